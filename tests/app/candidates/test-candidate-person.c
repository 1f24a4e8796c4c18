/* test-candidate-person.c: the details say who somebody is, and show their documents
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "../../core/sync/hjl-sync-rig.h"
#include "app/candidates/hjl-candidate-details.h"
#include "app/widgets/hjl-open-copy.h"
#include "app/widgets/hjl-page-picture.h"
#include "demo/world/hjl-demo-person.h"
#include "hjl-app-test.h"
#include "hjl-test-workspace.h"
#include "model/hjl-file-kind.h"
#include "model/hjl-snapshot.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-drafts.h"

typedef struct
{
  HjlSyncRig *sync;
  char       *candidate_id;
  GtkWidget  *view;
  GtkWindow  *window;
  const char *expected;
} Rig;

/* @data: (nullable): whose name is to be shown; NULL: the first of all */
static void
rig_set_up (Rig          *rig,
            gconstpointer data)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (JsonObject) reset = NULL;

  options.candidates = 14;
  options.live_roles = 1;
  options.rate = 0;
  rig->sync = hjl_sync_rig_new (&options);
  report = hjl_sync_rig_sync (rig->sync);
  cases = hjl_store_load_cases (hjl_workspace_get_store (rig->sync->workspace), TRUE, NULL, 100, NULL);
  for (guint i = 0; i < cases->len && rig->candidate_id == NULL; i++)
    {
      HjlCase *c = g_ptr_array_index (cases, i);

      if (g_strcmp0 (c->candidate->name, data != NULL ? data : HJL_DEMO_PERSON_FIRST_NAME) == 0)
        rig->candidate_id = g_strdup (c->candidate->id);
    }
  g_assert_nonnull (rig->candidate_id);
  reset = hjl_sync_rig_control (rig->sync, "reset-ledger", "{}");

  rig->view = g_object_new (HJL_TYPE_CANDIDATE_DETAILS, NULL);
  hjl_candidate_details_set_workspace (HJL_CANDIDATE_DETAILS (rig->view), rig->sync->workspace,
                                       hjl_workspace_get_loader (rig->sync->workspace));
  rig->window = hjl_app_test_present (rig->view);
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
  hjl_sync_rig_free (rig->sync);
  g_free (rig->candidate_id);
}

static void
show (Rig *rig)
{
  hjl_candidate_details_show (HJL_CANDIDATE_DETAILS (rig->view), rig->candidate_id);
}

static gboolean
says_expected (gpointer user_data)
{
  Rig *rig = user_data;

  return hjl_app_test_shows (rig->view, rig->expected);
}

static void
wait_for (Rig        *rig,
          const char *expected)
{
  g_test_message ("Waiting for “%s”", expected);
  rig->expected = expected;
  hjl_test_run_until_true (says_expected, rig);
}

static gboolean
has_picture (gpointer user_data)
{
  GtkWidget *picture = hjl_app_test_find (((Rig *) user_data)->view, GTK_TYPE_PICTURE, NULL);

  return picture != NULL && gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL && gtk_widget_get_height (picture) > 0;
}

/* What this program has put into the clipboard. (transfer full) */
static char *
dup_copied (Rig *rig)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (rig->view));
  g_auto (GValue) value = G_VALUE_INIT;

  g_assert_nonnull (content);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));

  return g_value_dup_string (&value);
}

/* The row that says @text, and its button. */
static GtkWidget *
find_button (Rig        *rig,
             const char *text,
             const char *tooltip)
{
  GtkWidget *label = hjl_app_test_find (rig->view, GTK_TYPE_LABEL, text);

  g_assert_nonnull (label);

  return hjl_app_test_find (gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW), GTK_TYPE_BUTTON, tooltip);
}

/* Whether any file of the program has @text in it. */
static gboolean
is_written_down (Rig        *rig,
                 const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (rig->sync->folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (rig->sync->folder, name, NULL);
      g_autofree char *content = NULL;
      gsize            size;

      if (g_file_get_contents (path, &content, &size, NULL) && memmem (content, size, text, strlen (text)) != NULL)
        {
          g_test_message ("%s has “%s”", name, text);
          return TRUE;
        }
    }

  return FALSE;
}

