/* test-mapping-editor.c: every edit, undone and done again; what fits and what does not
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-mapping-editor.h"
#include "mapping-world.h"

#define assert_target(editor, stage, wanted)                           \
  G_STMT_START                                                         \
  {                                                                    \
    const HjlTarget *found_ = hjl_mapping_get_target (editor->mapping, \
                                                      stage);          \
                                                                       \
    g_assert_cmpstr (found_ != NULL ? found_->id : NULL, ==, wanted);  \
  }                                                                    \
  G_STMT_END

static HjlMappingEditor *
make_editor (void)
{
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (NULL);
  g_autoptr (HjlMapping) saved = mapping_world_map (catalogue);

  return hjl_mapping_editor_new ("role-1", catalogue, saved);
}

static gboolean
assign (HjlMappingEditor *editor,
        const char       *stage_id,
        HjlTargetKind     kind,
        const char       *id)
{
  g_autoptr (HjlTarget) target = hjl_target_new (kind, id, NULL);

  return hjl_mapping_editor_assign (editor, stage_id, target);
}

static void
test_new (void)
{
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (NULL);
  HjlMappingEditor *editor = hjl_mapping_editor_new ("role-2", catalogue, NULL);

  g_assert_false (hjl_mapping_editor_get_modified (editor));
  g_assert_false (hjl_mapping_editor_get_can_undo (editor));
  g_assert_cmpstr (hjl_mapping_get_role_title (editor->mapping), ==, "Data Analyst");
  g_assert_finalize_object (editor);
}

static void
count_change (guint *n)
{
  (*n)++;
}

static void
test_undo (void)
{
  g_autoptr (HjlMappingEditor) editor = make_editor ();
  HjlMapping *mapping;
  guint       n_changes = 0;
  guint       n_steps = 0;

  g_signal_connect_swapped (editor, "changed", G_CALLBACK (count_change), &n_changes);

  g_assert_true (assign (editor, "h-interview", HJL_TARGET_STAGE, "l-onsite"));
  g_assert_true (hjl_mapping_editor_move (editor, "h-offer", "h-accepted"));
  hjl_mapping_editor_set_posting (editor, "p-2", "Data Analyst");
  hjl_mapping_editor_set_direction (editor, HJL_DIRECTION_EXPORT_ONLY);
  hjl_mapping_editor_set_landing (editor, "l-screen", "Screen");
  hjl_mapping_editor_clear (editor);
  g_assert_cmpuint (n_changes, ==, 6);
  assert_target (editor, "h-interview", NULL);

  /* Nothing really changes: no step, no signal. */
  hjl_mapping_editor_clear (editor);
  hjl_mapping_editor_set_posting (editor, "p-2", "Data Analyst");
  hjl_mapping_editor_assign (editor, "h-offer", NULL);
  g_assert_cmpuint (n_changes, ==, 6);

  while (hjl_mapping_editor_get_can_undo (editor))
    {
      hjl_mapping_editor_undo (editor);
      n_steps++;
    }
  g_assert_cmpuint (n_steps, ==, 6);
  g_assert_false (hjl_mapping_editor_get_modified (editor));
  assert_target (editor, "h-offer", "l-offer");

  while (hjl_mapping_editor_get_can_redo (editor))
    hjl_mapping_editor_redo (editor);
  mapping = editor->mapping;
  g_assert_cmpstr (hjl_mapping_get_posting_id (mapping), ==, "p-2");
  g_assert_cmpstr (hjl_mapping_get_landing_id (mapping), ==, "l-screen");
  g_assert_cmpint (hjl_mapping_get_direction (mapping), ==, HJL_DIRECTION_EXPORT_ONLY);

  /* A new step after an undo forgets what was undone. */
  hjl_mapping_editor_undo (editor);
  assert_target (editor, "h-interview", "l-onsite");
  hjl_mapping_editor_assign (editor, "h-interview", NULL);
  g_assert_false (hjl_mapping_editor_get_can_redo (editor));

  hjl_mapping_editor_discard (editor);
  g_assert_false (hjl_mapping_editor_get_modified (editor));
  hjl_mapping_editor_undo (editor);
  g_assert_true (hjl_mapping_editor_get_modified (editor));

  hjl_mapping_editor_set_saved (editor, editor->mapping);
  g_assert_false (hjl_mapping_editor_get_modified (editor));
}

