/* test-crash-matrix.c: killed at any call that leaves something, in each kind of action: nothing is lost, nothing is twice
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An action is a process that is killed at a point by chance and started again, until it comes to its end. What chance
 * chooses follows from the seed and the number of the round. build-aux/soak crash is the long form.
 */

#include "config.h"

#include <string.h>

#include "hjl-crash-points.h"
#include "hjl-migration.h"
#include "hjl-soak.h"
#include "hjl-sync-child.h"
#include "hjl-sync-people.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-runs.h"

/* In the environment of a child: where it dies. */
#define POINT "HJL_TEST_CRASH_POINT"
/* Where a child leaves what it has counted. */
#define COUNTS "calls"
/* So often one action is killed at most; the next process is let. */
#define MAX_KILLS 6
#define CANDIDATES 3
#define PEOPLE 2

/* So many calls of each class a whole action has made, in the first round, which nobody disturbs. */
typedef struct
{
  guint calls[HJL_CRASH_N_KINDS];
} Measure;

typedef struct
{
  HjlSyncRig *rig;
  HjlSoak     soak;
  GHashTable *measures; /* (element-type utf8 Measure) by the names of the actions */
  guint       kills[HJL_CRASH_N_KINDS][HJL_CRASH_N_MOMENTS];
  guint       n_kills;
  guint       n_actions;
} Matrix;

/* What the child that came to its end has counted. */
static void
measure_last (Matrix     *self,
              const char *name)
{
  g_autofree char *path = g_build_filename (self->rig->folder, COUNTS, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) numbers = NULL;
  Measure *measure = g_new0 (Measure, 1);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  numbers = g_strsplit (text, " ", -1);
  g_assert_cmpuint (g_strv_length (numbers), ==, HJL_CRASH_N_KINDS);
  for (guint i = 0; i < HJL_CRASH_N_KINDS; i++)
    measure->calls[i] = (guint) g_ascii_strtoull (numbers[i], NULL, 10);
  g_test_message ("  %s", text);
  g_hash_table_insert (self->measures, g_strdup (name), measure);
}

static void
write_counts (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, COUNTS, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < HJL_CRASH_N_KINDS; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", hjl_crash_points_count (i));
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
}

/* Each kind is as likely as the other, however many calls it has: a rename is rare, and matters. Where several changes are
 * asked for, one of these as often as all else. */
static HjlCrashPoint
choose_point (Matrix        *self,
              const Measure *measure)
{
  HjlCrashPoint point = { 0 };

  if (measure->calls[HJL_CRASH_CHANGE] > 1 && g_rand_boolean (self->soak.random))
    point.kind = HJL_CRASH_CHANGE;
  else
    do
      point.kind = g_rand_int_range (self->soak.random, 0, HJL_CRASH_N_KINDS);
    while (measure->calls[point.kind] == 0);
  point.moment = g_rand_int_range (self->soak.random, 0, HJL_CRASH_N_MOMENTS);
  point.n = (guint) g_rand_int_range (self->soak.random, 1, (gint32) measure->calls[point.kind] + 1);

  return point;
}

/* Returns: whether it came to its end */
static gboolean
try (Matrix              *self,
     const char          *what,
     const HjlCrashPoint *point)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *text = hjl_crash_point_describe (point);
  g_autoptr (GSubprocess) child = NULL;
  guint workers = self->soak.random != NULL && g_rand_boolean (self->soak.random) ? 3 : 1;

  g_subprocess_launcher_setenv (launcher, POINT, text, TRUE);
  child = hjl_sync_child_launch (self->rig, launcher, workers, HJL_CHILD_LIVES, 0, what);
  if (!hjl_sync_child_wait (child))
    return TRUE;
  g_test_message ("  killed at %s", text);
  self->kills[point->kind][point->moment]++;
  self->n_kills++;

  return FALSE;
}

/* @what: of the child; NULL is a sync. Nobody else has the data open. */
static void
act_closed (Matrix     *self,
            const char *name,
            const char *what)
{
  static const HjlCrashPoint none = { 0 };
  const Measure             *measure = g_hash_table_lookup (self->measures, name);
  gboolean                   done = FALSE;

  g_test_message ("%s", name);
  self->n_actions++;
  for (guint i = 0; measure != NULL && i < MAX_KILLS && !done; i++)
    {
      HjlCrashPoint point = choose_point (self, measure);

      done = try (self, what, &point);
    }
  if (!done)
    g_assert_true (try (self, what, &none));
  if (measure == NULL)
    measure_last (self, name);
}

/* The same, beside a rig that is open before and afterwards. */
static void
act (Matrix     *self,
     const char *name,
     const char *what)
{
  hjl_sync_rig_close (self->rig);
  act_closed (self, name, what);
  hjl_sync_rig_reopen (self->rig);
}