/* As hackajob gives it, read when it is shown, and kept nowhere. */
static void
test_facts (Rig          *rig,
            gconstpointer data)
{
  g_autofree char *copied = NULL;

  g_assert_cmpuint (hjl_sync_rig_count_calls (rig->sync, "hackajob"), ==, 0);
  show (rig);
  wait_for (rig, HJL_DEMO_PERSON_FIRST_EMAIL);
  g_assert_true (hjl_app_test_shows (rig->view, HJL_DEMO_PERSON_FIRST_NAME));
  g_assert_true (hjl_app_test_shows (rig->view, "Engineer"));
  g_assert_true (hjl_app_test_shows (rig->view, "1 month"));
  g_assert_true (hjl_app_test_shows (rig->view, "GBP"));
  g_assert_nonnull (hjl_app_test_find (rig->view, ADW_TYPE_ACTION_ROW, "Skills"));
  g_assert_nonnull (hjl_app_test_find (rig->view, ADW_TYPE_ACTION_ROW, "Salary Expectation"));
  g_assert_nonnull (hjl_app_test_find (rig->view, ADW_TYPE_ACTION_ROW, "Notice Period"));
  g_assert_true (hjl_app_test_shows (rig->view, "Phone"));
  g_assert_true (hjl_app_test_shows (rig->view, "https://portfolio.example/"));
  g_assert_nonnull (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "Open in Browser"));
  g_assert_nonnull (find_button (rig, HJL_DEMO_PERSON_FIRST_EMAIL, "Write an Email"));

  g_signal_emit_by_name (find_button (rig, HJL_DEMO_PERSON_FIRST_EMAIL, "Copy"), "clicked");
  copied = dup_copied (rig);
  g_assert_cmpstr (copied, ==, HJL_DEMO_PERSON_FIRST_EMAIL);

  g_assert_true (is_written_down (rig, HJL_DEMO_PERSON_FIRST_NAME));
  g_assert_false (is_written_down (rig, HJL_DEMO_PERSON_FIRST_EMAIL));
  g_assert_false (is_written_down (rig, "portfolio.example"));
}

/* A number's groups stay in their order where one reads from right to left, and what is copied is the number alone. */
static void
test_right_to_left (Rig          *rig,
                    gconstpointer data)
{
  GtkTextDirection before = gtk_widget_get_default_direction ();
  g_autofree char *shown = g_strconcat ("\342\201\246", HJL_DEMO_PERSON_FIRST_EMAIL, "\342\201\251", NULL);
  g_autofree char *copied = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  show (rig);
  wait_for (rig, shown);
  g_signal_emit_by_name (find_button (rig, shown, "Copy"), "clicked");
  copied = dup_copied (rig);
  gtk_widget_set_default_direction (before);
  g_assert_cmpstr (copied, ==, HJL_DEMO_PERSON_FIRST_EMAIL);
}

/* hackajob does not answer: what helps is said, and the rest is there; then it does. */
static void
test_offline (Rig          *rig,
              gconstpointer data)
{
  g_autoptr (JsonObject) fault =
    hjl_sync_rig_control (rig->sync, "fault", "{'side':'hackajob','kind':'cut-before','count':0}");
  g_autoptr (JsonObject) mended = NULL;

  show (rig);
  wait_for (rig, "hackajob could not be reached.");
  g_assert_true (hjl_app_test_shows (rig->view, "Stage in Lever"));
  mended = hjl_sync_rig_control (rig->sync, "clear-faults", "{}");
  g_signal_emit_by_name (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "Try _Again"), "clicked");
  wait_for (rig, HJL_DEMO_PERSON_FIRST_EMAIL);
}

static void
test_gone (Rig          *rig,
           gconstpointer data)
{
  g_autoptr (JsonObject) hidden = hjl_sync_rig_control (rig->sync, "hackajob-hide", "{'candidate':'%s'}", rig->candidate_id);

  show (rig);
  wait_for (rig, "hackajob no longer has this candidate.");
  g_assert_null (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "Try _Again"));
}

