/* test-demo-feed.c: hackajob's stand-in keeps to the feed contract
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-wire.h"

static const char *
error_code (JsonObject *answer)
{
  return json_object_get_string_member (json_object_get_object_member (answer, "error"), "code");
}

/* (transfer full): the id of the first candidate with a status. */
static char *
find_status (DemoWire   *wire,
             const char *status)
{
  JsonArray *rows = json_object_get_array_member (demo_wire_hackajob (wire, "GET /candidates?limit=200", NULL, NULL), "data");

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      if (strcmp (json_object_get_string_member (row, "status"), status) == 0)
        return g_strdup (json_object_get_string_member (row, "id"));
    }
  g_assert_not_reached ();
}

/* (transfer full): `If-Match: "…"` as the version was told, number or text. */
static char *
match_of (JsonObject *candidate)
{
  JsonNode *version = json_object_get_member (candidate, "version");

  if (json_node_get_value_type (version) == G_TYPE_INT64)
    return g_strdup_printf ("If-Match: \"%" G_GINT64_FORMAT "\"", json_node_get_int (version));
  return g_strdup_printf ("If-Match: \"%s\"", json_node_get_string (version));
}

static void
test_strict (void)
{
  static const struct
  {
    const char *request;
    const char *body;
    const char *headers;
    guint       status;
    const char *code;
    gboolean    violation;
  } cases[] = {
    { "GET /me", NULL, NULL, 200, NULL, FALSE },
    { "GET /stages", NULL, NULL, 200, NULL, FALSE },
    { "GET /roles?status=live&limit=200", NULL, NULL, 200, NULL, FALSE },
    { "GET /roles?status=open", NULL, NULL, 400, "bad_request", TRUE },
    { "GET /candidates?limit=201", NULL, NULL, 400, "bad_request", TRUE },
    { "GET /candidates?limit=0", NULL, NULL, 400, "bad_request", TRUE },
    { "GET /candidates?cursor=bogus", NULL, NULL, 400, "bad_request", TRUE },
    { "GET /candidates?updated_since=monday", NULL, NULL, 400, "bad_request", TRUE },
    { "GET /candidates?offset=1", NULL, NULL, 400, "bad_request", TRUE },
    { "GET /candidates?updated_since=2026-01-05T09:00:00Z", NULL, NULL, 200, NULL, FALSE },
    { "GET /candidates/nobody", NULL, NULL, 404, "not_found", FALSE },
    { "POST /candidates", "{}", NULL, 400, "bad_request", TRUE },
    { "PATCH /candidates/REQUESTED", "{\"stage_id\":\"stage-120\"}", "If-Match: \"1\"", 409, "not_accepted", FALSE },
    { "PATCH /candidates/ACCEPTED", "{\"stage_id\":\"stage-120\"}", NULL, 400, "bad_request", TRUE },
    { "PATCH /candidates/ACCEPTED", "{\"stage_id\":\"stage-120\"}", "If-Match: v1-b", 400, "bad_request", TRUE },
    { "PATCH /candidates/ACCEPTED", "{\"stage_id\":\"stage-120\"}", "If-Match: \"v9-z\"", 412, "version_mismatch", FALSE },
    { "PATCH /candidates/ACCEPTED", "{\"stage_id\":\"nowhere\"}", "If-Match: \"v1-b\"", 422, "unknown_stage", FALSE },
    { "PATCH /candidates/ACCEPTED", "{\"stage\":\"x\"}", "If-Match: \"v1-b\"", 400, "bad_request", TRUE },
    { "PATCH /candidates/ACCEPTED", "{\"stage_id\":\"stage-120\",\"reason\":null}", "If-Match: \"v1-b\"", 200, NULL, FALSE },
    { "PATCH /candidates/ACCEPTED", "{\"stage_id\":\"stage-120\"}", "If-Match: \"v1-b\"", 412, "version_mismatch", FALSE },
    { "GET /candidates/REQUESTED/cv", NULL, NULL, 404, "not_found", FALSE },
    { "PUT /candidates/ACCEPTED/export", "{\"ats\":\"lever\",\"record_id\":\"r\",\"record_url\":\"u\"}",
      "If-None-Match: *", 400, "bad_request", TRUE },
    { "PUT /candidates/ACCEPTED/export",
      "{\"ats\":\"lever\",\"record_id\":\"r\",\"record_url\":\"u\",\"exported_at\":\"2026-02-01T00:00:00Z\"}",
      NULL, 400, "bad_request", TRUE },
    { "PUT /candidates/REQUESTED/export",
      "{\"ats\":\"lever\",\"record_id\":\"r\",\"record_url\":\"u\",\"exported_at\":\"2026-02-01T00:00:00Z\"}",
      "If-None-Match: *", 409, "not_accepted", FALSE },
    { "PUT /candidates/ACCEPTED/export",
      "{\"ats\":\"lever\",\"record_id\":\"r\",\"record_url\":\"u\",\"exported_at\":\"2026-02-01T00:00:00Z\"}",
      "If-None-Match: *", 201, NULL, FALSE },
    { "PUT /candidates/ACCEPTED/export",
      "{\"ats\":\"lever\",\"record_id\":\"s\",\"record_url\":\"u\",\"exported_at\":\"2026-02-01T00:00:00Z\"}",
      "If-None-Match: *", 412, "already_exported", FALSE },
  };
  DemoWire         wire;
  g_autofree char *accepted = NULL;
  g_autofree char *requested = NULL;

  demo_wire_open (&wire, NULL);
  accepted = find_status (&wire, "accepted");
  requested = find_status (&wire, "requested");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) request = g_string_new (cases[i].request);
      guint       before = demo_wire_violations (&wire);
      JsonObject *answer;

      g_string_replace (request, "ACCEPTED", accepted, 0);
      g_string_replace (request, "REQUESTED", requested, 0);
      g_test_message ("%s", request->str);
      answer = demo_wire_hackajob (&wire, request->str, cases[i].body, cases[i].headers);
      g_assert_cmpuint (wire.status, ==, cases[i].status);
      if (cases[i].code != NULL)
        g_assert_cmpstr (error_code (answer), ==, cases[i].code);
      if (wire.status == 412 && g_str_has_suffix (request->str, "export"))
        g_assert_cmpstr (json_object_get_string_member (answer, "record_id"), ==, "r");
      g_assert_cmpuint (demo_wire_violations (&wire) - before, ==, cases[i].violation ? 1 : 0);
    }
  demo_wire_close (&wire);
}

