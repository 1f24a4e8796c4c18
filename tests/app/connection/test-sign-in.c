/* test-sign-in.c: connecting in the view, against the stand-ins: browser, key, refusal, disconnecting
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../../core/sync/hjl-sync-rig.h"

#include "app/connection/hjl-account-card.h"
#include "app/connection/hjl-account-words.h"
#include "app/connection/hjl-browser-wait.h"
#include "app/connection/hjl-connection-view.h"
#include "app/connection/hjl-key-window.h"
#include "connection-page.h"
#include "hjl-app-test.h"
#include "lever/hjl-lever-permissions.h"

static void
disconnect (HjlSyncRig *rig,
            HjlSide     side)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_disconnect_async (rig->workspace, side, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static char *
got_text (GtkWidget *widget)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  char         *text;

  gdk_clipboard_read_text_async (clipboard, NULL, hjl_test_got_result, &result);
  text = gdk_clipboard_read_text_finish (clipboard, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  return text;
}

static void
enter (GtkWidget  *row,
       const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

/* The browser never opens here: the link is copied, and where it ends is pasted. */
static void
test_browser (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *link = NULL;
  g_autofree char *address = NULL;
  ConnectionPage   page;
  GtkWindow       *other;
  GtkWidget       *card;

  disconnect (rig, HJL_SIDE_HACKAJOB);
  connection_page_open (&page, rig->workspace);
  card = connection_page_find_card (&page, HJL_SIDE_HACKAJOB);

  connection_page_press (card, "Connect hackajob in the Browser");
  connection_page_see (card, "Waiting for the browser");
  connection_page_see (card, " left");
  connection_page_see (card, "No browser opened. Copy the link and open it yourself.");
  g_assert_nonnull (hjl_app_test_find (card, GTK_TYPE_SPINNER, NULL));
  g_assert_true (connection_page_spins (card));

  connection_page_press (card, "Copy Link");
  link = got_text (card);
  g_assert_true (g_str_has_prefix (link, hjl_demo_server_get_hackajob_auth_uri (rig->server)));

  /* Not the address at which the browser stopped. */
  enter (hjl_app_test_find (card, ADW_TYPE_ENTRY_ROW, "Paste the Address if You Aren’t Returned to HjLever"), "https://example.org/");
  g_assert_false (hjl_app_test_shows (card, "No browser opened"));
  connection_page_see (card, "Waiting for the browser");
  connection_page_see (card, "HjLever still waits: you can paste another address.");

  /* The person is elsewhere, in the browser. */
  other = GTK_WINDOW (gtk_window_new ());
  gtk_window_present (other);
  hjl_test_run_until_true (is_active, other);

  address = hjl_demo_server_sign_in (rig->server, link, "master", TRUE, &error);
  g_assert_no_error (error);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (card), address);
  connection_page_press (card, "Paste Address");
  connection_page_see (card, "Connected as ");
  hjl_test_run_until_true (is_active, page.window);
  gtk_window_destroy (other);
  g_assert_null (hjl_app_test_find (card, GTK_TYPE_BUTTON, "Connect hackajob in the Browser"));
  connection_page_see (page.root, "Both accounts are connected");
  g_assert_false (connection_page_spins (page.root));

  connection_page_close (&page);
}

/* Cancelled, nothing waits; refused, the card says why; and it can be tried again. */
static void
test_cancel_and_refuse (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *link = NULL;
  g_autofree char *address = NULL;
  ConnectionPage   page;
  GtkWidget       *card;

  disconnect (rig, HJL_SIDE_HACKAJOB);
  connection_page_open (&page, rig->workspace);
  card = connection_page_find_card (&page, HJL_SIDE_HACKAJOB);

  connection_page_press (card, "Connect hackajob in the Browser");
  connection_page_press (card, "Cancel");
  connection_page_see (card, "Not connected");
  g_assert_false (hjl_app_test_shows (card, " left"));
  g_assert_false (connection_page_spins (page.root));

  connection_page_press (card, "Connect hackajob in the Browser");
  connection_page_press (card, "Copy Link");
  link = got_text (card);
  address = hjl_demo_server_sign_in (rig->server, link, "master", FALSE, &error);
  g_assert_no_error (error);
  enter (hjl_app_test_find (card, ADW_TYPE_ENTRY_ROW, "Paste the Address if You Aren’t Returned to HjLever"), address);
  connection_page_see (card, "refused");
  connection_page_see (card, "Not connected");
  g_assert_nonnull (hjl_app_test_find (card, GTK_TYPE_BUTTON, "Connect hackajob in the Browser"));

  connection_page_close (&page);
}

