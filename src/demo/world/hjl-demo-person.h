/* hjl-demo-person.h: who a hackajob candidate is: invented, the same every time, made when asked for
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "demo/world/hjl-demo-world.h"

typedef enum
{
  HJL_DEMO_CV_PDF,
  HJL_DEMO_CV_DOCX,
  HJL_DEMO_CV_TXT,
  HJL_DEMO_CV_PNG,
  HJL_DEMO_CV_NONE,
  HJL_DEMO_CV_EMPTY, /* a file of no bytes */
  HJL_DEMO_CV_HUGE,  /* a PDF of 31 MiB, more than Lever takes */
  HJL_DEMO_CV_ODT,   /* a type that Lever does not take */
} HjlDemoCv;

#define HJL_DEMO_PERSON_FIRST_NAME "Amara Okonjo"
#define HJL_DEMO_PERSON_FIRST_EMAIL "amara.okonjo@example.com"

typedef struct
{
  char     *name;
  char     *headline;
  char     *location;
  char     *email; /* nullable */
  char     *phone; /* nullable */
  HjlDemoCv cv;
  char     *cv_name; /* nullable */
  gboolean  profile_pdf;
  gboolean  bare; /* nothing beside the name */
} HjlDemoPerson;

void        hjl_demo_person_init (HjlDemoPerson    *self,
                                  HjlDemoWorld     *world,
                                  HjlDemoCandidate *candidate);
void        hjl_demo_person_clear (HjlDemoPerson *self);
/* Makes one person of two candidates where the cast says so. */
void        hjl_demo_person_seed (HjlDemoWorld     *world,
                                  HjlDemoCandidate *candidate);
/* (transfer full) */
char       *hjl_demo_person_dup_name (HjlDemoRandom *random);
const char *hjl_demo_cv_to_string (HjlDemoCv cv);
/* The candidates who have @email, in @world. Returns: (transfer none) (nullable): of
 * HjlDemoCandidate* */
GPtrArray  *hjl_demo_person_find (HjlDemoWorld *world,
                                  const char   *email);

/* `profile` and `request` of hackajob/README.md. (transfer full) */
JsonObject *hjl_demo_profile_to_json (HjlDemoWorld     *world,
                                      HjlDemoCandidate *candidate);
JsonObject *hjl_demo_request_to_json (HjlDemoWorld     *world,
                                      HjlDemoCandidate *candidate);
