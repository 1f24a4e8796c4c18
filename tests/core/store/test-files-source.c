/* test-files-source.c: what is kept by hand, asked for as hackajob is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hjl-store-help.h"

#include <glib/gstdio.h>

#include "files/hjl-files-source.h"
#include "hjl-test-utils.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-erase.h"
#include "store/hjl-store-todo.h"

#define CV "%PDF-1.4 a CV"

typedef struct
{
  Fixture    base;
  char      *spool;
  HjlSource *source;
  HjlPerson *person;
} Files;

/* Puts a file into the spool for the person. */
static void
add_file (Files      *self,
          HjlPurpose  purpose,
          const char *name,
          const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSpool) spool = hjl_spool_open (self->spool, &error);
  g_autofree char *path = g_build_filename (self->base.folder, "original", NULL);
  g_autoptr (HjlSpooled) spooled = NULL;
  int fd;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  fd = hjl_spool_open_source (path, &error);
  g_assert_no_error (error);
  spooled = hjl_spool_add (spool, fd, name, NULL, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_ptr_array_add (self->person->files, hjl_person_file_new (spooled->name, purpose, name));
}

static guint
count_spooled (Files *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->spool, 0, NULL);
  const char *name;
  guint       n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += *name != '.' && !g_str_has_suffix (name, "lock");

  return n;
}

static void
set_up (Files        *self,
        gconstpointer data)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *role = NULL;

  fixture_set_up (&self->base, data);
  self->spool = g_build_filename (self->base.folder, HJL_SPOOL_FOLDER, NULL);
  g_assert_true (hjl_store_open_book (self->base.store, 5, &error));
  role = hjl_store_add_book_role (self->base.store, NULL, "Engineer", 10, &error);
  self->person = hjl_person_new (role);
  self->person->profile->name = g_strdup ("Ada Example");
  g_strfreev (self->person->profile->emails);
  self->person->profile->emails = g_strsplit ("ada@example.org", " ", -1);
  add_file (self, HJL_PURPOSE_CV, "Ada.pdf", CV);
  add_file (self, HJL_PURPOSE_OTHER, "Letter.txt", "Dear all");
  add_file (self, HJL_PURPOSE_OTHER, "Letter.txt", "Dear others");
  g_ptr_array_add (people, self->person);
  g_assert_true (hjl_store_add_people (self->base.store, people, 20, &error));
  g_assert_no_error (error);
  self->source = hjl_files_source_new (self->base.store, self->spool);
}

static void
tear_down (Files        *self,
           gconstpointer data)
{
  g_assert_finalize_object (self->source);
  hjl_person_free (self->person);
  g_free (self->spool);
  fixture_tear_down (&self->base, data);
}

/* (transfer full) */
static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (result);
}

#define CALL(self, result, name, ...)                                                         \
  G_STMT_START                                                                                \
  {                                                                                           \
    GAsyncResult *got = NULL;                                                                 \
                                                                                              \
    g_clear_object (&(result));                                                               \
    hjl_source_##name##_async ((self)->source, __VA_ARGS__, NULL, hjl_test_got_result, &got); \
    (result) = wait_for (&got);                                                               \
  }                                                                                           \
  G_STMT_END

static void
test_reads (Files        *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlSourcePage) roles = NULL;
  g_autoptr (HjlSourcePage) page = NULL;
  g_autoptr (HjlCandidate) candidate = NULL;
  g_autoptr (HjlCandidateProfile) profile = NULL;
  g_autoptr (HjlDocument) cv = NULL;
  g_autoptr (GPtrArray) files = NULL;

  CALL (self, result, page_roles, NULL);
  roles = hjl_finish_pointer (self->source, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (roles->rows->len, ==, 1);
  g_assert_null (roles->cursor);

  CALL (self, result, page_candidates, 20, NULL);
  page = hjl_finish_pointer (self->source, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->rows->len, ==, 1);
  g_assert_null (page->cursor);
  hjl_source_page_free (g_steal_pointer (&page));
  CALL (self, result, page_candidates, 21, NULL);
  page = hjl_finish_pointer (self->source, result, &error);
  g_assert_cmpuint (page->rows->len, ==, 0);

  CALL (self, result, get_candidate, self->person->id);
  candidate = hjl_source_get_candidate_finish (self->source, result, &profile, &error);
  g_assert_no_error (error);
  g_assert_cmpint (candidate->status, ==, HJL_CANDIDATE_STATUS_ACCEPTED);
  g_assert_cmpstr (profile->emails[0], ==, "ada@example.org");

  CALL (self, result, get_document, self->person->id, HJL_PURPOSE_CV, FALSE);
  cv = hjl_finish_pointer (self->source, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cv->name, ==, "Ada.pdf");
  g_assert_cmpmem (g_bytes_get_data (cv->content, NULL), g_bytes_get_size (cv->content), CV, strlen (CV));

  CALL (self, result, get_document, self->person->id, HJL_PURPOSE_PROFILE, FALSE);
  g_assert_null (hjl_finish_pointer (self->source, result, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  CALL (self, result, get_files, self->person->id);
  files = hjl_finish_pointer (self->source, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_cmpstr (((HjlDocument *) files->pdata[1])->name, ==, "Letter (2).txt");

  CALL (self, result, get_candidate, "nobody");
  g_assert_null (hjl_source_get_candidate_finish (self->source, result, NULL, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND);
}

static void
test_stage (Files        *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) stages = NULL;
  g_autoptr (HjlCandidate) moved = NULL;
  const char *offer;

  CALL (self, result, get_candidate, self->person->id);
  moved = hjl_source_get_candidate_finish (self->source, result, NULL, &error);
  stages = hjl_store_list_book_stages (self->base.store, NULL);
  offer = ((HjlStage *) stages->pdata[3])->id;

  CALL (self, result, set_stage, self->person->id, offer, NULL, "another version");
  g_assert_null (hjl_finish_pointer (self->source, result, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (hjl_store_count_todos (self->base.store, NULL), ==, 0);

  CALL (self, result, set_stage, self->person->id, offer, NULL, moved->version);
  hjl_candidate_unref (moved);
  moved = hjl_finish_pointer (self->source, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (moved->stage_id, ==, offer);
  g_assert_cmpint (hjl_store_count_todos (self->base.store, NULL), ==, 1);
}

static void
test_tidy (Files        *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_spooled (self), ==, 3);
  g_assert_true (hjl_files_tidy (self->base.store, self->spool, &error));
  g_assert_cmpuint (count_spooled (self), ==, 3);
  g_assert_true (hjl_store_erase (self->base.store, self->person->id, &error));
  g_assert_no_error (error);
  g_assert_true (hjl_files_tidy (self->base.store, self->spool, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_spooled (self), ==, 0);
  g_assert_cmpint (ask_number (self->base.store, "SELECT count (*) FROM book_file"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/files-source/reads", Files, NULL, set_up, test_reads, tear_down);
  g_test_add ("/files-source/stage", Files, NULL, set_up, test_stage, tear_down);
  g_test_add ("/files-source/tidy", Files, NULL, set_up, test_tidy, tear_down);

  return g_test_run ();
}
