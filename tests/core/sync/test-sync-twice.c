/* test-sync-twice.c: nobody is in a posting twice, under another's name, or led by the wrong mapping
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-rig.h"
#include "hjl-test-utils.h"
#include "store/hjl-store-cases.h"

static const char *
get_text (JsonObject *state,
          const char *list,
          guint       n,
          const char *member)
{
  return json_object_get_string_member (json_array_get_object_element (json_object_get_array_member (state, list), n), member);
}

static char *
dup_candidate (HjlSyncRig *rig,
               guint       n)
{
  g_autoptr (JsonObject) state = hjl_sync_rig_control (rig, "state", NULL);

  return g_strdup (get_text (state, "candidates", n, "id"));
}

/* The role of a candidate as the stand-ins have it. */
static char *
dup_role (HjlSyncRig *rig,
          guint       n)
{
  g_autoptr (JsonObject) state = hjl_sync_rig_control (rig, "state", NULL);

  return g_strdup (get_text (state, "candidates", n, "role"));
}

static char *
dup_posting (HjlSyncRig *rig,
             const char *role)
{
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  HjlMapping *mapping = g_hash_table_lookup (mappings, role);

  return g_strdup (hjl_mapping_get_posting_id (mapping));
}

/* Any posting that is open and that the role is not mapped to. */
static char *
dup_other_posting (HjlSyncRig *rig,
                   const char *posting)
{
  g_autoptr (JsonObject) state = hjl_sync_rig_control (rig, "state", NULL);
  JsonArray *postings = json_object_get_array_member (state, "postings");

  for (guint i = 0; i < json_array_get_length (postings); i++)
    {
      JsonObject *object = json_array_get_object_element (postings, i);
      const char *id = json_object_get_string_member (object, "id");

      if (g_str_equal (json_object_get_string_member (object, "state"), "published") && !g_str_equal (id, posting))
        return g_strdup (id);
    }
  g_assert_not_reached ();
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
assert_hold (HjlSyncRig *rig,
             const char *candidate,
             HjlHoldKind kind)
{
  g_autoptr (HjlCase) c = load_case (rig, candidate);

  g_assert_cmpstr (hjl_hold_kind_to_string (c->hold != NULL ? c->hold->kind : HJL_HOLD_NONE), ==, hjl_hold_kind_to_string (kind));
}

/* @decision: (nullable): NULL takes the first choice */
static void
resolve (HjlSyncRig *rig,
         const char *candidate,
         const char *decision)
{
  g_autoptr (HjlCase) c = load_case (rig, candidate);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (c->hold);
  g_assert_nonnull (c->hold->choices);
  hjl_workspace_resolve_async (rig->workspace, candidate, decision != NULL ? decision : c->hold->choices[0], NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static void
sync_all (HjlSyncRig *rig)
{
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

  hjl_sync_rig_assert_strict (rig);
}

static void
assert_quiet (HjlSyncRig *rig)
{
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

  g_assert_cmpuint (report->exported + report->adopted + report->moved_in_lever + report->moved_in_hackajob, ==, 0);
  g_assert_cmpuint (report->archived_in_lever + report->unarchived_in_lever + report->new_attention, ==, 0);
}

/* Maps every role to the posting of one. */
static void
map_to (HjlSyncRig *rig,
        const char *posting)
{
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  GHashTableIter iter;
  gpointer       mapping;

  g_hash_table_iter_init (&iter, mappings);
  while (g_hash_table_iter_next (&iter, NULL, &mapping))
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      hjl_mapping_set_posting (mapping, posting, NULL);
      hjl_workspace_save_mapping_async (rig->workspace, mapping, NULL, hjl_test_got_result, &result);
      hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
      g_assert_no_error (error);
    }
}

/* Known in Lever by another of their addresses, in other letters and with blanks: one record, not two;
 * whether the posting is asked for or read as a whole. */
static void
test_second_email (gconstpointer data)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (GPOINTER_TO_UINT (data));
  g_autofree char *candidate = dup_candidate (rig, 0);
  g_autofree char *role = dup_role (rig, 0);
  g_autofree char *posting = NULL;
  g_autoptr (JsonObject) email = hjl_sync_rig_control (rig, "hackajob-email", "{'candidate':'%s','second':' Known.Before@Example.COM '}", candidate);
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (HjlCase) c = NULL;

  hjl_sync_rig_map_all (rig);
  posting = dup_posting (rig, role);
  added = hjl_sync_rig_control (rig, "lever-add", "{'candidate':'%s','posting':'%s','email':'known.before@example.com'}", candidate, posting);
  sync_all (rig);
  assert_hold (rig, candidate, HJL_HOLD_DUPLICATE);
  c = load_case (rig, candidate);
  g_assert_null (c->link);
  resolve (rig, candidate, NULL);
  sync_all (rig);
  assert_hold (rig, candidate, HJL_HOLD_NONE);
  assert_quiet (rig);
}

/* What the hold says is enough: the posting may be read again, or the role is mapped to another. Nobody has to be let go
 * by hand as well. @data: what the person does */
static void
test_confidential (gconstpointer data)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (2);
  g_autofree char *candidate = dup_candidate (rig, 0);
  g_autofree char *role = dup_role (rig, 0);
  g_autofree char *posting = NULL;
  g_autoptr (JsonObject) told = NULL;
  g_autoptr (JsonObject) set = NULL;
  g_autoptr (HjlSyncReport) report = NULL;

  /* Lever tells of the posting that it is confidential, to a connection that was not made for such. */
  hjl_sync_rig_connect_key (rig, FALSE);
  told = hjl_sync_rig_control (rig, "add-key", "{'side':'lever','key':'a key of its own','who':'super-admin'}");
  hjl_sync_rig_map_all (rig);
  posting = dup_posting (rig, role);
  set = hjl_sync_rig_control (rig, "lever-posting", "{'posting':'%s','confidential':true}", posting);
  sync_all (rig);
  assert_hold (rig, candidate, HJL_HOLD_CONFIDENTIAL);
  assert_quiet (rig);

  if (g_str_equal (data, "seen"))
    {
      g_autoptr (JsonObject) seen = hjl_sync_rig_control (rig, "lever-posting", "{'posting':'%s','confidential':false}", posting);

      hjl_sync_rig_set_ahead (1);
      report = hjl_sync_rig_sync (rig);
    }
  else
    {
      g_autofree char *other = dup_other_posting (rig, posting);

      map_to (rig, other);
      report = hjl_sync_rig_sync (rig);
    }
  g_assert_cmpuint (report->exported, ==, 2);
  assert_hold (rig, candidate, HJL_HOLD_NONE);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  hjl_sync_rig_assert_strict (rig);
  assert_quiet (rig);
}

