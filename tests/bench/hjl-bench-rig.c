/* hjl-bench-rig.c: a workspace and the stand-ins in a process of their own, to be measured
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-bench-rig.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "auth/hjl-token-store-memory.h"
#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"

GAsyncResult *
hjl_bench_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

double
hjl_bench_now (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

void
hjl_bench_rig_open (HjlBenchRig *self)
{
  self->workspace = hjl_workspace_new (self->environment,
                                       self->tokens,
                                       "hjlever-bench",
                                       &(HjlWorkspaceOptions){ .data_dir = self->folder });
  hjl_test_workspace_open (self->workspace);
}

void
hjl_bench_rig_close (HjlBenchRig *self)
{
  if (self->workspace != NULL)
    hjl_test_workspace_close (g_steal_pointer (&self->workspace));
}

HjlStore *
hjl_bench_rig_open_store (HjlBenchRig *self)
{
  g_autofree char *path = g_build_filename (self->folder, "hjlever.db", NULL);
  g_autoptr (GError) error = NULL;
  HjlStore *store;

  g_assert_null (self->workspace);
  store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);

  return store;
}

static void
connect_both (HjlBenchRig *self)
{
  hjl_bench_rig_open (self);
  hjl_test_workspace_connect (self->workspace);
}

static void
load_profile (HjlBenchRig *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (self->profile_path, &text, NULL, &error);
  g_assert_no_error (error);
  self->environment = hjl_environment_parse ("bench", text, self->profile_path, &error);
  g_assert_no_error (error);
}

/* The stand-ins end with us, however we end. libsoup makes a connection for each POST, and its server
 * keeps those that were closed at the other end. */
static void
on_child_cb (gpointer data)
{
  struct rlimit files;

  prctl (PR_SET_PDEATHSIG, SIGTERM);
  if (getrlimit (RLIMIT_NOFILE, &files) == 0)
    {
      files.rlim_cur = files.rlim_max;
      setrlimit (RLIMIT_NOFILE, &files);
    }
}

static void
start_server (HjlBenchRig *self,
              const char  *server,
              const char  *options)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *line = g_strdup_printf ("'%s' --profile-file '%s' %s", server, self->profile_path, options);
  g_auto (GStrv) words = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;

  g_shell_parse_argv (line, NULL, &words, &error);
  g_assert_no_error (error);
  g_subprocess_launcher_set_child_setup (launcher, on_child_cb, NULL, NULL);
  self->server = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);

  /* The address of the control comes last, once all is up. */
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  while (self->control == NULL)
    {
      g_autofree char *text = g_data_input_stream_read_line (output, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (text);
      if (g_str_has_prefix (text, "control "))
        self->control = g_strdup (text + strlen ("control "));
    }
}

HjlBenchRig *
hjl_bench_rig_new (const char *server,
                   const char *format,
                   ...)
{
  HjlBenchRig     *self = g_new0 (HjlBenchRig, 1);
  g_autofree char *options = NULL;
  va_list          args;

  va_start (args, format);
  options = g_strdup_vprintf (format, args);
  va_end (args);

  self->folder = hjl_test_make_folder ();
  self->profile_path = g_build_filename (self->folder, "bench.ini", NULL);
  self->tokens = hjl_token_store_memory_new ();
  self->soup = soup_session_new ();
  start_server (self, server, options);
  load_profile (self);
  connect_both (self);

  return self;
}

HjlBenchRig *
hjl_bench_rig_new_beside (const char *folder)
{
  HjlBenchRig *self = g_new0 (HjlBenchRig, 1);

  self->folder = g_strdup (folder);
  self->profile_path = g_build_filename (folder, "bench.ini", NULL);
  self->tokens = hjl_token_store_memory_new ();
  load_profile (self);
  connect_both (self);

  return self;
}

