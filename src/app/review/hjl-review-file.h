/* hjl-review-file.h: a file of a row, on its way to another row
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

/**
 * HjlReviewFile:
 * @row_id: of the draft that it belongs to
 * @spool_name: which of its files
 *
 * What is dragged within the review: a copy of a few words, which no other program takes.
 */
typedef struct
{
  char *row_id;
  char *spool_name;
} HjlReviewFile;

#define HJL_TYPE_REVIEW_FILE (hjl_review_file_get_type ())
GType          hjl_review_file_get_type (void);
HjlReviewFile *hjl_review_file_new (const char *row_id,
                                    const char *spool_name);
void           hjl_review_file_free (HjlReviewFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlReviewFile, hjl_review_file_free)
