/* hjl-candidate-pages.h: parts of the list of candidates, read in the loader's thread
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store-query.h"

#define HJL_PAGE 128

/* A part of the list; @length may reach beyond its end. */
typedef struct
{
  guint start;
  guint length;
} HjlRange;

/**
 * HjlPagesQuestion:
 * @query: its texts are the question's own
 * @n_before: how long the list was: each range is widened by how much it grew or shrank
 * @ranges: (element-type HjlRange)
 * @wants_count: whether the length matters, which takes a while in a search
 */
typedef struct
{
  HjlCandidateQuery query;
  guint             n_before;
  GArray           *ranges;
  gboolean          wants_count;
} HjlPagesQuestion;

/**
 * HjlPages:
 * @n_rows: the length of the list, where it was asked for
 * @rows: (element-type HjlCandidateRow) (nullable elements)
 * @places: (element-type guint): of each row
 */
typedef struct
{
  guint      n_rows;
  GPtrArray *rows;
  GArray    *places;
} HjlPages;

HjlPagesQuestion *hjl_pages_question_new (const HjlCandidateQuery *query,
                                          guint                    n_before);
void              hjl_pages_question_add (HjlPagesQuestion *self,
                                          guint             start,
                                          guint             length);
/* Ranges around places that stand near each other, in one. @places: (element-type guint): rising */
void              hjl_pages_question_add_around (HjlPagesQuestion *self,
                                                 GArray           *places);
void              hjl_pages_question_free (HjlPagesQuestion *self);
void              hjl_pages_free (HjlPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlPages, hjl_pages_free)

/* A HjlLoadFunc; @data is a #HjlPagesQuestion */
gpointer hjl_pages_load (HjlStore *store,
                         gpointer  data,
                         GError  **error);
