/* planner-oracle.c: what a clean sync has to come to, from the words of src/README.md, The way of the data
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "planner-world.h"

/* What a stage stands for, as far as it makes sense or a person said so. */
static int
get_meant (World *world,
           int    role,
           int    stage)
{
  return world_is_doubtful (world, role, stage) ? NOTHING : world_meant (world, role, stage);
}

static gboolean
is_whole (World *world,
          int    role)
{
  HjlMapping *mapping = world->mappings[role];
  int         landing = world_number (hjl_mapping_get_landing_id (mapping));

  if (world->posting_closed[world_number (hjl_mapping_get_posting_id (mapping))] || (landing != NOTHING && world->there_gone[landing]))
    return FALSE;

  for (int stage = 0; stage < N_HERE; stage++)
    {
      int meant = world_meant (world, role, stage);

      if (!world->here_gone[stage] && world_is_doubtful (world, role, stage))
        return FALSE;
      if (!world->here_gone[stage] && meant != NOTHING && !world_exists (world, meant))
        return FALSE;
    }

  return TRUE;
}

/* By its own target or a reason beside it. */
static gboolean
stands_for (World *world,
            int    role,
            int    stage,
            int    lever)
{
  int meant = get_meant (world, role, stage);

  return meant != NOTHING && (meant == lever || world_counts (world, role, stage, lever));
}

static int
find_way_back (World *world,
               int    role,
               int    lever,
               int    present)
{
  if (stands_for (world, role, present, lever))
    return present;

  for (int stage = present + 1; stage < N_HERE; stage++)
    if (!world->here_gone[stage] && get_meant (world, role, stage) == lever)
      return stage;
  for (int stage = 0; stage < present; stage++)
    if (!world->here_gone[stage] && get_meant (world, role, stage) == lever)
      return stage;
  for (int stage = present + 1; stage < N_HERE; stage++)
    if (!world->here_gone[stage] && stands_for (world, role, stage, lever))
      return stage;
  for (int stage = 0; stage < present; stage++)
    if (!world->here_gone[stage] && stands_for (world, role, stage, lever))
      return stage;

  return NOTHING;
}

static int
get_landing (World *world,
             int    role,
             int    stage)
{
  int meant = get_meant (world, role, stage);
  int landing = world_number (hjl_mapping_get_landing_id (world->mappings[role]));

  return meant != NOTHING && meant < ARCHIVED (0) ? meant : landing;
}

static void
bring_lever_to (Person  *person,
                Outcome *outcome,
                int      lever)
{
  outcome->sent++;
  if (outcome->lever >= ARCHIVED (0) && lever < ARCHIVED (0) && person->lever_stage != lever)
    outcome->sent++;
  outcome->lever = lever;
}

static void
tell_export (World   *world,
             Person  *person,
             Outcome *outcome)
{
  int role = person->role;
  int meant;
  int landing;

  if (person->status != HJL_CANDIDATE_STATUS_ACCEPTED || !world_is_on (world, role) || !is_whole (world, role))
    return;

  outcome->held = !world->owner_active && !world->acting_active;
  if (outcome->held)
    return;

  meant = get_meant (world, role, person->stage);
  landing = get_landing (world, role, person->stage);
  outcome->linked = TRUE;
  outcome->lever = landing != NOTHING ? landing : 0;
  outcome->sent = 1;
  if (meant >= ARCHIVED (0))
    bring_lever_to (person, outcome, meant);
}

gboolean
oracle_is_elsewhere (World  *world,
                     Person *person)
{
  HjlMapping *mapping = world->mappings[person->role];
  int         wanted = world_is_on (world, person->role) ? world_number (hjl_mapping_get_posting_id (mapping)) : NOTHING;

  if (!world_is_on (world, person->role) || person->posting == wanted)
    return FALSE;

  return world_number (person->link->kept_posting_id) != wanted || world_number (person->link->posting_id) != person->posting;
}

/* Archived for a reason that the mapping does not lead back from. */
static gboolean
is_unmapped_archive (World  *world,
                     Person *person,
                     int     lever)
{
  return lever >= ARCHIVED (0) && find_way_back (world, person->role, lever, person->stage) == NOTHING;
}

