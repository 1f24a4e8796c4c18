/* test-feed-parse.c: the feed's JSON into model objects, whole and broken
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "hackajob/hjl-feed-json.h"
#include "hackajob/hjl-feed-parse.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "model/hjl-time.h"

#define CANDIDATE "'id':'c','talent_id':'t','role_id':'r','stage_id':'s','updated_at':'2026-03-02T09:30:00Z','version':'1'"
#define ACCEPTED "{" CANDIDATE ",'status':'accepted','profile':"

typedef gpointer (*Parse) (JsonNode *row,
                           GError  **error);

static gpointer
parse_role (JsonNode *row,
            GError  **error)
{
  return hjl_feed_parse_role (row, error);
}

static gpointer
parse_stage (JsonNode *row,
             GError  **error)
{
  return hjl_feed_parse_stage (row, error);
}

static gpointer
parse_candidate (JsonNode *row,
                 GError  **error)
{
  return hjl_feed_parse_candidate (row, error);
}

static gpointer
parse_profile (JsonNode *row,
               GError  **error)
{
  return hjl_feed_parse_profile (row, error);
}

static gpointer
parse_account (JsonNode *row,
               GError  **error)
{
  return hjl_feed_parse_account (row, error);
}

static gpointer
parse_mark (JsonNode *row,
            GError  **error)
{
  return hjl_feed_parse_mark (row, error);
}

/* Each row lacks one thing or has it of a wrong type; the error has to name it. */
static const struct
{
  Parse       parse;
  const char *json;
  const char *field;
} broken[] = {
  { parse_role, "[]", "object" },
  { parse_role, "'r'", "object" },
  { parse_role, "null", "object" },
  { parse_role, "{}", "“id”" },
  { parse_role, "{'id':4,'title':'t'}", "“id”" },
  { parse_candidate, "{'id':'c','talent_id':7}", "“talent_id”" },
  { parse_role, "{'id':'','title':'t','status':'live','updated_at':'2026-03-02T09:30:00Z'}", "“id”" },
  { parse_role, "{'id':null,'title':'t','status':'live','updated_at':'2026-03-02T09:30:00Z'}", "“id”" },
  { parse_role, "{'id':'A\\ud800B','title':'t','status':'live','updated_at':'2026-03-02T09:30:00Z'}", "“id”" },
  { parse_stage, "{'name':'n','position':1,'kind':'offer'}", "“id”" },
  { parse_candidate, "7", "object" },
  { parse_candidate, "{'talent_id':'t','role_id':'r','stage_id':'s','updated_at':'2026-03-02T09:30:00Z','version':'1','status':'accepted'}", "“id”" },
  { parse_candidate, "{'id':'c','role_id':'r','stage_id':'s','updated_at':'2026-03-02T09:30:00Z','version':'1','status':'accepted'}", "“talent_id”" },
  { parse_candidate, "{'id':'c','talent_id':'t','stage_id':'s','updated_at':'2026-03-02T09:30:00Z','version':'1','status':'accepted'}", "“role_id”" },
  { parse_candidate, "{'id':'c','talent_id':'t','role_id':'r','updated_at':'2026-03-02T09:30:00Z','version':'1','status':'accepted'}", "“stage_id”" },
  { parse_candidate, "{" CANDIDATE "}", "“status”" },
  { parse_candidate, "{" CANDIDATE ",'status':7}", "“status”" },
  { parse_account, "{'company':{'id':'c','name':'n'}}", "“user”" },
  { parse_account, "{'user':{},'company':{'id':'c','name':'n'}}", "“id”" },
  { parse_account, "{'user':{'id':'u'}}", "“company”" },
  { parse_mark, "{}", "“record_id”" },
};

