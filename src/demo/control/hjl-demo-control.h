/* hjl-demo-control.h: what tests and the demo do to the stand-ins
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo/hjl-demo-call.h"

/* What the arguments of a command name; NULL where they name none, or one that is not there. */
typedef struct
{
  HjlDemoWorld       *world;
  JsonObject         *arguments;
  JsonObject         *answer; /* still empty */
  HjlDemoCandidate   *candidate;
  HjlDemoRole        *role;
  HjlDemoStage       *stage;
  HjlDemoLeverStage  *lever_stage;
  HjlDemoPosting     *posting;
  HjlDemoReason      *reason;
  HjlDemoOpportunity *opportunity; /* only where the command needs it */
} HjlDemoOrder;

typedef enum
{
  HJL_DEMO_NEEDS_NOTHING = 0,
  HJL_DEMO_NEEDS_CANDIDATE = 1 << 0,
  HJL_DEMO_NEEDS_ROLE = 1 << 1,
  HJL_DEMO_NEEDS_STAGE = 1 << 2,
  HJL_DEMO_NEEDS_LEVER_STAGE = 1 << 3,
  HJL_DEMO_NEEDS_POSTING = 1 << 4,
  HJL_DEMO_NEEDS_REASON = 1 << 5,
  HJL_DEMO_NEEDS_OPPORTUNITY = 1 << 6,
  HJL_DEMO_NEEDS_NAME = 1 << 7,
} HjlDemoNeeds;

/* @run: returns %FALSE where something else that is named is not there */
typedef struct
{
  const char  *name;
  HjlDemoNeeds needs;
  gboolean (*run) (HjlDemoOrder *order);
} HjlDemoCommand;

/* Of both sides; the last one has no name. */
extern const HjlDemoCommand hjl_demo_lever_commands[];
extern const HjlDemoCommand hjl_demo_hackajob_commands[];

/* Answers a request to the control address. */
void hjl_demo_control_handle (HjlDemoCall *call);

/* @arguments: lent. Returns: (transfer full): an object, or %NULL with an error */
JsonObject *hjl_demo_control_run (HjlDemoWorld *world,
                                  const char   *command,
                                  JsonObject   *arguments,
                                  GError      **error);

/* (transfer none) (nullable): a text among the arguments; kept as long as the world; and a truth, which is @otherwise where
 * nothing is said */
const char *hjl_demo_order_text (const HjlDemoOrder *order,
                                 const char         *name);
const char *hjl_demo_order_keep (const HjlDemoOrder *order,
                                 const char         *name);
gboolean    hjl_demo_order_truth (const HjlDemoOrder *order,
                                  const char         *name,
                                  gboolean            otherwise);