/* By a person's word, for as long as the record stays so. */
static gboolean
is_kept (Person *person,
         int     lever)
{
  HjlLink *link = person->link;

  return link->kept_reason_id != NULL && ARCHIVED (world_number (link->kept_reason_id)) == lever && link->base_target != NULL &&
         link->base_target->kind == HJL_TARGET_REASON && ARCHIVED (world_number (link->base_target->id)) == lever;
}

/* The entry, the status and the stage tell who takes part. */
static gboolean
is_stray_at (World  *world,
             Person *person,
             int     stage,
             int     lever)
{
  return find_way_back (world, person->role, lever, stage) == NOTHING && person->status == HJL_CANDIDATE_STATUS_ACCEPTED &&
         get_meant (world, person->role, stage) < ARCHIVED (0) && stage < 4 &&
         !is_kept (person, lever) &&
         hjl_mapping_get_direction (world->mappings[person->role]) != HJL_DIRECTION_EXPORT_ONLY;
}

static void
tell_choice (World   *world,
             Person  *person,
             Outcome *outcome)
{
  int      wanted = world_number (person->link->wanted_stage_id);
  int      meant = get_meant (world, person->role, wanted);
  gboolean move = meant != NOTHING && !stands_for (world, person->role, wanted, outcome->lever);

  /* What was chosen is no word for what makes no sense. */
  if (!world->here_gone[wanted] && world_is_doubtful (world, person->role, wanted))
    return;

  outcome->wanted = FALSE;
  if (wanted != person->stage &&
      (person->status != HJL_CANDIDATE_STATUS_ACCEPTED || world->here_gone[wanted]))
    return;

  if (move && !world_exists (world, meant))
    {
      outcome->wanted = TRUE;
      outcome->held = TRUE;
      return;
    }

  outcome->sent += wanted != person->stage;
  outcome->stage = wanted;
  if (meant == NOTHING && outcome->lever >= ARCHIVED (0) &&
      (is_kept (person, outcome->lever) || is_unmapped_archive (world, person, outcome->lever) || (!world->here_gone[wanted] && wanted < 4)))
    {
      outcome->lever = person->lever_stage;
      outcome->sent++;
    }
  if (move)
    bring_lever_to (person, outcome, meant);
}

static void
tell_merge (World   *world,
            Person  *person,
            Outcome *outcome)
{
  HjlLink     *link = person->link;
  HjlDirection direction = hjl_mapping_get_direction (world->mappings[person->role]);
  int          base_here = world_number (link->base_stage_id);
  int          meant = get_meant (world, person->role, person->stage);
  int          base_there;
  int          back;

  if (link->base_target == NULL)
    base_there = get_landing (world, person->role, base_here != NOTHING ? base_here : person->stage);
  else if (link->base_target->kind == HJL_TARGET_REASON)
    base_there = ARCHIVED (world_number (link->base_target->id));
  else
    base_there = world_number (link->base_target->id);
  if (base_there == NOTHING)
    base_there = outcome->lever;

  if (stands_for (world, person->role, person->stage, outcome->lever) ||
      (outcome->lever >= ARCHIVED (0) && is_stray_at (world, person, person->stage, outcome->lever)))
    return;

  /* A question that the mapping answers by now. */
  if (outcome->lever >= ARCHIVED (0) && !is_kept (person, outcome->lever) && person->hold != NULL && person->hold->kind == HJL_HOLD_ARCHIVED)
    base_there = NOTHING;

  /* Or that hackajob answers by letting go of the person, while Lever stays where it was asked about. */
  if (is_unmapped_archive (world, person, outcome->lever) && !is_kept (person, outcome->lever) && person->hold != NULL &&
      person->hold->kind == HJL_HOLD_ARCHIVED && ARCHIVED (world_number (person->hold->detail)) == outcome->lever &&
      direction == HJL_DIRECTION_BOTH && person->stage != base_here &&
      (meant >= ARCHIVED (0) || world_is_doubtful (world, person->role, person->stage)))
    base_there = outcome->lever;

  if (outcome->lever != base_there)
    {
      back = find_way_back (world, person->role, outcome->lever, person->stage);
      if (direction != HJL_DIRECTION_EXPORT_ONLY && back != NOTHING &&
          person->status == HJL_CANDIDATE_STATUS_ACCEPTED)
        {
          outcome->stage = back;
          outcome->sent++;
        }
    }
  else if ((is_kept (person, outcome->lever) || is_unmapped_archive (world, person, outcome->lever)) && meant < ARCHIVED (0))
    return;
  else if (person->stage != base_here && meant != NOTHING &&
           (direction == HJL_DIRECTION_BOTH || base_here == NOTHING))
    {
      outcome->held = !world_exists (world, meant);
      if (!outcome->held)
        bring_lever_to (person, outcome, meant);
    }
}

