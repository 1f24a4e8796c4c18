/* hjl-engine-candidate.c: one cycle for one candidate, and what came of it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"
#include "model/hjl-words.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-new-roles.h"
#include "store/hjl-store-timeline.h"
#include "sync/hjl-engine-private.h"
#include "net/hjl-steps.h"

/* More entries of the timeline than one cycle makes for one candidate. */
#define MAX_ENTRIES 20

static gboolean
is_erased (HjlCase *c)
{
  if (c->link != NULL)
    return c->link->erased;

  return c->candidate->status == HJL_CANDIDATE_STATUS_DELETED && c->candidate->name == NULL && c->candidate->url == NULL;
}

/* Returns: (transfer full) (element-type HjlActivity): newest first */
static GPtrArray *
list_activity (HjlEngine  *self,
               const char *candidate_id,
               guint       limit)
{
  GPtrArray *activity = hjl_store_list_activity (self->context->store, candidate_id, limit, NULL);

  return activity != NULL ? activity : g_ptr_array_new ();
}

static gint64
find_newest (HjlEngine  *self,
             const char *candidate_id)
{
  g_autoptr (GPtrArray) activity = list_activity (self, candidate_id, 1);

  return activity->len > 0 ? ((HjlActivity *) g_ptr_array_index (activity, 0))->id : 0;
}

/* The entries that the cycle made are what happened, in the very words that stay. */
static char *
say_done (HjlEngine *self,
          HjlCycle  *cycle)
{
  g_autoptr (GPtrArray) activity = list_activity (self, cycle->candidate_id, MAX_ENTRIES);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = activity->len; i > 0; i--)
    {
      HjlActivity *entry = g_ptr_array_index (activity, i - 1);

      if (entry->id > cycle->newest)
        g_string_append_printf (said, "%s%s", said->len > 0 ? " " : "", entry->text);
    }

  return said->len > 0 ? g_string_free (g_steal_pointer (&said), FALSE) : NULL;
}

static char *
say_latest (HjlEngine  *self,
            const char *candidate_id)
{
  g_autoptr (GPtrArray) activity = list_activity (self, candidate_id, 1);

  return activity->len > 0 ? g_strdup (((HjlActivity *) g_ptr_array_index (activity, 0))->text) : NULL;
}

static char *
say_broken (HjlEngine  *self,
            HjlCycle   *cycle,
            HjlCase    *c,
            const char *title)
{
  g_autoptr (GHashTable) mappings = hjl_store_load_mappings (self->context->store, NULL);
  HjlMapping *mapping = mappings != NULL ? g_hash_table_lookup (mappings, c->candidate->role_id) : NULL;
  g_autoptr (GPtrArray) breaks = mapping != NULL ? hjl_mapping_find_breaks (mapping, cycle->catalogue) : NULL;
  g_autofree char *first = breaks != NULL && breaks->len > 0 ? hjl_break_describe (g_ptr_array_index (breaks, 0)) : NULL;

  /* Translators: a role's title, then a sentence that says what is broken. */
  return g_strdup_printf (_ ("Nothing is exported for “%s”: its mapping is broken. %s"), title, first != NULL ? first : "");
}

static char *
say_nothing_done (HjlEngine *self,
                  HjlCycle  *cycle,
                  HjlCase   *c)
{
  HjlSyncReport   *report = self->context->report;
  const char      *role_id = c->candidate->role_id;
  g_autofree char *known = role_id != NULL ? hjl_store_dup_role_title (self->context->store, role_id) : NULL;
  const char      *title = known != NULL ? known : role_id;

  if (is_erased (c))
    return g_strdup (_ ("Erased from this computer: nothing is synced any more."));
  if (c->hold != NULL && c->hold->kind != HJL_HOLD_NONE && c->hold->decision == NULL)
    return hjl_hold_describe (c->hold, c->link);
  if (report->failed > 0)
    return say_latest (self, cycle->candidate_id);
  if (report->closed > 0)
    return g_strdup_printf (_ ("Nothing is exported for “%s”: the role is closed."), title);
  if (report->unmapped > 0 && c->link == NULL)
    return g_strdup_printf (_ ("Nothing is exported for “%s”: it is not mapped."), title);
  if (report->unmapped > 0)
    return g_strdup_printf (_ ("Nothing is synced for “%s”: it is not mapped."), title);
  if (cycle->plan != NULL && cycle->plan->n_out_of_reach > 0 && !c->in_book)
    return g_strdup (_ ("Nothing is exported: this candidate came by hackajob’s partner feed, and candidates come from files now."));
  if (report->broken > 0)
    return say_broken (self, cycle, c, title);
  if (c->link == NULL && c->candidate->status != HJL_CANDIDATE_STATUS_ACCEPTED)
    return g_strdup (_ ("Nothing is exported: this candidate is no longer in the running."));
  if (cycle->settled != NULL)
    return g_strdup (cycle->settled);

  return g_strdup (_ ("Already up to date."));
}

