/* test-review.c: who is to be added, looked at and mended before anything is sent
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/review/hjl-review-editor.h"
#include "app/review/hjl-review-window.h"
#include "app/widgets/hjl-row-list.h"
#include "hjl-app-test.h"
#include "hjl-review-rig.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-drafts.h"

/* What is not sure is marked and holds back; once it is mended all of them are added. */
static void
test_story (HjlReviewRig *rig,
            gconstpointer data)
{
  GtkWidget *row;

  hjl_review_rig_see (rig, "3 candidates to add · 2 need a look first");
  hjl_review_rig_see (rig, "Check the name");
  hjl_review_rig_see (rig, "Needs a name");
  hjl_review_rig_see (rig, "_Add 1 Candidate");

  hjl_review_rig_activate (rig, 1);
  row = hjl_app_test_find (rig->window, ADW_TYPE_ENTRY_ROW, "Name");
  g_assert_true (gtk_widget_has_css_class (row, "warning"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Bo K");
  gtk_widget_activate_action (hjl_app_test_find (rig->window, HJL_TYPE_REVIEW_EDITOR, NULL), "row.confirm", NULL);
  hjl_review_rig_see (rig, "_Add 2 Candidates");
  g_assert_false (gtk_widget_has_css_class (row, "warning"));

  hjl_review_rig_activate (rig, 2);
  hjl_review_rig_type (rig, "Name", "Cleo <Marsh>");
  hjl_review_rig_see (rig, "_Add 3 Candidates");
  hjl_review_rig_see (rig, "Cleo <Marsh>");
  hjl_review_rig_type (rig, "Email", "cleo@a.example; c@b.example");
  hjl_review_rig_see (rig, "cleo@a.example, c@b.example");

  gtk_widget_activate_action (rig->window, "review.add", NULL);
  hjl_review_rig_wait_closed (rig);
  g_assert_cmpint (hjl_store_count_drafts (hjl_workspace_get_store (rig->workspace), NULL), ==, 0);
}

/* Closing keeps what was typed, and the review. */
static void
test_closing (HjlReviewRig *rig,
              gconstpointer data)
{
  g_autoptr (HjlDraft) draft = NULL;

  hjl_review_rig_see (rig, "Needs a name");
  hjl_review_rig_activate (rig, 2);
  gtk_editable_set_text (GTK_EDITABLE (hjl_app_test_find (rig->window, ADW_TYPE_ENTRY_ROW, "Name")), "Cleo Marsh");
  hjl_review_rig_close (rig);
  hjl_test_wait_idle ();
  hjl_review_rig_open (rig);
  hjl_review_rig_see (rig, "Cleo Marsh");
  hjl_review_rig_see (rig, "3 candidates to add · 1 needs a look first");
}

static gboolean
is_in_other_role (gpointer user_data)
{
  g_autoptr (GPtrArray) drafts = hjl_store_list_drafts (hjl_workspace_get_store (((HjlReviewRig *) user_data)->workspace), NULL, NULL);
  g_autoptr (GPtrArray) roles = hjl_store_list_book_roles (hjl_workspace_get_store (((HjlReviewRig *) user_data)->workspace), NULL);
  const HjlDraft *draft = g_ptr_array_index (drafts, 0);

  for (guint i = 0; i < roles->len; i++)
    if (g_strcmp0 (((HjlRole *) roles->pdata[i])->id, draft->person->role_id) == 0)
      return g_strcmp0 (((HjlRole *) roles->pdata[i])->title, "Product Manager") == 0;

  return FALSE;
}

/* Role, what happens, joining and removing: each is one choice. */
static void
test_choices (HjlReviewRig *rig,
              gconstpointer data)
{
  GListModel *model;
  GtkWidget  *row;
  g_autoptr (HjlDraft) draft = NULL;

  hjl_review_rig_see (rig, "Ada Byron");
  hjl_review_rig_activate (rig, 0);
  row = hjl_app_test_find (rig->window, ADW_TYPE_COMBO_ROW, "Role");
  model = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  for (guint i = 1; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) string = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (string), "Product Manager"))
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
    }
  hjl_test_run_until_true (is_in_other_role, rig);
  hjl_review_rig_see (rig, "Product Manager");

  row = hjl_app_test_find (rig->window, ADW_TYPE_COMBO_ROW, "What Will Happen");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))) - 1);
  hjl_review_rig_see (rig, "Left out");
  hjl_review_rig_see (rig, "_Add 0 Candidates");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  hjl_review_rig_see (rig, "New record in Lever");

  hjl_review_rig_activate (rig, 2);
  gtk_widget_activate_action (rig->window, "review.join", NULL);
  hjl_review_rig_see (rig, "2 candidates to add · 1 needs a look first");
  hjl_review_rig_see (rig, "bo@a.example, who@a.example");
  gtk_widget_activate_action (hjl_app_test_find (rig->window, HJL_TYPE_REVIEW_EDITOR, NULL), "row.remove", NULL);
  hjl_review_rig_see (rig, "1 candidate to add");
  draft = hjl_review_rig_load (rig, "1");
  g_assert_cmpint (draft->choice, ==, HJL_DRAFT_NEW);
}

