/* test-sync-lost.c: an export whose answer was lost, and a CV that comes late
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-rig.h"
#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "store/hjl-store-timeline.h"
#include "store/hjl-store-cases.h"

#define SECOND G_TIME_SPAN_SECOND
#define AGES (60 * SECOND)

static char *
get_candidate (HjlSyncRig *rig)
{
  g_autoptr (JsonObject) state = hjl_sync_rig_control (rig, "state", NULL);
  JsonArray *candidates = json_object_get_array_member (state, "candidates");

  return g_strdup (json_object_get_string_member (json_array_get_object_element (candidates, 0), "id"));
}

/* One candidate who is mapped, and a program that decides so many seconds after the first look. */
static HjlSyncRig *
make_rig (guint patience)
{
  HjlSyncRig *rig = hjl_sync_rig_new_mapped (1);

  hjl_sync_rig_set_patience (rig, patience);

  return rig;
}

static void
set_fault (HjlSyncRig *rig,
           const char *fault)
{
  g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{%s}", fault);
}

static void
set_email (HjlSyncRig *rig,
           const char *candidate,
           const char *email)
{
  g_autoptr (JsonObject) done = hjl_sync_rig_control (rig, "hackajob-email", "{'candidate':'%s','email':'%s'}", candidate, email);
}

static void
assert_once (HjlSyncRig *rig)
{
  g_autoptr (HjlSyncReport) last = hjl_sync_rig_sync (rig);

  g_assert_cmpuint (last->exported + last->adopted + last->uncertain + last->attention, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, 1);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  hjl_sync_rig_assert_strict (rig);
}

/* Lever carries a create out when nobody has listened for long, and after the looks of that run; the program
 * may have been closed meanwhile. */
static void
test_late_create (void)
{
  g_autoptr (HjlSyncRig) rig = make_rig (AGES / SECOND);
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) third = NULL;
  gint64 limit = g_get_monotonic_time () + AGES;

  set_fault (rig, "'side':'lever','method':'POST','path':'/opportunities','kind':'delay','delay':5000");
  first = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (first->exported, ==, 0);
  g_assert_cmpuint (first->uncertain, ==, 1);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, 0);

  hjl_sync_rig_reopen (rig);
  second = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (second->exported, ==, 0);
  g_assert_cmpuint (second->uncertain, ==, 1);

  while (hjl_sync_rig_total (rig, "exported") == 0 && g_get_monotonic_time () < limit)
    g_usleep (10000);
  third = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (third->exported, ==, 1);
  g_assert_cmpuint (third->uncertain, ==, 0);
  assert_once (rig);
}

/* What never reached Lever is sent again, and not before the time. */
static void
test_never_made (void)
{
  g_autoptr (HjlSyncRig) rig = make_rig (2);
  gint64   begin = g_get_monotonic_time ();
  gboolean done = FALSE;

  set_fault (rig, "'side':'lever','method':'POST','path':'/opportunities','kind':'cut-before'");
  while (!done && g_get_monotonic_time () < begin + AGES)
    {
      g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

      done = report->exported == 1;
      g_assert_cmpuint (report->exported + report->uncertain, ==, 1);
    }

  g_assert_true (done);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 2 * SECOND);
  assert_once (rig);
}

/* The desktop's clock is more than a day ahead, and there is no address to look by. */
static void
test_clock_ahead (void)
{
  g_autoptr (HjlSyncRig) rig = make_rig (0);
  g_autofree char *candidate = get_candidate (rig);
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlSyncReport) second = NULL;

  set_email (rig, candidate, "");
  hjl_sync_rig_set_desktop_ahead (49);
  set_fault (rig, "'side':'lever','method':'POST','path':'/opportunities','kind':'cut-after'");
  report = hjl_sync_rig_sync (rig);
  second = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported + second->exported, ==, 1);
  assert_once (rig);
}

