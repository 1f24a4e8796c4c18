/* test-intake.c: from files and tables to rows of a review, with the real reader
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hjl-intake-rig.h"

#include "files/hjl-files-source.h"
#include "files/hjl-spool.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "model/hjl-words.h"
#include "net/hjl-aside.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-drafts.h"
#include "workspace/hjl-intake.h"

/* In a process that is to be killed: the folder of the test. */
#define CHILD "HJL_TEST_INTAKE_CHILD"
#define CHILD_FILES 60

static void
put_people (Rig *self)
{
  rig_put_cv (self, "cook.pdf", "cook-libreoffice-docx.pdf");
  rig_put_cv (self, "Okafor CV.docx", "okafor-docx-plain.docx");
  rig_put_cv (self, "nowak.odt", "nowak-libreoffice-odt.odt");
  rig_put_cv (self, "scan.pdf", "scan-scanned.pdf");
  rig_put_cv (self, "locked.pdf", "locked-encrypted.pdf");
  rig_put_cv (self, "again/cook (1).pdf", "cook-libreoffice-docx.pdf");
  rig_put (self, "tool.exe", "MZ\x90\0\3\0\0\0 this is no document", sizeof "MZ\x90\0\3\0\0\0 this is no document");
  rig_put (self, "empty.pdf", "", 0);
  rig_put (self, "April Cook - cover letter.txt", "Dear all, I would like to work with you.\n", -1);
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
  report = rig_add (self, FALSE);
  review = rig_dup_review (self);
  g_test_message ("%s", review);
  g_assert_cmpuint (report->drafts->len, ==, 5);
  g_assert_nonnull (strstr (review, "April Cook 2"));
  g_assert_cmpuint (report->n_doubles, ==, 1);
  g_assert_nonnull (rig_find_refusal (report, "tool.exe"));
  g_assert_nonnull (rig_find_refusal (report, "empty.pdf"));
  g_assert_null (rig_find_refusal (report, "nowak.odt"));

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
  rig_assert_spool (self, 5);

  /* The same again: the same rows. */
  again = rig_add (self, FALSE);
  after = rig_dup_review (self);
  g_assert_cmpuint (again->n_doubles, >=, 5);
  g_assert_cmpint (hjl_store_count_drafts (self->base.store, NULL), >=, 5);
  g_assert_cmpstr (after, ==, review);
  rig_assert_spool (self, 5);
}

