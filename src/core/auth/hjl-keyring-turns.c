/* hjl-keyring-turns.c: one call of the keyring at a time
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "auth/hjl-keyring-turns.h"

/* Microseconds: the longest turn is a minute. */
#define LONGEST (70 * G_USEC_PER_SEC)

typedef struct
{
  GTask   *task;
  gboolean shares;
  void (*start) (GTask *task);
} Turn;

static GMutex lock;
static GQueue waiting = G_QUEUE_INIT; /* (element-type Turn) */
static GTask *current;                /* (nullable): whose turn it is */
static gint64 began_at;

static void
turn_free (gpointer data)
{
  Turn *self = data;

  g_object_unref (self->task);
  g_free (self);
}

static gboolean
on_turn_cb (gpointer user_data)
{
  Turn *turn = user_data;

  if (!g_task_return_error_if_cancelled (turn->task))
    turn->start (turn->task);

  return G_SOURCE_REMOVE;
}

/* In the thread of the call, which may not be this one. Takes @turn. */
static void
begin_elsewhere (Turn *turn)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_turn_cb, turn, turn_free);
  g_source_attach (source, g_task_get_context (turn->task));
}

/* With the lock held. @ended: (out) (transfer full) (nullable): whose turn it was, to be let go without the lock.
 * Returns: (transfer full) (nullable): the turn that is to begin */
static Turn *
next_turn (GTask **ended)
{
  Turn *turn = g_queue_pop_head (&waiting);

  *ended = g_steal_pointer (&current);
  current = turn != NULL ? g_object_ref (turn->task) : NULL;
  began_at = g_get_monotonic_time ();

  return turn;
}

void
hjl_keyring_turns_take (GTask   *task,
                        gboolean shares,
                        void (*start) (GTask *task))
{
  g_autoptr (GTask) ended = NULL;
  Turn *turn;
  Turn *next = NULL;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (start != NULL);

  turn = g_new0 (Turn, 1);
  turn->task = g_object_ref (task);
  turn->shares = shares;
  turn->start = start;

  g_mutex_lock (&lock);
  g_queue_push_tail (&waiting, turn);
  if (current == NULL || g_get_monotonic_time () - began_at > LONGEST)
    next = next_turn (&ended);
  g_mutex_unlock (&lock);

  if (next == turn)
    {
      start (task);
      turn_free (turn);
    }
  else if (next != NULL)
    {
      begin_elsewhere (next);
    }
}

/* With the lock held. Returns: (transfer full): those who share what was answered, out of the line */
static GPtrArray *
take_sharing (void)
{
  GPtrArray *sharing = g_ptr_array_new_with_free_func (turn_free);

  for (GList *l = waiting.head; l != NULL;)
    {
      GList *next = l->next;
      Turn  *turn = l->data;

      if (turn->shares)
        {
          g_ptr_array_add (sharing, turn);
          g_queue_delete_link (&waiting, l);
        }
      l = next;
    }

  return sharing;
}

void
hjl_keyring_turns_end (GTask        *task,
                       const GError *answer)
{
  g_autoptr (GPtrArray) sharing = NULL;
  g_autoptr (GTask) ended = NULL;
  Turn *next = NULL;

  g_return_if_fail (G_IS_TASK (task));

  g_mutex_lock (&lock);
  if (current == task)
    {
      sharing = answer != NULL ? take_sharing () : NULL;
      next = next_turn (&ended);
    }
  g_mutex_unlock (&lock);

  for (guint i = 0; sharing != NULL && i < sharing->len; i++)
    g_task_return_error (((Turn *) g_ptr_array_index (sharing, i))->task, g_error_copy (answer));
  if (next != NULL)
    begin_elsewhere (next);
}

static int
compare_task (gconstpointer turn,
              gconstpointer task)
{
  return ((const Turn *) turn)->task != task;
}

gboolean
hjl_keyring_turns_leave (GTask *task)
{
  GList *place;
  Turn  *turn = NULL;

  g_return_val_if_fail (G_IS_TASK (task), FALSE);

  g_mutex_lock (&lock);
  place = g_queue_find_custom (&waiting, task, compare_task);
  if (place != NULL)
    {
      turn = place->data;
      g_queue_delete_link (&waiting, place);
    }
  g_mutex_unlock (&lock);

  if (turn == NULL)
    return FALSE;

  turn_free (turn);

  return TRUE;
}
