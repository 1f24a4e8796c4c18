/* hjl-stage-choice.h: where candidates stand in hackajob, as the recruiter says
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "workspace/hjl-workspace.h"

/* Whether a person may say it: what hackajob tells itself nobody says here. @workspace: (nullable); @stages: (nullable)
 * (element-type HjlStage): hackajob's */
gboolean    hjl_stage_choice_may (HjlWorkspace *workspace,
                                  GPtrArray    *stages);
/* @stages: (nullable): likewise; @action: gets the id of one of them. Returns: (transfer full) */
GMenuModel *hjl_stage_choice_make_menu (GPtrArray  *stages,
                                        const char *action);
/* @ids: (element-type utf8): of candidates; whom a feed told of stay where they are. Gives what came of it, in words (char *) */
void        hjl_stage_choice_set_async (HjlWorkspace       *workspace,
                                        GPtrArray          *ids,
                                        const char         *stage_id,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
/* The same, and says what came of it in a toast. @widget: of the window that shows it */
void        hjl_stage_choice_set (GtkWidget    *widget,
                                  HjlWorkspace *workspace,
                                  GPtrArray    *ids,
                                  const char   *stage_id);
