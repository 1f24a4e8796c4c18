/* hjl-suggest.c: proposes a posting for a role; never decides
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-suggest.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-fold.h"

/* How much each counts. What one of the two does not tell does not count. */
#define TITLE_WEIGHT 6
#define LOCATION_WEIGHT 2
#define TEAM_WEIGHT 1

/* A posting whose title has less in common is no suggestion, wherever it is. */
#define LEAST_TITLE 0.25

#define ALIKE 0.5
#define SAME 0.99

void
hjl_suggestion_free (HjlSuggestion *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_free (self->why);
  g_free (self);
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

const char *
hjl_confidence_to_string (HjlConfidence self)
{
  static const char *const words[] = { "weak", "likely", "strong" };

  g_return_val_if_fail (self <= HJL_CONFIDENCE_STRONG, NULL);

  return words[self];
}

const char *
hjl_confidence_to_label (HjlConfidence self)
{
  switch (self)
    {
    case HJL_CONFIDENCE_STRONG:
      return _ ("Strong match");
    case HJL_CONFIDENCE_LIKELY:
      return _ ("Likely match");
    case HJL_CONFIDENCE_WEAK:
    default:
      return _ ("Weak match");
    }
}

/* @location, @team: 0 to 1, or less where one of the two does not tell. (transfer full) */
static char *
say_why (double   title,
         double   location,
         double   team,
         gboolean published)
{
  const char *parts[5];
  guint       n = 0;

  parts[n++] = title > SAME ? _ ("same title") : title >= HJL_SUGGEST_GOOD ? _ ("similar title")
                                                                           : _ ("mostly another title");
  if (location >= 0)
    parts[n++] = location >= ALIKE ? _ ("same city") : _ ("another city");
  if (team >= 0)
    parts[n++] = team >= ALIKE ? _ ("same team") : _ ("another team");
  if (!published)
    parts[n++] = _ ("not published");
  parts[n] = NULL;

  return g_strjoinv (", ", (char **) parts);
}

static double
match_team (HjlRole    *role,
            HjlPosting *posting)
{
  double team = hjl_suggest_match (role->team, posting->team);
  double department = hjl_suggest_match (role->team, posting->department);

  return MAX (team, department);
}

static HjlSuggestion *
rate (HjlRole    *role,
      HjlPosting *posting)
{
  HjlSuggestion *suggestion;
  double         title = hjl_suggest_match (role->title, posting->title);
  double         location = -1;
  double         team = -1;
  double         sum = TITLE_WEIGHT;
  double         weight = TITLE_WEIGHT;

  if (title < LEAST_TITLE)
    return NULL;

  if (has_text (role->location) && has_text (posting->location))
    {
      location = hjl_suggest_match (role->location, posting->location);
      sum += LOCATION_WEIGHT * location;
      weight += LOCATION_WEIGHT;
    }
  if (has_text (role->team) &&
      (has_text (posting->team) || has_text (posting->department)))
    {
      team = match_team (role, posting);
      sum += TEAM_WEIGHT * team;
      weight += TEAM_WEIGHT;
    }

  suggestion = g_new0 (HjlSuggestion, 1);
  suggestion->id = g_strdup (posting->id);
  suggestion->name = g_strdup (posting->title);
  /* As far as the title goes: the same place and team make a neighbouring job no better than the job
   * of that name elsewhere. */
  suggestion->score = title * sum / weight;
  suggestion->published = posting->state == HJL_POSTING_STATE_PUBLISHED ||
                          posting->state == HJL_POSTING_STATE_INTERNAL;
  if (suggestion->score < HJL_SUGGEST_GOOD || title < HJL_SUGGEST_GOOD)
    suggestion->confidence = HJL_CONFIDENCE_WEAK;
  else if (title > SAME && suggestion->published && (location < 0 || location >= ALIKE))
    suggestion->confidence = HJL_CONFIDENCE_STRONG;
  else
    suggestion->confidence = HJL_CONFIDENCE_LIKELY;
  suggestion->why = say_why (title, location, team, suggestion->published);

  return suggestion;
}

/* Best first; a stable order where two are equally good. */
static int
compare_suggestions (gconstpointer a,
                     gconstpointer b)
{
  const HjlSuggestion *left = *(HjlSuggestion *const *) a;
  const HjlSuggestion *right = *(HjlSuggestion *const *) b;
  int                  difference;

  if (left->published != right->published)
    return left->published ? -1 : 1;
  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;

  difference = hjl_fold_compare (left->name, right->name);

  return difference != 0 ? difference : strcmp (left->id, right->id);
}

/* Where only something unpublished is like the role, what is published and not like it is no suggestion. */
static void
leave_out_weak (GPtrArray *suggestions)
{
  gboolean any_published = FALSE;
  gboolean any_other = FALSE;

  for (guint i = 0; i < suggestions->len; i++)
    {
      const HjlSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (suggestion->confidence == HJL_CONFIDENCE_WEAK)
        continue;
      any_published |= suggestion->published;
      any_other |= !suggestion->published;
    }
  if (any_published || !any_other)
    return;

  for (guint i = suggestions->len; i > 0; i--)
    {
      const HjlSuggestion *suggestion = g_ptr_array_index (suggestions, i - 1);

      if (suggestion->published)
        g_ptr_array_remove_index (suggestions, i - 1);
    }
}

GPtrArray *
hjl_suggest_postings (HjlCatalogue *catalogue,
                      HjlRole      *role)
{
  g_autoptr (GPtrArray) suggestions = NULL;
  GPtrArray *postings;

  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (HJL_IS_ROLE (role), NULL);

  suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_suggestion_free);
  postings = hjl_catalogue_get_list (catalogue, HJL_LIST_POSTINGS);
  for (guint i = 0; i < postings->len; i++)
    {
      HjlPosting    *posting = g_ptr_array_index (postings, i);
      HjlSuggestion *suggestion = hjl_posting_is_open (posting) ? rate (role, posting) : NULL;

      if (suggestion != NULL)
        g_ptr_array_add (suggestions, suggestion);
    }
  g_ptr_array_sort (suggestions, compare_suggestions);
  leave_out_weak (suggestions);

  return g_steal_pointer (&suggestions);
}
