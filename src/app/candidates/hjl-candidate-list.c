/* hjl-candidate-list.c: the candidates as a GListModel: any length, read as far as somebody looks
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/candidates/hjl-candidate-list.h"

#include "app/candidates/hjl-candidate-match.h"
#include "app/candidates/hjl-candidate-pages.h"
#include "store/hjl-store-query.h"

/* Items that are kept for a little scrolling back. */
#define MAX_RECENT 512

/* A list that somebody scrolls while it is read is read again so often. */
#define MAX_TRIES 3

struct _HjlCandidateList
{
  GObject parent_instance;

  HjlLoader        *loader;
  HjlCandidateQuery query; /* the texts are our own */
  guint             n_items;
  GHashTable       *items;  /* place to HjlCandidateItem that somebody holds, not owned */
  GQueue            recent; /* of HjlCandidateItem */
  GQueue            wanted; /* numbers of pages, the latest first */

  gboolean busy;
  gboolean loading; /* `query` has no answer yet */
  gboolean stale;   /* the database changed */
  guint    n_tries;
  guint    generation; /* of `query`: answers to another one are dropped */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HjlCandidateList, hjl_candidate_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* Who is where. An item leaves by itself when nobody holds it any more. */
static void
on_item_gone_cb (gpointer user_data,
                 GObject *object)
{
  HjlCandidateList *self = user_data;

  g_hash_table_remove (self->items, GUINT_TO_POINTER (((HjlCandidateItem *) object)->place));
}

static void
put_item (HjlCandidateList *self,
          HjlCandidateItem *item,
          guint             place)
{
  item->place = place;
  g_hash_table_insert (self->items, GUINT_TO_POINTER (place), item);
  g_object_weak_ref (G_OBJECT (item), on_item_gone_cb, self);
}

static void
take_item (HjlCandidateList *self,
           HjlCandidateItem *item)
{
  g_object_weak_unref (G_OBJECT (item), on_item_gone_cb, self);
  g_hash_table_remove (self->items, GUINT_TO_POINTER (item->place));
  item->place = HJL_NO_PLACE;
}

static HjlCandidateItem *
peek_item (HjlCandidateList *self,
           guint             place)
{
  return g_hash_table_lookup (self->items, GUINT_TO_POINTER (place));
}

static void
keep (HjlCandidateList *self,
      HjlCandidateItem *item)
{
  g_queue_push_head (&self->recent, g_object_ref (item));
  while (g_queue_get_length (&self->recent) > MAX_RECENT)
    g_object_unref (g_queue_pop_tail (&self->recent));
}

static void
forget_recent (HjlCandidateList *self)
{
  g_queue_clear_full (&self->recent, g_object_unref);
}

/* Everything that somebody holds at or behind @position moves or goes. Nobody is told yet. */
static void
move_items (HjlCandidateList *self,
            const HjlSplice  *splice)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  g_autofree gpointer *items = g_hash_table_get_keys_as_array (self->items, NULL);
  guint                n = g_hash_table_size (self->items);

  for (guint i = 0; i < n; i++)
    {
      guint             place = GPOINTER_TO_UINT (items[i]);
      HjlCandidateItem *item = peek_item (self, place);

      if (place < splice->position)
        continue;

      take_item (self, item);
      if (place >= splice->position + splice->removed)
        {
          item->place = place - splice->removed + splice->added;
          g_ptr_array_add (moved, item);
        }
    }
  for (guint i = 0; i < moved->len; i++)
    {
      HjlCandidateItem *item = g_ptr_array_index (moved, i);

      put_item (self, item, item->place);
    }

  self->n_items += splice->added - splice->removed;
}

static void
tell_splice (HjlCandidateList *self,
             const HjlSplice  *splice)
{
  g_list_model_items_changed (G_LIST_MODEL (self), splice->position, splice->removed, splice->added);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;

  return left < right ? -1 : left > right;
}

/* Where the items are whose candidate is known, rising. */
static GArray *
list_places (HjlCandidateList *self)
{
  GArray        *places = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer       key;
  gpointer       item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &key, &item))
    {
      guint place = GPOINTER_TO_UINT (key);

      if (hjl_candidate_item_get_id (item) != NULL)
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);

  return places;
}

/* Gives the rows to the items at their places. @moved: (element-type utf8 HjlCandidateItem) (nullable):
 * items that lost their place and may have another. */
