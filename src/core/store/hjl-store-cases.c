/* hjl-store-cases.c: what is known of a candidate on both sides, in one read
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-cases.h"

#include "store/hjl-store-private.h"
#include "model/hjl-candidate.h"
#include "model/hjl-opportunity.h"

/* Whom the book can tell of: of somebody who was taken over from the feed only what was brought for them. */
#define IS_IN_BOOK                                              \
  "b.id IS NOT NULL AND (b.adopted = 0 OR b.emails IS NOT NULL" \
  " OR EXISTS (SELECT 1 FROM book_file AS f WHERE f.person_id = b.id))"

/* What a feed says of a role is another matter. */
#define IS_CLOSED "EXISTS (SELECT 1 FROM book_role AS r WHERE r.id = c.role_id AND r.status <> 'live')"

#define SELECT_CASES                                                          \
  "SELECT c.id, c.talent_id, c.role_id, c.stage_id, c.status, c.accepted_at," \
  " c.updated_at, c.version, c.name, c.url, c.erased,"                        \
  " " HJL_STORE_LINK_COLUMNS ", " HJL_STORE_HOLD_COLUMNS ","                  \
  " b.id IS NULL OR b.adopted, " IS_IN_BOOK ", " IS_CLOSED ","                \
  " o.id IS NOT NULL, " HJL_STORE_OPPORTUNITY_COLUMNS                         \
  " FROM candidate AS c"                                                      \
  " LEFT JOIN link AS l ON l.candidate_id = c.id"                             \
  " LEFT JOIN opportunity AS o ON o.id = l.opportunity_id"                    \
  " LEFT JOIN hold AS h ON h.candidate_id = c.id"                             \
  " LEFT JOIN book_person AS b ON b.id = c.id"

/* The order is an index of its own, for all and for those to be looked at: a page costs what it has. */
#define FROM_PLACE " (c.accepted_at, c.id) > (?, ?) ORDER BY c.accepted_at, c.id LIMIT ?"

HjlCandidate *
hjl_store_read_candidate (HjlStatement *statement,
                          const char   *id)
{
  HjlCandidate *candidate = hjl_candidate_new (id);
  const char   *status;

  hjl_statement_load (statement, "ssstxxsssb", &candidate->talent_id, &candidate->role_id, &candidate->stage_id, &status,
                      &candidate->accepted_at, &candidate->updated_at, &candidate->version, &candidate->name, &candidate->url,
                      &candidate->erased);
  candidate->status = hjl_candidate_status_from_string (status);

  return candidate;
}

HjlOpportunity *
hjl_store_read_opportunity (HjlStatement *statement,
                            const char   *id)
{
  HjlOpportunity *opportunity = hjl_opportunity_new (id);

  hjl_statement_load (statement, "sssbsxbbbxxs", &opportunity->contact_id, &opportunity->stage_id, &opportunity->posting_id,
                      &opportunity->archived, &opportunity->archive_reason_id, &opportunity->archived_at,
                      &opportunity->deleted, &opportunity->anonymized, &opportunity->confidential,
                      &opportunity->created_at, &opportunity->updated_at, &opportunity->url);

  return opportunity;
}

static gpointer
read_case (HjlStatement *statement)
{
  g_autoptr (HjlCandidate) candidate = hjl_store_read_candidate (statement, hjl_statement_get_text (statement));
  HjlCase *c = hjl_case_new (candidate);

  c->link = hjl_store_read_link (statement, candidate->id);
  c->hold = hjl_store_read_hold (statement, candidate->id);
  c->in_feed = hjl_statement_get_boolean (statement);
  c->in_book = hjl_statement_get_boolean (statement);
  c->closed = hjl_statement_get_boolean (statement);
  if (hjl_statement_get_boolean (statement))
    c->opportunity = hjl_store_read_opportunity (statement, c->link->opportunity_id);

  return c;
}

/* Where the page begins. Nobody is removed while a plan is made (hjl_store_take_over() is of the writes after it), so an
 * unknown id is a caller's mistake, and saying nothing would pass over everybody. */
static gboolean
find_place (HjlStore   *self,
            const char *after,
            HjlTime    *accepted_at,
            GError    **error)
{
  HjlStatement *statement = hjl_store_prepare_with (self, "SELECT accepted_at FROM candidate WHERE id = ?", "s", after);
  gboolean      found = hjl_statement_next (statement);

  if (found)
    *accepted_at = hjl_statement_get_int (statement);
  if (!hjl_statement_end (statement, error))
    return FALSE;

  if (!found)
    g_set_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND, "there is no candidate “%s”", after);

  return found;
}

GPtrArray *
hjl_store_load_cases (HjlStore   *self,
                      gboolean    all,
                      const char *after,
                      guint       limit,
                      GError    **error)
{
  HjlTime accepted_at = G_MININT64;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  if (after != NULL && !find_place (self, after, &accepted_at, error))
    return NULL;

  return hjl_statement_take_all (hjl_store_prepare_with (self,
                                                         all ? SELECT_CASES " WHERE" FROM_PLACE
                                                             : SELECT_CASES " WHERE c.dirty = 1 AND" FROM_PLACE,
                                                         "xsu", accepted_at, after != NULL ? after : "", limit),
                                 read_case, (GDestroyNotify) hjl_case_free, error);
}

GPtrArray *
hjl_store_load_role_cases (HjlStore   *self,
                           const char *role_id,
                           GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (role_id != NULL, NULL);

  return hjl_statement_take_all (hjl_store_prepare_with (self, SELECT_CASES " WHERE c.role_id = ? ORDER BY c.accepted_at, c.id",
                                                         "s", role_id),
                                 read_case, (GDestroyNotify) hjl_case_free, error);
}

HjlCase *
hjl_store_load_case (HjlStore   *self,
                     const char *candidate_id,
                     GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (candidate_id != NULL, NULL);

  return hjl_statement_take_first (hjl_store_prepare_with (self, SELECT_CASES " WHERE c.id = ?", "s", candidate_id),
                                   read_case, (GDestroyNotify) hjl_case_free, error);
}