/* What is needed ticks itself once somebody has signed in; what fails stands first, with whom to ask. */
static void
test_permission_missing (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autoptr (JsonObject) refused = hjl_sync_rig_control (rig, "master-account", "{'on': false}");
  g_autoptr (JsonObject) granted = NULL;
  g_autofree char *details = NULL;
  ConnectionPage   page;
  GtkWidget       *card;
  GtkWidget       *row;

  disconnect (rig, HJL_SIDE_HACKAJOB);
  connection_page_open (&page, rig->workspace);
  card = connection_page_find_card (&page, HJL_SIDE_HACKAJOB);
  row = hjl_app_test_find (card, ADW_TYPE_ACTION_ROW, "The Master Account permission in hackajob");
  g_assert_nonnull (hjl_app_test_find (row, GTK_TYPE_IMAGE, "Checked after the sign-in"));

  adw_combo_row_set_selected (ADW_COMBO_ROW (hjl_app_test_find (card, ADW_TYPE_COMBO_ROW, "Connect With")), 1);
  connection_page_press (card, "Connect hackajob");
  connection_page_see (card, "Paste the token first.");
  gtk_editable_set_text (GTK_EDITABLE (hjl_app_test_find (card, ADW_TYPE_PASSWORD_ENTRY_ROW, "hackajob Access Token")), HJL_DEMO_HACKAJOB_TOKEN);
  connection_page_press (card, "Connect hackajob");
  connection_page_see (card, "Ask your hackajob Customer Success Manager for the Master Account permission");
  /* The row says it, and the state above does not say it again. */
  g_assert_nonnull (hjl_app_test_find (card, GTK_TYPE_LABEL, "Needs attention"));
  connection_page_see (page.root, "Something is missing");
  row = hjl_app_test_find (card, ADW_TYPE_ACTION_ROW, "Your hackajob user lacks the Master Account permission.");
  g_assert_true (gtk_widget_get_first_child (gtk_widget_get_parent (row)) == row);
  g_assert_nonnull (hjl_app_test_find (row, GTK_TYPE_IMAGE, "Needs attention"));

  connection_page_press (page.root, "Copy Details");
  details = got_text (page.root);
  g_assert_nonnull (strstr (details, "hackajob: needs attention"));
  g_assert_nonnull (strstr (details, "hackajob-master-account: fail"));
  g_assert_nonnull (strstr (details, "lever-endpoint-opportunities: pass"));
  g_assert_null (strstr (details, HJL_DEMO_HACKAJOB_TOKEN));
  g_assert_null (strstr (details, "Connected as"));

  /* What the advice ends with has a button, and what is there stays until it is replaced. */
  connection_page_press (card, "Connect Again");
  connection_page_press (card, "Keep the Current Connection");
  g_assert_nonnull (hjl_app_test_find (card, GTK_TYPE_BUTTON, "Disconnect"));
  connection_page_press (card, "Connect Again");
  g_assert_null (hjl_app_test_find (card, GTK_TYPE_BUTTON, "Disconnect"));
  granted = hjl_sync_rig_control (rig, "master-account", "{'on': true}");
  gtk_editable_set_text (GTK_EDITABLE (hjl_app_test_find (card, ADW_TYPE_PASSWORD_ENTRY_ROW, "hackajob Access Token")), HJL_DEMO_HACKAJOB_TOKEN);
  connection_page_press (card, "Connect hackajob");
  connection_page_see (card, "Connected as ");
  g_assert_null (hjl_app_test_find (card, GTK_TYPE_BUTTON, "Connect Again"));
  g_assert_null (hjl_app_test_find (card, GTK_TYPE_BUTTON, "Keep the Current Connection"));
  connection_page_press (page.root, "Check Permissions");
  connection_page_see (card, "Connected as ");
  row = hjl_app_test_find (card, ADW_TYPE_ACTION_ROW, "All 3 checks passed");
  g_assert_nonnull (hjl_app_test_find (row, GTK_TYPE_IMAGE, "Yes"));

  connection_page_close (&page);
}

