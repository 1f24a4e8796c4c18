/* test-roles-by-hand.c: roles that are kept by hand: adding, renaming, closing, removing, and the way back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/jobs/hjl-add-roles-window.h"
#include "app/jobs/hjl-jobs-view.h"
#include "app/jobs/hjl-role-row.h"
#include "app/review/hjl-review-window.h"
#include "app/widgets/hjl-row-list.h"
#include "hjl-app-test.h"
#include "mapping-world.h"
#include "store/hjl-store-drafts.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-watch.h"

/* A clipboard that promises files, and has none. */
G_DECLARE_FINAL_TYPE (BrokenContent, broken_content, BROKEN, CONTENT, GdkContentProvider)

struct _BrokenContent
{
  GdkContentProvider parent_instance;
};

G_DEFINE_FINAL_TYPE (BrokenContent, broken_content, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
broken_content_ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new_for_gtype (GDK_TYPE_FILE_LIST);
}

static gboolean
broken_content_get_value (GdkContentProvider *provider,
                          GValue             *value,
                          GError            **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The other program is gone");

  return FALSE;
}

static void
broken_content_class_init (BrokenContentClass *klass)
{
  GDK_CONTENT_PROVIDER_CLASS (klass)->ref_formats = broken_content_ref_formats;
  GDK_CONTENT_PROVIDER_CLASS (klass)->get_value = broken_content_get_value;
}

static void
broken_content_init (BrokenContent *self)
{
}

typedef struct
{
  char         *folder;
  HjlWorkspace *workspace;
  GtkWidget    *toasts;
  GtkWidget    *view;
  GtkWindow    *window;
  const char   *expected;
} Rig;

static void
choose (Rig              *rig,
        HjlCandidatesFrom from)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_set_candidates_from_async (rig->workspace, from, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static gboolean
shows_expected (gpointer user_data)
{
  Rig *rig = user_data;

  return hjl_app_test_shows (rig->toasts, rig->expected);
}

static gboolean
hides_expected (gpointer user_data)
{
  return !shows_expected (user_data);
}

static void
see (Rig        *rig,
     const char *text)
{
  g_test_message ("Waiting to see “%s”", text);
  rig->expected = text;
  hjl_test_run_until_true (shows_expected, rig);
}

static void
miss (Rig        *rig,
      const char *text)
{
  g_test_message ("Waiting for “%s” to go", text);
  rig->expected = text;
  hjl_test_run_until_true (hides_expected, rig);
}

static void
rig_set_up (Rig          *rig,
            gconstpointer data)
{
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (NULL);
  g_autoptr (HjlMapping) saved = mapping_world_map (catalogue);

  rig->folder = hjl_test_make_folder ();
  rig->workspace = hjl_app_test_open_workspace (rig->folder);
  mapping_world_store (catalogue, saved, rig->folder);
  choose (rig, HJL_CANDIDATES_FROM_FILES);
  rig->view = g_object_new (HJL_TYPE_JOBS_VIEW, "workspace", rig->workspace, NULL);
  rig->toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (rig->toasts), rig->view);
  rig->window = hjl_app_test_present (rig->toasts);
  see (rig, "Mapped to Backend Engineer");
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

static void
rig_tear_down (Rig          *rig,
               gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (rig->view), (gpointer *) &rig->view);
  gtk_window_destroy (rig->window);
  hjl_test_run_until_true (is_gone, &rig->view);
  hjl_app_test_close_workspace (rig->workspace);
  hjl_test_remove_folder (rig->folder);
  g_free (rig->folder);
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }

  return NULL;
}

static gboolean
is_closed (gpointer user_data)
{
  return find_window (HJL_TYPE_ADD_ROLES_WINDOW) == NULL;
}

static void
press (GtkWidget  *root,
       const char *label)
{
  GtkWidget *button = hjl_app_test_find (root, GTK_TYPE_BUTTON, label);

  if (button == NULL || !gtk_widget_is_sensitive (button))
    g_error ("No button “%s” can be pressed", label);
  g_signal_emit_by_name (button, "clicked");
}

