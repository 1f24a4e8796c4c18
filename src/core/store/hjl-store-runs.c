/* hjl-store-runs.c: which run writes now, and what runs have written
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-runs.h"

#include "store/hjl-store-private.h"

void
hjl_store_begin_run (HjlStore     *self,
                     const HjlRun *run)
{
  g_return_if_fail (HJL_IS_STORE (self));
  g_return_if_fail (run != NULL);

  g_clear_pointer (&self->run, hjl_run_free);
  self->run = hjl_run_copy (run);
  self->run_new = FALSE;
}

gint64
hjl_store_get_run_id (HjlStore *self)
{
  g_return_val_if_fail (HJL_IS_STORE (self), 0);

  return self->run != NULL ? self->run->id : 0;
}

void
hjl_store_forget_run (HjlStore *self)
{
  if (self->run_new)
    self->run->id = 0;
  self->run_new = FALSE;
}

gboolean
hjl_store_need_run (HjlStore *self,
                    gint64   *id,
                    GError  **error)
{
  HjlRun *run = self->run;

  g_assert (self->depth > 0);

  *id = run != NULL ? run->id : 0;
  if (run == NULL || run->id != 0)
    return TRUE;

  if (!hjl_store_run_with (self, error,
                           "INSERT INTO run (cause, undoes, user_id, reason_id, began_at, by_hand, ended_at)"
                           " VALUES (?, ?, ?, ?, ?, ?, 0)",
                           "sxssxi", hjl_run_cause_to_string (run->cause), run->undoes, run->user_id, run->reason_id,
                           run->began_at, run->by_hand))
    return FALSE;

  *id = run->id = sqlite3_last_insert_rowid (self->db);
  self->run_new = TRUE;

  return TRUE;
}

gboolean
hjl_store_set_run_import (HjlStore *self,
                          GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);

  if (self->run == NULL || self->run->cause == HJL_RUN_IMPORT || self->run->cause == HJL_RUN_UNDO)
    return TRUE;

  self->run->cause = HJL_RUN_IMPORT;
  if (self->run->id == 0)
    return TRUE;

  return hjl_store_run_with (self, error, "UPDATE run SET cause = ? WHERE id = ?",
                             "sx", hjl_run_cause_to_string (self->run->cause), self->run->id);
}

gboolean
hjl_store_end_run (HjlStore *self,
                   gboolean  whole,
                   HjlTime   now,
                   GError  **error)
{
  g_autoptr (HjlRun) run = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);

  run = g_steal_pointer (&self->run);
  self->run_new = FALSE;
  if (run == NULL || run->id == 0 || !whole)
    return TRUE;

  return hjl_store_run_with (self, error, "UPDATE run SET ended_at = ? WHERE id = ?", "xx", now, run->id);
}

/* Reads what the database says: an answer is taken before its write ends. */
gboolean
hjl_store_keep_place (HjlStore   *self,
                      gint64      write_id,
                      gboolean    after,
                      const char *candidate_id,
                      GError    **error)
{
  return hjl_store_run_with (self, error,
                             "INSERT OR REPLACE INTO place SELECT ?, ?,"
                             " c.stage_id, (SELECT s.name FROM stage AS s WHERE s.side = 0 AND s.id = c.stage_id),"
                             " o.stage_id, (SELECT s.name FROM stage AS s WHERE s.side = 1 AND s.id = o.stage_id),"
                             " ifnull (o.archived, 0),"
                             " iif (o.archived, o.archive_reason_id, NULL),"
                             " iif (o.archived, (SELECT r.name FROM reason AS r WHERE r.id = o.archive_reason_id), NULL),"
                             " ifnull (o.posting_id, l.posting_id)"
                             " FROM candidate AS c"
                             " LEFT JOIN link AS l ON l.candidate_id = c.id"
                             " LEFT JOIN opportunity AS o ON o.id = l.opportunity_id"
                             " WHERE c.id = ?",
                             "xis", write_id, after, candidate_id);
}

#define SELECT_RUN                                                                                      \
  "SELECT r.id, r.cause, r.undoes,"                                                                     \
  " ifnull ((SELECT max (u.id) FROM run AS u WHERE u.undoes = r.id AND u.undoes <> 0), 0),"             \
  " r.user_id, r.reason_id, r.began_at, r.ended_at, r.by_hand,"                                         \
  " (SELECT count (DISTINCT j.candidate_id) FROM journal AS j WHERE j.run_id = r.id AND j.run_id <> 0)" \
  " FROM run AS r"

