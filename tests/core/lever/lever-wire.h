/* lever-wire.h: a client that talks to a scripted Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hjl-mock-server.h"
#include "hjl-test-utils.h"
#include "lever/hjl-lever-client.h"

G_BEGIN_DECLS

typedef struct
{
  HjlMockServer  *server;
  HjlLeverClient *client;
} LeverWire;

#define lever_wire_add(path, test) \
  g_test_add (path, LeverWire, NULL, lever_wire_set_up, test, lever_wire_tear_down)

/* The mock server stands for `https://api.lever.co/v1`. Pauses between tries are a millisecond. */
void lever_wire_set_up (LeverWire    *wire,
                        gconstpointer data);
/* Asserts that the client goes away, and that the script was used up. */
void lever_wire_tear_down (LeverWire    *wire,
                           gconstpointer data);

/* Answers with a file of tests/fixtures/lever. */
HjlMockAnswer *lever_wire_answer_file (LeverWire  *wire,
                                       const char *method,
                                       const char *path,
                                       guint       status,
                                       const char *name);

/* Asserts that the request that came @index-th was “METHOD path?query”, byte by byte. */
void lever_wire_assert_sent (LeverWire  *wire,
                             guint       index,
                             const char *line);
/* Asserts that its body was this JSON (apostrophes for quotation marks). */
void lever_wire_assert_json (LeverWire  *wire,
                             guint       index,
                             const char *json);

G_END_DECLS