/* Nobody asks for somebody who was erased. */
static void
test_erased (Rig          *rig,
             gconstpointer data)
{
  g_autoptr (GAsyncResult) erased = NULL;
  g_autoptr (GAsyncResult) asked = NULL;
  g_autoptr (HjlCandidateProfile) profile = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_erase_async (rig->sync->workspace, rig->candidate_id, NULL, hjl_test_got_result, &erased);
  g_assert_true (hjl_finish (rig->sync->workspace, hjl_test_wait (&erased), &error));
  g_assert_no_error (error);
  show (rig);
  wait_for (rig, "Erased");
  hjl_workspace_load_profile_async (rig->sync->workspace, rig->candidate_id, NULL, hjl_test_got_result, &asked);
  g_assert_true (hjl_workspace_load_profile_finish (rig->sync->workspace, hjl_test_wait (&asked), &profile, &error));
  g_assert_no_error (error);
  g_assert_null (profile);
  g_assert_null (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "_Open"));
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig->sync, "hackajob"), ==, 0);
}

/* Closed while hackajob takes its time: it is not waited for, and the next person's is shown. */
static void
test_left (Rig          *rig,
           gconstpointer data)
{
  g_autoptr (JsonObject) fault =
    hjl_sync_rig_control (rig->sync, "fault", "{'side':'hackajob','kind':'delay','delay':60000,'count':0}");
  g_autoptr (JsonObject) mended = NULL;
  gint64 start;

  show (rig);
  wait_for (rig, "Reading from hackajob…");
  hjl_candidate_details_show (HJL_CANDIDATE_DETAILS (rig->view), NULL);
  mended = hjl_sync_rig_control (rig->sync, "clear-faults", "{}");
  start = g_get_monotonic_time ();
  show (rig);
  wait_for (rig, HJL_DEMO_PERSON_FIRST_EMAIL);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
}

/* The CV, and hackajob's profile, which is set here where hackajob makes none. */
static void
test_pages (Rig          *rig,
            gconstpointer data)
{
  g_autoptr (JsonObject) fault =
    hjl_sync_rig_control (rig->sync, "fault", "{'side':'hackajob','path':'*/profile.pdf','kind':'status','status':404,'count':0}");
  GtkWidget *picture;

  /* No room is left for the page: it takes what it needs. */
  hjl_app_test_resize (rig->window, 360, 400);
  show (rig);
  hjl_test_run_until_true (has_picture, rig);
  picture = hjl_app_test_find (rig->view, GTK_TYPE_PICTURE, NULL);
  g_assert_cmpint (gtk_widget_get_height (picture), >, gtk_widget_get_width (picture));
  g_assert_false (is_written_down (rig, "%PDF"));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (hjl_app_test_find (rig->view, GTK_TYPE_LABEL, "hackajob Profile"), GTK_TYPE_TOGGLE_BUTTON)), TRUE);
  wait_for (rig, "hackajob-profile.pdf");
  hjl_test_run_until_true (has_picture, rig);
}

/* What was said of a page before takes no room once the page is there: on a phone it pushed the details out of the window. */
static void
test_narrow (void)
{
  GtkWidget *page = g_object_new (HJL_TYPE_PAGE_PICTURE, "whole", TRUE, NULL);

  g_object_ref_sink (page);
  hjl_page_picture_say (HJL_PAGE_PICTURE (page), "hackajob did not give this document for now, whatever it may be that keeps it from that. Try it again later.");
  hjl_app_test_assert_narrow (page);
  hjl_page_picture_wait (HJL_PAGE_PICTURE (page));
  hjl_app_test_assert_narrow (page);
  hjl_test_assert_finalized (page);
}

typedef struct
{
  GtkWidget  *page;
  const char *words;
} Unseen;

static gboolean
says_words (gpointer user_data)
{
  Unseen *unseen = user_data;

  return hjl_app_test_find (unseen->page, GTK_TYPE_LABEL, unseen->words) != NULL;
}

/* Why there is no page to be seen: of somebody who was added already there is nothing to fill in. */
static void
test_unseen (void)
{
  static const struct
  {
    const char *content;
    const char *words;
  } cases[] = {
    { "%PDF-1.7\nnothing more", "This file is damaged. Ask for it again." },
    { "", "This file is empty. Ask for it again." },
    { "\177ELF\002\001\001", "Files of this kind cannot be shown here." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *page = g_object_new (HJL_TYPE_PAGE_PICTURE, "whole", TRUE, NULL);
      GtkWindow *window = hjl_app_test_present (page);
      g_autoptr (GBytes) content = g_bytes_new_static (cases[i].content, strlen (cases[i].content));
      Unseen unseen = { page, cases[i].words };

      g_test_message ("Waiting for “%s”", cases[i].words);
      hjl_page_picture_show_bytes (HJL_PAGE_PICTURE (page), content, "CV");
      hjl_test_run_until_true (says_words, &unseen);
      gtk_window_destroy (window);
    }
}

static void
test_no_cv (Rig          *rig,
            gconstpointer data)
{
  show (rig);
  wait_for (rig, "hackajob has no CV of this candidate.");
  g_assert_false (gtk_widget_get_sensitive (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "_Open")));
}

