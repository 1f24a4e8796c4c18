/* test-cli-restore.c: the database of an environment is lost, and nobody is exported twice for it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <string.h>

#include <glib/gstdio.h>

#include "hjl-test-utils.h"

static char *
dup_database (void)
{
  return g_build_filename (g_get_user_data_dir (), "hjlever", "demo", "hjlever.db", NULL);
}

/* The database goes, and its log with it; the copies stay. */
static void
lose (void)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  g_autofree char         *path = dup_database ();

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      (void) g_unlink (file);
    }
}

static gint64
exported_once (HjlDemoServer *server)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (server, FALSE);

  g_assert_cmpint (cli_int (ledger, "totals", "exported_twice"), ==, 0);

  return cli_int (ledger, "totals", "exported_once");
}

static HjlDemoServer *
start (void)
{
  HjlDemoOptions options = cli_quick_options ();
  HjlDemoServer *server;

  options.candidates = 6;
  options.plain = TRUE;
  server = cli_start_server (&options);
  cli_connect (server);

  return server;
}

static void
test_newest (void)
{
  g_autoptr (HjlDemoServer) server = start ();
  g_autofree char *path = dup_database ();
  g_autoptr (JsonObject) before = NULL;
  g_autoptr (JsonObject) later = NULL;
  g_autoptr (JsonObject) lost = NULL;
  g_autoptr (JsonObject) listed = NULL;
  g_autoptr (JsonObject) restored = NULL;
  g_autoptr (JsonObject) again = NULL;
  g_autoptr (JsonObject) report = NULL;
  g_autoptr (CliRun) said = NULL;
  JsonObject *copy;

  /* Today's copy is from before anybody was exported. */
  before = cli_json (0, "sync", NULL);
  g_assert_cmpint (exported_once (server), ==, 0);
  cli_map_all ();
  later = cli_json (0, "sync", NULL);
  g_assert_cmpint (exported_once (server), ==, 6);

  lose ();
  lost = cli_json (1, "candidates", NULL);
  g_assert_cmpstr (cli_string (lost, "error", "code"), ==, "store-lost");
  said = cli_run (NULL, "--profile=demo", "sync", NULL);
  g_assert_cmpint (said->status, ==, 1);
  g_assert_nonnull (strstr (said->err, "hjlever-cli restore"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  listed = cli_json (0, "restore", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (listed, "copies")), ==, 1);
  copy = json_array_get_object_element (json_object_get_array_member (listed, "copies"), 0);
  g_assert_true (json_object_get_boolean_member (copy, "whole"));

  restored = cli_json (0, "restore", json_object_get_string_member (copy, "day"), NULL);
  g_assert_cmpstr (json_object_get_string_member (restored, "restored"), ==, json_object_get_string_member (copy, "day"));
  again = cli_json (2, "restore", "--newest", NULL);
  g_assert_cmpstr (cli_string (again, "error", "code"), ==, "usage");

  /* They are found in Lever, where the copy knows nothing of them. */
  cli_map_all ();
  report = cli_json (0, "sync", NULL);
  g_assert_cmpint (cli_int (report, "report", "exported"), ==, 0);
  g_assert_cmpint (cli_int (report, "report", "adopted"), ==, 6);
  g_assert_cmpint (exported_once (server), ==, 6);
}

/* Begun anew, everybody is looked for in Lever first. */
static void
test_begin_anew (void)
{
  g_autoptr (HjlDemoServer) server = start ();
  g_autofree char *path = dup_database ();
  g_autoptr (JsonObject) exported = NULL;
  g_autoptr (JsonObject) lost = NULL;
  g_autoptr (JsonObject) begun = NULL;
  g_autoptr (JsonObject) nothing = NULL;
  g_autoptr (CliRun) told = NULL;

  cli_map_all ();
  exported = cli_json (0, "sync", NULL);
  g_assert_cmpint (exported_once (server), ==, 6);

  g_assert_true (g_file_set_contents (path, "Dear diary", -1, NULL));
  lost = cli_json (1, "roles", NULL);
  g_assert_cmpstr (cli_string (lost, "error", "code"), ==, "store-lost");
  begun = cli_json (0, "restore", "--begin-anew", NULL);
  g_assert_true (json_object_get_boolean_member (begun, "begun_anew"));
  g_assert_true (json_object_get_null_member (begun, "restored"));
  nothing = cli_json (0, "map", "show", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (nothing, "mappings")), ==, 0);

  cli_connect (server);
  cli_map_all ();
  told = cli_run (NULL, "--profile=demo", "sync", NULL);
  g_test_message ("%s%s", told->out, told->err);
  g_assert_cmpint (exported_once (server), ==, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/restore/newest", test_newest);
  g_test_add_func ("/cli/restore/begin-anew", test_begin_anew);

  return g_test_run ();
}
