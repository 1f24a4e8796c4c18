/* test-intake.c: from files and tables to rows of a review, with the real reader
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../store/hjl-store-help.h"

#include "files/hjl-files-source.h"
#include "hjl-test-utils.h"
#include "model/hjl-words.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-drafts.h"
#include "workspace/hjl-intake.h"

/* In a process that is to be killed: the folder of the test. */
#define CHILD "HJL_TEST_INTAKE_CHILD"
#define CHILD_FILES 60

typedef struct
{
  Fixture base;
  char   *dropped;
  char   *spool;
  char   *role;
} Rig;

static void
set_up (Rig          *self,
        gconstpointer data)
{
  g_autofree char *program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "reader", "hjlever-read-cv", NULL);
  g_autoptr (GError) error = NULL;

  g_setenv ("HJLEVER_READ_CV", program, TRUE);
  fixture_set_up (&self->base, NULL);
  self->dropped = g_build_filename (self->base.folder, "dropped", NULL);
  self->spool = g_build_filename (self->base.folder, HJL_SPOOL_FOLDER, NULL);
  g_assert_cmpint (g_mkdir (self->dropped, 0700), ==, 0);
  g_assert_true (hjl_store_open_book (self->base.store, 5, &error));
  self->role = hjl_store_add_book_role (self->base.store, NULL, "Data Engineer", 10, &error);
  g_assert_no_error (error);
}

static void
tear_down (Rig          *self,
           gconstpointer data)
{
  g_free (self->dropped);
  g_free (self->spool);
  g_free (self->role);
  fixture_tear_down (&self->base, NULL);
}

static void
put (Rig        *self,
     const char *name,
     const char *content,
     gssize      size)
{
  g_autofree char *path = g_build_filename (self->dropped, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, content, size, NULL));
}

