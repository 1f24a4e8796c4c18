/* hjl-demo-files.c: CVs and profile documents of invented people: real files, the same every time
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/world/hjl-demo-files.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "demo/world/hjl-demo-front.h"
#include "demo/world/hjl-demo-person.h"

/* A4 in points, and a margin of 2 cm. */
#define PAGE_WIDTH 595.276
#define PAGE_HEIGHT 841.89
#define MARGIN 56.7

#define HUGE_SIZE (31 * 1024 * 1024 + 4096)

typedef struct
{
  GStrv       lines;
  GByteArray *data;
} Page;

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static double
show (cairo_t    *cr,
      double      y,
      const char *font,
      const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_from_string (font);
  int                   height;

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (PAGE_WIDTH - 2 * MARGIN) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, NULL, &height);
  cairo_move_to (cr, MARGIN, y);
  pango_cairo_show_layout (cr, layout);
  return y + (double) height / PANGO_SCALE + 6;
}

/* The first line is the heading. */
static void
show_lines (cairo_t *cr,
            GStrv    lines)
{
  double y = MARGIN;

  for (guint i = 0; lines[i] != NULL; i++)
    y = show (cr, y, i == 0 ? "Sans Bold 18" : "Sans 10.5", lines[i]);
}

static void
draw_pdf (gpointer user_data)
{
  GStrv            lines = ((Page *) user_data)->lines;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, ((Page *) user_data)->data, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_t         *cr = cairo_create (surface);

  /* The day of its making would change the bytes with every run. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-01-05T09:00:00Z");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, lines[0]);
  show_lines (cr, lines);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

static void
draw_png (gpointer user_data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  show_lines (cr, ((Page *) user_data)->lines);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append, ((Page *) user_data)->data);
  cairo_surface_destroy (surface);
}

static GBytes *
draw (GStrv lines,
      void (*func) (gpointer data))
{
  Page page = { lines, g_byte_array_new () };

  hjl_demo_front_draw (func, &page);
  return g_byte_array_free_to_bytes (page.data);
}

GBytes *
hjl_demo_pdf_new (GStrv lines)
{
  return draw (lines, draw_pdf);
}

/* g_strrstr_len() ends at the first NUL, of which a PDF has many. */
static const char *
find_last (const char *bytes,
           gsize       size,
           const char *word)
{
  const char *end = bytes + size;
  const char *last = NULL;

  for (const char *p = bytes; (p = memmem (p, end - p, word, strlen (word))) != NULL; p++)
    last = p;
  g_assert (last != NULL);
  return last;
}

/* Comment lines between the end of a PDF and a second copy of its trailer: any size, still valid. */
static GBytes *
make_huge (GBytes *pdf)
{
  gsize       size;
  const char *bytes = g_bytes_get_data (pdf, &size);
  const char *tail = find_last (bytes, size, "startxref");
  g_autoptr (GByteArray) data = g_byte_array_sized_new (HUGE_SIZE);
  g_autofree char *line = g_strnfill (80, '.');

  while (memcmp (tail, "startxref", strlen ("startxref")) != 0)
    tail--;
  line[0] = '%';
  line[79] = '\n';
  g_byte_array_append (data, (const guint8 *) bytes, size);
  while (data->len < HUGE_SIZE)
    g_byte_array_append (data, (const guint8 *) line, 80);
  g_byte_array_append (data, (const guint8 *) tail, bytes + size - tail);
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static void
add_line (GPtrArray  *lines,
          const char *label,
          const char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (lines, label != NULL ? g_strdup_printf ("%s: %s", label, text) : g_strdup (text));
}

static GStrv
lines_of (HjlDemoWorld     *world,
          HjlDemoCandidate *candidate,
          HjlDemoPerson    *person,
          const char       *title)
{
  GPtrArray *lines = g_ptr_array_new ();
  g_autoptr (JsonObject) profile = hjl_demo_profile_to_json (world, candidate);

  add_line (lines, NULL, person->name);
  add_line (lines, NULL, title);
  add_line (lines, NULL, person->headline);
  add_line (lines, "Email", person->email);
  add_line (lines, "Phone", person->phone);
  add_line (lines, "Lives in", person->location);
  add_line (lines, "Candidate", candidate->id);
  if (!person->bare)
    {
      JsonArray *skills = json_object_get_array_member (profile, "skills");
      JsonArray *jobs = json_object_get_array_member (profile, "experience");

      add_line (lines, NULL, json_object_get_string_member (profile, "summary"));
      for (guint i = 0; i < json_array_get_length (skills); i++)
        add_line (lines, "Skill", json_object_get_string_member (json_array_get_object_element (skills, i), "name"));
      for (guint i = 0; i < json_array_get_length (jobs); i++)
        {
          JsonObject *job = json_array_get_object_element (jobs, i);

          add_line (lines, json_object_get_string_member (job, "company"), json_object_get_string_member (job, "title"));
          add_line (lines, NULL, json_object_get_string_member (job, "summary"));
        }
    }
  g_ptr_array_add (lines, NULL);
  return (GStrv) g_ptr_array_free (lines, FALSE);
}

GBytes *
hjl_demo_files_make_cv (HjlDemoWorld     *world,
                        HjlDemoCandidate *candidate,
                        const char      **type)
{
  HjlDemoPerson person;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GBytes) pdf = NULL;
  GBytes *bytes = NULL;
  char   *text;

  hjl_demo_person_init (&person, world, candidate);
  lines = lines_of (world, candidate, &person, "Curriculum vitae");
  *type = "application/pdf";
  switch (person.cv)
    {
    case HJL_DEMO_CV_DOCX:
      *type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
      bytes = hjl_demo_docx_new (lines);
      break;
    case HJL_DEMO_CV_TXT:
      *type = "text/plain; charset=utf-8";
      text = g_strjoinv ("\n", lines);
      bytes = g_bytes_new_take (text, strlen (text));
      break;
    case HJL_DEMO_CV_PNG:
      *type = "image/png";
      bytes = draw (lines, draw_png);
      break;
    case HJL_DEMO_CV_EMPTY:
      bytes = g_bytes_new (NULL, 0);
      break;
    case HJL_DEMO_CV_HUGE:
      pdf = hjl_demo_pdf_new (lines);
      bytes = make_huge (pdf);
      break;
    case HJL_DEMO_CV_ODT:
      *type = "application/vnd.oasis.opendocument.text";
      bytes = hjl_demo_odt_new (lines);
      break;
    case HJL_DEMO_CV_PDF:
      bytes = hjl_demo_pdf_new (lines);
      break;
    case HJL_DEMO_CV_NONE:
    default:
      break;
    }
  hjl_demo_person_clear (&person);
  return bytes;
}

GBytes *
hjl_demo_files_make_profile (HjlDemoWorld     *world,
                             HjlDemoCandidate *candidate)
{
  HjlDemoPerson person;
  g_auto (GStrv) lines = NULL;
  GBytes *bytes = NULL;

  hjl_demo_person_init (&person, world, candidate);
  if (person.profile_pdf)
    {
      lines = lines_of (world, candidate, &person, "hackajob profile");
      bytes = hjl_demo_pdf_new (lines);
    }
  hjl_demo_person_clear (&person);
  return bytes;
}

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
