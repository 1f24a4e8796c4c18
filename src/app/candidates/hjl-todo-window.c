/* hjl-todo-window.c: what is to be done on hackajob by hand
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-todo-window.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-todo-row.h"
#include "app/widgets/hjl-launch.h"
#include "app/widgets/hjl-row-list.h"
#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-window-over.h"
#include "store/hjl-store-todo.h"

struct _HjlTodoWindow
{
  AdwWindow parent_instance;

  HjlWorkspace *workspace;   /* nullable once it is disposed of */
  GCancellable *cancellable; /* nullable: of what is being read */
  gboolean      stale;       /* and it changed meanwhile */
  GListStore   *items;

  /* Template widgets. */
  GtkStack   *stack;
  HjlRowList *list;
};

G_DEFINE_FINAL_TYPE (HjlTodoWindow, hjl_todo_window, ADW_TYPE_WINDOW)

static void
on_bind_row_cb (HjlTodoWindow *self,
                GtkWidget     *row,
                HjlTodoItem   *item)
{
  hjl_todo_row_set_item (HJL_TODO_ROW (row), item);
}

static gboolean
is_same (const HjlTodo *a,
         const HjlTodo *b)
{
  return g_strcmp0 (a->candidate_id, b->candidate_id) == 0 && g_strcmp0 (a->stage_name, b->stage_name) == 0 &&
         g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->from_name, b->from_name) == 0 &&
         g_strcmp0 (a->role_title, b->role_title) == 0 && g_strcmp0 (a->url, b->url) == 0;
}

/* Rows that say the same stay, with the focus on them. */
static void
show (HjlTodoWindow *self,
      GPtrArray     *todos)
{
  GListModel *model = G_LIST_MODEL (self->items);
  guint       place = 0;
  gboolean    first = g_list_model_get_n_items (model) == 0;

  g_ptr_array_set_free_func (todos, NULL);
  for (guint i = 0; i < todos->len; i++)
    {
      HjlTodo *todo = g_ptr_array_index (todos, i);
      g_autoptr (HjlTodoItem) made = NULL;
      guint n = g_list_model_get_n_items (model);
      guint same;

      for (same = place; same < n; same++)
        {
          g_autoptr (HjlTodoItem) old = g_list_model_get_item (model, same);

          if (is_same (hjl_todo_item_get_todo (old), todo))
            break;
        }
      if (same < n)
        {
          g_list_store_splice (self->items, place, same - place, NULL, 0);
          place++;
          hjl_todo_free (todo);
          continue;
        }

      made = hjl_todo_item_new (todo);
      g_list_store_insert (self->items, place++, made);
    }
  g_list_store_splice (self->items, place, g_list_model_get_n_items (model) - place, NULL, 0);
  /* GTK takes the focus from what is hidden with the next frame only, and a key that comes before is nobody's. */
  if (place == 0)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child_name (self->stack, place > 0 ? "list" : "nothing");
  /* Who came by the keyboard goes on by it. */
  if (first && place > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gpointer
load (HjlStore *store,
      gpointer  data,
      GError  **error)
{
  return hjl_store_list_todos (store, error);
}

static void read_again (HjlTodoWindow *self);

static void
got_todos (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) todos = hjl_finish_pointer (HJL_LOADER (source), result, &error);
  HjlTodoWindow *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (todos != NULL)
    show (self, todos);
  else
    hjl_toast_show_error (GTK_WIDGET (self->stack), error);
  if (self->stale)
    read_again (self);
}

static void
read_again (HjlTodoWindow *self)
{
  HjlLoader *loader = hjl_workspace_get_loader (self->workspace);

  self->stale = self->cancellable != NULL;
  if (loader == NULL || self->stale)
    return;

  self->cancellable = g_cancellable_new ();
  hjl_loader_load_async (loader, load, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable, got_todos, self);
}

static void
on_workspace_changed_cb (HjlTodoWindow *self,
                         guint          changes)
{
  if ((changes & (HJL_CHANGES_CANDIDATES | HJL_CHANGES_CATALOGUE)) != 0)
    read_again (self);
}

/* (transfer none) (nullable) */
static const HjlTodo *
find_todo (HjlTodoWindow *self,
           const char    *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (HjlTodoItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const HjlTodo *todo = hjl_todo_item_get_todo (item);

      if (g_strcmp0 (todo->candidate_id, id) == 0)
        return todo;
    }

  return NULL;
}

static void
copy_name (HjlTodoWindow *self,
           const HjlTodo *todo)
{
  if (todo->name == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), todo->name);
  hjl_toast_show (GTK_WIDGET (self->stack), _ ("Name copied"));
}

