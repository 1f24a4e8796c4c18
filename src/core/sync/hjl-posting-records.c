/* hjl-posting-records.c: who is in a posting already, and whom the exports of one run put there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/hjl-judge.h"
#include "sync/hjl-posting-records-private.h"

#include "model/hjl-error.h"
#include "model/hjl-fold.h"

/* Up to so many exports each candidate is asked for by e-mail, at two requests each. */
#define FEW 3

/* How long a look at a posting counts, and for how many exports at least: after that for half as many as there were.
 * Of 500 it costs some fifteen calls at Lever's pace. No answer of Lever's but that of the posting itself says that it was closed,
 * and whoever is put into a closed one stays there (lever/README.md, Postings; Creating an opportunity). */
#define LOOK_COUNTS_FOR 10000
#define LOOK_LEAST 6

/* Whether a posting is still open. */
typedef struct
{
  guint      n_exports;
  guint      n_looked_at; /* so many there were at the last look */
  HjlTime    looked_at;
  gboolean   looking;
  gboolean   closed;
  GPtrArray *waiting; /* (element-type GTask) */
} HjlPostingWatch;

/* Who is in a posting, as far as it could be read. */
typedef struct
{
  GPtrArray *found;      /* nullable (element-type HjlOpportunity): the list could not be read at all */
  GError    *unreadable; /* nullable: why it could not, or what is wrong with somebody in it */
} HjlPostingList;

/* The same, while it is read. */
typedef struct
{
  HjlPostingRecords *records; /* borrowed: those who wait outlive it */
  char              *posting_id;
  HjlPostingList    *list;
  GPtrArray         *waiting; /* (element-type GTask) */
} HjlReading;

typedef struct
{
  HjlPostingRecords *records; /* borrowed: outlives the task */
  HjlLeverClient    *lever;
} HjlLoad;

static void read_next (GTask *task);

static void
free_watch (gpointer data)
{
  HjlPostingWatch *watch = data;

  g_ptr_array_unref (watch->waiting);
  g_free (watch);
}

static void
free_list (gpointer data)
{
  HjlPostingList *list = data;

  g_clear_pointer (&list->found, g_ptr_array_unref);
  g_clear_error (&list->unreadable);
  g_free (list);
}

static void
free_reading (gpointer data)
{
  HjlReading *reading = data;

  g_free (reading->posting_id);
  g_clear_pointer (&reading->list, free_list);
  g_clear_pointer (&reading->waiting, g_ptr_array_unref);
  g_free (reading);
}

static void
free_load (gpointer data)
{
  HjlLoad *load = data;

  g_object_unref (load->lever);
  g_free (load);
}

static HjlPostingRecords *
new_empty (void)
{
  HjlPostingRecords *self = g_atomic_rc_box_new0 (HjlPostingRecords);

  self->watches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_watch);
  self->by_posting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  self->readings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_reading);
  self->to_read = g_ptr_array_new_with_free_func (g_free);
  self->claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->made = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_opportunity_unref);
  self->news = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_opportunity_unref);
  self->known = g_hash_table_new (g_str_hash, g_str_equal);
  self->creating = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->doubtful = g_hash_table_new (g_str_hash, g_str_equal);
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->asking = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

HjlPostingRecords *
hjl_posting_records_new_of (const char *posting_id)
{
  HjlPostingRecords *self;

  g_return_val_if_fail (posting_id != NULL, NULL);

  self = new_empty ();
  g_ptr_array_add (self->to_read, g_strdup (posting_id));

  return self;
}

HjlPostingRecords *
hjl_posting_records_new (HjlPlan *plan)
{
  HjlPostingRecords *self = new_empty ();
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; plan != NULL && i < plan->actions->len; i++)
    {
      HjlAction *action = g_ptr_array_index (plan->actions, i);
      guint      n;

      if (action->kind != HJL_ACTION_EXPORT)
        continue;
      g_hash_table_add (self->wanted, action->name != NULL ? hjl_fold (action->name) : g_strdup (action->posting_id));
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, action->posting_id)) + 1;
      g_hash_table_insert (counts, action->posting_id, GUINT_TO_POINTER (n));
      if (n == FEW)
        g_ptr_array_add (self->to_read, g_strdup (action->posting_id));
    }

  return self;
}

