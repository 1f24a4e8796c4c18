/* hjl-export.c: exports one candidate to Lever, with CV and hackajob profile
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-error.h"
#include "model/hjl-file-kind.h"
#include "model/hjl-words.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-new-roles.h"
#include "store/hjl-store-timeline.h"
#include "sync/hjl-export-private.h"
#include "sync/hjl-judge.h"
#include "sync/hjl-profile-document.h"
#include "sync/hjl-take-answer.h"
#include "document/hjl-candidate-pdf.h"

static void
free_export (gpointer data)
{
  HjlExport *export = data;

  hjl_export_stop_sending (export);
  g_clear_pointer (&export->context, hjl_sync_context_unref);
  g_clear_object (&export->catalogue);
  g_clear_pointer (&export->records, hjl_posting_records_unref);
  g_strfreev (export->emails);
  g_clear_pointer (&export->found, g_ptr_array_unref);
  g_clear_pointer (&export->fresh, hjl_candidate_unref);
  g_clear_pointer (&export->profile, hjl_candidate_profile_unref);
  g_free (export->role_title);
  g_clear_pointer (&export->choice, hjl_choice_free);
  g_free (export->cv_trouble);
  g_clear_pointer (&export->cv, hjl_file_free);
  g_clear_pointer (&export->document, hjl_file_free);
  g_clear_pointer (&export->others, g_ptr_array_unref);
  g_clear_pointer (&export->problems, g_ptr_array_unref);
  g_clear_pointer (&export->write, hjl_write_free);
  g_clear_object (&export->sending);
  g_free (export->opportunity_id);
  g_clear_pointer (&export->made, hjl_opportunity_unref);
  g_free (export->twin_id);
  g_clear_pointer (&export->uploads, g_ptr_array_unref);
  g_free (export);
}

guint
hjl_export_count_files (HjlExport *export)
{
  /* A profile that cannot be got just now is on the record from the export. */
  gboolean has_document = export->document != NULL || (export->completing && export->document_replaced);

  return export->n_before + (export->cv != NULL ? 1 : 0) + (has_document ? 1 : 0) + export->others->len;
}

gboolean
hjl_export_may_have_twin (HjlExport *export)
{
  return export->made != NULL && (hjl_source_get_features (export->context->source) & HJL_SOURCE_CAN_MARK_EXPORTED) == 0;
}

/* Others who are the same person, or share an address, may be exported now. */
static void
release_others (HjlExport *export)
{
  if (export->records != NULL)
    hjl_posting_records_release (export->records, export->action->candidate_id);
}

