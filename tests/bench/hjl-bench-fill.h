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
/* The same with more roles, each of them mapped to one of the postings. */
HjlBenchFill *hjl_bench_fill_new_sized (const char *server,
                                        guint       roles,
                                        guint       postings,
                                        guint       n);
void          hjl_bench_fill_free (HjlBenchFill *self);

/* Where the mapping sends people who are moved on: a hackajob stage and its stage in Lever, which is not
 * the present one. */
void hjl_bench_fill_choose_stage (HjlBenchFill *self,
                                  char        **stage_id,
                                  char        **lever_stage_id);
/* Moves @k people, half of them on each side; the next sync has to follow. */
void hjl_bench_fill_move (HjlBenchFill *self,
                          guint         first,
                          guint         k);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlBenchFill, hjl_bench_fill_free)

G_END_DECLS
