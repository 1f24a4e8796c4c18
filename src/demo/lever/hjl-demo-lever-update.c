/* hjl-demo-lever-update.c: stage, archived, tags, sources, links, notes and contacts (lever/README.md, Updating an opportunity)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/lever/hjl-demo-lever.h"

static void
note_move (HjlDemoOpportunity *opportunity,
           const char         *what)
{
  if (opportunity->trace != NULL)
    g_ptr_array_add (opportunity->trace->lever_moves, g_strdup (what));
}

static void
answer (HjlDemoCall        *call,
        HjlDemoOpportunity *opportunity,
        gboolean            blank)
{
  JsonObject *object = hjl_demo_opportunity_to_json (opportunity);

  if (blank)
    hjl_demo_opportunity_blank (object);
  hjl_demo_call_data (call, 200, object);
}

void
hjl_demo_lever_set_stage (HjlDemoCall *call)
{
  HjlDemoOpportunity *opportunity = hjl_demo_lever_opportunity (call);
  JsonObject         *body = opportunity != NULL ? hjl_demo_call_body (call, "stage") : NULL;
  HjlDemoLeverStage  *stage;

  if (body == NULL)
    return;
  stage = hjl_demo_find (call->world->lever_stages, json_object_get_string_member_with_default (body, "stage", NULL));
  if (stage == NULL)
    {
      hjl_demo_call_error (call, 400, "BadRequestError", "There is no such stage.");
      return;
    }
  /* An archived opportunity stays archived (4.3). */
  hjl_demo_world_move (call->world, opportunity, stage, call->acting != NULL ? call->acting->id : NULL);
  note_move (opportunity, stage->id);
  answer (call, opportunity, TRUE);
}

void
hjl_demo_lever_set_archived (HjlDemoCall *call)
{
  HjlDemoOpportunity *opportunity = hjl_demo_lever_opportunity (call);
  JsonObject         *body = opportunity != NULL ? hjl_demo_call_body (call, "reason cleanInterviews requisitionId") : NULL;
  JsonNode           *node = body != NULL ? json_object_get_member (body, "reason") : NULL;
  HjlDemoReason      *reason = NULL;

  if (body == NULL)
    return;
  if (node == NULL)
    {
      hjl_demo_call_violation (call, "reason is required; null un-archives.");
      return;
    }
  if (!JSON_NODE_HOLDS_NULL (node))
    {
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        reason = hjl_demo_find (call->world->reasons, json_node_get_string (node));
      if (reason == NULL)
        {
          hjl_demo_call_error (call, 400, "BadRequestError", "There is no such archive reason.");
          return;
        }
    }
  hjl_demo_world_archive (call->world, opportunity, reason);
  note_move (opportunity, reason != NULL ? reason->id : "un-archived");
  answer (call, opportunity, TRUE);
}

/* A body of one list of texts. (transfer none): NULL where the answer is given */
static JsonArray *
read_list (HjlDemoCall *call,
           const char  *name)
{
  JsonObject *body = hjl_demo_call_body (call, name);
  JsonNode   *node = body != NULL ? json_object_get_member (body, name) : NULL;
  gboolean    ok = node != NULL && JSON_NODE_HOLDS_ARRAY (node);

  if (body == NULL)
    return NULL;
  for (guint i = 0; ok && i < json_array_get_length (json_node_get_array (node)); i++)
    ok = json_node_get_value_type (json_array_get_element (json_node_get_array (node), i)) == G_TYPE_STRING;
  if (ok)
    return json_node_get_array (node);
  hjl_demo_call_violation (call, "“%s” must be a list of texts.", name);
  return NULL;
}

static void
change_list (HjlDemoCall *call,
             gboolean     add)
{
  static const char *const names[] = { [HJL_DEMO_TAGS] = "tags", [HJL_DEMO_SOURCES] = "sources", [HJL_DEMO_LINKS] = "links" };
  const int                what = call->route->what;
  HjlDemoOpportunity      *opportunity = hjl_demo_lever_opportunity (call);
  JsonArray               *list = opportunity != NULL ? read_list (call, names[what]) : NULL;
  GPtrArray               *target;

  if (list == NULL)
    return;
  target = what == HJL_DEMO_TAGS ? opportunity->tags : what == HJL_DEMO_SOURCES ? opportunity->sources
                                                                                : opportunity->contact->links;
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      const char *text = json_array_get_string_element (list, i);

      if (!add)
        hjl_demo_strings_remove (target, text);
      else if (what == HJL_DEMO_SOURCES)
        hjl_demo_world_add_source (call->world, opportunity, text); /* unknown ones are created (4.2) */
      else
        hjl_demo_strings_add (target, text);
    }
  hjl_demo_world_touch (call->world, opportunity);
  answer (call, opportunity, what != HJL_DEMO_LINKS);
}

