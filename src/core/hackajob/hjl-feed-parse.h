/* hjl-feed-parse.h: the feed's JSON in, model objects out; no I/O
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "hackajob/hjl-source.h"

/*
 * Each takes one JSON value and gives a new object. Unknown fields and words are tolerated, null and
 * missing are the same. %HJL_ERROR_BAD_RESPONSE names the field that has a wrong type, or that is
 * starred in hackajob/README.md and missing.
 */
HjlRole             *hjl_feed_parse_role (JsonNode *row, GError **error);
HjlStage            *hjl_feed_parse_stage (JsonNode *row, GError **error);
/* The list form and the full form; name and url only from the latter. */
HjlCandidate        *hjl_feed_parse_candidate (JsonNode *row, GError **error);
/* Of the full form. Returns: (nullable): NULL without an error where there is no profile, or where the
 * status says that there may be none: before acceptance and after deletion */
HjlCandidateProfile *hjl_feed_parse_profile (JsonNode *row, GError **error);
/* The `profile` of the full form, where the status lets there be one. @profile: (transfer none) (nullable) */
gboolean             hjl_feed_get_profile (JsonObject *object, JsonObject **profile, GError **error);
HjlSourceAccount    *hjl_feed_parse_account (JsonNode *root, GError **error);
/* Of a 412 to an export mark. */
HjlExportMark       *hjl_feed_parse_mark (JsonNode *root, GError **error);
