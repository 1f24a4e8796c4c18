/* hjl-pdf-layout.c: sets rows of text on A4 pages and gives a PDF
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "document/hjl-pdf-layout.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "model/hjl-error.h"
#include "model/hjl-time.h"

/* A4 in points. */
#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89
#define PAGE_TOP 54.0
#define PAGE_BOTTOM 776.0
#define FOOT_BASELINE 806.0

#define RULE_WIDTH 0.5
#define RULE_GAP 9.0

/* Families in the order of preference; fontconfig adds whatever a script needs beyond them. */
#define FAMILIES "Noto Sans,Noto Sans Arabic,Noto Sans Hebrew,Noto Sans CJK SC,DejaVu Sans,Sans"

typedef struct
{
  double      size;    /* points */
  double      leading; /* least height of a line, as a multiple of the size */
  PangoWeight weight;
  double      red, green, blue;
} Face;

static const Face faces[HJL_N_FACES] = {
  [HJL_FACE_NAME] = { 24, 1.2, PANGO_WEIGHT_BOLD, 0.09, 0.13, 0.20 },
  [HJL_FACE_HEADLINE] = { 12.5, 1.4, PANGO_WEIGHT_NORMAL, 0.27, 0.33, 0.42 },
  [HJL_FACE_HEADING] = { 11.5, 1.4, PANGO_WEIGHT_BOLD, 0.04, 0.35, 0.45 },
  [HJL_FACE_STRONG] = { 9.75, 1.45, PANGO_WEIGHT_BOLD, 0.09, 0.13, 0.20 },
  [HJL_FACE_BODY] = { 9.75, 1.45, PANGO_WEIGHT_NORMAL, 0.13, 0.17, 0.23 },
  [HJL_FACE_MUTED] = { 9.75, 1.45, PANGO_WEIGHT_NORMAL, 0.36, 0.41, 0.48 },
  [HJL_FACE_LABEL] = { 8.75, 1.45, PANGO_WEIGHT_NORMAL, 0.36, 0.41, 0.48 },
  [HJL_FACE_FOOTER] = { 8, 1.4, PANGO_WEIGHT_NORMAL, 0.42, 0.46, 0.52 },
};

/* One line of one cell. */
typedef struct
{
  PangoLayoutLine *line;
  double           x; /* on the page, alignment included */
  double           width;
  HjlFace          face;
  char            *link; /* nullable */
} Piece;

/* What stands on one baseline: a line of every cell of a row. */
typedef struct
{
  GArray  *pieces; /* (element-type Piece) */
  double   space;  /* above, unless at the top of a page */
  double   ascent;
  double   descent;
  gboolean rule;
  gboolean keep; /* with the line that follows */
  guint    page;
  double   baseline;
} Line;

struct _HjlPdfLayout
{
  GByteArray           *data;
  cairo_surface_t      *surface;
  cairo_t              *cr;
  PangoContext         *context;
  PangoFontDescription *fonts[HJL_N_FACES];
  GPtrArray            *layouts; /* (element-type PangoLayout), which own their lines */
  GPtrArray            *lines;   /* (element-type Line) */
  guint                 row;     /* index of the first line of the row being filled */
  double                row_space;
  HjlRowFlags           row_flags;
  HjlScriptsFound       scripts;
};

static void
clear_piece (gpointer data)
{
  Piece *piece = data;

  pango_layout_line_unref (piece->line);
  g_free (piece->link);
}

static void
free_line (gpointer data)
{
  Line *line = data;

  g_array_unref (line->pieces);
  g_free (line);
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Link attributes of cairo are a small language of their own: only what cannot be misread in it. */
static gboolean
can_be_link (const char *text)
{
  g_autofree char *host = NULL;

  if (!g_str_has_prefix (text, "https://") && !g_str_has_prefix (text, "http://"))
    return FALSE;

  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c) || strchr ("'\"\\<>[]", *c) != NULL)
      return FALSE;

  return g_uri_split_network (text, G_URI_FLAGS_NONE, NULL, &host, NULL, NULL) && *host != '\0';
}

