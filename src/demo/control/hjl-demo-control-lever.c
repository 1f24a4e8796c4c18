/* hjl-demo-control-lever.c: what Lever's recruiters and admins do in the demo
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/control/hjl-demo-control.h"
#include "demo/world/hjl-demo-person.h"

static gboolean
run_move (HjlDemoOrder *order)
{
  hjl_demo_world_move (order->world, order->opportunity, order->lever_stage, ((HjlDemoUser *) g_ptr_array_index (order->world->users, 2))->id);
  return TRUE;
}

static gboolean
run_archive (HjlDemoOrder *order)
{
  hjl_demo_world_archive (order->world, order->opportunity, order->reason);
  return TRUE;
}

static gboolean
run_unarchive (HjlDemoOrder *order)
{
  hjl_demo_world_archive (order->world, order->opportunity, NULL);
  return TRUE;
}

static gboolean
run_delete (HjlDemoOrder *order)
{
  hjl_demo_world_delete (order->world, order->opportunity);
  return TRUE;
}

/* {"listed": bool}: Lever lists it as deleted, although it is there */
static gboolean
run_list_deleted (HjlDemoOrder *order)
{
  gboolean listed = hjl_demo_order_truth (order, "listed", TRUE);

  order->opportunity->listed_at = listed ? hjl_demo_world_now (order->world) : 0;
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
run_anonymise (HjlDemoOrder *order)
{
  HjlDemoContact *contact = order->opportunity->contact;

  contact->name = "";
  contact->headline = "";
  g_ptr_array_set_size (contact->emails, 0);
  g_ptr_array_set_size (contact->phones, 0);
  g_ptr_array_set_size (contact->links, 0);
  contact->anonymized = TRUE;
  g_hash_table_foreach_remove (order->world->contacts_by_email, forget_email, contact);
  hjl_demo_world_touch (order->world, order->opportunity);
  return TRUE;
}

/* A recruiter moves the record to another posting. */
static gboolean
run_repost (HjlDemoOrder *order)
{
  order->opportunity->posting = order->posting;
  hjl_demo_world_touch (order->world, order->opportunity);
  return TRUE;
}

/* A row of before the field existed: updatedAt is null (lever/README.md, Reading opportunities). */
static gboolean
run_age (HjlDemoOrder *order)
{
  g_clear_pointer (&order->opportunity->by_change, g_sequence_remove);
  order->opportunity->updated_at = 0;
  return TRUE;
}

/* A recruiter takes all sources off. */
static gboolean
run_clear_sources (HjlDemoOrder *order)
{
  g_ptr_array_set_size (order->opportunity->sources, 0);
  hjl_demo_world_touch (order->world, order->opportunity);
  return TRUE;
}

/* A recruiter takes all links off the person. */
static gboolean
run_clear_links (HjlDemoOrder *order)
{
  g_ptr_array_set_size (order->opportunity->contact->links, 0);
  hjl_demo_world_touch (order->world, order->opportunity);
  return TRUE;
}

/* A recruiter writes down another e-mail address. */
static gboolean
run_email (HjlDemoOrder *order)
{
  g_ptr_array_set_size (order->opportunity->contact->emails, 0);
  g_ptr_array_add (order->opportunity->contact->emails, g_strdup_printf ("new-%s@mail.example", order->opportunity->id));
  hjl_demo_world_touch (order->world, order->opportunity);
  return TRUE;
}

/* Whoever stands in a stage that is deleted goes back to the first. */
static gboolean
delete_stage (HjlDemoOrder *order)
{
  HjlDemoLeverStage *first = hjl_demo_find (order->world->lever_stages, "lead-new");
  GHashTableIter     iter;
  gpointer           value;
  guint              index;

  if (order->lever_stage == first)
    return FALSE;
  g_hash_table_iter_init (&iter, order->world->opportunities);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      HjlDemoOpportunity *opportunity = value;

      if (opportunity->stage == order->lever_stage)
        hjl_demo_world_move (order->world, opportunity, first, NULL);
    }
  g_ptr_array_find (order->world->lever_stages, order->lever_stage, &index);
  g_ptr_array_add (order->world->gone_stages, g_ptr_array_steal_index (order->world->lever_stages, index));
  return TRUE;
}

