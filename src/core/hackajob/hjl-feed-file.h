/* hjl-feed-file.h: a file that the feed gave, with a name for it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hackajob/hjl-source.h"
#include "net/hjl-response.h"

/**
 * hjl_feed_file_read:
 * @stem: its name where the answer has none
 * @content_type: (nullable): its type where the answer has none
 *
 * Returns: (transfer full): the file untouched, under the name that it came with; it may be empty
 */
HjlDocument *hjl_feed_file_read (HjlResponse *response,
                                 const char  *stem,
                                 const char  *content_type);
