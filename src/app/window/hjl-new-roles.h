/* hjl-new-roles.h: notices live roles that ask for a mapping
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_NEW_ROLES (hjl_new_roles_get_type ())
G_DECLARE_FINAL_TYPE (HjlNewRoles, hjl_new_roles, HJL, NEW_ROLES, GObject)

/* Looks whenever the roles may have changed, as long as `heard` is set: who is taken notice of is not told
 * again. Signal `found (GPtrArray)` (element-type utf8): ids of one role or more. */
HjlNewRoles *hjl_new_roles_new (HjlWorkspace *workspace);
/* Whether there is anybody to tell: a window, or somebody who reads notifications. FALSE at first. */
void         hjl_new_roles_set_heard (HjlNewRoles *self,
                                      gboolean     heard);
