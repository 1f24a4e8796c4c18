/* hjl-plan.c: what a sync would do: the preview, and what the applier runs
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-plan.h"

static const struct
{
  const char *name;
  gboolean    remote;
} kinds[] = {
  [HJL_ACTION_EXPORT] = { "export", TRUE },
  [HJL_ACTION_MOVE_IN_LEVER] = { "move-in-lever", TRUE },
  [HJL_ACTION_ARCHIVE_IN_LEVER] = { "archive-in-lever", TRUE },
  [HJL_ACTION_UNARCHIVE_IN_LEVER] = { "unarchive-in-lever", TRUE },
  [HJL_ACTION_MOVE_IN_HACKAJOB] = { "move-in-hackajob", TRUE },
  [HJL_ACTION_MARK_EXPORTED] = { "mark-exported", TRUE },
  [HJL_ACTION_ERASE] = { "erase", FALSE },
  [HJL_ACTION_SETTLE] = { "settle", FALSE },
  [HJL_ACTION_NEEDS_ATTENTION] = { "needs-attention", FALSE },
  [HJL_ACTION_RELEASE] = { "release", FALSE },
};

const char *
hjl_action_kind_to_string (HjlActionKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind].name;
}

gboolean
hjl_action_kind_is_remote (HjlActionKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), FALSE);

  return kinds[kind].remote;
}

HjlAction *
hjl_action_new (HjlActionKind kind,
                const char   *candidate_id)
{
  HjlAction *self = g_new0 (HjlAction, 1);

  self->kind = kind;
  self->candidate_id = g_strdup (candidate_id);

  return self;
}

void
hjl_action_free (HjlAction *self)
{
  if (self == NULL)
    return;

  g_free (self->candidate_id);
  g_free (self->name);
  g_free (self->role_id);
  g_free (self->opportunity_id);
  g_free (self->posting_id);
  g_free (self->perform_as);
  hjl_target_free (self->target);
  g_free (self->stage_id);
  g_free (self->version);
  g_free (self->detail);
  g_free (self->passed_over);
  g_free (self->reason);
  g_free (self);
}

HjlPlan *
hjl_plan_new (void)
{
  HjlPlan *self = g_new0 (HjlPlan, 1);

  self->actions = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_action_free);
  self->paused = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_action_free);
  self->whole = g_hash_table_new (g_direct_hash, g_direct_equal);

  return self;
}

void
hjl_plan_free (HjlPlan *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->actions);
  g_ptr_array_unref (self->paused);
  g_hash_table_unref (self->whole);
  g_free (self);
}

guint
hjl_plan_count (HjlPlan      *self,
                HjlActionKind kind)
{
  guint count = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->actions->len; i++)
    count += ((HjlAction *) g_ptr_array_index (self->actions, i))->kind == kind;

  return count;
}

guint
hjl_plan_count_listed (HjlPlan *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->actions->len; i++)
    {
      const HjlAction *action = g_ptr_array_index (self->actions, i);

      n += action->by_hand && action->kind == HJL_ACTION_MOVE_IN_HACKAJOB;
    }

  return n;
}

guint
hjl_plan_count_remote (HjlPlan *self)
{
  guint count = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->actions->len; i++)
    {
      HjlAction *action = g_ptr_array_index (self->actions, i);

      if (hjl_action_kind_is_remote (action->kind))
        count++;
    }

  return count;
}

guint
hjl_plan_count_people (HjlPlan *self,
                       gboolean writes)
{
  const char *last = NULL;
  guint       n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->actions->len; i++)
    {
      const HjlAction *action = g_ptr_array_index (self->actions, i);

      if (g_strcmp0 (last, action->candidate_id) == 0 ||
          (writes && (action->kind == HJL_ACTION_MARK_EXPORTED || !hjl_action_kind_is_remote (action->kind))))
        continue;
      last = action->candidate_id;
      n++;
    }

  return n;
}

gboolean
hjl_plan_writes_to_lever (HjlPlan *self)
{
  return hjl_plan_count (self, HJL_ACTION_EXPORT) > 0 ||
         hjl_plan_count (self, HJL_ACTION_MOVE_IN_LEVER) > 0 ||
         hjl_plan_count (self, HJL_ACTION_ARCHIVE_IN_LEVER) > 0 ||
         hjl_plan_count (self, HJL_ACTION_UNARCHIVE_IN_LEVER) > 0;
}
