/* hjl-lever-client.c: the calls of Lever's Data API that the program makes
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-client.h"
#include "lever/hjl-lever-client-private.h"

#include "lever/hjl-lever-parse.h"
#include "model/hjl-error.h"

G_DEFINE_FINAL_TYPE (HjlLeverClient, hjl_lever_client, G_TYPE_OBJECT)

static void
hjl_lever_client_dispose (GObject *object)
{
  HjlLeverClient *self = HJL_LEVER_CLIENT (object);

  g_clear_object (&self->http);

  G_OBJECT_CLASS (hjl_lever_client_parent_class)->dispose (object);
}

static void
hjl_lever_client_class_init (HjlLeverClientClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hjl_lever_client_dispose;
}

static void
hjl_lever_client_init (HjlLeverClient *self)
{
}

HjlLeverClient *
hjl_lever_client_new (HjlHttp *http)
{
  HjlLeverClient *self;

  g_return_val_if_fail (HJL_IS_HTTP (http), NULL);

  self = g_object_new (HJL_TYPE_LEVER_CLIENT, NULL);
  self->http = g_object_ref (http);

  return self;
}

void
hjl_lever_client_set_confidential (HjlLeverClient *self,
                                   gboolean        confidential)
{
  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));

  self->confidential = confidential;
}

gboolean
hjl_lever_client_get_server_time (HjlLeverClient *self,
                                  HjlTime        *now)
{
  g_return_val_if_fail (HJL_IS_LEVER_CLIENT (self), FALSE);

  return hjl_http_get_server_time (self->http, now);
}

void
hjl_lever_client_get_async (HjlLeverClient     *self,
                            HjlLeverThing       what,
                            const char         *id,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  static const struct
  {
    const char       *segment;
    HjlPagerParseFunc parse;
    GDestroyNotify    free;
  } things[] = {
    [HJL_LEVER_OPPORTUNITY] = { "opportunities", (HjlPagerParseFunc) hjl_lever_parse_opportunity, (GDestroyNotify) hjl_opportunity_unref },
    [HJL_LEVER_POSTING] = { "postings", (HjlPagerParseFunc) hjl_lever_parse_posting, g_object_unref },
    [HJL_LEVER_USER] = { "users", (HjlPagerParseFunc) hjl_lever_parse_user, g_object_unref },
  };
  g_autoptr (HjlRequest) request = NULL;

  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));
  g_return_if_fail (id != NULL);

  request = hjl_request_new ("GET", things[what].segment, id, NULL);
  if (what == HJL_LEVER_OPPORTUNITY)
    hjl_request_add_query (request, "expand", "applications");
  hjl_lever_client_one_async (self, request, things[what].parse, things[what].free,
                              hjl_lever_client_get_async, cancellable, callback, user_data);
}

static void
did_probe (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = hjl_finish_pointer (HJL_HTTP (source), result, &error);

  if (root == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

void
hjl_lever_client_probe_async (HjlLeverClient     *self,
                              const char         *segment,
                              gboolean            confidential,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  /* No pages there (lever/README.md, Conventions). */
  static const char *const whole[] = { "disposition_stages", "requisition_fields", "webhooks", NULL };
  g_autoptr (GTask) task = NULL;
  g_autoptr (HjlRequest) request = NULL;

  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));
  g_return_if_fail (segment != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_lever_client_probe_async);

  request = hjl_request_new ("GET", segment, NULL);
  if (!g_strv_contains (whole, segment))
    hjl_request_add_query_int (request, "limit", 1);
  if (confidential)
    hjl_request_add_query (request, "confidentiality", "all");

  hjl_http_json_async (self->http, request, cancellable, did_probe, g_steal_pointer (&task));
}

gboolean
hjl_lever_client_probe_finish (HjlLeverClient *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  gboolean answers;

  g_return_val_if_fail (HJL_IS_LEVER_CLIENT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == hjl_lever_client_probe_async,
                        FALSE);

  answers = g_task_propagate_boolean (G_TASK (result), error);
  if (!answers)
    hjl_error_name_service (error, "Lever");

  return answers;
}
