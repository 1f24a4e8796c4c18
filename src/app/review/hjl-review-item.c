/* hjl-review-item.c: a row of the review as it is shown: the draft, and what will happen with it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/review/hjl-review-item.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (HjlReviewItem, hjl_review_item, G_TYPE_OBJECT)

HjlReviewFile *
hjl_review_file_new (const char *row_id,
                     const char *spool_name)
{
  HjlReviewFile *self = g_new0 (HjlReviewFile, 1);

  self->row_id = g_strdup (row_id);
  self->spool_name = g_strdup (spool_name);

  return self;
}

static HjlReviewFile *
file_copy (const HjlReviewFile *self)
{
  return hjl_review_file_new (self->row_id, self->spool_name);
}

void
hjl_review_file_free (HjlReviewFile *self)
{
  if (self == NULL)
    return;

  g_free (self->row_id);
  g_free (self->spool_name);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (HjlReviewFile, hjl_review_file, file_copy, hjl_review_file_free)

static void
hjl_review_item_finalize (GObject *object)
{
  HjlReviewItem *self = HJL_REVIEW_ITEM (object);

  hjl_draft_free (self->draft);
  g_clear_pointer (&self->finding, hjl_finding_free);
  g_free (self->role);
  g_free (self->stage);

  G_OBJECT_CLASS (hjl_review_item_parent_class)->finalize (object);
}

static void
hjl_review_item_class_init (HjlReviewItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_review_item_finalize;

  g_signal_new ("changed", HJL_TYPE_REVIEW_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hjl_review_item_init (HjlReviewItem *self)
{
}

HjlReviewItem *
hjl_review_item_new (HjlDraft *draft)
{
  HjlReviewItem *self;

  g_return_val_if_fail (draft != NULL && draft->id != NULL, NULL);

  self = g_object_new (HJL_TYPE_REVIEW_ITEM, NULL);
  self->draft = draft;

  return self;
}

static gboolean
is_same_field (const HjlDraft *a,
               const HjlDraft *b,
               HjlCvField      field)
{
  g_auto (GStrv) first = hjl_draft_dup (a, field);
  g_auto (GStrv) second = hjl_draft_dup (b, field);

  return g_strv_equal ((const char *const *) first, (const char *const *) second);
}

void
hjl_review_item_take_draft (HjlReviewItem *self,
                            HjlDraft      *draft)
{
  g_autoptr (HjlDraft) old = NULL;

  g_return_if_fail (HJL_IS_REVIEW_ITEM (self));

  old = self->draft;
  self->draft = draft;
  if (old->updated_at == draft->updated_at)
    return;

  if (!is_same_field (old, draft, HJL_CV_FIELD_NAME) || !is_same_field (old, draft, HJL_CV_FIELD_EMAIL) ||
      g_strcmp0 (old->person->role_id, draft->person->role_id) != 0 || g_strcmp0 (old->person->stage_id, draft->person->stage_id) != 0)
    g_clear_pointer (&self->finding, hjl_finding_free);
  g_signal_emit_by_name (self, "changed");
}

void
hjl_review_item_name (HjlReviewItem *self,
                      const char    *role,
                      const char    *stage)
{
  g_return_if_fail (HJL_IS_REVIEW_ITEM (self));

  if (g_strcmp0 (self->role, role) == 0 && g_strcmp0 (self->stage, stage) == 0)
    return;

  g_free (self->role);
  self->role = g_strdup (role);
  g_free (self->stage);
  self->stage = g_strdup (stage);
  g_signal_emit_by_name (self, "changed");
}

void
hjl_review_item_take_finding (HjlReviewItem *self,
                              HjlFinding    *finding)
{
  g_return_if_fail (HJL_IS_REVIEW_ITEM (self));

  g_clear_pointer (&self->finding, hjl_finding_free);
  self->finding = finding;
  self->looking = FALSE;
  g_signal_emit_by_name (self, "changed");
}

void
hjl_review_item_set_ownerless (HjlReviewItem *self,
                               gboolean       ownerless)
{
  g_return_if_fail (HJL_IS_REVIEW_ITEM (self));

  if (self->finding == NULL || self->finding->nobody == ownerless)
    return;

  self->finding->nobody = ownerless;
  g_signal_emit_by_name (self, "changed");
}

void
hjl_review_item_set_looking (HjlReviewItem *self,
                             gboolean       looking)
{
  g_return_if_fail (HJL_IS_REVIEW_ITEM (self));

  if (self->looking == looking)
    return;

  self->looking = looking;
  g_signal_emit_by_name (self, "changed");
}

gboolean
hjl_review_item_can_be_looked_up (HjlReviewItem *self)
{
  g_return_val_if_fail (HJL_IS_REVIEW_ITEM (self), FALSE);

  return self->draft->person->role_id != NULL && !hjl_draft_needs_name (self->draft);
}

gboolean
hjl_review_item_is_unknown (HjlReviewItem *self)
{
  g_return_val_if_fail (HJL_IS_REVIEW_ITEM (self), FALSE);

  return self->finding != NULL && self->finding->kind == HJL_FINDING_UNKNOWN;
}

gboolean
hjl_review_item_asks_move (HjlReviewItem *self)
{
  g_return_val_if_fail (HJL_IS_REVIEW_ITEM (self), FALSE);

  return self->finding != NULL && self->finding->moves != NULL && self->draft->choice != HJL_DRAFT_NEW && hjl_draft_asks_stage (self->draft);
}

/* Where Lever knows somebody who may be the same, and nobody has chosen; or the role is closed. */
static gboolean
has_choice_to_make (HjlReviewItem *self)
{
  return self->finding != NULL &&
         (self->finding->kind == HJL_FINDING_ROLE_CLOSED || (self->finding->asks && self->draft->choice == HJL_DRAFT_UNDECIDED) ||
          hjl_review_item_asks_move (self));
}

