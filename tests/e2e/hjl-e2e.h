/* hjl-e2e.h: starts the program and finds its way in it by the accessibility tree
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <atspi/atspi.h>
#include <gio/gio.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiComponent, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)

typedef struct
{
  GSubprocess     *process;
  AtspiAccessible *application; /* nullable until it is there */
} HjlE2e;

/* Makes this very program the browser of the session. Call it first; where it returns TRUE, the program
 * was run as the browser and has done its work. */
gboolean hjl_e2e_browser (int    argc,
                          char **argv);
/* Who signs in from now on (hjl-demo-server.h), and whether they accept. */
void     hjl_e2e_set_persona (const char *who,
                              gboolean    accept);

/* Returns once its window is there. */
HjlE2e *hjl_e2e_start (const char        *program,
                       const char *const *arguments);
/* Ends it, if it has not ended. */
void    hjl_e2e_stop (HjlE2e *self);

/* What shows on the screen with this role and name. Waits for it.
 * Returns: (transfer full) */
AtspiAccessible *hjl_e2e_find (HjlE2e     *self,
                               AtspiRole   role,
                               const char *name);
/* Waits until a label that shows has @text in it. */
void             hjl_e2e_see (HjlE2e     *self,
                              const char *text);
/* Waits for the button, and presses it. */
void             hjl_e2e_press (HjlE2e     *self,
                                const char *name);
/* Fails for each control that shows and has no name. Returns: how many controls it saw */
guint            hjl_e2e_check_names (HjlE2e *self);

G_END_DECLS
