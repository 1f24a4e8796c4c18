/* hjl-expand.c: the files that are in what a recruiter dropped: files, folders and ZIP archives
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "files/hjl-expand.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/hjl-spool.h"
#include "files/hjl-table-text.h"
#include "model/hjl-fold.h"
#include "model/hjl-words.h"
#include "net/hjl-aside.h"

#define CHUNK 65536
/* Entries of an archive that are looked at, folders and what is refused among them. */
#define MAX_ENTRIES (2 * HJL_EXPAND_MAX_FILES)

/* What is still to be looked at. */
typedef struct
{
  char    *path;
  char    *folder;
  guint    depth; /* 0: a person named it */
  gboolean named; /* it is one of the paths that were given */
} Waiting;

struct _HjlExpander
{
  GQueue     waiting;  /* (element-type Waiting) */
  GPtrArray *refusals; /* (element-type HjlRefusal) */
  locale_t   locale;   /* libarchive has names in the thread's; (locale_t) 0 where there is no UTF-8 */
  guint      n_files;
  gboolean   full;
  char      *source;   /* (nullable): the path that was named of which things come now */
  gboolean   troubled; /* something of it was left out that may be taken another time */
  GPtrArray *ended;    /* (element-type filename) */

  /* The archive that is open. */
  struct archive *archive;
  int             archive_fd;
  char           *archive_title;
  char           *archive_folder;
  char           *hidden; /* (nullable): the folder that was left out last */
  guint           n_entries;
  gint64          unpacked;
};

void
hjl_expanded_free (HjlExpanded *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->title);
  g_free (self->folder);
  g_free (self);
}

HjlRefusal *
hjl_refusal_new (const char *title,
                 const char *reason,
                 const char *kept)
{
  HjlRefusal *self = g_new0 (HjlRefusal, 1);

  self->title = hjl_fold_line (title);
  self->reason = g_strdup (reason);
  self->kept = g_strdup (kept);

  return self;
}

void
hjl_refusal_free (HjlRefusal *self)
{
  g_free (self->title);
  g_free (self->reason);
  g_free (self->kept);
  g_free (self);
}

static void
waiting_free (Waiting *waiting)
{
  g_free (waiting->path);
  g_free (waiting->folder);
  g_free (waiting);
}

static Waiting *
waiting_new (const char *path,
             const char *folder,
             guint       depth)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->path = g_strdup (path);
  waiting->folder = g_strdup (folder);
  waiting->depth = depth;

  return waiting;
}

/* The present locale with UTF-8 for names, so that sentences stay in the person's language. */
static locale_t
make_locale (void)
{
  locale_t present = duplocale (LC_GLOBAL_LOCALE);
  locale_t made = present != (locale_t) 0 ? newlocale (LC_CTYPE_MASK, "C.UTF-8", present) : present;

  if (made == (locale_t) 0 && present != (locale_t) 0)
    freelocale (present);

  return made;
}

HjlExpander *
hjl_expander_new (const char *const *paths)
{
  HjlExpander *self;

  g_return_val_if_fail (paths != NULL, NULL);

  self = g_new0 (HjlExpander, 1);
  self->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_refusal_free);
  self->ended = g_ptr_array_new_with_free_func (g_free);
  self->locale = make_locale ();
  self->archive_fd = -1;
  for (guint i = 0; paths[i] != NULL; i++)
    {
      Waiting *waiting = waiting_new (paths[i], "", 0);

      waiting->named = TRUE;
      g_queue_push_tail (&self->waiting, waiting);
    }

  return self;
}

void
hjl_expander_set_root (HjlExpander *self,
                       const char  *root)
{
  g_autofree char *start = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (root != NULL);

  start = g_str_has_suffix (root, "/") ? g_strdup (root) : g_strconcat (root, "/", NULL);
  for (GList *each = self->waiting.head; each != NULL; each = each->next)
    {
      Waiting         *waiting = each->data;
      g_autofree char *parent = g_path_get_dirname (waiting->path);

      if (!g_str_has_prefix (waiting->path, start))
        continue;
      /* Found, and not named by a person. */
      waiting->depth = 1;
      g_free (waiting->folder);
      waiting->folder = strlen (parent) > strlen (start) ? g_filename_display_name (parent + strlen (start)) : g_strdup ("");
    }
}

static void
close_archive (HjlExpander *self)
{
  g_clear_pointer (&self->archive, archive_read_free);
  if (self->archive_fd >= 0)
    close (self->archive_fd);
  self->archive_fd = -1;
  g_clear_pointer (&self->archive_title, g_free);
  g_clear_pointer (&self->archive_folder, g_free);
  g_clear_pointer (&self->hidden, g_free);
}

