/* hjl-engine-plan.c: plans what is in the store, a page at a time
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-planner.h"
#include "model/hjl-words.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-numbers.h"
#include "store/hjl-store-state.h"
#include "store/hjl-store-timeline.h"
#include "sync/hjl-brake.h"
#include "sync/hjl-engine-plan.h"
#include "sync/hjl-reader-private.h"
#include "model/hjl-fold.h"

#define PAGE 500

/* Of live roles: what is broken for any other hinders nobody. */
typedef struct
{
  HjlSyncContext *context;
  HjlCatalogue   *catalogue;
  guint           n;
} HjlBrokenCount;

static void
count_broken (HjlMapping *mapping,
              gpointer    user_data)
{
  HjlBrokenCount *self = user_data;

  self->n += hjl_mapping_is_broken (mapping, self->catalogue) &&
             hjl_store_is_role_live (self->context->store, hjl_mapping_get_role_id (mapping));
}

static gboolean
count_broken_mappings (HjlSyncContext *context,
                       HjlCatalogue   *catalogue,
                       guint          *n,
                       GError        **error)
{
  HjlBrokenCount count = { context, catalogue, 0 };
  gboolean       counted = hjl_store_foreach_mapping (context->store, count_broken, &count, error);

  *n = count.n;

  return counted;
}

static HjlSnapshot *
new_snapshot (HjlSyncContext *context,
              HjlCatalogue   *catalogue)
{
  HjlSnapshot *snapshot = hjl_snapshot_new (catalogue);

  snapshot->acting_user_id = g_strdup (context->settings->acting_user_id);
  snapshot->from_files = (hjl_source_get_features (context->source) & HJL_SOURCE_IS_BOOK) != 0;

  return snapshot;
}

HjlPlan *
hjl_engine_plan_store (HjlSyncContext *context,
                       HjlCatalogue   *catalogue,
                       GHashTable     *mappings,
                       gboolean        all,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_autoptr (HjlPlan) plan = hjl_plan_new ();
  g_autoptr (HjlSnapshot) snapshot = new_snapshot (context, catalogue);
  g_autoptr (GHashTable) loaded = NULL;
  g_autofree char *after = NULL;

  if (all && !count_broken_mappings (context, catalogue, &plan->n_broken_mappings, error))
    return NULL;

  for (;;)
    {
      g_autoptr (GPtrArray) cases = NULL;
      g_autoptr (GPtrArray) settled = g_ptr_array_new ();

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      cases = hjl_store_load_cases (context->store, all, after, PAGE, error);
      if (cases == NULL)
        return NULL;
      if (cases->len == 0)
        break;
      if (mappings == NULL)
        {
          loaded = hjl_store_load_mappings (context->store, error);
          if (loaded == NULL)
            return NULL;
          mappings = loaded;
        }

      for (guint i = 0; i < cases->len; i++)
        {
          HjlCase *c = g_ptr_array_index (cases, i);
          guint    before = plan->actions->len;

          hjl_planner_plan (plan, c, snapshot, mappings);
          if (plan->actions->len == before)
            g_ptr_array_add (settled, c->candidate->id);
          if (i == cases->len - 1)
            hjl_set_text (&after, c->candidate->id);
        }
      if (!all && settled->len > 0 && !hjl_store_set_settled (context->store, settled, error))
        return NULL;
    }

  return g_steal_pointer (&plan);
}

HjlPlan *
hjl_engine_plan_candidate (HjlSyncContext *context,
                           HjlCatalogue   *catalogue,
                           const char     *candidate_id,
                           GError        **error)
{
  g_autoptr (HjlPlan) plan = hjl_plan_new ();
  g_autoptr (HjlSnapshot) snapshot = new_snapshot (context, catalogue);
  g_autoptr (GHashTable) mappings = hjl_store_load_mappings (context->store, error);
  g_autoptr (GPtrArray) settled = g_ptr_array_new ();
  g_autoptr (HjlCase) c = NULL;

  if (mappings != NULL)
    c = hjl_store_load_case (context->store, candidate_id, error);
  if (c == NULL)
    return NULL;

  hjl_planner_plan (plan, c, snapshot, mappings);
  if (plan->actions->len > 0)
    return g_steal_pointer (&plan);

  g_ptr_array_add (settled, c->candidate->id);

  return hjl_store_set_settled (context->store, settled, error) ? g_steal_pointer (&plan) : NULL;
}

