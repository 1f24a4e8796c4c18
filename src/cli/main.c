/* main.c: hjlever-cli: finds the verb and runs it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <unistd.h>

#include "cli/verbs/hjl-verb.h"
#include "workspace/hjl-memory.h"

static const HjlCliVerb verbs[] = {
  { "profiles", N_ ("List, show, add and remove profiles"), hjl_verb_profiles },
  { "connect", N_ ("Connect hackajob or Lever"), hjl_verb_connect },
  { "disconnect", N_ ("Disconnect an account"), hjl_verb_disconnect },
  { "check", N_ ("Check that both accounts can do what is needed"), hjl_verb_check },
  { "source", N_ ("Show or choose where candidates come from: files or the feed"), hjl_verb_source },
  { "roles", N_ ("List hackajob’s roles, or keep them by hand"), hjl_verb_roles },
  { "postings", N_ ("List Lever’s postings"), hjl_verb_postings },
  { "stages", N_ ("List the stages of both sides, or keep hackajob’s by hand"), hjl_verb_stages },
  { "reasons", N_ ("List Lever’s archive reasons"), hjl_verb_reasons },
  { "users", N_ ("List Lever’s users"), hjl_verb_users },
  { "settings", N_ ("Show or change who acts, and how candidates are marked"), hjl_verb_settings },
  { "map", N_ ("Show and change mappings"), hjl_verb_map },
  { "plan", N_ ("Show what a sync would do; changes nothing"), hjl_verb_plan },
  { "sync", N_ ("Export candidates and sync stages"), hjl_verb_sync },
  { "candidates", N_ ("List candidates, or show one in detail"), hjl_verb_candidates },
  { "add", N_ ("Add candidates from files or a table"), hjl_verb_add },
  { "review", N_ ("Look at who is to be added, and accept them"), hjl_verb_review },
  { "todo", N_ ("List what is to be done in hackajob, and tick it off"), hjl_verb_todo },
  { "move", N_ ("Say at which stage a candidate is in hackajob"), hjl_verb_move },
  { "activity", N_ ("List what happened"), hjl_verb_activity },
  { "runs", N_ ("List what syncs have written, or show one"), hjl_verb_runs },
  { "undo", N_ ("Take back what a sync has written"), hjl_verb_undo },
  { "retry", N_ ("Let candidates that failed try again"), hjl_verb_retry },
  { "resolve", N_ ("Decide which record in Lever is a candidate"), hjl_verb_resolve },
  { "prefer", N_ ("Choose the stage that a conflict passed over"), hjl_verb_prefer },
  { "erase", N_ ("Erase a candidate’s personal data from this computer"), hjl_verb_erase },
  { "restore", N_ ("Restore a daily copy of missing or damaged data"), hjl_verb_restore },
  { "demo", N_ ("Show the whole job against stand-ins on this computer"), hjl_verb_demo },
};

static const HjlCliVerb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_str_equal (verbs[i].name, name))
        return &verbs[i];
    }

  return NULL;
}

static char *
describe_verbs (void)
{
  GString *text = g_string_new (_ ("Verbs (each with its own --help):"));

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_string_append_printf (text, "\n  %-12s %s", verbs[i].name, _ (verbs[i].summary));
  g_string_append_printf (text, "\n\n%s", _ ("Exit codes: 0 done, 1 failed, 2 usage, 3 something needs attention, 4 not connected"));

  return g_string_free (text, FALSE);
}

static gboolean
on_signal_cb (gpointer user_data)
{
  HjlCli *cli = user_data;

  g_cancellable_cancel (cli->cancellable);
  hjl_cli_arm_watchdog (cli->stop_status);

  return G_SOURCE_CONTINUE;
}

/* The program speaks UTF-8 whatever the locale: names and files of both services do. What a person of another
 * charset types is read in it; `C` and `POSIX` say nothing of a charset, so there it is UTF-8 as well.
 * Returns: (transfer full) (nullable): NULL with HjlCli.status set where an argument is no text */
static GStrv
take_arguments (HjlCli *cli,
                char  **argv)
{
  g_auto (GStrv) arguments = NULL;
  guint n = g_strv_length (argv);

  setlocale (LC_ALL, "");
  arguments = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      if (g_utf8_validate (argv[i], -1, NULL))
        arguments[i] = g_strdup (argv[i]);
      else
        arguments[i] = g_locale_to_utf8 (argv[i], -1, NULL, NULL, NULL);
      if (arguments[i] == NULL)
        {
          hjl_cli_refuse (cli, _ ("Argument %u is not UTF-8 text. Write names and paths in UTF-8, or name things by their ids."), i);
          return NULL;
        }
    }

  /* From here on nothing converts any more. */
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");

  return g_steal_pointer (&arguments);
}

