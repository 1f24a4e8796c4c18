/* hjl-row-list.h: a list of equally tall rows, of which only those in sight exist
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#define HJL_TYPE_ROW_LIST (hjl_row_list_get_type ())
G_DECLARE_FINAL_TYPE (HjlRowList, hjl_row_list, HJL, ROW_LIST, GtkWidget)

/*
 * Beside GtkListView, which in GTK 4.8 keeps some two hundred rows and lays out all of them whenever one
 * moves: a list of a hundred thousand people then holds the window up for longer than a frame, at each
 * change and at each step of scrolling. Here there are as many rows as fit, all of them as tall as the
 * tallest in sight.
 *
 * What is at the top of the window stays there while items come and go before it, unless that is the
 * list's own top: then new items are seen as they come. The line with the focus keeps it, wherever it is
 * scrolled or moves to. A line can be focused itself; Tab then leads to the controls in it. Where the model lets several be
 * selected, Shift selects from the one that was selected last to where it leads, and Ctrl+A selects all.
 *
 * Properties: those of a GtkScrollable; `model` (#GtkSelectionModel, nullable); `row-type` (a type of
 * widget that can be made without properties; construct-only); `single-click-activate`.
 *
 * Signals: `setup-row (row)`: a row was made, once for many items; `turn-row (row, narrow)`: there is not the
 * room for all that it says in a line, or there is again; `bind-row (row, item)`: it shows this item from now on, or none (%NULL); `activate (position)`; `menu (row)`: by the secondary button or the
 * keyboard, a menu for this row is wanted.
 */

/* Returns: (transfer none) (nullable) */
GtkSelectionModel *hjl_row_list_get_model (HjlRowList *self);
void               hjl_row_list_set_model (HjlRowList        *self,
                                           GtkSelectionModel *model);

/* Scrolls as little as it takes; not at all where there is no such item (yet). */
void hjl_row_list_show (HjlRowList *self,
                        guint       position);

/* Calls @func for all rows that show an item. */
void hjl_row_list_foreach_row (HjlRowList *self,
                               GFunc       func,
                               gpointer    user_data);
