/* hjl-jobs-view-watch.c: the folder that is watched for a role, chosen in the role's menu
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/jobs/hjl-jobs-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-toast.h"
#include "app/window/hjl-dialogs.h"
#include "store/hjl-store-watch.h"

typedef struct
{
  HjlJobsView *self;
  char        *role_id;
  char        *path; /* nullable: none any more */
} Errand;

static Errand *
errand_new (HjlJobsView *self,
            const char  *role_id)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->self = g_object_ref (self);
  errand->role_id = g_strdup (role_id);

  return errand;
}

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_object_unref (errand->self);
  g_free (errand->role_id);
  g_free (errand->path);
  g_free (errand);
}

static void
did_set (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Errand          *errand = user_data;
  g_autofree char *name = errand->path != NULL ? g_filename_display_basename (errand->path) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  text = name != NULL ? g_strdup_printf (_ ("Files that come to “%s” wait for your review"), name)
                      : g_strdup (_ ("No folder is watched for this role any more"));
  if (hjl_finish (HJL_WORKSPACE (source), result, &error))
    hjl_toast_show (GTK_WIDGET (errand->self), text);
  else
    hjl_toast_show_error (GTK_WIDGET (errand->self), error);
  errand_free (errand);
}

/* Takes @errand. */
static void
apply (Errand *errand)
{
  HjlWatchedFolder *folder;

  if (errand->self->workspace == NULL)
    {
      errand_free (errand);
      return;
    }

  /* The thread's: nothing of the window's is in it. */
  folder = g_new0 (HjlWatchedFolder, 1);
  folder->role_id = g_strdup (errand->role_id);
  folder->path = g_strdup (errand->path);
  hjl_workspace_edit_book_async (errand->self->workspace, hjl_workspace_watch_folder, folder, (GDestroyNotify) hjl_watched_folder_free, NULL, did_set, errand);
}

static void
watch_chosen (gpointer    data,
              GListModel *files)
{
  Errand *errand = data;
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  errand->path = file != NULL ? g_file_get_path (file) : NULL;
  if (errand->path != NULL)
    {
      apply (errand);
      return;
    }

  if (file != NULL)
    hjl_toast_show (GTK_WIDGET (errand->self), _ ("This isn’t a folder of this computer, so it can’t be watched"));
  errand_free (errand);
}

static void
watch_folder (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  HjlJobsView     *self = HJL_JOBS_VIEW (widget);
  HjlRoleItem     *item = self->workspace != NULL ? hjl_role_list_find (self->list, g_variant_get_string (parameter, NULL)) : NULL;
  g_autofree char *title = NULL;

  if (item == NULL || !hjl_jobs_view_is_by_hand (self))
    return;

  title = g_strdup_printf (_ ("Watch a Folder for %s"), item->facts->role->title);
  hjl_dialogs_choose_files (widget,
                            &(HjlDialogFiles){
                              .kind = HJL_DIALOG_FILES_FOLDER,
                              .title = title,
                              .action = _ ("_Watch"),
                              .folder = item->facts->watched,
                            },
                            watch_chosen, errand_new (self, item->facts->role->id));
}

static void
unwatch_folder (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  apply (errand_new (HJL_JOBS_VIEW (widget), g_variant_get_string (parameter, NULL)));
}

void
hjl_jobs_view_install_watch_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "jobs.watch-folder", "s", watch_folder);
  gtk_widget_class_install_action (widget_class, "jobs.unwatch-folder", "s", unwatch_folder);
}
