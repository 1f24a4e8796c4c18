/* hjl-apply.c: runs a plan through the journal
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-error.h"
#include "sync/hjl-apply.h"
#include "sync/hjl-export.h"
#include "sync/hjl-move.h"
#include "sync/hjl-posting-records.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-erase.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-timeline.h"

/* The files of the first exports of a run are looked at in Lever at once, then those of every so many;
 * the rest are looked at in later cycles. One more request a candidate would double what an export
 * costs (the pace is ten requests a second). */
#define CHECK_FIRST 2
#define CHECK_EVERY 500

/* So many candidates in a row that a server could not answer for: it is in trouble, and the run ends. */
#define MAX_TROUBLE 3

struct _HjlApply
{
  GObject parent_instance;

  HjlSyncContext *context;
  guint           workers;
  guint           done;
  guint           total;
  gboolean        paused;
  gboolean        changed;
  GTask          *task; /* the run that is under way; not owned */
};

/* The actions of one candidate. */
typedef struct
{
  guint first;
  guint end;
} HjlGroup;

typedef struct
{
  HjlPlan           *plan; /* borrowed: outlives the task */
  HjlCatalogue      *catalogue;
  HjlPostingRecords *records;
  GArray            *groups; /* (element-type HjlGroup) */
  gboolean           loaded; /* the records */
  gboolean           shuffled;
  guint              next;
  guint              running;
  guint              n_exports; /* begun */
  guint              trouble;
  GError            *error;
} HjlApplyRun;

/* One candidate under way. */
typedef struct
{
  GTask   *task; /* owned */
  HjlCase *c;
  guint    index;
  guint    end;
  gboolean remote;
} HjlTurn;

G_DEFINE_FINAL_TYPE (HjlApply, hjl_apply, G_TYPE_OBJECT)

static gboolean
settle_link (HjlSyncContext *self,
             HjlAction      *action,
             GError        **error)
{
  g_autoptr (HjlLink) link = hjl_store_load_link (self->store, action->candidate_id, error);

  if (link == NULL)
    return error == NULL || *error == NULL;

  if (action->stage_id != NULL)
    {
      hjl_set_text (&link->base_stage_id, action->stage_id);
    }
  if (action->target != NULL)
    hjl_link_take_base_target (link, hjl_target_copy (action->target));
  g_clear_pointer (&link->wanted_stage_id, g_free);

  if (!hjl_store_save_link (self->store, link, error))
    return FALSE;

  if (action->conflict)
    hjl_sync_context_note_conflict (self, action);
  else if (action->noted)
    hjl_sync_context_note (self,
                           HJL_ACTIVITY_DONE,
                           action->candidate_id,
                           action->role_id,
                           hjl_action_kind_to_string (action->kind),
                           action->reason);

  return TRUE;
}

/* The record that a question is about is what there is to choose beside the hold's word. */
static gboolean
hold_back (HjlSyncContext *self,
           HjlAction      *action,
           GError        **error)
{
  const char *choices[] = { action->opportunity_id, NULL };
  gboolean    asks = action->hold == HJL_HOLD_OTHER_POSTING || action->hold == HJL_HOLD_ARCHIVED ||
                  action->hold == HJL_HOLD_UNDONE;

  return hjl_sync_context_hold (self,
                                action->candidate_id,
                                action->role_id,
                                action->hold,
                                action->detail,
                                asks ? choices : NULL,
                                action->posting_id,
                                error);
}

/* SETTLE, ERASE, NEEDS_ATTENTION and RELEASE stay in the database, as hjl-plan.h says. @hold: (nullable): what the
 * candidate is held for now */
