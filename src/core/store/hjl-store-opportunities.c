/* hjl-store-opportunities.c: takes in what Lever says of the opportunities that were exported
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-opportunities.h"

#include "store/hjl-store-private.h"
#include "store/hjl-store-candidates.h"
#include "model/hjl-opportunity.h"

/* What is known of an opportunity before a row is taken. */
typedef struct
{
  char           *candidate_id; /* NULL: somebody else's */
  gboolean        read;         /* whether anything was ever read of it */
  gboolean        missing;      /* Lever did not find it last */
  HjlTime         seen_at;
  HjlOpportunity *opportunity;
} Known;

static void
known_clear (Known *known)
{
  g_clear_pointer (&known->candidate_id, g_free);
  g_clear_pointer (&known->opportunity, hjl_opportunity_unref);
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
                                      "SELECT l.candidate_id, l.seen_at, o.id IS NOT NULL,"
                                      " EXISTS (SELECT 1 FROM missing AS m WHERE m.opportunity_id = l.opportunity_id),"
                                      " " HJL_STORE_OPPORTUNITY_COLUMNS
                                      " FROM link AS l LEFT JOIN opportunity AS o ON o.id = l.opportunity_id"
                                      " WHERE l.opportunity_id = ?",
                                      "s", id);

  if (hjl_statement_next (statement))
    {
      hjl_statement_load (statement, "sxbb", &known->candidate_id, &known->seen_at, &known->read, &known->missing);
      known->opportunity = hjl_store_read_opportunity (statement, id);
    }

  return hjl_statement_end (statement, error);
}

/* What the answers to updates and plain lists leave out stays as it is. */
static gboolean
put_opportunity (HjlStore       *self,
                 HjlOpportunity *opportunity,
                 GError        **error)
{
  return hjl_store_run_with (self, error,
                             "INSERT INTO opportunity (id, contact_id, stage_id, posting_id, archived,"
                             " archive_reason_id, archived_at, deleted, anonymized, confidential,"
                             " created_at, updated_at, url) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)"
                             " ON CONFLICT DO UPDATE SET"
                             " contact_id = ifnull (excluded.contact_id, contact_id),"
                             " stage_id = excluded.stage_id,"
                             " posting_id = ifnull (excluded.posting_id, posting_id),"
                             " archived = excluded.archived,"
                             " archive_reason_id = excluded.archive_reason_id,"
                             " archived_at = excluded.archived_at,"
                             " anonymized = excluded.anonymized,"
                             " confidential = excluded.confidential,"
                             " created_at = ifnull (nullif (excluded.created_at, 0), created_at),"
                             " updated_at = ifnull (nullif (excluded.updated_at, 0), updated_at),"
                             " url = ifnull (excluded.url, url)",
                             "ssssisxiixxs", opportunity->id, opportunity->contact_id, opportunity->stage_id,
                             opportunity->posting_id, opportunity->archived, opportunity->archive_reason_id,
                             opportunity->archived_at, opportunity->anonymized, opportunity->confidential,
                             opportunity->created_at, opportunity->updated_at, opportunity->url);
}

static gboolean
put_seen (HjlStore    *self,
          const Known *known,
          HjlTime      seen_at,
          GError     **error)
{
  if (seen_at <= known->seen_at)
    return TRUE;

  return hjl_store_run_with (self, error, "UPDATE link SET seen_at = ? WHERE candidate_id = ?",
                             "xs", seen_at, known->candidate_id);
}

/* A list that was on its way does not bring it back; the record itself does (hjl_store_take_found()). */
static gboolean
put_deleted (HjlStore   *self,
             const char *opportunity_id,
             GError    **error)
{
  return hjl_store_run_with (self, error,
                             "INSERT INTO opportunity (id, archived, archived_at, deleted, anonymized,"
                             " confidential, created_at, updated_at) VALUES (?, 0, 0, 1, 0, 0, 0, 0)"
                             " ON CONFLICT DO UPDATE SET deleted = 1",
                             "s", opportunity_id);
}

static gboolean
clear_deleted (HjlStore   *self,
               const char *opportunity_id,
               GError    **error)
{
  return hjl_store_run_with (self, error, "UPDATE opportunity SET deleted = 0 WHERE id = ?", "s", opportunity_id);
}

/* What a plan could look at differs. A new update time alone does not count: a note in Lever sets it. */
static gboolean
differs (const Known    *known,
         HjlOpportunity *came)
{
  HjlOpportunity *stored = known->opportunity;

  return !known->read ||
         g_strcmp0 (came->stage_id, stored->stage_id) != 0 ||
         came->archived != stored->archived ||
         g_strcmp0 (came->archive_reason_id, stored->archive_reason_id) != 0 ||
         (came->posting_id != NULL && g_strcmp0 (came->posting_id, stored->posting_id) != 0) ||
         came->anonymized != stored->anonymized ||
         came->confidential != stored->confidential;
}

