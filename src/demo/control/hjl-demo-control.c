/* hjl-demo-control.c: what tests and the demo do to the stand-ins: GET /control/ledger, POST /control/COMMAND
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/control/hjl-demo-control.h"

#include "demo/control/hjl-demo-witness.h"

typedef struct
{
  const char *id;
  const char *name;
} Named;

typedef JsonObject *(*CommandFunc) (HjlDemoWorld *world,
                                    JsonObject   *arguments,
                                    GError      **error);

static const char *
get_text (JsonObject *arguments,
          const char *name)
{
  return json_object_get_string_member_with_default (arguments, name, NULL);
}

const char *
hjl_demo_order_text (const HjlDemoOrder *order,
                     const char         *name)
{
  return get_text (order->arguments, name);
}

const char *
hjl_demo_order_keep (const HjlDemoOrder *order,
                     const char         *name)
{
  return hjl_demo_world_keep (order->world, hjl_demo_order_text (order, name));
}

gboolean
hjl_demo_order_truth (const HjlDemoOrder *order,
                      const char         *name,
                      gboolean            otherwise)
{
  return json_object_get_boolean_member_with_default (order->arguments, name, otherwise);
}

/* The one of @things whose id the argument is, or else whose name: each has these two first. (transfer none) (nullable) */
static gpointer
find_named (GPtrArray  *things,
            JsonObject *arguments,
            const char *name)
{
  const char *text = get_text (arguments, name);
  Named      *called = NULL;

  for (guint i = 0; text != NULL && i < things->len; i++)
    {
      Named *thing = g_ptr_array_index (things, i);

      if (g_str_equal (thing->id, text))
        return thing;
      if (called == NULL && g_str_equal (thing->name, text))
        called = thing;
    }
  return called;
}

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
find_opportunity (const HjlDemoOrder *order)
{
  HjlDemoOpportunity *opportunity = hjl_demo_world_opportunity (order->world, hjl_demo_order_text (order, "opportunity"));
  HjlDemoCandidate   *candidate = order->candidate;

  for (guint i = 0; opportunity == NULL && candidate != NULL && candidate->trace != NULL &&
                    i < candidate->trace->opportunities->len;
       i++)
    {
      opportunity = g_ptr_array_index (candidate->trace->opportunities, i);
      if (opportunity->deleted_at != 0)
        opportunity = NULL;
    }
  return opportunity != NULL ? opportunity : find_by_email (order->world, hjl_demo_order_text (order, "email"));
}

/* Whether what the command cannot do without is there. */
static gboolean
has_needs (const HjlDemoOrder *order,
           HjlDemoNeeds        needs)
{
  const void *const given[] = { order->candidate, order->role, order->stage, order->lever_stage,
                                order->posting, order->reason, order->opportunity, hjl_demo_order_text (order, "name") };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if ((needs & (1u << i)) != 0 && given[i] == NULL)
      return FALSE;
  return TRUE;
}

static JsonObject *
run_command (const HjlDemoCommand *command,
             HjlDemoWorld         *world,
             JsonObject           *arguments,
             GError              **error)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  HjlDemoOrder order = {
    .world = world,
    .arguments = arguments,
    .answer = answer,
    .candidate = hjl_demo_world_candidate (world, get_text (arguments, "candidate")),
    .role = hjl_demo_find (world->roles, get_text (arguments, "role")),
    .stage = find_named (world->stages, arguments, "stage"),
    .lever_stage = find_named (world->lever_stages, arguments, "stage"),
    .posting = find_named (world->postings, arguments, "posting"),
    .reason = find_named (world->reasons, arguments, "reason"),
  };

  if ((command->needs & HJL_DEMO_NEEDS_OPPORTUNITY) != 0)
    order.opportunity = find_opportunity (&order);
  if (has_needs (&order, command->needs) && command->run (&order))
    return g_steal_pointer (&answer);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: what is named is not there", command->name);
  return NULL;
}

static JsonObject *
fail (GError    **error,
      const char *what)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s", what);
  return NULL;
}

/* {"all": bool} */
static JsonObject *
run_ledger (HjlDemoWorld *world,
            JsonObject   *arguments,
            GError      **error)
{
  return hjl_demo_witness_to_json (world, json_object_get_boolean_member_with_default (arguments, "all", FALSE));
}

static JsonObject *
run_reset_ledger (HjlDemoWorld *world,
                  JsonObject   *arguments,
                  GError      **error)
{
  hjl_demo_ledger_reset (&world->ledger);
  return json_object_new ();
}

/* {"rate": per second or 0, "burst": at once, "retry_after": bool} */
static JsonObject *
run_rate (HjlDemoWorld *world,
          JsonObject   *arguments,
          GError      **error)
{
  hjl_demo_rate_set (&world->rate,
                     json_object_get_double_member_with_default (arguments, "rate", world->rate.rate),
                     json_object_get_double_member_with_default (arguments, "burst", world->rate.burst));
  world->options.retry_after = json_object_get_boolean_member_with_default (arguments, "retry_after",
                                                                            world->options.retry_after);
  return json_object_new ();
}

