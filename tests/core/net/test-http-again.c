/* test-http-again.c: when HjlHttp tries again: refused signatures, rate limits, pauses
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-mock-server.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "hjl-fixed-credentials.h"
#include "net/hjl-http-rules.h"
#include "net/hjl-http.h"

/* Credentials that count, and that can refresh a number of times. */
#define TEST_TYPE_CREDENTIALS (test_credentials_get_type ())
G_DECLARE_FINAL_TYPE (TestCredentials, test_credentials, TEST, CREDENTIALS, GObject)

struct _TestCredentials
{
  GObject parent_instance;

  guint asked;
  guint refreshed;
  guint refreshes_left;
  char *last_refused;
};

static void credentials_iface_init (HjlCredentialsInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestCredentials, test_credentials, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (HJL_TYPE_CREDENTIALS, credentials_iface_init))

static void
test_credentials_authorize_async (HjlCredentials     *credentials,
                                  const char         *refused,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  TestCredentials *self = TEST_CREDENTIALS (credentials);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  self->asked++;
  if (refused != NULL)
    {
      g_free (self->last_refused);
      self->last_refused = g_strdup (refused);

      if (self->refreshes_left == 0)
        {
          g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED, "No more tokens");
          return;
        }
      self->refreshes_left--;
      self->refreshed++;
    }

  g_task_return_pointer (task, g_strdup_printf ("Bearer token-%u", self->refreshed), g_free);
}

static void
credentials_iface_init (HjlCredentialsInterface *iface)
{
  iface->authorize_async = test_credentials_authorize_async;
}

static void
test_credentials_finalize (GObject *object)
{
  g_free (TEST_CREDENTIALS (object)->last_refused);

  G_OBJECT_CLASS (test_credentials_parent_class)->finalize (object);
}

static void
test_credentials_class_init (TestCredentialsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_credentials_finalize;
}

static void
test_credentials_init (TestCredentials *self)
{
}

static guint pauses;

static double
count_pause (void)
{
  pauses++;
  return 0.0;
}

static HjlHttp *
make_http (HjlMockServer *server,
           gpointer       credentials,
           HjlPace       *pace)
{
  pauses = 0;
  return hjl_http_new_with (&(HjlHttpOptions){
    .base_uri = hjl_mock_server_get_uri (server),
    .credentials = (HjlCredentials *) credentials,
    .pace = pace,
    .random = count_pause,
  });
}

static HjlResponse *
send_request (HjlHttp    *http,
              const char *method,
              GError    **error)
{
  g_autoptr (HjlRequest) request = hjl_request_new (method, "x", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  hjl_http_send_async (http, request, NULL, hjl_test_got_result, &result);
  return hjl_finish_pointer (http, hjl_test_wait (&result), error);
}

/* One refresh, one more try, also for a write. */
static void
test_refresh (void)
{
  static const char *const methods[] = { "GET", "POST" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (TestCredentials) credentials = g_object_new (TEST_TYPE_CREDENTIALS, NULL);
      g_autoptr (HjlHttp) http = make_http (server, credentials, NULL);
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      credentials->refreshes_left = 5;
      hjl_mock_server_answer (server, NULL, NULL, 401, "{\"code\":\"UnauthorizedError\"}");
      hjl_mock_server_answer (server, NULL, NULL, 200, "{}");
      response = send_request (http, methods[i], &error);
      g_assert_no_error (error);
      g_assert_cmpuint (response->status, ==, 200);
      g_assert_cmpstr (credentials->last_refused, ==, "Bearer token-0");
      g_assert_cmpstr (hjl_mock_request_get_header (hjl_mock_server_get_last (server), "Authorization"), ==, "Bearer token-1");
      g_assert_cmpuint (pauses, ==, 0);
    }
}

typedef struct
{
  HjlPace       *pace;
  HjlMockServer *server;
  GAsyncResult **result;
} Turn;

/* Of the second try: the first one, too, may wait for a moment. */
static gboolean
waits_or_is_done (gpointer user_data)
{
  Turn *turn = user_data;

  return (hjl_mock_server_count (turn->server, NULL, NULL) > 0 && hjl_pace_get_waiting (turn->pace)) || *turn->result != NULL;
}

/* Another value needs a turn of its own: with one left it goes out at once, with none it waits. */
static void
test_refresh_is_paced (void)
{
  for (guint turns = 1; turns <= 2; turns++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (TestCredentials) credentials = g_object_new (TEST_TYPE_CREDENTIALS, NULL);
      g_autoptr (HjlPace) pace = hjl_pace_new (0.001, turns);
      g_autoptr (HjlHttp) http = make_http (server, credentials, pace);
      g_autoptr (HjlRequest) request = hjl_request_new ("GET", "x", NULL);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (HjlResponse) none = NULL;
      g_autoptr (GError) error = NULL;
      Turn turn = { pace, server, &result };

      credentials->refreshes_left = 5;
      hjl_mock_server_answer (server, NULL, "/x", 401, "{\"code\":\"UnauthorizedError\"}");
      hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, NULL, 200, "{}"), 0);
      hjl_http_send_async (http, request, cancellable, hjl_test_got_result, &result);

      if (turns == 1)
        {
          hjl_test_run_until_true (waits_or_is_done, &turn);
          g_assert_null (result);
          g_assert_cmpuint (hjl_mock_server_count (server, NULL, "/x"), ==, 1);
          g_cancellable_cancel (cancellable);
          none = hjl_finish_pointer (http, hjl_test_wait (&result), &error);
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          continue;
        }

      response = hjl_finish_pointer (http, hjl_test_wait (&result), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (response->status, ==, 200);
    }
}

