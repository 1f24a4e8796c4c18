/* hjl-workspace-watch.c: what comes to rest in a watched folder waits for review
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "files/hjl-watch.h"
#include "model/hjl-error.h"
#include "model/hjl-words.h"
#include "net/hjl-aside.h"
#include "net/hjl-lock.h"
#include "store/hjl-store-watch.h"
#include "workspace/hjl-workspace-private.h"
#include "net/hjl-worker.h"
#include "store/hjl-store-timeline.h"

/* Held while a folder is looked at and its files are taken: of two programs one does. */
#define LOCK "watch.lock"

/* Milliseconds between two looks; and microseconds until what failed is tried again. */
#define INTERVAL 2000
#define PATIENCE (60 * G_USEC_PER_SEC)
/* So many files of a folder are taken at a time; the others with the next look. */
#define MOST_AT_ONCE 1000
/* Microseconds: for so long the contents of a folder's files are read at a time; what was read is taken, and the others come with the next
 * looks. A slow network drive has the other folders wait no longer than that. */
#define READS (15 * G_USEC_PER_SEC)

/* What is seen of one folder. A look is a thread's of its own, which alone has it then: a file system that hangs holds up nobody else. */
typedef struct
{
  HjlWatch  *watch;
  char      *path;
  int        busy; /* atomic: a thread has it, or hangs in it */
  gboolean   out;  /* the workspace's thread's, as the next one: it is looked at, and not taken from since */
  gboolean   late;
  gint64     now;
  GPtrArray *rested;   /* (element-type HjlRested) (nullable): NULL with an error */
  GError    *error;    /* nullable */
  GPtrArray *asked;    /* (element-type HjlRested): those whose content is asked for; lent */
  GPtrArray *contents; /* (element-type utf8) (nullable elements): of the first of them, as far as was come */
  GArray    *whole;    /* of gboolean: whether one without is as it was */
} Eye;

/* A look at one folder. */
typedef struct
{
  GTask *task;
  char  *role_id;
  Eye   *eye;
} Look;

/* All of it belongs to the thread. All folders are looked at side by side, and what is in them is taken one after the other. One that
 * answers not at once is taken from in the round in which it does, so that it holds up none of the others. */
typedef struct
{
  GSource    *timer;
  GSource    *stop;
  gboolean    busy;
  int         lock;
  GPtrArray  *folders; /* (element-type HjlWatchedFolder): of this round */
  guint       n_out;   /* looks that a thread is at */
  GQueue      seen;    /* (element-type Look): at folders that were not taken from since */
  gboolean    taking;  /* from the current one */
  guint       current;
  GPtrArray  *files; /* (element-type HjlSeenFile): that are taken just now */
  GPtrArray  *paths; /* (element-type filename): of these, with a NULL at the end */
  GHashTable *known; /* (element-type utf8): files that the database was asked about and has as taken */
  GHashTable *told;  /* (element-type utf8 utf8): what was last said of a role's folder, and of which folder */
  GHashTable *eyes;  /* (element-type utf8 Eye): by role */
  GHashTable *later; /* (element-type utf8 gint64): roles, and files of a role, that are not tried before */
} Watching;

static void
clear_eye (gpointer data)
{
  Eye *eye = data;

  hjl_watch_free (eye->watch);
  g_free (eye->path);
  g_clear_pointer (&eye->rested, g_ptr_array_unref);
  g_clear_error (&eye->error);
  g_ptr_array_unref (eye->asked);
  g_ptr_array_unref (eye->contents);
  g_array_unref (eye->whole);
}

/* In any thread. */
static void
release_eye (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_eye);
}

static void
free_look (gpointer data)
{
  Look *look = data;

  release_eye (look->eye);
  g_free (look->role_id);
  g_free (look);
}

static Eye *
eye_new (const char *path)
{
  Eye *eye = g_atomic_rc_box_new0 (Eye);

  eye->watch = hjl_watch_new ();
  eye->path = g_strdup (path);
  eye->asked = g_ptr_array_new ();
  eye->contents = g_ptr_array_new_with_free_func (g_free);
  eye->whole = g_array_new (FALSE, FALSE, sizeof (gboolean));

  return eye;
}

