/* hjl-add-candidates.h: from files that are dropped, pasted or chosen to the review
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "workspace/hjl-workspace.h"

/* Whether files may be added: candidates come from files. @workspace: (nullable) */
gboolean hjl_add_candidates_may (HjlWorkspace *workspace);
/**
 * hjl_add_candidates:
 * @anywhere: a widget of the window that asks
 * @role_id: (nullable): whom they are for; %NULL asks, where there is more than one role
 * @paths: (nullable): files, folders, archives and tables; %NULL lets a person choose files
 *
 * They are read, and shown in the review as they are.
 */
void     hjl_add_candidates (GtkWidget         *anywhere,
                             HjlWorkspace      *workspace,
                             const char        *role_id,
                             const char *const *paths);
/**
 * hjl_add_candidates_from:
 * @files: (nullable) (element-type GFile): files, folders, archives and tables; %NULL lets a person choose files
 *
 * The same with whatever files were named outside the window. What is on no disk is told at @anywhere.
 */
void     hjl_add_candidates_from (GtkWidget    *anywhere,
                                  HjlWorkspace *workspace,
                                  GListModel   *files);
/* What is on the clipboard, where that is files; anything else is left alone. */
void     hjl_add_candidates_paste (GtkWidget    *anywhere,
                                   HjlWorkspace *workspace,
                                   const char   *role_id);
/* How many files on a disk are there, in what may be dropped. */
guint    hjl_add_candidates_count (const GValue *value);
/* What was dropped or pasted: (transfer full) (nullable): NULL where it is no file on a disk; what is on none is told
 * at @anywhere. */
GStrv    hjl_add_candidates_take_paths (GtkWidget    *anywhere,
                                        const GValue *value);
/* “Add 3 files to Data Engineer”. @n: 0 where that is not known yet. (transfer full) */
char    *hjl_add_candidates_describe (guint       n,
                                      const char *role_title);
