/* hjl-store-erase.c: lets go of one person's data, everywhere, and knows whose has been kept long enough
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/hjl-store-erase.h"
#include "store/hjl-store-state.h"

#include <glib/gi18n-lib.h>

#include "store/hjl-store-private.h"
#include "model/hjl-candidate.h"

/* Name, url and texts of one person; notes the wish to scrub where there were any */
static gboolean
forget_person (HjlStore   *self,
               const char *candidate_id,
               GError    **error)
{
  /* A file in the spool goes once its row here has nobody. */
  static const char *const forget[] = {
    "UPDATE candidate SET name = NULL, url = NULL, name_fold = NULL WHERE id = ?"
    " AND (name IS NOT NULL OR url IS NOT NULL OR name_fold IS NOT NULL)",
    "UPDATE hold SET detail = NULL WHERE candidate_id = ? AND detail IS NOT NULL",
    "UPDATE journal SET sent = NULL WHERE candidate_id = ? AND sent IS NOT NULL",
    "UPDATE book_file SET person_id = NULL, name = NULL, digest = NULL WHERE person_id = ? AND gone = 0",
    "DELETE FROM book_file WHERE person_id = ?",
    "DELETE FROM person_key WHERE candidate_id = ?",
    "DELETE FROM todo WHERE candidate_id = ?",
    "DELETE FROM choice WHERE candidate_id = ?",
    "DELETE FROM book_person WHERE id = ?",
  };
  int before;
  int n_changed = 0;

  if (!hjl_store_forget_drafts (self, candidate_id, &n_changed, error))
    return FALSE;

  before = sqlite3_total_changes (self->db);
  for (guint i = 0; i < G_N_ELEMENTS (forget); i++)
    if (!hjl_store_run_with (self, error, forget[i], "s", candidate_id))
      return FALSE;
  if (!hjl_store_run_with (self, error, "UPDATE activity SET text = ?1 WHERE candidate_id = ?2 AND text <> ?1",
                           "ss", _ ("What stood here was erased together with the candidate’s data."), candidate_id))
    return FALSE;
  n_changed += sqlite3_total_changes (self->db) - before;

  return n_changed == 0 || hjl_store_want_scrub (self, error);
}

/* The status stays "deleted" whatever hackajob says later, so that nobody is exported again. An
 * uncertain write is read back all the same: what it may have made in Lever must not be lost sight of. */
static gboolean
mark_erased (HjlStore   *self,
             const char *candidate_id,
             GError    **error)
{
  return hjl_store_run_with (self, error, "UPDATE candidate SET erased = 1, status = ? WHERE id = ?",
                             "ss", hjl_candidate_status_to_string (HJL_CANDIDATE_STATUS_DELETED), candidate_id) &&
         hjl_store_run_with (self, error, "UPDATE link SET erased = 1 WHERE candidate_id = ?", "s", candidate_id) &&
         hjl_store_run_with (self, error,
                             "DELETE FROM missing WHERE opportunity_id ="
                             " (SELECT opportunity_id FROM link WHERE candidate_id = ?)",
                             "s", candidate_id) &&
         hjl_store_run_with (self, error, "DELETE FROM hold WHERE candidate_id = ? AND kind <> ?",
                             "ss", candidate_id, hjl_hold_kind_to_string (HJL_HOLD_UNCERTAIN));
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
prepare_closed (HjlStore   *self,
                const char *sql,
                HjlTime     before)
{
  return hjl_store_prepare_with (self, sql, "ixss", HJL_STATE_EXPORTED, before,
                                 hjl_candidate_status_to_string (HJL_CANDIDATE_STATUS_WITHDRAWN),
                                 hjl_candidate_status_to_string (HJL_CANDIDATE_STATUS_DECLINED));
}

int
hjl_store_count_closed (HjlStore *self,
                        HjlTime   before,
                        GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), -1);

  return (int) hjl_statement_take_int (prepare_closed (self, "SELECT count (*)" FROM_CLOSED, before), error);
}

GPtrArray *
hjl_store_list_closed (HjlStore *self,
                       HjlTime   before,
                       GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  return hjl_statement_take_texts (prepare_closed (self, "SELECT c.id" FROM_CLOSED " ORDER BY c.changed_at, c.id", before), error);
}
