/* hjl-move.c: one write for a candidate who is linked: a move, an archive state, an export mark
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-error.h"
#include "model/hjl-time.h"
#include "model/hjl-words.h"
#include "net/hjl-steps.h"
#include "sync/hjl-judge.h"
#include "sync/hjl-move.h"
#include "sync/hjl-take-answer.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-missing.h"
#include "store/hjl-store-opportunities.h"
#include "store/hjl-store-timeline.h"

/* A run may be long: what was planned so long ago is looked at in Lever again before it is written. hackajob refuses
 * by itself what has changed there. */
#define PLAN_COUNTS_FOR HJL_MINUTE

typedef struct
{
  HjlSyncContext *context;
  HjlAction      *action; /* borrowed: outlives the task */
  HjlCatalogue   *catalogue;
  HjlLink        *link;
  HjlWrite       *write;
  HjlMoveResult   outcome;
  GError         *refusal;  /* or doubt, while what it was about is read again */
  gboolean        looked;   /* for the record, after a 404 */
  HjlExportMark  *existing; /* nullable: of another desktop */
} HjlMove;

static void
free_move (gpointer data)
{
  HjlMove *move = data;

  g_clear_pointer (&move->context, hjl_sync_context_unref);
  g_clear_object (&move->catalogue);
  g_clear_pointer (&move->link, hjl_link_free);
  g_clear_pointer (&move->write, hjl_write_free);
  g_clear_pointer (&move->existing, hjl_export_mark_free);
  g_clear_error (&move->refusal);
  g_free (move);
}

static void
end_move (GTask        *task,
          HjlMoveResult outcome)
{
  HjlMove *move = g_task_get_task_data (task);

  move->outcome = outcome;
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static gboolean
is_of_lever (HjlAction *action)
{
  return action->kind != HJL_ACTION_MOVE_IN_HACKAJOB && action->kind != HJL_ACTION_MARK_EXPORTED;
}

static void
note_move (HjlMove *move)
{
  HjlAction       *action = move->action;
  HjlSyncContext  *context = move->context;
  const char      *target = action->target != NULL ? hjl_target_keep_name (action->target) : HJL_WORDS ("gone-lever-stage");
  g_autofree char *text = NULL;

  switch (action->kind)
    {
    case HJL_ACTION_MOVE_IN_LEVER:
      text = hjl_words_keep ("moved-in-lever", target);
      context->report->moved_in_lever++;
      break;

    case HJL_ACTION_ARCHIVE_IN_LEVER:
      text = hjl_words_keep ("archived-in-lever", target);
      context->report->archived_in_lever++;
      break;

    case HJL_ACTION_UNARCHIVE_IN_LEVER:
      text = g_strdup (HJL_WORDS ("unarchived-in-lever"));
      context->report->unarchived_in_lever++;
      break;

    case HJL_ACTION_MOVE_IN_HACKAJOB:
      {
        HjlStage *stage = hjl_catalogue_get_stage (move->catalogue, HJL_SIDE_HACKAJOB, action->stage_id);

        const char *name = stage != NULL ? stage->name : HJL_WORDS ("gone-hackajob-stage");

        text = hjl_sync_context_is_by_hand (context) ? hjl_words_keep ("to-do-in-hackajob", name)
                                                     : hjl_words_keep ("moved-in-hackajob", name);
        context->report->moved_in_hackajob++;
      }
      break;

    case HJL_ACTION_MARK_EXPORTED:
      text = g_strdup (HJL_WORDS ("marked-exported"));
      context->report->marked++;
      break;

    case HJL_ACTION_EXPORT:
    case HJL_ACTION_ERASE:
    case HJL_ACTION_SETTLE:
    case HJL_ACTION_NEEDS_ATTENTION:
    case HJL_ACTION_RELEASE:
    default:
      g_return_if_reached ();
    }

  if (action->conflict)
    hjl_sync_context_note_conflict (context, action);

  hjl_sync_context_note (context,
                         HJL_ACTIVITY_DONE,
                         action->candidate_id,
                         action->role_id,
                         hjl_action_kind_to_string (action->kind),
                         text);
}

static gboolean
end_write (HjlMove      *move,
           HjlWriteState state,
           GError      **error)
{
  return hjl_store_end_write (move->context->store, move->write->id, state, move->context->clock (), error);
}

/* A move may be sent again, so the net's own layer never ends it like this: the service said yes, and does not show it. */
static gboolean
is_unseen (const GError *error)
{
  return g_error_matches (error, HJL_ERROR, HJL_ERROR_UNCERTAIN);
}

/* The write's end, and what stood in its way: a matter of this candidate, which the next plan tries again, or of the
 * run. Takes @task and @error. */
static void
leave_write (GTask        *task,
             HjlWriteState state,
             GError       *error)
{
  HjlMove *move = g_task_get_task_data (task);
  g_autoptr (GError) owned = error;
  g_autoptr (GError) store_error = NULL;

  if (!end_write (move, state, &store_error))
    {
      hjl_steps_fail (task, g_steal_pointer (&store_error));
    }
  else if (hjl_judge_is_of_one (owned, is_of_lever (move->action) ? HJL_SIDE_LEVER : HJL_SIDE_HACKAJOB))
    {
      hjl_sync_context_skip (move->context, move->action->candidate_id, move->action->role_id, owned);
      end_move (task, is_unseen (owned) ? HJL_MOVE_UNSEEN : HJL_MOVE_SKIPPED);
    }
  else
    {
      hjl_steps_fail (task, g_steal_pointer (&owned));
    }
}

/* The record was not found, and so the write did not happen: both or neither. */
static gboolean
take_missing (HjlMove *move,
              GError **error)
{
  HjlStore *store = move->context->store;

  return hjl_store_begin (store, error) &&
         hjl_store_finish (store,
                           end_write (move, HJL_WRITE_REFUSED, error) &&
                             hjl_store_take_missing (store, move->link->opportunity_id, hjl_sync_lever_time (move->context->lever), error),
                           error);
}

static void fail_write (GTask *task, GError *error);

/* A write had a 404: the record, or the stage or reason that it names, is not there. */
static void
did_look (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask    *task = user_data;
  HjlMove  *move = g_task_get_task_data (task);
  HjlStore *store = move->context->store;
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  GError    *error = NULL;
  HjlVerdict verdict;
  g_autoptr (HjlOpportunity) opportunity = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (opportunity != NULL)
    {
      g_ptr_array_add (taken, opportunity);
      if (hjl_store_take_opportunities (store, taken, move->context->clock (), &error) < 0)
        hjl_steps_fail (task, error);
      else
        fail_write (task, g_steal_pointer (&move->refusal));
      return;
    }
  verdict = hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ);
  if (verdict == HJL_VERDICT_HIDDEN)
    {
      g_clear_error (&error);
      fail_write (task, g_steal_pointer (&move->refusal));
      return;
    }
  if (verdict != HJL_VERDICT_GONE)
    {
      /* What was written was refused; why, Lever could not say just now. */
      leave_write (task, HJL_WRITE_REFUSED, error);
      return;
    }

  g_clear_error (&error);
  if (take_missing (move, &error))
    end_move (task, HJL_MOVE_CHANGED);
  else
    hjl_steps_fail (task, error);
}

