/* hjl-target-row.c: a Lever stage or an archive reason that can be dragged onto slots
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-target-row.h"

#include <glib/gi18n-lib.h>

#include "app/mapping/hjl-drag-item.h"

G_DEFINE_FINAL_TYPE (HjlTargetRow, hjl_target_row, GTK_TYPE_WIDGET)

static void
on_row_released_cb (HjlTargetRow *self,
                    int           n_press,
                    double        x,
                    double        y)
{
  if (gtk_widget_contains (GTK_WIDGET (self), x, y))
    g_signal_emit_by_name (self, "chosen");
}

static GdkContentProvider *
on_source_prepared_cb (HjlTargetRow *self)
{
  g_autoptr (HjlDragItem) item = hjl_drag_item_new (self->target, NULL);

  return hjl_drag_item_provide (item);
}

static void
on_source_drag_began_cb (HjlTargetRow *self,
                         GdkDrag      *drag)
{
  g_autoptr (HjlDragItem) item = hjl_drag_item_new (self->target, NULL);

  hjl_drag_item_show (item, drag);
  hjl_drag_item_light_up (GTK_WIDGET (self), TRUE, FALSE);
}

static void
on_source_drag_ended_cb (HjlTargetRow *self)
{
  hjl_drag_item_light_up (GTK_WIDGET (self), FALSE, FALSE);
}

static void
hjl_target_row_dispose (GObject *object)
{
  HjlTargetRow *self = HJL_TARGET_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->target, hjl_target_free);

  G_OBJECT_CLASS (hjl_target_row_parent_class)->dispose (object);
}

static void
hjl_target_row_class_init (HjlTargetRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_target_row_dispose;

  g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "targetrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
hjl_target_row_init (HjlTargetRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkGesture    *click = gtk_gesture_click_new ();
  GtkWidget     *handle;

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_source_prepared_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_source_drag_began_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (on_source_drag_ended_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (click, "released", G_CALLBACK (on_row_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");

  handle = g_object_new (GTK_TYPE_IMAGE,
                         "icon-name", "list-drag-handle-symbolic",
                         "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                         NULL);
  self->name = g_object_new (GTK_TYPE_LABEL,
                             "xalign", 0.0,
                             "wrap", TRUE,
                             "wrap-mode", PANGO_WRAP_WORD_CHAR,
                             "width-chars", 8,
                             "hexpand", TRUE,
                             NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "pill");
  gtk_box_append (GTK_BOX (self->box), handle);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->name));
  self->use = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->use), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->use), "use");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->use));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
hjl_target_row_new (const HjlTarget *target,
                    const char      *label)
{
  HjlTargetRow *self;

  g_return_val_if_fail (target != NULL, NULL);

  self = g_object_new (HJL_TYPE_TARGET_ROW, NULL);
  if (target->kind == HJL_TARGET_REASON)
    gtk_widget_add_css_class (GTK_WIDGET (self), "reason");
  hjl_target_row_set_target (self, target, label);

  return GTK_WIDGET (self);
}

void
hjl_target_row_set_target (HjlTargetRow    *self,
                           const HjlTarget *target,
                           const char      *label)
{
  g_return_if_fail (HJL_IS_TARGET_ROW (self));
  g_return_if_fail (target != NULL);

  hjl_target_free (self->target);
  self->target = hjl_target_copy (target);
  gtk_label_set_label (self->name, target->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
hjl_target_row_set_uses (HjlTargetRow *self,
                         const char   *uses)
{
  g_autofree char *text = NULL;

  g_return_if_fail (HJL_IS_TARGET_ROW (self));

  /* Translators: %s are names of hackajob stages */
  text = uses != NULL ? g_strdup_printf (_ ("In use: %s"), uses) : g_strdup (_ ("Unused"));
  if (uses != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unused");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "unused");
  gtk_label_set_label (self->use, uses != NULL ? _ ("in use") : _ ("unused"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}
