/* test-http-log.c: HJLEVER_DEBUG=http says what was called, and nothing of what was said
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-mock-server.h"
#include "hjl-test-utils.h"
#include "hjl-fixed-credentials.h"
#include "net/hjl-http.h"

/* In the address, a header, the signature, both bodies, the server's words, a redirect's path. */
#define CANARY "canary"

static void
send_request (HjlHttp    *http,
              HjlRequest *request)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlResponse) response = NULL;

  hjl_http_send_async (http, request, NULL, hjl_test_got_result, &result);
  response = hjl_finish_pointer (http, hjl_test_wait (&result), NULL);
  if (response != NULL)
    hjl_response_check (response, NULL);
}

/* All that a call can carry; runs in a process of its own, since the environment is read once. */
static void
test_talk (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlMockServer) other = hjl_mock_server_new_on ("127.0.0.2");
  g_autoptr (HjlCredentials) credentials = hjl_fixed_credentials_new_bearer (CANARY);
  g_autoptr (HjlHttp) http = hjl_http_new (hjl_mock_server_get_uri (server), credentials, NULL);
  g_autoptr (HjlRequest) post = hjl_request_new ("POST", "opportunities", NULL);
  g_autoptr (HjlRequest) get = hjl_request_new ("GET", "candidates", "c1", "cv", NULL);
  g_autoptr (HjlRequest) cut = hjl_request_new ("GET", "cut", NULL);
  g_autoptr (GBytes) content = g_bytes_new_static (CANARY, strlen (CANARY));
  g_autofree char *location = g_strconcat (hjl_mock_server_get_uri (other), "/files/" CANARY ".pdf?" CANARY, NULL);

  hjl_request_add_query (post, "email", CANARY "@example.com");
  hjl_request_add_header (post, "X-Canary", CANARY);
  hjl_request_add_part (post, "name", CANARY);
  hjl_request_add_file (post, "resumeFile", CANARY ".pdf", "application/pdf", content);
  hjl_mock_answer_add_header (hjl_mock_server_answer (server, "POST", NULL, 422, "{\"message\":\"" CANARY "@example.com\"}"),
                              "X-Canary", CANARY);
  send_request (http, post);

  hjl_mock_answer_add_header (hjl_mock_server_answer (server, "GET", "/candidates/*", 302, NULL), "Location", location);
  hjl_mock_server_answer (other, NULL, NULL, 200, CANARY);
  send_request (http, get);

  hjl_mock_answer_set_fault (hjl_mock_answer_set_times (hjl_mock_server_answer (server, "GET", "/cut", 200, CANARY), 0), HJL_MOCK_FAULT_HANG_BODY);
  g_clear_object (&http);
  http = hjl_http_new_with (&(HjlHttpOptions){ .base_uri = hjl_mock_server_get_uri (server), .max_tries = 1, .idle_timeout = 100 });
  send_request (http, cut);

  g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 3);
  g_assert_cmpuint (hjl_mock_server_count (other, NULL, NULL), ==, 1);
}

static void
run_in_process (const char *debug)
{
  g_unsetenv ("G_MESSAGES_DEBUG");
  if (debug != NULL)
    g_setenv ("HJLEVER_DEBUG", debug, TRUE);
  else
    g_unsetenv ("HJLEVER_DEBUG");

  g_test_trap_subprocess ("/net/log/subprocess/talk", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout_unmatched ("*" CANARY "*");
  g_test_trap_assert_stderr_unmatched ("*" CANARY "*");
}

static void
test_on (void)
{
  static const char *const values[] = { "http", "sync,http", "all" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      run_in_process (values[i]);
      g_test_trap_assert_stderr ("*POST /opportunities 422 * ms * bytes*");
      g_test_trap_assert_stderr ("*GET /candidates/c1/cv 302 *");
      g_test_trap_assert_stderr ("*GET http://127.0.0.2/... 200 * 6 bytes*");
      g_test_trap_assert_stderr ("*GET /cut timed-out *");
      g_test_trap_assert_stdout_unmatched ("*opportunities*");
    }
}

static void
test_off (void)
{
  static const char *const values[] = { NULL, "", "sync" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      run_in_process (values[i]);
      g_test_trap_assert_stderr_unmatched ("*opportunities*");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/log/on", test_on);
  g_test_add_func ("/net/log/off", test_off);
  g_test_add_func ("/net/log/subprocess/talk", test_talk);

  return g_test_run ();
}
