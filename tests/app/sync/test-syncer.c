/* test-syncer.c: what the window does by itself once both accounts are connected
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../../core/sync/hjl-sync-rig.h"
#include "app/sync/hjl-preview-window.h"
#include "app/sync/hjl-syncer.h"
#include "app/jobs/hjl-jobs-view.h"
#include "app/window/hjl-window.h"
#include "hjl-app-test.h"
#include "hjl-test-tasks.h"
#include "hjl-test-workspace.h"
#include "model/hjl-error.h"
#include "store/hjl-store-cases.h"

typedef struct
{
  HjlSyncRig *sync;
  HjlSyncer  *syncer;
  guint       finished;
  guint       failed;
} Rig;

static void
on_finished_cb (Rig *rig)
{
  rig->finished++;
}

static void
disconnect_lever (HjlWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_disconnect_async (workspace, HJL_SIDE_LEVER, NULL, hjl_test_got_result, &result);
  hjl_finish (workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static void
connect_lever (HjlWorkspace *workspace)
{
  g_autoptr (HjlTokens) tokens = hjl_tokens_new (HJL_TOKENS_API_KEY, HJL_DEMO_API_KEY);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_connect_async (workspace, HJL_SIDE_LEVER, tokens, NULL, hjl_test_got_result, &result);
  checks = hjl_finish_pointer (workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static void
rig_set_up (Rig          *rig,
            gconstpointer data)
{
  rig->sync = hjl_sync_rig_new (NULL);
  disconnect_lever (rig->sync->workspace);
  rig->syncer = hjl_syncer_new (rig->sync->workspace);
  g_object_set (rig->syncer, "interval", 3600u, "automatic", GPOINTER_TO_INT (data), NULL);
  g_signal_connect_swapped (rig->syncer, "finished", G_CALLBACK (on_finished_cb), rig);
}

static void
rig_tear_down (Rig          *rig,
               gconstpointer data)
{
  hjl_test_assert_finalized (g_steal_pointer (&rig->syncer));
  hjl_sync_rig_free (rig->sync);
}

static gboolean
has_roles (gpointer user_data)
{
  Rig *rig = user_data;
  g_autoptr (HjlCatalogue) catalogue = hjl_workspace_load_catalogue (rig->sync->workspace, NULL);

  return hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES)->len > 0;
}

/* Whoever has just connected has their roles read, and that is over. */
static void
wait_for_roles (Rig *rig)
{
  hjl_test_run_until_true (has_roles, rig);
  hjl_test_tasks_wait_idle ();
}

static gboolean
has_finished (gpointer user_data)
{
  return ((Rig *) user_data)->finished > 0;
}

static void
test_syncs_at_once (Rig          *rig,
                    gconstpointer data)
{
  connect_lever (rig->sync->workspace);
  hjl_test_run_until_true (has_finished, rig);
  g_assert_true (has_roles (rig));

  /* It is no storm: the account being checked again is not being connected. */
  g_signal_emit_by_name (rig->sync->workspace, "account-changed", (guint) HJL_SIDE_LEVER);
  hjl_test_tasks_wait_idle ();
  g_assert_cmpuint (rig->finished, ==, 1);
}

/* Who switched syncing off gets roles to map, and nothing is sent. */
static void
test_reads_at_once (Rig          *rig,
                    gconstpointer data)
{
  gboolean running = TRUE;

  connect_lever (rig->sync->workspace);
  wait_for_roles (rig);
  g_object_get (rig->syncer, "running", &running, NULL);
  g_assert_false (running);
  g_assert_cmpuint (rig->finished, ==, 0);
}

static void
on_failed_cb (Rig *rig)
{
  rig->failed++;
}

static gboolean
is_idle (gpointer user_data)
{
  gboolean running = TRUE;

  g_object_get (((Rig *) user_data)->syncer, "running", &running, NULL);

  return !running;
}