/* The path that the viewer was given. (transfer full) (nullable) */
static char *
read_seen (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "seen", NULL);
  char            *seen = NULL;

  return g_file_get_contents (path, &seen, NULL, NULL) && g_str_has_suffix (seen, "\n") ? g_strchomp (seen) : (g_free (seen), NULL);
}

static gboolean
is_seen (gpointer user_data)
{
  g_autofree char *seen = read_seen ();

  return seen != NULL;
}

/* What stands for the desktop's viewer of PDF files. */
static void
add_viewer (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *desktop = g_build_filename (folder, "viewer.desktop", NULL);
  g_autofree char *list = g_build_filename (folder, "mimeapps.list", NULL);
  g_autofree char *text = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Viewer\nMimeType=application/pdf;\n"
                                           "Exec=sh -c 'echo \"$1\" >%s/seen' sh %%f\n",
                                           g_get_user_data_dir ());

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (desktop, text, -1, NULL));
  g_assert_true (g_file_set_contents (list, "[Default Applications]\napplication/pdf=viewer.desktop\n", -1, NULL));
}

/* Another program gets a private copy, which goes with the program. */
static void
test_open (Rig          *rig,
           gconstpointer data)
{
  g_autofree char *seen = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *content = NULL;
  GStatBuf         info;

  add_viewer ();
  show (rig);
  hjl_test_run_until_true (has_picture, rig);
  g_signal_emit_by_name (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "_Open"), "clicked");
  hjl_test_run_until_true (is_seen, NULL);
  seen = read_seen ();
  g_test_message ("The viewer got %s", seen);
  g_assert_true (g_str_has_suffix (seen, ".pdf"));
  g_assert_true (g_str_has_prefix (seen, g_get_user_runtime_dir ()));
  g_assert_cmpint (g_stat (seen, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  folder = g_path_get_dirname (seen);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_true (g_file_get_contents (seen, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF"));

  hjl_open_copy_remove_all ();
  g_assert_false (g_file_test (seen, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static gboolean
has_text (gpointer user_data)
{
  GtkWidget       *view = hjl_app_test_find (((Rig *) user_data)->view, GTK_TYPE_TEXT_VIEW, NULL);
  g_autofree char *text = NULL;

  if (view == NULL)
    return FALSE;
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);

  return strstr (text, "Welder in Leeds") != NULL;
}

/* Somebody is added by the file of their CV, and accepted. */
static void
add_person (HjlSyncRig *sync)
{
  HjlStore        *store = hjl_workspace_get_store (sync->workspace);
  g_autofree char *path = g_build_filename (sync->folder, "Eli Fox CV.txt", NULL);
  g_autoptr (GPtrArray) roles = hjl_store_list_book_roles (store, NULL);
  const char *paths[] = { path, NULL };
  const char *ids[] = { NULL, NULL };
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (((HjlRole *) roles->pdata[0])->id, paths, NULL, FALSE);
  g_autoptr (HjlIntakeReport) added = NULL;
  g_autoptr (GAsyncResult) adding = NULL;
  g_autoptr (GAsyncResult) accepting = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "Eli Fox\nWelder in Leeds\neli.fox@a.example\n+44 113 496 0000\n", -1, NULL));
  hjl_workspace_add_files_async (sync->workspace, request, NULL, hjl_test_got_result, &adding);
  added = hjl_finish_pointer (sync->workspace, hjl_test_wait (&adding), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (added->drafts->len, ==, 1);
  ids[0] = ((HjlDraft *) added->drafts->pdata[0])->id;
  hjl_workspace_accept_async (sync->workspace, ids, TRUE, NULL, hjl_test_got_result, &accepting);
  g_assert_cmpint (hjl_workspace_accept_finish (sync->workspace, hjl_test_wait (&accepting), NULL, NULL, &error), ==, 1);
  g_assert_no_error (error);
}

static void
choose (HjlSyncRig       *sync,
        HjlCandidatesFrom from)
{
  g_autoptr (GAsyncResult) chosen = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_set_candidates_from_async (sync->workspace, from, NULL, hjl_test_got_result, &chosen);
  hjl_finish (sync->workspace, hjl_test_wait (&chosen), &error);
  g_assert_no_error (error);
}

/* A workspace with somebody from files, shown by nobody yet. */
static void
rig_add_from_files (Rig *rig)
{
  g_autoptr (HjlSyncReport) read = NULL;
  g_autoptr (HjlSyncReport) again = NULL;
  g_autoptr (GPtrArray) cases = NULL;

  rig->sync = hjl_sync_rig_new_plain (1);
  read = hjl_sync_rig_sync (rig->sync);
  choose (rig->sync, HJL_CANDIDATES_FROM_FILES);
  add_person (rig->sync);
  again = hjl_sync_rig_sync (rig->sync);
  cases = hjl_store_load_cases (hjl_workspace_get_store (rig->sync->workspace), TRUE, NULL, 10, NULL);
  for (guint i = 0; i < cases->len; i++)
    {
      HjlCase *c = g_ptr_array_index (cases, i);

      if (g_strcmp0 (c->candidate->name, "Eli Fox") == 0)
        rig->candidate_id = g_strdup (c->candidate->id);
    }
  g_assert_nonnull (rig->candidate_id);
}

static void
rig_present (Rig *rig)
{
  g_autoptr (JsonObject) reset = hjl_sync_rig_control (rig->sync, "reset-ledger", "{}");

  rig->view = g_object_new (HJL_TYPE_CANDIDATE_DETAILS, NULL);
  hjl_candidate_details_set_workspace (HJL_CANDIDATE_DETAILS (rig->view), rig->sync->workspace,
                                       hjl_workspace_get_loader (rig->sync->workspace));
  rig->window = hjl_app_test_present (rig->view);
}

/* Of people from files it is what the review kept, and nobody is asked; what Lever has is kept no longer, and said. */
static void
test_files (void)
{
  Rig rig = { NULL };
  g_autoptr (HjlSyncReport) report = NULL;

  rig_add_from_files (&rig);
  rig_present (&rig);
  show (&rig);
  wait_for (&rig, "eli.fox@a.example");
  hjl_test_run_until_true (has_text, &rig);
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig.sync, "hackajob"), ==, 0);

  hjl_sync_rig_map_all (rig.sync);
  report = hjl_sync_rig_sync (rig.sync);
  g_assert_cmpuint (report->exported, ==, 1);
  hjl_candidate_details_show (HJL_CANDIDATE_DETAILS (rig.view), NULL);
  show (&rig);
  wait_for (&rig, "Lever has this file");
  rig_tear_down (&rig, NULL);
}

static gboolean
has_email (gpointer user_data)
{
  Rig *rig = user_data;

  /* All the while: hackajob is neither asked, nor said to be. */
  g_assert_null (hjl_app_test_find (rig->view, GTK_TYPE_LABEL, "Reading from hackajob…"));

  return hjl_app_test_shows (rig->view, "eli.fox@a.example");
}

/* The feed counts now, and does not know them. */
static void
test_files_with_feed (void)
{
  Rig rig = { NULL };

  rig_add_from_files (&rig);
  choose (rig.sync, HJL_CANDIDATES_FROM_FEED);
  rig_present (&rig);
  show (&rig);
  hjl_test_run_until_true (has_email, &rig);
  hjl_test_run_until_true (has_text, &rig);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (hjl_app_test_find (rig.view, GTK_TYPE_LABEL, "hackajob Profile"), GTK_TYPE_TOGGLE_BUTTON)), TRUE);
  wait_for (&rig, "No hackajob profile was added for this candidate.");
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig.sync, "hackajob"), ==, 0);
  rig_tear_down (&rig, NULL);
}

