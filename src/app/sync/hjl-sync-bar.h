/* hjl-sync-bar.h: when it synced and will, how a sync goes: words, a bar, Pause and Cancel; and that there is no network
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/sync/hjl-syncer.h"

#define HJL_TYPE_SYNC_BAR (hjl_sync_bar_get_type ())
G_DECLARE_FINAL_TYPE (HjlSyncBar, hjl_sync_bar, HJL, SYNC_BAR, AdwBin)

/* Property `syncer` (nullable). A line says when it synced last and when it will next; the bar stays away from syncs that
 * are over at once. */
void hjl_sync_bar_set_syncer (HjlSyncBar *self,
                              HjlSyncer  *syncer);
/* What the database says. @synced: when everybody was, in seconds; @n_today: for how many people something was written */
void hjl_sync_bar_set_counted (HjlSyncBar *self,
                               gint64      synced,
                               guint       n_today);
