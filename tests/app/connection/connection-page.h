/* connection-page.h: the connection view as a person has it before them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

G_BEGIN_DECLS

/* @root: the view with what toasts are shown over */
typedef struct
{
  GtkWindow *window;
  GtkWidget *root;
  GtkWidget *view;
} ConnectionPage;

void       connection_page_open (ConnectionPage *self,
                                 HjlWorkspace   *workspace);
void       connection_page_close (ConnectionPage *self);
GtkWidget *connection_page_find_card (ConnectionPage *self,
                                      HjlSide         side);
/* The dialog that is open. */
GtkWidget *connection_page_find_dialog (void);
void       connection_page_press (GtkWidget  *root,
                                  const char *label);
/* Waits until a label that shows has @text in it. */
void       connection_page_see (GtkWidget  *root,
                                const char *text);
/* Whether something below @root is at work, seen or not: such a window never comes to rest. */
gboolean   connection_page_spins (GtkWidget *root);

G_END_DECLS