static void
open_page (HjlTodoWindow *self,
           const HjlTodo *todo)
{
  if (hjl_launch_is_page (todo->url))
    hjl_launch (GTK_WIDGET (self), todo->url, _ ("No browser could be opened"));
}

/* What helps with it: the person's page, or else the name to look for. */
static void
on_activated_cb (HjlTodoWindow *self,
                 guint          position)
{
  g_autoptr (HjlTodoItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item == NULL)
    return;
  if (hjl_launch_is_page (hjl_todo_item_get_todo (item)->url))
    open_page (self, hjl_todo_item_get_todo (item));
  else
    copy_name (self, hjl_todo_item_get_todo (item));
}

static void
copy (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  const HjlTodo *todo = find_todo (HJL_TODO_WINDOW (widget), g_variant_get_string (parameter, NULL));

  if (todo != NULL)
    copy_name (HJL_TODO_WINDOW (widget), todo);
}

static void
open_hackajob (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  const HjlTodo *todo = find_todo (HJL_TODO_WINDOW (widget), g_variant_get_string (parameter, NULL));

  if (todo != NULL)
    open_page (HJL_TODO_WINDOW (widget), todo);
}

static gboolean
end_todo (HjlStore *store,
          HjlTime   now,
          gpointer  data,
          GError  **error)
{
  return hjl_store_end_todo (store, data, NULL, error);
}

static void
did_end (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (HjlTodoWindow) self = user_data;

  hjl_toast_finish (GTK_WIDGET (self), source, result);
  hjl_window_release (GTK_WINDOW (self));
}

/* Done or not needed: both stages are in step either way. */
static void
end (GtkWidget  *widget,
     const char *action_name,
     GVariant   *parameter)
{
  HjlTodoWindow *self = HJL_TODO_WINDOW (widget);

  hjl_workspace_edit_book_async (self->workspace, end_todo, g_variant_dup_string (parameter, NULL), g_free, NULL, did_end,
                                 hjl_window_hold (GTK_WINDOW (self)));
}

static void
hjl_todo_window_dispose (GObject *object)
{
  HjlTodoWindow *self = HJL_TODO_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_TODO_WINDOW);
  g_clear_object (&self->items);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hjl_todo_window_parent_class)->dispose (object);
}

static void
hjl_todo_window_class_init (HjlTodoWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_todo_window_dispose;

  gtk_widget_class_install_action (widget_class, "todo.copy", "s", copy);
  gtk_widget_class_install_action (widget_class, "todo.open", "s", open_hackajob);
  gtk_widget_class_install_action (widget_class, "todo.done", "s", end);
  gtk_widget_class_install_action (widget_class, "todo.not-needed", "s", end);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (HJL_TYPE_ROW_LIST);
  g_type_ensure (HJL_TYPE_TODO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-todo-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlTodoWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HjlTodoWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
}

static void
hjl_todo_window_init (HjlTodoWindow *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (HJL_TYPE_TODO_ITEM);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  hjl_row_list_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

GtkWidget *
hjl_todo_window_new (HjlWorkspace *workspace)
{
  HjlTodoWindow *self;

  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (HJL_TYPE_TODO_WINDOW, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, G_CONNECT_SWAPPED);
  read_again (self);

  return GTK_WIDGET (self);
}
