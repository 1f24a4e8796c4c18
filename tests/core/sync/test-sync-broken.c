/* test-sync-broken.c: rows that cannot be read, and bytes that are no text: the others go on, and it is said
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-rig.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "store/hjl-store-timeline.h"

#define MARK "Some characters of this hackajob profile are broken."

static const char *const ways[] = { "number", "missing", "object", "bytes", "null", "text", "list" };

typedef struct
{
  const char *where;
  guint       waiting;  /* so many of those who come meanwhile cannot come before it is mended */
  gboolean    in_turns; /* it is read by one quiet sync of many */
  gboolean    silent;   /* a list of one record, of which nothing is said but that it is read again */
} List;

static const struct
{
  const char *name;
  List        list;
} lists[] = {
  { "candidates", { "'side':'hackajob','method':'GET','path':'/candidates'", 1, FALSE, FALSE } },
  { "roles", { "'side':'hackajob','method':'GET','path':'/roles'", 0, FALSE, FALSE } },
  { "hackajob-stages", { "'side':'hackajob','method':'GET','path':'/stages'", 0, FALSE, FALSE } },
  { "hackajob", { "'side':'hackajob','method':'GET'", 1, FALSE, FALSE } },
  { "opportunities", { "'side':'lever','method':'GET','path':'/opportunities'", 0, FALSE, FALSE } },
  { "deleted", { "'side':'lever','method':'GET','path':'/opportunities/deleted'", 0, FALSE, FALSE } },
  { "postings", { "'side':'lever','method':'GET','path':'/postings'", 0, FALSE, FALSE } },
  { "deleted-postings", { "'side':'lever','method':'GET','path':'/postings/deleted'", 2, TRUE, FALSE } },
  { "stages", { "'side':'lever','method':'GET','path':'/stages'", 0, FALSE, FALSE } },
  { "reasons", { "'side':'lever','method':'GET','path':'/archive_reasons'", 0, FALSE, FALSE } },
  { "users", { "'side':'lever','method':'GET','path':'/users'", 0, FALSE, FALSE } },
  { "sources", { "'side':'lever','method':'GET','path':'/sources'", 0, FALSE, FALSE } },
  { "tags", { "'side':'lever','method':'GET','path':'/tags'", 0, FALSE, FALSE } },
  { "files", { "'side':'lever','method':'GET','path':'/opportunities/*/files'", 0, FALSE, TRUE } },
  { "resumes", { "'side':'lever','method':'GET','path':'/opportunities/*/resumes'", 0, FALSE, TRUE } },
  { "lever", { "'side':'lever','method':'GET'", 0, FALSE, FALSE } },
};

static void
assert_exported (HjlSyncRig *rig,
                 int         n)
{
  g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), ==, n);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, n);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "marked"), ==, n);
}

/* Lines of the timeline that have @text; @candidate_id: (nullable): anybody's */
static guint
count_lines (HjlSyncRig *rig,
             const char *candidate_id,
             const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) activity =
    hjl_store_list_activity (hjl_workspace_get_store (rig->workspace), candidate_id, 1000, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < activity->len; i++)
    n += strstr (((HjlActivity *) g_ptr_array_index (activity, i))->text, text) != NULL;

  return n;
}

/* Not every sync reads every list. */
static void
read_lists (HjlSyncRig *rig,
            gboolean    in_turns)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;

  /* As many cycles as there are lists that take turns. */
  for (guint i = 0; in_turns && i < 8; i++)
    {
      g_autoptr (HjlSyncReport) report = hjl_sync_rig_try_sync (rig, FALSE, &error);

      g_assert_no_error (error);
    }

  hjl_workspace_refresh_async (rig->workspace, HJL_LIST_ALL, NULL, hjl_test_got_result, &result);
  catalogue = hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

/* One row of a list that cannot be read, in whichever way, on either side: the others go on, it is told, nothing is
 * taken for gone, and once it is mended it is as if it had never been. */
