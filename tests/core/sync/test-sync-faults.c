/* test-sync-faults.c: whatever goes wrong on the way, each candidate arrives once, and both sides agree
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-rig.h"
#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "model/hjl-error.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-timeline.h"
#include "sync/hjl-reader-private.h"

/* What may happen to a write, as arguments of the stand-ins' `fault`. More tries than the network layer
 * makes are a service that stays down. A delay ends after the rig's limit for an answer: the write
 * happens when nobody listens any more, but before the read-back that decides. */
static const char *const faults[] = {
  "'kind':'cut-before'",
  "'kind':'cut-before','count':30",
  "'kind':'cut-after'",
  "'kind':'cut-after','count':4",
  "'kind':'cut-body'",
  "'kind':'delay','delay':1650",
  "'kind':'status','status':429",
  "'kind':'status','status':429,'retry_after':1",
  "'kind':'status','status':429,'count':30",
  "'kind':'status','status':500",
  "'kind':'status','status':502,'count':30",
  "'kind':'status','status':503,'count':3",
  "'kind':'status-after','status':500",
  "'kind':'status-after','status':502,'count':3",
  "'kind':'status-after','status':503,'count':30",
#define FIRST_OF_CONTENT 15
  "'kind':'garbage'",
  "'kind':'wrong-types'",
  "'kind':'huge'",
};

/* A yes to a move that was not made. */
static const char *const ignored[] = {
  "'kind':'ignored'",
  "'kind':'ignored','count':30",
};

/* Whoever reads of it is told with whom it went wrong. */
static void
assert_named (const GError *trouble)
{
  g_autoptr (GError) named = g_error_copy (trouble);

  hjl_error_name_service (&named, "Lever");
  g_assert_cmpstr (named->message, ==, trouble->message);
}

/* One sync with the fault, which may fail in any way but one: it ends, and every next one may go on.
 * Then two without. */
static void
sync_through (HjlSyncRig *rig,
              const char *where,
              const char *fault)
{
  g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{%s,%s}", where, fault);
  g_autoptr (JsonObject) cleared = NULL;
  g_autoptr (HjlSyncReport) during = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) third = NULL;
  g_autoptr (GError) error = NULL;

  during = hjl_sync_rig_try_sync (rig, TRUE, &error);
  if (during == NULL)
    g_assert_nonnull (error);
  else if (during->interrupted != NULL)
    g_assert_true (hjl_error_is_passing (during->interrupted));
  g_test_message ("%s: %s", fault,
                  error != NULL                 ? error->message
                  : during->interrupted != NULL ? during->interrupted->message
                                                : "came to its end");
  if (error != NULL)
    assert_named (error);
  else if (during->interrupted != NULL)
    assert_named (during->interrupted);

  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  second = hjl_sync_rig_sync (rig);
  third = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (third->attention, ==, 0);
  g_assert_cmpuint (third->exported + third->moved_in_lever + third->archived_in_lever, ==, 0);
  g_assert_cmpuint (third->unarchived_in_lever + third->moved_in_hackajob + third->marked, ==, 0);
  hjl_sync_rig_assert_strict (rig);
}

static void
assert_exported (HjlSyncRig *rig,
                 int         n)
{
  hjl_sync_rig_tell_incomplete (rig);
  g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), ==, n);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, n);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "marked"), ==, n);
}

static void
test_export (gconstpointer where)
{
  gboolean of_file = g_strstr_len (where, -1, "GET") != NULL;
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  int n = 1;

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (JsonObject) added = NULL;

      /* Nobody can tell that the bytes of a file are not those that were meant. */
      if (of_file && i >= FIRST_OF_CONTENT)
        break;
      n += 2;
      added = hjl_sync_rig_control (rig, "add-candidates", "{'count':2}");
      sync_through (rig, where, faults[i]);
      assert_exported (rig, n);
    }
}

static char *
hackajob_stage (HjlSyncRig *rig,
                const char *candidate)
{
  g_autoptr (JsonObject) entry = hjl_sync_rig_entry (rig, candidate);

  return g_strdup (json_object_get_string_member (entry, "stage"));
}

