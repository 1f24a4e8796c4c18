/* hjl-demo-ledger.h: what the stand-ins saw: the witness of the tests and of the demo
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

/* What happened to one hackajob candidate. */
typedef struct
{
  GPtrArray *opportunities; /* of HjlDemoOpportunity*, not owned: made through the API for them */
  GPtrArray *lever_moves;   /* of char*: stage ids and archive reasons that came through the API */
  GPtrArray *moves;         /* of char*: hackajob stages that came by PATCH */
  guint      exports;       /* marks that were taken */
  guint      conflicts;     /* marks that were refused because there was one */
  char      *record_id;
  char      *record_url;
  char      *exported_at;
  char      *cv_sha256;      /* of the CV as it was last sent, NULL while nobody asked */
  char      *profile_sha256; /* the same for the profile document */
} HjlDemoTrace;

typedef struct
{
  GHashTable *calls;      /* "side METHOD /pattern" → number */
  GHashTable *statuses;   /* "side status" → number */
  GPtrArray  *violations; /* of char*, the first thousand */
  guint       n_violations;
  guint       throttled;
  guint       waiting;   /* requests that a fault delays, and which are carried out when it is over */
  GPtrArray  *strangers; /* of HjlDemoOpportunity*, not owned: made through the API, and about no candidate of hackajob */
} HjlDemoLedger;

struct _HjlDemoWorld;
struct _HjlDemoOpportunity;

void hjl_demo_ledger_init (HjlDemoLedger *self);
void hjl_demo_ledger_free (HjlDemoLedger *self);
/* Forgets calls and violations; what happened to candidates stays. */
void hjl_demo_ledger_reset (HjlDemoLedger *self);
void hjl_demo_ledger_call (HjlDemoLedger *self,
                           const char    *side,
                           const char    *method,
                           const char    *pattern);
void hjl_demo_ledger_status (HjlDemoLedger *self,
                             const char    *side,
                             guint          status);
void hjl_demo_ledger_violation (HjlDemoLedger *self,
                                const char    *side,
                                const char    *method,
                                const char    *path,
                                const char    *text);

HjlDemoTrace *hjl_demo_trace_new (void);
void          hjl_demo_trace_free (HjlDemoTrace *self);

/* An opportunity was made through the API with these texts: finds whom it is about by a link to the
 * candidate, else by e-mail, then name, then posting; else by name alone. */
void hjl_demo_ledger_created (struct _HjlDemoWorld       *world,
                              struct _HjlDemoOpportunity *opportunity,
                              const char                 *name,
                              GPtrArray                  *emails,
                              GPtrArray                  *links);

/**
 * hjl_demo_ledger_to_json:
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
JsonObject *hjl_demo_ledger_to_json (struct _HjlDemoWorld *world,
                                     gboolean              all);