void
hjl_demo_lever_add (HjlDemoCall *call)
{
  change_list (call, TRUE);
}

void
hjl_demo_lever_remove (HjlDemoCall *call)
{
  change_list (call, FALSE);
}

static JsonObject *
note_to_json (HjlDemoCall  *call,
              gconstpointer thing)
{
  const HjlDemoNote *note = thing;
  JsonObject        *object = json_object_new ();
  JsonObject        *field = json_object_new ();
  JsonArray         *fields = json_array_new ();

  json_object_set_string_member (field, "type", "note");
  json_object_set_string_member (field, "text", "Comment");
  json_object_set_string_member (field, "value", note->text);
  json_object_set_string_member (field, "user", note->user);
  hjl_demo_json_set_ms (field, "createdAt", note->created_at);
  json_array_add_object_element (fields, field);
  json_object_set_string_member (object, "id", note->id);
  json_object_set_string_member (object, "noteId", note->id);
  json_object_set_string_member (object, "text", "Note");
  json_object_set_array_member (object, "fields", fields);
  json_object_set_string_member (object, "user", note->user);
  json_object_set_boolean_member (object, "secret", note->secret);
  hjl_demo_json_set_ms (object, "createdAt", note->created_at);
  hjl_demo_json_set_ms (object, "completedAt", note->created_at);
  json_object_set_null_member (object, "deletedAt");
  return object;
}

void
hjl_demo_lever_add_note (HjlDemoCall *call)
{
  HjlDemoOpportunity *opportunity = hjl_demo_lever_opportunity (call);
  JsonObject         *body;
  HjlDemoNote        *note;
  const char         *value;

  if (opportunity == NULL)
    return;
  body = hjl_demo_call_body (call, "value secret score notifyFollowers createdAt");
  if (body == NULL)
    return;
  value = json_object_get_string_member_with_default (body, "value", NULL);
  if (value == NULL || *value == '\0')
    {
      hjl_demo_call_violation (call, "value is required.");
      return;
    }
  note = g_new0 (HjlDemoNote, 1);
  note->id = hjl_demo_world_new_id (call->world);
  note->text = hjl_demo_world_keep (call->world, value);
  note->user = call->acting != NULL ? call->acting->id : NULL;
  note->secret = json_object_get_boolean_member_with_default (body, "secret", FALSE);
  note->created_at = hjl_demo_world_now (call->world);
  if (opportunity->notes == NULL)
    opportunity->notes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (opportunity->notes, note);
  hjl_demo_world_touch (call->world, opportunity);
  hjl_demo_call_data (call, 201, note_to_json (call, note));
}

void
hjl_demo_lever_notes (HjlDemoCall *call)
{
  HjlDemoOpportunity *opportunity = hjl_demo_lever_opportunity (call);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (opportunity != NULL)
    hjl_demo_lever_list (call, opportunity->notes != NULL ? opportunity->notes : none, note_to_json);
}

void
hjl_demo_lever_note (HjlDemoCall *call)
{
  HjlDemoOpportunity *opportunity = hjl_demo_lever_opportunity (call);

  if (opportunity == NULL)
    return;
  for (guint i = 0; opportunity->notes != NULL && i < opportunity->notes->len; i++)
    {
      HjlDemoNote *note = g_ptr_array_index (opportunity->notes, i);

      if (strcmp (note->id, hjl_demo_call_argument (call, 1)) == 0)
        {
          hjl_demo_call_data (call, 200, note_to_json (call, note));
          return;
        }
    }
  hjl_demo_call_error (call, 404, "ResourceNotFound", "There is no such note.");
}

void
hjl_demo_lever_contact (HjlDemoCall *call)
{
  HjlDemoContact *contact = g_hash_table_lookup (call->world->contacts, hjl_demo_call_argument (call, 0));

  if (contact == NULL)
    hjl_demo_call_error (call, 404, "ResourceNotFound", "There is no such contact.");
  else
    hjl_demo_call_data (call, 200, hjl_demo_contact_to_json (contact));
}

void
hjl_demo_lever_put_contact (HjlDemoCall *call)
{
  HjlDemoContact *contact = g_hash_table_lookup (call->world->contacts, hjl_demo_call_argument (call, 0));
  JsonObject     *body;
  JsonObject     *answer_object;

  if (contact == NULL)
    {
      hjl_demo_call_error (call, 404, "ResourceNotFound", "There is no such contact.");
      return;
    }
  body = hjl_demo_call_body (call, "name headline location emails phones");
  if (body == NULL)
    return;
  if (json_object_has_member (body, "name"))
    contact->name = hjl_demo_world_keep (call->world, json_object_get_string_member_with_default (body, "name", ""));
  answer_object = hjl_demo_contact_to_json (contact);
  json_object_remove_member (answer_object, "isAnonymized");
  hjl_demo_call_data (call, 200, answer_object);
}
