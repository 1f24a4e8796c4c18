/* hjl-connection-view.h: the two accounts, and how candidates are marked in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_CONNECTION_VIEW (hjl_connection_view_get_type ())
G_DECLARE_FINAL_TYPE (HjlConnectionView, hjl_connection_view, HJL, CONNECTION_VIEW, AdwBin)

/* Property `workspace`: (nullable) until it is opened; the window gives it. */

/* Runs all checks and shows them. */
void  hjl_connection_view_check (HjlConnectionView *self);
/* The services can be reached again: catches up with what could not be checked when the environment opened. */
void  hjl_connection_view_check_missed (HjlConnectionView *self);
/* What helps the Customer Success Manager: states and checks, without secrets and personal data.
 * Returns: (transfer full) */
char *hjl_connection_view_dup_details (HjlConnectionView *self);
/* @n_not_mapped: live roles; @n_mapped: roles: once all are mapped nobody is asked to map them */
void  hjl_connection_view_set_n_roles (HjlConnectionView *self,
                                       guint              n_not_mapped,
                                       guint              n_mapped);
