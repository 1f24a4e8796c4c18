/* test-connecting.c: both accounts connected by key and token, step by step
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../../core/sync/hjl-sync-rig.h"
#include "app/connection/hjl-account-card.h"
#include "app/connection/hjl-connection-view.h"
#include "app/connection/hjl-stages-window.h"
#include "hjl-app-test.h"
#include "hjl-test-tasks.h"
#include "hjl-mock-server.h"
#include "store/hjl-store-book.h"

typedef struct
{
  HjlSyncRig *sync;
  GtkWidget  *view;
  GtkWindow  *window;
  const char *expected; /* text that is waited for */
} Rig;

static void
disconnect_side (HjlWorkspace *workspace,
                 HjlSide       side)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_disconnect_async (workspace, side, NULL, hjl_test_got_result, &result);
  hjl_finish (workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

/* The window's own, without which the button that leads there is of no use. */
static void
add_window_actions (GtkWidget *view)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("add-roles", NULL);

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (view, "win", G_ACTION_GROUP (group));
}

static void
show (Rig *rig)
{
  GtkWidget *toasts = adw_toast_overlay_new ();

  rig->view = g_object_new (HJL_TYPE_CONNECTION_VIEW, "workspace", rig->sync->workspace, NULL);
  add_window_actions (rig->view);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), rig->view);
  rig->window = hjl_app_test_present (toasts);
  hjl_app_test_resize (rig->window, 500, 360);
}

static void
rig_set_up (Rig          *rig,
            gconstpointer data)
{
  rig->sync = hjl_sync_rig_new (NULL);
  disconnect_side (rig->sync->workspace, HJL_SIDE_HACKAJOB);
  disconnect_side (rig->sync->workspace, HJL_SIDE_LEVER);
  show (rig);
}

static void
rig_tear_down (Rig          *rig,
               gconstpointer data)
{
  gtk_window_destroy (rig->window);
  hjl_test_wait_idle ();
  hjl_sync_rig_free (rig->sync);
}

/* The same data, with an environment that does not say where hackajob's feed is. */
static void
show_without_feed (Rig *rig)
{
  gtk_window_destroy (rig->window);
  hjl_test_wait_idle ();
  hjl_sync_rig_forget_feed (rig->sync);
  show (rig);
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
  rig->expected = expected;
  hjl_test_run_until_true (says_expected, rig);
}

/* @way: the row of “Connect with” */
static void
connect_by_secret (Rig        *rig,
                   GtkWidget  *card,
                   guint       way,
                   const char *secret,
                   const char *button)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (hjl_app_test_find (card, ADW_TYPE_COMBO_ROW, NULL)), way);
  gtk_editable_set_text (GTK_EDITABLE (hjl_app_test_find (card, ADW_TYPE_PASSWORD_ENTRY_ROW, NULL)), secret);
  g_signal_emit_by_name (hjl_app_test_find (card, GTK_TYPE_BUTTON, button), "clicked");
}

static GtkWidget *
find_card (Rig        *rig,
           const char *name)
{
  return gtk_widget_get_ancestor (hjl_app_test_find (rig->view, GTK_TYPE_LABEL, name), HJL_TYPE_ACCOUNT_CARD);
}

static gboolean
has_focus (gpointer user_data)
{
  Rig       *rig = user_data;
  GtkWidget *button = hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, rig->expected);

  return button != NULL && gtk_window_get_focus (rig->window) == button;
}

