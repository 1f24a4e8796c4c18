/* hjl-engine-preview.c: what a sync would do, without doing it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/hjl-engine-plan.h"
#include "sync/hjl-engine-private.h"
#include "net/hjl-steps.h"

static HjlPlan *
plan_all (HjlEngine *self,
          GTask     *outer,
          GError   **error)
{
  HjlCycle *cycle = g_task_get_task_data (outer);

  hjl_engine_set_phase (self, HJL_PHASE_PLANNING);
  if (!hjl_engine_load_catalogue (self, cycle, error))
    return NULL;

  return hjl_engine_plan_store (self->context,
                                cycle->catalogue,
                                cycle->mappings,
                                TRUE,
                                g_task_get_cancellable (outer),
                                error);
}

static void
end_preview (HjlEngine *self,
             GTask     *outer,
             HjlPlan   *plan,
             GError    *error)
{
  hjl_engine_set_phase (self, HJL_PHASE_IDLE);
  if (plan != NULL)
    g_task_return_pointer (outer, plan, (GDestroyNotify) hjl_plan_free);
  else
    g_task_return_error (outer, error);
  g_object_unref (outer);
}

static void
did_refresh_for_preview (GObject      *object,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  GTask     *outer = user_data;
  HjlEngine *self = g_task_get_source_object (outer);
  HjlPlan   *plan = NULL;
  GError    *error = NULL;

  if (hjl_sync_finish (result, &error))
    plan = plan_all (self, outer, &error);
  end_preview (self, outer, plan, error);
}

static void
did_read_for_plan (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  GTask     *outer = user_data;
  HjlEngine *self = HJL_ENGINE (object);
  HjlCycle  *cycle = g_task_get_task_data (outer);
  g_autoptr (HjlPlan) plan = NULL;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    plan = plan_all (self, outer, &error);

  /* As a sync does before it writes: a posting that was closed a minute ago takes nobody, and the
   * preview must not promise it. */
  if (plan != NULL && cycle->read && hjl_plan_writes_to_lever (plan))
    hjl_reader_refresh_for_plan_async (self->reader,
                                       plan,
                                       self->context->clock (),
                                       g_task_get_cancellable (outer),
                                       did_refresh_for_preview,
                                       outer);
  else
    end_preview (self, outer, g_steal_pointer (&plan), error);
}

void
hjl_engine_plan_async (HjlEngine          *self,
                       gboolean            read,
                       GHashTable         *mappings,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  GTask    *outer;
  GTask    *task;
  HjlCycle *cycle;
  GError   *error = NULL;

  g_return_if_fail (HJL_IS_ENGINE (self));

  outer = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (outer, hjl_engine_plan_async);
  cycle = g_new0 (HjlCycle, 1);
  cycle->mode = HJL_READ_THOROUGH;
  cycle->mappings = mappings != NULL ? g_hash_table_ref (mappings) : NULL;
  cycle->read = read;
  g_task_set_task_data (outer, cycle, hjl_cycle_free);

  task = g_task_new (self, cancellable, did_read_for_plan, outer);
  g_task_set_source_tag (task, did_read_for_plan);
  cycle = g_new0 (HjlCycle, 1);
  cycle->mode = HJL_READ_THOROUGH;
  g_task_set_task_data (task, cycle, hjl_cycle_free);
  if (!hjl_engine_load_catalogue (self, cycle, &error))
    {
      hjl_steps_fail (task, error);
      return;
    }

  if (read)
    {
      hjl_steps_append (task, hjl_engine_step_read);
      /* Whoever looks at it wants to know who they are, those who accepted a minute ago too. */
      hjl_steps_append (task, hjl_engine_step_name);
    }
  hjl_steps_next (task);
}
