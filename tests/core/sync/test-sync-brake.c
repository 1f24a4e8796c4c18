/* test-sync-brake.c: a sync that would change many people whom nobody has looked at asks first
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-child.h"
#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-timeline.h"

#define PEOPLE 12
#define MANY 26

static HjlStore *
get_store (HjlSyncRig *rig)
{
  return hjl_workspace_get_store (rig->workspace);
}

static void
use_bounds (HjlSyncRig *rig)
{
  hjl_test_workspace_set_bounds (rig->workspace, 10, 20, 25);
}

/* (transfer full): of whom the stand-ins have, in no order */
static GStrv
list_ids (HjlSyncRig *rig)
{
  g_autoptr (GPtrArray) cases = hjl_store_load_cases (get_store (rig), TRUE, NULL, 1000, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < cases->len; i++)
    g_strv_builder_add (builder, ((HjlCase *) g_ptr_array_index (cases, i))->candidate->id);

  return g_strv_builder_end (builder);
}

/* So many in both services and in step, and the bounds as everybody has them. */
static HjlSyncRig *
new_in_step (guint people)
{
  HjlSyncRig *rig = hjl_sync_rig_new_mapped (people);
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

  g_assert_cmpuint (report->exported, ==, people);
  use_bounds (rig);

  return rig;
}

static void
run (HjlSyncRig *rig,
     const char *command,
     GStrv       ids,
     guint       from,
     guint       to,
     const char *rest)
{
  for (guint i = from; i < to; i++)
    {
      g_autoptr (JsonObject) answer = hjl_sync_rig_control (rig, command, "{'candidate':'%s'%s}", ids[i], rest);

      g_assert_nonnull (answer);
    }
}

static HjlSyncReport *
sync_as (HjlSyncRig  *rig,
         HjlSyncFlags flags)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlSyncReport *report;

  hjl_workspace_sync_async (rig->workspace, flags, NULL, hjl_test_got_result, &result);
  report = hjl_finish_pointer (rig->workspace, hjl_test_wait_long (&result), &error);
  g_assert_no_error (error);

  return report;
}

static guint
count_written (const HjlSyncReport *report)
{
  return report->exported + report->moved_in_lever + report->archived_in_lever + report->unarchived_in_lever +
         report->moved_in_hackajob + report->erased;
}

static void
assert_sync (HjlSyncRig  *rig,
             HjlSyncFlags flags,
             guint        written,
             guint        held_back)
{
  g_autoptr (HjlSyncReport) report = sync_as (rig, flags);

  g_assert_no_error (report->interrupted);
  g_assert_cmpuint (count_written (report), ==, written);
  g_assert_cmpuint (report->held_back, ==, held_back);
}

static HjlPlan *
load_held (HjlSyncRig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlPlan *plan;

  hjl_workspace_load_held_async (rig->workspace, FALSE, NULL, hjl_test_got_result, &result);
  plan = hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  return plan;
}

typedef void (*Say) (HjlWorkspace       *workspace,
                     HjlPlan            *plan,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data);

