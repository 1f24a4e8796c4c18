/* hjl-todo-window.h: what is to be done on hackajob by hand
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_TODO_WINDOW (hjl_todo_window_get_type ())
G_DECLARE_FINAL_TYPE (HjlTodoWindow, hjl_todo_window, HJL, TODO_WINDOW, AdwWindow)

/* It follows the workspace, and stays beside the other window. */
GtkWidget *hjl_todo_window_new (HjlWorkspace *workspace);
