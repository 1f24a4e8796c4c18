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

/* So many are asked about in Lever at a time: a table of a thousand fills as it is read. */
#define LOOK_UPS 20

struct _HjlReviewWindow
{
  AdwWindow parent_instance;

  HjlWorkspace  *workspace;
  GCancellable  *cancellable;        /* nullable: of what is being read */
  gboolean       stale;              /* and it changed meanwhile */
  GCancellable  *looking;            /* nullable: Lever is being asked */
  GPtrArray     *asked;              /* nullable: (element-type HjlReviewItem): about whom */
  HjlTime        asked_at[LOOK_UPS]; /* as they were changed last then */
  GListStore    *items;
  HjlReviewItem *current; /* nullable: of the selected ones the one that is looked at */
  GHashTable    *removed; /* ids of rows that go when the window does: until then that can be undone */
  GPtrArray     *undo;    /* (element-type HjlReviewEdit): the last one last */
  GPtrArray     *redo;
  GHashTable    *mappings;    /* nullable (element-type utf8 HjlMapping): by role id */
  GHashTable    *ownerless;   /* nullable: ids of mapped postings in which nobody would add somebody (hjl_planner_pick_actor()) */
  guint          n_exports;   /* of what would be added */
  gboolean       exports;     /* what is being added */
  guint          retry_id;    /* 0: nobody has to be looked up again */
  guint          retry_after; /* seconds */
  gboolean       connected;   /* Lever's account is whole */
  gboolean       closed;      /* nobody sees it any more; what it waited for may still come */
  gboolean       adding;
  gboolean       told_reading;
  guint          n_added;   /* rows that were asked to be added last */
  guint          n_reading; /* calls under way that read files */
  gboolean       split;     /* the list and a row side by side */
  gboolean       wide;      /* and the row’s two halves too */
  gboolean       opened;    /* the row that is selected, where it has the whole window */
  guint          width_id;

  GMenu *menu; /* of selected rows */
  GMenu *join_menu;
  GMenu *role_menu;
  GMenu *stage_menu;

  /* Template widgets. */
  AdwHeaderBar      *header;
  GtkWidget         *title;
  GtkWidget         *back_button;
  GtkToggleButton   *picture_button;
  GtkButton         *add_button;
  GtkStack          *stack;
  GtkWidget         *list_pane;
  GtkWidget         *separator;
  GtkLabel          *summary;
  GtkWidget         *trouble;
  GtkLabel          *trouble_label;
  HjlRowList        *list;
  GtkMultiSelection *selection;
  GtkBox            *foot;
  GtkPaned          *side;
  HjlReviewPicture  *picture;
  HjlReviewEditor   *editor;
};

/* hjl-review-window.c: how many there are, and are read. */
void           hjl_review_window_show_numbers (HjlReviewWindow *self);
/* (transfer none) */
HjlReviewItem *hjl_review_window_get_item (HjlReviewWindow *self,
                                           guint            position);
guint          hjl_review_window_count (HjlReviewWindow *self);
/* (transfer none) (nullable): the row that is looked at */
HjlReviewItem *hjl_review_window_get_selected (HjlReviewWindow *self);

/* (nullable): the mapping of the row's role */
HjlMapping *hjl_review_window_find_mapping (HjlReviewWindow *self,
                                            HjlReviewItem   *item);

/* (transfer full) (element-type HjlReviewItem): in their order */
GPtrArray *hjl_review_window_list_selected (HjlReviewWindow *self);
/* Returns: GTK_INVALID_LIST_POSITION where it is not there */
guint      hjl_review_window_find (HjlReviewWindow *self,
                                   HjlReviewItem   *item);
void       hjl_review_window_read_again (HjlReviewWindow *self);

/* hjl-review-window-edits.c: changes, undone and redone, of one row or several. */
void hjl_review_window_install_edits (GtkWidgetClass *widget_class);
void hjl_review_window_init_edits (HjlReviewWindow *self);
/* Makes it. @edit: (transfer full) */
void hjl_review_window_edit (HjlReviewWindow *self,
                             HjlReviewEdit   *edit);
void hjl_review_window_update_actions (HjlReviewWindow *self);
/* What cannot be taken back any more. */
void hjl_review_window_forget_edits (HjlReviewWindow *self);
/* Drops them from what was read. */
void hjl_review_window_leave_removed (HjlReviewWindow *self,
                                      GPtrArray       *drafts);
void hjl_review_window_remove_removed (HjlReviewWindow *self);
/* What the menu offers. */
void hjl_review_window_set_lists (HjlReviewWindow *self,
                                  GPtrArray       *roles,
                                  GPtrArray       *stages);
void hjl_review_window_open_menu (HjlReviewWindow *self,
                                  GtkWidget       *row);

/* hjl-review-window-files.c: files that are added, or go between rows, and the stage in a row. */
void hjl_review_window_install_moves (GtkWidgetClass *widget_class);
void hjl_review_window_init_moves (HjlReviewWindow *self);
/* Here, or in the window below where this one is closed. */
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
/* Says of each row whether somebody could add them, which Lever is not asked for; and forgets what was found where the role is
 * mapped to another posting by now: hjl_review_window_look_up() looks there. */
void hjl_review_window_heed_mappings (HjlReviewWindow *self);
void hjl_review_window_stop_looking (HjlReviewWindow *self);
/* Looks again once there is a network, or another key. */
void hjl_review_window_watch_services (HjlReviewWindow *self);

/* Keeps what is being typed, in a row or beside the list. */
void hjl_review_window_keep_typed (HjlReviewWindow *self);
