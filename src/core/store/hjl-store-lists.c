/* hjl-store-lists.c: takes in what exists on both sides
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-lists.h"

#include "model/hjl-fold.h"
#include "model/hjl-time.h"
#include "store/hjl-store-private.h"

/* @list: one */
static char *
dup_read_key (HjlLists list)
{
  return g_strdup_printf ("list-read/%u", list);
}

/* @list: one, that is here as a whole from now on */
static gboolean
add_known (HjlStore *self,
           HjlLists  list,
           GError  **error)
{
  g_autofree char *key = dup_read_key (list);

  /* By SQLite: what could not be read would be taken for none, and the others forgotten. */
  return hjl_store_run_with (self, error,
                             "INSERT INTO value (key, text) VALUES (?, ?) ON CONFLICT DO UPDATE SET text = text | excluded.text",
                             "sx", HJL_STORE_KNOWN_KEY, (gint64) list) &&
         hjl_store_set_int (self, key, hjl_time_now (), error);
}

HjlTime
hjl_store_get_read_at (HjlStore *self,
                       HjlLists  lists)
{
  HjlTime oldest = G_MAXINT64;

  g_return_val_if_fail (HJL_IS_STORE (self), 0);

  for (guint list = 1; list <= HJL_LIST_ALL; list <<= 1)
    {
      g_autofree char *key = dup_read_key (list);

      if ((lists & list) != 0)
        oldest = MIN (oldest, hjl_store_get_int (self, key, 0));
    }

  return oldest != G_MAXINT64 ? oldest : 0;
}

/* Whether the role is not there yet, or there with another title. */
static gboolean
role_fold_differs (HjlStore   *self,
                   const char *role_id,
                   const char *fold,
                   gboolean   *differs,
                   GError    **error)
{
  HjlStatement *statement = hjl_store_prepare_with (self, "SELECT fold FROM role WHERE id = ?", "s", role_id);

  *differs = !hjl_statement_next (statement) || g_strcmp0 (hjl_statement_get_text (statement), fold) != 0;

  return hjl_statement_end (statement, error);
}

static gboolean
put_role (HjlStore *self,
          HjlRole  *role,
          HjlTime   seen_at,
          GError  **error)
{
  g_autofree char *fold = hjl_fold_for_search (role->title);
  gboolean         differs;

  if (!role_fold_differs (self, role->id, fold, &differs, error))
    return FALSE;

  if (!hjl_store_run_with (self, error,
                           "INSERT INTO role (id, title, status, location, workplace, team, url,"
                           " salary_min, salary_max, currency, published_at, updated_at,"
                           " accepted_count, fold, seen_at)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                           " ON CONFLICT DO UPDATE SET title = excluded.title, status = excluded.status,"
                           " location = excluded.location, workplace = excluded.workplace,"
                           " team = excluded.team, url = excluded.url, salary_min = excluded.salary_min,"
                           " salary_max = excluded.salary_max, currency = excluded.currency,"
                           " published_at = excluded.published_at, updated_at = excluded.updated_at,"
                           " accepted_count = excluded.accepted_count, fold = excluded.fold,"
                           " seen_at = max (seen_at, excluded.seen_at)",
                           "sssssssddsxxisx", role->id, role->title, hjl_role_status_to_string (role->status),
                           role->location, role->workplace, role->team, role->url, role->salary_min, role->salary_max,
                           role->currency, role->published_at, role->updated_at, role->accepted_count, fold, seen_at))
    return FALSE;

  /* Candidates are sorted and searched by the title too. Looking at all of a role's is not for the
   * cycle of every minute, which reads roles that have not changed. */
  if (!differs)
    return TRUE;

  return hjl_store_run_with (self, error,
                             "UPDATE candidate SET role_fold = ?1"
                             " WHERE role_id = ?2 AND role_fold IS NOT ?1",
                             "ss", fold, role->id);
}

gboolean
hjl_store_put_roles (HjlStore  *self,
                     GPtrArray *roles,
                     HjlTime    seen_at,
                     GError   **error)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (roles != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  for (guint i = 0; ok && i < roles->len; i++)
    ok = put_role (self, g_ptr_array_index (roles, i), seen_at, error);

  return hjl_store_finish (self, ok, error);
}

