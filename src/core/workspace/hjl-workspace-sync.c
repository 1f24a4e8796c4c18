/* hjl-workspace-sync.c: the workspace's lists, plan and sync
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "auth/hjl-token-store-secret.h"
#include "net/hjl-lock.h"
#include "model/hjl-error.h"
#include "store/hjl-store-lists.h"
#include "workspace/hjl-workspace-private.h"

/* How often a sync that waits for another process looks again, in milliseconds. */
#define LOOK_EVERY 250

#define KEY_SYNCED "state/synced"

static void start_next (HjlWorkspace *self);
static void wait_for_lock (HjlWorkspace *self);

/* One that reads: lists, or what a sync would do. */
typedef struct
{
  HjlWorkspace *self;
  GTask        *task;
  HjlReader    *reader;
  HjlEngine    *engine;
} Errand;

/* Takes @errand, @result and @error. */
static void
end (Errand        *errand,
     gpointer       result,
     GDestroyNotify free_result,
     GError        *error)
{
  hjl_workspace_end_pointer (errand->task, result, free_result, error);
  g_clear_object (&errand->reader);
  g_clear_object (&errand->engine);
  g_free (errand);
}

static void
did_refresh (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Errand       *errand = user_data;
  HjlCatalogue *catalogue = NULL;
  GError       *error = NULL;

  if (hjl_sync_finish (result, &error))
    catalogue = hjl_store_load_lists (errand->self->store, HJL_LIST_ALL, &error);
  if (catalogue != NULL)
    hjl_workspace_tell_changed (errand->self, HJL_CHANGES_CATALOGUE);
  end (errand, catalogue, g_object_unref, error);
}

/* The lists of another account would take the place of ours. */
static void
did_confirm_for_lists (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  Errand       *errand = user_data;
  HjlWorkspace *self = errand->self;
  GError       *error = NULL;

  if (!hjl_sync_finish (result, &error))
    {
      end (errand, NULL, NULL, error);
      return;
    }

  errand->reader = hjl_reader_new (self->store, self->source, self->lever);
  hjl_reader_refresh_async (errand->reader,
                            GPOINTER_TO_UINT (g_task_get_task_data (errand->task)),
                            self->context->clock (),
                            g_task_get_cancellable (errand->task),
                            did_refresh,
                            errand);
}

static void
refresh (HjlWorkspace *self,
         GTask        *task)
{
  Errand *errand = g_new0 (Errand, 1);
  GError *error = NULL;

  errand->self = self;
  errand->task = task;
  if (hjl_workspace_use_source (self, &error))
    hjl_workspace_confirm_async (self, g_task_get_cancellable (task), did_confirm_for_lists, errand);
  else
    end (errand, NULL, NULL, error);
}

void
hjl_workspace_refresh_async (HjlWorkspace       *self,
                             HjlLists            lists,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));

  hjl_workspace_run (self, hjl_workspace_refresh_async, refresh, GUINT_TO_POINTER (lists), NULL, cancellable, callback, user_data);
}

typedef struct
{
  gboolean    read;
  GHashTable *mappings; /* nullable: those that are kept */
  gint64      undo_of;  /* of an undo: a run; else 0 */
  char       *reason_id;
} PlanJob;

static void
plan_job_free (PlanJob *job)
{
  g_clear_pointer (&job->mappings, g_hash_table_unref);
  g_free (job->reason_id);
  g_free (job);
}

static void
did_plan (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Errand  *errand = user_data;
  GError  *error = NULL;
  HjlPlan *plan = hjl_finish_pointer (HJL_ENGINE (object), result, &error);

  end (errand, plan, (GDestroyNotify) hjl_plan_free, error);
}

static void
did_plan_undo (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  Errand  *errand = user_data;
  GError  *error = NULL;
  HjlUndo *undo = hjl_finish_pointer (HJL_ENGINE (object), result, &error);

  end (errand, undo, (GDestroyNotify) hjl_undo_free, error);
}

/* "Writes nothing anywhere": reading happens in a copy of the database that lives in memory and is
 * forgotten. */
