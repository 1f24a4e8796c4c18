/* hjl-feed-parse.h: the feed's JSON in, model objects out; no I/O
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "hackajob/hjl-source.h"

G_BEGIN_DECLS

/* Tolerance and errors as in lever/hjl-lever-parse.h. */
HjlRole             *hjl_feed_parse_role (JsonNode *row, GError **error);
HjlStage            *hjl_feed_parse_stage (JsonNode *row, GError **error);
/* The list form and the full form; name and url only from the latter. */
HjlCandidate        *hjl_feed_parse_candidate (JsonNode *row, GError **error);
/* Of the full form. Returns: (nullable): NULL without an error where there is no profile */
HjlCandidateProfile *hjl_feed_parse_profile (JsonNode *row, GError **error);
HjlSourceAccount    *hjl_feed_parse_account (JsonNode *root, GError **error);
/* Of a 412 to an export mark. */
HjlExportMark       *hjl_feed_parse_mark (JsonNode *root, GError **error);

G_END_DECLS
