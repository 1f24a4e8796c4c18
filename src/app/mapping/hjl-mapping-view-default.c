/* hjl-mapping-view-default.c: the account's default: made from this mapping, used for it, removed
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-mapping-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-toast.h"
#include "store/hjl-store-default.h"
#include "workspace/hjl-workspace-default.h"

void
hjl_mapping_view_read_default (HjlMappingView *self)
{
  g_autoptr (HjlMapping) standard = hjl_workspace_dup_default (self->workspace);

  hjl_mapping_editor_set_standard (self->editor, standard);
}

void
hjl_mapping_view_update_default (HjlMappingView *self)
{
  HjlMapping *standard = self->editor->standard;
  g_auto (GStrv) lines = hjl_workspace_list_differences (standard, self->editor->mapping);
  guint            n = lines != NULL ? g_strv_length (lines) : 0;
  g_autofree char *tooltip = lines != NULL ? g_strjoinv ("\n", lines) : NULL;
  g_autofree char *text = NULL;

  if (standard == NULL)
    text = g_strdup (_ ("Not set. New mappings start blank; Map All and Add Roles fill in good suggestions."));
  else if (n == 0)
    text = g_strdup (_ ("New mappings start like this one. Stages that hackajob adds later start blank."));
  else
    text = g_strdup_printf (ngettext ("%'u setting is different here.", "%'u settings are different here.", n), n);
  adw_action_row_set_subtitle (self->default_row, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->default_row), tooltip);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mapping.make-default", standard == NULL || n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mapping.use-default", standard != NULL && n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mapping.remove-default", standard != NULL);
}

static void
tell (HjlMappingView *self)
{
  guint            n = hjl_store_count_left_out (self->editor->mapping);
  g_autofree char *text = NULL;

  if (self->editor->standard == NULL)
    text = g_strdup (_ ("The account default is removed."));
  else if (n > 0)
    text = g_strdup_printf (ngettext ("New mappings start like this one, except for %'u stage set with Use Anyway, which starts blank.",
                                      "New mappings start like this one, except for %'u stages set with Use Anyway, which start blank.", n),
                            n);
  else
    text = g_strdup (_ ("New mappings start like this one. Those you have stay as they are."));
  hjl_toast_show (GTK_WIDGET (self), text);
}

static void
did_save (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HjlMappingView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!hjl_finish (HJL_WORKSPACE (source), result, &error))
    {
      hjl_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->editor == NULL)
    return;

  hjl_mapping_view_read_default (self);
  tell (self);
}

static void
make (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (widget);

  hjl_workspace_save_default_async (self->workspace, self->editor->mapping, NULL, did_save, g_object_ref (self));
}

static void
use (GtkWidget  *widget,
     const char *action_name,
     GVariant   *parameter)
{
  hjl_mapping_editor_use_standard (HJL_MAPPING_VIEW (widget)->editor);
}

static void
forget (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (widget);

  hjl_workspace_save_default_async (self->workspace, NULL, NULL, did_save, g_object_ref (self));
}

void
hjl_mapping_view_install_default (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "mapping.make-default", NULL, make);
  gtk_widget_class_install_action (widget_class, "mapping.use-default", NULL, use);
  gtk_widget_class_install_action (widget_class, "mapping.remove-default", NULL, forget);
}
