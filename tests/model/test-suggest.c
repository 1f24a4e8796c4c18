/* test-suggest.c: which posting fits a role, and what a stage stands for
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-sense.h"
#include "model/hjl-suggest.h"

static void
test_titles (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    double      least;
    double      most;
  } rows[] = {
    { "Backend Engineer", "Backend Engineer", 1, 1 },
    { "Backend Engineer", "backend engineer (m/f/d)", 1, 1 },
    { "Back-end Engineer", "Backend Engineer", 1, 1 },
    { "Backend Engineer", "Back End Developer", 1, 1 },
    { "Full Stack Developer", "Fullstack Engineer", 1, 1 },
    { "Sr. Software Engineer", "Senior Software Engineer", 1, 1 },
    { "Software Engineers", "Software Engineer", 1, 1 },
    { "Senior Backend Engineer", "Backend Engineer", 0.85, 0.99 },
    { "Senior Backend Engineer", "Junior Backend Engineer", 0.8, 0.99 },
    { "Data Engineer", "Data Scientist", 0.3, 0.6 },
    { "C++ Engineer", "C# Engineer", 0.3, 0.6 },
    { "Product Manager", "Backend Engineer", 0, 0 },
    { "Data Engineer 106", "Senior Backend Engineer 106", 0.3, 0.5 },
    { "Data Engineer 106", "Data Engineer 107", 0.3, 0.59 },
    { "Data Engineer 106", "Senior Data Engineer 106", 0.8, 0.99 },
    { "Data Engineer 106", "Data Engineer", 0.8, 0.99 },
    { "Инженер данных", "инженер данных", 1, 1 },
    { "Ingénieur Logiciel", "INGÉNIEUR LOGICIEL", 1, 1 },
    { "Senior", "Senior", 1, 1 },
    { "Office", "Office", 1, 1 },
    { "", "", 0, 0 },
    { "---", "Engineer", 0, 0 },
    { NULL, "Engineer", 0, 0 },
    { "Engineer", NULL, 0, 0 },
    { "bad \xff byte", "bad byte", 0.7, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double score = hjl_suggest_match (rows[i].a, rows[i].b);

      g_test_message ("row %u: %.2f", i, score);
      g_assert_cmpfloat (score, >=, rows[i].least - 1e-9);
      g_assert_cmpfloat (score, <=, rows[i].most + 1e-9);
      g_assert_cmpfloat (score, ==, hjl_suggest_match (rows[i].b, rows[i].a));
    }
}

static void
add_posting (HjlCatalogue   *catalogue,
             const char     *id,
             const char     *title,
             const char     *location,
             const char     *team,
             HjlPostingState state)
{
  g_autoptr (HjlPosting) posting = hjl_posting_new (&(HjlPosting){ .id = id, .title = title, .location = location, .team = team, .state = state });

  hjl_catalogue_add (catalogue, HJL_LIST_POSTINGS, posting);
}

static void
test_postings (void)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
  g_autoptr (HjlRole) role = hjl_role_new (&(HjlRole){
    .id = "r",
    .title = "Senior Backend Engineer",
    .location = "London, UK",
    .team = "Platform",
    .accepted_count = -1,
  });
  g_autoptr (HjlRole) stranger = hjl_role_new (&(HjlRole){ .id = "s", .title = "Head Chef", .accepted_count = -1 });
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) nothing = NULL;
  static const char *const order[] = { "best", "elsewhere", "junior" };

  add_posting (catalogue, "junior", "Junior Backend Engineer", "Berlin", "Data", HJL_POSTING_STATE_DRAFT);
  add_posting (catalogue, "elsewhere", "Senior Back-end Developer", "Berlin", NULL, HJL_POSTING_STATE_INTERNAL);
  add_posting (catalogue, "best", "Senior Backend Engineer", "London", "Platform", HJL_POSTING_STATE_PUBLISHED);
  add_posting (catalogue, "closed", "Senior Backend Engineer", "London", "Platform", HJL_POSTING_STATE_CLOSED);
  add_posting (catalogue, "other", "Account Executive", "London", "Platform", HJL_POSTING_STATE_PUBLISHED);

  found = hjl_suggest_postings (catalogue, role);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < found->len; i++)
    {
      HjlSuggestion *suggestion = g_ptr_array_index (found, i);

      g_assert_cmpstr (suggestion->id, ==, order[i]);
      g_assert_nonnull (suggestion->name);
      g_assert_nonnull (suggestion->why);
      g_assert_cmpfloat (suggestion->score, <=, 1);
    }
  g_assert_cmpfloat (((HjlSuggestion *) g_ptr_array_index (found, 0))->score, >, 0.9);
  g_assert_cmpfloat (((HjlSuggestion *) g_ptr_array_index (found, 1))->score, >, HJL_SUGGEST_GOOD);

  nothing = hjl_suggest_postings (catalogue, stranger);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* What a suggestion says of itself, and that a draft never stands above what is published, however alike. */