static void
take_rows (HjlCandidateList *self,
           HjlPages         *pages,
           GHashTable       *moved)
{
  for (guint i = 0; i < pages->rows->len; i++)
    {
      HjlCandidateRow  *row = g_steal_pointer (&g_ptr_array_index (pages->rows, i));
      guint             place = g_array_index (pages->places, guint, i);
      HjlCandidateItem *item = peek_item (self, place);
      HjlCandidateItem *other = moved != NULL ? g_hash_table_lookup (moved, row->candidate_id) : NULL;

      if (place >= self->n_items)
        {
          hjl_candidate_row_free (row);
          continue;
        }

      if (item == NULL && other != NULL && other->place == HJL_NO_PLACE)
        {
          put_item (self, other, place);
          item = other;
        }
      if (item != NULL)
        {
          g_object_ref (item);
        }
      else
        {
          item = hjl_candidate_item_new ();
          put_item (self, item, place);
        }
      keep (self, item);
      hjl_candidate_item_take_row (item, row);
      g_object_unref (item);
    }
}

/* The whole list is another one. Told in two: whoever follows an item then does not look for it in all
 * of the new list. */
static void
replace_all (HjlCandidateList *self,
             HjlPages         *pages)
{
  HjlSplice all = { 0, self->n_items, 0 };

  forget_recent (self);
  g_queue_clear (&self->wanted);
  move_items (self, &all);
  tell_splice (self, &all);

  self->n_items = pages->n_rows;
  take_rows (self, pages, NULL);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->n_items);
}

static void
want (HjlCandidateList *self,
      guint             place)
{
  gpointer page = GUINT_TO_POINTER (place / HJL_PAGE);

  if (g_queue_peek_head (&self->wanted) == page && !g_queue_is_empty (&self->wanted))
    return;

  g_queue_remove (&self->wanted, page);
  g_queue_push_head (&self->wanted, page);
}

/* Whoever still waits for a row may have moved to another page. */
static void
want_again (HjlCandidateList *self)
{
  GHashTableIter iter;
  gpointer       key;
  gpointer       item;

  g_queue_clear (&self->wanted);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &key, &item))
    {
      if (hjl_candidate_item_get_id (item) == NULL)
        want (self, GPOINTER_TO_UINT (key));
    }
}

static gboolean
is_waited_for (HjlCandidateList *self,
               guint             page)
{
  for (guint i = 0; i < HJL_PAGE; i++)
    {
      HjlCandidateItem *item = peek_item (self, page * HJL_PAGE + i);

      if (item != NULL && hjl_candidate_item_get_id (item) == NULL)
        return TRUE;
    }

  return FALSE;
}

/* Returns: FALSE where somebody came to look at what was not asked for */
static gboolean
merge (HjlCandidateList *self,
       HjlPagesQuestion *question,
       HjlPages         *pages)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GArray) seen = NULL;
  g_autoptr (GArray) splices = NULL;
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (HjlPlace));
  guint range = 0;

  forget_recent (self);
  seen = list_places (self);
  for (guint i = 0; i < pages->rows->len; i++)
    {
      HjlCandidateRow *row = g_ptr_array_index (pages->rows, i);

      g_hash_table_insert (rows, row->candidate_id, GUINT_TO_POINTER (g_array_index (pages->places, guint, i) + 1));
    }

  for (guint i = 0; i < seen->len; i++)
    {
      HjlPlace          place = { .before = g_array_index (seen, guint, i) };
      HjlCandidateItem *item = peek_item (self, place.before);
      const HjlRange   *asked = NULL;

      for (; range < question->ranges->len; range++)
        {
          asked = &g_array_index (question->ranges, HjlRange, range);
          if (place.before < asked->start + asked->length)
            break;
        }
      if ((range == question->ranges->len || place.before < asked->start) && self->n_tries < MAX_TRIES)
        return FALSE;

      place.after = GPOINTER_TO_UINT (g_hash_table_lookup (rows, hjl_candidate_item_get_id (item)));
      place.is_known = place.after > 0;
      place.after--;
      g_array_append_val (places, place);
      g_hash_table_insert (held, g_strdup (hjl_candidate_item_get_id (item)), g_object_ref (item));
    }

  splices = hjl_candidate_match ((HjlPlace *) places->data, places->len, self->n_items, pages->n_rows);
  for (guint i = 0; i < splices->len; i++)
    {
      const HjlSplice *splice = &g_array_index (splices, HjlSplice, i);

      move_items (self, splice);
      if (i + 1 == splices->len)
        take_rows (self, pages, held);
      tell_splice (self, splice);
    }
  if (splices->len == 0)
    take_rows (self, pages, held);
  want_again (self);

  return TRUE;
}

