/* hjl-store-help.c: a store in a folder of its own, and facts to put into it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hjl-store-help.h"

#include "hjl-test-utils.h"

#include <string.h>

#include "store/hjl-store-private.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-opportunities.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

void
fixture_set_up (Fixture      *self,
                gconstpointer data)
{
  self->folder = hjl_test_make_folder ();
  self->path = g_build_filename (self->folder, "data", "store.db", NULL);
  fixture_reopen (self);
}

void
fixture_tear_down (Fixture      *self,
                   gconstpointer data)
{
  if (self->store != NULL)
    g_assert_finalize_object (self->store);
  hjl_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

void
fixture_reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store != NULL)
    g_assert_finalize_object (self->store);

  self->store = hjl_store_open (self->path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->store);
}

void
fixture_open_kept (Fixture    *self,
                   const char *name)
{
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "fixtures", "store", name, NULL);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *script = NULL;
  sqlite3         *db;

  g_assert_finalize_object (g_steal_pointer (&self->store));
  hjl_test_remove_folder (self->folder);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_get_contents (dump, &script, NULL, NULL));
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, script, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  fixture_reopen (self);
}

HjlCandidate *
make_candidate (const char *id,
                HjlTime     updated_at)
{
  HjlCandidate *candidate = hjl_candidate_new (id);

  candidate->talent_id = g_strconcat ("talent-", id, NULL);
  candidate->role_id = g_strdup ("r1");
  candidate->stage_id = g_strdup ("h1");
  candidate->status = HJL_CANDIDATE_STATUS_ACCEPTED;
  candidate->accepted_at = 1000;
  candidate->updated_at = updated_at;
  candidate->version = g_strdup ("1");

  return candidate;
}

HjlOpportunity *
make_opportunity (const char *id,
                  const char *stage_id)
{
  HjlOpportunity *opportunity = hjl_opportunity_new (id);

  opportunity->stage_id = g_strdup (stage_id);

  return opportunity;
}

int
take_candidate (HjlStore     *store,
                HjlCandidate *candidate)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_candidate_unref);
  g_autoptr (GError) error = NULL;
  int n;

  g_ptr_array_add (page, candidate);
  n = hjl_store_take_candidates (store, page, &error);
  g_assert_no_error (error);

  return n;
}

int
take_opportunity (HjlStore       *store,
                  HjlOpportunity *opportunity,
                  HjlTime         seen_at)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_opportunity_unref);
  g_autoptr (GError) error = NULL;
  int n;

  g_ptr_array_add (page, opportunity);
  n = hjl_store_take_opportunities (store, page, seen_at, &error);
  g_assert_no_error (error);

  return n;
}

void
add_candidate (HjlStore   *store,
               const char *id)
{
  g_assert_cmpint (take_candidate (store, make_candidate (id, 1000)), ==, 1);
}

void
add_link (HjlStore   *store,
          const char *candidate_id,
          const char *opportunity_id)
{
  g_autoptr (HjlLink) link = hjl_link_new (candidate_id, opportunity_id);
  g_autoptr (GError) error = NULL;

  link->exported_at = 2000;
  g_assert_true (hjl_store_save_link (store, link, &error));
  g_assert_no_error (error);
}

void
add_hold (HjlStore   *store,
          const char *candidate_id,
          HjlHoldKind kind)
{
  g_autoptr (HjlHold) hold = hjl_hold_new (candidate_id, kind);
  g_autoptr (GError) error = NULL;

  hold->since = 3000;
  g_assert_true (hjl_store_set_hold (store, hold, &error));
  g_assert_no_error (error);
}

gint64
add_write (HjlStore   *store,
           const char *candidate_id)
{
  g_autoptr (HjlWrite) write = hjl_write_new (candidate_id, HJL_ACTION_EXPORT, 1500);
  g_autoptr (GError) error = NULL;

  g_assert_true (hjl_store_begin_write (store, write, &error));
  g_assert_no_error (error);
  g_assert_cmpint (write->id, >, 0);

  return write->id;
}

void
settle (HjlStore   *store,
        const char *candidate_id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (ids, (gpointer) candidate_id);
  g_assert_true (hjl_store_set_settled (store, ids, &error));
  g_assert_no_error (error);
}

gboolean
is_dirty (HjlStore   *store,
          const char *candidate_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = hjl_store_load_cases (store, FALSE, NULL, G_MAXINT, &error);

  g_assert_no_error (error);

  for (guint i = 0; i < cases->len; i++)
    {
      HjlCase *c = g_ptr_array_index (cases, i);

      if (g_str_equal (c->candidate->id, candidate_id))
        return TRUE;
    }

  return FALSE;
}

HjlState
get_state (HjlStore   *store,
           const char *candidate_id)
{
  HjlCandidateQuery query = { .states = (1u << HJL_N_STATES) - 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = hjl_store_list_candidates (store, &query, 0, G_MAXINT, &error);

  g_assert_no_error (error);

  for (guint i = 0; i < rows->len; i++)
    {
      HjlCandidateRow *row = g_ptr_array_index (rows, i);

      if (g_str_equal (row->candidate_id, candidate_id))
        return row->state;
    }

  g_assert_not_reached ();
}

gint64
ask_number (HjlStore   *store,
            const char *sql)
{
  HjlStatement *statement = hjl_store_prepare (store, sql);
  g_autoptr (GError) error = NULL;
  gint64 number;

  g_assert_true (hjl_statement_next (statement));
  number = hjl_statement_get_int (statement);
  g_assert_true (hjl_statement_end (statement, &error));
  g_assert_no_error (error);

  return number;
}

static void
find_text_below (const char *path,
                 const char *text,
                 GString    *found)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree char *content = NULL;
  gsize            size;
  const char      *name;

  if (dir == NULL)
    {
      g_assert_true (g_file_get_contents (path, &content, &size, NULL));
      if (memmem (content, size, text, strlen (text)) != NULL)
        g_string_append_printf (found, "%s\n", path);
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      find_text_below (child, text, found);
    }
}

char *
find_text (const char *folder,
           const char *text)
{
  g_autoptr (GString) found = g_string_new (NULL);

  find_text_below (folder, text, found);

  return g_string_free (g_steal_pointer (&found), FALSE);
}
