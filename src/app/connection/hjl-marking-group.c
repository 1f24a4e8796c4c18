/* hjl-marking-group.c: who acts in Lever, and how candidates are marked there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/connection/hjl-marking-group.h"

#include <glib/gi18n-lib.h>

#include "app/connection/hjl-source-picture.h"
#include "app/widgets/hjl-toast.h"
#include "store/hjl-store-lists.h"
#include "model/hjl-user.h"

struct _HjlMarkingGroup
{
  AdwBin parent_instance;

  HjlWorkspace *workspace; /* nullable */
  GPtrArray    *user_ids;  /* (element-type utf8) in the order of the row; the first is nobody */
  GCancellable *reading;   /* nullable: who may be chosen */
  gboolean      filling;

  /* Template widgets. */
  AdwComboRow      *user_row;
  GtkEditable      *source_row;
  AdwComboRow      *origin_row;
  GtkEditable      *tags_row;
  HjlSourcePicture *picture;
};

G_DEFINE_FINAL_TYPE (HjlMarkingGroup, hjl_marking_group, ADW_TYPE_BIN)

/* Lever's six (lever/README.md, Origin and source), the likely ones first; the names are Lever's own. */
static const struct
{
  const char *id;
  const char *name;
} origins[] = {
  { "sourced", "Sourced" },
  { "agency", "Agency" },
  { "applied", "Applied" },
  { "referred", "Referred" },
  { "university", "University" },
  { "internal", "Internal" },
};

/* Returns: (transfer full): what stands between commas, without what is empty */
static GStrv
split_tags (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*g_strstrip (parts[i]) != '\0')
        g_ptr_array_add (tags, g_strdup (parts[i]));
    }
  g_ptr_array_add (tags, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&tags), FALSE);
}

static void
update_picture (HjlMarkingGroup *self)
{
  guint origin = MIN (adw_combo_row_get_selected (self->origin_row), (guint) G_N_ELEMENTS (origins) - 1);
  g_auto (GStrv) tags = split_tags (gtk_editable_get_text (self->tags_row));

  hjl_source_picture_show (self->picture, gtk_editable_get_text (self->source_row), origins[origin].name,
                           (const char *const *) tags);
}

static void
did_save (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HjlMarkingGroup) self = user_data;

  hjl_toast_finish (GTK_WIDGET (self), source, result);
}

static void
save (HjlMarkingGroup *self)
{
  g_autoptr (HjlSettings) settings = NULL;
  guint user = adw_combo_row_get_selected (self->user_row);
  guint origin = adw_combo_row_get_selected (self->origin_row);

  update_picture (self);
  if (self->filling || self->workspace == NULL)
    return;

  settings = hjl_workspace_dup_settings (self->workspace);
  g_free (settings->source);
  settings->source = g_strstrip (g_strdup (gtk_editable_get_text (self->source_row)));
  g_free (settings->origin);
  settings->origin = g_strdup (origins[MIN (origin, (guint) G_N_ELEMENTS (origins) - 1)].id);
  g_strfreev (settings->tags);
  settings->tags = split_tags (gtk_editable_get_text (self->tags_row));
  /* Who is listed is known a moment later. */
  if (self->user_ids->len > 0)
    {
      g_free (settings->acting_user_id);
      settings->acting_user_id = user < self->user_ids->len ? g_strdup (self->user_ids->pdata[user]) : NULL;
    }
  hjl_workspace_save_settings_async (self->workspace, settings, NULL, did_save, g_object_ref (self));
}

/* Somebody who is chosen and not listed any more stays chosen: the checks say so, not this list. */
static void
show_users (HjlMarkingGroup *self,
            HjlCatalogue    *catalogue,
            const char      *chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *users = hjl_catalogue_get_list (catalogue, HJL_LIST_USERS);
  guint      selected = 0;

  g_ptr_array_set_size (self->user_ids, 0);
  g_ptr_array_add (self->user_ids, NULL);
  gtk_string_list_append (names, _ ("Not set"));
  for (guint i = 0; i < users->len; i++)
    {
      HjlUser *user = users->pdata[i];

      if (!user->active)
        continue;
      if (g_strcmp0 (user->id, chosen) == 0)
        selected = self->user_ids->len;
      g_ptr_array_add (self->user_ids, g_strdup (user->id));
      gtk_string_list_append (names, user->name);
    }
  if (selected == 0 && chosen != NULL)
    {
      selected = self->user_ids->len;
      g_ptr_array_add (self->user_ids, g_strdup (chosen));
      gtk_string_list_append (names, _ ("Someone Lever doesn’t list"));
    }

  adw_combo_row_set_model (self->user_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->user_row, selected);
}

