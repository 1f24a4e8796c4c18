/* hjl-feed-file.c: a file that the feed gave, with a name for it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "hackajob/hjl-feed-file.h"

HjlDocument *
hjl_feed_file_read (HjlResponse *response,
                    const char  *stem,
                    const char  *content_type)
{
  GBytes          *content = hjl_response_get_body (response);
  g_autofree char *name = hjl_response_dup_filename (response);

  if (hjl_response_get_content_type (response) != NULL)
    content_type = hjl_response_get_content_type (response);

  return hjl_document_new (content, name != NULL ? name : stem, content_type);
}
