/* hjl-candidate-profile.c: what hackajob tells of a person who accepted; memory only
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/hjl-candidate-profile.h"

#include <math.h>

static void
free_labelled (gpointer data)
{
  HjlLabelled *self = data;

  g_free (self->label);
  g_free (self->text);
  g_free (self);
}

static void
free_skill (gpointer data)
{
  HjlSkill *self = data;

  g_free (self->name);
  g_free (self);
}

static void
free_period (gpointer data)
{
  HjlPeriod *self = data;

  g_free (self->title);
  g_free (self->place);
  g_free (self->from);
  g_free (self->to);
  g_free (self->summary);
  g_free (self);
}

static void
free_assessment (gpointer data)
{
  HjlAssessment *self = data;

  g_free (self->name);
  g_free (self->score);
  g_free (self->taken_at);
  g_free (self);
}

HjlCandidateProfile *
hjl_candidate_profile_new (void)
{
  HjlCandidateProfile *self = g_new0 (HjlCandidateProfile, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->emails = g_new0 (char *, 1);
  self->links = g_new0 (char *, 1);
  self->languages = g_new0 (char *, 1);
  self->phones = g_ptr_array_new_with_free_func (free_labelled);
  self->skills = g_ptr_array_new_with_free_func (free_skill);
  self->experience = g_ptr_array_new_with_free_func (free_period);
  self->education = g_ptr_array_new_with_free_func (free_period);
  self->assessments = g_ptr_array_new_with_free_func (free_assessment);
  self->other = g_ptr_array_new_with_free_func (free_labelled);

  return self;
}

HjlCandidateProfile *
hjl_candidate_profile_ref (HjlCandidateProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
hjl_candidate_profile_unref (HjlCandidateProfile *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->name);
  g_free (self->headline);
  g_free (self->location);
  g_free (self->salary_expectation);
  g_free (self->notice_period);
  g_free (self->right_to_work);
  g_free (self->summary);
  g_strfreev (self->emails);
  g_strfreev (self->links);
  g_strfreev (self->languages);
  g_ptr_array_unref (self->phones);
  g_ptr_array_unref (self->skills);
  g_ptr_array_unref (self->experience);
  g_ptr_array_unref (self->education);
  g_ptr_array_unref (self->assessments);
  g_ptr_array_unref (self->other);
  g_free (self->request_message);
  g_free (self->request_salary);
  g_free (self->url);
  g_free (self);
}

HjlLabelled *
hjl_labelled_new (const char *label,
                  const char *text)
{
  HjlLabelled *self = g_new0 (HjlLabelled, 1);

  self->label = g_strdup (label);
  self->text = g_strdup (text);

  return self;
}

HjlSkill *
hjl_skill_new (const char *name,
               double      years)
{
  HjlSkill *self = g_new0 (HjlSkill, 1);

  self->name = g_strdup (name);
  self->years = years;

  return self;
}

char *
hjl_skill_dup_years (const HjlSkill *self)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (self != NULL, NULL);

  if (!(self->years > 0))
    return NULL;

  /* At most one decimal, and none of a whole number. */
  g_snprintf (number, sizeof number, "%.1f", self->years);
  if (g_str_has_suffix (number, "0"))
    number[strlen (number) - 2] = '\0';

  /* Translators: how long somebody has used a skill; the number may have a decimal. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s year", "%s years", (gulong) ceil (MIN (self->years, 1000))), number);
}

HjlPeriod *
hjl_period_new (void)
{
  return g_new0 (HjlPeriod, 1);
}

HjlAssessment *
hjl_assessment_new (const char *name,
                    const char *score,
                    const char *taken_at)
{
  HjlAssessment *self = g_new0 (HjlAssessment, 1);

  self->name = g_strdup (name);
  self->score = g_strdup (score);
  self->taken_at = g_strdup (taken_at);

  return self;
}
