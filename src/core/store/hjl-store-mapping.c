/* hjl-store-mapping.c: the mappings of the roles
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "store/hjl-store-catalogue.h"

#include "store/hjl-store-private.h"

static gboolean
load_heads (HjlStore   *self,
            GHashTable *mappings,
            GError    **error)
{
  HjlStatement *statement;

  statement = hjl_store_prepare (self, "SELECT role_id, role_title, posting_id, posting_title, direction,"
                                       " landing_id, landing_name FROM mapping");

  while (hjl_statement_next (statement))
    {
      HjlMapping *mapping = hjl_mapping_new (hjl_statement_get_text (statement));
      const char *id;

      hjl_mapping_set_role_title (mapping, hjl_statement_get_text (statement));
      id = hjl_statement_get_text (statement);
      hjl_mapping_set_posting (mapping, id, hjl_statement_get_text (statement));
      hjl_mapping_set_direction (mapping, hjl_direction_from_string (hjl_statement_get_text (statement), NULL));
      id = hjl_statement_get_text (statement);
      hjl_mapping_set_landing (mapping, id, hjl_statement_get_text (statement));

      g_hash_table_insert (mappings, g_strdup (hjl_mapping_get_role_id (mapping)), mapping);
    }

  return hjl_statement_end (statement, error);
}

static gboolean
load_entries (HjlStore   *self,
              GHashTable *mappings,
              GError    **error)
{
  HjlStatement *statement;

  statement = hjl_store_prepare (self, "SELECT role_id, stage_id, stage_name, target_kind, target_id,"
                                       " target_name FROM mapping_entry ORDER BY role_id, position");

  while (hjl_statement_next (statement))
    {
      HjlMapping   *mapping = g_hash_table_lookup (mappings, hjl_statement_get_text (statement));
      const char   *stage_id = hjl_statement_get_text (statement);
      const char   *stage_name = hjl_statement_get_text (statement);
      HjlTargetKind kind = hjl_store_target_kind_from_string (hjl_statement_get_text (statement));
      const char   *id = hjl_statement_get_text (statement);
      g_autoptr (HjlTarget) target = hjl_target_new (kind, id, hjl_statement_get_text (statement));

      hjl_mapping_set_target (mapping, stage_id, stage_name, target);
    }

  return hjl_statement_end (statement, error);
}

GHashTable *
hjl_store_load_mappings (HjlStore *self,
                         GError  **error)
{
  g_autoptr (GHashTable) mappings = NULL;
  gboolean ok;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  if (!hjl_store_begin_read (self, error))
    return NULL;

  mappings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  ok = load_heads (self, mappings, error) && load_entries (self, mappings, error);
  hjl_store_end_read (self);

  return ok ? g_steal_pointer (&mappings) : NULL;
}

static gboolean
save_head (HjlStore   *self,
           HjlMapping *mapping,
           HjlTime     now,
           GError    **error)
{
  HjlStatement *statement;

  statement = hjl_store_prepare (self, "INSERT INTO mapping (role_id, role_title, posting_id, posting_title,"
                                       " direction, landing_id, landing_name, saved_at)"
                                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  hjl_statement_bind_text (statement, hjl_mapping_get_role_id (mapping));
  hjl_statement_bind_text (statement, hjl_mapping_get_role_title (mapping));
  hjl_statement_bind_text (statement, hjl_mapping_get_posting_id (mapping));
  hjl_statement_bind_text (statement, hjl_mapping_get_posting_title (mapping));
  hjl_statement_bind_text (statement, hjl_direction_to_string (hjl_mapping_get_direction (mapping)));
  hjl_statement_bind_text (statement, hjl_mapping_get_landing_id (mapping));
  hjl_statement_bind_text (statement, hjl_mapping_get_landing_name (mapping));
  hjl_statement_bind_int (statement, now);

  return hjl_statement_run (statement, error);
}

static gboolean
save_entries (HjlStore   *self,
              HjlMapping *mapping,
              GError    **error)
{
  g_autoptr (GPtrArray) stage_ids = hjl_mapping_list_stage_ids (mapping);

  for (guint i = 0; i < stage_ids->len; i++)
    {
      const char      *stage_id = g_ptr_array_index (stage_ids, i);
      const HjlTarget *target = hjl_mapping_get_target (mapping, stage_id);
      HjlStatement    *statement;

      statement = hjl_store_prepare (self, "INSERT INTO mapping_entry (role_id, position, stage_id, stage_name,"
                                           " target_kind, target_id, target_name) VALUES (?, ?, ?, ?, ?, ?, ?)");
      hjl_statement_bind_text (statement, hjl_mapping_get_role_id (mapping));
      hjl_statement_bind_int (statement, i);
      hjl_statement_bind_text (statement, stage_id);
      hjl_statement_bind_text (statement, hjl_mapping_get_stage_name (mapping, stage_id));
      hjl_statement_bind_text (statement, hjl_store_target_kind_to_string (target->kind));
      hjl_statement_bind_text (statement, target->id);
      hjl_statement_bind_text (statement, target->name);

      if (!hjl_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

/* The entries go with it. */
static gboolean
delete_mapping (HjlStore   *self,
                const char *role_id,
                GError    **error)
{
  HjlStatement *statement = hjl_store_prepare (self, "DELETE FROM mapping WHERE role_id = ?");

  hjl_statement_bind_text (statement, role_id);

  return hjl_statement_run (statement, error);
}

gboolean
hjl_store_save_mapping (HjlStore   *self,
                        HjlMapping *mapping,
                        HjlTime     now,
                        GError    **error)
{
  gboolean ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (HJL_IS_MAPPING (mapping), FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  ok = delete_mapping (self, hjl_mapping_get_role_id (mapping), error) &&
       save_head (self, mapping, now, error) &&
       save_entries (self, mapping, error) &&
       hjl_store_touch_role (self, hjl_mapping_get_role_id (mapping), error);

  return hjl_store_finish (self, ok, error);
}

gboolean
hjl_store_remove_mapping (HjlStore   *self,
                          const char *role_id,
                          GError    **error)
{
  HjlStatement *statement;
  gboolean      ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (role_id != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  ok = delete_mapping (self, role_id, error) && hjl_store_touch_role (self, role_id, error);

  /* Who takes a mapping away knows that the role has none. */
  if (ok)
    {
      statement = hjl_store_prepare (self, "INSERT OR IGNORE INTO asked_role (role_id) VALUES (?)");
      hjl_statement_bind_text (statement, role_id);
      ok = hjl_statement_run (statement, error);
    }

  return hjl_store_finish (self, ok, error);
}

gboolean
hjl_store_touch_role (HjlStore   *self,
                      const char *role_id,
                      GError    **error)
{
  HjlStatement *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (role_id != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  statement = hjl_store_prepare (self, "UPDATE candidate SET dirty = 1 WHERE role_id = ? AND dirty = 0");
  hjl_statement_bind_text (statement, role_id);

  return hjl_store_finish (self, hjl_statement_run (statement, error), error);
}