static void
start_plan (Errand *errand)
{
  HjlWorkspace *self = errand->self;
  PlanJob      *job = g_task_get_task_data (errand->task);
  g_autoptr (HjlStore) store = NULL;
  g_autoptr (HjlSyncContext) context = NULL;
  GError *error = NULL;

  store = job->read ? hjl_store_open_copy (self->store, &error) : g_object_ref (self->store);
  if (store == NULL)
    {
      end (errand, NULL, NULL, error);
      return;
    }

  context = hjl_sync_context_new (store, self->source, self->lever);
  hjl_settings_free (context->settings);
  context->settings = hjl_settings_copy (self->context->settings);
  context->may_see_confidential = self->context->may_see_confidential;
  context->clock = self->context->clock;

  errand->engine = hjl_engine_new (context, 1);
  if (job->undo_of != 0)
    {
      hjl_engine_plan_undo_async (errand->engine,
                                  job->undo_of,
                                  job->reason_id,
                                  job->read,
                                  g_task_get_cancellable (errand->task),
                                  did_plan_undo,
                                  errand);
      return;
    }
  hjl_engine_plan_async (errand->engine,
                         job->read,
                         job->mappings,
                         g_task_get_cancellable (errand->task),
                         did_plan,
                         errand);
}

static void
did_make_ready_for_plan (GObject      *object,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  Errand *errand = user_data;
  GError *error = NULL;

  if (hjl_sync_finish (result, &error))
    start_plan (errand);
  else
    end (errand, NULL, NULL, error);
}

static void
plan_sync (HjlWorkspace *self,
           GTask        *task)
{
  PlanJob *job = g_task_get_task_data (task);
  Errand  *errand = g_new0 (Errand, 1);

  errand->self = self;
  errand->task = task;
  if (job->read)
    hjl_workspace_make_ready_async (self, g_task_get_cancellable (task), did_make_ready_for_plan, errand);
  else
    start_plan (errand);
}

static GHashTable *
copy_mappings (GHashTable *mappings)
{
  GHashTable    *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  GHashTableIter iter;
  gpointer       key;
  gpointer       value;

  g_hash_table_iter_init (&iter, mappings);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), hjl_mapping_copy (value));

  return copy;
}

void
hjl_workspace_plan_async (HjlWorkspace       *self,
                          gboolean            read,
                          GHashTable         *mappings,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  PlanJob *job;

  g_return_if_fail (HJL_IS_WORKSPACE (self));

  if (read)
    hjl_token_store_secret_heed_person ();
  job = g_new0 (PlanJob, 1);
  job->read = read;
  job->mappings = mappings != NULL ? copy_mappings (mappings) : NULL;
  hjl_workspace_run (self, hjl_workspace_plan_async, plan_sync, job, (GDestroyNotify) plan_job_free, cancellable, callback, user_data);
}

void
hjl_workspace_plan_undo_async (HjlWorkspace       *self,
                               gint64              run_id,
                               const char         *reason_id,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  PlanJob *job;

  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (run_id != 0);

  hjl_token_store_secret_heed_person ();
  job = g_new0 (PlanJob, 1);
  job->read = TRUE;
  job->undo_of = run_id;
  job->reason_id = g_strdup (reason_id);
  hjl_workspace_run (self, hjl_workspace_plan_undo_async, plan_sync, job, (GDestroyNotify) plan_job_free, cancellable, callback, user_data);
}

typedef struct
{
  char        *candidate_id; /* nullable: everybody */
  HjlSyncFlags flags;

  /* Of an undo, which nobody joins. */
  gint64   undo_of; /* a run; 0: none */
  char    *reason_id;
  HjlUndo *undone;
} SyncJob;

static void
sync_job_free (SyncJob *job)
{
  g_free (job->candidate_id);
  g_free (job->reason_id);
  g_clear_pointer (&job->undone, hjl_undo_free);
  g_free (job);
}

static gboolean
is_same_job (const SyncJob *a,
             const SyncJob *b)
{
  return a->undo_of == 0 && b->undo_of == 0 && g_strcmp0 (a->candidate_id, b->candidate_id) == 0;
}

