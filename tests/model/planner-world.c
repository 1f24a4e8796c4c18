/* planner-world.c: both sides, and everything that happens there without us
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "planner-world.h"

gboolean
world_chance (World *world,
              int    percent)
{
  return g_rand_int_range (world->rand, 0, 100) < percent;
}

int
world_pick (World *world,
            int    below)
{
  return g_rand_int_range (world->rand, 0, below);
}

void
world_say (World      *world,
           const char *format,
           ...)
{
  va_list args;

  va_start (args, format);
  g_string_append (world->history, "\n#   ");
  g_string_append_vprintf (world->history, format, args);
  va_end (args);
}

void
world_fail (World      *world,
            const char *format,
            ...)
{
  g_autofree char *message = NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  g_error ("history %u: %s%s", world->seed, message, world->history->str);
}

char *
world_name (char side,
            int  number)
{
  return g_strdup_printf ("%c%d", side, number);
}

int
world_number (const char *name)
{
  return name != NULL && *name != '\0' ? (int) g_ascii_strtoll (name + 1, NULL, 10) : NOTHING;
}

int
world_lever (Person *person)
{
  return person->reason != NOTHING ? ARCHIVED (person->reason) : person->lever_stage;
}

int
world_meant (World *world,
             int    role,
             int    stage)
{
  g_autofree char *id = world_name ('h', stage);
  const HjlTarget *target = hjl_mapping_get_target (world->mappings[role], id);

  if (target == NULL)
    return NOTHING;

  return target->kind == HJL_TARGET_REASON ? ARCHIVED (world_number (target->id)) : world_number (target->id);
}

gboolean
world_counts (World *world,
              int    role,
              int    stage,
              int    lever)
{
  g_autofree char *id = world_name ('h', stage);
  GPtrArray       *also = hjl_mapping_get_also (world->mappings[role], id);

  for (guint i = 0; also != NULL && lever >= ARCHIVED (0) && i < also->len; i++)
    if (ARCHIVED (world_number (((HjlTarget *) also->pdata[i])->id)) == lever)
      return hjl_mapping_is_forced (world->mappings[role], id) || (stage == 4 ? lever == ARCHIVED (0) : stage > 4 && lever > ARCHIVED (0));

  return FALSE;
}

HjlStageKind
world_kind (int stage)
{
  static const HjlStageKind kinds[N_HERE] = {
    HJL_STAGE_KIND_ACCEPTED, HJL_STAGE_KIND_REQUESTED, HJL_STAGE_KIND_IN_PROCESS, HJL_STAGE_KIND_OFFER,
    HJL_STAGE_KIND_HIRED, HJL_STAGE_KIND_REJECTED, HJL_STAGE_KIND_WITHDRAWN
  };

  return kinds[stage];
}

gboolean
world_is_doubtful (World *world,
                   int    role,
                   int    stage)
{
  int meant = world_meant (world, role, stage);

  if (meant == NOTHING || world->words[role][stage] == meant)
    return FALSE;
  if (stage < 4)
    return meant >= ARCHIVED (0);
  if (stage == 4)
    return meant > ARCHIVED (0);

  return meant <= ARCHIVED (0);
}

gboolean
world_is_on (World *world,
             int    role)
{
  return world->mappings[role] != NULL && !hjl_mapping_get_paused (world->mappings[role]);
}

gboolean
world_exists (World *world,
              int    lever)
{
  if (lever >= ARCHIVED (0))
    return !world->reason_gone[lever - ARCHIVED (0)];

  return !world->there_gone[lever];
}

static void
edit_entry (World      *world,
            HjlMapping *mapping,
            int         stage)
{
  g_autofree char *id = world_name ('h', stage);
  g_autofree char *other = NULL;
  g_autoptr (HjlTarget) target = NULL;
  int *word = &world->words[world_number (hjl_mapping_get_role_id (mapping))][stage];
  int  dice = world_pick (world, 10);

  if (dice < 5)
    {
      other = world_name ('l', world_pick (world, N_THERE));
      target = hjl_target_new (HJL_TARGET_STAGE, other, other);
    }
  else if (dice < 7)
    {
      other = world_name ('r', world_pick (world, N_REASONS));
      target = hjl_target_new (HJL_TARGET_REASON, other, other);
    }

  hjl_mapping_set_target (mapping, id, id, target);
  if (target != NULL && world_chance (world, 60))
    hjl_mapping_set_forced (mapping, id, TRUE);
  if (!hjl_mapping_is_forced (mapping, id))
    *word = NOTHING;
  else
    *word = target->kind == HJL_TARGET_REASON ? ARCHIVED (world_number (other)) : world_number (other);
  for (int n = target != NULL && target->kind == HJL_TARGET_REASON ? world_pick (world, 3) : 0; n > 0; n--)
    {
      g_autofree char *more = world_name ('r', world_pick (world, N_REASONS));
      g_autoptr (HjlTarget) reason = hjl_target_new (HJL_TARGET_REASON, more, more);

      hjl_mapping_add_also (mapping, id, reason);
      world_say (world, "mapping of %s: %s also %s", hjl_mapping_get_role_id (mapping), id, more);
    }
  world_say (world, "mapping of %s: %s=%s%s", hjl_mapping_get_role_id (mapping), id, other != NULL ? other : "-",
             *word != NOTHING ? ", anyway" : "");
}

static void
edit_landing (World      *world,
              HjlMapping *mapping)
{
  g_autofree char *landing = world_chance (world, 70) ? world_name ('l', world_pick (world, N_THERE)) : NULL;

  hjl_mapping_set_landing (mapping, landing, landing);
  world_say (world, "mapping of %s: landing %s", hjl_mapping_get_role_id (mapping), landing);
}

static void
edit_direction (World      *world,
                HjlMapping *mapping)
{
  /* Most histories are about both directions. */
  static const HjlDirection dice[] = {
    HJL_DIRECTION_BOTH,
    HJL_DIRECTION_BOTH,
    HJL_DIRECTION_BOTH,
    HJL_DIRECTION_TO_HACKAJOB,
    HJL_DIRECTION_EXPORT_ONLY,
  };
  HjlDirection direction = dice[world_pick (world, G_N_ELEMENTS (dice))];

  hjl_mapping_set_direction (mapping, direction);
  world_say (world, "mapping of %s: %s", hjl_mapping_get_role_id (mapping), hjl_direction_to_string (direction));
}

