/* hjl-demo-auth.h: who may come in to Lever (confidential client) or hackajob (PKCE)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo/hjl-demo-options.h"

typedef struct _HjlDemoAuth HjlDemoAuth;

/* Somebody who may sign in. */
typedef struct
{
  const char *key;   /* "super-admin", "admin"; "master", "no-master" */
  const char *label; /* on the page */
  guint       user;  /* index in the world's users (Lever) */
  gboolean    able;  /* Super Admin, or has Master Account */
} HjlDemoPersona;

/* What one consent, one API key or one issued token allows; a family of refresh tokens. */
typedef struct
{
  const HjlDemoPersona *who;
  GStrv                 scopes; /* NULL is everything */
  gboolean              revoked;
  char                 *refresh; /* the one that counts, nullable */
} HjlDemoGrant;

/* An Authorize request that waits for a person, then a code that waits for its client. */
typedef struct
{
  char                 *redirect_uri;
  char                 *state;
  char                 *challenge; /* S256; nullable */
  GStrv                 scopes;
  const HjlDemoPersona *who;
  HjlDemoGrant         *grant; /* once the code was exchanged */
} HjlDemoRequest;

typedef struct
{
  HjlDemoGrant *grant;
  gint64        expires_at; /* monotonic microseconds; 0 never */
} HjlDemoAccess;

struct _HjlDemoAuth
{
  const HjlDemoOptions *options;
  gboolean              lever;
  char                 *origin;
  char                 *audience;
  guint64               secrets;
  GHashTable           *requests; /* id → HjlDemoRequest: on the page */
  GHashTable           *codes;    /* code → HjlDemoRequest */
  GHashTable           *access;   /* token or key → HjlDemoAccess */
  GHashTable           *refresh;  /* token, live or spent → HjlDemoGrant */
  GPtrArray            *grants;   /* of HjlDemoGrant* */
};

/* @options: lent for as long as it is there */
HjlDemoAuth *hjl_demo_auth_new (const HjlDemoOptions *options,
                                gboolean              lever);
void         hjl_demo_auth_free (HjlDemoAuth *self);
/* @origin: scheme, host and port, once the server listens; @audience: for Lever */
void         hjl_demo_auth_set_origin (HjlDemoAuth *self,
                                       const char  *origin,
                                       const char  *audience);

/* (transfer full) */
char                 *hjl_demo_auth_new_secret (HjlDemoAuth *self);
/* The last one has no key. */
const HjlDemoPersona *hjl_demo_auth_list_personas (HjlDemoAuth *self);
const HjlDemoPersona *hjl_demo_auth_find_persona (HjlDemoAuth *self,
                                                  const char  *key);

/* @authorization: the header. Returns: (transfer none) (nullable): NULL means 401 */
HjlDemoGrant *hjl_demo_auth_check (HjlDemoAuth *self,
                                   const char  *authorization);
/* Whether the grant has the scope; write includes read. */
gboolean      hjl_demo_grant_allows (HjlDemoGrant *self,
                                     const char   *scope);

/* A key (Lever, Basic) or an issued token (hackajob, Bearer). @scopes: space separated, or %NULL */
void     hjl_demo_auth_add_key (HjlDemoAuth *self,
                                const char  *key,
                                const char  *scopes,
                                const char  *who);
/* @what: "access" (all access tokens expire now), "refresh" (all refresh tokens die) or "all"
 * (keys and issued tokens too). */
gboolean hjl_demo_auth_revoke (HjlDemoAuth *self,
                               const char  *what);
