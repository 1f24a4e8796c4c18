/* hjl-store-numbers.h: how many there are of a role, by state and by stage
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"
#include "store/hjl-store-state.h"

/* How many of a role have a record in Lever that is followed. @role_id: empty for those without a role */
gboolean hjl_store_count_linked (HjlStore   *self,
                                 const char *role_id,
                                 guint      *n,
                                 GError    **error);
/* How many are known here whose data are: those who were never exported, and those who were. */
gboolean hjl_store_count_people (HjlStore *self,
                                 guint    *n_unlinked,
                                 guint    *n_linked,
                                 GError  **error);
/* How many of a role are known here who have accepted, erased ones too. */
gboolean hjl_store_count_accepted (HjlStore   *self,
                                   const char *role_id,
                                   guint      *n,
                                   GError    **error);

/* One role with its numbers. */
typedef struct
{
  char *role_id;
  guint n_by_state[HJL_N_STATES];
} HjlRoleCounts;

/* (transfer full) (element-type utf8 HjlRoleCounts): by role id, kept up to date by the store and not
 * counted anew each time */
GHashTable *hjl_store_load_role_counts (HjlStore *self,
                                        GError  **error);
/* How many of a role are at each stage on both sides. (transfer full): tables of id to count
 * (GUINT_TO_POINTER); archived ones count under their reason's id. */
gboolean    hjl_store_load_pipeline (HjlStore    *self,
                                     const char  *role_id,
                                     GHashTable **hackajob,
                                     GHashTable **lever,
                                     GError     **error);