static void
test_rows (gconstpointer data)
{
  const List *list = data;
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  int n = 3;

  g_assert_cmpuint (first->exported, ==, 3);
  g_assert_null (first->unread);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (JsonObject) added = hjl_sync_rig_control (rig, "add-candidates", "{'count':2}");
      g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{%s,'kind':'bad-row','how':'%s','count':0}", list->where, ways[i]);
      g_autoptr (JsonObject) cleared = NULL;
      g_autoptr (HjlSyncReport) during = NULL;
      g_autoptr (HjlSyncReport) after = NULL;
      g_autoptr (HjlSyncReport) last = NULL;
      guint lines = count_lines (rig, NULL, " list cannot be read");

      n += 2;
      read_lists (rig, list->in_turns);
      during = hjl_sync_rig_sync (rig);
      g_test_message ("%s, %s: %u exported", list->where, ways[i], during->exported);
      g_assert_null (during->interrupted);
      g_assert_cmpuint (during->erased + during->attention + during->broken_mappings + during->broken + during->failed, ==, 0);
      g_assert_cmpuint (during->exported, >=, 2 - list->waiting);
      g_assert_cmpint (during->unread != NULL, ==, !list->silent);
      g_assert_cmpint (count_lines (rig, NULL, " list cannot be read") > lines, ==, !list->silent);

      cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
      read_lists (rig, FALSE);
      after = hjl_sync_rig_sync (rig);
      g_assert_null (after->unread);
      last = hjl_sync_rig_sync (rig);
      g_assert_cmpuint (last->exported + last->attention + last->erased, ==, 0);
      assert_exported (rig, n);
    }
}

/* Ways in which a page of a list does not say who is in it, or where the list goes on. */
static const char *const bad_lists[] = { "null", "missing", "object", "text", "number", "next-object", "next-list", "next-truth", "next-lost", "next-odd" };

/* The feed has nothing beside its cursor that says whether there is more. */
static gboolean
is_way_of (const char *how,
           const char *where)
{
  return strstr (where, "hackajob") == NULL || (!g_str_equal (how, "next-lost") && !g_str_equal (how, "next-odd"));
}

static void
assert_all_once (HjlSyncRig *rig,
                 int         n)
{
  g_autoptr (JsonObject) cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  g_autoptr (HjlSyncReport) after = hjl_sync_rig_sync (rig);

  g_assert_null (after->interrupted);
  g_assert_cmpuint (after->attention + after->erased + after->broken_mappings + after->uncertain, ==, 0);
  assert_exported (rig, n);
}

/* A list that says neither who is in it nor where it goes on, on either side: nothing is concluded from it. Nobody is
 * gone and nothing is closed, it is said, and once it is mended everybody is there once. */
static void
test_lists (gconstpointer data)
{
  const List    *list = data;
  /* Of one side all lists at once: in each way. */
  const gboolean all = strstr (list->where, "path") == NULL;
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  int n = 3;

  g_assert_cmpuint (first->exported, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (bad_lists); i++)
    {
      g_autoptr (JsonObject) added = NULL;
      g_autoptr (JsonObject) set = NULL;
      g_autoptr (HjlSyncReport) during = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (HjlCatalogue) catalogue = NULL;
      g_autoptr (GError) refreshed = NULL;
      g_autoptr (GError) error = NULL;

      if (!is_way_of (bad_lists[i], list->where) || (!all && i > 0))
        continue;

      added = hjl_sync_rig_control (rig, "add-candidates", "{'count':2}");
      set = hjl_sync_rig_control (rig, "fault", "{%s,'kind':'bad-list','how':'%s','count':0}", list->where, bad_lists[i]);
      n += 2;
      hjl_workspace_refresh_async (rig->workspace, HJL_LIST_ALL, NULL, hjl_test_got_result, &result);
      catalogue = hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), &refreshed);
      during = hjl_sync_rig_try_sync (rig, TRUE, &error);
      g_test_message ("%s, %s: list: %s; sync: %s; %u exported", list->where, bad_lists[i],
                      refreshed != NULL ? refreshed->message : "read",
                      error != NULL ? error->message : "done",
                      during != NULL ? during->exported : 0);
      if (!list->silent && !list->in_turns)
        g_assert_true (g_error_matches (refreshed, HJL_ERROR, HJL_ERROR_BAD_RESPONSE) ||
                       g_error_matches (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE));
      if (during != NULL)
        g_assert_cmpuint (during->erased + during->attention + during->broken_mappings + during->broken, ==, 0);
      g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
      assert_all_once (rig, n);
    }
}