static void
test_confidence (void)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
  g_autoptr (HjlRole) role = hjl_role_new (&(HjlRole){
    .id = "r",
    .title = "Data Engineer 106",
    .location = "Leeds",
    .team = "Data",
    .accepted_count = -1,
  });
  g_autoptr (GPtrArray) found = NULL;
  static const struct
  {
    const char   *id;
    HjlConfidence confidence;
    const char   *why;
  } rows[] = {
    { "same", HJL_CONFIDENCE_STRONG, "same title, same city, same team" },
    { "elsewhere", HJL_CONFIDENCE_LIKELY, "same title, another city" },
    { "other-2", HJL_CONFIDENCE_WEAK, "mostly another title, same city" },
    { "other-10", HJL_CONFIDENCE_WEAK, "mostly another title, same city" },
    { "draft", HJL_CONFIDENCE_LIKELY, "same title, same city, same team, not published" },
  };

  add_posting (catalogue, "draft", "Data Engineer 106", "Leeds", "Data", HJL_POSTING_STATE_DRAFT);
  add_posting (catalogue, "closed", "Data Engineer 106", "Leeds", "Data", HJL_POSTING_STATE_CLOSED);
  add_posting (catalogue, "other-10", "Backend Engineer 10", "Leeds", NULL, HJL_POSTING_STATE_PUBLISHED);
  add_posting (catalogue, "other-2", "Backend Engineer 02", "Leeds", NULL, HJL_POSTING_STATE_PUBLISHED);
  add_posting (catalogue, "elsewhere", "Data Engineer 106", "Oslo", NULL, HJL_POSTING_STATE_INTERNAL);
  add_posting (catalogue, "same", "Data Engineer 106", "Leeds", "Data", HJL_POSTING_STATE_PUBLISHED);

  found = hjl_suggest_postings (catalogue, role);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < found->len; i++)
    {
      const HjlSuggestion *suggestion = g_ptr_array_index (found, i);

      g_assert_cmpstr (suggestion->id, ==, rows[i].id);
      g_assert_cmpstr (suggestion->why, ==, rows[i].why);
      g_assert_cmpint (suggestion->confidence, ==, rows[i].confidence);
      g_assert_cmpint (suggestion->confidence >= HJL_CONFIDENCE_LIKELY, ==, suggestion->score >= HJL_SUGGEST_GOOD);
    }
}

/* Only a draft is like it: what is published and not like it is not suggested in its place. */
static void
test_draft_alone (void)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
  g_autoptr (HjlRole) role = hjl_role_new (&(HjlRole){ .id = "r", .title = "Data Engineer 106", .location = "Leeds", .accepted_count = -1 });
  g_autoptr (GPtrArray) found = NULL;

  add_posting (catalogue, "draft", "Data Engineer 106", "Leeds", NULL, HJL_POSTING_STATE_DRAFT);
  add_posting (catalogue, "other", "Backend Engineer 10", "Leeds", NULL, HJL_POSTING_STATE_PUBLISHED);

  found = hjl_suggest_postings (catalogue, role);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((HjlSuggestion *) g_ptr_array_index (found, 0))->id, ==, "draft");
}