static gboolean
rename_stage (HjlDemoOrder *order)
{
  order->lever_stage->text = hjl_demo_order_keep (order, "name");
  return TRUE;
}

/* {"name"}: before the offer */
static gboolean
add_stage (HjlDemoOrder *order)
{
  HjlDemoLeverStage *stage = g_new0 (HjlDemoLeverStage, 1);
  guint              n = order->world->lever_stages->len;

  stage->id = hjl_demo_world_printf (order->world, "00000000-0000-4000-8000-%012u", n);
  stage->text = hjl_demo_order_keep (order, "name");
  stage->pipeline = "onsite";
  stage->rank = 107.5 + n / 1024.0;
  g_ptr_array_insert (order->world->lever_stages, (int) n - 1, stage);
  return TRUE;
}

/* {"reason", "active"?, "name"?: a new one} */
static gboolean
set_reason (HjlDemoOrder *order)
{
  order->reason->active = hjl_demo_order_truth (order, "active", TRUE);
  if (hjl_demo_order_text (order, "name") != NULL)
    order->reason->text = hjl_demo_order_keep (order, "name");
  return TRUE;
}

/* {"posting", "title"?: a new one, "state"?, "closes_after"?, "owner"?: a user's id or null, "hiring_manager"?,
 * "confidential"?} */
static gboolean
set_posting (HjlDemoOrder *order)
{
  if (hjl_demo_order_text (order, "title") != NULL)
    order->posting->text = hjl_demo_order_keep (order, "title");
  if (hjl_demo_order_text (order, "state") != NULL)
    order->posting->state = g_string_chunk_insert_const (order->world->strings, hjl_demo_order_text (order, "state"));
  order->posting->closes_after = (guint) json_object_get_int_member_with_default (order->arguments, "closes_after", order->posting->closes_after);
  if (json_object_has_member (order->arguments, "owner"))
    order->posting->owner = hjl_demo_find (order->world->users, hjl_demo_order_text (order, "owner"));
  if (json_object_has_member (order->arguments, "hiring_manager"))
    order->posting->hiring_manager = hjl_demo_find (order->world->users, hjl_demo_order_text (order, "hiring_manager"));
  order->posting->confidential = hjl_demo_order_truth (order, "confidential", order->posting->confidential);
  order->posting->updated_at = hjl_demo_world_now (order->world);
  return TRUE;
}

static gboolean
delete_posting (HjlDemoOrder *order)
{
  guint index;

  order->posting->deleted_at = hjl_demo_world_now (order->world);
  g_ptr_array_find (order->world->postings, order->posting, &index);
  g_ptr_array_add (order->world->deleted_postings, g_ptr_array_steal_index (order->world->postings, index));
  return TRUE;
}

/* {"user", "active"?: false, "role"?} */
static gboolean
set_user (HjlDemoOrder *order)
{
  HjlDemoUser *user = hjl_demo_find (order->world->users, hjl_demo_order_text (order, "user"));

  if (user == NULL)
    return FALSE;
  if (json_object_has_member (order->arguments, "active"))
    user->deactivated_at = json_object_get_boolean_member (order->arguments, "active") ? 0 : hjl_demo_world_now (order->world);
  if (hjl_demo_order_text (order, "role") != NULL)
    user->role = g_string_chunk_insert_const (order->world->strings, hjl_demo_order_text (order, "role"));
  return TRUE;
}

/* {"candidate"?, "posting", "source"?, "name"?, "email"?, "stage"?, "reason"?}: a recruiter adds that person by hand, or
 * somebody whom hackajob does not know */
