/* hjl-tokens.h: what an account keeps in the keyring
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

typedef enum
{
  HJL_TOKENS_API_KEY, /* Basic */
  HJL_TOKENS_BEARER,  /* a token issued by hand, without an end that we know */
  HJL_TOKENS_OAUTH,
} HjlTokensKind;

/**
 * HjlTokens:
 * @secret: the API key, the issued token, or the access token
 * @refresh_token: (nullable): OAuth only
 * @client_id: (nullable): of the registration that the tokens belong to
 * @client_secret: (nullable): Lever's confidential client
 * @scope: (nullable): what was granted, space separated
 * @obtained_at: when the access token came
 * @expires_at: when it ends, 0 where it does not
 *
 * One keyring item, as JSON with a `version`. Never logged, never in a GError. Freed with the secrets
 * wiped.
 */
typedef struct
{
  HjlTokensKind kind;
  char         *secret;
  char         *refresh_token;
  char         *client_id;
  char         *client_secret;
  char         *scope;
  HjlTime       obtained_at;
  HjlTime       expires_at;
} HjlTokens;

HjlTokens *hjl_tokens_new (HjlTokensKind kind,
                           const char   *secret);
HjlTokens *hjl_tokens_copy (const HjlTokens *self);
void       hjl_tokens_free (HjlTokens *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlTokens, hjl_tokens_free)

/* (transfer full) */
char      *hjl_tokens_to_json (const HjlTokens *self);
HjlTokens *hjl_tokens_from_json (const char *text,
                                 GError    **error);
/* The value of `Authorization`. (transfer full) */
char      *hjl_tokens_to_header (const HjlTokens *self);
/* Ahead of its end by 60 s, or by a quarter of its life where that is shorter. */
gboolean   hjl_tokens_are_due (const HjlTokens *self,
                               HjlTime          now);
/* A claim of a JWT access token, unverified: good for asking `GET /users/:id`, for nothing else.
 * (transfer full) (nullable) */
char      *hjl_tokens_dup_claim (const HjlTokens *self,
                                 const char      *claim);

/**
 * hjl_tokens_clean_secret:
 * @text: a key, token, client id or client secret as a person pasted it, or as a file has it
 *
 * Returns: (transfer full): it without what came along: byte order mark, blanks of every kind, zero-width
 * characters, quotes around it, `Authorization:`, `Bearer` or `Basic` before it
 */
char    *hjl_tokens_clean_secret (const char *text);
/* Whether it can be one at all: it has only what can stand in a request's head. */
gboolean hjl_tokens_is_secret (const char *text);