World *
world_new (guint32 seed)
{
  World *world = g_new0 (World, 1);

  world->seed = seed;
  world->rand = g_rand_new_with_seed (seed);
  world->history = g_string_new (NULL);
  world->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_change_free);
  world->owner_active = TRUE;
  world->acting_active = TRUE;

  for (int role = 0; role < N_ROLES; role++)
    {
      g_autofree char *id = world_name ('R', role);
      g_autofree char *posting = world_name ('p', role);

      world->mappings[role] = hjl_mapping_new (id);
      hjl_mapping_set_posting (world->mappings[role], posting, posting);
      edit_direction (world, world->mappings[role]);
      edit_landing (world, world->mappings[role]);
      for (int stage = 0; stage < N_HERE; stage++)
        edit_entry (world, world->mappings[role], stage);
    }

  world->n_people = 1 + (guint) world_pick (world, MAX_PEOPLE);
  for (guint i = 0; i < world->n_people; i++)
    {
      Person *person = &world->people[i];

      person->id = world_name ('c', (int) i);
      person->role = world_pick (world, N_ROLES);
      person->stage = world_pick (world, N_HERE);
      person->status = world_chance (world, 80) ? HJL_CANDIDATE_STATUS_ACCEPTED : HJL_CANDIDATE_STATUS_REQUESTED;
      person->reason = NOTHING;
      person->passed_over = NOTHING;
      person->named = TRUE;
      world_say (world, "%s of R%d is %s at h%d", person->id, person->role,
                 hjl_candidate_status_to_string (person->status), person->stage);
    }

  return world;
}

void
world_free (World *world)
{
  for (int i = 0; i < MAX_PEOPLE; i++)
    {
      g_free (world->people[i].id);
      g_free (world->people[i].intent_stage);
      g_clear_pointer (&world->people[i].link, hjl_link_free);
      g_clear_pointer (&world->people[i].hold, hjl_hold_free);
    }
  for (int i = 0; i < N_ROLES; i++)
    {
      g_clear_object (&world->mappings[i]);
      g_clear_object (&world->removed[i]);
    }
  g_rand_free (world->rand);
  g_string_free (world->history, TRUE);
  g_ptr_array_unref (world->changes);
  g_free (world);
}

static void
move_here (World  *world,
           Person *person,
           int     stage)
{
  person->stage = stage;
  person->version++;
  world_say (world, "%s moves to h%d in hackajob", person->id, stage);
}

