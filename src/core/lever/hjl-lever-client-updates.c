/* hjl-lever-client-updates.c: stage, archive, sources, tags, links
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "lever/hjl-lever-client.h"
#include "lever/hjl-lever-client-private.h"

#include "lever/hjl-lever-parse.h"

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

/* All five answer with the record (lever/README.md, Updating an opportunity), and have the same effect twice as once. */
static void
update (HjlLeverClient     *self,
        const char         *method,
        const char         *opportunity_id,
        const char         *verb,
        const char         *perform_as,
        JsonObject         *body,
        GCancellable       *cancellable,
        GAsyncReadyCallback callback,
        gpointer            user_data)
{
  g_autoptr (HjlRequest) request =
    update_request (method, opportunity_id, verb, perform_as, body);

  hjl_request_set_repeatable (request, TRUE);
  hjl_lever_client_one_async (self, request,
                              (HjlPagerParseFunc) hjl_lever_parse_opportunity,
                              (GDestroyNotify) hjl_opportunity_unref,
                              hjl_lever_client_update_finish, cancellable, callback, user_data);
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

  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));
  g_return_if_fail (opportunity_id != NULL);
  g_return_if_fail (stage_id != NULL);

  body = json_object_new ();
  json_object_set_string_member (body, "stage", stage_id);
  update (self, "PUT", opportunity_id, "stage", perform_as, body,
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
  update (self, "PUT", opportunity_id, "archived", perform_as, body,
          cancellable, callback, user_data);
}

static void
add_texts (HjlLeverClient     *self,
           const char         *opportunity_id,
           const char         *verb,
           const char         *member,
           const char *const  *texts,
           const char         *perform_as,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data)
{
  JsonObject *body = json_object_new ();
  JsonArray  *array = json_array_new ();

  for (guint i = 0; texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);

  json_object_set_array_member (body, member, array);
  update (self, "POST", opportunity_id, verb, perform_as, body,
          cancellable, callback, user_data);
}

void
hjl_lever_client_add_sources_async (HjlLeverClient     *self,
                                    const char         *opportunity_id,
                                    const char *const  *sources,
                                    const char         *perform_as,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));
  g_return_if_fail (opportunity_id != NULL);
  g_return_if_fail (sources != NULL);

  add_texts (self, opportunity_id, "addSources", "sources", sources, perform_as,
             cancellable, callback, user_data);
}

void
hjl_lever_client_add_tags_async (HjlLeverClient     *self,
                                 const char         *opportunity_id,
                                 const char *const  *tags,
                                 const char         *perform_as,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));
  g_return_if_fail (opportunity_id != NULL);
  g_return_if_fail (tags != NULL);

  add_texts (self, opportunity_id, "addTags", "tags", tags, perform_as,
             cancellable, callback, user_data);
}

void
hjl_lever_client_add_links_async (HjlLeverClient     *self,
                                  const char         *opportunity_id,
                                  const char *const  *links,
                                  const char         *perform_as,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));
  g_return_if_fail (opportunity_id != NULL);
  g_return_if_fail (links != NULL);

  add_texts (self, opportunity_id, "addLinks", "links", links, perform_as,
             cancellable, callback, user_data);
}

HjlOpportunity *
hjl_lever_client_update_finish (HjlLeverClient *self,
                                GAsyncResult   *result,
                                GError        **error)
{
  return hjl_lever_client_one_finish (self, result, hjl_lever_client_update_finish, error);
}