/* The same of each call of a sync in its turn: also where somebody is looked for before they are exported. */
static void
test_each_list (gconstpointer how)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  gboolean hit = TRUE;
  int      n = 1;

  for (guint skip = 0; hit; skip++)
    {
      g_autoptr (JsonObject) added = hjl_sync_rig_control (rig, "add-candidates", "{'count':1}");
      g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{'side':'lever','method':'GET','path':'/opportunities','kind':'bad-list','how':'%s','skip':%u}", (const char *) how, skip);
      g_autoptr (JsonObject) left = NULL;
      g_autoptr (HjlSyncReport) during = NULL;
      g_autoptr (GError) error = NULL;

      n++;
      during = hjl_sync_rig_try_sync (rig, TRUE, &error);
      left = hjl_sync_rig_control (rig, "faults", NULL);
      hit = json_object_get_int_member (left, "left") == 0;
      g_test_message ("%s, call %u: %s; %u exported, %u attention", (const char *) how, skip, error != NULL ? error->message : "done",
                      during != NULL ? during->exported : 0, during != NULL ? during->attention : 0);
      g_assert_true (during == NULL || during->erased == 0);
      g_assert_true (!hit || during == NULL || during->exported == 0);
      assert_all_once (rig, n);
    }
  g_assert_cmpint (n, >, 3);
}

/* Bytes that are no text, in what says nothing but a name: replacement characters, and all goes on. */
static void
test_bytes_in_lists (void)
{
  static const char *const faults[] = {
    "'side':'lever','method':'GET','path':'/postings','member':'text'",
    "'side':'lever','method':'GET','path':'/stages','member':'text'",
    "'side':'lever','method':'GET','path':'/archive_reasons','member':'text'",
    "'side':'lever','method':'GET','path':'/users','member':'name'",
    "'side':'lever','method':'GET','path':'/sources','member':'text'",
    "'side':'lever','method':'GET','path':'/tags','member':'text'",
    "'side':'lever','method':'GET','path':'/opportunities','member':'headline'",
    "'side':'lever','method':'GET','path':'/opportunities/*/files','member':'name'",
    "'side':'lever','path':'/opportunities','method':'POST','member':'headline'",
    "'side':'hackajob','method':'GET','path':'/roles','member':'title'",
    "'side':'hackajob','method':'GET','path':'/stages','member':'name'",
    "'side':'hackajob','method':'PUT','path':'/candidates/*/export','member':'record_url'",
  };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  int n = 1;

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (JsonObject) added = hjl_sync_rig_control (rig, "add-candidates", "{'count':2}");
      g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{%s,'kind':'broken-bytes','count':0}", faults[i]);
      g_autoptr (JsonObject) cleared = NULL;
      g_autoptr (HjlSyncReport) during = NULL;
      g_autoptr (HjlSyncReport) after = NULL;

      n += 2;
      read_lists (rig, FALSE);
      during = hjl_sync_rig_sync (rig);
      g_test_message ("%s: %u exported, %u need attention", faults[i], during->exported, during->attention);
      g_assert_null (during->interrupted);
      g_assert_cmpuint (during->exported, ==, 2);
      g_assert_cmpuint (during->erased + during->attention + during->broken_mappings + during->broken + during->failed, ==, 0);
      cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
      after = hjl_sync_rig_sync (rig);
      g_assert_cmpuint (after->exported + after->attention + after->erased, ==, 0);
      assert_exported (rig, n);
    }
  g_assert_cmpuint (count_lines (rig, NULL, MARK), ==, 0);
}

