/* hjl-credentials.h: whoever can sign a request: an access token, an API key, a token for tests
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/hjl-finish.h"

#define HJL_TYPE_CREDENTIALS (hjl_credentials_get_type ())
G_DECLARE_INTERFACE (HjlCredentials, hjl_credentials, HJL, CREDENTIALS, GObject)

/* The function returns from a GTask of the credentials. */
struct _HjlCredentialsInterface
{
  GTypeInterface parent;

  void (*authorize_async) (HjlCredentials     *self,
                           const char         *refused,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);
};

/**
 * hjl_credentials_authorize_async:
 * @self: the credentials
 * @refused: (nullable): the value that the server has just answered with 401, or %NULL
 *
 * Asks for the value of the `Authorization` header. With @refused the credentials get another one
 * if they can (a refreshed token), unless somebody else has refreshed already.
 *
 * Gives `Bearer …` or `Basic …` (char *); %HJL_ERROR_NOT_CONNECTED without an account,
 *   %HJL_ERROR_AUTH_EXPIRED where no other value can be had
 */
void hjl_credentials_authorize_async (HjlCredentials     *self,
                                      const char         *refused,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
