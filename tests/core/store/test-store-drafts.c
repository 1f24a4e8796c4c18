/* test-store-drafts.c: an unfinished review: kept, changed, accepted and forgotten, with its files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hjl-store-help.h"

#include <string.h>

#include "model/hjl-stage.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-erase.h"
#include "store/hjl-store-state.h"
#include "store/hjl-store-drafts.h"
#include "store/hjl-store-private.h"

#define CANARY "Cornelius Quetzalcoatl"
#define MAIL "cornelius.quetzalcoatl@example.org"

static char *
open_role (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  char *id;

  g_assert_true (hjl_store_open_book (self->store, 5, &error));
  id = hjl_store_add_book_role (self->store, NULL, "Data Engineer", 10, &error);
  g_assert_no_error (error);

  return id;
}

static void
set (HjlDraft   *draft,
     HjlCvField  field,
     const char *value)
{
  const char *values[] = { value, NULL };

  hjl_draft_set (draft, field, values);
}

static void
add_file (HjlDraft   *draft,
          const char *spool_name,
          const char *digest,
          HjlPurpose  purpose,
          HjlCvFacts *facts)
{
  HjlPersonFile *file = hjl_person_file_new (spool_name, purpose, draft->person->profile->name);

  file->digest = g_strdup (digest);
  hjl_draft_take_file (draft, file, hjl_draft_read_new ("CVs", 100, facts));
}

/* (transfer full): somebody ready, with one file, whose digest is its name in the spool */
static HjlDraft *
make_draft (const char *role_id,
            const char *name,
            const char *email,
            const char *spool_name)
{
  HjlDraft *draft = hjl_draft_new (role_id);

  set (draft, HJL_CV_FIELD_NAME, name);
  if (email != NULL)
    set (draft, HJL_CV_FIELD_EMAIL, email);
  if (spool_name != NULL)
    add_file (draft, spool_name, spool_name, HJL_PURPOSE_CV, NULL);

  return draft;
}

static void
save (Fixture  *self,
      HjlDraft *draft,
      HjlTime   now)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (drafts, draft);
  g_assert_true (hjl_store_save_drafts (self->store, drafts, now, &error));
  g_assert_no_error (error);
  g_assert_nonnull (draft->id);
}

/* Returns: how many were left. @people: (out): how many were added or completed */
static guint
accept (Fixture  *self,
        HjlDraft *draft,
        guint    *n_people)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  guint n_left;

  g_ptr_array_add (ids, draft->id);
  g_assert_true (hjl_store_accept_drafts (self->store, ids, 100, &people, &n_left, &error));
  g_assert_no_error (error);
  *n_people = people->len;

  return n_left;
}

/* Each name that is known or spent in the spool, in their order. */
static void
assert_spool (Fixture    *self,
              const char *known,
              const char *spent)
{
  g_autoptr (GHashTable) names = hjl_store_list_spooled (self->store, NULL);
  g_autoptr (GPtrArray) gone = hjl_store_list_spent_files (self->store, NULL);
  g_autoptr (GList) list = g_list_sort (g_hash_table_get_keys (names), (GCompareFunc) g_strcmp0);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) some = g_string_new (NULL);

  for (GList *l = list; l != NULL; l = l->next)
    g_string_append_printf (all, "%s ", (char *) l->data);
  for (guint i = 0; i < gone->len; i++)
    g_string_append_printf (some, "%s ", (char *) gone->pdata[i]);
  g_assert_cmpstr (all->str, ==, known);
  g_assert_cmpstr (some->str, ==, spent);
}

