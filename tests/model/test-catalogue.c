/* test-catalogue.c: what there is, in order, by id, and by what a person types
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-catalogue.h"
#include "model/hjl-error.h"

static void
test_class (void)
{
  HjlCatalogue *catalogue = hjl_catalogue_new ();

  g_assert_cmpint (hjl_catalogue_get_known (catalogue), ==, 0);
  g_assert_cmpint (hjl_catalogue_index_of_stage (catalogue, HJL_SIDE_LEVER, "x"), ==, -1);
  g_assert_cmpint (hjl_catalogue_index_of_stage (catalogue, HJL_SIDE_LEVER, NULL), ==, -1);
  g_assert_null (hjl_catalogue_get_role (catalogue, NULL));
  g_assert_finalize_object (catalogue);
}

static void
add_role (HjlCatalogue *catalogue,
          const char   *id,
          const char   *title,
          const char   *location)
{
  g_autoptr (HjlRole) role = hjl_role_new (&(HjlRole){ .id = id, .title = title, .location = location, .accepted_count = -1 });

  hjl_catalogue_add (catalogue, HJL_LIST_ROLES, role);
}

static void
add_stage (HjlCatalogue *catalogue,
           HjlSide       side,
           const char   *id,
           const char   *name,
           const char   *pipeline,
           double        order)
{
  g_autoptr (HjlStage) stage = hjl_stage_new (&(HjlStage){ .side = side, .id = id, .name = name, .pipeline = pipeline, .order = order });

  hjl_catalogue_add_stage (catalogue, stage);
}

static HjlCatalogue *
make_catalogue (void)
{
  HjlCatalogue *catalogue = hjl_catalogue_new ();
  g_autoptr (HjlPosting) posting = hjl_posting_new (&(HjlPosting){ .id = "p1", .title = "Posting" });
  g_autoptr (HjlArchiveReason) reason = hjl_archive_reason_new (&(HjlArchiveReason){ .id = "a1", .name = "Hired", .active = TRUE });
  g_autoptr (HjlUser) ada = hjl_user_new (&(HjlUser){
    .id = "u1",
    .name = "Ada Example",
    .email = "ada@example.com",
    .access_role = "admin",
    .active = TRUE,
  });
  g_autoptr (HjlUser) adam = hjl_user_new (&(HjlUser){
    .id = "u2",
    .name = "Adam Example",
    .email = "adam@example.com",
    .access_role = "super admin",
    .active = TRUE,
  });

  add_role (catalogue, "r1", "Engineer", "London");
  add_role (catalogue, "r2", "Engineer", "Leeds");
  add_role (catalogue, "r3", "ENGINEER", NULL);
  add_role (catalogue, "r4", "Designer", NULL);
  add_role (catalogue, "r5", "Data Scientist", NULL);
  add_role (catalogue, "r6", "r1", NULL);
  add_stage (catalogue, HJL_SIDE_HACKAJOB, "h1", "Interview", NULL, 0);
  add_stage (catalogue, HJL_SIDE_LEVER, "l1", "Interview", "onsite", 0);
  hjl_catalogue_add (catalogue, HJL_LIST_POSTINGS, posting);
  hjl_catalogue_add (catalogue, HJL_LIST_REASONS, reason);
  hjl_catalogue_add (catalogue, HJL_LIST_USERS, ada);
  hjl_catalogue_add (catalogue, HJL_LIST_USERS, adam);
  hjl_catalogue_add (catalogue, HJL_LIST_SOURCES, (gpointer) "hackajob");
  hjl_catalogue_add (catalogue, HJL_LIST_TAGS, (gpointer) "Référence");
  add_role (catalogue, "r7", "Büro\u00a0 \uff21ssistenz\nMünchen", "Haus\r\n2");
  add_role (catalogue, "r8", "Straße", "B\u202eerlin");
  add_role (catalogue, "r9", "STRASSE", "Bonn");
  add_role (catalogue, "r10", "\u0130zmir", NULL);

  return catalogue;
}

static void
test_lists (void)
{
  g_autoptr (HjlCatalogue) catalogue = make_catalogue ();
  HjlRole *role;

  g_assert_cmpuint (hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES)->len, ==, 10);
  g_assert_cmpuint (hjl_catalogue_get_list (catalogue, HJL_LIST_POSTINGS)->len, ==, 1);
  g_assert_cmpuint (hjl_catalogue_get_list (catalogue, HJL_LIST_REASONS)->len, ==, 1);
  g_assert_cmpuint (hjl_catalogue_get_list (catalogue, HJL_LIST_USERS)->len, ==, 2);
  g_assert_cmpuint (hjl_catalogue_get_list (catalogue, HJL_LIST_SOURCES)->len, ==, 1);
  g_assert_cmpuint (hjl_catalogue_get_list (catalogue, HJL_LIST_TAGS)->len, ==, 1);
  g_assert_cmpstr (hjl_catalogue_get_posting (catalogue, "p1")->title, ==, "Posting");
  g_assert_cmpstr (hjl_catalogue_get_reason (catalogue, "a1")->name, ==, "Hired");
  g_assert_cmpstr (hjl_catalogue_get_user (catalogue, "u1")->name, ==, "Ada Example");
  g_assert_cmpstr (g_ptr_array_index (hjl_catalogue_get_list (catalogue, HJL_LIST_SOURCES), 0), ==, "hackajob");
  g_assert_null (hjl_catalogue_get_stage (catalogue, HJL_SIDE_LEVER, "h1"));

  /* Again replaces, in the same place. */
  add_role (catalogue, "r1", "Architect", NULL);
  hjl_catalogue_add (catalogue, HJL_LIST_SOURCES, (gpointer) "hackajob");
  g_assert_cmpuint (hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES)->len, ==, 10);
  g_assert_cmpuint (hjl_catalogue_get_list (catalogue, HJL_LIST_SOURCES)->len, ==, 1);
  role = g_ptr_array_index (hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES), 0);
  g_assert_cmpstr (role->title, ==, "Architect");
  g_assert_true (hjl_catalogue_get_role (catalogue, "r1") == role);
  hjl_catalogue_add (catalogue, HJL_LIST_ROLES, role);
  g_assert_true (hjl_catalogue_get_role (catalogue, "r1") == role);

  hjl_catalogue_set_known (catalogue, HJL_LIST_ROLES);
  hjl_catalogue_set_known (catalogue, HJL_LIST_TAGS);
  g_assert_cmpint (hjl_catalogue_get_known (catalogue), ==, HJL_LIST_ROLES | HJL_LIST_TAGS);
}

