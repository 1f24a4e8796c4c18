/* hjl-workspace-person.c: who a candidate is, and their documents, as their source has them now
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "document/hjl-candidate-pdf.h"
#include "files/hjl-spool.h"
#include "model/hjl-error.h"
#include "model/hjl-words.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-new-roles.h"
#include "store/hjl-store-timeline.h"
#include "sync/hjl-judge.h"
#include "sync/hjl-profile-document.h"
#include "workspace/hjl-workspace-private.h"

/* Entries of the timeline that are looked through. */
#define MAX_ENTRIES 200

/* What is asked for, and what came of it: read in the thread, taken in front. */
typedef struct
{
  char                *candidate_id;
  HjlPurpose           purpose;
  char                *role_id;    /* nullable */
  guint                n_tries;    /* for the document */
  HjlDocument         *document;   /* nullable */
  HjlCandidate        *candidate;  /* nullable */
  HjlCandidateProfile *profile;    /* nullable */
  char                *role_title; /* nullable */
} Asked;

static void
asked_free (Asked *asked)
{
  g_free (asked->candidate_id);
  g_free (asked->role_id);
  g_clear_pointer (&asked->document, hjl_document_free);
  g_clear_pointer (&asked->candidate, hjl_candidate_unref);
  g_clear_pointer (&asked->profile, hjl_candidate_profile_unref);
  g_free (asked->role_title);
  g_free (asked);
}

/* @error: (nullable) (transfer full) */
static void
end (GTask  *task,
     GError *error)
{
  hjl_workspace_end_task (task, error == NULL, error);
}

static GError *
new_unknown (const char *candidate_id)
{
  return g_error_new (HJL_ERROR, HJL_ERROR_NOT_FOUND, "There is no candidate %s", candidate_id);
}

gboolean
hjl_workspace_asks_hackajob (HjlWorkspace  *self,
                             const HjlCase *c)
{
  g_return_val_if_fail (HJL_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (c != NULL, FALSE);

  return c->in_feed && hjl_workspace_get_candidates_from (self, NULL) == HJL_CANDIDATES_FROM_FEED;
}

/* Of somebody who was erased nothing is asked for, and nothing shown. @asks_hackajob: (out). Returns: whether to go on;
 * else the task has ended */
static gboolean
is_known (HjlWorkspace *self,
          GTask        *task,
          gboolean     *asks_hackajob)
{
  Asked  *asked = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (HjlCase) c = hjl_store_load_case (self->store, asked->candidate_id, &error);

  if (c == NULL && error == NULL)
    error = new_unknown (asked->candidate_id);
  if (c == NULL || c->candidate->erased)
    {
      end (task, error);
      return FALSE;
    }

  asked->role_id = g_strdup (c->candidate->role_id);
  *asks_hackajob = hjl_workspace_asks_hackajob (self, c);

  return TRUE;
}

/* (transfer full) (nullable): NULL with the task's end */
static HjlPerson *
load_person (HjlWorkspace *self,
             GTask        *task)
{
  Asked     *asked = g_task_get_task_data (task);
  GError    *error = NULL;
  HjlPerson *person = hjl_store_load_person (self->store, asked->candidate_id, &error);

  if (person == NULL && error == NULL)
    error = g_error_new_literal (HJL_ERROR, HJL_ERROR_INPUT,
                                 _ ("This candidate came by hackajob’s partner feed, and candidates come from files now. Their details are "
                                    "in hackajob and in Lever."));
  if (person == NULL)
    end (task, error);

  return person;
}

static void
got_candidate (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  GTask  *task = user_data;
  Asked  *asked = g_task_get_task_data (task);
  GError *error = NULL;

  asked->candidate = hjl_source_get_candidate_finish (HJL_SOURCE (object), result, &asked->profile, &error);
  end (task, error);
}

static void
ask_for_candidate (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  GTask        *task = user_data;
  HjlWorkspace *self = g_task_get_source_object (task);
  Asked        *asked = g_task_get_task_data (task);
  GError       *error = NULL;

  if (hjl_sync_finish (result, &error))
    hjl_source_get_candidate_async (self->source, asked->candidate_id, g_task_get_cancellable (task), got_candidate, task);
  else
    end (task, error);
}

static void
load_profile (HjlWorkspace *self,
              GTask        *task)
{
  Asked *asked = g_task_get_task_data (task);
  g_autoptr (HjlPerson) person = NULL;
  gboolean asks_hackajob;

  if (!is_known (self, task, &asks_hackajob))
    return;
  if (asks_hackajob)
    {
      hjl_workspace_confirm_side_async (self, HJL_SIDE_HACKAJOB, g_task_get_cancellable (task), ask_for_candidate, task);
      return;
    }

  person = load_person (self, task);
  if (person == NULL)
    return;
  asked->profile = hjl_candidate_profile_ref (person->profile);
  end (task, NULL);
}

static void
run (HjlWorkspace       *self,
     gpointer            tag,
     HjlJobFunc          func,
     const char         *candidate_id,
     HjlPurpose          purpose,
     GCancellable       *cancellable,
     GAsyncReadyCallback callback,
     gpointer            user_data)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->candidate_id = g_strdup (candidate_id);
  asked->purpose = purpose;
  hjl_workspace_run (self, tag, func, asked, (GDestroyNotify) asked_free, cancellable, callback, user_data);
}

