/* hjl-pdf-layout.h: sets rows of text on A4 pages and gives a PDF
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

#include "document/hjl-scripts.h"

/* The grid, in points from the left edge of the page. Labels and dates stand in the rail, what they
 * belong to in the body; a full row takes both. */
#define HJL_PAGE_LEFT 54.0
#define HJL_PAGE_RIGHT 541.0
#define HJL_PAGE_RAIL 112.0
#define HJL_PAGE_GUTTER 14.0
#define HJL_PAGE_WIDTH (HJL_PAGE_RIGHT - HJL_PAGE_LEFT)
#define HJL_PAGE_BODY (HJL_PAGE_LEFT + HJL_PAGE_RAIL + HJL_PAGE_GUTTER)
#define HJL_PAGE_BODY_WIDTH (HJL_PAGE_RIGHT - HJL_PAGE_BODY)

typedef enum
{
  HJL_FACE_NAME,
  HJL_FACE_HEADLINE,
  HJL_FACE_HEADING,
  HJL_FACE_STRONG,
  HJL_FACE_BODY,
  HJL_FACE_MUTED,
  HJL_FACE_LABEL,
  HJL_FACE_FOOTER,
  HJL_N_FACES
} HjlFace;

typedef enum
{
  HJL_ROW_PLAIN = 0,
  HJL_ROW_KEEP = 1 << 0, /* never the last row of a page: the next one comes along */
  HJL_ROW_RULE = 1 << 1, /* a hairline above */
} HjlRowFlags;

typedef struct _HjlPdfLayout HjlPdfLayout;

/* Belongs to the thread that made it. */
HjlPdfLayout *hjl_pdf_layout_new (void);
void          hjl_pdf_layout_free (HjlPdfLayout *self);

/* What the text that was set so far is written in, and what of it there are no fonts for. */
HjlScriptsFound hjl_pdf_layout_get_scripts (HjlPdfLayout *self);

/* Starts a row; the cells that follow belong to it. @space, in points, is left out at the top of a page. */
void hjl_pdf_layout_add_row (HjlPdfLayout *self,
                             double        space,
                             HjlRowFlags   flags);

/**
 * hjl_pdf_layout_add_cell:
 * @x: its left edge on the page
 * @width: in points
 * @text: one paragraph in any script; its own first strong letter decides its direction
 *
 * Cells of a row share their baselines, line by line, and a row may go on on the next page between
 * two lines. A cell whose text is an absolute http or https address can be clicked.
 */
void hjl_pdf_layout_add_cell (HjlPdfLayout *self,
                              double        x,
                              double        width,
                              HjlFace       face,
                              const char   *text);

/**
 * hjl_pdf_layout_finish:
 * @title: for the file's properties
 * @foot: (nullable): stands at the left of every foot
 * @date: (nullable): stands beside the page number
 * @created: for the file's properties
 *
 * Returns: (transfer full): the PDF, once
 */
GBytes *hjl_pdf_layout_finish (HjlPdfLayout *self,
                               const char   *title,
                               const char   *foot,
                               const char   *date,
                               HjlTime       created,
                               GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlPdfLayout, hjl_pdf_layout_free)
