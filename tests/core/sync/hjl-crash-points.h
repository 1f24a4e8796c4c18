/* hjl-crash-points.h: each call that leaves something on the disk or on the wire, as a point at which a child may die
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HJL_CRASH_WRITE, /* to a file, by SQLite too */
  HJL_CRASH_SYNC,
  HJL_CRASH_NAME,    /* a name comes, changes or goes, or a file is cut */
  HJL_CRASH_SEND,    /* to a service */
  HJL_CRASH_RECEIVE, /* from one */
  HJL_CRASH_CHANGE,  /* a request to a service to change something; after: once it answers */
  HJL_CRASH_ANY,     /* each of them */
} HjlCrashKind;

#define HJL_CRASH_N_KINDS (HJL_CRASH_ANY + 1)

typedef enum
{
  HJL_CRASH_BEFORE,
  HJL_CRASH_HALFWAY, /* half of what is written or sent is there; like before where there are no halves */
  HJL_CRASH_AFTER,
} HjlCrashMoment;

#define HJL_CRASH_N_MOMENTS (HJL_CRASH_AFTER + 1)

/* Where a child dies: at the @n-th call of @kind, from 1. 0: it lives, and counts. */
typedef struct
{
  HjlCrashKind   kind;
  HjlCrashMoment moment;
  guint          n;
} HjlCrashPoint;

const char *hjl_crash_kind_to_string (HjlCrashKind kind);
/* Such as "write 12 halfway"; and back. (transfer full) */
char       *hjl_crash_point_describe (const HjlCrashPoint *self);
gboolean    hjl_crash_point_parse (HjlCrashPoint *self,
                                   const char    *text);

/* From now on this process dies at @point, and counts. */
void  hjl_crash_points_arm (const HjlCrashPoint *point);
/* How many calls of @kind there were since. */
guint hjl_crash_points_count (HjlCrashKind kind);

G_END_DECLS
