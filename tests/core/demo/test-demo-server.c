/* test-demo-server.c: the stand-ins as a whole: life, determinism, faults, the rate limit, real files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>

#include "demo-wire.h"
#include "demo/world/hjl-demo-front.h"
#include "hjl-test-utils.h"

static void
test_life (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *profile = NULL;
  g_autofree char *audience = NULL;
  HjlDemoServer   *server = hjl_test_demo_new (NULL);

  g_assert_true (hjl_demo_server_start (server, &error));
  g_assert_no_error (error);
  profile = hjl_demo_server_dup_profile (server);
  g_assert_true (g_key_file_load_from_data (file, profile, -1, G_KEY_FILE_NONE, &error));
  audience = g_key_file_get_string (file, "Lever", "Audience", NULL);
  g_assert_true (g_str_has_suffix (audience, "/lever/v1/"));
  answer = hjl_demo_server_control (server, "no-such-command", NULL, &error);
  g_assert_null (answer);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  hjl_demo_server_stop (server);
  g_assert_null (hjl_demo_server_get_lever_uri (server));
  g_clear_error (&error);
  g_assert_true (hjl_demo_server_start (server, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (server);
}

static void
test_seed (void)
{
  static const char *const requests[] = {
    "GET /users",
    "GET /postings",
    "GET /stages",
    "GET /archive_reasons",
    "GET /opportunities",
  };
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  DemoWire       one;
  DemoWire       two;
  DemoWire       other;

  demo_wire_open (&one, &options);
  demo_wire_open (&two, &options);
  options.seed = 2;
  demo_wire_open (&other, &options);
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      demo_wire_lever (&one, requests[i], NULL);
      demo_wire_lever (&two, requests[i], NULL);
      demo_wire_lever (&other, requests[i], NULL);
      g_assert_true (g_bytes_equal (one.body, two.body));
      g_assert_false (g_bytes_equal (one.body, other.body));
    }
  demo_wire_hackajob (&one, "GET /candidates", NULL, NULL);
  demo_wire_hackajob (&two, "GET /candidates", NULL, NULL);
  g_assert_true (g_bytes_equal (one.body, two.body));
  demo_wire_close (&one);
  demo_wire_close (&two);
  demo_wire_close (&other);
}

static void
test_faults (void)
{
  static const struct
  {
    const char *fault;
    guint       status; /* 0: no answer */
    gboolean    parses;
    gboolean    done; /* the write happened */
  } cases[] = {
    { "'kind':'delay','delay':50", 201, TRUE, TRUE },
    { "'kind':'cut-before'", 0, FALSE, FALSE },
    { "'kind':'cut-after'", 0, FALSE, TRUE },
    { "'kind':'cut-body'", 0, FALSE, TRUE },
    { "'kind':'status','status':429,'retry_after':3", 429, TRUE, FALSE },
    { "'kind':'status','status':503", 503, TRUE, FALSE },
    { "'kind':'status-after','status':500", 500, TRUE, TRUE },
    { "'kind':'garbage'", 200, FALSE, TRUE },
    { "'kind':'wrong-types'", 201, TRUE, TRUE },
    { "'kind':'huge','bytes':100000", 200, FALSE, TRUE },
  };
  DemoWire         wire;
  g_autofree char *user = NULL;
  g_autofree char *request = NULL;

  demo_wire_open (&wire, NULL);
  user = demo_wire_id (&wire, "GET /users", 0);
  request = g_strdup_printf ("POST /opportunities?perform_as=%s", user);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *arguments = g_strdup_printf ("{'side':'lever','method':'POST','path':'/opp*',%s}", cases[i].fault);
      gint64           before = json_object_get_int_member (demo_wire_control (&wire, "state", NULL), "opportunities");
      gint64           after;

      g_test_message ("%s", cases[i].fault);
      demo_wire_control (&wire, "fault", g_strdelimit (arguments, "'", '"'));
      demo_wire_lever (&wire, request, "{}");
      g_assert_cmpuint (wire.status, ==, cases[i].status);
      g_assert_cmpint (wire.json != NULL, ==, cases[i].parses);
      if (wire.status == 429)
        g_assert_cmpstr (soup_message_headers_get_one (soup_message_get_response_headers (wire.message), "Retry-After"), ==, "3");
      after = json_object_get_int_member (demo_wire_control (&wire, "state", NULL), "opportunities");
      g_assert_cmpint (after - before, ==, cases[i].done ? 1 : 0);
    }
  demo_wire_lever (&wire, request, "{}");
  g_assert_cmpuint (wire.status, ==, 201);
  demo_wire_close (&wire);
}

