/* hjl-lever-read.h: reads single fields of Lever's rows, as forgiving as Lever is loose
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "model/hjl-types.h"

G_BEGIN_DECLS

/*
 * As the getters of hjl-json.h, with what is Lever's own. Text is lent by the object. FALSE is
 * %HJL_ERROR_BAD_RESPONSE with the member's name.
 */

/* Missing text is "" in Lever (lever/README.md, Reading opportunities), so all three ways of saying nothing become NULL. */
gboolean hjl_lever_read_text (JsonObject  *object,
                              const char  *member,
                              const char **value,
                              GError     **error);

/* `id`, which has to be there. */
gboolean hjl_lever_read_own_id (JsonObject  *object,
                                const char **value,
                                GError     **error);

/* The id of something else: text, or the whole object where it was expanded. */
gboolean hjl_lever_read_id (JsonObject  *object,
                            const char  *member,
                            const char **value,
                            GError     **error);

/* Milliseconds as a number or as text (lever/README.md, Conventions), and to be kind RFC 3339. */
gboolean hjl_lever_read_time (JsonObject *object,
                              const char *member,
                              HjlTime    *value,
                              GError    **error);

/* (transfer full): NULL where there is nothing in it: an empty list in an answer to an update says
 * nothing (lever/README.md, Updating an opportunity). Blank elements are left out. */
gboolean hjl_lever_read_texts (JsonObject *object,
                               const char *member,
                               GStrv      *value,
                               GError    **error);

/* `urls.show`, the page in Lever. */
gboolean hjl_lever_read_url (JsonObject  *object,
                             const char **value,
                             GError     **error);

/* Only the one word that says so; words that come later are not confidential by guess. */
gboolean hjl_lever_read_confidential (JsonObject *object,
                                      gboolean   *value,
                                      GError    **error);

/* Sets the error: “@member” @problem. Returns: FALSE */
gboolean hjl_lever_read_failed (const char *member,
                                const char *problem,
                                GError    **error);

G_END_DECLS
