/* test-background.c: going on without a window, after login, and how much while computer and network are to be spared
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "../../core/sync/hjl-sync-rig.h"
#include "app/sync/hjl-background.h"
#include "app/sync/hjl-power.h"
#include "app/sync/hjl-syncer.h"
#include "hjl-app-test.h"
#include "hjl-test-tasks.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define LOGIND_NAME "org.freedesktop.login1"

/*
 * The desktop's services, on a connection of their own, whose bus is that of the session and of the system
 */
static const char portal_xml[] =
  "<node><interface name='org.freedesktop.portal.Background'>"
  "<method name='RequestBackground'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
  "</interface></node>";

static struct
{
  GDBusConnection *connection;
  guint            object_id;
  gboolean         refuses; /* a portal without this interface's work */
  guint            response;
  gboolean         granted;
  guint            n_requests;
  gboolean         autostart; /* what was asked for last */
  char            *command;
} portal;

static void
call_bus (const char *method,
          GVariant   *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (portal.connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                                             "org.freedesktop.DBus", method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                                                             NULL, &error);

  g_assert_no_error (error);
}

static void
on_call_cb (GDBusConnection       *connection,
            const char            *sender,
            const char            *path,
            const char            *interface,
            const char            *method,
            GVariant              *parameters,
            GDBusMethodInvocation *invocation,
            gpointer               user_data)
{
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree const char **command = NULL;
  const char             *token = NULL;
  g_autofree char        *who = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char        *request = NULL;
  GVariantBuilder         results;

  portal.n_requests++;
  if (portal.refuses)
    {
      g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.DBus.Error.UnknownMethod", "No such interface");
      return;
    }

  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_assert_true (g_variant_lookup (options, "autostart", "b", &portal.autostart));
  g_assert_true (g_variant_lookup (options, "commandline", "^a&s", &command));
  g_free (portal.command);
  portal.command = g_strjoinv (" ", (char **) command);
  request = g_strconcat (PORTAL_PATH "/request/", who, "/", token, NULL);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (portal.granted));
  g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (portal.granted && portal.autostart));
  g_dbus_connection_emit_signal (connection, sender, request, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", portal.response, &results), NULL);
}

static void
connect_desktop (void)
{
  g_autoptr (GError) error = NULL;

  portal.connection = g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
                                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                                G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                              NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
start_portal (void)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call_cb };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (portal_xml, NULL);

  portal.refuses = FALSE;
  portal.response = 0;
  portal.granted = TRUE;
  portal.n_requests = 0;
  portal.object_id = g_dbus_connection_register_object (portal.connection, PORTAL_PATH, info->interfaces[0], &table, NULL, NULL, NULL);
  call_bus ("RequestName", g_variant_new ("(su)", PORTAL_NAME, 0));
}

static void
stop_portal (void)
{
  call_bus ("ReleaseName", g_variant_new ("(s)", PORTAL_NAME));
  g_dbus_connection_unregister_object (portal.connection, portal.object_id);
}

/*
 * After login
 */
static char *
dup_autostart (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "autostart", APPLICATION_ID ".desktop", NULL);
  char            *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);

  return text;
}

static gboolean
is_file_there (gpointer user_data)
{
  g_autofree char *text = dup_autostart ();

  return text != NULL;
}

static gboolean
is_file_gone (gpointer user_data)
{
  return !is_file_there (NULL);
}

static gboolean
was_asked (gpointer n)
{
  return portal.n_requests == GPOINTER_TO_UINT (n);
}

static void
on_denied_cb (gboolean *denied)
{
  *denied = TRUE;
}

/* Outside a sandbox, where nothing is known of a portal, or one would allow what it cannot do. */
static void
test_no_portal (gconstpointer refuses)
{
  HjlBackground   *background = hjl_background_new (FALSE);
  g_autofree char *text = NULL;

  if (refuses != NULL)
    {
      start_portal ();
      portal.refuses = TRUE;
    }
  /* Nothing is asked of anybody who does not want it. */
  hjl_background_set_wanted (background, FALSE);
  hjl_test_tasks_wait_idle ();
  g_assert_true (is_file_gone (NULL));
  g_assert_cmpuint (portal.n_requests, ==, 0);

  hjl_background_set_wanted (background, TRUE);
  hjl_test_run_until_true (is_file_there, NULL);
  text = dup_autostart ();
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "test-app-background\" --background\n"));
  hjl_background_set_wanted (background, FALSE);
  hjl_test_run_until_true (is_file_gone, NULL);
  if (refuses != NULL)
    stop_portal ();
  portal.n_requests = 0;
  hjl_test_assert_finalized (background);
}

