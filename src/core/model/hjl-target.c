/* hjl-target.c: what a hackajob stage stands for in Lever: a stage, an archive reason, or nothing
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-target.h"

#include "model/hjl-catalogue.h"
#include "model/hjl-words.h"

HjlTarget *
hjl_target_new (HjlTargetKind kind,
                const char   *id,
                const char   *name)
{
  HjlTarget *self = g_new0 (HjlTarget, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  self->name = g_strdup (name);

  return self;
}

const char *
hjl_target_keep_name (const HjlTarget *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->name != NULL)
    return self->name;
  if (self->id == NULL)
    return HJL_WORDS ("no-reason");

  return self->kind == HJL_TARGET_REASON ? HJL_WORDS ("gone-reason") : HJL_WORDS ("gone-lever-stage");
}

HjlTarget *
hjl_target_copy (const HjlTarget *self)
{
  return self != NULL ? hjl_target_new (self->kind, self->id, self->name) : NULL;
}

void
hjl_target_free (HjlTarget *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

gboolean
hjl_target_equal (const HjlTarget *a,
                  const HjlTarget *b)
{
  HjlTargetKind a_kind = a != NULL ? a->kind : HJL_TARGET_NONE;
  HjlTargetKind b_kind = b != NULL ? b->kind : HJL_TARGET_NONE;

  if (a_kind != b_kind)
    return FALSE;

  return a_kind == HJL_TARGET_NONE || g_strcmp0 (a->id, b->id) == 0;
}

gboolean
hjl_target_exists (const HjlTarget *self,
                   HjlCatalogue    *catalogue)
{
  HjlArchiveReason *reason;

  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), FALSE);

  if (self == NULL)
    return TRUE;

  switch (self->kind)
    {
    case HJL_TARGET_STAGE:
      return !hjl_catalogue_knows (catalogue, HJL_LIST_STAGES) ||
             hjl_catalogue_get_stage (catalogue, HJL_SIDE_LEVER, self->id) != NULL;

    case HJL_TARGET_REASON:
      reason = hjl_catalogue_get_reason (catalogue, self->id);
      if (reason == NULL)
        return !hjl_catalogue_knows (catalogue, HJL_LIST_REASONS);
      return reason->active;

    case HJL_TARGET_NONE:
    default:
      return TRUE;
    }
}
