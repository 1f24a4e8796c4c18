/* hjl-import-window.c: imports an existing mapping for one role or several
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/jobs/hjl-import-window.h"

#include <glib/gi18n-lib.h>

#include "app/mapping/hjl-chooser.h"
#include "app/mapping/hjl-mapping-saver.h"
#include "app/widgets/hjl-names.h"
#include "model/hjl-suggest.h"

struct _HjlImportWindow
{
  AdwWindow parent_instance;

  HjlWorkspace *workspace;
  HjlCatalogue *catalogue;
  GHashTable   *mappings;
  GPtrArray    *rows;      /* AdwActionRow of each role, with its role and its posting's id as data */
  GPtrArray    *carried;   /* borrowed rows of the group */
  char         *source_id; /* nullable */
  HjlChooser   *source_chooser;
  gboolean      saving; /* or a person is asked about it */
  char         *first_id;

  /* Template widgets. */
  AdwActionRow        *source_row;
  AdwPreferencesGroup *carried_group;
  AdwPreferencesGroup *roles_group;
  GtkButton           *run_button;
};

G_DEFINE_FINAL_TYPE (HjlImportWindow, hjl_import_window, ADW_TYPE_WINDOW)

static HjlRole *
get_role (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "hjl-role");
}

static const char *
get_posting_id (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "hjl-posting");
}

static void
set_subtitle (AdwActionRow *row,
              const char   *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, markup);
}

static void
update_action (HjlImportWindow *self)
{
  gboolean ready = self->source_id != NULL && self->rows->len == 1;

  for (guint i = 0; self->source_id != NULL && i < self->rows->len; i++)
    ready |= get_posting_id (g_ptr_array_index (self->rows, i)) != NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", ready && !self->saving);
}

static void
set_posting (HjlImportWindow *self,
             GtkWidget       *row,
             const char      *posting_id)
{
  HjlPosting      *posting = posting_id != NULL ? hjl_catalogue_get_posting (self->catalogue, posting_id) : NULL;
  g_autofree char *text = NULL;

  g_object_set_data_full (G_OBJECT (row), "hjl-posting", g_strdup (posting_id), g_free);
  if (posting != NULL)
    text = g_strjoin (" · ", posting->title,
                      hjl_posting_state_to_label (posting->state), NULL);
  else if (self->rows->len > 1)
    text = g_strdup (_ ("Choose a posting, or this role is skipped"));
  else
    text = g_strdup (_ ("Choose a posting, now or later"));
  set_subtitle (ADW_ACTION_ROW (row), text);
  update_action (self);
}

static void
add_carried (HjlImportWindow *self,
             const char      *text,
             const char      *target, /* nullable */
             gboolean         warning)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *icon = g_object_new (GTK_TYPE_IMAGE,
                                        "icon-name", warning ? "dialog-warning-symbolic" : "emblem-ok-symbolic",
                                        "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                        NULL);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  gtk_widget_add_css_class (icon, warning ? "warning" : "success");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  if (target != NULL)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", target, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_preferences_group_add (self->carried_group, row);
  g_ptr_array_add (self->carried, row);
}

static void
show_carried (HjlImportWindow *self,
              HjlMapping      *source)
{
  g_autoptr (GPtrArray) dropped = NULL;
  g_autoptr (HjlMapping) clone = hjl_mapping_clone (source, "any", self->catalogue, &dropped);
  g_autoptr (GPtrArray) stage_ids = hjl_mapping_list_stage_ids (clone);
  const char *landing = hjl_mapping_get_landing_name (clone);

  for (guint i = 0; i < self->carried->len; i++)
    adw_preferences_group_remove (self->carried_group, g_ptr_array_index (self->carried, i));
  g_ptr_array_set_size (self->carried, 0);

  for (guint i = 0; i < stage_ids->len; i++)
    {
      const char *id = g_ptr_array_index (stage_ids, i);
      const char *name = hjl_mapping_get_stage_name (clone, id);

      add_carried (self, name != NULL ? name : id, hjl_mapping_get_target (clone, id)->name, FALSE);
    }
  if (landing != NULL)
    add_carried (self, _ ("Default stage"), landing, FALSE);
  for (guint i = 0; i < dropped->len; i++)
    {
      g_autofree char *why = hjl_break_describe (g_ptr_array_index (dropped, i));
      g_autofree char *text = g_strdup_printf (_ ("Does not carry over: %s"), why);

      add_carried (self, text, NULL, TRUE);
    }
}

