/* test-mapping.c: editing a mapping, the way back, what breaks, what carries over
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-catalogue.h"
#include "model/hjl-mapping.h"
#include "model/hjl-words.h"

static void
set (HjlMapping   *mapping,
     const char   *stage,
     HjlTargetKind kind,
     const char   *id)
{
  g_autoptr (HjlTarget) target = hjl_target_new (kind, id, id);

  hjl_mapping_set_target (mapping, stage, stage, target);
}

static void
test_class (void)
{
  HjlMapping *mapping = hjl_mapping_new ("r");

  g_assert_cmpstr (hjl_mapping_get_role_id (mapping), ==, "r");
  g_assert_null (hjl_mapping_get_posting_id (mapping));
  g_assert_null (hjl_mapping_get_landing_id (mapping));
  g_assert_cmpint (hjl_mapping_get_direction (mapping), ==, HJL_DIRECTION_BOTH);
  g_assert_finalize_object (mapping);
}

static void
test_entries (void)
{
  g_autoptr (HjlMapping) mapping = hjl_mapping_new ("r");
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (HjlTarget) none = hjl_target_new (HJL_TARGET_NONE, NULL, NULL);

  set (mapping, "b", HJL_TARGET_STAGE, "l1");
  set (mapping, "a", HJL_TARGET_REASON, "r1");
  set (mapping, "b", HJL_TARGET_STAGE, "l1");
  set (mapping, "b", HJL_TARGET_REASON, "l1");
  hjl_mapping_set_target (mapping, "c", NULL, NULL);
  set (mapping, "d", HJL_TARGET_STAGE, "l2");
  hjl_mapping_set_target (mapping, "d", NULL, none);

  g_assert_cmpint (hjl_mapping_get_target (mapping, "b")->kind, ==, HJL_TARGET_REASON);
  g_assert_cmpstr (hjl_mapping_get_target (mapping, "b")->id, ==, "l1");
  g_assert_cmpstr (hjl_mapping_get_stage_name (mapping, "b"), ==, "b");
  g_assert_null (hjl_mapping_get_target (mapping, "c"));
  g_assert_null (hjl_mapping_get_target (mapping, "d"));
  g_assert_null (hjl_mapping_get_target (mapping, NULL));
  g_assert_null (hjl_mapping_get_stage_name (mapping, "d"));

  /* An entry's own texts may be given back to it. */
  hjl_mapping_set_target (mapping, "b", hjl_mapping_get_stage_name (mapping, "b"), hjl_mapping_get_target (mapping, "b"));
  g_assert_cmpstr (hjl_mapping_get_target (mapping, "b")->id, ==, "l1");

  ids = hjl_mapping_list_stage_ids (mapping);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (ids, 0), ==, "b");
  g_assert_cmpstr (g_ptr_array_index (ids, 1), ==, "a");

  hjl_mapping_clear (mapping);
  g_assert_null (hjl_mapping_get_target (mapping, "a"));
  g_assert_null (hjl_mapping_get_target (mapping, "b"));
}

static void
test_copy_equal (void)
{
  g_autoptr (HjlMapping) mapping = hjl_mapping_new ("r");
  g_autoptr (HjlMapping) other = hjl_mapping_new ("r2");
  g_autoptr (HjlMapping) copy = NULL;

  hjl_mapping_set_role_title (mapping, "Role");
  hjl_mapping_set_posting (mapping, "p", "Posting");
  hjl_mapping_set_landing (mapping, "l", "Landing");
  hjl_mapping_set_direction (mapping, HJL_DIRECTION_TO_HACKAJOB);
  set (mapping, "a", HJL_TARGET_STAGE, "l1");
  set (mapping, "b", HJL_TARGET_REASON, "r1");

  copy = hjl_mapping_copy (mapping);
  g_assert_true (hjl_mapping_equal (mapping, copy));
  g_assert_cmpstr (hjl_mapping_get_role_title (copy), ==, "Role");
  g_assert_cmpstr (hjl_mapping_get_posting_title (copy), ==, "Posting");
  g_assert_cmpstr (hjl_mapping_get_landing_name (copy), ==, "Landing");

  /* The order of entries and the names do not count, all else does. */
  hjl_mapping_set_target (copy, "a", NULL, NULL);
  g_assert_false (hjl_mapping_equal (mapping, copy));
  set (copy, "a", HJL_TARGET_STAGE, "l1");
  hjl_mapping_set_role_title (copy, "Other");
  g_assert_true (hjl_mapping_equal (mapping, copy));
  set (copy, "a", HJL_TARGET_REASON, "l1");
  g_assert_false (hjl_mapping_equal (mapping, copy));
  set (copy, "a", HJL_TARGET_STAGE, "l1");
  hjl_mapping_set_landing (copy, NULL, NULL);
  g_assert_false (hjl_mapping_equal (mapping, copy));
  hjl_mapping_set_landing (copy, "l", NULL);
  hjl_mapping_set_posting (copy, "p2", NULL);
  g_assert_false (hjl_mapping_equal (mapping, copy));
  hjl_mapping_set_posting (copy, "p", NULL);
  g_assert_true (hjl_mapping_equal (mapping, copy));
  hjl_mapping_set_direction (copy, HJL_DIRECTION_BOTH);
  g_assert_false (hjl_mapping_equal (mapping, copy));
  g_assert_false (hjl_mapping_equal (mapping, other));
}

