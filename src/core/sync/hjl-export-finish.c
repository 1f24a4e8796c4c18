/* hjl-export-finish.c: what is made sure of once the record is there: source, stage, files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-parse.h"
#include "model/hjl-error.h"
#include "model/hjl-name.h"
#include "model/hjl-words.h"
#include "sync/hjl-export-private.h"
#include "sync/hjl-judge.h"
#include "sync/hjl-take-answer.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-timeline.h"

static gboolean
ends_run (const GError *error)
{
  return hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_ADD) == HJL_VERDICT_RUN;
}

static void
add_problem (HjlExport *export,
             const char *text)
{
  g_ptr_array_add (export->problems, g_strdup (text));
}

void
hjl_export_compare (HjlExport *export,
                    HjlOpportunity *made)
{
  const HjlTarget *target = export->action->target;
  const char      *source = export->context->settings->source;

  g_clear_pointer (&export->made, hjl_opportunity_unref);
  export->made = hjl_opportunity_ref (made);
  export->other_name = !export->same_person && hjl_names_differ (made->name, export->profile->name);
  export->wrong_stage = target != NULL && target->id != NULL && g_strcmp0 (made->stage_id, target->id) != 0;
  export->wrong_source = source != NULL && !hjl_opportunity_has_source (made, source);
  export->unseen = made->stage_id == NULL || (export->wrong_source && made->sources == NULL);
}

static void
got_made (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  g_autoptr (HjlOpportunity) made = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, NULL);
  GError *error = NULL;

  /* It said yes to what was sent: only what is seen to differ is sent again. */
  if (!hjl_check_lever_answer (made, export->opportunity_id, NULL))
    {
      export->wrong_stage = export->wrong_source = FALSE;
      hjl_export_step_source (task);
      return;
    }

  hjl_export_compare (export, made);
  export->unseen = FALSE;
  if (hjl_take_lever_answer (export->context, export->action->candidate_id, NULL, made, export->catalogue, &error))
    hjl_export_step_source (task);
  else
    hjl_steps_fail (task, error);
}

static void
add_texts (GTask              *task,
           HjlLeverTexts       what,
           const char *const  *texts,
           GAsyncReadyCallback callback)
{
  HjlExport *export = g_task_get_task_data (task);

  hjl_lever_client_add_texts_async (export->context->lever, export->opportunity_id, what, texts,
                                    export->action->perform_as, g_task_get_cancellable (task), callback, task);
}

static void
did_add_source (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (HjlOpportunity) opportunity = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (opportunity == NULL && ends_run (error))
    {
      hjl_steps_fail (task, error);
      return;
    }

  export->wrong_source = opportunity == NULL || !hjl_opportunity_has_source (opportunity, export->context->settings->source);
  g_clear_error (&error);
  hjl_steps_next (task);
}

/* "Sources really set" (src/README.md, The way of the data), by the record where the answer to its making leaves them out: an account that locks its sources down may drop an unknown one
 * without a word (lever/README.md, Origin and source). */
void
hjl_export_step_source (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);
  const char *sources[] = { hjl_export_get_source (export), NULL };

  if (export->unseen)
    {
      export->unseen = FALSE;
      hjl_lever_client_get_async (export->context->lever, HJL_LEVER_OPPORTUNITY,
                                  export->opportunity_id,
                                  g_task_get_cancellable (task),
                                  got_made,
                                  task);
    }
  else if (!export->wrong_source)
    hjl_steps_next (task);
  else
    add_texts (task, HJL_LEVER_SOURCES, sources, did_add_source);
}

static void
did_set_stage (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (HjlOpportunity) opportunity = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (!hjl_check_lever_answer (opportunity, export->opportunity_id, &error))
    {
      /* Lever put the candidate somewhere else and stays by it: that is where both sides begin. */
      if (ends_run (error))
        {
          hjl_steps_fail (task, error);
          return;
        }
      g_clear_error (&error);
      hjl_steps_next (task);
      return;
    }

  if (hjl_take_lever_answer (export->context, export->action->candidate_id, NULL, opportunity, export->catalogue, &error))
    hjl_steps_next (task);
  else
    hjl_steps_fail (task, error);
}