static gboolean
add_person (HjlDemoOrder *order)
{
  HjlDemoOpportunity *opportunity;
  HjlDemoContact     *contact = NULL;
  HjlDemoPerson       person = { 0 };

  if (hjl_demo_order_text (order, "stage") == NULL)
    order->lever_stage = hjl_demo_find (order->world->lever_stages, "lead-new");
  if ((order->candidate == NULL && hjl_demo_order_text (order, "name") == NULL) || order->lever_stage == NULL ||
      (order->reason == NULL && hjl_demo_order_text (order, "reason") != NULL))
    return FALSE;
  if (order->candidate != NULL)
    hjl_demo_person_init (&person, order->world, order->candidate);
  /* Somebody else with the address, or the same person with another. */
  if (hjl_demo_order_text (order, "name") != NULL)
    {
      g_free (person.name);
      person.name = g_strdup (hjl_demo_order_text (order, "name"));
    }
  if (hjl_demo_order_text (order, "email") != NULL)
    {
      g_free (person.email);
      person.email = g_strdup (hjl_demo_order_text (order, "email"));
    }
  if (person.email != NULL)
    contact = g_hash_table_lookup (order->world->contacts_by_email, person.email);
  if (contact == NULL)
    contact = hjl_demo_world_add_contact (order->world, person.name);
  if (person.email != NULL)
    hjl_demo_world_add_email (order->world, contact, person.email);
  opportunity = hjl_demo_world_add_opportunity (order->world, contact, order->posting, order->lever_stage, hjl_demo_world_now (order->world));
  if (hjl_demo_order_text (order, "source") != NULL)
    hjl_demo_world_add_source (order->world, opportunity, hjl_demo_order_text (order, "source"));
  if (order->reason != NULL)
    hjl_demo_world_archive (order->world, opportunity, order->reason);
  hjl_demo_world_touch (order->world, opportunity);
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
rename_source (HjlDemoOrder *order)
{
  const char    *from = hjl_demo_order_text (order, "source");
  const char    *to = hjl_demo_order_text (order, "name");
  GHashTableIter iter;
  gpointer       opportunity;

  if (from == NULL)
    return FALSE;
  rename_text (order->world->sources, from, to);
  g_hash_table_iter_init (&iter, order->world->opportunities);
  while (g_hash_table_iter_next (&iter, NULL, &opportunity))
    rename_text (((HjlDemoOpportunity *) opportunity)->sources, from, to);
  return TRUE;
}

/* {"on": bool}: sources that do not exist yet are dropped */
static gboolean
lock_sources (HjlDemoOrder *order)
{
  order->world->lock_sources = hjl_demo_order_truth (order, "on", TRUE);
  return TRUE;
}

const HjlDemoCommand hjl_demo_lever_commands[] = {
  { "lever-add", HJL_DEMO_NEEDS_POSTING, add_person },
  { "lever-lock-sources", HJL_DEMO_NEEDS_NOTHING, lock_sources },
  { "lever-source", HJL_DEMO_NEEDS_NAME, rename_source },
  { "lever-delete-stage", HJL_DEMO_NEEDS_LEVER_STAGE, delete_stage },
  { "lever-rename-stage", HJL_DEMO_NEEDS_LEVER_STAGE | HJL_DEMO_NEEDS_NAME, rename_stage },
  { "lever-add-stage", HJL_DEMO_NEEDS_NAME, add_stage },
  { "lever-reason", HJL_DEMO_NEEDS_REASON, set_reason },
  { "lever-posting", HJL_DEMO_NEEDS_POSTING, set_posting },
  { "lever-delete-posting", HJL_DEMO_NEEDS_POSTING, delete_posting },
  { "lever-user", HJL_DEMO_NEEDS_NOTHING, set_user },
  { "lever-email", HJL_DEMO_NEEDS_OPPORTUNITY, run_email },
  { "lever-clear-sources", HJL_DEMO_NEEDS_OPPORTUNITY, run_clear_sources },
  { "lever-clear-links", HJL_DEMO_NEEDS_OPPORTUNITY, run_clear_links },
  { "lever-move", HJL_DEMO_NEEDS_OPPORTUNITY | HJL_DEMO_NEEDS_LEVER_STAGE, run_move },
  { "lever-archive", HJL_DEMO_NEEDS_OPPORTUNITY | HJL_DEMO_NEEDS_REASON, run_archive },
  { "lever-unarchive", HJL_DEMO_NEEDS_OPPORTUNITY, run_unarchive },
  { "lever-delete", HJL_DEMO_NEEDS_OPPORTUNITY, run_delete },
  { "lever-list-deleted", HJL_DEMO_NEEDS_OPPORTUNITY, run_list_deleted },
  { "lever-anonymise", HJL_DEMO_NEEDS_OPPORTUNITY, run_anonymise },
  { "lever-age", HJL_DEMO_NEEDS_OPPORTUNITY, run_age },
  { "lever-repost", HJL_DEMO_NEEDS_OPPORTUNITY | HJL_DEMO_NEEDS_POSTING, run_repost },
  { NULL },
};
