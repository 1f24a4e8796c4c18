/* test-feed-errors.c: every call of the feed meets every kind of trouble
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "hjl-feed-calls.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

/* @words: (nullable): what the message has to say */
static const struct
{
  guint       status;
  const char *body;
  HjlError    code;
  const char *words;
} statuses[] = {
  { 400, "{\"error\":{\"code\":\"invalid_request\",\"message\":\"No.\"}}", HJL_ERROR_INVALID_REQUEST, "invalid_request" },
  { 400, NULL, HJL_ERROR_GATEWAY, NULL },
  { 401, "{\"error\":{\"code\":\"invalid_token\",\"message\":\"No.\"}}", HJL_ERROR_AUTH_EXPIRED, NULL },
  { 403, "{\"error\":{\"code\":\"master_account_required\",\"message\":\"No.\"}}", HJL_ERROR_FORBIDDEN, "Master Account" },
  { 403, "{\"error\":{\"code\":\"integration_disabled\",\"message\":\"No.\"}}", HJL_ERROR_FORBIDDEN, "switched off" },
  { 403, "{\"error\":{\"code\":\"forbidden\",\"message\":\"No.\"}}", HJL_ERROR_FORBIDDEN, "forbidden" },
  { 401, "<html>", HJL_ERROR_GATEWAY, NULL },
  { 403, "<html>", HJL_ERROR_GATEWAY, NULL },
  { 404, "<html>", HJL_ERROR_GATEWAY, NULL },
  { 404, "{\"error\":{\"code\":\"not_found\",\"message\":\"No.\"}}", HJL_ERROR_NOT_FOUND, NULL },
  { 409, "{\"error\":{\"code\":\"not_accepted\",\"message\":\"No.\"}}", HJL_ERROR_CONFLICT, "not_accepted" },
  { 412, "{\"error\":{\"code\":\"version_changed\",\"message\":\"No.\"}}", HJL_ERROR_CONFLICT, NULL },
  { 412, "garbage", HJL_ERROR_GATEWAY, NULL },
  { 422, "{\"error\":{\"code\":\"unknown_stage\",\"message\":\"No.\"}}", HJL_ERROR_INVALID_REQUEST, "unknown_stage" },
  { 429, "{\"error\":{\"code\":\"rate_limited\",\"message\":\"No.\"}}", HJL_ERROR_RATE_LIMITED, NULL },
  { 500, "{\"error\":{\"code\":\"internal_error\",\"message\":\"No.\"}}", HJL_ERROR_SERVER, NULL },
  { 503, "", HJL_ERROR_SERVER, NULL },
};

static const struct
{
  HjlMockFault fault;
  HjlError     code;
} faults[] = {
  { HJL_MOCK_FAULT_CLOSE, HJL_ERROR_NETWORK },
  { HJL_MOCK_FAULT_CUT_HEADERS, HJL_ERROR_NETWORK },
  { HJL_MOCK_FAULT_CUT_BODY, HJL_ERROR_NETWORK },
  { HJL_MOCK_FAULT_HANG, HJL_ERROR_TIMED_OUT },
};

static const char *const nonsense[] = {
  "nonsense",
  "{\"data\":",
  "[]",
  "\"text\"",
  "{}",
  "{\"data\":{}}",
  "{\"data\":[],\"next_cursor\":[7]}",
};

static void
fail_once (const HjlFeedCall *call,
           HjlMockServer     *server,
           guint              idle_timeout,
           GError           **error)
{
  g_autoptr (HjlSource) source = hjl_feed_calls_make_source (server, 1, idle_timeout);
  g_autoptr (GAsyncResult) result = NULL;

  call->start (source, NULL, hjl_test_got_result, &result);
  g_assert_false (call->finish (source, hjl_test_wait (&result), error));
}

/* What says nothing of the account is of the one candidate whom the call is about; and that there is no document a file
 * server may say in its own way. */
