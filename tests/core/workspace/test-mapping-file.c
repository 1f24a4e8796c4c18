/* test-mapping-file.c: mappings out to a file and in again, and files that are wrong
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "workspace/hjl-mapping-file.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

#include <string.h>

static HjlCatalogue *
make_catalogue (void)
{
  HjlCatalogue            *catalogue = hjl_catalogue_new ();
  static const char *const roles[][2] = { { "r1", "C engineer" }, { "r2", "Analyst" } };
  static const char *const postings[][3] = {
    { "p1", "Engineer, C", "published" },
    { "p2", "Twin", "published" },
    { "p3", "Twin", "published" },
    { "p4", "Old", "closed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (HjlRole) role = hjl_role_new (&(HjlRole){ .id = roles[i][0], .title = roles[i][1], .accepted_count = -1 });

      hjl_catalogue_add (catalogue, HJL_LIST_ROLES, role);
    }
  for (guint i = 0; i < G_N_ELEMENTS (postings); i++)
    {
      g_autoptr (HjlPosting) posting = hjl_posting_new (&(HjlPosting){
        .id = postings[i][0],
        .title = postings[i][1],
        .state = hjl_posting_state_from_string (postings[i][2]),
      });

      hjl_catalogue_add (catalogue, HJL_LIST_POSTINGS, posting);
    }
  for (guint i = 0; i < 4; i++)
    {
      static const char *const names[] = { "Accepted", "Rejected", "New applicant", "Phone screen" };
      g_autofree char         *id = g_strdup_printf ("s%u", i);
      g_autoptr (HjlStage) stage = hjl_stage_new (&(HjlStage){
        .side = i < 2 ? HJL_SIDE_HACKAJOB : HJL_SIDE_LEVER,
        .kind = i == 1 ? HJL_STAGE_KIND_REJECTED : HJL_STAGE_KIND_IN_PROCESS,
        .id = id,
        .name = names[i],
      });

      hjl_catalogue_add_stage (catalogue, stage);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HjlArchiveReason) reason = hjl_archive_reason_new (&(HjlArchiveReason){
        .id = i == 0 ? "a0" : "a1",
        .name = i == 0 ? "Not a fit" : "Retired",
        .active = i == 0,
      });

      hjl_catalogue_add (catalogue, HJL_LIST_REASONS, reason);
    }
  hjl_catalogue_set_known (catalogue, HJL_LIST_ALL);

  return catalogue;
}

static HjlMapping *
make_mapping (const char *role_id,
              const char *role_title)
{
  HjlMapping *mapping = hjl_mapping_new (role_id);
  g_autoptr (HjlTarget) stage = hjl_target_new (HJL_TARGET_STAGE, "s3", "Phone screen");
  g_autoptr (HjlTarget) reason = hjl_target_new (HJL_TARGET_REASON, "a0", "Not a fit");

  hjl_mapping_set_role_title (mapping, role_title);
  hjl_mapping_set_posting (mapping, "p1", "Engineer, C");
  hjl_mapping_set_direction (mapping, HJL_DIRECTION_TO_HACKAJOB);
  hjl_mapping_set_landing (mapping, "s2", "New applicant");
  hjl_mapping_set_target (mapping, "s0", "Accepted", stage);
  hjl_mapping_set_target (mapping, "s1", "Rejected", reason);

  return mapping;
}

static void
test_round_trip (void)
{
  g_autoptr (HjlCatalogue) catalogue = make_catalogue ();
  g_autoptr (HjlMapping) first = make_mapping ("r1", "C engineer");
  g_autoptr (HjlMapping) second = make_mapping ("r2", "Analyst");
  g_autoptr (GHashTable) mappings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr (HjlTarget) retired = hjl_target_new (HJL_TARGET_REASON, "a1", "Retired");

  /* People may be archived for one that is used no longer. */
  g_assert_true (hjl_mapping_add_also (first, "s1", retired));
  g_hash_table_insert (mappings, (gpointer) "r1", first);
  g_hash_table_insert (mappings, (gpointer) "r2", second);
  text = hjl_mapping_file_write (mappings, catalogue);

  read = hjl_mapping_file_read (text, catalogue, FALSE, &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (read->len, ==, 2);
  /* Ordered by title. */
  g_assert_true (hjl_mapping_equal (g_ptr_array_index (read, 0), second));
  g_assert_true (hjl_mapping_equal (g_ptr_array_index (read, 1), first));

  again = hjl_mapping_file_write (mappings, catalogue);
  g_assert_cmpstr (text, ==, again);
}

