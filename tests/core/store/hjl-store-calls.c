/* hjl-store-calls.c: what is written into the store and read from it, a call of each kind
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hjl-store-calls.h"

#include "hjl-store-help.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-choices.h"
#include "store/hjl-store-drafts.h"
#include "store/hjl-store-erase.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-missing.h"
#include "store/hjl-store-numbers.h"
#include "store/hjl-store-opportunities.h"
#include "store/hjl-store-private.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-runs.h"
#include "store/hjl-store-timeline.h"
#include "store/hjl-store-times.h"
#include "store/hjl-store-todo.h"
#include "store/hjl-store-watch.h"

static gint64 write_id;

static gboolean
choose (HjlStore *store,
        GError  **error)
{
  static const char *const seen[] = { "o2", NULL };

  return hjl_store_set_choice (store, "c2", NULL, seen, error);
}

static gboolean
forget_choice (HjlStore *store,
               GError  **error)
{
  return hjl_store_remove_choice (store, "c3", error);
}

static gboolean
look_at_write (HjlStore *store,
               GError  **error)
{
  return hjl_store_set_write_looked (store, write_id, 7, error);
}

static gboolean
spell_source (HjlStore *store,
              GError  **error)
{
  return hjl_store_spell_link_source (store, "hackajob", "Hackajob", error);
}

static gboolean
end_run (HjlStore *store,
         GError  **error)
{
  return hjl_store_end_run (store, TRUE, 7, error);
}

static gboolean
need_run (HjlStore *store,
          GError  **error)
{
  g_autoptr (HjlRun) run = hjl_run_new (HJL_RUN_BY_HAND, 7);
  gint64 id;

  hjl_store_begin_run (store, run);

  return hjl_store_begin (store, error) && hjl_store_finish (store, hjl_store_need_run (store, &id, error), error);
}

static gboolean
watch (HjlStore *store,
       GError  **error)
{
  return hjl_store_set_watched_folder (store, "b1", "/elsewhere", 7, error);
}

static gboolean
find_missing (HjlStore *store,
              GError  **error)
{
  return hjl_store_clear_missing (store, "o1", error);
}

static gboolean
keep_place (HjlStore *store,
            GError  **error)
{
  return hjl_store_keep_place (store, write_id, TRUE, "c1", error);
}

static gboolean
refresh (HjlStore *store,
         GError  **error)
{
  return hjl_store_refresh (store, "c1", error);
}

static gboolean
set_value (HjlStore *store,
           GError  **error)
{
  return hjl_store_set_int (store, "a", 7, error);
}

static gboolean
touch (HjlStore *store,
       GError  **error)
{
  return hjl_store_touch_candidate (store, "c1", error);
}

static gboolean
rename_person (HjlStore *store,
               GError  **error)
{
  return hjl_store_set_candidate_name (store, "c1", "Ann Other", NULL, error);
}

static gboolean
hold_back (HjlStore *store,
           GError  **error)
{
  g_autoptr (HjlHold) hold = hjl_hold_new ("c2", HJL_HOLD_REFUSED);

  return hjl_store_set_hold (store, hold, error);
}

static gboolean
release (HjlStore *store,
         GError  **error)
{
  return hjl_store_clear_hold (store, "c3", error);
}

static gboolean
note (HjlStore *store,
      GError  **error)
{
  g_autoptr (HjlActivity) activity = hjl_activity_new (HJL_ACTIVITY_CHANGED, 7, "Said.");

  return hjl_store_add_activity (store, activity, error);
}

static gboolean
save_link (HjlStore *store,
           GError  **error)
{
  g_autoptr (HjlLink) link = hjl_link_new ("c2", "o2");

  return hjl_store_save_link (store, link, error);
}

static gboolean
remove_link (HjlStore *store,
             GError  **error)
{
  return hjl_store_remove_link (store, "c1", error);
}

static gboolean
end_write (HjlStore *store,
           GError  **error)
{
  return hjl_store_end_write (store, write_id, HJL_WRITE_DONE, 7, error);
}

static gboolean
spend_file (HjlStore *store,
            GError  **error)
{
  return hjl_store_spend_file (store, "another", error);
}

static gboolean
forget_file (HjlStore *store,
             GError  **error)
{
  return hjl_store_forget_file (store, "spooled", error);
}

static gboolean
trim (HjlStore *store,
      GError  **error)
{
  return hjl_store_trim_activity (store, G_MAXINT64, error);
}

static gboolean
heal (HjlStore *store,
      GError  **error)
{
  return hjl_store_heal_times (store, 1, error);
}

static gboolean
erase (HjlStore *store,
       GError  **error)
{
  return hjl_store_erase (store, "c1", error);
}

static gboolean
put_sources (HjlStore *store,
             GError  **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  return hjl_store_put_sources (store, texts, error);
}

static gboolean
take_row (HjlStore *store,
          GError  **error)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_candidate_unref);

  g_ptr_array_add (page, make_candidate ("c9", 7));

  return hjl_store_take_candidates (store, page, error) >= 0;
}

static gboolean
take_record (HjlStore *store,
             GError  **error)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_opportunity_unref);

  g_ptr_array_add (page, make_opportunity ("o1", "s2"));

  return hjl_store_take_opportunities (store, page, 7, error) >= 0;
}

static gboolean
delete_record (HjlStore *store,
               GError  **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_ptr_array_add (ids, (char *) "o1");

  return hjl_store_take_deleted (store, ids, error);
}

static gboolean
miss_record (HjlStore *store,
             GError  **error)
{
  return hjl_store_take_missing (store, "o1", 7, error);
}

static gboolean
put_postings (HjlStore *store,
              GError  **error)
{
  g_autoptr (GPtrArray) postings = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (postings, hjl_posting_new (&(HjlPosting){ .id = "p1", .title = "Cook", .state = HJL_POSTING_STATE_PUBLISHED }));

  return hjl_store_put_postings (store, postings, TRUE, error);
}

static gboolean
put_roles (HjlStore *store,
           GError  **error)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (roles, hjl_role_new (&(HjlRole){ .id = "r1", .title = "Chef", .status = HJL_ROLE_STATUS_LIVE }));

  return hjl_store_put_roles (store, roles, 7, error);
}

static gboolean
end_scan (HjlStore *store,
          GError  **error)
{
  return hjl_store_end_role_scan (store, 7, error);
}

static gboolean
save_mapping (HjlStore *store,
              GError  **error)
{
  g_autoptr (HjlMapping) mapping = hjl_mapping_new ("r1");
  g_autoptr (HjlTarget) target = hjl_target_new (HJL_TARGET_STAGE, "s1", "Offer");

  hjl_mapping_set_posting (mapping, "p1", "Cook");
  hjl_mapping_set_target (mapping, "h1", "Accepted", target);

  return hjl_store_save_mapping (store, mapping, 7, error);
}

static gboolean
add_role (HjlStore *store,
          GError  **error)
{
  g_autofree char *id = hjl_store_add_book_role (store, NULL, "Baker", 7, error);

  return id != NULL;
}

static gboolean
rename_role (HjlStore *store,
             GError  **error)
{
  return hjl_store_rename_book_role (store, "b1", "Another", 7, error);
}

static gboolean
close_role (HjlStore *store,
            GError  **error)
{
  return hjl_store_set_book_role_live (store, "b1", FALSE, 7, error);
}

static gboolean
remove_role (HjlStore *store,
             GError  **error)
{
  return hjl_store_remove_book_role (store, "b1", error);
}

static gboolean
add_people (HjlStore *store,
            GError  **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_person_free);
  HjlPerson *person = hjl_person_new ("b1");

  person->profile->name = g_strdup ("Ann Other");
  g_ptr_array_add (people, person);

  return hjl_store_add_people (store, people, 7, error);
}

static gboolean
save_drafts (HjlStore *store,
             GError  **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_draft_free);

  g_ptr_array_add (drafts, hjl_draft_new ("b1"));

  return hjl_store_save_drafts (store, drafts, 7, error);
}

static gboolean
drop_drafts (HjlStore *store,
             GError  **error)
{
  return hjl_store_remove_drafts_before (store, G_MAXINT64, error) >= 0;
}

static gboolean
set_todo (HjlStore *store,
          GError  **error)
{
  return hjl_store_set_todo (store, "c2", "h2", 7, error);
}

static gboolean
end_todo (HjlStore *store,
          GError  **error)
{
  return hjl_store_end_todo (store, "c3", NULL, error);
}

static gboolean
keep_keys (HjlStore *store,
           GError  **error)
{
  static const char *const emails[] = { "ann@people.example", NULL };

  return hjl_store_keep_keys (store, "c2", emails, NULL, error);
}

const HjlStoreCall hjl_store_writes[] = {
  { "touch everybody", hjl_store_touch_everybody },
  { "choose", choose },
  { "forget a choice", forget_choice },
  { "look at a write", look_at_write },
  { "spell a source", spell_source },
  { "a run of files", hjl_store_set_run_import },
  { "end a run", end_run },
  { "need a run", need_run },
  { "watch", watch },
  { "find what was missing", find_missing },
  { "keep a place", keep_place },
  { "refresh", refresh },
  { "a value", set_value },
  { "touch", touch },
  { "rename", rename_person },
  { "hold back", hold_back },
  { "release", release },
  { "note", note },
  { "link", save_link },
  { "unlink", remove_link },
  { "end a write", end_write },
  { "confirm files", hjl_store_confirm_files },
  { "spend a file", spend_file },
  { "forget a file", forget_file },
  { "trim", trim },
  { "heal", heal },
  { "erase", erase, TRUE },
  { "put a list", put_sources },
  { "take a row", take_row },
  { "take a record", take_record },
  { "take a deletion", delete_record },
  { "miss a record", miss_record, TRUE },
  { "put postings", put_postings },
  { "put roles", put_roles },
  { "end a scan", end_scan },
  { "map", save_mapping },
  { "add a role", add_role },
  { "rename a role", rename_role },
  { "close a role", close_role },
  { "remove a role", remove_role },
  { "add people", add_people },
  { "save drafts", save_drafts },
  { "drop drafts", drop_drafts, TRUE },
  { "set a to-do", set_todo },
  { "end a to-do", end_todo },
  { "keep keys", keep_keys },
  { NULL },
};

/* @result: (nullable) (transfer full) */
static gboolean
is_there (gpointer       result,
          GDestroyNotify free_result)
{
  if (result != NULL)
    free_result (result);

  return result != NULL;
}

