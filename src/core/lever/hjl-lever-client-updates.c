/* hjl-lever-client-updates.c: stage, archive, sources, tags, links
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-client.h"
#include "lever/hjl-lever-client-private.h"

#include "lever/hjl-lever-parse.h"
#include "model/hjl-error.h"

/* @perform_as: (nullable). @body: (transfer full) */
static HjlRequest *
update_request (const char *method,
                const char *opportunity_id,
                const char *verb,
                const char *perform_as,
                JsonObject *body)
{
  HjlRequest *request = hjl_request_new (method, "opportunities", opportunity_id, verb, NULL);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), body);

  json_object_unref (body);
  if (hjl_lever_client_has_text (perform_as))
    hjl_request_add_query (request, "perform_as", perform_as);
  hjl_request_set_json (request, node);

  return request;
}

/* What is to become of a record, to tell whether it did where the answer does not. */
typedef struct
{
  char    *opportunity_id;
  char    *stage_id; /* nullable: it is not moved */
  gboolean archives; /* it is archived, or with no reason unarchived */
  char    *reason_id;
} Update;

static void
free_update (gpointer data)
{
  Update *update = data;

  g_free (update->opportunity_id);
  g_free (update->stage_id);
  g_free (update->reason_id);
  g_free (update);
}

static gboolean
has_happened (const Update         *update,
              const HjlOpportunity *opportunity)
{
  if (update->stage_id != NULL)
    return g_strcmp0 (opportunity->stage_id, update->stage_id) == 0;
  if (!update->archives)
    return TRUE;
  if (update->reason_id == NULL)
    return !opportunity->archived;

  return opportunity->archived && g_strcmp0 (opportunity->archive_reason_id, update->reason_id) == 0;
}

/* Answers to updates are incomplete (lever/README.md, Updating an opportunity): what is left out says nothing. */
static gboolean
shows_change (const Update         *update,
              JsonNode             *data,
              const HjlOpportunity *opportunity)
{
  return (!update->archives || json_object_has_member (json_node_get_object (data), "archived")) && has_happened (update, opportunity);
}

static void
got_afterwards (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlOpportunity) opportunity = hjl_lever_client_finish (HJL_LEVER_CLIENT (source), result, &error);

  if (opportunity == NULL)
    g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_UNCERTAIN,
                             "Lever said yes without showing the change, and the record could not be read: %s", error->message);
  else if (!has_happened (g_task_get_task_data (task), opportunity))
    g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_UNCERTAIN,
                             "Lever said yes, and the record does not show the change");
  else
    g_task_return_pointer (task, g_steal_pointer (&opportunity), (GDestroyNotify) hjl_opportunity_unref);
}

static void
did_update (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  HjlLeverClient *self = g_task_get_source_object (task);
  Update         *update = g_task_get_task_data (task);
  g_autoptr (HjlOpportunity) opportunity = NULL;
  gboolean looks = FALSE;
  g_autoptr (HjlResponse) response = hjl_finish_pointer (HJL_HTTP (source), result, &error);

  if (response != NULL && hjl_response_check (response, &error))
    {
      /* 200 is written down for it, but a server that has nothing to say may say so (RFC 9110, 15.3.5). */
      looks = hjl_response_is_empty (response);
      if (!looks)
        root = hjl_response_dup_json (response, &error);
    }
  if (root != NULL)
    {
      JsonNode *data = hjl_lever_parse_data (root, &error);

      opportunity = data != NULL ? hjl_lever_parse_opportunity (data, &error) : NULL;
      looks = opportunity != NULL && !shows_change (update, data, opportunity);
    }

  if (looks)
    {
      GCancellable *cancellable = g_task_get_cancellable (task);

      hjl_lever_client_get_async (self, HJL_LEVER_OPPORTUNITY, update->opportunity_id, cancellable, got_afterwards,
                                  g_steal_pointer (&task));
    }
  else if (opportunity == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else
    {
      g_task_return_pointer (task, g_steal_pointer (&opportunity), (GDestroyNotify) hjl_opportunity_unref);
    }
}

/* All five answer with the record (lever/README.md, Updating an opportunity), and have the same effect twice as once.
 * @update: (transfer full) */
static void
send_update (HjlLeverClient     *self,
             Update             *update,
             const char         *method,
             const char         *verb,
             const char         *perform_as,
             JsonObject         *body,
             GCancellable       *cancellable,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  g_autoptr (HjlRequest) request =
    update_request (method, update->opportunity_id, verb, perform_as, body);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, send_update);
  g_task_set_task_data (task, update, free_update);
  hjl_request_set_repeatable (request, TRUE);
  hjl_http_send_async (self->http, request, cancellable, did_update, task);
}

static Update *
update_new (const char *opportunity_id)
{
  Update *update = g_new0 (Update, 1);

  update->opportunity_id = g_strdup (opportunity_id);

  return update;
}

void
hjl_lever_client_set_stage_async (HjlLeverClient     *self,
                                  const char         *opportunity_id,
                                  const char         *stage_id,
                                  const char         *perform_as,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  JsonObject *body;
  Update     *update;

  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));
  g_return_if_fail (opportunity_id != NULL);
  g_return_if_fail (stage_id != NULL);

  body = json_object_new ();
  json_object_set_string_member (body, "stage", stage_id);
  update = update_new (opportunity_id);
  update->stage_id = g_strdup (stage_id);
  send_update (self, update, "PUT", "stage", perform_as, body,
               cancellable, callback, user_data);
}

/* Interviews that are planned stay: that is for a person to decide. */
void
hjl_lever_client_set_archived_async (HjlLeverClient     *self,
                                     const char         *opportunity_id,
                                     const char         *reason_id,
                                     const char         *perform_as,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  JsonObject *body;
  Update     *update;

  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));
  g_return_if_fail (opportunity_id != NULL);

  body = json_object_new ();
  if (reason_id != NULL)
    {
      json_object_set_string_member (body, "reason", reason_id);
      json_object_set_boolean_member (body, "cleanInterviews", FALSE);
    }
  else
    {
      json_object_set_null_member (body, "reason");
    }
  update = update_new (opportunity_id);
  update->archives = TRUE;
  update->reason_id = g_strdup (reason_id);
  send_update (self, update, "PUT", "archived", perform_as, body,
               cancellable, callback, user_data);
}

void
hjl_lever_client_add_texts_async (HjlLeverClient     *self,
                                  const char         *opportunity_id,
                                  HjlLeverTexts       what,
                                  const char *const  *texts,
                                  const char         *perform_as,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  static const struct
  {
    const char *verb;
    const char *member;
  } calls[] = {
    [HJL_LEVER_SOURCES] = { "addSources", "sources" },
    [HJL_LEVER_TAGS] = { "addTags", "tags" },
    [HJL_LEVER_LINKS] = { "addLinks", "links" },
  };
  JsonObject *body;
  JsonArray  *array;

  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));
  g_return_if_fail (opportunity_id != NULL);
  g_return_if_fail (texts != NULL);

  array = json_array_new ();
  for (guint i = 0; texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);
  body = json_object_new ();
  json_object_set_array_member (body, calls[what].member, array);
  send_update (self, update_new (opportunity_id), "POST", calls[what].verb, perform_as, body,
               cancellable, callback, user_data);
}
