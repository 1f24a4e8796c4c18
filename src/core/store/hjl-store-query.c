/* hjl-store-query.c: pages of candidates, in any order and from any place
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-query.h"

#include "model/hjl-fold.h"
#include "store/hjl-store-private.h"
#include "store/hjl-store-state.h"

#define ALL_STATES ((1u << HJL_N_STATES) - 1)
#define SHOWN_STATES (ALL_STATES & ~(1u << HJL_STATE_NONE))

/* Each order with its own index and the same backwards: a page near the end is counted from there. */
static const struct
{
  const char *index;
  const char *forwards;
  const char *backwards;
} sorts[] = {
  [HJL_SORT_CHANGED] = { "candidate_changed",
                         "changed_at DESC, row DESC",
                         "changed_at, row" },
  [HJL_SORT_NAME] = { "candidate_name",
                      "name_fold NULLS LAST, row",
                      "name_fold DESC NULLS FIRST, row DESC" },
  [HJL_SORT_ROLE] = { "candidate_role",
                      "role_fold NULLS LAST, changed_at DESC, row DESC",
                      "role_fold DESC NULLS FIRST, changed_at, row" },
  [HJL_SORT_STATE] = { "candidate_state",
                       "state, changed_at DESC, row DESC",
                       "state DESC, changed_at, row" },
};

/* What a query comes to: folded, and with the states that are really meant. */
typedef struct
{
  GStrv       words; /* nullable: of what is searched for */
  const char *role_id;
  guint       states;
  HjlSort     sort;
} Wanted;

static void
wanted_init (Wanted                  *wanted,
             const HjlCandidateQuery *query)
{
  g_auto (GStrv) words = hjl_fold_words (query->search);

  wanted->words = *words != NULL ? g_steal_pointer (&words) : NULL;
  wanted->role_id = query->role_id;
  wanted->states = query->states != 0 ? query->states & ALL_STATES : SHOWN_STATES;
  wanted->sort = query->sort;
}

