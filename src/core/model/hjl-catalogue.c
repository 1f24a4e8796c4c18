/* hjl-catalogue.c: what there is to map: roles, postings, stages, reasons, users, sources, tags
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-catalogue.h"

#include "model/hjl-fold.h"

/* Things in their order, and by id. The ids belong to the things. */
typedef struct
{
  GPtrArray  *items;
  GHashTable *by_id;
} List;

/* In the order of the bits of #HjlLists. */
enum
{
  ROLES,
  ROLE_STAGES,
  POSTINGS,
  STAGES,
  REASONS,
  USERS,
  SOURCES,
  TAGS,
  N_LISTS
};

struct _HjlCatalogue
{
  GObject parent_instance;

  List        lists[N_LISTS];
  GHashTable *positions[2]; /* by side: stage id → index; NULL while the list is not in order */
  HjlLists    known;
};

G_DEFINE_FINAL_TYPE (HjlCatalogue, hjl_catalogue, G_TYPE_OBJECT)

/* Takes @item over. */
static void
put (List       *list,
     const char *id,
     gpointer    item)
{
  gpointer old = g_hash_table_lookup (list->by_id, id);
  guint    index;

  if (old != NULL && g_ptr_array_find (list->items, old, &index))
    {
      g_hash_table_remove (list->by_id, id);
      g_ptr_array_remove_index (list->items, index);
      g_ptr_array_insert (list->items, (int) index, item);
    }
  else
    {
      g_ptr_array_add (list->items, item);
    }

  g_hash_table_insert (list->by_id, (gpointer) id, item);
}

static gpointer
look_up (HjlCatalogue *self,
         guint         list,
         const char   *id)
{
  g_return_val_if_fail (HJL_IS_CATALOGUE (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->lists[list].by_id, id) : NULL;
}

static gboolean
is_one (HjlLists list)
{
  return list != 0 && (list & (list - 1)) == 0 && list <= HJL_LIST_TAGS;
}

static guint
index_of (HjlLists list)
{
  return (guint) g_bit_nth_lsf (list, -1);
}

static guint
list_of_side (HjlSide side)
{
  return side == HJL_SIDE_LEVER ? STAGES : ROLE_STAGES;
}

static void
put_in_order (HjlCatalogue *self,
              HjlSide       side)
{
  GPtrArray *items = self->lists[list_of_side (side)].items;

  if (self->positions[side] != NULL)
    return;

  g_ptr_array_sort (items, hjl_stage_compare);
  self->positions[side] = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (self->positions[side],
                         (gpointer) ((HjlStage *) g_ptr_array_index (items, i))->id,
                         GUINT_TO_POINTER (i));
}

static void
hjl_catalogue_finalize (GObject *object)
{
  HjlCatalogue *self = HJL_CATALOGUE (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->positions); i++)
    g_clear_pointer (&self->positions[i], g_hash_table_unref);
  for (guint i = 0; i < N_LISTS; i++)
    {
      g_hash_table_unref (self->lists[i].by_id);
      g_ptr_array_unref (self->lists[i].items);
    }

  G_OBJECT_CLASS (hjl_catalogue_parent_class)->finalize (object);
}

static void
hjl_catalogue_class_init (HjlCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_catalogue_finalize;
}

static void
hjl_catalogue_init (HjlCatalogue *self)
{
  for (guint i = 0; i < N_LISTS; i++)
    {
      gboolean texts = i == SOURCES || i == TAGS;

      self->lists[i].items = g_ptr_array_new_with_free_func (texts ? g_free : g_object_unref);
      self->lists[i].by_id = g_hash_table_new (g_str_hash, g_str_equal);
    }
}

HjlCatalogue *
hjl_catalogue_new (void)
{
  return g_object_new (HJL_TYPE_CATALOGUE, NULL);
}

