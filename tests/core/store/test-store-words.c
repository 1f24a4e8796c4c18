/* test-store-words.c: what is kept in one language and read in another
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "hjl-store-help.h"
#include "hjl-test-language.h"
#include "hjl-test-utils.h"

#include "model/hjl-file-kind.h"
#include "model/hjl-hold.h"
#include "model/hjl-words.h"
#include "sync/hjl-sync-context.h"
#include "workspace/hjl-activity-export.h"
#include "workspace/hjl-check.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-timeline.h"

static GPtrArray *
list (HjlStore *store)
{
  GPtrArray *entries = hjl_store_list_activity (store, NULL, 100, NULL);

  g_assert_nonnull (entries);

  return entries;
}

static void
note (HjlStore   *store,
      const char *kept)
{
  g_autoptr (HjlActivity) activity = hjl_activity_new (HJL_ACTIVITY_DONE, 1, kept);

  g_assert_true (hjl_store_add_activity (store, activity, NULL));
}

static void
assert_newest (HjlStore   *store,
               const char *language,
               const char *text)
{
  g_autoptr (GPtrArray) entries = NULL;

  hjl_test_language_speak (language);
  entries = list (store);
  g_assert_cmpstr (((HjlActivity *) g_ptr_array_index (entries, 0))->text, ==, text);
}

static void
test_shown (Fixture      *self,
            gconstpointer data)
{
  g_autofree char *moved = hjl_words_keep ("moved-in-lever", "Phone “%s” 100% 'x' \"y\"\n");
  g_autofree char *one = hjl_words_keep ("exported-with-files", "Data", 1u);
  g_autofree char *three = hjl_words_keep ("exported-with-files", "Data", 3u);
  g_autofree char *page = hjl_file_kind_keep_title (HJL_FILE_KIND_PAGE);
  g_autofree char *nested = hjl_words_keep ("file-replaced", page);

  hjl_test_language_speak ("xx");
  note (self->store, moved);
  assert_newest (self->store, "xx", "TO LEVER “Phone “%s” 100% 'x' \"y\"\n”");
  assert_newest (self->store, "en", "Moved to “Phone “%s” 100% 'x' \"y\"\n” in Lever.");

  note (self->store, one);
  assert_newest (self->store, "xx", "1 FILE TO “Data”");
  assert_newest (self->store, "en", "Exported to “Data” with 1 file.");
  note (self->store, three);
  assert_newest (self->store, "xx", "3 FILES TO “Data”");
  assert_newest (self->store, "en", "Exported to “Data” with 3 files.");
  note (self->store, nested);
  assert_newest (self->store, "xx", "A PAGE IS NO FILE");
  assert_newest (self->store, "en", "There was a web page in the place of the file.");
}

/* What was written before there were codes, and a server's words. */
static void
test_old (Fixture      *self,
          gconstpointer data)
{
  note (self->store, "Moved to “Phone” in Lever.");
  assert_newest (self->store, "xx", "Moved to “Phone” in Lever.");
  note (self->store, "100% of it; %s, %5$s");
  assert_newest (self->store, "xx", "100% of it; %s, %5$s");
  note (self->store, "\036['a-code-that-is-no-more', 'Phone']");
  assert_newest (self->store, "xx", "a-code-that-is-no-more Phone");
  note (self->store, "\036broken");
  assert_newest (self->store, "xx", "broken");
}

static HjlTime
clock_of_test (void)
{
  return 100;
}

/* The same trouble is said once, whatever language the sync before had. */
static void
test_once (Fixture      *self,
           gconstpointer data)
{
  HjlSyncContext context = { .store = self->store, .clock = clock_of_test, .report = hjl_sync_report_new () };
  g_autoptr (GError) slow = g_error_new_literal (HJL_ERROR, HJL_ERROR_TIMED_OUT, "10 s");
  g_autoptr (GError) other = g_error_new_literal (HJL_ERROR, HJL_ERROR_TIMED_OUT, "20 s");

  hjl_test_language_speak ("en");
  add_candidate (self->store, "c1");
  hjl_sync_context_skip (&context, "c1", "r1", slow);
  hjl_test_language_speak ("xx");
  hjl_sync_context_skip (&context, "c1", "r1", slow);
  {
    g_autoptr (GPtrArray) entries = list (self->store);

    g_assert_cmpuint (entries->len, ==, 1);
    g_assert_cmpstr (((HjlActivity *) g_ptr_array_index (entries, 0))->text, ==, "AGAIN: SLOW. [10 s]");
  }
  hjl_sync_context_skip (&context, "c1", "r1", other);
  {
    g_autoptr (GPtrArray) entries = list (self->store);

    g_assert_cmpuint (entries->len, ==, 2);
  }
  hjl_sync_report_free (context.report);
}

