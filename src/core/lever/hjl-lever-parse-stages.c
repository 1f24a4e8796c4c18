/* hjl-lever-parse-stages.c: stages, and the order that only /disposition_stages knows
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "lever/hjl-lever-parse.h"

#include "lever/hjl-lever-read.h"
#include "net/hjl-json.h"

HjlStage *
hjl_lever_parse_stage (JsonNode *row,
                       guint     index,
                       GError  **error)
{
  JsonObject *object;
  const char *id;
  const char *name;

  if (!hjl_json_object (row, &object, error) ||
      !hjl_lever_read_own_id (object, &id, error) ||
      !hjl_lever_read_text (object, "text", &name, error))
    return NULL;

  return g_object_new (HJL_TYPE_STAGE,
                       "side", HJL_SIDE_LEVER,
                       "id", id,
                       "name", name != NULL ? name : id,
                       "order", (double) index,
                       NULL);
}

static HjlStage *
parse_ranked (JsonNode *row,
              guint     index,
              GError  **error)
{
  JsonObject *object;
  const char *id;
  const char *name;
  const char *pipeline;
  double      rank;

  if (!hjl_json_object (row, &object, error) ||
      !hjl_lever_read_own_id (object, &id, error) ||
      !hjl_lever_read_text (object, "text", &name, error) ||
      !hjl_lever_read_text (object, "pipeline", &pipeline, error) ||
      !hjl_json_get_double (object, "rank", &rank, error))
    return NULL;

  if (!json_object_has_member (object, "rank") || json_object_get_null_member (object, "rank"))
    rank = index;

  return g_object_new (HJL_TYPE_STAGE,
                       "side", HJL_SIDE_LEVER,
                       "id", id,
                       "name", name != NULL ? name : id,
                       "pipeline", pipeline,
                       "order", rank,
                       NULL);
}

GPtrArray *
hjl_lever_parse_disposition (JsonNode *root,
                             GError  **error)
{
  g_autoptr (GPtrArray) stages = g_ptr_array_new_with_free_func (g_object_unref);
  JsonObject *object;
  JsonArray  *rows;
  JsonNode   *data = hjl_lever_parse_data (root, error);

  if (data == NULL ||
      !hjl_json_object (data, &object, error) ||
      !hjl_json_get_array (object, "stages", &rows, error))
    return NULL;

  if (rows == NULL)
    {
      hjl_lever_read_failed ("stages", "is missing", error);
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      HjlStage *stage = parse_ranked (json_array_get_element (rows, i), i, error);

      if (stage == NULL)
        return NULL;

      g_ptr_array_add (stages, stage);
    }

  return g_steal_pointer (&stages);
}
