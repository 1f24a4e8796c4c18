/* test-undo.c: a run is taken back from the window, after it was shown by name what that does
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../../core/sync/hjl-sync-rig.h"
#include "app/sync/hjl-undo-dialog.h"
#include "app/window/hjl-window.h"
#include "hjl-app-test.h"
#include "hjl-test-utils.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-runs.h"

static gboolean
offers_undo (gpointer window)
{
  return hjl_app_test_find (window, GTK_TYPE_BUTTON, "Undo") != NULL;
}

static gboolean
is_undone (gpointer window)
{
  return hjl_app_test_shows (window, "Undone for 2 people");
}

static void
choose (GtkWidget  *dialog,
        const char *reason)
{
  GtkDropDown *choice = GTK_DROP_DOWN (hjl_app_test_find (dialog, GTK_TYPE_DROP_DOWN, NULL));
  GListModel  *model = gtk_drop_down_get_model (choice);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      const char *name = gtk_string_list_get_string (GTK_STRING_LIST (model), i);

      /* A hire is no reason to take somebody back. */
      g_assert_cmpstr (name, !=, "Hired");
      if (g_str_equal (name, reason))
        gtk_drop_down_set_selected (choice, i);
    }
}

static gboolean
has_told (gpointer window)
{
  return !hjl_app_test_shows (window, "Looking at what can be undone…");
}

/* From the toast after a run: the dialog names everybody, asks for a reason, and the records are archived. */
static void
test_toast (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (HjlSyncer) syncer = hjl_syncer_new (rig->workspace);
  HjlWindow       *window = hjl_window_new (NULL);
  GtkWidget       *dialog;
  gint64           began;
  g_autofree char *candidate = NULL;
  g_autofree char *place = NULL;
  g_autoptr (HjlCase) c = NULL;

  g_object_set (syncer, "automatic", FALSE, NULL);
  gtk_window_present (GTK_WINDOW (window));
  hjl_window_open (window, rig->workspace, syncer);
  hjl_syncer_sync (syncer, TRUE);
  hjl_test_run_until_true (offers_undo, window);

  gtk_widget_activate (hjl_app_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Undo"));
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  began = g_get_monotonic_time ();
  /* In less time than a toast stands by itself. */
  hjl_test_run_until_true (has_told, window);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 4 * G_USEC_PER_SEC);
  dialog = GTK_WIDGET (hjl_app_test_find_question ());
  candidate = hjl_sync_rig_pick_exported (rig, 0);
  c = hjl_store_load_case (hjl_workspace_get_store (rig->workspace), candidate, NULL);
  g_assert_nonnull (c->candidate->name);
  g_assert_true (hjl_app_test_shows (dialog, c->candidate->name));
  g_assert_true (hjl_app_test_shows (dialog, "2 people go back"));
  g_assert_true (hjl_app_test_shows (dialog, "Lever has no way to delete a record"));

  /* Not without a reason. */
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "undo"));
  choose (dialog, "Timing");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "undo"));
  g_assert_nonnull (hjl_undo_dialog_get_reason (dialog));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "undo");
  hjl_test_run_until_true (is_undone, window);

  place = hjl_sync_rig_lever_place (rig, candidate);
  g_assert_nonnull (place);
  g_assert_cmpuint (hjl_store_get_run_id (hjl_workspace_get_store (rig->workspace)), ==, 0);
  {
    g_autoptr (HjlRun) run = hjl_store_load_run (hjl_workspace_get_store (rig->workspace), 2, NULL);

    g_assert_cmpint (run->undoes, ==, 1);
    g_assert_cmpuint (run->done[HJL_ACTION_ARCHIVE_IN_LEVER], ==, 2);
    g_assert_cmpstr (run->reason_id, ==, place);
  }

  gtk_window_destroy (GTK_WINDOW (window));
  hjl_test_wait_idle ();
}

/* Nothing to do, somebody left, a name that looks like markup. */
static void
test_left (void)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
  g_autoptr (HjlRun) run = hjl_run_new (HJL_RUN_BY_HAND, 1);
  g_autoptr (HjlUndo) undo = hjl_undo_new (run);
  HjlChange  person = { .candidate_id = (char *) "c1", .name = (char *) "R&D <Lead>" };
  GtkWidget *dialog;

  g_ptr_array_add (undo->left, hjl_undo_left_new (&person, g_strdup ("Changed in Lever since: at “A & B” now.")));
  dialog = hjl_undo_dialog_new (NULL, undo, catalogue);
  gtk_window_present (GTK_WINDOW (dialog));
  hjl_test_wait_idle ();
  g_assert_true (hjl_app_test_shows (dialog, "R&D <Lead>"));
  g_assert_true (hjl_app_test_shows (dialog, "“A & B”"));
  g_assert_true (hjl_app_test_shows (dialog, "nothing that can be undone"));
  g_assert_null (hjl_app_test_find (dialog, GTK_TYPE_BUTTON, "_Undo"));
  g_assert_nonnull (hjl_app_test_find (dialog, GTK_TYPE_BUTTON, "_Close"));
  g_assert_null (hjl_app_test_find (dialog, GTK_TYPE_DROP_DOWN, NULL));
  g_assert_null (hjl_undo_dialog_get_reason (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

  g_test_add_func ("/app/undo/toast", test_toast);
  g_test_add_func ("/app/undo/left", test_left);

  return g_test_run ();
}
