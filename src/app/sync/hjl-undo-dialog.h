/* hjl-undo-dialog.h: shows what taking a run back does, and does it where the person agrees
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

/**
 * hjl_undo_dialog_new:
 * @anywhere: (nullable): a widget of the window that asks
 * @undo: what is planned
 * @catalogue: for roles and archive reasons
 *
 * By name: what is taken back and who is left, and why. Where the run created records there is a choice of archive
 * reasons, without which there is no `undo`. Its response to act on is `undo`.
 *
 * Returns: (transfer floating)
 */
GtkWidget  *hjl_undo_dialog_new (GtkWidget    *anywhere,
                                 HjlUndo      *undo,
                                 HjlCatalogue *catalogue);
/* Returns: (transfer none) (nullable): the archive reason that is chosen by now */
const char *hjl_undo_dialog_get_reason (GtkWidget *dialog);

/**
 * hjl_undo_dialog_open:
 * @anywhere: a widget of the window that asks
 * @run_id: which run
 *
 * Plans, shows, and takes the run back; how it went is said in a toast.
 */
void hjl_undo_dialog_open (GtkWidget    *anywhere,
                           HjlWorkspace *workspace,
                           gint64        run_id);
