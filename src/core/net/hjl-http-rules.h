/* hjl-http-rules.h: the decisions of HjlHttp that need no network: where to go, when to try again
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* Whether @host, an address or a name, is this computer itself: the one that http may go to. */
gboolean hjl_http_rules_is_loopback (const char *host);

/* Whether requests may go there at all: https anywhere, http to 127.0.0.0/8, ::1 and localhost only
 * (src/README.md, Errors). */
gboolean hjl_http_rules_allow (GUri    *uri,
                               GError **error);

/* Whether a signed request may go on from @from to @to still signed: within one origin, or among the
 * hosts of `lever.co`, over https. */
gboolean hjl_http_rules_keep_sign (GUri *from,
                                   GUri *to);

/**
 * hjl_http_rules_redirect:
 * @location: (nullable): the header's value
 * @target: (out) (transfer full) (nullable): where to go; %NULL where the answer is the answer
 *
 * Returns: FALSE with %HJL_ERROR_GATEWAY for a redirect that must not be followed
 */
gboolean hjl_http_rules_redirect (GUri       *from,
                                  const char *method,
                                  guint       status,
                                  const char *location,
                                  GUri      **target,
                                  GError    **error);

/* @from was asked for below @base_uri, and redirected to @to.
 *
 * Returns: (transfer full) (nullable): the base below which the very same is now, where the server may still
 * get signed requests; %NULL where it is about this one address only */
char *hjl_http_rules_dup_moved_base (GUri       *from,
                                     GUri       *to,
                                     const char *base_uri);

/* Returns: milliseconds; -1 where @value is %NULL or means nothing. Seconds or a date (RFC 9110,
 * 10.2.3); @now is in milliseconds since 1970. More than a day is not believed, and becomes an hour. */
gint64 hjl_http_rules_retry_after (const char *value,
                                   gint64      now);

/* Returns: (transfer full): when a pause of that many milliseconds from now, of a day at most, ends, in words and in local time */
char *hjl_http_rules_dup_when (gint64 pause);

/* Returns: milliseconds before the next try: full jitter over a pause that doubles with each try,
 * and never less than what the server asked for. @tries have been made, @random is in [0,1). */
gint64 hjl_http_rules_pause (guint  tries,
                             guint  backoff,
                             gint64 retry_after,
                             double random);

/* Whether another try can help after this status. */
gboolean hjl_http_rules_is_passing (guint status);

/* Whether what was sent may have been done in spite of this status: a server's or a gateway's own
 * trouble, and a request that took too long. 501 and 505 say that it was not even understood. */
gboolean hjl_http_rules_leaves_open (guint status);

/* Returns: (transfer full): what a log may show of an address: the path below @base_uri's host, or
 * only the host where it is another one, for its path can hold a file's name. Never the query. */
char *hjl_http_rules_dup_label (GUri       *uri,
                                const char *base_uri);
