/* hjl-store-todo.h: who is to be moved on hackajob by hand
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

/* Where a person stands on hackajob, as the recruiter says: what was to be done about that is done. */
gboolean hjl_store_set_person_stage (HjlStore   *self,
                                     const char *id,
                                     const char *stage_id,
                                     HjlTime     now,
                                     GError    **error);
/* The same of several, all or none. @ids: (element-type utf8): of candidates; @n_left: (out): how many of them are not in the
 * book, and stay where they are: where they stand a feed tells */
gboolean hjl_store_set_people_stage (HjlStore   *self,
                                     GPtrArray  *ids,
                                     const char *stage_id,
                                     HjlTime     now,
                                     guint      *n_left,
                                     GError    **error);

/* What is to be done on hackajob by hand: a person is to be moved from a stage to another. */
typedef struct
{
  char   *candidate_id;
  char   *from_id; /* nullable: where the person is on hackajob */
  char   *stage_id;
  char   *name;       /* nullable */
  char   *url;        /* nullable: the person's address on hackajob */
  char   *role_title; /* nullable */
  char   *from_name;  /* nullable */
  char   *stage_name; /* nullable */
  HjlTime since;
} HjlTodo;

void hjl_todo_free (HjlTodo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlTodo, hjl_todo_free)

/* (transfer full) (element-type HjlTodo): oldest first */
GPtrArray *hjl_store_list_todos (HjlStore *self,
                                 GError  **error);
/* Returns: how many there are, or -1 */
int        hjl_store_count_todos (HjlStore *self,
                                  GError  **error);
/* The person counts as being at the stage from now on, and is to be moved there by hand: in the place of what was to
 * be done with them before; nothing, where they are there. */
gboolean   hjl_store_set_todo (HjlStore   *self,
                               const char *candidate_id,
                               const char *stage_id,
                               HjlTime     now,
                               GError    **error);
/* Done, or not needed: both stages are in step either way. @found: (out) (optional): whether there was one */
gboolean   hjl_store_end_todo (HjlStore   *self,
                               const char *candidate_id,
                               gboolean   *found,
                               GError    **error);
