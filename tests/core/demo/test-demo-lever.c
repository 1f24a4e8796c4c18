/* test-demo-lever.c: Lever's stand-in is as strict as lever/README.md says
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-wire.h"

static JsonArray *
rows_of (JsonObject *page)
{
  return json_object_get_array_member (page, "data");
}

static void
test_strict (void)
{
  static const struct
  {
    const char *request;
    const char *body;
    guint       status;
    gboolean    violation;
  } cases[] = {
    { "GET /users", NULL, 200, FALSE },
    { "GET /users?limit=100", NULL, 200, FALSE },
    { "GET /users?limit=101", NULL, 400, TRUE },
    { "GET /users?limit=0", NULL, 400, TRUE },
    { "GET /users?limit=ten", NULL, 400, TRUE },
    { "GET /users?page=2", NULL, 400, TRUE },
    { "GET /users?offset=%5B2%2C%22x%22%5D", NULL, 400, TRUE },
    { "GET /nothing", NULL, 400, TRUE },
    { "PUT /opportunities/x", "{}", 400, TRUE },
    { "POST /opportunities", "{}", 400, TRUE },
    { "POST /opportunities?perform_as=nobody", "{}", 400, FALSE },
    { "GET /users/nobody", NULL, 404, FALSE },
    { "GET /opportunities/nobody", NULL, 404, FALSE },
    { "GET /opportunities?archived=maybe", NULL, 400, TRUE },
    { "GET /opportunities?origin=elsewhere", NULL, 400, TRUE },
    { "GET /opportunities?expand=everything", NULL, 400, TRUE },
    { "GET /opportunities?include=shoe_size", NULL, 400, TRUE },
    { "GET /opportunities?updated_at_start=yesterday", NULL, 400, TRUE },
    { "GET /postings?updated_at_start=1&confidentiality=non-confidential", NULL, 200, FALSE },
    { "GET /postings?updated_at_start=1&state=published", NULL, 400, TRUE },
    { "GET /postings?state=open", NULL, 400, TRUE },
    { "GET /postings/deleted", NULL, 400, TRUE },
    { "GET /postings/deleted?deleted_at_start=0&deleted_at_end=1000", NULL, 200, FALSE },
    { "GET /opportunities/deleted?deleted_at_start=0", NULL, 400, TRUE },
    { "GET /opportunities/deleted?deleted_at_start=0&deleted_at_end=2592000001", NULL, 400, TRUE },
    { "GET /opportunities/deleted?deleted_at_start=0&deleted_at_end=2592000000", NULL, 200, FALSE },
    { "GET /archive_reasons?type=fired", NULL, 400, TRUE },
    { "GET /stages/lead-new", NULL, 200, FALSE },
    { "GET /disposition_stages", NULL, 200, FALSE },
    { "GET /sources", NULL, 200, FALSE },
    { "GET /tags", NULL, 200, FALSE },
    { "GET /audit_events", NULL, 403, FALSE },
  };
  DemoWire wire;

  demo_wire_open (&wire, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint       before = demo_wire_violations (&wire);
      JsonObject *answer = demo_wire_lever (&wire, cases[i].request, cases[i].body);

      g_test_message ("%s", cases[i].request);
      g_assert_cmpuint (wire.status, ==, cases[i].status);
      if (wire.status >= 400)
        {
          g_assert_nonnull (json_object_get_string_member (answer, "code"));
          g_assert_nonnull (json_object_get_string_member (answer, "message"));
        }
      g_assert_cmpuint (demo_wire_violations (&wire) - before, ==, cases[i].violation ? 1 : 0);
    }
  demo_wire_close (&wire);
}

static void
test_pages (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  DemoWire       wire;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *next = NULL;
  guint            bare = 0;
  guint            null_updated = 0;
  guint            pages = 0;

  options.rate = 0;
  options.others = 433;
  demo_wire_open (&wire, &options);
  do
    {
      g_autofree char *escaped = next != NULL ? g_uri_escape_string (next, NULL, FALSE) : NULL;
      g_autofree char *request = g_strdup_printf ("GET /opportunities?confidentiality=all%s%s",
                                                  next != NULL ? "&offset=" : "", next != NULL ? escaped : "");
      JsonObject      *page = demo_wire_lever (&wire, request, NULL);

      g_assert_cmpuint (wire.status, ==, 200);
      for (guint i = 0; i < json_array_get_length (rows_of (page)); i++)
        {
          JsonObject *row = json_array_get_object_element (rows_of (page), i);

          g_assert_true (g_hash_table_add (seen, g_strdup (json_object_get_string_member (row, "id"))));
          bare += json_array_get_length (json_object_get_array_member (row, "emails")) == 0;
          null_updated += json_object_get_null_member (row, "updatedAt");
        }
      pages++;
      g_clear_pointer (&next, g_free);
      g_assert_true (json_object_get_boolean_member (page, "hasNext") == json_object_has_member (page, "next"));
      if (json_object_has_member (page, "next"))
        {
          next = g_strdup (json_object_get_string_member (page, "next"));
          g_assert_true (g_str_has_prefix (next, "%5B"));
          g_assert_true (g_str_has_suffix (next, "%5D"));
        }
    }
  while (next != NULL);

  g_assert_cmpuint (g_hash_table_size (seen), ==, 433);
  g_assert_cmpuint (pages, ==, 5);
  g_assert_cmpuint (bare, >, 300);
  g_assert_cmpuint (null_updated, >, 300);
  g_assert_cmpuint (demo_wire_violations (&wire), ==, 0);
  demo_wire_close (&wire);
}

static void
test_shapes (void)
{
  DemoWire         wire;
  JsonObject      *row;
  JsonObject      *application;
  g_autofree char *id = NULL;
  g_autofree char *request = NULL;
  g_autofree char *both = NULL;

  demo_wire_open (&wire, NULL);
  for (guint i = 0; request == NULL; i++)
    {
      row = json_array_get_object_element (rows_of (demo_wire_lever (&wire, "GET /opportunities", NULL)), i);
      if (json_array_get_length (json_object_get_array_member (row, "applications")) == 1)
        {
          id = g_strdup (json_object_get_string_member (row, "id"));
          request = g_strdup_printf ("GET /opportunities/%s?expand=applications&expand=stage", id);
        }
      else
        g_assert_false (json_object_has_member (row, "opportunityLocation"));
    }
  row = json_object_get_object_member (demo_wire_lever (&wire, request, NULL), "data");
  application = json_array_get_object_element (json_object_get_array_member (row, "applications"), 0);
  g_assert_nonnull (json_object_get_string_member (application, "posting"));
  g_assert_nonnull (json_object_get_string_member (json_object_get_object_member (row, "stage"), "text"));
  g_assert_cmpuint (json_object_get_size (row), ==, 28);

  /* include takes everything else away; expand wins over it. */
  both = g_strdup_printf ("GET /opportunities/%s?include=name&expand=applications", id);
  row = json_object_get_object_member (demo_wire_lever (&wire, both, NULL), "data");
  g_assert_cmpuint (json_object_get_size (row), ==, 2);
  g_assert_true (json_object_has_member (row, "name"));
  g_assert_true (JSON_NODE_HOLDS_OBJECT (json_array_get_element (json_object_get_array_member (row, "applications"), 0)));
  demo_wire_close (&wire);
}

