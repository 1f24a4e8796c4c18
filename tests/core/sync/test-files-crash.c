/* test-files-crash.c: candidates from files, killed anywhere between their folder and Lever: each is there once, whole
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "files/hjl-spool.h"
#include "hjl-sync-child.h"
#include "hjl-test-utils.h"
#include "store/hjl-store-drafts.h"

/* Set for the long form: how many people (README.md). */
#define PEOPLE "HJL_TEST_CRASH_PEOPLE"
#define FEW_PEOPLE 24
/* So many are added at a time. */
#define BATCH 8
#define FIRST_BATCH 3
/* A chain of runs that is longer than this gets nowhere. */
#define MAX_KILLS 400
#define SEED 11

typedef struct
{
  HjlSyncRig   *rig;
  GRand        *random;
  HjlChildDeath when;
  GHashTable   *died_at; /* (element-type utf8 uint) */
  guint         kills;
} Chain;

static void
choose_files (HjlSyncRig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_set_candidates_from_async (rig->workspace, HJL_CANDIDATES_FROM_FILES, NULL, hjl_test_got_result, &result);
  hjl_workspace_edit_book_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static void
chain_init (Chain        *self,
            HjlChildDeath when)
{
  g_autoptr (HjlSyncReport) first = NULL;
  g_autofree char *program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "reader", "hjlever-read-cv", NULL);

  g_setenv ("HJLEVER_READ_CV", program, TRUE);
  self->rig = hjl_sync_rig_new_mapped (1);
  self->random = g_rand_new_with_seed (SEED);
  self->when = when;
  self->died_at = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kills = 0;
  first = hjl_sync_rig_sync (self->rig);
  choose_files (self->rig);
}

static void
chain_clear (Chain *self)
{
  hjl_sync_rig_free (self->rig);
  g_rand_free (self->random);
  g_hash_table_unref (self->died_at);
}

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

/* The files of so many people in a folder of their own. (transfer full) */
static char *
put_people (HjlSyncRig *rig,
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

/* One run after the other, each of which dies somewhere, until one comes to its end. Somewhere is further on each time, so
 * that it does. @stride: by how much at most; 0: at one step after the other */
static void
run_until_done (Chain      *self,
                const char *what,
                guint       stride)
{
  guint most = MAX (stride, 1);

  for (;;)
    {
      guint step = stride > 0 ? (guint) g_rand_int_range (self->random, 1, (gint32) most + 1) : most;
      g_autoptr (GSubprocess) child = hjl_sync_child_start (self->rig, 1, self->when, step, what);
      char *died_at;
      guint n;

      if (!hjl_sync_child_wait (child))
        break;
      died_at = hjl_sync_child_dup_died_at (self->rig);
      n = GPOINTER_TO_UINT (g_hash_table_lookup (self->died_at, died_at));
      g_hash_table_insert (self->died_at, died_at, GUINT_TO_POINTER (n + 1));
      g_assert_cmpuint (++self->kills, <, MAX_KILLS * BATCH);
      most += MAX (stride, 1);
    }
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

/* Each person is one record, with one CV and one letter, and nothing else is there. */
static void
assert_whole (Chain *self,
              guint  n_people)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (self->rig->server, FALSE);
  JsonArray *strangers = json_object_get_array_member (ledger, "strangers");
  JsonArray *violations = json_object_get_array_member (ledger, "violations");
  g_autoptr (GHashTable) by_email = g_hash_table_new (g_str_hash, g_str_equal);
  HjlStore *store = hjl_workspace_get_store (self->rig->workspace);

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

static guint
get_n_people (void)
{
  const char *text = g_getenv (PEOPLE);
  guint64     n = text != NULL ? g_ascii_strtoull (text, NULL, 10) : FEW_PEOPLE;

  g_assert_cmpuint (n, >, FIRST_BATCH);

  return (guint) n;
}

static void
tell (Chain      *self,
      const char *what)
{
  GHashTableIter iter;
  gpointer       key;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->died_at);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_test_message ("%s: killed at %s %u times", what, (const char *) key, GPOINTER_TO_UINT (value));
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

/* What was sent and not answered is looked for in Lever. */
static void
empty_spool (Chain      *self,
             const char *what)
{
  guint turns = 0;

  while (count_spooled (self->rig) > 0)
    {
      g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (self->rig);

      tell_held (self->rig);
      g_assert_cmpuint (report->attention, ==, 0);
      g_assert_cmpuint (turns++, <, 3);
    }
  g_test_message ("%s: %u kills, %u syncs until the spool was empty", what, self->kills, turns);
}

/* At each step of the files and of the database, from the folder to Lever, while people add more. */
static void
test_steps (gconstpointer data)
{
  static const char *const steps[] = { "copy", "write", "fsync", "rename", "remove", "draft", "book_person", "journal" };
  Chain                    chain;
  const char              *what;
  guint                    n_people = get_n_people ();

  chain_init (&chain, (HjlChildDeath) GPOINTER_TO_INT (data));
  what = chain.when == HJL_CHILD_DIES_BEFORE_ANY ? "before a step" : "after a step";
  for (guint first = 0; first < n_people; first += first == 0 ? FIRST_BATCH : BATCH)
    {
      guint            n = first == 0 ? FIRST_BATCH : MIN (BATCH, n_people - first);
      g_autofree char *folder = put_people (chain.rig, first, n);
      g_autofree char *add = g_strconcat (HJL_CHILD_ADDS, folder, NULL);

      run_until_done (&chain, add, first == 0 ? 0 : 1 + n);
      run_until_done (&chain, HJL_CHILD_ACCEPTS, 0);
      run_until_done (&chain, NULL, first == 0 ? 0 : 3);
      /* Who is not sure whether it went through does it again. */
      if (first % (4 * BATCH) < BATCH)
        {
          run_until_done (&chain, add, 4 * n);
          run_until_done (&chain, HJL_CHILD_ACCEPTS, 0);
        }
    }
  empty_spool (&chain, what);
  tell (&chain, what);
  assert_whole (&chain, n_people);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (!g_hash_table_contains (chain.died_at, steps[i]))
        g_error ("No run was killed at %s", steps[i]);
    }
  chain_clear (&chain);
}

/* What was sent to Lever so far that changes something there. */
static guint
count_writes (HjlSyncRig *rig)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (rig->server, FALSE);
  JsonObject *calls = json_object_get_object_member (json_object_get_object_member (ledger, "calls"), "lever");
  g_autoptr (GList) names = json_object_get_members (calls);
  guint n = 0;

  for (GList *l = names; l != NULL; l = l->next)
    if (g_str_has_prefix (l->data, "POST ") || g_str_has_prefix (l->data, "PUT "))
      n += (guint) json_object_get_int_member (calls, l->data);

  return n;
}

