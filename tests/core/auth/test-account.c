/* test-account.c: an account: what it gives out and what it keeps
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <unistd.h>

#include "net/hjl-lock.h"
#include "hjl-test-account.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "model/hjl-time.h"

static void
test_new (Fixture      *fixture,
          gconstpointer user_data)
{
  HjlAccount *account = hjl_account_new (HJL_TOKEN_STORE (fixture->store), "p", "lever", NULL, NULL, NULL);

  g_assert_true (HJL_IS_CREDENTIALS (account));
  g_assert_finalize_object (account);
}

static void
test_fresh (Fixture      *fixture,
            gconstpointer user_data)
{
  put_in_store (fixture, make_tokens ("1", 900));
  assert_gives (fixture->account, NULL, "1");
  assert_gives (fixture->account, NULL, "1");
  assert_gives (fixture->account, "Bearer of-somebody-else", "1");
  g_assert_cmpuint (fixture->store->n_loads, ==, 1);
  g_assert_cmpuint (count_refreshes (fixture), ==, 0);
}

static void
test_not_connected (Fixture      *fixture,
                    gconstpointer user_data)
{
  put_in_store (fixture, NULL);
  assert_fails (fixture->account, NULL, HJL_ERROR_NOT_CONNECTED);
  put_in_store (fixture, make_tokens ("1", 900));
  assert_gives (fixture->account, NULL, "1");

  fixture->store->n_failing_loads = 1;
  g_set_object (&fixture->account, NULL);
  fixture->account = make_account (fixture);
  assert_fails (fixture->account, NULL, HJL_ERROR_KEYRING_LOCKED);
  assert_gives (fixture->account, NULL, "1");
}

static void
test_fixed (Fixture      *fixture,
            gconstpointer user_data)
{
  const HjlTokensKind kinds[] = { HJL_TOKENS_API_KEY, HJL_TOKENS_BEARER };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (HjlAccount) account = hjl_account_new (HJL_TOKEN_STORE (fixture->store), "p", "lever", NULL, NULL, fixture->lock_path);
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      g_autoptr (GError) error = NULL;

      put_in_store (fixture, hjl_tokens_new (kinds[i], CANARY));
      first = authorize (account, NULL, &error);
      g_assert_no_error (error);
      assert_fails (account, first, HJL_ERROR_AUTH_EXPIRED);

      /* Connected again, perhaps by the command line. */
      put_in_store (fixture, hjl_tokens_new (kinds[i], "new" CANARY));
      second = authorize (account, first, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (second, !=, first);
    }
}

static void
test_without_refresh_token (Fixture      *fixture,
                            gconstpointer user_data)
{
  HjlTokens *tokens = make_tokens ("1", 30);

  /* Due, but what cannot be renewed is good to its end. */
  g_clear_pointer (&tokens->refresh_token, g_free);
  put_in_store (fixture, tokens);
  assert_gives (fixture->account, NULL, "1");

  tokens->expires_at = hjl_time_now () - 1;
  g_set_object (&fixture->account, NULL);
  fixture->account = make_account (fixture);
  assert_fails (fixture->account, NULL, HJL_ERROR_AUTH_EXPIRED);
}

/* The account itself is let go of while it refreshes. */
static void
test_let_go (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlAccount) account = make_account (fixture);
  g_autofree char *header = NULL;
  g_autoptr (GError) error = NULL;

  answer (fixture, 200, ANSWER ("2"));
  hjl_credentials_authorize_async (HJL_CREDENTIALS (account), NULL, NULL, hjl_test_got_result, &result);
  g_clear_object (&account);
  hjl_test_wait (&result);
  account = HJL_ACCOUNT (g_async_result_get_source_object (result));
  header = hjl_finish_pointer (HJL_CREDENTIALS (account), result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (header);
  assert_stored (fixture, "2");
}

