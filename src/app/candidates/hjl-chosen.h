/* hjl-chosen.h: who of the candidates is selected
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-hold.h"
#include "store/hjl-store-query.h"

/**
 * HjlChosen:
 * @id: who
 * @name: as the list calls them
 * @erased: nothing is known of them any more
 * @hold: (nullable): what they wait for
 *
 * One of those who are selected, as they were then.
 */
typedef struct
{
  char    *id;
  char    *name;
  gboolean erased;
  HjlHold *hold;
} HjlChosen;

HjlChosen *hjl_chosen_new (const HjlCandidateRow *row);
HjlChosen *hjl_chosen_copy (const HjlChosen *self);
void       hjl_chosen_free (HjlChosen *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlChosen, hjl_chosen_free)

/* Returns: (transfer full) (element-type HjlChosen): nobody yet */
GPtrArray *hjl_chosen_list_new (void);
/* @people: (element-type HjlChosen). Returns: (transfer full): the names of the first of them, and how many there are
 * beside */
char      *hjl_chosen_list_dup_names (GPtrArray *people);
