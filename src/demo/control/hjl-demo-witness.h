/* hjl-demo-witness.h: whom what was made is about, and all that the stand-ins saw: for the tests and the demo
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo/world/hjl-demo-world.h"

#include <json-glib/json-glib.h>

/* An opportunity was made through the API with these texts: finds whom it is about by a link to the
 * candidate, else by e-mail, then name, then posting; else by name alone. */
void hjl_demo_witness_created (HjlDemoWorld       *world,
                               HjlDemoOpportunity *opportunity,
                               const char         *name,
                               GPtrArray          *emails,
                               GPtrArray          *links);

/**
 * hjl_demo_witness_to_json:
 * @all: whether candidates to whom nothing happened are listed too
 *
 * Returns: (transfer full): `candidates` (id, status, role, stage, cv, profile_pdf, cv_sha256,
 *   profile_sha256, opportunities [id, posting, stage, archived, deleted, origin, sources, files
 *   [name, kind, size, sha256]], created, lever_moves, moves, exports, export_conflicts, export),
 *   `totals` (accepted, exported, exported_once, exported_twice, marked, complete: exported once
 *   with every file they have), `calls` (side, then call → number), `statuses`, `violations`,
 *   `violation_count`, `throttled`, `strangers` (what was made for nobody of hackajob: id, posting, stage, ... files as
 *   above, and name, emails), `unmatched` (how many these are)
 */
JsonObject *hjl_demo_witness_to_json (HjlDemoWorld *world,
                                      gboolean      all);