/* Returns: whether there is anything to do */
static gboolean
tell_again (World   *world,
            Person  *person,
            Outcome *outcome)
{
  int meant = get_meant (world, person->role, person->stage);

  if (meant < 0 || meant >= ARCHIVED (0) || !world_exists (world, meant))
    meant = person->lever_stage;
  if (meant == outcome->lever)
    return FALSE;

  outcome->wanted = FALSE;
  bring_lever_to (person, outcome, meant);

  return TRUE;
}

Outcome
oracle_tell (World  *world,
             Person *person)
{
  Outcome  outcome = { 0 };
  gboolean gone;
  gboolean blocked;

  outcome.stage = person->stage;
  outcome.lever = person->exists ? world_lever (person) : NOTHING;
  outcome.linked = person->link != NULL;
  outcome.erased = person->link != NULL && person->link->erased;
  outcome.wanted = person->link != NULL && person->link->wanted_stage_id != NULL;

  gone = person->status == HJL_CANDIDATE_STATUS_DELETED ||
         (person->link != NULL && (person->deleted || person->anonymized));
  blocked = person->hold != NULL && person->hold->decision == NULL && hjl_hold_kind_blocks (person->hold->kind) &&
            !hjl_hold_kind_is_found_anew (person->hold->kind);

  if (outcome.erased)
    return outcome;
  if (gone)
    {
      outcome.erased = outcome.linked;
      return outcome;
    }
  /* A record that was taken back stays so until a person says otherwise, or takes it out in Lever. */
  if (person->link != NULL && person->hold != NULL && person->hold->kind == HJL_HOLD_UNDONE)
    {
      gboolean elsewhere = person->status == HJL_CANDIDATE_STATUS_ACCEPTED && oracle_is_elsewhere (world, person);
      gboolean again = g_strcmp0 (person->hold->decision, "again") == 0;
      gboolean archived = outcome.lever >= ARCHIVED (0);
      gboolean half = !archived && person->link->base_target != NULL && person->link->base_target->kind == HJL_TARGET_STAGE;

      blocked = FALSE;
      if ((archived && !again) || (again && (archived || half) && !world_is_on (world, person->role)))
        return outcome;
      if (again && (archived || half) && !elsewhere && tell_again (world, person, &outcome))
        return outcome;
    }
  if (blocked)
    return outcome;

  if (person->link == NULL)
    tell_export (world, person, &outcome);
  else if (person->status == HJL_CANDIDATE_STATUS_ACCEPTED && oracle_is_elsewhere (world, person))
    outcome.held = TRUE;
  else if (world_is_on (world, person->role))
    {
      if (outcome.wanted)
        tell_choice (world, person, &outcome);
      else
        tell_merge (world, person, &outcome);
      /* A choice may end with an answer that is none; whatever is archived then is asked about again. */
      if (!outcome.held && (!outcome.wanted || outcome.sent == 0) && outcome.lever >= ARCHIVED (0))
        outcome.held = is_stray_at (world, person, outcome.stage, outcome.lever);
    }
  /* A pause answers no question. */
  else if (world->mappings[person->role] != NULL && person->hold != NULL && person->hold->kind == HJL_HOLD_ARCHIVED)
    outcome.held = outcome.lever == ARCHIVED (world_number (person->hold->detail));

  return outcome;
}
