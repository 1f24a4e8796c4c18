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
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEditableText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiText, g_object_unref)

/* How long anything may take on a machine that does other things too, in seconds. */
#define HJL_E2E_LIMIT 60

typedef struct
{
  GSubprocess      *process;
  AtspiAccessible  *application; /* nullable until it is there */
  struct _XDisplay *display;     /* nullable: of the pointer and the keyboard, once they are used */
  gulong            dragged;     /* the X window of what is being dragged */
  guint             n_clicks;    /* with the pointer, and */
  guint             n_keys;      /* with the keyboard: how much work a story is */
  guint             n_trembles;
} HjlE2e;

typedef gboolean (*HjlE2eCondition) (HjlE2e  *self,
                                     gpointer user_data);

/* Makes this very program the browser of the session. Call it first; where it returns TRUE, the program
 * was run as the browser and has done its work. */
gboolean    hjl_e2e_browser (int    argc,
                             char **argv);
/* Who signs in from now on (hjl-demo-server.h), and whether they accept. @who: (nullable): nobody; pages
 * are opened only, for hjl_e2e_wait_opened() */
void        hjl_e2e_set_persona (const char *who,
                                 gboolean    accept);
/* Returns: (transfer full): the address that the program opened in the browser */
char       *hjl_e2e_wait_opened (HjlE2e *self);
/* g_test_init() and the accessibility bus. Returns: the program to test, which is the first argument */
const char *hjl_e2e_init (int    *argc,
                          char ***argv);

/* A launcher of processes that end with the test, however it ends. (transfer full) */
GSubprocessLauncher *hjl_e2e_new_launcher (GSubprocessFlags flags);

/* The program's settings, where it is started with GSETTINGS_BACKEND=keyfile. @lines: `NAME=VALUE`, as in the
 * text form of a GVariant */
void hjl_e2e_set_settings (const char *lines);

/* Returns once its window is there. */
HjlE2e *hjl_e2e_start (const char        *program,
                       const char *const *arguments);
/* The same with these in its environment too. @environment: `NAME=VALUE`, one after the other */
HjlE2e *hjl_e2e_start_in (const char        *program,
                          const char *const *arguments,
                          const char *const *environment);
/* Ends it, if it has not ended. */
void    hjl_e2e_stop (HjlE2e *self);
/* Waits until the process has ended by itself, without a failure. hjl_e2e_stop() it then. */
void    hjl_e2e_wait_end (HjlE2e *self);

/* Waits until it is so. Every wait below is made of it: what does not come within %HJL_E2E_LIMIT fails
 * the test, and prints what the window shows. */
void hjl_e2e_wait_until (HjlE2e         *self,
                         HjlE2eCondition condition,
                         gpointer        user_data,
                         const char     *what);
/* Prints what shows now, as lines of the test. */
void hjl_e2e_print (HjlE2e *self);

/* What shows on the screen with this role and name. Waits for it.
 * Returns: (transfer full) */
AtspiAccessible *hjl_e2e_find (HjlE2e     *self,
                               AtspiRole   role,
                               const char *name);
/* The same where @part is only some of the name, below @root. @root: (nullable): anywhere */
AtspiAccessible *hjl_e2e_find_part (HjlE2e          *self,
                                    AtspiAccessible *root,
                                    AtspiRole        role,
                                    const char      *part);
/* A row of a list, in the name of which, or in a label of which, is @text. */
AtspiAccessible *hjl_e2e_find_row (HjlE2e     *self,
                                   const char *text);
/* What has the focus of the keyboard; waits until something has. */
AtspiAccessible *hjl_e2e_find_focus (HjlE2e *self);
/* Everything that shows now below @root. Does not wait.
 * @root: (nullable); @part: (nullable): of the name. Returns: (transfer full) (element-type AtspiAccessible) */
GPtrArray       *hjl_e2e_list (HjlE2e          *self,
                               AtspiAccessible *root,
                               AtspiRole        role,
                               const char      *part);
/* Whether such a thing shows now. Does not wait. */
gboolean         hjl_e2e_has (HjlE2e     *self,
                              AtspiRole   role,
                              const char *part);
/* Waits until no such thing shows any more: a menu that is just closing takes the next click. */
void             hjl_e2e_wait_gone (HjlE2e     *self,
                                    AtspiRole   role,
                                    const char *part);
/* Waits until a label that shows has @text in it, or none any more. */
void             hjl_e2e_see (HjlE2e     *self,
                              const char *text);
void             hjl_e2e_unsee (HjlE2e     *self,
                                const char *text);

/* Whether @accessible is in this state now. */
gboolean hjl_e2e_get_state (AtspiAccessible *accessible,
                            AtspiStateType   state);
/* Waits until it is, or is not. */
void     hjl_e2e_wait_state (HjlE2e          *self,
                             AtspiAccessible *accessible,
                             AtspiStateType   state,
                             gboolean         set);
/* What is written in an entry. (transfer full) */
char    *hjl_e2e_dup_text (AtspiAccessible *entry);
/* Waits until that is @text. */
void     hjl_e2e_wait_text (HjlE2e          *self,
                            AtspiAccessible *entry,
                            const char      *text);
/* Writes it, as an assistive technology would. */
void     hjl_e2e_set_text (AtspiAccessible *entry,
                           const char      *text);
/* What a screen reader's user does with a button, a switch or a row: its first action. */
void     hjl_e2e_activate (AtspiAccessible *accessible);
/* Waits for the button, and activates it. */
void     hjl_e2e_press (HjlE2e     *self,
                        const char *name);

/* On Lever's card, where the key comes first: the other way to connect. */
void hjl_e2e_choose_oauth (HjlE2e *self);

/* Closes the toasts that show now: they would be in the way of the pointer. */
void hjl_e2e_close_toasts (HjlE2e *self);

/* Fails for each control that shows and has no name. Returns: how many controls it saw */
guint hjl_e2e_check_names (HjlE2e *self);

/* Whether it has a place on the page that shows; it may be scrolled away. */
gboolean hjl_e2e_is_showing (AtspiAccessible *accessible);

G_END_DECLS