static HjlDemoAuth *
auth_of (HjlDemoWorld *world,
         JsonObject   *arguments)
{
  const char *side = get_text (arguments, "side");

  if (g_strcmp0 (side, "lever") == 0)
    return world->lever_auth;
  return g_strcmp0 (side, "hackajob") == 0 ? world->hackajob_auth : NULL;
}

/* {"side", "what": "access" | "refresh" | "all"} */
static JsonObject *
run_revoke_tokens (HjlDemoWorld *world,
                   JsonObject   *arguments,
                   GError      **error)
{
  HjlDemoAuth *auth = auth_of (world, arguments);
  const char  *what = json_object_get_string_member_with_default (arguments, "what", "all");

  if (auth == NULL || !hjl_demo_auth_revoke (auth, what))
    return fail (error, "side is lever or hackajob; what is access, refresh or all");
  return json_object_new ();
}

/* {"side", "key", "scopes": "a b" or nothing for all, "who"} */
static JsonObject *
run_add_key (HjlDemoWorld *world,
             JsonObject   *arguments,
             GError      **error)
{
  HjlDemoAuth *auth = auth_of (world, arguments);

  if (auth == NULL || get_text (arguments, "key") == NULL)
    return fail (error, "side and key are required");
  hjl_demo_auth_add_key (auth, get_text (arguments, "key"), get_text (arguments, "scopes"), get_text (arguments, "who"));
  return json_object_new ();
}

/* {"admin_fails": "token" | "later", "expires_in": seconds, "issuer_in_redirect": bool} */
static JsonObject *
run_sign_in_options (HjlDemoWorld *world,
                     JsonObject   *arguments,
                     GError      **error)
{
  const char *fails = get_text (arguments, "admin_fails");

  if (fails != NULL)
    world->options.admin_fails = strcmp (fails, "token") == 0 ? HJL_DEMO_ADMIN_FAILS_AT_TOKEN
                                                              : HJL_DEMO_ADMIN_FAILS_LATER;
  world->options.expires_in = json_object_get_int_member_with_default (arguments, "expires_in",
                                                                       world->options.expires_in);
  world->options.issuer_in_redirect = json_object_get_boolean_member_with_default (arguments, "issuer_in_redirect",
                                                                                   world->options.issuer_in_redirect);
  return json_object_new ();
}

/* {"ahead": seconds that both services' clocks are ahead of this computer's; below 0: behind} */
static JsonObject *
run_clock (HjlDemoWorld *world,
           JsonObject   *arguments,
           GError      **error)
{
  hjl_demo_world_set_ahead (world, json_object_get_int_member_with_default (arguments, "ahead", 0) * 1000);
  return json_object_new ();
}

static const struct
{
  const char *name;
  CommandFunc run;
} commands[] = {
  { "ledger", run_ledger },
  { "reset-ledger", run_reset_ledger },
  { "rate", run_rate },
  { "clock", run_clock },
  { "revoke-tokens", run_revoke_tokens },
  { "add-key", run_add_key },
  { "sign-in-options", run_sign_in_options },
};

JsonObject *
hjl_demo_control_run (HjlDemoWorld *world,
                      const char   *command,
                      JsonObject   *arguments,
                      GError      **error)
{
  const HjlDemoCommand *const sides[] = { hjl_demo_lever_commands, hjl_demo_hackajob_commands };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, command) == 0)
      return commands[i].run (world, arguments, error);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    for (const HjlDemoCommand *known = sides[i]; known->name != NULL; known++)
      if (strcmp (known->name, command) == 0)
        return run_command (known, world, arguments, error);
  if (world->meddled != NULL)
    return world->options.meddler->run (world->meddled, command, arguments, error);
  return fail (error, "there is no such command");
}

/* Arguments come in the body, or as text in the query (`/control/ledger?all=true`). */
static JsonObject *
arguments_of (HjlDemoCall *call)
{
  JsonObject *arguments;

  if (call->json != NULL && JSON_NODE_HOLDS_OBJECT (call->json))
    return json_object_ref (json_node_get_object (call->json));
  arguments = json_object_new ();
  for (guint i = 0; i < call->query->len; i++)
    {
      HjlDemoPair *pair = g_ptr_array_index (call->query, i);

      if (hjl_demo_words_have ("true false", pair->value))
        json_object_set_boolean_member (arguments, pair->name, *pair->value == 't');
      else
        json_object_set_string_member (arguments, pair->name, pair->value);
    }
  return arguments;
}

void
hjl_demo_control_handle (HjlDemoCall *call)
{
  g_autoptr (JsonObject) arguments = arguments_of (call);
  g_autoptr (GError) error = NULL;
  const char *command = *call->path == '/' ? call->path + 1 : call->path;
  gboolean    reads = hjl_demo_words_have ("ledger state", command);
  JsonObject *answer = NULL;

  if (strcmp (call->method, "POST") == 0 || (reads && strcmp (call->method, "GET") == 0))
    answer = hjl_demo_control_run (call->world, command, arguments, &error);
  if (answer != NULL)
    hjl_demo_call_json (call, 200, answer);
  else
    hjl_demo_call_error (call, 400, "BadCommand", "%s", error != NULL ? error->message : "Send it as POST.");
}
