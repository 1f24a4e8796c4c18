/* hjl-user.h: a person who works in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

G_BEGIN_DECLS

#define HJL_TYPE_USER (hjl_user_get_type ())
G_DECLARE_FINAL_TYPE (HjlUser, hjl_user, HJL, USER, GObject)

/* Immutable. Construct-only properties `id`, `name`, `email`, `access-role` (Lever's text, may be a
 * custom role's id), `active`. */
const char *hjl_user_get_id (HjlUser *self);
const char *hjl_user_get_name (HjlUser *self);
const char *hjl_user_get_email (HjlUser *self);
const char *hjl_user_get_access_role (HjlUser *self);
gboolean    hjl_user_get_active (HjlUser *self);

/* Only a Super Admin may connect an integration (lever/README.md, OAuth). Case and separators are folded. */
gboolean hjl_user_is_super_admin (HjlUser *self);

G_END_DECLS
