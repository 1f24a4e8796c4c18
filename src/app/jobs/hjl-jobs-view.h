/* hjl-jobs-view.h: every live role, and what it is mapped to
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_JOBS_VIEW (hjl_jobs_view_get_type ())
G_DECLARE_FINAL_TYPE (HjlJobsView, hjl_jobs_view, HJL, JOBS_VIEW, AdwBin)

/* Properties that the window gives: `workspace`: (nullable) until it is opened; `narrow`: a row's parts
 * stand one under the other. */