/*
 * From hackajob
 */
static void
run (Matrix     *self,
     const char *command,
     const char *candidate,
     const char *rest)
{
  g_autoptr (JsonObject) answer = hjl_sync_rig_control (self->rig, command, "{'candidate':'%s'%s}", candidate, rest);

  g_assert_nonnull (answer);
}

/* What is done is done: two syncs find nothing to write, and nobody is asked. */
static void
assert_quiet (Matrix *self)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (self->rig);

      g_assert_cmpuint (report->exported + report->moved_in_lever + report->archived_in_lever, ==, 0);
      g_assert_cmpuint (report->unarchived_in_lever + report->moved_in_hackajob + report->marked, ==, 0);
      g_assert_cmpuint (report->attention + report->erased, ==, 0);
    }
}

static void
assert_exported_once (Matrix *self)
{
  g_assert_cmpint (hjl_sync_rig_total (self->rig, "exported_once"), ==, CANDIDATES);
  g_assert_cmpint (hjl_sync_rig_total (self->rig, "exported_twice"), ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (self->rig, "complete"), ==, CANDIDATES);
  g_assert_cmpint (hjl_sync_rig_total (self->rig, "marked"), ==, CANDIDATES);
}

/* By their names; @lever: a stage's or an archive reason's. */
static void
assert_places (Matrix     *self,
               const char *candidate,
               const char *hackajob,
               const char *lever)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_workspace_load_catalogue (self->rig->workspace, NULL);
  g_autoptr (JsonObject) entry = hjl_sync_rig_entry (self->rig, candidate);
  g_autofree char  *there = hjl_sync_rig_lever_place (self->rig, candidate);
  HjlStage         *here = hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, json_object_get_string_member (entry, "stage"));
  HjlStage         *stage = hjl_catalogue_get_stage (catalogue, HJL_SIDE_LEVER, there);
  HjlArchiveReason *reason = hjl_catalogue_get_reason (catalogue, there);

  g_assert_cmpstr (here->name, ==, hackajob);
  g_assert_cmpstr (stage != NULL ? stage->name : reason->name, ==, lever);
  assert_exported_once (self);
}

static gint64
last_run (Matrix *self)
{
  g_autoptr (GPtrArray) runs = hjl_store_list_runs (hjl_workspace_get_store (self->rig->workspace), 0, 1, NULL);

  g_assert_cmpuint (runs->len, ==, 1);

  return ((HjlRun *) g_ptr_array_index (runs, 0))->id;
}

/* The last run, without a reason: none of what it wrote made a record. */
static void
undo (Matrix     *self,
      const char *name)
{
  g_autofree char *what = g_strdup_printf (HJL_CHILD_UNDOES "%" G_GINT64_FORMAT " ", last_run (self));

  act (self, name, what);
}

/* Neither the database nor its log nor a copy has these bytes. */
static void
assert_forgotten (Matrix     *self,
                  const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (self->rig->folder, 0, NULL);
  const char *name;
  guint       n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->rig->folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize            size;

      if (!g_str_has_prefix (name, "hjlever.db") || !g_file_get_contents (path, &bytes, &size, NULL))
        continue;
      n++;
      if (memmem (bytes, size, text, strlen (text)) != NULL)
        g_error ("%s still has who was erased", name);
    }
  g_assert_cmpuint (n, >, 0);
}

static void
erase (Matrix     *self,
       const char *candidate)
{
  g_autoptr (HjlCase) before = hjl_store_load_case (hjl_workspace_get_store (self->rig->workspace), candidate, NULL);
  g_autofree char *name = g_strdup (before->candidate->name);
  g_autofree char *what = g_strconcat (HJL_CHILD_ERASES, candidate, NULL);

  g_assert_nonnull (name);
  act (self, "erase", what);
  assert_forgotten (self, name);
}

static const char *const moves[][5] = {
  /* the action, who moves, how, and where hackajob and Lever are then */
  { "move in Lever", "hackajob-move", ",'stage':'Screening call'", "Screening call", "Recruiter screen" },
  { "move in hackajob", "lever-move", ",'stage':'On-site interview'", "First interview", "On-site interview" },
  { "archive in Lever", "hackajob-move", ",'stage':'Rejected'", "Rejected", "Underqualified" },
  { "unarchive in Lever", "hackajob-move", ",'stage':'Accepted'", "Accepted", "Responded" },
  { "archive in Lever again", "hackajob-move", ",'stage':'Rejected'", "Rejected", "Underqualified" },
  { "unarchive and move in Lever", "hackajob-move", ",'stage':'Screening call'", "Screening call", "Recruiter screen" },
  /* One write, which the undo takes back: what is killed between two is two runs. */
  { "move in hackajob for an archive", "lever-archive", ",'reason':'Underqualified'", "Rejected", "Underqualified" },
};

