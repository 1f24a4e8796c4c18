/* hjl-verb.h: the verbs, each in a file of its own
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/hjl-cli.h"
#include "model/hjl-run.h"

HjlExit hjl_verb_activity (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_add (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_candidates (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_check (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_connect (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_demo (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_disconnect (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_erase (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_map (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_move (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_plan (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_postings (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_prefer (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_profiles (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_reasons (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_resolve (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_restore (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_retry (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_review (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_roles (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_runs (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_settings (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_source (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_stages (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_sync (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_todo (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_undo (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_users (HjlCli *cli, GStrv arguments);

/* Of `roles` and `stages`: arguments begin with both words. */
HjlExit hjl_verb_roles_add (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_roles_change (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_roles_watch (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_stages_change (HjlCli *cli, GStrv arguments);

/* Of `map`. */
HjlExit hjl_verb_map_clone (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_map_default (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_map_export (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_map_import (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_map_off (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_map_on (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_map_remove (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_map_set (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_map_show (HjlCli *cli, GStrv arguments);
HjlExit hjl_verb_map_suggest (HjlCli *cli, GStrv arguments);

/* A run as an object, as `runs` and `undo` print it. @member: (nullable): %NULL within an array */
void hjl_verb_add_run (JsonBuilder  *builder,
                       const char   *member,
                       const HjlRun *run,
                       HjlCatalogue *catalogue);
