/* test-cli-add.c: candidates from files and tables, from the command line into the stand-in for Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-files-rig.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hjl-test-utils.h"

static void
put_person (CliFilesRig *self,
            const char  *name,
            const char  *email)
{
  g_autofree char *cv = g_strdup_printf ("%s\n%s\n+44 20 7946 0155\n\nExperience\n2019-2024 Engineer at Example\n", name, email);
  g_autofree char *cv_name = g_strdup_printf ("cvs/%s CV.txt", name);
  g_autofree char *profile_name = g_strdup_printf ("cvs/hackajob profile %s.txt", name);
  g_autofree char *letter_name = g_strdup_printf ("cvs/%s - cover letter.txt", name);
  g_autofree char *profile = g_strdup_printf ("%s\n%s\n\nhackajob profile\nExperience\n2019-2024 Engineer\n", name, email);
  g_autofree char *letter = g_strdup_printf ("Dear all, I am %s.\n", name);

  g_free (cli_files_rig_put (self, cv_name, cv, -1));
  g_free (cli_files_rig_put (self, profile_name, profile, -1));
  g_free (cli_files_rig_put (self, letter_name, letter, -1));
}

static void
put_three (CliFilesRig *self)
{
  put_person (self, "Ada Archer", "ada.archer@example.org");
  put_person (self, "Bea Baker", "bea.baker@example.org");
  put_person (self, "Cid Carver", "cid.carver@example.org");
}

static JsonArray *
get_rows (JsonObject *object)
{
  return json_object_get_array_member (object, "rows");
}

static const char *
get_first_row (JsonObject *object)
{
  g_assert_cmpuint (json_array_get_length (get_rows (object)), >, 0);

  return json_object_get_string_member (json_array_get_object_element (get_rows (object), 0), "row");
}

static guint
count_review (void)
{
  g_autoptr (JsonObject) review = cli_json (0, "review", NULL);

  return json_array_get_length (get_rows (review));
}

/* Three people's files: looked at, added, exported, each once with all of it; and again: nothing. */
static void
test_three (CliFilesRig  *self,
            gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "cvs", NULL);
  g_autoptr (JsonObject) planned = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (CliRun) activity = NULL;
  g_autoptr (CliRun) plan = NULL;
  g_autoptr (CliRun) synced = NULL;
  g_autoptr (JsonObject) again = NULL;

  put_three (self);
  planned = cli_json (0, "add", self->role, folder, "--plan", NULL);
  g_assert_cmpuint (json_array_get_length (get_rows (planned)), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      JsonObject *row = json_array_get_object_element (get_rows (planned), i);

      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (row, "files")), ==, 3);
      g_assert_cmpstr (json_object_get_string_member (row, "outcome"), ==, "New in Lever");
    }
  g_assert_cmpuint (count_review (), ==, 0);
  g_assert_cmpuint (cli_files_rig_count_spooled (), ==, 0);

  added = cli_json (0, "add", self->role, folder, "--yes", NULL);
  g_assert_cmpint (json_object_get_int_member (added, "added"), ==, 3);
  g_assert_cmpuint (count_review (), ==, 0);
  g_assert_cmpuint (cli_files_rig_count_spooled (), ==, 9);

  /* What is shown of the sync says nothing of a mark, which nobody on hackajob has. */
  plan = cli_run (NULL, "--profile=demo", "plan", "--offline", NULL);
  g_assert_nonnull (strstr (plan->out, "Changes in Lever: 3"));
  g_assert_nonnull (strstr (plan->out, "was added here and goes to"));
  g_assert_null (strstr (plan->out, "mark-exported"));
  g_assert_null (strstr (plan->out, "accepted in hackajob"));
  synced = cli_run (NULL, "--profile=demo", "sync", NULL);
  g_assert_nonnull (strstr (synced->out, "Exported to Lever"));
  g_assert_null (strstr (synced->out, "Marked"));
  g_assert_null (strstr (synced->out, "Moved in hackajob"));
  cli_files_rig_sync_all ();
  g_assert_cmpint (cli_files_rig_count_made (self), ==, 3);
  g_assert_cmpuint (cli_files_rig_count_spooled (), ==, 0);

  /* hackajob counts nobody here, and so nobody is missing. */
  activity = cli_run (NULL, "--profile=demo", "activity", NULL);
  g_assert_nonnull (strstr (activity->out, "with 3 files"));
  g_assert_null (strstr (activity->out, "shows this connection only"));
  /* Only the one who came by the feed was marked. */
  g_assert_null (strstr (strstr (activity->out, "Marked") + 1, "Marked"));

  again = cli_json (0, "add", self->role, folder, "--yes", NULL);
  g_assert_cmpint (json_object_get_int_member (again, "added"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (again, "already"), ==, 3);
  g_assert_true (g_str_has_prefix (json_object_get_string_member (json_array_get_object_element (get_rows (again), 0), "outcome"),
                                   "Exported before"));
  cli_files_rig_sync_all ();
  g_assert_cmpint (cli_files_rig_count_made (self), ==, 3);
  g_assert_cmpuint (cli_files_rig_count_spooled (), ==, 0);
  g_assert_cmpuint (count_review (), ==, 0);
}

