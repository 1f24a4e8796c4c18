/* hjl-cv-document-office.c: the text of Word's and of OpenDocument's files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-document.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/xmlreader.h>
#include <string.h>

/* Bounds of what is unpacked: a bomb is a few KiB that become many GiB. */
#define MAX_ENTRIES 20000
#define MAX_PART (24 * 1024 * 1024)
#define MAX_PARTS (64 * 1024 * 1024)
#define MAX_BASES 16

/* A paragraph in the making; text boxes stand within others. */
typedef struct
{
  GString *text;
  double   size;
} Paragraph;

typedef struct
{
  char  *base;
  double size;
} Style;

typedef struct
{
  HjlCvText  *text;
  GHashTable *styles; /* (element-type utf8 Style) */
  GArray     *paragraphs;
  GString    *row; /* cells of a row, where each has one paragraph */
  double      row_size;
  guint       row_depth;
  guint       in_cell; /* paragraphs of this cell so far */
  double      size;    /* of the run; 0 for the paragraph's */
  gboolean    hidden;  /* the run, from who reads */
  double      normal;
} Walk;

static void
style_free (Style *style)
{
  g_free (style->base);
  g_free (style);
}

/*
 * The container
 */

/* @wanted: starts of names, as "word/header". *@reading is set where the parts cannot be had.
 * Returns: (transfer full) (nullable): the parts by name */
static GHashTable *
unpack (GBytes            *content,
        const char *const *wanted,
        HjlCvReading      *reading)
{
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  struct archive       *archive = archive_read_new ();
  struct archive_entry *entry;
  gsize                 size, total = 0;
  const void           *data = g_bytes_get_data (content, &size);
  guint                 n_entries = 0;
  int                   status;

  *reading = HJL_CV_READ;
  archive_read_support_format_zip_seekable (archive);
  status = archive_read_open_memory (archive, data, size);
  while (status == ARCHIVE_OK && *reading == HJL_CV_READ)
    {
      const char *name;
      g_autoptr (GByteArray) part = NULL;

      status = archive_read_next_header (archive, &entry);
      if (status == ARCHIVE_WARN)
        status = ARCHIVE_OK;
      if (status != ARCHIVE_OK)
        break;
      if (++n_entries > MAX_ENTRIES)
        *reading = HJL_CV_TOO_LARGE;
      /* Names are compared and never opened: a path with `..` is one that nobody wants. */
      name = archive_entry_pathname (entry);
      for (guint i = 0; name != NULL && wanted[i] != NULL; i++)
        {
          if (g_str_has_prefix (name, wanted[i]))
            part = part != NULL ? part : g_byte_array_new ();
        }
      if (part == NULL)
        continue;

      for (;;)
        {
          guint8     chunk[16384];
          la_ssize_t n = archive_read_data (archive, chunk, sizeof chunk);

          if (n < 0)
            *reading = archive_entry_is_data_encrypted (entry) ? HJL_CV_ENCRYPTED : HJL_CV_BROKEN;
          if (n <= 0)
            break;
          total += n;
          if (part->len + n > MAX_PART || total > MAX_PARTS)
            {
              *reading = HJL_CV_TOO_LARGE;
              break;
            }
          g_byte_array_append (part, chunk, n);
        }
      g_hash_table_replace (parts, g_strdup (name), g_byte_array_free_to_bytes (g_steal_pointer (&part)));
    }
  if (*reading == HJL_CV_READ && status != ARCHIVE_EOF)
    *reading = HJL_CV_BROKEN;
  archive_read_free (archive);

  return *reading == HJL_CV_READ ? g_steal_pointer (&parts) : NULL;
}

/*
 * XML
 */
typedef void (*StartFunc) (Walk            *walk,
                           xmlTextReaderPtr reader,
                           const char      *name);
typedef void (*EndFunc) (Walk       *walk,
                         const char *name);
