/* test-sync-people.c: people who are there already, are there twice, or come with odd files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-rig.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-opportunities.h"

static char *
dup_candidate (HjlSyncRig *rig,
               guint       n)
{
  g_autoptr (JsonObject) state = hjl_sync_rig_control (rig, "state", NULL);
  JsonArray *candidates = json_object_get_array_member (state, "candidates");

  return g_strdup (json_object_get_string_member (json_array_get_object_element (candidates, n), "id"));
}

/* The posting that the only role is mapped to. */
static char *
dup_posting (HjlSyncRig *rig)
{
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, mappings);
  g_assert_true (g_hash_table_iter_next (&iter, NULL, &value));

  return g_strdup (hjl_mapping_get_posting_id (value));
}

static HjlCase *
load_case (HjlSyncRig *rig,
           const char *candidate)
{
  g_autoptr (GError) error = NULL;
  HjlCase *c = hjl_store_load_case (hjl_workspace_get_store (rig->workspace), candidate, &error);

  g_assert_no_error (error);
  g_assert_nonnull (c);

  return c;
}

static void
resolve (HjlSyncRig *rig,
         const char *candidate,
         const char *decision)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_resolve_async (rig->workspace, candidate, decision, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static void
assert_hold (HjlSyncRig *rig,
             const char *candidate,
             HjlHoldKind kind)
{
  g_autoptr (HjlCase) c = load_case (rig, candidate);

  g_assert_cmpstr (hjl_hold_kind_to_string (c->hold != NULL ? c->hold->kind : HJL_HOLD_NONE), ==, hjl_hold_kind_to_string (kind));
}

/* A recruiter has added the person by hand: which record counts is theirs to say. */
static void
test_duplicate (gconstpointer decision)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (2);
  g_autofree char *candidate = dup_candidate (rig, 0);
  g_autofree char *posting = NULL;
  g_autofree char *record = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) third = NULL;
  g_autoptr (HjlCase) held = NULL;
  g_autoptr (HjlCase) after = NULL;

  hjl_sync_rig_map_all (rig);
  posting = dup_posting (rig);
  added = hjl_sync_rig_control (rig, "lever-add", "{'candidate':'%s','posting':'%s'}", candidate, posting);
  first = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (first->exported, ==, 1);
  g_assert_cmpuint (first->attention, ==, 1);
  held = load_case (rig, candidate);
  assert_hold (rig, candidate, HJL_HOLD_DUPLICATE);
  g_assert_cmpuint (g_strv_length (held->hold->choices), ==, 1);

  record = g_strdup (held->hold->choices[0]);
  resolve (rig, candidate, decision != NULL ? decision : record);
  second = hjl_sync_rig_sync (rig);
  after = load_case (rig, candidate);
  g_assert_nonnull (after->link);
  g_assert_null (after->hold);
  if (decision == NULL)
    {
      g_assert_cmpuint (second->adopted, ==, 1);
      g_assert_cmpstr (after->link->opportunity_id, ==, record);
      g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, 1);
    }
  else
    {
      g_assert_cmpuint (second->exported, ==, 1);
      g_assert_cmpstr (after->link->opportunity_id, !=, record);
      g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, 2);
      g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), ==, 2);
    }
  g_assert_cmpint (hjl_sync_rig_total (rig, "marked"), ==, 2);
  third = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (third->exported + third->adopted + third->moved_in_hackajob + third->moved_in_lever, ==, 0);
  hjl_sync_rig_assert_strict (rig);
}

static const guint no_resumes[] = { 400, 403, 404, 405, 501 };

static gint64
count_uploads (HjlSyncRig *rig)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (rig->server, FALSE);
  JsonObject *calls = json_object_get_object_member (json_object_get_object_member (ledger, "calls"), "lever");

  return json_object_get_int_member_with_default (calls, "POST /opportunities/:id/files", 0);
}