void
hjl_export_end (GTask          *task,
                HjlExportResult outcome)
{
  HjlExport *export = g_task_get_task_data (task);

  release_others (export);
  export->outcome = outcome;
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

void
hjl_export_hold (GTask             *task,
                 HjlHoldKind        kind,
                 const char        *detail,
                 const char *const *choices,
                 const char        *posting_id)
{
  HjlExport *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (!hjl_sync_context_hold (export->context,
                              export->action->candidate_id,
                              export->action->role_id,
                              kind,
                              detail,
                              choices,
                              posting_id,
                              &error))
    hjl_steps_fail (task, error);
  else
    hjl_export_end (task, kind == HJL_HOLD_UNCERTAIN ? HJL_EXPORT_UNCERTAIN : HJL_EXPORT_HELD);
}

void
hjl_export_note (HjlExport *export,
                 const char *action,
                 const char *words)
{
  hjl_sync_context_note (export->context, HJL_ACTIVITY_DONE, export->action->candidate_id, export->action->role_id, action, words);
}

/* Whether nothing else has happened for a day. */
static gboolean
fails_for_long (HjlExport *export,
                const GError *error)
{
  return hjl_sync_context_fails_for_long (export->context, export->action->candidate_id, error);
}

void
hjl_export_fail_reading (GTask  *task,
                         HjlSide side,
                         GError *error)
{
  HjlExport *export = g_task_get_task_data (task);
  g_autoptr (GError) owned = error;

  switch (hjl_judge (owned, side, export->completing ? HJL_CALL_READ : HJL_CALL_ASK))
    {
    case HJL_VERDICT_SKIP:
      /* Each sync asks again, but not for ever without a word. */
      if (!export->completing && side == HJL_SIDE_HACKAJOB && !hjl_error_is_passing (owned) && fails_for_long (export, owned))
        {
          g_autofree char *why = hjl_words_keep_error (owned);

          hjl_export_hold (task, HJL_HOLD_REFUSED, why, NULL, NULL);
          break;
        }
      hjl_sync_context_skip (export->context, export->action->candidate_id, export->action->role_id, owned);
      hjl_export_end (task, HJL_EXPORT_SKIPPED);
      break;

    case HJL_VERDICT_GONE:
    case HJL_VERDICT_ODD:
      /* Whoever is in Lever already is not held for a file. */
      if (export->completing)
        hjl_export_end (task, HJL_EXPORT_SKIPPED);
      else
        hjl_export_hold (task, HJL_HOLD_REFUSED, owned->message, NULL, NULL);
      break;

    /* What Lever hides when it is searched it hides for everybody. */
    case HJL_VERDICT_HIDDEN:
    case HJL_VERDICT_RUN:
    case HJL_VERDICT_HOLD:
    case HJL_VERDICT_UNCERTAIN:
    default:
      hjl_steps_fail (task, g_steal_pointer (&owned));
    }
}

/* The profile, and with it the candidate as it is at this moment: what was planned may be old. */
static void
got_profile (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  HjlStore *store = export->context->store;
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  GError  *error = NULL;
  gboolean stored;

  export->fresh = hjl_source_get_candidate_finish (HJL_SOURCE (source), result, &export->profile, &error);
  if (!hjl_check_hackajob_answer (export->fresh, export->action->candidate_id, &error))
    {
      hjl_export_fail_reading (task, HJL_SIDE_HACKAJOB, error);
      return;
    }

  g_ptr_array_add (taken, export->fresh);
  stored = hjl_store_begin (store, &error) &&
           hjl_store_finish (store,
                             hjl_store_take_candidates (store, taken, &error) >= 0 &&
                               (export->profile == NULL || export->fresh->status != HJL_CANDIDATE_STATUS_ACCEPTED ||
                                hjl_store_set_candidate_name (store,
                                                              export->action->candidate_id,
                                                              export->profile->name,
                                                              export->fresh->url != NULL ? export->fresh->url : export->profile->url,
                                                              &error)),
                             &error);
  if (!stored)
    {
      hjl_steps_fail (task, error);
      return;
    }

  if (export->profile != NULL && export->profile->mended && !export->completing)
    hjl_sync_context_note (export->context, HJL_ACTIVITY_ATTENTION, export->action->candidate_id, export->action->role_id, NULL,
                           HJL_WORDS ("profile-broken-characters"));

  if (export->fresh->status != HJL_CANDIDATE_STATUS_ACCEPTED ||
      g_strcmp0 (export->fresh->stage_id, export->c->candidate->stage_id) != 0 ||
      g_strcmp0 (export->fresh->role_id, export->c->candidate->role_id) != 0)
    hjl_export_end (task, HJL_EXPORT_CHANGED);
  else if (export->profile == NULL && export->completing)
    hjl_export_end (task, HJL_EXPORT_SKIPPED);
  else if (export->profile == NULL)
    hjl_export_hold (task, HJL_HOLD_REFUSED,
                     hjl_sync_context_is_by_hand (export->context) ? HJL_WORDS ("name-only") : HJL_WORDS ("no-profile"), NULL, NULL);
  else
    hjl_steps_next (task);
}

static void
step_profile (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);

  hjl_source_get_candidate_async (export->context->source,
                                  export->action->candidate_id,
                                  g_task_get_cancellable (task),
                                  got_profile,
                                  task);
}

/* A file that Lever would refuse stays behind with a reason; the candidate goes all the same. @file: (transfer full) */
static HjlFile *
accept_file (HjlExport *export,
             HjlFile *file)
{
  char *refusal = hjl_lever_refuses_file (file);

  if (refusal == NULL)
    return file;

  g_ptr_array_add (export->problems, refusal);
  hjl_file_free (file);

  return NULL;
}