static void
test_hold (Fixture      *self,
           gconstpointer data)
{
  HjlSyncContext   context = { .store = self->store, .clock = clock_of_test, .report = hjl_sync_report_new () };
  g_autofree char *page = hjl_file_kind_keep_title (HJL_FILE_KIND_PAGE);
  g_autofree char *detail = hjl_words_keep ("file-replaced", page);
  g_autoptr (HjlCase) c = NULL;
  g_autofree char *other = NULL;
  g_autofree char *english = NULL;

  add_candidate (self->store, "c1");
  for (guint i = 0; i < 2; i++)
    {
      hjl_test_language_speak (i == 0 ? "xx" : "en");
      g_assert_true (hjl_sync_context_hold (&context, "c1", "r1", HJL_HOLD_REFUSED, detail, NULL, NULL, NULL));
    }
  {
    g_autoptr (GPtrArray) entries = list (self->store);

    g_assert_cmpuint (entries->len, ==, 1);
  }

  c = hjl_store_load_case (self->store, "c1", NULL);
  english = hjl_hold_describe (c->hold, NULL);
  g_assert_cmpstr (english, ==, "A change for this candidate was refused. Fix the cause, then choose Retry. "
                                "(There was a web page in the place of the file.)");
  hjl_test_language_speak ("xx");
  other = hjl_hold_describe (c->hold, NULL);
  g_assert_cmpstr (other, ==, "REFUSED. [A PAGE IS NO FILE]");
  assert_newest (self->store, "xx", "REFUSED. [A PAGE IS NO FILE]");
  hjl_sync_report_free (context.report);
}

/* The search and the export have the words that are shown. */
static void
test_found (Fixture      *self,
            gconstpointer data)
{
  g_autofree char *moved = hjl_words_keep ("moved-in-lever", "Phone");
  g_autoptr (HjlCatalogue) lists = hjl_store_load_lists (self->store, HJL_LIST_ALL, NULL);
  struct
  {
    const char *language;
    const char *search;
    guint       n;
  } rows[] = {
    { "en", "moved to", 1 },
    { "en", "lever moved", 1 },
    { "en", "lever moved else", 0 },
    { "en", "moved-in-lever", 0 },
    { "xx", "TO LEVER", 1 },
    { "xx", "moved to", 0 },
    { "xx", "phone", 1 },
    { "xx", "", 2 },
  };

  note (self->store, moved);
  note (self->store, "Something else.");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HjlActivityQuery query = { .search = rows[i].search, .limit = 10 };
      g_autoptr (GPtrArray) found = NULL;

      g_test_message ("%s: %s", rows[i].language, rows[i].search);
      hjl_test_language_speak (rows[i].language);
      found = hjl_store_find_activity (self->store, &query, NULL);
      g_assert_cmpuint (found->len, ==, rows[i].n);
    }
  for (guint i = 0; i < 2; i++)
    {
      HjlActivityQuery query = { 0 };
      g_autofree char *text = NULL;

      hjl_test_language_speak (i == 0 ? "xx" : "en");
      text = hjl_activity_export (self->store, lists, &query, i == 0 ? HJL_ACTIVITY_CSV : HJL_ACTIVITY_JSON_LINES, NULL);
      g_assert_nonnull (strstr (text, i == 0 ? "TO LEVER “Phone”" : "Moved to “Phone” in Lever."));
      g_assert_null (strstr (text, "moved-in-lever"));
    }
}

/* However long the timeline is, what it says is put into words once; the name of a person or a role counts beside it. */
static void
test_long (Fixture      *self,
           gconstpointer data)
{
  g_autofree char *moved = hjl_words_keep ("moved-in-lever", "Phone");
  HjlActivityQuery none = { .search = "nobody says this" };
  HjlActivityQuery all = { .search = "moved to" };
  HjlActivityQuery some = { .search = "number 11777" };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) every = NULL;
  g_autoptr (GPtrArray) few = NULL;

  hjl_test_language_speak ("en");
  g_assert_true (hjl_store_begin (self->store, NULL));
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *other = g_strdup_printf ("This is number %u of many.", i % 12000);

      note (self->store, i % 2 == 0 ? moved : other);
    }
  g_assert_true (hjl_store_commit (self->store, NULL));

  g_test_timer_start ();
  found = hjl_store_find_activity (self->store, &none, NULL);
  g_test_message ("%.3f s", g_test_timer_elapsed ());
  g_assert_cmpuint (found->len, ==, 0);
  every = hjl_store_find_activity (self->store, &all, NULL);
  g_assert_cmpuint (every->len, ==, 10000);
  few = hjl_store_find_activity (self->store, &some, NULL);
  g_assert_cmpuint (few->len, ==, 1);
}

