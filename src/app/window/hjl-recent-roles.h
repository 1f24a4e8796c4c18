/* hjl-recent-roles.h: which roles' mappings were opened last, in the settings
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* As the most recent one of the roles that the desktop's menu leads back to: its desktop file has actions for so many. */
#define HJL_RECENT_ROLES_MOST 3
/* @there: FALSE: it is gone, and is led to no more */
void     hjl_recent_roles_set (GSettings  *settings,
                               const char *profile_id,
                               const char *role_id,
                               gboolean    there);
/* @place: from 0, the most recent one. @profile_id: (out) (transfer full); @role_id: (out) (transfer full). Returns: whether
 * there is one */
gboolean hjl_recent_roles_get (GSettings *settings,
                               guint      place,
                               char     **profile_id,
                               char     **role_id);
