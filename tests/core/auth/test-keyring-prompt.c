/* test-keyring-prompt.c: a keyring that asks for its password, and what the person does
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "auth/hjl-account.h"
#include "auth/hjl-token-store-memory.h"
#include "auth/hjl-token-store-secret.h"
#include "hjl-test-keyring.h"
#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "model/hjl-error.h"
#include "net/hjl-credentials.h"
#include "workspace/hjl-workspace.h"

/* Milliseconds, where the end of the wait is what is waited for. */
#define SHORT 2000
/* Microseconds, and a little more than a person who dismissed a prompt is spared another. */
#define SPARED (G_USEC_PER_SEC * 5 / 2)

typedef enum
{
  LOAD,
  SAVE,
  CLEAR,
  N_CALLS
} Kind;

static HjlTestKeyring *keyring;

static void
start (HjlTokenStore *store,
       Kind           kind,
       GCancellable  *cancellable,
       GAsyncResult **result)
{
  g_autoptr (HjlTokens) tokens = hjl_tokens_new (HJL_TOKENS_OAUTH, "new");

  if (kind == LOAD)
    hjl_token_store_load_async (store, "demo", "lever", cancellable, hjl_test_got_result, result);
  else if (kind == SAVE)
    hjl_token_store_save_async (store, "demo", "lever", tokens, cancellable, hjl_test_got_result, result);
  else
    hjl_token_store_clear_async (store, "demo", "lever", cancellable, hjl_test_got_result, result);
}

/* Returns: (transfer full) (nullable): what was loaded */
static char *
finish (HjlTokenStore *store,
        Kind           kind,
        GAsyncResult **result,
        GError       **error)
{
  if (kind == LOAD)
    {
      g_autoptr (HjlTokens) tokens = hjl_finish_pointer (store, hjl_test_wait (result), error);

      return tokens != NULL ? g_strdup (tokens->secret) : NULL;
    }

  if (kind == SAVE)
    hjl_finish (store, hjl_test_wait (result), error);
  else
    hjl_finish (store, hjl_test_wait (result), error);

  return NULL;
}

static char *
run (HjlTokenStore *store,
     Kind           kind,
     GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  start (store, kind, NULL, &result);

  return finish (store, kind, &result, error);
}

/* The keyring has "old" for the account, and is locked. */
static void
set_up (HjlTokenStore *store,
        HjlTestPrompt  prompt)
{
  g_autoptr (HjlTokens) tokens = hjl_tokens_new (HJL_TOKENS_OAUTH, "old");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_test_keyring_set_locked (keyring, FALSE);
  hjl_token_store_save_async (store, "demo", "lever", tokens, NULL, hjl_test_got_result, &result);
  hjl_finish (store, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hjl_test_keyring_count_items (keyring), ==, 1);
  hjl_test_keyring_set_prompt (keyring, prompt);
  hjl_test_keyring_set_locked (keyring, TRUE);
}

static gboolean
is_closed (gpointer user_data)
{
  return hjl_test_keyring_count_open (keyring) == 0;
}

static gboolean
is_open (gpointer user_data)
{
  return hjl_test_keyring_count_open (keyring) > 0;
}

static gboolean
was_dismissed (gpointer before)
{
  return hjl_test_keyring_count_dismissals (keyring) > GPOINTER_TO_UINT (before);
}

/* The keyring has heard that the prompt is not wanted any more, before a person answers it: in between, libsecret 0.20.5 ends one call
 * twice in some of the runs, and GLib says so. @n: how many dismissals there were before */
static void
wait_for_dismissal (guint n)
{
  hjl_test_run_until_true (was_dismissed, GUINT_TO_POINTER (n));
}

