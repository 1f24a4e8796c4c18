/* hjl-demo-lever-create.c: POST /opportunities, as JSON and as a form with files (lever/README.md, Creating an opportunity)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/world/hjl-demo-create.h"
#include "demo/hjl-demo-json.h"

/* Finds what the body names. FALSE where the answer is given. */
static gboolean
resolve (HjlDemoCall   *call,
         HjlDemoCreate *create)
{
  HjlDemoWorld *world = call->world;

  if (create->stage_id == NULL)
    create->stage = hjl_demo_world_lever_stage (world, "lead-new");
  else
    create->stage = hjl_demo_world_lever_stage (world, create->stage_id);
  if (create->stage == NULL)
    {
      hjl_demo_call_error (call, 400, "BadRequestError", "There is no such stage.");
      return FALSE;
    }
  if (create->postings->len > 1)
    {
      hjl_demo_call_violation (call, "At most one posting may be given.");
      return FALSE;
    }
  if (create->postings->len == 1)
    {
      create->posting = hjl_demo_world_posting (world, g_ptr_array_index (create->postings, 0));
      if (create->posting == NULL)
        {
          hjl_demo_call_error (call, 400, "BadRequestError", "There is no such posting.");
          return FALSE;
        }
    }
  create->owner = create->owner_id != NULL ? hjl_demo_world_user (world, create->owner_id) : call->acting;
  if (create->owner == NULL)
    {
      hjl_demo_call_error (call, 400, "BadRequestError", "There is no such owner.");
      return FALSE;
    }
  if (create->reason_id != NULL)
    {
      create->reason = hjl_demo_world_reason (world, create->reason_id);
      if (create->reason == NULL)
        {
          hjl_demo_call_error (call, 400, "BadRequestError", "There is no such archive reason.");
          return FALSE;
        }
    }
  if (g_strcmp0 (hjl_demo_call_query (call, "perform_as_posting_owner"), "true") == 0)
    {
      if (create->posting == NULL)
        {
          hjl_demo_call_violation (call, "perform_as_posting_owner needs exactly one posting.");
          return FALSE;
        }
      if (create->posting->owner != NULL)
        create->owner = create->posting->owner;
    }
  return TRUE;
}

/* With an e-mail Lever always tries to match: a match keeps its own data and takes what is new. */
static HjlDemoContact *
find_contact (HjlDemoCall   *call,
              HjlDemoCreate *create,
              gboolean      *deduped)
{
  HjlDemoWorld   *world = call->world;
  HjlDemoContact *contact = NULL;

  *deduped = FALSE;
  if (create->contact_id != NULL)
    {
      contact = g_hash_table_lookup (world->contacts, create->contact_id);
      if (contact == NULL || contact->anonymized)
        {
          hjl_demo_call_error (call, 400, "BadRequestError", "The contact is unknown or anonymised.");
          return NULL;
        }
    }
  for (guint i = 0; contact == NULL && i < create->emails->len; i++)
    {
      g_autofree char *key = g_ascii_strdown (g_ptr_array_index (create->emails, i), -1);

      contact = g_hash_table_lookup (world->contacts_by_email, key);
      *deduped = contact != NULL;
    }
  if (contact == NULL)
    {
      contact = hjl_demo_world_add_contact (world, create->name != NULL ? create->name : "");
      contact->headline = hjl_demo_world_keep (world, create->headline != NULL ? create->headline : "");
      contact->location = hjl_demo_world_keep (world, create->location != NULL ? create->location : "");
    }
  for (guint i = 0; i < create->emails->len; i++)
    hjl_demo_world_add_email (world, contact, g_ptr_array_index (create->emails, i));
  for (guint i = 0; i < create->links->len; i++)
    hjl_demo_strings_add (contact->links, g_ptr_array_index (create->links, i));
  while (create->phones->len > 0)
    g_ptr_array_add (contact->phones, g_ptr_array_steal_index (create->phones, 0));
  return contact;
}

static void
add_strings (GPtrArray *target,
             GPtrArray *strings)
{
  for (guint i = 0; i < strings->len; i++)
    hjl_demo_strings_add (target, g_ptr_array_index (strings, i));
}

static void
add_files (HjlDemoCall        *call,
           HjlDemoOpportunity *opportunity)
{
  for (guint i = 0; call->parts != NULL && i < call->parts->len; i++)
    {
      HjlDemoPart *part = g_ptr_array_index (call->parts, i);

      if (part->filename != NULL)
        hjl_demo_world_add_file (call->world, opportunity, part->filename, part->bytes,
                                 strcmp (part->name, "resumeFile") == 0);
    }
}

void
hjl_demo_lever_create (HjlDemoCall *call)
{
  g_autoptr (HjlDemoCreate) create = NULL;
  HjlDemoWorld       *world = call->world;
  HjlDemoContact     *contact;
  HjlDemoOpportunity *opportunity;
  HjlDemoStageChange  change;
  JsonObject         *answer;
  gboolean            deduped;

  if (!hjl_demo_lever_need_acting (call))
    return;
  create = hjl_demo_create_read (call);
  if (create == NULL || !resolve (call, create))
    return;
  contact = find_contact (call, create, &deduped);
  if (contact == NULL)
    return;

  opportunity = hjl_demo_world_add_opportunity (
    world, contact, create->posting, create->stage,
    create->created_at != 0 ? create->created_at : hjl_demo_world_now (world));
  opportunity->origin = g_string_chunk_insert_const (world->strings, create->origin != NULL ? create->origin : "sourced");
  opportunity->owner = create->owner;
  opportunity->sourced_by = call->acting;
  opportunity->location = hjl_demo_world_keep (world, create->opportunity_location);
  opportunity->reason = create->reason;
  opportunity->archived_at = create->reason == NULL     ? 0
                             : create->archived_at != 0 ? create->archived_at
                                                        : hjl_demo_world_now (world);
  add_strings (opportunity->tags, create->tags);
  for (guint i = 0; i < create->sources->len; i++)
    hjl_demo_world_add_source (world, opportunity, g_ptr_array_index (create->sources, i));
  change = (HjlDemoStageChange){ create->stage, opportunity->created_at, call->acting->id };
  opportunity->changes = g_array_new (FALSE, FALSE, sizeof change);
  g_array_append_val (opportunity->changes, change);
  add_files (call, opportunity);
  hjl_demo_world_touch (world, opportunity);
  hjl_demo_ledger_created (world, opportunity, create->name, create->emails, create->links);
  if (create->posting != NULL && create->posting->closes_after > 0 && --create->posting->closes_after == 0)
    {
      create->posting->state = "closed";
      create->posting->updated_at = hjl_demo_world_now (world);
    }

  answer = json_object_new ();
  json_object_set_boolean_member (answer, "deduped", deduped);
  json_object_set_object_member (answer, "data", hjl_demo_opportunity_to_json (opportunity));
  hjl_demo_call_json (call, 201, answer);
}