/* The job of that name elsewhere is better than its neighbour in the same place and team. */
static void
test_neighbours (void)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
  g_autoptr (HjlRole) role = hjl_role_new (&(HjlRole){
    .id = "r",
    .title = "Security Engineer",
    .location = "London",
    .team = "Product",
    .accepted_count = -1,
  });
  g_autoptr (GPtrArray) found = NULL;

  add_posting (catalogue, "neighbour", "Engineering Manager", "London", "Product", HJL_POSTING_STATE_PUBLISHED);
  add_posting (catalogue, "same", "Security Engineer", "Bristol", "Platform", HJL_POSTING_STATE_PUBLISHED);

  found = hjl_suggest_postings (catalogue, role);
  g_assert_cmpuint (found->len, >=, 1);
  g_assert_cmpstr (((HjlSuggestion *) g_ptr_array_index (found, 0))->id, ==, "same");
  g_assert_cmpfloat (((HjlSuggestion *) g_ptr_array_index (found, 0))->score, >, HJL_SUGGEST_GOOD);
  if (found->len > 1)
    g_assert_cmpfloat (((HjlSuggestion *) g_ptr_array_index (found, 1))->score, <, HJL_SUGGEST_GOOD);
}

static void
add_stage (HjlCatalogue *catalogue,
           HjlSide       side,
           const char   *id,
           const char   *name,
           HjlStageKind  kind,
           const char   *pipeline)
{
  double order = hjl_catalogue_get_stages (catalogue, side)->len;
  g_autoptr (HjlStage) stage = hjl_stage_new (&(HjlStage){
    .side = side,
    .id = id,
    .name = name,
    .kind = kind,
    .pipeline = pipeline,
    .order = order,
  });

  hjl_catalogue_add_stage (catalogue, stage);
}

static void
add_reason (HjlCatalogue *catalogue,
            const char   *id,
            const char   *name,
            gboolean      hired,
            gboolean      active)
{
  g_autoptr (HjlArchiveReason) reason = hjl_archive_reason_new (&(HjlArchiveReason){ .id = id, .name = name, .hired = hired, .active = active });

  hjl_catalogue_add (catalogue, HJL_LIST_REASONS, reason);
}

