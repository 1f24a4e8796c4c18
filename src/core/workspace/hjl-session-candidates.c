/* hjl-session-candidates.c: mappings and single candidates, in the workspace's thread
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "workspace/hjl-session.h"
#include "model/hjl-error.h"
#include "store/hjl-store-lists.h"
#include "sync/hjl-brake.h"

#define PAGE 500

/* Ends a job that wrote to the database. Takes @task and @error. */
static void
end_job (HjlSession *self,
         GTask      *task,
         gboolean    stored,
         HjlChanges  changes,
         GError     *error)
{
  if (stored)
    {
      self->events->changed (self->workspace, changes);
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      g_task_return_error (task, error);
    }
  g_object_unref (task);
}

void
hjl_session_save_mapping (HjlSession *self,
                          GTask      *task)
{
  HjlJob  *job = g_task_get_task_data (task);
  GError  *error = NULL;
  gboolean stored;

  stored = hjl_store_save_mapping (self->store, job->mapping, self->context->clock (), &error);
  if (stored)
    hjl_sync_context_note (self->context,
                           HJL_ACTIVITY_CHANGED,
                           NULL,
                           hjl_mapping_get_role_id (job->mapping),
                           NULL,
                           _ ("The mapping was saved."));
  end_job (self, task, stored, HJL_CHANGES_MAPPINGS | HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY, error);
}

void
hjl_session_remove_mapping (HjlSession *self,
                            GTask      *task)
{
  HjlJob  *job = g_task_get_task_data (task);
  GError  *error = NULL;
  gboolean stored;

  stored = hjl_store_remove_mapping (self->store, job->text, &error);
  if (stored)
    hjl_sync_context_note (self->context,
                           HJL_ACTIVITY_CHANGED,
                           NULL,
                           job->text,
                           NULL,
                           _ ("The mapping was removed: this role’s candidates aren’t exported."));
  end_job (self, task, stored, HJL_CHANGES_MAPPINGS | HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY, error);
}

void
hjl_session_take_new_roles (HjlSession *self,
                            GTask      *task)
{
  GError    *error = NULL;
  GPtrArray *ids = NULL;

  /* One transaction: of two windows, one asks. */
  if (hjl_store_begin (self->store, &error))
    {
      ids = hjl_store_list_new_roles (self->store, &error);
      if (ids == NULL ||
          (ids->len > 0 && !hjl_store_set_roles_asked (self->store, &error)))
        {
          hjl_store_rollback (self->store);
          g_clear_pointer (&ids, g_ptr_array_unref);
        }
      else if (!hjl_store_commit (self->store, &error))
        {
          g_clear_pointer (&ids, g_ptr_array_unref);
        }
    }

  if (ids != NULL)
    g_task_return_pointer (task, ids, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
  /* It comes after each sync, and goes through all roles. */
  hjl_memory_later (self->rest);
}

/* What only tells goes when it was seen; the files are looked for again. */
static gboolean
only_tells (HjlHold *hold)
{
  return hold->kind == HJL_HOLD_FILE || hold->kind == HJL_HOLD_SOURCE;
}

static gboolean
release (HjlSession *self,
         HjlCase    *c,
         GError    **error)
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
release_all (HjlSession *self,
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
hjl_session_release_actor_holds (HjlSession *self,
                                 GError    **error)
{
  return release_all (self, waits_for_actor, error) >= 0;
}

/* The candidate that a job is about, or the job's end. (transfer full) (nullable) */
static HjlCase *
load_case (HjlSession *self,
           GTask      *task)
{
  HjlJob  *job = g_task_get_task_data (task);
  GError  *error = NULL;
  HjlCase *c = hjl_store_load_case (self->store, job->text, &error);

  if (c != NULL)
    return c;

  if (error == NULL)
    error = g_error_new (HJL_ERROR, HJL_ERROR_NOT_FOUND, _ ("There is no candidate “%s” here."), job->text);
  g_task_return_error (task, error);
  g_object_unref (task);

  return NULL;
}

void
hjl_session_retry (HjlSession *self,
                   GTask      *task)
{
  HjlJob *job = g_task_get_task_data (task);
  g_autoptr (HjlCase) c = NULL;
  GError *error = NULL;
  int     n = 0;

  if (job->text == NULL)
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

  if (n < 0)
    {
      g_task_return_error (task, error);
    }
  else
    {
      self->events->changed (self->workspace, HJL_CHANGES_CANDIDATES);
      g_task_return_int (task, n);
    }
  g_object_unref (task);
}

/* Not this record: the candidate is exported anew, and hackajob's mark of the first export is known of. */
static gboolean
leave_record (HjlSession *self,
              HjlCase    *c,
              GError    **error)
{
  g_free (c->hold->decision);
  c->hold->decision = g_strdup ("new");
  c->hold->marked = c->link->marked;

  return hjl_store_remove_link (self->store, c->candidate->id, error) &&
         hjl_store_set_hold (self->store, c->hold, error);
}

/* What a person has decided about the record that the candidate is linked with. */
static gboolean
decide_linked (HjlSession *self,
               HjlCase    *c,
               const char *decision,
               GError    **error)
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
          g_free (link->posting_id);
          link->posting_id = g_strdup (c->opportunity->posting_id);
        }
      g_free (link->kept_posting_id);
      link->kept_posting_id = g_strdup (c->hold->posting_id);
      break;

    case HJL_HOLD_ARCHIVED:
      g_clear_pointer (&link->kept_reason_id, g_free);
      if (kept)
        {
          const char *reason_id = c->opportunity != NULL ? c->opportunity->archive_reason_id : NULL;

          link->kept_reason_id = g_strdup (reason_id != NULL ? reason_id : "");
        }
      else
        {
          g_free (link->wanted_stage_id);
          link->wanted_stage_id = g_strdup (c->candidate->stage_id);
        }
      break;

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
          g_free (link->opportunity_id);
          link->opportunity_id = g_strdup (decision);
          g_clear_pointer (&link->opportunity_url, g_free);
          g_clear_pointer (&link->base_target, hjl_target_free);
        }
      break;
    }

  return hjl_store_save_link (self->store, link, error) &&
         hjl_store_clear_hold (self->store, c->candidate->id, error);
}

