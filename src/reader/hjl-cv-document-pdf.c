/* hjl-cv-document-pdf.c: the text of a PDF, and its first page as a picture
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-document.h"

#include <cairo.h>
#include <errno.h>
#include <fontconfig/fontconfig.h>
#include <math.h>
#include <poppler.h>
#include <string.h>
#include <unistd.h>

#include "reader/hjl-cv-code-page.h"
#include "reader/hjl-cv-layout.h"

#define MAX_CHARACTERS 200000
#define MAX_RATIO 4.0 /* of a picture's height to its width */

/* Under names of our own: newer versions of the library have this themselves. */
typedef PopplerDocument Document;
typedef PopplerPage     Page;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Document, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)

/* The library selects from one corner to another in the order of reading, and loses lines of a page that runs from the right
 * where the first corner is the left one: the way that has the most is the whole.
 * Returns: (transfer full) (nullable): the text; *@area: where it was had from */
static char *
dup_content (PopplerPage      *page,
             PopplerRectangle *area)
{
  char  *best = NULL;
  gsize  most = 0;
  double width, height;

  poppler_page_get_size (page, &width, &height);
  for (guint i = 0; i < 3; i++)
    {
      PopplerRectangle rows[] = { { 0, 0, width, height }, { width, 0, 0, height }, { width, 0, width, height } };
      g_autofree char *content = poppler_page_get_text_for_area (page, &rows[i]);
      gsize            length = content != NULL ? strlen (content) : 0;

      if (best == NULL || length > most)
        {
          g_free (best);
          best = g_steal_pointer (&content);
          most = length;
          *area = rows[i];
        }
      /* Only pages from the right are marked so. */
      if (best == NULL || strstr (best, "\xe2\x80\xab") == NULL)
        break;
    }

  return best;
}

/* TeX's fonts of dots have no names for their letters, and ff, fi, fl, ffi and ffl stand where others have signs that control;
 * so do the dashes. */
static gunichar
get_named (gunichar c)
{
  if (c >= 0x1b && c <= 0x1f)
    return 0xfb00 + c - 0x1b;
  if (c >= 0x0b && c <= 0x0f)
    return 0xfb00 + c - 0x0b;

  if (c == 0x15 || c == 0x16)
    return c == 0x15 ? 0x2013 : 0x2014;

  /* Others are letters, an i without its dot or a sharp s, as the font counts: which is not told, but that there is one. */
  return (c >= 0x10 && c <= 0x1a) ? 0xfffd : c;
}

static void
add_page (HjlCvText   *text,
          PopplerPage *page,
          guint        number)
{
  PopplerRectangle             area = { 0, 0, 0, 0 };
  g_autofree char             *content = dup_content (page, &area);
  g_autofree PopplerRectangle *places = NULL;
  g_autoptr (HjlCvLayout) layout = hjl_cv_layout_new ();
  GList   *links;
  guint    n_places = 0, index = 0;
  gunichar last = ' ';
  gboolean word_ended = FALSE;
  double   height;

  if (content == NULL || !poppler_page_get_text_layout_for_area (page, &area, &places, &n_places))
    n_places = 0;
  for (const char *p = content != NULL ? content : ""; *p != '\0' && index < MAX_CHARACTERS; p = g_utf8_next_char (p))
    {
      const PopplerRectangle  none = { 0, 0, 0, 0 };
      const PopplerRectangle *place = index < n_places ? &places[index] : &none;
      gunichar                c = get_named (g_utf8_get_char (p));

      /* Marks of direction, which the library adds to the text and has no place for: each word from the right has its own. */
      if (c >= 0x202a && c <= 0x202e)
        {
          if (c == 0x202b && word_ended && last != ' ' && last != '\n')
            hjl_cv_layout_add (layout, ' ', place->x1, place->y1, place->x1, place->y2);
          word_ended = c == 0x202c;
          continue;
        }
      text->from_right |= (c >= 0x590 && c <= 0x8ff);
      text->doubtful_blanks |= (c >= 0x600 && c <= 0x6ff) || (c >= 0x900 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff);
      hjl_cv_layout_add (layout, c, place->x1, place->y1, place->x2, place->y2);
      word_ended = FALSE;
      last = c;
      index++;
    }
  poppler_page_get_size (page, NULL, &height);
  hjl_cv_layout_read (layout, text, number, height);

  links = poppler_page_get_link_mapping (page);
  for (GList *l = links; l != NULL; l = l->next)
    {
      PopplerLinkMapping *mapping = l->data;

      if (mapping->action != NULL && mapping->action->type == POPPLER_ACTION_URI)
        hjl_cv_text_add_link (text, mapping->action->uri.uri);
    }
  poppler_page_free_link_mapping (links);
}

