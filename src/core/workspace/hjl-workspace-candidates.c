/* hjl-workspace-candidates.c: what a person decides for single candidates
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"
#include "model/hjl-words.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-erase.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-timeline.h"
#include "sync/hjl-brake.h"
#include "workspace/hjl-workspace-private.h"

#define PAGE 500

/* A job about one candidate, or, where that is possible, everybody. */
typedef struct
{
  char *candidate_id;
  char *choice; /* a decision, or a stage */
} CandidateJob;

static void
candidate_job_free (CandidateJob *job)
{
  g_free (job->candidate_id);
  g_free (job->choice);
  g_free (job);
}

static void
run (HjlWorkspace       *self,
     gpointer            tag,
     HjlJobFunc          func,
     const char         *candidate_id,
     const char         *choice,
     GCancellable       *cancellable,
     GAsyncReadyCallback callback,
     gpointer            user_data)
{
  CandidateJob *job = g_new0 (CandidateJob, 1);

  job->candidate_id = g_strdup (candidate_id);
  job->choice = g_strdup (choice);
  hjl_workspace_run (self, tag, func, job, (GDestroyNotify) candidate_job_free, cancellable, callback, user_data);
}

static void
end (HjlWorkspace *self,
     GTask        *task,
     gboolean      stored,
     HjlChanges    changes,
     GError       *error)
{
  if (stored)
    hjl_workspace_tell_changed (self, changes);
  hjl_workspace_end_task (task, stored, error);
}

/* What only tells goes when it was seen; the files are looked for again. */
static gboolean
only_tells (HjlHold *hold)
{
  return hold->kind == HJL_HOLD_FILE || hold->kind == HJL_HOLD_SOURCE;
}

static gboolean
release (HjlWorkspace *self,
         HjlCase      *c,
         GError      **error)
{
  if (only_tells (c->hold) && c->link != NULL)
    {
      c->link->files_checked = FALSE;
      if (!hjl_store_save_link (self->store, c->link, error))
        return FALSE;
    }

  return hjl_store_clear_hold (self->store, c->candidate->id, error);
}

/* Every candidate with a hold, a page at a time. Returns: how many were released, or -1 */
static int
release_all (HjlWorkspace *self,
             gboolean (*judge) (const HjlHold *hold),
             GError **error)
{
  g_autofree char *after = NULL;
  int              n = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) cases = hjl_store_load_cases (self->store, TRUE, after, PAGE, error);

      if (cases == NULL)
        return -1;
      if (cases->len == 0)
        return n;

      for (guint i = 0; i < cases->len; i++)
        {
          HjlCase *c = g_ptr_array_index (cases, i);

          if (c->hold == NULL || !judge (c->hold))
            continue;
          if (!release (self, c, error))
            return -1;
          n++;
        }
      g_free (after);
      after = g_strdup (((HjlCase *) g_ptr_array_index (cases, cases->len - 1))->candidate->id);
    }
}

static gboolean
waits_for_actor (const HjlHold *hold)
{
  return hold->kind == HJL_HOLD_NO_ACTING_USER;
}

gboolean
hjl_workspace_release_actor_holds (HjlWorkspace *self,
                                   GError      **error)
{
  return release_all (self, waits_for_actor, error) >= 0;
}

/* The candidate that a job is about, or the job's end. (transfer full) (nullable) */
static HjlCase *
load_case (HjlWorkspace *self,
           GTask        *task)
{
  CandidateJob *job = g_task_get_task_data (task);
  GError       *error = NULL;
  HjlCase      *c = hjl_store_load_case (self->store, job->candidate_id, &error);

  if (c != NULL)
    return c;

  if (error == NULL)
    error = g_error_new (HJL_ERROR, HJL_ERROR_NOT_FOUND, _ ("There is no candidate “%s” here."), job->candidate_id);
  hjl_workspace_end_task (task, FALSE, error);

  return NULL;
}

static void
retry (HjlWorkspace *self, GTask *task)
{
  CandidateJob *job = g_task_get_task_data (task);
  g_autoptr (HjlCase) c = NULL;
  GError *error = NULL;
  int     n = 0;

  if (job->candidate_id == NULL)
    {
      n = release_all (self, hjl_hold_may_retry, &error);
    }
  else
    {
      c = load_case (self, task);
      if (c == NULL)
        return;
      if (c->hold != NULL && hjl_hold_may_retry (c->hold))
        n = release (self, c, &error) ? 1 : -1;
    }

  if (n >= 0)
    hjl_workspace_tell_changed (self, HJL_CHANGES_CANDIDATES);
  hjl_workspace_end_count (task, n, error);
}

void
hjl_workspace_retry_async (HjlWorkspace       *self,
                           const char         *candidate_id,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));

  run (self, hjl_workspace_retry_async, retry, candidate_id, NULL, cancellable, callback, user_data);
}