/* The refusal and that somebody is held for it: one without the other would be tried again and again, or never. */
static gboolean
refuse (HjlMove    *move,
        const char *words,
        GError    **error)
{
  HjlStore *store = move->context->store;

  return hjl_store_begin (store, error) &&
         hjl_store_finish (store,
                           end_write (move, HJL_WRITE_REFUSED, error) &&
                             hjl_sync_context_hold (move->context,
                                                    move->action->candidate_id,
                                                    move->action->role_id,
                                                    HJL_HOLD_REFUSED,
                                                    words,
                                                    NULL,
                                                    NULL,
                                                    error),
                           error);
}

/* Decides what an error means for this candidate and for the run. Takes @task and @error. */
static void
fail_write (GTask  *task,
            GError *error)
{
  HjlMove *move = g_task_get_task_data (task);
  g_autoptr (GError) owned = error;
  g_autoptr (GError) store_error = NULL;
  gboolean of_lever = is_of_lever (move->action);
  HjlSide  side = of_lever ? HJL_SIDE_LEVER : HJL_SIDE_HACKAJOB;

  /* Whether the record or the stage is not found only a look tells; what it means is asked after that. */
  if (of_lever && !move->looked && g_error_matches (owned, HJL_ERROR, HJL_ERROR_NOT_FOUND))
    {
      move->looked = TRUE;
      move->refusal = g_steal_pointer (&owned);
      hjl_lever_client_get_async (move->context->lever, HJL_LEVER_OPPORTUNITY,
                                  move->link->opportunity_id,
                                  g_task_get_cancellable (task),
                                  did_look,
                                  task);
      return;
    }

  if ((of_lever && hjl_sync_context_doubt_lists (move->context, owned)) ||
      (move->action->kind == HJL_ACTION_MOVE_IN_HACKAJOB && hjl_sync_context_doubt_source_lists (move->context, owned)))
    {
      if (end_write (move, HJL_WRITE_REFUSED, &store_error))
        end_move (task, HJL_MOVE_CHANGED);
      else
        hjl_steps_fail (task, g_steal_pointer (&store_error));
      return;
    }

  /* A yes that nothing follows for a day is a no. */
  if (hjl_judge (owned, side, HJL_CALL_MOVE) == HJL_VERDICT_HOLD ||
      (is_unseen (owned) && hjl_sync_context_fails_for_long (move->context, move->action->candidate_id, owned)))
    {
      move->context->report->failed++;
      if (refuse (move, owned->message, &store_error))
        end_move (task, HJL_MOVE_HELD);
      else
        hjl_steps_fail (task, g_steal_pointer (&store_error));
      return;
    }

  /* It may or may not have happened; the next run looks before it plans. */
  leave_write (task, HJL_WRITE_UNCERTAIN, g_steal_pointer (&owned));
}