/* Lever's ranks are fractional and no indexes (lever/README.md, Traps7); the pipeline counts before. */
static void
test_order (void)
{
  static const char *const order[] = { "new", "reached", "applied", "screen", "late", "onsite", "custom", "offer" };
  g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
  GPtrArray *stages;

  add_stage (catalogue, HJL_SIDE_LEVER, "offer", "Offer", "offer", 1);
  add_stage (catalogue, HJL_SIDE_LEVER, "custom", "Custom", "moon", 0);
  add_stage (catalogue, HJL_SIDE_LEVER, "onsite", "On-site", "onsite", 105.5);
  add_stage (catalogue, HJL_SIDE_LEVER, "late", "Late", "screen", 102.5);
  add_stage (catalogue, HJL_SIDE_LEVER, "screen", "Screen", "screen", 102.25);
  add_stage (catalogue, HJL_SIDE_LEVER, "applied", "Applied", "applicant", 0);
  add_stage (catalogue, HJL_SIDE_LEVER, "reached", "Reached", "lead", 1);
  add_stage (catalogue, HJL_SIDE_LEVER, "new", "New", "lead", 1);

  stages = hjl_catalogue_get_stages (catalogue, HJL_SIDE_LEVER);
  g_assert_cmpuint (stages->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < stages->len; i++)
    {
      g_assert_cmpstr (((HjlStage *) g_ptr_array_index (stages, i))->id, ==, order[i]);
      g_assert_cmpint (hjl_catalogue_index_of_stage (catalogue, HJL_SIDE_LEVER, order[i]), ==, i);
    }

  /* One that moves is in its new place. */
  add_stage (catalogue, HJL_SIDE_LEVER, "offer", "Offer", "lead", -1);
  g_assert_cmpint (hjl_catalogue_index_of_stage (catalogue, HJL_SIDE_LEVER, "offer"), ==, 0);
  g_assert_cmpint (hjl_catalogue_index_of_stage (catalogue, HJL_SIDE_LEVER, "new"), ==, 1);
  g_assert_cmpint (hjl_catalogue_index_of_stage (catalogue, HJL_SIDE_HACKAJOB, "new"), ==, -1);
}

