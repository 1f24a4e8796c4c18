/* hjl-jobs-empty.h: what the view of all roles says where there is none to show
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/jobs/hjl-role-list.h"
#include "workspace/hjl-workspace.h"

G_BEGIN_DECLS

/**
 * hjl_jobs_empty_update:
 * @page: says it
 * @workspace: (nullable)
 * @list: whose roles, if there are any, are hidden by the search or the filter
 * @loading: whether news are on their way from the database
 *
 * Call it again where an account or the progress of a sync changed.
 */
void hjl_jobs_empty_update (AdwStatusPage *page,
                            HjlWorkspace  *workspace,
                            HjlRoleList   *list,
                            gboolean       loading);

G_END_DECLS
