/* hjl-drag-item.c: what is dragged: a Lever stage or an archive reason, perhaps out of a slot
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/mapping/hjl-drag-item.h"

/* Where it is held: it hides little of what is below. */
#define GRIP 12

G_DEFINE_FINAL_TYPE (HjlDragItem, hjl_drag_item, G_TYPE_OBJECT)

static void
hjl_drag_item_finalize (GObject *object)
{
  HjlDragItem *self = HJL_DRAG_ITEM (object);

  g_clear_pointer (&self->target, hjl_target_free);
  g_free (self->from);

  G_OBJECT_CLASS (hjl_drag_item_parent_class)->finalize (object);
}

static void
hjl_drag_item_class_init (HjlDragItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_drag_item_finalize;
}

static void
hjl_drag_item_init (HjlDragItem *self)
{
}

HjlDragItem *
hjl_drag_item_new (const HjlTarget *target,
                   const char      *from)
{
  HjlDragItem *self;

  g_return_val_if_fail (target != NULL, NULL);

  self = g_object_new (HJL_TYPE_DRAG_ITEM, NULL);
  self->target = hjl_target_copy (target);
  self->from = g_strdup (from);

  return self;
}

GdkContentProvider *
hjl_drag_item_provide (HjlDragItem *self)
{
  g_return_val_if_fail (HJL_IS_DRAG_ITEM (self), NULL);

  return gdk_content_provider_new_typed (HJL_TYPE_DRAG_ITEM, self);
}

void
hjl_drag_item_show (HjlDragItem *self,
                    GdkDrag     *drag)
{
  GtkWidget *label;

  g_return_if_fail (HJL_IS_DRAG_ITEM (self));

  label = gtk_label_new (self->target->name);
  gtk_widget_add_css_class (label, "drag-pill");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
  gdk_drag_set_hotspot (drag, GRIP, GRIP);
}

void
hjl_drag_item_light_up (GtkWidget *source,
                        gboolean   lit,
                        gboolean   out_of_slot)
{
  g_return_if_fail (GTK_IS_WIDGET (source));

  if (lit)
    gtk_widget_add_css_class (source, "ghost");
  else
    gtk_widget_remove_css_class (source, "ghost");
  gtk_widget_activate_action (source, "board.show-drag", "(bb)", lit, out_of_slot);
}
