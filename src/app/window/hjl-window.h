/* hjl-window.h: the window: three views, the mapping of one role, and what they share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/sync/hjl-syncer.h"
#include "workspace/hjl-workspace.h"

#define HJL_TYPE_WINDOW (hjl_window_get_type ())
G_DECLARE_FINAL_TYPE (HjlWindow, hjl_window, HJL, WINDOW, AdwApplicationWindow)

/*
 * Properties: `workspace` (nullable until it is opened), `narrow` (read-only: not wide enough for what
 * stands side by side; views bind to it by gtk_widget_get_root()).
 *
 * Actions for the views: `win.show-page` (s: connection, jobs, candidates), `win.open-mapping` (s: a
 * role's id; asks where another mapping is not saved), `win.show-not-mapped` (the jobs that are not), `win.show-candidates` (s: a role's id, or "" for all), `win.show-attention`, `win.sync-now`, `win.preview`, `win.activity`,
 * `win.check` (runs the checks in Connection), `win.contact` (writes to the Customer Success Manager).
 * Toasts: widgets/hjl-toast.h.
 *
 * Signal `seen`: once, after hjl_window_open(): the view is drawn, so that other work delays nobody.
 */
/* @application: (nullable): in tests */
HjlWindow *hjl_window_new (GtkApplication *application);
void       hjl_window_set_workspace (HjlWindow    *self,
                                     HjlWorkspace *workspace);
/* Once the environment is open. */
void       hjl_window_open (HjlWindow    *self,
                            HjlWorkspace *workspace,
                            HjlSyncer    *syncer);
/* Instead of hjl_window_open(): nothing works, and why. */
void       hjl_window_show_trouble (HjlWindow    *self,
                                    const GError *error);
/* Asks for the mapping of roles that are new: (element-type utf8) of their ids, one or more. */
void       hjl_window_offer_mapping (HjlWindow *self,
                                     GPtrArray *role_ids);
/* Files from outside, for the review, as soon as the environment is open; a role is asked for where there is more than
 * one. @files: (nullable) (element-type GFile): files, folders, archives; %NULL lets a person choose */
void       hjl_window_add_candidates (HjlWindow  *self,
                                      GListModel *files);
/* @place, @detail: (nullable): as in hjl-notifier.h. As soon as the environment is open. */
void       hjl_window_show_place (HjlWindow  *self,
                                  const char *place,
                                  const char *detail);
void       hjl_window_set_demo (HjlWindow *self,
                                gboolean   demo);
/* Files to add in the demo. @folder: where they lie */
void       hjl_window_offer_samples (HjlWindow  *self,
                                     const char *folder);
void       hjl_window_bind_settings (HjlWindow *self,
                                     GSettings *settings);
/* @button_label, @action: (nullable): a detailed `win.` or `app.` action */
void       hjl_window_add_toast (HjlWindow  *self,
                                 const char *title,
                                 const char *button_label,
                                 const char *action);
/* Asks where a mapping is open and not saved, and unless the person stays calls @then with @object. */
void       hjl_window_leave (HjlWindow *self,
                             void (*then) (gpointer object),
                             GObject *object);
/* Whether @then is still to be called: a person has not answered, or what they save is being saved. */
gboolean   hjl_window_is_leaving (HjlWindow *self,
                                  void (*then) (gpointer object));
/* `connection`, `jobs` or `candidates` */
void       hjl_window_show_page (HjlWindow  *self,
                                 const char *page);
/* Whether the demo was entered from inside, and is left by a button. */
void       hjl_window_set_can_leave_demo (HjlWindow *self,
                                          gboolean   can_leave);