/* Another desktop's ids are not ours; names are. */
static void
test_by_name (void)
{
  g_autoptr (HjlCatalogue) catalogue = make_catalogue ();
  g_autoptr (HjlMapping) expected = make_mapping ("r1", "C engineer");
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  read = hjl_mapping_file_read ("{\"format\":\"hjlever-mappings\",\"version\":1,\"mappings\":[{"
                                "\"role\":{\"id\":\"x\",\"name\":\"\uff43\u00a0 EN\u200bGINEER\\n\"},\"posting\":{\"name\":\"Engineer, C\"},"
                                "\"direction\":\"to-hackajob\",\"landing_stage\":{\"id\":\"s2\"},\"stages\":["
                                "{\"hackajob_stage\":{\"id\":\"y\",\"name\":\"Accepted\"},\"lever_stage\":{\"name\":\"Phone screen\"}},"
                                "{\"hackajob_stage\":{\"id\":\"s1\",\"name\":null},\"lever_stage\":null,\"archive_reason\":{\"name\":\"Not a fit\"}}]}]}",
                                catalogue, FALSE, &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (read->len, ==, 1);
  g_assert_true (hjl_mapping_equal (g_ptr_array_index (read, 0), expected));
}

#define MAPPINGS(list) "{\"format\":\"hjlever-mappings\",\"version\":1,\"mappings\":[" list "]}"

static const struct
{
  const char *text;
  const char *problem;
} problem_files[] = {
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"stages\":[{\"hackajob_stage\":{\"id\":\"s0\"},\"archive_reason\":{\"id\":\"a0\"}}]}"),
    "Archive reasons end a candidacy. “Accepted” candidates are still in the running." },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"stages\":[{\"hackajob_stage\":{\"id\":\"s1\"},\"lever_stage\":{\"id\":\"s2\"}}]}"), "“Rejected” candidates no longer are" },
  { MAPPINGS ("{\"role\":{\"id\":\"gone\",\"name\":\"Gone\"}}"), "Gone: There is no such role" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"posting\":{\"id\":\"p4\"}}"), "The posting “Old” is closed" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"posting\":{\"name\":\"Twin\"}}"), "“Twin”" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"posting\":{\"id\":\"none\"}}"), "“none”" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"landing_stage\":{\"name\":\"Accepted\"}}"), "“Accepted”" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"stages\":[{\"hackajob_stage\":{\"id\":\"s9\"},\"lever_stage\":{\"id\":\"s2\"}}]}"), "“s9”" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"stages\":[{\"hackajob_stage\":{\"id\":\"s0\"},\"lever_stage\":{\"id\":\"s9\"}}]}"), "“s9”" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\",\"name\":\"Analyst\"}}"), "Line 1, mappings[0].role: Analyst: The id is that of “C engineer”, not of “Analyst”" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\n\"posting\":\n{\"id\":\"p1\",\"name\":\"Twin\"}}"), "Line 2, mappings[0].posting: r1: The id is that of “Engineer, C”" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"landing_stage\":{\"id\":\"s2\",\"name\":\"Phone screen\"}}"), "mappings[0].landing_stage" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"stages\":[\n{\"hackajob_stage\":{\"id\":\"s0\",\"name\":\"Rejected\"},\"lever_stage\":{\"id\":\"s2\"}}]}"), "Line 2, mappings[0].stages[0].hackajob_stage" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"stages\":[{\"hackajob_stage\":{\"id\":\"s0\"},\n\"lever_stage\":{\"id\":\"s2\",\"name\":\"Phone screen\"}}]}"), "Line 2, mappings[0].stages[0].lever_stage" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"stages\":[{\"hackajob_stage\":{\"id\":\"s0\"},\"archive_reason\":{\"id\":\"a0\",\"name\":\"Retired\"}}]}"), "mappings[0].stages[0].archive_reason" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"stages\":[{\"hackajob_stage\":{\"id\":\"s0\"},\"archive_reason\":{\"id\":\"a1\",\"name\":\"Retired\"}}]}"), "“Retired”" },
};