/* A read that gives a pointer: NULL is an error, as each has something to find. */
#define READ(name, call, free_result)                     \
  static gboolean name (HjlStore *store, GError **error)  \
  {                                                       \
    return is_there (call, (GDestroyNotify) free_result); \
  }

static const HjlActivityQuery  of_c1 = { .candidate_id = "c1", .limit = 10 };
static const HjlCandidateQuery all_people = { .states = (1u << HJL_N_STATES) - 1 };

READ (open_writes, hjl_store_list_open_writes (store, error), g_ptr_array_unref)
READ (runs, hjl_store_list_runs (store, 0, 10, error), g_ptr_array_unref)
READ (run, hjl_store_load_run (store, 1, error), hjl_run_free)
READ (changes, hjl_store_list_changes (store, 0, error), g_ptr_array_unref)
READ (change, hjl_store_load_change (store, write_id, error), hjl_change_free)
READ (cases, hjl_store_load_cases (store, TRUE, "c1", 10, error), g_ptr_array_unref)
READ (one_case, hjl_store_load_case (store, "c1", error), hjl_case_free)
READ (role_cases, hjl_store_load_role_cases (store, "r1", error), g_ptr_array_unref)
READ (one_link, hjl_store_load_link (store, "c1", error), hjl_link_free)
READ (unseen, hjl_store_list_unseen (store, 100, 10, error), g_ptr_array_unref)
READ (told_deleted, hjl_store_list_told_deleted (store, 10, error), g_ptr_array_unref)
READ (link_sources, hjl_store_list_link_sources (store, error), g_ptr_array_unref)
READ (missing, hjl_store_list_missing (store, 100, 10, error), g_ptr_array_unref)
READ (unnamed, hjl_store_list_unnamed (store, 10, error), g_ptr_array_unref)
READ (closed, hjl_store_list_closed (store, 100, error), g_ptr_array_unref)
READ (role_counts, hjl_store_load_role_counts (store, error), g_hash_table_unref)
READ (activity, hjl_store_list_activity (store, NULL, 10, error), g_ptr_array_unref)
READ (found_activity, hjl_store_find_activity (store, &of_c1, error), g_ptr_array_unref)
READ (mappings, hjl_store_load_mappings (store, error), g_hash_table_unref)
READ (people_rows, hjl_store_list_candidates (store, &all_people, 0, 10, error), g_ptr_array_unref)
READ (person_row, hjl_store_load_candidate_row (store, "c1", error), hjl_candidate_row_free)
READ (book_roles, hjl_store_list_book_roles (store, error), g_ptr_array_unref)
READ (book_stages, hjl_store_list_book_stages (store, error), g_ptr_array_unref)
READ (spent_files, hjl_store_list_spent_files (store, error), g_ptr_array_unref)
READ (spooled, hjl_store_list_spooled (store, error), g_hash_table_unref)
READ (drafts, hjl_store_list_drafts (store, NULL, error), g_ptr_array_unref)
READ (todos, hjl_store_list_todos (store, error), g_ptr_array_unref)
READ (watched, hjl_store_list_watched_folders (store, error), g_ptr_array_unref)

