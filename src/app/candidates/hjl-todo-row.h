/* hjl-todo-row.h: one thing to be done on hackajob by hand: somebody is to be moved there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "store/hjl-store-todo.h"

#define HJL_TYPE_TODO_ITEM (hjl_todo_item_get_type ())
G_DECLARE_FINAL_TYPE (HjlTodoItem, hjl_todo_item, HJL, TODO_ITEM, GObject)

/* @todo: (transfer full) */
HjlTodoItem   *hjl_todo_item_new (HjlTodo *todo);
const HjlTodo *hjl_todo_item_get_todo (HjlTodoItem *self);

#define HJL_TYPE_TODO_ROW (hjl_todo_row_get_type ())
G_DECLARE_FINAL_TYPE (HjlTodoRow, hjl_todo_row, HJL, TODO_ROW, AdwBin)

/* Its buttons activate `todo.copy`, `todo.open`, `todo.not-needed` and `todo.done` with the candidate's id. */

/* @item: (nullable) */
void hjl_todo_row_set_item (HjlTodoRow  *self,
                            HjlTodoItem *item);
