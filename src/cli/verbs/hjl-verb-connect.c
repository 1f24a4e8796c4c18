/* hjl-verb-connect.c: the verb connect: signs in, or takes a key or a token, and runs the checks
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "auth/hjl-token-store-credentials.h"
#include "cli/hjl-cli-accounts.h"
#include "model/hjl-error.h"
#include "workspace/hjl-open-uri.h"

typedef struct
{
  HjlCli           *cli;
  HjlSignIn        *sign_in;
  GDataInputStream *input;
  GCancellable     *cancellable; /* of the reading */
  gboolean          reading;
  const GError     *no_listener; /* nullable: why only a pasted address can end the sign-in */
  GCancellable     *giving_up;   /* of the sign-in */
} Pasting;

static void read_next (Pasting *pasting);

static void
got_line (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Pasting *pasting = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_finish (pasting->input, result, NULL, NULL);

  pasting->reading = FALSE;
  if (g_cancellable_is_cancelled (pasting->cancellable))
    return;
  /* Its end is no end of the sign-in, as long as the browser may still come back. */
  if (line == NULL)
    {
      if (pasting->no_listener != NULL)
        g_cancellable_cancel (pasting->giving_up);
      return;
    }

  g_strstrip (line);
  if (*line != '\0' && !hjl_sign_in_paste (pasting->sign_in, line, &error))
    {
      g_autofree char *message = hjl_sign_in_describe_paste (pasting->sign_in, error);

      hjl_cli_note (pasting->cli, "%s", message);
    }
  read_next (pasting);
}

static void
read_next (Pasting *pasting)
{
  pasting->reading = TRUE;
  g_data_input_stream_read_line_async (pasting->input, G_PRIORITY_DEFAULT, pasting->cancellable, got_line, pasting);
}

static void
start_pasting (Pasting *pasting)
{
  g_autoptr (GInputStream) base = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  pasting->cancellable = g_cancellable_new ();
  pasting->input = g_data_input_stream_new (base);
  g_data_input_stream_set_newline_type (pasting->input, G_DATA_STREAM_NEWLINE_TYPE_ANY);
  read_next (pasting);
}

static void
stop_pasting (Pasting *pasting)
{
  if (pasting->input == NULL)
    return;

  g_cancellable_cancel (pasting->cancellable);
  while (pasting->reading)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&pasting->input);
  g_clear_object (&pasting->cancellable);
}

static void
did_open_browser (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* The address is on the screen already, so this is not the end. */
  if (!hjl_finish (NULL, result, &error))
    g_debug ("No browser: %s", error->message);
}

static void
show_address (HjlCli     *cli,
              const char *uri,
              gboolean    no_browser)
{
  if (no_browser)
    {
      hjl_print ("%s", uri);
      hjl_cli_note (cli, _ ("Open the address above in a browser and sign in. If the browser can’t return here, "
                            "paste the address where it ends up."));
      return;
    }

  hjl_cli_note (cli, _ ("Sign in with the browser. If none opens, open this address yourself:\n%s"), uri);
  hjl_open_uri_async (uri, NULL, cli->cancellable, did_open_browser, NULL);
}

/* Whether nobody will ever type anything: a descriptor that is not there, or an end that can be seen at once. */
static gboolean
is_input_at_end (void)
{
  struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
  struct stat   info;

  if (isatty (STDIN_FILENO))
    return FALSE;
  if (fstat (STDIN_FILENO, &info) != 0)
    return TRUE;
  if (S_ISREG (info.st_mode))
    return lseek (STDIN_FILENO, 0, SEEK_CUR) >= info.st_size;
  if (S_ISCHR (info.st_mode))
    return TRUE;

  return poll (&input, 1, 0) > 0 && (input.revents & POLLIN) == 0;
}

static void
on_stopped_cb (GCancellable *cancellable,
               gpointer      giving_up)
{
  g_cancellable_cancel (giving_up);
}

