/* planner-sync.c: reads both sides, plans, applies by the rules of hjl-plan.h, and checks
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "planner-world.h"

#include "model/hjl-sense.h"

HjlCatalogue *
world_read_catalogue (World *world)
{
  HjlCatalogue *catalogue = hjl_catalogue_new ();
  g_autoptr (HjlUser) owner = hjl_user_new (&(HjlUser){ .id = "owner", .active = world->owner_active });
  g_autoptr (HjlUser) acting = hjl_user_new (&(HjlUser){ .id = "acting", .active = world->acting_active });

  hjl_catalogue_add (catalogue, HJL_LIST_USERS, owner);
  hjl_catalogue_add (catalogue, HJL_LIST_USERS, acting);
  for (int i = 0; i < N_HERE + N_THERE; i++)
    {
      HjlSide          side = i < N_HERE ? HJL_SIDE_HACKAJOB : HJL_SIDE_LEVER;
      int              number = i < N_HERE ? i : i - N_HERE;
      g_autofree char *id = world_name (side == HJL_SIDE_HACKAJOB ? 'h' : 'l', number);
      g_autoptr (HjlStage) stage = NULL;

      if (side == HJL_SIDE_HACKAJOB ? world->here_gone[number] : world->there_gone[number])
        continue;
      stage = hjl_stage_new (&(HjlStage){
        .side = side,
        .id = id,
        .name = id,
        .order = number,
        .kind = side == HJL_SIDE_HACKAJOB ? world_kind (number) : HJL_STAGE_KIND_IN_PROCESS,
      });
      hjl_catalogue_add_stage (catalogue, stage);
    }
  for (int i = 0; i < N_REASONS; i++)
    {
      g_autofree char *id = world_name ('r', i);
      g_autoptr (HjlArchiveReason) reason =
        hjl_archive_reason_new (&(HjlArchiveReason){ .id = id, .name = id, .active = !world->reason_gone[i], .hired = i == 0 });

      hjl_catalogue_add (catalogue, HJL_LIST_REASONS, reason);
    }
  for (int i = 0; i < N_ROLES; i++)
    {
      g_autofree char *id = world_name ('p', i);
      g_autoptr (HjlPosting) posting =
        hjl_posting_new (&(HjlPosting){
          .id = id,
          .title = id,
          .owner = "owner",
          .state = world->posting_closed[i] ? HJL_POSTING_STATE_CLOSED : HJL_POSTING_STATE_PUBLISHED,
        });

      hjl_catalogue_add (catalogue, HJL_LIST_POSTINGS, posting);
    }
  hjl_catalogue_set_known (catalogue, HJL_LIST_ALL);

  return catalogue;
}

static HjlLink *
copy_link (const HjlLink *link)
{
  HjlLink *copy = hjl_link_new (link->candidate_id, link->opportunity_id);

  copy->contact_id = g_strdup (link->contact_id);
  copy->posting_id = g_strdup (link->posting_id);
  copy->opportunity_url = g_strdup (link->opportunity_url);
  copy->source = g_strdup (link->source);
  copy->base_stage_id = g_strdup (link->base_stage_id);
  copy->base_target = hjl_target_copy (link->base_target);
  copy->wanted_stage_id = g_strdup (link->wanted_stage_id);
  copy->kept_posting_id = g_strdup (link->kept_posting_id);
  copy->kept_reason_id = g_strdup (link->kept_reason_id);
  copy->exported_at = link->exported_at;
  copy->marked = link->marked;
  copy->n_files = link->n_files;
  copy->files_checked = link->files_checked;
  copy->missed_at = link->missed_at;
  copy->awaits_cv = link->awaits_cv;
  copy->looked_at = link->looked_at;
  copy->erased = link->erased;
  copy->missing = link->missing;

  return copy;
}

HjlCase *
world_read_case (World   *world,
                 Person  *person,
                 SyncMode mode)
{
  g_autoptr (HjlCandidate) candidate = hjl_candidate_new (person->id);
  HjlCase *c;

  candidate->role_id = world_name ('R', person->role);
  candidate->stage_id = world_name ('h', person->stage);
  candidate->status = person->status;
  candidate->version = g_strdup_printf ("%d", person->version);
  candidate->name = person->named ? g_strdup ("Name") : NULL;

  c = hjl_case_new (candidate);
  c->link = person->link != NULL ? copy_link (person->link) : NULL;
  c->hold = person->hold != NULL ? hjl_hold_copy (person->hold) : NULL;
  if (person->link != NULL && !(mode == SYNC_ROUGH && world_chance (world, 15)))
    {
      c->opportunity = hjl_opportunity_new (person->link->opportunity_id);
      c->opportunity->stage_id = world_name ('l', person->lever_stage);
      c->opportunity->archived = person->reason != NOTHING;
      c->opportunity->archive_reason_id = person->reason != NOTHING ? world_name ('r', person->reason) : NULL;
      /* Not every list tells the posting. */
      c->opportunity->posting_id = mode != SYNC_ROUGH || world_chance (world, 70) ? world_name ('p', person->posting) : NULL;
      c->opportunity->deleted = person->deleted;
      c->opportunity->anonymized = person->anonymized;
    }

  return c;
}

