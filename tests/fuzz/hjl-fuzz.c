/* hjl-fuzz.c: what targets have in common
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "net/hjl-response-private.h"

char *
hjl_fuzz_line (HjlFuzz *input)
{
  const guint8 *end = input->size > 0 ? memchr (input->data, '\n', input->size) : NULL;
  gsize         length = end != NULL ? (gsize) (end - input->data) : input->size;
  char         *line = length > 0 ? g_strndup ((const char *) input->data, length) : g_strdup ("");

  input->data += length;
  input->size -= length;
  if (end != NULL)
    {
      input->data++;
      input->size--;
    }

  return line;
}

char *
hjl_fuzz_text (const HjlFuzz *input)
{
  return input->size > 0 ? g_strndup ((const char *) input->data, input->size) : g_strdup ("");
}

GBytes *
hjl_fuzz_bytes (const HjlFuzz *input)
{
  return g_bytes_new (input->data, input->size);
}

HjlResponse *
hjl_fuzz_response (HjlFuzz *input,
                   guint    status)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr (GBytes) body = NULL;
  HjlResponse *response;

  for (;;)
    {
      g_autofree char *line = hjl_fuzz_line (input);
      char            *value = strchr (line, ':');

      if (value == NULL)
        break;
      /* libsoup gives us no others. */
      *value++ = '\0';
      if (*line != '\0' && line[strcspn (line, " \t\r")] == '\0' && g_str_is_ascii (line) && value[strcspn (value, "\r")] == '\0')
        soup_message_headers_append (headers, line, g_strstrip (value));
    }
  body = hjl_fuzz_bytes (input);
  response = hjl_response_new (status, headers, body);
  soup_message_headers_unref (headers);

  return response;
}

void
hjl_fuzz_is_text (char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
  g_free (text);
}

void
hjl_fuzz_has_outcome (gboolean result,
                      GError **error)
{
  g_assert_true (result == (*error == NULL));
  if (*error != NULL)
    g_assert_true (g_utf8_validate ((*error)->message, -1, NULL));
  g_clear_error (error);
}