static HjlTokens *
run (Pasting *pasting,
     gboolean no_browser,
     gboolean listen,
     GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  HjlCli    *cli = pasting->cli;
  gulong     id;
  HjlTokens *tokens;

  pasting->giving_up = g_cancellable_new ();
  id = g_cancellable_connect (cli->cancellable, G_CALLBACK (on_stopped_cb), pasting->giving_up, NULL);
  hjl_sign_in_run_async (pasting->sign_in, pasting->giving_up, hjl_cli_got_result, &result);
  show_address (cli, hjl_sign_in_get_uri (pasting->sign_in), no_browser);
  if (listen)
    start_pasting (pasting);

  tokens = hjl_finish_pointer (pasting->sign_in, hjl_cli_wait (&result), error);
  stop_pasting (pasting);
  g_cancellable_disconnect (cli->cancellable, id);
  g_clear_object (&pasting->giving_up);

  return tokens;
}

/* The browser or an address that is printed, a redirect or, with @listen, one that is pasted on standard input.
 * @no_browser: print the address as the first line of standard output instead of opening it.
 * Returns: (transfer full) (nullable): the tokens; NULL after printing, with HjlCli.status set */
static HjlTokens *
sign_in_by_browser (HjlCli    *cli,
                    HjlSignIn *sign_in,
                    gboolean   no_browser,
                    gboolean   listen)
{
  g_autoptr (GError) no_listener = NULL;
  g_autoptr (GError) error = NULL;
  Pasting    pasting = { .cli = cli, .sign_in = sign_in };
  HjlTokens *tokens;

  if (!hjl_sign_in_start (sign_in, &no_listener))
    {
      g_autofree char *message = hjl_error_describe (no_listener);

      if (!g_error_matches (no_listener, HJL_ERROR, HJL_ERROR_PORTS_TAKEN) || !listen || is_input_at_end ())
        {
          hjl_cli_fail (cli, no_listener);
          return NULL;
        }
      hjl_cli_note (cli, "%s", message);
      hjl_cli_note (cli, _ ("You can still paste the address where the browser ends up."));
      pasting.no_listener = no_listener;
    }

  tokens = run (&pasting, no_browser, listen, &error);
  if (tokens == NULL && no_listener != NULL && !g_cancellable_is_cancelled (cli->cancellable) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    hjl_cli_fail (cli, no_listener);
  else if (tokens == NULL)
    hjl_cli_fail (cli, error);

  return tokens;
}

typedef struct
{
  gboolean oauth;
  gboolean no_browser;
  gboolean start_over;
  char    *token_file;
  char    *api_key_file;
  char    *client_id;
  char    *client_secret_file;
  char    *api;
  char    *authorize_address;
  char    *token_address;
} Options;

static void
clear_options (Options *options)
{
  g_clear_pointer (&options->token_file, g_free);
  g_clear_pointer (&options->api_key_file, g_free);
  g_clear_pointer (&options->client_id, g_free);
  g_clear_pointer (&options->client_secret_file, g_free);
  g_clear_pointer (&options->api, g_free);
  g_clear_pointer (&options->authorize_address, g_free);
  g_clear_pointer (&options->token_address, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
names_feed (const Options *options)
{
  return options->api != NULL || options->authorize_address != NULL || options->token_address != NULL;
}

static gboolean
check_options (HjlCli        *cli,
               const Options *options,
               HjlSide        side)
{
  guint ways = (options->oauth ? 1 : 0) + (options->token_file != NULL ? 1 : 0) + (options->api_key_file != NULL ? 1 : 0);

  if (ways > 1)
    hjl_cli_refuse (cli, _ ("Use one of --oauth, --token-file and --api-key-file"));
  else if (options->api_key_file != NULL && side == HJL_SIDE_HACKAJOB)
    hjl_cli_refuse (cli, _ ("hackajob has no API keys; use --token-file or --oauth"));
  else if (options->client_secret_file != NULL && side == HJL_SIDE_HACKAJOB)
    hjl_cli_refuse (cli, _ ("hackajob’s sign-in has no client secret"));
  else if (names_feed (options) && side == HJL_SIDE_LEVER)
    hjl_cli_refuse (cli, _ ("Lever’s addresses are known; --api, --authorize-address and --token-address belong to hackajob"));
  else if (names_feed (options) && options->api == NULL)
    hjl_cli_refuse (cli, _ ("--authorize-address and --token-address need the feed’s address too: --api"));
  else if ((options->token_file != NULL || options->api_key_file != NULL) &&
           (options->client_id != NULL || options->client_secret_file != NULL || options->no_browser))
    hjl_cli_refuse (cli, _ ("--client-id, --client-secret-file and --no-browser belong to --oauth"));
  else
    return TRUE;

  return FALSE;
}

/* Takes what was typed of hackajob's feed. */
static gboolean
take_feed (HjlCli        *cli,
           const Options *options,
           HjlSide        side)
{
  g_autoptr (HjlFeedAddress) feed = NULL;
  g_autoptr (HjlFeedAddress) kept = NULL;
  g_autoptr (GError) error = NULL;

  if (side == HJL_SIDE_LEVER)
    return TRUE;

  if (names_feed (options) && !hjl_workspace_asks_for_feed (cli->workspace))
    {
      hjl_cli_refuse (cli,
                      _ ("The profile “%s” names the address of hackajob’s feed itself; connect without --api"),
                      hjl_environment_get_id (hjl_workspace_get_environment (cli->workspace)));
      return FALSE;
    }
  if (names_feed (options))
    {
      feed = hjl_feed_address_new (options->api, options->authorize_address, options->token_address, &error);
      if (feed != NULL)
        {
          hjl_workspace_set_feed (cli->workspace, feed);
          return TRUE;
        }
      if (g_error_matches (error, HJL_ERROR, HJL_ERROR_INPUT))
        return hjl_cli_refuse (cli, "%s", error->message) == HJL_EXIT_DONE;
    }
  else if ((kept = hjl_workspace_dup_feed (cli->workspace)) != NULL)
    {
      return TRUE;
    }
  else
    {
      error = hjl_feed_address_new_missing ();
    }

  /* Before the secret is asked for, which could go nowhere. */
  hjl_cli_fail (cli, error);
  hjl_cli_note (cli, _ ("Use “hjlever-cli connect hackajob --api ADDRESS --token-file FILE”, or a profile that names the "
                        "address."));

  return FALSE;
}

static HjlTokens *
take_secret (HjlCli       *cli,
             const char   *path,
             HjlTokensKind kind)
{
  g_autofree char *secret = hjl_cli_read_secret (cli, path);

  return secret != NULL ? hjl_tokens_new (kind, secret) : NULL;
}

/* What systemd gave to this service. */
static HjlTokens *
take_credential (HjlCli *cli,
                 HjlSide side)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlTokens *tokens;

  hjl_token_store_load_async (cli->tokens, cli->environment_id, hjl_side_to_string (side), cli->cancellable, hjl_cli_got_result, &result);
  tokens = hjl_finish_pointer (cli->tokens, hjl_cli_wait (&result), &error);
  if (tokens == NULL)
    hjl_cli_fail (cli, error);

  return tokens;
}

static HjlTokens *
sign_in (HjlCli        *cli,
         const Options *options,
         HjlSide        side,
         HjlSignIn    **signing)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *secret = NULL;
  gboolean         listen = g_strcmp0 (options->client_secret_file, "-") != 0;

  if (options->client_secret_file != NULL &&
      (secret = hjl_cli_read_secret (cli, options->client_secret_file)) == NULL)
    return NULL;

  *signing = hjl_workspace_new_sign_in (cli->workspace, side, options->client_id, secret, &error);
  if (*signing == NULL)
    {
      hjl_cli_fail (cli, error);
      return NULL;
    }

  return sign_in_by_browser (cli, *signing, options->no_browser, listen);
}

HjlExit
hjl_verb_connect (HjlCli *cli,
                  GStrv   arguments)
{
  g_auto (Options) options = { 0 };
  g_autoptr (HjlSignIn) signing = NULL; /* kept to the end: the browser may ask for its page again */
  g_autoptr (HjlTokens) tokens = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;
  HjlSide      side;
  GOptionEntry entries[] = {
    { "oauth", 0, 0, G_OPTION_ARG_NONE, &options.oauth, N_ ("Sign in with the browser (the default)"), NULL },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &options.token_file, N_ ("Read the token you were given from this "
                                                                          "file; - is standard input"),
      N_ ("FILE") },
    { "api-key-file", 0, 0, G_OPTION_ARG_FILENAME, &options.api_key_file, N_ ("Read the Lever API key from this "
                                                                              "file; - is standard input"),
      N_ ("FILE") },
    { "client-id", 0, 0, G_OPTION_ARG_STRING, &options.client_id, N_ ("Client ID of your own OAuth app"), N_ ("ID") },
    { "client-secret-file", 0, 0, G_OPTION_ARG_FILENAME, &options.client_secret_file, N_ ("Its client secret is in this file; - is standard input"), N_ ("FILE") },
    { "api", 0, 0, G_OPTION_ARG_STRING, &options.api, N_ ("Address of the partner feed that hackajob gave you"), N_ ("ADDRESS") },
    { "authorize-address", 0, 0, G_OPTION_ARG_STRING, &options.authorize_address, N_ ("Where the browser signs in to this feed, if it has a sign-in"), N_ ("ADDRESS") },
    { "token-address", 0, 0, G_OPTION_ARG_STRING, &options.token_address, N_ ("Where this feed gives out tokens after the sign-in"), N_ ("ADDRESS") },
    { "no-browser", 0, 0, G_OPTION_ARG_NONE, &options.no_browser, N_ ("Print the address instead of opening it"), NULL },
    { "start-over", 0, 0, G_OPTION_ARG_NONE, &options.start_over, N_ ("For another account: set aside the previous "
                                                                      "account’s data, mappings too"),
      NULL },
    { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, "hackajob | lever", 1, 1) ||
      !hjl_cli_read_side (cli, arguments[1], &side) ||
      !check_options (cli, &options, side))
    return HJL_EXIT_USAGE;
  if (!hjl_cli_open (cli) || !take_feed (cli, &options, side))
    return cli->status;

  if (options.token_file != NULL)
    tokens = take_secret (cli, options.token_file, HJL_TOKENS_BEARER);
  else if (options.api_key_file != NULL)
    tokens = take_secret (cli, options.api_key_file, HJL_TOKENS_API_KEY);
  else if (!options.oauth && HJL_IS_TOKEN_STORE_CREDENTIALS (cli->tokens))
    tokens = take_credential (cli, side);
  else
    tokens = sign_in (cli, &options, side, &signing);
  if (tokens == NULL)
    return cli->status;

  hjl_cli_progress (cli, _ ("Checking"));
  if (options.start_over)
    hjl_workspace_start_over_async (cli->workspace, side, tokens, cli->cancellable, hjl_cli_got_result, &result);
  else
    hjl_workspace_connect_async (cli->workspace, side, tokens, cli->cancellable, hjl_cli_got_result, &result);
  checks = hjl_finish_pointer (cli->workspace, hjl_cli_wait (&result), &error);
  hjl_cli_progress (cli, NULL);
  if (checks == NULL && g_error_matches (error, HJL_ERROR, HJL_ERROR_OTHER_ACCOUNT))
    {
      hjl_cli_fail (cli, error);
      hjl_cli_note (cli, _ ("Either add a profile for this account (“hjlever-cli profiles add FILE”) and connect "
                            "it there, or use --start-over: the previous account’s data and mappings are set aside."));
      return cli->status;
    }
  if (checks == NULL)
    return hjl_cli_fail (cli, error);

  return hjl_cli_show_accounts (cli, 1u << side, checks);
}
