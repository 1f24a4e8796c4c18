/* test-cli-usage.c: options, help, exit codes and errors of hjlever-cli, without any service
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_WORDS 8

typedef struct
{
  int         status;
  const char *words[MAX_WORDS];
} Case;

static CliRun *
run_words (const char *const *words)
{
  g_assert_null (words[6]);

  return cli_run (NULL, words[0], words[1], words[2], words[3], words[4], words[5], NULL);
}

static const Case cases[] = {
  { 0, { "--help" } },
  { 0, { "--version" } },
  { 0, { "profiles" } },
  { 0, { "profiles", "list" } },
  { 0, { "profiles", "show", "sandbox" } },
  { 0, { "map", "--help" } },
  { 2, { NULL } },
  { 2, { "--nonsense" } },
  { 2, { "nonsense" } },
  { 2, { "map" } },
  { 2, { "map", "nonsense" } },
  { 2, { "profiles", "nonsense" } },
  { 2, { "profiles", "add" } },
  { 2, { "profiles", "show", "nobody" } },
  { 2, { "profiles", "remove", "nobody" } },
  { 1, { "profiles", "remove", "production" } },
  { 2, { "profiles", "add", "/nonexistent.ini" } },
  { 2, { "--profile", "nobody", "roles" } },
  { 2, { "roles", "--profile", "nobody" } },
  { 2, { "roles", "extra" } },
  { 2, { "connect" } },
  { 2, { "connect", "nobody" } },
  { 2, { "connect", "hackajob", "--api-key-file", "x" } },
  { 2, { "connect", "lever", "--api-key-file", "/nonexistent" } },
  { 2, { "connect", "lever", "--oauth", "--token-file", "x" } },
  { 2, { "connect", "lever", "--token-file", "x", "--no-browser" } },
  { 1, { "connect", "lever", "--oauth", "--no-browser" } }, /* production has no client id */
  { 2, { "connect", "lever", "--api", "https://a.example" } },
  { 2, { "connect", "hackajob", "--token-address", "https://a.example/token" } },
  { 4, { "connect", "hackajob", "--token-file", "x" } }, /* production does not say where the feed is */
  { 2, { "map", "set" } },
  { 2, { "map", "on" } },
  { 2, { "map", "off", "one", "two" } },
  { 2, { "map", "clone", "one" } },
  { 2, { "map", "clone", "one", "two", "--suggest", "--posting=three" } },
  { 2, { "map", "import", "/nonexistent.json" } },
  { 2, { "sync", "--watch", "0" } },
  { 2, { "sync", "--watch", "soon" } },
  { 2, { "retry" } },
  { 2, { "retry", "--all", "one" } },
  { 2, { "retry", "nobody" } },
  { 2, { "erase" } },
  { 2, { "erase", "nobody" } },
  { 2, { "resolve", "nobody", "new" } },
  { 2, { "candidates", "--state", "happy" } },
  { 2, { "candidates", "--limit", "-1" } },
  { 2, { "candidates", "nobody" } },
  { 2, { "settings", "--tag", "a", "--no-tags" } },
  { 2, { "settings", "--origin", "mars" } },
  { 2, { "settings", "--keep", "0" } },
  { 2, { "settings", "--keep", "3651" } },
  { 2, { "settings", "--keep-activity", "a while" } },
  { 2, { "restore", "one", "two" } },
  { 2, { "restore", "--newest", "--begin-anew" } },
  { 2, { "restore", "--newest" } }, /* nothing is lost */
  { 0, { "restore" } },
  { 0, { "settings" } },
  { 0, { "candidates" } },
  { 0, { "activity" } },
  { 2, { "source", "air" } },
  { 2, { "roles", "add" } },
  { 2, { "roles", "add", "one", "two" } },
  { 2, { "roles", "rename", "one" } },
  { 2, { "roles", "close", "nobody's" } },
  { 2, { "stages", "--hackajob", "add" } },
  { 2, { "stages", "--hackajob", "add", "one", "--kind", "happy" } },
  { 2, { "stages", "--hackajob", "move", "Offer" } },
  { 2, { "stages", "--hackajob", "remove", "nothing" } },
  { 2, { "stages", "--lever", "add" } },
  { 2, { "todo", "done" } },
  { 2, { "todo", "later", "one" } },
  { 2, { "move", "one" } },
  { 2, { "move", "nobody", "Offer" } },
  { 0, { "source" } },
  { 0, { "todo" } },
  { 0, { "roles" } }, /* they are kept by hand where no profile names a feed */
  { 4, { "postings" } },
  { 4, { "stages" } },
  { 4, { "reasons" } },
  { 4, { "users" } },
  { 4, { "map", "show" } },
  { 4, { "plan" } },
  { 4, { "sync" } },
  { 4, { "check" } },
};

