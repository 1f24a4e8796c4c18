/* hjl-cv-reader.c: asks hjlever-read-cv what is in a file
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "files/hjl-cv-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/hjl-fold.h"
#include "net/hjl-json.h"
#include "net/hjl-worker.h"

/* The reader ends itself after ten; one that cannot any more is ended from here. */
#define HJL_CV_READER_SECONDS 12
#define CHUNK 65536
#define MAX_ANSWER (4 * 1024 * 1024)
#define MAX_PICTURE (16 * 1024 * 1024)
#define MAX_VALUE 2000
#define MAX_TEXT 20000
#define MAX_FINDINGS 300
#define PICTURE_FD 3

/* What arrives by one of the two pipes. */
typedef struct
{
  GInputStream *stream;
  GByteArray   *bytes;
  gsize         most;
} Pipe;

typedef struct
{
  GSubprocess  *process; /* (nullable) */
  HjlCvReaders *readers; /* (nullable): instead of a process started for this file */
  int           fd;      /* what was given to them, to read it by itself; or -1 */
  guint32       number;  /* there */
  Pipe          answer;
  Pipe          picture;
  GSource      *timer;
  guint         pending;
  gboolean      failed;
  GBytes       *drawn; /* (nullable) */
  char         *text;  /* (nullable) */
} Reading;

static void
reading_free (Reading *reading)
{
  hjl_clear_source (&reading->timer);
  g_clear_object (&reading->process);
  g_clear_pointer (&reading->readers, hjl_cv_readers_unref);
  g_clear_object (&reading->answer.stream);
  g_clear_object (&reading->picture.stream);
  g_clear_pointer (&reading->answer.bytes, g_byte_array_unref);
  g_clear_pointer (&reading->picture.bytes, g_byte_array_unref);
  g_clear_pointer (&reading->drawn, g_bytes_unref);
  if (reading->fd >= 0)
    close (reading->fd);
  g_free (reading->text);
  g_free (reading);
}

/*
 * The answer
 */
static gboolean
parse_finding (JsonNode   *node,
               HjlCvFacts *facts)
{
  JsonObject      *object;
  const char      *field, *value, *sure, *from;
  gint64           page, line;
  HjlCvField       which;
  HjlCvSure        how_sure;
  HjlCvFrom        where;
  g_autofree char *clean = NULL;

  if (!hjl_json_object (node, &object, NULL) || !hjl_json_need_string (object, "field", &field, NULL) ||
      !hjl_json_need_string (object, "value", &value, NULL) || !hjl_json_need_string (object, "sure", &sure, NULL) ||
      !hjl_json_need_string (object, "from", &from, NULL) || !hjl_json_get_int (object, "page", &page, NULL) ||
      !hjl_json_get_int (object, "line", &line, NULL))
    return FALSE;
  if (!hjl_cv_field_from_nick (field, &which) || !hjl_cv_sure_from_nick (sure, &how_sure) || !hjl_cv_from_from_nick (from, &where))
    return FALSE;

  /* The values are a stranger's, whatever the reader has made of them. */
  clean = hjl_fold_line (value);
  if (*clean == '\0' || strlen (clean) > MAX_VALUE)
    return FALSE;
  hjl_cv_facts_take (facts, which, g_steal_pointer (&clean), how_sure, where, CLAMP (page, 0, G_MAXINT), CLAMP (line, 0, G_MAXINT));

  return TRUE;
}