/* There is no CV, or not one that is whole, at this moment: it may come. Where it will not come by itself, a broken one
 * is told. @trouble: (nullable) (transfer full) */
static void
await_cv (HjlExport *export,
          char *trouble)
{
  if ((hjl_source_get_features (export->context->source) & HJL_SOURCE_CV_MAY_COME) == 0)
    {
      if (trouble != NULL)
        g_ptr_array_add (export->problems, trouble);
      return;
    }

  export->cv_missing = TRUE;
  g_free (export->cv_trouble);
  export->cv_trouble = trouble;
}

/* Nothing else is to be done where only the CV was waited for. */
static void
go_on_without_cv (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);

  if (export->cv_was_awaited && !export->sure_of_files)
    {
      hjl_steps_clear (task);
      hjl_steps_append (task, hjl_export_step_finish);
    }
  hjl_steps_next (task);
}

static void
take_cv (GTask       *task,
         HjlDocument *document)
{
  HjlExport *export = g_task_get_task_data (task);
  g_autoptr (HjlFile) file = hjl_file_new_readable (document->name, "cv", document->content);

  if (!hjl_file_kind_is_whole (file->kind, file->content))
    {
      /* Cut on its way, or cut where it lies: another try tells. */
      if (export->cv_tries < 2)
        {
          hjl_export_step_cv (task);
          return;
        }
      await_cv (export, g_strdup (HJL_WORDS ("file-cut-off")));
    }
  else if (file->kind == HJL_FILE_KIND_EMPTY)
    {
      await_cv (export, g_strdup (HJL_WORDS ("file-empty")));
    }
  else if (file->kind == HJL_FILE_KIND_PAGE || file->kind == HJL_FILE_KIND_DATA)
    {
      g_autofree char *title = hjl_file_kind_keep_title (file->kind);

      await_cv (export, hjl_words_keep ("file-replaced", title));
    }
  else
    {
      export->cv = accept_file (export, g_steal_pointer (&file));
    }

  if (export->cv_missing)
    go_on_without_cv (task);
  else
    hjl_steps_next (task);
}

/* hackajob has answered for this person a moment ago: what does not arrive is this file, or the server where it lies is silent,
 * not there, or cannot be trusted. It says nothing of the others; where it is the network after all, the next one who is asked
 * for ends the run. @error: (transfer full) */
static void
fail_file (GTask  *task,
           GError *error)
{
  HjlExport *export = g_task_get_task_data (task);
  g_autoptr (GError) owned = error;

  if (!hjl_judge_is_of_file_server (owned))
    {
      hjl_export_fail_reading (task, HJL_SIDE_HACKAJOB, g_steal_pointer (&owned));
      return;
    }

  hjl_sync_context_skip (export->context, export->action->candidate_id, export->action->role_id, owned);
  hjl_export_end (task, HJL_EXPORT_WAITS);
}

static void
got_cv (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlDocument) document = hjl_finish_pointer (HJL_SOURCE (source), result, &error);

  if (document != NULL)
    {
      take_cv (task, document);
      return;
    }

  /* What a missing, a broken and a large CV are is asked here, not what becomes of the person: who goes anyway. */
  if (hjl_judge (error, HJL_SIDE_HACKAJOB, HJL_CALL_READ) == HJL_VERDICT_GONE)
    {
      await_cv (export, NULL);
    }
  else if (g_error_matches (error, HJL_ERROR, HJL_ERROR_TOO_LARGE))
    {
      g_ptr_array_add (export->problems, g_strdup (HJL_WORDS ("cv-too-large")));
    }
  else if (g_error_matches (error, HJL_ERROR, HJL_ERROR_GATEWAY) ||
           hjl_judge (error, HJL_SIDE_HACKAJOB, HJL_CALL_READ) == HJL_VERDICT_ODD || fails_for_long (export, error))
    {
      await_cv (export, hjl_words_keep_error (error));
    }
  else
    {
      fail_file (task, g_steal_pointer (&error));
      return;
    }

  if (export->cv_missing)
    go_on_without_cv (task);
  else
    hjl_steps_next (task);
}

