/* hjl-suggest-stages.c: proposes what each hackajob stage stands for; never decides
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-suggest.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-fold.h"
#include "model/hjl-sense.h"

/* Less than this fits nothing. */
#define LEAST 0.5
#define SAME_MEANING 0.75
/* For a step back in Lever's order, and for each stage that is passed over. */
#define STEP_BACK 0.1
#define STEP_FAR 0.005

/* What a stage's name is about. The rarer word stands first: a "final interview" is a final round, a
 * "phone interview" a screen. */
typedef enum
{
  ABOUT_NOTHING,
  ABOUT_WITHDRAWN,
  ABOUT_REJECTED,
  ABOUT_OFFER,
  ABOUT_HIRED,
  ABOUT_CHECK,
  ABOUT_TEST,
  ABOUT_SCREEN,
  ABOUT_FINAL,
  ABOUT_INTERVIEW,
  ABOUT_REVIEW,
  ABOUT_ANSWERED,
  ABOUT_ASKED,
  ABOUT_NEW,
} About;

static const struct
{
  About       about;
  const char *part; /* of the folded name without blanks and hyphens */
} parts[] = {
  { ABOUT_WITHDRAWN, "withdr" },
  { ABOUT_WITHDRAWN, "droppedout" },
  { ABOUT_WITHDRAWN, "nolongerinterested" },
  { ABOUT_REJECTED, "reject" },
  { ABOUT_REJECTED, "unsuccessful" },
  { ABOUT_REJECTED, "notafit" },
  { ABOUT_REJECTED, "notselected" },
  { ABOUT_REJECTED, "underqualified" },
  { ABOUT_REJECTED, "unqualified" },
  { ABOUT_OFFER, "offer" },
  { ABOUT_HIRED, "hired" },
  { ABOUT_HIRED, "placed" },
  { ABOUT_CHECK, "reference" },
  { ABOUT_CHECK, "background" },
  { ABOUT_TEST, "takehome" },
  { ABOUT_TEST, "assessment" },
  { ABOUT_TEST, "challenge" },
  { ABOUT_TEST, "exercise" },
  { ABOUT_TEST, "codingtest" },
  { ABOUT_TEST, "technicaltest" },
  { ABOUT_SCREEN, "screen" },
  { ABOUT_SCREEN, "phone" },
  { ABOUT_SCREEN, "telephone" },
  { ABOUT_SCREEN, "introcall" },
  { ABOUT_SCREEN, "introductorycall" },
  { ABOUT_FINAL, "final" },
  { ABOUT_INTERVIEW, "interview" },
  { ABOUT_INTERVIEW, "onsite" },
  { ABOUT_INTERVIEW, "facetoface" },
  { ABOUT_INTERVIEW, "panel" },
  { ABOUT_INTERVIEW, "scheduled" },
  { ABOUT_REVIEW, "review" },
  { ABOUT_REVIEW, "requiresaction" },
  { ABOUT_ANSWERED, "responded" },
  { ABOUT_ANSWERED, "replied" },
  { ABOUT_ANSWERED, "accepted" },
  { ABOUT_ASKED, "reachedout" },
  { ABOUT_ASKED, "contacted" },
  { ABOUT_ASKED, "awaiting" },
  { ABOUT_ASKED, "requested" },
  { ABOUT_ASKED, "invited" },
  { ABOUT_NEW, "new" },
  { ABOUT_NEW, "applied" },
  { ABOUT_NEW, "applicant" },
};

static void
stage_suggestion_free (HjlStageSuggestion *self)
{
  if (self == NULL)
    return;

  g_free (self->stage_id);
  hjl_target_free (self->target);
  g_free (self->why);
  g_free (self);
}

static About
get_about (const char *name)
{
  g_autofree char *folded = hjl_fold (name);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (plain->str, parts[i].part) != NULL)
      return parts[i].about;

  return ABOUT_NOTHING;
}

/* What hackajob says a stage is counts before what it is called. */
static About
get_about_stage (HjlStage *stage)
{
  switch (stage->kind)
    {
    case HJL_STAGE_KIND_REQUESTED:
      return ABOUT_ASKED;
    case HJL_STAGE_KIND_ACCEPTED:
      return ABOUT_ANSWERED;
    case HJL_STAGE_KIND_OFFER:
      return ABOUT_OFFER;
    case HJL_STAGE_KIND_HIRED:
      return ABOUT_HIRED;
    case HJL_STAGE_KIND_REJECTED:
      return ABOUT_REJECTED;
    case HJL_STAGE_KIND_WITHDRAWN:
      return ABOUT_WITHDRAWN;
    case HJL_STAGE_KIND_IN_PROCESS:
    default:
      return get_about (stage->name);
    }
}

