/* hjl-demo-docx.c: small valid office files: stored ZIP archives of a little XML
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/world/hjl-demo-docx.h"

/* 2026-01-05 09:00 as DOS writes it. */
#define DOS_TIME (9 << 11)
#define DOS_DATE (((2026 - 1980) << 9) | (1 << 5) | 5)

typedef struct
{
  GByteArray *data;
  GByteArray *directory;
  guint16     count;
} Zip;

/* CRC-32 of ISO 3309, bit by bit: the texts are short. */
static guint32
checksum (const char *text,
          gsize       size)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= (guint8) text[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  return ~crc;
}

static void
put (GByteArray *data,
     guint32     value,
     guint       size)
{
  for (guint i = 0; i < size; i++)
    {
      guint8 byte = value >> (8 * i);

      g_byte_array_append (data, &byte, 1);
    }
}

/* What the local header and the central directory have in common: version 2.0 to extract, names in
 * UTF-8, stored. */
static void
put_facts (GByteArray *data,
           const char *name,
           const char *text)
{
  gsize size = strlen (text);

  put (data, 20, 2);
  put (data, 1 << 11, 2);
  put (data, 0, 2);
  put (data, DOS_TIME, 2);
  put (data, DOS_DATE, 2);
  put (data, checksum (text, size), 4);
  put (data, size, 4);
  put (data, size, 4);
  put (data, strlen (name), 2);
  put (data, 0, 2);
}

static void
add (Zip        *zip,
     const char *name,
     const char *text)
{
  guint32 offset = zip->data->len;

  put (zip->data, 0x04034b50, 4);
  put_facts (zip->data, name, text);
  g_byte_array_append (zip->data, (const guint8 *) name, strlen (name));
  g_byte_array_append (zip->data, (const guint8 *) text, strlen (text));

  put (zip->directory, 0x02014b50, 4);
  put (zip->directory, 20, 2);
  put_facts (zip->directory, name, text);
  put (zip->directory, 0, 2);
  put (zip->directory, 0, 2);
  put (zip->directory, 0, 2);
  put (zip->directory, 0, 4);
  put (zip->directory, offset, 4);
  g_byte_array_append (zip->directory, (const guint8 *) name, strlen (name));
  zip->count++;
}

static GBytes *
finish (Zip *zip)
{
  guint32 offset = zip->data->len;
  guint32 size = zip->directory->len;

  g_byte_array_append (zip->data, zip->directory->data, size);
  put (zip->data, 0x06054b50, 4);
  put (zip->data, 0, 4);
  put (zip->data, zip->count, 2);
  put (zip->data, zip->count, 2);
  put (zip->data, size, 4);
  put (zip->data, offset, 4);
  put (zip->data, 0, 2);
  g_byte_array_unref (zip->directory);
  return g_byte_array_free_to_bytes (zip->data);
}

GBytes *
hjl_demo_docx_new (GStrv lines)
{
  Zip zip = { g_byte_array_new (), g_byte_array_new (), 0 };
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (lines[i], -1);

      g_string_append_printf (body, "<w:p><w:r>%s<w:t xml:space=\"preserve\">%s</w:t></w:r></w:p>",
                              i == 0 ? "<w:rPr><w:b/><w:sz w:val=\"36\"/></w:rPr>" : "", escaped);
    }
  g_string_prepend (body,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
  g_string_append (body, "<w:sectPr/></w:body></w:document>");

  add (&zip, "[Content_Types].xml",
       "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
       "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
       "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
       "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
       "<Override PartName=\"/word/document.xml\" ContentType="
       "\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
  add (&zip, "_rels/.rels",
       "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
       "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
       "<Relationship Id=\"rId1\" Type="
       "\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
       "Target=\"word/document.xml\"/></Relationships>");
  add (&zip, "word/document.xml", body->str);
  return finish (&zip);
}

GBytes *
hjl_demo_odt_new (GStrv lines)
{
  Zip zip = { g_byte_array_new (), g_byte_array_new (), 0 };
  g_autoptr (GString) body = g_string_new (NULL);

  g_string_append (body,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                   "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\">"
                   "<office:body><office:text>");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (lines[i], -1);

      g_string_append_printf (body, "<text:p>%s</text:p>", escaped);
    }
  g_string_append (body, "</office:text></office:body></office:document-content>");

  add (&zip, "mimetype", "application/vnd.oasis.opendocument.text");
  add (&zip, "content.xml", body->str);
  add (&zip, "META-INF/manifest.xml",
       "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
       "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
       "<manifest:file-entry manifest:full-path=\"/\" "
       "manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>"
       "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
       "</manifest:manifest>");
  return finish (&zip);
}
