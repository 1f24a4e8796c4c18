/* hjl-e2e-world.h: the stand-ins in the test's own process, and an environment that leads the program to them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hjl-test-demo.h"
#include "hjl-e2e.h"
#include "workspace/hjl-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  HjlDemoServer  *server;
  HjlEnvironment *environment;
  HjlTokenStore  *tokens; /* the keyring */
} HjlE2eWorld;

/* @name: of the environment; @options: (nullable): the defaults. The home folder has the environment's file then. */
HjlE2eWorld *hjl_e2e_world_new (const char           *name,
                                const HjlDemoOptions *options);
/* Once the program has ended. What it kept is gone then. */
void         hjl_e2e_world_free (HjlE2eWorld *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlE2eWorld, hjl_e2e_world_free)

/*
 * What was done before the program starts
 */
/* Both accounts are connected: a user with Master Account, an API key with every permission. */
void    hjl_e2e_world_connect (HjlE2eWorld *self);
/* The first @n live roles get a mapping: posting for posting in the order of Lever's list, those that are
 * open and not confidential; stages as suggested. A second call maps the same roles anew.
 * Returns: (transfer full) (element-type utf8): the titles of the roles */
GStrv   hjl_e2e_world_map (HjlE2eWorld *self,
                           guint        n);
/* Candidates come from files from now on: what hackajob's feed told of roles stays. */
void    hjl_e2e_world_choose_files (HjlE2eWorld *self);
/* Starts the program with this environment. */
HjlE2e *hjl_e2e_world_start (HjlE2eWorld *self,
                             const char  *program);
/* The same with these in its environment too (hjl_e2e_start_in()). */
HjlE2e *hjl_e2e_world_start_in (HjlE2eWorld       *self,
                                const char        *program,
                                const char *const *environment);

/* What others do meanwhile: a command of hjl-demo-control.c, its arguments as JSON with apostrophes for
 * quotation marks. Returns: (transfer full) */
JsonObject *hjl_e2e_world_control (HjlE2eWorld *self,
                                   const char  *command,
                                   const char  *format,
                                   ...) G_GNUC_PRINTF (3, 4);
/* The same where the answer says nothing. */
void        hjl_e2e_world_do (HjlE2eWorld *self,
                              const char  *command,
                              const char  *format,
                              ...) G_GNUC_PRINTF (3, 4);
/* One of the ledger's totals (hjl-demo-witness.h): `exported_once`, `exported_twice`, `complete`, … */
guint       hjl_e2e_world_count (HjlE2eWorld *self,
                                 const char  *total);
/* Waits until it is at least that. */
void        hjl_e2e_world_wait (HjlE2eWorld *self,
                                HjlE2e      *e2e,
                                const char  *total,
                                guint        at_least);
/* How many requests of all kinds reached a side (`lever`, `hackajob`, `lever-auth`, `hackajob-auth`). */
guint       hjl_e2e_world_count_calls (HjlE2eWorld *self,
                                       const char  *side);

G_END_DECLS
