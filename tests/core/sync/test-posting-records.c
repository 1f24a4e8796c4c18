/* test-posting-records.c: who of those that are exported at once may make a record
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hackajob/hjl-feed-source.h"
#include "hjl-mock-server.h"
#include "hjl-test-utils.h"
#include "model/hjl-fold.h"
#include "sync/hjl-posting-records.h"

#define OPPORTUNITIES "/opportunities"
/* How long an answer takes, in milliseconds. */
#define DELAY 60
#define NOBODY "{\"data\":[],\"hasNext\":false}"
#define ADA "{\"data\":[{\"id\":\"opp-2\",\"name\":\"Ada Ferns\"}],\"hasNext\":false}"
#define ADA_FROM_HACKAJOB "{\"data\":[{\"id\":\"opp-2\",\"name\":\"Ada Ferns\",\"sources\":[\"hackajob\"]}],\"hasNext\":false}"
#define POSTING "{\"data\":{\"id\":\"a-posting\",\"state\":\"published\"}}"
/* A call that stands for another one at the same pace. */
#define POSTING_PATH "/postings/a-posting"

typedef struct
{
  HjlMockServer     *server;
  char              *folder;
  HjlStore          *store;
  HjlSyncContext    *context;
  HjlPostingRecords *records;
} Rig;

static void
set_up_at (Rig     *rig,
           HjlPace *pace)
{
  g_autoptr (HjlHttp) http = NULL;
  g_autoptr (HjlSource) source = NULL;
  g_autoptr (HjlLeverClient) lever = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  rig->server = hjl_mock_server_new ();
  http = hjl_http_new (hjl_mock_server_get_uri (rig->server), NULL, pace);
  source = hjl_feed_source_new (http);
  lever = hjl_lever_client_new (http);
  rig->folder = hjl_test_make_folder ();
  path = g_build_filename (rig->folder, "hjlever.db", NULL);
  rig->store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  rig->context = hjl_sync_context_new (rig->store, source, lever);
  rig->records = hjl_posting_records_new (NULL);
}

static void
set_up (Rig          *rig,
        gconstpointer data)
{
  set_up_at (rig, NULL);
}

static void
tear_down (Rig          *rig,
           gconstpointer data)
{
  hjl_posting_records_unref (rig->records);
  hjl_sync_context_unref (rig->context);
  g_object_unref (rig->store);
  hjl_test_remove_folder (rig->folder);
  g_free (rig->folder);
  g_clear_object (&rig->server);
}

/* Whoever waits for the first of a run has not looked since, whatever came of it. */
static void
test_after_first (Rig          *rig,
                  gconstpointer made)
{
  gboolean look;
  guint    number;

  g_assert_cmpuint (hjl_posting_records_get_turn (rig->records, rig->context, &look), ==, 0);
  number = hjl_posting_records_begin_create (rig->records, "Ada Ferns");
  g_assert_cmpuint (hjl_posting_records_get_turn (rig->records, rig->context, &look), >, 0);
  g_assert_false (look);

  hjl_posting_records_end_create (rig->records, number);
  if (made != NULL)
    {
      g_autoptr (HjlOpportunity) opportunity = hjl_opportunity_new ("opp-1");

      hjl_posting_records_add_made (rig->records, opportunity);
    }
  g_assert_cmpuint (hjl_posting_records_get_turn (rig->records, rig->context, &look), >, 0);
  g_assert_true (look);
}

/* From now on Lever's time is known, so that it can be asked who was made since. */
static void
learn_time (Rig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlPosting) posting = NULL;

  hjl_mock_server_answer (rig->server, "GET", POSTING_PATH, 200, POSTING);
  hjl_lever_client_get_async (rig->context->lever, HJL_LEVER_POSTING, "a-posting", NULL, hjl_test_got_result, &result);
  posting = hjl_lever_client_finish (rig->context->lever, hjl_test_wait (&result), NULL);
  g_assert_nonnull (posting);
}

static guint
count_looks (Rig *rig)
{
  return hjl_mock_server_count (rig->server, "GET", OPPORTUNITIES);
}

static void
answer_with_nobody (Rig *rig)
{
  HjlMockAnswer *answer = hjl_mock_server_answer (rig->server, "GET", OPPORTUNITIES, 200, NOBODY);

  hjl_mock_answer_set_times (hjl_mock_answer_set_delay (answer, DELAY), 0);
}

static void
look (Rig           *rig,
      gboolean       now,
      GAsyncResult **result)
{
  hjl_posting_records_look_again_async (rig->records, rig->context, now, NULL, hjl_test_got_result, result);
}

