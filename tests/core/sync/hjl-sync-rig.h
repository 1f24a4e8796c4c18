/* hjl-sync-rig.h: a workspace that is connected with the stand-ins, for tests of the whole sync
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-token-store-memory.h"
#include "hjl-test-demo.h"
#include "workspace/hjl-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  HjlDemoServer  *server;
  HjlTokenStore  *tokens;
  HjlEnvironment *environment;
  char           *environment_text;
  HjlWorkspace   *workspace;
  char           *folder;
  gboolean        beside;
  guint           idle_timeout;
} HjlSyncRig;

/* Starts the stand-ins and a workspace that is connected by API key and issued token. @options:
 * (nullable): NULL takes the defaults, without a rate limit. Limits of time are short. */
HjlSyncRig *hjl_sync_rig_new (const HjlDemoOptions *options);
/* The same; what is between the program and the stand-ins has changed what it is told of their addresses. */
typedef char *(*HjlSyncRigDetour) (HjlDemoServer *server,
                                   const char    *profile,
                                   gpointer       data);
HjlSyncRig *hjl_sync_rig_new_detoured (const HjlDemoOptions *options,
                                       HjlSyncRigDetour      detour,
                                       gpointer              data);
/* One live role with so many candidates who have nothing special about them, no mapping yet; and mapped. */
HjlSyncRig *hjl_sync_rig_new_plain (guint candidates);
HjlSyncRig *hjl_sync_rig_new_mapped (guint candidates);
/* Another desktop: a workspace with data of its own, connected with the stand-ins of @other, which
 * must live longer. */
HjlSyncRig *hjl_sync_rig_new_beside (HjlSyncRig *other);
/* Time passes, for all workspaces and services, until the next rig is made. */
void        hjl_sync_rig_set_ahead (int hours);
/* A clock that is wrong: that of all workspaces, or that of one rig's services; below 0 it is behind. */
void        hjl_sync_rig_set_desktop_ahead (int hours);
void        hjl_sync_rig_set_services_ahead (HjlSyncRig *self,
                                             int         hours);
void        hjl_sync_rig_free (HjlSyncRig *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlSyncRig, hjl_sync_rig_free)

/* Closes the workspace: nobody has the data open until hjl_sync_rig_reopen(). */
void hjl_sync_rig_close (HjlSyncRig *self);
/* Closes the workspace and opens the environment again, as a second start of the program does. */
void hjl_sync_rig_reopen (HjlSyncRig *self);

/* The same, where a service may be silent for so long, not 1500. */
void hjl_sync_rig_set_idle_timeout (HjlSyncRig *self,
                                    guint       milliseconds);

/* The same, where exports without an answer stay uncertain for so long, not the stand-ins' 0. */
void hjl_sync_rig_set_patience (HjlSyncRig *self,
                                guint       seconds);

/* Another workspace over the same data, as of a second program. @read_back_pause: in milliseconds; @workers: how many
 * candidates at a time. Returns: (transfer full): to be closed with hjl_test_workspace_close() */
HjlWorkspace *hjl_sync_rig_open_second (HjlSyncRig *self,
                                        const char *program,
                                        guint       read_back_pause,
                                        guint       workers);

/* The same data, opened with the addresses of @server: who connects now is who @server is. */
void hjl_sync_rig_move (HjlSyncRig    *self,
                        HjlDemoServer *server);

/* The same data, opened with an environment that does not say where hackajob's feed is. */
void            hjl_sync_rig_forget_feed (HjlSyncRig *self);
/* Where it is. (transfer full) */
HjlFeedAddress *hjl_sync_rig_dup_feed (HjlSyncRig *self);

/* Maps each live role to an open posting of its own, or as many as there are in turn, and every
 * hackajob stage by the suggestions. */
void hjl_sync_rig_map_all (HjlSyncRig *self);

/* One thorough cycle that must succeed. (transfer full) */
HjlSyncReport *hjl_sync_rig_sync (HjlSyncRig *self);
/* One cycle that may fail. (transfer full) (nullable) */
HjlSyncReport *hjl_sync_rig_try_sync (HjlSyncRig *self,
                                      gboolean    thorough,
                                      GError    **error);
/* A command to the stand-ins, with printf-like JSON arguments in which ' stands for ". (transfer full) */
JsonObject    *hjl_sync_rig_control (HjlSyncRig *self,
                                     const char *command,
                                     const char *format,
                                     ...) G_GNUC_PRINTF (3, 4);
/* A number of the ledger's totals. */
int            hjl_sync_rig_total (HjlSyncRig *self,
                                   const char *name);
/* The ledger's entry of one candidate. (transfer full) (nullable) */
JsonObject    *hjl_sync_rig_entry (HjlSyncRig *self,
                                   const char *candidate_id);
/* The stage or archive reason in which Lever has the candidate now. (transfer full) */
char          *hjl_sync_rig_lever_place (HjlSyncRig *self,
                                         const char *candidate_id);
/* Fails the test where the stand-ins saw a request that the references do not allow. */
void           hjl_sync_rig_assert_strict (HjlSyncRig *self);
/* Says who is missing what, for the log of a test that fails. */
void           hjl_sync_rig_tell_incomplete (HjlSyncRig *self);
/* Calls that the stand-ins of one side (`lever`, `hackajob`) have had since the ledger was reset. */
guint          hjl_sync_rig_count_calls (HjlSyncRig *self,
                                         const char *side);
/* Any exported candidate's id. (transfer full) */
char          *hjl_sync_rig_pick_exported (HjlSyncRig *self,
                                           guint       n);
/* Connects Lever with another key of the same account; @confidential: it may see confidential data. */
void           hjl_sync_rig_connect_key (HjlSyncRig *rig,
                                         gboolean    confidential);

G_END_DECLS