/* Both sides stand where the mapping says that they agree, and it was @stage that was meant. */
static void
assert_in_step (HjlSyncRig *rig,
                const char *candidate,
                const char *stage)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_workspace_load_catalogue (rig->workspace, NULL);
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  g_autoptr (JsonObject) entry = hjl_sync_rig_entry (rig, candidate);
  HjlMapping      *mapping = g_hash_table_lookup (mappings, json_object_get_string_member (entry, "role"));
  g_autofree char *here = hackajob_stage (rig, candidate);
  g_autofree char *there = hjl_sync_rig_lever_place (rig, candidate);
  HjlStage        *stood = hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, here);

  g_assert_nonnull (stood);
  g_assert_cmpstr (stood->name, ==, stage);
  g_assert_cmpstr (hjl_mapping_get_target (mapping, here)->id, ==, there);
}

typedef struct
{
  const char *where;   /* the write that gets the fault */
  const char *prepare; /* hackajob's stage before */
  const char *command; /* who moves */
  const char *arguments;
  const char *stage; /* hackajob's stage after */
} Move;

static const Move move_in_lever = {
  "'side':'lever','path':'/opportunities/*/stage'",
  "Accepted",
  "hackajob-move",
  "'stage':'First interview'",
  "First interview",
};
static const Move archive_in_lever = {
  "'side':'lever','path':'/opportunities/*/archived'",
  "Accepted",
  "hackajob-move",
  "'stage':'Rejected'",
  "Rejected",
};
static const Move unarchive_in_lever = {
  "'side':'lever','path':'/opportunities/*/archived'",
  "Rejected",
  "hackajob-move",
  "'stage':'First interview'",
  "First interview",
};
static const Move move_in_hackajob = {
  "'side':'hackajob','method':'PATCH'",
  "Accepted",
  "lever-move",
  "'stage':'On-site interview'",
  "First interview",
};

static void
test_move (gconstpointer data)
{
  const Move *move = data;
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, 0);

  for (guint i = 0; i < G_N_ELEMENTS (faults) + G_N_ELEMENTS (ignored); i++)
    {
      const char *fault = i < G_N_ELEMENTS (faults) ? faults[i] : ignored[i - G_N_ELEMENTS (faults)];
      g_autoptr (JsonObject) back = NULL;
      g_autoptr (JsonObject) moved = NULL;
      g_autoptr (HjlSyncReport) ready = NULL;

      /* A move that arrives when the next one was made already is a recruiter's, as far as anybody can
       * tell: it is followed, and that is not what is tested here. */
      if (g_strstr_len (fault, -1, "delay") != NULL)
        continue;
      back = hjl_sync_rig_control (rig, "hackajob-move", "{'candidate':'%s','stage':'%s'}", candidate, move->prepare);
      ready = hjl_sync_rig_sync (rig);
      assert_in_step (rig, candidate, move->prepare);

      moved = hjl_sync_rig_control (rig, move->command, "{'candidate':'%s',%s}", candidate, move->arguments);
      sync_through (rig, move->where, fault);
      assert_in_step (rig, candidate, move->stage);
      assert_exported (rig, 2);
    }
}

/* A service that says yes to moves and makes none: nobody else waits for that, and after a day a person is asked. @data:
 * which it is */
static void
test_never_moved (gconstpointer data)
{
  const Move *move = data;
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (5);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (JsonObject) set = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (HjlSyncReport) during = NULL;
  g_autoptr (HjlSyncReport) later = NULL;

  set = hjl_sync_rig_control (rig, "fault", "{%s,'kind':'ignored','count':0}", move->where);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, i);
      g_autoptr (JsonObject) moved = hjl_sync_rig_control (rig, move->command, "{'candidate':'%s',%s}", candidate, move->arguments);
    }
  added = hjl_sync_rig_control (rig, "add-candidates", "{'count':2}");
  during = hjl_sync_rig_sync (rig);
  g_assert_no_error (during->interrupted);
  g_assert_cmpuint (during->exported, ==, 2);
  g_assert_cmpuint (during->attention, ==, 0);

  hjl_sync_rig_set_ahead (25);
  later = hjl_sync_rig_sync (rig);
  g_assert_no_error (later->interrupted);
  g_assert_cmpuint (later->attention, ==, 4);
}