/* In a thread of its own. */
static void
look (gpointer      data,
      GCancellable *cancellable)
{
  Eye *eye = data;

  g_clear_pointer (&eye->rested, g_ptr_array_unref);
  g_clear_error (&eye->error);
  eye->rested = hjl_watch_look (eye->watch, eye->path, eye->now, &eye->error);
  g_atomic_int_set (&eye->busy, FALSE);
}

/* In a thread of its own. */
static void
read_contents (gpointer      data,
               GCancellable *cancellable)
{
  Eye   *eye = data;
  gint64 until = g_get_monotonic_time () + READS;

  g_ptr_array_set_size (eye->contents, 0);
  g_array_set_size (eye->whole, 0);
  for (guint i = 0; i < eye->asked->len && (i == 0 || g_get_monotonic_time () < until) && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const HjlRested *one = g_ptr_array_index (eye->asked, i);
      char            *content = hjl_rested_dup_content (one);
      GStatBuf         info;
      gboolean         whole = content != NULL || (g_stat (one->path, &info) == 0 && info.st_size == one->size);

      g_ptr_array_add (eye->contents, content);
      g_array_append_val (eye->whole, whole);
      hjl_aside_get_on ();
    }
  g_atomic_int_set (&eye->busy, FALSE);
}

static void
free_file (gpointer data)
{
  HjlSeenFile *file = data;

  g_free (file->place);
  g_free (file->content);
  g_free (file);
}

static void
free_watching (gpointer data)
{
  Watching *watching = data;

  g_assert (watching->timer == NULL && watching->lock < 0);
  g_clear_pointer (&watching->folders, g_ptr_array_unref);
  g_queue_clear_full (&watching->seen, free_look);
  g_ptr_array_unref (watching->files);
  g_clear_pointer (&watching->paths, g_ptr_array_unref);
  g_hash_table_unref (watching->known);
  g_hash_table_unref (watching->told);
  g_hash_table_unref (watching->later);
  g_hash_table_unref (watching->eyes);
  g_free (watching);
}

static void
end_watching (GTask *task)
{
  Watching *watching = g_task_get_task_data (task);

  hjl_clear_source (&watching->timer);
  hjl_clear_source (&watching->stop);
  hjl_workspace_end_task (task, TRUE, NULL);
}

static gboolean
is_over (GTask *task)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (task));
}

/* Ends with all that is under way. */
static void
end_if_over (GTask *task)
{
  Watching *watching = g_task_get_task_data (task);

  if (is_over (task) && !watching->busy && watching->n_out == 0)
    end_watching (task);
}

/* The round is at its end. */
static void
rest (GTask *task)
{
  Watching *watching = g_task_get_task_data (task);

  close (watching->lock);
  watching->lock = -1;
  watching->busy = FALSE;
  end_if_over (task);
}

/* Takes @words. */
static void
note (HjlWorkspace           *self,
      HjlActivityKind         kind,
      const HjlWatchedFolder *folder,
      char                   *words)
{
  hjl_sync_context_note (self->context, kind, NULL, folder->role_id, NULL, words);
  hjl_workspace_tell_changed (self, HJL_CHANGES_ACTIVITY);
  g_free (words);
}

/* Said once for as long as it is so. @code: (nullable): kept words; NULL where all is well */
static void
tell_state (GTask                  *task,
            const HjlWatchedFolder *folder,
            const char             *code)
{
  HjlWorkspace    *self = g_task_get_source_object (task);
  Watching        *watching = g_task_get_task_data (task);
  g_autofree char *now = g_strconcat (code != NULL ? code : "", "\n", folder->path, NULL);
  const char      *before = g_hash_table_lookup (watching->told, folder->role_id);

  if (g_strcmp0 (before, now) == 0 || (before == NULL && code == NULL))
    return;

  if (code != NULL)
    note (self, HJL_ACTIVITY_ATTENTION, folder, g_strdup (code));
  else if (before[0] != '\n')
    note (self, HJL_ACTIVITY_CHANGED, folder, hjl_words_keep ("watched-back"));
  g_hash_table_replace (watching->told, g_strdup (folder->role_id), g_steal_pointer (&now));
}