static HjlRole *
find_role (HjlCatalogue *catalogue,
           const char   *title)
{
  GPtrArray *roles = hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES);

  for (guint i = 0; i < roles->len; i++)
    if (g_strcmp0 (((HjlRole *) g_ptr_array_index (roles, i))->title, title) == 0)
      return g_ptr_array_index (roles, i);

  return NULL;
}

static gboolean
can_add (gpointer user_data)
{
  return hjl_app_test_find (((Rig *) user_data)->view, GTK_TYPE_BUTTON, "Add Roles") != NULL;
}

static gboolean
lists_postings (gpointer user_data)
{
  GtkWidget *window = find_window (HJL_TYPE_ADD_ROLES_WINDOW);

  return window != NULL && hjl_app_test_find (window, HJL_TYPE_ROW_LIST, NULL) != NULL;
}

static GtkWidget *
open_add_roles (Rig *rig)
{
  hjl_test_run_until_true (can_add, rig);
  gtk_widget_activate_action (rig->view, "jobs.add-roles", NULL);
  hjl_test_run_until_true (lists_postings, NULL);

  return find_window (HJL_TYPE_ADD_ROLES_WINDOW);
}

/* The search has the keyboard first, and takes Escape: for what was typed, and then for the window. */
static void
test_escape (Rig          *rig,
             gconstpointer data)
{
  GtkWidget *search = hjl_app_test_find (open_add_roles (rig), GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (search), "analyst");
  g_signal_emit_by_name (search, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  g_assert_false (is_closed (NULL));
  g_signal_emit_by_name (search, "stop-search");
  hjl_test_run_until_true (is_closed, NULL);
}

/* Where there is a posting: role and mapping together, looked at before, and taken back together. */
static void
test_from_postings (Rig          *rig,
                    gconstpointer data)
{
  GtkWidget *window = open_add_roles (rig);
  GtkWidget *list = hjl_app_test_find (window, HJL_TYPE_ROW_LIST, NULL);
  GtkWidget *row;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GHashTable) mappings = NULL;
  g_autoptr (HjlCatalogue) after = NULL;
  HjlRole    *role;
  HjlMapping *mapping;

  hjl_test_wait_idle ();
  g_assert_false (gtk_widget_is_sensitive (hjl_app_test_find (window, GTK_TYPE_BUTTON, "_Next")));
  g_assert_true (hjl_app_test_shows (list, "is mapped to it already"));
  gtk_editable_set_text (GTK_EDITABLE (hjl_app_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL)), "analyst data");
  g_signal_emit_by_name (hjl_app_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL), "search-changed");
  hjl_test_wait_idle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (hjl_row_list_get_model (HJL_ROW_LIST (list)))), ==, 1);
  g_signal_emit_by_name (list, "activate", 0);
  press (window, "_Next: 1 Role");
  hjl_test_wait_idle ();
  g_assert_true (hjl_app_test_shows (window, "Mapped to “Data Analyst”"));
  g_assert_true (hjl_app_test_shows (window, "Underqualified"));

  row = hjl_app_test_find (window, ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), " ");
  g_assert_false (gtk_widget_is_sensitive (hjl_app_test_find (window, GTK_TYPE_BUTTON, "_Add 1 Role")));
  gtk_editable_set_text (GTK_EDITABLE (row), "Data wizard");
  press (window, "_Add 1 Role");
  hjl_test_run_until_true (is_closed, NULL);
  see (rig, "Mapped to Data Analyst");

  catalogue = hjl_workspace_load_catalogue (rig->workspace, NULL);
  role = find_role (catalogue, "Data wizard");
  g_assert_nonnull (role);
  mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  mapping = g_hash_table_lookup (mappings, role->id);
  g_assert_cmpstr (hjl_mapping_get_posting_id (mapping), ==, "p-2");
  g_assert_cmpstr (hjl_mapping_get_target (mapping, "h-rejected")->id, ==, "r-no");

  press (rig->toasts, "Undo");
  miss (rig, "Mapped to Data Analyst");
  after = hjl_workspace_load_catalogue (rig->workspace, NULL);
  g_assert_null (find_role (after, "Data wizard"));
}