/* Returns: (transfer full) (nullable): the lines of the first page, or the first so many where there are no pages */
static char *
dup_text (GBytes *answer)
{
  gsize       size;
  const char *data = g_bytes_get_data (answer, &size);
  g_autoptr (JsonNode) node = size > 0 ? hjl_json_parse (data, size, NULL) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  JsonObject *object;
  JsonArray  *lines;

  if (node == NULL || !hjl_json_object (node, &object, NULL) || !hjl_json_get_array (object, "lines", &lines, NULL) || lines == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (lines) && text->len < MAX_TEXT; i++)
    {
      JsonObject *line;
      const char *words;

      if (!hjl_json_object (json_array_get_element (lines, i), &line, NULL) || !hjl_json_need_string (line, "text", &words, NULL))
        return NULL;
      g_string_append_printf (text, "%s\n", words);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

HjlCvFacts *
hjl_cv_reader_parse (GBytes *answer)
{
  gsize       size;
  const char *data = g_bytes_get_data (answer, &size);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (HjlCvFacts) facts = NULL;
  JsonObject  *object;
  JsonArray   *findings;
  const char  *nick;
  gint64       kind, pages;
  HjlCvReading reading;

  g_return_val_if_fail (answer != NULL, NULL);

  node = size > 0 ? hjl_json_parse (data, size, NULL) : NULL;
  if (node == NULL || !hjl_json_object (node, &object, NULL) || !hjl_json_need_string (object, "reading", &nick, NULL) ||
      !hjl_json_get_int (object, "kind", &kind, NULL) || !hjl_json_get_int (object, "pages", &pages, NULL) ||
      !hjl_json_get_array (object, "findings", &findings, NULL) || !hjl_cv_reading_from_nick (nick, &reading) || kind < 0 ||
      kind >= HJL_N_FILE_KINDS)
    return hjl_cv_facts_new (HJL_FILE_KIND_UNKNOWN, HJL_CV_FAILED);

  facts = hjl_cv_facts_new (kind, reading);
  facts->n_pages = CLAMP (pages, 0, 100000);
  for (guint i = 0; findings != NULL && i < MIN (json_array_get_length (findings), MAX_FINDINGS); i++)
    if (!parse_finding (json_array_get_element (findings, i), facts))
      return hjl_cv_facts_new (HJL_FILE_KIND_UNKNOWN, HJL_CV_FAILED);

  return g_steal_pointer (&facts);
}

/*
 * The process
 */
static void
did_read_alone (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  HjlCvFacts *facts = hjl_cv_reader_read_finish (result, NULL, NULL, &error);

  if (facts != NULL)
    g_task_return_pointer (task, facts, (GDestroyNotify) hjl_cv_facts_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void read_descriptor (HjlCvReaders       *readers,
                             int                 fd,
                             guint               picture_width,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data);

/* By what was given to the readers, and no path: behind a path, of a descriptor above all, another file may be by now. */
static void
read_alone (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  int      fd = g_steal_fd (&reading->fd);

  if (fd >= 0)
    (void) lseek (fd, 0, SEEK_SET);
  read_descriptor (NULL, fd, 0, g_task_get_cancellable (task), did_read_alone, g_object_ref (task));
}

static void
end_one (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GBytes) answer = NULL;

  if (--reading->pending > 0)
    return;
  /* Whoever keeps the result for longer is no longer timed. */
  g_source_destroy (reading->timer);
  if (g_task_return_error_if_cancelled (task))
    return;
  /* It may have gone with another one's trouble: the program that reads many ended, or was ended. */
  if (reading->readers != NULL && (reading->failed || reading->answer.bytes->len == 0))
    {
      read_alone (task);
      return;
    }
  if (reading->failed)
    {
      g_task_return_pointer (task, hjl_cv_facts_new (HJL_FILE_KIND_UNKNOWN, HJL_CV_FAILED), (GDestroyNotify) hjl_cv_facts_free);
      return;
    }

  answer = g_byte_array_free_to_bytes (g_steal_pointer (&reading->answer.bytes));
  if (reading->picture.bytes != NULL && reading->picture.bytes->len > 8 && memcmp (reading->picture.bytes->data, "\211PNG\r\n\032\n", 8) == 0)
    reading->drawn = g_byte_array_free_to_bytes (g_steal_pointer (&reading->picture.bytes));
  if (reading->picture.stream != NULL)
    reading->text = dup_text (answer);
  g_task_return_pointer (task, hjl_cv_reader_parse (answer), (GDestroyNotify) hjl_cv_facts_free);
}

static void
fail (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  reading->failed = TRUE;
  if (reading->readers != NULL)
    hjl_cv_readers_end (reading->readers, reading->number);
  else
    g_subprocess_force_exit (reading->process);
}

static void read_more (GTask *task,
                       Pipe  *pipe);

static void
got_bytes (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  Pipe    *pipe = G_INPUT_STREAM (source) == reading->answer.stream ? &reading->answer : &reading->picture;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (pipe->stream, result, NULL);

  if (bytes != NULL && g_bytes_get_size (bytes) > 0 && pipe->bytes->len + g_bytes_get_size (bytes) <= pipe->most)
    {
      g_byte_array_append (pipe->bytes, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      read_more (task, pipe);
      return;
    }
  /* The end, or more than it may say, or cancelled. */
  if (bytes == NULL || g_bytes_get_size (bytes) > 0)
    fail (task);
  end_one (task);
}

static void
read_more (GTask *task,
           Pipe  *pipe)
{
  g_input_stream_read_bytes_async (pipe->stream, CHUNK, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), got_bytes, g_object_ref (task));
}

static void
did_end (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);

  if (!g_subprocess_wait_finish (reading->process, result, NULL))
    fail (task);
  else if (!g_subprocess_get_if_exited (reading->process) || g_subprocess_get_exit_status (reading->process) != 0)
    reading->failed = TRUE;
  end_one (task);
}

static gboolean
on_time_up_cb (gpointer user_data)
{
  Reading *reading = g_task_get_task_data (user_data);

  /* It does not even end when it is asked to. */
  if (reading->failed && reading->readers != NULL)
    hjl_cv_readers_drop (reading->readers);
  fail (user_data);

  return G_SOURCE_CONTINUE;
}

static int
open_file (const char *path)
{
  /* A pipe or a device would keep us waiting. */
  int         fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  struct stat info;

  if (fd >= 0 && (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode)))
    {
      close (fd);
      return -1;
    }

  return fd;
}

/* What is in memory is shown to the reader as a file without a name, which goes with its last descriptor. */
static int
open_bytes (GBytes *content)
{
  gsize       left;
  const char *data = g_bytes_get_data (content, &left);
  int         fd = memfd_create ("document", MFD_CLOEXEC);

  while (fd >= 0 && left > 0)
    {
      gssize n = write (fd, data, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          close (fd);
          return -1;
        }
      data += n;
      left -= n;
    }
  if (fd >= 0)
    lseek (fd, 0, SEEK_SET);

  return fd;
}

/* @fd: (transfer full): what is to be read, or -1. Returns: whether the process runs */
static gboolean
start (Reading *reading,
       int      fd,
       guint    picture_width)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  int ends[2] = { -1, -1 };

  if (fd < 0)
    return FALSE;
  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  g_ptr_array_add (arguments, hjl_cv_readers_dup_program ());
  if (picture_width > 0)
    {
      if (!g_unix_open_pipe (ends, FD_CLOEXEC, NULL))
        return FALSE;
      g_subprocess_launcher_take_fd (launcher, ends[1], PICTURE_FD);
      reading->picture.stream = g_unix_input_stream_new (ends[0], TRUE);
      reading->picture.bytes = g_byte_array_new ();
      reading->picture.most = MAX_PICTURE;
      g_ptr_array_add (arguments, g_strdup_printf ("--picture=%d", PICTURE_FD));
      g_ptr_array_add (arguments, g_strdup_printf ("--width=%u", picture_width));
      g_ptr_array_add (arguments, g_strdup ("--lines"));
    }
  g_ptr_array_add (arguments, NULL);

  reading->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  if (reading->process == NULL)
    {
      g_debug ("The reader cannot be started: %s", error->message);
      return FALSE;
    }
  reading->answer.stream = g_object_ref (g_subprocess_get_stdout_pipe (reading->process));
  reading->answer.bytes = g_byte_array_new ();
  reading->answer.most = MAX_ANSWER;

  return TRUE;
}

