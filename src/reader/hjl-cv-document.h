/* hjl-cv-document.h: documents become text
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-cv-facts.h"
#include "reader/hjl-cv-text.h"

/* More is no CV. */
#define HJL_CV_MAX_FILE (64 * 1024 * 1024)
#define HJL_CV_MAX_PAGES 12

/* Each adds to @text what it can read of a file of its kind. */
HjlCvReading hjl_cv_read_pdf (GBytes    *content,
                              HjlCvText *text);
HjlCvReading hjl_cv_read_docx (GBytes    *content,
                               HjlCvText *text);
HjlCvReading hjl_cv_read_odt (GBytes    *content,
                              HjlCvText *text);
HjlCvReading hjl_cv_read_plain (GBytes    *content,
                                HjlCvText *text);
HjlCvReading hjl_cv_read_rtf (GBytes    *content,
                              HjlCvText *text);

/**
 * hjl_cv_read_document:
 * @kind: what @content is
 * @text: an empty one
 *
 * Returns: %HJL_CV_READ where there is text to look at
 */
HjlCvReading hjl_cv_read_document (GBytes     *content,
                                   HjlFileKind kind,
                                   HjlCvText  *text);

/**
 * hjl_cv_draw:
 * @fd: written to; stays open
 * @width: pixels
 *
 * Writes the first page of a PDF as a PNG.
 *
 * Returns: whether there is a picture
 */
gboolean hjl_cv_draw (GBytes     *content,
                      HjlFileKind kind,
                      int         fd,
                      guint       width);

/* Opens what the libraries read of the system when they first need it: afterwards nothing can be opened.
 * @draw: whether a picture will be drawn, which fonts are needed for */
void hjl_cv_prepare (gboolean draw);
