/* hjl-export-files.c: looks whether an exported candidate's files are really in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "files/hjl-files-source.h"
#include "model/hjl-planner.h"
#include "model/hjl-time.h"
#include "sync/hjl-export-private.h"
#include "sync/hjl-export-files.h"
#include "sync/hjl-judge.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-links.h"

typedef struct
{
  HjlSyncContext    *context;
  HjlCatalogue      *catalogue;
  HjlPostingRecords *records;
  HjlCase           *c;
  HjlAction         *action;
  gboolean           by_id;
  gboolean           goes_on;
} HjlFileCheck;

static void
free_check (gpointer data)
{
  HjlFileCheck *check = data;

  g_clear_pointer (&check->context, hjl_sync_context_unref);
  g_clear_object (&check->catalogue);
  g_clear_pointer (&check->records, hjl_posting_records_unref);
  g_clear_pointer (&check->c, hjl_case_free);
  g_clear_pointer (&check->action, hjl_action_free);
  g_free (check);
}

static void
end_check (GTask   *task,
           gboolean good,
           GError  *error)
{
  if (good)
    g_task_return_boolean (task, TRUE);
  else
    hjl_steps_fail (task, error);
}

static gboolean
set_checked (HjlFileCheck *check,
             GError      **error)
{
  check->c->link->files_checked = TRUE;

  return hjl_store_save_link (check->context->store, check->c->link, error);
}

static gboolean
set_missed (HjlFileCheck *check,
            GError      **error)
{
  HjlLink *link = check->c->link;
  HjlTime  now = hjl_sync_context_get_lever_time (check->context);

  /* A clock that was put back begins anew. */
  if (link->missed_at == 0 || now < link->missed_at)
    link->missed_at = now;

  return hjl_store_save_link (check->context->store, link, error);
}

static void
did_complete (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask          *task = user_data;
  HjlFileCheck   *check = g_task_get_task_data (task);
  gboolean        awaited = check->c->link->awaits_cv;
  HjlExportResult outcome;
  GError         *error = NULL;
  gboolean        good;

  /* A candidate that hackajob cannot give just now is looked at again in a later cycle. */
  good = hjl_export_finish (result, &outcome, &error);
  /* Where one CV has come, what kept them back is over for others too. */
  if (good && awaited && !check->goes_on && !check->by_id)
    {
      g_autoptr (HjlLink) link = hjl_store_load_link (check->context->store, check->action->candidate_id, NULL);

      check->goes_on = link != NULL && !link->awaits_cv;
    }
  end_check (task, good, error);
}

static void
complete (GTask *task)
{
  HjlFileCheck *check = g_task_get_task_data (task);

  hjl_export_complete_async (check->context,
                             check->c,
                             check->action,
                             check->catalogue,
                             g_task_get_cancellable (task),
                             did_complete,
                             task);
}

static void
got_files (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask        *task = user_data;
  HjlFileCheck *check = g_task_get_task_data (task);
  gboolean      whole = FALSE;
  GError       *error = NULL;
  g_autoptr (GPtrArray) names = hjl_lever_client_list_files_finish (HJL_LEVER_CLIENT (object), result, &whole, &error);

  if (names == NULL && hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ) == HJL_VERDICT_HIDDEN)
    {
      /* Lever's own word that these files are not for this connection to see. */
      gboolean good;

      g_clear_error (&error);
      good = set_checked (check, &error);
      end_check (task, good, error);
      return;
    }
  if (names == NULL)
    {
      /* A record that Lever fails at is looked at again later, and ends no run. One that is not found may be there
       * tomorrow: whether it was deleted is told by the reader, which knows more than one answer. */
      if (hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ) != HJL_VERDICT_RUN)
        {
          g_clear_error (&error);
          end_check (task, TRUE, NULL);
          return;
        }
      end_check (task, FALSE, error);
      return;
    }
  if (check->c->link->n_files != HJL_LINK_FILES_TO_BRING && (names->len >= check->c->link->n_files || !whole))
    {
      gboolean good = set_checked (check, &error);

      end_check (task, good, error);
      return;
    }
  if (!hjl_sync_context_has_waited (check->context, check->c->link->missed_at))
    {
      /* Lever lists a file some time after it took it, and a list may be wrong once: looked for again. */
      gboolean good = set_missed (check, &error);

      end_check (task, good, error);
      return;
    }

  complete (task);
}

