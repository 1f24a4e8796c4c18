/* hjl-credentials.c: whoever can sign a request: an access token, an API key, a token for tests
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/hjl-credentials.h"

G_DEFINE_INTERFACE (HjlCredentials, hjl_credentials, G_TYPE_OBJECT)

static void
hjl_credentials_default_init (HjlCredentialsInterface *iface)
{
}

void
hjl_credentials_authorize_async (HjlCredentials     *self,
                                 const char         *refused,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (HJL_IS_CREDENTIALS (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  HJL_CREDENTIALS_GET_IFACE (self)->authorize_async (self, refused, cancellable, callback, user_data);
}
