/* hjl-lever-client-list.c: reads a list whole, whatever is in it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-client-private.h"

#include "model/hjl-error.h"
#include "model/hjl-unread.h"

#define PAGE_SIZE "100"

struct _HjlLeverList
{
  char      *segment;
  char      *id;
  char      *child;
  GPtrArray *query; /* name, value, name, value, … */
};

HjlLeverList *
hjl_lever_list_new (const char *segment,
                    const char *id,
                    const char *child)
{
  HjlLeverList *self = g_new0 (HjlLeverList, 1);

  self->segment = g_strdup (segment);
  self->id = g_strdup (id);
  self->child = g_strdup (child);
  self->query = g_ptr_array_new_with_free_func (g_free);
  hjl_lever_list_add (self, "limit", PAGE_SIZE);

  return self;
}

void
hjl_lever_list_free (HjlLeverList *self)
{
  g_free (self->segment);
  g_free (self->id);
  g_free (self->child);
  g_ptr_array_unref (self->query);
  g_free (self);
}

void
hjl_lever_list_add (HjlLeverList *self,
                    const char   *name,
                    const char   *value)
{
  if (!hjl_lever_client_has_text (value))
    return;

  g_ptr_array_add (self->query, g_strdup (name));
  g_ptr_array_add (self->query, g_strdup (value));
}

void
hjl_lever_list_add_time (HjlLeverList *self,
                         const char   *name,
                         HjlTime       value)
{
  g_autofree char *text = NULL;

  if (value == 0)
    return;

  text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  hjl_lever_list_add (self, name, text);
}

static HjlRequest *
make_request (gpointer user_data)
{
  HjlLeverList *self = user_data;
  HjlRequest   *request = hjl_request_new ("GET", self->segment, self->id, self->child, NULL);

  for (guint i = 0; i + 1 < self->query->len; i += 2)
    hjl_request_add_query (request,
                           g_ptr_array_index (self->query, i),
                           g_ptr_array_index (self->query, i + 1));

  return request;
}

HjlPager *
hjl_lever_client_page (HjlLeverClient *self,
                       HjlLeverList   *list)
{
  return hjl_pager_new (self->http, HJL_PAGER_LEVER,
                        make_request, list, (GDestroyNotify) hjl_lever_list_free);
}

/* Takes @read, whose rows it moves. */
static GPtrArray *
fold (GPtrArray          *read,
      const HjlLeverRows *rows)
{
  g_autoptr (GHashTable) places = NULL;
  GPtrArray *folded;

  if (rows->key == NULL)
    return read;

  places = g_hash_table_new (g_str_hash, g_str_equal);
  folded = g_ptr_array_new_full (read->len, rows->free);

  for (guint i = 0; i < read->len; i++)
    {
      gpointer    row = g_ptr_array_index (read, i);
      const char *key = rows->key (row);
      gpointer    place;

      if (g_hash_table_lookup_extended (places, key, NULL, &place))
        {
          gpointer older = g_ptr_array_index (folded, GPOINTER_TO_UINT (place));

          /* The key is lent by the row, so the new row's has to stand in the table. */
          g_ptr_array_index (folded, GPOINTER_TO_UINT (place)) = row;
          g_hash_table_replace (places, (char *) key, place);
          rows->free (older);
        }
      else
        {
          g_hash_table_insert (places, (char *) key, GUINT_TO_POINTER (folded->len));
          g_ptr_array_add (folded, row);
        }
    }

  g_ptr_array_set_free_func (read, NULL);
  g_ptr_array_unref (read);
  return folded;
}

static void
got_all (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = hjl_finish_pointer (HJL_PAGER (source), result, &error);

  hjl_unread_attach (G_ASYNC_RESULT (task), hjl_unread_of (result));
  if (rows == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, fold (rows, g_task_get_task_data (task)),
                           (GDestroyNotify) g_ptr_array_unref);
}

void
hjl_lever_client_all_async (HjlLeverClient     *self,
                            HjlLeverList       *list,
                            const HjlLeverRows *rows,
                            gpointer            source_tag,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (HjlPager) pager = hjl_lever_client_page (self, list);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, (gpointer) rows, NULL);

  hjl_pager_all_async (pager, rows->parse, rows->free, cancellable, got_all, task);
}

gpointer
hjl_lever_client_finish (HjlLeverClient *self,
                         GAsyncResult   *result,
                         GError        **error)
{
  gpointer value;

  g_return_val_if_fail (HJL_IS_LEVER_CLIENT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  value = g_task_propagate_pointer (G_TASK (result), error);
  if (value == NULL)
    hjl_error_name_service (error, "Lever");

  return value;
}
