/* hjl-http-send.c: one request on its way: pace, signature, tries, redirects
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/hjl-http-private.h"

#include "model/hjl-error.h"
#include "net/hjl-exchange.h"
#include "net/hjl-http-log.h"
#include "net/hjl-http-rules.h"
#include "net/hjl-request-private.h"
#include "net/hjl-response-private.h"

#define MAX_REDIRECTS 5

/* So many that give way find out that a server is silent. */
#define MOST_SILENT 2

/* Milliseconds: no sign-in is asked for again that soon because of an answer that may have nothing to do with it. */
#define DOUBT_PAUSE (10 * 60 * 1000)

/* One request on its way, over all tries and redirects. */
typedef struct
{
  HjlRequest  *request;
  GUri        *uri;
  SoupMessage *message; /* of the present try */
  char        *authorization;
  char        *refused; /* a value that is not taken any more, until another one is asked for; NULL: none */
  gboolean     signs;
  gboolean     strayed;     /* a redirect led to another server, for good */
  gboolean     was_refused; /* a 401 has been answered with another value already */
  HjlResponse *unsaid;      /* a 401 that was nobody's word, until another value is there; NULL: none */
  guint        tries;
  guint        redirects;
  gint64       deadline; /* monotonic, microseconds; 0 before the first try */
  gint64       started;  /* of the present try */
} Sending;

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  g_clear_object (&sending->request);
  g_clear_pointer (&sending->uri, g_uri_unref);
  g_clear_object (&sending->message);
  g_clear_pointer (&sending->authorization, g_free);
  g_clear_pointer (&sending->refused, g_free);
  g_clear_object (&sending->unsaid);
  g_free (sending);
}

/* The pace is the account's; a file server behind a redirect has its own. */
static gboolean
is_paced (GTask *task)
{
  HjlHttp *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);

  return self->pace != NULL && (sending->signs || sending->redirects == 0);
}

static void start_try (GTask *task);

static char *
dup_server (Sending *sending)
{
  return g_strdup_printf ("%s %s:%d", hjl_request_get_gives_way (sending->request), g_uri_get_host (sending->uri),
                          g_uri_get_port (sending->uri));
}

/* Returns: (nullable): what others met at this server */
static HjlSilence *
find_silence (HjlHttp *self,
              Sending *sending)
{
  g_autofree char *server = NULL;

  if (hjl_request_get_gives_way (sending->request) == NULL)
    return NULL;

  server = dup_server (sending);

  return g_hash_table_lookup (self->silent, server);
}

static gboolean
is_silent (const HjlSilence *silence)
{
  return silence != NULL && silence->n >= MOST_SILENT;
}

/* Whether it answers, but nobody was helped by a second try. */
static gboolean
is_in_trouble (const HjlSilence *silence)
{
  return silence != NULL && silence->n_troubles >= MOST_SILENT;
}

/* Returns: (nullable): what is counted of this server; NULL where the request does not give way */
static HjlSilence *
ensure_silence (HjlHttp *self,
                Sending *sending)
{
  HjlSilence *silence = find_silence (self, sending);

  if (silence != NULL || hjl_request_get_gives_way (sending->request) == NULL)
    return silence;

  silence = g_new0 (HjlSilence, 1);
  g_hash_table_insert (self->silent, dup_server (sending), silence);

  return silence;
}

/* @error: how it ended for good */
static void
note_silence (HjlHttp      *self,
              Sending      *sending,
              const GError *error)
{
  HjlSilence *silence = ensure_silence (self, sending);

  if (silence == NULL)
    return;

  silence->n++;
  g_clear_error (&silence->error);
  silence->error = g_error_copy (error);
}

/* The server has answered to the last of all tries that it cannot. */
static void
note_trouble (HjlHttp *self,
              Sending *sending)
{
  HjlSilence *silence = ensure_silence (self, sending);

  if (silence != NULL)
    silence->n_troubles++;
}

/* It has answered. */
static void
forget_silence (HjlHttp     *self,
                Sending     *sending,
                HjlResponse *response)
{
  HjlSilence *silence = find_silence (self, sending);

  if (silence == NULL)
    return;

  silence->n = 0;
  if (!hjl_http_rules_is_passing (response->status))
    silence->n_troubles = 0;
}