void
hjl_expander_free (HjlExpander *self)
{
  close_archive (self);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) waiting_free);
  g_ptr_array_unref (self->refusals);
  g_ptr_array_unref (self->ended);
  g_free (self->source);
  if (self->locale != (locale_t) 0)
    freelocale (self->locale);
  g_free (self);
}

GPtrArray *
hjl_expander_get_refusals (HjlExpander *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->refusals;
}

GPtrArray *
hjl_expander_get_ended (HjlExpander *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->ended;
}

void
hjl_expander_trouble (HjlExpander *self)
{
  g_return_if_fail (self != NULL);

  self->troubled = TRUE;
}

/* @kept: kept words */
static void
refuse (HjlExpander *self,
        const char  *title,
        const char  *kept)
{
  g_autofree char *reason = hjl_words_show (kept);

  g_ptr_array_add (self->refusals, hjl_refusal_new (title, reason, kept));
}

/* As refuse(), of what may be over the next time. */
static void
refuse_for_now (HjlExpander *self,
                const char  *title,
                const char  *kept)
{
  self->troubled = TRUE;
  refuse (self, title, kept);
}

/* All of it has come. */
static void
end_source (HjlExpander *self)
{
  if (self->source != NULL && !self->troubled)
    g_ptr_array_add (self->ended, g_steal_pointer (&self->source));
  g_clear_pointer (&self->source, g_free);
  self->troubled = FALSE;
}

/* Returns: (transfer full): of an entry or a file below a folder, with that */
static char *
join (const char *folder,
      const char *name)
{
  return *folder != '\0' ? g_strconcat (folder, "/", name, NULL) : g_strdup (name);
}