static void
test_problems (void)
{
  g_autoptr (HjlCatalogue) catalogue = make_catalogue ();

  for (guint i = 0; i < G_N_ELEMENTS (problem_files); i++)
    {
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) read = hjl_mapping_file_read (problem_files[i].text, catalogue, FALSE, &problems, &error);

      g_test_message ("%s", problem_files[i].text);
      g_assert_no_error (error);
      g_assert_cmpuint (read->len, ==, 0);
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), problem_files[i].problem));
    }
}

static const struct
{
  const char *text;
  const char *place;
} bad_files[] = {
  { "", "empty" },
  { "{", "" },
  { "\xff", "" },
  { "[]", "" },
  { "{}", "holds no mappings" },
  { "{\"format\":\"other\",\"version\":1,\"mappings\":[]}", "holds no mappings" },
  { "{\"format\":1,\"version\":1,\"mappings\":[]}", "format" },
  { "{\"format\":\"hjlever-mappings\",\"version\":2,\"mappings\":[]}", "version 2" },
  { "{\"format\":\"hjlever-mappings\",\"version\":1,\"mappings\":{}}", "mappings" },
  { MAPPINGS ("1"), "mappings[0]" },
  { MAPPINGS ("{}"), "mappings[0]: “role” is missing" },
  { MAPPINGS ("{\"role\":\"r1\"}"), "mappings[0]" },
  { MAPPINGS ("{\"role\":{}}"), "mappings[0].role" },
  { MAPPINGS ("{\"role\":{\"id\":7}}"), "mappings[0].role" },
  { MAPPINGS ("{\"role\":{\"id\":\"\",\"name\":\"\"}}"), "mappings[0].role" },
  { "{\"format\":\"hjlever-mappings\",\"version\":1,\"mappings\":[],\n\"later\":true}", "Line 2, later: there is no such name here" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\n\"landing\":{\"id\":\"s2\"}}"), "Line 2, mappings[0].landing: there is no such name here; use one of: role, posting" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\",\"title\":\"C engineer\"}}"), "mappings[0].role.title" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"stages\":[{\"hackajob_stage\":{\"id\":\"s0\"},\"lever_stage\":{\"id\":\"s2\"},\"note\":1}]}"), "mappings[0].stages[0].note" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"stages\":[{\"hackajob_stage\":{\"id\":\"s0\"},\"lever_stage\":{\"id\":\"s2\"},\"archive_reason\":{\"id\":\"a0\"}}]}"), "mappings[0].stages[0]: there are both" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"stages\":[{\"lever_stage\":{\"id\":\"s2\"}}]}"), "mappings[0].stages[0]: “hackajob_stage” is missing" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\n\"posting\":{\"id\":\"p1\"},\n\"posting\":{\"id\":\"p2\"}}"), "mappings[0].posting: this appears "
                                                                                                         "twice" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\",\"i\\u0064\":\"r2\"}}"), "mappings[0].role.id: this appears twice" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"direction\":7}"), "mappings[0].direction: this must be text" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\",\"name\":[]}}"), "mappings[0].role.name" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"posting\":[]}"), "mappings[0].posting: this must be an object" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"direction\":\"sideways\"}"), "direction" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\n\"direction\":\"\"}"), "Line 2, mappings[0].direction: the direction must be both" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"}},{\"role\":{\"name\":\"C engineer\"}}"), "mappings[1]: this role" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"stages\":7}"), "stages" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"stages\":[null]}"), "mappings[0].stages[0]" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"stages\":[{\"hackajob_stage\":{\"id\":\"s0\"}}]}"), "mappings[0].stages[0]" },
  { MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"stages\":[{\"hackajob_stage\":{\"id\":\"s0\"},\"lever_stage\":{\"id\":\"s2\"}},"
              "{\"hackajob_stage\":{\"id\":\"s0\"},\"lever_stage\":{\"id\":\"s3\"}}]}"),
    "mappings[0].stages[1]" },
};

