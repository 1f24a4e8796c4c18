/* hjl-store-candidates.c: takes in what hackajob says of candidates, and who is to be looked at
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-candidates.h"

#include "model/hjl-fold.h"
#include "store/hjl-store-private.h"
#include "store/hjl-store-state.h"
#include "model/hjl-candidate.h"

/* What is known of a candidate before a row is taken. */
typedef struct
{
  gint64        row; /* 0: nothing */
  HjlCandidate *candidate;
} Known;

static void
known_clear (Known *known)
{
  g_clear_pointer (&known->candidate, hjl_candidate_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, known_clear)

static gboolean
find_known (HjlStore   *self,
            const char *id,
            Known      *known,
            GError    **error)
{
  HjlStatement *statement;

  statement = hjl_store_prepare_with (self,
                                      "SELECT row, talent_id, role_id, stage_id, status, accepted_at, updated_at,"
                                      " version, name, url, erased FROM candidate WHERE id = ?",
                                      "s", id);

  if (hjl_statement_next (statement))
    {
      known->row = hjl_statement_get_int (statement);
      known->candidate = hjl_store_read_candidate (statement, id);
    }

  return hjl_statement_end (statement, error);
}

static gboolean
add_candidate (HjlStore     *self,
               HjlCandidate *candidate,
               GError      **error)
{
  gboolean         gone = candidate->status == HJL_CANDIDATE_STATUS_DELETED;
  g_autofree char *fold = hjl_fold_for_search (gone ? NULL : candidate->name);

  return hjl_store_run_with (self, error,
                             "INSERT INTO candidate (id, talent_id, role_id, stage_id, status, accepted_at,"
                             " updated_at, version, name, url, name_fold, role_fold)"
                             " VALUES (?1, ?2, ?3, ?, ?, ?, ?, ?, ?, ?, ?,"
                             " (SELECT fold FROM role WHERE id = ?3))",
                             "sssssxxssss", candidate->id, candidate->talent_id, candidate->role_id, candidate->stage_id,
                             hjl_candidate_status_to_string (candidate->status), candidate->accepted_at,
                             candidate->updated_at, candidate->version, gone ? NULL : candidate->name,
                             gone ? NULL : candidate->url, fold);
}

/* Times, a name or a url that a row lacks stay as they are. */
static gboolean
update_candidate (HjlStore     *self,
                  const Known  *known,
                  HjlCandidate *candidate,
                  GError      **error)
{
  return hjl_store_run_with (self, error,
                             "UPDATE candidate SET talent_id = ifnull (?1, talent_id), role_id = ?2,"
                             " role_fold = (SELECT fold FROM role WHERE id = ?2), stage_id = ?,"
                             " status = ?, accepted_at = ifnull (nullif (?, 0), accepted_at),"
                             " updated_at = ifnull (nullif (?, 0), updated_at), version = ?,"
                             " dirty = 1 WHERE row = ?",
                             "ssssxxsx", candidate->talent_id, candidate->role_id, candidate->stage_id,
                             hjl_candidate_status_to_string (candidate->status), candidate->accepted_at,
                             candidate->updated_at, candidate->version, known->row);
}

static gboolean
differs (gint64 stored,
         gint64 came)
{
  return came != 0 && came != stored;
}

/* @changed: (out): whether the row was new or differed */
static gboolean
take_candidate (HjlStore     *self,
                HjlCandidate *candidate,
                gboolean     *changed,
                GError      **error)
{
  g_auto (Known) known = { 0 };
  gboolean ok;

  *changed = FALSE;

  if (!find_known (self, candidate->id, &known, error))
    return FALSE;

  if (known.row == 0)
    {
      *changed = TRUE;
      return add_candidate (self, candidate, error) &&
             hjl_store_refresh (self, candidate->id, error);
    }

  /* Erased is for good; and a page that was on its way while a newer row came in says nothing new. */
  if (known.candidate->erased ||
      (candidate->updated_at != 0 && candidate->updated_at < known.candidate->updated_at))
    return TRUE;

  *changed = candidate->status != known.candidate->status ||
             g_strcmp0 (candidate->stage_id, known.candidate->stage_id) != 0 ||
             g_strcmp0 (candidate->role_id, known.candidate->role_id) != 0 ||
             g_strcmp0 (candidate->version, known.candidate->version) != 0 ||
             differs (known.candidate->accepted_at, candidate->accepted_at) ||
             differs (known.candidate->updated_at, candidate->updated_at);

  ok = !*changed || update_candidate (self, &known, candidate, error);

  /* Who withdrew their data is for the planner to erase: many at once may be a fault (hjl-brake.h). */
  if (ok && candidate->status != HJL_CANDIDATE_STATUS_DELETED && (candidate->name != NULL || candidate->url != NULL))
    ok = hjl_store_set_candidate_name (self, candidate->id,
                                       candidate->name != NULL ? candidate->name : known.candidate->name,
                                       candidate->url != NULL ? candidate->url : known.candidate->url,
                                       error);

  return ok && (!*changed || hjl_store_refresh (self, candidate->id, error));
}

int
hjl_store_take_candidates (HjlStore  *self,
                           GPtrArray *candidates,
                           GError   **error)
{
  gboolean ok = TRUE;
  int      n_changed = 0;

  g_return_val_if_fail (HJL_IS_STORE (self), -1);
  g_return_val_if_fail (candidates != NULL, -1);

  if (!hjl_store_begin (self, error))
    return -1;

  for (guint i = 0; ok && i < candidates->len; i++)
    {
      gboolean changed;

      ok = take_candidate (self, g_ptr_array_index (candidates, i), &changed, error);
      n_changed += changed;
    }

  return hjl_store_finish (self, ok, error) ? n_changed : -1;
}

gboolean
hjl_store_set_settled (HjlStore  *self,
                       GPtrArray *candidate_ids,
                       GError   **error)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (candidate_ids != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  for (guint i = 0; ok && i < candidate_ids->len; i++)
    ok = hjl_store_run_with (self, error, "UPDATE candidate SET dirty = 0 WHERE id = ? AND dirty = 1",
                             "s", g_ptr_array_index (candidate_ids, i));

  return hjl_store_finish (self, ok, error);
}

gboolean
hjl_store_touch_everybody (HjlStore *self,
                           GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);

  return hjl_store_run (self, "UPDATE candidate SET dirty = 1 WHERE dirty = 0 AND erased = 0", error);
}

