/* hjl-mapping-counts.c: what a sync would do with the mapping as it is being edited
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-mapping-counts.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"
#include "store/hjl-store-mapping.h"

/* Milliseconds of quiet before the planner is asked. */
#define QUIET 250

struct _HjlMappingCounts
{
  AdwBin parent_instance;

  HjlWorkspace     *workspace;
  HjlMappingEditor *editor;
  GCancellable     *cancellable; /* nullable: of the question under way */
  guint             quiet_id;

  GtkWidget *button;
  GtkLabel  *label;
};

G_DEFINE_FINAL_TYPE (HjlMappingCounts, hjl_mapping_counts, ADW_TYPE_BIN)

/* Counts people, not actions: one who is exported moves no further. */
static void
count (HjlPlan    *plan,
       const char *role_id,
       guint      *exported,
       guint      *moved,
       guint      *attention)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  *exported = *moved = *attention = 0;
  for (guint i = 0; i < plan->actions->len; i++)
    {
      HjlAction *action = g_ptr_array_index (plan->actions, i);
      gboolean   moves = action->kind == HJL_ACTION_MOVE_IN_LEVER || action->kind == HJL_ACTION_ARCHIVE_IN_LEVER ||
                       action->kind == HJL_ACTION_UNARCHIVE_IN_LEVER || action->kind == HJL_ACTION_MOVE_IN_HACKAJOB;

      if (g_strcmp0 (action->role_id, role_id) != 0)
        continue;
      if (!moves && action->kind != HJL_ACTION_EXPORT && action->kind != HJL_ACTION_NEEDS_ATTENTION)
        continue;
      if (!g_hash_table_add (seen, action->candidate_id))
        continue;
      *exported += action->kind == HJL_ACTION_EXPORT;
      *attention += action->kind == HJL_ACTION_NEEDS_ATTENTION;
      *moved += moves;
    }
}

char *
hjl_mapping_counts_describe (HjlPlan    *plan,
                             const char *role_id)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint exported;
  guint moved;
  guint attention;

  g_return_val_if_fail (plan != NULL, NULL);

  count (plan, role_id, &exported, &moved, &attention);
  if (exported + moved + attention == 0)
    return g_strdup (_ ("No candidates to export or move right now"));

  if (exported > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u candidate will be exported",
                                                       "%'u candidates will be exported", exported),
                                             exported));
  if (moved > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u will move", "%'u will move", moved), moved));
  if (attention > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u needs attention", "%'u need attention", attention), attention));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (C_ ("between parts of a sentence", ", "), (char **) parts->pdata);
}

static void
got_plan (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  HjlMappingCounts *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlPlan) plan = hjl_finish_pointer (HJL_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  text = plan != NULL ? hjl_mapping_counts_describe (plan, hjl_mapping_get_role_id (self->editor->mapping))
                      : hjl_error_describe (error);
  gtk_label_set_label (self->label, text);
}

static gpointer
read_mappings (HjlStore *store,
               gpointer  data,
               GError  **error)
{
  return hjl_store_load_mappings (store, error);
}

static void
got_mappings (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  HjlMappingCounts *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) mappings = hjl_finish_pointer (HJL_LOADER (source), result, &error);
  HjlMapping *mapping;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (mappings == NULL)
    {
      g_autofree char *text = hjl_error_describe (error);

      gtk_label_set_label (self->label, text);
      return;
    }

  mapping = hjl_mapping_copy (self->editor->mapping);
  g_hash_table_replace (mappings, g_strdup (hjl_mapping_get_role_id (mapping)), mapping);
  hjl_workspace_plan_async (self->workspace, FALSE, mappings, self->cancellable, got_plan, self);
}

static void
ask (gpointer user_data)
{
  HjlMappingCounts *self = user_data;
  HjlLoader        *loader = hjl_workspace_get_loader (self->workspace);

  self->quiet_id = 0;
  if (loader == NULL)
    return;
  if (hjl_mapping_is_broken (self->editor->mapping, self->editor->catalogue))
    {
      gtk_label_set_label (self->label, _ ("No candidates will be exported until this mapping is complete"));
      return;
    }
  if (hjl_mapping_get_paused (self->editor->mapping))
    {
      gtk_label_set_label (self->label, _ ("Paused: candidates aren’t exported or moved. Switch it on in Jobs."));
      return;
    }

  self->cancellable = g_cancellable_new ();
  hjl_loader_load_async (loader, read_mappings, NULL, NULL, (GDestroyNotify) g_hash_table_unref, self->cancellable,
                         got_mappings, self);
}

static void
give_up (HjlMappingCounts *self)
{
  g_clear_handle_id (&self->quiet_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
hjl_mapping_counts_dispose (GObject *object)
{
  HjlMappingCounts *self = HJL_MAPPING_COUNTS (object);

  give_up (self);
  g_clear_object (&self->editor);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hjl_mapping_counts_parent_class)->dispose (object);
}

static void
hjl_mapping_counts_class_init (HjlMappingCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hjl_mapping_counts_dispose;
}

static void
hjl_mapping_counts_init (HjlMappingCounts *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "wrap", TRUE,
                              "xalign", 0.0,
                              "width-chars", 12,
                              "label", _ ("Counting"),
                              NULL);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), GTK_WIDGET (self->label));
  gtk_button_set_has_frame (GTK_BUTTON (self->button), FALSE);
  gtk_widget_set_tooltip_text (self->button, _ ("Show the Candidates"));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL, -1);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

void
hjl_mapping_counts_follow (HjlMappingCounts *self,
                           HjlWorkspace     *workspace,
                           HjlMappingEditor *editor)
{
  g_return_if_fail (HJL_IS_MAPPING_COUNTS (self));
  g_return_if_fail (HJL_IS_WORKSPACE (workspace));
  g_return_if_fail (HJL_IS_MAPPING_EDITOR (editor));
  g_return_if_fail (self->editor == NULL);

  self->workspace = g_object_ref (workspace);
  self->editor = g_object_ref (editor);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s",
                                    hjl_mapping_get_role_id (editor->mapping));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.show-candidates");
  g_signal_connect_object (editor, "changed", G_CALLBACK (hjl_mapping_counts_refresh), self, G_CONNECT_SWAPPED);
  hjl_mapping_counts_refresh (self);
}

void
hjl_mapping_counts_refresh (HjlMappingCounts *self)
{
  g_return_if_fail (HJL_IS_MAPPING_COUNTS (self));

  if (self->editor == NULL)
    return;
  give_up (self);
  self->quiet_id = g_timeout_add_once (QUIET, ask, self);
}
