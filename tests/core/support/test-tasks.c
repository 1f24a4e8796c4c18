/* test-tasks.c: the tests' own look for tasks that nobody returned
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-tasks.h"
#include "hjl-test-utils.h"
#include "net/hjl-worker.h"

static GTask *
start (void)
{
  GTask *task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_name (task, "forgotten");

  return task;
}

static void
test_listed (void)
{
  g_autoptr (GTask) task = start ();
  g_autofree char *before = hjl_test_tasks_list_open (NULL);
  g_autofree char *of_others = hjl_test_tasks_list_open (task);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "forgotten of nobody");
  g_assert_cmpstr (of_others, ==, "");

  g_task_return_boolean (task, TRUE);
  hjl_test_wait_idle ();
  after = hjl_test_tasks_list_open (NULL);
  g_assert_cmpstr (after, ==, "");
}

/* What the sync did with a full disk: the step came to its end, and neither went on nor said why. */
static void
test_forgotten (void)
{
  if (g_test_subprocess ())
    {
      start ();
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*Nobody returned these tasks: forgotten*");
}

static gboolean
return_it (gpointer user_data)
{
  g_task_return_boolean (user_data, TRUE);
  g_object_unref (user_data);

  return G_SOURCE_REMOVE;
}

/* On its way in another thread when the program ends: not forgotten. */
static void
test_under_way (void)
{
  if (g_test_subprocess ())
    {
      HjlWorker *worker = hjl_worker_new ("late");

      hjl_worker_invoke (worker, return_it, start ());
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tasks/listed", test_listed);
  g_test_add_func ("/tasks/forgotten", test_forgotten);
  g_test_add_func ("/tasks/under-way", test_under_way);

  return g_test_run ();
}
