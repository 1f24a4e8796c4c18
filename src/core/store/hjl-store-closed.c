/* hjl-store-closed.c: whose data has been kept here long enough
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "store/hjl-store-query.h"

#include "store/hjl-store-private.h"

/* "Exported" leaves out who waits, has a write under way, is held or erased; "dirty" is who has a change
 * that no plan has looked at yet. Nobody is done with who is in a review. */
#define FROM_CLOSED                                                                       \
  " FROM candidate AS c JOIN link AS l ON l.candidate_id = c.id"                          \
  " LEFT JOIN opportunity AS o ON o.id = l.opportunity_id"                                \
  " WHERE c.state = ? AND c.changed_at < ? AND c.dirty = 0 AND l.wanted_stage_id IS NULL" \
  " AND (ifnull (o.archived, 0) = 1 OR c.status IN (?, ?))"                               \
  " AND NOT EXISTS (SELECT 1 FROM person_key AS k JOIN draft_key AS d ON d.key = k.key"   \
  " WHERE k.candidate_id = c.id)"

static HjlStatement *
prepare (HjlStore   *self,
         const char *sql,
         HjlTime     before)
{
  HjlStatement *statement = hjl_store_prepare (self, sql);

  hjl_statement_bind_int (statement, HJL_STATE_EXPORTED);
  hjl_statement_bind_int (statement, before);
  hjl_statement_bind_text (statement, hjl_candidate_status_to_string (HJL_CANDIDATE_STATUS_WITHDRAWN));
  hjl_statement_bind_text (statement, hjl_candidate_status_to_string (HJL_CANDIDATE_STATUS_DECLINED));

  return statement;
}

int
hjl_store_count_closed (HjlStore *self,
                        HjlTime   before,
                        GError  **error)
{
  HjlStatement *statement;
  int           n = 0;

  g_return_val_if_fail (HJL_IS_STORE (self), -1);

  statement = prepare (self, "SELECT count (*)" FROM_CLOSED, before);
  if (hjl_statement_next (statement))
    n = (int) hjl_statement_get_int (statement);

  return hjl_statement_end (statement, error) ? n : -1;
}

GPtrArray *
hjl_store_list_closed (HjlStore *self,
                       HjlTime   before,
                       GError  **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  HjlStatement *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  statement = prepare (self, "SELECT c.id" FROM_CLOSED " ORDER BY c.changed_at, c.id", before);
  while (hjl_statement_next (statement))
    g_ptr_array_add (ids, hjl_statement_dup_text (statement));

  return hjl_statement_end (statement, error) ? g_steal_pointer (&ids) : NULL;
}