/* An API key that may not read résumés, or an API that has none, hides whether the chosen record has this one; it has neither CV nor profile of ours. */
static void
test_duplicate_without_resumes (gconstpointer status)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
  g_autofree char *candidate = dup_candidate (rig, 0);
  g_autofree char *posting = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (JsonObject) hidden = NULL;
  g_autoptr (HjlCase) held = NULL;

  hjl_sync_rig_map_all (rig);
  posting = dup_posting (rig);
  added = hjl_sync_rig_control (rig, "lever-add", "{'candidate':'%s','posting':'%s'}", candidate, posting);
  hidden = hjl_sync_rig_control (rig, "fault", "{'side':'lever','path':'/opportunities/*/resumes','kind':'status','status':%u,'count':0}",
                                 GPOINTER_TO_UINT (status));
  hjl_sync_report_free (hjl_sync_rig_sync (rig));
  held = load_case (rig, candidate);
  assert_hold (rig, candidate, HJL_HOLD_DUPLICATE);

  resolve (rig, candidate, held->hold->choices[0]);
  for (guint i = 0; i < 3; i++)
    hjl_sync_report_free (hjl_sync_rig_sync (rig));
  g_assert_cmpuint (count_uploads (rig), ==, 2);
  hjl_sync_rig_assert_strict (rig);
}

/* So many whose files nobody has looked for, and who were exported long before everybody else: nobody asks Lever for them. */
static void
add_unchecked (HjlSyncRig *rig,
               guint       n)
{
  g_autofree char *path = g_build_filename (rig->folder, "hjlever.db", NULL);
  g_autoptr (HjlStore) store = hjl_store_open (path, HJL_STORE_READ_WRITE, NULL);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_candidate_unref);
  g_autoptr (GPtrArray) opportunities = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (hjl_store_begin (store, NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("earlier-%u", i);
      HjlCandidate    *candidate = hjl_candidate_new (id);

      candidate->talent_id = g_strdup (id);
      candidate->status = HJL_CANDIDATE_STATUS_WITHDRAWN;
      g_ptr_array_add (candidates, candidate);
      g_ptr_array_add (opportunities, g_strdup_printf ("earlier-record-%u", i));
    }
  hjl_store_take_candidates (store, candidates, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      HjlCandidate *candidate = g_ptr_array_index (candidates, i);
      g_autoptr (HjlLink) link = hjl_link_new (candidate->id, g_ptr_array_index (opportunities, i));

      link->exported_at = link->looked_at = 1 + i;
      g_assert_true (hjl_store_save_link (store, link, NULL));
    }
  g_assert_true (hjl_store_take_deleted (store, opportunities, NULL));
  g_assert_true (hjl_store_commit (store, NULL));
}

/* What could not be uploaded comes with syncs that are asked for, too: where all are, by a timer or by hand, there is no other turn. */
static void
test_duplicate_uploads_fail (gconstpointer description)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
  g_autofree char *candidate = dup_candidate (rig, 0);
  g_autofree char *posting = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (JsonObject) fault = NULL;
  g_autoptr (HjlCase) held = NULL;
  g_autoptr (HjlCase) failed = NULL;
  g_autoptr (HjlCase) after = NULL;

  hjl_sync_rig_map_all (rig);
  posting = dup_posting (rig);
  added = hjl_sync_rig_control (rig, "lever-add", "{'candidate':'%s','posting':'%s'}", candidate, posting);
  hjl_sync_report_free (hjl_sync_rig_sync (rig));
  held = load_case (rig, candidate);
  assert_hold (rig, candidate, HJL_HOLD_DUPLICATE);

  resolve (rig, candidate, held->hold->choices[0]);
  fault = hjl_sync_rig_control (rig, "fault", "{'side':'lever','path':'/opportunities/*/files','kind':'status','status':502,%s}", (const char *) description);
  hjl_sync_report_free (hjl_sync_rig_sync (rig));
  failed = load_case (rig, candidate);
  g_assert_nonnull (failed->link);
  g_assert_false (failed->link->files_checked);
  add_unchecked (rig, 250);

  hjl_sync_report_free (hjl_sync_rig_sync (rig));
  hjl_sync_rig_set_ahead (1);
  for (guint i = 0; i < 3; i++)
    hjl_sync_report_free (hjl_sync_rig_sync (rig));
  hjl_sync_rig_set_ahead (0);
  after = load_case (rig, candidate);
  g_assert_true (after->link->files_checked);
  g_assert_cmpint (count_uploads (rig), ==, 2);
}

