/* hjl-settings.c: what is chosen for a profile: who acts, how candidates are marked, what is kept here
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/hjl-settings.h"

/* lever/README.md, Origin and source: these six, and no others. */
static const char *const origins[] = {
  "agency",
  "applied",
  "internal",
  "referred",
  "sourced",
  "university",
  NULL,
};

HjlSettings *
hjl_settings_new (void)
{
  HjlSettings *self = g_new0 (HjlSettings, 1);

  self->source = g_strdup ("hackajob");
  self->origin = g_strdup ("sourced");
  self->tags = g_new0 (char *, 1);
  self->activity_days = 180;
  self->most_people = 10;
  self->most_share = 20;
  self->most_exports = 25;

  return self;
}

HjlSettings *
hjl_settings_copy (const HjlSettings *self)
{
  HjlSettings *copy;

  if (self == NULL)
    return NULL;

  copy = g_new0 (HjlSettings, 1);
  copy->acting_user_id = g_strdup (self->acting_user_id);
  copy->source = g_strdup (self->source);
  copy->origin = g_strdup (self->origin);
  copy->tags = self->tags != NULL ? g_strdupv (self->tags) : g_new0 (char *, 1);
  copy->keep_days = self->keep_days;
  copy->activity_days = self->activity_days;
  copy->most_people = self->most_people;
  copy->most_share = self->most_share;
  copy->most_exports = self->most_exports;

  return copy;
}

void
hjl_settings_free (HjlSettings *self)
{
  if (self == NULL)
    return;

  g_free (self->acting_user_id);
  g_free (self->source);
  g_free (self->origin);
  g_strfreev (self->tags);
  g_free (self);
}

gboolean
hjl_settings_origin_valid (const char *origin)
{
  return origin != NULL && g_strv_contains (origins, origin);
}
