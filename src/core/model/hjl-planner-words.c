/* hjl-planner-words.c: says why, in sentences with the names of stages and postings
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "model/hjl-planner-private.h"

#include <glib/gi18n-lib.h>

const char *
hjl_planner_say_stage (HjlDecision *d,
                       const char  *stage_id)
{
  HjlStage   *stage = hjl_catalogue_get_stage (d->catalogue, HJL_SIDE_HACKAJOB, stage_id);
  const char *name = NULL;

  if (stage != NULL)
    return hjl_stage_get_name (stage);
  if (d->mapping != NULL)
    name = hjl_mapping_get_stage_name (d->mapping, stage_id);
  if (name == NULL)
    name = stage_id;

  return name != NULL ? name : _ ("no stage");
}

const char *
hjl_planner_say_target (HjlDecision     *d,
                        const HjlTarget *target)
{
  HjlArchiveReason *reason;
  HjlStage         *stage;

  if (target->kind == HJL_TARGET_STAGE)
    {
      stage = hjl_catalogue_get_stage (d->catalogue, HJL_SIDE_LEVER, target->id);
      if (stage != NULL)
        return hjl_stage_get_name (stage);
    }
  else if (target->kind == HJL_TARGET_REASON)
    {
      reason = hjl_catalogue_get_reason (d->catalogue, target->id);
      if (reason != NULL)
        return hjl_archive_reason_get_name (reason);
    }

  if (target->name != NULL)
    return target->name;

  return target->id != NULL ? target->id : _ ("no reason");
}

char *
hjl_planner_say_export (HjlDecision     *d,
                        const HjlTarget *landing)
{
  HjlPosting *posting;
  const char *title;

  posting = hjl_catalogue_get_posting (d->catalogue, hjl_mapping_get_posting_id (d->mapping));
  title = posting != NULL ? hjl_posting_get_title (posting) : hjl_mapping_get_posting_title (d->mapping);
  if (title == NULL)
    title = hjl_mapping_get_posting_id (d->mapping);

  if (landing == NULL)
    return g_strdup_printf (_ ("The candidate accepted in hackajob and goes to “%s” in Lever as a new lead."), title);

  return g_strdup_printf (_ ("The candidate accepted in hackajob and goes to “%s” in Lever, to the stage “%s”."),
                          title, hjl_planner_say_target (d, landing));
}

char *
hjl_planner_say_lever (HjlDecision     *d,
                       HjlActionKind    kind,
                       const char      *stage_id,
                       const HjlTarget *target)
{
  const char *stage = hjl_planner_say_stage (d, stage_id);
  const char *name = hjl_planner_say_target (d, target);

  if (kind == HJL_ACTION_ARCHIVE_IN_LEVER)
    return g_strdup_printf (_ ("“%s” in hackajob is mapped to the archive reason “%s” in Lever."), stage, name);
  if (kind == HJL_ACTION_UNARCHIVE_IN_LEVER)
    return g_strdup_printf (_ ("“%s” in hackajob is mapped to “%s” in Lever, so the candidate is no longer "
                               "archived there."),
                            stage, name);

  return g_strdup_printf (_ ("“%s” in hackajob is mapped to “%s” in Lever."), stage, name);
}

char *
hjl_planner_say_hackajob (HjlDecision     *d,
                          const HjlTarget *there,
                          const char      *stage_id,
                          const char      *passed_over)
{
  const char *name = hjl_planner_say_target (d, there);
  const char *stage = hjl_planner_say_stage (d, stage_id);
  gboolean    archived = there->kind == HJL_TARGET_REASON;

  if (g_strcmp0 (d->link->wanted_stage_id, stage_id) == 0)
    return g_strdup_printf (_ ("“%s” in hackajob was chosen for this candidate."), stage);

  if (passed_over != NULL && archived)
    return g_strdup_printf (_ ("Both sides changed: the candidate was archived in Lever as “%s” and is at “%s” in "
                               "hackajob. Lever’s change is kept, and that is “%s” in hackajob."),
                            name, hjl_planner_say_stage (d, passed_over), stage);
  if (passed_over != NULL)
    return g_strdup_printf (_ ("Both sides changed: the candidate is at “%s” in Lever and at “%s” in hackajob. "
                               "Lever’s change is kept, and that is “%s” in hackajob."),
                            name, hjl_planner_say_stage (d, passed_over), stage);
  if (archived)
    return g_strdup_printf (_ ("The candidate was archived in Lever as “%s”, which is “%s” in hackajob."), name, stage);

  return g_strdup_printf (_ ("The candidate is at “%s” in Lever, which is “%s” in hackajob."), name, stage);
}

char *
hjl_planner_say_settled (HjlDecision     *d,
                         HjlSettled       why,
                         const char      *stage_id,
                         const HjlTarget *there,
                         gboolean         conflict)
{
  const char *name = hjl_planner_say_target (d, there);
  const char *stage = hjl_planner_say_stage (d, stage_id);

  if (conflict)
    return g_strdup_printf (_ ("Both sides changed: the candidate is at “%s” in Lever and at “%s” in hackajob. "
                               "Lever’s change is kept; hackajob cannot follow, so both stay."),
                            name, stage);

  switch (why)
    {
    case HJL_SETTLED_NO_WAY_OUT:
      return g_strdup_printf (_ ("“%s” in hackajob is left blank in the mapping, so Lever stays at “%s”."), stage, name);
    case HJL_SETTLED_NO_WAY_BACK:
      return g_strdup_printf (_ ("No hackajob stage is mapped to “%s” in Lever, so hackajob stays at “%s”."), name, stage);
    case HJL_SETTLED_DIRECTION:
      return g_strdup (_ ("The role’s mapping doesn’t sync changes in this direction, so both stay where they are."));
    case HJL_SETTLED_NOT_ACCEPTED:
      return g_strdup_printf (_ ("The candidate is no longer in the running in hackajob, so hackajob stays at “%s”."), stage);
    case HJL_SETTLED_ARCHIVED:
      return g_strdup_printf (_ ("The candidate was archived in Lever as “%s”, which isn’t in the mapping, and "
                                 "stays archived."),
                              name);
    case HJL_SETTLED_CHOICE:
      return g_strdup (_ ("The decision that was made for this candidate has been applied."));
    case HJL_SETTLED_AGREE:
    default:
      return g_strdup_printf (_ ("Both sides agree: “%s” in hackajob and “%s” in Lever."), stage, name);
    }
}

char *
hjl_planner_say_erase (HjlDecision *d)
{
  if (d->candidate->status == HJL_CANDIDATE_STATUS_DELETED)
    return g_strdup (_ ("The candidate was deleted in hackajob, so personal data is erased here."));
  if (d->opportunity->deleted)
    return g_strdup (_ ("The candidate was deleted in Lever, so personal data is erased here."));

  return g_strdup (_ ("The candidate was anonymized in Lever, so personal data is erased here."));
}

char *
hjl_planner_say_attention (HjlHoldKind kind,
                           const char *detail)
{
  g_autoptr (HjlHold) hold = hjl_hold_new (NULL, kind);

  hold->detail = g_strdup (detail);

  return hjl_hold_describe (hold);
}

char *
hjl_planner_say_again (void)
{
  return g_strdup (_ ("The export was undone, and “Export Again” was chosen for this candidate."));
}