/* Bytes that are no text in somebody's profile: exported with replacement characters, and the timeline says so, once. */
static void
test_mark (void)
{
  static const char *const members[] = { "summary", "name", "headline", "location" };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  int n = 1;

  g_assert_cmpuint (count_lines (rig, NULL, MARK), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (JsonObject) added = hjl_sync_rig_control (rig, "add-candidates", "{'count':2}");
      g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault",
                                                         "{'side':'hackajob','method':'GET','path':'/candidates/?*','kind':'broken-bytes',"
                                                         "'member':'%s','count':0}",
                                                         members[i]);
      g_autoptr (HjlSyncReport) during = hjl_sync_rig_sync (rig);
      g_autoptr (JsonObject) cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
      g_autoptr (HjlSyncReport) after = hjl_sync_rig_sync (rig);

      n += 2;
      g_test_message ("%s: %u exported", members[i], during->exported);
      g_assert_null (during->interrupted);
      g_assert_cmpuint (during->exported, ==, 2);
      g_assert_cmpuint (during->attention + during->failed, ==, 0);
      g_assert_cmpuint (after->exported + after->attention, ==, 0);
      g_assert_cmpuint (count_lines (rig, NULL, MARK), ==, 2 * (i + 1));
      assert_exported (rig, n);
    }
}

/* An answer to a move that says nothing of where its record stands, or is of another one: the move is looked for, and
 * nobody is moved that was not meant. */
static void
test_answers (gconstpointer kind)
{
  static const struct
  {
    const char *where;
    const char *command;
    const char *arguments;
  } moves[] = {
    { "'side':'lever','method':'PUT','path':'/opportunities/*/stage'", "hackajob-move", "'stage':'First interview'" },
    { "'side':'lever','method':'PUT','path':'/opportunities/*/archived'", "hackajob-move", "'stage':'Rejected'" },
    { "'side':'hackajob','method':'PATCH'", "lever-move", "'stage':'On-site interview'" },
  };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gboolean         in_lever = strstr (moves[i].where, "lever") != NULL;
      g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, i);
      g_autoptr (JsonObject) moved = hjl_sync_rig_control (rig, moves[i].command, "{'candidate':'%s',%s}", candidate, moves[i].arguments);
      g_autoptr (JsonObject) before = hjl_sync_rig_entry (rig, candidate);
      g_autofree char *there = hjl_sync_rig_lever_place (rig, candidate);
      g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{%s,'kind':'%s','count':1}", moves[i].where, (const char *) kind);
      g_autoptr (JsonObject) left = NULL;
      g_autoptr (JsonObject) after = NULL;
      g_autofree char *place = NULL;
      guint            n_lever = 0;
      guint            n_hackajob = 0;

      for (guint k = 0; k < 3; k++)
        {
          g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

          n_lever += report->moved_in_lever + report->archived_in_lever + report->unarchived_in_lever;
          n_hackajob += report->moved_in_hackajob;
          g_assert_cmpuint (report->exported + report->attention, ==, 0);
          /* Where nothing is said but yes, it is looked at once, and is known in the same sync. */
          if (g_str_equal (kind, "empty"))
            g_assert_cmpuint (n_lever + n_hackajob, ==, 1);
        }
      left = hjl_sync_rig_control (rig, "faults", NULL);
      g_assert_cmpint (json_object_get_int_member (left, "left"), ==, 0);
      after = hjl_sync_rig_entry (rig, candidate);
      place = hjl_sync_rig_lever_place (rig, candidate);
      g_test_message ("%s, %s: %u in Lever, %u in hackajob", (const char *) kind, moves[i].where, n_lever, n_hackajob);
      /* The side that was moved stays where it was put, and the other has followed. */
      if (in_lever)
        {
          g_assert_cmpstr (json_object_get_string_member (after, "stage"), ==, json_object_get_string_member (before, "stage"));
          g_assert_cmpstr (place, !=, there);
          g_assert_cmpuint (n_hackajob, ==, 0);
        }
      else
        {
          g_assert_cmpstr (json_object_get_string_member (after, "stage"), !=, json_object_get_string_member (before, "stage"));
          g_assert_cmpstr (place, ==, there);
          g_assert_cmpuint (n_lever, ==, 0);
        }
    }
  assert_exported (rig, 3);
}

/* Nothing but a yes to all that an export writes: everybody is there once and complete, and nobody between this computer
 * and the service is blamed. */
