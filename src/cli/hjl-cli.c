/* hjl-cli.c: what all verbs of the command line share: options, waiting, errors, the workspace
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/hjl-cli.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "auth/hjl-token-store-credentials.h"
#include "auth/hjl-token-store-secret.h"
#include "model/hjl-error.h"
#include "store/hjl-store-lists.h"

/* Longer than any token; a person who names the wrong file is told so. */
#define MAX_SECRET (64 * 1024)

static volatile sig_atomic_t watchdog_status = HJL_EXIT_FAILED;

/* GLib leaves the "--" where what follows begins with a dash: it is no argument for that. */
static void
drop_separator (GStrv arguments)
{
  guint i = 1;

  while (arguments[i] != NULL && !g_str_equal (arguments[i], "--"))
    i++;
  if (arguments[i] == NULL)
    return;

  g_free (arguments[i]);
  for (; arguments[i] != NULL; i++)
    arguments[i] = arguments[i + 1];
}

gboolean
hjl_cli_parse (HjlCli             *cli,
               GStrv              *arguments,
               const GOptionEntry *entries,
               const char         *parameters,
               int                 least,
               int                 most)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat ("hjlever-cli ", (*arguments)[0], NULL);
  g_autofree char *environment_id = NULL;
  GOptionEntry     common[] = {
        { "profile", 'p', 0, G_OPTION_ARG_STRING, &environment_id, N_ ("Use this profile"), N_ ("NAME") },
        { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_ ("Print JSON"), NULL },
        { NULL },
  };
  int count;

  if (cli->completing)
    {
      hjl_cli_complete (entries, parameters);
      hjl_cli_complete (common, NULL);
      return FALSE;
    }

  g_set_prgname (name);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  if (!g_option_context_parse_strv (context, arguments, &error))
    return hjl_cli_refuse (cli, "%s", error->message) == HJL_EXIT_DONE;

  if (environment_id != NULL)
    {
      g_free (cli->environment_id);
      cli->environment_id = g_steal_pointer (&environment_id);
    }

  drop_separator (*arguments);
  count = (int) g_strv_length (*arguments) - 1;
  if (count >= least && (most < 0 || count <= most))
    return TRUE;

  hjl_cli_refuse (cli, count < least ? _ ("An argument is missing; see “%s --help”") : _ ("Too many arguments; see “%s --help”"), name);

  return FALSE;
}

HjlExit
hjl_cli_judge (const GError *error)
{
  if (g_error_matches (error, HJL_ERROR, HJL_ERROR_AMBIGUOUS))
    return HJL_EXIT_USAGE;

  switch (hjl_error_get_mends (error))
    {
    case HJL_MENDS_CONNECTING:
      return HJL_EXIT_NOT_CONNECTED;

    case HJL_MENDS_ACCOUNT:
    case HJL_MENDS_DECISION:
      return HJL_EXIT_ATTENTION;

    case HJL_MENDS_AGAIN:
    case HJL_MENDS_SIGNING_IN:
    default:
      return HJL_EXIT_FAILED;
    }
}

static void
print_error (HjlCli     *cli,
             const char *code,
             const char *message)
{
  g_autofree char *cleaned = hjl_clean_text (message);

  hjl_cli_progress (cli, NULL);
  fprintf (stderr, "hjlever-cli: %s\n", cleaned);
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = hjl_json_begin ();

      hjl_json_open (builder, "error");
      hjl_json_string (builder, "code", code);
      hjl_json_string (builder, "message", message);
      hjl_json_close (builder);
      hjl_json_print (builder, TRUE);
    }
}

HjlExit
hjl_cli_fail (HjlCli       *cli,
              const GError *error)
{
  g_autofree char *message = hjl_error_describe (error);
  const char      *code = "failed";

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    code = "stopped";
  else if (error->domain == HJL_ERROR)
    code = hjl_error_get_nick (error->code);
  print_error (cli, code, message);

  return cli->status = hjl_cli_judge (error);
}

