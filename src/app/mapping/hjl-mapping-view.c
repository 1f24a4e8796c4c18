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
#include "store/hjl-store-catalogue.h"

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
update (HjlMappingView *self)
{
  HjlMapping      *mapping = hjl_mapping_editor_get_mapping (self->editor);
  HjlCatalogue    *catalogue = hjl_mapping_editor_get_catalogue (self->editor);
  HjlRole         *role = hjl_catalogue_get_role (catalogue, self->role_id);
  const char      *title = role != NULL ? hjl_role_get_title (role) : hjl_mapping_get_role_title (mapping);
  g_autofree char *about = role != NULL ? describe_role (role) : NULL;

  gtk_label_set_label (self->title_label, title != NULL ? title : self->role_id);
  gtk_label_set_label (self->about_label, about != NULL ? about : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about_label), about != NULL && *about != '\0');
  hjl_mapping_view_update_rows (self);
  hjl_mapping_view_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

static gpointer
read_catalogue (HjlStore *store,
                gpointer  data,
                GError  **error)
{
  return hjl_store_load_catalogue (store, error);
}

static void
got_catalogue (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HjlMappingView) self = user_data;
  g_autoptr (HjlCatalogue) catalogue = hjl_loader_load_finish (HJL_LOADER (source), result, NULL);

  if (catalogue != NULL && self->editor != NULL)
    hjl_mapping_editor_set_catalogue (self->editor, catalogue);
}

/* What exists changed on one of the sides while the mapping is open. */
static void
on_workspace_changed_cb (HjlMappingView *self,
                         guint           changes)
{
  HjlLoader *loader = hjl_workspace_get_loader (self->workspace);

  if (self->editor == NULL || loader == NULL)
    return;

  if ((changes & HJL_CHANGES_CATALOGUE) != 0)
    hjl_loader_load_async (loader, read_catalogue, NULL, NULL, g_object_unref, self->cancellable, got_catalogue, g_object_ref (self));
  else if ((changes & (HJL_CHANGES_CANDIDATES | HJL_CHANGES_MAPPINGS)) != 0)
    hjl_mapping_counts_refresh (self->counts);
}

/* What came of it is told by the workspace's signal; without it, what was known stays. */
static void
did_refresh (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_workspace_refresh_finish (HJL_WORKSPACE (source), result, NULL);

  g_debug ("Stages and archive reasons are %s", catalogue != NULL ? "as Lever has them now" : "as they were");
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
  hjl_mapping_view_refresh (self);
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

/* Where a person begins. The focus that GTK would choose depends on places that a new view has not got yet. */
static gboolean
hjl_mapping_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HJL_MAPPING_VIEW (widget)->posting_row));
}

static void
hjl_mapping_view_dispose (GObject *object)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
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
  widget_class->grab_focus = hjl_mapping_view_grab_focus;

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
  hjl_mapping_view_bind_rows (widget_class);
}

/* GTK 4.8 calls a button with a mnemonic by its label twice, once with the underline in it. */
static void
name_once (GtkWidget *widget)
{
  GtkWidget *child;

  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_once (child);
}

static void
hjl_mapping_view_init (HjlMappingView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  name_once (GTK_WIDGET (self));
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

void
hjl_mapping_view_refresh (HjlMappingView *self)
{
  g_return_if_fail (HJL_IS_MAPPING_VIEW (self));

  hjl_workspace_refresh_async (self->workspace, HJL_LIST_STAGES | HJL_LIST_REASONS, self->cancellable, did_refresh, NULL);
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
