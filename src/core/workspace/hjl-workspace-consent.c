/* hjl-workspace-consent.c: what a mapping would write, and a person's yes to it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/hjl-store-lists.h"
#include "sync/hjl-consent.h"
#include "sync/hjl-engine-plan.h"
#include "workspace/hjl-workspace-private.h"

#define CHANGES (HJL_CHANGES_MAPPINGS | HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY)

static void
plan_mapping (HjlWorkspace *self,
              GTask        *task)
{
  GError *error = NULL;
  g_autoptr (HjlCatalogue) catalogue = hjl_store_load_lists (self->store, HJL_LIST_ALL & ~HJL_LIST_ROLES, &error);
  HjlPlan *plan = NULL;

  if (catalogue != NULL)
    plan = hjl_engine_plan_role (self->context, catalogue, g_task_get_task_data (task), &error);
  hjl_workspace_end_pointer (task, plan, (GDestroyNotify) hjl_plan_free, error);
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
  if (ok)
    return hjl_store_commit (self->store, error);

  hjl_store_rollback (self->store);

  return FALSE;
}

static void
save (HjlWorkspace *self,
      GTask        *task)
{
  SaveJob    *job = g_task_get_task_data (task);
  GError     *error = NULL;
  gboolean    stored = store_job (self, job, &error);
  const char *words;

  if (job->mapping != NULL)
    words = _ ("The mapping was saved.");
  else if (job->paused)
    words = _ ("The mapping was paused: this role’s candidates aren’t exported or moved.");
  else
    words = _ ("The mapping was switched on.");

  if (stored)
    {
      hjl_sync_context_note (self->context, HJL_ACTIVITY_CHANGED, NULL, job->role_id, NULL, words);
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
