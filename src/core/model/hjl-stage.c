/* hjl-stage.c: a stage of either side; stages are data, never constants
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "model/hjl-stage.h"

#include "model/hjl-fold.h"

struct _HjlStage
{
  GObject parent_instance;

  char        *id;
  char        *name;
  HjlSide      side;
  HjlStageKind kind;
  char        *pipeline;
  double       order;
};

G_DEFINE_FINAL_TYPE (HjlStage, hjl_stage, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SIDE,
  PROP_ID,
  PROP_NAME,
  PROP_KIND,
  PROP_PIPELINE,
  PROP_ORDER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const kind_names[] = {
  [HJL_STAGE_KIND_IN_PROCESS] = "in_process",
  [HJL_STAGE_KIND_REQUESTED] = "requested",
  [HJL_STAGE_KIND_ACCEPTED] = "accepted",
  [HJL_STAGE_KIND_OFFER] = "offer",
  [HJL_STAGE_KIND_HIRED] = "hired",
  [HJL_STAGE_KIND_REJECTED] = "rejected",
  [HJL_STAGE_KIND_WITHDRAWN] = "withdrawn",
};

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
hjl_stage_constructed (GObject *object)
{
  HjlStage *self = HJL_STAGE (object);

  G_OBJECT_CLASS (hjl_stage_parent_class)->constructed (object);

  if (self->id == NULL)
    self->id = g_strdup ("");
  if (self->name == NULL)
    self->name = g_strdup ("");
}

static void
hjl_stage_finalize (GObject *object)
{
  HjlStage *self = HJL_STAGE (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->pipeline);

  G_OBJECT_CLASS (hjl_stage_parent_class)->finalize (object);
}

static void
hjl_stage_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  HjlStage *self = HJL_STAGE (object);

  switch (prop_id)
    {
    case PROP_SIDE:
      g_value_set_int (value, self->side);
      break;
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_KIND:
      g_value_set_int (value, self->kind);
      break;
    case PROP_PIPELINE:
      g_value_set_string (value, self->pipeline);
      break;
    case PROP_ORDER:
      g_value_set_double (value, self->order);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hjl_stage_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  HjlStage *self = HJL_STAGE (object);

  switch (prop_id)
    {
    case PROP_SIDE:
      self->side = g_value_get_int (value);
      break;
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;
    case PROP_NAME:
      /* Shown in many places, each of which has one line for it. */
      self->name = hjl_fold_line (g_value_get_string (value));
      break;
    case PROP_KIND:
      self->kind = g_value_get_int (value);
      break;
    case PROP_PIPELINE:
      self->pipeline = g_value_dup_string (value);
      break;
    case PROP_ORDER:
      self->order = g_value_get_double (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hjl_stage_class_init (HjlStageClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = hjl_stage_constructed;
  object_class->finalize = hjl_stage_finalize;
  object_class->get_property = hjl_stage_get_property;
  object_class->set_property = hjl_stage_set_property;

  properties[PROP_SIDE] =
    g_param_spec_int ("side", NULL, NULL,
                      HJL_SIDE_HACKAJOB, HJL_SIDE_LEVER, HJL_SIDE_HACKAJOB,
                      flags);
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_KIND] =
    g_param_spec_int ("kind", NULL, NULL,
                      HJL_STAGE_KIND_IN_PROCESS, HJL_STAGE_KIND_WITHDRAWN, HJL_STAGE_KIND_IN_PROCESS,
                      flags);
  properties[PROP_PIPELINE] = g_param_spec_string ("pipeline", NULL, NULL, NULL, flags);
  properties[PROP_ORDER] =
    g_param_spec_double ("order", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hjl_stage_init (HjlStage *self)
{
}

const char *
hjl_stage_get_id (HjlStage *self)
{
  g_return_val_if_fail (HJL_IS_STAGE (self), NULL);

  return self->id;
}

const char *
hjl_stage_get_name (HjlStage *self)
{
  g_return_val_if_fail (HJL_IS_STAGE (self), NULL);

  return self->name;
}

HjlSide
hjl_stage_get_side (HjlStage *self)
{
  g_return_val_if_fail (HJL_IS_STAGE (self), HJL_SIDE_HACKAJOB);

  return self->side;
}

HjlStageKind
hjl_stage_get_kind (HjlStage *self)
{
  g_return_val_if_fail (HJL_IS_STAGE (self), HJL_STAGE_KIND_IN_PROCESS);

  return self->kind;
}

const char *
hjl_stage_get_pipeline (HjlStage *self)
{
  g_return_val_if_fail (HJL_IS_STAGE (self), NULL);

  return self->pipeline;
}

double
hjl_stage_get_order (HjlStage *self)
{
  g_return_val_if_fail (HJL_IS_STAGE (self), 0);

  return self->order;
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