gboolean
hjl_store_touch_candidate (HjlStore   *self,
                           const char *candidate_id,
                           GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (candidate_id != NULL, FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           hjl_store_run_with (self, error,
                                               "UPDATE candidate SET dirty = 1 WHERE id = ? AND dirty = 0",
                                               "s", candidate_id),
                           error);
}

/* Who was erased or withdrew gets no name again, whatever was still on its way. */
gboolean
hjl_store_set_candidate_name (HjlStore   *self,
                              const char *candidate_id,
                              const char *name,
                              const char *url,
                              GError    **error)
{
  g_autofree char *fold = hjl_fold_for_search (name);

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (candidate_id != NULL, FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           hjl_store_run_with (self, error,
                                               "UPDATE candidate SET name = ?1, url = ?2, name_fold = ?"
                                               " WHERE id = ? AND erased = 0 AND status <> ?"
                                               " AND (name IS NOT ?1 OR url IS NOT ?2)",
                                               "sssss", name, url, fold, candidate_id,
                                               hjl_candidate_status_to_string (HJL_CANDIDATE_STATUS_DELETED)),
                           error);
}

GPtrArray *
hjl_store_list_unnamed (HjlStore *self,
                        guint     limit,
                        GError  **error)
{
  G_STATIC_ASSERT (HJL_STATE_WAITING == 1);
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  /* The very words of the index, or SQLite would not take it. */
  return hjl_statement_take_texts (hjl_store_prepare_with (self,
                                                           "SELECT id FROM candidate WHERE name IS NULL AND state = 1"
                                                           " ORDER BY accepted_at DESC, id LIMIT ?",
                                                           "u", limit),
                                   error);
}