static PangoLayout *
make_layout (HjlPdfLayout *self,
             double        width,
             HjlFace       face,
             const char   *text)
{
  PangoLayout   *layout = pango_layout_new (self->context);
  PangoAttrList *attributes = pango_attr_list_new ();

  /* A hyphen put into an address that had to be broken would become part of it. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  pango_layout_set_font_description (layout, self->fonts[face]);
  pango_layout_set_width (layout, pango_units_from_double (width));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (layout, TRUE);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  hjl_scripts_look_at (&self->scripts, layout);

  return layout;
}

/* The @index-th line of the row being filled. */
static Line *
get_row_line (HjlPdfLayout *self,
              guint         index)
{
  Line *line;

  if (self->row + index < self->lines->len)
    return g_ptr_array_index (self->lines, self->row + index);

  line = g_new0 (Line, 1);
  line->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (line->pieces, clear_piece);
  if (index == 0)
    {
      line->space = self->row_space;
      line->rule = (self->row_flags & HJL_ROW_RULE) != 0;
    }
  g_ptr_array_add (self->lines, line);

  return line;
}

/* A row is complete: no page may end after its first or before its last line alone. */
static void
close_row (HjlPdfLayout *self)
{
  guint n_lines = self->lines->len - self->row;

  for (guint i = 0; i < n_lines; i++)
    {
      Line *line = g_ptr_array_index (self->lines, self->row + i);

      line->keep = (self->row_flags & HJL_ROW_KEEP) != 0 ||
                   (n_lines > 1 && (i == 0 || i == n_lines - 2));
    }

  self->row = self->lines->len;
  self->row_flags = HJL_ROW_PLAIN;
}

static double
get_height (const Line *line,
            gboolean    top)
{
  double above = line->rule ? RULE_WIDTH + RULE_GAP : 0;

  return above + (top ? 0 : line->space) + line->ascent + line->descent;
}

/* The height of the lines from @index on that belong together, and how many they are. */
static double
measure_group (HjlPdfLayout *self,
               guint         index,
               gboolean      top,
               guint        *n_lines)
{
  double height = 0;

  *n_lines = 0;
  for (guint i = index; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      height += get_height (line, top && i == index);
      (*n_lines)++;
      if (!line->keep)
        break;
    }

  return height;
}

/* Gives every line its page and baseline. Returns: the number of pages */
static guint
paginate (HjlPdfLayout *self)
{
  double y = PAGE_TOP;
  guint  page = 0;
  guint  index = 0;

  while (index < self->lines->len)
    {
      guint    n_lines;
      gboolean top = y <= PAGE_TOP;
      double   height = measure_group (self, index, top, &n_lines);

      /* A group that no page can hold is broken where the page ends; it starts a page of its own
       * only if it is not most of one already. */
      if (!top && y + height > PAGE_BOTTOM && height <= PAGE_BOTTOM - PAGE_TOP)
        {
          page++;
          y = PAGE_TOP;
        }

      for (guint i = 0; i < n_lines; i++, index++)
        {
          Line *line = g_ptr_array_index (self->lines, index);

          top = y <= PAGE_TOP;
          height = get_height (line, top);
          if (!top && y + height > PAGE_BOTTOM)
            {
              page++;
              y = PAGE_TOP;
              height = get_height (line, TRUE);
            }

          y += height;
          line->page = page;
          line->baseline = y - line->descent;
        }
    }

  return page + 1;
}

static void
set_color (HjlPdfLayout *self,
           HjlFace       face)
{
  cairo_set_source_rgb (self->cr, faces[face].red, faces[face].green, faces[face].blue);
}

static void
add_link (HjlPdfLayout *self,
          const Line   *line,
          const Piece  *piece)
{
  char             numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes = NULL;

  g_ascii_formatd (numbers[0], sizeof numbers[0], "%.2f", piece->x);
  g_ascii_formatd (numbers[1], sizeof numbers[1], "%.2f", line->baseline - line->ascent);
  g_ascii_formatd (numbers[2], sizeof numbers[2], "%.2f", piece->width);
  g_ascii_formatd (numbers[3], sizeof numbers[3], "%.2f", line->ascent + line->descent);
  attributes = g_strdup_printf ("rect=[%s %s %s %s] uri='%s'",
                                numbers[0], numbers[1], numbers[2], numbers[3], piece->link);

  cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

static void
draw_line (HjlPdfLayout *self,
           const Line   *line)
{
  if (line->rule)
    {
      double y = line->baseline - line->ascent - RULE_GAP;

      cairo_set_source_rgb (self->cr, 0.80, 0.83, 0.86);
      cairo_rectangle (self->cr, HJL_PAGE_LEFT, y, HJL_PAGE_WIDTH, RULE_WIDTH);
      cairo_fill (self->cr);
    }

  for (guint i = 0; i < line->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (line->pieces, Piece, i);

      /* A link looks like a heading: the one colour there is. */
      set_color (self, piece->link != NULL ? HJL_FACE_HEADING : piece->face);
      cairo_move_to (self->cr, piece->x, line->baseline);
      pango_cairo_show_layout_line (self->cr, piece->line);
      if (piece->link != NULL)
        add_link (self, line, piece);
    }
}

static void
draw_foot (HjlPdfLayout *self,
           const char   *foot,
           const char   *date,
           guint         page,
           guint         n_pages)
{
  /* Translators: the foot of a document: page 2 of 5. */
  g_autofree char *number = g_strdup_printf (_ ("Page %'u of %'u"), page, n_pages);
  g_autofree char *end = date != NULL ? g_strdup_printf ("%s · %s", date, number) : g_strdup (number);
  g_autoptr (PangoLayout) layout = make_layout (self, HJL_PAGE_WIDTH, HJL_FACE_FOOTER, end);
  int width;

  set_color (self, HJL_FACE_FOOTER);

  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_get_size (layout, &width, NULL);
  cairo_move_to (self->cr, HJL_PAGE_LEFT, FOOT_BASELINE);
  cairo_rel_move_to (self->cr, HJL_PAGE_WIDTH - pango_units_to_double (width), 0);
  pango_cairo_show_layout_line (self->cr, pango_layout_get_line_readonly (layout, 0));

  if (foot != NULL)
    {
      g_autoptr (PangoLayout) start = make_layout (self, HJL_PAGE_WIDTH * 0.6, HJL_FACE_FOOTER, foot);

      pango_layout_set_auto_dir (start, FALSE);
      pango_layout_set_ellipsize (start, PANGO_ELLIPSIZE_END);
      cairo_move_to (self->cr, HJL_PAGE_LEFT, FOOT_BASELINE);
      pango_cairo_show_layout_line (self->cr, pango_layout_get_line_readonly (start, 0));
    }
}

HjlPdfLayout *
hjl_pdf_layout_new (void)
{
  HjlPdfLayout *self = g_new0 (HjlPdfLayout, 1);

  self->data = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (append_bytes, self->data, PAGE_WIDTH, PAGE_HEIGHT);
  self->cr = cairo_create (self->surface);

  /* One unit is one point, and glyphs stand where the designer of the font meant them to. */
  self->context = pango_cairo_create_context (self->cr);
  pango_cairo_context_set_resolution (self->context, 72);
  pango_context_set_round_glyph_positions (self->context, FALSE);

  for (guint i = 0; i < HJL_N_FACES; i++)
    {
      self->fonts[i] = pango_font_description_new ();
      pango_font_description_set_family_static (self->fonts[i], FAMILIES);
      pango_font_description_set_size (self->fonts[i], pango_units_from_double (faces[i].size));
      pango_font_description_set_weight (self->fonts[i], faces[i].weight);
    }

  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->lines = g_ptr_array_new_with_free_func (free_line);

  return self;
}

void
hjl_pdf_layout_free (HjlPdfLayout *self)
{
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->layouts);
  for (guint i = 0; i < HJL_N_FACES; i++)
    pango_font_description_free (self->fonts[i]);
  g_object_unref (self->context);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_byte_array_unref (self->data);
  g_free (self);
}

HjlScriptsFound
hjl_pdf_layout_get_scripts (HjlPdfLayout *self)
{
  return self->scripts;
}

void
hjl_pdf_layout_add_row (HjlPdfLayout *self,
                        double        space,
                        HjlRowFlags   flags)
{
  g_return_if_fail (self != NULL);

  close_row (self);
  self->row_space = space;
  self->row_flags = flags;
}

void
hjl_pdf_layout_add_cell (HjlPdfLayout *self,
                         double        x,
                         double        width,
                         HjlFace       face,
                         const char   *text)
{
  PangoLayout     *layout;
  PangoLayoutIter *iter;
  gboolean         link;
  guint            index = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (face < HJL_N_FACES);
  g_return_if_fail (text != NULL);

  link = can_be_link (text);
  layout = make_layout (self, width, face, text);
  g_ptr_array_add (self->layouts, layout);
  iter = pango_layout_get_iter (layout);
  do
    {
      Line          *line = get_row_line (self, index++);
      Piece          piece = { NULL };
      PangoRectangle extents;
      double         ascent;
      double         descent;
      double         missing;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      ascent = pango_units_to_double (pango_layout_iter_get_baseline (iter) - extents.y);
      descent = pango_units_to_double (extents.height) - ascent;
      missing = MAX (faces[face].size * faces[face].leading - ascent - descent, 0);

      piece.line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter));
      piece.x = x + pango_units_to_double (extents.x);
      piece.width = pango_units_to_double (extents.width);
      piece.face = face;
      piece.link = link ? g_strdup (text) : NULL;
      g_array_append_val (line->pieces, piece);

      line->ascent = MAX (line->ascent, ascent + missing / 2);
      line->descent = MAX (line->descent, descent + missing / 2);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

GBytes *
hjl_pdf_layout_finish (HjlPdfLayout *self,
                       const char   *title,
                       const char   *foot,
                       const char   *date,
                       HjlTime       created,
                       GError      **error)
{
  g_autofree char *created_text = hjl_time_to_string (created);
  cairo_status_t   status;
  guint            n_pages;
  guint            index = 0;

  g_return_val_if_fail (self != NULL, NULL);

  close_row (self);
  n_pages = paginate (self);

  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "HjLever");
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, created_text);

  for (guint page = 0; page < n_pages; page++)
    {
      for (; index < self->lines->len; index++)
        {
          const Line *line = g_ptr_array_index (self->lines, index);

          if (line->page != page)
            break;
          draw_line (self, line);
        }

      draw_foot (self, foot, date, page + 1, n_pages);
      cairo_show_page (self->cr);
    }

  cairo_surface_finish (self->surface);
  status = cairo_status (self->cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  if (status != CAIRO_STATUS_SUCCESS)
    return hjl_error_fail_null (error, HJL_ERROR_FAILED, "The profile document could not be made: %s", cairo_status_to_string (status));

  return g_bytes_new (self->data->data, self->data->len);
}
