/* hjl-export-create.c: the part of an export that must not happen twice
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "files/hjl-files-source.h"
#include "model/hjl-error.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-runs.h"
#include "sync/hjl-export-private.h"
#include "sync/hjl-judge.h"
#include "sync/hjl-take-answer.h"
#include "net/hjl-worker.h"

/* How long a cancelled run waits for the answer to a request that creates somebody: an answer is better
 * than a read-back, and the window still closes within a second. */
#define GRACE 400

void
hjl_export_stop_sending (HjlExport *export)
{
  hjl_clear_source (&export->stop);
  hjl_clear_source (&export->grace);
  g_clear_object (&export->sending);
}

static gboolean
on_grace_over_cb (gpointer user_data)
{
  HjlExport *export = user_data;

  g_cancellable_cancel (export->sending);

  return G_SOURCE_REMOVE;
}

static gboolean
on_run_cancelled_cb (GCancellable *cancellable,
                     gpointer      user_data)
{
  HjlExport *export = user_data;

  export->grace = g_timeout_source_new (GRACE);
  g_source_set_callback (export->grace, on_grace_over_cb, export, NULL);
  g_source_attach (export->grace, g_main_context_get_thread_default ());

  return G_SOURCE_REMOVE;
}

static void
start_sending (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);

  hjl_export_stop_sending (export);
  export->sending = g_cancellable_new ();
  if (g_task_get_cancellable (task) == NULL)
    return;

  export->stop = g_cancellable_source_new (g_task_get_cancellable (task));
  g_source_set_callback (export->stop, G_SOURCE_FUNC (on_run_cancelled_cb), export, NULL);
  g_source_attach (export->stop, g_main_context_get_thread_default ());
}

/* Whatever it was that a person had to decide is over; and whom it was about is known by what was sent, should
 * they come from the other source one day. */
static gboolean
take_more (gpointer data,
           GError **error)
{
  HjlExport *export = data;
  HjlStore            *store = export->context->store;
  HjlCandidateProfile *profile = export->profile;
  const char          *candidate_id = export->action->candidate_id;

  if (export->c->hold != NULL && !hjl_store_clear_hold (store, candidate_id, error))
    return FALSE;

  return profile == NULL ||
         hjl_store_keep_keys (store,
                              candidate_id,
                              (const char *const *) profile->emails,
                              export->fresh->url != NULL ? export->fresh->url : profile->url,
                              error);
}

/* Somebody has decided on this record as it is: where it stands is no question any more. */
static void
keep_where_it_is (HjlExport *export,
                  HjlOpportunity *opportunity,
                  HjlLink        *link)
{
  if (opportunity->posting_id != NULL && !g_str_equal (opportunity->posting_id, export->action->posting_id))
    {
      hjl_set_text (&link->posting_id, opportunity->posting_id);
      link->kept_posting_id = g_strdup (export->action->posting_id);
    }
  if (opportunity->archived)
    hjl_link_keep_archived (link, opportunity->archive_reason_id);
  hjl_set_text (&link->base_stage_id, export->fresh->stage_id);
}

const char *
hjl_export_get_source (HjlExport *export)
{
  return hjl_catalogue_spell_source (hjl_catalogue_get_list (export->catalogue, HJL_LIST_SOURCES), export->context->settings->source);
}

gboolean
hjl_export_link (HjlExport *export,
                 HjlOpportunity *opportunity,
                 GError        **error)
{
  HjlSyncContext *context = export->context;
  g_autoptr (HjlLink) link = hjl_link_new (export->action->candidate_id, opportunity->id);
  HjlAnswer answer = {
    .link = link,
    .opportunity = opportunity,
    .write = export->write,
    .state = HJL_WRITE_DONE,
    .more = take_more,
    .data = export,
  };

  link->contact_id = g_strdup (opportunity->contact_id);
  link->posting_id = g_strdup (export->action->posting_id);
  link->opportunity_url = g_strdup (opportunity->url);
  link->source = g_strdup (hjl_export_get_source (export));
  link->base_stage_id = g_strdup (export->action->stage_id);
  link->base_target = hjl_sync_target_of (opportunity, export->catalogue);
  link->exported_at = context->clock ();
  link->marked = (export->c->hold != NULL && export->c->hold->marked) ||
                 !hjl_sync_context_owes_mark (context, export->action->candidate_id);
  /* A record that was there has files of its own: they are no sign that ours are there too. */
  link->n_files = export->adopted ? HJL_LINK_FILES_TO_BRING : hjl_export_count_files (export);
  if (export->chosen)
    keep_where_it_is (export, opportunity, link);
  /* Nothing was sent with it that could be missing. */
  link->files_checked = !export->adopted && link->n_files == 0 && !export->cv_missing &&
                        !hjl_export_may_have_twin (export);
  link->awaits_cv = export->cv_missing;
  if (!hjl_take_answer (context, &answer, error))
    return FALSE;

  export->opportunity_id = g_strdup (opportunity->id);

  return TRUE;
}