static void
test_refused_twice (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (TestCredentials) credentials = g_object_new (TEST_TYPE_CREDENTIALS, NULL);
  g_autoptr (HjlHttp) http = make_http (server, credentials, NULL);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  credentials->refreshes_left = 5;
  hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, NULL, 401, "{\"code\":\"UnauthorizedError\"}"), 0);
  response = send_request (http, "GET", &error);
  g_assert_no_error (error);
  g_assert_false (hjl_response_check (response, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED);
  g_assert_cmpuint (credentials->refreshed, ==, 1);
  g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 2);
}

static void
test_no_other_token (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlCredentials) credentials = hjl_fixed_credentials_new_bearer ("only");
  g_autoptr (HjlHttp) http = make_http (server, credentials, NULL);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_server_answer (server, NULL, NULL, 401, "{\"code\":\"UnauthorizedError\"}");
  response = send_request (http, "GET", &error);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED);
  g_assert_null (response);
  g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 1);
}

/* A fresh token is asked for before each try, since the one before may have been replaced. */
static void
test_signed_anew (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (TestCredentials) credentials = g_object_new (TEST_TYPE_CREDENTIALS, NULL);
  g_autoptr (HjlHttp) http = make_http (server, credentials, NULL);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, NULL, 503, NULL), 2);
  hjl_mock_server_answer (server, NULL, NULL, 200, "{}");
  response = send_request (http, "GET", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (credentials->asked, ==, 3);
  g_assert_cmpuint (pauses, ==, 2);
}

static void
test_retry_after (void)
{
  static const struct
  {
    const char *value;
    gboolean    again;
  } cases[] = {
    { "0", TRUE },
    { "Thu, 01 Jan 2015 00:00:00 GMT", TRUE },
    { "soon", TRUE },
    { "100000", FALSE }, /* longer than two minutes: not waited for */
    { "Fri, 01 Jan 2100 00:00:00 GMT", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlHttp) http = make_http (server, NULL, NULL);
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      hjl_mock_answer_add_header (hjl_mock_server_answer (server, NULL, NULL, 429, NULL), "Retry-After", cases[i].value);
      hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, NULL, 200, "{}"), 0);
      response = send_request (http, "GET", &error);
      g_assert_no_error (error);
      g_assert_cmpuint (response->status, ==, cases[i].again ? 200 : 429);
      g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, cases[i].again ? 2 : 1);
    }
}

static void
test_waits (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = make_http (server, NULL, NULL);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first;

  hjl_mock_answer_add_header (hjl_mock_server_answer (server, NULL, NULL, 503, NULL), "Retry-After", "1");
  hjl_mock_server_answer (server, NULL, NULL, 200, "{}");
  response = send_request (http, "GET", &error);
  g_assert_no_error (error);
  first = hjl_mock_server_get_request (server, 0)->time;
  g_assert_cmpint (hjl_mock_server_get_request (server, 1)->time - first, >=, 990000);
}

