/* hjl-tally.c: what waits for a person, counted once for all who show it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sync/hjl-tally.h"

#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"
#include "store/hjl-store-todo.h"
#include "store/hjl-store-drafts.h"
#include "store/hjl-store-runs.h"
#include "sync/hjl-brake.h"
#include "workspace/hjl-workspace.h"

/* Milliseconds: a long sync changes numbers ten times a second. */
#define COUNT_AFTER 500

#define DATA_KEY "hjl-tally"

#define ROLES (HJL_CHANGES_CATALOGUE | HJL_CHANGES_MAPPINGS)
#define ALL (ROLES | HJL_CHANGES_CANDIDATES | HJL_CHANGES_REVIEW)

struct _HjlTally
{
  GObject parent_instance;

  HjlWorkspace *workspace;
  GCancellable *cancellable;
  HjlWaiting   *waiting; /* nullable: not counted yet */
  guint         changes; /* since what is counted, or being counted */
  guint         count_id;
  gboolean      counting;
  gboolean      again;
  guint         count_after; /* milliseconds */
};

G_DEFINE_FINAL_TYPE (HjlTally, hjl_tally, G_TYPE_OBJECT)

static void
waiting_free (HjlWaiting *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->not_mapped, g_ptr_array_unref);
  g_clear_pointer (&self->broken, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlWaiting, waiting_free)

/* Mappings are read one at a time: those of thousands of roles are megabytes, after each sync. */
typedef struct
{
  HjlCatalogue *catalogue;
  GHashTable   *breaks; /* by role id: whether its mapping is broken */
} Judging;

static void
judge (HjlMapping *mapping,
       gpointer    user_data)
{
  Judging *judging = user_data;

  g_hash_table_insert (judging->breaks, g_strdup (hjl_mapping_get_role_id (mapping)),
                       GINT_TO_POINTER (hjl_mapping_is_broken (mapping, judging->catalogue)));
}

static gboolean
load_roles (HjlWaiting *self,
            HjlStore   *store,
            GError    **error)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_store_load_lists (store, HJL_LIST_ALL, error);
  g_autoptr (GHashTable) breaks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Judging    judging = { catalogue, breaks };
  GPtrArray *roles;

  if (catalogue == NULL || !hjl_store_foreach_mapping (store, judge, &judging, error))
    return FALSE;

  self->not_mapped = g_ptr_array_new_with_free_func (g_free);
  self->broken = g_ptr_array_new_with_free_func (g_free);
  self->n_mapped = g_hash_table_size (breaks);
  roles = hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES);
  for (guint i = 0; i < roles->len; i++)
    {
      const HjlRole *role = g_ptr_array_index (roles, i);
      gpointer       broken;

      if (role->status != HJL_ROLE_STATUS_LIVE)
        continue;
      if (!g_hash_table_lookup_extended (breaks, role->id, NULL, &broken))
        g_ptr_array_add (self->not_mapped, g_strdup (role->id));
      else if (GPOINTER_TO_INT (broken))
        g_ptr_array_add (self->broken, g_strdup (role->id));
    }

  return TRUE;
}

static gboolean
take_count (int    count,
            guint *n)
{
  *n = MAX (count, 0);

  return count >= 0;
}

static HjlTime
get_midnight (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) midnight = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                                                          g_date_time_get_day_of_month (now), 0, 0, 0);

  return g_date_time_to_unix (midnight != NULL ? midnight : now) * 1000;
}

/* What is asked for. */
typedef struct
{
  HjlCandidatesFrom from;
  gboolean          roles; /* their lists are read, too */
} Question;

/* A HjlLoadFunc. Where the roles are not asked for, their lists are %NULL. */
static gpointer
load (HjlStore *store,
      gpointer  data,
      GError  **error)
{
  const Question   *question = data;
  HjlCandidateQuery query = { .states = HJL_STATES_ATTENTION };
  g_autoptr (HjlWaiting) self = g_new0 (HjlWaiting, 1);

  if (!take_count (hjl_store_count_candidates (store, &query, error), &self->attention) ||
      !take_count (hjl_store_count_written (store, get_midnight (), error), &self->today))
    return NULL;

  hjl_brake_count_asking (store, &self->held, &self->not_erased);
  self->clock_off = hjl_brake_is_clock_off (store);
  self->synced = hjl_workspace_get_synced (store) / 1000;

  /* A feed moves people by itself. */
  if (question->from == HJL_CANDIDATES_FROM_FILES &&
      (!take_count (hjl_store_count_todos (store, error), &self->todos) ||
       !take_count (hjl_store_count_drafts (store, error), &self->drafts)))
    return NULL;

  return !question->roles || load_roles (self, store, error) ? g_steal_pointer (&self) : NULL;
}

