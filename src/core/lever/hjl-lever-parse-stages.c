/* hjl-lever-parse-stages.c: stages, and the order that only /disposition_stages knows
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-parse.h"

#include "lever/hjl-lever-read.h"
#include "net/hjl-json-loose.h"
#include "net/hjl-json.h"

HjlStage *
hjl_lever_parse_stage (JsonNode *row,
                       guint     index,
                       GError  **error)
{
  JsonObject *object;
  const char *id;
  const char *name;

  if (!hjl_json_object (row, &object, error))
    return NULL;
  id = hjl_json_loose_need_id (object, "id", error);
  if (id == NULL)
    return NULL;

  name = hjl_json_loose_text (object, "text");

  return hjl_stage_new (&(HjlStage){
    .side = HJL_SIDE_LEVER,
    .id = id,
    .name = name != NULL ? name : id,
    .pipeline = hjl_json_loose_text (object, "pipeline"),
    .order = hjl_json_loose_number (object, "rank", index),
  });
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
      HjlStage *stage = hjl_lever_parse_stage (json_array_get_element (rows, i), i, NULL);

      /* One that cannot be read here only has no rank: /stages has it. */
      if (stage != NULL)
        g_ptr_array_add (stages, stage);
    }

  return g_steal_pointer (&stages);
}
