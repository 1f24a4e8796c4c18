/* hjl-sync-context.h: what every part of a sync works with
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hackajob/hjl-source.h"
#include "lever/hjl-lever-client.h"
#include "store/hjl-store-timeline.h"
#include "model/hjl-time.h"
#include "sync/hjl-settings.h"
#include "sync/hjl-sync-report.h"

/* A key of the database: kinds of writing in profile documents that there were no fonts for (hjl-scripts.h). */
#define HJL_KEY_MISSING_FONTS "fonts/missing"

/**
 * HjlSyncContext:
 * @store: the database, writable
 * @source: hackajob
 * @lever: Lever
 * @settings: who acts, and how candidates are marked
 * @report: what the present run did so far
 * @clock: the time
 * @front: (nullable): where text is drawn, the context of the window if there is one: cairo 1.16 shares its
 *   fonts among all threads and lets one thread close a font that another is about to draw with
 * @read_back_pause: milliseconds between a read-back that found nothing and the one that decides: a request
 *   whose connection died may still be under way inside the server. For as long another desktop is taken to be at work
 * @patience: milliseconds between the first look that found nothing of a create, in this run or one before, and
 *   the one that decides that it was not made: Lever may carry out long after nobody listens any more. As long
 *   between two looks for files
 * @may_see_confidential: the credential has the confidential grant
 * @cycle_at: when the present cycle began
 * @flags: how the present cycle was asked for
 * @planned_at: when what is carried out now was planned
 * @fresh_at: when the lists that writes refer to were last read; 0 has them read before the next write
 * @source_fresh_at: the same of hackajob's lists, which are read only where they are in doubt
 * @source_in_doubt: hackajob's lists are to be read before the next plan
 * @trouble: (nullable): what the last candidate of this run met who could not be finished
 */
typedef struct
{
  gatomicrefcount ref_count;
  HjlStore       *store;
  HjlSource      *source;
  HjlLeverClient *lever;
  HjlSettings    *settings;
  HjlSyncReport  *report;
  HjlClockFunc    clock;
  GMainContext   *front;
  guint           read_back_pause;
  HjlTime         patience;
  gboolean        may_see_confidential;
  HjlTime         cycle_at;
  HjlSyncFlags    flags;
  HjlTime         planned_at;
  HjlTime         fresh_at;
  HjlTime         source_fresh_at;
  gboolean        source_in_doubt;
  GError         *trouble;
} HjlSyncContext;

HjlSyncContext *hjl_sync_context_new (HjlStore       *store,
                                      HjlSource      *source,
                                      HjlLeverClient *lever);
HjlSyncContext *hjl_sync_context_ref (HjlSyncContext *self);
void            hjl_sync_context_unref (HjlSyncContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlSyncContext, hjl_sync_context_unref)

/* Whether a person keeps hackajob, and does there what is written. */
gboolean hjl_sync_context_is_by_hand (HjlSyncContext *self);
/* Whether hackajob is to be told that the candidate was exported: not of who came from files, also should the feed be
 * chosen one day. */
gboolean hjl_sync_context_owes_mark (HjlSyncContext *self,
                                     const char     *candidate_id);
/* The report of a run that begins now. */
void     hjl_sync_context_begin_report (HjlSyncContext *self);

/* Writes a line of the timeline. A line that cannot be written is not worth failing a write for that
 * has been made: it is only logged. @text: kept words (hjl-words.h), without personal data */
void hjl_sync_context_note (HjlSyncContext *self,
                            HjlActivityKind kind,
                            const char     *candidate_id,
                            const char     *role_id,
                            const char     *action,
                            const char     *text);

/* Says that both sides had changed and Lever won, with the hackajob stage that may still be chosen. */
void hjl_sync_context_note_conflict (HjlSyncContext *self,
                                     HjlAction      *action);

/* Holds a candidate, and says so in the timeline and the report; a hold of the same kind and detail is
 * left as it is. @choices: (nullable); @posting_id: (nullable): the posting that the question is about, for which alone a
 * decision holds */
gboolean hjl_sync_context_hold (HjlSyncContext    *self,
                                const char        *candidate_id,
                                const char        *role_id,
                                HjlHoldKind        kind,
                                const char        *detail,
                                const char *const *choices,
                                const char        *posting_id,
                                GError           **error);

/* A service could not do something for this candidate just now, and the next sync tries again: counted,
 * and said once in the timeline however often it is tried. @error: what it was */
void hjl_sync_context_skip (HjlSyncContext *self,
                            const char     *candidate_id,
                            const char     *role_id,
                            const GError   *error);

/* Whether it was said a day ago of this candidate, and nothing else since. What was said once, days before, is not
 * counted, as a role that was paused meanwhile begins anew; said twice, it is. */
gboolean hjl_sync_context_fails_for_long (HjlSyncContext *self,
                                          const char     *candidate_id,
                                          const GError   *error);

/* Whether a write has no outcome yet. The read-back comes before a plan is applied; where it could not tell, nothing
 * more is sent for this candidate (src/README.md, The way of the data). FALSE with @error where the journal cannot be
 * read. @candidate_id: (nullable): of anybody */
gboolean hjl_sync_context_is_open (HjlSyncContext *self,
                                   const char     *candidate_id,
                                   GError        **error);

/* Exports of which it is not known yet whether Lever took them. @candidate_id: (nullable): all */
gboolean hjl_sync_context_count_uncertain (HjlSyncContext *self,
                                           const char     *candidate_id,
                                           guint          *count,
                                           GError        **error);

/* A write was refused. Returns: TRUE where what it referred to (a stage, a posting) may be gone since
 * the lists were read: then they are read again before the next plan, which decides anew, and nobody
 * is held for it. */
gboolean hjl_sync_context_doubt_lists (HjlSyncContext *self,
                                       const GError   *refusal);

/* The same for hackajob's refusals: a stage or role may be gone there. */
gboolean hjl_sync_context_doubt_source_lists (HjlSyncContext *self,
                                              const GError   *refusal);

/**
 * hjl_sync_context_get_now:
 * @now: (out): what time it is, as the servers say (`Date`), advanced by the monotonic clock
 *
 * How late it is for what is kept: never by the desktop's clock alone (src/README.md, The way of the data, Identity). Returns: FALSE
 * where no server has said so yet since the program started, or the desktop's clock is off
 */
gboolean hjl_sync_context_get_now (HjlSyncContext *self,
                                   HjlTime        *now);
/* Whether the desktop's clock is more than a day off that of every service that has said what time it is. */
gboolean hjl_sync_context_is_clock_off (HjlSyncContext *self);

/* Lever's present time, as its `Date` says; 0 where it has not said so yet. */
HjlTime hjl_sync_lever_time (HjlLeverClient *lever);
/* How late it is by Lever's clock where it has told, else by the desktop's. */
HjlTime hjl_sync_context_get_lever_time (HjlSyncContext *self);

/* Whether @since, a time of hjl_sync_context_get_lever_time() when something was looked for and not found, is as
 * long ago as the context has patience; 0 was never. */
gboolean hjl_sync_context_has_waited (HjlSyncContext *self,
                                      HjlTime         since);

/* Lever's side of an opportunity, as the target that it stands at. (transfer full) (nullable): NULL where that is not known */
HjlTarget *hjl_sync_target_of (HjlOpportunity *opportunity,
                               HjlCatalogue   *catalogue);

/* The end of each part of a sync that tells no more than that it was done. */
gboolean hjl_sync_finish (GAsyncResult *result,
                          GError      **error);
