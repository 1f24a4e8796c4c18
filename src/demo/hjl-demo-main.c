/* hjl-demo-main.c: hjlever-demo-server: the stand-ins as a program of their own
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib-unix.h>
#include <locale.h>
#include <stdio.h>

#include "demo/hjl-demo-server.h"

static HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
static int            seed = 1;
static int            roles = 8;
static int            postings = 12;
static int            candidates = 40;
static int            others = 30;
static int            linked = 0;
static int            expires_in = 3600;
static int            lever_port = 0;
static int            lever_auth_port = 0;
static int            hackajob_port = 0;
static int            control_port = 0;
static gboolean       print_profile = FALSE;
static char          *admin_fails = NULL;
static char          *profile_file = NULL;

static const GOptionEntry entries[] = {
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "What everything follows from", "N" },
  { "roles", 0, 0, G_OPTION_ARG_INT, &roles, "Live roles in hackajob (8)", "N" },
  { "postings", 0, 0, G_OPTION_ARG_INT, &postings, "Postings in Lever (12)", "N" },
  { "candidates", 0, 0, G_OPTION_ARG_INT, &candidates, "Candidates in hackajob (40)", "N" },
  { "others", 0, 0, G_OPTION_ARG_INT, &others, "Opportunities in Lever that are not hackajob's (30)", "N" },
  { "linked", 0, 0, G_OPTION_ARG_INT, &linked, "Accepted candidates who are in Lever from the start (0)", "N" },
  { "plain", 0, 0, G_OPTION_ARG_NONE, &options.plain, "Everybody has accepted, with an email and a small CV", NULL },
  { "rate", 0, 0, G_OPTION_ARG_DOUBLE, &options.rate, "Lever requests a second, 0 for no limit (10)", "N" },
  { "burst", 0, 0, G_OPTION_ARG_DOUBLE, &options.burst, "Lever requests at once (20)", "N" },
  { "retry-after", 0, 0, G_OPTION_ARG_NONE, &options.retry_after, "A 429 says when to come back", NULL },
  { "issuer", 0, 0, G_OPTION_ARG_NONE, &options.issuer_in_redirect, "Redirects say who sent them (iss)", NULL },
  { "expires-in", 0, 0, G_OPTION_ARG_INT, &expires_in, "Life of an access token (3600)", "SECONDS" },
  { "admin-fails", 0, 0, G_OPTION_ARG_STRING, &admin_fails, "Where a plain Lever Admin fails", "token|later" },
  { "lever-port", 0, 0, G_OPTION_ARG_INT, &lever_port, "Port of Lever's API (any)", "PORT" },
  { "lever-auth-port", 0, 0, G_OPTION_ARG_INT, &lever_auth_port, "Port of Lever's sign-in (any)", "PORT" },
  { "hackajob-port", 0, 0, G_OPTION_ARG_INT, &hackajob_port, "Port of hackajob (any)", "PORT" },
  { "control-port", 0, 0, G_OPTION_ARG_INT, &control_port, "Port of the control address (any)", "PORT" },
  { "print-profile", 0, 0, G_OPTION_ARG_NONE, &print_profile, "Print the profile file for HjLever", NULL },
  { "profile-file", 0, 0, G_OPTION_ARG_FILENAME, &profile_file, "Write the profile file there", "FILE" },
  { NULL },
};

static gboolean
on_signal_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static HjlDemoServer *
new_server (void)
{
  options.seed = seed;
  options.live_roles = MAX (roles, 0);
  options.postings = MAX (postings, 0);
  options.candidates = MAX (candidates, 0);
  options.others = MAX (others, 0);
  options.linked = MAX (linked, 0);
  options.expires_in = MAX (expires_in, 1);
  options.admin_fails = g_strcmp0 (admin_fails, "token") == 0 ? HJL_DEMO_ADMIN_FAILS_AT_TOKEN
                                                              : HJL_DEMO_ADMIN_FAILS_LATER;
  options.lever_port = lever_port;
  options.lever_auth_port = lever_auth_port;
  options.hackajob_port = hackajob_port;
  options.control_port = control_port;
  return hjl_demo_server_new (&options);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GMainLoop) loop = NULL;
  g_autoptr (HjlDemoServer) server = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *profile = NULL;

  /* Standard output is for what was asked for, JSON above all; GLib writes debug lines there by itself. */
  g_log_writer_default_set_use_stderr (TRUE);

  setlocale (LC_ALL, "");
  g_option_context_set_summary (context, "Loopback stand-ins of Lever, hackajob and their sign-in, until interrupted.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  server = new_server ();
  if (!hjl_demo_server_start (server, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  profile = hjl_demo_server_dup_profile (server);
  if (profile_file != NULL && !g_file_set_contents (profile_file, profile, -1, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (print_profile)
    g_print ("%s", profile);
  else
    g_print ("lever %s\nlever-auth %s\nhackajob %s\nhackajob-auth %s\n", hjl_demo_server_get_lever_uri (server),
             hjl_demo_server_get_lever_auth_uri (server), hjl_demo_server_get_hackajob_uri (server),
             hjl_demo_server_get_hackajob_auth_uri (server));
  /* Whoever reads the output waits for this line. */
  g_print ("%scontrol %s\n", print_profile ? "\n# " : "", hjl_demo_server_get_control_uri (server));
  fflush (stdout);

  loop = g_main_loop_new (NULL, FALSE);
  g_unix_signal_add (SIGINT, on_signal_cb, loop);
  g_unix_signal_add (SIGTERM, on_signal_cb, loop);
  g_main_loop_run (loop);
  hjl_demo_server_stop (server);
  return 0;
}
