/* hjl-brake.c: keeps a run from changing many people that nobody has looked at
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/hjl-brake.h"

#include "sync/hjl-brake-sort.h"
#include "sync/hjl-consent.h"
#include "model/hjl-words.h"
#include "store/hjl-store-numbers.h"
#include "store/hjl-store-timeline.h"

/* Ids of candidates who are not erased, and of who may be. */
#define KEY_HELD "brake/held"
#define KEY_ALLOWED "brake/allowed"
#define KEY_CLOCK "brake/clock"
/* Marks (hjl-brake-sort.h): whose other writes are held back, and who was let through in the run that is under way. */
#define KEY_WAITING "brake/waiting"
#define KEY_PASSED "brake/passed"

/* A handful; and one in so many. */
#define HANDFUL 3
#define ONE_IN 20

/* Whether so many of one kind in one run are more than happens by itself. */
static gboolean
is_mass (guint n,
         guint known)
{
  return n > HANDFUL && n * ONE_IN > known;
}

static gboolean
any_new (GHashTable *now,
         GHashTable *before)
{
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (before, id))
      return TRUE;

  return FALSE;
}

static void
tell (HjlSyncContext *context,
      guint           n)
{
  g_autofree char *text = NULL;

  text = hjl_sync_context_is_by_hand (context) ? hjl_words_keep ("erasures-wait-lever", n) : hjl_words_keep ("erasures-wait", n);
  hjl_sync_context_note (context, HJL_ACTIVITY_ATTENTION, NULL, NULL, NULL, text);
}

/* Said once for as long as it is so. Returns: whether nothing may be erased for it */
static gboolean
stopped_by_clock (HjlSyncContext *context,
                  GError        **error)
{
  gboolean off = hjl_sync_context_is_clock_off (context);
  gboolean said = hjl_brake_is_clock_off (context->store);

  if (off && !said)
    hjl_sync_context_note (context,
                           HJL_ACTIVITY_ATTENTION,
                           NULL,
                           NULL,
                           NULL,
                           HJL_WORDS ("clock-off"));
  if (off != said && !hjl_store_set_value (context->store, KEY_CLOCK, off ? "1" : NULL, error))
    return TRUE;

  return off;
}

static gboolean
has_erasures (HjlPlan *plan)
{
  for (guint i = 0; i < plan->actions->len; i++)
    if (((HjlAction *) g_ptr_array_index (plan->actions, i))->kind == HJL_ACTION_ERASE)
      return TRUE;

  return FALSE;
}

static gboolean
forget_word (HjlStore *store,
             GError  **error)
{
  g_autofree char *word = hjl_store_get_value (store, KEY_ALLOWED);

  return word == NULL || hjl_store_set_value (store, KEY_ALLOWED, NULL, error);
}

/* Which of the erasures are held back: all of one kind or none, but those that a person allowed; whatever was allowed,
 * @all are. */
static GHashTable *
pick_held (HjlSyncContext *context,
           HjlPlan        *plan,
           const char     *candidate_id,
           gboolean        all,
           GError        **error)
{
  g_autoptr (GHashTable) held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) allowed = hjl_consent_load_set (context->store, KEY_ALLOWED);
  g_autoptr (GHashTable) before = hjl_consent_load_set (context->store, KEY_HELD);
  guint    n[2] = { 0, 0 }; /* by whether they are in Lever too */
  guint    known[2];
  gboolean mass[2];

  if (!has_erasures (plan))
    return g_steal_pointer (&held);
  if (!hjl_store_count_people (context->store, &known[FALSE], &known[TRUE], error))
    return NULL;

  for (guint i = 0; i < plan->actions->len; i++)
    {
      HjlAction *action = g_ptr_array_index (plan->actions, i);

      if (action->kind == HJL_ACTION_ERASE && !g_hash_table_contains (allowed, action->candidate_id))
        n[action->opportunity_id != NULL]++;
    }
  for (guint linked = 0; linked < 2; linked++)
    {
      n[linked] += context->report->erased_by_kind[linked];
      mass[linked] = is_mass (n[linked], known[linked] + context->report->erased_by_kind[linked]);
    }

  for (guint i = 0; i < plan->actions->len; i++)
    {
      HjlAction *action = g_ptr_array_index (plan->actions, i);

      if (action->kind != HJL_ACTION_ERASE || (!all && g_hash_table_contains (allowed, action->candidate_id)))
        continue;
      if (all || mass[action->opportunity_id != NULL] ||
          (candidate_id != NULL && g_hash_table_contains (before, action->candidate_id)))
        g_hash_table_add (held, g_strdup (action->candidate_id));
    }

  return g_steal_pointer (&held);
}

static void
take_erasures (HjlPlan    *plan,
               GHashTable *held)
{
  for (guint i = plan->actions->len; i > 0; i--)
    {
      HjlAction *action = g_ptr_array_index (plan->actions, i - 1);

      if (action->kind == HJL_ACTION_ERASE && g_hash_table_contains (held, action->candidate_id))
        g_ptr_array_remove_index (plan->actions, i - 1);
    }
}

