/* hjl-oauth.h: OAuth 2.0: what is sent to the two endpoints, and what comes back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-tokens.h"
#include "net/hjl-http.h"

/**
 * HjlOauthConfig:
 * @authorize_uri: where the browser goes
 * @token_uri: where codes and refresh tokens are exchanged
 * @issuer: (nullable): what `iss` must be; NULL: the origin of @authorize_uri, with or without a
 *   trailing slash (RFC 9207)
 * @audience: (nullable): Lever needs it, with its trailing slash (lever/README.md, OAuth)
 * @client_id: of the registration
 * @client_secret: (nullable): Lever's confidential client; NULL for a public one
 * @scopes: space separated
 * @ports: registered loopback ports, ends with 0; Lever compares redirect addresses exactly
 */
typedef struct
{
  char    *authorize_uri;
  char    *token_uri;
  char    *issuer;
  char    *audience;
  char    *client_id;
  char    *client_secret;
  char    *scopes;
  guint16 *ports;
} HjlOauthConfig;

HjlOauthConfig *hjl_oauth_config_new (void);
HjlOauthConfig *hjl_oauth_config_copy (const HjlOauthConfig *self);
void            hjl_oauth_config_free (HjlOauthConfig *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlOauthConfig, hjl_oauth_config_free)

/* Returns: (transfer full): the address for the browser (RFC 6749 4.1.1, RFC 7636 4.3) */
char *hjl_oauth_build_authorize_uri (const HjlOauthConfig *config,
                                     const char           *redirect_uri,
                                     const char           *state,
                                     const char           *challenge);

/**
 * hjl_oauth_has_state:
 *
 * Returns: whether @query has @state, once: only then it is an answer to this sign-in, good or bad
 *   (hjl_oauth_read_redirect() says which). Compared in constant time.
 */
gboolean hjl_oauth_has_state (const char *query,
                              const char *state);

/**
 * hjl_oauth_read_redirect:
 * @query: the redirect's query
 * @state: the one that was sent; compared in constant time
 *
 * Returns: (transfer full): the code; %HJL_ERROR_SIGN_IN_REFUSED for `access_denied`, else
 *   %HJL_ERROR_SIGN_IN in plain words: wrong state, wrong issuer, an OAuth error, no code, or a
 *   parameter that stands there twice
 */
char *hjl_oauth_read_redirect (const HjlOauthConfig *config,
                               const char           *query,
                               const char           *state,
                               GError              **error);

/**
 * hjl_oauth_read_answer:
 * @root: of a token endpoint's good answer
 * @tokens: what holds unless the answer says otherwise (RFC 6749 5.1)
 *
 * Returns: FALSE with %HJL_ERROR_BAD_RESPONSE, which names what cannot be used and quotes nothing
 */
gboolean hjl_oauth_read_answer (JsonNode  *root,
                                HjlTokens *tokens,
                                GError   **error);

/* @http: anonymous, without a base that matters. A token request is never repeated by itself.
 *
 * Both give HjlTokens. A refresh uses the registration that @tokens came from, where they name one.
 *
 * They come with the client id and secret that were used; an answer without a refresh
 * token keeps the old one, one without a scope means the scope that was asked for (RFC 6749 5.1).
 * %HJL_ERROR_AUTH_EXPIRED for a refresh that got `invalid_grant`, and for nothing else (400 or 403,
 * lever/README.md, OAuth). %HJL_ERROR_SIGN_IN for an exchange or a refresh that the server refused
 * otherwise; %HJL_ERROR_UNCERTAIN for a refresh of which the outcome is unknown: the old refresh token
 * may be spent, or not; only trying it once more can tell. Other errors are those of #HjlHttp. */
void hjl_oauth_exchange_async (const HjlOauthConfig *config,
                               HjlHttp              *http,
                               const char           *code,
                               const char           *redirect_uri,
                               const char           *verifier,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
void hjl_oauth_refresh_async (const HjlOauthConfig *config,
                              HjlHttp              *http,
                              const HjlTokens      *tokens,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data);