HjlExit
hjl_cli_refuse (HjlCli     *cli,
                const char *format,
                ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  print_error (cli, "usage", message);

  return cli->status = HJL_EXIT_USAGE;
}

void
hjl_cli_note (HjlCli     *cli,
              const char *format,
              ...)
{
  g_autofree char *text = NULL;
  g_autofree char *cleaned = NULL;
  va_list          arguments;

  hjl_cli_progress (cli, NULL);
  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cleaned = hjl_clean_text (text);
  fprintf (stderr, "%s\n", cleaned);
}

HjlExit
hjl_cli_tell_done (HjlCli     *cli,
                   const char *member,
                   const char *id,
                   const char *sentence)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      hjl_print ("%s", sentence);
      return HJL_EXIT_DONE;
    }

  builder = hjl_json_begin ();
  hjl_json_string (builder, member, id);
  hjl_json_print (builder, TRUE);

  return HJL_EXIT_DONE;
}

HjlExit
hjl_cli_tell_list (HjlCli      *cli,
                   JsonBuilder *builder,
                   HjlTable    *table,
                   const char  *empty)
{
  if (cli->json)
    hjl_json_print (builder, TRUE);
  else
    hjl_table_print (table, empty);

  return HJL_EXIT_DONE;
}

void
hjl_cli_progress (HjlCli     *cli,
                  const char *text)
{
  if (cli->live)
    fprintf (stderr, "\r\033[K%s", text != NULL ? text : "");
}

void
hjl_cli_got_result (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

GAsyncResult *
hjl_cli_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

gboolean
hjl_cli_finish (HjlCli        *cli,
                GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  if (hjl_finish (cli->workspace, hjl_cli_wait (result), &error))
    return TRUE;

  return hjl_cli_fail (cli, error) == HJL_EXIT_DONE;
}

static const char *
name_phase (HjlPhase phase)
{
  switch (phase)
    {
    case HJL_PHASE_READING_BACK:
      return _ ("Checking the status of earlier changes");

    case HJL_PHASE_READING:
      return _ ("Reading what changed");

    case HJL_PHASE_PLANNING:
      return _ ("Planning");

    case HJL_PHASE_APPLYING:
      return _ ("Making changes");

    case HJL_PHASE_IDLE:
    default:
      return "";
    }
}

static void
on_workspace_progress_cb (HjlWorkspace *workspace,
                          HjlCli       *cli)
{
  HjlProgress      progress = hjl_workspace_get_progress (workspace);
  g_autofree char *holder = hjl_workspace_dup_waiting_for (workspace);
  g_autoptr (GString) line = g_string_new (NULL);

  /* Nobody watches a line here, but whoever reads the log must know why nothing happens. */
  if (!cli->live && holder != NULL && !cli->told_of_wait)
    {
      cli->told_of_wait = TRUE;
      hjl_cli_note (cli, _ ("Waiting for %s, which is using this profile"), holder);
    }
  if (!cli->live)
    return;

  if (holder != NULL)
    g_string_printf (line, _ ("Waiting for %s, which is using this profile"), holder);
  else
    g_string_append (line, name_phase (progress.phase));
  if (progress.total > 0)
    g_string_append_printf (line, " %u/%u", progress.done, progress.total);
  if (progress.waiting_for_rate)
    g_string_append_printf (line, " (%s)", _ ("waiting for Lever’s rate limit"));

  hjl_cli_progress (cli, line->str);
}

static gboolean
say_keyring_waits (gpointer user_data)
{
  HjlCli *cli = user_data;

  if (!cli->told_of_prompt)
    hjl_cli_note (cli, _ ("The keyring is waiting for its password. Enter it in the window that the keyring has opened."));
  cli->told_of_prompt = TRUE;

  return G_SOURCE_REMOVE;
}

/* In the workspace's thread. */
static void
on_tokens_asking_cb (HjlTokenStore *tokens,
                     HjlCli        *cli)
{
  g_main_context_invoke (NULL, say_keyring_waits, cli);
}

HjlTokenStore *
hjl_cli_new_keyring (HjlCli *cli)
{
  HjlTokenStore *keyring = hjl_token_store_secret_new ();

  g_signal_connect (keyring, "asking", G_CALLBACK (on_tokens_asking_cb), cli);

  return keyring;
}

/* A service of systemd has no keyring and needs none. (transfer full) */
static HjlTokenStore *
new_token_store (HjlCli *cli)
{
  const char *credentials = g_getenv ("CREDENTIALS_DIRECTORY");

  if (credentials != NULL && hjl_token_store_credentials_has_any (credentials, cli->environment_id))
    return hjl_token_store_credentials_new (credentials);

  return hjl_cli_new_keyring (cli);
}

gboolean
hjl_cli_choose_profile (HjlCli *cli)
{
  g_autoptr (HjlEnvironment) environment = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (cli->workspace == NULL);

  environment = hjl_environment_load (cli->environment_id, &error);
  if (environment == NULL && g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_FOUND))
    hjl_cli_refuse (cli, "%s", error->message);
  else if (environment == NULL)
    hjl_cli_fail (cli, error);
  if (environment == NULL)
    return FALSE;

  if (cli->tokens == NULL)
    cli->tokens = new_token_store (cli);
  cli->workspace = hjl_workspace_new (environment, cli->tokens, "hjlever-cli", NULL);
  g_signal_connect (cli->workspace, "progress", G_CALLBACK (on_workspace_progress_cb), cli);

  return TRUE;
}

