/* planner-undo.c: writes down what runs change, takes one back, and checks that it is as before
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "planner-world.h"

#define CHOSEN "r1"

static HjlPlace *
look_where (Person *person)
{
  HjlPlace *place = g_new0 (HjlPlace, 1);

  place->stage_id = world_name ('h', person->stage);
  if (person->link != NULL)
    {
      place->lever_stage_id = world_name ('l', person->lever_stage);
      place->archived = person->reason != NOTHING;
      place->reason_id = person->reason != NOTHING ? world_name ('r', person->reason) : NULL;
    }

  return place;
}

static HjlChange *
find_change (World *world,
             gint64 id)
{
  return id > 0 && id <= world->changes->len ? g_ptr_array_index (world->changes, id - 1) : NULL;
}

/* As hjl_store_takes_export_back() has it. */
static gboolean
takes_export_back (World *world,
                   gint64 undoes)
{
  HjlChange *taken = find_change (world, undoes);

  if (taken == NULL)
    return FALSE;
  if (taken->kind == HJL_ACTION_EXPORT)
    return TRUE;
  taken = find_change (world, taken->undoes);

  return taken != NULL && takes_export_back (world, taken->undoes);
}

gboolean
world_write (World     *world,
             Person    *person,
             HjlAction *action,
             SyncMode   mode)
{
  HjlChange *change;
  gboolean   done;

  if (!hjl_action_kind_is_remote (action->kind))
    return world_apply (world, person, action, mode);

  change = g_new0 (HjlChange, 1);
  change->id = world->changes->len + 1;
  change->run_id = world->run;
  change->candidate_id = g_strdup (person->id);
  change->kind = action->kind;
  change->undoes = action->undoes;
  change->before = look_where (person);
  g_ptr_array_add (world->changes, change);

  done = world_apply (world, person, action, mode);
  change->state = g_strdup (done ? "done" : person->hold != NULL && person->hold->kind == HJL_HOLD_UNCERTAIN ? "uncertain"
                                                                                                             : "refused");
  change->opportunity_id = person->link != NULL ? g_strdup (person->link->opportunity_id) : NULL;
  change->after = done ? look_where (person) : NULL;
  if (done && action->kind == HJL_ACTION_ARCHIVE_IN_LEVER && takes_export_back (world, action->undoes))
    {
      g_clear_pointer (&person->hold, hjl_hold_free);
      person->hold = hjl_hold_new (person->id, HJL_HOLD_UNDONE);
    }

  return done;
}

/* What a run came to for one person. Returns: whether it made, moved or archived anything */
static gboolean
sum_up (World     *world,
        gint64     run,
        Person    *person,
        HjlPlace **before,
        HjlPlace **after,
        gboolean  *created,
        gboolean  *there,
        gboolean  *here)
{
  *before = *after = NULL;
  *created = *there = *here = FALSE;
  for (guint i = 0; i < world->changes->len; i++)
    {
      HjlChange *change = g_ptr_array_index (world->changes, i);

      if (change->run_id != run || strcmp (change->candidate_id, person->id) != 0 || !hjl_change_is_done (change) ||
          change->kind == HJL_ACTION_MARK_EXPORTED)
        continue;
      if (*before == NULL)
        *before = change->before;
      *after = change->after;
      *created |= change->kind == HJL_ACTION_EXPORT;
      if (change->kind == HJL_ACTION_MOVE_IN_HACKAJOB)
        *here = TRUE;
      else
        *there = TRUE;
    }

  return *before != NULL;
}

static HjlUndo *
plan (World *world,
      gint64 run_id)
{
  g_autoptr (HjlCatalogue) catalogue = world_read_catalogue (world);
  g_autoptr (GHashTable) cases = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) hjl_case_free);
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_autoptr (HjlRun) run = hjl_run_new (HJL_RUN_BY_HAND, 1);
  HjlUndoFacts facts = { .run = run, .changes = changes, .cases = cases, .catalogue = catalogue, .acting_user_id = "acting", .reason_id = CHOSEN, .can_move_here = TRUE };

  run->id = run_id;
  for (guint i = 0; i < world->n_people; i++)
    g_hash_table_insert (cases, world->people[i].id, world_read_case (world, &world->people[i], SYNC_CLEAN));
  for (guint i = 0; i < world->changes->len; i++)
    if (((HjlChange *) g_ptr_array_index (world->changes, i))->run_id == run_id)
      g_ptr_array_add (changes, g_ptr_array_index (world->changes, i));

  return hjl_undo_plan (&facts);
}