/* A candidate whose CV or profile document never arrives is said to wait, and nobody else waits for it. */
static void
test_one_in_trouble (gconstpointer fault)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (8);
  g_autoptr (JsonObject) state = hjl_sync_rig_control (rig, "state", NULL);
  JsonArray  *candidates = json_object_get_array_member (state, "candidates");
  const char *poor = json_object_get_string_member (json_array_get_object_element (candidates, 0), "id");
  g_autoptr (JsonObject) set = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  g_autoptr (HjlSyncReport) third = NULL;

  set = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','path':'/candidates/%s/%s,'count':0}", poor, (const char *) fault);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
      g_autoptr (GPtrArray) said = NULL;

      g_assert_no_error (report->interrupted);
      g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), ==, 7);
      g_assert_cmpuint (report->failed, >=, 1);
      said = hjl_store_list_activity (hjl_workspace_get_store (rig->workspace), poor, 10, NULL);
      g_assert_cmpuint (said->len, ==, 1);
      g_assert_cmpint (((HjlActivity *) g_ptr_array_index (said, 0))->kind, ==, HJL_ACTIVITY_FAILED);
    }

  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  third = hjl_sync_rig_sync (rig);
  assert_exported (rig, 8);
}

/* What hackajob refuses for one candidate, whatever the call, is theirs alone; and once it is allowed they are there as
 * the others are, with a CV that came later. */
static void
test_one_refused (gconstpointer tail)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (8);
  g_autoptr (JsonObject) state = hjl_sync_rig_control (rig, "state", NULL);
  JsonArray  *candidates = json_object_get_array_member (state, "candidates");
  const char *poor = json_object_get_string_member (json_array_get_object_element (candidates, 0), "id");
  g_autoptr (JsonObject) set = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  g_autoptr (HjlSyncReport) last = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  set = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','path':'/candidates/%s%s','kind':'status','status':403,'count':0}", poor, (const char *) tail);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

      g_assert_no_error (report->interrupted);
      g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), >=, 7);
      g_assert_cmpint (hjl_sync_rig_total (rig, "marked"), >=, 7);
    }

  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  hjl_workspace_retry_async (rig->workspace, NULL, NULL, hjl_test_got_result, &result);
  hjl_finish_count (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  last = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (last->failed + last->attention, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, 8);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "marked"), ==, 8);
}

/* A record at which Lever always fails holds up neither its own role nor the run. */
static void
test_one_record_in_trouble (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (4);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autofree char *poor = hjl_sync_rig_pick_exported (rig, 0);
  g_autofree char *other = hjl_sync_rig_pick_exported (rig, 3);
  g_autoptr (JsonObject) entry = hjl_sync_rig_entry (rig, poor);
  JsonObject *record = json_array_get_object_element (json_object_get_array_member (entry, "opportunities"), 0);
  g_autoptr (JsonObject) set = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  g_autoptr (JsonObject) moved = NULL;
  g_autoptr (JsonObject) moved_other = NULL;
  g_autoptr (HjlSyncReport) last = NULL;

  set = hjl_sync_rig_control (rig, "fault", "{'side':'lever','path':'/opportunities/%s*','kind':'status','status':500,'count':0}",
                              json_object_get_string_member (record, "id"));
  moved = hjl_sync_rig_control (rig, "hackajob-move", "{'candidate':'%s','stage':'Offer'}", poor);
  moved_other = hjl_sync_rig_control (rig, "hackajob-move", "{'candidate':'%s','stage':'Offer'}", other);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
      g_autofree char *place = hjl_sync_rig_lever_place (rig, other);

      g_assert_cmpstr (place, ==, "offer");
      g_assert_cmpuint (report->failed, >=, 1);
    }

  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  last = hjl_sync_rig_sync (rig);
  assert_in_step (rig, poor, "Offer");
}