static void
change_status (World  *world,
               Person *person)
{
  static const HjlCandidateStatus all[] = {
    HJL_CANDIDATE_STATUS_ACCEPTED,
    HJL_CANDIDATE_STATUS_ACCEPTED,
    HJL_CANDIDATE_STATUS_ACCEPTED,
    HJL_CANDIDATE_STATUS_WITHDRAWN,
    HJL_CANDIDATE_STATUS_DECLINED,
  };

  if (person->status == HJL_CANDIDATE_STATUS_DELETED)
    return;

  person->status = world_chance (world, 8) ? HJL_CANDIDATE_STATUS_DELETED
                                           : all[world_pick (world, G_N_ELEMENTS (all))];
  person->version++;
  world_say (world, "%s is now %s", person->id, hjl_candidate_status_to_string (person->status));
}

static void
change_role (World  *world,
             Person *person)
{
  if (person->status == HJL_CANDIDATE_STATUS_DELETED)
    return;

  person->role = world_pick (world, N_ROLES);
  person->version++;
  world_say (world, "%s is of R%d now", person->id, person->role);
}

static void
change_in_lever (World  *world,
                 Person *person)
{
  int dice = world_pick (world, 100);

  if (!person->exists || person->deleted)
    return;

  if (dice < 45)
    person->lever_stage = world_pick (world, N_THERE);
  else if (dice < 50)
    person->posting = world_pick (world, N_ROLES);
  else if (dice < 75)
    person->reason = world_pick (world, N_REASONS);
  else if (dice < 95)
    person->reason = NOTHING;
  else if (dice < 98)
    person->deleted = TRUE;
  else
    person->anonymized = TRUE;

  world_say (world, "%s in Lever: p%d, l%d, reason %d%s%s", person->id, person->posting, person->lever_stage,
             person->reason, person->deleted ? ", deleted" : "", person->anonymized ? ", anonymized" : "");
}

static void
change_mapping (World *world,
                int    role)
{
  HjlMapping *mapping = world->mappings[role];

  if (mapping == NULL)
    {
      world->mappings[role] = g_steal_pointer (&world->removed[role]);
      world_say (world, "mapping of R%d is back", role);
    }
  else if (world_chance (world, 15))
    {
      world->removed[role] = g_steal_pointer (&world->mappings[role]);
      world_say (world, "mapping of R%d is removed", role);
    }
  else if (world_chance (world, hjl_mapping_get_paused (mapping) ? 60 : 10))
    {
      hjl_mapping_set_paused (mapping, !hjl_mapping_get_paused (mapping));
      world_say (world, "mapping of R%d is %s", role, hjl_mapping_get_paused (mapping) ? "paused" : "on");
    }
  else if (world_chance (world, 30))
    edit_direction (world, mapping);
  else if (world_chance (world, 20))
    edit_landing (world, mapping);
  else if (world_chance (world, 20))
    {
      g_autofree char *posting = world_name ('p', world_pick (world, N_ROLES));

      hjl_mapping_set_posting (mapping, posting, posting);
      world_say (world, "mapping of R%d: %s", role, posting);
    }
  else
    edit_entry (world, mapping, world_pick (world, N_HERE));
}

static void
change_catalogue (World *world)
{
  int which;

  switch (world_pick (world, 6))
    {
    case 0:
      which = world_pick (world, N_REASONS);
      world->reason_gone[which] = !world->reason_gone[which];
      world_say (world, "r%d is %s", which, world->reason_gone[which] ? "inactive" : "active");
      break;
    case 1:
      which = world_pick (world, N_ROLES);
      world->posting_closed[which] = !world->posting_closed[which];
      world_say (world, "p%d is %s", which, world->posting_closed[which] ? "closed" : "open");
      break;
    case 2:
      world->owner_active = !world->owner_active;
      world_say (world, "the owner is %s", world->owner_active ? "active" : "inactive");
      break;
    case 3:
      world->acting_active = !world->acting_active;
      world_say (world, "the acting user is %s", world->acting_active ? "active" : "inactive");
      break;
    case 4:
      /* Nobody is left in a stage that goes. */
      which = 1 + world_pick (world, N_THERE - 1);
      world->there_gone[which] = !world->there_gone[which];
      world_say (world, "l%d is %s", which, world->there_gone[which] ? "gone" : "back");
      for (guint i = 0; i < world->n_people; i++)
        if (world->there_gone[which] && world->people[i].lever_stage == which)
          world->people[i].lever_stage = 0;
      break;
    default:
      which = 1 + world_pick (world, N_HERE - 1);
      world->here_gone[which] = !world->here_gone[which];
      world_say (world, "h%d is %s", which, world->here_gone[which] ? "gone" : "back");
      for (guint i = 0; i < world->n_people; i++)
        if (world->here_gone[which] && world->people[i].stage == which)
          move_here (world, &world->people[i], 0);
      break;
    }
}

