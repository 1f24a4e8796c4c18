/* test-cli-accounts.c: where hackajob's feed is, accounts of somebody else, names that changed, certificates
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <string.h>

#include "hjl-mock-server.h"
#include "environment/hjl-environment.h"
#include "hjl-test-utils.h"

#define OTHER_KEY "another-lever-api-key"

static HjlDemoServer *
start_quick (guint       seed,
             const char *api_key)
{
  HjlDemoOptions options = cli_quick_options ();

  options.plain = TRUE;
  options.candidates = 3;
  options.seed = seed;
  if (api_key != NULL)
    options.api_key = (char *) api_key;

  return cli_start_server (&options);
}

static void
replace_profile (const char *text)
{
  g_autofree char *path = cli_write_file ("replaced.ini", text);
  g_autoptr (CliRun) added = cli_run (NULL, "profiles", "add", "--replace", path, NULL);

  g_assert_cmpint (added->status, ==, 0);
}

static gint64
count_hackajob_calls (HjlDemoServer *server)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (server, FALSE);
  JsonObject *sides = json_object_get_object_member (ledger, "calls");
  JsonObject *calls;
  g_autoptr (GList) names = NULL;
  gint64 n = 0;

  if (!json_object_has_member (sides, "hackajob"))
    return 0;

  calls = json_object_get_object_member (sides, "hackajob");
  names = json_object_get_members (calls);

  for (GList *item = names; item != NULL; item = item->next)
    n += json_object_get_int_member (calls, item->data);

  return n;
}

/* Gives what @id is another name. */
static void
rename_thing (HjlDemoServer *server,
              const char    *command,
              const char    *what,
              const char    *id,
              const char    *member,
              const char    *name)
{
  g_autofree char *arguments = g_strdup_printf ("{\"%s\":\"%s\",\"%s\":\"%s\"}", what, id, member, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = hjl_test_demo_control (server, command, arguments, &error);

  g_assert_no_error (error);
  g_assert_nonnull (answer);
}

/* The first of a mapping's entries that has @member. */
static JsonObject *
find_entry (JsonObject *mapping,
            const char *member)
{
  JsonArray *stages = json_object_get_array_member (mapping, "stages");

  for (guint i = 0; i < json_array_get_length (stages); i++)
    {
      JsonObject *entry = json_array_get_object_element (stages, i);

      if (!json_object_get_null_member (entry, member))
        return entry;
    }
  g_assert_not_reached ();
}

/* No token goes to an address that nobody gave: it is not even asked for. What was given once is known. */
static void
test_feed_address (void)
{
  static const char *const refused[] = {
    "http://feed.example.com/v1",
    "https://me:secret@feed.example.com/v1",
    "https://feed.example.com/v1?key=secret",
    "ftp://127.0.0.1/v1",
    "https://",
  };
  g_autoptr (HjlDemoServer) server = start_quick (1, NULL);
  g_autofree char *whole = hjl_demo_server_dup_profile (server);
  g_autofree char *text = hjl_test_without_feed (whole);
  g_autofree char *token = cli_write_file ("token.txt", HJL_DEMO_HACKAJOB_TOKEN "\n");
  g_autofree char *key = cli_write_file ("key.txt", HJL_DEMO_API_KEY "\n");
  g_autoptr (HjlEnvironment) environment = hjl_environment_parse ("given", whole, "given.ini", NULL);
  const char *api = hjl_environment_get_side (environment, HJL_SIDE_HACKAJOB)->api;
  g_autoptr (CliRun) built_in = cli_run (NULL, "connect", "hackajob", "--token-file", "-", NULL);
  g_autoptr (CliRun) shown = cli_run (NULL, "profiles", "show", "production", NULL);
  g_autoptr (CliRun) named = cli_run (NULL, "--profile=demo", "connect", "hackajob", "--api", api, "--token-file", token, NULL);
  g_autoptr (CliRun) half = NULL;
  g_autoptr (CliRun) no_sign_in = NULL;
  g_autoptr (JsonObject) missing = NULL;
  g_autoptr (JsonObject) connected = NULL;
  g_autoptr (JsonObject) again = NULL;
  g_autoptr (JsonObject) gone = NULL;
  g_autoptr (JsonObject) lever = NULL;
  g_autoptr (JsonObject) roles = NULL;

  g_assert_cmpint (built_in->status, ==, 4);
  g_assert_nonnull (strstr (built_in->err, "Customer Success Manager"));
  g_assert_nonnull (strstr (built_in->err, "--api ADDRESS"));
  g_assert_null (strstr (shown->out, "hackajob.com"));
  /* The environment's word is the environment's. */
  g_assert_cmpint (named->status, ==, 2);

  replace_profile (text);
  missing = cli_json (4, "connect", "hackajob", "--token-file", token, NULL);
  g_assert_nonnull (strstr (cli_string (missing, "error", "message"), "address"));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (CliRun) run = cli_run (NULL, "--profile=demo", "connect", "hackajob", "--api", refused[i], "--token-file", token, NULL);

      g_test_message ("%s: %s", refused[i], run->err);
      g_assert_cmpint (run->status, ==, 2);
      g_assert_nonnull (strstr (run->err, "Feed address: "));
      g_assert_null (strstr (run->err, "secret"));
    }
  half = cli_run (NULL, "--profile=demo", "connect", "hackajob", "--api", api, "--authorize-address", "https://a.example/in", NULL);
  g_assert_cmpint (half->status, ==, 2);
  no_sign_in = cli_run (NULL, "--profile=demo", "connect", "hackajob", "--api", api, "--no-browser", NULL);
  g_assert_cmpint (no_sign_in->status, ==, 1);
  g_assert_nonnull (strstr (no_sign_in->err, "token"));
  g_assert_cmpint (count_hackajob_calls (server), ==, 0);

  connected = cli_json (0, "connect", "hackajob", "--api", api, "--token-file", token, NULL);
  gone = cli_json (0, "disconnect", "hackajob", NULL);
  again = cli_json (0, "connect", "hackajob", "--token-file", token, NULL);
  lever = cli_json (0, "connect", "lever", "--api-key-file", key, NULL);
  roles = cli_json (0, "roles", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (roles, "roles")), >, 0);
}

