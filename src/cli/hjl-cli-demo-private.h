/* hjl-cli-demo-private.h: the demo's parts: setting up, people who move, and the witness
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "cli/hjl-cli.h"
#include "demo/hjl-demo-server.h"

/**
 * HjlDemo:
 * @folder: everything the demo writes, gone afterwards
 * @moves: (element-type HjlDemoMove): what people did between the syncs
 * @first: of the first sync
 * @second: of the second
 * @n_left: changes that a third plan would still make
 */
typedef struct
{
  HjlCli        *cli;
  HjlDemoServer *server;
  char          *folder;
  GPtrArray     *moves;
  HjlSyncReport *first;
  HjlSyncReport *second;
  guint          n_left;
} HjlDemo;

/**
 * HjlDemoMove:
 * @what: translated: what somebody did
 * @stage_id: (nullable): the hackajob stage where they must stand afterwards
 * @lever_stage_id: (nullable): the Lever stage where they must stand afterwards
 * @reason_id: (nullable): the reason that they must be archived with
 * @export: they must be in Lever, once
 */
typedef struct
{
  char *candidate_id;
  char *what;
  char *stage_id;
  char *lever_stage_id;
  char *reason_id;
  gboolean export;
} HjlDemoMove;

void hjl_demo_move_free (HjlDemoMove *self);

/* hjl-cli-demo-connect.c: signs in on the stand-ins' page and follows the redirect. @who: of the page */
gboolean hjl_cli_demo_connect (HjlDemo    *demo,
                               HjlSide     side,
                               const char *who,
                               GError    **error);
/* hjl-cli-demo-moves.c: lets people move on both sides, and notes where that must lead. */
gboolean hjl_cli_demo_move_people (HjlDemo *demo,
                                   GError **error);
/* hjl-cli-demo-witness.c: prints what was done beside what the stand-ins saw. Returns: whether they agree */
gboolean hjl_cli_demo_compare (HjlDemo *demo);
