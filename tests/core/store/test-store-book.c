/* test-store-book.c: what is kept by hand: roles, stages, people with files, and what is to be done on hackajob
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hjl-store-help.h"

#include <string.h>

#include "model/hjl-mapping.h"
#include "model/hjl-stage.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-erase.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-state.h"
#include "store/hjl-store-todo.h"
#include "store/hjl-store-private.h"

#define CANARY "Cornelius Quetzalcoatl"
#define MAIL "cornelius.quetzalcoatl@example.org"

static char *
add_role (HjlStore   *store,
          const char *title)
{
  g_autoptr (GError) error = NULL;
  char *id = hjl_store_add_book_role (store, NULL, title, 10, &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);

  return id;
}

/* (transfer full): the id of a stage by its name */
static char *
stage_of (HjlStore   *store,
          const char *name)
{
  g_autoptr (GPtrArray) stages = hjl_store_list_book_stages (store, NULL);

  for (guint i = 0; i < stages->len; i++)
    if (g_strcmp0 (((HjlStage *) stages->pdata[i])->name, name) == 0)
      return g_strdup (((HjlStage *) stages->pdata[i])->id);

  g_assert_not_reached ();
}

static HjlPerson *
make_person (const char *role_id,
             const char *name,
             const char *email)
{
  HjlPerson *person = hjl_person_new (role_id);

  person->profile->name = g_strdup (name);
  if (email != NULL)
    {
      g_strfreev (person->profile->emails);
      person->profile->emails = g_strsplit (email, " ", -1);
    }

  return person;
}

static void
add_file (HjlPerson  *person,
          const char *spool_name,
          HjlPurpose  purpose)
{
  g_ptr_array_add (person->files, hjl_person_file_new (spool_name, purpose, CANARY ".pdf"));
}

static gboolean
add (HjlStore  *store,
     HjlPerson *person,
     HjlTime    now,
     GError   **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  g_ptr_array_add (people, person);

  return hjl_store_add_people (store, people, now, error);
}

static void
run (HjlStore   *store,
     const char *sql)
{
  g_assert_true (hjl_store_run_script (store, sql, NULL));
}

static guint
count_spent (HjlStore *store)
{
  g_autoptr (GPtrArray) spent = hjl_store_list_spent_files (store, NULL);

  return spent->len;
}

