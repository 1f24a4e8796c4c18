/* hjl-lever-file.c: a file to upload, and whether Lever takes it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "lever/hjl-lever-file.h"

#include <glib/gi18n-lib.h>

/* The documented list is exact (lever-api.md 2): `jpeg` is not on it, and names pass untouched. */
static const char *const endings[] = { "docx", "doc", "js", "jpg", "png", "pdf", "txt" };

static const char *const content_types[] = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/msword",
  "application/javascript",
  "text/javascript",
  "image/jpeg",
  "image/png",
  "application/pdf",
  "text/plain",
};

HjlFile *
hjl_file_new (const char *name,
              const char *content_type,
              GBytes     *content)
{
  HjlFile *self;

  g_return_val_if_fail (content != NULL, NULL);

  self = g_new0 (HjlFile, 1);
  self->name = g_strdup (name);
  self->content_type = g_strdup (content_type);
  self->content = g_bytes_ref (content);

  return self;
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

static gboolean
is_one_of (const char        *text,
           const char *const *words,
           gsize              n_words)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (g_ascii_strcasecmp (text, words[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Returns: (nullable): what follows the last dot, unless it is part of a sentence: "Dr. Q Example" */
static const char *
find_ending (const char *name)
{
  const char *dot = name != NULL ? strrchr (name, '.') : NULL;

  if (dot == NULL || dot[1] == '\0' || strchr (dot, ' ') != NULL)
    return NULL;

  return dot + 1;
}

static gboolean
is_accepted (const HjlFile *file)
{
  const char      *ending = find_ending (file->name);
  g_autofree char *type = NULL;

  if (ending != NULL)
    return is_one_of (ending, endings, G_N_ELEMENTS (endings));
  if (file->content_type == NULL)
    return FALSE;

  type = g_strndup (file->content_type, strcspn (file->content_type, ";"));
  return is_one_of (g_strstrip (type), content_types, G_N_ELEMENTS (content_types));
}

char *
hjl_lever_refuses_file (const HjlFile *file)
{
  gsize size;

  g_return_val_if_fail (file != NULL, NULL);

  size = g_bytes_get_size (file->content);

  if (size == 0)
    return g_strdup (_ ("The file is empty. Ask the candidate for another one, and add it in Lever."));
  if (size > HJL_LEVER_MAX_FILE)
    return g_strdup (_ ("The file is larger than 30 MB, which is the most that Lever takes. Add a smaller one in Lever."));
  if (!is_accepted (file))
    return g_strdup (_ ("Lever does not take files of this kind, only DOCX, DOC, JS, JPG, PNG, PDF and TXT. Add it in Lever in one of these."));

  return NULL;
}
