/* hjl-settings.h: what is chosen in Connection: who acts, and how candidates are marked in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HjlSettings:
 * @acting_user_id: (nullable): a Lever user; the last resort for `perform_as`
 * @source: the source label; `hackajob`
 * @origin: one of agency, applied, internal, referred, sourced, university; `sourced`
 * @tags: none by default
 */
typedef struct
{
  char *acting_user_id;
  char *source;
  char *origin;
  GStrv tags;
} HjlSettings;

#define HJL_TYPE_SETTINGS (hjl_settings_get_type ())
GType        hjl_settings_get_type (void);
/* Returns: (transfer full): the defaults */
HjlSettings *hjl_settings_new (void);
HjlSettings *hjl_settings_copy (const HjlSettings *self);
void         hjl_settings_free (HjlSettings *self);
gboolean     hjl_settings_origin_valid (const char *origin);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlSettings, hjl_settings_free)

G_END_DECLS
