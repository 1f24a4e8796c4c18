/* test-first-run.c: a newcomer connects both accounts in the demo, is refused, and is told why
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>

#include "auth/hjl-token-store-secret.h"
#include "hjl-e2e-input.h"
#include "environment/hjl-environment.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

static const char       *program;
static const char *const demo[] = { "--demo", NULL };

/* Returns: (transfer full) (nullable): the name of the folder of the demo that runs */
static char *
find_folder (void)
{
  g_autoptr (GDir) folder = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "hjlever-demo-"))
      return g_strdup (name);
  return NULL;
}

/* Returns: (transfer full): the id of the environment of the demo that runs */
static char *
dup_profile (void)
{
  g_autofree char *run = find_folder ();
  g_autoptr (HjlEnvironment) environment = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (run);
  environment = hjl_environment_new_demo (run, "[Profile]\nName=demo\n", &error);
  g_assert_no_error (error);
  return g_strdup (hjl_environment_get_id (environment));
}

static gboolean
has_tokens (const char *environment,
            const char *account)
{
  g_autoptr (HjlTokenStore) keyring = hjl_token_store_secret_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlTokens) tokens = NULL;
  g_autoptr (GError) error = NULL;

  hjl_token_store_load_async (keyring, environment, account, NULL, hjl_test_got_result, &result);
  tokens = hjl_finish_pointer (keyring, hjl_test_wait (&result), &error);
  if (tokens == NULL)
    g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);

  return tokens != NULL;
}

static void
test_connect (void)
{
  HjlE2e          *e2e = hjl_e2e_start (program, demo);
  g_autofree char *environment = dup_profile ();

  hjl_e2e_see (e2e, "Demo:");
  hjl_e2e_see (e2e, "Connect hackajob and Lever");
  g_assert_cmpuint (hjl_e2e_check_names (e2e), >, 5);

  hjl_e2e_set_persona ("master", TRUE);
  hjl_e2e_press (e2e, "Connect hackajob in the Browser");
  hjl_e2e_see (e2e, "One more account");

  hjl_e2e_set_persona ("super-admin", TRUE);
  hjl_e2e_choose_oauth (e2e);
  hjl_e2e_press (e2e, "Connect Lever in the Browser");
  hjl_e2e_see (e2e, "Both accounts are connected");
  hjl_e2e_see (e2e, "(Super Admin)");

  hjl_e2e_press (e2e, "Map Your Roles");
  g_assert_cmpuint (hjl_e2e_check_names (e2e), >, 5);

  /* Nothing of the demo stays in a person's keyring. */
  g_assert_true (has_tokens (environment, "hackajob"));
  g_assert_true (has_tokens (environment, "lever"));
  hjl_e2e_key (e2e, "Control+q");
  hjl_e2e_wait_end (e2e);
  g_assert_false (has_tokens (environment, "hackajob"));
  g_assert_false (has_tokens (environment, "lever"));
  g_assert_null (find_folder ());
  hjl_e2e_stop (e2e);
}

static void
give_own_tokens (const char *account)
{
  g_autoptr (HjlTokenStore) keyring = hjl_token_store_secret_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlTokens) tokens = hjl_tokens_new (HJL_TOKENS_BEARER, "a person's own");
  g_autoptr (GError) error = NULL;

  hjl_token_store_save_async (keyring, "demo", account, tokens, NULL, hjl_test_got_result, &result);
  g_assert_true (hjl_finish (keyring, hjl_test_wait (&result), &error));
  g_assert_no_error (error);
}

/* Somebody has an environment that is called demo too. The demo is another, does not offer to leave it, and ends
 * without a trace of itself and with none of theirs missing, however it ends. */
static void
test_own_profile (gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "hjlever", "profiles", NULL);
  g_autofree char *path = g_build_filename (folder, "demo.ini", NULL);
  g_autofree char *environment = NULL;
  g_autoptr (GError) error = NULL;
  HjlE2e *e2e;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "[Profile]\nName=demo\n", -1, &error));
  g_assert_no_error (error);
  give_own_tokens ("hackajob");
  give_own_tokens ("lever");

  e2e = hjl_e2e_start (program, demo);
  environment = dup_profile ();
  hjl_e2e_see (e2e, "Connect hackajob and Lever");
  g_assert_false (hjl_e2e_has (e2e, ATSPI_ROLE_LABEL, "Environment"));
  hjl_e2e_set_persona ("master", TRUE);
  hjl_e2e_press (e2e, "Connect hackajob in the Browser");
  hjl_e2e_see (e2e, "One more account");
  g_assert_true (has_tokens (environment, "hackajob"));

  g_subprocess_send_signal (e2e->process, GPOINTER_TO_INT (data));
  hjl_e2e_wait_end (e2e);
  g_assert_null (find_folder ());
  g_assert_false (has_tokens (environment, "hackajob"));
  g_assert_true (has_tokens ("demo", "hackajob"));
  g_assert_true (has_tokens ("demo", "lever"));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  hjl_e2e_stop (e2e);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* The dialog's button, which is not the one that opened it. */
static gboolean
can_agree (HjlE2e  *e2e,
           gpointer opened_by)
{
  g_autoptr (GPtrArray) buttons = hjl_e2e_list (e2e, NULL, ATSPI_ROLE_PUSH_BUTTON, "Disconnect");

  for (guint i = 0; i < buttons->len; i++)
    if (buttons->pdata[i] != opened_by)
      {
        hjl_e2e_activate (buttons->pdata[i]);
        return TRUE;
      }
  return FALSE;
}

/* What was filled in is filled in again, as nobody can know it. */
static void
test_again (void)
{
  HjlE2e *e2e = hjl_e2e_start (program, demo);

  hjl_e2e_set_persona ("super-admin", TRUE);
  hjl_e2e_choose_oauth (e2e);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AtspiAccessible) button = NULL;

      hjl_e2e_press (e2e, "Connect Lever in the Browser");
      hjl_e2e_see (e2e, "(Super Admin)");
      button = hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Disconnect");
      hjl_e2e_activate (button);
      hjl_e2e_see (e2e, "Disconnect Lever?");
      hjl_e2e_wait_until (e2e, can_agree, button, "Nobody can agree");
    }
  hjl_e2e_press (e2e, "Connect Lever in the Browser");
  hjl_e2e_see (e2e, "(Super Admin)");
  hjl_e2e_key (e2e, "Control+q");
  hjl_e2e_wait_end (e2e);
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
  hjl_e2e_choose_oauth (e2e);
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
  g_test_add_data_func ("/e2e/first-run/own-profile-terminated", GINT_TO_POINTER (SIGTERM), test_own_profile);
  g_test_add_data_func ("/e2e/first-run/own-profile-interrupted", GINT_TO_POINTER (SIGINT), test_own_profile);
  g_test_add_func ("/e2e/first-run/again", test_again);
  g_test_add_func ("/e2e/first-run/refused", test_refused);
  g_test_add_func ("/e2e/first-run/plain-admin", test_plain_admin);
  g_test_add_func ("/e2e/first-run/no-master", test_no_master);

  return g_test_run ();
}
