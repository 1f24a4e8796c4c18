/* hjl-export-look.c: who is in Lever already, before anything is sent
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-fold.h"
#include "model/hjl-name.h"
#include "model/hjl-words.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-take-over.h"
#include "sync/hjl-export-private.h"
#include "sync/hjl-finder.h"
#include "sync/hjl-matcher.h"

/* Microseconds that somebody waits for another desktop, or for the first one of this run: what was read of candidate and posting is
 * true no longer, and whatever else is to be done has its turn. The next plan decides anew. */
#define MOST_WAIT (10 * G_USEC_PER_SEC)

static gboolean
is_somebody_else (const char *opportunity_id,
                  gpointer    user_data)
{
  HjlExport *export = user_data;
  g_autofree char *candidate_id = hjl_store_find_linked (export->context->store, opportunity_id);

  return candidate_id != NULL && !g_str_equal (candidate_id, export->action->candidate_id);
}

static gboolean
is_in_posting (HjlExport *export,
               const HjlOpportunity *opportunity)
{
  return g_strcmp0 (opportunity->posting_id, export->action->posting_id) == 0;
}

static gboolean
has_email (const HjlOpportunity *opportunity,
           const char           *email)
{
  for (guint i = 0; opportunity->emails != NULL && opportunity->emails[i] != NULL; i++)
    if (hjl_fold_equal (opportunity->emails[i], email))
      return TRUE;

  return FALSE;
}

/* Whether Lever would put the candidate under this record's name, which is plainly another one. */
static gboolean
has_other_name (HjlExport *export,
                const HjlOpportunity *opportunity)
{
  if (opportunity->anonymized || !hjl_names_differ (opportunity->name, export->profile->name))
    return FALSE;

  for (guint i = 0; export->emails[i] != NULL; i++)
    if (has_email (opportunity, export->emails[i]))
      return TRUE;

  return FALSE;
}

static void
hold_for_choice (GTask      *task,
                 HjlHoldKind kind,
                 GPtrArray  *ids)
{
  HjlExport *export = g_task_get_task_data (task);
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();
  const char *posting_id = kind == HJL_HOLD_TWIN ? export->action->posting_id : NULL;
  GError     *error = NULL;

  /* What was decided before the export was decided of something else. */
  if (!hjl_store_remove_choice (export->context->store, export->action->candidate_id, &error))
    {
      hjl_steps_fail (task, error);
      return;
    }
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (choices, g_ptr_array_index (ids, i));
  g_ptr_array_add (choices, NULL);
  hjl_export_hold (task, kind, NULL, (const char *const *) choices->pdata, posting_id);
}

/* Nothing but the name tells somebody without e-mail where the record has lost our link: with our source it may be an
 * earlier export. @ids: (out) (transfer full): their ids */
static HjlMatch
match_names (HjlExport *export,
             GPtrArray  *here,
             GPtrArray **ids)
{
  const char *source = export->context->settings->source;
  g_autoptr (GPtrArray) ours = g_ptr_array_new ();

  for (guint i = 0; export->emails[0] == NULL && source != NULL && i < here->len; i++)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (here, i);

      /* One whom another worker is about to link. */
      if (hjl_opportunity_has_source (opportunity, source) && !hjl_posting_records_is_creating (export->records, opportunity->name))
        g_ptr_array_add (ours, opportunity);
    }

  return hjl_matcher_find (ours, export->fresh, export->profile, source, TRUE, NULL, NULL, ids);
}

static void leave_out_shared (HjlExport *export,
                              GPtrArray *found);