static void
test_portal (void)
{
  HjlBackground *background = hjl_background_new (TRUE);
  gboolean       denied = FALSE;

  start_portal ();
  g_signal_connect_swapped (background, "denied", G_CALLBACK (on_denied_cb), &denied);
  hjl_background_set_wanted (background, TRUE);
  hjl_test_run_until_true (was_asked, GUINT_TO_POINTER (1));
  hjl_test_tasks_wait_idle ();
  g_assert_true (portal.autostart);
  g_assert_cmpstr (portal.command, ==, "hjlever --background");
  g_assert_true (is_file_gone (NULL));
  g_assert_false (denied);

  hjl_background_set_wanted (background, FALSE);
  hjl_test_run_until_true (was_asked, GUINT_TO_POINTER (2));
  hjl_test_tasks_wait_idle ();
  g_assert_false (portal.autostart);
  g_assert_false (denied);

  /* A person, or their desktop, says no. */
  portal.granted = FALSE;
  portal.response = 1;
  hjl_background_set_wanted (background, TRUE);
  hjl_test_run_until (&denied);
  g_assert_true (is_file_gone (NULL));
  stop_portal ();
  hjl_test_assert_finalized (background);
}

/*
 * The network's price
 */
#define TEST_TYPE_NETWORK (test_network_get_type ())
G_DECLARE_FINAL_TYPE (TestNetwork, test_network, TEST, NETWORK, GObject)

struct _TestNetwork
{
  GObject parent_instance;

  gboolean metered;
};

static void
test_network_iface_init (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNetwork, test_network, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, NULL) G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, test_network_iface_init))

enum
{
  PROP_0,
  PROP_AVAILABLE,
  PROP_METERED,
  PROP_CONNECTIVITY,
};

static void
test_network_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (property_id == PROP_CONNECTIVITY)
    g_value_set_enum (value, G_NETWORK_CONNECTIVITY_FULL);
  else
    g_value_set_boolean (value, property_id == PROP_AVAILABLE || ((TestNetwork *) object)->metered);
}