static void
did_pause (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  start_try (g_steal_pointer (&task));
}

static gboolean
on_pause_over (gpointer user_data)
{
  GTask *pause = user_data;

  if (!g_task_return_error_if_cancelled (pause))
    g_task_return_boolean (pause, TRUE);

  return G_SOURCE_REMOVE;
}

/* Waits, then goes on with @task; a cancellation ends the wait. */
static void
pause_before_try (GTask *task,
                  gint64 pause)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GTask) waiting = g_task_new (g_task_get_source_object (task), cancellable, did_pause, task);
  g_autoptr (GSource) timer = g_timeout_source_new ((guint) CLAMP (pause, 0, G_MAXINT32));

  g_task_set_source_tag (waiting, pause_before_try);

  if (cancellable != NULL)
    {
      g_autoptr (GSource) cancelled = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (timer, cancelled);
    }

  g_task_attach_source (waiting, timer, on_pause_over);
}

/* Whether there is a next try: enough tries left, and time for the pause before it. */
static gboolean
try_again (GTask *task,
           gint64 retry_after)
{
  HjlHttp *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  gint64   pause = hjl_http_rules_pause (sending->tries, self->backoff, retry_after, self->random ());

  if (sending->tries >= self->max_tries ||
      g_get_monotonic_time () + pause * 1000 > sending->deadline)
    return FALSE;

  pause_before_try (g_object_ref (task), pause);
  return TRUE;
}

/* Returns: TRUE where the redirect is followed, or has ended @task with an error */
static gboolean
follow (GTask       *task,
        HjlResponse *response)
{
  HjlHttp *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GUri) target = NULL;
  g_autoptr (GError) error = NULL;

  if (!hjl_http_rules_redirect (sending->uri,
                                hjl_request_get_method (sending->request),
                                response->status,
                                hjl_response_get_header (response, "Location"),
                                &target, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return TRUE;
    }

  if (target == NULL)
    return FALSE;

  if (sending->redirects >= MAX_REDIRECTS)
    {
      g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_GATEWAY,
                               "The server redirects more than %d times", MAX_REDIRECTS);
      return TRUE;
    }

  if (!sending->strayed && hjl_request_is_below_base (sending->request))
    {
      g_autofree char *base = hjl_http_rules_dup_moved_base (sending->uri, target,
                                                             self->moved_uri != NULL ? self->moved_uri : self->base_uri);

      if (base != NULL)
        {
          g_free (self->moved_uri);
          self->moved_uri = g_steal_pointer (&base);
        }
    }

  sending->redirects++;
  /* A redirect is no failed try. */
  sending->tries--;
  /* Once the signature was left behind it stays behind, even where the way leads back. */
  sending->strayed = sending->strayed || !hjl_http_rules_keep_sign (sending->uri, target);
  sending->signs = sending->signs && hjl_http_rules_keep_sign (sending->uri, target);
  g_clear_pointer (&sending->uri, g_uri_unref);
  sending->uri = g_steal_pointer (&target);

  start_try (g_object_ref (task));
  return TRUE;
}

/* Whether the service itself no longer takes the signature: a gateway's page with the same status says
 * nothing of it. */
static gboolean
refuses_sign (HjlResponse *response)
{
  g_autoptr (GError) error = NULL;

  return !hjl_response_check (response, &error) && g_error_matches (error, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED);
}

/* A 401 without the service's words says nothing of the account. It may be meant like one with them all the same, and
 * another value costs little: it is tried once in a while, with what may be sent twice. */
static gboolean
may_refuse_sign (GTask       *task,
                 HjlResponse *response)
{
  HjlHttp *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  gint64   now = hjl_http_get_steady_time ();

  if (sending->strayed || !hjl_request_get_repeatable (sending->request) ||
      (self->doubted_at != 0 && now - self->doubted_at < DOUBT_PAUSE))
    return FALSE;
  self->doubted_at = now;
  sending->unsaid = g_object_ref (response);

  return TRUE;
}

