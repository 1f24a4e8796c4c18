/* hjl-planner.c: decides what to do; a pure function
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-planner.h"

#include "model/hjl-planner-private.h"
#include "model/hjl-sense.h"
#include "model/hjl-words.h"

HjlAction *
hjl_planner_add (HjlDecision  *d,
                 HjlActionKind kind,
                 char         *reason)
{
  HjlAction *action = hjl_action_new (kind, d->candidate->id);

  action->name = g_strdup (d->candidate->name);
  action->role_id = g_strdup (d->candidate->role_id);
  action->version = g_strdup (d->candidate->version);
  action->reason = reason;
  action->by_hand = d->by_hand;
  action->asked = d->link != NULL ? d->link->wanted_stage_id != NULL : d->hold != NULL && d->hold->decision != NULL;
  if (d->link != NULL)
    action->opportunity_id = g_strdup (d->link->opportunity_id);
  g_ptr_array_add (d->plan->actions, action);

  return action;
}

gboolean
hjl_planner_is_doubtful (HjlDecision *d,
                         const char  *stage_id)
{
  return hjl_catalogue_get_stage (d->catalogue, HJL_SIDE_HACKAJOB, stage_id) != NULL &&
         hjl_mapping_get_sense (d->mapping, d->catalogue, stage_id) != HJL_SENSE_FINE;
}

const HjlTarget *
hjl_planner_get_meant (HjlDecision *d,
                       const char  *stage_id)
{
  if (hjl_mapping_get_sense (d->mapping, d->catalogue, stage_id) != HJL_SENSE_FINE)
    return NULL;

  return hjl_mapping_get_target (d->mapping, stage_id);
}

/* Where the users were never read a posting's owner is taken at its word. */
static gboolean
may_act (HjlCatalogue *catalogue,
         const char   *user_id)
{
  HjlUser *user;

  if (user_id == NULL || *user_id == '\0')
    return FALSE;

  user = hjl_catalogue_get_user (catalogue, user_id);
  if (user == NULL)
    return !hjl_catalogue_knows (catalogue, HJL_LIST_USERS);

  return user->active;
}

const char *
hjl_planner_pick_actor (HjlCatalogue *catalogue,
                        const char   *posting_id,
                        const char   *acting_user_id)
{
  HjlPosting *posting = posting_id != NULL ? hjl_catalogue_get_posting (catalogue, posting_id) : NULL;

  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);

  if (posting != NULL && may_act (catalogue, posting->owner))
    return posting->owner;
  if (posting != NULL && may_act (catalogue, posting->hiring_manager))
    return posting->hiring_manager;
  if (may_act (catalogue, acting_user_id))
    return acting_user_id;

  return NULL;
}

/* Looks at each mapping once a plan, however many candidates it has. */
static gboolean
is_broken (HjlDecision *d)
{
  gpointer whole;

  if (!g_hash_table_lookup_extended (d->plan->whole, d->mapping, NULL, &whole))
    {
      whole = GINT_TO_POINTER (!hjl_mapping_is_broken (d->mapping, d->catalogue));
      g_hash_table_insert (d->plan->whole, d->mapping, whole);
    }

  return !GPOINTER_TO_INT (whole);
}

static gboolean
is_uncertain (HjlDecision *d)
{
  return d->hold != NULL && d->hold->kind == HJL_HOLD_UNCERTAIN;
}

/* A question about a posting is none about another: the mapping may have changed since. */
static gboolean
is_asked_here (HjlDecision *d)
{
  return d->hold->posting_id == NULL || d->mapping == NULL ||
         g_strcmp0 (d->hold->posting_id, hjl_mapping_get_posting_id (d->mapping)) == 0;
}

/* A decision lets go; but no person can decide whether a write took place, only a read-back can. */
static gboolean
is_blocked (HjlDecision *d)
{
  return is_uncertain (d) ||
         (d->hold != NULL && d->hold->decision == NULL && hjl_hold_kind_blocks (d->hold->kind) &&
          !hjl_hold_kind_is_found_anew (d->hold->kind) && is_asked_here (d));
}

static void
erase (HjlDecision *d)
{
  hjl_planner_add (d, HJL_ACTION_ERASE, hjl_planner_say_erase (d));
}

/* Where a person keeps hackajob, nobody there is told. */
static void
mark_exported (HjlDecision *d)
{
  if (d->by_hand)
    return;

  hjl_planner_add (d, HJL_ACTION_MARK_EXPORTED, g_strdup (HJL_WORDS ("mark-exported")));
}