/* hackajob has another address, or none any more, by the time of the look. */
static void
test_changed_email (gconstpointer email)
{
  g_autoptr (HjlSyncRig) rig = make_rig (AGES / SECOND);
  g_autofree char *candidate = get_candidate (rig);
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;

  /* The answer is lost, and after the looks for them, by e-mail, in the posting and once more, Lever does not tell of the record until the second sync. */
  set_fault (rig, "'side':'lever','method':'POST','path':'/opportunities','kind':'cut-after'");
  set_fault (rig, "'side':'lever','method':'GET','path':'/opportunities','kind':'status','status':503,'skip':4,'count':30");
  first = hjl_sync_rig_try_sync (rig, TRUE, NULL);
  if (first != NULL)
    g_assert_cmpuint (first->exported, ==, 0);
  g_clear_pointer (&first, hjl_sync_report_free);
  json_object_unref (hjl_sync_rig_control (rig, "clear-faults", NULL));
  /* The link alone would tell. */
  json_object_unref (hjl_sync_rig_control (rig, "lever-clear-links", "{'candidate':'%s'}", candidate));
  set_email (rig, candidate, email);

  second = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (second->exported, <=, 1);
  assert_once (rig);
}

static guint
count_said (HjlSyncRig *rig,
            const char *candidate,
            const char *words)
{
  g_autoptr (GPtrArray) said = hjl_store_list_activity (hjl_workspace_get_store (rig->workspace), candidate, 50, NULL);
  guint n = 0;

  for (guint i = 0; i < said->len; i++)
    {
      HjlActivity *activity = g_ptr_array_index (said, i);

      g_test_message ("%s", activity->text);
      n += strstr (activity->text, words) != NULL;
    }

  return n;
}

/* A CV that is missing for a moment is said to be missing, and is added to the same record later. */
static void
test_late_cv (gconstpointer fault)
{
  g_autoptr (HjlSyncRig) rig = make_rig (0);
  g_autofree char *candidate = get_candidate (rig);
  g_autofree char *set = g_strdup_printf ("'side':'hackajob','path':'/candidates/*/cv','count':0,%s", (const char *) fault);
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) third = NULL;

  set_fault (rig, set);
  first = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (first->exported, ==, 1);
  second = hjl_sync_rig_sync (rig);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, 1);
  g_assert_cmpuint (count_said (rig, candidate, "without a CV"), ==, 1);

  json_object_unref (hjl_sync_rig_control (rig, "clear-faults", NULL));
  third = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (count_said (rig, candidate, "The CV came from hackajob now"), ==, 1);
  assert_once (rig);
}

/* What stands in the place of hackajob's profile by then is no reason for a second one beside it, and none to keep the CV back. */
static void
test_late_cv_no_document (gconstpointer fault)
{
  g_autoptr (HjlSyncRig) rig = make_rig (0);
  g_autofree char *candidate = get_candidate (rig);
  g_autofree char *set = g_strdup_printf ("'side':'hackajob','path':'/candidates/*/profile.pdf','count':0,%s", (const char *) fault);
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (JsonObject) entry = NULL;
  JsonObject *record;

  set_fault (rig, "'side':'hackajob','path':'/candidates/*/cv','count':0,'kind':'status','status':404");
  first = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (first->exported, ==, 1);
  json_object_unref (hjl_sync_rig_control (rig, "clear-faults", NULL));

  set_fault (rig, set);
  g_clear_pointer (&first, hjl_sync_report_free);
  first = hjl_sync_rig_sync (rig);
  second = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (count_said (rig, candidate, "The CV came from hackajob now"), ==, 1);
  entry = hjl_sync_rig_entry (rig, candidate);
  record = json_array_get_object_element (json_object_get_array_member (entry, "opportunities"), 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (record, "files")), ==, 2);
  json_object_unref (hjl_sync_rig_control (rig, "clear-faults", NULL));
  assert_once (rig);
}

