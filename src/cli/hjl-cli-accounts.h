/* hjl-cli-accounts.h: what connect, disconnect and check show of accounts and checks
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/hjl-cli.h"

/* Returns: FALSE after printing: %HJL_EXIT_USAGE */
gboolean hjl_cli_read_side (HjlCli     *cli,
                            const char *text,
                            HjlSide    *side);
/* Prints @sides (bits 1 << HjlSide) with @checks (nullable) (element-type HjlCheck). Returns:
 * HJL_EXIT_ATTENTION where a needed check failed */
HjlExit  hjl_cli_show_accounts (HjlCli    *cli,
                                guint      sides,
                                GPtrArray *checks);