static guint
count_linked (const char *role_id,
              gpointer    user_data)
{
  HjlSyncContext *context = user_data;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  /* What cannot be counted is as few as can be. */
  if (!hjl_store_count_linked (context->store, role_id, &n, &error))
    g_message ("Counting the people of a role: %s", error->message);

  return n;
}

/* What a person has said of this plan by asking for the run. */
static gboolean
take_words (HjlSyncContext *context,
            HjlPlan        *plan,
            GError        **error)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  g_autoptr (GHashTable) shown = NULL;
  g_auto (GStrv) writes = NULL;
  g_auto (GStrv) seen = NULL;

  if ((context->flags & (HJL_SYNC_ASKED | HJL_SYNC_AGREED)) == 0)
    return TRUE;

  writes = hjl_consent_list (plan);
  if ((context->flags & HJL_SYNC_AGREED) != 0)
    return hjl_consent_give (context->store, HJL_CONSENT_AGREED, (const char *const *) writes, error);

  shown = hjl_consent_load (context->store, HJL_CONSENT_SHOWN);
  if (g_hash_table_size (shown) == 0)
    return TRUE;

  builder = g_strv_builder_new ();
  for (guint i = 0; writes[i] != NULL; i++)
    if (g_hash_table_contains (shown, writes[i]))
      g_strv_builder_add (builder, writes[i]);
  seen = g_strv_builder_end (builder);

  return hjl_consent_give (context->store, HJL_CONSENT_AGREED, (const char *const *) seen, error);
}

static void
tell_waiting (HjlSyncContext *context,
              guint           n)
{
  g_autofree char *text = hjl_words_keep ("changes-wait", n);

  hjl_sync_context_note (context, HJL_ACTIVITY_ATTENTION, NULL, NULL, NULL, text);
}

/* Those of @taken that are erasures are added to @erasures. */
static gboolean
hold_writes (HjlSyncContext *context,
             HjlPlan        *plan,
             GHashTable     *erasures,
             GError        **error)
{
  g_autoptr (GHashTable) agreed = NULL;
  g_autoptr (GHashTable) passed = hjl_consent_load_set (context->store, KEY_PASSED);
  g_autoptr (GHashTable) waiting = hjl_consent_load_set (context->store, KEY_WAITING);
  g_autoptr (GHashTable) before = hjl_consent_load_set (context->store, KEY_WAITING);
  g_autoptr (GHashTable) allowed = hjl_consent_load_set (context->store, KEY_ALLOWED);
  g_autoptr (GPtrArray) taken = NULL;
  HjlBrakeSort sort;

  /* What is uncertain is in no plan, and not over. */
  if (!hjl_sync_context_is_open (context, NULL, NULL) && !hjl_consent_trim (context->store, plan, error))
    return FALSE;
  if (!hjl_brake_concerns (plan) && g_hash_table_size (waiting) == 0)
    return TRUE;
  if (!take_words (context, plan, error))
    return FALSE;

  agreed = hjl_consent_load (context->store, HJL_CONSENT_AGREED);
  for (guint i = 0; i < plan->actions->len; i++)
    {
      HjlAction *action = g_ptr_array_index (plan->actions, i);

      if (action->kind == HJL_ACTION_ERASE && g_hash_table_contains (allowed, action->candidate_id))
        g_hash_table_add (agreed, hjl_consent_describe (action));
    }

  sort = (HjlBrakeSort){
    .most_people = context->settings->most_people,
    .most_share = context->settings->most_share,
    .most_exports = context->settings->most_exports,
    .agreed = agreed,
    .passed = passed,
    .waiting = waiting,
    .count = count_linked,
    .user_data = context,
  };
  taken = hjl_brake_sort (&sort, plan);
  for (guint i = 0; i < taken->len; i++)
    {
      HjlAction *action = g_ptr_array_index (taken, i);

      if (action->kind == HJL_ACTION_ERASE)
        g_hash_table_add (erasures, g_strdup (action->candidate_id));
    }

  context->report->held_back = hjl_brake_count_people (waiting);
  if (any_new (waiting, before))
    tell_waiting (context, context->report->held_back);

  return hjl_consent_save_set (context->store, KEY_PASSED, passed, error) &&
         hjl_consent_save_set (context->store, KEY_WAITING, waiting, error);
}

gboolean
hjl_brake_plan (HjlSyncContext *context,
                HjlPlan        *plan,
                const char     *candidate_id,
                GError        **error)
{
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) held = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean off;

  g_return_val_if_fail (context != NULL, FALSE);
  g_return_val_if_fail (plan != NULL, FALSE);

  off = stopped_by_clock (context, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  before = hjl_consent_load_set (context->store, KEY_HELD);
  held = pick_held (context, plan, candidate_id, off, error);
  if (held == NULL)
    return FALSE;
  take_erasures (plan, held);

  /* Of one candidate it says nothing about the others. */
  if (candidate_id != NULL)
    return TRUE;
  if (!hold_writes (context, plan, held, error))
    return FALSE;

  /* The word was given for those who were held back then. */
  if (!has_erasures (plan) && g_hash_table_size (held) == 0 && !forget_word (context->store, error))
    return FALSE;
  context->report->not_erased = g_hash_table_size (held);
  if (!off && any_new (held, before))
    tell (context, g_hash_table_size (held));

  return (g_hash_table_size (held) == 0 && g_hash_table_size (before) == 0) ||
         hjl_consent_save_set (context->store, KEY_HELD, held, error);
}