void
hjl_session_allow_erasing (HjlSession *self,
                           GTask      *task)
{
  GError *error = NULL;
  int     n = hjl_brake_release (self->store, &error);

  if (n < 0)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, n);
  g_object_unref (task);
}

void
hjl_session_resolve (HjlSession *self,
                     GTask      *task)
{
  HjlJob *job = g_task_get_task_data (task);
  g_autoptr (HjlCase) c = load_case (self, task);
  GError  *error = NULL;
  gboolean stored = FALSE;

  if (c == NULL)
    return;

  if (c->hold == NULL || c->hold->choices == NULL || *c->hold->choices == NULL)
    {
      error = g_error_new_literal (HJL_ERROR, HJL_ERROR_INPUT, _ ("There is nothing to decide for this candidate."));
    }
  else if (!hjl_hold_may_decide (c->hold, job->other))
    {
      const char      *word = hjl_hold_kind_get_ways (c->hold->kind)->word;
      g_autofree char *choices = g_strjoinv (", ", c->hold->choices);
      g_autofree char *all = word != NULL ? g_strdup_printf ("%s, %s", choices, word) : g_steal_pointer (&choices);

      error = g_error_new (HJL_ERROR,
                           HJL_ERROR_INPUT,
                           _ ("“%s” isn’t one of the choices: %s."),
                           job->other,
                           all);
    }
  else if (c->link == NULL && c->hold->kind == HJL_HOLD_OTHER_POSTING)
    {
      /* The link with the old record went with the first decision. */
      error = g_error_new_literal (HJL_ERROR,
                                   HJL_ERROR_INPUT,
                                   _ ("This was decided already, and the next sync exports the candidate as new."));
    }
  else if (c->link != NULL)
    {
      stored = hjl_store_begin (self->store, &error) &&
               decide_linked (self, c, job->other, &error) &&
               hjl_store_commit (self->store, &error);
      if (!stored)
        hjl_store_rollback (self->store);
    }
  else
    {
      g_free (c->hold->decision);
      c->hold->decision = g_strdup (job->other);
      stored = hjl_store_set_hold (self->store, c->hold, &error) &&
               hjl_store_touch_candidate (self->store, c->candidate->id, &error);
    }

  end_job (self, task, stored, HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY, error);
}

void
hjl_session_prefer (HjlSession *self,
                    GTask      *task)
{
  HjlJob *job = g_task_get_task_data (task);
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
      g_free (c->link->wanted_stage_id);
      c->link->wanted_stage_id = g_strdup (job->other);
      stored = hjl_store_begin (self->store, &error) &&
               hjl_store_save_link (self->store, c->link, &error) &&
               hjl_store_touch_candidate (self->store, c->candidate->id, &error) &&
               hjl_store_commit (self->store, &error);
      if (!stored)
        hjl_store_rollback (self->store);
    }

  end_job (self, task, stored, HJL_CHANGES_CANDIDATES, error);
}

void
hjl_session_erase (HjlSession *self,
                   GTask      *task)
{
  HjlJob *job = g_task_get_task_data (task);
  g_autoptr (HjlCase) c = load_case (self, task);
  GError  *error = NULL;
  gboolean stored;

  if (c == NULL)
    return;

  stored = hjl_store_erase (self->store, job->text, &error);
  if (stored)
    hjl_sync_context_note (self->context,
                           HJL_ACTIVITY_ERASED,
                           job->text,
                           c->candidate->role_id,
                           hjl_action_kind_to_string (HJL_ACTION_ERASE),
                           _ ("Personal data was erased here on request."));
  end_job (self, task, stored, HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY, error);
}
