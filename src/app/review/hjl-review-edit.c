/* hjl-review-edit.c: one change of a row of the review, as a person makes it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/review/hjl-review-edit.h"

#include "store/hjl-store-drafts.h"

HjlReviewEdit *
hjl_review_edit_new (HjlReviewEditKind kind,
                     const char       *id)
{
  HjlReviewEdit *self = g_new0 (HjlReviewEdit, 1);

  self->kind = kind;
  self->id = g_strdup (id);

  return self;
}

static void
free_edit (gpointer data)
{
  HjlReviewEdit *self = data;

  g_free (self->id);
  g_free (self->value);
  g_strfreev (self->values);
  g_strfreev (self->seen);
  g_free (self);
}

static void
take_role (HjlReviewEdit *self,
           HjlDraft      *draft)
{
  g_free (draft->person->role_id);
  draft->person->role_id = g_strdup (self->value);
  g_clear_pointer (&draft->person->stage_id, g_free);
  /* What was found in Lever was of another posting. */
  hjl_draft_choose (draft, HJL_DRAFT_UNDECIDED, NULL, NULL);
}

/* @drafts: what is saved: the row first. Returns: whether there is something to save */
static gboolean
change (HjlReviewEdit *self,
        HjlStore      *store,
        GPtrArray     *drafts,
        GError       **error)
{
  HjlDraft *draft = g_ptr_array_index (drafts, 0);
  HjlDraft *other;

  switch (self->kind)
    {
    case HJL_REVIEW_EDIT_FIELD:
      hjl_draft_set (draft, self->field, (const char *const *) self->values);
      return TRUE;

    case HJL_REVIEW_EDIT_CONFIRM:
      hjl_draft_confirm (draft);
      return TRUE;

    case HJL_REVIEW_EDIT_ROLE:
      take_role (self, draft);
      return TRUE;

    case HJL_REVIEW_EDIT_STAGE:
      g_free (draft->person->stage_id);
      draft->person->stage_id = g_strdup (self->value);
      return TRUE;

    case HJL_REVIEW_EDIT_CHOICE:
      hjl_draft_choose (draft, self->choice, self->value, (const char *const *) self->seen);
      return TRUE;

    case HJL_REVIEW_EDIT_PURPOSE:
      if (self->index < draft->person->files->len)
        hjl_draft_set_purpose (draft, self->index, self->purpose);
      return TRUE;

    case HJL_REVIEW_EDIT_SPLIT:
      if (self->index >= draft->person->files->len)
        return TRUE;
      other = hjl_draft_new (draft->person->role_id);
      hjl_draft_move_file (draft, self->index, other);
      g_ptr_array_add (drafts, other);
      return TRUE;

    case HJL_REVIEW_EDIT_JOIN:
      other = hjl_store_load_draft (store, self->value, error);
      if (other == NULL)
        return FALSE;
      g_ptr_array_add (drafts, other);
      hjl_draft_join (other, draft);
      return TRUE;

    case HJL_REVIEW_EDIT_REMOVE:
    default:
      return TRUE;
    }
}

static gboolean
apply (HjlStore *store,
       HjlTime   now,
       gpointer  data,
       GError  **error)
{
  HjlReviewEdit *self = data;
  HjlDraft      *draft;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_draft_free);

  if (self->kind == HJL_REVIEW_EDIT_REMOVE)
    return hjl_store_remove_draft (store, self->id, error);

  draft = hjl_store_load_draft (store, self->id, error);
  if (draft == NULL)
    return FALSE;

  g_ptr_array_add (drafts, draft);

  return change (self, store, drafts, error) && hjl_store_save_drafts (store, drafts, now, error) &&
         (self->kind != HJL_REVIEW_EDIT_JOIN || hjl_store_remove_draft (store, self->id, error));
}

void
hjl_review_edit_apply_async (HjlReviewEdit      *edit,
                             HjlWorkspace       *workspace,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (edit != NULL);

  hjl_workspace_edit_book_async (workspace, apply, edit, free_edit, NULL, callback, user_data);
}
