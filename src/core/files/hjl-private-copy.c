/* hjl-private-copy.c: a file that is in memory, for a while on the disk, so that another program can show it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "files/hjl-private-copy.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/hjl-error.h"
#include "model/hjl-file-kind.h"

#define FOLDER "hjlever-open-"
/* Seconds after which nobody is still about to remove a copy. */
#define LEFT_BEHIND 3600

/* What programs of an office show, and nothing that they carry out. */
static gboolean
is_document (HjlFileKind kind)
{
  switch (kind)
    {
    case HJL_FILE_KIND_PDF:
    case HJL_FILE_KIND_DOCX:
    case HJL_FILE_KIND_DOC:
    case HJL_FILE_KIND_TEXT:
    case HJL_FILE_KIND_PNG:
    case HJL_FILE_KIND_JPEG:
    case HJL_FILE_KIND_LOCKED:
    case HJL_FILE_KIND_ODT:
    case HJL_FILE_KIND_RTF:
    case HJL_FILE_KIND_PAGES:
    case HJL_FILE_KIND_PICTURE:
      return TRUE;

    case HJL_FILE_KIND_UNKNOWN:
    case HJL_FILE_KIND_EMPTY:
    case HJL_FILE_KIND_DOCM:
    case HJL_FILE_KIND_SPREADSHEET:
    case HJL_FILE_KIND_SLIDES:
    case HJL_FILE_KIND_MAIL:
    case HJL_FILE_KIND_EBOOK:
    case HJL_FILE_KIND_OFFICE:
    case HJL_FILE_KIND_ARCHIVE:
    case HJL_FILE_KIND_PAGE:
    case HJL_FILE_KIND_DATA:
    case HJL_N_FILE_KINDS:
    default:
      return FALSE;
    }
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
sweep (const char *runtime)
{
  g_autoptr (GDir) dir = g_dir_open (runtime, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (runtime, name, NULL);
      GStatBuf         info;

      if (g_str_has_prefix (name, FOLDER) && g_lstat (folder, &info) == 0 && S_ISDIR (info.st_mode) && info.st_uid == geteuid () &&
          g_get_real_time () / G_USEC_PER_SEC - info.st_mtime > LEFT_BEHIND)
        remove_folder (folder);
    }
}

char *
hjl_private_copy_new (GBytes     *content,
                      const char *name,
                      const char *stem,
                      GError    **error)
{
  const char      *runtime = g_get_user_runtime_dir ();
  g_autofree char *folder = NULL;
  g_autofree char *readable = NULL;
  g_autofree char *path = NULL;
  HjlFileKind      kind;
  gsize            size;
  const char      *data;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (content != NULL, NULL);
  g_return_val_if_fail (stem != NULL, NULL);

  kind = hjl_file_kind_of (content);
  if (!is_document (kind))
    return hjl_error_fail_null (error, HJL_ERROR_INPUT,
                                _ ("This file isn’t a document or a picture, so it isn’t opened from here. You find it in hackajob or in Lever."));

  g_mkdir_with_parents (runtime, 0700);
  sweep (runtime);
  folder = g_build_filename (runtime, FOLDER "XXXXXX", NULL);
  readable = hjl_file_kind_dup_name (kind, name, stem);
  if (g_mkdtemp (folder) == NULL)
    return hjl_error_fail_null (error, HJL_ERROR_FAILED, "%s: %s", runtime, g_strerror (errno));
  path = g_build_filename (folder, readable, NULL);
  data = g_bytes_get_data (content, &size);
  if (!g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_NONE, 0600, &failure))
    {
      g_set_error_literal (error, HJL_ERROR, HJL_ERROR_FAILED, failure->message);
      remove_folder (folder);
      return NULL;
    }

  return g_steal_pointer (&path);
}

void
hjl_private_copy_remove (const char *path)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (path != NULL);

  folder = g_path_get_dirname (path);
  name = g_path_get_basename (folder);
  g_return_if_fail (g_str_has_prefix (name, FOLDER));

  remove_folder (folder);
}