typedef void (*TextFunc) (Walk       *walk,
                          const char *within,
                          const char *text);

static char *
dup_attribute (xmlTextReaderPtr reader,
               const char      *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (reader, (const xmlChar *) name);
  char    *copy = g_strdup ((const char *) value);

  xmlFree (value);

  return copy;
}

/* No network, no entities of the document's own: one that declares a type is none of an office's. Elements in @skipped, a list that
 * ends with %NULL, are left out with all that is in them.
 * Returns: whether it is well formed */
static gboolean
walk_xml (Walk              *walk,
          GBytes            *part,
          const char *const *skipped,
          StartFunc          start,
          EndFunc            end,
          TextFunc           text)
{
  gsize            size;
  const char      *data = g_bytes_get_data (part, &size);
  xmlTextReaderPtr reader = xmlReaderForMemory (data != NULL ? data : "", (int) size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT);
  g_autoptr (GPtrArray) within = g_ptr_array_new_with_free_func (g_free);
  int      status, skip = -1;
  gboolean good = TRUE;

  if (reader == NULL)
    return FALSE;
  while (good && (status = xmlTextReaderRead (reader)) == 1)
    {
      int         type = xmlTextReaderNodeType (reader);
      const char *name = (const char *) xmlTextReaderConstName (reader);
      int         depth = xmlTextReaderDepth (reader);

      if (type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE)
        good = FALSE;
      else if (type == XML_READER_TYPE_ELEMENT)
        {
          gboolean empty = xmlTextReaderIsEmptyElement (reader);

          g_ptr_array_set_size (within, MIN (within->len, (guint) depth));
          g_ptr_array_add (within, g_strdup (name));
          if (skip < 0 && g_strv_contains (skipped, name))
            skip = depth;
          if (skip < 0)
            start (walk, reader, name);
          if (empty && skip < 0)
            end (walk, name);
          if (empty && skip == depth)
            skip = -1;
        }
      else if (type == XML_READER_TYPE_END_ELEMENT)
        {
          if (skip < 0)
            end (walk, name);
          else if (skip == depth)
            skip = -1;
        }
      else if (skip < 0 && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_WHITESPACE))
        {
          const char *parent = within->len >= (guint) depth && depth > 0 ? g_ptr_array_index (within, depth - 1) : "";

          text (walk, parent, (const char *) xmlTextReaderConstValue (reader));
        }
    }
  good &= good ? status == 0 : FALSE;
  xmlFreeTextReader (reader);

  return good;
}

static void
no_end (Walk       *walk,
        const char *name)
{
}

static void
no_text (Walk       *walk,
         const char *within,
         const char *text)
{
}

static const char *const skip_none[] = { NULL };

/*
 * Paragraphs, rows and sizes, which both formats have
 */
static void
walk_init (Walk      *walk,
           HjlCvText *text)
{
  memset (walk, 0, sizeof *walk);
  walk->text = text;
  walk->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) style_free);
  walk->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  walk->normal = 11;
}

static void
walk_clear (Walk *walk)
{
  for (guint i = 0; i < walk->paragraphs->len; i++)
    g_string_free (g_array_index (walk->paragraphs, Paragraph, i).text, TRUE);
  g_array_unref (walk->paragraphs);
  g_hash_table_unref (walk->styles);
  if (walk->row != NULL)
    g_string_free (walk->row, TRUE);
}

static double
get_style_size (Walk       *walk,
                const char *name)
{
  for (guint i = 0; name != NULL && i < MAX_BASES; i++)
    {
      const Style *style = g_hash_table_lookup (walk->styles, name);

      if (style == NULL)
        break;
      if (style->size > 0)
        return style->size;
      name = style->base;
    }

  return 0;
}

static void
put_style (Walk       *walk,
           const char *name,
           char       *base)
{
  Style *style = g_new0 (Style, 1);

  style->base = base;
  g_hash_table_replace (walk->styles, g_strdup (name), style);
}