static void take_on (GTask *task);
static void take_next (GTask *task);

/* Returns: (transfer full): what a file of a role is put off by */
static char *
dup_key (const HjlWatchedFolder *folder,
         const HjlSeenFile      *file)
{
  return g_strconcat (folder->role_id, "\n", file->place, NULL);
}

/* Whether it was taken before, as it is now. What was taken once stays so for as long as it does not change, and a folder has
 * thousands: the database is asked once about each, not with every look. Where it cannot be asked, it counts as taken. */
static gboolean
is_taken (HjlWorkspace           *self,
          Watching               *watching,
          const HjlWatchedFolder *folder,
          const HjlSeenFile      *file)
{
  g_autofree char *key = g_strdup_printf ("%s\n%s\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT, folder->role_id, file->place,
                                          (gint64) file->size, (gint64) file->changed);
  gboolean         taken = TRUE;

  if (g_hash_table_contains (watching->known, key))
    return TRUE;
  if (!hjl_store_is_file_taken (self->store, folder->role_id, file, &taken, NULL))
    return TRUE;
  if (taken)
    g_hash_table_add (watching->known, g_steal_pointer (&key));

  return taken;
}

static gboolean
is_put_off (Watching   *watching,
            const char *key)
{
  const gint64 *later = g_hash_table_lookup (watching->later, key);

  return later != NULL && g_get_monotonic_time () < *later;
}

/* Takes @key, of a role or a file. Returns: whether it had been tried without trouble so far */
static gboolean
put_off (Watching *watching,
         char     *key)
{
  gint64  *then = g_new (gint64, 1);
  gboolean fresh = !g_hash_table_contains (watching->later, key);

  *then = g_get_monotonic_time () + PATIENCE;
  g_hash_table_replace (watching->later, key, then);

  return fresh;
}

/* What a row has come of, and what was refused for what it is, is never looked at again; what could not be read just now is
 * tried later. @n_troubled: (out): how many of these there are that were not said yet */
static gboolean
keep_taken (Watching               *watching,
            HjlStore               *store,
            const HjlWatchedFolder *folder,
            GPtrArray              *ended,
            guint                  *n_troubled,
            GError                **error)
{
  g_autoptr (GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean ok = hjl_store_begin (store, error);

  if (!ok)
    return FALSE;

  for (guint i = 0; i < ended->len; i++)
    g_hash_table_add (paths, g_ptr_array_index (ended, i));
  for (guint i = 0; ok && i < watching->files->len; i++)
    {
      const HjlSeenFile *file = g_ptr_array_index (watching->files, i);
      g_autofree char   *key = dup_key (folder, file);

      if (!g_hash_table_contains (paths, g_ptr_array_index (watching->paths, i)))
        {
          *n_troubled += put_off (watching, g_steal_pointer (&key));
          continue;
        }
      g_hash_table_remove (watching->later, key);
      ok = hjl_store_set_file_taken (store, folder->role_id, file, error);
    }

  return hjl_store_finish (store, ok, error);
}

/* Says what was left out for good; what is tried again is said by itself. */
static void
tell_left_out (HjlWorkspace           *self,
               const HjlWatchedFolder *folder,
               GPtrArray              *refusals)
{
  const char *first = NULL;
  guint       n = 0;

  for (guint i = 0; i < refusals->len; i++)
    {
      const char *kept = ((HjlRefusal *) g_ptr_array_index (refusals, i))->kept;

      if (kept == NULL || g_str_equal (kept, HJL_WORDS ("left-unreadable")))
        continue;
      first = first != NULL ? first : kept;
      n++;
    }
  if (n > 0)
    note (self, HJL_ACTIVITY_ATTENTION, folder, hjl_words_keep ("watched-left-out", n, first));
}

static void
did_take (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask                  *task = user_data;
  HjlWorkspace           *self = g_task_get_source_object (task);
  Watching               *watching = g_task_get_task_data (task);
  const HjlWatchedFolder *folder = g_ptr_array_index (watching->folders, watching->current);
  guint                   n_troubled = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlIntakeReport) report = hjl_finish_pointer (NULL, result, &error);

  hjl_workspace_end_intake (self);
  if (report != NULL && keep_taken (watching, self->store, folder, report->ended, &n_troubled, &error))
    {
      g_hash_table_remove (watching->later, folder->role_id);
      if (report->n_files > 0)
        note (self, HJL_ACTIVITY_CHANGED, folder, hjl_words_keep ("watched-files", report->n_files));
      tell_left_out (self, folder, report->refusals);
      if (n_troubled > 0)
        note (self, HJL_ACTIVITY_FAILED, folder, hjl_words_keep ("watched-failed", HJL_WORDS ("left-unreadable")));
    }
  else if (!is_over (task) && put_off (watching, g_strdup (folder->role_id)))
    {
      g_autofree char *why = hjl_words_keep_error (error);

      note (self, HJL_ACTIVITY_FAILED, folder, hjl_words_keep ("watched-failed", why));
    }

  take_next (task);
}

