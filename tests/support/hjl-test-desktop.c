/* hjl-test-desktop.c: what stands in for the desktop's notifications, and sees them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-desktop.h"

#include <string.h>

#include "hjl-test-utils.h"

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"

static const char xml[] =
  "<node><interface name='" NAME "'>"
  "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/>"
  "<arg type='s' direction='out'/><arg type='s' direction='out'/></method>"
  "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
  "<signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal></interface></node>";

static struct
{
  GMutex           lock;
  GCond            started;
  GDBusConnection *connection; /* of its own, as the desktop's is */
  guint            n_told;
  GHashTable      *open; /* what can be seen now, by id */
} desktop;

static void
take_notification (GVariant              *parameters,
                   GDBusMethodInvocation *invocation)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&desktop.lock);
  const char *title;
  const char *body;
  guint       id;

  g_variant_get_child (parameters, 1, "u", &id);
  g_variant_get_child (parameters, 3, "&s", &title);
  g_variant_get_child (parameters, 4, "&s", &body);
  desktop.n_told++;
  if (id == 0)
    id = desktop.n_told;
  g_hash_table_replace (desktop.open, GUINT_TO_POINTER (id), g_strdup_printf ("%s\n%s", title, body));
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", id));
}

static void
close_notification (GVariant              *parameters,
                    GDBusMethodInvocation *invocation)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&desktop.lock);
  guint id;

  g_variant_get (parameters, "(u)", &id);
  g_hash_table_remove (desktop.open, GUINT_TO_POINTER (id));
  g_dbus_method_invocation_return_value (invocation, NULL);
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
  if (g_str_equal (method, "Notify"))
    take_notification (parameters, invocation);
  else if (g_str_equal (method, "CloseNotification"))
    close_notification (parameters, invocation);
  else if (g_str_equal (method, "GetCapabilities"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(as)", NULL));
  else if (g_str_equal (method, "GetServerInformation"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(ssss)", "test", "test", "1", "1.2"));
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static GDBusConnection *
take_name (void)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call_cb };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  GDBusConnection *connection;

  connection = g_dbus_connection_new_for_address_sync (address,
                                                       G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                         G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                       NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (connection, PATH, info->interfaces[0], &table, NULL, NULL, &error);
  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                        "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", NAME, 0), NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);

  return connection;
}

static gpointer
serve (gpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  g_mutex_lock (&desktop.lock);
  desktop.open = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  desktop.connection = take_name ();
  g_cond_signal (&desktop.started);
  g_mutex_unlock (&desktop.lock);
  while (TRUE)
    g_main_context_iteration (context, TRUE);

  return NULL;
}

void
hjl_test_desktop_start (void)
{
  g_mutex_lock (&desktop.lock);
  g_assert_null (desktop.connection);
  g_thread_unref (g_thread_new ("desktop", serve, NULL));
  while (desktop.connection == NULL)
    g_cond_wait (&desktop.started, &desktop.lock);
  g_mutex_unlock (&desktop.lock);
}

guint
hjl_test_desktop_count (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&desktop.lock);

  return desktop.n_told;
}

/* Under the lock. @id: (out) (optional). Returns: (nullable) */
static const char *
find (const char *title,
      guint      *id)
{
  GHashTableIter iter;
  gpointer       key;
  gpointer       told;

  g_hash_table_iter_init (&iter, desktop.open);
  while (g_hash_table_iter_next (&iter, &key, &told))
    if (g_str_has_prefix (told, title) && ((const char *) told)[strlen (title)] == '\n')
      {
        if (id != NULL)
          *id = GPOINTER_TO_UINT (key);
        return told;
      }

  return NULL;
}

char *
hjl_test_desktop_dup_told (const char *title)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&desktop.lock);

  return g_strdup (find (title, NULL));
}

gboolean
hjl_test_desktop_shows (const char *title)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&desktop.lock);

  return find (title, NULL) != NULL;
}

guint
hjl_test_desktop_count_open (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&desktop.lock);

  return g_hash_table_size (desktop.open);
}

void
hjl_test_desktop_wait_idle (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (bus, NAME, PATH, NAME, "GetCapabilities", NULL, NULL, G_DBUS_CALL_FLAGS_NONE,
                                                             -1, NULL, &error);

  g_assert_no_error (error);
  hjl_test_wait_idle ();
}

void
hjl_test_desktop_click (const char *title)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&desktop.lock);
  g_autoptr (GError) error = NULL;
  guint id;

  g_assert_nonnull (find (title, &id));
  g_dbus_connection_emit_signal (desktop.connection, NULL, PATH, NAME, "ActionInvoked",
                                 g_variant_new ("(us)", id, "default"), &error);
  g_assert_no_error (error);
}