/* Whether @widget is where a person sees it. */
static gboolean
sees (Rig       *rig,
      GtkWidget *widget)
{
  graphene_rect_t bounds;

  return widget != NULL && gtk_widget_compute_bounds (widget, rig->view, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (rig->view);
}

static gboolean
is_in_sight (gpointer user_data)
{
  Rig *rig = user_data;

  return sees (rig, gtk_window_get_focus (rig->window));
}

static gboolean
is_label_in_sight (gpointer user_data)
{
  Rig *rig = user_data;

  return sees (rig, hjl_app_test_find (rig->view, GTK_TYPE_LABEL, rig->expected));
}

static void
wait_for_focus (Rig        *rig,
                const char *button)
{
  rig->expected = button;
  hjl_test_run_until_true (has_focus, rig);
  hjl_test_run_until_true (is_in_sight, rig);
}

/* Whoever has done one step is led to the next one. */
static void
test_step_by_step (Rig          *rig,
                   gconstpointer data)
{
  connect_by_secret (rig, find_card (rig, "hackajob"), 1, HJL_DEMO_HACKAJOB_TOKEN, "Connect hackajob");
  wait_for (rig, "One more account");
  wait_for (rig, "(Master Account)");
  /* The environment names a registration, so that its way comes first. */
  wait_for_focus (rig, "Connect Lever in the Browser");

  connect_by_secret (rig, find_card (rig, "Lever"), 0, HJL_DEMO_API_KEY, "Connect Lever");
  wait_for (rig, "Both accounts are connected");
  wait_for_focus (rig, "Map Your Roles");
  /* With what leads to it. */
  rig->expected = "Both accounts are connected";
  hjl_test_run_until_true (is_label_in_sight, rig);
  /* The key is in the keyring, and nowhere on the screen. */
  g_assert_null (hjl_app_test_find (find_card (rig, "Lever"), GTK_TYPE_TEXT, HJL_DEMO_API_KEY));
}

static GtkWidget *
find_row (GtkWidget  *card,
          const char *title)
{
  GtkWidget *label = hjl_app_test_find (card, GTK_TYPE_LABEL, title);

  return label != NULL ? gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW) : NULL;
}

static gboolean
shows_row (GtkWidget  *card,
           const char *title)
{
  GtkWidget *row = find_row (card, title);

  return row != NULL && gtk_widget_get_mapped (row);
}

static void
choose (Rig        *rig,
        const char *way,
        const char *expected)
{
  adw_action_row_activate (ADW_ACTION_ROW (hjl_app_test_find (rig->view, ADW_TYPE_ACTION_ROW, way)));
  wait_for (rig, expected);
}

/* Nobody has said anything: files need Lever alone, and nothing of an account of hackajob's is shown. */
static void
test_files (Rig          *rig,
            gconstpointer data)
{
  gboolean         chosen;
  g_autofree char *details = NULL;
  GtkWidget       *card;

  show_without_feed (rig);
  card = find_card (rig, "hackajob");
  g_assert_true (hjl_app_test_shows (rig->view, "Connect Lever"));
  g_assert_true (hjl_app_test_shows (card, "Ready: there is nothing to connect"));
  g_assert_false (hjl_app_test_shows (card, "Master Account"));
  g_assert_null (hjl_app_test_find (card, GTK_TYPE_BUTTON, "Connect hackajob"));
  g_assert_null (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "Check Permissions"));
  g_assert_false (shows_row (card, "hackajob Access Token"));
  details = hjl_connection_view_dup_details (HJL_CONNECTION_VIEW (rig->view));
  g_assert_nonnull (strstr (details, "hackajob: files\n"));
  g_assert_null (strstr (details, "hackajob-"));

  connect_by_secret (rig, find_card (rig, "Lever"), 0, HJL_DEMO_API_KEY, "Connect Lever");
  wait_for (rig, "Lever is connected");
  wait_for_focus (rig, "Add Your Roles…");
  g_assert_cmpint (hjl_workspace_get_candidates_from (rig->sync->workspace, &chosen), ==, HJL_CANDIDATES_FROM_FILES);

  /* Roles that are there are mapped; one is added where there is none. */
  hjl_connection_view_set_n_roles (HJL_CONNECTION_VIEW (rig->view), 2, 0);
  g_assert_nonnull (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "Map Your Roles"));
  g_assert_true (hjl_app_test_shows (rig->view, "Now map your live roles"));
  hjl_connection_view_set_n_roles (HJL_CONNECTION_VIEW (rig->view), 0, 0);
  g_assert_nonnull (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "Add Your Roles…"));

  /* The other way asks for what it needs, and back again. */
  choose (rig, "hackajob’s Partner Feed", "One more account");
  g_assert_true (shows_row (card, "Feed Address"));
  g_assert_true (hjl_app_test_shows (card, "The Master Account permission in hackajob"));
  choose (rig, "Files That I Download", "Ready: there is nothing to connect");
  g_assert_cmpint (hjl_workspace_get_candidates_from (rig->sync->workspace, &chosen), ==, HJL_CANDIDATES_FROM_FILES);
  g_assert_true (chosen);
}

