/* hjl-bench-rig.h: a workspace and the stand-ins in a process of their own, to be measured
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-token-store.h"
#include "workspace/hjl-workspace.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The stand-ins run beside the measured program: neither's time or memory is taken for the other's. */
typedef struct
{
  GSubprocess    *server;
  SoupSession    *soup;
  char           *control; /* the control address */
  char           *folder;
  char           *profile_path;
  HjlTokenStore  *tokens;
  HjlEnvironment *environment;
  HjlWorkspace   *workspace; /* NULL while closed */
} HjlBenchRig;

/* Starts the stand-ins with printf-like options, and connects a workspace. @server: the program */
HjlBenchRig *hjl_bench_rig_new (const char *server,
                                const char *format,
                                ...) G_GNUC_PRINTF (2, 3);
/* A workspace over the data that another process left in @folder. */
HjlBenchRig *hjl_bench_rig_new_beside (const char *folder);
void         hjl_bench_rig_free (HjlBenchRig *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlBenchRig, hjl_bench_rig_free)

void      hjl_bench_rig_open (HjlBenchRig *self);
void      hjl_bench_rig_close (HjlBenchRig *self);
/* The database, while the workspace is closed. (transfer full) */
HjlStore *hjl_bench_rig_open_store (HjlBenchRig *self);

/* Maps each live role to an open posting in turn, every stage by the suggestions. */
void           hjl_bench_rig_map_all (HjlBenchRig *self);
/* One cycle, which must succeed; @seconds: (out) (optional). (transfer full) */
HjlSyncReport *hjl_bench_rig_sync (HjlBenchRig *self,
                                   gboolean     thorough,
                                   double      *seconds);
/* A plan of everything, without reading. (transfer full) */
HjlPlan       *hjl_bench_rig_plan (HjlBenchRig *self,
                                   double      *seconds);

/* A command to the stand-ins with printf-like JSON in which ' stands for ". (transfer full) */
JsonObject *hjl_bench_rig_control (HjlBenchRig *self,
                                   const char  *command,
                                   const char  *format,
                                   ...) G_GNUC_PRINTF (3, 4);
void        hjl_bench_rig_reset_ledger (HjlBenchRig *self);
/* Calls of one side (`lever`, `hackajob`) since then. */
guint       hjl_bench_rig_count_calls (HjlBenchRig *self,
                                       const char  *side);
/* A number of the ledger: `throttled`, `violation_count`, or of its totals. */
guint       hjl_bench_rig_get_number (HjlBenchRig *self,
                                      const char  *name);

/* Runs the main context until @result is there. (transfer none) */
GAsyncResult *hjl_bench_wait (GAsyncResult **result);
/* Seconds since some start, for differences. */
double        hjl_bench_now (void);

G_END_DECLS