static void
test_by_title (Rig          *rig,
               gconstpointer data)
{
  GtkWidget *window = open_add_roles (rig);

  gtk_editable_set_text (GTK_EDITABLE (hjl_app_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL)), " Chief <Dreamer> ");
  g_signal_emit_by_name (hjl_app_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL), "search-changed");
  hjl_test_wait_idle ();
  g_assert_true (hjl_app_test_shows (window, "No Postings Found") || hjl_app_test_shows (window, "Reading Postings"));
  press (window, "Add “Chief <Dreamer>” without a Posting");
  hjl_test_wait_idle ();
  press (window, "_Add 1 Role");
  hjl_test_run_until_true (is_closed, NULL);
  see (rig, "Chief <Dreamer>");
  see (rig, "3 live roles aren’t mapped");
}

static void
type_title (GtkWidget  *window,
            const char *title)
{
  gtk_editable_set_text (GTK_EDITABLE (hjl_app_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL)), title);
  g_signal_emit_by_name (hjl_app_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL), "search-changed");
  gtk_widget_activate_action (window, "roles.by-title", NULL);
}

/* Who closes the window while it adds sees the role, and has the way back; or why it was not added. */
static void
test_closed_early (Rig          *rig,
                   gconstpointer data)
{
  GtkWidget *window = open_add_roles (rig);

  type_title (window, "Chief Dreamer");
  gtk_widget_activate_action (window, "roles.add", NULL);
  gtk_window_close (GTK_WINDOW (window));
  hjl_test_run_until_true (is_closed, NULL);
  see (rig, "Chief Dreamer");
  press (rig->toasts, "Undo");
  miss (rig, "Chief Dreamer");

  window = open_add_roles (rig);
  type_title (window, "Second Dreamer");
  choose (rig, HJL_CANDIDATES_FROM_FEED);
  gtk_widget_activate_action (window, "roles.add", NULL);
  gtk_window_close (GTK_WINDOW (window));
  hjl_test_run_until_true (is_closed, NULL);
  see (rig, "Choose files first");

  /* The same when the window went at once, as with the one below it. */
  choose (rig, HJL_CANDIDATES_FROM_FILES);
  hjl_test_wait_idle ();
  window = open_add_roles (rig);
  type_title (window, "Third Dreamer");
  choose (rig, HJL_CANDIDATES_FROM_FEED);
  miss (rig, "Choose files first");
  gtk_widget_activate_action (window, "roles.add", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  see (rig, "Choose files first");
}

static void
test_rename (Rig          *rig,
             gconstpointer data)
{
  AdwMessageDialog *dialog;
  GtkWidget        *row;
  GtkWidget        *text;

  gtk_widget_activate_action (rig->view, "jobs.rename", "s", "role-1");
  dialog = hjl_app_test_find_question ();
  row = hjl_app_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Title");
  text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  /* Return in the row is as good as the button, and as little without a title. */
  gtk_editable_set_text (GTK_EDITABLE (row), "  ");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "confirm"));
  g_signal_emit_by_name (text, "activate");
  hjl_test_wait_idle ();
  g_assert_true (hjl_app_test_find_question () == dialog);
  gtk_editable_set_text (GTK_EDITABLE (row), " Backend sorcerer ");
  g_signal_emit_by_name (text, "activate");
  see (rig, "Renamed to “Backend sorcerer”");
  g_assert_null (hjl_app_test_find_question ());
  press (rig->toasts, "Undo");
  see (rig, "Undone");
  miss (rig, "Backend sorcerer");
}

