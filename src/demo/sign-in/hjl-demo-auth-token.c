/* hjl-demo-auth-token.c: the token endpoint: codes, PKCE, rotating refresh tokens
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/sign-in/hjl-demo-auth-private.h"

static char *
encode (gconstpointer data,
        gsize         size)
{
  char *text = g_base64_encode (data, size);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

static gboolean
challenge_fits (const char *challenge,
                const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8           digest[32];
  gsize            size = sizeof digest;
  g_autofree char *text = NULL;

  if (verifier == NULL || strlen (verifier) < 43 || strlen (verifier) > 128)
    return FALSE;
  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &size);
  text = encode (digest, size);
  return strcmp (text, challenge) == 0;
}

/* Shaped like a JWT, with the claims of DOC's sample (lever/README.md, OAuth); nobody checks the third part. */
static char *
new_jwt (HjlDemoAuth  *self,
         HjlDemoGrant *grant,
         const char   *scope)
{
  HjlDemoUser     *user = g_ptr_array_index (self->world->users, grant->who->user);
  HjlDemoUser     *first = g_ptr_array_index (self->world->users, 0);
  gint64           now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *claims = g_strdup_printf (
    "{\"https://oauth.lever.co/userId\":\"%s\",\"https://oauth.lever.co/accountId\":\"acc-%.8s\","
    "\"https://oauth.lever.co/clientId\":\"%s\",\"iss\":\"%s/\",\"aud\":\"%s\",\"azp\":\"%s\","
    "\"iat\":%" G_GINT64_FORMAT ",\"exp\":%" G_GINT64_FORMAT ",\"scope\":\"%s\"}",
    user->id, first->id, self->world->options.client_id, self->origin, self->audience,
    self->world->options.client_id, now, now + self->world->options.expires_in, scope);
  g_autofree char *head = encode ("{\"typ\":\"JWT\",\"alg\":\"RS256\"}", strlen ("{\"typ\":\"JWT\",\"alg\":\"RS256\"}"));
  g_autofree char *body = encode (claims, strlen (claims));
  g_autofree char *secret = hjl_demo_auth_new_secret (self);
  g_autofree char *tail = encode (secret, strlen (secret));

  return g_strjoin (".", head, body, tail, NULL);
}

static void
answer_tokens (HjlDemoCall  *call,
               HjlDemoAuth  *self,
               HjlDemoGrant *grant)
{
  JsonObject      *object = json_object_new ();
  HjlDemoAccess   *access = g_new0 (HjlDemoAccess, 1);
  g_autofree char *scope = g_strjoinv (" ", grant->scopes);
  char            *token = self->lever ? new_jwt (self, grant, scope) : hjl_demo_auth_new_secret (self);

  access->grant = grant;
  access->expires_at = g_get_monotonic_time () + self->world->options.expires_in * G_USEC_PER_SEC;
  json_object_set_string_member (object, "access_token", token);
  g_hash_table_insert (self->access, token, access);

  /* Lever gives one only for offline_access; hackajob always does. */
  if (!self->lever || hjl_demo_words_have (scope, "offline_access"))
    {
      g_free (grant->refresh);
      grant->refresh = hjl_demo_auth_new_secret (self);
      g_hash_table_insert (self->refresh, g_strdup (grant->refresh), grant);
      json_object_set_string_member (object, "refresh_token", grant->refresh);
    }
  json_object_set_string_member (object, "token_type", "Bearer");
  json_object_set_string_member (object, "scope", scope);
  json_object_set_int_member (object, "expires_in", self->world->options.expires_in);
  soup_message_headers_replace (soup_server_message_get_response_headers (call->message), "Cache-Control", "no-store");
  hjl_demo_call_json (call, 200, object);
}

