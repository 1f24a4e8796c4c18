/* hjl-store-book-files.c: which files in the spool are whose, and which nobody needs any more
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-book.h"

#include "store/hjl-store-private.h"

gboolean
hjl_store_set_file_offered (HjlStore   *self,
                            const char *spool_name,
                            GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (spool_name != NULL, FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           hjl_store_run_with (self, error,
                                               "UPDATE book_file SET offered = 1 WHERE spool_name = ? AND offered = 0",
                                               "s", spool_name),
                           error);
}

gboolean
hjl_store_confirm_files (HjlStore *self,
                         GError  **error)
{
  gboolean ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  /* From the files that lie here to their people, of whom there are many more: asked at the end of every cycle. */
  ok = hjl_store_run_with (self, error,
                           "UPDATE book_file SET in_lever = 1 WHERE gone = 0 AND in_lever = 0 AND offered = 1"
                           " AND EXISTS (SELECT 1 FROM link AS l WHERE l.candidate_id = book_file.person_id"
                           "  AND l.files_checked = 1 AND l.awaits_cv = 0 AND l.erased = 0)"
                           " AND NOT EXISTS (SELECT 1 FROM hold AS h WHERE h.candidate_id = book_file.person_id AND h.kind = ?)",
                           "s", hjl_hold_kind_to_string (HJL_HOLD_FILE));

  /* One that was added while the others were on their way. */
  ok = ok && hjl_store_run (self,
                            "UPDATE link SET files_checked = 0, awaits_cv = 1, looked_at = 0, missed_at = 0"
                            " WHERE files_checked = 1 AND awaits_cv = 0 AND erased = 0 AND candidate_id IN"
                            " (SELECT person_id FROM book_file WHERE gone = 0 AND in_lever = 0 AND offered = 0 AND person_id IS NOT NULL)",
                            error);

  return hjl_store_finish (self, ok, error);
}

int
hjl_store_count_confirmed_files (HjlStore   *self,
                                 const char *person_id,
                                 GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), -1);
  g_return_val_if_fail (person_id != NULL, -1);

  return (int) hjl_statement_take_int (hjl_store_prepare_with (self, "SELECT count (*) FROM book_file WHERE person_id = ? AND in_lever = 1",
                                                               "s", person_id),
                                       error);
}

GPtrArray *
hjl_store_list_spent_files (HjlStore *self,
                            GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  return hjl_statement_take_texts (hjl_store_prepare (self, "SELECT spool_name FROM book_file"
                                                            " WHERE gone = 0 AND (in_lever = 1 OR person_id IS NULL) ORDER BY +spool_name"),
                                   error);
}

gboolean
hjl_store_forget_file (HjlStore   *self,
                       const char *spool_name,
                       GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (spool_name != NULL, FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           hjl_store_run_with (self, error,
                                               "DELETE FROM book_file WHERE spool_name = ? AND person_id IS NULL",
                                               "s", spool_name) &&
                             hjl_store_run_with (self, error, "UPDATE book_file SET gone = 1 WHERE spool_name = ?", "s", spool_name),
                           error);
}

gboolean
hjl_store_spend_file (HjlStore   *self,
                      const char *spool_name,
                      GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (spool_name != NULL, FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           hjl_store_run_with (self, error,
                                               "INSERT OR IGNORE INTO book_file (spool_name, person_id, position, purpose, offered, in_lever, gone)"
                                               " VALUES (?, NULL, 0, ?, 0, 0, 0)",
                                               "ss", spool_name, hjl_purpose_to_string (HJL_PURPOSE_OTHER)),
                           error);
}

GHashTable *
hjl_store_list_spooled (HjlStore *self,
                        GError  **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  HjlStatement *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  statement = hjl_store_prepare (self, "SELECT spool_name FROM book_file WHERE gone = 0 UNION SELECT spool_name FROM draft_file");
  while (hjl_statement_next (statement))
    g_hash_table_add (names, hjl_statement_dup_text (statement));

  return hjl_statement_end (statement, error) ? g_steal_pointer (&names) : NULL;
}
