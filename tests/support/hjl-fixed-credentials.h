/* hjl-fixed-credentials.h: one header value that never changes: an API key, an issued token
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/hjl-credentials.h"

G_BEGIN_DECLS

#define HJL_TYPE_FIXED_CREDENTIALS (hjl_fixed_credentials_get_type ())
G_DECLARE_FINAL_TYPE (HjlFixedCredentials, hjl_fixed_credentials, HJL, FIXED_CREDENTIALS, GObject)

/* Basic with the key as the user and an empty password (lever/README.md, API keys). */
HjlCredentials *hjl_fixed_credentials_new_basic (const char *api_key);
HjlCredentials *hjl_fixed_credentials_new_bearer (const char *token);

G_END_DECLS
