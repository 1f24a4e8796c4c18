/* hjl-demo-server.h: stand-ins of Lever, hackajob and their sign-in, on loopback, in a thread
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "demo/hjl-demo-options.h"

#define HJL_TYPE_DEMO_SERVER (hjl_demo_server_get_type ())
G_DECLARE_FINAL_TYPE (HjlDemoServer, hjl_demo_server, HJL, DEMO_SERVER, GObject)

/**
 * hjl_demo_server_new:
 * @options: (nullable): copied; %NULL takes the defaults (%HJL_DEMO_OPTIONS_INIT)
 *
 * A server that does not run yet. It serves in a thread with a main context of its own, so that
 * whoever talks to it may block. Every function may be called from any thread.
 */
HjlDemoServer *hjl_demo_server_new (const HjlDemoOptions *options);
/* Makes the state and listens; returns once it answers. */
gboolean       hjl_demo_server_start (HjlDemoServer *self,
                                      GError       **error);
/* Closes everything; the state is gone. Called by dispose too. */
void           hjl_demo_server_stop (HjlDemoServer *self);

/* Addresses without a trailing slash, while it runs: `…/lever/v1`, `…/lever-auth` (below it
 * `/authorize` and `/oauth/token`), `…/hackajob/v1`, `…/hackajob-auth` (the same two), `…/control`. */
const char *hjl_demo_server_get_lever_uri (HjlDemoServer *self);
const char *hjl_demo_server_get_lever_auth_uri (HjlDemoServer *self);
const char *hjl_demo_server_get_hackajob_uri (HjlDemoServer *self);
const char *hjl_demo_server_get_hackajob_auth_uri (HjlDemoServer *self);
const char *hjl_demo_server_get_control_uri (HjlDemoServer *self);

/* Returns: (transfer full): the profile file (GKeyFile) that makes HjLever talk to this server */
char *hjl_demo_server_dup_profile (HjlDemoServer *self);

/**
 * hjl_demo_server_control:
 * @command: a name that the control address knows, like `lever-move` (hjl-demo-control.c)
 * @arguments: (transfer full) (nullable): the body that the control address would get
 *
 * The control address without HTTP.
 *
 * Returns: (transfer full): its answer, or %NULL with an error
 */
JsonObject *hjl_demo_server_control (HjlDemoServer *self,
                                     const char    *command,
                                     JsonObject    *arguments,
                                     GError       **error);
/* Returns: (transfer full): the ledger (hjl-demo-witness.h) */
JsonObject *hjl_demo_server_ledger (HjlDemoServer *self,
                                    gboolean       all);
/* Writes files to add into @folder, as a recruiter downloads them: invented people, some of whom are in Lever already. */
gboolean    hjl_demo_server_write_samples (HjlDemoServer *self,
                                           const char    *folder,
                                           GError       **error);
/**
 * hjl_demo_server_sign_in:
 * @authorize_uri: the address that the program opened in the browser
 * @who: `super-admin` or `admin` for Lever; `master` or `no-master` for hackajob
 * @accept: whether the person accepts
 *
 * Does what a person does on the sign-in page, and follows no redirect.
 *
 * Returns: (transfer full): the redirect address that the browser would open
 */
char       *hjl_demo_server_sign_in (HjlDemoServer *self,
                                     const char    *authorize_uri,
                                     const char    *who,
                                     gboolean       accept,
                                     GError       **error);

/* With all that is in it; what a link leads to stays. */
void hjl_demo_folder_remove (const char *path);