HjlPostingRecords *
hjl_posting_records_ref (HjlPostingRecords *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear_records (gpointer data)
{
  HjlPostingRecords *self = data;

  g_hash_table_unref (self->watches);
  g_hash_table_unref (self->by_posting);
  g_hash_table_unref (self->readings);
  g_ptr_array_unref (self->to_read);
  g_hash_table_unref (self->claims);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->creating);
  g_hash_table_unref (self->doubtful);
  g_hash_table_unref (self->wanted);
  g_clear_pointer (&self->first, hjl_opportunity_unref);
  g_ptr_array_unref (self->made);
  g_ptr_array_unref (self->news);
  g_ptr_array_unref (self->asking);
}

void
hjl_posting_records_unref (HjlPostingRecords *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_records);
}

/* @error: (nullable) */
static void
answer_all (GPtrArray    *waiting,
            const GError *error)
{
  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

/* All who wait get the one answer. @failed: (nullable) (transfer full): why the list could not be read */
static void
end_reading (HjlReading *reading,
             GError     *failed)
{
  HjlPostingRecords *self = reading->records;
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&reading->waiting);
  g_autoptr (GError) error = NULL;

  if (failed != NULL)
    {
      g_clear_pointer (&reading->list->found, g_ptr_array_unref);
      g_clear_error (&reading->list->unreadable);
      reading->list->unreadable = failed;
    }
  if (reading->list->unreadable != NULL)
    error = g_error_copy (reading->list->unreadable);
  /* Not what it means for somebody, but whether the same list would be as broken if it were read again. */
  if (error == NULL || g_error_matches (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE))
    g_hash_table_insert (self->by_posting, g_strdup (reading->posting_id), g_steal_pointer (&reading->list));
  g_hash_table_remove (self->readings, reading->posting_id);

  answer_all (waiting, error);
}

static void
got_records (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  HjlReading     *reading = user_data;
  HjlPostingList *list = reading->list;
  gboolean        archived = list->found != NULL;
  HjlLeverClient *lever = HJL_LEVER_CLIENT (object);
  g_autoptr (GPtrArray) opportunities = NULL;
  GError              *error = NULL;
  HjlOpportunityFilter filter = { .archived_posting_id = reading->posting_id };

  opportunities = hjl_lever_client_list_readable_finish (lever,
                                                         result,
                                                         list->unreadable == NULL ? &list->unreadable : NULL,
                                                         &error);
  if (opportunities == NULL)
    {
      end_reading (reading, error);
      return;
    }

  /* Lever's filter has said so; a plain row does not. */
  for (guint i = 0; i < opportunities->len; i++)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (opportunities, i);

      if (opportunity->posting_id == NULL)
        opportunity->posting_id = g_strdup (reading->posting_id);
    }

  if (archived)
    {
      g_ptr_array_extend_and_steal (list->found, g_steal_pointer (&opportunities));
      end_reading (reading, NULL);
      return;
    }

  list->found = g_steal_pointer (&opportunities);
  hjl_lever_client_list_opportunities_async (lever,
                                             &filter,
                                             g_task_get_cancellable (g_ptr_array_index (reading->waiting, 0)),
                                             got_records,
                                             reading);
}

/* Two filters of Lever's: those who are active in the posting, and those who were archived in it. */
void
hjl_posting_records_read_async (HjlPostingRecords  *self,
                                HjlLeverClient     *lever,
                                const char         *posting_id,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask                *task;
  HjlReading           *reading;
  const HjlPostingList *list;
  HjlOpportunityFilter  filter = { .posting_id = posting_id };

  g_return_if_fail (self != NULL && posting_id != NULL);
  g_return_if_fail (HJL_IS_LEVER_CLIENT (lever));

  /* It holds the records for as long as an answer is under way. */
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_posting_records_read_async);
  g_task_set_task_data (task, hjl_posting_records_ref (self), (GDestroyNotify) hjl_posting_records_unref);
  list = g_hash_table_lookup (self->by_posting, posting_id);
  if (list != NULL)
    {
      if (list->unreadable != NULL)
        g_task_return_error (task, g_error_copy (list->unreadable));
      else
        g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  reading = g_hash_table_lookup (self->readings, posting_id);
  if (reading != NULL)
    {
      g_ptr_array_add (reading->waiting, task);
      return;
    }

  reading = g_new0 (HjlReading, 1);
  reading->records = self;
  reading->posting_id = g_strdup (posting_id);
  reading->list = g_new0 (HjlPostingList, 1);
  reading->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (reading->waiting, task);
  g_hash_table_insert (self->readings, reading->posting_id, reading);
  hjl_lever_client_list_opportunities_async (lever, &filter, cancellable, got_records, reading);
}