static guint
read_all (DemoWire   *wire,
          const char *base,
          GHashTable *seen)
{
  g_autofree char *cursor = NULL;
  guint            pages = 0;

  do
    {
      g_autofree char *escaped = cursor != NULL ? g_uri_escape_string (cursor, NULL, FALSE) : NULL;
      g_autofree char *request = g_strconcat (base, cursor != NULL ? "&cursor=" : "", escaped, NULL);
      JsonObject      *page = demo_wire_hackajob (wire, request, NULL, NULL);
      JsonArray       *rows = json_object_get_array_member (page, "data");

      g_assert_cmpuint (wire->status, ==, 200);
      for (guint i = 0; i < json_array_get_length (rows); i++)
        g_assert_true (g_hash_table_add (
          seen, g_strdup (json_object_get_string_member (json_array_get_object_element (rows, i), "id"))));
      g_clear_pointer (&cursor, g_free);
      if (!json_object_get_null_member (page, "next_cursor"))
        cursor = g_strdup (json_object_get_string_member (page, "next_cursor"));
      pages++;
    }
  while (cursor != NULL);
  return pages;
}

static void
test_pages (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  DemoWire       wire;
  g_autoptr (GHashTable) candidates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) since = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  options.candidates = 611;
  options.live_roles = 205;
  demo_wire_open (&wire, &options);
  g_assert_cmpuint (read_all (&wire, "GET /candidates?limit=200", candidates), ==, 4);
  g_assert_cmpuint (g_hash_table_size (candidates), ==, 611);
  g_assert_cmpuint (read_all (&wire, "GET /roles?status=live", roles), ==, 3);
  g_assert_cmpuint (g_hash_table_size (roles), ==, 205);
  /* Inclusive: the one of that very time is in it. They are 20 seconds apart. */
  read_all (&wire, "GET /candidates?updated_since=2026-01-05T12:00:00Z", since);
  g_assert_cmpuint (g_hash_table_size (since), ==, 611 - 540);
  demo_wire_close (&wire);
}

