/* test-nouns.c: the plain things of both sides: values in, the same values out, nothing left behind
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-archive-reason.h"
#include "model/hjl-candidate-profile.h"
#include "model/hjl-candidate.h"
#include "model/hjl-catalogue.h"
#include "model/hjl-hold.h"
#include "model/hjl-link.h"
#include "model/hjl-mapping.h"
#include "model/hjl-opportunity.h"
#include "model/hjl-plan.h"
#include "model/hjl-snapshot.h"

static void
test_role (void)
{
  HjlRole *role = hjl_role_new (&(HjlRole){
    .id = "r",
    .title = "Engineer",
    .status = HJL_ROLE_STATUS_LIVE,
    .location = "Leeds",
    .workplace = "hybrid",
    .team = "Data",
    .url = "https://example.com/r",
    .salary_min = 50000.5,
    .salary_max = 65000.0,
    .currency = "GBP",
    .published_at = 1,
    .updated_at = 2,
    .accepted_count = 3,
  });
  HjlRole *bare = hjl_role_new (&(HjlRole){ .accepted_count = -1 });

  g_assert_cmpstr (role->id, ==, "r");
  g_assert_cmpstr (role->title, ==, "Engineer");
  g_assert_cmpint (role->status, ==, HJL_ROLE_STATUS_LIVE);
  g_assert_cmpstr (role->location, ==, "Leeds");
  g_assert_cmpstr (role->workplace, ==, "hybrid");
  g_assert_cmpstr (role->team, ==, "Data");
  g_assert_cmpstr (role->url, ==, "https://example.com/r");
  g_assert_cmpfloat (role->salary_min, ==, 50000.5);
  g_assert_cmpfloat (role->salary_max, ==, 65000.0);
  g_assert_cmpstr (role->currency, ==, "GBP");
  g_assert_cmpint (role->published_at, ==, 1);
  g_assert_cmpint (role->updated_at, ==, 2);
  g_assert_cmpint (role->accepted_count, ==, 3);

  g_assert_cmpstr (bare->id, ==, "");
  g_assert_cmpstr (bare->title, ==, "");
  g_assert_null (bare->team);
  g_assert_cmpint (bare->accepted_count, ==, -1);

  g_assert_finalize_object (role);
  g_assert_finalize_object (bare);
}

static void
test_posting (void)
{
  HjlPosting *posting = hjl_posting_new (&(HjlPosting){
    .id = "p",
    .title = "Engineer",
    .state = HJL_POSTING_STATE_INTERNAL,
    .state_text = "internal",
    .location = "Leeds",
    .team = "Data",
    .department = "R&D",
    .commitment = "Full-time",
    .workplace = "remote",
    .owner = "u1",
    .hiring_manager = "u2",
    .creator = "u3",
    .url = "https://example.com/p",
    .confidential = TRUE,
    .updated_at = 9,
  });

  g_assert_cmpstr (posting->id, ==, "p");
  g_assert_cmpstr (posting->title, ==, "Engineer");
  g_assert_cmpint (posting->state, ==, HJL_POSTING_STATE_INTERNAL);
  g_assert_cmpstr (posting->state_text, ==, "internal");
  g_assert_cmpstr (posting->location, ==, "Leeds");
  g_assert_cmpstr (posting->team, ==, "Data");
  g_assert_cmpstr (posting->department, ==, "R&D");
  g_assert_cmpstr (posting->commitment, ==, "Full-time");
  g_assert_cmpstr (posting->workplace, ==, "remote");
  g_assert_cmpstr (posting->owner, ==, "u1");
  g_assert_cmpstr (posting->hiring_manager, ==, "u2");
  g_assert_cmpstr (posting->creator, ==, "u3");
  g_assert_cmpstr (posting->url, ==, "https://example.com/p");
  g_assert_true (posting->confidential);
  g_assert_cmpint (posting->updated_at, ==, 9);
  g_assert_finalize_object (posting);
}

static void
test_posting_states (void)
{
  static const struct
  {
    const char     *text;
    HjlPostingState state;
    gboolean        open;
  } rows[] = {
    { "published", HJL_POSTING_STATE_PUBLISHED, TRUE },
    { "internal", HJL_POSTING_STATE_INTERNAL, TRUE },
    { "draft", HJL_POSTING_STATE_DRAFT, TRUE },
    { "pending", HJL_POSTING_STATE_PENDING, TRUE },
    { "closed", HJL_POSTING_STATE_CLOSED, FALSE },
    { "rejected", HJL_POSTING_STATE_REJECTED, FALSE },
    { "gone", HJL_POSTING_STATE_GONE, FALSE },
    { "sleeping", HJL_POSTING_STATE_UNKNOWN, TRUE },
    { NULL, HJL_POSTING_STATE_UNKNOWN, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HjlPostingState state = hjl_posting_state_from_string (rows[i].text);
      g_autoptr (HjlPosting) posting = hjl_posting_new (&(HjlPosting){ .id = "p", .state = state });

      g_assert_cmpint (state, ==, rows[i].state);
      g_assert_cmpint (hjl_posting_is_open (posting), ==, rows[i].open);
      g_assert_nonnull (hjl_posting_state_to_label (state));
      if (state != HJL_POSTING_STATE_UNKNOWN)
        g_assert_cmpstr (hjl_posting_state_to_string (state), ==, rows[i].text);
    }
  g_assert_cmpstr (hjl_posting_state_to_label (HJL_POSTING_STATE_INTERNAL), ==, "Unlisted");
}

static void
test_stage (void)
{
  HjlStage *stage = hjl_stage_new (&(HjlStage){
    .side = HJL_SIDE_LEVER,
    .id = "s",
    .name = "Screen",
    .kind = HJL_STAGE_KIND_OFFER,
    .pipeline = "screen",
    .order = 105.5,
  });

  g_assert_cmpint (stage->side, ==, HJL_SIDE_LEVER);
  g_assert_cmpstr (stage->id, ==, "s");
  g_assert_cmpstr (stage->name, ==, "Screen");
  g_assert_cmpint (stage->kind, ==, HJL_STAGE_KIND_OFFER);
  g_assert_cmpstr (stage->pipeline, ==, "screen");
  g_assert_cmpfloat (stage->order, ==, 105.5);
  g_assert_finalize_object (stage);
}

static void
test_reason (void)
{
  HjlArchiveReason *reason = hjl_archive_reason_new (&(HjlArchiveReason){ .id = "a", .name = "Hired", .hired = TRUE, .active = FALSE });
  HjlArchiveReason *bare = hjl_archive_reason_new (&(HjlArchiveReason){ .active = TRUE });

  g_assert_cmpstr (reason->id, ==, "a");
  g_assert_cmpstr (reason->name, ==, "Hired");
  g_assert_true (reason->hired);
  g_assert_false (reason->active);
  g_assert_cmpstr (bare->name, ==, "");
  g_assert_true (bare->active);
  g_assert_finalize_object (reason);
  g_assert_finalize_object (bare);
}

static void
test_user (void)
{
  static const struct
  {
    const char *role;
    gboolean    super;
  } rows[] = {
    { "super admin", TRUE },
    { "Super Admin", TRUE },
    { "superAdmin", TRUE },
    { "super_admin", TRUE },
    { "super-admin", TRUE },
    { "admin", FALSE },
    { "super", FALSE },
    { "super admins", FALSE },
    { "not super admin", FALSE },
    { "", FALSE },
    { NULL, FALSE },
  };
  HjlUser *user = hjl_user_new (&(HjlUser){
    .id = "u",
    .name = "Ada Example",
    .email = "ada@example.com",
    .access_role = "admin",
    .active = FALSE,
  });

  g_assert_cmpstr (user->id, ==, "u");
  g_assert_cmpstr (user->name, ==, "Ada Example");
  g_assert_cmpstr (user->email, ==, "ada@example.com");
  g_assert_cmpstr (user->access_role, ==, "admin");
  g_assert_false (user->active);
  g_assert_finalize_object (user);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlUser) other = hjl_user_new (&(HjlUser){ .id = "u", .access_role = rows[i].role, .active = TRUE });

      g_assert_cmpint (hjl_user_is_super_admin (other), ==, rows[i].super);
    }
}

/* Each word leads to its value and back; a word that is not known to the value for that. */
static void
test_words (void)
{
  for (int i = HJL_ROLE_STATUS_UNKNOWN; i <= HJL_ROLE_STATUS_CLOSED; i++)
    g_assert_cmpint (hjl_role_status_from_string (hjl_role_status_to_string (i)), ==, i);
  for (int i = HJL_STAGE_KIND_IN_PROCESS; i <= HJL_STAGE_KIND_WITHDRAWN; i++)
    g_assert_cmpint (hjl_stage_kind_from_string (hjl_stage_kind_to_string (i)), ==, i);
  for (int i = HJL_CANDIDATE_STATUS_UNKNOWN; i <= HJL_CANDIDATE_STATUS_DELETED; i++)
    g_assert_cmpint (hjl_candidate_status_from_string (hjl_candidate_status_to_string (i)), ==, i);
  for (int i = HJL_HOLD_NONE; i <= HJL_HOLD_UNDONE; i++)
    g_assert_cmpint (hjl_hold_kind_from_string (hjl_hold_kind_to_string (i)), ==, i);
  for (int i = HJL_ACTION_EXPORT; i <= HJL_ACTION_RELEASE; i++)
    g_assert_cmpint (hjl_action_kind_is_remote (i), ==, i <= HJL_ACTION_MARK_EXPORTED);

  g_assert_cmpint (hjl_role_status_from_string ("asleep"), ==, HJL_ROLE_STATUS_UNKNOWN);
  g_assert_cmpint (hjl_stage_kind_from_string ("lunch"), ==, HJL_STAGE_KIND_IN_PROCESS);
  g_assert_cmpint (hjl_stage_kind_from_string (NULL), ==, HJL_STAGE_KIND_IN_PROCESS);
  g_assert_cmpint (hjl_candidate_status_from_string ("ghosted"), ==, HJL_CANDIDATE_STATUS_UNKNOWN);
  /* A hold of a later version still holds. */
  g_assert_true (hjl_hold_kind_blocks (hjl_hold_kind_from_string ("of a later version")));
  g_assert_cmpint (hjl_hold_kind_from_string (NULL), ==, HJL_HOLD_NONE);
}

