/* test-cli-outage.c: watching through an outage that begins in the middle of an export, and outlasts the tokens
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * build-aux/soak outage is the long form: an outage of an hour, as somebody's desktop has it overnight.
 */

#include "config.h"

#include "cli-driver.h"

#include <signal.h>

#include "../core/sync/hjl-fault-proxy.h"
#include "hjl-soak.h"
#include "hjl-test-utils.h"

#define CANDIDATES 20
/* Seconds of outage, in a test among others. */
#define SHORT 9
/* From this length on, in seconds, it is watched with the pause that the man page proposes. */
#define LONG 600
/* What one cycle may try at most while nothing answers: one call and its retries (hjl-http.h, `max-tries`) on each side, and the renewal
 * of a token. */
#define TRIES 12

typedef struct
{
  HjlDemoServer *server;
  HjlFaultProxy *proxies[3]; /* Lever, its sign-in, hackajob with its sign-in */
  gint64         until;
  guint          seconds;
  int            pause;
} Outage;

static gint64
count (Outage     *self,
       const char *total)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (self->server, FALSE);

  return cli_int (ledger, "totals", total);
}

static gboolean
has_begun (gpointer user_data)
{
  return count (user_data, "exported") >= 3;
}

static gboolean
is_complete (gpointer user_data)
{
  return count (user_data, "complete") == CANDIDATES && count (user_data, "marked") == CANDIDATES;
}

static gboolean
is_over (gpointer user_data)
{
  return g_get_monotonic_time () >= ((Outage *) user_data)->until;
}

/* Tokens were given for the services' own addresses; from now on everything goes through the proxies. */
static void
put_proxies_between (Outage *self)
{
  const char *const uris[] = {
    hjl_demo_server_get_lever_uri (self->server),
    hjl_demo_server_get_lever_auth_uri (self->server),
    hjl_demo_server_get_hackajob_uri (self->server),
  };
  g_autofree char *environment = hjl_demo_server_dup_profile (self->server);
  g_autofree char *path = NULL;
  g_autoptr (CliRun) added = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autofree char *before = g_steal_pointer (&environment);

      environment = hjl_fault_proxy_put_between (before, uris[i], &self->proxies[i]);
    }
  path = cli_write_file ("between.ini", environment);
  added = cli_run (NULL, "profiles", "add", "--replace", path, NULL);
  g_assert_cmpint (added->status, ==, 0);
}

/* Returns: how many requests came */
static guint
break_with (Outage  *self,
            HjlFault fault)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->proxies); i++)
    {
      n -= hjl_fault_proxy_count (self->proxies[i], fault);
      hjl_fault_proxy_set_always (self->proxies[i], fault);
    }
  self->until = g_get_monotonic_time () + (gint64) self->seconds / 3 * G_USEC_PER_SEC;
  hjl_test_run_until_true_within (is_over, self, self->seconds);
  for (guint i = 0; i < G_N_ELEMENTS (self->proxies); i++)
    n += hjl_fault_proxy_count (self->proxies[i], fault);
  g_test_message ("outage: %s for %u seconds: %u requests", hjl_fault_to_string (fault), self->seconds / 3, n);

  return n;
}

static void
test_outage (void)
{
  static const HjlFault faults[] = { HJL_FAULT_RESET_AT_ONCE, HJL_FAULT_SILENT, HJL_FAULT_503 };
  HjlDemoOptions        options = cli_quick_options ();
  HjlSoak               soak;
  Outage                self = { .seconds = SHORT, .pause = 1 };
  guint                 most;
  g_autofree char      *pause = NULL;
  g_autoptr (GSubprocess) process = NULL;

  hjl_soak_init (&soak, 1);
  self.seconds = MAX (self.seconds, (guint) ((soak.end - g_get_monotonic_time ()) / G_USEC_PER_SEC));
  self.pause = self.seconds >= LONG ? 60 : 1;

  options.plain = TRUE;
  options.candidates = CANDIDATES;
  options.live_roles = 2;
  options.rate = 8;
  options.burst = 4;
  /* Over before the outage is. */
  options.expires_in = self.seconds / 3;
  self.server = cli_start_server (&options);
  g_assert_cmpint (cli_sign_in (self.server, "lever", "super-admin", HJL_DEMO_CLIENT_SECRET, TRUE, FALSE), ==, 0);
  g_assert_cmpint (cli_sign_in (self.server, "hackajob", "master", NULL, TRUE, FALSE), ==, 0);
  cli_map_all ();
  put_proxies_between (&self);

  pause = g_strdup_printf ("%d", self.pause);
  process = cli_start ((const char *[]){ "sync", "--yes", "--watch", pause, NULL });
  hjl_test_run_until_true (has_begun, &self);
  g_assert_cmpint (count (&self, "exported"), <, CANDIDATES);
  most = (self.seconds / 3 / (guint) self.pause + 2) * TRIES;
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    g_assert_cmpuint (break_with (&self, faults[i]), <=, most);

  /* Nobody does anything, and it goes on by itself. */
  for (guint i = 0; i < G_N_ELEMENTS (self.proxies); i++)
    hjl_fault_proxy_set_always (self.proxies[i], HJL_FAULT_NONE);
  g_test_message ("outage: %" G_GINT64_FORMAT " of %d were exported before it", count (&self, "exported"), CANDIDATES);
  hjl_test_run_until_true_within (is_complete, &self, HJL_TEST_LIMIT + 2 * (guint) self.pause);
  g_assert_cmpint (count (&self, "exported_once"), ==, CANDIDATES);
  g_assert_cmpint (count (&self, "exported_twice"), ==, 0);
  g_test_message ("outage: all %d are exported once, complete and marked", CANDIDATES);

  g_subprocess_send_signal (process, SIGINT);
  g_assert_cmpint (cli_wait (process), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (self.proxies); i++)
    hjl_fault_proxy_free (self.proxies[i]);
  g_object_unref (self.server);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/outage", test_outage);

  return g_test_run ();
}
