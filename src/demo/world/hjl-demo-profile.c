/* hjl-demo-profile.c: the hackajob profile of an invented person
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/world/hjl-demo-person.h"

static const char *const skills[] = {
  "Go",
  "Python",
  "PostgreSQL",
  "Kubernetes",
  "React",
  "TypeScript",
  "Java",
  "Terraform",
  "Kafka",
  "SQL",
  "C++",
  "Figma",
};
static const char *const companies[] = { "Northwind Bikes", "Lumen & Pine", "Harbour Analytics", "Tidal Foods", "Quarrystone" };
static const char *const degrees[] = { "BSc Computer Science", "MEng Software Engineering", "BA Design", "PhD Statistics" };
static const char *const schools[] = { "University of Westmere", "Halden Institute of Technology", "Karst College" };

static JsonArray *
new_phones (HjlDemoPerson *person)
{
  JsonArray  *array = json_array_new ();
  JsonObject *phone;

  if (person->phone == NULL)
    return array;
  phone = json_object_new ();
  json_object_set_string_member (phone, "type", "mobile");
  json_object_set_string_member (phone, "value", person->phone);
  json_array_add_object_element (array, phone);
  return array;
}

static JsonArray *
new_skills (HjlDemoRandom *random)
{
  JsonArray *array = json_array_new ();
  guint      from = hjl_demo_random_below (random, G_N_ELEMENTS (skills));
  guint      n = 3 + hjl_demo_random_below (random, 4);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *skill = json_object_new ();

      json_object_set_string_member (skill, "name", skills[(from + i) % G_N_ELEMENTS (skills)]);
      /* Half years happen, and so do skills without a number. */
      if (i == 1)
        json_object_set_double_member (skill, "years", 2.5);
      else if (i == 2)
        json_object_set_null_member (skill, "years");
      else
        json_object_set_int_member (skill, "years", 1 + hjl_demo_random_below (random, 12));
      json_array_add_object_element (array, skill);
    }
  return array;
}

static JsonArray *
new_experience (HjlDemoRandom *random,
                HjlDemoPerson *person)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < 2; i++)
    {
      JsonObject      *job = json_object_new ();
      guint            year = 2024 - i * 3 - hjl_demo_random_below (random, 2);
      g_autofree char *from = g_strdup_printf ("%u-03", year - 2);
      g_autofree char *to = g_strdup_printf ("%u-02", year);

      json_object_set_string_member (job, "title", i == 0 ? person->headline : "Software engineer");
      json_object_set_string_member (job, "company", companies[hjl_demo_random_below (random, G_N_ELEMENTS (companies))]);
      json_object_set_string_member (job, "from", from);
      json_object_set_string_member (job, "to", i == 0 ? NULL : to);
      json_object_set_string_member (job, "summary",
                                     "Built and ran services that people use every day; halved the time of a release.");
      json_array_add_object_element (array, job);
    }
  return array;
}

static JsonArray *
new_education (HjlDemoRandom *random)
{
  JsonArray  *array = json_array_new ();
  JsonObject *course = json_object_new ();

  json_object_set_string_member (course, "degree", degrees[hjl_demo_random_below (random, G_N_ELEMENTS (degrees))]);
  json_object_set_string_member (course, "school", schools[hjl_demo_random_below (random, G_N_ELEMENTS (schools))]);
  json_object_set_string_member (course, "from", "2012");
  json_object_set_string_member (course, "to", "2015");
  json_array_add_object_element (array, course);
  return array;
}

static JsonArray *
new_assessments (HjlDemoRandom *random)
{
  JsonArray  *array = json_array_new ();
  JsonObject *assessment = json_object_new ();

  json_object_set_string_member (assessment, "name", "Coding challenge");
  json_object_set_int_member (assessment, "score", 60 + hjl_demo_random_below (random, 41));
  json_object_set_string_member (assessment, "taken_at", "2025-11-20T10:00:00Z");
  json_array_add_object_element (array, assessment);
  assessment = json_object_new ();
  json_object_set_string_member (assessment, "name", "Pair programming");
  json_object_set_string_member (assessment, "score", "B+");
  json_object_set_null_member (assessment, "taken_at");
  json_array_add_object_element (array, assessment);
  return array;
}

