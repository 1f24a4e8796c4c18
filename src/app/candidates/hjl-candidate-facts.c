/* hjl-candidate-facts.c: all that is known here of one candidate
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-candidate-facts.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"
#include "model/hjl-mapping.h"
#include "model/hjl-snapshot.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"
#include "store/hjl-store-timeline.h"

/* Entries of the timeline that are shown of one candidate. */
#define MAX_ENTRIES 200

void
hjl_candidate_facts_free (HjlCandidateFacts *self)
{
  g_clear_pointer (&self->facts, hjl_case_free);
  g_clear_pointer (&self->row, hjl_candidate_row_free);
  g_clear_pointer (&self->timeline, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_free (self->passed_over);
  g_free (self->passed_over_name);
  g_free (self);
}

/* The latest conflict counts, until the person chose or hackajob went there anyway. */
static gboolean
find_passed_over (HjlStore          *store,
                  HjlCandidateFacts *self,
                  GError           **error)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  const char *stage_id = NULL;
  HjlStage   *stage;

  for (guint i = 0; i < self->timeline->len && stage_id == NULL; i++)
    stage_id = ((HjlActivity *) g_ptr_array_index (self->timeline, i))->passed_over;

  if (stage_id == NULL || self->facts->link == NULL || self->facts->link->erased ||
      self->facts->link->wanted_stage_id != NULL || g_strcmp0 (stage_id, self->facts->candidate->stage_id) == 0)
    return TRUE;

  catalogue = hjl_store_load_lists (store, HJL_LIST_ROLE_STAGES, error);
  if (catalogue == NULL)
    return FALSE;

  stage = hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, stage_id);
  if (stage != NULL)
    {
      self->passed_over = g_strdup (stage_id);
      self->passed_over_name = g_strdup (stage->name);
    }

  return TRUE;
}

/* What there is to choose comes to, as the next sync would plan it. */
static gboolean
foresee (HjlStore          *store,
         HjlCandidateFacts *self,
         GError           **error)
{
  g_autoptr (HjlMapping) mapping = NULL;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (HjlSnapshot) snapshot = NULL;
  g_autoptr (GHashTable) mappings = g_hash_table_new (g_str_hash, g_str_equal);
  const char *role_id = self->facts->candidate->role_id;

  if (role_id != NULL && !hjl_store_load_mapping (store, role_id, &mapping, error))
    return FALSE;

  self->mapped = mapping != NULL;
  if (self->passed_over == NULL && (self->facts->opportunity == NULL || !self->facts->opportunity->archived))
    return TRUE;

  catalogue = hjl_store_load_lists (store, HJL_LIST_ROLE_STAGES | HJL_LIST_STAGES | HJL_LIST_REASONS, error);
  if (catalogue == NULL)
    return FALSE;

  if (mapping != NULL)
    g_hash_table_insert (mappings, (gpointer) role_id, mapping);
  snapshot = hjl_snapshot_new (catalogue);
  snapshot->from_files = !self->facts->in_feed;
  if (self->passed_over != NULL)
    self->passed_over_comes_to = hjl_foresee_choice (self->facts, snapshot, mappings, self->passed_over);
  self->way_back = hjl_foresee_way_back (self->facts, snapshot, mappings);
  if (self->way_back == HJL_HOLD_ARCHIVED)
    self->way_back_comes_to = hjl_foresee_choice (self->facts, snapshot, mappings, self->facts->candidate->stage_id);

  return TRUE;
}

/* Where somebody stands whom a feed told of it tells itself. */
static gboolean
find_stages (HjlStore          *store,
             HjlCandidateFacts *self,
             GError           **error)
{
  gboolean has;

  if (!hjl_store_book_has_person (store, self->facts->candidate->id, &has, error))
    return FALSE;
  if (!has)
    return TRUE;

  self->stages = hjl_store_list_book_stages (store, error);

  return self->stages != NULL;
}

