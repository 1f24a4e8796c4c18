/* test-review-faults.c: a review whose Lever does not answer, and one that is closed too early
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/review/hjl-review-window-private.h"
#include "hjl-review-rig.h"
#include "hjl-test-workspace.h"
#include "store/hjl-store-drafts.h"
#include "store/hjl-store-mapping.h"

static guint
count_drafts (HjlReviewRig *rig)
{
  return (guint) hjl_store_count_drafts (hjl_workspace_get_store (rig->workspace), NULL);
}

static void
set_fault (HjlReviewRig *rig,
           const char   *fault)
{
  g_autoptr (JsonObject) set = hjl_sync_rig_control (rig->sync, "fault", "%s", fault);
}

/* A file with two people, one of whom has no address that anybody could read; and a CV that is not there. */
static void
add_table (HjlReviewRig *rig)
{
  g_autofree char *folder = hjl_test_make_folder ();
  g_autofree char *table = g_build_filename (folder, "people.csv", NULL);
  g_autofree char *gone = g_build_filename (folder, "gone.pdf", NULL);
  g_autofree char *role_id = hjl_review_rig_dup_role (rig, "Data Engineer");
  const char      *paths[] = { table, gone, NULL };

  g_assert_true (g_file_set_contents (table, "Full Name,Email,Desk\nDina Roe,dina@a.example,4\nEli Fox,not an address,5\n", -1, NULL));
  hjl_review_window_add_files (HJL_REVIEW_WINDOW (rig->window), role_id, paths);
}

static gboolean
has_four (gpointer user_data)
{
  return count_drafts (user_data) == 4;
}

/* What is read once nobody looks is there, and what was left out is told where the candidates are. */
static void
test_closed (HjlReviewRig *rig,
             gconstpointer data)
{
  AdwMessageDialog *question;

  hjl_review_rig_open_over (rig);
  hjl_review_rig_see (rig, "3 candidates to add");
  add_table (rig);
  hjl_review_rig_close (rig);
  hjl_test_run_until_true (has_four, rig);
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  question = hjl_app_test_find_question ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (question), "gone.pdf"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (question), "Columns not used: Desk"));
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (question)) == rig->owner);
  hjl_app_test_answer ("close");
}

static gboolean
remove_third (HjlStore *store,
              HjlTime   now,
              gpointer  data,
              GError  **error)
{
  return hjl_store_remove_draft (store, "3", error);
}

static gboolean
owner_tells (gpointer user_data)
{
  return hjl_app_test_shows (GTK_WIDGET (((HjlReviewRig *) user_data)->owner), "There is no row 3 in the review");
}

/* What was typed last and cannot be kept is told too. */
static void
test_closed_edit (HjlReviewRig *rig,
                  gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_review_rig_open_over (rig);
  hjl_review_rig_see (rig, "3 candidates to add");
  hjl_review_rig_activate (rig, 2);
  gtk_editable_set_text (GTK_EDITABLE (hjl_app_test_find (rig->window, ADW_TYPE_ENTRY_ROW, "Name")), "Cleo Marsh");
  hjl_workspace_edit_book_async (rig->workspace, remove_third, NULL, NULL, NULL, hjl_test_got_result, &result);
  hjl_review_rig_close (rig);
  hjl_test_run_until_true (owner_tells, rig);
  g_assert_nonnull (result);
}

/* A window that is opened while another one's files are read says so, and shows who comes. */
static void
test_reopened (HjlReviewRig *rig,
               gconstpointer data)
{
  hjl_review_rig_open_over (rig);
  hjl_review_rig_see (rig, "3 candidates to add");
  add_table (rig);
  hjl_review_rig_close (rig);
  hjl_review_rig_open (rig);
  hjl_review_rig_see (rig, "Dina Roe");
  hjl_review_rig_see (rig, "4 candidates to add");
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  hjl_app_test_answer ("close");
}

static gboolean
is_saved (gpointer user_data)
{
  return hjl_app_test_shows (((HjlReviewRig *) user_data)->window, "The refused rows are in “rows.csv”");
}