/* @fd: (transfer full): or -1. Returns: whether the file was given to @reading's readers */
static gboolean
give (Reading *reading,
      int      fd)
{
  int      ends[2];
  gboolean given;

  if (fd < 0)
    return FALSE;
  if (!g_unix_open_pipe (ends, FD_CLOEXEC, NULL))
    {
      close (fd);
      return FALSE;
    }
  given = hjl_cv_readers_give (reading->readers, fd, ends[1], &reading->number);
  close (fd);
  close (ends[1]);
  reading->answer.stream = g_unix_input_stream_new (ends[0], TRUE);
  reading->answer.bytes = g_byte_array_new ();
  reading->answer.most = MAX_ANSWER;

  return given;
}

/* @readers: (nullable); @fd: (transfer full): or -1 */
static void
read_descriptor (HjlCvReaders       *readers,
                 int                 fd,
                 guint               picture_width,
                 GCancellable       *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  g_task_set_source_tag (task, hjl_cv_reader_read_async);
  reading->fd = -1;
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  if (g_task_return_error_if_cancelled (task))
    {
      if (fd >= 0)
        close (fd);
      return;
    }
  if (readers != NULL && picture_width == 0)
    {
      reading->readers = hjl_cv_readers_ref (readers);
      reading->fd = fd >= 0 ? fcntl (fd, F_DUPFD_CLOEXEC, 0) : -1;
    }
  if (reading->readers != NULL && !give (reading, fd))
    {
      read_alone (task);
      return;
    }
  if (reading->readers == NULL && !start (reading, fd, picture_width))
    {
      g_task_return_pointer (task, hjl_cv_facts_new (HJL_FILE_KIND_UNKNOWN, HJL_CV_FAILED), (GDestroyNotify) hjl_cv_facts_free);
      return;
    }

  reading->timer = g_timeout_source_new_seconds (HJL_CV_READER_SECONDS);
  g_source_set_callback (reading->timer, on_time_up_cb, task, NULL);
  g_source_attach (reading->timer, g_main_context_get_thread_default ());
  reading->pending = reading->readers != NULL ? 1 : reading->picture.stream != NULL ? 3
                                                                                    : 2;
  read_more (task, &reading->answer);
  if (reading->picture.stream != NULL)
    read_more (task, &reading->picture);
  /* One that was given to readers ends with its answer, and without one where it ended badly. */
  if (reading->process != NULL)
    g_subprocess_wait_async (reading->process, cancellable, did_end, g_object_ref (task));
}

void
hjl_cv_reader_read_async (HjlCvReaders       *readers,
                          const char         *path,
                          guint               picture_width,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (path != NULL);

  read_descriptor (readers, open_file (path), picture_width, cancellable, callback, user_data);
}

void
hjl_cv_reader_read_bytes_async (GBytes             *content,
                                guint               picture_width,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (content != NULL);

  read_descriptor (NULL, open_bytes (content), picture_width, cancellable, callback, user_data);
}

HjlCvFacts *
hjl_cv_reader_read_finish (GAsyncResult *result,
                           GBytes      **picture,
                           char        **text,
                           GError      **error)
{
  HjlCvFacts *facts;
  Reading    *reading;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  reading = g_task_get_task_data (G_TASK (result));
  facts = g_task_propagate_pointer (G_TASK (result), error);
  if (picture != NULL)
    *picture = facts != NULL ? g_steal_pointer (&reading->drawn) : NULL;
  if (text != NULL)
    *text = facts != NULL ? g_steal_pointer (&reading->text) : NULL;

  return facts;
}