/* What is found before anything was sent. Takes @task. */
static void
judge (GTask     *task,
       GPtrArray *found)
{
  HjlExport *export = g_task_get_task_data (task);
  g_autoptr (GPtrArray) here = g_ptr_array_new ();
  g_autoptr (GPtrArray) twins = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  HjlMatch match;

  /* Both the e-mail and the posting may lead to a record. */
  for (guint i = 0; i < found->len; i++)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (found, i);

      if (hjl_choice_has_seen (export->choice, opportunity->id) || !g_hash_table_add (met, opportunity->id))
        continue;
      if (has_other_name (export, opportunity))
        g_ptr_array_add (others, opportunity->id);
      else if (is_in_posting (export, opportunity) && !is_somebody_else (opportunity->id, export))
        g_ptr_array_add (here, opportunity);
      else if (is_in_posting (export, opportunity) && hjl_matcher_is_person (opportunity, export->fresh, export->profile))
        g_ptr_array_add (twins, opportunity->id);
    }

  match = hjl_matcher_find (here,
                            export->fresh,
                            export->profile,
                            export->context->settings->source,
                            FALSE,
                            NULL,
                            NULL,
                            &ids);
  if (match == HJL_MATCH_OURS)
    hjl_export_adopt (task, g_ptr_array_index (ids, 0));
  else if (twins->len > 0)
    hold_for_choice (task, HJL_HOLD_TWIN, twins);
  else if (match != HJL_MATCH_NONE)
    hold_for_choice (task, match == HJL_MATCH_SEVERAL ? HJL_HOLD_SEVERAL : HJL_HOLD_DUPLICATE, ids);
  else if ((match = match_names (export, here, &names)) != HJL_MATCH_NONE)
    hold_for_choice (task, match == HJL_MATCH_SEVERAL ? HJL_HOLD_SEVERAL : HJL_HOLD_DUPLICATE, names);
  else if (others->len > 0 && !export->same_person)
    hold_for_choice (task, HJL_HOLD_OTHER_NAME, others);
  else
    {
      /* Those of another name who were seen are somebody else. */
      if (export->choice != NULL)
        leave_out_shared (export, found);
      hjl_steps_next (task);
    }
}

/* Another person, somebody said: without the addresses that the two share Lever keeps them apart. */
static void
leave_out_shared (HjlExport *export,
                  GPtrArray *found)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; export->emails[i] != NULL; i++)
    {
      gboolean shared = FALSE;

      for (guint j = 0; !shared && j < found->len; j++)
        {
          const HjlOpportunity *opportunity = g_ptr_array_index (found, j);

          shared = has_email (opportunity, export->emails[i]) && has_other_name (export, opportunity);
        }
      if (!shared)
        g_strv_builder_add (builder, export->emails[i]);
    }

  g_strfreev (export->emails);
  export->emails = g_strv_builder_end (builder);
}

/* The same person as that record, somebody said: it counts where it can. Takes @task. */
static void
take_for_same (GTask      *task,
               GPtrArray  *found,
               const char *opportunity_id)
{
  HjlExport *export = g_task_get_task_data (task);

  export->same_person = TRUE;
  for (guint i = 0; i < found->len; i++)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (found, i);
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();

      if (!g_str_equal (opportunity->id, opportunity_id) || !is_in_posting (export, opportunity))
        continue;

      g_ptr_array_add (ids, opportunity->id);
      if (is_somebody_else (opportunity->id, export))
        hold_for_choice (task, HJL_HOLD_TWIN, ids);
      else
        hjl_export_adopt (task, opportunity_id);
      return;
    }

  hjl_steps_next (task);
}

static void
judge_decided (GTask     *task,
               GPtrArray *found)
{
  HjlExport *export = g_task_get_task_data (task);
  const char *decision = hjl_hold_get_decision (export->c->hold, export->action->posting_id);

  if (decision == NULL || export->c->hold->kind != HJL_HOLD_OTHER_NAME)
    {
      judge (task, found);
    }
  else if (g_str_equal (decision, "new"))
    {
      leave_out_shared (export, found);
      hjl_steps_next (task);
    }
  else
    {
      take_for_same (task, found, decision);
    }
}

static gpointer
ref_opportunity (gconstpointer opportunity,
                 gpointer      data)
{
  return hjl_opportunity_ref ((gpointer) opportunity);
}

/* Who was found by e-mail, who is in the posting, as far as that was read in this run, whom this run has made, and whom anybody
 * has put there since; without those who were judged before. Returns: (transfer full) (element-type HjlOpportunity) */
static GPtrArray *
list_read (HjlExport *export)
{
  GPtrArray *existing = hjl_posting_records_get_readable (export->records, export->action->posting_id);
  GPtrArray *made = hjl_posting_records_get_made (export->records);
  GPtrArray *news = hjl_posting_records_get_news (export->records);
  GPtrArray *read = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_opportunity_unref);

  /* The first of a record counts: those by e-mail have it (hjl-finder.h). */
  if (!export->judged && export->found != NULL)
    g_ptr_array_extend (read, export->found, ref_opportunity, NULL);
  if (!export->judged && existing != NULL)
    g_ptr_array_extend (read, existing, ref_opportunity, NULL);
  for (; export->n_made < made->len; export->n_made++)
    g_ptr_array_add (read, hjl_opportunity_ref (g_ptr_array_index (made, export->n_made)));
  for (; export->n_news < news->len; export->n_news++)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (news, export->n_news);

      if (opportunity->posting_id != NULL && !is_in_posting (export, opportunity))
        continue;
      /* Where a row does not say it, it may be there. */
      if (opportunity->posting_id != NULL)
        {
          hjl_opportunity_ref (opportunity);
        }
      else
        {
          opportunity = hjl_opportunity_copy (opportunity);
          opportunity->posting_id = g_strdup (export->action->posting_id);
        }
      g_ptr_array_add (read, opportunity);
    }

  return read;
}

