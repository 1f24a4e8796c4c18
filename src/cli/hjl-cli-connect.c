/* hjl-cli-connect.c: the verb connect: signs in, or takes a key or a token, and runs the checks
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/hjl-cli-verbs.h"

#include <glib/gi18n-lib.h>

#include "auth/hjl-token-store-credentials.h"
#include "cli/hjl-cli-accounts.h"
#include "cli/hjl-cli-sign-in.h"
#include "model/hjl-error.h"

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
        {
          hjl_cli_refuse (cli, "%s", error->message);
          return FALSE;
        }
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

  return hjl_cli_sign_in (cli, *signing, options->no_browser, listen);
}

HjlExit
hjl_cli_connect (HjlCli *cli,
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
