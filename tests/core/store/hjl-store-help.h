/* hjl-store-help.h: a store in a folder of its own, and facts to put into it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-candidate.h"
#include "model/hjl-error.h"
#include "model/hjl-opportunity.h"
#include "store/hjl-store-state.h"

G_BEGIN_DECLS

typedef struct
{
  char     *folder;
  char     *path;
  HjlStore *store;
} Fixture;

void fixture_set_up (Fixture      *self,
                     gconstpointer data);
void fixture_tear_down (Fixture      *self,
                        gconstpointer data);
/* Closes the store and opens it again. */
void fixture_reopen (Fixture *self);
/* Opens what an earlier program kept, in the place of the store. @name: of a dump in fixtures/store */
void fixture_open_kept (Fixture    *self,
                        const char *name);

#define fixture_add(path, function) \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

/* (transfer full): accepted, of role `r1` at stage `h1`, version `1` */
HjlCandidate   *make_candidate (const char *id,
                                HjlTime     updated_at);
HjlOpportunity *make_opportunity (const char *id,
                                  const char *stage_id);
/* Take one. (transfer full) of the fact. Returns: how many changed */
int             take_candidate (HjlStore     *store,
                                HjlCandidate *candidate);
int             take_opportunity (HjlStore       *store,
                                  HjlOpportunity *opportunity,
                                  HjlTime         seen_at);
void            add_candidate (HjlStore   *store,
                               const char *id);
void            add_link (HjlStore   *store,
                          const char *candidate_id,
                          const char *opportunity_id);
void            add_hold (HjlStore   *store,
                          const char *candidate_id,
                          HjlHoldKind kind);
/* Returns: the write's id */
gint64          add_write (HjlStore   *store,
                           const char *candidate_id);
void            settle (HjlStore   *store,
                        const char *candidate_id);
gboolean        is_dirty (HjlStore   *store,
                          const char *candidate_id);
HjlState        get_state (HjlStore   *store,
                           const char *candidate_id);
/* Returns: the first number that @sql gives */
gint64          ask_number (HjlStore   *store,
                            const char *sql);
/* Returns: the files below @folder that have @text in them, as one text */
char           *find_text (const char *folder,
                           const char *text);

G_END_DECLS