/* The same trouble is told once; whoever asks is answered each time. */
static void
test_trouble_once (Rig          *rig,
                   gconstpointer data)
{
  g_autoptr (JsonObject) fault = NULL;

  connect_lever (rig->sync->workspace);
  wait_for_roles (rig);
  fault = hjl_sync_rig_control (rig->sync, "fault", "{'side':'hackajob','kind':'status','status':403,'count':0}");
  g_signal_connect_swapped (rig->syncer, "failed", G_CALLBACK (on_failed_cb), rig);
  for (guint i = 0; i < 3; i++)
    {
      hjl_syncer_sync (rig->syncer, FALSE);
      hjl_test_run_until_true (is_idle, rig);
    }
  g_assert_cmpuint (rig->failed, ==, 1);
  hjl_syncer_sync (rig->syncer, TRUE);
  hjl_test_run_until_true (is_idle, rig);
  g_assert_cmpuint (rig->failed, ==, 2);
}

/* Where somebody has something to mend first, nothing is tried every minute. */
static void
test_attention_waits (Rig          *rig,
                      gconstpointer data)
{
  g_autoptr (JsonObject) refused = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;

  connect_lever (rig->sync->workspace);
  wait_for_roles (rig);
  refused = hjl_sync_rig_control (rig->sync, "master-account", "{'on': false}");
  hjl_workspace_check_async (rig->sync->workspace, NULL, hjl_test_got_result, &result);
  checks = hjl_workspace_check_finish (rig->sync->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (rig->syncer, "failed", G_CALLBACK (on_failed_cb), rig);
  /* It is asked once whether it was mended, and then not again before a while. */
  hjl_syncer_sync (rig->syncer, FALSE);
  hjl_test_run_until_true (is_idle, rig);
  g_assert_cmpuint (rig->failed, ==, 1);
  hjl_syncer_sync (rig->syncer, FALSE);
  g_assert_true (is_idle (rig));
  hjl_syncer_sync (rig->syncer, TRUE);
  hjl_test_run_until_true (is_idle, rig);
  g_assert_cmpuint (rig->failed, ==, 2);
}

static GError *
get_trouble (Rig *rig)
{
  GError *trouble;

  g_object_get (rig->syncer, "trouble", &trouble, NULL);

  return trouble;
}

static gboolean
has_trouble (gpointer user_data)
{
  g_autoptr (GError) trouble = get_trouble (user_data);

  return trouble != NULL;
}

/* Where nothing syncs by itself, what reading the lists ended in is told too; it is over once somebody connects again. */
static void
test_refresh_trouble (Rig          *rig,
                      gconstpointer data)
{
  g_autoptr (JsonObject) fault = hjl_sync_rig_control (rig->sync, "fault", "{'side':'hackajob','kind':'status','status':500,'count':0}");
  g_autoptr (JsonObject) over = NULL;

  g_signal_connect_swapped (rig->syncer, "failed", G_CALLBACK (on_failed_cb), rig);
  connect_lever (rig->sync->workspace);
  hjl_test_run_until_true (has_trouble, rig);
  hjl_test_tasks_wait_idle ();
  g_assert_cmpuint (rig->failed, ==, 1);

  over = hjl_sync_rig_control (rig->sync, "clear-faults", NULL);
  disconnect_lever (rig->sync->workspace);
  g_assert_true (has_trouble (rig));
  connect_lever (rig->sync->workspace);
  g_assert_false (has_trouble (rig));
  wait_for_roles (rig);
  g_assert_false (has_trouble (rig));
}

static gboolean
is_offline (Rig *rig)
{
  gboolean offline;

  g_object_get (rig->syncer, "offline", &offline, NULL);

  return offline;
}

/* A network that is away is no failure of what nobody asked for, and is over with the lists that are read. */
static void
test_refresh_offline (Rig          *rig,
                      gconstpointer data)
{
  g_autoptr (JsonObject) fault = hjl_sync_rig_control (rig->sync, "fault", "{'side':'hackajob','kind':'cut-before','count':0}");
  g_autoptr (JsonObject) over = NULL;

  g_signal_connect_swapped (rig->syncer, "failed", G_CALLBACK (on_failed_cb), rig);
  connect_lever (rig->sync->workspace);
  hjl_test_run_until_true (has_trouble, rig);
  hjl_test_tasks_wait_idle ();
  g_assert_true (is_offline (rig));
  g_assert_cmpuint (rig->failed, ==, 0);

  over = hjl_sync_rig_control (rig->sync, "clear-faults", NULL);
  hjl_syncer_begin (rig->syncer);
  wait_for_roles (rig);
  g_assert_false (is_offline (rig));
  g_assert_false (has_trouble (rig));
}

/* Nothing is synced by itself, and a network that comes back is seen all the same, whatever it had ended. */
static void
test_network_back (Rig          *rig,
                   gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JsonObject) fault = hjl_sync_rig_control (rig->sync, "fault", "{'side':'hackajob','kind':'cut-before','count':0}");
      g_autoptr (JsonObject) over = NULL;
      guint syncs;

      if (i == 0)
        connect_lever (rig->sync->workspace);
      else
        hjl_syncer_sync (rig->syncer, TRUE);
      hjl_test_run_until_true (has_trouble, rig);
      hjl_test_run_until_true (is_idle, rig);
      hjl_test_tasks_wait_idle ();
      g_assert_true (is_offline (rig));
      syncs = rig->finished;

      /* One that goes is nothing to try at. */
      g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", FALSE);
      hjl_test_tasks_wait_idle ();
      g_assert_true (is_offline (rig));

      over = hjl_sync_rig_control (rig->sync, "clear-faults", NULL);
      g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
      hjl_test_tasks_wait_idle ();
      g_assert_false (is_offline (rig));
      g_assert_false (has_trouble (rig));
      g_assert_cmpuint (rig->finished, ==, syncs);
    }
}