/* A fault that could never come is not taken. */
static void
test_wrong_faults (void)
{
  static const char *const wrong[] = { "{\"kind\":\"flood\"}", "{\"kind\":\"delay\",\"side\":\"any\"}" };
  DemoWire                 wire;

  demo_wire_open (&wire, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hjl_test_demo_control (wire.server, "fault", wrong[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
  demo_wire_close (&wire);
}

static void
test_rate (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  DemoWire       wire;
  JsonObject    *ledger;
  guint          refused = 0;

  options.rate = 0.5;
  options.burst = 5;
  demo_wire_open (&wire, &options);
  for (guint i = 0; i < 9; i++)
    {
      demo_wire_lever (&wire, "GET /stages", NULL);
      g_assert_cmpuint (wire.status, ==, i < 6 ? 200 : 429);
      refused += wire.status == 429;
      if (wire.status == 429)
        g_assert_null (soup_message_headers_get_one (soup_message_get_response_headers (wire.message), "Retry-After"));
    }
  ledger = demo_wire_control (&wire, "ledger", NULL);
  g_assert_cmpint (json_object_get_int_member (ledger, "throttled"), ==, refused);
  demo_wire_control (&wire, "rate", "{\"rate\":0}");
  demo_wire_lever (&wire, "GET /stages", NULL);
  g_assert_cmpuint (wire.status, ==, 200);
  demo_wire_close (&wire);
}

static guint
count_descriptors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, &error);
  guint count = 0;

  g_assert_no_error (error);
  while (g_dir_read_name (folder) != NULL)
    count++;
  return count;
}

/* Nothing else wakes a test whose server is a thread. */
static gboolean
look_again (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
are_closed (gpointer user_data)
{
  return count_descriptors () <= *(guint *) user_data;
}

/* A client that asks over a connection of its own, and goes once it has the head of the answer. */
static void
ask_and_go (guint       port,
            const char *request,
            gboolean    half)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  char first[12];

  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                             request, strlen (request), NULL, NULL, &error);
  g_assert_no_error (error);
  if (half)
    g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);
  g_input_stream_read_all (g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                           first, sizeof first, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (first, 9, "HTTP/1.1 ", 9);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
}

/* Whoever goes takes the server's descriptor along: a user has 1,024. */
static void
test_descriptors (void)
{
  static const struct
  {
    const char *request;
    const char *rest;
    gboolean    half; /* the client says that it sends nothing more */
  } cases[] = {
    { "POST /lever/v1/opportunities", "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}", FALSE },
    { "POST /lever/v1/opportunities", "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}", TRUE },
    { "POST /lever/v1/opportunities", "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", FALSE },
    { "POST /lever/v1/opportunities", "Content-Length: 0\r\nConnection: close\r\n\r\n", FALSE },
    { "PUT /lever/v1/opportunities", "Content-Length: 2\r\n\r\n{}", FALSE },
    { "GET /lever/v1/users", "\r\n", FALSE },
    { "GET /lever/v1/users", "\r\n", TRUE },
    { "GET /elsewhere", "\r\n", FALSE },
    { "OPTIONS *", "\r\n", FALSE },
  };
  DemoWire wire;
  g_autoptr (GUri) uri = NULL;
  guint before;
  guint tick;

  demo_wire_open (&wire, NULL);
  uri = g_uri_parse (hjl_demo_server_get_lever_uri (wire.server), G_URI_FLAGS_NONE, NULL);
  tick = g_timeout_add (5, look_again, NULL);
  /* What the first connection loads stays open. */
  ask_and_go (g_uri_get_port (uri), "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", FALSE);
  before = count_descriptors ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *request = g_strdup_printf ("%s HTTP/1.1\r\nHost: x\r\n%s", cases[i].request, cases[i].rest);

      g_test_message ("%s", request);
      for (guint j = 0; j < 40; j++)
        ask_and_go (g_uri_get_port (uri), request, cases[i].half);
      hjl_test_run_until_true (are_closed, &before);
    }

  g_source_remove (tick);

  /* And who stays is answered again. */
  demo_wire_lever (&wire, "GET /users", NULL);
  demo_wire_lever (&wire, "GET /users", NULL);
  g_assert_cmpuint (wire.status, ==, 200);
  demo_wire_close (&wire);
}

static void
check_file (const char *path,
            const char *tool,
            const char *flag,
            const char *id)
{
  const char *const argv[] = { tool, flag, path, strcmp (tool, "pdftotext") == 0 ? "-" : NULL, NULL };
  g_autofree char  *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  if (strcmp (tool, "pdftotext") == 0)
    g_assert_nonnull (strstr (output, id));
}