/* Kept by the program before this one, in words: they stay, and the same is not told again as a code. */
static void
test_version_11 (Fixture      *self,
                 gconstpointer data)
{
  g_autofree char *page = hjl_file_kind_keep_title (HJL_FILE_KIND_PAGE);
  g_autofree char *detail = hjl_words_keep ("file-replaced", page);
  HjlSyncContext   context = { .clock = clock_of_test, .report = hjl_sync_report_new () };
  guint            n;

  hjl_test_language_speak ("en");
  fixture_open_kept (self, "version-11.sql");
  context.store = self->store;
  {
    g_autoptr (GPtrArray) entries = list (self->store);
    HjlActivity *saved = g_ptr_array_index (entries, 11);

    n = entries->len;
    g_assert_cmpuint (n, ==, 14);
    assert_newest (self->store, "xx", "A change for this candidate was refused. Fix the cause, then choose Retry. (400 BadRequest: No)");
    g_assert_true (g_str_has_prefix (saved->text, "The mapping was saved.\nPosting: – → Engineer, C\nAccepted: – → New applicant"));
  }

  /* The same, as a code. */
  hjl_test_language_speak ("en");
  g_assert_true (hjl_sync_context_hold (&context, "cand-3", "role-1", HJL_HOLD_CV_AWAITED, detail, NULL, NULL, NULL));
  g_assert_true (hjl_sync_context_hold (&context, "cand-5", "role-1", HJL_HOLD_REFUSED, "400 BadRequest: No", NULL, NULL, NULL));
  {
    g_autoptr (GPtrArray) entries = list (self->store);

    g_assert_cmpuint (entries->len, ==, n);
  }
  /* And not the same. */
  g_assert_true (hjl_sync_context_hold (&context, "cand-3", "role-1", HJL_HOLD_CV_AWAITED, HJL_WORDS ("file-empty"), NULL, NULL, NULL));
  {
    g_autoptr (GPtrArray) entries = list (self->store);

    g_assert_cmpuint (entries->len, ==, n + 1);
  }
  hjl_sync_report_free (context.report);
}

/* What was told in words, is told by a code, and in another language anew, once. */
static void
test_old_once (Fixture      *self,
               gconstpointer data)
{
  HjlSyncContext context = { .store = self->store, .clock = clock_of_test, .report = hjl_sync_report_new () };
  g_autoptr (GError) slow = g_error_new_literal (HJL_ERROR, HJL_ERROR_TIMED_OUT, "10 s");
  const char *const languages[] = { "en", "xx", "en", "xx" };
  const guint       n[] = { 1, 2, 2, 2 };

  add_candidate (self->store, "c1");
  hjl_sync_context_note (&context, HJL_ACTIVITY_FAILED, "c1", "r1", NULL,
                         "Not done yet; each sync tries again: The server took too long to answer. Check the network "
                         "connection and try again. (10 s)");
  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    {
      g_autoptr (GPtrArray) entries = NULL;

      hjl_test_language_speak (languages[i]);
      hjl_sync_context_skip (&context, "c1", "r1", slow);
      entries = list (self->store);
      g_assert_cmpuint (entries->len, ==, n[i]);
    }
  hjl_sync_report_free (context.report);
}

/* What was found of an account is kept until somebody looks again. */
static void
test_checks (Fixture      *self,
             gconstpointer data)
{
  const char *old = "[('lever-connected', 'pass', true, 'Connected to Lever', nothing)]";
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_check_free);
  g_autofree char  *text = NULL;
  const char *const shown[][2] = { { "en", "Connected to Lever" }, { "xx", "LEVER: YES" } };

  g_ptr_array_add (checks, hjl_check_new ("lever-connected", HJL_CHECK_PASS, TRUE, HJL_WORDS ("check-lever-connected"), NULL));
  text = hjl_checks_to_text (checks);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autoptr (GPtrArray) kept = NULL;
      g_autoptr (GPtrArray) before = NULL;

      hjl_test_language_speak (shown[i][0]);
      kept = hjl_checks_from_text (text);
      g_assert_cmpstr (((HjlCheck *) g_ptr_array_index (kept, 0))->title, ==, shown[i][1]);
      before = hjl_checks_from_text (old);
      g_assert_cmpstr (((HjlCheck *) g_ptr_array_index (before, 0))->title, ==, "Connected to Lever");
    }
}

/* What was kept, and is said no more. */
static void
test_older (Fixture      *self,
            gconstpointer data)
{
  static const char *const codes[] = { "fails-lever-scope", "fails-lever-endpoint" };

  hjl_test_language_speak ("en");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *kept = g_strdup_printf ("\036['%s']", codes[i]);
      g_autofree char *shown = hjl_words_show (kept);

      g_assert_true (g_str_has_suffix (shown, " all that is needed."));
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  hjl_test_language_set_up ();

  fixture_add ("/store/words/shown", test_shown);
  fixture_add ("/store/words/old", test_old);
  fixture_add ("/store/words/once", test_once);
  fixture_add ("/store/words/old-once", test_old_once);
  fixture_add ("/store/words/hold", test_hold);
  fixture_add ("/store/words/found", test_found);
  fixture_add ("/store/words/long", test_long);
  fixture_add ("/store/words/checks", test_checks);
  fixture_add ("/store/words/older", test_older);
  fixture_add ("/store/words/version-11", test_version_11);
  status = g_test_run ();
  hjl_test_language_tear_down ();

  return status;
}
