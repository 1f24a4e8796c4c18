/* hjl-steps.c: runs asynchronous steps one after the other, for operations that are a list of them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/hjl-steps.h"

static GQuark
steps_quark (void)
{
  return g_quark_from_static_string ("hjl-steps");
}

static GPtrArray *
ensure_steps (GTask *task)
{
  GPtrArray *steps = g_object_get_qdata (G_OBJECT (task), steps_quark ());

  if (steps == NULL)
    {
      steps = g_ptr_array_new ();
      g_object_set_qdata_full (G_OBJECT (task), steps_quark (), steps, (GDestroyNotify) g_ptr_array_unref);
    }

  return steps;
}

void
hjl_steps_append (GTask      *task,
                  HjlStepFunc step)
{
  g_return_if_fail (G_IS_TASK (task));

  g_ptr_array_add (ensure_steps (task), step);
}

void
hjl_steps_prepend (GTask      *task,
                   HjlStepFunc step)
{
  g_return_if_fail (G_IS_TASK (task));

  g_ptr_array_insert (ensure_steps (task), 0, step);
}

void
hjl_steps_clear (GTask *task)
{
  g_return_if_fail (G_IS_TASK (task));

  g_ptr_array_set_size (ensure_steps (task), 0);
}

void
hjl_steps_next (GTask *task)
{
  GPtrArray *steps;

  g_return_if_fail (G_IS_TASK (task));

  steps = ensure_steps (task);
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
    }
  else if (steps->len == 0)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
  else
    {
      HjlStepFunc step = g_ptr_array_steal_index (steps, 0);

      step (task);
    }
}

static gboolean
on_waited_cb (gpointer user_data)
{
  hjl_steps_next (user_data);

  return G_SOURCE_REMOVE;
}

void
hjl_steps_wait (GTask *task,
                guint  milliseconds)
{
  g_autoptr (GSource) source = g_timeout_source_new (milliseconds);

  g_return_if_fail (G_IS_TASK (task));

  if (g_task_get_cancellable (task) != NULL)
    {
      g_autoptr (GSource) cancelled = g_cancellable_source_new (g_task_get_cancellable (task));

      /* Either ends the pause, and the source is gone after that. */
      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (source, cancelled);
    }
  g_source_set_callback (source, on_waited_cb, task, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
}

void
hjl_steps_fail (GTask  *task,
                GError *error)
{
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (error != NULL);

  g_task_return_error (task, error);
  g_object_unref (task);
}
