/* test-sync-files.c: whole syncs of people from files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

#include "files/hjl-spool.h"
#include "hjl-sync-rig.h"
#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "model/hjl-error.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-timeline.h"
#include "store/hjl-store-todo.h"
#include "store/hjl-store-runs.h"

static void
choose (HjlSyncRig       *rig,
        HjlCandidatesFrom from)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_set_candidates_from_async (rig->workspace, from, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static void
edit (HjlSyncRig *rig,
      HjlBookFunc func,
      gpointer    data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_edit_book_async (rig->workspace, func, data, NULL, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static gboolean
add_people (HjlStore *store,
            HjlTime   now,
            gpointer  people,
            GError  **error)
{
  return hjl_store_add_people (store, people, now, error);
}

static void
add_file (HjlSyncRig *rig,
          HjlPerson  *person,
          HjlPurpose  purpose,
          const char *name,
          const char *content)
{
  g_autofree char *folder = g_build_filename (rig->folder, HJL_SPOOL_FOLDER, NULL);
  g_autofree char *path = g_build_filename (rig->folder, "original", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSpool) spool = hjl_spool_open (folder, &error);
  g_autoptr (HjlSpooled) spooled = NULL;
  int fd;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  fd = hjl_spool_open_source (path, &error);
  spooled = hjl_spool_add (spool, fd, name, NULL, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_ptr_array_add (person->files, hjl_person_file_new (spooled->name, purpose, name));
}

static guint
count_spooled (HjlSyncRig *rig)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) names = hjl_store_list_spooled (hjl_workspace_get_store (rig->workspace), &error);
  g_autofree char *folder = g_build_filename (rig->folder, HJL_SPOOL_FOLDER, NULL);
  GHashTableIter   iter;
  gpointer         name;

  g_assert_no_error (error);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }

  return g_hash_table_size (names);
}

/* Whether the timeline has a sentence with @words. */
static gboolean
says (HjlSyncRig *rig,
      const char *candidate_id,
      const char *words)
{
  g_autoptr (GPtrArray) entries = hjl_store_list_activity (hjl_workspace_get_store (rig->workspace), candidate_id, 1000, NULL);

  for (guint i = 0; i < entries->len; i++)
    if (strstr (((HjlActivity *) entries->pdata[i])->text, words) != NULL)
      return TRUE;

  return FALSE;
}

/* (transfer full): what the latest run wrote, in words */
static char *
describe_last_run (HjlSyncRig *rig)
{
  g_autoptr (GPtrArray) runs = hjl_store_list_runs (hjl_workspace_get_store (rig->workspace), 0, 1, NULL);

  g_assert_cmpuint (runs->len, ==, 1);

  return hjl_run_describe (runs->pdata[0]);
}

/* (transfer full): of the first role that is live */
static HjlPerson *
make_person (HjlSyncRig *rig)
{
  g_autoptr (GPtrArray) roles = hjl_store_list_book_roles (hjl_workspace_get_store (rig->workspace), NULL);
  HjlPerson *person = hjl_person_new (((HjlRole *) roles->pdata[0])->id);

  person->profile->name = g_strdup ("Ada Example");
  g_strfreev (person->profile->emails);
  person->profile->emails = g_strsplit ("ada@example.org", " ", -1);
  add_file (rig, person, HJL_PURPOSE_CV, "Ada.txt", "The CV of Ada Example");
  add_file (rig, person, HJL_PURPOSE_OTHER, "Letter.txt", "Dear all");
  add_file (rig, person, HJL_PURPOSE_OTHER, "Work.txt", "What I did");

  return person;
}

static HjlLink *
load_link (HjlSyncRig *rig,
           const char *id)
{
  return hjl_store_load_link (hjl_workspace_get_store (rig->workspace), id, NULL);
}

static gboolean
end_todo (HjlStore *store,
          HjlTime   now,
          gpointer  data,
          GError  **error)
{
  const char *const *ends = data;

  return hjl_store_end_todo (store, ends[0], NULL, error);
}

