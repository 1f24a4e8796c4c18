/* hjl-demo-person.c: who a hackajob candidate is: the cast of special cases, and everybody else
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/world/hjl-demo-person.h"

#define NO_EMAIL ""

/* All are invented; example.com belongs to nobody. */
static const struct
{
  const char *name;
  const char *email; /* NULL: made from the name; NO_EMAIL: none */
  HjlDemoCv   cv;
  const char *cv_name; /* NULL: made from the name */
  gboolean    no_profile_pdf;
  gboolean    bare;
  int         same_as; /* one person with that candidate, or 0 */
} cast[] = {
  { HJL_DEMO_PERSON_FIRST_NAME, HJL_DEMO_PERSON_FIRST_EMAIL, HJL_DEMO_CV_PDF },
  { "Björn Åkerström-Nuñez", NULL, HJL_DEMO_CV_DOCX, "Lebenslauf – Björn Åkerström.docx" },
  { "李 明華", "minghua.li@example.com", HJL_DEMO_CV_PDF, "简历 李明華.pdf" },
  { "Ольга Ветрова", "olga.vetrova@example.com", HJL_DEMO_CV_PDF, "резюме.pdf", TRUE },
  { "ليلى حداد", "layla.haddad@example.com", HJL_DEMO_CV_DOCX, "سيرة.docx" },
  { "Νίκος Παπαδάτος", NO_EMAIL, HJL_DEMO_CV_PDF, NULL },
  { "Nomail Nowhere", NO_EMAIL, HJL_DEMO_CV_DOCX, NULL, TRUE, TRUE },
  { "Bare Minimum", NULL, HJL_DEMO_CV_NONE, NULL, TRUE, TRUE },
  { "Tessa Twice", "tessa.twice@example.com", HJL_DEMO_CV_PDF },
  { "Tessa Twice", "tessa.twice@example.com", HJL_DEMO_CV_PDF, NULL, FALSE, FALSE, 8 },
  { "Jonas Shared", "the.shareds@example.com", HJL_DEMO_CV_PDF },
  { "Greta Shared", "the.shareds@example.com", HJL_DEMO_CV_DOCX },
  { "Nora Nocv", NULL, HJL_DEMO_CV_NONE },
  { "Petra Picture", NULL, HJL_DEMO_CV_PNG, "my cv (photo).png" },
  { "Terry Textfile", NULL, HJL_DEMO_CV_TXT, "cv.txt" },
  { "Zero Byte", NULL, HJL_DEMO_CV_EMPTY, "empty.pdf" },
  { "Hugo Huge", NULL, HJL_DEMO_CV_HUGE, "portfolio and cv.pdf" },
  { "Quentin \"Q\" O'Quote", "quentin.oquote@example.com", HJL_DEMO_CV_PDF, "the \"real\" cv; final.pdf" },
  { "Maximiliana Theodora Wilhelmina Konstantinopolitanskaya-Featherstonehaugh-Cholmondeley de la Fuente y "
    "Villanueva del Prado von und zu Hohenlohe-Beispielhausen the Younger",
    "maximiliana@example.com", HJL_DEMO_CV_PDF,
    "Curriculum vitae of Maximiliana Theodora Wilhelmina Konstantinopolitanskaya-Featherstonehaugh-"
    "Cholmondeley, revised for the spring of the year, with all appendices and references.pdf" },
  { "Odette Odt", NULL, HJL_DEMO_CV_ODT, "cv.odt" },
};

static const char *const first[] = {
  "Alba",
  "Bruno",
  "Chidi",
  "Dara",
  "Elif",
  "Farah",
  "Goran",
  "Hana",
  "Ivo",
  "Jana",
  "Kenji",
  "Lior",
  "Mina",
  "Noor",
  "Otis",
  "Paz",
  "Quinn",
  "Rosa",
  "Sven",
  "Tala",
  "Uma",
  "Vito",
  "Wren",
  "Yusra",
  "Zane",
};
static const char *const last[] = {
  "Abernathy",
  "Bellweather",
  "Castellane",
  "Dunmore",
  "Eskildt",
  "Fairweather",
  "Galloway",
  "Hartigan",
  "Ibanya",
  "Jernvall",
  "Kestrel",
  "Lindqvord",
  "Marlowe",
  "Nakagura",
  "Okafiri",
  "Penhalow",
  "Quillane",
  "Rosendal",
  "Silvane",
  "Tremaine",
  "Ulvestad",
  "Valtieri",
  "Winterbourne",
  "Yarrow",
  "Zelenko",
};
static const char *const headlines[] = {
  "Backend engineer, Go and PostgreSQL",
  "Data engineer",
  "Full-stack developer",
  "Product manager",
  "Site reliability engineer",
  "Machine learning engineer",
  "Front-end developer",
  "Test automation engineer",
};
static const char *const places[] = { "London, UK", "Manchester, UK", "Leeds, UK", "Berlin, DE", "Lisbon, PT" };

char *
hjl_demo_person_dup_name (HjlDemoRandom *random)
{
  const char *one = first[hjl_demo_random_below (random, G_N_ELEMENTS (first))];
  const char *two = last[hjl_demo_random_below (random, G_N_ELEMENTS (last))];

  return g_strdup_printf ("%s %s", one, two);
}

