/* hjl-sync-context.c: what every part of a sync works with
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-error.h"
#include "model/hjl-person.h"
#include "model/hjl-time.h"
#include "model/hjl-words.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-timeline.h"
#include "sync/hjl-sync-context.h"

/* What was said longer ago than this, in milliseconds, says nothing of the time between: perhaps it was not tried then. */
#define SAID_FOR (2 * HJL_DAY)

/* What a cut connection carried is usually known within a round trip; a few seconds are ample. */
#define READ_BACK_PAUSE 3000
/* Lever may be in the middle of a create long after nobody waits for its answer. */
#define PATIENCE 300000
/* `Date` is in whole seconds, so that between two of them a second less may have passed. */
#define DATE_STEP 1000

HjlSyncContext *
hjl_sync_context_new (HjlStore       *store,
                      HjlSource      *source,
                      HjlLeverClient *lever)
{
  HjlSyncContext *self = g_new0 (HjlSyncContext, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->store = g_object_ref (store);
  self->source = g_object_ref (source);
  self->lever = g_object_ref (lever);
  self->settings = hjl_settings_new ();
  self->report = hjl_sync_report_new ();
  self->clock = hjl_time_now;
  self->read_back_pause = READ_BACK_PAUSE;
  self->patience = PATIENCE;

  return self;
}

gboolean
hjl_sync_context_is_by_hand (HjlSyncContext *self)
{
  return (hjl_source_get_features (self->source) & HJL_SOURCE_IS_BOOK) != 0;
}

gboolean
hjl_sync_context_owes_mark (HjlSyncContext *self,
                            const char     *candidate_id)
{
  g_autoptr (HjlPerson) person = hjl_sync_context_is_by_hand (self) ? hjl_store_load_person (self->store, candidate_id, NULL) : NULL;

  return person == NULL || person->adopted;
}

void
hjl_sync_context_begin_report (HjlSyncContext *self)
{
  hjl_sync_report_free (self->report);
  self->report = hjl_sync_report_new ();
  self->report->by_hand = hjl_sync_context_is_by_hand (self);
  g_clear_error (&self->trouble);
  hjl_source_begin_run (self->source);
}

HjlSyncContext *
hjl_sync_context_ref (HjlSyncContext *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
hjl_sync_context_unref (HjlSyncContext *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_object_unref (self->store);
  g_object_unref (self->source);
  g_object_unref (self->lever);
  hjl_settings_free (self->settings);
  hjl_sync_report_free (self->report);
  g_clear_pointer (&self->front, g_main_context_unref);
  g_clear_error (&self->trouble);
  g_free (self);
}

void
hjl_sync_context_note (HjlSyncContext *self,
                       HjlActivityKind kind,
                       const char     *candidate_id,
                       const char     *role_id,
                       const char     *action,
                       const char     *text)
{
  g_autoptr (HjlActivity) activity = hjl_activity_new (kind, self->clock (), text);
  g_autoptr (GError) error = NULL;

  activity->candidate_id = g_strdup (candidate_id);
  activity->role_id = g_strdup (role_id);
  activity->action = g_strdup (action);
  if (!hjl_store_add_activity (self->store, activity, &error))
    g_message ("A line of the timeline could not be written: %s", error->message);
}

void
hjl_sync_context_note_conflict (HjlSyncContext *self,
                                HjlAction      *action)
{
  g_autoptr (HjlActivity) activity = hjl_activity_new (HJL_ACTIVITY_CONFLICT, self->clock (), action->reason);
  g_autoptr (GError) error = NULL;

  activity->candidate_id = g_strdup (action->candidate_id);
  activity->role_id = g_strdup (action->role_id);
  activity->passed_over = g_strdup (action->passed_over);
  if (hjl_action_kind_is_remote (action->kind))
    activity->action = g_strdup (hjl_action_kind_to_string (action->kind));
  if (!hjl_store_add_activity (self->store, activity, &error))
    g_message ("A line of the timeline could not be written: %s", error->message);
  self->report->conflicts++;
}

gboolean
hjl_sync_context_hold (HjlSyncContext    *self,
                       const char        *candidate_id,
                       const char        *role_id,
                       HjlHoldKind        kind,
                       const char        *detail,
                       const char *const *choices,
                       const char        *posting_id,
                       GError           **error)
{
  g_autoptr (HjlHold) hold = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) load_error = NULL;
  g_autoptr (HjlCase) c = hjl_store_load_case (self->store, candidate_id, &load_error);

  if (c == NULL && load_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&load_error));
      return FALSE;
    }
  if (c != NULL && c->hold != NULL && c->hold->kind == kind && c->hold->decision == NULL &&
      hjl_words_say_same (c->hold->detail, detail) && g_strcmp0 (c->hold->posting_id, posting_id) == 0)
    return TRUE;

  hold = hjl_hold_new (candidate_id, kind);
  hold->detail = g_strdup (detail);
  hold->choices = g_strdupv ((GStrv) choices);
  hold->posting_id = g_strdup (posting_id);
  /* Until the candidate is linked again the old record's mark is not forgotten. */
  hold->marked = c != NULL && c->hold != NULL && c->hold->marked && c->link == NULL;
  hold->since = self->clock ();
  if (!hjl_store_set_hold (self->store, hold, error))
    return FALSE;

  text = hjl_hold_keep (hold, c != NULL ? c->link : NULL);
  hjl_sync_context_note (self,
                         kind == HJL_HOLD_REFUSED ? HJL_ACTIVITY_FAILED : HJL_ACTIVITY_ATTENTION,
                         candidate_id,
                         role_id,
                         NULL,
                         text);
  self->report->new_attention += hjl_hold_kind_waits (kind);

  return TRUE;
}

