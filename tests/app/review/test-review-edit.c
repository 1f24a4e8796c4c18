/* test-review-edit.c: rows of the review changed in place, several at once, joined and split, and taken back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/review/hjl-review-row.h"
#include "app/review/hjl-review-window-private.h"
#include "app/widgets/hjl-row-line.h"
#include "app/widgets/hjl-text-row.h"
#include "hjl-review-rig.h"
#include "hjl-test-utils.h"
#include "store/hjl-store-drafts.h"

static void
act (HjlReviewRig *rig,
     const char   *action)
{
  g_test_message ("%s", action);
  g_assert_true (gtk_widget_activate_action (rig->window, action, NULL));
}

static void
choose (HjlReviewRig *rig,
        guint         place,
        gboolean      alone)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (HJL_REVIEW_WINDOW (rig->window)->selection), place, alone);
}

static gboolean
are_all_stored (gpointer user_data)
{
  g_autoptr (GPtrArray) drafts = hjl_store_list_drafts (hjl_workspace_get_store (((HjlReviewRig *) user_data)->workspace), NULL, NULL);

  return drafts->len == 3;
}

/* Typed in the row: Enter keeps, Tab leads on, Escape leaves; undone and made again. */
static void
test_in_place (HjlReviewRig *rig,
               gconstpointer data)
{
  GtkWidget *text;

  hjl_review_rig_see (rig, "who@a.example");
  choose (rig, 2, TRUE);
  act (rig, "review.rename");
  text = gtk_window_get_focus (GTK_WINDOW (rig->window));
  g_assert_true (GTK_IS_TEXT (text));
  g_assert_nonnull (gtk_widget_get_ancestor (text, HJL_TYPE_REVIEW_ROW));
  gtk_editable_set_text (GTK_EDITABLE (text), "Cleo Marsh");
  g_signal_emit_by_name (text, "activate");
  hjl_review_rig_see (rig, "Cleo Marsh");
  hjl_review_rig_see (rig, "3 candidates to add · 1 needs a look first");

  act (rig, "review.undo");
  hjl_review_rig_see_gone (rig, "Cleo Marsh");
  hjl_review_rig_see (rig, "3 candidates to add · 2 need a look first");
  act (rig, "review.redo");
  hjl_review_rig_see (rig, "Cleo Marsh");
}

/* Where the words read from right to left: groups of digits stay in their order while they are typed, too. */
static void
test_right_to_left (HjlReviewRig *rig,
                    gconstpointer data)
{
  GtkTextDirection before = gtk_widget_get_default_direction ();
  GtkWidget       *entry, *row, *text;

  hjl_review_rig_see (rig, "who@a.example");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  choose (rig, 2, TRUE);
  act (rig, "review.rename");
  text = gtk_window_get_focus (GTK_WINDOW (rig->window));
  g_assert_cmpint (gtk_widget_get_direction (text), ==, GTK_TEXT_DIR_RTL);
  row = gtk_widget_get_ancestor (text, HJL_TYPE_REVIEW_ROW);
  hjl_review_row_edit (HJL_REVIEW_ROW (row), HJL_CV_FIELD_PHONE);
  text = gtk_window_get_focus (GTK_WINDOW (rig->window));
  g_assert_true (GTK_IS_TEXT (text));
  g_assert_cmpint (gtk_widget_get_direction (text), ==, GTK_TEXT_DIR_LTR);
  g_assert_cmpfloat (gtk_editable_get_alignment (GTK_EDITABLE (text)), ==, 1);

  entry = g_object_ref_sink (adw_entry_row_new ());
  hjl_text_type_left_to_right (GTK_EDITABLE (entry));
  g_assert_cmpint (gtk_widget_get_direction (entry), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)))), ==, GTK_TEXT_DIR_LTR);
  g_object_unref (entry);
  gtk_widget_set_default_direction (before);
}