gboolean
hjl_expander_is_litter (const char *name)
{
  static const char *const names[] = { "__MACOSX", ".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini", "$RECYCLE.BIN", "Icon\r" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;

  return name[0] == '.' || g_str_has_prefix (name, "~$");
}

gboolean
hjl_expander_is_unfinished (const char *name)
{
  static const char *const endings[] = { ".part", ".crdownload", ".opdownload", ".download", ".partial" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize length = strlen (name), end = strlen (endings[i]);

      if (length > end && g_ascii_strcasecmp (name + length - end, endings[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Returns: whether another file may come */
static gboolean
count_file (HjlExpander *self)
{
  if (self->n_files < HJL_EXPAND_MAX_FILES)
    {
      self->n_files++;
      return TRUE;
    }
  if (!self->full)
    {
      g_autofree char *reason =
        g_strdup_printf (_ ("More than %'d files were added at once. Those after the first %'d were left out; add them afterwards."),
                         HJL_EXPAND_MAX_FILES, HJL_EXPAND_MAX_FILES);

      g_ptr_array_add (self->refusals, hjl_refusal_new (_ ("All others"), reason, HJL_WORDS ("left-archive-entries")));
      /* What holds more than that by itself will do so another time. */
      self->troubled |= self->ended->len > 0;
    }
  self->full = TRUE;

  return FALSE;
}

/* Returns: (transfer full) (nullable): all of a file that is not larger than it may be */
static GBytes *
read_bytes (int    fd,
            gint64 size)
{
  g_autofree guint8 *bytes = g_malloc (MAX (size, 1));
  gint64             done = 0;

  while (done < size)
    {
      /* Bit by bit, as whoever waits gives up what does not get on. */
      gssize n = pread (fd, bytes + done, MIN (size - done, CHUNK), done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      done += n;
      hjl_aside_get_on ();
    }

  return done == size ? g_bytes_new_take (g_steal_pointer (&bytes), size) : NULL;
}

static HjlExpanded *
expanded_new (const char *title,
              const char *folder,
              HjlFileKind kind,
              int         fd,
              gint64      size)
{
  HjlExpanded *expanded = g_new0 (HjlExpanded, 1);

  expanded->title = hjl_fold_line (title);
  expanded->folder = g_strdup (folder);
  expanded->kind = kind;
  expanded->fd = fd;
  expanded->size = size;

  return expanded;
}

/*
 * Archives
 */

/* Returns: (transfer full): the entry's path in UTF-8. Archives of other systems do not say their encoding: what is UTF-8 is that, and
 * the rest is what the format has it for (PKWARE APPNOTE, appendix D), or what Windows writes in Western and Central Europe. */
static char *
dup_entry_path (struct archive_entry *entry)
{
  static const char *const pages[] = { "CP437", "CP850", "CP852", NULL };
  const char              *path = archive_entry_pathname_utf8 (entry);
  g_autofree char         *read = NULL;
  char                    *converted;

  if (path != NULL && g_utf8_validate (path, -1, NULL))
    return g_strdup (path);
  path = archive_entry_pathname (entry);
  if (path == NULL)
    return g_strdup ("");
  if (g_utf8_validate (path, -1, NULL))
    return g_strdup (path);
  read = hjl_table_text_from_page (path, strlen (path), pages);
  if (strstr (read, "\xef\xbf\xbd") == NULL)
    return g_steal_pointer (&read);
  converted = g_convert (path, -1, "UTF-8", "CP437", NULL, NULL, NULL);

  return converted != NULL ? converted : g_utf8_make_valid (path, -1);
}

/* Returns: whether the path stays below where it begins. Some programs of Windows write its own separators. */
static gboolean
is_inside (char *path)
{
  g_auto (GStrv) parts = NULL;

  g_strdelimit (path, "\\", '/');
  if (path[0] == '/' || (g_ascii_isalpha (path[0]) && path[1] == ':'))
    return FALSE;
  parts = g_strsplit (path, "/", -1);

  return !g_strv_contains ((const char *const *) parts, "..");
}

static gboolean
has_litter (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !g_str_equal (parts[i], ".") && !g_str_equal (parts[i], "..") && hjl_expander_is_litter (parts[i]))
      return TRUE;

  return FALSE;
}

/* Once for each folder that a person may have hidden: what is in it may be anybody's. */
static void
tell_hidden (HjlExpander *self,
             const char  *path)
{
  const char      *dot = path[0] == '.' ? path : strstr (path, "/.");
  const char      *start = dot == path ? path : dot != NULL ? dot + 1
                                                            : NULL;
  const char      *end = start != NULL ? strchr (start, '/') : NULL;
  g_autofree char *folder = end != NULL && end[1] != '\0' ? g_strndup (path, end - path) : NULL;

  if (folder == NULL || start[1] == '/' || start[1] == '.' || g_strcmp0 (folder, self->hidden) == 0)
    return;
  {
    g_autofree char *shown = join (self->archive_title, folder);

    refuse (self, shown, HJL_WORDS ("left-hidden"));
  }
  g_free (self->hidden);
  self->hidden = g_steal_pointer (&folder);
}

/* Returns: a descriptor of a file in memory with the entry's content; -1 with @reason */
static int
unpack (HjlExpander *self,
        gint64      *size,
        const char **reason)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  int                fd = memfd_create ("hjlever-entry", MFD_CLOEXEC);

  *size = 0;
  *reason = fd < 0 ? HJL_WORDS ("left-no-memory") : NULL;
  while (*reason == NULL)
    {
      gssize n = archive_read_data (self->archive, chunk, CHUNK);

      if (n == 0)
        return fd;
      hjl_aside_get_on ();
      if (n < 0)
        *reason = HJL_WORDS ("left-damaged-in-archive");
      else if ((*size += n) > HJL_SPOOL_MAX_FILE)
        *reason = HJL_WORDS ("left-too-large");
      else if ((self->unpacked += n) > HJL_EXPAND_MAX_UNPACKED)
        *reason = HJL_WORDS ("left-archive-large");
      else if (write (fd, chunk, n) != n)
        *reason = HJL_WORDS ("left-no-memory");
    }
  if (fd >= 0)
    close (fd);

  return -1;
}

/* Returns: (transfer full) (nullable): NULL where it is left out */
static HjlExpanded *
take_entry (HjlExpander          *self,
            struct archive_entry *entry)
{
  g_autofree char *path = dup_entry_path (entry);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *parent = NULL;
  g_autoptr (GBytes) content = NULL;
  const char      *reason = NULL;
  gint64           size;
  HjlFileKind      kind;
  int              fd;
  g_autofree char *shown = join (self->archive_title, path);

  if (archive_entry_filetype (entry) == AE_IFDIR)
    return NULL;
  if (has_litter (path))
    {
      if (!g_str_has_prefix (path, "__MACOSX/"))
        tell_hidden (self, path);
      return NULL;
    }
  if (!is_inside (path))
    reason = HJL_WORDS ("left-path");
  else if (archive_entry_filetype (entry) != AE_IFREG)
    reason = HJL_WORDS ("left-no-file");
  else if (archive_entry_is_encrypted (entry))
    reason = HJL_WORDS ("left-password");
  else if (archive_entry_size_is_set (entry) && archive_entry_size (entry) > HJL_SPOOL_MAX_FILE)
    reason = HJL_WORDS ("left-too-large");
  else if (hjl_expander_is_unfinished (path))
    reason = HJL_WORDS ("left-unfinished");
  if (reason != NULL || (fd = unpack (self, &size, &reason)) < 0)
    {
      if (g_str_equal (reason, HJL_WORDS ("left-no-memory")))
        refuse_for_now (self, shown, reason);
      else
        refuse (self, shown, reason);
      return NULL;
    }

  name = g_path_get_basename (path);
  content = read_bytes (fd, size);
  kind = content != NULL ? hjl_file_kind_of (content) : HJL_FILE_KIND_UNKNOWN;
  if (kind == HJL_FILE_KIND_ARCHIVE)
    reason = HJL_WORDS ("left-nested");
  else if (kind == HJL_FILE_KIND_EMPTY)
    reason = HJL_WORDS ("left-empty");
  if (reason != NULL || !count_file (self))
    {
      if (reason != NULL)
        refuse (self, shown, reason);
      close (fd);
      return NULL;
    }

  parent = g_path_get_dirname (path);
  folder = g_str_equal (parent, ".") ? g_strdup (self->archive_folder) : join (self->archive_folder, parent);

  return expanded_new (name, folder, kind, fd, size);
}

static HjlExpanded *
next_entry (HjlExpander  *self,
            GCancellable *cancellable)
{
  while (self->archive != NULL && !self->full && !g_cancellable_is_cancelled (cancellable))
    {
      struct archive_entry *entry;
      int                   code = archive_read_next_header (self->archive, &entry);
      HjlExpanded          *expanded;

      hjl_aside_get_on ();
      if (code == ARCHIVE_EOF)
        break;
      if (code != ARCHIVE_OK && code != ARCHIVE_WARN)
        {
          refuse (self, self->archive_title, HJL_WORDS ("left-archive-damaged"));
          break;
        }
      if (++self->n_entries > MAX_ENTRIES)
        {
          refuse (self, self->archive_title, HJL_WORDS ("left-archive-entries"));
          break;
        }
      expanded = take_entry (self, entry);
      if (expanded != NULL)
        return expanded;
      if (self->unpacked > HJL_EXPAND_MAX_UNPACKED)
        break;
    }
  close_archive (self);

  return NULL;
}

/* Takes @fd. */
static void
open_archive (HjlExpander *self,
              int          fd,
              const char  *title,
              const char  *folder)
{
  self->archive = archive_read_new ();
  self->archive_fd = fd;
  self->archive_title = g_strdup (title);
  self->archive_folder = join (folder, title);
  self->n_entries = 0;
  self->unpacked = 0;
  /* By its directory, which has the names, the kinds and the sizes. */
  archive_read_support_format_zip_seekable (self->archive);
  if (lseek (fd, 0, SEEK_SET) != 0 || archive_read_open_fd (self->archive, fd, CHUNK) != ARCHIVE_OK)
    {
      char start[2] = "";

      refuse (self, title,
              pread (fd, start, 2, 0) == 2 && memcmp (start, "PK", 2) != 0 ? HJL_WORDS ("left-not-zip") : HJL_WORDS ("left-no-archive"));
      close_archive (self);
    }
}

/*
 * The disk
 */
static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *key_a = g_utf8_collate_key_for_filename (*(const char *const *) a, -1);
  g_autofree char *key_b = g_utf8_collate_key_for_filename (*(const char *const *) b, -1);

  return strcmp (key_a, key_b);
}

static void
open_folder (HjlExpander   *self,
             const Waiting *waiting,
             const char    *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = join (waiting->folder, title);
  const char      *name;

  if (waiting->depth >= HJL_EXPAND_MAX_DEPTH)
    {
      refuse (self, folder, HJL_WORDS ("left-deep"));
      return;
    }
  dir = g_dir_open (waiting->path, 0, &error);
  if (dir == NULL)
    {
      refuse_for_now (self, folder, HJL_WORDS ("left-folder"));
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL && names->len <= MAX_ENTRIES)
    if (!hjl_expander_is_litter (name))
      g_ptr_array_add (names, g_strdup (name));
  if (names->len > MAX_ENTRIES)
    refuse (self, folder, HJL_WORDS ("left-folder-entries"));
  g_ptr_array_sort (names, compare_names);
  /* In their order, and before what a person named after this folder. */
  for (guint i = names->len; i > 0; i--)
    {
      g_autofree char *path = g_build_filename (waiting->path, g_ptr_array_index (names, i - 1), NULL);

      g_queue_push_head (&self->waiting, waiting_new (path, folder, waiting->depth + 1));
    }
}

/* Takes @fd. Returns: (transfer full) (nullable): NULL where it is left out, or an archive */
static HjlExpanded *
take_file (HjlExpander   *self,
           const Waiting *waiting,
           const char    *title,
           int            fd)
{
  g_autofree char *shown = join (waiting->folder, title);
  g_autoptr (GBytes) content = NULL;
  struct stat info;
  char        start[4] = "";
  HjlFileKind kind = HJL_FILE_KIND_UNKNOWN;
  const char *reason = NULL;
  gboolean    passing = FALSE;

  if (fstat (fd, &info) != 0 || pread (fd, start, 4, 0) < 0)
    reason = HJL_WORDS ("left-unreadable");
  else if (hjl_expander_is_unfinished (title))
    reason = HJL_WORDS ("left-unfinished");
  /* No document is as large, so that a large one is an archive. */
  else if (info.st_size > HJL_SPOOL_MAX_FILE)
    kind = memcmp (start, "PK\003\004", 4) == 0 ? HJL_FILE_KIND_ARCHIVE : kind;
  else if ((content = read_bytes (fd, info.st_size)) != NULL)
    kind = hjl_file_kind_of (content);
  else
    reason = HJL_WORDS ("left-unreadable");

  passing = g_strcmp0 (reason, HJL_WORDS ("left-unreadable")) == 0;
  if (reason == NULL && kind == HJL_FILE_KIND_ARCHIVE)
    {
      open_archive (self, fd, title, waiting->folder);
      return NULL;
    }
  if (reason == NULL && info.st_size > HJL_SPOOL_MAX_FILE)
    reason = HJL_WORDS ("left-too-large");
  if (reason == NULL && kind == HJL_FILE_KIND_EMPTY)
    reason = HJL_WORDS ("left-empty");
  if (reason != NULL || !count_file (self))
    {
      if (passing)
        refuse_for_now (self, shown, reason);
      else if (reason != NULL)
        refuse (self, shown, reason);
      close (fd);
      return NULL;
    }

  return expanded_new (title, waiting->folder, kind, fd, info.st_size);
}

static HjlExpanded *
take_path (HjlExpander   *self,
           const Waiting *waiting)
{
  g_autofree char *title = g_filename_display_basename (waiting->path);
  g_autofree char *shown = join (waiting->folder, title);
  g_autoptr (GError) error = NULL;
  struct stat info;
  int         fd;

  /* What a person names is meant; a link that is found in a folder may lead anywhere. */
  if ((waiting->depth == 0 ? stat (waiting->path, &info) : lstat (waiting->path, &info)) == 0)
    {
      if (S_ISLNK (info.st_mode))
        {
          refuse (self, shown, HJL_WORDS ("left-link"));
          return NULL;
        }
      if (S_ISDIR (info.st_mode))
        {
          open_folder (self, waiting, title);
          return NULL;
        }
    }
  fd = hjl_spool_open_source (waiting->path, &error);
  if (fd < 0)
    {
      self->troubled = TRUE;
      g_ptr_array_add (self->refusals, hjl_refusal_new (shown, error->message, HJL_WORDS ("left-unreadable")));
      return NULL;
    }

  return take_file (self, waiting, title, fd);
}

static HjlExpanded *
look_on (HjlExpander  *self,
         GCancellable *cancellable)
{
  while (!self->full && !g_cancellable_is_cancelled (cancellable))
    {
      HjlExpanded *expanded = next_entry (self, cancellable);
      Waiting     *waiting;

      if (expanded != NULL)
        return expanded;
      if (self->full || g_cancellable_is_cancelled (cancellable))
        break;
      waiting = g_queue_pop_head (&self->waiting);
      if (waiting == NULL || waiting->named)
        end_source (self);
      if (waiting == NULL)
        break;
      if (waiting->named)
        self->source = g_strdup (waiting->path);
      hjl_aside_get_on ();
      expanded = take_path (self, waiting);
      waiting_free (waiting);
      if (expanded != NULL)
        return expanded;
    }
  if (self->full)
    end_source (self);

  return NULL;
}

HjlExpanded *
hjl_expander_next (HjlExpander  *self,
                   GCancellable *cancellable)
{
  HjlExpanded *expanded;
  locale_t     before = (locale_t) 0;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->locale != (locale_t) 0)
    before = uselocale (self->locale);
  expanded = look_on (self, cancellable);
  if (before != (locale_t) 0)
    uselocale (before);

  return expanded;
}
