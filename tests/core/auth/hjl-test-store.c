/* hjl-test-store.c: a token store that counts, and fails when it is told to
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-store.h"

#include "model/hjl-error.h"

static void token_store_iface_init (HjlTokenStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HjlTestStore, hjl_test_store, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (HJL_TYPE_TOKEN_STORE, token_store_iface_init))

static gboolean
fails (guint *n_failing,
       GTask *task)
{
  if (*n_failing == 0)
    return FALSE;

  (*n_failing)--;
  g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_KEYRING_LOCKED, "The test says so");
  return TRUE;
}

static void
hjl_test_store_load (HjlTokenStore *store,
                     const char    *environment,
                     const char    *account,
                     GTask         *task)
{
  HjlTestStore *self = HJL_TEST_STORE (store);
  g_autoptr (GTask) owned = task;

  self->n_loads++;

  if (fails (&self->n_failing_loads, task))
    return;

  if (self->tokens != NULL)
    g_task_return_pointer (task, hjl_tokens_copy (self->tokens), (GDestroyNotify) hjl_tokens_free);
  else
    g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_NOT_CONNECTED, "Nothing");
}

static void
hjl_test_store_save (HjlTokenStore   *store,
                     const char      *environment,
                     const char      *account,
                     const HjlTokens *tokens,
                     GTask           *task)
{
  HjlTestStore *self = HJL_TEST_STORE (store);
  g_autoptr (GTask) owned = task;

  if (fails (&self->n_failing_saves, task))
    return;

  self->n_saves++;
  g_clear_pointer (&self->tokens, hjl_tokens_free);
  self->tokens = hjl_tokens_copy (tokens);
  g_task_return_boolean (task, TRUE);
}

static void
hjl_test_store_clear (HjlTokenStore *store,
                      const char    *environment,
                      const char    *account,
                      GTask         *task)
{
  HjlTestStore *self = HJL_TEST_STORE (store);
  g_autoptr (GTask) owned = task;

  g_clear_pointer (&self->tokens, hjl_tokens_free);
  g_task_return_boolean (task, TRUE);
}

static void
token_store_iface_init (HjlTokenStoreInterface *iface)
{
  iface->load = hjl_test_store_load;
  iface->save = hjl_test_store_save;
  iface->clear = hjl_test_store_clear;
}

static void
hjl_test_store_finalize (GObject *object)
{
  HjlTestStore *self = HJL_TEST_STORE (object);

  g_clear_pointer (&self->tokens, hjl_tokens_free);

  G_OBJECT_CLASS (hjl_test_store_parent_class)->finalize (object);
}

static void
hjl_test_store_class_init (HjlTestStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_test_store_finalize;
}

static void
hjl_test_store_init (HjlTestStore *self)
{
}

/* Takes @tokens. */
HjlTestStore *
hjl_test_store_new (HjlTokens *tokens)
{
  HjlTestStore *self = g_object_new (HJL_TYPE_TEST_STORE, NULL);

  self->tokens = tokens;

  return self;
}
