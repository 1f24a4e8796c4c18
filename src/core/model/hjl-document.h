/* hjl-document.h: a file of a candidate, in memory
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* A file that a source gave: its bytes, its name, its type. */
typedef struct
{
  GBytes *content;
  char   *name;         /* never NULL */
  char   *content_type; /* nullable */
} HjlDocument;

HjlDocument *hjl_document_new (GBytes *content, const char *name, const char *content_type);
void         hjl_document_free (HjlDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlDocument, hjl_document_free)
