/* hjl-role-row.h: a row of the list of roles, with hackajob's menu
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/jobs/hjl-role-item.h"

#define HJL_TYPE_ROLE_ROW (hjl_role_row_get_type ())
G_DECLARE_FINAL_TYPE (HjlRoleRow, hjl_role_row, HJL, ROLE_ROW, AdwBin)

/* Its parts stand one under the other while @view is `narrow`, and it has a check box while @select_button is active. */
void   hjl_role_row_follow (HjlRoleRow *self,
                            GObject    *view,
                            GObject    *select_button);
/* @item: (nullable) */
void   hjl_role_row_set_item (HjlRoleRow  *self,
                              HjlRoleItem *item);
void   hjl_role_row_open_menu (HjlRoleRow *self);
/* Returns: (transfer full): the menu of one role, in hackajob's words; `jobs.` actions with the role's id */
GMenu *hjl_role_row_make_menu (HjlRoleItem *item);

/* (transfer none) (nullable) */
HjlRoleItem *hjl_role_row_get_item (HjlRoleRow *self);