/* "Export as a new one", and the answer is lost: neither twice, nor the record that was ruled out. */
static void
test_duplicate_uncertain (gconstpointer kind)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
  g_autofree char *candidate = dup_candidate (rig, 0);
  g_autofree char *posting = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (JsonObject) fault = NULL;
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) third = NULL;
  g_autoptr (HjlCase) held = NULL;
  g_autoptr (HjlCase) after = NULL;

  hjl_sync_rig_map_all (rig);
  posting = dup_posting (rig);
  added = hjl_sync_rig_control (rig, "lever-add", "{'candidate':'%s','posting':'%s'}", candidate, posting);
  first = hjl_sync_rig_sync (rig);
  held = load_case (rig, candidate);
  assert_hold (rig, candidate, HJL_HOLD_DUPLICATE);

  resolve (rig, candidate, "new");
  fault = hjl_sync_rig_control (rig, "fault", "{'side':'lever','method':'POST','path':'/opportunities','kind':'%s'}", (const char *) kind);
  second = hjl_sync_rig_sync (rig);
  third = hjl_sync_rig_sync (rig);
  after = load_case (rig, candidate);
  g_assert_nonnull (after->link);
  g_assert_cmpstr (after->link->opportunity_id, !=, held->hold->choices[0]);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, 1);
  g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), ==, 1);
}

/* Somebody on each of two desktops wants a new record: the later one takes what the other has made. */
static void
test_new_on_both (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (4);
  g_autoptr (HjlSyncRig) other = hjl_sync_rig_new_beside (rig);
  g_autofree char *candidate = dup_candidate (rig, 0);
  g_autofree char *posting = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (JsonObject) more = NULL;
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) third = NULL;
  g_autoptr (HjlSyncReport) fourth = NULL;

  hjl_sync_rig_map_all (rig);
  hjl_sync_rig_map_all (other);
  posting = dup_posting (rig);
  added = hjl_sync_rig_control (rig, "lever-add", "{'candidate':'%s','posting':'%s'}", candidate, posting);
  first = hjl_sync_rig_sync (rig);
  second = hjl_sync_rig_sync (other);
  assert_hold (rig, candidate, HJL_HOLD_DUPLICATE);
  assert_hold (other, candidate, HJL_HOLD_DUPLICATE);
  /* So many that the posting is read. */
  more = hjl_sync_rig_control (rig, "add-candidates", "{'count':3}");
  resolve (rig, candidate, "new");
  resolve (other, candidate, "new");
  third = hjl_sync_rig_sync (rig);
  fourth = hjl_sync_rig_sync (other);
  g_assert_cmpuint (third->exported, ==, 4);
  g_assert_cmpuint (fourth->exported, ==, 0);
  g_assert_cmpuint (fourth->adopted, ==, 4);
  assert_hold (other, candidate, HJL_HOLD_NONE);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  hjl_sync_rig_assert_strict (rig);
}

/* Two desktops: what one has exported the other finds, and adds nobody. */
static void
test_two_desktops (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (6);
  g_autoptr (HjlSyncRig) other = hjl_sync_rig_new_beside (rig);
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) third = NULL;

  hjl_sync_rig_map_all (rig);
  hjl_sync_rig_map_all (other);
  first = hjl_sync_rig_sync (rig);
  second = hjl_sync_rig_sync (other);
  g_assert_cmpuint (second->exported, ==, 0);
  g_assert_cmpuint (second->adopted, ==, 6);
  g_assert_cmpuint (second->attention, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, 6);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), ==, 6);
  third = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (third->exported + third->adopted + third->moved_in_hackajob + third->moved_in_lever, ==, 0);
  hjl_sync_rig_assert_strict (rig);
}

/* Whose e-mail is another one in Lever by now, or in hackajob, is found by the link all the same: by another desktop, or
 * by this one after it lost its data. Of few exports each is asked for by e-mail, of many the posting is read. */
