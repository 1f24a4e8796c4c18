/* test-workspace-watch.c: what comes to a watched folder waits for review, once
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../sync/hjl-sync-rig.h"

#include "files/hjl-watch.h"
#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "model/hjl-error.h"
#include "net/hjl-aside.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-timeline.h"
#include "store/hjl-store-drafts.h"
#include "store/hjl-store-watch.h"

typedef struct
{
  HjlSyncRig *sync;
  char       *role;
  char       *watched;
  char       *second; /* another role, of a folder below */
} Rig;

static void
edit (Rig        *self,
      HjlBookFunc func,
      gpointer    data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_edit_book_async (self->sync->workspace, func, data, NULL, NULL, hjl_test_got_result, &result);
  hjl_finish (self->sync->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static gboolean
begin (HjlStore *store,
       HjlTime   now,
       gpointer  data,
       GError  **error)
{
  Rig *self = data;

  self->role = hjl_store_add_book_role (store, NULL, "Data Engineer", now, error);

  return self->role != NULL && hjl_store_set_watched_folder (store, self->role, self->watched, now, error);
}

static gboolean
remove_all (HjlStore *store,
            HjlTime   now,
            gpointer  data,
            GError  **error)
{
  g_autoptr (GPtrArray) drafts = hjl_store_list_drafts (store, NULL, error);
  gboolean ok = drafts != NULL;

  for (guint i = 0; ok && i < drafts->len; i++)
    ok = hjl_store_remove_draft (store, ((HjlDraft *) drafts->pdata[i])->id, error);

  return ok;
}

static gboolean
set_off (HjlStore *store,
         HjlTime   now,
         gpointer  data,
         GError  **error)
{
  return hjl_store_set_watched_folder (store, ((Rig *) data)->role, NULL, now, error);
}

static gboolean
choose_folder (HjlStore *store,
               HjlTime   now,
               gpointer  data,
               GError  **error)
{
  Rig             *self = data;
  g_autofree char *below = g_build_filename (self->watched, "below", NULL);
  HjlWatchedFolder first = { self->role, NULL, TRUE, self->watched };

  self->second = hjl_store_add_book_role (store, NULL, "Designer", now, error);

  return self->second != NULL && hjl_workspace_watch_folder (store, now, &first, error) &&
         hjl_workspace_watch_folder (store, now, &(HjlWatchedFolder){ self->second, NULL, TRUE, below }, error);
}

static void
set_up (Rig          *self,
        gconstpointer data)
{
  g_autofree char *program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "reader", "hjlever-read-cv", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("HJLEVER_READ_CV", program, TRUE);
  self->sync = hjl_sync_rig_new_plain (0);
  self->watched = hjl_test_make_folder ();
  hjl_workspace_set_candidates_from_async (self->sync->workspace, HJL_CANDIDATES_FROM_FILES, NULL, hjl_test_got_result, &result);
  hjl_finish (self->sync->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  edit (self, begin, self);
}

static void
tear_down (Rig          *self,
           gconstpointer data)
{
  hjl_sync_rig_free (self->sync);
  hjl_test_remove_folder (self->watched);
  g_free (self->watched);
  g_free (self->role);
  g_free (self->second);
}

static void
put (Rig        *self,
     const char *name,
     const char *person)
{
  g_autofree char *path = g_build_filename (self->watched, name, NULL);
  g_autofree char *mail = g_ascii_strdown (person, -1);
  g_autofree char *text = NULL;

  g_strdelimit (mail, " ", '.');
  text = g_strdup_printf ("%s\n%s@example.org\n\nExperience\n2019-2024 Engineer\n", person, mail);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static guint
count_rows (Rig *self)
{
  return (guint) hjl_store_count_drafts (hjl_workspace_get_store (self->sync->workspace), NULL);
}

static guint
count_said_of (Rig        *self,
               const char *role,
               const char *words)
{
  const HjlActivityQuery query = { .role_id = role, .limit = 100 };
  g_autoptr (GPtrArray) list = hjl_store_find_activity (hjl_workspace_get_store (self->sync->workspace), &query, NULL);
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += strstr (((HjlActivity *) list->pdata[i])->text, words) != NULL;

  return n;
}

static guint
count_said (Rig        *self,
            const char *words)
{
  return count_said_of (self, self->role, words);
}

/* By how much the program's clock goes before, in microseconds. */
static gint ahead;
#define SECONDS(n) ((n) *G_USEC_PER_SEC)

gint64 __real_g_get_monotonic_time (void);
gint64 __wrap_g_get_monotonic_time (void);

gint64
__wrap_g_get_monotonic_time (void)
{
  return __real_g_get_monotonic_time () + g_atomic_int_get (&ahead);
}

/* Turns the loop until @words were said so often. */
static void
wait_said_of (Rig        *self,
              const char *role,
              const char *words,
              guint       n)
{
  gint64 end = __real_g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (count_said_of (self, role, words) < n)
    {
      g_assert_cmpint (__real_g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (20000);
    }
}

static void
wait_said (Rig        *self,
           const char *words,
           guint       n)
{
  wait_said_of (self, self->role, words, n);
}

static void
watch (Rig *self)
{
  hjl_workspace_watch_async (self->sync->workspace, NULL, NULL, NULL);
}

#define CAME "came from the folder"

/* Once each: after a restart, removed from the review, moved in the folder, and beside a second program. */
static void
test_once (Rig          *self,
           gconstpointer data)
{
  g_autofree char *here = g_build_filename (self->watched, "Ada.txt", NULL);
  g_autofree char *there = g_build_filename (self->watched, "moved.txt", NULL);
  g_autofree char *picture = g_build_filename (self->watched, "logo.gif", NULL);
  HjlWorkspace    *second;

  put (self, "Ada.txt", "Ada Archer");
  watch (self);
  wait_said (self, CAME, 1);
  g_assert_cmpuint (count_rows (self), ==, 1);

  /* Removed it stays removed; the next one comes, which shows that the folder was looked at. */
  edit (self, remove_all, NULL);
  hjl_sync_rig_reopen (self->sync);
  g_assert_cmpint (g_rename (here, there), ==, 0);
  put (self, "Bea.txt", "Bea Baker");
  watch (self);
  second = hjl_sync_rig_open_second (self->sync, "second", 1, 1);
  hjl_workspace_watch_async (second, NULL, NULL, NULL);
  wait_said (self, CAME, 2);
  g_assert_true (g_file_set_contents (picture, "GIF89a\1\0\1\0", 10, NULL));
  wait_said (self, "was left out", 1);
  g_assert_cmpuint (count_rows (self), ==, 1);
  g_assert_cmpuint (count_said (self, CAME), ==, 2);
  hjl_test_workspace_close (second);
}

/* What is wrong with the folder is said once, and goes on where it can be read again; off is off. */
static void
test_gone (Rig          *self,
           gconstpointer data)
{
  g_autofree char *away = g_strconcat (self->watched, ".away", NULL);

  g_assert_cmpint (g_rename (self->watched, away), ==, 0);
  watch (self);
  wait_said (self, "is not there", 1);
  g_assert_cmpint (g_rename (away, self->watched), ==, 0);
  put (self, "Ada.txt", "Ada Archer");
  wait_said (self, CAME, 1);
  g_assert_cmpuint (count_said (self, "is not there"), ==, 1);
  g_assert_cmpuint (count_said (self, "can be read again"), ==, 1);
  g_assert_cmpuint (count_rows (self), ==, 1);

  edit (self, set_off, self);
  g_assert_null (hjl_store_dup_watched_folder (hjl_workspace_get_store (self->sync->workspace), self->role));
}

/* A file that cannot be read for now: its inode, or 0. Read in the workspace's thread. */
static ino_t barred;
/* Told of each file whose content is looked at, as it begins. */
static void (*on_read) (void);

ssize_t __real_read (int    fd,
                     void  *bytes,
                     size_t size);
ssize_t __wrap_read (int    fd,
                     void  *bytes,
                     size_t size);

ssize_t
__wrap_read (int    fd,
             void  *bytes,
             size_t size)
{
  struct stat info;

  if (on_read != NULL && fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && lseek (fd, 0, SEEK_CUR) == 0)
    on_read ();
  if (barred == 0 || fstat (fd, &info) != 0 || info.st_ino != barred)
    return __real_read (fd, bytes, size);
  errno = EIO;

  return -1;
}

/* Said of a file that cannot be read, without its name, which is somebody's; it is not taken for done, and whoever is beside it
 * comes. */
static void
test_unreadable (Rig          *self,
                 gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->watched, "Cleo Carter.txt", NULL);
  HjlRested        one = { path, 0, 0 };
  g_autofree char *place = hjl_rested_dup_place (&one);
  HjlSeenFile      file = { place, 0, 0, NULL };
  gboolean         taken = TRUE;
  struct stat      info;

  put (self, "Cleo Carter.txt", "Cleo Carter");
  g_assert_cmpint (stat (path, &info), ==, 0);
  barred = info.st_ino;
  file.size = info.st_size;
  file.changed = (gint64) info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec;
  put (self, "Ada.txt", "Ada Archer");
  watch (self);
  wait_said (self, CAME, 1);
  wait_said (self, "It cannot be read.", 1);
  g_assert_true (hjl_store_is_file_taken (hjl_workspace_get_store (self->sync->workspace), self->role, &file, &taken, NULL));
  g_assert_false (taken);
  g_assert_cmpuint (count_said (self, "Cleo"), ==, 0);
  g_assert_cmpuint (count_rows (self), ==, 1);

  /* Read again, as after a restart, it comes. */
  barred = 0;
  hjl_sync_rig_reopen (self->sync);
  watch (self);
  wait_said (self, CAME, 2);
  g_assert_cmpuint (count_rows (self), ==, 2);
}

/* What is there when the folder is chosen is left there, and comes once it was changed; of two roles the folder below has its
 * own. */
static void
test_present (Rig          *self,
              gconstpointer data)
{
  g_autofree char *below = g_build_filename (self->watched, "below", NULL);
  g_autoptr (GPtrArray) of_first = NULL;

  edit (self, set_off, self);
  put (self, "Old.txt", "Olga Older");
  put (self, "Ada.txt", "Ada Archer");
  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  edit (self, choose_folder, self);
  put (self, "Ada.txt", "Adam Archer");
  put (self, "below/Bea.txt", "Bea Baker");
  watch (self);
  wait_said (self, CAME, 1);
  wait_said_of (self, self->second, CAME, 1);
  of_first = hjl_store_list_drafts (hjl_workspace_get_store (self->sync->workspace), self->role, NULL);
  g_assert_cmpuint (of_first->len, ==, 1);
  g_assert_cmpuint (count_rows (self), ==, 2);
}

/* A folder that does not answer, as of a network drive whose server is gone: whoever opens it stands still until it is let go. */
static GMutex      gate;
static GCond       opened;
static const char *silent;
static gboolean    waited_for; /* with patience */

GDir *__real_g_dir_open (const char *path,
                         guint       flags,
                         GError    **error);
GDir *__wrap_g_dir_open (const char *path,
                         guint       flags,
                         GError    **error);

GDir *
__wrap_g_dir_open (const char *path,
                   guint       flags,
                   GError    **error)
{
  gboolean stands;

  g_mutex_lock (&gate);
  stands = g_strcmp0 (path, silent) == 0 && !waited_for;
  g_mutex_unlock (&gate);
  if (stands)
    hjl_aside_end_patience ();
  g_mutex_lock (&gate);
  while (g_strcmp0 (path, silent) == 0)
    g_cond_wait (&opened, &gate);
  g_mutex_unlock (&gate);

  return __real_g_dir_open (path, flags, error);
}

static void
set_silent (const char *path)
{
  g_mutex_lock (&gate);
  silent = path;
  g_cond_broadcast (&opened);
  g_mutex_unlock (&gate);
}

static void
set_waited_for (gboolean whether)
{
  g_mutex_lock (&gate);
  waited_for = whether;
  g_mutex_unlock (&gate);
}

static gboolean
watch_second (HjlStore *store,
              HjlTime   now,
              gpointer  data,
              GError  **error)
{
  Rig             *self = data;
  g_autofree char *beside = g_strconcat (self->watched, "-beside", NULL);

  self->second = hjl_store_add_book_role (store, NULL, "Designer", now, error);

  return self->second != NULL && hjl_store_set_watched_folder (store, self->second, beside, now, error);
}

/* It is told, once; other folders are looked at meanwhile, and the sync goes on. Once it answers again its files come. */
static void
test_silent (Rig          *self,
             gconstpointer data)
{
  g_autofree char *beside = g_strconcat (self->watched, "-beside", NULL);
  g_autofree char *path = g_build_filename (beside, "Bea.txt", NULL);
  HjlWatchedFolder chosen = { self->role, NULL, TRUE, beside };
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (beside, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "Bea Baker\nbea@example.org\n\nExperience\n2019-2024 Engineer\n", -1, NULL));
  put (self, "Ada.txt", "Ada Archer");
  edit (self, watch_second, self);

  set_silent (self->watched);
  watch (self);
  wait_said (self, "does not answer", 1);
  report = hjl_sync_rig_sync (self->sync);
  g_assert_no_error (report->interrupted);
  wait_said_of (self, self->second, CAME, 1);
  set_silent (NULL);
  wait_said (self, CAME, 1);
  g_assert_cmpuint (count_said (self, "does not answer"), ==, 1);
  g_assert_cmpuint (count_said (self, "can be read again"), ==, 1);
  g_assert_cmpuint (count_rows (self), ==, 2);

  /* Whoever chooses one that does not answer is told, and it is not watched. */
  set_silent (beside);
  hjl_workspace_edit_book_async (self->sync->workspace, hjl_workspace_watch_folder, &chosen, NULL, NULL, hjl_test_got_result, &result);
  g_assert_false (hjl_finish (self->sync->workspace, hjl_test_wait (&result), &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "does not answer"));
  set_silent (NULL);
  hjl_test_remove_folder (beside);
}

/* While one folder is waited for, what is in the others comes, whenever it does; and its own once it answers, which was never told. */
static void
test_beside (Rig          *self,
             gconstpointer data)
{
  g_autofree char *beside = g_strconcat (self->watched, "-beside", NULL);
  g_autofree char *first = g_build_filename (beside, "Bea.txt", NULL);
  g_autofree char *second = g_build_filename (beside, "Cleo.txt", NULL);

  g_assert_cmpint (g_mkdir (beside, 0700), ==, 0);
  g_assert_true (g_file_set_contents (first, "Bea Baker\nbea@example.org\n\nExperience\n2019-2024 Engineer\n", -1, NULL));
  put (self, "Ada.txt", "Ada Archer");
  edit (self, watch_second, self);

  set_waited_for (TRUE);
  set_silent (self->watched);
  watch (self);
  wait_said_of (self, self->second, CAME, 1);
  g_assert_true (g_file_set_contents (second, "Cleo Carter\ncleo@example.org\n\nExperience\n2019-2024 Engineer\n", -1, NULL));
  wait_said_of (self, self->second, CAME, 2);
  g_assert_cmpuint (count_rows (self), ==, 2);
  set_silent (NULL);
  wait_said (self, CAME, 1);
  set_waited_for (FALSE);
  g_assert_cmpuint (count_said (self, "does not answer"), ==, 0);
  g_assert_cmpuint (count_rows (self), ==, 3);
  hjl_test_remove_folder (beside);
}

/* A drive that takes four seconds for each file, and of the third one more than anybody has patience. */
static void
take_long (void)
{
  static guint n_files;

  g_atomic_int_add (&ahead, SECONDS (4));
  if (++n_files == 3)
    hjl_aside_end_patience ();
}

/* It answers, and all comes, a part at a time. */
static void
test_slow (Rig          *self,
           gconstpointer data)
{
  static const char *const people[] = { "Ada Archer", "Bea Baker", "Cleo Carter", "Dora Dent", "Emil Eder", "Fay Fox", "Gil Gates",
                                        "Hal Hill", "Ida Ingram", "Jan Jones", "Kay King", "Leo Lane" };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *name = g_strconcat (people[i], ".txt", NULL);

      put (self, name, people[i]);
    }
  on_read = take_long;
  watch (self);
  wait_said (self, CAME, 3);
  on_read = NULL;
  g_assert_cmpuint (count_rows (self), ==, G_N_ELEMENTS (people));
  g_assert_cmpuint (count_said (self, "does not answer"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/workspace/watch/once", Rig, NULL, set_up, test_once, tear_down);
  g_test_add ("/workspace/watch/silent", Rig, NULL, set_up, test_silent, tear_down);
  g_test_add ("/workspace/watch/slow", Rig, NULL, set_up, test_slow, tear_down);
  g_test_add ("/workspace/watch/beside", Rig, NULL, set_up, test_beside, tear_down);
  g_test_add ("/workspace/watch/gone", Rig, NULL, set_up, test_gone, tear_down);

  g_test_add ("/workspace/watch/unreadable", Rig, NULL, set_up, test_unreadable, tear_down);
  g_test_add ("/workspace/watch/present", Rig, NULL, set_up, test_present, tear_down);

  return g_test_run ();
}
