/* hjl-token-store-credentials.h: tokens that systemd hands to a service, on a server without a keyring
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-token-store.h"

#define HJL_TYPE_TOKEN_STORE_CREDENTIALS (hjl_token_store_credentials_get_type ())
G_DECLARE_FINAL_TYPE (HjlTokenStoreCredentials, hjl_token_store_credentials, HJL, TOKEN_STORE_CREDENTIALS, GObject)

/**
 * hjl_token_store_credentials_new:
 * @folder: where the credentials are: `$CREDENTIALS_DIRECTORY`, which `LoadCredential=` fills (systemd.exec(5))
 *
 * A file of it for each account: `lever-api-key`, `hackajob-token`, with the environment's id and a dot before it where that
 * is not `production`; each is the secret and nothing else. They are read anew for each call, and only read: to save what is
 * there already is done, everything else is an error.
 *
 * Returns: (transfer full)
 */
HjlTokenStore *hjl_token_store_credentials_new (const char *folder);

/* Whether there is a credential of this environment in @folder. */
gboolean hjl_token_store_credentials_has_any (const char *folder,
                                              const char *environment);
