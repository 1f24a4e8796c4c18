/* hjl-demo-sign-in.c: a sign-in server's page and its token endpoint
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/sign-in/hjl-demo-sign-in.h"

/* The page: who signs in, and whether they accept. */
static const char page_head[] =
  "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>%s (demo)</title><style>"
  "body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color:#222;background:#fafafa}"
  "main{background:#fff;border:1px solid #ddd;border-radius:12px;padding:1.5rem 2rem}"
  "fieldset{border:0;padding:0;margin:1rem 0}label{display:block;padding:.3rem 0}"
  "button{font:inherit;padding:.5rem 1.2rem;border-radius:8px;border:1px solid #888;margin-right:.5rem;background:#fff}"
  "button[value=accept]{background:#1a5fb4;border-color:#1a5fb4;color:#fff}li{font-family:monospace}"
  "</style></head><body><main>";
static const char page_tail[] = "</main></body></html>";

static void
answer_page (HjlDemoCall *call,
             guint        status,
             const char  *title,
             const char  *content)
{
  GString *page = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  g_string_append_printf (page, page_head, title);
  g_string_append (page, content);
  g_string_append (page, page_tail);
  bytes = g_string_free_to_bytes (page);
  soup_message_headers_replace (soup_server_message_get_response_headers (call->message), "Cache-Control", "no-store");
  hjl_demo_call_bytes (call, status, "text/html; charset=utf-8", bytes);
}

/* What is wrong before anybody may be sent anywhere is told to the person, not to the program. */
static void
answer_refusal (HjlDemoCall *call,
                const char  *why)
{
  g_autofree char *content = g_markup_printf_escaped ("<h1>This sign-in cannot start</h1><p>%s</p>", why);

  hjl_demo_ledger_violation (&call->world->ledger, call->side, call->method, call->path, why);
  answer_page (call, 400, "Error", content);
}

static gboolean
is_loopback (const char *uri)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);

  return parsed != NULL && strcmp (g_uri_get_scheme (parsed), "http") == 0 && g_uri_get_port (parsed) > 0 &&
         g_uri_get_fragment (parsed) == NULL && hjl_demo_words_have ("127.0.0.1 ::1", g_uri_get_host (parsed));
}

/* Lever compares exactly, port and slash included; hackajob's loopback takes any port (RFC 8252). */
static gboolean
redirect_is_known (HjlDemoAuth *self,
                   const char  *uri)
{
  if (!self->lever)
    return is_loopback (uri);
  for (guint i = 0; i < G_N_ELEMENTS (self->options->redirect_ports); i++)
    {
      g_autofree char *known = g_strdup_printf ("http://127.0.0.1:%u/callback",
                                                self->options->redirect_ports[i]);

      if (strcmp (known, uri) == 0)
        return TRUE;
    }
  return FALSE;
}

static char *
redirect_with (HjlDemoAuth *self,
               const char  *redirect_uri,
               const char  *state,
               const char  *answer)
{
  g_autofree char *escaped = state != NULL ? g_uri_escape_string (state, NULL, FALSE) : NULL;
  g_autofree char *issuer = g_uri_escape_string (self->origin, NULL, FALSE);

  return g_strconcat (redirect_uri, strchr (redirect_uri, '?') != NULL ? "&" : "?", answer,
                      escaped != NULL ? "&state=" : "", escaped != NULL ? escaped : "",
                      self->options->issuer_in_redirect ? "&iss=" : "",
                      self->options->issuer_in_redirect ? issuer : "", NULL);
}

static void
send_back (HjlDemoCall *call,
           HjlDemoAuth *self,
           const char  *redirect_uri,
           const char  *state,
           const char  *answer)
{
  g_autofree char *location = redirect_with (self, redirect_uri, state, answer);

  soup_message_headers_replace (soup_server_message_get_response_headers (call->message), "Location", location);
  hjl_demo_call_bytes (call, 302, NULL, NULL);
}

static GStrv
granted_scopes (HjlDemoAuth *self,
                const char  *scope,
                const char  *audience)
{
  /* Without the API's audience Lever's page offers the refresh token alone (lever/README.md, OAuth). */
  if (self->lever && g_strcmp0 (audience, self->audience) != 0)
    return g_strsplit (hjl_demo_words_have (scope, "offline_access") ? "offline_access" : "", " ", -1);
  return g_strsplit (scope, " ", -1);
}