static void
put_cv (Rig        *self,
        const char *name,
        const char *fixture)
{
  g_autofree char *path = g_build_filename ("cvs", fixture, NULL);
  g_autoptr (GBytes) content = hjl_test_load_fixture (path);

  put (self, name, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
}

static HjlTime
tell_time (void)
{
  static HjlTime now = 1000;

  return ++now;
}

static HjlIntakeReport *
take (Rig              *self,
      HjlIntakeRequest *request,
      HjlIntakeProgress progress,
      gpointer          progress_data,
      GCancellable     *cancellable,
      GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_intake_async (self->base.store, self->spool, request, tell_time, progress, progress_data, cancellable, hjl_test_got_result, &result);

  return hjl_intake_finish (hjl_test_wait (&result), error);
}

/* All that was dropped. (transfer full) */
static HjlIntakeReport *
add (Rig     *self,
     gboolean plan)
{
  const char *paths[] = { self->dropped, NULL };
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (self->role, paths, NULL, plan);
  g_autoptr (GError) error = NULL;
  HjlIntakeReport *report = take (self, request, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return report;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The review: of each row the name, and how many files. */
static char *
dup_review (Rig *self)
{
  g_autoptr (GPtrArray) drafts = hjl_store_list_drafts (self->base.store, NULL, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < drafts->len; i++)
    {
      HjlDraft *draft = g_ptr_array_index (drafts, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s %u", hjl_draft_needs_name (draft) ? "-" : draft->person->profile->name,
                                               draft->person->files->len));
    }
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("; ", (char **) lines->pdata);
}

/* The same with phones and e-mails, and a mark where the row asks. */
static char *
dup_ways (Rig *self)
{
  g_autoptr (GPtrArray) drafts = hjl_store_list_drafts (self->base.store, NULL, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < drafts->len; i++)
    {
      HjlDraft *draft = g_ptr_array_index (drafts, i);
      g_auto (GStrv) phones = hjl_draft_dup (draft, HJL_CV_FIELD_PHONE);
      g_auto (GStrv) emails = hjl_draft_dup (draft, HJL_CV_FIELD_EMAIL);
      g_autofree char *phone = g_strjoinv (",", phones);
      g_autofree char *email = g_strjoinv (",", emails);

      g_ptr_array_add (lines, g_strdup_printf ("%s [%s] [%s]%s", draft->person->profile->name, phone, email,
                                               hjl_draft_is_ready (draft) ? "" : " ?"));
    }
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("; ", (char **) lines->pdata);
}

static void
assert_ways (Rig        *self,
             const char *wanted)
{
  g_autofree char *ways = dup_ways (self);

  g_assert_cmpstr (ways, ==, wanted);
}

/* What lies in the spool is what the database knows, and the other way round. */
static void
assert_spool (Rig  *self,
              guint n_files)
{
  g_autoptr (GHashTable) names = hjl_store_list_spooled (self->base.store, NULL);
  g_autoptr (GDir) dir = g_dir_open (self->spool, 0, NULL);
  const char *name;
  guint       n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (*name != '.' && strcmp (name, "lock") != 0)
      {
        g_assert_true (g_hash_table_contains (names, name));
        n++;
      }
  g_assert_cmpuint (n, ==, n_files);
  g_assert_cmpuint (g_hash_table_size (names), ==, n_files);
}

static const char *
find_refusal (const HjlIntakeReport *report,
              const char            *title)
{
  for (guint i = 0; i < report->refusals->len; i++)
    {
      const HjlRefusal *refusal = g_ptr_array_index (report->refusals, i);

      if (strstr (refusal->title, title) != NULL)
        return refusal->reason;
    }

  return NULL;
}

static void
put_people (Rig *self)
{
  put_cv (self, "cook.pdf", "cook-libreoffice-docx.pdf");
  put_cv (self, "Okafor CV.docx", "okafor-docx-plain.docx");
  put_cv (self, "nowak.odt", "nowak-libreoffice-odt.odt");
  put_cv (self, "scan.pdf", "scan-scanned.pdf");
  put_cv (self, "locked.pdf", "locked-encrypted.pdf");
  put_cv (self, "again/cook (1).pdf", "cook-libreoffice-docx.pdf");
  put (self, "tool.exe", "MZ\x90\0\3\0\0\0 this is no document", sizeof "MZ\x90\0\3\0\0\0 this is no document");
  put (self, "empty.pdf", "", 0);
  put (self, "April Cook - cover letter.txt", "Dear all, I would like to work with you.\n", -1);
}

static void
test_folder (Rig          *self,
             gconstpointer data)
{
  g_autoptr (HjlIntakeReport) report = NULL;
  g_autoptr (HjlIntakeReport) again = NULL;
  g_autofree char *review = NULL;
  g_autofree char *after = NULL;
  gboolean         said_locked = FALSE;
  gboolean         said_odt = FALSE;

  put_people (self);
  report = add (self, FALSE);
  review = dup_review (self);
  g_test_message ("%s", review);
  g_assert_cmpuint (report->drafts->len, ==, 5);
  g_assert_nonnull (strstr (review, "April Cook 2"));
  g_assert_cmpuint (report->n_doubles, ==, 1);
  g_assert_nonnull (find_refusal (report, "tool.exe"));
  g_assert_nonnull (find_refusal (report, "empty.pdf"));
  g_assert_null (find_refusal (report, "nowak.odt"));

  for (guint i = 0; i < report->drafts->len; i++)
    {
      HjlDraft *draft = g_ptr_array_index (report->drafts, i);
      g_auto (GStrv) said = hjl_draft_describe (draft);
      g_autofree char *all = g_strjoinv (" ", said);

      g_assert_nonnull (draft->id);
      said_locked = said_locked || strstr (all, "password") != NULL;
      said_odt = said_odt || strstr (all, "nowak.odt") != NULL;
    }
  g_assert_true (said_locked);
  g_assert_true (said_odt);
  assert_spool (self, 5);

  /* The same again: the same rows. */
  again = add (self, FALSE);
  after = dup_review (self);
  g_assert_cmpuint (again->n_doubles, >=, 5);
  g_assert_cmpint (hjl_store_count_drafts (self->base.store, NULL), >=, 5);
  g_assert_cmpstr (after, ==, review);
  assert_spool (self, 5);
}

static void
test_plan (Rig          *self,
           gconstpointer data)
{
  g_autoptr (HjlIntakeReport) report = NULL;

  put_people (self);
  report = add (self, TRUE);
  g_assert_cmpuint (report->drafts->len, ==, 5);
  g_assert_cmpint (hjl_store_count_drafts (self->base.store, NULL), ==, 0);
  g_assert_false (g_file_test (self->spool, G_FILE_TEST_EXISTS));
}

/* What a person has typed stays, and what comes later goes to the row all the same. */
static void
test_changed (Rig          *self,
              gconstpointer data)
{
  g_autoptr (HjlIntakeReport) first = NULL;
  g_autoptr (HjlIntakeReport) second = NULL;
  g_autoptr (HjlIntakeReport) third = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *review = NULL;
  g_autofree char *empty = NULL;
  const char      *names[] = { "April Mary Cook", NULL };
  g_autoptr (GError) error = NULL;
  HjlDraft *draft;

  put_cv (self, "cook.pdf", "cook-libreoffice-docx.pdf");
  first = add (self, FALSE);
  g_assert_cmpuint (first->drafts->len, ==, 1);
  draft = g_ptr_array_index (first->drafts, 0);
  hjl_draft_set (draft, HJL_CV_FIELD_NAME, names);
  g_assert_true (hjl_store_save_drafts (self->base.store, first->drafts, tell_time (), &error));

  put (self, "April Cook - cover letter.txt", "Dear all, I would like to work with you.\n", -1);
  second = add (self, FALSE);
  review = dup_review (self);
  g_assert_cmpstr (review, ==, "April Mary Cook 2");
  g_assert_cmpuint (second->drafts->len, ==, 1);
  assert_spool (self, 2);

  /* Accepted, and again: somebody who was added before, who gets nothing twice. */
  hjl_draft_confirm (g_ptr_array_index (second->drafts, 0));
  g_assert_true (hjl_store_save_drafts (self->base.store, second->drafts, tell_time (), &error));
  g_ptr_array_add (ids, draft->id);
  g_assert_true (hjl_store_accept_drafts (self->base.store, ids, tell_time (), &people, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (people->len, ==, 1);
  third = add (self, FALSE);
  g_assert_cmpuint (third->drafts->len, ==, 1);
  draft = g_ptr_array_index (third->drafts, 0);
  {
    g_autofree char *known = hjl_store_find_drafted (self->base.store, draft, &error);

    g_assert_cmpstr (known, ==, ((HjlPerson *) people->pdata[0])->id);
  }
  hjl_draft_confirm (draft);
  g_assert_true (hjl_store_save_drafts (self->base.store, third->drafts, tell_time (), &error));
  g_ptr_array_set_size (ids, 0);
  g_ptr_array_add (ids, draft->id);
  g_assert_true (hjl_store_accept_drafts (self->base.store, ids, tell_time (), NULL, NULL, &error));
  g_assert_cmpint (ask_number (self->base.store, "SELECT count (*) FROM book_person"), ==, 1);
  g_assert_cmpint (ask_number (self->base.store, "SELECT count (*) FROM book_file WHERE person_id IS NOT NULL"), ==, 2);
  g_assert_true (hjl_files_tidy (self->base.store, self->spool, &error));
  assert_spool (self, 2);
  empty = dup_review (self);
  g_assert_cmpstr (empty, ==, "");
}

static HjlDraft *
load_only (Rig *self)
{
  g_autoptr (GPtrArray) drafts = hjl_store_list_drafts (self->base.store, NULL, NULL);

  g_assert_cmpuint (drafts->len, ==, 1);

  return g_ptr_array_steal_index (drafts, 0);
}

/* A row that was begun and that nobody has changed is made on, as if all had come at once; one that a person has changed
 * is theirs. */
static void
test_begun (Rig          *self,
            gconstpointer data)
{
  g_autoptr (HjlIntakeReport) first = NULL;
  g_autoptr (HjlIntakeReport) second = NULL;
  g_autoptr (HjlIntakeReport) third = NULL;
  g_autoptr (HjlDraft) draft = NULL;
  g_autoptr (GPtrArray) split = g_ptr_array_new ();
  g_autofree char *apart = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  HjlDraft *own;

  put (self, "Quentin Archer - cover letter.txt", "Dear all, I would like to work with you.\n", -1);
  first = add (self, FALSE);
  g_assert_false (hjl_draft_is_ready (g_ptr_array_index (first->drafts, 0)));
  put (self, "Quentin Archer CV.txt", "Quentin Archer\nquentin.archer@example.org\n\nExperience\n2019-2024 Engineer at Example\n", -1);
  second = add (self, FALSE);
  draft = load_only (self);
  g_assert_cmpstr (draft->id, ==, ((HjlDraft *) g_ptr_array_index (first->drafts, 0))->id);
  g_assert_cmpuint (draft->person->files->len, ==, 2);
  g_assert_cmpstr (draft->person->profile->emails[0], ==, "quentin.archer@example.org");
  g_assert_true (hjl_draft_is_ready (draft));
  assert_spool (self, 2);

  /* Somebody takes the letter out of it: it stays out. */
  own = hjl_draft_new (self->role);
  hjl_draft_move_file (draft, draft->person->files->len - 1, own);
  g_ptr_array_add (split, draft);
  g_ptr_array_add (split, own);
  g_assert_true (hjl_store_save_drafts (self->base.store, split, tell_time (), &error));
  hjl_draft_free (own);
  apart = dup_review (self);
  third = add (self, FALSE);
  after = dup_review (self);
  g_assert_cmpstr (after, ==, apart);
  assert_spool (self, 2);
}

static void
put_crowd (Rig *self)
{
  for (guint i = 0; i < CHILD_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u.txt", i);
      g_autofree char *text = g_strdup_printf ("Quentin Number%c%c\nquentin.number%c%c@example.org\n+44 20 7946 %04u\n\nExperience\n"
                                               "2019-2024 Engineer at Example\n",
                                               'a' + i / 26, 'a' + i % 26, 'a' + i / 26, 'a' + i % 26, i);

      put (self, name, text, -1);
    }
}

static void
cancel_at_once (guint    n_found,
                guint    n_read,
                guint    n_rows,
                gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static GHashTable *
load_kept (gpointer user_data,
           GError **error)
{
  return hjl_store_list_spooled (user_data, error);
}

/* What was kept is whole, and adding the same again goes on: each once. */
static void
finish_crowd (Rig *self)
{
  g_autoptr (HjlIntakeReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hjl_spool_sweep (self->spool, load_kept, self->base.store, NULL, &error));
  g_assert_no_error (error);
  assert_spool (self, hjl_store_count_drafts (self->base.store, NULL));
  report = add (self, FALSE);
  g_assert_cmpint (hjl_store_count_drafts (self->base.store, NULL), ==, CHILD_FILES);
  assert_spool (self, CHILD_FILES);
}

static void
test_cancelled (Rig          *self,
                gconstpointer data)
{
  const char *paths[] = { self->dropped, NULL };
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (self->role, paths, NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  put_crowd (self);
  g_assert_null (take (self, request, cancel_at_once, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (hjl_store_count_drafts (self->base.store, NULL), <, CHILD_FILES);
  finish_crowd (self);
}

static void
tell_rows (guint    n_found,
           guint    n_read,
           guint    n_rows,
           gpointer user_data)
{
  g_print ("%u rows\n", n_rows);
}

/* The child: takes in the crowd until it is killed. */
static int
run_child (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "data", "store.db", NULL);
  g_autofree char *dropped = g_build_filename (folder, "dropped", NULL);
  g_autofree char *spool = g_build_filename (folder, HJL_SPOOL_FOLDER, NULL);
  g_autoptr (HjlStore) store = hjl_store_open (path, HJL_STORE_READ_WRITE, NULL);
  g_autoptr (GPtrArray) roles = hjl_store_list_book_roles (store, NULL);
  const char *paths[] = { dropped, NULL };
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (hjl_role_get_id (roles->pdata[0]), paths, NULL, FALSE);
  g_autoptr (GAsyncResult) result = NULL;

  hjl_intake_async (store, spool, request, tell_time, tell_rows, NULL, NULL, hjl_test_got_result, &result);
  hjl_test_wait (&result);

  return 0;
}

static void
test_killed (Rig          *self,
             gconstpointer data)
{
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  put_crowd (self);
  g_subprocess_launcher_setenv (launcher, CHILD, self->base.folder, TRUE);
  child = g_subprocess_launcher_spawn (launcher, &error, own, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_subprocess_force_exit (child);
  g_assert_true (g_subprocess_wait (child, NULL, NULL));
  finish_crowd (self);
}

static void
test_full (Rig          *self,
           gconstpointer data)
{
  const char *paths[] = { self->dropped, NULL };
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (self->role, paths, NULL, FALSE);
  g_autoptr (HjlIntakeRequest) gone = hjl_intake_request_new ("no such role", paths, NULL, FALSE);
  g_autoptr (GError) error = NULL;

  put_cv (self, "cook.pdf", "cook-libreoffice-docx.pdf");
  g_assert_null (take (self, gone, NULL, NULL, NULL, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (self->spool, "in the way", -1, NULL));
  g_assert_null (take (self, request, NULL, NULL, NULL, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_assert_cmpint (hjl_store_count_drafts (self->base.store, NULL), ==, 0);
}

/* How many writes of copies there is room for; less than 0: for all. */
static int room = -1;

ssize_t __real_write (int         fd,
                      const void *bytes,
                      size_t      size);
ssize_t __wrap_write (int         fd,
                      const void *bytes,
                      size_t      size);

ssize_t
__wrap_write (int         fd,
              const void *bytes,
              size_t      size)
{
  struct stat info;

  if (room < 0 || fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    return __real_write (fd, bytes, size);
  if (room == 0)
    {
      errno = ENOSPC;
      return -1;
    }
  room--;

  return __real_write (fd, bytes, size);
}

/* The disk is full at any of the copies: said, nothing half is left, what was kept is whole, and the same again goes on. */
static void
test_no_room (Rig          *self,
              gconstpointer data)
{
  const char *paths[] = { self->dropped, NULL };
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (self->role, paths, NULL, FALSE);
  g_autoptr (HjlIntakeReport) report = NULL;
  guint told = 0;

  put_crowd (self);
  for (int writes = 0; report == NULL; writes += 1 + writes)
    {
      g_autoptr (GError) error = NULL;

      room = writes;
      report = take (self, request, NULL, NULL, NULL, &error);
      room = -1;
      if (report != NULL)
        break;
      g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
      g_assert_nonnull (strstr (error->message, "no room left"));
      told++;
      g_assert_true (hjl_spool_sweep (self->spool, load_kept, self->base.store, NULL, NULL));
      assert_spool (self, hjl_store_count_drafts (self->base.store, NULL));
    }
  g_assert_cmpuint (told, >, 2);
  g_assert_cmpint (hjl_store_count_drafts (self->base.store, NULL), ==, CHILD_FILES);
  assert_spool (self, CHILD_FILES);
}

/* From a folder that is watched: what was in a row once comes no more, whatever ended the intake before its end. */
static void
test_watched_no_room (Rig          *self,
                      gconstpointer data)
{
  const char *paths[] = { self->dropped, NULL };
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (self->role, paths, NULL, FALSE);
  g_autoptr (HjlIntakeReport) report = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;

  put_crowd (self);
  request->root = g_strdup (self->dropped);
  room = 3;
  report = take (self, request, NULL, NULL, NULL, &error);
  room = -1;
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_clear_error (&error);
  drafts = hjl_store_list_drafts (self->base.store, NULL, NULL);
  g_assert_cmpuint (drafts->len, >, 0);
  g_assert_cmpuint (drafts->len, <, CHILD_FILES);
  for (guint i = 0; i < drafts->len; i++)
    g_assert_true (hjl_store_remove_draft (self->base.store, ((HjlDraft *) drafts->pdata[i])->id, NULL));

  report = take (self, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hjl_store_count_drafts (self->base.store, NULL), ==, CHILD_FILES - (int) drafts->len);
}

/* What is refused for what it is needs no second look, what could not be read just now does; why is kept without its name. */
static void
test_settled (Rig          *self,
              gconstpointer data)
{
  g_autofree char *empty = g_build_filename (self->dropped, "Dora Dent.pdf", NULL);
  g_autofree char *gone = g_build_filename (self->dropped, "Gil Gone.pdf", NULL);
  g_autofree char *letter = g_build_filename (self->dropped, "Rita Rich.rtf", NULL);
  g_autofree char *cv = g_build_filename (self->dropped, "cook.pdf", NULL);
  const char      *paths[] = { empty, gone, letter, cv, NULL };
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (self->role, paths, NULL, FALSE);
  g_autoptr (HjlIntakeReport) report = NULL;
  g_autoptr (GError) error = NULL;

  put_cv (self, "cook.pdf", "cook-libreoffice-docx.pdf");
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_true (g_file_set_contents (letter, "{\\rtf1 }", -1, NULL));
  report = take (self, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (report->settled->len, ==, 3);
  g_assert_false (g_ptr_array_find_with_equal_func (report->settled, gone, g_str_equal, NULL));
  g_assert_cmpuint (report->refusals->len, ==, 3);
  for (guint i = 0; i < report->refusals->len; i++)
    {
      const HjlRefusal *refusal = g_ptr_array_index (report->refusals, i);
      g_autofree char  *shown = hjl_words_show (refusal->kept);

      g_test_message ("%s: %s", refusal->title, shown);
      g_assert_cmpstr (shown, !=, refusal->kept);
      g_assert_null (strstr (shown, "Gone"));
    }
  /* An RTF is read for whose it is; where it says nothing it was not taken. */
  g_assert_cmpuint (report->n_files, ==, 1);
}

static void
test_table (Rig          *self,
            gconstpointer data)
{
  static const char text[] =
    "Full Name,Email,Role,Stage,Resume Filename\n"
    "April Cook,april.cook@example.com,Data Engineer,Scheduled,cook.pdf\n"
    "Bob Ray,bob@example.org,data engineer,,\n"
    "Cid Coe,cid@example.org,Nobody's,,\n"
    "Dan Day,dan@example.org,Data Engineer,No such stage,\n"
    "Eve Low,not an address,Data Engineer,,\n";
  const char *paths[] = { self->dropped, NULL };
  g_autoptr (GBytes) table = g_bytes_new_static (text, strlen (text));
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (NULL, paths, table, FALSE);
  g_autoptr (HjlIntakeReport) report = NULL;
  g_autoptr (HjlIntakeReport) again = NULL;
  g_autofree char *review = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  const char *refused;

  put_cv (self, "cook.pdf", "cook-libreoffice-docx.pdf");
  put_cv (self, "stranger.docx", "okafor-docx-plain.docx");
  report = take (self, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  review = dup_review (self);
  g_assert_cmpstr (review, ==, "April Cook 1; Bob Ray 0");
  g_assert_cmpuint (report->n_refused_rows, ==, 3);
  refused = g_bytes_get_data (report->refused_rows, NULL);
  g_assert_nonnull (g_strstr_len (refused, g_bytes_get_size (report->refused_rows), "Cid Coe"));
  g_assert_null (g_strstr_len (refused, g_bytes_get_size (report->refused_rows), "Bob Ray"));
  g_assert_nonnull (find_refusal (report, "Row 4"));
  g_assert_nonnull (find_refusal (report, "stranger.docx"));
  assert_spool (self, 1);

  again = take (self, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  after = dup_review (self);
  g_assert_cmpstr (after, ==, review);
  g_assert_cmpuint (again->drafts->len, ==, 2);
  assert_spool (self, 1);
}

/* What a table says of somebody stays, when their files are dropped later: with @data the table had the CV already. */
static void
test_table_first (Rig          *self,
                  gconstpointer data)
{
  const char *text = data != NULL ? "Full Name,Email,Role,Stage,Resume Filename\n"
                                    "Rajesh Patel,rajesh.patel@example.com,Data Engineer,Scheduled,patel.pdf\n"
                                  : "Full Name,Email,Role,Stage\n"
                                    "Rajesh Patel,rajesh.patel@example.com,Data Engineer,Scheduled\n";
  const char *paths[] = { self->dropped, NULL };
  g_autoptr (GBytes) table = g_bytes_new_static (text, strlen (text));
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (NULL, paths, table, FALSE);
  g_autoptr (HjlIntakeReport) report = NULL;
  g_autoptr (HjlIntakeReport) again = NULL;
  g_autoptr (HjlDraft) before = NULL;
  g_autoptr (HjlDraft) after = NULL;
  g_autoptr (GError) error = NULL;

  if (data != NULL)
    put_cv (self, "patel.pdf", "patel-chromium-referee.pdf");
  report = take (self, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  before = load_only (self);
  g_assert_nonnull (before->person->stage_id);

  put_cv (self, "patel.pdf", "patel-chromium-referee.pdf");
  again = add (self, FALSE);
  after = load_only (self);
  g_assert_cmpuint (after->reads->len, ==, 1);
  g_assert_cmpstr (after->person->stage_id, ==, before->person->stage_id);
  g_assert_cmpstr (after->person->profile->name, ==, "Rajesh Patel");
}

/* Returns: (transfer full): what came of a table. @role_id: (nullable) */
static HjlIntakeReport *
add_table (Rig        *self,
           const char *role_id,
           const char *text)
{
  const char *paths[] = { self->dropped, NULL };
  g_autoptr (GBytes) table = g_bytes_new_static (text, strlen (text));
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (role_id, paths, table, FALSE);
  g_autoptr (GError) error = NULL;
  HjlIntakeReport *report = take (self, request, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return report;
}

/* A table of people that lies beside CVs is nobody's file. */
static void
test_table_beside (Rig          *self,
                   gconstpointer data)
{
  static const char people[] = "Candidate;Full Name;E-Mail\n1;April Cook;april.cook@example.com\n2;Bob Ray;bob@example.org\n";
  g_autoptr (HjlIntakeReport) report = NULL;
  g_autofree char *review = NULL;

  put_cv (self, "cook/cook.pdf", "cook-libreoffice-docx.pdf");
  put (self, "cook/April Cook.txt", people, -1);
  put (self, "cook/list.CSV", "Vorname,Nachname\nApril,Cook\n", -1);
  put (self, "cook/page.html", "<!DOCTYPE html><html><body>Sign in</body></html>", -1);
  report = add (self, FALSE);
  review = dup_review (self);
  g_assert_cmpstr (review, ==, "April Cook 1");
  g_assert_nonnull (strstr (find_refusal (report, "April Cook.txt"), "a table"));
  g_assert_nonnull (strstr (find_refusal (report, "list.CSV"), "--csv"));
  g_assert_nonnull (strstr (find_refusal (report, "page.html"), "web page"));
  g_assert_null (strstr (find_refusal (report, "page.html"), "hackajob"));
  assert_spool (self, 1);
}

/* People without an e-mail are known again, whatever row they are in by now, and namesakes are two. */
static void
test_table_names (Rig          *self,
                  gconstpointer data)
{
  g_autoptr (HjlIntakeReport) first = add_table (self, self->role, "Name,Phone\nWei Wang,1\nWei Wang,2\nBob Ray,3\n");
  g_autoptr (HjlIntakeReport) second = add_table (self, self->role, "Name,Phone\nAnn Ames,4\nWei Wang,1\nWEI  WANG,2\nBob Ray,3\n");

  g_assert_cmpuint (first->n_doubles, ==, 0);
  g_assert_cmpuint (second->n_doubles, ==, 3);
  assert_ways (self, "Ann Ames [4] []; Bob Ray [3] []; WEI WANG [2] []; Wei Wang [1] []");
}

static void
add_rows (Rig        *self,
          const char *text,
          guint       n_known,
          const char *wanted)
{
  g_autoptr (HjlIntakeReport) report = add_table (self, self->role, text);

  assert_ways (self, wanted);
  g_assert_cmpuint (report->n_doubles, ==, n_known);
}

/* Nobody takes the place of a namesake: who is unclear is a row of its own, and asks. */
static void
test_table_namesakes (Rig          *self,
                      gconstpointer data)
{
  static const char other[] = "Name,Phone\nJan Nowak,+48 22 222 22 22\n";

  add_rows (self, "Name,Phone\nJan Nowak,111 11 11 11\n", 0, "Jan Nowak [111 11 11 11] []");
  add_rows (self, other, 0, "Jan Nowak [+48 22 222 22 22] [] ?; Jan Nowak [111 11 11 11] []");
  add_rows (self, other, 1, "Jan Nowak [+48 22 222 22 22] [] ?; Jan Nowak [111 11 11 11] []");
  /* Without the first of them, in another row, and without the country. */
  add_rows (self, "Name,Phone\nAnn Ames,3\nJan Nowak,22 222 22 22\n", 1,
            "Ann Ames [3] []; Jan Nowak [111 11 11 11] []; Jan Nowak [22 222 22 22] [] ?");
  /* Either may be meant. */
  add_rows (self, "Name,Phone\nAnn Ames,3\nBob Ray,4\nCid Coe,5\nJan Nowak,\n", 1,
            "Ann Ames [3] []; Bob Ray [4] []; Cid Coe [5] []; Jan Nowak [111 11 11 11] []; Jan Nowak [22 222 22 22] [] ?; Jan Nowak [] [] ?");
}

/* The first of two namesakes leaves the table, and comes again below; surer signs choose first, and nobody is chosen twice. */
static void
test_table_moved (Rig          *self,
                  gconstpointer data)
{
  static const char both[] = "Wei Wang [1] []; Wei Wang [2] []";

  add_rows (self, "Name,Phone\nWei Wang,1\nWei Wang,2\n", 0, both);
  add_rows (self, "Name,Phone\nWei Wang,2\n", 1, both);
  add_rows (self, "Name,Phone\nWei Wang,\nWei Wang,1\n", 2, both);
  add_rows (self, "Name,Link\nWei Wang,https://www.linkedin.com/in/wei/\n", 1, both);
  add_rows (self, "Name,Link\nAnn Ames,\nWei Wang,linkedin.com/in/wei\n", 1, "Ann Ames [] []; Wei Wang [1] []; Wei Wang [2] []");
  /* One person by e-mail and a namesake without one are two. */
  add_rows (self, "Name,Email\nEve Low,eve@example.org\n", 0,
            "Ann Ames [] []; Eve Low [] [eve@example.org]; Wei Wang [1] []; Wei Wang [2] []");
  add_rows (self, "Name,Email\nEve Low,\nEve Low,eve@example.org\n", 1,
            "Ann Ames [] []; Eve Low [] [] ?; Eve Low [] [eve@example.org]; Wei Wang [1] []; Wei Wang [2] []");
}

/* An e-mail that was corrected makes nobody twice; with nothing else that is the same it asks, and so does whose row a person has
 * changed. Two of one e-mail and other names are two. */
static void
test_table_email (Rig          *self,
                  gconstpointer data)
{
  const char *place[] = { "London", NULL };
  g_autoptr (GPtrArray) drafts = NULL;

  add_rows (self, "Name,Email,Phone\nAnn Ames,ann@exmaple.org,\nBob Ray,bob@exmaple.org,2\n", 0,
            "Ann Ames [] [ann@exmaple.org]; Bob Ray [2] [bob@exmaple.org]");
  add_rows (self, "Name,Email,Phone\nAnn Ames,ann@example.org,\nBob Ray,bob@example.org,2\n", 2,
            "Ann Ames [] [ann@example.org,ann@exmaple.org] ?; Bob Ray [2] [bob@example.org]");
  add_rows (self, "Name,Email,Phone\nAnn Ames,ANN@example.org,\nBob Ray,BOB@example.org,2\n", 2,
            "Ann Ames [] [ann@example.org,ann@exmaple.org] ?; Bob Ray [2] [bob@example.org]");
  add_rows (self, "Name,Email\nDan Day,dan@example.org\nCid Coe,ann@example.org\n", 0,
            "Ann Ames [] [ann@example.org,ann@exmaple.org] ?; Bob Ray [2] [bob@example.org]; Cid Coe [] [ann@example.org]; "
            "Dan Day [] [dan@example.org]");

  drafts = hjl_store_list_drafts (self->base.store, NULL, NULL);
  for (guint i = 0; i < drafts->len; i++)
    hjl_draft_set (g_ptr_array_index (drafts, i), HJL_CV_FIELD_PLACE, place);
  g_assert_true (hjl_store_save_drafts (self->base.store, drafts, tell_time (), NULL));
  add_rows (self, "Name,Email\nDan Day,dan@example.org\nCid Coe,cid@example.org\n", 1,
            "Ann Ames [] [ann@example.org,ann@exmaple.org] ?; Bob Ray [2] [bob@example.org]; Cid Coe [] [ann@example.org]; "
            "Cid Coe [] [cid@example.org] ?; Dan Day [] [dan@example.org]");
}

/* What the table says of somebody whose CV was there first is not lost; with @data a person has changed the row, and that stays. */
static void
test_table_later (Rig          *self,
                  gconstpointer data)
{
  static const char text[] = "Name,Email,Phone,Stage,Hackajob URL,LinkedIn,Location\n"
                             "Quentin Archer,quentin.archer@example.org,+44 20 7946 0123,Scheduled,https://hackajob.com/talent/qa,"
                             "https://linkedin.com/in/qa,Leeds\n";
  const char       *place[] = { "London", NULL };
  g_autoptr (HjlIntakeReport) first = NULL;
  g_autoptr (HjlDraft) draft = NULL;
  g_autofree char *path = g_build_filename (self->dropped, "Quentin Archer CV.txt", NULL);
  g_autofree char *print = NULL;
  g_auto (GStrv) links = NULL;
  HjlDraft *again;

  put (self, "Quentin Archer CV.txt", "Quentin Archer\nquentin.archer@example.org\n\nExperience\n2019-2024 Engineer at Example\n", -1);
  first = add (self, FALSE);
  if (data != NULL)
    {
      hjl_draft_set (g_ptr_array_index (first->drafts, 0), HJL_CV_FIELD_PLACE, place);
      g_assert_true (hjl_store_save_drafts (self->base.store, first->drafts, tell_time (), NULL));
    }
  g_assert_cmpint (g_unlink (path), ==, 0);

  add_rows (self, text, 1, "Quentin Archer [+44 20 7946 0123] [quentin.archer@example.org]");
  draft = load_only (self);
  links = hjl_draft_dup (draft, HJL_CV_FIELD_LINK);
  g_assert_cmpuint (draft->reads->len, ==, 1);
  g_assert_nonnull (draft->person->stage_id);
  g_assert_cmpstr (draft->person->profile->url, ==, "https://hackajob.com/talent/qa");
  g_assert_cmpstr (links[0], ==, "https://linkedin.com/in/qa");
  g_assert_cmpstr (draft->person->profile->location, ==, data != NULL ? "London" : "Leeds");
  g_assert_true (hjl_draft_is_sealed (draft) == (data == NULL));

  print = hjl_draft_print (draft);
  add_rows (self, text, 1, "Quentin Archer [+44 20 7946 0123] [quentin.archer@example.org]");
  again = load_only (self);
  {
    g_autofree char *same = hjl_draft_print (again);

    g_assert_cmpstr (same, ==, print);
  }
  hjl_draft_free (again);
}

/* A row that names a file of somebody else's row does not take that row from them. */
static void
test_table_file (Rig          *self,
                 gconstpointer data)
{
  g_autoptr (HjlIntakeReport) first = NULL;
  g_autoptr (HjlIntakeReport) second = NULL;
  g_autofree char *review = NULL;
  g_autofree char *after = NULL;

  put (self, "qa.txt", "Quentin Archer\nquentin.archer@example.org\n\nExperience\n2019-2024 Engineer at Example\n", -1);
  first = add_table (self, self->role, "Name,Email,Resume Filename\nQuentin Archer,quentin.archer@example.org,qa.txt\n");
  review = dup_review (self);
  g_assert_cmpstr (review, ==, "Quentin Archer 1");
  second = add_table (self, self->role, "Name,Email,Resume Filename\nBob Ray,bob@example.org,qa.txt\nQuentin Archer,quentin.archer@example.org,\n");
  after = dup_review (self);
  g_assert_cmpstr (after, ==, "Bob Ray 0; Quentin Archer 1");
}

/* A letter that begins with what a table's titles have in them is none. */
static void
test_letter (Rig          *self,
             gconstpointer data)
{
  g_autoptr (HjlIntakeReport) report = NULL;

  put (self, "Dora Dent - cover letter.txt", "Application for the job of Engineer, email dora.dent@example.org\nDear all,\nI would like to.\n", -1);
  put (self, "Gil Gone - cover letter.txt", "Application for the job of Engineer, my email is below\nDear all,\nI would like to.\n", -1);
  report = add (self, FALSE);
  g_assert_cmpuint (report->refusals->len, ==, 0);
  g_assert_cmpuint (report->n_files, ==, 2);
}

/* What is corrected in the table goes to rows that wait, unless a person has changed them. */
static void
test_table_corrected (Rig          *self,
                      gconstpointer data)
{
  const char *names[] = { "Robert Ray", NULL };
  g_autoptr (HjlIntakeReport) first = add_table (self, self->role, "Name,Email,Phone\nAnn Aims,ann@example.org,1\nBob Ray,bob@example.org,2\n");
  g_autoptr (HjlIntakeReport) second = NULL;
  g_autoptr (HjlIntakeReport) third = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *review = NULL;
  g_auto (GStrv) phones = NULL;

  hjl_draft_set (g_ptr_array_index (first->drafts, 1), HJL_CV_FIELD_NAME, names);
  g_assert_true (hjl_store_save_drafts (self->base.store, first->drafts, tell_time (), NULL));
  second = add_table (self, self->role, "Name,Email,Phone\nAnn Ames,ann@example.org,7\nBob Rey,bob@example.org,8\n");
  third = add_table (self, self->role, "Name,Email,Phone\nAnn Ames,ann@example.org,9\n");
  review = dup_review (self);
  g_assert_cmpstr (review, ==, "Ann Ames 0; Robert Ray 0");
  drafts = hjl_store_list_drafts (self->base.store, NULL, NULL);
  phones = hjl_draft_dup (g_ptr_array_index (drafts, 0), HJL_CV_FIELD_PHONE);
  g_assert_cmpstr (phones[0], ==, "9");
}

/* A row that says another role than the one that was named is not quietly added to that. */
static void
test_table_role (Rig          *self,
                 gconstpointer data)
{
  g_autofree char *other = hjl_store_add_book_role (self->base.store, NULL, "Security Engineer", 11, NULL);
  g_autoptr (HjlIntakeReport) report = add_table (self, self->role,
                                                  "Name,Email,Role\nAnn Ames,ann@example.org,Data Engineer\n"
                                                  "Bob Ray,bob@example.org,Security Engineer\n");
  g_autofree char *review = dup_review (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlIntakeRequest) closed = hjl_intake_request_new (other, NULL, NULL, FALSE);

  g_assert_cmpstr (review, ==, "Ann Ames 0");
  g_assert_nonnull (strstr (find_refusal (report, "Row 3, Role “Security Engineer”"), "another role"));

  g_assert_true (hjl_store_set_book_role_live (self->base.store, other, FALSE, 12, NULL));
  g_assert_null (take (self, closed, NULL, NULL, NULL, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "closed"));
}

#define intake_add(path, function) g_test_add (path, Rig, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  if (g_getenv (CHILD) != NULL)
    return run_child (g_getenv (CHILD));

  g_test_init (&argc, &argv, NULL);

  intake_add ("/files/intake/folder", test_folder);
  intake_add ("/files/intake/plan", test_plan);
  intake_add ("/files/intake/changed", test_changed);
  intake_add ("/files/intake/begun", test_begun);
  intake_add ("/files/intake/cancelled", test_cancelled);
  intake_add ("/files/intake/killed", test_killed);
  intake_add ("/files/intake/full", test_full);
  intake_add ("/files/intake/no-room", test_no_room);
  intake_add ("/files/intake/watched/no-room", test_watched_no_room);
  intake_add ("/files/intake/watched/settled", test_settled);
  intake_add ("/files/intake/table", test_table);
  intake_add ("/files/intake/table-beside", test_table_beside);
  intake_add ("/files/intake/table-names", test_table_names);
  intake_add ("/files/intake/table-namesakes", test_table_namesakes);
  intake_add ("/files/intake/table-moved", test_table_moved);
  intake_add ("/files/intake/table-email", test_table_email);
  intake_add ("/files/intake/table-file", test_table_file);
  intake_add ("/files/intake/letter", test_letter);
  g_test_add ("/files/intake/table-later/untouched", Rig, NULL, set_up, test_table_later, tear_down);
  g_test_add ("/files/intake/table-later/changed", Rig, GINT_TO_POINTER (1), set_up, test_table_later, tear_down);
  intake_add ("/files/intake/table-corrected", test_table_corrected);
  intake_add ("/files/intake/table-role", test_table_role);
  g_test_add ("/files/intake/table-first/without-cv", Rig, NULL, set_up, test_table_first, tear_down);
  g_test_add ("/files/intake/table-first/with-cv", Rig, GINT_TO_POINTER (1), set_up, test_table_first, tear_down);

  return g_test_run ();
}