typedef enum
{
  HJL_ERRAND_REPLACE,
  HJL_ERRAND_MERGE,
  HJL_ERRAND_PAGE,
} HjlErrandKind;

/* A question on its way. Its question belongs to the loader, who has it until the answer was taken. */
typedef struct
{
  GWeakRef          list;
  HjlErrandKind     kind;
  HjlPagesQuestion *question;
  guint             generation;
} HjlErrand;

static void
take_pages (HjlCandidateList *self,
            HjlErrand        *errand,
            HjlPages         *pages)
{
  switch (errand->kind)
    {
    case HJL_ERRAND_REPLACE:
      replace_all (self, pages);
      self->loading = FALSE;
      break;

    case HJL_ERRAND_MERGE:
      if (!merge (self, errand->question, pages))
        {
          self->stale = TRUE;
          self->n_tries++;
          return;
        }
      break;

    case HJL_ERRAND_PAGE:
    default:
      take_rows (self, pages, NULL);
      return;
    }

  self->n_tries = 0;
  g_signal_emit_by_name (self, "refreshed");
}

static void load_next (HjlCandidateList *self);

static void
got_pages (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  HjlErrand *errand = user_data;
  g_autoptr (HjlCandidateList) self = g_weak_ref_get (&errand->list);
  g_autoptr (HjlPages) pages = NULL;
  g_autoptr (GError) error = NULL;

  pages = hjl_finish_pointer (HJL_LOADER (object), result, &error);
  if (self != NULL)
    {
      gboolean is_wanted = errand->generation == self->generation;

      if (is_wanted && pages != NULL)
        take_pages (self, errand, pages);
      self->busy = FALSE;
      if (is_wanted && error != NULL)
        {
          /* Nothing is asked again by itself: the same would fail again. */
          self->loading = FALSE;
          g_signal_emit_by_name (self, "failed", error);
        }
      else
        {
          load_next (self);
        }
    }
  g_weak_ref_clear (&errand->list);
  g_free (errand);
}

static void
ask (HjlCandidateList *self,
     HjlErrandKind     kind,
     HjlPagesQuestion *question)
{
  HjlErrand *errand = g_new0 (HjlErrand, 1);

  g_weak_ref_init (&errand->list, self);
  errand->kind = kind;
  errand->question = question;
  errand->generation = self->generation;
  question->wants_count = kind != HJL_ERRAND_PAGE;
  self->busy = TRUE;
  hjl_loader_load_async (self->loader,
                         hjl_pages_load,
                         question,
                         (GDestroyNotify) hjl_pages_question_free,
                         (GDestroyNotify) hjl_pages_free,
                         NULL,
                         got_pages,
                         errand);
}

static void
load_next (HjlCandidateList *self)
{
  HjlPagesQuestion *question;

  if (self->busy)
    return;

  question = hjl_pages_question_new (&self->query, self->n_items);
  if (self->loading)
    {
      self->stale = FALSE;
      hjl_pages_question_add (question, 0, HJL_PAGE);
      ask (self, HJL_ERRAND_REPLACE, question);
      return;
    }

  if (self->stale)
    {
      g_autoptr (GArray) places = NULL;

      self->stale = FALSE;
      forget_recent (self);
      places = list_places (self);
      /* What changed just now is often at the start. */
      hjl_pages_question_add (question, 0, HJL_PAGE);
      hjl_pages_question_add_around (question, places);
      ask (self, HJL_ERRAND_MERGE, question);
      return;
    }

  while (!g_queue_is_empty (&self->wanted))
    {
      guint page = GPOINTER_TO_UINT (g_queue_pop_head (&self->wanted));

      if (!is_waited_for (self, page))
        continue;
      hjl_pages_question_add (question, page * HJL_PAGE, HJL_PAGE);
      ask (self, HJL_ERRAND_PAGE, question);
      return;
    }
  hjl_pages_question_free (question);
}