/* What one way needs or can do, and the other not, is on its side of the card alone: however often somebody changes their mind. */
static void
test_only_its_own (Rig          *rig,
                   gconstpointer data)
{
  static const struct
  {
    const char *text;
    gboolean    files;
    gboolean    feed;
  } rows[] = {
    { "Files That I Download", TRUE, TRUE },
    { "hackajob’s Partner Feed", TRUE, TRUE },
    { "Ready: there is nothing to connect", TRUE, FALSE },
    { "hackajob Stages…", TRUE, FALSE },
    { "Not connected", FALSE, TRUE },
    { "Feed Address", FALSE, TRUE },
    { "Connect With", FALSE, TRUE },
    { "Connect hackajob", FALSE, TRUE },
    { "The Master Account permission in hackajob", FALSE, TRUE },
    { "ask your hackajob Customer Success Manager", FALSE, TRUE },
  };

  show_without_feed (rig);
  for (guint turn = 0; turn < 3; turn++)
    {
      gboolean   feed = turn % 2 == 1;
      GtkWidget *card = find_card (rig, "hackajob");

      if (turn > 0)
        choose (rig, feed ? "hackajob’s Partner Feed" : "Files That I Download",
                feed ? "Connect hackajob and Lever" : "Ready: there is nothing to connect");
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        {
          g_test_message ("%s: %s", feed ? "feed" : "files", rows[i].text);
          g_assert_cmpint (hjl_app_test_shows (card, rows[i].text), ==, feed ? rows[i].feed : rows[i].files);
        }
    }
}

static gboolean
is_button_in_sight (gpointer user_data)
{
  Rig *rig = user_data;

  return sees (rig, hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, rig->expected));
}

static void
see_button (Rig        *rig,
            const char *label)
{
  GtkWidget      *button;
  graphene_rect_t bounds;

  hjl_app_test_draw (rig->view);
  hjl_test_wait_idle ();
  hjl_app_test_draw (rig->view);
  button = hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, label);
  g_assert_true (button != NULL && gtk_widget_compute_bounds (button, rig->view, &bounds));
  g_test_message ("“%s” begins at %.0f of %d", label, bounds.origin.y, gtk_widget_get_height (rig->view));
  rig->expected = label;
  hjl_test_run_until_true (is_button_in_sight, rig);
}

static gboolean
has_room (gpointer user_data)
{
  return gtk_widget_get_width (find_card (user_data, "Lever")) > HJL_APP_TEST_NARROWEST / 2;
}

/* What is left of the window at its usual size: whoever starts sees what to press, in either way. */
static void
test_in_sight (Rig          *rig,
               gconstpointer data)
{
  show_without_feed (rig);
  hjl_app_test_resize (rig->window, 1000, 620);
  see_button (rig, "Connect Lever in the Browser");

  choose (rig, "hackajob’s Partner Feed", "Connect hackajob and Lever");
  see_button (rig, "Connect hackajob");
  see_button (rig, "Connect Lever in the Browser");

  /* They do not stay beside each other where there is no room, and not in the way of it. */
  hjl_app_test_resize (rig->window, HJL_APP_TEST_NARROWEST, 620);
  hjl_app_test_draw (rig->view);
  hjl_test_wait_idle ();
  hjl_app_test_assert_narrow (rig->view);
  g_assert_cmpint (gtk_widget_get_width (rig->view), <=, HJL_APP_TEST_NARROWEST);
  hjl_test_run_until_true (has_room, rig);
  hjl_app_test_assert_narrow (rig->view);
}

static GtkWidget *
find_stages (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (HJL_IS_STAGES_WINDOW (window))
        return window;
    }

  return NULL;
}

