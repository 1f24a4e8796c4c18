/* test-store-journal.c: intents survive, outcomes end them; what happened is told newest first
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hjl-store-help.h"

#include "hjl-test-utils.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-erase.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-state.h"
#include "store/hjl-store-timeline.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define CRASHES 12

static guint
count_open (HjlStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) writes = hjl_store_list_open_writes (store, &error);

  g_assert_no_error (error);

  return writes->len;
}

static void
test_round_trip (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (HjlWrite) write = hjl_write_new ("c1", HJL_ACTION_ARCHIVE_IN_LEVER, 100);
  g_autoptr (GPtrArray) writes = NULL;
  g_autoptr (GError) error = NULL;
  HjlWrite *loaded;

  add_candidate (self->store, "c1");
  write->opportunity_id = g_strdup ("o1");
  write->posting_id = g_strdup ("p1");
  write->source = g_strdup ("hackajob");
  write->target = g_strdup ("a1");
  write->base_stage_id = g_strdup ("h1");
  write->archive_follows = TRUE;
  write->name = g_strdup ("Zoë O'Quote");
  write->emails = g_strsplit ("zoe@example.com z@example.com", " ", -1);
  write->sent_at = 200;
  g_assert_true (hjl_store_begin_write (self->store, write, &error));
  g_assert_no_error (error);
  fixture_reopen (self);

  writes = hjl_store_list_open_writes (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (writes->len, ==, 1);
  loaded = g_ptr_array_index (writes, 0);
  g_assert_cmpint (loaded->id, ==, write->id);
  g_assert_cmpstr (loaded->candidate_id, ==, "c1");
  g_assert_cmpint (loaded->kind, ==, HJL_ACTION_ARCHIVE_IN_LEVER);
  g_assert_cmpint (loaded->state, ==, HJL_WRITE_INTENT);
  g_assert_cmpstr (loaded->opportunity_id, ==, "o1");
  g_assert_cmpstr (loaded->posting_id, ==, "p1");
  g_assert_cmpstr (loaded->source, ==, "hackajob");
  g_assert_cmpstr (loaded->target, ==, "a1");
  g_assert_cmpstr (loaded->base_stage_id, ==, "h1");
  g_assert_true (loaded->archive_follows);
  g_assert_cmpint (loaded->started_at, ==, 100);
  g_assert_cmpint (loaded->ended_at, ==, 0);
  g_assert_cmpstr (loaded->name, ==, "Zoë O'Quote");
  g_assert_cmpuint (g_strv_length (loaded->emails), ==, 2);
  g_assert_cmpstr (loaded->emails[1], ==, "z@example.com");
  g_assert_null (loaded->link);
  g_assert_cmpint (loaded->sent_at, ==, 200);
  g_assert_cmpint (loaded->looked_at, ==, 0);

  /* What was sent goes with the person, and what was seen stays. */
  g_assert_true (hjl_store_set_write_looked (self->store, write->id, 300, &error));
  g_assert_true (hjl_store_erase (self->store, "c1", &error));
  g_assert_no_error (error);
  g_clear_pointer (&writes, g_ptr_array_unref);
  writes = hjl_store_list_open_writes (self->store, &error);
  loaded = g_ptr_array_index (writes, 0);
  g_assert_null (loaded->name);
  g_assert_null (loaded->emails);
  g_assert_cmpint (loaded->looked_at, ==, 300);
}

static void
test_outcomes (Fixture      *self,
               gconstpointer data)
{
  static const struct
  {
    HjlWriteState state;
    gboolean      open;
    HjlState      candidate;
  } outcomes[] = {
    { HJL_WRITE_DONE, 0, HJL_STATE_WAITING },
    { HJL_WRITE_REFUSED, 0, HJL_STATE_WAITING },
    { HJL_WRITE_NOT_SENT, 0, HJL_STATE_WAITING },
    { HJL_WRITE_UNCERTAIN, 1, HJL_STATE_IN_PROGRESS },
  };

  add_candidate (self->store, "c1");

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      gint64 id = add_write (self->store, "c1");
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (count_open (self->store), ==, 1);
      g_assert_cmpint (get_state (self->store, "c1"), ==, HJL_STATE_IN_PROGRESS);

      g_assert_true (hjl_store_end_write (self->store, id, outcomes[i].state, 200, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (count_open (self->store), ==, outcomes[i].open ? 1 : 0);
      g_assert_cmpint (get_state (self->store, "c1"), ==, outcomes[i].candidate);

      /* Only what is uncertain gets another outcome. */
      g_assert_true (hjl_store_end_write (self->store, id, HJL_WRITE_DONE, 300, &error) == outcomes[i].open);
      if (!outcomes[i].open)
        g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND);
      g_assert_cmpuint (count_open (self->store), ==, 0);
    }
}

/* An intent in a transaction would not be on the disk when the request goes out. */
static void
test_not_in_transaction (Fixture      *self,
                         gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_assert_true (hjl_store_begin (self->store, NULL));
      add_write (self->store, "c1");
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*depth == 0*");
}