static void
wanted_clear (Wanted *wanted)
{
  g_clear_pointer (&wanted->words, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, wanted_clear)

static gboolean
is_shown (const Wanted *wanted)
{
  return (wanted->states & ~SHOWN_STATES) == 0;
}

static gboolean
is_one_state (const Wanted *wanted)
{
  return (wanted->states & (wanted->states - 1)) == 0;
}

/* The planner has no statistics, so it is told: the index that has the order, or for a search the one
 * that has the names; few have the same role. */
static void
append_source (GString      *sql,
               const Wanted *wanted)
{
  g_string_append (sql, " FROM candidate");

  if (wanted->role_id != NULL)
    g_string_append (sql, " INDEXED BY candidate_of_role");
  else if (!is_shown (wanted))
    return;
  else if (wanted->words != NULL)
    g_string_append (sql, " INDEXED BY candidate_name");
  else if (is_one_state (wanted) && wanted->sort == HJL_SORT_CHANGED)
    g_string_append (sql, " INDEXED BY candidate_state");
  else
    g_string_append_printf (sql, " INDEXED BY %s", sorts[wanted->sort].index);
}

/* bind_filter() gives the values in the same order. `state <> 0` lets the partial indexes be used. */
static void
append_filter (GString      *sql,
               const Wanted *wanted)
{
  g_string_append (sql, is_shown (wanted) ? " WHERE state <> 0" : " WHERE TRUE");

  if (is_one_state (wanted))
    g_string_append (sql, " AND state = ?");
  else if (wanted->states != SHOWN_STATES)
    g_string_append (sql, " AND (? >> state) & 1");

  if (wanted->role_id != NULL)
    g_string_append (sql, " AND role_id = ?");

  for (guint i = 0; wanted->words != NULL && wanted->words[i] != NULL; i++)
    g_string_append (sql, " AND (instr (name_fold, ?) OR instr (role_fold, ?))");
}

static void
bind_filter (HjlStatement *statement,
             const Wanted *wanted)
{
  if (is_one_state (wanted))
    hjl_statement_bind_int (statement, g_bit_nth_lsf (wanted->states, -1));
  else if (wanted->states != SHOWN_STATES)
    hjl_statement_bind_int (statement, wanted->states);

  if (wanted->role_id != NULL)
    hjl_statement_bind_text (statement, wanted->role_id);

  for (guint i = 0; wanted->words != NULL && wanted->words[i] != NULL; i++)
    {
      hjl_statement_bind_text (statement, wanted->words[i]);
      hjl_statement_bind_text (statement, wanted->words[i]);
    }
}

/* Without a search the kept numbers know. */
static gint64
count (HjlStore     *self,
       const Wanted *wanted,
       GError      **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  HjlStatement *statement;
  gint64        n = 0;

  if (wanted->words == NULL)
    {
      statement = hjl_store_prepare_with (self,
                                          wanted->role_id != NULL
                                            ? "SELECT sum (n) FROM role_count WHERE (? >> state) & 1"
                                              " AND role_id = ?"
                                            : "SELECT sum (n) FROM role_count WHERE (? >> state) & 1",
                                          "u", wanted->states);
      if (wanted->role_id != NULL)
        hjl_statement_bind_text (statement, wanted->role_id);
    }
  else
    {
      g_string_append (sql, "SELECT count (*)");
      append_source (sql, wanted);
      append_filter (sql, wanted);
      statement = hjl_store_prepare (self, sql->str);
      bind_filter (statement, wanted);
    }

  if (hjl_statement_next (statement))
    n = hjl_statement_get_int (statement);

  return hjl_statement_end (statement, error) ? n : -1;
}

/* Appends what @statement finds. */
static gboolean
take_numbers (HjlStatement *statement,
              GArray       *rows,
              GError      **error)
{
  while (hjl_statement_next (statement))
    {
      gint64 row = hjl_statement_get_int (statement);

      g_array_append_val (rows, row);
    }

  return hjl_statement_end (statement, error);
}

/* Appends the `candidate.row` of a page. */
static gboolean
find_page (HjlStore     *self,
           const Wanted *wanted,
           gboolean      backwards,
           gint64        offset,
           gint64        limit,
           GArray       *rows,
           GError      **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT row");
  HjlStatement *statement;

  append_source (sql, wanted);
  append_filter (sql, wanted);
  g_string_append_printf (sql, " ORDER BY %s LIMIT ? OFFSET ?",
                          backwards ? sorts[wanted->sort].backwards : sorts[wanted->sort].forwards);

  statement = hjl_store_prepare (self, sql->str);
  bind_filter (statement, wanted);
  hjl_statement_bind_int (statement, limit);
  hjl_statement_bind_int (statement, offset);

  return take_numbers (statement, rows, error);
}

/* Passing over rows is what a far page costs. So from the nearer end; where the number of rows is as
 * dear as the rows themselves, as in a search, from the start. */
static gboolean
find_rows (HjlStore     *self,
           const Wanted *wanted,
           gint64        offset,
           gint64        limit,
           GArray       *rows,
           GError      **error)
{
  gint64 n;
  gint64 after;

  if (wanted->words != NULL)
    return find_page (self, wanted, FALSE, offset, limit, rows, error);

  n = count (self, wanted, error);
  if (n < 0)
    return FALSE;

  limit = MIN (limit, n - offset);
  if (limit <= 0)
    return TRUE;

  after = n - offset - limit;
  if (offset <= after)
    return find_page (self, wanted, FALSE, offset, limit, rows, error);

  if (!find_page (self, wanted, TRUE, after, limit, rows, error))
    return FALSE;

  for (guint i = 0; i < rows->len / 2; i++)
    {
      gint64 *first = &g_array_index (rows, gint64, i);
      gint64 *last = &g_array_index (rows, gint64, rows->len - 1 - i);
      gint64  other = *first;

      *first = *last;
      *last = other;
    }

  return TRUE;
}

void
hjl_candidate_row_free (HjlCandidateRow *self)
{
  g_free (self->candidate_id);
  g_free (self->name);
  g_free (self->role_id);
  g_free (self->role_title);
  g_free (self->stage_id);
  g_free (self->stage_name);
  g_free (self->lever_stage_name);
  g_free (self->opportunity_id);
  g_free (self->opportunity_url);
  g_free (self->url);
  g_clear_pointer (&self->hold, hjl_hold_free);
  g_free (self);
}

/* A stage that no longer exists is called what it was called when both sides were last in step, but not by its id, as it may have been
 * kept then. @where: a condition with
 * one value. (transfer none) */
static HjlStatement *
prepare_row (HjlStore   *self,
             const char *where)
{
  g_autofree char *sql = g_strconcat (
    "SELECT c.id, c.name, c.role_id, ifnull (r.title, m.role_title), c.stage_id,"
    " s.name, coalesce (iif (o.archived, a.name, t.name),"
    "  iif (o.id IS NULL OR l.base_id = iif (o.archived, o.archive_reason_id, o.stage_id),"
    "   nullif (l.base_name, l.base_id), NULL)),"
    " ifnull (o.archived, 0), o.archived = 0 AND o.stage_id IS NOT NULL AND t.id IS NULL, l.opportunity_id, ifnull (o.url, l.opportunity_url),"
    " c.url, c.state, c.changed_at, " HJL_STORE_HOLD_COLUMNS
    " FROM candidate AS c"
    " LEFT JOIN role AS r ON r.id = c.role_id"
    " LEFT JOIN mapping AS m ON m.role_id = c.role_id"
    " LEFT JOIN stage AS s ON s.side = ? AND s.id = c.stage_id"
    " LEFT JOIN link AS l ON l.candidate_id = c.id"
    " LEFT JOIN opportunity AS o ON o.id = l.opportunity_id"
    " LEFT JOIN stage AS t ON t.side = ? AND t.id = o.stage_id"
    " LEFT JOIN reason AS a ON a.id = o.archive_reason_id"
    " LEFT JOIN hold AS h ON h.candidate_id = c.id"
    " WHERE ",
    where, NULL);

  return hjl_store_prepare_with (self, sql, "ii", HJL_SIDE_HACKAJOB, HJL_SIDE_LEVER);
}

static gboolean
take_rows (HjlStatement *statement,
           GPtrArray    *list,
           GError      **error)
{
  while (hjl_statement_next (statement))
    {
      HjlCandidateRow *item = g_new0 (HjlCandidateRow, 1);
      const char      *name;
      const char      *role_title;
      const char      *stage_name;
      const char      *lever_stage_name;
      int              state;

      g_ptr_array_add (list, item);
      hjl_statement_load (statement, "stststtbbsssix", &item->candidate_id, &name, &item->role_id, &role_title, &item->stage_id,
                          &stage_name, &lever_stage_name, &item->archived, &item->in_gone_stage, &item->opportunity_id,
                          &item->opportunity_url, &item->url, &state, &item->changed_at);
      /* Names are shown in a row; what is sent is read elsewhere. */
      item->name = hjl_fold_line (name);
      item->role_title = hjl_fold_line (role_title);
      item->stage_name = hjl_fold_line (stage_name);
      item->lever_stage_name = hjl_fold_line (lever_stage_name);
      item->state = state;
      item->hold = hjl_store_read_hold (statement, item->candidate_id);
    }

  return hjl_statement_end (statement, error);
}

static gboolean
load_row (HjlStore  *self,
          gint64     row,
          GPtrArray *list,
          GError   **error)
{
  HjlStatement *statement = prepare_row (self, "c.row = ?");

  hjl_statement_bind_int (statement, row);

  return take_rows (statement, list, error);
}

HjlCandidateRow *
hjl_store_load_candidate_row (HjlStore   *self,
                              const char *candidate_id,
                              GError    **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_candidate_row_free);
  HjlStatement *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (candidate_id != NULL, NULL);

  statement = prepare_row (self, "c.id = ?");
  hjl_statement_bind_text (statement, candidate_id);

  return take_rows (statement, list, error) && list->len > 0 ? g_ptr_array_steal_index (list, 0) : NULL;
}