/* By what was found by e-mail, where somebody was, and what was read of the posting; the second time by what came since. */
static void
judge_all (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);
  g_autoptr (GPtrArray) all = list_read (export);

  export->judged = TRUE;
  judge_decided (task, all);
}

static void
did_read_posting (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (hjl_sync_finish (result, &error))
    {
      judge_all (task);
    }
  else if (export->found != NULL && hjl_posting_records_get_readable (export->records, export->action->posting_id) != NULL)
    {
      /* Somebody in it cannot be read; the others' links tell, and the e-mail has told. */
      g_clear_error (&error);
      judge_all (task);
    }
  else
    {
      hjl_export_fail_reading (task, HJL_SIDE_LEVER, error);
    }
}

/* Their hackajob link, which goes with each export, tells of whom Lever cannot be asked for: whoever has no e-mail, or
 * another one there by now. Another desktop, or this one before it lost its data, may have exported them. */
static void
read_posting (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);

  hjl_posting_records_read_async (export->records,
                                  export->context->lever,
                                  export->action->posting_id,
                                  g_task_get_cancellable (task),
                                  did_read_posting,
                                  task);
}

static void
got_found (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  gboolean is_here = FALSE;
  GError  *error = NULL;

  export->found = hjl_finish_pointer (NULL, result, &error);
  if (export->found == NULL)
    {
      hjl_export_fail_reading (task, HJL_SIDE_LEVER, error);
      return;
    }

  for (guint i = 0; i < export->found->len; i++)
    {
      const HjlOpportunity *opportunity = g_ptr_array_index (export->found, i);

      /* Somebody else there, who shares the address, says nothing of this one. */
      is_here |= is_in_posting (export, opportunity) && !has_other_name (export, opportunity) &&
                 !hjl_choice_has_seen (export->choice, opportunity->id);
    }
  if (is_here)
    judge_all (task);
  else
    read_posting (task);
}

/* Returns: FALSE where another export under way is of the same person, or of one with the same address */
static gboolean
claim (HjlExport *export)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  g_strv_builder_addv (builder, (const char **) export->emails);
  if (export->fresh->talent_id != NULL)
    {
      g_autofree char *key = g_strdup_printf ("talent %s", export->fresh->talent_id);

      g_strv_builder_add (builder, key);
    }
  keys = g_strv_builder_end (builder);

  return hjl_posting_records_claim (export->records, export->action->candidate_id, (const char *const *) keys);
}

/* Whoever came from files before candidates came by the feed is known here by an e-mail or the hackajob address.
 * Returns: FALSE after @task was ended */
static gboolean
take_over (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);
  HjlSyncContext  *context = export->context;
  const char      *candidate_id = export->action->candidate_id;
  g_autofree char *brought = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_open = FALSE;

  if ((hjl_source_get_features (context->source) & HJL_SOURCE_IS_BOOK) != 0)
    return TRUE;

  brought = hjl_store_find_brought (context->store,
                                    candidate_id,
                                    export->action->posting_id,
                                    (const char *const *) export->emails,
                                    export->fresh->url != NULL ? export->fresh->url : export->profile->url,
                                    &error);
  if (brought != NULL)
    c = hjl_store_load_case (context->store, brought, &error);
  if (c != NULL)
    is_open = hjl_sync_context_is_open (context, brought, &error);
  /* Two people may have one address: what is found in Lever is asked about then. */
  if (error == NULL && c != NULL && !is_open && !hjl_names_differ (c->candidate->name, export->profile->name))
    hjl_store_take_over (context->store, brought, candidate_id, &error);
  else if (error == NULL)
    g_clear_pointer (&c, hjl_case_free);

  if (error != NULL)
    {
      hjl_steps_fail (task, g_steal_pointer (&error));
      return FALSE;
    }
  /* Not exported yet: the export goes on. */
  if (c == NULL || c->link == NULL)
    return TRUE;

  hjl_export_note (export, NULL, HJL_WORDS ("exported-from-files"));
  hjl_export_end (task, HJL_EXPORT_CHANGED);

  return FALSE;
}