static void
test_changed_email (gconstpointer data)
{
  const guint n = GPOINTER_TO_UINT (data);
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (n);
  g_autoptr (HjlSyncRig) other = hjl_sync_rig_new_beside (rig);
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;

  hjl_sync_rig_map_all (rig);
  hjl_sync_rig_map_all (other);
  first = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (first->exported, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *candidate = dup_candidate (rig, i);
      g_autoptr (JsonObject) changed =
        i % 2 == 0 ? hjl_sync_rig_control (rig, "lever-email", "{'candidate':'%s'}", candidate)
                   : hjl_sync_rig_control (rig, "hackajob-email", "{'candidate':'%s','email':'other-%u@mail.example'}", candidate, i);
    }

  second = hjl_sync_rig_sync (other);
  g_assert_cmpuint (second->exported, ==, 0);
  g_assert_cmpuint (second->adopted, ==, n);
  g_assert_cmpuint (second->attention, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  hjl_sync_rig_assert_strict (rig);
}

/* Somebody in the posting cannot be read: only who may be that one waits, the others are found by their link all the same. */
static void
test_changed_email_beside_unreadable (gconstpointer data)
{
  const guint n = GPOINTER_TO_UINT (data);
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (n + 1);
  g_autoptr (HjlSyncRig) other = hjl_sync_rig_new_beside (rig);
  g_autofree char *unreadable = dup_candidate (rig, 0);
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) third = NULL;
  g_autoptr (JsonObject) fault = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  g_autoptr (HjlCase) waits = NULL;

  hjl_sync_rig_map_all (rig);
  hjl_sync_rig_map_all (other);
  first = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (first->exported, ==, n + 1);
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *candidate = dup_candidate (rig, i);
      g_autoptr (JsonObject) changed = hjl_sync_rig_control (rig, "lever-email", "{'candidate':'%s'}", candidate);
      /* The stand-in lists by stage: the first row of the posting is not theirs. */
      g_autoptr (JsonObject) moved = hjl_sync_rig_control (rig, "lever-move", "{'candidate':'%s','stage':'On-site interview'}", candidate);
    }

  fault = hjl_sync_rig_control (rig, "fault", "{'side':'lever','method':'GET','path':'/opportunities','kind':'bad-row','how':'number','count':0}");
  second = hjl_sync_rig_sync (other);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  g_assert_cmpuint (second->exported, ==, 0);
  g_assert_cmpuint (second->adopted, ==, n);
  g_assert_cmpuint (second->attention, ==, 0);
  waits = load_case (other, unreadable);
  g_assert_null (waits->link);

  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  third = hjl_sync_rig_sync (other);
  g_assert_cmpuint (third->adopted, ==, 1);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
}

/* Nobody can be asked for without an e-mail: another desktop has exported them, or this one before it lost its data. What
 * each export carries along, the hackajob link and the source, tells; few are exported. */
typedef struct
{
  const char *name;
  const char *change;    /* a command about each record in between; NULL: none */
  const char *arguments; /* beside the candidate */
  HjlHoldKind hold;      /* NONE: it is taken as theirs */
} NoEmail;

static const NoEmail no_email[] = {
  { "as-it-was", NULL, NULL, HJL_HOLD_NONE },
  { "archived", "lever-archive", ",'reason':'Withdrew'", HJL_HOLD_NONE },
  { "moved", "lever-move", ",'stage':'On-site interview'", HJL_HOLD_NONE },
  { "without-source", "lever-clear-sources", "", HJL_HOLD_DUPLICATE },
  { "without-link", "lever-clear-links", "", HJL_HOLD_DUPLICATE },
};

static void
test_two_desktops_without_email (gconstpointer data)
{
  const NoEmail *row = data;
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (2);
  g_autoptr (HjlSyncRig) other = hjl_sync_rig_new_beside (rig);
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  guint asking = row->hold != HJL_HOLD_NONE ? 2 : 0;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *candidate = dup_candidate (rig, i);
      g_autoptr (JsonObject) none = hjl_sync_rig_control (rig, "hackajob-email", "{'candidate':'%s','email':''}", candidate);
    }
  hjl_sync_rig_map_all (rig);
  hjl_sync_rig_map_all (other);
  first = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (first->exported, ==, 2);
  for (guint i = 0; i < 2 && row->change != NULL; i++)
    {
      g_autofree char *candidate = dup_candidate (rig, i);
      g_autoptr (JsonObject) changed =
        hjl_sync_rig_control (rig, row->change, "{'candidate':'%s'%s}", candidate, row->arguments);
    }

  second = hjl_sync_rig_sync (other);
  g_assert_cmpuint (second->exported, ==, 0);
  g_assert_cmpuint (second->adopted, ==, 2 - asking);
  g_assert_cmpuint (second->attention, ==, asking);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *candidate = dup_candidate (rig, i);

      assert_hold (other, candidate, row->hold);
    }
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  hjl_sync_rig_assert_strict (rig);
}

