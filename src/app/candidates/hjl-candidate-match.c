/* hjl-candidate-match.c: what of a list is still there after it was read anew
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/candidates/hjl-candidate-match.h"

/* Places nearer than this that went are told of in one. A list view asks for everything that came in the
 * same change, so a change must not span the list. */
#define NEAR 64

/* The longest run of places whose order is the same before and after stays: patience sorting. */
static void
keep_order (HjlPlace *places,
            guint     n_places)
{
  g_autofree guint    *tails = g_new (guint, n_places + 1); /* the place that ends the best run of a length */
  g_autofree guint    *previous = g_new (guint, n_places + 1);
  g_autofree gboolean *stays = g_new0 (gboolean, n_places + 1);
  guint                length = 0;

  for (guint i = 0; i < n_places; i++)
    {
      guint low = 0;
      guint high = length;

      if (!places[i].is_known)
        continue;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (places[tails[middle]].after < places[i].after)
            low = middle + 1;
          else
            high = middle;
        }

      previous[i] = low > 0 ? tails[low - 1] : G_MAXUINT;
      tails[low] = i;
      length = MAX (length, low + 1);
    }

  for (guint i = length > 0 ? tails[length - 1] : G_MAXUINT; i != G_MAXUINT; i = previous[i])
    stays[i] = TRUE;
  for (guint i = 0; i < n_places; i++)
    places[i].is_known = stays[i];
}

static void
add_splice (GArray *splices,
            guint   position,
            guint   removed,
            guint   added)
{
  HjlSplice splice = { position, removed, added };

  if (removed > 0 || added > 0)
    g_array_append_val (splices, splice);
}

/* The places between two that stay: [@start, @end) before, @after places now. @places: those in it that
 * somebody looks at, and that went. From the back, so that what is in front is not moved yet. */
static void
match_gap (GArray         *splices,
           const HjlPlace *places,
           guint           n_places,
           guint           start,
           guint           end,
           guint           after)
{
  guint before = end - start;
  guint to_add = after > before ? after - before : 0;
  guint to_remove = before > after ? before - after : 0;
  guint free_end = end;

  /* What came or went where nobody looks: behind everything that is looked at, as far as it goes. */
  for (guint last = n_places; last > 0;)
    {
      guint first = last - 1;
      guint span;
      guint gone;

      while (first > 0 && places[first].before - places[first - 1].before <= NEAR)
        first--;
      span = places[last - 1].before - places[first].before + 1;

      /* Unseen places between this run and the one behind it. */
      gone = MIN (to_remove, free_end - (places[last - 1].before + 1));
      add_splice (splices, free_end - gone, gone, 0);
      to_remove -= gone;

      gone = MIN (to_remove, span);
      add_splice (splices, places[first].before, span, span - gone);
      to_remove -= gone;

      free_end = places[first].before;
      last = first;
    }

  add_splice (splices, free_end - to_remove, to_remove, 0);
  add_splice (splices, start, 0, to_add);
}

GArray *
hjl_candidate_match (HjlPlace *places,
                     guint     n_places,
                     guint     n_before,
                     guint     n_after)
{
  GArray *splices = g_array_new (FALSE, FALSE, sizeof (HjlSplice));
  guint   end = n_before;
  guint   after_end = n_after;
  guint   last = n_places;

  keep_order (places, n_places);

  for (guint i = n_places; i > 0; i--)
    {
      const HjlPlace *place = &places[i - 1];

      if (!place->is_known)
        continue;

      match_gap (splices, place + 1, last - i, place->before + 1, end, after_end - place->after - 1);
      end = place->before;
      after_end = place->after;
      last = i - 1;
    }
  match_gap (splices, places, last, 0, end, after_end);

  return splices;
}