/* A folder is watched while a sync runs on and on, and what comes there waits for review. */
static void
test_watch (CliFilesRig  *self,
            gconstpointer data)
{
  static const char *const arguments[] = { "--profile=demo", "sync", "--watch", "60", NULL };
  g_autofree char         *folder = g_build_filename (self->folder, "watched", NULL);
  g_autofree char         *old = NULL;
  g_autofree char         *file = NULL;
  g_autoptr (CliRun) refused = cli_run (NULL, "--profile=demo", "roles", "watch", self->role, folder, NULL);
  g_autoptr (JsonObject) before = cli_json (0, "roles", "watch", NULL);
  g_autoptr (JsonObject) set = NULL;
  g_autoptr (JsonObject) shown = NULL;
  g_autoptr (JsonObject) off = NULL;
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (GSubprocess) running = NULL;
  gint64 began = g_get_monotonic_time ();

  g_assert_cmpint (refused->status, ==, 2);
  g_assert_nonnull (strstr (refused->err, "is not there"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (before, "watched")), ==, 0);

  /* What is there already is not what comes. */
  old = cli_files_rig_put (self, "watched/Old.txt", "Olga Older\nolga.older@example.org\n\nExperience\n2009-2014 Engineer\n", -1);
  set = cli_json (0, "roles", "watch", self->role, folder, NULL);
  g_assert_true (json_object_has_member (set, "watched"));
  shown = cli_json (0, "roles", "watch", self->role, NULL);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (json_object_get_array_member (shown, "watched"), 0), "folder"), ==, folder);
  g_assert_cmpuint (count_review (), ==, 0);

  file = cli_files_rig_put (self, "watched/Gil.txt", "Gil Grey\ngil.grey@example.org\n\nExperience\n2019-2024 Engineer\n", -1);
  running = cli_start (arguments);
  while (count_review () == 0)
    g_assert_cmpint (g_get_monotonic_time () - began, <, 120 * G_USEC_PER_SEC);
  g_subprocess_send_signal (running, SIGTERM);
  g_assert_cmpint (cli_wait (running), ==, 0);

  off = cli_json (0, "roles", "watch", self->role, "--off", NULL);
  after = cli_json (0, "roles", "watch", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (after, "watched")), ==, 0);
  g_assert_cmpuint (count_review (), ==, 1);
}