/* It costs two calls a posting and run, and nothing for those who can be asked for, besides the last look before a record is made,
 * which may count for the next one too unless that waited for the run's first; and whoever has the same name and
 * neither our source nor our link is somebody else. */
static void
test_cost_without_email (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (2);
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (JsonObject) ledger = NULL;
  JsonObject *calls;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *candidate = dup_candidate (rig, i);
      g_autofree char *posting = NULL;
      g_autoptr (JsonObject) none = hjl_sync_rig_control (rig, "hackajob-email", "{'candidate':'%s','email':''}", candidate);
      g_autoptr (JsonObject) namesake = NULL;

      if (i == 0)
        hjl_sync_rig_map_all (rig);
      posting = dup_posting (rig);
      namesake = hjl_sync_rig_control (rig, "lever-add", "{'candidate':'%s','posting':'%s'}", candidate, posting);
    }
  {
    g_autoptr (JsonObject) reset = hjl_sync_rig_control (rig, "reset-ledger", NULL);
  }
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported, ==, 2);
  ledger = hjl_demo_server_ledger (rig->server, FALSE);
  calls = json_object_get_object_member (json_object_get_object_member (ledger, "calls"), "lever");
  g_assert_cmpint (json_object_get_int_member (calls, "GET /opportunities"), >=, 3);
  g_assert_cmpint (json_object_get_int_member (calls, "GET /opportunities"), <=, 5);
  g_assert_cmpint (json_object_get_int_member (calls, "POST /opportunities"), ==, 2);
}

/* hackajob has a mark of another record: a person says which counts. */
static void
test_marked_before (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
  g_autoptr (HjlSyncRig) other = hjl_sync_rig_new_beside (rig);
  g_autofree char *candidate = dup_candidate (rig, 0);
  g_autofree char *theirs = NULL;
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) third = NULL;
  g_autoptr (HjlCase) of_first = NULL;
  g_autoptr (HjlCase) held = NULL;
  g_autoptr (HjlCase) after = NULL;
  g_autoptr (JsonObject) cleared = NULL;

  hjl_sync_rig_map_all (rig);
  hjl_sync_rig_map_all (other);
  first = hjl_sync_rig_sync (rig);
  of_first = load_case (rig, candidate);
  theirs = g_strdup (of_first->link->opportunity_id);
  /* Without its source the other desktop cannot tell that the record is ours. */
  cleared = hjl_sync_rig_control (rig, "lever-clear-sources", "{'candidate':'%s'}", candidate);
  second = hjl_sync_rig_sync (other);
  assert_hold (other, candidate, HJL_HOLD_DUPLICATE);
  resolve (other, candidate, "new");
  third = hjl_sync_rig_sync (other);
  assert_hold (other, candidate, HJL_HOLD_EXPORTED_BEFORE);

  held = load_case (other, candidate);
  g_assert_true (g_strv_contains ((const char *const *) held->hold->choices, theirs));
  resolve (other, candidate, theirs);
  {
    g_autoptr (HjlSyncReport) fourth = hjl_sync_rig_sync (other);

    g_assert_cmpuint (fourth->exported + fourth->adopted + fourth->attention, ==, 0);
  }
  after = load_case (other, candidate);
  g_assert_cmpstr (after->link->opportunity_id, ==, theirs);
  g_assert_nonnull (after->opportunity);
  g_assert_nonnull (after->opportunity->stage_id);
}

