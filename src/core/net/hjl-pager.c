/* hjl-pager.c: reads a list page by page
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/hjl-pager.h"

#include "model/hjl-error.h"
#include "net/hjl-json-loose.h"
#include "net/hjl-json.h"

/* Of 100 rows each: ten times what the largest account has. */
#define MAX_PAGES 2000
#define MAX_EMPTY_PAGES 20

struct _HjlPager
{
  GObject parent_instance;

  HjlHttp            *http;
  HjlPagerStyle       style;
  HjlPagerRequestFunc make_request;
  gpointer            user_data;
  GDestroyNotify      destroy;

  char       *cursor; /* of the page that comes next; NULL at the start */
  GHashTable *seen;   /* the cursors that were used */
  GHashTable *rows;   /* who was on the pages, by `id`, or by the whole row where it has none */
  guint       n_pages;
  guint       n_empty; /* pages in a row without a row that is new */
  gboolean    restarted;
  gboolean    done;
};

G_DEFINE_FINAL_TYPE (HjlPager, hjl_pager, G_TYPE_OBJECT)

/* What each style calls its parameter and its members. */
static const struct
{
  const char *parameter;
  const char *next;
} names[] = {
  [HJL_PAGER_LEVER] = { "offset", "next" },
  [HJL_PAGER_FEED] = { "cursor", "next_cursor" },
};

static GPtrArray *
read_rows (JsonObject *page,
           GError    **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  JsonArray *array;

  if (!hjl_json_get_array (page, "data", &array, error))
    return NULL;

  if (array == NULL)
    return hjl_error_fail_null (error, HJL_ERROR_BAD_RESPONSE, "The list has no “data”");

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (rows, json_node_ref (json_array_get_element (array, i)));

  return g_steal_pointer (&rows);
}

/* What `hasNext` says. Returns: FALSE where it says nothing: it is missing or null, or no truth value, in whichever type.
 * @odd: (out): the latter */
static gboolean
says_next (JsonObject *page,
           gboolean   *has_next,
           gboolean   *odd)
{
  JsonNode   *node = json_object_get_member (page, "hasNext");
  GType       type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;
  const char *text = type == G_TYPE_STRING ? json_node_get_string (node) : NULL;
  gboolean    says;

  *has_next = type != G_TYPE_INVALID && hjl_json_loose_boolean (page, "hasNext");
  says = *has_next || type == G_TYPE_BOOLEAN || (type == G_TYPE_INT64 && json_node_get_int (node) == 0) ||
         g_strcmp0 (text, "0") == 0 || (text != NULL && g_ascii_strcasecmp (text, "false") == 0);
  *odd = !says && node != NULL && !JSON_NODE_HOLDS_NULL (node) && g_strcmp0 (text, "") != 0;

  return says;
}

/* Finds out where the list goes on. Some lists of Lever's leave `hasNext` out (lever/README.md, Conventions), so
 * the token alone counts, unless `hasNext` says that there is no more. */
static gboolean
read_next (HjlPager   *self,
           JsonObject *page,
           GError    **error)
{
  g_autofree char *token = NULL;
  const char      *next;
  gboolean         has_next;
  gboolean         odd = FALSE;

  if (!hjl_json_dup_scalar (page, names[self->style].next, &token, error))
    return FALSE;

  next = token != NULL && *token != '\0' ? token : NULL;

  if (self->style == HJL_PAGER_LEVER && says_next (page, &has_next, &odd))
    {
      if (has_next && next == NULL)
        return hjl_error_fail (error, HJL_ERROR_BAD_RESPONSE, "The list says that it goes on, and not where");

      if (!has_next)
        next = NULL;
    }

  /* Something stands where it says whether there is more, and it does not say that this was the end. */
  if (next == NULL && odd)
    return hjl_error_fail (error, HJL_ERROR_BAD_RESPONSE, "The list does not say whether it goes on");

  if (next != NULL && g_hash_table_contains (self->seen, next))
    return hjl_error_fail (error, HJL_ERROR_BAD_RESPONSE, "The list leads back to a page that was read already");

  hjl_set_text (&self->cursor, next);
  self->done = next == NULL;
  if (next != NULL)
    g_hash_table_add (self->seen, g_strdup (next));

  return TRUE;
}

/* Returns: whether a row is new. Some come twice, because people move while the pages are read. */
static gboolean
note_rows (HjlPager  *self,
           GPtrArray *rows)
{
  gboolean found = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      JsonNode   *row = g_ptr_array_index (rows, i);
      const char *id = NULL;

      if (JSON_NODE_HOLDS_OBJECT (row))
        id = hjl_json_loose_need_id (json_node_get_object (row), "id", NULL);
      found |= g_hash_table_add (self->rows, id != NULL ? g_strdup (id) : json_to_string (row, FALSE));
    }

  return found;
}

static void send_page (GTask *task);