static void
test_assign_names (void)
{
  g_autoptr (HjlMappingEditor) editor = make_editor ();
  HjlMapping *mapping;

  g_assert_true (assign (editor, "h-interview", HJL_TARGET_STAGE, "l-onsite"));
  mapping = editor->mapping;
  g_assert_cmpstr (hjl_mapping_get_target (mapping, "h-interview")->name, ==, "On-site");
  g_assert_cmpstr (hjl_mapping_get_stage_name (mapping, "h-interview"), ==, "Interview");
}

static void
test_move (void)
{
  g_autoptr (HjlMappingEditor) editor = make_editor ();
  g_autofree char *why = NULL;

  g_assert_true (hjl_mapping_editor_move (editor, "h-offer", "h-interview"));
  assert_target (editor, "h-offer", NULL);
  assert_target (editor, "h-interview", "l-offer");
  g_assert_false (hjl_mapping_editor_move (editor, "h-offer", "h-interview"));
  g_assert_false (hjl_mapping_editor_move (editor, "h-interview", "h-interview"));

  /* Changes places with the neighbour. */
  g_assert_cmpstr (hjl_mapping_editor_move_by (editor, "h-interview", 1, &why), ==, "h-offer");
  g_assert_null (why);
  assert_target (editor, "h-offer", "l-offer");
  g_assert_cmpstr (hjl_mapping_editor_move_by (editor, "h-offer", 1, NULL), ==, "h-hired");
  assert_target (editor, "h-offer", NULL);
  assert_target (editor, "h-hired", "l-offer");

  /* Neither of the two may come to where it makes no sense. */
  g_assert_null (hjl_mapping_editor_move_by (editor, "h-rejected", -1, &why));
  g_assert_cmpstr (why, ==, "“Hired” candidates were hired. This archive reason is for candidates who weren’t.");
  g_clear_pointer (&why, g_free);
  g_assert_null (hjl_mapping_editor_move_by (editor, "h-hired", 1, &why));
  g_assert_cmpstr (why, ==, "Stages are for candidates in the running. “Rejected” candidates no longer are.");
  assert_target (editor, "h-rejected", "r-no");
  assert_target (editor, "h-hired", "l-offer");
  g_assert_false (hjl_mapping_editor_move (editor, "h-rejected", "h-interview"));
  assert_target (editor, "h-rejected", "r-no");

  /* Blank, over the rim, or unknown. */
  g_assert_null (hjl_mapping_editor_move_by (editor, "h-accepted", 1, NULL));
  g_assert_true (assign (editor, "h-accepted", HJL_TARGET_STAGE, "l-lead"));
  g_assert_null (hjl_mapping_editor_move_by (editor, "h-accepted", -1, NULL));
  g_assert_null (hjl_mapping_editor_move_by (editor, "h-none", 1, NULL));
}

/* Whoever undoes an edit has not said that the mapping may be on. */
static void
test_paused (void)
{
  g_autoptr (HjlMappingEditor) editor = make_editor ();

  g_assert_true (assign (editor, "h-interview", HJL_TARGET_STAGE, "l-onsite"));
  g_assert_true (assign (editor, "h-accepted", HJL_TARGET_STAGE, "l-lead"));
  hjl_mapping_editor_undo (editor);
  hjl_mapping_editor_set_paused (editor, TRUE);
  hjl_mapping_editor_undo (editor);
  g_assert_true (hjl_mapping_get_paused (editor->mapping));
  hjl_mapping_editor_redo (editor);
  hjl_mapping_editor_redo (editor);
  assert_target (editor, "h-accepted", "l-lead");
  g_assert_true (hjl_mapping_get_paused (editor->mapping));
}

