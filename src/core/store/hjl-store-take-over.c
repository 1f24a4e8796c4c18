/* hjl-store-take-over.c: somebody who came from files comes by the feed too
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-take-over.h"

#include "store/hjl-store-private.h"
#include "store/hjl-store-candidates.h"

char *
hjl_store_find_brought (HjlStore          *self,
                        const char        *candidate_id,
                        const char        *posting_id,
                        const char *const *emails,
                        const char        *url,
                        GError           **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (candidate_id != NULL, NULL);

  /* Whoever came by the feed first is in the book too, under the id that they have there. */
  return hjl_store_find_by_keys (self, emails, url,
                                 "SELECT c.id FROM person_key AS k JOIN book_person AS p ON p.id = k.candidate_id"
                                 " JOIN candidate AS c ON c.id = p.id LEFT JOIN link AS l ON l.candidate_id = c.id"
                                 " WHERE k.key = ?1 AND p.adopted = 0 AND c.erased = 0 AND c.id <> ?2 AND"
                                 " (l.posting_id = ?3 OR c.role_id = (SELECT role_id FROM candidate WHERE id = ?2))"
                                 " AND (l.erased IS NULL OR l.erased = 0)"
                                 " ORDER BY l.candidate_id IS NULL, c.accepted_at DESC, c.row DESC LIMIT 1",
                                 candidate_id, posting_id, error);
}

gboolean
hjl_store_take_over (HjlStore   *self,
                     const char *from,
                     const char *to,
                     GError    **error)
{
  /* ?1 is @from, ?2 is @to. Lists of roles and stages are the feed's; the book's are taken where it has the same. */
  static const char *const steps[] = {
    "UPDATE link SET candidate_id = ?2, marked = 0, wanted_stage_id = NULL,"
    " base_stage_id = (SELECT stage_id FROM candidate WHERE id = ?2) WHERE candidate_id = ?1",
    "UPDATE journal SET candidate_id = ?2 WHERE candidate_id = ?1",
    "UPDATE activity SET candidate_id = ?2 WHERE candidate_id = ?1",
    "UPDATE OR REPLACE choice SET candidate_id = ?2 WHERE candidate_id = ?1",
    /* What held back an export from files is nothing to the feed. */
    "UPDATE OR IGNORE hold SET candidate_id = ?2 WHERE candidate_id = ?1"
    " AND EXISTS (SELECT 1 FROM link WHERE candidate_id = ?2)",
    "DELETE FROM hold WHERE candidate_id = ?1 AND ?2 IS NOT NULL",
    "DELETE FROM todo WHERE candidate_id = ?1 AND ?2 IS NOT NULL",
    "UPDATE OR IGNORE person_key SET candidate_id = ?2 WHERE candidate_id = ?1",
    "DELETE FROM person_key WHERE candidate_id = ?1 AND ?2 IS NOT NULL",
    "UPDATE book_file SET person_id = ?2 WHERE person_id = ?1",
    "DELETE FROM book_person WHERE id = ?2 AND EXISTS (SELECT 1 FROM book_person WHERE id = ?1)",
    "UPDATE book_person SET id = ?2, adopted = 1,"
    " role_id = ifnull ((SELECT b.id FROM book_role AS b JOIN candidate AS c ON c.role_id = b.id WHERE c.id = ?2), role_id),"
    " stage_id = ifnull ((SELECT b.id FROM book_stage AS b JOIN candidate AS c ON c.stage_id = b.id WHERE c.id = ?2), stage_id)"
    " WHERE id = ?1",
    "UPDATE role_count SET n = n - 1 WHERE (role_id, state) ="
    " (SELECT ifnull (role_id, ''), state FROM candidate WHERE id = ?1 AND ?2 IS NOT NULL)",
    "DELETE FROM candidate WHERE id = ?1 AND ?2 IS NOT NULL",
  };
  gboolean ok = TRUE;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  for (guint i = 0; ok && i < G_N_ELEMENTS (steps); i++)
    ok = hjl_store_run_with (self, error, steps[i], "ss", from, to);
  ok = ok && hjl_store_touch_candidate (self, to, error) && hjl_store_refresh (self, to, error);

  return hjl_store_finish (self, ok, error);
}
