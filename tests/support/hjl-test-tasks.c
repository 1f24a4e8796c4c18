/* hjl-test-tasks.c: notices tasks that nobody returned
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-tasks.h"

#include <dlfcn.h>
#include <stdio.h>
#include <unistd.h>

#include "hjl-test-utils.h"

/* How long tasks may take, at the end of a program, that are on their way, in milliseconds. */
#define LAST_LIMIT 5000

/* Seconds: a task that waits for another program, as the keyring, gives up after a minute. */
#define TASKS_LIMIT (HJL_TEST_LIMIT + 15)

/* How often no task may be on its way, where something is drawn without end. */
#define CALM 4

/* How the names of tasks begin that go on until somebody ends them. */
#define STANDING "standing: "

static GMutex      lock;
/* (element-type GTask): of the project, and not freed yet */
static GHashTable *tasks;
static gboolean    skips_end;

static void
on_task_freed_cb (gpointer data,
                  GObject *where_it_was)
{
  g_mutex_lock (&lock);
  g_hash_table_remove (tasks, where_it_was);
  g_mutex_unlock (&lock);
}

/* Whether @address is in this program, and not in a library that has tasks of its own. */
static gboolean
is_ours (const void *address)
{
  Dl_info caller, self;

  return dladdr (address, &caller) != 0 && dladdr (hjl_test_tasks_list_open, &self) != 0 && caller.dli_fbase == self.dli_fbase;
}

/* In front of GIO's, for this program: what a program defines itself wins over its libraries. */
GTask *(g_task_new) (gpointer            source_object,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            callback_data)
{
  typedef GTask *(*New) (gpointer, GCancellable *, GAsyncReadyCallback, gpointer);
  static New below;
  GTask     *task;

  if (g_once_init_enter (&below))
    g_once_init_leave (&below, (New) dlsym (RTLD_NEXT, "g_task_new"));

  task = below (source_object, cancellable, callback, callback_data);
  if (is_ours (__builtin_return_address (0)))
    {
      g_object_weak_ref (G_OBJECT (task), on_task_freed_cb, NULL);
      g_mutex_lock (&lock);
      if (tasks == NULL)
        tasks = g_hash_table_new (NULL, NULL);
      g_hash_table_add (tasks, task);
      g_mutex_unlock (&lock);
    }

  return task;
}

static gboolean
is_standing (GTask *task)
{
  return g_task_get_name (task) != NULL && g_str_has_prefix (g_task_get_name (task), STANDING);
}

/* Nobody runs the context to which it returns: a workspace that closes waits no more for what it asked the keyring. */
static gboolean
is_left (GTask *task)
{
  GMainContext *context = g_task_get_context (task);

  /* The test's own is run by whoever asks. */
  if (context == g_main_context_default () || !g_main_context_acquire (context))
    return FALSE;

  g_main_context_release (context);

  return TRUE;
}

/* @standing: also those that go on until somebody ends them, and those that were left */
static char *
list_open (gpointer source,
           gboolean standing)
{
  GString       *names = g_string_new (NULL);
  GHashTableIter iter;
  gpointer       task;

  g_mutex_lock (&lock);
  if (tasks != NULL)
    {
      g_hash_table_iter_init (&iter, tasks);
      while (g_hash_table_iter_next (&iter, &task, NULL))
        if (!g_task_get_completed (task) && (source == NULL || g_task_get_source_object (task) == source) && (standing || !(is_standing (task) || is_left (task))))
          g_string_append_printf (names, "%s%s of %s", names->len > 0 ? ", " : "",
                                  g_task_get_name (task) != NULL ? g_task_get_name (task) : "a task without a name",
                                  g_task_get_source_object (task) != NULL ? G_OBJECT_TYPE_NAME (g_task_get_source_object (task)) : "nobody");
    }
  g_mutex_unlock (&lock);

  return g_string_free (names, FALSE);
}

char *
hjl_test_tasks_list_open (gpointer source)
{
  return list_open (source, TRUE);
}

typedef struct
{
  guint  calm;
  gint64 tell_at; /* what does not end, before the test does; 0: it was told */
} Idling;

static gboolean
is_idle (gpointer user_data)
{
  Idling          *idling = user_data;
  gboolean         idle = hjl_test_wait_idle ();
  g_autofree char *open = list_open (NULL, FALSE);

  idling->calm = *open == '\0' ? idling->calm + 1 : 0;
  if (idling->tell_at != 0 && g_get_monotonic_time () > idling->tell_at)
    {
      g_printerr ("Tasks that do not end: %s\n", open);
      idling->tell_at = 0;
    }

  return idling->calm >= (idle ? 1 : CALM);
}

void
hjl_test_tasks_wait_idle (void)
{
  Idling idling = { 0, g_get_monotonic_time () + HJL_TEST_LIMIT / 2 * G_USEC_PER_SEC };

  hjl_test_run_until_true_within (is_idle, &idling, TASKS_LIMIT);
}

void
hjl_test_tasks_skip_end (void)
{
  skips_end = TRUE;
}

/* After main(): whoever passed all tests fails here. */
__attribute__ ((destructor)) static void
look_at_end (void)
{
  gint64 deadline = g_get_monotonic_time () + LAST_LIMIT * 1000;

  if (tasks == NULL || skips_end)
    return;

  for (;;)
    {
      g_autofree char *open = NULL;

      hjl_test_wait_idle ();
      open = hjl_test_tasks_list_open (NULL);
      if (*open == '\0')
        return;
      if (g_get_monotonic_time () > deadline)
        {
          fprintf (stderr, "Nobody returned these tasks: %s\n", open);
          fflush (NULL);
          _exit (1);
        }
      g_usleep (10000);
    }
}
