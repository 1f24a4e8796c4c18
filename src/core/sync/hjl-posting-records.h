/* hjl-posting-records.h: who is in a posting already, and whom the exports of one run put there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-plan.h"
#include "sync/hjl-sync-context.h"

typedef struct _HjlPostingRecords HjlPostingRecords;

/* Knows the postings to which @plan exports so many that reading them whole is cheaper than asking for each candidate
 * by e-mail: hjl_posting_records_load_async() reads those. Whoever has no e-mail cannot be asked for, so that theirs
 * are read when it is their turn. @plan: (nullable) */
HjlPostingRecords *hjl_posting_records_new (HjlPlan *plan);
/* For one posting, whatever it costs. */
HjlPostingRecords *hjl_posting_records_new_of (const char *posting_id);
HjlPostingRecords *hjl_posting_records_ref (HjlPostingRecords *self);
void               hjl_posting_records_unref (HjlPostingRecords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlPostingRecords, hjl_posting_records_unref)

/* This one and hjl_posting_records_read_async() are finished with hjl_sync_finish(). */
void       hjl_posting_records_load_async (HjlPostingRecords  *self,
                                           HjlLeverClient     *lever,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
/* Reads one posting, unless it was read in this run, or somebody in it could not be; those who ask for it meanwhile get the same answer. */
void       hjl_posting_records_read_async (HjlPostingRecords  *self,
                                           HjlLeverClient     *lever,
                                           const char         *posting_id,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
/* Returns: (transfer none) (nullable) (element-type HjlOpportunity): %NULL where it was not read, or somebody in it cannot be */
GPtrArray *hjl_posting_records_get (HjlPostingRecords *self,
                                    const char        *posting_id);
/* Returns: (transfer none) (nullable) (element-type HjlOpportunity): the same without whoever cannot be read: that somebody
 * is not among them says nothing */
GPtrArray *hjl_posting_records_get_readable (HjlPostingRecords *self,
                                             const char        *posting_id);

/* Whether so many are exported to it that those who are in it are not asked for one by one. */
gboolean hjl_posting_records_has_many (HjlPostingRecords *self,
                                       const char        *posting_id);

/**
 * hjl_posting_records_claim:
 * @candidate_id: who is being exported
 * @keys: (array zero-terminated=1): what tells the person: e-mail addresses, and their id on hackajob
 *
 * Two candidates who are one person, or share an address, are not exported at the same time: each has to
 * find what the other has made.
 *
 * Returns: FALSE where another candidate's export under way has one of @keys
 */
gboolean   hjl_posting_records_claim (HjlPostingRecords *self,
                                      const char        *candidate_id,
                                      const char *const *keys);
void       hjl_posting_records_release (HjlPostingRecords *self,
                                        const char        *candidate_id);
/**
 * hjl_posting_records_look_async:
 * @posting_id: where somebody is about to be put
 *
 * Whether the posting still takes candidates. Lever is asked again after ten seconds, and after half as many exports as
 * there were before, six at least: one that closes in the middle of a run gets few of those who are left, and a large
 * run costs hardly more. Those who come meanwhile wait for the answer.
 */
void       hjl_posting_records_look_async (HjlPostingRecords  *self,
                                           HjlSyncContext     *context,
                                           const char         *posting_id,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
/* @open: (out): %FALSE where it was closed or deleted, or may not be seen any more; for the rest of the run */
gboolean   hjl_posting_records_look_finish (GAsyncResult *result,
                                            gboolean     *open,
                                            GError      **error);
/* What Lever has made in this run: a list that was read before does not have it, and a search may lag. */
void       hjl_posting_records_add_made (HjlPostingRecords *self,
                                         HjlOpportunity    *opportunity);
/* Returns: (transfer none) (element-type HjlOpportunity) */
GPtrArray *hjl_posting_records_get_made (HjlPostingRecords *self);
/* A record is about to be made, and until hjl_posting_records_end_create() one that Lever tells of may be it. Returns: its number */
guint      hjl_posting_records_begin_create (HjlPostingRecords *self,
                                             const char        *name);
/* It was answered, or not. */
void       hjl_posting_records_end_create (HjlPostingRecords *self,
                                           guint              number);
/* Whether somebody of that name is being made. @name: (nullable) */
gboolean   hjl_posting_records_is_creating (HjlPostingRecords *self,
                                            const char        *name);

/**
 * hjl_posting_records_look_again_async:
 * @now: whenever it was asked before
 *
 * Lever has no way to make a record only where there is none, so the record itself is the claim: between the last look and it
 * there must be as little as can be. Asks for all that were made since hjl_posting_records_load_async(), of whichever posting,
 * archived too; unless that was asked a moment ago: each time, at first and while other desktops are at work. Those who ask while Lever
 * is being asked wait for it, and share the next look where that one will not do. Finish with hjl_sync_finish().
 */
void       hjl_posting_records_look_again_async (HjlPostingRecords  *self,
                                                 HjlSyncContext     *context,
                                                 gboolean            now,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
/* Whom such looks have found, of any posting, or of one that is not told. Returns: (transfer none) (element-type HjlOpportunity) */
GPtrArray *hjl_posting_records_get_news (HjlPostingRecords *self);
/**
 * hjl_posting_records_get_turn:
 * @look: (out): whether Lever is asked again before the next try
 *
 * What two desktops may make twice is what each has sent before it could see the other. So a run's first record is made alone, and
 * those that follow once Lever has been asked who else has made somebody of this plan since: the desktop whose first one is older goes on,
 * and the others wait for as long as it is seen to make more, and a while of their own, before one of them is first. Whoever is alone
 * waits for nobody.
 *
 * Returns: 0, or how many milliseconds to wait before the next try
 */
guint      hjl_posting_records_get_turn (HjlPostingRecords *self,
                                         HjlSyncContext    *context,
                                         gboolean          *look);
/* Whether one of them is another desktop's export: it may be at it now. */
gboolean   hjl_posting_records_has_met_others (HjlPostingRecords *self);