static void
test_network_class_init (TestNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_network_get_property;
  g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
test_network_init (TestNetwork *self)
{
}

typedef struct
{
  HjlSyncRig  *sync;
  TestNetwork *network;
  HjlPower    *power;
  HjlSyncer   *syncer;
  guint        finished;
  guint        asked; /* of them */
} Rig;

static void
on_finished_cb (Rig *rig)
{
  rig->finished++;
}

static void
rig_set_up (Rig          *rig,
            gconstpointer interval)
{
  rig->sync = hjl_sync_rig_new_mapped (1);
  rig->network = g_object_new (TEST_TYPE_NETWORK, NULL);
  rig->power = hjl_power_new (G_NETWORK_MONITOR (rig->network));
  rig->syncer = hjl_syncer_new (rig->sync->workspace);
  g_object_bind_property (rig->power, "asleep", rig->syncer, "asleep", G_BINDING_SYNC_CREATE);
  g_object_bind_property (rig->power, "reason", rig->syncer, "sparing", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (rig->syncer, "finished", G_CALLBACK (on_finished_cb), rig);
  hjl_test_tasks_wait_idle ();
  g_object_set (rig->syncer, "interval", GPOINTER_TO_UINT (interval), "automatic", TRUE, NULL);
}

static void
rig_tear_down (Rig          *rig,
               gconstpointer data)
{
  hjl_test_assert_finalized (g_steal_pointer (&rig->syncer));
  hjl_test_assert_finalized (g_steal_pointer (&rig->power));
  g_object_unref (rig->network);
  hjl_sync_rig_free (rig->sync);
}

static gboolean
has_finished (gpointer user_data)
{
  return ((Rig *) user_data)->finished > 0;
}

static void
set_metered (Rig     *rig,
             gboolean metered)
{
  rig->network->metered = metered;
  g_object_notify (G_OBJECT (rig->network), "network-metered");
}

/* A second is not waited for where the network costs; a person who asks is answered. */
static void
test_metered (Rig          *rig,
              gconstpointer data)
{
  g_autofree char *reason = NULL;
  g_autofree char *none = NULL;

  set_metered (rig, TRUE);
  g_object_get (rig->syncer, "sparing", &reason, NULL);
  g_assert_cmpstr (reason, ==, "The network is metered, so HjLever syncs every 15 minutes at most.");
  g_assert_cmpint (hjl_syncer_get_next (rig->syncer), >, 800);
  hjl_syncer_sync (rig->syncer, TRUE);
  hjl_test_run_until_true (has_finished, rig);
  g_assert_cmpint (hjl_syncer_get_next (rig->syncer), >, 800);

  rig->finished = 0;
  set_metered (rig, FALSE);
  g_object_get (rig->syncer, "sparing", &none, NULL);
  g_assert_null (none);
  hjl_test_run_until_true (has_finished, rig);
}

static gboolean
is_offline (gpointer user_data)
{
  gboolean offline;

  g_object_get (((Rig *) user_data)->syncer, "offline", &offline, NULL);

  return offline;
}

static gboolean
is_running (Rig *rig)
{
  gboolean running;

  g_object_get (rig->syncer, "running", &running, NULL);

  return running;
}

/* A network that comes and goes costs no more than one that stays, and does not put off what is to come; whoever asks is
 * answered. */
static void
test_metered_comes (Rig          *rig,
                    gconstpointer data)
{
  g_autoptr (JsonObject) fault = NULL;
  g_autoptr (JsonObject) clear = NULL;
  int next;

  set_metered (rig, TRUE);
  fault = hjl_sync_rig_control (rig->sync, "fault", "{'kind':'cut-before','count':0}");
  hjl_syncer_sync (rig->syncer, TRUE);
  hjl_test_run_until_true (is_offline, rig);
  clear = hjl_sync_rig_control (rig->sync, "clear-faults", NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
      g_assert_false (is_running (rig));
      next = hjl_syncer_get_next (rig->syncer);
      g_assert_cmpint (next, >, 600);
      g_assert_cmpint (next, <=, 900);
    }
  hjl_syncer_sync (rig->syncer, TRUE);
  hjl_test_run_until_true (has_finished, rig);

  /* Without it, and offline again, the network's coming is enough. */
  rig->finished = 0;
  set_metered (rig, FALSE);
  fault = (json_object_unref (fault), hjl_sync_rig_control (rig->sync, "fault", "{'kind':'cut-before','count':0}"));
  hjl_syncer_sync (rig->syncer, TRUE);
  hjl_test_run_until_true (is_offline, rig);
  clear = (json_object_unref (clear), hjl_sync_rig_control (rig->sync, "clear-faults", NULL));
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
  hjl_test_run_until_true (has_finished, rig);
}

static gboolean
is_asleep (gpointer user_data)
{
  gboolean asleep;

  g_object_get (((Rig *) user_data)->syncer, "asleep", &asleep, NULL);

  return asleep;
}

static gboolean
is_awake (gpointer user_data)
{
  return !is_asleep (user_data);
}

static void
sleep_or_wake (gboolean asleep)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (portal.connection, NULL, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
                                 g_variant_new ("(b)", asleep), &error);
  g_assert_no_error (error);
}

static gboolean
on_sleep_again_cb (gpointer user_data)
{
  sleep_or_wake (TRUE);

  return G_SOURCE_CONTINUE;
}

/* Nothing is begun on the way to sleep, and one sync catches up, however often the network comes and goes. */
static void
test_sleep (Rig          *rig,
            gconstpointer data)
{
  guint again;

  call_bus ("RequestName", g_variant_new ("(su)", LOGIND_NAME, 0));
  /* It listens once it has found the system's bus, which nobody is told of. */
  again = g_timeout_add (50, on_sleep_again_cb, NULL);
  hjl_test_run_until_true (is_asleep, rig);
  g_source_remove (again);
  g_assert_cmpint (hjl_syncer_get_next (rig->syncer), ==, -1);
  hjl_syncer_sync (rig->syncer, FALSE);
  hjl_test_tasks_wait_idle ();
  g_assert_cmpuint (rig->finished, ==, 0);

  sleep_or_wake (FALSE);
  hjl_test_run_until_true (is_awake, rig);
  for (guint i = 0; i < 5; i++)
    g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", i % 2 == 0);
  hjl_test_run_until_true (has_finished, rig);
  hjl_test_tasks_wait_idle ();
  g_assert_cmpuint (rig->finished, ==, 1);
  call_bus ("ReleaseName", g_variant_new ("(s)", LOGIND_NAME));
}

static void
on_asked_cb (Rig                 *rig,
             const HjlSyncReport *report,
             gboolean             asked)
{
  rig->asked += asked;
}

/* A sync that somebody asked for, and that sleep has ended, is done after waking, also where nothing syncs by itself. */
static void
test_owed (Rig          *rig,
           gconstpointer data)
{
  g_signal_connect_swapped (rig->syncer, "finished", G_CALLBACK (on_asked_cb), rig);
  g_object_set (rig->syncer, "automatic", FALSE, NULL);
  hjl_syncer_sync (rig->syncer, TRUE);
  g_object_set (rig->syncer, "asleep", TRUE, NULL);
  hjl_test_tasks_wait_idle ();
  g_assert_cmpuint (rig->finished, ==, 0);

  g_object_set (rig->syncer, "asleep", FALSE, NULL);
  hjl_test_run_until_true (has_finished, rig);
  g_assert_cmpuint (rig->asked, ==, 1);
  hjl_test_tasks_wait_idle ();
  g_assert_cmpint (hjl_syncer_get_next (rig->syncer), ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);
  /* The system's bus is the test's own. */
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_getenv ("DBUS_SESSION_BUS_ADDRESS"), TRUE);
  connect_desktop ();

  g_test_add_data_func ("/app/background/no-portal", NULL, test_no_portal);
  g_test_add_data_func ("/app/background/portal-cannot", "refuses", test_no_portal);
  g_test_add_func ("/app/background/portal", test_portal);
  g_test_add ("/app/background/metered", Rig, GUINT_TO_POINTER (1), rig_set_up, test_metered, rig_tear_down);
  g_test_add ("/app/background/metered-comes", Rig, GUINT_TO_POINTER (1), rig_set_up, test_metered_comes, rig_tear_down);
  g_test_add ("/app/background/owed", Rig, GUINT_TO_POINTER (3600), rig_set_up, test_owed, rig_tear_down);
  g_test_add ("/app/background/sleep", Rig, GUINT_TO_POINTER (3600), rig_set_up, test_sleep, rig_tear_down);

  return g_test_run ();
}