static void
list_files (GTask *task)
{
  HjlFileCheck *check = g_task_get_task_data (task);

  hjl_lever_client_list_files_async (check->context->lever,
                                     check->c->link->opportunity_id,
                                     g_task_get_cancellable (task),
                                     got_files,
                                     task);
}

/* Whether one of them is another desktop's export of this person: somebody is asked, and the files are looked at later. Takes @task
 * then. */
static gboolean
ask_about (GTask     *task,
           GPtrArray *opportunities)
{
  HjlFileCheck *check = g_task_get_task_data (task);
  HjlCandidate *candidate = check->c->candidate;

  for (guint i = 0; i < opportunities->len; i++)
    {
      HjlOpportunity *other = g_ptr_array_index (opportunities, i);
      const char     *choices[] = { other->id, check->c->link->opportunity_id, NULL };
      GError         *error = NULL;
      gboolean        held;

      if (!hjl_export_is_twin (check->context, check->c->opportunity, candidate->name, other))
        continue;
      held = hjl_sync_context_hold (check->context, candidate->id, candidate->role_id, HJL_HOLD_EXPORTED_BEFORE, NULL, choices, NULL, &error);
      end_check (task, held, error);
      return TRUE;
    }

  return FALSE;
}

/* What cannot be read for now is no reason to leave the files. Takes @task where it returns FALSE. */
static gboolean
may_go_on (GTask  *task,
           GError *error)
{
  if (error != NULL && hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ) == HJL_VERDICT_RUN)
    {
      end_check (task, FALSE, error);
      return FALSE;
    }

  g_clear_error (&error);

  return TRUE;
}

static void
got_posting (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask        *task = user_data;
  HjlFileCheck *check = g_task_get_task_data (task);
  GPtrArray    *found;
  GError       *error = NULL;

  hjl_sync_finish (result, &error);
  if (!may_go_on (task, error))
    return;
  found = hjl_posting_records_get_readable (check->records, check->c->link->posting_id);
  if (found == NULL || !ask_about (task, found))
    list_files (task);
}

/* Nothing but the name tells somebody without e-mail. */
static void
read_posting (GTask *task)
{
  HjlFileCheck *check = g_task_get_task_data (task);

  hjl_posting_records_read_async (check->records,
                                  check->context->lever,
                                  check->c->link->posting_id,
                                  g_task_get_cancellable (task),
                                  got_posting,
                                  task);
}

static void
got_of_contact (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  GTask        *task = user_data;
  HjlFileCheck *check = g_task_get_task_data (task);
  g_autoptr (GPtrArray) opportunities = NULL;
  g_autoptr (GError) unreadable = NULL;
  gboolean has_email = TRUE;
  GError  *error = NULL;

  opportunities = hjl_lever_client_list_readable_finish (HJL_LEVER_CLIENT (object), result, &unreadable, &error);
  if (!may_go_on (task, error))
    return;
  for (guint i = 0; opportunities != NULL && i < opportunities->len; i++)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (opportunities, i);

      if (g_str_equal (opportunity->id, check->c->link->opportunity_id))
        has_email = opportunity->emails != NULL && opportunity->emails[0] != NULL;
    }

  if (!has_email)
    read_posting (task);
  else if (opportunities == NULL || !ask_about (task, opportunities))
    list_files (task);
}

/* hjl_export_step_twin() has not looked for one, or could not. */
static gboolean
may_have_twin (HjlFileCheck *check)
{
  const HjlCase *c = check->c;

  return (hjl_source_get_features (check->context->source) & HJL_SOURCE_CAN_MARK_EXPORTED) == 0 &&
         c->opportunity != NULL && c->opportunity->created_at != 0 && c->link->posting_id != NULL && c->link->missed_at == 0 &&
         (c->hold == NULL || !hjl_hold_kind_blocks (c->hold->kind));
}

