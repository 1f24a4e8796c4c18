/* hjl-store-numbers.c: how many there are of a role, by state and by stage
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-numbers.h"

#include "store/hjl-store-private.h"
#include "store/hjl-store-state.h"

static void
role_counts_free (gpointer data)
{
  HjlRoleCounts *counts = data;

  g_free (counts->role_id);
  g_free (counts);
}

GHashTable *
hjl_store_load_role_counts (HjlStore *self,
                            GError  **error)
{
  g_autoptr (GHashTable) roles = NULL;
  HjlStatement *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  roles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, role_counts_free);
  statement = hjl_store_prepare (self, "SELECT role_id, state, n FROM role_count"
                                       " WHERE role_id <> '' AND n > 0");

  while (hjl_statement_next (statement))
    {
      const char    *role_id = hjl_statement_get_text (statement);
      HjlRoleCounts *counts = g_hash_table_lookup (roles, role_id);
      gint64         state = hjl_statement_get_int (statement);

      if (counts == NULL)
        {
          counts = g_new0 (HjlRoleCounts, 1);
          counts->role_id = g_strdup (role_id);
          g_hash_table_insert (roles, counts->role_id, counts);
        }

      if (state >= 0 && state < HJL_N_STATES)
        counts->n_by_state[state] = hjl_statement_get_int (statement);
    }

  return hjl_statement_end (statement, error) ? g_steal_pointer (&roles) : NULL;
}

gboolean
hjl_store_count_accepted (HjlStore   *self,
                          const char *role_id,
                          guint      *n,
                          GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (role_id != NULL && n != NULL, FALSE);

  *n = 0;

  return hjl_statement_take (hjl_store_prepare_with (self, "SELECT ifnull (sum (n), 0) FROM role_count WHERE role_id = ? AND state <> ?",
                                                     "si", role_id, HJL_STATE_NONE),
                             error, "u", n);
}

gboolean
hjl_store_count_linked (HjlStore   *self,
                        const char *role_id,
                        guint      *n,
                        GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (role_id != NULL && n != NULL, FALSE);

  *n = 0;

  return hjl_statement_take (hjl_store_prepare_with (self,
                                                     "SELECT count (*) FROM candidate AS c JOIN link AS l ON l.candidate_id = c.id"
                                                     " WHERE c.role_id IS nullif (?, '') AND l.erased = 0",
                                                     "s", role_id),
                             error, "u", n);
}

gboolean
hjl_store_count_people (HjlStore *self,
                        guint    *n_unlinked,
                        guint    *n_linked,
                        GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (n_unlinked != NULL && n_linked != NULL, FALSE);

  *n_unlinked = *n_linked = 0;

  return hjl_statement_take (hjl_store_prepare (self,
                                                "SELECT count (*) FILTER (WHERE l.candidate_id IS NULL), count (l.candidate_id)"
                                                " FROM candidate AS c LEFT JOIN link AS l ON l.candidate_id = c.id"
                                                " WHERE c.erased = 0"),
                             error, "uu", n_unlinked, n_linked);
}

/* @sql: id and count of what is at each stage of one role */
static GHashTable *
count_stages (HjlStore   *self,
              const char *sql,
              const char *role_id,
              GError    **error)
{
  g_autoptr (GHashTable) stages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  HjlStatement *statement = hjl_store_prepare_with (self, sql, "sii", role_id, HJL_STATE_NONE, HJL_STATE_ERASED);

  while (hjl_statement_next (statement))
    {
      char *id = hjl_statement_dup_text (statement);
      guint n = hjl_statement_get_int (statement);

      g_hash_table_insert (stages, id, GUINT_TO_POINTER (n));
    }

  return hjl_statement_end (statement, error) ? g_steal_pointer (&stages) : NULL;
}

gboolean
hjl_store_load_pipeline (HjlStore    *self,
                         const char  *role_id,
                         GHashTable **hackajob,
                         GHashTable **lever,
                         GError     **error)
{
  g_autoptr (GHashTable) ours = NULL;
  g_autoptr (GHashTable) theirs = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (role_id != NULL && hackajob != NULL && lever != NULL, FALSE);

  if (!hjl_store_begin_read (self, error))
    return FALSE;

  ours = count_stages (self,
                       "SELECT stage_id, count (*) FROM candidate"
                       " WHERE role_id = ? AND state NOT IN (?, ?) AND stage_id IS NOT NULL"
                       " GROUP BY stage_id",
                       role_id, error);

  /* Where nothing was read of a record yet, it is where it was exported to. */
  if (ours != NULL)
    theirs = count_stages (self,
                           "SELECT CASE WHEN o.id IS NULL THEN l.base_id"
                           " WHEN o.archived THEN o.archive_reason_id ELSE o.stage_id END AS place, count (*)"
                           " FROM candidate AS c JOIN link AS l ON l.candidate_id = c.id"
                           " LEFT JOIN opportunity AS o ON o.id = l.opportunity_id"
                           " WHERE c.role_id = ? AND c.state NOT IN (?, ?)"
                           " AND ifnull (o.deleted, 0) = 0 AND place IS NOT NULL GROUP BY place",
                           role_id, error);

  hjl_store_end_read (self);

  if (theirs == NULL)
    return FALSE;

  *hackajob = g_steal_pointer (&ours);
  *lever = g_steal_pointer (&theirs);
  return TRUE;
}