static gboolean
have_other_role (gpointer user_data)
{
  HjlReviewRig    *rig = user_data;
  g_autofree char *role_id = hjl_review_rig_dup_role (rig, "Product Manager");
  g_autoptr (HjlDraft) first = hjl_review_rig_load (rig, "1");
  g_autoptr (HjlDraft) third = hjl_review_rig_load (rig, "3");

  return g_strcmp0 (first->person->role_id, role_id) == 0 && g_strcmp0 (third->person->role_id, role_id) == 0;
}

static gboolean
have_first_role (gpointer user_data)
{
  HjlReviewRig    *rig = user_data;
  g_autofree char *role_id = hjl_review_rig_dup_role (rig, "Data Engineer");
  g_autoptr (HjlDraft) first = hjl_review_rig_load (rig, "1");
  g_autoptr (HjlDraft) third = hjl_review_rig_load (rig, "3");

  return g_strcmp0 (first->person->role_id, role_id) == 0 && g_strcmp0 (third->person->role_id, role_id) == 0;
}

/* Several rows get a role, are removed, and come back, each by one step. */
static void
test_several (HjlReviewRig *rig,
              gconstpointer data)
{
  g_autofree char *role_id = hjl_review_rig_dup_role (rig, "Product Manager");

  hjl_review_rig_see (rig, "Ada Byron");
  choose (rig, 0, TRUE);
  choose (rig, 2, FALSE);
  gtk_widget_activate_action (rig->window, "review.set-role", "s", role_id);
  hjl_test_run_until_true (have_other_role, rig);
  act (rig, "review.undo");
  hjl_test_run_until_true (have_first_role, rig);

  choose (rig, 0, TRUE);
  choose (rig, 2, FALSE);
  act (rig, "review.remove");
  hjl_review_rig_see (rig, "1 candidate to add");
  g_assert_true (are_all_stored (rig));
  act (rig, "review.undo");
  hjl_review_rig_see (rig, "3 candidates to add");
  act (rig, "review.redo");
  hjl_review_rig_see (rig, "1 candidate to add");
}

static gboolean
has_one_other_role (gpointer user_data)
{
  HjlReviewRig    *rig = user_data;
  g_autofree char *role_id = hjl_review_rig_dup_role (rig, "Product Manager");
  guint            n = 0;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i + 1);
      g_autoptr (HjlDraft) draft = hjl_review_rig_load (rig, id);

      n += g_strcmp0 (draft->person->role_id, role_id) == 0;
    }

  return n == 1;
}

/* The toast's undo brings back whom it told of, whatever was done since. */
static void
test_put_back (HjlReviewRig *rig,
               gconstpointer data)
{
  g_autofree char *role_id = hjl_review_rig_dup_role (rig, "Product Manager");

  hjl_review_rig_see (rig, "Ada Byron");
  choose (rig, 0, TRUE);
  act (rig, "review.remove");
  hjl_review_rig_see (rig, "2 candidates to add");
  choose (rig, 1, TRUE);
  gtk_widget_activate_action (rig->window, "review.set-role", "s", role_id);
  gtk_widget_activate_action (rig->window, "review.put-back", "s", "1");
  hjl_review_rig_see (rig, "3 candidates to add");
  hjl_test_run_until_true (has_one_other_role, rig);
}

/* What is being typed is what is exported. */
static void
test_typed (HjlReviewRig *rig,
            gconstpointer data)
{
  GtkWidget *text;

  hjl_review_rig_see (rig, "who@a.example");
  choose (rig, 2, TRUE);
  act (rig, "review.rename");
  text = gtk_window_get_focus (GTK_WINDOW (rig->window));
  g_assert_true (GTK_IS_TEXT (text));
  gtk_editable_set_text (GTK_EDITABLE (text), "Cleo Marsh");
  hjl_review_window_keep_typed (HJL_REVIEW_WINDOW (rig->window));
  hjl_review_rig_see (rig, "Cleo Marsh");
  hjl_review_rig_see (rig, "3 candidates to add · 1 needs a look first");

  /* So is what somebody left for another row. */
  act (rig, "review.rename");
  text = gtk_window_get_focus (GTK_WINDOW (rig->window));
  gtk_editable_set_text (GTK_EDITABLE (text), "Cleo Moor");
  gtk_widget_grab_focus (gtk_widget_get_ancestor (text, HJL_TYPE_ROW_LINE));
  hjl_review_rig_see (rig, "Cleo Moor");
}

