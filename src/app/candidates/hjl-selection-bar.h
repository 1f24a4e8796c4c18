/* hjl-selection-bar.h: what can be done with several candidates at once
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/candidates/hjl-errands.h"
#include "workspace/hjl-workspace.h"

#define HJL_TYPE_SELECTION_BAR (hjl_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (HjlSelectionBar, hjl_selection_bar, HJL, SELECTION_BAR, AdwBin)

/* Each errand (hjl-errands.h) asks once, with how many they are, goes through them one by one, can be stopped, and says what
 * came of it. With candidates from files all can be given a stage on hackajob, by one transaction and without a question. Signal
 * `cleared`: nobody is to be selected any more. Widget actions: those of the errands, `selection.set-stage(s)`,
 * `selection.stop` and `.clear`. */

/* @workspace: (nullable) */
void     hjl_selection_bar_set_workspace (HjlSelectionBar *self,
                                          HjlWorkspace    *workspace);
/* hackajob's, to choose from. @stages: (element-type HjlStage) */
void     hjl_selection_bar_set_stages (HjlSelectionBar *self,
                                       GPtrArray       *stages);
/* @people: (element-type HjlChosen) (transfer full); @n_unread: how many are selected beside them, whose rows are still
 * on their way: nothing can be done before they are there */
void     hjl_selection_bar_take (HjlSelectionBar *self,
                                 GPtrArray       *people,
                                 guint            n_unread);
/* Whether it has something to say: several are selected, or are being gone through. */
gboolean hjl_selection_bar_is_needed (HjlSelectionBar *self);