/* Three candidates in a row who cannot be finished: the service is in trouble, not they. It is said whose. */
static void
test_all_in_trouble (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (30);
  g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','method':'GET','path':'/candidates/*','kind':'status','status':500,'count':0}");
  g_autofree char *words = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (JsonObject) ledger = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *statuses;

  report = hjl_sync_rig_try_sync (rig, TRUE, &error);
  g_assert_no_error (error);
  g_assert_error (report->interrupted, HJL_ERROR, HJL_ERROR_SERVER);
  words = hjl_error_describe (report->interrupted);
  g_assert_true (g_str_has_prefix (words, "hackajob has a problem of its own."));
  ledger = hjl_demo_server_ledger (rig->server, FALSE);
  statuses = json_object_get_object_member (json_object_get_object_member (ledger, "statuses"), "hackajob");
  g_assert_cmpint (json_object_get_int_member (statuses, "500"), >=, 3);
  g_assert_cmpint (json_object_get_int_member (statuses, "500"), <, 15);

  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  second = hjl_sync_rig_sync (rig);
  assert_exported (rig, 30);
}

/* Where it is the files' server alone, they wait, and nobody else does. What more tries helped nobody with is tried once. */
static void
test_all_files_in_trouble (void)
{
  static const struct
  {
    int   status;
    guint most; /* requests: five tries for each of the eight who are under way at once, and a few more, then one; 150 without */
  } rows[] = { { 500, 30 }, { 502, 75 }, { 503, 75 }, { 504, 75 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (30);
      g_autofree char *status = g_strdup_printf ("%d", rows[i].status);
      g_autoptr (JsonObject) set =
        hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','path':'/candidates/*/cv','kind':'status','status':%d,'count':0}", rows[i].status);
      g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
      g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (rig->server, FALSE);
      JsonObject *statuses = json_object_get_object_member (json_object_get_object_member (ledger, "statuses"), "hackajob");
      g_autoptr (HjlSyncReport) second = NULL;
      g_autoptr (JsonObject) cleared = NULL;

      g_test_message ("%d: %" G_GINT64_FORMAT " requests", rows[i].status, json_object_get_int_member (statuses, status));
      g_assert_no_error (report->interrupted);
      g_assert_cmpuint (report->exported, ==, 0);
      g_assert_cmpuint (report->failed, ==, 30);
      g_assert_cmpint (json_object_get_int_member (statuses, status), >=, 30);
      g_assert_cmpint (json_object_get_int_member (statuses, status), <=, rows[i].most);

      cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
      second = hjl_sync_rig_sync (rig);
      assert_exported (rig, 30);
    }
}

/* The same on Lever's side, where the answers to what was sent do not arrive. */
static void
test_no_answers (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (30);
  g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{'side':'lever','path':'/opportunities','method':'POST','kind':'status','status':502,'count':0}");
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  report = hjl_sync_rig_try_sync (rig, TRUE, &error);
  g_assert_no_error (error);
  g_assert_error (report->interrupted, HJL_ERROR, HJL_ERROR_SERVER);
  words = hjl_error_describe (report->interrupted);
  g_assert_true (g_str_has_prefix (words, "Lever has a problem of its own."));
  g_assert_nonnull (strstr (words, "502"));

  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  second = hjl_sync_rig_sync (rig);
  assert_exported (rig, 30);
}

static guint
count_unchecked (HjlSyncRig *rig)
{
  g_autoptr (GPtrArray) ids = hjl_test_list_unchecked (hjl_workspace_get_store (rig->workspace));

  return ids->len;
}

/* Looking whether files arrived is worth no failed run. */
static void
test_files_in_trouble (gconstpointer fault)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (5);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (JsonObject) set = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  guint before = count_unchecked (rig);

  g_assert_cmpuint (before, >, 0);
  set = hjl_sync_rig_control (rig, "fault", "{'side':'lever','count':0,%s}", (const char *) fault);
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlSyncReport) report = hjl_sync_rig_try_sync (rig, FALSE, &error);

      g_assert_no_error (error);
      g_assert_no_error (report->interrupted);
    }
  g_assert_cmpuint (count_unchecked (rig), ==, before);

  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  for (guint i = 0; i < 2 * before + 2; i++)
    {
      g_autoptr (HjlSyncReport) report = hjl_sync_rig_try_sync (rig, FALSE, NULL);

      g_assert_nonnull (report);
    }
  g_assert_cmpuint (count_unchecked (rig), ==, 0);
  assert_exported (rig, 5);
}

/* Without a list of résumés, what the files say is all there is to know: nobody is looked at for ever, and nothing is sent twice. */
static void
test_lacks_resumes (void)
{
  static const int statuses[] = { 400, 403, 404, 405, 501 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
      g_autoptr (JsonObject) set = NULL;

      g_test_message ("%d", statuses[i]);
      set = hjl_sync_rig_control (rig, "fault", "{'side':'lever','path':'/opportunities/*/resumes','kind':'status','status':%d,'count':0}", statuses[i]);
      /* Somebody is looked at in every second of those that run by themselves. */
      for (guint n = 0; n < 2 || (n < 8 && count_unchecked (rig) > 0); n++)
        {
          g_autoptr (HjlSyncReport) report = hjl_sync_rig_try_sync (rig, FALSE, NULL);

          g_assert_no_error (report->interrupted);
        }
      g_assert_cmpuint (count_unchecked (rig), ==, 0);
      assert_exported (rig, 3);
    }
}

/* Of those that a fault holds back, also where nobody waits for them any more. */
static guint
count_cv_calls (HjlSyncRig *rig)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (rig->server, FALSE);

  return (guint) json_object_get_int_member (ledger, "waiting");
}

