/* test-store-earlier.c: what an earlier program kept is said as it was, and goes on
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hjl-store-help.h"

#include "hjl-test-utils.h"

#include "store/hjl-store-private.h"
#include "store/hjl-store-runs.h"
#include "store/hjl-store-watch.h"

/* Three people from files, whom hackajob was told of: of a run that is over that is no to-do. */
static void
test_version_13 (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GPtrArray) folders = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  fixture_open_kept (self, "version-13.sql");

  runs = hjl_store_list_runs (self->store, 0, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (runs->len, ==, 2);
  second = hjl_run_describe (runs->pdata[0]);
  first = hjl_run_describe (runs->pdata[1]);
  g_assert_cmpstr (first, ==, "1 exported, 1 marked as exported");
  g_assert_cmpstr (second, ==, "3 exported, 3 marked as exported");
  g_assert_false (((HjlRun *) runs->pdata[0])->by_hand);

  folders = hjl_store_list_watched_folders (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (folders->len, ==, 0);
  g_assert_true (hjl_store_set_watched_folder (self->store, "role_000001d91e", "/somewhere", 1, &error));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store/earlier/version-13", test_version_13);

  return g_test_run ();
}
