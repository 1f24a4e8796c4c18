/* hjl-user.h: a person who works in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

#define HJL_TYPE_USER (hjl_user_get_type ())
G_DECLARE_FINAL_TYPE (HjlUser, hjl_user, HJL, USER, GObject)

/**
 * HjlUser:
 * @email: (nullable): as Lever has it
 * @access_role: (nullable): Lever's text, may be a custom role's id
 *
 * Immutable.
 */
struct _HjlUser
{
  GObject parent_instance;

  const char *id;
  const char *name;
  const char *email;
  const char *access_role;
  gboolean    active;
};

/* @facts: a literal with what is known, which is copied */
HjlUser *hjl_user_new (const HjlUser *facts);

/* Only a Super Admin may connect an integration (lever/README.md, OAuth). Case and separators are folded. */
gboolean hjl_user_is_super_admin (HjlUser *self);
