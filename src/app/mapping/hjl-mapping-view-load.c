/* hjl-mapping-view-load.c: what a mapping starts from, and what changes while it is open
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/mapping/hjl-mapping-view-private.h"

#include "model/hjl-error.h"
#include "store/hjl-store-lists.h"
#include "workspace/hjl-workspace-default.h"

static gpointer
read_catalogue (HjlStore *store,
                gpointer  data,
                GError  **error)
{
  return hjl_store_load_lists (store, HJL_LIST_ALL, error);
}

static void
got_catalogue (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HjlMappingView) self = user_data;
  g_autoptr (HjlCatalogue) catalogue = hjl_finish_pointer (HJL_LOADER (source), result, NULL);

  if (catalogue != NULL && self->editor != NULL)
    hjl_mapping_editor_set_catalogue (self->editor, catalogue);
}

/* What exists changed on one of the sides while the mapping is open. */
static void
on_workspace_changed_cb (HjlMappingView *self,
                         guint           changes)
{
  HjlLoader *loader = hjl_workspace_get_loader (self->workspace);

  if (loader == NULL)
    return;

  if (self->editor != NULL && (changes & HJL_CHANGES_MAPPINGS) != 0)
    hjl_mapping_view_read_default (self);
  /* Also while the first reading is under way: this one is answered after it. */
  if ((changes & HJL_CHANGES_CATALOGUE) != 0)
    hjl_loader_load_async (loader, read_catalogue, NULL, NULL, g_object_unref, self->cancellable, got_catalogue, g_object_ref (self));
  else if (self->editor != NULL && (changes & (HJL_CHANGES_CANDIDATES | HJL_CHANGES_MAPPINGS)) != 0)
    hjl_mapping_counts_refresh (self->counts);
}

/* What came of it is told by the workspace's signal; without it, what was known stays. */
static void
did_refresh (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_finish_pointer (HJL_WORKSPACE (source), result, NULL);

  g_debug ("Stages and archive reasons are %s", catalogue != NULL ? "as Lever has them now" : "as they were");
}

/* What is read in the loader's thread. */
typedef struct
{
  HjlCatalogue *catalogue;
  HjlMapping   *mapping; /* nullable */
  GPtrArray    *earlier; /* (element-type HjlMapping): of other roles */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->catalogue);
  g_clear_object (&reading->mapping);
  g_clear_pointer (&reading->earlier, g_ptr_array_unref);
  g_free (reading);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gpointer
read_all (HjlStore *store,
          gpointer  data,
          GError  **error)
{
  const char *role_id = data;
  g_autoptr (Reading) reading = g_new0 (Reading, 1);
  g_autoptr (GHashTable) mappings = NULL;
  GHashTableIter iter;
  gpointer       id;
  gpointer       mapping;

  if ((reading->catalogue = hjl_store_load_lists (store, HJL_LIST_ALL, error)) == NULL ||
      (mappings = hjl_store_load_mappings (store, error)) == NULL)
    return NULL;

  reading->earlier = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, mappings);
  while (g_hash_table_iter_next (&iter, &id, &mapping))
    {
      if (g_str_equal (id, role_id))
        reading->mapping = g_object_ref (mapping);
      else
        g_ptr_array_add (reading->earlier, g_object_ref (mapping));
    }

  return g_steal_pointer (&reading);
}

static void
got_all (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (HjlMappingView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Reading) reading = hjl_finish_pointer (HJL_LOADER (source), result, &error);
  g_autoptr (HjlMapping) standard = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reading == NULL)
    {
      g_autofree char *text = hjl_error_describe (error);

      gtk_label_set_label (self->about_label, text);
      gtk_widget_set_visible (GTK_WIDGET (self->about_label), TRUE);
      return;
    }

  self->earlier = g_steal_pointer (&reading->earlier);
  standard = hjl_workspace_dup_default (self->workspace);
  /* A new mapping starts from the account's default. */
  if (reading->mapping == NULL && standard != NULL)
    reading->mapping = hjl_mapping_clone (standard, self->role_id, reading->catalogue, NULL);
  self->editor = hjl_mapping_editor_new (self->role_id, reading->catalogue, reading->mapping);
  hjl_mapping_editor_set_standard (self->editor, standard);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (hjl_mapping_view_update), self, G_CONNECT_SWAPPED);
  hjl_mapping_board_set_editor (self->board, self->editor);
  hjl_mapping_notice_follow (self->notice, self->editor, self->earlier);
  hjl_mapping_counts_follow (self->counts, self->workspace, self->editor);
  hjl_mapping_view_update (self);
  hjl_mapping_view_refresh (self);
}

void
hjl_mapping_view_load (HjlMappingView *self)
{
  HjlLoader *loader = hjl_workspace_get_loader (self->workspace);

  if (loader == NULL)
    return;

  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, G_CONNECT_SWAPPED);
  hjl_loader_load_async (loader, read_all, g_strdup (self->role_id), g_free, reading_free, self->cancellable, got_all, g_object_ref (self));
}

void
hjl_mapping_view_refresh (HjlMappingView *self)
{
  g_return_if_fail (HJL_IS_MAPPING_VIEW (self));

  hjl_workspace_refresh_async (self->workspace, HJL_LIST_STAGES | HJL_LIST_REASONS, self->cancellable, did_refresh, NULL);
}