static HjlHoldKind
export_candidate (HjlDecision *d,
                  const char **detail)
{
  const char      *posting_id = hjl_mapping_get_posting_id (d->mapping);
  const char      *landing_id = hjl_mapping_get_landing_id (d->mapping);
  const char      *actor = hjl_planner_pick_actor (d->catalogue, posting_id, d->acting_user_id);
  const HjlTarget *target = hjl_planner_get_meant (d, d->candidate->stage_id);
  const HjlTarget *landing = NULL;
  HjlTarget        by_mapping = { HJL_TARGET_STAGE, (char *) landing_id,
                                  (char *) hjl_mapping_get_landing_name (d->mapping) };
  gboolean         archive = target != NULL && target->kind == HJL_TARGET_REASON;
  HjlAction       *action;

  if (actor == NULL)
    {
      HjlPosting *posting = hjl_catalogue_get_posting (d->catalogue, posting_id);

      *detail = posting != NULL ? posting->title : hjl_mapping_get_posting_title (d->mapping);
      return HJL_HOLD_NO_ACTING_USER;
    }

  if (target != NULL && target->kind == HJL_TARGET_STAGE)
    landing = target;
  else if (landing_id != NULL && *landing_id != '\0')
    landing = &by_mapping;

  action = hjl_planner_add (d, HJL_ACTION_EXPORT, hjl_planner_say_export (d, landing));
  action->posting_id = g_strdup (posting_id);
  action->perform_as = g_strdup (actor);
  action->target = hjl_planner_name_target (d, landing);
  action->stage_id = archive ? NULL : g_strdup (d->candidate->stage_id);

  if (archive)
    {
      action = hjl_planner_add (d, HJL_ACTION_ARCHIVE_IN_LEVER,
                                hjl_planner_say_lever (d, HJL_ACTION_ARCHIVE_IN_LEVER,
                                                       d->candidate->stage_id, target));
      action->perform_as = g_strdup (actor);
      action->target = hjl_planner_name_target (d, target);
      action->stage_id = g_strdup (d->candidate->stage_id);
    }

  if (d->hold == NULL || !d->hold->marked)
    mark_exported (d);

  return HJL_HOLD_NONE;
}

/* A pause answers no question about a record that is archived: it stays open for as long as it is about the same reason, and who is
 * let go of on hackajob meanwhile has answered it, and not changed the other way. */
static gboolean
stays_asked (HjlDecision *d)
{
  HjlTarget there = { HJL_TARGET_REASON, d->opportunity != NULL ? d->opportunity->archive_reason_id : NULL, NULL };

  return d->paused && d->hold != NULL && d->hold->kind == HJL_HOLD_ARCHIVED && d->hold->decision == NULL && d->opportunity != NULL &&
         d->opportunity->archived && hjl_words_say_same (d->hold->detail, hjl_planner_say_target (d, &there));
}

/* Tells what is found, once; and lets go of what was found before and no longer is. */
static void
tell (HjlDecision *d,
      guint        first,
      HjlHoldKind  attention,
      const char  *detail)
{
  const char *posting_id = attention == HJL_HOLD_OTHER_POSTING ? hjl_planner_find_other_posting (d) : NULL;
  HjlAction  *action;

  if (attention == HJL_HOLD_NONE)
    {
      /* What was decided of the record that was is for the export to carry out. */
      if (d->hold == NULL || !hjl_hold_kind_is_found_anew (d->hold->kind) || d->hold->decision != NULL || stays_asked (d))
        return;
      /* The hold alone knows that hackajob has the mark of a record before; the export takes that over. */
      if (d->hold->marked && d->link == NULL && d->plan->actions->len > first)
        return;

      action = hjl_planner_add (d, HJL_ACTION_RELEASE, g_strdup (HJL_WORDS ("hold-resolved")));
      action->hold = d->hold->kind;
      /* What a question was about counts until what answers it is written. */
      if (d->hold->kind == HJL_HOLD_ARCHIVED)
        return;
      g_ptr_array_insert (d->plan->actions, (int) first,
                          g_ptr_array_steal_index (d->plan->actions, d->plan->actions->len - 1));
      return;
    }

  if (d->hold != NULL && d->hold->kind == attention && hjl_words_say_same (d->hold->detail, detail) &&
      g_strcmp0 (d->hold->posting_id, posting_id) == 0)
    return;

  action = hjl_planner_add (d, HJL_ACTION_NEEDS_ATTENTION, hjl_planner_say_attention (attention, detail));
  action->hold = attention;
  action->detail = g_strdup (detail);
  action->posting_id = g_strdup (posting_id);
}

