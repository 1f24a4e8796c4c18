/* hjl-read-back-export.c: reads back whether an export happened
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-name.h"
#include "model/hjl-time.h"
#include "model/hjl-words.h"
#include "net/hjl-steps.h"
#include "store/hjl-store-choices.h"
#include "sync/hjl-finder.h"
#include "sync/hjl-judge.h"
#include "sync/hjl-matcher.h"
#include "sync/hjl-read-back-private.h"
#include "sync/hjl-take-answer.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-timeline.h"

/* A record that an export made is looked for among those that are at most so much older than the moment when it
 * was sent, both by Lever's clock. */
#define CREATION_WINDOW HJL_DAY
/* Among several records of one person, those that are not older than the intent can be its doing. */
#define CLOCK_SLACK (5 * HJL_MINUTE)

static void look (GTask *task);

static void
hold_for_person (GTask      *task,
                 HjlHoldKind kind,
                 GPtrArray  *ids)
{
  HjlReadBack *self = g_task_get_task_data (task);
  HjlWrite    *write = hjl_read_back_get_write (self);
  g_auto (GStrv) choices = g_new0 (char *, ids->len + 1);
  GError *error = NULL;

  for (guint i = 0; i < ids->len; i++)
    choices[i] = g_strdup (g_ptr_array_index (ids, i));
  if (!hjl_sync_context_hold (self->context,
                              write->candidate_id,
                              self->candidate->role_id,
                              kind,
                              NULL,
                              (const char *const *) choices,
                              NULL,
                              &error))
    {
      hjl_read_back_fail (task, error);
      return;
    }

  hjl_read_back_go_on (task);
}

static HjlOpportunity *
find_by_id (GPtrArray  *opportunities,
            const char *id)
{
  for (guint i = 0; i < opportunities->len; i++)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (opportunities, i);

      if (g_str_equal (opportunity->id, id))
        return opportunity;
    }

  return NULL;
}

/* The question that the uncertainty was is over. Lever may have put the export under the name of somebody who has
 * the same address (lever/README.md, Creating an opportunity): a person who has said that they are one is not asked
 * again. */
static gboolean
end_question (gpointer data,
              GError **error)
{
  HjlReadBack    *self = data;
  HjlOpportunity *opportunity = self->ours;
  HjlHold        *hold = self->c->hold;
  const char     *choices[] = { opportunity->id, NULL };
  gboolean        decided = hold != NULL && hold->kind == HJL_HOLD_OTHER_NAME && hold->decision != NULL;

  if (!hjl_store_clear_hold (self->context->store, self->candidate->id, error))
    return FALSE;
  if (decided || opportunity->anonymized || !hjl_names_differ (opportunity->name, self->profile->name))
    return TRUE;

  return hjl_sync_context_hold (self->context,
                                self->candidate->id,
                                self->candidate->role_id,
                                HJL_HOLD_OTHER_NAME,
                                NULL,
                                choices,
                                NULL,
                                error);
}

static void
link_found (GTask          *task,
            HjlOpportunity *opportunity)
{
  HjlReadBack    *self = g_task_get_task_data (task);
  HjlSyncContext *context = self->context;
  HjlWrite       *write = hjl_read_back_get_write (self);
  g_autoptr (HjlLink) link = hjl_link_new (write->candidate_id, opportunity->id);
  HjlAnswer answer = {
    .link = link,
    .opportunity = opportunity,
    .write = write,
    .state = HJL_WRITE_DONE,
    .more = end_question,
    .data = self,
  };
  GError *error = NULL;

  link->contact_id = g_strdup (opportunity->contact_id);
  link->posting_id = g_strdup (write->posting_id);
  link->opportunity_url = g_strdup (opportunity->url);
  link->source = g_strdup (write->source);
  link->base_stage_id = g_strdup (write->base_stage_id);
  link->exported_at = write->started_at;
  link->marked = (self->c->hold != NULL && self->c->hold->marked) ||
                 !hjl_sync_context_owes_mark (context, write->candidate_id);
  link->n_files = 2;
  /* What was asked for is the base: should somebody have moved the record since, that is a change. */
  if (write->target != NULL)
    link->base_target = hjl_target_new (HJL_TARGET_STAGE, write->target, NULL);
  else
    link->base_target = hjl_sync_target_of (opportunity, self->catalogue);
  self->ours = opportunity;
  if (!hjl_take_answer (context, &answer, &error))
    {
      hjl_read_back_fail (task, error);
      return;
    }

  context->report->exported++;
  hjl_sync_context_note (context,
                         HJL_ACTIVITY_DONE,
                         write->candidate_id,
                         self->candidate->role_id,
                         hjl_action_kind_to_string (HJL_ACTION_EXPORT),
                         HJL_WORDS ("exported-found"));
  hjl_read_back_go_on (task);
}