/* A token does not live for ever. The start of the list does. */
static gboolean
restart (HjlPager     *self,
         const GError *error)
{
  if (self->cursor == NULL || self->restarted ||
      !g_error_matches (error, HJL_ERROR, HJL_ERROR_INVALID_REQUEST))
    return FALSE;

  self->restarted = TRUE;
  g_clear_pointer (&self->cursor, g_free);
  g_hash_table_remove_all (self->seen);
  g_hash_table_remove_all (self->rows);

  return TRUE;
}

static void
got_page (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  HjlPager *self = g_task_get_source_object (task);
  g_autoptr (JsonNode) page = hjl_finish_pointer (HJL_HTTP (source), result, &error);
  g_autoptr (GPtrArray) rows = NULL;
  JsonObject *object;

  if (page == NULL && restart (self, error))
    {
      send_page (g_steal_pointer (&task));
      return;
    }

  if (page != NULL && hjl_json_object (page, &object, &error))
    rows = read_rows (object, &error);

  if (rows == NULL || !read_next (self, object, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* A filter may leave a page empty, and a list may be long. One that has no end gives new tokens for ever. */
  self->n_pages++;
  self->n_empty = note_rows (self, rows) ? 0 : self->n_empty + 1;
  if (!self->done && (self->n_pages >= MAX_PAGES || self->n_empty >= MAX_EMPTY_PAGES))
    {
      g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_BAD_RESPONSE,
                               "The list does not end: %u pages, and it goes on", self->n_pages);
      return;
    }

  g_task_return_pointer (task, g_steal_pointer (&rows), (GDestroyNotify) g_ptr_array_unref);
}

static void
send_page (GTask *task)
{
  HjlPager *self = g_task_get_source_object (task);
  g_autoptr (HjlRequest) request = self->make_request (self->user_data);

  hjl_request_add_query (request, names[self->style].parameter, self->cursor);
  hjl_http_json_async (self->http, request, g_task_get_cancellable (task), got_page, task);
}

static void
hjl_pager_finalize (GObject *object)
{
  HjlPager *self = HJL_PAGER (object);

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_clear_object (&self->http);
  g_clear_pointer (&self->cursor, g_free);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (hjl_pager_parent_class)->finalize (object);
}

static void
hjl_pager_class_init (HjlPagerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_pager_finalize;
}

static void
hjl_pager_init (HjlPager *self)
{
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

HjlPager *
hjl_pager_new (HjlHttp            *http,
               HjlPagerStyle       style,
               HjlPagerRequestFunc make_request,
               gpointer            user_data,
               GDestroyNotify      destroy)
{
  HjlPager *self;

  g_return_val_if_fail (HJL_IS_HTTP (http), NULL);
  g_return_val_if_fail (make_request != NULL, NULL);

  self = g_object_new (HJL_TYPE_PAGER, NULL);
  self->http = g_object_ref (http);
  self->style = style;
  self->make_request = make_request;
  self->user_data = user_data;
  self->destroy = destroy;

  return self;
}

void
hjl_pager_next_async (HjlPager           *self,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (HJL_IS_PAGER (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_pager_next_async);

  if (self->done)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  send_page (g_steal_pointer (&task));
}

typedef struct
{
  HjlPagerParseFunc parse;
  GPtrArray        *rows;
  GPtrArray        *unread; /* (element-type HjlUnread) */
  gboolean          restarted;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_ptr_array_unref (reading->rows);
  g_ptr_array_unref (reading->unread);
  g_free (reading);
}

static void
got_rows (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  HjlPager     *self = HJL_PAGER (source);
  Reading      *reading = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GPtrArray) rows = hjl_finish_pointer (self, result, &error);

  /* What was read before the list began anew comes again. */
  if (reading->restarted != self->restarted)
    {
      g_ptr_array_set_size (reading->rows, 0);
      g_ptr_array_set_size (reading->unread, 0);
    }
  reading->restarted = self->restarted;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (GError) problem = NULL;
      JsonNode *node = g_ptr_array_index (rows, i);
      gpointer  row = reading->parse (node, &problem);

      if (row != NULL)
        g_ptr_array_add (reading->rows, row);
      else
        g_ptr_array_add (reading->unread, hjl_json_loose_unread (node, problem));
    }

  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else if (self->done)
    {
      hjl_unread_attach (G_ASYNC_RESULT (task), reading->unread);
      g_task_return_pointer (task, g_ptr_array_ref (reading->rows), (GDestroyNotify) g_ptr_array_unref);
    }
  else
    {
      hjl_pager_next_async (self, cancellable, got_rows, g_steal_pointer (&task));
    }
}

void
hjl_pager_all_async (HjlPager           *self,
                     HjlPagerParseFunc   parse,
                     GDestroyNotify      free_row,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  GTask   *task;
  Reading *reading;

  g_return_if_fail (HJL_IS_PAGER (self));
  g_return_if_fail (parse != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_pager_all_async);

  reading = g_new0 (Reading, 1);
  reading->parse = parse;
  reading->restarted = self->restarted;
  reading->rows = g_ptr_array_new_with_free_func (free_row);
  reading->unread = hjl_unread_list_new ();
  g_task_set_task_data (task, reading, reading_free);

  hjl_pager_next_async (self, cancellable, got_rows, task);
}
