/* hjl-application-private.h: the program's struct, as its files share it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/application/hjl-application.h"
#include "app/application/hjl-demo-mode.h"
#include "app/sync/hjl-background.h"
#include "app/sync/hjl-notifier.h"
#include "app/sync/hjl-power.h"
#include "app/sync/hjl-syncer.h"
#include "app/window/hjl-new-roles.h"
#include "app/window/hjl-window.h"

/* What somebody came for who started the program, or clicked on a notification: files to add (none: to be chosen), or a
 * place of the window (hjl_window_show_place()), in a profile (NULL: whatever is open). All of it nullable. */
typedef struct
{
  char       *profile_id;
  GListStore *files; /* (element-type GFile) */
  char       *place;
  char       *detail;
} HjlWanted;

struct _HjlApplication
{
  AdwApplication parent_instance;

  char          *environment_id; /* nullable: as the settings say */
  HjlWanted     *next;           /* nullable: what to switch to, as soon as the window can be left */
  gboolean       next_is_chosen; /* and what opens from then on, as the settings say */
  GQueue         wanted;         /* (element-type HjlWanted): what to do as soon as there is a window with its profile, one each */
  gboolean       demo;
  guint          signal_ids[3];
  GSettings     *settings;
  GSettings     *own_settings;   /* nullable: the person's, while the demo has been entered from inside */
  HjlDemoMode   *demo_mode;      /* nullable */
  HjlWorkspace  *workspace;      /* nullable: until it is opened, and once it is closed */
  HjlSyncer     *syncer;         /* nullable: as the workspace */
  HjlNotifier   *notifier;       /* nullable: as the workspace */
  HjlNewRoles   *new_roles;      /* nullable: as the workspace */
  HjlWindow     *window;         /* borrowed; nullable */
  HjlBackground *background;     /* nullable: the demo has none */
  HjlPower      *power;          /* nullable until something is open */
  guint          search_id;      /* what the desktop's search asks; 0: nothing is */
  guint          search_rest_id; /* while more questions may come, the process stays */
  gboolean       hidden;         /* starts without a window */
  gboolean       in_background;
  gboolean       quitting;  /* a person asked for more than closing the window that is there */
  gboolean       reopening; /* with another environment */
  gboolean       closing;
  gboolean       failed; /* the workspace could not be opened */
};

/* hjl-application.c: closes the window and what runs in the background, and asks nothing. */
void hjl_application_quit (HjlApplication *self);

/* Now, or with the next window; what is for another profile than that one waits until it is closed. @wanted: (transfer full) */
void  hjl_application_want (HjlApplication *self,
                            HjlWanted      *wanted);
/* The person's own profile, also while the demo has been entered from inside. Returns: (transfer full) (nullable): a demo
 * that stands by itself has none */
char *hjl_application_dup_profile_id (HjlApplication *self);
/* Enters the demo, or leaves it for what was there before, in a new window. */
void  hjl_application_switch_demo (HjlApplication *self,
                                   gboolean        demo);

/* hjl-application-wanted.c */
HjlWanted *hjl_wanted_new (const char *profile_id,
                           GListStore *files,
                           const char *place,
                           const char *detail);
void       hjl_wanted_free (HjlWanted *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlWanted, hjl_wanted_free)
/* Of the same profile: all files, and the later place. @self: (nullable) (transfer full); @more: (transfer full).
 * Returns: (transfer full) */
HjlWanted *hjl_wanted_join (HjlWanted *self,
                            HjlWanted *more);
/* Joined with what is wanted of the same profile; before all others or, where there is none of it, behind them.
 * @wanted: (transfer full) */
void       hjl_wanted_push (GQueue    *queue,
                            HjlWanted *wanted,
                            gboolean   first);
/* @profile_id: (nullable). Returns: (transfer full) (nullable): what is for it, or for any */
HjlWanted *hjl_wanted_take (GQueue     *queue,
                            const char *profile_id);

/* hjl-application-actions.c: `app.*`, and their keys. */
void hjl_application_add_actions (HjlApplication *self);
/* In its profile, for which the demo and, once that is dealt with, unsaved changes are left. @wanted: (transfer full) */
void hjl_application_open_profile (HjlApplication *self,
                                   HjlWanted      *wanted);
/* Whether the demo can be entered, or left for what was there before. */
void hjl_application_update_demo_actions (HjlApplication *self);

/* hjl-application-search.c: what the desktop's search asks, at @path of the bus. Nothing of the demo is found. */
gboolean hjl_application_export_search (HjlApplication  *self,
                                        GDBusConnection *connection,
                                        const char      *path,
                                        GError         **error);
void     hjl_application_stop_search (HjlApplication  *self,
                                      GDBusConnection *connection);
/* No more questions are waited for. */
void     hjl_application_rest_search (HjlApplication *self);

/* hjl-application-options.c */
void hjl_application_add_options (HjlApplication *self);
/* As handle_local_options() of #GApplicationClass. Returns: -1 to go on, or the exit status */
int  hjl_application_take_options (GApplication *application,
                                   GVariantDict *options);
