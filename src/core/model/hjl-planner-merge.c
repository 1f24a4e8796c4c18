/* hjl-planner-merge.c: the three-way merge of a linked candidate's two stages
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-planner-private.h"
#include "model/hjl-planner.h"
#include "model/hjl-sense.h"
#include "model/hjl-words.h"

/* Where the two sides are, and where they were when they were last in step. */
typedef struct
{
  const char      *here;       /* hackajob's stage now; nullable */
  HjlTarget        there;      /* Lever's now; borrows its texts */
  const HjlTarget *meant;      /* what the mapping says that @here stands for; nullable */
  gboolean         doubtful;   /* what it says makes no sense, and no person has said that it is meant: @meant is NULL */
  gboolean         unfinished; /* an export whose archive reason has yet to be set */
  gboolean         here_moved;
  gboolean         there_moved;
  gboolean         base_known;
  gboolean         kept;     /* archived in Lever, and a person said to leave it so */
  gboolean         archived; /* in Lever, kept or for a reason that the mapping does not have */
  gboolean         stray;    /* so, while hackajob still counts the person in, and nobody said to leave it */
  gboolean         chosen;   /* a person's choice of a stage is carried out, which decides of the archive too */
} Merge;

static void
settle (HjlDecision *d,
        Merge       *m,
        HjlSettled   why,
        gboolean     conflict)
{
  HjlAction *action;

  action = hjl_planner_add (d, HJL_ACTION_SETTLE,
                            hjl_planner_say_settled (d, why, m->here, &m->there, conflict));
  action->stage_id = g_strdup (m->here);
  action->target = hjl_planner_name_target (d, &m->there);
  action->conflict = conflict;
  action->passed_over = conflict ? g_strdup (m->here) : NULL;
  action->noted = m->archived && m->there_moved && why != HJL_SETTLED_DIRECTION;
}

static void
move_in_hackajob (HjlDecision *d,
                  Merge       *m,
                  const char  *stage_id,
                  gboolean     conflict)
{
  const char *passed_over = conflict ? m->here : NULL;
  HjlAction  *action;

  action = hjl_planner_add (d, HJL_ACTION_MOVE_IN_HACKAJOB,
                            hjl_planner_say_hackajob (d, &m->there, stage_id, passed_over));
  action->stage_id = g_strdup (stage_id);
  action->target = hjl_planner_name_target (d, &m->there);
  action->conflict = conflict;
  action->passed_over = g_strdup (passed_over);
}

static void
write_to_lever (HjlDecision     *d,
                HjlActionKind    kind,
                const char      *stage_id,
                const HjlTarget *target,
                const char      *becomes_base)
{
  const char *posting_id = d->link->posting_id;
  HjlAction  *action;

  if (posting_id == NULL && d->mapping != NULL)
    posting_id = hjl_mapping_get_posting_id (d->mapping);

  action = hjl_planner_add (d, kind, hjl_planner_say_lever (d, kind, stage_id, target));
  action->perform_as = g_strdup (hjl_planner_pick_actor (d->catalogue, posting_id, d->acting_user_id));
  action->target = hjl_planner_name_target (d, target);
  action->stage_id = g_strdup (becomes_base);
}

/* Brings Lever to @target, which is not where it is. An archived opportunity that is moved stays
 * archived (lever/README.md, Updating an opportunity), so it is unarchived first; that leaves the base's stage as it was, so
 * that the move is planned again should it fail. */
static void
move_in_lever (HjlDecision     *d,
               const char      *stage_id,
               const HjlTarget *target)
{
  if (target->kind == HJL_TARGET_REASON)
    {
      write_to_lever (d, HJL_ACTION_ARCHIVE_IN_LEVER, stage_id, target, stage_id);
      return;
    }

  if (d->opportunity->archived)
    {
      gboolean enough = g_strcmp0 (d->opportunity->stage_id, target->id) == 0;

      write_to_lever (d, HJL_ACTION_UNARCHIVE_IN_LEVER, stage_id, target,
                      enough ? stage_id : d->link->base_stage_id);
      if (enough)
        return;
    }

  write_to_lever (d, HJL_ACTION_MOVE_IN_LEVER, stage_id, target, stage_id);
}

