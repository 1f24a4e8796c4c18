/* hjl-application-wanted.c: what somebody came for, and for which profile
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/application/hjl-application-private.h"

HjlWanted *
hjl_wanted_new (const char *profile_id,
                GListStore *files,
                const char *place,
                const char *detail)
{
  HjlWanted *self = g_new0 (HjlWanted, 1);

  self->profile_id = g_strdup (profile_id);
  g_set_object (&self->files, files);
  self->place = g_strdup (place);
  self->detail = g_strdup (detail);

  return self;
}

void
hjl_wanted_free (HjlWanted *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->profile_id);
  g_clear_object (&self->files);
  g_free (self->place);
  g_free (self->detail);
  g_free (self);
}

HjlWanted *
hjl_wanted_join (HjlWanted *self,
                 HjlWanted *more)
{
  g_autoptr (HjlWanted) taken = more;

  if (self == NULL)
    return g_steal_pointer (&taken);

  for (guint i = 0; self->files != NULL && more->files != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (more->files)); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (G_LIST_MODEL (more->files), i);

      g_list_store_append (self->files, file);
    }
  if (self->files == NULL)
    self->files = g_steal_pointer (&more->files);
  if (more->place != NULL)
    {
      g_free (self->place);
      g_free (self->detail);
      self->place = g_steal_pointer (&more->place);
      self->detail = g_steal_pointer (&more->detail);
    }

  return self;
}

static GList *
find (GQueue     *queue,
      const char *profile_id)
{
  for (GList *link = queue->head; link != NULL; link = link->next)
    {
      if (g_strcmp0 (((HjlWanted *) link->data)->profile_id, profile_id) == 0)
        return link;
    }

  return NULL;
}

void
hjl_wanted_push (GQueue    *queue,
                 HjlWanted *wanted,
                 gboolean   first)
{
  GList *link = find (queue, wanted->profile_id);

  if (link != NULL)
    {
      link->data = hjl_wanted_join (link->data, wanted);
      if (!first)
        return;
      wanted = link->data;
      g_queue_delete_link (queue, link);
    }
  if (first)
    g_queue_push_head (queue, wanted);
  else
    g_queue_push_tail (queue, wanted);
}

HjlWanted *
hjl_wanted_take (GQueue     *queue,
                 const char *profile_id)
{
  GList     *link = find (queue, profile_id);
  HjlWanted *wanted;

  if (link == NULL)
    link = find (queue, NULL);
  if (link == NULL)
    return NULL;

  wanted = link->data;
  g_queue_delete_link (queue, link);

  return wanted;
}
