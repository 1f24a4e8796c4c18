/* hjl-token-store-memory.c: tokens in memory, for tests and the demo inside the window
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/hjl-token-store-memory.h"

#include "model/hjl-error.h"

struct _HjlTokenStoreMemory
{
  GObject parent_instance;

  GMutex      lock;
  GHashTable *tokens; /* `profile/account` to HjlTokens */
};

static void token_store_iface_init (HjlTokenStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HjlTokenStoreMemory, hjl_token_store_memory, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (HJL_TYPE_TOKEN_STORE, token_store_iface_init))

static char *
make_key (const char *environment,
          const char *account)
{
  return g_strconcat (environment, "/", account, NULL);
}

static void
hjl_token_store_memory_load (HjlTokenStore *store,
                             const char    *environment,
                             const char    *account,
                             GTask         *task)
{
  HjlTokenStoreMemory *self = HJL_TOKEN_STORE_MEMORY (store);
  g_autoptr (GTask) owned = task;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *key = make_key (environment, account);
  HjlTokens       *tokens = g_hash_table_lookup (self->tokens, key);

  if (tokens != NULL)
    g_task_return_pointer (task, hjl_tokens_copy (tokens), (GDestroyNotify) hjl_tokens_free);
  else
    g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_NOT_CONNECTED, "Nothing is kept for this account");
}

static void
hjl_token_store_memory_save (HjlTokenStore   *store,
                             const char      *environment,
                             const char      *account,
                             const HjlTokens *tokens,
                             GTask           *task)
{
  HjlTokenStoreMemory *self = HJL_TOKEN_STORE_MEMORY (store);
  g_autoptr (GTask) owned = task;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_replace (self->tokens, make_key (environment, account), hjl_tokens_copy (tokens));
  g_task_return_boolean (task, TRUE);
}

static void
hjl_token_store_memory_clear (HjlTokenStore *store,
                              const char    *environment,
                              const char    *account,
                              GTask         *task)
{
  HjlTokenStoreMemory *self = HJL_TOKEN_STORE_MEMORY (store);
  g_autoptr (GTask) owned = task;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *key = make_key (environment, account);

  g_hash_table_remove (self->tokens, key);
  g_task_return_boolean (task, TRUE);
}

static void
token_store_iface_init (HjlTokenStoreInterface *iface)
{
  iface->load = hjl_token_store_memory_load;
  iface->save = hjl_token_store_memory_save;
  iface->clear = hjl_token_store_memory_clear;
}

static void
hjl_token_store_memory_finalize (GObject *object)
{
  HjlTokenStoreMemory *self = HJL_TOKEN_STORE_MEMORY (object);

  g_clear_pointer (&self->tokens, g_hash_table_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (hjl_token_store_memory_parent_class)->finalize (object);
}

static void
hjl_token_store_memory_class_init (HjlTokenStoreMemoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_token_store_memory_finalize;
}

static void
hjl_token_store_memory_init (HjlTokenStoreMemory *self)
{
  g_mutex_init (&self->lock);
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) hjl_tokens_free);
}

HjlTokenStore *
hjl_token_store_memory_new (void)
{
  return g_object_new (HJL_TYPE_TOKEN_STORE_MEMORY, NULL);
}