/* Of a folder in a folder whose role is another one the files are that role's. */
static gboolean
is_of_other (Watching               *watching,
             const HjlWatchedFolder *folder,
             const char             *path)
{
  for (guint i = 0; i < watching->folders->len; i++)
    {
      const HjlWatchedFolder *other = g_ptr_array_index (watching->folders, i);
      gsize                   length = strlen (other->path);

      if (other->live && length > strlen (folder->path) && g_str_has_prefix (path, other->path) && path[length] == '/')
        return TRUE;
    }

  return FALSE;
}

static void
take_next (GTask *task)
{
  Watching *watching = g_task_get_task_data (task);

  watching->taking = FALSE;
  take_on (task);
}

/* Keeps those that rest and were not taken yet for this look. */
static void
choose (GTask                  *task,
        const HjlWatchedFolder *folder,
        Eye                    *eye)
{
  HjlWorkspace *self = g_task_get_source_object (task);
  Watching     *watching = g_task_get_task_data (task);

  g_ptr_array_set_size (watching->files, 0);
  g_ptr_array_set_size (eye->asked, 0);
  for (guint i = 0; i < eye->rested->len && watching->files->len < MOST_AT_ONCE && !is_over (task); i++)
    {
      HjlRested       *one = g_ptr_array_index (eye->rested, i);
      HjlSeenFile     *file;
      g_autofree char *key = NULL;

      if (is_of_other (watching, folder, one->path))
        continue;
      file = g_new0 (HjlSeenFile, 1);
      file->place = hjl_rested_dup_place (one);
      file->size = one->size;
      file->changed = one->changed;
      key = dup_key (folder, file);
      if (is_put_off (watching, key) || is_taken (self, watching, folder, file))
        {
          free_file (file);
          continue;
        }
      g_ptr_array_add (watching->files, file);
      g_ptr_array_add (eye->asked, one);
    }
}

/* Of those that were chosen, by what is in them. */
static void
choose_by_content (GTask                  *task,
                   const HjlWatchedFolder *folder,
                   Eye                    *eye)
{
  HjlWorkspace *self = g_task_get_source_object (task);
  Watching     *watching = g_task_get_task_data (task);
  guint         n_troubled = 0;
  g_autoptr (GPtrArray) chosen = g_steal_pointer (&watching->files);
  g_autoptr (GHashTable) contents = g_hash_table_new (g_str_hash, g_str_equal);

  watching->files = g_ptr_array_new_with_free_func (free_file);
  g_clear_pointer (&watching->paths, g_ptr_array_unref);
  watching->paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < eye->contents->len; i++)
    {
      const HjlRested *one = g_ptr_array_index (eye->asked, i);
      HjlSeenFile     *file = g_ptr_array_index (chosen, i);
      gboolean         taken = TRUE;

      file->content = g_strdup (g_ptr_array_index (eye->contents, i));
      if (file->content == NULL)
        {
          /* One that went or grew meanwhile is another one with the next look. */
          if (g_array_index (eye->whole, gboolean, i))
            n_troubled += put_off (watching, dup_key (folder, file));
          continue;
        }

      /* Moved, or downloaded twice: only where it is, is new. */
      if (!hjl_store_is_file_taken (self->store, folder->role_id, file, &taken, NULL) || taken ||
          !g_hash_table_add (contents, file->content))
        {
          if (taken)
            (void) hjl_store_set_file_taken (self->store, folder->role_id, file, NULL);
          continue;
        }
      g_ptr_array_index (chosen, i) = g_new0 (HjlSeenFile, 1);
      g_ptr_array_add (watching->files, file);
      g_ptr_array_add (watching->paths, g_strdup (one->path));
    }
  g_ptr_array_add (watching->paths, NULL);
  if (n_troubled > 0)
    note (self, HJL_ACTIVITY_FAILED, folder, hjl_words_keep ("watched-failed", HJL_WORDS ("left-unreadable")));
}

