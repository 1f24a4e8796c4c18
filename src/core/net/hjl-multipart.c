/* hjl-multipart.c: writes a multipart/form-data body
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/hjl-multipart.h"

HjlPart *
hjl_part_new (const char *name,
              const char *filename,
              const char *content_type,
              GBytes     *content)
{
  HjlPart *self = g_new0 (HjlPart, 1);

  self->name = g_strdup (name);
  self->filename = g_strdup (filename);
  self->content_type = g_strdup (content_type);
  self->content = g_bytes_ref (content);

  return self;
}

void
hjl_part_free (HjlPart *self)
{
  g_free (self->name);
  g_free (self->filename);
  g_free (self->content_type);
  g_bytes_unref (self->content);
  g_free (self);
}

static void
append (GByteArray *body,
        const char *text)
{
  g_byte_array_append (body, (const guint8 *) text, strlen (text));
}

/* A quoted string (RFC 9110, 5.6.4). Control characters, which could end the header, become spaces. */
static void
append_quoted (GByteArray *body,
               const char *text)
{
  append (body, "\"");

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        append (body, "\\");

      g_byte_array_append (body, (const guint8 *) (g_ascii_iscntrl (*p) ? " " : p), 1);
    }

  append (body, "\"");
}

static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isprint (*p) || *p == '"' || *p == '\\')
      return FALSE;

  return TRUE;
}

static gboolean
is_content_type (const char *text)
{
  return text != NULL && *text != '\0' && is_plain (text);
}

static void
append_part (GByteArray *body,
             HjlPart    *part,
             const char *boundary)
{
  append (body, "--");
  append (body, boundary);
  append (body, "\r\nContent-Disposition: form-data; name=");
  append_quoted (body, part->name);

  if (part->filename != NULL)
    {
      append (body, "; filename=");
      append_quoted (body, part->filename);
      append (body, "\r\nContent-Type: ");
      append (body, is_content_type (part->content_type) ? part->content_type : "application/octet-stream");
    }

  append (body, "\r\n\r\n");
  g_byte_array_append (body,
                       g_bytes_get_data (part->content, NULL),
                       g_bytes_get_size (part->content));
  append (body, "\r\n");
}

GBytes *
hjl_multipart_encode (GPtrArray *parts,
                      char     **boundary)
{
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *separator = g_strconcat ("hjlever-", random, NULL);
  g_autoptr (GByteArray) body = g_byte_array_new ();

  g_return_val_if_fail (parts != NULL, NULL);
  g_return_val_if_fail (boundary != NULL, NULL);

  /* The boundary is 122 random bits: no content has it. */
  for (guint i = 0; i < parts->len; i++)
    append_part (body, g_ptr_array_index (parts, i), separator);

  append (body, "--");
  append (body, separator);
  append (body, "--\r\n");

  *boundary = g_steal_pointer (&separator);
  return g_byte_array_free_to_bytes (g_steal_pointer (&body));
}
