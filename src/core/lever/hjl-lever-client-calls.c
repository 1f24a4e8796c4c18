/* hjl-lever-client-calls.c: single calls: those that may be repeated, and writes that may not
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-client-private.h"

#include "lever/hjl-lever-parse.h"
#include "model/hjl-error.h"

/* What a call makes of its answer. */
typedef struct
{
  HjlPagerParseFunc parse;
  GDestroyNotify    free;
} Call;

gboolean
hjl_lever_client_has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static GTask *
call_task (HjlLeverClient     *self,
           HjlPagerParseFunc   parse,
           GDestroyNotify      free,
           gpointer            source_tag,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Call  *call = g_new (Call, 1);

  call->parse = parse;
  call->free = free;
  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, call, g_free);

  return task;
}

static void
got_one (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = hjl_finish_pointer (HJL_HTTP (source), result, &error);
  Call     *call = g_task_get_task_data (task);
  JsonNode *data = root != NULL ? hjl_lever_parse_data (root, &error) : NULL;
  gpointer  object = data != NULL ? call->parse (data, &error) : NULL;

  if (object == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, object, call->free);
}

void
hjl_lever_client_one_async (HjlLeverClient     *self,
                            HjlRequest         *request,
                            HjlPagerParseFunc   parse,
                            GDestroyNotify      free,
                            gpointer            source_tag,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task = call_task (self, parse, free, source_tag, cancellable, callback, user_data);

  hjl_http_json_async (self->http, request, cancellable, got_one, task);
}

/* From here on the server has said yes, or may have. */
static void
return_uncertain (GTask        *task,
                  const GError *error)
{
  g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_UNCERTAIN,
                           "It may have been written: %s", error->message);
}

/* Whether a no that is not in Lever's words, so that nothing is known of the account or the record, is one to this request
 * all the same: whoever says in JSON what is wrong with it has not done it. A 404 like that is of a gateway that does not
 * find its way just now. */
static gboolean
refuses_request (HjlResponse *response)
{
  guint status = response->status;
  g_autoptr (JsonNode) root = hjl_response_dup_json (response, NULL);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  return (status == 400 || status == 422) && !response->strayed && object != NULL &&
         (json_object_has_member (object, "message") || json_object_has_member (object, "code"));
}

static void
got_written (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlResponse) response = hjl_finish_pointer (HJL_HTTP (source), result, &error);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *code = NULL;
  Call            *call = g_task_get_task_data (task);
  gpointer         object;

  if (response == NULL)
    {
      /* An answer over the limit came after the write. */
      if (g_error_matches (error, HJL_ERROR, HJL_ERROR_TOO_LARGE) ||
          g_error_matches (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE))
        return_uncertain (task, error);
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (!hjl_response_check (response, &error))
    {
      code = hjl_response_dup_error_code (response);

      if (g_error_matches (error, HJL_ERROR, HJL_ERROR_GATEWAY) && refuses_request (response))
        g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_INVALID_REQUEST, "%s", error->message);
      else if (g_strcmp0 (code, "RequestTimeout") == 0 || g_error_matches (error, HJL_ERROR, HJL_ERROR_GATEWAY))
        return_uncertain (task, error);
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (hjl_response_is_empty (response))
    g_set_error (&error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE, "Lever said yes (%u) and nothing else",
                 response->status);
  else
    root = hjl_response_dup_json (response, &error);
  object = root != NULL ? call->parse (root, &error) : NULL;

  if (object == NULL)
    return_uncertain (task, error);
  else
    g_task_return_pointer (task, object, call->free);
}

void
hjl_lever_client_post_async (HjlLeverClient     *self,
                             HjlRequest         *request,
                             HjlPagerParseFunc   parse,
                             GDestroyNotify      free,
                             gpointer            source_tag,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task = call_task (self, parse, free, source_tag, cancellable, callback, user_data);

  /* What has been written is told, even where somebody cancels in the same moment. */
  g_task_set_check_cancellable (task, FALSE);

  hjl_http_send_async (self->http, request, cancellable, got_written, task);
}
