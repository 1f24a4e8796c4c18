/* hjl-candidate-list.h: the candidates as a GListModel: any length, read as far as somebody looks
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "app/candidates/hjl-candidate-item.h"
#include "workspace/hjl-loader.h"

#define HJL_TYPE_CANDIDATE_LIST (hjl_candidate_list_get_type ())
G_DECLARE_FINAL_TYPE (HjlCandidateList, hjl_candidate_list, HJL, CANDIDATE_LIST, GObject)

/*
 * A list model of #HjlCandidateItem. Nothing here waits for the database: an item that was asked for
 * is there at once, and its row comes soon (`changed`). One and the same item stands for a candidate as
 * long as somebody holds it, wherever it moves.
 *
 * Signals: `refreshed`: the list is
 * as the database is; `failed (GError)`.
 */
HjlCandidateList *hjl_candidate_list_new (HjlLoader *loader);

/* Shows what fits @query from now on; the texts are copied. */
void              hjl_candidate_list_set_query (HjlCandidateList        *self,
                                                const HjlCandidateQuery *query);
/* The database changed: takes over what is different, and nothing else moves. Any number of calls while
 * one is under way count as one. */
void              hjl_candidate_list_refresh (HjlCandidateList *self);
/* Whether a new question has no answer yet. */
gboolean          hjl_candidate_list_is_loading (HjlCandidateList *self);
/* Among the rows that are read. Returns: (transfer none) (nullable) */
HjlCandidateItem *hjl_candidate_list_find (HjlCandidateList *self,
                                           const char       *candidate_id);
