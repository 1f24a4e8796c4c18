/* hjl-mapping-file.h: mappings as one JSON file, to carry from one desktop to another
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "model/hjl-mapping.h"

/* Returns: (transfer full): `{"format":"hjlever-mappings","version":1,"mappings":[…]}` with ids and
 * names, pretty-printed, ordered by role title then id */
char *hjl_mapping_file_write (GHashTable   *mappings,
                              HjlCatalogue *catalogue);

/**
 * hjl_mapping_file_read:
 * @text: the file's text
 * @catalogue: what exists now
 * @force: a person says that entries are meant that make no sense (hjl-sense.h); else each is a problem
 * @problems: (out) (transfer full) (element-type utf8): translated, with line and place, one for each thing
 *   that does not exist now or is closed, and for each id whose thing has another name than the file says;
 *   mappings with problems are not among those returned
 *
 * An id that does not exist is looked up by its name (hjl-fold.h), if exactly one thing is called so.
 *
 * Returns: (transfer full) (element-type HjlMapping): %HJL_ERROR_BAD_FILE, with each line and place, where the
 *   file itself is wrong: members that nobody knows or that stand there twice, wrong types, an entry with two
 *   targets, a role or a stage twice; nothing of it is returned then
 */
GPtrArray *hjl_mapping_file_read (const char   *text,
                                  HjlCatalogue *catalogue,
                                  gboolean      force,
                                  GPtrArray   **problems,
                                  GError      **error);
