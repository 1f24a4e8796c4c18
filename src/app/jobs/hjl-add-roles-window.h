/* hjl-add-roles-window.h: makes roles from Lever's postings, or by a title
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/jobs/hjl-role-change.h"

#define HJL_TYPE_ADD_ROLES_WINDOW (hjl_add_roles_window_get_type ())
G_DECLARE_FINAL_TYPE (HjlAddRolesWindow, hjl_add_roles_window, HJL, ADD_ROLES_WINDOW, AdwWindow)

/* Signal `added (HjlRoleChange)`: it was done, and the window closes. */

/**
 * hjl_add_roles_window_new:
 *
 * First postings are chosen, several at once, or a title is typed; then what will be made of each is shown, and
 * only then it is saved.
 */
GtkWidget *hjl_add_roles_window_new (HjlWorkspace *workspace);
