/* hjl-source-picture.h: how the source will look on a Lever profile
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#define HJL_TYPE_SOURCE_PICTURE (hjl_source_picture_get_type ())
G_DECLARE_FINAL_TYPE (HjlSourcePicture, hjl_source_picture, HJL, SOURCE_PICTURE, AdwBin)

/* @origin: as Lever names it; @tags: (nullable) */
void hjl_source_picture_show (HjlSourcePicture  *self,
                              const char        *source,
                              const char        *origin,
                              const char *const *tags);
