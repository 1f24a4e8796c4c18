/* test-cli-candidate.c: sync --candidate: one is brought in step, and told of in a sentence
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <string.h>

#include "hjl-test-utils.h"

/* Everybody was read, and no role is mapped. */
static HjlDemoServer *
start (guint candidates)
{
  HjlDemoOptions options = cli_quick_options ();
  HjlDemoServer *server;
  g_autoptr (JsonObject) report = NULL;

  options.candidates = candidates;
  options.live_roles = 1;
  options.plain = TRUE;
  server = cli_start_server (&options);
  cli_connect (server);
  report = cli_json (0, "sync", NULL);
  g_assert_cmpint (cli_int (report, "report", "unmapped"), ==, candidates);

  return server;
}

static void
tell (HjlDemoServer *server,
      const char    *command,
      const char    *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = hjl_test_demo_control (server, command, arguments, &error);

  g_assert_no_error (error);
  g_assert_nonnull (answer);
}

static gint64
total (HjlDemoServer *server,
       const char    *name)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (server, FALSE);

  return cli_int (ledger, "totals", name);
}

/* (transfer full) */
static char *
pick (guint n)
{
  g_autoptr (JsonObject) candidates = cli_json (0, "candidates", NULL);
  JsonArray *list = json_object_get_array_member (candidates, "candidates");

  return g_strdup (json_object_get_string_member (json_array_get_object_element (list, n), "id"));
}

static void
assert_says (const char *id,
             int         status,
             const char *wanted)
{
  g_autoptr (CliRun) run = cli_run (NULL, "--profile=demo", "sync", "--candidate", id, NULL);

  g_assert_cmpstr (run->out, ==, wanted);
  g_assert_cmpint (run->status, ==, status);
}

static void
test_one (void)
{
  g_autoptr (HjlDemoServer) server = start (4);
  g_autofree char *id = pick (1);
  g_autofree char *move = g_strdup_printf ("{\"candidate\":\"%s\",\"stage\":\"Offer\"}", id);
  g_autoptr (JsonObject) unmapped = NULL;
  g_autoptr (JsonObject) exported = NULL;
  g_autoptr (JsonObject) others = NULL;

  unmapped = cli_json (0, "sync", "--candidate", id, NULL);
  g_assert_cmpint (cli_int (unmapped, "report", "unmapped"), ==, 1);
  g_assert_true (g_str_has_suffix (cli_string (unmapped, "report", "message"), "”: it is not mapped."));
  g_assert_cmpint (total (server, "exported"), ==, 0);

  cli_map_all ();
  exported = cli_json (0, "sync", "--candidate", id, NULL);
  g_assert_cmpint (cli_int (exported, "report", "exported"), ==, 1);
  g_assert_cmpint (cli_int (exported, "report", "marked"), ==, 1);
  g_assert_cmpint (total (server, "exported"), ==, 1);
  assert_says (id, 0, "Already up to date.\n");
  tell (server, "hackajob-move", move);
  assert_says (id, 0, "Moved to “Offer” in Lever.\n");

  others = cli_json (0, "sync", NULL);
  g_assert_cmpint (cli_int (others, "report", "exported"), ==, 3);
  g_assert_true (json_object_get_null_member (json_object_get_object_member (others, "report"), "message"));
  g_assert_cmpint (total (server, "exported_once"), ==, 4);
  g_assert_cmpint (total (server, "exported_twice"), ==, 0);
}

static void
test_usage (void)
{
  g_autoptr (HjlDemoServer) server = start (1);
  g_autoptr (JsonObject) both = cli_json (2, "sync", "--candidate", "someone", "--watch", "5", NULL);
  g_autoptr (JsonObject) yes = cli_json (2, "sync", "--candidate", "someone", "--yes", NULL);
  g_autoptr (JsonObject) erasing = cli_json (2, "sync", "--candidate", "someone", "--allow-erasing", NULL);
  g_autoptr (JsonObject) nobody = cli_json (2, "sync", "--candidate", "nobody", NULL);
  g_autoptr (CliRun) help = cli_run (NULL, "sync", "--help", NULL);

  g_assert_nonnull (strstr (cli_string (both, "error", "message"), "--candidate"));
  g_assert_nonnull (strstr (cli_string (yes, "error", "message"), "for everybody"));
  g_assert_nonnull (strstr (cli_string (erasing, "error", "message"), "for everybody"));
  g_assert_nonnull (strstr (cli_string (nobody, "error", "message"), "“nobody”"));
  g_assert_nonnull (strstr (help->out, "--candidate=ID"));
}

/* What is in the way is said, with the exit code that it has for everybody. */
static void
test_trouble (void)
{
  g_autoptr (HjlDemoServer) server = start (2);
  g_autofree char *id = pick (0);
  g_autoptr (JsonObject) refused = NULL;
  g_autoptr (JsonObject) offline = NULL;

  cli_map_all ();
  tell (server, "fault", "{\"side\":\"lever\",\"method\":\"POST\",\"path\":\"/opportunities\",\"kind\":\"status\",\"status\":400,\"count\":0}");
  refused = cli_json (3, "sync", "--candidate", id, NULL);
  g_assert_cmpint (cli_int (refused, "report", "failed"), ==, 1);
  g_assert_nonnull (strstr (cli_string (refused, "report", "message"), "was refused"));

  tell (server, "clear-faults", NULL);
  tell (server, "fault", "{\"side\":\"hackajob\",\"kind\":\"status\",\"status\":503,\"count\":0}");
  offline = cli_json (1, "sync", "--candidate", id, NULL);
  g_assert_cmpstr (cli_string (json_object_get_object_member (offline, "report"), "interrupted", "code"), ==, "server");
  g_assert_cmpint (total (server, "exported"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/candidate/one", test_one);
  g_test_add_func ("/cli/candidate/usage", test_usage);
  g_test_add_func ("/cli/candidate/trouble", test_trouble);

  return g_test_run ();
}
