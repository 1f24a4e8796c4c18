/* hjl-slot.h: one hackajob stage and what it is mapped to: drop target, drag source and button
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/mapping/hjl-mapping-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJL_TYPE_SLOT (hjl_slot_get_type ())
G_DECLARE_FINAL_TYPE (HjlSlot, hjl_slot, HJL, SLOT, GtkWidget)

/*
 * Follows the editor by itself. Keys: Enter chooses, Delete clears, Alt+Up and Alt+Down move; the
 * actions are `slot.choose`, `slot.clear` and `slot.move (i)`. Signal `moved (stage_id)`: what it holds went
 * to that stage's slot, where the focus belongs now.
 */
/* The signal `asked` comes before the chooser opens: a handler that returns TRUE has filled the slot, and
 * it stays closed. `moved` (s: a hackajob stage's id): what was here is there now. */
GtkWidget  *hjl_slot_new (HjlMappingEditor *editor,
                          HjlStage         *stage);
/* The same stage as it is now. */
void        hjl_slot_set_stage (HjlSlot  *self,
                                HjlStage *stage);
/* A person has chosen it for this slot, other than by a drop: what makes no sense there asks, by the action
 * `mapping.use-anyway` with the stage's id, the target's kind and its id. @target: (nullable): leaves it blank */
void        hjl_slot_choose (HjlSlot         *self,
                             const HjlTarget *target);
const char *hjl_slot_get_stage_id (HjlSlot *self);
/* What a line ends at. */
GtkWidget  *hjl_slot_get_pill (HjlSlot *self);
/* What a screen reader says: "Offer, mapped to Lever stage Offer". */
const char *hjl_slot_get_label (HjlSlot *self);

G_END_DECLS
