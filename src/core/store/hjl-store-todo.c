/* hjl-store-todo.c: who is to be moved on hackajob by hand
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-todo.h"

#include "store/hjl-store-private.h"
#include "store/hjl-store-book.h"

void
hjl_todo_free (HjlTodo *self)
{
  if (self == NULL)
    return;

  g_free (self->candidate_id);
  g_free (self->from_id);
  g_free (self->stage_id);
  g_free (self->name);
  g_free (self->url);
  g_free (self->role_title);
  g_free (self->from_name);
  g_free (self->stage_name);
  g_free (self);
}

static gpointer
read_todo (HjlStatement *statement)
{
  HjlTodo *todo = g_new0 (HjlTodo, 1);

  hjl_statement_load (statement, "ssssssssx", &todo->candidate_id, &todo->from_id, &todo->stage_id, &todo->name, &todo->url,
                      &todo->role_title, &todo->from_name, &todo->stage_name, &todo->since);

  return todo;
}

GPtrArray *
hjl_store_list_todos (HjlStore *self,
                      GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  return hjl_statement_take_all (hjl_store_prepare (self,
                                                    "SELECT t.candidate_id, t.from_id, t.stage_id, p.name, p.url, r.title, f.name, s.name,"
                                                    " t.since FROM todo AS t LEFT JOIN book_person AS p ON p.id = t.candidate_id"
                                                    " LEFT JOIN book_role AS r ON r.id = p.role_id"
                                                    " LEFT JOIN book_stage AS f ON f.id = t.from_id"
                                                    " LEFT JOIN book_stage AS s ON s.id = t.stage_id"
                                                    " ORDER BY t.since, t.candidate_id"),
                                 read_todo, (GDestroyNotify) hjl_todo_free, error);
}

int
hjl_store_count_todos (HjlStore *self,
                       GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), -1);

  return (int) hjl_statement_take_int (hjl_store_prepare (self, "SELECT count (*) FROM todo"), error);
}

/* Where the person is on hackajob is where an open one says, else where they count as being. */
static gboolean
write_todo (HjlStore   *self,
            const char *candidate_id,
            const char *stage_id,
            HjlTime     now,
            GError    **error)
{
  if (!hjl_store_run_with (self, error,
                           "INSERT INTO todo (candidate_id, from_id, stage_id, since)"
                           " SELECT id, stage_id, ?2, ?3 FROM book_person WHERE id = ?1"
                           " ON CONFLICT DO UPDATE SET stage_id = ?2, since = ?3 WHERE stage_id <> ?2",
                           "ssx", candidate_id, stage_id, now))
    return FALSE;

  return hjl_store_run_with (self, error, "DELETE FROM todo WHERE candidate_id = ? AND from_id IS stage_id",
                             "s", candidate_id);
}

static gboolean
write_stage (HjlStore   *self,
             const char *candidate_id,
             const char *stage_id,
             HjlTime     now,
             GError    **error)
{
  return hjl_store_run_with (self, error,
                             "UPDATE book_person SET stage_id = ?1, updated_at = max (updated_at + 1, ?2)"
                             " WHERE id = ?3 AND stage_id IS NOT ?1",
                             "sxs", stage_id, now, candidate_id) &&
         hjl_store_show_person (self, candidate_id, error);
}

gboolean
hjl_store_set_todo (HjlStore   *self,
                    const char *candidate_id,
                    const char *stage_id,
                    HjlTime     now,
                    GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (candidate_id != NULL, FALSE);
  g_return_val_if_fail (stage_id != NULL, FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           hjl_store_book_has_stage (self, stage_id, error) &&
                             write_todo (self, candidate_id, stage_id, now, error) &&
                             write_stage (self, candidate_id, stage_id, now, error),
                           error);
}

gboolean
hjl_store_set_person_stage (HjlStore   *self,
                            const char *id,
                            const char *stage_id,
                            HjlTime     now,
                            GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (stage_id != NULL, FALSE);

  return hjl_store_begin (self, error) &&
         hjl_store_finish (self,
                           hjl_store_book_has_stage (self, stage_id, error) &&
                             hjl_store_end_todo (self, id, NULL, error) &&
                             write_stage (self, id, stage_id, now, error),
                           error);
}

gboolean
hjl_store_set_people_stage (HjlStore   *self,
                            GPtrArray  *ids,
                            const char *stage_id,
                            HjlTime     now,
                            guint      *n_left,
                            GError    **error)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (ids != NULL && n_left != NULL, FALSE);
  g_return_val_if_fail (stage_id != NULL, FALSE);

  *n_left = 0;
  if (!hjl_store_begin (self, error))
    return FALSE;

  for (guint i = 0; ok && i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      gboolean    has;

      ok = hjl_store_book_has_person (self, id, &has, error) &&
           (!has || hjl_store_set_person_stage (self, id, stage_id, now, error));
      *n_left += ok && !has;
    }

  return hjl_store_finish (self, ok, error);
}

gboolean
hjl_store_end_todo (HjlStore   *self,
                    const char *candidate_id,
                    gboolean   *found,
                    GError    **error)
{
  gboolean ok;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (candidate_id != NULL, FALSE);

  if (!hjl_store_begin (self, error))
    return FALSE;

  ok = hjl_store_run_with (self, error, "DELETE FROM todo WHERE candidate_id = ?", "s", candidate_id);
  if (found != NULL)
    *found = ok && sqlite3_changes (self->db) > 0;

  return hjl_store_finish (self, ok, error);
}
