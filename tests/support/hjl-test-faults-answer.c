/* hjl-test-faults-answer.c: how a request is answered that goes wrong on purpose
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-faults.h"

#include "demo/hjl-demo-port.h"

typedef struct
{
  HjlTestFaults *faults;
  HjlDemoCall   *call;
  HjlTestFault  *fault;
  GSource       *source;
  gulong         gone_id;
} HjlTestDelayed;

static void
cut (HjlDemoCall *call)
{
  GSocket *socket = soup_server_message_get_socket (call->message);

  if (socket != NULL)
    g_socket_shutdown (socket, TRUE, TRUE, NULL);
}

/* Half an answer by hand, because libsoup would send a whole one. */
static void
cut_in_body (HjlDemoCall *call)
{
  GSocket         *socket = soup_server_message_get_socket (call->message);
  gsize            size = call->body != NULL ? g_bytes_get_size (call->body) : 0;
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 %u Cut\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                                           call->status, call->type != NULL ? call->type : "text/plain", size + 1);

  if (socket != NULL)
    {
      g_socket_send (socket, head, strlen (head), NULL, NULL);
      if (size > 1)
        g_socket_send (socket, g_bytes_get_data (call->body, NULL), size / 2, NULL, NULL);
    }
  cut (call);
}

static void
fail_with_status (HjlDemoCall  *call,
                  HjlTestFault *fault)
{
  hjl_demo_call_error (call, fault->status, fault->status == 429 ? "TooManyRequests" : "ServerError",
                       "A fault that was ordered.");
  if (fault->status == 429)
    call->world->ledger.throttled++;
  if (fault->retry_after >= 0)
    {
      g_autofree char *seconds = g_strdup_printf ("%d", fault->retry_after);

      soup_message_headers_replace (soup_server_message_get_response_headers (call->message),
                                    "Retry-After", seconds);
    }
}

/* What begins with this mark in an answer gets, in its place, bytes that begin no character of UTF-8. */
#define BROKEN "@broken@"

/* @text: (transfer full) */
static void
answer_with_broken_bytes (HjlDemoCall *call,
                          char        *text)
{
  g_autoptr (GString) string = g_string_new (text);
  g_autoptr (GBytes) body = NULL;

  g_free (text);
  g_string_replace (string, BROKEN, "\xe9\xff", 0);
  body = g_bytes_new (string->str, string->len);
  hjl_demo_call_bytes (call, call->status, "application/json", body);
}

static void
mark_member (JsonObject *object,
             const char *member)
{
  g_autofree char *marked = g_strconcat (BROKEN, json_object_get_string_member_with_default (object, member, ""), NULL);

  json_object_set_string_member (object, member, marked);
}

static void
mark_members (JsonNode   *node,
              const char *member)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) members = json_object_get_members (object);

      for (GList *l = members; l != NULL; l = l->next)
        {
          JsonNode *value = json_object_get_member (object, l->data);

          if (g_str_equal (l->data, member) && json_node_get_value_type (value) == G_TYPE_STRING)
            mark_member (object, member);
          else
            mark_members (value, member);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        mark_members (json_array_get_element (array, i), member);
    }
}

/* The first row of a list; hjl_test_faults_add() says how. A list of texts has no ids. */
static void
spoil_first (JsonArray  *rows,
             const char *how)
{
  JsonObject *first = json_array_get_object_element (rows, 0);
  const char *member = json_object_has_member (first, "id") ? "id" : "text";
  g_autoptr (JsonNode) other = NULL;

  if (g_str_equal (how, "number"))
    json_object_set_int_member (first, member, 7);
  else if (g_str_equal (how, "missing"))
    json_object_remove_member (first, member);
  else if (g_str_equal (how, "object"))
    json_object_set_object_member (first, member, json_object_new ());
  else if (g_str_equal (how, "bytes"))
    mark_member (first, member);
  else
    {
      other = json_from_string (g_str_equal (how, "list") ? "[1]" : g_str_equal (how, "text") ? "\"a row\""
                                                                                              : "null",
                                NULL);
      json_array_remove_element (rows, 0);
      json_array_add_element (rows, g_steal_pointer (&other));
    }
}

/* (nullable): of an answer that is a list */
static JsonArray *
get_rows (JsonNode *node)
{
  JsonNode *rows = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), "data") : NULL;

  return rows != NULL && JSON_NODE_HOLDS_ARRAY (rows) ? json_node_get_array (rows) : NULL;
}