static gboolean
move_back (HjlStore *store,
           HjlTime   now,
           gpointer  data,
           GError  **error)
{
  HjlCandidate *before = data;

  return hjl_store_set_person_stage (store, before->id, before->stage_id, now, error);
}

/* Another stage in Lever than that of @stage_id. */
static const HjlTarget *
pick_other_stage (HjlMapping *mapping,
                  const char *stage_id)
{
  g_autoptr (GPtrArray) stage_ids = hjl_mapping_list_stage_ids (mapping);
  const HjlTarget *present = hjl_mapping_get_target (mapping, stage_id);

  for (guint i = stage_ids->len; i > 0; i--)
    {
      const HjlTarget *target = hjl_mapping_get_target (mapping, stage_ids->pdata[i - 1]);

      if (target->kind == HJL_TARGET_STAGE && (present == NULL || g_strcmp0 (target->id, present->id) != 0))
        return target;
    }

  g_assert_not_reached ();
}

/* With CV and files into Lever; the spool is empty then; a file that is brought later goes there too; and coming back
 * to the feed exports nobody again. */
static void
test_export (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) third = NULL;
  g_autoptr (HjlSyncReport) last = NULL;
  g_autoptr (HjlPerson) person = NULL;
  g_autoptr (HjlPerson) more = NULL;
  g_autoptr (HjlLink) link = NULL;
  g_autoptr (HjlPerson) kept = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autofree char *what = NULL;

  g_assert_cmpuint (first->exported, ==, 2);
  choose (rig, HJL_CANDIDATES_FROM_FILES);
  person = make_person (rig);
  g_ptr_array_add (people, person);
  edit (rig, add_people, people);
  g_assert_cmpuint (count_spooled (rig), ==, 3);

  /* The two of the feed are known, and stay who they are. */
  second = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (second->exported, ==, 1);
  g_assert_cmpuint (second->moved_in_lever + second->moved_in_hackajob + second->archived_in_lever, ==, 0);
  /* hackajob knows nothing of files, so nothing says that it was told. */
  g_assert_true (second->by_hand);
  g_assert_cmpuint (second->marked, ==, 0);
  g_assert_false (says (rig, person->id, "Marked as exported"));
  what = describe_last_run (rig);
  g_assert_cmpstr (what, ==, "1 exported");
  link = load_link (rig, person->id);
  g_assert_nonnull (link);
  g_assert_cmpuint (link->n_files, ==, 3);
  g_assert_true (link->files_checked);
  g_assert_cmpuint (count_spooled (rig), ==, 0);

  /* One that came later. */
  more = hjl_person_new (person->role_id);
  more->id = g_strdup (person->id);
  add_file (rig, more, HJL_PURPOSE_OTHER, "Letter.txt", "One more");
  people->pdata[0] = more;
  edit (rig, add_people, people);
  g_assert_cmpuint (count_spooled (rig), ==, 1);
  third = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (third->exported, ==, 0);
  g_assert_cmpuint (count_spooled (rig), ==, 0);
  hjl_link_free (g_steal_pointer (&link));
  link = load_link (rig, person->id);
  g_assert_cmpuint (link->n_files, ==, 4);
  kept = hjl_store_load_person (hjl_workspace_get_store (rig->workspace), person->id, NULL);
  g_assert_cmpuint (kept->files->len, ==, 4);
  g_assert_cmpstr (((HjlPersonFile *) kept->files->pdata[3])->name, ==, "Letter (2).txt");

  choose (rig, HJL_CANDIDATES_FROM_FEED);
  last = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (last->exported, ==, 0);
  g_assert_cmpuint (last->marked + last->attention, ==, 0);
  g_assert_false (last->by_hand);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
}

static gboolean
set_role_live (HjlStore *store,
               HjlTime   now,
               gpointer  data,
               GError  **error)
{
  g_autoptr (GPtrArray) roles = hjl_store_list_book_roles (store, error);

  return roles != NULL && hjl_store_set_book_role_live (store, ((HjlRole *) roles->pdata[0])->id, GPOINTER_TO_INT (data), now, error);
}