/* Every kind: nothing may be decided without records; with them, one of them or the kind's own word. */
static void
test_ways (void)
{
  const char *records[] = { "a", "b", NULL };

  for (int i = HJL_HOLD_NONE; i <= HJL_HOLD_UNDONE; i++)
    {
      g_autoptr (HjlHold) hold = hjl_hold_new ("c", i);
      const HjlHoldWays *ways = hjl_hold_kind_get_ways (i);

      g_assert_nonnull (ways->question);
      g_assert_nonnull (ways->choose);
      g_assert_nonnull (ways->chosen);
      g_assert_cmpint (ways->word != NULL, ==, i != HJL_HOLD_EXPORTED_BEFORE);
      g_assert_true ((ways->word != NULL) == (ways->title != NULL && ways->label != NULL && ways->effect != NULL));
      g_assert_false (hjl_hold_may_decide (hold, "a"));
      g_assert_false (hjl_hold_may_decide (hold, "new"));
      hold->choices = g_strdupv ((char **) records);
      g_assert_true (hjl_hold_may_decide (hold, "b"));
      g_assert_false (hjl_hold_may_decide (hold, "c"));
      g_assert_cmpint (hjl_hold_may_decide (hold, "unarchive"), ==, i == HJL_HOLD_ARCHIVED);
      g_assert_cmpint (hjl_hold_may_decide (hold, "new"), ==, i != HJL_HOLD_ARCHIVED && i != HJL_HOLD_EXPORTED_BEFORE && i != HJL_HOLD_UNDONE);
      /* What an undone export is left to be is so already, and so is a record that counts for both roles. */
      g_assert_false (hjl_hold_is_to_be_applied (hold));
      hold->decision = g_strdup ("b");
      g_assert_cmpint (hjl_hold_is_to_be_applied (hold), ==, i != HJL_HOLD_NONE && i != HJL_HOLD_TWIN && i != HJL_HOLD_UNDONE);
    }
  g_assert_false (hjl_hold_may_decide (NULL, "new"));
  g_assert_false (hjl_hold_is_to_be_applied (NULL));
}

