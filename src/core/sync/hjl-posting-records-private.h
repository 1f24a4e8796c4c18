/* hjl-posting-records-private.h: what the parts of the records of one run share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/hjl-posting-records.h"

struct _HjlPostingRecords
{
  GHashTable *watches;    /* (element-type utf8 HjlPostingWatch) */
  GHashTable *by_posting; /* (element-type utf8 HjlPostingList): what cannot be read could not be a moment later */
  GHashTable *readings;   /* (element-type utf8 HjlReading): those that are being read */
  GPtrArray  *to_read;    /* (element-type utf8) */
  guint       next;
  GHashTable *claims;    /* (element-type utf8 utf8): by key the candidate */
  GPtrArray  *made;      /* (element-type HjlOpportunity) */
  GPtrArray  *news;      /* (element-type HjlOpportunity): whoever was made by anybody since @since */
  GHashTable *known;     /* (element-type utf8): those of both, by id */
  HjlTime     since;     /* by Lever's clock; 0 where nothing was read */
  GHashTable *creating;  /* (element-type guint utf8): by number the names of our own that Lever has not answered yet */
  guint       n_created; /* begun */
  GHashTable *doubtful;  /* (element-type utf8 guint): news with our source, each of which may be one of so many begun */
  gint64      looked;    /* monotonic */
  guint       n_quiet;
  gboolean    met_others;
  gboolean    looking; /* for whoever was made */
  GPtrArray  *asking;  /* (element-type GTask): those who wait for that look, or for the next one */

  /* Whose turn it is: hjl_posting_records_get_turn(). Times are monotonic. */
  GHashTable     *wanted; /* (element-type utf8): the names of those whom the run exports, folded; the posting of who has none */
  HjlOpportunity *first;  /* nullable: the record by which this desktop goes on */
  gint64          first_at;
  gint64          made_at;   /* the last of its own */
  gint64          yields_to; /* until then another desktop is at work */
};
