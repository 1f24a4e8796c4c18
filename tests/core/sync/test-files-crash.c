/* test-files-crash.c: candidates from files, killed anywhere between their folder and Lever: each is there once, whole
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-child.h"
#include "hjl-sync-people.h"

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
  hjl_sync_people_choose_files (self->rig);
}

static void
chain_clear (Chain *self)
{
  hjl_sync_rig_free (self->rig);
  g_rand_free (self->random);
  g_hash_table_unref (self->died_at);
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

static void
empty_spool (Chain      *self,
             const char *what)
{
  guint turns = hjl_sync_people_empty_spool (self->rig);

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
      g_autofree char *folder = hjl_sync_people_put (chain.rig, first, n);
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
  hjl_sync_people_assert_whole (chain.rig, n_people);
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
  folder = hjl_sync_people_put (chain.rig, 0, n_people);
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
  hjl_sync_people_assert_whole (chain.rig, n_people);
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