/* (transfer full): kept words */
static char *
say_not_done (const GError *error)
{
  g_autofree char *words = hjl_words_keep_error (error);

  return hjl_words_keep ("not-done-yet", words);
}

/* (element-type HjlActivity) (transfer full) (nullable): the latest of this candidate */
static GPtrArray *
list_latest (HjlSyncContext *self,
             const char     *candidate_id,
             guint           n)
{
  return hjl_store_list_activity (self->store, candidate_id, n, NULL);
}

/* @ago: (out): milliseconds since */
static gboolean
says (HjlSyncContext *self,
      GPtrArray      *latest,
      guint           i,
      const char     *text,
      HjlTime        *ago)
{
  HjlActivity *activity;

  if (latest == NULL || i >= latest->len)
    return FALSE;
  activity = g_ptr_array_index (latest, i);
  *ago = self->clock () - activity->at;

  return activity->kind == HJL_ACTIVITY_FAILED && hjl_words_say_same (activity->kept, text);
}

gboolean
hjl_sync_context_fails_for_long (HjlSyncContext *self,
                                 const char     *candidate_id,
                                 const GError   *error)
{
  g_autoptr (GPtrArray) latest = NULL;
  g_autofree char *text = NULL;
  HjlTime          ago, before;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (candidate_id != NULL, FALSE);
  g_return_val_if_fail (error != NULL, FALSE);

  text = say_not_done (error);
  latest = list_latest (self, candidate_id, 2);
  if (!says (self, latest, 0, text, &ago) || ago < HJL_DAY || hjl_sync_context_is_clock_off (self))
    return FALSE;

  /* Who opens the program once a week tries once a week: the third time is enough. */
  return ago <= SAID_FOR || (says (self, latest, 1, text, &before) && before - ago >= HJL_DAY);
}

void
hjl_sync_context_skip (HjlSyncContext *self,
                       const char     *candidate_id,
                       const char     *role_id,
                       const GError   *error)
{
  g_autofree char *text = say_not_done (error);
  g_autoptr (GPtrArray) latest = list_latest (self, candidate_id, 1);
  HjlTime ago;

  g_clear_error (&self->trouble);
  self->trouble = g_error_copy (error);
  self->report->failed++;
  if (!says (self, latest, 0, text, &ago) || ago > SAID_FOR)
    hjl_sync_context_note (self, HJL_ACTIVITY_FAILED, candidate_id, role_id, NULL, text);
}

gboolean
hjl_sync_context_is_open (HjlSyncContext *self,
                          const char     *candidate_id,
                          GError        **error)
{
  g_autoptr (GPtrArray) writes = hjl_store_list_open_writes (self->store, error);

  for (guint i = 0; writes != NULL && i < writes->len; i++)
    {
      HjlWrite *write = g_ptr_array_index (writes, i);

      if (candidate_id == NULL || g_str_equal (write->candidate_id, candidate_id))
        return TRUE;
    }

  return FALSE;
}

