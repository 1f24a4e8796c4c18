/* test-store-property.c: states and numbers are those of a fresh count after anything that may happen
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hjl-store-help.h"
#include "store/hjl-store-erase.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-numbers.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

#define N_CANDIDATES 12
#define N_ROLES 3
#define N_STEPS 3000

/* What the store is told, kept beside it in the plainest way. */
typedef struct
{
  char              *id;
  gboolean           there;
  HjlCandidateStatus status;
  int                role;
  gboolean           linked;
  gboolean           erased;
  HjlHoldKind        hold;
  gboolean           decided;
  gint64             writes[4];
  guint              n_writes;
} Person;

static HjlState
expect_state (const Person *person)
{
  if (person->erased)
    return HJL_STATE_ERASED;
  if (person->n_writes > 0 || person->hold == HJL_HOLD_UNCERTAIN)
    return HJL_STATE_IN_PROGRESS;
  if (person->hold == HJL_HOLD_REFUSED && !person->decided)
    return HJL_STATE_FAILED;
  /* Nobody has to do anything for a CV that is awaited. */
  if (person->hold != HJL_HOLD_NONE && person->hold != HJL_HOLD_CV_AWAITED && !person->decided)
    return HJL_STATE_ATTENTION;
  if (person->linked)
    return HJL_STATE_EXPORTED;
  if (person->status == HJL_CANDIDATE_STATUS_ACCEPTED)
    return HJL_STATE_WAITING;
  return HJL_STATE_NONE;
}

static void
change_row (HjlStore *store,
            Person   *person,
            HjlTime   now)
{
  HjlCandidate *candidate = make_candidate (person->id, now);
  int           status = g_test_rand_int_range (HJL_CANDIDATE_STATUS_UNKNOWN, HJL_CANDIDATE_STATUS_DELETED + 1);
  int           role = g_test_rand_int_range (-1, N_ROLES);

  /* Deletion is rare, or nobody would be left. */
  if (status == HJL_CANDIDATE_STATUS_DELETED && g_test_rand_int_range (0, 20) != 0)
    status = HJL_CANDIDATE_STATUS_ACCEPTED;

  g_free (candidate->role_id);
  candidate->role_id = role >= 0 ? g_strdup_printf ("r%d", role) : NULL;
  candidate->status = status;
  take_candidate (store, candidate);

  if (person->erased)
    return;

  person->there = TRUE;
  person->status = status;
  person->role = role;
}

static void
change_write (HjlStore *store,
              Person   *person,
              HjlTime   now)
{
  HjlWriteState state = g_test_rand_int_range (HJL_WRITE_DONE, HJL_WRITE_UNCERTAIN + 1);

  if (person->n_writes < G_N_ELEMENTS (person->writes) && g_test_rand_bit ())
    {
      person->writes[person->n_writes++] = add_write (store, person->id);
      return;
    }

  if (person->n_writes == 0)
    return;

  g_assert_true (hjl_store_end_write (store, person->writes[person->n_writes - 1], state, now, NULL));
  if (state != HJL_WRITE_UNCERTAIN)
    person->n_writes--;
}

static void
change_hold (HjlStore *store,
             Person   *person)
{
  g_autoptr (HjlHold) hold = hjl_hold_new (person->id, g_test_rand_int_range (HJL_HOLD_UNCERTAIN, HJL_HOLD_CONFIDENTIAL + 1));

  if (g_test_rand_bit ())
    {
      g_assert_true (hjl_store_clear_hold (store, person->id, NULL));
      person->hold = HJL_HOLD_NONE;
      return;
    }

  hold->decision = g_test_rand_bit () ? g_strdup ("new") : NULL;
  g_assert_true (hjl_store_set_hold (store, hold, NULL));
  person->hold = hold->kind;
  person->decided = hold->decision != NULL;
}

static void
change_something (HjlStore *store,
                  Person   *person,
                  HjlTime   now)
{
  g_autofree char *opportunity_id = g_strconcat ("o-", person->id, NULL);
  int              choice = person->there ? g_test_rand_int_range (0, 40) : 0;

  if (choice < 14)
    change_row (store, person, now);
  else if (choice < 24)
    change_write (store, person, now);
  else if (choice < 34)
    change_hold (store, person);
  else if (choice < 37 && !person->erased)
    {
      add_link (store, person->id, opportunity_id);
      person->linked = TRUE;
    }
  else if (choice < 39)
    take_opportunity (store, make_opportunity (opportunity_id, g_test_rand_bit () ? "s1" : "s2"), now);
  else if (g_test_rand_int_range (0, 10) == 0)
    {
      g_assert_true (hjl_store_erase (store, person->id, NULL));
      person->erased = TRUE;
      if (person->hold != HJL_HOLD_UNCERTAIN)
        person->hold = HJL_HOLD_NONE;
    }
}

static void
compare (HjlStore     *store,
         const Person *people)
{
  HjlCandidateQuery everybody = { .states = (1u << HJL_N_STATES) - 1 };
  guint             expected[N_ROLES][HJL_N_STATES] = { 0 };
  g_autoptr (GHashTable) counts = hjl_store_load_role_counts (store, NULL);
  g_autoptr (GPtrArray) rows = hjl_store_list_candidates (store, &everybody, 0, 1000, NULL);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_there = 0;

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (by_id, ((HjlCandidateRow *) rows->pdata[i])->candidate_id, rows->pdata[i]);

  for (guint i = 0; i < N_CANDIDATES; i++)
    {
      HjlCandidateRow *row = g_hash_table_lookup (by_id, people[i].id);

      if (!people[i].there)
        continue;

      n_there++;
      g_assert_cmpstr (hjl_state_to_string (row->state), ==, hjl_state_to_string (expect_state (&people[i])));
      if (people[i].role >= 0)
        expected[people[i].role][expect_state (&people[i])]++;
    }

  g_assert_cmpuint (rows->len, ==, n_there);
  g_assert_cmpint (hjl_store_count_candidates (store, &everybody, NULL), ==, n_there);

  for (guint role = 0; role < N_ROLES; role++)
    {
      g_autofree char *role_id = g_strdup_printf ("r%u", role);
      HjlRoleCounts   *kept = g_hash_table_lookup (counts, role_id);

      for (guint state = 0; state < HJL_N_STATES; state++)
        g_assert_cmpuint (kept != NULL ? kept->n_by_state[state] : 0, ==, expected[role][state]);
    }
}

static void
test_states (Fixture      *self,
             gconstpointer data)
{
  Person people[N_CANDIDATES] = { 0 };

  for (guint i = 0; i < N_CANDIDATES; i++)
    people[i].id = g_strdup_printf ("c%u", i);

  for (guint step = 1; step <= N_STEPS; step++)
    {
      Person  *person = &people[g_test_rand_int_range (0, N_CANDIDATES)];
      gboolean undone = g_test_rand_int_range (0, 10) == 0;
      Person   before = *person;

      /* Some of it is taken back: an intent alone cannot be, it is a transaction by itself. */
      if (undone)
        {
          g_assert_true (hjl_store_begin (self->store, NULL));
          change_row (self->store, person, step);
          hjl_store_rollback (self->store);
          *person = before;
        }
      else
        {
          change_something (self->store, person, step);
        }

      compare (self->store, people);
    }

  for (guint i = 0; i < N_CANDIDATES; i++)
    g_free (people[i].id);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store/property/states", test_states);

  return g_test_run ();
}