/* Also of a command that is wrong before the option is reached. */
static gboolean
wants_json (char **argv)
{
  for (guint i = 1; argv[i] != NULL && !g_str_equal (argv[i], "--"); i++)
    if (g_str_equal (argv[i], "--json"))
      return TRUE;

  return FALSE;
}

/* Options before the verb. Returns: whether to go on; else HjlCli.status is set */
static gboolean
parse_common (HjlCli *cli,
              GStrv  *arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("VERB [ARGUMENT…]"));
  g_autoptr (GError) error = NULL;
  g_autofree char *description = describe_verbs ();
  gboolean         version = FALSE;
  GOptionEntry     entries[] = {
        { "profile", 'p', 0, G_OPTION_ARG_STRING, &cli->environment_id, N_ ("Use this profile (production)"), N_ ("NAME") },
        { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_ ("Print JSON"), NULL },
        { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Print the version"), NULL },
        { NULL },
  };

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_description (context, description);

  if (!g_option_context_parse_strv (context, arguments, &error))
    return hjl_cli_refuse (cli, "%s", error->message) == HJL_EXIT_DONE;
  if (version)
    {
      hjl_print ("hjlever-cli %s", PACKAGE_VERSION);
      cli->status = HJL_EXIT_DONE;
      return FALSE;
    }
  if (cli->environment_id == NULL)
    cli->environment_id = g_strdup ("production");
  if ((*arguments)[1] == NULL)
    {
      hjl_cli_refuse (cli, _ ("Choose a verb; “hjlever-cli --help” lists them"));
      return FALSE;
    }

  return TRUE;
}

/* What a shell asks, with the words that were typed before the one that is completed. */
static HjlExit
complete (HjlCli *cli,
          GStrv   words)
{
  const HjlCliVerb *verb = NULL;
  g_auto (GStrv) rest = NULL;

  cli->completing = TRUE;
  while (*words != NULL && g_str_has_prefix (*words, "-"))
    {
      /* The only option before the verb that has a value, which can be called like a verb. */
      gboolean has_value = g_str_equal (*words, "--profile") || g_str_equal (*words, "-p");

      words++;
      if (has_value && *words == NULL)
        return HJL_EXIT_DONE;
      if (has_value)
        words++;
    }
  if (*words == NULL)
    {
      hjl_cli_complete_verbs (verbs, G_N_ELEMENTS (verbs));
      return HJL_EXIT_DONE;
    }

  rest = g_strdupv (words);
  verb = find_verb (*words);
  if (verb != NULL)
    verb->run (cli, rest);

  return HJL_EXIT_DONE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (GStrv) arguments = NULL;
  g_auto (GStrv) rest = NULL;
  HjlCli            cli = { .cancellable = cancellable, .stop_status = HJL_EXIT_FAILED };
  const HjlCliVerb *verb = NULL;

  hjl_memory_keep_private ();
  /* Standard output is for what was asked for, JSON above all; GLib writes debug lines there by itself. */
  g_log_writer_default_set_use_stderr (TRUE);

  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_set_prgname ("hjlever-cli");

  cli.live = isatty (STDOUT_FILENO) && isatty (STDERR_FILENO);
  g_unix_signal_add (SIGINT, on_signal_cb, &cli);
  g_unix_signal_add (SIGTERM, on_signal_cb, &cli);
  g_unix_signal_add (SIGHUP, on_signal_cb, &cli);

  cli.json = wants_json (argv);
  arguments = take_arguments (&cli, argv);
  if (arguments != NULL && g_strcmp0 (arguments[1], "--complete") == 0)
    cli.status = complete (&cli, arguments + 2);
  else if (arguments != NULL && parse_common (&cli, &arguments))
    {
      verb = find_verb (arguments[1]);
      if (verb == NULL)
        hjl_cli_refuse (&cli, _ ("There is no verb “%s”; “hjlever-cli --help” lists them"), arguments[1]);
      else
        {
          rest = g_strdupv (arguments + 1);
          cli.status = verb->run (&cli, rest);
        }
    }

  hjl_cli_close (&cli);
  if (g_cancellable_is_cancelled (cancellable))
    cli.status = cli.stop_status;
  /* A script must not take half an answer for a whole one. */
  if (hjl_print_get_error () != 0)
    {
      hjl_cli_note (&cli, _ ("The answer could not be written: %s"), g_strerror (hjl_print_get_error ()));
      cli.status = HJL_EXIT_FAILED;
    }
  g_clear_object (&cli.tokens);
  g_free (cli.environment_id);

  return cli.status;
}
