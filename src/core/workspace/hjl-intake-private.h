/* hjl-intake-private.h: what an intake that runs knows
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "files/hjl-cv-readers.h"
#include "files/hjl-grouping.h"
#include "files/hjl-spool.h"
#include "workspace/hjl-intake.h"

/* What is known of a row that is kept. */
typedef struct
{
  char    *draft_id;
  HjlTime  updated_at;
  char    *content;
  char    *role_id;  /* nullable: of one from before */
  gboolean foreign;  /* from before, or changed meanwhile: it keeps what it says */
  GStrv    sealed;   /* nullable: the files of a foreign one that no person has changed: once all are read again it is ours */
  gboolean by_table; /* foreign, and as a table has made it: no person has changed it */
  gboolean gone;     /* accepted or removed meanwhile */
  gpointer row;      /* nullable: the HjlGroupRow whose it is: no other's, whatever file that names */
} HjlIntakeKept;

/* Where files come from. Only one thread at a time has it, and for good where that one hangs. */
typedef struct
{
  HjlExpander *expander;
} HjlIntakeSource;

typedef struct
{
  HjlStore         *store;
  HjlIntakeRequest *request;
  HjlClockFunc      clock;
  HjlIntakeProgress progress;
  gpointer          progress_data;

  char            *folder;
  HjlSpool        *spool; /* nullable: a plan has none */
  HjlIntakeSource *source;
  GPtrArray       *rows;  /* (element-type HjlGroupRow) (nullable) */
  GPtrArray       *files; /* (element-type HjlGroupFile) */
  GHashTable      *kept;  /* (element-type gpointer HjlIntakeKept): by a file or a row; lent */
  GPtrArray       *all_kept;
  GHashTable      *by_draft; /* (element-type utf8 HjlIntakeKept): of those that are in the store; lent */
  HjlIntakeReport *report;
  HjlGrouping     *grouping; /* nullable */
  HjlCvReaders    *readers;
  guint            most_readers;
  guint            n_reading;
  guint            n_read;
  gboolean         fetching; /* the next file */
  gboolean         lost;     /* whoever fetches hangs, or nobody waits for it: @source is not ours any more */
  gboolean         exhausted;
  gboolean         changed;
  gint64           keep_next;
  GError          *error;
} HjlIntake;

/* The next file with all that takes the file system where it lies: the copy is here. */
typedef struct
{
  HjlIntakeSource *source;
  HjlExpanded     *expanded; /* nullable: there is none any more */
  gboolean         table;
  char            *digest;  /* nullable: it cannot be read, or changed */
  gboolean         changed; /* while it was read */
} HjlFetched;

/* hjl-intake-fetch.c. */
HjlIntakeSource *hjl_intake_source_new (const HjlIntakeRequest *request);
/* In any thread. */
void             hjl_intake_source_release (HjlIntakeSource *source);
/* In a thread of its own, which ends with hjl_aside_finish(): a #HjlFetched, or %HJL_ERROR_TIMED_OUT and nobody may touch @source again. */
void             hjl_intake_fetch_async (HjlIntakeSource    *source,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);

/* hjl-intake-keep.c. Whose is what, as far as it was read; what changed is kept. */
gboolean       hjl_intake_keep (HjlIntake *self,
                                GError   **error);
/* What stands in a row from before. (transfer none) */
HjlIntakeKept *hjl_intake_mind (HjlIntake      *self,
                                const HjlDraft *draft);
/* The row that a group goes to, where there is one that no other has taken. (transfer none) (nullable) */
HjlIntakeKept *hjl_intake_find_kept (HjlIntake  *self,
                                     guint       index,
                                     GHashTable *taken);
/* Whether two of one name have a phone, link or page in common: 1; -1 where both have some and none is the same; else 0. */
int            hjl_intake_weigh (const HjlDraft *a,
                                 const HjlDraft *b);
/* (nullable): the file of this copy */
HjlGroupFile  *hjl_intake_find_file (GPtrArray  *files,
                                     const char *spool_name);
void           hjl_intake_kept_free (gpointer self);