/* What a sync ended in is not over with lists that can be read, nor with some that cannot before. */
static void
test_refresh_mends_no_sync (Rig          *rig,
                            gconstpointer data)
{
  static const struct
  {
    const char *sync;
    const char *refresh; /* nullable: what goes wrong with a refresh, too */
  } faults[] = {
    { "'kind':'status','status':500", NULL },
    { "'kind':'delay','delay':60000", NULL },
    { "'kind':'status','status':500", "'kind':'cut-before'" },
    { "'kind':'delay','delay':60000", "'kind':'status','status':500" },
  };

  connect_lever (rig->sync->workspace);
  wait_for_roles (rig);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (JsonObject) fault = hjl_sync_rig_control (rig->sync, "fault", "{'side':'hackajob','count':0,%s}", faults[i].sync);
      g_autoptr (JsonObject) over = NULL;
      g_autoptr (GError) before = NULL;
      g_autoptr (GError) after = NULL;

      hjl_syncer_sync (rig->syncer, TRUE);
      hjl_test_run_until_true (is_idle, rig);
      before = get_trouble (rig);
      g_assert_nonnull (before);

      over = hjl_sync_rig_control (rig->sync, "clear-faults", NULL);
      if (faults[i].refresh != NULL)
        {
          g_autoptr (JsonObject) other = hjl_sync_rig_control (rig->sync, "fault", "{'side':'hackajob','count':0,%s}", faults[i].refresh);
          g_autoptr (JsonObject) other_over = NULL;

          hjl_syncer_begin (rig->syncer);
          hjl_test_tasks_wait_idle ();
          other_over = hjl_sync_rig_control (rig->sync, "clear-faults", NULL);
        }
      hjl_syncer_begin (rig->syncer);
      hjl_test_tasks_wait_idle ();
      after = get_trouble (rig);
      g_assert_nonnull (after);
      g_assert_cmpstr (after->message, ==, before->message);
    }
}

/* Returns: how many calls it took to begin @times times at once */
static guint
count_calls (Rig  *rig,
             guint times)
{
  guint before = hjl_sync_rig_count_calls (rig->sync, "lever");

  for (guint i = 0; i < times; i++)
    hjl_syncer_begin (rig->syncer);
  hjl_test_tasks_wait_idle ();

  return hjl_sync_rig_count_calls (rig->sync, "lever") - before;
}

/* A window that is seen while an account connects asks for nothing that is asked for already; later it does. */
static void
test_refresh_once (Rig          *rig,
                   gconstpointer data)
{
  guint calls;

  connect_lever (rig->sync->workspace);
  wait_for_roles (rig);
  calls = count_calls (rig, 1);
  g_assert_cmpuint (calls, >, 0);
  g_assert_cmpuint (count_calls (rig, 2), ==, calls);
  g_assert_cmpuint (count_calls (rig, 1), ==, calls);
}

