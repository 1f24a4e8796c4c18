/* hjl-demo-control-lever.c: what Lever's recruiters and admins do in the demo
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/control/hjl-demo-control.h"
#include "demo/world/hjl-demo-person.h"

typedef gboolean (*LeverFunc) (HjlDemoWorld       *world,
                               HjlDemoOpportunity *opportunity,
                               JsonObject         *arguments);

/* (nullable): the newest one of whoever has this address */
static HjlDemoOpportunity *
find_by_email (HjlDemoWorld *world,
               const char   *email)
{
  HjlDemoContact     *contact = email != NULL ? g_hash_table_lookup (world->contacts_by_email, email) : NULL;
  HjlDemoOpportunity *newest = NULL;
  GHashTableIter      iter;
  gpointer            value;

  g_hash_table_iter_init (&iter, world->opportunities);
  while (contact != NULL && g_hash_table_iter_next (&iter, NULL, &value))
    {
      HjlDemoOpportunity *opportunity = value;

      if (opportunity->contact == contact && opportunity->deleted_at == 0 &&
          (newest == NULL || opportunity->created_at > newest->created_at))
        newest = opportunity;
    }

  return newest;
}

/* `opportunity`: its id, or `candidate`: a hackajob candidate's, who was exported, or `email`: of somebody whom hackajob
 * does not tell of. */
static HjlDemoOpportunity *
find_opportunity (HjlDemoWorld *world,
                  JsonObject   *arguments)
{
  HjlDemoOpportunity *opportunity = hjl_demo_world_opportunity (world, hjl_demo_control_text (arguments, "opportunity"));
  HjlDemoCandidate   *candidate = hjl_demo_world_candidate (world, hjl_demo_control_text (arguments, "candidate"));

  for (guint i = 0; opportunity == NULL && candidate != NULL && candidate->trace != NULL &&
                    i < candidate->trace->opportunities->len;
       i++)
    {
      opportunity = g_ptr_array_index (candidate->trace->opportunities, i);
      if (opportunity->deleted_at != 0)
        opportunity = NULL;
    }
  return opportunity != NULL ? opportunity : find_by_email (world, hjl_demo_control_text (arguments, "email"));
}

static gboolean
run_move (HjlDemoWorld       *world,
          HjlDemoOpportunity *opportunity,
          JsonObject         *arguments)
{
  HjlDemoLeverStage *stage = hjl_demo_control_find (world->lever_stages, arguments, "stage");

  if (stage == NULL)
    return FALSE;
  hjl_demo_world_move (world, opportunity, stage, ((HjlDemoUser *) g_ptr_array_index (world->users, 2))->id);
  return TRUE;
}

static gboolean
run_archive (HjlDemoWorld       *world,
             HjlDemoOpportunity *opportunity,
             JsonObject         *arguments)
{
  HjlDemoReason *reason = hjl_demo_control_find (world->reasons, arguments, "reason");

  if (reason == NULL)
    return FALSE;
  hjl_demo_world_archive (world, opportunity, reason);
  return TRUE;
}

static gboolean
run_unarchive (HjlDemoWorld       *world,
               HjlDemoOpportunity *opportunity,
               JsonObject         *arguments)
{
  hjl_demo_world_archive (world, opportunity, NULL);
  return TRUE;
}

static gboolean
run_delete (HjlDemoWorld       *world,
            HjlDemoOpportunity *opportunity,
            JsonObject         *arguments)
{
  hjl_demo_world_delete (world, opportunity);
  return TRUE;
}

/* {"listed": bool}: Lever lists it as deleted, although it is there */
static gboolean
run_list_deleted (HjlDemoWorld       *world,
                  HjlDemoOpportunity *opportunity,
                  JsonObject         *arguments)
{
  gboolean listed = json_object_get_boolean_member_with_default (arguments, "listed", TRUE);

  opportunity->listed_at = listed ? hjl_demo_world_now (world) : 0;
  return TRUE;
}

static gboolean
forget_email (gpointer key,
              gpointer value,
              gpointer contact)
{
  return value == contact;
}

static gboolean
run_anonymise (HjlDemoWorld       *world,
               HjlDemoOpportunity *opportunity,
               JsonObject         *arguments)
{
  HjlDemoContact *contact = opportunity->contact;

  contact->name = "";
  contact->headline = "";
  g_ptr_array_set_size (contact->emails, 0);
  g_ptr_array_set_size (contact->phones, 0);
  g_ptr_array_set_size (contact->links, 0);
  contact->anonymized = TRUE;
  g_hash_table_foreach_remove (world->contacts_by_email, forget_email, contact);
  hjl_demo_world_touch (world, opportunity);
  return TRUE;
}

