/* hjl-look-up.c: what will happen with people who are not exported yet
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sync/hjl-look-up.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"
#include "model/hjl-fold.h"
#include "model/hjl-name.h"
#include "model/hjl-planner.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-drafts.h"
#include "sync/hjl-finder.h"
#include "sync/hjl-judge.h"
#include "sync/hjl-matcher.h"
#include "sync/hjl-posting-records.h"

/* So many questions are under way at once: enough for Lever's pace where an answer takes a second. */
#define AT_ONCE 8

/* What Lever was asked for: an e-mail, or the records of a posting. */
typedef struct
{
  GTask             *task; /* borrowed: outlives its questions */
  char              *text;
  HjlPostingRecords *records; /* nullable: of a posting */
  GPtrArray         *found;   /* nullable (element-type HjlOpportunity) */
  GHashTable        *index;   /* nullable (element-type utf8 GPtrArray): of a posting's records by what tells a person */
  GError            *error;   /* nullable */
} Question;

typedef struct
{
  HjlSyncContext *context;
  GPtrArray      *people;
  HjlCatalogue   *catalogue;
  GHashTable     *mappings;  /* (element-type utf8 HjlMapping) */
  GHashTable     *postings;  /* (element-type utf8 Question): borrowed */
  GHashTable     *emails;    /* (element-type utf8 Question): borrowed */
  GPtrArray      *questions; /* (element-type Question) */
  GPtrArray      *findings;  /* (element-type HjlFinding) */
  guint           next;
  guint           running;
  GError         *ended; /* nullable: why nobody more is asked */
} LookUp;

static void ask_next (GTask *task);

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->text);
  g_clear_pointer (&question->records, hjl_posting_records_unref);
  g_clear_pointer (&question->index, g_hash_table_unref);
  g_clear_pointer (&question->found, g_ptr_array_unref);
  g_clear_error (&question->error);
  g_free (question);
}

static void
free_look_up (gpointer data)
{
  LookUp *look_up = data;

  g_clear_pointer (&look_up->context, hjl_sync_context_unref);
  g_clear_pointer (&look_up->people, g_ptr_array_unref);
  g_clear_object (&look_up->catalogue);
  g_clear_pointer (&look_up->mappings, g_hash_table_unref);
  g_clear_pointer (&look_up->postings, g_hash_table_unref);
  g_clear_pointer (&look_up->emails, g_hash_table_unref);
  g_clear_pointer (&look_up->questions, g_ptr_array_unref);
  g_clear_pointer (&look_up->findings, g_ptr_array_unref);
  g_clear_error (&look_up->ended);
  g_free (look_up);
}

/* The posting that the person's role is mapped to. (nullable) */
static const char *
get_posting (LookUp          *look_up,
             const HjlPerson *person)
{
  HjlMapping *mapping = person->role_id != NULL ? g_hash_table_lookup (look_up->mappings, person->role_id) : NULL;

  return mapping != NULL ? hjl_mapping_get_posting_id (mapping) : NULL;
}

/*
 * What was found
 */

static gboolean
has_record (HjlFinding *finding,
            const char *id)
{
  for (guint i = 0; i < finding->found->len; i++)
    if (g_str_equal (((HjlFound *) finding->found->pdata[i])->record->id, id))
      return TRUE;

  return FALSE;
}

static void
take_record (LookUp          *look_up,
             const HjlPerson *person,
             HjlFinding      *finding,
             HjlOpportunity  *opportunity,
             const char      *posting_id,
             gboolean         by_email,
             gboolean         by_name)
{
  HjlFound *found;

  if (opportunity->deleted || opportunity->anonymized || has_record (finding, opportunity->id))
    return;

  found = hjl_finding_take (finding, hjl_record_new (opportunity->id, opportunity, look_up->catalogue));
  found->here = posting_id != NULL && g_strcmp0 (opportunity->posting_id, posting_id) == 0;
  found->by_name = by_name;
  found->other_name = by_email && hjl_names_differ (opportunity->name, person->profile->name);
}

