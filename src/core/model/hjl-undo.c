/* hjl-undo.c: decides how a run is taken back; a pure function
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-undo.h"

#include "model/hjl-candidate.h"
#include "model/hjl-link.h"
#include "model/hjl-opportunity.h"
#include "model/hjl-planner.h"
#include "model/hjl-words.h"

HjlUndoLeft *
hjl_undo_left_new (const HjlChange *change,
                   char            *reason)
{
  HjlUndoLeft *self = g_new0 (HjlUndoLeft, 1);

  self->candidate_id = g_strdup (change->candidate_id);
  self->name = g_strdup (change->name);
  self->role_id = g_strdup (change->role_id);
  self->opportunity_id = g_strdup (change->opportunity_id);
  self->reason = reason;

  return self;
}

static void
undo_left_free (HjlUndoLeft *self)
{
  if (self == NULL)
    return;

  g_free (self->candidate_id);
  g_free (self->name);
  g_free (self->role_id);
  g_free (self->opportunity_id);
  g_free (self->reason);
  g_free (self);
}

HjlUndo *
hjl_undo_new (const HjlRun *run)
{
  HjlUndo *self = g_new0 (HjlUndo, 1);

  self->run = hjl_run_copy (run);
  self->plan = hjl_plan_new ();
  self->left = g_ptr_array_new_with_free_func ((GDestroyNotify) undo_left_free);
  self->failed = g_ptr_array_new_with_free_func ((GDestroyNotify) undo_left_free);

  return self;
}

void
hjl_undo_free (HjlUndo *self)
{
  if (self == NULL)
    return;

  hjl_run_free (self->run);
  hjl_target_free (self->reason);
  hjl_plan_free (self->plan);
  g_ptr_array_unref (self->left);
  g_ptr_array_unref (self->failed);
  g_clear_error (&self->interrupted);
  g_free (self);
}

/* What a run wrote for one person, and where they are. All borrowed but @now. */
typedef struct
{
  const HjlUndoFacts *facts;
  HjlUndo            *undo;
  GPtrArray          *changes; /* (element-type HjlChange): that were made */
  const HjlChange    *created; /* nullable: the export */
  const HjlChange    *last_there;
  const HjlChange    *last_here;
  const HjlPlace     *before;
  const HjlPlace     *after;
  HjlCase            *c; /* nullable */
  HjlPlace           *now;
  gboolean            marked;
  gboolean            open;
} Person;

static const char *
name_stage (Person     *p,
            HjlSide     side,
            const char *id,
            const char *known)
{
  HjlStage *stage = id != NULL ? hjl_catalogue_get_stage (p->facts->catalogue, side, id) : NULL;

  if (stage != NULL)
    return stage->name;
  if (known != NULL)
    return known;

  if (id == NULL)
    return HJL_WORDS ("no-stage");

  return side == HJL_SIDE_LEVER ? HJL_WORDS ("gone-lever-stage") : HJL_WORDS ("gone-hackajob-stage");
}

static const char *
name_reason (Person     *p,
             const char *id,
             const char *known)
{
  HjlArchiveReason *reason = id != NULL ? hjl_catalogue_get_reason (p->facts->catalogue, id) : NULL;

  if (reason != NULL)
    return reason->name;
  if (known != NULL)
    return known;

  return id != NULL ? HJL_WORDS ("gone-reason") : HJL_WORDS ("no-reason");
}

static HjlPlace *
look_where (HjlCase *c)
{
  HjlPlace *place = g_new0 (HjlPlace, 1);

  place->stage_id = g_strdup (c->candidate->stage_id);
  if (c->opportunity != NULL)
    {
      place->lever_stage_id = g_strdup (c->opportunity->stage_id);
      place->archived = c->opportunity->archived;
      place->reason_id = place->archived ? g_strdup (c->opportunity->archive_reason_id) : NULL;
    }

  return place;
}

static void
take_changes (Person *p)
{
  for (guint i = 0; i < p->changes->len; i++)
    {
      const HjlChange *change = g_ptr_array_index (p->changes, i);

      if (!hjl_change_is_done (change))
        {
          p->open |= g_strcmp0 (change->state, "intent") == 0 || g_strcmp0 (change->state, "uncertain") == 0;
          continue;
        }
      if (change->kind == HJL_ACTION_MARK_EXPORTED)
        {
          p->marked = TRUE;
          continue;
        }

      if (change->kind == HJL_ACTION_EXPORT)
        p->created = change;
      if (change->kind == HJL_ACTION_MOVE_IN_HACKAJOB)
        p->last_here = change;
      else
        p->last_there = change;
      if (p->before == NULL)
        p->before = change->before;
      p->after = change->after;
    }
}

