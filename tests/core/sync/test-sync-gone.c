/* test-sync-gone.c: what is not there any more, by whose word, and by whose clock
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-rig.h"
#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "model/hjl-time.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-timeline.h"

#define PEOPLE 10

static void
run (HjlSyncRig *rig,
     const char *command,
     const char *candidate,
     const char *rest)
{
  g_autoptr (JsonObject) answer = hjl_sync_rig_control (rig, command, "{'candidate':'%s'%s}", candidate, rest);

  g_assert_nonnull (answer);
}

static HjlStore *
get_store (HjlSyncRig *rig)
{
  return hjl_workspace_get_store (rig->workspace);
}

static HjlCase *
load (HjlSyncRig *rig,
      const char *candidate)
{
  HjlCase *c = hjl_store_load_case (get_store (rig), candidate, NULL);

  g_assert_nonnull (c);

  return c;
}

/* Returns: (transfer full): all candidates' ids, in no order */
static GStrv
list_ids (HjlSyncRig *rig)
{
  g_autoptr (GPtrArray) cases = hjl_store_load_cases (get_store (rig), TRUE, NULL, 1000, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < cases->len; i++)
    g_strv_builder_add (builder, ((HjlCase *) g_ptr_array_index (cases, i))->candidate->id);

  return g_strv_builder_end (builder);
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

/* A record is in no list, and Lever answers 404 for it. */
static void
lose (HjlSyncRig *rig,
      const char *candidate)
{
  g_autoptr (HjlCase) c = load (rig, candidate);
  g_autoptr (JsonObject) answer = NULL;

  run (rig, "lever-clear-sources", candidate, "");
  run (rig, "lever-age", candidate, "");
  answer = hjl_sync_rig_control (rig, "fault",
                                 "{'side':'lever','kind':'status','status':404,'count':0,'path':'/opportunities/%s'}",
                                 c->link->opportunity_id);
}

static void
sync_once (HjlSyncRig *rig)
{
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

  g_assert_no_error (report->interrupted);
}

/* Not one who answers 404 is forgotten, few or all; and they go on once they are there again. */
static void
test_not_found (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (PEOPLE);
  g_auto (GStrv) ids = NULL;
  g_autoptr (HjlSyncReport) lost = NULL;
  g_autoptr (HjlSyncReport) later = NULL;
  g_autoptr (HjlSyncReport) found = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  g_autofree char *place = NULL;

  sync_once (rig);
  ids = list_ids (rig);
  for (guint i = 0; i < n; i++)
    lose (rig, ids[i]);
  hjl_sync_rig_set_ahead (25);
  lost = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (lost->erased, ==, 0);
  g_assert_cmpuint (lost->not_erased, ==, 0);
  g_assert_cmpuint (lost->attention, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HjlCase) c = load (rig, ids[i]);

      g_assert_nonnull (c->candidate->name);
      g_assert_true (c->link->missing);
      g_assert_cmpint (c->hold->kind, ==, HJL_HOLD_MISSING);
    }
  /* What is not known to be there is not written to, nor told of on hackajob. */
  run (rig, "hackajob-move", ids[0], ",'stage':'Offer'");
  later = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (later->erased + later->moved_in_lever, ==, 0);

  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  found = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (found->attention, ==, 0);
  g_assert_cmpuint (found->moved_in_lever, ==, 1);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HjlCase) c = load (rig, ids[i]);

      g_assert_false (c->link->missing);
      g_assert_null (c->hold);
    }
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
}

/* A write that is answered with 404 looks for the record: there, a stage was meant. */
static void
test_write_not_found (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (JsonObject) fault = NULL;
  g_autofree char *candidate = NULL;

  sync_once (rig);
  candidate = hjl_sync_rig_pick_exported (rig, 0);
  run (rig, "hackajob-move", candidate, ",'stage':'Offer'");
  fault = hjl_sync_rig_control (rig, "fault",
                                "{'side':'lever','kind':'status','status':404,'method':'PUT','path':'/opportunities/?*/stage'}");
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->erased, ==, 0);
  g_assert_cmpuint (report->attention, ==, 0);
  g_assert_cmpuint (report->moved_in_lever, ==, 1);
}

typedef struct
{
  const char *name;
  const char *command;
  const char *rest;
  gboolean    mapped;
  guint       n;
  gboolean    asks;
} Mass;

static const Mass masses[] = {
  { "lever-few", "lever-delete", "", TRUE, 3, FALSE },
  { "lever-many", "lever-delete", "", TRUE, 4, TRUE },
  { "lever-all", "lever-delete", "", TRUE, PEOPLE, TRUE },
  { "anonymised", "lever-anonymise", "", TRUE, 6, TRUE },
  { "hackajob-few", "hackajob-status", ",'status':'deleted'", TRUE, 3, FALSE },
  { "hackajob-many", "hackajob-status", ",'status':'deleted'", TRUE, 4, TRUE },
  { "hackajob-all", "hackajob-status", ",'status':'deleted'", TRUE, PEOPLE, TRUE },
  { "never-exported", "hackajob-status", ",'status':'deleted'", FALSE, PEOPLE, TRUE },
};

