/* hjl-posting-records.c: who is in a posting already, and whom the exports of one run put there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/hjl-judge.h"
#include "sync/hjl-posting-records.h"

#include "model/hjl-error.h"
#include "model/hjl-fold.h"
#include "store/hjl-store-links.h"

/* Up to so many exports each candidate is asked for by e-mail, at two requests each. */
#define FEW 3

/* How long a look at a posting counts, and for how many exports at least: after that for half as many as there were.
 * Of 500 it costs 11 calls at Lever's pace. No answer of Lever's but that of the posting itself says that it was closed,
 * and whoever is put into a closed one stays there (lever/README.md, Postings; Creating an opportunity). */
#define LOOK_COUNTS_FOR 10000
#define LOOK_LEAST 6

/* How long a look at who was made meanwhile counts, in milliseconds: not at all at first, then this, and twice as long with each
 * that found nobody whom another desktop has made. Among many exports that is one call a second. */
#define QUIET_COUNTS_FOR 60
#define MAX_QUIET 5
/* A list may lag behind what was made, and a server's time is told in seconds. */
#define NEWS_OVERLAP (10 * 1000)

/* A desktop that has made a record is taken to make more for so long at least, in milliseconds: one takes about a second. */
#define LEAST_LEASE 1000
/* How often a worker looks whether the run's first record is made, in milliseconds; Lever is not asked. */
#define FIRST_PAUSE 20

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

struct _HjlPostingRecords
{
  GHashTable *watches;    /* (element-type utf8 HjlPostingWatch) */
  GHashTable *by_posting; /* (element-type utf8 HjlPostingList): what cannot be read could not be a moment later */
  GHashTable *readings;   /* (element-type utf8 HjlReading): those that are being read */
  GPtrArray  *to_read;    /* (element-type utf8) */
  guint       next;
  GHashTable *claims;    /* (element-type utf8 utf8): by key the candidate */
  GPtrArray  *made;      /* (element-type HjlOpportunity) */
  GPtrArray  *news;      /* (element-type HjlOpportunity): whoever was made by anybody since @since */
  GHashTable *known;     /* (element-type utf8): those of both, by id */
  HjlTime     since;     /* by Lever's clock; 0 where nothing was read */
  GHashTable *creating;  /* (element-type guint utf8): by number the names of our own that Lever has not answered yet */
  guint       n_created; /* begun */
  GHashTable *doubtful;  /* (element-type utf8 guint): news with our source, each of which may be one of so many begun */
  gint64      looked;    /* monotonic */
  guint       n_quiet;
  gboolean    met_others;

  /* Whose turn it is: hjl_posting_records_get_turn(). Times are monotonic. */
  GHashTable     *wanted; /* (element-type utf8): the names of those whom the run exports, folded; the posting of who has none */
  HjlOpportunity *first;  /* nullable: the record by which this desktop goes on */
  gint64          first_at;
  gint64          made_at;   /* the last of its own */
  gint64          yields_to; /* until then another desktop is at work */
};

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

typedef struct
{
  HjlPostingRecords *records;
  HjlSyncContext    *context;
  HjlTime            began; /* by Lever's clock */
  gint64             began_at;
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

/* Whether it is known by now who made it: not as long as one of our own is under way that was begun before it was seen. */
static gboolean
is_known_whose (gpointer id,
                gpointer n_created,
                gpointer user_data)
{
  HjlNewsLook       *look = user_data;
  HjlPostingRecords *self = look->records;
  g_autofree char   *candidate_id = hjl_store_find_linked (look->context->store, id);
  GHashTableIter     iter;
  gpointer           number;

  if (candidate_id != NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, self->creating);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    if (GPOINTER_TO_UINT (number) <= GPOINTER_TO_UINT (n_created))
      return FALSE;

  self->met_others = TRUE;
  self->n_quiet = 0;
  for (guint i = 0; i < self->news->len; i++)
    {
      HjlOpportunity *other = g_ptr_array_index (self->news, i);

      if (g_str_equal (other->id, id))
        meet_other (self, look->context, other);
    }

  return TRUE;
}

static void
got_news (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  HjlNewsLook       *look = g_task_get_task_data (task);
  HjlPostingRecords *self = look->records;
  const char        *source = look->context->settings->source;
  g_autoptr (GPtrArray) opportunities = NULL;
  g_autoptr (GError) unreadable = NULL;
  GError *error = NULL;

  /* Whoever cannot be read was told of when the posting was read. */
  opportunities = hjl_lever_client_list_readable_finish (HJL_LEVER_CLIENT (object), result, &unreadable, &error);
  if (opportunities == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

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
  g_task_return_boolean (task, TRUE);
}

void
hjl_posting_records_look_again_async (HjlPostingRecords  *self,
                                      HjlSyncContext     *context,
                                      gboolean            now,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  GTask               *task;
  HjlNewsLook         *look;
  HjlOpportunityFilter filter = { .expand_applications = TRUE };
  gint64               counts_for;

  g_return_if_fail (self != NULL && context != NULL);

  if (g_get_monotonic_time () < self->yields_to)
    counts_for = get_lease (context) / 2;
  else if (self->first == NULL || self->looked < self->first_at || self->n_quiet == 0)
    counts_for = 0;
  else
    counts_for = (gint64) QUIET_COUNTS_FOR * 1000 << (self->n_quiet - 1);
  look = g_new0 (HjlNewsLook, 1);
  look->records = hjl_posting_records_ref (self);
  look->context = hjl_sync_context_ref (context);
  look->began = hjl_sync_lever_time (context->lever);
  look->began_at = g_get_monotonic_time ();
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_posting_records_look_again_async);
  g_task_set_task_data (task, look, free_news_look);
  if (self->since == 0)
    self->since = look->began;
  /* Where Lever does not tell the time, nobody can be looked for. */
  if (self->since == 0)
    self->looked = look->began_at;
  if (self->since == 0 || (!now && look->began_at - self->looked < counts_for))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  filter.created_at_start = self->since - NEWS_OVERLAP;
  hjl_lever_client_list_opportunities_async (context->lever, &filter, cancellable, got_news, task);
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
  hjl_lever_client_get_posting_async (context->lever, posting_id, cancellable, got_posting, watch);
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