/* Somebody else changes a row. */
static gboolean
rename_first (HjlStore *store,
              HjlTime   now,
              gpointer  data,
              GError  **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_draft_free);
  const char *names[] = { "Ada King", NULL };
  HjlDraft   *draft = hjl_store_load_draft (store, "1", error);

  if (draft == NULL)
    return FALSE;
  hjl_draft_set (draft, HJL_CV_FIELD_NAME, names);
  g_ptr_array_add (drafts, draft);

  return hjl_store_save_drafts (store, drafts, now, error);
}

static gboolean
is_name_empty (gpointer user_data)
{
  HjlReviewRig *rig = user_data;

  return *gtk_editable_get_text (GTK_EDITABLE (hjl_app_test_find (rig->window, ADW_TYPE_ENTRY_ROW, "Name"))) == '\0';
}

/* An entry with the focus shows what an undo has made of it, and sends nothing that was sent before. */
static void
test_focused (HjlReviewRig *rig,
              gconstpointer data)
{
  HjlReviewWindow *window = HJL_REVIEW_WINDOW (rig->window);
  GtkWidget       *row;

  hjl_review_rig_see (rig, "who@a.example");
  choose (rig, 2, TRUE);
  hjl_review_rig_activate (rig, 2);
  row = hjl_app_test_find (rig->window, ADW_TYPE_ENTRY_ROW, "Name");
  g_assert_true (gtk_widget_grab_focus (row));
  hjl_review_rig_type (rig, "Name", "Cleo Marsh");
  hjl_review_rig_see (rig, "Cleo Marsh");
  act (rig, "review.undo");
  hjl_test_run_until_true (is_name_empty, rig);
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), ADW_TYPE_ENTRY_ROW));
  hjl_review_window_keep_typed (window);
  g_assert_cmpuint (window->redo->len, ==, 1);

  /* Also where the answer has not come yet. */
  hjl_review_rig_type (rig, "Name", "Cleo Moor");
  act (rig, "review.undo");
  g_assert_cmpuint (window->undo->len, ==, 0);
  g_assert_cmpuint (window->redo->len, ==, 1);
  hjl_test_run_until_true (is_name_empty, rig);
}

static gboolean
is_ada_king (gpointer text)
{
  return g_str_equal (gtk_editable_get_text (text), "Ada King");
}

/* So does an entry in the row itself, where nothing was typed. */
static void
test_untouched (HjlReviewRig *rig,
                gconstpointer data)
{
  HjlReviewWindow *window = HJL_REVIEW_WINDOW (rig->window);
  GtkWidget       *text;
  g_autoptr (GAsyncResult) result = NULL;

  hjl_review_rig_see (rig, "Ada Byron");
  choose (rig, 0, TRUE);
  act (rig, "review.rename");
  text = gtk_window_get_focus (GTK_WINDOW (rig->window));
  hjl_workspace_edit_book_async (rig->workspace, rename_first, NULL, NULL, NULL, hjl_test_got_result, &result);
  hjl_test_wait (&result);
  hjl_test_run_until_true (is_ada_king, text);
  hjl_review_window_keep_typed (window);
  g_assert_cmpuint (window->undo->len, ==, 0);
}

static gboolean
is_one_stored (gpointer user_data)
{
  return hjl_store_count_drafts (hjl_workspace_get_store (((HjlReviewRig *) user_data)->workspace), NULL) == 1;
}

/* What was removed is once the window is closed. */
static void
test_removed (HjlReviewRig *rig,
              gconstpointer data)
{
  hjl_review_rig_see (rig, "Ada Byron");
  choose (rig, 0, TRUE);
  choose (rig, 1, FALSE);
  act (rig, "review.remove");
  hjl_review_rig_see (rig, "1 candidate to add");
  hjl_review_rig_close (rig);
  hjl_test_run_until_true (is_one_stored, rig);
}