static void
allow (HjlSyncRig *rig,
       guint       n)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_allow_erasing_async (rig->workspace, NULL, hjl_test_got_result, &result);
  g_assert_cmpint (hjl_finish_count (rig->workspace, hjl_test_wait (&result), &error), ==, n);
  g_assert_no_error (error);
}

static guint
count_kept (HjlSyncRig *rig)
{
  g_autoptr (GPtrArray) cases = hjl_store_load_cases (get_store (rig), TRUE, NULL, 1000, NULL);
  guint n = 0;

  for (guint i = 0; i < cases->len; i++)
    n += ((HjlCase *) g_ptr_array_index (cases, i))->candidate->name != NULL;

  return n;
}

/* So many at once are erased when a person says so, who is asked once. */
static void
test_mass (gconstpointer data)
{
  const Mass *mass = data;
  g_autoptr (HjlSyncRig) rig = mass->mapped ? hjl_sync_rig_new_mapped (PEOPLE) : hjl_sync_rig_new_plain (PEOPLE);
  g_auto (GStrv) ids = NULL;
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) allowed = NULL;

  sync_once (rig);
  ids = list_ids (rig);
  g_assert_cmpuint (count_kept (rig), ==, PEOPLE);
  for (guint i = 0; i < mass->n; i++)
    run (rig, mass->command, ids[i], mass->rest);

  first = hjl_sync_rig_sync (rig);
  second = hjl_sync_rig_sync (rig);
  if (mass->asks)
    {
      g_assert_cmpuint (first->erased + second->erased, ==, 0);
      g_assert_cmpuint (first->not_erased, ==, mass->n);
      g_assert_cmpuint (second->not_erased, ==, mass->n);
      g_assert_cmpuint (count_kept (rig), ==, PEOPLE);
      g_assert_cmpuint (count_said (rig, "That many at once may be a fault"), ==, 1);
      allow (rig, mass->n);
      allowed = hjl_sync_rig_sync (rig);
      g_assert_cmpuint (allowed->erased, ==, mass->n);
      g_assert_cmpuint (allowed->not_erased, ==, 0);
    }
  else
    {
      g_assert_cmpuint (first->erased, ==, mass->n);
      g_assert_cmpuint (count_said (rig, "That many at once may be a fault"), ==, 0);
    }
  g_assert_cmpuint (count_kept (rig), ==, PEOPLE - mass->n);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
}

/* (transfer full) */
static HjlPlan *
load_not_erased (HjlSyncRig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlPlan *plan;

  hjl_workspace_load_held_async (rig->workspace, TRUE, NULL, hjl_test_got_result, &result);
  plan = hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < plan->actions->len; i++)
    g_assert_cmpint (((HjlAction *) g_ptr_array_index (plan->actions, i))->kind, ==, HJL_ACTION_ERASE);

  return plan;
}

/* A yes counts for those whom it was asked about, and not for who came after. */
static void
test_only_seen (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (PEOPLE);
  g_auto (GStrv) ids = NULL;
  g_autoptr (HjlPlan) seen = NULL;
  g_autoptr (HjlPlan) left = NULL;
  g_autoptr (HjlPlan) back = NULL;
  g_autoptr (HjlSyncReport) held = NULL;
  g_autoptr (HjlSyncReport) agreed = NULL;
  g_autoptr (HjlSyncReport) healed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sync_once (rig);
  ids = list_ids (rig);
  for (guint i = 0; i < 4; i++)
    run (rig, "hackajob-status", ids[i], ",'status':'deleted'");
  held = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (held->not_erased, ==, 4);
  seen = load_not_erased (rig);
  g_assert_cmpuint (seen->actions->len, ==, 4);

  for (guint i = 4; i < 9; i++)
    run (rig, "hackajob-status", ids[i], ",'status':'deleted'");
  sync_once (rig);
  hjl_workspace_agree_async (rig->workspace, seen, NULL, hjl_test_got_result, &result);
  g_assert_true (hjl_finish (rig->workspace, hjl_test_wait (&result), &error));
  agreed = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (agreed->erased, ==, 4);
  g_assert_cmpuint (agreed->not_erased, ==, 5);
  left = load_not_erased (rig);
  g_assert_cmpuint (left->actions->len, ==, 5);

  for (guint i = 4; i < 9; i++)
    run (rig, "hackajob-status", ids[i], ",'status':'accepted'");
  healed = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (healed->erased + healed->not_erased, ==, 0);
  back = load_not_erased (rig);
  g_assert_cmpuint (back->actions->len, ==, 0);
}

