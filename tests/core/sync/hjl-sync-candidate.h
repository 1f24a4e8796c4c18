/* hjl-sync-candidate.h: what the tests of a sync of one candidate share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hjl-sync-rig.h"

G_BEGIN_DECLS

/* Stand-ins with people whom the workspace has read, and whose role nobody has mapped… */
HjlSyncRig    *hjl_sync_rig_new_unmapped (guint candidates);
/* …who wait to be exported… */
HjlSyncRig    *hjl_sync_rig_new_waiting (guint candidates);
/* …and who are in step. */
HjlSyncRig    *hjl_sync_rig_new_in_step (guint candidates);
/* One that may fail. (transfer full) (nullable) */
HjlSyncReport *hjl_sync_rig_try_candidate (HjlSyncRig *rig,
                                           const char *candidate,
                                           GError    **error);
/* One that must succeed, and says what came of it. (transfer full) */
HjlSyncReport *hjl_sync_rig_sync_candidate (HjlSyncRig *rig,
                                            const char *candidate);
/* Any candidate's id. (transfer full) */
char          *hjl_sync_rig_pick (HjlSyncRig *rig,
                                  guint       n);
/* A command to the stand-ins about a candidate. @rest: further arguments, after a comma */
void           hjl_sync_rig_run (HjlSyncRig *rig,
                                 const char *command,
                                 const char *candidate,
                                 const char *rest);
void           hjl_sync_rig_set_fault (HjlSyncRig *rig,
                                       const char *fault);
void           hjl_sync_rig_clear_faults (HjlSyncRig *rig);
void           hjl_sync_rig_reset_calls (HjlSyncRig *rig);
/* Where whole cycles go on from. (transfer full) */
char          *hjl_sync_rig_dup_cursors (HjlSyncRig *rig);
/* By their names; @lever: a stage's or an archive reason's. */
void           hjl_sync_rig_assert_places (HjlSyncRig *rig,
                                           const char *candidate,
                                           const char *hackajob,
                                           const char *lever);

G_END_DECLS