HjlPlan *
hjl_engine_plan_role (HjlSyncContext *context,
                      HjlCatalogue   *catalogue,
                      HjlMapping     *mapping,
                      GError        **error)
{
  g_autoptr (HjlPlan) plan = hjl_plan_new ();
  g_autoptr (HjlSnapshot) snapshot = new_snapshot (context, catalogue);
  g_autoptr (HjlMapping) on = hjl_mapping_copy (mapping);
  g_autoptr (GHashTable) mappings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) cases = hjl_store_load_role_cases (context->store, hjl_mapping_get_role_id (mapping), error);

  if (cases == NULL)
    return NULL;

  hjl_mapping_set_paused (on, FALSE);
  g_hash_table_insert (mappings, (char *) hjl_mapping_get_role_id (on), on);
  for (guint i = 0; i < cases->len; i++)
    hjl_planner_plan (plan, g_ptr_array_index (cases, i), snapshot, mappings);
  for (guint i = plan->actions->len; i > 0; i--)
    {
      HjlAction *action = g_ptr_array_index (plan->actions, i - 1);

      if (!hjl_action_kind_is_remote (action->kind))
        g_ptr_array_remove_index (plan->actions, i - 1);
    }

  return g_steal_pointer (&plan);
}

/* @people: ids, a set */
static HjlPlan *
plan_people (HjlSyncContext *context,
             HjlCatalogue   *catalogue,
             GHashTable     *people,
             GError        **error)
{
  g_autoptr (HjlPlan) plan = hjl_plan_new ();
  g_autoptr (HjlSnapshot) snapshot = new_snapshot (context, catalogue);
  g_autoptr (GHashTable) mappings = hjl_store_load_mappings (context->store, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       id;

  if (mappings == NULL)
    return NULL;

  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  g_ptr_array_sort (ids, hjl_compare_texts);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (HjlCase) c = hjl_store_load_case (context->store, g_ptr_array_index (ids, i), &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (c != NULL)
        hjl_planner_plan (plan, c, snapshot, mappings);
    }

  return g_steal_pointer (&plan);
}

HjlPlan *
hjl_engine_plan_held (HjlSyncContext *context,
                      HjlCatalogue   *catalogue,
                      GError        **error)
{
  g_autoptr (GHashTable) people = hjl_brake_load_held (context->store);
  g_autoptr (HjlPlan) plan = plan_people (context, catalogue, people, error);

  if (plan != NULL && !hjl_brake_keep_held (context->store, plan, !hjl_sync_context_is_open (context, NULL, NULL), error))
    return NULL;

  return g_steal_pointer (&plan);
}

HjlPlan *
hjl_engine_plan_not_erased (HjlSyncContext *context,
                            HjlCatalogue   *catalogue,
                            GError        **error)
{
  g_autoptr (GHashTable) people = hjl_brake_load_not_erased (context->store);
  g_autoptr (HjlPlan) plan = plan_people (context, catalogue, people, error);

  for (guint i = plan != NULL ? plan->actions->len : 0; i > 0; i--)
    if (((HjlAction *) g_ptr_array_index (plan->actions, i - 1))->kind != HJL_ACTION_ERASE)
      g_ptr_array_remove_index (plan->actions, i - 1);

  return g_steal_pointer (&plan);
}

static GHashTable *
load_broken (HjlSyncContext *context)
{
  g_autoptr (GHashTable) broken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = hjl_store_get_value (context->store, HJL_KEY_BROKEN_ROLES);
  g_auto (GStrv) ids = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    if (*ids[i] != '\0')
      g_hash_table_add (broken, g_strdup (ids[i]));

  return g_steal_pointer (&broken);
}

static void
note_break (HjlSyncContext *context,
            HjlCatalogue   *catalogue,
            HjlMapping     *mapping,
            gboolean        broken)
{
  const char      *role_id = hjl_mapping_get_role_id (mapping);
  g_autofree char *text = NULL;

  if (broken)
    {
      g_autoptr (GPtrArray) breaks = hjl_mapping_find_breaks (mapping, catalogue);
      g_autofree char *first = breaks->len > 0 ? hjl_break_keep (g_ptr_array_index (breaks, 0)) : NULL;

      text = hjl_words_keep ("mapping-broken", first != NULL ? first : "?");
    }
  else
    {
      text = g_strdup (HJL_WORDS ("mapping-works"));
    }
  hjl_sync_context_note (context,
                         broken ? HJL_ACTIVITY_ATTENTION : HJL_ACTIVITY_CHANGED,
                         NULL,
                         role_id,
                         NULL,
                         text);
}

/* What became of the mappings since somebody looked last. */
typedef struct
{
  HjlBrokenCount count;
  GHashTable    *before;  /* ids of roles whose mapping was broken */
  GString       *after;   /* the same now, a line each */
  GPtrArray     *changed; /* (element-type HjlMapping) */
} HjlBreaks;

static void
look_at_mapping (HjlMapping *mapping,
                 gpointer    user_data)
{
  HjlBreaks  *self = user_data;
  const char *role_id = hjl_mapping_get_role_id (mapping);
  gboolean    broken = hjl_mapping_is_broken (mapping, self->count.catalogue);

  if (broken)
    {
      g_string_append_printf (self->after, "%s\n", role_id);
      count_broken (mapping, &self->count);
    }
  if (broken != g_hash_table_contains (self->before, role_id))
    g_ptr_array_add (self->changed, g_object_ref (mapping));
}

gboolean
hjl_engine_notice_breaks (HjlSyncContext *context,
                          HjlCatalogue   *catalogue,
                          GError        **error)
{
  g_autoptr (GHashTable) before = load_broken (context);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);
  HjlBreaks breaks = { { context, catalogue, 0 }, before, after, changed };

  if (!hjl_store_foreach_mapping (context->store, look_at_mapping, &breaks, error))
    return FALSE;

  for (guint i = 0; i < changed->len; i++)
    {
      HjlMapping *mapping = g_ptr_array_index (changed, i);
      const char *role_id = hjl_mapping_get_role_id (mapping);

      if (!hjl_store_touch_role (context->store, role_id, error))
        return FALSE;
      note_break (context, catalogue, mapping, !g_hash_table_contains (before, role_id));
    }

  context->report->broken_mappings = breaks.count.n;
  g_clear_pointer (&context->report->unread, g_strfreev);
  context->report->unread = hjl_reader_list_unread (context->store);

  return changed->len == 0 || hjl_store_set_value (context->store, HJL_KEY_BROKEN_ROLES, after->str, error);
}

