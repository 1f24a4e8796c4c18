/* hjl-window-files.c: files that come from outside the window: the command line, the desktop, the demo
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/review/hjl-add-candidates.h"
#include "app/widgets/hjl-launch.h"
#include "app/window/hjl-window-private.h"

/* @files: (nullable): to be chosen */
static void
add (HjlWindow  *self,
     GListModel *files)
{
  if (hjl_add_candidates_may (self->workspace))
    hjl_add_candidates_from (GTK_WIDGET (self->toast_overlay), self->workspace, files);
  else
    hjl_window_add_toast (self, _ ("Choose first that candidates come from files"), _ ("Connection"), "win.show-page::connection");
}

static void
add_samples (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  HjlWindow *self = HJL_WINDOW (widget);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) folder = NULL;

  if (self->samples == NULL || self->workspace == NULL)
    return;

  folder = g_file_new_for_path (self->samples);
  g_list_store_append (files, folder);
  add (self, G_LIST_MODEL (files));
}

static void
open_samples (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  HjlWindow       *self = HJL_WINDOW (widget);
  g_autofree char *uri = self->samples != NULL ? g_filename_to_uri (self->samples, NULL, NULL) : NULL;

  if (uri != NULL)
    hjl_launch (widget, uri, _ ("No file manager could be opened"));
}

void
hjl_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-samples", NULL, add_samples);
  gtk_widget_class_install_action (widget_class, "win.open-samples", NULL, open_samples);
}

void
hjl_window_add_wanted_files (HjlWindow *self)
{
  g_autoptr (GListStore) files = g_steal_pointer (&self->wanted_files);

  if (files != NULL)
    add (self, g_list_model_get_n_items (G_LIST_MODEL (files)) > 0 ? G_LIST_MODEL (files) : NULL);
}

void
hjl_window_add_candidates (HjlWindow  *self,
                           GListModel *files)
{
  g_return_if_fail (HJL_IS_WINDOW (self));

  if (self->wanted_files == NULL)
    self->wanted_files = g_list_store_new (G_TYPE_FILE);
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      g_list_store_append (self->wanted_files, file);
    }
  if (self->workspace != NULL)
    hjl_window_add_wanted_files (self);
}