/* A recruiter moves the record to another posting. */
static gboolean
run_repost (HjlDemoWorld       *world,
            HjlDemoOpportunity *opportunity,
            JsonObject         *arguments)
{
  HjlDemoPosting *posting = hjl_demo_control_find (world->postings, arguments, "posting");

  if (posting == NULL)
    return FALSE;
  opportunity->posting = posting;
  hjl_demo_world_touch (world, opportunity);
  return TRUE;
}

/* A row of before the field existed: updatedAt is null (lever/README.md, Reading opportunities). */
static gboolean
run_age (HjlDemoWorld       *world,
         HjlDemoOpportunity *opportunity,
         JsonObject         *arguments)
{
  g_clear_pointer (&opportunity->by_change, g_sequence_remove);
  opportunity->updated_at = 0;
  return TRUE;
}

/* A recruiter takes all sources off. */
static gboolean
run_clear_sources (HjlDemoWorld       *world,
                   HjlDemoOpportunity *opportunity,
                   JsonObject         *arguments)
{
  g_ptr_array_set_size (opportunity->sources, 0);
  hjl_demo_world_touch (world, opportunity);
  return TRUE;
}

/* A recruiter takes all links off the person. */
static gboolean
run_clear_links (HjlDemoWorld       *world,
                 HjlDemoOpportunity *opportunity,
                 JsonObject         *arguments)
{
  g_ptr_array_set_size (opportunity->contact->links, 0);
  hjl_demo_world_touch (world, opportunity);
  return TRUE;
}

/* A recruiter writes down another e-mail address. */
static gboolean
run_email (HjlDemoWorld       *world,
           HjlDemoOpportunity *opportunity,
           JsonObject         *arguments)
{
  g_ptr_array_set_size (opportunity->contact->emails, 0);
  g_ptr_array_add (opportunity->contact->emails, g_strdup_printf ("new-%s@mail.example", opportunity->id));
  hjl_demo_world_touch (world, opportunity);
  return TRUE;
}

static const struct
{
  const char *name;
  LeverFunc   run;
} of_opportunities[] = {
  { "lever-email", run_email },
  { "lever-clear-sources", run_clear_sources },
  { "lever-clear-links", run_clear_links },
  { "lever-move", run_move },       /* stage */
  { "lever-archive", run_archive }, /* reason */
  { "lever-unarchive", run_unarchive },
  { "lever-delete", run_delete },
  { "lever-list-deleted", run_list_deleted },
  { "lever-anonymise", run_anonymise },
  { "lever-age", run_age },
  { "lever-repost", run_repost }, /* posting */
};

/* Whoever stands in a stage that is deleted goes back to the first. */
static gboolean
delete_stage (HjlDemoWorld *world,
              JsonObject   *arguments)
{
  HjlDemoLeverStage *stage = hjl_demo_control_find (world->lever_stages, arguments, "stage");
  HjlDemoLeverStage *first = hjl_demo_world_lever_stage (world, "lead-new");
  GHashTableIter     iter;
  gpointer           value;
  guint              index;

  if (stage == NULL || stage == first)
    return FALSE;
  g_hash_table_iter_init (&iter, world->opportunities);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      HjlDemoOpportunity *opportunity = value;

      if (opportunity->stage == stage)
        hjl_demo_world_move (world, opportunity, first, NULL);
    }
  g_ptr_array_find (world->lever_stages, stage, &index);
  g_ptr_array_add (world->gone_stages, g_ptr_array_steal_index (world->lever_stages, index));
  return TRUE;
}

static gboolean
rename_stage (HjlDemoWorld *world,
              JsonObject   *arguments)
{
  HjlDemoLeverStage *stage = hjl_demo_control_find (world->lever_stages, arguments, "stage");

  if (stage == NULL || hjl_demo_control_text (arguments, "name") == NULL)
    return FALSE;
  stage->text = hjl_demo_world_keep (world, hjl_demo_control_text (arguments, "name"));
  return TRUE;
}