gboolean
hjl_store_end_role_scan (HjlStore *self,
                         HjlTime   start,
                         GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           hjl_store_run_with (self, error, "UPDATE role SET status = ? WHERE status = ? AND seen_at < ?",
                                               "ssx", hjl_role_status_to_string (HJL_ROLE_STATUS_UNKNOWN),
                                               hjl_role_status_to_string (HJL_ROLE_STATUS_LIVE), start) &&
                             add_known (self, HJL_LIST_ROLES, error),
                           error);
}

static gboolean
put_posting (HjlStore   *self,
             HjlPosting *posting,
             gint64      position,
             GError    **error)
{
  return hjl_store_run_with (self, error,
                             "INSERT INTO posting (id, position, title, state, state_text, gone, location,"
                             " team, department, commitment, workplace, owner, hiring_manager, creator,"
                             " url, confidential, updated_at)"
                             " VALUES (?1, ?2, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                             " ON CONFLICT DO UPDATE SET position = iif (?2 < 0, position, ?2),"
                             " title = excluded.title, state = excluded.state,"
                             " state_text = excluded.state_text, gone = excluded.gone,"
                             " location = excluded.location, team = excluded.team,"
                             " department = excluded.department, commitment = excluded.commitment,"
                             " workplace = excluded.workplace, owner = excluded.owner,"
                             " hiring_manager = excluded.hiring_manager, creator = excluded.creator,"
                             " url = excluded.url, confidential = excluded.confidential,"
                             " updated_at = excluded.updated_at",
                             "sxsssisssssssssix", posting->id, position, posting->title,
                             hjl_posting_state_to_string (posting->state), posting->state_text,
                             posting->state == HJL_POSTING_STATE_GONE, posting->location, posting->team,
                             posting->department, posting->commitment, posting->workplace, posting->owner,
                             posting->hiring_manager, posting->creator, posting->url, posting->confidential,
                             posting->updated_at);
}

/* In a list of changes the old ones keep their places; new ones, with position -1, stand first: their
 * order among themselves is that of their ids until the next whole list. */