static void
test_bad_files (void)
{
  g_autoptr (HjlCatalogue) catalogue = make_catalogue ();

  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) read = hjl_mapping_file_read (bad_files[i].text, catalogue, FALSE, &problems, &error);

      g_test_message ("%u", i);
      g_assert_null (read);
      g_assert_null (problems);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_BAD_FILE);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, bad_files[i].place));
    }
}

/* All that is wrong is told at once, and nothing of such a file is taken. */
static void
test_all_told (void)
{
  g_autoptr (HjlCatalogue) catalogue = make_catalogue ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = hjl_mapping_file_read ("\xef\xbb\xbf{\n\"format\":\"hjlever-mappings\",\n\"version\":1,\n\"mappings\":[\n"
                                                      "{\"role\":{\"id\":\"r2\"}},\n"
                                                      "{\"role\":{\"id\":\"r1\"},\n"
                                                      "/* a word */ \"landing\":1,\n"
                                                      "\"stages\":[7,\n8]}]}",
                                                      catalogue, FALSE, &problems, &error);

  g_assert_null (read);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_BAD_FILE);
  g_assert_nonnull (strstr (error->message, "Line 7, mappings[1].landing"));
  g_assert_nonnull (strstr (error->message, "Line 8, mappings[1].stages[0]"));
  g_assert_nonnull (strstr (error->message, "Line 9, mappings[1].stages[1]"));
}

/* A mapping with a problem is left out whole; those without are there. A file of now reads without any,
 * also where something was given another name since it was mapped. */
static void
test_left_out (void)
{
  g_autoptr (HjlCatalogue) catalogue = make_catalogue ();
  g_autoptr (GHashTable) mappings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (HjlMapping) old = make_mapping ("r1", "Some old title");
  g_autoptr (HjlTarget) renamed = hjl_target_new (HJL_TARGET_STAGE, "s3", "Old stage");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *text = NULL;

  read = hjl_mapping_file_read (MAPPINGS ("{\"role\":{\"id\":\"r1\"},\"posting\":{\"id\":\"p4\"}},{\"role\":{\"id\":\"r2\"},\"posting\":{\"id\":\"p1\"}}"),
                                catalogue, FALSE, &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpuint (read->len, ==, 1);
  g_assert_cmpstr (hjl_mapping_get_role_id (g_ptr_array_index (read, 0)), ==, "r2");

  hjl_mapping_set_posting (old, "p1", "Old posting");
  hjl_mapping_set_landing (old, "s2", "Old landing");
  hjl_mapping_set_target (old, "s0", "Old name", renamed);
  g_hash_table_insert (mappings, (gpointer) "r1", old);
  text = hjl_mapping_file_write (mappings, catalogue);
  g_assert_null (strstr (text, "ld "));
  again = hjl_mapping_file_read (text, catalogue, FALSE, &none, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (again->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mapping-file/round-trip", test_round_trip);
  g_test_add_func ("/mapping-file/by-name", test_by_name);
  g_test_add_func ("/mapping-file/problems", test_problems);
  g_test_add_func ("/mapping-file/bad-files", test_bad_files);
  g_test_add_func ("/mapping-file/all-told", test_all_told);
  g_test_add_func ("/mapping-file/left-out", test_left_out);

  return g_test_run ();
}
