/* hjl-lever-client-deleted.c: what was deleted, in windows as short as Lever wants them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-client.h"
#include "lever/hjl-lever-client-private.h"

#include "lever/hjl-lever-parse.h"
#include "model/hjl-time.h"
#include "model/hjl-unread.h"

/* lever/README.md, Postings: both ends are needed, at most 30 days apart. */
#define MAX_WINDOW (30 * HJL_DAY)

typedef struct
{
  const char *segment;
  HjlTime     start; /* of the window that comes next */
  HjlTime     end;   /* of the last one */
  GPtrArray  *ids;
  GHashTable *seen;
  GPtrArray  *unread; /* (element-type HjlUnread): of the last window that had any */
} Deleted;

static void
deleted_free (Deleted *self)
{
  g_ptr_array_unref (self->ids);
  g_hash_table_unref (self->seen);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  g_free (self);
}

static const HjlLeverRows deleted_rows = {
  (HjlPagerParseFunc) hjl_lever_parse_deleted,
  g_free,
  NULL,
};

static void read_window (GTask *task);

static void
got_window (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Deleted *deleted = g_task_get_task_data (task);
  g_autoptr (GPtrArray) ids =
    hjl_lever_client_finish (HJL_LEVER_CLIENT (source), result, &error);

  if (ids == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (hjl_unread_of (result) != NULL)
    {
      g_clear_pointer (&deleted->unread, g_ptr_array_unref);
      deleted->unread = g_ptr_array_ref (hjl_unread_of (result));
    }

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      /* Windows share their edge, so a row can stand in two. */
      if (!g_hash_table_contains (deleted->seen, id))
        {
          char *copy = g_strdup (id);

          g_ptr_array_add (deleted->ids, copy);
          g_hash_table_add (deleted->seen, copy);
        }
    }

  read_window (g_steal_pointer (&task));
}

/* @task: (transfer full) */
static void
read_window (GTask *task)
{
  HjlLeverClient *self = g_task_get_source_object (task);
  GCancellable   *cancellable = g_task_get_cancellable (task);
  Deleted        *deleted = g_task_get_task_data (task);
  HjlLeverList   *list;
  HjlTime         end;

  if (deleted->start >= deleted->end)
    {
      hjl_unread_attach (G_ASYNC_RESULT (task), deleted->unread);
      g_task_return_pointer (task, g_ptr_array_ref (deleted->ids),
                             (GDestroyNotify) g_ptr_array_unref);
      g_object_unref (task);
      return;
    }

  end = MIN (deleted->end, deleted->start + MAX_WINDOW);
  list = hjl_lever_list_new (deleted->segment, "deleted", NULL);
  hjl_lever_list_add_time (list, "deleted_at_start", deleted->start);
  hjl_lever_list_add_time (list, "deleted_at_end", end);
  deleted->start = end;

  hjl_lever_client_all_async (self, list, &deleted_rows, got_window,
                              cancellable, got_window, task);
}

void
hjl_lever_client_list_deleted_async (HjlLeverClient     *self,
                                     const char         *segment,
                                     HjlTime             start,
                                     HjlTime             end,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  GTask   *task;
  Deleted *deleted;

  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));
  g_return_if_fail (segment != NULL);

  deleted = g_new0 (Deleted, 1);
  deleted->segment = segment;
  /* 0 is not sent, and both ends are needed. */
  deleted->start = MAX (start, 1);
  deleted->end = end;
  deleted->ids = g_ptr_array_new_with_free_func (g_free);
  deleted->seen = g_hash_table_new (g_str_hash, g_str_equal);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_lever_client_list_deleted_async);
  g_task_set_task_data (task, deleted, (GDestroyNotify) deleted_free);

  read_window (task);
}
