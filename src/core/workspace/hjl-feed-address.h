/* hjl-feed-address.h: where hackajob's partner feed is: as the environment says, or as a person typed it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "environment/hjl-environment.h"
#include "store/hjl-store.h"

/**
 * HjlFeedAddress:
 * @api: of the feed, without a slash at its end
 * @authorize_uri: (nullable): where the browser signs in, with @token_uri; NULL: a token only
 * @token_uri: (nullable): where the browser's code becomes tokens
 *
 * hackajob publishes no address of its partner feed (hackajob/README.md), so no built-in environment names one: it
 * comes from an environment of one's own, or from whoever types it. What was typed is kept in the database.
 */
typedef struct
{
  char *api;
  char *authorize_uri;
  char *token_uri;
} HjlFeedAddress;

/**
 * hjl_feed_address_new:
 * @api: as a person typed it: blanks, quotes, a missing https:// and a slash at the end do not matter; a name
 *   in another script becomes the one that is looked up (RFC 5891)
 * @authorize_uri: (nullable): likewise; empty is as good as NULL
 * @token_uri: (nullable): likewise
 *
 * Returns: (transfer full): %HJL_ERROR_INPUT in words for whoever typed it
 */
HjlFeedAddress *hjl_feed_address_new (const char *api,
                                      const char *authorize_uri,
                                      const char *token_uri,
                                      GError    **error);
/* (nullable) */
HjlFeedAddress *hjl_feed_address_copy (const HjlFeedAddress *self);
void            hjl_feed_address_free (HjlFeedAddress *self);
/* Each (nullable) */
gboolean        hjl_feed_address_equal (const HjlFeedAddress *self,
                                        const HjlFeedAddress *other);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlFeedAddress, hjl_feed_address_free)

/* Whether @environment leaves it to a person to say where the feed is. */
gboolean        hjl_feed_address_is_asked_for (HjlEnvironment *environment);
/* Returns: (transfer full) (nullable): the environment's own, else what was kept */
HjlFeedAddress *hjl_feed_address_load (HjlEnvironment *environment,
                                       HjlStore       *store);
/* @self: (nullable): nothing is kept any more */
gboolean        hjl_feed_address_save (const HjlFeedAddress *self,
                                       HjlStore             *store,
                                       GError              **error);
/* Returns: (transfer full): the environment's, with the addresses of @self; @self: (nullable) */
HjlOauthConfig *hjl_feed_address_dup_oauth (const HjlFeedAddress *self,
                                            HjlEnvironment       *environment);
/* Returns: (transfer full): %HJL_ERROR_NOT_CONNECTED: what is missing, and whom to ask for it */
GError         *hjl_feed_address_new_missing (void);
