/* hjl-http.h: sends requests: signs, paces, retries, follows, limits, logs without secrets
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"
#include "net/hjl-credentials.h"
#include "net/hjl-pace.h"
#include "net/hjl-request.h"
#include "net/hjl-response.h"

#define HJL_TYPE_HTTP (hjl_http_get_type ())
G_DECLARE_FINAL_TYPE (HjlHttp, hjl_http, HJL, HTTP, GObject)

typedef double (*HjlRandomFunc) (void);

/* As the arguments of hjl_http_new(), and, for tests and environments, how long and how often; times are milliseconds. What is 0
 * or %NULL is as usual, which is written beside it. */
typedef struct
{
  const char     *base_uri;
  HjlCredentials *credentials;
  HjlPace        *pace;
  guint           max_tries;       /* 5 */
  guint           max_time;        /* 120000 */
  guint           connect_timeout; /* 15000 */
  guint           idle_timeout;    /* 30000 */
  guint           whole_timeout;   /* 600000: one try from its first byte to its last */
  guint           backoff;         /* 500: the first pause; exponential, full jitter */
  HjlRandomFunc   random;          /* uniform in [0,1); GLib's */
} HjlHttpOptions;

/**
 * hjl_http_new:
 * @base_uri: the API's base address, with or without a trailing slash; empty: nobody said where it is, and every
 *   request below it is a %HJL_ERROR_NOT_CONNECTED
 * @credentials: (nullable): who signs; %NULL sends no `Authorization`
 * @pace: (nullable): shared by all that call with one account; %NULL does not wait
 *
 * Belongs to the main context in which it was made.
 *
 * `http://` is refused with %HJL_ERROR_UNSENDABLE unless the host is a loopback address.
 * There, no proxy is used; elsewhere the system's is.
 *
 * Redirects: 301, 302, 303, 307, 308, at most 5. Within the same origin and within `*.lever.co` any method
 * is sent again with its body and `Authorization` (a 303 only for GET: it says that the rest is done), and
 * where the same path is asked for below another base, later requests go there at once. Elsewhere only a GET
 * goes on, without `Authorization`; never from https to http. A redirect that must not be followed is a
 * %HJL_ERROR_GATEWAY, for a POST too: whoever redirects has not done it.
 *
 * Certificates are always verified; one that is not trusted is a %HJL_ERROR_CERTIFICATE at once. With
 * `HJLEVER_DEBUG=http` in the environment each exchange is one line on the standard error, see
 * hjl_http_log().
 */
HjlHttp *hjl_http_new (const char     *base_uri,
                       HjlCredentials *credentials,
                       HjlPace        *pace);
HjlHttp *hjl_http_new_with (const HjlHttpOptions *options);
/* What is sent from now on goes there; nothing that was learnt of the service before holds. Not while requests of
 * the service before are under way. */
void     hjl_http_set_base_uri (HjlHttp    *self,
                                const char *base_uri);

/* Servers that were silent are asked again for what gives way (hjl_request_set_gives_way()). */
void hjl_http_begin_anew (HjlHttp *self);

/**
 * hjl_http_send_async:
 *
 * Sends @request and reads the whole answer. Retries 429, 502, 503, 504 and connection errors as the
 * request allows, after the pause that `Retry-After` asks for or a random one; a pause that would end
 * after `max-time` (counted from the first try, without the wait for the pace) is not begun, and the
 * answer is given as it is. A 401 asks the credentials once for another value and sends once more.
 * The answer is given whatever its status is; use hjl_response_check().
 *
 * Every request gets a connection of its own: a kept one may be dead already, and then nobody could tell
 * whether the request arrived. One that is not repeatable is over with %HJL_ERROR_UNCERTAIN as soon as
 * a byte of it may have left and no answer that settles it came back. Cancelled, it is uncertain too,
 * and the error is %G_IO_ERROR_CANCELLED all the same.
 *
 * Gives a HjlResponse: %HJL_ERROR_UNCERTAIN, %HJL_ERROR_NETWORK, %HJL_ERROR_TIMED_OUT,
 * %HJL_ERROR_TOO_LARGE, %HJL_ERROR_BAD_RESPONSE, %HJL_ERROR_GATEWAY, errors of the credentials, or
 * %G_IO_ERROR_CANCELLED. A POST that got a 408, a 5xx other than 501 and 505, or a redirect that is
 * not followed is %HJL_ERROR_UNCERTAIN too.
 */
void hjl_http_send_async (HjlHttp            *self,
                          HjlRequest         *request,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data);

/**
 * hjl_http_get_server_time:
 * @now: (out): the service's present time, as its own last `Date` (and `Age`) told
 *
 * The desktop's clock may be wrong by days. What must not be (how late it is, what is new) asks here.
 *
 * Returns: FALSE where no answer with a date has come yet; @now is 0 then
 */
gboolean hjl_http_get_server_time (HjlHttp *self,
                                   HjlTime *now);

/* Send, check, parse, and give a JsonNode: for calls that want JSON from a 2xx and nothing else. A 2xx without JSON is
 * %HJL_ERROR_GATEWAY or %HJL_ERROR_BAD_RESPONSE (see hjl_response_dup_json()), and, as every other
 * %HJL_ERROR_GATEWAY answer, %HJL_ERROR_UNCERTAIN where the request is not repeatable: it may have been
 * done. The content type does not matter. */
void hjl_http_json_async (HjlHttp            *self,
                          HjlRequest         *request,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data);