static void
test_judge (void)
{
  static const struct
  {
    const char   *stage_id;
    HjlTargetKind kind;
    const char   *id;
    HjlFit        fit;
  } cases[] = {
    { "h-offer", HJL_TARGET_STAGE, "l-offer", HJL_FIT_GOOD },
    { "h-hired", HJL_TARGET_STAGE, "l-offer", HJL_FIT_GOOD },
    { "h-hired", HJL_TARGET_REASON, "r-hired", HJL_FIT_GOOD },
    { "h-rejected", HJL_TARGET_REASON, "r-no", HJL_FIT_GOOD },
    { "h-hired", HJL_TARGET_REASON, "r-no", HJL_FIT_SENSELESS },
    { "h-rejected", HJL_TARGET_REASON, "r-hired", HJL_FIT_SENSELESS },
    { "h-rejected", HJL_TARGET_STAGE, "l-offer", HJL_FIT_SENSELESS },
    { "h-offer", HJL_TARGET_REASON, "r-hired", HJL_FIT_SENSELESS },
    { "h-accepted", HJL_TARGET_REASON, "r-no", HJL_FIT_SENSELESS },
    { "h-rejected", HJL_TARGET_REASON, "r-old", HJL_FIT_WRONG },
    { "h-rejected", HJL_TARGET_REASON, "r-unknown", HJL_FIT_WRONG },
    { "h-offer", HJL_TARGET_STAGE, "l-gone", HJL_FIT_WRONG },
    { "h-offer", HJL_TARGET_NONE, NULL, HJL_FIT_GOOD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlMappingEditor) editor = make_editor ();
      g_autoptr (HjlTarget) target = hjl_target_new (cases[i].kind, cases[i].id, NULL);
      g_autofree char *why = NULL;

      g_assert_cmpint (hjl_mapping_editor_judge (editor, cases[i].stage_id, target, &why), ==, cases[i].fit);
      g_assert_true ((why == NULL) == (cases[i].fit == HJL_FIT_GOOD));
      g_assert_true (hjl_mapping_editor_assign (editor, cases[i].stage_id, target) == (cases[i].fit < HJL_FIT_SENSELESS));
      if (target->kind == HJL_TARGET_NONE)
        continue;

      /* A person's word is kept with what it was said of, and counts for that alone. */
      g_assert_true (hjl_mapping_editor_assign_anyway (editor, cases[i].stage_id, target) == (cases[i].fit != HJL_FIT_WRONG));
      g_assert_true (hjl_mapping_is_forced (editor->mapping, cases[i].stage_id) ==
                     (cases[i].fit == HJL_FIT_SENSELESS));
      if (cases[i].fit != HJL_FIT_SENSELESS)
        continue;
      g_assert_cmpint (hjl_mapping_editor_judge (editor, cases[i].stage_id, target, NULL), ==, HJL_FIT_DOUBTFUL);
      g_assert_true (assign (editor, cases[i].stage_id, HJL_TARGET_NONE, NULL));
      g_assert_cmpint (hjl_mapping_editor_judge (editor, cases[i].stage_id, target, NULL), ==, HJL_FIT_SENSELESS);
    }
}

static void
test_suggest (void)
{
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new ("l-offer");
  g_autoptr (HjlMapping) saved = mapping_world_map (catalogue);
  g_autoptr (HjlMappingEditor) editor = hjl_mapping_editor_new ("role-1", catalogue, saved);
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();
  g_autoptr (HjlTarget) screen = hjl_target_new (HJL_TARGET_STAGE, "l-screen", "Screen");

  hjl_mapping_editor_assign (editor, "h-interview", screen);
  g_assert_cmpuint (hjl_mapping_editor_suggest (editor, earlier), >, 0);
  /* What a person chose stays. */
  assert_target (editor, "h-interview", "l-screen");
  assert_target (editor, "h-hired", "r-hired");
  hjl_mapping_editor_undo (editor);
  assert_target (editor, "h-hired", NULL);
}

static void
test_catalogue_changes (void)
{
  g_autoptr (HjlMappingEditor) editor = make_editor ();
  g_autoptr (HjlCatalogue) poorer = mapping_world_new ("l-offer");
  guint n_changes = 0;

  g_signal_connect_swapped (editor, "changed", G_CALLBACK (count_change), &n_changes);
  g_assert_false (hjl_mapping_is_broken (editor->mapping, editor->catalogue));
  hjl_mapping_editor_set_catalogue (editor, poorer);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (hjl_mapping_is_broken (editor->mapping, poorer));
  g_assert_cmpstr (hjl_mapping_editor_get_target_name (editor, hjl_mapping_get_target (editor->mapping, "h-offer")),
                   ==, "Offer");
}

