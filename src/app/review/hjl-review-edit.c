/* hjl-review-edit.c: one change of rows of the review, as a person makes it, and its way back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/review/hjl-review-edit.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"
#include "store/hjl-store-drafts.h"

HjlReviewEdit *
hjl_review_edit_new (HjlReviewEditKind kind,
                     const char       *id)
{
  HjlReviewEdit *self = g_atomic_rc_box_new0 (HjlReviewEdit);

  self->kind = kind;
  self->ids = g_ptr_array_new_with_free_func (g_free);
  if (id != NULL)
    hjl_review_edit_add (self, id);

  return self;
}

void
hjl_review_edit_add (HjlReviewEdit *self,
                     const char    *id)
{
  g_ptr_array_add (self->ids, g_strdup (id));
}

/* Several addresses are written as in a letter's head. */
static GStrv
split (const char *text,
       HjlCvField  field)
{
  const char *separators = field == HJL_CV_FIELD_EMAIL ? ",; " : ",;";
  g_auto (GStrv) parts = field == HJL_CV_FIELD_NAME ? g_strsplit (text, "\n", 1) : g_strsplit_set (text, separators, -1);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != '\0')
        g_strv_builder_add (values, parts[i]);
    }

  return g_strv_builder_end (values);
}

void
hjl_review_edit_set_text (HjlReviewEdit *self,
                          HjlCvField     field,
                          const char    *text)
{
  self->field = field;
  g_strfreev (self->values);
  self->values = split (text, field);
}

HjlReviewEdit *
hjl_review_edit_ref (HjlReviewEdit *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  HjlReviewEdit *self = data;

  g_ptr_array_unref (self->ids);
  g_free (self->value);
  g_strfreev (self->values);
  g_strfreev (self->seen);
  g_clear_pointer (&self->before, g_hash_table_unref);
  g_clear_pointer (&self->after, g_hash_table_unref);
}

void
hjl_review_edit_unref (HjlReviewEdit *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static void
take_role (HjlReviewEdit *self,
           HjlDraft      *draft)
{
  if (g_strcmp0 (draft->person->role_id, self->value) == 0)
    return;

  g_free (draft->person->role_id);
  draft->person->role_id = g_strdup (self->value);
  g_clear_pointer (&draft->person->stage_id, g_free);
  /* What was found in Lever was of another posting. */
  hjl_draft_choose (draft, HJL_DRAFT_UNDECIDED, NULL, NULL);
}

/* Where it is there still. */
static void
move_file (HjlReviewEdit *self,
           HjlDraft      *draft,
           GPtrArray     *drafts)
{
  for (guint i = 0; i < draft->person->files->len; i++)
    {
      const HjlPersonFile *file = g_ptr_array_index (draft->person->files, i);

      if (g_strcmp0 (file->spool_name, self->value) != 0)
        continue;
      if (drafts->len > 1)
        hjl_draft_move_file (draft, i, g_ptr_array_index (drafts, 1));
      else
        g_ptr_array_add (drafts, hjl_draft_split (draft, i));
      return;
    }
}

/* @drafts: what is saved: gets the row that a file is split off to */
static void
change (HjlReviewEdit *self,
        HjlDraft      *draft,
        GPtrArray     *drafts)
{
  HjlDraft *other;

  switch (self->kind)
    {
    case HJL_REVIEW_EDIT_FIELD:
      hjl_draft_set (draft, self->field, (const char *const *) self->values);
      return;

    case HJL_REVIEW_EDIT_CONFIRM:
      hjl_draft_confirm (draft);
      return;

    case HJL_REVIEW_EDIT_ROLE:
      take_role (self, draft);
      return;

    case HJL_REVIEW_EDIT_STAGE:
      hjl_draft_set_stage (draft, self->value);
      return;

    case HJL_REVIEW_EDIT_CHOICE:
      hjl_draft_choose (draft, self->choice, self->value, (const char *const *) self->seen);
      return;

    case HJL_REVIEW_EDIT_PURPOSE:
      if (self->index < draft->person->files->len)
        hjl_draft_set_purpose (draft, self->index, self->purpose);
      return;

    case HJL_REVIEW_EDIT_SPLIT:
      if (self->index >= draft->person->files->len || draft->person->files->len < 2)
        return;
      g_ptr_array_add (drafts, hjl_draft_split (draft, self->index));
      return;

    case HJL_REVIEW_EDIT_MOVE_FILE:
      if (draft == g_ptr_array_index (drafts, 0))
        move_file (self, draft, drafts);
      return;

    case HJL_REVIEW_EDIT_JOIN:
      /* The last of them gets all. */
      other = g_ptr_array_index (drafts, drafts->len - 1);
      if (draft != other)
        hjl_draft_join (other, draft);
      return;

    case HJL_REVIEW_EDIT_REMOVE:
    default:
      return;
    }
}

static void
remember (GHashTable *states,
          GPtrArray  *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      HjlDraft *draft = g_ptr_array_index (drafts, i);

      g_hash_table_insert (states, g_strdup (draft->id), hjl_draft_print (draft));
    }
}