/* What nobody accepted waits, can be mended, and is accepted then. */
static void
test_review (CliFilesRig  *self,
             gconstpointer data)
{
  g_autofree char *path = cli_files_rig_put (self, "scan.txt", "12345\n", -1);
  g_autofree char *letter = cli_files_rig_put (self, "more.txt", "67890\n", -1);
  g_autofree char *row = NULL;
  g_autofree char *other = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (JsonObject) second = NULL;
  g_autoptr (JsonObject) refused = NULL;
  g_autoptr (JsonObject) set = NULL;
  g_autoptr (JsonObject) joined = NULL;
  g_autoptr (JsonObject) twice = NULL;
  g_autoptr (JsonObject) split = NULL;
  g_autoptr (JsonObject) skipped = NULL;
  g_autoptr (JsonObject) accepted = NULL;
  g_autoptr (JsonObject) named = NULL;

  /* Without a name it never goes out. */
  added = cli_json (3, "add", self->role, path, "--yes", NULL);
  g_assert_cmpint (json_object_get_int_member (added, "added"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (added, "waiting"), ==, 1);
  row = g_strdup (get_first_row (added));
  second = cli_json (3, "add", self->role, letter, NULL);
  other = g_strdup (get_first_row (second));
  g_assert_cmpuint (count_review (), ==, 2);
  refused = cli_json (3, "review", "accept", row, "--right", NULL);
  g_assert_cmpint (json_object_get_int_member (refused, "added"), ==, 0);

  twice = cli_json (2, "review", "join", row, other, other, NULL);
  g_assert_nonnull (strstr (cli_string (twice, "error", "message"), "different rows"));
  joined = cli_json (0, "review", "join", row, other, NULL);
  g_assert_cmpuint (count_review (), ==, 1);
  split = cli_json (0, "review", "split", row, "more.txt", NULL);
  g_assert_cmpuint (count_review (), ==, 2);
  skipped = cli_json (0, "review", "skip", json_object_get_string_member (split, "split"), NULL);
  g_assert_cmpuint (count_review (), ==, 1);
  g_assert_cmpuint (cli_files_rig_count_spooled (), ==, 1);

  set = cli_json (0, "review", "set", row, "--name", "Dan Dexter", "--email", "dan@example.org", NULL);
  accepted = cli_json (0, "review", "accept", "--all", NULL);
  g_assert_cmpint (json_object_get_int_member (accepted, "added"), ==, 1);
  g_assert_cmpuint (count_review (), ==, 0);

  /* The name may come with it, for one person. */
  named = cli_json (0, "add", self->role, letter, "--name", "Eve Early", "--email", "eve@example.org", "--yes", NULL);
  g_assert_cmpint (json_object_get_int_member (named, "added"), ==, 1);
  cli_files_rig_sync_all ();
  g_assert_cmpint (cli_files_rig_count_made (self), ==, 2);
}

/* (transfer full) */
static char *
replace (const char *text,
         const char *from,
         const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  return g_strjoinv (to, parts);
}

static void
test_table (CliFilesRig  *self,
            gconstpointer data)
{
  g_autofree char *table = cli_files_rig_put (self, "people.csv",
                                              "Full Name;Email;Resume Filename\n"
                                              "Ada Archer;ada.archer@example.org;Ada Archer CV.txt\n"
                                              "Bea Baker;no address;\n"
                                              "Fay Fox;fay@example.org;\n",
                                              -1);
  g_autofree char *folder = g_build_filename (self->folder, "cvs", NULL);
  g_autofree char *refused = g_build_filename (self->folder, "refused.csv", NULL);
  g_autofree char *content = NULL;
  g_autofree char *mended = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (JsonObject) again = NULL;

  put_person (self, "Ada Archer", "ada.archer@example.org");
  added = cli_json (3, "add", self->role, "--csv", table, "--files", folder, "--refused", refused, "--yes", NULL);
  g_assert_cmpint (json_object_get_int_member (added, "added"), ==, 2);
  g_assert_true (g_file_get_contents (refused, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "no address"));
  g_assert_null (strstr (content, "Fay"));
  cli_files_rig_sync_all ();
  g_assert_cmpint (cli_files_rig_count_made (self), ==, 2);

  /* Mended and added again, as it was saved: the column with the reason is no hindrance. */
  mended = replace (content, "no address", "bea.baker@example.org");
  g_assert_true (g_file_set_contents (refused, mended, -1, NULL));
  again = cli_json (0, "add", self->role, "--csv", refused, "--yes", NULL);
  g_assert_cmpint (json_object_get_int_member (again, "added"), ==, 1);
  cli_files_rig_sync_all ();
  g_assert_cmpint (cli_files_rig_count_made (self), ==, 3);
}

/* On standard input, and what is refused before anything is begun. */
static void
test_usage (CliFilesRig  *self,
            gconstpointer data)
{
  g_autofree char *path = cli_files_rig_put (self, "a.txt", "text\n", -1);
  g_autofree char *other = cli_files_rig_put (self, "page.pdf", "<!DOCTYPE html><html><body>Sign in</body></html>", -1);
  g_autoptr (CliRun) piped = cli_run ("Gil Grey\ngil.grey@example.org\n\nExperience\n2019-2024 Engineer\n", "--profile=demo", "--json", "add",
                                      self->role, "-", "--plan", NULL);
  g_autoptr (CliRun) shown = cli_run (NULL, "--profile=demo", "add", self->role, path, other, "--plan", NULL);
  g_autoptr (CliRun) dashed = cli_run (NULL, "--profile=demo", "add", "--plan", "--", self->role, "--no-such", NULL);
  g_autoptr (JsonObject) no_files = cli_json (2, "add", self->role, NULL);
  g_autoptr (JsonObject) no_role = cli_json (2, "add", "No such role", path, NULL);
  g_autoptr (JsonObject) mixed = cli_json (2, "add", self->role, path, "--csv", path, NULL);
  g_autoptr (JsonObject) no_row = cli_json (2, "review", "set", "77", "--name", "x", NULL);
  g_autoptr (JsonObject) no_verb = cli_json (2, "review", "dance", NULL);
  g_autoptr (JsonObject) feed = cli_json (0, "source", "feed", NULL);
  g_autoptr (CliRun) by_feed = cli_run (NULL, "--profile=demo", "add", self->role, path, NULL);

  g_assert_cmpint (piped->status, ==, 0);
  g_assert_nonnull (strstr (piped->out, "gil.grey@example.org"));
  g_assert_cmpint (shown->status, ==, 3);
  g_assert_nonnull (strstr (shown->out, "a.txt"));
  g_assert_nonnull (strstr (dashed->err, "no file or folder “--no-such”"));
  g_assert_nonnull (strstr (shown->out, "Left out: page.pdf"));
  g_assert_cmpint (by_feed->status, ==, 2);
  g_assert_nonnull (strstr (by_feed->err, "source files"));
}

/* What is wrong with the call is found before anything is kept or written. */
static void
test_refused_calls (CliFilesRig  *self,
                    gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "cvs", NULL);
  g_autofree char *missing = g_build_filename (self->folder, "no-such.pdf", NULL);
  g_autofree char *refused = g_build_filename (self->folder, "refused.csv", NULL);
  g_autofree char *table = cli_files_rig_put (self, "table.csv", "Name,Email,Desk\nAda Archer,ada.archer@example.org,4\n,nobody@example.org,\n,no address,\n", -1);
  g_autofree char *mine = cli_files_rig_put (self, "mine.csv", "Name,Refused because\nAda Archer,late\n", -1);
  g_autofree char *among = NULL;
  g_autofree char *content = NULL;
  g_autofree char *one = NULL;
  g_autoptr (JsonObject) foreign = NULL;
  g_autoptr (JsonObject) inside = NULL;
  g_autoptr (CliRun) sound = NULL;
  g_autoptr (JsonObject) two_people = NULL;
  g_autoptr (JsonObject) no_path = NULL;
  g_autoptr (JsonObject) no_files = NULL;
  g_autoptr (JsonObject) clash = NULL;
  g_autoptr (CliRun) clean = NULL;
  g_autoptr (JsonObject) planned = NULL;
  g_autoptr (JsonObject) kept = NULL;
  g_autoptr (JsonObject) named = NULL;
  g_autoptr (CliRun) told = NULL;

  put_person (self, "Ada Archer", "ada.archer@example.org");
  put_person (self, "Bea Baker", "bea.baker@example.org");
  one = g_build_filename (folder, "Ada Archer CV.txt", NULL);

  two_people = cli_json (2, "add", self->role, folder, "--name", "Ada", NULL);
  no_path = cli_json (2, "add", self->role, one, missing, NULL);
  g_assert_nonnull (strstr (cli_string (no_path, "error", "message"), "no-such.pdf"));
  no_files = cli_json (2, "add", self->role, "--csv", table, "--files", missing, NULL);
  g_assert_cmpuint (count_review (), ==, 0);
  g_assert_cmpuint (cli_files_rig_count_spooled (), ==, 0);

  clash = cli_json (2, "add", self->role, "--csv", table, "--refused", table, "--plan", NULL);
  g_assert_nonnull (strstr (cli_string (clash, "error", "message"), "overwrite"));
  /* A file of somebody's own, and one that would be read with the others the next time. */
  foreign = cli_json (2, "add", self->role, "--csv", table, "--refused", mine, "--yes", NULL);
  g_assert_nonnull (strstr (cli_string (foreign, "error", "message"), "was not saved by --refused"));
  g_assert_true (g_file_get_contents (mine, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "Name,Refused because\nAda Archer,late\n");
  among = g_build_filename (folder, "refused.csv", NULL);
  inside = cli_json (2, "add", self->role, "--csv", table, "--files", self->folder, "--refused", among, "--yes", NULL);
  g_assert_nonnull (strstr (cli_string (inside, "error", "message"), "among the table’s files"));
  g_assert_false (g_file_test (among, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_review (), ==, 0);
  planned = cli_json (3, "add", self->role, "--csv", table, "--refused", refused, "--plan", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (planned, "refused")), >, 0);
  g_assert_cmpint (json_object_get_int_member (planned, "waiting"), ==, 0);
  g_assert_true (g_file_test (refused, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (planned, "columns_not_used"), 0), ==, "Desk");
  told = cli_run (NULL, "--profile=demo", "add", self->role, "--csv", table, "--plan", NULL);
  g_assert_nonnull (strstr (told->out, "Columns not used: Desk\n"));
  g_assert_cmpuint (count_review (), ==, 0);

  clean = cli_run ("Name,Email\nFay Fox,fay@example.org\n", "--profile=demo", "add", self->role, "--csv", "-", "--refused", refused, "--plan", NULL);
  g_assert_cmpint (clean->status, ==, 0);
  g_assert_nonnull (strstr (clean->out, "Fay Fox"));
  g_assert_true (g_file_test (refused, G_FILE_TEST_EXISTS));

  kept = cli_json (3, "add", self->role, "--csv", table, "--refused", refused, NULL);
  g_assert_true (g_file_test (refused, G_FILE_TEST_EXISTS));
  g_assert_cmpint (json_object_get_int_member (kept, "waiting"), ==, count_review ());
  named = cli_json (3, "add", self->role, one, "--name", "Ada Lovelace", NULL);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (json_object_get_object_member (json_array_get_object_element (get_rows (named), 0), "name"), "values"), 0), ==, "Ada Lovelace");
  /* What is left of the time before is not of a table in which all is well. */
  sound = cli_run ("Name,Email\nFay Fox,fay@example.org\n", "--profile=demo", "add", self->role, "--csv", "-", "--refused", refused, NULL);
  g_assert_nonnull (strstr (sound->err, "No row was refused"));
  g_assert_false (g_file_test (refused, G_FILE_TEST_EXISTS));
}