static void
test_plan (Rig          *self,
           gconstpointer data)
{
  g_autoptr (HjlIntakeReport) report = NULL;

  put_people (self);
  report = rig_add (self, TRUE);
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

  rig_put_cv (self, "cook.pdf", "cook-libreoffice-docx.pdf");
  first = rig_add (self, FALSE);
  g_assert_cmpuint (first->drafts->len, ==, 1);
  draft = g_ptr_array_index (first->drafts, 0);
  hjl_draft_set (draft, HJL_CV_FIELD_NAME, names);
  g_assert_true (hjl_store_save_drafts (self->base.store, first->drafts, rig_tell_time (), &error));

  rig_put (self, "April Cook - cover letter.txt", "Dear all, I would like to work with you.\n", -1);
  second = rig_add (self, FALSE);
  review = rig_dup_review (self);
  g_assert_cmpstr (review, ==, "April Mary Cook 2");
  g_assert_cmpuint (second->drafts->len, ==, 1);
  rig_assert_spool (self, 2);

  /* Accepted, and again: somebody who was added before, who gets nothing twice. */
  hjl_draft_confirm (g_ptr_array_index (second->drafts, 0));
  g_assert_true (hjl_store_save_drafts (self->base.store, second->drafts, rig_tell_time (), &error));
  g_ptr_array_add (ids, draft->id);
  g_assert_true (hjl_store_accept_drafts (self->base.store, ids, rig_tell_time (), &people, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (people->len, ==, 1);
  third = rig_add (self, FALSE);
  g_assert_cmpuint (third->drafts->len, ==, 1);
  draft = g_ptr_array_index (third->drafts, 0);
  {
    g_autofree char *known = hjl_store_find_drafted (self->base.store, draft, &error);

    g_assert_cmpstr (known, ==, ((HjlPerson *) people->pdata[0])->id);
  }
  hjl_draft_confirm (draft);
  g_assert_true (hjl_store_save_drafts (self->base.store, third->drafts, rig_tell_time (), &error));
  g_ptr_array_set_size (ids, 0);
  g_ptr_array_add (ids, draft->id);
  g_assert_true (hjl_store_accept_drafts (self->base.store, ids, rig_tell_time (), NULL, NULL, &error));
  g_assert_cmpint (ask_number (self->base.store, "SELECT count (*) FROM book_person"), ==, 1);
  g_assert_cmpint (ask_number (self->base.store, "SELECT count (*) FROM book_file WHERE person_id IS NOT NULL"), ==, 2);
  g_assert_true (hjl_files_tidy (self->base.store, self->spool, &error));
  rig_assert_spool (self, 2);
  empty = rig_dup_review (self);
  g_assert_cmpstr (empty, ==, "");
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

  rig_put (self, "Quentin Archer - cover letter.txt", "Dear all, I would like to work with you.\n", -1);
  first = rig_add (self, FALSE);
  g_assert_false (hjl_draft_is_ready (g_ptr_array_index (first->drafts, 0)));
  rig_put (self, "Quentin Archer CV.txt", "Quentin Archer\nquentin.archer@example.org\n\nExperience\n2019-2024 Engineer at Example\n", -1);
  second = rig_add (self, FALSE);
  draft = rig_load_only (self);
  g_assert_cmpstr (draft->id, ==, ((HjlDraft *) g_ptr_array_index (first->drafts, 0))->id);
  g_assert_cmpuint (draft->person->files->len, ==, 2);
  g_assert_cmpstr (draft->person->profile->emails[0], ==, "quentin.archer@example.org");
  g_assert_true (hjl_draft_is_ready (draft));
  rig_assert_spool (self, 2);

  /* Somebody takes the letter out of it: it stays out. */
  own = hjl_draft_new (self->role);
  hjl_draft_move_file (draft, draft->person->files->len - 1, own);
  g_ptr_array_add (split, draft);
  g_ptr_array_add (split, own);
  g_assert_true (hjl_store_save_drafts (self->base.store, split, rig_tell_time (), &error));
  hjl_draft_free (own);
  apart = rig_dup_review (self);
  third = rig_add (self, FALSE);
  after = rig_dup_review (self);
  g_assert_cmpstr (after, ==, apart);
  rig_assert_spool (self, 2);
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

      rig_put (self, name, text, -1);
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
  rig_assert_spool (self, hjl_store_count_drafts (self->base.store, NULL));
  report = rig_add (self, FALSE);
  g_assert_cmpint (hjl_store_count_drafts (self->base.store, NULL), ==, CHILD_FILES);
  rig_assert_spool (self, CHILD_FILES);
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
  g_assert_null (rig_take (self, request, cancel_at_once, cancellable, cancellable, &error));
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
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (((HjlRole *) roles->pdata[0])->id, paths, NULL, FALSE);
  g_autoptr (GAsyncResult) result = NULL;

  hjl_intake_async (store, spool, request, rig_tell_time, tell_rows, NULL, NULL, hjl_test_got_result, &result);
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

  rig_put_cv (self, "cook.pdf", "cook-libreoffice-docx.pdf");
  g_assert_null (rig_take (self, gone, NULL, NULL, NULL, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (self->spool, "in the way", -1, NULL));
  g_assert_null (rig_take (self, request, NULL, NULL, NULL, &error));
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

/* Told of each chunk of a copy that an intake makes of a file where it lies, before it is written. */
static void (*on_copied) (gsize size);

static gboolean
is_copy (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *where = g_file_read_link (link, NULL);

  return where != NULL && g_str_has_prefix (where, "/memfd:hjlever ");
}

ssize_t
__wrap_write (int         fd,
              const void *bytes,
              size_t      size)
{
  struct stat info;

  if (on_copied != NULL && is_copy (fd))
    on_copied (size);
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

/* A file that does not answer, as one of a network drive whose server is gone: whoever opens it stands still until it is let go. */
static GMutex gate;
static GCond  opened;
/* What whoever stands there does before; NULL: it is open. */
static void (*on_silent) (void);

static void
stand_still (void)
{
  void (*before) (void);

  g_mutex_lock (&gate);
  before = on_silent;
  g_mutex_unlock (&gate);
  if (before != NULL)
    before ();
  g_mutex_lock (&gate);
  while (on_silent != NULL)
    g_cond_wait (&opened, &gate);
  g_mutex_unlock (&gate);
}

/* Once it has got on before. */
static void
end_all_patience (void)
{
  hjl_aside_end_patience ();
  hjl_aside_end_patience ();
}

static void
set_silent (void (*before) (void))
{
  g_mutex_lock (&gate);
  on_silent = before;
  g_cond_broadcast (&opened);
  g_mutex_unlock (&gate);
}

/* Of what is under way just now. */
static GCancellable *waits;

static void
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (waits);
}

static void
cancel_there (void)
{
  g_idle_add_once (cancel_cb, NULL);
}

int __real_hjl_spool_open_source (const char *path,
                                  GError    **error);
int __wrap_hjl_spool_open_source (const char *path,
                                  GError    **error);

int
__wrap_hjl_spool_open_source (const char *path,
                              GError    **error)
{
  if (g_str_has_suffix (path, "silent.txt"))
    stand_still ();

  return __real_hjl_spool_open_source (path, error);
}

/* Nobody stands still with it, and it is told; what was read so far is kept, and the same again goes on once it answers. */
static void
test_silent (Rig          *self,
             gconstpointer data)
{
  g_autofree char *first = g_build_filename (self->dropped, "Ada.txt", NULL);
  g_autofree char *second = g_build_filename (self->dropped, "silent.txt", NULL);
  const char      *paths[] = { first, second, NULL };

  rig_put (self, "Ada.txt", "Ada Archer\nada@example.org\n\nExperience\n2019-2024 Engineer\n", -1);
  rig_put (self, "silent.txt", "Bea Baker\nbea@example.org\n\nExperience\n2019-2024 Engineer\n", -1);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (self->role, paths, NULL, FALSE);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      /* Whoever waits no longer is let go at once. */
      waits = cancellable;
      set_silent (i == 0 ? end_all_patience : cancel_there);
      g_assert_null (rig_take (self, request, NULL, NULL, cancellable, &error));
      if (i == 0)
        g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      if (i == 0)
        g_assert_nonnull (strstr (error->message, "does not answer"));
      g_assert_cmpint (hjl_store_count_drafts (self->base.store, NULL), ==, 1);
    }

  set_silent (NULL);
  hjl_intake_report_free (rig_add (self, FALSE));
  g_assert_cmpint (hjl_store_count_drafts (self->base.store, NULL), ==, 2);
}

#define BEA "Bea Baker\nbea@example.org\n\nExperience\n2019-2024 Engineer\n"
#define CHUNK 65536

/* @size: with so much after it, in bytes. Nothing of that is anybody's. (transfer full): where it is */
static char *
put_large (Rig        *self,
           const char *name,
           gsize       size)
{
  g_autofree char *text = g_malloc (strlen (BEA) + size);

  memcpy (text, BEA, strlen (BEA));
  memset (text + strlen (BEA), '\n', size);
  rig_put (self, name, text, (gssize) (strlen (BEA) + size));

  return g_build_filename (self->dropped, name, NULL);
}

/* What somebody writes while it is copied. All of it is of the one thread that copies. */
static char *growing;
static gsize grows_to, n_copied;

static void
grow (gsize size)
{
  static const char lines[CHUNK] = { '\n' };
  gsize             more = MIN (sizeof lines, grows_to - n_copied);
  int               fd;

  n_copied += size;
  if (more == 0 || n_copied > grows_to)
    return;
  fd = g_open (growing, O_WRONLY | O_APPEND | O_CLOEXEC, 0);
  g_assert_cmpint (__real_write (fd, lines, more), ==, (gssize) more);
  close (fd);
}

/* A file that is still being written is told for that, it comes the next time, and one that grows without end is not read without end. */
static void
test_growing (Rig          *self,
              gconstpointer data)
{
  static const gsize ends[] = { CHUNK + 1, 20 * CHUNK, HJL_SPOOL_MAX_FILE + 20 * CHUNK };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (HjlIntakeReport) report = NULL;
      const char *told;

      growing = put_large (self, "Bea.txt", 0);
      grows_to = ends[i];
      n_copied = 0;
      on_copied = grow;
      report = rig_add (self, FALSE);
      on_copied = NULL;
      told = rig_find_refusal (report, "Bea.txt");
      g_test_message ("%" G_GSIZE_FORMAT " copied: %s", n_copied, told);
      g_assert_nonnull (strstr (told, "“Bea.txt” is still being written."));
      g_assert_cmpuint (report->ended->len, ==, 0);
      g_assert_cmpuint (n_copied, <=, HJL_SPOOL_MAX_FILE + CHUNK);
      g_free (growing);
    }

  g_free (put_large (self, "Bea.txt", 0));
  hjl_intake_report_free (rig_add (self, FALSE));
  g_assert_cmpint (hjl_store_count_drafts (self->base.store, NULL), ==, 1);
}

static void
end_patience (gsize size)
{
  n_copied += size;
  hjl_aside_end_patience ();
}

/* Whether a file comes so slowly that the patience ends with each bit of it but the first. */
static gboolean drags;

ssize_t __real_pread64 (int    fd,
                        void  *bytes,
                        size_t size,
                        off_t  offset);
ssize_t __wrap_pread64 (int    fd,
                        void  *bytes,
                        size_t size,
                        off_t  offset);

ssize_t
__wrap_pread64 (int    fd,
                void  *bytes,
                size_t size,
                off_t  offset)
{
  /* No call brings more than a network drive has at a time. */
  if (!drags)
    return __real_pread64 (fd, bytes, size, offset);
  if (offset > 0)
    hjl_aside_end_patience ();

  return __real_pread64 (fd, bytes, MIN (size, CHUNK), offset);
}

/* As a compiler calls it that knows how large the buffer is. */
ssize_t __wrap___pread64_chk (int    fd,
                              void  *bytes,
                              size_t size,
                              off_t  offset,
                              size_t room_for);

ssize_t
__wrap___pread64_chk (int    fd,
                      void  *bytes,
                      size_t size,
                      off_t  offset,
                      size_t room_for)
{
  g_assert_cmpuint (size, <=, room_for);

  return __wrap_pread64 (fd, bytes, size, offset);
}

/* However long a file takes that comes bit by bit, it is waited for, also where it is read for what it is. */
static void
test_dragging (Rig          *self,
               gconstpointer data)
{
  g_free (put_large (self, "Bea.txt", 5 * CHUNK));
  drags = TRUE;
  hjl_intake_report_free (rig_add (self, FALSE));
  drags = FALSE;
  g_assert_cmpint (hjl_store_count_drafts (self->base.store, NULL), ==, 1);
}

/* However long a file takes that comes bit by bit, it is waited for. */
static void
test_slow (Rig          *self,
           gconstpointer data)
{
  g_autofree char *path = put_large (self, "Bea.txt", 5 * CHUNK);

  n_copied = 0;
  on_copied = end_patience;
  hjl_intake_report_free (rig_add (self, FALSE));
  on_copied = NULL;
  g_assert_cmpuint (n_copied, >, 5 * CHUNK);
  g_assert_cmpint (hjl_store_count_drafts (self->base.store, NULL), ==, 1);
}

static void
stand_still_there (gsize size)
{
  n_copied += size;
  stand_still ();
}

static gboolean
has_no_copy (gpointer user_data)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (is_copy (atoi (name)))
      return FALSE;

  return TRUE;
}

/* Nobody waits any more: no more is read. */
static void
test_left (Rig          *self,
           gconstpointer data)
{
  g_autofree char *path = put_large (self, "Bea.txt", 20 * CHUNK);
  const char      *paths[] = { path, NULL };
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (self->role, paths, NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  waits = cancellable;
  n_copied = 0;
  set_silent (cancel_there);
  on_copied = stand_still_there;
  g_assert_null (rig_take (self, request, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  set_silent (NULL);
  hjl_test_run_until_true (has_no_copy, NULL);
  on_copied = NULL;
  g_assert_cmpuint (n_copied, ==, CHUNK);
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
      report = rig_take (self, request, NULL, NULL, NULL, &error);
      room = -1;
      if (report != NULL)
        break;
      g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
      g_assert_nonnull (strstr (error->message, "no room left"));
      told++;
      g_assert_true (hjl_spool_sweep (self->spool, load_kept, self->base.store, NULL, NULL));
      rig_assert_spool (self, hjl_store_count_drafts (self->base.store, NULL));
    }
  g_assert_cmpuint (told, >, 2);
  g_assert_cmpint (hjl_store_count_drafts (self->base.store, NULL), ==, CHILD_FILES);
  rig_assert_spool (self, CHILD_FILES);
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
  report = rig_take (self, request, NULL, NULL, NULL, &error);
  room = -1;
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_clear_error (&error);
  drafts = hjl_store_list_drafts (self->base.store, NULL, NULL);
  g_assert_cmpuint (drafts->len, >, 0);
  g_assert_cmpuint (drafts->len, <, CHILD_FILES);
  for (guint i = 0; i < drafts->len; i++)
    g_assert_true (hjl_store_remove_draft (self->base.store, ((HjlDraft *) drafts->pdata[i])->id, NULL));

  report = rig_take (self, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hjl_store_count_drafts (self->base.store, NULL), ==, CHILD_FILES - (int) drafts->len);
}

/* What is refused for what it is needs no second look, what could not be read just now does; why is kept without its name. */
static void
test_ended (Rig          *self,
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

  rig_put_cv (self, "cook.pdf", "cook-libreoffice-docx.pdf");
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_true (g_file_set_contents (letter, "{\\rtf1 }", -1, NULL));
  report = rig_take (self, request, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (report->ended->len, ==, 3);
  g_assert_false (g_ptr_array_find_with_equal_func (report->ended, gone, g_str_equal, NULL));
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

#define intake_add(path, function) g_test_add (path, Rig, NULL, rig_set_up, function, rig_tear_down)

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
  intake_add ("/files/intake/silent", test_silent);
  intake_add ("/files/intake/growing", test_growing);
  intake_add ("/files/intake/slow", test_slow);
  intake_add ("/files/intake/dragging", test_dragging);
  intake_add ("/files/intake/left", test_left);
  intake_add ("/files/intake/killed", test_killed);
  intake_add ("/files/intake/full", test_full);
  intake_add ("/files/intake/no-room", test_no_room);
  intake_add ("/files/intake/watched/no-room", test_watched_no_room);
  intake_add ("/files/intake/watched/ended", test_ended);

  return g_test_run ();
}
