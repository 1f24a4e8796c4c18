/* hjl-sync-people.c: people whose files are added, and whether all of each arrived in Lever once
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-people.h"

#include <glib/gstdio.h>
#include <string.h>

#include "files/hjl-spool.h"
#include "hjl-test-utils.h"
#include "store/hjl-store-drafts.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

static char *
dup_name (guint n)
{
  return g_strdup_printf ("%c%crin %c%crson", 'A' + n % 26, 'a' + n / 26 % 26, 'M' + n % 13, 'a' + n / 13 % 26);
}

/* What a person can be known by is sure. */
static char *
dup_email (guint n)
{
  g_autofree char *name = dup_name (n);
  g_autofree char *low = g_ascii_strdown (name, -1);

  return g_strconcat (g_strdelimit (low, " ", '.'), "@example.org", NULL);
}

static char *
dup_cv (guint n)
{
  g_autofree char *name = dup_name (n);
  g_autofree char *email = dup_email (n);

  return g_strdup_printf ("%s\n%s\n\nExperience\n2019-2024 Engineer at Example %u\n", name, email, n);
}

static char *
dup_letter (guint n)
{
  g_autofree char *name = dup_name (n);

  return g_strdup_printf ("Dear all,\n\nI am %s, number %u.\n", name, n);
}

char *
hjl_sync_people_put (HjlSyncRig *rig,
                     guint       first,
                     guint       n)
{
  g_autofree char *title = g_strdup_printf ("dropped-%u", first);
  char            *folder = g_build_filename (rig->folder, title, NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *name = dup_name (i);
      g_autofree char *cv = dup_cv (i);
      g_autofree char *letter = dup_letter (i);
      g_autofree char *cv_path = g_strdup_printf ("%s/%s CV.txt", folder, name);
      g_autofree char *letter_path = g_strdup_printf ("%s/%s - cover letter.txt", folder, name);

      g_assert_true (g_file_set_contents (cv_path, cv, -1, NULL));
      g_assert_true (g_file_set_contents (letter_path, letter, -1, NULL));
    }

  return folder;
}

static guint
count_spooled (HjlSyncRig *rig)
{
  g_autofree char *folder = g_build_filename (rig->folder, HJL_SPOOL_FOLDER, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += strcmp (name, ".lock") != 0;

  return n;
}

/* Whether one of the files that Lever has is this one. */
static gboolean
has_file (JsonObject *record,
          const char *kind,
          const char *content)
{
  JsonArray       *files = json_object_get_array_member (record, "files");
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  guint            n = 0;

  for (guint i = 0; i < json_array_get_length (files); i++)
    {
      JsonObject *file = json_array_get_object_element (files, i);

      n += g_str_equal (json_object_get_string_member (file, "kind"), kind) &&
           g_str_equal (json_object_get_string_member (file, "sha256"), sum);
    }
  g_assert_cmpuint (n, <=, 1);

  return n == 1;
}

void
hjl_sync_people_assert_whole (HjlSyncRig *rig,
                              guint       n_people)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (rig->server, FALSE);
  JsonArray *strangers = json_object_get_array_member (ledger, "strangers");
  JsonArray *violations = json_object_get_array_member (ledger, "violations");
  g_autoptr (GHashTable) by_email = g_hash_table_new (g_str_hash, g_str_equal);
  HjlStore *store = hjl_workspace_get_store (rig->workspace);

  for (guint i = 0; i < json_array_get_length (violations); i++)
    g_test_message ("not allowed: %s", json_array_get_string_element (violations, i));
  g_assert_cmpuint (json_array_get_length (violations), ==, 0);
  for (guint i = 0; i < json_array_get_length (strangers); i++)
    {
      JsonObject *record = json_array_get_object_element (strangers, i);
      JsonArray  *emails = json_object_get_array_member (record, "emails");

      g_assert_cmpuint (json_array_get_length (emails), ==, 1);
      g_assert_true (g_hash_table_insert (by_email, (gpointer) json_array_get_string_element (emails, 0), record));
    }
  g_assert_cmpuint (g_hash_table_size (by_email), ==, n_people);
  for (guint i = 0; i < n_people; i++)
    {
      g_autofree char *email = dup_email (i);
      g_autofree char *cv = dup_cv (i);
      g_autofree char *letter = dup_letter (i);
      JsonObject      *record = g_hash_table_lookup (by_email, email);

      g_assert_nonnull (record);
      g_assert_true (has_file (record, "resume", cv));
      g_assert_true (has_file (record, "file", letter));
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (record, "files")), ==, 2);
    }
  g_assert_cmpint (hjl_store_count_drafts (store, NULL), ==, 0);
}

/* Nobody is to be asked about anybody: who is held would say what the program did not find out. */
static void
tell_held (HjlSyncRig *rig)
{
  HjlCandidateQuery query = { .states = HJL_STATES_ATTENTION };
  g_autoptr (GPtrArray) rows = hjl_store_list_candidates (hjl_workspace_get_store (rig->workspace), &query, 0, 9, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      HjlCandidateRow *row = g_ptr_array_index (rows, i);

      g_test_message ("held: %s: %s", row->name, row->hold != NULL ? hjl_hold_kind_to_string (row->hold->kind) : "-");
    }
}

guint
hjl_sync_people_empty_spool (HjlSyncRig *rig)
{
  guint turns = 0;

  while (count_spooled (rig) > 0)
    {
      g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

      tell_held (rig);
      g_assert_cmpuint (report->attention, ==, 0);
      g_assert_cmpuint (turns++, <, 3);
    }

  return turns;
}

void
hjl_sync_people_choose_files (HjlSyncRig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_set_candidates_from_async (rig->workspace, HJL_CANDIDATES_FROM_FILES, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}
