/* hjl-sign-in.h: one sign-in in the browser, from the address to the tokens
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-oauth.h"

#define HJL_TYPE_SIGN_IN (hjl_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (HjlSignIn, hjl_sign_in, HJL, SIGN_IN, GObject)

/**
 * hjl_sign_in_new:
 * @config: copied
 * @http: for the token endpoint
 * @time_limit: milliseconds; 0 is the usual 5 minutes
 *
 * Belongs to the main context in which it was made.
 */
HjlSignIn  *hjl_sign_in_new (const HjlOauthConfig *config,
                             HjlHttp              *http,
                             gint64                time_limit);
/* Opens the listener. %HJL_ERROR_PORTS_TAKEN still leaves the pasted address as a way: the uri is
 * there then too, for the first registered port, and the sign-in may be run. */
gboolean    hjl_sign_in_start (HjlSignIn *self,
                               GError   **error);
/* The address for the browser. */
const char *hjl_sign_in_get_uri (HjlSignIn *self);
/* When it gives up, monotonic microseconds (g_get_monotonic_time). */
gint64      hjl_sign_in_get_deadline (HjlSignIn *self);

/**
 * hjl_sign_in_paste:
 * @address: the whole address that the browser ended at
 *
 * In place of the listener, with the same checks; also the address itself must be the redirect
 * address. White space around it is ignored, and a scheme that the browser does not show may be missing. A refused paste leaves the sign-in waiting. An address
 * that says `access_denied` is taken: it is the answer, and the run ends with
 * %HJL_ERROR_SIGN_IN_REFUSED.
 */
gboolean hjl_sign_in_paste (HjlSignIn  *self,
                            const char *address,
                            GError    **error);
/* Returns: (transfer full): what to tell somebody whose paste was refused with @error: why, and that they may
 * paste again where they may */
char    *hjl_sign_in_describe_paste (HjlSignIn    *self,
                                     const GError *error);
/* Waits for the redirect or a paste, then exchanges the code. Once at most. The page of an answer that came by the browser
 * can be loaded again until the deadline, for as long as the sign-in is kept.
 *
 * Gives HjlTokens: not yet in the keyring. %HJL_ERROR_SIGN_IN after the time limit, and else
 * the errors of hjl_oauth_read_redirect() and hjl_oauth_exchange_async(); %G_IO_ERROR_CANCELLED. */
void     hjl_sign_in_run_async (HjlSignIn          *self,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
