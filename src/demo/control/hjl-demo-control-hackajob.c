/* hjl-demo-control-hackajob.c: what candidates and hackajob's staff do in the demo
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/control/hjl-demo-control.h"
#include "demo/world/hjl-demo-person.h"

typedef JsonObject *(*HackajobFunc) (HjlDemoWorld *world,
                                     JsonObject   *arguments);

/* {"candidate", "stage"} */
static JsonObject *
run_move (HjlDemoWorld *world,
          JsonObject   *arguments)
{
  HjlDemoCandidate *candidate = hjl_demo_world_candidate (world, hjl_demo_control_text (arguments, "candidate"));
  HjlDemoStage     *stage = hjl_demo_control_find (world->stages, arguments, "stage");

  if (candidate == NULL || stage == NULL)
    return NULL;
  candidate->stage = stage;
  hjl_demo_world_change_candidate (world, candidate);
  return json_object_new ();
}

/* {"candidate", "status"}: accept, decline, withdraw, delete */
static JsonObject *
run_status (HjlDemoWorld *world,
            JsonObject   *arguments)
{
  static const char *const kinds[] = { "requested", "accepted", "rejected", "withdrawn", NULL };
  HjlDemoCandidate        *candidate = hjl_demo_world_candidate (world, hjl_demo_control_text (arguments, "candidate"));
  HjlDemoStage            *stage;
  HjlDemoStatus            status;

  if (candidate == NULL || !hjl_demo_status_from_string (hjl_demo_control_text (arguments, "status"), &status))
    return NULL;
  candidate->status = status;
  stage = kinds[status] != NULL ? hjl_demo_world_stage_of_kind (world, kinds[status]) : NULL;
  if (stage != NULL)
    candidate->stage = stage;
  hjl_demo_world_change_candidate (world, candidate);
  return json_object_new ();
}

/* {"candidate"}: something else about them changed */
static JsonObject *
run_touch (HjlDemoWorld *world,
           JsonObject   *arguments)
{
  HjlDemoCandidate *candidate = hjl_demo_world_candidate (world, hjl_demo_control_text (arguments, "candidate"));

  if (candidate == NULL)
    return NULL;
  hjl_demo_world_change_candidate (world, candidate);
  return json_object_new ();
}

/* {"candidate", "hidden": bool, "counted": bool}: who is not shown to this connection, and whether the role's
 * number counts them all the same. Nothing about them changes. */
static JsonObject *
run_hide (HjlDemoWorld *world,
          JsonObject   *arguments)
{
  HjlDemoCandidate *candidate = hjl_demo_world_candidate (world, hjl_demo_control_text (arguments, "candidate"));

  if (candidate == NULL)
    return NULL;
  candidate->hidden = json_object_get_boolean_member_with_default (arguments, "hidden", TRUE);
  candidate->uncounted = !json_object_get_boolean_member_with_default (arguments, "counted", TRUE);
  return json_object_new ();
}

/* {"count", "role"?, "status"?: accepted} → {"ids": []} */
static JsonObject *
run_add_candidates (HjlDemoWorld *world,
                    JsonObject   *arguments)
{
  gint64        count = json_object_get_int_member_with_default (arguments, "count", 1);
  HjlDemoRole  *role = hjl_demo_world_role (world, hjl_demo_control_text (arguments, "role"));
  HjlDemoStatus status;
  JsonArray    *ids;
  JsonObject   *answer;

  if (!hjl_demo_status_from_string (json_object_get_string_member_with_default (arguments, "status", "accepted"), &status) ||
      (role == NULL && hjl_demo_control_text (arguments, "role") != NULL) || world->roles->len == 0)
    return NULL;
  if (role == NULL)
    role = g_ptr_array_index (world->roles, 0);
  ids = json_array_new ();
  answer = json_object_new ();
  for (gint64 i = 0; i < count; i++)
    json_array_add_string_element (
      ids, hjl_demo_world_add_candidate (world, role, status, hjl_demo_world_now (world))->id);
  json_object_set_array_member (answer, "ids", ids);
  return answer;
}

/* {"title"} → {"id"} */
static JsonObject *
run_open_role (HjlDemoWorld *world,
               JsonObject   *arguments)
{
  const char  *title = json_object_get_string_member_with_default (arguments, "title", "A new role");
  HjlDemoRole *role = hjl_demo_world_add_role (world, title, "live");
  JsonObject  *answer = json_object_new ();

  role->published_at = role->updated_at = hjl_demo_world_now (world);
  json_object_set_string_member (answer, "id", role->id);
  return answer;
}