static void
test_exit_codes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) done = run_words (cases[i].words);

      g_test_message ("%s %s %s: %d: %s", cases[i].words[0], cases[i].words[1], cases[i].words[2], done->status, done->err);
      g_assert_cmpint (done->status, ==, cases[i].status);
      /* `check` answers with its list. */
      if (cases[i].status != 0 && g_strcmp0 (cases[i].words[0], "check") != 0)
        {
          g_assert_cmpstr (done->out, ==, "");
          g_assert_true (g_str_has_prefix (done->err, "hjlever-cli: "));
        }
    }
}

/* Half an answer is none: a script would take it for a whole one. */
static void
test_full_disk (void)
{
  g_autofree char   *program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "cli", "hjlever-cli", NULL);
  static const char *arguments[] = { "profiles", "--json profiles" };

  for (guint i = 0; i < G_N_ELEMENTS (arguments); i++)
    {
      g_autofree char *line = g_strdup_printf ("exec '%s' %s > /dev/full", program, arguments[i]);
      const char      *command[] = { "/bin/sh", "-c", line, NULL };
      g_autoptr (GError) error = NULL;
      g_autofree char *said = NULL;
      int              status;

      g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &said, &status, &error));
      g_assert_no_error (error);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 1);
      g_assert_nonnull (strstr (said, "The answer could not be written: No space left on device"));
    }
}

/* A locale that says nothing of a charset, or names another one: names are UTF-8, in and out. */
static void
test_locales (void)
{
  static const char *const locales[] = { "C", "POSIX", "C.UTF-8", "nonsense" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *old = g_strdup (g_getenv ("LC_ALL"));
      g_autoptr (CliRun) unknown = NULL;
      g_autoptr (CliRun) named = NULL;
      g_autoptr (CliRun) broken = NULL;
      g_autoptr (CliRun) help = NULL;
      g_autoptr (JsonNode) node = NULL;

      g_setenv ("LC_ALL", locales[i], TRUE);
      unknown = cli_run (NULL, "--json", "candidates", "b\u00fcro", NULL);
      named = cli_run (NULL, "--profile", "m\u00fcnchen", "roles", NULL);
      broken = cli_run (NULL, "candidates", "--json", "caf\xe9", NULL);
      help = cli_run (NULL, "settings", "--help", NULL);
      g_setenv ("LC_ALL", old, TRUE);

      g_test_message ("%s: %s%s%s", locales[i], unknown->err, named->err, broken->err);
      g_assert_cmpint (unknown->status, ==, 2);
      g_assert_nonnull (strstr (unknown->out, "b\u00fcro"));
      g_assert_nonnull (strstr (unknown->err, "b\u00fcro"));
      g_assert_cmpint (named->status, ==, 2);
      g_assert_nonnull (strstr (named->err, "m\u00fcnchen"));
      g_assert_cmpint (broken->status, ==, 2);
      g_assert_nonnull (strstr (broken->err, "not UTF-8"));
      node = json_from_string (broken->out, NULL);
      g_assert_nonnull (node);
      g_assert_cmpint (help->status, ==, 0);
      g_assert_null (strstr (help->out, "?"));
    }
}

/* Whatever is wrong with a command, its JSON is one document. */
static void
test_json_errors (void)
{
  static const char *const commands[][4] = {
    { "--json", NULL },
    { "nonsense", "--json" },
    { "--nonsense", "--json" },
    { "--json", "map" },
    { "map", "nonsense", "--json" },
    { "roles", "--nonsense", "--json" },
    { "--profile", "nobody", "roles", "--json" },
    { "profiles", "nonsense", "--json" },
    { "map", "import", "/nonexistent", "--json" },
    { "restore", "--nonsense", "--json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (CliRun) done = cli_run (NULL, commands[i][0], commands[i][1], commands[i][2], commands[i][3], NULL);
      g_autoptr (JsonNode) node = json_from_string (done->out, NULL);

      g_test_message ("%s %s: %d %s", commands[i][0], commands[i][1], done->status, done->out);
      g_assert_cmpint (done->status, ==, 2);
      g_assert_true (g_str_has_prefix (done->err, "hjlever-cli: "));
      g_assert_nonnull (node);
      g_assert_cmpstr (cli_string (json_node_get_object (node), "error", "code"), ==, "usage");
    }
}

static void
test_help (void)
{
  static const char *const verbs[] = {
    "profiles", "connect", "disconnect", "check", "roles", "postings", "stages", "reasons", "users", "settings", "map show", "map set",
    "map on", "map off",
    "map clone", "map remove", "map default", "map suggest", "map export", "map import", "plan", "sync", "candidates", "activity", "retry", "resolve",
    "prefer", "erase", "restore", "demo", "source", "todo", "move"
  };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_auto (GStrv) words = g_strsplit (verbs[i], " ", 2);
      g_autoptr (CliRun) done = cli_run (NULL, words[0], words[1] != NULL ? words[1] : "--help", "--help", NULL);

      g_test_message ("%s", verbs[i]);
      g_assert_cmpint (done->status, ==, 0);
      g_assert_nonnull (strstr (done->out, "--json"));
      g_assert_nonnull (strstr (done->out, words[words[1] != NULL]));
    }
}