static gboolean
is_refused_now (Person *p)
{
  HjlHold *hold = p->c->hold;

  return hold != NULL && hold->kind == HJL_HOLD_REFUSED && hold->decision == NULL && p->facts->began_at > 0 &&
         hold->since >= p->facts->began_at;
}

static gboolean
is_same_record (Person *p)
{
  const HjlChange *change = p->last_there != NULL ? p->last_there : p->last_here;

  return p->c->link != NULL &&
         (change->opportunity_id == NULL || g_strcmp0 (p->c->link->opportunity_id, change->opportunity_id) == 0);
}

/* Why nothing can be done for somebody, whatever was changed. Returns: (transfer full) (nullable) */
static char *
find_obstacle (Person *p)
{
  HjlCase *c = p->c;

  if (p->open || (c != NULL && c->hold != NULL && c->hold->kind == HJL_HOLD_UNCERTAIN))
    return g_strdup (HJL_WORDS ("undo-unknown-outcome"));
  if (p->last_here == NULL && p->last_there == NULL)
    return g_strdup (HJL_WORDS ("undo-mark-stays"));
  if (c == NULL || c->candidate->erased || c->candidate->status == HJL_CANDIDATE_STATUS_DELETED ||
      (c->link != NULL && c->link->erased))
    return g_strdup (HJL_WORDS ("undo-erased"));
  if (!is_same_record (p))
    return g_strdup (HJL_WORDS ("undo-other-record"));
  if (c->opportunity == NULL || p->before == NULL || p->after == NULL)
    return g_strdup (HJL_WORDS ("undo-unknown-before"));
  if (c->opportunity->deleted || c->opportunity->anonymized)
    return g_strdup (HJL_WORDS ("undo-deleted"));
  if (c->link->missing)
    return g_strdup (HJL_WORDS ("undo-not-found"));
  if (is_refused_now (p))
    return hjl_hold_keep (c->hold, NULL);

  return NULL;
}

/* A record that was created is taken back once it is archived for the reason that was chosen; where none is yet, that
 * it is as the run left it decides. */
static gboolean
is_back_there (Person *p)
{
  if (p->last_there == NULL)
    return TRUE;
  if (p->created == NULL)
    return hjl_place_same_in_lever (p->now, p->before);

  return p->now->archived && p->facts->reason_id != NULL && g_strcmp0 (p->now->reason_id, p->facts->reason_id) == 0 &&
         g_strcmp0 (p->now->lever_stage_id, p->after->lever_stage_id) == 0;
}

static gboolean
is_back_here (Person *p)
{
  return p->last_here == NULL || g_strcmp0 (p->now->stage_id, p->before->stage_id) == 0;
}

static gboolean
is_held_undone (Person *p)
{
  return p->c->hold != NULL && p->c->hold->kind == HJL_HOLD_UNDONE;
}

/* Somebody was at it since. Returns: (transfer full) (nullable) */
static char *
find_change (Person *p)
{
  /* A record that the run created is archived by an undo alone, which holds the person with it. */
  gboolean back = p->last_there != NULL && is_back_there (p) && (p->created == NULL || is_held_undone (p));
  gboolean there = hjl_place_same_in_lever (p->now, p->after) || back;
  gboolean here = g_strcmp0 (p->now->stage_id, p->after->stage_id) == 0 || (p->last_here != NULL && is_back_here (p));

  if (!there && p->now->archived && !(p->after->archived && g_strcmp0 (p->now->reason_id, p->after->reason_id) == 0))
    return hjl_words_keep ("undo-changed-archived", name_reason (p, p->now->reason_id, NULL));
  if (!there)
    return hjl_words_keep ("undo-changed-lever", name_stage (p, HJL_SIDE_LEVER, p->now->lever_stage_id, NULL));
  if (!here)
    return hjl_words_keep ("undo-changed-hackajob", name_stage (p, HJL_SIDE_HACKAJOB, p->now->stage_id, NULL));

  return NULL;
}

