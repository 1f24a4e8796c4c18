/* hjl-cli-report.h: what plan and sync show
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/hjl-cli.h"

G_BEGIN_DECLS

/* Prints a report. @line: one line, for a cycle of many. Returns: the exit code it means */
HjlExit hjl_cli_show_report (HjlCli        *cli,
                             HjlSyncReport *report,
                             gboolean       line);
/* Prints a plan. Returns: the exit code it means */
HjlExit hjl_cli_show_plan (HjlCli  *cli,
                           HjlPlan *plan);

G_END_DECLS