gboolean
hjl_sync_context_count_uncertain (HjlSyncContext *self,
                                  const char     *candidate_id,
                                  guint          *count,
                                  GError        **error)
{
  g_autoptr (GPtrArray) writes = hjl_store_list_open_writes (self->store, error);

  *count = 0;
  for (guint i = 0; writes != NULL && i < writes->len; i++)
    {
      HjlWrite *write = g_ptr_array_index (writes, i);

      *count += write->kind == HJL_ACTION_EXPORT && (candidate_id == NULL || g_str_equal (write->candidate_id, candidate_id));
    }

  return writes != NULL;
}

/* Asked before the table (hjl-judge.h), which has no word for what may be out of date here. */
gboolean
hjl_sync_context_doubt_lists (HjlSyncContext *self,
                              const GError   *refusal)
{
  if (self->fresh_at >= self->cycle_at ||
      !(g_error_matches (refusal, HJL_ERROR, HJL_ERROR_INVALID_REQUEST) ||
        g_error_matches (refusal, HJL_ERROR, HJL_ERROR_NOT_FOUND)))
    return FALSE;

  self->fresh_at = 0;

  return TRUE;
}

gboolean
hjl_sync_context_doubt_source_lists (HjlSyncContext *self,
                                     const GError   *refusal)
{
  if (self->source_fresh_at >= self->cycle_at ||
      !(g_error_matches (refusal, HJL_ERROR, HJL_ERROR_INVALID_REQUEST) ||
        g_error_matches (refusal, HJL_ERROR, HJL_ERROR_NOT_FOUND)))
    return FALSE;

  self->source_in_doubt = TRUE;

  return TRUE;
}

/* What the services last said, advanced; the monotonic clock stands still while a computer sleeps, so that
 * one that was not asked since may be late. Returns: whether any has said so; @agrees: (out): the one that
 * the desktop's clock agrees with, to a day; 0: none */
static gboolean
ask_servers (HjlSyncContext *self,
             HjlTime        *agrees)
{
  HjlTime  desktop = self->clock ();
  HjlTime  lever = hjl_sync_lever_time (self->lever);
  HjlTime  hackajob;
  gboolean has_hackajob = hjl_source_get_server_time (self->source, &hackajob);

  *agrees = 0;
  if (has_hackajob && ABS (desktop - hackajob) <= HJL_DAY)
    *agrees = hackajob;
  else if (lever != 0 && ABS (desktop - lever) <= HJL_DAY)
    *agrees = lever;

  return lever != 0 || has_hackajob;
}

gboolean
hjl_sync_context_get_now (HjlSyncContext *self,
                          HjlTime        *now)
{
  return ask_servers (self, now) && *now != 0;
}

gboolean
hjl_sync_context_is_clock_off (HjlSyncContext *self)
{
  HjlTime agrees;

  return ask_servers (self, &agrees) && agrees == 0;
}

HjlTime
hjl_sync_lever_time (HjlLeverClient *lever)
{
  HjlTime now;

  return hjl_lever_client_get_server_time (lever, &now) ? now : 0;
}

HjlTime
hjl_sync_context_get_lever_time (HjlSyncContext *self)
{
  HjlTime now;

  g_return_val_if_fail (self != NULL, 0);

  now = hjl_sync_lever_time (self->lever);

  return now != 0 ? now : self->clock ();
}

gboolean
hjl_sync_context_has_waited (HjlSyncContext *self,
                             HjlTime         since)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (since == 0)
    return FALSE;

  return self->patience == 0 || hjl_sync_context_get_lever_time (self) - since >= self->patience + DATE_STEP;
}

HjlTarget *
hjl_sync_target_of (HjlOpportunity *opportunity,
                    HjlCatalogue   *catalogue)
{
  if (opportunity->archived)
    {
      HjlArchiveReason *reason = NULL;

      if (opportunity->archive_reason_id != NULL)
        reason = hjl_catalogue_get_reason (catalogue, opportunity->archive_reason_id);
      return hjl_target_new (HJL_TARGET_REASON,
                             opportunity->archive_reason_id,
                             reason != NULL ? reason->name : NULL);
    }
  else if (opportunity->stage_id == NULL)
    {
      return NULL;
    }
  else
    {
      HjlStage *stage = hjl_catalogue_get_stage (catalogue, HJL_SIDE_LEVER, opportunity->stage_id);

      return hjl_target_new (HJL_TARGET_STAGE,
                             opportunity->stage_id,
                             stage != NULL ? stage->name : NULL);
    }
}

gboolean
hjl_sync_finish (GAsyncResult *result,
                 GError      **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