static void
got_contents (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask                  *task = user_data;
  HjlWorkspace           *self = g_task_get_source_object (task);
  Watching               *watching = g_task_get_task_data (task);
  const HjlWatchedFolder *folder = g_ptr_array_index (watching->folders, watching->current);
  g_autoptr (GError) error = NULL;
  Eye *eye = hjl_aside_finish (result, &error);
  g_autoptr (HjlIntakeRequest) request = NULL;
  g_autofree char *spool = NULL;

  if (g_error_matches (error, HJL_ERROR, HJL_ERROR_TIMED_OUT))
    tell_state (task, folder, HJL_WORDS ("watched-silent"));
  if (eye != NULL && !is_over (task))
    choose_by_content (task, folder, eye);
  if (eye == NULL || is_over (task) || watching->files->len == 0)
    {
      take_next (task);
      return;
    }

  request = hjl_intake_request_new (folder->role_id, (const char *const *) watching->paths->pdata, NULL, FALSE);
  request->root = g_strdup (folder->path);
  spool = hjl_workspace_dup_spool (self);
  hjl_workspace_begin_intake (self);
  hjl_intake_async (self->store, spool, request, self->context->clock, hjl_workspace_tell_intake, self, g_task_get_cancellable (task),
                    did_take, task);
}

/* Takes @eye, which no thread has. */
static void
send_aside (GTask              *task,
            Eye                *eye,
            HjlAsideFunc        func,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  g_atomic_int_set (&eye->busy, TRUE);
  hjl_aside_async (func, g_atomic_rc_box_acquire (eye), release_eye, g_task_get_cancellable (task), callback, user_data);
}

/* Returns: whether files of what was looked at are being taken */
static gboolean
take (GTask *task,
      Look  *look)
{
  Watching               *watching = g_task_get_task_data (task);
  const HjlWatchedFolder *folder = NULL;
  Eye                    *eye = look->eye;

  for (watching->current = 0; watching->current < watching->folders->len; watching->current++)
    {
      folder = g_ptr_array_index (watching->folders, watching->current);
      if (g_str_equal (folder->role_id, look->role_id))
        break;
    }
  eye->out = FALSE;
  /* Since the look the role may have got another folder, or none. */
  if (watching->current == watching->folders->len || g_hash_table_lookup (watching->eyes, look->role_id) != eye || !folder->live ||
      !g_str_equal (folder->path, eye->path))
    return FALSE;
  if (eye->late)
    {
      tell_state (task, folder, HJL_WORDS ("watched-silent"));
      return FALSE;
    }
  if (eye->rested == NULL)
    {
      tell_state (task, folder,
                  g_error_matches (eye->error, G_FILE_ERROR, G_FILE_ERROR_ACCES) ? HJL_WORDS ("watched-unreadable") : HJL_WORDS ("watched-gone"));
      return FALSE;
    }
  tell_state (task, folder, hjl_watch_is_barred (eye->watch) ? HJL_WORDS ("watched-barred") : NULL);
  choose (task, folder, eye);
  if (watching->files->len == 0)
    return FALSE;

  send_aside (task, eye, read_contents, got_contents, task);

  return TRUE;
}

