/* hjl-demo-seed.c: fills an empty world from its options, the same every time
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/world/hjl-demo-person.h"
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

/* Those without an id are custom stages, with a UUID. */
static const HjlDemoLeverStage lever_stages[] = {
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

static const HjlDemoReason reasons[] = {
  { NULL, "Hired", TRUE, TRUE },
  { NULL, "Underqualified", FALSE, TRUE },
  { NULL, "Unresponsive", FALSE, TRUE },
  { NULL, "Withdrew", FALSE, TRUE },
  { NULL, "Offer declined", FALSE, TRUE },
  { NULL, "Timing", FALSE, TRUE },
  { NULL, "Position closed", FALSE, TRUE },
  { NULL, "Salary expectations", FALSE, TRUE },
  { NULL, "Location", FALSE, TRUE },
  { NULL, "Right to work", FALSE, TRUE },
  { NULL, "Duplicate", FALSE, FALSE },
  { NULL, "Overqualified", FALSE, FALSE },
};

static const HjlDemoStage stages[] = {
  { NULL, "Awaiting response", "requested" },
  { NULL, "Accepted", "accepted" },
  { NULL, "Screening call", "in_process" },
  { NULL, "Technical test", "technical_test" },
  { NULL, "First interview", "in_process" },
  { NULL, "Final interview", "in_process" },
  { NULL, "Offer", "offer" },
  { NULL, "Hired", "hired" },
  { NULL, "Rejected", "rejected" },
  { NULL, "Withdrawn", "withdrawn" },
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

/* The users, stages, archive reasons and sources that there are at first. */
static void
seed_reference (HjlDemoWorld *world)
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
      HjlDemoLeverStage *stage = g_memdup2 (&lever_stages[i], sizeof lever_stages[i]);

      if (stage->id == NULL)
        stage->id = hjl_demo_world_uuid (world, HJL_DEMO_STREAM_STAGE, i);
      g_ptr_array_add (world->lever_stages, stage);
    }
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      HjlDemoReason *reason = g_memdup2 (&reasons[i], sizeof reasons[i]);

      reason->id = hjl_demo_world_uuid (world, HJL_DEMO_STREAM_REASON, i);
      g_ptr_array_add (world->reasons, reason);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_ptr_array_add (world->sources, g_strdup (sources[i]));
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      HjlDemoStage *stage = g_memdup2 (&stages[i], sizeof stages[i]);

      stage->id = hjl_demo_world_printf (world, "stage-%u", 100 + i * 10);
      stage->position = i + 1;
      g_ptr_array_add (world->stages, stage);
    }
}

/* -1 stands for nobody; 5 is the user who was deactivated. */
static const struct
{
  const char *text;
  const char *state;
  const char *channels;
  const char *location;
  const char *team;
  int         owner;
  int         manager;
  gboolean    confidential;
} postings[] = {
  { "Senior Backend Engineer", "published", "both", "London", "Engineering", 2, -1, FALSE },
  { "Data Engineer", "published", "public", "Manchester", "Data", 3, 2, FALSE },
  { "Product Manager", "published", "both", "Remote (UK)", "Product", -1, -1, FALSE },
  { "Frontend Engineer (React)", "published", "public", "Berlin", "Design", 5, 3, FALSE },
  { "Site Reliability Engineer", "published", "both", "Bristol", "Platform", 0, 1, FALSE },
  { "Machine Learning Engineer", "internal", NULL, "London", "Engineering", -1, 3, FALSE },
  { "Backend Engineer", "closed", NULL, "London", "Engineering", 2, 2, FALSE },
  { "QA Engineer", "draft", NULL, "Manchester", "Data", 3, -1, FALSE },
  { "Engineering Manager", "pending", NULL, "Remote (UK)", "Product", 1, 0, FALSE },
  { "Blockchain Evangelist", "rejected", NULL, "Berlin", "Design", 1, -1, FALSE },
  { "Security Engineer", "published", "internal", "Bristol", "Platform", 5, -1, FALSE },
  { "Chief of Staff", "published", "public", "London", "Leadership", 0, 0, TRUE },
};

static const char *const titles[] = {
  "Senior Backend Engineer",
  "Data Engineer",
  "Product Manager",
  "Front-end Developer (React)",
  "SRE / Site Reliability Engineer",
  "Machine Learning Engineer",
  "QA Engineer",
  "Security Engineer",
};

static HjlDemoUser *
user_at (HjlDemoWorld *world,
         int           index)
{
  return index >= 0 ? g_ptr_array_index (world->users, index) : NULL;
}