void
hjl_export_step_cv (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);

  export->cv_tries++;
  hjl_source_get_document_async (export->context->source,
                                 export->action->candidate_id,
                                 HJL_PURPOSE_CV,
                                 FALSE,
                                 g_task_get_cancellable (task),
                                 got_cv,
                                 task);
}

static gboolean
on_render_cb (gpointer user_data)
{
  GTask *render = user_data;
  HjlExport *export = g_task_get_task_data (g_task_get_task_data (render));
  HjlDocument *document;
  GError      *error = NULL;

  if (g_task_return_error_if_cancelled (render))
    return G_SOURCE_REMOVE;

  document = hjl_candidate_pdf_render (export->fresh,
                                       export->profile,
                                       export->role_title,
                                       export->context->clock (),
                                       &export->scripts,
                                       &error);
  if (document != NULL)
    g_task_return_pointer (render, document, (GDestroyNotify) hjl_document_free);
  else
    g_task_return_error (render, error);

  return G_SOURCE_REMOVE;
}

/* Which fonts this computer lacks, for Connection; what of it is there by now was found in this document. */
static void
remember_fonts (HjlExport *export)
{
  HjlStore        *store = export->context->store;
  g_autofree char *known = hjl_store_get_value (store, HJL_KEY_MISSING_FONTS);
  HjlScripts       before = hjl_scripts_from_text (known);
  HjlScripts       now = (before & ~export->scripts.used) | export->scripts.missing;
  g_autofree char *text = now != 0 ? hjl_scripts_to_text (now) : NULL;
  g_autoptr (GError) error = NULL;

  if (now != before && !hjl_store_set_value (store, HJL_KEY_MISSING_FONTS, text, &error))
    g_message ("Missing fonts could not be noted: %s", error->message);
}

static void
did_render_document (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlDocument) document = g_task_propagate_pointer (G_TASK (result), &error);

  if (document != NULL)
    {
      export->document = accept_file (export, hjl_file_new_readable (document->name, "hackajob-profile", document->content));
      remember_fonts (export);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_message ("A profile document could not be set: %s", error->message);
      g_ptr_array_add (export->problems, g_strdup (HJL_WORDS ("profile-no-document")));
    }

  hjl_steps_next (task);
}

/* What the export is made of is not touched until the document is there. */
static void
start_render (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_idle_source_new ();
  GTask *render = g_task_new (NULL, g_task_get_cancellable (task), did_render_document, task);

  /* Here: the store belongs to this thread. */
  g_free (export->role_title);
  export->role_title = export->fresh->role_id != NULL ? hjl_store_dup_role_title (export->context->store, export->fresh->role_id) : NULL;
  g_task_set_source_tag (render, start_render);
  g_task_set_task_data (render, task, NULL);
  g_source_set_callback (source, on_render_cb, render, g_object_unref);
  g_source_attach (source, export->context->front);
}

/* A document of little more than a name would be none. */
static gboolean
tells_profile (HjlExport *export)
{
  return (hjl_source_get_features (export->context->source) & HJL_SOURCE_TELLS_PROFILE) != 0;
}

/* As hjl_judge_profile_document(), for this export. @error: (nullable) */
static HjlProfileDocument
judge_document (HjlExport *export,
                const HjlDocument *document,
                const GError      *error)
{
  HjlProfileDocument judged = hjl_judge_profile_document (document, error, export->document_tries);

  /* Perhaps the next sync gets hackajob's, but it is not waited for without end. */
  if (judged == HJL_PROFILE_DOCUMENT_FAILED && !export->completing &&
      hjl_profile_document_fails_for_long (export->context, export->action->candidate_id, error))
    return HJL_PROFILE_DOCUMENT_REPLACED;

  return judged;
}