gboolean
hjl_review_item_is_ready (HjlReviewItem *self)
{
  g_return_val_if_fail (HJL_IS_REVIEW_ITEM (self), FALSE);

  return self->draft->choice != HJL_DRAFT_SKIP && self->draft->person->role_id != NULL && hjl_draft_is_ready (self->draft) &&
         !has_choice_to_make (self);
}

gboolean
hjl_review_item_asks (HjlReviewItem *self)
{
  g_return_val_if_fail (HJL_IS_REVIEW_ITEM (self), FALSE);

  return self->draft->choice != HJL_DRAFT_SKIP && !hjl_review_item_is_ready (self);
}

static const HjlFound *
find_chosen (HjlReviewItem *self)
{
  for (guint i = 0; self->finding != NULL && i < self->finding->found->len; i++)
    {
      const HjlFound *found = g_ptr_array_index (self->finding->found, i);

      if (g_strcmp0 (found->record->id, self->draft->opportunity_id) == 0)
        return found;
    }

  return NULL;
}

static char *
describe_into (HjlReviewItem *self)
{
  const HjlFound  *found = find_chosen (self);
  g_autofree char *record = found != NULL ? hjl_found_describe (found) : NULL;

  return record != NULL ? g_strdup_printf (_ ("Files go to %s"), record) : g_strdup (_ ("Files go to the record you chose"));
}

char *
hjl_review_item_describe (HjlReviewItem *self)
{
  g_return_val_if_fail (HJL_IS_REVIEW_ITEM (self), NULL);

  if (self->draft->choice == HJL_DRAFT_SKIP)
    return g_strdup (_ ("Left out"));
  if (self->draft->person->role_id == NULL)
    return g_strdup (_ ("Needs a role"));
  if (self->finding != NULL && self->finding->kind == HJL_FINDING_ROLE_CLOSED)
    return hjl_finding_describe (self->finding);
  if (hjl_draft_needs_name (self->draft))
    return g_strdup (_ ("Needs a name"));
  if (hjl_draft_asks (self->draft, HJL_CV_FIELD_NAME) && hjl_draft_asks (self->draft, HJL_CV_FIELD_EMAIL))
    return g_strdup (_ ("Check the name and email"));
  if (hjl_draft_asks (self->draft, HJL_CV_FIELD_NAME))
    return g_strdup (_ ("Check the name"));
  if (hjl_draft_asks (self->draft, HJL_CV_FIELD_EMAIL))
    return g_strdup (_ ("Check the email"));
  if (self->draft->choice == HJL_DRAFT_INTO)
    return hjl_finding_add_owner (self->finding, HJL_DRAFT_INTO, describe_into (self));
  if (self->draft->choice == HJL_DRAFT_NEW)
    return hjl_finding_add_owner (self->finding, HJL_DRAFT_NEW, g_strdup (_ ("New record in Lever")));

  return hjl_review_item_describe_finding (self);
}

char *
hjl_review_item_describe_finding (HjlReviewItem *self)
{
  g_return_val_if_fail (HJL_IS_REVIEW_ITEM (self), NULL);

  if (self->looking)
    return g_strdup (_ ("Looking in Lever…"));

  return self->finding != NULL ? hjl_finding_describe (self->finding) : g_strdup (_ ("Not looked up in Lever yet"));
}

char *
hjl_review_item_dup_field (HjlReviewItem *self,
                           HjlCvField     field)
{
  g_auto (GStrv) values = NULL;

  g_return_val_if_fail (HJL_IS_REVIEW_ITEM (self), NULL);

  values = hjl_draft_dup (self->draft, field);

  return g_strjoinv (", ", values);
}
