/* hjl-lever-parse.h: Lever's JSON in, model objects out; no I/O
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "model/hjl-archive-reason.h"
#include "model/hjl-opportunity.h"
#include "model/hjl-posting.h"
#include "model/hjl-stage.h"
#include "model/hjl-user.h"

/*
 * Each takes one row and gives a new object. Unknown fields and words are tolerated, null and missing
 * are the same, a wrong type of a field that is read is %HJL_ERROR_BAD_RESPONSE with its name.
 */
HjlUser          *hjl_lever_parse_user (JsonNode *row, GError **error);
HjlPosting       *hjl_lever_parse_posting (JsonNode *row, GError **error);
HjlArchiveReason *hjl_lever_parse_reason (JsonNode *row, GError **error);
/* `archived` as an object or null; the posting from an expanded application (old examples of
 * `archivedAt`, `archiveReason` at the top are not used: lever/README.md, Reading opportunities) */
HjlOpportunity   *hjl_lever_parse_opportunity (JsonNode *row, GError **error);
/* @index: the place in /stages, which is the order where nothing better is known */
HjlStage         *hjl_lever_parse_stage (JsonNode *row, guint index, GError **error);
/* `/disposition_stages`: pipeline and rank. (transfer full) (element-type HjlStage) */
GPtrArray        *hjl_lever_parse_disposition (JsonNode *root, GError **error);
/* The `data` of a single answer, as a node: nested once more in a few answers (`data.data`), and
 * left out in a few (lever/README.md, Conventions). (transfer none) */
JsonNode         *hjl_lever_parse_data (JsonNode *root, GError **error);
/* A row of `/sources` or `/tags`: only its text; there are no ids (lever/README.md, Sources and tags) */
char             *hjl_lever_parse_text (JsonNode *row, GError **error);
/* A row of one of the lists of what was deleted: only its id */
char             *hjl_lever_parse_deleted (JsonNode *row, GError **error);
/* A row of `/files` or of `/resumes` (there the file is one level down): the file's name with its
 * ending, or an empty text */
char             *hjl_lever_parse_file_name (JsonNode *row, GError **error);
/* A #GEqualFunc: whether the name that Lever lists is that of the file sent as @sent, also as one shows it who takes a form's
 * names for Latin-1 (net/hjl-multipart.h), or in another form of Unicode */
gboolean          hjl_lever_shows_name (gconstpointer listed, gconstpointer sent);