void
hjl_workspace_load_profile_async (HjlWorkspace       *self,
                                  const char         *candidate_id,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (candidate_id != NULL);

  run (self, hjl_workspace_load_profile_async, load_profile, candidate_id, HJL_PURPOSE_OTHER, cancellable, callback, user_data);
}

gboolean
hjl_workspace_load_profile_finish (HjlWorkspace         *self,
                                   GAsyncResult         *result,
                                   HjlCandidateProfile **profile,
                                   GError              **error)
{
  Asked *asked;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (profile != NULL, FALSE);

  *profile = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  asked = g_task_get_task_data (G_TASK (result));
  *profile = g_steal_pointer (&asked->profile);

  return TRUE;
}

/*
 * Documents
 */
/* hackajob makes none, or none that can be used: it is set from the profile, as an export does. */
static void
ask_for_document_of_profile (HjlWorkspace *self,
                             GTask        *task)
{
  Asked *asked = g_task_get_task_data (task);

  g_clear_pointer (&asked->document, hjl_document_free);
  if (asked->role_id != NULL)
    asked->role_title = hjl_store_dup_role_title (self->store, asked->role_id);
  hjl_source_get_candidate_async (self->source, asked->candidate_id, g_task_get_cancellable (task), got_candidate, task);
}

/* What Lever has, or gets with the next sync, is shown where hackajob gives nothing just now. */
static gboolean
is_ours_in_lever (HjlWorkspace *self,
                  const char   *candidate_id,
                  const GError *error)
{
  g_autoptr (GPtrArray) timeline = NULL;

  if (hjl_judge (error, HJL_SIDE_HACKAJOB, HJL_CALL_READ) != HJL_VERDICT_SKIP)
    return FALSE;
  if (hjl_profile_document_fails_for_long (self->context, candidate_id, error))
    return TRUE;

  timeline = hjl_store_list_activity (self->store, candidate_id, MAX_ENTRIES, NULL);
  for (guint i = 0; timeline != NULL && i < timeline->len; i++)
    if (hjl_words_say_same (((HjlActivity *) g_ptr_array_index (timeline, i))->kept, HJL_WORDS ("profile-made-here")))
      return TRUE;

  return FALSE;
}

static void ask_for_document (HjlWorkspace *self,
                              GTask        *task);

static void
got_document (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask        *task = user_data;
  HjlWorkspace *self = g_task_get_source_object (task);
  Asked        *asked = g_task_get_task_data (task);
  GError       *error = NULL;

  asked->document = hjl_finish_pointer (HJL_SOURCE (object), result, &error);
  if (asked->purpose == HJL_PURPOSE_CV)
    {
      end (task, error);
      return;
    }

  switch (hjl_judge_profile_document (asked->document, error, asked->n_tries))
    {
    case HJL_PROFILE_DOCUMENT_AGAIN:
      g_clear_pointer (&asked->document, hjl_document_free);
      ask_for_document (self, task);
      break;

    case HJL_PROFILE_DOCUMENT_REPLACED:
    case HJL_PROFILE_DOCUMENT_MISSING:
      g_clear_error (&error);
      ask_for_document_of_profile (self, task);
      break;

    case HJL_PROFILE_DOCUMENT_FAILED:
      if (is_ours_in_lever (self, asked->candidate_id, error))
        {
          g_clear_error (&error);
          ask_for_document_of_profile (self, task);
          break;
        }
      end (task, error);
      break;

    case HJL_PROFILE_DOCUMENT_GOOD:
    default:
      end (task, error);
    }
}