/* The record that a person chose became confidential: nobody else waits for that, and the choice is kept. */
static void
test_hidden_choice (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (3);
  g_autofree char *candidate = dup_candidate (rig, 0);
  g_autofree char *role = dup_role (rig, 0);
  g_autofree char *posting = NULL;
  g_autoptr (JsonObject) email = hjl_sync_rig_control (rig, "hackajob-email", "{'candidate':'%s','second':'known@example.com'}", candidate);
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (JsonObject) set = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (GError) error = NULL;

  hjl_sync_rig_map_all (rig);
  posting = dup_posting (rig, role);
  added = hjl_sync_rig_control (rig, "lever-add", "{'candidate':'%s','posting':'%s','email':'known@example.com'}", candidate, posting);
  sync_all (rig);
  assert_hold (rig, candidate, HJL_HOLD_DUPLICATE);
  c = load_case (rig, candidate);
  set = hjl_sync_rig_control (rig, "fault", "{'side':'lever','path':'/opportunities/%s','kind':'status','status':403,'count':0}", c->hold->choices[0]);
  resolve (rig, candidate, NULL);
  report = hjl_sync_rig_try_sync (rig, TRUE, &error);
  g_assert_no_error (error);
  g_assert_no_error (report->interrupted);
  g_assert_cmpuint (report->failed, ==, 1);

  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  sync_all (rig);
  assert_hold (rig, candidate, HJL_HOLD_NONE);
  assert_quiet (rig);
}

/* What an export costs on Lever's side, from the first look to the end of the cycle. */
static guint
count_calls (const char *more_email)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
  g_autofree char *candidate = dup_candidate (rig, 0);
  g_autoptr (JsonObject) email = NULL;
  g_autoptr (JsonObject) reset = NULL;

  if (more_email != NULL)
    email = hjl_sync_rig_control (rig, "hackajob-email", "{'candidate':'%s','second':'%s'}", candidate, more_email);
  hjl_sync_rig_map_all (rig);
  reset = hjl_sync_rig_control (rig, "reset-ledger", NULL);
  sync_all (rig);

  return hjl_sync_rig_count_calls (rig, "lever");
}