static gboolean
differs_in_passing (const Known    *known,
                    HjlOpportunity *came)
{
  HjlOpportunity *stored = known->opportunity;

  return (came->updated_at != 0 && came->updated_at != stored->updated_at) ||
         came->archived_at != stored->archived_at ||
         (came->contact_id != NULL && g_strcmp0 (came->contact_id, stored->contact_id) != 0) ||
         (came->url != NULL && g_strcmp0 (came->url, stored->url) != 0);
}

static gboolean
look_again (HjlStore    *self,
            const Known *known,
            GError     **error)
{
  return hjl_store_touch_candidate (self, known->candidate_id, error) &&
         hjl_store_refresh (self, known->candidate_id, error);
}

static gboolean
take_deleted (HjlStore   *self,
              const char *opportunity_id,
              gboolean   *changed,
              GError    **error)
{
  g_auto (Known) known = { 0 };

  *changed = FALSE;

  if (!find_known (self, opportunity_id, &known, error))
    return FALSE;

  if (known.candidate_id == NULL || known.opportunity->deleted)
    return TRUE;

  *changed = TRUE;

  return put_deleted (self, opportunity_id, error) &&
         hjl_store_clear_missing (self, opportunity_id, error) &&
         look_again (self, &known, error);
}

static gboolean
take_opportunity (HjlStore       *self,
                  HjlOpportunity *opportunity,
                  HjlTime         seen_at,
                  gboolean       *changed,
                  GError        **error)
{
  g_auto (Known) known = { 0 };

  /* Told by a 404, it has nothing but its id. */
  if (opportunity->deleted)
    return take_deleted (self, opportunity->id, changed, error);

  *changed = FALSE;

  if (!find_known (self, opportunity->id, &known, error))
    return FALSE;

  if (known.candidate_id == NULL)
    return TRUE;

  if (!put_seen (self, &known, seen_at, error))
    return FALSE;

  /* It is there again: what held its candidate back is over. */
  if (known.missing &&
      (!hjl_store_clear_missing (self, opportunity->id, error) || !look_again (self, &known, error)))
    return FALSE;

  /* A page that was on its way while the answer to a write came in is of before that write. */
  if (opportunity->updated_at != 0 && opportunity->updated_at < known.opportunity->updated_at)
    return TRUE;

  *changed = differs (&known, opportunity);

  if (!*changed && !differs_in_passing (&known, opportunity))
    return TRUE;

  return put_opportunity (self, opportunity, error) &&
         (*changed ? look_again (self, &known, error)
                   : hjl_store_refresh (self, known.candidate_id, error));
}

int
hjl_store_take_opportunities (HjlStore  *self,
                              GPtrArray *opportunities,
                              HjlTime    seen_at,
                              GError   **error)
{
  gboolean ok = TRUE;
  int      n_changed = 0;

  g_return_val_if_fail (HJL_IS_STORE (self), -1);
  g_return_val_if_fail (opportunities != NULL, -1);

  if (!hjl_store_begin (self, error))
    return -1;

  for (guint i = 0; ok && i < opportunities->len; i++)
    {
      gboolean changed;

      ok = take_opportunity (self, g_ptr_array_index (opportunities, i), seen_at, &changed, error);
      n_changed += changed;
    }

  return hjl_store_finish (self, ok, error) ? n_changed : -1;
}

gboolean
hjl_store_take_found (HjlStore       *self,
                      HjlOpportunity *opportunity,
                      HjlTime         seen_at,
                      GError        **error)
{
  g_auto (Known) known = { 0 };
  gboolean changed;
  gboolean ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (opportunity != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  ok = find_known (self, opportunity->id, &known, error);
  if (ok && known.candidate_id != NULL && known.opportunity->deleted)
    ok = clear_deleted (self, opportunity->id, error) && look_again (self, &known, error);
  ok = ok && take_opportunity (self, opportunity, seen_at, &changed, error);

  return hjl_store_finish (self, ok, error);
}

gboolean
hjl_store_take_deleted (HjlStore  *self,
                        GPtrArray *opportunity_ids,
                        GError   **error)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (opportunity_ids != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  for (guint i = 0; ok && i < opportunity_ids->len; i++)
    {
      gboolean changed;

      ok = take_deleted (self, g_ptr_array_index (opportunity_ids, i), &changed, error);
    }

  return hjl_store_finish (self, ok, error);
}
