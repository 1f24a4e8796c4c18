/* hjl-engine.c: one cycle of the sync: read back, read, plan, apply
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "files/hjl-files-source.h"
#include "model/hjl-error.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-lists.h"
#include "sync/hjl-apply.h"
#include "sync/hjl-brake.h"
#include "sync/hjl-engine-plan.h"
#include "sync/hjl-engine-private.h"
#include "sync/hjl-export-files.h"
#include "sync/hjl-fetch-names.h"
#include "sync/hjl-read-back.h"
#include "net/hjl-steps.h"

/* A plan may call for another: an answer that changed something, a write that was read back. More
 * rounds than this in one cycle mean that something keeps changing; the next cycle goes on. */
#define MAX_ROUNDS 4
/* Before anything is written, what it refers to must have been read this recently. */
#define FRESH_FOR (60 * G_GINT64_CONSTANT (1000))
/* The next turn of take_turn_for_files(). */
#define KEY_FILES_TURN "cursor/files-turn"

/* Whom hackajob is asked for by name in a cycle; more where a person waits for it. */
#define FEW_NAMES 50
#define MANY_NAMES 200

G_DEFINE_FINAL_TYPE (HjlEngine, hjl_engine, G_TYPE_OBJECT)

void
hjl_cycle_free (gpointer data)
{
  HjlCycle *cycle = data;

  g_clear_object (&cycle->catalogue);
  g_clear_pointer (&cycle->plan, hjl_plan_free);
  g_clear_pointer (&cycle->records, hjl_posting_records_unref);
  g_clear_pointer (&cycle->mappings, g_hash_table_unref);
  g_free (cycle->candidate_id);
  g_free (cycle->settled);
  g_free (cycle->undo_reason);
  g_clear_pointer (&cycle->undo, hjl_undo_free);
  g_clear_pointer (&cycle->undo_now, hjl_undo_free);
  g_free (cycle);
}

void
hjl_engine_set_phase (HjlEngine *self,
                      HjlPhase   phase)
{
  self->phase = phase;
  g_signal_emit_by_name (self, "progress");
}

/* All but the roles, of which there are thousands: what is asked about one is asked of the store. */
gboolean
hjl_engine_load_catalogue (HjlEngine *self,
                           HjlCycle  *cycle,
                           GError   **error)
{
  g_clear_object (&cycle->catalogue);
  cycle->catalogue = hjl_store_load_lists (self->context->store, HJL_LIST_ALL & ~HJL_LIST_ROLES, error);

  return cycle->catalogue != NULL;
}

static void
did_step (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask  *task = user_data;
  GError *error = NULL;

  if (!hjl_sync_finish (result, &error))
    hjl_steps_fail (task, error);
  else
    hjl_steps_next (task);
}

void
hjl_engine_step_read_back (GTask *task)
{
  HjlEngine *self = g_task_get_source_object (task);
  HjlCycle  *cycle = g_task_get_task_data (task);
  g_autoptr (GPtrArray) writes = NULL;
  GError *error = NULL;

  hjl_engine_set_phase (self, HJL_PHASE_READING_BACK);
  writes = hjl_store_list_open_writes (self->context->store, &error);
  if (writes != NULL && writes->len == 0)
    hjl_steps_next (task);
  else if (writes == NULL || !hjl_engine_load_catalogue (self, cycle, &error))
    hjl_steps_fail (task, error);
  else
    hjl_read_back_async (self->context,
                         cycle->catalogue,
                         cycle->candidate_id,
                         g_task_get_cancellable (task),
                         did_step,
                         task);
}

static void
did_read (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask     *task = user_data;
  HjlEngine *self = g_task_get_source_object (task);
  HjlCycle  *cycle = g_task_get_task_data (task);
  GError    *error = NULL;

  if (!hjl_sync_finish (result, &error) ||
      !hjl_engine_load_catalogue (self, cycle, &error) ||
      !hjl_engine_notice_breaks (self->context, cycle->catalogue, &error))
    hjl_steps_fail (task, error);
  else
    hjl_steps_next (task);
}

