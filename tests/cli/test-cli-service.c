/* test-cli-service.c: hjlever-cli as a service of systemd: credentials instead of a keyring, ready, alive, stopped
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "auth/hjl-token-store-secret.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

/* What systemd is to a service. */
typedef struct
{
  char    *folder;
  char    *lever_path;
  char    *hackajob_path;
  GSocket *socket;
} Manager;

static void
write_file (const char *path,
            const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static Manager *
start_manager (void)
{
  Manager         *self = g_new0 (Manager, 1);
  g_autofree char *path = NULL;
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("hjl-service-XXXXXX", &error);
  g_assert_no_error (error);
  self->lever_path = g_build_filename (self->folder, "demo.lever-api-key", NULL);
  self->hackajob_path = g_build_filename (self->folder, "demo.hackajob-token", NULL);

  path = g_build_filename (self->folder, "notify", NULL);
  address = g_unix_socket_address_new (path);
  self->socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_DEFAULT, &error);
  g_assert_no_error (error);
  g_socket_bind (self->socket, address, FALSE, &error);
  g_assert_no_error (error);
  g_socket_set_timeout (self->socket, HJL_TEST_LIMIT);

  g_setenv ("NOTIFY_SOCKET", path, TRUE);
  g_setenv ("CREDENTIALS_DIRECTORY", self->folder, TRUE);

  return self;
}

static void
stop_manager (Manager *self)
{
  const char *names[] = { "NOTIFY_SOCKET", "CREDENTIALS_DIRECTORY", "WATCHDOG_USEC" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_unsetenv (names[i]);
  hjl_test_remove_folder (self->folder);
  g_clear_object (&self->socket);
  g_free (self->lever_path);
  g_free (self->hackajob_path);
  g_free (self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Manager, stop_manager)

/* Returns: (transfer full): the next word of the service, of which each is a datagram */
static char *
hear (Manager *self)
{
  g_autoptr (GError) error = NULL;
  char   buffer[1024];
  gssize length = g_socket_receive (self->socket, buffer, sizeof buffer, NULL, &error);

  g_assert_no_error (error);

  return g_strndup (buffer, (gsize) length);
}

/* Hears until a word comes that begins like @word. */
static void
hear_until (Manager    *self,
            const char *word)
{
  while (TRUE)
    {
      g_autofree char *heard = hear (self);

      g_test_message ("%s", heard);
      if (g_str_has_prefix (heard, word))
        return;
      g_assert_cmpstr (heard, !=, "STOPPING=1");
    }
}

/* The keyring is not even asked: nothing of these accounts is in it. */
static void
check_keyring (void)
{
  g_autoptr (HjlTokenStore) keyring = hjl_token_store_secret_new ();
  const char *const accounts[] = { "lever", "hackajob" };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (HjlTokens) tokens = NULL;
      g_autoptr (GError) error = NULL;

      hjl_token_store_load_async (keyring, "demo", accounts[i], NULL, hjl_test_got_result, &result);
      tokens = hjl_finish_pointer (keyring, hjl_test_wait (&result), &error);
      g_assert_null (tokens);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);
    }
}

/* Without a word of where the secrets are: they are this service's. */
static void
connect_both (void)
{
  g_autoptr (JsonObject) lever = cli_json (0, "connect", "lever", NULL);
  g_autoptr (JsonObject) hackajob = cli_json (0, "connect", "hackajob", NULL);

  cli_choose_acting_user ();
}

static void
test_watch (void)
{
  static const char *const arguments[] = { "sync", "--watch", "1", NULL };
  HjlDemoOptions           options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = NULL;
  g_autoptr (Manager) manager = start_manager ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (JsonObject) ledger = NULL;
  g_autofree char *ready = NULL;

  options.candidates = 4;
  options.plain = TRUE;
  options.others = 0;
  server = cli_start_server (&options);
  write_file (manager->lever_path, HJL_DEMO_API_KEY "\n");
  write_file (manager->hackajob_path, HJL_DEMO_HACKAJOB_TOKEN);
  connect_both ();
  cli_map_all ();

  g_setenv ("WATCHDOG_USEC", "200000", TRUE);
  process = cli_start (arguments);
  ready = hear (manager);
  g_assert_cmpstr (ready, ==, "READY=1");
  hear_until (manager, "WATCHDOG=1");
  hear_until (manager, "STATUS=Last synced ");
  hear_until (manager, "WATCHDOG=1");
  ledger = hjl_demo_server_ledger (server, FALSE);
  g_assert_cmpint (cli_int (ledger, "totals", "exported"), ==, 4);

  g_subprocess_send_signal (process, SIGTERM);
  hear_until (manager, "STOPPING=1");
  g_assert_cmpint (cli_wait (process), ==, 0);
  check_keyring ();
}