static gboolean
unchecked (HjlStore *store,
           GError  **error)
{
  g_autofree char *id = hjl_store_find_unchecked (store, HJL_UNCHECKED_ANY, 7, 0, error);

  return id != NULL;
}

static gboolean
count_closed (HjlStore *store,
              GError  **error)
{
  return hjl_store_count_closed (store, 100, error) >= 0;
}

static gboolean
count_written (HjlStore *store,
               GError  **error)
{
  return hjl_store_count_written (store, 0, error) >= 0;
}

static gboolean
count_drafts (HjlStore *store,
              GError  **error)
{
  return hjl_store_count_drafts (store, error) >= 0;
}

static gboolean
count_todos (HjlStore *store,
             GError  **error)
{
  return hjl_store_count_todos (store, error) >= 0;
}

static gboolean
count_rows (HjlStore *store,
            GError  **error)
{
  return hjl_store_count_candidates (store, &all_people, error) >= 0;
}

static gboolean
count_files (HjlStore *store,
             GError  **error)
{
  return hjl_store_count_confirmed_files (store, "c1", error) >= 0;
}

static gboolean
count_linked (HjlStore *store,
              GError  **error)
{
  guint n;

  return hjl_store_count_linked (store, "r1", &n, error);
}

static gboolean
count_people (HjlStore *store,
              GError  **error)
{
  guint n, n_linked;

  return hjl_store_count_people (store, &n, &n_linked, error);
}