/* The question is asked of a terminal; Ctrl-C ends it, and what was read stays in the review. */
static void
test_stopped_question (CliFilesRig  *self,
                       gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "cvs", NULL);
  g_autofree char *program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "cli", "hjlever-cli", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  int  terminal = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);
  int  end;
  char chunk[256];

  put_person (self, "Ada Archer", "ada.archer@example.org");
  g_assert_cmpint (terminal, >=, 0);
  g_assert_cmpint (grantpt (terminal), ==, 0);
  g_assert_cmpint (unlockpt (terminal), ==, 0);
  end = open (ptsname (terminal), O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint (end, >=, 0);
  g_subprocess_launcher_take_stdin_fd (launcher, fcntl (end, F_DUPFD_CLOEXEC, 3));
  g_subprocess_launcher_take_stdout_fd (launcher, end);
  process = g_subprocess_launcher_spawn (launcher, &error, program, "--profile=demo", "add", self->role, folder, NULL);
  g_assert_no_error (error);

  while (strstr (said->str, "Add these candidates?") == NULL)
    {
      gssize n = read (terminal, chunk, sizeof chunk);

      g_assert_cmpint (n, >, 0);
      g_string_append_len (said, chunk, n);
    }
  g_subprocess_send_signal (process, SIGINT);
  g_assert_cmpint (cli_wait (process), ==, 1);
  close (terminal);
  g_assert_cmpuint (count_review (), ==, 1);
  g_assert_cmpint (cli_files_rig_count_made (self), ==, 0);
}

