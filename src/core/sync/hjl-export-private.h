/* hjl-export-private.h: what the parts of an export share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/hjl-steps.h"
#include "sync/hjl-export.h"
#include "document/hjl-scripts.h"
#include "model/hjl-time.h"
#include "store/hjl-store-choices.h"
#include "store/hjl-store-journal.h"

/* One export under way. */
typedef struct
{
  HjlSyncContext    *context;
  HjlCase           *c;      /* borrowed: outlives the task */
  HjlAction         *action; /* borrowed */
  HjlCatalogue      *catalogue;
  HjlPostingRecords *records; /* NULL where only files are completed */
  gboolean           check_files;

  /* From hackajob. */
  HjlCandidate        *fresh;
  HjlCandidateProfile *profile;
  char                *role_title; /* nullable */
  HjlChoice           *choice;     /* nullable: what a person decided before the export, while it is to be carried out */
  GStrv                emails;     /* distinct; those that are sent to Lever */
  GPtrArray           *found;      /* nullable (element-type HjlOpportunity): by e-mail */
  HjlFile             *cv;         /* nullable */
  HjlFile             *document;   /* nullable */
  GPtrArray           *others;     /* (element-type HjlFile): further files */
  guint                n_before;   /* files that were brought earlier, and that Lever has confirmed */
  HjlScriptsFound      scripts;    /* of the document, where it was made here */
  gboolean             cv_missing; /* hackajob has none, or not whole; it is asked for again in later syncs */
  char                *cv_trouble; /* nullable: what came in its place */
  guint                cv_tries;
  guint                document_tries;
  gboolean             document_replaced; /* hackajob's cannot be used */
  GPtrArray           *problems;          /* (element-type utf8): files that were not exported, and why */

  /* To Lever. */
  HjlWrite       *write;
  gboolean        without_files;
  GCancellable   *sending;
  GSource        *stop;  /* waits for the task to be cancelled */
  GSource        *grace; /* then for the answer, for a moment */
  char           *opportunity_id;
  HjlOpportunity *made;         /* nullable: as it was answered */
  char           *twin_id;      /* nullable: what another desktop has made */
  GPtrArray      *uploads;      /* (element-type HjlFile), borrowed */
  gboolean        sure_of_twin; /* it was looked for */
  gboolean        judged;       /* by who was there when it began */
  guint           n_made;       /* so many of the run's own were judged */
  guint           n_news;       /* so many of those whom anybody has made were */
  guint           creating;     /* the number of the request that is under way */
  gboolean        at_last;      /* the files are here */
  gint64          waits_since;  /* monotonic: for its turn; 0: it does not */
  gboolean        adopted;
  gboolean        chosen; /* the record was decided on before the export */
  gboolean        unseen; /* the answer does not say how these two are */
  gboolean        wrong_stage;
  gboolean        wrong_source;
  gboolean        same_person;   /* whatever Lever's name for them is: somebody said so */
  gboolean        other_name;    /* Lever has put the export under a plainly different name */
  gboolean        look_later;    /* an upload got no answer, or hackajob's profile cannot be used just now */
  gboolean        missed;        /* a file that was sent is not listed; it is looked for once more before it is sent again */
  gboolean        sure_of_files; /* it was missing in an earlier look too */
  gboolean        cv_uploaded;
  gboolean        cv_was_awaited; /* the CV was never sent so far */
  gboolean        completing;     /* it was exported before; only the files are at stake */

  HjlExportResult outcome;
} HjlExport;

/* How many files of the candidate are to be in Lever. */
guint    hjl_export_count_files (HjlExport *export);
/* It was made here, and nobody but Lever can tell whether another desktop did the same. */
gboolean hjl_export_may_have_twin (HjlExport *export);
/* What two desktops make without knowing of each other is made within so long. */
#define HJL_EXPORT_TWIN_SPAN HJL_HOUR
/* Whether @other is another desktop's export of the same person, not later than @ours; both in one posting. */
gboolean hjl_export_is_twin (HjlSyncContext *context,
                             HjlOpportunity *ours,
                             const char     *name,
                             HjlOpportunity *other);
/* Ends the task with an outcome. Takes @task. */
void     hjl_export_end (GTask          *task,
                         HjlExportResult outcome);
/* Holds the candidate and ends. Takes @task. @posting_id: (nullable): as hjl_sync_context_hold() */
void     hjl_export_hold (GTask             *task,
                          HjlHoldKind        kind,
                          const char        *detail,
                          const char *const *choices,
                          const char        *posting_id);
/* An error while reading from @side, as hjl_judge() has it. Takes @task and @error. */
void     hjl_export_fail_reading (GTask  *task,
                                  HjlSide side,
                                  GError *error);

/* The request that must not be cut off is over. */
void        hjl_export_stop_sending (HjlExport *export);
/* The source as Lever writes it. (transfer none) (nullable) */
const char *hjl_export_get_source (HjlExport *export);
/* What the record as it is, or as an answer shows it, has other than what was sent. */
void        hjl_export_compare (HjlExport *export,
                                HjlOpportunity *made);
/* Links the record that Lever has made or had, and ends the journal's write if there is one: all of it
 * or nothing. */
gboolean    hjl_export_link (HjlExport *export,
                             HjlOpportunity *opportunity,
                             GError        **error);

/* Tells of what was done. @action: (nullable): a word of hjl_action_kind_to_string(); @words: kept */
void hjl_export_note (HjlExport *export,
                      const char *action,
                      const char *words);

/* Steps. */
void hjl_export_step_existing (GTask *task);
void hjl_export_step_cv (GTask *task);
void hjl_export_step_document (GTask *task);
void hjl_export_step_others (GTask *task);
void hjl_export_step_posting (GTask *task);
void hjl_export_step_again (GTask *task);
void hjl_export_step_turn (GTask *task);
void hjl_export_step_create (GTask *task);
void hjl_export_step_source (GTask *task);
void hjl_export_step_stage (GTask *task);
void hjl_export_step_files (GTask *task);
void hjl_export_step_upload (GTask *task);
void hjl_export_step_twin (GTask *task);
void hjl_export_step_finish (GTask *task);

/* The record is this candidate's: links it and does what an export would have done. Takes @task. */
void hjl_export_adopt (GTask      *task,
                       const char *opportunity_id);