static Paragraph *
get_paragraph (Walk *walk)
{
  return walk->paragraphs->len > 0 ? &g_array_index (walk->paragraphs, Paragraph, walk->paragraphs->len - 1) : NULL;
}

static void
begin_paragraph (Walk  *walk,
                 double size)
{
  Paragraph paragraph = { g_string_new (NULL), size };

  g_array_append_val (walk->paragraphs, paragraph);
  walk->size = 0;
}

/* What is in a row whose cells are one line each is one line: a label and what it is the label of. */
static void
flush_row (Walk *walk)
{
  if (walk->row != NULL)
    {
      hjl_cv_text_add (walk->text, walk->row->str, 1, 0, walk->row_size);
      g_string_free (walk->row, TRUE);
      walk->row = NULL;
    }
  walk->row_size = 0;
}

static void
end_paragraph (Walk *walk)
{
  Paragraph *paragraph = get_paragraph (walk);
  double     size;

  if (paragraph == NULL)
    return;
  size = paragraph->size > 0 ? paragraph->size : walk->normal;
  g_strstrip (paragraph->text->str);
  if (*paragraph->text->str != '\0')
    {
      if (walk->row_depth == 1 && walk->paragraphs->len == 1 && walk->in_cell++ == 0 && strchr (paragraph->text->str, '\n') == NULL)
        {
          if (walk->row == NULL)
            walk->row = g_string_new (paragraph->text->str);
          else
            g_string_append_printf (walk->row, "\t%s", paragraph->text->str);
          walk->row_size = MAX (walk->row_size, size);
        }
      else
        {
          flush_row (walk);
          hjl_cv_text_add (walk->text, paragraph->text->str, 1, 0, size);
        }
    }
  g_string_free (paragraph->text, TRUE);
  g_array_set_size (walk->paragraphs, walk->paragraphs->len - 1);
  walk->size = 0;
}

static void
put_text (Walk       *walk,
          const char *text)
{
  Paragraph *paragraph = get_paragraph (walk);

  if (paragraph == NULL || text == NULL || paragraph->text->len > 16 * HJL_CV_MAX_LINE)
    return;
  g_string_append (paragraph->text, text);
  if (walk->size > 0 && strspn (text, " \t\n") < strlen (text))
    paragraph->size = MAX (paragraph->size, walk->size);
}

/*
 * Word (ECMA-376, part 1)
 */
static void
start_word_style (Walk            *walk,
                  xmlTextReaderPtr reader,
                  const char      *name)
{
  /* The style that was begun last is kept in the row, which styles have none of. */
  if (walk->row == NULL)
    walk->row = g_string_new (NULL);
  if (g_str_equal (name, "w:style"))
    {
      g_autofree char *id = dup_attribute (reader, "w:styleId");

      g_string_assign (walk->row, id != NULL ? id : "");
      put_style (walk, walk->row->str, NULL);
    }
  else if (g_str_equal (name, "w:basedOn"))
    {
      Style *style = g_hash_table_lookup (walk->styles, walk->row->str);

      if (style != NULL)
        {
          g_free (style->base);
          style->base = dup_attribute (reader, "w:val");
        }
    }
  else if (g_str_equal (name, "w:sz"))
    {
      g_autofree char *value = dup_attribute (reader, "w:val");
      Style           *style = g_hash_table_lookup (walk->styles, walk->row->str);
      double           size = value != NULL ? CLAMP (g_ascii_strtod (value, NULL), 2, 800) / 2 : 0;

      if (style != NULL)
        style->size = size;
      else
        walk->normal = size;
    }
}

