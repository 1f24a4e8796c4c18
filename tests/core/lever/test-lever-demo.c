/* test-lever-demo.c: the client against the stand-in, which refuses what the reference does not allow
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-demo.h"
#include "hjl-test-utils.h"
#include "lever/hjl-lever-client.h"
#include "lever/hjl-lever-parse.h"
#include "model/hjl-error.h"
#include "hjl-fixed-credentials.h"

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

typedef struct
{
  HjlDemoServer  *server;
  HjlLeverClient *client;
  GAsyncResult   *result;
} Demo;

static void
set_up (Demo         *demo,
        gconstpointer data)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlCredentials) credentials = hjl_fixed_credentials_new_basic (HJL_DEMO_API_KEY);
  g_autoptr (HjlHttp) http = NULL;
  g_autoptr (GError) error = NULL;

  options.rate = 0;
  options.others = 250;
  demo->server = hjl_test_demo_new (&options);
  hjl_demo_server_start (demo->server, &error);
  g_assert_no_error (error);
  http = hjl_http_new (hjl_demo_server_get_lever_uri (demo->server), credentials, NULL);
  demo->client = hjl_lever_client_new (http);
}

/* Whatever a test does, it does as the reference says. */
static void
tear_down (Demo         *demo,
           gconstpointer data)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (demo->server, FALSE);
  g_autoptr (JsonNode) violations = json_node_ref (json_object_get_member (ledger, "violations"));
  g_autofree char *text = json_to_string (violations, FALSE);

  g_assert_cmpstr (text, ==, "[]");
  g_clear_object (&demo->result);
  hjl_test_assert_finalized (g_steal_pointer (&demo->client));
  g_clear_object (&demo->server);
}

static GAsyncResult *
wait_for (Demo *demo)
{
  return hjl_test_wait (&demo->result);
}

#define CALL_ENDED(demo, type, name, finish, ...)                                                                \
  ({                                                                                                             \
    g_autoptr (GError) failure = NULL;                                                                           \
    type *got;                                                                                                   \
    g_clear_object (&(demo)->result);                                                                            \
    hjl_lever_client_##name##_async ((demo)->client, ##__VA_ARGS__, NULL, hjl_test_got_result, &(demo)->result); \
    got = finish ((demo)->client, wait_for (demo), &failure);                                                    \
    g_assert_no_error (failure);                                                                                 \
    got;                                                                                                         \
  })

#define CALL(demo, type, name, ...) CALL_ENDED (demo, type, name, hjl_lever_client_finish, ##__VA_ARGS__)
#define LIST(demo, name, ...) CALL (demo, GPtrArray, list_##name, ##__VA_ARGS__)

static HjlPosting *
find_open_posting (Demo *demo)
{
  g_autoptr (GPtrArray) postings = LIST (demo, postings, 0);

  for (guint i = 0; i < postings->len; i++)
    {
      HjlPosting *posting = g_ptr_array_index (postings, i);

      if (posting->state == HJL_POSTING_STATE_PUBLISHED && posting->owner != NULL)
        return g_object_ref (posting);
    }

  g_assert_not_reached ();
}