static void
test_candidate (void)
{
  g_autoptr (HjlCandidate) candidate = hjl_candidate_new ("c");
  g_autoptr (HjlCandidate) same = hjl_candidate_ref (candidate);
  g_autoptr (HjlCandidate) copy = NULL;

  candidate->talent_id = g_strdup ("t");
  candidate->role_id = g_strdup ("r");
  candidate->stage_id = g_strdup ("s");
  candidate->status = HJL_CANDIDATE_STATUS_ACCEPTED;
  candidate->accepted_at = 1;
  candidate->updated_at = 2;
  candidate->version = g_strdup ("7");
  candidate->name = g_strdup ("Name");
  candidate->url = g_strdup ("https://example.com/c");
  copy = hjl_candidate_copy (candidate);

  g_assert_true (same == candidate);
  g_assert_true (copy != candidate);
  g_assert_cmpstr (copy->id, ==, "c");
  g_assert_cmpstr (copy->talent_id, ==, "t");
  g_assert_cmpstr (copy->role_id, ==, "r");
  g_assert_cmpstr (copy->stage_id, ==, "s");
  g_assert_cmpint (copy->status, ==, HJL_CANDIDATE_STATUS_ACCEPTED);
  g_assert_cmpint (copy->accepted_at, ==, 1);
  g_assert_cmpint (copy->updated_at, ==, 2);
  g_assert_cmpstr (copy->version, ==, "7");
  g_assert_cmpstr (copy->name, ==, "Name");
  g_assert_cmpstr (copy->url, ==, "https://example.com/c");
}

