/* test-hold.c: what helps where a candidate waits for a person
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-hold.h"
#include "model/hjl-link.h"
#include "model/hjl-words.h"

/* Whatever the kind, where there are choices one of them is asked for, once. */
static void
test_asks (void)
{
  static const struct
  {
    HjlAsks  asks; /* without choices */
    gboolean retry;
  } ways[HJL_N_HOLD_KINDS] = {
    [HJL_HOLD_REFUSED] = { HJL_ASKS_RETRY, TRUE },
    [HJL_HOLD_STAGE_GONE] = { HJL_ASKS_MAPPING, TRUE },
    [HJL_HOLD_NO_ACTING_USER] = { HJL_ASKS_CONNECTION, TRUE },
    [HJL_HOLD_CONFIDENTIAL] = { HJL_ASKS_CONNECTION, TRUE },
    [HJL_HOLD_FILE] = { HJL_ASKS_RECORD, TRUE },
    [HJL_HOLD_SOURCE] = { HJL_ASKS_RECORD, TRUE },
    [HJL_HOLD_MISSING] = { HJL_ASKS_RECORD, TRUE },
  };

  g_assert_cmpint (hjl_hold_asks (NULL), ==, HJL_ASKS_NOTHING);
  g_assert_false (hjl_hold_may_retry (NULL));
  for (HjlHoldKind kind = 0; kind < HJL_N_HOLD_KINDS; kind++)
    {
      g_autoptr (HjlHold) hold = hjl_hold_new ("c1", kind);

      g_test_message ("%s", hjl_hold_kind_to_string (kind));
      g_assert_cmpint (hjl_hold_asks (hold), ==, ways[kind].asks);
      g_assert_true (hjl_hold_may_retry (hold) == ways[kind].retry);
      hold->choices = g_new0 (char *, 1);
      g_assert_cmpint (hjl_hold_asks (hold), ==, ways[kind].asks);

      g_strfreev (hold->choices);
      hold->choices = g_strsplit ("o1 o2", " ", -1);
      g_assert_cmpint (hjl_hold_asks (hold), ==, HJL_ASKS_DECISION);
      hold->decision = g_strdup ("o2");
      g_assert_cmpint (hjl_hold_asks (hold), ==, HJL_ASKS_NOTHING);
    }
}

/* That hackajob has no CV is said only where it has said so. */
static void
test_cv (void)
{
  static const struct
  {
    const char *detail;
    const char *has;
    const char *has_not;
  } rows[] = {
    { NULL, "hackajob gave none so far", "fetched" },
    { "", "hackajob gave none so far", "fetched" },
    { HJL_WORDS ("file-cut-off"), "could not be fetched from hackajob so far", "gave none" },
    { "hackajob took too long to answer.", "could not be fetched from hackajob so far", "gave none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlHold) hold = hjl_hold_new ("c1", HJL_HOLD_CV_AWAITED);
      g_autofree char *text = NULL;

      hold->detail = g_strdup (rows[i].detail);
      text = hjl_hold_describe (hold, NULL);
      g_assert_nonnull (strstr (text, rows[i].has));
      g_assert_null (strstr (text, rows[i].has_not));
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HjlHold) hold = hjl_hold_new ("c1", HJL_HOLD_FILE);
      g_autoptr (HjlLink) link = hjl_link_new ("c1", "o1");
      g_autofree char *text = NULL;

      link->awaits_cv = i == 1;
      text = hjl_hold_describe (hold, link);
      g_assert_cmpint (strstr (text, "The CV is missing in Lever too") != NULL, ==, i == 1);
      g_assert_null (strstr (text, "gave none"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hold/asks", test_asks);
  g_test_add_func ("/hold/cv", test_cv);

  return g_test_run ();
}