static void
did_write_lever (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask   *task = user_data;
  HjlMove *move = g_task_get_task_data (task);
  GError  *error = NULL;
  g_autoptr (HjlOpportunity) opportunity = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (!hjl_check_lever_answer (opportunity, move->action->opportunity_id, &error))
    {
      fail_write (task, error);
      return;
    }
  if (!hjl_take_lever_answer (move->context,
                              move->action->candidate_id,
                              move->write,
                              opportunity,
                              move->catalogue,
                              &error))
    {
      hjl_steps_fail (task, error);
      return;
    }

  note_move (move);
  end_move (task, HJL_MOVE_DONE);
}

static void
take_moved (GTask        *task,
            HjlCandidate *candidate)
{
  HjlMove  *move = g_task_get_task_data (task);
  HjlAnswer answer = { .link = move->link, .candidate = candidate, .write = move->write, .state = HJL_WRITE_DONE };
  GError   *error = NULL;

  hjl_set_text (&move->link->base_stage_id, candidate->stage_id);
  if (move->action->target != NULL)
    hjl_link_take_base_target (move->link, hjl_target_copy (move->action->target));
  if (!hjl_take_answer (move->context, &answer, &error))
    {
      hjl_steps_fail (task, error);
      return;
    }

  note_move (move);
  end_move (task, HJL_MOVE_DONE);
}

static gboolean
is_moved (HjlMove      *move,
          HjlCandidate *candidate)
{
  return g_strcmp0 (candidate->stage_id, move->action->stage_id) == 0;
}

/* hackajob said no because something changed, or yes without showing it: what is there now decides. */
static void
did_read_again (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  GTask    *task = user_data;
  HjlMove  *move = g_task_get_task_data (task);
  HjlStore *store = move->context->store;
  g_autoptr (HjlCandidateProfile) profile = NULL;
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  GError  *error = NULL;
  gboolean stored;
  gboolean same;
  int      changed;
  g_autoptr (HjlCandidate) candidate = hjl_source_get_candidate_finish (HJL_SOURCE (object), result, &profile, &error);
  gboolean doubtful = g_error_matches (move->refusal, HJL_ERROR, HJL_ERROR_UNCERTAIN);

  if (!hjl_check_hackajob_answer (candidate, move->action->candidate_id, &error))
    {
      /* That it cannot be read is no refusal of what hackajob said yes to. */
      if (doubtful)
        {
          g_clear_error (&error);
          error = g_steal_pointer (&move->refusal);
        }
      fail_write (task, error);
      return;
    }

  if (doubtful && is_moved (move, candidate))
    {
      take_moved (task, candidate);
      return;
    }

  /* What was read, and that the write is over: one without the other would be a change that nobody looks at. */
  g_ptr_array_add (taken, candidate);
  if (!hjl_store_begin (store, &error))
    {
      hjl_steps_fail (task, error);
      return;
    }
  changed = hjl_store_take_candidates (store, taken, &error);
  same = doubtful || (changed == 0 && g_strcmp0 (candidate->version, move->action->version) == 0);
  stored = changed >= 0 && (same || (end_write (move, HJL_WRITE_REFUSED, &error) &&
                                     hjl_store_touch_candidate (store, move->action->candidate_id, &error)));
  if (!hjl_store_finish (store, stored, &error))
    hjl_steps_fail (task, error);
  else if (same)
    fail_write (task, g_steal_pointer (&move->refusal));
  else
    end_move (task, HJL_MOVE_CHANGED);
}

