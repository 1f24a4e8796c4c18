/* hjl-credentials.h: whoever can sign a request: an access token, an API key, a token for tests
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#define HJL_TYPE_CREDENTIALS (hjl_credentials_get_type ())
G_DECLARE_INTERFACE (HjlCredentials, hjl_credentials, HJL, CREDENTIALS, GObject)

struct _HjlCredentialsInterface
{
  GTypeInterface parent;

  void (*authorize_async) (HjlCredentials     *self,
                           const char         *refused,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);
  char *(*authorize_finish) (HjlCredentials *self,
                             GAsyncResult   *result,
                             GError        **error);
};

/**
 * hjl_credentials_authorize_async:
 * @self: the credentials
 * @refused: (nullable): the value that the server has just answered with 401, or %NULL
 *
 * Asks for the value of the `Authorization` header. With @refused the credentials get another one
 * if they can (a refreshed token), unless somebody else has refreshed already.
 */
void hjl_credentials_authorize_async (HjlCredentials     *self,
                                      const char         *refused,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);

/**
 * hjl_credentials_authorize_finish:
 *
 * Returns: (transfer full): `Bearer …` or `Basic …`; %HJL_ERROR_NOT_CONNECTED without an account,
 *   %HJL_ERROR_AUTH_EXPIRED where no other value can be had
 */
char *hjl_credentials_authorize_finish (HjlCredentials *self,
                                        GAsyncResult   *result,
                                        GError        **error);
