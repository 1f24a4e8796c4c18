/* hjl-posting-records-news.c: whom anybody puts into Lever while a run is under way, and whose turn it is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/hjl-posting-records-private.h"

#include "model/hjl-fold.h"
#include "store/hjl-store-links.h"

/* How long a look at who was made meanwhile counts, in milliseconds: not at all at first, then this, and four times as long with each
 * that found nobody whom another desktop has made, up to a lease: for so long whoever wants somebody of this plan waits after each
 * record that it sees. Among many exports that is one call in three seconds. */
#define QUIET_COUNTS_FOR 60
#define MAX_QUIET 4
/* A list may lag behind what was made, no longer than a read-back and a lease reckon with (three seconds), and a server's time is told
 * in seconds. At Lever's pace that and a lease are one page of a hundred. */
#define NEWS_OVERLAP (5 * 1000)

/* A desktop that has made a record is taken to make more for so long at least, in milliseconds: one takes about a second. */
#define LEAST_LEASE 1000
/* How often a worker looks whether the run's first record is made, in milliseconds; Lever is not asked. */
#define FIRST_PAUSE 20

static void begin_news_look (GTask *task);

/* Somebody who has to know who was made meanwhile. */
typedef struct
{
  HjlPostingRecords *records;
  HjlSyncContext    *context;
  gboolean           now;
  gint64             asked_at; /* monotonic */
  HjlTime            began;    /* by Lever's clock, where this one's look is the one that is sent */
  gint64             began_at; /* monotonic */
} HjlNewsLook;

static void
free_news_look (gpointer data)
{
  HjlNewsLook *look = data;

  hjl_posting_records_unref (look->records);
  hjl_sync_context_unref (look->context);
  g_free (look);
}

/* In microseconds. */
static gint64
get_lease (HjlSyncContext *context)
{
  return MAX (context->read_back_pause, LEAST_LEASE) * G_GINT64_CONSTANT (1000);
}

/* Another desktop has made somebody whom this one was to make. Of two the one whose first record is the older goes on, and the other
 * leaves it to that one, for as long as it sees it at work. */
static void
meet_other (HjlPostingRecords *self,
            HjlSyncContext    *context,
            HjlOpportunity    *other)
{
  g_autofree char *name = other->name != NULL ? hjl_fold (other->name) : NULL;

  if ((name == NULL || !g_hash_table_contains (self->wanted, name)) &&
      (other->posting_id == NULL || !g_hash_table_contains (self->wanted, other->posting_id)))
    return;
  if (self->first != NULL && (self->first->created_at < other->created_at ||
                              (self->first->created_at == other->created_at && strcmp (self->first->id, other->id) < 0)))
    return;

  g_clear_pointer (&self->first, hjl_opportunity_unref);
  self->yields_to = g_get_monotonic_time () + (gint64) (get_lease (context) * g_random_double_range (1, 2));
}

/* Whether it is known by now who made it: not as long as one of our own of that name is under way that was begun before it was seen. */
static gboolean
is_known_whose (gpointer id,
                gpointer n_created,
                gpointer user_data)
{
  HjlNewsLook       *look = user_data;
  HjlPostingRecords *self = look->records;
  g_autofree char   *candidate_id = hjl_store_find_linked (look->context->store, id);
  HjlOpportunity    *other = NULL;
  GHashTableIter     iter;
  gpointer           number, name;

  if (candidate_id != NULL)
    return TRUE;
  for (guint i = 0; i < self->news->len && other == NULL; i++)
    if (g_str_equal (((HjlOpportunity *) g_ptr_array_index (self->news, i))->id, id))
      other = g_ptr_array_index (self->news, i);
  g_hash_table_iter_init (&iter, self->creating);
  while (g_hash_table_iter_next (&iter, &number, &name))
    if (GPOINTER_TO_UINT (number) <= GPOINTER_TO_UINT (n_created) &&
        (other == NULL || other->name == NULL || name == NULL || hjl_fold_equal (other->name, name)))
      return FALSE;

  self->met_others = TRUE;
  self->n_quiet = 0;
  if (other != NULL)
    meet_other (self, look->context, other);

  return TRUE;
}

/* Whether what was seen so far will do. A look that began after somebody asked is as good as their own; nobody is sure by one that
 * began before, as what they have made themselves may not have been there. */
static gboolean
has_news (HjlNewsLook *look)
{
  HjlPostingRecords *self = look->records;
  gint64             now = g_get_monotonic_time ();
  gint64             counts_for = (gint64) QUIET_COUNTS_FOR * 1000 << 2 * (MAX (self->n_quiet, 1) - 1);

  if (self->looked >= look->asked_at)
    return TRUE;
  if (now < self->yields_to)
    counts_for = get_lease (look->context) / 2;
  else if (self->first == NULL || self->looked < self->first_at || self->n_quiet == 0)
    counts_for = 0;

  return !look->now && now - self->looked < MIN (counts_for, get_lease (look->context));
}

/* Those whom it serves get an answer; the next look is for all of the others. One that failed says so only to whom it was begun
 * for, as one failure is no more than one candidate's trouble, and the others look for themselves. */