static GtkWidget *
find_label (GtkWidget  *root,
            const char *start)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_LABEL (child) && gtk_widget_get_mapped (child) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (child)), start)
                           ? child
                           : find_label (child, start);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_in_sight (gpointer label)
{
  GtkWidget      *scrolled = gtk_widget_get_ancestor (label, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (label, scrolled, &bounds) && bounds.size.height > 0 && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scrolled);
}

static GtkWidget *
find_key_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (HJL_IS_KEY_WINDOW (l->data) && gtk_widget_get_visible (l->data))
        return l->data;
    }

  return NULL;
}

/* In a window as low as this one is, what scrolls gives way. */
static gboolean
is_in_window (gpointer button)
{
  GtkWidget      *window = GTK_WIDGET (gtk_widget_get_root (button));
  graphene_rect_t bounds;

  return gtk_widget_get_ancestor (button, GTK_TYPE_SCROLLED_WINDOW) == NULL && gtk_widget_get_height (window) > 0 &&
         gtk_widget_compute_bounds (button, window, &bounds) && bounds.size.height > 0 && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (window);
}

/* What was opened in another program, where that is caught. */
static gboolean catching;
static char    *opened;

void __wrap_hjl_open_uri_async (const char         *uri,
                                GAppLaunchContext  *context,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
void __real_hjl_open_uri_async (const char         *uri,
                                GAppLaunchContext  *context,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);

void
__wrap_hjl_open_uri_async (const char         *uri,
                           GAppLaunchContext  *context,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  if (!catching)
    {
      __real_hjl_open_uri_async (uri, context, cancellable, callback, user_data);
      return;
    }

  g_free (opened);
  opened = g_strdup (uri);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_return_boolean (task, TRUE);
}

/* The way to a key in Lever's own words, to be copied and sent; where the key is pasted stays in sight, and connects. */
static void
test_key_steps (void)
{
  static const char *const said[] = {
    "Settings → Integrations and API → API Credentials",
    "Generate New Key",
    "Lever API credentials (not Postings API credentials)",
    "Allow access to confidential data",
    "can’t be changed later",
    "Copy the key before you click Done",
    "Permissions This Key Needs",
  };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autofree char *permissions = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *message = hjl_account_words_dup_key_message ();
  ConnectionPage   page;
  GtkWidget       *card;
  GtkWidget       *window;
  GtkWidget       *row;
  gsize            n;

  disconnect (rig, HJL_SIDE_LEVER);
  connection_page_open (&page, rig->workspace);
  card = connection_page_find_card (&page, HJL_SIDE_LEVER);
  adw_combo_row_set_selected (ADW_COMBO_ROW (hjl_app_test_find (card, ADW_TYPE_COMBO_ROW, "Connect With")), 0);
  gtk_widget_activate (hjl_app_test_find (card, ADW_TYPE_ACTION_ROW, "How to Get a Key"));
  window = find_key_window ();
  g_assert_nonnull (window);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 400);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    g_assert_true (hjl_app_test_shows (window, said[i]));
  /* The steps stand together; the list between them opens when it is wanted. */
  g_assert_false (hjl_app_test_shows (window, hjl_lever_permissions_get (&n)->purpose));
  gtk_expander_set_expanded (GTK_EXPANDER (hjl_app_test_find (window, GTK_TYPE_EXPANDER, NULL)), TRUE);
  for (const HjlLeverPermission *permission = hjl_lever_permissions_get (&n); n > 0; n--, permission++)
    {
      g_assert_true (hjl_app_test_shows (window, permission->group));
      g_assert_true (hjl_app_test_shows (window, permission->purpose));
    }
  for (guint i = 0; i < 6; i++)
    g_assert_true (i == 4 || strstr (message, said[i]) != NULL);
  hjl_test_run_until_true (is_in_window, hjl_app_test_find (window, GTK_TYPE_BUTTON, "Connect Lever"));

  connection_page_press (window, "Copy the Permissions");
  permissions = got_text (window);
  g_assert_nonnull (strstr (permissions, "POST /opportunities/:id/files"));
  g_assert_nonnull (strstr (permissions, "Archive reasons"));

  catching = TRUE;
  connection_page_press (window, "Open Lever");
  g_assert_true (g_str_has_prefix (opened, "https://hire.") && g_str_has_suffix (opened, "lever.co/settings"));
  connection_page_press (window, "Send to Your Lever Admin…");
  g_assert_true (g_str_has_prefix (opened, "mailto:?subject="));
  connection_page_see (window, "The message was copied too");
  sent = got_text (window);
  g_assert_cmpstr (sent, ==, message);
  catching = FALSE;
  g_clear_pointer (&opened, g_free);

  connection_page_press (window, "Connect Lever");
  g_assert_true (find_key_window () == window);
  row = hjl_app_test_find (window, ADW_TYPE_PASSWORD_ENTRY_ROW, "Lever API Key");
  gtk_editable_set_text (GTK_EDITABLE (row), " " HJL_DEMO_API_KEY "\n");
  connection_page_press (window, "Connect Lever");
  connection_page_see (card, "Connected");
  g_assert_null (find_key_window ());

  connection_page_close (&page);
}

