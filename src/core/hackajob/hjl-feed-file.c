/* hjl-feed-file.c: a file that the feed gave, with a name for it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hackajob/hjl-feed-file.h"

HjlDocument *
hjl_feed_file_read (HjlResponse *response,
                    const char  *stem,
                    const char  *content_type)
{
  GBytes          *content = response->body;
  g_autofree char *name = hjl_response_dup_filename (response);

  if (response->content_type != NULL)
    content_type = response->content_type;

  return hjl_document_new (content, name != NULL ? name : stem, content_type);
}