/* It opens no way to the service, to which nothing was sent. */
static void
handle_proxy (GTask       *task,
              HjlResponse *response,
              gint64       retry_after)
{
  g_autoptr (GError) error = NULL;

  if (hjl_http_rules_is_passing (response->status) && try_again (task, retry_after))
    return;

  hjl_response_check (response, &error);
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
handle_response (GTask       *task,
                 HjlResponse *response)
{
  HjlHttp *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  guint    status = response->status;
  gint64   retry_after = hjl_http_rules_retry_after (hjl_response_get_header (response, "Retry-After"),
                                                     g_get_real_time () / 1000);

  if (response->of_proxy)
    {
      handle_proxy (task, response, retry_after);
      return;
    }

  if (status == 401 && sending->authorization != NULL && !sending->was_refused &&
      (refuses_sign (response) || may_refuse_sign (task, response)))
    {
      g_autofree char *refused = g_steal_pointer (&sending->authorization);

      sending->was_refused = TRUE;
      g_free (sending->refused);
      sending->refused = g_steal_pointer (&refused);
      /* Another value is no failed try, and waits for the pace as every request does. */
      sending->tries--;
      start_try (g_object_ref (task));
      return;
    }

  /* Another server's 401 says nothing of the account. */
  if (status == 401 && sending->authorization == NULL && sending->redirects > 0)
    {
      g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_FORBIDDEN,
                               "The server redirects to another one that asks for a sign-in of its own");
      return;
    }

  if (status == 429 && is_paced (task))
    hjl_pace_slow_down (self->pace, CLAMP (retry_after, 0, self->max_time));

  if (status == 429 && !sending->strayed && retry_after > self->max_time)
    self->closed_until = hjl_http_get_steady_time () + retry_after;

  if (hjl_http_rules_leaves_open (status) && !hjl_request_get_repeatable (sending->request))
    {
      g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_UNCERTAIN,
                               "The server had trouble (%u) with what was sent", status);
      return;
    }

  if (hjl_http_rules_is_passing (status))
    {
      /* 429 is said of this account, and helped by waiting. */
      if ((status == 429 || !is_in_trouble (find_silence (self, sending))) && try_again (task, retry_after))
        return;
      if (status != 429)
        note_trouble (self, sending);
    }

  if (follow (task, response))
    return;

  /* A server that names no address to send it to again, or says “see other”, may have done what was asked. */
  if (status >= 300 && status < 400 && !hjl_request_get_repeatable (sending->request))
    g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_UNCERTAIN,
                             "The server redirects (%u) and does not say what it did", status);
  else
    g_task_return_pointer (task, g_object_ref (response), g_object_unref);
}

static void
got_response (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  HjlHttp *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  gboolean reached;
  gboolean again;
  gboolean silent;
  g_autoptr (HjlResponse) response = hjl_exchange_finish (result, &reached, &again, &silent, &error);
  g_autofree char *label = hjl_http_rules_dup_label (sending->uri, self->base_uri);

  hjl_http_log (hjl_request_get_method (sending->request), label, response, error, sending->started);
  g_clear_object (&sending->message);

  if (response != NULL)
    {
      forget_silence (self, sending, response);
      if (sending->strayed)
        hjl_response_set_strayed (response);
      else if (hjl_response_is_own (response))
        hjl_http_note_time (self, response);
      handle_response (task, response);
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (reached && !hjl_request_get_repeatable (sending->request))
        {
          g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_UNCERTAIN,
                                   "It was sent, and the answer did not arrive: %s", error->message);
          return;
        }

      if (again && !is_silent (find_silence (self, sending)) && try_again (task, -1))
        return;
      /* Where nobody can be reached the next ones wait as little as where nobody answers. */
      if (silent || (again && !reached))
        note_silence (self, sending, error);
    }

  g_task_return_error (task, g_steal_pointer (&error));
}