void
hjl_planner_take_up_again (HjlDecision *d)
{
  const HjlTarget *meant = hjl_planner_get_meant (d, d->candidate->stage_id);
  HjlTarget        own = { HJL_TARGET_STAGE, d->opportunity->stage_id, NULL };
  guint            first = d->plan->actions->len;

  if (meant == NULL || meant->kind != HJL_TARGET_STAGE || !hjl_target_exists (meant, d->catalogue))
    meant = &own;
  if (d->opportunity->archived || g_strcmp0 (d->opportunity->stage_id, meant->id) != 0)
    move_in_lever (d, d->candidate->stage_id, meant);

  for (guint i = first; i < d->plan->actions->len; i++)
    {
      HjlAction *action = g_ptr_array_index (d->plan->actions, i);

      g_free (action->reason);
      action->reason = hjl_planner_say_again ();
      action->asked = TRUE;
    }
}

/* Whoever is to take part is not archived, also where the mapping has the reason by now. */
static gboolean
ends_archive (HjlDecision *d,
              Merge       *m,
              const char  *wanted)
{
  HjlStage *stage = hjl_catalogue_get_stage (d->catalogue, HJL_SIDE_HACKAJOB, wanted);

  return m->there.kind == HJL_TARGET_REASON && stage != NULL && hjl_stage_kind_is_running (stage->kind);
}

/* A person chose a hackajob stage over what Lever had. That counts in every direction. */
static HjlHoldKind
carry_out_choice (HjlDecision *d,
                  Merge       *m,
                  const char **detail)
{
  const char      *wanted = d->link->wanted_stage_id;
  const HjlTarget *target = hjl_planner_get_meant (d, wanted);
  gboolean         move_here = g_strcmp0 (m->here, wanted) != 0;
  gboolean         move_there = target != NULL && !hjl_mapping_stands_for (d->mapping, d->catalogue, wanted, &m->there);
  gboolean         take_out = target == NULL && d->opportunity->stage_id != NULL && (m->archived || ends_archive (d, m, wanted));
  gboolean         exists;

  /* What was chosen is the stage; that it ends the candidacy nobody has said. */
  if (hjl_planner_is_doubtful (d, wanted))
    {
      d->plan->n_broken++;
      return HJL_HOLD_NONE;
    }

  exists = !hjl_catalogue_knows (d->catalogue, HJL_LIST_ROLE_STAGES) ||
           hjl_catalogue_get_stage (d->catalogue, HJL_SIDE_HACKAJOB, wanted) != NULL;
  if ((!move_here && !move_there && !take_out) ||
      (move_here && (!exists || d->candidate->status != HJL_CANDIDATE_STATUS_ACCEPTED)))
    {
      settle (d, m, HJL_SETTLED_CHOICE, FALSE);
      return HJL_HOLD_NONE;
    }

  m->chosen = TRUE;
  if (move_there && !hjl_target_exists (target, d->catalogue))
    {
      *detail = hjl_planner_say_target (d, target);
      return HJL_HOLD_STAGE_GONE;
    }

  if (move_here)
    move_in_hackajob (d, m, wanted, FALSE);
  if (move_there)
    move_in_lever (d, wanted, target);
  if (take_out)
    {
      /* A stage without an entry leaves Lever where it is, only no longer archived. */
      HjlTarget stage = { HJL_TARGET_STAGE, d->opportunity->stage_id, NULL };

      write_to_lever (d, HJL_ACTION_UNARCHIVE_IN_LEVER, wanted, &stage, wanted);
    }

  /* The base is written by what stands before; this only ends the choice. */
  hjl_planner_add (d, HJL_ACTION_SETTLE,
                   hjl_planner_say_settled (d, HJL_SETTLED_CHOICE, wanted, &m->there, FALSE));

  return HJL_HOLD_NONE;
}

/* Lever moved, so Lever counts, whatever hackajob did. */
static void
follow_lever (HjlDecision *d,
              Merge       *m)
{
  HjlDirection direction = hjl_mapping_get_direction (d->mapping);
  gboolean     conflict = m->here_moved && direction == HJL_DIRECTION_BOTH;
  const char  *back;

  if (direction == HJL_DIRECTION_EXPORT_ONLY)
    {
      settle (d, m, HJL_SETTLED_DIRECTION, FALSE);
      return;
    }

  back = hjl_mapping_find_back (d->mapping, d->catalogue, &m->there, m->here);
  if (back != NULL && d->candidate->status == HJL_CANDIDATE_STATUS_ACCEPTED)
    move_in_hackajob (d, m, back, conflict);
  else
    settle (d, m, back == NULL ? HJL_SETTLED_NO_WAY_BACK : HJL_SETTLED_NOT_ACCEPTED,
            conflict && m->meant != NULL);
}