static HjlStageSuggestion *
suggest (HjlStage     *stage,
         HjlTargetKind kind,
         const char   *id,
         const char   *name,
         double        score,
         const char   *why)
{
  HjlStageSuggestion *suggestion = g_new0 (HjlStageSuggestion, 1);

  suggestion->stage_id = g_strdup (stage->id);
  suggestion->target = hjl_target_new (kind, id, name);
  suggestion->score = CLAMP (score, 0, 1);
  suggestion->why = g_strdup (why);

  return suggestion;
}

static guint
hash_target (gconstpointer target)
{
  const char *id = ((const HjlTarget *) target)->id;

  return id != NULL ? g_str_hash (id) : 0;
}

/* What most mappings in use say, the first of those that as many say. @blank: most of them leave the stage
 * blank on purpose. */
static HjlStageSuggestion *
suggest_by_use (HjlCatalogue *catalogue,
                HjlStage     *stage,
                GPtrArray    *earlier,
                gboolean     *blank)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (hash_target, (GEqualFunc) hjl_target_equal);
  const HjlTarget *best = NULL;
  guint            n_best = 0;
  guint            n_blank = 0;

  for (guint i = 0; i < earlier->len; i++)
    {
      const HjlTarget *target = hjl_mapping_get_target (g_ptr_array_index (earlier, i), stage->id);

      if (target == NULL)
        n_blank++;
      /* What somebody said is meant for one role is no example for others. */
      else if (hjl_target_exists (target, catalogue) &&
               hjl_sense_of_target (catalogue, stage->id, target) == HJL_SENSE_FINE)
        g_hash_table_replace (counts, (gpointer) target,
                              GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, target)) + 1));
    }
  for (guint i = 0; i < earlier->len; i++)
    {
      const HjlTarget *target = hjl_mapping_get_target (g_ptr_array_index (earlier, i), stage->id);
      guint            count = target != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, target)) : 0;

      if (count > n_best)
        {
          n_best = count;
          best = target;
        }
    }

  *blank = n_blank > n_best;
  if (best == NULL || *blank)
    return NULL;

  return suggest (stage, best->kind, best->id, best->name, 0.8 + 0.2 * n_best / earlier->len,
                  _ ("Your other mappings do the same."));
}

static HjlStageSuggestion *
suggest_reason (HjlCatalogue *catalogue,
                HjlStage     *stage,
                About         about)
{
  GPtrArray        *reasons = hjl_catalogue_get_list (catalogue, HJL_LIST_REASONS);
  HjlArchiveReason *best = NULL;
  double            best_score = 0;

  for (guint i = 0; i < reasons->len; i++)
    {
      HjlArchiveReason *reason = g_ptr_array_index (reasons, i);
      double            score;

      if (hjl_sense_judge (stage->kind, HJL_TARGET_REASON, reason->hired) != HJL_SENSE_FINE)
        continue;
      if (!reason->active || reason->hired != (about == ABOUT_HIRED))
        continue;

      score = hjl_suggest_match (stage->name, reason->name);
      if (about == ABOUT_HIRED)
        score = MAX (score, 0.9);
      else if (get_about (reason->name) == about)
        score = MAX (score, SAME_MEANING);

      if (score > best_score)
        {
          best = reason;
          best_score = score;
        }
    }

  if (best_score < LEAST)
    return NULL;

  return suggest (stage, HJL_TARGET_REASON, best->id, best->name,
                  best_score, _ ("This archive reason means the same."));
}

static double
rate (HjlStage *stage,
      HjlStage *lever,
      About     about)
{
  About  other = get_about (lever->name);
  double score = hjl_suggest_match (stage->name, lever->name);

  if (about == ABOUT_OFFER && g_strcmp0 (lever->pipeline, "offer") == 0)
    return MAX (score, 0.9);
  if (about != ABOUT_NOTHING && about == other)
    return MAX (score, SAME_MEANING);
  /* Who accepted is a lead who answered, or else a new one. */
  if (about == ABOUT_ANSWERED && other == ABOUT_NEW)
    return MAX (score, SAME_MEANING - 0.1);
  if (about == ABOUT_FINAL && other == ABOUT_INTERVIEW)
    return MAX (score, SAME_MEANING - 0.1);
  /* A name that shares a word, as "phone interview" and "on-site interview", but means another step. */
  if (about != ABOUT_NOTHING && other != ABOUT_NOTHING && score < 0.99)
    return MIN (score, LEAST - 0.1);

  return score;
}