gboolean
hjl_cli_open (HjlCli *cli)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!hjl_cli_choose_profile (cli))
    return FALSE;

  hjl_workspace_open_async (cli->workspace, cli->cancellable, hjl_cli_got_result, &result);
  if (hjl_workspace_open_finish (cli->workspace, hjl_cli_wait (&result), &error))
    return TRUE;

  return hjl_cli_fail (cli, error) == HJL_EXIT_DONE;
}

gboolean
hjl_cli_start (HjlCli             *cli,
               GStrv              *arguments,
               const GOptionEntry *entries,
               const char         *parameters,
               int                 least,
               int                 most)
{
  return hjl_cli_parse (cli, arguments, entries, parameters, least, most) && hjl_cli_open (cli);
}

void
hjl_cli_close (HjlCli *cli)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_cli_progress (cli, NULL);
  if (cli->workspace == NULL)
    return;

  g_signal_handlers_disconnect_by_data (cli->workspace, cli);
  hjl_workspace_close_async (cli->workspace, hjl_cli_got_result, &result);
  hjl_finish (cli->workspace, hjl_cli_wait (&result), NULL);
  g_clear_object (&cli->workspace);
}

gboolean
hjl_cli_may_use_stored (HjlCli       *cli,
                        const GError *error)
{
  if (g_cancellable_is_cancelled (cli->cancellable))
    return FALSE;

  return hjl_error_is_passing (error) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_KEYRING) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_KEYRING_LOCKED) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_KEYRING_WAITING);
}

void
hjl_cli_note_stored (HjlCli       *cli,
                     HjlLists      lists,
                     const GError *error)
{
  g_autofree char *at = hjl_show_time (hjl_store_get_read_at (hjl_workspace_get_store (cli->workspace), lists));
  g_autofree char *reason = hjl_error_describe (error);

  if (at != NULL)
    /* Translators: date and time, then a sentence that says why nothing newer could be read. */
    hjl_cli_note (cli, _ ("This is from %s, when it was last read. %s"), at, reason);
  else
    hjl_cli_note (cli, _ ("This is as it was last read. %s"), reason);
}

