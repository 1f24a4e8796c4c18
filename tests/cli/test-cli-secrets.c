/* test-cli-secrets.c: no token, key or secret in any file, line, argument list or environment
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <glib/gstdio.h>
#include <string.h>

#include "auth/hjl-token-store-secret.h"
#include "hjl-test-utils.h"

#define CLIENT_SECRET "canary-client-secret-4b1f"
#define API_KEY "canary-api-key-91c7"
#define ISSUED_TOKEN "canary-issued-token-e05d"

/* A secret as it is, as Basic sends it, and as a form does. */
static void
add_canary (GPtrArray  *canaries,
            const char *secret)
{
  g_autofree char *basic = NULL;
  char            *encoded;

  if (secret == NULL)
    return;

  basic = g_strconcat (secret, ":", NULL);
  encoded = g_base64_encode ((const guchar *) basic, strlen (basic));
  g_ptr_array_add (canaries, g_strdup (secret));
  g_ptr_array_add (canaries, encoded);
  g_ptr_array_add (canaries, g_uri_escape_string (secret, NULL, FALSE));
}

/* What the keyring holds is what must be nowhere else. */
static void
add_tokens (GPtrArray  *canaries,
            const char *account)
{
  g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlTokens) tokens = NULL;
  g_autoptr (GError) error = NULL;

  hjl_token_store_load_async (store, "demo", account, NULL, hjl_test_got_result, &result);
  tokens = hjl_finish_pointer (store, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  add_canary (canaries, tokens->secret);
  add_canary (canaries, tokens->refresh_token);
  add_canary (canaries, tokens->client_secret);
}

static void
assert_clean (GPtrArray  *canaries,
              const char *where,
              const char *bytes,
              gsize       length)
{
  for (guint i = 0; i < canaries->len; i++)
    {
      const char *canary = g_ptr_array_index (canaries, i);

      if (memmem (bytes, length, canary, strlen (canary)) != NULL)
        g_test_message ("%s holds secret number %u", where, i);
      g_assert_null (memmem (bytes, length, canary, strlen (canary)));
    }
}

/* Returns: how many files there were */
static guint
search_folder (GPtrArray  *canaries,
               const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint       count = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *bytes = NULL;
      gsize            length;

      if (g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        count += search_folder (canaries, child);
      else if (g_file_test (child, G_FILE_TEST_IS_REGULAR) && g_file_get_contents (child, &bytes, &length, NULL))
        {
          assert_clean (canaries, child, bytes, length);
          count++;
        }
    }

  return count;
}

static void
search_run (GPtrArray *canaries,
            CliRun    *done)
{
  assert_clean (canaries, "standard output", done->out, strlen (done->out));
  assert_clean (canaries, "standard error", done->err, strlen (done->err));
}

static void
search_process (GPtrArray   *canaries,
                GSubprocess *process)
{
  static const char *const files[] = { "cmdline", "environ" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename ("/proc", g_subprocess_get_identifier (process), files[i], NULL);
      g_autofree char *bytes = NULL;
      g_autoptr (GError) error = NULL;
      gsize length = 0;

      g_file_get_contents (path, &bytes, &length, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (length, >, 0);
      assert_clean (canaries, path, bytes, length);
    }
}

/* A full run with everything logged: all that it prints, and itself while it works. */
static void
run_and_search (GPtrArray *canaries)
{
  static const char *const verbs[][3] = {
    { "check", NULL },
    { "plan", NULL },
    { "sync", NULL },
    { "candidates", NULL },
    { "activity", NULL },
    { "settings", NULL },
    { "map", "show", NULL },
    { "profiles", "show", "demo" },
  };
  static const char *const watch[] = { "sync", "--watch", "3600", NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) stream = NULL;
  g_autofree char *line = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (CliRun) done = cli_run (NULL, "--profile=demo", verbs[i][0], verbs[i][1], verbs[i][1] != NULL ? verbs[i][2] : NULL, NULL);

      g_assert_cmpint (done->status, ==, 0);
      search_run (canaries, done);
      /* The log was really on. */
      if (g_str_equal (verbs[i][0], "check"))
        g_assert_nonnull (strstr (done->err, "GET "));
    }

  process = cli_start (watch);
  stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  line = cli_read_line (stream);
  search_process (canaries, process);
  g_subprocess_send_signal (process, SIGTERM);
  g_assert_cmpint (cli_wait (process), ==, 0);
}

static void
remove_given (void)
{
  static const char *const names[] = { "secret.txt", "key.txt", "token.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), names[i], NULL);

      g_unlink (path);
    }
}

static void
test_oauth (void)
{
  HjlDemoOptions options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = NULL;
  g_autoptr (GPtrArray) canaries = g_ptr_array_new_with_free_func (g_free);

  options.plain = TRUE;
  options.others = 0;
  options.candidates = 6;
  options.client_secret = CLIENT_SECRET;
  server = cli_start_server (&options);
  g_assert_cmpint (cli_sign_in (server, "hackajob", "master", NULL, TRUE, FALSE), ==, 0);
  g_assert_cmpint (cli_sign_in (server, "lever", "super-admin", CLIENT_SECRET, TRUE, FALSE), ==, 0);
  remove_given ();
  cli_map_all ();

  add_canary (canaries, CLIENT_SECRET);
  add_tokens (canaries, "hackajob");
  add_tokens (canaries, "lever");
  g_assert_cmpuint (canaries->len, >=, 5 * 3);
  run_and_search (canaries);
  g_assert_cmpuint (search_folder (canaries, g_get_home_dir ()), >, 2);
}

static void
test_keys (void)
{
  HjlDemoOptions options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = NULL;
  g_autoptr (GPtrArray) canaries = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CliRun) hackajob = NULL;
  g_autoptr (CliRun) lever = NULL;
  g_autoptr (CliRun) wrong = NULL;

  options.plain = TRUE;
  options.others = 0;
  options.candidates = 6;
  options.api_key = API_KEY;
  options.hackajob_token = ISSUED_TOKEN;
  server = cli_start_server (&options);
  add_canary (canaries, API_KEY);
  add_canary (canaries, ISSUED_TOKEN);

  /* A secret in the wrong place is not repeated. */
  wrong = cli_run (API_KEY, "--profile=demo", "connect", "hackajob", "--token-file", "-", NULL);
  g_assert_cmpint (wrong->status, !=, 0);
  /* From standard input, nothing is written at all. */
  hackajob = cli_run (ISSUED_TOKEN "\n", "--profile=demo", "connect", "hackajob", "--token-file", "-", NULL);
  g_assert_cmpint (hackajob->status, ==, 0);
  lever = cli_run (API_KEY, "--profile=demo", "connect", "lever", "--api-key-file", "-", NULL);
  g_assert_cmpint (lever->status, ==, 0);
  search_run (canaries, hackajob);
  search_run (canaries, lever);
  search_run (canaries, wrong);

  cli_choose_acting_user ();
  cli_map_all ();
  run_and_search (canaries);
  g_assert_cmpuint (search_folder (canaries, g_get_home_dir ()), >, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("HJLEVER_DEBUG", "http", TRUE);

  g_test_add_func ("/cli/secrets/oauth", test_oauth);
  g_test_add_func ("/cli/secrets/keys", test_keys);

  return g_test_run ();
}
