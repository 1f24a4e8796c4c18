/* hjl-lever-file.c: a file to upload, and whether Lever takes it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-file.h"
#include "model/hjl-words.h"

static HjlFile *
new_file (const char *name,
          const char *content_type,
          GBytes     *content,
          HjlFileKind kind)
{
  HjlFile *self = g_new0 (HjlFile, 1);

  self->name = g_strdup (name);
  self->content_type = g_strdup (content_type);
  self->content = g_bytes_ref (content);
  self->kind = kind;

  return self;
}

HjlFile *
hjl_file_new (const char *name,
              const char *content_type,
              GBytes     *content)
{
  g_return_val_if_fail (content != NULL, NULL);

  return new_file (name, content_type, content, hjl_file_kind_of (content));
}

void
hjl_file_free (HjlFile *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->content_type);
  g_bytes_unref (self->content);
  g_free (self);
}

HjlFile *
hjl_file_new_readable (const char *name,
                       const char *stem,
                       GBytes     *content)
{
  HjlFileKind      kind = hjl_file_kind_of (content);
  g_autofree char *readable = hjl_file_kind_dup_name (kind, name, stem);

  return new_file (readable, hjl_file_kind_get_content_type (kind), content, kind);
}

/* The documented list (README.md, Conventions); JavaScript is on it too, and is text to us. */
static gboolean
is_accepted (HjlFileKind kind)
{
  return kind == HJL_FILE_KIND_PDF || kind == HJL_FILE_KIND_DOCX || kind == HJL_FILE_KIND_DOC ||
         kind == HJL_FILE_KIND_TEXT || kind == HJL_FILE_KIND_PNG || kind == HJL_FILE_KIND_JPEG;
}

char *
hjl_lever_refuses_file (const HjlFile *file)
{
  g_autofree char *title = NULL;
  HjlFileKind      kind;

  g_return_val_if_fail (file != NULL, NULL);

  if (g_bytes_get_size (file->content) > HJL_LEVER_MAX_FILE)
    return g_strdup (HJL_WORDS ("file-too-large"));

  kind = file->kind;
  if (is_accepted (kind))
    return NULL;
  if (kind == HJL_FILE_KIND_EMPTY)
    return g_strdup (HJL_WORDS ("file-empty-ask"));
  if (kind == HJL_FILE_KIND_UNKNOWN)
    return g_strdup (HJL_WORDS ("file-unknown"));

  title = hjl_file_kind_keep_title (kind);
  if (kind == HJL_FILE_KIND_PAGE || kind == HJL_FILE_KIND_DATA)
    return hjl_words_keep ("file-replaced-download", title);

  return hjl_words_keep ("file-other-kind", title);
}