/* A record that is there while one of our own is made is somebody else's where the names differ, and known as such at once. */
static void
test_whose (Rig          *rig,
            gconstpointer name)
{
  gboolean ours = name == NULL || hjl_fold_equal (name, "Ada Ferns");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  learn_time (rig);
  hjl_posting_records_begin_create (rig->records, name);
  hjl_mock_server_answer (rig->server, "GET", OPPORTUNITIES, 200, ADA_FROM_HACKAJOB);
  hjl_posting_records_look_again_async (rig->records, rig->context, TRUE, NULL, hjl_test_got_result, &result);
  g_assert_true (hjl_sync_finish (hjl_test_wait (&result), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (hjl_posting_records_get_news (rig->records)->len, ==, 1);
  g_assert_cmpint (hjl_posting_records_has_met_others (rig->records), ==, !ours);
}

/* All who ask while a look is under way share the next one. */
static void
test_share (gconstpointer data)
{
  guint         n = GPOINTER_TO_UINT (data);
  Rig           rig = { 0 };
  GAsyncResult *results[20] = { 0 };

  for (guint now = 0; now < 2; now++)
    {
      guint before;

      set_up_at (&rig, NULL);
      learn_time (&rig);
      answer_with_nobody (&rig);
      before = count_looks (&rig);
      for (guint i = 0; i < n; i++)
        look (&rig, now != 0, &results[i]);
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (GError) error = NULL;

          hjl_sync_finish (hjl_test_wait (&results[i]), &error);
          g_assert_no_error (error);
          g_clear_object (&results[i]);
        }
      g_assert_cmpuint (count_looks (&rig) - before, ==, MIN (n, 2));
      tear_down (&rig, NULL);
    }
}

/* Nobody is sure by a look that began before they asked: their own record may not have been there. */
static void
test_own (Rig          *rig,
          gconstpointer data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) own = NULL;
  HjlMockAnswer *answer;
  GPtrArray     *news;

  learn_time (rig);
  answer = hjl_mock_server_answer (rig->server, "GET", OPPORTUNITIES, 200, NOBODY);
  hjl_mock_answer_set_delay (answer, DELAY);
  hjl_mock_server_answer (rig->server, "GET", OPPORTUNITIES, 200, ADA);
  look (rig, FALSE, &first);
  while (count_looks (rig) == 0)
    g_main_context_iteration (NULL, FALSE);
  look (rig, TRUE, &own);
  g_assert_true (hjl_sync_finish (hjl_test_wait (&own), NULL));
  g_assert_nonnull (first);
  news = hjl_posting_records_get_news (rig->records);
  g_assert_cmpuint (news->len, ==, 1);
  g_assert_cmpstr (((HjlOpportunity *) news->pdata[0])->id, ==, "opp-2");
  hjl_mock_server_assert_done (rig->server);
}

/* A look that fails is the trouble of one; the others look for themselves. */
static void
test_fail (Rig          *rig,
           gconstpointer data)
{
  GAsyncResult *results[8] = { 0 };

  learn_time (rig);
  hjl_mock_answer_set_delay (hjl_mock_server_answer (rig->server, "GET", OPPORTUNITIES, 400, "{\"code\":\"BadRequest\"}"), DELAY);
  answer_with_nobody (rig);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    look (rig, FALSE, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_assert_true (hjl_sync_finish (hjl_test_wait (&results[i]), NULL) == (i > 0));
      g_object_unref (results[i]);
    }
}

/* Who is let go of, of those who share a look. */
typedef enum
{
  CANCEL_FIRST, /* for whom it was sent */
  CANCEL_LAST,  /* who waits for it */
  CANCEL_ALL,
} Cancelled;

/* Whoever is let go of is so at once where it is their look, and no later than that where it is not; the others get theirs, and
 * nobody who asks later waits for one that is no more. */
static void
test_cancel (Rig          *rig,
             gconstpointer data)
{
  Cancelled     who = GPOINTER_TO_INT (data);
  GCancellable *cancellables[4];
  GAsyncResult *results[G_N_ELEMENTS (cancellables)] = { 0 };
  g_autoptr (GAsyncResult) later = NULL;
  g_autoptr (GError) later_error = NULL;
  const guint last = G_N_ELEMENTS (cancellables) - 1;

  learn_time (rig);
  answer_with_nobody (rig);
  for (guint i = 0; i <= last; i++)
    {
      cancellables[i] = g_cancellable_new ();
      hjl_posting_records_look_again_async (rig->records, rig->context, FALSE, cancellables[i], hjl_test_got_result, &results[i]);
    }
  while (count_looks (rig) == 0)
    g_main_context_iteration (NULL, FALSE);
  for (guint i = 0; i <= last; i++)
    if (who == CANCEL_ALL || (who == CANCEL_FIRST && i == 0) || (who == CANCEL_LAST && i == last))
      g_cancellable_cancel (cancellables[i]);

  for (guint i = 0; i <= last; i++)
    {
      g_autoptr (GError) error = NULL;

      hjl_sync_finish (hjl_test_wait (&results[i]), &error);
      if (g_cancellable_is_cancelled (cancellables[i]))
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_no_error (error);
      g_object_unref (results[i]);
      g_object_unref (cancellables[i]);
    }
  look (rig, TRUE, &later);
  g_assert_true (hjl_sync_finish (hjl_test_wait (&later), &later_error));
  g_assert_no_error (later_error);
}

/* Each look asks for who was made since five seconds before the one before it began, by Lever's clock: what a list that lagged did not
 * have yet is in the next one. */
