/* hjl-identity.h: whom a connection belongs to, as far as it can be told
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Lists whose ids an account keeps for years. */
typedef enum
{
  HJL_IDENTITY_USERS, /* deactivated ones too */
  HJL_IDENTITY_POSTINGS,
  HJL_IDENTITY_STAGES,
  HJL_IDENTITY_REASONS,
  HJL_IDENTITY_ROLES, /* hackajob's */
  HJL_IDENTITY_N_LISTS
} HjlIdentityList;

typedef enum
{
  HJL_IDENTITY_UNKNOWN, /* nothing that both have */
  HJL_IDENTITY_SAME,
  HJL_IDENTITY_OTHER,
} HjlIdentityMatch;

/**
 * HjlIdentity:
 *
 * An API key does not say whose it is, and the token of a sign-in may not either (lever/README.md, OAuth): then
 * the ids of what the account has are compared.
 */
typedef struct
{
  char       *account;                     /* nullable: Lever's account, hackajob's company */
  GHashTable *lists[HJL_IDENTITY_N_LISTS]; /* (nullable) (element-type utf8): NULL: not known */
} HjlIdentity;

HjlIdentity *hjl_identity_new (void);
void         hjl_identity_free (HjlIdentity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlIdentity, hjl_identity_free)

/* Ids that every account has, such as Lever's `lead-new`, are left out: they prove nothing. */
void     hjl_identity_add (HjlIdentity    *self,
                           HjlIdentityList list,
                           const char     *id);
/* Takes over what @self lacks: the account, and whole lists. */
void     hjl_identity_merge (HjlIdentity       *self,
                             const HjlIdentity *other);
/* Whether there is anything to compare with. */
gboolean hjl_identity_is_empty (const HjlIdentity *self);

/* As it is kept in the database. (transfer full) */
char        *hjl_identity_to_text (const HjlIdentity *self);
/* Returns: (transfer full): an empty one for NULL and for what cannot be read */
HjlIdentity *hjl_identity_from_text (const char *text);

/**
 * hjl_identity_compare:
 * @known: what was known of the account that the data belong to
 * @found: what the connection shows now
 *
 * Two account ids decide. Else enough of what was known must still be there: people come and go, postings
 * are closed and deleted, but not all at once. Users and postings that have nothing in common are another
 * account, whatever else is alike: a company's own stages may have been made from the same template.
 */
HjlIdentityMatch hjl_identity_compare (const HjlIdentity *known,
                                       const HjlIdentity *found);