static HjlCatalogue *
make_catalogue (void)
{
  HjlCatalogue *catalogue = hjl_catalogue_new ();

  add_stage (catalogue, HJL_SIDE_HACKAJOB, "req", "Awaiting Response", HJL_STAGE_KIND_REQUESTED, NULL);
  add_stage (catalogue, HJL_SIDE_HACKAJOB, "acc", "Accepted", HJL_STAGE_KIND_ACCEPTED, NULL);
  add_stage (catalogue, HJL_SIDE_HACKAJOB, "call", "Phone interview", HJL_STAGE_KIND_IN_PROCESS, NULL);
  add_stage (catalogue, HJL_SIDE_HACKAJOB, "test", "Coding challenge", HJL_STAGE_KIND_IN_PROCESS, NULL);
  add_stage (catalogue, HJL_SIDE_HACKAJOB, "int", "Interview", HJL_STAGE_KIND_IN_PROCESS, NULL);
  add_stage (catalogue, HJL_SIDE_HACKAJOB, "int2", "Second interview", HJL_STAGE_KIND_IN_PROCESS, NULL);
  add_stage (catalogue, HJL_SIDE_HACKAJOB, "odd", "Team lunch", HJL_STAGE_KIND_IN_PROCESS, NULL);
  add_stage (catalogue, HJL_SIDE_HACKAJOB, "off", "Offer made", HJL_STAGE_KIND_OFFER, NULL);
  add_stage (catalogue, HJL_SIDE_HACKAJOB, "hir", "Hired", HJL_STAGE_KIND_HIRED, NULL);
  add_stage (catalogue, HJL_SIDE_HACKAJOB, "rej", "Rejected", HJL_STAGE_KIND_REJECTED, NULL);
  add_stage (catalogue, HJL_SIDE_HACKAJOB, "wit", "Withdrawn", HJL_STAGE_KIND_WITHDRAWN, NULL);

  add_stage (catalogue, HJL_SIDE_LEVER, "lead-new", "New lead", 0, "lead");
  add_stage (catalogue, HJL_SIDE_LEVER, "lead-reached-out", "Reached out", 0, "lead");
  add_stage (catalogue, HJL_SIDE_LEVER, "lead-responded", "Responded", 0, "lead");
  add_stage (catalogue, HJL_SIDE_LEVER, "applicant-new", "New applicant", 0, "applicant");
  add_stage (catalogue, HJL_SIDE_LEVER, "s1", "Recruiter screen", 0, "screen");
  add_stage (catalogue, HJL_SIDE_LEVER, "s2", "Take-home assessment", 0, "screen");
  add_stage (catalogue, HJL_SIDE_LEVER, "o1", "On-site", 0, "onsite");
  add_stage (catalogue, HJL_SIDE_LEVER, "o2", "Panel", 0, "onsite");
  add_stage (catalogue, HJL_SIDE_LEVER, "offer", "Offer", 0, "offer");

  add_reason (catalogue, "old", "Rejected", FALSE, FALSE);
  add_reason (catalogue, "hired", "Welcome aboard", TRUE, TRUE);
  add_reason (catalogue, "closed", "Position closed", FALSE, TRUE);
  add_reason (catalogue, "under", "Underqualified", FALSE, TRUE);
  add_reason (catalogue, "withdrew", "Withdrew", FALSE, TRUE);
  hjl_catalogue_set_known (catalogue, HJL_LIST_ALL);

  return catalogue;
}

static const HjlStageSuggestion *
find (GPtrArray  *suggestions,
      const char *stage_id)
{
  for (guint i = 0; i < suggestions->len; i++)
    {
      HjlStageSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (strcmp (suggestion->stage_id, stage_id) == 0)
        return suggestion;
    }

  return NULL;
}

static void
test_stages (void)
{
  static const struct
  {
    const char   *stage;
    HjlTargetKind kind;
    const char   *id;
  } rows[] = {
    { "req", HJL_TARGET_STAGE, "lead-reached-out" },
    { "acc", HJL_TARGET_STAGE, "lead-responded" },
    { "call", HJL_TARGET_STAGE, "s1" },
    { "test", HJL_TARGET_STAGE, "s2" },
    { "int", HJL_TARGET_STAGE, "o1" },
    { "int2", HJL_TARGET_STAGE, "o2" },
    { "odd", HJL_TARGET_NONE, NULL },
    { "off", HJL_TARGET_STAGE, "offer" },
    { "hir", HJL_TARGET_REASON, "hired" },
    { "rej", HJL_TARGET_REASON, "under" },
    { "wit", HJL_TARGET_REASON, "withdrew" },
  };
  g_autoptr (HjlCatalogue) catalogue = make_catalogue ();
  g_autoptr (GPtrArray) found = hjl_suggest_stages (catalogue, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const HjlStageSuggestion *suggestion = find (found, rows[i].stage);

      g_test_message ("%s: %s", rows[i].stage, suggestion != NULL ? suggestion->target->id : "none");
      if (rows[i].kind == HJL_TARGET_NONE)
        {
          g_assert_null (suggestion);
          continue;
        }
      g_assert_nonnull (suggestion);
      g_assert_cmpint (suggestion->target->kind, ==, rows[i].kind);
      g_assert_cmpstr (suggestion->target->id, ==, rows[i].id);
      g_assert_nonnull (suggestion->target->name);
      g_assert_nonnull (suggestion->why);
      g_assert_cmpfloat (suggestion->score, >=, 0.5);
      g_assert_cmpfloat (suggestion->score, <=, 1);
    }
}

