/* hjl-cli-report.h: what plan and sync show
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/hjl-cli-output.h"
#include "cli/hjl-cli.h"

G_BEGIN_DECLS

/* Prints a report. @line: one line, for a cycle of many. Returns: the exit code it means */
HjlExit hjl_cli_show_report (HjlCli        *cli,
                             HjlSyncReport *report,
                             gboolean       line);
/* Prints a plan. Returns: the exit code it means */
HjlExit hjl_cli_show_plan (HjlCli  *cli,
                           HjlPlan *plan);

/* An action of a plan as an object, and as a row of its table: kind, who, role, why. */
void hjl_cli_add_action (JsonBuilder     *builder,
                         const HjlAction *action,
                         HjlCatalogue    *catalogue);
void hjl_cli_add_action_row (HjlTable        *table,
                             const HjlAction *action,
                             HjlCatalogue    *catalogue);

G_END_DECLS