static gpointer
load_users (HjlStore *store,
            gpointer  data,
            GError  **error)
{
  return hjl_store_load_lists (store, HJL_LIST_USERS, error);
}

static void
got_users (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlCatalogue) catalogue = hjl_finish_pointer (HJL_LOADER (source), result, &error);
  g_autoptr (HjlSettings) settings = NULL;
  HjlMarkingGroup *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (catalogue == NULL)
    {
      hjl_toast_show_error (GTK_WIDGET (self), error);
      return;
    }

  settings = hjl_workspace_dup_settings (self->workspace);
  self->filling = TRUE;
  show_users (self, catalogue, settings->acting_user_id);
  self->filling = FALSE;
}

static void
stop_reading (HjlMarkingGroup *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_users (HjlMarkingGroup *self)
{
  HjlLoader *loader = hjl_workspace_get_loader (self->workspace);

  stop_reading (self);
  if (loader == NULL)
    return;

  self->reading = g_cancellable_new ();
  hjl_loader_load_async (loader, load_users, NULL, NULL, g_object_unref, self->reading, got_users, self);
}

static void
fill (HjlMarkingGroup *self)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (self->workspace);
  g_autofree char *tags = settings->tags != NULL ? g_strjoinv (", ", settings->tags) : g_strdup ("");

  self->filling = TRUE;
  read_users (self);
  gtk_editable_set_text (self->source_row, settings->source);
  gtk_editable_set_text (self->tags_row, tags);
  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    {
      if (g_strcmp0 (origins[i].id, settings->origin) == 0)
        adw_combo_row_set_selected (self->origin_row, i);
    }
  self->filling = FALSE;
  update_picture (self);
}

static void
hjl_marking_group_dispose (GObject *object)
{
  HjlMarkingGroup *self = HJL_MARKING_GROUP (object);

  self->filling = TRUE;
  stop_reading (self);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_MARKING_GROUP);
  g_clear_pointer (&self->user_ids, g_ptr_array_unref);

  G_OBJECT_CLASS (hjl_marking_group_parent_class)->dispose (object);
}

static void
hjl_marking_group_class_init (HjlMarkingGroupClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_marking_group_dispose;

  g_type_ensure (HJL_TYPE_SOURCE_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-marking-group.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlMarkingGroup, user_row);
  gtk_widget_class_bind_template_child (widget_class, HjlMarkingGroup, source_row);
  gtk_widget_class_bind_template_child (widget_class, HjlMarkingGroup, origin_row);
  gtk_widget_class_bind_template_child (widget_class, HjlMarkingGroup, tags_row);
  gtk_widget_class_bind_template_child (widget_class, HjlMarkingGroup, picture);
  gtk_widget_class_bind_template_callback (widget_class, save);
  gtk_widget_class_bind_template_callback (widget_class, update_picture);
}

static void
hjl_marking_group_init (HjlMarkingGroup *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->user_ids = g_ptr_array_new_with_free_func (g_free);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    gtk_string_list_append (names, origins[i].name);
  adw_combo_row_set_model (self->origin_row, G_LIST_MODEL (names));
  self->filling = FALSE;
}

void
hjl_marking_group_set_workspace (HjlMarkingGroup *self,
                                 HjlWorkspace    *workspace)
{
  g_return_if_fail (HJL_IS_MARKING_GROUP (self));

  if (g_set_object (&self->workspace, workspace) && workspace != NULL)
    fill (self);
}

void
hjl_marking_group_refresh (HjlMarkingGroup *self)
{
  g_return_if_fail (HJL_IS_MARKING_GROUP (self));

  if (self->workspace != NULL)
    fill (self);
}