static void
test_empty_export (gconstpointer status)
{
  static const char *const writes[] = {
    "'side':'lever','method':'POST','path':'/opportunities'",
    "'side':'lever','method':'POST','path':'/opportunities/*'",
    "'side':'hackajob','method':'PUT','path':'/candidates/*/export'",
  };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  int n = 1;

  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      g_autoptr (JsonObject) added = hjl_sync_rig_control (rig, "add-candidates", "{'count':2}");
      g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{%s,'kind':'empty','status':%d,'count':3}", writes[i], GPOINTER_TO_INT (status));

      n += 2;
      for (guint k = 0; k < 3; k++)
        {
          g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

          g_test_message ("%s, %d: %u exported, %u marked, %u attention, %u uncertain, %u failed", writes[i], GPOINTER_TO_INT (status),
                          report->exported, report->marked, report->attention, report->uncertain, report->failed);
          g_assert_null (report->interrupted);
        }
      assert_all_once (rig, n);
    }
  g_assert_cmpuint (count_lines (rig, NULL, "between this computer"), ==, 0);
}

/* An id is all that comes back: the record is read, once, and what was sent with it is not sent again. */
static void
test_bare_create (void)
{
  static const char *const faults[] = {
    "'method':'POST','path':'/opportunities','kind':'bare','count':2",
    "'method':'PUT','path':'/opportunities/*/stage','kind':'status','status':500",
    "'method':'POST','path':'/opportunities/*/addSources','kind':'status','status':500",
  };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (JsonObject) added = hjl_sync_rig_control (rig, "add-candidates", "{'count':2}");
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlSyncReport) last = NULL;
  g_autoptr (JsonObject) left = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{'side':'lever',%s}", faults[i]);

      g_assert_nonnull (set);
    }
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported, ==, 2);
  left = hjl_sync_rig_control (rig, "faults", NULL);
  g_assert_cmpint (json_object_get_int_member (left, "left"), ==, 2);
  last = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->attention + last->attention + last->exported + last->moved_in_lever + last->moved_in_hackajob, ==, 0);
  assert_all_once (rig, 3);
}

/* Who is exported from the stage @from lands where Lever puts them, and @to leads there. */
static void
leave_blank (HjlSyncRig *rig,
             const char *from,
             const char *to)
{
  static const HjlTarget landing = { HJL_TARGET_STAGE, (char *) "lead-new", (char *) "New lead" };
  g_autoptr (HjlCatalogue) catalogue = hjl_workspace_load_catalogue (rig->workspace, NULL);
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray     *stages = hjl_catalogue_get_stages (catalogue, HJL_SIDE_HACKAJOB);
  GHashTableIter iter;
  gpointer       mapping;

  g_hash_table_iter_init (&iter, mappings);
  g_assert_true (g_hash_table_iter_next (&iter, NULL, &mapping));
  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage *stage = g_ptr_array_index (stages, i);

      if (g_str_equal (stage->name, from))
        hjl_mapping_set_target (mapping, stage->id, stage->name, NULL);
      else if (g_str_equal (stage->name, to))
        hjl_mapping_set_target (mapping, stage->id, stage->name, &landing);
    }
  hjl_workspace_save_mapping_async (rig->workspace, mapping, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

/* Two exports that are answered with an id, and so is who looks. */
static void
export_bare (HjlSyncRig *rig)
{
  g_autoptr (JsonObject) added = hjl_sync_rig_control (rig, "add-candidates", "{'count':2}");
  g_autoptr (JsonObject) made = hjl_sync_rig_control (rig, "fault", "{'side':'lever','method':'POST','path':'/opportunities','kind':'bare','count':2}");
  g_autoptr (JsonObject) read = hjl_sync_rig_control (rig, "fault", "{'side':'lever','method':'GET','path':'/opportunities/?*','kind':'bare','count':0}");
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
  g_autoptr (JsonObject) cleared = NULL;

  g_assert_cmpuint (report->exported, ==, 2);
  g_assert_cmpuint (report->attention, ==, 0);
  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
}

/* Where Lever put somebody is where they begin, and no move that a recruiter made in Lever. */
static void
test_bare_landing (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) last = NULL;

  leave_blank (rig, "Accepted", "First interview");
  export_bare (rig);
  last = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (last->moved_in_hackajob + last->moved_in_lever + last->conflicts + last->attention, ==, 0);
  assert_all_once (rig, 3);
}

