/* hjl-cv-text.h: a document's text as lines with their places
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* What more of a document is not looked at. */
#define HJL_CV_MAX_LINES 4000
#define HJL_CV_MAX_LINE 2000 /* bytes */
/* Bytes of all lines, but for the last: each word is a step, and no CV of a hundred pages has as many. */
#define HJL_CV_MAX_TEXT (512 * 1024)
#define HJL_CV_MAX_LINKS 400

/**
 * HjlCvLine:
 * @text: in the order in which it is read; a tab where a wide gap is, two blanks where a gap is wider than those
 *   between the letters of a spaced word
 * @page: from 1
 * @number: from 1, of the page
 * @x: where it begins, in points; 0 where the document has no places
 * @size: of its letters, in points; 0 where that is not known
 * @foot: whether it stands at the foot of each page
 */
typedef struct
{
  char    *text;
  guint    page;
  guint    number;
  double   x;
  double   size;
  gboolean foot;
} HjlCvLine;

/**
 * HjlCvText:
 * @lines: (element-type HjlCvLine)
 * @links: (element-type utf8): addresses behind the document's links, each once
 * @title: (nullable): the document's property
 * @author: (nullable): the same
 * @doubtful_letters: whether the file does not say how it is encoded
 * @doubtful_blanks: whether letters of scripts were read whose order and blanks a page's places do not tell
 * @from_right: whether a page that was read by its places has letters that are written from the right
 * @foot: whether what is added now stands there
 * @size: of all lines, in bytes
 */
typedef struct
{
  GPtrArray *lines;
  GPtrArray *links;
  char      *title;
  char      *author;
  guint      n_pages;
  gboolean   doubtful_letters;
  gboolean   doubtful_blanks;
  gboolean   from_right;
  gboolean   foot;
  gsize      size;
} HjlCvText;

HjlCvText *hjl_cv_text_new (void);
void       hjl_cv_text_free (HjlCvText *self);

/* Adds a line, or lines where @text has breaks. Bytes that are not UTF-8 become U+FFFD; letters of compatibility
 * (ligatures, full width, shapes of Arabic letters) become plain ones; what has no width goes. Empty lines are not kept. */
void hjl_cv_text_add (HjlCvText  *self,
                      const char *text,
                      guint       page,
                      double      x,
                      double      size);

/* @uri: (nullable) */
void hjl_cv_text_add_link (HjlCvText  *self,
                           const char *uri);

/* How many letters and digits there are. */
gsize hjl_cv_text_count (const HjlCvText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlCvText, hjl_cv_text_free)
