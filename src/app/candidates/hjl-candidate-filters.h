/* hjl-candidate-filters.h: which candidates the list shows: search, role, state, order
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/hjl-catalogue.h"
#include "store/hjl-store-query.h"

#define HJL_TYPE_CANDIDATE_FILTERS (hjl_candidate_filters_get_type ())
G_DECLARE_FINAL_TYPE (HjlCandidateFilters, hjl_candidate_filters, HJL, CANDIDATE_FILTERS, AdwBin)

/* Signal `changed`: there is another question. */

/* What is chosen now; its texts belong to the widget. */
void        hjl_candidate_filters_get_query (HjlCandidateFilters *self,
                                             HjlCandidateQuery   *query);
/* The roles to choose from, in their order; the chosen one stays. @roles: (element-type HjlRole) */
void        hjl_candidate_filters_set_roles (HjlCandidateFilters *self,
                                             GPtrArray           *roles);
/* Everybody of this role, whatever was asked for before; a role that is not known yet is remembered.
 * @role_id: (nullable): all */
void        hjl_candidate_filters_show_role (HjlCandidateFilters *self,
                                             const char          *role_id);
/* Everybody whose name or role has @text, whatever was asked for before. */
void        hjl_candidate_filters_search (HjlCandidateFilters *self,
                                          const char          *text);
/* Everybody who needs attention. */
void        hjl_candidate_filters_show_attention (HjlCandidateFilters *self);
gboolean    hjl_candidate_filters_shows_attention (HjlCandidateFilters *self);
/* (nullable): of the chosen role */
const char *hjl_candidate_filters_get_role_id (HjlCandidateFilters *self);
const char *hjl_candidate_filters_get_role_title (HjlCandidateFilters *self);
/* Whether anything narrows the list. */
gboolean    hjl_candidate_filters_is_active (HjlCandidateFilters *self);
void        hjl_candidate_filters_focus (HjlCandidateFilters *self);
/* All in one line; where that takes more than @room, in pixels, the search has a line of its own. In a @narrow window the
 * choices have two. */
void        hjl_candidate_filters_set_room (HjlCandidateFilters *self,
                                            int                  room,
                                            gboolean             narrow);