/* Without Lever what is known here is shown, and said; who is accepted is exported once it is there again. */
static void
test_alone (CliFilesRig  *self,
            gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "cvs", NULL);
  g_autoptr (JsonObject) disconnected = cli_json (0, "disconnect", "lever", NULL);
  g_autoptr (CliRun) planned = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (CliRun) again = NULL;

  put_person (self, "Ada Archer", "ada.archer@example.org");
  planned = cli_run (NULL, "--profile=demo", "add", self->role, folder, "--plan", NULL);
  g_assert_cmpint (planned->status, ==, 0);
  g_assert_nonnull (strstr (planned->out, "Ada Archer"));
  g_assert_nonnull (strstr (planned->out, "Not looked up in Lever"));
  added = cli_json (0, "add", self->role, folder, "--yes", NULL);
  g_assert_cmpint (json_object_get_int_member (added, "added"), ==, 1);
  again = cli_run (NULL, "--profile=demo", "add", self->role, folder, "--plan", NULL);
  g_assert_nonnull (strstr (again->out, "before"));
}

/* Killed in the middle of reading: what is there is whole, and the same again brings the rest, each once. */
static void
test_killed (CliFilesRig  *self,
             gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "cvs", NULL);
  const char      *arguments[] = { "--json", "add", self->role, folder, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autofree char *spool = g_build_filename (g_get_user_data_dir (), "hjlever", "demo", "files", NULL);

  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %c%c%c", 'A' + i, 'a' + i, 'a' + i);
      g_autofree char *email = g_strdup_printf ("person.%c%c%c@example.org", 'a' + i, 'a' + i, 'a' + i);

      put_person (self, name, email);
    }
  process = cli_start (arguments);
  /* It ends one way or the other: nothing is waited for that will not come any more. */
  while (cli_files_rig_count_spooled () == 0 && g_subprocess_get_identifier (process) != NULL)
    g_thread_yield ();
  g_assert_nonnull (g_subprocess_get_identifier (process));
  g_subprocess_force_exit (process);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));

  added = cli_json (0, "add", self->role, folder, "--yes", NULL);
  g_assert_cmpuint (count_review (), ==, 0);
  cli_files_rig_sync_all ();
  g_assert_cmpint (cli_files_rig_count_made (self), ==, 7);
  g_assert_cmpuint (cli_files_rig_count_spooled (), ==, 0);
}

