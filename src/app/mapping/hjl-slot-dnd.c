/* hjl-slot-dnd.c: dragging onto a slot, from slot to slot, and out of one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/mapping/hjl-slot.h"

#include "app/mapping/hjl-drag-item.h"

/* The editor lives as long as the slot: its data. */
static HjlMappingEditor *
get_editor (GtkEventController *controller)
{
  return g_object_get_data (G_OBJECT (controller), "hjl-editor");
}

static HjlSlot *
get_slot (GtkEventController *controller)
{
  return HJL_SLOT (gtk_event_controller_get_widget (controller));
}

static HjlDragItem *
get_item (const GValue *value)
{
  return value != NULL && G_VALUE_HOLDS (value, HJL_TYPE_DRAG_ITEM) ? g_value_get_object (value) : NULL;
}

static GdkContentProvider *
on_source_prepared_cb (GtkDragSource *source,
                       double         x,
                       double         y)
{
  HjlSlot         *slot = get_slot (GTK_EVENT_CONTROLLER (source));
  HjlMapping      *mapping = get_editor (GTK_EVENT_CONTROLLER (source))->mapping;
  const HjlTarget *target = hjl_mapping_get_target (mapping, slot->stage->id);
  g_autoptr (HjlDragItem) item = NULL;

  if (target == NULL)
    return NULL;

  item = hjl_drag_item_new (target, slot->stage->id);
  g_object_set_data_full (G_OBJECT (source), "hjl-item", g_object_ref (item), g_object_unref);

  return hjl_drag_item_provide (item);
}

static void
on_source_drag_began_cb (GtkDragSource *source,
                         GdkDrag       *drag)
{
  hjl_drag_item_show (g_object_get_data (G_OBJECT (source), "hjl-item"), drag);
  hjl_drag_item_light_up (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)), TRUE, TRUE);
}

static void
on_source_drag_ended_cb (GtkDragSource *source)
{
  hjl_drag_item_light_up (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)), FALSE, TRUE);
}

/* Returns: (nullable): the slot under the pointer */
static HjlSlot *
find_slot_below (GtkWidget *widget,
                 GdkDrag   *drag)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GtkWidget *below;
  double     x;
  double     y;
  double     shift_x;
  double     shift_y;

  if (drag == NULL || native == NULL ||
      !gdk_surface_get_device_position (gtk_native_get_surface (native), gdk_drag_get_device (drag), &x, &y, NULL))
    return NULL;

  gtk_native_get_surface_transform (native, &shift_x, &shift_y);
  below = gtk_widget_pick (GTK_WIDGET (native), x - shift_x, y - shift_y, GTK_PICK_DEFAULT);
  if (below != NULL && !HJL_IS_SLOT (below))
    below = gtk_widget_get_ancestor (below, HJL_TYPE_SLOT);

  return below != NULL ? HJL_SLOT (below) : NULL;
}

/* Let go of where nothing takes it: it is out of its slot. Escape brings it back. A quick hand may let go
 * of it over a slot that had no time to answer: that is a drop all the same. */
static gboolean
on_source_drag_cancelled_cb (GtkDragSource      *source,
                             GdkDrag            *drag,
                             GdkDragCancelReason reason)
{
  HjlMappingEditor *editor = get_editor (GTK_EVENT_CONTROLLER (source));
  HjlDragItem      *item = g_object_get_data (G_OBJECT (source), "hjl-item");
  HjlSlot          *below;

  if (reason != GDK_DRAG_CANCEL_NO_TARGET || item == NULL || item->refused)
    return FALSE;

  below = find_slot_below (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)), drag);
  if (below != NULL)
    return hjl_mapping_editor_move (editor, item->from, below->stage->id);

  hjl_mapping_editor_assign (editor, item->from, NULL);

  return TRUE;
}