static PopplerDocument *
open_document (GBytes       *content,
               HjlCvReading *reading)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Document) document = poppler_document_new_from_bytes (content, NULL, &error);

  if (document == NULL)
    {
      *reading = g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? HJL_CV_ENCRYPTED : HJL_CV_BROKEN;
      return NULL;
    }
  if (poppler_document_get_n_pages (document) < 1)
    {
      *reading = HJL_CV_BROKEN;
      return NULL;
    }
  *reading = HJL_CV_READ;

  return g_steal_pointer (&document);
}

HjlCvReading
hjl_cv_read_pdf (GBytes    *content,
                 HjlCvText *text)
{
  HjlCvReading reading;
  g_autoptr (Document) document = open_document (content, &reading);
  guint n_readable = 0;

  if (document == NULL)
    return reading;

  text->n_pages = poppler_document_get_n_pages (document);
  text->title = poppler_document_get_title (document);
  text->author = poppler_document_get_author (document);
  for (guint i = 0; i < MIN (text->n_pages, HJL_CV_MAX_PAGES); i++)
    {
      g_autoptr (Page) page = poppler_document_get_page (document, i);

      if (page == NULL)
        continue;
      n_readable++;
      add_page (text, page, i + 1);
    }

  return n_readable > 0 ? HJL_CV_READ : HJL_CV_BROKEN;
}

static cairo_status_t
write_picture (void                *data,
               const unsigned char *bytes,
               unsigned int         length)
{
  int fd = *(int *) data;

  while (length > 0)
    {
      gssize written = write (fd, bytes, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return CAIRO_STATUS_WRITE_ERROR;
      bytes += written;
      length -= written;
    }

  return CAIRO_STATUS_SUCCESS;
}

gboolean
hjl_cv_draw (GBytes     *content,
             HjlFileKind kind,
             int         fd,
             guint       width)
{
  HjlCvReading reading;
  g_autoptr (Document) document = kind == HJL_FILE_KIND_PDF ? open_document (content, &reading) : NULL;
  g_autoptr (Page) page = document != NULL ? poppler_document_get_page (document, 0) : NULL;
  cairo_surface_t *surface;
  cairo_t         *cr;
  double           page_width, page_height, height;
  gboolean         good;

  if (page == NULL)
    return FALSE;
  poppler_page_get_size (page, &page_width, &page_height);
  if (!(page_width >= 1) || !(page_height >= 1) || !isfinite (page_width) || !isfinite (page_height))
    return FALSE;
  height = CLAMP (page_height / page_width, 1 / MAX_RATIO, MAX_RATIO) * width;

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, (int) ceil (height));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / page_width, width / page_width);
  poppler_page_render (page, cr);
  good = cairo_status (cr) == CAIRO_STATUS_SUCCESS &&
         cairo_surface_write_to_png_stream (surface, write_picture, &fd) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return good;
}

void
hjl_cv_prepare (gboolean draw)
{
  /* Types, and with them what the library does when it is first used. */
  g_type_ensure (POPPLER_TYPE_DOCUMENT);
  g_type_ensure (POPPLER_TYPE_PAGE);
  hjl_cv_code_page_prepare ();
  if (draw)
    FcInit ();
}