static gpointer
read_run (HjlStatement *statement)
{
  HjlRun     *run = g_new0 (HjlRun, 1);
  const char *cause;

  hjl_statement_load (statement, "xtxxssxxbu", &run->id, &cause, &run->undoes, &run->undone_by, &run->user_id, &run->reason_id,
                      &run->began_at, &run->ended_at, &run->by_hand, &run->n_people);
  run->cause = hjl_run_cause_from_string (cause);

  return run;
}

static void
count (HjlRun     *run,
       const char *kind,
       const char *state,
       gboolean    open,
       guint       n)
{
  if (open)
    run->n_open += n;
  else if (g_strcmp0 (state, "refused") == 0)
    run->n_failed += n;

  for (guint i = 0; g_strcmp0 (state, "done") == 0 && i < G_N_ELEMENTS (run->done); i++)
    if (g_strcmp0 (kind, hjl_action_kind_to_string (i)) == 0)
      run->done[i] += n;
}

static gboolean
count_writes (HjlStore *self,
              HjlRun   *run,
              GError  **error)
{
  HjlStatement *statement;

  statement = hjl_store_prepare_with (self,
                                      "SELECT kind, state, open, count (*) FROM journal"
                                      " WHERE run_id = ? AND run_id <> 0 GROUP BY kind, state, open",
                                      "x", run->id);
  while (hjl_statement_next (statement))
    {
      const char *kind;
      const char *state;
      gboolean    open;
      guint       n;

      hjl_statement_load (statement, "ttbu", &kind, &state, &open, &n);
      count (run, kind, state, open, n);
    }

  return hjl_statement_end (statement, error);
}

/* Takes @statement to its end, and what is read together. Returns: (transfer full) (nullable) */
static GPtrArray *
list_runs (HjlStore     *self,
           HjlStatement *statement,
           GError      **error)
{
  g_autoptr (GPtrArray) runs = hjl_statement_take_all (statement, read_run, (GDestroyNotify) hjl_run_free, error);
  gboolean ok = runs != NULL;

  for (guint i = 0; ok && i < runs->len; i++)
    ok = count_writes (self, g_ptr_array_index (runs, i), error);
  hjl_store_end_read (self);

  return ok ? g_steal_pointer (&runs) : NULL;
}

GPtrArray *
hjl_store_list_runs (HjlStore *self,
                     gint64    before,
                     guint     limit,
                     GError  **error)
{
  HjlStatement *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  if (!hjl_store_begin_read (self, error))
    return NULL;

  statement = hjl_store_prepare_with (self,
                                      SELECT_RUN " WHERE r.id < ? AND EXISTS (SELECT 1 FROM journal AS j"
                                                 "  WHERE j.run_id = r.id AND j.run_id <> 0 AND j.state <> 'not-sent')"
                                                 " ORDER BY r.id DESC LIMIT ?",
                                      "xu", before > 0 ? before : G_MAXINT64, limit);

  return list_runs (self, statement, error);
}

static HjlRun *
take_first (GPtrArray *runs)
{
  HjlRun *run = runs != NULL && runs->len > 0 ? hjl_run_copy (g_ptr_array_index (runs, 0)) : NULL;

  g_clear_pointer (&runs, g_ptr_array_unref);

  return run;
}

HjlRun *
hjl_store_load_run (HjlStore *self,
                    gint64    id,
                    GError  **error)
{
  HjlStatement *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  if (!hjl_store_begin_read (self, error))
    return NULL;

  statement = hjl_store_prepare_with (self, SELECT_RUN " WHERE r.id = ?", "x", id);

  return take_first (list_runs (self, statement, error));
}

/* Sorted by itself, as the open writes are: undos are few among the runs. */
HjlRun *
hjl_store_find_open_undo (HjlStore *self,
                          GError  **error)
{
  HjlStatement *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  if (!hjl_store_begin_read (self, error))
    return NULL;

  statement = hjl_store_prepare (self,
                                 SELECT_RUN " WHERE r.undoes <> 0 AND r.ended_at = 0"
                                            " AND NOT EXISTS (SELECT 1 FROM run AS u WHERE u.id > r.id AND u.undoes <> 0)"
                                            " ORDER BY +r.id DESC LIMIT 1");

  return take_first (list_runs (self, statement, error));
}

int
hjl_store_count_written (HjlStore *self,
                         HjlTime   since,
                         GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), -1);

  return (int) hjl_statement_take_int (hjl_store_prepare_with (self,
                                                               "SELECT count (DISTINCT candidate_id) FROM journal"
                                                               " WHERE open = 0 AND ended_at >= ? AND state = 'done'",
                                                               "x", since),
                                       error);
}

