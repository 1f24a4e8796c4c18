/* hjl-demo-auth-page.c: the sign-in page: who signs in, and whether they accept
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/sign-in/hjl-demo-auth-private.h"

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
  for (guint i = 0; i < G_N_ELEMENTS (self->world->options.redirect_ports); i++)
    {
      g_autofree char *known = g_strdup_printf ("http://127.0.0.1:%u/callback",
                                                self->world->options.redirect_ports[i]);

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
                      self->world->options.issuer_in_redirect ? "&iss=" : "",
                      self->world->options.issuer_in_redirect ? issuer : "", NULL);
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
  for (const HjlDemoPersona *persona = hjl_demo_auth_personas (self); persona->key != NULL; persona++)
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

void
hjl_demo_auth_authorize (HjlDemoCall *call,
                         HjlDemoAuth *self)
{
  const HjlDemoOptions *options = &self->world->options;
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
decide (HjlDemoAuth *self,
        const char  *id,
        const char  *who,
        gboolean     accept)
{
  HjlDemoRequest       *request = g_hash_table_lookup (self->requests, id);
  const HjlDemoPersona *persona = hjl_demo_auth_persona (self, who);
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

void
hjl_demo_auth_decide (HjlDemoCall *call,
                      HjlDemoAuth *self)
{
  g_autoptr (GHashTable) form = hjl_demo_call_form (call);
  const char      *id = g_hash_table_lookup (form, "request");
  const char      *decision = g_hash_table_lookup (form, "decision");
  g_autofree char *location = NULL;

  if (id != NULL && decision != NULL)
    location = decide (self, id, g_hash_table_lookup (form, "who"), strcmp (decision, "accept") == 0);
  if (location == NULL)
    {
      answer_refusal (call, "This sign-in is not waiting any more.");
      return;
    }
  soup_message_headers_replace (soup_server_message_get_response_headers (call->message), "Location", location);
  hjl_demo_call_bytes (call, 302, NULL, NULL);
}
