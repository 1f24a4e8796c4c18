/* hjl-account-private.h: an account from within: its queue, and how it renews
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-account.h"

struct _HjlAccount
{
  GObject parent_instance;

  /* What it is made of. */
  HjlTokenStore  *store;
  char           *environment;
  char           *name;
  HjlOauthConfig *config;
  HjlHttp        *http;
  char           *lock_path;

  /* What is in use; NULL where nothing has been read yet. */
  HjlTokens *tokens;
  /* `invalid_grant` was the answer to these very tokens. */
  gboolean   ended;
  /* What a refresh gave and the keyring did not take; and the refresh token that was spent on it. */
  HjlTokens *unsaved;
  char      *spent;

  /* One thing at a time: what is asked for meanwhile waits in `jobs`. */
  GQueue          jobs;
  struct _HjlJob *current;
  gboolean        pumping;
  int             lock_fd;

  /* Cancelled where nobody wants to know any more what the keyring has. */
  GCancellable *reading;
  GTask        *resting; /* nullable */
  GSource      *rest_limit;
};

/* Whether the tokens in use can go out; @refused: (nullable): the value that cannot. */
gboolean hjl_account_is_usable (HjlAccount *self,
                                const char *refused);
void     hjl_account_take_tokens (HjlAccount *self,
                                  HjlTokens  *tokens);

/* Takes the lock file, where there is one, into `lock_fd`. No caller ends it before its time. */
void hjl_account_lock_async (HjlAccount         *self,
                             GAsyncReadyCallback callback,
                             gpointer            user_data);
void hjl_account_unlock (HjlAccount *self);

/* Lock, read the keyring again, and where that does not help: refresh, and save what came. */
void     hjl_account_renew_async (HjlAccount         *self,
                                  const char         *refused,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean hjl_account_renew_finish (HjlAccount   *self,
                                   GAsyncResult *result,
                                   GError      **error);