/* What did not happen has changed nothing, and is done once the keyring is unlocked, by whatever. */
static void
assert_heals (HjlTokenStore *store)
{
  g_autofree char *secret = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (hjl_test_keyring_count_items (keyring), ==, 1);
  hjl_test_keyring_answer (keyring, TRUE);
  hjl_test_keyring_set_locked (keyring, FALSE);
  secret = run (store, LOAD, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (secret, ==, "old");
}

typedef struct
{
  const char   *path;
  HjlTestPrompt prompt;
  int           code; /* -1: it is done */
} Case;

static const Case cases[] = {
  { "/auth/keyring-prompt/answered", HJL_TEST_PROMPT_ANSWERED, -1 },
  { "/auth/keyring-prompt/dismissed", HJL_TEST_PROMPT_DISMISSED, HJL_ERROR_KEYRING_LOCKED },
  { "/auth/keyring-prompt/unanswered", HJL_TEST_PROMPT_UNANSWERED, HJL_ERROR_KEYRING_WAITING },
  { "/auth/keyring-prompt/deaf", HJL_TEST_PROMPT_DEAF, HJL_ERROR_KEYRING_WAITING },
  { "/auth/keyring-prompt/refused", HJL_TEST_PROMPT_REFUSED, HJL_ERROR_KEYRING_LOCKED },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;

  for (Kind kind = LOAD; kind < N_CALLS; kind++)
    {
      g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
      int              code = kind == SAVE && test->prompt == HJL_TEST_PROMPT_REFUSED ? HJL_ERROR_KEYRING : test->code;
      guint            n_dismissals = hjl_test_keyring_count_dismissals (keyring);
      g_autofree char *secret = NULL;
      g_autoptr (GError) error = NULL;

      set_up (store, test->prompt);
      if (test->code == HJL_ERROR_KEYRING_WAITING)
        hjl_token_store_secret_set_limit (HJL_TOKEN_STORE_SECRET (store), SHORT);

      secret = run (store, kind, &error);
      hjl_token_store_secret_set_limit (HJL_TOKEN_STORE_SECRET (store), HJL_TEST_LIMIT * 1000);
      if (test->code < 0)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (secret, ==, kind == LOAD ? "old" : NULL);
          g_assert_cmpuint (hjl_test_keyring_count_items (keyring), ==, kind == CLEAR ? 0 : 1);
          continue;
        }

      /* Of a store that came to nothing it is not known why. */
      g_assert_error (error, HJL_ERROR, code);
      if (test->code == HJL_ERROR_KEYRING_WAITING)
        wait_for_dismissal (n_dismissals);
      if (test->prompt == HJL_TEST_PROMPT_UNANSWERED)
        hjl_test_run_until_true (is_closed, NULL);
      assert_heals (store);
    }
}

