/* hjl-store-erase.c: lets go of one person's data, everywhere
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "store/hjl-store-facts.h"

#include <glib/gi18n-lib.h>

#include "store/hjl-store-private.h"

/* Runs @statement, and counts the rows that it changed. */
static gboolean
run_and_count (HjlStore     *self,
               HjlStatement *statement,
               int          *n_changed,
               GError      **error)
{
  int before = sqlite3_total_changes (self->db);

  if (!hjl_statement_run (statement, error))
    return FALSE;

  *n_changed += sqlite3_total_changes (self->db) - before;
  return TRUE;
}

/* Name, url and texts of one person; notes the wish to scrub where there were any */
static gboolean
forget_person (HjlStore   *self,
               const char *candidate_id,
               GError    **error)
{
  /* A file in the spool goes once its row here has nobody. */
  static const char *const book[] = {
    "UPDATE book_file SET person_id = NULL, name = NULL, digest = NULL WHERE person_id = ? AND gone = 0",
    "DELETE FROM book_file WHERE person_id = ?",
    "DELETE FROM person_key WHERE candidate_id = ?",
    "DELETE FROM todo WHERE candidate_id = ?",
    "DELETE FROM choice WHERE candidate_id = ?",
    "DELETE FROM book_person WHERE id = ?",
  };
  HjlStatement *statement;
  int           n_changed = 0;

  statement = hjl_store_prepare (self,
                                 "UPDATE candidate SET name = NULL, url = NULL, name_fold = NULL WHERE id = ?"
                                 " AND (name IS NOT NULL OR url IS NOT NULL OR name_fold IS NOT NULL)");
  hjl_statement_bind_text (statement, candidate_id);
  if (!run_and_count (self, statement, &n_changed, error))
    return FALSE;

  statement = hjl_store_prepare (self, "UPDATE activity SET text = ?1 WHERE candidate_id = ?2 AND text <> ?1");
  hjl_statement_bind_text (statement, _ ("What stood here was erased together with the candidate’s data."));
  hjl_statement_bind_text (statement, candidate_id);
  if (!run_and_count (self, statement, &n_changed, error))
    return FALSE;

  statement = hjl_store_prepare (self,
                                 "UPDATE hold SET detail = NULL WHERE candidate_id = ? AND detail IS NOT NULL");
  hjl_statement_bind_text (statement, candidate_id);
  if (!run_and_count (self, statement, &n_changed, error))
    return FALSE;

  statement = hjl_store_prepare (self, "UPDATE journal SET sent = NULL WHERE candidate_id = ? AND sent IS NOT NULL");
  hjl_statement_bind_text (statement, candidate_id);
  if (!run_and_count (self, statement, &n_changed, error))
    return FALSE;

  if (!hjl_store_forget_drafts (self, candidate_id, &n_changed, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (book); i++)
    {
      statement = hjl_store_prepare (self, book[i]);
      hjl_statement_bind_text (statement, candidate_id);
      if (!run_and_count (self, statement, &n_changed, error))
        return FALSE;
    }

  return n_changed == 0 || hjl_store_want_scrub (self, error);
}

/* The status stays "deleted" whatever hackajob says later, so that nobody is exported again. An
 * uncertain write is read back all the same: what it may have made in Lever must not be lost sight of. */
static gboolean
mark_erased (HjlStore   *self,
             const char *candidate_id,
             GError    **error)
{
  HjlStatement *statement;

  statement = hjl_store_prepare (self, "UPDATE candidate SET erased = 1, status = ? WHERE id = ?");
  hjl_statement_bind_text (statement, hjl_candidate_status_to_string (HJL_CANDIDATE_STATUS_DELETED));
  hjl_statement_bind_text (statement, candidate_id);
  if (!hjl_statement_run (statement, error))
    return FALSE;

  statement = hjl_store_prepare (self, "UPDATE link SET erased = 1 WHERE candidate_id = ?");
  hjl_statement_bind_text (statement, candidate_id);
  if (!hjl_statement_run (statement, error))
    return FALSE;

  statement = hjl_store_prepare (self,
                                 "DELETE FROM missing WHERE opportunity_id ="
                                 " (SELECT opportunity_id FROM link WHERE candidate_id = ?)");
  hjl_statement_bind_text (statement, candidate_id);
  if (!hjl_statement_run (statement, error))
    return FALSE;

  statement = hjl_store_prepare (self, "DELETE FROM hold WHERE candidate_id = ? AND kind <> ?");
  hjl_statement_bind_text (statement, candidate_id);
  hjl_statement_bind_text (statement, hjl_hold_kind_to_string (HJL_HOLD_UNCERTAIN));

  return hjl_statement_run (statement, error);
}

gboolean
hjl_store_erase (HjlStore   *self,
                 const char *candidate_id,
                 GError    **error)
{
  gboolean ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (candidate_id != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  ok = forget_person (self, candidate_id, error) &&
       mark_erased (self, candidate_id, error) &&
       hjl_store_refresh (self, candidate_id, error);

  /* In a larger transaction its commit scrubs. Else it is done here, so that a failure is told. */
  if (self->depth == 1)
    self->scrub_wanted = FALSE;

  return hjl_store_finish (self, ok, error) && hjl_store_scrub_if_wanted (self, error);
}