/* Whether the row goes: a join empties it, and removing is that. */
static gboolean
goes (HjlReviewEdit *self,
      const char    *id)
{
  return self->kind == HJL_REVIEW_EDIT_REMOVE || (self->kind == HJL_REVIEW_EDIT_JOIN && g_strcmp0 (id, self->value) != 0);
}

static gboolean
apply (HjlStore *store,
       HjlTime   now,
       gpointer  data,
       GError  **error)
{
  HjlReviewEdit *self = data;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_draft_free);
  guint n;

  if (self->kind == HJL_REVIEW_EDIT_JOIN)
    hjl_review_edit_add (self, self->value);
  for (guint i = 0; i < self->ids->len; i++)
    {
      HjlDraft *draft = hjl_store_load_draft (store, g_ptr_array_index (self->ids, i), error);

      if (draft == NULL)
        return FALSE;
      g_ptr_array_add (drafts, draft);
    }

  self->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->after = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  remember (self->before, drafts);
  n = drafts->len;
  for (guint i = 0; i < n; i++)
    change (self, g_ptr_array_index (drafts, i), drafts);
  if (self->kind != HJL_REVIEW_EDIT_REMOVE && !hjl_store_save_drafts (store, drafts, now, error))
    return FALSE;

  for (guint i = n; i < drafts->len; i++)
    g_hash_table_insert (self->before, g_strdup (((HjlDraft *) g_ptr_array_index (drafts, i))->id), NULL);
  remember (self->after, drafts);
  for (guint i = 0; i < self->ids->len; i++)
    {
      const char *id = g_ptr_array_index (self->ids, i);

      if (!goes (self, id))
        continue;
      if (!hjl_store_remove_draft (store, id, error))
        return FALSE;
      g_hash_table_insert (self->after, g_strdup (id), NULL);
    }

  return TRUE;
}

void
hjl_review_edit_apply_async (HjlReviewEdit      *self,
                             HjlWorkspace       *workspace,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (self != NULL);

  hjl_workspace_edit_book_async (workspace, apply, hjl_review_edit_ref (self), (GDestroyNotify) hjl_review_edit_unref, NULL, callback, user_data);
}

/* Whether the row is what it was left as. */
static gboolean
is_as_left (HjlStore   *store,
            const char *id,
            const char *state,
            GError    **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (HjlDraft) draft = hjl_store_load_draft (store, id, &local);
  g_autofree char *now = draft != NULL ? hjl_draft_print (draft) : NULL;

  if (draft == NULL && !g_error_matches (local, HJL_ERROR, HJL_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (g_strcmp0 (now, state) == 0)
    return TRUE;

  g_set_error_literal (error, HJL_ERROR, HJL_ERROR_INPUT, _ ("The row has changed since, so nothing was undone or redone."));
  return FALSE;
}

static gboolean
turn (HjlStore   *store,
      GHashTable *from,
      GHashTable *to,
      HjlTime     now,
      GError    **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_draft_free);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) gone = NULL;
  GHashTableIter iter;
  gpointer       id, state;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &id, &state))
    if (!is_as_left (store, id, state, error))
      return FALSE;

  g_hash_table_iter_init (&iter, to);
  while (g_hash_table_iter_next (&iter, &id, &state))
    {
      HjlDraft *draft = hjl_draft_parse (state);

      if (draft == NULL)
        {
          g_strv_builder_add (builder, id);
          continue;
        }
      draft->id = g_strdup (id);
      g_ptr_array_add (drafts, draft);
    }
  gone = g_strv_builder_end (builder);

  return hjl_store_restore_drafts (store, drafts, (const char *const *) gone, now, error);
}

static gboolean
turn_back (HjlStore *store,
           HjlTime   now,
           gpointer  data,
           GError  **error)
{
  HjlReviewEdit *self = data;

  /* It was refused itself, and that is told. */
  if (self->after == NULL)
    {
      g_set_error_literal (error, HJL_ERROR, HJL_ERROR_INPUT, _ ("The row has changed since, so nothing was undone or redone."));
      return FALSE;
    }

  return turn (store, self->after, self->before, now, error);
}

static gboolean
turn_forward (HjlStore *store,
              HjlTime   now,
              gpointer  data,
              GError  **error)
{
  HjlReviewEdit *self = data;

  return turn (store, self->before, self->after, now, error);
}

void
hjl_review_edit_turn_async (HjlReviewEdit      *self,
                            gboolean            forward,
                            HjlWorkspace       *workspace,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (self != NULL);

  hjl_workspace_edit_book_async (workspace, forward ? turn_forward : turn_back, hjl_review_edit_ref (self), (GDestroyNotify) hjl_review_edit_unref, NULL, callback, user_data);
}