/* What keeps it from the service is said, and not only that something does: a certificate, a name, a port. */
static void
test_unreachable (void)
{
  g_autoptr (HjlDemoServer) server = start_quick (1, NULL);
  g_autoptr (HjlMockServer) untrusted = hjl_mock_server_new_tls ("net/self-signed.pem");
  g_autofree char *whole = hjl_demo_server_dup_profile (server);
  g_autofree char *text = hjl_test_without_feed (whole);
  g_autofree char *token = cli_write_file ("token.txt", HJL_DEMO_HACKAJOB_TOKEN "\n");
  g_autoptr (CliRun) certificate = NULL;
  g_autoptr (CliRun) name = NULL;

  replace_profile (text);
  certificate = cli_run (NULL, "--profile=demo", "connect", "hackajob", "--api", hjl_mock_server_get_uri (untrusted), "--token-file", token, NULL);
  g_test_message ("%s", certificate->err);
  g_assert_cmpint (certificate->status, ==, 1);
  g_assert_nonnull (strstr (certificate->err, "certificate is not trusted"));
  g_assert_null (strstr (certificate->err, "Check the network connection"));
  g_assert_cmpuint (hjl_mock_server_count (untrusted, NULL, NULL), ==, 0);

  name = cli_run (NULL, "--profile=demo", "connect", "hackajob", "--api", "https://nobody.invalid/v1", "--token-file", token, NULL);
  g_test_message ("%s", name->err);
  g_assert_cmpint (name->status, ==, 1);
  g_assert_nonnull (strstr (name->err, "could not be reached"));
  g_assert_nonnull (strstr (name->err, "nobody.invalid"));
}

/* Another account is refused, with both ways out; whoever starts over has the new account's data, and the old are in
 * a file. */
static void
test_start_over (void)
{
  g_autoptr (HjlDemoServer) server = start_quick (1, NULL);
  g_autoptr (HjlDemoServer) other = NULL;
  g_autofree char *text = NULL;
  g_autofree char *token = cli_write_file ("token.txt", HJL_DEMO_HACKAJOB_TOKEN "\n");
  g_autofree char *key = cli_write_file ("other-key.txt", OTHER_KEY "\n");
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "hjlever", "demo", NULL);
  HjlDemoOptions   options = cli_quick_options ();
  g_autoptr (CliRun) refused = NULL;
  g_autoptr (JsonObject) synced = NULL;
  g_autoptr (JsonObject) kept = NULL;
  g_autoptr (JsonObject) hackajob = NULL;
  g_autoptr (JsonObject) lever = NULL;
  g_autoptr (JsonObject) empty = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  guint       n_aside = 0;
  const char *name;

  cli_connect (server);
  cli_map_all ();
  synced = cli_json (0, "sync", NULL);
  options.seed = 7;
  options.api_key = (char *) OTHER_KEY;
  other = hjl_test_demo_new (&options);
  g_assert_true (hjl_demo_server_start (other, &error));
  text = hjl_demo_server_dup_profile (other);
  replace_profile (text);

  refused = cli_run (NULL, "--profile=demo", "connect", "lever", "--api-key-file", key, NULL);
  g_test_message ("%s", refused->err);
  g_assert_cmpint (refused->status, ==, 3);
  g_assert_nonnull (strstr (refused->err, "another Lever account"));
  g_assert_nonnull (strstr (refused->err, "--start-over"));
  g_assert_nonnull (strstr (refused->err, "profiles add"));

  hackajob = cli_json (0, "connect", "hackajob", "--start-over", "--token-file", token, NULL);
  lever = cli_json (0, "connect", "lever", "--start-over", "--api-key-file", key, NULL);
  empty = cli_json (0, "map", "show", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (empty, "mappings")), ==, 0);
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    n_aside += strstr (name, ".aside-") != NULL;
  g_assert_cmpuint (n_aside, >, 0);
  hjl_demo_server_stop (other);
}

