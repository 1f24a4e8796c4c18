/* hjl-feed-file.c: a file that the feed gave, with a name for it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "hackajob/hjl-feed-file.h"

#include <string.h>

static const struct
{
  const char *content_type;
  const char *ending;
} endings[] = {
  { "application/pdf", "pdf" },
  { "application/x-pdf", "pdf" },
  { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx" },
  { "application/msword", "doc" },
  { "application/rtf", "rtf" },
  { "application/vnd.oasis.opendocument.text", "odt" },
  { "application/javascript", "js" },
  { "text/javascript", "js" },
  { "text/plain", "txt" },
  { "text/rtf", "rtf" },
  { "image/png", "png" },
  { "image/jpeg", "jpg" },
  { "image/jpg", "jpg" },
};

/* For the many servers that call everything `application/octet-stream`. */
static const struct
{
  const char *start;
  const char *ending;
} starts[] = {
  { "%PDF-", "pdf" },
  { "PK\003\004", "docx" },
  { "\320\317\021\340", "doc" },
  { "{\\rtf", "rtf" },
  { "\211PNG", "png" },
  { "\377\330\377", "jpg" },
};

/* Returns: (nullable): without a dot */
static const char *
find_ending (const char *content_type,
             GBytes     *content)
{
  const char *data;
  gsize       size;

  for (guint i = 0; content_type != NULL && i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_equal (endings[i].content_type, content_type))
        return endings[i].ending;
    }

  data = g_bytes_get_data (content, &size);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      gsize length = strlen (starts[i].start);

      if (size >= length && memcmp (data, starts[i].start, length) == 0)
        return starts[i].ending;
    }

  return NULL;
}

HjlDocument *
hjl_feed_file_read (HjlResponse *response,
                    const char  *stem,
                    const char  *content_type)
{
  GBytes          *content = hjl_response_get_body (response);
  g_autofree char *name = hjl_response_dup_filename (response);

  if (hjl_response_get_content_type (response) != NULL)
    content_type = hjl_response_get_content_type (response);

  if (name == NULL)
    {
      const char *ending = find_ending (content_type, content);

      name = ending != NULL ? g_strdup_printf ("%s.%s", stem, ending) : g_strdup (stem);
    }

  return hjl_document_new (content, name, content_type);
}