void
hjl_catalogue_add (HjlCatalogue *self,
                   HjlLists      list,
                   gpointer      item)
{
  gboolean is_text = (list & (HJL_LIST_SOURCES | HJL_LIST_TAGS)) != 0;
  gpointer mine;

  g_return_if_fail (HJL_IS_CATALOGUE (self));
  g_return_if_fail (is_one (list));
  g_return_if_fail (item != NULL);

  if (list == HJL_LIST_ROLE_STAGES || list == HJL_LIST_STAGES)
    {
      hjl_catalogue_add_stage (self, item);
      return;
    }

  mine = is_text ? (gpointer) g_strdup (item) : g_object_ref (item);
  put (&self->lists[index_of (list)], hjl_catalogue_id_of (list, mine), mine);
}

void
hjl_catalogue_add_stage (HjlCatalogue *self,
                         HjlStage     *stage)
{
  HjlSide side;

  g_return_if_fail (HJL_IS_CATALOGUE (self));
  g_return_if_fail (HJL_IS_STAGE (stage));
  g_return_if_fail (stage->side <= HJL_SIDE_LEVER);

  side = stage->side;
  g_clear_pointer (&self->positions[side], g_hash_table_unref);
  put (&self->lists[list_of_side (side)], stage->id, g_object_ref (stage));
}

void
hjl_catalogue_set_known (HjlCatalogue *self,
                         HjlLists      lists)
{
  g_return_if_fail (HJL_IS_CATALOGUE (self));

  self->known |= lists;
}

HjlLists
hjl_catalogue_get_known (HjlCatalogue *self)
{
  g_return_val_if_fail (HJL_IS_CATALOGUE (self), 0);

  return self->known;
}

gboolean
hjl_catalogue_knows (HjlCatalogue *self,
                     HjlLists      lists)
{
  return (hjl_catalogue_get_known (self) & lists) == lists;
}

HjlRole *
hjl_catalogue_get_role (HjlCatalogue *self,
                        const char   *id)
{
  return look_up (self, ROLES, id);
}

HjlPosting *
hjl_catalogue_get_posting (HjlCatalogue *self,
                           const char   *id)
{
  return look_up (self, POSTINGS, id);
}

HjlStage *
hjl_catalogue_get_stage (HjlCatalogue *self,
                         HjlSide       side,
                         const char   *id)
{
  return look_up (self, list_of_side (side), id);
}

HjlArchiveReason *
hjl_catalogue_get_reason (HjlCatalogue *self,
                          const char   *id)
{
  return look_up (self, REASONS, id);
}

HjlUser *
hjl_catalogue_get_user (HjlCatalogue *self,
                        const char   *id)
{
  return look_up (self, USERS, id);
}

GPtrArray *
hjl_catalogue_get_stages (HjlCatalogue *self,
                          HjlSide       side)
{
  g_return_val_if_fail (HJL_IS_CATALOGUE (self), NULL);

  put_in_order (self, side);

  return self->lists[list_of_side (side)].items;
}

GPtrArray *
hjl_catalogue_get_list (HjlCatalogue *self,
                        HjlLists      list)
{
  g_return_val_if_fail (HJL_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (is_one (list), NULL);

  if (list == HJL_LIST_ROLE_STAGES || list == HJL_LIST_STAGES)
    return hjl_catalogue_get_stages (self, list == HJL_LIST_STAGES ? HJL_SIDE_LEVER : HJL_SIDE_HACKAJOB);

  return self->lists[index_of (list)].items;
}

const char *
hjl_catalogue_spell_source (GPtrArray  *sources,
                            const char *text)
{
  guint index;

  g_return_val_if_fail (sources != NULL, text);

  if (text == NULL || g_ptr_array_find_with_equal_func (sources, text, g_str_equal, NULL) ||
      !g_ptr_array_find_with_equal_func (sources, text, (GEqualFunc) hjl_fold_equal, &index))
    return text;

  return g_ptr_array_index (sources, index);
}

int
hjl_catalogue_index_of_stage (HjlCatalogue *self,
                              HjlSide       side,
                              const char   *id)
{
  gpointer index;

  g_return_val_if_fail (HJL_IS_CATALOGUE (self), -1);

  put_in_order (self, side);

  if (id == NULL || !g_hash_table_lookup_extended (self->positions[side], id, NULL, &index))
    return -1;

  return (int) GPOINTER_TO_UINT (index);
}
