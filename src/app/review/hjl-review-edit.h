/* hjl-review-edit.h: one change of a row of the review, as a person makes it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-draft.h"
#include "workspace/hjl-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  HJL_REVIEW_EDIT_FIELD,   /* `field`, `values` */
  HJL_REVIEW_EDIT_CONFIRM, /* all of it is right */
  HJL_REVIEW_EDIT_ROLE,    /* `value`: a role; the stage starts anew */
  HJL_REVIEW_EDIT_STAGE,   /* `value`: a hackajob stage */
  HJL_REVIEW_EDIT_CHOICE,  /* `choice`, and `value`: an opportunity */
  HJL_REVIEW_EDIT_PURPOSE, /* `index`: of a file; `purpose` */
  HJL_REVIEW_EDIT_SPLIT,   /* `index`: the file gets a row of its own */
  HJL_REVIEW_EDIT_JOIN,    /* `value`: the row that gets what this one has, which goes */
  HJL_REVIEW_EDIT_REMOVE,
} HjlReviewEditKind;

/* @id: of the draft; @value, @values: (nullable) */
typedef struct
{
  HjlReviewEditKind kind;
  char             *id;
  HjlCvField        field;
  GStrv             values;
  char             *value;
  HjlDraftChoice    choice;
  GStrv             seen; /* with a choice: the records that it was made among */
  guint             index;
  HjlPurpose        purpose;
} HjlReviewEdit;

HjlReviewEdit *hjl_review_edit_new (HjlReviewEditKind kind,
                                    const char       *id);
/* @edit: (transfer full). It is made to what the row is by then. Finish with hjl_workspace_edit_book_finish(). */
void           hjl_review_edit_apply_async (HjlReviewEdit      *edit,
                                            HjlWorkspace       *workspace,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);

G_END_DECLS