static void
test_save_load_clear (Fixture      *fixture,
                      gconstpointer user_data)
{
  g_autoptr (HjlTokens) fresh = make_tokens ("7", 900);
  g_autoptr (HjlTokens) loaded = NULL;
  g_autoptr (GAsyncResult) failed = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) got = NULL;
  g_autoptr (GAsyncResult) cleared = NULL;
  g_autoptr (GAsyncResult) gone = NULL;
  g_autoptr (GError) error = NULL;

  fixture->store->n_failing_saves = 1;
  hjl_account_save_async (fixture->account, fresh, NULL, hjl_test_got_result, &failed);
  g_assert_false (hjl_finish (fixture->account, hjl_test_wait (&failed), &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_KEYRING_LOCKED);
  g_clear_error (&error);
  assert_stored (fixture, "1");

  hjl_account_save_async (fixture->account, fresh, NULL, hjl_test_got_result, &saved);
  g_assert_true (hjl_finish (fixture->account, hjl_test_wait (&saved), &error));
  g_assert_no_error (error);
  assert_stored (fixture, "7");
  assert_gives (fixture->account, NULL, "7");

  hjl_account_load_async (fixture->account, NULL, hjl_test_got_result, &got);
  loaded = hjl_finish_pointer (fixture->account, hjl_test_wait (&got), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->secret, ==, fresh->secret);

  hjl_account_clear_async (fixture->account, NULL, hjl_test_got_result, &cleared);
  g_assert_true (hjl_finish (fixture->account, hjl_test_wait (&cleared), &error));
  g_assert_no_error (error);
  g_assert_null (fixture->store->tokens);

  hjl_account_load_async (fixture->account, NULL, hjl_test_got_result, &gone);
  g_assert_null (hjl_finish_pointer (fixture->account, hjl_test_wait (&gone), &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);
  assert_fails (fixture->account, NULL, HJL_ERROR_NOT_CONNECTED);
}

/* Disconnected while a refresh runs: the refresh must not bring the tokens back. */
static void
test_clear_while_refreshing (Fixture      *fixture,
                             gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) cleared = NULL;
  g_autofree char *header = NULL;
  g_autoptr (GError) error = NULL;

  answer (fixture, 200, ANSWER ("2"));
  hjl_credentials_authorize_async (HJL_CREDENTIALS (fixture->account), NULL, NULL, hjl_test_got_result, &result);
  hjl_account_clear_async (fixture->account, NULL, hjl_test_got_result, &cleared);
  g_assert_true (hjl_finish (fixture->account, hjl_test_wait (&cleared), &error));
  header = hjl_finish_pointer (HJL_CREDENTIALS (fixture->account), hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_null (fixture->store->tokens);
  assert_fails (fixture->account, NULL, HJL_ERROR_NOT_CONNECTED);
}

static void
test_lock (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) late = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) nowhere = NULL;
  g_autoptr (GError) error = NULL;
  int fd;

  hjl_lock_acquire_async (fixture->lock_path, 5000, hjl_test_got_result, &first);
  fd = hjl_lock_acquire_finish (hjl_test_wait (&first), &error);
  g_assert_no_error (error);
  g_assert_cmpint (fd, >=, 0);

  hjl_lock_acquire_async (fixture->lock_path, 60, hjl_test_got_result, &late);
  g_assert_cmpint (hjl_lock_acquire_finish (hjl_test_wait (&late), &error), ==, -1);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_BUSY);
  g_clear_error (&error);

  hjl_lock_acquire_async (fixture->lock_path, 5000, hjl_test_got_result, &second);
  g_assert_null (second);
  close (fd);
  fd = hjl_lock_acquire_finish (hjl_test_wait (&second), &error);
  g_assert_no_error (error);
  g_assert_cmpint (fd, >=, 0);
  close (fd);

  hjl_lock_acquire_async ("/dev/null/lever.lock", 5000, hjl_test_got_result, &nowhere);
  g_assert_cmpint (hjl_lock_acquire_finish (hjl_test_wait (&nowhere), &error), ==, -1);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
}

int
main (int    argc,
      char **argv)
{
  test_account_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/auth/account/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("new", test_new);
  ADD ("fresh", test_fresh);
  ADD ("not-connected", test_not_connected);
  ADD ("fixed", test_fixed);
  ADD ("without-refresh-token", test_without_refresh_token);
  ADD ("let-go", test_let_go);
  ADD ("save-load-clear", test_save_load_clear);
  ADD ("clear-while-refreshing", test_clear_while_refreshing);
  ADD ("lock", test_lock);

  return test_account_run ();
}
