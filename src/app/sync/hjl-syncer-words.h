/* hjl-syncer-words.h: how a sync goes, in words
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "workspace/hjl-workspace.h"

/* What a report says in one sentence, "Nothing to do" included. Returns: (transfer full) */
char *hjl_syncer_describe (const HjlSyncReport *report);

/* @waiting_for: (nullable): who holds the environment; @seconds_left: negative while it is not known.
 * Returns: (transfer full) */
char *hjl_syncer_describe_progress (HjlProgress progress,
                                    gboolean    paused,
                                    const char *waiting_for,
                                    double      seconds_left);

/**
 * HjlSyncTimes:
 * @now: wall clock, in seconds, as the other times
 * @last: the last sync that came to its end; 0 for none
 * @next: the next that comes by itself; 0 for none
 * @connected: both accounts are
 * @running: one is under way
 * @paused: and a person paused it
 * @told: what the last ended in, and when it is tried again, is said right above
 * @trouble: something is the matter with an account, and it is tried again more and more seldom
 * @automatic: syncs come by themselves
 * @n_today: for how many people something was written today
 */
typedef struct
{
  gint64   now;
  gint64   last;
  gint64   next;
  gboolean connected;
  gboolean running;
  gboolean paused;
  gboolean told;
  gboolean trouble;
  gboolean automatic;
  guint    n_today;
} HjlSyncTimes;

/* What the last sync ended in, whose account it is where that is known, and when it is tried again by itself.
 * @next: as in HjlSyncTimes. Returns: (transfer full) */
char *hjl_syncer_describe_trouble (const GError *trouble,
                                   gint64        next,
                                   gint64        now);
/* One line: "Synced 14:38 · next 14:39 · 5 today". Returns: (transfer full) */
char *hjl_syncer_describe_times (const HjlSyncTimes *times);
/* The same in whole sentences, with exact times, a line each. Returns: (transfer full) */
char *hjl_syncer_explain_times (const HjlSyncTimes *times);