/* Takes another role's mapping. */
static void
set_source (HjlImportWindow *self,
            const char      *role_id)
{
  HjlMapping *source;
  const char *title;

  source = role_id != NULL ? g_hash_table_lookup (self->mappings, role_id) : NULL;
  if (source == NULL)
    {
      set_subtitle (self->source_row, _ ("There is none yet. Map a role first."));
      gtk_widget_set_sensitive (GTK_WIDGET (self->source_row), FALSE);
      update_action (self);
      return;
    }

  g_free (self->source_id);
  self->source_id = g_strdup (role_id);
  title = hjl_mapping_get_role_title (source);
  set_subtitle (self->source_row, title != NULL ? title : role_id);
  show_carried (self, source);
  update_action (self);
}

static void
on_source_chosen_cb (HjlImportWindow *self,
                     HjlChoice       *choice)
{
  set_source (self, choice->id);
}

static GListModel *
list_sources (HjlImportWindow *self)
{
  GListStore    *store = g_list_store_new (HJL_TYPE_CHOICE);
  GHashTableIter iter;
  gpointer       id;
  gpointer       mapping;

  g_hash_table_iter_init (&iter, self->mappings);
  while (g_hash_table_iter_next (&iter, &id, &mapping))
    {
      const char *title = hjl_mapping_get_role_title (mapping);
      g_autoptr (HjlChoice) choice = hjl_choice_new (id, title != NULL ? title : id,
                                                     hjl_mapping_get_posting_title (mapping), NULL);

      g_list_store_append (store, choice);
    }

  return G_LIST_MODEL (store);
}

static void
on_source_row_activated_cb (HjlImportWindow *self)
{
  g_autoptr (GListModel) choices = list_sources (self);

  self->source_chooser = hjl_chooser_open (self->source_chooser, GTK_WIDGET (self->source_row), choices, NULL,
                                           G_CALLBACK (on_source_chosen_cb), self);
}

static void
on_posting_chosen_cb (GtkWidget *row,
                      HjlChoice *choice)
{
  set_posting (HJL_IMPORT_WINDOW (gtk_widget_get_root (row)), row, choice->id);
}

static void
on_role_row_activated_cb (HjlImportWindow *self,
                          GtkWidget       *row)
{
  g_autoptr (GListModel) choices = hjl_choice_list_postings (self->catalogue, get_role (row));
  HjlChooser *chooser = g_object_get_data (G_OBJECT (row), "hjl-chooser");

  g_object_set_data (G_OBJECT (row), "hjl-chooser",
                     hjl_chooser_open (chooser, row, choices, NULL, G_CALLBACK (on_posting_chosen_cb), row));
}

