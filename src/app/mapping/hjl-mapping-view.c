/* hjl-mapping-view.c: one role's mapping, by drag and drop
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/mapping/hjl-mapping-view-private.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"

G_DEFINE_FINAL_TYPE (HjlMappingView, hjl_mapping_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_ROLE_ID,
  PROP_MODIFIED,
  N_PROPS
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* Where the role is, in one line. */
static char *
describe_role (HjlRole *role)
{
  const char *all[] = { hjl_role_get_location (role), hjl_role_get_workplace (role), hjl_role_get_team (role) };
  const char *parts[G_N_ELEMENTS (all) + 1];
  guint       n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (all[i] != NULL && *all[i] != '\0')
        parts[n++] = all[i];
    }
  parts[n] = NULL;

  return g_strjoinv (" · ", (char **) parts);
}

static void
show_posting (HjlMappingView *self)
{
  HjlMapping      *mapping = hjl_mapping_editor_get_mapping (self->editor);
  const char      *id = hjl_mapping_get_posting_id (mapping);
  HjlPosting      *posting = id != NULL ? hjl_catalogue_get_posting (hjl_mapping_editor_get_catalogue (self->editor), id) : NULL;
  const char      *title = posting != NULL ? hjl_posting_get_title (posting) : hjl_mapping_get_posting_title (mapping);
  g_autofree char *about = posting != NULL ? hjl_choice_describe_posting (posting) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  if (id == NULL)
    text = g_strdup (_ ("None yet: nobody is exported"));
  else if (posting == NULL)
    text = g_strdup (title != NULL ? title : id);
  else
    text = g_strjoin (" · ", title, hjl_posting_state_to_label (hjl_posting_get_state (posting)), about, NULL);
  markup = g_markup_escape_text (text, -1);
  adw_action_row_set_subtitle (self->posting_row, markup);
}

static void
update (HjlMappingView *self)
{
  HjlMapping      *mapping = hjl_mapping_editor_get_mapping (self->editor);
  HjlCatalogue    *catalogue = hjl_mapping_editor_get_catalogue (self->editor);
  HjlRole         *role = hjl_catalogue_get_role (catalogue, self->role_id);
  const char      *title = role != NULL ? hjl_role_get_title (role) : hjl_mapping_get_role_title (mapping);
  g_autofree char *about = role != NULL ? describe_role (role) : NULL;
  const char      *landing_id = hjl_mapping_get_landing_id (mapping);
  HjlStage        *landing = landing_id != NULL ? hjl_catalogue_get_stage (catalogue, HJL_SIDE_LEVER, landing_id) : NULL;

  gtk_label_set_label (self->title_label, title != NULL ? title : self->role_id);
  gtk_label_set_label (self->about_label, about != NULL ? about : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about_label), about != NULL && *about != '\0');
  show_posting (self);
  if (landing_id == NULL)
    gtk_label_set_label (self->landing_label, _ ("Let Lever decide"));
  else
    gtk_label_set_label (self->landing_label,
                         landing != NULL ? hjl_stage_get_name (landing) : hjl_mapping_get_landing_name (mapping));
  self->updating = TRUE;
  adw_combo_row_set_selected (self->direction_row, hjl_mapping_get_direction (mapping));
  self->updating = FALSE;
  hjl_mapping_view_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