/* Every CV of the default cast is what its name says, and the same again. */
static void
test_files (void)
{
  DemoWire         wire;
  JsonArray       *candidates;
  g_autofree char *folder = g_dir_make_tmp ("hjl-demo-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "cv", NULL);
  g_autoptr (JsonObject) state = NULL;
  guint pdfs = 0;
  guint docx = 0;
  guint kinds = 0;

  demo_wire_open (&wire, NULL);
  state = json_object_ref (demo_wire_control (&wire, "state", NULL));
  candidates = json_object_get_array_member (state, "candidates");
  g_assert_cmpuint (json_array_get_length (candidates), ==, 40);
  for (guint i = 0; i < 22; i++)
    {
      JsonObject      *candidate = json_array_get_object_element (candidates, i);
      const char      *kind = json_object_get_string_member (candidate, "cv");
      const char      *id = json_object_get_string_member (candidate, "id");
      g_autofree char *request = g_strdup_printf ("GET /candidates/%s/cv", id);
      g_autoptr (GBytes) bytes = NULL;

      demo_wire_hackajob (&wire, request, NULL, NULL);
      if (strcmp (json_object_get_string_member (candidate, "status"), "accepted") != 0 || strcmp (kind, "none") == 0)
        {
          g_assert_cmpuint (wire.status, ==, 404);
          continue;
        }
      g_test_message ("%s", kind);
      g_assert_cmpuint (wire.status, ==, 200);
      bytes = g_bytes_ref (wire.body);
      demo_wire_hackajob (&wire, request, NULL, NULL);
      g_assert_true (g_bytes_equal (bytes, wire.body));
      g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
      if (strcmp (kind, "pdf") == 0 || strcmp (kind, "huge") == 0)
        {
          /* One person in two roles has one CV: its text names the candidacy that it came by. */
          check_file (path, "pdftotext", "-layout", id);
          pdfs++;
        }
      else if (strcmp (kind, "docx") == 0 || strcmp (kind, "odt") == 0)
        {
          check_file (path, "unzip", "-tqq", id);
          docx++;
        }
      if (strcmp (kind, "huge") == 0)
        g_assert_cmpuint (g_bytes_get_size (bytes), >, 31 * 1024 * 1024);
      kinds += strcmp (kind, "empty") == 0 && g_bytes_get_size (bytes) == 0;
      kinds += strcmp (kind, "png") == 0 && memcmp (g_bytes_get_data (bytes, NULL), "\211PNG", 4) == 0;
      kinds += strcmp (kind, "txt") == 0 && g_utf8_validate (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
    }
  g_assert_cmpuint (pdfs, >=, 8);
  g_assert_cmpuint (docx, >=, 4);
  g_assert_cmpuint (kinds, ==, 3);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  demo_wire_close (&wire);
}

static GThread *drew;

cairo_surface_t *__real_cairo_pdf_surface_create_for_stream (cairo_write_func_t func,
                                                             void              *data,
                                                             double             width,
                                                             double             height);
cairo_surface_t *__wrap_cairo_pdf_surface_create_for_stream (cairo_write_func_t func,
                                                             void              *data,
                                                             double             width,
                                                             double             height);

cairo_surface_t *
__wrap_cairo_pdf_surface_create_for_stream (cairo_write_func_t func,
                                            void              *data,
                                            double             width,
                                            double             height)
{
  drew = g_thread_self ();

  return __real_cairo_pdf_surface_create_for_stream (func, data, width, height);
}

/* Somebody's CV, asked for by a program that has a window: it does not block. */
static void
ask_for_cv (DemoWire *wire)
{
  g_autoptr (JsonObject) state = json_object_ref (demo_wire_control (wire, "state", NULL));
  JsonArray       *candidates = json_object_get_array_member (state, "candidates");
  JsonObject      *candidate;
  guint            i = 0;
  g_autofree char *uri = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;

  do
    candidate = json_array_get_object_element (candidates, i++);
  while (strcmp (json_object_get_string_member (candidate, "status"), "accepted") != 0 ||
         strcmp (json_object_get_string_member (candidate, "cv"), "pdf") != 0);
  uri = g_strdup_printf ("%s/candidates/%s/cv", hjl_demo_server_get_hackajob_uri (wire->server), json_object_get_string_member (candidate, "id"));
  message = soup_message_new ("GET", uri);
  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", wire->hackajob_auth);
  soup_session_send_and_read_async (wire->session, message, G_PRIORITY_DEFAULT, NULL, hjl_test_got_result, &result);
  body = soup_session_send_and_read_finish (wire->session, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (body, NULL), "%PDF"));
}

/* Two threads that draw with more than ten fonts crash in cairo 1.16: what a program with a window serves, it draws where
 * the window draws. Who asks the server itself there does not wait for ever. */
static void
test_front (void)
{
  DemoWire         wire;
  g_autofree char *folder = g_dir_make_tmp ("hjl-demo-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;

  demo_wire_open (&wire, NULL);
  drew = NULL;
  ask_for_cv (&wire);
  g_assert_true (drew != NULL && drew != g_thread_self ());

  hjl_demo_front_set (g_main_context_default ());
  ask_for_cv (&wire);
  g_assert_true (drew == g_thread_self ());
  drew = NULL;
  g_assert_true (hjl_demo_server_write_samples (wire.server, folder, &error));
  g_assert_no_error (error);
  g_assert_true (drew == g_thread_self ());

  hjl_demo_front_set (NULL);
  demo_wire_close (&wire);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/server/life", test_life);
  g_test_add_func ("/demo/server/seed", test_seed);
  g_test_add_func ("/demo/server/faults", test_faults);
  g_test_add_func ("/demo/server/wrong-faults", test_wrong_faults);
  g_test_add_func ("/demo/server/rate", test_rate);
  g_test_add_func ("/demo/server/descriptors", test_descriptors);
  g_test_add_func ("/demo/server/files", test_files);
  g_test_add_func ("/demo/server/front", test_front);
  return g_test_run ();
}
