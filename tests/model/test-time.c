/* test-time.c: times as text and back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-time.h"

static void
test_from_string (void)
{
  static const struct
  {
    const char *text;
    gboolean    fine;
    HjlTime     time;
  } cases[] = {
    { "2026-01-01T00:00:00Z", TRUE, 1767225600000 },
    { "2026-01-01t00:00:00z", TRUE, 1767225600000 },
    { "2026-01-01 00:00:00Z", TRUE, 1767225600000 },
    { "2026-01-01T00:00:00.5Z", TRUE, 1767225600500 },
    { "2026-01-01T00:00:00.123456789Z", TRUE, 1767225600123 },
    { "2026-01-01T00:00:00.999999999999Z", TRUE, 1767225600999 },
    { "2026-01-01T01:30:00+01:30", TRUE, 1767225600000 },
    { "2025-12-31T16:00:00-08:00", TRUE, 1767225600000 },
    { "2025-12-31T23:59:60Z", TRUE, 1767225600000 },
    { "2024-02-29T00:00:00Z", TRUE, 1709164800000 },
    { "1969-12-31T23:59:59.999Z", TRUE, -1 },
    { "0001-01-01T00:00:00Z", TRUE, -62135596800000 },
    { NULL, FALSE, 0 },
    { "", FALSE, 0 },
    { "2026", FALSE, 0 },
    { "2026-01-01", FALSE, 0 },
    { "2026-01-01T00:00:00", FALSE, 0 },
    { "2026-01-01T00:00Z", FALSE, 0 },
    { "20260101T000000Z", FALSE, 0 },
    { "2026-W01-1T00:00:00Z", FALSE, 0 },
    { "2026-02-29T00:00:00Z", FALSE, 0 },
    { "2026-13-01T00:00:00Z", FALSE, 0 },
    { "2026-01-01T24:00:00Z", FALSE, 0 },
    { "2026-01-01T00:60:00Z", FALSE, 0 },
    { "2026-01-01T00:00:61Z", FALSE, 0 },
    { "2026-01-01T00:00:00.Z", FALSE, 0 },
    { "2026-01-01T00:00:00+0100", FALSE, 0 },
    { "2026-01-01T00:00:00+24:00", FALSE, 0 },
    { "2026-01-01T00:00:00Z ", FALSE, 0 },
    { "2026-01-01T00:00:00Zulu", FALSE, 0 },
    { "0000-01-01T00:00:00Z", FALSE, 0 },
    { "+026-01-01T00:00:00Z", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HjlTime time = 1;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (hjl_time_from_string (cases[i].text, &time), ==, cases[i].fine);
      g_assert_cmpint (time, ==, cases[i].time);
    }
}

static void
test_to_string (void)
{
  static const struct
  {
    HjlTime     time;
    const char *text;
  } cases[] = {
    { 0, "1970-01-01T00:00:00.000Z" },
    { 1767225600123, "2026-01-01T00:00:00.123Z" },
    { -1, "1969-12-31T23:59:59.999Z" },
    { G_MAXINT64, "9999-12-31T23:59:59.999Z" },
    { G_MININT64, "0001-01-01T00:00:00.000Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = hjl_time_to_string (cases[i].time);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 10000; i++)
    {
      HjlTime          time = (HjlTime) (g_test_rand_double () * 253402300799999.0);
      g_autofree char *text = hjl_time_to_string (time);
      HjlTime          back;

      g_assert_true (hjl_time_from_string (text, &back));
      g_assert_cmpint (back, ==, time);
    }
}

static void
test_now (void)
{
  HjlTime before = g_get_real_time () / 1000;

  g_assert_cmpint (hjl_time_now (), >=, before);
  g_assert_cmpint (hjl_time_now (), <, before + 60000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/time/from-string", test_from_string);
  g_test_add_func ("/model/time/to-string", test_to_string);
  g_test_add_func ("/model/time/round-trip", test_round_trip);
  g_test_add_func ("/model/time/now", test_now);

  return g_test_run ();
}
