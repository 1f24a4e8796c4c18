/* hjl-demo-sign-in.h: a sign-in server's page and its token endpoint
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo/hjl-demo-call.h"

/* Answers a request below `/lever-auth` or `/hackajob-auth`. */
void hjl_demo_sign_in_handle (HjlDemoCall *call,
                              HjlDemoAuth *self);
