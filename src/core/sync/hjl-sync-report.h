/* hjl-sync-report.h: what a sync did, in numbers
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

typedef enum
{
  HJL_PHASE_IDLE,
  HJL_PHASE_READING_BACK, /* reading back writes whose outcome is not known */
  HJL_PHASE_READING,
  HJL_PHASE_PLANNING,
  HJL_PHASE_APPLYING,
} HjlPhase;

/* How a sync of everybody is asked for. */
typedef enum
{
  HJL_SYNC_BY_ITSELF = 0,
  HJL_SYNC_THOROUGH = 1 << 0, /* deletions in Lever are looked for too, which the cycle of every minute does once an hour */
  HJL_SYNC_ASKED = 1 << 1,    /* a person asked, and waits for it: what `plan` showed them is let through */
  HJL_SYNC_AGREED = 1 << 2,   /* and said that it may change as many people as it will (hjl-brake.h) */
} HjlSyncFlags;

/* Where a running sync is. @total is 0 while it is not known. @of_one: it is of one candidate only. */
typedef struct
{
  HjlPhase phase;
  guint    done;
  guint    total;
  gboolean waiting_for_rate; /* "waiting for Lever's rate limit" */
  gboolean of_one;
} HjlProgress;

/**
 * HjlSyncReport:
 *
 * Writes that were made, by kind, and what is left. In the report of a sync of one candidate everything is
 * of this one, also what is left.
 */
typedef struct
{
  guint    exported;
  guint    adopted; /* found in Lever already, and linked */
  guint    moved_in_lever;
  guint    archived_in_lever;
  guint    unarchived_in_lever;
  guint    moved_in_hackajob;
  guint    marked;
  guint    erased;
  guint    erased_by_kind[2]; /* of those: who was never exported, and who was */
  guint    not_erased;        /* held back until a person says that so many at once are right */
  guint    held_back;         /* people whom nothing is written for until a person has looked at it: they are many at once */
  guint    conflicts;
  guint    new_attention; /* candidates that began to wait for a person in this run */
  guint    attention;     /* all that wait for a person now */
  guint    uncertain;     /* exports of which it is not known yet whether Lever took them */
  guint    unmapped;
  guint    broken;
  guint    closed;          /* wait for their role, which is kept by hand, to be reopened */
  guint    paused;          /* wait for their role's mapping to be switched on */
  guint    broken_mappings; /* mappings of live roles that are broken, also where nobody waits; not of one candidate */
  guint    failed;          /* writes that were refused in this run */
  GError  *interrupted;     /* nullable: a passing error that ended the run early; the next run goes on */
  GStrv    unread;          /* nullable: a sentence for each row that could not be read; not of one candidate */
  gboolean by_hand;         /* what was moved in hackajob is listed for a person to do */
  gboolean of_one;          /* of a sync of one candidate */
  char    *said;            /* nullable: of a sync of one candidate: what came of it, in whole translated sentences */
} HjlSyncReport;

#define HJL_TYPE_SYNC_REPORT (hjl_sync_report_get_type ())
GType          hjl_sync_report_get_type (void);
HjlSyncReport *hjl_sync_report_new (void);
HjlSyncReport *hjl_sync_report_copy (const HjlSyncReport *self);
void           hjl_sync_report_free (HjlSyncReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlSyncReport, hjl_sync_report_free)
