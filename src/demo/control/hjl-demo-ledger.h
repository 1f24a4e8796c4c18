/* hjl-demo-ledger.h: what the stand-ins saw: calls, answers, and what happened to a candidate
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

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