static void
test_lists (Demo         *demo,
            gconstpointer data)
{
  const HjlTime now = g_get_real_time () / 1000;

  for (guint i = 0; i < 2; i++)
    {
      const HjlOpportunityFilter all = { .expand_applications = i == 1 };
      g_autoptr (GPtrArray) users = CALL (demo, GPtrArray, list, HJL_LIST_USERS);
      g_autoptr (GPtrArray) postings = LIST (demo, postings, 0);
      g_autoptr (GPtrArray) changed = LIST (demo, postings, 1);
      g_autoptr (GPtrArray) gone = LIST (demo, deleted, "postings", now - 45 * DAY, now);
      g_autoptr (GPtrArray) stages = CALL (demo, GPtrArray, list, HJL_LIST_STAGES);
      g_autoptr (GPtrArray) reasons = CALL (demo, GPtrArray, list, HJL_LIST_REASONS);
      g_autoptr (GPtrArray) sources = CALL (demo, GPtrArray, list, HJL_LIST_SOURCES);
      g_autoptr (GPtrArray) tags = CALL (demo, GPtrArray, list, HJL_LIST_TAGS);
      g_autoptr (GPtrArray) rows = CALL_ENDED (demo, GPtrArray, list_opportunities, hjl_lever_client_list_opportunities_finish, &all);
      g_autoptr (GPtrArray) deleted = LIST (demo, deleted, "opportunities", now - 45 * DAY, now);
      guint n_pipelines = 0;

      g_assert_cmpuint (users->len, >, 1);
      g_assert_cmpuint (postings->len, >, 5);
      g_assert_cmpuint (changed->len, <=, postings->len);
      g_assert_cmpuint (gone->len + deleted->len, ==, 0);
      g_assert_cmpuint (stages->len, ==, 11);
      g_assert_cmpuint (reasons->len, ==, 12);
      g_assert_cmpuint (sources->len, >, 0);
      g_assert_cmpuint (tags->len, >, 0);
      g_assert_cmpuint (rows->len, >, 200);

      for (guint j = 0; j < stages->len; j++)
        n_pipelines += ((HjlStage *) g_ptr_array_index (stages, j))->pipeline != NULL;
      g_assert_cmpuint (n_pipelines, ==, 11);

      /* The key has the confidential grant: the second round sees at least as much. */
      hjl_lever_client_set_confidential (demo->client, TRUE);
    }
}

