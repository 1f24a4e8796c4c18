/* test-pace.c: the token bucket lets through what it should, in order
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-utils.h"
#include "net/hjl-pace.h"

typedef struct
{
  guint  next;
  guint  passed;
  guint  wanted;
  gint64 when[200];
} Passing;

typedef struct
{
  Passing *passing;
  guint    number;
} Turn;

static void
did_take (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree Turn *turn = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (hjl_finish (HJL_PACE (source), result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (turn->number, ==, turn->passing->passed);
  turn->passing->when[turn->passing->passed++] = g_get_monotonic_time ();
}

static void
take (HjlPace *pace,
      Passing *passing)
{
  Turn *turn = g_new0 (Turn, 1);

  turn->passing = passing;
  turn->number = passing->next++;
  hjl_pace_take_async (pace, NULL, did_take, turn);
}

static gboolean
has_passed (gpointer user_data)
{
  Passing *passing = user_data;

  return passing->passed >= passing->wanted;
}

static void
run_until_passed (Passing *passing,
                  guint    wanted)
{
  passing->wanted = wanted;
  hjl_test_run_until_true (has_passed, passing);
}

static void
test_burst (void)
{
  HjlPace *pace = hjl_pace_new (10, 20);
  Passing  passing = { 0 };
  gint64   started = g_get_monotonic_time ();

  for (guint i = 0; i < 20; i++)
    take (pace, &passing);
  g_assert_false (hjl_pace_get_waiting (pace));
  run_until_passed (&passing, 20);

  /* The twenty first has to wait a tenth of a second, counted from the first. */
  take (pace, &passing);
  run_until_passed (&passing, 21);
  g_assert_cmpint (passing.when[20] - started, >=, 95000);

  hjl_test_assert_finalized (pace);
}

/* Never more than burst + rate × time, whenever one looks; and not much less in the long run. */
static void
test_rate (void)
{
  g_autoptr (HjlPace) pace = hjl_pace_new (200, 5);
  Passing passing = { 0 };
  gint64  started = g_get_monotonic_time ();
  gint64  took;

  for (guint i = 0; i < 105; i++)
    take (pace, &passing);
  g_assert_true (hjl_pace_get_waiting (pace));
  run_until_passed (&passing, 105);
  g_assert_false (hjl_pace_get_waiting (pace));

  for (guint i = 0; i < 105; i++)
    {
      double allowed = 5 + 200.0 * (double) (passing.when[i] - started) / G_USEC_PER_SEC;

      g_assert_cmpfloat (i + 1, <=, allowed + 0.01);
    }

  /* A hundred at two hundred a second: half a second, and generously ten times that on a busy machine. */
  took = passing.when[104] - started;
  g_assert_cmpint (took, >=, 490000);
  g_assert_cmpint (took, <, 5 * G_USEC_PER_SEC);
}

static guint notified;

static void
on_waiting_changed_cb (void)
{
  notified++;
}

static void
test_waiting (void)
{
  g_autoptr (HjlPace) pace = hjl_pace_new (50, 1);
  Passing passing = { 0 };

  notified = 0;
  g_signal_connect (pace, "waiting-changed", G_CALLBACK (on_waiting_changed_cb), NULL);

  take (pace, &passing);
  g_assert_cmpuint (notified, ==, 0);
  take (pace, &passing);
  take (pace, &passing);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_true (hjl_pace_get_waiting (pace));
  run_until_passed (&passing, 3);
  g_assert_cmpuint (notified, ==, 2);
}

static void
test_slow_down (void)
{
  g_autoptr (HjlPace) pace = hjl_pace_new (100, 50);
  Passing passing = { 0 };
  gint64  started = g_get_monotonic_time ();

  g_assert_cmpfloat (hjl_pace_get_rate (pace), ==, 100);
  hjl_pace_slow_down (pace, 300);
  g_assert_cmpfloat (hjl_pace_get_rate (pace), ==, 50);

  /* The bucket is empty and the door is closed. */
  take (pace, &passing);
  run_until_passed (&passing, 1);
  g_assert_cmpint (passing.when[0] - started, >=, 300000);

  for (guint i = 0; i < 10; i++)
    hjl_pace_slow_down (pace, 0);
  g_assert_cmpfloat (hjl_pace_get_rate (pace), ==, 10);
}

