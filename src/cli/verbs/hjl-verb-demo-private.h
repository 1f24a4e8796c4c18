/* hjl-verb-demo-private.h: the demo's parts: setting up, people who move, and the witness
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
 * @moves: (nullable): what people did between the syncs
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

/* hjl-verb-demo-moves.c: lets people move on both sides, and notes where that must lead. */
gboolean hjl_verb_demo_move_people (HjlDemo *demo,
                                    GError **error);
/* Prints what was done beside what the stand-ins saw. Returns: whether they agree */
gboolean hjl_verb_demo_compare (HjlDemo *demo);