/* What was added goes as it is, or not at all. Takes @document and @error, of which there is one. */
static void
take_added_document (GTask       *task,
                     HjlDocument *document,
                     GError      *error)
{
  HjlExport *export = g_task_get_task_data (task);
  g_autoptr (HjlDocument) owned = document;
  g_autoptr (GError) trouble = error;

  if (owned == NULL && hjl_judge (trouble, HJL_SIDE_HACKAJOB, HJL_CALL_READ) != HJL_VERDICT_GONE)
    {
      hjl_export_fail_reading (task, HJL_SIDE_HACKAJOB, g_steal_pointer (&trouble));
      return;
    }

  if (owned != NULL)
    export->document = accept_file (export, hjl_file_new_readable (owned->name, "hackajob-profile", owned->content));
  if (export->document != NULL && !hjl_file_kind_is_whole (export->document->kind, export->document->content))
    {
      g_ptr_array_add (export->problems, g_strdup (HJL_WORDS ("file-cut-off")));
      g_clear_pointer (&export->document, hjl_file_free);
    }
  hjl_steps_next (task);
}

static void
got_document (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlDocument) document = hjl_finish_pointer (HJL_SOURCE (source), result, &error);

  if (!tells_profile (export))
    {
      take_added_document (task, g_steal_pointer (&document), g_steal_pointer (&error));
      return;
    }

  switch (judge_document (export, document, error))
    {
    case HJL_PROFILE_DOCUMENT_GOOD:
      export->document = hjl_file_new_readable (document->name, "hackajob-profile", document->content);
      hjl_steps_next (task);
      break;

    case HJL_PROFILE_DOCUMENT_AGAIN:
      hjl_export_step_document (task);
      break;

    case HJL_PROFILE_DOCUMENT_REPLACED:
      export->document_replaced = TRUE;
      /* A record that has hackajob's would get a second one of another name. The CV goes on, and a later cycle looks again. */
      export->look_later = export->completing;
      if (export->completing)
        hjl_steps_next (task);
      else
        start_render (task);
      break;

    case HJL_PROFILE_DOCUMENT_MISSING:
      start_render (task);
      break;

    case HJL_PROFILE_DOCUMENT_FAILED:
    default:
      fail_file (task, g_steal_pointer (&error));
    }
}

void
hjl_export_step_document (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);

  export->document_tries++;
  if ((hjl_source_get_features (export->context->source) & HJL_SOURCE_HAS_PROFILE_DOCUMENT) == 0)
    start_render (task);
  else
    hjl_source_get_document_async (export->context->source,
                                   export->action->candidate_id,
                                   HJL_PURPOSE_PROFILE,
                                   FALSE,
                                   g_task_get_cancellable (task),
                                   got_document,
                                   task);
}

static void
got_others (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  GError *error = NULL;
  int     n_before;
  g_autoptr (GPtrArray) documents = hjl_finish_pointer (HJL_SOURCE (source), result, &error);

  if (documents == NULL)
    {
      hjl_export_fail_reading (task, HJL_SIDE_HACKAJOB, error);
      return;
    }

  n_before = hjl_store_count_confirmed_files (export->context->store, export->action->candidate_id, &error);
  if (n_before < 0)
    {
      hjl_steps_fail (task, error);
      return;
    }
  export->n_before = (guint) n_before;
  g_ptr_array_set_size (export->others, 0);
  for (guint i = 0; i < documents->len; i++)
    {
      HjlDocument *document = g_ptr_array_index (documents, i);
      HjlFile     *file = accept_file (export, hjl_file_new_readable (document->name, "file", document->content));

      if (file != NULL)
        g_ptr_array_add (export->others, file);
    }

  hjl_steps_next (task);
}

void
hjl_export_step_others (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);

  if ((hjl_source_get_features (export->context->source) & HJL_SOURCE_HAS_FILES) == 0)
    hjl_steps_next (task);
  else
    hjl_source_get_files_async (export->context->source,
                                export->action->candidate_id,
                                g_task_get_cancellable (task),
                                got_others,
                                task);
}

