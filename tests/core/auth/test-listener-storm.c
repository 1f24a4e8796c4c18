/* test-listener-storm.c: thousands who have no business at the sign-in's port, many at once: the right one is served, nothing is kept
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What chance chooses follows from the seed and the number of the round. build-aux/soak listener is the long form.
 */

#include "config.h"

#include <malloc.h>
#include <string.h>
#include <sys/resource.h>

#include "auth/hjl-redirect-listener.h"
#include "hjl-soak.h"
#include "hjl-test-browser.h"
#include "hjl-test-utils.h"

/* At once, each round: they stay for as long as they are let. Each has a descriptor at both ends, which are both of this process:
 * where the system gives no more than the usual 1,024 fewer come. */
#define CALLERS 1000
#define OWN_DESCRIPTORS 100
/* What a round may take more of the heap than the one before it, and what its callers may take at most. */
#define MAX_KEPT (256 * 1024)
#define MAX_TAKEN (8 * 1024 * 1024)
#define MAX_GARBAGE (20 * 1024)

static const guint16 any_port[] = { 0 };

typedef struct
{
  HjlSoak              soak;
  HjlRedirectListener *listener;
  guint16              port;
  guint                n_callers;
  guint                n_requests;
  guint                n_judged;
  guint                n_accepted;
} Storm;

static gboolean
judge (const char *query,
       gpointer    user_data,
       GError    **error)
{
  Storm *self = user_data;

  self->n_judged++;
  if (!g_str_equal (query, "good"))
    return FALSE;
  self->n_accepted++;

  return TRUE;
}

static void
add_garbage (Storm   *self,
             GString *text)
{
  gint32 n = g_rand_int_range (self->soak.random, 0, MAX_GARBAGE);

  for (gint32 i = 0; i < n; i++)
    g_string_append_c (text, (char) g_rand_int_range (self->soak.random, 0, 256));
}

/* Parts of requests in any order, cut at any place. */
static GString *
make_request (Storm *self)
{
  static const char *const methods[] = { "GET", "POST", "HEAD", "OPTIONS", "PUT", "CONNECT", "get", "", "G\tET", "\x16\x03\x01" };
  static const char *const targets[] = { "/callback", "/callback?bad=1", "/callback?code=x&state=y", "/", "*", "/../callback?good",
                                         "http://127.0.0.1/callback?good", "/signed-in", "/callback%3fgood", "//callback?good", "?good", "" };
  static const char *const hosts[] = { "evil.example", "127.0.0.1", "localhost:1", "[::1]", "", "127.0.0.1:65536", "127.0.0.1@evil.example" };
  static const char *const rest[] = { "", "Content-Length: 104857600\r\n", "Transfer-Encoding: chunked\r\n", "Host: second.example\r\n",
                                      "Expect: 100-continue\r\n", "X:\r\n folded\r\n", "Connection: keep-alive\r\n" };
  static const char *const ends[] = { "\r\n", "\n", "", "\r\n\r\n\r\n", "\r\nGET /callback?good HTTP/1.1\r\n\r\n" };
  g_autofree char         *own = g_strdup_printf ("127.0.0.1:%u", self->port);
  GRand                   *random = self->soak.random;
  GString                 *text = g_string_new (NULL);

#define ONE_OF(table) table[g_rand_int_range (random, 0, G_N_ELEMENTS (table))]
  g_string_append_printf (text, "%s %s HTTP/1.%d\r\n", ONE_OF (methods), ONE_OF (targets), g_rand_int_range (random, 0, 3));
  g_string_append_printf (text, "Host: %s\r\n%s%s", g_rand_boolean (random) ? own : ONE_OF (hosts), ONE_OF (rest), ONE_OF (ends));
#undef ONE_OF
  if (g_rand_int_range (random, 0, 8) == 0)
    add_garbage (self, text);
  if (g_rand_boolean (random))
    g_string_truncate (text, (gsize) g_rand_int_range (random, 0, (gint32) text->len + 1));

  return text;
}

static void
run_what_is_ready (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GSocket *
call (Storm *self)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", self->port);
  g_autoptr (GString) text = make_request (self);
  g_autoptr (GError) error = NULL;
  GSocket *socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);

  g_assert_no_error (error);
  g_socket_connect (socket, address, NULL, &error);
  g_assert_no_error (error);
  /* Nobody waits for who does not read, here either. */
  g_socket_set_blocking (socket, FALSE);
  g_socket_send (socket, text->str, text->len, NULL, NULL);
  self->n_requests++;

  return socket;
}

static void
assert_accepts (Storm *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *query = NULL;
  g_autoptr (GError) error = NULL;

  hjl_redirect_listener_wait_async (self->listener, NULL, hjl_test_got_result, &result);
  answer = hjl_test_browser_get (self->port, "/callback?good");
  g_assert_cmpuint (hjl_test_browser_get_status (answer), ==, 200);
  query = hjl_finish_pointer (self->listener, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (query, ==, "good");
}

static void
do_round (Storm *self)
{
  g_autoptr (GPtrArray) callers = g_ptr_array_new_full (self->n_callers, g_object_unref);
  g_autoptr (GError) error = NULL;
  const char *uri;

  self->listener = hjl_redirect_listener_new (any_port, "/callback", judge, self);
  g_assert_true (hjl_redirect_listener_start (self->listener, &error));
  g_assert_no_error (error);
  uri = hjl_redirect_listener_get_uri (self->listener);
  self->port = (guint16) g_ascii_strtoull (uri + strlen ("http://127.0.0.1:"), NULL, 10);

  for (guint i = 0; i < self->n_callers; i++)
    {
      g_ptr_array_add (callers, call (self));
      /* More than these the system does not keep for it. */
      if (i % 100 == 99 || g_rand_int_range (self->soak.random, 0, 50) == 0)
        run_what_is_ready ();
    }
  g_assert_cmpuint (self->n_accepted, ==, 0);
  assert_accepts (self);
  g_assert_cmpuint (self->n_accepted, ==, 1);
  self->n_accepted = 0;
  g_assert_cmpuint (mallinfo2 ().uordblks, <, MAX_TAKEN);
  g_ptr_array_set_size (callers, 0);
  hjl_test_assert_finalized (g_steal_pointer (&self->listener));
}

static void
test_storm (void)
{
  Storm         self = { 0 };
  struct rlimit limit;
  gsize         before = 0;
  guint         n_rounds = 0;

  g_assert_no_errno (getrlimit (RLIMIT_NOFILE, &limit));
  limit.rlim_cur = limit.rlim_max;
  g_assert_no_errno (setrlimit (RLIMIT_NOFILE, &limit));
  g_assert_cmpuint (limit.rlim_cur, >=, 1024);
  self.n_callers = (guint) MIN (CALLERS, (limit.rlim_cur - OWN_DESCRIPTORS) / 2);

  hjl_soak_init (&self.soak, 3);
  while (hjl_soak_next (&self.soak))
    {
      do_round (&self);
      n_rounds++;
      /* The first two make what stays. */
      if (n_rounds == 2)
        before = mallinfo2 ().uordblks;
    }
  g_test_message ("seed %u: %u requests, %u at once, %u judged; the right one was served %u times", self.soak.seed,
                  self.n_requests, self.n_callers, self.n_judged, n_rounds);
  g_test_message ("seed %u: %zu bytes in use before, %zu after", self.soak.seed, before, mallinfo2 ().uordblks);
  if (n_rounds > 2)
    g_assert_cmpuint (mallinfo2 ().uordblks, <, before + MAX_KEPT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/listener/storm", test_storm);

  return g_test_run ();
}