static char *
content_of (HjlDemoAuth    *self,
            HjlDemoRequest *request,
            const char     *id)
{
  GString    *page = g_string_new (NULL);
  const char *service = self->lever ? "Lever" : "hackajob";
  gboolean    first = TRUE;

  g_string_append_printf (page, "<h1>Sign in to %s</h1><p>This is the demo's own stand-in: nobody's real account is "
                                "behind it. <b>HjLever</b> asks for:</p><ul>",
                          service);
  for (guint i = 0; request->scopes[i] != NULL; i++)
    {
      g_autofree char *item = g_markup_printf_escaped ("<li>%s</li>", request->scopes[i]);

      g_string_append (page, item);
    }
  g_string_append (page, "</ul><form method=\"post\" action=\"authorize\"><fieldset><legend>Who signs in?</legend>");
  for (const HjlDemoPersona *persona = hjl_demo_auth_list_personas (self); persona->key != NULL; persona++)
    {
      g_autofree char *item = g_markup_printf_escaped (
        "<label><input type=\"radio\" name=\"who\" value=\"%s\"%s> %s</label>",
        persona->key, first ? " checked" : "", persona->label);

      g_string_append (page, item);
      first = FALSE;
    }
  g_string_append_printf (page,
                          "</fieldset><input type=\"hidden\" name=\"request\" value=\"%s\">"
                          "<button name=\"decision\" value=\"accept\">Accept</button>"
                          "<button name=\"decision\" value=\"refuse\">Refuse</button></form>",
                          id);
  return g_string_free (page, FALSE);
}

static void
authorize (HjlDemoCall *call,
           HjlDemoAuth *self)
{
  const HjlDemoOptions *options = self->options;
  const char           *client = hjl_demo_call_query (call, "client_id");
  const char           *redirect = hjl_demo_call_query (call, "redirect_uri");
  const char           *state = hjl_demo_call_query (call, "state");
  const char           *scope = hjl_demo_call_query (call, "scope");
  const char           *challenge = hjl_demo_call_query (call, "code_challenge");
  const char           *method = hjl_demo_call_query (call, "code_challenge_method");
  HjlDemoRequest       *request;
  char                 *id;
  g_autofree char      *content = NULL;

  if (g_strcmp0 (client, self->lever ? options->client_id : options->hackajob_client_id) != 0)
    answer_refusal (call, "The client_id is not registered.");
  else if (redirect == NULL || !redirect_is_known (self, redirect))
    answer_refusal (call, "The redirect_uri is not one that was registered.");
  else if (g_strcmp0 (hjl_demo_call_query (call, "response_type"), "code") != 0)
    send_back (call, self, redirect, state, "error=unsupported_response_type");
  else if (state == NULL || scope == NULL || (!self->lever && !hjl_demo_words_have (scope, "ats")))
    send_back (call, self, redirect, state, "error=invalid_request&error_description=state%20and%20scope%20are%20required");
  else if (challenge != NULL ? (g_strcmp0 (method, "S256") != 0 || strlen (challenge) != 43) : !self->lever)
    send_back (call, self, redirect, state, "error=invalid_request&error_description=PKCE%20with%20S256%20is%20required");
  else
    {
      request = g_new0 (HjlDemoRequest, 1);
      request->redirect_uri = g_strdup (redirect);
      request->state = g_strdup (state);
      request->challenge = g_strdup (challenge);
      request->scopes = granted_scopes (self, scope, hjl_demo_call_query (call, "audience"));
      id = hjl_demo_auth_new_secret (self);
      g_hash_table_insert (self->requests, id, request);
      content = content_of (self, request, id);
      answer_page (call, 200, self->lever ? "Lever" : "hackajob", content);
    }
}