static void
take_error (HjlFinding   *finding,
            const GError *error)
{
  if (finding->error == NULL)
    finding->error = g_error_copy (error);
}

/* Lever may leave a record's posting out, which the posting's own list then tells. */
static void
tell_postings (GPtrArray *found,
               GPtrArray *here)
{
  for (guint i = 0; i < found->len; i++)
    {
      HjlOpportunity *opportunity = found->pdata[i];

      for (guint n = 0; opportunity->posting_id == NULL && here != NULL && n < here->len; n++)
        if (g_str_equal (((HjlOpportunity *) here->pdata[n])->id, opportunity->id))
          opportunity->posting_id = g_strdup (((HjlOpportunity *) here->pdata[n])->posting_id);
    }
}

static gboolean
is_somebody_elses (const char *opportunity_id,
                   gpointer    user_data)
{
  LookUp          *look_up = user_data;
  g_autofree char *candidate_id = hjl_store_find_linked (look_up->context->store, opportunity_id);

  return candidate_id != NULL;
}

/* Whether somebody has to choose; as the export has it (hjl-export-look.c), but for names, which it does not go by. */
static gboolean
needs_choice (LookUp          *look_up,
              const HjlPerson *person,
              HjlFinding      *finding,
              GPtrArray       *records)
{
  g_autoptr (HjlCandidate) candidate = hjl_person_to_candidate (person);
  g_autoptr (GPtrArray) here = g_ptr_array_new ();
  gboolean asks = FALSE;

  for (guint i = 0; i < finding->found->len; i++)
    {
      const HjlFound *found = finding->found->pdata[i];

      asks |= found->other_name || (found->here && found->by_name);
      for (guint n = 0; found->here && !found->by_name && n < records->len; n++)
        if (g_str_equal (((HjlOpportunity *) records->pdata[n])->id, found->record->id))
          g_ptr_array_add (here, records->pdata[n]);
    }
  if (asks || here->len == 0)
    return asks;

  /* One that was made from here, or by another desktop, is theirs without a question. */
  return hjl_matcher_find (here,
                           candidate,
                           person->profile,
                           look_up->context->settings->source,
                           FALSE,
                           is_somebody_elses,
                           look_up,
                           NULL) != HJL_MATCH_OURS;
}

/* The posting's records that may be the person's: an e-mail, the address or the name is the same.
 * (transfer container) (element-type HjlOpportunity) */
static GPtrArray *
list_alike (Question            *posting,
            HjlCandidateProfile *profile,
            GStrv                emails)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) alike = g_ptr_array_new ();

  for (guint i = 0; emails[i] != NULL; i++)
    g_ptr_array_add (keys, hjl_fold (emails[i]));
  if (profile->url != NULL)
    g_ptr_array_add (keys, hjl_matcher_fold_link (profile->url));
  g_ptr_array_add (keys, hjl_fold (profile->name));

  for (guint i = 0; posting != NULL && posting->index != NULL && i < keys->len; i++)
    {
      GPtrArray *records = g_hash_table_lookup (posting->index, keys->pdata[i]);

      for (guint n = 0; records != NULL && n < records->len; n++)
        if (!g_ptr_array_find (alike, records->pdata[n], NULL))
          g_ptr_array_add (alike, records->pdata[n]);
    }

  return g_steal_pointer (&alike);
}

