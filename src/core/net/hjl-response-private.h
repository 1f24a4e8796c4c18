/* hjl-response-private.h: how HjlHttp makes an answer
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "net/hjl-response.h"

HjlResponse *hjl_response_new (guint               status,
                               SoupMessageHeaders *headers,
                               GBytes             *body);

/* A redirect led to a server of another origin, and not within `lever.co`. */
void     hjl_response_set_strayed (HjlResponse *self);
/* A proxy's own, which has passed nothing on. */
void     hjl_response_set_of_proxy (HjlResponse *self);
/* Whether the service itself wrote it, as far as one can tell without reading what a yes has in it: what a gateway says has
 * the gateway's clock. */
gboolean hjl_response_is_own (HjlResponse *self);