static void
do_candidates (Matrix *self)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  self->rig = hjl_sync_rig_new_mapped (CANDIDATES);
  act (self, "export", NULL);
  assert_exported_once (self);
  one = hjl_sync_rig_pick_exported (self->rig, 0);
  other = hjl_sync_rig_pick_exported (self->rig, 1);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      run (self, moves[i][1], one, moves[i][2]);
      act (self, moves[i][0], NULL);
      assert_places (self, one, moves[i][3], moves[i][4]);
      assert_places (self, other, "Accepted", "Responded");
    }
  undo (self, "undo");
  assert_places (self, one, "Screening call", "Underqualified");
  erase (self, other);
  assert_quiet (self);
  hjl_sync_rig_assert_strict (self->rig);
  assert_places (self, one, "Screening call", "Underqualified");
  assert_places (self, other, "Accepted", "Responded");
  g_clear_pointer (&self->rig, hjl_sync_rig_free);
}

/*
 * From files
 */
static void
do_files (Matrix *self)
{
  g_autoptr (HjlSyncReport) first = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *add = NULL;

  self->rig = hjl_sync_rig_new_mapped (1);
  first = hjl_sync_rig_sync (self->rig);
  hjl_sync_people_choose_files (self->rig);
  folder = hjl_sync_people_put (self->rig, 0, PEOPLE);
  add = g_strconcat (HJL_CHILD_ADDS, folder, NULL);
  act (self, "add files", add);
  act (self, "accept", HJL_CHILD_ACCEPTS);
  act (self, "export of files", NULL);
  hjl_sync_people_empty_spool (self->rig);
  hjl_sync_people_assert_whole (self->rig, PEOPLE);
  assert_quiet (self);
  g_clear_pointer (&self->rig, hjl_sync_rig_free);
}

/*
 * Data of earlier programs
 */
static void
do_migrations (Matrix *self)
{
  static const char *const versions[] = { "version-11.sql", "version-13.sql", "version-15.sql" };

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *name = g_strconcat ("migration of ", versions[i], NULL);
      g_autofree char *undisturbed = NULL;
      g_autofree char *killed = NULL;

      self->rig = hjl_sync_rig_new_plain (1);
      hjl_sync_rig_close (self->rig);
      hjl_migration_put (self->rig->folder, versions[i]);
      hjl_sync_rig_reopen (self->rig);
      undisturbed = hjl_migration_dump (self->rig->folder);

      hjl_sync_rig_close (self->rig);
      hjl_migration_put (self->rig->folder, versions[i]);
      /* It is the child that opens it first. */
      act_closed (self, name, HJL_CHILD_OPENS);
      killed = hjl_migration_dump (self->rig->folder);
      g_assert_cmpstr (killed, ==, undisturbed);
      g_clear_pointer (&self->rig, hjl_sync_rig_free);
    }
}

static void
do_all (Matrix *self)
{
  do_candidates (self);
  do_files (self);
  do_migrations (self);
}

static void
test_matrix (void)
{
  Matrix           self = { 0 };
  g_autofree char *program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "reader", "hjlever-read-cv", NULL);

  g_setenv ("HJLEVER_READ_CV", program, TRUE);
  self.measures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  /* Nobody disturbs the first, which is measured. */
  do_all (&self);
  hjl_soak_init (&self.soak, 1);
  while (hjl_soak_next (&self.soak))
    do_all (&self);
  g_hash_table_unref (self.measures);

  for (guint kind = 0; kind < HJL_CRASH_N_KINDS; kind++)
    g_test_message ("killed at %s: %u before, %u halfway, %u after", hjl_crash_kind_to_string (kind),
                    self.kills[kind][HJL_CRASH_BEFORE], self.kills[kind][HJL_CRASH_HALFWAY], self.kills[kind][HJL_CRASH_AFTER]);
  g_test_message ("seed %u: %u kills in %u actions; nobody twice, nobody lost", self.soak.seed, self.n_kills, self.n_actions);
  g_assert_cmpuint (self.n_kills, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  const char   *text = g_getenv (POINT);
  HjlCrashPoint point;
  int           status;

  if (text != NULL)
    {
      g_assert_true (hjl_crash_point_parse (&point, text));
      hjl_crash_points_arm (&point);
    }
  if (hjl_sync_child_run (argc, argv, &status))
    {
      write_counts (argv[3]);
      return status;
    }

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crash/matrix", test_matrix);

  return g_test_run ();
}