/* A row that is nothing follows, unless one way was asked for and there is a row to spoil. */
static void
spoil_row (JsonNode   *node,
           const char *how)
{
  JsonArray *rows = get_rows (node);

  if (rows == NULL)
    return;
  if (g_strcmp0 (how, "shy") == 0)
    {
      for (guint i = 0; i < json_array_get_length (rows); i++)
        json_object_set_array_member (json_array_get_object_element (rows, i), "emails", json_array_new ());
      return;
    }

  if (json_array_get_length (rows) > 0)
    spoil_first (rows, how != NULL ? how : "number");
  if (how == NULL || json_array_get_length (rows) == 0)
    json_array_add_null_element (rows);
}

/* What stands in the place of the rows, or of where the list goes on; hjl_test_faults_add() says how. */
static void
spoil_list (JsonNode   *node,
            const char *how,
            gboolean    is_lever)
{
  static const struct
  {
    const char *how;
    const char *member; /* NULL: what says where the list goes on */
    const char *value;  /* NULL: it is missing */
  } spoilt[] = {
    { "null", "data", "null" },
    { "missing", "data", NULL },
    { "object", "data", "{\"id\":\"a\"}" },
    { "text", "data", "\"none\"" },
    { "number", "data", "0" },
    { "next-object", NULL, "{}" },
    { "next-list", NULL, "[\"a\"]" },
    { "next-truth", NULL, "true" },
    { "next-lost", NULL, "null" },
    { "next-odd", NULL, NULL },
  };
  JsonObject *object;

  if (get_rows (node) == NULL)
    return;
  object = json_node_get_object (node);
  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      const char *member = spoilt[i].member;

      if (!g_str_equal (spoilt[i].how, how != NULL ? how : "null"))
        continue;
      if (member == NULL)
        member = is_lever ? "next" : "next_cursor";
      if (spoilt[i].value != NULL)
        json_object_set_member (object, member, json_from_string (spoilt[i].value, NULL));
      else
        json_object_remove_member (object, member);
      /* Only Lever has something beside that says whether there is more. */
      if (g_str_equal (spoilt[i].how, "next-lost"))
        json_object_set_boolean_member (object, "hasNext", TRUE);
      else if (g_str_equal (spoilt[i].how, "next-odd"))
        json_object_set_object_member (object, "hasNext", json_object_new ());
      else if (spoilt[i].member == NULL)
        json_object_remove_member (object, "hasNext");
    }
}

/* Of one thing; lists stay as they are. @bare: without anything but its id; else with the id of something else */
static void
spoil_thing (JsonNode *node,
             gboolean  bare)
{
  JsonObject *object;
  g_autoptr (GList) members = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  if (json_object_has_member (object, "data") && JSON_NODE_HOLDS_OBJECT (json_object_get_member (object, "data")))
    object = json_object_get_object_member (object, "data");
  if (!json_object_has_member (object, "id"))
    return;

  members = json_object_get_members (object);
  for (GList *l = members; bare && l != NULL; l = l->next)
    if (!g_str_equal (l->data, "id"))
      json_object_remove_member (object, l->data);
  if (!bare)
    json_object_set_string_member (object, "id", "somebody-else");
}

/* What is in the answer that is there. */
static void
spoil (HjlDemoCall  *call,
       HjlTestFault *fault)
{
  g_autofree char *text = hjl_demo_dup_text (call->body);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  if (node == NULL)
    return;
  if (fault->kind == HJL_TEST_FAULT_WRONG_TYPES)
    node = hjl_test_fault_spoil (g_steal_pointer (&node));
  else if (fault->kind == HJL_TEST_FAULT_BAD_ROW)
    spoil_row (node, fault->how);
  else if (fault->kind == HJL_TEST_FAULT_BAD_LIST)
    spoil_list (node, fault->how, g_str_equal (call->side, "lever"));
  else if (fault->kind == HJL_TEST_FAULT_BROKEN_BYTES)
    mark_members (node, fault->member != NULL ? fault->member : "name");
  else
    spoil_thing (node, fault->kind == HJL_TEST_FAULT_BARE);
  answer_with_broken_bytes (call, json_to_string (node, FALSE));
}

static void
answer_huge (HjlDemoCall  *call,
             HjlTestFault *fault)
{
  char *text = g_malloc (fault->bytes + 1);
  g_autoptr (GBytes) body = NULL;

  memset (text, ' ', fault->bytes);
  text[0] = '[';
  text[fault->bytes] = ']';
  body = g_bytes_new_take (text, fault->bytes + 1);
  hjl_demo_call_bytes (call, 200, "application/json", body);
}

/* The write's record is read instead: of `/things/id/verb` it is the thing. */
static void
read_instead (HjlDemoCall *call)
{
  char *verb = strchr (strchr (call->path + 1, '/') + 1, '/');

  if (verb != NULL)
    *verb = '\0';
  call->method = "GET";
  g_ptr_array_set_size (call->query, 0);
}