/* "Stage really set" (src/README.md, The way of the data). */
void
hjl_export_step_stage (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);

  if (!export->wrong_stage)
    hjl_steps_next (task);
  else
    hjl_lever_client_set_stage_async (export->context->lever,
                                      export->opportunity_id,
                                      export->action->target->id,
                                      export->action->perform_as,
                                      g_task_get_cancellable (task),
                                      did_set_stage,
                                      task);
}

static gboolean
has_name (GPtrArray     *names,
          const HjlFile *file)
{
  return g_ptr_array_find_with_equal_func (names, file->name, hjl_lever_shows_name, NULL);
}

static void
got_files (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  const HjlHold *hold = export->c->hold;
  /* Somebody said that this record is the person's, whatever files it has. */
  gboolean       chosen = export->chosen ||
                    (export->adopted && hold != NULL && hold->kind == HJL_HOLD_DUPLICATE && hold->decision != NULL);
  gboolean tells_profile = (hjl_source_get_features (export->context->source) & HJL_SOURCE_TELLS_PROFILE) != 0;
  /* Nobody has come so far as to bring any. */
  gboolean to_bring = export->chosen || (export->completing && export->c->link != NULL && export->c->link->n_files == HJL_LINK_FILES_TO_BRING);
  gboolean late = export->cv_was_awaited && !tells_profile; /* brought after the export: its name alone tells whether it is there */
  gboolean complete = FALSE;
  GError  *error = NULL;
  g_autoptr (GPtrArray) names = hjl_lever_client_list_files_finish (HJL_LEVER_CLIENT (object), result, &complete, &error);

  if (names == NULL)
    {
      /* Not seen this time; they are looked for again in a later cycle. */
      if (ends_run (error))
        {
          hjl_steps_fail (task, error);
          return;
        }
      g_clear_error (&error);
      export->check_files = FALSE;
      hjl_steps_next (task);
      return;
    }

  /* Where the résumés may not be read, a CV that is not among the files may well be there: sending it
   * once more would be worse than not knowing. Into a record that a person has chosen nothing was sent yet. */
  if (late || chosen || to_bring || (complete && names->len < hjl_export_count_files (export)))
    {
      gboolean sure = export->sure_of_files;

      /* Lever lists a file some time after it took it. What was never sent is not waited for. */
      if (export->cv != NULL && !has_name (names, export->cv))
        {
          if (sure || export->adopted || export->cv_was_awaited)
            g_ptr_array_add (export->uploads, export->cv);
          else
            export->missed = TRUE;
        }
      if (export->document != NULL && !has_name (names, export->document))
        {
          if (sure || export->adopted || late)
            g_ptr_array_add (export->uploads, export->document);
          else
            export->missed = TRUE;
        }
      for (guint i = 0; i < export->others->len; i++)
        {
          HjlFile *file = g_ptr_array_index (export->others, i);

          if (has_name (names, file))
            continue;
          if (sure || export->adopted || late)
            g_ptr_array_add (export->uploads, file);
          else
            export->missed = TRUE;
        }
    }

  hjl_steps_next (task);
}

/* "Files really there" (src/README.md, The way of the data). */
void
hjl_export_step_files (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);

  if (export->without_files || !export->check_files || hjl_export_count_files (export) == 0)
    hjl_steps_next (task);
  else
    hjl_lever_client_list_files_async (export->context->lever,
                                       export->opportunity_id,
                                       g_task_get_cancellable (task),
                                       got_files,
                                       task);
}