/* Without anything that fits there is no suggestion, and an empty catalogue is no trouble. */
static void
test_stages_none (void)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
  g_autoptr (GPtrArray) empty = hjl_suggest_stages (catalogue, NULL, NULL);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_cmpuint (empty->len, ==, 0);

  add_stage (catalogue, HJL_SIDE_HACKAJOB, "rej", "Rejected", HJL_STAGE_KIND_REJECTED, NULL);
  add_stage (catalogue, HJL_SIDE_HACKAJOB, "hir", "Hired", HJL_STAGE_KIND_HIRED, NULL);
  add_stage (catalogue, HJL_SIDE_HACKAJOB, "int", "Interview", HJL_STAGE_KIND_IN_PROCESS, NULL);
  add_stage (catalogue, HJL_SIDE_LEVER, "offer", "Offer", 0, "offer");
  add_reason (catalogue, "closed", "Position closed", FALSE, TRUE);
  found = hjl_suggest_stages (catalogue, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_earlier (void)
{
  g_autoptr (HjlCatalogue) catalogue = make_catalogue ();
  g_autoptr (GPtrArray) earlier = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HjlTarget) panel = hjl_target_new (HJL_TARGET_STAGE, "o2", "Panel");
  g_autoptr (HjlTarget) onsite = hjl_target_new (HJL_TARGET_STAGE, "o1", "On-site");
  g_autoptr (HjlTarget) ghost = hjl_target_new (HJL_TARGET_STAGE, "ghost", "Ghost");
  g_autoptr (GPtrArray) found = NULL;

  for (int i = 0; i < 3; i++)
    {
      HjlMapping *mapping = hjl_mapping_new ("r");

      hjl_mapping_set_target (mapping, "int", "Interview", i < 2 ? panel : onsite);
      hjl_mapping_set_target (mapping, "off", "Offer made", ghost);
      if (i == 0)
        hjl_mapping_set_target (mapping, "acc", "Accepted", onsite);
      g_ptr_array_add (earlier, mapping);
    }

  found = hjl_suggest_stages (catalogue, earlier, NULL);
  g_assert_cmpstr (find (found, "int")->target->id, ==, "o2");
  g_assert_cmpfloat (find (found, "int")->score, >, 0.9);
  /* What most leave blank is left blank, and what is gone teaches nothing. */
  g_assert_null (find (found, "acc"));
  g_assert_cmpstr (find (found, "off")->target->id, ==, "offer");
}

/* The account's default decides, also where it leaves a stage blank; what is gone in Lever it does not. */
static void
test_standard (void)
{
  g_autoptr (HjlCatalogue) catalogue = make_catalogue ();
  g_autoptr (HjlMapping) standard = hjl_mapping_new ("default");
  g_autoptr (HjlMapping) other = hjl_mapping_new ("r");
  g_autoptr (HjlTarget) panel = hjl_target_new (HJL_TARGET_STAGE, "o2", "Panel");
  g_autoptr (HjlTarget) onsite = hjl_target_new (HJL_TARGET_STAGE, "o1", "On-site");
  g_autoptr (HjlTarget) ghost = hjl_target_new (HJL_TARGET_STAGE, "ghost", "Ghost");
  g_autoptr (HjlTarget) offer = hjl_target_new (HJL_TARGET_STAGE, "offer", "Offer");
  g_autoptr (HjlTarget) under = hjl_target_new (HJL_TARGET_REASON, "under", "Underqualified");
  g_autoptr (HjlTarget) closed = hjl_target_new (HJL_TARGET_REASON, "closed", "Position closed");
  g_autoptr (HjlPosting) posting = hjl_posting_new (&(HjlPosting){ .id = "p", .title = "Data Engineer" });
  g_autoptr (GHashTable) mappings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (HjlMapping) mapping = NULL;

  hjl_mapping_set_target (other, "int", "Interview", onsite);
  hjl_mapping_set_target (other, "acc", "Accepted", onsite);
  hjl_mapping_set_target (other, "off", "Offer made", offer);
  g_ptr_array_add (earlier, other);
  g_hash_table_insert (mappings, (gpointer) "r", other);
  hjl_mapping_set_target (standard, "int", "Interview", panel);
  hjl_mapping_set_target (standard, "off", "Offer made", ghost);
  hjl_mapping_set_target (standard, "rej", "Rejected", under);
  hjl_mapping_add_also (standard, "rej", closed);
  hjl_mapping_set_direction (standard, HJL_DIRECTION_EXPORT_ONLY);
  hjl_mapping_set_landing (standard, "o1", "On-site");

  found = hjl_suggest_stages (catalogue, earlier, standard);
  g_assert_cmpstr (find (found, "int")->target->id, ==, "o2");
  g_assert_null (find (found, "acc"));
  g_assert_cmpstr (find (found, "off")->target->id, ==, "offer");

  mapping = hjl_suggest_mapping (catalogue, mappings, standard, "r2", posting);
  g_assert_cmpstr (hjl_mapping_get_role_id (mapping), ==, "r2");
  g_assert_cmpstr (hjl_mapping_get_posting_id (mapping), ==, "p");
  g_assert_cmpstr (hjl_mapping_get_target (mapping, "int")->id, ==, "o2");
  g_assert_null (hjl_mapping_get_target (mapping, "acc"));
  g_assert_cmpstr (hjl_mapping_get_target (mapping, "off")->id, ==, "offer");
  g_assert_cmpuint (hjl_mapping_get_also (mapping, "rej")->len, ==, 1);
  g_assert_cmpint (hjl_mapping_get_direction (mapping), ==, HJL_DIRECTION_EXPORT_ONLY);
  g_assert_cmpstr (hjl_mapping_get_landing_id (mapping), ==, "o1");
}