static HjlTarget *
answer_of_lever (Person *person)
{
  g_autofree char *stage = world_name ('l', person->lever_stage);
  g_autofree char *reason = world_name ('r', person->reason);

  return person->reason != NOTHING ? hjl_target_new (HJL_TARGET_REASON, reason, reason)
                                   : hjl_target_new (HJL_TARGET_STAGE, stage, stage);
}

static void
set_base_stage (Person     *person,
                const char *stage_id)
{
  g_free (person->link->base_stage_id);
  person->link->base_stage_id = g_strdup (stage_id);
}

static void
link_up (Person     *person,
         const char *base_stage_id,
         gboolean    marked)
{
  person->link = hjl_link_new (person->id, "o");
  person->link->marked = marked;
  person->link->posting_id = world_name ('p', person->posting);
  set_base_stage (person, base_stage_id);
}

static void
hold (Person     *person,
      HjlHoldKind kind,
      const char *detail)
{
  gboolean marked = person->hold != NULL && person->hold->marked && person->link == NULL;

  g_clear_pointer (&person->hold, hjl_hold_free);
  person->hold = hjl_hold_new (person->id, kind);
  person->hold->detail = g_strdup (detail);
  person->hold->marked = marked;
}

static gboolean
is_marked (Person *person)
{
  return person->hold != NULL && person->hold->marked;
}

/* The read-back of the journal: was the opportunity made or not? */
static void
read_back (World  *world,
           Person *person)
{
  if (person->hold == NULL || person->hold->kind != HJL_HOLD_UNCERTAIN)
    return;

  world_say (world, "%s is read back: %s", person->id, person->exists ? "there" : "not there");
  if (person->exists)
    link_up (person, person->intent_stage, is_marked (person));
  g_clear_pointer (&person->hold, hjl_hold_free);
}

static gboolean
is_mapped_reason (World  *world,
                  Person *person)
{
  for (int stage = 0; stage < N_HERE; stage++)
    if (world_meant (world, person->role, stage) == world_lever (person) ||
        world_counts (world, person->role, stage, world_lever (person)))
      return TRUE;

  return FALSE;
}

/* The rule of rules: whoever is in the running is archived by a person's word alone. */
static void
check_archive (World     *world,
               Person    *person,
               HjlAction *action)
{
  int stage = person->stage;

  if (person->link != NULL && person->link->wanted_stage_id != NULL)
    stage = world_number (person->link->wanted_stage_id);
  if (!hjl_stage_kind_is_running (world_kind (stage)))
    return;

  if (world->words[person->role][stage] != ARCHIVED (world_number (action->target->id)))
    world_fail (world, "%s is in the running at h%d and archived, and nobody said so", person->id, stage);
  person->ended++;
}