static gboolean
judge (GtkDropTarget *target)
{
  HjlSlot         *slot = get_slot (GTK_EVENT_CONTROLLER (target));
  HjlDragItem     *item = get_item (gtk_drop_target_get_value (target));
  g_autofree char *why = NULL;
  HjlFit           fit;

  if (item == NULL)
    return TRUE;

  fit = hjl_mapping_editor_judge (get_editor (GTK_EVENT_CONTROLLER (target)), slot->stage->id,
                                  item->target, &why);
  item->refused = fit > HJL_FIT_DOUBTFUL;
  hjl_slot_show_verdict (slot, fit, why);

  return fit <= HJL_FIT_DOUBTFUL;
}

static GdkDragAction
on_target_moved_cb (GtkDropTarget *target,
                    double         x,
                    double         y)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);

  return judge (target) && drop != NULL ? gdk_drop_get_actions (drop) : 0;
}

static void
on_target_value_loaded_cb (GtkDropTarget *target)
{
  if (gtk_drop_target_get_value (target) != NULL)
    judge (target);
}

static void
on_target_left_cb (GtkDropTarget *target)
{
  HjlDragItem *item = get_item (gtk_drop_target_get_value (target));

  if (item != NULL)
    item->refused = FALSE;
  hjl_slot_update (get_slot (GTK_EVENT_CONTROLLER (target)));
}

static gboolean
on_target_dropped_cb (GtkDropTarget *target,
                      const GValue  *value,
                      double         x,
                      double         y)
{
  HjlMappingEditor *editor = get_editor (GTK_EVENT_CONTROLLER (target));
  HjlSlot          *slot = get_slot (GTK_EVENT_CONTROLLER (target));
  const char       *stage_id = slot->stage->id;
  HjlDragItem      *item = get_item (value);
  const char       *from;

  if (item == NULL)
    return FALSE;

  from = item->from;
  if (from != NULL && g_str_equal (from, stage_id))
    return TRUE;
  if (from != NULL)
    return hjl_mapping_editor_move (editor, from, stage_id);

  return hjl_mapping_editor_drop (editor, stage_id, item->target);
}

static gboolean
on_place_dropped_cb (GtkDropTarget *target,
                     const GValue  *value,
                     double         x,
                     double         y)
{
  HjlDragItem *item = get_item (value);

  if (item == NULL || item->from == NULL)
    return FALSE;

  return hjl_mapping_editor_assign (get_editor (GTK_EVENT_CONTROLLER (target)), item->from, NULL);
}

static void
add (GtkWidget          *widget,
     GtkEventController *controller,
     HjlMappingEditor   *editor)
{
  g_object_set_data_full (G_OBJECT (controller), "hjl-editor", g_object_ref (editor), g_object_unref);
  gtk_widget_add_controller (widget, controller);
}

void
hjl_slot_add_dnd (HjlSlot          *self,
                  HjlMappingEditor *editor)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (HJL_TYPE_DRAG_ITEM, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_source_prepared_cb), NULL);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_source_drag_began_cb), NULL);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_source_drag_ended_cb), NULL);
  g_signal_connect (source, "drag-cancel", G_CALLBACK (on_source_drag_cancelled_cb), NULL);
  add (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source), editor);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (on_target_moved_cb), NULL);
  g_signal_connect (target, "motion", G_CALLBACK (on_target_moved_cb), NULL);
  g_signal_connect (target, "notify::value", G_CALLBACK (on_target_value_loaded_cb), NULL);
  g_signal_connect (target, "leave", G_CALLBACK (on_target_left_cb), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (on_target_dropped_cb), NULL);
  add (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target), editor);
}

void
hjl_slot_add_clear (GtkWidget        *place,
                    HjlMappingEditor *editor)
{
  GtkDropTarget *target = gtk_drop_target_new (HJL_TYPE_DRAG_ITEM, GDK_ACTION_MOVE);

  g_signal_connect (target, "drop", G_CALLBACK (on_place_dropped_cb), NULL);
  add (place, GTK_EVENT_CONTROLLER (target), editor);
}