static void
did_read (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask   *task = user_data;
  HjlLoad *load = g_task_get_task_data (task);
  GError  *error = NULL;

  /* It cannot be read, or somebody in it. That says nothing of the others: each is asked for by e-mail. */
  if (!hjl_sync_finish (result, &error) && !g_error_matches (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  g_clear_error (&error);
  load->records->next++;
  read_next (task);
}

static void
read_next (GTask *task)
{
  HjlLoad           *load = g_task_get_task_data (task);
  HjlPostingRecords *self = load->records;

  if (self->next < self->to_read->len)
    {
      hjl_posting_records_read_async (self,
                                      load->lever,
                                      g_ptr_array_index (self->to_read, self->next),
                                      g_task_get_cancellable (task),
                                      did_read,
                                      task);
      return;
    }

  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

void
hjl_posting_records_load_async (HjlPostingRecords  *self,
                                HjlLeverClient     *lever,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask   *task;
  HjlLoad *load;

  g_return_if_fail (self != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_posting_records_load_async);
  load = g_new0 (HjlLoad, 1);
  load->records = self;
  load->lever = g_object_ref (lever);
  g_task_set_task_data (task, load, free_load);
  self->since = hjl_sync_lever_time (lever);

  read_next (task);
}

GPtrArray *
hjl_posting_records_get (HjlPostingRecords *self,
                         const char        *posting_id)
{
  const HjlPostingList *list;

  g_return_val_if_fail (self != NULL, NULL);

  list = g_hash_table_lookup (self->by_posting, posting_id);

  return list != NULL && list->unreadable == NULL ? list->found : NULL;
}

GPtrArray *
hjl_posting_records_get_readable (HjlPostingRecords *self,
                                  const char        *posting_id)
{
  const HjlPostingList *list;

  g_return_val_if_fail (self != NULL, NULL);

  list = g_hash_table_lookup (self->by_posting, posting_id);

  return list != NULL ? list->found : NULL;
}

gboolean
hjl_posting_records_has_many (HjlPostingRecords *self,
                              const char        *posting_id)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_ptr_array_find_with_equal_func (self->to_read, posting_id, g_str_equal, NULL);
}

gboolean
hjl_posting_records_claim (HjlPostingRecords *self,
                           const char        *candidate_id,
                           const char *const *keys)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (candidate_id != NULL && keys != NULL, FALSE);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *key = hjl_fold (keys[i]);
      const char      *holder = g_hash_table_lookup (self->claims, key);

      if (holder != NULL && !g_str_equal (holder, candidate_id))
        return FALSE;
    }

  for (guint i = 0; keys[i] != NULL; i++)
    g_hash_table_insert (self->claims, hjl_fold (keys[i]), g_strdup (candidate_id));

  return TRUE;
}

static gboolean
is_held_by (gpointer key,
            gpointer value,
            gpointer user_data)
{
  return g_str_equal (value, user_data);
}

void
hjl_posting_records_release (HjlPostingRecords *self,
                             const char        *candidate_id)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (candidate_id != NULL);

  g_hash_table_foreach_remove (self->claims, is_held_by, (gpointer) candidate_id);
}

void
hjl_posting_records_add_made (HjlPostingRecords *self,
                              HjlOpportunity    *opportunity)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (opportunity != NULL);

  g_ptr_array_add (self->made, hjl_opportunity_ref (opportunity));
  g_hash_table_add (self->known, opportunity->id);
  self->made_at = g_get_monotonic_time ();
  if (self->first == NULL && self->made_at >= self->yields_to)
    {
      self->first = hjl_opportunity_ref (opportunity);
      self->first_at = self->made_at;
    }
}

GPtrArray *
hjl_posting_records_get_made (HjlPostingRecords *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->made;
}

