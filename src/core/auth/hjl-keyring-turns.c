/* hjl-keyring-turns.c: one call of the keyring at a time, in a thread that lasts
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/hjl-keyring-turns.h"

#include "net/hjl-worker.h"

typedef struct
{
  GTask   *task;
  gboolean shares;
  void (*start) (GTask *task);
} Turn;

/* Only the thread touches them. */
static GQueue waiting = G_QUEUE_INIT; /* (element-type Turn) */
static Turn  *current;                /* (nullable): whose turn it is */

static void
turn_free (gpointer data)
{
  Turn *self = data;

  g_object_unref (self->task);
  g_free (self);
}

static HjlWorker *
get_worker (void)
{
  static HjlWorker *worker;

  if (g_once_init_enter (&worker))
    g_once_init_leave (&worker, hjl_worker_new ("hjl-keyring"));

  return worker;
}

void
hjl_keyring_turns_invoke (GSourceFunc func,
                          gpointer    data)
{
  hjl_worker_invoke (get_worker (), func, data);
}

static gboolean
on_turn_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  /* It may have been given up meanwhile. */
  if (current != NULL && current->task == task && !g_task_return_error_if_cancelled (task))
    current->start (task);

  return G_SOURCE_REMOVE;
}

static void
begin_next (void)
{
  g_clear_pointer (&current, turn_free);
  current = g_queue_pop_head (&waiting);
  if (current != NULL)
    hjl_keyring_turns_invoke (on_turn_cb, g_object_ref (current->task));
}

void
hjl_keyring_turns_take (GTask   *task,
                        gboolean shares,
                        void (*start) (GTask *task))
{
  Turn *turn;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (start != NULL);

  turn = g_new0 (Turn, 1);
  turn->task = g_object_ref (task);
  turn->shares = shares;
  turn->start = start;
  g_queue_push_tail (&waiting, turn);
  if (current == NULL)
    begin_next ();
}

void
hjl_keyring_turns_end (GTask        *task,
                       const GError *answer)
{
  g_return_if_fail (G_IS_TASK (task));

  if (current == NULL || current->task != task)
    return;

  for (GList *l = answer != NULL ? waiting.head : NULL; l != NULL;)
    {
      GList *next = l->next;
      Turn  *turn = l->data;

      if (turn->shares)
        {
          g_queue_delete_link (&waiting, l);
          g_task_return_error (turn->task, g_error_copy (answer));
          turn_free (turn);
        }
      l = next;
    }
  begin_next ();
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

  g_return_val_if_fail (G_IS_TASK (task), FALSE);

  place = g_queue_find_custom (&waiting, task, compare_task);
  if (place == NULL)
    return FALSE;

  turn_free (place->data);
  g_queue_delete_link (&waiting, place);

  return TRUE;
}
