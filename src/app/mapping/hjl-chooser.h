/* hjl-chooser.h: a popover with a search and a list to choose one thing from
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/mapping/hjl-choice.h"

#define HJL_TYPE_CHOOSER (hjl_chooser_get_type ())
G_DECLARE_FINAL_TYPE (HjlChooser, hjl_chooser, HJL, CHOOSER, GtkPopover)

/* Signal `chosen (HjlChoice)`: the popover has closed. Typing searches, Down goes into the list, Enter
 * takes the first that was found, or the focused one. */
HjlChooser *hjl_chooser_new (const char *name);
/**
 * hjl_chooser_open:
 * @self: (nullable): not made yet
 * @row: an AdwPreferencesRow, whose title it bears
 * @choices: (element-type HjlChoice)
 * @present: (nullable): as of hjl_chooser_set_present()
 * @chosen: for the signal, swapped, with @object
 *
 * Opens it at a row. Whoever keeps it unparents it before the row goes.
 *
 * Returns: (transfer none): @self, or the one that was made
 */
HjlChooser *hjl_chooser_open (HjlChooser *self,
                              GtkWidget  *row,
                              GListModel *choices,
                              const char *present,
                              GCallback   chosen,
                              gpointer    object);
/* @choices: (element-type HjlChoice) */
void        hjl_chooser_set_choices (HjlChooser *self,
                                     GListModel *choices);
/* What is chosen now, and stands out when the popover opens. @id: (nullable): of the choice without one */
void        hjl_chooser_set_present (HjlChooser *self,
                                     const char *id);
/* Takes the first choice that the search leaves, as Enter in the search does; without a search it goes
 * into the list. */
void        hjl_chooser_take_first (HjlChooser *self);
/* What is typed into the search. */
void        hjl_chooser_search (HjlChooser *self,
                                const char *text);