/* Whoever stops a call does not wait for the person, and takes the prompt away. */
static void
test_cancelled (void)
{
  for (Kind kind = LOAD; kind < N_CALLS; kind++)
    {
      g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      guint n_dismissals = hjl_test_keyring_count_dismissals (keyring);

      set_up (store, kind == CLEAR ? HJL_TEST_PROMPT_DEAF : HJL_TEST_PROMPT_UNANSWERED);
      start (store, kind, cancellable, &result);
      hjl_test_run_until_true (is_open, NULL);
      g_cancellable_cancel (cancellable);
      g_assert_null (finish (store, kind, &result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      wait_for_dismissal (n_dismissals);
      if (kind != CLEAR)
        hjl_test_run_until_true (is_closed, NULL);
      assert_heals (store);
    }
}

static void
on_asking_cb (HjlTokenStore *store,
              gboolean      *asked)
{
  *asked = TRUE;
}

static void
on_answered_cb (HjlTokenStore *store,
                guint         *n_answered)
{
  ++*n_answered;
}

/* It is said that a person is waited for, and what was waited for is done once the person has come. */
static void
test_asking (void)
{
  for (Kind kind = LOAD; kind < N_CALLS; kind++)
    {
      g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *secret = NULL;
      gboolean         asked = FALSE;
      guint            n_answered = 0;

      g_signal_connect (store, "asking", G_CALLBACK (on_asking_cb), &asked);
      g_signal_connect (store, "answered", G_CALLBACK (on_answered_cb), &n_answered);
      set_up (store, HJL_TEST_PROMPT_UNANSWERED);
      g_assert_false (asked);
      start (store, kind, NULL, &result);
      hjl_test_run_until (&asked);
      g_assert_null (result);
      g_assert_cmpuint (n_answered, ==, 0);
      hjl_test_keyring_answer (keyring, TRUE);
      secret = finish (store, kind, &result, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (secret, ==, kind == LOAD ? "old" : NULL);
      g_assert_cmpuint (n_answered, ==, 1);
    }
}

/* Many calls that wait for one account ask once, and all have the answer. */
static void
test_many (gconstpointer data)
{
  HjlTestPrompt prompt = GPOINTER_TO_INT (data);
  int           code = prompt == HJL_TEST_PROMPT_UNANSWERED ? HJL_ERROR_KEYRING_WAITING : HJL_ERROR_KEYRING_LOCKED;
  g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
  g_autoptr (HjlAccount) account = hjl_account_new (store, "demo", "lever", NULL, NULL, NULL);
  GAsyncResult *results[5] = { NULL };
  guint         before;

  set_up (store, prompt);
  before = hjl_test_keyring_count_prompts (keyring);
  if (prompt == HJL_TEST_PROMPT_UNANSWERED)
    hjl_token_store_secret_set_limit (HJL_TOKEN_STORE_SECRET (store), SHORT);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    if (i % 2 == 0)
      hjl_credentials_authorize_async (HJL_CREDENTIALS (account), NULL, NULL, hjl_test_got_result, &results[i]);
    else
      hjl_account_load_async (account, NULL, hjl_test_got_result, &results[i]);

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlTokens) tokens = NULL;
      g_autofree char *header = NULL;

      if (i % 2 == 0)
        header = hjl_finish_pointer (HJL_CREDENTIALS (account), hjl_test_wait (&results[i]), &error);
      else
        tokens = hjl_finish_pointer (account, hjl_test_wait (&results[i]), &error);
      g_assert_error (error, HJL_ERROR, code);
      g_object_unref (results[i]);
    }

  g_assert_cmpuint (hjl_test_keyring_count_prompts (keyring) - before, ==, 1);
  hjl_test_run_until_true (is_closed, NULL);
  hjl_token_store_secret_set_limit (HJL_TOKEN_STORE_SECRET (store), HJL_TEST_LIMIT * 1000);
  assert_heals (store);
}

static gpointer
load_elsewhere (gpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
  g_autofree char *secret = NULL;
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (context);
  secret = run (store, LOAD, &error);
  g_main_context_pop_thread_default (context);
  g_assert_no_error (error);

  return g_steal_pointer (&secret);
}

/* Two searches at once are one that may never return, of whichever store and in whichever thread; so are the others. */
static void
test_turns (void)
{
  g_autoptr (HjlTokenStore) one = hjl_token_store_secret_new ();
  g_autoptr (HjlTokenStore) other = hjl_token_store_secret_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult    *results[4] = { NULL };
  g_autofree char *secret = NULL;
  GThread         *thread;
  guint            n_searches;

  set_up (one, HJL_TEST_PROMPT_ANSWERED);
  hjl_test_keyring_set_locked (keyring, FALSE);
  hjl_test_keyring_set_slow (keyring, TRUE);
  thread = g_thread_new ("load", load_elsewhere, NULL);
  start (one, LOAD, NULL, &results[0]);
  start (other, LOAD, NULL, &results[1]);
  start (one, LOAD, cancellable, &results[2]);
  start (other, LOAD, NULL, &results[3]);
  /* Whose turn has not come leaves the line. */
  g_cancellable_cancel (cancellable);

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *loaded = finish (i % 2 == 0 ? one : other, LOAD, &results[i], &error);

      if (i == 2)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_no_error (error);
      g_assert_cmpstr (loaded, ==, i == 2 ? NULL : "old");
      g_object_unref (results[i]);
    }
  secret = g_thread_join (thread);
  g_assert_cmpstr (secret, ==, "old");

  g_assert_cmpuint (hjl_test_keyring_get_most_searches (keyring, &n_searches), ==, 1);
  g_assert_cmpuint (n_searches, >=, 4);
  hjl_test_keyring_set_slow (keyring, FALSE);
}