/* As long as nobody has it, each further address costs one request. */
static void
test_calls (void)
{
  guint one = count_calls (NULL);
  guint two = count_calls ("other@example.com");

  g_test_message ("one address: %u calls, two: %u", one, two);
  g_assert_cmpuint (two, ==, one + 1);
}

/* Lever's rows show no e-mail, but it finds people by theirs; with many to export the posting was read instead of asked. */
static void
test_shy_rows (gconstpointer candidates)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (GPOINTER_TO_UINT (candidates));
  g_autofree char *candidate = dup_candidate (rig, 0);
  g_autofree char *role = dup_role (rig, 0);
  g_autofree char *posting = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (JsonObject) shy = NULL;

  hjl_sync_rig_map_all (rig);
  posting = dup_posting (rig, role);
  added = hjl_sync_rig_control (rig, "lever-add", "{'candidate':'%s','posting':'%s'}", candidate, posting);
  shy = hjl_sync_rig_control (rig, "fault", "{'side':'lever','method':'GET','path':'/opportunities','kind':'bad-row','how':'shy','count':0}");
  sync_all (rig);
  assert_hold (rig, candidate, HJL_HOLD_DUPLICATE);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, GPOINTER_TO_INT (candidates) - 1);
}

/* Somebody in Lever has the address and plainly another name. */
static void
test_other_name (gconstpointer decision)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
  g_autofree char *candidate = dup_candidate (rig, 0);
  g_autofree char *role = dup_role (rig, 0);
  g_autofree char *posting = NULL;
  g_autofree char *other = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (HjlCase) before = NULL;
  g_autoptr (HjlCase) after = NULL;

  hjl_sync_rig_map_all (rig);
  posting = dup_posting (rig, role);
  other = dup_other_posting (rig, posting);
  added = hjl_sync_rig_control (rig, "lever-add", "{'candidate':'%s','posting':'%s','name':'Xaver Zzyzx'}", candidate, other);
  sync_all (rig);
  assert_hold (rig, candidate, HJL_HOLD_OTHER_NAME);
  before = load_case (rig, candidate);
  g_assert_null (before->link);
  assert_quiet (rig);

  resolve (rig, candidate, decision);
  sync_all (rig);
  assert_hold (rig, candidate, HJL_HOLD_NONE);
  after = load_case (rig, candidate);
  g_assert_nonnull (after->link);
  g_assert_true (after->link->marked);
  assert_quiet (rig);
}

/* The same, found in the answer alone: the posting was read as a whole, and the person is in another. */
static void
test_other_name_after (gconstpointer decision)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (4);
  g_autofree char *candidate = dup_candidate (rig, 0);
  g_autofree char *role = dup_role (rig, 0);
  g_autofree char *posting = NULL;
  g_autofree char *other = NULL;
  g_autofree char *record = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (HjlCase) before = NULL;
  g_autoptr (HjlCase) after = NULL;

  hjl_sync_rig_map_all (rig);
  posting = dup_posting (rig, role);
  other = dup_other_posting (rig, posting);
  added = hjl_sync_rig_control (rig, "lever-add", "{'candidate':'%s','posting':'%s','name':'Xaver Zzyzx'}", candidate, other);
  sync_all (rig);
  assert_hold (rig, candidate, HJL_HOLD_OTHER_NAME);
  before = load_case (rig, candidate);
  g_assert_nonnull (before->link);
  g_assert_false (before->link->marked);
  record = g_strdup (before->link->opportunity_id);
  assert_quiet (rig);

  resolve (rig, candidate, decision);
  sync_all (rig);
  assert_hold (rig, candidate, HJL_HOLD_NONE);
  after = load_case (rig, candidate);
  g_assert_nonnull (after->link);
  g_assert_true (after->link->marked);
  g_assert_cmpint (g_str_equal (after->link->opportunity_id, record), ==, decision == NULL);
  assert_quiet (rig);
}