static void
test_words (void)
{
  gboolean known;

  for (int i = HJL_DIRECTION_BOTH; i <= HJL_DIRECTION_EXPORT_ONLY; i++)
    {
      g_assert_cmpint (hjl_direction_from_string (hjl_direction_to_string (i), &known), ==, i);
      g_assert_true (known);
    }
  g_assert_cmpint (hjl_direction_from_string ("sideways", &known), ==, HJL_DIRECTION_BOTH);
  g_assert_false (known);
  g_assert_cmpint (hjl_direction_from_string (NULL, NULL), ==, HJL_DIRECTION_BOTH);
}

static void
test_target (void)
{
  g_autoptr (HjlTarget) a = hjl_target_new (HJL_TARGET_STAGE, "x", "One");
  g_autoptr (HjlTarget) b = hjl_target_new (HJL_TARGET_STAGE, "x", "Other");
  g_autoptr (HjlTarget) c = hjl_target_new (HJL_TARGET_REASON, "x", "One");
  g_autoptr (HjlTarget) none = hjl_target_new (HJL_TARGET_NONE, "x", NULL);
  g_autoptr (HjlTarget) archived = hjl_target_new (HJL_TARGET_REASON, NULL, NULL);
  g_autoptr (HjlTarget) copy = hjl_target_copy (a);

  g_assert_true (hjl_target_equal (a, b));
  g_assert_true (hjl_target_equal (a, copy));
  g_assert_false (hjl_target_equal (a, c));
  g_assert_false (hjl_target_equal (a, NULL));
  g_assert_false (hjl_target_equal (c, archived));
  g_assert_true (hjl_target_equal (none, NULL));
  g_assert_true (hjl_target_equal (NULL, NULL));
  g_assert_null (hjl_target_copy (NULL));
}

static HjlCatalogue *
make_catalogue (void)
{
  static const char *const here[] = { "a", "b", "c", "d", "x" };
  HjlCatalogue            *catalogue = hjl_catalogue_new ();
  g_autoptr (HjlStage) lever = hjl_stage_new (&(HjlStage){ .side = HJL_SIDE_LEVER, .id = "l1", .name = "L1" });
  g_autoptr (HjlArchiveReason) good = hjl_archive_reason_new (&(HjlArchiveReason){ .id = "r1", .name = "R1", .active = TRUE });
  g_autoptr (HjlArchiveReason) old = hjl_archive_reason_new (&(HjlArchiveReason){ .id = "r2", .active = FALSE });
  g_autoptr (HjlPosting) posting = hjl_posting_new (&(HjlPosting){ .id = "p", .title = "Posting", .state = HJL_POSTING_STATE_PUBLISHED });
  g_autoptr (HjlPosting) closed = hjl_posting_new (&(HjlPosting){ .id = "closed", .title = "Closed", .state = HJL_POSTING_STATE_CLOSED });
  g_autoptr (HjlPosting) gone = hjl_posting_new (&(HjlPosting){ .id = "gone", .title = "Gone", .state = HJL_POSTING_STATE_GONE });
  g_autoptr (HjlRole) role = hjl_role_new (&(HjlRole){ .id = "r2", .title = "Second role", .accepted_count = -1 });

  for (guint i = 0; i < G_N_ELEMENTS (here); i++)
    {
      g_autoptr (HjlStage) stage = hjl_stage_new (&(HjlStage){
        .id = here[i],
        .name = here[i],
        .kind = *here[i] == 'x' ? HJL_STAGE_KIND_REJECTED : HJL_STAGE_KIND_IN_PROCESS,
        .order = i,
      });

      hjl_catalogue_add_stage (catalogue, stage);
    }
  hjl_catalogue_add_stage (catalogue, lever);
  hjl_catalogue_add (catalogue, HJL_LIST_REASONS, good);
  hjl_catalogue_add (catalogue, HJL_LIST_REASONS, old);
  hjl_catalogue_add (catalogue, HJL_LIST_POSTINGS, posting);
  hjl_catalogue_add (catalogue, HJL_LIST_POSTINGS, closed);
  hjl_catalogue_add (catalogue, HJL_LIST_POSTINGS, gone);
  hjl_catalogue_add (catalogue, HJL_LIST_ROLES, role);

  return catalogue;
}