static void
end_news_look (HjlPostingRecords *self,
               gboolean           good)
{
  g_autoptr (GPtrArray) asking = g_steal_pointer (&self->asking);
  g_autoptr (GPtrArray) served = g_ptr_array_new_with_free_func (g_object_unref);

  self->asking = g_ptr_array_new_with_free_func (g_object_unref);
  self->looking = FALSE;
  for (guint i = 0; i < asking->len; i++)
    {
      GTask *task = g_ptr_array_index (asking, i);

      g_ptr_array_add (has_news (g_task_get_task_data (task)) ? served : self->asking, g_object_ref (task));
    }
  for (guint n = good ? MIN (self->asking->len, 1) : self->asking->len; n > 0; n--)
    begin_news_look (g_ptr_array_steal_index (self->asking, 0));

  for (guint i = 0; i < served->len; i++)
    g_task_return_boolean (g_ptr_array_index (served, i), TRUE);
}

static void
take_news (HjlNewsLook *look,
           GPtrArray   *opportunities)
{
  HjlPostingRecords *self = look->records;
  const char        *source = look->context->settings->source;

  self->n_quiet = MIN (self->n_quiet + 1, MAX_QUIET);
  self->looked = MAX (self->looked, look->began_at);
  self->since = MAX (self->since, look->began);
  for (guint i = 0; i < opportunities->len; i++)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (opportunities, i);

      if (g_hash_table_contains (self->known, opportunity->id))
        continue;
      g_ptr_array_add (self->news, hjl_opportunity_ref (opportunity));
      g_hash_table_add (self->known, opportunity->id);
      if (source != NULL && hjl_opportunity_has_source (opportunity, source))
        g_hash_table_insert (self->doubtful, opportunity->id, GUINT_TO_POINTER (self->n_created));
    }
  g_hash_table_foreach_remove (self->doubtful, is_known_whose, look);
}

static void
got_news (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  HjlNewsLook *look = g_task_get_task_data (task);
  g_autoptr (GPtrArray) opportunities = NULL;
  g_autoptr (GError) unreadable = NULL;
  GError *error = NULL;

  /* Whoever cannot be read was told of when the posting was read. */
  opportunities = hjl_lever_client_list_readable_finish (HJL_LEVER_CLIENT (object), result, &unreadable, &error);
  if (opportunities != NULL)
    take_news (look, opportunities);
  end_news_look (look->records, opportunities != NULL);
  if (opportunities != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes @task. */
static void
begin_news_look (GTask *task)
{
  HjlNewsLook         *look = g_task_get_task_data (task);
  HjlOpportunityFilter filter = { .expand_applications = TRUE, .created_at_start = look->records->since - NEWS_OVERLAP };

  look->records->looking = TRUE;
  look->began = hjl_sync_lever_time (look->context->lever);
  look->began_at = g_get_monotonic_time ();
  hjl_lever_client_list_opportunities_async (look->context->lever, &filter, g_task_get_cancellable (task), got_news, task);
}

void
hjl_posting_records_look_again_async (HjlPostingRecords  *self,
                                      HjlSyncContext     *context,
                                      gboolean            now,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  GTask       *task;
  HjlNewsLook *look;

  g_return_if_fail (self != NULL && context != NULL);

  look = g_new0 (HjlNewsLook, 1);
  look->records = hjl_posting_records_ref (self);
  look->context = hjl_sync_context_ref (context);
  look->now = now;
  look->asked_at = g_get_monotonic_time ();
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_posting_records_look_again_async);
  g_task_set_task_data (task, look, free_news_look);
  if (self->since == 0)
    self->since = hjl_sync_lever_time (context->lever);
  /* Where Lever does not tell the time, nobody can be looked for. */
  if (self->since == 0)
    self->looked = look->asked_at;

  if (has_news (look))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
  else if (self->looking)
    {
      g_ptr_array_add (self->asking, task);
    }
  else
    {
      begin_news_look (task);
    }
}

GPtrArray *
hjl_posting_records_get_news (HjlPostingRecords *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->news;
}

gboolean
hjl_posting_records_has_met_others (HjlPostingRecords *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->met_others;
}

guint
hjl_posting_records_get_turn (HjlPostingRecords *self,
                              HjlSyncContext    *context,
                              gboolean          *look)
{
  gint64   now = g_get_monotonic_time ();
  gboolean busy;

  g_return_val_if_fail (self != NULL && context != NULL, 0);
  g_return_val_if_fail (look != NULL, 0);

  busy = g_hash_table_size (self->creating) > 0;
  *look = !busy || self->first != NULL;
  if (!*look)
    return FIRST_PAUSE;
  /* Whoever was silent for so long sees first who was not. */
  if (!busy && self->first != NULL && now - self->made_at > get_lease (context))
    {
      g_clear_pointer (&self->first, hjl_opportunity_unref);
      self->yields_to = self->made_at + get_lease (context);
    }
  if (now < self->yields_to)
    return (guint) (MIN (self->yields_to - now, get_lease (context) / 2) / 1000) + 1;

  /* What was seen before says nothing of who has made somebody since. */
  return self->looked < MAX (self->first_at, self->yields_to) ? 1 : 0;
}