static char *
dup_email (const char *name,
           guint       index)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  g_autofree char *lower = g_ascii_strdown (ascii, -1);

  for (char *c = lower; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c))
      *c = '.';
  return g_strdup_printf ("%s.%u@example.com", lower, index + 1);
}

static char *
dup_cv_name (const char *name,
             HjlDemoCv   cv)
{
  g_autofree char *base = g_strdelimit (g_strdup (name), " /\\", '_');

  if (cv == HJL_DEMO_CV_NONE)
    return NULL;
  return g_strdup_printf ("%s_CV.%s", base, cv == HJL_DEMO_CV_DOCX ? "docx" : cv == HJL_DEMO_CV_TXT ? "txt"
                                                                                                    : "pdf");
}

void
hjl_demo_person_init (HjlDemoPerson    *self,
                      HjlDemoWorld     *world,
                      HjlDemoCandidate *candidate)
{
  guint         index = candidate->index;
  HjlDemoRandom random;

  if (!candidate->plain && index < G_N_ELEMENTS (cast) && cast[index].same_as > 0)
    index = cast[index].same_as;
  random = hjl_demo_random (world->options.seed, HJL_DEMO_STREAM_PERSON, index);
  *self = (HjlDemoPerson){ .name = hjl_demo_person_dup_name (&random) };
  self->headline = g_strdup (headlines[hjl_demo_random_below (&random, G_N_ELEMENTS (headlines))]);
  self->location = g_strdup (places[hjl_demo_random_below (&random, G_N_ELEMENTS (places))]);
  self->phone = g_strdup_printf ("07700 900%03u", hjl_demo_random_below (&random, 1000));
  self->cv = hjl_demo_random_often (&random, 30) ? HJL_DEMO_CV_DOCX : HJL_DEMO_CV_PDF;
  self->profile_pdf = candidate->plain || hjl_demo_random_often (&random, 70);

  if (!candidate->plain && index < G_N_ELEMENTS (cast))
    {
      g_free (self->name);
      self->name = g_strdup (cast[index].name);
      self->cv = cast[index].cv;
      self->cv_name = g_strdup (cast[index].cv_name);
      self->profile_pdf = !cast[index].no_profile_pdf;
      self->bare = cast[index].bare;
      self->email = g_strdup (cast[index].email);
    }
  if (candidate->email != NULL)
    {
      g_free (self->email);
      self->email = g_strdup (candidate->email);
    }
  if (self->email == NULL)
    self->email = dup_email (self->name, index);
  else if (*self->email == '\0')
    g_clear_pointer (&self->email, g_free);
  if (self->cv_name == NULL)
    self->cv_name = dup_cv_name (self->name, self->cv);
  if (self->bare)
    g_clear_pointer (&self->phone, g_free);
}

void
hjl_demo_person_clear (HjlDemoPerson *self)
{
  g_free (self->name);
  g_free (self->headline);
  g_free (self->location);
  g_free (self->email);
  g_free (self->phone);
  g_free (self->cv_name);
}

void
hjl_demo_person_seed (HjlDemoWorld     *world,
                      HjlDemoCandidate *candidate)
{
  if (!candidate->plain && candidate->index < G_N_ELEMENTS (cast) && cast[candidate->index].same_as > 0)
    {
      HjlDemoCandidate *other = g_ptr_array_index (world->candidates, cast[candidate->index].same_as);

      candidate->talent_id = other->talent_id;
    }
}

const char *
hjl_demo_cv_to_string (HjlDemoCv cv)
{
  static const char *const names[] = {
    [HJL_DEMO_CV_PDF] = "pdf",
    [HJL_DEMO_CV_DOCX] = "docx",
    [HJL_DEMO_CV_TXT] = "txt",
    [HJL_DEMO_CV_PNG] = "png",
    [HJL_DEMO_CV_NONE] = "none",
    [HJL_DEMO_CV_EMPTY] = "empty",
    [HJL_DEMO_CV_HUGE] = "huge",
    [HJL_DEMO_CV_ODT] = "odt",
  };

  return names[cv];
}

GPtrArray *
hjl_demo_person_find (HjlDemoWorld *world,
                      const char   *email)
{
  g_autofree char *wanted = g_ascii_strdown (email, -1);

  if (world->candidates_by_email == NULL)
    {
      world->candidates_by_email = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          (GDestroyNotify) g_ptr_array_unref);
      for (guint i = 0; i < world->candidates->len; i++)
        {
          HjlDemoCandidate *candidate = g_ptr_array_index (world->candidates, i);
          HjlDemoPerson     person;
          GPtrArray        *list;

          hjl_demo_person_init (&person, world, candidate);
          if (person.email != NULL)
            {
              list = g_hash_table_lookup (world->candidates_by_email, person.email);
              if (list == NULL)
                {
                  list = g_ptr_array_new ();
                  g_hash_table_insert (world->candidates_by_email, g_strdup (person.email), list);
                }
              g_ptr_array_add (list, candidate);
            }
          hjl_demo_person_clear (&person);
        }
    }
  return g_hash_table_lookup (world->candidates_by_email, wanted);
}

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