static gboolean
count_accepted (HjlStore *store,
                GError  **error)
{
  guint n;

  return hjl_store_count_accepted (store, "r1", &n, error);
}

static gboolean
count_uses (HjlStore *store,
            GError  **error)
{
  guint n, n_people;

  return hjl_store_count_stage_uses (store, "h1", &n, &n_people, error);
}

static gboolean
pipeline (HjlStore *store,
          GError  **error)
{
  g_autoptr (GHashTable) hackajob = NULL;
  g_autoptr (GHashTable) lever = NULL;

  return hjl_store_load_pipeline (store, "r1", &hackajob, &lever, error);
}

static gboolean
one_mapping (HjlStore *store,
             GError  **error)
{
  g_autoptr (HjlMapping) mapping = NULL;

  return hjl_store_load_mapping (store, "b1", &mapping, error);
}

static gboolean
twin (HjlStore *store,
      GError  **error)
{
  g_autofree char *id = NULL;

  return hjl_store_find_twin (store, "c2", "talent-c1", "p1", &id, error);
}

static gboolean
has_person (HjlStore *store,
            GError  **error)
{
  gboolean has;

  return hjl_store_book_has_person (store, "c1", &has, error);
}

static gboolean
takes_back (HjlStore *store,
            GError  **error)
{
  gboolean takes;

  return hjl_store_takes_export_back (store, write_id, &takes, error);
}

static gboolean
had_content (HjlStore *store,
             GError  **error)
{
  gboolean had;

  return hjl_store_had_content (store, "r1", "content", &had, error);
}