/* What the program can do without costs no row, whatever type it has. */
static const struct
{
  Parse       parse;
  const char *json;
} odd[] = {
  { parse_role, "{'id':'r','status':'live','updated_at':'2026-03-02T09:30:00Z'}" },
  { parse_role, "{'id':'r','title':['t'],'status':'live','updated_at':'2026-03-02T09:30:00Z'}" },
  { parse_role, "{'id':'r','title':'t','updated_at':'2026-03-02T09:30:00Z'}" },
  { parse_role, "{'id':'r','title':'t','status':'live'}" },
  { parse_role, "{'id':'r','title':'t','status':'live','updated_at':1772444000000}" },
  { parse_role, "{'id':'r','title':'t','status':'live','updated_at':'yesterday'}" },
  { parse_role, "{'id':'r','title':'t','status':'live','updated_at':'2026-03-02T09:30:00Z','salary':[1]}" },
  { parse_role, "{'id':'r','title':'t','status':'live','updated_at':'2026-03-02T09:30:00Z','salary':{'min':'many'}}" },
  { parse_role, "{'id':'r','title':'t','status':'live','updated_at':'2026-03-02T09:30:00Z','location':{}}" },
  { parse_role, "{'id':'r','title':'t','status':'live','updated_at':'2026-03-02T09:30:00Z','accepted_count':1.5}" },
  { parse_stage, "{'id':'s','position':1,'kind':'offer'}" },
  { parse_stage, "{'id':'s','name':'n','kind':'offer'}" },
  { parse_stage, "{'id':'s','name':'n','position':null,'kind':'offer'}" },
  { parse_stage, "{'id':'s','name':'n','position':'first','kind':'offer'}" },
  { parse_stage, "{'id':'s','name':'n','position':1}" },
  { parse_candidate, "{'id':'c','talent_id':'t','role_id':'r','stage_id':'s','version':'1','status':'accepted'}" },
  { parse_candidate, "{'id':'c','talent_id':'t','role_id':'r','stage_id':'s','updated_at':'2026-03-02T09:30:00Z','status':'accepted'}" },
  { parse_candidate, "{'id':'c','talent_id':'t','role_id':'r','stage_id':'s','updated_at':'2026-03-02T09:30:00Z','version':{},'status':'accepted'}" },
  { parse_candidate, "{'id':'c','talent_id':'t','role_id':'r','stage_id':'s','updated_at':'2026-03-02T09:30:00Z','version':true,'status':'accepted'}" },
  { parse_candidate, "{'id':'c','talent_id':'t','role_id':'r','stage_id':'s','updated_at':'2026-03-02T09:30:00Z','version':'','status':'accepted'}" },
  { parse_candidate, "{" CANDIDATE ",'status':'accepted','accepted_at':7}" },
  { parse_candidate, "{" CANDIDATE ",'status':'accepted','url':7}" },
  { parse_candidate, ACCEPTED "[]}" },
  { parse_candidate, ACCEPTED "{'name':7}}" },
  { parse_profile, ACCEPTED "{'headline':[]}}" },
  { parse_profile, ACCEPTED "{'emails':'a@b.example'}}" },
  { parse_profile, ACCEPTED "{'emails':[7]}}" },
  { parse_profile, ACCEPTED "{'phones':{}}}" },
  { parse_profile, ACCEPTED "{'phones':[7]}}" },
  { parse_profile, ACCEPTED "{'phones':[{'value':[]}]}}" },
  { parse_profile, ACCEPTED "{'skills':[[]]}}" },
  { parse_profile, ACCEPTED "{'skills':[{'name':'C','years':'ten'}]}}" },
  { parse_profile, ACCEPTED "{'experience':['work']}}" },
  { parse_profile, ACCEPTED "{'experience':[{'from':{}}]}}" },
  { parse_profile, ACCEPTED "{'education':[{'school':7}]}}" },
  { parse_profile, ACCEPTED "{'salary_expectation':[]}}" },
  { parse_profile, ACCEPTED "{'salary_expectation':{'amount':true}}}" },
  { parse_profile, ACCEPTED "{'notice_period':{}}}" },
  { parse_profile, ACCEPTED "{'languages':{}}}" },
  { parse_profile, ACCEPTED "{'assessments':[{'score':{}}]}}" },
  { parse_profile, ACCEPTED "{'summary':7}}" },
  { parse_profile, ACCEPTED "{'other':[]}}" },
  { parse_profile, ACCEPTED "{},'request':7}" },
  { parse_profile, ACCEPTED "{},'request':{'sent_at':'soon'}}" },
  { parse_account, "{'user':{'id':'u'},'company':{'id':'c'}}" },
  { parse_account, "{'user':{'id':'u'},'company':{'id':'c','name':'n'},'permissions':'master_account'}" },
  { parse_account, "{'user':{'id':'u'},'company':{'id':'c','name':'n'},'ats_integrations':[1]}" },
  { parse_mark, "{'record_id':'x','exported_at':7}" },
};

