/* test-cli-complete.c: what hjlever-cli tells a shell that completes it, and what the shells make of it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <string.h>

/* Whether a line of @text begins with @word. */
static gboolean
offers (const char *text,
        const char *word)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gsize n = strlen (word);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strncmp (lines[i], word, n) == 0 && (lines[i][n] == ' ' || lines[i][n] == '\0'))
      return TRUE;

  return FALSE;
}

static const struct
{
  const char *words[4]; /* before the one that is completed */
  const char *offered[3];
  const char *withheld;
} cases[] = {
  { { NULL }, { "sync", "map", "add" }, "nobody" },
  { { "--profile" }, { NULL }, "sync" },
  { { "--profile", "demo" }, { "sync", "demo" }, "--seed" }, /* a profile that is called like a verb */
  { { "-p", "demo", "demo" }, { "--seed", "--json" }, "sync" },
  { { "--json" }, { "sync" }, "--watch" },
  { { "sync" }, { "--watch", "--yes", "--profile" }, "sync" },
  { { "sync", "--watch", "60" }, { "--yes" }, "sync" },
  { { "map" }, { "set", "import", "on" }, "sync" },
  { { "map", "set" }, { "--posting", "--stage", "--force" }, "import" },
  { { "map", "set", "Role" }, { "--posting" }, "import" },
  { { "todo" }, { "done", "not-needed", "list" }, "ID" },
  { { "resolve", "x" }, { "new", "unarchive" }, "OPPORTUNITY" },
  { { "roles" }, { "add", "rename", "watch" }, "--posting" },
  { { "roles", "watch" }, { "--off" }, "ROLE" },
  { { "roles", "watch", "Role" }, { "--off" }, "watch" },
  { { "roles", "add" }, { "--posting" }, "rename" },
  { { "connect" }, { "hackajob", "lever", "--oauth" }, "map" },
  { { "nonsense" }, { NULL }, "sync" },
  { { "sync", "--help" }, { "--watch" }, "Usage:" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *words = cases[i].words;
      g_autoptr (CliRun) run = cli_run (NULL, "--complete", words[0], words[1], words[2], words[3], NULL);

      g_assert_cmpint (run->status, ==, 0);
      g_assert_cmpstr (run->err, ==, "");
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].offered) && cases[i].offered[k] != NULL; k++)
        {
          g_test_message ("%u: %s", i, cases[i].offered[k]);
          g_assert_true (offers (run->out, cases[i].offered[k]));
        }
      g_assert_false (offers (run->out, cases[i].withheld));
    }
}

/* Each verb only says what it takes: nothing is opened, asked or written. */
static void
test_every_verb (void)
{
  g_autoptr (CliRun) all = cli_run (NULL, "--complete", NULL);
  g_auto (GStrv) lines = g_strsplit (g_strstrip (all->out), "\n", -1);
  g_autofree char *data = g_build_filename (g_get_user_data_dir (), "hjlever", NULL);

  g_assert_cmpuint (g_strv_length (lines), >, 20);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (CliRun) run = NULL;

      *strchr (lines[i], ' ') = '\0';
      run = cli_run (NULL, "--complete", lines[i], NULL);
      g_test_message ("%s", lines[i]);
      g_assert_cmpint (run->status, ==, 0);
      g_assert_cmpstr (run->err, ==, "");
      g_assert_true (offers (run->out, "--json") || (g_str_equal (lines[i], "map") && offers (run->out, "set")));
    }
  g_assert_false (g_file_test (data, G_FILE_TEST_EXISTS));
}

/* The file for bash, in a real one. */
static void
test_bash (void)
{
  static const struct
  {
    const char *line; /* words with the one that is completed at the end */
    const char *completions;
  } lines[] = {
    { "ma", "map" },
    { "--profile demo sy", "sync" },
    { "map cl", "clone" },
    { "map set --po", "--posting" },
    { "map set --posting = x", "" },
    { "todo ''", "done list not-needed" }, /* options only where one is begun */
    { "sync --w", "--watch" },
    { "roles w", "watch" },
    { "roles watch Role ''", "" }, /* a folder, by bash itself */
    { "roles watch Role --o", "--off" },
    { "nonsense ''", "" },
  };
  g_autofree char *program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "cli", "hjlever-cli", NULL);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "..", "data/completions/hjlever-cli.bash", NULL);
  g_autofree char *bash = g_find_program_in_path ("bash");

  g_assert_nonnull (bash);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *command = g_strdup_printf ("source '%s'; COMP_WORDS=('%s' %s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); "
                                                  "_hjlever_cli; echo \"${COMPREPLY[*]}\"",
                                                  script, program, lines[i].line);
      g_autofree char *out = NULL;
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (GError) error = NULL;

      process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, bash, "--norc", "-c", command, NULL);
      g_assert_no_error (error);
      g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (g_strchomp (out), ==, lines[i].completions);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/complete/words", test_words);
  g_test_add_func ("/cli/complete/every-verb", test_every_verb);
  g_test_add_func ("/cli/complete/bash", test_bash);

  return g_test_run ();
}