/* Everything is called as it is called now, by its id; what is gone, as it was called when it was mapped. */
static void
test_renamed (void)
{
  g_autoptr (HjlDemoServer) server = start_quick (1, NULL);
  g_autoptr (JsonObject) before = NULL;
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (JsonObject) gone = NULL;
  g_autoptr (CliRun) shown = NULL;
  g_autoptr (CliRun) roles = NULL;
  g_autoptr (CliRun) broken = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) deleted = NULL;
  g_autofree char *arguments = NULL;
  JsonObject      *mapping;
  JsonObject      *with_stage;
  JsonObject      *with_reason;
  const char      *role;
  const char      *stage;

  cli_connect (server);
  cli_map_all ();
  before = cli_json (0, "map", "show", NULL);
  mapping = json_array_get_object_element (json_object_get_array_member (before, "mappings"), 0);
  with_stage = find_entry (mapping, "lever_stage");
  with_reason = find_entry (mapping, "archive_reason");
  role = cli_string (mapping, "role", "id");
  stage = cli_string (with_stage, "lever_stage", "id");

  rename_thing (server, "rename-role", "role", role, "title", "Renamed Role");
  rename_thing (server, "lever-posting", "posting", cli_string (mapping, "posting", "id"), "title", "Renamed Posting");
  rename_thing (server, "hackajob-rename-stage", "stage", cli_string (with_stage, "hackajob_stage", "id"), "name", "Renamed Talk");
  rename_thing (server, "lever-rename-stage", "stage", stage, "name", "Renamed Visit");
  rename_thing (server, "lever-reason", "reason", cli_string (with_reason, "archive_reason", "id"), "name", "Renamed Reason");

  shown = cli_run (NULL, "--profile=demo", "map", "show", role, NULL);
  g_test_message ("%s", shown->out);
  g_assert_nonnull (strstr (shown->out, "Renamed Role → Renamed Posting"));
  g_assert_nonnull (strstr (shown->out, "Renamed Talk"));
  g_assert_nonnull (strstr (shown->out, "Renamed Visit"));
  g_assert_nonnull (strstr (shown->out, "archived: Renamed Reason"));
  after = cli_json (0, "map", "show", role, NULL);
  mapping = json_object_get_object_member (after, "mapping");
  g_assert_cmpstr (cli_string (mapping, "role", "name"), ==, "Renamed Role");
  g_assert_cmpstr (cli_string (mapping, "posting", "name"), ==, "Renamed Posting");
  g_assert_cmpstr (cli_string (find_entry (mapping, "lever_stage"), "lever_stage", "name"), ==, "Renamed Visit");
  roles = cli_run (NULL, "--profile=demo", "roles", NULL);
  g_assert_nonnull (strstr (roles->out, "Renamed Posting"));

  arguments = g_strdup_printf ("{\"stage\":\"%s\"}", stage);
  deleted = hjl_test_demo_control (server, "lever-delete-stage", arguments, &error);
  g_assert_no_error (error);
  broken = cli_run (NULL, "--profile=demo", "map", "show", role, NULL);
  g_test_message ("%s", broken->out);
  g_assert_null (strstr (broken->out, "Renamed Visit"));
  gone = cli_json (0, "map", "show", role, NULL);
  mapping = json_object_get_object_member (gone, "mapping");
  g_assert_cmpstr (cli_string (find_entry (mapping, "lever_stage"), "lever_stage", "name"), ==, cli_string (with_stage, "lever_stage", "name"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/accounts/feed-address", test_feed_address);
  g_test_add_func ("/cli/accounts/unreachable", test_unreachable);
  g_test_add_func ("/cli/accounts/start-over", test_start_over);
  g_test_add_func ("/cli/accounts/renamed", test_renamed);

  return g_test_run ();
}