/* {"role", "status": live, paused, closed} */
static JsonObject *
run_role_status (HjlDemoWorld *world,
                 JsonObject   *arguments)
{
  static const char *const statuses[] = { "live", "paused", "closed" };
  HjlDemoRole             *role = hjl_demo_world_role (world, hjl_demo_control_text (arguments, "role"));

  for (guint i = 0; role != NULL && i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (statuses[i], hjl_demo_control_text (arguments, "status")) == 0)
      {
        role->status = statuses[i];
        role->updated_at = hjl_demo_world_now (world);
        return json_object_new ();
      }
  return NULL;
}

/* {"role", "title"} */
static JsonObject *
run_rename_role (HjlDemoWorld *world,
                 JsonObject   *arguments)
{
  HjlDemoRole *role = hjl_demo_world_role (world, hjl_demo_control_text (arguments, "role"));

  if (role == NULL || hjl_demo_control_text (arguments, "title") == NULL)
    return NULL;
  role->title = hjl_demo_world_keep (world, hjl_demo_control_text (arguments, "title"));
  role->updated_at = hjl_demo_world_now (world);
  return json_object_new ();
}

/* {"stage"}: gone from the list; whoever stood in it goes to the first one left */
static JsonObject *
run_delete_stage (HjlDemoWorld *world,
                  JsonObject   *arguments)
{
  HjlDemoStage *stage = hjl_demo_control_find (world->stages, arguments, "stage");
  HjlDemoStage *refuge;
  guint         index;

  if (stage == NULL || world->stages->len < 2 || !g_ptr_array_find (world->stages, stage, &index))
    return NULL;
  refuge = g_ptr_array_index (world->stages, index == 0 ? 1 : 0);
  for (guint i = 0; i < world->candidates->len; i++)
    {
      HjlDemoCandidate *candidate = g_ptr_array_index (world->candidates, i);

      if (candidate->stage != stage)
        continue;
      candidate->stage = refuge;
      hjl_demo_world_change_candidate (world, candidate);
    }
  g_ptr_array_remove_index (world->stages, index);
  return json_object_new ();
}

/* {"stage", "name"} */
static JsonObject *
run_rename_stage (HjlDemoWorld *world,
                  JsonObject   *arguments)
{
  HjlDemoStage *stage = hjl_demo_control_find (world->stages, arguments, "stage");

  if (stage == NULL || hjl_demo_control_text (arguments, "name") == NULL)
    return NULL;
  stage->name = hjl_demo_world_keep (world, hjl_demo_control_text (arguments, "name"));
  return json_object_new ();
}

/* {"name"}: the last one, of those in process */
static JsonObject *
run_add_stage (HjlDemoWorld *world,
               JsonObject   *arguments)
{
  HjlDemoStage *stage;

  if (hjl_demo_control_text (arguments, "name") == NULL)
    return NULL;
  stage = g_new0 (HjlDemoStage, 1);
  stage->id = hjl_demo_world_printf (world, "stage-%u", 1000 + world->stages->len * 10);
  stage->name = hjl_demo_world_keep (world, hjl_demo_control_text (arguments, "name"));
  stage->kind = "in_process";
  stage->position = (int) world->stages->len + 1;
  g_ptr_array_add (world->stages, stage);
  return json_object_new ();
}

/* {"on": bool} */
static JsonObject *
run_master_account (HjlDemoWorld *world,
                    JsonObject   *arguments)
{
  world->master_account = json_object_get_boolean_member_with_default (arguments, "on", TRUE);
  return json_object_new ();
}

/* {"on": bool} */
static JsonObject *
run_integration (HjlDemoWorld *world,
                 JsonObject   *arguments)
{
  world->integration = json_object_get_boolean_member_with_default (arguments, "on", TRUE);
  return json_object_new ();
}