/* Without the files the rest of the candidate may still be welcome; the files then go one by one, and
 * the one that Lever does not take says so. What the table says of the write is asked where this does not help. */
static gboolean
may_try_without_files (HjlExport *export,
                       const GError *error)
{
  return !export->without_files && hjl_export_count_files (export) > 0 &&
         (g_error_matches (error, HJL_ERROR, HJL_ERROR_INVALID_REQUEST) ||
          g_error_matches (error, HJL_ERROR, HJL_ERROR_TOO_LARGE));
}

/* What became of the write, and that somebody is held for it: both or neither. */
static gboolean
end_write_and_hold (HjlExport *export,
                    HjlWriteState state,
                    HjlHoldKind   hold,
                    const GError *reason,
                    GError      **error)
{
  HjlSyncContext *context = export->context;

  return hjl_store_begin (context->store, error) &&
         hjl_store_finish (context->store,
                           hjl_store_end_write (context->store, export->write->id, state, context->clock (), error) &&
                             (hold == HJL_HOLD_NONE ||
                              hjl_sync_context_hold (context,
                                                     export->action->candidate_id,
                                                     export->action->role_id,
                                                     hold,
                                                     hold == HJL_HOLD_REFUSED ? reason->message : NULL,
                                                     NULL,
                                                     NULL,
                                                     error)),
                           error);
}

static void
fail_create (GTask  *task,
             GError *error)
{
  HjlExport *export = g_task_get_task_data (task);
  HjlSyncContext *context = export->context;
  g_autoptr (GError) owned = error;
  g_autoptr (GError) store_error = NULL;
  HjlVerdict    verdict = hjl_judge (owned, HJL_SIDE_LEVER, HJL_CALL_CREATE);
  HjlWriteState state;
  HjlHoldKind   hold = HJL_HOLD_NONE;
  gboolean      doubtful;
  gboolean      again;

  /* An answer that cannot be read is no answer: Lever may have made the record. */
  if (verdict == HJL_VERDICT_UNCERTAIN)
    state = HJL_WRITE_UNCERTAIN;
  else if (verdict == HJL_VERDICT_HOLD)
    state = HJL_WRITE_REFUSED;
  else
    state = HJL_WRITE_NOT_SENT;

  doubtful = state == HJL_WRITE_REFUSED && hjl_sync_context_doubt_lists (context, owned);
  again = state == HJL_WRITE_REFUSED && !doubtful && may_try_without_files (export, owned);
  if (state == HJL_WRITE_REFUSED && !doubtful && !again)
    hold = HJL_HOLD_REFUSED;
  /* The answer of a person is kept; the open write alone keeps the candidate back. */
  else if (state == HJL_WRITE_UNCERTAIN && (export->c->hold == NULL || export->c->hold->decision == NULL))
    hold = HJL_HOLD_UNCERTAIN;

  if (!end_write_and_hold (export, state, hold, owned, &store_error))
    {
      hjl_steps_fail (task, g_steal_pointer (&store_error));
      return;
    }

  if (state == HJL_WRITE_UNCERTAIN)
    {
      g_clear_error (&context->trouble);
      context->trouble = g_error_new (HJL_ERROR, HJL_ERROR_SERVER, "Lever: %s", owned->message);
      hjl_export_end (task, HJL_EXPORT_UNCERTAIN);
    }
  else if (state == HJL_WRITE_NOT_SENT)
    {
      hjl_steps_fail (task, g_steal_pointer (&owned));
    }
  else if (doubtful)
    {
      hjl_export_end (task, HJL_EXPORT_CHANGED);
    }
  else if (again)
    {
      export->without_files = TRUE;
      g_clear_pointer (&export->write, hjl_write_free);
      hjl_export_step_create (task);
    }
  else
    {
      context->report->failed++;
      hjl_export_end (task, HJL_EXPORT_HELD);
    }
}

