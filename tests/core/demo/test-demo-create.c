/* test-demo-create.c: creating and changing opportunities, and what the ledger says of it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-wire.h"

static JsonObject *
data_of (JsonObject *answer)
{
  return json_object_get_object_member (answer, "data");
}

static void
test_strict (void)
{
  static const struct
  {
    const char *body;
    guint       status;
  } cases[] = {
    { "{}", 201 },
    { "{\"name\":\"A B\",\"emails\":[],\"phones\":[{\"value\":\"1\"}],\"origin\":\"agency\"}", 201 },
    { "{\"archived\":{\"reason\":null}}", 400 },
    { "{\"nickname\":\"A\"}", 400 },
    { "{\"name\":7}", 400 },
    { "{\"emails\":\"a@example.com\"}", 400 },
    { "{\"emails\":[7]}", 400 },
    { "{\"phones\":[\"1\"]}", 400 },
    { "{\"origin\":\"hackajob\"}", 400 },
    { "{\"stage\":\"nowhere\"}", 400 },
    { "{\"postings\":[\"nowhere\"]}", 400 },
    { "{\"postings\":[\"a\",\"b\"]}", 400 },
    { "{\"owner\":\"nobody\"}", 400 },
    { "{\"contact\":\"nobody\"}", 400 },
    { "{\"archived\":{\"reason\":\"nothing\"}}", 400 },
    { "{\"createdAt\":99999999999999}", 400 },
    { "[]", 400 },
  };
  DemoWire         wire;
  g_autofree char *user = NULL;
  g_autofree char *request = NULL;

  demo_wire_open (&wire, NULL);
  user = demo_wire_id (&wire, "GET /users", 2);
  request = g_strdup_printf ("POST /opportunities?perform_as=%s", user);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].body);
      demo_wire_lever (&wire, request, cases[i].body);
      g_assert_cmpuint (wire.status, ==, cases[i].status);
    }
  demo_wire_close (&wire);
}

static void
test_files (void)
{
  static const struct
  {
    const char *field;
    const char *name;
    gsize       size;
    guint       status;
  } cases[] = {
    { "resumeFile", "cv.pdf", 100, 201 },
    { "resumeFile", "the \"real\" cv.DOCX", 100, 201 },
    { "files[]", "profile.pdf", 100, 201 },
    { "files", "profile.txt", 100, 201 },
    { "file", "profile.pdf", 100, 400 },
    { "resumeFile", "cv.odt", 100, 400 },
    { "resumeFile", "cv", 100, 400 },
    { "resumeFile", "cv.pdf", 0, 400 },
    { "resumeFile", "cv.pdf", 30 * 1024 * 1024 + 1, 400 },
  };
  DemoWire         wire;
  g_autofree char *user = NULL;
  g_autofree char *request = NULL;

  demo_wire_open (&wire, NULL);
  user = demo_wire_id (&wire, "GET /users", 2);
  request = g_strdup_printf ("POST /opportunities?perform_as=%s", user);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SoupMultipart) form = soup_multipart_new ("multipart/form-data");
      g_autoptr (GBytes) bytes = g_bytes_new_take (g_strnfill (cases[i].size, 'x'), cases[i].size);

      g_test_message ("%s %s", cases[i].field, cases[i].name);
      demo_form_field (form, "emails[]", "file@example.com");
      demo_form_field (form, "phones[]", "{\"value\":\"07700 900000\",\"type\":\"mobile\"}");
      demo_form_file (form, cases[i].field, cases[i].name, bytes);
      demo_wire_form (&wire, request, form);
      if (wire.status != cases[i].status)
        g_test_message ("%s", (const char *) g_bytes_get_data (wire.body, NULL));
      g_assert_cmpuint (wire.status, ==, cases[i].status);
    }
  demo_wire_close (&wire);
}

/* One candidate by hand, the way the program does it; the ledger must call it complete. */
static void
test_export (void)
{
  DemoWire    wire;
  JsonObject *answer;
  JsonObject *candidate;
  JsonObject *totals;
  g_autoptr (SoupMultipart) form = soup_multipart_new ("multipart/form-data");
  g_autoptr (GBytes) cv = NULL;
  g_autoptr (GBytes) profile = NULL;
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autofree char *cv_path = NULL;
  g_autofree char *profile_path = NULL;
  g_autofree char *user = NULL;
  g_autofree char *posting = NULL;
  g_autofree char *request = NULL;
  g_autofree char *stage = NULL;
  g_autofree char *archive = NULL;

  demo_wire_open (&wire, NULL);
  answer = demo_wire_hackajob (&wire, "GET /candidates?limit=1", NULL, NULL);
  id = g_strdup (json_object_get_string_member (
    json_array_get_object_element (json_object_get_array_member (answer, "data"), 0), "id"));
  path = g_strdup_printf ("GET /candidates/%s", id);
  cv_path = g_strdup_printf ("%s/cv", path);
  profile_path = g_strdup_printf ("%s/profile.pdf", path);
  demo_wire_hackajob (&wire, cv_path, NULL, NULL);
  cv = g_bytes_ref (wire.body);
  demo_wire_hackajob (&wire, profile_path, NULL, NULL);
  profile = g_bytes_ref (wire.body);
  answer = demo_wire_hackajob (&wire, path, NULL, NULL);
  demo_form_field (form, "links[]", json_object_get_string_member (answer, "url"));
  user = demo_wire_id (&wire, "GET /users", 2);
  posting = demo_wire_id (&wire, "GET /postings", 0);
  demo_form_field (form, "name", "A. B. Okonjo");
  demo_form_field (form, "emails[]", "amara.okonjo@example.com");
  demo_form_field (form, "postings[]", posting);
  demo_form_field (form, "sources[]", "hackajob");
  demo_form_file (form, "resumeFile", "cv.pdf", cv);
  demo_form_file (form, "files[]", "hackajob profile.pdf", profile);

  request = g_strdup_printf ("POST /opportunities?perform_as=%s", user);
  answer = demo_wire_form (&wire, request, form);
  g_assert_cmpuint (wire.status, ==, 201);
  /* Somebody in Lever had the address: their contact's own name wins, and `deduped` says so. */
  g_assert_true (json_object_get_boolean_member (answer, "deduped"));
  g_assert_cmpstr (json_object_get_string_member (data_of (answer), "name"), ==, "Amara Okonjo");
  g_assert_cmpstr (json_object_get_string_member (data_of (answer), "stage"), ==, "lead-new");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (data_of (answer), "tags")), ==, 5);
  stage = g_strdup_printf ("PUT /opportunities/%s/stage", json_object_get_string_member (data_of (answer), "id"));
  archive = g_strdup_printf ("PUT /opportunities/%s/archived", json_object_get_string_member (data_of (answer), "id"));

  answer = demo_wire_control (&wire, "ledger", NULL);
  candidate = json_array_get_object_element (json_object_get_array_member (answer, "candidates"), 0);
  totals = json_object_get_object_member (answer, "totals");
  g_assert_cmpstr (json_object_get_string_member (candidate, "id"), ==, id);
  g_assert_true (json_object_get_boolean_member (candidate, "complete"));
  g_assert_cmpint (json_object_get_int_member (totals, "exported_once"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (totals, "complete"), ==, 1);

  /* Updates answer without personal data, and an archived one that is moved stays archived. */
  answer = demo_wire_lever (&wire, stage, "{\"stage\":\"offer\"}");
  g_assert_cmpstr (json_object_get_string_member (data_of (answer), "name"), ==, "");
  g_assert_false (json_object_has_member (data_of (answer), "opportunityLocation"));
  g_free (user);
  user = demo_wire_id (&wire, "GET /archive_reasons", 1);
  g_free (request);
  request = g_strdup_printf ("{\"reason\":\"%s\"}", user);
  demo_wire_lever (&wire, archive, request);
  answer = demo_wire_lever (&wire, stage, "{\"stage\":\"lead-responded\"}");
  g_assert_cmpuint (wire.status, ==, 200);
  g_assert_false (json_object_get_null_member (data_of (answer), "archived"));
  answer = demo_wire_lever (&wire, archive, "{\"reason\":null}");
  g_assert_true (json_object_get_null_member (data_of (answer), "archived"));

  /* The same again is a second one, and the ledger says so. */
  g_free (request);
  g_free (user);
  user = demo_wire_id (&wire, "GET /users", 2);
  request = g_strdup_printf ("POST /opportunities?perform_as=%s", user);
  demo_wire_form (&wire, request, form);
  answer = demo_wire_control (&wire, "ledger", NULL);
  totals = json_object_get_object_member (answer, "totals");
  g_assert_cmpint (json_object_get_int_member (totals, "exported_twice"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (totals, "complete"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (answer, "violation_count"), ==, 0);
  demo_wire_close (&wire);
}

static void
test_recruiter (void)
{
  DemoWire         wire;
  JsonObject      *answer;
  g_autofree char *id = NULL;
  g_autofree char *request = NULL;
  g_autofree char *arguments = NULL;
  g_autofree char *window = NULL;
  gint64           now = g_get_real_time () / 1000;

  demo_wire_open (&wire, NULL);
  id = demo_wire_id (&wire, "GET /opportunities", 0);
  request = g_strdup_printf ("GET /opportunities/%s", id);
  arguments = g_strdup_printf ("{\"opportunity\":\"%s\",\"stage\":\"Final interview\",\"reason\":\"Timing\"}", id);
  demo_wire_control (&wire, "lever-move", arguments);
  demo_wire_control (&wire, "lever-archive", arguments);
  answer = data_of (demo_wire_lever (&wire, request, NULL));
  g_assert_false (json_object_get_null_member (answer, "archived"));
  g_assert_cmpint (json_object_get_int_member (answer, "updatedAt"), >=, now);
  demo_wire_control (&wire, "lever-anonymise", arguments);
  answer = data_of (demo_wire_lever (&wire, request, NULL));
  g_assert_true (json_object_get_boolean_member (answer, "isAnonymized"));
  demo_wire_control (&wire, "lever-delete", arguments);
  demo_wire_lever (&wire, request, NULL);
  g_assert_cmpuint (wire.status, ==, 404);
  window = g_strdup_printf ("GET /opportunities/deleted?deleted_at_start=%" G_GINT64_FORMAT "&deleted_at_end=%" G_GINT64_FORMAT,
                            now - 1000, now + 60000);
  answer = demo_wire_lever (&wire, window, NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "data")), ==, 1);
  demo_wire_control (&wire, "lever-delete-stage", "{\"stage\":\"Reference checks\"}");
  demo_wire_control (&wire, "lever-delete-posting", "{\"posting\":\"Data Engineer\"}");
  answer = demo_wire_lever (&wire, "GET /stages", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "data")), ==, 10);
  demo_wire_close (&wire);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/create/strict", test_strict);
  g_test_add_func ("/demo/create/files", test_files);
  g_test_add_func ("/demo/create/export", test_export);
  g_test_add_func ("/demo/create/recruiter", test_recruiter);
  return g_test_run ();
}