static JsonNode *
load (const char *path)
{
  g_autoptr (GBytes) bytes = hjl_test_load_fixture (path);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *quoted = hjl_feed_quote_versions (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (quoted != NULL ? quoted : text, &error);

  g_assert_no_error (error);
  return node;
}

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (JsonNode) node = hjl_test_parse_json (broken[i].json);
      g_autoptr (GError) error = NULL;
      gpointer object = broken[i].parse (node, &error);

      g_test_message ("%s", broken[i].json);
      g_assert_null (object);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE);
      g_assert_nonnull (strstr (error->message, broken[i].field));
    }
}

static GDestroyNotify
get_free_function (Parse parse)
{
  if (parse == parse_candidate)
    return (GDestroyNotify) hjl_candidate_unref;
  if (parse == parse_profile)
    return (GDestroyNotify) hjl_candidate_profile_unref;
  if (parse == parse_account)
    return (GDestroyNotify) hjl_source_account_free;
  if (parse == parse_mark)
    return (GDestroyNotify) hjl_export_mark_free;

  return g_object_unref;
}

static void
test_odd (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      gpointer object;
      g_autoptr (JsonNode) node = hjl_test_parse_json (odd[i].json);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", odd[i].json);
      object = odd[i].parse (node, &error);
      g_assert_no_error (error);
      g_assert_nonnull (object);
      get_free_function (odd[i].parse) (object);
    }
}

/* …and it is taken as it was meant. */
static void
test_meant (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) role_row =
    hjl_test_parse_json ("{'id':'4','title':7,'status':'live','updated_at':1772443800,'published_at':'2026-03-02',"
                         "'salary':[{'min':'70,000','max':85000}],'location':['Leeds'],'accepted_count':'3'}");
  g_autoptr (JsonNode) row =
    hjl_test_parse_json ("{'id':'1','talent_id':'2','role_id':{'id':'r'},'stage_id':'s','status':'accepted',"
                         "'updated_at':'Mon, 02 Mar 2026 09:30:00 GMT','accepted_at':1772443800000,'version':7,"
                         "'profile':[{'name':'Ada','emails':'ada@a.example','links':[{'url':'https://a.example'}],"
                         "'phones':7,'skills':'C','experience':['A job'],'salary_expectation':'50k','summary':7}]}");
  g_autoptr (HjlRole) role = hjl_feed_parse_role (role_row, &error);
  g_autoptr (HjlCandidate) candidate = NULL;
  g_autoptr (HjlCandidateProfile) profile = NULL;
  HjlTime half_past;

  g_assert_no_error (error);
  g_assert_true (hjl_time_from_string ("2026-03-02T09:30:00Z", &half_past));
  g_assert_cmpstr (role->id, ==, "4");
  g_assert_cmpstr (role->title, ==, "7");
  g_assert_cmpint (role->updated_at, ==, half_past);
  g_assert_cmpint (role->published_at, >, 0);
  g_assert_cmpfloat (role->salary_min, ==, 70000);
  g_assert_cmpfloat (role->salary_max, ==, 85000);
  g_assert_cmpstr (role->location, ==, "Leeds");
  g_assert_cmpint (role->accepted_count, ==, 3);

  candidate = hjl_feed_parse_candidate (row, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (candidate->id, ==, "1");
  g_assert_cmpstr (candidate->talent_id, ==, "2");
  g_assert_cmpstr (candidate->role_id, ==, "r");
  g_assert_cmpint (candidate->updated_at, ==, half_past);
  g_assert_cmpint (candidate->accepted_at, ==, half_past);
  g_assert_cmpstr (candidate->version, ==, "7");
  g_assert_cmpstr (candidate->name, ==, "Ada");

  profile = hjl_feed_parse_profile (row, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (profile->emails[0], ==, "ada@a.example");
  g_assert_cmpstr (profile->links[0], ==, "https://a.example");
  g_assert_cmpstr (((HjlLabelled *) g_ptr_array_index (profile->phones, 0))->text, ==, "7");
  g_assert_cmpstr (((HjlSkill *) g_ptr_array_index (profile->skills, 0))->name, ==, "C");
  g_assert_cmpstr (((HjlPeriod *) g_ptr_array_index (profile->experience, 0))->title, ==, "A job");
  g_assert_cmpstr (profile->salary_expectation, ==, "50k");
  g_assert_cmpstr (profile->summary, ==, "7");
}

static void
test_role (void)
{
  g_autoptr (JsonNode) page = load ("hackajob/roles.json");
  JsonArray *rows = json_object_get_array_member (json_node_get_object (page), "data");
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlRole) role = hjl_feed_parse_role (json_array_get_element (rows, 0), &error);
  g_autoptr (HjlRole) bare = NULL;
  HjlTime time;

  g_assert_no_error (error);
  g_assert_cmpstr (role->id, ==, "r-4");
  g_assert_cmpstr (role->title, ==, "Senior Backend Engineer");
  g_assert_cmpint (role->status, ==, HJL_ROLE_STATUS_LIVE);
  g_assert_cmpstr (role->location, ==, "Leeds");
  g_assert_cmpstr (role->workplace, ==, "hybrid");
  g_assert_cmpstr (role->team, ==, "Payments");
  g_assert_cmpstr (role->url, ==, "https://hackajob.example/roles/r-4");
  g_assert_cmpfloat (role->salary_min, ==, 70000);
  g_assert_cmpfloat (role->salary_max, ==, 85000.5);
  g_assert_cmpstr (role->currency, ==, "GBP");
  g_assert_cmpint (role->accepted_count, ==, 3);
  g_assert_true (hjl_time_from_string ("2026-03-01T09:00:00.125Z", &time));
  g_assert_cmpint (role->updated_at, ==, time);

  bare = hjl_feed_parse_role (json_array_get_element (rows, 1), &error);
  g_assert_no_error (error);
  g_assert_cmpint (bare->status, ==, HJL_ROLE_STATUS_UNKNOWN);
  g_assert_null (bare->location);
  g_assert_cmpint (bare->accepted_count, ==, -1);
  g_assert_cmpint (bare->published_at, ==, 0);
}