static void
release_lock (HjlWorkspace *self)
{
  if (self->lock < 0)
    return;

  if (ftruncate (self->lock, 0) != 0)
    g_debug ("The lock file could not be emptied: %s", g_strerror (errno));
  close (self->lock);
  self->lock = -1;
}

/* Gives every task that waits for the sync its copy of the outcome. */
static void
end_sync (HjlWorkspace  *self,
          HjlSyncReport *report,
          GError        *error)
{
  g_autoptr (GPtrArray) tasks = g_steal_pointer (&self->sync_tasks);
  HjlProgress idle = { 0 };

  self->sync_tasks = g_ptr_array_new ();
  g_clear_object (&self->sync_cancellable);
  release_lock (self);
  hjl_workspace_tell_progress (self, &idle, NULL);
  hjl_workspace_tell_changed (self, HJL_CHANGES_CATALOGUE | HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY);

  for (guint i = 0; i < tasks->len; i++)
    {
      GTask   *task = g_ptr_array_index (tasks, i);
      SyncJob *job = g_task_get_task_data (task);

      if (job->undone != NULL)
        hjl_workspace_end_pointer (task, g_steal_pointer (&job->undone), (GDestroyNotify) hjl_undo_free, NULL);
      else
        hjl_workspace_end_pointer (task,
                                   report != NULL ? hjl_sync_report_copy (report) : NULL,
                                   (GDestroyNotify) hjl_sync_report_free,
                                   report == NULL ? g_error_copy (error) : NULL);
    }
  g_clear_pointer (&report, hjl_sync_report_free);
  g_clear_error (&error);

  start_next (self);
}

/* What the sync that runs is about: NULL for everybody. */
static const char *
get_candidate_id (HjlWorkspace *self)
{
  SyncJob *job = g_task_get_task_data (g_ptr_array_index (self->sync_tasks, 0));

  return job->candidate_id;
}

static void
look_after_database (HjlWorkspace  *self,
                     HjlSyncReport *report)
{
  g_autoptr (GError) error = NULL;

  /* First, so that today's copy has nothing of it. */
  report->erased += hjl_workspace_apply_retention (self);
  if (!hjl_store_copy_daily (self->store, self->context->clock (), &error))
    g_message ("The daily copy of the database could not be made: %s", error->message);
}

static void
did_sync (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  HjlWorkspace  *self = user_data;
  GError        *error = NULL;
  HjlSyncReport *report = hjl_finish_pointer (HJL_ENGINE (object), result, &error);

  /* Only after everybody was read is it known who has not changed for so long. */
  if (report != NULL && report->interrupted == NULL && get_candidate_id (self) == NULL)
    {
      g_autoptr (GError) unsaid = NULL;

      /* Nothing else says it: what must wait for another program's write waits. */
      if (!hjl_store_set_int (self->store, KEY_SYNCED, self->context->clock (), &unsaid))
        g_message ("When everybody was synced could not be kept: %s", unsaid->message);
      look_after_database (self, report);
    }
  /* Last: whoever was erased just now had files too. */
  hjl_workspace_tidy_files (self);
  hjl_memory_later (self->rest);
  end_sync (self, report, error);
}

static void
did_undo (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  HjlWorkspace *self = user_data;
  SyncJob      *job = g_task_get_task_data (g_ptr_array_index (self->sync_tasks, 0));
  GError       *error = NULL;

  job->undone = hjl_finish_pointer (HJL_ENGINE (object), result, &error);
  hjl_memory_later (self->rest);
  end_sync (self, NULL, error);
}

HjlTime
hjl_workspace_get_synced (HjlStore *store)
{
  g_return_val_if_fail (HJL_IS_STORE (store), 0);

  return hjl_store_get_int (store, KEY_SYNCED, 0);
}

/* Says who has the lock, for a second process that waits for us. */
static void
sign_lock (HjlWorkspace *self)
{
  g_autofree char *name = g_strdup_printf ("%s (%d)\n", self->program, (int) getpid ());

  if (ftruncate (self->lock, 0) != 0 || pwrite (self->lock, name, strlen (name), 0) < 0)
    g_debug ("The lock file could not be signed: %s", g_strerror (errno));
}

