/* row-list-rig.h: a list of ten thousand lines, and what must always be true of it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/hjl-row-line.h"
#include "app/widgets/hjl-row-list.h"
#include "hjl-app-test.h"

#define MANY 10000

typedef struct
{
  GtkStringList *strings;
  HjlRowList    *list;
  GtkAdjustment *adjustment;
  GtkWindow     *window;
  guint          n_made; /* strings, so that no two are the same */
  guint          n_activated;
  guint          activated; /* the last one's position */
  GFunc          early;     /* nullable: (rig->list, rig) when the model changes, before the list is told of it */
  GtkWidget     *menu_for;  /* nullable: the last row that a menu was asked for */
} RowListRig;

/* Fixture functions. @data: whether nothing can be selected, as by %NULL one line can. */
void row_list_set_up (RowListRig   *rig,
                      gconstpointer data);
void row_list_tear_down (RowListRig   *rig,
                         gconstpointer data);
/* Until what was changed is drawn. */
void row_list_wait_idle (RowListRig *rig);
void row_list_splice (RowListRig *rig,
                      guint       position,
                      guint       removed,
                      guint       added);
/* So that the line at @position is the first. */
void row_list_scroll_to (RowListRig *rig,
                         guint       position);
/* As if the key came to the list. */
void row_list_press (RowListRig     *rig,
                     guint           key,
                     GdkModifierType modifiers);
/* Everything in sight is there, once, in its place and order, with the right text and mark. */
void row_list_assert_holds (RowListRig *rig);

/* Returns: (transfer none) (nullable): the line at this place of the list */
HjlRowLine *row_list_find_line (RowListRig *rig,
                                guint       position);
const char *row_list_get_text (HjlRowLine *line);
/* In pixels, of every line. */
int         row_list_get_height (RowListRig *rig);
/* The first position in sight. */
guint       row_list_get_top (RowListRig *rig);
