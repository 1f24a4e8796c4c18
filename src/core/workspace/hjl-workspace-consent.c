/* hjl-workspace-consent.c: what a mapping would write, and a person's yes to it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-timeline.h"
#include "sync/hjl-brake.h"
#include "sync/hjl-consent.h"
#include "sync/hjl-engine-plan.h"
#include "sync/hjl-fetch-names.h"
#include "workspace/hjl-workspace-private.h"
#include "model/hjl-words.h"

#define CHANGES (HJL_CHANGES_MAPPINGS | HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY)

/* Whom hackajob is asked for by name at most: a person waits for it. */
#define MOST_NAMES 200

typedef struct
{
  HjlWorkspace  *self;
  GTask         *task;
  HjlFetchNames *names;
  GPtrArray     *ids;
  HjlPlan       *plan;
} Planning;

static HjlPlan *
make_plan (HjlWorkspace *self,
           GTask        *task,
           GError      **error)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_store_load_lists (self->store, HJL_LIST_ALL & ~HJL_LIST_ROLES, error);

  return catalogue != NULL ? hjl_engine_plan_role (self->context, catalogue, g_task_get_task_data (task), error) : NULL;
}

/* Takes @error. */
static void
end_planning (Planning *planning,
              GError   *error)
{
  HjlPlan *plan = error == NULL ? g_steal_pointer (&planning->plan) : NULL;

  hjl_workspace_end_pointer (planning->task, plan, (GDestroyNotify) hjl_plan_free, error);
  g_clear_pointer (&planning->plan, hjl_plan_free);
  g_ptr_array_unref (planning->ids);
  g_clear_object (&planning->names);
  g_free (planning);
}

static void
did_fetch_names (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Planning *planning = user_data;
  GError   *error = NULL;

  g_clear_pointer (&planning->plan, hjl_plan_free);
  if (hjl_sync_finish (result, &error))
    planning->plan = make_plan (planning->self, planning->task, &error);
  end_planning (planning, error);
}

static void
did_make_ready (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  Planning *planning = user_data;
  g_autoptr (GError) error = NULL;

  if (!hjl_sync_finish (result, &error))
    {
      /* Who they are is known by their ids then. */
      g_debug ("Names are asked for another time: %s", error->message);
      end_planning (planning, NULL);
      return;
    }

  planning->names = hjl_fetch_names_new (planning->self->context);
  hjl_fetch_names_run_for_async (planning->names, planning->ids, g_task_get_cancellable (planning->task), did_fetch_names, planning);
}

static void
plan_mapping (HjlWorkspace *self,
              GTask        *task)
{
  Planning *planning = g_new0 (Planning, 1);
  GError   *error = NULL;

  planning->self = self;
  planning->task = task;
  planning->ids = g_ptr_array_new_with_free_func (g_free);
  planning->plan = make_plan (self, task, &error);
  for (guint i = 0; planning->plan != NULL && i < planning->plan->actions->len && planning->ids->len < MOST_NAMES; i++)
    {
      HjlAction *action = g_ptr_array_index (planning->plan->actions, i);

      if (action->kind == HJL_ACTION_EXPORT && action->name == NULL)
        g_ptr_array_add (planning->ids, g_strdup (action->candidate_id));
    }

  if (planning->ids->len > 0)
    hjl_workspace_make_ready_async (self, g_task_get_cancellable (task), did_make_ready, planning);
  else
    end_planning (planning, error);
}

void
hjl_workspace_plan_mapping_async (HjlWorkspace       *self,
                                  HjlMapping         *mapping,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (HJL_IS_MAPPING (mapping));

  hjl_workspace_run (self,
                     hjl_workspace_plan_mapping_async,
                     plan_mapping,
                     hjl_mapping_copy (mapping),
                     g_object_unref,
                     cancellable,
                     callback,
                     user_data);
}

typedef struct
{
  HjlMapping *mapping; /* nullable: it is only switched */
  char       *role_id;
  gboolean    paused;
  GStrv       seen; /* nullable */
} SaveJob;

static SaveJob *
save_job_new (const char *role_id,
              HjlMapping *mapping,
              gboolean    paused,
              HjlPlan    *seen)
{
  SaveJob *job = g_new0 (SaveJob, 1);

  job->role_id = g_strdup (role_id);
  /* The caller may go on editing. */
  job->mapping = mapping != NULL ? hjl_mapping_copy (mapping) : NULL;
  job->paused = paused;
  job->seen = seen != NULL && !paused ? hjl_consent_list (seen) : NULL;

  return job;
}

static void
save_job_free (SaveJob *job)
{
  g_clear_object (&job->mapping);
  g_free (job->role_id);
  g_strfreev (job->seen);
  g_free (job);
}

/* The mapping and the word that was given for it stand together, or neither does. */
static gboolean
store_job (HjlWorkspace *self,
           SaveJob      *job,
           GError      **error)
{
  gboolean ok = hjl_store_begin (self->store, error);

  if (!ok)
    return FALSE;

  if (job->mapping != NULL)
    ok = hjl_store_save_mapping (self->store, job->mapping, self->context->clock (), error);
  else
    ok = hjl_store_switch_mapping (self->store, job->role_id, job->paused, error);
  if (ok && job->seen != NULL)
    ok = hjl_consent_give (self->store, HJL_CONSENT_AGREED, (const char *const *) job->seen, error);

  return hjl_store_finish (self->store, ok, error);
}

