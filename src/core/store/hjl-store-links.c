/* hjl-store-links.c: which candidate is which opportunity
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-links.h"

#include "model/hjl-time.h"
#include "store/hjl-store-choices.h"
#include "store/hjl-store-private.h"
#include "store/hjl-store-candidates.h"

/* Earlier versions wrote a base without Lever's side as a target that is none: nothing equals that, and where a candidate has been all
 * along would read as a move. Returns: (nullable): NULL where it is not known */
static HjlTarget *
read_base (const char *kind,
           const char *id,
           const char *name)
{
  HjlTargetKind is = hjl_store_target_kind_from_string (kind);

  if (is == HJL_TARGET_NONE || (is == HJL_TARGET_STAGE && id == NULL))
    return NULL;

  return hjl_target_new (is, id, name);
}

HjlLink *
hjl_store_read_link (HjlStatement *statement,
                     const char   *candidate_id)
{
  const char *opportunity_id = hjl_statement_get_text (statement);
  const char *base_kind;
  const char *base_id;
  const char *base_name;
  HjlLink    *link;

  if (opportunity_id == NULL)
    {
      hjl_statement_skip (statement, HJL_STORE_N_LINK_COLUMNS - 1);
      return NULL;
    }

  link = hjl_link_new (candidate_id, opportunity_id);
  hjl_statement_load (statement, "sssssttt", &link->contact_id, &link->posting_id, &link->opportunity_url, &link->source,
                      &link->base_stage_id, &base_kind, &base_id, &base_name);
  if (base_kind != NULL)
    hjl_link_take_base_target (link, read_base (base_kind, base_id, base_name));
  hjl_statement_load (statement, "sssxbubbxbxb", &link->wanted_stage_id, &link->kept_posting_id, &link->kept_reason_id,
                      &link->exported_at, &link->marked, &link->n_files, &link->files_checked, &link->erased,
                      &link->missed_at, &link->awaits_cv, &link->looked_at, &link->missing);

  return link;
}

HjlLink *
hjl_store_load_link (HjlStore   *self,
                     const char *candidate_id,
                     GError    **error)
{
  g_autoptr (HjlLink) link = NULL;
  HjlStatement *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (candidate_id != NULL, NULL);

  statement = hjl_store_prepare_with (self,
                                      "SELECT " HJL_STORE_LINK_COLUMNS
                                      " FROM link AS l WHERE l.candidate_id = ?",
                                      "s", candidate_id);

  if (hjl_statement_next (statement))
    link = hjl_store_read_link (statement, candidate_id);

  return hjl_statement_end (statement, error) ? g_steal_pointer (&link) : NULL;
}

char *
hjl_store_find_linked (HjlStore   *self,
                       const char *opportunity_id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *candidate_id = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (opportunity_id != NULL, NULL);

  if (!hjl_statement_take (hjl_store_prepare_with (self, "SELECT candidate_id FROM link WHERE opportunity_id = ?",
                                                   "s", opportunity_id),
                           &error, "s", &candidate_id))
    g_message ("Looking for a link: %s", error->message);

  return g_steal_pointer (&candidate_id);
}

/* A link that goes to another record forgets what was read of the first one, and nobody asks for that any more. */
static gboolean
drop_other_opportunity (HjlStore *self,
                        HjlLink  *link,
                        GError  **error)
{
#define OTHER " (SELECT opportunity_id FROM link WHERE candidate_id = ?1 AND opportunity_id <> ?2)"
  return hjl_store_run_with (self, error, "DELETE FROM missing WHERE opportunity_id =" OTHER,
                             "ss", link->candidate_id, link->opportunity_id) &&
         hjl_store_run_with (self, error, "DELETE FROM opportunity WHERE id =" OTHER,
                             "ss", link->candidate_id, link->opportunity_id);
}