/* It was a fault on hackajob's side: nobody is lost, and nobody is asked any more. */
static void
test_mass_heals (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (PEOPLE);
  g_auto (GStrv) ids = NULL;
  g_autoptr (HjlSyncReport) held = NULL;
  g_autoptr (HjlSyncReport) healed = NULL;

  sync_once (rig);
  ids = list_ids (rig);
  for (guint i = 0; i < PEOPLE; i++)
    run (rig, "hackajob-status", ids[i], ",'status':'deleted'");
  held = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (held->not_erased, ==, PEOPLE);
  for (guint i = 0; i < PEOPLE; i++)
    run (rig, "hackajob-status", ids[i], ",'status':'accepted'");
  healed = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (healed->not_erased + healed->erased, ==, 0);
  allow (rig, 0);
  g_assert_cmpuint (count_kept (rig), ==, PEOPLE);
}

/* The same on Lever's side: a list told them as deleted, and they are there. Who is not comes after as one of few. */
static void
test_listed_heals (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (PEOPLE);
  g_auto (GStrv) ids = NULL;
  g_autoptr (HjlSyncReport) held = NULL;
  g_autoptr (HjlSyncReport) still = NULL;
  g_autoptr (HjlSyncReport) healed = NULL;
  g_autoptr (HjlSyncReport) followed = NULL;

  sync_once (rig);
  ids = list_ids (rig);
  for (guint i = 0; i < PEOPLE; i++)
    run (rig, "lever-list-deleted", ids[i], ",'listed':true");
  held = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (held->not_erased, ==, PEOPLE);
  still = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (still->not_erased, ==, PEOPLE);

  for (guint i = 0; i < PEOPLE; i++)
    run (rig, "lever-list-deleted", ids[i], ",'listed':false");
  run (rig, "lever-delete", ids[0], "");
  run (rig, "hackajob-move", ids[1], ",'stage':'Offer'");
  healed = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (healed->not_erased, ==, 0);
  g_assert_cmpuint (healed->erased, ==, 1);
  followed = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (healed->moved_in_lever + followed->moved_in_lever, ==, 1);
  g_assert_cmpuint (count_kept (rig), ==, PEOPLE - 1);
  allow (rig, 0);
}

