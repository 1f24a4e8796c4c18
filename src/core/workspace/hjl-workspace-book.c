/* hjl-workspace-book.c: where candidates come from, and what is kept by hand
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "files/hjl-files-source.h"
#include "hackajob/hjl-feed-source.h"
#include "model/hjl-error.h"
#include "model/hjl-time.h"
#include "model/hjl-words.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-timeline.h"
#include "workspace/hjl-workspace-private.h"

/* A key of the database: `files` or `feed`, once somebody has chosen. */
#define KEY_SOURCE "settings/candidates-from"

typedef struct
{
  HjlBookFunc    func;
  gpointer       data;
  GDestroyNotify free_data;
} BookJob;

static void
free_job (gpointer data)
{
  BookJob *job = data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job);
}

/* Who has connected a feed has chosen it. */
HjlCandidatesFrom
hjl_workspace_read_from (HjlEnvironment *environment,
                         HjlStore       *store,
                         gboolean       *chosen)
{
  g_autofree char *text = hjl_store_get_value (store, KEY_SOURCE);
  g_autoptr (HjlFeedAddress) feed = NULL;
  gboolean          known;
  HjlCandidatesFrom from = hjl_candidates_from_from_string (text, &known);

  if (known)
    {
      if (chosen != NULL)
        *chosen = TRUE;
      return from;
    }

  from = hjl_environment_get_candidates_from (environment, &known);
  if (!known)
    {
      g_autofree char *way = hjl_workspace_dup_fact (store, HJL_SIDE_HACKAJOB, "way");

      feed = hjl_feed_address_load (environment, store);
      if (feed != NULL || way != NULL)
        {
          from = HJL_CANDIDATES_FROM_FEED;
          known = TRUE;
        }
    }
  if (chosen != NULL)
    *chosen = known;

  return from;
}

void
hjl_workspace_tell_from (HjlWorkspace *self)
{
  gboolean          chosen;
  HjlCandidatesFrom from = hjl_workspace_read_from (self->environment, self->store, &chosen);

  g_mutex_lock (&self->mutex);
  self->told_from = from;
  self->told_chosen = chosen;
  g_mutex_unlock (&self->mutex);
}

/* Views ask each time they show something, so nothing is read for it. */
HjlCandidatesFrom
hjl_workspace_get_candidates_from (HjlWorkspace *self,
                                   gboolean     *chosen)
{
  HjlCandidatesFrom from;

  g_return_val_if_fail (HJL_IS_WORKSPACE (self), HJL_CANDIDATES_FROM_FEED);

  if (self->view == NULL)
    return hjl_environment_get_candidates_from (self->environment, chosen);

  g_mutex_lock (&self->mutex);
  from = self->told_from;
  if (chosen != NULL)
    *chosen = self->told_chosen;
  g_mutex_unlock (&self->mutex);

  return from;
}

char *
hjl_workspace_dup_spool (HjlWorkspace *self)
{
  return g_build_filename (self->data_dir, HJL_SPOOL_FOLDER, NULL);
}

/* A book without a page: of a profile that says `files`, or of somebody who started over. */
static gboolean
need_book (HjlWorkspace *self,
           GError      **error)
{
  g_autoptr (GPtrArray) stages = hjl_store_list_book_stages (self->store, error);

  return stages != NULL &&
         (stages->len > 0 || hjl_store_open_book (self->store, hjl_time_now (), error));
}

HjlSource *
hjl_workspace_make_source (HjlWorkspace     *self,
                           HjlCandidatesFrom from)
{
  g_autofree char *folder = hjl_workspace_dup_spool (self);
  g_autoptr (GError) error = NULL;

  if (from == HJL_CANDIDATES_FROM_FILES && !need_book (self, &error))
    g_message ("What is kept by hand could not be set up: %s", error->message);

  return from == HJL_CANDIDATES_FROM_FEED ? hjl_feed_source_new (self->sides[HJL_SIDE_HACKAJOB].http)
                                          : hjl_files_source_new (self->store, folder);
}

void
hjl_workspace_tidy_files (HjlWorkspace *self)
{
  g_autofree char *folder = hjl_workspace_dup_spool (self);
  g_autoptr (GError) error = NULL;

  if (!hjl_files_tidy (self->store, folder, &error))
    g_message ("Files that are not needed any more are removed later: %s", error->message);
}

static GHashTable *
load_kept (gpointer user_data,
           GError **error)
{
  HjlWorkspace *self = user_data;

  return hjl_store_list_spooled (self->store, error);
}

void
hjl_workspace_sweep_files (HjlWorkspace *self)
{
  g_autofree char *folder = hjl_workspace_dup_spool (self);
  g_autoptr (GError) error = NULL;

  if (!hjl_spool_sweep (folder, load_kept, self, NULL, &error))
    g_message ("What an earlier run left among the files is removed later: %s", error->message);
}