static gboolean
is_somebody_else (const char *opportunity_id,
                  gpointer    user_data)
{
  HjlReadBack     *self = user_data;
  HjlWrite        *write = hjl_read_back_get_write (self);
  g_autofree char *candidate_id = hjl_store_find_linked (self->context->store, opportunity_id);

  return candidate_id != NULL && !g_str_equal (candidate_id, write->candidate_id);
}

static void
look_again_later (GTask *task)
{
  HjlReadBack *self = g_task_get_task_data (task);

  self->second_look = TRUE;
  self->n_looks = 0;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  hjl_steps_prepend (task, look);
  hjl_steps_wait (task, self->context->read_back_pause);
}

/* A look has found nothing. Lever may carry out a request long after nobody waits for it any more: only a look
 * that comes minutes after the first one, in whichever run, decides. */
static void
end_look (GTask *task)
{
  HjlReadBack    *self = g_task_get_task_data (task);
  HjlSyncContext *context = self->context;
  HjlWrite       *write = hjl_read_back_get_write (self);
  HjlTime         now = hjl_sync_context_get_lever_time (context);
  GError         *error = NULL;

  if (write->looked_at == 0 && !self->second_look)
    look_again_later (task);
  else if (context->patience == 0 || hjl_sync_context_has_waited (context, write->looked_at))
    hjl_read_back_not_sent (task);
  /* A clock that was put back begins anew. */
  else if ((write->looked_at == 0 || now < write->looked_at) &&
           !hjl_store_set_write_looked (context->store, write->id, now, &error))
    hjl_read_back_fail (task, error);
  else
    hjl_read_back_go_on (task);
}

/* A person has said that these records are not this one. */
static gboolean
drop_ruled_out (HjlReadBack *self,
                GError     **error)
{
  HjlHold *hold = self->c->hold;
  g_autoptr (GError) local = NULL;
  g_autoptr (HjlChoice) choice = hjl_store_load_choice (self->context->store, self->candidate->id, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  for (guint i = self->found->len; i > 0; i--)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (self->found, i - 1);

      if (hjl_choice_has_seen (choice, opportunity->id) ||
          (hold != NULL && hold->decision != NULL && hold->choices != NULL &&
           g_strv_contains ((const char *const *) hold->choices, opportunity->id)))
        g_ptr_array_remove_index (self->found, i - 1);
    }

  return TRUE;
}

static void
judge (GTask *task)
{
  HjlReadBack *self = g_task_get_task_data (task);
  HjlWrite    *write = hjl_read_back_get_write (self);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) recent = g_ptr_array_new ();
  GError  *error = NULL;
  HjlMatch match;

  if (!drop_ruled_out (self, &error))
    {
      hjl_read_back_fail (task, error);
      return;
    }
  match = hjl_matcher_find (self->found,
                            self->candidate,
                            self->profile,
                            write->source,
                            TRUE,
                            is_somebody_else,
                            self,
                            &ids);
  if (match == HJL_MATCH_NONE)
    {
      end_look (task);
      return;
    }
  if (match == HJL_MATCH_OURS)
    {
      link_found (task, find_by_id (self->found, g_ptr_array_index (ids, 0)));
      return;
    }

  /* Several, or one without our source (an account that locks its sources down drops it): what is
   * older than the intent was not its doing. */
  for (guint i = 0; i < ids->len; i++)
    {
      HjlOpportunity *opportunity = find_by_id (self->found, g_ptr_array_index (ids, i));

      if (opportunity->created_at >= (write->sent_at != 0 ? write->sent_at : write->started_at) - CLOCK_SLACK)
        g_ptr_array_add (recent, opportunity);
    }
  if (recent->len == 1)
    link_found (task, g_ptr_array_index (recent, 0));
  else
    hold_for_person (task, HJL_HOLD_SEVERAL, ids);
}

static void
got_records (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask       *task = user_data;
  HjlReadBack *self = g_task_get_task_data (task);
  GError      *error = NULL;
  g_autoptr (GPtrArray) opportunities = hjl_lever_client_list_opportunities_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (opportunities == NULL)
    {
      hjl_read_back_skip (task, error);
      return;
    }

  if (self->found == NULL)
    self->found = g_steal_pointer (&opportunities);
  else
    g_ptr_array_extend_and_steal (self->found, g_steal_pointer (&opportunities));

  self->n_looks++;
  look (task);
}

