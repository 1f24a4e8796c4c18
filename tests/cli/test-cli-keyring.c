/* test-cli-keyring.c: the command line beside a keyring that asks for its password
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <string.h>

#include "hjl-test-keyring.h"
#include "hjl-test-utils.h"

static HjlTestKeyring *keyring;

/* Both accounts are connected, and the keyring is locked: as after an automatic login. */
static HjlDemoServer *
start (HjlTestPrompt prompt)
{
  HjlDemoOptions options = cli_quick_options ();
  HjlDemoServer *server;

  options.plain = TRUE;
  options.candidates = 3;
  hjl_test_keyring_answer (keyring, FALSE);
  hjl_test_keyring_set_locked (keyring, FALSE);
  server = cli_start_server (&options);
  cli_connect (server);
  cli_map_all ();
  g_assert_cmpuint (hjl_test_keyring_count_items (keyring), ==, 2);
  hjl_test_keyring_set_prompt (keyring, prompt);
  hjl_test_keyring_set_locked (keyring, TRUE);

  return server;
}

/* Each verb that cannot do without the keyring, as it is used. */
static const char *const verbs[][4] = {
  { "check", NULL },
  { "sync", NULL },
  { "connect", "lever", "--api-key-file", NULL },
  { "disconnect", "lever", NULL },
};

static GPtrArray *
make_arguments (gsize verb)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; verbs[verb][i] != NULL && i < 4; i++)
    g_ptr_array_add (arguments, g_strdup (verbs[verb][i]));
  if (g_str_equal (verbs[verb][0], "connect"))
    g_ptr_array_add (arguments, cli_write_file ("key.txt", HJL_DEMO_API_KEY "\n"));
  g_ptr_array_add (arguments, NULL);

  return arguments;
}

/* Nothing was forgotten: with the keyring unlocked everything goes on, and nobody has to connect again. */
static void
assert_heals (void)
{
  g_autoptr (JsonObject) check = NULL;
  g_autoptr (JsonObject) sync = NULL;

  g_assert_cmpuint (hjl_test_keyring_count_items (keyring), ==, 2);
  hjl_test_keyring_answer (keyring, TRUE);
  hjl_test_keyring_set_locked (keyring, FALSE);
  check = cli_json (0, "check", NULL);
  sync = cli_json (0, "sync", NULL);
  g_assert_cmpint (cli_int (sync, "report", "attention"), ==, 0);
}

/* What needs no account works meanwhile. */
static void
assert_others_work (void)
{
  g_autoptr (JsonObject) candidates = cli_json (0, "candidates", NULL);
  g_autoptr (JsonObject) activity = cli_json (0, "activity", NULL);

  g_assert_nonnull (candidates);
  g_assert_nonnull (activity);
}

static void
test_dismissed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (HjlDemoServer) server = start (HJL_TEST_PROMPT_DISMISSED);
      g_autoptr (GPtrArray) arguments = make_arguments (i);
      g_autoptr (CliRun) done = cli_run (NULL, "--profile=demo", arguments->pdata[0], arguments->pdata[1],
                                         arguments->len > 2 ? arguments->pdata[2] : NULL,
                                         arguments->len > 3 ? arguments->pdata[3] : NULL, NULL);

      g_test_message ("%s: %d: %s", verbs[i][0], done->status, done->err);
      g_assert_cmpint (done->status, ==, 1);
      g_assert_nonnull (strstr (done->err, "The system keyring is locked. Unlock it and try again."));
      g_assert_null (strstr (done->err, "not connected"));
      assert_others_work ();
      assert_heals ();
    }
}