/* What the demo offers to drop: most are new, and somebody is in Lever already. */
static void
test_samples (CliFilesRig  *self,
              gconstpointer data)
{
  HjlDemoOptions options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = NULL;
  g_autofree char *folder = g_build_filename (self->folder, "samples", NULL);
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (JsonObject) roles = NULL;
  g_autoptr (GError) error = NULL;
  guint n_new = 0;
  guint n_known = 0;
  guint n_letters = 0;

  /* The demo's own world. */
  server = cli_start_server (&options);
  cli_connect (server);
  roles = cli_json (0, "source", "files", NULL);
  g_clear_pointer (&roles, json_object_unref);
  roles = cli_json (0, "roles", "add", "Data Engineer", NULL);
  g_assert_true (hjl_demo_server_write_samples (server, folder, &error));
  g_assert_no_error (error);

  added = cli_json (0, "add", "Data Engineer", folder, "--plan", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (added, "refused")), ==, 0);
  for (guint i = 0; i < json_array_get_length (get_rows (added)); i++)
    {
      JsonObject *row = json_array_get_object_element (get_rows (added), i);
      const char *outcome = json_object_get_string_member (row, "outcome");

      g_test_message ("%s", outcome);
      n_new += g_str_equal (outcome, "New in Lever");
      n_known += g_str_has_prefix (outcome, "Already in Lever");
      n_letters += json_array_get_length (json_object_get_array_member (row, "files")) == 2;
    }
  g_assert_cmpuint (n_new, ==, 6);
  g_assert_cmpuint (n_known, >=, 1);
  g_assert_cmpuint (n_letters, ==, 2);
}

