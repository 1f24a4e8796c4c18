/* hjl-sync-child.c: a sync in a process of its own, which dies where the test wants it to
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-child.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hjl-test-utils.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-drafts.h"

#define OPTION "--child"

/* Where this process dies; touched by the one thread that writes to the database. */
static HjlChildDeath death;
static guint         steps_left;
static gboolean      touched;
static gboolean      doomed;
/* What the commit is about, and where it is told to the parent. */
static char          touched_table[64];
static char          died_at[PATH_MAX];

static void
die (const char *what)
{
  int fd = *died_at != '\0' ? open (died_at, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;

  if (fd >= 0 && write (fd, what, strlen (what)) < 0)
    abort ();
  kill (getpid (), SIGKILL);
}

static gboolean
is_any (void)
{
  return death == HJL_CHILD_DIES_BEFORE_ANY || death == HJL_CHILD_DIES_AFTER_ANY;
}

void
hjl_sync_child_reach (const char *what,
                      gboolean    done)
{
  gboolean after = death == HJL_CHILD_DIES_AFTER_ANY;

  if (is_any () && done == after && steps_left > 0 && --steps_left == 0)
    die (what);
}

static void
did_change_row (void         *data,
                int           operation,
                const char   *database,
                const char   *table,
                sqlite3_int64 row)
{
  if (!is_any () && !g_str_equal (table, "journal"))
    return;
  /* What tells most of what the commit is about. */
  if (!touched || g_str_equal (table, "journal") || g_str_equal (table, "book_person"))
    g_strlcpy (touched_table, table, sizeof touched_table);
  touched = TRUE;
}

static int
will_commit (void *data)
{
  if (touched && steps_left > 0 && --steps_left == 0)
    {
      if (death == HJL_CHILD_DIES_BEFORE || death == HJL_CHILD_DIES_BEFORE_ANY)
        die (touched_table);
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
    die (touched_table);

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
  hjl_finish (store, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static GAsyncResult *
wait_long (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

/* All files of @folder for the first live role. */
static void
add (HjlWorkspace *workspace,
     const char   *folder)
{
  HjlStore   *store = hjl_workspace_get_store (workspace);
  const char *paths[] = { folder, NULL };
  g_autoptr (GPtrArray) roles = hjl_store_list_book_roles (store, NULL);
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (((HjlRole *) roles->pdata[0])->id, paths, NULL, FALSE);
  g_autoptr (HjlIntakeReport) report = NULL;
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_add_files_async (workspace, request, NULL, hjl_test_got_result, &added);
  report = hjl_finish_pointer (workspace, wait_long (&added), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->refusals->len, ==, 0);
}

static void
accept_all (HjlWorkspace *workspace)
{
  HjlStore *store = hjl_workspace_get_store (workspace);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GAsyncResult) accepted = NULL;
  g_autoptr (GError) error = NULL;
  guint n_left;

  drafts = hjl_store_list_drafts (store, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (ids, ((HjlDraft *) g_ptr_array_index (drafts, i))->id);
  g_ptr_array_add (ids, NULL);
  hjl_workspace_accept_async (workspace, (const char *const *) ids->pdata, FALSE, NULL, hjl_test_got_result, &accepted);
  g_assert_cmpint (hjl_workspace_accept_finish (workspace, wait_long (&accepted), NULL, &n_left, &error), >=, 0);
  g_assert_no_error (error);
  for (guint i = 0; n_left > 0 && i < drafts->len; i++)
    {
      g_autoptr (HjlDraft) left = hjl_store_load_draft (store, ids->pdata[i], NULL);
      g_autofree char *text = left != NULL ? hjl_draft_print (left) : NULL;

      if (text != NULL)
        g_printerr ("Left in the review: %s\n", text);
    }
  g_assert_cmpuint (n_left, ==, 0);
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
  if (is_any ())
    g_snprintf (died_at, sizeof died_at, "%s/died-at", arguments[1]);
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
                                   .read_back_pause = 5,
                                   .workers = (guint) atoi (arguments[2]),
                                 });
  hjl_workspace_open_async (workspace, NULL, hjl_test_got_result, &opened);
  hjl_workspace_open_finish (workspace, wait_long (&opened), &error);
  g_assert_no_error (error);
  if (g_str_has_prefix (arguments[5], HJL_CHILD_UNDOES))
    {
      g_auto (GStrv) words = g_strsplit (arguments[5] + strlen (HJL_CHILD_UNDOES), " ", 2);
      g_autoptr (HjlUndo) undo = NULL;

      hjl_workspace_undo_async (workspace, atoi (words[0]), *words[1] != '\0' ? words[1] : NULL, NULL, hjl_test_got_result, &synced);
      undo = hjl_finish_pointer (workspace, wait_long (&synced), &error);
      g_assert_no_error (error);
      g_assert_no_error (undo->interrupted);
      return 0;
    }
  if (g_str_has_prefix (arguments[5], HJL_CHILD_ADDS))
    {
      add (workspace, arguments[5] + strlen (HJL_CHILD_ADDS));
      return 0;
    }
  if (g_str_equal (arguments[5], HJL_CHILD_ACCEPTS))
    {
      accept_all (workspace);
      return 0;
    }
  if (g_str_has_prefix (arguments[5], HJL_CHILD_ERASES))
    {
      hjl_workspace_erase_async (workspace, arguments[5] + strlen (HJL_CHILD_ERASES), NULL, hjl_test_got_result, &synced);
      hjl_finish (workspace, wait_long (&synced), &error);
      g_assert_no_error (error);
      return 0;
    }
  if (g_str_equal (arguments[5], HJL_CHILD_OPENS))
    return 0;
  if (*arguments[5] != '\0')
    hjl_workspace_sync_candidate_async (workspace, arguments[5], NULL, hjl_test_got_result, &synced);
  else
    hjl_workspace_sync_async (workspace, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &synced);
  report = hjl_finish_pointer (workspace, wait_long (&synced), &error);
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
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);

  return hjl_sync_child_launch (rig, launcher, workers, when, step, candidate);
}

GSubprocess *
hjl_sync_child_launch (HjlSyncRig          *rig,
                       GSubprocessLauncher *launcher,
                       guint                workers,
                       HjlChildDeath        when,
                       guint                step,
                       const char          *candidate)
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
  child = g_subprocess_launcher_spawnv (launcher, arguments, &error);
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

char *
hjl_sync_child_dup_died_at (HjlSyncRig *rig)
{
  g_autofree char *path = g_build_filename (rig->folder, "died-at", NULL);
  char            *what = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &what, NULL, &error);
  g_assert_no_error (error);

  return what;
}
