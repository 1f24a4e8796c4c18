/* hjl-session-sync.c: reading, planning and syncing, in the workspace's thread
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "net/hjl-lock.h"
#include "workspace/hjl-session.h"
#include "model/hjl-error.h"
#include "store/hjl-store-lists.h"

/* How often a sync that waits for another process looks again, in milliseconds. */
#define LOOK_EVERY 250

static void start_next (HjlSession *self);
static void wait_for_lock (HjlSession *self);

typedef struct
{
  HjlSession *self;
  GTask      *task;
  HjlReader  *reader;
  HjlEngine  *engine;
} HjlErrandRead;

static void
free_errand (HjlErrandRead *errand)
{
  g_clear_object (&errand->reader);
  g_clear_object (&errand->engine);
  g_object_unref (errand->task);
  g_free (errand);
}

static void
did_refresh (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  HjlErrandRead *errand = user_data;
  HjlCatalogue  *catalogue = NULL;
  GError        *error = NULL;

  if (hjl_reader_refresh_finish (HJL_READER (object), result, &error))
    catalogue = hjl_store_load_catalogue (errand->self->store, &error);
  if (catalogue != NULL)
    {
      errand->self->events->changed (errand->self->workspace, HJL_CHANGES_CATALOGUE);
      g_task_return_pointer (errand->task, catalogue, g_object_unref);
    }
  else
    {
      g_task_return_error (errand->task, error);
    }
  free_errand (errand);
}

/* The lists of another account would take the place of ours. */
static void
did_confirm_for_lists (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  HjlErrandRead *errand = user_data;
  HjlSession    *self = errand->self;
  HjlJob        *job = g_task_get_task_data (errand->task);
  GError        *error = NULL;

  if (!hjl_session_confirm_finish (result, &error))
    {
      g_task_return_error (errand->task, error);
      free_errand (errand);
      return;
    }

  errand->reader = hjl_reader_new (self->store, self->source, self->lever);
  hjl_reader_refresh_async (errand->reader,
                            job->lists,
                            self->context->clock (),
                            g_task_get_cancellable (errand->task),
                            did_refresh,
                            errand);
}

void
hjl_session_refresh (HjlSession *self,
                     GTask      *task)
{
  HjlErrandRead *errand = g_new0 (HjlErrandRead, 1);

  errand->self = self;
  errand->task = task;
  hjl_session_confirm_async (self, g_task_get_cancellable (task), did_confirm_for_lists, errand);
}

static void
did_plan (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  HjlErrandRead *errand = user_data;
  HjlPlan       *plan;
  GError        *error = NULL;

  plan = hjl_engine_plan_finish (HJL_ENGINE (object), result, &error);
  if (plan != NULL)
    g_task_return_pointer (errand->task, plan, (GDestroyNotify) hjl_plan_free);
  else
    g_task_return_error (errand->task, error);
  free_errand (errand);
}

/* "Writes nothing anywhere": reading happens in a copy of the database that lives in memory and is
 * forgotten. */
