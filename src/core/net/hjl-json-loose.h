/* hjl-json-loose.h: forgiving getters: what has an odd type is taken as it is meant, or as nothing
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "model/hjl-types.h"
#include "model/hjl-unread.h"

/*
 * For rows of lists, where one odd field may not cost the row, and one row not its page. None of these fails:
 * missing, null and what cannot be understood are the same. What a program cannot do without is asked for with
 * hjl_json_loose_need_id(), or with the strict getters of hjl-json.h.
 *
 * A value that has to be turned into another type is turned in @object, which lends the result.
 */

/* Text; a number as it was written; of a list its first such element. Always valid UTF-8; NULL where it is empty */
const char *hjl_json_loose_text (JsonObject *object,
                                 const char *member);
/* Text only: what identifies somebody is not made of a number. */
const char *hjl_json_loose_name (JsonObject *object,
                                 const char *member);
/* The id of something: text, or an object that has it as its own `id`. */
const char *hjl_json_loose_id (JsonObject *object,
                               const char *member);
/* The same, where something that is no id is not the same as none. @id: (out) (nullable) (transfer none) */
gboolean    hjl_json_loose_get_id (JsonObject  *object,
                                   const char  *member,
                                   const char **id,
                                   GError     **error);
/* The same, which has to be there. (transfer none): %HJL_ERROR_BAD_RESPONSE names the member */
const char *hjl_json_loose_need_id (JsonObject *object,
                                    const char *member,
                                    GError    **error);
/* A number, or a text that is one ("70000", "70,000.50"); @otherwise where there is none */
double      hjl_json_loose_number (JsonObject *object,
                                   const char *member,
                                   double      otherwise);
/* true and false, also as text, or 1 and 0 */
gboolean    hjl_json_loose_boolean (JsonObject *object,
                                    const char *member);
/* RFC 3339, the same without a zone (UTC) or without a time, an HTTP date; milliseconds or seconds since 1970, as
 * number or text. 0 where there is none */
HjlTime     hjl_json_loose_time (JsonObject *object,
                                 const char *member);
/* An object, or the first one of a list. (nullable) */
JsonObject *hjl_json_loose_object (JsonObject *object,
                                   const char *member);
/* A list; one thing that stands where a list is wanted is a list of one. (nullable) */
JsonArray  *hjl_json_loose_array (JsonObject *object,
                                  const char *member);
/* The texts of a list, and of its objects their `value`, `text` and the like; without blank ones. (transfer full): never NULL */
GStrv       hjl_json_loose_texts (JsonObject *object,
                                  const char *member);

/* What can be said of a row that could not be read. @error: why. (transfer full) */
HjlUnread *hjl_json_loose_unread (JsonNode     *row,
                                  const GError *error);