static void
plan_unlinked (HjlDecision *d)
{
  guint       first = d->plan->actions->len;
  HjlHoldKind attention = HJL_HOLD_NONE;
  const char *detail = NULL;

  if (is_uncertain (d))
    {
      d->plan->n_uncertain++;
      return;
    }

  if (d->candidate->status == HJL_CANDIDATE_STATUS_DELETED)
    {
      if (!d->candidate->erased &&
          (d->candidate->name != NULL || d->candidate->url != NULL || d->candidate->accepted_at > 0))
        erase (d);
      return;
    }

  if (is_blocked (d))
    return;

  /* Another record of the same person counts, for as long as the posting is the same. */
  if (hjl_hold_is_decided (d->hold) && is_asked_here (d))
    return;

  if (d->candidate->status == HJL_CANDIDATE_STATUS_ACCEPTED)
    {
      if (d->closed)
        d->plan->n_closed++;
      else if (d->mapping == NULL)
        d->plan->n_unmapped++;
      else if (is_broken (d))
        d->plan->n_broken++;
      else
        attention = export_candidate (d, &detail);
    }

  tell (d, first, attention, detail);
}

/* The common case, a candidate in step, costs string compares and nothing else. Whether an archive reason
 * is one to ask about takes the mapping. */
static gboolean
is_in_step (HjlDecision *d)
{
  HjlLink        *link = d->link;
  HjlOpportunity *opportunity = d->opportunity;

  if (link->missing || (!link->marked && !d->by_hand) || link->wanted_stage_id != NULL || link->base_target == NULL ||
      link->base_stage_id == NULL || d->hold != NULL || opportunity == NULL ||
      d->candidate->status == HJL_CANDIDATE_STATUS_DELETED || opportunity->deleted || opportunity->anonymized)
    return FALSE;

  if (g_strcmp0 (d->candidate->stage_id, link->base_stage_id) != 0)
    return FALSE;

  if (hjl_planner_find_other_posting (d) != NULL)
    return FALSE;

  if (opportunity->archived)
    return FALSE;

  return link->base_target->kind == HJL_TARGET_STAGE &&
         g_strcmp0 (opportunity->stage_id, link->base_target->id) == 0;
}

/* The first of the two writes that take a record up again was made, and the other was not. */
static gboolean
is_half_taken_up (HjlDecision *d)
{
  return !d->opportunity->archived && d->link->base_target != NULL && d->link->base_target->kind == HJL_TARGET_STAGE;
}

/* An export that was undone stays so until a person takes it up again, here or in Lever. What the candidate was held
 * for goes then, and the rest is decided as for anybody. Returns: whether all is decided */
static gboolean
plan_undone (HjlDecision *d)
{
  guint      first = d->plan->actions->len;
  HjlAction *action;
  gboolean   again;

  if (d->hold == NULL || d->hold->kind != HJL_HOLD_UNDONE)
    return FALSE;

  again = g_strcmp0 (d->hold->decision, "again") == 0;
  if (d->opportunity == NULL || (d->opportunity->archived && !again))
    return TRUE;
  again &= d->opportunity->archived || is_half_taken_up (d);
  if (again && d->mapping == NULL)
    {
      d->plan->n_unmapped++;
      return TRUE;
    }

  if (again && hjl_planner_find_other_posting (d) == NULL)
    hjl_planner_take_up_again (d);
  again = d->plan->actions->len > first;
  /* Where it goes is said by that, whatever was chosen before. */
  if (again && d->link->wanted_stage_id != NULL)
    hjl_planner_add (d, HJL_ACTION_SETTLE, hjl_planner_say_again ());
  action = hjl_planner_add (d, HJL_ACTION_RELEASE, g_strdup (HJL_WORDS ("synced-again")));
  action->hold = HJL_HOLD_UNDONE;
  d->hold = NULL;
  if (again && !d->link->marked)
    mark_exported (d);

  return again;
}

static void
plan_linked (HjlDecision *d)
{
  guint       first = d->plan->actions->len;
  HjlHoldKind attention = HJL_HOLD_NONE;
  const char *detail = NULL;

  if (d->link->erased || is_in_step (d))
    return;

  if (is_uncertain (d))
    {
      d->plan->n_uncertain++;
      return;
    }

  if (d->candidate->status == HJL_CANDIDATE_STATUS_DELETED ||
      (d->opportunity != NULL && (d->opportunity->deleted || d->opportunity->anonymized)))
    {
      erase (d);
      return;
    }

  if (is_blocked (d) && d->hold->kind != HJL_HOLD_UNDONE)
    return;

  /* What the record would say is not known. What a person was told before stays to be read. */
  if (d->link->missing)
    {
      if (d->hold == NULL || hjl_hold_kind_is_found_anew (d->hold->kind))
        tell (d, first, HJL_HOLD_MISSING, NULL);
      return;
    }

  if (plan_undone (d))
    return;

  if (!d->link->marked)
    mark_exported (d);

  if (hjl_planner_merge (d, &attention, &detail))
    tell (d, first, attention, detail);
}

static void
decide (HjlDecision *d)
{
  HjlHold *hold = d->hold;

  if (d->link != NULL)
    plan_linked (d);
  else
    plan_unlinked (d);

  d->hold = hold;
}