static void
set_users_active (CliFilesRig *self,
                  gboolean     active)
{
  g_autoptr (JsonObject) known = cli_json (0, "users", NULL);
  g_autoptr (JsonObject) read = NULL;
  JsonArray *users = json_object_get_array_member (known, "users");

  for (guint i = 0; i < json_array_get_length (users); i++)
    {
      g_autofree char *user = g_strdup_printf ("{\"user\":\"%s\",\"active\":%s}",
                                               json_object_get_string_member (json_array_get_object_element (users, i), "id"),
                                               active ? "true" : "false");
      g_autoptr (JsonObject) set = hjl_test_demo_control (self->server, "lever-user", user, NULL);

      g_assert_nonnull (set);
    }
  read = cli_json (0, "users", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (read, "users")), ==, json_array_get_length (users));
}

/* Where nobody could add them in Lever, both a person and a program are told before. */
static void
test_owner (CliFilesRig  *self,
            gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "cvs", NULL);

  put_three (self);
  for (guint active = 0; active < 2; active++)
    {
      g_autoptr (JsonObject) planned = NULL;

      set_users_active (self, active);
      planned = cli_json (0, "add", self->role, folder, "--plan", NULL);
      g_assert_cmpuint (json_array_get_length (get_rows (planned)), ==, 3);
      for (guint i = 0; i < 3; i++)
        {
          JsonObject *row = json_array_get_object_element (get_rows (planned), i);

          g_assert_cmpint (json_object_get_boolean_member (row, "needs_owner"), ==, !active);
          g_assert_cmpstr (json_object_get_string_member (row, "outcome"), ==,
                           active ? "New in Lever" : "New in Lever; first choose a fallback owner in Connection");
        }
    }
}

#define rig_add(path, function) g_test_add (path, CliFilesRig, NULL, cli_files_rig_set_up, function, cli_files_rig_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  rig_add ("/cli/add/three", test_three);
  rig_add ("/cli/add/owner", test_owner);
  rig_add ("/cli/add/watch", test_watch);
  rig_add ("/cli/add/review", test_review);
  rig_add ("/cli/add/table", test_table);
  rig_add ("/cli/add/usage", test_usage);
  rig_add ("/cli/add/refused-calls", test_refused_calls);
  rig_add ("/cli/add/stopped-question", test_stopped_question);
  rig_add ("/cli/add/alone", test_alone);
  rig_add ("/cli/add/killed", test_killed);
  rig_add ("/cli/add/samples", test_samples);

  return g_test_run ();
}