static HjlPlace *
read_place (HjlStatement *statement)
{
  gboolean  there = hjl_statement_get_boolean (statement);
  HjlPlace *place;

  if (!there)
    {
      hjl_statement_skip (statement, 8);
      return NULL;
    }

  place = g_new0 (HjlPlace, 1);
  hjl_statement_load (statement, "ssssbsss", &place->stage_id, &place->stage_name, &place->lever_stage_id, &place->lever_stage_name,
                      &place->archived, &place->reason_id, &place->reason_name, &place->posting_id);

  return place;
}

#define PLACE_COLUMNS(p) \
  p ".write_id IS NOT NULL, " p ".stage_id, " p ".stage_name, " p ".lever_stage_id, " p ".lever_stage_name, " p ".archived, " p ".reason_id, " p ".reason_name, " p ".posting_id"

#define SELECT_CHANGES                                                                                                                                                                                                                                                                   \
  "SELECT j.id, j.run_id, j.candidate_id, c.name, c.role_id, j.kind, j.state, j.opportunity_id,"                                                                                                                                                                                         \
  " ifnull (l.contact_id, (SELECT o.contact_id FROM opportunity AS o WHERE o.id = l.opportunity_id)),"                                                                                                                                                                                   \
  " j.posting_id, j.actor_id, (SELECT u.name FROM user AS u WHERE u.id = j.actor_id), j.undoes, iif (j.open, j.started_at, j.ended_at), " PLACE_COLUMNS ("b") ", " PLACE_COLUMNS ("a") " FROM journal AS j"                                                                              \
                                                                                                                                                                                       " LEFT JOIN candidate AS c ON c.id = j.candidate_id"                                              \
                                                                                                                                                                                       " LEFT JOIN link AS l ON l.candidate_id = j.candidate_id AND l.opportunity_id = j.opportunity_id" \
                                                                                                                                                                                       " LEFT JOIN place AS b ON b.write_id = j.id AND b.after = 0"                                      \
                                                                                                                                                                                       " LEFT JOIN place AS a ON a.write_id = j.id AND a.after = 1"

static gpointer
read_change (HjlStatement *statement)
{
  HjlChange  *change = g_new0 (HjlChange, 1);
  const char *kind;

  hjl_statement_load (statement, "xxssstssssssxx", &change->id, &change->run_id, &change->candidate_id, &change->name, &change->role_id,
                      &kind, &change->state, &change->opportunity_id, &change->contact_id, &change->posting_id,
                      &change->actor_id, &change->actor_name, &change->undoes, &change->at);
  change->kind = hjl_store_action_kind_from_string (kind, HJL_ACTION_SETTLE);
  change->before = read_place (statement);
  change->after = read_place (statement);

  return change;
}

GPtrArray *
hjl_store_list_changes (HjlStore *self,
                        gint64    run_id,
                        GError  **error)
{
  HjlStatement *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  statement = run_id == 0 ? hjl_store_prepare (self, SELECT_CHANGES " ORDER BY j.id")
                          : hjl_store_prepare_with (self, SELECT_CHANGES " WHERE j.run_id = ? AND j.run_id <> 0 ORDER BY j.id",
                                                    "x", run_id);

  return hjl_statement_take_all (statement, read_change, (GDestroyNotify) hjl_change_free, error);
}

HjlChange *
hjl_store_load_change (HjlStore *self,
                       gint64    id,
                       GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  return hjl_statement_take_first (hjl_store_prepare_with (self, SELECT_CHANGES " WHERE j.id = ?", "x", id),
                                   read_change, (GDestroyNotify) hjl_change_free, error);
}

/* Returns: what @id takes back itself, 0 where nothing; @is_export: (out) */
static gboolean
look_at_write (HjlStore *self,
               gint64    id,
               gboolean *is_export,
               gint64   *undoes,
               GError  **error)
{
  *is_export = FALSE;
  *undoes = 0;

  return hjl_statement_take (hjl_store_prepare_with (self, "SELECT kind = 'export', undoes FROM journal WHERE id = ?", "x", id),
                             error, "bx", is_export, undoes);
}

gboolean
hjl_store_takes_export_back (HjlStore *self,
                             gint64    undoes,
                             gboolean *takes_back,
                             GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);

  *takes_back = FALSE;
  /* Each is older than the one that takes it back. */
  while (undoes != 0)
    {
      gint64   next;
      gboolean ignored;

      if (!look_at_write (self, undoes, takes_back, &next, error))
        return FALSE;
      if (*takes_back || next == 0)
        return TRUE;
      if (!look_at_write (self, next, &ignored, &undoes, error))
        return FALSE;
    }

  return TRUE;
}
