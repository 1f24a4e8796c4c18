/* cli-files-rig.h: a role that candidates are added to from files, in the stand-ins and for hjlever-cli
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli-driver.h"

G_BEGIN_DECLS

typedef struct
{
  HjlDemoServer *server;
  char          *folder;
  char          *role; /* the id of one that is live, and mapped */
} CliFilesRig;

/* Fixture functions: candidates come from files then. */
void   cli_files_rig_set_up (CliFilesRig  *self,
                             gconstpointer data);
void   cli_files_rig_tear_down (CliFilesRig  *self,
                                gconstpointer data);
/* A file below the rig's folder. @size: -1 for a string. Returns: (transfer full): its path */
char  *cli_files_rig_put (CliFilesRig *self,
                          const char  *name,
                          const void  *content,
                          gssize       size);
/* How many records Lever's stand-in has made of people that the feed knows nothing of. */
gint64 cli_files_rig_count_made (CliFilesRig *self);
/* How many copies lie in the spool. */
guint  cli_files_rig_count_spooled (void);
/* Syncs, with a yes to however many, until Lever has confirmed all that was sent. */
void   cli_files_rig_sync_all (void);

G_END_DECLS
