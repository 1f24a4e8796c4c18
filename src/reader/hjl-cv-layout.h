/* hjl-cv-layout.h: characters with their places become lines in the order in which people read them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reader/hjl-cv-text.h"

typedef struct _HjlCvLayout HjlCvLayout;

HjlCvLayout *hjl_cv_layout_new (void);
void         hjl_cv_layout_free (HjlCvLayout *self);

/* Adds a character of a page, in an order that is right within a word; a line feed ends a line. Points, from the top. */
void hjl_cv_layout_add (HjlCvLayout *self,
                        gunichar     character,
                        double       x1,
                        double       y1,
                        double       x2,
                        double       y2);

/* Adds the page's lines to @text: columns one after the other, but labels beside what they are the labels of; lines from the
 * right to the left in the order of their words; spaced letters with two blanks between words; the foot of the page last. @height: of the page; 0 where it
 * is not known. */
void hjl_cv_layout_read (HjlCvLayout *self,
                         HjlCvText   *text,
                         guint        page,
                         double       height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlCvLayout, hjl_cv_layout_free)