/* What it would go back to is there no more. Returns: (transfer full) (nullable) */
static char *
find_missing (Person *p)
{
  HjlCatalogue   *catalogue = p->facts->catalogue;
  const HjlPlace *before = p->before;
  const HjlTarget stage = { HJL_TARGET_STAGE, before->lever_stage_id, NULL };
  const HjlTarget reason = { HJL_TARGET_REASON, before->reason_id, NULL };

  if (!is_back_there (p) && p->created == NULL)
    {
      if (before->archived && (before->reason_id == NULL || !hjl_target_exists (&reason, catalogue)))
        return hjl_words_keep ("undo-reason-unusable", name_reason (p, before->reason_id, before->reason_name));
      if (g_strcmp0 (p->now->lever_stage_id, before->lever_stage_id) != 0 && !hjl_target_exists (&stage, catalogue))
        return hjl_words_keep ("undo-lever-stage-gone", name_stage (p, HJL_SIDE_LEVER, before->lever_stage_id, before->lever_stage_name));
    }
  if (is_back_here (p))
    return NULL;

  if (!p->facts->can_move_here)
    return g_strdup (HJL_WORDS ("undo-no-stage-changes"));
  if (p->c->candidate->status != HJL_CANDIDATE_STATUS_ACCEPTED)
    return g_strdup (HJL_WORDS ("undo-not-in-running"));
  if (hjl_catalogue_knows (catalogue, HJL_LIST_ROLE_STAGES) &&
      hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, before->stage_id) == NULL)
    return hjl_words_keep ("undo-hackajob-stage-gone", name_stage (p, HJL_SIDE_HACKAJOB, before->stage_id, before->stage_name));

  return NULL;
}

/* @reason: (transfer full) */
static HjlAction *
add (Person          *p,
     HjlActionKind    kind,
     const HjlChange *undoes,
     char            *reason)
{
  HjlCandidate *candidate = p->c->candidate;
  HjlAction    *action = hjl_action_new (kind, candidate->id);

  action->name = g_strdup (candidate->name);
  action->role_id = g_strdup (candidate->role_id);
  action->version = g_strdup (candidate->version);
  action->opportunity_id = g_strdup (p->c->link->opportunity_id);
  action->undoes = undoes != NULL ? undoes->id : 0;
  action->by_hand = p->facts->by_hand;
  action->reason = reason;
  g_ptr_array_add (p->undo->plan->actions, action);

  return action;
}

/* The base becomes where the candidate is in hackajob now, and what Lever answers. @reason: (transfer full) */
static void
write_to_lever (Person       *p,
                HjlActionKind kind,
                HjlTargetKind target_kind,
                const char   *target_id,
                const char   *target_name,
                char         *reason)
{
  const HjlChange *undoes = p->created != NULL ? p->created : p->last_there;
  const char      *posting_id = p->c->link->posting_id;
  HjlAction       *action = add (p, kind, undoes, reason);

  action->perform_as = g_strdup (hjl_planner_pick_actor (p->facts->catalogue, posting_id, p->facts->acting_user_id));
  action->target = hjl_target_new (target_kind, target_id, target_name);
  action->stage_id = g_strdup (p->now->stage_id);
}

/* Archived for the right reason already, as the run itself did: only the hold is missing. */
static void
hold_back (Person *p)
{
  HjlAction *action = add (p, HJL_ACTION_NEEDS_ATTENTION, p->created,
                           g_strdup (HJL_WORDS ("undo-stays-archived")));

  action->hold = HJL_HOLD_UNDONE;
}

static void
archive_created (Person *p)
{
  const HjlTarget *reason = p->undo->reason;
  const char      *name = reason != NULL ? reason->name : NULL;

  p->undo->n_created++;
  if (is_back_there (p))
    {
      hold_back (p);
      return;
    }

  write_to_lever (p, HJL_ACTION_ARCHIVE_IN_LEVER, HJL_TARGET_REASON, p->facts->reason_id, name,
                  name != NULL
                    ? hjl_words_keep ("undo-archive-as", name)
                    : g_strdup (HJL_WORDS ("undo-archive")));
}

static void
put_back_in_lever (Person *p)
{
  const HjlPlace *before = p->before;
  const char     *stage = name_stage (p, HJL_SIDE_LEVER, before->lever_stage_id, before->lever_stage_name);
  const char     *reason = name_reason (p, before->reason_id, before->reason_name);
  gboolean        moved = g_strcmp0 (p->now->lever_stage_id, before->lever_stage_id) != 0;

  if (p->now->archived && !before->archived)
    write_to_lever (p, HJL_ACTION_UNARCHIVE_IN_LEVER, HJL_TARGET_STAGE, before->lever_stage_id,
                    before->lever_stage_id != NULL ? stage : NULL,
                    g_strdup (HJL_WORDS ("undo-unarchive")));
  if (moved)
    write_to_lever (p, HJL_ACTION_MOVE_IN_LEVER, HJL_TARGET_STAGE, before->lever_stage_id, stage,
                    hjl_words_keep ("undo-was-at-in-lever", stage));
  if (before->archived && (!p->now->archived || g_strcmp0 (p->now->reason_id, before->reason_id) != 0))
    write_to_lever (p, HJL_ACTION_ARCHIVE_IN_LEVER, HJL_TARGET_REASON, before->reason_id, reason,
                    hjl_words_keep ("undo-was-archived", reason));
}