static void
ask_for_document (HjlWorkspace *self,
                  GTask        *task)
{
  Asked *asked = g_task_get_task_data (task);

  asked->n_tries++;
  hjl_source_get_document_async (self->source, asked->candidate_id, asked->purpose, TRUE, g_task_get_cancellable (task), got_document, task);
}

static void
did_confirm (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask  *task = user_data;
  GError *error = NULL;

  if (hjl_sync_finish (result, &error))
    ask_for_document (g_task_get_source_object (task), task);
  else
    end (task, error);
}

/* Not through the source, which takes what it is asked for as on its way to Lever. (transfer full) (nullable) */
static HjlDocument *
load_kept_file (HjlWorkspace  *self,
                HjlPersonFile *file,
                GError       **error)
{
  g_autofree char *folder = hjl_workspace_dup_spool (self);
  g_autoptr (HjlSpool) spool = hjl_spool_open (folder, error);
  g_autoptr (GBytes) content = spool != NULL ? hjl_spool_load (spool, file->spool_name, error) : NULL;

  return content != NULL ? hjl_document_new (content, file->name, NULL) : NULL;
}

static void
load_document (HjlWorkspace *self,
               GTask        *task)
{
  Asked *asked = g_task_get_task_data (task);
  g_autoptr (HjlPerson) person = NULL;
  GError  *error = NULL;
  gboolean in_lever = FALSE;
  gboolean asks_hackajob;

  if (!is_known (self, task, &asks_hackajob))
    return;
  if (asks_hackajob)
    {
      hjl_workspace_confirm_side_async (self, HJL_SIDE_HACKAJOB, g_task_get_cancellable (task), did_confirm, task);
      return;
    }

  person = load_person (self, task);
  if (person == NULL)
    return;
  for (guint i = person->files->len; i > 0 && asked->document == NULL && error == NULL; i--)
    {
      HjlPersonFile *file = g_ptr_array_index (person->files, i - 1);

      if (file->purpose != asked->purpose)
        continue;
      if (file->in_lever)
        in_lever = TRUE;
      else
        asked->document = load_kept_file (self, file, &error);
    }
  if (asked->document == NULL && error == NULL && in_lever)
    error = g_error_new_literal (HJL_ERROR, HJL_ERROR_INPUT, _ ("Lever has this file, and no copy of it is kept on this computer. Open the candidate in Lever to read it."));
  end (task, error);
}

void
hjl_workspace_load_document_async (HjlWorkspace       *self,
                                   const char         *candidate_id,
                                   HjlPurpose          purpose,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (candidate_id != NULL);
  g_return_if_fail (purpose == HJL_PURPOSE_CV || purpose == HJL_PURPOSE_PROFILE);

  run (self, hjl_workspace_load_document_async, load_document, candidate_id, purpose, cancellable, callback, user_data);
}

/* This is where all text is drawn: cairo 1.16 must not draw in two threads. */
HjlDocument *
hjl_workspace_load_document_finish (HjlWorkspace *self,
                                    GAsyncResult *result,
                                    GError      **error)
{
  Asked *asked;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  asked = g_task_get_task_data (G_TASK (result));
  if (asked->document == NULL && asked->profile != NULL)
    return hjl_candidate_pdf_render (asked->candidate, asked->profile, asked->role_title, g_get_real_time () / 1000, NULL, error);
  if (asked->document == NULL)
    g_set_error_literal (error, HJL_ERROR, HJL_ERROR_NOT_FOUND, "There is no such file");

  return g_steal_pointer (&asked->document);
}
