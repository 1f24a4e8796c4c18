/* hjl-stage.h: a stage of either side; stages are data, never constants
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

typedef enum
{
  HJL_SIDE_HACKAJOB,
  HJL_SIDE_LEVER,
} HjlSide;

/* Returns: `hackajob` or `lever`, as in the keyring, the database and what programs read */
const char *hjl_side_to_string (HjlSide side);

/* hackajob/README.md: any other word counts as in process. */
typedef enum
{
  HJL_STAGE_KIND_IN_PROCESS,
  HJL_STAGE_KIND_REQUESTED,
  HJL_STAGE_KIND_ACCEPTED,
  HJL_STAGE_KIND_OFFER,
  HJL_STAGE_KIND_HIRED,
  HJL_STAGE_KIND_REJECTED,
  HJL_STAGE_KIND_WITHDRAWN,
} HjlStageKind;

#define HJL_TYPE_STAGE (hjl_stage_get_type ())
G_DECLARE_FINAL_TYPE (HjlStage, hjl_stage, HJL, STAGE, GObject)

/**
 * HjlStage:
 * @kind: hackajob's; IN_PROCESS on Lever's side
 * @pipeline: (nullable): Lever's word from /disposition_stages (lead, applicant, screen, onsite, offer); NULL where
 *   not known
 * @order: hackajob's position, or Lever's fractional rank, else the index in /stages; only good for sorting
 *
 * Immutable.
 */
struct _HjlStage
{
  GObject parent_instance;

  HjlSide      side;
  const char  *id;
  const char  *name;
  HjlStageKind kind;
  const char  *pipeline;
  double       order;
};

/* @facts: a literal with what is known, which is copied */
HjlStage *hjl_stage_new (const HjlStage *facts);

/* A GCompareFunc over pointers to HjlStage* (g_ptr_array_sort): pipeline, then order, then name. */
int hjl_stage_compare (gconstpointer a, gconstpointer b);

HjlStageKind hjl_stage_kind_from_string (const char *text);
const char  *hjl_stage_kind_to_string (HjlStageKind kind);
