/* hjl-e2e-wayland.h: a pointer in the Wayland session of the test, and where things are there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hjl-e2e.h"

G_BEGIN_DECLS

typedef struct _HjlE2ePointer HjlE2ePointer;

/* Gives the session a pointer, as one that is plugged in. Call it before a program is started: what finds none then has
 * none. Fails the test where the session takes none. */
HjlE2ePointer *hjl_e2e_pointer_new (void);
void           hjl_e2e_pointer_free (HjlE2ePointer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlE2ePointer, hjl_e2e_pointer_free)

void hjl_e2e_pointer_click (HjlE2ePointer   *self,
                            HjlE2e          *e2e,
                            AtspiAccessible *accessible);
/* Presses, and moves until a drag has begun. */
void hjl_e2e_pointer_press (HjlE2ePointer   *self,
                            HjlE2e          *e2e,
                            AtspiAccessible *accessible);
/* Moves there in small steps, each of which @e2e has time for. */
void hjl_e2e_pointer_over (HjlE2ePointer   *self,
                           HjlE2e          *e2e,
                           AtspiAccessible *accessible);
/* Holds it there, with a hand that is never quite still, until @text shows in a label of @e2e. */
void hjl_e2e_pointer_hold (HjlE2ePointer *self,
                           HjlE2e        *e2e,
                           const char    *text);
/* Lets go. */
void hjl_e2e_pointer_drop (HjlE2ePointer *self);

G_END_DECLS
