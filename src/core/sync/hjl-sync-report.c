/* hjl-sync-report.c: what a sync did, in numbers
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/hjl-sync-report.h"

G_DEFINE_BOXED_TYPE (HjlSyncReport, hjl_sync_report, hjl_sync_report_copy, hjl_sync_report_free)

HjlSyncReport *
hjl_sync_report_new (void)
{
  return g_new0 (HjlSyncReport, 1);
}

HjlSyncReport *
hjl_sync_report_copy (const HjlSyncReport *self)
{
  HjlSyncReport *copy;

  if (self == NULL)
    return NULL;

  copy = g_new (HjlSyncReport, 1);
  *copy = *self;
  copy->unread = g_strdupv (self->unread);
  copy->said = g_strdup (self->said);
  copy->interrupted = self->interrupted != NULL ? g_error_copy (self->interrupted) : NULL;

  return copy;
}

void
hjl_sync_report_free (HjlSyncReport *self)
{
  if (self == NULL)
    return;

  g_clear_error (&self->interrupted);
  g_strfreev (self->unread);
  g_free (self->said);
  g_free (self);
}
