/* hjl-read-back.c: finds out what became of writes whose outcome is not known
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/hjl-judge.h"
#include "sync/hjl-read-back-private.h"
#include "sync/hjl-take-answer.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-missing.h"
#include "store/hjl-store-opportunities.h"

/* So many writes that cannot be read back: a service is in trouble. */
#define MAX_TROUBLE 3

static void read_next_back (GTask *task);

HjlWrite *
hjl_read_back_get_write (HjlReadBack *self)
{
  return g_ptr_array_index (self->writes, self->next);
}

static void
clear_one (HjlReadBack *self)
{
  g_clear_pointer (&self->c, hjl_case_free);
  g_clear_pointer (&self->candidate, hjl_candidate_unref);
  g_clear_pointer (&self->profile, hjl_candidate_profile_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->n_looks = 0;
  self->second_look = FALSE;
}

static void
read_back_free (gpointer data)
{
  HjlReadBack *self = data;

  clear_one (self);
  g_clear_pointer (&self->context, hjl_sync_context_unref);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->writes, g_ptr_array_unref);
  g_free (self);
}

void
hjl_read_back_fail (GTask  *task,
                    GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

void
hjl_read_back_go_on (GTask *task)
{
  HjlReadBack *self = g_task_get_task_data (task);

  clear_one (self);
  self->next++;
  read_next_back (task);
}

void
hjl_read_back_skip (GTask  *task,
                    GError *error)
{
  HjlReadBack *self = g_task_get_task_data (task);
  HjlWrite    *write = hjl_read_back_get_write (self);
  HjlSide      side = write->kind == HJL_ACTION_MOVE_IN_HACKAJOB ? HJL_SIDE_HACKAJOB : HJL_SIDE_LEVER;

  if (!hjl_judge_is_of_one (error, side) || ++self->trouble >= MAX_TROUBLE)
    {
      hjl_read_back_fail (task, error);
      return;
    }

  hjl_sync_context_skip (self->context, write->candidate_id, self->c->candidate->role_id, error);
  g_clear_error (&error);
  hjl_read_back_go_on (task);
}

void
hjl_read_back_not_sent (GTask *task)
{
  HjlReadBack *self = g_task_get_task_data (task);
  HjlStore    *store = self->context->store;
  HjlWrite    *write = hjl_read_back_get_write (self);
  GError      *error = NULL;
  gboolean     stored;
  g_autoptr (HjlCase) c = hjl_store_load_case (store, write->candidate_id, &error);

  if (c == NULL && error != NULL)
    {
      hjl_read_back_fail (task, error);
      return;
    }

  stored = hjl_store_begin (store, &error) &&
           hjl_store_finish (store,
                             hjl_store_end_write (store, write->id, HJL_WRITE_NOT_SENT, self->context->clock (), &error) &&
                               (c == NULL || c->hold == NULL || c->hold->kind != HJL_HOLD_UNCERTAIN ||
                                hjl_store_clear_hold (store, write->candidate_id, &error)) &&
                               hjl_store_touch_candidate (store, write->candidate_id, &error),
                             &error);
  if (!stored)
    {
      hjl_read_back_fail (task, error);
      return;
    }

  hjl_read_back_go_on (task);
}

static gboolean
has_happened (HjlWrite       *write,
              HjlOpportunity *opportunity)
{
  if (write->kind == HJL_ACTION_MOVE_IN_LEVER)
    return !opportunity->archived && g_strcmp0 (opportunity->stage_id, write->target) == 0;
  if (write->kind == HJL_ACTION_ARCHIVE_IN_LEVER)
    return opportunity->archived && g_strcmp0 (opportunity->archive_reason_id, write->target) == 0;

  return !opportunity->archived;
}

static void
got_opportunity (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask       *task = user_data;
  HjlReadBack *self = g_task_get_task_data (task);
  HjlStore    *store = self->context->store;
  HjlWrite    *write = hjl_read_back_get_write (self);
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  GError  *error = NULL;
  gboolean stored = TRUE;
  g_autoptr (HjlOpportunity) opportunity = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (opportunity == NULL && hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ) == HJL_VERDICT_HIDDEN)
    {
      /* It became confidential: what is planned next meets the same answer, and says so. */
      g_clear_error (&error);
      hjl_read_back_not_sent (task);
      return;
    }
  if (opportunity == NULL && hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ) != HJL_VERDICT_GONE)
    {
      hjl_read_back_skip (task, error);
      return;
    }
  g_clear_error (&error);

  if (opportunity != NULL && has_happened (write, opportunity))
    {
      if (hjl_take_lever_answer (self->context, write->candidate_id, write, opportunity, self->catalogue, &error))
        hjl_read_back_go_on (task);
      else
        hjl_read_back_fail (task, error);
      return;
    }

  if (opportunity != NULL)
    {
      g_ptr_array_add (taken, opportunity);
      stored = hjl_store_take_opportunities (store, taken, self->context->clock (), &error) >= 0;
    }
  else
    {
      stored = hjl_store_take_missing (store, write->opportunity_id, hjl_sync_lever_time (self->context->lever), &error);
    }
  if (!stored)
    {
      hjl_read_back_fail (task, error);
      return;
    }

  hjl_read_back_not_sent (task);
}

/* What the answer would have said. Lever may have gone on meanwhile, and that is for the merge to see; but of an undo
 * it would be a move like any other, which it follows: both sides are in step as they are. */
static gboolean
take_move (HjlReadBack  *self,
           HjlCandidate *candidate,
           GError      **error)
{
  HjlLink  *link = self->c->link;
  HjlAnswer answer = {
    .link = link,
    .candidate = candidate,
    .write = hjl_read_back_get_write (self),
    .state = HJL_WRITE_DONE,
  };

  hjl_set_text (&link->base_stage_id, candidate->stage_id);
  if (answer.write->undoes != 0 && self->c->opportunity != NULL)
    hjl_link_take_base_target (link, hjl_sync_target_of (self->c->opportunity, self->catalogue));

  return hjl_take_answer (self->context, &answer, error);
}

