/* hjl-fetch-names.c: learns the names of people who wait
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/hjl-fetch-names.h"
#include "sync/hjl-judge.h"
#include "store/hjl-store-candidates.h"

struct _HjlFetchNames
{
  GObject parent_instance;

  HjlSyncContext *context;
  GHashTable     *asked; /* a set of candidate ids: who has no name there either is not asked for again */
};

G_DEFINE_FINAL_TYPE (HjlFetchNames, hjl_fetch_names, G_TYPE_OBJECT)

/* Whom to ask for, and how far it is. */
typedef struct
{
  GPtrArray *ids;
  guint      next;
} Errand;

static void
free_errand (gpointer data)
{
  Errand *errand = data;

  g_clear_pointer (&errand->ids, g_ptr_array_unref);
  g_free (errand);
}

static void ask_next (GTask *task);

static void
end (GTask  *task,
     GError *error)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
got_candidate (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  GTask         *task = user_data;
  HjlFetchNames *self = g_task_get_source_object (task);
  Errand        *errand = g_task_get_task_data (task);
  const char    *id = g_ptr_array_index (errand->ids, errand->next++);
  g_autoptr (HjlCandidateProfile) profile = NULL;
  GError    *error = NULL;
  HjlVerdict verdict;
  g_autoptr (HjlCandidate) candidate = hjl_source_get_candidate_finish (HJL_SOURCE (object), result, &profile, &error);

  verdict = candidate == NULL ? hjl_judge (error, HJL_SIDE_HACKAJOB, HJL_CALL_READ) : HJL_VERDICT_SKIP;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      end (task, error);
      return;
    }
  if (candidate == NULL && verdict != HJL_VERDICT_GONE && verdict != HJL_VERDICT_ODD)
    {
      /* Names are a help, and no reason for a run to fail, nor to ask a service again that cannot answer. Whom
       * it failed at does not stand in the way of the others next time. */
      g_debug ("Names are asked for another time: %s", error->message);
      if (verdict == HJL_VERDICT_SKIP)
        g_hash_table_add (self->asked, g_strdup (id));
      g_clear_error (&error);
      end (task, NULL);
      return;
    }

  g_clear_error (&error);
  g_hash_table_add (self->asked, g_strdup (id));
  if (candidate != NULL && candidate->name != NULL &&
      !hjl_store_set_candidate_name (self->context->store, id, candidate->name, candidate->url, &error))
    {
      end (task, error);
      return;
    }
  ask_next (task);
}

static void
ask_next (GTask *task)
{
  HjlFetchNames *self = g_task_get_source_object (task);
  Errand        *errand = g_task_get_task_data (task);

  if (errand->next >= errand->ids->len)
    {
      end (task, NULL);
      return;
    }

  hjl_source_get_candidate_async (self->context->source,
                                  g_ptr_array_index (errand->ids, errand->next),
                                  g_task_get_cancellable (task),
                                  got_candidate,
                                  task);
}

/* Takes those off whom nobody needs to ask for. */
static void
drop_asked (HjlFetchNames *self,
            GPtrArray     *ids,
            guint          limit)
{
  for (guint i = ids->len; i > 0; i--)
    if (g_hash_table_contains (self->asked, g_ptr_array_index (ids, i - 1)))
      g_ptr_array_remove_index (ids, i - 1);
  if (ids->len > limit)
    g_ptr_array_set_size (ids, (int) limit);
}

static void
hjl_fetch_names_finalize (GObject *object)
{
  HjlFetchNames *self = HJL_FETCH_NAMES (object);

  g_clear_pointer (&self->context, hjl_sync_context_unref);
  g_hash_table_unref (self->asked);

  G_OBJECT_CLASS (hjl_fetch_names_parent_class)->finalize (object);
}

static void
hjl_fetch_names_class_init (HjlFetchNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_fetch_names_finalize;
}

static void
hjl_fetch_names_init (HjlFetchNames *self)
{
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

HjlFetchNames *
hjl_fetch_names_new (HjlSyncContext *context)
{
  HjlFetchNames *self = g_object_new (HJL_TYPE_FETCH_NAMES, NULL);

  self->context = hjl_sync_context_ref (context);

  return self;
}

void
hjl_fetch_names_run_async (HjlFetchNames      *self,
                           guint               limit,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask  *task;
  Errand *errand;
  GError *error = NULL;

  g_return_if_fail (HJL_IS_FETCH_NAMES (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_fetch_names_run_async);
  errand = g_new0 (Errand, 1);
  g_task_set_task_data (task, errand, free_errand);

  errand->ids = hjl_store_list_unnamed (self->context->store, limit + g_hash_table_size (self->asked), &error);
  if (errand->ids == NULL)
    {
      end (task, error);
      return;
    }

  drop_asked (self, errand->ids, limit);
  ask_next (task);
}

void
hjl_fetch_names_run_for_async (HjlFetchNames      *self,
                               GPtrArray          *ids,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask  *task;
  Errand *errand;

  g_return_if_fail (HJL_IS_FETCH_NAMES (self));
  g_return_if_fail (ids != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_fetch_names_run_for_async);
  errand = g_new0 (Errand, 1);
  errand->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (errand->ids, g_strdup (g_ptr_array_index (ids, i)));
  g_task_set_task_data (task, errand, free_errand);

  ask_next (task);
}
