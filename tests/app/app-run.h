/* app-run.h: runs the program in the test's own process, and once more as somebody types it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person does meanwhile. It ends the program. */
typedef void (*AppRunScript) (GApplication *application);

/* Runs the program with @environment until it ends by itself. @environment: (nullable): as the settings say */
void app_run (const char  *environment,
              AppRunScript script);
/* The same with any arguments. */
void app_run_with (const char *const *arguments,
                   AppRunScript       script);

GtkWidget *app_run_wait_for_window (GApplication *application);
/* Conditions: there is none any more; and @window has its environment. */
gboolean   app_run_has_no_window (gpointer application);
gboolean   app_run_is_open (gpointer window);
/* Waits until it shows @text. */
void       app_run_see (GtkWidget  *window,
                        const char *text);

void  app_run_set_setting (const char *key,
                           gboolean    value);
/* An environment of its own, which reaches nobody, and where its database lies. (transfer full) */
void  app_run_make_profile (const char *id);
char *app_run_dup_database (const char *id);

/* The program once more, as somebody types it. */
GSubprocess *app_run_again (const char *const *arguments);
/* Returns: (transfer full): what it said */
char        *app_run_wait_for_end (GSubprocess *process,
                                   int          status);

G_END_DECLS
