/* hjl-reader-candidate.c: the reader's steps for one candidate, asked for by their ids
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"
#include "sync/hjl-judge.h"
#include "sync/hjl-reader-private.h"
#include "sync/hjl-sync-context.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-missing.h"
#include "store/hjl-store-opportunities.h"

static void
got_candidate (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  GTask *task = user_data;
  g_autoptr (HjlCandidateProfile) profile = NULL;
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  GError *error = NULL;
  g_autoptr (HjlCandidate) candidate = hjl_source_get_candidate_finish (HJL_SOURCE (source), result, &profile, &error);

  if (error != NULL && hjl_judge (error, HJL_SIDE_HACKAJOB, HJL_CALL_READ) == HJL_VERDICT_GONE)
    {
      /* Who deletes their data is told with a status; what this is nobody said, so nothing is done about it. */
      g_clear_error (&error);
      g_set_error_literal (&error, HJL_ERROR, HJL_ERROR_NOT_FOUND, _ ("hackajob does not know this candidate."));
    }
  if (candidate != NULL)
    g_ptr_array_add (taken, candidate);
  if (candidate == NULL || !hjl_reader_take_candidates (task, taken, &error))
    {
      hjl_steps_fail (task, error);
      return;
    }

  hjl_reader_ask_for_unknown (task);
  hjl_steps_next (task);
}

static void
step_candidate (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);

  hjl_source_get_candidate_async (self->source,
                                  read->candidate_id,
                                  g_task_get_cancellable (task),
                                  got_candidate,
                                  task);
}

static void
got_opportunity (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask     *task = user_data;
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  gboolean   stored = FALSE;
  GError    *error = NULL;
  g_autoptr (HjlOpportunity) opportunity = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (opportunity != NULL)
    {
      stored = hjl_store_take_found (self->store, opportunity, read->now, &error);
    }
  else if (hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ) == HJL_VERDICT_GONE)
    {
      g_clear_error (&error);
      stored = hjl_store_take_missing (self->store, read->opportunity_id, hjl_sync_lever_time (self->lever), &error);
    }
  else if (hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ) == HJL_VERDICT_HIDDEN)
    {
      /* A whole cycle passes over it; who asks for this one is told that nobody can look. */
      g_clear_error (&error);
      g_set_error_literal (&error, HJL_ERROR, HJL_ERROR_FORBIDDEN,
                           _ ("Lever does not show this record to HjLever. It may have become confidential."));
    }

  if (stored)
    hjl_steps_next (task);
  else
    hjl_steps_fail (task, error);
}

static void
step_opportunity (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);

  hjl_lever_client_get_async (self->lever, HJL_LEVER_OPPORTUNITY,
                              read->opportunity_id,
                              g_task_get_cancellable (task),
                              got_opportunity,
                              task);
}

/* Somebody who mended something in Lever and asks for a sync wants to see it mended. */
static void
step_broken (GTask *task)
{
  HjlReader *self = g_task_get_source_object (task);
  HjlRead   *read = g_task_get_task_data (task);
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GHashTable) mappings = NULL;
  HjlMapping *mapping = NULL;
  GError     *error = NULL;
  g_autoptr (HjlCase) c = hjl_store_load_case (self->store, read->candidate_id, &error);

  if (error == NULL)
    mappings = hjl_store_load_mappings (self->store, &error);
  if (error == NULL)
    catalogue = hjl_store_load_lists (self->store, HJL_LIST_ALL, &error);
  if (error != NULL)
    {
      hjl_steps_fail (task, error);
      return;
    }

  if (c != NULL && c->candidate->role_id != NULL)
    mapping = g_hash_table_lookup (mappings, c->candidate->role_id);
  if (mapping != NULL && hjl_mapping_is_broken (mapping, catalogue))
    {
      read->postings = g_ptr_array_new_with_free_func (g_free);
      if (hjl_mapping_get_posting_id (mapping) != NULL)
        g_ptr_array_add (read->postings, g_strdup (hjl_mapping_get_posting_id (mapping)));
      hjl_steps_append (task, hjl_reader_step_some_postings);
      hjl_steps_append (task, hjl_reader_step_stages);
      hjl_steps_append (task, hjl_reader_step_reasons);
    }
  hjl_steps_next (task);
}

void
hjl_reader_read_candidate_async (HjlReader          *self,
                                 const char         *candidate_id,
                                 HjlTime             now,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (HjlLink) link = NULL;
  GTask   *task;
  HjlRead *read;
  GError  *error = NULL;

  g_return_if_fail (HJL_IS_READER (self));
  g_return_if_fail (candidate_id != NULL);

  task = hjl_reader_new_task (self, HJL_READ_THOROUGH, now, hjl_reader_read_candidate_async, cancellable, callback, user_data);
  read = g_task_get_task_data (task);
  read->candidate_id = g_strdup (candidate_id);

  link = hjl_store_load_link (self->store, candidate_id, &error);
  if (error != NULL)
    {
      hjl_steps_fail (task, error);
      return;
    }

  hjl_steps_append (task, step_candidate);
  if (link != NULL && !link->erased)
    {
      read->opportunity_id = g_strdup (link->opportunity_id);
      hjl_steps_append (task, step_opportunity);
    }
  hjl_steps_append (task, step_broken);
  hjl_steps_next (task);
}
