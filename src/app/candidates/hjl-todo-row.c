/* hjl-todo-row.c: one thing to be done on hackajob by hand: somebody is to be moved there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-todo-row.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-candidate-item.h"
#include "app/widgets/hjl-inscriptions.h"
#include "app/widgets/hjl-launch.h"
#include "model/hjl-time.h"
#include "store/hjl-store-todo.h"

struct _HjlTodoItem
{
  GObject parent_instance;

  HjlTodo *todo;
};

G_DEFINE_FINAL_TYPE (HjlTodoItem, hjl_todo_item, G_TYPE_OBJECT)

struct _HjlTodoRow
{
  AdwBin parent_instance;

  /* Template widgets. */
  GtkInscription *what;
  GtkInscription *about;
  GtkWidget      *copy_button;
  GtkWidget      *open_button;
  GtkWidget      *not_needed_button;
  GtkWidget      *done_button;
};

G_DEFINE_FINAL_TYPE (HjlTodoRow, hjl_todo_row, ADW_TYPE_BIN)

static void
hjl_todo_item_finalize (GObject *object)
{
  hjl_todo_free (HJL_TODO_ITEM (object)->todo);

  G_OBJECT_CLASS (hjl_todo_item_parent_class)->finalize (object);
}

static void
hjl_todo_item_class_init (HjlTodoItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_todo_item_finalize;
}

static void
hjl_todo_item_init (HjlTodoItem *self)
{
}

HjlTodoItem *
hjl_todo_item_new (HjlTodo *todo)
{
  HjlTodoItem *self = g_object_new (HJL_TYPE_TODO_ITEM, NULL);

  self->todo = todo;

  return self;
}

const HjlTodo *
hjl_todo_item_get_todo (HjlTodoItem *self)
{
  g_return_val_if_fail (HJL_IS_TODO_ITEM (self), NULL);

  return self->todo;
}

/* “Move Ada Byron to Offer”. (transfer full) */
static char *
describe (HjlTodoItem *self)
{
  g_return_val_if_fail (HJL_IS_TODO_ITEM (self), NULL);

  /* Translators: a person, and a stage in hackajob. */
  return g_strdup_printf (_ ("Move %s to %s"), self->todo->name != NULL ? self->todo->name : _ ("a candidate"),
                          self->todo->stage_name != NULL ? self->todo->stage_name : self->todo->stage_id);
}

static char *
describe_about (const HjlTodo *todo)
{
  g_autofree char *from = todo->from_name != NULL ? g_strdup_printf (_ ("now in %s"), todo->from_name) : NULL;
  g_autofree char *since = hjl_time_dup_relative (todo->since, hjl_time_now ());
  const char      *all[] = { todo->role_title, from, since };
  const char      *parts[G_N_ELEMENTS (all) + 1] = { NULL };
  guint            n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (all[i] != NULL)
        parts[n++] = all[i];
    }

  return g_strjoinv (" · ", (char **) parts);
}

static void
hjl_todo_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HJL_TYPE_TODO_ROW);

  G_OBJECT_CLASS (hjl_todo_row_parent_class)->dispose (object);
}

static void
hjl_todo_row_class_init (HjlTodoRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_todo_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-todo-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlTodoRow, what);
  gtk_widget_class_bind_template_child (widget_class, HjlTodoRow, about);
  gtk_widget_class_bind_template_child (widget_class, HjlTodoRow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, HjlTodoRow, open_button);
  gtk_widget_class_bind_template_child (widget_class, HjlTodoRow, not_needed_button);
  gtk_widget_class_bind_template_child (widget_class, HjlTodoRow, done_button);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hjl_todo_row_init (HjlTodoRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_inscriptions_align (GTK_WIDGET (self));
}

static void
aim (GtkWidget  *button,
     const char *id,
     const char *what)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, what, -1);
}

void
hjl_todo_row_set_item (HjlTodoRow  *self,
                       HjlTodoItem *item)
{
  GtkWidget       *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *what = NULL;
  g_autofree char *about = NULL;
  g_autofree char *label = NULL;
  const char      *id;

  g_return_if_fail (HJL_IS_TODO_ROW (self));

  if (item == NULL)
    return;

  id = item->todo->candidate_id;
  what = describe (item);
  about = describe_about (item->todo);
  label = g_strdup_printf ("%s, %s", what, about);
  gtk_inscription_set_text (self->what, what);
  gtk_inscription_set_text (self->about, about);
  aim (self->copy_button, id, what);
  aim (self->open_button, id, what);
  aim (self->not_needed_button, id, what);
  aim (self->done_button, id, what);
  gtk_widget_set_visible (self->open_button, hjl_launch_is_page (item->todo->url));
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