static HjlChooser *
make_chooser (HjlMappingView *self,
              AdwActionRow   *row,
              GCallback       chosen)
{
  HjlChooser *chooser = hjl_chooser_new (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  gtk_widget_set_parent (GTK_WIDGET (chooser), GTK_WIDGET (row));
  g_signal_connect_object (chooser, "chosen", chosen, self, G_CONNECT_SWAPPED);

  return chooser;
}

static void
on_posting_chosen_cb (HjlMappingView *self,
                      HjlChoice      *choice)
{
  hjl_mapping_editor_set_posting (self->editor, hjl_choice_get_id (choice), hjl_choice_get_title (choice));
}

static void
on_landing_chosen_cb (HjlMappingView *self,
                      HjlChoice      *choice)
{
  const char *id = hjl_choice_get_id (choice);

  hjl_mapping_editor_set_landing (self->editor, id, id != NULL ? hjl_choice_get_title (choice) : NULL);
}

static void
on_posting_row_activated_cb (HjlMappingView *self)
{
  HjlCatalogue *catalogue;
  g_autoptr (GListModel) choices = NULL;

  if (self->editor == NULL)
    return;

  catalogue = hjl_mapping_editor_get_catalogue (self->editor);
  choices = hjl_choice_list_postings (catalogue, hjl_catalogue_get_role (catalogue, self->role_id));
  if (self->posting_chooser == NULL)
    self->posting_chooser = make_chooser (self, self->posting_row, G_CALLBACK (on_posting_chosen_cb));
  hjl_chooser_set_choices (self->posting_chooser, choices);
  hjl_chooser_set_present (self->posting_chooser, hjl_mapping_get_posting_id (hjl_mapping_editor_get_mapping (self->editor)));
  gtk_popover_popup (GTK_POPOVER (self->posting_chooser));
}

static void
on_landing_row_activated_cb (HjlMappingView *self)
{
  g_autoptr (GListModel) choices = NULL;

  if (self->editor == NULL)
    return;

  choices = hjl_choice_list_targets (hjl_mapping_editor_get_catalogue (self->editor), FALSE);
  if (self->landing_chooser == NULL)
    self->landing_chooser = make_chooser (self, self->landing_row, G_CALLBACK (on_landing_chosen_cb));
  hjl_chooser_set_choices (self->landing_chooser, choices);
  hjl_chooser_set_present (self->landing_chooser, hjl_mapping_get_landing_id (hjl_mapping_editor_get_mapping (self->editor)));
  gtk_popover_popup (GTK_POPOVER (self->landing_chooser));
}

static void
on_direction_selected_cb (HjlMappingView *self)
{
  if (self->editor != NULL && !self->updating)
    hjl_mapping_editor_set_direction (self->editor, adw_combo_row_get_selected (self->direction_row));
}

/* What exists changed on one of the sides while the mapping is open. */
static void
on_workspace_changed_cb (HjlMappingView *self,
                         guint           changes)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;

  if (self->editor == NULL)
    return;

  if ((changes & HJL_CHANGES_CATALOGUE) != 0)
    {
      catalogue = hjl_workspace_load_catalogue (self->workspace, NULL);
      if (catalogue != NULL)
        hjl_mapping_editor_set_catalogue (self->editor, catalogue);
    }
  else if ((changes & (HJL_CHANGES_CANDIDATES | HJL_CHANGES_MAPPINGS)) != 0)
    {
      hjl_mapping_counts_refresh (self->counts);
    }
}

static void
on_notice_mended_cb (HjlMappingView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->posting_row));
}

static void
load (HjlMappingView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlCatalogue) catalogue = hjl_workspace_load_catalogue (self->workspace, &error);
  g_autoptr (GHashTable) mappings = catalogue != NULL ? hjl_workspace_load_mappings (self->workspace, &error) : NULL;
  GHashTableIter iter;
  gpointer       id;
  gpointer       mapping;

  if (mappings == NULL)
    {
      g_autofree char *text = hjl_error_describe (error);

      gtk_label_set_label (self->about_label, text);
      hjl_mapping_view_update_actions (self);
      return;
    }

  self->earlier = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, mappings);
  while (g_hash_table_iter_next (&iter, &id, &mapping))
    {
      if (!g_str_equal (id, self->role_id))
        g_ptr_array_add (self->earlier, g_object_ref (mapping));
    }
  self->editor = hjl_mapping_editor_new (self->role_id, catalogue, g_hash_table_lookup (mappings, self->role_id));
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, G_CONNECT_SWAPPED);
  hjl_mapping_board_set_editor (self->board, self->editor);
  hjl_mapping_notice_follow (self->notice, self->editor, self->earlier);
  hjl_mapping_counts_follow (self->counts, self->workspace, self->editor);
  update (self);
}

