/* hjl-open-uri.c: a web page or a mail in the program that the person has for it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "workspace/hjl-open-uri.h"

#include <gio/gdesktopappinfo.h>
#include <unistd.h>

/* In the child, after the fork: nothing but system calls. */
static void
leave_session (gpointer user_data)
{
  setsid ();
}

/* Returns: (transfer full) (nullable): who opens @uri; %NULL where GIO has to ask somebody else, as the portal
 * in a sandbox */
static GAppInfo *
find_opener (const char *uri)
{
  const char *scheme = g_uri_peek_scheme (uri);
  g_autoptr (GAppInfo) info = NULL;

  if (scheme == NULL || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("SNAP") != NULL)
    return NULL;

  info = g_app_info_get_default_for_uri_scheme (scheme);

  return G_IS_DESKTOP_APP_INFO (info) ? g_steal_pointer (&info) : NULL;
}

/* A program that already runs comes forward by the token that it is started with. GLib 2.74 hands it over by the name
 * that X11 has for it only; Firefox on Wayland looks for the other one, finds none, and stays behind. Programs that
 * are reached over D-Bus find it there.
 *
 * @token: (out) (transfer full) (nullable): to be given back where nothing starts
 *
 * Returns: (transfer full) (nullable): what to start @opener with */
static GAppLaunchContext *
hand_over (GDesktopAppInfo   *opener,
           GAppLaunchContext *context,
           char             **token)
{
  GAppLaunchContext *own;

  if (context == NULL || g_desktop_app_info_get_boolean (opener, G_KEY_FILE_DESKTOP_KEY_DBUS_ACTIVATABLE))
    return context != NULL ? g_object_ref (context) : NULL;

  /* Whoever does not say so never ends the wait: the pointer would stay busy. */
  if (!g_desktop_app_info_get_boolean (opener, G_KEY_FILE_DESKTOP_KEY_STARTUP_NOTIFY))
    return g_object_ref (context);

  /* Asked for once: each one asked for is a start that the desktop waits for. */
  *token = g_app_launch_context_get_startup_notify_id (context, G_APP_INFO (opener), NULL);
  if (*token == NULL)
    return g_object_ref (context);

  own = g_app_launch_context_new ();
  g_app_launch_context_setenv (own, "DESKTOP_STARTUP_ID", *token);
  g_app_launch_context_setenv (own, "XDG_ACTIVATION_TOKEN", *token);

  return own;
}

static void
did_launch (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
hjl_open_uri_async (const char         *uri,
                    GAppLaunchContext  *context,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  const GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GAppInfo) opener = NULL;
  g_autoptr (GAppLaunchContext) handed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = NULL;
  GList            uris = { .data = (gpointer) uri };

  g_return_if_fail (uri != NULL);
  g_return_if_fail (context == NULL || G_IS_APP_LAUNCH_CONTEXT (context));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_open_uri_async);
  opener = find_opener (uri);
  if (opener == NULL)
    {
      g_app_info_launch_default_for_uri_async (uri, context, cancellable, did_launch, g_steal_pointer (&task));
      return;
    }

  handed = hand_over (G_DESKTOP_APP_INFO (opener), context, &token);
  if (g_desktop_app_info_launch_uris_as_manager (G_DESKTOP_APP_INFO (opener), &uris, handed, flags, leave_session,
                                                 NULL, NULL, NULL, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (token != NULL)
    g_app_launch_context_launch_failed (context, token);
  g_task_return_error (task, g_steal_pointer (&error));
}
