/* hjl-review-edit.h: one change of rows of the review, as a person makes it, and its way back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-draft.h"
#include "workspace/hjl-workspace.h"

typedef enum
{
  HJL_REVIEW_EDIT_FIELD,     /* `field`, `values` */
  HJL_REVIEW_EDIT_CONFIRM,   /* all of it is right */
  HJL_REVIEW_EDIT_ROLE,      /* `value`: a role; the stage starts anew */
  HJL_REVIEW_EDIT_STAGE,     /* `value`: a hackajob stage */
  HJL_REVIEW_EDIT_CHOICE,    /* `choice`, and `value`: an opportunity */
  HJL_REVIEW_EDIT_PURPOSE,   /* `index`: of a file; `purpose` */
  HJL_REVIEW_EDIT_SPLIT,     /* `index`: the file gets a row of its own */
  HJL_REVIEW_EDIT_MOVE_FILE, /* `value`: a file's name in the spool, of the first row; the second gets it, or one of its own */
  HJL_REVIEW_EDIT_JOIN,      /* `value`: the row that gets what these have, which go */
  HJL_REVIEW_EDIT_REMOVE,
} HjlReviewEditKind;

/* @ids: (element-type utf8): of the drafts; @value, @values: (nullable);
 * @before, @after: (nullable) (element-type utf8 utf8): by id, how the drafts were and are (hjl_draft_print()); a value of
 *   %NULL for one that was not, or is not, there. Written by the workspace's thread before it answers. */
typedef struct
{
  HjlReviewEditKind kind;
  GPtrArray        *ids;
  HjlCvField        field;
  GStrv             values;
  char             *value;
  HjlDraftChoice    choice;
  GStrv             seen; /* with a choice: the records that it was made among */
  guint             index;
  HjlPurpose        purpose;
  GHashTable       *before;
  GHashTable       *after;
} HjlReviewEdit;

/* @id: (nullable). (transfer full) */
HjlReviewEdit *hjl_review_edit_new (HjlReviewEditKind kind,
                                    const char       *id);
void           hjl_review_edit_add (HjlReviewEdit *self,
                                    const char    *id);
/* For a field: several addresses or numbers stand as in a letter's head. */
void           hjl_review_edit_set_text (HjlReviewEdit *self,
                                         HjlCvField     field,
                                         const char    *text);
HjlReviewEdit *hjl_review_edit_ref (HjlReviewEdit *self);
void           hjl_review_edit_unref (HjlReviewEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlReviewEdit, hjl_review_edit_unref)

/* It is made to what the rows are by then, to all of them or to none. Finish with hjl_finish(). */
void hjl_review_edit_apply_async (HjlReviewEdit      *self,
                                  HjlWorkspace       *workspace,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/* Takes it back, or makes it again (@forward). %HJL_ERROR_INPUT where one of its rows has become another meanwhile: then
 * nothing is done. Finish in the same way. */
void hjl_review_edit_turn_async (HjlReviewEdit      *self,
                                 gboolean            forward,
                                 HjlWorkspace       *workspace,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