static void
take_on (GTask *task)
{
  Watching *watching = g_task_get_task_data (task);

  while (!watching->taking && !g_queue_is_empty (&watching->seen) && !is_over (task))
    {
      Look *look = g_queue_pop_head (&watching->seen);

      watching->taking = take (task, look);
      free_look (look);
    }

  if (!watching->taking && (watching->n_out == 0 || is_over (task)))
    rest (task);
}

static void
got_look (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Look     *look = user_data;
  GTask    *task = look->task;
  Watching *watching = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  (void) hjl_aside_finish (result, &error);
  look->eye->late = g_error_matches (error, HJL_ERROR, HJL_ERROR_TIMED_OUT);
  g_queue_push_tail (&watching->seen, look);
  watching->n_out--;
  if (watching->lock >= 0)
    take_on (task);
  else
    end_if_over (task);
}

static void
look_at (GTask                  *task,
         const HjlWatchedFolder *folder)
{
  Watching *watching = g_task_get_task_data (task);
  Eye      *eye = g_hash_table_lookup (watching->eyes, folder->role_id);
  Look     *one;

  if (!folder->live || is_put_off (watching, folder->role_id))
    return;

  /* The last look is not done with, or hangs; once it does not any more, the next one tells what there is. */
  if (eye != NULL && (eye->out || g_atomic_int_get (&eye->busy)) && g_str_equal (eye->path, folder->path))
    return;

  if (eye == NULL || !g_str_equal (eye->path, folder->path))
    {
      eye = eye_new (folder->path);
      g_hash_table_replace (watching->eyes, g_strdup (folder->role_id), eye);
    }
  one = g_new (Look, 1);
  one->task = task;
  one->role_id = g_strdup (folder->role_id);
  one->eye = g_atomic_rc_box_acquire (eye);
  eye->now = g_get_monotonic_time ();
  eye->out = TRUE;
  eye->late = FALSE;
  watching->n_out++;
  send_aside (task, eye, look, got_look, one);
}

static void
did_lock (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask    *task = user_data;
  Watching *watching = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  watching->lock = hjl_lock_acquire_finish (result, &error);
  if (watching->lock >= 0)
    {
      for (guint i = 0; i < watching->folders->len && !is_over (task); i++)
        look_at (task, g_ptr_array_index (watching->folders, i));
      take_on (task);
      return;
    }

  /* Else another program looks just now. */
  if (g_error_matches (error, HJL_ERROR, HJL_ERROR_STORE))
    {
      g_autofree char *why = hjl_words_keep_error (error);
      g_autofree char *words = hjl_words_keep ("watched-failed", why);

      /* Those of closed roles rest. */
      for (guint i = 0; i < watching->folders->len; i++)
        if (((HjlWatchedFolder *) g_ptr_array_index (watching->folders, i))->live)
          tell_state (task, g_ptr_array_index (watching->folders, i), words);
    }
  watching->busy = FALSE;
  end_if_over (task);
}

static gboolean
on_interval_passed_cb (gpointer user_data)
{
  GTask           *task = user_data;
  HjlWorkspace    *self = g_task_get_source_object (task);
  Watching        *watching = g_task_get_task_data (task);
  g_autofree char *path = NULL;

  /* Those that have not answered yet are waited for in the next round. */
  if (watching->lock >= 0 && !watching->taking)
    rest (task);
  if (watching->busy || is_over (task) || self->store == NULL ||
      hjl_workspace_read_from (self->environment, self->store, NULL) != HJL_CANDIDATES_FROM_FILES)
    return G_SOURCE_CONTINUE;

  g_clear_pointer (&watching->folders, g_ptr_array_unref);
  watching->folders = hjl_store_list_watched_folders (self->store, NULL);
  if (watching->folders == NULL || watching->folders->len == 0)
    return G_SOURCE_CONTINUE;

  watching->busy = TRUE;
  path = g_build_filename (self->data_dir, LOCK, NULL);
  hjl_lock_acquire_async (path, 0, did_lock, task);

  return G_SOURCE_CONTINUE;
}