static void
test_roles (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autoptr (HjlMapping) mapping = NULL;
  g_autoptr (HjlPerson) person = NULL;
  g_autoptr (GHashTable) mappings = NULL;

  g_assert_true (hjl_store_open_book (self->store, 5, &error));
  g_assert_null (hjl_store_add_book_role (self->store, NULL, " \n ", 10, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_clear_error (&error);

  /* There at once, in every list. */
  id = add_role (self->store, "Data\nEngineer");
  g_assert_true (hjl_store_is_role_live (self->store, id));
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM role WHERE title = 'Data Engineer'"), ==, 1);
  g_assert_true (hjl_store_rename_book_role (self->store, id, "Engineer", 11, &error));
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM role WHERE title = 'Engineer'"), ==, 1);
  g_assert_true (hjl_store_set_book_role_live (self->store, id, FALSE, 12, &error));
  g_assert_false (hjl_store_is_role_live (self->store, id));
  g_assert_true (hjl_store_set_book_role_live (self->store, id, TRUE, 13, &error));
  g_assert_true (hjl_store_is_role_live (self->store, id));
  g_assert_false (hjl_store_rename_book_role (self->store, "nobody's", "x", 11, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_clear_error (&error);

  /* Who is in it keeps it. */
  person = make_person (id, CANARY, MAIL);
  g_assert_true (add (self->store, person, 20, &error));
  g_assert_no_error (error);
  g_assert_false (hjl_store_remove_book_role (self->store, id, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "1 candidate belongs"));
  g_clear_error (&error);
  g_assert_true (hjl_store_is_role_live (self->store, id));

  /* It goes with its mapping, and can come back under its id. */
  g_assert_true (hjl_store_erase (self->store, person->id, &error));
  mapping = hjl_mapping_new (id);
  hjl_mapping_set_posting (mapping, "p1", "Posting");
  g_assert_true (hjl_store_save_mapping (self->store, mapping, 21, &error));
  g_assert_true (hjl_store_remove_book_role (self->store, id, &error));
  g_assert_no_error (error);
  mappings = hjl_store_load_mappings (self->store, &error);
  g_assert_cmpuint (g_hash_table_size (mappings), ==, 0);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM role"), ==, 0);
  g_free (hjl_store_add_book_role (self->store, id, "Engineer", 22, &error));
  g_assert_no_error (error);
  g_assert_true (hjl_store_is_role_live (self->store, id));
}

static void
test_stages (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = NULL;
  g_autofree char *role = NULL;
  g_autofree char *offer = NULL;
  g_autoptr (HjlMapping) mapping = NULL;
  g_autoptr (HjlTarget) target = hjl_target_new (HJL_TARGET_STAGE, "s1", "Offer");
  g_autoptr (HjlPerson) person = NULL;
  guint n_mappings;
  guint n_people;

  g_assert_true (hjl_store_open_book (self->store, 5, &error));
  stages = hjl_store_list_book_stages (self->store, &error);
  g_assert_cmpuint (stages->len, ==, 7);
  g_assert_cmpint (((HjlStage *) stages->pdata[0])->kind, ==, HJL_STAGE_KIND_ACCEPTED);

  role = add_role (self->store, "Engineer");
  offer = stage_of (self->store, "Offer");
  mapping = hjl_mapping_new (role);
  hjl_mapping_set_posting (mapping, "p1", "Posting");
  hjl_mapping_set_target (mapping, offer, "Offer", target);
  g_assert_true (hjl_store_save_mapping (self->store, mapping, 21, &error));
  person = make_person (role, CANARY, NULL);
  g_assert_true (add (self->store, person, 20, &error));

  /* Two of a name, no name, and none at all. */
  g_ptr_array_add (stages, hjl_stage_new (&(HjlStage){ .id = "", .name = "OFFER" }));
  g_assert_false (hjl_store_set_book_stages (self->store, stages, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_clear_error (&error);
  stages->pdata[7] = (g_object_unref (stages->pdata[7]), hjl_stage_new (&(HjlStage){ .id = "", .name = " " }));
  g_assert_false (hjl_store_set_book_stages (self->store, stages, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_clear_error (&error);
  g_ptr_array_set_size (stages, 0);
  g_assert_false (hjl_store_set_book_stages (self->store, stages, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_clear_error (&error);
  g_ptr_array_unref (stages);

  /* Somebody is at the first. */
  stages = hjl_store_list_book_stages (self->store, &error);
  g_ptr_array_remove_index (stages, 0);
  g_assert_false (hjl_store_set_book_stages (self->store, stages, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "Accepted"));
  g_clear_error (&error);
  g_ptr_array_unref (stages);

  /* A new one, another order, and one with a mapping goes with what the mapping says of it. */
  g_assert_true (hjl_store_count_stage_uses (self->store, offer, &n_mappings, &n_people, &error));
  g_assert_cmpuint (n_mappings, ==, 1);
  g_assert_cmpuint (n_people, ==, 0);
  stages = hjl_store_list_book_stages (self->store, &error);
  g_ptr_array_remove_index (stages, 3);
  g_ptr_array_insert (stages, 1, hjl_stage_new (&(HjlStage){ .id = "", .name = " Phone call ", .kind = HJL_STAGE_KIND_IN_PROCESS }));
  settle (self->store, person->id);
  g_assert_true (hjl_store_set_book_stages (self->store, stages, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM mapping_entry"), ==, 0);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM stage WHERE side = 0 AND name = 'Phone call' AND rank = 1"), ==, 1);
  g_assert_true (is_dirty (self->store, person->id));
}

static void
test_people (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *role = NULL;
  g_autofree char *first = NULL;
  g_autofree char *found = NULL;
  g_autoptr (HjlPerson) person = NULL;
  g_autoptr (HjlPerson) more = NULL;
  g_autoptr (HjlPerson) lost = NULL;
  g_autoptr (HjlPerson) kept = NULL;
  g_autoptr (GPtrArray) both = g_ptr_array_new ();
  const char *const mails[] = { "Cornelius.Quetzalcoatl@EXAMPLE.org", NULL };

  g_assert_true (hjl_store_open_book (self->store, 5, &error));
  role = add_role (self->store, "Engineer");
  first = stage_of (self->store, "Accepted");

  person = make_person (role, CANARY, MAIL);
  person->profile->url = g_strdup ("https://www.hackajob.example/p/7/?from=mail");
  g_ptr_array_add (person->profile->phones, hjl_labelled_new (NULL, "+44 1"));
  add_file (person, "a", HJL_PURPOSE_CV);
  add_file (person, "b", HJL_PURPOSE_OTHER);
  lost = make_person ("no role", "Nobody", NULL);
  add_file (lost, "z", HJL_PURPOSE_CV);

  /* All or none. */
  g_ptr_array_add (both, person);
  g_ptr_array_add (both, lost);
  g_assert_false (hjl_store_add_people (self->store, both, 20, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM book_person"), ==, 0);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM book_file"), ==, 0);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM candidate"), ==, 0);

  g_assert_true (add (self->store, person, 20, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_state (self->store, person->id), ==, HJL_STATE_WAITING);
  kept = hjl_store_load_person (self->store, person->id, &error);
  g_assert_cmpstr (kept->stage_id, ==, first);
  g_assert_cmpstr (kept->profile->name, ==, CANARY);
  g_assert_cmpstr (kept->profile->emails[0], ==, MAIL);
  g_assert_cmpstr (((HjlLabelled *) kept->profile->phones->pdata[0])->text, ==, "+44 1");
  g_assert_cmpuint (kept->files->len, ==, 2);
  g_assert_cmpint (((HjlPersonFile *) kept->files->pdata[0])->purpose, ==, HJL_PURPOSE_CV);

  /* Known again by either. */
  found = hjl_store_find_person (self->store, role, mails, NULL, &error);
  g_assert_cmpstr (found, ==, person->id);
  g_free (found);
  found = hjl_store_find_person (self->store, NULL, NULL, "http://hackajob.example/p/7", &error);
  g_assert_cmpstr (found, ==, person->id);
  g_free (found);
  found = hjl_store_find_person (self->store, "another", mails, NULL, &error);
  g_assert_null (found);

  /* Another CV takes the place of the first; the rest is added, and what was refused is tried again. */
  add_hold (self->store, person->id, HJL_HOLD_REFUSED);
  more = make_person (role, NULL, MAIL " c@example.org");
  more->id = g_strdup (person->id);
  add_file (more, "c", HJL_PURPOSE_CV);
  g_assert_true (add (self->store, more, 15, &error));
  g_assert_no_error (error);
  hjl_person_free (g_steal_pointer (&kept));
  kept = hjl_store_load_person (self->store, person->id, &error);
  g_assert_cmpstr (kept->profile->name, ==, CANARY);
  g_assert_cmpuint (g_strv_length (kept->profile->emails), ==, 2);
  g_assert_cmpint (kept->updated_at, ==, 21);
  g_assert_cmpuint (kept->files->len, ==, 2);
  g_assert_cmpstr (((HjlPersonFile *) kept->files->pdata[1])->spool_name, ==, "c");
  g_assert_cmpint (get_state (self->store, person->id), ==, HJL_STATE_WAITING);
  g_assert_cmpuint (count_spent (self->store), ==, 1);
}

static void
test_files (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *role = NULL;
  g_autofree char *name = NULL;
  g_autoptr (HjlPerson) person = NULL;
  g_autoptr (GHashTable) spooled = NULL;
  g_autoptr (HjlPerson) again = NULL;

  g_assert_true (hjl_store_open_book (self->store, 5, &error));
  role = add_role (self->store, "Engineer");
  person = make_person (role, CANARY, MAIL);
  add_file (person, "a", HJL_PURPOSE_CV);
  add_file (person, "b", HJL_PURPOSE_OTHER);
  g_assert_true (add (self->store, person, 20, &error));
  g_assert_cmpuint (count_spent (self->store), ==, 0);

  /* In Lever: they go from the spool, and are told until they have. */
  add_link (self->store, person->id, "o1");
  run (self->store, "UPDATE link SET files_checked = 1");
  g_assert_true (hjl_store_set_file_offered (self->store, "a", &error));
  g_assert_true (hjl_store_confirm_files (self->store, &error));
  g_assert_cmpuint (count_spent (self->store), ==, 1);
  /* The other came while the first was on its way: the next sync brings it. */
  g_assert_cmpint (ask_number (self->store, "SELECT files_checked + 2 * awaits_cv FROM link"), ==, 2);
  run (self->store, "UPDATE link SET files_checked = 1, awaits_cv = 0");
  g_assert_true (hjl_store_set_file_offered (self->store, "b", &error));
  add_hold (self->store, person->id, HJL_HOLD_FILE);
  g_assert_true (hjl_store_confirm_files (self->store, &error));
  g_assert_cmpuint (count_spent (self->store), ==, 1);
  g_assert_true (hjl_store_clear_hold (self->store, person->id, &error));
  g_assert_true (hjl_store_confirm_files (self->store, &error));
  g_assert_cmpint (hjl_store_count_confirmed_files (self->store, person->id, &error), ==, 2);
  g_assert_cmpuint (count_spent (self->store), ==, 2);
  g_assert_true (hjl_store_forget_file (self->store, "a", &error));
  g_assert_cmpuint (count_spent (self->store), ==, 1);
  spooled = hjl_store_list_spooled (self->store, &error);
  g_assert_true (g_hash_table_contains (spooled, "b"));
  g_assert_false (g_hash_table_contains (spooled, "a"));

  /* Of several all or none; whom a feed told of is passed over. */
  {
    const char *all[] = { "somebody of a feed", person->id };
    g_autoptr (GPtrArray) ids = g_ptr_array_new ();
    guint n_left = 9;

    g_ptr_array_add (ids, (char *) all[0]);
    g_ptr_array_add (ids, (char *) all[1]);
    g_assert_true (hjl_store_set_people_stage (self->store, ids, (name = stage_of (self->store, "Hired")), 29, &n_left, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (n_left, ==, 1);
    g_assert_false (hjl_store_set_people_stage (self->store, ids, "no stage", 29, &n_left, &error));
    g_assert_nonnull (error);
    g_clear_error (&error);
    g_clear_pointer (&name, g_free);
  }

  /* Erased: no name, no e-mail, no row, no file. */
  g_assert_true (hjl_store_set_person_stage (self->store, person->id, (name = stage_of (self->store, "Offer")), 30, &error));
  g_assert_true (hjl_store_set_todo (self->store, person->id, (g_free (name), name = stage_of (self->store, "Hired")), 31, &error));
  g_assert_true (hjl_store_erase (self->store, person->id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_spent (self->store), ==, 1);
  g_assert_true (hjl_store_forget_file (self->store, "b", &error));
  g_assert_cmpint (ask_number (self->store, "SELECT (SELECT count (*) FROM book_person) + (SELECT count (*) FROM book_file)"
                                            " + (SELECT count (*) FROM person_key) + (SELECT count (*) FROM todo)"),
                   ==, 0);
  g_free (name);
  name = find_text (self->folder, CANARY);
  g_assert_cmpstr (name, ==, "");
  g_free (name);
  name = find_text (self->folder, MAIL);
  g_assert_cmpstr (name, ==, "");

  /* Not the same candidacy again. */
  again = make_person (role, CANARY, MAIL);
  again->id = g_strdup (person->id);
  g_assert_false (add (self->store, again, 40, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
}

static void
test_todo (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *role = NULL;
  g_autofree char *accepted = NULL;
  g_autofree char *offer = NULL;
  g_autofree char *hired = NULL;
  g_autoptr (HjlPerson) person = NULL;
  g_autoptr (HjlPerson) kept = NULL;
  g_autoptr (GPtrArray) todos = NULL;
  const HjlTodo *todo;
  gboolean       found;

  g_assert_true (hjl_store_open_book (self->store, 5, &error));
  role = add_role (self->store, "Engineer");
  accepted = stage_of (self->store, "Accepted");
  offer = stage_of (self->store, "Offer");
  hired = stage_of (self->store, "Hired");
  person = make_person (role, CANARY, MAIL);
  g_assert_true (add (self->store, person, 20, &error));

  /* The newest is what is to be done; where the person is on hackajob is kept. */
  g_assert_true (hjl_store_set_todo (self->store, person->id, offer, 30, &error));
  g_assert_true (hjl_store_set_todo (self->store, person->id, hired, 31, &error));
  g_assert_no_error (error);
  todos = hjl_store_list_todos (self->store, &error);
  g_assert_cmpuint (todos->len, ==, 1);
  todo = todos->pdata[0];
  g_assert_cmpstr (todo->name, ==, CANARY);
  g_assert_cmpstr (todo->from_name, ==, "Accepted");
  g_assert_cmpstr (todo->stage_name, ==, "Hired");
  g_assert_cmpstr (todo->role_title, ==, "Engineer");
  kept = hjl_store_load_person (self->store, person->id, &error);
  g_assert_cmpstr (kept->stage_id, ==, hired);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM candidate JOIN book_person USING (id, stage_id)"), ==, 1);

  /* Back to where they are: nothing is to be done. */
  g_assert_true (hjl_store_set_todo (self->store, person->id, accepted, 32, &error));
  g_assert_cmpint (hjl_store_count_todos (self->store, &error), ==, 0);

  /* Ticked off, and once more is no trouble. */
  g_assert_true (hjl_store_set_todo (self->store, person->id, offer, 33, &error));
  g_assert_true (hjl_store_end_todo (self->store, person->id, &found, &error));
  g_assert_true (found);
  g_assert_true (hjl_store_end_todo (self->store, person->id, &found, &error));
  g_assert_false (found);

  /* The recruiter says where they are: what was to be done is over. */
  g_assert_true (hjl_store_set_todo (self->store, person->id, hired, 34, &error));
  g_assert_true (hjl_store_set_person_stage (self->store, person->id, accepted, 35, &error));
  g_assert_cmpint (hjl_store_count_todos (self->store, &error), ==, 0);

  g_assert_false (hjl_store_set_todo (self->store, person->id, "no stage", 36, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
}

static void
test_adopt (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *next = NULL;
  g_autofree char *after = NULL;

  g_ptr_array_add (roles, hjl_role_new (&(HjlRole){ .id = "r1", .title = "Engineer", .status = HJL_ROLE_STATUS_LIVE, .accepted_count = -1 }));
  g_assert_true (hjl_store_put_roles (self->store, roles, 1, NULL));
  g_ptr_array_add (stages, hjl_stage_new (&(HjlStage){ .side = HJL_SIDE_HACKAJOB, .id = "h2", .name = "Two", .order = 2.0 }));
  g_ptr_array_add (stages, hjl_stage_new (&(HjlStage){ .side = HJL_SIDE_HACKAJOB, .id = "h1", .name = "One", .order = 1.0 }));
  g_assert_true (hjl_store_put_stages (self->store, HJL_SIDE_HACKAJOB, stages, NULL));
  add_candidate (self->store, "c1");
  add_candidate (self->store, "c2");
  g_assert_true (hjl_store_erase (self->store, "c2", NULL));

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (hjl_store_open_book (self->store, 50, &error));
      g_assert_no_error (error);
    }

  kept = hjl_store_list_book_roles (self->store, &error);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (((HjlRole *) kept->pdata[0])->id, ==, "r1");
  g_ptr_array_unref (kept);
  kept = hjl_store_list_book_stages (self->store, &error);
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_cmpstr (((HjlStage *) kept->pdata[0])->id, ==, "h1");
  people = hjl_store_list_people (self->store, 0, NULL, 1, &next, &error);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpstr (((HjlPerson *) people->pdata[0])->id, ==, "c1");
  g_assert_true (((HjlPerson *) people->pdata[0])->adopted);
  g_assert_nonnull (next);
  g_ptr_array_unref (people);
  people = hjl_store_list_people (self->store, 0, next, 1, &after, &error);
  g_assert_cmpuint (people->len, ==, 0);
  g_assert_null (after);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store-book/roles", test_roles);
  fixture_add ("/store-book/stages", test_stages);
  fixture_add ("/store-book/people", test_people);
  fixture_add ("/store-book/files", test_files);
  fixture_add ("/store-book/todo", test_todo);
  fixture_add ("/store-book/adopt", test_adopt);

  return g_test_run ();
}