/* {"name"}: before the offer */
static gboolean
add_stage (HjlDemoWorld *world,
           JsonObject   *arguments)
{
  HjlDemoLeverStage *stage;
  guint              n = world->lever_stages->len;

  if (hjl_demo_control_text (arguments, "name") == NULL)
    return FALSE;
  stage = g_new0 (HjlDemoLeverStage, 1);
  stage->id = hjl_demo_world_printf (world, "00000000-0000-4000-8000-%012u", n);
  stage->text = hjl_demo_world_keep (world, hjl_demo_control_text (arguments, "name"));
  stage->pipeline = "onsite";
  stage->rank = 107.5 + n / 1024.0;
  g_ptr_array_insert (world->lever_stages, (int) n - 1, stage);
  return TRUE;
}

/* {"reason", "active"?, "name"?: a new one} */
static gboolean
set_reason (HjlDemoWorld *world,
            JsonObject   *arguments)
{
  HjlDemoReason *reason = hjl_demo_control_find (world->reasons, arguments, "reason");

  if (reason == NULL)
    return FALSE;
  reason->active = json_object_get_boolean_member_with_default (arguments, "active", TRUE);
  if (hjl_demo_control_text (arguments, "name") != NULL)
    reason->text = hjl_demo_world_keep (world, hjl_demo_control_text (arguments, "name"));
  return TRUE;
}

/* {"posting", "title"?: a new one, "state"?, "closes_after"?, "owner"?: a user's id or null, "hiring_manager"?,
 * "confidential"?} */
static gboolean
set_posting (HjlDemoWorld *world,
             JsonObject   *arguments)
{
  HjlDemoPosting *posting = hjl_demo_control_find (world->postings, arguments, "posting");

  if (posting == NULL)
    return FALSE;
  if (hjl_demo_control_text (arguments, "title") != NULL)
    posting->text = hjl_demo_world_keep (world, hjl_demo_control_text (arguments, "title"));
  if (hjl_demo_control_text (arguments, "state") != NULL)
    posting->state = g_string_chunk_insert_const (world->strings, hjl_demo_control_text (arguments, "state"));
  posting->closes_after = (guint) json_object_get_int_member_with_default (arguments, "closes_after", posting->closes_after);
  if (json_object_has_member (arguments, "owner"))
    posting->owner = hjl_demo_world_user (world, hjl_demo_control_text (arguments, "owner"));
  if (json_object_has_member (arguments, "hiring_manager"))
    posting->hiring_manager = hjl_demo_world_user (world, hjl_demo_control_text (arguments, "hiring_manager"));
  posting->confidential = json_object_get_boolean_member_with_default (arguments, "confidential", posting->confidential);
  posting->updated_at = hjl_demo_world_now (world);
  return TRUE;
}

static gboolean
delete_posting (HjlDemoWorld *world,
                JsonObject   *arguments)
{
  HjlDemoPosting *posting = hjl_demo_control_find (world->postings, arguments, "posting");
  guint           index;

  if (posting == NULL)
    return FALSE;
  posting->deleted_at = hjl_demo_world_now (world);
  g_ptr_array_find (world->postings, posting, &index);
  g_ptr_array_add (world->deleted_postings, g_ptr_array_steal_index (world->postings, index));
  return TRUE;
}

/* {"user", "active"?: false, "role"?} */
static gboolean
set_user (HjlDemoWorld *world,
          JsonObject   *arguments)
{
  HjlDemoUser *user = hjl_demo_world_user (world, hjl_demo_control_text (arguments, "user"));

  if (user == NULL)
    return FALSE;
  if (json_object_has_member (arguments, "active"))
    user->deactivated_at = json_object_get_boolean_member (arguments, "active") ? 0 : hjl_demo_world_now (world);
  if (hjl_demo_control_text (arguments, "role") != NULL)
    user->role = g_string_chunk_insert_const (world->strings, hjl_demo_control_text (arguments, "role"));
  return TRUE;
}

/* {"candidate"?, "posting", "source"?, "name"?, "email"?, "stage"?, "reason"?}: a recruiter adds that person by hand, or
 * somebody whom hackajob does not know */