/* Loads that wait behind a prompt get its answer, and the person is not asked again; what would be lost is asked for. */
static void
test_behind (gconstpointer data)
{
  static const Kind kinds[] = { LOAD, LOAD, SAVE };
  gboolean          dismissed = GPOINTER_TO_INT (data) == HJL_TEST_PROMPT_DISMISSED;
  int               code = dismissed ? HJL_ERROR_KEYRING_LOCKED : HJL_ERROR_KEYRING_WAITING;
  g_autoptr (HjlTokenStore) one = hjl_token_store_secret_new ();
  g_autoptr (HjlTokenStore) other = hjl_token_store_secret_new ();
  HjlTokenStore *stores[] = { one, other, one };
  GAsyncResult  *results[G_N_ELEMENTS (kinds)] = { NULL };
  guint          before;

  set_up (one, HJL_TEST_PROMPT_UNANSWERED);
  before = hjl_test_keyring_count_prompts (keyring);
  if (!dismissed)
    {
      hjl_token_store_secret_set_limit (HJL_TOKEN_STORE_SECRET (one), SHORT);
      hjl_token_store_secret_set_limit (HJL_TOKEN_STORE_SECRET (other), SHORT);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    start (stores[i], kinds[i], NULL, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;

      /* By the person, who has all in line before. */
      if (dismissed && i != 1)
        {
          hjl_test_run_until_true (is_open, NULL);
          hjl_test_keyring_answer (keyring, FALSE);
        }
      g_assert_null (finish (stores[i], kinds[i], &results[i], &error));
      g_assert_error (error, HJL_ERROR, code);
      g_object_unref (results[i]);
    }
  g_assert_cmpuint (hjl_test_keyring_count_prompts (keyring) - before, ==, 2);

  hjl_test_run_until_true (is_closed, NULL);
  hjl_token_store_secret_set_limit (HJL_TOKEN_STORE_SECRET (one), HJL_TEST_LIMIT * 1000);
  assert_heals (one);
}

/* The other account is read as soon as the first could not be: one answer counts for both. Somebody who tries again later
 * is asked, and once the keyring is unlocked it is read at once. */
static void
test_after (void)
{
  g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
  guint before;

  set_up (store, HJL_TEST_PROMPT_DISMISSED);
  before = hjl_test_keyring_count_prompts (keyring);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      if (i == 2)
        g_usleep (SPARED);
      g_assert_null (run (store, LOAD, &error));
      g_assert_error (error, HJL_ERROR, HJL_ERROR_KEYRING_LOCKED);
      g_assert_cmpuint (hjl_test_keyring_count_prompts (keyring) - before, ==, i < 2 ? 1 : 2);
    }
  assert_heals (store);
}

/* What a person asks for prompts at once, however lately they dismissed a prompt; what follows from it does not. */
static void
test_person (void)
{
  g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
  guint before;

  set_up (store, HJL_TEST_PROMPT_DISMISSED);
  before = hjl_test_keyring_count_prompts (keyring);
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (GError) error = NULL;

      if (i % 2 == 0)
        hjl_token_store_secret_heed_person ();
      g_assert_null (run (store, LOAD, &error));
      g_assert_error (error, HJL_ERROR, HJL_ERROR_KEYRING_LOCKED);
      g_assert_cmpuint (hjl_test_keyring_count_prompts (keyring) - before, ==, i / 2 + 1);
    }
  assert_heals (store);
}

typedef enum
{
  PLAN,
  SYNC,
  PLAN_UNDO,
  UNDO,
  N_ASKED,
  READ_MAPPED = N_ASKED, /* nobody asks for these */
  SYNC_DUE,
  N_WORK
} Work;

/* What only a person begins is theirs, whatever button it was. The workspace has tokens
 * elsewhere, and asks the keyring nothing itself. */
