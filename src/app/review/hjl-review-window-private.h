/* hjl-review-window-private.h: the window's struct, as its files share it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/review/hjl-review-editor.h"
#include "app/review/hjl-review-window.h"
#include "app/widgets/hjl-row-list.h"

G_BEGIN_DECLS

/* So many are asked about in Lever at a time: a table of a thousand fills as it is read. */
#define LOOK_UPS 20

struct _HjlReviewWindow
{
  AdwWindow parent_instance;

  HjlWorkspace *workspace;
  GCancellable *cancellable;        /* nullable: of what is being read */
  gboolean      stale;              /* and it changed meanwhile */
  GCancellable *looking;            /* nullable: Lever is being asked */
  GPtrArray    *asked;              /* nullable: (element-type HjlReviewItem): about whom */
  HjlTime       asked_at[LOOK_UPS]; /* as they were changed last then */
  GListStore   *items;
  gboolean      adding;
  guint         n_added;   /* rows that were asked to be added last */
  guint         n_reading; /* calls under way that read files */
  gboolean      split;
  gboolean      opened; /* the row that is selected, where it has the whole window */
  guint         width_id;

  /* Template widgets. */
  GtkWidget          *back_button;
  GtkButton          *add_button;
  GtkStack           *stack;
  GtkWidget          *list_pane;
  GtkWidget          *separator;
  GtkLabel           *summary;
  HjlRowList         *list;
  GtkSingleSelection *selection;
  HjlReviewEditor    *editor;
};

/* hjl-review-window.c: how many there are, and are read. */
void hjl_review_window_show_numbers (HjlReviewWindow *self);

G_END_DECLS