/* A rig with two roles that are mapped to one posting, and somebody who takes part for both. */
static HjlSyncRig *
new_two_roles (char **first,
               char **second)
{
  HjlDemoOptions   options = HJL_DEMO_OPTIONS_INIT;
  HjlSyncRig      *rig;
  g_autofree char *role = NULL;
  g_autoptr (JsonObject) same = NULL;

  options.plain = TRUE;
  options.candidates = 6;
  options.live_roles = 2;
  options.rate = 0;
  rig = hjl_sync_rig_new (&options);
  *first = dup_candidate (rig, 0);
  role = dup_role (rig, 0);
  for (guint i = 1; i < 6; i++)
    {
      g_autofree char *other = dup_role (rig, i);

      if (g_str_equal (other, role))
        continue;
      *second = dup_candidate (rig, i);
      break;
    }
  g_assert_nonnull (*second);
  same = hjl_sync_rig_control (rig, "hackajob-same-person", "{'candidate':'%s','other':'%s'}", *second, *first);

  return rig;
}

/* One person, two roles, one posting: whoever comes second is asked about, and that is remembered. */
static void
test_twin (gconstpointer decision)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (HjlSyncRig) rig = new_two_roles (&first, &second);
  g_autofree char *role = dup_role (rig, 0);
  g_autofree char *posting = NULL;
  g_autoptr (HjlCase) one = NULL;
  g_autoptr (HjlCase) two = NULL;
  g_autoptr (HjlCase) after = NULL;
  const char *held;

  hjl_sync_rig_map_all (rig);
  posting = dup_posting (rig, role);
  map_to (rig, posting);
  sync_all (rig);
  one = load_case (rig, first);
  two = load_case (rig, second);
  g_assert_true ((one->link == NULL) != (two->link == NULL));
  held = one->link == NULL ? first : second;
  assert_hold (rig, held, HJL_HOLD_TWIN);
  assert_quiet (rig);

  resolve (rig, held, decision);
  sync_all (rig);
  after = load_case (rig, held);
  g_assert_cmpint (after->link != NULL, ==, decision != NULL);
  g_assert_cmpint (hjl_hold_is_decided (after->hold), ==, decision == NULL);
  assert_quiet (rig);
}

/* The role changes on hackajob, or the record's posting in Lever: nothing follows until somebody says. */
static void
test_other_posting (gconstpointer decision)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (HjlSyncRig) rig = new_two_roles (&first, &second);
  g_autofree char *role = dup_role (rig, 0);
  g_autofree char *record = NULL;
  g_autofree char *place = NULL;
  g_autofree char *still = NULL;
  g_autofree char *wanted = NULL;
  g_autoptr (JsonObject) changed = NULL;
  g_autoptr (JsonObject) moved = NULL;
  g_autoptr (HjlCase) before = NULL;
  g_autoptr (HjlCase) after = NULL;

  hjl_sync_rig_map_all (rig);
  sync_all (rig);
  before = load_case (rig, first);
  record = g_strdup (before->link->opportunity_id);
  place = hjl_sync_rig_lever_place (rig, first);
  g_assert_nonnull (role);
  {
    g_autoptr (HjlCase) other = load_case (rig, second);

    changed = hjl_sync_rig_control (rig, "hackajob-role", "{'candidate':'%s','role':'%s'}", first, other->candidate->role_id);
    wanted = dup_posting (rig, other->candidate->role_id);
  }
  moved = hjl_sync_rig_control (rig, "hackajob-move", "{'candidate':'%s','stage':'Offer'}", first);
  sync_all (rig);
  assert_hold (rig, first, HJL_HOLD_OTHER_POSTING);
  still = hjl_sync_rig_lever_place (rig, first);
  g_assert_cmpstr (still, ==, place);
  assert_quiet (rig);

  resolve (rig, first, decision);
  sync_all (rig);
  /* The other role's posting has this person already, for the other candidate. */
  assert_hold (rig, first, decision != NULL ? HJL_HOLD_TWIN : HJL_HOLD_NONE);
  if (decision != NULL)
    {
      resolve (rig, first, "new");
      sync_all (rig);
      assert_hold (rig, first, HJL_HOLD_NONE);
    }
  after = load_case (rig, first);
  g_assert_nonnull (after->link);
  g_assert_cmpint (g_str_equal (after->link->opportunity_id, record), ==, decision == NULL);
  if (decision != NULL)
    g_assert_cmpstr (after->link->posting_id, ==, wanted);
  assert_quiet (rig);
}