static void
seed_postings (HjlDemoWorld *world)
{
  for (guint i = 0; i < world->options.postings; i++)
    {
      guint           kind = i < G_N_ELEMENTS (postings) ? i : i % 5;
      HjlDemoPosting *posting = g_new0 (HjlDemoPosting, 1);

      posting->id = hjl_demo_world_uuid (world, HJL_DEMO_STREAM_POSTING, i);
      posting->text = i < G_N_ELEMENTS (postings) ? postings[i].text
                                                  : hjl_demo_world_printf (world, "%s %u", postings[kind].text, i + 1);
      posting->state = postings[kind].state;
      posting->channels = postings[kind].channels;
      posting->location = postings[kind].location;
      posting->team = postings[kind].team;
      posting->department = "R&D";
      posting->commitment = "Full-time";
      posting->workplace = i % 3 == 0 ? "hybrid" : i % 3 == 1 ? "onsite"
                                                              : "remote";
      posting->user = user_at (world, 0);
      posting->owner = user_at (world, postings[kind].owner);
      posting->hiring_manager = user_at (world, postings[kind].manager);
      posting->confidential = postings[kind].confidential;
      posting->created_at = HJL_DEMO_EPOCH - 90 * HJL_DEMO_DAY + i * HJL_DEMO_SECOND;
      posting->updated_at = HJL_DEMO_EPOCH - 30 * HJL_DEMO_DAY + i * HJL_DEMO_SECOND;
      g_ptr_array_add (world->postings, posting);
    }
}

static void
seed_roles (HjlDemoWorld *world)
{
  HjlDemoRole *role;

  for (guint i = 0; i < world->options.live_roles; i++)
    {
      guint            title = i % G_N_ELEMENTS (titles);
      g_autofree char *name = i < G_N_ELEMENTS (titles) ? g_strdup (titles[title])
                                                        : g_strdup_printf ("%s %u", titles[title], i + 1);

      role = hjl_demo_world_add_role (world, name, "live");
      role->published_at = HJL_DEMO_EPOCH - 40 * HJL_DEMO_DAY + i * HJL_DEMO_SECOND;
      role->updated_at = HJL_DEMO_EPOCH - 10 * HJL_DEMO_DAY + i * HJL_DEMO_SECOND;
    }
  role = hjl_demo_world_add_role (world, "Android Engineer", "paused");
  role->published_at = role->updated_at = HJL_DEMO_EPOCH - 50 * HJL_DEMO_DAY;
  role = hjl_demo_world_add_role (world, "Java Developer", "closed");
  role->published_at = role->updated_at = HJL_DEMO_EPOCH - 80 * HJL_DEMO_DAY;
}

static HjlDemoStatus
status_of (HjlDemoWorld *world,
           guint         index)
{
  static const HjlDemoStatus later[] = {
    HJL_DEMO_STATUS_ACCEPTED,
    HJL_DEMO_STATUS_REQUESTED,
    HJL_DEMO_STATUS_ACCEPTED,
    HJL_DEMO_STATUS_DECLINED,
    HJL_DEMO_STATUS_ACCEPTED,
    HJL_DEMO_STATUS_WITHDRAWN,
    HJL_DEMO_STATUS_ACCEPTED,
    HJL_DEMO_STATUS_DELETED,
    HJL_DEMO_STATUS_ACCEPTED,
    HJL_DEMO_STATUS_REQUESTED,
  };

  /* The first twenty are the special cases, who have all accepted. */
  if (world->options.plain || index < 20)
    return HJL_DEMO_STATUS_ACCEPTED;
  if (index < 40)
    return later[index % G_N_ELEMENTS (later)];
  return index % 4 != 0 ? HJL_DEMO_STATUS_ACCEPTED : later[(index / 4) % G_N_ELEMENTS (later)];
}

static void
seed_candidates (HjlDemoWorld *world)
{
  for (guint i = 0; i < world->options.candidates; i++)
    {
      /* One in twenty belongs to a role that is not live. */
      guint             role = i >= 20 && i % 20 == 14 ? world->options.live_roles + (i / 20) % 2
                                                       : i % MAX (world->options.live_roles, 1);
      HjlDemoCandidate *candidate;

      if (world->options.plain)
        role = i % MAX (world->options.live_roles, 1);
      candidate = hjl_demo_world_add_candidate (world, g_ptr_array_index (world->roles, role),
                                                status_of (world, i), HJL_DEMO_EPOCH + i * 20 * HJL_DEMO_SECOND);
      hjl_demo_person_seed (world, candidate);
      /* Some are further on already. */
      if (!world->options.plain && candidate->status == HJL_DEMO_STATUS_ACCEPTED && i % 6 == 5)
        candidate->stage = g_ptr_array_index (world->stages, 2 + i / 6 % 4);
    }
}

