/* hjl-map-all-window.h: all roles without a mapping in one table, with a suggestion for each, to be ticked and saved together
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_MAP_ALL_WINDOW (hjl_map_all_window_get_type ())
G_DECLARE_FINAL_TYPE (HjlMapAllWindow, hjl_map_all_window, HJL, MAP_ALL_WINDOW, AdwWindow)

/*
 * Modal. A row for each live role without a mapping: the suggested posting, how sure that is and why. Those of which it is
 * likely are ticked. Stages are as in the account's other mappings (hjl_suggest_mapping()). Who saves sees first for whom that
 * writes. Action `map-all.save`; signal `mapped (uint)`: for how many roles.
 *
 * @mappings: (element-type utf8 HjlMapping): those in use
 */
GtkWidget *hjl_map_all_window_new (HjlWorkspace *workspace,
                                   HjlCatalogue *catalogue,
                                   GHashTable   *mappings);
