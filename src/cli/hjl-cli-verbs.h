/* hjl-cli-verbs.h: the verbs, each in a file of its own
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/hjl-cli.h"

HjlExit hjl_cli_activity (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_add (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_candidates (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_check (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_connect (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_demo (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_disconnect (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_erase (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_map (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_move (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_plan (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_postings (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_prefer (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_profiles (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_reasons (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_resolve_hold (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_restore (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_retry (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_review (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_roles (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_runs (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_settings (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_source (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_stages (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_sync (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_todo (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_undo (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_users (HjlCli *cli, GStrv arguments);

/* Of `roles` and `stages`: arguments begin with both words. */
HjlExit hjl_cli_roles_add (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_roles_change (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_roles_watch (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_stages_change (HjlCli *cli, GStrv arguments);

/* Of `map`. */
HjlExit hjl_cli_map_clone (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_map_default (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_map_export (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_map_import (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_map_off (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_map_on (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_map_remove (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_map_set (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_map_show (HjlCli *cli, GStrv arguments);
HjlExit hjl_cli_map_suggest (HjlCli *cli, GStrv arguments);
