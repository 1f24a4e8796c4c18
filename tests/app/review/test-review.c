/* test-review.c: who is to be added, looked at and mended before anything is sent
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/review/hjl-review-editor.h"
#include "app/review/hjl-review-window.h"
#include "app/widgets/hjl-row-list.h"
#include "hjl-app-test.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-drafts.h"

typedef struct
{
  char         *folder;
  HjlWorkspace *workspace;
  GtkWidget    *window;
  guint         added;
  const char   *expected;
} Rig;

static HjlDraft *
make_draft (const char *role_id,
            const char *name,
            HjlCvSure   sure,
            const char *email)
{
  HjlDraft   *draft = hjl_draft_new (role_id);
  const char *names[] = { name, NULL };
  const char *emails[] = { email, NULL };

  if (name != NULL)
    hjl_draft_set (draft, HJL_CV_FIELD_NAME, names);
  hjl_draft_set (draft, HJL_CV_FIELD_EMAIL, emails);
  draft->sure[HJL_CV_FIELD_NAME] = sure;

  return draft;
}

/* Ada, who is sure; Bo, whose name is a guess; somebody without a name. */
static gboolean
fill (HjlStore *store,
      HjlTime   now,
      gpointer  data,
      GError  **error)
{
  g_autofree char *role_id = hjl_store_add_book_role (store, NULL, "Data Engineer", now, error);
  g_autofree char *other_id = hjl_store_add_book_role (store, NULL, "Product Manager", now, error);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_draft_free);

  g_ptr_array_add (drafts, make_draft (role_id, "Ada Byron", HJL_CV_SURE, "ada@a.example"));
  g_ptr_array_add (drafts, make_draft (role_id, "Bo K", HJL_CV_GUESS, "bo@a.example"));
  g_ptr_array_add (drafts, make_draft (role_id, NULL, HJL_CV_SURE, "who@a.example"));

  return hjl_store_save_drafts (store, drafts, now, error);
}

static void
on_added_cb (Rig  *rig,
             guint n)
{
  rig->added += n;
  rig->window = NULL;
}

static void
open_review (Rig *rig)
{
  rig->window = hjl_review_window_new (rig->workspace);
  g_signal_connect_swapped (rig->window, "added", G_CALLBACK (on_added_cb), rig);
  gtk_window_present (GTK_WINDOW (rig->window));
}

static void
rig_set_up (Rig          *rig,
            gconstpointer data)
{
  g_autoptr (GAsyncResult) chosen = NULL;
  g_autoptr (GAsyncResult) filled = NULL;
  g_autoptr (GError) error = NULL;

  rig->folder = hjl_test_make_folder ();
  rig->workspace = hjl_app_test_open_workspace (rig->folder);
  hjl_workspace_set_candidates_from_async (rig->workspace, HJL_CANDIDATES_FROM_FILES, NULL, hjl_test_got_result, &chosen);
  hjl_workspace_edit_book_finish (rig->workspace, hjl_test_wait (&chosen), &error);
  g_assert_no_error (error);
  hjl_workspace_edit_book_async (rig->workspace, fill, rig, NULL, NULL, hjl_test_got_result, &filled);
  hjl_workspace_edit_book_finish (rig->workspace, hjl_test_wait (&filled), &error);
  g_assert_no_error (error);
  open_review (rig);
}

static void
rig_tear_down (Rig          *rig,
               gconstpointer data)
{
  if (rig->window != NULL)
    gtk_window_destroy (GTK_WINDOW (rig->window));
  hjl_test_settle ();
  hjl_app_test_close_workspace (rig->workspace);
  hjl_test_remove_folder (rig->folder);
  g_free (rig->folder);
}