static HjlHoldKind
follow_hackajob (HjlDecision *d,
                 Merge       *m,
                 const char **detail)
{
  /* The archive reason of a candidate who was rejected before the export is a part of the export. */
  gboolean goes_out = m->unfinished || hjl_mapping_get_direction (d->mapping) == HJL_DIRECTION_BOTH;

  /* As with a mapping that is missing: the base stays, and what was moved follows once it is mended. */
  if (goes_out && m->doubtful)
    {
      d->plan->n_broken++;
      return HJL_HOLD_NONE;
    }

  if (!goes_out || m->meant == NULL)
    {
      settle (d, m, goes_out ? HJL_SETTLED_NO_WAY_OUT : HJL_SETTLED_DIRECTION, FALSE);
      return HJL_HOLD_NONE;
    }

  /* Whoever was archived for a reason of their own is taken out by a person's word alone. */
  if (m->archived && m->meant->kind == HJL_TARGET_STAGE)
    {
      settle (d, m, m->kept ? HJL_SETTLED_KEPT : HJL_SETTLED_ARCHIVED, FALSE);
      return HJL_HOLD_NONE;
    }

  if (!hjl_target_exists (m->meant, d->catalogue))
    {
      *detail = hjl_planner_say_target (d, m->meant);
      return HJL_HOLD_STAGE_GONE;
    }

  move_in_lever (d, m->here, m->meant);

  return HJL_HOLD_NONE;
}

/* Whether Lever moved since the base. Where Lever's side of the base is not known (a record that was
 * found again, or adopted), it is taken to be where an export puts the candidate: then a recruiter's
 * move meanwhile counts as one, and a candidate who lies where we put them stays. */
static gboolean
lever_moved (HjlDecision *d,
             Merge       *m)
{
  const char      *stage_id = d->link->base_stage_id != NULL ? d->link->base_stage_id : m->here;
  const HjlTarget *target = hjl_planner_get_meant (d, stage_id);
  const char      *landing_id = hjl_mapping_get_landing_id (d->mapping);

  if (m->base_known)
    return !hjl_target_equal (&m->there, d->link->base_target);

  if (target != NULL && target->kind == HJL_TARGET_STAGE)
    return !hjl_target_equal (&m->there, target);
  if (landing_id == NULL)
    return FALSE;

  return m->there.kind != HJL_TARGET_STAGE || g_strcmp0 (m->there.id, landing_id) != 0;
}

/* hackajob shows the person as one who still takes part. */
static gboolean
counts_in (HjlDecision *d,
           Merge       *m)
{
  HjlStage *stage = hjl_catalogue_get_stage (d->catalogue, HJL_SIDE_HACKAJOB, m->here);

  if (d->candidate->status != HJL_CANDIDATE_STATUS_ACCEPTED || (m->meant != NULL && m->meant->kind == HJL_TARGET_REASON))
    return FALSE;
  if (stage == NULL)
    return TRUE;

  return hjl_stage_kind_is_running (stage->kind);
}

static void
look_at_archive (HjlDecision *d,
                 Merge       *m)
{
  const char *reason_id = m->there.id != NULL ? m->there.id : "";

  if (m->there.kind != HJL_TARGET_REASON)
    return;

  /* Whoever was taken out of the archive since and comes into it again is asked about again. */
  m->kept = g_strcmp0 (d->link->kept_reason_id, reason_id) == 0 && !m->there_moved;
  m->archived = m->kept || hjl_mapping_find_back (d->mapping, d->catalogue, &m->there, m->here) == NULL;
  m->stray = m->archived && !m->kept && counts_in (d, m) &&
             hjl_mapping_get_direction (d->mapping) != HJL_DIRECTION_EXPORT_ONLY;

  /* The mapping has the answer by now, and nobody has given another one. */
  if (!m->archived && d->hold != NULL && d->hold->kind == HJL_HOLD_ARCHIVED)
    m->there_moved = TRUE;
}

/* Lever moved first, which was asked about, and by the same reason still; hackajob lets go of the person since then: that is an answer,
 * and no conflict. */
static gboolean
is_answered_in_hackajob (HjlDecision *d,
                         Merge       *m)
{
  return m->archived && !m->kept && m->here_moved && hjl_mapping_get_direction (d->mapping) == HJL_DIRECTION_BOTH &&
         (m->doubtful || (m->meant != NULL && m->meant->kind == HJL_TARGET_REASON)) &&
         d->hold != NULL && d->hold->kind == HJL_HOLD_ARCHIVED &&
         hjl_words_say_same (d->hold->detail, hjl_planner_say_target (d, &m->there));
}

