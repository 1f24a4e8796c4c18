/* hjl-cli-report.h: what plan and sync show
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/hjl-cli.h"

#include <json-glib/json-glib.h>

/* Prints a report. @line: one line, for a cycle of many. Returns: the exit code it means */
HjlExit hjl_cli_show_report (HjlCli        *cli,
                             HjlSyncReport *report,
                             gboolean       line);
/* Actions as a list of objects, and as a table for people. @actions: (element-type HjlAction); @catalogue: (nullable);
 * @empty: (nullable): what to print where there is none */
void    hjl_cli_add_actions (JsonBuilder  *builder,
                             const char   *member,
                             GPtrArray    *actions,
                             HjlCatalogue *catalogue);
void    hjl_cli_print_actions (GPtrArray    *actions,
                               HjlCatalogue *catalogue,
                               const char   *empty);
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