static void
hjl_mapping_view_constructed (GObject *object)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (object);

  G_OBJECT_CLASS (hjl_mapping_view_parent_class)->constructed (object);

  if (self->workspace != NULL && self->role_id != NULL)
    load (self);
  else
    hjl_mapping_view_update_actions (self);
}

static void
hjl_mapping_view_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (object);

  switch (property_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;

    case PROP_ROLE_ID:
      g_value_set_string (value, self->role_id);
      break;

    case PROP_MODIFIED:
      g_value_set_boolean (value, self->editor != NULL && hjl_mapping_editor_get_modified (self->editor));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_mapping_view_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (object);

  switch (property_id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;

    case PROP_ROLE_ID:
      self->role_id = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_mapping_view_dispose (GObject *object)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (object);

  /* Choosers are not in the template, and their parents are. */
  if (self->posting_chooser != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->posting_chooser)));
  if (self->landing_chooser != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->landing_chooser)));
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_MAPPING_VIEW);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hjl_mapping_view_parent_class)->dispose (object);
}

static void
hjl_mapping_view_finalize (GObject *object)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (object);

  g_free (self->role_id);
  g_clear_object (&self->sent);
  hjl_mapping_view_set_then (self, NULL, NULL);

  G_OBJECT_CLASS (hjl_mapping_view_parent_class)->finalize (object);
}

static void
hjl_mapping_view_class_init (HjlMappingViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hjl_mapping_view_get_property;
  object_class->set_property = hjl_mapping_view_set_property;
  object_class->constructed = hjl_mapping_view_constructed;
  object_class->dispose = hjl_mapping_view_dispose;
  object_class->finalize = hjl_mapping_view_finalize;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL,
                         HJL_TYPE_WORKSPACE,
                         (G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  properties[PROP_ROLE_ID] =
    g_param_spec_string ("role-id", NULL, NULL,
                         NULL,
                         (G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  properties[PROP_MODIFIED] =
    g_param_spec_boolean ("modified", NULL, NULL,
                          FALSE,
                          (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  hjl_mapping_view_install_actions (widget_class);

  g_type_ensure (HJL_TYPE_MAPPING_BOARD);
  g_type_ensure (HJL_TYPE_MAPPING_COUNTS);
  g_type_ensure (HJL_TYPE_MAPPING_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-mapping-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, title_label);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, about_label);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, landing_label);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, posting_row);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, landing_row);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, direction_row);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, board);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, notice);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, counts);
  gtk_widget_class_bind_template_callback (widget_class, on_notice_mended_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_posting_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_landing_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_direction_selected_cb);
}

static void
hjl_mapping_view_init (HjlMappingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

HjlMappingView *
hjl_mapping_view_new (HjlWorkspace *workspace,
                      const char   *role_id)
{
  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (role_id != NULL, NULL);

  return g_object_new (HJL_TYPE_MAPPING_VIEW,
                       "workspace", workspace,
                       "role-id", role_id,
                       NULL);
}

void
hjl_mapping_view_finish (HjlMappingView *self)
{
  g_autoptr (HjlMappingView) held = NULL;
  g_autoptr (GObject) object = NULL;
  void (*then) (gpointer object);

  g_return_if_fail (HJL_IS_MAPPING_VIEW (self));

  held = g_object_ref (self);
  then = self->then;
  object = self->then_object != NULL ? g_object_ref (self->then_object) : NULL;
  hjl_mapping_view_set_then (self, NULL, NULL);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
  if (object != NULL)
    then (object);
}

const char *
hjl_mapping_view_get_role_id (HjlMappingView *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING_VIEW (self), NULL);

  return self->role_id;
}

HjlMappingEditor *
hjl_mapping_view_get_editor (HjlMappingView *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING_VIEW (self), NULL);

  return self->editor;
}
