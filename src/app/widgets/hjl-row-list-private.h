/* hjl-row-list-private.h: one class in three files: the widget, its lines, the focus
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/hjl-row-line.h"
#include "app/widgets/hjl-row-list.h"

struct _HjlRowList
{
  GtkWidget parent_instance;

  GtkSelectionModel *model; /* nullable */
  GType              row_type;
  gboolean           single_click_activate;
  gboolean           narrow;
  guint              width_id; /* until that changes */

  GtkAdjustment      *hadjustment; /* nullable */
  GtkAdjustment      *vadjustment; /* nullable */
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;

  GPtrArray  *lines;       /* (element-type HjlRowLine): children in their order, those without an item last */
  int         line_height; /* of each; 0: not known yet */
  guint       n_known;     /* items of the model as the lines' positions count them */
  guint       focus_position;
  GObject    *anchor;     /* nullable: the item that was selected last by itself, where a range begins */
  gboolean    focus_lost; /* who had the focus is gone from the model */
  gboolean    is_stale;   /* the lines are to be looked through before the next frame */
  guint       tick_id;
  HjlRowLine *pressed; /* nullable, borrowed */
};

/* hjl-row-list.c */
guint hjl_row_list_get_n_items (HjlRowList *self);
void  hjl_row_list_setup_row (HjlRowList *self,
                              GtkWidget  *row);
void  hjl_row_list_bind_row (HjlRowList *self,
                             GtkWidget  *row,
                             gpointer    item);
void  hjl_row_list_activate (HjlRowList *self,
                             guint       position);
void  hjl_row_list_ask_for_menu (HjlRowList *self,
                                 HjlRowLine *line);

/* hjl-row-list-lines.c: which line shows what */
void        hjl_row_list_set_vadjustment (HjlRowList    *self,
                                          GtkAdjustment *adjustment);
/* In pixels from the list's top. */
double      hjl_row_list_get_value (HjlRowList *self);
/* Tells the adjustment how long the list is, too; the lines are not looked through. */
void        hjl_row_list_set_value (HjlRowList *self,
                                    double      value);
void        hjl_row_list_allocate_lines (HjlRowList *self,
                                         int         width);
/* Gives every position in sight a line. */
void        hjl_row_list_update_lines (HjlRowList *self);
/* Whoever is told of a change before the list may ask it for a line: then the model holds already what the
 * list was not told of. To be called before a position of a line and one of the model are used together. */
void        hjl_row_list_catch_up (HjlRowList *self);
/* The model's answer to what happened between @position and its end. */
void        hjl_row_list_take_change (HjlRowList *self,
                                      guint       position,
                                      guint       removed,
                                      guint       added);
void        hjl_row_list_forget_lines (HjlRowList *self);
/* (transfer none) (nullable) */
HjlRowLine *hjl_row_list_find_line (HjlRowList *self,
                                    guint       position);
HjlRowLine *hjl_row_list_pick_line (HjlRowList *self,
                                    double      y);

/* hjl-row-list-focus.c */
void     hjl_row_list_class_init_focus (GtkWidgetClass *widget_class);
void     hjl_row_list_init_pointer (HjlRowList *self);
/* Whoever comes to the list comes to where they were, if that is in sight, or else to what is. */
gboolean hjl_row_list_focus_in_sight (HjlRowList *self);
