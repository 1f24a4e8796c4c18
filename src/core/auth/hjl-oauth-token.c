/* hjl-oauth-token.c: OAuth 2.0: codes and refresh tokens for access tokens
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "auth/hjl-oauth-error.h"
#include "auth/hjl-oauth.h"
#include "model/hjl-error.h"
#include "model/hjl-time.h"
#include "net/hjl-json.h"

/* No access token lives longer than that; it keeps nonsense from overflowing. */
#define MAX_LIFE_SECONDS (G_GINT64_CONSTANT (366) * 24 * 60 * 60)
#define MAX_ANSWER (256 * 1024)

/* A token goes into a header as it is: visible ASCII only (RFC 6750 2.1). */
static gboolean
is_header_safe (const char *token)
{
  for (const char *c = token; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c))
      return FALSE;

  return *token != '\0';
}

static gboolean
fail (const char *member,
      GError    **error)
{
  return hjl_error_fail (error, HJL_ERROR_BAD_RESPONSE, "“%s” of the token answer cannot be used", member);
}

static void
replace (char      **value,
         const char *other)
{
  if (other == NULL || *other == '\0')
    return;

  hjl_set_text (&*value, other);
}

/* Seconds, however they are written; 0 where nothing is said that can be read. */
static gint64
read_life (JsonObject *object)
{
  g_autofree char *text = NULL;
  double           life;

  if (!hjl_json_dup_scalar (object, "expires_in", &text, NULL) || text == NULL)
    return 0;

  life = g_ascii_strtod (text, NULL);
  return life > 0 ? (gint64) MIN (life, (double) MAX_LIFE_SECONDS) : 0;
}

/* (nullable): a scope that is a list, as the one text that it is elsewhere */
static char *
dup_joined (JsonNode *scope)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  JsonArray *list = scope != NULL && JSON_NODE_HOLDS_ARRAY (scope) ? json_node_get_array (scope) : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *word = json_array_get_element (list, i);

      if (json_node_get_value_type (word) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (word));
    }

  words = g_strv_builder_end (builder);
  return g_strjoinv (" ", words);
}

gboolean
hjl_oauth_read_answer (JsonNode  *root,
                       HjlTokens *tokens,
                       GError   **error)
{
  JsonObject      *object;
  const char      *access_token, *token_type, *refresh_token, *scope;
  g_autofree char *joined = NULL;
  gint64           life;

  if (!hjl_json_object (root, &object, error) ||
      !hjl_json_need_string (object, "access_token", &access_token, error) ||
      !hjl_json_get_string (object, "refresh_token", &refresh_token, error))
    return FALSE;

  if (!is_header_safe (access_token))
    return fail ("access_token", error);
  if (!hjl_json_get_string (object, "token_type", &token_type, NULL) ||
      (token_type != NULL && g_ascii_strcasecmp (token_type, "Bearer") != 0))
    return fail ("token_type", error);

  /* The tokens before them are spent: for the sake of what only helps, new ones are not thrown away. Without a life a
   * refusal tells when it is over; without a scope it is the one that was asked for (RFC 6749, 5.1). */
  if (!hjl_json_get_string (object, "scope", &scope, NULL))
    scope = joined = dup_joined (json_object_get_member (object, "scope"));
  life = read_life (object);

  replace (&tokens->secret, access_token);
  replace (&tokens->refresh_token, refresh_token);
  replace (&tokens->scope, scope);
  tokens->expires_at = life == 0 ? 0 : tokens->obtained_at + life * 1000;

  return TRUE;
}

static gboolean
is_refresh (GTask *task)
{
  return g_task_get_source_tag (task) == hjl_oauth_refresh_async;
}

/* The request was sent, and no answer is known: not a failure of the person's. */
static void
return_send_error (GTask  *task,
                   GError *error)
{
  if (!g_error_matches (error, HJL_ERROR, HJL_ERROR_UNCERTAIN) || is_refresh (task))
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_SIGN_IN, "%s",
                             _ ("The last step of the sign-in got no answer. Check the network connection, then start again."));
}

