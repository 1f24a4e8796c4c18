/* hjl-role-list.c: every live role: filtered, searched, sorted, kept up to date
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/jobs/hjl-role-list.h"

#include <string.h>

#include "model/hjl-fold.h"

G_DEFINE_FINAL_TYPE (HjlRoleList, hjl_role_list, G_TYPE_OBJECT)

static gboolean
is_wanted (gpointer object,
           gpointer user_data)
{
  HjlRoleItem        *item = object;
  HjlRoleList        *self = user_data;
  const HjlRoleFacts *facts = item->facts;
  gboolean            fits = TRUE;

  switch (self->wanted)
    {
    case HJL_ROLE_FILTER_NOT_MAPPED:
      fits = facts->state == HJL_JOB_NOT_MAPPED;
      break;

    case HJL_ROLE_FILTER_ATTENTION:
      fits = facts->state == HJL_JOB_BROKEN || hjl_role_facts_get_n_attention (facts) > 0;
      break;

    case HJL_ROLE_FILTER_MAPPED:
      fits = facts->state == HJL_JOB_MAPPED || facts->state == HJL_JOB_PAUSED;
      break;

    case HJL_ROLE_FILTER_CLOSED:
      fits = facts->state == HJL_JOB_CLOSED;
      break;

    case HJL_ROLE_FILTER_ALL:
    default:
      fits = facts->state != HJL_JOB_CLOSED;
      break;
    }

  return fits && hjl_role_item_matches (item, (const char *const *) self->words);
}

static int
compare_numbers (gint64 a,
                 gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  const HjlRoleFacts *first = ((HjlRoleItem *) a)->facts;
  const HjlRoleFacts *second = ((HjlRoleItem *) b)->facts;
  HjlRoleList        *self = user_data;
  int                 order = 0;

  if (self->sort == HJL_ROLE_SORT_URGENT)
    order = compare_numbers (first->state, second->state);
  if (order == 0 && self->sort == HJL_ROLE_SORT_URGENT)
    order = compare_numbers (hjl_role_facts_get_n_attention (second), hjl_role_facts_get_n_attention (first));
  if (self->sort == HJL_ROLE_SORT_NEWEST)
    order = compare_numbers (second->role->published_at,
                             first->role->published_at);
  if (order == 0 && (self->sort == HJL_ROLE_SORT_WAITING || self->sort == HJL_ROLE_SORT_URGENT))
    order = compare_numbers (hjl_role_facts_get_n_waiting (second), hjl_role_facts_get_n_waiting (first));
  if (order == 0)
    order = strcmp (first->key, second->key);

  return order;
}

static void
on_item_selected_cb (HjlRoleList *self)
{
  g_signal_emit_by_name (self, "selection-changed");
}

static void
hjl_role_list_dispose (GObject *object)
{
  HjlRoleList *self = HJL_ROLE_LIST (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->store);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->mappings, g_hash_table_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (hjl_role_list_parent_class)->dispose (object);
}

static void
hjl_role_list_class_init (HjlRoleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hjl_role_list_dispose;

  g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
hjl_role_list_init (HjlRoleList *self)
{
  GtkFilterListModel *filtered;
  GtkSortListModel   *sorted;

  self->store = g_list_store_new (HJL_TYPE_ROLE_ITEM);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->store)), g_object_ref (self->filter));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (self->sorter));
  self->shown = G_LIST_MODEL (sorted);
}

HjlRoleList *
hjl_role_list_new (void)
{
  return g_object_new (HJL_TYPE_ROLE_LIST, NULL);
}

static void
refresh (HjlRoleList *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

/* Replaces what is between the items that stay at the start and those that stay at the end. */
static void
replace_items (HjlRoleList *self,
               GPtrArray   *items)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint least = MIN (n_old, items->len);
  guint start = 0;
  guint end = 0;

  for (gboolean same = TRUE; same && start < least; start += same)
    {
      g_autoptr (HjlRoleItem) old = g_list_model_get_item (G_LIST_MODEL (self->store), start);

      same = old == g_ptr_array_index (items, start);
    }
  for (gboolean same = TRUE; same && end < least - start; end += same)
    {
      g_autoptr (HjlRoleItem) old = g_list_model_get_item (G_LIST_MODEL (self->store), n_old - 1 - end);

      same = old == g_ptr_array_index (items, items->len - 1 - end);
    }
  if (start + end == n_old && n_old == items->len)
    return;

  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (self->by_id, g_strdup (HJL_ROLE_ITEM (items->pdata[i])->facts->role->id),
                         g_ptr_array_index (items, i));
  g_list_store_splice (self->store, start, n_old - start - end, items->pdata + start, items->len - start - end);
}

