/* hjl-demo-seed-reference.c: the users, stages, archive reasons and sources that there are at first
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/world/hjl-demo-seed.h"

static const struct
{
  const char *name;
  const char *email;
  const char *role;
  gboolean    active;
} users[] = {
  { "Sam Archer", "sam.archer@employer.example", "super admin", TRUE },
  { "Priya Nandal", "priya.nandal@employer.example", "admin", TRUE },
  { "Tom Reyl", "tom.reyl@employer.example", "team member", TRUE },
  { "Ines Mattar", "ines.mattar@employer.example", "team member", TRUE },
  { "Kofi Brandel", "kofi.brandel@employer.example", "interviewer", TRUE },
  { "Lena Vost", "lena.vost@employer.example", "team member", FALSE },
  { "Jo Fennick", "jo.fennick@employer.example", "limited team member", TRUE },
};

static const struct
{
  const char *id; /* NULL: a custom stage, with a UUID */
  const char *text;
  const char *pipeline;
  double      rank;
} lever_stages[] = {
  { "lead-new", "New lead", "lead", 100 },
  { "lead-reached-out", "Reached out", "lead", 101 },
  { "lead-responded", "Responded", "lead", 102 },
  { "applicant-new", "New applicant", "applicant", 103 },
  { NULL, "Recruiter screen", "screen", 104 },
  { NULL, "Technical screen", "screen", 105.5 },
  { NULL, "Take-home task", "screen", 105.75 },
  { NULL, "On-site interview", "onsite", 106 },
  { NULL, "Final interview", "onsite", 106.125 },
  { NULL, "Reference checks", "onsite", 107.5 },
  { "offer", "Offer", "offer", 108 },
};

static const struct
{
  const char *text;
  gboolean    hired;
  gboolean    active;
} reasons[] = {
  { "Hired", TRUE, TRUE },
  { "Underqualified", FALSE, TRUE },
  { "Unresponsive", FALSE, TRUE },
  { "Withdrew", FALSE, TRUE },
  { "Offer declined", FALSE, TRUE },
  { "Timing", FALSE, TRUE },
  { "Position closed", FALSE, TRUE },
  { "Salary expectations", FALSE, TRUE },
  { "Location", FALSE, TRUE },
  { "Right to work", FALSE, TRUE },
  { "Duplicate", FALSE, FALSE },
  { "Overqualified", FALSE, FALSE },
};

static const struct
{
  const char *name;
  const char *kind;
} stages[] = {
  { "Awaiting response", "requested" },
  { "Accepted", "accepted" },
  { "Screening call", "in_process" },
  { "Technical test", "technical_test" },
  { "First interview", "in_process" },
  { "Final interview", "in_process" },
  { "Offer", "offer" },
  { "Hired", "hired" },
  { "Rejected", "rejected" },
  { "Withdrawn", "withdrawn" },
};

static const char *const sources[] = {
  "Added manually",
  "Extension",
  "GitHub",
  "Glassdoor",
  "Job site",
  "LinkedIn",
  "Referral",
  "Social referral",
  "Xing",
};

void
hjl_demo_seed_reference (HjlDemoWorld *world)
{
  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    {
      HjlDemoUser *user = g_new0 (HjlDemoUser, 1);

      user->id = hjl_demo_world_uuid (world, HJL_DEMO_STREAM_USER, i);
      user->name = users[i].name;
      user->email = users[i].email;
      user->role = users[i].role;
      user->created_at = HJL_DEMO_EPOCH - 400 * HJL_DEMO_DAY + i * HJL_DEMO_DAY;
      user->deactivated_at = users[i].active ? 0 : HJL_DEMO_EPOCH - 20 * HJL_DEMO_DAY;
      g_ptr_array_add (world->users, user);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lever_stages); i++)
    {
      HjlDemoLeverStage *stage = g_new0 (HjlDemoLeverStage, 1);

      stage->id = lever_stages[i].id != NULL ? lever_stages[i].id
                                             : hjl_demo_world_uuid (world, HJL_DEMO_STREAM_STAGE, i);
      stage->text = lever_stages[i].text;
      stage->pipeline = lever_stages[i].pipeline;
      stage->rank = lever_stages[i].rank;
      g_ptr_array_add (world->lever_stages, stage);
    }
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      HjlDemoReason *reason = g_new0 (HjlDemoReason, 1);

      reason->id = hjl_demo_world_uuid (world, HJL_DEMO_STREAM_REASON, i);
      reason->text = reasons[i].text;
      reason->hired = reasons[i].hired;
      reason->active = reasons[i].active;
      g_ptr_array_add (world->reasons, reason);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_ptr_array_add (world->sources, g_strdup (sources[i]));
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      HjlDemoStage *stage = g_new0 (HjlDemoStage, 1);

      stage->id = hjl_demo_world_printf (world, "stage-%u", 100 + i * 10);
      stage->name = stages[i].name;
      stage->kind = stages[i].kind;
      stage->position = i + 1;
      g_ptr_array_add (world->stages, stage);
    }
}
