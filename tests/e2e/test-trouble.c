/* test-trouble.c: what stands in the way of connecting: no keyring, no free port
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-input.h"
#include "hjl-e2e-world.h"

#define N_PORTS 3

static const char *program;

/* Returns: (transfer full): where the accessibility tree is, for a program that is on another bus */
static char *
dup_accessibility_bus (void)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                                             NULL, G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  char *address = NULL;

  g_assert_no_error (error);
  g_variant_get (answer, "(s)", &address);

  return address;
}

/* A session bus without a keyring, and without anything that it could start one from.
 * Returns: (transfer full): its address */
static char *
start_bus (GSubprocess **bus)
{
  g_autoptr (GSubprocessLauncher) launcher = hjl_e2e_new_launcher (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "bus.conf", NULL);
  g_autofree char *option = g_strdup_printf ("--config-file=%s", path);
  g_autofree char *text = g_strdup_printf ("<busconfig><type>session</type><listen>unix:tmpdir=%s</listen><policy context=\"default\">"
                                           "<allow send_destination=\"*\"/><allow receive_sender=\"*\"/><allow own=\"*\"/></policy></busconfig>",
                                           g_get_tmp_dir ());
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  char *address;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  *bus = g_subprocess_launcher_spawn (launcher, &error, "dbus-daemon", "--nofork", "--nosyslog", "--print-address", option, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (*bus));
  address = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (address);

  return address;
}

