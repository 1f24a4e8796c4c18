/* lever-wire.c: a client that talks to a scripted Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lever-wire.h"

#include "hjl-fixed-credentials.h"

void
lever_wire_set_up (LeverWire    *wire,
                   gconstpointer data)
{
  g_autoptr (HjlCredentials) credentials = hjl_fixed_credentials_new_basic ("invented-key");
  g_autoptr (HjlHttp) http = NULL;
  g_autofree char *base = NULL;

  wire->server = hjl_mock_server_new ();
  base = g_strconcat (hjl_mock_server_get_uri (wire->server), "/v1", NULL);
  http = hjl_http_new_with (&(HjlHttpOptions){
    .base_uri = base,
    .credentials = (HjlCredentials *) credentials,
    .max_tries = 3,
    .backoff = 1,
  });
  wire->client = hjl_lever_client_new (http);
}

void
lever_wire_tear_down (LeverWire    *wire,
                      gconstpointer data)
{
  hjl_test_assert_finalized (g_steal_pointer (&wire->client));
  hjl_mock_server_assert_done (wire->server);
  g_clear_object (&wire->server);
}

HjlMockAnswer *
lever_wire_answer_file (LeverWire  *wire,
                        const char *method,
                        const char *path,
                        guint       status,
                        const char *name)
{
  g_autofree char *full = g_strconcat ("lever/", name, NULL);
  g_autoptr (GBytes) body = hjl_test_load_fixture (full);
  HjlMockAnswer *answer = hjl_mock_server_answer (wire->server, method, path, status, NULL);

  return hjl_mock_answer_set_body (answer, "application/json", body);
}

void
lever_wire_assert_sent (LeverWire  *wire,
                        guint       index,
                        const char *line)
{
  HjlMockRequest  *request = hjl_mock_server_get_request (wire->server, index);
  g_autofree char *sent = g_strconcat (request->method, " ", request->path,
                                       request->query != NULL ? "?" : "",
                                       request->query != NULL ? request->query : "",
                                       NULL);

  g_assert_cmpstr (sent, ==, line);
}

void
lever_wire_assert_json (LeverWire  *wire,
                        guint       index,
                        const char *json)
{
  HjlMockRequest *request = hjl_mock_server_get_request (wire->server, index);
  g_autoptr (JsonNode) expected = hjl_test_parse_json (json);
  g_autoptr (JsonNode) sent = hjl_mock_request_dup_json (request);

  g_assert_cmpstr (hjl_mock_request_get_header (request, "Content-Type"), ==, "application/json");
  g_assert_true (json_node_equal (sent, expected));
}
