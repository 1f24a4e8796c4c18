/* hjl-jobs-view-roles.c: roles that are kept by hand: adding, renaming, closing, removing, and the way back; and the folder
 * that is watched for one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/jobs/hjl-jobs-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/jobs/hjl-add-roles-window.h"
#include "app/jobs/hjl-role-change.h"
#include "app/jobs/hjl-role-row.h"
#include "app/review/hjl-add-candidates.h"
#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-window-over.h"
#include "app/window/hjl-dialogs.h"
#include "store/hjl-store-watch.h"

typedef struct
{
  HjlJobsView *self;
  char        *role_id;
  char        *path; /* nullable: none any more */
} Watch;

static Watch *
watch_new (HjlJobsView *self,
           const char  *role_id)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->self = g_object_ref (self);
  watch->role_id = g_strdup (role_id);

  return watch;
}

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_object_unref (watch->self);
  g_free (watch->role_id);
  g_free (watch->path);
  g_free (watch);
}

static void
did_set (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Watch           *watch = user_data;
  g_autofree char *name = watch->path != NULL ? g_filename_display_basename (watch->path) : NULL;
  g_autofree char *text = NULL;

  text = name != NULL ? g_strdup_printf (_ ("Files that come to “%s” wait for your review"), name)
                      : g_strdup (_ ("No folder is watched for this role any more"));
  if (hjl_toast_finish (GTK_WIDGET (watch->self), source, result))
    hjl_toast_show (GTK_WIDGET (watch->self), text);
  watch_free (watch);
}

/* Takes @watch. */
static void
watch_apply (Watch *watch)
{
  HjlWatchedFolder *folder;

  if (watch->self->workspace == NULL)
    {
      watch_free (watch);
      return;
    }

  /* The thread's: nothing of the window's is in it. */
  folder = g_new0 (HjlWatchedFolder, 1);
  folder->role_id = g_strdup (watch->role_id);
  folder->path = g_strdup (watch->path);
  hjl_workspace_edit_book_async (watch->self->workspace, hjl_workspace_watch_folder, folder, (GDestroyNotify) hjl_watched_folder_free, NULL, did_set, watch);
}

static void
watch_chosen (gpointer    data,
              GListModel *files)
{
  Watch *watch = data;
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  watch->path = file != NULL ? g_file_get_path (file) : NULL;
  if (watch->path != NULL)
    {
      watch_apply (watch);
      return;
    }

  if (file != NULL)
    hjl_toast_show (GTK_WIDGET (watch->self), _ ("This isn’t a folder of this computer, so it can’t be watched"));
  watch_free (watch);
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
                            watch_chosen, watch_new (self, item->facts->role->id));
}

static void
unwatch_folder (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  watch_apply (watch_new (HJL_JOBS_VIEW (widget), g_variant_get_string (parameter, NULL)));
}

static void
did_take_back (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HjlJobsView) self = user_data;

  if (hjl_toast_finish (GTK_WIDGET (self), source, result))
    hjl_toast_show (GTK_WIDGET (self), _ ("Undone"));
}

static void
take_back (gpointer object)
{
  HjlJobsView *self = g_object_get_data (object, "hjl-view");

  if (self->workspace != NULL)
    hjl_role_change_apply_async (HJL_ROLE_CHANGE (object), self->workspace, TRUE, did_take_back, g_object_ref (self));
}

/* @change: (transfer none): done just now */
static void
offer_back (HjlJobsView   *self,
            HjlRoleChange *change)
{
  g_autofree char *text = hjl_role_change_describe (change);

  /* The view keeps it as long as an undo may ask for it, and so outlives it. */
  g_object_set_data (G_OBJECT (change), "hjl-view", self);
  hjl_toast_offer (GTK_WIDGET (self), text, _ ("Undo"), take_back, G_OBJECT (change));
  if (self->removed != NULL)
    g_ptr_array_add (self->removed, g_object_ref (change));
}

typedef struct
{
  HjlJobsView   *self;
  HjlRoleChange *change;
} Errand;

static void
did_change (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Errand *errand = user_data;
  g_autoptr (HjlJobsView) self = errand->self;
  g_autoptr (HjlRoleChange) change = errand->change;

  g_free (errand);
  if (hjl_toast_finish (GTK_WIDGET (self), source, result))
    offer_back (self, change);
}

/* @change: (transfer full) */
static void
run_change (HjlJobsView   *self,
            HjlRoleChange *change)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->self = g_object_ref (self);
  errand->change = change;
  hjl_role_change_apply_async (change, self->workspace, FALSE, did_change, errand);
}

