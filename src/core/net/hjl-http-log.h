/* hjl-http-log.h: what HJLEVER_DEBUG=http prints
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/hjl-response.h"

/**
 * hjl_http_log:
 * @label: from hjl_http_rules_dup_label()
 * @response: (nullable): the answer, or %NULL with @error
 * @started: monotonic, microseconds
 *
 * One line to the standard error for each exchange, where the environment's `HJLEVER_DEBUG` names
 * `http` (or `all`; several words are parted by commas or spaces): method, path, status, time, size.
 * Never a query, a header, a body or a server's words.
 */
void hjl_http_log (const char   *method,
                   const char   *label,
                   HjlResponse  *response,
                   const GError *error,
                   gint64        started);