static void
test_profile (void)
{
  g_autoptr (HjlCandidateProfile) profile = hjl_candidate_profile_new ();
  g_autoptr (HjlCandidateProfile) same = hjl_candidate_profile_ref (profile);
  HjlPeriod *period = hjl_period_new ();

  g_assert_cmpuint (g_strv_length (profile->emails), ==, 0);
  g_assert_cmpuint (g_strv_length (profile->links), ==, 0);
  g_assert_cmpuint (g_strv_length (profile->languages), ==, 0);

  period->title = g_strdup ("Engineer");
  g_ptr_array_add (profile->experience, period);
  g_ptr_array_add (profile->education, hjl_period_new ());
  g_ptr_array_add (profile->phones, hjl_labelled_new ("mobile", "+44 20 7946 0000"));
  g_ptr_array_add (profile->other, hjl_labelled_new (NULL, "text"));
  g_ptr_array_add (profile->skills, hjl_skill_new ("C", 12.5));
  g_ptr_array_add (profile->assessments, hjl_assessment_new ("Coding", "92", NULL));
  profile->name = g_strdup ("Name");

  g_assert_cmpfloat (((HjlSkill *) g_ptr_array_index (profile->skills, 0))->years, ==, 12.5);
  g_assert_cmpstr (((HjlLabelled *) g_ptr_array_index (profile->phones, 0))->label, ==, "mobile");
  g_assert_cmpstr (((HjlAssessment *) g_ptr_array_index (profile->assessments, 0))->score, ==, "92");
  g_assert_cmpstr (((HjlPeriod *) g_ptr_array_index (same->experience, 0))->title, ==, "Engineer");
}

static void
test_opportunity (void)
{
  static const char *const texts[] = { "one", "two", NULL };
  g_autoptr (HjlOpportunity) opportunity = hjl_opportunity_new ("o");
  g_autoptr (HjlOpportunity) same = hjl_opportunity_ref (opportunity);
  g_autoptr (HjlOpportunity) bare = hjl_opportunity_copy (opportunity);
  g_autoptr (HjlOpportunity) copy = NULL;

  opportunity->contact_id = g_strdup ("k");
  opportunity->stage_id = g_strdup ("s");
  opportunity->posting_id = g_strdup ("p");
  opportunity->archived = TRUE;
  opportunity->archive_reason_id = g_strdup ("a");
  opportunity->archived_at = 1;
  opportunity->deleted = TRUE;
  opportunity->anonymized = TRUE;
  opportunity->confidential = TRUE;
  opportunity->created_at = 2;
  opportunity->updated_at = 3;
  opportunity->url = g_strdup ("https://example.com/o");
  opportunity->name = g_strdup ("Name");
  opportunity->emails = g_strdupv ((char **) texts);
  opportunity->links = g_strdupv ((char **) texts);
  opportunity->sources = g_strdupv ((char **) texts);
  opportunity->tags = g_strdupv ((char **) texts);
  opportunity->origin = g_strdup ("sourced");
  opportunity->owner = g_strdup ("u");
  copy = hjl_opportunity_copy (opportunity);

  g_assert_true (same == opportunity);
  g_assert_null (bare->emails);
  g_assert_cmpstr (copy->id, ==, "o");
  g_assert_cmpstr (copy->contact_id, ==, "k");
  g_assert_cmpstr (copy->stage_id, ==, "s");
  g_assert_cmpstr (copy->posting_id, ==, "p");
  g_assert_cmpstr (copy->archive_reason_id, ==, "a");
  g_assert_true (copy->archived && copy->deleted && copy->anonymized && copy->confidential);
  g_assert_cmpint (copy->archived_at + copy->created_at + copy->updated_at, ==, 6);
  g_assert_cmpstr (copy->url, ==, "https://example.com/o");
  g_assert_cmpstr (copy->name, ==, "Name");
  g_assert_cmpstrv (copy->emails, texts);
  g_assert_cmpstrv (copy->links, texts);
  g_assert_cmpstrv (copy->sources, texts);
  g_assert_cmpstrv (copy->tags, texts);
  g_assert_cmpstr (copy->origin, ==, "sourced");
  g_assert_cmpstr (copy->owner, ==, "u");
}

