/* hjl-slot-dnd.h: dragging onto a slot, from slot to slot, and out of one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/mapping/hjl-slot.h"

void hjl_slot_add_dnd (HjlSlot          *self,
                       HjlMappingEditor *editor);

/* In hjl-slot.c: what would become of a drop, and the slot as it is. */
void hjl_slot_show_verdict (HjlSlot    *self,
                            HjlFit      fit,
                            const char *why);
void hjl_slot_update (HjlSlot *self);

/* Carries what is dragged; any other place that takes it out of its slot uses this too. */
void hjl_drag_clear (GtkWidget        *place,
                     HjlMappingEditor *editor);