static void
test_stage (void)
{
  g_autoptr (JsonNode) page = load ("hackajob/stages-2.json");
  JsonArray *rows = json_object_get_array_member (json_node_get_object (page), "data");
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlStage) known = hjl_feed_parse_stage (json_array_get_element (rows, 0), &error);
  g_autoptr (HjlStage) unknown = hjl_feed_parse_stage (json_array_get_element (rows, 1), &error);

  g_assert_no_error (error);
  g_assert_cmpint (known->side, ==, HJL_SIDE_HACKAJOB);
  g_assert_cmpint (known->kind, ==, HJL_STAGE_KIND_REJECTED);
  g_assert_cmpint (unknown->kind, ==, HJL_STAGE_KIND_IN_PROCESS);
  g_assert_cmpstr (unknown->name, ==, "Take-home task");
  g_assert_cmpfloat (unknown->order, ==, 12.5);
}

static void
test_candidate (void)
{
  static const struct
  {
    const char        *id;
    HjlCandidateStatus status;
    const char        *version;
  } rows[] = {
    { "c-1", HJL_CANDIDATE_STATUS_ACCEPTED, "v-7" },
    { "c-2", HJL_CANDIDATE_STATUS_REQUESTED, "123456789012345678901234567890" },
    { "c-3", HJL_CANDIDATE_STATUS_UNKNOWN, "1.50" },
  };
  g_autoptr (JsonNode) page = load ("hackajob/candidates.json");
  JsonArray *data = json_object_get_array_member (json_node_get_object (page), "data");

  g_assert_cmpuint (json_array_get_length (data), ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlCandidate) candidate = hjl_feed_parse_candidate (json_array_get_element (data, i), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (candidate->id, ==, rows[i].id);
      g_assert_cmpint (candidate->status, ==, rows[i].status);
      g_assert_cmpstr (candidate->version, ==, rows[i].version);
      g_assert_cmpstr (candidate->role_id, ==, "r-4");
      g_assert_null (candidate->name);
      g_assert_cmpint (candidate->updated_at, >, 0);
    }
}

