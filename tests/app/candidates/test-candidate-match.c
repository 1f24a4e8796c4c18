/* test-candidate-match.c: a list that was read anew, told in the smallest changes
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/candidates/hjl-candidate-match.h"

#define MAX_LENGTH 200

static void
shuffle_some (guint *list,
              guint  n,
              guint  times)
{
  for (guint i = 0; i < times && n > 1; i++)
    {
      guint from = g_test_rand_int_range (0, n);
      guint to = g_test_rand_int_range (0, n);
      guint value = list[from];

      if (from < to)
        memmove (list + from, list + from + 1, (to - from) * sizeof *list);
      else
        memmove (list + to + 1, list + to, (from - to) * sizeof *list);
      list[to] = value;
    }
}

/* Does what a splice says to a list of numbers; what comes in is 0. */
static void
apply (GArray          *list,
       const HjlSplice *splice)
{
  g_assert_cmpuint (splice->position + splice->removed, <=, list->len);
  g_array_remove_range (list, splice->position, splice->removed);
  for (guint i = 0; i < splice->added; i++)
    {
      guint nobody = 0;

      g_array_insert_val (list, splice->position, nobody);
    }
}

static guint
find (const guint *list,
      guint        n,
      guint        value)
{
  for (guint i = 0; i < n; i++)
    {
      if (list[i] == value)
        return i;
    }

  return G_MAXUINT;
}

static void
test_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      guint before[MAX_LENGTH];
      guint after[MAX_LENGTH];
      guint n_before = g_test_rand_int_range (0, MAX_LENGTH / 2);
      guint n_after = 0;
      g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (HjlPlace));
      g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GArray) splices = NULL;

      for (guint i = 0; i < n_before; i++)
        {
          before[i] = i + 1;
          g_array_append_val (list, before[i]);
          if (!g_test_rand_bit () || round % 2 == 0)
            after[n_after++] = before[i];
          if (g_test_rand_int_range (0, 10) == 0)
            after[n_after++] = 1000 + i;
        }
      shuffle_some (after, n_after, round % 4);

      for (guint i = 0; i < n_before; i++)
        {
          HjlPlace place = { .before = i };

          if (g_test_rand_int_range (0, 3) == 0)
            continue;
          place.after = find (after, n_after, before[i]);
          place.is_known = place.after != G_MAXUINT;
          g_array_append_val (places, place);
        }

      splices = hjl_candidate_match ((HjlPlace *) places->data, places->len, n_before, n_after);
      for (guint i = 0; i < splices->len; i++)
        apply (list, &g_array_index (splices, HjlSplice, i));

      g_assert_cmpuint (list->len, ==, n_after);
      for (guint i = 0; i < places->len; i++)
        {
          const HjlPlace *place = &g_array_index (places, HjlPlace, i);
          guint           now = find ((guint *) list->data, list->len, place->before + 1);

          if (place->is_known)
            g_assert_cmpuint (now, ==, place->after);
          else
            g_assert_cmpuint (now, ==, G_MAXUINT);
        }
    }
}

/* Nothing is told of a list that is as it was. */
static void
test_same (void)
{
  HjlPlace places[50];
  g_autoptr (GArray) splices = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    places[i] = (HjlPlace){ 500 + i, 500 + i, TRUE };
  splices = hjl_candidate_match (places, G_N_ELEMENTS (places), 1000, 1000);
  g_assert_cmpuint (splices->len, ==, 0);
}

/* Three that came before everything that is looked at are one change, at the start. */
static void
test_prepended (void)
{
  HjlPlace places[50];
  g_autoptr (GArray) splices = NULL;
  const HjlSplice *splice;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    places[i] = (HjlPlace){ 500 + i, 503 + i, TRUE };
  splices = hjl_candidate_match (places, G_N_ELEMENTS (places), 1000, 1003);
  g_assert_cmpuint (splices->len, ==, 1);
  splice = &g_array_index (splices, HjlSplice, 0);
  g_assert_cmpuint (splice->position, ==, 0);
  g_assert_cmpuint (splice->removed, ==, 0);
  g_assert_cmpuint (splice->added, ==, 3);
}

/* Who follows what went is not made to look through a hundred thousand. */
static void
test_no_long_splice (void)
{
  HjlPlace places[] = { { 0, 0, FALSE }, { 50000, 0, FALSE }, { 99999, 0, FALSE } };
  g_autoptr (GArray) splices = hjl_candidate_match (places, G_N_ELEMENTS (places), 100000, 100000);

  g_assert_cmpuint (splices->len, ==, 3);
  for (guint i = 0; i < splices->len; i++)
    {
      const HjlSplice *splice = &g_array_index (splices, HjlSplice, i);

      g_assert_cmpuint (splice->removed, ==, 1);
      g_assert_cmpuint (splice->added, ==, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/candidate-match/random", test_random);
  g_test_add_func ("/candidate-match/same", test_same);
  g_test_add_func ("/candidate-match/prepended", test_prepended);
  g_test_add_func ("/candidate-match/no-long-splice", test_no_long_splice);

  return g_test_run ();
}