const HjlStoreCall hjl_store_reads[] = {
  { "open writes", open_writes },
  { "runs", runs },
  { "a run", run },
  { "changes", changes },
  { "a change", change },
  { "cases", cases },
  { "a case", one_case },
  { "a role's cases", role_cases },
  { "a link", one_link },
  { "unseen", unseen },
  { "told as deleted", told_deleted },
  { "sources", link_sources },
  { "missing", missing },
  { "unnamed", unnamed },
  { "closed", closed },
  { "role counts", role_counts },
  { "activity", activity },
  { "activity of one", found_activity },
  { "mappings", mappings },
  { "people", people_rows },
  { "a person", person_row },
  { "book roles", book_roles },
  { "book stages", book_stages },
  { "spent files", spent_files },
  { "spooled", spooled },
  { "drafts", drafts },
  { "to-dos", todos },
  { "watched", watched },
  { "unchecked", unchecked },
  { "count closed", count_closed },
  { "count written", count_written },
  { "count drafts", count_drafts },
  { "count to-dos", count_todos },
  { "count rows", count_rows },
  { "count files", count_files },
  { "count linked", count_linked },
  { "count people", count_people },
  { "count accepted", count_accepted },
  { "count uses", count_uses },
  { "pipeline", pipeline },
  { "a mapping", one_mapping },
  { "a twin", twin },
  { "has a person", has_person },
  { "takes back", takes_back },
  { "had content", had_content },
  { NULL },
};

void
hjl_store_fill_for_calls (HjlStore *store)
{
  g_autoptr (HjlRun) run = hjl_run_new (HJL_RUN_AUTOMATIC, 1);
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      add_candidate (store, id);
      settle (store, id);
    }
  add_link (store, "c1", "o1");
  take_opportunity (store, make_opportunity ("o1", "s1"), 1);
  settle (store, "c1");
  add_hold (store, "c3", HJL_HOLD_REFUSED);
  hjl_store_begin_run (store, run);
  write_id = add_write (store, "c1");
  g_assert_true (hjl_store_run_script (store,
                                       "INSERT INTO role VALUES ('r1', 'Cook', 'live', NULL, NULL, NULL, NULL, 0, 0, NULL, 0, 0, 0, 'cook', 1),"
                                       " ('r2', 'Guest', 'live', NULL, NULL, NULL, NULL, 0, 0, NULL, 0, 0, 0, 'guest', 1);"
                                       "INSERT INTO book_role VALUES ('b1', 'Waiter', 'live', NULL, NULL, NULL, NULL, 1, 1),"
                                       " ('b2', 'Porter', 'live', NULL, NULL, NULL, NULL, 1, 1);"
                                       "INSERT INTO book_person (id, role_id, stage_id, added_at, updated_at, adopted)"
                                       " VALUES ('c2', 'b2', 'h1', 1, 1, 0);"
                                       "INSERT INTO book_stage VALUES ('h1', 0, 'Accepted', 'accepted'), ('h2', 1, 'Offer', 'offer');"
                                       "INSERT INTO mapping (role_id, direction, saved_at) VALUES ('b1', 'both', 1);"
                                       "INSERT INTO draft (role_id, added_at, updated_at, content) VALUES ('b1', 1, 1, '');"
                                       "INSERT INTO todo VALUES ('c3', NULL, 'h2', 1);"
                                       "INSERT INTO value VALUES ('watch/key', 'key');"
                                       "INSERT INTO choice VALUES ('c3', NULL, '[]');"
                                       "INSERT INTO missing VALUES ('o1', 1, 1, NULL);"
                                       "INSERT INTO watched_folder VALUES ('b1', '/here', 1);"
                                       "INSERT INTO source VALUES (0, 'hackajob');"
                                       "INSERT INTO book_file (spool_name, person_id, position, purpose, offered, in_lever, gone)"
                                       " VALUES ('spooled', 'c1', 0, 'cv', 1, 0, 0);"
                                       "INSERT INTO activity (at, kind, text) VALUES (1000000000000, 'done', 'Said before.');"
                                       "UPDATE link SET source = 'hackajob', files_checked = 1;"
                                       "UPDATE candidate SET state = 0 WHERE id = 'c1'",
                                       &error));
  g_assert_no_error (error);
}