static void
start_word (Walk            *walk,
            xmlTextReaderPtr reader,
            const char      *name)
{
  if (g_str_equal (name, "w:p"))
    begin_paragraph (walk, 0);
  else if (g_str_equal (name, "w:pStyle"))
    {
      g_autofree char *style = dup_attribute (reader, "w:val");
      Paragraph       *paragraph = get_paragraph (walk);

      if (paragraph != NULL)
        paragraph->size = get_style_size (walk, style);
    }
  else if (g_str_equal (name, "w:r"))
    {
      walk->size = 0;
      walk->hidden = FALSE;
    }
  else if (g_str_equal (name, "w:vanish"))
    {
      g_autofree char *value = dup_attribute (reader, "w:val");

      walk->hidden = value == NULL || !(g_str_equal (value, "0") || g_str_equal (value, "false") || g_str_equal (value, "off"));
    }
  /* WordArt. */
  else if (g_str_equal (name, "v:textpath"))
    {
      g_autofree char *value = dup_attribute (reader, "string");

      if (value != NULL)
        put_text (walk, value);
    }
  else if (g_str_equal (name, "w:sz"))
    {
      g_autofree char *value = dup_attribute (reader, "w:val");

      walk->size = value != NULL ? CLAMP (g_ascii_strtod (value, NULL), 2, 800) / 2 : 0;
    }
  else if (g_str_equal (name, "w:tab") || g_str_equal (name, "w:ptab"))
    put_text (walk, "\t");
  else if (g_str_equal (name, "w:br") || g_str_equal (name, "w:cr"))
    put_text (walk, "\n");
  else if (g_str_equal (name, "w:noBreakHyphen"))
    put_text (walk, "-");
  else if (g_str_equal (name, "w:tr"))
    {
      flush_row (walk);
      walk->row_depth++;
    }
  else if (g_str_equal (name, "w:tc"))
    walk->in_cell = 0;
}

static void
end_word (Walk       *walk,
          const char *name)
{
  if (g_str_equal (name, "w:p"))
    end_paragraph (walk);
  else if (g_str_equal (name, "w:r"))
    walk->size = 0;
  else if (g_str_equal (name, "w:tr"))
    {
      flush_row (walk);
      walk->row_depth -= walk->row_depth > 0;
    }
}

static void
text_word (Walk       *walk,
           const char *within,
           const char *text)
{
  if (g_str_equal (within, "w:t"))
    {
      if (!walk->hidden)
        put_text (walk, text);
    }
  else if (g_str_equal (within, "w:instrText"))
    {
      const char *place = strstr (text, "HYPERLINK \"");

      if (place != NULL)
        {
          g_autofree char *uri = g_strdup (place + strlen ("HYPERLINK \""));

          uri[strcspn (uri, "\"")] = '\0';
          hjl_cv_text_add_link (walk->text, uri);
        }
    }
}

static void
start_relation (Walk            *walk,
                xmlTextReaderPtr reader,
                const char      *name)
{
  g_autofree char *type = dup_attribute (reader, "Type");
  g_autofree char *target = dup_attribute (reader, "Target");

  if (type != NULL && g_str_has_suffix (type, "/hyperlink"))
    hjl_cv_text_add_link (walk->text, target);
}

static void
text_property (Walk       *walk,
               const char *within,
               const char *text)
{
  if (g_str_equal (within, "dc:creator") || g_str_equal (within, "meta:initial-creator"))
    {
      g_free (walk->text->author);
      walk->text->author = g_strdup (text);
    }
  else if (g_str_equal (within, "dc:title"))
    {
      g_free (walk->text->title);
      walk->text->title = g_strdup (text);
    }
}

static void
no_start (Walk            *walk,
          xmlTextReaderPtr reader,
          const char      *name)
{
}

