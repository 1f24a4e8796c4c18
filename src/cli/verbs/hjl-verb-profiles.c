/* hjl-verb-profiles.c: the verb profiles: list, show, add FILE, remove NAME
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "model/hjl-error.h"

static void
add_side (JsonBuilder    *builder,
          HjlEnvironment *environment,
          HjlSide         side)
{
  const HjlEnvironmentSide *service = hjl_environment_get_side (environment, side);
  const HjlOauthConfig     *oauth = service->oauth;
  g_auto (GStrv) scopes = g_strsplit (oauth->scopes != NULL ? oauth->scopes : "", " ", -1);

  hjl_json_open (builder, hjl_side_to_string (side));
  hjl_json_string (builder, "api", service->api);
  hjl_json_string (builder, "authorize", oauth->authorize_uri);
  hjl_json_string (builder, "token", oauth->token_uri);
  hjl_json_string (builder, "issuer", oauth->issuer);
  hjl_json_string (builder, "audience", oauth->audience);
  hjl_json_string (builder, "client_id", oauth->client_id);
  hjl_json_strings (builder, "scopes", oauth->scopes != NULL && *oauth->scopes != '\0' ? (const char *const *) scopes : NULL);
  hjl_json_open_list (builder, "redirect_ports");
  for (guint i = 0; oauth->ports != NULL && oauth->ports[i] != 0; i++)
    hjl_json_int (builder, NULL, oauth->ports[i]);
  hjl_json_close_list (builder);
  hjl_json_double (builder, "requests_per_second", service->rate);
  hjl_json_double (builder, "burst", service->burst);
  if (side == HJL_SIDE_LEVER)
    hjl_json_double (builder, "uncertain_for", (double) hjl_environment_get_patience (environment) / 1000);
  hjl_json_close (builder);
}

static void
add_head (JsonBuilder    *builder,
          HjlEnvironment *environment)
{
  hjl_json_string (builder, "id", hjl_environment_get_id (environment));
  hjl_json_string (builder, "name", hjl_environment_get_name (environment));
  hjl_json_boolean (builder, "built_in", hjl_environment_is_built_in (environment));
  hjl_json_boolean (builder, "sandbox", hjl_environment_is_sandbox (environment));
}

/* (transfer none): what a table shows of hackajob's address */
static const char *
describe_feed (HjlEnvironment *environment)
{
  const char *api = hjl_environment_get_side (environment, HJL_SIDE_HACKAJOB)->api;

  return api != NULL ? api : _ ("given when connecting");
}

/* A file that is not valid is listed all the same, with what is wrong. */
static HjlExit
list (HjlCli *cli)
{
  g_auto (GStrv) ids = hjl_environment_list ();
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();
  g_autoptr (HjlTable) table = hjl_table_new (_ ("Id"), C_ ("environment", "Name"), _ ("Lever"), _ ("hackajob"), NULL);

  hjl_json_open_list (builder, "profiles");
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlEnvironment) environment = hjl_environment_load (ids[i], &error);

      hjl_json_open (builder, NULL);
      if (environment != NULL)
        {
          add_head (builder, environment);
          hjl_json_null (builder, "error");
          hjl_table_add (table, ids[i], hjl_environment_get_name (environment), hjl_environment_get_side (environment, HJL_SIDE_LEVER)->api, describe_feed (environment));
        }
      else
        {
          hjl_json_string (builder, "id", ids[i]);
          hjl_json_string (builder, "error", error->message);
          hjl_table_add (table, ids[i], error->message, NULL, NULL);
        }
      hjl_json_close (builder);
    }
  hjl_json_close_list (builder);

  return hjl_cli_tell_list (cli, builder, table, NULL);
}

static void
print_side (HjlEnvironment *environment,
            HjlSide         side)
{
  const HjlEnvironmentSide *service = hjl_environment_get_side (environment, side);
  const HjlOauthConfig     *oauth = service->oauth;
  g_autoptr (GString) ports = g_string_new (NULL);
  g_autoptr (HjlTable) table = hjl_table_new (side == HJL_SIDE_LEVER ? "Lever" : "hackajob", "", NULL);
  g_autofree char *pace = g_strdup_printf (_ ("%g requests a second, %g at once"), service->rate, service->burst);

  for (guint i = 0; oauth->ports != NULL && oauth->ports[i] != 0; i++)
    g_string_append_printf (ports, "%s%u", i > 0 ? ", " : "", oauth->ports[i]);

  hjl_table_add (table, "Api", side == HJL_SIDE_LEVER ? service->api : describe_feed (environment));
  hjl_table_add (table, "Authorize", oauth->authorize_uri);
  hjl_table_add (table, "Token", oauth->token_uri);
  hjl_table_add (table, "Issuer", oauth->issuer);
  hjl_table_add (table, "Audience", oauth->audience);
  hjl_table_add (table, "ClientId", oauth->client_id);
  hjl_table_add (table, "Scopes", oauth->scopes);
  hjl_table_add (table, "RedirectPorts", ports->len > 0 ? ports->str : _ ("any"));
  hjl_table_add (table, _ ("Pace"), pace);
  if (side == HJL_SIDE_LEVER)
    {
      g_autofree char *patience = g_strdup_printf ("%g", (double) hjl_environment_get_patience (environment) / 1000);

      hjl_table_add (table, "UncertainFor", patience);
    }
  hjl_table_print (table, NULL);
}

