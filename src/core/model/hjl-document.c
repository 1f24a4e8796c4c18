/* hjl-document.c: a file of a candidate, in memory
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-document.h"

HjlDocument *
hjl_document_new (GBytes     *content,
                  const char *name,
                  const char *content_type)
{
  HjlDocument *self;

  g_return_val_if_fail (content != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (HjlDocument, 1);
  self->content = g_bytes_ref (content);
  self->name = g_strdup (name);
  self->content_type = g_strdup (content_type);

  return self;
}

void
hjl_document_free (HjlDocument *self)
{
  if (self == NULL)
    return;

  g_bytes_unref (self->content);
  g_free (self->name);
  g_free (self->content_type);
  g_free (self);
}
