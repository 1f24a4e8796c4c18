/* hjl-chosen.c: who of the candidates is selected
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-chosen.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-candidate-item.h"

/* Names that a question lists. */
#define MAX_NAMES 5

HjlChosen *
hjl_chosen_new (const HjlCandidateRow *row)
{
  HjlChosen *self;

  g_return_val_if_fail (row != NULL, NULL);

  self = g_new0 (HjlChosen, 1);
  self->id = g_strdup (row->candidate_id);
  self->name = g_strdup (hjl_candidate_row_get_title (row));
  self->erased = row->state == HJL_STATE_ERASED;
  self->hold = row->hold != NULL ? hjl_hold_copy (row->hold) : NULL;

  return self;
}

HjlChosen *
hjl_chosen_copy (const HjlChosen *self)
{
  HjlChosen *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (HjlChosen, 1);
  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->erased = self->erased;
  copy->hold = self->hold != NULL ? hjl_hold_copy (self->hold) : NULL;

  return copy;
}

void
hjl_chosen_free (HjlChosen *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  hjl_hold_free (self->hold);
  g_free (self);
}

GPtrArray *
hjl_chosen_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_chosen_free);
}

char *
hjl_chosen_list_dup_names (GPtrArray *people)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n_more;

  g_return_val_if_fail (people != NULL, NULL);

  n_more = people->len > MAX_NAMES ? people->len - MAX_NAMES : 0;
  for (guint i = 0; i < people->len - n_more; i++)
    g_ptr_array_add (names, g_strdup (((const HjlChosen *) people->pdata[i])->name));
  if (n_more > 0)
    g_ptr_array_add (names, g_strdup_printf (ngettext ("and %'u more", "and %'u more", n_more), n_more));
  g_ptr_array_add (names, NULL);

  return g_strjoinv (_ (", "), (char **) names->pdata);
}
