/* hjl-candidate-item.c: one place of the list of candidates, whose row may still be on its way
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/candidates/hjl-candidate-item.h"

G_DEFINE_FINAL_TYPE (HjlCandidateItem, hjl_candidate_item, G_TYPE_OBJECT)

static gboolean
is_same_hold (const HjlHold *a,
              const HjlHold *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->kind == b->kind && a->since == b->since && g_strcmp0 (a->detail, b->detail) == 0 &&
         g_strcmp0 (a->decision, b->decision) == 0;
}

static gboolean
is_same (const HjlCandidateRow *a,
         const HjlCandidateRow *b)
{
  return a->state == b->state && a->changed_at == b->changed_at && a->archived == b->archived &&
         g_strcmp0 (a->candidate_id, b->candidate_id) == 0 && g_strcmp0 (a->name, b->name) == 0 &&
         g_strcmp0 (a->role_title, b->role_title) == 0 && g_strcmp0 (a->stage_name, b->stage_name) == 0 &&
         g_strcmp0 (a->lever_stage_name, b->lever_stage_name) == 0 &&
         g_strcmp0 (a->opportunity_id, b->opportunity_id) == 0 &&
         g_strcmp0 (a->opportunity_url, b->opportunity_url) == 0 && g_strcmp0 (a->url, b->url) == 0 &&
         is_same_hold (a->hold, b->hold);
}

static void
hjl_candidate_item_finalize (GObject *object)
{
  HjlCandidateItem *self = HJL_CANDIDATE_ITEM (object);

  g_clear_pointer (&self->row, hjl_candidate_row_free);

  G_OBJECT_CLASS (hjl_candidate_item_parent_class)->finalize (object);
}

static void
hjl_candidate_item_class_init (HjlCandidateItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = hjl_candidate_item_finalize;

  g_signal_new ("changed",
                HJL_TYPE_CANDIDATE_ITEM,
                G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
hjl_candidate_item_init (HjlCandidateItem *self)
{
  self->place = HJL_NO_PLACE;
}

HjlCandidateItem *
hjl_candidate_item_new (void)
{
  return g_object_new (HJL_TYPE_CANDIDATE_ITEM, NULL);
}

const char *
hjl_candidate_item_get_id (HjlCandidateItem *self)
{
  g_return_val_if_fail (HJL_IS_CANDIDATE_ITEM (self), NULL);

  return self->row != NULL ? self->row->candidate_id : NULL;
}

void
hjl_candidate_item_take_row (HjlCandidateItem *self,
                             HjlCandidateRow  *row)
{
  g_return_if_fail (HJL_IS_CANDIDATE_ITEM (self));
  g_return_if_fail (row != NULL);

  if (self->row != NULL && is_same (self->row, row))
    {
      hjl_candidate_row_free (row);
      return;
    }

  g_clear_pointer (&self->row, hjl_candidate_row_free);
  self->row = row;
  g_signal_emit_by_name (self, "changed");
}
