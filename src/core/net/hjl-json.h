/* hjl-json.h: strict getters: json-glib gives 0 or NULL for a wrong type, these give an error
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "model/hjl-types.h"

/**
 * hjl_json_parse:
 * @text: JSON as json-glib reads it; a byte order mark before it does not matter
 * @size: bytes, or -1 where @text ends with a zero
 *
 * The only way from a text to JSON in this program (`check json`): whoever wrote it, it cannot exhaust the stack
 * or the memory. Not more than 200 levels and 500,000 values; half of a
 * surrogate pair is U+FFFD (hjl-json-mend.h).
 *
 * Returns: (transfer full): %HJL_ERROR_BAD_RESPONSE where it is no JSON; the message may quote the text, so that
 *   it is not for what has secrets in it
 */
JsonNode *hjl_json_parse (const char *text,
                          gssize      size,
                          GError    **error);

/* Returns: (nullable): the member, unless it is missing or null */
JsonNode *hjl_json_find (JsonObject *object,
                         const char *member);

/*
 * A getter reads one member and says whether the answer can be used. Missing and null are the same.
 * The plain ones set *@value to NULL, 0 or FALSE then; the `need_` ones fail. A wrong type always
 * fails with %HJL_ERROR_BAD_RESPONSE and names the member (src/README.md, Names). Text is lent by the object.
 */
gboolean hjl_json_object (JsonNode    *node,
                          JsonObject **value,
                          GError     **error);
gboolean hjl_json_get_string (JsonObject  *object,
                              const char  *member,
                              const char **value,
                              GError     **error);
gboolean hjl_json_need_string (JsonObject  *object,
                               const char  *member,
                               const char **value,
                               GError     **error);
/* Integers, also as text ("1782972961725"): a few of Lever's times come so (lever/README.md, Conventions). */
gboolean hjl_json_get_int (JsonObject *object,
                           const char *member,
                           gint64     *value,
                           GError    **error);
/* Text or number, as text (opaque versions, scores). (transfer full) */
gboolean hjl_json_dup_scalar (JsonObject *object,
                              const char *member,
                              char      **value,
                              GError    **error);
gboolean hjl_json_get_object (JsonObject  *object,
                              const char  *member,
                              JsonObject **value,
                              GError     **error);
gboolean hjl_json_get_array (JsonObject *object,
                             const char *member,
                             JsonArray **value,
                             GError    **error);
