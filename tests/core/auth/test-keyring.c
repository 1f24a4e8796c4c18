/* test-keyring.c: tokens in a real gnome-keyring, and what happens without one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs in tests/support/private-bus.
 */

#include "config.h"

#include <libsecret/secret.h>
#include <signal.h>
#include <string.h>

#include "auth/hjl-token-store-secret.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

#define CANARY "canary-b81e"

/* As another program would look at our items. */
static const SecretSchema schema = {
  "org.example.HjLever",
  SECRET_SCHEMA_NONE,
  {
    { "profile", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

static HjlTokens *
make_tokens (const char *secret)
{
  HjlTokens *tokens = hjl_tokens_new (HJL_TOKENS_OAUTH, secret);

  tokens->refresh_token = g_strdup (CANARY);
  tokens->obtained_at = 1;
  tokens->expires_at = 2;

  return tokens;
}

static gboolean
save (HjlTokenStore *store,
      const char    *environment,
      const char    *account,
      const char    *secret,
      GError       **error)
{
  g_autoptr (HjlTokens) tokens = make_tokens (secret);
  g_autoptr (GAsyncResult) result = NULL;

  hjl_token_store_save_async (store, environment, account, tokens, NULL, hjl_test_got_result, &result);
  return hjl_finish (store, hjl_test_wait (&result), error);
}

static HjlTokens *
load (HjlTokenStore *store,
      const char    *environment,
      const char    *account,
      GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_token_store_load_async (store, environment, account, NULL, hjl_test_got_result, &result);
  return hjl_finish_pointer (store, hjl_test_wait (&result), error);
}

static gboolean
clear (HjlTokenStore *store,
       const char    *environment,
       const char    *account,
       GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_token_store_clear_async (store, environment, account, NULL, hjl_test_got_result, &result);
  return hjl_finish (store, hjl_test_wait (&result), error);
}

static void
assert_loads (HjlTokenStore *store,
              const char    *environment,
              const char    *account,
              const char    *secret)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlTokens) tokens = load (store, environment, account, &error);

  g_assert_no_error (error);
  g_assert_nonnull (tokens);
  g_assert_cmpstr (tokens->secret, ==, secret);
  g_assert_cmpstr (tokens->refresh_token, ==, CANARY);
}

static void
assert_fails (HjlTokenStore *store,
              int            code)
{
  g_autoptr (GError) load_error = NULL;
  g_autoptr (GError) save_error = NULL;
  g_autoptr (GError) clear_error = NULL;

  g_assert_null (load (store, "production", "lever", &load_error));
  g_assert_error (load_error, HJL_ERROR, code);
  g_assert_false (save (store, "production", "lever", CANARY, &save_error));
  g_assert_error (save_error, HJL_ERROR, code);
  g_assert_false (clear (store, "production", "lever", &clear_error));
  g_assert_error (clear_error, HJL_ERROR, code);

  g_assert_null (strstr (load_error->message, CANARY));
  g_assert_null (strstr (save_error->message, CANARY));
  g_assert_null (strstr (clear_error->message, CANARY));
}

static void
test_round_trip (void)
{
  HjlTokenStore *store = hjl_token_store_secret_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autolist (SecretRetrievable) items = NULL;
  g_autofree char *label = NULL;

  g_assert_null (load (store, "production", "lever", &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);
  g_clear_error (&error);

  g_assert_true (save (store, "production", "lever", "one", &error));
  g_assert_true (save (store, "sandbox", "lever", "two", &error));
  g_assert_true (save (store, "production", "hackajob", "three", &error));
  g_assert_true (save (store, "production", "lever", "four", &error));
  g_assert_no_error (error);

  assert_loads (store, "production", "lever", "four");
  assert_loads (store, "sandbox", "lever", "two");
  assert_loads (store, "production", "hackajob", "three");

  /* Written twice, but there once, under a name that a person understands. */
  secret_password_search (&schema, SECRET_SEARCH_ALL, NULL, hjl_test_got_result, &result,
                          "profile", "production", "account", "lever", NULL);
  items = secret_password_search_finish (hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_length (items), ==, 1);
  label = secret_retrievable_get_label (items->data);
  g_assert_cmpstr (label, ==, "HjLever: lever (production)");

  g_assert_true (clear (store, "production", "lever", &error));
  g_assert_true (clear (store, "production", "lever", &error));
  g_assert_no_error (error);
  g_assert_null (load (store, "production", "lever", &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);
  assert_loads (store, "sandbox", "lever", "two");
  assert_loads (store, "production", "hackajob", "three");

  hjl_test_assert_finalized (store);
}

/* Items of other programs are not ours, even with the same attributes. */
static void
test_other_program (void)
{
  static const SecretSchema other = {
    "org.example.Other",
    SECRET_SCHEMA_NONE,
    {
      { "profile", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
    },
  };
  g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *theirs = NULL;

  g_assert_true (secret_password_store_sync (&other, NULL, "Theirs", "theirs", NULL, &error,
                                             "profile", "shared", "account", "lever", NULL));
  g_assert_no_error (error);

  g_assert_null (load (store, "shared", "lever", &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);
  g_clear_error (&error);

  g_assert_true (clear (store, "shared", "lever", &error));
  theirs = secret_password_lookup_sync (&other, NULL, &error, "profile", "shared", "account", "lever", NULL);
  g_assert_no_error (error);
  g_assert_cmpstr (theirs, ==, "theirs");
}

static void
test_broken_item (void)
{
  g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (secret_password_store_sync (&schema, NULL, "Broken", CANARY, NULL, &error,
                                             "profile", "broken", "account", "lever", NULL));
  g_assert_no_error (error);
  g_assert_null (load (store, "broken", "lever", &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED);
  g_assert_null (strstr (error->message, CANARY));
}

static void
test_cancel (void)
{
  g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_token_store_load_async (store, "production", "lever", cancellable, hjl_test_got_result, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (hjl_finish_pointer (store, hjl_test_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
on_name_owner_changed_cb (GDBusConnection *bus,
                          const char      *sender,
                          const char      *path,
                          const char      *interface,
                          const char      *name,
                          GVariant        *parameters,
                          gpointer         user_data)
{
  const char *new_owner;

  g_variant_get (parameters, "(&s&s&s)", NULL, NULL, &new_owner);
  if (*new_owner != '\0')
    *(gboolean *) user_data = TRUE;
}

/* The daemon is replaced by one that reads the keyring's file anew. Without @unlock it is as after an
 * automatic login: no password has come to it yet. */
static GSubprocess *
restart_daemon (gboolean unlock)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *daemon;
  gboolean     owned = FALSE;
  guint        id;
  const char  *password = g_getenv ("HJL_TEST_KEYRING_PASSWORD");

  id = g_dbus_connection_signal_subscribe (bus, "org.freedesktop.DBus", "org.freedesktop.DBus",
                                           "NameOwnerChanged", NULL, "org.freedesktop.secrets",
                                           G_DBUS_SIGNAL_FLAGS_NONE, on_name_owner_changed_cb, &owned, NULL);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                        G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_unsetenv (launcher, "MALLOC_CHECK_");
  daemon = g_subprocess_launcher_spawn (launcher, &error,
                                        "gnome-keyring-daemon", "--replace", "--foreground", "--components=secrets",
                                        unlock ? "--unlock" : NULL, NULL);
  g_assert_no_error (error);
  if (unlock)
    g_output_stream_write_all (g_subprocess_get_stdin_pipe (daemon), password, strlen (password), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (g_subprocess_get_stdin_pipe (daemon), NULL, NULL);

  hjl_test_run_until (&owned);
  g_dbus_connection_signal_unsubscribe (bus, id);

  return daemon;
}

static void
stop_daemon (GSubprocess *daemon)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_send_signal (daemon, SIGTERM);
  g_assert_true (g_subprocess_wait (daemon, NULL, &error));
}

static void
test_restart (void)
{
  g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
  g_autoptr (GSubprocess) before = NULL;
  g_autoptr (GSubprocess) daemon = NULL;
  g_autoptr (GError) error = NULL;

  /* Unlocked, whatever the tests before did to it. */
  before = restart_daemon (TRUE);

  g_assert_true (save (store, "kept", "lever", "kept", &error));
  g_assert_no_error (error);

  daemon = restart_daemon (TRUE);

  /* In the same process, whose session with the old daemon is worth nothing now. */
  assert_loads (store, "kept", "lever", "kept");
  g_assert_true (save (store, "kept", "lever", "changed", &error));
  g_assert_no_error (error);
  assert_loads (store, "kept", "lever", "changed");

  g_assert_true (g_subprocess_wait (before, NULL, &error));
  stop_daemon (daemon);
}

/* As an automatic login leaves it. What is there is locked and not absent, for this version's items and for
 * those of earlier ones; whoever only looks loses nothing, and a disconnect that deleted nothing fails. */
static void
test_never_unlocked (void)
{
  g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
  g_autoptr (GSubprocess) before = restart_daemon (TRUE);
  g_autoptr (GSubprocess) locked = NULL;
  g_autoptr (GSubprocess) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlTokens) old = make_tokens ("old");
  g_autofree char *text = hjl_tokens_to_json (old);

  g_assert_true (save (store, "never", "lever", "new", &error));
  g_assert_no_error (error);
  g_assert_true (secret_password_store_sync (&schema, NULL, "HjLever: hackajob (never)", text, NULL, &error,
                                             "profile", "never", "account", "hackajob", NULL));
  g_assert_no_error (error);

  locked = restart_daemon (FALSE);
  g_assert_true (g_subprocess_wait (before, NULL, &error));
  for (guint i = 0; i < 2; i++)
    {
      const char *account = i == 0 ? "lever" : "hackajob";

      g_assert_null (load (store, "never", account, &error));
      g_assert_error (error, HJL_ERROR, HJL_ERROR_KEYRING_LOCKED);
      g_clear_error (&error);
      g_assert_false (clear (store, "never", account, &error));
      g_assert_error (error, HJL_ERROR, HJL_ERROR_KEYRING_LOCKED);
      g_clear_error (&error);
      g_assert_false (save (store, "never", account, "newer", &error));
      g_assert_error (error, HJL_ERROR, HJL_ERROR_KEYRING_LOCKED);
      g_clear_error (&error);
    }

  after = restart_daemon (TRUE);
  g_assert_true (g_subprocess_wait (locked, NULL, &error));
  assert_loads (store, "never", "lever", "new");
  assert_loads (store, "never", "hackajob", "old");
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (clear (store, "never", i == 0 ? "lever" : "hackajob", &error));
      g_assert_no_error (error);
      g_assert_null (load (store, "never", i == 0 ? "lever" : "hackajob", &error));
      g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);
      g_clear_error (&error);
    }
  stop_daemon (after);
}

/* An item of an earlier version gives way to the one that replaces it. */
static void
test_earlier_version (void)
{
  g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlTokens) old = make_tokens ("old");
  g_autofree char *text = hjl_tokens_to_json (old);

  g_assert_true (secret_password_store_sync (&schema, NULL, "HjLever: lever (earlier)", text, NULL, &error,
                                             "profile", "earlier", "account", "lever", NULL));
  g_assert_no_error (error);
  assert_loads (store, "earlier", "lever", "old");
  g_assert_true (save (store, "earlier", "lever", "new", &error));
  g_assert_no_error (error);
  assert_loads (store, "earlier", "lever", "new");
  g_assert_true (clear (store, "earlier", "lever", &error));
  g_assert_no_error (error);
  g_assert_null (load (store, "earlier", "lever", &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);
}

static void
test_no_default (void)
{
  g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
  g_autoptr (SecretService) service = NULL;
  g_autoptr (SecretCollection) collection = NULL;
  g_autoptr (GError) error = NULL;

  service = secret_service_get_sync (SECRET_SERVICE_NONE, NULL, &error);
  g_assert_no_error (error);
  collection = secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (secret_service_set_alias_sync (service, SECRET_COLLECTION_DEFAULT, NULL, NULL, &error));
  g_assert_no_error (error);

  g_assert_false (save (store, "production", "lever", CANARY, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_KEYRING);
  g_assert_nonnull (strstr (error->message, "no keyring yet"));
  g_clear_error (&error);

  g_assert_true (secret_service_set_alias_sync (service, SECRET_COLLECTION_DEFAULT, collection, NULL, &error));
  g_assert_no_error (error);
}

/* There is no display on which the prompt could be, so it counts as dismissed. */
static void
test_locked (void)
{
  g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
  g_autoptr (SecretService) service = NULL;
  g_autoptr (GError) error = NULL;
  SecretCollection *collection;
  GList            *collections;

  g_assert_true (save (store, "production", "lever", "one", &error));
  g_assert_no_error (error);

  service = secret_service_get_sync (SECRET_SERVICE_NONE, NULL, &error);
  g_assert_no_error (error);
  collection = secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, NULL, &error);
  g_assert_no_error (error);
  collections = g_list_append (NULL, collection);
  g_assert_cmpint (secret_service_lock_sync (service, collections, NULL, NULL, &error), ==, 1);
  g_assert_no_error (error);
  g_list_free_full (collections, g_object_unref);

  assert_fails (store, HJL_ERROR_KEYRING_LOCKED);
}

static void
test_no_service_subprocess (void)
{
  /* A bus that knows no service and can start none. It is kept to the end of this process: letting
   * go of it waits for libsecret to let go of its connection, which it does not. */
  static GTestDBus *bus;
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (HjlTokenStore) store = NULL;
  g_autoptr (GError) error = NULL;

  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  store = hjl_token_store_secret_new ();
  assert_fails (store, HJL_ERROR_KEYRING);

  g_assert_null (load (store, "production", "lever", &error));
  g_assert_nonnull (strstr (error->message, "gnome-keyring"));
  g_clear_error (&error);

  /* GIO ends the process where its bus goes, and may be quicker than the end of the test. */
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_nonnull (connection);
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  g_test_dbus_stop (bus);
}

static void
test_no_bus_subprocess (void)
{
  g_autoptr (HjlTokenStore) store = NULL;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  store = hjl_token_store_secret_new ();
  assert_fails (store, HJL_ERROR_KEYRING);
}

static void
run_alone (gconstpointer path)
{
  g_test_trap_subprocess (path, HJL_TEST_LIMIT * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/auth/keyring/round-trip", test_round_trip);
  g_test_add_func ("/auth/keyring/other-program", test_other_program);
  g_test_add_func ("/auth/keyring/broken-item", test_broken_item);
  g_test_add_func ("/auth/keyring/earlier-version", test_earlier_version);
  g_test_add_func ("/auth/keyring/cancel", test_cancel);
  g_test_add_data_func ("/auth/keyring/no-service", "/auth/keyring/no-service/subprocess", run_alone);
  g_test_add_data_func ("/auth/keyring/no-bus", "/auth/keyring/no-bus/subprocess", run_alone);
  g_test_add_func ("/auth/keyring/no-service/subprocess", test_no_service_subprocess);
  g_test_add_func ("/auth/keyring/no-bus/subprocess", test_no_bus_subprocess);
  g_test_add_func ("/auth/keyring/no-default", test_no_default);
  g_test_add_func ("/auth/keyring/locked", test_locked);
  /* The last ones: each begins and ends with daemons of its own. */
  g_test_add_func ("/auth/keyring/restart", test_restart);
  g_test_add_func ("/auth/keyring/never-unlocked", test_never_unlocked);

  return g_test_run ();
}