gboolean
hjl_store_put_postings (HjlStore  *self,
                        GPtrArray *postings,
                        gboolean   whole,
                        GError   **error)
{
  gboolean ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (postings != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  ok = !whole || hjl_store_run (self, "UPDATE posting SET gone = 1", error);

  for (guint i = 0; ok && i < postings->len; i++)
    ok = put_posting (self, g_ptr_array_index (postings, i), whole ? (gint64) i : -1, error);

  ok = ok && (!whole || add_known (self, HJL_LIST_POSTINGS, error));

  return hjl_store_finish (self, ok, error);
}

gboolean
hjl_store_put_gone_postings (HjlStore  *self,
                             GPtrArray *posting_ids,
                             GError   **error)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (posting_ids != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  for (guint i = 0; ok && i < posting_ids->len; i++)
    ok = hjl_store_run_with (self, error, "UPDATE posting SET gone = 1 WHERE id = ?", "s", g_ptr_array_index (posting_ids, i));

  return hjl_store_finish (self, ok, error);
}

/* The lists below are always whole: what was there goes, what came stands in its place. An id that
 * comes twice counts as it came last. */
typedef gboolean (*PutItem) (HjlStore *self,
                             gpointer  item,
                             gint64    position,
                             GError  **error);

static gboolean
replace_list (HjlStore   *self,
              const char *clear,
              gint64      clear_value,
              GPtrArray  *items,
              PutItem     put,
              HjlLists    list,
              GError    **error)
{
  HjlStatement *statement;
  gboolean      ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (items != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  statement = hjl_store_prepare (self, clear);
  if (clear_value >= 0)
    hjl_statement_bind_int (statement, clear_value);
  ok = hjl_statement_run (statement, error);

  for (guint i = 0; ok && i < items->len; i++)
    ok = put (self, g_ptr_array_index (items, i), i, error);

  ok = ok && add_known (self, list, error);

  return hjl_store_finish (self, ok, error);
}

static gboolean
put_stage (HjlStore *self,
           gpointer  item,
           gint64    position,
           GError  **error)
{
  HjlStage *stage = HJL_STAGE (item);

  return hjl_store_run_with (self, error,
                             "INSERT OR REPLACE INTO stage (side, id, name, kind, pipeline, rank)"
                             " VALUES (?, ?, ?, ?, ?, ?)",
                             "issssd", stage->side, stage->id, stage->name, hjl_stage_kind_to_string (stage->kind),
                             stage->pipeline, stage->order);
}

gboolean
hjl_store_put_stages (HjlStore  *self,
                      HjlSide    side,
                      GPtrArray *stages,
                      GError   **error)
{
  return replace_list (self, "DELETE FROM stage WHERE side = ?", side, stages, put_stage,
                       side == HJL_SIDE_LEVER ? HJL_LIST_STAGES : HJL_LIST_ROLE_STAGES, error);
}

static gboolean
put_reason (HjlStore *self,
            gpointer  item,
            gint64    position,
            GError  **error)
{
  HjlArchiveReason *reason = HJL_ARCHIVE_REASON (item);

  return hjl_store_run_with (self, error,
                             "INSERT OR REPLACE INTO reason (id, position, name, hired, active)"
                             " VALUES (?, ?, ?, ?, ?)",
                             "sxsii", reason->id, position, reason->name, reason->hired, reason->active);
}

gboolean
hjl_store_put_reasons (HjlStore  *self,
                       GPtrArray *reasons,
                       GError   **error)
{
  return replace_list (self, "DELETE FROM reason", -1, reasons, put_reason, HJL_LIST_REASONS, error);
}

static gboolean
put_user (HjlStore *self,
          gpointer  item,
          gint64    position,
          GError  **error)
{
  HjlUser *user = HJL_USER (item);

  return hjl_store_run_with (self, error,
                             "INSERT OR REPLACE INTO user (id, position, name, email, access_role, active)"
                             " VALUES (?, ?, ?, ?, ?, ?)",
                             "sxsssi", user->id, position, user->name, user->email, user->access_role, user->active);
}

/* Whoever waits for somebody to be added as is looked at again: one of these may be active by now. */
gboolean
hjl_store_put_users (HjlStore  *self,
                     GPtrArray *users,
                     GError   **error)
{
  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           replace_list (self, "DELETE FROM user", -1, users, put_user, HJL_LIST_USERS, error) &&
                             hjl_store_run (self,
                                            "UPDATE candidate SET dirty = 1 WHERE dirty = 0 AND erased = 0"
                                            " AND id IN (SELECT candidate_id FROM hold WHERE kind = 'no-acting-user')",
                                            error),
                           error);
}

static gboolean
put_source (HjlStore *self,
            gpointer  item,
            gint64    position,
            GError  **error)
{
  return hjl_store_run_with (self, error, "INSERT INTO source (position, text) VALUES (?, ?)", "xs", position, item);
}

static gboolean
put_tag (HjlStore *self,
         gpointer  item,
         gint64    position,
         GError  **error)
{
  return hjl_store_run_with (self, error, "INSERT INTO tag (position, text) VALUES (?, ?)", "xs", position, item);
}

gboolean
hjl_store_put_sources (HjlStore  *self,
                       GPtrArray *texts,
                       GError   **error)
{
  return replace_list (self, "DELETE FROM source", -1, texts, put_source, HJL_LIST_SOURCES, error);
}

gboolean
hjl_store_put_tags (HjlStore  *self,
                    GPtrArray *texts,
                    GError   **error)
{
  return replace_list (self, "DELETE FROM tag", -1, texts, put_tag, HJL_LIST_TAGS, error);
}

gboolean
hjl_store_is_role_live (HjlStore   *self,
                        const char *id)
{
  g_autofree char *status = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  status = hjl_statement_take_text (hjl_store_prepare_with (self, "SELECT status FROM role WHERE id = ?", "s", id), NULL);

  return hjl_role_status_from_string (status) == HJL_ROLE_STATUS_LIVE;
}
