/* hjl-zip-help.h: makes ZIP archives, also such as no program makes
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HJL_ZIP_PLAIN = 0,
  HJL_ZIP_UTF8 = 1 << 0,      /* says that its name is UTF-8 */
  HJL_ZIP_ENCRYPTED = 1 << 1, /* says that it is */
  HJL_ZIP_LINK = 1 << 2,      /* a symbolic link to its content */
  HJL_ZIP_DEFLATED = 1 << 3,
  HJL_ZIP_DAMAGED = 1 << 4, /* another checksum, and half of its deflated content */
} HjlZipFlags;

typedef struct _HjlZip HjlZip;

HjlZip *hjl_zip_new (void);
/* @name: bytes as they go in; @size: -1 for a string */
void    hjl_zip_add (HjlZip     *self,
                     const char *name,
                     const void *content,
                     gssize      size,
                     HjlZipFlags flags);
/* (transfer full): the archive; frees @self */
GBytes *hjl_zip_end (HjlZip *self);

G_END_DECLS
