/* hjl-zip-help.c: makes ZIP archives, also such as no program makes
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-zip-help.h"

#include <string.h>
#include <sys/stat.h>

/* The records of PKWARE's APPNOTE, 4.3: local headers with their files, the directory, its end. */
struct _HjlZip
{
  GByteArray *body;
  GByteArray *directory;
  guint       n_entries;
};

HjlZip *
hjl_zip_new (void)
{
  HjlZip *self = g_new0 (HjlZip, 1);

  self->body = g_byte_array_new ();
  self->directory = g_byte_array_new ();

  return self;
}

static void
put (GByteArray *into,
     guint32     value,
     guint       n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = value >> (8 * i);

      g_byte_array_append (into, &byte, 1);
    }
}

static void
put64 (GByteArray *into,
       guint64     value)
{
  put (into, (guint32) value, 4);
  put (into, (guint32) (value >> 32), 4);
}

static guint32
crc_of (const guint8 *bytes,
        gsize         size)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= bytes[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }

  return ~crc;
}

static GBytes *
deflate_bytes (const void *content,
               gsize       size)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9);
  g_autoptr (GBytes) plain = g_bytes_new_static (content, size);
  g_autoptr (GInputStream) from = g_memory_input_stream_new_from_bytes (plain);
  g_autoptr (GInputStream) through = g_converter_input_stream_new (from, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) into = g_memory_output_stream_new_resizable ();

  g_assert_cmpint (g_output_stream_splice (into, through, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL), >=, 0);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (into));
}

/* What both headers have alike. */
static void
put_facts (GByteArray *into,
           HjlZipFlags flags,
           guint32     crc,
           gsize       packed,
           gsize       size,
           const char *name)
{
  put (into, 20, 2);
  put (into, (flags & HJL_ZIP_ENCRYPTED ? 1 : 0) | (flags & HJL_ZIP_UTF8 ? 0x800 : 0), 2);
  put (into, flags & HJL_ZIP_DEFLATED ? 8 : 0, 2);
  put (into, 0x58210000, 4);
  put (into, crc, 4);
  put (into, packed, 4);
  put (into, size, 4);
  put (into, strlen (name), 2);
  put (into, 0, 2);
}

void
hjl_zip_add (HjlZip     *self,
             const char *name,
             const void *content,
             gssize      size,
             HjlZipFlags flags)
{
  gsize   n = size < 0 ? strlen (content) : (gsize) size;
  guint32 crc = crc_of (content, n);
  g_autoptr (GBytes) packed = flags & HJL_ZIP_DEFLATED ? deflate_bytes (content, n) : g_bytes_new (content, n);
  gsize packed_size = g_bytes_get_size (packed);
  guint start = self->body->len;

  if (flags & HJL_ZIP_DAMAGED)
    {
      crc ^= 1;
      packed_size /= 2;
    }
  put (self->body, 0x04034b50, 4);
  put_facts (self->body, flags, crc, packed_size, n, name);
  g_byte_array_append (self->body, (const guint8 *) name, strlen (name));
  g_byte_array_append (self->body, g_bytes_get_data (packed, NULL), packed_size);

  put (self->directory, 0x02014b50, 4);
  put (self->directory, 3 << 8 | 20, 2); /* made by Unix */
  put_facts (self->directory, flags, crc, packed_size, n, name);
  put (self->directory, 0, 2);
  put (self->directory, 0, 2);
  put (self->directory, 0, 2);
  put (self->directory, (guint32) (flags & HJL_ZIP_LINK ? S_IFLNK | 0777 : S_IFREG | 0644) << 16, 4);
  put (self->directory, start, 4);
  g_byte_array_append (self->directory, (const guint8 *) name, strlen (name));
  self->n_entries++;
}

GBytes *
hjl_zip_end (HjlZip *self)
{
  guint   start = self->body->len;
  guint   size = self->directory->len;
  GBytes *made;

  g_byte_array_append (self->body, self->directory->data, size);
  if (self->n_entries > 0xffff)
    {
      guint end = self->body->len;

      put (self->body, 0x06064b50, 4);
      put64 (self->body, 44);
      put (self->body, 45, 2);
      put (self->body, 45, 2);
      put64 (self->body, 0);
      put64 (self->body, self->n_entries);
      put64 (self->body, self->n_entries);
      put64 (self->body, size);
      put64 (self->body, start);
      put (self->body, 0x07064b50, 4);
      put (self->body, 0, 4);
      put64 (self->body, end);
      put (self->body, 1, 4);
    }
  put (self->body, 0x06054b50, 4);
  put (self->body, 0, 4);
  put (self->body, MIN (self->n_entries, 0xffff), 2);
  put (self->body, MIN (self->n_entries, 0xffff), 2);
  put (self->body, size, 4);
  put (self->body, start, 4);
  put (self->body, 0, 2);

  made = g_byte_array_free_to_bytes (self->body);
  g_byte_array_unref (self->directory);
  g_free (self);

  return made;
}