static void
on_next_cb (HjlSyncer  *syncer,
            GParamSpec *pspec,
            guint      *without)
{
  g_autoptr (GError) trouble = NULL;
  gint64 next;

  g_object_get (syncer, "trouble", &trouble, "next-sync", &next, NULL);
  *without += trouble != NULL && next == 0;
}

/* A notice keeps its time while it is tried again. */
static void
test_trouble_stays (Rig          *rig,
                    gconstpointer data)
{
  g_autoptr (JsonObject) fault = NULL;
  guint without = 0;

  connect_lever (rig->sync->workspace);
  hjl_test_run_until_true (has_finished, rig);
  hjl_test_run_until_true (is_idle, rig);
  fault = hjl_sync_rig_control (rig->sync, "fault", "{'side':'hackajob','kind':'cut-before','count':0}");
  g_signal_connect (rig->syncer, "notify::next-sync", G_CALLBACK (on_next_cb), &without);
  g_signal_connect (rig->syncer, "notify::trouble", G_CALLBACK (on_next_cb), &without);
  for (guint i = 0; i < 2; i++)
    {
      hjl_syncer_sync (rig->syncer, TRUE);
      hjl_test_run_until_true (is_idle, rig);
      g_assert_true (has_trouble (rig));
    }
  g_assert_cmpuint (without, ==, 0);
}

static gboolean
shows_roles (gpointer view)
{
  return hjl_app_test_shows (view, "8 live roles aren’t mapped");
}

static gboolean
asks_to_connect (gpointer view)
{
  return hjl_app_test_find (view, GTK_TYPE_BUTTON, "Connect") != NULL;
}

/* What the empty view says leads to what has to be done next. */
static void
test_empty_view (Rig          *rig,
                 gconstpointer data)
{
  GtkWidget *view = g_object_new (HJL_TYPE_JOBS_VIEW, "workspace", rig->sync->workspace, NULL);
  GtkWindow *window = hjl_app_test_present (view);

  hjl_test_run_until_true (asks_to_connect, view);
  g_assert_true (hjl_app_test_shows (view, "Connect Your Accounts First"));
  g_assert_nonnull (hjl_app_test_find (view, ADW_TYPE_STATUS_PAGE, NULL));
  g_assert_null (hjl_app_test_find (view, GTK_TYPE_BUTTON, "Sync Now"));

  g_object_set (rig->syncer, "automatic", FALSE, NULL);
  connect_lever (rig->sync->workspace);
  hjl_test_run_until_true (shows_roles, view);
  g_assert_null (hjl_app_test_find (view, ADW_TYPE_STATUS_PAGE, NULL));
  gtk_window_destroy (window);
}

static gboolean
is_listed (gpointer window)
{
  GtkWidget *content = adw_window_get_content (ADW_WINDOW (window));
  GtkStack  *stack = GTK_STACK (hjl_app_test_find (content, GTK_TYPE_STACK, NULL));

  return g_strcmp0 (gtk_stack_get_visible_child_name (stack), "list") == 0;
}

static gboolean
is_said (GtkWidget  *widget,
         const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (is_said (child, text))
        return TRUE;
    }

  return FALSE;
}

static void
on_wanted_cb (gboolean *wanted)
{
  *wanted = TRUE;
}

