/* hjl-app-test.h: what tests of widgets share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "hjl-test-utils.h"
#include "workspace/hjl-workspace.h"

G_BEGIN_DECLS

/* g_test_init(), GTK, libadwaita, and the program's resources and style. */
void hjl_app_test_init (int    *argc,
                        char ***argv);

/**
 * hjl_app_test_present:
 * @widget: (transfer floating): what is tested
 *
 * Returns: (transfer none): a window that shows it; gtk_window_destroy() it
 */
GtkWindow *hjl_app_test_present (GtkWidget *widget);

/* Runs until what was changed at @widget, which is shown, is drawn: the next frame. */
void hjl_app_test_draw (GtkWidget *widget);

/* Runs until @window, which is shown, is this wide, or as narrow as it can be: what is asked of a window manager that is
 * still at the size before gets lost, so it is asked again. */
void hjl_app_test_resize (GtkWindow *window,
                          int        width,
                          int        height);

/* The first widget below @root (itself included) of this type, in the order of the tree, that is
 * shown (not on another page of a stack) and has this text: a label's, a button's, a row's title, or its tooltip. @text: (nullable).
 * Returns: (transfer none) (nullable) */
GtkWidget *hjl_app_test_find (GtkWidget  *root,
                              GType       type,
                              const char *text);

/* The button of a view in the window's switcher. @number: from 0. Returns: (transfer none) (nullable) */
GtkWidget *hjl_app_test_find_tab (GtkWidget *window,
                                  guint      number);

/* Whether a label that is shown below @root has @text in it. */
gboolean hjl_app_test_shows (GtkWidget  *root,
                             const char *text);

/* Whether all of @text would be read in the first inscription below @root that shows, and has @wanted in it. */
gboolean hjl_app_test_has_room (GtkWidget  *root,
                                const char *wanted,
                                const char *text);

/* The narrowest window that is to hold everything, in pixels. */
#define HJL_APP_TEST_NARROWEST 360
/* Fails, and says which widgets below @widget ask for more than that. */
void hjl_app_test_assert_narrow (GtkWidget *widget);
/* What room there is for words. */
typedef enum
{
  HJL_APP_TEST_ROOM,
  HJL_APP_TEST_NARROW, /* drop-downs may end in an ellipsis */
  HJL_APP_TEST_LARGE,  /* the letters are; the bar of tabs at the bottom may, too */
} HjlAppTestRoom;
/* Fails, and says which buttons below @root, as they were drawn last, are cut off: by an ellipsis where there is @room, by what is
 * given to their label, or by an edge of the button or the window. */
void hjl_app_test_assert_uncut (GtkWidget     *root,
                                HjlAppTestRoom room);

/* Returns: (transfer none) (nullable): the question that is open */
AdwMessageDialog *hjl_app_test_find_question (void);
/* For hjl_test_run_until_true(). */
gboolean          hjl_app_test_is_asked (gpointer user_data);
/* Answers it, and it goes. */
void              hjl_app_test_answer (const char *response);

/* Makes, shows, hides and frees a widget of the type, which nobody may hold on to then. */
void hjl_app_test_finalizes (GType type);

/* @tokens: where tokens are kept; else in memory.
 * Returns: (transfer full): a workspace of made-up services that nobody answers for, opened, with an
 * empty database in @folder */
HjlWorkspace *hjl_app_test_open_workspace_with (const char    *folder,
                                                HjlTokenStore *tokens);
HjlWorkspace *hjl_app_test_open_workspace (const char *folder);
void          hjl_app_test_close_workspace (HjlWorkspace *workspace);

G_END_DECLS
