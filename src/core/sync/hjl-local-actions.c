/* hjl-local-actions.c: the actions of a plan that stay in the database
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "sync/hjl-local-actions.h"

static gboolean
settle_link (HjlSyncContext *self,
             HjlAction      *action,
             GError        **error)
{
  g_autoptr (HjlLink) link = hjl_store_load_link (self->store, action->candidate_id, error);

  if (link == NULL)
    return error == NULL || *error == NULL;

  if (action->stage_id != NULL)
    {
      g_free (link->base_stage_id);
      link->base_stage_id = g_strdup (action->stage_id);
    }
  if (action->target != NULL)
    {
      g_clear_pointer (&link->base_target, hjl_target_free);
      link->base_target = hjl_target_copy (action->target);
    }
  g_clear_pointer (&link->wanted_stage_id, g_free);

  if (!hjl_store_save_link (self->store, link, error))
    return FALSE;

  if (action->conflict)
    hjl_sync_context_note_conflict (self, action);
  else if (action->noted)
    hjl_sync_context_note (self,
                           HJL_ACTIVITY_DONE,
                           action->candidate_id,
                           action->role_id,
                           hjl_action_kind_to_string (action->kind),
                           action->reason);

  return TRUE;
}

/* The record that a question is about is what there is to choose beside the hold's word. */
static gboolean
hold_back (HjlSyncContext *self,
           HjlAction      *action,
           GError        **error)
{
  const char *choices[] = { action->opportunity_id, NULL };
  gboolean    asks = action->hold == HJL_HOLD_OTHER_POSTING || action->hold == HJL_HOLD_ARCHIVED ||
                  action->hold == HJL_HOLD_UNDONE;

  return hjl_sync_context_hold_about (self,
                                      action->candidate_id,
                                      action->role_id,
                                      action->hold,
                                      action->detail,
                                      asks ? choices : NULL,
                                      action->posting_id,
                                      error);
}

gboolean
hjl_local_actions_apply (HjlSyncContext *self,
                         HjlAction      *action,
                         const HjlHold  *hold,
                         GError        **error)
{
  switch (action->kind)
    {
    case HJL_ACTION_SETTLE:
      return settle_link (self, action, error);

    case HJL_ACTION_ERASE:
      if (!hjl_store_erase (self->store, action->candidate_id, error))
        return FALSE;
      self->report->erased++;
      self->report->erased_by_kind[action->opportunity_id != NULL]++;
      hjl_sync_context_note (self,
                             HJL_ACTIVITY_ERASED,
                             action->candidate_id,
                             action->role_id,
                             hjl_action_kind_to_string (action->kind),
                             action->reason);
      return TRUE;

    case HJL_ACTION_NEEDS_ATTENTION:
      return hold_back (self, action, error);

    case HJL_ACTION_RELEASE:
      if (hold == NULL || hold->kind != action->hold)
        return TRUE;
      return hjl_store_clear_hold (self->store, action->candidate_id, error);

    case HJL_ACTION_EXPORT:
    case HJL_ACTION_MOVE_IN_LEVER:
    case HJL_ACTION_ARCHIVE_IN_LEVER:
    case HJL_ACTION_UNARCHIVE_IN_LEVER:
    case HJL_ACTION_MOVE_IN_HACKAJOB:
    case HJL_ACTION_MARK_EXPORTED:
    default:
      g_return_val_if_reached (FALSE);
    }
}
