/* hjl-window-private.h: the window's struct, as its two files share it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/candidates/hjl-candidates-view.h"
#include "app/connection/hjl-connection-view.h"
#include "app/window/hjl-window.h"
#include "app/mapping/hjl-mapping-view.h"
#include "app/sync/hjl-sync-bar.h"
#include "app/sync/hjl-tally.h"

struct _HjlWindow
{
  AdwApplicationWindow parent_instance;

  HjlWorkspace *workspace;
  gboolean      narrow;
  guint         narrow_id;
  HjlTally     *tally;    /* nullable: of the workspace */
  HjlSyncer    *syncer;   /* nullable until the environment is open */
  GSettings    *settings; /* nullable in tests */
  gboolean      demo;
  char         *samples;        /* nullable: the demo's folder of CVs to add */
  char         *wanted_role_id; /* nullable: to be mapped as soon as it can be */
  char         *wanted_place;   /* nullable: hjl_window_show_place(), as soon as it can be; and */
  char         *wanted_detail;
  GListStore   *wanted_files; /* nullable: (element-type GFile): to be added as soon as they can be; empty: to be chosen */

  /* Made when they are first looked at: borrowed from their pages, nullable. */
  HjlConnectionView *connection_view;
  GtkWidget         *jobs_view;
  HjlCandidatesView *candidates_view;
  guint              n_not_mapped; /* live roles; for the first of them */
  guint              n_broken;     /* live roles whose mapping is */
  guint              n_mapped;     /* as n_not_mapped */
  guint              n_attention;  /* for the last of them */
  guint              n_todos;      /* as n_attention */
  guint              n_drafts;     /* as n_attention */
  gint64             synced;       /* when everybody was last, in seconds */
  guint              n_today;      /* for how many people something was written */
  HjlPlan           *erasures;     /* nullable: which of the not erased a person is asked about */
  gboolean           drawn;        /* there was a first frame */

  /* Made later than the window, which is there the sooner: borrowed, nullable. */
  HjlSyncBar *sync_bar;
  GtkWidget  *switcher_bar; /* of a narrow window */
  guint       seen_id;

  /* Template widgets. */
  GtkWidget       *box;
  GtkMenuButton   *menu_button;
  GMenuModel      *main_menu;
  AdwToastOverlay *toast_overlay;
  AdwViewStack    *view_stack;
  GtkStack        *title_stack;
  AdwWindowTitle  *narrow_title;
  GtkStack        *jobs_stack;
  GtkWidget       *back_button;
  AdwBin          *connection_page;
  AdwBin          *candidates_page;
  GtkWidget       *switcher;
  GtkWidget       *mark_box;
  GtkLabel        *mark;
  GtkWidget       *leave_button;
  GtkWidget       *keyring_notice;
  GtkWidget       *held_notice;
  GtkLabel        *held_label;
  GtkButton       *held_button;
  GtkWidget       *samples_box;
  HjlMappingView  *mapping_view; /* nullable: borrowed from the stack */
  GtkWidget       *focus_before; /* nullable: weak: where the focus was before the mapping */
};

/* hjl-window.c */
void hjl_window_open_wanted_mapping (HjlWindow *self);

/* hjl-window-pages.c: each view is made where it is asked for. */
HjlConnectionView *hjl_window_get_connection_view (HjlWindow *self);
GtkWidget         *hjl_window_get_jobs_view (HjlWindow *self);
HjlCandidatesView *hjl_window_get_candidates_view (HjlWindow *self);
/* Makes the view that is looked at. */
void               hjl_window_fill_page (HjlWindow *self);
/* The same after the first frame, which shows that the program is there: a view takes as long as the rest
 * of the window. Once that is drawn with its environment, the window is `seen`. */
void               hjl_window_fill_once_drawn (HjlWindow *self);
/* Keys that nothing takes are the shown view's: a click on its tab leaves the focus there, and a button that went leaves it
 * nowhere. */
void               hjl_window_offer_keys (HjlWindow *self);
/* It is seen soon in any case, also where no frame comes. */
void               hjl_window_await_seen (HjlWindow *self);
/* Adds the files, and shows the place, that waited until the environment is open. */
void               hjl_window_take_wanted (HjlWindow *self);
void               hjl_window_install_file_actions (GtkWidgetClass *widget_class);

/* hjl-window-badges.c */
void hjl_window_stop_badges (HjlWindow *self);
/* At once. */
void hjl_window_count_again (HjlWindow *self);
/* Says the numbers at the tabs, also of a switcher that was made since. */
void hjl_window_describe_tabs (HjlWindow *self);
/* Of another workspace from now on. @old is nullable. */
void hjl_window_follow_badges (HjlWindow    *self,
                               HjlWorkspace *old);

/* hjl-window-erase.c */
void hjl_window_install_erase_actions (GtkWidgetClass *widget_class);

/* hjl-window-sync.c */
void hjl_window_add_sync_bar (HjlWindow *self);
void hjl_window_install_sync_actions (GtkWidgetClass *widget_class);
void hjl_window_update_actions (HjlWindow *self);