static void
test_find_back (void)
{
  static const struct
  {
    const char *entries; /* stages that have the target, in the order they were set */
    const char *present;
    gboolean    known;
    const char *expect;
  } rows[] = {
    { "b", "a", TRUE, "b" },
    { "b", NULL, TRUE, "b" },
    { "", "a", TRUE, NULL },
    { "b", "d", TRUE, "b" },
    { "c b", "a", TRUE, "b" },
    { "a c", "b", TRUE, "c" },
    { "a b", "b", TRUE, "b" },
    { "b a", "d", TRUE, "a" },
    { "a d c", "b", TRUE, "c" },
    { "gone", "a", TRUE, NULL },
    { "gone b", "d", TRUE, "b" },
    { "gone", "a", FALSE, "gone" },
    { "gone other", "a", FALSE, "gone" },
    { "gone d", "a", FALSE, "d" },
    { "gone d", "ghost", FALSE, "d" },
    { "other gone", "gone", FALSE, "gone" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlCatalogue) catalogue = make_catalogue ();
      g_autoptr (HjlMapping) mapping = hjl_mapping_new ("r");
      g_autoptr (HjlTarget) target = hjl_target_new (HJL_TARGET_STAGE, "l1", NULL);
      g_autoptr (HjlTarget) other = hjl_target_new (HJL_TARGET_REASON, "l1", NULL);
      g_auto (GStrv) entries = g_strsplit (rows[i].entries, " ", -1);

      for (guint k = 0; entries[k] != NULL && *entries[k] != '\0'; k++)
        set (mapping, entries[k], HJL_TARGET_STAGE, "l1");
      hjl_catalogue_set_known (catalogue, rows[i].known ? HJL_LIST_ROLE_STAGES : 0);

      g_assert_cmpstr (hjl_mapping_find_back (mapping, catalogue, target, rows[i].present), ==, rows[i].expect);
      g_assert_null (hjl_mapping_find_back (mapping, catalogue, other, rows[i].present));
      g_assert_null (hjl_mapping_find_back (mapping, catalogue, NULL, rows[i].present));
    }
}