static void
put_back_in_hackajob (Person *p)
{
  const char *name = name_stage (p, HJL_SIDE_HACKAJOB, p->before->stage_id, p->before->stage_name);
  HjlAction  *action;

  action = add (p, HJL_ACTION_MOVE_IN_HACKAJOB, p->last_here,
                hjl_words_keep ("undo-was-at-in-hackajob", name));
  action->stage_id = g_strdup (p->before->stage_id);
  /* By then Lever's side is back. */
  if (p->created != NULL && p->undo->reason != NULL)
    action->target = hjl_target_copy (p->undo->reason);
  else
    action->target = hjl_place_dup_target (p->last_there != NULL ? p->before : p->now);
}

/* The undo of an undo lets go of who that one held. */
static void
let_go (Person *p)
{
  HjlAction *action;

  if (p->created != NULL || !is_held_undone (p))
    return;

  action = add (p, HJL_ACTION_RELEASE, NULL, g_strdup (HJL_WORDS ("synced-again")));
  action->hold = HJL_HOLD_UNDONE;
}

static gboolean
is_back (Person *p)
{
  if (!is_back_there (p) || !is_back_here (p))
    return FALSE;

  /* Who is held because their record was taken back is back; who was held before and is no more, too. */
  return p->created != NULL ? is_held_undone (p) : p->last_there == NULL || p->before->archived || !is_held_undone (p);
}

static void
decide (Person *p)
{
  const HjlChange *any = g_ptr_array_index (p->changes, p->changes->len - 1);
  char            *why;

  take_changes (p);
  if (!p->open && !p->marked && p->last_here == NULL && p->last_there == NULL)
    return; /* nothing was done */

  why = find_obstacle (p);
  if (why == NULL)
    {
      p->now = look_where (p->c);
      why = find_change (p);
    }
  if (why == NULL)
    {
      if (is_back (p))
        {
          p->undo->n_back++;
          return;
        }
      why = find_missing (p);
    }
  if (why != NULL)
    {
      g_ptr_array_add (p->undo->left, hjl_undo_left_new (any, why));
      return;
    }

  if (p->created != NULL)
    archive_created (p);
  else if (!is_back_there (p))
    put_back_in_lever (p);
  if (!is_back_here (p))
    put_back_in_hackajob (p);
  let_go (p);
  p->undo->n_marks += p->marked;
}

/* (transfer full) (nullable) */
static HjlTarget *
name_chosen (const HjlUndoFacts *facts)
{
  HjlArchiveReason *reason;

  if (facts->reason_id == NULL)
    return NULL;
  reason = hjl_catalogue_get_reason (facts->catalogue, facts->reason_id);

  return hjl_target_new (HJL_TARGET_REASON, facts->reason_id,
                         reason != NULL ? reason->name : facts->reason_id);
}

/* (transfer full) (element-type GPtrArray): those of each person, in the order in which the run came to them */
static GPtrArray *
group (GPtrArray *changes)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < changes->len; i++)
    {
      HjlChange *change = g_ptr_array_index (changes, i);
      GPtrArray *of_person = g_hash_table_lookup (by_id, change->candidate_id);

      if (of_person == NULL)
        {
          of_person = g_ptr_array_new ();
          g_hash_table_insert (by_id, change->candidate_id, of_person);
          g_ptr_array_add (groups, of_person);
        }
      g_ptr_array_add (of_person, change);
    }

  return groups;
}

HjlUndo *
hjl_undo_plan (const HjlUndoFacts *facts)
{
  g_autoptr (GPtrArray) groups = NULL;
  HjlUndo *undo;

  g_return_val_if_fail (facts != NULL && facts->run != NULL, NULL);

  undo = hjl_undo_new (facts->run);
  undo->reason = name_chosen (facts);
  groups = group (facts->changes);
  for (guint i = 0; i < groups->len; i++)
    {
      Person p = { .facts = facts, .undo = undo, .changes = g_ptr_array_index (groups, i) };

      p.c = g_hash_table_lookup (facts->cases, ((HjlChange *) g_ptr_array_index (p.changes, 0))->candidate_id);
      decide (&p);
      hjl_place_free (p.now);
    }

  return undo;
}