static void
did_save (gpointer window,
          guint    n)
{
  HjlImportWindow *self = window;

  self->saving = FALSE;
  update_action (self);
  if (n == 0)
    return;

  g_signal_emit_by_name (self, "imported", n, self->first_id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
run (GtkWidget  *widget,
     const char *action_name,
     GVariant   *parameter)
{
  HjlImportWindow *self = HJL_IMPORT_WINDOW (widget);
  HjlMapping      *source = g_hash_table_lookup (self->mappings, self->source_id);
  g_autoptr (GPtrArray) clones = g_ptr_array_new_with_free_func (g_object_unref);

  g_clear_pointer (&self->first_id, g_free);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget  *row = g_ptr_array_index (self->rows, i);
      HjlRole    *role = get_role (row);
      const char *posting_id = get_posting_id (row);
      HjlPosting *posting = posting_id != NULL ? hjl_catalogue_get_posting (self->catalogue, posting_id) : NULL;
      g_autoptr (GPtrArray) dropped = NULL;
      HjlMapping *clone;

      if (posting == NULL && self->rows->len > 1)
        continue;

      clone = hjl_mapping_clone (source, role->id, self->catalogue, &dropped);
      hjl_mapping_set_role_title (clone, role->title);
      if (posting != NULL)
        hjl_mapping_set_posting (clone, posting_id, posting->title);
      if (self->first_id == NULL)
        self->first_id = g_strdup (role->id);
      g_ptr_array_add (clones, clone);
    }
  self->saving = TRUE;
  update_action (self);
  hjl_mappings_save (GTK_WINDOW (self), self->workspace, clones, did_save);
}

static void
add_role (HjlImportWindow *self,
          HjlRole         *role)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *arrow = g_object_new (GTK_TYPE_IMAGE,
                                         "icon-name", "pan-down-symbolic",
                                         "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                         NULL);
  g_autofree char *title = g_markup_escape_text (role->title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "hjl-role", g_object_ref (role), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_role_row_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->roles_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
suggest_postings (HjlImportWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      g_autoptr (GPtrArray) suggestions = hjl_suggest_postings (self->catalogue, get_role (row));
      HjlSuggestion *best = suggestions->len > 0 ? g_ptr_array_index (suggestions, 0) : NULL;

      set_posting (self, row, best != NULL && best->score >= HJL_SUGGEST_GOOD ? best->id : NULL);
    }
}

/* The one that says most. (transfer none) (nullable) */
static const char *
find_best_source (HjlImportWindow *self)
{
  const char    *best = NULL;
  guint          most = 0;
  GHashTableIter iter;
  gpointer       id;
  gpointer       mapping;

  g_hash_table_iter_init (&iter, self->mappings);
  while (g_hash_table_iter_next (&iter, &id, &mapping))
    {
      g_autoptr (GPtrArray) stage_ids = hjl_mapping_list_stage_ids (mapping);

      if (best == NULL || stage_ids->len > most || (stage_ids->len == most && strcmp (id, best) < 0))
        {
          best = id;
          most = stage_ids->len;
        }
    }

  return best;
}

static void
hjl_import_window_dispose (GObject *object)
{
  HjlImportWindow *self = HJL_IMPORT_WINDOW (object);

  if (self->source_chooser != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->source_chooser)));
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (g_object_get_data (G_OBJECT (row), "hjl-chooser") != NULL)
        gtk_widget_unparent (g_object_steal_data (G_OBJECT (row), "hjl-chooser"));
    }
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_IMPORT_WINDOW);
  g_clear_object (&self->workspace);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->mappings, g_hash_table_unref);
  g_clear_pointer (&self->carried, g_ptr_array_unref);
  g_clear_pointer (&self->source_id, g_free);
  g_clear_pointer (&self->first_id, g_free);

  G_OBJECT_CLASS (hjl_import_window_parent_class)->dispose (object);
}

static void
hjl_import_window_class_init (HjlImportWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_import_window_dispose;

  g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "import.run", NULL, run);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlImportWindow, source_row);
  gtk_widget_class_bind_template_child (widget_class, HjlImportWindow, carried_group);
  gtk_widget_class_bind_template_child (widget_class, HjlImportWindow, roles_group);
  gtk_widget_class_bind_template_child (widget_class, HjlImportWindow, run_button);
  gtk_widget_class_bind_template_callback (widget_class, on_source_row_activated_cb);
}

static void
hjl_import_window_init (HjlImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->carried = g_ptr_array_new ();
}

GtkWidget *
hjl_import_window_new (HjlWorkspace *workspace,
                       HjlCatalogue *catalogue,
                       GHashTable   *mappings,
                       GPtrArray    *role_ids,
                       gboolean      applies)
{
  HjlImportWindow *self;
  HjlRole         *role;

  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (mappings != NULL && role_ids != NULL, NULL);

  self = g_object_new (HJL_TYPE_IMPORT_WINDOW, NULL);
  self->workspace = g_object_ref (workspace);
  self->catalogue = g_object_ref (catalogue);
  self->mappings = g_hash_table_ref (mappings);
  for (guint i = 0; i < role_ids->len; i++)
    {
      role = hjl_catalogue_get_role (catalogue, g_ptr_array_index (role_ids, i));
      if (role != NULL)
        add_role (self, role);
    }
  if (applies)
    {
      g_autofree char *title = g_strdup_printf (ngettext ("Apply to %'u Role", "Apply to %'u Roles", self->rows->len), self->rows->len);

      gtk_window_set_title (GTK_WINDOW (self), title);
      gtk_button_set_label (self->run_button, _ ("_Apply"));
      hjl_names_mend (GTK_WIDGET (self->run_button));
    }
  suggest_postings (self);
  set_source (self, find_best_source (self));

  return GTK_WIDGET (self);
}