static void
did_upload (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  HjlFile *file = g_ptr_array_index (export->uploads, 0);
  GError  *error = NULL;

  if (!hjl_lever_client_upload_file_finish (HJL_LEVER_CLIENT (object), result, &error))
    {
      if (ends_run (error))
        {
          hjl_steps_fail (task, error);
          return;
        }
      /* Whether it is there is looked for in a later cycle, once. */
      if (!export->completing && (hjl_error_is_passing (error) || g_error_matches (error, HJL_ERROR, HJL_ERROR_UNCERTAIN)))
        export->look_later = TRUE;
      else
        add_problem (export,
                     file == export->cv         ? HJL_WORDS ("cv-not-taken")
                     : file == export->document ? HJL_WORDS ("profile-not-taken")
                                                : HJL_WORDS ("file-not-taken"));
      g_clear_error (&error);
    }
  else if (file == export->cv)
    {
      export->cv_uploaded = TRUE;
    }

  g_ptr_array_remove_index (export->uploads, 0);
  hjl_export_step_upload (task);
}

void
hjl_export_step_upload (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);

  if (export->uploads->len == 0)
    hjl_steps_next (task);
  else
    hjl_lever_client_upload_file_async (export->context->lever,
                                        export->opportunity_id,
                                        g_ptr_array_index (export->uploads, 0),
                                        export->action->perform_as,
                                        g_task_get_cancellable (task),
                                        did_upload,
                                        task);
}

static void
note_export (HjlExport *export)
{
  HjlPosting      *posting = hjl_catalogue_get_posting (export->catalogue, export->action->posting_id);
  const char      *title = posting != NULL ? posting->title : export->action->posting_id;
  g_autofree char *text = NULL;

  if (export->chosen)
    text = hjl_words_keep ("added-to-chosen", hjl_export_count_files (export));
  else if (export->adopted)
    text = hjl_words_keep ("linked-with-record", title);
  else if (export->others->len > 0)
    text = hjl_words_keep ("exported-with-files", title, hjl_export_count_files (export));
  else if (export->cv != NULL && export->document != NULL)
    text = hjl_words_keep ("exported-cv-profile", title);
  else if (export->cv != NULL)
    text = hjl_words_keep ("exported-cv", title);
  else if (export->document != NULL)
    text = hjl_words_keep ("exported-profile", title);
  else
    text = hjl_words_keep ("exported-no-files", title);

  hjl_export_note (export, hjl_action_kind_to_string (HJL_ACTION_EXPORT), text);

  /* The person is in Lever; only whoever reads the document there has to know. */
  if (export->document != NULL && export->document_replaced)
    hjl_export_note (export, NULL, HJL_WORDS ("profile-made-here"));
  if (export->document != NULL && export->scripts.missing != 0)
    {
      g_autofree char *fonts = hjl_scripts_keep_missing (export->scripts.missing);

      hjl_export_note (export, NULL, fonts);
    }
}

static gboolean
save_files_seen (HjlExport *export,
                 GError **error)
{
  g_autoptr (HjlLink) link = hjl_store_load_link (export->context->store, export->action->candidate_id, error);
  gboolean unsure = export->look_later || (!export->check_files && !export->without_files);
  gboolean awaited;

  if (link == NULL)
    return *error == NULL;

  awaited = link->awaits_cv;
  link->looked_at = MAX (export->context->clock (), link->looked_at);
  link->awaits_cv = export->cv_missing;
  /* One that was uploaded without a word of its own is looked for in a later cycle like any other. */
  link->files_checked = (export->check_files || export->without_files) && !export->look_later &&
                        !export->missed && !export->cv_missing && (export->sure_of_twin || !hjl_export_may_have_twin (export));
  if ((!export->completing || !export->cv_missing) && (!export->chosen || export->check_files))
    link->n_files = hjl_export_count_files (export);
  /* A record that was there has files of its own: by how many there are nobody can tell whether ours are among them. */
  if (unsure && export->adopted)
    link->n_files = HJL_LINK_FILES_TO_BRING;
  /* A record of our own of whom nobody could say whether there is another one is asked about first, when files are looked for. */
  if ((export->missed || export->look_later || (unsure && export->adopted)) && link->missed_at == 0 &&
      (export->adopted || export->sure_of_twin || !hjl_export_may_have_twin (export)))
    link->missed_at = hjl_sync_context_get_lever_time (export->context);
  /* A CV that came later, in a sync after the export. */
  if (awaited && export->cv_uploaded)
    hjl_export_note (export, hjl_action_kind_to_string (HJL_ACTION_EXPORT), HJL_WORDS ("late-cv-added"));

  return hjl_store_save_link (export->context->store, link, error);
}