static void
test_profile (void)
{
  g_autoptr (JsonNode) root = load ("hackajob/candidate-accepted.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlCandidate) candidate = hjl_feed_parse_candidate (root, &error);
  g_autoptr (HjlCandidateProfile) profile = hjl_feed_parse_profile (root, &error);
  HjlLabelled   *labelled;
  HjlSkill      *skill;
  HjlPeriod     *period;
  HjlAssessment *assessment;

  g_assert_no_error (error);
  g_assert_cmpstr (candidate->version, ==, "18446744073709551616");
  g_assert_cmpstr (candidate->name, ==, "Ottilie Marchbanks");
  g_assert_cmpstr (candidate->url, ==, "https://hackajob.example/candidates/c-1");

  g_assert_cmpstr (profile->name, ==, "Ottilie Marchbanks");
  g_assert_cmpstr (profile->headline, ==, "Backend engineer, payments");
  g_assert_cmpuint (g_strv_length (profile->emails), ==, 2);
  g_assert_cmpstr (profile->emails[1], ==, "o.marchbanks@post.example");
  g_assert_cmpuint (g_strv_length (profile->links), ==, 1);
  g_assert_cmpstr (profile->location, ==, "Leeds, United Kingdom");

  g_assert_cmpuint (profile->phones->len, ==, 2);
  labelled = g_ptr_array_index (profile->phones, 0);
  g_assert_cmpstr (labelled->label, ==, "mobile");
  g_assert_cmpstr (labelled->text, ==, "+44 7700 900123");

  g_assert_cmpuint (profile->skills->len, ==, 3);
  skill = g_ptr_array_index (profile->skills, 1);
  g_assert_cmpstr (skill->name, ==, "Go");
  g_assert_cmpfloat (skill->years, ==, 2.5);

  g_assert_cmpuint (profile->experience->len, ==, 2);
  period = g_ptr_array_index (profile->experience, 0);
  g_assert_cmpstr (period->place, ==, "Copperline Payments");
  g_assert_null (period->to);
  period = g_ptr_array_index (profile->experience, 1);
  g_assert_cmpstr (period->from, ==, "2014");
  period = g_ptr_array_index (profile->education, 0);
  g_assert_cmpstr (period->title, ==, "MEng Computer Science");
  g_assert_cmpstr (period->place, ==, "University of Example");

  g_assert_cmpstr (profile->salary_expectation, ==, "85,000.50 GBP");
  g_assert_cmpstr (profile->notice_period, ==, "Two months");
  g_assert_cmpstr (profile->right_to_work, ==, "Yes");
  g_assert_cmpstr (profile->languages[1], ==, "Welsh, native");

  g_assert_cmpuint (profile->assessments->len, ==, 2);
  assessment = g_ptr_array_index (profile->assessments, 0);
  g_assert_cmpstr (assessment->score, ==, "87.5");
  assessment = g_ptr_array_index (profile->assessments, 1);
  g_assert_cmpstr (assessment->score, ==, "4 of 5");
  g_assert_null (assessment->taken_at);

  g_assert_cmpuint (profile->other->len, ==, 3);
  labelled = g_ptr_array_index (profile->other, 1);
  g_assert_cmpstr (labelled->label, ==, "Cities");
  g_assert_cmpstr (labelled->text, ==, "Leeds, York");

  g_assert_cmpstr (profile->request_message, ==, "Would you like to talk?");
  g_assert_cmpstr (profile->request_salary, ==, "80,000 – 95,000 GBP");
  g_assert_cmpint (profile->request_sent_at, >, 0);
}

static void
test_no_profile (void)
{
  static const char *const rows[] = {
    "{" CANDIDATE ",'status':'accepted'}",
    "{" CANDIDATE ",'status':'accepted','profile':null}",
    /* What must not be there is not taken, whatever it looks like. */
    "{" CANDIDATE ",'status':'deleted','profile':{'name':'A Person'}}",
    "{" CANDIDATE ",'status':'requested','profile':{'name':'A Person'}}",
    "{" CANDIDATE ",'status':'declined','profile':[]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) node = hjl_test_parse_json (rows[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlCandidate) candidate = hjl_feed_parse_candidate (node, &error);
      g_autoptr (HjlCandidateProfile) profile = hjl_feed_parse_profile (node, &error);

      g_assert_no_error (error);
      g_assert_null (profile);
      g_assert_null (candidate->name);
    }
}

static void
test_amounts (void)
{
  static const struct
  {
    const char *json;
    const char *shown;
  } amounts[] = {
    { "{'amount':65000,'currency':'GBP'}", "65,000 GBP" },
    { "{'amount':999,'currency':'EUR'}", "999 EUR" },
    { "{'amount':1234567.5,'currency':null}", "1,234,567.50" },
    { "{'amount':'65k','currency':'GBP'}", "65k GBP" },
    { "{'amount':null,'currency':'GBP'}", NULL },
    { "{'min':1000}", "1,000" },
    { "{'max':-1000}", "-1,000" },
    { "{}", NULL },
    { "50000", "50,000" },
    { "'about 50'", "about 50" },
    { "null", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *json = g_strdup_printf (ACCEPTED "{'salary_expectation':%s}}", amounts[i].json);
      g_autoptr (JsonNode) node = hjl_test_parse_json (json);
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlCandidateProfile) profile = hjl_feed_parse_profile (node, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (profile->salary_expectation, ==, amounts[i].shown);
    }
}

/* An escape of half a letter is valid JSON, and must not become broken text. */
static void
test_half_letters (void)
{
  g_autoptr (JsonNode) node = hjl_test_parse_json (ACCEPTED "{'name':'A\\ud800B','emails':['A\\ud800B'],"
                                                            "'other':{'A\\ud800B':'A\\ud800B'},'languages':['A\\ud800B']}}");
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlCandidateProfile) profile = hjl_feed_parse_profile (node, &error);
  HjlLabelled *labelled;

  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (profile->name, -1, NULL));
  g_assert_true (g_str_has_prefix (profile->name, "A"));
  g_assert_true (g_utf8_validate (profile->emails[0], -1, NULL));
  g_assert_true (g_utf8_validate (profile->languages[0], -1, NULL));
  labelled = g_ptr_array_index (profile->other, 0);
  g_assert_true (g_utf8_validate (labelled->label, -1, NULL));
  g_assert_true (g_utf8_validate (labelled->text, -1, NULL));
}