static char *
take_decision (HjlDemoAuth *self,
               const char  *id,
               const char  *who,
               gboolean     accept)
{
  HjlDemoRequest       *request = g_hash_table_lookup (self->requests, id);
  const HjlDemoPersona *persona = hjl_demo_auth_find_persona (self, who);
  g_autofree char      *answer = NULL;
  gpointer              key;
  char                 *location;
  char                 *code;

  if (request == NULL || persona == NULL)
    return NULL;
  if (!accept)
    {
      location = redirect_with (self, request->redirect_uri, request->state,
                                "error=access_denied&error_description=user_did_not_authorize_the_request");
      g_hash_table_remove (self->requests, id);
      return location;
    }

  request->who = persona;
  code = hjl_demo_auth_new_secret (self);
  answer = g_strconcat ("code=", code, NULL);
  location = redirect_with (self, request->redirect_uri, request->state, answer);
  g_hash_table_insert (self->codes, code, request);
  g_hash_table_steal_extended (self->requests, id, &key, NULL);
  g_free (key);
  return location;
}

static void
decide (HjlDemoCall *call,
        HjlDemoAuth *self)
{
  g_autoptr (GHashTable) form = hjl_demo_call_form (call);
  const char      *id = g_hash_table_lookup (form, "request");
  const char      *decision = g_hash_table_lookup (form, "decision");
  g_autofree char *location = NULL;

  if (id != NULL && decision != NULL)
    location = take_decision (self, id, g_hash_table_lookup (form, "who"), strcmp (decision, "accept") == 0);
  if (location == NULL)
    {
      answer_refusal (call, "This sign-in is not waiting any more.");
      return;
    }
  soup_message_headers_replace (soup_server_message_get_response_headers (call->message), "Location", location);
  hjl_demo_call_bytes (call, 302, NULL, NULL);
}

/* The token endpoint: codes, PKCE, rotating refresh tokens. */
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
new_jwt (HjlDemoCall  *call,
         HjlDemoAuth  *self,
         HjlDemoGrant *grant,
         const char   *scope)
{
  HjlDemoUser     *user = g_ptr_array_index (call->world->users, grant->who->user);
  HjlDemoUser     *first = g_ptr_array_index (call->world->users, 0);
  gint64           now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *claims = g_strdup_printf (
    "{\"https://oauth.lever.co/userId\":\"%s\",\"https://oauth.lever.co/accountId\":\"acc-%.8s\","
    "\"https://oauth.lever.co/clientId\":\"%s\",\"iss\":\"%s/\",\"aud\":\"%s\",\"azp\":\"%s\","
    "\"iat\":%" G_GINT64_FORMAT ",\"exp\":%" G_GINT64_FORMAT ",\"scope\":\"%s\"}",
    user->id, first->id, self->options->client_id, self->origin, self->audience,
    self->options->client_id, now, now + self->options->expires_in, scope);
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
  char            *token = self->lever ? new_jwt (call, self, grant, scope) : hjl_demo_auth_new_secret (self);

  access->grant = grant;
  access->expires_at = g_get_monotonic_time () + self->options->expires_in * G_USEC_PER_SEC;
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
  json_object_set_int_member (object, "expires_in", self->options->expires_in);
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
  else if (!request->who->able && self->lever && self->options->admin_fails == HJL_DEMO_ADMIN_FAILS_AT_TOKEN)
    hjl_demo_call_error (call, 403, "access_denied", "Only a Super Admin may enable integrations.");
  else
    {
      HjlDemoGrant *grant = g_new0 (HjlDemoGrant, 1);

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
  const HjlDemoOptions *options = self->options;
  const char           *id = g_hash_table_lookup (form, "client_id");
  const char           *secret = g_hash_table_lookup (form, "client_secret");

  if (!self->lever)
    return g_strcmp0 (id, options->hackajob_client_id) == 0 && secret == NULL;
  return g_strcmp0 (id, options->client_id) == 0 && g_strcmp0 (secret, options->client_secret) == 0;
}

static void
give_token (HjlDemoCall *call,
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

static const HjlDemoRoute routes[] = {
  { "GET", "/authorize", NULL,
    "client_id redirect_uri response_type state audience scope prompt code_challenge code_challenge_method", NULL },
  { "POST", "/authorize", NULL, "", NULL },
  { "POST", "/oauth/token", NULL, "", NULL },
};

void
hjl_demo_sign_in_handle (HjlDemoCall *call,
                         HjlDemoAuth *self)
{
  const HjlDemoRoute *route = hjl_demo_call_route (call, routes, G_N_ELEMENTS (routes));

  if (route == &routes[0])
    authorize (call, self);
  else if (route == &routes[1])
    decide (call, self);
  else if (route == &routes[2])
    give_token (call, self);
}