/* The engine's next cycle reads from there. */
static gboolean
take_source (HjlWorkspace     *self,
             HjlCandidatesFrom from,
             GError          **error)
{
  g_autoptr (HjlSource) source = NULL;

  if (from == self->from)
    return TRUE;
  if (self->sync_tasks->len > 0)
    return hjl_error_fail (error, HJL_ERROR_BUSY,
                           _ ("A sync is under way. Choose again where candidates come from once it is over."));

  source = hjl_workspace_make_source (self, from);
  if (!hjl_engine_set_source (self->engine, source, error))
    return FALSE;

  g_set_object (&self->source, source);
  self->from = from;

  return TRUE;
}

gboolean
hjl_workspace_use_source (HjlWorkspace *self,
                          GError      **error)
{
  HjlCandidatesFrom from = hjl_workspace_read_from (self->environment, self->store, NULL);

  hjl_workspace_tell_from (self);

  return take_source (self, from, error);
}

gboolean
hjl_workspace_choose_source (HjlWorkspace     *self,
                             HjlCandidatesFrom from,
                             GError          **error)
{
  gboolean chosen;
  gboolean changes = hjl_workspace_read_from (self->environment, self->store, &chosen) != from || !chosen;
  gboolean stored;

  if (!changes)
    return (from == HJL_CANDIDATES_FROM_FEED || need_book (self, error)) && take_source (self, from, error);

  stored = hjl_store_begin (self->store, error) &&
           hjl_store_finish (self->store,
                             (from == HJL_CANDIDATES_FROM_FEED || hjl_store_open_book (self->store, self->context->clock (), error)) &&
                               hjl_store_set_value (self->store, KEY_SOURCE, hjl_candidates_from_to_string (from), error) &&
                               /* Who was out of reach is planned again, and the other way round. */
                               hjl_store_touch_everybody (self->store, error) &&
                               take_source (self, from, error),
                             error);
  if (!stored)
    {
      /* What is used is what is written down. */
      (void) hjl_workspace_use_source (self, NULL);
      return FALSE;
    }

  hjl_sync_context_note (self->context,
                         HJL_ACTIVITY_CHANGED,
                         NULL,
                         NULL,
                         NULL,
                         from == HJL_CANDIDATES_FROM_FEED ? HJL_WORDS ("source-feed")
                                                          : HJL_WORDS ("source-files"));
  hjl_workspace_tell_account (self, HJL_SIDE_HACKAJOB);

  return TRUE;
}

static void
choose (HjlWorkspace *self,
        GTask        *task)
{
  GError  *error = NULL;
  gboolean done = hjl_workspace_choose_source (self, GPOINTER_TO_UINT (g_task_get_task_data (task)), &error);

  if (done)
    hjl_workspace_tell_changed (self, HJL_CHANGES_CATALOGUE | HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY);
  hjl_workspace_end_task (task, done, error);
}

void
hjl_workspace_set_candidates_from_async (HjlWorkspace       *self,
                                         HjlCandidatesFrom   from,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));

  hjl_workspace_run (self, hjl_workspace_edit_book_async, choose, GUINT_TO_POINTER (from), NULL, cancellable, callback, user_data);
}

gboolean
hjl_workspace_check_from_files (HjlWorkspace *self,
                                GError      **error)
{
  if (hjl_workspace_read_from (self->environment, self->store, NULL) == HJL_CANDIDATES_FROM_FILES)
    return TRUE;

  return hjl_error_fail (error, HJL_ERROR_INPUT,
                         _ ("Candidates come by hackajob’s partner feed here, which has its own roles, stages and candidates. Choose files first."));
}

static void
edit_book (HjlWorkspace *self,
           GTask        *task)
{
  BookJob *job = g_task_get_task_data (task);
  GError  *error = NULL;
  gboolean done;

  if (!hjl_workspace_check_from_files (self, &error) ||
      !hjl_workspace_choose_source (self, HJL_CANDIDATES_FROM_FILES, &error))
    {
      hjl_workspace_end_task (task, FALSE, error);
      return;
    }

  done = hjl_store_begin (self->store, &error) &&
         hjl_store_finish (self->store,
                           job->func (self->store, self->context->clock (), job->data, &error),
                           &error);
  if (done)
    hjl_workspace_tell_changed (self, HJL_CHANGES_CATALOGUE | HJL_CHANGES_MAPPINGS | HJL_CHANGES_CANDIDATES);
  hjl_workspace_tidy_files (self);
  hjl_workspace_end_task (task, done, error);
}

void
hjl_workspace_edit_book_async (HjlWorkspace       *self,
                               HjlBookFunc         func,
                               gpointer            data,
                               GDestroyNotify      free_data,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  BookJob *job;

  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (func != NULL);

  job = g_new0 (BookJob, 1);
  job->func = func;
  job->data = data;
  job->free_data = free_data;
  hjl_workspace_run (self, hjl_workspace_edit_book_async, edit_book, job, free_job, cancellable, callback, user_data);
}