/* Not this record: the candidate is exported anew, and hackajob's mark of the first export is known of. */
static gboolean
leave_record (HjlWorkspace *self,
              HjlCase      *c,
              GError      **error)
{
  hjl_set_text (&c->hold->decision, "new");
  c->hold->marked = c->link->marked;

  return hjl_store_remove_link (self->store, c->candidate->id, error) &&
         hjl_store_set_hold (self->store, c->hold, error);
}

/* Which posting the role is mapped to, if that is another one than the record's. (transfer full) (nullable) */
static char *
dup_other_posting (HjlWorkspace *self,
                   HjlCase      *c)
{
  g_autoptr (GHashTable) mappings = hjl_store_load_mappings (self->store, NULL);
  HjlMapping *mapping = mappings != NULL && c->candidate->role_id != NULL ? g_hash_table_lookup (mappings, c->candidate->role_id) : NULL;
  const char *wanted = mapping != NULL ? hjl_mapping_get_posting_id (mapping) : NULL;
  const char *present = c->link->posting_id;

  if (c->opportunity != NULL && c->opportunity->posting_id != NULL)
    present = c->opportunity->posting_id;

  return wanted != NULL && present != NULL && !g_str_equal (wanted, present) ? g_strdup (wanted) : NULL;
}

/* The hold stays until the planner lets go of it: it alone keeps the record from being taken up by itself. */
static gboolean
decide_undone (HjlWorkspace *self,
               HjlCase      *c,
               gboolean      kept,
               GError      **error)
{
  g_autofree char *other = kept ? NULL : dup_other_posting (self, c);

  if (other != NULL)
    {
      g_free (c->hold->posting_id);
      c->hold->posting_id = g_steal_pointer (&other);
      return leave_record (self, c, error);
    }

  hjl_set_text (&c->hold->decision, kept ? c->link->opportunity_id : "again");

  return hjl_store_set_hold (self->store, c->hold, error) &&
         hjl_store_touch_candidate (self->store, c->candidate->id, error);
}

/* What a person has decided about the record that the candidate is linked with. */
static gboolean
decide_linked (HjlWorkspace *self,
               HjlCase      *c,
               const char   *decision,
               GError      **error)
{
  HjlLink *link = c->link;
  gboolean kept = g_str_equal (decision, link->opportunity_id);

  switch (c->hold->kind)
    {
    case HJL_HOLD_OTHER_NAME:
      if (!kept)
        return leave_record (self, c, error);
      break;

    case HJL_HOLD_OTHER_POSTING:
      if (!kept)
        return leave_record (self, c, error);
      if (c->opportunity != NULL && c->opportunity->posting_id != NULL)
        {
          hjl_set_text (&link->posting_id, c->opportunity->posting_id);
        }
      hjl_set_text (&link->kept_posting_id, c->hold->posting_id);
      break;

    case HJL_HOLD_ARCHIVED:
      if (!kept)
        {
          g_clear_pointer (&link->kept_reason_id, g_free);
          hjl_set_text (&link->wanted_stage_id, c->candidate->stage_id);
        }
      else if (c->opportunity != NULL && c->opportunity->archived)
        {
          hjl_link_keep_archived (link, c->opportunity->archive_reason_id);
        }
      break;

    case HJL_HOLD_UNDONE:
      return decide_undone (self, c, kept, error);

    case HJL_HOLD_NONE:
    case HJL_HOLD_UNCERTAIN:
    case HJL_HOLD_REFUSED:
    case HJL_HOLD_DUPLICATE:
    case HJL_HOLD_SEVERAL:
    case HJL_HOLD_EXPORTED_BEFORE:
    case HJL_HOLD_MISSING:
    case HJL_HOLD_STAGE_GONE:
    case HJL_HOLD_NO_ACTING_USER:
    case HJL_HOLD_FILE:
    case HJL_HOLD_SOURCE:
    case HJL_HOLD_CONFIDENTIAL:
    case HJL_HOLD_TWIN:
    case HJL_HOLD_CV_AWAITED:
    default:
      /* The question was which record counts. */
      if (!kept && !g_str_equal (decision, "new"))
        {
          hjl_set_text (&link->opportunity_id, decision);
          g_clear_pointer (&link->opportunity_url, g_free);
          g_clear_pointer (&link->contact_id, g_free);
          hjl_link_take_base_target (link, NULL);
        }
      break;
    }

  return hjl_store_save_link (self->store, link, error) &&
         hjl_store_clear_hold (self->store, c->candidate->id, error);
}

static void
allow_erasing (HjlWorkspace *self, GTask *task)
{
  GError *error = NULL;
  int     n = hjl_brake_release (self->store, &error);

  hjl_workspace_end_count (task, n, error);
}