/* A person's word holds for the target that it was given for. */
static void
test_forced (void)
{
  g_autoptr (HjlCatalogue) catalogue = make_catalogue ();
  g_autoptr (HjlMapping) mapping = hjl_mapping_new ("r");
  g_autoptr (HjlMapping) copy = NULL;
  g_autoptr (HjlMapping) clone = NULL;
  g_autoptr (GPtrArray) dropped = NULL;
  g_autoptr (HjlTarget) reason = hjl_target_new (HJL_TARGET_REASON, "r1", "R1");

  hjl_catalogue_set_known (catalogue, HJL_LIST_ALL);
  hjl_mapping_set_posting (mapping, "p", "Posting");
  hjl_mapping_set_forced (mapping, "a", TRUE);
  g_assert_false (hjl_mapping_is_forced (mapping, "a"));
  set (mapping, "a", HJL_TARGET_REASON, "r1");
  g_assert_true (hjl_mapping_is_broken (mapping, catalogue));
  g_assert_null (hjl_mapping_find_back (mapping, catalogue, reason, "b"));

  copy = hjl_mapping_copy (mapping);
  hjl_mapping_set_forced (mapping, "a", TRUE);
  g_assert_false (hjl_mapping_is_broken (mapping, catalogue));
  g_assert_cmpstr (hjl_mapping_find_back (mapping, catalogue, reason, "b"), ==, "a");
  g_assert_false (hjl_mapping_equal (mapping, copy));
  g_clear_object (&copy);
  copy = hjl_mapping_copy (mapping);
  g_assert_true (hjl_mapping_equal (mapping, copy));

  clone = hjl_mapping_clone (mapping, "r2", catalogue, &dropped);
  g_assert_null (hjl_mapping_get_target (clone, "a"));
  g_assert_cmpuint (dropped->len, ==, 1);
  g_assert_cmpint (((HjlBreak *) g_ptr_array_index (dropped, 0))->kind, ==, HJL_BREAK_SENSELESS);

  set (mapping, "a", HJL_TARGET_REASON, "r1");
  g_assert_true (hjl_mapping_is_forced (mapping, "a"));
  set (mapping, "a", HJL_TARGET_REASON, "r2");
  g_assert_false (hjl_mapping_is_forced (mapping, "a"));
}

static void
test_breaks (void)
{
  static const struct
  {
    const char   *posting;
    const char   *landing;
    const char   *stage; /* of the one entry; NULL: none */
    HjlTargetKind kind;
    const char   *id;
    HjlLists      known;
    int           expect; /* -1: none */
    const char   *what;
    gboolean      broken;
  } rows[] = {
    { "p", NULL, NULL, 0, NULL, HJL_LIST_ALL, -1, NULL, FALSE },
    { "p", "l1", "a", HJL_TARGET_STAGE, "l1", HJL_LIST_ALL, -1, NULL, FALSE },
    { "p", NULL, "x", HJL_TARGET_REASON, "r1", HJL_LIST_ALL, -1, NULL, FALSE },
    { "p", NULL, "a", HJL_TARGET_REASON, "r1", HJL_LIST_ALL, HJL_BREAK_SENSELESS, "a", TRUE },
    { "p", NULL, "a", HJL_TARGET_REASON, "r1", 0, HJL_BREAK_SENSELESS, "a", TRUE },
    { "p", NULL, "x", HJL_TARGET_STAGE, "l1", HJL_LIST_ALL, HJL_BREAK_SENSELESS, "x", TRUE },
    { "p", NULL, "z", HJL_TARGET_REASON, "r1", 0, -1, NULL, FALSE },
    { NULL, NULL, NULL, 0, NULL, HJL_LIST_ALL, HJL_BREAK_NO_POSTING, NULL, TRUE },
    { "", NULL, NULL, 0, NULL, 0, HJL_BREAK_NO_POSTING, NULL, TRUE },
    { "closed", NULL, NULL, 0, NULL, HJL_LIST_ALL, HJL_BREAK_POSTING_CLOSED, "closed", TRUE },
    { "gone", NULL, NULL, 0, NULL, HJL_LIST_ALL, HJL_BREAK_POSTING_GONE, "gone", TRUE },
    { "ghost", NULL, NULL, 0, NULL, HJL_LIST_ALL, HJL_BREAK_POSTING_GONE, "ghost", TRUE },
    { "ghost", NULL, NULL, 0, NULL, HJL_LIST_ALL & ~HJL_LIST_POSTINGS, -1, NULL, FALSE },
    { "p", "ghost", NULL, 0, NULL, HJL_LIST_ALL, HJL_BREAK_STAGE_GONE, "ghost", TRUE },
    { "p", "ghost", NULL, 0, NULL, HJL_LIST_ALL & ~HJL_LIST_STAGES, -1, NULL, FALSE },
    { "p", NULL, "a", HJL_TARGET_STAGE, "ghost", HJL_LIST_ALL, HJL_BREAK_STAGE_GONE, "ghost", TRUE },
    { "p", NULL, "a", HJL_TARGET_STAGE, "ghost", HJL_LIST_HACKAJOB, -1, NULL, FALSE },
    { "p", NULL, "x", HJL_TARGET_REASON, "ghost", HJL_LIST_ALL, HJL_BREAK_REASON_GONE, "ghost", TRUE },
    { "p", NULL, "x", HJL_TARGET_REASON, "ghost", HJL_LIST_HACKAJOB, -1, NULL, FALSE },
    { "p", NULL, "x", HJL_TARGET_REASON, "r2", HJL_LIST_HACKAJOB, HJL_BREAK_REASON_GONE, "r2", TRUE },
    { "p", NULL, "z", HJL_TARGET_STAGE, "l1", HJL_LIST_ALL, HJL_BREAK_ROLE_STAGE_GONE, "z", FALSE },
    { "p", NULL, "z", HJL_TARGET_STAGE, "ghost", HJL_LIST_ALL, HJL_BREAK_ROLE_STAGE_GONE, "z", FALSE },
    { "p", NULL, "z", HJL_TARGET_STAGE, "l1", HJL_LIST_LEVER, -1, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlCatalogue) catalogue = make_catalogue ();
      g_autoptr (HjlMapping) mapping = hjl_mapping_new ("r");
      g_autoptr (GPtrArray) breaks = NULL;
      g_autofree char *text = NULL;
      HjlBreak        *found;

      hjl_catalogue_set_known (catalogue, rows[i].known);
      hjl_mapping_set_posting (mapping, rows[i].posting, rows[i].posting);
      hjl_mapping_set_landing (mapping, rows[i].landing, rows[i].landing);
      if (rows[i].stage != NULL)
        set (mapping, rows[i].stage, rows[i].kind, rows[i].id);

      breaks = hjl_mapping_find_breaks (mapping, catalogue);
      g_assert_cmpint (hjl_mapping_is_broken (mapping, catalogue), ==, rows[i].broken);
      if (rows[i].expect < 0)
        {
          g_assert_cmpuint (breaks->len, ==, 0);
          continue;
        }

      g_assert_cmpuint (breaks->len, ==, 1);
      found = g_ptr_array_index (breaks, 0);
      text = hjl_break_describe (found);
      g_assert_cmpint (found->kind, ==, rows[i].expect);
      g_assert_cmpstr (found->id, ==, rows[i].what);
      g_assert_cmpstr (found->stage_id, ==, rows[i].stage);
      if (rows[i].what != NULL)
        g_assert_nonnull (found->name);
      g_assert_cmpuint (strlen (text), >, 20);
    }
}

