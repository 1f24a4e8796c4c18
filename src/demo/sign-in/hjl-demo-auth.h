/* hjl-demo-auth.h: a sign-in server: Lever's (confidential client) or hackajob's (PKCE)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

typedef struct _HjlDemoAuth HjlDemoAuth;
struct _HjlDemoWorld;
struct _HjlDemoCall;

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

HjlDemoAuth *hjl_demo_auth_new (struct _HjlDemoWorld *world,
                                gboolean              lever);
void         hjl_demo_auth_free (HjlDemoAuth *self);
/* @origin: scheme, host and port, once the server listens; @audience: for Lever */
void         hjl_demo_auth_set_origin (HjlDemoAuth *self,
                                       const char  *origin,
                                       const char  *audience);
/* Answers a request below `/lever-auth` or `/hackajob-auth`. */
void         hjl_demo_auth_handle (struct _HjlDemoCall *call,
                                   HjlDemoAuth         *self);

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
