/* hjl-request-private.h: what HjlHttp reads of a request
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "net/hjl-request.h"

const char *hjl_request_get_method (HjlRequest *self);
gboolean    hjl_request_get_repeatable (HjlRequest *self);
const char *hjl_request_get_gives_way (HjlRequest *self);
gsize       hjl_request_get_max_bytes (HjlRequest *self);
gboolean    hjl_request_get_anonymous (HjlRequest *self);

/* Returns: (transfer full): the whole address; %HJL_ERROR_UNSENDABLE where a path segment, a
 * header or the address cannot be sent */
GUri *hjl_request_dup_uri (HjlRequest *self,
                           const char *base_uri,
                           GError    **error);

/* Returns: (transfer full): a new message with the request's headers and body. The body is encoded
 * once, so that every try sends the same bytes. */
SoupMessage *hjl_request_make_message (HjlRequest *self,
                                       const char *method,
                                       GUri       *uri);

/* Whether its address is below the base, and not one of its own */
gboolean hjl_request_is_below_base (HjlRequest *self);