static gboolean
is_wanted (gpointer wanted)
{
  return *(gboolean *) wanted;
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

/* What a sync held back is listed; only Go Ahead lets it through, and closing the list does not. */
static void
test_review (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autoptr (HjlSyncReport) held = NULL;
  g_autoptr (HjlSyncReport) still = NULL;
  g_autoptr (HjlSyncReport) done = NULL;
  GtkWidget *window;
  gboolean   wanted = FALSE;

  hjl_test_workspace_set_bounds (rig->workspace, 10, 20, 2);
  held = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (held->held_back, ==, 3);
  window = GTK_WIDGET (hjl_preview_window_new (NULL, rig->workspace, TRUE));
  hjl_test_run_until_true (is_listed, window);
  g_assert_true (is_said (window, "Nothing was changed for these 3 people"));
  gtk_window_destroy (GTK_WINDOW (window));
  still = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (still->held_back, ==, 3);

  window = GTK_WIDGET (hjl_preview_window_new (NULL, rig->workspace, TRUE));
  g_signal_connect_swapped (window, "sync", G_CALLBACK (on_wanted_cb), &wanted);
  /* GTK 4.8 still hears of a window's first drawing when that is gone by then: nobody is so quick. */
  gtk_window_present (GTK_WINDOW (window));
  hjl_test_run_until_true (is_active, window);
  hjl_test_run_until_true (is_listed, window);
  gtk_widget_activate_action (window, "preview.sync", NULL);
  /* Whoever closes it at once meant it all the same. */
  gtk_window_close (GTK_WINDOW (window));
  hjl_test_run_until_true (is_wanted, &wanted);
  done = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (done->exported, ==, 3);
  g_assert_cmpuint (done->held_back, ==, 0);
}

static gint64
get_seconds_to_next (Rig *rig)
{
  gint64 next;

  g_object_get (rig->syncer, "next-sync", &next, NULL);

  return next != 0 ? next - g_get_real_time () / G_USEC_PER_SEC : 0;
}

/* When the next one comes is said as it is: not while nothing can be synced, and later where something is the matter. */
static void
test_next (Rig          *rig,
           gconstpointer data)
{
  g_autoptr (JsonObject) refused = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) checks = NULL;

  g_object_set (rig->syncer, "automatic", TRUE, "interval", 20u, NULL);
  g_assert_cmpint (get_seconds_to_next (rig), ==, 0);

  connect_lever (rig->sync->workspace);
  hjl_test_run_until_true (has_finished, rig);
  g_assert_cmpint (get_seconds_to_next (rig), >=, 18);
  g_assert_cmpint (get_seconds_to_next (rig), <=, 21);
  hjl_syncer_sync (rig->syncer, TRUE);
  g_assert_cmpint (get_seconds_to_next (rig), ==, 0);
  hjl_test_run_until_true (is_idle, rig);

  refused = hjl_sync_rig_control (rig->sync, "master-account", "{'on': false}");
  hjl_workspace_check_async (rig->sync->workspace, NULL, hjl_test_got_result, &result);
  checks = hjl_workspace_check_finish (rig->sync->workspace, hjl_test_wait (&result), NULL);
  hjl_syncer_sync (rig->syncer, TRUE);
  hjl_test_run_until_true (is_idle, rig);
  /* A minute at first, whatever the interval. */
  g_assert_cmpint (get_seconds_to_next (rig), >=, 58);
  g_assert_cmpint (get_seconds_to_next (rig), <=, 61);

  g_object_set (rig->syncer, "automatic", FALSE, NULL);
  g_assert_cmpint (get_seconds_to_next (rig), ==, 0);
}

static gboolean
says_held (gpointer window)
{
  return hjl_app_test_shows (window, "3 candidates are on hold");
}

static gboolean
says_nothing_held (gpointer window)
{
  return !hjl_app_test_shows (window, "on hold");
}

static gboolean
says_times (gpointer window)
{
  return hjl_app_test_shows (window, "Synced ") && hjl_app_test_shows (window, "3 today");
}

static gpointer
find_review (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (HJL_IS_PREVIEW_WINDOW (l->data) && gtk_widget_get_visible (l->data))
        return l->data;
    }

  return NULL;
}

static gboolean
reviews (gpointer user_data)
{
  GtkWidget *review = find_review ();

  return review != NULL && is_listed (review);
}