/* Reasons that count beside an entry's own. */
static void
test_also (void)
{
  g_autoptr (HjlMapping) mapping = hjl_mapping_new ("r");
  g_autoptr (HjlMapping) copy = NULL;
  g_autoptr (HjlTarget) one = hjl_target_new (HJL_TARGET_REASON, "r1", "R1");
  g_autoptr (HjlTarget) two = hjl_target_new (HJL_TARGET_REASON, "r2", "R2");

  set (mapping, "a", HJL_TARGET_STAGE, "l1");
  set (mapping, "x", HJL_TARGET_REASON, "r1");
  set (mapping, "y", HJL_TARGET_REASON, "r3");
  g_assert_false (hjl_mapping_add_also (mapping, "a", two));
  g_assert_false (hjl_mapping_add_also (mapping, "nowhere", two));
  g_assert_true (hjl_mapping_add_also (mapping, "x", one));
  g_assert_null (hjl_mapping_get_also (mapping, "x"));
  g_assert_true (hjl_mapping_add_also (mapping, "x", two));
  g_assert_true (hjl_mapping_add_also (mapping, "x", two));
  g_assert_cmpuint (hjl_mapping_get_also (mapping, "x")->len, ==, 1);

  copy = hjl_mapping_copy (mapping);
  g_assert_true (hjl_mapping_equal (mapping, copy));

  /* It counts in one place. */
  g_assert_true (hjl_mapping_add_also (mapping, "y", two));
  g_assert_null (hjl_mapping_get_also (mapping, "x"));
  g_assert_false (hjl_mapping_equal (mapping, copy));

  /* Another reason keeps it, the same and a stage do not. */
  set (mapping, "y", HJL_TARGET_REASON, "r1");
  g_assert_cmpuint (hjl_mapping_get_also (mapping, "y")->len, ==, 1);
  set (mapping, "y", HJL_TARGET_REASON, "r2");
  g_assert_null (hjl_mapping_get_also (mapping, "y"));
  set (copy, "x", HJL_TARGET_STAGE, "l1");
  g_assert_null (hjl_mapping_get_also (copy, "x"));
  hjl_mapping_clear_also (mapping, "y");
}

