/* hjl-store-timeline.c: what happened, for people
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-timeline.h"

#include "model/hjl-fold.h"
#include "model/hjl-words.h"
#include "store/hjl-store-private.h"

static const char *const kind_names[] = {
  [HJL_ACTIVITY_DONE] = "done",
  [HJL_ACTIVITY_CONFLICT] = "conflict",
  [HJL_ACTIVITY_ATTENTION] = "attention",
  [HJL_ACTIVITY_FAILED] = "failed",
  [HJL_ACTIVITY_ERASED] = "erased",
  [HJL_ACTIVITY_CHANGED] = "changed",
};

const char *
hjl_activity_kind_to_string (HjlActivityKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

static HjlActivityKind
kind_from_string (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (text, kind_names[i]) == 0)
      return i;

  return HJL_ACTIVITY_DONE;
}

HjlActivity *
hjl_activity_new (HjlActivityKind kind,
                  HjlTime         at,
                  const char     *kept)
{
  HjlActivity *self = g_new0 (HjlActivity, 1);

  self->kind = kind;
  self->at = at;
  self->kept = g_strdup (kept);
  self->text = hjl_words_show (kept);

  return self;
}

void
hjl_activity_free (HjlActivity *self)
{
  g_free (self->candidate_id);
  g_free (self->role_id);
  g_free (self->action);
  g_free (self->passed_over);
  g_free (self->kept);
  g_free (self->text);
  g_free (self->name);
  g_free (self);
}

gboolean
hjl_store_add_activity (HjlStore          *self,
                        const HjlActivity *activity,
                        GError           **error)
{
  gint64 run_id;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (activity != NULL && activity->kept != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;
  if (!hjl_store_need_run (self, &run_id, error))
    return hjl_store_finish (self, FALSE, error);

  return hjl_store_finish (self,
                           hjl_store_run_with (self, error,
                                               "INSERT INTO activity (at, kind, candidate_id, role_id, action,"
                                               " passed_over, text, run_id, write_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
                                               " ifnull ((SELECT max (id) FROM journal WHERE ?2 = 'done' AND run_id <> 0 AND run_id = ?8"
                                               "  AND candidate_id = ?3 AND kind = ?5 AND state = 'done'), 0))",
                                               "xssssssx", activity->at, hjl_activity_kind_to_string (activity->kind),
                                               activity->candidate_id, activity->role_id, activity->action,
                                               activity->passed_over, activity->kept, run_id),
                           error);
}

static gpointer
read_activity (HjlStatement *statement)
{
  HjlActivity *activity = g_new0 (HjlActivity, 1);
  const char  *kind;

  hjl_statement_load (statement, "xxtsssssxx", &activity->id, &activity->at, &kind, &activity->candidate_id, &activity->role_id,
                      &activity->action, &activity->passed_over, &activity->kept, &activity->run_id, &activity->write_id);
  activity->kind = kind_from_string (kind);
  activity->text = hjl_words_show (activity->kept);

  return activity;
}

#define SELECT_ACTIVITY \
  "SELECT id, at, kind, candidate_id, role_id, action, passed_over, text, run_id, write_id FROM activity"
#define NEWEST_FIRST " ORDER BY id DESC LIMIT ?"

GPtrArray *
hjl_store_list_activity (HjlStore   *self,
                         const char *candidate_id,
                         guint       limit,
                         GError    **error)
{
  HjlStatement *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  statement = candidate_id != NULL ? hjl_store_prepare_with (self, SELECT_ACTIVITY " WHERE candidate_id = ?" NEWEST_FIRST,
                                                             "su", candidate_id, limit)
                                   : hjl_store_prepare_with (self, SELECT_ACTIVITY NEWEST_FIRST, "u", limit);

  return hjl_statement_take_all (statement, read_activity, (GDestroyNotify) hjl_activity_free, error);
}

/* A timeline of years says few things, again and again: each is put into words once. So many are remembered. */
#define MAX_SENTENCES 10000