static HjlError
get_code (const HjlFeedCall *call,
          guint              row)
{
  if (statuses[row].status == 404 && g_str_has_suffix (call->path, "/profile.pdf"))
    return HJL_ERROR_NOT_FOUND;

  if (statuses[row].code == HJL_ERROR_FORBIDDEN && g_strcmp0 (statuses[row].words, "forbidden") == 0 &&
      strstr (call->path, "/candidates/") != NULL)
    return HJL_ERROR_WITHHELD;

  return statuses[row].code;
}

static void
test_statuses (gconstpointer data)
{
  const HjlFeedCall *call = data;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (GError) error = NULL;
      const HjlError code = get_code (call, i);

      g_test_message ("%u %s", statuses[i].status, statuses[i].body);
      hjl_mock_server_answer (server, call->method, call->path, statuses[i].status, statuses[i].body);
      fail_once (call, server, HJL_FEED_CALLS_PATIENT, &error);

      g_assert_error (error, HJL_ERROR, (int) code);
      if (statuses[i].words != NULL)
        g_assert_nonnull (strstr (error->message, statuses[i].words));
      if (code == HJL_ERROR_GATEWAY || code == HJL_ERROR_SERVER || code == HJL_ERROR_RATE_LIMITED)
        g_assert_true (g_str_has_prefix (error->message, "hackajob:"));
      hjl_mock_server_assert_done (server);
    }
}

static void
test_faults (gconstpointer data)
{
  const HjlFeedCall *call = data;

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("fault %u", faults[i].fault);
      hjl_mock_answer_set_fault (hjl_mock_server_answer (server, call->method, call->path, 200, "{\"data\":[]}"),
                                 faults[i].fault);
      fail_once (call, server, faults[i].fault == HJL_MOCK_FAULT_HANG ? HJL_FEED_CALLS_HASTY : HJL_FEED_CALLS_PATIENT, &error);
      g_assert_error (error, HJL_ERROR, (int) faults[i].code);
    }
}

static void
test_nonsense (gconstpointer data)
{
  const HjlFeedCall *call = data;

  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (GError) error = NULL;
      const gboolean is_foreign = g_str_equal (nonsense[i], "nonsense");

      g_test_message ("%s", nonsense[i]);
      hjl_mock_server_answer (server, call->method, call->path, 200, nonsense[i]);
      fail_once (call, server, HJL_FEED_CALLS_PATIENT, &error);
      g_assert_error (error, HJL_ERROR, (int) (is_foreign ? HJL_ERROR_GATEWAY : HJL_ERROR_BAD_RESPONSE));
    }
}

static void
test_cancel (gconstpointer data)
{
  const HjlFeedCall *call = data;
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  HjlSource *source = hjl_feed_calls_make_source (server, 1, HJL_FEED_CALLS_PATIENT);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_answer_set_fault (hjl_mock_server_answer (server, NULL, NULL, 200, "{}"), HJL_MOCK_FAULT_HANG);
  call->start (source, cancellable, hjl_test_got_result, &result);
  hjl_test_wait_idle ();
  g_cancellable_cancel (cancellable);
  g_assert_false (call->finish (source, hjl_test_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_object (&result);
  hjl_test_assert_finalized (source);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void (*func) (gconstpointer data);
  } kinds[] = {
    { "statuses", test_statuses },
    { "faults", test_faults },
    { "nonsense", test_nonsense },
    { "cancel", test_cancel },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      for (guint j = 0; j < HJL_N_FEED_CALLS; j++)
        {
          g_autofree char *path = g_strdup_printf ("/feed-errors/%s/%s", kinds[i].name, hjl_feed_calls[j].name);

          if (kinds[i].func != test_nonsense || hjl_feed_calls[j].wants_json)
            g_test_add_data_func (path, &hjl_feed_calls[j], kinds[i].func);
        }
    }

  return g_test_run ();
}