static void
test_account (void)
{
  g_autoptr (JsonNode) root = load ("hackajob/me.json");
  g_autoptr (JsonNode) plain = hjl_test_parse_json ("{'user':{'id':'u'},'company':{'id':'c','name':'n'},'permissions':null}");
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSourceAccount) account = hjl_feed_parse_account (root, &error);
  g_autoptr (HjlSourceAccount) other = hjl_feed_parse_account (plain, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (account->user_id, ==, "u-17");
  g_assert_cmpstr (account->user_email, ==, "robin@employer.example");
  g_assert_cmpstr (account->company_name, ==, "Sample Works");
  g_assert_true (account->master_account);
  g_assert_true (account->lever_enabled);
  g_assert_false (other->master_account);
  g_assert_false (other->lever_enabled);
}

static void
test_versions (void)
{
  static const struct
  {
    const char *json;
    const char *quoted; /* NULL: nothing to do */
  } cases[] = {
    { "{'version':7}", NULL },
    { "{'version':123456789012345678}", NULL },
    { "{'version':'1.50'}", NULL },
    { "{'version':null,'a':1.50}", NULL },
    { "{'versions':1.50,'a':'version'}", NULL },
    { "{'a':'\\'version\\': 1.50'}", NULL },
    { "{}", NULL },
    { "{'version':1234567890123456789}", "{'version':'1234567890123456789'}" },
    { "{'version' :\n 1.50 }", "{'version' :\n '1.50' }" },
    { "[{'version':-7},{'version':1e3}]", "[{'version':'-7'},{'version':'1e3'}]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdelimit (g_strdup (cases[i].json), "'", '"');
      g_autofree char *expected = cases[i].quoted != NULL ? g_strdelimit (g_strdup (cases[i].quoted), "'", '"') : NULL;
      g_autofree char *quoted = hjl_feed_quote_versions (json, strlen (json));

      g_assert_cmpstr (quoted, ==, expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/feed-parse/broken", test_broken);
  g_test_add_func ("/feed-parse/odd", test_odd);
  g_test_add_func ("/feed-parse/meant", test_meant);
  g_test_add_func ("/feed-parse/role", test_role);
  g_test_add_func ("/feed-parse/stage", test_stage);
  g_test_add_func ("/feed-parse/candidate", test_candidate);
  g_test_add_func ("/feed-parse/profile", test_profile);
  g_test_add_func ("/feed-parse/no-profile", test_no_profile);
  g_test_add_func ("/feed-parse/amounts", test_amounts);
  g_test_add_func ("/feed-parse/half-letters", test_half_letters);
  g_test_add_func ("/feed-parse/account", test_account);
  g_test_add_func ("/feed-parse/versions", test_versions);

  return g_test_run ();
}
