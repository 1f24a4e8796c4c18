/* test-lever-broken.c: rows of the wrong shape: an error that names the field, never a crash or a guess
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

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
  { USER, "{'id':7}", "“id”" },
  { USER, "{'id':'a','name':7}", "“name”" },
  { USER, "{'id':'a','email':['x']}", "“email”" },
  { USER, "{'id':'a','accessRole':true}", "“accessRole”" },
  { USER, "{'id':'a','deactivatedAt':true}", "“deactivatedAt”" },
  { USER, "{'id':'a','deactivatedAt':'yesterday'}", "“deactivatedAt”" },

  { POSTING, "[]", "object" },
  { POSTING, "{'text':'Job'}", "“id”" },
  { POSTING, "{'id':'a','text':{}}", "“text”" },
  { POSTING, "{'id':'a','state':3}", "“state”" },
  { POSTING, "{'id':'a','categories':[]}", "“categories”" },
  { POSTING, "{'id':'a','categories':{'team':1}}", "“team”" },
  { POSTING, "{'id':'a','owner':1}", "“owner”" },
  { POSTING, "{'id':'a','owner':{'id':1}}", "“id”" },
  { POSTING, "{'id':'a','hiringManager':[]}", "“hiringManager”" },
  { POSTING, "{'id':'a','urls':'https://example.com'}", "“urls”" },
  { POSTING, "{'id':'a','confidentiality':false}", "“confidentiality”" },
  { POSTING, "{'id':'a','updatedAt':1.5}", "“updatedAt”" },
  { POSTING, "{'id':'a','updatedAt':{}}", "“updatedAt”" },

  { REASON, "{'text':'Hired'}", "“id”" },
  { REASON, "{'id':'a','type':{}}", "“type”" },
  { REASON, "{'id':'a','status':0}", "“status”" },

  { STAGE, "{'text':'New lead'}", "“id”" },
  { STAGE, "{'id':'a','text':false}", "“text”" },

  { OPPORTUNITY, "7", "object" },
  { OPPORTUNITY, "{'name':'Ada Example'}", "“id”" },
  { OPPORTUNITY, "{'id':'a','stage':1}", "“stage”" },
  { OPPORTUNITY, "{'id':'a','stage':['lead-new']}", "“stage”" },
  { OPPORTUNITY, "{'id':'a','contact':false}", "“contact”" },
  { OPPORTUNITY, "{'id':'a','archived':true}", "“archived”" },
  { OPPORTUNITY, "{'id':'a','archived':{'reason':1}}", "“reason”" },
  { OPPORTUNITY, "{'id':'a','archived':{'archivedAt':'soon'}}", "“archivedAt”" },
  { OPPORTUNITY, "{'id':'a','applications':{}}", "“applications”" },
  { OPPORTUNITY, "{'id':'a','applications':[1]}", "“applications”" },
  { OPPORTUNITY, "{'id':'a','applications':[{'posting':1}]}", "“posting”" },
  { OPPORTUNITY, "{'id':'a','applications':[{'posting':'p','archived':1}]}", "“archived”" },
  { OPPORTUNITY, "{'id':'a','emails':'ada@example.com'}", "“emails”" },
  { OPPORTUNITY, "{'id':'a','emails':[{'value':'ada@example.com'}]}", "“emails”" },
  { OPPORTUNITY, "{'id':'a','links':7}", "“links”" },
  { OPPORTUNITY, "{'id':'a','sources':[1]}", "“sources”" },
  { OPPORTUNITY, "{'id':'a','tags':{}}", "“tags”" },
  { OPPORTUNITY, "{'id':'a','createdAt':[]}", "“createdAt”" },
  { OPPORTUNITY, "{'id':'a','updatedAt':'never'}", "“updatedAt”" },
  { OPPORTUNITY, "{'id':'a','isAnonymized':'yes'}", "“isAnonymized”" },
  { OPPORTUNITY, "{'id':'a','urls':{'show':1}}", "“show”" },
  { OPPORTUNITY, "{'id':'a','origin':1}", "“origin”" },
  { OPPORTUNITY, "{'id':'a','owner':1}", "“owner”" },

  { DISPOSITION, "{}", "“data”" },
  { DISPOSITION, "{'data':[]}", "“data”" },
  { DISPOSITION, "{'data':{}}", "“stages”" },
  { DISPOSITION, "{'data':{'stages':null}}", "“stages”" },
  { DISPOSITION, "{'data':{'stages':{}}}", "“stages”" },
  { DISPOSITION, "{'data':{'stages':['lead-new']}}", "object" },
  { DISPOSITION, "{'data':{'stages':[{'text':'New lead'}]}}", "“id”" },
  { DISPOSITION, "{'data':{'stages':[{'id':'a','rank':'first'}]}}", "“rank”" },
  { DISPOSITION, "{'data':{'stages':[{'id':'a','pipeline':1}]}}", "“pipeline”" },

  { DATA, "[]", "object" },
  { DATA, "{}", "“data”" },
  { DATA, "{'data':null}", "“data”" },
  { DATA, "{'data':[]}", "“data”" },
  { DATA, "{'data':'x'}", "“data”" },

  { TEXT, "{}", "“text”" },
  { TEXT, "{'text':7}", "“text”" },
  { DELETED, "{'deletedAt':1}", "“id”" },
  { DELETED, "{'id':7}", "“id”" },
  { FILE_NAME, "{'name':7}", "“name”" },
  { FILE_NAME, "{'file':'cv.pdf'}", "“file”" },
  { FILE_NAME, "{'file':{'name':7}}", "“name”" },
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
  g_test_add_func ("/lever/broken/unread-fields", test_unread_fields);

  return g_test_run ();
}
