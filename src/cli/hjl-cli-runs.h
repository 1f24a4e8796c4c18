/* hjl-cli-runs.h: how runs are shown
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "cli/hjl-cli.h"
#include "model/hjl-run.h"

G_BEGIN_DECLS

/* A run as an object. @member: (nullable): %NULL within an array */
void  hjl_cli_add_run (JsonBuilder  *builder,
                       const char   *member,
                       const HjlRun *run,
                       HjlCatalogue *catalogue);
/* Where somebody was: an object, or null. @place: (nullable) */
void  hjl_cli_add_place (JsonBuilder    *builder,
                         const char     *member,
                         const HjlPlace *place);
/* Returns: (transfer full): the two stages in words, for people. @place: (nullable) */
char *hjl_cli_show_place (const HjlPlace *place);

G_END_DECLS
