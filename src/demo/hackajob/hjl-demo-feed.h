/* hjl-demo-feed.h: the parts of hackajob's stand-in (hackajob/README.md)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo/hjl-demo-call.h"

/* (transfer full): the form of lists, without personal data */
JsonObject *hjl_demo_feed_row (HjlDemoCandidate *candidate);

/* Answers a request to hackajob; and how, route by route. */
void hjl_demo_feed_handle (HjlDemoCall *call);
void hjl_demo_feed_get (HjlDemoCall *call);
void hjl_demo_feed_patch (HjlDemoCall *call);
void hjl_demo_feed_cv (HjlDemoCall *call);
void hjl_demo_feed_profile (HjlDemoCall *call);
void hjl_demo_feed_export (HjlDemoCall *call);
