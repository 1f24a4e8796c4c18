/* hjl-http.c: sends requests: signs, paces, retries, follows, limits, logs without secrets
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net/hjl-http.h"

#include "net/hjl-http-private.h"

#include <time.h>

#include "model/hjl-error.h"
#include "net/hjl-request-private.h"

#define MAX_CONNECTIONS 16
#define MAX_CONNECTIONS_TO_HOST 8

G_DEFINE_FINAL_TYPE (HjlHttp, hjl_http, G_TYPE_OBJECT)

/* What is sent unencrypted, to this computer itself, must not take a way round through a proxy. */
static void
choose_proxy (HjlHttp *self)
{
  soup_session_set_proxy_resolver (self->session,
                                   g_str_has_prefix (self->base_uri, "http:") ? NULL : g_proxy_resolver_get_default ());
}

static void
hjl_http_dispose (GObject *object)
{
  HjlHttp *self = HJL_HTTP (object);

  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->credentials);
  g_clear_object (&self->pace);

  G_OBJECT_CLASS (hjl_http_parent_class)->dispose (object);
}

static void
hjl_http_finalize (GObject *object)
{
  HjlHttp *self = HJL_HTTP (object);

  g_clear_pointer (&self->base_uri, g_free);
  g_clear_pointer (&self->moved_uri, g_free);
  g_clear_pointer (&self->silent, g_hash_table_unref);

  G_OBJECT_CLASS (hjl_http_parent_class)->finalize (object);
}

static void
hjl_http_class_init (HjlHttpClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hjl_http_dispose;
  object_class->finalize = hjl_http_finalize;
}

static void
free_silence (gpointer data)
{
  HjlSilence *silence = data;

  g_clear_error (&silence->error);
  g_free (silence);
}

static void
hjl_http_init (HjlHttp *self)
{
  self->silent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_silence);
  /* No time-out of libsoup's: it cannot tell a slow upload from a silent server. The exchange has
   * its own. Certificates are verified by the session's default, which nothing here changes. */
  self->session = soup_session_new_with_options ("max-conns", MAX_CONNECTIONS,
                                                 "max-conns-per-host", MAX_CONNECTIONS_TO_HOST,
                                                 "timeout", 0,
                                                 "user-agent", "HjLever/" PACKAGE_VERSION,
                                                 NULL);
  /* Signing is the credentials' business; libsoup must not answer a 401 by itself. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
}

HjlHttp *
hjl_http_new (const char     *base_uri,
              HjlCredentials *credentials,
              HjlPace        *pace)
{
  return hjl_http_new_with (&(HjlHttpOptions){ .base_uri = base_uri, .credentials = credentials, .pace = pace });
}

HjlHttp *
hjl_http_new_with (const HjlHttpOptions *options)
{
  HjlHttp *self;

  g_return_val_if_fail (options->base_uri != NULL, NULL);
  g_return_val_if_fail (options->credentials == NULL || HJL_IS_CREDENTIALS (options->credentials), NULL);
  g_return_val_if_fail (options->pace == NULL || HJL_IS_PACE (options->pace), NULL);

  self = g_object_new (HJL_TYPE_HTTP, NULL);
  self->base_uri = g_strdup (options->base_uri);
  g_set_object (&self->credentials, options->credentials);
  g_set_object (&self->pace, options->pace);
  self->max_tries = options->max_tries > 0 ? options->max_tries : 5;
  self->max_time = options->max_time > 0 ? options->max_time : 120000;
  self->connect_timeout = options->connect_timeout > 0 ? options->connect_timeout : 15000;
  self->idle_timeout = options->idle_timeout > 0 ? options->idle_timeout : 30000;
  self->whole_timeout = options->whole_timeout > 0 ? options->whole_timeout : 600000;
  self->backoff = options->backoff > 0 ? options->backoff : 500;
  self->random = options->random != NULL ? options->random : g_random_double;
  choose_proxy (self);

  return self;
}

void
hjl_http_begin_anew (HjlHttp *self)
{
  g_return_if_fail (HJL_IS_HTTP (self));

  g_hash_table_remove_all (self->silent);
}

void
hjl_http_set_base_uri (HjlHttp    *self,
                       const char *base_uri)
{
  g_return_if_fail (HJL_IS_HTTP (self));
  g_return_if_fail (base_uri != NULL);

  if (g_str_equal (base_uri, self->base_uri))
    return;

  hjl_set_text (&self->base_uri, base_uri);
  g_clear_pointer (&self->moved_uri, g_free);
  self->closed_until = 0;
  self->server_time = 0;
  choose_proxy (self);
}

void
hjl_http_send_async (HjlHttp            *self,
                     HjlRequest         *request,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (HJL_IS_HTTP (self));
  g_return_if_fail (HJL_IS_REQUEST (request));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_http_send_async);
  hjl_http_start (task, request);
}

gint64
hjl_http_get_steady_time (void)
{
#ifdef CLOCK_BOOTTIME
  struct timespec now;

  if (clock_gettime (CLOCK_BOOTTIME, &now) == 0)
    return (gint64) now.tv_sec * 1000 + now.tv_nsec / 1000000;
#endif

  return g_get_monotonic_time () / 1000;
}

void
hjl_http_note_time (HjlHttp     *self,
                    HjlResponse *response)
{
  const char *date = hjl_response_get_header (response, "Date");
  const char *age = hjl_response_get_header (response, "Age");
  g_autoptr (GDateTime) when = date != NULL ? soup_date_time_new_from_http_string (date) : NULL;
  guint64 seconds = 0;

  if (when == NULL || g_date_time_to_unix (when) <= 0)
    return;

  /* A cache on the way gives an old answer, and says how old it is (RFC 9111, 5.1). */
  if (age != NULL && !g_ascii_string_to_unsigned (age, 10, 0, G_MAXINT32, &seconds, NULL))
    seconds = 0;

  self->server_time = (g_date_time_to_unix (when) + (gint64) seconds) * 1000;
  self->seen_at = hjl_http_get_steady_time ();
}

gboolean
hjl_http_get_server_time (HjlHttp *self,
                          HjlTime *now)
{
  g_return_val_if_fail (HJL_IS_HTTP (self), FALSE);
  g_return_val_if_fail (now != NULL, FALSE);

  *now = self->server_time != 0 ? self->server_time + hjl_http_get_steady_time () - self->seen_at : 0;

  return self->server_time != 0;
}

static void
got_answer (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) json = NULL;
  HjlRequest *request = g_task_get_task_data (task);
  g_autoptr (HjlResponse) response = hjl_finish_pointer (HJL_HTTP (source), result, &error);

  if (response != NULL && hjl_response_check (response, &error))
    json = hjl_response_dup_json (response, &error);

  if (json != NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&json), (GDestroyNotify) json_node_unref);
      return;
    }

  /* An answer that cannot be read may well mean that it was done. */
  if (response != NULL && !hjl_request_get_repeatable (request) &&
      (g_error_matches (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE) ||
       g_error_matches (error, HJL_ERROR, HJL_ERROR_GATEWAY)))
    error->code = HJL_ERROR_UNCERTAIN;

  g_task_return_error (task, g_steal_pointer (&error));
}

void
hjl_http_json_async (HjlHttp            *self,
                     HjlRequest         *request,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (HJL_IS_HTTP (self));
  g_return_if_fail (HJL_IS_REQUEST (request));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_http_json_async);
  g_task_set_task_data (task, g_object_ref (request), g_object_unref);

  hjl_http_send_async (self, request, cancellable, got_answer, g_steal_pointer (&task));
}