/* A candidate's life: made with both files, found, moved, archived, brought back, and told apart. */
static void
test_life (Demo         *demo,
           gconstpointer data)
{
  static const char *const emails[] = { "ada.test+lever@example.com", NULL };
  static const char *const tags[] = { "from hackajob", NULL };
  static const char *const sources[] = { "hackajob", NULL };
  static const char *const links[] = { "https://example.com/ada", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) cv = g_bytes_new_static ("%PDF-1.7 cv", 11);
  g_autoptr (GBytes) document = g_bytes_new_static ("%PDF-1.7 profile", 16);
  g_autoptr (HjlFile) resume = hjl_file_new ("Lebenslauf Müller.pdf", "application/pdf", cv);
  g_autoptr (HjlFile) profile = hjl_file_new ("hackajob-profile.pdf", "application/pdf", document);
  g_autoptr (HjlFile) letter = hjl_file_new ("履歴書.txt", "text/plain", document);
  g_autoptr (HjlPosting) posting = find_open_posting (demo);
  g_autoptr (GPtrArray) stages = CALL (demo, GPtrArray, list, HJL_LIST_STAGES);
  g_autoptr (GPtrArray) reasons = CALL (demo, GPtrArray, list, HJL_LIST_REASONS);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (HjlOpportunity) made = NULL;
  g_autoptr (HjlOpportunity) moved = NULL;
  g_autoptr (HjlOpportunity) archived = NULL;
  g_autoptr (HjlOpportunity) back = NULL;
  g_autoptr (HjlOpportunity) sourced = NULL;
  g_autoptr (HjlOpportunity) tagged = NULL;
  g_autoptr (HjlOpportunity) linked = NULL;
  g_autoptr (HjlOpportunity) now = NULL;
  const char *actor = posting->owner;
  const char *stage_id = ((HjlStage *) g_ptr_array_index (stages, 4))->id;
  const char *reason_id = ((HjlArchiveReason *) g_ptr_array_index (reasons, 1))->id;
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  const HjlNewOpportunity opportunity = {
    .name = "Ada Müller",
    .headline = "Engineer",
    .emails = emails,
    .tags = tags,
    .sources = sources,
    .origin = "sourced",
    .stage_id = "lead-responded",
    .posting_id = posting->id,
    .resume = resume,
    .files = files,
    .perform_as = actor,
  };
  const HjlOpportunityFilter filter = {
    .posting_id = posting->id,
    .email = emails[0],
    .source = "hackajob",
    .created_at_start = g_get_real_time () / 1000 - DAY,
    .expand_applications = TRUE,
  };
  gboolean complete = FALSE;

  g_ptr_array_add (files, (gpointer) profile);
  g_clear_object (&demo->result);
  hjl_lever_client_create_async (demo->client, &opportunity, NULL, hjl_test_got_result, &demo->result);
  made = hjl_lever_client_finish (demo->client, wait_for (demo), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (made->stage_id, ==, "lead-responded");
  g_assert_true (g_strv_contains ((const char *const *) made->sources, "hackajob"));

  found = CALL_ENDED (demo, GPtrArray, list_opportunities, hjl_lever_client_list_opportunities_finish, &filter);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((HjlOpportunity *) g_ptr_array_index (found, 0))->id, ==, made->id);
  g_assert_cmpstr (((HjlOpportunity *) g_ptr_array_index (found, 0))->posting_id, ==, filter.posting_id);

  g_clear_object (&demo->result);
  hjl_lever_client_set_stage_async (demo->client, made->id, stage_id, actor, NULL, hjl_test_got_result, &demo->result);
  moved = hjl_lever_client_finish (demo->client, wait_for (demo), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (moved->stage_id, ==, stage_id);
  g_assert_null (moved->emails);

  g_clear_object (&demo->result);
  hjl_lever_client_set_archived_async (demo->client, made->id, reason_id, actor, NULL, hjl_test_got_result, &demo->result);
  archived = hjl_lever_client_finish (demo->client, wait_for (demo), &error);
  g_assert_no_error (error);
  g_assert_true (archived->archived);
  g_assert_cmpstr (archived->archive_reason_id, ==, reason_id);

  g_clear_object (&demo->result);
  hjl_lever_client_set_archived_async (demo->client, made->id, NULL, NULL, NULL, hjl_test_got_result, &demo->result);
  back = hjl_lever_client_finish (demo->client, wait_for (demo), &error);
  g_assert_no_error (error);
  g_assert_false (back->archived);

  g_clear_object (&demo->result);
  hjl_lever_client_add_texts_async (demo->client, made->id, HJL_LEVER_SOURCES, sources, NULL, NULL, hjl_test_got_result, &demo->result);
  sourced = hjl_lever_client_finish (demo->client, wait_for (demo), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (sourced->sources), ==, 1);

  g_clear_object (&demo->result);
  hjl_lever_client_add_texts_async (demo->client, made->id, HJL_LEVER_TAGS, tags, actor, NULL, hjl_test_got_result, &demo->result);
  tagged = hjl_lever_client_finish (demo->client, wait_for (demo), &error);
  g_assert_no_error (error);

  g_clear_object (&demo->result);
  hjl_lever_client_add_texts_async (demo->client, made->id, HJL_LEVER_LINKS, links, actor, NULL, hjl_test_got_result, &demo->result);
  linked = hjl_lever_client_finish (demo->client, wait_for (demo), &error);
  g_assert_no_error (error);

  g_clear_object (&demo->result);
  hjl_lever_client_upload_file_async (demo->client, made->id, letter, actor, NULL, hjl_test_got_result, &demo->result);
  g_assert_true (hjl_lever_client_upload_file_finish (demo->client, wait_for (demo), &error));
  g_assert_no_error (error);

  g_clear_object (&demo->result);
  hjl_lever_client_list_files_async (demo->client, made->id, NULL, hjl_test_got_result, &demo->result);
  names = hjl_lever_client_list_files_finish (demo->client, wait_for (demo), &complete, &error);
  g_assert_no_error (error);
  g_assert_true (complete);
  g_assert_true (g_ptr_array_find_with_equal_func (names, resume->name, g_str_equal, NULL));
  g_assert_true (g_ptr_array_find_with_equal_func (names, profile->name, g_str_equal, NULL));
  g_assert_true (g_ptr_array_find_with_equal_func (names, letter->name, g_str_equal, NULL));

  now = CALL (demo, HjlOpportunity, get, HJL_LEVER_OPPORTUNITY, made->id);
  g_assert_cmpstr (now->name, ==, "Ada Müller");
  g_assert_cmpstr (now->emails[0], ==, emails[0]);
  g_assert_cmpstr (now->links[0], ==, links[0]);
  g_assert_cmpstr (now->posting_id, ==, filter.posting_id);
  g_assert_cmpstr (now->stage_id, ==, stage_id);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/lever/demo/lists", Demo, NULL, set_up, test_lists, tear_down);
  g_test_add ("/lever/demo/life", Demo, NULL, set_up, test_life, tear_down);

  return g_test_run ();
}