void
hjl_bench_rig_free (HjlBenchRig *self)
{
  hjl_bench_rig_close (self);
  if (self->server != NULL)
    {
      g_subprocess_send_signal (self->server, SIGTERM);
      g_subprocess_wait (self->server, NULL, NULL);
      hjl_test_remove_folder (self->folder);
    }
  g_clear_object (&self->server);
  g_clear_object (&self->soup);
  g_clear_object (&self->environment);
  g_clear_object (&self->tokens);
  g_free (self->control);
  g_free (self->folder);
  g_free (self->profile_path);
  g_free (self);
}

void
hjl_bench_rig_map_all (HjlBenchRig *self)
{
  hjl_test_workspace_map_all (self->workspace);
}

HjlSyncReport *
hjl_bench_rig_sync (HjlBenchRig *self,
                    gboolean     thorough,
                    double      *seconds)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlSyncReport *report;
  double         start = hjl_bench_now ();

  hjl_workspace_sync_async (self->workspace, thorough ? HJL_SYNC_THOROUGH : HJL_SYNC_BY_ITSELF, NULL, hjl_test_got_result, &result);
  report = hjl_finish_pointer (self->workspace, hjl_bench_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_no_error (report->interrupted);
  if (seconds != NULL)
    *seconds = hjl_bench_now () - start;

  return report;
}

HjlPlan *
hjl_bench_rig_plan (HjlBenchRig *self,
                    double      *seconds)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlPlan *plan;
  double   start = hjl_bench_now ();

  hjl_workspace_plan_async (self->workspace, FALSE, NULL, NULL, hjl_test_got_result, &result);
  plan = hjl_finish_pointer (self->workspace, hjl_bench_wait (&result), &error);
  g_assert_no_error (error);
  *seconds = hjl_bench_now () - start;

  return plan;
}

JsonObject *
hjl_bench_rig_control (HjlBenchRig *self,
                       const char  *command,
                       const char  *format,
                       ...)
{
  g_autofree char *uri = g_strdup_printf ("%s/%s", self->control, command);
  g_autoptr (SoupMessage) message = soup_message_new ("POST", uri);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  char   *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format != NULL ? format : "{}", args);
  va_end (args);
  g_strdelimit (text, "'", '"');
  body = g_bytes_new_take (text, strlen (text));
  soup_message_set_request_body_from_bytes (message, "application/json", body);
  /* One connection for all: libsoup would make one for each POST. */
  soup_message_add_flags (message, SOUP_MESSAGE_IDEMPOTENT);

  answer = soup_session_send_and_read (self->soup, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
  json_parser_load_from_data (parser, g_bytes_get_data (answer, NULL), g_bytes_get_size (answer), &error);
  g_assert_no_error (error);

  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

void
hjl_bench_rig_reset_ledger (HjlBenchRig *self)
{
  g_autoptr (JsonObject) answer = hjl_bench_rig_control (self, "reset-ledger", NULL);

  g_assert_nonnull (answer);
}

guint
hjl_bench_rig_count_calls (HjlBenchRig *self,
                           const char  *side)
{
  g_autoptr (JsonObject) ledger = hjl_bench_rig_control (self, "ledger", NULL);
  JsonObject *calls = json_object_get_object_member (ledger, "calls");
  g_autoptr (GList) members = NULL;
  guint n = 0;

  if (!json_object_has_member (calls, side))
    return 0;
  calls = json_object_get_object_member (calls, side);
  members = json_object_get_members (calls);
  for (GList *l = members; l != NULL; l = l->next)
    {
      g_debug ("%s %s: %d", side, (const char *) l->data, (int) json_object_get_int_member (calls, l->data));
      n += json_object_get_int_member (calls, l->data);
    }

  return n;
}

guint
hjl_bench_rig_get_number (HjlBenchRig *self,
                          const char  *name)
{
  g_autoptr (JsonObject) ledger = hjl_bench_rig_control (self, "ledger", NULL);
  JsonObject *totals = json_object_get_object_member (ledger, "totals");

  return json_object_get_int_member (json_object_has_member (totals, name) ? totals : ledger, name);
}