static void
test_errors_in_json (void)
{
  static const struct
  {
    const char *verb;
    int         status;
    const char *code;
  } errors[] = {
    { "nonsense", 2, "usage" },
    { "postings", 4, "not-connected" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autoptr (CliRun) done = cli_run (NULL, "--json", errors[i].verb, NULL);
      g_autoptr (JsonNode) node = json_from_string (done->out, NULL);

      g_assert_cmpint (done->status, ==, errors[i].status);
      g_assert_nonnull (node);
      g_assert_cmpstr (cli_string (json_node_get_object (node), "error", "code"), ==, errors[i].code);
      g_assert_nonnull (strstr (done->err, cli_string (json_node_get_object (node), "error", "message")));
    }
}

static void
test_profiles (void)
{
  g_autofree char *bad = cli_write_file ("bad.ini", "[Lever]\n\nApi=http://lever.example.com\n");
  g_autofree char *good = cli_write_file ("mine.ini", "[Profile]\nName=Mine & Yours\n[Lever]\nClientId=abc\n");
  g_autoptr (CliRun) refused = cli_run (NULL, "profiles", "add", bad, NULL);
  g_autoptr (CliRun) added = cli_run (NULL, "profiles", "add", good, NULL);
  g_autoptr (CliRun) shown = cli_run (NULL, "--json", "profiles", "show", "mine-yours", NULL);
  g_autoptr (JsonNode) node = json_from_string (shown->out, NULL);
  g_autoptr (CliRun) removed = NULL;
  g_autoptr (CliRun) given = NULL;
  JsonObject *environment;

  g_assert_cmpint (refused->status, ==, 1);
  g_assert_nonnull (strstr (refused->err, "bad.ini:3: [Lever] Api"));
  g_assert_cmpint (added->status, ==, 0);
  environment = json_object_get_object_member (json_node_get_object (node), "profile");
  g_assert_cmpstr (json_object_get_string_member (environment, "name"), ==, "Mine & Yours");
  g_assert_cmpstr (cli_string (environment, "lever", "client_id"), ==, "abc");
  g_assert_cmpstr (cli_string (environment, "lever", "api"), ==, "https://api.lever.co/v1");
  removed = cli_run (NULL, "profiles", "remove", "mine-yours", NULL);
  g_assert_cmpint (removed->status, ==, 0);

  /* In a sandbox a person's files are not there. */
  given = cli_run ("[Profile]\nName=Given\n", "profiles", "add", "-", NULL);
  g_assert_cmpint (given->status, ==, 0);
  g_assert_nonnull (strstr (given->out, "given"));
  g_clear_pointer (&removed, cli_run_free);
  removed = cli_run (NULL, "profiles", "remove", "given", NULL);
  g_assert_cmpint (removed->status, ==, 0);
}

/* As of a connection over SSH, or a service: /dev/stdin does not open where standard input is a socket. */
static void
test_profile_from_socket (void)
{
  static const char input[] = "[Profile]\nName=From a Socket\n";
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "cli", "hjlever-cli", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (CliRun) removed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  int              ends[2];

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), ==, 0);
  g_assert_cmpint (write (ends[0], input, strlen (input)), ==, strlen (input));
  close (ends[0]);
  g_subprocess_launcher_take_stdin_fd (launcher, ends[1]);
  process = g_subprocess_launcher_spawn (launcher, &error, program, "profiles", "add", "-", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &err, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (err, ==, "");
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  g_assert_nonnull (strstr (out, "from-a-socket"));
  removed = cli_run (NULL, "profiles", "remove", "from-a-socket", NULL);
  g_assert_cmpint (removed->status, ==, 0);
}

