/* test-first-run.c: a newcomer connects both accounts in the demo, is refused, and is told why
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "auth/hjl-token-store-secret.h"
#include "hjl-e2e-input.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

static const char       *program;
static const char *const demo[] = { "--demo", NULL };

static gboolean
has_tokens (const char *account)
{
  g_autoptr (HjlTokenStore) keyring = hjl_token_store_secret_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlTokens) tokens = NULL;
  g_autoptr (GError) error = NULL;

  hjl_token_store_load_async (keyring, "demo", account, NULL, hjl_test_got_result, &result);
  tokens = hjl_token_store_load_finish (keyring, hjl_test_wait (&result), &error);
  if (tokens == NULL)
    g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);

  return tokens != NULL;
}

static void
test_connect (void)
{
  HjlE2e *e2e = hjl_e2e_start (program, demo);

  hjl_e2e_see (e2e, "Demo:");
  hjl_e2e_see (e2e, "Connect hackajob and Lever");
  g_assert_cmpuint (hjl_e2e_check_names (e2e), >, 5);

  hjl_e2e_set_persona ("master", TRUE);
  hjl_e2e_press (e2e, "Connect hackajob in the Browser");
  hjl_e2e_see (e2e, "One more account");

  hjl_e2e_set_persona ("super-admin", TRUE);
  hjl_e2e_press (e2e, "Connect Lever in the Browser");
  hjl_e2e_see (e2e, "Both accounts are connected");
  hjl_e2e_see (e2e, "(Super Admin)");

  hjl_e2e_press (e2e, "Map Your Roles");
  g_assert_cmpuint (hjl_e2e_check_names (e2e), >, 5);

  /* Nothing of the demo stays in a person's keyring. */
  g_assert_true (has_tokens ("hackajob"));
  g_assert_true (has_tokens ("lever"));
  hjl_e2e_key (e2e, "Control+q");
  hjl_e2e_wait_end (e2e);
  g_assert_false (has_tokens ("hackajob"));
  g_assert_false (has_tokens ("lever"));
  hjl_e2e_stop (e2e);
}

static void
test_refused (void)
{
  HjlE2e *e2e = hjl_e2e_start (program, demo);

  hjl_e2e_set_persona ("master", FALSE);
  hjl_e2e_press (e2e, "Connect hackajob in the Browser");
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Connect hackajob in the Browser"));
  hjl_e2e_see (e2e, "refused");
  hjl_e2e_stop (e2e);
}

static void
test_plain_admin (void)
{
  HjlE2e *e2e = hjl_e2e_start (program, demo);

  hjl_e2e_set_persona ("admin", TRUE);
  hjl_e2e_press (e2e, "Connect Lever in the Browser");
  hjl_e2e_see (e2e, "Something is missing");
  hjl_e2e_see (e2e, "“Admin” is not enough");
  g_assert_nonnull (e2e->application);
  hjl_e2e_stop (e2e);
}

static void
test_no_master (void)
{
  HjlE2e *e2e = hjl_e2e_start (program, demo);

  hjl_e2e_set_persona ("no-master", TRUE);
  hjl_e2e_press (e2e, "Connect hackajob in the Browser");
  hjl_e2e_see (e2e, "Something is missing");
  hjl_e2e_see (e2e, "Ask your hackajob Customer Success Manager for the Master Account permission");
  hjl_e2e_stop (e2e);
}

int
main (int   argc,
      char *argv[])
{
  if (hjl_e2e_browser (argc, argv))
    return 0;

  program = hjl_e2e_init (&argc, &argv);
  g_test_add_func ("/e2e/first-run/connect", test_connect);
  g_test_add_func ("/e2e/first-run/refused", test_refused);
  g_test_add_func ("/e2e/first-run/plain-admin", test_plain_admin);
  g_test_add_func ("/e2e/first-run/no-master", test_no_master);

  return g_test_run ();
}