/* A candidate has one hold. That the CV is missing is said beside whatever else there is to say. */
static void
test_late_cv_beside (void)
{
  g_autoptr (HjlSyncRig) rig = make_rig (0);
  g_autofree char *candidate = get_candidate (rig);
  g_autoptr (JsonObject) locked = hjl_sync_rig_control (rig, "lever-lock-sources", "{'on':true}");
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  set_fault (rig, "'side':'hackajob','path':'/candidates/*/cv','count':0,'kind':'status','status':404");
  first = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (first->exported, ==, 1);
  c = hjl_store_load_case (hjl_workspace_get_store (rig->workspace), candidate, &error);
  g_assert_no_error (error);
  g_assert_cmpint (c->hold->kind, ==, HJL_HOLD_SOURCE);
  text = hjl_hold_describe (c->hold, c->link);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "Lever did not set the source"));
  g_assert_nonnull (strstr (text, "The CV is missing in Lever too"));
  g_assert_cmpuint (count_said (rig, candidate, "The CV is missing in Lever too"), ==, 1);

  json_object_unref (hjl_sync_rig_control (rig, "clear-faults", NULL));
  second = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (count_said (rig, candidate, "The CV came from hackajob now"), ==, 1);
  g_clear_pointer (&c, hjl_case_free);
  g_clear_pointer (&text, g_free);
  c = hjl_store_load_case (hjl_workspace_get_store (rig->workspace), candidate, &error);
  g_assert_no_error (error);
  text = hjl_hold_describe (c->hold, c->link);
  g_assert_null (strstr (text, "The CV is missing"));
}

static gboolean
is_applying (gpointer user_data)
{
  return hjl_workspace_get_progress (user_data).phase == HJL_PHASE_APPLYING;
}

/* A run may take long. Whoever is moved in Lever after it was planned, and before their turn comes, stays where the
 * person put them: what was planned a minute ago is looked at again before it is written. */
static void
test_old_plan (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (HjlWorkspace) slow = hjl_sync_rig_open_second (rig, "slow", 1, 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *offer = NULL;
  guint            n_kept = 0;

  g_assert_cmpuint (first->exported, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, i);

      json_object_unref (hjl_sync_rig_control (rig, "hackajob-move", "{'candidate':'%s','stage':'Screening call'}", candidate));
    }

  /* The first write is under way while an hour passes and somebody moves all three. */
  set_fault (rig, "'side':'lever','method':'PUT','kind':'delay','delay':5000");
  hjl_workspace_sync_async (slow, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &result);
  hjl_test_run_until_true (is_applying, slow);
  hjl_sync_rig_set_ahead (1);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, i);

      json_object_unref (hjl_sync_rig_control (rig, "lever-move", "{'candidate':'%s','stage':'Offer'}", candidate));
      g_free (offer);
      offer = hjl_sync_rig_lever_place (rig, candidate);
    }
  report = hjl_finish_pointer (slow, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, i);
      g_autofree char *place = hjl_sync_rig_lever_place (rig, candidate);

      n_kept += g_str_equal (place, offer);
    }
  /* What was on its way already is all that can have come after the person. */
  g_assert_cmpuint (n_kept, >=, 2);
  g_clear_object (&result);
  hjl_test_workspace_close (g_steal_pointer (&slow));
  hjl_sync_rig_assert_strict (rig);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync-lost/late-create", test_late_create);
  g_test_add_func ("/sync-lost/never-made", test_never_made);
  g_test_add_func ("/sync-lost/clock-ahead", test_clock_ahead);
  g_test_add_data_func ("/sync-lost/other-email", "other@example.com", test_changed_email);
  g_test_add_data_func ("/sync-lost/no-email", "", test_changed_email);
  g_test_add_data_func ("/sync-lost/late-cv/missing", "'kind':'status','status':404", test_late_cv);
  g_test_add_data_func ("/sync-lost/late-cv/garbage", "'kind':'garbage'", test_late_cv);
  g_test_add_data_func ("/sync-lost/late-cv/no-document/empty", "'kind':'empty','status':200", test_late_cv_no_document);
  g_test_add_data_func ("/sync-lost/late-cv/no-document/garbage", "'kind':'garbage'", test_late_cv_no_document);
  g_test_add_data_func ("/sync-lost/late-cv/no-document/huge", "'kind':'huge'", test_late_cv_no_document);
  g_test_add_func ("/sync-lost/late-cv/beside", test_late_cv_beside);
  g_test_add_func ("/sync-lost/old-plan", test_old_plan);

  return g_test_run ();
}
