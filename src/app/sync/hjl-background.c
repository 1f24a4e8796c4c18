/* hjl-background.c: syncing with the window closed, and after login: asks the desktop, and tells it how it goes
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/sync/hjl-background.h"

#include <errno.h>
#include <string.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Background.html; spoken to without
 * libportal, whose 0.6 of the floor knows no status. */
#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Background"
#define REQUEST_INTERFACE "org.freedesktop.portal.Request"

/* The portal refuses a longer line. */
#define LONGEST_STATUS 96

struct _HjlBackground
{
  GObject parent_instance;

  GCancellable    *cancellable;
  GDBusConnection *session; /* nullable: there is none, or not yet */
  guint            response_id;
  guint            n_requests;
  gboolean         sandboxed;
  gboolean         known; /* what is wanted */
  gboolean         wanted;
  char            *status; /* nullable */
};

G_DEFINE_FINAL_TYPE (HjlBackground, hjl_background, G_TYPE_OBJECT)

static char *
dup_autostart_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", APPLICATION_ID ".desktop", NULL);
}

/* As the Desktop Entry Specification has it, "The Exec key": in double quotes, and some characters escaped. */
static char *
quote (const char *path)
{
  g_autoptr (GString) quoted = g_string_new ("\"");

  for (const char *c = path; *c != '\0'; c++)
    {
      if (strchr ("\"`$\\", *c) != NULL)
        g_string_append_c (quoted, '\\');
      if (*c == '%')
        g_string_append_c (quoted, '%');
      g_string_append_c (quoted, *c);
    }
  g_string_append_c (quoted, '"');

  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

/* Where the program is: that of a package is found by its name. */
static char *
dup_program (void)
{
  g_autofree char *found = g_find_program_in_path ("hjlever");
  g_autofree char *here = g_file_read_link ("/proc/self/exe", NULL);

  /* An update takes the file away from under a program that runs. */
  if (here == NULL || !g_file_test (here, G_FILE_TEST_IS_EXECUTABLE) || (found != NULL && g_str_equal (found, here)))
    return g_strdup ("hjlever");

  return quote (here);
}

static void
write_autostart (void)
{
  g_autofree char *path = dup_autostart_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *program = dup_program ();
  g_autofree char *line = g_strconcat (program, " --background", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE, "Application");
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NAME, "HjLever");
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, line);
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_ICON, APPLICATION_ID);
  g_key_file_set_boolean (file, G_KEY_FILE_DESKTOP_GROUP, "X-GNOME-UsesNotifications", TRUE);
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_key_file_save_to_file (file, path, &error))
    g_warning ("HjLever will not start after login: %s", error != NULL ? error->message : g_strerror (errno));
}

static void
remove_autostart (void)
{
  g_autofree char *path = dup_autostart_path ();

  if (g_unlink (path) != 0 && errno != ENOENT)
    g_warning ("HjLever still starts after login: %s", g_strerror (errno));
}

static void
take_answer (HjlBackground *self,
             gboolean       granted)
{
  if (self->wanted && !granted)
    g_signal_emit_by_name (self, "denied");
}

static void
stop_listening (HjlBackground *self)
{
  if (self->response_id != 0)
    g_dbus_connection_signal_unsubscribe (self->session, self->response_id);
  self->response_id = 0;
}

static void
on_response_cb (GDBusConnection *connection,
                const char      *sender,
                const char      *path,
                const char      *interface,
                const char      *signal,
                GVariant        *parameters,
                gpointer         user_data)
{
  g_autoptr (HjlBackground) self = g_object_ref (user_data);
  g_autoptr (GVariant) results = NULL;
  guint    response;
  gboolean background = FALSE;
  gboolean autostart = FALSE;

  stop_listening (self);
  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &background);
  g_variant_lookup (results, "autostart", "b", &autostart);
  g_debug ("Background portal: %u, background %d, autostart %d", response, background, autostart);
  take_answer (self, response == 0 && background && autostart);
}

static void
did_request (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HjlBackground) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_debug ("No Background portal: %s", error->message);
  stop_listening (self);
  take_answer (self, FALSE);
}

/* A request's path is known before it is made, so that its answer is not missed. */
static char *
dup_request_path (HjlBackground *self,
                  const char    *token)
{
  g_autofree char *sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (self->session) + 1), ".", '_');

  return g_strconcat (PORTAL_PATH "/request/", sender, "/", token, NULL);
}

static void
request (HjlBackground *self)
{
  static const char *const command[] = { "hjlever", "--background", NULL };
  g_autofree char         *token = g_strdup_printf ("hjlever%u", ++self->n_requests);
  g_autofree char         *path = dup_request_path (self, token);
  GVariantBuilder          options;

  stop_listening (self);
  self->response_id = g_dbus_connection_signal_subscribe (self->session, PORTAL_NAME, REQUEST_INTERFACE, "Response", path, NULL,
                                                          G_DBUS_SIGNAL_FLAGS_NONE, on_response_cb, self, NULL);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (_ ("Candidates are exported and stages kept up to date while the window is closed.")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (self->wanted));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));
  g_dbus_connection_call (self->session, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "RequestBackground",
                          g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1,
                          self->cancellable, did_request, g_object_ref (self));
}

static void
send_status (HjlBackground *self)
{
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "message", g_variant_new_string (self->status));
  /* A portal of an earlier version has no such call, and its desktop no such list. */
  g_dbus_connection_call (self->session, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "SetStatus", g_variant_new ("(a{sv})", &options), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}

static void
got_session (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HjlBackground) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_set_object (&self->session, session);
  if (session == NULL)
    take_answer (self, FALSE);
  else
    request (self);
}

static void
hjl_background_dispose (GObject *object)
{
  HjlBackground *self = HJL_BACKGROUND (object);

  stop_listening (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->status, g_free);

  G_OBJECT_CLASS (hjl_background_parent_class)->dispose (object);
}

static void
hjl_background_class_init (HjlBackgroundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hjl_background_dispose;

  g_signal_new ("denied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hjl_background_init (HjlBackground *self)
{
  self->cancellable = g_cancellable_new ();
}

HjlBackground *
hjl_background_new (gboolean sandboxed)
{
  HjlBackground *self = g_object_new (HJL_TYPE_BACKGROUND, NULL);

  self->sandboxed = sandboxed;

  return self;
}

void
hjl_background_set_wanted (HjlBackground *self,
                           gboolean       wanted)
{
  gboolean known;

  g_return_if_fail (HJL_IS_BACKGROUND (self));

  known = self->known;
  self->known = TRUE;
  if (known ? self->wanted == wanted : !wanted)
    return;

  self->wanted = wanted;
  if (!self->sandboxed && wanted)
    write_autostart ();
  else if (!self->sandboxed)
    remove_autostart ();
  else if (self->session != NULL)
    request (self);
  else
    g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, got_session, g_object_ref (self));
}

void
hjl_background_set_status (HjlBackground *self,
                           const char    *text)
{
  g_autofree char *status = NULL;

  g_return_if_fail (HJL_IS_BACKGROUND (self));
  g_return_if_fail (text != NULL);

  status = g_utf8_strlen (text, -1) > LONGEST_STATUS ? g_utf8_substring (text, 0, LONGEST_STATUS) : g_strdup (text);
  if (self->session == NULL || !self->sandboxed || g_strcmp0 (self->status, status) == 0)
    return;

  g_free (self->status);
  self->status = g_steal_pointer (&status);
  send_status (self);
}
