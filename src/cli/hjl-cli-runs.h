/* hjl-cli-runs.h: how runs are shown
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "cli/hjl-cli.h"
#include "model/hjl-run.h"

/* A run as an object. @member: (nullable): %NULL within an array */
void hjl_cli_add_run (JsonBuilder  *builder,
                      const char   *member,
                      const HjlRun *run,
                      HjlCatalogue *catalogue);