/* The linker has everything call these instead (meson.build), so that calls can be counted: what a search
 * through many mappings costs is no matter of the clock. */
const HjlTarget *__real_hjl_mapping_get_target (HjlMapping *self, const char *stage_id);
const HjlTarget *__wrap_hjl_mapping_get_target (HjlMapping *self, const char *stage_id);
gboolean         __real_hjl_target_equal (const HjlTarget *a, const HjlTarget *b);
gboolean         __wrap_hjl_target_equal (const HjlTarget *a, const HjlTarget *b);

static guint n_looks;
static guint n_comparisons;

const HjlTarget *
__wrap_hjl_mapping_get_target (HjlMapping *self,
                               const char *stage_id)
{
  n_looks++;

  return __real_hjl_mapping_get_target (self, stage_id);
}

gboolean
__wrap_hjl_target_equal (const HjlTarget *a,
                         const HjlTarget *b)
{
  n_comparisons++;

  return __real_hjl_target_equal (a, b);
}

/* Thousands of mappings are gone through a few times for each stage, not each with each: the window waits
 * for it. The worst is where no two of them agree. */
static void
test_many_earlier (gconstpointer agree)
{
  const guint n = 2000;
  g_autoptr (HjlCatalogue) catalogue = make_catalogue ();
  g_autoptr (GPtrArray) earlier = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) found = NULL;
  guint n_stages = hjl_catalogue_get_stages (catalogue, HJL_SIDE_HACKAJOB)->len;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("many-%u", agree != NULL ? 0 : i);
      g_autoptr (HjlTarget) target = hjl_target_new (HJL_TARGET_STAGE, id, "One of many");
      HjlMapping *mapping = hjl_mapping_new ("r");

      if (agree == NULL || i == 0)
        add_stage (catalogue, HJL_SIDE_LEVER, id, "One of many", 0, "interview");
      hjl_mapping_set_target (mapping, "int", "Interview", target);
      g_ptr_array_add (earlier, mapping);
    }

  n_looks = 0;
  n_comparisons = 0;
  found = hjl_suggest_stages (catalogue, earlier, NULL);
  g_assert_cmpstr (find (found, "int")->target->id, ==, "many-0");
  g_test_message ("%u looks, %u comparisons", n_looks, n_comparisons);
  g_assert_cmpuint (n_looks, >=, n);
  g_assert_cmpuint (n_looks, <=, 4 * n * n_stages);
  g_assert_cmpuint (n_comparisons, <=, 4 * n * n_stages);
}