HjlCvReading
hjl_cv_read_docx (GBytes    *content,
                  HjlCvText *text)
{
  static const char *const wanted[] = { "word/document", "word/header", "word/footer", "word/styles.xml", "word/_rels/document", "docProps/core.xml", NULL };
  /* What older programs read in place of text boxes; what was deleted; what stands before a field. */
  static const char *const skipped[] = { "mc:Fallback", "w:del", "w:moveFrom", "w:pPrChange", "w:rPrChange", "w:tabs", NULL };
  HjlCvReading             reading;
  g_autoptr (GHashTable) parts = unpack (content, wanted, &reading);
  g_autoptr (GList) names = NULL;
  Walk     walk;
  GBytes  *part;
  gboolean good = FALSE;

  if (parts == NULL)
    return reading;

  walk_init (&walk, text);
  names = g_list_sort (g_hash_table_get_keys (parts), (GCompareFunc) strcmp);
  part = g_hash_table_lookup (parts, "word/styles.xml");
  if (part != NULL)
    {
      walk_xml (&walk, part, skip_none, start_word_style, no_end, no_text);
      if (walk.row != NULL)
        g_string_free (walk.row, TRUE);
      walk.row = NULL;
      walk.row_size = 0;
    }
  part = g_hash_table_lookup (parts, "docProps/core.xml");
  if (part != NULL)
    walk_xml (&walk, part, skip_none, no_start, no_end, text_property);
  for (guint pass = 0; pass < 3; pass++)
    {
      text->foot = pass == 2;
      for (GList *l = names; l != NULL; l = l->next)
        {
          const char *name = l->data;

          part = g_hash_table_lookup (parts, name);
          if (g_str_has_suffix (name, ".rels") && pass == 0)
            walk_xml (&walk, part, skip_none, start_relation, no_end, no_text);
          else if (g_str_has_prefix (name, "word/header") && pass == 0)
            walk_xml (&walk, part, skipped, start_word, end_word, text_word);
          else if (g_str_has_prefix (name, "word/document") && pass == 1)
            good |= walk_xml (&walk, part, skipped, start_word, end_word, text_word);
          else if (g_str_has_prefix (name, "word/footer") && pass == 2)
            walk_xml (&walk, part, skipped, start_word, end_word, text_word);
        }
      flush_row (&walk);
    }
  text->foot = FALSE;
  walk_clear (&walk);

  return good ? HJL_CV_READ : HJL_CV_BROKEN;
}

/*
 * OpenDocument 1.2
 */
static void
start_open_style (Walk            *walk,
                  xmlTextReaderPtr reader,
                  const char      *name)
{
  if (walk->row == NULL)
    walk->row = g_string_new (NULL);
  if (g_str_equal (name, "style:style"))
    {
      g_autofree char *id = dup_attribute (reader, "style:name");

      g_string_assign (walk->row, id != NULL ? id : "");
      put_style (walk, walk->row->str, dup_attribute (reader, "style:parent-style-name"));
    }
  else if (g_str_equal (name, "style:default-style"))
    g_string_assign (walk->row, "");
  else if (g_str_equal (name, "style:text-properties"))
    {
      g_autofree char *value = dup_attribute (reader, "fo:font-size");
      Style           *style = g_hash_table_lookup (walk->styles, walk->row->str);

      if (style != NULL && value != NULL && g_str_has_suffix (value, "pt"))
        style->size = CLAMP (g_ascii_strtod (value, NULL), 1, 400);
    }
}

static void
start_open (Walk            *walk,
            xmlTextReaderPtr reader,
            const char      *name)
{
  if (g_str_equal (name, "text:p") || g_str_equal (name, "text:h"))
    {
      g_autofree char *style = dup_attribute (reader, "text:style-name");

      begin_paragraph (walk, get_style_size (walk, style));
    }
  else if (g_str_equal (name, "text:span"))
    {
      g_autofree char *style = dup_attribute (reader, "text:style-name");

      walk->size = get_style_size (walk, style);
    }
  else if (g_str_equal (name, "text:a"))
    {
      g_autofree char *uri = dup_attribute (reader, "xlink:href");

      hjl_cv_text_add_link (walk->text, uri);
    }
  else if (g_str_equal (name, "text:s"))
    {
      g_autofree char *count = dup_attribute (reader, "text:c");
      guint            n = count != NULL ? CLAMP (g_ascii_strtoll (count, NULL, 10), 1, 20) : 1;

      for (guint i = 0; i < n; i++)
        put_text (walk, " ");
    }
  else if (g_str_equal (name, "text:tab"))
    put_text (walk, "\t");
  else if (g_str_equal (name, "text:line-break"))
    put_text (walk, "\n");
  else if (g_str_equal (name, "table:table-row"))
    {
      flush_row (walk);
      walk->row_depth++;
    }
  else if (g_str_equal (name, "table:table-cell"))
    walk->in_cell = 0;
}

