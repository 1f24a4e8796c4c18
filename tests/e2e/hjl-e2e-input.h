/* hjl-e2e-input.h: a pointer and a keyboard, as the X server sees them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hjl-e2e.h"

G_BEGIN_DECLS

/* Clicks in the middle, once it has come to rest there. What is scrolled
 * away is scrolled to with the wheel. */
void hjl_e2e_click (HjlE2e          *self,
                    AtspiAccessible *accessible);
/* Waits for it first (hjl_e2e_find()). */
void hjl_e2e_click_on (HjlE2e     *self,
                       AtspiRole   role,
                       const char *name);

/* Presses on @from, and moves until something is being dragged. */
void hjl_e2e_drag_begin (HjlE2e          *self,
                         AtspiAccessible *from);
/* Moves there in small steps, with what is dragged following each of them. */
void hjl_e2e_drag_over (HjlE2e          *self,
                        AtspiAccessible *to);
/* The same, to a point of the window that @accessible is in, from its left upper corner. */
void hjl_e2e_drag_to (HjlE2e          *self,
                      AtspiAccessible *accessible,
                      int              x,
                      int              y);
/* A hand is never quite still. GDK forgets a motion that comes while the answer to the one before is under way, and who
 * holds something in a place waits for ever if it was the last. */
void hjl_e2e_drag_tremble (HjlE2e *self);
/* What would happen on letting go: waits until the program says that it would take what is dragged, or
 * that it would not, by the shape of the pointer. */
void hjl_e2e_drag_wait (HjlE2e  *self,
                        gboolean taken);
/* Lets go. */
void hjl_e2e_drop (HjlE2e *self);
/* All of it: begins, moves, waits until it would be taken, and lets go. */
void hjl_e2e_drag (HjlE2e          *self,
                   AtspiAccessible *from,
                   AtspiAccessible *to);

/* One key with its modifiers, by the names of X: `Return`, `Alt+Up`, `Control+Shift+z`. */
void hjl_e2e_key (HjlE2e     *self,
                  const char *keys);
/* Key by key, whatever has the focus. */
void hjl_e2e_type (HjlE2e     *self,
                   const char *text);

/* Clicks on an empty search entry until it has the focus, and types. */
void hjl_e2e_fill (HjlE2e          *self,
                   AtspiAccessible *entry,
                   const char      *text);

/* The same for a row with an entry in it, which never tells of its focus: clicks and types until the text is there. It must
 * have no blanks, which would press whatever has the focus instead. */
void hjl_e2e_fill_row (HjlE2e          *self,
                       AtspiAccessible *entry,
                       const char      *text);

/* Tab, until the focus is on something with this role and @part in its name. */
void hjl_e2e_tab_to (HjlE2e     *self,
                     AtspiRole   role,
                     const char *part);

/* In GTK's own chooser, which opens: the path of a file or a folder that is there. */
void hjl_e2e_choose_file (HjlE2e     *self,
                          const char *path);

/* Lets go of the display. hjl_e2e_stop() does it. */
void hjl_e2e_input_close (HjlE2e *self);

G_END_DECLS