/* Refused rows can be saved with the reason, to be mended and added again; only their owner may read them. */
static void
test_refused (HjlReviewRig *rig,
              gconstpointer data)
{
  g_autofree char *path = g_build_filename (rig->folder, "rows.csv", NULL);
  g_autofree char *text = NULL;
  g_autofree char *mended = NULL;
  g_autofree char *role_id = hjl_review_rig_dup_role (rig, "Data Engineer");
  const char      *paths[] = { path, NULL };
  g_auto (GStrv) parts = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AdwMessageDialog *question;
  GStatBuf          info;

  hjl_review_rig_see (rig, "3 candidates to add");
  add_table (rig);
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  question = hjl_app_test_find_question ();
  g_assert_true (adw_message_dialog_has_response (question, "save"));
  g_assert_nonnull (g_object_get_data (G_OBJECT (question), "hjl-rows"));
  hjl_review_window_save_rows (HJL_REVIEW_WINDOW (rig->window), file, g_object_get_data (G_OBJECT (question), "hjl-rows"));
  hjl_test_run_until_true (is_saved, rig);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Eli Fox"));
  g_assert_nonnull (strstr (text, "not an address"));
  g_assert_null (strstr (text, "Dina Roe"));
  g_assert_no_errno (g_stat (path, &info));
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  hjl_app_test_answer ("close");

  parts = g_strsplit (text, "not an address", -1);
  mended = g_strjoinv ("eli@a.example", parts);
  g_assert_true (g_file_set_contents (path, mended, -1, NULL));
  hjl_review_window_add_files (HJL_REVIEW_WINDOW (rig->window), role_id, paths);
  hjl_review_rig_see (rig, "Eli Fox");
  hjl_review_rig_see (rig, "5 candidates to add");
}

/* A Lever that did not answer is asked again, by the button and by itself, and says why until then. */
static void
test_again (HjlReviewRig *rig,
            gconstpointer data)
{
  static const char *const faults[] = {
    "'kind':'status','status':401",
    "'kind':'status','status':403",
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *fault = g_strdup_printf ("{'side':'lever','path':'/opportunities',%s,'count':0}", faults[i]);
      g_autoptr (JsonObject) cleared = NULL;

      g_test_message ("%s", faults[i]);
      hjl_review_rig_close (rig);
      set_fault (rig, fault);
      hjl_review_rig_open (rig);
      hjl_review_rig_see (rig, "2 candidates could not be looked up in Lever. ");
      hjl_review_rig_see (rig, "Not looked up in Lever: ");
      hjl_review_rig_see_gone (rig, "Looking in Lever…");
      cleared = hjl_sync_rig_control (rig->sync, "clear-faults", NULL);
      if (i == 0)
        {
          gtk_widget_activate_action (rig->window, "review.look-again", NULL);
          /* It does not wait for its own time any more. */
          g_assert_cmpuint (HJL_REVIEW_WINDOW (rig->window)->retry_id, ==, 0);
        }
      hjl_review_rig_see (rig, "New in Lever");
      hjl_review_rig_see_gone (rig, "could not be looked up");
    }
}

static void
act_as (HjlReviewRig *rig,
        const char   *user_id)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (rig->workspace);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;

  hjl_set_text (&settings->acting_user_id, user_id);
  hjl_workspace_save_settings_async (rig->workspace, settings, NULL, hjl_test_got_result, &saved);
  hjl_finish (rig->workspace, hjl_test_wait (&saved), &error);
  g_assert_no_error (error);
}

static void
read_posting (HjlReviewRig *rig,
              const char   *posting_id,
              const char   *owner)
{
  g_autoptr (JsonObject) set = hjl_sync_rig_control (rig->sync, "lever-posting", "{'posting':'%s','owner':%s,'hiring_manager':null}",
                                                     posting_id, owner);
  g_autoptr (HjlCatalogue) catalogue = hjl_test_workspace_refresh (rig->workspace);
}

static gboolean
on_passed_cb (gpointer passed)
{
  *(gboolean *) passed = TRUE;

  return G_SOURCE_REMOVE;
}

/* What the workspace had to tell, at most ten times a second, is told. */
static void
wait_until_told (void)
{
  gboolean passed = FALSE;

  g_timeout_add (400, on_passed_cb, &passed);
  hjl_test_run_until (&passed);
}

