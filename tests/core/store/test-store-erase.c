/* test-store-erase.c: of who was erased nothing but ids is left in any file
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hjl-store-help.h"

#include <string.h>

#include "store/hjl-store-private.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-erase.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"
#include "store/hjl-store-timeline.h"

#define CANARY "Cornelius Quetzalcoatl"
#define DAY G_GINT64_CONSTANT (86400000)
#define CROWD 3000

/* Somebody with a name everywhere that a name can be, and copies that have it. */
static void
add_somebody (Fixture    *self,
              const char *id)
{
  g_autoptr (HjlActivity) activity = hjl_activity_new (HJL_ACTIVITY_DONE, 1, CANARY " was exported.");
  g_autoptr (HjlHold) hold = hjl_hold_new (id, HJL_HOLD_REFUSED);
  g_autofree char *before = NULL;

  add_candidate (self->store, id);
  g_assert_true (hjl_store_set_candidate_name (self->store, id, CANARY, "https://hackajob.example/" CANARY, NULL));
  activity->candidate_id = g_strdup (id);
  g_assert_true (hjl_store_add_activity (self->store, activity, NULL));
  hold->detail = g_strdup (CANARY " is not allowed");
  g_assert_true (hjl_store_set_hold (self->store, hold, NULL));

  for (HjlTime now = DAY; now <= 3 * DAY; now += DAY)
    g_assert_true (hjl_store_copy_daily (self->store, now, NULL));

  before = find_text (self->folder, CANARY);
  g_assert_nonnull (strstr (before, ".copy-1970-01-04"));
}

static void
assert_gone (Fixture *self)
{
  g_autofree char *name = find_text (self->folder, CANARY);
  g_autofree char *fold = find_text (self->folder, "cornelius quetzalcoatl");

  g_assert_cmpstr (name, ==, "");
  g_assert_cmpstr (fold, ==, "");
}

static void
test_everywhere (Fixture      *self,
                 gconstpointer data)
{
  g_autofree char *copy = g_strconcat (self->path, ".copy-1970-01-04", NULL);
  g_autofree char *older = g_strconcat (self->path, ".copy-1970-01-03", NULL);
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (GPtrArray) activity = NULL;
  g_autoptr (GError) error = NULL;
  HjlStore *restored;

  add_somebody (self, "c1");
  add_link (self->store, "c1", "o1");
  take_opportunity (self->store, make_opportunity ("o1", "s1"), 5);

  g_assert_true (hjl_store_erase (self->store, "c1", &error));
  g_assert_no_error (error);
  assert_gone (self);

  /* Ids stay, so that nobody is exported again. */
  c = hjl_store_load_case (self->store, "c1", NULL);
  g_assert_null (c->candidate->name);
  g_assert_null (c->candidate->url);
  g_assert_null (c->hold);
  g_assert_true (c->link->erased);
  g_assert_cmpstr (c->link->opportunity_id, ==, "o1");
  g_assert_cmpint (c->candidate->status, ==, HJL_CANDIDATE_STATUS_DELETED);
  g_assert_cmpint (get_state (self->store, "c1"), ==, HJL_STATE_ERASED);

  activity = hjl_store_list_activity (self->store, "c1", 10, NULL);
  g_assert_cmpuint (activity->len, ==, 1);
  g_assert_nonnull (strstr (((HjlActivity *) activity->pdata[0])->text, "erased"));

  /* The newest copy was made anew, the others are gone. */
  g_assert_false (g_file_test (older, G_FILE_TEST_EXISTS));
  restored = hjl_store_open (copy, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_state (restored, "c1"), ==, HJL_STATE_ERASED);
  g_assert_finalize_object (restored);

  /* Nothing brings it back, and once more is no trouble. */
  g_assert_cmpint (take_candidate (self->store, make_candidate ("c1", 9999)), ==, 0);
  g_assert_true (hjl_store_set_candidate_name (self->store, "c1", CANARY, NULL, NULL));
  g_assert_true (hjl_store_erase (self->store, "c1", &error));
  assert_gone (self);
  g_assert_finalize_object (g_steal_pointer (&self->store));
  assert_gone (self);
}

