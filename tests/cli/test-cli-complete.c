/* test-cli-complete.c: what hjlever-cli tells a shell that completes it, and what the shells make of it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <glib/gstdio.h>
#include <stdlib.h>
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

typedef struct
{
  const char *name;
  const char *option;    /* without what a person has set up */
  const char *script;    /* in data/completions */
  const char *unmatched; /* what an option that is none is completed to: whether the shell is told so */
} Shell;

static const Shell shells[] = {
  { "bash", "--norc", "hjlever-cli.bash", "" },
  { "fish", "--no-config", "hjlever-cli.fish", "" },
  { "zsh", "-f", "_hjlever-cli", "(next)" },
};

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full): its words by the alphabet */
static char *
sort_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  qsort (words, g_strv_length (words), sizeof *words, compare_words);

  return g_strjoinv (" ", words);
}

/* What a real shell completes each line to, in an empty folder, where no file is offered beside.
 * Returns: (transfer full) (nullable): nothing where it is not installed */
static GStrv
complete_in (const Shell *shell,
             GPtrArray   *lines)
{
  g_autofree char *program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "cli", "hjlever-cli", NULL);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "..", "data", "completions", shell->script, NULL);
  g_autofree char *driver_name = g_strconcat ("complete.", shell->name, NULL);
  g_autofree char *driver = g_test_build_filename (G_TEST_DIST, "cli", driver_name, NULL);
  g_autofree char *found = g_find_program_in_path (shell->name);
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *out = NULL;
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  GStrv completed;

  if (found == NULL)
    {
      g_test_skip_printf ("%s is not installed", shell->name);
      return NULL;
    }
  for (guint i = 0; i < 5; i++)
    g_ptr_array_add (command, (gpointer) (const char *[]){ found, shell->option, driver, script, program }[i]);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (command, g_ptr_array_index (lines, i));
  g_ptr_array_add (command, NULL);

  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) command->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_rmdir (folder);

  completed = g_strsplit (out, "\n", -1);
  g_assert_cmpuint (g_strv_length (completed), ==, lines->len + 1);

  return completed;
}

static void
test_shell (gconstpointer data)
{
  static const struct
  {
    const char *line;        /* up to the cursor */
    const char *completions; /* by the alphabet; (nullable): as @unmatched says */
  } cases_of_shells[] = {
    { "ma", "map" },
    { "--profile demo sy", "sync" },
    { "map cl", "clone" },
    { "map set --po", "--posting" },
    { "map set --posting=x", NULL },     /* none that there is */
    { "todo ", "done list not-needed" }, /* options only where one is begun */
    { "sync --w", "--watch" },
    { "roles w", "watch" },
    { "roles watch Role ", "" }, /* a folder, by the shell itself */
    { "roles watch Role --o", "--off" },
    { "nonsense ", "" },
  };
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_auto (GStrv) completed = NULL;
  const Shell *shell = data;

  for (guint i = 0; i < G_N_ELEMENTS (cases_of_shells); i++)
    g_ptr_array_add (lines, (gpointer) cases_of_shells[i].line);
  completed = complete_in (data, lines);
  for (guint i = 0; completed != NULL && i < lines->len; i++)
    {
      g_autofree char *sorted = sort_words (completed[i]);

      g_test_message ("“%s”: %s", cases_of_shells[i].line, sorted);
      g_assert_cmpstr (sorted, ==, cases_of_shells[i].completions != NULL ? cases_of_shells[i].completions : shell->unmatched);
    }
}

/* Of what hjlever-cli says after @verb, the options, or all that are none. An option may stand among the parameters, too.
 * Returns: (transfer full): each once, by the alphabet */
static char *
list_offered (const char *verb,
              gboolean    options)
{
  g_autoptr (CliRun) run = cli_run (NULL, "--complete", verb, NULL);
  g_auto (GStrv) offered = g_strsplit (run->out, "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) words = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; offered[i] != NULL; i++)
    {
      offered[i][strcspn (offered[i], " ")] = '\0';
      if (*offered[i] != '\0' && (*offered[i] == '-') == options && g_hash_table_add (known, offered[i]))
        g_strv_builder_add (builder, offered[i]);
    }
  words = g_strv_builder_end (builder);
  text = g_strjoinv (" ", words);

  return sort_words (text);
}

/* Each shell offers every verb, the words that each takes, and the options of each. */
static void
test_shell_verbs (gconstpointer data)
{
  g_autofree char *all = list_offered (NULL, FALSE);
  g_auto (GStrv) verbs = g_strsplit (all, " ", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) completed = NULL;
  g_autofree char *first = NULL;

  g_ptr_array_add (lines, g_strdup (""));
  for (guint i = 0; verbs[i] != NULL; i++)
    {
      g_ptr_array_add (lines, g_strconcat (verbs[i], " ", NULL));
      g_ptr_array_add (lines, g_strconcat (verbs[i], " --", NULL));
    }
  completed = complete_in (data, lines);
  if (completed == NULL)
    return;

  first = sort_words (completed[0]);
  g_assert_cmpstr (first, ==, all);
  for (guint i = 1; i < lines->len; i++)
    {
      g_autofree char *offered = list_offered (verbs[(i - 1) / 2], i % 2 == 0);
      g_autofree char *sorted = sort_words (completed[i]);

      g_test_message ("“%s”: %s", (const char *) g_ptr_array_index (lines, i), sorted);
      g_assert_cmpstr (sorted, ==, offered);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/complete/words", test_words);
  g_test_add_func ("/cli/complete/every-verb", test_every_verb);
  for (guint i = 0; i < G_N_ELEMENTS (shells); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/complete/", shells[i].name, NULL);
      g_autofree char *verbs = g_strconcat (path, "/verbs", NULL);

      g_test_add_data_func (path, &shells[i], test_shell);
      g_test_add_data_func (verbs, &shells[i], test_shell_verbs);
    }

  return g_test_run ();
}
