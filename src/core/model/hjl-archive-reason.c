/* hjl-archive-reason.c: why Lever archived somebody; one kind of reason means hired
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-archive-reason.h"

#include "model/hjl-fold.h"

G_DEFINE_FINAL_TYPE (HjlArchiveReason, hjl_archive_reason, G_TYPE_OBJECT)

static void
hjl_archive_reason_finalize (GObject *object)
{
  HjlArchiveReason *self = HJL_ARCHIVE_REASON (object);

  g_free ((char *) self->id);
  g_free ((char *) self->name);

  G_OBJECT_CLASS (hjl_archive_reason_parent_class)->finalize (object);
}

static void
hjl_archive_reason_class_init (HjlArchiveReasonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_archive_reason_finalize;
}

static void
hjl_archive_reason_init (HjlArchiveReason *self)
{
}

HjlArchiveReason *
hjl_archive_reason_new (const HjlArchiveReason *facts)
{
  HjlArchiveReason *self = g_object_new (HJL_TYPE_ARCHIVE_REASON, NULL);

  self->id = g_strdup (facts->id != NULL ? facts->id : "");
  /* Names are shown in many places, each of which has one line for them. */
  self->name = hjl_fold_line (facts->name != NULL ? facts->name : "");
  self->hired = facts->hired;
  self->active = facts->active;

  return self;
}