/* The state has the width of its column. */
static gboolean
state_has_its_column (gpointer card)
{
  return gtk_widget_get_width (find_label (card, "Not connected")) > gtk_widget_get_width (card) / 2;
}

/* A key that Lever does not know: nothing of it is kept, and the card says so until another is tried. */
static void
test_wrong_key (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  ConnectionPage page;
  GtkWidget     *card;
  GtkWidget     *row;
  GtkWidget     *label;

  disconnect (rig, HJL_SIDE_LEVER);
  connection_page_open (&page, rig->workspace);
  /* It scrolls once: the window has the size that is meant by then, however late its manager is. */
  hjl_app_test_resize (page.window, 400, 250);
  card = connection_page_find_card (&page, HJL_SIDE_LEVER);
  adw_combo_row_set_selected (ADW_COMBO_ROW (hjl_app_test_find (card, ADW_TYPE_COMBO_ROW, "Connect With")), 0);
  row = hjl_app_test_find (card, ADW_TYPE_PASSWORD_ENTRY_ROW, "Lever API Key");
  g_assert_nonnull (hjl_app_test_find (card, ADW_TYPE_ACTION_ROW, "How to Get a Key"));

  gtk_editable_set_text (GTK_EDITABLE (row), "none of ours");
  connection_page_press (card, "Connect Lever");
  /* Once, and then what helps. */
  connection_page_see (card, "Lever doesn’t accept this connection. Check that the API key was copied whole");
  hjl_test_run_until_true (state_has_its_column, card);
  /* The window is too low for all of it: the error is what is seen of it. */
  label = find_label (card, "Lever doesn’t accept");
  g_assert_nonnull (label);
  hjl_test_run_until_true (is_in_sight, label);
  connection_page_see (card, "Not connected");
  connection_page_see (card, "“Admin” is not enough.");

  gtk_editable_set_text (GTK_EDITABLE (row), HJL_DEMO_API_KEY);
  connection_page_press (card, "Connect Lever");
  connection_page_see (card, "Connected");
  connection_page_see (card, "Checked on ");
  g_assert_false (hjl_app_test_shows (card, "does not accept"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");

  connection_page_close (&page);
}

static void
test_disconnect (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autoptr (GHashTable) mappings = NULL;
  g_autoptr (GError) error = NULL;
  ConnectionPage page;
  GtkWidget     *card;
  GtkWidget     *dialog;

  hjl_sync_rig_map_all (rig);
  connection_page_open (&page, rig->workspace);
  card = connection_page_find_card (&page, HJL_SIDE_LEVER);

  connection_page_press (card, "Disconnect");
  dialog = connection_page_find_dialog ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "Your mappings and history are kept."));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "confirm");
  connection_page_see (card, "Not connected");
  connection_page_see (page.root, "hackajob is connected. Now connect Lever.");
  mappings = hjl_workspace_load_mappings (rig->workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (mappings), >, 0);

  connection_page_close (&page);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

  g_test_add_func ("/app/sign-in/browser", test_browser);
  g_test_add_func ("/app/sign-in/cancel-and-refuse", test_cancel_and_refuse);
  g_test_add_func ("/app/sign-in/permission-missing", test_permission_missing);
  g_test_add_func ("/app/sign-in/wrong-key", test_wrong_key);
  g_test_add_func ("/app/sign-in/key-steps", test_key_steps);
  g_test_add_func ("/app/sign-in/disconnect", test_disconnect);

  return g_test_run ();
}