static void
send_message (GTask *task)
{
  HjlHttp          *self = g_task_get_source_object (task);
  Sending          *sending = g_task_get_task_data (task);
  HjlExchangeLimits limits = { self->connect_timeout, self->idle_timeout, self->whole_timeout, 0 };
  const char       *method = hjl_request_get_method (sending->request);
  SoupMessageFlags  flags = SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE;

  limits.max_bytes = hjl_request_get_max_bytes (sending->request);

  /* Every request gets a connection of its own. A kept one may have been closed by the server meanwhile,
   * which libsoup notices only after it has written; it then sends once more what it takes for idempotent,
   * PUT and PATCH without their body, which it has read by then, and now and then it crashes over that
   * (3.2.3: the message's state is gone when the first answer is asked for). A POST would be needlessly
   * uncertain. At ten requests a second the handshakes are a price that one can pay. */
  flags |= SOUP_MESSAGE_NEW_CONNECTION;
  if (hjl_request_get_repeatable (sending->request))
    flags |= SOUP_MESSAGE_IDEMPOTENT;

  sending->message = hjl_request_make_message (sending->request, method, sending->uri);
  soup_message_set_flags (sending->message, flags);

  if (sending->authorization != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (sending->message),
                                  "Authorization", sending->authorization);

  sending->started = g_get_monotonic_time ();
  hjl_exchange_async (self->session, sending->message, &limits, g_task_get_cancellable (task),
                      got_response, task);
}

static void
got_authorization (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Sending *sending = g_task_get_task_data (task);

  g_free (sending->authorization);
  sending->authorization = hjl_finish_pointer (HJL_CREDENTIALS (source), result, &error);

  if (sending->authorization == NULL)
    {
      if (sending->unsaid != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_task_return_pointer (task, g_steal_pointer (&sending->unsaid), g_object_unref);
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_clear_object (&sending->unsaid);
  send_message (g_steal_pointer (&task));
}

static void
authorize (GTask *task)
{
  HjlHttp *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);

  if (sending->signs)
    {
      g_autofree char *refused = g_steal_pointer (&sending->refused);

      hjl_credentials_authorize_async (self->credentials, refused, g_task_get_cancellable (task),
                                       got_authorization, task);
      return;
    }

  g_clear_pointer (&sending->authorization, g_free);
  send_message (task);
}

/* The clock of a request starts when it is let through: the queue before it is not its fault. */
static void
begin_try (GTask *task)
{
  HjlHttp *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);

  if (sending->deadline == 0)
    sending->deadline = g_get_monotonic_time () + (gint64) self->max_time * 1000;

  authorize (task);
}

static void
got_token (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!hjl_finish (HJL_PACE (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  begin_try (g_steal_pointer (&task));
}

/* Takes over @task. */
static void
start_try (GTask *task)
{
  HjlHttp    *self = g_task_get_source_object (task);
  Sending    *sending = g_task_get_task_data (task);
  HjlSilence *silence = find_silence (self, sending);

  if (is_silent (silence))
    {
      g_task_return_error (task, g_error_copy (silence->error));
      g_object_unref (task);
      return;
    }

  sending->tries++;

  if (is_paced (task))
    hjl_pace_take_async (self->pace, g_task_get_cancellable (task), got_token, task);
  else
    begin_try (task);
}

void
hjl_http_start (GTask      *task,
                HjlRequest *request)
{
  HjlHttp *self = g_task_get_source_object (task);
  Sending *sending = g_new0 (Sending, 1);
  g_autoptr (GError) error = NULL;

  sending->request = g_object_ref (request);
  sending->signs = self->credentials != NULL && !hjl_request_get_anonymous (request);
  sending->uri = hjl_request_dup_uri (request, self->moved_uri != NULL ? self->moved_uri : self->base_uri, &error);
  g_task_set_task_data (task, sending, sending_free);

  if (sending->uri == NULL || !hjl_http_rules_allow (sending->uri, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }

  if (hjl_request_is_below_base (request) && self->closed_until > hjl_http_get_steady_time ())
    {
      g_autofree char *when = hjl_http_rules_dup_when (self->closed_until - hjl_http_get_steady_time ());

      g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_RATE_LIMITED, "%s", when);
      g_object_unref (task);
      return;
    }

  start_try (task);
}
