/* hjl-http-help.c: what tests of HjlHttp send, and how they wait for the answer
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-http-help.h"

#include "hjl-test-utils.h"

guint hjl_http_help_n_pauses;

double
hjl_http_help_no_pause (void)
{
  hjl_http_help_n_pauses++;

  return 0.0;
}

HjlHttp *
hjl_http_help_new (const char *base,
                   guint       max_tries)
{
  return hjl_http_new_with (&(HjlHttpOptions){ .base_uri = base, .max_tries = max_tries, .random = hjl_http_help_no_pause });
}

HjlHttp *
hjl_http_help_new_hasty (const char *base,
                         guint       max_tries)
{
  return hjl_http_new_with (&(HjlHttpOptions){
    .base_uri = base,
    .idle_timeout = HJL_HTTP_HELP_IDLE_TIMEOUT,
    .max_tries = max_tries,
    .random = hjl_http_help_no_pause,
  });
}

HjlResponse *
hjl_http_help_send (HjlHttp    *http,
                    HjlRequest *request,
                    GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_http_send_async (http, request, NULL, hjl_test_got_result, &result);

  return hjl_finish_pointer (http, hjl_test_wait (&result), error);
}

GBytes *
hjl_http_help_make_bytes (gsize size)
{
  guint8 *data = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) (i * 2654435761u >> 13);

  return g_bytes_new_take (data, size);
}

HjlRequest *
hjl_http_help_make_upload (const char *method,
                           gsize       size)
{
  HjlRequest *request = hjl_request_new (method, "opportunities", NULL);
  g_autoptr (GBytes) content = hjl_http_help_make_bytes (size);

  hjl_request_add_part (request, "name", "Ann Example");
  hjl_request_add_file (request, "resumeFile", "cv.pdf", "application/pdf", content);

  return request;
}
