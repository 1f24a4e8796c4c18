/* hjl-demo-json.c: what the stand-ins' JSON has in common
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/hjl-demo-json.h"

JsonArray *
hjl_demo_json_strings (GPtrArray *strings)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < strings->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (strings, i));
  return array;
}

void
hjl_demo_json_set_ms (JsonObject *object,
                      const char *member,
                      gint64      ms)
{
  if (ms == 0)
    json_object_set_null_member (object, member);
  else
    json_object_set_int_member (object, member, ms);
}

void
hjl_demo_json_set_time (JsonObject *object,
                        const char *member,
                        gint64      ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (ms / 1000);
  g_autofree char *seconds = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *text = g_strdup_printf ("%s.%03dZ", seconds, (int) (ms % 1000));

  if (ms == 0)
    json_object_set_null_member (object, member);
  else
    json_object_set_string_member (object, member, text);
}