typedef struct
{
  HjlSyncRig *rig;
  GPtrArray  *people;
} Export;

static gboolean
has_exported_some (gpointer user_data)
{
  Export *export = user_data;
  guint n = 0;

  for (guint i = 0; i < export->people->len; i++)
    {
      g_autoptr (HjlLink) link = load_link (export->rig, ((HjlPerson *) export->people->pdata[i])->id);

      n += link != NULL;
    }

  return n >= 2;
}

/* Closed in the middle of a run, a role has the rest wait, until it is open again. */
static void
test_closed (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlSyncRig) rig = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_person_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) closed = NULL;
  g_autoptr (HjlSyncReport) open = NULL;
  Export export;

  options.live_roles = 1;
  options.candidates = 0;
  options.plain = TRUE;
  options.others = 0;
  options.rate = 10;
  options.burst = 4;
  rig = hjl_sync_rig_new (&options);
  hjl_sync_rig_map_all (rig);
  choose (rig, HJL_CANDIDATES_FROM_FILES);
  for (guint i = 0; i < 20; i++)
    {
      HjlPerson *person = make_person (rig);

      g_free (person->profile->emails[0]);
      person->profile->emails[0] = g_strdup_printf ("ada%u@example.org", i);
      g_ptr_array_add (people, person);
    }
  edit (rig, add_people, people);

  hjl_workspace_sync_async (rig->workspace, HJL_SYNC_THOROUGH | HJL_SYNC_ASKED, NULL, hjl_test_got_result, &result);
  export = (Export){ rig, people };
  hjl_test_run_until_true (has_exported_some, &export);
  edit (rig, set_role_live, GINT_TO_POINTER (FALSE));
  first = hjl_finish_pointer (rig->workspace, hjl_test_wait_long (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->exported, >=, 2);
  g_assert_cmpuint (first->exported, <, 20);
  g_assert_cmpuint (first->closed, ==, 20 - first->exported);

  closed = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (closed->exported, ==, 0);
  g_assert_cmpuint (closed->closed, ==, first->closed);

  edit (rig, set_role_live, GINT_TO_POINTER (TRUE));
  open = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (open->exported, ==, first->closed);
  g_assert_cmpuint (open->closed, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
}

/* What changes in Lever is to be done on hackajob; ticked off, both are in step. What the recruiter says of hackajob,
 * Lever follows. The feed is not asked for anything. */
static void
test_todo (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autofree char *id = hjl_sync_rig_pick_exported (rig, 0);
  g_autoptr (JsonObject) moved = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) third = NULL;
  g_autoptr (HjlSyncReport) last = NULL;
  g_autoptr (HjlMapping) mapping = NULL;
  g_autoptr (GHashTable) mappings = NULL;
  g_autoptr (GPtrArray) todos = NULL;
  g_autoptr (HjlCase) before = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (GError) error = NULL;
  const char *const ends[] = { id, NULL };
  g_autofree char  *what = NULL;
  const HjlTodo    *todo;
  const HjlTarget  *target;
  guint             n_asked;

  g_assert_cmpuint (first->exported, ==, 1);
  choose (rig, HJL_CANDIDATES_FROM_FILES);
  before = hjl_store_load_case (hjl_workspace_get_store (rig->workspace), id, &error);
  mappings = hjl_workspace_load_mappings (rig->workspace, &error);
  mapping = g_object_ref (g_hash_table_lookup (mappings, before->candidate->role_id));
  target = pick_other_stage (mapping, before->candidate->stage_id);
  n_asked = hjl_sync_rig_count_calls (rig, "hackajob");
  moved = hjl_sync_rig_control (rig, "lever-move", "{'candidate':'%s','stage':'%s'}", id, target->id);

  second = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (second->moved_in_hackajob, ==, 1);
  g_assert_true (says (rig, id, "To do in hackajob: move to"));
  g_assert_false (says (rig, id, "Moved to"));
  what = describe_last_run (rig);
  g_assert_cmpstr (what, ==, "1 to move in hackajob");
  todos = hjl_store_list_todos (hjl_workspace_get_store (rig->workspace), &error);
  g_assert_cmpuint (todos->len, ==, 1);
  todo = todos->pdata[0];
  g_assert_cmpstr (todo->candidate_id, ==, id);
  g_assert_cmpstr (todo->from_id, ==, before->candidate->stage_id);
  g_assert_cmpstr (hjl_mapping_get_target (mapping, todo->stage_id)->id, ==, target->id);

  edit (rig, end_todo, (gpointer) ends);
  g_assert_cmpint (hjl_store_count_todos (hjl_workspace_get_store (rig->workspace), &error), ==, 0);
  third = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (third->moved_in_hackajob + third->moved_in_lever, ==, 0);

  /* Back, as the recruiter says: Lever follows. */
  edit (rig, move_back, before->candidate);
  last = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (last->moved_in_lever, ==, 1);
  g_assert_cmpuint (last->moved_in_hackajob, ==, 0);
  g_assert_cmpint (hjl_store_count_todos (hjl_workspace_get_store (rig->workspace), &error), ==, 0);
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig, "hackajob"), ==, n_asked);
}

