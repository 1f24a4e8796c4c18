/* fuzz-lever.c: rows of Lever's lists, and its records
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "lever/hjl-lever-parse.h"
#include "lever/hjl-lever-read.h"
#include "net/hjl-json.h"

static void
read_row (JsonNode *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlUser) user = hjl_lever_parse_user (row, &error);
  g_autoptr (HjlPosting) posting = NULL;
  g_autoptr (HjlArchiveReason) reason = NULL;
  g_autoptr (HjlOpportunity) opportunity = NULL;
  g_autoptr (HjlStage) stage = NULL;
  char *text;

  hjl_fuzz_has_outcome (user != NULL, &error);
  posting = hjl_lever_parse_posting (row, &error);
  hjl_fuzz_has_outcome (posting != NULL, &error);
  reason = hjl_lever_parse_reason (row, &error);
  hjl_fuzz_has_outcome (reason != NULL, &error);
  opportunity = hjl_lever_parse_opportunity (row, &error);
  hjl_fuzz_has_outcome (opportunity != NULL, &error);
  stage = hjl_lever_parse_stage (row, 3, &error);
  hjl_fuzz_has_outcome (stage != NULL, &error);
  text = hjl_lever_parse_text (row, &error);
  hjl_fuzz_has_outcome (text != NULL, &error);
  hjl_fuzz_is_text (text);
  text = hjl_lever_parse_deleted (row, &error);
  hjl_fuzz_has_outcome (text != NULL, &error);
  hjl_fuzz_is_text (text);
  text = hjl_lever_parse_file_name (row, &error);
  hjl_fuzz_has_outcome (text != NULL, &error);
  hjl_fuzz_is_text (text);
}

static void
read_members (JsonNode *row)
{
  g_autoptr (GList) members = NULL;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (row))
    return;
  object = json_node_get_object (row);
  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    {
      /* Turning a value into another type takes the object's own name of it away. */
      g_autofree char *member = g_strdup (l->data);
      g_auto (GStrv) texts = hjl_lever_read_texts (object, member);

      for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
        hjl_fuzz_is_text (g_strdup (texts[i]));
    }
  hjl_lever_read_url (object);
  hjl_lever_read_confidential (object);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = NULL;
  g_autoptr (JsonNode) root = hjl_json_parse ((const char *) data, size, NULL);
  JsonNode *row;

  if (root == NULL)
    return 0;

  stages = hjl_lever_parse_disposition (root, &error);
  hjl_fuzz_has_outcome (stages != NULL, &error);
  row = hjl_lever_parse_data (root, &error);
  hjl_fuzz_has_outcome (row != NULL, &error);
  read_row (row != NULL ? row : root);
  read_members (row != NULL ? row : root);

  return 0;
}
