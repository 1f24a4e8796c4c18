/* test-syncer-words.c: what a sync has left, when the next one is, and what is the matter, in words
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/sync/hjl-syncer-words.h"
#include "hjl-app-test.h"
#include "model/hjl-error.h"

/* Whatever is left to do is said, and nothing is called up to date beside it. */
static void
test_left (void)
{
  static const struct
  {
    gsize       offset;
    const char *words;
  } cases[] = {
    { G_STRUCT_OFFSET (HjlSyncReport, not_erased), "1 not erased until you confirm" },
    { G_STRUCT_OFFSET (HjlSyncReport, held_back), "1 is held back until you go ahead" },
    { G_STRUCT_OFFSET (HjlSyncReport, attention), "1 needs attention" },
    { G_STRUCT_OFFSET (HjlSyncReport, uncertain), "1 not known yet" },
    { G_STRUCT_OFFSET (HjlSyncReport, failed), "1 refused" },
    { G_STRUCT_OFFSET (HjlSyncReport, unmapped), "1 waits for a mapping" },
    { G_STRUCT_OFFSET (HjlSyncReport, broken), "1 waits for a mapping" },
    { G_STRUCT_OFFSET (HjlSyncReport, closed), "1 waits for a closed role" },
    { G_STRUCT_OFFSET (HjlSyncReport, paused), "1 waits for a paused mapping" },
    { G_STRUCT_OFFSET (HjlSyncReport, broken_mappings), "1 mapping is broken" },
  };
  g_autoptr (HjlSyncReport) nothing = hjl_sync_report_new ();
  g_autofree char *up_to_date = hjl_syncer_describe (nothing);

  g_assert_cmpstr (up_to_date, ==, "Everything is up to date");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlSyncReport) report = hjl_sync_report_new ();
      g_autofree char *words = NULL;

      G_STRUCT_MEMBER (guint, report, cases[i].offset) = 1;
      words = hjl_syncer_describe (report);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Each time as a person would check it: 2026-11-29 is a Sunday, and times are of the day unless it is another. */
static void
test_times (void)
{
  static const struct
  {
    HjlSyncTimes times;
    const char  *line;
  } cases[] = {
    { { .connected = TRUE, .automatic = TRUE, .last = 52680, .next = 52740, .n_today = 5 }, "Synced 14:38 · next 14:39 · 5 today" },
    { { .connected = TRUE, .automatic = TRUE, .last = 52680, .next = 52740 }, "Synced 14:38 · next 14:39 · none today" },
    { { .connected = TRUE, .automatic = FALSE, .last = 52680, .n_today = 1 }, "Synced 14:38 · automatic sync is off · 1 today" },
    { { .connected = TRUE, .automatic = TRUE, .next = 52740 }, "Not synced yet · next 14:39 · none today" },
    { { .connected = TRUE, .automatic = TRUE, .last = 52680, .next = 52740, .told = TRUE, .n_today = 2 }, "Synced 14:38 · 2 today" },
    { { .connected = TRUE, .automatic = FALSE, .last = 52680, .told = TRUE, .n_today = 2 }, "Synced 14:38 · 2 today" },
    { { .connected = TRUE, .automatic = TRUE, .last = 52680, .next = 53400, .trouble = TRUE, .n_today = 2 }, "Synced 14:38 · needs attention, trying again at 14:50 · 2 today" },
    { { .connected = TRUE, .automatic = TRUE, .last = 52680, .next = 53400, .trouble = TRUE, .told = TRUE, .n_today = 2 }, "Synced 14:38 · 2 today" },
    { { .connected = TRUE, .automatic = TRUE, .running = TRUE, .last = 52680, .next = 0, .n_today = 2 }, "Syncing · last synced 14:38 · 2 today" },
    { { .connected = TRUE, .automatic = TRUE, .running = TRUE, .paused = TRUE, .n_today = 2 }, "Paused · 2 today" },
    /* One that was interrupted has changed people, and none has come to its end. */
    { { .connected = TRUE, .automatic = TRUE, .next = 52740, .told = TRUE, .n_today = 5 }, "5 today" },
    { { .connected = FALSE, .automatic = TRUE, .trouble = TRUE }, "Not synced yet · not connected" },
    { { .connected = FALSE, .automatic = TRUE, .trouble = TRUE, .last = 52680, .n_today = 3 }, "Synced 14:38 · not connected · 3 today" },
    /* It was yesterday, and the next is tomorrow. */
    { { .connected = TRUE, .automatic = TRUE, .last = 52680 - 86400, .next = 86400 }, "Synced 28 Nov 14:38 · next 30 Nov 00:00 · none today" },
    /* A computer that slept says nothing that is over. */
    { { .connected = TRUE, .automatic = TRUE, .last = 52680, .next = 52690, .n_today = 5 }, "Synced 14:38 · next 14:38 · 5 today" },
  };
  const gint64 midnight = 1795910400;

  g_setenv ("TZ", "UTC", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HjlSyncTimes     times = cases[i].times;
      g_autofree char *line = NULL;

      times.now = midnight + 52700;
      times.last += times.last != 0 ? midnight : 0;
      times.next += times.next != 0 ? midnight : 0;
      line = hjl_syncer_describe_times (&times);
      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

/* A sync that was interrupted has changed somebody, and not come to its end. */
static void
test_explained (void)
{
  HjlSyncTimes     times = { .connected = TRUE, .now = 1795962700, .n_today = 2 };
  g_autofree char *text = hjl_syncer_explain_times (&times);

  g_assert_cmpstr (text, ==, "No sync has finished yet.\n2 candidates were changed in Lever or hackajob today.");
}

/* What is the matter, and when it is tried again by itself; where nothing comes by itself, no time is made up. */
static void
test_trouble (void)
{
  static const struct
  {
    HjlError    code;
    const char *message;
    gint64      next;
    const char *words;
  } cases[] = {
    { HJL_ERROR_NETWORK, "hackajob: no such host", 1795962720, "Offline: hackajob can’t be reached. Nothing is lost. Trying again at 14:32." },
    { HJL_ERROR_NETWORK, "Lever: no such host", 0, "Lever could not be reached. Check the network connection and try again. (no such host)" },
    { HJL_ERROR_TIMED_OUT, "Lever: 30 s", 1795962720, "Lever takes too long to answer. Trying again at 14:32." },
    { HJL_ERROR_RATE_LIMITED, "Lever: 429", 1795962720, "Lever is limiting requests. Trying again at 14:32." },
    { HJL_ERROR_SERVER, "hackajob: 500", 1795962720, "hackajob has a problem of its own. Trying again at 14:32." },
    { HJL_ERROR_FORBIDDEN, "Lever:", 1795962720, "The account in Lever is not allowed to do this. Ask an administrator for the permission, or connect with another account. Trying again at 14:32." },
    { HJL_ERROR_AUTH_EXPIRED, "Lever", 0, "Lever no longer accepts this connection. Connect Lever again." },
  };

  g_setenv ("TZ", "UTC", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (HJL_ERROR, (int) cases[i].code, cases[i].message);
      g_autofree char *text = hjl_syncer_describe_trouble (error, cases[i].next, 1795962000);

      g_assert_cmpstr (text, ==, cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

  g_test_add_func ("/app/syncer-words/left", test_left);
  g_test_add_func ("/app/syncer-words/times", test_times);
  g_test_add_func ("/app/syncer-words/explained", test_explained);
  g_test_add_func ("/app/syncer-words/trouble", test_trouble);

  return g_test_run ();
}
