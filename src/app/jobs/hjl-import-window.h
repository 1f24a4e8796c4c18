/* hjl-import-window.h: imports an existing mapping for one role or several
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_IMPORT_WINDOW (hjl_import_window_get_type ())
G_DECLARE_FINAL_TYPE (HjlImportWindow, hjl_import_window, HJL, IMPORT_WINDOW, AdwWindow)

/* Modal. Shows what carries over and what does not, and a posting for each role, to be confirmed. Of
 * several roles those without a posting are left out. @applies: the roles were selected, and the window is called by what
 * was pressed then. Signal `imported (uint, string)`: for how many roles, and the first one's id. */
GtkWidget *hjl_import_window_new (HjlWorkspace *workspace,
                                  HjlCatalogue *catalogue,
                                  GHashTable   *mappings,
                                  GPtrArray    *role_ids,
                                  gboolean      applies);