/* Whoever is erased before they were exported leaves no row and no file. */
static void
test_erase (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlPerson) person = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  choose (rig, HJL_CANDIDATES_FROM_FILES);
  person = make_person (rig);
  g_ptr_array_add (people, person);
  edit (rig, add_people, people);
  g_assert_cmpuint (count_spooled (rig), ==, 3);

  hjl_workspace_erase_async (rig->workspace, person->id, NULL, hjl_test_got_result, &result);
  g_assert_true (hjl_finish (rig->workspace, hjl_test_wait (&result), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_spooled (rig), ==, 0);
  g_assert_null (hjl_store_load_person (hjl_workspace_get_store (rig->workspace), person->id, &error));
  g_assert_no_error (error);
}

static char *
dup_candidate (HjlSyncRig *rig)
{
  g_autoptr (JsonObject) state = hjl_sync_rig_control (rig, "state", NULL);
  JsonArray *candidates = json_object_get_array_member (state, "candidates");

  return g_strdup (json_object_get_string_member (json_array_get_object_element (candidates, 0), "id"));
}

typedef struct
{
  const char *name; /* nullable: the one that hackajob has */
  const char *email;
  gboolean    by_address;
  gboolean    exported; /* before the feed */
  gboolean    same;
} Coming;

/* Whoever came as a file and is told of by the feed later is known by their e-mail or address: nobody is exported again, and
 * nobody asked; files → feed → files. */