static void
test_hold (void)
{
  static const char *const choices[] = { "o1", "o2", NULL };

  for (int kind = HJL_HOLD_NONE; kind <= HJL_HOLD_UNDONE; kind++)
    {
      gboolean tells = kind == HJL_HOLD_NONE || kind == HJL_HOLD_FILE || kind == HJL_HOLD_SOURCE ||
                       kind == HJL_HOLD_STAGE_GONE || kind == HJL_HOLD_NO_ACTING_USER || kind == HJL_HOLD_MISSING ||
                       kind == HJL_HOLD_CV_AWAITED || kind == HJL_HOLD_CONFIDENTIAL;
      g_autoptr (HjlHold) hold = hjl_hold_new ("c", kind);
      g_autoptr (HjlHold) copy = NULL;
      g_autofree char *plain = hjl_hold_describe (hold, NULL);
      g_autofree char *detailed = NULL;
      g_autofree char *without = NULL;
      g_autofree char *awaited = NULL;
      g_autoptr (HjlLink) link = hjl_link_new ("c", "o");

      /* A missing CV is said beside any other hold, and once. */
      without = hjl_hold_describe (hold, link);
      g_assert_cmpstr (without, ==, plain);
      link->awaits_cv = TRUE;
      awaited = hjl_hold_describe (hold, link);
      g_assert_true (g_str_has_prefix (awaited, plain));
      g_assert_nonnull (strstr (awaited, " CV"));
      g_assert_cmpint (kind == HJL_HOLD_CV_AWAITED, ==, g_str_equal (awaited, plain));

      hold->detail = g_strdup ("the detail");
      hold->choices = g_strdupv ((char **) choices);
      hold->decision = g_strdup ("new");
      hold->since = 4;
      copy = hjl_hold_copy (hold);
      detailed = hjl_hold_describe (copy, NULL);

      g_assert_cmpint (hjl_hold_kind_blocks (kind), ==, !tells);
      g_assert_cmpint (copy->kind, ==, kind);
      g_assert_cmpstr (copy->candidate_id, ==, "c");
      g_assert_cmpstrv (copy->choices, choices);
      g_assert_cmpstr (copy->decision, ==, "new");
      g_assert_cmpint (copy->since, ==, 4);
      g_assert_cmpuint (strlen (plain), >, 10);
      /* What was decided there is told instead. */
      if (kind == HJL_HOLD_UNDONE)
        {
          g_assert_nonnull (strstr (detailed, "exports this candidate again"));
          continue;
        }
      g_assert_nonnull (strstr (detailed, "the detail"));
      /* Without a detail hackajob gave none; with one there is a CV, that could not be fetched. */
      if (kind == HJL_HOLD_CV_AWAITED)
        g_assert_nonnull (strstr (detailed, "fetched"));
      else
        g_assert_true (g_str_has_prefix (detailed, plain));
    }
}

static void
test_snapshot (void)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
  g_autoptr (HjlSnapshot) snapshot = hjl_snapshot_new (catalogue);
  g_autoptr (HjlCandidate) candidate = hjl_candidate_new ("c");
  g_autoptr (HjlCase) c = hjl_case_new (candidate);

  c->link = hjl_link_new ("c", "o");
  c->opportunity = hjl_opportunity_new ("o");
  c->hold = hjl_hold_new ("c", HJL_HOLD_FILE);
  snapshot->acting_user_id = g_strdup ("u");

  g_assert_true (snapshot->catalogue == catalogue);
  g_assert_true (c->candidate == candidate);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nouns/role", test_role);
  g_test_add_func ("/nouns/posting", test_posting);
  g_test_add_func ("/nouns/posting-states", test_posting_states);
  g_test_add_func ("/nouns/stage", test_stage);
  g_test_add_func ("/nouns/reason", test_reason);
  g_test_add_func ("/nouns/user", test_user);
  g_test_add_func ("/nouns/words", test_words);
  g_test_add_func ("/nouns/hold/ways", test_ways);
  g_test_add_func ("/nouns/candidate", test_candidate);
  g_test_add_func ("/nouns/profile", test_profile);
  g_test_add_func ("/nouns/opportunity", test_opportunity);
  g_test_add_func ("/nouns/hold", test_hold);
  g_test_add_func ("/nouns/snapshot", test_snapshot);

  return g_test_run ();
}