/* @last: where the stage before went in Lever's order: the next goes on from there. */
static HjlStageSuggestion *
suggest_stage (HjlCatalogue *catalogue,
               HjlStage     *stage,
               About         about,
               int          *last)
{
  GPtrArray *stages = hjl_catalogue_get_stages (catalogue, HJL_SIDE_LEVER);
  HjlStage  *best = NULL;
  double     best_score = 0;
  double     best_rate = 0;
  int        best_at = 0;

  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage *lever = g_ptr_array_index (stages, i);
      double    score = rate (stage, lever, about);
      double    order;

      if ((int) i < *last)
        order = STEP_BACK;
      else if ((int) i == *last)
        order = STEP_BACK / 2;
      else
        order = STEP_FAR * ((int) i - *last);

      if (score >= LEAST && score - order > best_rate)
        {
          best = lever;
          best_rate = score - order;
          best_score = score;
          best_at = (int) i;
        }
    }

  if (best == NULL)
    return NULL;

  *last = best_at;

  return suggest (stage, HJL_TARGET_STAGE, best->id, best->name, best_score,
                  best_score > 0.99 ? _ ("The name is the same.") : _ ("This stage means the same."));
}

/* What the account's default says. @blank: it leaves the stage blank. Returns: (nullable): also where that can't be
 * used any more */
static HjlStageSuggestion *
suggest_standard (HjlCatalogue *catalogue,
                  HjlStage     *stage,
                  HjlMapping   *standard,
                  gboolean     *blank)
{
  const HjlTarget *target = hjl_mapping_get_target (standard, stage->id);

  *blank = target == NULL;
  if (target == NULL || !hjl_target_exists (target, catalogue) ||
      hjl_sense_of_target (catalogue, stage->id, target) != HJL_SENSE_FINE)
    return NULL;

  return suggest (stage, target->kind, target->id, target->name, 1, _ ("Your account default does the same."));
}

GPtrArray *
hjl_suggest_stages (HjlCatalogue *catalogue,
                    GPtrArray    *earlier,
                    HjlMapping   *standard)
{
  g_autoptr (GPtrArray) suggestions = NULL;
  GPtrArray *stages;
  int        last = -1;

  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);

  suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) stage_suggestion_free);
  stages = hjl_catalogue_get_stages (catalogue, HJL_SIDE_HACKAJOB);
  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage           *stage = g_ptr_array_index (stages, i);
      About               about = get_about_stage (stage);
      gboolean            blank = FALSE;
      HjlStageSuggestion *suggestion = NULL;

      if (standard != NULL)
        suggestion = suggest_standard (catalogue, stage, standard, &blank);
      if (earlier != NULL && suggestion == NULL && !blank)
        suggestion = suggest_by_use (catalogue, stage, earlier, &blank);
      if (suggestion == NULL && !blank)
        suggestion = about == ABOUT_HIRED || about == ABOUT_REJECTED || about == ABOUT_WITHDRAWN
                       ? suggest_reason (catalogue, stage, about)
                       : suggest_stage (catalogue, stage, about, &last);

      if (suggestion != NULL)
        g_ptr_array_add (suggestions, suggestion);
    }

  return g_steal_pointer (&suggestions);
}

HjlMapping *
hjl_suggest_mapping (HjlCatalogue *catalogue,
                     GHashTable   *mappings,
                     HjlMapping   *standard,
                     const char   *role_id,
                     HjlPosting   *posting)
{
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();
  g_autoptr (GPtrArray) suggestions = NULL;
  HjlMapping    *mapping;
  GHashTableIter iter;
  gpointer       each;

  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (HJL_IS_POSTING (posting), NULL);

  g_hash_table_iter_init (&iter, mappings);
  while (g_hash_table_iter_next (&iter, NULL, &each))
    g_ptr_array_add (earlier, each);
  suggestions = hjl_suggest_stages (catalogue, earlier, standard);

  mapping = standard != NULL ? hjl_mapping_clone (standard, role_id, catalogue, NULL) : hjl_mapping_new (role_id);
  hjl_mapping_set_role_title (mapping, posting->title);
  hjl_mapping_set_posting (mapping, posting->id, posting->title);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const HjlStageSuggestion *suggestion = g_ptr_array_index (suggestions, i);
      HjlStage                 *stage = hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, suggestion->stage_id);

      if (suggestion->score >= HJL_SUGGEST_GOOD && hjl_mapping_get_target (mapping, suggestion->stage_id) == NULL)
        hjl_mapping_set_target (mapping, suggestion->stage_id, stage->name, suggestion->target);
    }

  return mapping;
}
