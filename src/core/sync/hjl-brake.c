/* hjl-brake.c: keeps a run from erasing many people, or anybody by a clock that is wrong
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sync/hjl-brake.h"

/* Ids of candidates, as a printed GVariant: who is held back, and who may go. */
#define KEY_HELD "brake/held"
#define KEY_ALLOWED "brake/allowed"
#define KEY_CLOCK "brake/clock"

/* A handful; and one in so many. */
#define HANDFUL 3
#define ONE_IN 20

static GHashTable *
load_ids (HjlStore   *store,
          const char *key)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = hjl_store_get_value (store, key);
  g_autoptr (GVariant) value = NULL;
  g_auto (GStrv) list = NULL;

  if (text != NULL)
    value = g_variant_parse (G_VARIANT_TYPE_STRING_ARRAY, text, NULL, NULL, NULL);
  if (value != NULL)
    list = g_variant_dup_strv (value, NULL);
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    g_hash_table_add (ids, g_steal_pointer (&list[i]));
  /* What was stolen leaves holes that g_strfreev() would stop at. */
  g_clear_pointer (&list, g_free);

  return g_steal_pointer (&ids);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
save_ids (HjlStore   *store,
          const char *key,
          GHashTable *ids,
          GError    **error)
{
  g_autofree gpointer *keys = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autofree char *text = NULL;
  guint            n;

  if (g_hash_table_size (ids) == 0)
    return hjl_store_set_value (store, key, NULL, error);

  keys = g_hash_table_get_keys_as_array (ids, &n);
  qsort (keys, n, sizeof *keys, compare_ids);
  value = g_variant_ref_sink (g_variant_new_strv ((const char *const *) keys, n));
  text = g_variant_print (value, FALSE);

  return hjl_store_set_value (store, key, text, error);
}

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
    {
      if (!g_hash_table_contains (before, id))
        return TRUE;
    }

  return FALSE;
}

static void
tell (HjlSyncContext *context,
      guint           n)
{
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%u person would be erased from this computer because they are gone from "
                                    "hackajob or Lever. That many at once may be a fault, so nobody was erased. "
                                    "Confirm if it is right.",
                                    "%u people would be erased from this computer because they are gone from "
                                    "hackajob or Lever. That many at once may be a fault, so nobody was erased. "
                                    "Confirm if it is right.",
                                    n),
                          n);
  hjl_sync_context_note (context, HJL_ACTIVITY_ATTENTION, NULL, NULL, NULL, text);
}

/* Said once for as long as it is so. Returns: whether nothing may be erased for it */
static gboolean
stopped_by_clock (HjlSyncContext *context,
                  GError        **error)
{
  gboolean off = hjl_sync_context_is_clock_off (context);
  gboolean said = hjl_store_get_int (context->store, KEY_CLOCK, 0) != 0;

  if (off && !said)
    hjl_sync_context_note (context,
                           HJL_ACTIVITY_ATTENTION,
                           NULL,
                           NULL,
                           NULL,
                           _ ("This computer’s clock is more than a day off the clocks of hackajob and Lever. "
                              "Nothing is erased until it is set right."));
  if (off != said && !hjl_store_set_value (context->store, KEY_CLOCK, off ? "1" : NULL, error))
    return TRUE;

  return off;
}

static gboolean
has_erasures (HjlPlan *plan)
{
  for (guint i = 0; i < plan->actions->len; i++)
    {
      if (((HjlAction *) g_ptr_array_index (plan->actions, i))->kind == HJL_ACTION_ERASE)
        return TRUE;
    }

  return FALSE;
}

static gboolean
forget_word (HjlStore *store,
             GError  **error)
{
  g_autofree char *word = hjl_store_get_value (store, KEY_ALLOWED);

  return word == NULL || hjl_store_set_value (store, KEY_ALLOWED, NULL, error);
}

/* Which of the erasures are held back: all of one kind or none, but those that a person allowed. */
static GHashTable *
pick_held (HjlSyncContext *context,
           HjlPlan        *plan,
           const char     *candidate_id,
           gboolean        all,
           GError        **error)
{
  g_autoptr (GHashTable) held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) allowed = load_ids (context->store, KEY_ALLOWED);
  g_autoptr (GHashTable) before = load_ids (context->store, KEY_HELD);
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

      if (action->kind != HJL_ACTION_ERASE || g_hash_table_contains (allowed, action->candidate_id))
        continue;
      if (all || mass[action->opportunity_id != NULL] ||
          (candidate_id != NULL && g_hash_table_contains (before, action->candidate_id)))
        g_hash_table_add (held, g_strdup (action->candidate_id));
    }

  return g_steal_pointer (&held);
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

  before = load_ids (context->store, KEY_HELD);
  held = pick_held (context, plan, candidate_id, off, error);
  if (held == NULL)
    return FALSE;

  for (guint i = plan->actions->len; i > 0; i--)
    {
      HjlAction *action = g_ptr_array_index (plan->actions, i - 1);

      if (action->kind == HJL_ACTION_ERASE && g_hash_table_contains (held, action->candidate_id))
        g_ptr_array_remove_index (plan->actions, i - 1);
    }

  /* Of one candidate it says nothing about the others. */
  if (candidate_id != NULL)
    return TRUE;

  /* The word was given for those who were held back then. */
  if (!has_erasures (plan) && g_hash_table_size (held) == 0 && !forget_word (context->store, error))
    return FALSE;
  context->report->not_erased = g_hash_table_size (held);
  if (!off && any_new (held, before))
    tell (context, g_hash_table_size (held));

  return (g_hash_table_size (held) == 0 && g_hash_table_size (before) == 0) ||
         save_ids (context->store, KEY_HELD, held, error);
}

int
hjl_brake_release (HjlStore *store,
                   GError  **error)
{
  g_autoptr (GHashTable) held = NULL;

  g_return_val_if_fail (HJL_IS_STORE (store), -1);

  held = load_ids (store, KEY_HELD);

  return save_ids (store, KEY_ALLOWED, held, error) ? (int) g_hash_table_size (held) : -1;
}
