/* hjl-test-demo.c: stand-ins that let things go wrong, and are told so in JSON as text
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-demo.h"

#include "hjl-test-faults.h"

HjlDemoServer *
hjl_test_demo_new (const HjlDemoOptions *options)
{
  const HjlDemoOptions defaults = HJL_DEMO_OPTIONS_INIT;
  HjlDemoOptions       own = options != NULL ? *options : defaults;

  own.meddler = &hjl_test_faults;
  return hjl_demo_server_new (&own);
}

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
