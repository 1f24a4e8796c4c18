/* fuzz-json.c: JSON, with what is odd in it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "net/hjl-json-loose.h"
#include "net/hjl-json-mend.h"
#include "net/hjl-json-places.h"
#include "net/hjl-json.h"

static void
get_strictly (JsonObject *object,
              const char *member)
{
  g_autoptr (GError) error = NULL;
  const char *text;
  char       *scalar = NULL;
  gint64      number;
  JsonObject *inner;
  JsonArray  *list;

  hjl_fuzz_has_outcome (hjl_json_get_string (object, member, &text, &error), &error);
  hjl_fuzz_has_outcome (hjl_json_need_string (object, member, &text, &error), &error);
  hjl_fuzz_has_outcome (hjl_json_get_int (object, member, &number, &error), &error);
  hjl_fuzz_has_outcome (hjl_json_get_object (object, member, &inner, &error), &error);
  hjl_fuzz_has_outcome (hjl_json_get_array (object, member, &list, &error), &error);
  hjl_fuzz_has_outcome (hjl_json_dup_scalar (object, member, &scalar, &error), &error);
  hjl_fuzz_is_text (scalar);
}

static void
get_loosely (JsonObject *object,
             const char *member)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) texts = hjl_json_loose_texts (object, member);
  const char *id;

  for (guint i = 0; texts[i] != NULL; i++)
    hjl_fuzz_is_text (g_strdup (texts[i]));
  hjl_json_loose_number (object, member, -1);
  hjl_json_loose_boolean (object, member);
  hjl_json_loose_time (object, member);
  hjl_fuzz_is_text (g_strdup (hjl_json_loose_text (object, member)));
  hjl_fuzz_is_text (g_strdup (hjl_json_loose_name (object, member)));
  hjl_fuzz_is_text (g_strdup (hjl_json_loose_id (object, member)));
  hjl_fuzz_has_outcome (hjl_json_loose_get_id (object, member, &id, &error), &error);
  hjl_fuzz_has_outcome (hjl_json_loose_need_id (object, member, &error) != NULL, &error);
  hjl_json_loose_object (object, member);
  hjl_json_loose_array (object, member);
}

static void
walk (JsonNode *node)
{
  g_autoptr (GList) members = NULL;
  JsonObject *object;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        walk (json_array_get_element (array, i));
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  object = json_node_get_object (node);
  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    {
      walk (json_object_get_member (object, l->data));
      get_strictly (object, l->data);
    }
  /* Turns values into other types in the object. */
  for (GList *l = members; l != NULL; l = l->next)
    {
      g_autofree char *member = g_strdup (l->data);

      get_loosely (object, member);
    }
  get_loosely (object, "nothing");
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  HjlFuzz          input = { data, size };
  g_autofree char *text = hjl_fuzz_text (&input);
  g_autofree char *mended = hjl_json_mend ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = hjl_json_parse ((const char *) data, size, &error);
  g_autoptr (HjlUnread) unread = NULL;

  hjl_fuzz_has_outcome (node != NULL, &error);
  if (node == NULL)
    return 0;

  if (strlen (text) == size)
    {
      g_autoptr (HjlJsonPlaces) places = hjl_json_places_new (text);
      GPtrArray *twice = hjl_json_places_get_twice (places);

      for (guint i = 0; i < twice->len; i++)
        g_assert_cmpuint (hjl_json_places_get_line (places, g_ptr_array_index (twice, i)), >, 0);
      hjl_json_places_get_line (places, "a[0].b");
    }
  walk (node);
  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "odd");
  unread = hjl_json_loose_unread (node, error);

  return 0;
}