static void
say (HjlSyncRig *rig,
     Say         word,
     HjlPlan    *plan)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  word (rig->workspace, plan, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static guint
count_said (HjlSyncRig *rig,
            const char *words)
{
  g_autoptr (GPtrArray) list = hjl_store_list_activity (get_store (rig), NULL, 1000, NULL);
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += strstr (((HjlActivity *) g_ptr_array_index (list, i))->text, words) != NULL;

  return n;
}

typedef struct
{
  const char *name;
  const char *command;
  const char *rest;
} Mass;

static const Mass masses[] = {
  { "moved-in-lever", "lever-move", ",'stage':'Recruiter screen'" },
  { "archived-in-lever", "lever-archive", ",'reason':'Underqualified'" },
  { "moved-in-hackajob", "hackajob-move", ",'stage':'Offer'" },
  { "rejected-in-hackajob", "hackajob-move", ",'stage':'Rejected'" },
};

/* Somebody moves many at once, on either side: who they are is asked once; a yes is for these, and kept. */
static void
test_mass (gconstpointer data)
{
  const Mass *mass = data;
  g_autoptr (HjlSyncRig) rig = new_in_step (PEOPLE);
  g_auto (GStrv) ids = list_ids (rig);
  g_autoptr (HjlPlan) held = NULL;
  g_autoptr (HjlPlan) after = NULL;

  run (rig, mass->command, ids, 0, 11, mass->rest);
  assert_sync (rig, HJL_SYNC_THOROUGH, 0, 11);
  assert_sync (rig, HJL_SYNC_THOROUGH | HJL_SYNC_ASKED, 0, 11);
  hjl_sync_rig_reopen (rig);
  assert_sync (rig, HJL_SYNC_BY_ITSELF, 0, 11);
  g_assert_cmpuint (count_said (rig, "wait until you have looked"), ==, 1);

  held = load_held (rig);
  g_assert_cmpuint (held->actions->len, ==, 11);
  for (guint i = 0; i < held->actions->len; i++)
    {
      HjlAction *action = g_ptr_array_index (held->actions, i);

      g_assert_nonnull (action->name);
      g_assert_null (strstr (ids[11], action->candidate_id));
    }
  say (rig, hjl_workspace_agree_async, held);
  assert_sync (rig, HJL_SYNC_BY_ITSELF, 11, 0);
  after = load_held (rig);
  g_assert_cmpuint (after->actions->len, ==, 0);
  assert_sync (rig, HJL_SYNC_BY_ITSELF, 0, 0);
  hjl_sync_rig_assert_strict (rig);
}

/* So few go by themselves, and so does a small part of many. */
static void
test_few (void)
{
  g_autoptr (HjlSyncRig) small = new_in_step (PEOPLE);
  g_autoptr (HjlSyncRig) large = new_in_step (55);
  g_auto (GStrv) of_small = list_ids (small);
  g_auto (GStrv) of_large = list_ids (large);

  run (small, "lever-move", of_small, 0, 10, ",'stage':'Recruiter screen'");
  assert_sync (small, HJL_SYNC_BY_ITSELF, 10, 0);
  /* One run after the other is how people work. */
  run (small, "lever-move", of_small, 0, 10, ",'stage':'Offer'");
  assert_sync (small, HJL_SYNC_BY_ITSELF, 10, 0);

  run (large, "lever-move", of_large, 0, 11, ",'stage':'Recruiter screen'");
  assert_sync (large, HJL_SYNC_BY_ITSELF, 11, 0);
  run (large, "lever-move", of_large, 0, 12, ",'stage':'Offer'");
  assert_sync (large, HJL_SYNC_BY_ITSELF, 0, 12);
}

/* Whoever takes it back has nobody written for; the others wait on, and are let through together. */
static void
test_taken_back (void)
{
  g_autoptr (HjlSyncRig) rig = new_in_step (PEOPLE);
  g_auto (GStrv) ids = list_ids (rig);
  g_autofree char *before = hjl_sync_rig_lever_place (rig, ids[0]);
  g_autofree char *back = g_strdup_printf (",'stage':'%s'", before);

  run (rig, "lever-move", ids, 0, 12, ",'stage':'Recruiter screen'");
  assert_sync (rig, HJL_SYNC_BY_ITSELF, 0, 12);
  run (rig, "lever-move", ids, 0, 8, back);
  assert_sync (rig, HJL_SYNC_BY_ITSELF, 0, 4);
  run (rig, "lever-move", ids, 8, 12, back);
  assert_sync (rig, HJL_SYNC_BY_ITSELF, 0, 0);
  run (rig, "lever-move", ids, 0, 2, ",'stage':'Recruiter screen'");
  assert_sync (rig, HJL_SYNC_BY_ITSELF, 2, 0);
}

static HjlPlan *
plan (HjlSyncRig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlPlan *planned;

  hjl_workspace_plan_async (rig->workspace, TRUE, NULL, NULL, hjl_test_got_result, &result);
  planned = hjl_finish_pointer (rig->workspace, hjl_test_wait_long (&result), &error);
  g_assert_no_error (error);

  return planned;
}

/* What was looked at goes when its reader asks for a sync, and not before; what came since counts for itself. */
static void
test_shown (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (MANY);
  g_autoptr (HjlPlan) seen = NULL;
  g_autoptr (JsonObject) added = NULL;

  use_bounds (rig);
  seen = plan (rig);
  g_assert_cmpuint (hjl_plan_count (seen, HJL_ACTION_EXPORT), ==, MANY);
  say (rig, hjl_workspace_show_plan_async, seen);
  assert_sync (rig, HJL_SYNC_THOROUGH, 0, MANY);
  added = hjl_sync_rig_control (rig, "add-candidates", "{'count':1}");
  assert_sync (rig, HJL_SYNC_THOROUGH | HJL_SYNC_ASKED, MANY + 1, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, MANY + 1);
}

/* Said in advance it is for that run only. */
static void
test_yes (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (MANY);
  g_auto (GStrv) ids = NULL;

  use_bounds (rig);
  assert_sync (rig, HJL_SYNC_THOROUGH | HJL_SYNC_ASKED, 0, MANY);
  assert_sync (rig, HJL_SYNC_THOROUGH | HJL_SYNC_ASKED | HJL_SYNC_AGREED, MANY, 0);
  ids = list_ids (rig);
  run (rig, "lever-move", ids, 0, 11, ",'stage':'Recruiter screen'");
  assert_sync (rig, HJL_SYNC_THOROUGH | HJL_SYNC_ASKED, 0, 11);
}

/* Whoever saved the mapping saw them all. */
static void
test_mapping (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (MANY);
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  g_autoptr (GAsyncResult) planned = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (HjlPlan) seen = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer       mapping;

  use_bounds (rig);
  assert_sync (rig, HJL_SYNC_BY_ITSELF, 0, MANY);
  g_hash_table_iter_init (&iter, mappings);
  g_assert_true (g_hash_table_iter_next (&iter, NULL, &mapping));
  hjl_workspace_plan_mapping_async (rig->workspace, mapping, NULL, hjl_test_got_result, &planned);
  seen = hjl_finish_pointer (rig->workspace, hjl_test_wait (&planned), &error);
  g_assert_no_error (error);
  hjl_workspace_save_seen_mapping_async (rig->workspace, mapping, seen, NULL, hjl_test_got_result, &saved);
  hjl_finish (rig->workspace, hjl_test_wait (&saved), &error);
  g_assert_no_error (error);
  assert_sync (rig, HJL_SYNC_BY_ITSELF, MANY, 0);
}

/* Others go on: another kind, and one whom a person asked for. */
static void
test_others (void)
{
  g_autoptr (HjlSyncRig) rig = new_in_step (PEOPLE);
  g_auto (GStrv) ids = list_ids (rig);
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlSyncReport) one = NULL;
  g_autoptr (GError) error = NULL;

  run (rig, "lever-move", ids, 0, 11, ",'stage':'Recruiter screen'");
  added = hjl_sync_rig_control (rig, "add-candidates", "{'count':3}");
  assert_sync (rig, HJL_SYNC_BY_ITSELF, 3, 11);
  hjl_workspace_sync_candidate_async (rig->workspace, ids[0], NULL, hjl_test_got_result, &result);
  one = hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->moved_in_hackajob, ==, 1);
  assert_sync (rig, HJL_SYNC_BY_ITSELF, 0, 10);
}

