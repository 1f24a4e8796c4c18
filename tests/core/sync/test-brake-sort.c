/* test-brake-sort.c: how much one run may write that nobody has looked at: the bounds, and no history that gets past them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>

#include "sync/hjl-brake-sort.h"
#include "sync/hjl-consent.h"

#define MOST_PEOPLE 10
#define MOST_SHARE 20
#define MOST_EXPORTS 25
#define HISTORIES 4000

/* How many each role has in Lever. */
typedef struct
{
  guint known[3];
} Roles;

static guint
count (const char *role_id,
       gpointer    user_data)
{
  Roles *roles = user_data;

  return *role_id != '\0' ? roles->known[*role_id - 'a'] : 0;
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

typedef struct
{
  HjlBrakeSort sort;
  Roles        roles;
} Brake;

static void
set_up (Brake *brake,
        guint  known)
{
  *brake = (Brake){ .roles = { { known, known, known } } };
  brake->sort = (HjlBrakeSort){ MOST_PEOPLE, MOST_SHARE, MOST_EXPORTS, new_set (), new_set (), new_set (), count, &brake->roles };
}

static void
tear_down (Brake *brake)
{
  g_hash_table_unref (brake->sort.agreed);
  g_hash_table_unref (brake->sort.passed);
  g_hash_table_unref (brake->sort.waiting);
}

/* @place: a role, and for an export the posting */
static HjlAction *
add (HjlPlan      *plan,
     HjlActionKind kind,
     char          place,
     guint         person,
     const char   *target)
{
  g_autofree char *id = g_strdup_printf ("%c%u", place, person);
  HjlAction       *action = hjl_action_new (kind, id);

  action->role_id = g_strdup_printf ("%c", place);
  if (kind == HJL_ACTION_EXPORT)
    action->posting_id = g_strdup_printf ("p%c", place);
  else
    action->opportunity_id = g_strdup (id);
  action->target = hjl_target_new (kind == HJL_ACTION_ARCHIVE_IN_LEVER ? HJL_TARGET_REASON : HJL_TARGET_STAGE, target, NULL);
  action->stage_id = g_strdup (target);
  g_ptr_array_add (plan->actions, action);

  return action;
}

typedef struct
{
  const char   *name;
  guint         known;
  guint         n[2]; /* of each kind */
  HjlActionKind kind[2];
  char          role[2];
  guint         goes;
} Bound;

static const Bound bounds[] = {
  { "10-of-10", 10, { 10, 0 }, { HJL_ACTION_MOVE_IN_LEVER }, "aa", 10 },
  { "11-of-11", 11, { 11, 0 }, { HJL_ACTION_MOVE_IN_LEVER }, "aa", 0 },
  { "11-of-54", 54, { 11, 0 }, { HJL_ACTION_MOVE_IN_LEVER }, "aa", 0 },
  { "11-of-55", 55, { 11, 0 }, { HJL_ACTION_MOVE_IN_LEVER }, "aa", 11 },
  { "archived", 12, { 11, 0 }, { HJL_ACTION_ARCHIVE_IN_LEVER }, "aa", 0 },
  { "unarchived", 12, { 11, 0 }, { HJL_ACTION_UNARCHIVE_IN_LEVER }, "aa", 0 },
  { "moved-here", 12, { 11, 0 }, { HJL_ACTION_MOVE_IN_HACKAJOB }, "aa", 0 },
  { "erased", 12, { 11, 0 }, { HJL_ACTION_ERASE }, "aa", 0 },
  { "mixed-10", 12, { 5, 5 }, { HJL_ACTION_ARCHIVE_IN_LEVER, HJL_ACTION_MOVE_IN_HACKAJOB }, "ab", 10 },
  { "mixed-11", 12, { 6, 5 }, { HJL_ACTION_ARCHIVE_IN_LEVER, HJL_ACTION_MOVE_IN_HACKAJOB }, "ab", 0 },
  { "two-roles", 50, { 11, 11 }, { HJL_ACTION_MOVE_IN_LEVER, HJL_ACTION_MOVE_IN_LEVER }, "ab", 0 },
  { "two-large-roles", 60, { 11, 11 }, { HJL_ACTION_MOVE_IN_LEVER, HJL_ACTION_MOVE_IN_LEVER }, "ab", 22 },
  { "25-exports", 0, { 25, 0 }, { HJL_ACTION_EXPORT }, "aa", 25 },
  { "26-exports", 0, { 26, 0 }, { HJL_ACTION_EXPORT }, "aa", 0 },
  { "26-of-a-thousand", 1000, { 26, 0 }, { HJL_ACTION_EXPORT }, "aa", 0 },
  { "exports-to-two", 0, { 25, 25 }, { HJL_ACTION_EXPORT, HJL_ACTION_EXPORT }, "ab", 50 },
  { "one-posting-of-two", 0, { 26, 25 }, { HJL_ACTION_EXPORT, HJL_ACTION_EXPORT }, "ab", 25 },
  { "exports-beside-moves", 12, { 20, 11 }, { HJL_ACTION_EXPORT, HJL_ACTION_MOVE_IN_LEVER }, "ab", 20 },
  { "moves-beside-exports", 12, { 26, 9 }, { HJL_ACTION_EXPORT, HJL_ACTION_MOVE_IN_LEVER }, "ab", 9 },
  { "only-noted", 12, { 40, 40 }, { HJL_ACTION_MARK_EXPORTED, HJL_ACTION_SETTLE }, "ab", 80 },
  { "nobody", 12, { 0, 0 }, { HJL_ACTION_EXPORT }, "ab", 0 },
};

static void
fill (HjlPlan     *plan,
      const Bound *bound)
{
  for (guint k = 0; k < 2; k++)
    {
      for (guint i = 0; i < bound->n[k]; i++)
        add (plan, bound->kind[k], bound->role[k], k * 1000 + i, "t");
    }
}

static void
test_bound (gconstpointer data)
{
  const Bound *bound = data;
  g_autoptr (HjlPlan) plan = hjl_plan_new ();
  g_autoptr (HjlPlan) seen = hjl_plan_new ();
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_auto (GStrv) writes = NULL;
  guint all = bound->n[0] + bound->n[1];
  Brake brake;

  set_up (&brake, bound->known);
  fill (plan, bound);
  taken = hjl_brake_sort (&brake.sort, plan);
  g_assert_cmpuint (plan->actions->len, ==, bound->goes);
  g_assert_cmpuint (taken->len, ==, all - bound->goes);
  g_assert_cmpuint (hjl_brake_count_people (brake.sort.waiting), ==, all - bound->goes);
  for (guint i = 0; i < taken->len; i++)
    g_assert_true (hjl_brake_is_marked (brake.sort.waiting, g_ptr_array_index (taken, i)));

  /* Seen, all of them go. */
  fill (seen, bound);
  writes = hjl_consent_list (seen);
  for (guint i = 0; writes[i] != NULL; i++)
    g_hash_table_add (brake.sort.agreed, g_strdup (writes[i]));
  g_hash_table_remove_all (brake.sort.passed);
  again = hjl_brake_sort (&brake.sort, seen);
  g_assert_cmpuint (again->len, ==, 0);
  g_assert_cmpuint (hjl_brake_count_people (brake.sort.waiting), ==, 0);
  tear_down (&brake);
}

static void
sort (Brake   *brake,
      HjlPlan *plan,
      guint    goes)
{
  g_autoptr (GPtrArray) taken = hjl_brake_sort (&brake->sort, plan);

  g_assert_cmpuint (plan->actions->len, ==, goes);
}

static HjlPlan *
plan_moves (char        role,
            guint       from,
            guint       to,
            const char *target)
{
  HjlPlan *plan = hjl_plan_new ();

  for (guint i = from; i < to; i++)
    add (plan, HJL_ACTION_MOVE_IN_LEVER, role, i, target);

  return plan;
}

/* Who waits goes on waiting though there are fewer, with whoever comes to the same role; others go. */
static void
test_stays (void)
{
  g_autoptr (HjlPlan) many = plan_moves ('a', 0, 11, "t");
  g_autoptr (HjlPlan) few = plan_moves ('a', 0, 3, "t");
  g_autoptr (HjlPlan) more = plan_moves ('a', 2, 5, "t");
  g_autoptr (HjlPlan) others = plan_moves ('b', 0, 10, "t");
  g_autoptr (HjlPlan) over = plan_moves ('a', 6, 7, "t");
  Brake brake;

  set_up (&brake, 12);
  sort (&brake, many, 0);
  sort (&brake, few, 0);
  sort (&brake, more, 0);
  g_assert_cmpuint (hjl_brake_count_people (brake.sort.waiting), ==, 3);
  /* Nobody of them is to be moved any more, so nobody waits. */
  sort (&brake, others, 10);
  g_assert_cmpuint (hjl_brake_count_people (brake.sort.waiting), ==, 0);
  g_hash_table_remove_all (brake.sort.passed);
  sort (&brake, over, 1);
  tear_down (&brake);
}

/* Rounds of a run, and one that broke off, count together; who was let through may be tried again. */
static void
test_rounds (void)
{
  g_autoptr (HjlPlan) first = plan_moves ('a', 0, 10, "t");
  g_autoptr (HjlPlan) again = plan_moves ('a', 5, 12, "t");
  g_autoptr (HjlPlan) next = plan_moves ('a', 11, 12, "u");
  Brake brake;

  set_up (&brake, 12);
  sort (&brake, first, 10);
  sort (&brake, again, 5);
  g_assert_cmpuint (hjl_brake_count_people (brake.sort.waiting), ==, 2);
  g_hash_table_remove_all (brake.sort.passed);
  sort (&brake, next, 0);
  tear_down (&brake);
}

/* Another target is another write; and a person's own decision is nobody else's. */
static void
test_words (void)
{
  g_autoptr (HjlPlan) seen = plan_moves ('a', 0, 11, "t");
  g_autoptr (HjlPlan) other = plan_moves ('a', 0, 11, "u");
  g_autoptr (HjlPlan) asked = plan_moves ('a', 0, 11, "u");
  g_auto (GStrv) writes = hjl_consent_list (seen);
  Brake brake;

  set_up (&brake, 12);
  for (guint i = 0; writes[i] != NULL; i++)
    g_hash_table_add (brake.sort.agreed, g_strdup (writes[i]));
  sort (&brake, other, 0);
  sort (&brake, seen, 11);
  for (guint i = 0; i < asked->actions->len; i++)
    ((HjlAction *) g_ptr_array_index (asked->actions, i))->asked = TRUE;
  sort (&brake, asked, 11);
  tear_down (&brake);
}

/* What would follow a write that is held back is held back with it; what goes before is not. */
static void
test_groups (void)
{
  g_autoptr (HjlPlan) plan = hjl_plan_new ();
  g_autoptr (GPtrArray) taken = NULL;
  Brake brake;

  set_up (&brake, 12);
  for (guint i = 0; i < 11; i++)
    {
      add (plan, HJL_ACTION_MARK_EXPORTED, 'a', i, NULL);
      add (plan, HJL_ACTION_UNARCHIVE_IN_LEVER, 'a', i, "t");
      add (plan, HJL_ACTION_MOVE_IN_LEVER, 'a', i, "t");
      add (plan, HJL_ACTION_SETTLE, 'a', i, "t");
    }
  for (guint i = 0; i < 26; i++)
    {
      add (plan, HJL_ACTION_RELEASE, 'b', i, NULL);
      add (plan, HJL_ACTION_EXPORT, 'b', i, "t");
      add (plan, HJL_ACTION_MARK_EXPORTED, 'b', i, NULL);
    }
  taken = hjl_brake_sort (&brake.sort, plan);
  g_assert_cmpuint (plan->actions->len, ==, 11 + 26);
  for (guint i = 0; i < plan->actions->len; i++)
    {
      HjlAction *action = g_ptr_array_index (plan->actions, i);

      g_assert_true (action->kind == HJL_ACTION_MARK_EXPORTED || action->kind == HJL_ACTION_RELEASE);
    }
  g_assert_cmpuint (taken->len, ==, 11 * 3 + 26 * 2);
  g_assert_cmpuint (hjl_brake_count_people (brake.sort.waiting), ==, 11 + 26);
  tear_down (&brake);
}

/* A world of three roles in which anything happens: whoever is to be written for, in every run anew until it is. */
typedef struct
{
  Brake       brake;
  GRand      *rand;
  guint       kind[3][80]; /* 0: nothing to write */
  gboolean    looked[3][80];
  GHashTable *changed; /* who nobody had looked at and went in this run */
  GHashTable *exported[3];
} World;

static const HjlActionKind kinds[] = {
  HJL_ACTION_SETTLE,
  HJL_ACTION_EXPORT,
  HJL_ACTION_MOVE_IN_LEVER,
  HJL_ACTION_ARCHIVE_IN_LEVER,
  HJL_ACTION_UNARCHIVE_IN_LEVER,
  HJL_ACTION_MOVE_IN_HACKAJOB,
};

static void
happen (World *world)
{
  guint n = (guint) g_rand_int_range (world->rand, 0, 40);
  guint role = (guint) g_rand_int_range (world->rand, 0, 3);

  for (guint i = 0; i < n; i++)
    {
      guint person = (guint) g_rand_int_range (world->rand, 0, 80);

      world->kind[role][person] = (guint) g_rand_int_range (world->rand, 0, G_N_ELEMENTS (kinds));
      world->looked[role][person] = FALSE;
    }
}

static HjlPlan *
plan_world (World *world)
{
  HjlPlan *plan = hjl_plan_new ();

  g_hash_table_remove_all (world->brake.sort.agreed);

  for (guint role = 0; role < 3; role++)
    {
      for (guint person = 0; person < 80; person++)
        {
          HjlAction *action;

          if (world->kind[role][person] == 0)
            continue;
          action = add (plan, kinds[world->kind[role][person]], (char) ('a' + role), person, "t");
          if (world->looked[role][person])
            g_hash_table_add (world->brake.sort.agreed, hjl_consent_describe (action));
        }
    }

  return plan;
}

/* A person looks at all that waits, and says yes. */
static void
review (World *world)
{
  g_autoptr (HjlPlan) plan = plan_world (world);

  for (guint i = 0; i < plan->actions->len; i++)
    {
      HjlAction *action = g_ptr_array_index (plan->actions, i);

      if (hjl_brake_is_marked (world->brake.sort.waiting, action))
        world->looked[*action->role_id - 'a'][atoi (action->candidate_id + 1)] = TRUE;
    }
}

static void
run_round (World *world)
{
  g_autoptr (HjlPlan) plan = plan_world (world);
  guint all = plan->actions->len;
  g_autoptr (GPtrArray) taken = hjl_brake_sort (&world->brake.sort, plan);

  /* Nobody is lost on the way, and nobody waits whom somebody has looked at. */
  g_assert_cmpuint (plan->actions->len + taken->len, ==, all);
  for (guint i = 0; i < taken->len; i++)
    {
      HjlAction *action = g_ptr_array_index (taken, i);

      g_assert_false (world->looked[*action->role_id - 'a'][atoi (action->candidate_id + 1)]);
    }

  for (guint i = 0; i < plan->actions->len; i++)
    {
      HjlAction *action = g_ptr_array_index (plan->actions, i);
      guint      role = (guint) (*action->role_id - 'a');
      guint      person = (guint) atoi (action->candidate_id + 1);

      /* Some are not done, and tried again. */
      if (g_rand_int_range (world->rand, 0, 5) == 0)
        continue;
      if (!world->looked[role][person])
        g_hash_table_add (action->kind == HJL_ACTION_EXPORT ? world->exported[role] : world->changed,
                          g_strdup (action->candidate_id));
      world->kind[role][person] = 0;
    }
}

static void
assert_bounds (World  *world,
               guint32 seed)
{
  guint n = g_hash_table_size (world->changed);
  guint known = world->brake.roles.known[0] + world->brake.roles.known[1] + world->brake.roles.known[2];

  if (n > MOST_PEOPLE && n * 100 > known * MOST_SHARE)
    g_error ("seed %u: %u people of %u were changed, and nobody had looked", seed, n, known);
  for (guint role = 0; role < 3; role++)
    {
      if (g_hash_table_size (world->exported[role]) > MOST_EXPORTS)
        g_error ("seed %u: %u people were exported to one posting, and nobody had looked", seed,
                 g_hash_table_size (world->exported[role]));
    }
}

static void
run_history (guint32 seed,
             guint  *n_gone,
             guint  *n_held)
{
  World world = { .rand = g_rand_new_with_seed (seed), .changed = new_set () };

  set_up (&world.brake, 80);
  for (guint role = 0; role < 3; role++)
    {
      world.exported[role] = new_set ();
      world.brake.roles.known[role] = (guint) g_rand_int_range (world.rand, 0, 80);
    }

  for (guint run = 0; run < 6; run++)
    {
      guint    n_rounds = (guint) g_rand_int_range (world.rand, 1, 4);
      gboolean broke_off = g_rand_int_range (world.rand, 0, 4) == 0;

      happen (&world);
      if (g_rand_int_range (world.rand, 0, 3) == 0)
        review (&world);
      for (guint i = 0; i < n_rounds; i++)
        {
          run_round (&world);
          if (g_rand_int_range (world.rand, 0, 3) == 0)
            happen (&world);
        }
      assert_bounds (&world, seed);
      *n_gone += g_hash_table_size (world.changed);
      *n_held += hjl_brake_count_people (world.brake.sort.waiting);
      if (broke_off)
        continue;
      g_hash_table_remove_all (world.brake.sort.passed);
      g_hash_table_remove_all (world.changed);
      for (guint role = 0; role < 3; role++)
        g_hash_table_remove_all (world.exported[role]);
    }

  for (guint role = 0; role < 3; role++)
    g_hash_table_unref (world.exported[role]);
  g_hash_table_unref (world.changed);
  g_rand_free (world.rand);
  tear_down (&world.brake);
}

static void
test_histories (void)
{
  guint n_gone = 0;
  guint n_held = 0;

  for (guint32 seed = 1; seed <= HISTORIES; seed++)
    run_history (seed, &n_gone, &n_held);
  for (guint i = 0; i < HISTORIES / 10; i++)
    run_history ((guint32) g_test_rand_int (), &n_gone, &n_held);

  g_assert_cmpuint (n_gone, >, HISTORIES);
  g_assert_cmpuint (n_held, >, HISTORIES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      g_autofree char *path = g_strconcat ("/brake/bound/", bounds[i].name, NULL);

      g_test_add_data_func (path, &bounds[i], test_bound);
    }
  g_test_add_func ("/brake/stays", test_stays);
  g_test_add_func ("/brake/rounds", test_rounds);
  g_test_add_func ("/brake/words", test_words);
  g_test_add_func ("/brake/groups", test_groups);
  g_test_add_func ("/brake/histories", test_histories);

  return g_test_run ();
}
