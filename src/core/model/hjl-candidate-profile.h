/* hjl-candidate-profile.h: what hackajob tells of a person who accepted; personal data, memory only
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

/* Two texts that belong together: a phone's type and number, a label and its text. */
typedef struct
{
  char *label; /* nullable */
  char *text;
} HjlLabelled;

typedef struct
{
  char  *name;
  double years; /* 0 where unknown */
} HjlSkill;

/* A job or a course of study: for studies @title is the degree and @place the school. Dates are
 * shown as they came. Every text is nullable. */
typedef struct
{
  char *title;
  char *place;
  char *from;
  char *to;
  char *summary;
} HjlPeriod;

typedef struct
{
  char *name;
  char *score;    /* as it came, number or text */
  char *taken_at; /* nullable */
} HjlAssessment;

/**
 * HjlCandidateProfile:
 *
 * `GET /candidates/{id}` of hackajob/README.md. Texts are nullable, arrays never are. Amounts are kept
 * as the text to show ("65,000 GBP").
 */
struct _HjlCandidateProfile
{
  gatomicrefcount ref_count;
  char           *name;
  char           *headline;
  char           *location;
  char           *salary_expectation;
  char           *notice_period;
  char           *right_to_work;
  char           *summary;
  GStrv           emails;
  GStrv           links;
  GStrv           languages;
  GPtrArray      *phones;      /* (element-type HjlLabelled) */
  GPtrArray      *skills;      /* (element-type HjlSkill) */
  GPtrArray      *experience;  /* (element-type HjlPeriod) */
  GPtrArray      *education;   /* (element-type HjlPeriod) */
  GPtrArray      *assessments; /* (element-type HjlAssessment) */
  GPtrArray      *other;       /* (element-type HjlLabelled), in the order they came */
  char           *request_message;
  char           *request_salary;
  HjlTime         request_sent_at;
  char           *url;
  gboolean        mended; /* some of its characters were broken and stand as U+FFFD */
};

/* Returns: (transfer full): an empty profile; every array is there and frees what it holds */
HjlCandidateProfile *hjl_candidate_profile_new (void);
HjlCandidateProfile *hjl_candidate_profile_ref (HjlCandidateProfile *self);
void                 hjl_candidate_profile_unref (HjlCandidateProfile *self);

HjlLabelled   *hjl_labelled_new (const char *label,
                                 const char *text);
HjlSkill      *hjl_skill_new (const char *name,
                              double      years);
/* For how long it was used, for people: "3 years". (transfer full) (nullable): NULL where it is not known */
char          *hjl_skill_dup_years (const HjlSkill *self);
/* Returns: (transfer full): with every text NULL, to be filled in */
HjlPeriod     *hjl_period_new (void);
HjlAssessment *hjl_assessment_new (const char *name,
                                   const char *score,
                                   const char *taken_at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlCandidateProfile, hjl_candidate_profile_unref)
