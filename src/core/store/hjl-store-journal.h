/* hjl-store-journal.h: intents and outcomes of writes, and what happened
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-plan.h"
#include "store/hjl-store.h"

typedef enum
{
  HJL_WRITE_INTENT, /* committed before the request goes out */
  HJL_WRITE_DONE,
  HJL_WRITE_REFUSED,   /* the server said no: it did not happen */
  HJL_WRITE_NOT_SENT,  /* it never reached the server, or was read back as not happened */
  HJL_WRITE_UNCERTAIN, /* sent, and no answer; found out by reading back */
} HjlWriteState;

/* One write to Lever or hackajob. Texts hold ids; only what an open export sent is personal: it is forgotten
 * with the write's end, and when the person is erased. */
typedef struct
{
  gint64        id;
  char         *candidate_id;
  HjlActionKind kind;
  HjlWriteState state;
  char         *opportunity_id; /* nullable */
  char         *posting_id;     /* nullable: of an export */
  char         *source;         /* nullable: of an export, for the read-back */
  char         *target;         /* nullable: the stage or reason id */
  char         *base_stage_id;  /* nullable: the hackajob stage that becomes the base */
  gboolean      archive_follows;
  char         *name;      /* nullable: what an export sent, and so what is looked for */
  GStrv         emails;    /* nullable */
  char         *link;      /* nullable: the candidate's page in hackajob: our mark in the record */
  HjlTime       sent_at;   /* by Lever's clock; 0 where it had not told */
  HjlTime       looked_at; /* by Lever's clock where it tells: the first look that found nothing; 0: none yet */
  HjlTime       started_at;
  HjlTime       ended_at;
  gint64        run_id;   /* 0: of no run */
  char         *actor_id; /* nullable: the Lever user whom it is written as */
  gint64        undoes;   /* the write that this one takes back, or 0 */
} HjlWrite;

HjlWrite *hjl_write_new (const char   *candidate_id,
                         HjlActionKind kind,
                         HjlTime       now);
void      hjl_write_free (HjlWrite *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlWrite, hjl_write_free)

/* Commits the intent and sets @write's id, and its run where one is under way (hjl-store-runs.h), which has a row from
 * then on; with it goes where the person is. Outside of any transaction: it must be on the disk. */
gboolean   hjl_store_begin_write (HjlStore *self,
                                  HjlWrite *write,
                                  GError  **error);
/* One that is done keeps where the person is now, so what was answered is taken before; an export its record. */
gboolean   hjl_store_end_write (HjlStore     *self,
                                gint64        id,
                                HjlWriteState state,
                                HjlTime       now,
                                GError      **error);
/* A look has found nothing of it: it stays open. @at: 0 forgets the look */
gboolean   hjl_store_set_write_looked (HjlStore *self,
                                       gint64    id,
                                       HjlTime   at,
                                       GError  **error);
/* Intents without an outcome and uncertain ones, oldest first: what a run begins with.
 * (transfer full) (element-type HjlWrite) */
GPtrArray *hjl_store_list_open_writes (HjlStore *self,
                                       GError  **error);

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