static int
place_in_lever (const HjlPlace *place)
{
  return place->archived ? ARCHIVED (world_number (place->reason_id)) : world_number (place->lever_stage_id);
}

static void
check_person (World   *world,
              HjlUndo *undo,
              Person  *person,
              gint64   run,
              int      stage,
              int      lever,
              guint    n)
{
  HjlPlace *before;
  HjlPlace *after;
  gboolean  created;
  gboolean  there;
  gboolean  here;
  gboolean  wrote = sum_up (world, run, person, &before, &after, &created, &there, &here);

  if (n == 0 && (person->stage != stage || world_lever (person) != lever))
    world_fail (world, "%s is left, and yet changed", person->id);
  if (n == 0)
    return;

  world->undone++;
  if (!wrote)
    world_fail (world, "%s was not written for, and is taken back", person->id);
  /* Each side was as the run left it, or as before already. */
  if (stage != world_number (after->stage_id) && !(here && stage == world_number (before->stage_id)))
    world_fail (world, "%s was moved in hackajob since, and is taken back", person->id);
  if (lever != place_in_lever (after) && !(there && !created && lever == place_in_lever (before)) &&
      !(created && lever == ARCHIVED (world_number (CHOSEN))))
    world_fail (world, "%s was moved in Lever since, and is taken back", person->id);
  if (person->stage != (here ? world_number (before->stage_id) : stage))
    world_fail (world, "%s is at h%d, and was at %s before the run", person->id, person->stage, before->stage_id);
  if (created && (person->reason != world_number (CHOSEN) || person->hold == NULL || person->hold->kind != HJL_HOLD_UNDONE))
    world_fail (world, "the record of %s is not taken back", person->id);
  if (!created && there &&
      (person->lever_stage != world_number (before->lever_stage_id) ||
       person->reason != (before->archived ? world_number (before->reason_id) : NOTHING)))
    world_fail (world, "%s is not in Lever where it was before the run", person->id);
  if (!created && !there && world_lever (person) != lever)
    world_fail (world, "%s is moved in Lever, where the run wrote nothing", person->id);
}

static gboolean
may_fail (Person *person)
{
  return person->status != HJL_CANDIDATE_STATUS_ACCEPTED || person->deleted;
}

void
world_undo (World *world)
{
  gint64 run = world_chance (world, 70) ? world->run : 1 + world_pick (world, (int) world->run);
  g_autoptr (HjlUndo) undo = plan (world, run);
  g_autoptr (HjlUndo) again = NULL;

  world_say (world, "run %d is taken back", (int) run);
  world->run++;
  for (guint i = 0; i < world->n_people; i++)
    {
      Person *person = &world->people[i];
      int     stage = person->stage;
      int     lever = world_lever (person);
      guint   n = 0;

      for (guint k = 0; k < undo->plan->actions->len; k++)
        {
          HjlAction *action = g_ptr_array_index (undo->plan->actions, k);

          if (strcmp (action->candidate_id, person->id) != 0)
            continue;
          n++;
          if (action->reason == NULL || *action->reason == '\0')
            world_fail (world, "%s has no reason", hjl_action_kind_to_string (action->kind));
          if (person->link == NULL || person->link->erased || may_fail (person))
            if (action->kind == HJL_ACTION_MOVE_IN_HACKAJOB || person->link == NULL || person->link->erased || person->deleted)
              world_fail (world, "%s cannot be written for, and is", person->id);
          if (!world_write (world, person, action, SYNC_CLEAN))
            world_fail (world, "%s: what was planned cannot be done", person->id);
        }
      person->back = n > 0 && person->link->wanted_stage_id == NULL;
      if (person->exists)
        check_person (world, undo, person, run, stage, lever, n);
      person->sent = 0;
    }

  again = plan (world, run);
  if (again->plan->actions->len != 0)
    world_fail (world, "what was taken back is taken back once more");
}