static void
judge_person (LookUp          *look_up,
              const HjlPerson *person,
              HjlFinding      *finding)
{
  g_autoptr (HjlCandidate) candidate = hjl_person_to_candidate (person);
  g_auto (GStrv) emails = hjl_emails_dup_distinct ((const char *const *) person->profile->emails);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  const char *posting_id = get_posting (look_up, person);
  Question   *posting = posting_id != NULL ? g_hash_table_lookup (look_up->postings, posting_id) : NULL;
  GPtrArray  *here = posting != NULL ? posting->found : NULL;
  g_autoptr (GPtrArray) alike = list_alike (posting, person->profile, emails);

  for (guint i = 0; emails[i] != NULL; i++)
    {
      g_autofree char *key = hjl_fold (emails[i]);
      Question        *question = g_hash_table_lookup (look_up->emails, key);

      if (question->error != NULL)
        take_error (finding, question->error);
      if (question->found == NULL)
        continue;
      tell_postings (question->found, here);
      for (guint n = 0; n < question->found->len; n++)
        {
          take_record (look_up, person, finding, question->found->pdata[n], posting_id, TRUE, FALSE);
          g_ptr_array_add (records, question->found->pdata[n]);
        }
    }

  /* Where one row of the posting cannot be read, the e-mail tells all the same. */
  if (posting != NULL && posting->error != NULL &&
      (emails[0] == NULL || !g_error_matches (posting->error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE)))
    take_error (finding, posting->error);
  for (guint n = 0; n < alike->len; n++)
    {
      HjlOpportunity *opportunity = alike->pdata[n];

      if (hjl_matcher_is_person (opportunity, candidate, person->profile))
        {
          take_record (look_up, person, finding, opportunity, posting_id, FALSE, FALSE);
          g_ptr_array_add (records, opportunity);
        }
      else if (hjl_fold_equal (opportunity->name, person->profile->name))
        {
          take_record (look_up, person, finding, opportunity, posting_id, FALSE, TRUE);
        }
    }

  hjl_finding_sort (finding);
  if (finding->found->len > 0)
    {
      finding->kind = HJL_FINDING_IN_LEVER;
      finding->asks = needs_choice (look_up, person, finding, records);
    }
  else if (finding->error != NULL)
    {
      finding->kind = HJL_FINDING_UNKNOWN;
    }
}