/* A move on hackajob before the record was ever read is one move, and nobody has made another one in Lever. */
static void
test_bare_unread (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) last = NULL;

  export_bare (rig);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, i);
      g_autoptr (JsonObject) moved = hjl_sync_rig_control (rig, "hackajob-move", "{'candidate':'%s','stage':'First interview'}", candidate);

      g_assert_nonnull (moved);
    }
  last = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (last->conflicts, ==, 0);
  g_assert_cmpuint (last->moved_in_lever, ==, 3);
  g_assert_cmpuint (last->moved_in_hackajob + last->attention, ==, 0);
}

/* It is mended, and somebody says so. */
static void
retry_all (HjlSyncRig *rig)
{
  g_autoptr (JsonObject) cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_retry_async (rig->workspace, NULL, NULL, hjl_test_got_result, &result);
  hjl_finish_count (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

/* A profile that cannot be read is nothing to decide on: it is told, and each sync asks for it again; after a day a person
 * hears of it. */
static void
test_profile (gconstpointer kind)
{
  g_autoptr (HjlSyncReport) late = NULL;
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','method':'GET','path':'/candidates/?*','kind':'%s','count':0}", (const char *) kind);
  g_autoptr (HjlSyncReport) during = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) again = hjl_sync_rig_sync (rig);

  g_assert_null (during->interrupted);
  g_assert_cmpuint (during->exported + during->attention, ==, 0);
  g_assert_cmpuint (during->failed, ==, 2);
  g_assert_cmpuint (again->failed, ==, 2);
  g_assert_cmpuint (count_lines (rig, NULL, "Not done yet; each sync tries again: "), ==, 2);

  hjl_sync_rig_set_ahead (25);
  late = hjl_sync_rig_sync (rig);
  /* What is no JSON may come from the network. */
  g_assert_cmpuint (late->attention, ==, g_str_equal (kind, "garbage") ? 0 : 2);
  g_assert_cmpuint (late->failed, ==, 2 - late->attention);
  retry_all (rig);
  assert_all_once (rig, 2);
}

/* A day of trying, and not the first try after a week in which there was none: the role was paused, or the program not open. */
static void
test_profile_pause (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','method':'GET','path':'/candidates/?*','kind':'bare','count':0}");
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) after = NULL;
  g_autoptr (HjlSyncReport) late = NULL;

  g_assert_cmpuint (first->failed, ==, 2);
  hjl_sync_rig_set_ahead (7 * 24);
  after = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (after->attention, ==, 0);
  g_assert_cmpuint (after->failed, ==, 2);

  hjl_sync_rig_set_ahead (8 * 24 + 1);
  late = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (late->attention, ==, 2);
}

/* Who opens the program once a week hears of it the third time. */
static void
test_profile_weekly (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','method':'GET','path':'/candidates/?*','kind':'bare','count':0}");

  for (guint week = 0; week < 3; week++)
    {
      g_autoptr (HjlSyncReport) report = NULL;

      hjl_sync_rig_set_ahead ((int) week * 7 * 24);
      report = hjl_sync_rig_sync (rig);
      g_assert_cmpuint (report->attention, ==, week < 2 ? 0 : 2);
      g_assert_cmpuint (report->failed, ==, week < 2 ? 2 : 0);
    }
}

/* hackajob's own PDF of a profile that cannot be read keeps nobody back: ours has the same content. @fault: what comes in
 * its place; with "later" in front only after a day, as the next sync may get it */
