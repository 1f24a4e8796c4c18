/* test-candidate-words.c: rows, times and plans as a person reads them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/candidates/hjl-candidate-item.h"
#include "app/sync/hjl-preview-item.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

static void
test_relative (void)
{
  static const struct
  {
    HjlTime     age;
    const char *text;
  } cases[] = {
    { -5000, "Just now" },
    { 0, "Just now" },
    { 59999, "Just now" },
    { 60000, "1 minute ago" },
    { 3599999, "59 minutes ago" },
    { 3600000, "1 hour ago" },
    { 86399999, "23 hours ago" },
    { 86400000, "1 day ago" },
    { 6 * 86400000, "6 days ago" },
  };
  const HjlTime now = G_GINT64_CONSTANT (1700000000000);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = hjl_time_dup_relative (now - cases[i].age, now);

      g_assert_cmpstr (text, ==, cases[i].text);
    }

  for (HjlTime time = -1; time <= 0; time++)
    {
      g_autofree char *text = hjl_time_dup_relative (time, now);

      g_assert_cmpstr (text, ==, "");
    }
}

static void
test_lever_stage (void)
{
  static const struct
  {
    HjlCandidateRow row;
    const char     *text;
  } cases[] = {
    { { .opportunity_id = NULL }, "Not in Lever" },
    { { .opportunity_id = (char *) "o", .lever_stage_name = (char *) "Offer" }, "Offer" },
    { { .opportunity_id = (char *) "o" }, "Unknown" },
    { { .opportunity_id = (char *) "o", .in_gone_stage = TRUE }, "A stage that is no longer in Lever" },
    { { .opportunity_id = (char *) "o", .in_gone_stage = TRUE, .lever_stage_name = (char *) "Offer" }, "Offer" },
    { { .opportunity_id = (char *) "o", .archived = TRUE }, "Archived" },
    { { .opportunity_id = (char *) "o", .archived = TRUE, .lever_stage_name = (char *) "Hired" }, "Archived: Hired" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = hjl_candidate_row_dup_lever_stage (&cases[i].row);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* A screen reader hears all of a row, also where little is known. */
static void
test_describe (void)
{
  HjlCandidateRow  row = { .name = (char *) "Ada Lov", .state = HJL_STATE_WAITING };
  HjlCandidateRow  erased = { .state = HJL_STATE_ERASED };
  g_autofree char *text = hjl_candidate_row_describe (&row);

  g_assert_cmpstr (text, ==, "Ada Lov, Role no longer live, Waiting, hackajob: not known, Lever: Not in Lever");
  g_assert_cmpstr (hjl_candidate_row_get_title (&erased), ==, "Erased");
}

static void
test_states (void)
{
  for (HjlState state = 0; state < HJL_N_STATES; state++)
    {
      g_assert_cmpstr (hjl_state_get_label (state), !=, "");
      g_assert_true (g_str_has_suffix (hjl_state_get_icon (state), "-symbolic"));
      g_assert_nonnull (hjl_state_get_style (state));
    }
}

static void
add_action (HjlPlan      *plan,
            HjlActionKind kind)
{
  g_ptr_array_add (plan->actions, hjl_action_new (kind, "c"));
}

/* Every write and every question is listed; what is only noted down here is not. */
static void
test_plan (void)
{
  g_autoptr (HjlPlan) plan = hjl_plan_new ();
  g_autoptr (GListModel) items = NULL;
  g_autofree char *nothing = hjl_plan_describe (plan);
  g_autofree char *text = NULL;
  g_autofree char *waiting = NULL;
  g_autofree char *held = NULL;

  g_assert_cmpstr (nothing, ==, "A sync would change nothing in Lever or hackajob.");
  plan->n_paused = 8;
  waiting = hjl_plan_describe (plan);
  g_assert_cmpstr (waiting, ==,
                   "A sync would change nothing in Lever or hackajob. 8 candidates wait because their roles’ mappings are paused.");
  plan->n_paused = 0;
  plan->n_held = 2;
  held = hjl_plan_describe (plan);
  g_assert_cmpstr (held, ==, "A sync would change nothing in Lever or hackajob. 2 candidates need attention.");
  plan->n_held = 0;

  for (HjlActionKind kind = HJL_ACTION_EXPORT; kind <= HJL_ACTION_RELEASE; kind++)
    add_action (plan, kind);
  plan->n_broken = 1;
  items = hjl_preview_items_new (plan, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 8);
  text = hjl_plan_describe (plan);
  g_assert_cmpstr (text, ==,
                   "A sync would make 6 changes in Lever and hackajob. It exports 1 candidate. "
                   "1 candidate will need your decision. 1 candidate waits because the role’s mapping is broken.");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/candidate-words/relative", test_relative);
  g_test_add_func ("/candidate-words/lever-stage", test_lever_stage);
  g_test_add_func ("/candidate-words/describe", test_describe);
  g_test_add_func ("/candidate-words/states", test_states);
  g_test_add_func ("/candidate-words/plan", test_plan);

  return g_test_run ();
}