/* Takes @task. */
static void
end (GTask *task)
{
  LookUp *look_up = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }

  for (guint i = 0; i < look_up->people->len; i++)
    {
      const HjlPerson *person = look_up->people->pdata[i];
      const char      *posting_id = get_posting (look_up, person);
      HjlFinding      *finding = look_up->findings->pdata[i];

      finding->posting_id = g_strdup (posting_id);
      finding->nobody = posting_id != NULL &&
                        hjl_planner_pick_actor (look_up->catalogue, posting_id, look_up->context->settings->acting_user_id) == NULL;
      if (finding->kind == HJL_FINDING_NEW)
        judge_person (look_up, person, finding);
    }
  g_task_return_pointer (task, g_steal_pointer (&look_up->findings), (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

/*
 * What Lever is asked
 */

/* @found: (nullable) (transfer full); @error: (nullable) (transfer full) */
static void
answer (Question  *question,
        GPtrArray *found,
        GError    *error)
{
  GTask  *task = question->task;
  LookUp *look_up = g_task_get_task_data (task);

  question->found = found;
  question->error = error;
  look_up->running--;
  if (error != NULL && look_up->ended == NULL && hjl_judge (error, HJL_SIDE_LEVER, HJL_CALL_READ) == HJL_VERDICT_RUN)
    look_up->ended = g_error_copy (error);

  ask_next (task);
}

static void
got_email (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GError    *error = NULL;
  GPtrArray *found = hjl_finish_pointer (NULL, result, &error);

  answer (user_data, found, error);
}

/* @key: (nullable) (transfer full) */
static void
add_to_index (Question       *question,
              char           *key,
              HjlOpportunity *opportunity)
{
  GPtrArray *records;

  if (key == NULL || *key == '\0')
    {
      g_free (key);
      return;
    }

  records = g_hash_table_lookup (question->index, key);
  if (records == NULL)
    {
      records = g_ptr_array_new ();
      g_hash_table_insert (question->index, key, records);
    }
  else
    {
      g_free (key);
    }
  g_ptr_array_add (records, opportunity);
}

/* Many people are looked for in many records. */
static void
make_index (Question  *question,
            GPtrArray *records)
{
  question->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < records->len; i++)
    {
      HjlOpportunity *opportunity = records->pdata[i];

      add_to_index (question, hjl_fold (opportunity->name), opportunity);
      for (guint n = 0; opportunity->emails != NULL && opportunity->emails[n] != NULL; n++)
        add_to_index (question, hjl_fold (opportunity->emails[n]), opportunity);
      for (guint n = 0; opportunity->links != NULL && opportunity->links[n] != NULL; n++)
        add_to_index (question, hjl_matcher_fold_link (opportunity->links[n]), opportunity);
    }
}

static void
did_load (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Question  *question = user_data;
  GError    *error = NULL;
  GPtrArray *records = NULL;

  if (hjl_sync_finish (result, &error))
    records = hjl_posting_records_get (question->records, question->text);
  if (records != NULL)
    make_index (question, records);
  else if (error == NULL)
    g_set_error_literal (&error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE,
                         _ ("Somebody in the posting can’t be read, so names could not be compared."));

  answer (question, records != NULL ? g_ptr_array_ref (records) : NULL, error);
}

static void
ask (GTask    *task,
     Question *question)
{
  LookUp     *look_up = g_task_get_task_data (task);
  const char *emails[] = { question->text, NULL };

  look_up->running++;
  if (question->records != NULL)
    hjl_posting_records_load_async (question->records,
                                    look_up->context->lever,
                                    g_task_get_cancellable (task),
                                    did_load,
                                    question);
  else
    hjl_finder_find_async (look_up->context->lever, NULL, emails, g_task_get_cancellable (task), got_email, question);
}

/* Takes @task with the last answer. */
static void
ask_next (GTask *task)
{
  LookUp *look_up = g_task_get_task_data (task);

  while (look_up->ended == NULL && look_up->running < AT_ONCE && look_up->next < look_up->questions->len)
    ask (task, look_up->questions->pdata[look_up->next++]);
  if (look_up->running > 0)
    return;

  while (look_up->next < look_up->questions->len)
    ((Question *) look_up->questions->pdata[look_up->next++])->error = g_error_copy (look_up->ended);
  end (task);
}

static Question *
add_question (GTask      *task,
              GHashTable *by_key,
              char       *key,
              const char *text)
{
  LookUp   *look_up = g_task_get_task_data (task);
  Question *question;

  if (g_hash_table_contains (by_key, key))
    {
      g_free (key);
      return NULL;
    }

  question = g_new0 (Question, 1);
  question->task = task;
  question->text = g_strdup (text);
  g_ptr_array_add (look_up->questions, question);
  g_hash_table_insert (by_key, key, question);

  return question;
}

/* (transfer full) (nullable): where somebody goes whom a table has at another stage */
static char *
describe_move (LookUp     *look_up,
               const char *from,
               const char *to)
{
  HjlStage *before = from != NULL ? hjl_catalogue_get_stage (look_up->catalogue, HJL_SIDE_HACKAJOB, from) : NULL;
  HjlStage *after = to != NULL ? hjl_catalogue_get_stage (look_up->catalogue, HJL_SIDE_HACKAJOB, to) : NULL;

  if (to == NULL || g_strcmp0 (from, to) == 0)
    return NULL;

  /* Translators: follows “Exported before: NAME; ” and the like; two stages. */
  return g_strdup_printf (_ ("moves from “%s” to “%s”"), before != NULL ? before->name : "", after != NULL ? after->name : to);
}

/* Who is known here for the same role. */
static gboolean
look_here (LookUp          *look_up,
           const HjlPerson *person,
           HjlFinding      *finding,
           GError         **error)
{
  HjlStore *store = look_up->context->store;
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (GError) local = NULL;
  HjlDraft         draft = { .person = (HjlPerson *) person };
  gboolean         by_name = FALSE;
  g_autofree char *id = hjl_store_find_drafted (store, &draft, &local);

  if (id == NULL && local == NULL)
    {
      id = hjl_store_find_namesake (store, person, &local);
      by_name = id != NULL;
    }
  if (id != NULL && g_strcmp0 (id, person->id) != 0)
    c = hjl_store_load_case (store, id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (c == NULL)
    return TRUE;

  finding->candidate_id = g_strdup (id);
  finding->asks = by_name || hjl_names_differ (c->candidate->name, person->profile->name);
  finding->moves = describe_move (look_up, c->candidate->stage_id, person->stage_id);
  finding->kind = c->link != NULL ? HJL_FINDING_EXPORTED_BEFORE : HJL_FINDING_ADDED_BEFORE;
  if (c->link != NULL)
    {
      HjlRecord *record = hjl_record_new (c->link->opportunity_id, c->opportunity, look_up->catalogue);
      HjlFound  *found;

      /* Lever's own name for them is kept nowhere; what the database says is not that the record is gone. */
      record->gone = c->opportunity != NULL && c->opportunity->deleted;
      hjl_set_text (&record->name, c->candidate->name);
      if (record->posting_title == NULL && c->link->posting_id != NULL)
        {
          HjlPosting *posting = hjl_catalogue_get_posting (look_up->catalogue, c->link->posting_id);

          record->posting_title = g_strdup (posting != NULL ? posting->title : NULL);
        }
      found = hjl_finding_take (finding, record);
      found->here = TRUE;
    }

  return TRUE;
}

static gboolean
prepare_person (GTask           *task,
                const HjlPerson *person,
                GError         **error)
{
  LookUp     *look_up = g_task_get_task_data (task);
  HjlFinding *finding = hjl_finding_new (HJL_FINDING_NEW);
  const char *posting_id = get_posting (look_up, person);
  g_auto (GStrv) emails = hjl_emails_dup_distinct ((const char *const *) person->profile->emails);
  g_autofree char *name = NULL;
  g_autofree char *closed = NULL;

  g_ptr_array_add (look_up->findings, finding);
  if (!hjl_store_find_closed_role (look_up->context->store, person->role_id, &closed, error))
    return FALSE;
  if (closed != NULL)
    {
      finding->kind = HJL_FINDING_ROLE_CLOSED;
      return TRUE;
    }
  if (!look_here (look_up, person, finding, error))
    return FALSE;
  if (finding->kind != HJL_FINDING_NEW)
    return TRUE;
  name = hjl_fold (person->profile->name);
  if (name == NULL || *name == '\0')
    {
      finding->kind = HJL_FINDING_NEEDS_NAME;
      return TRUE;
    }

  for (guint i = 0; emails[i] != NULL; i++)
    add_question (task, look_up->emails, hjl_fold (emails[i]), emails[i]);
  if (posting_id != NULL)
    {
      Question *question = add_question (task, look_up->postings, g_strdup (posting_id), posting_id);

      if (question != NULL)
        question->records = hjl_posting_records_new_of (posting_id);
    }

  return TRUE;
}

void
hjl_look_up_async (HjlSyncContext     *context,
                   GPtrArray          *people,
                   GCancellable       *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer            user_data)
{
  GTask   *task;
  LookUp  *look_up;
  GError  *error = NULL;
  gboolean ready;

  g_return_if_fail (context != NULL);
  g_return_if_fail (people != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_look_up_async);
  look_up = g_new0 (LookUp, 1);
  look_up->context = hjl_sync_context_ref (context);
  look_up->people = g_ptr_array_ref (people);
  look_up->postings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  look_up->emails = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  look_up->questions = g_ptr_array_new_with_free_func (free_question);
  look_up->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_finding_free);
  g_task_set_task_data (task, look_up, free_look_up);

  look_up->catalogue = hjl_store_load_lists (context->store, HJL_LIST_ALL, &error);
  ready = look_up->catalogue != NULL;
  if (ready)
    look_up->mappings = hjl_store_load_mappings (context->store, &error);
  ready = look_up->mappings != NULL;
  for (guint i = 0; ready && i < people->len; i++)
    ready = prepare_person (task, people->pdata[i], &error);
  if (!ready)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  ask_next (task);
}