static GSubprocess *
start_keyring (const char *bus)
{
  g_autoptr (GSubprocessLauncher) launcher = hjl_e2e_new_launcher (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autofree char *folder = g_build_filename (g_get_tmp_dir (), "second-keyring", NULL);
  g_autofree char *control = g_strdup_printf ("--control-directory=%s", folder);
  g_autoptr (GError) error = NULL;
  const char  *password = g_getenv ("HJL_TEST_KEYRING_PASSWORD");
  GSubprocess *keyring;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", bus, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_unsetenv (launcher, "MALLOC_CHECK_");
  keyring = g_subprocess_launcher_spawn (launcher, &error, "gnome-keyring-daemon", "--foreground", "--unlock",
                                         "--components=secrets", control, NULL);
  g_assert_no_error (error);
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (keyring), password, strlen (password), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (g_subprocess_get_stdin_pipe (keyring), NULL, &error);
  g_assert_no_error (error);

  return keyring;
}

static gboolean
has_keyring (HjlE2e  *e2e,
             gpointer user_data)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (user_data, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                                             "NameHasOwner", g_variant_new ("(s)", "org.freedesktop.secrets"),
                                                             G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean has = FALSE;

  if (answer != NULL)
    g_variant_get (answer, "(b)", &has);

  return has;
}

static void
test_no_keyring (void)
{
  g_autoptr (HjlE2eWorld) world = hjl_e2e_world_new ("e2e-keyring", NULL);
  g_autoptr (GSubprocess) bus = NULL;
  g_autoptr (GSubprocess) keyring = NULL;
  g_autofree char  *address = start_bus (&bus);
  g_autofree char  *accessibility = dup_accessibility_bus ();
  g_autofree char  *session = g_strconcat ("DBUS_SESSION_BUS_ADDRESS=", address, NULL);
  g_autofree char  *tree = g_strconcat ("AT_SPI_BUS_ADDRESS=", accessibility, NULL);
  const char *const environment[] = { session, tree, NULL };
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  HjlE2e *e2e = hjl_e2e_world_start_in (world, program, environment);

  hjl_e2e_set_persona ("master", TRUE);
  hjl_e2e_press (e2e, "Connect hackajob in the Browser");
  hjl_e2e_see (e2e, "No keyring answers");
  hjl_e2e_see (e2e, "Install gnome-keyring or KWallet");
  hjl_e2e_see (e2e, "Not connected");

  connection = g_dbus_connection_new_for_address_sync (address,
                                                       G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                       NULL, NULL, &error);
  g_assert_no_error (error);
  keyring = start_keyring (address);
  hjl_e2e_wait_until (e2e, has_keyring, connection, "The second keyring does not start");
  hjl_e2e_press (e2e, "Connect hackajob in the Browser");
  hjl_e2e_see (e2e, "One more account");
  hjl_e2e_unsee (e2e, "No keyring answers");

  hjl_e2e_stop (e2e);
  g_subprocess_force_exit (keyring);
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  g_subprocess_force_exit (bus);
}

/* The ports of the demo are left to the other tests: three of our own, as taken as can be. */
static void
take_ports (HjlDemoOptions *options,
            GSocket        *sockets[N_PORTS])
{
  for (guint i = 0; i < N_PORTS; i++)
    {
      g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
      g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
      g_autoptr (GSocketAddress) bound = NULL;
      g_autoptr (GError) error = NULL;

      sockets[i] = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
      g_assert_no_error (error);
      g_socket_bind (sockets[i], any, FALSE, &error);
      g_assert_no_error (error);
      g_socket_listen (sockets[i], &error);
      g_assert_no_error (error);
      bound = g_socket_get_local_address (sockets[i], &error);
      g_assert_no_error (error);
      options->redirect_ports[i] = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
    }
}

static void
free_ports (GSocket *sockets[N_PORTS])
{
  for (guint i = 0; i < N_PORTS; i++)
    g_clear_object (&sockets[i]);
}

/* The environment names the registration; the secret is for whoever sits here to type. */
static void
type_secret (HjlE2e *e2e)
{
  g_autoptr (AtspiAccessible) entry = hjl_e2e_find (e2e, ATSPI_ROLE_TEXT, "Client Secret");

  hjl_e2e_fill_row (e2e, entry, HJL_DEMO_CLIENT_SECRET);
}

static void
test_ports_taken (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  GSocket       *sockets[N_PORTS];
  g_autoptr (HjlE2eWorld) world = NULL;
  HjlE2e *e2e;

  take_ports (&options, sockets);
  world = hjl_e2e_world_new ("demo", &options);
  e2e = hjl_e2e_world_start (world, program);

  hjl_e2e_set_persona (NULL, FALSE);
  type_secret (e2e);
  hjl_e2e_press (e2e, "Connect Lever in the Browser");
  hjl_e2e_see (e2e, "Close them and try again.");
  hjl_e2e_see (e2e, "These ports of this computer are all taken");
  hjl_e2e_press (e2e, "Cancel");

  free_ports (sockets);
  hjl_e2e_set_persona ("super-admin", TRUE);
  hjl_e2e_press (e2e, "Connect Lever in the Browser");
  hjl_e2e_see (e2e, "One more account");
  hjl_e2e_unsee (e2e, "These ports of this computer are all taken");
  hjl_e2e_stop (e2e);
}

/* Without a port the browser ends at an address that nobody answers; it still says who signed in. */
static void
test_paste (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  GSocket       *sockets[N_PORTS];
  g_autoptr (HjlE2eWorld) world = NULL;
  g_autoptr (AtspiAccessible) entry = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *opened = NULL;
  g_autofree char *redirect = NULL;
  HjlE2e          *e2e;

  take_ports (&options, sockets);
  world = hjl_e2e_world_new ("demo", &options);
  e2e = hjl_e2e_world_start (world, program);

  hjl_e2e_set_persona (NULL, FALSE);
  type_secret (e2e);
  hjl_e2e_press (e2e, "Connect Lever in the Browser");
  opened = hjl_e2e_wait_opened (e2e);
  redirect = hjl_demo_server_sign_in (world->server, opened, "super-admin", TRUE, &error);
  g_assert_no_error (error);
  entry = hjl_e2e_find_part (e2e, NULL, ATSPI_ROLE_TEXT, "Paste the Address");
  hjl_e2e_fill_row (e2e, entry, redirect);
  hjl_e2e_key (e2e, "Return");
  hjl_e2e_see (e2e, "One more account");

  hjl_e2e_stop (e2e);
  free_ports (sockets);
}

int
main (int   argc,
      char *argv[])
{
  if (hjl_e2e_browser (argc, argv))
    return 0;

  program = hjl_e2e_init (&argc, &argv);
  g_test_add_func ("/e2e/trouble/no-keyring", test_no_keyring);
  g_test_add_func ("/e2e/trouble/ports-taken", test_ports_taken);
  g_test_add_func ("/e2e/trouble/paste", test_paste);

  return g_test_run ();
}
