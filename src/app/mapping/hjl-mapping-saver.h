/* hjl-mapping-saver.h: saves several mappings, once a person has seen by name for whom all of them write
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "workspace/hjl-workspace.h"

/**
 * hjl_mappings_save:
 * @window: where a person is asked, and told what goes wrong
 * @mappings: (element-type HjlMapping): paused where a person says so
 * @did: called with @window and how many were saved: all, fewer where one could not be saved, none where it was given up;
 *   not once @window is gone
 *
 * Who closes the window before they have answered has agreed to nothing, and nothing is saved; what they have agreed to is
 * saved to its end, also when they close it (hjl_window_hold()).
 */
void hjl_mappings_save (GtkWindow    *window,
                        HjlWorkspace *workspace,
                        GPtrArray    *mappings,
                        void (*did) (gpointer window,
                                     guint    n));
