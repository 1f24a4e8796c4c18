/* hjl-lever-file.h: a file to upload, and whether Lever takes it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file to upload. The content is not copied. */
typedef struct
{
  char   *name;
  char   *content_type;
  GBytes *content;
} HjlFile;

HjlFile *hjl_file_new (const char *name,
                       const char *content_type,
                       GBytes     *content);
void     hjl_file_free (HjlFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlFile, hjl_file_free)

/* Lever's own limit for an upload (lever-api.md 4.6), and the types that it takes (2). */
#define HJL_LEVER_MAX_FILE (30 * 1000 * 1000)
/* Why Lever will not take the file: a translated sentence, or NULL where it will. By size, emptiness
 * and the name's ending; a missing ending is judged by the content type. (transfer full) */
char *hjl_lever_refuses_file (const HjlFile *file);

G_END_DECLS
