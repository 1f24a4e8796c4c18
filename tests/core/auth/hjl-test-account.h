/* hjl-test-account.h: an account on a scripted server, for two test programs
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "auth/hjl-account.h"
#include "hjl-mock-server.h"
#include "hjl-test-store.h"

G_BEGIN_DECLS

/* Is in every secret of these tests, and must be in no message. */
#define CANARY "canary-77c3"

#define ANSWER(n) "{\"access_token\":\"access-" n "-" CANARY "\",\"refresh_token\":\"refresh-" n "-" CANARY "\",\"token_type\":\"Bearer\",\"expires_in\":3600}"

typedef struct
{
  HjlMockServer *server;
  HjlHttp       *http;
  HjlTestStore  *store;
  HjlAccount    *account;
  char          *folder;
  char          *lock_path;
  guint          n_ended;
} Fixture;

/* g_test_init(), with all that can be logged kept for tear_down() to look through. */
void test_account_init (int    *argc,
                        char ***argv);
int  test_account_run (void);

/* The store has tokens "1", which are due; tear_down() finds no secret in the log. */
void set_up (Fixture      *fixture,
             gconstpointer user_data);
void tear_down (Fixture      *fixture,
                gconstpointer user_data);

/* @life: seconds from now */
HjlTokens  *make_tokens (const char *number,
                         int         life);
/* Another account with the same store and lock, as another process has it. */
HjlAccount *make_account (Fixture *fixture);
/* Takes @tokens. */
void        put_in_store (Fixture   *fixture,
                          HjlTokens *tokens);
/* One answer of the token endpoint. */
void        answer (Fixture    *fixture,
                    guint       status,
                    const char *body);
guint       count_refreshes (Fixture *fixture);
char       *authorize (HjlAccount *account,
                       const char *refused,
                       GError    **error);
void        assert_gives (HjlAccount *account,
                          const char *refused,
                          const char *number);
void        assert_fails (HjlAccount *account,
                          const char *refused,
                          int         code);
/* Which refresh token the store has, and which one was sent last. */
void        assert_stored (Fixture    *fixture,
                           const char *number);
void        assert_sent (Fixture    *fixture,
                         const char *number);

G_END_DECLS