/* hackajob says that the person withdrew their data: that is for a plan, which may have to ask first. */
static void
test_withdrawn (Fixture      *self,
                gconstpointer data)
{
  HjlCandidate *candidate = make_candidate ("c1", 2000);

  add_somebody (self, "c1");
  candidate->status = HJL_CANDIDATE_STATUS_DELETED;
  g_assert_cmpint (take_candidate (self->store, candidate), ==, 1);
  g_assert_true (is_dirty (self->store, "c1"));
  g_assert_true (hjl_store_erase (self->store, "c1", NULL));
  assert_gone (self);
  g_assert_cmpint (get_state (self->store, "c1"), ==, HJL_STATE_ERASED);
}

static char *
make_name (gboolean canary)
{
  return g_strdup_printf ("%08x %s %0*d", g_test_rand_int (), canary ? CANARY : "Somebody",
                          g_test_rand_int_range (1, 60), 0);
}

/* Some get other names, some go: pages split and merge. */
static void
stir (HjlStore *store)
{
  g_autoptr (GPtrArray) cases = hjl_store_load_cases (store, TRUE, NULL, CROWD, NULL);

  g_assert_true (hjl_store_begin (store, NULL));
  for (guint i = 0; i < cases->len; i++)
    {
      HjlCandidate    *candidate = ((HjlCase *) cases->pdata[i])->candidate;
      gboolean         canary = candidate->name != NULL && strstr (candidate->name, CANARY) != NULL;
      g_autofree char *name = make_name (canary);
      guint            chance = g_test_rand_int_range (0, 16);

      if (chance < 4)
        g_assert_true (hjl_store_set_candidate_name (store, candidate->id, name, NULL, NULL));
      else if (chance == 4 && !canary)
        g_assert_true (hjl_store_erase (store, candidate->id, NULL));
    }
  g_assert_true (hjl_store_commit (store, NULL));
}

/* Names move from page to page as others come and go; none of the places that they left keeps them.
 * Without the VACUUM this fails every other time. */
static void
test_in_a_crowd (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  HjlCandidateQuery query = { .search = CANARY };
  g_autoptr (GError) error = NULL;

  g_assert_true (hjl_store_begin (self->store, &error));
  for (guint i = 0; i < CROWD; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%08x", i * 2654435761u);
      HjlCandidate    *candidate = make_candidate (id, i + 1);

      candidate->name = make_name (i % 10 == 0);
      g_assert_cmpint (take_candidate (self->store, candidate), ==, 1);
    }
  g_assert_true (hjl_store_commit (self->store, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < 8; i++)
    stir (self->store);

  rows = hjl_store_list_candidates (self->store, &query, 0, CROWD, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, CROWD / 10);

  g_assert_true (hjl_store_begin (self->store, &error));
  for (guint i = 0; i < rows->len; i++)
    g_assert_true (hjl_store_erase (self->store, ((HjlCandidateRow *) rows->pdata[i])->candidate_id, &error));
  g_assert_true (hjl_store_commit (self->store, &error));
  g_assert_no_error (error);
  assert_gone (self);
}

/* Rolled back, nothing is erased; and a wish that a crash cut short is granted at the next opening. */
static void
test_interrupted (Fixture      *self,
                  gconstpointer data)
{
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (GError) error = NULL;
  HjlStore *reader;

  add_somebody (self, "c1");

  g_assert_true (hjl_store_begin (self->store, &error));
  g_assert_true (hjl_store_erase (self->store, "c1", &error));
  hjl_store_rollback (self->store);
  c = hjl_store_load_case (self->store, "c1", NULL);
  g_assert_cmpstr (c->candidate->name, ==, CANARY);

  /* A reader in the middle of its read still needs the log. The erasure is done, and says that its
   * traces are not gone yet. */
  reader = hjl_store_open (self->path, HJL_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (hjl_store_begin_read (reader, &error));
  ask_number (reader, "SELECT count (*) FROM candidate");
  sqlite3_busy_timeout (self->store->db, 1);
  g_assert_false (hjl_store_erase (self->store, "c1", &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_assert_cmpint (get_state (self->store, "c1"), ==, HJL_STATE_ERASED);
  hjl_store_end_read (reader);
  g_assert_finalize_object (reader);

  fixture_reopen (self);
  assert_gone (self);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store/erase/everywhere", test_everywhere);
  fixture_add ("/store/erase/withdrawn", test_withdrawn);
  fixture_add ("/store/erase/in-a-crowd", test_in_a_crowd);
  fixture_add ("/store/erase/interrupted", test_interrupted);

  return g_test_run ();
}
