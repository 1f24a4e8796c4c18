/* hjl-account.h: one account of an environment: signs requests, refreshes, remembers
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-oauth.h"
#include "auth/hjl-token-store.h"
#include "net/hjl-credentials.h"

#define HJL_TYPE_ACCOUNT (hjl_account_get_type ())
G_DECLARE_FINAL_TYPE (HjlAccount, hjl_account, HJL, ACCOUNT, GObject)

/**
 * hjl_account_new:
 * @store: where the tokens are
 * @environment: the environment's id
 * @name: `lever` or `hackajob`
 * @config: (nullable): for refreshing; its client id and secret are replaced by the tokens' own
 * @http: (nullable): anonymous, for the token endpoint
 * @lock_path: (nullable): a file that is locked while a refresh runs, so that two processes never use
 *   one refresh token (Lever rotates them); %NULL for tests within one process
 *
 * Implements #HjlCredentials. Refreshes ahead of the end (hjl_tokens_are_due()) and when a value was
 * refused; the new refresh token is in the keyring before the new access token is given out; whoever
 * asks meanwhile waits for the same refresh; another process's refresh is found by reading the
 * keyring again under the lock. Only `invalid_grant` ends the connection: the signal `ended` is
 * emitted and the error is %HJL_ERROR_AUTH_EXPIRED from then on, until other tokens are in the keyring.
 * A refresh that fails otherwise fails this call, and those that waited for it, only. A refused API
 * key or issued token is %HJL_ERROR_AUTH_EXPIRED at once.
 *
 * What is never lost: a new refresh token that the keyring did not take stays in memory; the call
 * fails with the keyring's error, and the next one tries to save it again before anything else. Of a
 * refresh whose answer was lost nobody knows whether the old refresh token is spent: it is sent once more at
 * once, and by each later call, and the server's `invalid_grant` tells. Then the error says what happened.
 *
 * Cancelling ends the caller's wait, not the refresh: its answer must not get lost on the way.
 * Belongs to the main context in which it was made.
 */
HjlAccount *hjl_account_new (HjlTokenStore        *store,
                             const char           *environment,
                             const char           *name,
                             const HjlOauthConfig *config,
                             HjlHttp              *http,
                             const char           *lock_path);
/* Where and how tokens are refreshed from now on. */
void        hjl_account_set_config (HjlAccount           *self,
                                    const HjlOauthConfig *config);
/* Puts new tokens in the keyring and uses them from now on. Where the keyring does not take them,
 * those before stay in use. */
void        hjl_account_save_async (HjlAccount         *self,
                                    const HjlTokens    *tokens,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
/* Removes them. */
void        hjl_account_clear_async (HjlAccount         *self,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
/* Gives HjlTokens: what is in use, from the keyring where nothing was read yet. */
void        hjl_account_load_async (HjlAccount         *self,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);

/**
 * hjl_account_rest_async:
 * @self: nothing more is asked of it
 *
 * Before the thread ends in which it works: what is only read is given up, callers or not; what a renewal has got from
 * the server, and what is being saved or removed, comes to its end first, as it would be lost. That is waited for no longer
 * than ten seconds. What a keyring that is locked did not take before is not tried again.
 */
void hjl_account_rest_async (HjlAccount         *self,
                             GAsyncReadyCallback callback,
                             gpointer            user_data);