gboolean
hjl_brake_end_run (HjlStore *store,
                   GError  **error)
{
  g_autofree char *passed = NULL;

  g_return_val_if_fail (HJL_IS_STORE (store), FALSE);

  passed = hjl_store_get_value (store, KEY_PASSED);

  return passed == NULL || hjl_store_set_value (store, KEY_PASSED, NULL, error);
}

GHashTable *
hjl_brake_load_held (HjlStore *store)
{
  g_autoptr (GHashTable) waiting = NULL;

  g_return_val_if_fail (HJL_IS_STORE (store), NULL);

  waiting = hjl_consent_load_set (store, KEY_WAITING);

  return hjl_brake_list_people (waiting);
}

void
hjl_brake_count_asking (HjlStore *store,
                        guint    *n_writes,
                        guint    *n_erasures)
{
  g_autoptr (GHashTable) waiting = NULL;
  g_autoptr (GHashTable) agreed = NULL;
  g_autoptr (GHashTable) people = NULL;
  g_autoptr (GHashTable) held = NULL;
  GHashTableIter iter;
  gpointer       id;

  g_return_if_fail (HJL_IS_STORE (store));
  g_return_if_fail (n_writes != NULL && n_erasures != NULL);

  waiting = hjl_consent_load_set (store, KEY_WAITING);
  agreed = hjl_consent_load (store, HJL_CONSENT_AGREED);
  hjl_brake_take_agreed (waiting, agreed);
  people = hjl_brake_list_people (waiting);
  *n_writes = g_hash_table_size (people);

  *n_erasures = 0;
  held = hjl_brake_load_not_erased (store);
  g_hash_table_iter_init (&iter, held);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (people, id))
      ++*n_erasures;
}

gboolean
hjl_brake_is_clock_off (HjlStore *store)
{
  g_return_val_if_fail (HJL_IS_STORE (store), FALSE);

  return hjl_store_get_int (store, KEY_CLOCK, 0) != 0;
}

gboolean
hjl_brake_keep_held (HjlStore *store,
                     HjlPlan  *plan,
                     gboolean  is_all,
                     GError  **error)
{
  g_autoptr (GHashTable) waiting = NULL;
  guint n;

  g_return_val_if_fail (HJL_IS_STORE (store), FALSE);
  g_return_val_if_fail (plan != NULL, FALSE);

  waiting = hjl_consent_load_set (store, KEY_WAITING);
  n = g_hash_table_size (waiting);
  for (guint i = plan->actions->len; i > 0; i--)
    if (!hjl_brake_is_marked (waiting, g_ptr_array_index (plan->actions, i - 1)))
      g_ptr_array_remove_index (plan->actions, i - 1);
  if (is_all)
    hjl_brake_take_unplanned (waiting, plan);

  return g_hash_table_size (waiting) == n || hjl_consent_save_set (store, KEY_WAITING, waiting, error);
}

gboolean
hjl_brake_release_some (HjlStore          *store,
                        const char *const *ids,
                        GError           **error)
{
  g_autoptr (GHashTable) allowed = NULL;

  g_return_val_if_fail (HJL_IS_STORE (store), FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  allowed = hjl_consent_load_set (store, KEY_ALLOWED);
  for (guint i = 0; ids[i] != NULL; i++)
    g_hash_table_add (allowed, g_strdup (ids[i]));

  return hjl_consent_save_set (store, KEY_ALLOWED, allowed, error);
}

GHashTable *
hjl_brake_load_not_erased (HjlStore *store)
{
  g_autoptr (GHashTable) held = NULL;
  g_autoptr (GHashTable) allowed = NULL;
  GHashTableIter iter;
  gpointer       id;

  g_return_val_if_fail (HJL_IS_STORE (store), NULL);

  held = hjl_consent_load_set (store, KEY_HELD);
  allowed = hjl_consent_load_set (store, KEY_ALLOWED);
  g_hash_table_iter_init (&iter, allowed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_remove (held, id);

  return g_steal_pointer (&held);
}

int
hjl_brake_release (HjlStore *store,
                   GError  **error)
{
  g_autoptr (GHashTable) held = NULL;

  g_return_val_if_fail (HJL_IS_STORE (store), -1);

  held = hjl_consent_load_set (store, KEY_HELD);

  return hjl_consent_save_set (store, KEY_ALLOWED, held, error) ? (int) g_hash_table_size (held) : -1;
}