/* Whatever stages are called and whatever other mappings say, nothing is proposed that makes no sense. */
static void
test_sense (void)
{
  static const char *const names[] = {
    "Rejected at interview", "Withdrew", "Hired", "Offer", "Not a fit", "Underqualified", "New applicant", "Accepted", "Final interview"
  };
  guint n = 0;

  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
      g_autoptr (GPtrArray) earlier = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) suggestions = NULL;

      for (guint i = 0; i < 6; i++)
        {
          g_autofree char *id = g_strdup_printf ("x%u", i);
          const char      *name = names[g_test_rand_int_range (0, G_N_ELEMENTS (names))];
          g_autoptr (HjlStage) here =
            hjl_stage_new (&(HjlStage){
              .id = id,
              .name = name,
              .order = i,
              .kind = g_test_rand_int_range (HJL_STAGE_KIND_IN_PROCESS, HJL_STAGE_KIND_WITHDRAWN + 1),
            });
          g_autoptr (HjlStage) there =
            hjl_stage_new (&(HjlStage){
              .side = HJL_SIDE_LEVER,
              .id = id,
              .order = i,
              .name = names[g_test_rand_int_range (0, G_N_ELEMENTS (names))],
            });
          g_autoptr (HjlArchiveReason) reason =
            hjl_archive_reason_new (&(HjlArchiveReason){
              .id = id,
              .hired = g_test_rand_int_range (0, 3) == 0,
              .name = names[g_test_rand_int_range (0, G_N_ELEMENTS (names))],
              .active = TRUE,
            });

          hjl_catalogue_add_stage (catalogue, here);
          hjl_catalogue_add_stage (catalogue, there);
          hjl_catalogue_add (catalogue, HJL_LIST_REASONS, reason);
        }
      for (guint i = 0; i < (guint) g_test_rand_int_range (0, 4); i++)
        {
          HjlMapping *mapping = hjl_mapping_new ("r");

          for (guint k = 0; k < 6; k++)
            {
              g_autofree char *id = g_strdup_printf ("x%u", k);
              g_autoptr (HjlTarget) target =
                hjl_target_new (g_test_rand_int_range (0, 2) ? HJL_TARGET_REASON : HJL_TARGET_STAGE, id, id);

              hjl_mapping_set_target (mapping, id, id, target);
              hjl_mapping_set_forced (mapping, id, TRUE);
            }
          g_ptr_array_add (earlier, mapping);
        }

      suggestions = hjl_suggest_stages (catalogue, earlier->len > 0 ? earlier : NULL,
                                        earlier->len > 0 && round % 2 == 0 ? g_ptr_array_index (earlier, 0) : NULL);
      for (guint i = 0; i < suggestions->len; i++)
        {
          HjlStageSuggestion *suggestion = g_ptr_array_index (suggestions, i);

          g_assert_cmpint (hjl_sense_of_target (catalogue, suggestion->stage_id, suggestion->target), ==, HJL_SENSE_FINE);
        }
      n += suggestions->len;
    }

  g_assert_cmpuint (n, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/suggest/titles", test_titles);
  g_test_add_func ("/suggest/postings", test_postings);
  g_test_add_func ("/suggest/confidence", test_confidence);
  g_test_add_func ("/suggest/draft-alone", test_draft_alone);
  g_test_add_func ("/suggest/neighbours", test_neighbours);
  g_test_add_func ("/suggest/stages", test_stages);
  g_test_add_func ("/suggest/stages-none", test_stages_none);
  g_test_add_func ("/suggest/earlier", test_earlier);
  g_test_add_func ("/suggest/standard", test_standard);
  g_test_add_data_func ("/suggest/many-earlier/agree", "agree", test_many_earlier);
  g_test_add_data_func ("/suggest/many-earlier/differ", NULL, test_many_earlier);

  g_test_add_func ("/suggest/sense", test_sense);

  return g_test_run ();
}
