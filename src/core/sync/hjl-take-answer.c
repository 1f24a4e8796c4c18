/* hjl-take-answer.c: what a service answered to a write, into the database as one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"
#include "store/hjl-store-runs.h"
#include "sync/hjl-take-answer.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-opportunities.h"

static gboolean
take_record (HjlSyncContext *context,
             HjlOpportunity *opportunity,
             GError        **error)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  if (opportunity == NULL)
    return TRUE;
  g_ptr_array_add (taken, opportunity);

  return hjl_store_take_opportunities (context->store, taken, context->clock (), error) >= 0;
}

static gboolean
take_candidate (HjlSyncContext *context,
                HjlCandidate   *candidate,
                GError        **error)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  if (candidate == NULL)
    return TRUE;
  g_ptr_array_add (taken, candidate);

  return hjl_store_take_candidates (context->store, taken, error) >= 0;
}

static gboolean
end_write (HjlSyncContext  *context,
           const HjlAnswer *answer,
           GError         **error)
{
  return answer->write == NULL ||
         hjl_store_end_write (context->store, answer->write->id, answer->state, context->clock (), error);
}

gboolean
hjl_take_answer (HjlSyncContext  *context,
                 const HjlAnswer *answer,
                 GError         **error)
{
  g_return_val_if_fail (context != NULL, FALSE);
  g_return_val_if_fail (answer != NULL && answer->link != NULL, FALSE);

  return hjl_store_begin (context->store, error) &&
         hjl_store_finish (context->store,
                           hjl_store_save_link (context->store, answer->link, error) &&
                             take_record (context, answer->opportunity, error) &&
                             take_candidate (context, answer->candidate, error) &&
                             end_write (context, answer, error) &&
                             (answer->more == NULL || answer->more (answer->data, error)),
                           error);
}

gboolean
hjl_check_lever_answer (HjlOpportunity *opportunity,
                        const char     *opportunity_id,
                        GError        **error)
{
  if (opportunity == NULL)
    return FALSE;
  if (g_strcmp0 (opportunity->id, opportunity_id) == 0 && (opportunity->stage_id != NULL || opportunity->archived))
    return TRUE;

  return hjl_error_fail (error, HJL_ERROR_BAD_RESPONSE,
                         g_strcmp0 (opportunity->id, opportunity_id) == 0 ? "The answer does not say in which stage the record is"
                                                                          : "The answer is of another record");
}

gboolean
hjl_check_hackajob_answer (HjlCandidate *candidate,
                           const char   *candidate_id,
                           GError      **error)
{
  if (candidate == NULL)
    return FALSE;
  if (g_strcmp0 (candidate->id, candidate_id) == 0)
    return TRUE;

  return hjl_error_fail (error, HJL_ERROR_BAD_RESPONSE, "The answer is of another candidate");
}

/* A record that was created and is archived by an undo: only a person's word brings it back. */
typedef struct
{
  HjlSyncContext *context;
  const HjlWrite *write;
} HjlUndone;

static gboolean
hold_undone (gpointer data,
             GError **error)
{
  HjlUndone  *undone = data;
  HjlStore   *store = undone->context->store;
  const char *candidate_id = undone->write->candidate_id;
  const char *choices[] = { undone->write->opportunity_id, NULL };
  g_autoptr (HjlCase) c = NULL;
  gboolean takes_back;

  if (!hjl_store_takes_export_back (store, undone->write->undoes, &takes_back, error))
    return FALSE;
  if (!takes_back)
    return TRUE;

  c = hjl_store_load_case (store, candidate_id, error);

  return c != NULL && hjl_sync_context_hold (undone->context, candidate_id, c->candidate->role_id, HJL_HOLD_UNDONE, NULL,
                                             choices, NULL, error);
}

gboolean
hjl_take_lever_answer (HjlSyncContext *context,
                       const char     *candidate_id,
                       const HjlWrite *write,
                       HjlOpportunity *opportunity,
                       HjlCatalogue   *catalogue,
                       GError        **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (HjlLink) link = hjl_store_load_link (context->store, candidate_id, &trouble);
  HjlAnswer answer = { .link = link, .opportunity = opportunity, .write = write, .state = HJL_WRITE_DONE };
  HjlUndone undone = { context, write };

  if (link == NULL)
    {
      if (trouble == NULL)
        trouble = g_error_new (HJL_ERROR, HJL_ERROR_STORE, _ ("Candidate %s is not linked to a record in Lever any more. Sync again."), candidate_id);
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }

  if (write != NULL)
    {
      hjl_set_text (&link->base_stage_id, write->base_stage_id);
    }
  hjl_link_take_base_target (link, hjl_sync_target_of (opportunity, catalogue));
  if (write != NULL && write->kind == HJL_ACTION_ARCHIVE_IN_LEVER && write->undoes != 0)
    {
      answer.more = hold_undone;
      answer.data = &undone;
    }

  return hjl_take_answer (context, &answer, error);
}
