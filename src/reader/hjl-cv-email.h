/* hjl-cv-email.h: what an e-mail address looks like, and whose it is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reader/hjl-cv-scan.h"

/* Puts the addresses that @scan has into @facts. */
void hjl_cv_find_emails (const HjlCvScan *scan,
                         HjlCvFacts      *facts);

/* Whether all of @text is one address. */
gboolean hjl_cv_is_address (const char *text);

/* What may be the first half of an address that a line's end has cut: all of @above, or what is behind its label. (nullable), lent */
const char *hjl_cv_get_email_half (const HjlCvPiece *above);

/* Which of the addresses in @facts is the person's, once the name is known, and how sure that is. */
void hjl_cv_judge_emails (const HjlCvScan *scan,
                          HjlCvFacts      *facts);

/* Whether @address is an office's, "jobs@…", and so nobody's own. */
gboolean hjl_cv_is_office (const char *address);

/* Whether all of @key, of a name, is what @address's host is called: "lena roth" and "hi@lenaroth.example", a person's or a shop's. */
gboolean hjl_cv_is_namesake (const char *key,
                             const char *address);

/* Whether the house whose address it is, is named in the text: "Marlowe Search" with "research@marlowesearch.example". */
gboolean hjl_cv_is_house (const HjlCvScan *scan,
                          const char      *address);

/* Joins the end of an address with its beginning in the line above, where the name says that it is one. Returns: whether any was */
gboolean hjl_cv_mend_emails (const HjlCvScan *scan,
                             HjlCvFacts      *facts);
