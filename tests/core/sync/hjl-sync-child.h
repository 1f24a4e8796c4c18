/* hjl-sync-child.h: a sync in a process of its own, which dies where the test wants it to
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hjl-sync-rig.h"

G_BEGIN_DECLS

typedef enum
{
  HJL_CHILD_LIVES,
  HJL_CHILD_DIES_BEFORE, /* the commit of a journal step */
  HJL_CHILD_DIES_AFTER,
  HJL_CHILD_DIES_BEFORE_ANY, /* any commit, and what is told by hjl_sync_child_reach() */
  HJL_CHILD_DIES_AFTER_ANY,
} HjlChildDeath;

/* What main() does where it was started by hjl_sync_child_start(): one sync. Returns: FALSE where it
 * was not; else @status is what the process ends with: 0 for a sync that came to its end. */
gboolean hjl_sync_child_run (int   argc,
                             char *argv[],
                             int  *status);

/* In the place of a candidate: what follows is a run and an archive reason, or nothing, which is taken back. */
#define HJL_CHILD_UNDOES "undo "

/* In the place of a candidate: what follows is a folder, whose files are added to the first live role; and all rows of
 * the review are accepted. */
#define HJL_CHILD_ADDS "add "
#define HJL_CHILD_ACCEPTS "accept"
/* What follows is a candidate, who is erased here. */
#define HJL_CHILD_ERASES "erase "
/* The data are opened, as the newest program does it, and nothing else. */
#define HJL_CHILD_OPENS "open"

/* This process is about to do something at which it may die, or has done it. */
void  hjl_sync_child_reach (const char *what,
                            gboolean    done);
/* At what the last child of @rig died, where it was to die at anything. Returns: (transfer full) */
char *hjl_sync_child_dup_died_at (HjlSyncRig *rig);

/* Starts this program once more with @rig's data and stand-ins. @step: at which journal step of this
 * process it kills itself. @candidate: (nullable): a sync of this one only. Returns: (transfer full) */
GSubprocess *hjl_sync_child_start (HjlSyncRig   *rig,
                                   guint         workers,
                                   HjlChildDeath death,
                                   guint         step,
                                   const char   *candidate);
/* The same with what @launcher says of its surroundings. Returns: (transfer full) */
GSubprocess *hjl_sync_child_launch (HjlSyncRig          *rig,
                                    GSubprocessLauncher *launcher,
                                    guint                workers,
                                    HjlChildDeath        death,
                                    guint                step,
                                    const char          *candidate);
/* Waits for its end. Returns: TRUE where it was killed, FALSE where its sync came to its end; anything
 * else fails the test. */
gboolean     hjl_sync_child_wait (GSubprocess *child);

G_END_DECLS