static void
filter (Rig  *rig,
        guint which)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (hjl_app_test_find (rig->view, GTK_TYPE_DROP_DOWN, NULL)), which);
  hjl_test_wait_idle ();
}

static gboolean
cannot_add (gpointer user_data)
{
  return !can_add (user_data);
}

/* A closed one is out of the way, and there to be reopened; with a feed there is nothing of the kind. */
static void
test_close (Rig          *rig,
            gconstpointer data)
{
  gtk_widget_activate_action (rig->view, "jobs.close", "s", "role-1");
  miss (rig, "Mapped to Backend Engineer");
  filter (rig, 4);
  see (rig, "Closed: Backend Engineer");
  gtk_widget_activate_action (rig->view, "jobs.reopen", "s", "role-1");
  see (rig, "Reopened “Backend");
  miss (rig, "Closed: Backend Engineer");
  press (rig->toasts, "Undo");
  see (rig, "Closed: Backend Engineer");
  gtk_widget_activate_action (rig->view, "jobs.reopen", "s", "role-1");
  miss (rig, "Closed: Backend Engineer");
  filter (rig, 0);
  see (rig, "Mapped to Backend Engineer");

  choose (rig, HJL_CANDIDATES_FROM_FEED);
  hjl_test_run_until_true (cannot_add, rig);
  gtk_widget_activate_action (rig->view, "jobs.add-roles", NULL);
  g_assert_null (find_window (HJL_TYPE_ADD_ROLES_WINDOW));
}

static void
test_remove (Rig          *rig,
             gconstpointer data)
{
  g_autoptr (GHashTable) mappings = NULL;

  gtk_widget_activate_action (rig->view, "jobs.remove-role", "s", "role-1");
  see (rig, "and its mapping");
  miss (rig, "Mapped to Backend Engineer");
  press (rig->toasts, "Undo");
  see (rig, "Mapped to Backend Engineer");
  mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  g_assert_cmpstr (hjl_mapping_get_target (g_hash_table_lookup (mappings, "role-1"), "h-offer")->id, ==, "l-offer");
}

static gboolean
close_role (HjlStore *store,
            HjlTime   now,
            gpointer  data,
            GError  **error)
{
  return hjl_store_set_book_role_live (store, data, FALSE, now, error);
}

/* A closed one that comes back is closed as before: nobody said that it is to take people again. */
static void
test_remove_closed (Rig          *rig,
                    gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_edit_book_async (rig->workspace, close_role, (gpointer) "role-1", NULL, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  miss (rig, "Mapped to Backend Engineer");
  filter (rig, 4);
  see (rig, "Closed: Backend Engineer");
  gtk_widget_activate_action (rig->view, "jobs.remove-role", "s", "role-1");
  miss (rig, "Closed: Backend Engineer");
  press (rig->toasts, "Undo");
  see (rig, "Closed: Backend Engineer");
}

static void
set_clipboard (Rig        *rig,
               const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, g_slist_prepend (NULL, g_object_ref (file)));
  gdk_clipboard_set_value (gtk_widget_get_clipboard (rig->view), &value);
}

/* What cannot be read from a disk is said, never dropped in silence. */
static void
test_left_out (Rig          *rig,
               gconstpointer data)
{
  set_clipboard (rig, "trash:///cv.pdf");
  gtk_widget_activate_action (rig->view, "jobs.paste-files", NULL);
  see (rig, "1 file isn’t in a folder of this computer");
  g_assert_null (find_window (HJL_TYPE_REVIEW_WINDOW));
}

/* Another program may offer files and then not give them. */
static void
test_clipboard_fails (Rig          *rig,
                      gconstpointer data)
{
  g_autoptr (BrokenContent) content = g_object_new (broken_content_get_type (), NULL);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (rig->view), GDK_CONTENT_PROVIDER (content));
  gtk_widget_activate_action (rig->view, "jobs.paste-files", NULL);
  see (rig, "The files could not be pasted");
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  g_error ("Nothing can be dropped there");
}