static GTask *
new_task (HjlSyncContext     *context,
          HjlCase            *c,
          HjlAction          *action,
          HjlCatalogue       *catalogue,
          gpointer            tag,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  HjlExport *export = g_new0 (HjlExport, 1);

  g_task_set_source_tag (task, tag);
  export->context = hjl_sync_context_ref (context);
  export->c = c;
  export->action = action;
  export->catalogue = g_object_ref (catalogue);
  export->problems = g_ptr_array_new_with_free_func (g_free);
  export->others = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_file_free);
  export->uploads = g_ptr_array_new ();
  export->outcome = HJL_EXPORT_DONE;
  g_task_set_task_data (task, export, free_export);
  /* An outcome is an outcome, also when the run was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);

  return task;
}

void
hjl_export_async (HjlSyncContext     *context,
                  HjlCase            *c,
                  HjlAction          *action,
                  HjlCatalogue       *catalogue,
                  HjlPostingRecords  *records,
                  gboolean            check_files,
                  GCancellable       *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  GTask *task;
  HjlExport *export;
  GError *error = NULL;

  g_return_if_fail (context != NULL);
  g_return_if_fail (action != NULL && action->kind == HJL_ACTION_EXPORT);
  g_return_if_fail (records != NULL);

  task = new_task (context, c, action, catalogue, hjl_export_async, cancellable, callback, user_data);
  export = g_task_get_task_data (task);
  export->records = hjl_posting_records_ref (records);
  export->check_files = check_files;

  /* The read-back came first; where it could not tell, nothing is sent either (src/README.md, The way of the data). */
  if (hjl_sync_context_is_open (context, action->candidate_id, &error))
    {
      hjl_export_end (task, HJL_EXPORT_SKIPPED);
      return;
    }
  if (error != NULL)
    {
      hjl_steps_fail (task, error);
      return;
    }

  hjl_steps_append (task, step_profile);
  hjl_steps_append (task, hjl_export_step_existing);
  hjl_steps_append (task, hjl_export_step_cv);
  hjl_steps_append (task, hjl_export_step_document);
  hjl_steps_append (task, hjl_export_step_others);
  hjl_steps_append (task, hjl_export_step_posting);
  hjl_steps_append (task, hjl_export_step_again);
  hjl_steps_append (task, hjl_export_step_turn);
  hjl_steps_append (task, hjl_export_step_create);
  hjl_steps_append (task, hjl_export_step_source);
  hjl_steps_append (task, hjl_export_step_stage);
  hjl_steps_append (task, hjl_export_step_files);
  hjl_steps_append (task, hjl_export_step_upload);
  hjl_steps_append (task, hjl_export_step_twin);
  hjl_steps_append (task, hjl_export_step_finish);
  hjl_steps_next (task);
}

gboolean
hjl_export_finish (GAsyncResult    *result,
                   HjlExportResult *outcome,
                   GError         **error)
{
  HjlExport *export;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  export = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *outcome = export->outcome;

  return TRUE;
}

void
hjl_export_complete_async (HjlSyncContext     *context,
                           HjlCase            *c,
                           HjlAction          *action,
                           HjlCatalogue       *catalogue,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task;
  HjlExport *export;

  g_return_if_fail (context != NULL);
  g_return_if_fail (action != NULL && action->opportunity_id != NULL);

  task = new_task (context, c, action, catalogue, hjl_export_complete_async, cancellable, callback, user_data);
  export = g_task_get_task_data (task);
  export->opportunity_id = g_strdup (action->opportunity_id);
  export->completing = TRUE;
  export->check_files = TRUE;
  export->cv_was_awaited = c->link != NULL && c->link->awaits_cv;
  export->sure_of_files = c->link != NULL && hjl_sync_context_has_waited (context, c->link->missed_at);

  /* While it waits for a CV alone, one call tells. */
  if (export->cv_was_awaited)
    hjl_steps_append (task, hjl_export_step_cv);
  hjl_steps_append (task, step_profile);
  if (!export->cv_was_awaited)
    hjl_steps_append (task, hjl_export_step_cv);
  hjl_steps_append (task, hjl_export_step_document);
  hjl_steps_append (task, hjl_export_step_others);
  hjl_steps_append (task, hjl_export_step_files);
  hjl_steps_append (task, hjl_export_step_upload);
  hjl_steps_append (task, hjl_export_step_finish);
  hjl_steps_next (task);
}
