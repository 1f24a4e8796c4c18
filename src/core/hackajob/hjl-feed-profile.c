/* hjl-feed-profile.c: the part of the feed's JSON that tells of a person
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "hackajob/hjl-feed-parse.h"

#include "hackajob/hjl-feed-text.h"
#include "model/hjl-error.h"
#include "net/hjl-json.h"

/* Reads one element of a list into @array, or nothing where it has nothing to show. */
typedef gboolean (*ReadRow) (JsonObject *row,
                             GPtrArray  *array,
                             GError    **error);
typedef void (*ReadText) (const char *text,
                          GPtrArray  *array);

/* @read_text: (nullable): for lists whose elements may be plain text too. */
static gboolean
read_list (JsonObject *profile,
           const char *member,
           ReadRow     read_row,
           ReadText    read_text,
           GPtrArray  *array,
           GError    **error)
{
  JsonArray *list;

  if (!hjl_json_get_array (profile, member, &list, error))
    return FALSE;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_NULL (node))
        continue;

      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          if (!read_row (json_node_get_object (node), array, error))
            return FALSE;
        }
      else if (hjl_feed_is_text (node) && read_text != NULL)
        {
          g_autofree char *text = hjl_feed_show (node);

          read_text (text, array);
        }
      else
        {
          g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE, "“%s” is not a list of objects", member);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_phone (JsonObject *row,
            GPtrArray  *array,
            GError    **error)
{
  g_autofree char *type = NULL;
  g_autofree char *value = NULL;

  if (!hjl_feed_dup_text (row, "type", &type, error) ||
      !hjl_feed_dup_words (row, "value", &value, error))
    return FALSE;

  if (value != NULL && *value != '\0')
    g_ptr_array_add (array, hjl_labelled_new (type, value));

  return TRUE;
}

static void
read_plain_phone (const char *text,
                  GPtrArray  *array)
{
  g_ptr_array_add (array, hjl_labelled_new (NULL, text));
}

static gboolean
read_skill (JsonObject *row,
            GPtrArray  *array,
            GError    **error)
{
  g_autofree char *name = NULL;
  double           years;

  if (!hjl_feed_dup_text (row, "name", &name, error) ||
      !hjl_json_get_double (row, "years", &years, error))
    return FALSE;

  if (name != NULL && *name != '\0')
    g_ptr_array_add (array, hjl_skill_new (name, years));

  return TRUE;
}

static void
read_plain_skill (const char *text,
                  GPtrArray  *array)
{
  g_ptr_array_add (array, hjl_skill_new (text, 0));
}

/* The first of several names for the same thing. */
static gboolean
dup_first (JsonObject        *row,
           const char *const *members,
           char             **value,
           GError           **error)
{
  *value = NULL;

  for (guint i = 0; members[i] != NULL && *value == NULL; i++)
    {
      if (!hjl_feed_dup_text (row, members[i], value, error))
        return FALSE;
    }

  return TRUE;
}

/* The contract does not say how a course of study differs from a job, so both sets of words do. */
static gboolean
read_period (JsonObject *row,
             GPtrArray  *array,
             GError    **error)
{
  static const char *const titles[] = { "title", "degree", "qualification", "course", NULL };
  static const char *const places[] = { "company", "school", "institution", "place", NULL };

  HjlPeriod *period = hjl_period_new ();

  g_ptr_array_add (array, period);

  return dup_first (row, titles, &period->title, error) &&
         dup_first (row, places, &period->place, error) &&
         hjl_feed_dup_words (row, "from", &period->from, error) &&
         hjl_feed_dup_words (row, "to", &period->to, error) &&
         hjl_feed_dup_text (row, "summary", &period->summary, error);
}

static gboolean
read_assessment (JsonObject *row,
                 GPtrArray  *array,
                 GError    **error)
{
  g_autofree char *name = NULL;
  g_autofree char *score = NULL;
  g_autofree char *taken_at = NULL;

  if (!hjl_feed_dup_text (row, "name", &name, error) ||
      !hjl_feed_dup_words (row, "score", &score, error) ||
      !hjl_feed_dup_words (row, "taken_at", &taken_at, error))
    return FALSE;

  g_ptr_array_add (array, hjl_assessment_new (name, score, taken_at));
  return TRUE;
}

/* Text, or an object such as a language with its level. */
static gboolean
read_languages (JsonObject *profile,
                GStrv      *languages,
                GError    **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *list;

  if (!hjl_json_get_array (profile, "languages", &list, error))
    return FALSE;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      g_autofree char *text = hjl_feed_show (json_array_get_element (list, i));

      if (text != NULL && *text != '\0')
        g_strv_builder_add (builder, text);
    }

  g_strfreev (*languages);
  *languages = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_texts (JsonObject *profile,
            const char *member,
            GStrv      *texts,
            GError    **error)
{
  g_clear_pointer (texts, g_strfreev);

  return hjl_feed_dup_texts (profile, member, texts, error);
}

static gboolean
read_other (JsonObject *profile,
            GPtrArray  *array,
            GError    **error)
{
  g_autoptr (GList) labels = NULL;
  JsonObject *other;

  if (!hjl_json_get_object (profile, "other", &other, error))
    return FALSE;
  if (other == NULL)
    return TRUE;

  labels = json_object_get_members (other);
  for (GList *l = labels; l != NULL; l = l->next)
    {
      g_autofree char *label = g_utf8_make_valid (l->data, -1);
      g_autofree char *text = hjl_feed_show (json_object_get_member (other, l->data));

      if (text != NULL && *text != '\0')
        g_ptr_array_add (array, hjl_labelled_new (label, text));
    }

  return TRUE;
}

static gboolean
read_request (JsonObject          *object,
              HjlCandidateProfile *profile,
              GError             **error)
{
  JsonObject *request;

  if (!hjl_json_get_object (object, "request", &request, error))
    return FALSE;

  return request == NULL ||
         (hjl_feed_dup_text (request, "message", &profile->request_message, error) &&
          hjl_feed_dup_amount (request, "salary", &profile->request_salary, error) &&
          hjl_json_get_time (request, "sent_at", &profile->request_sent_at, error));
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
  if (!hjl_feed_dup_text (from, "name", &profile->name, error) ||
      !hjl_feed_dup_text (from, "headline", &profile->headline, error) ||
      !read_texts (from, "emails", &profile->emails, error) ||
      !read_list (from, "phones", read_phone, read_plain_phone, profile->phones, error) ||
      !hjl_feed_dup_text (from, "location", &profile->location, error) ||
      !read_texts (from, "links", &profile->links, error) ||
      !read_list (from, "skills", read_skill, read_plain_skill, profile->skills, error) ||
      !read_list (from, "experience", read_period, NULL, profile->experience, error) ||
      !read_list (from, "education", read_period, NULL, profile->education, error) ||
      !hjl_feed_dup_amount (from, "salary_expectation", &profile->salary_expectation, error) ||
      !hjl_feed_dup_words (from, "notice_period", &profile->notice_period, error) ||
      !hjl_feed_dup_words (from, "right_to_work", &profile->right_to_work, error) ||
      !read_languages (from, &profile->languages, error) ||
      !read_list (from, "assessments", read_assessment, NULL, profile->assessments, error) ||
      !hjl_feed_dup_text (from, "summary", &profile->summary, error) ||
      !read_other (from, profile->other, error) ||
      !read_request (object, profile, error))
    return NULL;

  profile->url = g_strdup (candidate->url);
  return g_steal_pointer (&profile);
}