static GPtrArray *
load_rows (HjlStore *self,
           GArray   *rows,
           GError  **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_candidate_row_free);

  for (guint i = 0; i < rows->len; i++)
    if (!load_row (self, g_array_index (rows, gint64, i), list, error))
      return NULL;

  return g_steal_pointer (&list);
}

GPtrArray *
hjl_store_list_candidates (HjlStore                *self,
                           const HjlCandidateQuery *query,
                           guint                    offset,
                           guint                    limit,
                           GError                 **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GArray) rows = NULL;
  g_auto (Wanted) wanted = { 0 };

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (query != NULL && query->sort < G_N_ELEMENTS (sorts), NULL);

  /* One moment for the number, the page and its rows, whatever the writer does meanwhile. */
  if (!hjl_store_begin_read (self, error))
    return NULL;

  wanted_init (&wanted, query);
  rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (find_rows (self, &wanted, offset, limit, rows, error))
    list = load_rows (self, rows, error);
  hjl_store_end_read (self);

  return g_steal_pointer (&list);
}

int
hjl_store_count_candidates (HjlStore                *self,
                            const HjlCandidateQuery *query,
                            GError                 **error)
{
  g_auto (Wanted) wanted = { 0 };

  g_return_val_if_fail (HJL_IS_STORE (self), -1);
  g_return_val_if_fail (query != NULL, -1);

  wanted_init (&wanted, query);

  return (int) count (self, &wanted, error);
}

GPtrArray *
hjl_store_find_names (HjlStore          *self,
                      const char *const *terms,
                      guint              limit,
                      GError           **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT row FROM candidate INDEXED BY candidate_name WHERE state <> 0 AND name IS NOT NULL");
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  HjlStatement *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (terms != NULL, NULL);

  text = g_strjoinv (" ", (char **) terms);
  words = hjl_fold_words (text);
  if (*words == NULL)
    return load_rows (self, rows, error);
  if (!hjl_store_begin_read (self, error))
    return NULL;

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append (sql, " AND instr (name_fold, ?)");
  g_string_append_printf (sql, " ORDER BY %s LIMIT ?", sorts[HJL_SORT_NAME].forwards);
  statement = hjl_store_prepare (self, sql->str);
  for (guint i = 0; words[i] != NULL; i++)
    hjl_statement_bind_text (statement, words[i]);
  hjl_statement_bind_int (statement, limit);
  if (take_numbers (statement, rows, error))
    list = load_rows (self, rows, error);
  hjl_store_end_read (self);

  return g_steal_pointer (&list);
}

GPtrArray *
hjl_store_load_named (HjlStore          *self,
                      const char *const *ids,
                      GError           **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_candidate_row_free);
  g_autoptr (GError) wrong = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (HjlCandidateRow) row = hjl_store_load_candidate_row (self, ids[i], &wrong);

      if (wrong != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&wrong));
          return NULL;
        }
      if (row != NULL && row->state != HJL_STATE_NONE && row->name != NULL)
        g_ptr_array_add (list, g_steal_pointer (&row));
    }

  return g_steal_pointer (&list);
}
