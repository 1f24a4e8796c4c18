/* hjl-unread.c: a row of a list that could not be read, beside the good ones
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-unread.h"

static G_DEFINE_QUARK (hjl - unread, unread)

  HjlUnread *hjl_unread_new (const char *id,
                             const char *problem)
{
  HjlUnread *self = g_new0 (HjlUnread, 1);

  self->id = g_strdup (id);
  self->problem = g_strdup (problem);

  return self;
}

void
hjl_unread_free (HjlUnread *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->problem);
  g_free (self);
}

GPtrArray *
hjl_unread_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_unread_free);
}

void
hjl_unread_attach (GAsyncResult *result,
                   GPtrArray    *unread)
{
  g_return_if_fail (G_IS_ASYNC_RESULT (result));

  if (unread != NULL && unread->len > 0)
    g_object_set_qdata_full (G_OBJECT (result), unread_quark (), g_ptr_array_ref (unread),
                             (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
hjl_unread_of (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), NULL);

  return g_object_get_qdata (G_OBJECT (result), unread_quark ());
}
