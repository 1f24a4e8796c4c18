/* hjl-review-window-private.h: the window's struct, as its files share it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/review/hjl-review-editor.h"
#include "app/review/hjl-review-picture.h"
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
  guint         retry_id;    /* 0: nobody has to be looked up again */
  guint         retry_after; /* seconds */
  gboolean      connected;   /* Lever's account is whole */
  gboolean      closed;      /* nobody sees it any more; what it waited for may still come */
  gboolean      adding;
  gboolean      told_reading;
  guint         n_added;   /* rows that were asked to be added last */
  guint         n_reading; /* calls under way that read files */
  gboolean      split;     /* the list and a row side by side */
  gboolean      wide;      /* and the row’s two halves too */
  gboolean      opened;    /* the row that is selected, where it has the whole window */
  guint         width_id;

  /* Template widgets. */
  GtkWidget          *back_button;
  GtkToggleButton    *picture_button;
  GtkButton          *add_button;
  GtkStack           *stack;
  GtkWidget          *list_pane;
  GtkWidget          *separator;
  GtkLabel           *summary;
  GtkWidget          *trouble;
  GtkLabel           *trouble_label;
  HjlRowList         *list;
  GtkSingleSelection *selection;
  GtkPaned           *side;
  HjlReviewPicture   *picture;
  HjlReviewEditor    *editor;
};

/* hjl-review-window.c: how many there are, and are read. */
void           hjl_review_window_show_numbers (HjlReviewWindow *self);
gboolean       hjl_review_window_is_reading (HjlReviewWindow *self);
/* (transfer none) */
HjlReviewItem *hjl_review_window_get_item (HjlReviewWindow *self,
                                           guint            position);
guint          hjl_review_window_count (HjlReviewWindow *self);
/* (transfer none) (nullable): the row that is looked at */
HjlReviewItem *hjl_review_window_get_selected (HjlReviewWindow *self);

/* hjl-review-files.c: here, or in the window below where this one is closed. */
void hjl_review_window_tell (HjlReviewWindow *self,
                             const char      *text);
void hjl_review_window_tell_error (HjlReviewWindow *self,
                                   const GError    *error);

/* Rows of a table that were refused, as a CSV. */
void hjl_review_window_save_rows (HjlReviewWindow *self,
                                  GFile           *file,
                                  GBytes          *rows);

/* hjl-review-look-up.c: everybody whom Lever was not asked about yet. */
void hjl_review_window_look_up (HjlReviewWindow *self);
/* Those too whom it gave no answer about. */
void hjl_review_window_look_again (HjlReviewWindow *self);
void hjl_review_window_stop_looking (HjlReviewWindow *self);
/* Looks again once there is a network, or another key. */
void hjl_review_window_watch_services (HjlReviewWindow *self);

G_END_DECLS