static void
test_kept (Fixture      *self,
           gconstpointer data)
{
  g_autofree char *role = open_role (self);
  g_autoptr (HjlDraft) draft = hjl_draft_new (role);
  g_autoptr (HjlDraft) loaded = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) said = NULL;
  HjlCvFacts   *facts = hjl_cv_facts_new (HJL_FILE_KIND_PDF, HJL_CV_ENCRYPTED);
  const char   *phones[] = { "+44 1", " +44 2 ", "", NULL };
  HjlDraftRead *read;

  hjl_cv_facts_take (facts, HJL_CV_FIELD_NAME, g_strdup ("O’Néill “’'\n"), HJL_CV_LIKELY, HJL_CV_FROM_TEXT, 1, 2);
  draft->person->profile->name = g_strdup ("cv.pdf");
  add_file (draft, "s1", "d1", HJL_PURPOSE_CV, facts);
  add_file (draft, "s2", "d2", HJL_PURPOSE_OTHER, NULL);
  set (draft, HJL_CV_FIELD_NAME, "  O’Néill\n“'”  ");
  hjl_draft_set (draft, HJL_CV_FIELD_PHONE, phones);
  draft->sure[HJL_CV_FIELD_NAME] = HJL_CV_LIKELY;
  draft->choice = HJL_DRAFT_INTO;
  draft->opportunity_id = g_strdup ("o-1");
  draft->row = 7;
  hjl_draft_add_problem (draft, "“x.exe” was left out.");
  save (self, draft, 20);

  fixture_reopen (self);
  loaded = hjl_store_load_draft (self->store, draft->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->person->role_id, ==, role);
  g_assert_cmpstr (loaded->person->profile->name, ==, "O’Néill “'”");
  g_assert_true (hjl_draft_asks (loaded, HJL_CV_FIELD_NAME));
  g_assert_false (hjl_draft_asks (loaded, HJL_CV_FIELD_PHONE));
  g_assert_false (hjl_draft_asks (loaded, HJL_CV_FIELD_EMAIL));
  g_assert_false (hjl_draft_is_ready (loaded));
  g_assert_cmpuint (loaded->person->profile->phones->len, ==, 2);
  g_assert_cmpint (loaded->choice, ==, HJL_DRAFT_INTO);
  g_assert_cmpstr (loaded->opportunity_id, ==, "o-1");
  g_assert_cmpuint (loaded->row, ==, 7);
  g_assert_cmpint (loaded->added_at, ==, 20);
  g_assert_cmpuint (loaded->reads->len, ==, 2);
  read = g_ptr_array_index (loaded->reads, 0);
  g_assert_cmpstr (read->folder, ==, "CVs");
  g_assert_cmpint (read->size, ==, 100);
  g_assert_cmpint (read->facts->reading, ==, HJL_CV_ENCRYPTED);
  g_assert_cmpstr (hjl_cv_facts_get (read->facts, HJL_CV_FIELD_NAME)->value, ==, "O’Néill “’'\n");
  g_assert_cmpstr (((HjlPersonFile *) loaded->person->files->pdata[0])->digest, ==, "d1");

  /* What was found when it was made, and what is the matter with its CV. */
  said = hjl_draft_describe (loaded);
  g_assert_cmpuint (g_strv_length (said), ==, 2);
  g_assert_nonnull (strstr (said[0], "password"));
  g_assert_true (g_str_has_prefix (said[0], "“cv.pdf”"));
  g_assert_cmpstr (said[1], ==, "“x.exe” was left out.");

  /* What is added again under the same role is found, and not under another. */
  g_assert_cmpint (hjl_store_count_drafts (self->store, NULL), ==, 1);
  g_free (hjl_store_find_draft_by_file (self->store, "other", "d1", &error));
  g_assert_no_error (error);
  g_clear_pointer (&loaded->id, g_free);
  loaded->id = hjl_store_find_draft_by_file (self->store, role, "d2", &error);
  g_assert_cmpstr (loaded->id, ==, draft->id);
  g_assert_null (hjl_store_find_draft_by_file (self->store, "other", "d2", &error));
  all = hjl_store_list_drafts (self->store, "other", &error);
  g_assert_cmpuint (all->len, ==, 0);
  assert_spool (self, "s1 s2 ", "");

  g_assert_true (hjl_store_remove_draft (self->store, draft->id, &error));
  g_assert_true (hjl_store_remove_draft (self->store, draft->id, &error));
  g_assert_null (hjl_store_load_draft (self->store, draft->id, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_clear_pointer (&loaded, hjl_draft_free);
  g_assert_null (hjl_store_load_draft (self->store, "x", &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND);
  assert_spool (self, "s1 s2 ", "s1 s2 ");

  /* Numbers do not come back. */
  {
    g_autoptr (HjlDraft) next = make_draft (role, CANARY, NULL, NULL);

    save (self, next, 21);
    g_assert_cmpstr (next->id, !=, draft->id);
  }
}

/* Files move between rows, and none is lost on the way. */
static void
test_split_and_join (Fixture      *self,
                     gconstpointer data)
{
  g_autofree char *role = open_role (self);
  g_autoptr (HjlDraft) one = make_draft (role, "Ann", "ann@example.org", "s1");
  g_autoptr (HjlDraft) two = hjl_draft_new (role);
  g_autoptr (HjlDraft) loaded = NULL;
  g_autoptr (GPtrArray) both = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  add_file (one, "s2", "d2", HJL_PURPOSE_CV, NULL);
  g_assert_cmpint (((HjlPersonFile *) one->person->files->pdata[0])->purpose, ==, HJL_PURPOSE_OTHER);
  save (self, one, 20);

  hjl_draft_move_file (one, 0, two);
  hjl_draft_set_purpose (two, 0, HJL_PURPOSE_CV);
  set (two, HJL_CV_FIELD_EMAIL, "bob@example.org");
  g_ptr_array_add (both, two);
  g_ptr_array_add (both, one);
  g_assert_true (hjl_store_save_drafts (self->store, both, 21, &error));
  assert_spool (self, "s1 s2 ", "");
  loaded = hjl_store_load_draft (self->store, two->id, &error);
  g_assert_cmpuint (loaded->person->files->len, ==, 1);

  hjl_draft_join (one, two);
  g_assert_cmpuint (one->person->files->len, ==, 2);
  g_assert_cmpstr (one->person->profile->emails[1], ==, "bob@example.org");
  g_assert_cmpint (((HjlPersonFile *) one->person->files->pdata[0])->purpose, ==, HJL_PURPOSE_CV);
  g_assert_cmpint (((HjlPersonFile *) one->person->files->pdata[1])->purpose, ==, HJL_PURPOSE_OTHER);
  g_assert_true (hjl_store_save_drafts (self->store, both, 22, &error));
  g_assert_true (hjl_store_remove_draft (self->store, two->id, &error));
  assert_spool (self, "s1 s2 ", "");

  /* A file that is taken out goes. */
  g_ptr_array_remove_index (one->person->files, 1);
  g_ptr_array_remove_index (one->reads, 1);
  save (self, one, 23);
  assert_spool (self, "s1 s2 ", "s1 ");

  /* One that is not there takes none of the others along. */
  g_clear_pointer (&two->id, g_free);
  two->id = g_strdup ("99");
  set (one, HJL_CV_FIELD_NAME, "Changed");
  g_ptr_array_set_size (both, 0);
  g_ptr_array_add (both, one);
  g_ptr_array_add (both, two);
  g_assert_false (hjl_store_save_drafts (self->store, both, 24, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND);
  g_clear_pointer (&loaded, hjl_draft_free);
  loaded = hjl_store_load_draft (self->store, one->id, NULL);
  g_assert_cmpstr (loaded->person->profile->name, ==, "Ann");
}

static void
test_accepted (Fixture      *self,
               gconstpointer data)
{
  g_autofree char *role = open_role (self);
  g_autoptr (HjlDraft) draft = make_draft (role, CANARY, MAIL, "s1");
  g_autoptr (HjlDraft) again = make_draft (role, CANARY, MAIL, "s2");
  g_autoptr (HjlDraft) more = make_draft (role, "C. Quetzalcoatl", MAIL, "s3");
  g_autoptr (HjlDraft) same_file = make_draft (role, CANARY, NULL, "s4");
  g_autoptr (HjlDraft) other = make_draft (role, "Beatrix Obuya", MAIL, "s5");
  g_autoptr (HjlPerson) person = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autofree char *id = NULL;
  guint            n_people;

  set (draft, HJL_CV_FIELD_PLACE, "Leeds");
  set (draft, HJL_CV_FIELD_HEADLINE, "Engineer");
  draft->sure[HJL_CV_FIELD_PLACE] = HJL_CV_LIKELY;
  draft->sure[HJL_CV_FIELD_EMAIL] = HJL_CV_LIKELY;
  save (self, draft, 20);

  /* Nothing that is not sure goes out: without name and e-mail the row waits, of the rest it is left out. */
  g_assert_cmpuint (accept (self, draft, &n_people), ==, 1);
  g_assert_cmpuint (n_people, ==, 0);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM book_person"), ==, 0);
  draft->sure[HJL_CV_FIELD_EMAIL] = HJL_CV_SURE;
  save (self, draft, 21);
  g_assert_null (hjl_store_find_drafted (self->store, draft, NULL));
  g_assert_cmpuint (accept (self, draft, &n_people), ==, 0);
  g_assert_cmpuint (n_people, ==, 1);
  g_assert_cmpint (hjl_store_count_drafts (self->store, NULL), ==, 0);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM draft_file"), ==, 0);
  id = hjl_store_find_drafted (self->store, again, NULL);
  g_assert_nonnull (id);
  person = hjl_store_load_person (self->store, id, NULL);
  g_assert_null (person->profile->location);
  g_assert_cmpstr (person->profile->headline, ==, "Engineer");
  assert_spool (self, "s1 ", "");

  /* The same file again changes nothing, and its copy is spent. */
  ((HjlPersonFile *) again->person->files->pdata[0])->digest[1] = '1';
  save (self, again, 22);
  g_assert_cmpuint (accept (self, again, &n_people), ==, 0);
  assert_spool (self, "s1 s2 ", "s2 ");
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM book_person"), ==, 1);

  /* Another file is theirs. */
  add_file (more, "s6", "d6", HJL_PURPOSE_PROFILE, NULL);
  save (self, more, 23);
  g_assert_cmpuint (accept (self, more, &n_people), ==, 0);
  g_clear_pointer (&person, hjl_person_free);
  person = hjl_store_load_person (self->store, id, NULL);
  g_assert_cmpuint (person->files->len, ==, 2);
  assert_spool (self, "s1 s2 s3 s6 ", "s1 s2 ");

  /* Who has no e-mail is known by the CV. */
  ((HjlPersonFile *) same_file->person->files->pdata[0])->digest[1] = '3';
  save (self, same_file, 24);
  g_assert_cmpuint (accept (self, same_file, &n_people), ==, 0);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM book_person"), ==, 1);

  /* Somebody of another name has the same address: that asks, and is somebody new once a person says so. */
  save (self, other, 25);
  g_assert_cmpuint (accept (self, other, &n_people), ==, 1);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM book_person"), ==, 1);
  other->choice = HJL_DRAFT_NEW;
  save (self, other, 26);
  g_assert_cmpuint (accept (self, other, &n_people), ==, 0);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM book_person"), ==, 2);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM choice WHERE opportunity_id IS NULL"), ==, 1);
}

static void
test_choices (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *role = open_role (self);
  g_autoptr (HjlDraft) skipped = make_draft (role, CANARY, MAIL, "s1");
  g_autoptr (HjlDraft) nameless = make_draft (role, "  ", MAIL, "s2");
  g_autoptr (HjlDraft) into = make_draft (role, "Ann", NULL, "s3");
  g_autoptr (HjlDraft) linked = make_draft (role, "Ann", NULL, "s4");
  g_autoptr (HjlDraft) homeless = make_draft ("gone", "Ann", NULL, "s5");
  g_autoptr (HjlDraft) whole = make_draft (role, "Eve", NULL, "s6");
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  guint n_people;

  skipped->choice = HJL_DRAFT_SKIP;
  save (self, skipped, 20);
  g_assert_cmpuint (accept (self, skipped, &n_people), ==, 0);
  g_assert_cmpuint (n_people, ==, 0);
  assert_spool (self, "s1 ", "s1 ");

  save (self, nameless, 21);
  g_assert_true (hjl_draft_needs_name (nameless));
  g_assert_cmpuint (accept (self, nameless, &n_people), ==, 1);

  /* A record that nobody here has: the export adopts it. */
  into->choice = HJL_DRAFT_INTO;
  into->opportunity_id = g_strdup ("o-1");
  save (self, into, 22);
  g_assert_cmpuint (accept (self, into, &n_people), ==, 0);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM choice WHERE opportunity_id = 'o-1'"), ==, 1);

  /* One that somebody here has already: they get the file. */
  id = hjl_store_find_drafted (self->store, into, NULL);
  g_assert_nonnull (id);
  add_link (self->store, id, "o-2");
  linked->choice = HJL_DRAFT_INTO;
  linked->opportunity_id = g_strdup ("o-2");
  save (self, linked, 23);
  g_assert_cmpuint (accept (self, linked, &n_people), ==, 0);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM book_person"), ==, 1);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM book_file WHERE person_id IS NOT NULL"), ==, 1);

  /* All or nothing. */
  save (self, whole, 24);
  save (self, homeless, 24);
  g_ptr_array_add (ids, whole->id);
  g_ptr_array_add (ids, homeless->id);
  g_assert_false (hjl_store_accept_drafts (self->store, ids, 25, NULL, NULL, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_assert_cmpint (hjl_store_count_drafts (self->store, NULL), ==, 3);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM book_person"), ==, 1);
}

/* A table that comes again is older than who it tells of: nobody moves before a person has agreed, and a name alone may be
 * another's. */
static void
test_again (Fixture      *self,
            gconstpointer data)
{
  g_autofree char *role = open_role (self);
  g_autoptr (HjlDraft) first = make_draft (role, "Ann Archer", "ann@example.org", NULL);
  g_autoptr (HjlDraft) second = make_draft (role, "Ann Archer", "ann@example.org", NULL);
  g_autoptr (HjlDraft) nameless = make_draft (role, "Bea Baker", NULL, NULL);
  g_autoptr (HjlDraft) namesake = make_draft (role, "BEA  Baker", NULL, NULL);
  g_autoptr (GPtrArray) stages = hjl_store_list_book_stages (self->store, NULL);
  const char *early = ((HjlStage *) g_ptr_array_index (stages, 0))->id;
  const char *late = ((HjlStage *) g_ptr_array_index (stages, 1))->id;
  g_autoptr (HjlPerson) offered = NULL;
  g_autoptr (HjlPerson) moved = NULL;
  g_autofree char *id = NULL;
  guint            n_people;

  hjl_draft_set_stage (first, late);
  save (self, first, 20);
  g_assert_cmpuint (accept (self, first, &n_people), ==, 0);

  second->person->stage_id = g_strdup (early);
  save (self, second, 21);
  g_assert_cmpuint (accept (self, second, &n_people), ==, 1);
  id = hjl_store_find_drafted (self->store, second, NULL);
  offered = hjl_store_load_person (self->store, id, NULL);
  g_assert_cmpstr (offered->stage_id, ==, late);
  hjl_draft_confirm (second);
  save (self, second, 22);
  g_assert_cmpuint (accept (self, second, &n_people), ==, 0);
  moved = hjl_store_load_person (self->store, id, NULL);
  g_assert_cmpstr (moved->stage_id, ==, early);

  save (self, nameless, 23);
  g_assert_cmpuint (accept (self, nameless, &n_people), ==, 0);
  save (self, namesake, 24);
  g_assert_cmpuint (accept (self, namesake, &n_people), ==, 1);
  namesake->choice = HJL_DRAFT_NEW;
  save (self, namesake, 25);
  g_assert_cmpuint (accept (self, namesake, &n_people), ==, 0);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM book_person"), ==, 3);
}

/* A role that was closed while its people waited: they are left and counted, and others are accepted; under another role
 * they go. */
static void
test_closed_role (Fixture      *self,
                  gconstpointer data)
{
  g_autofree char *role = open_role (self);
  g_autofree char *other = NULL;
  g_autoptr (HjlDraft) draft = make_draft (role, "Ann Archer", "ann@example.org", "s1");
  g_autoptr (HjlDraft) split = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlDraft) whole = NULL;
  guint n_people;
  guint n_left;

  other = hjl_store_add_book_role (self->store, NULL, "Security Engineer", 11, &error);
  g_assert_no_error (error);
  whole = make_draft (other, "Bea Baker", "bea@example.org", "s2");
  draft->person->stage_id = g_strdup ("offer");
  draft->choice = HJL_DRAFT_NEW;
  save (self, draft, 20);
  g_assert_true (hjl_store_set_book_role_live (self->store, role, FALSE, 21, &error));

  save (self, whole, 22);
  g_ptr_array_add (ids, draft->id);
  g_ptr_array_add (ids, whole->id);
  g_assert_true (hjl_store_accept_drafts (self->store, ids, 25, NULL, &n_left, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_left, ==, 1);
  g_assert_cmpint (hjl_store_count_drafts (self->store, NULL), ==, 1);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM book_person"), ==, 1);

  split = hjl_draft_split (draft, 0);
  g_assert_cmpstr (split->person->role_id, ==, role);
  g_assert_cmpstr (split->person->stage_id, ==, "offer");
  g_assert_cmpuint (draft->person->files->len, ==, 0);
  hjl_draft_set_role (draft, role);
  g_assert_cmpint (draft->choice, ==, HJL_DRAFT_NEW);
  hjl_draft_set_role (draft, other);
  g_assert_cmpstr (draft->person->role_id, ==, other);
  g_assert_null (draft->person->stage_id);
  g_assert_cmpint (draft->choice, ==, HJL_DRAFT_UNDECIDED);
  save (self, draft, 26);
  g_assert_cmpuint (accept (self, draft, &n_people), ==, 0);
  g_assert_cmpuint (n_people, ==, 1);
}

static void
test_forgotten (Fixture      *self,
                gconstpointer data)
{
  g_autofree char *role = open_role (self);
  g_autoptr (HjlDraft) draft = make_draft (role, CANARY, MAIL, "s1");
  g_autoptr (HjlDraft) again = make_draft (role, CANARY, MAIL, "s2");
  g_autoptr (HjlDraft) other = make_draft (role, "Somebody Else", "else@example.org", "s3");
  g_autofree char *id = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  guint n_people;

  save (self, draft, 20);
  accept (self, draft, &n_people);
  save (self, again, 30);
  save (self, other, 31);
  id = hjl_store_find_drafted (self->store, again, NULL);
  add_link (self->store, id, "o-1");
  take_opportunity (self->store, make_opportunity ("o-1", "s"), 5);
  g_assert_true (hjl_store_run_script (self->store,
                                       "UPDATE opportunity SET archived = 1; UPDATE candidate SET dirty = 0, changed_at = 1;"
                                       "DELETE FROM hold",
                                       NULL));

  /* Who is in a review is not done with. */
  g_assert_cmpint (get_state (self->store, id), ==, HJL_STATE_EXPORTED);
  g_assert_cmpint (hjl_store_count_closed (self->store, 1000, &error), ==, 0);
  g_assert_true (hjl_store_erase (self->store, id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (hjl_store_count_drafts (self->store, NULL), ==, 1);
  assert_spool (self, "s1 s2 s3 ", "s1 s2 ");
  found = find_text (self->folder, CANARY);
  g_assert_cmpstr (found, ==, "");

  /* What nobody touches goes some day. */
  g_assert_cmpint (hjl_store_remove_drafts_before (self->store, 31, &error), ==, 0);
  g_assert_cmpint (hjl_store_remove_drafts_before (self->store, 32, &error), ==, 1);
  g_free (found);
  found = find_text (self->folder, "Somebody Else");
  g_assert_cmpstr (found, ==, "");
  assert_spool (self, "s1 s2 s3 ", "s1 s2 s3 ");
}

/* Without a review by the same e-mail the same person is done with. */
static void
test_closed (Fixture      *self,
             gconstpointer data)
{
  g_autofree char *role = open_role (self);
  g_autoptr (HjlDraft) draft = make_draft (role, CANARY, MAIL, "s1");
  g_autofree char *id = NULL;
  guint            n_people;

  save (self, draft, 20);
  accept (self, draft, &n_people);
  id = hjl_store_find_drafted (self->store, draft, NULL);
  add_link (self->store, id, "o-1");
  take_opportunity (self->store, make_opportunity ("o-1", "s"), 5);
  g_assert_true (hjl_store_run_script (self->store,
                                       "UPDATE opportunity SET archived = 1; UPDATE candidate SET dirty = 0, changed_at = 1;"
                                       "DELETE FROM hold",
                                       NULL));
  g_assert_cmpint (hjl_store_count_closed (self->store, 1000, NULL), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store/drafts/kept", test_kept);
  fixture_add ("/store/drafts/split-and-join", test_split_and_join);
  fixture_add ("/store/drafts/accepted", test_accepted);
  fixture_add ("/store/drafts/choices", test_choices);
  fixture_add ("/store/drafts/forgotten", test_forgotten);
  fixture_add ("/store/drafts/again", test_again);
  fixture_add ("/store/drafts/closed-role", test_closed_role);
  fixture_add ("/store/drafts/closed", test_closed);

  return g_test_run ();
}
