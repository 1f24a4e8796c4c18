/* hjl-mapping-file.c: mappings as one JSON file, to carry from one desktop to another
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "workspace/hjl-mapping-file.h"

#include <json-glib/json-glib.h>

static int
compare_mappings (gconstpointer a,
                  gconstpointer b)
{
  HjlMapping *first = *(HjlMapping *const *) a;
  HjlMapping *second = *(HjlMapping *const *) b;
  int         order = g_strcmp0 (hjl_mapping_get_role_title (first), hjl_mapping_get_role_title (second));

  return order != 0 ? order : g_strcmp0 (hjl_mapping_get_role_id (first), hjl_mapping_get_role_id (second));
}

/* { "id", "name" }; the name may not be known. @member: (nullable): NULL in a list */
static void
add_thing (JsonBuilder *builder,
           const char  *member,
           const char  *id,
           const char  *name)
{
  if (member != NULL)
    json_builder_set_member_name (builder, member);
  if (id == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, id);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, name);
  json_builder_end_object (builder);
}

/* What it is called now, where it is still there: a name that was changed since would not fit its id. */
static const char *
name_target (const HjlTarget *target,
             HjlCatalogue    *catalogue)
{
  HjlStage         *stage = target->kind == HJL_TARGET_STAGE ? hjl_catalogue_get_stage (catalogue, HJL_SIDE_LEVER, target->id) : NULL;
  HjlArchiveReason *reason = target->kind == HJL_TARGET_REASON ? hjl_catalogue_get_reason (catalogue, target->id) : NULL;

  if (stage != NULL)
    return stage->name;

  return reason != NULL ? reason->name : target->name;
}

static const char *
name_stage (HjlCatalogue *catalogue,
            HjlSide       side,
            const char   *id,
            const char   *kept)
{
  HjlStage *stage = id != NULL ? hjl_catalogue_get_stage (catalogue, side, id) : NULL;

  return stage != NULL ? stage->name : kept;
}

/* @also: (nullable) (element-type HjlTarget) */
static void
add_also (JsonBuilder  *builder,
          GPtrArray    *also,
          HjlCatalogue *catalogue)
{
  if (also == NULL)
    return;

  json_builder_set_member_name (builder, "also");
  json_builder_begin_array (builder);
  for (guint i = 0; i < also->len; i++)
    {
      const HjlTarget *reason = also->pdata[i];

      add_thing (builder, NULL, reason->id, name_target (reason, catalogue));
    }
  json_builder_end_array (builder);
}

static void
add_stages (JsonBuilder  *builder,
            HjlMapping   *mapping,
            HjlCatalogue *catalogue)
{
  g_autoptr (GPtrArray) ids = hjl_mapping_list_stage_ids (mapping);

  json_builder_set_member_name (builder, "stages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++)
    {
      const char      *id = g_ptr_array_index (ids, i);
      const HjlTarget *target = hjl_mapping_get_target (mapping, id);

      json_builder_begin_object (builder);
      add_thing (builder, "hackajob_stage", id,
                 name_stage (catalogue, HJL_SIDE_HACKAJOB, id, hjl_mapping_get_stage_name (mapping, id)));
      add_thing (builder, target->kind == HJL_TARGET_REASON ? "archive_reason" : "lever_stage", target->id,
                 name_target (target, catalogue));
      add_also (builder, hjl_mapping_get_also (mapping, id), catalogue);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_mapping (JsonBuilder  *builder,
             HjlMapping   *mapping,
             HjlCatalogue *catalogue)
{
  HjlRole    *role = hjl_catalogue_get_role (catalogue, hjl_mapping_get_role_id (mapping));
  const char *title = role != NULL ? role->title : hjl_mapping_get_role_title (mapping);
  const char *posting_id = hjl_mapping_get_posting_id (mapping);
  const char *landing_id = hjl_mapping_get_landing_id (mapping);
  HjlPosting *posting = posting_id != NULL ? hjl_catalogue_get_posting (catalogue, posting_id) : NULL;

  json_builder_begin_object (builder);
  add_thing (builder, "role", hjl_mapping_get_role_id (mapping), title);
  add_thing (builder, "posting", posting_id,
             posting != NULL ? posting->title : hjl_mapping_get_posting_title (mapping));
  json_builder_set_member_name (builder, "direction");
  json_builder_add_string_value (builder, hjl_direction_to_string (hjl_mapping_get_direction (mapping)));
  add_thing (builder, "landing_stage", landing_id,
             name_stage (catalogue, HJL_SIDE_LEVER, landing_id, hjl_mapping_get_landing_name (mapping)));
  if (hjl_mapping_get_paused (mapping))
    {
      json_builder_set_member_name (builder, "paused");
      json_builder_add_boolean_value (builder, TRUE);
    }
  add_stages (builder, mapping, catalogue);
  json_builder_end_object (builder);
}

char *
hjl_mapping_file_write (GHashTable   *mappings,
                        HjlCatalogue *catalogue)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) sorted = NULL;
  g_autofree char *text = NULL;
  GHashTableIter   iter;
  gpointer         mapping;

  g_return_val_if_fail (mappings != NULL, NULL);
  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);

  sorted = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, mappings);
  while (g_hash_table_iter_next (&iter, NULL, &mapping))
    g_ptr_array_add (sorted, mapping);
  g_ptr_array_sort (sorted, compare_mappings);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_string_value (builder, "hjlever-mappings");
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, 1);
  json_builder_set_member_name (builder, "mappings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sorted->len; i++)
    add_mapping (builder, g_ptr_array_index (sorted, i), catalogue);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);

  return g_strconcat (text, "\n", NULL);
}