static gboolean
apply_here (HjlSyncContext *self,
            HjlAction      *action,
            const HjlHold  *hold,
            GError        **error)
{
  switch (action->kind)
    {
    case HJL_ACTION_SETTLE:
      return settle_link (self, action, error);

    case HJL_ACTION_ERASE:
      if (!hjl_store_erase (self->store, action->candidate_id, error))
        return FALSE;
      self->report->erased++;
      self->report->erased_by_kind[action->opportunity_id != NULL]++;
      hjl_sync_context_note (self,
                             HJL_ACTIVITY_ERASED,
                             action->candidate_id,
                             action->role_id,
                             hjl_action_kind_to_string (action->kind),
                             action->reason);
      return TRUE;

    case HJL_ACTION_NEEDS_ATTENTION:
      return hold_back (self, action, error);

    case HJL_ACTION_RELEASE:
      if (hold == NULL || hold->kind != action->hold)
        return TRUE;
      return hjl_store_clear_hold (self->store, action->candidate_id, error);

    case HJL_ACTION_EXPORT:
    case HJL_ACTION_MOVE_IN_LEVER:
    case HJL_ACTION_ARCHIVE_IN_LEVER:
    case HJL_ACTION_UNARCHIVE_IN_LEVER:
    case HJL_ACTION_MOVE_IN_HACKAJOB:
    case HJL_ACTION_MARK_EXPORTED:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void run_turn (HjlTurn *turn);
static void start_turns (GTask *task);

static void
free_apply (gpointer data)
{
  HjlApplyRun *apply = data;

  g_clear_object (&apply->catalogue);
  g_clear_pointer (&apply->records, hjl_posting_records_unref);
  g_clear_pointer (&apply->groups, g_array_unref);
  g_clear_error (&apply->error);
  g_free (apply);
}

static void
end_run (GTask *task)
{
  HjlApply    *self = g_task_get_source_object (task);
  HjlApplyRun *apply = g_task_get_task_data (task);

  self->task = NULL;
  if (apply->error != NULL)
    g_task_return_error (task, g_steal_pointer (&apply->error));
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
end_turn (HjlTurn *turn,
          GError  *error)
{
  GTask       *task = turn->task;
  HjlApply    *self = g_task_get_source_object (task);
  HjlApplyRun *apply = g_task_get_task_data (task);

  /* The first error says why the run ends; the others follow from it. */
  if (error != NULL && apply->error == NULL)
    apply->error = error;
  else
    g_clear_error (&error);

  apply->running--;
  if (turn->remote)
    {
      self->done++;
      g_signal_emit_by_name (self, "progress");
    }
  g_clear_pointer (&turn->c, hjl_case_free);
  g_free (turn);

  start_turns (task);
}

static void
note_trouble (HjlTurn *turn,
              gboolean trouble)
{
  HjlApply     *self = g_task_get_source_object (turn->task);
  HjlApplyRun  *apply = g_task_get_task_data (turn->task);
  const GError *last = self->context->trouble;

  apply->trouble = trouble ? apply->trouble + 1 : 0;
  if (apply->trouble < MAX_TROUBLE || apply->error != NULL)
    return;

  /* Whose trouble it is, and which, the last of them has said. */
  if (last != NULL && hjl_error_is_passing (last))
    apply->error = g_error_copy (last);
  else
    apply->error = g_error_new_literal (HJL_ERROR,
                                        HJL_ERROR_SERVER,
                                        "Several candidates in a row could not be finished because a service failed");
}

static void
did_export (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  HjlTurn        *turn = user_data;
  HjlApply       *self = g_task_get_source_object (turn->task);
  HjlExportResult outcome;
  GError         *error = NULL;

  if (!hjl_export_finish (result, &outcome, &error))
    {
      end_turn (turn, error);
      return;
    }

  if (outcome != HJL_EXPORT_WAITS)
    note_trouble (turn, outcome == HJL_EXPORT_UNCERTAIN || outcome == HJL_EXPORT_SKIPPED);
  self->changed |= outcome != HJL_EXPORT_SKIPPED && outcome != HJL_EXPORT_WAITS;
  if (outcome == HJL_EXPORT_DONE || outcome == HJL_EXPORT_ADOPTED)
    {
      turn->index++;
      /* Somebody who was there already stands where Lever has them, which is for the next plan. */
      if (outcome == HJL_EXPORT_DONE)
        {
          run_turn (turn);
          return;
        }
    }

  end_turn (turn, NULL);
}

static void
did_move (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  HjlTurn      *turn = user_data;
  HjlApply     *self = g_task_get_source_object (turn->task);
  HjlMoveResult outcome;
  GError       *error = NULL;

  if (!hjl_move_finish (result, &outcome, &error))
    {
      end_turn (turn, error);
      return;
    }

  note_trouble (turn, outcome == HJL_MOVE_SKIPPED);
  self->changed |= outcome != HJL_MOVE_SKIPPED && outcome != HJL_MOVE_UNSEEN;
  if (outcome != HJL_MOVE_DONE)
    {
      end_turn (turn, NULL);
      return;
    }

  turn->index++;
  run_turn (turn);
}

static gboolean
can_do (HjlApply  *self,
        HjlAction *action)
{
  HjlSourceFeatures features = hjl_source_get_features (self->context->source);

  if (action->kind == HJL_ACTION_MOVE_IN_HACKAJOB)
    return (features & HJL_SOURCE_CAN_WRITE_STAGES) != 0;
  if (action->kind == HJL_ACTION_MARK_EXPORTED)
    return (features & HJL_SOURCE_CAN_MARK_EXPORTED) != 0;

  return TRUE;
}

static void
run_turn (HjlTurn *turn)
{
  GTask        *task = turn->task;
  HjlApply     *self = g_task_get_source_object (task);
  HjlApplyRun  *apply = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError       *error = NULL;

  while (turn->index < turn->end)
    {
      HjlAction *action = g_ptr_array_index (apply->plan->actions, turn->index);

      if (apply->error != NULL || g_cancellable_is_cancelled (cancellable))
        break;

      /* A person may have closed the role since this was planned, which may be a thousand exports ago. */
      if (action->kind == HJL_ACTION_EXPORT && turn->c->closed && hjl_sync_context_is_by_hand (self->context))
        {
          self->changed = TRUE;
          break;
        }
      if (action->kind == HJL_ACTION_EXPORT)
        {
          /* Those begun, as several are under way before the first one is done. */
          guint    n = apply->n_exports++;
          gboolean check = n < CHECK_FIRST || n % CHECK_EVERY == 0;

          hjl_export_async (self->context,
                            turn->c,
                            action,
                            apply->catalogue,
                            apply->records,
                            check,
                            cancellable,
                            did_export,
                            turn);
          return;
        }
      if (hjl_action_kind_is_remote (action->kind) && can_do (self, action))
        {
          hjl_move_async (self->context, action, apply->catalogue, cancellable, did_move, turn);
          return;
        }
      if (!hjl_action_kind_is_remote (action->kind) && !apply_here (self->context, action, turn->c->hold, &error))
        {
          end_turn (turn, error);
          return;
        }
      self->changed |= !hjl_action_kind_is_remote (action->kind);
      turn->index++;
    }

  end_turn (turn, NULL);
}

static gboolean
is_remote (HjlApplyRun *apply,
           HjlGroup    *group)
{
  for (guint i = group->first; i < group->end; i++)
    {
      HjlAction *action = g_ptr_array_index (apply->plan->actions, i);

      if (hjl_action_kind_is_remote (action->kind))
        return TRUE;
    }

  return FALSE;
}

static void
start_turn (GTask    *task,
            HjlGroup *group)
{
  HjlApply    *self = g_task_get_source_object (task);
  HjlApplyRun *apply = g_task_get_task_data (task);
  HjlAction   *action = g_ptr_array_index (apply->plan->actions, group->first);
  HjlTurn     *turn = g_new0 (HjlTurn, 1);
  GError      *error = NULL;

  turn->task = task;
  turn->index = group->first;
  turn->end = group->end;
  turn->remote = is_remote (apply, group);
  turn->c = hjl_store_load_case (self->context->store, action->candidate_id, &error);
  apply->running++;
  if (turn->c == NULL)
    end_turn (turn, error);
  else
    run_turn (turn);
}

static void
swap_groups (GArray *groups,
             guint   a,
             guint   b)
{
  HjlGroup group = g_array_index (groups, HjlGroup, a);

  g_array_index (groups, HjlGroup, a) = g_array_index (groups, HjlGroup, b);
  g_array_index (groups, HjlGroup, b) = group;
}

/* Several desktops may begin with the same plan at the same moment, a timer's or an acceptance's. They see each other by what each
 * has made first (hjl_posting_records_get_turn()): so that it is seldom the same person, it is any of them. */
static void
choose_first (HjlApplyRun *apply)
{
  guint first = 0;
  guint n = 0;

  for (guint i = 0; i < apply->groups->len; i++)
    {
      HjlAction *action = g_ptr_array_index (apply->plan->actions, g_array_index (apply->groups, HjlGroup, i).first);

      if (action->kind != HJL_ACTION_EXPORT)
        continue;
      if (n++ == 0)
        first = i;
      else if (g_random_int_range (0, (gint32) n) == 0)
        swap_groups (apply->groups, first, i);
    }
}

/* Where others are at work, each goes its own way from now on, so that they seldom come to somebody at the same time. */
static void
shuffle (HjlApplyRun *apply)
{
  apply->shuffled = TRUE;
  for (guint n = apply->groups->len - apply->next; n > 1; n--)
    swap_groups (apply->groups, apply->next + n - 1, apply->next + (guint) g_random_int_range (0, (gint32) n));
}

/* Keeps as many candidates under way as may be. Turns without a request end at once, and end in here
 * again: the guard turns that into a loop. */
static void
start_turns (GTask *task)
{
  HjlApply     *self = g_task_get_source_object (task);
  HjlApplyRun  *apply = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  /* A pause may end, or a paused run be cancelled, while the records are still read: that ends by itself. */
  if (!apply->loaded || g_object_get_data (G_OBJECT (task), "starting") != NULL)
    return;

  g_object_set_data (G_OBJECT (task), "starting", task);
  if (!apply->shuffled && hjl_posting_records_has_met_others (apply->records))
    shuffle (apply);
  while (apply->next < apply->groups->len && apply->running < self->workers && !self->paused &&
         apply->error == NULL && !g_cancellable_is_cancelled (cancellable))
    start_turn (task, &g_array_index (apply->groups, HjlGroup, apply->next++));
  g_object_set_data (G_OBJECT (task), "starting", NULL);

  if (apply->running == 0 &&
      (apply->next >= apply->groups->len || apply->error != NULL || g_cancellable_is_cancelled (cancellable)))
    end_run (task);
}

static void
did_load_records (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  GTask       *task = user_data;
  HjlApplyRun *apply = g_task_get_task_data (task);

  apply->loaded = TRUE;
  if (!hjl_sync_finish (result, &apply->error))
    end_run (task);
  else
    start_turns (task);
}

static gboolean
on_cancelled_cb (GCancellable *cancellable,
                 gpointer      user_data)
{
  HjlApply *self = user_data;

  /* A paused run has nothing under way that would notice. */
  if (self->task != NULL && self->paused)
    start_turns (self->task);

  return G_SOURCE_REMOVE;
}

static void
drop_source (gpointer data)
{
  GSource *source = data;

  g_source_destroy (source);
  g_source_unref (source);
}

static void
hjl_apply_finalize (GObject *object)
{
  HjlApply *self = HJL_APPLY (object);

  g_clear_pointer (&self->context, hjl_sync_context_unref);

  G_OBJECT_CLASS (hjl_apply_parent_class)->finalize (object);
}

static void
hjl_apply_class_init (HjlApplyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_apply_finalize;

  g_signal_new ("progress", HJL_TYPE_APPLY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hjl_apply_init (HjlApply *self)
{
}

HjlApply *
hjl_apply_new (HjlSyncContext *context,
               guint           workers)
{
  HjlApply *self = g_object_new (HJL_TYPE_APPLY, NULL);

  self->context = hjl_sync_context_ref (context);
  self->workers = MAX (workers, 1);

  return self;
}

void
hjl_apply_set_paused (HjlApply *self,
                      gboolean  paused)
{
  g_return_if_fail (HJL_IS_APPLY (self));

  if (self->paused == !!paused)
    return;

  self->paused = !!paused;
  if (!self->paused && self->task != NULL)
    start_turns (self->task);
}

void
hjl_apply_bring_forward (HjlApply   *self,
                         const char *candidate_id)
{
  HjlApplyRun *apply;

  g_return_if_fail (HJL_IS_APPLY (self));
  g_return_if_fail (candidate_id != NULL);

  if (self->task == NULL)
    return;

  apply = g_task_get_task_data (self->task);
  for (guint i = apply->next; i < apply->groups->len; i++)
    {
      HjlGroup   group = g_array_index (apply->groups, HjlGroup, i);
      HjlAction *action = g_ptr_array_index (apply->plan->actions, group.first);

      if (!g_str_equal (action->candidate_id, candidate_id))
        continue;

      g_array_remove_index (apply->groups, i);
      g_array_insert_val (apply->groups, apply->next, group);
      return;
    }
}

gboolean
hjl_apply_has_changed (HjlApply *self)
{
  g_return_val_if_fail (HJL_IS_APPLY (self), FALSE);

  return self->changed;
}

guint
hjl_apply_get_done (HjlApply *self)
{
  g_return_val_if_fail (HJL_IS_APPLY (self), 0);

  return self->done;
}

guint
hjl_apply_get_total (HjlApply *self)
{
  g_return_val_if_fail (HJL_IS_APPLY (self), 0);

  return self->total;
}

static GArray *
group_actions (HjlPlan *plan)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (HjlGroup));

  for (guint i = 0; i < plan->actions->len;)
    {
      HjlAction *first = g_ptr_array_index (plan->actions, i);
      HjlGroup   group = { i, i };

      while (group.end < plan->actions->len)
        {
          HjlAction *action = g_ptr_array_index (plan->actions, group.end);

          if (!g_str_equal (action->candidate_id, first->candidate_id))
            break;
          group.end++;
        }
      g_array_append_val (groups, group);
      i = group.end;
    }

  return groups;
}

void
hjl_apply_run_async (HjlApply           *self,
                     HjlPlan            *plan,
                     HjlCatalogue       *catalogue,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  GTask       *task;
  HjlApplyRun *apply;

  g_return_if_fail (HJL_IS_APPLY (self));
  g_return_if_fail (plan != NULL);
  g_return_if_fail (self->task == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_apply_run_async);
  apply = g_new0 (HjlApplyRun, 1);
  apply->plan = plan;
  apply->catalogue = g_object_ref (catalogue);
  apply->groups = group_actions (plan);
  apply->records = hjl_posting_records_new (plan);
  choose_first (apply);
  g_task_set_task_data (task, apply, free_apply);
  self->task = task;

  self->changed = FALSE;
  self->done = 0;
  self->total = 0;
  for (guint i = 0; i < apply->groups->len; i++)
    if (is_remote (apply, &g_array_index (apply->groups, HjlGroup, i)))
      self->total++;
  g_signal_emit_by_name (self, "progress");

  if (cancellable != NULL)
    {
      g_autoptr (GSource) source = g_cancellable_source_new (cancellable);

      g_source_set_callback (source, G_SOURCE_FUNC (on_cancelled_cb), g_object_ref (self), g_object_unref);
      g_source_attach (source, g_main_context_get_thread_default ());
      g_object_set_data_full (G_OBJECT (task), "cancelled", g_steal_pointer (&source), drop_source);
    }

  hjl_posting_records_load_async (apply->records, self->context->lever, cancellable, did_load_records, task);
}