/* A row that was dropped on another becomes one with it; undone, both are what they were. */
static void
test_join (HjlReviewRig *rig,
           gconstpointer data)
{
  g_autoptr (HjlDraft) before = NULL;
  g_autoptr (HjlDraft) after = NULL;
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;

  hjl_review_rig_see (rig, "Ada Byron");
  before = hjl_review_rig_load (rig, "3");
  was = hjl_draft_print (before);
  gtk_widget_activate_action (rig->window, "review.join-rows", "(ss)", "3", "1");
  hjl_review_rig_see (rig, "2 candidates to add");
  hjl_review_rig_see (rig, "ada@a.example, who@a.example");
  act (rig, "review.undo");
  hjl_review_rig_see (rig, "3 candidates to add");
  hjl_review_rig_see_gone (rig, "ada@a.example, who@a.example");
  after = hjl_review_rig_load (rig, "3");
  is = hjl_draft_print (after);
  g_assert_cmpstr (is, ==, was);
  act (rig, "review.redo");
  hjl_review_rig_see (rig, "ada@a.example, who@a.example");
}

/* Ada has a CV and somebody else's letter. */
static gboolean
give_files (HjlStore *store,
            HjlTime   now,
            gpointer  data,
            GError  **error)
{
  g_autoptr (HjlDraft) draft = hjl_store_load_draft (store, "1", error);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();

  if (draft == NULL)
    return FALSE;

  hjl_draft_take_file (draft, hjl_person_file_new ("spooled-cv", HJL_PURPOSE_CV, "Ada CV.pdf"), hjl_draft_read_new ("", 1, NULL));
  hjl_draft_take_file (draft, hjl_person_file_new ("spooled-letter", HJL_PURPOSE_OTHER, "Letter of Bo.pdf"), hjl_draft_read_new ("", 1, NULL));
  g_ptr_array_add (drafts, draft);

  return hjl_store_save_drafts (store, drafts, now, error);
}

/* Which files the row has, by their names. */
static gboolean
have_files (HjlReviewRig *rig,
            const char   *id,
            const char   *names)
{
  g_autoptr (HjlDraft) draft = hjl_review_rig_load (rig, id);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < draft->person->files->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", ((HjlPersonFile *) draft->person->files->pdata[i])->name);

  return g_str_equal (all->str, names);
}

static gboolean
is_with_bo (gpointer rig)
{
  return have_files (rig, "1", "Ada CV.pdf") && have_files (rig, "2", "Letter of Bo.pdf");
}

static gboolean
is_with_ada (gpointer rig)
{
  return have_files (rig, "1", "Ada CV.pdf, Letter of Bo.pdf") && have_files (rig, "2", "");
}

/* One file of a row is dropped on another row, or beside all of them; undone it is back where it was. */
static void
test_files (HjlReviewRig *rig,
            gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_edit_book_async (rig->workspace, give_files, NULL, NULL, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  hjl_review_rig_see (rig, "2 files: Ada CV.pdf, …");

  gtk_widget_activate_action (rig->window, "review.move-file", "(sss)", "1", "spooled-letter", "2");
  hjl_test_run_until_true (is_with_bo, rig);
  hjl_review_rig_see (rig, "Letter of Bo.pdf");
  act (rig, "review.undo");
  hjl_test_run_until_true (is_with_ada, rig);
  hjl_review_rig_see (rig, "2 files: Ada CV.pdf, …");

  /* A row of its own; and the only file of a row takes the row along. */
  gtk_widget_activate_action (rig->window, "review.move-file", "(sss)", "1", "spooled-letter", "");
  hjl_review_rig_see (rig, "4 candidates to add");
  gtk_widget_activate_action (rig->window, "review.move-file", "(sss)", "4", "spooled-letter", "2");
  hjl_review_rig_see (rig, "3 candidates to add");
  hjl_test_run_until_true (is_with_bo, rig);
}

static gboolean
have_second_stage (gpointer user_data)
{
  g_autoptr (HjlDraft) first = hjl_review_rig_load (user_data, "1");
  g_autoptr (HjlDraft) third = hjl_review_rig_load (user_data, "3");
  HjlReviewWindow *window = HJL_REVIEW_WINDOW (((HjlReviewRig *) user_data)->window);
  g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (G_MENU_MODEL (window->stage_menu), 2, "target", G_VARIANT_TYPE_STRING);

  return g_strcmp0 (first->person->stage_id, g_variant_get_string (target, NULL)) == 0 &&
         g_strcmp0 (third->person->stage_id, g_variant_get_string (target, NULL)) == 0;
}

static void
find_menu (gpointer row,
           gpointer user_data)
{
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child))
      *(GtkWidget **) user_data = child;
}

