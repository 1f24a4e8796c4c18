/* hjl-lever-client-stages.c: the stages, in the order that a recruiter knows
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-client.h"
#include "lever/hjl-lever-client-private.h"

#include "lever/hjl-lever-parse.h"
#include "model/hjl-error.h"
#include "net/hjl-json-loose.h"

/* A stage needs its place in the list, which only the whole list knows. */
static gpointer
keep_row (JsonNode *row,
          GError  **error)
{
  return json_node_ref (row);
}

static const HjlLeverRows node_rows = {
  keep_row,
  (GDestroyNotify) json_node_unref,
  NULL,
};

/* @unread: (element-type HjlUnread): added to */
static GPtrArray *
parse_stages (GPtrArray *rows,
              GPtrArray *unread)
{
  g_autoptr (GPtrArray) stages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GError) problem = NULL;
      JsonNode *row = g_ptr_array_index (rows, i);
      g_autoptr (HjlStage) stage = hjl_lever_parse_stage (row, i, &problem);

      if (stage == NULL)
        g_ptr_array_add (unread, hjl_json_loose_unread (row, problem));
      else if (g_hash_table_add (seen, (char *) stage->id))
        g_ptr_array_add (stages, g_steal_pointer (&stage));
    }

  return g_steal_pointer (&stages);
}

static HjlStage *
find_stage (GPtrArray  *stages,
            const char *id)
{
  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage *stage = g_ptr_array_index (stages, i);

      if (g_str_equal (stage->id, id))
        return stage;
    }

  return NULL;
}

static HjlStage *
place_stage (HjlStage   *stage,
             const char *pipeline,
             double      order)
{
  return hjl_stage_new (&(HjlStage){
    .side = HJL_SIDE_LEVER,
    .id = stage->id,
    .name = stage->name,
    .pipeline = pipeline,
    .order = order,
  });
}

/* What /stages lists is what there is; /disposition_stages only says where each one stands. Stages
 * that it does not know come after those that it does, in the order of /stages. */
static GPtrArray *
merge (GPtrArray *stages,
       GPtrArray *ranked)
{
  GPtrArray *merged = g_ptr_array_new_with_free_func (g_object_unref);
  double     last = 0;

  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage *stage = g_ptr_array_index (stages, i);
      HjlStage *place = find_stage (ranked, stage->id);

      if (place == NULL)
        continue;

      last = MAX (last, place->order);
      g_ptr_array_add (merged, place_stage (stage,
                                            place->pipeline,
                                            place->order));
    }

  g_ptr_array_sort (merged, hjl_stage_compare);

  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage *stage = g_ptr_array_index (stages, i);

      if (find_stage (ranked, stage->id) == NULL)
        g_ptr_array_add (merged, place_stage (stage, NULL, last + 1 + i));
    }

  return merged;
}

/* The undocumented endpoint may fail as it likes. Only what would strike any other call as well ends
 * the list: no connection, no account, cancelled. */
static gboolean
is_fatal (const GError *error)
{
  static const HjlError fatal[] = {
    HJL_ERROR_NOT_CONNECTED,
    HJL_ERROR_AUTH_EXPIRED,
    HJL_ERROR_NETWORK,
    HJL_ERROR_CERTIFICATE,
    HJL_ERROR_TIMED_OUT,
    HJL_ERROR_KEYRING,
    HJL_ERROR_KEYRING_LOCKED,
    HJL_ERROR_KEYRING_WAITING,
  };

  if (error->domain != HJL_ERROR)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (fatal); i++)
    if (g_error_matches (error, HJL_ERROR, fatal[i]))
      return TRUE;

  return FALSE;
}

static void
got_disposition (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = hjl_finish_pointer (HJL_HTTP (source), result, &error);
  g_autoptr (GPtrArray) ranked = NULL;
  GPtrArray *stages = g_task_get_task_data (task);

  if (root != NULL)
    ranked = hjl_lever_parse_disposition (root, &error);

  if (ranked != NULL)
    {
      g_task_return_pointer (task, merge (stages, ranked), (GDestroyNotify) g_ptr_array_unref);
    }
  else if (is_fatal (error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else
    {
      g_debug ("The order of the stages is that of /stages: %s", error->message);
      g_task_return_pointer (task, g_ptr_array_ref (stages), (GDestroyNotify) g_ptr_array_unref);
    }
}

static void
got_stages (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlRequest) request = NULL;
  g_autoptr (GPtrArray) stages = NULL;
  g_autoptr (GPtrArray) unread = hjl_unread_list_new ();
  HjlLeverClient *self = HJL_LEVER_CLIENT (source);
  GCancellable   *cancellable = g_task_get_cancellable (task);
  g_autoptr (GPtrArray) rows =
    hjl_lever_client_finish (self, result, &error);

  if (rows == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  stages = parse_stages (rows, unread);
  hjl_unread_attach (G_ASYNC_RESULT (task), unread);
  g_task_set_task_data (task, g_steal_pointer (&stages), (GDestroyNotify) g_ptr_array_unref);
  request = hjl_request_new ("GET", "disposition_stages", NULL);
  hjl_http_json_async (self->http, request, cancellable, got_disposition, g_steal_pointer (&task));
}

void
hjl_lever_client_list_stages (HjlLeverClient     *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask *task;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_lever_client_list_stages);

  hjl_lever_client_all_async (self, hjl_lever_list_new ("stages", NULL, NULL), &node_rows,
                              got_stages, cancellable, got_stages, task);
}