static void
save (HjlWorkspace *self,
      GTask        *task)
{
  SaveJob *job = g_task_get_task_data (task);
  g_autoptr (HjlMapping) before = job->mapping != NULL ? hjl_workspace_load_before (self, job->role_id) : NULL;
  g_autofree char *text = NULL;
  GError          *error = NULL;
  gboolean         stored = store_job (self, job, &error);
  const char      *words;

  if (job->mapping != NULL)
    words = HJL_WORDS ("mapping-saved");
  else if (job->paused)
    words = HJL_WORDS ("mapping-paused");
  else
    words = HJL_WORDS ("mapping-on");
  text = hjl_workspace_tell_mapping (words, before, job->mapping != NULL ? job->mapping : before);

  if (stored)
    {
      hjl_sync_context_note (self->context, HJL_ACTIVITY_CHANGED, NULL, job->role_id, NULL, text);
      hjl_workspace_tell_changed (self, CHANGES);
    }
  hjl_workspace_end_task (task, stored, error);
}

void
hjl_workspace_save_seen_mapping_async (HjlWorkspace       *self,
                                       HjlMapping         *mapping,
                                       HjlPlan            *seen,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  SaveJob *job;

  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (HJL_IS_MAPPING (mapping));

  job = save_job_new (hjl_mapping_get_role_id (mapping), mapping, hjl_mapping_get_paused (mapping), seen);
  hjl_workspace_run (self,
                     hjl_workspace_save_seen_mapping_async,
                     save,
                     job,
                     (GDestroyNotify) save_job_free,
                     cancellable,
                     callback,
                     user_data);
}

void
hjl_workspace_switch_mapping_async (HjlWorkspace       *self,
                                    const char         *role_id,
                                    gboolean            paused,
                                    HjlPlan            *seen,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (role_id != NULL);

  hjl_workspace_run (self,
                     hjl_workspace_switch_mapping_async,
                     save,
                     save_job_new (role_id, NULL, paused, seen),
                     (GDestroyNotify) save_job_free,
                     cancellable,
                     callback,
                     user_data);
}

static void
load_held (HjlWorkspace *self,
           GTask        *task)
{
  gboolean erasures = GPOINTER_TO_INT (g_task_get_task_data (task));
  GError  *error = NULL;
  g_autoptr (HjlCatalogue) catalogue = hjl_store_load_lists (self->store, HJL_LIST_ALL & ~HJL_LIST_ROLES, &error);
  HjlPlan *plan = NULL;

  if (catalogue != NULL)
    plan = erasures ? hjl_engine_plan_not_erased (self->context, catalogue, &error)
                    : hjl_engine_plan_held (self->context, catalogue, &error);
  hjl_workspace_end_pointer (task, plan, (GDestroyNotify) hjl_plan_free, error);
}

void
hjl_workspace_load_held_async (HjlWorkspace       *self,
                               gboolean            erasures,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));

  hjl_workspace_run (self, hjl_workspace_load_held_async, load_held, GINT_TO_POINTER (erasures), NULL, cancellable, callback, user_data);
}

typedef struct
{
  GStrv writes;
  GStrv erased;
} SeenJob;

static SeenJob *
seen_job_new (HjlPlan *plan)
{
  g_autoptr (GStrvBuilder) erased = g_strv_builder_new ();
  SeenJob *job = g_new0 (SeenJob, 1);

  for (guint i = 0; i < plan->actions->len; i++)
    {
      HjlAction *action = g_ptr_array_index (plan->actions, i);

      if (action->kind == HJL_ACTION_ERASE)
        g_strv_builder_add (erased, action->candidate_id);
    }
  job->writes = hjl_consent_list (plan);
  job->erased = g_strv_builder_end (erased);

  return job;
}

static void
seen_job_free (SeenJob *job)
{
  g_strfreev (job->writes);
  g_strfreev (job->erased);
  g_free (job);
}

static void
agree (HjlWorkspace *self,
       GTask        *task)
{
  SeenJob *job = g_task_get_task_data (task);
  GError  *error = NULL;
  gboolean done =
    hjl_store_begin (self->store, &error) &&
    hjl_store_finish (self->store,
                      hjl_consent_give (self->store, HJL_CONSENT_AGREED, (const char *const *) job->writes, &error) &&
                        (*job->erased == NULL || hjl_brake_release_some (self->store, (const char *const *) job->erased, &error)),
                      &error);

  hjl_workspace_end_task (task, done, error);
}

void
hjl_workspace_agree_async (HjlWorkspace       *self,
                           HjlPlan            *plan,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (plan != NULL);

  hjl_workspace_run (self,
                     hjl_workspace_agree_async,
                     agree,
                     seen_job_new (plan),
                     (GDestroyNotify) seen_job_free,
                     cancellable,
                     callback,
                     user_data);
}

static void
show_plan (HjlWorkspace *self,
           GTask        *task)
{
  SeenJob *job = g_task_get_task_data (task);
  GError  *error = NULL;
  gboolean done = hjl_consent_give (self->store, HJL_CONSENT_SHOWN, (const char *const *) job->writes, &error);

  hjl_workspace_end_task (task, done, error);
}

void
hjl_workspace_show_plan_async (HjlWorkspace       *self,
                               HjlPlan            *plan,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (plan != NULL);

  hjl_workspace_run (self,
                     hjl_workspace_show_plan_async,
                     show_plan,
                     seen_job_new (plan),
                     (GDestroyNotify) seen_job_free,
                     cancellable,
                     callback,
                     user_data);
}
