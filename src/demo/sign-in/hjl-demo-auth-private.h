/* hjl-demo-auth-private.h: a sign-in server over two files: tokens, and the page with its answers
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo/hjl-demo-call.h"

G_BEGIN_DECLS

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
  HjlDemoWorld *world;
  gboolean      lever;
  char         *origin;
  char         *audience;
  guint64       secrets;
  GHashTable   *requests; /* id → HjlDemoRequest: on the page */
  GHashTable   *codes;    /* code → HjlDemoRequest */
  GHashTable   *access;   /* token or key → HjlDemoAccess */
  GHashTable   *refresh;  /* token, live or spent → HjlDemoGrant */
  GPtrArray    *grants;   /* of HjlDemoGrant*, one reference each */
};

void                  hjl_demo_request_free (HjlDemoRequest *self);
/* (transfer full): text that nobody guesses by chance */
char                 *hjl_demo_auth_new_secret (HjlDemoAuth *self);
const HjlDemoPersona *hjl_demo_auth_persona (HjlDemoAuth *self,
                                             const char  *key);
/* Of this side, ended by one without a key. */
const HjlDemoPersona *hjl_demo_auth_personas (HjlDemoAuth *self);

/* hjl-demo-auth-page.c */
void hjl_demo_auth_authorize (HjlDemoCall *call,
                              HjlDemoAuth *self);
void hjl_demo_auth_decide (HjlDemoCall *call,
                           HjlDemoAuth *self);
/* hjl-demo-auth-token.c */
void hjl_demo_auth_token (HjlDemoCall *call,
                          HjlDemoAuth *self);

G_END_DECLS
