/* hjl-activity-export.h: what happened, as a table or as lines of JSON, for others to keep
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "store/hjl-store-timeline.h"

typedef enum
{
  HJL_ACTIVITY_CSV,
  HJL_ACTIVITY_JSON_LINES,
} HjlActivityFormat;

/* By the ending of a file's name: `.csv`; `.jsonl`, `.ndjson`. Returns: %FALSE for another one */
gboolean hjl_activity_format_from_name (const char        *name,
                                        HjlActivityFormat *format);

/**
 * hjl_activity_export:
 * @store: may be read-only
 * @catalogue: for names
 * @query: which entries; its `limit` and `before` count too
 * @format: CSV by RFC 4180 in UTF-8, with a header; or one JSON object a line. A cell that a spreadsheet would
 *   take for a formula begins with an apostrophe
 *
 * One row for each entry of the timeline, oldest first: when, in which run and why that ran, what, who, as whom it was
 * written in Lever, where the person was before and after on both sides, and Lever's ids. Writes that ended otherwise
 * than done have a row too, where @query asks for no kind and no text. It has names of people, as far as they are known.
 *
 * Returns: (transfer full) (nullable): the whole file
 */
char *hjl_activity_export (HjlStore               *store,
                           HjlCatalogue           *catalogue,
                           const HjlActivityQuery *query,
                           HjlActivityFormat       format,
                           GError                **error);