/* Roles that were not read anew are as they were. */
static void
take_waiting (HjlTally   *self,
              HjlWaiting *waiting)
{
  if (waiting->not_mapped == NULL)
    {
      waiting->not_mapped = g_ptr_array_ref (self->waiting->not_mapped);
      waiting->broken = g_ptr_array_ref (self->waiting->broken);
      waiting->n_mapped = self->waiting->n_mapped;
    }
  g_clear_pointer (&self->waiting, waiting_free);
  self->waiting = waiting;
}

static void
got_waiting (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  HjlWaiting *waiting = hjl_finish_pointer (HJL_LOADER (source), result, &error);
  HjlTally   *self = user_data;

  /* It is gone, and perhaps the program with it. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Whoever hears of it may be the last who keeps it. */
  g_object_ref (self);
  self->counting = FALSE;
  if (waiting != NULL)
    {
      take_waiting (self, waiting);
      g_signal_emit_by_name (self, "counted", self->waiting);
    }
  else
    {
      g_debug ("What waits: %s", error->message);
      self->changes |= ROLES;
    }
  if (self->again)
    hjl_tally_count (self);
  g_object_unref (self);
}

void
hjl_tally_count (HjlTally *self)
{
  HjlLoader *loader;
  Question  *question;

  g_return_if_fail (HJL_IS_TALLY (self));

  loader = hjl_workspace_get_loader (self->workspace);
  self->again = self->counting;
  if (self->counting || loader == NULL)
    return;

  question = g_new0 (Question, 1);
  question->from = hjl_workspace_get_candidates_from (self->workspace, NULL);
  question->roles = self->waiting == NULL || (self->changes & ROLES) != 0;
  /* What has changed before is counted now. */
  g_clear_handle_id (&self->count_id, g_source_remove);
  self->changes = 0;
  self->counting = TRUE;
  hjl_loader_load_async (loader, load, question, g_free, (GDestroyNotify) waiting_free, self->cancellable, got_waiting, self);
}

static void
on_count_cb (gpointer user_data)
{
  HjlTally *self = user_data;

  self->count_id = 0;
  hjl_tally_count (self);
}

static void
on_workspace_changed_cb (HjlTally *self,
                         guint     changes)
{
  self->changes |= changes & ALL;
  if (self->count_id == 0 && (changes & ALL) != 0)
    self->count_id = g_timeout_add_once (self->count_after, on_count_cb, self);
}

static void
hjl_tally_dispose (GObject *object)
{
  HjlTally *self = HJL_TALLY (object);

  g_clear_handle_id (&self->count_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->workspace != NULL)
    g_object_set_data (G_OBJECT (self->workspace), DATA_KEY, NULL);
  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->waiting, waiting_free);

  G_OBJECT_CLASS (hjl_tally_parent_class)->dispose (object);
}

static void
hjl_tally_class_init (HjlTallyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hjl_tally_dispose;

  g_signal_new ("counted", HJL_TYPE_TALLY, G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
hjl_tally_init (HjlTally *self)
{
  self->cancellable = g_cancellable_new ();
  self->count_after = COUNT_AFTER;
}

HjlTally *
hjl_tally_get (HjlWorkspace *workspace)
{
  HjlTally *self;

  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);

  self = g_object_get_data (G_OBJECT (workspace), DATA_KEY);
  if (self != NULL)
    return g_object_ref (self);

  self = g_object_new (HJL_TYPE_TALLY, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, G_CONNECT_SWAPPED);
  /* Not owned: it keeps the workspace. */
  g_object_set_data (G_OBJECT (workspace), DATA_KEY, self);
  hjl_tally_count (self);

  return self;
}

const HjlWaiting *
hjl_tally_get_waiting (HjlTally *self)
{
  g_return_val_if_fail (HJL_IS_TALLY (self), NULL);

  return self->waiting;
}

void
hjl_tally_set_count_after (HjlTally *self,
                           guint     milliseconds)
{
  g_return_if_fail (HJL_IS_TALLY (self));

  self->count_after = milliseconds;
}
