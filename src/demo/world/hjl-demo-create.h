/* hjl-demo-create.h: what a body of POST /opportunities asks for
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo/lever/hjl-demo-lever.h"

G_BEGIN_DECLS

/* Texts are lent by the body, and nullable; arrays never are. */
typedef struct
{
  JsonObject        *body; /* owned */
  const char        *name;
  const char        *headline;
  const char        *location;
  const char        *origin;
  const char        *stage_id;
  const char        *owner_id;
  const char        *contact_id;
  const char        *reason_id;
  const char        *opportunity_location;
  gint64             created_at;
  gint64             archived_at;
  GPtrArray         *emails;
  GPtrArray         *links;
  GPtrArray         *tags;
  GPtrArray         *sources;
  GPtrArray         *postings;
  GPtrArray         *followers;
  GPtrArray         *phones; /* of HjlDemoPhone* */
  HjlDemoLeverStage *stage;
  HjlDemoPosting    *posting;
  HjlDemoUser       *owner;
  HjlDemoReason     *reason;
} HjlDemoCreate;

/* Returns: (transfer full) (nullable): %NULL where the answer is given: a field that the reference
 * does not have, of another type or twice */
HjlDemoCreate *hjl_demo_create_read (HjlDemoCall *call);
void           hjl_demo_create_free (HjlDemoCreate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlDemoCreate, hjl_demo_create_free)

G_END_DECLS
