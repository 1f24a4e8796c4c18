/* hjl-token-store.c: where tokens are kept: the system keyring, or memory in tests
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/hjl-token-store.h"

G_DEFINE_INTERFACE (HjlTokenStore, hjl_token_store, G_TYPE_OBJECT)

static void
hjl_token_store_default_init (HjlTokenStoreInterface *iface)
{
  /**
   * HjlTokenStore::asking:
   *
   * A call waits for a person, whom the keyring asks for its password. Emitted in the thread of the call, once it
   * has waited for more than a moment.
   */
  g_signal_new ("asking", HJL_TYPE_TOKEN_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HjlTokenStore::answered:
   *
   * A call of which #HjlTokenStore::asking told waits no longer, whatever came of it. Emitted in the same thread,
   * once for each.
   */
  g_signal_new ("answered", HJL_TYPE_TOKEN_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

void
hjl_token_store_load_async (HjlTokenStore      *self,
                            const char         *environment,
                            const char         *account,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (HJL_IS_TOKEN_STORE (self));
  g_return_if_fail (environment != NULL && account != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_token_store_load_async);
  HJL_TOKEN_STORE_GET_IFACE (self)->load (self, environment, account, task);
}

void
hjl_token_store_save_async (HjlTokenStore      *self,
                            const char         *environment,
                            const char         *account,
                            const HjlTokens    *tokens,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (HJL_IS_TOKEN_STORE (self));
  g_return_if_fail (environment != NULL && account != NULL && tokens != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_token_store_save_async);
  HJL_TOKEN_STORE_GET_IFACE (self)->save (self, environment, account, tokens, task);
}

void
hjl_token_store_clear_async (HjlTokenStore      *self,
                             const char         *environment,
                             const char         *account,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (HJL_IS_TOKEN_STORE (self));
  g_return_if_fail (environment != NULL && account != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_token_store_clear_async);
  HJL_TOKEN_STORE_GET_IFACE (self)->clear (self, environment, account, task);
}
