/* hjl-cv-scan.h: a CV's text in the pieces that fields are looked for in
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-cv-facts.h"
#include "reader/hjl-cv-text.h"

/**
 * HjlCvZone:
 * @HJL_CV_ZONE_HEAD: before the first heading
 * @HJL_CV_ZONE_CONTACT: under a heading that says how to reach the person
 * @HJL_CV_ZONE_BODY: under any other
 * @HJL_CV_ZONE_OTHERS: among people who are not the person
 */
typedef enum
{
  HJL_CV_ZONE_HEAD,
  HJL_CV_ZONE_CONTACT,
  HJL_CV_ZONE_BODY,
  HJL_CV_ZONE_OTHERS
} HjlCvZone;

/* What stands between wide gaps, bars and bullets of a line. */
typedef struct
{
  char     *text;
  char     *folded; /* by hjl_cv_fold() */
  HjlCvZone zone;
  gboolean  heading;
  gboolean  first;    /* of its line */
  gboolean  last;     /* of its line */
  gboolean  foot;     /* of each page */
  gboolean  doubtful; /* how somebody is reached, below somebody else's name among referees: theirs or the person's */
  guint     page;
  guint     line;
  double    x; /* of its line */
  double    size;
} HjlCvPiece;

typedef struct
{
  const HjlCvText *text;
  GPtrArray       *pieces; /* (element-type HjlCvPiece) */
  double           median; /* of the letters' sizes, 0 where they are not known */
  double           largest;
  guint            n_headings;
  guint            letterhead; /* how many pieces at the top are somebody else's who sends the CV, as it seems */
  guint            letter;     /* the piece that speaks to somebody, "Dear Ms Smith,"; 0 where none does */
  gboolean         sent;       /* whether words of those who send other people's CVs stand at the top or the foot */
} HjlCvScan;

/* Each is looked at for each field: of more no CV is made, and a table that fills all its lines with cells would take longer than a reader may. The
 * line that has the last of them is whole. */
#define HJL_CV_MAX_PIECES 12000

/* @text: lent for as long as the scan is */
HjlCvScan *hjl_cv_scan_new (const HjlCvText *text);
void       hjl_cv_scan_free (HjlCvScan *self);

/* Returns: (nullable): NULL beyond the end */
const HjlCvPiece *hjl_cv_scan_get (const HjlCvScan *self,
                                   guint            index);

/* Whether the line below the piece of @index says the trade of a house that sends CVs: who is named above it is the house. */
gboolean hjl_cv_scan_names_trade (const HjlCvScan *self,
                                  guint            index);

/* Sets @letterhead, @letter and @sent, once the pieces are there. */
void hjl_cv_scan_find_sender (HjlCvScan *self);

guint hjl_cv_count_digits (const char *text);

/* Whether @folded, by hjl_cv_fold(), is a label of any kind. */
gboolean hjl_cv_is_label (const char *folded);

/* Whether @text begins with a label of any kind, or is one: "Tel.", "Forename(s)". */
gboolean hjl_cv_begins_with_label (const char *text);

/* Where @text begins with a label of this kind, what follows it, which may be nothing; else NULL. Lent by @text. */
const char *hjl_cv_after_label (const char *text,
                                guint       label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlCvScan, hjl_cv_scan_free)