static void
exchange (HjlDemoCall *call,
          HjlDemoAuth *self,
          GHashTable  *form)
{
  const char     *code = g_hash_table_lookup (form, "code");
  HjlDemoRequest *request = code != NULL ? g_hash_table_lookup (self->codes, code) : NULL;

  if (request == NULL)
    hjl_demo_call_error (call, 403, "invalid_grant", "Invalid authorization code");
  else if (request->grant != NULL)
    {
      /* Somebody has the code who should not: what it gave dies (RFC 6749 4.1.2). */
      request->grant->revoked = TRUE;
      hjl_demo_call_error (call, 403, "invalid_grant", "Invalid authorization code");
    }
  else if (g_strcmp0 (g_hash_table_lookup (form, "redirect_uri"), request->redirect_uri) != 0)
    hjl_demo_call_error (call, 403, "invalid_grant", "redirect_uri is not the one of the authorization.");
  else if (request->challenge != NULL && !challenge_fits (request->challenge, g_hash_table_lookup (form, "code_verifier")))
    hjl_demo_call_error (call, 403, "invalid_grant", "Failed to verify code verifier");
  else if (!request->who->able && self->lever && self->world->options.admin_fails == HJL_DEMO_ADMIN_FAILS_AT_TOKEN)
    hjl_demo_call_error (call, 403, "access_denied", "Only a Super Admin may enable integrations.");
  else
    {
      HjlDemoGrant *grant = g_new0 (HjlDemoGrant, 1);

      g_atomic_ref_count_init (&grant->ref_count);
      grant->who = request->who;
      grant->scopes = g_strdupv (request->scopes);
      g_ptr_array_add (self->grants, grant);
      request->grant = grant;
      answer_tokens (call, self, grant);
    }
}

static void
refresh (HjlDemoCall *call,
         HjlDemoAuth *self,
         GHashTable  *form)
{
  const char   *token = g_hash_table_lookup (form, "refresh_token");
  HjlDemoGrant *grant = token != NULL ? g_hash_table_lookup (self->refresh, token) : NULL;

  if (grant == NULL || grant->revoked)
    hjl_demo_call_error (call, 403, "invalid_grant", "Unknown or invalid refresh token.");
  else if (g_strcmp0 (grant->refresh, token) != 0)
    {
      /* A token that was used before: the whole family dies. */
      grant->revoked = TRUE;
      hjl_demo_call_error (call, 403, "invalid_grant", "Unknown or invalid refresh token.");
    }
  else
    answer_tokens (call, self, grant);
}

static gboolean
is_known_client (HjlDemoAuth *self,
                 GHashTable  *form)
{
  const HjlDemoOptions *options = &self->world->options;
  const char           *id = g_hash_table_lookup (form, "client_id");
  const char           *secret = g_hash_table_lookup (form, "client_secret");

  if (!self->lever)
    return g_strcmp0 (id, options->hackajob_client_id) == 0 && secret == NULL;
  return g_strcmp0 (id, options->client_id) == 0 && g_strcmp0 (secret, options->client_secret) == 0;
}

void
hjl_demo_auth_token (HjlDemoCall *call,
                     HjlDemoAuth *self)
{
  static const char known[] = "grant_type client_id client_secret code redirect_uri code_verifier refresh_token scope audience";
  g_autoptr (GHashTable) form = hjl_demo_call_form (call);
  const char    *type = g_hash_table_lookup (form, "grant_type");
  GHashTableIter iter;
  gpointer       name;

  g_hash_table_iter_init (&iter, form);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!hjl_demo_words_have (known, name))
      {
        hjl_demo_call_violation (call, "Unknown field “%s”.", (const char *) name);
        return;
      }
  if (!is_known_client (self, form))
    hjl_demo_call_error (call, 401, "invalid_client", "The client is not known, or its secret is wrong.");
  else if (g_strcmp0 (type, "authorization_code") == 0)
    exchange (call, self, form);
  else if (g_strcmp0 (type, "refresh_token") == 0)
    refresh (call, self, form);
  else
    hjl_demo_call_error (call, 400, "unsupported_grant_type", "The grant type is not supported.");
}
