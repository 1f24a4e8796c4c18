/* hjl-test-demo.c: tells the stand-ins what to do, in JSON as text
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-demo.h"

JsonObject *
hjl_test_demo_control (HjlDemoServer *self,
                       const char    *command,
                       const char    *arguments,
                       GError       **error)
{
  g_autoptr (JsonNode) node = NULL;

  if (arguments == NULL)
    return hjl_demo_server_control (self, command, NULL, error);
  node = json_from_string (arguments, error);
  if (node == NULL)
    return NULL;
  g_return_val_if_fail (JSON_NODE_HOLDS_OBJECT (node), NULL);
  return hjl_demo_server_control (self, command, json_node_dup_object (node), error);
}