/* Whether somebody of the candidate's name is in the posting without showing an e-mail: Lever itself is asked for theirs then. */
static gboolean
may_hide_email (HjlExport *export)
{
  GPtrArray *existing = hjl_posting_records_get (export->records, export->action->posting_id);

  for (guint i = 0; *export->emails != NULL && i < existing->len; i++)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (existing, i);

      if (opportunity->emails == NULL && hjl_fold_equal (opportunity->name, export->profile->name))
        return TRUE;
    }

  return FALSE;
}

/* Lever makes a second opportunity for the same posting without a word (lever/README.md, Creating an opportunity), so who is
 * there already is asked first. */
void
hjl_export_step_existing (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);
  HjlPosting      *posting = hjl_catalogue_get_posting (export->catalogue, export->action->posting_id);
  const char      *decision = hjl_hold_get_decision (export->c->hold, export->action->posting_id);
  HjlHoldKind      kind = decision != NULL ? export->c->hold->kind : HJL_HOLD_NONE;
  gboolean         was_read = hjl_posting_records_get (export->records, export->action->posting_id) != NULL;
  g_autofree char *twin = NULL;
  GError          *error = NULL;

  export->emails = hjl_emails_dup_distinct ((const char *const *) export->profile->emails);
  if (posting != NULL && posting->confidential && !export->context->may_see_confidential)
    {
      hjl_export_hold (task, HJL_HOLD_CONFIDENTIAL, NULL, NULL, NULL);
      return;
    }
  if (!claim (export))
    {
      hjl_export_end (task, HJL_EXPORT_CHANGED);
      return;
    }
  if (!take_over (task))
    return;
  /* That the record is in another posting says nothing of who is in this one. */
  if (kind == HJL_HOLD_OTHER_POSTING)
    kind = HJL_HOLD_NONE;
  export->choice = hjl_store_load_choice (export->context->store, export->action->candidate_id, &error);
  if (error != NULL)
    {
      hjl_steps_fail (task, error);
      return;
    }
  if (kind == HJL_HOLD_NONE && export->choice != NULL && export->choice->opportunity_id != NULL)
    {
      export->chosen = TRUE;
      export->same_person = TRUE;
      hjl_export_adopt (task, export->choice->opportunity_id);
      return;
    }
  /* Whose e-mails are left out is told by records of other postings too. */
  was_read &= export->choice == NULL || export->choice->seen[0] == NULL;

  if (kind != HJL_HOLD_NONE && kind != HJL_HOLD_OTHER_NAME)
    {
      if (g_str_equal (decision, "new"))
        hjl_steps_next (task);
      else
        hjl_export_adopt (task, decision);
      return;
    }

  if (kind == HJL_HOLD_NONE &&
      !hjl_store_find_twin (export->context->store,
                            export->action->candidate_id,
                            export->fresh->talent_id,
                            export->action->posting_id,
                            &twin,
                            &error))
    {
      hjl_steps_fail (task, error);
    }
  else if (twin != NULL && !hjl_choice_has_seen (export->choice, twin))
    {
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();

      g_ptr_array_add (ids, twin);
      hold_for_choice (task, HJL_HOLD_TWIN, ids);
    }
  else if (was_read && kind == HJL_HOLD_NONE && hjl_posting_records_has_many (export->records, export->action->posting_id) &&
           !may_hide_email (export))
    {
      judge_all (task);
    }
  else if (*export->emails == NULL)
    {
      read_posting (task);
    }
  else
    {
      hjl_finder_find_async (export->context->lever,
                             export->action->posting_id,
                             (const char *const *) export->emails,
                             g_task_get_cancellable (task),
                             got_found,
                             task);
    }
}

static void
did_look_at_posting (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  gboolean open;
  GError  *error = NULL;

  if (!hjl_posting_records_look_finish (result, &open, &error))
    {
      hjl_export_fail_reading (task, HJL_SIDE_LEVER, error);
    }
  else if (open)
    {
      hjl_steps_next (task);
    }
  else
    {
      /* What is planned next is planned from lists that are read anew, and says what is wrong with the mapping. */
      export->context->fresh_at = 0;
      hjl_export_end (task, HJL_EXPORT_CHANGED);
    }
}

/* The posting was open when this was planned, which may be a thousand exports ago. */
void
hjl_export_step_posting (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);

  hjl_posting_records_look_async (export->records,
                                  export->context,
                                  export->action->posting_id,
                                  g_task_get_cancellable (task),
                                  did_look_at_posting,
                                  task);
}

/* Whoever a person wants as new is not looked for; but another desktop, where somebody said the same, may have made the record
 * since. It bears our source and the candidate's link, and was not there to be chosen. */