/* A server of CVs that takes every request and answers none costs one sync what a few of them cost, not what everybody's would. Each is
 * told, nobody is exported without, and all are once it answers. */
static void
test_silent_files (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (20);
  g_autoptr (HjlSyncReport) done = NULL;
  g_autoptr (JsonObject) set = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  guint before = 0;

  set = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','path':'/candidates/*/cv','kind':'delay','delay':60000,'count':0}");
  for (guint i = 1; i <= 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlSyncReport) report = hjl_sync_rig_try_sync (rig, TRUE, &error);
      guint calls = count_cv_calls (rig);

      g_assert_no_error (error);
      g_assert_no_error (report->interrupted);
      g_assert_cmpuint (report->exported, ==, 0);
      g_assert_cmpuint (report->failed, ==, 20);
      g_test_message ("%u requests for CVs", calls - before);
      /* Eight candidates at a time, and five tries each at most; not all twenty. */
      g_assert_cmpuint (calls - before, <=, 45);
      g_assert_cmpuint (calls - before, >, 0);
      before = calls;
    }
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, 0);

  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  done = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (done->exported, ==, 20);
  assert_exported (rig, 20);
}

/* A server of files that cannot be reached has those wait whose files are there; everybody else goes in the same sync. */
static void
test_unreachable_files (gconstpointer fault)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (20);
  g_autoptr (JsonObject) state = hjl_sync_rig_control (rig, "state", NULL);
  JsonArray *candidates = json_object_get_array_member (state, "candidates");
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) done = NULL;
  g_autoptr (JsonObject) cleared = NULL;

  for (guint i = 0; i < 12; i++)
    {
      const char *poor = json_object_get_string_member (json_array_get_object_element (candidates, i), "id");
      g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','path':'/candidates/%s/%s,'count':0}", poor, (const char *) fault);

      g_assert_nonnull (set);
    }
  first = hjl_sync_rig_sync (rig);
  g_assert_no_error (first->interrupted);
  g_assert_cmpuint (first->exported, ==, 8);
  g_assert_cmpuint (first->failed, >=, 12);
  g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), ==, 8);

  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  done = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (done->exported, ==, 12);
  assert_exported (rig, 20);
}

/* Lists that a sync can do without: whoever is in Lever's place need not have them. */
static void
test_lacks_list (gconstpointer path)
{
  static const int statuses[] = { 400, 403, 404 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (3);
      g_autoptr (JsonObject) set = NULL;

      hjl_sync_rig_map_all (rig);
      set = hjl_sync_rig_control (rig, "fault", "{'side':'lever','method':'GET','path':'%s','kind':'status','status':%d,'count':0}",
                                  (const char *) path, statuses[i]);
      for (guint n = 0; n < 2; n++)
        {
          g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

          g_assert_no_error (report->interrupted);
        }
      assert_exported (rig, 3);
    }
}

