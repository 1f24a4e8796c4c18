/* hjl-drag-item.h: what is dragged: a Lever stage or an archive reason, perhaps out of a slot
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/hjl-mapping.h"

#define HJL_TYPE_DRAG_ITEM (hjl_drag_item_get_type ())
G_DECLARE_FINAL_TYPE (HjlDragItem, hjl_drag_item, HJL, DRAG_ITEM, GObject)

struct _HjlDragItem
{
  GObject parent_instance;

  HjlTarget *target;
  char      *from;
  gboolean   refused; /* by the slot that it is over: let go of there, it goes back to where it came from */
};

/* @from: (nullable): the hackajob stage whose slot it leaves */
HjlDragItem        *hjl_drag_item_new (const HjlTarget *target,
                                       const char      *from);
/* Returns: (transfer full): for a drag source's `prepare` */
GdkContentProvider *hjl_drag_item_provide (HjlDragItem *self);
/* What the pointer carries, held at this point of it. */
void                hjl_drag_item_show (HjlDragItem *self,
                                        GdkDrag     *drag);
/* While something is dragged out of @source, that is a ghost, and the slots of its board show that they take it.
 * @out_of_slot: it may be cleared */
void                hjl_drag_item_light_up (GtkWidget *source,
                                            gboolean   lit,
                                            gboolean   out_of_slot);
