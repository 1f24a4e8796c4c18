/* hjl-store-missing.c: records that Lever did not find, which is not the same as deleted
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-missing.h"

#include "model/hjl-time.h"
#include "store/hjl-store-private.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-opportunities.h"

/* "On another day": a gateway's bad hour, or a restore on Lever's side, is over by then. */
#define ANOTHER_DAY HJL_DAY

typedef struct
{
  char    *candidate_id; /* NULL: nobody's */
  gboolean deleted;
  gboolean known; /* as missing */
  HjlTime  since;
  char    *identity;
} Missing;

static void
missing_clear (Missing *missing)
{
  g_clear_pointer (&missing->candidate_id, g_free);
  g_clear_pointer (&missing->identity, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Missing, missing_clear)

static gboolean
find (HjlStore   *self,
      const char *opportunity_id,
      Missing    *missing,
      GError    **error)
{
  return hjl_statement_take (hjl_store_prepare_with (self,
                                                     "SELECT l.candidate_id, ifnull (o.deleted, 0), m.since IS NOT NULL, m.since, m.identity"
                                                     " FROM link AS l"
                                                     " LEFT JOIN opportunity AS o ON o.id = l.opportunity_id"
                                                     " LEFT JOIN missing AS m ON m.opportunity_id = l.opportunity_id"
                                                     " WHERE l.opportunity_id = ? AND l.erased = 0",
                                                     "s", opportunity_id),
                             error, "sbbxs", &missing->candidate_id, &missing->deleted, &missing->known, &missing->since,
                             &missing->identity);
}

static gboolean
put (HjlStore   *self,
     const char *opportunity_id,
     HjlTime     since,
     HjlTime     now,
     const char *identity,
     GError    **error)
{
  return hjl_store_run_with (self, error,
                             "INSERT OR REPLACE INTO missing (opportunity_id, since, looked_at, identity)"
                             " VALUES (?, ?, ?, ?)",
                             "sxxs", opportunity_id, since, now, identity);
}

static gboolean
take_deleted (HjlStore   *self,
              const char *opportunity_id,
              GError    **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_ptr_array_add (ids, (gpointer) opportunity_id);

  return hjl_store_take_deleted (self, ids, error);
}

static gboolean
look (HjlStore      *self,
      const char    *opportunity_id,
      const Missing *missing,
      HjlTime        now,
      GError       **error)
{
  g_autofree char *identity = hjl_store_get_value (self, HJL_STORE_IDENTITY_LEVER);
  gboolean         confirmed = identity != NULL && g_strcmp0 (identity, missing->identity) == 0;

  /* The first look, one that cannot be compared with it, or one of the future, begins anew. */
  if (!missing->known || missing->since == 0 || missing->since > now || !confirmed)
    return put (self, opportunity_id, now, now, identity, error) &&
           (missing->known ||
            (hjl_store_touch_candidate (self, missing->candidate_id, error) &&
             hjl_store_refresh (self, missing->candidate_id, error)));

  if (now - missing->since >= ANOTHER_DAY)
    return take_deleted (self, opportunity_id, error);

  return put (self, opportunity_id, missing->since, now, missing->identity, error);
}

gboolean
hjl_store_take_missing (HjlStore   *self,
                        const char *opportunity_id,
                        HjlTime     now,
                        GError    **error)
{
  g_auto (Missing) missing = { 0 };
  gboolean ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (opportunity_id != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  ok = find (self, opportunity_id, &missing, error);
  if (ok && missing.candidate_id != NULL && !missing.deleted)
    ok = look (self, opportunity_id, &missing, now, error);

  return hjl_store_finish (self, ok, error);
}

GPtrArray *
hjl_store_list_missing (HjlStore *self,
                        HjlTime   before,
                        guint     limit,
                        GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  return hjl_statement_take_texts (hjl_store_prepare_with (self,
                                                           "SELECT opportunity_id FROM missing WHERE looked_at <= ?"
                                                           " ORDER BY looked_at, opportunity_id LIMIT ?",
                                                           "xu", before, limit),
                                   error);
}

gboolean
hjl_store_clear_missing (HjlStore   *self,
                         const char *opportunity_id,
                         GError    **error)
{
  return hjl_store_run_with (self, error, "DELETE FROM missing WHERE opportunity_id = ?", "s", opportunity_id);
}
