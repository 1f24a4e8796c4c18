/* hjl-store-state.c: where a candidate stands, derived in one place
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-state.h"

#include "store/hjl-store-private.h"
#include "model/hjl-candidate.h"

static const char *const state_names[] = {
  [HJL_STATE_NONE] = "none",
  [HJL_STATE_WAITING] = "waiting",
  [HJL_STATE_IN_PROGRESS] = "in-progress",
  [HJL_STATE_EXPORTED] = "exported",
  [HJL_STATE_ATTENTION] = "attention",
  [HJL_STATE_FAILED] = "failed",
  [HJL_STATE_ERASED] = "erased",
};

G_STATIC_ASSERT (G_N_ELEMENTS (state_names) == HJL_N_STATES);
/* Words of the model are kept as text, so that their numbers may change. Numbers that are kept: */
G_STATIC_ASSERT (HJL_STATE_NONE == 0 && HJL_STATE_ERASED == 6 && HJL_N_STATES == 7);

const char *
hjl_state_to_string (HjlState state)
{
  g_return_val_if_fail (state < HJL_N_STATES, NULL);

  return state_names[state];
}

HjlState
hjl_state_from_string (const char *text,
                       gboolean   *known)
{
  HjlState state = HJL_STATE_NONE;
  gboolean found = FALSE;

  for (guint i = 0; !found && i < HJL_N_STATES; i++)
    if (g_strcmp0 (text, state_names[i]) == 0)
      {
        state = i;
        found = TRUE;
      }

  if (known != NULL)
    *known = found;

  return state;
}

/* What a candidate's state follows from. */
typedef struct
{
  HjlCandidateStatus status;
  gboolean           erased;
  gboolean           linked;
  gboolean           writing; /* a write without an outcome */
  HjlHoldKind        hold;
  gboolean           decided; /* the person has decided the hold */
  gboolean           chosen;  /* for one of the choices */
} StateFacts;

/* An uncertain write is read back by the program, nobody has to decide on it; a hold that somebody has
 * decided on waits for the next sync like anything else. */
static HjlState
derive_state (const StateFacts *facts)
{
  if (facts->erased)
    return HJL_STATE_ERASED;

  if (facts->writing || facts->hold == HJL_HOLD_UNCERTAIN)
    return HJL_STATE_IN_PROGRESS;

  if (hjl_hold_kind_waits (facts->hold) && !facts->decided)
    return facts->hold == HJL_HOLD_REFUSED ? HJL_STATE_FAILED : HJL_STATE_ATTENTION;

  /* Another candidate's record counts for this one too, a person said. */
  if (facts->linked || (facts->hold == HJL_HOLD_TWIN && facts->chosen))
    return HJL_STATE_EXPORTED;

  return facts->status == HJL_CANDIDATE_STATUS_ACCEPTED ? HJL_STATE_WAITING : HJL_STATE_NONE;
}

gboolean
hjl_store_refresh (HjlStore   *self,
                   const char *candidate_id,
                   GError    **error)
{
  StateFacts    facts = { 0 };
  HjlStatement *statement;
  gint64        row = 0;
  gint64        state = 0;
  HjlTime       changed_at = 0;
  HjlTime       newest = 0;

  /* The journal is asked last: hardly anybody has a write under way. */
  statement = hjl_store_prepare_with (self,
                                      "SELECT c.row, c.state, c.changed_at,"
                                      " max (c.updated_at, ifnull (l.exported_at, 0), ifnull (o.updated_at, 0),"
                                      "      ifnull (o.archived_at, 0), ifnull (h.since, 0)),"
                                      " c.status, c.erased OR ifnull (l.erased, 0), l.opportunity_id IS NOT NULL,"
                                      " h.kind, h.decision IS NOT NULL, ifnull (h.decision <> 'new', 0),"
                                      " EXISTS (SELECT 1 FROM journal AS j WHERE j.candidate_id = c.id AND j.open = 1)"
                                      " FROM candidate AS c"
                                      " LEFT JOIN link AS l ON l.candidate_id = c.id"
                                      " LEFT JOIN opportunity AS o ON o.id = l.opportunity_id"
                                      " LEFT JOIN hold AS h ON h.candidate_id = c.id"
                                      " WHERE c.id = ?",
                                      "s", candidate_id);

  if (hjl_statement_next (statement))
    {
      const char *status;
      const char *kind;

      hjl_statement_load (statement, "xxxxtbbtbbb", &row, &state, &changed_at, &newest, &status, &facts.erased, &facts.linked, &kind,
                          &facts.decided, &facts.chosen, &facts.writing);
      facts.status = hjl_candidate_status_from_string (status);
      facts.hold = hjl_hold_kind_from_string (kind);
    }

  if (!hjl_statement_end (statement, error))
    return FALSE;

  if (row == 0 || (state == (gint64) derive_state (&facts) && changed_at >= newest))
    return TRUE;

  return hjl_store_run_with (self, error, "UPDATE candidate SET state = ?, changed_at = ? WHERE row = ?",
                             "ixx", derive_state (&facts), MAX (changed_at, newest), row);
}

static const char *const target_names[] = {
  [HJL_TARGET_NONE] = "none",
  [HJL_TARGET_STAGE] = "stage",
  [HJL_TARGET_REASON] = "reason",
};

const char *
hjl_store_target_kind_to_string (HjlTargetKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (target_names), "none");

  return target_names[kind];
}

HjlTargetKind
hjl_store_target_kind_from_string (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (target_names); i++)
    if (g_strcmp0 (text, target_names[i]) == 0)
      return i;

  return HJL_TARGET_NONE;
}