static gboolean
put_link (HjlStore *self,
          HjlLink  *link,
          GError  **error)
{
  HjlTarget *base = link->base_target;

  return hjl_store_run_with (self, error,
                             "INSERT INTO link (candidate_id, opportunity_id, contact_id, posting_id,"
                             " opportunity_url, source, base_stage_id, base_kind, base_id, base_name,"
                             " wanted_stage_id, kept_posting_id, kept_reason_id, exported_at, marked,"
                             " n_files, files_checked, erased, missed_at, awaits_cv, looked_at)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                             " ON CONFLICT (candidate_id) DO UPDATE SET"
                             " seen_at = iif (opportunity_id = excluded.opportunity_id, seen_at, 0),"
                             " opportunity_id = excluded.opportunity_id,"
                             " contact_id = excluded.contact_id, posting_id = excluded.posting_id,"
                             " opportunity_url = excluded.opportunity_url, source = excluded.source,"
                             " base_stage_id = excluded.base_stage_id, base_kind = excluded.base_kind,"
                             " base_id = excluded.base_id, base_name = excluded.base_name,"
                             " wanted_stage_id = excluded.wanted_stage_id,"
                             " kept_posting_id = excluded.kept_posting_id,"
                             " kept_reason_id = excluded.kept_reason_id,"
                             " exported_at = excluded.exported_at, marked = excluded.marked,"
                             " n_files = excluded.n_files,"
                             " files_checked = excluded.files_checked, erased = excluded.erased,"
                             " missed_at = excluded.missed_at, awaits_cv = excluded.awaits_cv,"
                             " looked_at = excluded.looked_at",
                             "sssssssssssssxiuiixix", link->candidate_id, link->opportunity_id, link->contact_id, link->posting_id,
                             link->opportunity_url, link->source, link->base_stage_id,
                             base != NULL ? hjl_store_target_kind_to_string (base->kind) : NULL,
                             base != NULL ? base->id : NULL, base != NULL ? base->name : NULL, link->wanted_stage_id,
                             link->kept_posting_id, link->kept_reason_id, link->exported_at, link->marked, link->n_files,
                             link->files_checked, link->erased, link->missed_at, link->awaits_cv, link->looked_at);
}

gboolean
hjl_store_save_link (HjlStore *self,
                     HjlLink  *link,
                     GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (link != NULL, FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           drop_other_opportunity (self, link, error) &&
                             put_link (self, link, error) &&
                             hjl_store_remove_choice (self, link->candidate_id, error) &&
                             hjl_store_refresh (self, link->candidate_id, error),
                           error);
}

gboolean
hjl_store_remove_link (HjlStore   *self,
                       const char *candidate_id,
                       GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (candidate_id != NULL, FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           hjl_store_run_with (self, error,
                                               "DELETE FROM opportunity WHERE id ="
                                               " (SELECT opportunity_id FROM link WHERE candidate_id = ?)",
                                               "s", candidate_id) &&
                             hjl_store_run_with (self, error, "DELETE FROM link WHERE candidate_id = ?", "s", candidate_id) &&
                             hjl_store_touch_candidate (self, candidate_id, error) &&
                             hjl_store_refresh (self, candidate_id, error),
                           error);
}

/* Where Lever has told the record's posting that counts: somebody may have moved it. */
gboolean
hjl_store_find_twin (HjlStore   *self,
                     const char *candidate_id,
                     const char *talent_id,
                     const char *posting_id,
                     char      **opportunity_id,
                     GError    **error)
{
  HjlStatement *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (candidate_id != NULL && opportunity_id != NULL, FALSE);

  *opportunity_id = NULL;
  if (talent_id == NULL || *talent_id == '\0' || posting_id == NULL)
    return TRUE;

  statement = hjl_store_prepare_with (self,
                                      "SELECT l.opportunity_id FROM candidate AS c"
                                      " JOIN link AS l ON l.candidate_id = c.id"
                                      " LEFT JOIN opportunity AS o ON o.id = l.opportunity_id"
                                      " WHERE c.talent_id = ? AND c.id <> ? AND l.erased = 0"
                                      " AND ifnull (o.deleted, 0) = 0 AND ifnull (o.posting_id, l.posting_id) = ?"
                                      " ORDER BY l.exported_at, l.opportunity_id LIMIT 1",
                                      "sss", talent_id, candidate_id, posting_id);
  if (hjl_statement_take (statement, error, "s", opportunity_id))
    return TRUE;

  g_clear_pointer (opportunity_id, g_free);
  return FALSE;
}

