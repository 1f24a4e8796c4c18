/* hjl-oauth-error.h: the error codes of OAuth 2.0 and OpenID Connect in plain words
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/hjl-response.h"

/* Of a redirect (RFC 6749 4.1.2.1): %HJL_ERROR_SIGN_IN_REFUSED for `access_denied`, else
 * %HJL_ERROR_SIGN_IN. What the server says beside the code is not shown: it may name people. */
GError *hjl_oauth_error_new_for_redirect (const char *code);

/**
 * hjl_oauth_error_new_for_response:
 * @response: of the token endpoint, not a 2xx
 * @refresh: whether a refresh token was sent, and not a code
 *
 * %HJL_ERROR_AUTH_EXPIRED for a refresh that got `invalid_grant`; %HJL_ERROR_SIGN_IN for every other
 * refusal (RFC 6749 5.2, and what is known of Lever: lever/README.md, OAuth); %HJL_ERROR_RATE_LIMITED and
 * %HJL_ERROR_SERVER for what passes.
 */
GError *hjl_oauth_error_new_for_response (HjlResponse *response,
                                          gboolean     refresh);