/* Who adds people in Lever is chosen in another window, or read with the posting: nobody is told to choose any more. */
static void
test_owner (HjlReviewRig *rig,
            gconstpointer data)
{
  g_autofree char *role_id = hjl_review_rig_dup_role (rig, "Data Engineer");
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (rig->workspace);
  g_autoptr (HjlCatalogue) catalogue = hjl_test_workspace_refresh (rig->workspace);
  g_autoptr (GPtrArray) postings = hjl_test_list_open_postings (catalogue);
  HjlPosting      *posting = postings->pdata[0];
  HjlRole         *role = hjl_catalogue_get_role (catalogue, role_id);
  g_autofree char *owner = g_strdup_printf ("'%s'", settings->acting_user_id);

  g_assert_nonnull (role);
  hjl_test_workspace_map_role (rig->workspace, catalogue, role, posting);
  for (guint by = 0; by < 2; by++)
    {
      hjl_review_rig_close (rig);
      read_posting (rig, posting->id, "null");
      act_as (rig, NULL);
      wait_until_told ();
      hjl_review_rig_open (rig);
      hjl_review_rig_see (rig, "New in Lever; first choose a fallback owner in Connection");
      wait_until_told ();
      if (by == 0)
        act_as (rig, settings->acting_user_id);
      else
        read_posting (rig, posting->id, owner);
      hjl_review_rig_see_gone (rig, "first choose a fallback owner");
      hjl_review_rig_see (rig, "New in Lever");
    }
  /* And taken away again while the review is open. */
  read_posting (rig, posting->id, "null");
  act_as (rig, NULL);
  hjl_review_rig_see (rig, "New in Lever; first choose a fallback owner in Connection");
}

/* Who acts is known here: whatever changes, Lever is asked nothing anew about who was looked up. */
static void
test_owner_calls (HjlReviewRig *rig,
                  gconstpointer data)
{
  g_autofree char *role_id = hjl_review_rig_dup_role (rig, "Data Engineer");
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (rig->workspace);
  g_autoptr (HjlCatalogue) catalogue = hjl_test_workspace_refresh (rig->workspace);
  g_autoptr (GPtrArray) postings = hjl_test_list_open_postings (catalogue);
  g_autoptr (JsonObject) reset = NULL;
  HjlPosting *posting = postings->pdata[0];

  hjl_test_workspace_map_role (rig->workspace, catalogue, hjl_catalogue_get_role (catalogue, role_id), posting);
  read_posting (rig, posting->id, "null");
  act_as (rig, NULL);
  hjl_review_rig_close (rig);
  wait_until_told ();
  hjl_review_rig_open (rig);
  hjl_review_rig_see (rig, "New in Lever; first choose a fallback owner in Connection");
  hjl_review_rig_see_gone (rig, "Looking in Lever…");
  reset = hjl_sync_rig_control (rig->sync, "reset-ledger", NULL);

  for (guint i = 0; i < 3; i++)
    {
      hjl_test_workspace_map_role (rig->workspace, catalogue, hjl_catalogue_get_role (catalogue, role_id), posting);
      wait_until_told ();
      hjl_review_rig_see (rig, "New in Lever; first choose a fallback owner in Connection");
    }
  act_as (rig, settings->acting_user_id);
  hjl_review_rig_see_gone (rig, "first choose a fallback owner");
  act_as (rig, NULL);
  hjl_review_rig_see (rig, "New in Lever; first choose a fallback owner in Connection");
  wait_until_told ();
  hjl_review_rig_see_gone (rig, "Looking in Lever…");
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig->sync, "lever"), ==, 0);
}

/* A role that is mapped while the review is open: who is in that posting by name alone is found. */
static void
test_mapped (HjlReviewRig *rig,
             gconstpointer data)
{
  g_autofree char *role_id = hjl_review_rig_dup_role (rig, "Data Engineer");
  g_autoptr (HjlCatalogue) catalogue = hjl_test_workspace_refresh (rig->workspace);
  g_autoptr (GPtrArray) postings = hjl_test_list_open_postings (catalogue);
  HjlPosting *posting = postings->pdata[0];
  g_autoptr (JsonObject) added = hjl_sync_rig_control (rig->sync, "lever-add", "{'posting':'%s','name':'Ada Byron','email':'other@a.example'}",
                                                       posting->id);

  hjl_review_rig_see (rig, "New in Lever");
  hjl_review_rig_see_gone (rig, "Looking in Lever…");
  hjl_test_workspace_map_role (rig->workspace, catalogue, hjl_catalogue_get_role (catalogue, role_id), posting);
  hjl_review_rig_see (rig, "Already in Lever as Ada Byron");
}

/* Another program has mapped the role, which says nothing here: what was answered is read once more, and Lever is not asked
 * about it again and again. */