static gboolean
hold_for_files (HjlExport *export,
                GError **error)
{
  HjlSyncContext  *context = export->context;
  const char      *candidate_id = export->action->candidate_id;
  const char      *role_id = export->action->role_id;
  HjlHoldKind      kind = export->c->hold != NULL ? export->c->hold->kind : HJL_HOLD_NONE;
  g_autofree char *detail = NULL;

  /* A question that a person has to answer is not covered up. */
  if (export->completing && hjl_hold_kind_blocks (kind))
    {
      for (guint i = 0; i < export->problems->len; i++)
        hjl_sync_context_note (context, HJL_ACTIVITY_ATTENTION, candidate_id, role_id, NULL, g_ptr_array_index (export->problems, i));
      return TRUE;
    }
  if (export->twin_id != NULL)
    {
      const char *choices[] = { export->twin_id, export->opportunity_id, NULL };

      return hjl_sync_context_hold (context, candidate_id, role_id, HJL_HOLD_EXPORTED_BEFORE, NULL, choices, NULL, error);
    }
  if (export->problems->len > 0)
    {
      if (export->problems->len == 1)
        detail = g_strdup (g_ptr_array_index (export->problems, 0));
      g_ptr_array_add (export->problems, NULL);
      if (detail == NULL)
        detail = hjl_words_keep_all ((const char *const *) export->problems->pdata);

      return hjl_sync_context_hold (context, candidate_id, role_id, HJL_HOLD_FILE, detail, NULL, NULL, error);
    }
  if (export->wrong_source)
    return hjl_sync_context_hold (context, candidate_id, role_id, HJL_HOLD_SOURCE, context->settings->source, NULL, NULL, error);
  if (export->completing && kind != HJL_HOLD_NONE && kind != HJL_HOLD_CV_AWAITED)
    return TRUE;
  if (export->cv_missing)
    return hjl_sync_context_hold (context, candidate_id, role_id, HJL_HOLD_CV_AWAITED, export->cv_trouble, NULL, NULL, error);
  /* It is there, or Lever has one by other ways. */
  if (export->completing && kind == HJL_HOLD_CV_AWAITED)
    return hjl_store_clear_hold (context->store, candidate_id, error);

  return TRUE;
}

/* What was seen of the files, and what is told of them: both or neither, or what is missing would never be told. */
static gboolean
save_files (HjlExport *export,
            GError **error)
{
  HjlStore *store = export->context->store;

  return hjl_store_begin (store, error) &&
         hjl_store_finish (store, save_files_seen (export, error) && hold_for_files (export, error), error);
}

void
hjl_export_step_finish (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (!export->completing)
    note_export (export);

  if (export->other_name)
    {
      const char *choices[] = { export->opportunity_id, NULL };

      /* First of all whose record it is; a file that is missing is looked for later. */
      hjl_export_hold (task, HJL_HOLD_OTHER_NAME, NULL, choices, NULL);
      return;
    }

  if (save_files (export, &error))
    hjl_export_end (task, export->adopted ? HJL_EXPORT_ADOPTED : HJL_EXPORT_DONE);
  else
    hjl_steps_fail (task, error);
}

static void
did_add_mark (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask  *task = user_data;
  GError *error = NULL;
  g_autoptr (HjlOpportunity) opportunity = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (opportunity == NULL && ends_run (error))
    {
      hjl_steps_fail (task, error);
      return;
    }

  g_clear_error (&error);
  hjl_steps_next (task);
}