/* The whole cast of the demo: each is there once, and whose file Lever would not take says so. */
static void
test_cast (void)
{
  static const struct
  {
    guint       n;
    HjlHoldKind hold;
  } people[] = {
    { 0, HJL_HOLD_NONE }, /* somebody in Lever has the address, in another posting */
    { 5, HJL_HOLD_NONE }, /* no e-mail */
    { 6, HJL_HOLD_NONE }, /* nothing but a name and a CV */
    { 8, HJL_HOLD_NONE }, /* one person twice */
    { 9, HJL_HOLD_NONE },
    { 12, HJL_HOLD_CV_AWAITED }, /* no CV */
    { 15, HJL_HOLD_CV_AWAITED }, /* an empty one */
    { 16, HJL_HOLD_FILE },
    { 19, HJL_HOLD_FILE },
  };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;

  hjl_sync_rig_map_all (rig);
  first = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (first->attention, ==, 3);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), ==, (int) first->exported);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *candidate = dup_candidate (rig, people[i].n);
      g_autoptr (HjlCase) c = load_case (rig, candidate);

      g_assert_nonnull (c->link);
      assert_hold (rig, candidate, people[i].hold);
    }
  {
    /* Two people with one address: whoever comes second is asked about. */
    g_autofree char *jonas = dup_candidate (rig, 10);
    g_autofree char *greta = dup_candidate (rig, 11);
    g_autoptr (HjlCase) one = load_case (rig, jonas);
    g_autoptr (HjlCase) other = load_case (rig, greta);
    HjlCase *held = one->hold != NULL ? one : other;

    g_assert_true ((one->link == NULL) != (other->link == NULL));
    g_assert_cmpint (held->hold->kind, ==, HJL_HOLD_OTHER_NAME);
  }
  second = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (second->exported, ==, 0);
  g_assert_cmpuint (second->attention, ==, 3);
  hjl_sync_rig_assert_strict (rig);
}

/* The answers for the people without e-mail are lost, and they are found again. */
static void
test_lost_answers (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autoptr (JsonObject) fault = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  g_autoptr (HjlSyncReport) last = NULL;
  g_autoptr (GError) error = NULL;

  hjl_sync_rig_map_all (rig);
  fault = hjl_sync_rig_control (rig, "fault", "{'side':'lever','method':'POST','path':'/opportunities','kind':'cut-after','count':0}");
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (HjlSyncReport) report = hjl_sync_rig_try_sync (rig, TRUE, &error);

      g_assert_no_error (error);
    }
  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  last = hjl_sync_rig_sync (rig);
  g_test_message ("attention %u, twice %d", last->attention, hjl_sync_rig_total (rig, "exported_twice"));
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  hjl_sync_rig_assert_strict (rig);
}

/* Lever drops a source that does not exist: told, while the candidate is in. */
static void
test_locked_source (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (2);
  g_autofree char *candidate = dup_candidate (rig, 0);
  g_autoptr (JsonObject) locked = hjl_sync_rig_control (rig, "lever-lock-sources", "{'on':true}");
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;

  hjl_sync_rig_map_all (rig);
  first = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (first->exported, ==, 2);
  g_assert_cmpuint (first->attention, ==, 2);
  assert_hold (rig, candidate, HJL_HOLD_SOURCE);
  second = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (second->exported, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), ==, 2);
  hjl_sync_rig_assert_strict (rig);
}

/* A key does not say whether it was made with access to confidential data: connecting finds out. A confidential posting
 * that the connection may not read is not written to. @data: whether it may */
static void
test_confidential (gconstpointer data)
{
  gboolean allowed = GPOINTER_TO_INT (data);
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (2);
  g_autofree char *posting = NULL;
  g_autoptr (JsonObject) set = NULL;
  g_autoptr (HjlSyncReport) report = NULL;

  hjl_sync_rig_map_all (rig);
  posting = dup_posting (rig);
  set = hjl_sync_rig_control (rig, "lever-posting", "{'posting':'%s','confidential':true}", posting);
  hjl_sync_rig_connect_key (rig, allowed);

  hjl_sync_rig_set_ahead (1);
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported, ==, allowed ? 2 : 0);
  g_assert_cmpuint (report->attention + report->broken, ==, allowed ? 0 : 2);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, report->exported);
  hjl_sync_rig_assert_strict (rig);
}