static void
end_open (Walk       *walk,
          const char *name)
{
  if (g_str_equal (name, "text:p") || g_str_equal (name, "text:h"))
    end_paragraph (walk);
  else if (g_str_equal (name, "text:span"))
    walk->size = 0;
  else if (g_str_equal (name, "table:table-row"))
    {
      flush_row (walk);
      walk->row_depth -= walk->row_depth > 0;
    }
}

static void
text_open (Walk       *walk,
           const char *within,
           const char *text)
{
  if (g_str_has_prefix (within, "text:"))
    put_text (walk, text);
}

/* What stands at the top or the foot of each page is among the styles. */
static void
walk_margins (Walk    *walk,
              GBytes  *part,
              gboolean foot)
{
  static const char *const heads[] = { "office:styles", "office:automatic-styles", "style:footer", "style:footer-left", "style:footer-first", "text:tracked-changes", "office:annotation", NULL };
  static const char *const feet[] = { "office:styles", "office:automatic-styles", "style:header", "style:header-left", "style:header-first", "text:tracked-changes", "office:annotation", NULL };

  if (part == NULL)
    return;
  walk->text->foot = foot;
  walk_xml (walk, part, foot ? feet : heads, start_open, end_open, text_open);
  flush_row (walk);
  walk->text->foot = FALSE;
}

HjlCvReading
hjl_cv_read_odt (GBytes    *content,
                 HjlCvText *text)
{
  static const char *const wanted[] = { "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml", NULL };
  static const char *const skipped[] = { "text:tracked-changes", "office:annotation", "text:note", NULL };
  HjlCvReading             reading;
  g_autoptr (GHashTable) parts = unpack (content, wanted, &reading);
  Walk        walk;
  GBytes     *part;
  const char *data;
  gsize       size;
  gboolean    good;

  if (parts == NULL)
    return reading;
  part = g_hash_table_lookup (parts, "META-INF/manifest.xml");
  if (part != NULL)
    {
      data = g_bytes_get_data (part, &size);
      if (memmem (data, size, "encryption-data", strlen ("encryption-data")) != NULL)
        return HJL_CV_ENCRYPTED;
    }

  walk_init (&walk, text);
  walk.normal = 12;
  for (guint i = 0; i < 2; i++)
    {
      part = g_hash_table_lookup (parts, i == 0 ? "styles.xml" : "content.xml");
      if (part != NULL)
        walk_xml (&walk, part, skip_none, start_open_style, no_end, no_text);
    }
  if (walk.row != NULL)
    g_string_free (walk.row, TRUE);
  walk.row = NULL;
  part = g_hash_table_lookup (parts, "meta.xml");
  if (part != NULL)
    walk_xml (&walk, part, skip_none, no_start, no_end, text_property);
  walk_margins (&walk, g_hash_table_lookup (parts, "styles.xml"), FALSE);
  part = g_hash_table_lookup (parts, "content.xml");
  good = part != NULL && walk_xml (&walk, part, skipped, start_open, end_open, text_open);
  flush_row (&walk);
  walk_margins (&walk, g_hash_table_lookup (parts, "styles.xml"), TRUE);
  walk_clear (&walk);
  text->n_pages = 1;

  return good ? HJL_CV_READ : HJL_CV_BROKEN;
}
