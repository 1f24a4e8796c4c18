/* hjl-candidate-list.c: the candidates as a GListModel: any length, read as far as somebody looks
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/candidates/hjl-candidate-list-private.h"

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HjlCandidateList, hjl_candidate_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
on_item_gone_cb (gpointer user_data,
                 GObject *object)
{
  HjlCandidateList *self = user_data;

  g_hash_table_remove (self->items, GUINT_TO_POINTER (((HjlCandidateItem *) object)->place));
}

void
hjl_candidate_list_put_item (HjlCandidateList *self,
                             HjlCandidateItem *item,
                             guint             place)
{
  item->place = place;
  g_hash_table_insert (self->items, GUINT_TO_POINTER (place), item);
  g_object_weak_ref (G_OBJECT (item), on_item_gone_cb, self);
}

void
hjl_candidate_list_take_item (HjlCandidateList *self,
                              HjlCandidateItem *item)
{
  g_object_weak_unref (G_OBJECT (item), on_item_gone_cb, self);
  g_hash_table_remove (self->items, GUINT_TO_POINTER (item->place));
  item->place = HJL_NO_PLACE;
}

HjlCandidateItem *
hjl_candidate_list_peek_item (HjlCandidateList *self,
                              guint             place)
{
  return g_hash_table_lookup (self->items, GUINT_TO_POINTER (place));
}

void
hjl_candidate_list_tell_refreshed (HjlCandidateList *self)
{
  g_signal_emit_by_name (self, "refreshed");
}

void
hjl_candidate_list_tell_failed (HjlCandidateList *self,
                                const GError     *error)
{
  g_signal_emit_by_name (self, "failed", error);
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

  item = hjl_candidate_list_peek_item (self, position);
  if (item != NULL)
    return g_object_ref (item);

  item = hjl_candidate_item_new ();
  hjl_candidate_list_put_item (self, item, position);
  hjl_candidate_list_want (self, position);
  hjl_candidate_list_load_next (self);

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

  hjl_candidate_list_forget_recent (self);
  g_queue_clear (&self->wanted);
  items = g_hash_table_get_values (self->items);
  for (GList *l = items; l != NULL; l = l->next)
    hjl_candidate_list_take_item (self, l->data);
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
  hjl_candidate_list_load_next (self);
}

void
hjl_candidate_list_refresh (HjlCandidateList *self)
{
  g_return_if_fail (HJL_IS_CANDIDATE_LIST (self));

  self->stale = TRUE;
  hjl_candidate_list_load_next (self);
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