void
hjl_workspace_allow_erasing_async (HjlWorkspace       *self,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));

  run (self, hjl_workspace_allow_erasing_async, allow_erasing, NULL, NULL, cancellable, callback, user_data);
}

static void
resolve (HjlWorkspace *self, GTask *task)
{
  CandidateJob *job = g_task_get_task_data (task);
  g_autoptr (HjlCase) c = load_case (self, task);
  GError  *error = NULL;
  gboolean stored = FALSE;

  if (c == NULL)
    return;

  if (c->hold == NULL || c->hold->choices == NULL || *c->hold->choices == NULL)
    {
      error = g_error_new_literal (HJL_ERROR, HJL_ERROR_INPUT, _ ("There is nothing to decide for this candidate."));
    }
  else if (!hjl_hold_may_decide (c->hold, job->choice))
    {
      const char      *word = hjl_hold_kind_get_ways (c->hold->kind)->word;
      g_autofree char *choices = g_strjoinv (", ", c->hold->choices);
      g_autofree char *all = word != NULL ? g_strdup_printf ("%s, %s", choices, word) : g_steal_pointer (&choices);

      error = g_error_new (HJL_ERROR,
                           HJL_ERROR_INPUT,
                           _ ("“%s” isn’t one of the choices: %s."),
                           job->choice,
                           all);
    }
  else if (c->link == NULL && (c->hold->kind == HJL_HOLD_OTHER_POSTING || c->hold->kind == HJL_HOLD_UNDONE))
    {
      /* The link with the old record went with the first decision. */
      error = g_error_new_literal (HJL_ERROR,
                                   HJL_ERROR_INPUT,
                                   _ ("This was decided already, and the next sync exports the candidate as new."));
    }
  else if (c->link != NULL)
    {
      stored = hjl_store_begin (self->store, &error) &&
               hjl_store_finish (self->store,
                                 decide_linked (self, c, job->choice, &error),
                                 &error);
    }
  else
    {
      hjl_set_text (&c->hold->decision, job->choice);
      stored = hjl_store_set_hold (self->store, c->hold, &error) &&
               hjl_store_touch_candidate (self->store, c->candidate->id, &error);
    }

  end (self, task, stored, HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY, error);
}

void
hjl_workspace_resolve_async (HjlWorkspace       *self,
                             const char         *candidate_id,
                             const char         *decision,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (candidate_id != NULL && decision != NULL);

  run (self, hjl_workspace_resolve_async, resolve, candidate_id, decision, cancellable, callback, user_data);
}

static void
prefer (HjlWorkspace *self, GTask *task)
{
  CandidateJob *job = g_task_get_task_data (task);
  g_autoptr (HjlCase) c = load_case (self, task);
  GError  *error = NULL;
  gboolean stored = FALSE;

  if (c == NULL)
    return;

  if (c->link == NULL || c->link->erased)
    {
      error = g_error_new_literal (HJL_ERROR, HJL_ERROR_INPUT, _ ("This candidate is not linked with a record in Lever."));
    }
  else
    {
      hjl_set_text (&c->link->wanted_stage_id, job->choice);
      /* The newer word counts, where a person had left the record archived. */
      g_clear_pointer (&c->link->kept_reason_id, g_free);
      stored = hjl_store_begin (self->store, &error) &&
               hjl_store_finish (self->store,
                                 hjl_store_save_link (self->store, c->link, &error) &&
                                   hjl_store_touch_candidate (self->store, c->candidate->id, &error),
                                 &error);
    }

  end (self, task, stored, HJL_CHANGES_CANDIDATES, error);
}

void
hjl_workspace_prefer_async (HjlWorkspace       *self,
                            const char         *candidate_id,
                            const char         *stage_id,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (candidate_id != NULL && stage_id != NULL);

  run (self, hjl_workspace_prefer_async, prefer, candidate_id, stage_id, cancellable, callback, user_data);
}

static void
erase_candidate (HjlWorkspace *self, GTask *task)
{
  CandidateJob *job = g_task_get_task_data (task);
  g_autoptr (HjlCase) c = load_case (self, task);
  GError  *error = NULL;
  gboolean stored;

  if (c == NULL)
    return;

  stored = hjl_store_erase (self->store, job->candidate_id, &error);
  if (stored)
    hjl_sync_context_note (self->context,
                           HJL_ACTIVITY_ERASED,
                           job->candidate_id,
                           c->candidate->role_id,
                           hjl_action_kind_to_string (HJL_ACTION_ERASE),
                           HJL_WORDS ("erased-on-request"));
  hjl_workspace_tidy_files (self);
  end (self, task, stored, HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY, error);
}

void
hjl_workspace_erase_async (HjlWorkspace       *self,
                           const char         *candidate_id,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (candidate_id != NULL);

  run (self, hjl_workspace_erase_async, erase_candidate, candidate_id, NULL, cancellable, callback, user_data);
}
