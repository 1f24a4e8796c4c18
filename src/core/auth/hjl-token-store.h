/* hjl-token-store.h: where tokens are kept: the system keyring, or memory in tests
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-tokens.h"

#include "net/hjl-finish.h"

#define HJL_TYPE_TOKEN_STORE (hjl_token_store_get_type ())
G_DECLARE_INTERFACE (HjlTokenStore, hjl_token_store, HJL, TOKEN_STORE, GObject)

/* Each call takes @task, a GTask of the store, and returns from it: #HjlTokens, or a boolean. */
struct _HjlTokenStoreInterface
{
  GTypeInterface parent;

  void (*load) (HjlTokenStore *self, const char *environment, const char *account, GTask *task);
  void (*save) (HjlTokenStore *self, const char *environment, const char *account, const HjlTokens *tokens, GTask *task);
  void (*clear) (HjlTokenStore *self, const char *environment, const char *account, GTask *task);
};

/* @environment: the environment's id; @account: `lever` or `hackajob`. May be called from any thread, with the
 * callback in the caller's context. Gives HjlTokens: %HJL_ERROR_NOT_CONNECTED where there is none, %HJL_ERROR_KEYRING where no
 * keyring answers, %HJL_ERROR_KEYRING_LOCKED where its prompt was dismissed, %HJL_ERROR_KEYRING_WAITING where nobody
 * answered it for as long as a call waits */
void hjl_token_store_load_async (HjlTokenStore *self, const char *environment, const char *account, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Done means that the keyring has it. */
void hjl_token_store_save_async (HjlTokenStore *self, const char *environment, const char *account, const HjlTokens *tokens, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Nothing there is no error. */
void hjl_token_store_clear_async (HjlTokenStore *self, const char *environment, const char *account, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