/* Who is held back stands in the window until somebody has answered, also of an earlier start and beside other trouble. */
static void
test_held_notice (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autoptr (HjlSyncReport) held = NULL;
  g_autoptr (HjlSyncer) syncer = NULL;
  g_autoptr (JsonObject) fault = NULL;
  g_autoptr (JsonObject) over = NULL;
  HjlWindow *window;
  Rig        idle = { 0 };

  hjl_test_workspace_set_bounds (rig->workspace, 10, 20, 2);
  held = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (held->held_back, ==, 3);
  syncer = idle.syncer = hjl_syncer_new (rig->workspace);
  window = hjl_window_new (NULL);
  gtk_window_present (GTK_WINDOW (window));
  hjl_window_open (window, rig->workspace, syncer);
  hjl_test_run_until_true (says_held, window);

  /* Looked at, and not answered. */
  g_signal_emit_by_name (hjl_app_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Review…"), "clicked");
  hjl_test_run_until_true (reviews, NULL);
  gtk_window_close (GTK_WINDOW (find_review ()));
  hjl_syncer_sync (syncer, FALSE);
  hjl_test_run_until_true (is_idle, &idle);
  hjl_test_tasks_wait_idle ();
  g_assert_true (says_held (window));

  /* Answered: it does not ask again, although the sync cannot do it yet. */
  fault = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','kind':'status','status':403,'count':0}");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.review", NULL);
  hjl_test_run_until_true (reviews, NULL);
  gtk_widget_activate_action (find_review (), "preview.sync", NULL);
  hjl_test_run_until_true (says_nothing_held, window);
  hjl_test_run_until_true (is_idle, &idle);
  hjl_test_tasks_wait_idle ();
  g_assert_true (says_nothing_held (window));

  over = hjl_sync_rig_control (rig, "clear-faults", NULL);
  hjl_syncer_sync (syncer, TRUE);
  hjl_test_run_until_true (says_times, window);
  g_assert_true (says_nothing_held (window));

  gtk_window_destroy (GTK_WINDOW (window));
  hjl_test_wait_idle ();
}

/* Held back, and by now nothing is to be written: whoever looks is not asked any more. */
static void
test_held_no_more (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autoptr (HjlSyncReport) held = NULL;
  g_autoptr (HjlSyncer) syncer = hjl_syncer_new (rig->workspace);
  g_autoptr (GHashTable) mappings = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlWindow     *window = hjl_window_new (NULL);
  GHashTableIter iter;
  gpointer       role_id;

  g_object_set (syncer, "automatic", FALSE, NULL);
  hjl_test_workspace_set_bounds (rig->workspace, 10, 20, 2);
  held = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (held->held_back, ==, 3);
  gtk_window_present (GTK_WINDOW (window));
  hjl_window_open (window, rig->workspace, syncer);
  hjl_test_run_until_true (says_held, window);
  mappings = hjl_workspace_load_mappings (rig->workspace, &error);
  g_assert_no_error (error);
  g_hash_table_iter_init (&iter, mappings);
  g_assert_true (g_hash_table_iter_next (&iter, &role_id, NULL));
  hjl_workspace_switch_mapping_async (rig->workspace, role_id, TRUE, NULL, NULL, hjl_test_got_result, &result);
  g_assert_true (hjl_finish (rig->workspace, hjl_test_wait (&result), &error));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.review", NULL);
  hjl_test_run_until_true (says_nothing_held, window);
  gtk_window_destroy (GTK_WINDOW (window));
  hjl_test_wait_idle ();
}

static void
lose (HjlSyncRig *rig,
      guint       from,
      guint       to)
{
  for (guint i = from; i < to; i++)
    {
      g_autofree char *id = hjl_sync_rig_pick_exported (rig, i);
      g_autofree char *json = g_strdup_printf ("{'candidate':'%s','status':'deleted'}", id);
      g_autoptr (JsonObject) done = hjl_sync_rig_control (rig, "hackajob-status", "%s", json);
    }
}

static gboolean
is_asked (gpointer user_data)
{
  return hjl_app_test_is_asked (NULL);
}

static gboolean
has_erased (gpointer rig)
{
  g_autoptr (GPtrArray) cases = hjl_store_load_cases (hjl_workspace_get_store (((HjlSyncRig *) rig)->workspace), TRUE, NULL, 100, NULL);
  guint n = 0;

  for (guint i = 0; i < cases->len; i++)
    n += ((HjlCase *) g_ptr_array_index (cases, i))->candidate->name != NULL;

  return n == 6;
}

/* The question that is open names who was lost. */
static void
assert_names (HjlSyncRig *rig,
              guint       n)
{
  g_autofree char *id = hjl_sync_rig_pick_exported (rig, n);
  g_autoptr (HjlCase) lost = hjl_store_load_case (hjl_workspace_get_store (rig->workspace), id, NULL);

  g_assert_nonnull (lost->candidate->name);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (hjl_app_test_find_question ()), lost->candidate->name));
}

