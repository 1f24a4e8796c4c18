/* test-lever-broken.c: rows of the wrong shape: an error that names the field, never a crash or a guess
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-utils.h"
#include "lever/hjl-lever-parse.h"
#include "model/hjl-error.h"

typedef gpointer (*ParseFunc) (JsonNode *row, GError **error);

static gpointer
parse_stage (JsonNode *row,
             GError  **error)
{
  return hjl_lever_parse_stage (row, 0, error);
}

#define USER ((ParseFunc) hjl_lever_parse_user)
#define POSTING ((ParseFunc) hjl_lever_parse_posting)
#define REASON ((ParseFunc) hjl_lever_parse_reason)
#define STAGE (parse_stage)
#define OPPORTUNITY ((ParseFunc) hjl_lever_parse_opportunity)
#define DISPOSITION ((ParseFunc) hjl_lever_parse_disposition)
#define DATA ((ParseFunc) hjl_lever_parse_data)
#define TEXT ((ParseFunc) hjl_lever_parse_text)
#define DELETED ((ParseFunc) hjl_lever_parse_deleted)
#define FILE_NAME ((ParseFunc) hjl_lever_parse_file_name)

static const struct
{
  ParseFunc   parse;
  const char *row;
  const char *named; /* what the message has to say */
} broken[] = {
  { USER, "[]", "object" },
  { USER, "null", "object" },
  { USER, "'text'", "object" },
  { USER, "{}", "“id”" },
  { USER, "{'id':null}", "“id”" },
  { USER, "{'id':''}", "“id”" },
  { POSTING, "[]", "object" },
  { POSTING, "{'text':'Job'}", "“id”" },
  { REASON, "{'text':'Hired'}", "“id”" },
  { STAGE, "{'text':'New lead'}", "“id”" },
  { OPPORTUNITY, "7", "object" },
  { OPPORTUNITY, "{'name':'Ada Example'}", "“id”" },
  { DISPOSITION, "{}", "“data”" },
  { DISPOSITION, "{'data':[]}", "“data”" },
  { DISPOSITION, "{'data':{}}", "“stages”" },
  { DISPOSITION, "{'data':{'stages':null}}", "“stages”" },
  { DISPOSITION, "{'data':{'stages':{}}}", "“stages”" },
  { USER, "{'id':7}", "“id”" },
  { OPPORTUNITY, "{'id':'a','stage':1}", "“stage”" },
  { OPPORTUNITY, "{'id':'a','archived':{'reason':1}}", "“reason”" },
  { DELETED, "{'id':7}", "“id”" },
  { DATA, "[]", "object" },
  { DATA, "{}", "“data”" },
  { DATA, "{'data':null}", "“data”" },
  { DATA, "{'data':[]}", "“data”" },
  { DATA, "{'data':'x'}", "“data”" },
  { TEXT, "{}", "“text”" },
  { TEXT, "{'text':7}", "“text”" },
  { DELETED, "{'deletedAt':1}", "“id”" },
};

/* What the program can do without costs no row, whatever type it has. */
static const struct
{
  ParseFunc   parse;
  const char *row;
} odd[] = {
  { USER, "{'id':'a','name':7}" },
  { USER, "{'id':'a','email':['x']}" },
  { USER, "{'id':'a','accessRole':true}" },
  { USER, "{'id':'a','deactivatedAt':true}" },
  { USER, "{'id':'a','deactivatedAt':'yesterday'}" },
  { POSTING, "{'id':'a','text':{}}" },
  { POSTING, "{'id':'a','state':3}" },
  { POSTING, "{'id':'a','categories':[]}" },
  { POSTING, "{'id':'a','categories':{'team':1}}" },
  { POSTING, "{'id':'a','owner':1}" },
  { POSTING, "{'id':'a','owner':{'id':1}}" },
  { POSTING, "{'id':'a','hiringManager':[]}" },
  { POSTING, "{'id':'a','urls':'https://example.com'}" },
  { POSTING, "{'id':'a','confidentiality':false}" },
  { POSTING, "{'id':'a','updatedAt':1.5}" },
  { POSTING, "{'id':'a','updatedAt':{}}" },
  { REASON, "{'id':'a','type':{}}" },
  { REASON, "{'id':'a','status':0}" },
  { STAGE, "{'id':'a','text':false}" },
  { OPPORTUNITY, "{'id':'a','stage':['lead-new']}" },
  { OPPORTUNITY, "{'id':'a','contact':false}" },
  { OPPORTUNITY, "{'id':'a','archived':true}" },
  { OPPORTUNITY, "{'id':'a','archived':{'archivedAt':'soon'}}" },
  { OPPORTUNITY, "{'id':'a','applications':{}}" },
  { OPPORTUNITY, "{'id':'a','applications':[1]}" },
  { OPPORTUNITY, "{'id':'a','applications':[{'posting':1}]}" },
  { OPPORTUNITY, "{'id':'a','applications':[{'posting':'p','archived':1}]}" },
  { OPPORTUNITY, "{'id':'a','emails':'ada@example.com'}" },
  { OPPORTUNITY, "{'id':'a','emails':[{'value':'ada@example.com'}]}" },
  { OPPORTUNITY, "{'id':'a','links':7}" },
  { OPPORTUNITY, "{'id':'a','sources':[1]}" },
  { OPPORTUNITY, "{'id':'a','tags':{}}" },
  { OPPORTUNITY, "{'id':'a','createdAt':[]}" },
  { OPPORTUNITY, "{'id':'a','updatedAt':'never'}" },
  { OPPORTUNITY, "{'id':'a','isAnonymized':'yes'}" },
  { OPPORTUNITY, "{'id':'a','urls':{'show':1}}" },
  { OPPORTUNITY, "{'id':'a','origin':1}" },
  { OPPORTUNITY, "{'id':'a','owner':1}" },
  { DISPOSITION, "{'data':{'stages':['lead-new']}}" },
  { DISPOSITION, "{'data':{'stages':[{'text':'New lead'}]}}" },
  { DISPOSITION, "{'data':{'stages':[{'id':'a','rank':'first'}]}}" },
  { DISPOSITION, "{'data':{'stages':[{'id':'a','pipeline':1}]}}" },
  { FILE_NAME, "{'name':7}" },
  { FILE_NAME, "{'file':'cv.pdf'}" },
  { FILE_NAME, "{'file':{'name':7}}" },
};

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) row = hjl_test_parse_json (broken[i].row);
      gpointer object = broken[i].parse (row, &error);

      g_test_message ("%s", broken[i].row);
      g_assert_null (object);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE);
      g_assert_nonnull (strstr (error->message, broken[i].named));
      g_assert_null (strstr (error->message, "example.com"));
      g_assert_null (strstr (error->message, "Ada"));
    }
}