static guint
count_rows (DemoWire   *wire,
            const char *request)
{
  JsonObject *page = demo_wire_lever (wire, request, NULL);

  g_assert_cmpuint (wire->status, ==, 200);
  return json_array_get_length (rows_of (page));
}

static void
test_filters (void)
{
  DemoWire wire;
  guint    all;
  guint    archived;

  demo_wire_open (&wire, NULL);
  all = count_rows (&wire, "GET /opportunities");
  archived = count_rows (&wire, "GET /opportunities?archived=true");
  g_assert_cmpuint (archived, >, 0);
  g_assert_cmpuint (archived + count_rows (&wire, "GET /opportunities?archived=false"), ==, all);
  g_assert_cmpuint (count_rows (&wire, "GET /opportunities?archived=true&archived=false"), ==, all);
  g_assert_cmpuint (count_rows (&wire, "GET /opportunities?email=AMARA.okonjo%40example.com"), ==, 1);
  g_assert_cmpuint (count_rows (&wire, "GET /opportunities?email=nobody%40example.com"), ==, 0);
  g_assert_cmpuint (count_rows (&wire, "GET /opportunities?origin=sourced&origin=applied"), ==, all);
  g_assert_cmpuint (count_rows (&wire, "GET /opportunities?source=Referral"), >, 0);
  g_assert_cmpuint (count_rows (&wire, "GET /opportunities?source=referral"), ==, 0);
  /* Rows without updatedAt are in no updated window. */
  g_assert_cmpuint (count_rows (&wire, "GET /opportunities?updated_at_start=0"), <, all);
  g_assert_cmpuint (count_rows (&wire, "GET /opportunities?updated_at_start=0"), >, 0);
  g_assert_cmpuint (count_rows (&wire, "GET /users"), ==, 6);
  g_assert_cmpuint (count_rows (&wire, "GET /users?includeDeactivated=true"), ==, 7);
  g_assert_cmpuint (count_rows (&wire, "GET /users?accessRole[]=admin&accessRole[]=interviewer"), ==, 2);
  g_assert_cmpuint (count_rows (&wire, "GET /archive_reasons"), ==, 12);
  g_assert_cmpuint (count_rows (&wire, "GET /archive_reasons?type=hired"), ==, 1);
  g_assert_cmpuint (count_rows (&wire, "GET /stages"), ==, 11);
  g_assert_cmpuint (count_rows (&wire, "GET /postings"), ==, 11);
  g_assert_cmpuint (count_rows (&wire, "GET /postings?confidentiality=all"), ==, 12);
  g_assert_cmpuint (count_rows (&wire, "GET /postings?state=published"), ==, 5);
  g_assert_cmpuint (count_rows (&wire, "GET /postings?state=published&distributionChannel=public&distributionChannel=internal"), ==, 6);
  g_assert_cmpuint (demo_wire_violations (&wire), ==, 0);
  demo_wire_close (&wire);
}