/* A run that broke off, or was killed, is not a run of its own: the next goes on counting. */
static void
test_broken_off (void)
{
  g_autoptr (HjlSyncRig) rig = new_in_step (PEOPLE);
  g_auto (GStrv) ids = list_ids (rig);
  g_autoptr (JsonObject) fault = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  g_autoptr (HjlSyncReport) broken = NULL;

  run (rig, "lever-move", ids, 0, 10, ",'stage':'Recruiter screen'");
  fault = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','kind':'status','status':503,'count':0,'method':'PATCH'}");
  broken = sync_as (rig, HJL_SYNC_BY_ITSELF);
  g_assert_nonnull (broken->interrupted);
  g_assert_cmpuint (broken->moved_in_hackajob, ==, 0);
  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  run (rig, "lever-move", ids, 10, 12, ",'stage':'Recruiter screen'");
  assert_sync (rig, HJL_SYNC_BY_ITSELF, 10, 2);
  assert_sync (rig, HJL_SYNC_BY_ITSELF, 0, 2);
}

static void
test_killed (gconstpointer data)
{
  guint step = GPOINTER_TO_UINT (data);
  g_autoptr (HjlSyncRig) rig = new_in_step (PEOPLE);
  g_auto (GStrv) ids = list_ids (rig);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (HjlSyncReport) report = NULL;

  run (rig, "lever-move", ids, 0, 10, ",'stage':'Recruiter screen'");
  child = hjl_sync_child_start (rig, 1, HJL_CHILD_DIES_AFTER, step, NULL);
  g_assert_true (hjl_sync_child_wait (child));
  run (rig, "lever-move", ids, 10, 12, ",'stage':'Recruiter screen'");
  report = sync_as (rig, HJL_SYNC_BY_ITSELF);
  g_assert_no_error (report->interrupted);
  g_assert_cmpuint (report->held_back, ==, 2);
  hjl_sync_rig_assert_strict (rig);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  if (hjl_sync_child_run (argc, argv, &status))
    return status;

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (masses); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/brake/mass/", masses[i].name, NULL);

      g_test_add_data_func (path, &masses[i], test_mass);
    }
  g_test_add_func ("/sync/brake/few", test_few);
  g_test_add_func ("/sync/brake/taken-back", test_taken_back);
  g_test_add_func ("/sync/brake/shown", test_shown);
  g_test_add_func ("/sync/brake/yes", test_yes);
  g_test_add_func ("/sync/brake/mapping", test_mapping);
  g_test_add_func ("/sync/brake/others", test_others);
  g_test_add_func ("/sync/brake/broken-off", test_broken_off);
  g_test_add_data_func ("/sync/brake/killed/early", GUINT_TO_POINTER (1), test_killed);
  g_test_add_data_func ("/sync/brake/killed/late", GUINT_TO_POINTER (9), test_killed);

  return g_test_run ();
}