static gboolean
says_clock (gpointer window)
{
  return hjl_app_test_shows (window, "clock is more than a day off");
}

/* It is no fault of many, and nobody can say yes to it. */
static void
test_clock_off (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autoptr (HjlSyncer) syncer = hjl_syncer_new (rig->workspace);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) held = NULL;
  HjlWindow *window = hjl_window_new (NULL);

  g_object_set (syncer, "automatic", FALSE, NULL);
  gtk_window_present (GTK_WINDOW (window));
  hjl_sync_rig_set_desktop_ahead (200);
  lose (rig, 0, 1);
  held = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (held->not_erased, ==, 1);
  hjl_window_open (window, rig->workspace, syncer);
  hjl_test_run_until_true (says_clock, window);
  g_assert_false (hjl_app_test_shows (GTK_WIDGET (window), "Decide…"));
  g_assert_false (hjl_app_test_shows (GTK_WIDGET (window), "may be a fault"));
  hjl_sync_rig_set_desktop_ahead (0);
  gtk_window_destroy (GTK_WINDOW (window));
  hjl_test_wait_idle ();
}

/* A notification that speaks of others than are held now: those are asked about, and erased with a yes; not who is
 * held back while the question is open. */
static void
test_erase (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (10);
  g_autoptr (HjlSyncer) syncer = hjl_syncer_new (rig->workspace);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) held = NULL;
  g_autoptr (HjlSyncReport) more = NULL;
  HjlWindow *window = hjl_window_new (NULL);

  g_object_set (syncer, "automatic", FALSE, NULL);
  gtk_window_present (GTK_WINDOW (window));
  hjl_window_open (window, rig->workspace, syncer);
  lose (rig, 0, 4);
  held = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (held->not_erased, ==, 4);

  hjl_window_show_place (window, "erase", "12");
  hjl_test_run_until_true (is_asked, NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (hjl_app_test_find_question ()), "4 people"));
  g_assert_cmpstr (adw_message_dialog_get_heading (hjl_app_test_find_question ()), ==, "Erase 4 Candidates?");
  for (guint i = 0; i < 4; i++)
    assert_names (rig, i);
  /* One question at a time. */
  hjl_window_show_place (window, "erase", "12");
  lose (rig, 4, 9);
  more = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (more->not_erased, ==, 9);
  hjl_app_test_answer ("erase");
  hjl_test_run_until_true (has_erased, rig);
  hjl_test_tasks_wait_idle ();
  g_assert_false (hjl_app_test_is_asked (NULL));
  g_assert_true (has_erased (rig));

  gtk_window_destroy (GTK_WINDOW (window));
  hjl_test_wait_idle ();
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, automatic, function) \
  g_test_add ("/app/syncer/" name, Rig, GINT_TO_POINTER (automatic), rig_set_up, function, rig_tear_down)
  add_test ("syncs-at-once", TRUE, test_syncs_at_once);
  add_test ("reads-at-once", FALSE, test_reads_at_once);
  add_test ("trouble-once", FALSE, test_trouble_once);
  add_test ("refresh-trouble", FALSE, test_refresh_trouble);
  add_test ("refresh-offline", FALSE, test_refresh_offline);
  add_test ("network-back", FALSE, test_network_back);
  add_test ("refresh-mends-no-sync", FALSE, test_refresh_mends_no_sync);
  add_test ("refresh-once", FALSE, test_refresh_once);
  add_test ("trouble-stays", TRUE, test_trouble_stays);
  add_test ("attention-waits", FALSE, test_attention_waits);
  add_test ("empty-view", FALSE, test_empty_view);

  add_test ("next", FALSE, test_next);
  g_test_add_func ("/app/syncer/review", test_review);
  g_test_add_func ("/app/syncer/held-notice", test_held_notice);
  g_test_add_func ("/app/syncer/held-no-more", test_held_no_more);
  g_test_add_func ("/app/syncer/clock-off", test_clock_off);
  g_test_add_func ("/app/syncer/erase", test_erase);

  return g_test_run ();
}
