/* hjl-role-change.h: one change of the roles that are kept by hand, and the way back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "workspace/hjl-workspace.h"

typedef enum
{
  HJL_ROLE_CHANGE_ADD,
  HJL_ROLE_CHANGE_RENAME,
  HJL_ROLE_CHANGE_CLOSE,
  HJL_ROLE_CHANGE_REOPEN,
  HJL_ROLE_CHANGE_REMOVE,
} HjlRoleChangeKind;

#define HJL_TYPE_ROLE_CHANGE (hjl_role_change_get_type ())
G_DECLARE_FINAL_TYPE (HjlRoleChange, hjl_role_change, HJL, ROLE_CHANGE, GObject)

/* Adds roles, as hjl_role_change_add() names them. */
HjlRoleChange *hjl_role_change_new_add (void);
/* @posting: (nullable): what it is mapped to */
void           hjl_role_change_add (HjlRoleChange *self,
                                    const char    *title,
                                    HjlPosting    *posting);
/* @new_title: (nullable): for %HJL_ROLE_CHANGE_RENAME. @mapping: (nullable): what goes with a role that is removed */
HjlRoleChange *hjl_role_change_new (HjlRoleChangeKind kind,
                                    HjlRole          *role,
                                    const char       *new_title,
                                    HjlMapping       *mapping);
/* Does it, or takes it back. It must not be changed any more. Finish with hjl_finish(). */
void           hjl_role_change_apply_async (HjlRoleChange      *self,
                                            HjlWorkspace       *workspace,
                                            gboolean            back,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
/* What was done, in words. (transfer full) */
char          *hjl_role_change_describe (HjlRoleChange *self);