static void
check_rules (World     *world,
             SyncMode   mode,
             HjlAction *action)
{
  Person      *person = &world->people[world_number (action->candidate_id)];
  HjlMapping  *mapping = world->mappings[person->role];
  HjlDirection direction = mapping != NULL ? hjl_mapping_get_direction (mapping) : HJL_DIRECTION_BOTH;
  gboolean     free_to_move;
  gboolean     again;
  gboolean     stages;

  /* What an export has yet to finish, and what a person chose, goes whatever the direction is. */
  again = person->hold != NULL && person->hold->kind == HJL_HOLD_UNDONE && g_strcmp0 (person->hold->decision, "again") == 0;
  free_to_move = person->link == NULL || again || person->link->wanted_stage_id != NULL ||
                 person->link->base_stage_id == NULL;
  stages = action->kind == HJL_ACTION_MOVE_IN_LEVER || action->kind == HJL_ACTION_ARCHIVE_IN_LEVER ||
           action->kind == HJL_ACTION_UNARCHIVE_IN_LEVER || action->kind == HJL_ACTION_MOVE_IN_HACKAJOB;

  if (action->reason == NULL || *action->reason == '\0')
    world_fail (world, "%s has no reason", hjl_action_kind_to_string (action->kind));
  if (person->link != NULL && person->link->erased)
    world_fail (world, "%s was erased, and is acted on", person->id);
  if (action->kind == HJL_ACTION_EXPORT && person->created > 0)
    world_fail (world, "%s is exported again", person->id);
  if (action->kind == HJL_ACTION_EXPORT && action->perform_as == NULL)
    world_fail (world, "nobody exports %s", person->id);
  if ((stages || action->kind == HJL_ACTION_EXPORT) && !world_is_on (world, person->role))
    world_fail (world, "%s has no mapping that is on, and is moved", person->id);
  if (stages && person->hold != NULL && person->hold->kind == HJL_HOLD_UNDONE && person->reason != NOTHING && !again)
    world_fail (world, "%s was taken back, and is moved, and nobody said so", person->id);
  if (action->kind == HJL_ACTION_ARCHIVE_IN_LEVER)
    check_archive (world, person, action);
  if (action->kind == HJL_ACTION_UNARCHIVE_IN_LEVER && person->link->wanted_stage_id == NULL && !again && !is_mapped_reason (world, person))
    world_fail (world, "%s is taken out of the archive, and nobody said so", person->id);
  /* A rough read does not always tell the posting. */
  if (mode != SYNC_ROUGH && stages && person->link != NULL && person->status == HJL_CANDIDATE_STATUS_ACCEPTED && oracle_is_elsewhere (world, person))
    world_fail (world, "%s is moved by the mapping of another posting", person->id);
  if (stages && !free_to_move && direction == HJL_DIRECTION_EXPORT_ONLY)
    world_fail (world, "%s is moved although the direction is export only", person->id);
  if (stages && !free_to_move && direction == HJL_DIRECTION_TO_HACKAJOB &&
      action->kind != HJL_ACTION_MOVE_IN_HACKAJOB)
    world_fail (world, "%s is moved in Lever although the direction is to hackajob", person->id);
}

static gboolean
export_person (World     *world,
               Person    *person,
               HjlAction *action,
               SyncMode   mode)
{
  gboolean lost = mode == SYNC_ROUGH && world_chance (world, 30);

  g_free (person->intent_stage);
  person->intent_stage = g_strdup (action->stage_id);

  if (!lost || world_chance (world, 50))
    {
      person->created++;
      person->exists = TRUE;
      person->posting = world_number (action->posting_id);
      person->lever_stage = action->target != NULL ? world_number (action->target->id) : 0;
      if (mode > SYNC_BROKEN && world_chance (world, 20))
        person->lever_stage = 0;
    }
  if (lost)
    {
      world_say (world, "the answer is lost");
      hold (person, HJL_HOLD_UNCERTAIN, NULL);
      return FALSE;
    }

  link_up (person, action->stage_id, is_marked (person));
  g_clear_pointer (&person->hold, hjl_hold_free);
  hjl_link_take_base_target (person->link, answer_of_lever (person));
  return TRUE;
}