/* The stages open in the row that is looked at, and count for all that are selected. */
static void
test_stage (HjlReviewRig *rig,
            gconstpointer data)
{
  HjlReviewWindow *window = HJL_REVIEW_WINDOW (rig->window);
  GtkWidget       *menu = NULL;
  g_autoptr (GVariant) target = NULL;

  hjl_review_rig_see (rig, "Ada Byron");
  choose (rig, 0, TRUE);
  choose (rig, 2, FALSE);
  gtk_widget_activate_action (rig->window, "review.choose-stage", "s", "");
  hjl_row_list_foreach_row (window->list, find_menu, &menu);
  g_assert_nonnull (menu);
  g_assert_true (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu)) == G_MENU_MODEL (window->stage_menu));
  gtk_popover_popdown (GTK_POPOVER (menu));

  target = g_menu_model_get_item_attribute_value (G_MENU_MODEL (window->stage_menu), 2, "target", G_VARIANT_TYPE_STRING);
  gtk_widget_activate_action (rig->window, "review.set-stage", "s", g_variant_get_string (target, NULL));
  hjl_test_run_until_true (have_second_stage, rig);
}

/* A row that somebody else has changed stays as it is. */
static void
test_changed (HjlReviewRig *rig,
              gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_review_rig_see (rig, "Ada Byron");
  choose (rig, 0, TRUE);
  act (rig, "review.leave-out");
  hjl_review_rig_see (rig, "Left out");
  hjl_workspace_edit_book_async (rig->workspace, rename_first, NULL, NULL, NULL, hjl_test_got_result, &result);
  hjl_test_wait (&result);
  act (rig, "review.undo");
  hjl_review_rig_see (rig, "The row has changed since");
  hjl_review_rig_see (rig, "Ada King");
}

/* A key leads from one that asks to the next, round the end. */
static void
test_step (HjlReviewRig *rig,
           gconstpointer data)
{
  HjlReviewWindow *window = HJL_REVIEW_WINDOW (rig->window);
  const guint      places[] = { 2, 1, 2 };

  hjl_review_rig_see (rig, "Ada Byron");
  g_assert_cmpuint (hjl_review_window_find (window, window->current), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      act (rig, "review.next");
      g_assert_cmpuint (hjl_review_window_find (window, window->current), ==, places[i]);
    }
  act (rig, "review.previous");
  g_assert_cmpuint (hjl_review_window_find (window, window->current), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, function) g_test_add ("/app/review-edit/" name, HjlReviewRig, NULL, hjl_review_rig_set_up, function, hjl_review_rig_tear_down)
  add_test ("in-place", test_in_place);
  add_test ("right-to-left", test_right_to_left);
  add_test ("several", test_several);
  add_test ("put-back", test_put_back);
  add_test ("typed", test_typed);
  add_test ("focused", test_focused);
  add_test ("untouched", test_untouched);
  add_test ("removed", test_removed);
  add_test ("join", test_join);
  add_test ("files", test_files);
  add_test ("stage", test_stage);
  add_test ("changed", test_changed);
  add_test ("step", test_step);

  return g_test_run ();
}