static void
test_come_by_feed (gconstpointer data)
{
  const Coming *coming = data;
  g_autoptr (HjlSyncRig) twin = hjl_sync_rig_new_plain (0);
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (0);
  g_autoptr (JsonObject) of_twin = hjl_sync_rig_control (twin, "add-candidates", "{'count':1}");
  g_autofree char *id = dup_candidate (twin);
  g_autoptr (HjlSyncReport) learnt = hjl_sync_rig_sync (twin);
  g_autoptr (HjlCase) known = hjl_store_load_case (hjl_workspace_get_store (twin->workspace), id, NULL);
  g_autoptr (HjlPerson) person = NULL;
  g_autoptr (HjlPerson) kept = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) third = NULL;
  g_autoptr (HjlSyncReport) last = NULL;
  g_autoptr (HjlLink) before = NULL;
  g_autoptr (HjlLink) after = NULL;
  g_autoptr (JsonObject) came = NULL;
  g_autoptr (JsonObject) email = NULL;
  g_autoptr (JsonObject) entry = NULL;
  g_autoptr (HjlCase) gone = NULL;

  /* The other world's is the same, and tells what this one's will be. */
  g_assert_nonnull (known->candidate->name);
  choose (rig, HJL_CANDIDATES_FROM_FILES);
  person = make_person (rig);
  g_free (person->profile->name);
  person->profile->name = g_strdup (coming->name != NULL ? coming->name : known->candidate->name);
  if (coming->by_address)
    person->profile->url = g_strconcat (known->candidate->url, "/?from=mail", NULL);
  g_ptr_array_add (people, person);
  edit (rig, add_people, people);
  if (coming->exported)
    {
      first = hjl_sync_rig_sync (rig);
      g_assert_cmpuint (first->exported, ==, 1);
      before = load_link (rig, person->id);
    }

  came = hjl_sync_rig_control (rig, "add-candidates", "{'count':1}");
  email = hjl_sync_rig_control (rig, "hackajob-email", "{'candidate':'%s','second':'%s'}", id, coming->email);
  choose (rig, HJL_CANDIDATES_FROM_FEED);
  second = hjl_sync_rig_sync (rig);
  after = load_link (rig, id);
  gone = hjl_store_load_case (hjl_workspace_get_store (rig->workspace), person->id, NULL);
  if (!coming->same)
    {
      g_assert_null (after);
      g_assert_nonnull (gone);
      g_assert_cmpuint (second->attention, ==, 1);
      return;
    }

  g_assert_cmpuint (second->exported, ==, coming->exported ? 0 : 1);
  g_assert_cmpuint (second->adopted, ==, 0);
  /* The feed does not have who was not exported yet, and is not asked for them. */
  g_assert_cmpuint (second->attention, ==, 0);
  g_assert_nonnull (after);
  g_assert_null (gone);
  if (coming->exported)
    g_assert_cmpstr (after->opportunity_id, ==, before->opportunity_id);
  entry = hjl_sync_rig_entry (rig, id);
  g_assert_true (json_object_has_member (entry, "export"));
  third = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (third->exported + third->adopted + third->attention + third->moved_in_lever + third->moved_in_hackajob, ==, 0);

  choose (rig, HJL_CANDIDATES_FROM_FILES);
  last = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (last->exported + last->adopted + last->attention + last->moved_in_lever, ==, 0);
  kept = hjl_store_load_person (hjl_workspace_get_store (rig->workspace), id, NULL);
  g_assert_nonnull (kept);
  g_assert_cmpuint (kept->files->len, ==, 3);
}

/* Who waits in the source that is not used is neither exported nor held: they wait, it is said, and they go on when it is
 * used again. */
static void
test_out_of_reach (gconstpointer data)
{
  HjlCandidatesFrom of = GPOINTER_TO_UINT (data);
  HjlCandidatesFrom other = of == HJL_CANDIDATES_FROM_FILES ? HJL_CANDIDATES_FROM_FEED : HJL_CANDIDATES_FROM_FILES;
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (of == HJL_CANDIDATES_FROM_FILES ? 0 : 1);
  g_autoptr (HjlPerson) person = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autofree char *id = NULL;
  g_autoptr (GAsyncResult) planned = NULL;
  g_autoptr (GAsyncResult) synced = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlPlan) plan = NULL;
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) away = NULL;
  g_autoptr (HjlSyncReport) one = NULL;
  g_autoptr (HjlSyncReport) back = NULL;
  g_autoptr (HjlCase) c = NULL;

  if (of == HJL_CANDIDATES_FROM_FILES)
    {
      choose (rig, of);
      person = make_person (rig);
      g_ptr_array_add (people, person);
      edit (rig, add_people, people);
      id = g_strdup (person->id);
    }
  else
    {
      /* Told of, and not exported: Lever is away. */
      json_object_unref (hjl_sync_rig_control (rig, "fault", "{'side':'lever','path':'/opportunities*','kind':'status','status':503,'count':0}"));
      first = hjl_sync_rig_try_sync (rig, TRUE, NULL);
      json_object_unref (hjl_sync_rig_control (rig, "clear-faults", NULL));
      id = dup_candidate (rig);
    }

  choose (rig, other);
  hjl_workspace_plan_async (rig->workspace, FALSE, NULL, NULL, hjl_test_got_result, &planned);
  plan = hjl_finish_pointer (rig->workspace, hjl_test_wait (&planned), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->n_out_of_reach, ==, 1);
  g_assert_cmpuint (plan->actions->len + plan->paused->len, ==, 0);
  away = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (away->exported + away->attention + away->failed, ==, 0);
  hjl_workspace_sync_candidate_async (rig->workspace, id, NULL, hjl_test_got_result, &synced);
  one = hjl_finish_pointer (rig->workspace, hjl_test_wait (&synced), &error);
  /* The feed says itself that it does not know who came from files. */
  if (of == HJL_CANDIDATES_FROM_FILES)
    g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND);
  else
    g_assert_nonnull (strstr (one->said, "candidates come from files now"));
  c = hjl_store_load_case (hjl_workspace_get_store (rig->workspace), id, NULL);
  g_assert_true (c->hold == NULL || c->hold->kind == HJL_HOLD_NONE);

  choose (rig, of);
  back = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (back->exported, ==, 1);
}