void
hjl_engine_step_read (GTask *task)
{
  HjlEngine *self = g_task_get_source_object (task);
  HjlCycle  *cycle = g_task_get_task_data (task);

  hjl_engine_set_phase (self, HJL_PHASE_READING);
  /* It is loaded anew once all is read. */
  g_clear_object (&cycle->catalogue);
  /* The very first cycle reads every list whole. */
  if ((hjl_store_get_known (self->context->store) & HJL_LIST_STAGES) == 0)
    self->context->fresh_at = self->context->clock ();
  if (cycle->candidate_id != NULL)
    hjl_reader_read_candidate_async (self->reader,
                                     cycle->candidate_id,
                                     self->context->clock (),
                                     g_task_get_cancellable (task),
                                     did_read,
                                     task);
  else
    hjl_reader_read_async (self->reader,
                           cycle->mode,
                           self->context->clock (),
                           g_task_get_cancellable (task),
                           did_read,
                           task);
}

/* Plans with the lists as they are now, of which those of @side were read again. */
static void
take_refreshed (GTask        *task,
                GObject      *reader,
                GAsyncResult *result,
                HjlSide       side)
{
  HjlEngine *self = g_task_get_source_object (task);
  HjlCycle  *cycle = g_task_get_task_data (task);
  HjlTime    now = self->context->clock ();
  GError    *error = NULL;

  if (!hjl_sync_finish (result, &error) ||
      !hjl_engine_load_catalogue (self, cycle, &error) ||
      !hjl_engine_notice_breaks (self->context, cycle->catalogue, &error))
    {
      hjl_steps_fail (task, error);
      return;
    }

  if (side == HJL_SIDE_LEVER)
    {
      self->context->fresh_at = now;
    }
  else
    {
      self->context->source_in_doubt = FALSE;
      self->context->source_fresh_at = now;
    }
  hjl_engine_step_plan (task);
}

static void
did_refresh (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  take_refreshed (user_data, object, result, HJL_SIDE_LEVER);
}

static void
did_refresh_source (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  take_refreshed (user_data, object, result, HJL_SIDE_HACKAJOB);
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

  /* Where nothing came of a plan, the same plan again would fare no better now. */
  if (++cycle->round < MAX_ROUNDS && hjl_apply_has_changed (self->applier))
    {
      hjl_steps_prepend (task, hjl_engine_step_plan);
      if (hjl_sync_context_is_open (self->context, cycle->candidate_id, NULL))
        hjl_steps_prepend (task, hjl_engine_step_read_back);
    }
  hjl_steps_next (task);
}

void
hjl_engine_step_plan (GTask *task)
{
  HjlEngine    *self = g_task_get_source_object (task);
  HjlCycle     *cycle = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError       *error = NULL;

  if (self->context->source_in_doubt)
    {
      /* hackajob refused what the lists say that there is. */
      hjl_reader_refresh_async (self->reader,
                                HJL_LIST_ROLE_STAGES | HJL_LIST_ROLES,
                                self->context->clock (),
                                cancellable,
                                did_refresh_source,
                                task);
      return;
    }

  hjl_engine_set_phase (self, HJL_PHASE_PLANNING);
  g_clear_pointer (&cycle->plan, hjl_plan_free);
  self->context->planned_at = self->context->clock ();
  if (cycle->candidate_id != NULL)
    cycle->plan = hjl_engine_plan_candidate (self->context, cycle->catalogue, cycle->candidate_id, &error);
  else
    cycle->plan = hjl_engine_plan_store (self->context, cycle->catalogue, NULL, FALSE, cancellable, &error);
  if (cycle->plan == NULL)
    {
      hjl_steps_fail (task, error);
      return;
    }

  if (!hjl_brake_plan (self->context, cycle->plan, cycle->candidate_id, &error))
    {
      hjl_steps_fail (task, error);
      return;
    }

  if (cycle->candidate_id != NULL)
    hjl_engine_note_settled (cycle);
  if (cycle->plan->actions->len == 0)
    {
      hjl_steps_next (task);
      return;
    }
  if (hjl_plan_writes_to_lever (cycle->plan) && self->context->clock () - self->context->fresh_at >= FRESH_FOR)
    {
      /* What a plan is about to use must still be there: a stage deleted in Lever a minute ago makes a
       * mapping broken, not a candidate refused. */
      hjl_reader_refresh_for_plan_async (self->reader,
                                         cycle->plan,
                                         self->context->clock (),
                                         cancellable,
                                         did_refresh,
                                         task);
      return;
    }

  hjl_engine_set_phase (self, HJL_PHASE_APPLYING);
  hjl_apply_run_async (self->applier, cycle->plan, cycle->catalogue, cancellable, did_apply, task);
}