/* From outside, as soon as Lever was sent something more, with many people under way. */
static void
test_writes (void)
{
  Chain            chain;
  guint            n_people = get_n_people ();
  g_autofree char *folder = NULL;
  g_autofree char *add = NULL;

  chain_init (&chain, HJL_CHILD_LIVES);
  folder = put_people (chain.rig, 0, n_people);
  add = g_strconcat (HJL_CHILD_ADDS, folder, NULL);
  run_until_done (&chain, add, 1);
  run_until_done (&chain, HJL_CHILD_ACCEPTS, 1);
  for (;;)
    {
      guint before = count_writes (chain.rig);
      g_autoptr (GSubprocess) child = hjl_sync_child_start (chain.rig, 3, HJL_CHILD_LIVES, 0, NULL);
      g_autofree char *id = NULL;

      /* A sync that has nothing left to send comes to its end. */
      while (count_writes (chain.rig) < before + 1 + chain.kills % 5 && (id = g_strdup (g_subprocess_get_identifier (child))) != NULL)
        {
          g_clear_pointer (&id, g_free);
          g_main_context_iteration (NULL, FALSE);
          g_usleep (100);
        }
      g_subprocess_force_exit (child);
      if (!hjl_sync_child_wait (child))
        break;
      g_assert_cmpuint (++chain.kills, <, MAX_KILLS * BATCH);
    }

  empty_spool (&chain, "after a write");
  assert_whole (&chain, n_people);
  g_assert_cmpuint (chain.kills, >, 2);
  chain_clear (&chain);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  if (hjl_sync_child_run (argc, argv, &status))
    return status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/files/crash/before-step", GINT_TO_POINTER (HJL_CHILD_DIES_BEFORE_ANY), test_steps);
  g_test_add_data_func ("/files/crash/after-step", GINT_TO_POINTER (HJL_CHILD_DIES_AFTER_ANY), test_steps);

  g_test_add_func ("/files/crash/after-write", test_writes);

  return g_test_run ();
}
