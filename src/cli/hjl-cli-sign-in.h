/* hjl-cli-sign-in.h: one sign-in: the browser or a printed address, a redirect or a pasted one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/hjl-cli.h"

/**
 * hjl_cli_sign_in:
 * @no_browser: print the address as the first line of standard output instead of opening it
 * @listen: whether a redirect address may be pasted on standard input
 *
 * Returns: (transfer full) (nullable): the tokens; NULL after printing, with HjlCli.status set
 */
HjlTokens *hjl_cli_sign_in (HjlCli    *cli,
                            HjlSignIn *sign_in,
                            gboolean   no_browser,
                            gboolean   listen);