static void
got_found (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask       *task = user_data;
  HjlReadBack *self = g_task_get_task_data (task);
  HjlWrite    *write = hjl_read_back_get_write (self);
  GError      *error = NULL;
  g_autoptr (GPtrArray) found = hjl_finish_pointer (NULL, result, &error);

  if (found == NULL)
    {
      hjl_read_back_skip (task, error);
      return;
    }

  for (guint i = 0; i < found->len; i++)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (found, i);

      if (g_strcmp0 (opportunity->posting_id, write->posting_id) == 0 && find_by_id (self->found, opportunity->id) == NULL)
        g_ptr_array_add (self->found, hjl_opportunity_ref (opportunity));
    }
  judge (task);
}

/* Among the records of the posting that are new enough, the active ones, then those archived in it meanwhile; and
 * by each address that was sent. An address alone would not do: somebody may have changed it in Lever since. */
static void
look (GTask *task)
{
  HjlReadBack         *self = g_task_get_task_data (task);
  HjlWrite            *write = hjl_read_back_get_write (self);
  HjlOpportunityFilter filter = { 0 };
  g_auto (GStrv) emails = hjl_emails_dup_distinct ((const char *const *) self->profile->emails);

  if (self->n_looks == 2 && *emails != NULL)
    {
      hjl_finder_find_async (self->context->lever,
                             write->posting_id,
                             (const char *const *) emails,
                             g_task_get_cancellable (task),
                             got_found,
                             task);
      return;
    }
  if (self->n_looks == 2)
    {
      judge (task);
      return;
    }

  if (self->n_looks == 1)
    filter.archived_posting_id = write->posting_id;
  else
    filter.posting_id = write->posting_id;
  if (write->sent_at != 0)
    filter.created_at_start = write->sent_at - CREATION_WINDOW;
  hjl_lever_client_list_opportunities_async (self->context->lever,
                                             &filter,
                                             g_task_get_cancellable (task),
                                             got_records,
                                             task);
}

/* What was sent is what is looked for: what hackajob has of the person may have changed since. */
static gboolean
take_sent (HjlReadBack *self)
{
  HjlWrite *write = hjl_read_back_get_write (self);

  if (write->name == NULL && write->emails == NULL && write->link == NULL)
    return FALSE;

  self->candidate = hjl_candidate_copy (self->c->candidate);
  self->profile = hjl_candidate_profile_new ();
  self->profile->name = g_strdup (write->name);
  g_strfreev (self->profile->emails);
  self->profile->emails = g_strdupv (write->emails);
  self->profile->url = g_strdup (write->link);

  return TRUE;
}

static void
got_candidate (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  GTask       *task = user_data;
  HjlReadBack *self = g_task_get_task_data (task);
  GError      *error = NULL;

  self->candidate = hjl_source_get_candidate_finish (HJL_SOURCE (object), result, &self->profile, &error);
  if (self->candidate == NULL && hjl_judge (error, HJL_SIDE_HACKAJOB, HJL_CALL_READ) != HJL_VERDICT_GONE)
    {
      hjl_read_back_skip (task, error);
      return;
    }
  g_clear_error (&error);

  /* Gone from hackajob: the link that was sent along is all there is to go by. */
  if (self->candidate == NULL)
    self->candidate = hjl_candidate_copy (self->c->candidate);
  if (self->profile == NULL)
    {
      self->profile = hjl_candidate_profile_new ();
      self->profile->name = g_strdup (self->c->candidate->name);
      self->profile->url = g_strdup (self->c->candidate->url);
    }
  look (task);
}

void
hjl_read_back_export (GTask *task)
{
  HjlReadBack *self = g_task_get_task_data (task);
  HjlWrite    *write = hjl_read_back_get_write (self);
  HjlHold     *hold = self->c->hold;

  if (self->c->link != NULL)
    {
      hjl_read_back_not_sent (task);
    }
  else if (hold != NULL && hold->decision != NULL && write->started_at < hold->since)
    {
      /* What the read-back of this write found was put to a person, who has decided; the export that is
       * planned now carries it out. A write of after the decision is that export. */
      hjl_read_back_not_sent (task);
    }
  else if (hold != NULL && hold->decision == NULL && hold->kind == HJL_HOLD_SEVERAL)
    {
      hjl_read_back_go_on (task);
    }
  else if (take_sent (self))
    {
      look (task);
    }
  else
    {
      hjl_source_get_candidate_async (self->context->source,
                                      write->candidate_id,
                                      g_task_get_cancellable (task),
                                      got_candidate,
                                      task);
    }
}
