/* hjl-demo-options.h: what the stand-ins are started with
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

/* Where a plain Lever Admin fails who consented in place of a Super Admin (lever/README.md, OAuth: "at the
 * very end"): at the token endpoint, or later, at each write. */
typedef enum
{
  HJL_DEMO_ADMIN_FAILS_LATER,
  HJL_DEMO_ADMIN_FAILS_AT_TOKEN,
} HjlDemoAdminFails;

struct _HjlDemoCall;

/**
 * HjlDemoMeddler:
 * @start: makes what the others get, once the server listens
 * @take: takes a request over (transfer full), or returns %FALSE
 * @run: a command of the control address that nothing else knows. @arguments: lent. Returns: (transfer full): an object, or
 *   %NULL with an error
 * @stop: lets it go, with all requests that it has
 *
 * Called in the server's thread.
 */
typedef struct
{
  gpointer (*start) (void);
  gboolean (*take) (gpointer data, struct _HjlDemoCall *call);
  JsonObject *(*run) (gpointer data, const char *command, JsonObject *arguments, GError **error);
  void (*stop) (gpointer data);
} HjlDemoMeddler;

/**
 * HjlDemoOptions:
 * @seed: everything follows from it
 * @live_roles: hackajob roles that are live; a paused and a closed one come on top
 * @postings: Lever postings; the first twelve have every state
 * @candidates: hackajob candidates
 * @others: Lever opportunities that are not hackajob's
 * @linked: so many accepted candidates have an opportunity in Lever from the start
 * @plain: every candidate has accepted, has an e-mail and a small PDF or DOCX as CV
 * @rate: Lever requests a second, 0 for no limit
 * @burst: Lever requests at once after a rest
 * @retry_after: whether a 429 has `Retry-After`; Lever's has none
 * @issuer_in_redirect: whether a redirect has `iss` (RFC 9207)
 * @expires_in: life of an access token, seconds
 * @admin_fails: where a plain Admin fails
 * @lever_port: of the Lever API; a port of 0 is any free one
 * @lever_auth_port: of Lever's sign-in
 * @hackajob_port: of hackajob's feed and sign-in
 * @control_port: of the control address
 * @redirect_ports: registered redirect ports of the Lever client (`http://127.0.0.1:PORT/callback`)
 * @client_id: of the Lever client
 * @client_secret: of the Lever client
 * @api_key: a Lever API key with every permission
 * @hackajob_client_id: of the public hackajob client
 * @hackajob_token: an issued bearer token of a user with Master Account
 * @meddler: (nullable): who lets requests go wrong; tests do (tests/support/hjl-test-faults.h)
 */
typedef struct
{
  guint64           seed;
  guint             live_roles;
  guint             postings;
  guint             candidates;
  guint             others;
  guint             linked;
  gboolean          plain;
  double            rate;
  double            burst;
  gboolean          retry_after;
  gboolean          issuer_in_redirect;
  guint             expires_in;
  HjlDemoAdminFails admin_fails;
  guint16           lever_port;
  guint16           lever_auth_port;
  guint16           hackajob_port;
  guint16           control_port;
  guint16           redirect_ports[3];
  const char       *client_id;
  const char       *client_secret;
  const char       *api_key;
  const char       *hackajob_client_id;
  const char       *hackajob_token;

  const HjlDemoMeddler *meddler;
} HjlDemoOptions;

#define HJL_DEMO_CLIENT_ID "demo-lever-client"
#define HJL_DEMO_CLIENT_SECRET "demo-lever-client-secret"
#define HJL_DEMO_API_KEY "demo-lever-api-key"
#define HJL_DEMO_HACKAJOB_CLIENT_ID "demo-hackajob-client"
#define HJL_DEMO_HACKAJOB_TOKEN "demo-hackajob-token"
/* Of a hackajob user without Master Account. */
#define HJL_DEMO_HACKAJOB_WEAK_TOKEN "demo-hackajob-token-without-master"

#define HJL_DEMO_OPTIONS_INIT                                                   \
  {                                                                             \
    .seed = 1, .live_roles = 8, .postings = 12, .candidates = 40, .others = 30, \
    .rate = 10, .burst = 20, .expires_in = 3600,                                \
    .redirect_ports = { 53682, 53683, 53684 }, .client_id = HJL_DEMO_CLIENT_ID, \
    .client_secret = HJL_DEMO_CLIENT_SECRET, .api_key = HJL_DEMO_API_KEY,       \
    .hackajob_client_id = HJL_DEMO_HACKAJOB_CLIENT_ID,                          \
    .hackajob_token = HJL_DEMO_HACKAJOB_TOKEN,                                  \
  }