static void
on_roles_added_cb (HjlJobsView   *self,
                   HjlRoleChange *change)
{
  offer_back (self, change);
  /* The button that was pressed may be gone. */
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
add_roles (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  HjlJobsView *self = HJL_JOBS_VIEW (widget);
  GtkWidget   *window;

  if (self->workspace == NULL || !hjl_jobs_view_is_by_hand (self))
    return;

  window = hjl_add_roles_window_new (self->workspace);
  hjl_window_stand_over (GTK_WINDOW (window), widget);
  g_signal_connect_object (window, "added", G_CALLBACK (on_roles_added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static HjlRoleItem *
find_item (HjlJobsView *self,
           GVariant    *parameter)
{
  return self->workspace != NULL ? hjl_role_list_find (self->list, g_variant_get_string (parameter, NULL)) : NULL;
}

static HjlMapping *
find_mapping (HjlJobsView *self,
              HjlRoleItem *item)
{
  GHashTable *mappings = self->list->mappings;

  return mappings != NULL ? g_hash_table_lookup (mappings, item->facts->role->id) : NULL;
}

static void
on_renamed_cb (gpointer    object,
               const char *text)
{
  HjlJobsView *self = g_object_get_data (object, "hjl-view");
  HjlRole     *role = g_object_get_data (object, "hjl-role");

  if (self->workspace == NULL || g_strcmp0 (text, role->title) == 0)
    return;

  run_change (self, hjl_role_change_new (HJL_ROLE_CHANGE_RENAME, role, text, NULL));
}

static void
rename_role (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  HjlJobsView *self = HJL_JOBS_VIEW (widget);
  HjlRoleItem *item = find_item (self, parameter);
  g_autoptr (GObject) question = g_object_new (G_TYPE_OBJECT, NULL);
  HjlRole *role;

  if (item == NULL)
    return;

  role = item->facts->role;
  g_object_set_data_full (question, "hjl-view", g_object_ref (self), g_object_unref);
  g_object_set_data_full (question, "hjl-role", g_object_ref (role), g_object_unref);
  hjl_dialogs_ask (widget, _ ("Rename Role"), _ ("As it is called in hackajob. Its mapping and candidates stay."),
                   _ ("Title"), role->title, _ ("_Rename"), on_renamed_cb, question);
}

static void
change_role (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  HjlJobsView      *self = HJL_JOBS_VIEW (widget);
  HjlRoleItem      *item = find_item (self, parameter);
  HjlRoleChangeKind kind = g_str_equal (action_name, "jobs.close")    ? HJL_ROLE_CHANGE_CLOSE
                           : g_str_equal (action_name, "jobs.reopen") ? HJL_ROLE_CHANGE_REOPEN
                                                                      : HJL_ROLE_CHANGE_REMOVE;

  if (item != NULL)
    run_change (self, hjl_role_change_new (kind, item->facts->role, NULL, find_mapping (self, item)));
}

static void
add_candidates (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  hjl_add_candidates (widget, HJL_JOBS_VIEW (widget)->workspace, g_variant_get_string (parameter, NULL), NULL);
}

static void
add_files (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  const char             *role_id;
  g_autofree const char **paths = NULL;

  g_variant_get (parameter, "(&s^a&s)", &role_id, &paths);
  hjl_add_candidates (widget, HJL_JOBS_VIEW (widget)->workspace, role_id, paths);
}

static void
find_focused (gpointer row,
              gpointer user_data)
{
  HjlRoleItem **item = user_data;
  GtkWidget    *line = gtk_widget_get_parent (row);

  if (line != NULL && (gtk_widget_get_state_flags (line) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    *item = hjl_role_row_get_item (row);
}

/* On a role it is for that one. */
static void
paste_files (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  HjlJobsView *self = HJL_JOBS_VIEW (widget);
  HjlRoleItem *item = NULL;

  hjl_row_list_foreach_row (self->list_view, find_focused, &item);
  if (item != NULL && item->facts->state == HJL_JOB_CLOSED)
    item = NULL;
  hjl_add_candidates_paste (widget, self->workspace, item != NULL ? item->facts->role->id : NULL);
}

void
hjl_jobs_view_install_role_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "jobs.watch-folder", "s", watch_folder);
  gtk_widget_class_install_action (widget_class, "jobs.unwatch-folder", "s", unwatch_folder);
  gtk_widget_class_install_action (widget_class, "jobs.add-candidates", "s", add_candidates);
  gtk_widget_class_install_action (widget_class, "jobs.add-files", "(sas)", add_files);
  gtk_widget_class_install_action (widget_class, "jobs.paste-files", NULL, paste_files);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "jobs.paste-files", NULL);
  gtk_widget_class_install_action (widget_class, "jobs.add-roles", NULL, add_roles);
  gtk_widget_class_install_action (widget_class, "jobs.rename", "s", rename_role);
  gtk_widget_class_install_action (widget_class, "jobs.close", "s", change_role);
  gtk_widget_class_install_action (widget_class, "jobs.reopen", "s", change_role);
  gtk_widget_class_install_action (widget_class, "jobs.remove-role", "s", change_role);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "jobs.add-roles", NULL);
}
