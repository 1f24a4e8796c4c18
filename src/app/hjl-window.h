/* hjl-window.h: the window: three views, the mapping of one role, and what they share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hjl-application.h"
#include "hjl-workspace.h"

G_BEGIN_DECLS

#define HJL_TYPE_WINDOW (hjl_window_get_type ())
G_DECLARE_FINAL_TYPE (HjlWindow, hjl_window, HJL, WINDOW, AdwApplicationWindow)

/*
 * Properties: `workspace` (nullable until it is opened), `narrow` (read-only: not wide enough for what
 * stands side by side; views bind to it by gtk_widget_get_root()).
 *
 * Actions for the views: `win.show-page` (s: connection, jobs, candidates), `win.open-mapping` (s: a
 * role's id), `win.show-candidates` (s: a role's id, or "" for all), `win.sync-now`, `win.preview`.
 * Toasts: widgets/hjl-toast.h.
 */
HjlWindow *hjl_window_new (HjlApplication *application);
void       hjl_window_set_workspace (HjlWindow    *self,
                                     HjlWorkspace *workspace);
gboolean   hjl_window_get_narrow (HjlWindow *self);
/* @button_label, @action: (nullable): a detailed `win.` or `app.` action */
void       hjl_window_add_toast (HjlWindow  *self,
                                 const char *title,
                                 const char *button_label,
                                 const char *action);
/* `connection`, `jobs` or `candidates` */
void       hjl_window_show_page (HjlWindow  *self,
                                 const char *page);

G_END_DECLS