static void
test_changes (void)
{
  DemoWire         wire;
  JsonObject      *candidate;
  g_autofree char *id = NULL;
  g_autofree char *request = NULL;
  g_autofree char *patch = NULL;
  g_autofree char *match = NULL;
  g_autofree char *deletion = NULL;

  demo_wire_open (&wire, NULL);
  id = find_status (&wire, "accepted");
  request = g_strdup_printf ("GET /candidates/%s", id);
  patch = g_strdup_printf ("PATCH /candidates/%s", id);
  deletion = g_strdup_printf ("{\"candidate\":\"%s\",\"status\":\"deleted\"}", id);
  candidate = demo_wire_hackajob (&wire, request, NULL, NULL);
  g_assert_nonnull (json_object_get_string_member (json_object_get_object_member (candidate, "profile"), "name"));
  match = match_of (candidate);
  candidate = demo_wire_hackajob (&wire, patch, "{\"stage_id\":\"stage-140\"}", match);
  g_assert_cmpuint (wire.status, ==, 200);
  g_assert_cmpstr (json_object_get_string_member (candidate, "stage_id"), ==, "stage-140");
  g_assert_false (json_object_has_member (candidate, "profile"));
  /* The change moved them to the end of the list. */
  candidate = demo_wire_hackajob (&wire, "GET /candidates?updated_since=2026-06-01T00:00:00Z", NULL, NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (candidate, "data")), ==, 1);
  demo_wire_control (&wire, "hackajob-status", deletion);
  candidate = demo_wire_hackajob (&wire, request, NULL, NULL);
  g_assert_cmpuint (wire.status, ==, 200);
  g_assert_cmpstr (json_object_get_string_member (candidate, "status"), ==, "deleted");
  g_assert_false (json_object_has_member (candidate, "profile"));
  demo_wire_close (&wire);
}

/* A test says which role it means by the role's id. */
static void
test_role (void)
{
  DemoWire         wire;
  JsonArray       *roles;
  JsonObject      *answer;
  g_autofree char *id = NULL;
  g_autofree char *arguments = NULL;

  demo_wire_open (&wire, NULL);
  roles = json_object_get_array_member (demo_wire_hackajob (&wire, "GET /roles", NULL, NULL), "data");
  id = g_strdup (json_object_get_string_member (json_array_get_object_element (roles, 1), "id"));
  arguments = g_strdup_printf ("{\"role\":\"%s\",\"count\":2}", id);
  answer = demo_wire_control (&wire, "add-candidates", arguments);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "ids")), ==, 2);
  demo_wire_close (&wire);
}

static void
test_permission (void)
{
  DemoWire    wire;
  JsonObject *answer;

  demo_wire_open (&wire, NULL);
  demo_wire_control (&wire, "integration", "{\"on\":false}");
  answer = demo_wire_hackajob (&wire, "GET /roles", NULL, NULL);
  g_assert_cmpuint (wire.status, ==, 403);
  g_assert_cmpstr (error_code (answer), ==, "integration_disabled");
  demo_wire_control (&wire, "integration", "{\"on\":true}");
  g_free (wire.hackajob_auth);
  wire.hackajob_auth = g_strdup ("Bearer " HJL_DEMO_HACKAJOB_WEAK_TOKEN);
  answer = demo_wire_hackajob (&wire, "GET /roles", NULL, NULL);
  g_assert_cmpuint (wire.status, ==, 403);
  g_assert_cmpstr (error_code (answer), ==, "master_account_required");
  answer = demo_wire_hackajob (&wire, "GET /me", NULL, NULL);
  g_assert_cmpuint (wire.status, ==, 200);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "permissions")), ==, 0);
  g_clear_pointer (&wire.hackajob_auth, g_free);
  demo_wire_hackajob (&wire, "GET /me", NULL, NULL);
  g_assert_cmpuint (wire.status, ==, 401);
  demo_wire_close (&wire);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/feed/strict", test_strict);
  g_test_add_func ("/demo/feed/pages", test_pages);
  g_test_add_func ("/demo/feed/changes", test_changes);
  g_test_add_func ("/demo/feed/role", test_role);
  g_test_add_func ("/demo/feed/permission", test_permission);
  return g_test_run ();
}
