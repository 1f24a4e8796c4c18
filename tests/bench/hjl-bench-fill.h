/* hjl-bench-fill.h: a workspace whose people are all in Lever already
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hjl-bench-rig.h"

G_BEGIN_DECLS

typedef struct
{
  HjlBenchRig *rig;
  GPtrArray   *candidate_ids;   /* (element-type utf8) */
  GPtrArray   *opportunity_ids; /* of the same people */
  char        *lever_stage_id;  /* where all of them are */
} HjlBenchFill;

/* @n people, who were exported in an earlier life: their links are written into the database, as
 * exporting them at Lever's pace would take hours. */
HjlBenchFill *hjl_bench_fill_new (const char *server,
                                  guint       n);
void          hjl_bench_fill_free (HjlBenchFill *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlBenchFill, hjl_bench_fill_free)

G_END_DECLS