static void
add_tags (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);

  if (export->context->settings->tags == NULL || export->context->settings->tags[0] == NULL)
    hjl_steps_next (task);
  else
    add_texts (task, HJL_LEVER_TAGS, (const char *const *) export->context->settings->tags, did_add_mark);
}

static void
add_link (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);
  const char *links[] = { export->fresh->url != NULL ? export->fresh->url : export->profile->url, NULL };

  if (links[0] == NULL)
    hjl_steps_next (task);
  else
    add_texts (task, HJL_LEVER_LINKS, links, did_add_mark);
}

/* What was decided before the export cannot be done any more. Takes @task. */
static void
ask_anew (GTask      *task,
          const char *why)
{
  HjlExport *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (hjl_store_remove_choice (export->context->store, export->action->candidate_id, &error))
    hjl_export_hold (task, HJL_HOLD_REFUSED, why, NULL, NULL);
  else
    hjl_steps_fail (task, error);
}

static void
got_record (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  HjlSettings     *settings = export->context->settings;
  g_autofree char *taken_by = NULL;
  GError          *error = NULL;
  g_autoptr (HjlOpportunity) opportunity = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  /* It became confidential since a person chose it: that is this candidate's matter, and the choice stays. */
  if (opportunity == NULL && hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ) == HJL_VERDICT_HIDDEN)
    {
      hjl_sync_context_skip (export->context, export->action->candidate_id, export->action->role_id, error);
      g_clear_error (&error);
      hjl_export_end (task, HJL_EXPORT_SKIPPED);
      return;
    }
  if (opportunity == NULL && export->chosen && hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ) == HJL_VERDICT_GONE)
    {
      g_clear_error (&error);
      ask_anew (task, HJL_WORDS ("chosen-record-gone"));
      return;
    }
  if (opportunity == NULL)
    {
      hjl_export_fail_reading (task, HJL_SIDE_LEVER, error);
      return;
    }
  taken_by = hjl_store_find_linked (export->context->store, opportunity->id);
  if (taken_by != NULL && !g_str_equal (taken_by, export->action->candidate_id))
    {
      /* Two candidates who are one person: while one was looked for, the other took the record. */
      if (export->chosen)
        ask_anew (task, HJL_WORDS ("record-of-another"));
      else if (export->c->hold != NULL && export->c->hold->decision != NULL)
        hjl_export_hold (task, HJL_HOLD_REFUSED, HJL_WORDS ("record-of-another"), NULL, NULL);
      else
        hjl_export_end (task, HJL_EXPORT_CHANGED);
      return;
    }
  export->adopted = TRUE;
  if (!hjl_export_link (export, opportunity, &error))
    {
      hjl_steps_fail (task, error);
      return;
    }

  export->context->report->adopted++;
  export->wrong_source = settings->source != NULL && !hjl_opportunity_has_source (opportunity, settings->source);
  /* What the record already has stays; only what is missing is added. */
  export->check_files = TRUE;
  hjl_steps_next (task);
}

void
hjl_export_adopt (GTask      *task,
                  const char *opportunity_id)
{
  HjlExport *export = g_task_get_task_data (task);

  hjl_steps_clear (task);
  if (!export->at_last)
    {
      hjl_steps_append (task, hjl_export_step_cv);
      hjl_steps_append (task, hjl_export_step_document);
      hjl_steps_append (task, hjl_export_step_others);
    }
  hjl_steps_append (task, hjl_export_step_source);
  hjl_steps_append (task, add_tags);
  hjl_steps_append (task, add_link);
  hjl_steps_append (task, hjl_export_step_files);
  hjl_steps_append (task, hjl_export_step_upload);
  hjl_steps_append (task, hjl_export_step_finish);
  hjl_lever_client_get_async (export->context->lever, HJL_LEVER_OPPORTUNITY,
                              opportunity_id,
                              g_task_get_cancellable (task),
                              got_record,
                              task);
}
