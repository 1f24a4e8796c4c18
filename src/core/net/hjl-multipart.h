/* hjl-multipart.h: writes a multipart/form-data body
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

typedef struct
{
  char   *name;
  char   *filename;     /* NULL: a text part */
  char   *content_type; /* of a file */
  GBytes *content;
} HjlPart;

HjlPart *hjl_part_new (const char *name,
                       const char *filename,
                       const char *content_type,
                       GBytes     *content);
void     hjl_part_free (HjlPart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlPart, hjl_part_free)

/**
 * hjl_multipart_encode:
 * @parts: (element-type HjlPart): in the order in which they are sent
 * @boundary: (out): goes into the `Content-Type`
 *
 * As RFC 7578 says: UTF-8 throughout, names as quoted strings. A file name beyond ASCII is not sent a second time as
 * `filename*`, which the RFC forbids (4.2): filters that know no such parameter refuse the whole form for it (ModSecurity did),
 * while readers that take the name for Latin-1 (busboy of Node, unless told otherwise) only show it wrongly.
 */
GBytes *hjl_multipart_encode (GPtrArray *parts,
                              char     **boundary);
