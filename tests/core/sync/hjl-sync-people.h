/* hjl-sync-people.h: people whose files are added, and whether all of each arrived in Lever once
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hjl-sync-rig.h"

G_BEGIN_DECLS

/* From now on candidates come from files. */
void  hjl_sync_people_choose_files (HjlSyncRig *rig);
/* The files of so many people, by their numbers, in a folder of their own. (transfer full) */
char *hjl_sync_people_put (HjlSyncRig *rig,
                           guint       first,
                           guint       n);
/* What was sent and not answered is looked for in Lever, and then no copy is left. Returns: how many syncs it took */
guint hjl_sync_people_empty_spool (HjlSyncRig *rig);
/* Each person is one record, with one CV and one letter, and nothing else is there. */
void  hjl_sync_people_assert_whole (HjlSyncRig *rig,
                                    guint       n_people);

G_END_DECLS
