/* hjl-feed-json.h: an answer of the feed as JSON, with versions exactly as they came
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/hjl-response.h"

/**
 * hjl_feed_read_json:
 *
 * As hjl_response_dup_json(), but a `version` that a 64-bit integer cannot hold as it was written
 * (20 digits, 1.50) is given as text: a version is opaque and goes back as it came (hackajob/README.md,
 * The partner feed), and json-glib wraps large integers and rewrites fractions.
 *
 * Returns: (transfer full): the root; %HJL_ERROR_BAD_RESPONSE where the body is no JSON
 */
JsonNode *hjl_feed_read_json (HjlResponse *response,
                              GError     **error);

/**
 * hjl_feed_quote_versions:
 * @text: valid JSON
 *
 * Returns: (transfer full) (nullable): @text with such versions in quotes; %NULL where there is none
 */
char *hjl_feed_quote_versions (const char *text,
                               gsize       size);
