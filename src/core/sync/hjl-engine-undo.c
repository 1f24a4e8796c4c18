/* hjl-engine-undo.c: runs, and how one is taken back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"
#include "model/hjl-words.h"
#include "net/hjl-steps.h"
#include "store/hjl-store-runs.h"
#include "sync/hjl-engine-private.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-timeline.h"

/* As of a sync's plan: more rounds mean that something keeps changing. */
#define MAX_ROUNDS 4

void
hjl_engine_begin_run (HjlEngine  *self,
                      HjlRunCause cause)
{
  g_autoptr (HjlRun) run = hjl_run_new (cause, self->context->clock ());

  run->user_id = g_strdup (self->context->settings->acting_user_id);
  run->by_hand = hjl_sync_context_is_by_hand (self->context);
  hjl_store_begin_run (self->context->store, run);
  self->undoing = FALSE;
}

/* Whoever cancels an undo has ended it. What is in the way of all of it stays in the way. */
void
hjl_engine_end_run (HjlEngine    *self,
                    const GError *error)
{
  g_autoptr (GError) store_error = NULL;
  gboolean goes_on = self->undoing && error != NULL && hjl_error_is_passing (error) &&
                     !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  self->undoing = FALSE;
  if (!hjl_store_end_run (self->context->store, !goes_on, self->context->clock (), &store_error))
    g_message ("The end of a run could not be noted: %s", store_error->message);
}

/* (transfer full) (element-type utf8 HjlCase) (nullable) */
static GHashTable *
load_cases (HjlStore  *store,
            GPtrArray *changes,
            GError   **error)
{
  g_autoptr (GHashTable) cases = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) hjl_case_free);

  for (guint i = 0; i < changes->len; i++)
    {
      HjlChange *change = g_ptr_array_index (changes, i);
      g_autoptr (GError) load_error = NULL;
      HjlCase *c;

      if (g_hash_table_contains (cases, change->candidate_id))
        continue;
      c = hjl_store_load_case (store, change->candidate_id, &load_error);
      if (load_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&load_error));
          return NULL;
        }
      if (c != NULL)
        g_hash_table_insert (cases, change->candidate_id, c);
    }

  return g_steal_pointer (&cases);
}

/* Why the reason cannot be used. Returns: (transfer full) (nullable): kept words */
static char *
refuse_reason (HjlCatalogue *catalogue,
               const char   *reason_id)
{
  HjlArchiveReason *reason = reason_id != NULL ? hjl_catalogue_get_reason (catalogue, reason_id) : NULL;

  if (reason_id == NULL)
    return NULL;

  if (reason == NULL || !reason->active)
    return hjl_words_keep ("no-such-reason", reason != NULL ? reason->name : reason_id);
  if (reason->hired)
    return hjl_words_keep ("reason-for-hires", reason->name);

  return NULL;
}

/* Returns: (transfer full): kept words */
static char *
say_no_such_run (gint64 id)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return hjl_words_keep ("no-such-run", number);
}

/* @why: kept words. Returns: (transfer full) */
static GError *
refuse (HjlError    code,
        const char *why)
{
  g_autofree char *words = hjl_words_show (why);

  return g_error_new_literal (HJL_ERROR, (int) code, words);
}

static gboolean
check_reason (HjlCatalogue *catalogue,
              const char   *reason_id,
              GError      **error)
{
  g_autofree char *why = refuse_reason (catalogue, reason_id);

  if (why != NULL)
    g_propagate_error (error, refuse (HJL_ERROR_INPUT, why));

  return why == NULL;
}

static HjlUndo *
make_undo (HjlEngine *self,
           HjlCycle  *cycle,
           GError   **error)
{
  HjlStore *store = self->context->store;
  g_autoptr (HjlRun) run = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GHashTable) cases = NULL;
  g_autoptr (GError) load_error = NULL;
  HjlUndoFacts facts = { 0 };

  if (!hjl_engine_load_catalogue (self, cycle, error) || !check_reason (cycle->catalogue, cycle->undo_reason, error))
    return NULL;

  run = hjl_store_load_run (store, cycle->undo_of, &load_error);
  if (run == NULL)
    {
      g_autofree char *why = say_no_such_run (cycle->undo_of);

      g_propagate_error (error, load_error != NULL ? g_steal_pointer (&load_error) : refuse (HJL_ERROR_NOT_FOUND, why));
      return NULL;
    }

  changes = hjl_store_list_changes (store, run->id, error);
  cases = changes != NULL ? load_cases (store, changes, error) : NULL;
  if (cases == NULL)
    return NULL;

  facts.run = run;
  facts.changes = changes;
  facts.cases = cases;
  facts.catalogue = cycle->catalogue;
  facts.acting_user_id = self->context->settings->acting_user_id;
  facts.reason_id = cycle->undo_reason;
  facts.by_hand = hjl_sync_context_is_by_hand (self->context);
  facts.can_move_here = (hjl_source_get_features (self->context->source) & HJL_SOURCE_CAN_WRITE_STAGES) != 0;
  facts.began_at = cycle->undo_began;

  return hjl_undo_plan (&facts);
}

