/* hjl-candidate-match.h: what of a list is still there after it was read anew
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* A place in the list as it was, and the place where the same thing is now; @is_known: it was found. */
typedef struct
{
  guint    before;
  guint    after;
  gboolean is_known;
} HjlPlace;

/* One change of a list: at @position @removed places went and @added came. */
typedef struct
{
  guint position;
  guint removed;
  guint added;
} HjlSplice;

/**
 * hjl_candidate_match:
 * @places: the places that somebody looks at, by rising `before`; those that do not stay in the order of the
 *   others lose their `is_known`
 * @n_before: length of the list as it was
 * @n_after: and as it is
 *
 * Returns: (transfer full) (element-type HjlSplice): what turns the one into the other, to be done in this
 *   order, each telling of places as they are when its turn comes. No place that is known to stay is
 *   touched, and a place nobody looks at only where the length changes.
 */
GArray *hjl_candidate_match (HjlPlace *places,
                             guint     n_places,
                             guint     n_before,
                             guint     n_after);
