/* hjl-exchange.h: one message sent once, and its answer read to the end, within limits
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "net/hjl-response.h"

typedef struct
{
  guint connect_timeout; /* milliseconds, from the look-up of the name to the end of the handshake */
  guint idle_timeout;    /* milliseconds without a byte in either direction */
  guint whole_timeout;   /* milliseconds from the first byte sent to the last one received */
  gsize max_bytes;       /* of the answer, decompressed */
} HjlExchangeLimits;

void hjl_exchange_async (SoupSession             *session,
                         SoupMessage             *message,
                         const HjlExchangeLimits *limits,
                         GCancellable            *cancellable,
                         GAsyncReadyCallback      callback,
                         gpointer                 user_data);

/**
 * hjl_exchange_finish:
 * @reached: (out): whether a byte of the request may have reached the server
 * @again: (out): whether another try could help
 * @silent: (out): whether the server said nothing for as long as it may; one that is slow, or cuts the connection, is not
 *
 * Returns: (transfer full): an answer whose body is complete. A refusal (4xx) whose body was cut
 *   short is given without its body: what it says is known. %HJL_ERROR_NETWORK,
 *   %HJL_ERROR_TIMED_OUT, %HJL_ERROR_TOO_LARGE, %HJL_ERROR_BAD_RESPONSE, %G_IO_ERROR_CANCELLED
 */
HjlResponse *hjl_exchange_finish (GAsyncResult *result,
                                  gboolean     *reached,
                                  gboolean     *again,
                                  gboolean     *silent,
                                  GError      **error);