static void
answer (HjlDemoCall  *call,
        HjlTestFault *fault)
{
  static const char garbage[] = "<html>not what you asked for";
  g_autoptr (GBytes) rubbish = g_bytes_new_static (garbage, strlen (garbage));
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  HjlTestFaultKind kind = fault->kind;

  if (kind == HJL_TEST_FAULT_IGNORED)
    read_instead (call);
  if (kind != HJL_TEST_FAULT_CUT_BEFORE && kind != HJL_TEST_FAULT_STATUS && kind != HJL_TEST_FAULT_LATE)
    hjl_demo_ports_answer (call);

  switch (kind)
    {
    case HJL_TEST_FAULT_CUT_BEFORE:
    case HJL_TEST_FAULT_CUT_AFTER:
      cut (call);
      break;
    case HJL_TEST_FAULT_CUT_BODY:
      cut_in_body (call);
      break;
    case HJL_TEST_FAULT_STATUS:
    case HJL_TEST_FAULT_STATUS_AFTER:
      fail_with_status (call, fault);
      break;
    case HJL_TEST_FAULT_GARBAGE:
      hjl_demo_call_bytes (call, 200, "application/json", rubbish);
      break;
    case HJL_TEST_FAULT_WRONG_TYPES:
    case HJL_TEST_FAULT_BAD_ROW:
    case HJL_TEST_FAULT_BAD_LIST:
    case HJL_TEST_FAULT_BROKEN_BYTES:
    case HJL_TEST_FAULT_BARE:
    case HJL_TEST_FAULT_OTHER:
      spoil (call, fault);
      break;
    case HJL_TEST_FAULT_EMPTY:
      hjl_demo_call_bytes (call, fault->status, "application/json", nothing);
      break;
    case HJL_TEST_FAULT_HUGE:
      answer_huge (call, fault);
      break;
    case HJL_TEST_FAULT_DELAY:
    case HJL_TEST_FAULT_LATE:
    case HJL_TEST_FAULT_IGNORED:
    default:
      break;
    }
  hjl_demo_call_send (call);
}

static void
delayed_free (HjlTestDelayed *delayed)
{
  g_signal_handler_disconnect (delayed->call->message, delayed->gone_id);
  g_source_destroy (delayed->source);
  g_source_unref (delayed->source);
  delayed->call->world->ledger.waiting--;
  hjl_demo_call_free (delayed->call);
  hjl_test_fault_free (delayed->fault);
  g_free (delayed);
}

static gboolean
delay_passed (gpointer data)
{
  HjlTestDelayed *delayed = data;
  g_autoptr (SoupServerMessage) message = g_object_ref (delayed->call->message);

  answer (delayed->call, delayed->fault);
  g_ptr_array_remove_fast (delayed->faults->delayed, delayed);
  delayed_free (delayed);
  soup_server_message_unpause (message);
  return G_SOURCE_REMOVE;
}

/* The client did not wait. */
static void
on_message_disconnected_cb (SoupServerMessage *message,
                            HjlTestDelayed    *delayed)
{
  g_ptr_array_remove_fast (delayed->faults->delayed, delayed);
  delayed_free (delayed);
}

static void
wait_first (HjlTestFaults *self,
            HjlDemoCall   *call,
            HjlTestFault  *fault)
{
  HjlTestDelayed *delayed = g_new0 (HjlTestDelayed, 1);

  delayed->faults = self;
  delayed->call = call;
  delayed->fault = fault;
  delayed->source = g_timeout_source_new (fault->delay);
  delayed->gone_id = g_signal_connect (call->message, "disconnected",
                                       G_CALLBACK (on_message_disconnected_cb), delayed);
  g_source_set_callback (delayed->source, delay_passed, delayed, NULL);
  g_source_attach (delayed->source, g_main_context_get_thread_default ());
  g_ptr_array_add (self->delayed, delayed);
  call->world->ledger.waiting++;
  soup_server_message_pause (call->message);
}

void
hjl_test_faults_answer (HjlTestFaults *self,
                        HjlDemoCall   *call,
                        HjlTestFault  *fault)
{
  if (fault->kind == HJL_TEST_FAULT_LATE)
    hjl_demo_ports_answer (call);
  if (fault->delay > 0)
    {
      wait_first (self, call, fault);
      return;
    }
  answer (call, fault);
  hjl_demo_call_free (call);
  hjl_test_fault_free (fault);
}

void
hjl_test_faults_drop (HjlTestFaults *self)
{
  for (guint i = 0; i < self->delayed->len; i++)
    delayed_free (g_ptr_array_index (self->delayed, i));
}