static void
did_move_in_hackajob (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  GTask   *task = user_data;
  HjlMove *move = g_task_get_task_data (task);
  GError  *error = NULL;
  g_autoptr (HjlCandidate) candidate = hjl_finish_pointer (HJL_SOURCE (object), result, &error);
  gboolean fits = hjl_check_hackajob_answer (candidate, move->action->candidate_id, &error);

  if (fits && !is_moved (move, candidate))
    error = g_error_new (HJL_ERROR, HJL_ERROR_UNCERTAIN, "hackajob said yes, and the candidate is not in that stage");
  /* Not of the error, but of the version that was sent: it is read and planned anew. */
  if (fits ? error != NULL : g_error_matches (error, HJL_ERROR, HJL_ERROR_CONFLICT))
    {
      move->refusal = error;
      hjl_source_get_candidate_async (move->context->source,
                                      move->action->candidate_id,
                                      g_task_get_cancellable (task),
                                      did_read_again,
                                      task);
      return;
    }
  if (!fits)
    {
      fail_write (task, error);
      return;
    }

  take_moved (task, candidate);
}

/* Another desktop was first with another record: a person looks at the two. */
static gboolean
hold_exported_before (gpointer data,
                      GError **error)
{
  HjlMove    *move = data;
  const char *choices[] = { move->existing->record_id, move->link->opportunity_id, NULL };

  return hjl_sync_context_hold (move->context,
                                move->action->candidate_id,
                                move->action->role_id,
                                HJL_HOLD_EXPORTED_BEFORE,
                                NULL,
                                choices,
                                NULL,
                                error);
}

static void
did_mark (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask    *task = user_data;
  HjlMove  *move = g_task_get_task_data (task);
  HjlAnswer answer = { .link = move->link, .write = move->write, .state = HJL_WRITE_DONE, .data = move };
  GError   *error = NULL;
  gboolean  marked = hjl_source_mark_exported_finish (HJL_SOURCE (object), result, &move->existing, &error);

  if (!marked && move->existing == NULL)
    {
      fail_write (task, error);
      return;
    }
  g_clear_error (&error);

  move->link->marked = TRUE;
  if (!marked)
    {
      answer.state = HJL_WRITE_REFUSED;
      answer.more = hold_exported_before;
    }
  if (!hjl_take_answer (move->context, &answer, &error))
    {
      hjl_steps_fail (task, error);
      return;
    }
  if (!marked)
    {
      end_move (task, HJL_MOVE_HELD);
      return;
    }

  note_move (move);
  end_move (task, HJL_MOVE_DONE);
}

static void
send_mark (GTask *task)
{
  HjlMove         *move = g_task_get_task_data (task);
  g_autofree char *made_up = NULL;
  HjlExportMark    mark = { 0 };

  /* The mark needs an address (hackajob/README.md); a record that came without one gets Lever's usual. */
  if (move->link->opportunity_url == NULL)
    made_up = g_strdup_printf ("https://hire.lever.co/candidates/%s", move->link->opportunity_id);
  mark.record_id = move->link->opportunity_id;
  mark.record_url = made_up != NULL ? made_up : move->link->opportunity_url;
  mark.exported_at = move->link->exported_at;
  hjl_source_mark_exported_async (move->context->source,
                                  move->action->candidate_id,
                                  &mark,
                                  g_task_get_cancellable (task),
                                  did_mark,
                                  task);
}

static void
send_write (GTask *task)
{
  HjlMove         *move = g_task_get_task_data (task);
  HjlAction       *action = move->action;
  HjlLeverClient  *lever = move->context->lever;
  GCancellable    *cancellable = g_task_get_cancellable (task);
  const char      *id = move->link->opportunity_id;
  const char      *target = action->target != NULL ? action->target->id : NULL;
  g_autofree char *reason = NULL;

  switch (action->kind)
    {
    case HJL_ACTION_MOVE_IN_LEVER:
      hjl_lever_client_set_stage_async (lever, id, target, action->perform_as, cancellable, did_write_lever, task);
      break;

    case HJL_ACTION_ARCHIVE_IN_LEVER:
      hjl_lever_client_set_archived_async (lever, id, target, action->perform_as, cancellable, did_write_lever, task);
      break;

    case HJL_ACTION_UNARCHIVE_IN_LEVER:
      hjl_lever_client_set_archived_async (lever, id, NULL, action->perform_as, cancellable, did_write_lever, task);
      break;

    case HJL_ACTION_MOVE_IN_HACKAJOB:
      reason = hjl_words_show (action->reason);
      hjl_source_set_stage_async (move->context->source,
                                  action->candidate_id,
                                  action->stage_id,
                                  reason,
                                  action->version,
                                  cancellable,
                                  did_move_in_hackajob,
                                  task);
      break;

    case HJL_ACTION_MARK_EXPORTED:
      send_mark (task);
      break;

    case HJL_ACTION_EXPORT:
    case HJL_ACTION_ERASE:
    case HJL_ACTION_SETTLE:
    case HJL_ACTION_NEEDS_ATTENTION:
    case HJL_ACTION_RELEASE:
    default:
      g_assert_not_reached ();
    }
}