static void
got_answer (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  HjlTokens *tokens = g_task_get_task_data (task);
  guint      status;
  g_autoptr (HjlResponse) response = hjl_finish_pointer (HJL_HTTP (source), result, &error);

  if (response == NULL)
    {
      return_send_error (task, error);
      return;
    }

  status = response->status;
  if (status < 200 || status > 299)
    {
      g_task_return_error (task, hjl_oauth_error_new_for_response (response, is_refresh (task)));
      return;
    }

  root = hjl_response_dup_json (response, &error);
  if (root == NULL || !hjl_oauth_read_answer (root, tokens, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_return_pointer (task, hjl_tokens_copy (tokens), (GDestroyNotify) hjl_tokens_free);
}

static HjlRequest *
make_request (const HjlOauthConfig *config,
              const char           *grant_type,
              HjlTokens            *tokens)
{
  HjlRequest *request = hjl_request_new_for_uri ("POST", config->token_uri);

  hjl_request_set_anonymous (request, TRUE);
  hjl_request_set_max_bytes (request, MAX_ANSWER);
  hjl_request_add_header (request, "Accept", "application/json");
  hjl_request_add_field (request, "grant_type", grant_type);
  hjl_request_add_field (request, "client_id", tokens->client_id);
  /* In the body, as Lever documents it (lever/README.md, OAuth), and not as Basic. */
  if (tokens->client_secret != NULL)
    hjl_request_add_field (request, "client_secret", tokens->client_secret);

  return request;
}

void
hjl_oauth_exchange_async (const HjlOauthConfig *config,
                          HjlHttp              *http,
                          const char           *code,
                          const char           *redirect_uri,
                          const char           *verifier,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (HjlRequest) request = NULL;
  HjlTokens *tokens;

  g_return_if_fail (config != NULL && config->token_uri != NULL && config->client_id != NULL);
  g_return_if_fail (HJL_IS_HTTP (http));
  g_return_if_fail (code != NULL && redirect_uri != NULL && verifier != NULL);

  tokens = hjl_tokens_new (HJL_TOKENS_OAUTH, "");
  tokens->client_id = g_strdup (config->client_id);
  tokens->client_secret = g_strdup (config->client_secret);
  tokens->scope = g_strdup (config->scopes);
  tokens->obtained_at = hjl_time_now ();

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_oauth_exchange_async);
  g_task_set_task_data (task, tokens, (GDestroyNotify) hjl_tokens_free);

  request = make_request (config, "authorization_code", tokens);
  hjl_request_add_field (request, "code", code);
  hjl_request_add_field (request, "redirect_uri", redirect_uri);
  hjl_request_add_field (request, "code_verifier", verifier);

  hjl_http_send_async (http, request, cancellable, got_answer, g_steal_pointer (&task));
}

void
hjl_oauth_refresh_async (const HjlOauthConfig *config,
                         HjlHttp              *http,
                         const HjlTokens      *old,
                         GCancellable         *cancellable,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (HjlRequest) request = NULL;
  HjlTokens *tokens;

  g_return_if_fail (config != NULL && config->token_uri != NULL);
  g_return_if_fail (HJL_IS_HTTP (http));
  g_return_if_fail (old != NULL && old->refresh_token != NULL);
  g_return_if_fail (old->client_id != NULL || config->client_id != NULL);

  tokens = hjl_tokens_copy (old);
  tokens->obtained_at = hjl_time_now ();

  /* A refresh token belongs to the registration that it was given to. */
  if (tokens->client_id == NULL)
    {
      g_free (tokens->client_secret);
      tokens->client_id = g_strdup (config->client_id);
      tokens->client_secret = g_strdup (config->client_secret);
    }

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_oauth_refresh_async);
  g_task_set_task_data (task, tokens, (GDestroyNotify) hjl_tokens_free);

  request = make_request (config, "refresh_token", tokens);
  hjl_request_add_field (request, "refresh_token", tokens->refresh_token);

  hjl_http_send_async (http, request, cancellable, got_answer, g_steal_pointer (&task));
}
