/* hjl-row-line.h: a line of a list of rows: what is focused, selected and heard
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#define HJL_TYPE_ROW_LINE (hjl_row_line_get_type ())
G_DECLARE_FINAL_TYPE (HjlRowLine, hjl_row_line, HJL, ROW_LINE, GtkWidget)

/* A part of the list, which reads and sets it. */
struct _HjlRowLine
{
  GtkWidget parent_instance;

  GtkWidget *row;
  GObject   *item;     /* nullable */
  guint      position; /* of the item in the model; %GTK_INVALID_LIST_POSITION: nowhere, the line may be used anew */
};

/**
 * hjl_row_line_new:
 * @row: (transfer floating): what is shown in the line
 *
 * The line goes from item to item; at first it has none, and is not to be seen.
 */
GtkWidget *hjl_row_line_new (GtkWidget *row);

void hjl_row_line_set_selected (HjlRowLine *self,
                                gboolean    selected);
