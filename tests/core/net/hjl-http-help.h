/* hjl-http-help.h: what tests of HjlHttp send, and how they wait for the answer
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/hjl-http.h"

G_BEGIN_DECLS

/* Milliseconds: how long silence lasts where a server is meant to be silent. */
#define HJL_HTTP_HELP_IDLE_TIMEOUT 400

/* For the property `random`: pauses before another try are none, and counted. */
double       hjl_http_help_no_pause (void);
extern guint hjl_http_help_n_pauses;

/* Without pauses, and with the idle-timeout that the program has: a busy machine is no silent server. */
HjlHttp     *hjl_http_help_new (const char *base,
                                guint       max_tries);
/* The same with %HJL_HTTP_HELP_IDLE_TIMEOUT, for servers that fall silent. */
HjlHttp     *hjl_http_help_new_hasty (const char *base,
                                      guint       max_tries);
/* Waits for the answer. (transfer full) (nullable) */
HjlResponse *hjl_http_help_send (HjlHttp    *http,
                                 HjlRequest *request,
                                 GError    **error);
/* Bytes that no compression makes much of, always the same. (transfer full) */
GBytes      *hjl_http_help_make_bytes (gsize size);
/* A form with a file of this size. (transfer full) */
HjlRequest  *hjl_http_help_make_upload (const char *method,
                                        gsize       size);

G_END_DECLS