static GDestroyNotify
get_free_function (ParseFunc parse)
{
  if (parse == OPPORTUNITY)
    return (GDestroyNotify) hjl_opportunity_unref;
  if (parse == DISPOSITION)
    return (GDestroyNotify) g_ptr_array_unref;
  if (parse == FILE_NAME)
    return g_free;

  return g_object_unref;
}

static void
test_odd (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      gpointer object;
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) row = hjl_test_parse_json (odd[i].row);

      g_test_message ("%s", odd[i].row);
      object = odd[i].parse (row, &error);
      g_assert_no_error (error);
      g_assert_nonnull (object);
      get_free_function (odd[i].parse) (object);
    }
}

/* …and it is taken as it was meant. */
static void
test_meant (void)
{
  static const struct
  {
    const char *archived;
    gboolean    is;
    const char *reason;
  } archived[] = {
    { "null", FALSE, NULL },
    { "false", FALSE, NULL },
    { "'false'", FALSE, NULL },
    { "{}", FALSE, NULL },
    { "true", TRUE, NULL },
    { "'r'", TRUE, "r" },
    { "[{'reason':'r'}]", TRUE, "r" },
    { "{'reason':{'id':'r'},'archivedAt':'soon'}", TRUE, "r" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) row =
    hjl_test_parse_json ("{'id':'7','stage':['s'],'contact':{'id':'c'},'emails':'ada@a.example','sources':[{'text':'hackajob'}],"
                         "'applications':{'posting':{'id':'5'}},'createdAt':1772443800,'updatedAt':'2026-03-02T09:30:00Z'}");
  g_autoptr (HjlOpportunity) opportunity = hjl_lever_parse_opportunity (row, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (opportunity->id, ==, "7");
  g_assert_cmpstr (opportunity->stage_id, ==, "s");
  g_assert_cmpstr (opportunity->contact_id, ==, "c");
  g_assert_cmpstr (opportunity->posting_id, ==, "5");
  g_assert_cmpstr (opportunity->emails[0], ==, "ada@a.example");
  g_assert_cmpstr (opportunity->sources[0], ==, "hackajob");
  g_assert_cmpint (opportunity->created_at, ==, G_GINT64_CONSTANT (1772443800000));
  g_assert_cmpint (opportunity->updated_at, ==, G_GINT64_CONSTANT (1772443800000));

  for (guint i = 0; i < G_N_ELEMENTS (archived); i++)
    {
      g_autofree char *text = g_strdup_printf ("{'id':'a','archived':%s}", archived[i].archived);
      g_autoptr (JsonNode) one = hjl_test_parse_json (text);
      g_autoptr (HjlOpportunity) record = hjl_lever_parse_opportunity (one, &error);

      g_test_message ("%s", text);
      g_assert_no_error (error);
      g_assert_cmpint (record->archived, ==, archived[i].is);
      g_assert_cmpstr (record->archive_reason_id, ==, archived[i].reason);
    }
}

/* Fields that are not read may hold anything, and new ones may come any time (lever/README.md, Conventions). */
static void
test_unread_fields (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node =
    hjl_test_parse_json ("{'id':'a','headline':7,'phones':'none','stageChanges':null,"
                         "'snoozedUntil':'x','dataProtection':[],'brandNew':{'deep':[1]}}");
  g_autoptr (HjlOpportunity) row = hjl_lever_parse_opportunity (node, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (row->id, ==, "a");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lever/broken/rows", test_broken);
  g_test_add_func ("/lever/broken/rows-odd", test_odd);
  g_test_add_func ("/lever/broken/rows-meant", test_meant);
  g_test_add_func ("/lever/broken/unread-fields", test_unread_fields);

  return g_test_run ();
}