/* Lever's side of the base alone: as long as hackajob's move is not written, it counts as the later one. */
static void
settle_lever (HjlDecision *d,
              Merge       *m)
{
  HjlAction *action = hjl_planner_add (d, HJL_ACTION_SETTLE,
                                       hjl_planner_say_settled (d, HJL_SETTLED_ARCHIVED, m->here, &m->there, FALSE));

  action->target = hjl_planner_name_target (d, &m->there);
}

const char *
hjl_planner_find_other_posting (HjlDecision *d)
{
  const char *posting_id = d->link->posting_id;
  const char *wanted = d->mapping != NULL ? hjl_mapping_get_posting_id (d->mapping) : NULL;
  gboolean    kept;

  if (d->opportunity != NULL && d->opportunity->posting_id != NULL)
    posting_id = d->opportunity->posting_id;
  kept = g_strcmp0 (d->link->kept_posting_id, wanted) == 0 && g_strcmp0 (d->link->posting_id, posting_id) == 0;

  return posting_id != NULL && wanted != NULL && !g_str_equal (posting_id, wanted) && !kept &&
             d->candidate->status == HJL_CANDIDATE_STATUS_ACCEPTED
           ? wanted
           : NULL;
}

static void
look (HjlDecision *d,
      Merge       *m)
{
  const char *base = d->link->base_stage_id;

  m->here = d->candidate->stage_id;
  m->doubtful = hjl_planner_is_doubtful (d, m->here);
  m->meant = hjl_planner_get_meant (d, m->here);
  m->unfinished = base == NULL;
  m->here_moved = m->here != NULL && g_strcmp0 (m->here, base) != 0;
  m->base_known = d->link->base_target != NULL;
  m->there_moved = lever_moved (d, m);
  look_at_archive (d, m);
}

gboolean
hjl_planner_merge (HjlDecision *d,
                   HjlHoldKind *attention,
                   const char **detail)
{
  Merge m = { 0 };

  *attention = HJL_HOLD_NONE;

  if (d->opportunity == NULL || (!d->opportunity->archived && d->opportunity->stage_id == NULL))
    return FALSE;

  if (d->opportunity->archived)
    m.there = (HjlTarget){ HJL_TARGET_REASON, d->opportunity->archive_reason_id, NULL };
  else
    m.there = (HjlTarget){ HJL_TARGET_STAGE, d->opportunity->stage_id, NULL };

  if (d->mapping == NULL)
    {
      if (d->link->wanted_stage_id != NULL || d->link->base_target == NULL ||
          g_strcmp0 (d->candidate->stage_id, d->link->base_stage_id) != 0 ||
          !hjl_target_equal (&m.there, d->link->base_target))
        d->plan->n_unmapped++;
      return TRUE;
    }

  /* The stages of two postings' candidates are not those of one. */
  if (hjl_planner_find_other_posting (d) != NULL)
    {
      HjlPosting *posting = hjl_catalogue_get_posting (d->catalogue, hjl_mapping_get_posting_id (d->mapping));

      *attention = HJL_HOLD_OTHER_POSTING;
      *detail = posting != NULL ? posting->title : hjl_mapping_get_posting_title (d->mapping);
      return TRUE;
    }

  look (d, &m);

  /* As long as a question is open nothing is settled: what answers it, a person or the mapping, then counts. */
  if (d->link->wanted_stage_id != NULL)
    *attention = carry_out_choice (d, &m, detail);
  else if (m.stray)
    *attention = HJL_HOLD_ARCHIVED;
  else if (!m.here_moved && !m.there_moved)
    {
      if (!m.base_known)
        settle (d, &m, HJL_SETTLED_AGREE, FALSE);
    }
  else if (hjl_mapping_stands_for (d->mapping, d->catalogue, m.here, &m.there))
    settle (d, &m, HJL_SETTLED_AGREE, FALSE);
  else if (m.there_moved && !is_answered_in_hackajob (d, &m))
    follow_lever (d, &m);
  else
    {
      if (m.there_moved)
        settle_lever (d, &m);
      *attention = follow_hackajob (d, &m, detail);
    }

  if (*attention == HJL_HOLD_NONE && m.stray && !m.chosen)
    *attention = HJL_HOLD_ARCHIVED;
  if (*attention == HJL_HOLD_ARCHIVED)
    *detail = hjl_planner_say_target (d, &m.there);

  return TRUE;
}
