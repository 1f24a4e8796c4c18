/* hjl-store-timeline.h: what happened, for people
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

typedef enum
{
  HJL_ACTIVITY_DONE,      /* a write that was made */
  HJL_ACTIVITY_CONFLICT,  /* both sides changed, Lever won; `passed_over` is the other choice */
  HJL_ACTIVITY_ATTENTION, /* a candidate now waits for a person */
  HJL_ACTIVITY_FAILED,    /* a run or a write ended in an error */
  HJL_ACTIVITY_ERASED,
  HJL_ACTIVITY_CHANGED, /* the person changed something: a mapping, a setting, a connection */
} HjlActivityKind;

const char *hjl_activity_kind_to_string (HjlActivityKind kind);

/* What happened, for people: the timeline. Whole sentences without personal data. */
typedef struct
{
  gint64          id;
  HjlTime         at;
  HjlActivityKind kind;
  char           *candidate_id; /* nullable */
  char           *role_id;      /* nullable */
  char           *action;       /* nullable: hjl_action_kind_to_string() */
  char           *passed_over;  /* nullable */
  char           *kept;         /* as the database has it (hjl-words.h); a text of before there were codes is itself */
  char           *text;         /* the same in words, in the language of whoever looks at it */
  gint64          run_id;       /* in which it happened, or 0 */
  gint64          write_id;     /* the write that it tells of, or 0 */
  char           *name;         /* nullable: the candidate's, by hjl_store_find_activity() alone: personal data */
} HjlActivity;

HjlActivity *hjl_activity_new (HjlActivityKind kind,
                               HjlTime         at,
                               const char     *kept);
void         hjl_activity_free (HjlActivity *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlActivity, hjl_activity_free)

/* It is of the run that is under way, if one is; of what was done it tells of the last such write of the person. */
gboolean   hjl_store_add_activity (HjlStore          *self,
                                   const HjlActivity *activity,
                                   GError           **error);
/* Newest first. @candidate_id: (nullable): only of this one. (transfer full) (element-type HjlActivity) */
GPtrArray *hjl_store_list_activity (HjlStore   *self,
                                    const char *candidate_id,
                                    guint       limit,
                                    GError    **error);

/**
 * HjlActivityQuery:
 * @candidate_id: (nullable): only of this one
 * @role_id: (nullable): only of this one
 * @run_id: only of this run; 0 for all
 * @kind: (nullable): only of this kind, a word of hjl_activity_kind_to_string()
 * @cause: (nullable): only of runs with this cause, a word of hjl_run_cause_to_string()
 * @search: (nullable): in what is said, and in the names of candidates and roles
 * @since: not older, or 0
 * @before: an id, 0 for the newest
 * @limit: at most so many; 0 for all
 */
typedef struct
{
  const char *candidate_id;
  const char *role_id;
  gint64      run_id;
  const char *kind;
  const char *cause;
  const char *search;
  HjlTime     since;
  gint64      before;
  guint       limit;
} HjlActivityQuery;

/* Newest first. (transfer full) (element-type HjlActivity) */
GPtrArray *hjl_store_find_activity (HjlStore               *self,
                                    const HjlActivityQuery *query,
                                    GError                **error);
/* Of entries that say @code among other things, of nobody and no candidate, only @kept is left. */
gboolean   hjl_store_shorten_activity (HjlStore   *self,
                                       const char *kept,
                                       const char *code,
                                       GError    **error);
/* Entries and ended journal rows older than @before go, and runs that have neither any more. */
gboolean   hjl_store_trim_activity (HjlStore *self,
                                    HjlTime   before,
                                    GError  **error);