static void
test_profile_document (gconstpointer fault)
{
  const char *kind = fault;
  gboolean    later = g_str_has_prefix (kind, "later ");
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','method':'GET','path':'/candidates/*/profile.pdf','count':0,%s}", later ? kind + strlen ("later ") : kind);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) again = NULL;
  g_autoptr (JsonObject) cleared = NULL;

  g_assert_null (first->interrupted);
  if (later)
    {
      g_assert_cmpuint (first->failed, ==, 2);
      hjl_sync_rig_set_ahead (25);
      again = hjl_sync_rig_sync (rig);
      g_assert_cmpuint (again->exported, ==, 2);
    }
  else
    {
      g_assert_cmpuint (first->exported, ==, 2);
      g_assert_cmpuint (first->failed + first->attention, ==, 0);
    }
  g_assert_cmpuint (count_lines (rig, NULL, "with CV and hackajob profile."), ==, 2);
  g_assert_cmpuint (count_lines (rig, NULL, "so HjLever made one with the same content."), ==, 2);

  /* Whole again, it is not brought a second time. */
  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  for (guint i = 1; i < 4; i++)
    {
      g_autoptr (HjlSyncReport) report = NULL;

      hjl_sync_rig_set_ahead (25 + i);
      report = hjl_sync_rig_sync (rig);
      g_assert_cmpuint (report->exported + report->failed + report->attention, ==, 0);
    }
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, 2);
  g_assert_cmpint (hjl_sync_rig_total (rig, "marked"), ==, 2);
}

/* hackajob makes none: ours goes at once, however a server says so. @fault: the answer */
static void
test_no_document (gconstpointer fault)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','method':'GET','path':'/candidates/*/profile.pdf','count':0,%s}", (const char *) fault);
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

  g_assert_null (report->interrupted);
  g_assert_cmpuint (report->exported, ==, 2);
  g_assert_cmpuint (report->failed + report->attention, ==, 0);
  g_assert_cmpuint (count_lines (rig, NULL, "with CV and hackajob profile."), ==, 2);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/broken/rows/", lists[i].name, NULL);

      g_test_add_data_func (path, &lists[i].list, test_rows);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/broken/lists/", lists[i].name, NULL);

      g_test_add_data_func (path, &lists[i].list, test_lists);
    }
  g_test_add_data_func ("/sync/broken/each-list/null", "null", test_each_list);
  g_test_add_data_func ("/sync/broken/each-list/next", "next-odd", test_each_list);
  g_test_add_func ("/sync/broken/bytes-in-lists", test_bytes_in_lists);
  g_test_add_func ("/sync/broken/mark", test_mark);
  g_test_add_func ("/sync/broken/bare-create", test_bare_create);
  g_test_add_func ("/sync/broken/bare-landing", test_bare_landing);
  g_test_add_func ("/sync/broken/bare-unread", test_bare_unread);
  g_test_add_data_func ("/sync/broken/answers/bare", "bare", test_answers);
  g_test_add_data_func ("/sync/broken/answers/other", "other", test_answers);
  g_test_add_data_func ("/sync/broken/answers/empty", "empty", test_answers);
  g_test_add_data_func ("/sync/broken/answers/no-content", GINT_TO_POINTER (204), test_empty_export);
  g_test_add_data_func ("/sync/broken/answers/ok", GINT_TO_POINTER (200), test_empty_export);

  g_test_add_data_func ("/sync/broken/profile/garbage", "garbage", test_profile);
  g_test_add_data_func ("/sync/broken/profile/wrong-types", "wrong-types", test_profile);
  g_test_add_data_func ("/sync/broken/profile/bare", "bare", test_profile);
  g_test_add_data_func ("/sync/broken/profile/other", "other", test_profile);

  g_test_add_func ("/sync/broken/profile/pause", test_profile_pause);
  g_test_add_func ("/sync/broken/profile/weekly", test_profile_weekly);

  g_test_add_data_func ("/sync/broken/document/none", "'kind':'status','status':404", test_no_document);
  g_test_add_data_func ("/sync/broken/document/none-bare", "'kind':'empty','status':404", test_no_document);
  g_test_add_data_func ("/sync/broken/document/none-gone", "'kind':'empty','status':410", test_no_document);
  g_test_add_data_func ("/sync/broken/document/garbage", "'kind':'garbage'", test_profile_document);
  g_test_add_data_func ("/sync/broken/document/empty", "'kind':'empty','status':200", test_profile_document);
  g_test_add_data_func ("/sync/broken/document/refused", "'kind':'status','status':400", test_profile_document);
  g_test_add_data_func ("/sync/broken/document/conflict", "'kind':'status','status':409", test_profile_document);
  g_test_add_data_func ("/sync/broken/document/server", "later 'kind':'status','status':500", test_profile_document);

  return g_test_run ();
}
