/* hjl-errands.c: what can be done for several candidates at once, and who of them is selected
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-errands.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-candidate-item.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

/* Names that a question lists. */
#define MAX_NAMES 5

HjlChosen *
hjl_chosen_new (const HjlCandidateRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);

  return hjl_chosen_copy (&(HjlChosen){
    .id = row->candidate_id,
    .name = (char *) hjl_candidate_row_get_title (row),
    .erased = row->state == HJL_STATE_ERASED,
    .hold = row->hold,
  });
}

HjlChosen *
hjl_chosen_copy (const HjlChosen *self)
{
  HjlChosen *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (HjlChosen, 1);
  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->erased = self->erased;
  copy->hold = self->hold != NULL ? hjl_hold_copy (self->hold) : NULL;

  return copy;
}

static void
chosen_free (HjlChosen *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  hjl_hold_free (self->hold);
  g_free (self);
}

GPtrArray *
hjl_chosen_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) chosen_free);
}

char *
hjl_chosen_list_dup_names (GPtrArray *people)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n_more;

  g_return_val_if_fail (people != NULL, NULL);

  n_more = people->len > MAX_NAMES ? people->len - MAX_NAMES : 0;
  for (guint i = 0; i < people->len - n_more; i++)
    g_ptr_array_add (names, g_strdup (((const HjlChosen *) people->pdata[i])->name));
  if (n_more > 0)
    g_ptr_array_add (names, g_strdup_printf (ngettext ("and %'u more", "and %'u more", n_more), n_more));
  g_ptr_array_add (names, NULL);

  return g_strjoinv (_ (", "), (char **) names->pdata);
}

static gboolean
is_there (const HjlChosen *chosen)
{
  return !chosen->erased;
}

static char *
ask_to_sync (guint n)
{
  return g_strdup_printf (ngettext ("Sync %'u Candidate?", "Sync %'u Candidates?", n), n);
}

static char *
tell_synced (guint n)
{
  return g_strdup_printf (ngettext ("%'u Candidate Synced", "%'u Candidates Synced", n), n);
}

static char *
did_sync (HjlWorkspace *workspace,
          GAsyncResult *result,
          GError      **error)
{
  g_autoptr (HjlSyncReport) done = hjl_finish_pointer (workspace, result, error);

  if (done != NULL && done->interrupted != NULL)
    g_propagate_error (error, g_error_copy (done->interrupted));

  return done != NULL && done->interrupted == NULL ? g_strdup (done->said) : NULL;
}

static gboolean
may_retry (const HjlChosen *chosen)
{
  return hjl_hold_may_retry (chosen->hold);
}

static char *
ask_to_retry (guint n)
{
  return g_strdup_printf (ngettext ("Retry %'u Candidate?", "Retry %'u Candidates?", n), n);
}

static char *
tell_retried (guint n)
{
  return g_strdup_printf (ngettext ("%'u Candidate Will Be Tried Again", "%'u Candidates Will Be Tried Again", n), n);
}

static char *
did_retry (HjlWorkspace *workspace,
           GAsyncResult *result,
           GError      **error)
{
  int n = hjl_finish_count (workspace, result, error);

  return n < 0 ? NULL : g_strdup (n > 0 ? _ ("The next sync will try again.") : _ ("There was nothing to retry any more."));
}

static gboolean
asks (const HjlChosen *chosen)
{
  return hjl_hold_asks (chosen->hold) == HJL_ASKS_DECISION;
}

static char *
ask_to_decide (guint n)
{
  return g_strdup_printf (ngettext ("Decide for %'u Candidate?", "Decide for %'u Candidates?", n), n);
}

static char *
tell_decided (guint n)
{
  return g_strdup_printf (ngettext ("%'u Decision Saved", "%'u Decisions Saved", n), n);
}

static char *
did_resolve (HjlWorkspace *workspace,
             GAsyncResult *result,
             GError      **error)
{
  return hjl_finish (workspace, result, error) ? g_strdup (_ ("It will be applied at the next sync.")) : NULL;
}

static char *
ask_to_erase (guint n)
{
  return g_strdup_printf (ngettext ("Erase %'u Candidate?", "Erase %'u Candidates?", n), n);
}

static char *
tell_erased (guint n)
{
  return g_strdup_printf (ngettext ("%'u Candidate Erased", "%'u Candidates Erased", n), n);
}

static char *
did_erase (HjlWorkspace *workspace,
           GAsyncResult *result,
           GError      **error)
{
  return hjl_finish (workspace, result, error) ? g_strdup (_ ("Personal data was erased from this computer.")) : NULL;
}

static const HjlErrand errands[] = {
  {
    .action = "selection.sync",
    .about = N_ ("Each is looked up on both sides, and what has changed is carried over now."),
    .label = N_ ("_Sync"),
    .is_for = is_there,
    .dup_heading = ask_to_sync,
    .dup_title = tell_synced,
    .carry_out = hjl_workspace_sync_candidate_async,
    .finish = did_sync,
  },
  {
    .action = "selection.retry",
    .about = N_ ("The next sync tries again what was refused or missing."),
    .label = N_ ("_Retry"),
    .is_for = may_retry,
    .dup_heading = ask_to_retry,
    .dup_title = tell_retried,
    .carry_out = hjl_workspace_retry_async,
    .finish = did_retry,
  },
  {
    .action = "selection.resolve",
    .about = N_ ("What you choose counts for everybody with the same question. The next sync applies it."),
    .label = N_ ("_Save"),
    .is_for = asks,
    .dup_heading = ask_to_decide,
    .dup_title = tell_decided,
    .decide = hjl_workspace_resolve_async,
    .finish = did_resolve,
  },
  {
    .action = "selection.erase",
    .destroys = TRUE,
    .about = N_ ("Their names and history are permanently removed from this computer, and they are never exported from here again. Nothing is removed from hackajob or Lever."),
    .label = N_ ("_Erase"),
    .is_for = is_there,
    .dup_heading = ask_to_erase,
    .dup_title = tell_erased,
    .carry_out = hjl_workspace_erase_async,
    .finish = did_erase,
  },
};

const HjlErrand *
hjl_errands_get (guint *n)
{
  *n = G_N_ELEMENTS (errands);

  return errands;
}

const HjlErrand *
hjl_errands_find (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (errands); i++)
    if (g_str_equal (errands[i].action, action))
      return &errands[i];

  g_return_val_if_reached (NULL);
}

GPtrArray *
hjl_errand_list_people (const HjlErrand *self,
                        GPtrArray       *people)
{
  GPtrArray *list;

  g_return_val_if_fail (self != NULL && people != NULL, NULL);

  list = hjl_chosen_list_new ();
  for (guint i = 0; i < people->len; i++)
    if (self->is_for (people->pdata[i]))
      g_ptr_array_add (list, hjl_chosen_copy (people->pdata[i]));

  return list;
}