/* A stage or person deleted under the refresh: nobody is held for a list that was old. */
static void
test_old_lists (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (2);
  g_autofree char *candidate = NULL;
  g_autoptr (JsonObject) deleted = NULL;
  g_autoptr (JsonObject) moved = NULL;
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) report = NULL;

  hjl_sync_rig_map_all (rig);
  first = hjl_sync_rig_sync (rig);
  candidate = hjl_sync_rig_pick_exported (rig, 0);
  deleted = hjl_sync_rig_control (rig, "lever-delete-stage", "{'stage':'Recruiter screen'}");
  moved = hjl_sync_rig_control (rig, "hackajob-move", "{'candidate':'%s','stage':'Screening call'}", candidate);
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->failed, ==, 0);
  assert_hold (rig, candidate, HJL_HOLD_STAGE_GONE);
}

/* A posting that turned confidential breaks the mapping to it; everybody else goes on, and so does it once it may
 * be seen again. */
static void
test_hidden_posting (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autoptr (GHashTable) mappings = NULL;
  g_autoptr (HjlSyncReport) before = NULL;
  g_autoptr (HjlSyncReport) hidden = NULL;
  g_autoptr (HjlSyncReport) seen = NULL;
  g_autoptr (JsonObject) fault = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  HjlMapping    *mapping;
  const char    *confidential = NULL;
  guint          n_hidden = 0;
  guint          n_others = 0;

  hjl_sync_rig_map_all (rig);
  before = hjl_sync_rig_sync (rig);
  mappings = hjl_workspace_load_mappings (rig->workspace, &error);
  g_assert_no_error (error);

  /* One more accepts for each of a few roles: for many, the list is read instead of one posting after the other. */
  g_hash_table_iter_init (&iter, mappings);
  while (n_others == 0 && g_hash_table_iter_next (&iter, NULL, (gpointer *) &mapping))
    {
      g_autoptr (JsonObject) added = hjl_sync_rig_control (rig, "add-candidates", "{'count': 1, 'role': '%s'}", hjl_mapping_get_role_id (mapping));

      if (confidential == NULL)
        confidential = hjl_mapping_get_posting_id (mapping);
      if (g_strcmp0 (confidential, hjl_mapping_get_posting_id (mapping)) == 0)
        n_hidden++;
      else
        n_others++;
    }
  g_assert_cmpuint (n_others, >, 0);
  fault = hjl_sync_rig_control (rig, "fault",
                                "{'side': 'lever', 'method': 'GET', 'path': '/postings/%s', 'kind': 'status', 'status': 403, 'count': 0}",
                                confidential);

  /* The lists are an hour old, so that each posting is looked at before it is written to. */
  hjl_sync_rig_set_ahead (1);
  hidden = hjl_sync_rig_try_sync (rig, TRUE, &error);
  g_assert_no_error (error);
  g_assert_null (hidden->interrupted);
  g_assert_cmpuint (hidden->exported, ==, n_others);
  g_assert_cmpuint (hidden->broken_mappings, ==, n_hidden);

  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  hjl_sync_rig_set_ahead (26);
  seen = hjl_sync_rig_try_sync (rig, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (seen->broken_mappings, ==, 0);
  g_assert_cmpuint (seen->exported, ==, n_hidden);
}

/* Somebody closes a posting while a run fills it: whoever is left is not put into it, and waits for the mapping. */
typedef struct
{
  guint n;      /* are exported */
  guint closes; /* after so many */
  guint most;   /* get into it: whoever was under way, and those of before the next look */
} Closing;

static const Closing closings[] = {
  { 40, 1, 11 },
  { 40, 4, 11 },
  { 40, 16, 26 },
  { 100, 50, 59 },
};

static void
test_closing_posting (gconstpointer data)
{
  const Closing *row = data;
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (row->n);
  g_autofree char *posting = dup_posting (rig);
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlSyncReport) opened = NULL;
  g_autoptr (JsonObject) closing = NULL;
  g_autoptr (JsonObject) open = NULL;

  closing = hjl_sync_rig_control (rig, "lever-posting", "{'posting':'%s','closes_after':%u}", posting, row->closes);
  report = hjl_sync_rig_sync (rig);
  g_test_message ("closed after %u of %u: %u exported", row->closes, row->n, report->exported);
  g_assert_cmpuint (report->exported, >=, row->closes);
  g_assert_cmpuint (report->exported, <=, row->most);
  g_assert_cmpuint (report->broken, ==, row->n - report->exported);
  g_assert_cmpuint (report->broken_mappings, ==, 1);
  g_assert_cmpuint (report->failed + report->attention + report->uncertain, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, (int) report->exported);

  open = hjl_sync_rig_control (rig, "lever-posting", "{'posting':'%s','state':'published'}", posting);
  opened = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (opened->exported, ==, row->n - report->exported);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  hjl_sync_rig_assert_strict (rig);
}

