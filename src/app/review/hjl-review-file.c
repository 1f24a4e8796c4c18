/* hjl-review-file.c: a file of a row, on its way to another row
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/review/hjl-review-file.h"

HjlReviewFile *
hjl_review_file_new (const char *row_id,
                     const char *spool_name)
{
  HjlReviewFile *self = g_new0 (HjlReviewFile, 1);

  self->row_id = g_strdup (row_id);
  self->spool_name = g_strdup (spool_name);

  return self;
}

static HjlReviewFile *
copy (const HjlReviewFile *self)
{
  return hjl_review_file_new (self->row_id, self->spool_name);
}

void
hjl_review_file_free (HjlReviewFile *self)
{
  if (self == NULL)
    return;

  g_free (self->row_id);
  g_free (self->spool_name);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (HjlReviewFile, hjl_review_file, copy, hjl_review_file_free)
