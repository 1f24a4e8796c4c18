/* hjl-store-mapping.c: the mappings of the roles
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/hjl-store-mapping.h"

#include <glib/gi18n-lib.h>

#include "store/hjl-store-private.h"

/* Columns that read_head() reads. */
#define N_HEAD 7

static HjlMapping *
read_head (HjlStatement *statement,
           const char   *role_id)
{
  HjlMapping *mapping = hjl_mapping_new (role_id);
  const char *id;

  hjl_mapping_set_role_title (mapping, hjl_statement_get_text (statement));
  id = hjl_statement_get_text (statement);
  hjl_mapping_set_posting (mapping, id, hjl_statement_get_text (statement));
  hjl_mapping_set_direction (mapping, hjl_direction_from_string (hjl_statement_get_text (statement), NULL));
  id = hjl_statement_get_text (statement);
  hjl_mapping_set_landing (mapping, id, hjl_statement_get_text (statement));
  hjl_mapping_set_paused (mapping, hjl_statement_get_boolean (statement));

  return mapping;
}

static void
read_entry (HjlStatement *statement,
            HjlMapping   *mapping)
{
  const char *stage_id = hjl_statement_get_text (statement);
  const char *stage_name = hjl_statement_get_text (statement);
  const char *kind = hjl_statement_get_text (statement);
  const char *id = hjl_statement_get_text (statement);
  g_autoptr (HjlTarget) target = NULL;

  /* A mapping of nothing has one line without an entry. */
  if (stage_id == NULL)
    return;

  target = hjl_target_new (hjl_store_target_kind_from_string (kind), id, hjl_statement_get_text (statement));
  hjl_mapping_set_target (mapping, stage_id, stage_name, target);
  hjl_mapping_set_forced (mapping, stage_id, hjl_statement_get_boolean (statement));
}

static gboolean
read_also (HjlStore   *self,
           HjlMapping *mapping,
           GError    **error)
{
  HjlStatement *statement = hjl_store_prepare_with (self,
                                                    "SELECT stage_id, reason_id, ifnull (nullif (a.name, ''), reason_name)"
                                                    " FROM mapping_reason LEFT JOIN reason a ON a.id = reason_id"
                                                    " WHERE role_id = ? ORDER BY mapping_reason.position",
                                                    "s", hjl_mapping_get_role_id (mapping));

  while (hjl_statement_next (statement))
    {
      const char *stage_id = hjl_statement_get_text (statement);
      const char *id = hjl_statement_get_text (statement);
      g_autoptr (HjlTarget) reason = hjl_target_new (HJL_TARGET_REASON, id, hjl_statement_get_text (statement));

      hjl_mapping_add_also (mapping, stage_id, reason);
    }

  return hjl_statement_end (statement, error);
}

/* Its entries are read. Gives it to @func. */
static gboolean
end_mapping (HjlStore      *self,
             HjlMapping    *mapping,
             HjlMappingFunc func,
             gpointer       user_data,
             GError       **error)
{
  if (mapping == NULL)
    return TRUE;
  if (!read_also (self, mapping, error))
    return FALSE;
  func (mapping, user_data);

  return TRUE;
}

/* @only: (nullable): of this role */
static gboolean
read_mappings (HjlStore      *self,
               const char    *only,
               HjlMappingFunc func,
               gpointer       user_data,
               GError       **error)
{
  g_autoptr (HjlMapping) mapping = NULL;
  HjlStatement *statement;

  /* Everything is called as it is called now; what is gone, as it was called when the mapping was made. */
  statement = hjl_store_prepare_with (self,
                                      "SELECT m.role_id, ifnull (nullif (r.title, ''), role_title), posting_id,"
                                      " ifnull (nullif (p.title, ''), posting_title), direction, landing_id,"
                                      " ifnull (nullif (l.name, ''), landing_name), m.paused, e.stage_id,"
                                      " ifnull (nullif (h.name, ''), e.stage_name), target_kind, target_id,"
                                      " ifnull (nullif (ifnull (s.name, a.name), ''), target_name), e.forced"
                                      " FROM mapping m LEFT JOIN mapping_entry e ON e.role_id = m.role_id"
                                      " LEFT JOIN role r ON r.id = m.role_id"
                                      " LEFT JOIN posting p ON p.id = posting_id"
                                      " LEFT JOIN stage l ON l.side = 1 AND l.id = landing_id"
                                      " LEFT JOIN stage h ON h.side = 0 AND h.id = e.stage_id"
                                      " LEFT JOIN stage s ON s.side = 1 AND s.id = target_id AND target_kind = 'stage'"
                                      " LEFT JOIN reason a ON a.id = target_id AND target_kind = 'reason'"
                                      " WHERE ?1 IS NULL OR m.role_id = ?1"
                                      " ORDER BY m.role_id, e.position",
                                      "s", only);

  while (hjl_statement_next (statement))
    {
      const char *role_id = hjl_statement_get_text (statement);

      if (mapping != NULL && g_str_equal (role_id, hjl_mapping_get_role_id (mapping)))
        {
          hjl_statement_skip (statement, N_HEAD);
        }
      else
        {
          if (!end_mapping (self, mapping, func, user_data, error))
            {
              hjl_statement_end (statement, NULL);
              return FALSE;
            }
          g_clear_object (&mapping);
          mapping = read_head (statement, role_id);
        }
      read_entry (statement, mapping);
    }
  if (!hjl_statement_end (statement, error))
    return FALSE;

  return end_mapping (self, mapping, func, user_data, error);
}