/* What cannot be read ends a run, and changes nothing. */
static void
test_reading (void)
{
  static const char *const lists[] = {
    "'side':'lever','path':'/opportunities'",
    "'side':'lever','path':'/opportunities/deleted'",
    "'side':'lever','path':'/stages'",
    "'side':'hackajob','path':'/candidates'",
    "'side':'hackajob','path':'/roles'",
  };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  int n = 1;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (faults); j++)
        {
          g_autoptr (JsonObject) added = NULL;

          if (g_strstr_len (faults[j], -1, "delay") != NULL || g_strstr_len (faults[j], -1, "retry") != NULL ||
              g_strstr_len (faults[j], -1, "huge") != NULL || g_strstr_len (faults[j], -1, "after") != NULL)
            continue;
          added = hjl_sync_rig_control (rig, "add-candidates", "{'count':1}");
          sync_through (rig, lists[i], faults[j]);
          assert_exported (rig, ++n);
        }
    }
}

/* A permission that a key was made without, or a call that a service does not have, ends nobody's sync. */
static void
test_lacking_call (gconstpointer path)
{
  static const int statuses[] = { 400, 403, 404 };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  int n = 1;
  int hours = 0;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{'side':'lever','method':'GET','path':'%s','kind':'status','status':%d,'count':0}", (const char *) path, statuses[i]);
      g_autoptr (JsonObject) cleared = NULL;
      g_autofree char *status = g_strdup_printf ("%d", statuses[i]);
      gboolean         met = FALSE;

      /* Some lists are read in turns. */
      for (guint turn = 0; turn < 12 && !met; turn++)
        {
          g_autoptr (JsonObject) added = hjl_sync_rig_control (rig, "add-candidates", "{'count':1}");
          g_autoptr (JsonObject) ledger = NULL;
          g_autoptr (HjlSyncReport) report = NULL;
          JsonObject *counts;

          hjl_sync_rig_set_ahead (hours += 2);
          report = hjl_sync_rig_sync (rig);
          g_assert_no_error (report->interrupted);
          g_assert_cmpuint (report->failed + report->attention + report->erased, ==, 0);
          assert_exported (rig, ++n);

          ledger = hjl_demo_server_ledger (rig->server, FALSE);
          counts = json_object_get_object_member (json_object_get_object_member (ledger, "statuses"), "lever");
          met = json_object_has_member (counts, status);
        }
      g_assert_true (met);
      cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
    }
}

