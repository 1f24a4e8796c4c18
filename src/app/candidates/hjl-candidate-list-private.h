/* hjl-candidate-list-private.h: one class in two files: the model, and what it reads
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/candidates/hjl-candidate-list.h"

G_BEGIN_DECLS

struct _HjlCandidateList
{
  GObject parent_instance;

  HjlLoader        *loader;
  HjlCandidateQuery query; /* the texts are our own */
  guint             n_items;
  GHashTable       *items;  /* place to HjlCandidateItem that somebody holds, not owned */
  GQueue            recent; /* of HjlCandidateItem */
  GQueue            wanted; /* numbers of pages, the latest first */

  gboolean busy;
  gboolean loading; /* `query` has no answer yet */
  gboolean stale;   /* the database changed */
  guint    n_tries;
  guint    generation; /* of `query`: answers to another one are dropped */
};

/* hjl-candidate-list.c: who is where. An item leaves by itself when nobody holds it any more. */
HjlCandidateItem *hjl_candidate_list_peek_item (HjlCandidateList *self,
                                                guint             place);
void              hjl_candidate_list_put_item (HjlCandidateList *self,
                                               HjlCandidateItem *item,
                                               guint             place);
void              hjl_candidate_list_take_item (HjlCandidateList *self,
                                                HjlCandidateItem *item);
void              hjl_candidate_list_tell_refreshed (HjlCandidateList *self);
void              hjl_candidate_list_tell_failed (HjlCandidateList *self,
                                                  const GError     *error);

/* hjl-candidate-list-load.c */
void hjl_candidate_list_want (HjlCandidateList *self,
                              guint             place);
void hjl_candidate_list_load_next (HjlCandidateList *self);
void hjl_candidate_list_forget_recent (HjlCandidateList *self);

G_END_DECLS
