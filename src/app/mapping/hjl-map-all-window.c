/* hjl-map-all-window.c: all roles without a mapping in one table, with a suggestion for each, to be ticked and saved together
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-map-all-window.h"

#include <glib/gi18n-lib.h>

#include "app/mapping/hjl-chooser.h"
#include "app/mapping/hjl-mapping-saver.h"
#include "app/widgets/hjl-names.h"
#include "model/hjl-suggest.h"
#include "workspace/hjl-workspace-default.h"

typedef struct
{
  HjlRole        *role;
  char           *posting_id; /* nullable */
  GtkWidget      *row;        /* an AdwActionRow */
  GtkCheckButton *check;
  GtkLabel       *match;
  HjlChooser     *chooser; /* nullable: made when it is first needed */
} Line;

struct _HjlMapAllWindow
{
  AdwWindow parent_instance;

  HjlWorkspace *workspace;
  HjlCatalogue *catalogue;
  GHashTable   *mappings;
  GPtrArray    *lines;
  gboolean      saving; /* what a person has ticked, or they are asked about it */

  /* Template widgets. */
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (HjlMapAllWindow, hjl_map_all_window, ADW_TYPE_WINDOW)

static void
free_line (gpointer data)
{
  Line *line = data;

  g_object_unref (line->role);
  g_free (line->posting_id);
  g_free (line);
}

static void
update_action (HjlMapAllWindow *self)
{
  gboolean ready = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);

      ready |= line->posting_id != NULL && gtk_check_button_get_active (line->check);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map-all.save", ready && !self->saving);
  /* What is being asked about stays as it was asked. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), !self->saving);
}

/* @match, @why: (nullable): how sure that is, in words */
static void
set_posting (HjlMapAllWindow *self,
             Line            *line,
             HjlPosting      *posting,
             const char      *match,
             const char      *why)
{
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  g_free (line->posting_id);
  line->posting_id = posting != NULL ? g_strdup (posting->id) : NULL;
  if (posting == NULL)
    {
      text = g_strdup (_ ("No posting is like it. Choose one."));
    }
  else
    {
      g_autofree char *about = hjl_choice_describe_posting (posting);

      text = g_strdup_printf ("%s · %s%s%s%s%s", posting->title,
                              hjl_posting_state_to_label (posting->state),
                              about != NULL ? " · " : "", about != NULL ? about : "",
                              why != NULL ? "\n" : "", why != NULL ? why : "");
    }
  markup = g_markup_escape_text (text, -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line->row), markup);
  gtk_label_set_label (line->match, match != NULL ? match : "");
  gtk_widget_set_sensitive (GTK_WIDGET (line->check), posting != NULL);
  update_action (self);
}

static Line *
find_line (HjlMapAllWindow *self,
           gpointer         row)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (((Line *) g_ptr_array_index (self->lines, i))->row == row)
      return g_ptr_array_index (self->lines, i);

  g_assert_not_reached ();
}

static void
on_posting_chosen_cb (GtkWidget *row,
                      HjlChoice *choice)
{
  HjlMapAllWindow *self = HJL_MAP_ALL_WINDOW (gtk_widget_get_root (row));
  Line            *line = find_line (self, row);

  set_posting (self, line, hjl_catalogue_get_posting (self->catalogue, choice->id), _ ("Your choice"), NULL);
  gtk_check_button_set_active (line->check, TRUE);
}

static void
on_row_activated_cb (HjlMapAllWindow *self,
                     GtkWidget       *row)
{
  Line *line = find_line (self, row);
  g_autoptr (GListModel) choices = hjl_choice_list_postings (self->catalogue, line->role);

  line->chooser = hjl_chooser_open (line->chooser, row, choices, NULL, G_CALLBACK (on_posting_chosen_cb), row);
}