/* What only shows something has it here: it is shown, with the word from when it is. */
static void
test_readers (void)
{
  static const struct
  {
    const char *verb[4];
    const char *shows;
  } rows[] = {
    { { "roles", NULL }, "\"mapping\"" },
    { { "postings", NULL }, "\"open\"" },
    { { "postings", "--open", NULL }, "\"open\"" },
    { { "stages", NULL }, "lead-new" },
    { { "stages", "lever", NULL }, "lead-new" },
    { { "reasons", NULL }, "hired" },
    { { "users", NULL }, "\"access_role\"" },
    { { "map", "show", NULL }, "\"direction\"" },
    { { "map", "export", "-", NULL }, "\"posting\"" },
    { { "map", "suggest", NULL }, "\"score\"" },
    { { "plan", NULL }, "\"writes\"" },
  };
  g_autoptr (HjlDemoServer) server = start (HJL_TEST_PROMPT_DISMISSED);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *const *verb = rows[i].verb;
      g_autoptr (CliRun) done = cli_run (NULL, "--profile=demo", "--json", verb[0], verb[1], verb[1] != NULL ? verb[2] : NULL, NULL);

      g_test_message ("%s %s: %d: %s%.300s", verb[0], verb[1] != NULL ? verb[1] : "", done->status, done->err, done->out);
      g_assert_cmpint (done->status, ==, 0);
      g_assert_nonnull (strstr (done->err, "This is from 2"));
      g_assert_nonnull (strstr (done->err, "when it was last read. The system keyring is locked."));
      g_assert_nonnull (strstr (done->out, rows[i].shows));
      g_assert_null (strstr (done->out, "\"error\""));
    }

  assert_heals ();
}

/* Where it was never read there is nothing to show. */
static void
test_never_read (void)
{
  HjlDemoOptions options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = NULL;
  g_autoptr (CliRun) done = NULL;

  options.plain = TRUE;
  hjl_test_keyring_set_locked (keyring, FALSE);
  server = cli_start_server (&options);
  cli_connect (server);
  hjl_test_keyring_set_prompt (keyring, HJL_TEST_PROMPT_DISMISSED);
  hjl_test_keyring_set_locked (keyring, TRUE);
  done = cli_run (NULL, "--profile=demo", "reasons", NULL);
  g_assert_cmpint (done->status, ==, 1);
  g_assert_nonnull (strstr (done->err, "The system keyring is locked. Unlock it and try again."));
  g_assert_null (strstr (done->err, "last read"));
}

static gboolean
is_closed (gpointer user_data)
{
  return hjl_test_keyring_count_open (keyring) == 0;
}

/* Nobody answers: the command says so, and can be stopped; the prompt goes with it. */
static void
test_unanswered (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (HjlDemoServer) server = start (HJL_TEST_PROMPT_UNANSWERED);
      g_autoptr (GPtrArray) arguments = make_arguments (i);
      g_autoptr (GSubprocess) process = cli_start_heard ((const char *const *) arguments->pdata);
      g_autoptr (GDataInputStream) stream = g_data_input_stream_new (g_subprocess_get_stderr_pipe (process));
      gboolean told = FALSE;

      while (!told)
        {
          g_autofree char *line = cli_read_line (stream);

          g_test_message ("%s: %s", verbs[i][0], line);
          told = strstr (line, "The keyring is waiting for its password.") != NULL;
        }
      assert_others_work ();
      g_subprocess_send_signal (process, SIGINT);
      g_assert_cmpint (cli_wait (process), ==, 1);
      hjl_test_run_until_true (is_closed, NULL);
      assert_heals ();
    }
}

/* The person takes their time, and it is done all the same. */
static void
test_answered (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (HjlDemoServer) server = start (HJL_TEST_PROMPT_UNANSWERED);
      g_autoptr (GPtrArray) arguments = make_arguments (i);
      g_autoptr (GSubprocess) process = cli_start_heard ((const char *const *) arguments->pdata);
      g_autoptr (GDataInputStream) stream = g_data_input_stream_new (g_subprocess_get_stderr_pipe (process));
      gboolean told = FALSE;

      while (!told)
        {
          g_autofree char *line = cli_read_line (stream);

          told = strstr (line, "The keyring is waiting for its password.") != NULL;
        }
      hjl_test_keyring_answer (keyring, TRUE);
      g_assert_cmpint (cli_wait (process), ==, 0);
      if (g_str_equal (verbs[i][0], "disconnect"))
        g_assert_cmpuint (hjl_test_keyring_count_items (keyring), ==, 1);
      else
        assert_heals ();
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  keyring = hjl_test_keyring_new ();
  g_test_add_func ("/cli/keyring/dismissed", test_dismissed);
  g_test_add_func ("/cli/keyring/readers", test_readers);
  g_test_add_func ("/cli/keyring/never-read", test_never_read);
  g_test_add_func ("/cli/keyring/unanswered", test_unanswered);
  g_test_add_func ("/cli/keyring/answered", test_answered);

  return g_test_run ();
}