/* What the looks at a posting cost: one before the first write, and eight looks in 200 exports. */
static void
test_looks (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (200);
  g_autoptr (JsonObject) reset = hjl_sync_rig_control (rig, "reset-ledger", NULL);
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (rig->server, FALSE);
  JsonObject *calls = json_object_get_object_member (json_object_get_object_member (ledger, "calls"), "lever");

  g_assert_cmpuint (report->exported, ==, 200);
  g_assert_cmpint (json_object_get_int_member (calls, "GET /postings/:id"), >=, 8);
  g_assert_cmpint (json_object_get_int_member (calls, "GET /postings/:id"), <=, 11);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/sync/people/duplicate/this-one", NULL, test_duplicate);
  g_test_add_data_func ("/sync/people/duplicate/new", "new", test_duplicate);
  g_test_add_data_func ("/sync/people/duplicate/lost-answer", "cut-after", test_duplicate_uncertain);
  g_test_add_data_func ("/sync/people/duplicate/lost-request", "cut-before", test_duplicate_uncertain);
  for (guint i = 0; i < G_N_ELEMENTS (no_resumes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/people/duplicate/without-resumes/%u", no_resumes[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (no_resumes[i]), test_duplicate_without_resumes);
    }
  g_test_add_data_func ("/sync/people/duplicate/uploads-fail", "'method':'POST','count':2", test_duplicate_uploads_fail);
  g_test_add_data_func ("/sync/people/duplicate/list-fails", "'method':'GET','count':5", test_duplicate_uploads_fail);
  g_test_add_func ("/sync/people/new-on-both", test_new_on_both);
  g_test_add_func ("/sync/people/two-desktops", test_two_desktops);
  for (guint i = 0; i < G_N_ELEMENTS (no_email); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/people/two-desktops-without-email/", no_email[i].name, NULL);

      g_test_add_data_func (path, &no_email[i], test_two_desktops_without_email);
    }
  g_test_add_data_func ("/sync/people/changed-email/few", GUINT_TO_POINTER (2), test_changed_email);
  g_test_add_data_func ("/sync/people/changed-email/many", GUINT_TO_POINTER (5), test_changed_email);
  g_test_add_data_func ("/sync/people/changed-email/few-beside-unreadable", GUINT_TO_POINTER (1), test_changed_email_beside_unreadable);
  g_test_add_data_func ("/sync/people/changed-email/many-beside-unreadable", GUINT_TO_POINTER (4), test_changed_email_beside_unreadable);
  g_test_add_func ("/sync/people/cost-without-email", test_cost_without_email);
  g_test_add_func ("/sync/people/marked-before", test_marked_before);
  g_test_add_func ("/sync/people/cast", test_cast);
  g_test_add_func ("/sync/people/lost-answers", test_lost_answers);
  g_test_add_func ("/sync/people/locked-source", test_locked_source);
  g_test_add_data_func ("/sync/people/confidential/allowed", GINT_TO_POINTER (TRUE), test_confidential);
  g_test_add_data_func ("/sync/people/confidential/not", GINT_TO_POINTER (FALSE), test_confidential);
  g_test_add_func ("/sync/people/old-lists", test_old_lists);
  g_test_add_func ("/sync/people/hidden-posting", test_hidden_posting);
  for (guint i = 0; i < G_N_ELEMENTS (closings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/people/closing-posting/%u", closings[i].closes);

      g_test_add_data_func (path, &closings[i], test_closing_posting);
    }
  g_test_add_func ("/sync/people/looks", test_looks);

  return g_test_run ();
}