static gboolean
shows_expected (gpointer user_data)
{
  Rig *rig = user_data;

  return hjl_app_test_shows (rig->window, rig->expected) || hjl_app_test_find (rig->window, GTK_TYPE_BUTTON, rig->expected) != NULL;
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
activate (Rig  *rig,
          guint place)
{
  g_signal_emit_by_name (hjl_app_test_find (rig->window, HJL_TYPE_ROW_LIST, NULL), "activate", place);
  hjl_test_settle ();
}

static void
type (Rig        *rig,
      const char *title,
      const char *text)
{
  GtkWidget *row = hjl_app_test_find (rig->window, ADW_TYPE_ENTRY_ROW, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "entry-activated");
}

static HjlDraft *
load (Rig        *rig,
      const char *id)
{
  return hjl_store_load_draft (hjl_workspace_get_store (rig->workspace), id, NULL);
}

static gboolean
is_added (gpointer user_data)
{
  Rig *rig = user_data;

  return rig->added > 0;
}

/* What is not sure is marked and holds back; once it is mended all of them are added. */
static void
test_story (Rig          *rig,
            gconstpointer data)
{
  g_autoptr (GPtrArray) roles = NULL;
  GtkWidget *row;

  see (rig, "3 candidates to add · 2 need a look first");
  see (rig, "Check the name");
  see (rig, "Needs a name");
  see (rig, "_Add 1 Candidate");

  activate (rig, 1);
  row = hjl_app_test_find (rig->window, ADW_TYPE_ENTRY_ROW, "Name");
  g_assert_true (gtk_widget_has_css_class (row, "warning"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Bo K");
  gtk_widget_activate_action (hjl_app_test_find (rig->window, HJL_TYPE_REVIEW_EDITOR, NULL), "row.confirm", NULL);
  see (rig, "_Add 2 Candidates");
  g_assert_false (gtk_widget_has_css_class (row, "warning"));

  activate (rig, 2);
  type (rig, "Name", "Cleo <Marsh>");
  see (rig, "_Add 3 Candidates");
  see (rig, "Cleo <Marsh>");
  type (rig, "Email", "cleo@a.example; c@b.example");
  see (rig, "cleo@a.example, c@b.example");

  gtk_widget_activate_action (rig->window, "review.add", NULL);
  hjl_test_run_until_true (is_added, rig);
  g_assert_cmpuint (rig->added, ==, 3);
  g_assert_cmpint (hjl_store_count_drafts (hjl_workspace_get_store (rig->workspace), NULL), ==, 0);
}

/* Closing keeps what was typed, and the review. */
static void
test_closing (Rig          *rig,
              gconstpointer data)
{
  g_autoptr (HjlDraft) draft = NULL;

  see (rig, "Needs a name");
  activate (rig, 2);
  gtk_editable_set_text (GTK_EDITABLE (hjl_app_test_find (rig->window, ADW_TYPE_ENTRY_ROW, "Name")), "Cleo Marsh");
  gtk_window_close (GTK_WINDOW (rig->window));
  hjl_test_settle ();
  open_review (rig);
  see (rig, "Cleo Marsh");
  see (rig, "3 candidates to add · 1 needs a look first");
}

static gboolean
is_in_other_role (gpointer user_data)
{
  g_autoptr (GPtrArray) drafts = hjl_store_list_drafts (hjl_workspace_get_store (((Rig *) user_data)->workspace), NULL, NULL);
  g_autoptr (GPtrArray) roles = hjl_store_list_book_roles (hjl_workspace_get_store (((Rig *) user_data)->workspace), NULL);
  const HjlDraft *draft = g_ptr_array_index (drafts, 0);

  for (guint i = 0; i < roles->len; i++)
    if (g_strcmp0 (hjl_role_get_id (roles->pdata[i]), draft->person->role_id) == 0)
      return g_strcmp0 (hjl_role_get_title (roles->pdata[i]), "Product Manager") == 0;

  return FALSE;
}

/* Role, what happens, joining and removing: each is one choice. */
static void
test_choices (Rig          *rig,
              gconstpointer data)
{
  GListModel *model;
  GtkWidget  *row;
  g_autoptr (HjlDraft) draft = NULL;

  see (rig, "Ada Byron");
  activate (rig, 0);
  row = hjl_app_test_find (rig->window, ADW_TYPE_COMBO_ROW, "Role");
  model = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  for (guint i = 1; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) string = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (string), "Product Manager"))
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
    }
  hjl_test_run_until_true (is_in_other_role, rig);
  see (rig, "Product Manager");

  row = hjl_app_test_find (rig->window, ADW_TYPE_COMBO_ROW, "What Will Happen");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))) - 1);
  see (rig, "Left out");
  see (rig, "_Add 0 Candidates");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  see (rig, "New record in Lever");

  activate (rig, 2);
  gtk_widget_activate_action (rig->window, "review.join", NULL);
  see (rig, "2 candidates to add · 1 needs a look first");
  see (rig, "bo@a.example, who@a.example");
  gtk_widget_activate_action (hjl_app_test_find (rig->window, HJL_TYPE_REVIEW_EDITOR, NULL), "row.remove", NULL);
  see (rig, "1 candidate to add");
  draft = load (rig, "1");
  g_assert_cmpint (draft->choice, ==, HJL_DRAFT_NEW);
}

static GtkWindow *
find_left_out (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (window)), "gone.pdf") != NULL)
        return window;
    }

  return NULL;
}

static gboolean
has_left_out (gpointer user_data)
{
  return find_left_out () != NULL;
}

/* A table's people come as rows; what cannot be read is said by its name. */
static void
test_files (Rig          *rig,
            gconstpointer data)
{
  g_autofree char *table = g_build_filename (rig->folder, "people.CSV", NULL);
  g_autofree char *gone = g_build_filename (rig->folder, "gone.pdf", NULL);
  const char      *paths[] = { table, gone, NULL };
  g_autoptr (GPtrArray) roles = hjl_store_list_book_roles (hjl_workspace_get_store (rig->workspace), NULL);

  g_assert_true (g_file_set_contents (table, "Full Name,Email\nDina Roe,dina@a.example\nEli Fox,eli@a.example\n", -1, NULL));
  see (rig, "3 candidates to add");
  hjl_review_window_add_files (HJL_REVIEW_WINDOW (rig->window), hjl_role_get_id (roles->pdata[0]), paths);
  see (rig, "Dina Roe");
  see (rig, "5 candidates to add · 2 need a look first");
  hjl_test_run_until_true (has_left_out, NULL);
  gtk_window_destroy (find_left_out ());
  see (rig, "_Add 3 Candidates");
  g_assert_true (GTK_WIDGET (hjl_review_window_open (rig->window, rig->workspace)) == rig->window);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, function) g_test_add ("/app/review/" name, Rig, NULL, rig_set_up, function, rig_tear_down)
  add_test ("story", test_story);
  add_test ("closing", test_closing);
  add_test ("choices", test_choices);
  add_test ("files", test_files);

  return g_test_run ();
}
