/* hjl-fixed-credentials.c: one header value that never changes: an API key, an issued token
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fixed-credentials.h"

#include "model/hjl-error.h"

struct _HjlFixedCredentials
{
  GObject parent_instance;

  char *authorization;
};

static void credentials_iface_init (HjlCredentialsInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HjlFixedCredentials, hjl_fixed_credentials, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (HJL_TYPE_CREDENTIALS, credentials_iface_init))

static void
hjl_fixed_credentials_authorize_async (HjlCredentials     *credentials,
                                       const char         *refused,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  HjlFixedCredentials *self = HJL_FIXED_CREDENTIALS (credentials);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, hjl_fixed_credentials_authorize_async);

  if (g_strcmp0 (refused, self->authorization) == 0)
    g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED,
                             "The server no longer accepts this key or token");
  else
    g_task_return_pointer (task, g_strdup (self->authorization), g_free);
}

static void
credentials_iface_init (HjlCredentialsInterface *iface)
{
  iface->authorize_async = hjl_fixed_credentials_authorize_async;
}

static void
hjl_fixed_credentials_finalize (GObject *object)
{
  HjlFixedCredentials *self = HJL_FIXED_CREDENTIALS (object);

  g_clear_pointer (&self->authorization, g_free);

  G_OBJECT_CLASS (hjl_fixed_credentials_parent_class)->finalize (object);
}

static void
hjl_fixed_credentials_class_init (HjlFixedCredentialsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_fixed_credentials_finalize;
}

static void
hjl_fixed_credentials_init (HjlFixedCredentials *self)
{
}

HjlCredentials *
hjl_fixed_credentials_new_basic (const char *api_key)
{
  HjlFixedCredentials *self = g_object_new (HJL_TYPE_FIXED_CREDENTIALS, NULL);
  g_autofree char     *pair = g_strconcat (api_key, ":", NULL);
  g_autofree char     *encoded = g_base64_encode ((const guchar *) pair, strlen (pair));

  self->authorization = g_strconcat ("Basic ", encoded, NULL);

  return HJL_CREDENTIALS (self);
}

HjlCredentials *
hjl_fixed_credentials_new_bearer (const char *token)
{
  HjlFixedCredentials *self = g_object_new (HJL_TYPE_FIXED_CREDENTIALS, NULL);

  self->authorization = g_strconcat ("Bearer ", token, NULL);

  return HJL_CREDENTIALS (self);
}