static char *
dup_lock_path (HjlWorkspace *self)
{
  return g_build_filename (self->data_dir, HJL_WORKSPACE_LOCK, NULL);
}

static void
tell_waiting (HjlWorkspace *self)
{
  g_autofree char *path = dup_lock_path (self);
  g_autofree char *name = NULL;
  HjlProgress      progress = { 0 };

  progress.phase = HJL_PHASE_READING_BACK;
  progress.of_one = get_candidate_id (self) != NULL;
  if (!g_file_get_contents (path, &name, NULL, NULL) || *g_strstrip (name) == '\0')
    {
      hjl_set_text (&name, _ ("another HjLever"));
    }
  hjl_workspace_tell_progress (self, &progress, name);
}

static void
did_make_ready (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  HjlWorkspace *self = user_data;
  SyncJob      *job = g_task_get_task_data (g_ptr_array_index (self->sync_tasks, 0));
  GError       *error = NULL;

  if (!hjl_sync_finish (result, &error))
    end_sync (self, NULL, error);
  else if (job->undo_of != 0)
    hjl_engine_undo_async (self->engine, job->undo_of, job->reason_id, self->sync_cancellable, did_undo, self);
  else if (job->candidate_id != NULL)
    hjl_engine_sync_candidate_async (self->engine, job->candidate_id, self->sync_cancellable, did_sync, self);
  else
    hjl_engine_sync_async (self->engine,
                           (job->flags & HJL_SYNC_THOROUGH) != 0 ? HJL_READ_THOROUGH : HJL_READ_ECONOMICAL,
                           job->flags,
                           self->sync_cancellable,
                           did_sync,
                           self);
}

static void
did_lock (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  HjlWorkspace *self = user_data;
  GError       *error = NULL;
  int           fd = hjl_lock_acquire_finish (result, &error);

  if (fd < 0 && g_error_matches (error, HJL_ERROR, HJL_ERROR_BUSY) &&
      !g_cancellable_is_cancelled (self->sync_cancellable))
    {
      g_clear_error (&error);
      tell_waiting (self);
      wait_for_lock (self);
      return;
    }
  if (fd < 0)
    {
      end_sync (self, NULL, error);
      return;
    }

  self->lock = fd;
  sign_lock (self);
  hjl_workspace_make_ready_async (self, self->sync_cancellable, did_make_ready, self);
}

static void
wait_for_lock (HjlWorkspace *self)
{
  g_autofree char *path = dup_lock_path (self);

  hjl_lock_acquire_async (path, LOOK_EVERY, did_lock, self);
}

/* Of those who wait, one candidate is soon done with and goes before everybody. */
static guint
pick_next (HjlWorkspace *self)
{
  for (guint i = 0; i < self->sync_queue->len; i++)
    {
      SyncJob *job = g_task_get_task_data (g_ptr_array_index (self->sync_queue, i));

      if (job->candidate_id != NULL)
        return i;
    }

  return 0;
}

/* The next sync, with all who asked for the same. */
static void
start_next (HjlWorkspace *self)
{
  SyncJob *first;

  if (self->sync_queue->len == 0)
    return;

  g_ptr_array_add (self->sync_tasks, g_ptr_array_steal_index (self->sync_queue, pick_next (self)));
  first = g_task_get_task_data (g_ptr_array_index (self->sync_tasks, 0));
  for (guint i = self->sync_queue->len; i > 0; i--)
    {
      SyncJob *job = g_task_get_task_data (g_ptr_array_index (self->sync_queue, i - 1));

      if (!is_same_job (job, first))
        continue;
      first->flags |= job->flags;
      g_ptr_array_add (self->sync_tasks, g_ptr_array_steal_index (self->sync_queue, i - 1));
    }

  self->sync_cancellable = g_cancellable_new ();
  wait_for_lock (self);
}

typedef struct
{
  HjlWorkspace *self;
  GTask        *task;
} HjlAsked;

