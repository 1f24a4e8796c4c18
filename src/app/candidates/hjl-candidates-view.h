/* hjl-candidates-view.h: everybody who was exported, waits, or needs attention
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_CANDIDATES_VIEW (hjl_candidates_view_get_type ())
G_DECLARE_FINAL_TYPE (HjlCandidatesView, hjl_candidates_view, HJL, CANDIDATES_VIEW, AdwBin)

/* Property `workspace`: (nullable) until it is opened; the window gives it. */

/* Shows the people of one role; "" or %NULL for all. */
void hjl_candidates_view_show_role (HjlCandidatesView *self,
                                    const char        *role_id);
/* Shows everybody whose name or role has @text. */
void hjl_candidates_view_search (HjlCandidatesView *self,
                                 const char        *text);
/* Shows everybody who needs attention. */
void hjl_candidates_view_show_attention (HjlCandidatesView *self);
/* Shows this one's details, whichever people are listed. @candidate_id: (nullable): nobody's */
void hjl_candidates_view_show_candidate (HjlCandidatesView *self,
                                         const char        *candidate_id);
/* How many are to be looked at before they are added. */
void hjl_candidates_view_set_n_drafts (HjlCandidatesView *self,
                                       guint              n_drafts);
/* How much is to be done on hackajob by hand. */
void hjl_candidates_view_set_n_todos (HjlCandidatesView *self,
                                      guint              n_todos);
/* How many that are; a notice says so. */
void hjl_candidates_view_set_n_attention (HjlCandidatesView *self,
                                          guint              n_attention);
/* Lists every write that a sync would make, and writes nothing. */
void hjl_candidates_view_preview (HjlCandidatesView *self);