static void
test_clone (void)
{
  g_autoptr (HjlCatalogue) catalogue = make_catalogue ();
  g_autoptr (HjlMapping) mapping = hjl_mapping_new ("r");
  g_autoptr (HjlMapping) clone = NULL;
  g_autoptr (HjlMapping) again = NULL;
  g_autoptr (GPtrArray) dropped = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  HjlBreak *first;

  hjl_catalogue_set_known (catalogue, HJL_LIST_ALL);
  hjl_mapping_set_posting (mapping, "p", "Posting");
  hjl_mapping_set_direction (mapping, HJL_DIRECTION_TO_HACKAJOB);
  hjl_mapping_set_landing (mapping, "l1", "L1");
  set (mapping, "c", HJL_TARGET_STAGE, "l1");
  set (mapping, "x", HJL_TARGET_REASON, "r1");
  set (mapping, "b", HJL_TARGET_STAGE, "ghost");
  set (mapping, "d", HJL_TARGET_REASON, "r2");
  set (mapping, "z", HJL_TARGET_STAGE, "l1");

  clone = hjl_mapping_clone (mapping, "r2", catalogue, &dropped);
  g_assert_cmpstr (hjl_mapping_get_role_id (clone), ==, "r2");
  g_assert_cmpstr (hjl_mapping_get_role_title (clone), ==, "Second role");
  g_assert_null (hjl_mapping_get_posting_id (clone));
  g_assert_cmpint (hjl_mapping_get_direction (clone), ==, HJL_DIRECTION_TO_HACKAJOB);
  g_assert_cmpstr (hjl_mapping_get_landing_name (clone), ==, "L1");
  ids = hjl_mapping_list_stage_ids (clone);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (ids, 0), ==, "c");
  g_assert_cmpstr (hjl_mapping_get_target (clone, "x")->id, ==, "r1");

  g_assert_cmpuint (dropped->len, ==, 3);
  first = g_ptr_array_index (dropped, 0);
  g_assert_cmpint (first->kind, ==, HJL_BREAK_STAGE_GONE);
  g_assert_cmpstr (first->stage_id, ==, "b");
  g_assert_cmpint (((HjlBreak *) g_ptr_array_index (dropped, 1))->kind, ==, HJL_BREAK_REASON_GONE);
  g_assert_cmpint (((HjlBreak *) g_ptr_array_index (dropped, 2))->kind, ==, HJL_BREAK_ROLE_STAGE_GONE);

  /* A landing that is gone is told; nobody has to listen. */
  hjl_mapping_set_landing (mapping, "ghost", "Ghost");
  again = hjl_mapping_clone (mapping, "nowhere", catalogue, NULL);
  g_assert_null (hjl_mapping_get_landing_id (again));
  g_assert_null (hjl_mapping_get_role_title (again));
}

typedef void (*Edit) (HjlMapping *mapping);

static void
edit_posting (HjlMapping *mapping)
{
  hjl_mapping_set_posting (mapping, "p2", "Data Engineer");
}

static void
edit_landing (HjlMapping *mapping)
{
  hjl_mapping_set_landing (mapping, NULL, NULL);
}

static void
edit_clear (HjlMapping *mapping)
{
  hjl_mapping_set_target (mapping, "s1", NULL, NULL);
}

static void
edit_reason (HjlMapping *mapping)
{
  g_autoptr (HjlTarget) reason = hjl_target_new (HJL_TARGET_REASON, "a1", "Underqualified");
  g_autoptr (HjlTarget) also = hjl_target_new (HJL_TARGET_REASON, "a2", NULL);

  hjl_mapping_set_target (mapping, "s2", "Rejected", reason);
  hjl_mapping_add_also (mapping, "s2", also);
}

static void
edit_pause (HjlMapping *mapping)
{
  hjl_mapping_set_paused (mapping, TRUE);
}

static void
edit_name (HjlMapping *mapping)
{
  hjl_mapping_set_posting (mapping, "p1", "Called otherwise");
}

static void
edit_stage_name (HjlMapping *mapping)
{
  g_autoptr (HjlTarget) same = hjl_target_new (HJL_TARGET_STAGE, "l1", "Phone Screen");

  hjl_mapping_set_target (mapping, "s1", "Accepted by us", same);
}

