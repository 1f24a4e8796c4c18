/* hjl-feed-parse-profile.c: the part of the feed's JSON that tells of a person
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hackajob/hjl-feed-parse.h"

#include "hackajob/hjl-feed-text.h"
#include "net/hjl-json-loose.h"

/* Reads one element of a list into @array, or nothing where it has nothing to show. */
typedef void (*ReadRow) (JsonObject *row,
                         GPtrArray  *array);
typedef void (*ReadText) (const char *text,
                          GPtrArray  *array);

/* What is no object is shown as it is: nothing that a person wrote is left out because of its form. */
static void
read_list (JsonObject *profile,
           const char *member,
           ReadRow     read_row,
           ReadText    read_text,
           GPtrArray  *array)
{
  JsonArray *list = hjl_json_loose_array (profile, member);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode        *node = json_array_get_element (list, i);
      g_autofree char *text = NULL;

      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          read_row (json_node_get_object (node), array);
          continue;
        }

      text = hjl_feed_show (node);
      if (text != NULL && *text != '\0')
        read_text (text, array);
    }
}

static void
read_phone (JsonObject *row,
            GPtrArray  *array)
{
  g_autofree char *value = hjl_feed_dup_words (row, "value");

  if (value != NULL)
    g_ptr_array_add (array, hjl_labelled_new (hjl_json_loose_text (row, "type"), value));
}

static void
read_plain_phone (const char *text,
                  GPtrArray  *array)
{
  g_ptr_array_add (array, hjl_labelled_new (NULL, text));
}

static void
read_skill (JsonObject *row,
            GPtrArray  *array)
{
  g_autofree char *name = hjl_feed_dup_words (row, "name");

  if (name != NULL)
    g_ptr_array_add (array, hjl_skill_new (name, hjl_json_loose_number (row, "years", 0)));
}

static void
read_plain_skill (const char *text,
                  GPtrArray  *array)
{
  g_ptr_array_add (array, hjl_skill_new (text, 0));
}

/* The first of several names for the same thing. */
static char *
dup_first (JsonObject        *row,
           const char *const *members)
{
  char *value = NULL;

  for (guint i = 0; members[i] != NULL && value == NULL; i++)
    value = hjl_feed_dup_words (row, members[i]);

  return value;
}

/* The contract does not say how a course of study differs from a job, so both sets of words do. */
static void
read_period (JsonObject *row,
             GPtrArray  *array)
{
  static const char *const titles[] = { "title", "degree", "qualification", "course", NULL };
  static const char *const places[] = { "company", "school", "institution", "place", NULL };

  HjlPeriod *period = hjl_period_new ();

  period->title = dup_first (row, titles);
  period->place = dup_first (row, places);
  period->from = hjl_feed_dup_words (row, "from");
  period->to = hjl_feed_dup_words (row, "to");
  period->summary = hjl_feed_dup_words (row, "summary");
  g_ptr_array_add (array, period);
}

static void
read_plain_period (const char *text,
                   GPtrArray  *array)
{
  HjlPeriod *period = hjl_period_new ();

  period->title = g_strdup (text);
  g_ptr_array_add (array, period);
}

static void
read_assessment (JsonObject *row,
                 GPtrArray  *array)
{
  g_autofree char *name = hjl_feed_dup_words (row, "name");
  g_autofree char *score = hjl_feed_dup_words (row, "score");
  g_autofree char *taken_at = hjl_feed_dup_words (row, "taken_at");

  if (name != NULL || score != NULL || taken_at != NULL)
    g_ptr_array_add (array, hjl_assessment_new (name, score, taken_at));
}

static void
read_plain_assessment (const char *text,
                       GPtrArray  *array)
{
  g_ptr_array_add (array, hjl_assessment_new (text, NULL, NULL));
}

/* Text, or an object such as a language with its level. */
static GStrv
read_languages (JsonObject *profile)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *list = hjl_json_loose_array (profile, "languages");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      g_autofree char *text = hjl_feed_show (json_array_get_element (list, i));

      if (text != NULL && *text != '\0')
        g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

static void
read_other (JsonObject *profile,
            GPtrArray  *array)
{
  g_autoptr (GList) labels = NULL;
  JsonObject *other = hjl_json_loose_object (profile, "other");

  labels = other != NULL ? json_object_get_members (other) : NULL;
  for (GList *l = labels; l != NULL; l = l->next)
    {
      g_autofree char *label = g_utf8_make_valid (l->data, -1);
      g_autofree char *text = hjl_feed_show (json_object_get_member (other, l->data));

      if (text != NULL && *text != '\0')
        g_ptr_array_add (array, hjl_labelled_new (label, text));
    }
}

static void
read_request (JsonObject          *object,
              HjlCandidateProfile *profile)
{
  JsonObject *request = hjl_json_loose_object (object, "request");

  if (request == NULL)
    return;

  profile->request_message = hjl_feed_dup_words (request, "message");
  profile->request_salary = hjl_feed_dup_amount (request, "salary");
  profile->request_sent_at = hjl_json_loose_time (request, "sent_at");
}

HjlCandidateProfile *
hjl_feed_parse_profile (JsonNode *row,
                        GError  **error)
{
  g_autoptr (HjlCandidate) candidate = hjl_feed_parse_candidate (row, error);
  g_autoptr (HjlCandidateProfile) profile = NULL;
  JsonObject *object;
  JsonObject *from;

  if (candidate == NULL)
    return NULL;

  object = json_node_get_object (row);
  if (!hjl_feed_get_profile (object, &from, error) || from == NULL)
    return NULL;

  profile = hjl_candidate_profile_new ();
  g_clear_pointer (&profile->emails, g_strfreev);
  g_clear_pointer (&profile->links, g_strfreev);
  g_clear_pointer (&profile->languages, g_strfreev);
  profile->name = g_strdup (hjl_json_loose_name (from, "name"));
  profile->headline = hjl_feed_dup_words (from, "headline");
  profile->emails = hjl_json_loose_texts (from, "emails");
  read_list (from, "phones", read_phone, read_plain_phone, profile->phones);
  profile->location = hjl_feed_dup_words (from, "location");
  profile->links = hjl_json_loose_texts (from, "links");
  read_list (from, "skills", read_skill, read_plain_skill, profile->skills);
  read_list (from, "experience", read_period, read_plain_period, profile->experience);
  read_list (from, "education", read_period, read_plain_period, profile->education);
  profile->salary_expectation = hjl_feed_dup_amount (from, "salary_expectation");
  profile->notice_period = hjl_feed_dup_words (from, "notice_period");
  profile->right_to_work = hjl_feed_dup_words (from, "right_to_work");
  profile->languages = read_languages (from);
  read_list (from, "assessments", read_assessment, read_plain_assessment, profile->assessments);
  profile->summary = hjl_feed_dup_words (from, "summary");
  read_other (from, profile->other);
  read_request (object, profile);

  profile->url = g_strdup (candidate->url);
  return g_steal_pointer (&profile);
}