static gboolean
shows_review (gpointer user_data)
{
  GtkWidget *review = find_window (HJL_TYPE_REVIEW_WINDOW);

  return review != NULL && hjl_app_test_shows (review, "Dina Roe");
}

static gboolean
has_closed_row (gpointer user_data)
{
  GtkWidget   *row = hjl_app_test_find (((Rig *) user_data)->view, HJL_TYPE_ROLE_ROW, NULL);
  HjlRoleItem *item = row != NULL ? hjl_role_row_get_item (HJL_ROLE_ROW (row)) : NULL;

  return item != NULL && item->facts->state == HJL_JOB_CLOSED;
}

/* What is dropped on a role is for that role, and is looked at first. */
static void
test_drop (Rig          *rig,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (rig->folder, "people.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) drafts = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  GtkWidget *row = gtk_widget_get_ancestor (hjl_app_test_find (rig->view, GTK_TYPE_MENU_BUTTON, NULL), HJL_TYPE_ROLE_ROW);
  gboolean   taken = FALSE;

  g_assert_true (g_file_set_contents (path, "name;email\nDina Roe;dina@a.example\n", -1, NULL));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, g_slist_prepend (NULL, g_object_ref (file)));
  g_signal_emit_by_name (find_drop_target (row), "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
  hjl_test_run_until_true (shows_review, NULL);
  drafts = hjl_store_list_drafts (hjl_workspace_get_store (rig->workspace), NULL, NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (((HjlDraft *) drafts->pdata[0])->person->role_id, ==, hjl_role_row_get_item (HJL_ROLE_ROW (row))->facts->role->id);
  gtk_window_destroy (GTK_WINDOW (find_window (HJL_TYPE_REVIEW_WINDOW)));

  /* A closed role takes nothing. */
  gtk_widget_activate_action (rig->view, "jobs.close", "s", hjl_role_row_get_item (HJL_ROLE_ROW (row))->facts->role->id);
  filter (rig, 4);
  hjl_test_run_until_true (has_closed_row, rig);
  row = hjl_app_test_find (rig->view, HJL_TYPE_ROLE_ROW, NULL);
  g_signal_emit_by_name (find_drop_target (row), "drop", &value, 10.0, 10.0, &taken);
  g_assert_false (taken);
}

static gboolean
set_watched (HjlStore *store,
             HjlTime   now,
             gpointer  data,
             GError  **error)
{
  return hjl_store_set_watched_folder (store, "role-1", data, now, error);
}

/* The row says which folder is watched, its menu stops that. */
static void
test_watch (Rig          *rig,
            gconstpointer data)
{
  g_autofree char *folder = g_build_filename (rig->folder, "From hackajob", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) folders = NULL;

  hjl_workspace_edit_book_async (rig->workspace, set_watched, folder, NULL, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  see (rig, "Watches “From hackajob”");
  gtk_widget_activate_action (rig->view, "jobs.unwatch-folder", "s", "role-1");
  see (rig, "No folder is watched for this role any more");
  miss (rig, "Watches “From hackajob”");
  folders = hjl_store_list_watched_folders (hjl_workspace_get_store (rig->workspace), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (folders->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, function) g_test_add ("/app/roles-by-hand/" name, Rig, NULL, rig_set_up, function, rig_tear_down)
  add_test ("from-postings", test_from_postings);
  add_test ("escape", test_escape);
  add_test ("by-title", test_by_title);
  add_test ("closed-early", test_closed_early);
  add_test ("rename", test_rename);
  add_test ("close", test_close);
  add_test ("remove", test_remove);
  add_test ("remove-closed", test_remove_closed);
  add_test ("drop", test_drop);
  add_test ("left-out", test_left_out);
  add_test ("clipboard-fails", test_clipboard_fails);
  add_test ("watch", test_watch);

  return g_test_run ();
}