static gboolean
on_cancelled_cb (GCancellable *cancellable,
                 gpointer      user_data)
{
  /* What is under way ends by itself, and the rest with it. */
  end_if_over (user_data);

  return G_SOURCE_REMOVE;
}

static void
begin (HjlWorkspace *self,
       GTask        *task)
{
  Watching *watching = g_task_get_task_data (task);

  watching->timer = g_timeout_source_new (INTERVAL);
  g_source_set_callback (watching->timer, on_interval_passed_cb, task, NULL);
  g_source_attach (watching->timer, g_main_context_get_thread_default ());
  watching->stop = g_cancellable_source_new (g_task_get_cancellable (task));
  g_source_set_callback (watching->stop, G_SOURCE_FUNC (on_cancelled_cb), task, NULL);
  g_source_attach (watching->stop, g_main_context_get_thread_default ());
}

void
hjl_workspace_watch_async (HjlWorkspace       *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  Watching *watching;
  GTask    *task;

  g_return_if_fail (HJL_IS_WORKSPACE (self));

  watching = g_new0 (Watching, 1);
  watching->lock = -1;
  watching->files = g_ptr_array_new_with_free_func (free_file);
  watching->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  watching->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  watching->later = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  watching->eyes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, release_eye);
  task = hjl_workspace_new_task (self, hjl_workspace_watch_async, watching, free_watching, cancellable, callback, user_data);
  /* Whoever waits for all tasks does not wait for this one. */
  g_task_set_name (task, "standing: watched folders");
  hjl_workspace_send (self, task, begin);
}

/* A person waits for it. */
#define PERSON_WAITS 5000

/* What is in a folder when it begins to be watched, found in a thread of its own. */
typedef struct
{
  char      *path;
  GPtrArray *present; /* (element-type HjlRested) (nullable): NULL: it is not there */
} Present;

static void
free_present (gpointer data)
{
  Present *self = data;

  g_free (self->path);
  g_clear_pointer (&self->present, g_ptr_array_unref);
  g_free (self);
}

static void
find_present (gpointer      data,
              GCancellable *cancellable)
{
  Present *self = data;
  g_autoptr (HjlWatch) watch = hjl_watch_new ();
  g_autoptr (GPtrArray) first = hjl_watch_look (watch, self->path, 0, NULL);

  self->present = first != NULL ? hjl_watch_look (watch, self->path, HJL_WATCH_REST, NULL) : NULL;
}

static void
take_present (gpointer data,
              gpointer user_data)
{
  *(GPtrArray **) user_data = g_steal_pointer (&((Present *) data)->present);
}

/* What is there already stays where it is: somebody who has their downloads watched means what is downloaded from now on. */
static gboolean
leave_present (HjlStore               *store,
               const HjlWatchedFolder *folder,
               GError                **error)
{
  Present *self = g_new0 (Present, 1);
  g_autoptr (GPtrArray) present = NULL;

  self->path = g_strdup (folder->path);
  if (!hjl_aside_try (find_present, self, free_present, PERSON_WAITS, take_present, &present))
    {
      g_autofree char *where = g_filename_display_name (folder->path);

      g_set_error (error, HJL_ERROR, HJL_ERROR_INPUT,
                   _ ("The folder “%s” does not answer. Check the disk or network drive that it is on, then try again."), where);
      return FALSE;
    }

  for (guint i = 0; present != NULL && i < present->len; i++)
    {
      const HjlRested *one = g_ptr_array_index (present, i);
      g_autofree char *place = hjl_rested_dup_place (one);
      HjlSeenFile      file = { place, one->size, one->changed, NULL };

      if (!hjl_store_set_file_taken (store, folder->role_id, &file, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
hjl_workspace_watch_folder (HjlStore *store,
                            HjlTime   now,
                            gpointer  data,
                            GError  **error)
{
  const HjlWatchedFolder *folder = data;
  g_autofree char        *before = hjl_store_dup_watched_folder (store, folder->role_id);

  return hjl_store_set_watched_folder (store, folder->role_id, folder->path, now, error) &&
         (folder->path == NULL || g_strcmp0 (before, folder->path) == 0 || leave_present (store, folder, error));
}