/* Returns: (nullable): as it is searched; of @sentences, or @rest */
static const char *
fold_sentence (GHashTable *sentences,
               const char *kept,
               char      **rest)
{
  g_autofree char *shown = NULL;
  gpointer         known;

  if (kept == NULL)
    return NULL;
  if (g_hash_table_lookup_extended (sentences, kept, NULL, &known))
    return known;

  shown = hjl_words_show (kept);
  *rest = hjl_fold_for_search (shown);
  if (g_hash_table_size (sentences) >= MAX_SENTENCES)
    return *rest;

  known = g_steal_pointer (rest);
  g_hash_table_insert (sentences, g_strdup (kept), known);

  return known;
}

/* The words of @words that neither the name nor the role has are in the sentence. */
static gboolean
has_words (GHashTable        *sentences,
           const char        *kept,
           const char        *name,
           const char        *role,
           const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char      *word[] = { words[i], NULL };
      g_autofree char *rest = NULL;

      if (!hjl_fold_has_words (name, word) && !hjl_fold_has_words (role, word) &&
          !hjl_fold_has_words (fold_sentence (sentences, kept, &rest), word))
        return FALSE;
    }

  return TRUE;
}

GPtrArray *
hjl_store_find_activity (HjlStore               *self,
                         const HjlActivityQuery *query,
                         GError                **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_activity_free);
  g_auto (GStrv) words = hjl_fold_words (query->search);
  g_autoptr (GHashTable) sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint         limit = query->limit > 0 ? query->limit : G_MAXUINT;
  HjlStatement *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  statement = hjl_store_prepare_with (self,
                                      "SELECT a.text, c.name_fold, r.fold,"
                                      " a.id, a.at, a.kind, a.candidate_id, a.role_id, a.action, a.passed_over, a.text,"
                                      " a.run_id, a.write_id, c.name"
                                      " FROM activity AS a"
                                      " LEFT JOIN candidate AS c ON c.id = a.candidate_id"
                                      " LEFT JOIN role AS r ON ?6 AND r.id = a.role_id"
                                      " WHERE a.id < ?1 AND a.at >= ?2"
                                      " AND (?3 IS NULL OR a.candidate_id = ?3)"
                                      " AND (?4 IS NULL OR a.role_id = ?4)"
                                      " AND (?5 IS NULL OR a.kind = ?5)"
                                      " AND (?7 = 0 OR a.run_id = ?7)"
                                      " AND (?8 IS NULL OR (SELECT n.cause FROM run AS n WHERE n.id = a.run_id) = ?8)"
                                      " ORDER BY a.id DESC",
                                      "xxsssixs", query->before > 0 ? query->before : G_MAXINT64, query->since,
                                      query->candidate_id, query->role_id, query->kind, *words != NULL, query->run_id,
                                      query->cause);

  /* What the words are only this program knows, so they are searched here; it stops where there is enough. */
  while (list->len < limit && hjl_statement_next (statement))
    {
      const char  *kept;
      const char  *name;
      const char  *role;
      HjlActivity *activity;

      hjl_statement_load (statement, "ttt", &kept, &name, &role);
      if (!has_words (sentences, kept, name, role, (const char *const *) words))
        continue;
      activity = read_activity (statement);
      activity->name = hjl_statement_dup_text (statement);
      g_ptr_array_add (list, activity);
    }

  return hjl_statement_end (statement, error) ? g_steal_pointer (&list) : NULL;
}

gboolean
hjl_store_shorten_activity (HjlStore   *self,
                            const char *kept,
                            const char *code,
                            GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (kept != NULL, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           hjl_store_run_with (self, error,
                                               "UPDATE activity SET text = ?1"
                                               " WHERE kind = 'changed' AND candidate_id IS NULL AND text <> ?1 AND instr (text, ?2) > 0",
                                               "ss", kept, code),
                           error);
}

gboolean
hjl_store_trim_activity (HjlStore *self,
                         HjlTime   before,
                         GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           hjl_store_run_with (self, error, "DELETE FROM activity WHERE at < ?", "x", before) &&
                             hjl_store_run_with (self, error, "DELETE FROM journal WHERE open = 0 AND ended_at < ?", "x", before) &&
                             hjl_store_run_with (self, error,
                                                 "DELETE FROM run WHERE began_at < ?"
                                                 " AND NOT EXISTS (SELECT 1 FROM journal AS j WHERE j.run_id = run.id AND j.run_id <> 0)"
                                                 " AND NOT EXISTS (SELECT 1 FROM activity AS a WHERE a.run_id = run.id AND a.run_id <> 0)",
                                                 "x", before),
                           error);
}