gpointer
hjl_candidate_facts_load (HjlStore *store,
                          gpointer  data,
                          GError  **error)
{
  const char *candidate_id = data;
  g_autoptr (HjlCandidateFacts) self = g_new0 (HjlCandidateFacts, 1);
  g_autoptr (GError) failure = NULL;

  self->facts = hjl_store_load_case (store, candidate_id, &failure);
  if (self->facts == NULL && failure == NULL)
    g_set_error_literal (&failure, HJL_ERROR, HJL_ERROR_NOT_FOUND, "The candidate is no longer there");
  if (self->facts == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  self->row = hjl_store_load_candidate_row (store, candidate_id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  self->timeline = hjl_store_list_activity (store, candidate_id, MAX_ENTRIES, error);
  if (self->timeline == NULL || !find_passed_over (store, self, error) || !foresee (store, self, error) ||
      !find_stages (store, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
has_record (const HjlCandidateFacts *self)
{
  return (self->row != NULL && self->row->opportunity_url != NULL) ||
         (self->facts->link != NULL && self->facts->link->opportunity_url != NULL);
}

HjlAsks
hjl_candidate_facts_ask (const HjlCandidateFacts *self)
{
  HjlAsks  asks = hjl_hold_asks (self->facts->hold);
  HjlState state = self->row != NULL ? self->row->state : HJL_STATE_NONE;

  if (self->facts->hold == NULL && state == HJL_STATE_WAITING && !self->mapped)
    return HJL_ASKS_MAPPING;
  /* Whoever has no record is tried again. */
  if (asks == HJL_ASKS_RECORD && !has_record (self))
    return HJL_ASKS_RETRY;

  return asks;
}

static const struct
{
  const char *title;
  const char *icon;
} actions[] = {
  [HJL_ACTION_EXPORT] = { N_ ("Export to Lever"), "document-send-symbolic" },
  [HJL_ACTION_MOVE_IN_LEVER] = { N_ ("Move in Lever"), "go-next-symbolic" },
  [HJL_ACTION_ARCHIVE_IN_LEVER] = { N_ ("Archive in Lever"), "folder-download-symbolic" },
  [HJL_ACTION_UNARCHIVE_IN_LEVER] = { N_ ("Unarchive in Lever"), "edit-undo-symbolic" },
  [HJL_ACTION_MOVE_IN_HACKAJOB] = { N_ ("Move in hackajob"), "go-next-symbolic" },
  [HJL_ACTION_MARK_EXPORTED] = { N_ ("Mark as exported in hackajob"), "object-select-symbolic" },
  [HJL_ACTION_ERASE] = { N_ ("Erase from this computer"), "user-trash-symbolic" },
  [HJL_ACTION_SETTLE] = { N_ ("Leave as is"), "object-select-symbolic" },
  [HJL_ACTION_NEEDS_ATTENTION] = { N_ ("Wait for your decision"), "dialog-warning-symbolic" },
  [HJL_ACTION_RELEASE] = { N_ ("Resume"), "media-playback-start-symbolic" },
};

const char *
hjl_action_get_title (const HjlAction *action)
{
  g_return_val_if_fail (action != NULL && (guint) action->kind < G_N_ELEMENTS (actions), "");

  if (action->by_hand && action->kind == HJL_ACTION_MOVE_IN_HACKAJOB)
    return _ ("To do in hackajob");

  return _ (actions[action->kind].title);
}

const char *
hjl_action_kind_get_icon (HjlActionKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (actions), NULL);

  return actions[kind].icon;
}

static const struct
{
  const char *title;
  const char *icon;
} activities[] = {
  [HJL_ACTIVITY_DONE] = { N_ ("Done"), "object-select-symbolic" },
  [HJL_ACTIVITY_CONFLICT] = { N_ ("Both changed; Lever’s change was kept"), "dialog-information-symbolic" },
  [HJL_ACTIVITY_ATTENTION] = { N_ ("Needs attention"), "dialog-warning-symbolic" },
  [HJL_ACTIVITY_FAILED] = { N_ ("Failed"), "dialog-error-symbolic" },
  [HJL_ACTIVITY_ERASED] = { N_ ("Erased from this computer"), "user-trash-symbolic" },
  [HJL_ACTIVITY_CHANGED] = { N_ ("Changed by you"), "user-info-symbolic" },
};

const char *
hjl_activity_get_title (const HjlActivity *activity)
{
  g_return_val_if_fail (activity != NULL && (guint) activity->kind < G_N_ELEMENTS (activities), "");

  /* What was done is known by the action; everything else is named by what became of it. */
  for (guint i = 0; activity->kind == HJL_ACTIVITY_DONE && i < G_N_ELEMENTS (actions); i++)
    {
      if (g_strcmp0 (activity->action, hjl_action_kind_to_string (i)) == 0)
        return _ (actions[i].title);
    }

  return _ (activities[activity->kind].title);
}

const char *
hjl_activity_get_icon (const HjlActivity *activity)
{
  g_return_val_if_fail (activity != NULL && (guint) activity->kind < G_N_ELEMENTS (activities), NULL);

  return activities[activity->kind].icon;
}
