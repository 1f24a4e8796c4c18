/* hjl-cv-layout-private.h: what a line is made into, for the files of the layout
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reader/hjl-cv-layout.h"

typedef struct
{
  gunichar character;
  double   x1, y1, x2, y2;
} HjlCvGlyph;

/* What stands on a line without a wide gap in it. */
typedef struct
{
  char    *text;
  double   x1, x2, y;
  double   size;
  guint    line;
  gboolean joined; /* with the part before it, whose label it has */
  gboolean parted; /* from what follows by a sign of another line, which is between their letters */
} HjlCvPart;

struct _HjlCvLayout
{
  GArray    *glyphs; /* of the line so far */
  GPtrArray *parts;
  guint      n_lines;
};

void hjl_cv_part_free (HjlCvPart *part);

/* For sorting pointers: the rightmost first. */
int hjl_cv_part_compare_from_right (gconstpointer a,
                                    gconstpointer b);

/* Whether @c is of a script that is written from the right. */
gboolean hjl_cv_is_from_right (gunichar c);

/* Makes parts of the glyphs so far, which are a line. */
void hjl_cv_layout_end_line (HjlCvLayout *self);
