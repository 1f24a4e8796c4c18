/* hjl-store-query.h: what the views and the command line list
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-opportunity.h"
#include "model/hjl-candidate.h"
#include "store/hjl-store.h"
#include "store/hjl-store-state.h"

/* One row. Everything is in it that a list shows. */
typedef struct
{
  char    *candidate_id;
  char    *name;             /* nullable */
  char    *role_id;          /* nullable */
  char    *role_title;       /* nullable */
  char    *stage_id;         /* nullable: hackajob's */
  char    *stage_name;       /* nullable */
  char    *lever_stage_name; /* nullable: or the archive reason's */
  gboolean archived;
  gboolean in_gone_stage;   /* in Lever: its lists have the stage no more */
  char    *opportunity_id;  /* nullable */
  char    *opportunity_url; /* nullable */
  char    *url;             /* nullable: hackajob's page */
  HjlState state;
  HjlHold *hold; /* nullable */
  HjlTime  changed_at;
} HjlCandidateRow;

void hjl_candidate_row_free (HjlCandidateRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlCandidateRow, hjl_candidate_row_free)

typedef enum
{
  HJL_SORT_CHANGED, /* newest first */
  HJL_SORT_NAME,
  HJL_SORT_ROLE,
  HJL_SORT_STATE,
} HjlSort;

/* @search: (nullable): its words, in any order, each in the name or the role's title; @role_id: (nullable); @states: bits
 * 1 << HjlState, 0 for all but NONE */
typedef struct
{
  const char *search;
  const char *role_id;
  guint       states;
  HjlSort     sort;
} HjlCandidateQuery;

/* (transfer full) (element-type HjlCandidateRow): fast with 100,000 rows, at any offset */
GPtrArray       *hjl_store_list_candidates (HjlStore                *self,
                                            const HjlCandidateQuery *query,
                                            guint                    offset,
                                            guint                    limit,
                                            GError                 **error);
/* One candidate's, whatever their state. Returns: (transfer full) (nullable): %NULL without @error where there is none */
HjlCandidateRow *hjl_store_load_candidate_row (HjlStore   *self,
                                               const char *candidate_id,
                                               GError    **error);
/* Returns: the number of rows, or -1 */
int              hjl_store_count_candidates (HjlStore                *self,
                                             const HjlCandidateQuery *query,
                                             GError                 **error);
/* For who searches from outside, where everybody may look: only whom a name is kept of is found, and only by it.
 * @terms: (array zero-terminated=1): all of them in the name, in any order. (transfer full) (element-type HjlCandidateRow): by
 * name; none where @terms say nothing */
GPtrArray       *hjl_store_find_names (HjlStore          *self,
                                       const char *const *terms,
                                       guint              limit,
                                       GError           **error);
/* @ids: (array zero-terminated=1). (transfer full) (element-type HjlCandidateRow): those of them that are shown and have a name */
GPtrArray       *hjl_store_load_named (HjlStore          *self,
                                       const char *const *ids,
                                       GError           **error);