/* As without a mapping; and what the mapping would write, were it on, is kept apart. What would only be told of
 * the candidate is told when it is on. */
static void
decide_paused (HjlDecision *d)
{
  HjlPlan    *plan = d->plan;
  HjlMapping *mapping = d->mapping;
  g_autoptr (HjlPlan) scratch = hjl_plan_new ();
  guint n_unmapped = plan->n_unmapped;

  d->mapping = NULL;
  d->paused = TRUE;
  decide (d);
  d->paused = FALSE;
  plan->n_unmapped = n_unmapped;

  d->plan = scratch;
  d->mapping = mapping;
  decide (d);
  d->plan = plan;
  plan->n_broken += scratch->n_broken;
  while (scratch->actions->len > 0)
    {
      HjlAction *action = g_ptr_array_steal_index (scratch->actions, 0);

      /* The mark of a record that is there does not wait for the mapping. */
      if (hjl_action_kind_is_remote (action->kind) && (action->kind != HJL_ACTION_MARK_EXPORTED || d->link == NULL))
        g_ptr_array_add (plan->paused, action);
      else
        hjl_action_free (action);
    }
}

/* Of somebody who is in the source that is not used: hackajob's side cannot be asked for them, nor told. Whoever is linked
 * from the feed is in the book as well, with a to-do for each move, but without a CV. */
static gboolean
is_out_of_reach (const HjlCase     *c,
                 const HjlSnapshot *snapshot,
                 HjlActionKind      kind)
{
  if (snapshot->from_files ? c->in_book : c->in_feed)
    return FALSE;
  if (c->link == NULL)
    return hjl_action_kind_is_remote (kind) || kind == HJL_ACTION_NEEDS_ATTENTION;

  return !c->in_feed && (kind == HJL_ACTION_MOVE_IN_HACKAJOB || kind == HJL_ACTION_MARK_EXPORTED);
}

/* Returns: whether there was one among @actions, from @first on */
static gboolean
leave_out (GPtrArray         *actions,
           guint              first,
           const HjlCase     *c,
           const HjlSnapshot *snapshot)
{
  guint n = actions->len;

  for (guint i = n; i > first; i--)
    if (is_out_of_reach (c, snapshot, ((HjlAction *) g_ptr_array_index (actions, i - 1))->kind))
      g_ptr_array_remove_index (actions, i - 1);

  return actions->len < n;
}

/* As the lists count them, but for whom the plan lets go of, and whom it asks something else: they are among those whom it asks. */
static gboolean
waits_for_person (const HjlCase *c,
                  GPtrArray     *actions,
                  guint          first)
{
  if (c->hold == NULL || c->hold->decision != NULL || !hjl_hold_kind_waits (c->hold->kind) || c->candidate->erased ||
      (c->link != NULL && c->link->erased))
    return FALSE;

  for (guint i = first; i < actions->len; i++)
    {
      HjlActionKind kind = ((HjlAction *) g_ptr_array_index (actions, i))->kind;

      if (kind == HJL_ACTION_EXPORT || kind == HJL_ACTION_NEEDS_ATTENTION || kind == HJL_ACTION_RELEASE || kind == HJL_ACTION_ERASE)
        return FALSE;
    }

  return TRUE;
}

void
hjl_planner_plan (HjlPlan     *plan,
                  HjlCase     *c,
                  HjlSnapshot *snapshot,
                  GHashTable  *mappings)
{
  HjlDecision d;
  guint       n_actions;
  guint       n_paused;
  gboolean    left_out;

  g_return_if_fail (plan != NULL);
  g_return_if_fail (c != NULL);
  g_return_if_fail (snapshot != NULL);
  g_return_if_fail (mappings != NULL);

  n_actions = plan->actions->len;
  n_paused = plan->paused->len;

  d = (HjlDecision){
    .plan = plan,
    .catalogue = snapshot->catalogue,
    .acting_user_id = snapshot->acting_user_id,
    .candidate = c->candidate,
    .link = c->link,
    .opportunity = c->opportunity,
    .hold = c->hold,
    .by_hand = snapshot->from_files,
    .closed = snapshot->from_files && c->in_book && c->closed,
  };
  if (c->candidate->role_id != NULL)
    d.mapping = g_hash_table_lookup (mappings, c->candidate->role_id);

  if (d.mapping != NULL && hjl_mapping_get_paused (d.mapping))
    decide_paused (&d);
  else
    decide (&d);

  left_out = leave_out (plan->actions, n_actions, c, snapshot);
  left_out |= leave_out (plan->paused, n_paused, c, snapshot);
  plan->n_out_of_reach += left_out;
  plan->n_paused += plan->paused->len > n_paused;
  plan->n_held += waits_for_person (c, plan->actions, n_actions);
}