guint
hjl_posting_records_begin_create (HjlPostingRecords *self,
                                  const char        *name)
{
  g_return_val_if_fail (self != NULL, 0);

  g_hash_table_insert (self->creating, GUINT_TO_POINTER (++self->n_created), g_strdup (name));

  return self->n_created;
}

void
hjl_posting_records_end_create (HjlPostingRecords *self,
                                guint              number)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove (self->creating, GUINT_TO_POINTER (number));
  /* Where it came to nothing, whoever waited for it has not looked since. */
  if (self->first == NULL)
    self->first_at = g_get_monotonic_time ();
}

gboolean
hjl_posting_records_is_creating (HjlPostingRecords *self,
                                 const char        *name)
{
  GHashTableIter iter;
  gpointer       each;

  g_return_val_if_fail (self != NULL, FALSE);

  g_hash_table_iter_init (&iter, self->creating);
  while (g_hash_table_iter_next (&iter, NULL, &each))
    if (hjl_fold_equal (each, name))
      return TRUE;

  return FALSE;
}

static HjlPostingWatch *
get_watch (HjlPostingRecords *self,
           HjlSyncContext    *context,
           const char        *posting_id)
{
  HjlPostingWatch *watch = g_hash_table_lookup (self->watches, posting_id);

  if (watch == NULL)
    {
      watch = g_new0 (HjlPostingWatch, 1);
      watch->looked_at = context->fresh_at;
      watch->waiting = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->watches, g_strdup (posting_id), watch);
    }

  return watch;
}

static gboolean
is_due (HjlPostingWatch *watch,
        HjlSyncContext  *context)
{
  HjlTime now = context->clock ();

  return watch->n_exports >= watch->n_looked_at + MAX (watch->n_looked_at / 2, LOOK_LEAST) || now < watch->looked_at ||
         now - watch->looked_at >= LOOK_COUNTS_FOR;
}

/* All who wait get the one answer. @error: (nullable) */
static void
end_look (HjlPostingWatch *watch,
          const GError    *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&watch->waiting);

  watch->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  watch->looking = FALSE;
  answer_all (waiting, error);
}

static void
got_posting (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  HjlPostingWatch *watch = user_data;
  g_autoptr (GError) error = NULL;
  HjlVerdict verdict = HJL_VERDICT_SKIP;
  g_autoptr (HjlPosting) posting = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (posting != NULL)
    watch->closed = !hjl_posting_is_open (posting);
  else
    verdict = hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ);

  if (verdict == HJL_VERDICT_GONE || verdict == HJL_VERDICT_HIDDEN)
    watch->closed = TRUE;
  /* One that cannot be read is as it was. */
  if (watch->closed || verdict == HJL_VERDICT_ODD)
    g_clear_error (&error);
  end_look (watch, error);
}

void
hjl_posting_records_look_async (HjlPostingRecords  *self,
                                HjlSyncContext     *context,
                                const char         *posting_id,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask           *task;
  HjlPostingWatch *watch;

  g_return_if_fail (self != NULL && context != NULL);
  g_return_if_fail (posting_id != NULL);

  /* It holds the records for as long as an answer is under way. */
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_posting_records_look_async);
  watch = get_watch (self, context, posting_id);
  g_task_set_task_data (task, hjl_posting_records_ref (self), (GDestroyNotify) hjl_posting_records_unref);
  g_object_set_data (G_OBJECT (task), "watch", watch);

  watch->n_exports++;
  if (!watch->looking && (watch->closed || !is_due (watch, context)))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  g_ptr_array_add (watch->waiting, task);
  if (watch->looking)
    return;

  watch->looking = TRUE;
  watch->looked_at = context->clock ();
  watch->n_looked_at = watch->n_exports;
  hjl_lever_client_get_async (context->lever, HJL_LEVER_POSTING, posting_id, cancellable, got_posting, watch);
}

gboolean
hjl_posting_records_look_finish (GAsyncResult *result,
                                 gboolean     *open,
                                 GError      **error)
{
  HjlPostingWatch *watch;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (open != NULL, FALSE);

  watch = g_object_get_data (G_OBJECT (result), "watch");
  *open = !watch->closed;

  return g_task_propagate_boolean (G_TASK (result), error);
}
