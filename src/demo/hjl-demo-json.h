/* hjl-demo-json.h: the stand-ins' things as JSON
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "demo/world/hjl-demo-world.h"

/* All (transfer full). */
JsonArray *hjl_demo_json_strings (GPtrArray *strings);
/* Milliseconds, null for 0. */
void       hjl_demo_json_set_ms (JsonObject *object,
                                 const char *member,
                                 gint64      ms);
/* RFC 3339 with milliseconds, null for 0. */
void       hjl_demo_json_set_time (JsonObject *object,
                                   const char *member,
                                   gint64      ms);

/* hjl-demo-lever-json.c, in the shapes of lever/README.md. */
JsonObject *hjl_demo_user_to_json (HjlDemoUser *user);
JsonObject *hjl_demo_posting_to_json (HjlDemoPosting *posting);
JsonObject *hjl_demo_contact_to_json (HjlDemoContact *contact);
JsonObject *hjl_demo_stage_to_json (HjlDemoLeverStage *stage);
JsonObject *hjl_demo_reason_to_json (HjlDemoReason *reason);
JsonObject *hjl_demo_application_to_json (HjlDemoOpportunity *opportunity);
JsonObject *hjl_demo_opportunity_to_json (HjlDemoOpportunity *opportunity);
/* What most updates answer: without personal data (lever/README.md, Updating an opportunity). */
void        hjl_demo_opportunity_blank (JsonObject *object);