/* The stages' names in their order, with bars between. */
static char *
dup_stages (Rig *rig)
{
  g_autoptr (GPtrArray) stages = hjl_store_list_book_stages (hjl_workspace_get_store (rig->sync->workspace), NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < stages->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", ((HjlStage *) g_ptr_array_index (stages, i))->name);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_stages (gpointer user_data)
{
  Rig             *rig = user_data;
  g_autofree char *text = dup_stages (rig);

  return g_strcmp0 (text, rig->expected) == 0;
}

static GtkWidget *
find_stage_row (const char *name)
{
  GtkWidget *text = hjl_app_test_find (find_stages (), ADW_TYPE_ENTRY_ROW, "Stage");

  for (; text != NULL; text = gtk_widget_get_next_sibling (text))
    if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (text)), name) == 0)
      return text;
  g_error ("No stage “%s” is shown", name);
}

static void
expect_stages (Rig        *rig,
               const char *expected)
{
  g_test_message ("Waiting for %s", expected);
  rig->expected = expected;
  hjl_test_run_until_true (has_stages, rig);
  hjl_test_wait_idle ();
}

/* hackajob's stages as the company calls them: renamed, moved, added, removed. */
static void
test_stages (Rig          *rig,
             gconstpointer data)
{
  GtkWidget *row;

  show_without_feed (rig);
  choose (rig, "hackajob’s Partner Feed", "Connect hackajob and Lever");
  choose (rig, "Files That I Download", "Ready: there is nothing to connect");
  g_signal_emit_by_name (hjl_app_test_find (find_card (rig, "hackajob"), GTK_TYPE_BUTTON, "hackajob Stages…"), "clicked");
  hjl_test_wait_idle ();
  g_assert_nonnull (find_stages ());
  expect_stages (rig, "Accepted|Requires Action|Scheduled|Offer|Hired|Rejected|Withdrawn");

  row = find_stage_row ("Requires Action");
  gtk_editable_set_text (GTK_EDITABLE (row), "To do");
  g_signal_emit_by_name (row, "apply");
  expect_stages (rig, "Accepted|To do|Scheduled|Offer|Hired|Rejected|Withdrawn");
  g_signal_emit_by_name (hjl_app_test_find (find_stage_row ("Scheduled"), GTK_TYPE_BUTTON, "Move up"), "clicked");
  expect_stages (rig, "Accepted|Scheduled|To do|Offer|Hired|Rejected|Withdrawn");
  row = hjl_app_test_find (find_stages (), ADW_TYPE_ENTRY_ROW, "Add a Stage");
  gtk_editable_set_text (GTK_EDITABLE (row), "Trial day");
  g_signal_emit_by_name (row, "apply");
  expect_stages (rig, "Accepted|Scheduled|To do|Offer|Hired|Rejected|Withdrawn|Trial day");
  g_signal_emit_by_name (hjl_app_test_find (find_stage_row ("To do"), GTK_TYPE_BUTTON, "Remove"), "clicked");
  expect_stages (rig, "Accepted|Scheduled|Offer|Hired|Rejected|Withdrawn|Trial day");
  /* Two of one name are refused, and nothing is lost. */
  row = find_stage_row ("Offer");
  gtk_editable_set_text (GTK_EDITABLE (row), "Hired");
  g_signal_emit_by_name (row, "apply");
  hjl_test_tasks_wait_idle ();
  expect_stages (rig, "Accepted|Scheduled|Offer|Hired|Rejected|Withdrawn|Trial day");
  gtk_window_destroy (GTK_WINDOW (find_stages ()));
}

static gboolean
are_shown (gpointer user_data)
{
  return hjl_app_test_find (find_stages (), ADW_TYPE_ENTRY_ROW, "Stage") != NULL;
}

static gboolean
are_closed (gpointer user_data)
{
  return find_stages () == NULL;
}

static GtkWidget *
open_stages (Rig *rig)
{
  g_signal_emit_by_name (hjl_app_test_find (find_card (rig, "hackajob"), GTK_TYPE_BUTTON, "hackajob Stages…"), "clicked");
  hjl_test_run_until_true (are_shown, NULL);

  return find_stages ();
}

