/* hjl-intake-fetch.c: the next file of an intake, with all that waits for the file system where it lies
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "workspace/hjl-intake-private.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/hjl-people-csv.h"
#include "files/hjl-people-title.h"
#include "model/hjl-fold.h"
#include "net/hjl-aside.h"

#define CHUNK 65536
/* So many titles of a person's data in its first row make a text a table of people. */
#define LEAST_COLUMNS 2

HjlIntakeSource *
hjl_intake_source_new (const HjlIntakeRequest *request)
{
  HjlIntakeSource *self = g_atomic_rc_box_new0 (HjlIntakeSource);

  self->expander = hjl_expander_new ((const char *const *) request->paths);
  if (request->root != NULL)
    hjl_expander_set_root (self->expander, request->root);

  return self;
}

static void
clear_source (gpointer data)
{
  hjl_expander_free (((HjlIntakeSource *) data)->expander);
}

void
hjl_intake_source_release (HjlIntakeSource *source)
{
  g_atomic_rc_box_release_full (source, clear_source);
}

/* Reads from @offset on. No end is awaited of what grows beyond what is taken, nor where nobody waits any more. Returns: how many bytes
 * came; 0 at the end, -1 where it is not come to */
static gssize
read_on (int           fd,
         guchar       *chunk,
         off_t         offset,
         GCancellable *cancellable)
{
  gssize n;

  if (offset > HJL_SPOOL_MAX_FILE || g_cancellable_is_cancelled (cancellable))
    return -1;
  do
    n = pread (fd, chunk, CHUNK, offset);
  while (n < 0 && errno == EINTR);
  if (n > 0)
    hjl_aside_get_on ();

  return n;
}

/* Returns: (nullable) (transfer full): of what @fd has */
static char *
digest_of (int           fd,
           GCancellable *cancellable)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *chunk = g_malloc (CHUNK);
  off_t              offset = 0;
  gssize             n;

  while ((n = read_on (fd, chunk, offset, cancellable)) > 0)
    {
      g_checksum_update (checksum, chunk, n);
      offset += n;
    }

  return n == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/* A table of people, by its name or its header: it is nobody's file, as it has everybody's data in it. */
static gboolean
is_table (const HjlExpanded *expanded)
{
  g_autofree char *title = hjl_fold (expanded->title);
  g_autofree char *start = g_malloc (CHUNK);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (HjlPeopleCsv) csv = NULL;
  guint  n_known = 0;
  gssize n;

  if (expanded->kind != HJL_FILE_KIND_TEXT)
    return FALSE;
  if (g_str_has_suffix (title, ".csv") || g_str_has_suffix (title, ".tsv"))
    return TRUE;
  n = pread (expanded->fd, start, CHUNK, 0);
  content = g_bytes_new (start, MAX (n, 0));
  csv = hjl_people_csv_read (content, NULL);
  /* A letter may begin with "Application for the job, email jane@example.com". */
  for (guint i = 0; csv != NULL && csv->header[i] != NULL; i++)
    n_known += csv->columns[i] >= HJL_PEOPLE_TITLE_LAST_NAME && csv->columns[i] != HJL_PEOPLE_TITLE_UNKNOWN &&
               strchr (csv->header[i], '@') == NULL;

  return csv != NULL && n_known >= LEAST_COLUMNS && csv->rows->len + csv->problems->len > 0;
}

static void
free_fetched (gpointer data)
{
  HjlFetched *fetched = data;

  g_clear_pointer (&fetched->expanded, hjl_expanded_free);
  g_clear_pointer (&fetched->source, hjl_intake_source_release);
  g_free (fetched->digest);
  g_free (fetched);
}

/* Returns: a file in memory, or -1 */
static int
copy_here (int           fd,
           GCancellable *cancellable)
{
  g_autofree guchar *chunk = g_malloc (CHUNK);
  int                copy = memfd_create ("hjlever", MFD_CLOEXEC);
  off_t              offset = 0;
  gssize             n = -1;

  while (copy >= 0 && (n = read_on (fd, chunk, offset, cancellable)) > 0 && write (copy, chunk, n) == n)
    offset += n;
  if (n != 0 && copy >= 0)
    close (copy);

  return n == 0 ? copy : -1;
}

static gboolean
is_as_it_was (int                fd,
              const struct stat *before)
{
  struct stat now;

  return fstat (fd, &now) == 0 && now.st_size == before->st_size && now.st_mtim.tv_sec == before->st_mtim.tv_sec &&
         now.st_mtim.tv_nsec == before->st_mtim.tv_nsec;
}

static void
fetch (gpointer      data,
       GCancellable *cancellable)
{
  HjlFetched  *self = data;
  struct stat  before;
  HjlExpanded *expanded;
  int          copy;

  self->expanded = expanded = hjl_expander_next (self->source->expander, cancellable);
  if (expanded == NULL)
    return;

  hjl_aside_get_on ();
  self->table = is_table (expanded);
  if (fstat (expanded->fd, &before) != 0)
    return;
  copy = copy_here (expanded->fd, cancellable);
  self->changed = before.st_size != expanded->size || !is_as_it_was (expanded->fd, &before);
  if (copy >= 0)
    {
      close (expanded->fd);
      expanded->fd = copy;
    }
  if (!self->changed)
    self->digest = digest_of (expanded->fd, cancellable);
}

void
hjl_intake_fetch_async (HjlIntakeSource    *source,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  HjlFetched *fetched = g_new0 (HjlFetched, 1);

  fetched->source = g_atomic_rc_box_acquire (source);
  hjl_aside_async (fetch, fetched, free_fetched, cancellable, callback, user_data);
}