static void
test_max_time (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = hjl_http_new_with (&(HjlHttpOptions){
    .base_uri = hjl_mock_server_get_uri (server),
    .max_time = 200,
    .max_tries = 1000,
    .backoff = 20,
  });
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, NULL, 503, NULL), 0);
  response = send_request (http, "GET", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 503);
  g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), <, 1000);
}

/* A 429 slows down everybody who shares the pace. */
static void
test_slows_pace (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlPace) pace = hjl_pace_new (100, 20);
  g_autoptr (TestCredentials) credentials = g_object_new (TEST_TYPE_CREDENTIALS, NULL);
  g_autoptr (HjlHttp) http = make_http (server, credentials, pace);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_server_answer (server, NULL, NULL, 429, NULL);
  hjl_mock_server_answer (server, NULL, NULL, 200, "{}");
  response = send_request (http, "POST", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 200);
  g_assert_cmpfloat (hjl_pace_get_rate (pace), <, 100);
}

static void
test_retry_after_values (void)
{
  /* 1 January 2026, 00:00:00 UTC */
  static const gint64 now = G_GINT64_CONSTANT (1767225600000);
  static const struct
  {
    const char *value;
    gint64      expected;
  } cases[] = {
    { NULL, -1 },
    { "", -1 },
    { "  ", -1 },
    { "0", 0 },
    { "7", 7000 },
    { " 120 ", 120000 },
    { "1.5", 1500 },
    { "-3", -1 },
    { "12 seconds", -1 },
    { "86400", 86400000 },
    /* More than a day is not believed. */
    { "86401", 3600000 },
    { "31536000", 3600000 },
    { "99999999999999999999", 3600000 },
    { "1e999", 3600000 },
    { "Fri, 02 Jan 2026 00:00:00 GMT", 86400000 },
    { "Fri, 02 Jan 2026 00:00:01 GMT", 3600000 },
    { "Fri, 01 Jan 2100 00:00:00 GMT", 3600000 },
    { "Fri, 31 Dec 9999 23:59:59 GMT", 3600000 },
    { "Sat, 01 Jan 10000 00:00:00 GMT", 3600000 },
    { "Fri, 31 Dec 9999", -1 },
    { "Thu, 01 Jan 2026 00:00:30 GMT", 30000 },
    { "Thursday, 01-Jan-26 00:00:30 GMT", 30000 },
    { "Thu Jan  1 00:00:30 2026", 30000 },
    { "Wed, 31 Dec 2025 23:00:00 GMT", 0 },
    { "tomorrow", -1 },
    { "inf", -1 },
    { "nan", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].value);
      g_assert_cmpint (hjl_http_rules_retry_after (cases[i].value, now), ==, cases[i].expected);
    }
}

static void
test_pauses (void)
{
  for (guint tries = 1; tries < 60; tries++)
    {
      gint64 longest = hjl_http_rules_pause (tries, 500, -1, 0.999999);

      g_assert_cmpint (hjl_http_rules_pause (tries, 500, -1, 0.0), ==, 0);
      g_assert_cmpint (longest, >=, MIN (499 << MIN (tries - 1, 10), 59000));
      g_assert_cmpint (longest, <=, 60000);
      g_assert_cmpint (hjl_http_rules_pause (tries, 500, 3000, 0.0), ==, 3000);
      g_assert_cmpint (hjl_http_rules_pause (tries, 500, 3000, 0.999999), <=, 3500);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/again/refresh", test_refresh);
  g_test_add_func ("/net/again/refresh-is-paced", test_refresh_is_paced);
  g_test_add_func ("/net/again/refused-twice", test_refused_twice);
  g_test_add_func ("/net/again/no-other-token", test_no_other_token);
  g_test_add_func ("/net/again/signed-anew", test_signed_anew);
  g_test_add_func ("/net/again/retry-after", test_retry_after);
  g_test_add_func ("/net/again/waits", test_waits);
  g_test_add_func ("/net/again/max-time", test_max_time);
  g_test_add_func ("/net/again/slows-pace", test_slows_pace);
  g_test_add_func ("/net/again/retry-after-values", test_retry_after_values);
  g_test_add_func ("/net/again/pauses", test_pauses);

  return g_test_run ();
}