/* For the exports of this run that come after. */
static void
add_made (HjlExport *export,
          HjlOpportunity *opportunity)
{
  g_autoptr (HjlOpportunity) made = hjl_opportunity_copy (opportunity);
  const char *links[] = { export->fresh->url != NULL ? export->fresh->url : export->profile->url, NULL };

  /* The answer may lack what is personal (lever/README.md, Updating an opportunity). */
  if (made->name == NULL || *made->name == '\0')
    {
      hjl_set_text (&made->name, export->profile->name);
    }
  g_strfreev (made->emails);
  made->emails = g_strdupv (export->emails);
  g_strfreev (made->links);
  made->links = g_strdupv ((GStrv) links);
  hjl_set_text (&made->posting_id, export->action->posting_id);
  hjl_posting_records_add_made (export->records, made);
}

static void
did_create (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (HjlOpportunity) opportunity = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  hjl_export_stop_sending (export);
  hjl_posting_records_end_create (export->records, export->creating);
  if (opportunity == NULL)
    {
      fail_create (task, error);
      return;
    }
  if (!hjl_export_link (export, opportunity, &error))
    {
      /* The intent stays without an outcome, and the next run reads it back. */
      hjl_steps_fail (task, error);
      return;
    }

  export->context->report->exported++;
  add_made (export, opportunity);
  hjl_export_compare (export, opportunity);
  if (export->without_files)
    {
      if (export->cv != NULL)
        g_ptr_array_add (export->uploads, export->cv);
      if (export->document != NULL)
        g_ptr_array_add (export->uploads, export->document);
      g_ptr_array_extend (export->uploads, export->others, NULL, NULL);
    }

  hjl_steps_next (task);
}

static GStrv
list_links (HjlExport *export)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *url = export->fresh->url != NULL ? export->fresh->url : export->profile->url;

  if (url != NULL)
    g_strv_builder_add (builder, url);
  for (guint i = 0; export->profile->links != NULL && export->profile->links[i] != NULL; i++)
    if (g_strcmp0 (export->profile->links[i], url) != 0)
      g_strv_builder_add (builder, export->profile->links[i]);

  return g_strv_builder_end (builder);
}

void
hjl_export_step_create (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);
  HjlSyncContext      *context = export->context;
  HjlCandidateProfile *profile = export->profile;
  const char          *sources[] = { hjl_export_get_source (export), NULL };
  g_auto (GStrv) links = list_links (export);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  HjlNewOpportunity opportunity = { 0 };
  GError           *error = NULL;

  export->write = hjl_write_new (export->action->candidate_id, HJL_ACTION_EXPORT, context->clock ());
  export->write->posting_id = g_strdup (export->action->posting_id);
  export->write->source = g_strdup (sources[0]);
  export->write->base_stage_id = g_strdup (export->action->stage_id);
  if (export->action->target != NULL)
    export->write->target = g_strdup (export->action->target->id);
  export->write->name = g_strdup (profile->name);
  export->write->emails = g_strdupv (export->emails);
  export->write->link = g_strdup (export->fresh->url != NULL ? export->fresh->url : profile->url);
  export->write->actor_id = g_strdup (export->action->perform_as);
  export->write->sent_at = hjl_sync_lever_time (context->lever);
  /* Whoever a person brought in by files is exported because of that, whoever or whatever asked for the sync. */
  if ((HJL_IS_FILES_SOURCE (context->source) && !hjl_store_set_run_import (context->store, &error)) ||
      !hjl_store_begin_write (context->store, export->write, &error))
    {
      hjl_steps_fail (task, error);
      return;
    }

  opportunity.name = profile->name;
  opportunity.headline = profile->headline;
  opportunity.location = profile->location;
  opportunity.emails = (const char *const *) export->emails;
  opportunity.links = (const char *const *) links;
  opportunity.phones = profile->phones;
  opportunity.tags = (const char *const *) context->settings->tags;
  opportunity.sources = sources[0] != NULL ? sources : NULL;
  opportunity.origin = context->settings->origin;
  opportunity.stage_id = export->action->target != NULL ? export->action->target->id : NULL;
  opportunity.posting_id = export->action->posting_id;
  opportunity.perform_as = export->action->perform_as;
  if (!export->without_files)
    {
      opportunity.resume = export->cv;
      if (export->document != NULL)
        g_ptr_array_add (files, export->document);
      g_ptr_array_extend (files, export->others, NULL, NULL);
      opportunity.files = files;
    }

  start_sending (task);
  export->creating = hjl_posting_records_begin_create (export->records, profile->name);
  hjl_lever_client_create_async (context->lever, &opportunity, export->sending, did_create, task);
}
