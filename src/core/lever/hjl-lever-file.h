/* hjl-lever-file.h: a file to upload, and whether Lever takes it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-file-kind.h"

/* A file to upload. The content is not copied; its kind is what its bytes are. */
typedef struct
{
  char       *name;
  char       *content_type;
  GBytes     *content;
  HjlFileKind kind;
} HjlFile;

HjlFile *hjl_file_new (const char *name,
                       const char *content_type,
                       GBytes     *content);
/* The same with a name and a type that are after its bytes (hjl-file-kind.h). @name: (nullable): as it came;
 * @stem: for a file without a name */
HjlFile *hjl_file_new_readable (const char *name,
                                const char *stem,
                                GBytes     *content);
void     hjl_file_free (HjlFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlFile, hjl_file_free)

/* Lever's own limit for an upload (README.md, Files). */
#define HJL_LEVER_MAX_FILE (30 * 1000 * 1000)
/* Why Lever will not take the file: kept words (hjl-words.h) without its name, or NULL where it will. By size and by
 * what its bytes are; its name and its type count for nothing. (transfer full) */
char *hjl_lever_refuses_file (const HjlFile *file);
