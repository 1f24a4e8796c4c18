/* hjl-role-facts.h: what the list says of each live role, worked out from the database in a thread
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "model/hjl-mapping.h"
#include "store/hjl-store-numbers.h"
#include "store/hjl-store-state.h"

typedef enum
{
  HJL_JOB_NOT_MAPPED,
  HJL_JOB_BROKEN, /* mapped, and exports nobody until it is mended */
  HJL_JOB_PAUSED, /* mapped, and exports and moves nobody until it is switched on */
  HJL_JOB_MAPPED,
  HJL_JOB_CLOSED, /* in hackajob */
} HjlRoleState;

/**
 * HjlRoleFacts:
 * @about: place and team
 * @posting: what it is mapped to, or "Not mapped"
 * @posting_url: (nullable)
 * @closed_posting: (nullable): the title of the posting where @posting only says that it is closed
 * @folded: all that a search looks at
 * @key: titles sort by it
 * @counts: a line of numbers
 * @numbers: of the candidates
 * @by_hand: the role is kept here, and not by hackajob's feed
 * @watched: (nullable): the folder that is watched for it
 */
typedef struct
{
  HjlRole     *role;
  HjlRoleState state;
  char        *about;
  char        *posting;
  char        *posting_url;
  char        *closed_posting;
  char        *folded;
  char        *key;
  char        *counts;
  guint        numbers[HJL_N_STATES];
  gboolean     by_hand;
  char        *watched;
} HjlRoleFacts;

void     hjl_role_facts_free (HjlRoleFacts *self);
/* Returns: whether the numbers differ */
gboolean hjl_role_facts_set_counts (HjlRoleFacts        *self,
                                    const HjlRoleCounts *counts);
guint    hjl_role_facts_get_n_waiting (const HjlRoleFacts *self);
guint    hjl_role_facts_get_n_attention (const HjlRoleFacts *self);

/**
 * HjlRoles:
 * @catalogue: (nullable): NULL where only numbers were asked for
 * @mappings: (nullable) (element-type utf8 HjlMapping): as @catalogue
 * @facts: (nullable) (element-type HjlRoleFacts): newest first, of the live roles, and of the closed ones where they are
 *   kept by hand; as @catalogue
 * @counts: (nullable) (element-type utf8 HjlRoleCounts): where nothing else was asked for
 */
typedef struct
{
  HjlCatalogue *catalogue;
  GHashTable   *mappings;
  GPtrArray    *facts;
  GHashTable   *counts;
} HjlRoles;

typedef enum
{
  HJL_ROLES_ALL = 1 << 0,     /* more than numbers */
  HJL_ROLES_BY_HAND = 1 << 1, /* they are kept by hand */
} HjlRolesFlags;

/* @counts: (nullable) */
HjlRoles *hjl_roles_new (HjlCatalogue *catalogue,
                         GHashTable   *mappings,
                         GHashTable   *counts,
                         gboolean      by_hand);
/* A #HjlLoadFunc; @data: #HjlRolesFlags */
gpointer  hjl_roles_load (HjlStore *store,
                          gpointer  data,
                          GError  **error);
void      hjl_roles_free (HjlRoles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlRoles, hjl_roles_free)
