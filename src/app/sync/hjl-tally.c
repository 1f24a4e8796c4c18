/* hjl-tally.c: what waits for a person, counted once for all who show it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sync/hjl-tally.h"

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

/* What is asked for. */
typedef struct
{
  HjlCandidatesFrom from;
  gboolean          roles; /* their lists are read, too */
} Question;

/* A HjlLoadFunc. */
static gpointer
load (HjlStore *store,
      gpointer  data,
      GError  **error)
{
  const Question *question = data;

  return hjl_waiting_load (store, question->from, question->roles, error);
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
  g_clear_pointer (&self->waiting, hjl_waiting_free);
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
  hjl_loader_load_async (loader, load, question, g_free, (GDestroyNotify) hjl_waiting_free, self->cancellable, got_waiting, self);
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
  g_clear_pointer (&self->waiting, hjl_waiting_free);

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