/* Nothing was sent, so no server is named: what is wrong with what was entered is all that is said. */
static void
test_input (void)
{
  g_autofree char *file = cli_write_file ("input.ini", "[Profile]\nName=Input\n[Lever]\nClientId=abc\n");
  g_autofree char *other = cli_write_file ("other.ini", "[Profile]\nName=Input\n[Lever]\nClientId=other\n");
  g_autofree char *taken = cli_write_file ("taken.ini", "[Profile]\nName=Production\n[Lever]\nClientId=other\n");
  g_autoptr (CliRun) added = cli_run (NULL, "profiles", "add", file, NULL);
  const struct
  {
    int         status;
    const char *arguments[6];
    const char *words;
  } rows[] = {
    { 1, { "profiles", "add", other }, "There is a profile “input” already, with data and accounts of its own; give this one another name, or replace that one." },
    { 1, { "profiles", "add", taken }, "“production” is built in and stays as it is; give the profile another name." },
    { 1, { "profiles", "remove", "production" }, "“production” is built in and cannot be removed." },
    { 2, { "--profile=input", "settings", "--source", " " }, "The source must not be empty" },
    { 1, { "--profile=input", "connect", "lever", "--no-browser" }, "Signing in to Lever needs the client secret of your company’s own OAuth app." },
    { 2, { "--profile=input", "connect", "hackajob", "--api", "http://feed.example.com/v1" }, "Feed address: http:// is for addresses of this computer only; use https://" },
  };

  g_assert_cmpint (added->status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *const *a = rows[i].arguments;
      g_autoptr (CliRun) done = cli_run (NULL, a[0], a[1], a[2], a[3], a[4], a[5], NULL);
      g_autofree char *line = g_strdup_printf ("hjlever-cli: %s\n", rows[i].words);

      g_test_message ("%u: %d, %s", i, done->status, done->err);
      g_assert_cmpint (done->status, ==, rows[i].status);
      g_assert_nonnull (strstr (done->err, line));
      g_assert_null (strstr (done->err, "server"));
    }
  {
    g_autoptr (CliRun) removed = cli_run (NULL, "profiles", "remove", "input", NULL);

    g_assert_cmpint (removed->status, ==, 0);
  }
}

static void
test_secret_files (void)
{
  static const struct
  {
    const char *text;
    gsize       length; /* 0: to the end of the text */
    const char *what;
  } files[] = {
    { "", 0, "empty" },
    { "\n \n", 0, "blank" },
    { "one\ntwo\n", 0, "two lines" },
    { "\xff\xfe", 0, "no text" },
    { "secret\0rest", 11, "a byte of nothing in the middle" },
    { "s\0e\0c\0", 6, "UTF-16 without its mark" },
    { "\xff\xfes\0\0\0e\0", 8, "UTF-16 with a byte of nothing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gsize            length = files[i].length > 0 ? files[i].length : strlen (files[i].text);
      g_autofree char *path = cli_write_file ("secret.txt", "");
      g_autoptr (CliRun) from_file = NULL;
      g_autoptr (CliRun) from_input = NULL;

      g_assert_true (g_file_set_contents_full (path, files[i].text, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      from_file = cli_run (NULL, "connect", "lever", "--api-key-file", path, NULL);
      g_test_message ("%s: %s", files[i].what, from_file->err);
      g_assert_cmpint (from_file->status, ==, 2);
      g_assert_nonnull (strstr (from_file->err, "one line with the secret"));
      if (strlen (files[i].text) != length)
        continue;
      from_input = cli_run (files[i].text, "connect", "lever", "--api-key-file", "-", NULL);
      g_assert_cmpint (from_input->status, ==, 2);
    }
}

/* What opens, and cannot be read, is not called empty. */
static void
test_folders (void)
{
  g_autoptr (CliRun) secret = cli_run (NULL, "connect", "lever", "--api-key-file", g_get_user_runtime_dir (), NULL);
  g_autoptr (CliRun) mappings = cli_run (NULL, "map", "import", g_get_user_runtime_dir (), NULL);

  g_test_message ("%s%s", secret->err, mappings->err);
  g_assert_cmpint (secret->status, ==, 2);
  g_assert_nonnull (strstr (secret->err, "cannot be read"));
  g_assert_cmpint (mappings->status, ==, 2);
  g_assert_nonnull (strstr (mappings->err, "cannot be read"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/usage/exit-codes", test_exit_codes);
  g_test_add_func ("/cli/usage/full-disk", test_full_disk);
  g_test_add_func ("/cli/usage/help", test_help);
  g_test_add_func ("/cli/usage/errors-in-json", test_errors_in_json);
  g_test_add_func ("/cli/usage/profiles", test_profiles);
  g_test_add_func ("/cli/usage/profile-from-socket", test_profile_from_socket);
  g_test_add_func ("/cli/usage/input", test_input);
  g_test_add_func ("/cli/usage/secret-files", test_secret_files);
  g_test_add_func ("/cli/usage/folders", test_folders);
  g_test_add_func ("/cli/usage/locales", test_locales);
  g_test_add_func ("/cli/usage/json-errors", test_json_errors);

  return g_test_run ();
}