static void
test_overlap (Rig          *rig,
              gconstpointer data)
{
  HjlTime from = 0;
  HjlTime to = 0;

  learn_time (rig);
  answer_with_nobody (rig);
  for (guint i = 0; i < 3; i++)
    {
      HjlTime before = hjl_sync_lever_time (rig->context->lever);
      HjlTime after;
      HjlTime start;
      g_autoptr (GAsyncResult) result = NULL;
      g_autofree char *text = NULL;

      look (rig, TRUE, &result);
      after = hjl_sync_lever_time (rig->context->lever);
      g_assert_true (hjl_sync_finish (hjl_test_wait (&result), NULL));
      text = hjl_mock_request_dup_query (hjl_mock_server_get_last (rig->server), "created_at_start");
      g_assert_nonnull (text);
      start = g_ascii_strtoll (text, NULL, 10);
      /* The first one asks since it began itself. */
      g_assert_cmpint (start, >=, (i == 0 ? before : from) - 5000);
      g_assert_cmpint (start, <=, (i == 0 ? after : to) - 5000);
      /* Each answer tells the time anew, in whole seconds. */
      from = MAX (from, before);
      to = MAX (to, after);
    }
}

typedef struct
{
  Rig  *rig;
  guint left;
  guint running;
} Exports;

static void next_export (Exports *exports);

static void
did_make (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Exports *exports = user_data;
  g_autoptr (HjlPosting) made = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, NULL);
  g_autofree char *id = g_strdup_printf ("opp-%u", exports->left);
  g_autoptr (HjlOpportunity) opportunity = hjl_opportunity_new (id);

  g_assert_nonnull (made);
  hjl_posting_records_add_made (exports->rig->records, opportunity);
  exports->running--;
  next_export (exports);
}

static void
did_look (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Exports *exports = user_data;

  g_assert_true (hjl_sync_finish (result, NULL));
  hjl_lever_client_get_async (exports->rig->context->lever, HJL_LEVER_POSTING, "a-posting", NULL, did_make, exports);
}

static void
next_export (Exports *exports)
{
  if (exports->left == 0)
    return;
  exports->left--;
  exports->running++;
  hjl_posting_records_look_again_async (exports->rig->records, exports->rig->context, FALSE, NULL, did_look, exports);
}

/* One call for each record, which here is a posting's, and few looks: however long they all wait for the pace. */
static void
test_pace (gconstpointer data)
{
  guint   workers = GPOINTER_TO_UINT (data);
  guint   people = 120;
  Rig     rig = { 0 };
  Exports exports = { .rig = &rig, .left = people };
  gint64  start;
  guint   looks, seconds;
  g_autoptr (HjlPace) pace = hjl_pace_new (30, 1);
  HjlMockAnswer *answer;

  set_up_at (&rig, pace);
  learn_time (&rig);
  answer_with_nobody (&rig);
  answer = hjl_mock_server_answer (rig.server, "GET", POSTING_PATH, 200, POSTING);
  hjl_mock_answer_set_times (answer, 0);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < workers; i++)
    next_export (&exports);
  while (exports.running > 0)
    g_main_context_iteration (NULL, TRUE);
  seconds = (guint) ((g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  looks = count_looks (&rig);
  g_test_message ("%u workers: %u looks in %u seconds", workers, looks, seconds);
  /* The first of them come closer together. */
  g_assert_cmpuint (looks, <=, 6 + seconds);
  tear_down (&rig, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add_test(name, data) g_test_add ("/posting-records/after-first/" name, Rig, data, set_up, test_after_first, tear_down)
  add_test ("made", "made");
  add_test ("came-to-nothing", NULL);

#define add_table(name, func, n) g_test_add_data_func ("/posting-records/" name "/" #n, GUINT_TO_POINTER (n), func)
  add_table ("share", test_share, 1);
  add_table ("share", test_share, 2);
  add_table ("share", test_share, 8);
  add_table ("share", test_share, 20);
  add_table ("pace", test_pace, 1);
  add_table ("pace", test_pace, 8);
  add_table ("pace", test_pace, 20);
  g_test_add ("/posting-records/whose/another", Rig, "Somebody Else", set_up, test_whose, tear_down);
  g_test_add ("/posting-records/whose/same", Rig, "ada ferns", set_up, test_whose, tear_down);
  g_test_add ("/posting-records/whose/nameless", Rig, NULL, set_up, test_whose, tear_down);
  g_test_add ("/posting-records/own", Rig, NULL, set_up, test_own, tear_down);
  g_test_add ("/posting-records/fail", Rig, NULL, set_up, test_fail, tear_down);
  g_test_add ("/posting-records/cancel/first", Rig, GINT_TO_POINTER (CANCEL_FIRST), set_up, test_cancel, tear_down);
  g_test_add ("/posting-records/cancel/last", Rig, GINT_TO_POINTER (CANCEL_LAST), set_up, test_cancel, tear_down);
  g_test_add ("/posting-records/cancel/all", Rig, GINT_TO_POINTER (CANCEL_ALL), set_up, test_cancel, tear_down);
  g_test_add ("/posting-records/overlap", Rig, NULL, set_up, test_overlap, tear_down);

  return g_test_run ();
}
