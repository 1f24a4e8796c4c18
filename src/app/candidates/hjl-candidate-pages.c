/* hjl-candidate-pages.c: parts of the list of candidates, read in the loader's thread
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/candidates/hjl-candidate-pages.h"
#include "store/hjl-store-query.h"

/* Rows that are read before and behind those that are looked at, to find again what moved a little. */
#define MARGIN 32

/* A burst of changes must not make every refresh read the list. */
#define MAX_SHIFT 1000

HjlPagesQuestion *
hjl_pages_question_new (const HjlCandidateQuery *query,
                        guint                    n_before)
{
  HjlPagesQuestion *self = g_new0 (HjlPagesQuestion, 1);

  self->query = *query;
  self->query.search = g_strdup (query->search);
  self->query.role_id = g_strdup (query->role_id);
  self->n_before = n_before;
  self->ranges = g_array_new (FALSE, FALSE, sizeof (HjlRange));

  return self;
}

void
hjl_pages_question_add (HjlPagesQuestion *self,
                        guint             start,
                        guint             length)
{
  HjlRange range = { start, length };

  g_array_append_val (self->ranges, range);
}

void
hjl_pages_question_add_around (HjlPagesQuestion *self,
                               GArray           *places)
{
  for (guint i = 0; i < places->len;)
    {
      guint first = g_array_index (places, guint, i);
      guint last = first;
      guint start = first > MARGIN ? first - MARGIN : 0;

      while (i < places->len && g_array_index (places, guint, i) - last <= 2 * MARGIN)
        last = g_array_index (places, guint, i++);
      hjl_pages_question_add (self, start, last + MARGIN - start);
    }
}

void
hjl_pages_question_free (HjlPagesQuestion *self)
{
  g_free ((char *) self->query.search);
  g_free ((char *) self->query.role_id);
  g_array_unref (self->ranges);
  g_free (self);
}

void
hjl_pages_free (HjlPages *self)
{
  g_ptr_array_unref (self->rows);
  g_array_unref (self->places);
  g_free (self);
}

static void
free_row (gpointer row)
{
  g_clear_pointer ((HjlCandidateRow **) &row, hjl_candidate_row_free);
}

static gboolean
load_range (HjlStore         *store,
            HjlPagesQuestion *question,
            guint             start,
            guint             length,
            HjlPages         *pages,
            GError          **error)
{
  g_autoptr (GPtrArray) rows = hjl_store_list_candidates (store, &question->query, start, length, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      guint place = start + i;

      g_array_append_val (pages->places, place);
    }
  g_ptr_array_extend_and_steal (pages->rows, g_steal_pointer (&rows));

  return TRUE;
}

gpointer
hjl_pages_load (HjlStore *store,
                gpointer  data,
                GError  **error)
{
  HjlPagesQuestion *question = data;
  g_autoptr (HjlPages) pages = g_new0 (HjlPages, 1);
  guint end = 0;
  guint more = 0;
  guint fewer = 0;

  pages->rows = g_ptr_array_new_with_free_func (free_row);
  pages->places = g_array_new (FALSE, FALSE, sizeof (guint));

  if (question->wants_count)
    {
      int n = hjl_store_count_candidates (store, &question->query, error);

      if (n < 0)
        return NULL;
      pages->n_rows = n;
      more = pages->n_rows > question->n_before ? MIN (pages->n_rows - question->n_before, MAX_SHIFT) : 0;
      fewer = pages->n_rows < question->n_before ? MIN (question->n_before - pages->n_rows, MAX_SHIFT) : 0;
    }

  for (guint i = 0; i < question->ranges->len; i++)
    {
      const HjlRange *range = &g_array_index (question->ranges, HjlRange, i);
      guint           start = range->start;
      guint           range_end = range->start + range->length + more;

      start -= MIN (start, fewer);
      start = MAX (start, end);
      if (start >= range_end)
        continue;
      if (!load_range (store, question, start, range_end - start, pages, error))
        return NULL;
      end = range_end;
    }

  /* Somebody may have written between the count and the rows. */
  if (pages->places->len > 0)
    pages->n_rows = MAX (pages->n_rows, g_array_index (pages->places, guint, pages->places->len - 1) + 1);

  return g_steal_pointer (&pages);
}
