/* hjl-foresee.c: what a person's choice of a stage comes to, told before it is carried out
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-foresee.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-candidate.h"
#include "model/hjl-catalogue.h"
#include "model/hjl-hold.h"
#include "model/hjl-link.h"
#include "model/hjl-mapping.h"
#include "model/hjl-opportunity.h"
#include "model/hjl-planner.h"
#include "model/hjl-sense.h"

static gboolean
has_kind (GPtrArray    *actions,
          HjlActionKind kind)
{
  for (guint i = 0; i < actions->len; i++)
    if (((HjlAction *) g_ptr_array_index (actions, i))->kind == kind)
      return TRUE;

  return FALSE;
}

static gboolean
does (HjlPlan      *plan,
      HjlActionKind kind)
{
  return has_kind (plan->actions, kind) || has_kind (plan->paused, kind);
}

static HjlMapping *
get_mapping (HjlCase    *c,
             GHashTable *mappings)
{
  return c->candidate->role_id != NULL ? g_hash_table_lookup (mappings, c->candidate->role_id) : NULL;
}

/* Were the mapping on. */
static HjlForeseen
foresee (HjlCase     *c,
         HjlSnapshot *snapshot,
         GHashTable  *mappings,
         const char  *stage_id)
{
  g_autoptr (HjlPlan) plan = hjl_plan_new ();
  HjlMapping *mapping = get_mapping (c, mappings);
  char       *wanted;
  gboolean    unarchives;

  if (c->link == NULL || mapping == NULL)
    return HJL_FORESEEN_WAITS;

  wanted = g_steal_pointer (&c->link->wanted_stage_id);
  c->link->wanted_stage_id = g_strdup (stage_id);
  hjl_planner_plan (plan, c, snapshot, mappings);
  g_free (c->link->wanted_stage_id);
  c->link->wanted_stage_id = wanted;

  unarchives = does (plan, HJL_ACTION_UNARCHIVE_IN_LEVER);
  /* Lever stays in its stage. */
  if (hjl_mapping_get_target (mapping, stage_id) == NULL)
    return !unarchives                                ? HJL_FORESEEN_WAITS
           : does (plan, HJL_ACTION_MOVE_IN_HACKAJOB) ? HJL_FORESEEN_UNARCHIVES_AND_FOLLOWS
                                                      : HJL_FORESEEN_UNARCHIVES;
  if (unarchives)
    return HJL_FORESEEN_UNARCHIVES_AND_MOVES;

  return does (plan, HJL_ACTION_MOVE_IN_HACKAJOB) || does (plan, HJL_ACTION_MOVE_IN_LEVER) || does (plan, HJL_ACTION_ARCHIVE_IN_LEVER)
           ? HJL_FORESEEN_MOVES
           : HJL_FORESEEN_WAITS;
}

HjlForeseen
hjl_foresee_choice (HjlCase     *c,
                    HjlSnapshot *snapshot,
                    GHashTable  *mappings,
                    const char  *stage_id)
{
  HjlMapping *mapping;

  g_return_val_if_fail (c != NULL && snapshot != NULL && mappings != NULL, HJL_FORESEEN_WAITS);

  mapping = get_mapping (c, mappings);
  if (mapping != NULL && hjl_mapping_get_paused (mapping))
    return HJL_FORESEEN_IS_PAUSED;

  return foresee (c, snapshot, mappings, stage_id);
}

const char *
hjl_foreseen_describe (HjlForeseen self)
{
  switch (self)
    {
    case HJL_FORESEEN_MOVES:
      return _ ("Decision saved. The next sync moves the candidate there in both.");
    case HJL_FORESEEN_UNARCHIVES:
      return _ ("Decision saved. The next sync unarchives the record in Lever.");
    case HJL_FORESEEN_UNARCHIVES_AND_MOVES:
      return _ ("Decision saved. The next sync unarchives the record in Lever and moves the candidate there in both.");
    case HJL_FORESEEN_UNARCHIVES_AND_FOLLOWS:
      return _ ("Decision saved. The next sync unarchives the record in Lever and moves the candidate there in hackajob.");
    case HJL_FORESEEN_IS_PAUSED:
      return _ ("Decision saved. It will be applied once the role’s mapping is switched on.");
    case HJL_FORESEEN_WAITS:
    default:
      return _ ("Decision saved. It will be applied at the next sync.");
    }
}

static gboolean
takes_part (HjlCase     *c,
            HjlSnapshot *snapshot)
{
  HjlStage *stage = hjl_catalogue_get_stage (snapshot->catalogue, HJL_SIDE_HACKAJOB, c->candidate->stage_id);

  return c->candidate->status == HJL_CANDIDATE_STATUS_ACCEPTED && (stage == NULL || hjl_stage_kind_is_running (stage->kind));
}

/* By a person's word, for as long as nothing else was chosen. */
static gboolean
is_left_archived (HjlCase *c)
{
  return (c->hold == NULL || c->hold->kind == HJL_HOLD_NONE) && c->link->kept_reason_id != NULL && c->link->wanted_stage_id == NULL;
}

HjlHoldKind
hjl_foresee_way_back (HjlCase     *c,
                      HjlSnapshot *snapshot,
                      GHashTable  *mappings)
{
  const HjlLink *link;

  g_return_val_if_fail (c != NULL && snapshot != NULL && mappings != NULL, HJL_HOLD_NONE);

  link = c->link;
  if (link == NULL || link->erased || link->opportunity_id == NULL || c->opportunity == NULL || !c->opportunity->archived ||
      !takes_part (c, snapshot))
    return HJL_HOLD_NONE;

  if (c->hold != NULL && c->hold->kind == HJL_HOLD_UNDONE)
    return g_strcmp0 (c->hold->decision, link->opportunity_id) == 0 ? HJL_HOLD_UNDONE : HJL_HOLD_NONE;
  if (!is_left_archived (c))
    return HJL_HOLD_NONE;

  switch (foresee (c, snapshot, mappings, c->candidate->stage_id))
    {
    case HJL_FORESEEN_UNARCHIVES:
    case HJL_FORESEEN_UNARCHIVES_AND_FOLLOWS:
    case HJL_FORESEEN_UNARCHIVES_AND_MOVES:
      return HJL_HOLD_ARCHIVED;

    case HJL_FORESEEN_WAITS:
    case HJL_FORESEEN_MOVES:
    case HJL_FORESEEN_IS_PAUSED:
    default:
      return HJL_HOLD_NONE;
    }
}