static void
add_line (HjlMapAllWindow *self,
          HjlRole         *role)
{
  g_autoptr (GPtrArray) suggestions = hjl_suggest_postings (self->catalogue, role);
  const HjlSuggestion *best = suggestions->len > 0 ? g_ptr_array_index (suggestions, 0) : NULL;
  g_autofree char     *title = g_markup_escape_text (role->title, -1);
  g_autofree char     *label = g_strdup_printf (_ ("Map %s"), role->title);
  Line                *line = g_new0 (Line, 1);

  line->role = g_object_ref (role);
  line->row = adw_action_row_new ();
  line->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  line->match = GTK_LABEL (gtk_label_new (NULL));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (line->row), 0);
  gtk_widget_set_valign (GTK_WIDGET (line->check), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (line->check, "toggled", G_CALLBACK (update_action), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line->row), GTK_WIDGET (line->check));
  gtk_widget_add_css_class (GTK_WIDGET (line->match), "caption-heading");
  adw_action_row_add_suffix (ADW_ACTION_ROW (line->row), GTK_WIDGET (line->match));
  adw_action_row_add_suffix (ADW_ACTION_ROW (line->row),
                             g_object_new (GTK_TYPE_IMAGE,
                                           "icon-name", "pan-down-symbolic",
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                           NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line->row), TRUE);
  g_signal_connect_object (line->row, "activated", G_CALLBACK (on_row_activated_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->lines, line);
  adw_preferences_group_add (self->group, line->row);

  set_posting (self, line, best != NULL ? hjl_catalogue_get_posting (self->catalogue, best->id) : NULL,
               best != NULL ? hjl_confidence_to_label (best->confidence) : NULL, best != NULL ? best->why : NULL);
  /* Only what nothing speaks against is taken without a person who ticks it: one press maps all of them. */
  gtk_check_button_set_active (line->check, best != NULL && best->confidence >= HJL_CONFIDENCE_STRONG);
}

static void
did_save (gpointer window,
          guint    n)
{
  HjlMapAllWindow *self = window;

  self->saving = FALSE;
  update_action (self);
  if (n == 0)
    return;

  g_signal_emit_by_name (self, "mapped", n);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  HjlMapAllWindow *self = HJL_MAP_ALL_WINDOW (widget);
  g_autoptr (HjlMapping) standard = hjl_workspace_dup_default (self->workspace);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      HjlPosting *posting = line->posting_id != NULL ? hjl_catalogue_get_posting (self->catalogue, line->posting_id) : NULL;
      HjlMapping *mapping;

      if (posting == NULL || !gtk_check_button_get_active (line->check))
        continue;

      mapping = hjl_suggest_mapping (self->catalogue, self->mappings, standard, line->role->id, posting);
      hjl_mapping_set_role_title (mapping, line->role->title);
      g_ptr_array_add (wanted, mapping);
    }
  self->saving = TRUE;
  update_action (self);
  hjl_mappings_save (GTK_WINDOW (self), self->workspace, wanted, did_save);
}

static void
hjl_map_all_window_dispose (GObject *object)
{
  HjlMapAllWindow *self = HJL_MAP_ALL_WINDOW (object);

  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      if (line->chooser != NULL)
        gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&line->chooser)));
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_MAP_ALL_WINDOW);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->mappings, g_hash_table_unref);

  G_OBJECT_CLASS (hjl_map_all_window_parent_class)->dispose (object);
}

static void
hjl_map_all_window_class_init (HjlMapAllWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_map_all_window_dispose;

  g_signal_new ("mapped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_install_action (widget_class, "map-all.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-map-all-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlMapAllWindow, group);
}

static void
hjl_map_all_window_init (HjlMapAllWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
  self->lines = g_ptr_array_new_with_free_func (free_line);
}

GtkWidget *
hjl_map_all_window_new (HjlWorkspace *workspace,
                        HjlCatalogue *catalogue,
                        GHashTable   *mappings)
{
  HjlMapAllWindow *self;
  GPtrArray       *roles;

  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (mappings != NULL, NULL);

  self = g_object_new (HJL_TYPE_MAP_ALL_WINDOW, NULL);
  self->workspace = g_object_ref (workspace);
  self->catalogue = g_object_ref (catalogue);
  self->mappings = g_hash_table_ref (mappings);
  roles = hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES);
  for (guint i = 0; i < roles->len; i++)
    {
      HjlRole *role = g_ptr_array_index (roles, i);

      if (role->status == HJL_ROLE_STATUS_LIVE && !g_hash_table_contains (mappings, role->id))
        add_line (self, role);
    }
  update_action (self);

  return GTK_WIDGET (self);
}
