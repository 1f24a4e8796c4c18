/* hjl-demo-control-hackajob.c: what candidates and hackajob's staff do in the demo
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/control/hjl-demo-control.h"
#include "demo/world/hjl-demo-person.h"

/* {"candidate", "stage"} */
static gboolean
run_move (HjlDemoOrder *order)
{
  order->candidate->stage = order->stage;
  hjl_demo_world_change_candidate (order->world, order->candidate);
  return TRUE;
}

/* {"candidate", "status"}: accept, decline, withdraw, delete */
static gboolean
run_status (HjlDemoOrder *order)
{
  static const char *const kinds[] = { "requested", "accepted", "rejected", "withdrawn", NULL };
  HjlDemoStage            *stage;
  HjlDemoStatus            status;

  if (!hjl_demo_status_from_string (hjl_demo_order_text (order, "status"), &status))
    return FALSE;
  order->candidate->status = status;
  stage = kinds[status] != NULL ? hjl_demo_world_stage_of_kind (order->world, kinds[status]) : NULL;
  if (stage != NULL)
    order->candidate->stage = stage;
  hjl_demo_world_change_candidate (order->world, order->candidate);
  return TRUE;
}

/* {"candidate"}: something else about them changed */
static gboolean
run_touch (HjlDemoOrder *order)
{
  hjl_demo_world_change_candidate (order->world, order->candidate);
  return TRUE;
}

/* {"candidate", "hidden": bool, "counted": bool}: who is not shown to this connection, and whether the role's
 * number counts them all the same. Nothing about them changes. */
static gboolean
run_hide (HjlDemoOrder *order)
{
  order->candidate->hidden = hjl_demo_order_truth (order, "hidden", TRUE);
  order->candidate->uncounted = !hjl_demo_order_truth (order, "counted", TRUE);
  return TRUE;
}

/* {"count", "role"?, "status"?: accepted} → {"ids": []} */
static gboolean
run_add_candidates (HjlDemoOrder *order)
{
  gint64        count = json_object_get_int_member_with_default (order->arguments, "count", 1);
  HjlDemoStatus status;
  JsonArray    *ids;

  if (!hjl_demo_status_from_string (json_object_get_string_member_with_default (order->arguments, "status", "accepted"), &status) ||
      (order->role == NULL && hjl_demo_order_text (order, "role") != NULL) || order->world->roles->len == 0)
    return FALSE;
  if (order->role == NULL)
    order->role = g_ptr_array_index (order->world->roles, 0);
  ids = json_array_new ();
  for (gint64 i = 0; i < count; i++)
    json_array_add_string_element (
      ids, hjl_demo_world_add_candidate (order->world, order->role, status, hjl_demo_world_now (order->world))->id);
  json_object_set_array_member (order->answer, "ids", ids);
  return TRUE;
}

/* {"title"} → {"id"} */
static gboolean
run_open_role (HjlDemoOrder *order)
{
  const char  *title = json_object_get_string_member_with_default (order->arguments, "title", "A new role");
  HjlDemoRole *role = hjl_demo_world_add_role (order->world, title, "live");

  role->published_at = role->updated_at = hjl_demo_world_now (order->world);
  json_object_set_string_member (order->answer, "id", role->id);
  return TRUE;
}

/* {"role", "status": live, paused, closed} */
static gboolean
run_role_status (HjlDemoOrder *order)
{
  static const char *const statuses[] = { "live", "paused", "closed" };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (statuses[i], hjl_demo_order_text (order, "status")) == 0)
      {
        order->role->status = statuses[i];
        order->role->updated_at = hjl_demo_world_now (order->world);
        return TRUE;
      }
  return FALSE;
}

/* {"role", "title"} */
static gboolean
run_rename_role (HjlDemoOrder *order)
{
  if (hjl_demo_order_text (order, "title") == NULL)
    return FALSE;
  order->role->title = hjl_demo_order_keep (order, "title");
  order->role->updated_at = hjl_demo_world_now (order->world);
  return TRUE;
}

/* {"stage"}: gone from the list; whoever stood in it goes to the first one left */
static gboolean
run_delete_stage (HjlDemoOrder *order)
{
  HjlDemoStage *refuge;
  guint         index;

  if (order->world->stages->len < 2 || !g_ptr_array_find (order->world->stages, order->stage, &index))
    return FALSE;
  refuge = g_ptr_array_index (order->world->stages, index == 0 ? 1 : 0);
  for (guint i = 0; i < order->world->candidates->len; i++)
    {
      HjlDemoCandidate *candidate = g_ptr_array_index (order->world->candidates, i);

      if (candidate->stage != order->stage)
        continue;
      candidate->stage = refuge;
      hjl_demo_world_change_candidate (order->world, candidate);
    }
  g_ptr_array_remove_index (order->world->stages, index);
  return TRUE;
}

/* {"stage", "name"} */
static gboolean
run_rename_stage (HjlDemoOrder *order)
{
  order->stage->name = hjl_demo_order_keep (order, "name");
  return TRUE;
}

/* {"name"}: the last one, of those in process */
static gboolean
run_add_stage (HjlDemoOrder *order)
{
  HjlDemoStage *stage = g_new0 (HjlDemoStage, 1);

  stage->id = hjl_demo_world_printf (order->world, "stage-%u", 1000 + order->world->stages->len * 10);
  stage->name = hjl_demo_order_keep (order, "name");
  stage->kind = "in_process";
  stage->position = (int) order->world->stages->len + 1;
  g_ptr_array_add (order->world->stages, stage);
  return TRUE;
}

/* {"on": bool} */
static gboolean
run_master_account (HjlDemoOrder *order)
{
  order->world->master_account = hjl_demo_order_truth (order, "on", TRUE);
  return TRUE;
}