/* What an export replaces is replaced here as well: Lever has the same. */
static void
test_replaced (Rig          *rig,
               gconstpointer data)
{
  static const char *const faults[] = {
    "'kind':'status','status':404",
    "'kind':'status','status':409",
    "'kind':'garbage'",
    "'kind':'empty','status':200",
    "'kind':'huge'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (JsonObject) fault = hjl_sync_rig_control (rig->sync, "fault", "{'side':'hackajob','path':'*/profile.pdf','count':0,%s}", faults[i]);
      g_autoptr (GAsyncResult) asked = NULL;
      g_autoptr (HjlDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonObject) cleared = NULL;

      g_test_message ("%s", faults[i]);
      hjl_workspace_load_document_async (rig->sync->workspace, rig->candidate_id, HJL_PURPOSE_PROFILE, NULL, hjl_test_got_result, &asked);
      document = hjl_workspace_load_document_finish (rig->sync->workspace, hjl_test_wait (&asked), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (document->name, ==, "hackajob-profile.pdf");
      g_assert_cmpint (hjl_file_kind_of (document->content), ==, HJL_FILE_KIND_PDF);
      g_assert_true (hjl_file_kind_is_whole (HJL_FILE_KIND_PDF, document->content));
      cleared = hjl_sync_rig_control (rig->sync, "clear-faults", "{}");
    }
}

/* (transfer full) (nullable) */
static HjlDocument *
load_profile_document (Rig     *rig,
                       GError **error)
{
  g_autoptr (GAsyncResult) asked = NULL;

  hjl_workspace_load_document_async (rig->sync->workspace, rig->candidate_id, HJL_PURPOSE_PROFILE, NULL, hjl_test_got_result, &asked);

  return hjl_workspace_load_document_finish (rig->sync->workspace, hjl_test_wait (&asked), error);
}

/* hackajob fails at the document: its error is shown, until an export does without it; then what Lever has is. */
static void
test_replaced_later (void)
{
  Rig rig = { .sync = hjl_sync_rig_new_mapped (1) };
  g_autoptr (JsonObject) fault = hjl_sync_rig_control (rig.sync, "fault", "{'side':'hackajob','path':'*/profile.pdf','count':0,'kind':'status','status':500}");
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig.sync);
  g_autoptr (HjlSyncReport) late = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (HjlDocument) soon = NULL;
  g_autoptr (HjlDocument) planned = NULL;
  g_autoptr (HjlDocument) sent = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (first->failed, ==, 1);
  cases = hjl_store_load_cases (hjl_workspace_get_store (rig.sync->workspace), TRUE, NULL, 100, NULL);
  for (guint i = 0; i < cases->len && rig.candidate_id == NULL; i++)
    {
      const HjlCandidate *candidate = ((HjlCase *) g_ptr_array_index (cases, i))->candidate;

      if (candidate->status == HJL_CANDIDATE_STATUS_ACCEPTED)
        rig.candidate_id = g_strdup (candidate->id);
    }
  soon = load_profile_document (&rig, &error);
  g_assert_null (soon);
  g_assert_nonnull (error);
  g_clear_error (&error);

  hjl_sync_rig_set_ahead (25);
  planned = load_profile_document (&rig, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (planned->name, ==, "hackajob-profile.pdf");

  late = hjl_sync_rig_sync (rig.sync);
  g_assert_cmpuint (late->exported, ==, 1);
  sent = load_profile_document (&rig, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sent->name, ==, "hackajob-profile.pdf");

  hjl_sync_rig_set_ahead (0);
  g_free (rig.candidate_id);
  hjl_sync_rig_free (rig.sync);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *program = NULL;

  hjl_app_test_init (&argc, &argv);
  program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "reader", "hjlever-read-cv", NULL);
  g_setenv ("HJLEVER_READ_CV", program, TRUE);

#define add_test(name, who, function) g_test_add ("/app/candidate-person/" name, Rig, who, rig_set_up, function, rig_tear_down)
  add_test ("facts", NULL, test_facts);
  add_test ("right-to-left", NULL, test_right_to_left);
  add_test ("offline", NULL, test_offline);
  add_test ("gone", NULL, test_gone);
  add_test ("erased", NULL, test_erased);
  add_test ("left", NULL, test_left);
  add_test ("pages", NULL, test_pages);
  add_test ("no-cv", "Nora Nocv", test_no_cv);
  add_test ("open", NULL, test_open);
  add_test ("replaced", NULL, test_replaced);
  g_test_add_func ("/app/candidate-person/replaced-later", test_replaced_later);
  g_test_add_func ("/app/candidate-person/unseen", test_unseen);
  g_test_add_func ("/app/candidate-person/narrow", test_narrow);
  g_test_add_func ("/app/candidate-person/files", test_files);
  g_test_add_func ("/app/candidate-person/files-with-feed", test_files_with_feed);

  return g_test_run ();
}