static HjlExit
show (HjlCli     *cli,
      const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlEnvironment) environment = hjl_environment_load (id, &error);

  if (environment == NULL)
    return g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_FOUND) ? hjl_cli_refuse (cli, "%s", error->message) : hjl_cli_fail (cli, error);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = hjl_json_begin ();

      hjl_json_open (builder, "profile");
      add_head (builder, environment);
      add_side (builder, environment, HJL_SIDE_LEVER);
      add_side (builder, environment, HJL_SIDE_HACKAJOB);
      hjl_json_close (builder);
      hjl_json_print (builder, TRUE);
      return HJL_EXIT_DONE;
    }

  hjl_print ("%s (%s)%s", hjl_environment_get_name (environment), hjl_environment_get_id (environment), hjl_environment_is_sandbox (environment) ? _ (", Lever’s sandbox") : "");
  print_side (environment, HJL_SIDE_LEVER);
  print_side (environment, HJL_SIDE_HACKAJOB);

  return HJL_EXIT_DONE;
}

static HjlExit
add (HjlCli     *cli,
     const char *path,
     gboolean    replace)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *sentence = NULL;

  if (!g_str_equal (path, "-") && g_access (path, R_OK) != 0)
    return hjl_cli_refuse_file (cli, path);

  id = hjl_environment_add (g_str_equal (path, "-") ? NULL : path, replace, &error);
  if (id == NULL)
    return hjl_cli_fail (cli, error);

  sentence = g_strdup_printf (_ ("The profile “%s” was added. Use it with --profile %s."), id, id);

  return hjl_cli_tell_done (cli, "added", id, sentence);
}

/* The tokens go with the environment: nothing else could find them again. */
static gboolean
forget_tokens (HjlCli     *cli,
               const char *id,
               GError    **error)
{
  static const char *const accounts[] = { "hackajob", "lever" };

  if (cli->tokens == NULL)
    cli->tokens = hjl_cli_new_keyring (cli);

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      hjl_token_store_clear_async (cli->tokens, id, accounts[i], cli->cancellable, hjl_cli_got_result, &result);
      if (!hjl_finish (cli->tokens, hjl_cli_wait (&result), error))
        return FALSE;
    }

  return TRUE;
}

static HjlExit
remove_profile (HjlCli     *cli,
                const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) keyring_error = NULL;
  g_autofree char *sentence = NULL;

  if (!hjl_environment_remove (id, &error))
    return g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_FOUND) ? hjl_cli_refuse (cli, "%s", error->message) : hjl_cli_fail (cli, error);
  if (!forget_tokens (cli, id, &keyring_error))
    hjl_cli_note (cli, _ ("Its tokens could not be removed from the keyring: %s"), keyring_error->message);

  sentence = g_strdup_printf (_ ("The profile “%s” was removed. Its database stays on this computer."), id);

  return hjl_cli_tell_done (cli, "removed", id, sentence);
}

HjlExit
hjl_verb_profiles (HjlCli *cli,
                   GStrv   arguments)
{
  const char  *verb;
  gboolean     replace = FALSE;
  GOptionEntry entries[] = {
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_ ("add: Replace the profile that has this name"), NULL },
    { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, "[list | show NAME | add FILE|- | remove NAME]", 0, 2))
    return HJL_EXIT_USAGE;

  verb = arguments[1];
  if (verb == NULL || (g_str_equal (verb, "list") && arguments[2] == NULL))
    return list (cli);
  if (g_str_equal (verb, "show"))
    return show (cli, arguments[2] != NULL ? arguments[2] : cli->environment_id);
  if (g_str_equal (verb, "add") && arguments[2] != NULL)
    return add (cli, arguments[2], replace);
  if (g_str_equal (verb, "remove") && arguments[2] != NULL)
    return remove_profile (cli, arguments[2]);

  return hjl_cli_refuse (cli, _ ("Use “list”, “show NAME”, “add FILE” or “remove NAME”"));
}