static void
begin_write (GTask *task)
{
  HjlMove   *move = g_task_get_task_data (task);
  HjlAction *action = move->action;
  GError    *error = NULL;

  move->write = hjl_write_new (action->candidate_id, action->kind, move->context->clock ());
  move->write->opportunity_id = g_strdup (move->link->opportunity_id);
  move->write->base_stage_id = g_strdup (action->stage_id);
  if (action->kind == HJL_ACTION_MOVE_IN_HACKAJOB)
    move->write->target = g_strdup (action->stage_id);
  else if (action->target != NULL && action->kind != HJL_ACTION_UNARCHIVE_IN_LEVER)
    move->write->target = g_strdup (action->target->id);
  move->write->undoes = action->undoes;
  if (is_of_lever (action))
    move->write->actor_id = g_strdup (action->perform_as);
  if (!hjl_store_begin_write (move->context->store, move->write, &error))
    {
      hjl_steps_fail (task, error);
      return;
    }

  send_write (task);
}

/* Whoever was moved in Lever since this was planned is planned anew. */
static void
did_look_before (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask    *task = user_data;
  HjlMove  *move = g_task_get_task_data (task);
  HjlStore *store = move->context->store;
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int changed = 0;
  g_autoptr (HjlOpportunity) opportunity = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (opportunity != NULL)
    {
      g_ptr_array_add (taken, opportunity);
      changed = hjl_store_take_opportunities (store, taken, move->context->clock (), &error);
    }

  if (changed < 0 || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    hjl_steps_fail (task, g_steal_pointer (&error));
  else if (changed > 0)
    end_move (task, HJL_MOVE_CHANGED);
  /* What stands in the way of reading stands in the way of the write too, which says so. */
  else
    begin_write (task);
}

void
hjl_move_async (HjlSyncContext     *context,
                HjlAction          *action,
                HjlCatalogue       *catalogue,
                GCancellable       *cancellable,
                GAsyncReadyCallback callback,
                gpointer            user_data)
{
  GTask   *task;
  HjlMove *move;
  GError  *error = NULL;

  g_return_if_fail (context != NULL);
  g_return_if_fail (action != NULL && hjl_action_kind_is_remote (action->kind));
  g_return_if_fail (action->kind != HJL_ACTION_EXPORT);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_move_async);
  g_task_set_check_cancellable (task, FALSE);
  move = g_new0 (HjlMove, 1);
  move->context = hjl_sync_context_ref (context);
  move->action = action;
  move->catalogue = g_object_ref (catalogue);
  g_task_set_task_data (task, move, free_move);

  if (hjl_sync_context_is_open (context, action->candidate_id, &error))
    {
      end_move (task, HJL_MOVE_SKIPPED);
      return;
    }
  if (error == NULL)
    move->link = hjl_store_load_link (context->store, action->candidate_id, &error);
  if (move->link == NULL)
    {
      if (error != NULL)
        hjl_steps_fail (task, error);
      else
        end_move (task, HJL_MOVE_CHANGED);
      return;
    }

  /* An undo leaves alone whom somebody was at meanwhile. */
  if (is_of_lever (action) &&
      (action->undoes != 0 || context->clock () - context->planned_at >= PLAN_COUNTS_FOR))
    hjl_lever_client_get_async (context->lever, HJL_LEVER_OPPORTUNITY, move->link->opportunity_id, cancellable, did_look_before, task);
  else
    begin_write (task);
}

gboolean
hjl_move_finish (GAsyncResult  *result,
                 HjlMoveResult *outcome,
                 GError       **error)
{
  HjlMove *move;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  move = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *outcome = move->outcome;

  return TRUE;
}
