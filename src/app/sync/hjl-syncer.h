/* hjl-syncer.h: when the window syncs, and how it goes, in words
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_SYNCER (hjl_syncer_get_type ())
G_DECLARE_FINAL_TYPE (HjlSyncer, hjl_syncer, HJL, SYNCER, GObject)

/*
 * Properties: `automatic` and `interval` (seconds) say when; `asleep` and `sparing` (nullable: why; hjl-power.h) when
 * not, or more seldom, by itself; `running`, `paused`, `offline` (the last sync could not reach a service), `trouble`
 * (a GError, nullable: what the last sync ended in, until one comes to its end; or what reading the lists did, until they
 * are read), `text` (what is going on), `fraction` (0 to 1, or -1 while it is not known) and `last-sync` (wall clock
 * seconds, 0 for never) say how; `next-sync` likewise (0: none comes by itself).
 *
 * Signals: `finished (HjlSyncReport, gboolean asked)`, `failed (GError, gboolean asked)`: @asked is whether a
 * person did. A network that is away is `offline`, and no failure unless a person asked.
 *
 * Where both accounts become connected it begins.
 */
HjlSyncer *hjl_syncer_new (HjlWorkspace *workspace);
/* @asked: a person did, rather than the clock */
void       hjl_syncer_sync (HjlSyncer *self,
                            gboolean   asked);
/* By itself: syncs at once, or, where it is not `automatic`, only reads what there is to map */
void       hjl_syncer_begin (HjlSyncer *self);
void       hjl_syncer_cancel (HjlSyncer *self);
void       hjl_syncer_set_paused (HjlSyncer *self,
                                  gboolean   paused);

/* In how many seconds it syncs by itself; -1: not before something happens */
int   hjl_syncer_get_next (HjlSyncer *self);
/* When it synced and will, as one line and in whole sentences. @last: as it is kept, of an earlier start or another
 * process; @n_today: for how many people something was written today;
 * @details: (out) (optional) (transfer full). Returns: (transfer full) */
char *hjl_syncer_dup_times (HjlSyncer *self,
                            gint64     last,
                            guint      n_today,
                            char     **details);