static JsonArray *
new_strings (const char *one,
             const char *two)
{
  JsonArray *array = json_array_new ();

  if (one != NULL)
    json_array_add_string_element (array, one);
  if (two != NULL)
    json_array_add_string_element (array, two);
  return array;
}

static JsonObject *
new_money (double amount)
{
  JsonObject *money = json_object_new ();

  json_object_set_double_member (money, "amount", amount);
  json_object_set_string_member (money, "currency", "GBP");
  return money;
}

static void
fill (JsonObject    *profile,
      HjlDemoPerson *person,
      HjlDemoRandom *random)
{
  JsonObject      *other = json_object_new ();
  g_autofree char *slug = g_str_to_ascii (person->name, "C");
  g_autofree char *link = NULL;

  for (char *c = slug; *c != '\0'; c++)
    *c = g_ascii_isalnum (*c) ? g_ascii_tolower (*c) : '-';
  link = g_strdup_printf ("https://portfolio.example/%s", slug);
  json_object_set_string_member (profile, "headline", person->headline);
  json_object_set_string_member (profile, "location", person->location);
  json_object_set_array_member (profile, "links", new_strings (link, NULL));
  json_object_set_array_member (profile, "skills", new_skills (random));
  json_object_set_array_member (profile, "experience", new_experience (random, person));
  json_object_set_array_member (profile, "education", new_education (random));
  json_object_set_object_member (profile, "salary_expectation", new_money (55000.5 + 500 * hjl_demo_random_below (random, 60)));
  json_object_set_string_member (profile, "notice_period", "1 month");
  json_object_set_string_member (profile, "right_to_work", "UK");
  json_object_set_array_member (profile, "languages", new_strings ("English", "Español"));
  json_object_set_array_member (profile, "assessments", new_assessments (random));
  json_object_set_string_member (profile, "summary",
                                 "Looking for a team that cares about its users.\nSecond line; “quotes” & <signs>.");
  json_object_set_string_member (other, "Preferred working", "Hybrid, 2 days");
  json_object_set_string_member (other, "Visa", "not needed");
  json_object_set_object_member (profile, "other", other);
}

JsonObject *
hjl_demo_profile_to_json (HjlDemoWorld     *world,
                          HjlDemoCandidate *candidate)
{
  JsonObject   *profile = json_object_new ();
  HjlDemoRandom random = hjl_demo_random (world->options.seed, HJL_DEMO_STREAM_PERSON,
                                          candidate->index + G_GUINT64_CONSTANT (1000000000));
  HjlDemoPerson person;

  hjl_demo_person_init (&person, world, candidate);
  json_object_set_string_member (profile, "name", person.name);
  json_object_set_array_member (profile, "emails", new_strings (person.email, candidate->more_email));
  json_object_set_array_member (profile, "phones", new_phones (&person));
  if (!person.bare)
    fill (profile, &person, &random);
  else
    {
      /* Missing, null and empty are all the same to a reader. */
      json_object_set_null_member (profile, "headline");
      json_object_set_string_member (profile, "location", "");
      json_object_set_null_member (profile, "skills");
    }
  hjl_demo_person_clear (&person);
  return profile;
}

JsonObject *
hjl_demo_request_to_json (HjlDemoWorld     *world,
                          HjlDemoCandidate *candidate)
{
  JsonObject      *request = json_object_new ();
  g_autofree char *message = g_strdup_printf ("We would like to talk to you about %s.", candidate->role->title);

  json_object_set_string_member (request, "message", message);
  json_object_set_string_member (request, "salary", "£60,000 – £75,000");
  json_object_set_string_member (request, "sent_at", "2026-01-02T08:30:00Z");
  return request;
}