/* Here and not by whoever asks: among thousands whose turn it is not, one would be left out for good. A clock that was put
 * back makes nobody wait. */
char *
hjl_store_find_unchecked (HjlStore    *self,
                          HjlUnchecked which,
                          HjlTime      now,
                          HjlTime      since,
                          GError     **error)
{
  static const char *whose[] = { NULL, "missed", "awaited", "awaited-first" };

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  return hjl_statement_take_text (hjl_store_prepare_with (self,
                                                          "SELECT l.candidate_id FROM link AS l"
                                                          " WHERE l.files_checked = 0 AND l.erased = 0"
                                                          " AND CASE ?1 WHEN 'missed' THEN l.missed_at <> 0 AND l.awaits_cv = 0"
                                                          "  WHEN 'awaited' THEN l.awaits_cv = 1 ELSE 1 END"
                                                          " AND (?3 = 0 OR l.looked_at < ?3)"
                                                          " AND (l.awaits_cv = 0 OR ?2 - l.exported_at < ?4 OR l.looked_at > ?2"
                                                          "  OR ?2 - l.looked_at >= min ((?2 - l.exported_at) / 8, ?5))"
                                                          " AND NOT EXISTS (SELECT 1 FROM hold AS h"
                                                          "  WHERE h.candidate_id = l.candidate_id AND h.kind = 'undone')"
                                                          " ORDER BY ?1 IS 'awaited-first' AND l.awaits_cv DESC,"
                                                          "  l.looked_at, l.exported_at, l.candidate_id LIMIT 1",
                                                          "sxxxx", whose[which],
                                                          now, since, (gint64) HJL_HOUR, (gint64) HJL_DAY),
                                  error);
}

GPtrArray *
hjl_store_list_unseen (HjlStore *self,
                       HjlTime   start,
                       guint     limit,
                       GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  return hjl_statement_take_texts (hjl_store_prepare_with (self,
                                                           "SELECT l.opportunity_id FROM link AS l"
                                                           " LEFT JOIN opportunity AS o ON o.id = l.opportunity_id"
                                                           " WHERE l.erased = 0 AND l.seen_at < ? AND ifnull (o.deleted, 0) = 0"
                                                           " AND l.opportunity_id NOT IN (SELECT opportunity_id FROM missing)"
                                                           " ORDER BY l.seen_at, l.opportunity_id LIMIT ?",
                                                           "xu", start, limit),
                                   error);
}

GPtrArray *
hjl_store_list_told_deleted (HjlStore *self,
                             guint     limit,
                             GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  return hjl_statement_take_texts (hjl_store_prepare_with (self,
                                                           "SELECT l.opportunity_id FROM opportunity AS o"
                                                           " CROSS JOIN link AS l ON l.opportunity_id = o.id"
                                                           " WHERE o.deleted = 1 AND l.erased = 0 ORDER BY random () LIMIT ?",
                                                           "u", limit),
                                   error);
}

/* Jumps from one source to the next in the index: asked every cycle, and there are few sources. */
GPtrArray *
hjl_store_list_link_sources (HjlStore *self,
                             GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  return hjl_statement_take_texts (hjl_store_prepare (self,
                                                      "WITH RECURSIVE step (source) AS ("
                                                      " SELECT min (source) FROM link"
                                                      " UNION ALL"
                                                      " SELECT (SELECT min (l.source) FROM link AS l WHERE l.source > step.source)"
                                                      " FROM step WHERE source IS NOT NULL)"
                                                      " SELECT source FROM step WHERE source IS NOT NULL"),
                                   error);
}

gboolean
hjl_store_spell_link_source (HjlStore   *self,
                             const char *from,
                             const char *to,
                             GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  return hjl_store_run_with (self, error, "UPDATE link SET source = ? WHERE source = ?", "ss", to, from);
}
