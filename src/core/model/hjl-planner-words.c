/* hjl-planner-words.c: says why, in sentences with the names of stages and postings
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-planner-private.h"
#include "model/hjl-words.h"

static const char *
say_stage (HjlDecision *d,
           const char  *stage_id)
{
  HjlStage   *stage = hjl_catalogue_get_stage (d->catalogue, HJL_SIDE_HACKAJOB, stage_id);
  const char *name = NULL;

  if (stage != NULL)
    return stage->name;
  if (d->mapping != NULL)
    name = hjl_mapping_get_stage_name (d->mapping, stage_id);
  if (name == NULL && stage_id != NULL)
    name = HJL_WORDS ("gone-hackajob-stage");

  return name != NULL ? name : HJL_WORDS ("no-stage");
}

/* Returns: (nullable): what it is called, or was */
static const char *
find_name (HjlDecision     *d,
           const HjlTarget *target)
{
  HjlArchiveReason *reason;
  HjlStage         *stage;

  if (target->kind == HJL_TARGET_STAGE)
    {
      stage = hjl_catalogue_get_stage (d->catalogue, HJL_SIDE_LEVER, target->id);
      if (stage != NULL)
        return stage->name;
    }
  else if (target->kind == HJL_TARGET_REASON)
    {
      reason = hjl_catalogue_get_reason (d->catalogue, target->id);
      if (reason != NULL)
        return reason->name;
    }

  return target->name;
}

const char *
hjl_planner_say_target (HjlDecision     *d,
                        const HjlTarget *target)
{
  const char *name = find_name (d, target);

  return name != NULL ? name : hjl_target_keep_name (target);
}

HjlTarget *
hjl_planner_name_target (HjlDecision     *d,
                         const HjlTarget *target)
{
  return target != NULL ? hjl_target_new (target->kind, target->id, find_name (d, target)) : NULL;
}

char *
hjl_planner_say_export (HjlDecision     *d,
                        const HjlTarget *landing)
{
  const char *title;
  HjlPosting *posting = hjl_catalogue_get_posting (d->catalogue, hjl_mapping_get_posting_id (d->mapping));

  title = posting != NULL ? posting->title : hjl_mapping_get_posting_title (d->mapping);
  if (title == NULL)
    title = hjl_mapping_get_posting_id (d->mapping);

  if (landing == NULL)
    return d->by_hand ? hjl_words_keep ("export-added-as-lead", title) : hjl_words_keep ("export-as-lead", title);

  return d->by_hand ? hjl_words_keep ("export-added-to-stage", title, hjl_planner_say_target (d, landing))
                    : hjl_words_keep ("export-to-stage", title, hjl_planner_say_target (d, landing));
}

char *
hjl_planner_say_lever (HjlDecision     *d,
                       HjlActionKind    kind,
                       const char      *stage_id,
                       const HjlTarget *target)
{
  const char *stage = say_stage (d, stage_id);
  const char *name = hjl_planner_say_target (d, target);

  /* A blank is mapped to nothing. */
  if (hjl_planner_get_meant (d, stage_id) == NULL)
    return hjl_words_keep ("stage-chosen", stage);
  if (kind == HJL_ACTION_ARCHIVE_IN_LEVER)
    return hjl_words_keep ("archive-follows", stage, name);
  if (kind == HJL_ACTION_UNARCHIVE_IN_LEVER)
    return hjl_words_keep ("unarchive-follows", stage, name);

  return hjl_words_keep ("move-follows", stage, name);
}

char *
hjl_planner_say_hackajob (HjlDecision     *d,
                          const HjlTarget *there,
                          const char      *stage_id,
                          const char      *passed_over)
{
  const char *name = hjl_planner_say_target (d, there);
  const char *stage = say_stage (d, stage_id);
  gboolean    archived = there->kind == HJL_TARGET_REASON;

  if (g_strcmp0 (d->link->wanted_stage_id, stage_id) == 0)
    return hjl_words_keep ("stage-chosen", stage);

  if (passed_over != NULL && archived)
    return hjl_words_keep ("both-changed-archived", name, say_stage (d, passed_over), stage);
  if (passed_over != NULL)
    return hjl_words_keep ("both-changed", name, say_stage (d, passed_over), stage);
  if (archived)
    return hjl_words_keep ("archived-in-lever-is", name, stage);

  return hjl_words_keep ("at-in-lever-is", name, stage);
}

char *
hjl_planner_say_settled (HjlDecision     *d,
                         HjlSettled       why,
                         const char      *stage_id,
                         const HjlTarget *there,
                         gboolean         conflict)
{
  const char *name = hjl_planner_say_target (d, there);
  const char *stage = say_stage (d, stage_id);

  if (conflict)
    return hjl_words_keep ("both-changed-stay", name, stage);

  switch (why)
    {
    case HJL_SETTLED_NO_WAY_OUT:
      return hjl_words_keep ("stage-left-blank", stage, name);
    case HJL_SETTLED_NO_WAY_BACK:
      return hjl_words_keep ("no-way-back", name, stage);
    case HJL_SETTLED_DIRECTION:
      return g_strdup (HJL_WORDS ("direction-stays"));
    case HJL_SETTLED_NOT_ACCEPTED:
      return hjl_words_keep ("not-in-running-stays", stage);
    case HJL_SETTLED_ARCHIVED:
      return hjl_words_keep ("stays-archived", name);
    case HJL_SETTLED_KEPT:
      return hjl_words_keep ("stays-archived-kept", name);
    case HJL_SETTLED_CHOICE:
      return g_strdup (HJL_WORDS ("decision-applied"));
    case HJL_SETTLED_AGREE:
    default:
      return hjl_words_keep ("both-agree", stage, name);
    }
}

char *
hjl_planner_say_erase (HjlDecision *d)
{
  if (d->candidate->status == HJL_CANDIDATE_STATUS_DELETED)
    return g_strdup (HJL_WORDS ("erase-deleted-in-hackajob"));
  if (d->opportunity->deleted)
    return g_strdup (HJL_WORDS ("erase-deleted-in-lever"));

  return g_strdup (HJL_WORDS ("erase-anonymized"));
}

char *
hjl_planner_say_attention (HjlHoldKind kind,
                           const char *detail)
{
  g_autoptr (HjlHold) hold = hjl_hold_new (NULL, kind);

  hold->detail = g_strdup (detail);

  return hjl_hold_keep (hold, NULL);
}

char *
hjl_planner_say_again (void)
{
  return g_strdup (HJL_WORDS ("export-again"));
}