/* A key that is refused ends it with the code that its unit does not start it again for; the error is said. */
static void
test_refused (void)
{
  static const char *const arguments[] = { "sync", "--watch", "1", NULL };
  HjlDemoOptions           options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = cli_start_server (&options);
  g_autoptr (Manager) manager = start_manager ();
  g_autoptr (GSubprocess) process = NULL;

  write_file (manager->lever_path, HJL_DEMO_API_KEY);
  write_file (manager->hackajob_path, HJL_DEMO_HACKAJOB_TOKEN);
  connect_both ();
  write_file (manager->lever_path, "wrong");
  process = cli_start (arguments);
  hear_until (manager, "READY=1");
  hear_until (manager, "STOPPING=1");
  g_assert_cmpint (cli_wait (process), ==, 4);
}

/* What the folder holds, and what becomes of it. */
static void
test_credentials (void)
{
  static const struct
  {
    const char *what;
    const char *lever;    /* nullable: no such file */
    const char *hackajob; /* nullable */
    int         status;
    const char *said; /* nullable */
  } cases[] = {
    { "both", HJL_DEMO_API_KEY, HJL_DEMO_HACKAJOB_TOKEN, 0, NULL },
    { "with a line's end and a byte order mark", "\xef\xbb\xbf" HJL_DEMO_API_KEY "\r\n", " " HJL_DEMO_HACKAJOB_TOKEN "\n", 0, NULL },
    { "Lever's only", HJL_DEMO_API_KEY, NULL, 4, "hackajob is not connected" },
    { "hackajob's only", NULL, HJL_DEMO_HACKAJOB_TOKEN, 4, "Lever is not connected" },
    { "an empty one", "", HJL_DEMO_HACKAJOB_TOKEN, 1, "lever-api-key" },
    { "two lines", HJL_DEMO_API_KEY "\nmore", HJL_DEMO_HACKAJOB_TOKEN, 1, "lever-api-key" },
  };
  HjlDemoOptions options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = cli_start_server (&options);
  g_autoptr (Manager) first = start_manager ();

  write_file (first->lever_path, HJL_DEMO_API_KEY);
  write_file (first->hackajob_path, HJL_DEMO_HACKAJOB_TOKEN);
  connect_both ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Manager) manager = start_manager ();
      g_autoptr (CliRun) run = NULL;

      g_test_message ("%s", cases[i].what);
      if (cases[i].lever != NULL)
        write_file (manager->lever_path, cases[i].lever);
      if (cases[i].hackajob != NULL)
        write_file (manager->hackajob_path, cases[i].hackajob);
      run = cli_run (NULL, "--profile=demo", "plan", NULL);
      g_test_message ("%d: %s", run->status, run->err);
      g_assert_cmpint (run->status, ==, cases[i].status);
      if (cases[i].said != NULL)
        g_assert_nonnull (strstr (run->err, cases[i].said));
    }
}

/* Each profile has its own: nobody's key goes to another's server. */
static void
test_other_profile (void)
{
  HjlDemoOptions options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = cli_start_server (&options);
  g_autoptr (Manager) manager = start_manager ();
  g_autofree char *path = g_build_filename (manager->folder, "lever-api-key", NULL);
  g_autoptr (CliRun) run = NULL;

  /* Of the profile "production". */
  write_file (path, HJL_DEMO_API_KEY);
  write_file (manager->hackajob_path, HJL_DEMO_HACKAJOB_TOKEN);
  run = cli_run (NULL, "--profile=demo", "connect", "lever", NULL);
  g_assert_cmpint (run->status, ==, 4);
}

/* They are the administrator's: neither replaced nor removed by a verb. */
static void
test_read_only (void)
{
  HjlDemoOptions options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = cli_start_server (&options);
  g_autoptr (Manager) manager = start_manager ();
  g_autoptr (CliRun) same = NULL;
  g_autoptr (CliRun) other = NULL;
  g_autoptr (CliRun) leave = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *token = cli_write_file ("other.txt", "another-token");

  write_file (manager->lever_path, HJL_DEMO_API_KEY "\n");
  write_file (manager->hackajob_path, HJL_DEMO_HACKAJOB_TOKEN "\n");

  same = cli_run (NULL, "--profile=demo", "connect", "lever", "--api-key-file", manager->lever_path, NULL);
  g_assert_cmpint (same->status, ==, 0);
  other = cli_run (NULL, "--profile=demo", "connect", "hackajob", "--token-file", token, NULL);
  g_assert_cmpint (other->status, !=, 0);
  leave = cli_run (NULL, "--profile=demo", "disconnect", "lever", NULL);
  g_assert_cmpint (leave->status, ==, 1);
  g_assert_nonnull (strstr (leave->err, "LoadCredential="));

  g_assert_true (g_file_get_contents (manager->lever_path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, HJL_DEMO_API_KEY "\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/service/watch", test_watch);
  g_test_add_func ("/cli/service/refused", test_refused);
  g_test_add_func ("/cli/service/credentials", test_credentials);
  g_test_add_func ("/cli/service/other-profile", test_other_profile);
  g_test_add_func ("/cli/service/read-only", test_read_only);

  return g_test_run ();
}