static gboolean
write_to_lever (World     *world,
                Person    *person,
                HjlAction *action,
                SyncMode   mode)
{
  if (person->deleted)
    return FALSE;

  if (action->kind == HJL_ACTION_MOVE_IN_LEVER)
    {
      person->lever_stage = world_number (action->target->id);
      if (mode > SYNC_BROKEN && world_chance (world, 10))
        person->lever_stage = 0;
    }
  else if (action->kind == HJL_ACTION_ARCHIVE_IN_LEVER)
    person->reason = world_number (action->target->id);
  else
    person->reason = NOTHING;

  set_base_stage (person, action->stage_id);
  hjl_link_take_base_target (person->link, answer_of_lever (person));
  return TRUE;
}

static gboolean
move_in_hackajob (World     *world,
                  Person    *person,
                  HjlAction *action)
{
  g_autofree char *version = g_strdup_printf ("%d", person->version);

  if (person->status != HJL_CANDIDATE_STATUS_ACCEPTED || g_strcmp0 (version, action->version) != 0)
    {
      world_say (world, "hackajob refuses: changed meanwhile");
      return FALSE;
    }

  person->stage = world_number (action->stage_id);
  person->version++;
  person->passed_over = world_number (action->passed_over);
  set_base_stage (person, action->stage_id);
  hjl_link_take_base_target (person->link, hjl_target_copy (action->target));
  return TRUE;
}

