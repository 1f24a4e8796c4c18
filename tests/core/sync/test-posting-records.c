/* test-posting-records.c: who of those that are exported at once may make a record
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hackajob/hjl-feed-source.h"
#include "hjl-test-utils.h"
#include "sync/hjl-posting-records.h"

typedef struct
{
  char              *folder;
  HjlStore          *store;
  HjlSyncContext    *context;
  HjlPostingRecords *records;
} Rig;

static void
set_up (Rig          *rig,
        gconstpointer data)
{
  g_autoptr (HjlHttp) http = hjl_http_new ("http://127.0.0.1:1/", NULL, NULL);
  g_autoptr (HjlSource) source = hjl_feed_source_new (http);
  g_autoptr (HjlLeverClient) lever = hjl_lever_client_new (http);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  rig->folder = hjl_test_make_folder ();
  path = g_build_filename (rig->folder, "hjlever.db", NULL);
  rig->store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  rig->context = hjl_sync_context_new (rig->store, source, lever);
  rig->records = hjl_posting_records_new (NULL);
}

static void
tear_down (Rig          *rig,
           gconstpointer data)
{
  hjl_posting_records_unref (rig->records);
  hjl_sync_context_unref (rig->context);
  g_object_unref (rig->store);
  hjl_test_remove_folder (rig->folder);
  g_free (rig->folder);
}

/* Whoever waits for the first of a run has not looked since, whatever came of it. */
static void
test_after_first (Rig          *rig,
                  gconstpointer made)
{
  gboolean look;
  guint    number;

  g_assert_cmpuint (hjl_posting_records_get_turn (rig->records, rig->context, &look), ==, 0);
  number = hjl_posting_records_begin_create (rig->records, "Ada Ferns");
  g_assert_cmpuint (hjl_posting_records_get_turn (rig->records, rig->context, &look), >, 0);
  g_assert_false (look);

  hjl_posting_records_end_create (rig->records, number);
  if (made != NULL)
    {
      g_autoptr (HjlOpportunity) opportunity = hjl_opportunity_new ("opp-1");

      hjl_posting_records_add_made (rig->records, opportunity);
    }
  g_assert_cmpuint (hjl_posting_records_get_turn (rig->records, rig->context, &look), >, 0);
  g_assert_true (look);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add_test(name, data) g_test_add ("/posting-records/after-first/" name, Rig, data, set_up, test_after_first, tear_down)
  add_test ("made", "made");
  add_test ("came-to-nothing", NULL);

  return g_test_run ();
}