static void
look_for_twin (GTask *task)
{
  HjlFileCheck        *check = g_task_get_task_data (task);
  HjlTime              made = check->c->opportunity->created_at;
  HjlOpportunityFilter filter = {
    .posting_id = check->c->link->posting_id,
    .contact_id = check->c->opportunity->contact_id,
    .created_at_start = made - HJL_EXPORT_TWIN_SPAN,
    .created_at_end = made + HJL_MINUTE,
  };

  if (filter.contact_id == NULL)
    read_posting (task);
  else
    hjl_lever_client_list_opportunities_async (check->context->lever, &filter, g_task_get_cancellable (task), got_of_contact, task);
}

/* Whose turn it is. NULL without an error: nobody's. (transfer full) */
static HjlCase *
pick (HjlSyncContext *context,
      const char     *candidate_id,
      HjlUnchecked    which,
      HjlTime         since,
      GError        **error)
{
  HjlStore *store = context->store;
  HjlTime   now = context->clock ();
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *due = NULL;

  if (candidate_id != NULL)
    {
      c = hjl_store_load_case (store, candidate_id, error);
      return c != NULL && c->link != NULL && !c->link->erased && !c->link->files_checked &&
                 (c->hold == NULL || c->hold->kind != HJL_HOLD_UNDONE)
               ? g_steal_pointer (&c)
               : NULL;
    }

  if (which == HJL_UNCHECKED_AWAITED && since != 0)
    due = hjl_store_find_unchecked (store, HJL_UNCHECKED_MISSED, now, since, &failure);
  if (due == NULL && failure == NULL)
    due = hjl_store_find_unchecked (store, which, now, since, &failure);
  if (due == NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  c = hjl_store_load_case (store, due, error);

  return c != NULL && c->link != NULL ? g_steal_pointer (&c) : NULL;
}

void
hjl_export_files_check_async (HjlSyncContext     *context,
                              HjlCatalogue       *catalogue,
                              HjlPostingRecords  *records,
                              const char         *candidate_id,
                              HjlUnchecked        which,
                              HjlTime             since,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask        *task;
  HjlFileCheck *check;
  HjlLink      *link;
  GError       *error = NULL;

  g_return_if_fail (context != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_export_files_check_async);
  check = g_new0 (HjlFileCheck, 1);
  check->context = hjl_sync_context_ref (context);
  check->catalogue = g_object_ref (catalogue);
  check->records = hjl_posting_records_ref (records);
  g_task_set_task_data (task, check, free_check);

  check->c = pick (context, candidate_id, which, since, &error);
  if (check->c == NULL)
    {
      end_check (task, error == NULL, error);
      return;
    }

  check->by_id = candidate_id != NULL;
  link = check->c->link;
  /* A feed is asked for one CV that does not come, and for more once one has. */
  check->goes_on = since != 0 && (!link->awaits_cv || HJL_IS_FILES_SOURCE (context->source));
  /* Stands for the export that was: what it needs is the same. */
  check->action = hjl_action_new (HJL_ACTION_EXPORT, link->candidate_id);
  check->action->role_id = g_strdup (check->c->candidate->role_id);
  check->action->posting_id = g_strdup (link->posting_id);
  check->action->opportunity_id = g_strdup (link->opportunity_id);
  check->action->perform_as = g_strdup (hjl_planner_pick_actor (catalogue, link->posting_id, context->settings->acting_user_id));
  /* Whatever comes of it, the others are next; also where the clock was put back meanwhile. */
  link->looked_at = MAX (context->clock (), since);
  if (!hjl_store_save_link (context->store, link, &error))
    end_check (task, FALSE, error);
  else if (link->awaits_cv)
    complete (task);
  else if (may_have_twin (check))
    look_for_twin (task);
  else
    list_files (task);
}

gboolean
hjl_export_files_check_finish (GAsyncResult *result,
                               gboolean     *goes_on,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  *goes_on = ((HjlFileCheck *) g_task_get_task_data (G_TASK (result)))->goes_on;

  return g_task_propagate_boolean (G_TASK (result), error);
}
