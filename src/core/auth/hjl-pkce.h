/* hjl-pkce.h: state, verifier and challenge from the system's randomness (RFC 7636)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Returns: (transfer full): 256 bits of getrandom(2) in base64url without padding */
char    *hjl_pkce_new_secret (void);
/* Returns: (transfer full): base64url (SHA-256 (@verifier)), the S256 of RFC 7636 4.2 */
char    *hjl_pkce_challenge (const char *verifier);
/* In a time that does not depend on where they differ. NULL equals nothing. */
gboolean hjl_pkce_equal (const char *a,
                         const char *b);
