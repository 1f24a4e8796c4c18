/* hjl-mock-server-private.h: an answer of the mock server, as its two files share it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hjl-mock-server.h"

G_BEGIN_DECLS

struct _HjlMockAnswer
{
  char       *method;
  char       *path;
  HjlMockFunc func;
  gpointer    func_data;
  guint       times; /* left; 0 with `for_ever` */
  gboolean    for_ever;

  guint        status;
  char        *content_type;
  GBytes      *body;
  GPtrArray   *headers; /* name, value, … */
  HjlMockFault fault;
  guint        delay;
};

HjlMockAnswer *hjl_mock_answer_new (const char *method, const char *path);
HjlMockAnswer *hjl_mock_answer_copy (HjlMockAnswer *answer);
void           hjl_mock_answer_free (HjlMockAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlMockAnswer, hjl_mock_answer_free)

/* The answer as bytes, for the faults that SoupServer is too well-behaved for. */
GBytes *hjl_mock_answer_serialize (HjlMockAnswer *answer, gsize *head_size);

G_END_DECLS