static void
judge_new (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);
  const char *url = export->fresh->url != NULL ? export->fresh->url : export->profile->url;
  HjlHold    *hold = export->c->hold;
  g_autoptr (GPtrArray) all = list_read (export);

  for (guint i = 0; url != NULL && i < all->len; i++)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (all, i);

      if (!is_in_posting (export, opportunity) || opportunity->archived || is_somebody_else (opportunity->id, export) ||
          !hjl_opportunity_has_source (opportunity, export->context->settings->source) ||
          !hjl_matcher_has_link (opportunity, url) || hjl_choice_has_seen (export->choice, opportunity->id) ||
          (hold != NULL && hold->choices != NULL && g_strv_contains ((const char *const *) hold->choices, opportunity->id)))
        continue;
      hjl_export_adopt (task, opportunity->id);
      return;
    }

  hjl_steps_next (task);
}

static void
did_look_again (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (!hjl_sync_finish (result, &error))
    hjl_export_fail_reading (task, HJL_SIDE_LEVER, error);
  else if (export->judged)
    judge_all (task);
  else
    judge_new (task);
}

/* The last look before the record is made: CV and profile took their time, and the posting may have been read a thousand exports
 * ago. */
void
hjl_export_step_again (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);

  export->at_last = TRUE;
  hjl_posting_records_look_again_async (export->records,
                                        export->context,
                                        FALSE,
                                        g_task_get_cancellable (task),
                                        did_look_again,
                                        task);
}

/* Right before the record is made, as nothing may come between: whether it is this desktop's turn to make one. */
void
hjl_export_step_turn (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);
  gboolean look;
  guint    wait = hjl_posting_records_get_turn (export->records, export->context, &look);
  gint64   now = g_get_monotonic_time ();

  if (wait == 0)
    {
      hjl_steps_next (task);
      return;
    }
  if (export->waits_since == 0)
    export->waits_since = now;
  if (now - export->waits_since > MOST_WAIT)
    {
      hjl_export_end (task, HJL_EXPORT_CHANGED);
      return;
    }

  hjl_steps_prepend (task, hjl_export_step_turn);
  if (look)
    hjl_steps_prepend (task, hjl_export_step_again);
  hjl_steps_wait (task, wait);
}

/* Lever puts whoever has the same e-mail on one contact; without one only the name tells. */
gboolean
hjl_export_is_twin (HjlSyncContext *context,
                    HjlOpportunity *ours,
                    const char     *name,
                    HjlOpportunity *other)
{
  const char      *source = context->settings->source;
  g_autofree char *linked = hjl_store_find_linked (context->store, other->id);

  return !g_str_equal (other->id, ours->id) && linked == NULL && !other->archived && other->created_at <= ours->created_at &&
         other->created_at >= ours->created_at - HJL_EXPORT_TWIN_SPAN && source != NULL && hjl_opportunity_has_source (other, source) &&
         ((ours->contact_id != NULL && g_strcmp0 (other->contact_id, ours->contact_id) == 0) ||
          ((other->emails == NULL || other->emails[0] == NULL) && hjl_fold_equal (other->name, name)));
}

static void
did_look_for_twin (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  GTask *task = user_data;
  HjlExport *export = g_task_get_task_data (task);
  GPtrArray *news = hjl_posting_records_get_news (export->records);
  g_autoptr (GError) error = NULL;

  /* It is looked for with the files in a later cycle. */
  export->sure_of_twin = hjl_sync_finish (result, &error);
  for (guint i = 0; i < news->len && export->twin_id == NULL; i++)
    {
      HjlOpportunity *other = g_ptr_array_index (news, i);

      if ((other->posting_id == NULL || is_in_posting (export, other)) &&
          !hjl_posting_records_is_creating (export->records, other->name) &&
          hjl_export_is_twin (export->context, export->made, export->profile->name, other))
        export->twin_id = g_strdup (other->id);
    }
  hjl_steps_next (task);
}

/* Two desktops may have exported somebody at the same moment, as neither could see what the other was about to make. hackajob's
 * export mark goes to one and is refused to the other, who asks a person. Where nobody keeps such a mark, Lever tells by what was
 * made first: of two desktops the later one cannot but see both, once its own record is there, and asks. Where the files are not
 * looked at yet, this is done with them (hjl-export-files.c). */
void
hjl_export_step_twin (GTask *task)
{
  HjlExport *export = g_task_get_task_data (task);

  if (!export->check_files || !hjl_export_may_have_twin (export))
    hjl_steps_next (task);
  else
    hjl_posting_records_look_again_async (export->records,
                                          export->context,
                                          TRUE,
                                          g_task_get_cancellable (task),
                                          did_look_for_twin,
                                          task);
}