static void
take_facts (HjlRoleList *self,
            GPtrArray   *facts)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean differs = FALSE;

  g_ptr_array_set_free_func (facts, NULL);
  for (guint i = 0; i < facts->len; i++)
    {
      HjlRoleFacts *one = g_ptr_array_index (facts, i);
      HjlRoleItem  *item = g_hash_table_lookup (self->by_id, one->role->id);

      if (item != NULL)
        {
          differs |= hjl_role_item_take_facts (item, one);
          g_ptr_array_add (items, g_object_ref (item));
          continue;
        }

      item = hjl_role_item_new (one);
      g_signal_connect_object (item, "notify::selected", G_CALLBACK (on_item_selected_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (items, item);
    }

  replace_items (self, items);
  if (differs)
    refresh (self);
}

static void
take_counts (HjlRoleList *self,
             GHashTable  *counts)
{
  GHashTableIter iter;
  gpointer       id;
  gpointer       item;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, &id, &item))
    hjl_role_item_set_counts (item, g_hash_table_lookup (counts, id));
}

void
hjl_role_list_take (HjlRoleList *self,
                    HjlRoles    *jobs)
{
  g_return_if_fail (HJL_IS_ROLE_LIST (self));
  g_return_if_fail (jobs != NULL);

  if (jobs->facts != NULL)
    {
      g_set_object (&self->catalogue, jobs->catalogue);
      g_clear_pointer (&self->mappings, g_hash_table_unref);
      self->mappings = g_hash_table_ref (jobs->mappings);
      take_facts (self, jobs->facts);
      g_clear_pointer (&jobs->facts, g_ptr_array_unref);
    }
  else
    take_counts (self, jobs->counts);
  g_signal_emit_by_name (self, "loaded");
}

void
hjl_role_list_set_search (HjlRoleList *self,
                          const char  *text)
{
  g_return_if_fail (HJL_IS_ROLE_LIST (self));

  g_strfreev (self->words);
  self->words = hjl_fold_words (text);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

void
hjl_role_list_set_filter (HjlRoleList  *self,
                          HjlRoleFilter filter)
{
  g_return_if_fail (HJL_IS_ROLE_LIST (self));

  self->wanted = filter;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

void
hjl_role_list_set_sort (HjlRoleList *self,
                        HjlRoleSort  sort)
{
  g_return_if_fail (HJL_IS_ROLE_LIST (self));

  self->sort = sort;
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

guint
hjl_role_list_get_n_items (HjlRoleList *self)
{
  g_return_val_if_fail (HJL_IS_ROLE_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->store));
}

guint
hjl_role_list_get_n_not_mapped (HjlRoleList *self)
{
  GHashTableIter iter;
  gpointer       item;
  guint          n = 0;

  g_return_val_if_fail (HJL_IS_ROLE_LIST (self), 0);

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    n += HJL_ROLE_ITEM (item)->facts->state == HJL_JOB_NOT_MAPPED;

  return n;
}

HjlRoleItem *
hjl_role_list_find (HjlRoleList *self,
                    const char  *role_id)
{
  g_return_val_if_fail (HJL_IS_ROLE_LIST (self), NULL);

  return g_hash_table_lookup (self->by_id, role_id);
}

GPtrArray *
hjl_role_list_list_selected (HjlRoleList *self)
{
  GPtrArray *selected = g_ptr_array_new_with_free_func (g_object_unref);
  guint      n;

  g_return_val_if_fail (HJL_IS_ROLE_LIST (self), selected);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HjlRoleItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (item->selected)
        g_ptr_array_add (selected, g_steal_pointer (&item));
    }

  return selected;
}

void
hjl_role_list_select_all (HjlRoleList *self,
                          gboolean     selected)
{
  g_autoptr (GPtrArray) items = hjl_role_list_list_selected (self);
  guint n = g_list_model_get_n_items (self->shown);

  for (guint i = 0; !selected && i < items->len; i++)
    hjl_role_item_set_selected (g_ptr_array_index (items, i), FALSE);
  for (guint i = 0; selected && i < n; i++)
    {
      g_autoptr (HjlRoleItem) item = g_list_model_get_item (self->shown, i);

      hjl_role_item_set_selected (item, TRUE);
    }
}