static gboolean
add_person (HjlDemoWorld *world,
            JsonObject   *arguments)
{
  HjlDemoCandidate   *candidate = hjl_demo_world_candidate (world, hjl_demo_control_text (arguments, "candidate"));
  HjlDemoPosting     *posting = hjl_demo_control_find (world->postings, arguments, "posting");
  HjlDemoLeverStage  *stage = hjl_demo_control_find (world->lever_stages, arguments, "stage");
  HjlDemoReason      *reason = hjl_demo_control_find (world->reasons, arguments, "reason");
  HjlDemoOpportunity *opportunity;
  HjlDemoContact     *contact = NULL;
  HjlDemoPerson       person = { 0 };

  if (hjl_demo_control_text (arguments, "stage") == NULL)
    stage = hjl_demo_world_lever_stage (world, "lead-new");
  if ((candidate == NULL && hjl_demo_control_text (arguments, "name") == NULL) || posting == NULL || stage == NULL ||
      (reason == NULL && hjl_demo_control_text (arguments, "reason") != NULL))
    return FALSE;
  if (candidate != NULL)
    hjl_demo_person_init (&person, world, candidate);
  /* Somebody else with the address, or the same person with another. */
  if (hjl_demo_control_text (arguments, "name") != NULL)
    {
      g_free (person.name);
      person.name = g_strdup (hjl_demo_control_text (arguments, "name"));
    }
  if (hjl_demo_control_text (arguments, "email") != NULL)
    {
      g_free (person.email);
      person.email = g_strdup (hjl_demo_control_text (arguments, "email"));
    }
  if (person.email != NULL)
    contact = g_hash_table_lookup (world->contacts_by_email, person.email);
  if (contact == NULL)
    contact = hjl_demo_world_add_contact (world, person.name);
  if (person.email != NULL)
    hjl_demo_world_add_email (world, contact, person.email);
  opportunity = hjl_demo_world_add_opportunity (world, contact, posting, stage, hjl_demo_world_now (world));
  if (hjl_demo_control_text (arguments, "source") != NULL)
    hjl_demo_world_add_source (world, opportunity, hjl_demo_control_text (arguments, "source"));
  if (reason != NULL)
    hjl_demo_world_archive (world, opportunity, reason);
  hjl_demo_world_touch (world, opportunity);
  hjl_demo_person_clear (&person);
  return TRUE;
}

static void
rename_text (GPtrArray  *texts,
             const char *from,
             const char *to)
{
  for (guint i = 0; i < texts->len; i++)
    {
      if (!g_str_equal (g_ptr_array_index (texts, i), from))
        continue;
      g_free (g_ptr_array_index (texts, i));
      g_ptr_array_index (texts, i) = g_strdup (to);
    }
}

/* {"source", "name"}: everywhere, as an Admin does it in Lever's settings */
static gboolean
rename_source (HjlDemoWorld *world,
               JsonObject   *arguments)
{
  const char    *from = hjl_demo_control_text (arguments, "source");
  const char    *to = hjl_demo_control_text (arguments, "name");
  GHashTableIter iter;
  gpointer       opportunity;

  if (from == NULL || to == NULL)
    return FALSE;
  rename_text (world->sources, from, to);
  g_hash_table_iter_init (&iter, world->opportunities);
  while (g_hash_table_iter_next (&iter, NULL, &opportunity))
    rename_text (((HjlDemoOpportunity *) opportunity)->sources, from, to);
  return TRUE;
}

/* {"on": bool}: sources that do not exist yet are dropped */
static gboolean
lock_sources (HjlDemoWorld *world,
              JsonObject   *arguments)
{
  world->lock_sources = json_object_get_boolean_member_with_default (arguments, "on", TRUE);
  return TRUE;
}

static const struct
{
  const char *name;
  gboolean (*run) (HjlDemoWorld *world, JsonObject *arguments);
} of_account[] = {
  { "lever-add", add_person },
  { "lever-lock-sources", lock_sources },
  { "lever-source", rename_source },
  { "lever-delete-stage", delete_stage },
  { "lever-rename-stage", rename_stage },
  { "lever-add-stage", add_stage },
  { "lever-reason", set_reason },
  { "lever-posting", set_posting },
  { "lever-delete-posting", delete_posting },
  { "lever-user", set_user },
};

gboolean
hjl_demo_control_lever (HjlDemoWorld *world,
                        const char   *command,
                        JsonObject   *arguments,
                        JsonObject  **answer,
                        GError      **error)
{
  HjlDemoOpportunity *opportunity;
  gboolean            known = FALSE;
  gboolean            done = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (of_account) && !known; i++)
    if (strcmp (of_account[i].name, command) == 0)
      {
        known = TRUE;
        done = of_account[i].run (world, arguments);
      }
  for (guint i = 0; i < G_N_ELEMENTS (of_opportunities) && !known; i++)
    if (strcmp (of_opportunities[i].name, command) == 0)
      {
        known = TRUE;
        opportunity = find_opportunity (world, arguments);
        done = opportunity != NULL && of_opportunities[i].run (world, opportunity, arguments);
      }
  if (done)
    *answer = json_object_new ();
  else if (known)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: what is named is not there", command);
  return known;
}