static void
test_activity (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GPtrArray) of_candidate = NULL;
  HjlActivity *second;
  HjlActivity *newest;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *text = g_strdup_printf ("Entry %u", i);
      g_autoptr (HjlActivity) activity = hjl_activity_new (i, 100 + i, text);

      activity->candidate_id = i % 2 ? g_strdup ("c1") : NULL;
      activity->role_id = i < 3 ? g_strdup ("r1") : NULL;
      activity->action = i == 5 ? g_strdup ("export") : NULL;
      activity->passed_over = i == 5 ? g_strdup ("h2") : NULL;
      g_assert_true (hjl_store_add_activity (self->store, activity, NULL));
    }

  all = hjl_store_list_activity (self->store, NULL, 100, NULL);
  g_assert_cmpuint (all->len, ==, 6);
  newest = g_ptr_array_index (all, 0);
  g_assert_cmpstr (newest->text, ==, "Entry 5");
  g_assert_cmpint (newest->kind, ==, HJL_ACTIVITY_CHANGED);
  g_assert_cmpint (newest->at, ==, 105);
  g_assert_cmpstr (newest->candidate_id, ==, "c1");
  g_assert_null (newest->role_id);
  g_assert_cmpstr (newest->action, ==, "export");
  g_assert_cmpstr (newest->passed_over, ==, "h2");

  page = hjl_store_list_activity (self->store, NULL, 2, NULL);
  g_assert_cmpuint (page->len, ==, 2);
  second = g_ptr_array_index (page, 1);
  g_assert_cmpstr (second->text, ==, "Entry 4");
  g_assert_cmpint (second->kind, ==, HJL_ACTIVITY_ERASED);

  of_candidate = hjl_store_list_activity (self->store, "c1", 100, NULL);
  g_assert_cmpuint (of_candidate->len, ==, 3);
}

static void
test_trim (Fixture      *self,
           gconstpointer data)
{
  gint64 old;
  gint64 uncertain;

  for (HjlTime at = 100; at <= 300; at += 100)
    {
      g_autoptr (HjlActivity) activity = hjl_activity_new (HJL_ACTIVITY_DONE, at, "Something was done.");

      g_assert_true (hjl_store_add_activity (self->store, activity, NULL));
    }

  old = add_write (self->store, "c1");
  uncertain = add_write (self->store, "c1");
  g_assert_true (hjl_store_end_write (self->store, old, HJL_WRITE_DONE, 100, NULL));
  g_assert_true (hjl_store_end_write (self->store, uncertain, HJL_WRITE_UNCERTAIN, 100, NULL));

  g_assert_true (hjl_store_trim_activity (self->store, 200, NULL));
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM activity"), ==, 2);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM journal"), ==, 1);
  g_assert_cmpuint (count_open (self->store), ==, 1);
}

static gssize
write_id (int    fd,
          gint64 id)
{
  return write (fd, &id, sizeof id);
}

/* Writes on and on, and tells each intent only after it was committed. */
static void
write_until_killed (const char *path,
                    int         fd)
{
  HjlStore *store = hjl_store_open (path, HJL_STORE_READ_WRITE, NULL);

  for (guint i = 0;; i++)
    {
      g_autofree char *id = g_strdup_printf ("candidate-%u", i);
      g_autoptr (HjlWrite) write = hjl_write_new (id, HJL_ACTION_EXPORT, i);
      g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_candidate_unref);

      if (store == NULL || !hjl_store_begin_write (store, write, NULL) ||
          TEMP_FAILURE_RETRY (write_id (fd, write->id)) != sizeof write->id)
        _exit (1);

      /* Other work between two intents, so that the end comes in the middle of anything. */
      g_ptr_array_add (page, make_candidate (id, i));
      if (hjl_store_take_candidates (store, page, NULL) < 0)
        _exit (1);
    }
}

static gint64
read_id (int fd)
{
  gint64 id;
  gssize n = TEMP_FAILURE_RETRY (read (fd, &id, sizeof id));

  return n == sizeof id ? id : 0;
}

static gint64
crash_once (const char *path)
{
  int    pipe_ends[2];
  int    status;
  gint64 last = 0;
  gint64 id;
  guint  n = g_test_rand_int_range (1, 40);
  pid_t  child;

  g_assert_no_errno (pipe (pipe_ends));
  child = fork ();
  g_assert_cmpint (child, >=, 0);

  if (child == 0)
    {
      close (pipe_ends[0]);
      write_until_killed (path, pipe_ends[1]);
    }

  close (pipe_ends[1]);
  for (guint i = 0; i < n; i++)
    {
      last = read_id (pipe_ends[0]);
      g_assert_cmpint (last, >, 0);
    }

  g_assert_no_errno (kill (child, SIGKILL));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));

  /* What it still told before its end counts too. */
  while ((id = read_id (pipe_ends[0])) != 0)
    last = id;
  close (pipe_ends[0]);

  return last;
}

static void
test_crashes (void)
{
  g_autofree char *folder = hjl_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "store.db", NULL);

  for (guint i = 0; i < CRASHES; i++)
    {
      gint64 last = crash_once (path);
      g_autoptr (GError) error = NULL;
      HjlStore *store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
      g_autoptr (GPtrArray) writes = NULL;

      g_assert_no_error (error);
      writes = hjl_store_list_open_writes (store, &error);
      g_assert_no_error (error);

      /* Each that was told is there; one more may be that was committed and not yet told. */
      g_assert_cmpuint (writes->len, >=, last);
      g_assert_cmpuint (writes->len, <=, last + 1);
      for (guint j = 0; j < writes->len; j++)
        g_assert_cmpint (((HjlWrite *) writes->pdata[j])->id, ==, j + 1);

      g_assert_cmpint (ask_number (store, "SELECT count (*) FROM pragma_integrity_check"
                                          " WHERE integrity_check <> 'ok'"),
                       ==, 0);
      g_assert_cmpint (ask_number (store, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
      g_assert_finalize_object (store);
    }

  hjl_test_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store/journal/round-trip", test_round_trip);
  fixture_add ("/store/journal/outcomes", test_outcomes);
  fixture_add ("/store/journal/not-in-transaction", test_not_in_transaction);
  fixture_add ("/store/journal/trim", test_trim);
  fixture_add ("/store/activity", test_activity);
  g_test_add_func ("/store/journal/crashes", test_crashes);

  return g_test_run ();
}