/* A second process goes on where the first one was: to the service they are one account. */
static void
test_lack (void)
{
  g_autoptr (HjlPace) first = hjl_pace_new (10, 20);
  g_autoptr (HjlPace) second = hjl_pace_new (10, 20);
  Passing passing = { 0 };
  Passing after = { 0 };
  gint64  started = g_get_monotonic_time ();
  double  lack;

  g_assert_cmpfloat (hjl_pace_get_lack (first), ==, 0);
  for (guint i = 0; i < 20; i++)
    take (first, &passing);
  run_until_passed (&passing, 20);
  lack = hjl_pace_get_lack (first);
  g_assert_cmpfloat (lack, <=, 2);
  g_assert_cmpfloat (lack, >=, 2 - (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC - 0.001);

  started = g_get_monotonic_time ();
  hjl_pace_set_lack (second, 2);
  take (second, &after);
  g_assert_true (hjl_pace_get_waiting (second));
  run_until_passed (&after, 1);
  g_assert_cmpint (after.when[0] - started, >=, 95000);

  /* With the pause that the service has asked for. */
  hjl_pace_slow_down (first, 30 * 1000);
  lack = hjl_pace_get_lack (first);
  g_assert_cmpfloat (lack, <=, 32);
  g_assert_cmpfloat (lack, >, 30);
  hjl_pace_set_lack (second, lack);
  g_assert_cmpfloat (hjl_pace_get_lack (second), <=, 32);
  g_assert_cmpfloat (hjl_pace_get_lack (second), >, 30);

  /* No clock that was set makes anybody wait longer than the bucket takes, or have more than it holds. */
  hjl_pace_set_lack (second, 1000000);
  g_assert_cmpfloat (hjl_pace_get_lack (second), <=, 2);
  hjl_pace_set_lack (second, -1000000);
  g_assert_cmpfloat (hjl_pace_get_lack (second), ==, 0);
}

static gboolean
has_recovered (gpointer user_data)
{
  return hjl_pace_get_rate (user_data) >= 100;
}

static gboolean
on_tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
test_recovery (void)
{
  g_autoptr (HjlPace) pace = hjl_pace_new (100, 5);
  guint  tick = g_timeout_add (20, on_tick, NULL);
  gint64 started = g_get_monotonic_time ();

  hjl_pace_slow_down (pace, 0);
  hjl_test_run_until_true (has_recovered, pace);
  /* Half the rate is five steps. */
  g_assert_cmpint (g_get_monotonic_time () - started, >=, 5 * G_USEC_PER_SEC - 50000);
  g_assert_cmpfloat (hjl_pace_get_rate (pace), ==, 100);

  g_source_remove (tick);
}

static void
test_cancel (void)
{
  HjlPace *pace = hjl_pace_new (0.001, 1);
  Passing  passing = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *results[3] = { NULL };

  take (pace, &passing);
  run_until_passed (&passing, 1);

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    hjl_pace_take_async (pace, cancellable, hjl_test_got_result, &results[i]);
  g_assert_true (hjl_pace_get_waiting (pace));

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hjl_finish (pace, hjl_test_wait (&results[i]), &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_object (&results[i]);
    }

  g_assert_false (hjl_pace_get_waiting (pace));
  hjl_test_assert_finalized (pace);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/pace/burst", test_burst);
  g_test_add_func ("/net/pace/rate", test_rate);
  g_test_add_func ("/net/pace/waiting", test_waiting);
  g_test_add_func ("/net/pace/slow-down", test_slow_down);
  g_test_add_func ("/net/pace/lack", test_lack);
  g_test_add_func ("/net/pace/recovery", test_recovery);
  g_test_add_func ("/net/pace/cancel", test_cancel);

  return g_test_run ();
}