static gboolean
is_refused (gpointer user_data)
{
  Rig *rig = user_data;

  return hjl_app_test_shows (GTK_WIDGET (gtk_widget_get_root (rig->view)), rig->expected);
}

/* A change of one stage leaves what is being typed in another, and the focus; what was refused stays there to be
 * typed another way, and is told also when the window was closed. */
static void
test_stages_typed (Rig          *rig,
                   gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *typed;
  GtkWidget *up;
  GtkWidget *added;

  show_without_feed (rig);
  choose (rig, "hackajob’s Partner Feed", "Connect hackajob and Lever");
  choose (rig, "Files That I Download", "Ready: there is nothing to connect");
  window = open_stages (rig);
  typed = find_stage_row ("Offer");
  gtk_editable_set_text (GTK_EDITABLE (typed), "Offer made");
  up = hjl_app_test_find (find_stage_row ("Scheduled"), GTK_TYPE_BUTTON, "Move up");
  gtk_widget_grab_focus (up);
  g_signal_emit_by_name (up, "clicked");
  expect_stages (rig, "Accepted|Scheduled|Requires Action|Offer|Hired|Rejected|Withdrawn");
  hjl_test_tasks_wait_idle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (typed)), ==, "Offer made");
  g_assert_true (find_stage_row ("Offer made") == typed);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == up);
  /* At the top there is no way up any more, and the row keeps the focus. */
  g_signal_emit_by_name (up, "clicked");
  expect_stages (rig, "Scheduled|Accepted|Requires Action|Offer|Hired|Rejected|Withdrawn");
  hjl_test_tasks_wait_idle ();
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), find_stage_row ("Scheduled")));
  g_assert_true (gtk_widget_get_next_sibling (find_stage_row ("Scheduled")) == find_stage_row ("Accepted"));

  g_signal_emit_by_name (typed, "apply");
  expect_stages (rig, "Scheduled|Accepted|Requires Action|Offer made|Hired|Rejected|Withdrawn");
  added = hjl_app_test_find (window, ADW_TYPE_ENTRY_ROW, "Add a Stage");
  gtk_editable_set_text (GTK_EDITABLE (added), "Hired");
  g_signal_emit_by_name (added, "apply");
  hjl_test_tasks_wait_idle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (added)), ==, "Hired");
  gtk_editable_set_text (GTK_EDITABLE (added), "Trial day");
  g_signal_emit_by_name (added, "apply");
  expect_stages (rig, "Scheduled|Accepted|Requires Action|Offer made|Hired|Rejected|Withdrawn|Trial day");
  hjl_test_tasks_wait_idle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (added)), ==, "");

  gtk_editable_set_text (GTK_EDITABLE (added), "Hired");
  g_signal_emit_by_name (added, "apply");
  gtk_window_close (GTK_WINDOW (window));
  hjl_test_run_until_true (are_closed, NULL);
  rig->expected = "“Hired”";
  hjl_test_run_until_true (is_refused, rig);
}

/* Both by what they have in the stand-ins, with a mapping for each role. */
static void
connect_and_map (Rig *rig)
{
  connect_by_secret (rig, find_card (rig, "hackajob"), 1, HJL_DEMO_HACKAJOB_TOKEN, "Connect hackajob");
  wait_for (rig, "(Master Account)");
  connect_by_secret (rig, find_card (rig, "Lever"), 0, HJL_DEMO_API_KEY, "Connect Lever");
  wait_for (rig, "Both accounts are connected");
  hjl_sync_rig_map_all (rig->sync);
}

/* In how many roles a stage is mapped. */
static guint
count_mapped (Rig        *rig,
              const char *stage_id)
{
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->sync->workspace, NULL);
  GHashTableIter iter;
  gpointer       mapping;
  guint          n = 0;

  g_hash_table_iter_init (&iter, mappings);
  while (g_hash_table_iter_next (&iter, NULL, &mapping))
    n += hjl_mapping_get_target (mapping, stage_id) != NULL;

  return n;
}

