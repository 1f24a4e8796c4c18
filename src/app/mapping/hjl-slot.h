/* hjl-slot.h: one hackajob stage and what it is mapped to: drop target, drag source and button
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/mapping/hjl-chooser.h"
#include "app/mapping/hjl-mapping-editor.h"

#include <gtk/gtk.h>

#define HJL_TYPE_SLOT (hjl_slot_get_type ())
G_DECLARE_FINAL_TYPE (HjlSlot, hjl_slot, HJL, SLOT, GtkWidget)

/* Others only read @stage, @label and @pill. */
struct _HjlSlot
{
  GtkWidget parent_instance;

  HjlMappingEditor *editor;
  HjlStage         *stage;
  char             *label;   /* what a screen reader says: "Offer, mapped to Lever stage Offer" */
  HjlChooser       *chooser; /* nullable: made when it is first needed */
  GtkWidget        *group;   /* nullable: the same */

  /* Template widgets. */
  GtkLabel  *name_label;
  GtkLabel  *pill_label;
  GtkLabel  *message_label;
  GtkWidget *pill; /* what a line ends at */
  GtkWidget *pill_icon;
  GtkWidget *warning_icon;
  GtkButton *group_button;
};

/*
 * Follows the editor by itself. Keys: Enter chooses, Delete clears, Alt+Up and Alt+Down move; the
 * actions are `slot.choose`, `slot.clear` and `slot.move (i)`. Signal `moved (stage_id)`: what it holds went
 * to that stage's slot, where the focus belongs now.
 */
/* The signal `asked` comes before the chooser opens: a handler that returns TRUE has filled the slot, and
 * it stays closed. `moved` (s: a hackajob stage's id): what was here is there now. */
GtkWidget *hjl_slot_new (HjlMappingEditor *editor,
                         HjlStage         *stage);
/* The same stage as it is now. */
void       hjl_slot_set_stage (HjlSlot  *self,
                               HjlStage *stage);
/* A person has chosen it for this slot, other than by a drop: what makes no sense there asks, by the action
 * `mapping.use-anyway` with the stage's id, the target's kind and its id. @target: (nullable): leaves it blank */
void       hjl_slot_choose (HjlSlot         *self,
                            const HjlTarget *target);

/* What would become of a drop, and the slot as it is. */
void hjl_slot_show_verdict (HjlSlot    *self,
                            HjlFit      fit,
                            const char *why);
void hjl_slot_update (HjlSlot *self);
/* Dragging onto a slot, from slot to slot, and out of one. */
void hjl_slot_add_dnd (HjlSlot          *self,
                       HjlMappingEditor *editor);
/* Carries what is dragged; any other place that takes it out of its slot uses this too. */
void hjl_slot_add_clear (GtkWidget        *place,
                         HjlMappingEditor *editor);