static void step_undo (GTask *task);

static void
did_refresh (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask     *task = user_data;
  HjlEngine *self = g_task_get_source_object (task);
  GError    *error = NULL;

  if (!hjl_sync_finish (result, &error))
    {
      hjl_steps_fail (task, error);
      return;
    }

  self->context->fresh_at = self->context->clock ();
  step_undo (task);
}

static void
did_apply (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask     *task = user_data;
  HjlEngine *self = g_task_get_source_object (task);
  HjlCycle  *cycle = g_task_get_task_data (task);
  GError    *error = NULL;

  if (!hjl_sync_finish (result, &error))
    {
      hjl_steps_fail (task, error);
      return;
    }

  if (++cycle->undo_round < MAX_ROUNDS && hjl_apply_has_changed (self->applier))
    step_undo (task);
  else
    hjl_steps_next (task);
}

/* One that was broken off goes on as the run that it was. */
static gboolean
begin_undo (HjlEngine *self,
            HjlCycle  *cycle,
            GError   **error)
{
  HjlSyncContext *context = self->context;
  g_autoptr (GError) find_error = NULL;
  g_autoptr (HjlRun) run = hjl_store_find_open_undo (context->store, &find_error);

  if (find_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&find_error));
      return FALSE;
    }

  /* With another reason it is another one: the row says what a run does that goes on. */
  if (run != NULL && (run->undoes != cycle->undo_of || g_strcmp0 (run->reason_id, cycle->undo_reason) != 0))
    g_clear_pointer (&run, hjl_run_free);
  if (run == NULL)
    {
      run = hjl_run_new (HJL_RUN_UNDO, context->clock ());
      run->undoes = cycle->undo_of;
      run->reason_id = g_strdup (cycle->undo_reason);
      run->user_id = g_strdup (context->settings->acting_user_id);
      run->by_hand = hjl_sync_context_is_by_hand (context);
    }
  hjl_store_begin_run (context->store, run);
  self->undoing = TRUE;
  cycle->undo_began = context->clock ();

  return TRUE;
}

static void
step_undo (GTask *task)
{
  HjlEngine      *self = g_task_get_source_object (task);
  HjlCycle       *cycle = g_task_get_task_data (task);
  HjlSyncContext *context = self->context;
  GError         *error = NULL;

  hjl_engine_set_phase (self, HJL_PHASE_PLANNING);
  g_clear_pointer (&cycle->undo_now, hjl_undo_free);
  context->planned_at = context->clock ();
  cycle->undo_now = make_undo (self, cycle, &error);
  if (cycle->undo_now == NULL)
    {
      hjl_steps_fail (task, error);
      return;
    }

  if (cycle->undo_look || cycle->undo_now->plan->actions->len == 0)
    {
      if (cycle->undo == NULL)
        cycle->undo = g_steal_pointer (&cycle->undo_now);
      hjl_steps_next (task);
      return;
    }
  if (cycle->undo_now->n_created > 0 && cycle->undo_reason == NULL)
    {
      hjl_steps_fail (task, refuse (HJL_ERROR_INPUT, HJL_WORDS ("undo-needs-reason")));
      return;
    }
  if (hjl_plan_writes_to_lever (cycle->undo_now->plan) && context->fresh_at < context->cycle_at)
    {
      hjl_reader_refresh_for_plan_async (self->reader, cycle->undo_now->plan, context->clock (),
                                         g_task_get_cancellable (task), did_refresh, task);
      return;
    }

  if (!self->undoing && !begin_undo (self, cycle, &error))
    {
      hjl_steps_fail (task, error);
      return;
    }
  /* What was planned first is what a person is told of; each round makes it anew. */
  if (cycle->undo == NULL)
    cycle->undo = make_undo (self, cycle, &error);
  if (cycle->undo == NULL)
    {
      hjl_steps_fail (task, error);
      return;
    }

  hjl_engine_set_phase (self, HJL_PHASE_APPLYING);
  hjl_apply_run_async (self->applier, cycle->undo_now->plan, cycle->catalogue, g_task_get_cancellable (task), did_apply, task);
}