static void
did_check_files (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask   *task = user_data;
  gboolean goes_on;
  GError  *error = NULL;

  if (!hjl_export_files_check_finish (result, &goes_on, &error))
    {
      hjl_steps_fail (task, error);
      return;
    }
  if (goes_on)
    hjl_steps_prepend (task, hjl_engine_step_check_files);
  hjl_steps_next (task);
}

/* One candidate whose files nobody has looked for yet, in a turn that had nothing else to do, and the next where an awaited
 * CV has come; those of the one that the cycle is about; in a sync that was asked for, those of whom some were missed, or of
 * everybody whose copies lie here until Lever has confirmed them. */
void
hjl_engine_step_check_files (GTask *task)
{
  HjlEngine   *self = g_task_get_source_object (task);
  HjlCycle    *cycle = g_task_get_task_data (task);
  /* Where all syncs are asked for, by hand or by a timer, there is no other turn. */
  gboolean     asked = cycle->mode == HJL_READ_THOROUGH;
  gboolean     here = HJL_IS_FILES_SOURCE (self->context->source);
  gboolean     turn = cycle->mode == HJL_READ_BARE;
  HjlUnchecked which = HJL_UNCHECKED_AWAITED;

  if (turn ? !cycle->cv_turn : asked && here)
    which = HJL_UNCHECKED_ANY;
  else if (turn)
    which = HJL_UNCHECKED_AWAITED_FIRST;

  if (asked && cycle->candidate_id == NULL && cycle->files_since == 0)
    cycle->files_since = self->context->clock ();
  if (cycle->records == NULL)
    cycle->records = hjl_posting_records_new (NULL);
  /* Only a turn leaves a feed a call for a CV; what lies here costs it none. */
  if (cycle->candidate_id == NULL && (cycle->round > 0 || !(asked || turn || here)))
    hjl_steps_next (task);
  else
    hjl_export_files_check_async (self->context,
                                  cycle->catalogue,
                                  cycle->records,
                                  cycle->candidate_id,
                                  which,
                                  cycle->files_since,
                                  g_task_get_cancellable (task),
                                  did_check_files,
                                  task);
}

void
hjl_engine_step_name (GTask *task)
{
  HjlEngine *self = g_task_get_source_object (task);
  HjlCycle  *cycle = g_task_get_task_data (task);

  hjl_fetch_names_run_async (self->namer, cycle->mode == HJL_READ_THOROUGH ? MANY_NAMES : FEW_NAMES,
                             g_task_get_cancellable (task), did_step, task);
}

/* As long as somebody's files are due to be looked for, every second cycle does that with what it may ask both services; in every
 * second of those, CVs that are awaited go first. Kept for the next start: whoever opens the window for one cycle at a time would
 * have the same turn each time. */
static gboolean
take_turn_for_files (HjlEngine *self,
                     HjlCycle  *cycle)
{
  HjlStore        *store = self->context->store;
  g_autofree char *due = hjl_store_find_unchecked (store, HJL_UNCHECKED_ANY, self->context->clock (), 0, NULL);
  gint64           turn;

  if (due == NULL)
    return FALSE;

  turn = hjl_store_get_int (store, KEY_FILES_TURN, 0) % 4;
  hjl_store_set_int (store, KEY_FILES_TURN, turn + 1, NULL);
  cycle->cv_turn = turn == 1;

  return turn % 2 == 1;
}

static void
did_sync (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  HjlEngine     *self = HJL_ENGINE (object);
  HjlSyncReport *report = self->context->report;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) count_error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  hjl_engine_end_run (self, error);
  hjl_engine_set_phase (self, HJL_PHASE_IDLE);
  if (error == NULL)
    hjl_brake_end_run (self->context->store, &error);

  if (!hjl_engine_count_waiting (self->context, &count_error))
    {
      if (error == NULL)
        error = g_steal_pointer (&count_error);
      g_task_return_error (outer, g_steal_pointer (&error));
      return;
    }

  if (error != NULL && !hjl_error_is_passing (error))
    {
      g_task_return_error (outer, g_steal_pointer (&error));
      return;
    }

  g_clear_error (&report->interrupted);
  report->interrupted = g_steal_pointer (&error);
  g_task_return_pointer (outer, hjl_sync_report_copy (report), (GDestroyNotify) hjl_sync_report_free);
}

