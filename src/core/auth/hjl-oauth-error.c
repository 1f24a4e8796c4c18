/* hjl-oauth-error.c: the error codes of OAuth 2.0 and OpenID Connect in plain words
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "auth/hjl-oauth-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/hjl-error.h"

#define MAX_CODE 40

typedef struct
{
  const char *code;
  const char *words;
} Words;

static const Words redirect_words[] = {
  { "access_denied", N_ ("Access was not allowed. Only a Super Admin can allow it in Lever, and only a Master Account in hackajob.") },
  { "unauthorized_client", N_ ("The sign-in server does not let this client ID sign in this way. Check the client ID and its OAuth app.") },
  { "invalid_scope", N_ ("The sign-in server does not give this client ID a permission that was asked for. Compare the scopes with those of the OAuth app.") },
  { "server_error", N_ ("The sign-in server has a problem of its own. Wait a few minutes, then start again.") },
  { "temporarily_unavailable", N_ ("The sign-in server is busy or in maintenance. Wait a few minutes, then start again.") },
  { "consent_required", N_ ("The access has not been allowed yet. Start again and allow it on the page in the browser.") },
  { "login_required", N_ ("Nobody is signed in there. Start again and sign in on the page in the browser.") },
  { "interaction_required", N_ ("The sign-in server has a question. Start again and answer it on the page in the browser.") },
  { "account_selection_required", N_ ("No account was chosen. Start again and choose one on the page in the browser.") },
  { "invalid_request", N_ ("The sign-in server did not accept the request. Check that the client ID, the audience and the redirect address are those of the OAuth app.") },
  { "unsupported_response_type", N_ ("The sign-in server does not know this way of signing in. Check its address in the profile.") },
  { "invalid_target", N_ ("The sign-in server does not know the audience. Check it in the profile.") },
};

static const Words token_words[] = {
  { "invalid_client", N_ ("The client secret was not accepted. Enter the client secret of the OAuth app, not an API key.") },
  { "invalid_grant", N_ ("The sign-in took too long, or was used already. Start it again.") },
  { "unauthorized_client", N_ ("The sign-in server does not let this client ID sign in this way. Check the client ID and its OAuth app.") },
  { "invalid_scope", N_ ("The sign-in server does not give this client ID a permission that was asked for. Compare the scopes with those of the OAuth app.") },
  { "invalid_request", N_ ("The sign-in server did not accept the request. Check that the client ID and the redirect address are those of the OAuth app.") },
  { "unsupported_grant_type", N_ ("The sign-in server does not know this way of signing in. Check its address in the profile.") },
  { "invalid_target", N_ ("The sign-in server does not know the audience. Check it in the profile.") },
};

static const char *
find_words (const Words *words,
            gsize        n_words,
            const char  *code)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return _ (words[i].words);

  return NULL;
}

/* A code that we do not know is shown as it is, if it looks like one. */
static gboolean
is_plain_code (const char *code)
{
  return code != NULL && *code != '\0' && strlen (code) <= MAX_CODE &&
         strspn (code, "abcdefghijklmnopqrstuvwxyz_") == strlen (code);
}

static GError *
new_for_unknown (const char *code)
{
  if (is_plain_code (code))
    return g_error_new (HJL_ERROR, HJL_ERROR_SIGN_IN,
                        _ ("The sign-in server answered “%s”. Start again; if it happens again, ask whoever runs it."), code);

  return g_error_new_literal (HJL_ERROR, HJL_ERROR_SIGN_IN,
                              _ ("The sign-in server refused without a reason. Start again; if it happens again, ask whoever runs it."));
}

GError *
hjl_oauth_error_new_for_redirect (const char *code)
{
  const char *words = find_words (redirect_words, G_N_ELEMENTS (redirect_words), code);

  if (words == NULL)
    return new_for_unknown (code);

  return g_error_new_literal (HJL_ERROR,
                              g_str_equal (code, "access_denied") ? HJL_ERROR_SIGN_IN_REFUSED : HJL_ERROR_SIGN_IN,
                              words);
}

static gboolean
names_signing_key (HjlResponse *response)
{
  GBytes          *body = response->body;
  gsize            length = 0;
  const char      *bytes = body != NULL ? g_bytes_get_data (body, &length) : NULL;
  g_autofree char *text = bytes != NULL ? g_utf8_make_valid (bytes, (gssize) length) : g_strdup ("");
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return strstr (lower, "signing key") != NULL;
}

GError *
hjl_oauth_error_new_for_response (HjlResponse *response,
                                  gboolean     refresh)
{
  guint            status = response->status;
  g_autofree char *code = hjl_response_dup_error_code (response);
  const char      *words = find_words (token_words, G_N_ELEMENTS (token_words), code);
  g_autoptr (GError) error = NULL;

  if (status == 429)
    return g_error_new_literal (HJL_ERROR, HJL_ERROR_RATE_LIMITED, "The token endpoint limits requests");

  /* What is no answer of OAuth's says nothing of the OAuth app, nor of the sign-in. */
  if (!hjl_response_check (response, &error) && g_error_matches (error, HJL_ERROR, HJL_ERROR_GATEWAY))
    return g_steal_pointer (&error);

  if (status >= 500)
    return g_error_new (HJL_ERROR, HJL_ERROR_SERVER, "The token endpoint answered %u", status);

  if (refresh && g_strcmp0 (code, "invalid_grant") == 0)
    return g_error_new_literal (HJL_ERROR, HJL_ERROR_AUTH_EXPIRED, "The refresh token is no longer accepted");

  /* Lever (Auth0) answers 401 `access_denied` where an API key came in place of the client secret. */
  if (status == 401)
    words = find_words (token_words, G_N_ELEMENTS (token_words), "invalid_client");

  /* "Unable to find a signing key that matches", whatever its code may be (lever/README.md, OAuth). Else a 403 is about
   * the person: who is no Super Admin gets through the pages and fails here. */
  if (status == 403 && words == NULL && !names_signing_key (response))
    return g_error_new_literal (HJL_ERROR,
                                HJL_ERROR_SIGN_IN_REFUSED,
                                _ ("The sign-in was refused at its last step. Lever wants a Super Admin to connect: “Admin” is not enough; "
                                   "hackajob wants the Master Account permission. Sign in as somebody who has it."));
  if (status == 403 && words == NULL)
    words = _ ("The sign-in server refused this OAuth app. Lever’s sandbox and production have OAuth apps of their own: check that the client ID belongs to the one that was chosen.");

  if (words == NULL)
    return new_for_unknown (code);

  return g_error_new_literal (HJL_ERROR, HJL_ERROR_SIGN_IN, words);
}