/* Whom the feed took over, and who was not exported by it, goes on with the files that are still theirs. */
static void
test_back_to_files (void)
{
  g_autoptr (HjlSyncRig) twin = hjl_sync_rig_new_plain (0);
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (0);
  g_autoptr (JsonObject) of_twin = hjl_sync_rig_control (twin, "add-candidates", "{'count':1}");
  g_autofree char *id = dup_candidate (twin);
  g_autoptr (HjlSyncReport) learnt = hjl_sync_rig_sync (twin);
  g_autoptr (HjlCase) known = hjl_store_load_case (hjl_workspace_get_store (twin->workspace), id, NULL);
  g_autoptr (HjlPerson) person = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autoptr (HjlSyncReport) failed = NULL;
  g_autoptr (HjlSyncReport) back = NULL;
  g_autoptr (HjlCase) taken = NULL;

  choose (rig, HJL_CANDIDATES_FROM_FILES);
  person = make_person (rig);
  g_free (person->profile->name);
  person->profile->name = g_strdup (known->candidate->name);
  g_ptr_array_add (people, person);
  edit (rig, add_people, people);

  json_object_unref (hjl_sync_rig_control (rig, "add-candidates", "{'count':1}"));
  json_object_unref (hjl_sync_rig_control (rig, "hackajob-email", "{'candidate':'%s','second':'ada@example.org'}", id));
  json_object_unref (hjl_sync_rig_control (rig, "fault", "{'side':'lever','method':'POST','path':'/opportunities*','kind':'status','status':503,'count':0}"));
  choose (rig, HJL_CANDIDATES_FROM_FEED);
  failed = hjl_sync_rig_try_sync (rig, TRUE, NULL);
  json_object_unref (hjl_sync_rig_control (rig, "clear-faults", NULL));
  taken = hjl_store_load_case (hjl_workspace_get_store (rig->workspace), id, NULL);
  g_assert_true (taken->in_feed && taken->in_book && taken->link == NULL);

  choose (rig, HJL_CANDIDATES_FROM_FILES);
  back = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (back->exported, ==, 1);
}

static const Coming coming[] = {
  { NULL, " ADA@Example.org", FALSE, TRUE, TRUE },
  { NULL, "other@example.org", TRUE, TRUE, TRUE },
  { NULL, "ada@example.org", FALSE, FALSE, TRUE },
  { "Zacharias Quux", "ada@example.org", FALSE, TRUE, FALSE },
};

static HjlRun *
load_last_run (HjlSyncRig *rig)
{
  g_autoptr (GPtrArray) runs = hjl_store_list_runs (hjl_workspace_get_store (rig->workspace), 0, 1, NULL);

  g_assert_cmpuint (runs->len, ==, 1);

  return hjl_run_copy (runs->pdata[0]);
}

