/* hjl-application-private.h: the program's struct, as its files share it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hjl-application.h"
#include "app/hjl-demo-mode.h"
#include "app/sync/hjl-background.h"
#include "app/sync/hjl-notifier.h"
#include "app/sync/hjl-power.h"
#include "app/sync/hjl-syncer.h"
#include "app/window/hjl-new-roles.h"
#include "app/window/hjl-window.h"

G_BEGIN_DECLS

/* What somebody came for who started the program, or clicked on a notification: files to add (none: to be chosen), or a
 * place of the window (hjl_window_show_place()). All of it nullable. */
typedef struct
{
  GListStore *files; /* (element-type GFile) */
  char       *place;
  char       *detail;
} HjlWanted;

struct _HjlApplication
{
  AdwApplication parent_instance;

  char          *environment_id;  /* nullable: as the settings say */
  char          *next_profile_id; /* nullable: what to switch to */
  gboolean       next_is_chosen;  /* and what opens from then on, as the settings say */
  HjlWanted     *next;            /* nullable: what to do there */
  HjlWanted     *wanted;          /* nullable: what to do as soon as there is a window */
  gboolean       demo;
  guint          signal_ids[3];
  GSettings     *settings;
  GSettings     *own_settings; /* nullable: the person's, while the demo has been entered from inside */
  HjlDemoMode   *demo_mode;    /* nullable */
  HjlWorkspace  *workspace;    /* nullable: until it is opened, and once it is closed */
  HjlSyncer     *syncer;       /* nullable: as the workspace */
  HjlNotifier   *notifier;     /* nullable: as the workspace */
  HjlNewRoles   *new_roles;    /* nullable: as the workspace */
  HjlWindow     *window;       /* borrowed; nullable */
  GtkWindow     *preferences;  /* weak; nullable: while it is open */
  GtkWindow     *help;         /* weak; nullable: while it is open */
  HjlBackground *background;   /* nullable: the demo has none */
  HjlPower      *power;        /* nullable until something is open */
  gboolean       hidden;       /* starts without a window */
  gboolean       in_background;
  gboolean       quitting;  /* a person asked for more than closing the window */
  gboolean       reopening; /* with another environment */
  gboolean       closing;
  gboolean       failed; /* the workspace could not be opened */
};

/* hjl-application.c: closes the window and what runs in the background, and asks nothing. */
void hjl_application_quit (HjlApplication *self);

HjlWanted *hjl_wanted_new (GListStore *files,
                           const char *place,
                           const char *detail);
void       hjl_wanted_free (HjlWanted *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlWanted, hjl_wanted_free)
/* Both of them: all files, and the later place. @self, @more: (nullable) (transfer full). Returns: (transfer full) */
HjlWanted *hjl_wanted_join (HjlWanted *self,
                            HjlWanted *more);
/* In whatever is open. @wanted: (transfer full) */
void       hjl_application_want (HjlApplication *self,
                                 HjlWanted      *wanted);
/* Enters the demo, or leaves it for what was there before, in a new window. */
void       hjl_application_switch_demo (HjlApplication *self,
                                        gboolean        demo);

/* hjl-application-actions.c: `app.*`, and their keys. */
void hjl_application_add_actions (HjlApplication *self);
/* Whether the demo can be entered, or left for what was there before. */
void hjl_application_update_demo_actions (HjlApplication *self);

/* hjl-application-options.c */
void hjl_application_add_options (HjlApplication *self);
/* As handle_local_options() of #GApplicationClass. Returns: -1 to go on, or the exit status */
int  hjl_application_take_options (GApplication *application,
                                   GVariantDict *options);

G_END_DECLS
