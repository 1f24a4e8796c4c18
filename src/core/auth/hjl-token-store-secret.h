/* hjl-token-store-secret.h: tokens in the system keyring, by libsecret
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-token-store.h"

#define HJL_TYPE_TOKEN_STORE_SECRET (hjl_token_store_secret_get_type ())
G_DECLARE_FINAL_TYPE (HjlTokenStoreSecret, hjl_token_store_secret, HJL, TOKEN_STORE_SECRET, GObject)

/* Schema org.example.HjLever, attributes `profile` and `account`. Never a plain file. */
HjlTokenStore *hjl_token_store_secret_new (void);

/**
 * hjl_token_store_secret_set_limit:
 * @limit: milliseconds; a minute unless it is set
 *
 * How long a call waits for the keyring, and for the person whom the keyring asks for its password. After that it
 * fails with %HJL_ERROR_KEYRING_WAITING or %HJL_ERROR_KEYRING, and the prompt is taken away.
 */
void hjl_token_store_secret_set_limit (HjlTokenStoreSecret *self,
                                       guint                limit);

/**
 * hjl_token_store_secret_heed_person:
 *
 * A person pressed something that needs the keyring. Whoever has just dismissed its prompt is spared another one for what
 * this program reads by itself; what they ask for prompts again. May be called from any thread.
 */
void hjl_token_store_secret_heed_person (void);