/* @reason_id: (nullable) */
static void
undo_run (HjlSyncRig *rig,
          gint64      run_id,
          const char *reason_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlUndo) undo = NULL;

  hjl_workspace_undo_async (rig->workspace, run_id, reason_id, NULL, hjl_test_got_result, &result);
  undo = hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_no_error (undo->interrupted);
  g_assert_cmpuint (undo->left->len + undo->failed->len, ==, 0);
  g_assert_cmpuint (hjl_plan_count_people (undo->plan, FALSE), ==, 1);
}

static gboolean
is_archived (HjlSyncRig *rig,
             const char *id)
{
  g_autoptr (HjlCase) c = hjl_store_load_case (hjl_workspace_get_store (rig->workspace), id, NULL);

  return c->opportunity->archived;
}

static void
assert_quiet (HjlSyncRig *rig)
{
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

  g_assert_cmpuint (report->exported + report->moved_in_lever + report->archived_in_lever + report->unarchived_in_lever, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
}

/* A run that exports who was brought in by files says that this is why; it is taken back as one of the feed, nobody is
 * exported again by that, and the undo is taken back too. */
static void
test_undo (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlPerson) person = NULL;
  g_autoptr (HjlRun) feed = load_last_run (rig);
  g_autoptr (HjlRun) import = NULL;
  g_autoptr (HjlRun) undo = NULL;
  g_autoptr (HjlRun) again = NULL;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  const char *reason = NULL;

  g_assert_cmpint (feed->cause, !=, HJL_RUN_IMPORT);
  choose (rig, HJL_CANDIDATES_FROM_FILES);
  person = make_person (rig);
  g_ptr_array_add (people, person);
  edit (rig, add_people, people);
  second = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (second->exported, ==, 1);
  import = load_last_run (rig);
  g_assert_cmpint (import->cause, ==, HJL_RUN_IMPORT);
  g_assert_cmpuint (import->done[HJL_ACTION_EXPORT], ==, 1);

  catalogue = hjl_workspace_load_catalogue (rig->workspace, NULL);
  for (guint i = 0; reason == NULL; i++)
    {
      HjlArchiveReason *each = hjl_catalogue_get_list (catalogue, HJL_LIST_REASONS)->pdata[i];

      if (each->active && !each->hired)
        reason = each->id;
    }
  undo_run (rig, import->id, reason);
  g_assert_true (is_archived (rig, person->id));
  undo = load_last_run (rig);
  g_assert_cmpint (undo->cause, ==, HJL_RUN_UNDO);
  g_assert_cmpint (undo->undoes, ==, import->id);
  assert_quiet (rig);
  g_assert_true (is_archived (rig, person->id));

  undo_run (rig, undo->id, NULL);
  g_assert_false (is_archived (rig, person->id));
  again = load_last_run (rig);
  g_assert_cmpint (again->cause, ==, HJL_RUN_UNDO);
  assert_quiet (rig);
  g_assert_false (is_archived (rig, person->id));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync-files/export", test_export);
  g_test_add_func ("/sync-files/closed", test_closed);
  g_test_add_func ("/sync-files/todo", test_todo);
  g_test_add_func ("/sync-files/undo", test_undo);
  g_test_add_func ("/sync-files/erase", test_erase);
  g_test_add_data_func ("/sync-files/out-of-reach/files", GUINT_TO_POINTER (HJL_CANDIDATES_FROM_FILES), test_out_of_reach);
  g_test_add_data_func ("/sync-files/out-of-reach/feed", GUINT_TO_POINTER (HJL_CANDIDATES_FROM_FEED), test_out_of_reach);
  g_test_add_func ("/sync-files/out-of-reach/back-to-files", test_back_to_files);
  g_test_add_data_func ("/sync-files/come-by-feed/email", &coming[0], test_come_by_feed);
  g_test_add_data_func ("/sync-files/come-by-feed/address", &coming[1], test_come_by_feed);
  g_test_add_data_func ("/sync-files/come-by-feed/not-exported", &coming[2], test_come_by_feed);
  g_test_add_data_func ("/sync-files/come-by-feed/other-name", &coming[3], test_come_by_feed);

  return g_test_run ();
}