static void
keep_for_a_month (HjlSyncRig *rig)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (rig->workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  settings->keep_days = 30;
  settings->activity_days = 30;
  hjl_workspace_save_settings_async (rig->workspace, settings, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

/* A desktop whose clock is days off erases nothing and forgets nothing; set right, all is as it should be. */
static void
test_desktop_clock (gconstpointer data)
{
  int days = GPOINTER_TO_INT (data);
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autofree char *done = NULL;
  g_autofree char *gone = NULL;
  g_autoptr (HjlSyncReport) off = NULL;
  g_autoptr (HjlSyncReport) right = NULL;
  g_autoptr (GPtrArray) list = NULL;
  HjlTime now;

  sync_once (rig);
  keep_for_a_month (rig);
  done = hjl_sync_rig_pick_exported (rig, 0);
  gone = hjl_sync_rig_pick_exported (rig, 1);
  run (rig, "lever-archive", done, ",'reason':'Underqualified'");
  sync_once (rig);
  g_assert_cmpuint (count_said (rig, "Archived in Lever") + count_said (rig, "Marked as exported in hackajob"), >, 0);

  hjl_sync_rig_set_desktop_ahead (days * 24);
  run (rig, "lever-delete", gone, "");
  off = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (off->erased, ==, 0);
  g_assert_cmpuint (off->not_erased, ==, 1);
  g_assert_cmpuint (count_kept (rig), ==, 3);
  sync_once (rig);
  g_assert_cmpuint (count_said (rig, "clock is more than a day off"), ==, 1);
  /* Not by a person's yes either. */
  allow (rig, 1);
  sync_once (rig);
  g_assert_cmpuint (count_kept (rig), ==, 3);
  g_assert_cmpuint (count_said (rig, "Marked as exported in hackajob"), >, 0);

  hjl_sync_rig_set_desktop_ahead (0);
  now = hjl_time_now ();
  right = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (right->erased, ==, 1);
  g_assert_cmpuint (count_kept (rig), ==, 2);
  list = hjl_store_list_activity (get_store (rig), NULL, 1000, NULL);
  for (guint i = 0; days > 0 && i < list->len; i++)
    g_assert_cmpint (((HjlActivity *) g_ptr_array_index (list, i))->at, <=, now + 60000);
}

/* Whatever clock the services have, their moves and deletions are seen. */
static void
test_services_clock (gconstpointer data)
{
  int hours = GPOINTER_TO_INT (data);
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (3);
  g_autofree char *moved = NULL;
  g_autofree char *gone = NULL;
  g_autoptr (HjlSyncReport) followed = NULL;
  g_autoptr (HjlSyncReport) erased = NULL;
  g_autoptr (HjlCase) c = NULL;

  hjl_sync_rig_set_services_ahead (rig, hours);
  hjl_sync_rig_map_all (rig);
  sync_once (rig);
  sync_once (rig);
  moved = hjl_sync_rig_pick_exported (rig, 0);
  gone = hjl_sync_rig_pick_exported (rig, 1);
  run (rig, "lever-move", moved, ",'stage':'Recruiter screen'");
  followed = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (followed->moved_in_hackajob, ==, 1);

  run (rig, "lever-delete", gone, "");
  erased = hjl_sync_rig_sync (rig);
  c = load (rig, gone);
  if (ABS (hours) < 24)
    {
      g_assert_cmpuint (erased->erased, ==, 1);
      g_assert_true (c->link->erased);
    }
  else
    {
      /* Whose clock is wrong nobody knows: a person says. */
      g_assert_cmpuint (erased->not_erased, ==, 1);
      g_assert_true (c->opportunity->deleted);
    }
}

/* Who becomes visible later, with the stamp of before, is met: at once where it is a little, or where hackajob
 * counts them; within a day; and with the next connect. */
static void
test_late (gconstpointer data)
{
  const char *how = data;
  gboolean    counted = g_str_equal (how, "counted");
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autoptr (HjlSyncReport) found = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autofree char *late = NULL;
  g_autofree char *newer = NULL;

  sync_once (rig);
  newer = hjl_sync_rig_pick_exported (rig, 0);
  added = hjl_sync_rig_control (rig, "add-candidates", "{'count':1}");
  late = g_strdup (json_array_get_string_element (json_object_get_array_member (added, "ids"), 0));
  run (rig, "hackajob-hide", late, counted ? ",'hidden':true,'counted':true" : ",'hidden':true,'counted':false");
  if (!g_str_equal (how, "little"))
    hjl_sync_rig_set_ahead (3);
  run (rig, "hackajob-touch", newer, "");
  sync_once (rig);
  sync_once (rig);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, 3);
  g_assert_cmpuint (count_said (rig, "shows this connection only 3"), ==, counted ? 1 : 0);

  run (rig, "hackajob-hide", late, counted ? ",'hidden':false,'counted':true" : ",'hidden':false,'counted':false");
  if (g_str_equal (how, "day"))
    {
      sync_once (rig);
      hjl_sync_rig_set_ahead (28);
      /* The first request of the day learns what time it is. */
      sync_once (rig);
    }
  else if (g_str_equal (how, "connect"))
    {
      hjl_test_workspace_connect (rig->workspace);
    }
  found = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (found->exported, ==, 1);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/sync/gone/not-found/one", GUINT_TO_POINTER (1), test_not_found);
  g_test_add_data_func ("/sync/gone/not-found/all", GUINT_TO_POINTER (PEOPLE), test_not_found);
  g_test_add_func ("/sync/gone/not-found/write", test_write_not_found);
  for (guint i = 0; i < G_N_ELEMENTS (masses); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/gone/mass/", masses[i].name, NULL);

      g_test_add_data_func (path, &masses[i], test_mass);
    }
  g_test_add_func ("/sync/gone/only-seen", test_only_seen);
  g_test_add_func ("/sync/gone/mass-heals", test_mass_heals);
  g_test_add_func ("/sync/gone/listed-heals", test_listed_heals);
  g_test_add_data_func ("/sync/gone/desktop/ahead", GINT_TO_POINTER (200), test_desktop_clock);
  g_test_add_data_func ("/sync/gone/desktop/behind", GINT_TO_POINTER (-200), test_desktop_clock);
  g_test_add_data_func ("/sync/gone/services/3-days-behind", GINT_TO_POINTER (-72), test_services_clock);
  g_test_add_data_func ("/sync/gone/services/3-hours-behind", GINT_TO_POINTER (-3), test_services_clock);
  g_test_add_data_func ("/sync/gone/services/3-hours-ahead", GINT_TO_POINTER (3), test_services_clock);
  g_test_add_data_func ("/sync/gone/services/3-days-ahead", GINT_TO_POINTER (72), test_services_clock);
  g_test_add_data_func ("/sync/gone/late/little", "little", test_late);
  g_test_add_data_func ("/sync/gone/late/counted", "counted", test_late);
  g_test_add_data_func ("/sync/gone/late/connect", "connect", test_late);
  g_test_add_data_func ("/sync/gone/late/day", "day", test_late);

  return g_test_run ();
}