static void
on_applier_progress_cb (HjlEngine *self)
{
  g_signal_emit_by_name (self, "progress");
}

static void
hjl_engine_finalize (GObject *object)
{
  HjlEngine *self = HJL_ENGINE (object);

  g_clear_object (&self->applier);
  g_clear_object (&self->namer);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->context, hjl_sync_context_unref);

  G_OBJECT_CLASS (hjl_engine_parent_class)->finalize (object);
}

static void
hjl_engine_class_init (HjlEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_engine_finalize;

  g_signal_new ("progress",
                G_TYPE_FROM_CLASS (klass),
                G_SIGNAL_RUN_LAST,
                0,
                NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
hjl_engine_init (HjlEngine *self)
{
}

HjlEngine *
hjl_engine_new (HjlSyncContext *context,
                guint           workers)
{
  HjlEngine *self = g_object_new (HJL_TYPE_ENGINE, NULL);

  self->context = hjl_sync_context_ref (context);
  self->reader = hjl_reader_new (context->store, context->source, context->lever);
  self->namer = hjl_fetch_names_new (context);
  self->applier = hjl_apply_new (context, workers);
  g_signal_connect_object (self->applier, "progress", G_CALLBACK (on_applier_progress_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
hjl_engine_sync_async (HjlEngine          *self,
                       HjlReadMode         mode,
                       HjlSyncFlags        flags,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  GTask    *outer;
  GTask    *task;
  HjlCycle *cycle;

  g_return_if_fail (HJL_IS_ENGINE (self));
  g_return_if_fail (self->phase == HJL_PHASE_IDLE);

  outer = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (outer, hjl_engine_sync_async);
  task = g_task_new (self, cancellable, did_sync, outer);
  g_task_set_source_tag (task, did_sync);
  cycle = g_new0 (HjlCycle, 1);
  cycle->mode = mode == HJL_READ_ECONOMICAL && take_turn_for_files (self, cycle) ? HJL_READ_BARE : mode;
  g_task_set_task_data (task, cycle, hjl_cycle_free);

  hjl_sync_context_begin_report (self->context);
  self->context->cycle_at = self->context->clock ();
  self->context->flags = flags;
  hjl_engine_begin_run (self, (flags & HJL_SYNC_ASKED) != 0 ? HJL_RUN_BY_HAND : HJL_RUN_AUTOMATIC);

  hjl_steps_append (task, hjl_engine_step_read_back);
  hjl_steps_append (task, hjl_engine_step_read);
  hjl_steps_append (task, hjl_engine_step_resume_undo);
  hjl_steps_append (task, hjl_engine_step_plan);
  hjl_steps_append (task, hjl_engine_step_check_files);
  hjl_steps_append (task, hjl_engine_step_name);
  hjl_steps_next (task);
}

void
hjl_engine_bring_forward (HjlEngine  *self,
                          const char *candidate_id)
{
  g_return_if_fail (HJL_IS_ENGINE (self));

  hjl_apply_bring_forward (self->applier, candidate_id);
}

HjlProgress
hjl_engine_get_progress (HjlEngine *self)
{
  HjlProgress progress = { 0 };

  g_return_val_if_fail (HJL_IS_ENGINE (self), progress);

  progress.phase = self->phase;
  progress.of_one = self->of_one;
  if (self->phase == HJL_PHASE_APPLYING)
    {
      progress.done = hjl_apply_get_done (self->applier);
      progress.total = hjl_apply_get_total (self->applier);
    }

  return progress;
}

void
hjl_engine_set_paused (HjlEngine *self,
                       gboolean   paused)
{
  g_return_if_fail (HJL_IS_ENGINE (self));

  hjl_apply_set_paused (self->applier, paused);
}

gboolean
hjl_engine_set_source (HjlEngine *self,
                       HjlSource *source,
                       GError   **error)
{
  g_return_val_if_fail (HJL_IS_ENGINE (self), FALSE);
  g_return_val_if_fail (HJL_IS_SOURCE (source), FALSE);

  if (!hjl_reader_forget_cursors (self->context->store, HJL_SIDE_HACKAJOB, error))
    return FALSE;

  g_set_object (&self->context->source, source);
  self->context->source_fresh_at = 0;
  hjl_reader_set_source (self->reader, source);

  return TRUE;
}