static void
use_key (DemoWire   *wire,
         const char *scopes)
{
  g_autofree char *arguments = g_strdup_printf ("{\"side\":\"lever\",\"key\":\"small\",\"scopes\":\"%s\"}", scopes);

  demo_wire_control (wire, "add-key", arguments);
  g_free (wire->lever_auth);
  wire->lever_auth = g_strdup ("Basic c21hbGw6");
}

static void
test_permission (void)
{
  DemoWire         wire;
  g_autofree char *owner = NULL;
  g_autofree char *id = NULL;
  g_autofree char *stage = NULL;

  demo_wire_open (&wire, NULL);
  id = demo_wire_id (&wire, "GET /opportunities?confidentiality=confidential", 0);
  owner = g_strdup_printf ("GET /opportunities/%s", id);
  demo_wire_lever (&wire, owner, NULL);
  g_assert_cmpuint (wire.status, ==, 200);

  use_key (&wire, "opportunities:read:admin postings:write:admin");
  demo_wire_lever (&wire, "GET /users", NULL);
  g_assert_cmpuint (wire.status, ==, 403);
  demo_wire_lever (&wire, "GET /postings", NULL);
  g_assert_cmpuint (wire.status, ==, 200);
  demo_wire_lever (&wire, "GET /opportunities?confidentiality=all", NULL);
  g_assert_cmpuint (wire.status, ==, 403);
  demo_wire_lever (&wire, owner, NULL);
  g_assert_cmpuint (wire.status, ==, 403);
  stage = g_strdup_printf ("PUT /opportunities/%s/stage", id);
  demo_wire_lever (&wire, stage, "{\"stage\":\"offer\"}");
  g_assert_cmpuint (wire.status, ==, 403);

  g_free (wire.lever_auth);
  wire.lever_auth = g_strdup ("Bearer " HJL_DEMO_API_KEY);
  demo_wire_lever (&wire, "GET /users", NULL);
  g_assert_cmpuint (wire.status, ==, 401);
  g_clear_pointer (&wire.lever_auth, g_free);
  demo_wire_lever (&wire, "GET /users", NULL);
  g_assert_cmpuint (wire.status, ==, 401);
  demo_wire_close (&wire);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/lever/strict", test_strict);
  g_test_add_func ("/demo/lever/pages", test_pages);
  g_test_add_func ("/demo/lever/shapes", test_shapes);
  g_test_add_func ("/demo/lever/filters", test_filters);
  g_test_add_func ("/demo/lever/permission", test_permission);
  return g_test_run ();
}