static void
test_mapped_elsewhere (HjlReviewRig *rig,
                       gconstpointer data)
{
  g_autofree char *role_id = hjl_review_rig_dup_role (rig, "Data Engineer");
  g_autoptr (HjlCatalogue) catalogue = hjl_test_workspace_refresh (rig->workspace);
  g_autoptr (GPtrArray) postings = hjl_test_list_open_postings (catalogue);
  HjlPosting *posting = postings->pdata[0];
  g_autoptr (JsonObject) added = hjl_sync_rig_control (rig->sync, "lever-add", "{'posting':'%s','name':'Ada Byron','email':'other@a.example'}",
                                                       posting->id);
  g_autoptr (HjlMapping) mapping = hjl_mapping_new (role_id);
  g_autoptr (JsonObject) reset = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlStore) store = NULL;
  g_autofree char *path = g_build_filename (rig->sync->folder, "hjlever.db", NULL);
  HjlReviewWindow *window = HJL_REVIEW_WINDOW (rig->window);

  hjl_review_rig_see (rig, "New in Lever");
  hjl_review_rig_see_gone (rig, "Looking in Lever…");
  hjl_mapping_set_role_title (mapping, "Data Engineer");
  hjl_mapping_set_posting (mapping, posting->id, posting->title);
  store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  hjl_store_save_mapping (store, mapping, g_get_real_time () / 1000, &error);
  g_assert_no_error (error);
  reset = hjl_sync_rig_control (rig->sync, "reset-ledger", NULL);
  for (guint i = 0; i < hjl_review_window_count (window); i++)
    hjl_review_item_take_finding (hjl_review_window_get_item (window, i), NULL);
  hjl_review_window_look_up (window);
  hjl_review_rig_see (rig, "Already in Lever as Ada Byron");
  hjl_review_rig_see_gone (rig, "Looking in Lever…");
  /* Two rows can be asked about, each by its address and in the posting, and once. */
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig->sync, "lever"), <=, 4);
}

/* What a person chose waits for an owner just the same. */
static void
test_chosen (void)
{
  static const struct
  {
    HjlDraftChoice choice;
    const char    *text;
  } rows[] = {
    { HJL_DRAFT_UNDECIDED, "New in Lever; first choose a fallback owner in Connection" },
    { HJL_DRAFT_NEW, "New record in Lever; first choose a fallback owner in Connection" },
    { HJL_DRAFT_INTO, "Files go to the record you chose; first choose a fallback owner in Connection" },
    { HJL_DRAFT_SKIP, "Left out" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HjlDraft   *draft = hjl_draft_new ("role-1");
      HjlFinding *finding = hjl_finding_new (HJL_FINDING_NEW);
      g_autoptr (HjlReviewItem) item = NULL;
      g_autofree char *text = NULL;

      hjl_draft_set (draft, HJL_CV_FIELD_NAME, (const char *[]){ "Ada Byron", NULL });
      hjl_draft_set (draft, HJL_CV_FIELD_EMAIL, (const char *[]){ "ada@a.example", NULL });
      draft->choice = rows[i].choice;
      draft->id = g_strdup ("row");
      finding->nobody = TRUE;
      item = hjl_review_item_new (draft);
      hjl_review_item_take_finding (item, finding);
      text = hjl_review_item_describe (item);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* Nobody is connected: the rows say so, and none says that Lever is being asked. */
static void
test_nobody (HjlReviewRig *rig,
             gconstpointer data)
{
  hjl_review_rig_see (rig, "2 candidates could not be looked up in Lever. ");
  hjl_review_rig_see (rig, "Needs a name");
  hjl_review_rig_see_gone (rig, "Looking in Lever…");
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, with, function) g_test_add ("/app/review-faults/" name, HjlReviewRig, with, hjl_review_rig_set_up, function, hjl_review_rig_tear_down)
  add_test ("closed", HJL_REVIEW_RIG_NOBODY, test_closed);
  add_test ("closed-edit", HJL_REVIEW_RIG_NOBODY, test_closed_edit);
  add_test ("reopened", HJL_REVIEW_RIG_NOBODY, test_reopened);
  add_test ("refused", HJL_REVIEW_RIG_NOBODY, test_refused);
  add_test ("owner", HJL_REVIEW_RIG_LEVER, test_owner);
  add_test ("mapped", HJL_REVIEW_RIG_LEVER, test_mapped);
  add_test ("mapped-elsewhere", HJL_REVIEW_RIG_LEVER, test_mapped_elsewhere);
  add_test ("owner-calls", HJL_REVIEW_RIG_LEVER, test_owner_calls);
  g_test_add_func ("/app/review-faults/chosen", test_chosen);
  add_test ("again", HJL_REVIEW_RIG_LEVER, test_again);
  add_test ("nobody", HJL_REVIEW_RIG_NOBODY, test_nobody);

  return g_test_run ();
}
