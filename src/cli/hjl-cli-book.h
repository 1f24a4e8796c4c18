/* hjl-cli-book.h: changing what is kept by hand
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/hjl-cli.h"

/* Runs @func with @data in the workspace's thread, and waits. Returns: %FALSE after printing, with HjlCli.status set */
gboolean hjl_cli_edit_book (HjlCli     *cli,
                            HjlBookFunc func,
                            gpointer    data);
/* Whether a person has said @yes. Else it says what would happen, and to use `--yes`. */
gboolean hjl_cli_agree (HjlCli     *cli,
                        gboolean    yes,
                        const char *question);