static GType
hjl_candidate_list_get_item_type (GListModel *model)
{
  return HJL_TYPE_CANDIDATE_ITEM;
}

static guint
hjl_candidate_list_get_n_items (GListModel *model)
{
  return HJL_CANDIDATE_LIST (model)->n_items;
}

static gpointer
hjl_candidate_list_get_item (GListModel *model,
                             guint       position)
{
  HjlCandidateList *self = HJL_CANDIDATE_LIST (model);
  HjlCandidateItem *item;

  if (position >= self->n_items)
    return NULL;

  item = peek_item (self, position);
  if (item != NULL)
    return g_object_ref (item);

  item = hjl_candidate_item_new ();
  put_item (self, item, position);
  want (self, position);
  load_next (self);

  return item;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = hjl_candidate_list_get_item_type;
  iface->get_n_items = hjl_candidate_list_get_n_items;
  iface->get_item = hjl_candidate_list_get_item;
}

static void
hjl_candidate_list_dispose (GObject *object)
{
  HjlCandidateList *self = HJL_CANDIDATE_LIST (object);
  g_autoptr (GList) items = NULL;

  forget_recent (self);
  g_queue_clear (&self->wanted);
  items = g_hash_table_get_values (self->items);
  for (GList *l = items; l != NULL; l = l->next)
    take_item (self, l->data);
  g_clear_object (&self->loader);

  G_OBJECT_CLASS (hjl_candidate_list_parent_class)->dispose (object);
}

static void
hjl_candidate_list_finalize (GObject *object)
{
  HjlCandidateList *self = HJL_CANDIDATE_LIST (object);

  g_hash_table_unref (self->items);
  g_free ((char *) self->query.search);
  g_free ((char *) self->query.role_id);

  G_OBJECT_CLASS (hjl_candidate_list_parent_class)->finalize (object);
}

static void
hjl_candidate_list_class_init (HjlCandidateListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hjl_candidate_list_dispose;
  object_class->finalize = hjl_candidate_list_finalize;

  g_signal_new ("refreshed", HJL_TYPE_CANDIDATE_LIST, G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("failed", HJL_TYPE_CANDIDATE_LIST, G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
hjl_candidate_list_init (HjlCandidateList *self)
{
  self->items = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->recent);
  g_queue_init (&self->wanted);
}

HjlCandidateList *
hjl_candidate_list_new (HjlLoader *loader)
{
  HjlCandidateList *self = g_object_new (HJL_TYPE_CANDIDATE_LIST, NULL);

  self->loader = g_object_ref (loader);

  return self;
}

void
hjl_candidate_list_set_query (HjlCandidateList        *self,
                              const HjlCandidateQuery *query)
{
  g_return_if_fail (HJL_IS_CANDIDATE_LIST (self));
  g_return_if_fail (query != NULL);

  /* The same again moves nothing. */
  if (self->generation > 0 && g_strcmp0 (self->query.search, query->search) == 0 &&
      g_strcmp0 (self->query.role_id, query->role_id) == 0 && self->query.states == query->states &&
      self->query.sort == query->sort)
    {
      hjl_candidate_list_refresh (self);
      return;
    }

  g_free ((char *) self->query.search);
  g_free ((char *) self->query.role_id);
  self->query = *query;
  self->query.search = g_strdup (query->search);
  self->query.role_id = g_strdup (query->role_id);
  self->generation++;
  self->n_tries = 0;
  self->loading = TRUE;
  load_next (self);
}

void
hjl_candidate_list_refresh (HjlCandidateList *self)
{
  g_return_if_fail (HJL_IS_CANDIDATE_LIST (self));

  self->stale = TRUE;
  load_next (self);
}

gboolean
hjl_candidate_list_is_loading (HjlCandidateList *self)
{
  g_return_val_if_fail (HJL_IS_CANDIDATE_LIST (self), FALSE);

  return self->loading;
}

HjlCandidateItem *
hjl_candidate_list_find (HjlCandidateList *self,
                         const char       *candidate_id)
{
  GHashTableIter iter;
  gpointer       item;

  g_return_val_if_fail (HJL_IS_CANDIDATE_LIST (self), NULL);

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      if (g_strcmp0 (hjl_candidate_item_get_id (item), candidate_id) == 0)
        return item;
    }

  return NULL;
}
