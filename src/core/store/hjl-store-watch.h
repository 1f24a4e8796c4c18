/* hjl-store-watch.h: folders that are watched for roles, and what was taken from there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-time.h"
#include "store/hjl-store.h"

/**
 * HjlWatchedFolder:
 * @role_id: whom the people in it are for
 * @title: (nullable): what the role is called
 * @live: whether the role is open: of one that was closed nothing is taken
 * @path: in the file system's encoding
 */
typedef struct
{
  char    *role_id;
  char    *title;
  gboolean live;
  char    *path;
} HjlWatchedFolder;

void hjl_watched_folder_free (HjlWatchedFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlWatchedFolder, hjl_watched_folder_free)

/* @path: (nullable): an absolute one, or %NULL for none any more. What was taken before stays known.
 * Returns: %FALSE with %HJL_ERROR_INPUT where the role is not kept */
gboolean   hjl_store_set_watched_folder (HjlStore   *self,
                                         const char *role_id,
                                         const char *path,
                                         HjlTime     now,
                                         GError    **error);
/* (transfer full) (element-type HjlWatchedFolder): by the role's title */
GPtrArray *hjl_store_list_watched_folders (HjlStore *self,
                                           GError  **error);
/* Returns: (transfer full) (nullable): the folder that is watched for the role */
char      *hjl_store_dup_watched_folder (HjlStore   *self,
                                         const char *role_id);

/**
 * HjlSeenFile:
 * @place: a digest of where it is
 * @size: in bytes
 * @changed: when it was changed last, in nanoseconds since 1970
 * @content: (nullable): a digest of what is in it; %NULL where that was not looked at
 */
typedef struct
{
  char  *place;
  gint64 size;
  gint64 changed;
  char  *content;
} HjlSeenFile;

/* Whether a row of the review ever had a file of this content (SHA-256), that came from a folder that is watched for the role: loose or in an archive */
gboolean hjl_store_had_content (HjlStore   *self,
                                const char *role_id,
                                const char *content,
                                gboolean   *had,
                                GError    **error);
gboolean hjl_store_set_had_content (HjlStore   *self,
                                    const char *role_id,
                                    const char *content,
                                    GError    **error);

/* Whether this very file, or with a @content one like it, was taken for the role. FALSE with @error where that cannot be asked */
gboolean hjl_store_is_file_taken (HjlStore          *self,
                                  const char        *role_id,
                                  const HjlSeenFile *file,
                                  gboolean          *taken,
                                  GError           **error);
/* It is never taken again: without a @content only as long as it is there, unchanged. */
gboolean hjl_store_set_file_taken (HjlStore          *self,
                                   const char        *role_id,
                                   const HjlSeenFile *file,
                                   GError           **error);