/* One stage of hackajob's for several archive reasons: a further drop counts beside the first, which is used. */
static void
test_reasons (void)
{
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (NULL);
  g_autoptr (HjlMapping) saved = mapping_world_map (catalogue);
  g_autoptr (HjlMappingEditor) editor = NULL;
  g_autoptr (HjlTarget) no = hjl_target_new (HJL_TARGET_REASON, "r-no", NULL);
  g_autoptr (HjlTarget) slow = hjl_target_new (HJL_TARGET_REASON, "r-slow", NULL);
  g_autoptr (HjlTarget) away = hjl_target_new (HJL_TARGET_REASON, "r-away", NULL);
  g_autoptr (HjlTarget) hired = hjl_target_new (HJL_TARGET_REASON, "r-hired", NULL);
  g_autoptr (HjlTarget) old = hjl_target_new (HJL_TARGET_REASON, "r-old", NULL);

  mapping_world_add_reason (catalogue, "r-slow", "Unresponsive", FALSE, TRUE);
  mapping_world_add_reason (catalogue, "r-away", "Location", FALSE, TRUE);
  mapping_world_add_stage (catalogue, HJL_SIDE_HACKAJOB, "h-withdrawn", "Withdrawn", HJL_STAGE_KIND_WITHDRAWN, NULL, 6);
  editor = hjl_mapping_editor_new ("role-1", catalogue, saved);

#define get_used(stage) hjl_mapping_get_target (editor->mapping, stage)
#define count_also(stage) (hjl_mapping_get_also (editor->mapping, stage) != NULL ? hjl_mapping_get_also (editor->mapping, stage)->len : 0)
  g_assert_true (hjl_mapping_editor_drop (editor, "h-rejected", slow));
  g_assert_true (hjl_mapping_editor_drop (editor, "h-rejected", away));
  g_assert_true (hjl_target_equal (get_used ("h-rejected"), no));
  g_assert_cmpuint (count_also ("h-rejected"), ==, 2);
  g_assert_cmpstr (((HjlTarget *) hjl_mapping_get_also (editor->mapping, "h-rejected")->pdata[0])->name, ==, "Unresponsive");
  /* What makes no sense, is not in use or is there already adds nothing. */
  g_assert_false (hjl_mapping_editor_drop (editor, "h-rejected", hired));
  g_assert_false (hjl_mapping_editor_drop (editor, "h-rejected", old));
  g_assert_true (hjl_mapping_editor_drop (editor, "h-rejected", slow));
  g_assert_cmpuint (count_also ("h-rejected"), ==, 2);

  /* Another is used, and all of them still count. */
  g_assert_true (hjl_mapping_editor_use_reason (editor, "h-rejected", away));
  g_assert_true (hjl_target_equal (get_used ("h-rejected"), away));
  g_assert_cmpuint (count_also ("h-rejected"), ==, 2);
  g_assert_true (hjl_mapping_editor_has_target (editor, "h-rejected", no));
  g_assert_false (hjl_mapping_editor_use_reason (editor, "h-rejected", hired));

  /* Without the one that is used the next one is. */
  hjl_mapping_editor_remove_reason (editor, "h-rejected", away);
  g_assert_true (hjl_target_equal (get_used ("h-rejected"), no));
  g_assert_cmpuint (count_also ("h-rejected"), ==, 1);
  hjl_mapping_editor_undo (editor);
  g_assert_true (hjl_target_equal (get_used ("h-rejected"), away));
  g_assert_cmpuint (count_also ("h-rejected"), ==, 2);
  hjl_mapping_editor_redo (editor);

  /* From slot to slot all of it goes, and joins what is there. */
  g_assert_true (hjl_mapping_editor_assign (editor, "h-withdrawn", away));
  g_assert_true (hjl_mapping_editor_move (editor, "h-rejected", "h-withdrawn"));
  g_assert_null (get_used ("h-rejected"));
  g_assert_true (hjl_target_equal (get_used ("h-withdrawn"), away));
  g_assert_cmpuint (count_also ("h-withdrawn"), ==, 2);

  /* The last one leaves it blank. */
  hjl_mapping_editor_remove_reason (editor, "h-withdrawn", away);
  hjl_mapping_editor_remove_reason (editor, "h-withdrawn", no);
  hjl_mapping_editor_remove_reason (editor, "h-withdrawn", slow);
  g_assert_null (get_used ("h-withdrawn"));
#undef get_used
#undef count_also
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mapping-editor/new", test_new);
  g_test_add_func ("/mapping-editor/undo", test_undo);
  g_test_add_func ("/mapping-editor/assign-names", test_assign_names);
  g_test_add_func ("/mapping-editor/move", test_move);
  g_test_add_func ("/mapping-editor/paused", test_paused);
  g_test_add_func ("/mapping-editor/judge", test_judge);
  g_test_add_func ("/mapping-editor/suggest", test_suggest);
  g_test_add_func ("/mapping-editor/catalogue-changes", test_catalogue_changes);
  g_test_add_func ("/mapping-editor/reasons", test_reasons);

  return g_test_run ();
}
