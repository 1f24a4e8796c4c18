/* hjl-cv-facts.h: what was read in a person's CV, and how sure that is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-file-kind.h"

/**
 * HjlCvReading:
 * @HJL_CV_READ: it has text, and that was looked at
 * @HJL_CV_ENCRYPTED: it opens with a password only
 * @HJL_CV_NO_TEXT: pictures of pages: scanned, or a drawing
 * @HJL_CV_TOO_LARGE: more than a CV can have
 * @HJL_CV_UNSUPPORTED: another kind of file
 * @HJL_CV_FAILED: the reader came to no end: it was too slow, wanted too much memory, or broke
 */
typedef enum
{
  HJL_CV_READ,
  HJL_CV_ENCRYPTED,
  HJL_CV_NO_TEXT,
  HJL_CV_BROKEN,
  HJL_CV_EMPTY,
  HJL_CV_TOO_LARGE,
  HJL_CV_UNSUPPORTED,
  HJL_CV_FAILED,
  HJL_N_CV_READINGS
} HjlCvReading;

typedef enum
{
  HJL_CV_FIELD_NAME,
  HJL_CV_FIELD_EMAIL,
  HJL_CV_FIELD_PHONE,
  HJL_CV_FIELD_LINK,
  HJL_CV_FIELD_PLACE,
  HJL_CV_FIELD_HEADLINE,
  HJL_N_CV_FIELDS
} HjlCvField;

/**
 * HjlCvSure:
 * @HJL_CV_GUESS: something has to stand there
 * @HJL_CV_LIKELY: right most of the time, so that it is offered, and asks
 * @HJL_CV_SURE: two signs that have nothing to do with each other say so; asks nobody
 */
typedef enum
{
  HJL_CV_GUESS,
  HJL_CV_LIKELY,
  HJL_CV_SURE,
  HJL_N_CV_SURES
} HjlCvSure;

/* Where a value was: in the text, behind a link of the document, or in the document's own properties. */
typedef enum
{
  HJL_CV_FROM_TEXT,
  HJL_CV_FROM_LINK,
  HJL_CV_FROM_PROPERTY,
  HJL_N_CV_FROMS
} HjlCvFrom;

typedef struct
{
  HjlCvField field;
  char      *value;
  HjlCvSure  sure;
  HjlCvFrom  from;
  guint      page; /* from 1; 0 where it has none */
  guint      line; /* of that page, from 1; 0 where it has none */
} HjlCvFinding;

/**
 * HjlCvFacts:
 * @kind: what the file is, by its bytes
 * @n_pages: 0 where that is not known
 * @findings: (element-type HjlCvFinding): of each field the best first
 */
typedef struct
{
  HjlFileKind  kind;
  HjlCvReading reading;
  guint        n_pages;
  GPtrArray   *findings;
} HjlCvFacts;

HjlCvFacts *hjl_cv_facts_new (HjlFileKind  kind,
                              HjlCvReading reading);
/* Returns: (transfer full) */
HjlCvFacts *hjl_cv_facts_copy (const HjlCvFacts *self);
void        hjl_cv_facts_free (HjlCvFacts *self);

/* @value: (transfer full); @page, @line: 0 for none */
void hjl_cv_facts_take (HjlCvFacts *self,
                        HjlCvField  field,
                        char       *value,
                        HjlCvSure   sure,
                        HjlCvFrom   from,
                        guint       page,
                        guint       line);

/* Returns: (nullable): the best of a field, lent */
const HjlCvFinding *hjl_cv_facts_get (const HjlCvFacts *self,
                                      HjlCvField        field);

/* The words that stand for a value in JSON, and back: FALSE for a word that is none of them. */
const char *hjl_cv_reading_get_nick (HjlCvReading reading);
const char *hjl_cv_field_get_nick (HjlCvField field);
const char *hjl_cv_sure_get_nick (HjlCvSure sure);
const char *hjl_cv_from_get_nick (HjlCvFrom from);
gboolean    hjl_cv_reading_from_nick (const char   *nick,
                                      HjlCvReading *reading);
gboolean    hjl_cv_field_from_nick (const char *nick,
                                    HjlCvField *field);
gboolean    hjl_cv_sure_from_nick (const char *nick,
                                   HjlCvSure  *sure);
gboolean    hjl_cv_from_from_nick (const char *nick,
                                   HjlCvFrom  *from);

/* Returns: (nullable): a translated sentence that says why nothing was read, and what to do; NULL where it was */
const char *hjl_cv_reading_describe (HjlCvReading reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlCvFacts, hjl_cv_facts_free)
