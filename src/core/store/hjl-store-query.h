/* hjl-store-query.h: what the views and the command line list
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-candidate.h"
#include "model/hjl-opportunity.h"
#include "store/hjl-store.h"

/* Where a candidate stands, for people. */
typedef enum
{
  HJL_STATE_NONE,        /* asked, not accepted: not shown */
  HJL_STATE_WAITING,     /* accepted, not exported: no mapping, a broken one, or the next sync will */
  HJL_STATE_IN_PROGRESS, /* a write is under way */
  HJL_STATE_EXPORTED,
  HJL_STATE_ATTENTION, /* a hold that a person has to decide on */
  HJL_STATE_FAILED,    /* a hold REFUSED: Retry may help */
  HJL_STATE_ERASED,
  HJL_N_STATES
} HjlState;

const char *hjl_state_to_string (HjlState state);
HjlState    hjl_state_from_string (const char *text,
                                   gboolean   *known);

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

/* Whoever waits for a person: what they do not decide does not happen. */
#define HJL_STATES_ATTENTION (1u << HJL_STATE_ATTENTION | 1u << HJL_STATE_FAILED)

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
GPtrArray *hjl_store_find_names (HjlStore          *self,
                                 const char *const *terms,
                                 guint              limit,
                                 GError           **error);
/* @ids: (array zero-terminated=1). (transfer full) (element-type HjlCandidateRow): those of them that are shown and have a name */
GPtrArray *hjl_store_load_named (HjlStore          *self,
                                 const char *const *ids,
                                 GError           **error);

/* Who is done with, and has not changed since @before (hjl-settings.h says what that means).
 * Returns: how many, or -1 */
int        hjl_store_count_closed (HjlStore *self,
                                   HjlTime   before,
                                   GError  **error);
/* (transfer full) (element-type utf8) of candidate ids */
GPtrArray *hjl_store_list_closed (HjlStore *self,
                                  HjlTime   before,
                                  GError  **error);

/* One role with its numbers. */
typedef struct
{
  char *role_id;
  guint n_by_state[HJL_N_STATES];
} HjlRoleCounts;

/* (transfer full) (element-type utf8 HjlRoleCounts): by role id, kept up to date by the store and not
 * counted anew each time */
GHashTable *hjl_store_load_role_counts (HjlStore *self,
                                        GError  **error);
/* How many of a role are at each stage on both sides. (transfer full): tables of id to count
 * (GUINT_TO_POINTER); archived ones count under their reason's id. */
gboolean    hjl_store_load_pipeline (HjlStore    *self,
                                     const char  *role_id,
                                     GHashTable **hackajob,
                                     GHashTable **lever,
                                     GError     **error);