/* (transfer full) */
static char *
dup_stage_id (Rig        *rig,
              const char *name)
{
  g_autoptr (GPtrArray) stages = hjl_store_list_book_stages (hjl_workspace_get_store (rig->sync->workspace), NULL);

  for (guint i = 0; i < stages->len; i++)
    if (g_strcmp0 (((HjlStage *) g_ptr_array_index (stages, i))->name, name) == 0)
      return g_strdup (((HjlStage *) g_ptr_array_index (stages, i))->id);

  g_assert_not_reached ();
}

typedef struct
{
  Rig        *rig;
  const char *stage_id;
} Mapped;

static gboolean
is_mapped_nowhere (gpointer user_data)
{
  const Mapped *mapped = user_data;

  return count_mapped (mapped->rig, mapped->stage_id) == 0;
}

/* A stage that is mapped goes by a person's word only, who is told in how many roles. */
static void
test_stages_mapped (Rig          *rig,
                    gconstpointer data)
{
  g_autofree char *offer = NULL;
  g_autofree char *told = NULL;
  Mapped           mapped = { .rig = rig };
  guint            n;

  connect_and_map (rig);
  choose (rig, "Files That I Download", "Ready: there is nothing to connect");
  open_stages (rig);
  mapped.stage_id = offer = dup_stage_id (rig, "Offer");
  n = count_mapped (rig, offer);
  g_assert_cmpuint (n, >, 0);
  told = g_strdup_printf ("This stage is mapped in %u role", n);
  for (guint sure = 0; sure < 2; sure++)
    {
      g_autofree char *after = NULL;

      g_signal_emit_by_name (hjl_app_test_find (find_stage_row ("Offer"), GTK_TYPE_BUTTON, "Remove"), "clicked");
      hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
      g_assert_true (g_str_has_prefix (adw_message_dialog_get_body (hjl_app_test_find_question ()), told));
      g_assert_cmpuint (count_mapped (rig, offer), ==, n);
      hjl_app_test_answer (sure ? "confirm" : "cancel");
      hjl_test_tasks_wait_idle ();
      if (sure)
        hjl_test_run_until_true (is_mapped_nowhere, &mapped);
      after = dup_stages (rig);
      g_assert_cmpint (strstr (after, "Offer") == NULL, ==, sure);
    }
  gtk_window_destroy (GTK_WINDOW (find_stages ()));
}

/* Who goes from the feed to files and back has the same mappings and the same connection. */
static void
test_switching (Rig          *rig,
                gconstpointer data)
{
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  g_autoptr (GError) error = NULL;

  connect_and_map (rig);
  before = hjl_workspace_load_mappings (rig->sync->workspace, &error);
  g_assert_no_error (error);

  choose (rig, "Files That I Download", "Ready: there is nothing to connect");
  after = hjl_workspace_load_mappings (rig->sync->workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (after), ==, g_hash_table_size (before));
  g_assert_cmpuint (g_hash_table_size (after), >, 0);
  choose (rig, "hackajob’s Partner Feed", "Both accounts are connected");
  wait_for (rig, "(Master Account)");
}