/* What there is, by id and name, for people who write tests. */
static JsonObject *
run_state (HjlDemoWorld *world,
           JsonObject   *arguments)
{
  JsonObject *answer = json_object_new ();
  JsonArray  *roles = json_array_new ();
  JsonArray  *candidates = json_array_new ();
  JsonArray  *postings = json_array_new ();

  for (guint i = 0; i < world->roles->len; i++)
    {
      HjlDemoRole *role = g_ptr_array_index (world->roles, i);
      JsonObject  *object = json_object_new ();

      json_object_set_string_member (object, "id", role->id);
      json_object_set_string_member (object, "title", role->title);
      json_object_set_string_member (object, "status", role->status);
      json_array_add_object_element (roles, object);
    }
  for (guint i = 0; i < world->postings->len; i++)
    {
      HjlDemoPosting *posting = g_ptr_array_index (world->postings, i);
      JsonObject     *object = json_object_new ();

      json_object_set_string_member (object, "id", posting->id);
      json_object_set_string_member (object, "text", posting->text);
      json_object_set_string_member (object, "state", posting->state);
      json_array_add_object_element (postings, object);
    }
  for (guint i = 0; i < world->candidates->len; i++)
    {
      HjlDemoCandidate *candidate = g_ptr_array_index (world->candidates, i);
      JsonObject       *object = json_object_new ();
      HjlDemoPerson     person;

      hjl_demo_person_init (&person, world, candidate);
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
  json_object_set_array_member (answer, "roles", roles);
  json_object_set_array_member (answer, "postings", postings);
  json_object_set_array_member (answer, "candidates", candidates);
  json_object_set_int_member (answer, "opportunities", g_hash_table_size (world->opportunities));
  return answer;
}

/* They take part for another role from now on. */
static JsonObject *
run_role (HjlDemoWorld *world,
          JsonObject   *arguments)
{
  HjlDemoCandidate *candidate = hjl_demo_world_candidate (world, hjl_demo_control_text (arguments, "candidate"));
  HjlDemoRole      *role = hjl_demo_world_role (world, hjl_demo_control_text (arguments, "role"));

  if (candidate == NULL || role == NULL)
    return NULL;
  candidate->role = role;
  hjl_demo_world_change_candidate (world, candidate);
  return json_object_new ();
}

/* {"candidate", "email"?, "second"?}: in place of the address that they had, where an empty one is none; beside it */
static JsonObject *
run_email (HjlDemoWorld *world,
           JsonObject   *arguments)
{
  HjlDemoCandidate *candidate = hjl_demo_world_candidate (world, hjl_demo_control_text (arguments, "candidate"));
  const char       *email = hjl_demo_control_text (arguments, "email");
  const char       *second = hjl_demo_control_text (arguments, "second");

  if (candidate == NULL || (email == NULL && second == NULL))
    return NULL;
  if (email != NULL)
    candidate->email = hjl_demo_world_keep (world, email);
  if (second != NULL)
    candidate->more_email = hjl_demo_world_keep (world, second);
  hjl_demo_world_change_candidate (world, candidate);
  return json_object_new ();
}

static JsonObject *
run_same_person (HjlDemoWorld *world,
                 JsonObject   *arguments)
{
  HjlDemoCandidate *candidate = hjl_demo_world_candidate (world, hjl_demo_control_text (arguments, "candidate"));
  HjlDemoCandidate *other = hjl_demo_world_candidate (world, hjl_demo_control_text (arguments, "other"));

  if (candidate == NULL || other == NULL)
    return NULL;
  candidate->talent_id = other->talent_id;
  hjl_demo_world_change_candidate (world, candidate);
  return json_object_new ();
}

static const struct
{
  const char  *name;
  HackajobFunc run;
} commands[] = {
  { "hackajob-move", run_move },
  { "hackajob-status", run_status },
  { "hackajob-touch", run_touch },
  { "hackajob-hide", run_hide },
  { "hackajob-role", run_role }, /* role */
  { "hackajob-email", run_email },
  { "hackajob-same-person", run_same_person }, /* other */
  { "add-candidates", run_add_candidates },
  { "open-role", run_open_role },
  { "role-status", run_role_status },
  { "rename-role", run_rename_role },
  { "hackajob-delete-stage", run_delete_stage },
  { "hackajob-rename-stage", run_rename_stage },
  { "hackajob-add-stage", run_add_stage },
  { "master-account", run_master_account },
  { "integration", run_integration },
  { "state", run_state },
};

gboolean
hjl_demo_control_hackajob (HjlDemoWorld *world,
                           const char   *command,
                           JsonObject   *arguments,
                           JsonObject  **answer,
                           GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, command) == 0)
      {
        *answer = commands[i].run (world, arguments);
        if (*answer == NULL)
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: what is named is not there", command);
        return TRUE;
      }
  return FALSE;
}
