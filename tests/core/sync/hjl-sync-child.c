/* hjl-sync-child.c: a sync in a process of its own, which dies where the test wants it to
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-child.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "hjl-test-utils.h"

#define OPTION "--child"

/* Where this process dies; touched by the one thread that writes to the database. */
static HjlChildDeath death;
static guint         steps_left;
static gboolean      touched;
static gboolean      doomed;

static void
die (void)
{
  kill (getpid (), SIGKILL);
}

static void
did_change_row (void         *data,
                int           operation,
                const char   *database,
                const char   *table,
                sqlite3_int64 row)
{
  touched |= g_str_equal (table, "journal");
}

static int
will_commit (void *data)
{
  if (touched && steps_left > 0 && --steps_left == 0)
    {
      if (death == HJL_CHILD_DIES_BEFORE)
        die ();
      doomed = TRUE;
    }
  touched = FALSE;

  return 0;
}

/* The statement that committed is over: what it wrote is on the disk. */
static int
did_run_statement (unsigned int kind,
                   void        *data,
                   void        *statement,
                   void        *time)
{
  if (doomed)
    die ();

  return 0;
}

/* Called by SQLite for each database that is opened. */
static int
watch_database (sqlite3    *database,
                char      **message,
                const void *api)
{
  sqlite3_update_hook (database, did_change_row, NULL);
  sqlite3_commit_hook (database, will_commit, NULL);
  sqlite3_trace_v2 (database, SQLITE_TRACE_PROFILE, did_run_statement, NULL);

  return SQLITE_OK;
}

static void
save_tokens (HjlTokenStore  *store,
             HjlEnvironment *environment,
             const char     *account,
             HjlTokensKind   kind,
             const char     *secret)
{
  g_autoptr (HjlTokens) tokens = hjl_tokens_new (kind, secret);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_token_store_save_async (store, hjl_environment_get_id (environment), account, tokens, NULL, hjl_test_got_result, &result);
  hjl_token_store_save_finish (store, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static GAsyncResult *
wait_long (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

/* @arguments: environment file, folder, workers, death, step, and a candidate or nothing */
static int
run (char **arguments)
{
  g_autoptr (HjlTokenStore) tokens = hjl_token_store_memory_new ();
  g_autoptr (HjlEnvironment) environment = NULL;
  g_autoptr (HjlWorkspace) workspace = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) synced = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  death = (HjlChildDeath) atoi (arguments[3]);
  steps_left = death != HJL_CHILD_LIVES ? (guint) atoi (arguments[4]) : 0;
  sqlite3_auto_extension ((void (*) (void)) watch_database);

  g_file_get_contents (arguments[0], &text, NULL, &error);
  g_assert_no_error (error);
  environment = hjl_environment_parse ("test", text, arguments[0], &error);
  g_assert_no_error (error);
  save_tokens (tokens, environment, "hackajob", HJL_TOKENS_BEARER, HJL_DEMO_HACKAJOB_TOKEN);
  save_tokens (tokens, environment, "lever", HJL_TOKENS_API_KEY, HJL_DEMO_API_KEY);

  workspace = hjl_workspace_new (environment,
                                 tokens,
                                 "a child",
                                 &(HjlWorkspaceOptions){
                                   .data_dir = arguments[1],
                                   .settle_time = 5,
                                   .workers = (guint) atoi (arguments[2]),
                                 });
  hjl_workspace_open_async (workspace, NULL, hjl_test_got_result, &opened);
  hjl_workspace_open_finish (workspace, wait_long (&opened), &error);
  g_assert_no_error (error);
  if (g_str_has_prefix (arguments[5], HJL_CHILD_UNDOES))
    {
      g_auto (GStrv) words = g_strsplit (arguments[5] + strlen (HJL_CHILD_UNDOES), " ", 2);
      g_autoptr (HjlUndo) undo = NULL;

      hjl_workspace_undo_async (workspace, atoi (words[0]), words[1], NULL, hjl_test_got_result, &synced);
      undo = hjl_workspace_undo_finish (workspace, wait_long (&synced), &error);
      g_assert_no_error (error);
      g_assert_no_error (undo->interrupted);
      return 0;
    }
  if (*arguments[5] != '\0')
    hjl_workspace_sync_candidate_async (workspace, arguments[5], NULL, hjl_test_got_result, &synced);
  else
    hjl_workspace_sync_async (workspace, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &synced);
  report = hjl_workspace_sync_finish (workspace, wait_long (&synced), &error);
  g_assert_no_error (error);
  g_assert_no_error (report->interrupted);

  return 0;
}

gboolean
hjl_sync_child_run (int   argc,
                    char *argv[],
                    int  *status)
{
  if (argc != 8 || !g_str_equal (argv[1], OPTION))
    return FALSE;

  *status = run (argv + 2);
  return TRUE;
}

GSubprocess *
hjl_sync_child_start (HjlSyncRig   *rig,
                      guint         workers,
                      HjlChildDeath when,
                      guint         step,
                      const char   *candidate)
{
  g_autofree char *file = g_build_filename (rig->folder, "profile.ini", NULL);
  g_autofree char *workers_text = g_strdup_printf ("%u", workers);
  g_autofree char *death_text = g_strdup_printf ("%d", when);
  g_autofree char *step_text = g_strdup_printf ("%u", step);
  const char      *arguments[] = { "/proc/self/exe", OPTION, file, rig->folder, workers_text, death_text, step_text, candidate != NULL ? candidate : "", NULL };
  g_autoptr (GError) error = NULL;
  GSubprocess *child;

  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    {
      g_file_set_contents (file, rig->environment_text, -1, &error);
      g_assert_no_error (error);
    }
  child = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);

  return child;
}

gboolean
hjl_sync_child_wait (GSubprocess *child)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  if (g_subprocess_get_if_signaled (child))
    {
      g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
      return TRUE;
    }
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);

  return FALSE;
}
