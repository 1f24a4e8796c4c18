/* hjl-cv-place.h: what tells a place from what somebody does, and from how they are reached
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reader/hjl-cv-scan.h"

/* Whether @text has an address of mail or of a page in it. */
gboolean hjl_cv_has_contact (const char *text);

/* Whether a word of @folded, by hjl_cv_fold(), says what somebody does. */
gboolean hjl_cv_has_job (const char *folded);

/* Whether @text begins with a label of any kind, or is one: "Tel.", "Forename(s)". */
gboolean hjl_cv_begins_with_label (const char *text);

/* A place of two parts or more, or the part of @text that is one: "anna@example.com / Portland, OR". *@country: whether it says in which
 * country, state or county. (transfer full) (nullable) */
char *hjl_cv_dup_place (const char *text,
                        gboolean   *country);