/* Returns: FALSE where the rest of this candidate has to wait */
gboolean
world_apply (World     *world,
             Person    *person,
             HjlAction *action,
             SyncMode   mode)
{
  world_say (world, "  %s: %s stage %s, target %s", person->id, hjl_action_kind_to_string (action->kind),
             action->stage_id, action->target != NULL ? action->target->id : NULL);

  if (mode == SYNC_ROUGH && hjl_action_kind_is_remote (action->kind))
    {
      if (world_chance (world, 10))
        world_happen (world);
      if (world_chance (world, 5))
        hold (person, HJL_HOLD_REFUSED, "no");
      if (world_chance (world, 15) || (person->hold != NULL && person->hold->kind == HJL_HOLD_REFUSED))
        {
          world_say (world, "that fails");
          return FALSE;
        }
    }

  if (mode == SYNC_BROKEN && hjl_action_kind_is_remote (action->kind) && world_chance (world, 40))
    {
      world_say (world, "that fails");
      return FALSE;
    }

  person->sent += hjl_action_kind_is_remote (action->kind) && action->kind != HJL_ACTION_MARK_EXPORTED;

  switch (action->kind)
    {
    case HJL_ACTION_EXPORT:
      return export_person (world, person, action, mode);
    case HJL_ACTION_MOVE_IN_LEVER:
    case HJL_ACTION_ARCHIVE_IN_LEVER:
    case HJL_ACTION_UNARCHIVE_IN_LEVER:
      return write_to_lever (world, person, action, mode);
    case HJL_ACTION_MOVE_IN_HACKAJOB:
      return move_in_hackajob (world, person, action);
    case HJL_ACTION_MARK_EXPORTED:
      person->link->marked = TRUE;
      return TRUE;
    case HJL_ACTION_ERASE:
      person->named = FALSE;
      if (person->link != NULL)
        person->link->erased = TRUE;
      g_clear_pointer (&person->hold, hjl_hold_free);
      return TRUE;
    case HJL_ACTION_SETTLE:
      if (action->stage_id != NULL)
        set_base_stage (person, action->stage_id);
      if (action->target != NULL)
        hjl_link_take_base_target (person->link, hjl_target_copy (action->target));
      g_clear_pointer (&person->link->wanted_stage_id, g_free);
      return TRUE;
    case HJL_ACTION_NEEDS_ATTENTION:
      hold (person, action->hold, action->detail);
      person->hold->posting_id = g_strdup (action->posting_id);
      return TRUE;
    case HJL_ACTION_RELEASE:
      if (person->hold != NULL && person->hold->kind == action->hold)
        g_clear_pointer (&person->hold, hjl_hold_free);
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

static HjlPlan *
plan (World   *world,
      SyncMode mode)
{
  g_autoptr (HjlCatalogue) catalogue = world_read_catalogue (world);
  g_autoptr (HjlSnapshot) snapshot = hjl_snapshot_new (catalogue);
  g_autoptr (GHashTable) mappings = g_hash_table_new (g_str_hash, g_str_equal);
  HjlPlan *made = hjl_plan_new ();

  snapshot->acting_user_id = g_strdup ("acting");
  for (int i = 0; i < N_ROLES; i++)
    if (world->mappings[i] != NULL)
      g_hash_table_insert (mappings, (gpointer) hjl_mapping_get_role_id (world->mappings[i]), world->mappings[i]);
  for (guint i = 0; i < world->n_people; i++)
    {
      g_autoptr (HjlCase) c = world_read_case (world, &world->people[i], mode);

      hjl_planner_plan (made, c, snapshot, mappings);
    }

  return made;
}

static void
check_outcome (World   *world,
               Person  *person,
               Outcome *told)
{
  int      lever = person->exists ? world_lever (person) : NOTHING;
  gboolean held = person->hold != NULL && person->hold->decision == NULL && hjl_hold_kind_is_found_anew (person->hold->kind);

  if (person->stage != told->stage || lever != told->lever)
    world_fail (world, "%s is at h%d/%d and should be at h%d/%d", person->id, person->stage, lever,
                told->stage, told->lever);
  if (person->sent != told->sent)
    world_fail (world, "%s cost %u writes and should cost %u", person->id, person->sent, told->sent);
  if ((person->link != NULL) != told->linked)
    world_fail (world, "%s should %sbe exported", person->id, told->linked ? "" : "not ");
  if ((person->link != NULL && person->link->erased) != told->erased)
    world_fail (world, "%s should %sbe erased", person->id, told->erased ? "" : "not ");
  if (!told->erased && held != told->held)
    world_fail (world, "%s should %sbe held", person->id, told->held ? "" : "not ");
  if (!told->erased && (person->link != NULL && person->link->wanted_stage_id != NULL) != told->wanted)
    world_fail (world, "the choice for %s should %sbe done", person->id, told->wanted ? "not " : "");
}

static void
apply_all (World   *world,
           HjlPlan *todo,
           SyncMode mode)
{
  guint at = 0;

  for (guint i = 0; i < todo->actions->len; i++)
    check_rules (world, mode, g_ptr_array_index (todo->actions, i));

  for (guint i = 0; i < world->n_people; i++)
    {
      gboolean going = TRUE;

      for (; at < todo->actions->len; at++)
        {
          HjlAction *action = g_ptr_array_index (todo->actions, at);

          if (strcmp (action->candidate_id, world->people[i].id) != 0)
            break;
          going = going && world_write (world, &world->people[i], action, mode);
        }
    }

  if (at != todo->actions->len)
    world_fail (world, "the actions of a candidate do not stand together");
}

void
world_sync (World   *world,
            SyncMode mode)
{
  static const char *const names[] = { "clean", "broken off", "quirky", "rough" };
  gboolean                 foreseen = mode == SYNC_CLEAN || mode == SYNC_BROKEN;
  g_autoptr (HjlPlan) first = NULL;
  g_autoptr (HjlPlan) again = NULL;
  g_autoptr (HjlPlan) last = NULL;
  Outcome told[MAX_PEOPLE];

  world_say (world, "%s sync", names[mode]);
  world->run++;
  for (guint i = 0; i < world->n_people; i++)
    {
      if (mode != SYNC_ROUGH || world_chance (world, 50))
        read_back (world, &world->people[i]);
      world->people[i].sent = 0;
      if (foreseen)
        told[i] = oracle_tell (world, &world->people[i]);
    }

  first = plan (world, mode);
  apply_all (world, first, mode);
  if (mode == SYNC_ROUGH)
    return;

  if (mode == SYNC_BROKEN)
    {
      world_say (world, "and the rest");
      again = plan (world, mode);
      apply_all (world, again, SYNC_CLEAN);
    }

  last = plan (world, mode);
  if (last->actions->len != 0)
    {
      HjlAction *action = g_ptr_array_index (last->actions, 0);

      world_fail (world, "once more a plan says %s for %s: %s", hjl_action_kind_to_string (action->kind),
                  action->candidate_id, action->reason);
    }
  for (guint i = 0; foreseen && i < world->n_people; i++)
    check_outcome (world, &world->people[i], &told[i]);
}