static void
test_work (void)
{
  g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
  g_autoptr (HjlTokenStore) tokens = hjl_token_store_memory_new ();
  g_autofree char *folder = hjl_test_make_folder ();
  g_autoptr (HjlEnvironment) environment = hjl_environment_load ("sandbox", NULL);
  HjlWorkspace *workspace = hjl_workspace_new (environment, tokens, "test", &(HjlWorkspaceOptions){ .data_dir = folder });

  hjl_test_workspace_open (workspace);
  for (Work work = 0; work < N_WORK; work++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) first = NULL;
      g_autoptr (GError) second = NULL;
      guint before;

      g_test_message ("%d", work);
      set_up (store, HJL_TEST_PROMPT_DISMISSED);
      before = hjl_test_keyring_count_prompts (keyring);
      hjl_token_store_secret_heed_person ();
      g_assert_null (run (store, LOAD, &first));
      if (work == PLAN || work == READ_MAPPED)
        hjl_workspace_plan_async (workspace, work == PLAN, NULL, NULL, hjl_test_got_result, &result);
      else if (work == PLAN_UNDO)
        hjl_workspace_plan_undo_async (workspace, 1, NULL, NULL, hjl_test_got_result, &result);
      else if (work == UNDO)
        hjl_workspace_undo_async (workspace, 1, NULL, NULL, hjl_test_got_result, &result);
      else
        hjl_workspace_sync_async (workspace, work == SYNC ? HJL_SYNC_ASKED : 0, NULL, hjl_test_got_result, &result);
      hjl_test_wait (&result);
      g_assert_null (run (store, LOAD, &second));
      g_assert_error (second, HJL_ERROR, HJL_ERROR_KEYRING_LOCKED);
      g_assert_cmpuint (hjl_test_keyring_count_prompts (keyring) - before, ==, work < N_ASKED ? 2 : 1);
    }
  hjl_test_workspace_close (workspace);
  hjl_test_remove_folder (folder);
  assert_heals (store);
}

/* A search that never returns takes its own time only: the next one has its whole limit. */
static void
test_stuck (void)
{
  g_autoptr (HjlTokenStore) one = hjl_token_store_secret_new ();
  g_autoptr (HjlTokenStore) other = hjl_token_store_secret_new ();
  GAsyncResult    *results[2] = { NULL };
  g_autofree char *secret = NULL;
  g_autoptr (GError) stuck = NULL;
  g_autoptr (GError) error = NULL;

  set_up (one, HJL_TEST_PROMPT_ANSWERED);
  hjl_test_keyring_set_locked (keyring, FALSE);
  hjl_test_keyring_swallow_search (keyring);
  hjl_token_store_secret_set_limit (HJL_TOKEN_STORE_SECRET (one), SHORT);
  start (one, LOAD, NULL, &results[0]);
  start (other, LOAD, NULL, &results[1]);
  g_assert_null (finish (one, LOAD, &results[0], &stuck));
  g_assert_error (stuck, HJL_ERROR, HJL_ERROR_KEYRING);
  secret = finish (other, LOAD, &results[1], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (secret, ==, "old");
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    g_object_unref (results[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  keyring = hjl_test_keyring_new ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);
  g_test_add_func ("/auth/keyring-prompt/cancelled", test_cancelled);
  g_test_add_func ("/auth/keyring-prompt/asking", test_asking);
  g_test_add_data_func ("/auth/keyring-prompt/many/dismissed", GINT_TO_POINTER (HJL_TEST_PROMPT_DISMISSED), test_many);
  g_test_add_data_func ("/auth/keyring-prompt/many/unanswered", GINT_TO_POINTER (HJL_TEST_PROMPT_UNANSWERED), test_many);
  g_test_add_func ("/auth/keyring-prompt/turns", test_turns);
  g_test_add_func ("/auth/keyring-prompt/stuck", test_stuck);
  g_test_add_func ("/auth/keyring-prompt/after", test_after);
  g_test_add_func ("/auth/keyring-prompt/person", test_person);
  g_test_add_func ("/auth/keyring-prompt/work", test_work);
  g_test_add_data_func ("/auth/keyring-prompt/behind/dismissed", GINT_TO_POINTER (HJL_TEST_PROMPT_DISMISSED), test_behind);
  g_test_add_data_func ("/auth/keyring-prompt/behind/unanswered", GINT_TO_POINTER (HJL_TEST_PROMPT_UNANSWERED), test_behind);

  return g_test_run ();
}