static void
edit_reason_names (HjlMapping *mapping)
{
  g_autoptr (HjlTarget) reason = hjl_target_new (HJL_TARGET_REASON, "a3", "Hired elsewhere");
  g_autoptr (HjlTarget) also = hjl_target_new (HJL_TARGET_REASON, "a4", "Gone");

  hjl_mapping_set_target (mapping, "s3", "Withdrawn", NULL);
  hjl_mapping_set_target (mapping, "s3", "Withdrawn", reason);
  hjl_mapping_add_also (mapping, "s3", also);
}

static void
edit_also (HjlMapping *mapping)
{
  hjl_mapping_clear_also (mapping, "s3");
}

/* Two that have one name are two. */
static void
edit_namesake (HjlMapping *mapping)
{
  g_autoptr (HjlTarget) other = hjl_target_new (HJL_TARGET_STAGE, "l9", "Phone");

  hjl_mapping_set_target (mapping, "s1", "Accepted", other);
}

static const struct
{
  Edit        edit;
  const char *text;
} changes[] = {
  { edit_posting, "Posting: Engineer → Data Engineer" },
  { edit_landing, "Default stage: New lead → –" },
  { edit_clear, "Accepted: Phone → –" },
  { edit_reason, "Rejected: – → Archived: Underqualified + a2" },
  { edit_pause, "State: switched on → paused" },
  { edit_name, NULL },
  { edit_stage_name, NULL },
  { edit_reason_names, NULL },
  { edit_also, "Withdrawn: Archived: Withdrew + Moved → Archived: Withdrew" },
  { edit_namesake, "Accepted: Phone → Phone" },
};

static char *
show_change (HjlMapping *before,
             HjlMapping *after)
{
  g_autofree char *kept = hjl_mapping_keep_change (before, after);

  return hjl_words_show (kept);
}

/* What a person changed, before and after; nothing where names alone are others. */
static void
test_change (void)
{
  g_autoptr (HjlMapping) before = hjl_mapping_new ("r1");
  g_autoptr (HjlTarget) phone = hjl_target_new (HJL_TARGET_STAGE, "l1", "Phone");
  g_autoptr (HjlTarget) withdrew = hjl_target_new (HJL_TARGET_REASON, "a3", "Withdrew");
  g_autoptr (HjlTarget) moved = hjl_target_new (HJL_TARGET_REASON, "a4", "Moved");
  g_autofree char *made = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *same = NULL;

  hjl_mapping_set_posting (before, "p1", "Engineer");
  hjl_mapping_set_landing (before, "l0", "New lead");
  hjl_mapping_set_target (before, "s1", "Accepted", phone);
  hjl_mapping_set_target (before, "s3", "Withdrawn", withdrew);
  hjl_mapping_add_also (before, "s3", moved);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (HjlMapping) after = hjl_mapping_copy (before);
      g_autofree char *text = NULL;

      changes[i].edit (after);
      text = show_change (before, after);
      g_assert_cmpstr (text, ==, changes[i].text);
    }

  same = show_change (before, before);
  g_assert_null (same);
  made = show_change (NULL, before);
  g_assert_cmpstr (made, ==, "Posting: – → Engineer\nDefault stage: – → New lead\nAccepted: – → Phone\nWithdrawn: – → Archived: Withdrew + Moved");
  removed = show_change (before, NULL);
  g_assert_cmpstr (removed, ==, "Posting: Engineer → –\nDefault stage: New lead → –\nAccepted: Phone → –\nWithdrawn: Archived: Withdrew + Moved → –");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mapping/class", test_class);
  g_test_add_func ("/mapping/entries", test_entries);
  g_test_add_func ("/mapping/copy-equal", test_copy_equal);
  g_test_add_func ("/mapping/words", test_words);
  g_test_add_func ("/mapping/target", test_target);
  g_test_add_func ("/mapping/find-back", test_find_back);
  g_test_add_func ("/mapping/forced", test_forced);
  g_test_add_func ("/mapping/breaks", test_breaks);
  g_test_add_func ("/mapping/also", test_also);
  g_test_add_func ("/mapping/clone", test_clone);
  g_test_add_func ("/mapping/change", test_change);

  return g_test_run ();
}