static void
test_resolve (void)
{
  static const struct
  {
    HjlLists    list;
    const char *text;
    const char *expect; /* NULL: an error */
    int         code;
    const char *choices; /* what the message has to have, separated by | */
    const char *absent;  /* what it must not have */
  } rows[] = {
    { HJL_LIST_ROLES, "r4", "r4", 0, NULL, NULL },
    { HJL_LIST_ROLES, "r1", "r1", 0, NULL, NULL },
    { HJL_LIST_ROLES, "Designer", "r4", 0, NULL, NULL },
    { HJL_LIST_ROLES, " Designer\n", "r4", 0, NULL, NULL },
    { HJL_LIST_ROLES, "designer", "r4", 0, NULL, NULL },
    { HJL_LIST_ROLES, "ENGINEER", "r3", 0, NULL, NULL },
    { HJL_LIST_ROLES, "data sc", "r5", 0, NULL, NULL },
    { HJL_LIST_ROLES, "D", NULL, HJL_ERROR_AMBIGUOUS, "\nr4  Designer|\nr5  Data Scientist", "r1" },
    { HJL_LIST_ROLES, "Engineer", NULL, HJL_ERROR_AMBIGUOUS, "\nr1  Engineer  (London)|\nr2  Engineer  (Leeds)", "r3" },
    { HJL_LIST_ROLES, "engineer", NULL, HJL_ERROR_AMBIGUOUS, "r1|r2|r3", NULL },
    { HJL_LIST_ROLES, "Scientist", NULL, HJL_ERROR_NOT_FOUND, "Scientist", NULL },
    { HJL_LIST_ROLES, "", NULL, HJL_ERROR_NOT_FOUND, NULL, NULL },
    { HJL_LIST_ROLES, "  ", NULL, HJL_ERROR_NOT_FOUND, NULL, NULL },
    { HJL_LIST_ROLES, "bu\u0308ro assistenz mu\u0308nchen", "r7", 0, NULL, NULL },
    { HJL_LIST_ROLES, "BÜRO\u2003Assis\u200btenz\u2028MÜN\u00adCHEN\ufeff", "r7", 0, NULL, NULL },
    { HJL_LIST_ROLES, "BU\u0308RO  Ass", "r7", 0, NULL, NULL },
    { HJL_LIST_ROLES, "\u200br4\u00a0", "r4", 0, NULL, NULL },
    { HJL_LIST_ROLES, "\uff52\uff14", NULL, HJL_ERROR_NOT_FOUND, NULL, NULL },
    { HJL_LIST_ROLES, "Stra\u00dfe", "r8", 0, NULL, NULL },
    { HJL_LIST_ROLES, "STRA\u1e9eE", NULL, HJL_ERROR_AMBIGUOUS, "\nr8  Straße  (Berlin)|\nr9  STRASSE  (Bonn)", NULL },
    { HJL_LIST_ROLES, "izmir", "r10", 0, NULL, NULL },
    { HJL_LIST_ROLES, "IZMIR", "r10", 0, NULL, NULL },
    { HJL_LIST_ROLES, "\u0131zm\u0131r", "r10", 0, NULL, NULL },
    { HJL_LIST_ROLES, "\u200b\ufeff\u00a0", NULL, HJL_ERROR_NOT_FOUND, NULL, NULL },
    { HJL_LIST_ROLE_STAGES, "interview", "h1", 0, NULL, NULL },
    { HJL_LIST_STAGES, "interview", "l1", 0, NULL, NULL },
    { HJL_LIST_STAGES, "h1", NULL, HJL_ERROR_NOT_FOUND, NULL, NULL },
    { HJL_LIST_POSTINGS, "post", "p1", 0, NULL, NULL },
    { HJL_LIST_REASONS, "hired", "a1", 0, NULL, NULL },
    { HJL_LIST_USERS, "ada example", "u1", 0, NULL, NULL },
    { HJL_LIST_USERS, "ADAM@example.com", "u2", 0, NULL, NULL },
    { HJL_LIST_USERS, "ada", NULL, HJL_ERROR_AMBIGUOUS, "\nu1  (admin)|\nu2  (super admin)", "Example" },
    { HJL_LIST_USERS, "Eve Example", NULL, HJL_ERROR_NOT_FOUND, NULL, "Eve" },
    { HJL_LIST_SOURCES, "Hackajob", "hackajob", 0, NULL, NULL },
    { HJL_LIST_TAGS, "RÉF", "Référence", 0, NULL, NULL },
  };
  g_autoptr (HjlCatalogue) catalogue = make_catalogue ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *id = hjl_catalogue_resolve (catalogue, rows[i].list, rows[i].text, &error);
      g_auto (GStrv) choices = g_strsplit (rows[i].choices != NULL ? rows[i].choices : "", "|", -1);

      g_assert_cmpstr (id, ==, rows[i].expect);
      if (rows[i].expect != NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, HJL_ERROR, rows[i].code);
      for (guint k = 0; choices[k] != NULL; k++)
        g_assert_nonnull (strstr (error->message, choices[k]));
      if (rows[i].absent != NULL)
        g_assert_null (strstr (error->message, rows[i].absent));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/class", test_class);
  g_test_add_func ("/catalogue/lists", test_lists);
  g_test_add_func ("/catalogue/order", test_order);
  g_test_add_func ("/catalogue/resolve", test_resolve);

  return g_test_run ();
}