static void
got_moved (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask       *task = user_data;
  HjlReadBack *self = g_task_get_task_data (task);
  g_autoptr (HjlCandidateProfile) profile = NULL;
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  GError *error = NULL;
  g_autoptr (HjlCandidate) candidate = hjl_source_get_candidate_finish (HJL_SOURCE (object), result, &profile, &error);

  if (candidate == NULL && hjl_judge (error, HJL_SIDE_HACKAJOB, HJL_CALL_READ) != HJL_VERDICT_GONE)
    {
      hjl_read_back_skip (task, error);
      return;
    }
  g_clear_error (&error);
  if (candidate != NULL && !hjl_check_hackajob_answer (candidate, hjl_read_back_get_write (self)->candidate_id, &error))
    {
      hjl_read_back_skip (task, error);
      return;
    }
  if (candidate != NULL && self->c->link != NULL &&
      hjl_read_back_get_write (self)->kind == HJL_ACTION_MOVE_IN_HACKAJOB &&
      g_strcmp0 (candidate->stage_id, hjl_read_back_get_write (self)->target) == 0)
    {
      if (take_move (self, candidate, &error))
        hjl_read_back_go_on (task);
      else
        hjl_read_back_fail (task, error);
      return;
    }
  if (candidate != NULL)
    g_ptr_array_add (taken, candidate);
  if (hjl_store_take_candidates (self->context->store, taken, &error) < 0)
    {
      hjl_read_back_fail (task, error);
      return;
    }

  /* The merge sees by itself whether the move happened: both sides agree then. */
  hjl_read_back_not_sent (task);
}

static void
read_next_back (GTask *task)
{
  HjlReadBack *self = g_task_get_task_data (task);
  HjlWrite    *write;
  GError      *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }
  if (self->next >= self->writes->len)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  write = hjl_read_back_get_write (self);
  self->c = hjl_store_load_case (self->context->store, write->candidate_id, &error);
  if (self->c == NULL && error != NULL)
    {
      hjl_read_back_fail (task, error);
      return;
    }
  if (self->c == NULL)
    {
      hjl_read_back_not_sent (task);
      return;
    }

  switch (write->kind)
    {
    case HJL_ACTION_EXPORT:
      hjl_read_back_export (task);
      break;

    case HJL_ACTION_MOVE_IN_LEVER:
    case HJL_ACTION_ARCHIVE_IN_LEVER:
    case HJL_ACTION_UNARCHIVE_IN_LEVER:
      if (self->c->link == NULL || self->c->link->erased)
        hjl_read_back_not_sent (task);
      else
        hjl_lever_client_get_async (self->context->lever, HJL_LEVER_OPPORTUNITY,
                                    write->opportunity_id,
                                    g_task_get_cancellable (task),
                                    got_opportunity,
                                    task);
      break;

    case HJL_ACTION_MOVE_IN_HACKAJOB:
    case HJL_ACTION_MARK_EXPORTED:
      hjl_source_get_candidate_async (self->context->source,
                                      write->candidate_id,
                                      g_task_get_cancellable (task),
                                      got_moved,
                                      task);
      break;

    case HJL_ACTION_ERASE:
    case HJL_ACTION_SETTLE:
    case HJL_ACTION_NEEDS_ATTENTION:
    case HJL_ACTION_RELEASE:
    default:
      hjl_read_back_not_sent (task);
    }
}

/* Nobody is planned for whose export is not known to have failed: the holds come first, in one
 * transaction, before any request. */
static gboolean
hold_uncertain (HjlReadBack *self,
                GError     **error)
{
  for (guint i = 0; i < self->writes->len; i++)
    {
      HjlWrite *write = g_ptr_array_index (self->writes, i);
      g_autoptr (HjlCase) c = NULL;
      g_autoptr (GError) load_error = NULL;

      if (write->kind != HJL_ACTION_EXPORT)
        continue;
      c = hjl_store_load_case (self->context->store, write->candidate_id, &load_error);
      if (load_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&load_error));
          return FALSE;
        }
      if (c != NULL && c->link == NULL && c->hold == NULL &&
          !hjl_sync_context_hold (self->context, write->candidate_id, c->candidate->role_id, HJL_HOLD_UNCERTAIN, NULL, NULL, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static void
keep_those_of (GPtrArray  *writes,
               const char *candidate_id)
{
  for (guint i = writes->len; i > 0; i--)
    {
      HjlWrite *write = g_ptr_array_index (writes, i - 1);

      if (!g_str_equal (write->candidate_id, candidate_id))
        g_ptr_array_remove_index (writes, i - 1);
    }
}

void
hjl_read_back_async (HjlSyncContext     *context,
                     HjlCatalogue       *catalogue,
                     const char         *candidate_id,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  GTask       *task;
  HjlReadBack *self;
  GError      *error = NULL;

  g_return_if_fail (context != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_read_back_async);
  self = g_new0 (HjlReadBack, 1);
  self->context = hjl_sync_context_ref (context);
  self->catalogue = g_object_ref (catalogue);
  g_task_set_task_data (task, self, read_back_free);

  self->writes = hjl_store_list_open_writes (context->store, &error);
  if (self->writes != NULL && candidate_id != NULL)
    keep_those_of (self->writes, candidate_id);
  if (self->writes == NULL || !hold_uncertain (self, &error))
    {
      hjl_read_back_fail (task, error);
      return;
    }

  read_next_back (task);
}