static gboolean
has_waiting (GHashTable *counts)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      HjlRoleCounts *role = value;

      if (role->n_by_state[HJL_STATE_WAITING] > 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
hjl_engine_count_waiting (HjlSyncContext *context,
                          GError        **error)
{
  g_autoptr (GHashTable) counts = hjl_store_load_role_counts (context->store, error);
  g_autoptr (GHashTable) mappings = NULL;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  gboolean       by_hand = hjl_sync_context_is_by_hand (context);
  GHashTableIter iter;
  gpointer       key;
  gpointer       value;

  if (counts == NULL)
    return FALSE;
  /* Nobody waits at the end of most cycles. */
  if (has_waiting (counts))
    {
      mappings = hjl_store_load_mappings (context->store, error);
      catalogue = mappings != NULL ? hjl_store_load_lists (context->store, HJL_LIST_ALL & ~HJL_LIST_ROLES, error) : NULL;
      if (catalogue == NULL)
        return FALSE;
    }

  context->report->attention = 0;
  context->report->unmapped = 0;
  context->report->broken = 0;
  context->report->closed = 0;
  context->report->paused = 0;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      HjlRoleCounts   *role = value;
      HjlMapping      *mapping;
      g_autofree char *closed = NULL;

      context->report->attention += role->n_by_state[HJL_STATE_ATTENTION] + role->n_by_state[HJL_STATE_FAILED];
      if (role->n_by_state[HJL_STATE_WAITING] == 0)
        continue;
      if (by_hand && !hjl_store_find_closed_role (context->store, key, &closed, error))
        return FALSE;
      mapping = g_hash_table_lookup (mappings, key);
      if (closed != NULL)
        context->report->closed += role->n_by_state[HJL_STATE_WAITING];
      else if (mapping == NULL)
        context->report->unmapped += role->n_by_state[HJL_STATE_WAITING];
      else if (hjl_mapping_is_broken (mapping, catalogue))
        context->report->broken += role->n_by_state[HJL_STATE_WAITING];
      else if (hjl_mapping_get_paused (mapping))
        context->report->paused += role->n_by_state[HJL_STATE_WAITING];
    }

  return hjl_sync_context_count_uncertain (context, NULL, &context->report->uncertain, error);
}