/* The record is left to others, and the candidate goes out anew. */
static void
leave_record (Person *person)
{
  g_free (person->hold->decision);
  person->hold->decision = g_strdup ("new");
  person->hold->marked = person->link->marked;
  g_clear_pointer (&person->link, hjl_link_free);
  person->exists = FALSE;
  person->deleted = FALSE;
  person->anonymized = FALSE;
  person->reason = NOTHING;
  person->created = 0;
}

/* What only a person's word ends. */
static void
answer (World  *world,
        Person *person)
{
  HjlHoldKind kind = person->hold->kind;
  gboolean    keep = world_chance (world, 50);

  world_say (world, "%s: %s, %s", person->id, hjl_hold_kind_to_string (kind), keep ? "keep" : "the other");
  if ((kind == HJL_HOLD_OTHER_POSTING && !keep) || (kind == HJL_HOLD_UNDONE && !keep && oracle_is_elsewhere (world, person)))
    {
      leave_record (person);
      return;
    }
  if (kind == HJL_HOLD_UNDONE)
    {
      /* It is the planner's to let go of. */
      g_free (person->hold->decision);
      person->hold->decision = g_strdup (keep ? "o" : "again");
      return;
    }

  if (kind == HJL_HOLD_OTHER_POSTING)
    {
      g_free (person->link->posting_id);
      person->link->posting_id = world_name ('p', person->posting);
      g_free (person->link->kept_posting_id);
      person->link->kept_posting_id = g_strdup (person->hold->posting_id);
    }
  else if (keep && person->reason != NOTHING)
    {
      g_autofree char *reason_id = world_name ('r', person->reason);

      hjl_link_keep_archived (person->link, reason_id);
    }
  else if (!keep)
    {
      g_clear_pointer (&person->link->kept_reason_id, g_free);
      g_free (person->link->wanted_stage_id);
      person->link->wanted_stage_id = world_name ('h', person->stage);
    }
  g_clear_pointer (&person->hold, hjl_hold_free);
}

/* What the person at the desk does. */
static void
decide (World  *world,
        Person *person)
{
  if (person->hold != NULL && person->link != NULL && !person->link->erased &&
      (person->hold->kind == HJL_HOLD_OTHER_POSTING || person->hold->kind == HJL_HOLD_ARCHIVED ||
       person->hold->kind == HJL_HOLD_UNDONE))
    answer (world, person);
  else if (person->hold != NULL && hjl_hold_kind_blocks (person->hold->kind) &&
           person->hold->kind != HJL_HOLD_UNCERTAIN)
    {
      world_say (world, "%s is tried again", person->id);
      if (world_chance (world, 50))
        {
          g_free (person->hold->decision);
          person->hold->decision = g_strdup ("new");
        }
      else
        g_clear_pointer (&person->hold, hjl_hold_free);
    }
  else if (person->link != NULL && !person->link->erased)
    {
      int stage = person->passed_over != NOTHING ? person->passed_over : world_pick (world, N_HERE);

      g_free (person->link->wanted_stage_id);
      person->link->wanted_stage_id = world_name ('h', stage);
      world_say (world, "h%d is chosen for %s", stage, person->id);
    }
}

void
world_happen (World *world)
{
  Person *person = &world->people[world_pick (world, (int) world->n_people)];
  int     dice = world_pick (world, 100);
  int     stage;

  if (dice < 32)
    {
      stage = world_pick (world, N_HERE);
      if (person->status != HJL_CANDIDATE_STATUS_DELETED && !world->here_gone[stage])
        move_here (world, person, stage);
    }
  else if (dice < 35)
    change_role (world, person);
  else if (dice < 70)
    {
      change_in_lever (world, person);
      if (world->there_gone[person->lever_stage])
        person->lever_stage = 0;
    }
  else if (dice < 78)
    change_status (world, person);
  else if (dice < 88)
    change_mapping (world, world_pick (world, N_ROLES));
  else if (dice < 94)
    change_catalogue (world);
  else
    decide (world, person);
}