/* The sync's own run comes after it. */
static void
step_end_resumed (GTask *task)
{
  HjlEngine *self = g_task_get_source_object (task);

  hjl_engine_end_run (self, NULL);
  hjl_engine_begin_run (self, (self->context->flags & HJL_SYNC_ASKED) != 0 ? HJL_RUN_BY_HAND : HJL_RUN_AUTOMATIC);
  hjl_steps_next (task);
}

void
hjl_engine_step_resume_undo (GTask *task)
{
  HjlEngine *self = g_task_get_source_object (task);
  HjlCycle  *cycle = g_task_get_task_data (task);
  g_autoptr (HjlUndo) look = NULL;
  g_autoptr (GError) look_error = NULL;
  g_autofree char *why = NULL;
  GError          *error = NULL;
  g_autoptr (HjlRun) run = hjl_store_find_open_undo (self->context->store, &error);

  if (error != NULL)
    {
      hjl_steps_fail (task, error);
      return;
    }
  if (run == NULL)
    {
      hjl_steps_next (task);
      return;
    }

  cycle->undo_of = run->undoes;
  hjl_set_text (&cycle->undo_reason, run->reason_id);
  look = make_undo (self, cycle, &look_error);
  if (look != NULL && look->n_created > 0 && cycle->undo_reason == NULL)
    {
      g_clear_pointer (&look, hjl_undo_free);
      why = g_strdup (HJL_WORDS ("undo-needs-reason"));
    }
  else if (look == NULL)
    {
      why = cycle->catalogue != NULL ? refuse_reason (cycle->catalogue, cycle->undo_reason) : NULL;
      if (why == NULL && g_error_matches (look_error, HJL_ERROR, HJL_ERROR_NOT_FOUND))
        why = say_no_such_run (cycle->undo_of);
      if (why == NULL)
        why = hjl_words_keep_error (look_error);
    }
  if (look_error != NULL && !g_error_matches (look_error, HJL_ERROR, HJL_ERROR_INPUT) &&
      !g_error_matches (look_error, HJL_ERROR, HJL_ERROR_NOT_FOUND))
    {
      hjl_steps_fail (task, g_steal_pointer (&look_error));
      return;
    }
  /* The archive reason may be gone by now: then it has ended, which is said, and a person may begin another. */
  if (look == NULL)
    {
      g_autofree char *words = hjl_words_keep ("undo-cannot-go-on", why);

      hjl_store_begin_run (self->context->store, run);
      hjl_sync_context_note (self->context, HJL_ACTIVITY_ATTENTION, NULL, NULL, NULL, words);
      hjl_steps_prepend (task, step_end_resumed);
      hjl_steps_next (task);
      return;
    }

  hjl_store_begin_run (self->context->store, run);
  self->undoing = TRUE;
  cycle->undo_began = self->context->clock ();
  hjl_steps_prepend (task, step_end_resumed);
  step_undo (task);
}

static gboolean
is_of (HjlAction         *action,
       const HjlUndoLeft *left)
{
  return g_str_equal (action->candidate_id, left->candidate_id);
}

static const HjlUndoLeft *
find_left (GPtrArray  *left,
           const char *candidate_id)
{
  for (guint i = 0; i < left->len; i++)
    {
      const HjlUndoLeft *each = g_ptr_array_index (left, i);

      if (g_str_equal (each->candidate_id, candidate_id))
        return each;
    }

  return NULL;
}

/* Why what is still to be done was not. (transfer full) */
static char *
say_not_done (HjlEngine    *self,
              const char   *candidate_id,
              const GError *interrupted)
{
  g_autoptr (GPtrArray) latest = NULL;

  if (interrupted != NULL)
    return g_strdup (_ ("Not done yet: the next sync goes on with it."));

  latest = hjl_store_list_activity (self->context->store, candidate_id, 1, NULL);
  if (latest != NULL && latest->len > 0 && ((HjlActivity *) g_ptr_array_index (latest, 0))->kind == HJL_ACTIVITY_FAILED)
    return g_strdup (((HjlActivity *) g_ptr_array_index (latest, 0))->text);

  return g_strdup (_ ("Not done. Undo the run again to go on with it."));
}

