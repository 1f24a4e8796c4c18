/* hjl-stage.c: a stage of either side; stages are data, never constants
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-stage.h"

#include "model/hjl-fold.h"

G_DEFINE_FINAL_TYPE (HjlStage, hjl_stage, G_TYPE_OBJECT)

static const char *const kind_names[] = {
  [HJL_STAGE_KIND_IN_PROCESS] = "in_process",
  [HJL_STAGE_KIND_REQUESTED] = "requested",
  [HJL_STAGE_KIND_ACCEPTED] = "accepted",
  [HJL_STAGE_KIND_OFFER] = "offer",
  [HJL_STAGE_KIND_HIRED] = "hired",
  [HJL_STAGE_KIND_REJECTED] = "rejected",
  [HJL_STAGE_KIND_WITHDRAWN] = "withdrawn",
};

const char *
hjl_side_to_string (HjlSide side)
{
  return side == HJL_SIDE_LEVER ? "lever" : "hackajob";
}

/* The order of Lever's pipelines (lever/README.md, Stages). A word that is not known stands before the
 * offers, where custom stages are. */
static int
rank_pipeline (const char *pipeline)
{
  static const char *const known[] = { "lead", "applicant", "screen", "onsite", "", "offer" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (pipeline, known[i]) == 0)
      return i;

  return 4;
}

static void
hjl_stage_finalize (GObject *object)
{
  HjlStage *self = HJL_STAGE (object);

  g_free ((char *) self->id);
  g_free ((char *) self->name);
  g_free ((char *) self->pipeline);

  G_OBJECT_CLASS (hjl_stage_parent_class)->finalize (object);
}

static void
hjl_stage_class_init (HjlStageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_stage_finalize;
}

static void
hjl_stage_init (HjlStage *self)
{
}

HjlStage *
hjl_stage_new (const HjlStage *facts)
{
  HjlStage *self = g_object_new (HJL_TYPE_STAGE, NULL);

  self->id = g_strdup (facts->id != NULL ? facts->id : "");
  /* Names are shown in many places, each of which has one line for them. */
  self->name = hjl_fold_line (facts->name != NULL ? facts->name : "");
  self->pipeline = g_strdup (facts->pipeline);
  self->side = facts->side;
  self->kind = facts->kind;
  self->order = facts->order;

  return self;
}

int
hjl_stage_compare (gconstpointer a,
                   gconstpointer b)
{
  HjlStage *left = *(HjlStage *const *) a;
  HjlStage *right = *(HjlStage *const *) b;
  int       difference;

  if (left->side != right->side)
    return left->side < right->side ? -1 : 1;

  difference = rank_pipeline (left->pipeline) - rank_pipeline (right->pipeline);
  if (difference != 0)
    return difference;

  if (left->order != right->order)
    return left->order < right->order ? -1 : 1;

  difference = hjl_fold_compare (left->name, right->name);
  if (difference != 0)
    return difference;

  return strcmp (left->id, right->id);
}

HjlStageKind
hjl_stage_kind_from_string (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (hjl_is_word (text, kind_names[i]))
      return i;

  return HJL_STAGE_KIND_IN_PROCESS;
}

const char *
hjl_stage_kind_to_string (HjlStageKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}
