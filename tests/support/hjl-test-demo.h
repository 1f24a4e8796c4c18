/* hjl-test-demo.h: tells the stand-ins what to do, in JSON as text
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo/hjl-demo-server.h"

/* hjl_demo_server_control() with the arguments as JSON text. @arguments: (nullable). (transfer full) (nullable) */
JsonObject *hjl_test_demo_control (HjlDemoServer *self,
                                   const char    *command,
                                   const char    *arguments,
                                   GError       **error);