/* Somebody moves the record to another posting in Lever, and back. */
static void
test_reposted (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autofree char *candidate = dup_candidate (rig, 0);
  g_autofree char *role = dup_role (rig, 0);
  g_autofree char *posting = dup_posting (rig, role);
  g_autofree char *other = dup_other_posting (rig, posting);
  g_autoptr (JsonObject) away = NULL;
  g_autoptr (JsonObject) back = NULL;

  sync_all (rig);
  away = hjl_sync_rig_control (rig, "lever-repost", "{'candidate':'%s','posting':'%s'}", candidate, other);
  sync_all (rig);
  assert_hold (rig, candidate, HJL_HOLD_OTHER_POSTING);
  back = hjl_sync_rig_control (rig, "lever-repost", "{'candidate':'%s','posting':'%s'}", candidate, posting);
  sync_all (rig);
  assert_hold (rig, candidate, HJL_HOLD_NONE);
  assert_quiet (rig);
}

/* The recruiter's own reason to archive is told, and no move on hackajob undoes it. */
static void
test_archived (gconstpointer decision)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autofree char *candidate = dup_candidate (rig, 0);
  g_autofree char *place = NULL;
  g_autofree char *still = NULL;
  g_autofree char *after = NULL;
  g_autoptr (JsonObject) archived = NULL;
  g_autoptr (JsonObject) moved = NULL;

  sync_all (rig);
  archived = hjl_sync_rig_control (rig, "lever-archive", "{'candidate':'%s','reason':'Position closed'}", candidate);
  sync_all (rig);
  assert_hold (rig, candidate, HJL_HOLD_ARCHIVED);
  place = hjl_sync_rig_lever_place (rig, candidate);
  moved = hjl_sync_rig_control (rig, "hackajob-move", "{'candidate':'%s','stage':'Offer'}", candidate);
  sync_all (rig);
  still = hjl_sync_rig_lever_place (rig, candidate);
  g_assert_cmpstr (still, ==, place);

  resolve (rig, candidate, decision);
  sync_all (rig);
  assert_hold (rig, candidate, HJL_HOLD_NONE);
  after = hjl_sync_rig_lever_place (rig, candidate);
  g_assert_cmpstr (after, ==, decision == NULL ? place : "offer");
  assert_quiet (rig);

  if (decision == NULL)
    {
      g_autoptr (JsonObject) again = hjl_sync_rig_control (rig, "hackajob-move", "{'candidate':'%s','stage':'Screening call'}", candidate);
      g_autofree char *kept = NULL;

      sync_all (rig);
      assert_hold (rig, candidate, HJL_HOLD_NONE);
      kept = hjl_sync_rig_lever_place (rig, candidate);
      g_assert_cmpstr (kept, ==, place);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/sync/twice/second-email/asked", GUINT_TO_POINTER (1), test_second_email);
  g_test_add_data_func ("/sync/twice/second-email/read", GUINT_TO_POINTER (4), test_second_email);
  g_test_add_func ("/sync/twice/hidden-choice", test_hidden_choice);
  g_test_add_data_func ("/sync/twice/confidential/seen", "seen", test_confidential);
  g_test_add_data_func ("/sync/twice/confidential/mapped", "mapped", test_confidential);
  g_test_add_func ("/sync/twice/calls", test_calls);
  g_test_add_data_func ("/sync/twice/shy-rows/one", GUINT_TO_POINTER (1), test_shy_rows);
  g_test_add_data_func ("/sync/twice/shy-rows/many", GUINT_TO_POINTER (12), test_shy_rows);
  g_test_add_data_func ("/sync/twice/other-name/same", NULL, test_other_name);
  g_test_add_data_func ("/sync/twice/other-name/new", "new", test_other_name);
  g_test_add_data_func ("/sync/twice/other-name-after/same", NULL, test_other_name_after);
  g_test_add_data_func ("/sync/twice/other-name-after/new", "new", test_other_name_after);
  g_test_add_data_func ("/sync/twice/twin/enough", NULL, test_twin);
  g_test_add_data_func ("/sync/twice/twin/new", "new", test_twin);
  g_test_add_data_func ("/sync/twice/other-posting/keep", NULL, test_other_posting);
  g_test_add_data_func ("/sync/twice/other-posting/new", "new", test_other_posting);
  g_test_add_func ("/sync/twice/reposted", test_reposted);
  g_test_add_data_func ("/sync/twice/archived/leave", NULL, test_archived);
  g_test_add_data_func ("/sync/twice/archived/take-out", "unarchive", test_archived);

  return g_test_run ();
}
