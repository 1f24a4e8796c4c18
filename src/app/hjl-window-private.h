/* hjl-window-private.h: the window's struct, as its two files share it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/candidates/hjl-candidates-view.h"
#include "app/connection/hjl-connection-view.h"
#include "app/hjl-window.h"
#include "app/mapping/hjl-mapping-view.h"
#include "app/widgets/hjl-sync-bar.h"

G_BEGIN_DECLS

struct _HjlWindow
{
  AdwApplicationWindow parent_instance;

  HjlWorkspace *workspace;
  gboolean      narrow;
  guint         narrow_id;
  guint         badges_id;
  GCancellable *badges_cancellable; /* nullable: of what is being counted */
  HjlSyncer    *syncer;             /* nullable until the profile is open */
  GSettings    *settings;           /* nullable in tests */
  gboolean      demo;
  char         *wanted_role_id; /* nullable: to be mapped as soon as it can be */

  /* Template widgets. */
  AdwToastOverlay   *toast_overlay;
  AdwViewStack      *view_stack;
  GtkStack          *title_stack;
  GtkStack          *jobs_stack;
  GtkWidget         *back_button;
  GtkWidget         *jobs_view;
  GtkWidget         *switcher;
  HjlCandidatesView *candidates_view;
  HjlConnectionView *connection_view;
  HjlSyncBar        *sync_bar;
  GtkLabel          *mark;
  HjlMappingView    *mapping_view; /* nullable: borrowed from the stack */
  GtkWidget         *focus_before; /* nullable: weak: where the focus was before the mapping */
};

/* hjl-window.c */
void hjl_window_open_wanted_mapping (HjlWindow *self);

/* hjl-window-badges.c */
void hjl_window_stop_badges (HjlWindow *self);
/* Of another workspace from now on. @old is nullable. */
void hjl_window_follow_badges (HjlWindow    *self,
                               HjlWorkspace *old);

/* hjl-window-sync.c */
void hjl_window_install_sync_actions (GtkWidgetClass *widget_class);
void hjl_window_update_actions (HjlWindow *self);

G_END_DECLS