/* Numbers and words of this one candidate. */
static void
fill_report (HjlEngine *self,
             HjlCycle  *cycle,
             HjlCase   *c)
{
  HjlSyncReport *report = self->context->report;
  HjlHold       *hold = c->hold;

  report->attention = hold != NULL && hjl_hold_kind_waits (hold->kind) && hold->decision == NULL;
  hjl_sync_context_count_uncertain (self->context, cycle->candidate_id, &report->uncertain, NULL);
  report->unmapped = cycle->plan != NULL ? cycle->plan->n_unmapped : 0;
  report->broken = cycle->plan != NULL ? cycle->plan->n_broken : 0;
  report->closed = cycle->plan != NULL ? cycle->plan->n_closed : 0;
  report->paused = cycle->plan != NULL ? cycle->plan->n_paused : 0;
  report->broken_mappings = 0;
  g_clear_pointer (&report->unread, g_strfreev);
  report->said = say_done (self, cycle);
  if (report->said == NULL && report->interrupted == NULL)
    report->said = say_nothing_done (self, cycle, c);
}

void
hjl_engine_note_settled (HjlCycle *cycle)
{
  if (hjl_plan_count_remote (cycle->plan) > 0)
    return;

  for (guint i = 0; i < cycle->plan->actions->len && cycle->settled == NULL; i++)
    {
      HjlAction *action = g_ptr_array_index (cycle->plan->actions, i);

      if (action->kind == HJL_ACTION_SETTLE)
        cycle->settled = hjl_words_show (action->reason);
    }
}

static void
did_sync (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  HjlEngine     *self = HJL_ENGINE (object);
  HjlCycle      *cycle = g_task_get_task_data (G_TASK (result));
  HjlSyncReport *report = self->context->report;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) load_error = NULL;
  g_autoptr (HjlCase) c = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  hjl_engine_end_run (self, error);
  hjl_engine_set_phase (self, HJL_PHASE_IDLE);
  self->of_one = FALSE;
  self->context->fresh_at = MIN (self->context->fresh_at, cycle->fresh_at);

  c = hjl_store_load_case (self->context->store, cycle->candidate_id, &load_error);
  if (error == NULL)
    error = g_steal_pointer (&load_error);
  if (c == NULL && error == NULL)
    error = g_error_new (HJL_ERROR, HJL_ERROR_NOT_FOUND, _ ("There is no candidate “%s” here."), cycle->candidate_id);
  if (c == NULL || (error != NULL && !hjl_error_is_passing (error)))
    {
      g_task_return_error (outer, g_steal_pointer (&error));
      return;
    }

  report->interrupted = g_steal_pointer (&error);
  fill_report (self, cycle, c);
  g_task_return_pointer (outer, hjl_sync_report_copy (report), (GDestroyNotify) hjl_sync_report_free);
}

void
hjl_engine_sync_candidate_async (HjlEngine          *self,
                                 const char         *candidate_id,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  GTask    *outer;
  GTask    *task;
  HjlCycle *cycle;
  g_autoptr (HjlCase) c = NULL;
  GError *error = NULL;

  g_return_if_fail (HJL_IS_ENGINE (self));
  g_return_if_fail (candidate_id != NULL);
  g_return_if_fail (self->phase == HJL_PHASE_IDLE);

  outer = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (outer, hjl_engine_sync_candidate_async);
  task = g_task_new (self, cancellable, did_sync, outer);
  g_task_set_source_tag (task, did_sync);
  cycle = g_new0 (HjlCycle, 1);
  cycle->mode = HJL_READ_THOROUGH;
  cycle->candidate_id = g_strdup (candidate_id);
  cycle->newest = find_newest (self, candidate_id);
  g_task_set_task_data (task, cycle, hjl_cycle_free);

  hjl_sync_context_begin_report (self->context);
  self->context->report->of_one = TRUE;
  self->context->cycle_at = self->context->clock ();
  self->context->flags = HJL_SYNC_ASKED;
  hjl_engine_begin_run (self, HJL_RUN_BY_HAND);
  self->of_one = TRUE;
  /* What their writes refer to is read for them, and says nothing of what those of others refer to. */
  cycle->fresh_at = self->context->fresh_at;
  self->context->fresh_at = 0;

  c = hjl_store_load_case (self->context->store, candidate_id, &error);
  if (error != NULL)
    {
      hjl_steps_fail (task, error);
      return;
    }

  /* Nobody is there to ask for; and who was erased is not asked for again. */
  if (c != NULL && !is_erased (c))
    {
      hjl_steps_append (task, hjl_engine_step_read_back);
      hjl_steps_append (task, hjl_engine_step_read);
      hjl_steps_append (task, hjl_engine_step_plan);
      hjl_steps_append (task, hjl_engine_step_check_files);
    }
  hjl_steps_next (task);
}
