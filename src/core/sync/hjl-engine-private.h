/* hjl-engine-private.h: one class in three files: the cycle, that of one candidate, and the preview
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/hjl-apply.h"
#include "sync/hjl-engine.h"
#include "sync/hjl-fetch-names.h"
#include "sync/hjl-posting-records.h"
#include "model/hjl-undo.h"

struct _HjlEngine
{
  GObject parent_instance;

  HjlSyncContext *context;
  HjlReader      *reader;
  HjlApply       *applier;
  HjlFetchNames  *namer;
  HjlPhase        phase;
  gboolean        of_one;  /* the cycle that runs is of one candidate */
  gboolean        undoing; /* the run that writes is an undo */
};

typedef struct
{
  HjlReadMode        mode;
  gboolean           read;
  HjlCatalogue      *catalogue;
  HjlPlan           *plan;
  HjlPostingRecords *records; /* nullable: what was read to look after files */
  GHashTable        *mappings;
  guint              round;
  gboolean           cv_turn;     /* a turn for files in which awaited CVs go first */
  HjlTime            files_since; /* from when on everybody's files are looked after; 0: one person's are */

  /* Of one candidate. */
  char   *candidate_id; /* nullable: everybody */
  char   *settled;      /* nullable: why both sides are left as they are */
  gint64  newest;       /* the newest entry of the timeline before */
  HjlTime fresh_at;     /* the context's before */

  /* Of an undo. */
  gint64   undo_of;     /* the run that is taken back, or 0 */
  char    *undo_reason; /* nullable */
  gboolean undo_look;   /* only plan it */
  guint    undo_round;
  HjlTime  undo_began;
  HjlUndo *undo;     /* nullable: as it was planned */
  HjlUndo *undo_now; /* nullable: what is left of it */
} HjlCycle;

void     hjl_cycle_free (gpointer data);
void     hjl_engine_set_phase (HjlEngine *self,
                               HjlPhase   phase);
gboolean hjl_engine_load_catalogue (HjlEngine *self,
                                    HjlCycle  *cycle,
                                    GError   **error);

/* hjl-engine-undo.c: an undo that was broken off goes on; a step */
void hjl_engine_step_resume_undo (GTask *task);
/* What is written from here on belongs to a run of its own; and its end. @error: (nullable) */
void hjl_engine_begin_run (HjlEngine  *self,
                           HjlRunCause cause);
void hjl_engine_end_run (HjlEngine    *self,
                         const GError *error);

/* hjl-engine-candidate.c: remembers why a plan of one candidate leaves both sides as they are */
void hjl_engine_note_settled (HjlCycle *cycle);

/* Steps; each is a #HjlStepFunc whose task has the cycle as its data. */
void hjl_engine_step_read_back (GTask *task);
void hjl_engine_step_read (GTask *task);
void hjl_engine_step_plan (GTask *task);
void hjl_engine_step_check_files (GTask *task);
void hjl_engine_step_name (GTask *task);