/* The environment does not say where hackajob's feed is: it is asked for, with whom has it, and kept. */
static void
test_feed_address (Rig          *rig,
                   gconstpointer data)
{
  g_autoptr (HjlFeedAddress) feed = hjl_sync_rig_dup_feed (rig->sync);
  g_autoptr (HjlFeedAddress) kept = NULL;
  GtkWidget *card = find_card (rig, "hackajob");

  /* This one does. */
  g_assert_false (shows_row (card, "Feed Address"));
  show_without_feed (rig);
  choose (rig, "hackajob’s Partner Feed", "Connect hackajob and Lever");
  card = find_card (rig, "hackajob");
  g_assert_true (shows_row (card, "Feed Address"));
  g_assert_true (hjl_app_test_shows (card, "ask your hackajob Customer Success Manager"));
  g_assert_false (shows_row (card, "Sign-in Address"));
  g_assert_false (shows_row (find_card (rig, "Lever"), "Feed Address"));

  connect_by_secret (rig, card, 1, HJL_DEMO_HACKAJOB_TOKEN, "Connect hackajob");
  wait_for (rig, "The address of hackajob’s partner feed is missing.");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (rig->window), find_row (card, "Feed Address")));
  gtk_editable_set_text (GTK_EDITABLE (find_row (card, "Feed Address")), "http://feed.example.com/v1");
  connect_by_secret (rig, card, 1, HJL_DEMO_HACKAJOB_TOKEN, "Connect hackajob");
  wait_for (rig, "Feed address: http:// is for addresses of this computer only");

  gtk_editable_set_text (GTK_EDITABLE (find_row (card, "Feed Address")), feed->api);
  adw_combo_row_set_selected (ADW_COMBO_ROW (hjl_app_test_find (card, ADW_TYPE_COMBO_ROW, NULL)), 0);
  g_signal_emit_by_name (hjl_app_test_find (card, GTK_TYPE_BUTTON, "Connect hackajob in the Browser"), "clicked");
  wait_for (rig, "sign-in address and token address");
  g_assert_false (hjl_app_test_shows (card, "The server did not accept"));
  g_assert_true (shows_row (card, "Sign-in Address"));
  g_assert_true (shows_row (card, "Token Address"));
  connect_by_secret (rig, card, 1, HJL_DEMO_HACKAJOB_TOKEN, "Connect hackajob");
  wait_for (rig, "(Master Account)");

  kept = hjl_workspace_dup_feed (rig->sync->workspace);
  g_assert_cmpstr (kept->api, ==, feed->api);
  show_without_feed (rig);
  card = find_card (rig, "hackajob");
  gtk_widget_activate_action (card, "account.connect-again", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (card, "Feed Address"))), ==, feed->api);
}

/* The sentence about certificates is what a person sees, and nothing was sent. */
static void
test_untrusted (Rig          *rig,
                gconstpointer data)
{
  g_autoptr (HjlMockServer) untrusted = hjl_mock_server_new_tls ("net/self-signed.pem");
  GtkWidget *card;

  show_without_feed (rig);
  choose (rig, "hackajob’s Partner Feed", "Connect hackajob and Lever");
  card = find_card (rig, "hackajob");
  gtk_editable_set_text (GTK_EDITABLE (find_row (card, "Feed Address")), hjl_mock_server_get_uri (untrusted));
  connect_by_secret (rig, card, 1, HJL_DEMO_HACKAJOB_TOKEN, "Connect hackajob");
  wait_for (rig, "certificate is not trusted");
  g_assert_false (hjl_app_test_shows (card, "Check the network connection"));
  g_assert_cmpuint (hjl_mock_server_count (untrusted, NULL, NULL), ==, 0);
}

/* A registration that the environment does not name is not chosen for anybody. */
static void
test_registration (Rig          *rig,
                   gconstpointer data)
{
  GtkWidget       *card = find_card (rig, "Lever");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) without = g_string_new (NULL);

  g_assert_true (shows_row (card, "Client ID"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (card, "Client ID"))), ==, HJL_DEMO_CLIENT_ID);

  lines = g_strsplit (rig->sync->environment_text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_str_has_prefix (lines[i], "ClientId="))
      g_string_append_printf (without, "%s\n", lines[i]);
  g_free (rig->sync->environment_text);
  rig->sync->environment_text = g_strdup (without->str);
  show_without_feed (rig);
  card = find_card (rig, "Lever");
  g_assert_false (shows_row (card, "Client ID"));
  g_assert_true (shows_row (card, "Lever API Key"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (hjl_app_test_find (card, ADW_TYPE_COMBO_ROW, NULL)), 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (card, "Client ID"))), ==, "");
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, function) g_test_add ("/app/connecting/" name, Rig, NULL, rig_set_up, function, rig_tear_down)
  add_test ("step-by-step", test_step_by_step);
  add_test ("files", test_files);
  add_test ("only-its-own", test_only_its_own);
  add_test ("in-sight", test_in_sight);
  add_test ("switching", test_switching);
  add_test ("stages", test_stages);
  add_test ("stages-typed", test_stages_typed);
  add_test ("stages-mapped", test_stages_mapped);
  add_test ("feed-address", test_feed_address);
  add_test ("untrusted", test_untrusted);
  add_test ("registration", test_registration);

  return g_test_run ();
}