/* Of what was planned, what is still to be done, or cannot be any more, has failed. */
static void
sort_out (HjlEngine *self,
          HjlUndo   *undo,
          HjlUndo   *rest)
{
  for (guint i = 0; i < undo->plan->actions->len; i++)
    {
      HjlAction         *action = g_ptr_array_index (undo->plan->actions, i);
      HjlChange          person = { .candidate_id = action->candidate_id, .name = action->name, .role_id = action->role_id, .opportunity_id = action->opportunity_id };
      const char        *id = action->candidate_id;
      char              *why = NULL;
      const HjlUndoLeft *left = find_left (rest->left, id);

      if (find_left (undo->failed, id) != NULL)
        continue;
      if (left != NULL)
        why = g_strdup (left->reason);
      for (guint k = 0; why == NULL && k < rest->plan->actions->len; k++)
        if (g_str_equal (((HjlAction *) g_ptr_array_index (rest->plan->actions, k))->candidate_id, id))
          why = say_not_done (self, id, undo->interrupted);
      if (why != NULL)
        g_ptr_array_add (undo->failed, hjl_undo_left_new (&person, why));
    }

  for (guint i = undo->plan->actions->len; i > 0; i--)
    for (guint k = 0; k < undo->failed->len; k++)
      if (is_of (g_ptr_array_index (undo->plan->actions, i - 1), g_ptr_array_index (undo->failed, k)))
        {
          g_ptr_array_remove_index (undo->plan->actions, i - 1);
          break;
        }
}

static void
end_undo (GTask   *outer,
          HjlUndo *undo,
          GError  *error)
{
  if (undo != NULL)
    g_task_return_pointer (outer, undo, (GDestroyNotify) hjl_undo_free);
  else
    g_task_return_error (outer, error);
  g_object_unref (outer);
}

static void
did_plan_undo (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  HjlEngine *self = HJL_ENGINE (object);
  HjlCycle  *cycle = g_task_get_task_data (G_TASK (result));
  GError    *error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  hjl_engine_set_phase (self, HJL_PHASE_IDLE);
  end_undo (user_data, error == NULL ? g_steal_pointer (&cycle->undo) : NULL, error);
}

static void
did_undo (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  HjlEngine *self = HJL_ENGINE (object);
  HjlCycle  *cycle = g_task_get_task_data (G_TASK (result));
  gint64     run_id = hjl_store_get_run_id (self->context->store);
  g_autoptr (HjlUndo) undo = NULL;
  g_autoptr (HjlUndo) rest = NULL;
  g_autoptr (GError) error = NULL;
  GError *rest_error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  hjl_engine_end_run (self, error);
  hjl_engine_set_phase (self, HJL_PHASE_IDLE);

  undo = g_steal_pointer (&cycle->undo);
  if (undo == NULL || (error != NULL && !hjl_error_is_passing (error)))
    {
      end_undo (user_data, NULL, g_steal_pointer (&error));
      return;
    }

  undo->undo_run_id = run_id;
  undo->interrupted = g_steal_pointer (&error);
  rest = make_undo (self, cycle, &rest_error);
  if (rest == NULL)
    {
      end_undo (user_data, NULL, rest_error);
      return;
    }
  sort_out (self, undo, rest);
  end_undo (user_data, g_steal_pointer (&undo), NULL);
}

static GTask *
new_task (HjlEngine          *self,
          gpointer            tag,
          gint64              run_id,
          const char         *reason_id,
          GAsyncReadyCallback done,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  GTask    *outer = g_task_new (self, cancellable, callback, user_data);
  GTask    *task = g_task_new (self, cancellable, done, outer);
  HjlCycle *cycle = g_new0 (HjlCycle, 1);

  g_task_set_source_tag (outer, tag);
  g_task_set_source_tag (task, new_task);
  cycle->mode = HJL_READ_THOROUGH;
  cycle->undo_of = run_id;
  cycle->undo_reason = g_strdup (reason_id);
  g_task_set_task_data (task, cycle, hjl_cycle_free);
  hjl_sync_context_begin_report (self->context);
  self->context->cycle_at = self->context->clock ();

  return task;
}

void
hjl_engine_plan_undo_async (HjlEngine          *self,
                            gint64              run_id,
                            const char         *reason_id,
                            gboolean            read,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (HJL_IS_ENGINE (self));
  g_return_if_fail (self->phase == HJL_PHASE_IDLE);

  task = new_task (self, hjl_engine_plan_undo_async, run_id, reason_id, did_plan_undo, cancellable, callback, user_data);
  ((HjlCycle *) g_task_get_task_data (task))->undo_look = TRUE;
  if (read)
    hjl_steps_append (task, hjl_engine_step_read);
  hjl_steps_append (task, step_undo);
  hjl_steps_next (task);
}

void
hjl_engine_undo_async (HjlEngine          *self,
                       gint64              run_id,
                       const char         *reason_id,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (HJL_IS_ENGINE (self));
  g_return_if_fail (self->phase == HJL_PHASE_IDLE);

  task = new_task (self, hjl_engine_undo_async, run_id, reason_id, did_undo, cancellable, callback, user_data);
  hjl_steps_append (task, hjl_engine_step_read_back);
  hjl_steps_append (task, hjl_engine_step_read);
  hjl_steps_append (task, step_undo);
  hjl_steps_next (task);
}
