/* hjl-cli-complete.h: what can stand next on the command line, for a shell that completes it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/hjl-cli.h"

/* Prints a line a verb, its name, a blank and its summary, as the files in data/completions read it. */
void hjl_cli_complete_verbs (const HjlCliVerb *verbs,
                             guint             n_verbs);

/**
 * hjl_cli_complete:
 * @entries: (nullable): the verb's own options, ended by one without a name
 * @parameters: (nullable): what else it takes, as hjl_cli_parse() is told: words in small letters stand for
 * themselves, others for something that only the person knows
 *
 * Prints a line a word that can stand next, and after a blank what it is for where that is known.
 */
void hjl_cli_complete (const GOptionEntry *entries,
                       const char         *parameters);
