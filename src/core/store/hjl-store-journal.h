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
