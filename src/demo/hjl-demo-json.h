/* hjl-demo-json.h: what the stand-ins' JSON has in common
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

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
