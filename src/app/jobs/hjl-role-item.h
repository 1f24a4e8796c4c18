/* hjl-role-item.h: one live role as the list shows it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/jobs/hjl-role-facts.h"

#define HJL_TYPE_ROLE_ITEM (hjl_role_item_get_type ())
G_DECLARE_FINAL_TYPE (HjlRoleItem, hjl_role_item, HJL, ROLE_ITEM, GObject)

/* Read by others, written by itself. */
struct _HjlRoleItem
{
  GObject parent_instance;

  HjlRoleFacts *facts;
  gboolean      selected;
};

/* Property: `selected`. Signal: `changed ()`: it looks different from before, but for that. */
/* @facts: (transfer full) */
HjlRoleItem *hjl_role_item_new (HjlRoleFacts *facts);
/* @facts: (transfer full), of the same role. Returns: whether they differ in anything that is shown */
gboolean     hjl_role_item_take_facts (HjlRoleItem  *self,
                                       HjlRoleFacts *facts);
/* @counts: (nullable): nobody. Returns: whether they differ */
gboolean     hjl_role_item_set_counts (HjlRoleItem         *self,
                                       const HjlRoleCounts *counts);

void     hjl_role_item_set_selected (HjlRoleItem *self,
                                     gboolean     selected);
/* All of it as a screen reader says it. */
char    *hjl_role_item_describe (HjlRoleItem *self);
/* Whether title, place, team or posting has each of @words, as from hjl_fold_words(). @words: (nullable) */
gboolean hjl_role_item_matches (HjlRoleItem       *self,
                                const char *const *words);
