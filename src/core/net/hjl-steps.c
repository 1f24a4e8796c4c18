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

void
hjl_steps_fail (GTask  *task,
                GError *error)
{
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (error != NULL);

  g_task_return_error (task, error);
  g_object_unref (task);
}
