/* hjl-redirect-listener.h: waits on loopback for the browser to come back (RFC 8252 7.3)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/hjl-finish.h"

#define HJL_TYPE_REDIRECT_LISTENER (hjl_redirect_listener_get_type ())
G_DECLARE_FINAL_TYPE (HjlRedirectListener, hjl_redirect_listener, HJL, REDIRECT_LISTENER, GObject)

/**
 * HjlRedirectFunc:
 * @query: as it came, still encoded; may be empty
 *
 * Judges the query of a redirect. TRUE accepts it and ends the wait. FALSE with @error ends the wait
 * too: an answer to this very sign-in that says no. FALSE without @error: it is not for us (a wrong
 * state), and the wait goes on, so that nobody who finds the port can end a sign-in.
 */
typedef gboolean (*HjlRedirectFunc) (const char *query,
                                     gpointer    user_data,
                                     GError    **error);

/**
 * hjl_redirect_listener_new:
 * @ports: (array zero-terminated=1): tried in order; 0 alone is any free port
 * @path: `/callback`
 * @judge: looks at the query
 *
 * Listens on 127.0.0.1 and, where there is one, [::1], on the same port. Answers only its path, only
 * GET and only a Host of its own (127.0.0.1, [::1] or localhost, with the port); everything else gets
 * 404, 405, 403 or 400, at its head. The browser is led (303) to a small local page that says whether it worked,
 * at an address without the code and the state. From the answer on, the same query leads to the same page,
 * without being judged again, until the listener is stopped.
 *
 * Belongs to the main context in which it was started.
 */
HjlRedirectListener *hjl_redirect_listener_new (const guint16  *ports,
                                                const char     *path,
                                                HjlRedirectFunc judge,
                                                gpointer        user_data);
/* Returns: FALSE with %HJL_ERROR_PORTS_TAKEN, whose message names the ports */
gboolean             hjl_redirect_listener_start (HjlRedirectListener *self,
                                                  GError             **error);
/* After a start: `http://127.0.0.1:PORT/callback` */
const char          *hjl_redirect_listener_get_uri (HjlRedirectListener *self);
/* Gives the accepted query (char *), after the page was sent. It is still listened to. */
void                 hjl_redirect_listener_wait_async (HjlRedirectListener *self,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);
/* Closes the ports. A wait that is not over ends with %G_IO_ERROR_CANCELLED. */
void                 hjl_redirect_listener_stop (HjlRedirectListener *self);