gboolean
hjl_store_foreach_mapping (HjlStore      *self,
                           HjlMappingFunc func,
                           gpointer       user_data,
                           GError       **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return read_mappings (self, NULL, func, user_data, error);
}

static void
take_mapping (HjlMapping *mapping,
              gpointer    user_data)
{
  g_set_object ((HjlMapping **) user_data, mapping);
}

gboolean
hjl_store_load_mapping (HjlStore    *self,
                        const char  *role_id,
                        HjlMapping **mapping,
                        GError     **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (role_id != NULL, FALSE);

  *mapping = NULL;

  return read_mappings (self, role_id, take_mapping, mapping, error);
}

static void
keep_mapping (HjlMapping *mapping,
              gpointer    user_data)
{
  g_hash_table_insert (user_data, g_strdup (hjl_mapping_get_role_id (mapping)), g_object_ref (mapping));
}

GHashTable *
hjl_store_load_mappings (HjlStore *self,
                         GError  **error)
{
  g_autoptr (GHashTable) mappings = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  mappings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  return hjl_store_foreach_mapping (self, keep_mapping, mappings, error) ? g_steal_pointer (&mappings) : NULL;
}

static gboolean
save_head (HjlStore   *self,
           HjlMapping *mapping,
           HjlTime     now,
           GError    **error)
{
  return hjl_store_run_with (self, error,
                             "INSERT INTO mapping (role_id, role_title, posting_id, posting_title,"
                             " direction, landing_id, landing_name, saved_at, paused)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             "sssssssxi", hjl_mapping_get_role_id (mapping), hjl_mapping_get_role_title (mapping),
                             hjl_mapping_get_posting_id (mapping), hjl_mapping_get_posting_title (mapping),
                             hjl_direction_to_string (hjl_mapping_get_direction (mapping)),
                             hjl_mapping_get_landing_id (mapping), hjl_mapping_get_landing_name (mapping), now,
                             hjl_mapping_get_paused (mapping));
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

      if (!hjl_store_run_with (self, error,
                               "INSERT INTO mapping_entry (role_id, position, stage_id, stage_name,"
                               " target_kind, target_id, target_name, forced) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                               "susssssi", hjl_mapping_get_role_id (mapping), i, stage_id,
                               hjl_mapping_get_stage_name (mapping, stage_id),
                               hjl_store_target_kind_to_string (target->kind), target->id, target->name,
                               hjl_mapping_is_forced (mapping, stage_id)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
save_also (HjlStore   *self,
           HjlMapping *mapping,
           GError    **error)
{
  g_autoptr (GPtrArray) stage_ids = hjl_mapping_list_stage_ids (mapping);
  guint position = 0;

  for (guint i = 0; i < stage_ids->len; i++)
    {
      GPtrArray *also = hjl_mapping_get_also (mapping, stage_ids->pdata[i]);

      for (guint n = 0; also != NULL && n < also->len; n++)
        {
          const HjlTarget *reason = also->pdata[n];

          if (!hjl_store_run_with (self, error,
                                   "INSERT INTO mapping_reason (role_id, position, stage_id, reason_id, reason_name)"
                                   " VALUES (?, ?, ?, ?, ?)",
                                   "sisss", hjl_mapping_get_role_id (mapping), position++, stage_ids->pdata[i],
                                   reason->id, reason->name))
            return FALSE;
        }
    }

  return TRUE;
}

/* The entries go with it. */
static gboolean
delete_mapping (HjlStore   *self,
                const char *role_id,
                GError    **error)
{
  return hjl_store_run_with (self, error, "DELETE FROM mapping WHERE role_id = ?", "s", role_id);
}

gboolean
hjl_store_save_mapping (HjlStore   *self,
                        HjlMapping *mapping,
                        HjlTime     now,
                        GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (HJL_IS_MAPPING (mapping), FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           delete_mapping (self, hjl_mapping_get_role_id (mapping), error) &&
                             save_head (self, mapping, now, error) &&
                             save_entries (self, mapping, error) &&
                             save_also (self, mapping, error) &&
                             hjl_store_touch_role (self, hjl_mapping_get_role_id (mapping), error),
                           error);
}

gboolean
hjl_store_switch_mapping (HjlStore   *self,
                          const char *role_id,
                          gboolean    paused,
                          GError    **error)
{
  gboolean ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (role_id != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  ok = hjl_store_run_with (self, error, "UPDATE mapping SET paused = ? WHERE role_id = ?", "is", paused, role_id);
  if (ok && sqlite3_changes (self->db) == 0)
    {
      g_set_error_literal (error, HJL_ERROR, HJL_ERROR_NOT_FOUND, _ ("This role isn’t mapped any more."));
      ok = FALSE;
    }
  ok = ok && hjl_store_touch_role (self, role_id, error);

  return hjl_store_finish (self, ok, error);
}

gboolean
hjl_store_remove_mapping (HjlStore   *self,
                          const char *role_id,
                          GError    **error)
{
  gboolean ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (role_id != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  ok = delete_mapping (self, role_id, error) && hjl_store_touch_role (self, role_id, error);

  /* Who takes a mapping away knows that the role has none. */
  ok = ok && hjl_store_run_with (self, error, "INSERT OR IGNORE INTO asked_role (role_id) VALUES (?)", "s", role_id);

  return hjl_store_finish (self, ok, error);
}

gboolean
hjl_store_touch_role (HjlStore   *self,
                      const char *role_id,
                      GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (role_id != NULL, FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           hjl_store_run_with (self, error,
                                               "UPDATE candidate SET dirty = 1 WHERE role_id = ? AND dirty = 0",
                                               "s", role_id),
                           error);
}