static gboolean
add_large (HjlStore *store,
           HjlTime   now,
           gpointer  rig,
           GError  **error)
{
  g_autoptr (HjlDraft) draft = hjl_store_load_draft (store, "1", error);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();

  g_assert_nonnull (draft);
  g_ptr_array_add (draft->person->files, hjl_person_file_new ("large", HJL_PURPOSE_CV, "Ada Byron CV.pdf"));
  g_ptr_array_add (draft->reads, hjl_draft_read_new (NULL, HJL_DRAFT_LARGE_CV + 1, NULL));
  g_ptr_array_add (drafts, draft);

  return hjl_store_save_drafts (store, drafts, now, error);
}

/* Whoever has a CV that is larger than Lever's own pages take is told so at the row, and may go on. */
static void
test_large (HjlReviewRig *rig,
            gconstpointer data)
{
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GError) error = NULL;

  hjl_review_rig_see (rig, "Ada Byron");
  hjl_review_rig_activate (rig, 0);
  g_assert_false (hjl_app_test_shows (rig->window, "is larger than 10 MB"));
  hjl_workspace_edit_book_async (rig->workspace, add_large, rig, NULL, NULL, hjl_test_got_result, &added);
  hjl_finish (rig->workspace, hjl_test_wait (&added), &error);
  g_assert_no_error (error);
  hjl_review_rig_see (rig, "“Ada Byron CV.pdf” is larger than 10 MB, which is what Lever’s own pages take as a CV. Lever may refuse it.");
  hjl_review_rig_see (rig, "_Add 1 Candidate");
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
test_files (HjlReviewRig *rig,
            gconstpointer data)
{
  g_autofree char *table = g_build_filename (rig->folder, "people.CSV", NULL);
  g_autofree char *gone = g_build_filename (rig->folder, "gone.pdf", NULL);
  const char      *paths[] = { table, gone, NULL };
  g_autoptr (GPtrArray) roles = hjl_store_list_book_roles (hjl_workspace_get_store (rig->workspace), NULL);

  g_assert_true (g_file_set_contents (table, "Full Name,Email\nDina Roe,dina@a.example\nEli Fox,eli@a.example\n", -1, NULL));
  hjl_review_rig_see (rig, "3 candidates to add");
  hjl_review_window_add_files (HJL_REVIEW_WINDOW (rig->window), ((HjlRole *) roles->pdata[0])->id, paths);
  hjl_review_rig_see (rig, "Dina Roe");
  hjl_review_rig_see (rig, "5 candidates to add · 2 need a look first");
  hjl_test_run_until_true (has_left_out, NULL);
  gtk_window_destroy (find_left_out ());
  hjl_review_rig_see (rig, "_Add 3 Candidates");
  g_assert_true (GTK_WIDGET (hjl_review_window_open (rig->window, rig->workspace)) == rig->window);
}

/* Pixels. */
static int least;

static gboolean
is_wide_enough (gpointer editor)
{
  return gtk_widget_get_width (editor) >= least;
}

/* List and editor are side by side where both fit, as large as text is. */
static void
test_split (HjlReviewRig *rig,
            gconstpointer data)
{
  static const struct
  {
    int      text;
    int      width;
    gboolean split;
  } rows[] = {
    { 96 * 1024, 660, FALSE },
    { 96 * 1024, 800, TRUE },
    { 144 * 1024, 1000, FALSE },
    { 144 * 1024, 1150, TRUE },
    { 96 * 1024, 1150, TRUE },
    { 144 * 1024, 1150, TRUE },
  };

  hjl_review_rig_see (rig, "3 candidates to add");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *editor;

      g_test_message ("Text of %d, %d wide", rows[i].text / 1024, rows[i].width);
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", rows[i].text, NULL);
      hjl_app_test_resize (GTK_WINDOW (rig->window), rows[i].width, 640);
      hjl_test_wait_idle ();
      g_assert_nonnull (hjl_app_test_find (rig->window, HJL_TYPE_ROW_LIST, NULL));
      editor = hjl_app_test_find (rig->window, HJL_TYPE_REVIEW_EDITOR, NULL);
      g_assert_cmpint (editor != NULL, ==, rows[i].split);
      least = 340 * (rows[i].text / 1024) / 96;
      if (editor != NULL)
        hjl_test_run_until_true (is_wide_enough, editor);
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static gboolean
has_room (gpointer user_data)
{
  HjlReviewRig *rig = user_data;
  GtkWidget    *list = hjl_app_test_find (rig->window, HJL_TYPE_ROW_LIST, NULL);

  return list != NULL && hjl_app_test_has_room (list, "ada@a.example", "ingrid.halvorsen@example.org");
}

/* An address of which the end is cut off is none that could be checked. */
static void
test_narrow_rows (HjlReviewRig *rig,
                  gconstpointer data)
{
  /* From where list and editor are not side by side, as they are no narrower than both. */
  const int widths[] = { 660, HJL_APP_TEST_NARROWEST, 480, 960 };

  hjl_review_rig_see (rig, "3 candidates to add");
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      hjl_app_test_resize (GTK_WINDOW (rig->window), widths[i], 640);
      hjl_test_run_until_true (has_room, rig);
    }
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, function) g_test_add ("/app/review/" name, HjlReviewRig, NULL, hjl_review_rig_set_up, function, hjl_review_rig_tear_down)
  add_test ("story", test_story);
  add_test ("closing", test_closing);
  add_test ("choices", test_choices);
  add_test ("large", test_large);
  add_test ("files", test_files);
  add_test ("split", test_split);
  add_test ("narrow-rows", test_narrow_rows);

  return g_test_run ();
}
