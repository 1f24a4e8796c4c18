/* test-feed-openapi.c: the published contract is whole: every call, no reference into nothing
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* hackajob/README.md, the table of calls, and the errors that each may answer with. */
static const struct
{
  const char *path;
  const char *method;
  const char *statuses;
} calls[] = {
  { "/me", "get", "200 401 429 5XX" },
  { "/stages", "get", "200 400 401 403 429 5XX" },
  { "/roles", "get", "200 400 401 403 429 5XX" },
  { "/candidates", "get", "200 400 401 403 429 5XX" },
  { "/candidates/{id}", "get", "200 401 403 404 429 5XX" },
  { "/candidates/{id}/cv", "get", "200 401 403 404 429 5XX" },
  { "/candidates/{id}/profile.pdf", "get", "200 401 403 404 429 5XX" },
  { "/candidates/{id}", "patch", "200 400 401 403 404 409 412 422 429 5XX" },
  { "/candidates/{id}/export", "put", "201 400 401 403 404 412 422 429 5XX" },
};

static const struct
{
  const char *schema;
  const char *required;
  const char *properties;
} schemas[] = {
  { "Account", "user company", "user company permissions ats_integrations" },
  { "Stage", "id name position kind", "id name position kind" },
  { "Role", "id title status updated_at", "id title status location workplace team salary published_at updated_at url accepted_count" },
  { "Candidate", "id talent_id role_id stage_id status updated_at version", "id talent_id role_id stage_id status accepted_at updated_at version" },
  { "Profile", "", "name headline emails phones location links skills experience education salary_expectation notice_period right_to_work languages assessments summary other" },
  { "Period", "", "title company from to summary" },
  { "Request", "", "message salary sent_at" },
  { "StageChange", "stage_id", "stage_id reason" },
  { "ExportMark", "ats record_id record_url exported_at", "ats record_id record_url exported_at" },
  { "Error", "error", "error" },
};

static JsonNode *
load (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "hackajob-feed.openapi.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  JsonNode        *root;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  root = json_from_string (text, &error);
  g_assert_no_error (error);

  return root;
}

static JsonObject *
lend (JsonObject *object,
      const char *member)
{
  g_test_message ("%s", member);
  g_assert_true (json_object_has_member (object, member));

  return json_object_get_object_member (object, member);
}

static void
assert_reference (JsonObject *root,
                  const char *reference)
{
  g_auto (GStrv) steps = g_strsplit (reference, "/", -1);
  JsonObject *object = root;

  g_assert_cmpstr (steps[0], ==, "#");
  for (guint i = 1; steps[i] != NULL; i++)
    object = lend (object, steps[i]);

  g_assert_nonnull (object);
}

static guint
follow_references (JsonObject *root,
                   JsonNode   *node)
{
  guint n_found = 0;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) members = json_object_get_members (object);

      for (GList *l = members; l != NULL; l = l->next)
        {
          if (g_str_equal (l->data, "$ref"))
            {
              assert_reference (root, json_object_get_string_member (object, l->data));
              n_found++;
            }
          n_found += follow_references (root, json_object_get_member (object, l->data));
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        n_found += follow_references (root, json_array_get_element (array, i));
    }

  return n_found;
}

static void
test_references (void)
{
  g_autoptr (JsonNode) root = load ();
  JsonObject *object = json_node_get_object (root);

  g_assert_true (g_str_has_prefix (json_object_get_string_member (object, "openapi"), "3.1."));
  g_assert_cmpuint (follow_references (object, root), >, 50);
}

static void
test_calls (void)
{
  g_autoptr (JsonNode) root = load ();
  JsonObject *paths = lend (json_node_get_object (root), "paths");
  guint       n_calls = 0;
  g_autoptr (GList) members = json_object_get_values (paths);

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      JsonObject *call = lend (lend (paths, calls[i].path), calls[i].method);
      g_autoptr (GList) answers = json_object_get_members (lend (call, "responses"));
      g_autoptr (GString) statuses = g_string_new (NULL);

      for (GList *l = answers; l != NULL; l = l->next)
        g_string_append_printf (statuses, "%s%s", statuses->len > 0 ? " " : "", (const char *) l->data);
      g_assert_cmpstr (statuses->str, ==, calls[i].statuses);
    }

  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonObject *path = json_node_get_object (l->data);

      n_calls += json_object_get_size (path) - (json_object_has_member (path, "parameters") ? 1 : 0);
    }
  g_assert_cmpuint (n_calls, ==, G_N_ELEMENTS (calls));
}

static void
test_schemas (void)
{
  g_autoptr (JsonNode) root = load ();
  JsonObject *found = lend (lend (json_node_get_object (root), "components"), "schemas");

  for (guint i = 0; i < G_N_ELEMENTS (schemas); i++)
    {
      JsonObject *schema = lend (found, schemas[i].schema);
      JsonArray  *required = json_object_has_member (schema, "required") ? json_object_get_array_member (schema, "required") : NULL;
      g_auto (GStrv) names = g_strsplit (schemas[i].required, " ", -1);
      g_auto (GStrv) properties = g_strsplit (schemas[i].properties, " ", -1);
      guint n_names = *schemas[i].required != '\0' ? g_strv_length (names) : 0;

      g_assert_cmpuint (required != NULL ? json_array_get_length (required) : 0, ==, n_names);
      for (guint j = 0; j < n_names; j++)
        g_assert_cmpstr (json_array_get_string_element (required, j), ==, names[j]);

      g_assert_cmpuint (json_object_get_size (lend (schema, "properties")), ==, g_strv_length (properties));
      for (guint j = 0; properties[j] != NULL; j++)
        lend (lend (schema, "properties"), properties[j]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/feed-openapi/references", test_references);
  g_test_add_func ("/feed-openapi/calls", test_calls);
  g_test_add_func ("/feed-openapi/schemas", test_schemas);

  return g_test_run ();
}
