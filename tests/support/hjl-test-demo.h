/* hjl-test-demo.h: stand-ins that let things go wrong, and are told so in JSON as text
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo/hjl-demo-server.h"

/* hjl_demo_server_new() whose control address knows faults, too (hjl-test-faults.h). @options: (nullable) */
HjlDemoServer *hjl_test_demo_new (const HjlDemoOptions *options);
/* hjl_demo_server_control() with the arguments as JSON text. @arguments: (nullable). (transfer full) (nullable) */
JsonObject    *hjl_test_demo_control (HjlDemoServer *self,
                                      const char    *command,
                                      const char    *arguments,
                                      GError       **error);