static gboolean
on_task_cancelled_cb (GCancellable *cancellable,
                      gpointer      user_data)
{
  HjlAsked     *asked = user_data;
  HjlWorkspace *self = asked->self;
  GTask        *task = asked->task;

  if (g_ptr_array_remove (self->sync_queue, task))
    {
      g_task_return_error_if_cancelled (task);
      hjl_worker_let_go (task);
    }
  else if (g_ptr_array_find (self->sync_tasks, task, NULL))
    {
      /* Whoever cancels ends the sync for all who joined it: there is one button. One that has ended is
       * cancelled too late, and the next is not theirs. */
      g_cancellable_cancel (self->sync_cancellable);
    }

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
watch_for_cancel (HjlWorkspace *self,
                  GTask        *task)
{
  GSource  *source = g_cancellable_source_new (g_task_get_cancellable (task));
  HjlAsked *asked = g_new (HjlAsked, 1);

  asked->self = self;
  asked->task = task;
  g_source_set_callback (source, G_SOURCE_FUNC (on_task_cancelled_cb), asked, g_free);
  g_source_attach (source, g_main_context_get_thread_default ());
  g_object_set_data_full (G_OBJECT (task), "cancelled", source, drop_source);
}

/* A sync of the same joins the one that runs; another waits for its end. One of everybody that runs may
 * have read a candidate before whatever it is that made somebody ask, so theirs is not taken for it: the
 * two calls of their own are honest. They are only brought forward in what it still has to do. */
static void
sync_soon (HjlWorkspace *self,
           GTask        *task)
{
  SyncJob *job = g_task_get_task_data (task);

  watch_for_cancel (self, task);
  if (self->sync_tasks->len > 0 && is_same_job (job, g_task_get_task_data (g_ptr_array_index (self->sync_tasks, 0))))
    {
      g_ptr_array_add (self->sync_tasks, task);
      return;
    }

  g_ptr_array_add (self->sync_queue, task);
  if (self->sync_tasks->len == 0)
    start_next (self);
  else if (job->candidate_id != NULL)
    hjl_engine_bring_forward (self->engine, job->candidate_id);
}

static void
run_sync (HjlWorkspace       *self,
          gpointer            tag,
          const char         *candidate_id,
          HjlSyncFlags        flags,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  SyncJob *job = g_new0 (SyncJob, 1);

  if ((flags & HJL_SYNC_ASKED) != 0)
    hjl_token_store_secret_heed_person ();
  job->candidate_id = g_strdup (candidate_id);
  job->flags = flags;
  hjl_workspace_run (self, tag, sync_soon, job, (GDestroyNotify) sync_job_free, cancellable, callback, user_data);
}

void
hjl_workspace_undo_async (HjlWorkspace       *self,
                          gint64              run_id,
                          const char         *reason_id,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  SyncJob *job;

  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (run_id != 0);

  hjl_token_store_secret_heed_person ();
  job = g_new0 (SyncJob, 1);
  job->undo_of = run_id;
  job->reason_id = g_strdup (reason_id);
  hjl_workspace_run (self, hjl_workspace_undo_async, sync_soon, job, (GDestroyNotify) sync_job_free, cancellable, callback, user_data);
}

void
hjl_workspace_sync_async (HjlWorkspace       *self,
                          HjlSyncFlags        flags,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));

  run_sync (self, hjl_workspace_sync_async, NULL, flags, cancellable, callback, user_data);
}

void
hjl_workspace_sync_candidate_async (HjlWorkspace       *self,
                                    const char         *candidate_id,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (candidate_id != NULL);

  run_sync (self, hjl_workspace_sync_candidate_async, candidate_id, HJL_SYNC_ASKED, cancellable, callback, user_data);
}

static void
set_paused (HjlWorkspace *self,
            GTask        *task)
{
  hjl_engine_set_paused (self->engine, GPOINTER_TO_INT (g_task_get_task_data (task)));
  hjl_workspace_end_task (task, TRUE, NULL);
}

void
hjl_workspace_set_paused_async (HjlWorkspace       *self,
                                gboolean            paused,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));

  hjl_workspace_run (self, hjl_workspace_set_paused_async, set_paused, GINT_TO_POINTER (paused), NULL, NULL, callback, user_data);
}
