/* hjl-oauth.c: OAuth 2.0: the address for the browser, and the redirect that comes back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "auth/hjl-oauth.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "auth/hjl-oauth-error.h"
#include "auth/hjl-pkce.h"
#include "model/hjl-error.h"

HjlOauthConfig *
hjl_oauth_config_new (void)
{
  return g_new0 (HjlOauthConfig, 1);
}

HjlOauthConfig *
hjl_oauth_config_copy (const HjlOauthConfig *self)
{
  HjlOauthConfig *copy;
  gsize           n_ports = 0;

  g_return_val_if_fail (self != NULL, NULL);

  copy = hjl_oauth_config_new ();
  copy->authorize_uri = g_strdup (self->authorize_uri);
  copy->token_uri = g_strdup (self->token_uri);
  copy->issuer = g_strdup (self->issuer);
  copy->audience = g_strdup (self->audience);
  copy->client_id = g_strdup (self->client_id);
  copy->client_secret = g_strdup (self->client_secret);
  copy->scopes = g_strdup (self->scopes);

  if (self->ports != NULL)
    {
      while (self->ports[n_ports] != 0)
        n_ports++;
      copy->ports = g_memdup2 (self->ports, (n_ports + 1) * sizeof *self->ports);
    }

  return copy;
}

void
hjl_oauth_config_free (HjlOauthConfig *self)
{
  if (self == NULL)
    return;

  g_free (self->authorize_uri);
  g_free (self->token_uri);
  g_free (self->issuer);
  g_free (self->audience);
  g_free (self->client_id);
  if (self->client_secret != NULL)
    explicit_bzero (self->client_secret, strlen (self->client_secret));
  g_free (self->client_secret);
  g_free (self->scopes);
  g_free (self->ports);
  g_free (self);
}

static void
add_parameter (GString    *uri,
               const char *name,
               const char *value)
{
  if (value == NULL || *value == '\0')
    return;

  g_string_append_c (uri, strchr (uri->str, '?') == NULL ? '?' : '&');
  g_string_append_printf (uri, "%s=", name);
  g_string_append_uri_escaped (uri, value, NULL, FALSE);
}

char *
hjl_oauth_build_authorize_uri (const HjlOauthConfig *config,
                               const char           *redirect_uri,
                               const char           *state,
                               const char           *challenge)
{
  g_autoptr (GString) uri = NULL;

  g_return_val_if_fail (config != NULL && config->authorize_uri != NULL, NULL);
  g_return_val_if_fail (redirect_uri != NULL && state != NULL && challenge != NULL, NULL);

  uri = g_string_new (config->authorize_uri);
  add_parameter (uri, "response_type", "code");
  add_parameter (uri, "client_id", config->client_id);
  add_parameter (uri, "redirect_uri", redirect_uri);
  add_parameter (uri, "audience", config->audience);
  add_parameter (uri, "scope", config->scopes);
  add_parameter (uri, "state", state);
  add_parameter (uri, "code_challenge", challenge);
  add_parameter (uri, "code_challenge_method", "S256");

  return g_string_free (g_steal_pointer (&uri), FALSE);
}

/* The parameters of @query; NULL where it cannot be decoded, or where one stands there twice, which
 * RFC 6749 3.1 forbids: two readers could each believe another one. */
static GHashTable *
parse_query (const char *query)
{
  g_autoptr (GHashTable) parameters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;
  GUriParamsIter iter;
  char          *name, *value;

  g_uri_params_iter_init (&iter, query, -1, "&", G_URI_PARAMS_WWW_FORM);

  while (g_uri_params_iter_next (&iter, &name, &value, &error))
    if (!g_hash_table_insert (parameters, name, value))
      return NULL;

  return error == NULL ? g_steal_pointer (&parameters) : NULL;
}

/* RFC 6749 3.1: without a value is as if it was not there. */
static const char *
find_parameter (GHashTable *parameters,
                const char *name)
{
  const char *value = g_hash_table_lookup (parameters, name);

  return value == NULL || *value == '\0' ? NULL : value;
}

/* Every `state` of @query must be ours, once, even if the rest of it is nonsense. */
gboolean
hjl_oauth_has_state (const char *query,
                     const char *state)
{
  GUriParamsIter iter;
  guint          n_states = 0;
  gboolean       ours = FALSE;
  char          *name, *value;

  g_return_val_if_fail (query != NULL && state != NULL, FALSE);

  g_uri_params_iter_init (&iter, query, -1, "&", G_URI_PARAMS_WWW_FORM);

  while (g_uri_params_iter_next (&iter, &name, &value, NULL))
    {
      if (g_str_equal (name, "state"))
        {
          n_states++;
          ours = hjl_pkce_equal (value, state);
        }
      g_free (name);
      g_free (value);
    }

  return n_states == 1 && ours;
}

static char *
dup_origin (const char *address)
{
  /* With this flag, and only with it, building leaves a default port out. */
  const GUriFlags flags = G_URI_FLAGS_SCHEME_NORMALIZE;
  g_autoptr (GUri) uri = g_uri_parse (address, flags, NULL);
  g_autoptr (GUri) origin = NULL;

  if (uri == NULL)
    return NULL;

  origin = g_uri_build (flags, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                        g_uri_get_port (uri), "", NULL, NULL);

  return g_uri_to_string (origin);
}

/* RFC 9207 2.4, but with or without a trailing slash: Auth0 writes it, its metadata may not. */
static gboolean
is_own_issuer (const HjlOauthConfig *config,
               const char           *issuer)
{
  g_autofree char *own = config->issuer != NULL ? g_strdup (config->issuer) : dup_origin (config->authorize_uri);
  g_autofree char *other = g_strdup (issuer);

  if (own == NULL)
    return FALSE;

  if (g_str_has_suffix (own, "/"))
    own[strlen (own) - 1] = '\0';
  if (g_str_has_suffix (other, "/"))
    other[strlen (other) - 1] = '\0';

  return g_str_equal (own, other);
}

char *
hjl_oauth_read_redirect (const HjlOauthConfig *config,
                         const char           *query,
                         const char           *state,
                         GError              **error)
{
  g_autoptr (GHashTable) parameters = NULL;
  const char *problem, *issuer, *code;

  g_return_val_if_fail (config != NULL && query != NULL && state != NULL, NULL);

  if (!hjl_oauth_has_state (query, state))
    return hjl_error_fail_null (error, HJL_ERROR_SIGN_IN,
                                _ ("The address does not belong to this sign-in. Use the page that HjLever opened last."));

  parameters = parse_query (query);
  if (parameters == NULL)
    return hjl_error_fail_null (error, HJL_ERROR_SIGN_IN,
                                _ ("The address is damaged: a part of it is unreadable, or there twice. Start again."));

  issuer = find_parameter (parameters, "iss");
  if (issuer != NULL && !is_own_issuer (config, issuer))
    return hjl_error_fail_null (error, HJL_ERROR_SIGN_IN, _ ("Another sign-in server answered than the one that was asked. Start again; if it happens again, check the issuer in the profile."));

  problem = find_parameter (parameters, "error");
  if (problem != NULL)
    {
      g_propagate_error (error, hjl_oauth_error_new_for_redirect (problem));
      return NULL;
    }

  code = find_parameter (parameters, "code");
  if (code == NULL)
    return hjl_error_fail_null (error, HJL_ERROR_SIGN_IN, _ ("The sign-in server sent no code. Start again."));

  return g_strdup (code);
}
