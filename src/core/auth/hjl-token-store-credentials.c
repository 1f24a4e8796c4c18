/* hjl-token-store-credentials.c: tokens that systemd hands to a service, on a server without a keyring
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "auth/hjl-token-store-credentials.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/hjl-error.h"

/* systemd takes no larger credential (systemd.exec(5)). */
#define MAX_CREDENTIAL (1024 * 1024)

struct _HjlTokenStoreCredentials
{
  GObject parent_instance;

  char *folder;
};

static const struct
{
  const char   *account;
  const char   *file;
  HjlTokensKind kind;
} credentials[] = {
  { "lever", "lever-api-key", HJL_TOKENS_API_KEY },
  { "hackajob", "hackajob-token", HJL_TOKENS_BEARER },
};

static void token_store_iface_init (HjlTokenStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HjlTokenStoreCredentials, hjl_token_store_credentials, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (HJL_TYPE_TOKEN_STORE, token_store_iface_init))

/* As the keyring, it keeps environments apart: nobody's key goes to another's server. (transfer full) */
static char *
name_file (const char *environment,
           guint       i)
{
  if (g_str_equal (environment, "production"))
    return g_strdup (credentials[i].file);

  return g_strconcat (environment, ".", credentials[i].file, NULL);
}

gboolean
hjl_token_store_credentials_has_any (const char *folder,
                                     const char *environment)
{
  g_return_val_if_fail (folder != NULL, FALSE);
  g_return_val_if_fail (environment != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (credentials); i++)
    {
      g_autofree char *file = name_file (environment, i);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }

  return FALSE;
}

static HjlTokens *
read_credential (HjlTokenStoreCredentials *self,
                 const char               *environment,
                 guint                     i,
                 GError                  **error)
{
  g_autofree char *file = name_file (environment, i);
  g_autofree char *path = g_build_filename (self->folder, file, NULL);
  g_autofree char *text = NULL;
  g_autofree char *secret = NULL;
  g_autoptr (GError) local = NULL;
  HjlTokens *tokens = NULL;
  gsize      length = 0;

  if (!g_file_get_contents (path, &text, &length, &local))
    {
      if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_set_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED, "%s", i == 0 ? "Lever" : "hackajob");
      else
        g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_FILE, "%s", local->message);
      return NULL;
    }

  if (length <= MAX_CREDENTIAL && strlen (text) == length)
    secret = hjl_tokens_clean_secret (text);
  if (secret != NULL && hjl_tokens_is_secret (secret))
    tokens = hjl_tokens_new (credentials[i].kind, secret);
  else
    g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_FILE,
                 _ ("The credential “%s” must be one line with the secret, and nothing else."), file);

  explicit_bzero (text, length);
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));

  return tokens;
}

static HjlTokens *
read_account (HjlTokenStoreCredentials *self,
              const char               *environment,
              const char               *account,
              GError                  **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (credentials); i++)
    if (g_str_equal (account, credentials[i].account))
      return read_credential (self, environment, i, error);

  return hjl_error_fail_null (error, HJL_ERROR_NOT_CONNECTED, "%s", account);
}

static void
hjl_token_store_credentials_load (HjlTokenStore *store,
                                  const char    *environment,
                                  const char    *account,
                                  GTask         *task)
{
  HjlTokenStoreCredentials *self = HJL_TOKEN_STORE_CREDENTIALS (store);
  g_autoptr (GTask) owned = task;
  GError    *error = NULL;
  HjlTokens *tokens = read_account (self, environment, account, &error);

  if (tokens != NULL)
    g_task_return_pointer (task, tokens, (GDestroyNotify) hjl_tokens_free);
  else
    g_task_return_error (task, error);
}

/* Takes @task. @is_so: whether the credential is already as the call wants it; nothing is ever changed */
static void
answer (GTask   *task,
        gboolean is_so)
{
  g_autoptr (GTask) owned = task;

  if (is_so)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_INPUT, "%s",
                             _ ("Here the keys and tokens are the service’s credentials, which HjLever only reads. Change "
                                "the file that LoadCredential= of its unit names, and restart it."));
}

static void
hjl_token_store_credentials_save (HjlTokenStore   *store,
                                  const char      *environment,
                                  const char      *account,
                                  const HjlTokens *tokens,
                                  GTask           *task)
{
  HjlTokenStoreCredentials *self = HJL_TOKEN_STORE_CREDENTIALS (store);
  g_autoptr (HjlTokens) kept = read_account (self, environment, account, NULL);

  answer (task, kept != NULL && kept->kind == tokens->kind && g_str_equal (kept->secret, tokens->secret));
}

static void
hjl_token_store_credentials_clear (HjlTokenStore *store,
                                   const char    *environment,
                                   const char    *account,
                                   GTask         *task)
{
  HjlTokenStoreCredentials *self = HJL_TOKEN_STORE_CREDENTIALS (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlTokens) kept = read_account (self, environment, account, &error);

  answer (task, g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED));
}

static void
token_store_iface_init (HjlTokenStoreInterface *iface)
{
  iface->load = hjl_token_store_credentials_load;
  iface->save = hjl_token_store_credentials_save;
  iface->clear = hjl_token_store_credentials_clear;
}

static void
hjl_token_store_credentials_finalize (GObject *object)
{
  HjlTokenStoreCredentials *self = HJL_TOKEN_STORE_CREDENTIALS (object);

  g_free (self->folder);

  G_OBJECT_CLASS (hjl_token_store_credentials_parent_class)->finalize (object);
}

static void
hjl_token_store_credentials_class_init (HjlTokenStoreCredentialsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_token_store_credentials_finalize;
}

static void
hjl_token_store_credentials_init (HjlTokenStoreCredentials *self)
{
}

HjlTokenStore *
hjl_token_store_credentials_new (const char *folder)
{
  HjlTokenStoreCredentials *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (HJL_TYPE_TOKEN_STORE_CREDENTIALS, NULL);
  self->folder = g_strdup (folder);

  return HJL_TOKEN_STORE (self);
}