HjlCatalogue *
hjl_cli_load_catalogue (HjlCli  *cli,
                        HjlLists lists)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;

  hjl_cli_progress (cli, _ ("Reading the lists"));
  hjl_workspace_refresh_async (cli->workspace, lists, cli->cancellable, hjl_cli_got_result, &result);
  catalogue = hjl_finish_pointer (cli->workspace, hjl_cli_wait (&result), &error);
  hjl_cli_progress (cli, NULL);
  if (catalogue != NULL)
    return g_steal_pointer (&catalogue);

  if (hjl_cli_may_use_stored (cli, error))
    catalogue = hjl_workspace_load_catalogue (cli->workspace, NULL);
  if (catalogue == NULL || !hjl_catalogue_knows (catalogue, lists))
    {
      hjl_cli_fail (cli, error);
      return NULL;
    }

  hjl_cli_note_stored (cli, lists, error);

  return g_steal_pointer (&catalogue);
}

char *
hjl_cli_resolve (HjlCli       *cli,
                 HjlCatalogue *catalogue,
                 HjlLists      list,
                 const char   *text)
{
  g_autoptr (GError) error = NULL;
  char *id = hjl_catalogue_resolve (catalogue, list, text, &error);

  if (id == NULL)
    hjl_cli_refuse (cli, "%s", error->message);

  return id;
}

/* Some editors write UTF-16 with a byte order mark. Returns: (transfer full) (nullable): NULL for what is not one text */
static char *
take_text (const char *bytes,
           gsize       length)
{
  g_autofree char *converted = NULL;
  const char      *text = bytes;
  gsize            text_length = length;
  char            *clean = NULL;

  if (length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    {
      converted = g_convert (bytes, (gssize) length, "UTF-8", "UTF-16", NULL, &text_length, NULL);
      text = converted;
    }
  /* A part of a secret is another secret. */
  if (text != NULL && strlen (text) == text_length)
    clean = hjl_tokens_clean_secret (text);
  if (converted != NULL)
    explicit_bzero (converted, text_length);

  return clean;
}

HjlExit
hjl_cli_refuse_file (HjlCli     *cli,
                     const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return hjl_cli_refuse (cli, _ ("The file “%s” cannot be read, as Flatpak hides your files from this program. Give it on standard input: - <FILE"), shown);

  return hjl_cli_refuse (cli, _ ("The file “%s” cannot be read"), shown);
}

char *
hjl_cli_read_secret (HjlCli     *cli,
                     const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *text = g_malloc0 (MAX_SECRET + 1);
  g_autofree char *secret = NULL;
  gboolean         standard_input = g_str_equal (path, "-");
  FILE            *stream = standard_input ? stdin : fopen (g_file_peek_path (file) != NULL ? g_file_peek_path (file) : path, "re");
  gboolean         unreadable;
  gsize            length;

  if (stream == NULL)
    {
      hjl_cli_refuse_file (cli, path);
      return NULL;
    }

  length = fread (text, 1, MAX_SECRET, stream);
  /* A folder opens. */
  unreadable = ferror (stream) != 0;
  if (!standard_input)
    fclose (stream);
  if (unreadable)
    {
      hjl_cli_refuse_file (cli, path);
      return NULL;
    }

  secret = take_text (text, length);
  explicit_bzero (text, MAX_SECRET);
  if (length == MAX_SECRET || secret == NULL || !hjl_tokens_is_secret (secret))
    {
      hjl_cli_refuse (cli, _ ("“%s” must contain one line with the secret, and nothing else"), path);
      return NULL;
    }

  return g_steal_pointer (&secret);
}

static void
on_alarm (int number)
{
  _exit (watchdog_status);
}

void
hjl_cli_arm_watchdog (HjlExit status)
{
  struct sigaction action = { .sa_handler = on_alarm };
  struct itimerval timer = { .it_value = { .tv_usec = 900 * 1000 } };

  watchdog_status = status;
  sigaction (SIGALRM, &action, NULL);
  setitimer (ITIMER_REAL, &timer, NULL);
}
