/* hjl-lever-read.h: reads single fields of Lever's rows, as forgiving as Lever is loose
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "model/hjl-types.h"

/* What is Lever's own beside the getters of hjl-json-loose.h. Text is lent by the object. */

/* (transfer full): NULL where there is nothing in it: an empty list in an answer to an update says
 * nothing (lever/README.md, Updating an opportunity). Blank elements are left out. */
GStrv       hjl_lever_read_texts (JsonObject *object,
                                  const char *member);
/* `urls.show`, the page in Lever. (nullable) */
const char *hjl_lever_read_url (JsonObject *object);
/* Only the one word that says so; words that come later are not confidential by guess. */
gboolean    hjl_lever_read_confidential (JsonObject *object);

/* Sets the error: “@member” @problem. Returns: FALSE */
gboolean hjl_lever_read_failed (const char *member,
                                const char *problem,
                                GError    **error);