static void
start_plan (HjlErrandRead *errand)
{
  HjlSession *self = errand->self;
  HjlJob     *job = g_task_get_task_data (errand->task);
  g_autoptr (HjlStore) store = NULL;
  g_autoptr (HjlSyncContext) context = NULL;
  GError *error = NULL;

  store = job->flag ? hjl_store_open_copy (self->store, &error) : g_object_ref (self->store);
  if (store == NULL)
    {
      g_task_return_error (errand->task, error);
      free_errand (errand);
      return;
    }

  context = hjl_sync_context_new (store, self->source, self->lever);
  hjl_settings_free (context->settings);
  context->settings = hjl_settings_copy (self->context->settings);
  context->may_see_confidential = self->context->may_see_confidential;
  context->clock = self->context->clock;

  errand->engine = hjl_engine_new (context, 1);
  hjl_engine_plan_async (errand->engine,
                         job->flag,
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
  HjlErrandRead *errand = user_data;
  GError        *error = NULL;

  if (hjl_session_make_ready_finish (result, &error))
    {
      start_plan (errand);
      return;
    }

  g_task_return_error (errand->task, error);
  free_errand (errand);
}

void
hjl_session_plan (HjlSession *self,
                  GTask      *task)
{
  HjlJob        *job = g_task_get_task_data (task);
  HjlErrandRead *errand = g_new0 (HjlErrandRead, 1);

  errand->self = self;
  errand->task = task;
  if (job->flag)
    hjl_session_make_ready_async (self, g_task_get_cancellable (task), did_make_ready_for_plan, errand);
  else
    start_plan (errand);
}

static void
release_lock (HjlSession *self)
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
end_sync (HjlSession    *self,
          HjlSyncReport *report,
          GError        *error)
{
  g_autoptr (GPtrArray) tasks = g_steal_pointer (&self->sync_tasks);
  HjlProgress idle = { 0 };

  self->sync_tasks = g_ptr_array_new ();
  g_clear_object (&self->sync_cancellable);
  release_lock (self);
  self->events->progressed (self->workspace, &idle, NULL);
  self->events->changed (self->workspace,
                         HJL_CHANGES_CATALOGUE | HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY);

  for (guint i = 0; i < tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (tasks, i);

      if (report != NULL)
        g_task_return_pointer (task, hjl_sync_report_copy (report), (GDestroyNotify) hjl_sync_report_free);
      else
        g_task_return_error (task, g_error_copy (error));
      g_object_unref (task);
    }
  g_clear_pointer (&report, hjl_sync_report_free);
  g_clear_error (&error);

  start_next (self);
}

/* What the sync that runs is about: NULL for everybody. */
static const char *
get_candidate_id (HjlSession *self)
{
  HjlJob *job = g_task_get_task_data (g_ptr_array_index (self->sync_tasks, 0));

  return job->text;
}

static void
look_after_database (HjlSession    *self,
                     HjlSyncReport *report)
{
  g_autoptr (GError) error = NULL;

  /* First, so that today's copy has nothing of it. */
  report->erased += hjl_session_apply_retention (self);
  if (!hjl_store_copy_daily (self->store, self->context->clock (), &error))
    g_message ("The daily copy of the database could not be made: %s", error->message);
}

static void
did_sync (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  HjlSession    *self = user_data;
  HjlSyncReport *report;
  GError        *error = NULL;

  report = hjl_engine_sync_finish (HJL_ENGINE (object), result, &error);
  /* Only after everybody was read is it known who has not changed for so long. */
  if (report != NULL && report->interrupted == NULL && get_candidate_id (self) == NULL)
    look_after_database (self, report);
  hjl_memory_later (self->rest);
  end_sync (self, report, error);
}

/* Says who has the lock, for a second process that waits for us. */
static void
sign_lock (HjlSession *self)
{
  g_autofree char *name = g_strdup_printf ("%s (%d)\n", self->program, (int) getpid ());

  if (ftruncate (self->lock, 0) != 0 || pwrite (self->lock, name, strlen (name), 0) < 0)
    g_debug ("The lock file could not be signed: %s", g_strerror (errno));
}

static char *
dup_lock_path (HjlSession *self)
{
  return g_build_filename (self->data_dir, HJL_SESSION_LOCK, NULL);
}

static void
tell_waiting (HjlSession *self)
{
  g_autofree char *path = dup_lock_path (self);
  g_autofree char *name = NULL;
  HjlProgress      progress = { 0 };

  progress.phase = HJL_PHASE_SETTLING;
  progress.of_one = get_candidate_id (self) != NULL;
  if (!g_file_get_contents (path, &name, NULL, NULL) || *g_strstrip (name) == '\0')
    {
      g_free (name);
      name = g_strdup (_ ("another HjLever"));
    }
  self->events->progressed (self->workspace, &progress, name);
}

static void
did_make_ready (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  HjlSession *self = user_data;
  HjlJob     *job = g_task_get_task_data (g_ptr_array_index (self->sync_tasks, 0));
  GError     *error = NULL;

  if (!hjl_session_make_ready_finish (result, &error))
    end_sync (self, NULL, error);
  else if (job->text != NULL)
    hjl_engine_sync_candidate_async (self->engine, job->text, self->sync_cancellable, did_sync, self);
  else
    hjl_engine_sync_async (self->engine,
                           job->flag ? HJL_READ_THOROUGH : HJL_READ_ECONOMICAL,
                           self->sync_cancellable,
                           did_sync,
                           self);
}

static void
did_lock (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  HjlSession *self = user_data;
  GError     *error = NULL;
  int         fd;

  fd = hjl_lock_acquire_finish (result, &error);
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
  hjl_session_make_ready_async (self, self->sync_cancellable, did_make_ready, self);
}

static void
wait_for_lock (HjlSession *self)
{
  g_autofree char *path = dup_lock_path (self);

  hjl_lock_acquire_async (path, LOOK_EVERY, did_lock, self);
}

/* Of those who wait, one candidate is soon done with and goes before everybody. */
static guint
pick_next (HjlSession *self)
{
  for (guint i = 0; i < self->sync_queue->len; i++)
    {
      HjlJob *job = g_task_get_task_data (g_ptr_array_index (self->sync_queue, i));

      if (job->text != NULL)
        return i;
    }

  return 0;
}

/* The next sync, with all who asked for the same. */
static void
start_next (HjlSession *self)
{
  HjlJob *first;

  if (self->sync_queue->len == 0)
    return;

  g_ptr_array_add (self->sync_tasks, g_ptr_array_steal_index (self->sync_queue, pick_next (self)));
  first = g_task_get_task_data (g_ptr_array_index (self->sync_tasks, 0));
  for (guint i = self->sync_queue->len; i > 0; i--)
    {
      HjlJob *job = g_task_get_task_data (g_ptr_array_index (self->sync_queue, i - 1));

      if (g_strcmp0 (job->text, first->text) == 0)
        g_ptr_array_add (self->sync_tasks, g_ptr_array_steal_index (self->sync_queue, i - 1));
    }

  self->sync_cancellable = g_cancellable_new ();
  wait_for_lock (self);
}

typedef struct
{
  HjlSession *session;
  GTask      *task;
} HjlAsked;

static gboolean
on_task_cancelled_cb (GCancellable *cancellable,
                      gpointer      user_data)
{
  HjlAsked   *asked = user_data;
  HjlSession *self = asked->session;
  GTask      *task = asked->task;

  if (g_ptr_array_remove (self->sync_queue, task))
    {
      g_task_return_error_if_cancelled (task);
      g_object_unref (task);
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
watch_for_cancel (HjlSession *self,
                  GTask      *task)
{
  GSource  *source = g_cancellable_source_new (g_task_get_cancellable (task));
  HjlAsked *asked = g_new (HjlAsked, 1);

  asked->session = self;
  asked->task = task;
  g_source_set_callback (source, G_SOURCE_FUNC (on_task_cancelled_cb), asked, g_free);
  g_source_attach (source, g_main_context_get_thread_default ());
  g_object_set_data_full (G_OBJECT (task), "cancelled", source, drop_source);
}

/* A sync of the same joins the one that runs; another waits for its end. One of everybody that runs may
 * have read a candidate before whatever it is that made somebody ask, so theirs is not taken for it: the
 * two calls of their own are honest. They are only brought forward in what it still has to do. */
void
hjl_session_sync (HjlSession *self,
                  GTask      *task)
{
  HjlJob *job = g_task_get_task_data (task);

  watch_for_cancel (self, task);
  if (self->sync_tasks->len > 0 && g_strcmp0 (job->text, get_candidate_id (self)) == 0)
    {
      g_ptr_array_add (self->sync_tasks, task);
      return;
    }

  g_ptr_array_add (self->sync_queue, task);
  if (self->sync_tasks->len == 0)
    start_next (self);
  else if (job->text != NULL)
    hjl_engine_bring_forward (self->engine, job->text);
}

void
hjl_session_pause (HjlSession *self,
                   GTask      *task)
{
  HjlJob *job = g_task_get_task_data (task);

  hjl_engine_set_paused (self->engine, job->flag);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}