/* A cursor that was kept and is taken no more, however that is said: the list is begun again in the same run. */
static void
test_kept_cursor (void)
{
  static const int statuses[] = { 400, 404, 409, 410, 422 };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autofree char *path = g_build_filename (rig->folder, "hjlever.db", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (HjlStore) store = NULL;
      g_autoptr (JsonObject) set = NULL;
      g_autoptr (JsonObject) cleared = NULL;
      g_autoptr (HjlSyncReport) report = NULL;
      g_autofree char *kept = NULL;

      g_test_message ("%d", statuses[i]);
      store = hjl_store_open (path, HJL_STORE_READ_WRITE, NULL);
      g_assert_true (hjl_store_set_value (store, HJL_KEY_ROLES_PAGE, "kept for long", NULL));
      set = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','method':'GET','path':'/roles','kind':'status','status':%d,'count':1}", statuses[i]);
      report = hjl_sync_rig_sync (rig);
      g_assert_no_error (report->interrupted);
      kept = hjl_store_get_value (store, HJL_KEY_ROLES_PAGE);
      g_assert_cmpstr (kept, !=, "kept for long");
      cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/sync/faults/lacking/deleted", "/opportunities/deleted", test_lacking_call);
  g_test_add_data_func ("/sync/faults/lacking/deleted-postings", "/postings/deleted", test_lacking_call);
  g_test_add_func ("/sync/faults/kept-cursor", test_kept_cursor);
  g_test_add_data_func ("/sync/faults/export", "'side':'lever','method':'POST','path':'/opportunities'", test_export);
  g_test_add_data_func ("/sync/faults/mark", "'side':'hackajob','method':'PUT'", test_export);
  g_test_add_data_func ("/sync/faults/cv", "'side':'hackajob','method':'GET','path':'/candidates/*/cv'", test_export);
  g_test_add_data_func ("/sync/faults/profile-document", "'side':'hackajob','method':'GET','path':'/candidates/*/profile.pdf'", test_export);
  g_test_add_data_func ("/sync/faults/move-in-lever", &move_in_lever, test_move);
  g_test_add_data_func ("/sync/faults/archive-in-lever", &archive_in_lever, test_move);
  g_test_add_data_func ("/sync/faults/unarchive-in-lever", &unarchive_in_lever, test_move);
  g_test_add_data_func ("/sync/faults/move-in-hackajob", &move_in_hackajob, test_move);
  g_test_add_data_func ("/sync/faults/never-moved/in-lever", &move_in_lever, test_never_moved);
  g_test_add_data_func ("/sync/faults/never-moved/in-hackajob", &move_in_hackajob, test_never_moved);
  g_test_add_data_func ("/sync/faults/one-in-trouble/server", "cv','kind':'status','status':500", test_one_in_trouble);
  g_test_add_data_func ("/sync/faults/one-in-trouble/cut", "cv','kind':'cut-body'", test_one_in_trouble);
  g_test_add_data_func ("/sync/faults/one-in-trouble/closed", "cv','kind':'cut-before'", test_one_in_trouble);
  g_test_add_data_func ("/sync/faults/one-in-trouble/profile", "profile.pdf','kind':'cut-body'", test_one_in_trouble);
  g_test_add_data_func ("/sync/faults/one-refused/candidate", "", test_one_refused);
  g_test_add_data_func ("/sync/faults/one-refused/cv", "/cv", test_one_refused);
  g_test_add_data_func ("/sync/faults/one-refused/profile-document", "/profile.pdf", test_one_refused);
  g_test_add_data_func ("/sync/faults/one-refused/mark", "/export", test_one_refused);
  g_test_add_func ("/sync/faults/one-record-in-trouble", test_one_record_in_trouble);
  g_test_add_func ("/sync/faults/all-in-trouble", test_all_in_trouble);
  g_test_add_func ("/sync/faults/all-files-in-trouble", test_all_files_in_trouble);
  g_test_add_func ("/sync/faults/no-answers", test_no_answers);
  g_test_add_data_func ("/sync/faults/files-in-trouble", "'path':'/opportunities/*/files','kind':'status','status':500", test_files_in_trouble);
  g_test_add_data_func ("/sync/faults/files-not-found", "'path':'/opportunities/*/files','kind':'status','status':404", test_files_in_trouble);
  g_test_add_data_func ("/sync/faults/files-gone", "'path':'/opportunities/*/files','kind':'status','status':410", test_files_in_trouble);
  g_test_add_data_func ("/sync/faults/files-of-gateway", "'path':'/opportunities/*/files','kind':'garbage'", test_files_in_trouble);
  g_test_add_func ("/sync/faults/lacks/resumes", test_lacks_resumes);
  g_test_add_func ("/sync/faults/silent-files", test_silent_files);
  g_test_add_data_func ("/sync/faults/unreachable-files/cv", "cv','kind':'cut-before'", test_unreachable_files);
  g_test_add_data_func ("/sync/faults/unreachable-files/cut", "cv','kind':'cut-body'", test_unreachable_files);
  g_test_add_data_func ("/sync/faults/unreachable-files/500", "cv','kind':'status','status':500", test_unreachable_files);
  g_test_add_data_func ("/sync/faults/unreachable-files/503", "profile.pdf','kind':'status','status':503", test_unreachable_files);
  g_test_add_data_func ("/sync/faults/unreachable-files/profile", "profile.pdf','kind':'cut-before'", test_unreachable_files);
  g_test_add_data_func ("/sync/faults/lacks/users", "/users", test_lacks_list);
  g_test_add_data_func ("/sync/faults/lacks/sources", "/sources", test_lacks_list);
  g_test_add_func ("/sync/faults/reading", test_reading);

  return g_test_run ();
}
