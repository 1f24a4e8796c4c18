/* hjl-cli-person.h: what the verbs about one candidate share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/hjl-cli.h"
#include "store/hjl-store-timeline.h"

/* Returns: (transfer full) (nullable): all that is known of a candidate; NULL after printing, with
 * HjlCli.status set */
HjlCase *hjl_cli_load_case (HjlCli     *cli,
                            const char *candidate_id);
/* An entry of the timeline as an object. */
void     hjl_cli_add_activity (JsonBuilder       *builder,
                               const HjlActivity *activity);
/* @hold: (nullable) */
void     hjl_cli_add_hold (JsonBuilder   *builder,
                           const HjlHold *hold,
                           const HjlLink *link);
/* What was decided and is still to be done, where there is such a thing. @hold: (nullable) */
void     hjl_cli_show_decision (const HjlHold *hold);