/* People who are in Lever without hackajob: old rows as NG recorded them (lever/README.md, Reading opportunities). */
static void
seed_others (HjlDemoWorld *world)
{
  for (guint i = 0; i < world->options.others; i++)
    {
      HjlDemoRandom       random = hjl_demo_random (world->options.seed, HJL_DEMO_STREAM_OTHER, i);
      g_autofree char    *some_name = i % 12 == 5 ? NULL : hjl_demo_person_dup_name (&random);
      const char         *name = i == 3 ? HJL_DEMO_PERSON_FIRST_NAME : some_name != NULL ? some_name
                                                                                         : "";
      HjlDemoContact     *contact = hjl_demo_world_add_contact (world, name);
      HjlDemoPosting     *posting = NULL;
      HjlDemoOpportunity *opportunity;

      /* One is hackajob's first candidate: the first export is de-duplicated. */
      if (i == 3)
        hjl_demo_world_add_email (world, contact, HJL_DEMO_PERSON_FIRST_EMAIL);
      else if (i % 10 == 7)
        {
          g_autofree char *email = g_strdup_printf ("lead%u@example.org", i);

          hjl_demo_world_add_email (world, contact, email);
        }
      if (world->postings->len > 0 && i % 3 == 0)
        posting = g_ptr_array_index (world->postings, (i / 3 + 5) % world->postings->len);
      opportunity = hjl_demo_world_add_opportunity (
        world, contact, posting,
        g_ptr_array_index (world->lever_stages, hjl_demo_random_below (&random, world->lever_stages->len)),
        HJL_DEMO_EPOCH - 300 * HJL_DEMO_DAY + i * HJL_DEMO_SECOND);
      opportunity->origin = i % 5 == 4 ? "applied" : "sourced";
      opportunity->owner = posting != NULL ? posting->owner : NULL;
      if (i % 8 == 1)
        hjl_demo_strings_add (opportunity->sources, "Referral");
      if (i % 7 == 6)
        {
          opportunity->reason = g_ptr_array_index (world->reasons, 1 + i % 9);
          opportunity->archived_at = HJL_DEMO_EPOCH - 200 * HJL_DEMO_DAY;
        }
      if (i % 11 == 10)
        {
          opportunity->updated_at = HJL_DEMO_EPOCH - 100 * HJL_DEMO_DAY + i * HJL_DEMO_SECOND;
          opportunity->by_change = g_sequence_insert_sorted (world->by_change, opportunity,
                                                             hjl_demo_order_by_change, NULL);
        }
    }
}

/* The first from @index on that a role can be mapped to. */
static HjlDemoPosting *
find_open_posting (HjlDemoWorld *world,
                   guint         index)
{
  for (guint i = 0; i < world->postings->len; i++)
    {
      HjlDemoPosting *posting = g_ptr_array_index (world->postings, (index + i) % world->postings->len);

      if (!posting->confidential && g_strcmp0 (posting->state, "closed") != 0 && g_strcmp0 (posting->state, "rejected") != 0)
        return posting;
    }

  return NULL;
}

/* So many who were exported in an earlier life, for measurements. */
static void
seed_linked (HjlDemoWorld *world)
{
  guint left = world->options.linked;

  for (guint i = 0; i < world->candidates->len && left > 0; i++)
    {
      HjlDemoCandidate   *candidate = g_ptr_array_index (world->candidates, i);
      HjlDemoContact     *contact;
      HjlDemoPosting     *posting = find_open_posting (world, candidate->role->index);
      HjlDemoOpportunity *opportunity;
      HjlDemoPerson       person;

      if (candidate->status != HJL_DEMO_STATUS_ACCEPTED || posting == NULL)
        continue;
      hjl_demo_person_init (&person, world, candidate);
      contact = hjl_demo_world_add_contact (world, person.name);
      if (person.email != NULL)
        hjl_demo_world_add_email (world, contact, person.email);
      g_ptr_array_add (contact->links, hjl_demo_candidate_dup_url (candidate));
      opportunity = hjl_demo_world_add_opportunity (world, contact, posting,
                                                    g_ptr_array_index (world->lever_stages, 0),
                                                    candidate->updated_at + HJL_DEMO_SECOND);
      hjl_demo_strings_add (opportunity->sources, "hackajob");
      opportunity->updated_at = candidate->updated_at + HJL_DEMO_SECOND;
      opportunity->by_change = g_sequence_insert_sorted (world->by_change, opportunity,
                                                         hjl_demo_order_by_change, NULL);
      hjl_demo_person_clear (&person);
      left--;
    }
}

void
hjl_demo_seed (HjlDemoWorld *self)
{
  self->clock = HJL_DEMO_EPOCH;
  seed_reference (self);
  seed_postings (self);
  seed_roles (self);
  seed_candidates (self);
  seed_others (self);
  seed_linked (self);
}
