/* hjl-cv-given.h: names that parents give
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Whether @name, a few words that look like a name, has one in it that many people have: where it stands, and how large, says
 * the same without asking for its letters. */
gboolean hjl_cv_names_person (const char *name);

/* Whether @name is one of a people who say the family's name first, written in their letters. */
gboolean hjl_cv_names_eastern (const char *name);

/* Whether @word is a name that parents give. */
gboolean hjl_cv_is_given (const char *word);

/* Whether @folded, by hjl_cv_fold(), has a word of houses in it, or of where somebody may be one day: an address beside it is not where the person lives. */
gboolean hjl_cv_names_house (const char *folded);
