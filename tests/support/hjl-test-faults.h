/* hjl-test-faults.h: what goes wrong on purpose, and when
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo/hjl-demo-call.h"

typedef enum
{
  HJL_TEST_FAULT_DELAY,        /* nothing but the pause that every fault may have */
  HJL_TEST_FAULT_CUT_BEFORE,   /* nothing done, connection dropped */
  HJL_TEST_FAULT_CUT_AFTER,    /* done, connection dropped before the answer */
  HJL_TEST_FAULT_CUT_BODY,     /* done, connection dropped in the middle of the answer */
  HJL_TEST_FAULT_STATUS,       /* nothing done, answered with a status */
  HJL_TEST_FAULT_STATUS_AFTER, /* done, and answered with a status all the same */
  HJL_TEST_FAULT_GARBAGE,      /* done, answered with something that is not JSON */
  HJL_TEST_FAULT_WRONG_TYPES,  /* done, numbers became texts and texts numbers */
  HJL_TEST_FAULT_BAD_ROW,      /* done, the first row of a list cannot be read */
  HJL_TEST_FAULT_BAD_LIST,     /* done, and the page of a list cannot be read, or does not say where it goes on */
  HJL_TEST_FAULT_BROKEN_BYTES, /* done, texts have bytes that are not UTF-8 */
  HJL_TEST_FAULT_BARE,         /* done, nothing is answered but the id */
  HJL_TEST_FAULT_OTHER,        /* done, and answered with another id */
  HJL_TEST_FAULT_HUGE,         /* done, answered with very many bytes */
  HJL_TEST_FAULT_EMPTY,        /* done, answered with a status (204 where none is given) and nothing else */
  HJL_TEST_FAULT_LATE,         /* done, answered after the pause */
  HJL_TEST_FAULT_IGNORED,      /* nothing done, answered with the record or candidate as if it were */
} HjlTestFaultKind;

typedef struct
{
  guint            id;
  char            *side;   /* "lever", "lever-auth", "hackajob", "hackajob-auth"; NULL is any */
  char            *method; /* NULL is any */
  GPatternSpec    *path;   /* glob below the base address ("/opportunities/?*"); NULL is any */
  HjlTestFaultKind kind;
  guint            skip;  /* so many requests are spared first */
  guint            count; /* so many get it; 0 is all */
  guint            hits;
  guint            delay; /* ms */
  guint            status;
  int              retry_after; /* seconds, -1 for no header */
  gsize            bytes;       /* of a huge answer */
  char            *how;         /* of a bad row: see hjl_test_faults_add(); NULL is "number" */
  char            *member;      /* whose texts get the bytes; NULL is "name" */
} HjlTestFault;

typedef struct
{
  GPtrArray *list; /* of HjlTestFault* */
  guint      last_id;
  GPtrArray *delayed; /* of HjlTestDelayed*, not owned: requests that wait */
} HjlTestFaults;

/* Members: side, method, path, kind ("delay", "cut-before", "cut-after", "cut-body", "status",
 * "status-after", "garbage", "wrong-types", "bad-row", "bad-list", "broken-bytes", "bare", "other", "huge", "empty", "late", "ignored"), skip, count (default 1), delay,
 * status, retry_after, bytes, member, and how a row is bad: what tells it is a
 * "number", "missing", an "object", or has broken "bytes", or the row is "null", "text" or a "list"; "shy" rows show
 * no e-mail. A list is bad by its
 * rows: "null" (the default), "missing", an "object", "text" or a "number"; or by where it goes on: "next-object",
 * "next-list", "next-truth", "next-lost" (it says that it goes on, and not where), "next-odd". Returns: the fault's id, or 0 with an error */
guint         hjl_test_faults_add (HjlTestFaults *self,
                                   JsonObject    *description,
                                   GError       **error);
/* Returns: (transfer full) (nullable): a copy of the fault that this request gets */
HjlTestFault *hjl_test_faults_take (HjlTestFaults *self,
                                    const char    *side,
                                    const char    *method,
                                    const char    *path);
void          hjl_test_fault_free (HjlTestFault *self);
/* Swaps texts and numbers below @node (transfer full) → (transfer full). */
JsonNode     *hjl_test_fault_spoil (JsonNode *node);

/* hjl-test-faults-answer.c: answers @call (transfer full) with @fault (transfer full), perhaps later. */
void hjl_test_faults_answer (HjlTestFaults *self,
                             HjlDemoCall   *call,
                             HjlTestFault  *fault);
/* All requests that wait get no answer. */
void hjl_test_faults_drop (HjlTestFaults *self);

/* Commands "fault", "faults" and "clear-faults" of a server that has it among its options (hjl_test_demo_new()). */
extern const HjlDemoMeddler hjl_test_faults;