/* {"on": bool} */
static gboolean
run_integration (HjlDemoOrder *order)
{
  order->world->integration = hjl_demo_order_truth (order, "on", TRUE);
  return TRUE;
}

/* What there is, by id and name, for people who write tests. */
static gboolean
run_state (HjlDemoOrder *order)
{
  JsonArray *roles = json_array_new ();
  JsonArray *candidates = json_array_new ();
  JsonArray *postings = json_array_new ();

  for (guint i = 0; i < order->world->roles->len; i++)
    {
      HjlDemoRole *role = g_ptr_array_index (order->world->roles, i);
      JsonObject  *object = json_object_new ();

      json_object_set_string_member (object, "id", role->id);
      json_object_set_string_member (object, "title", role->title);
      json_object_set_string_member (object, "status", role->status);
      json_array_add_object_element (roles, object);
    }
  for (guint i = 0; i < order->world->postings->len; i++)
    {
      HjlDemoPosting *posting = g_ptr_array_index (order->world->postings, i);
      JsonObject     *object = json_object_new ();

      json_object_set_string_member (object, "id", posting->id);
      json_object_set_string_member (object, "text", posting->text);
      json_object_set_string_member (object, "state", posting->state);
      json_array_add_object_element (postings, object);
    }
  for (guint i = 0; i < order->world->candidates->len; i++)
    {
      HjlDemoCandidate *candidate = g_ptr_array_index (order->world->candidates, i);
      JsonObject       *object = json_object_new ();
      HjlDemoPerson     person;

      hjl_demo_person_init (&person, order->world, candidate);
      json_object_set_string_member (object, "id", candidate->id);
      json_object_set_string_member (object, "name", person.name);
      json_object_set_string_member (object, "email", person.email);
      json_object_set_string_member (object, "role", candidate->role->id);
      json_object_set_string_member (object, "stage", candidate->stage->id);
      json_object_set_string_member (object, "status", hjl_demo_status_to_string (candidate->status));
      json_object_set_string_member (object, "cv", hjl_demo_cv_to_string (person.cv));
      json_object_set_boolean_member (object, "profile_pdf", person.profile_pdf);
      json_array_add_object_element (candidates, object);
      hjl_demo_person_clear (&person);
    }
  json_object_set_array_member (order->answer, "roles", roles);
  json_object_set_array_member (order->answer, "postings", postings);
  json_object_set_array_member (order->answer, "candidates", candidates);
  json_object_set_int_member (order->answer, "opportunities", g_hash_table_size (order->world->opportunities));
  return TRUE;
}

/* They take part for another role from now on. */
static gboolean
run_role (HjlDemoOrder *order)
{
  order->candidate->role = order->role;
  hjl_demo_world_change_candidate (order->world, order->candidate);
  return TRUE;
}

/* {"candidate", "email"?, "second"?}: in place of the address that they had, where an empty one is none; beside it */
static gboolean
run_email (HjlDemoOrder *order)
{
  const char *email = hjl_demo_order_text (order, "email");
  const char *second = hjl_demo_order_text (order, "second");

  if (email == NULL && second == NULL)
    return FALSE;
  if (email != NULL)
    order->candidate->email = hjl_demo_world_keep (order->world, email);
  if (second != NULL)
    order->candidate->more_email = hjl_demo_world_keep (order->world, second);
  hjl_demo_world_change_candidate (order->world, order->candidate);
  return TRUE;
}

static gboolean
run_same_person (HjlDemoOrder *order)
{
  HjlDemoCandidate *other = hjl_demo_world_candidate (order->world, hjl_demo_order_text (order, "other"));

  if (other == NULL)
    return FALSE;
  order->candidate->talent_id = other->talent_id;
  hjl_demo_world_change_candidate (order->world, order->candidate);
  return TRUE;
}

const HjlDemoCommand hjl_demo_hackajob_commands[] = {
  { "hackajob-move", HJL_DEMO_NEEDS_CANDIDATE | HJL_DEMO_NEEDS_STAGE, run_move },
  { "hackajob-status", HJL_DEMO_NEEDS_CANDIDATE, run_status },
  { "hackajob-touch", HJL_DEMO_NEEDS_CANDIDATE, run_touch },
  { "hackajob-hide", HJL_DEMO_NEEDS_CANDIDATE, run_hide },
  { "hackajob-role", HJL_DEMO_NEEDS_CANDIDATE | HJL_DEMO_NEEDS_ROLE, run_role },
  { "hackajob-email", HJL_DEMO_NEEDS_CANDIDATE, run_email },
  { "hackajob-same-person", HJL_DEMO_NEEDS_CANDIDATE, run_same_person },
  { "add-candidates", HJL_DEMO_NEEDS_NOTHING, run_add_candidates },
  { "open-role", HJL_DEMO_NEEDS_NOTHING, run_open_role },
  { "role-status", HJL_DEMO_NEEDS_ROLE, run_role_status },
  { "rename-role", HJL_DEMO_NEEDS_ROLE, run_rename_role },
  { "hackajob-delete-stage", HJL_DEMO_NEEDS_STAGE, run_delete_stage },
  { "hackajob-rename-stage", HJL_DEMO_NEEDS_STAGE | HJL_DEMO_NEEDS_NAME, run_rename_stage },
  { "hackajob-add-stage", HJL_DEMO_NEEDS_NAME, run_add_stage },
  { "master-account", HJL_DEMO_NEEDS_NOTHING, run_master_account },
  { "integration", HJL_DEMO_NEEDS_NOTHING, run_integration },
  { "state", HJL_DEMO_NEEDS_NOTHING, run_state },
  { NULL },
};
