/* hjl-e2e.c: starts the program, waits for it, and ends it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e.h"

#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#include "hjl-e2e-input.h"
#include "hjl-test-desktop.h"

/* Microseconds between two looks. */
#define PAUSE 10000

static void
on_debug_cb (const char    *domain,
             GLogLevelFlags level,
             const char    *message,
             gpointer       user_data)
{
}

const char *
hjl_e2e_init (int    *argc,
              char ***argv)
{
  /* For what is printed. */
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);
  /* AT-SPI warns of programs that are just starting or ending; ours still may not warn. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  /* The stand-ins' sockets would fill the log. */
  g_log_set_handler ("GLib-GIO", G_LOG_LEVEL_DEBUG, on_debug_cb, NULL);
  atspi_init ();
  hjl_test_desktop_start ();

  return (*argv)[1];
}

/* Returns: (transfer full) (nullable) */
static AtspiAccessible *
find_application (const char *name,
                  guint       pid)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  int n;

  /* AT-SPI remembers how many there were. */
  atspi_accessible_clear_cache (desktop);
  n = atspi_accessible_get_child_count (desktop, NULL);
  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);
      g_autofree char *child_name = child != NULL ? atspi_accessible_get_name (child, NULL) : NULL;

      if (child != NULL)
        atspi_accessible_clear_cache (child);
      /* One that has just ended may still be listed. */
      if (child_name != NULL && strstr (child_name, name) != NULL && atspi_accessible_get_process_id (child, NULL) == pid &&
          atspi_accessible_get_child_count (child, NULL) > 0)
        return g_steal_pointer (&child);
    }

  return NULL;
}

static void
on_child_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

GSubprocessLauncher *
hjl_e2e_new_launcher (GSubprocessFlags flags)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);

  g_subprocess_launcher_set_child_setup (launcher, on_child_cb, NULL, NULL);

  return launcher;
}

void
hjl_e2e_set_settings (const char *lines)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "glib-2.0", "settings", NULL);
  g_autofree char *path = g_build_filename (folder, "keyfile", NULL);
  g_autofree char *text = g_strconcat ("[org/example/HjLever]\n", lines, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

HjlE2e *
hjl_e2e_start (const char        *program,
               const char *const *arguments)
{
  const char *const nothing[] = { NULL };

  return hjl_e2e_start_in (program, arguments, nothing);
}

HjlE2e *
hjl_e2e_start_in (const char        *program,
                  const char *const *arguments,
                  const char *const *environment)
{
  HjlE2e *self = g_new0 (HjlE2e, 1);
  g_autoptr (GSubprocessLauncher) launcher = hjl_e2e_new_launcher (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (program);
  gint64           end = g_get_monotonic_time () + HJL_E2E_LIMIT * G_USEC_PER_SEC;
  guint            pid;

  g_ptr_array_add (command, (gpointer) program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (command, (gpointer) arguments[i]);
  g_ptr_array_add (command, NULL);

  g_subprocess_launcher_unsetenv (launcher, "GTK_A11Y");
  g_subprocess_launcher_setenv (launcher, "G_DEBUG", HJL_E2E_DEBUG, TRUE);
  g_subprocess_launcher_setenv (launcher, "GNOTIFICATION_BACKEND", "freedesktop", TRUE);
  for (guint i = 0; environment[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (environment[i], "=", 2);

      g_subprocess_launcher_setenv (launcher, words[0], words[1], TRUE);
    }
  self->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) command->pdata, &error);
  g_assert_no_error (error);
  pid = g_ascii_strtoull (g_subprocess_get_identifier (self->process), NULL, 10);

  while (self->application == NULL && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      self->application = find_application (name, pid);
    }
  if (self->application == NULL)
    g_error ("%s shows no window within %d seconds", program, HJL_E2E_LIMIT);

  return self;
}

void
hjl_e2e_stop (HjlE2e *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  hjl_e2e_input_close (self);
  g_clear_object (&self->application);
  g_clear_object (&self->process);
  g_free (self);
}

static void
did_end (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  gboolean *ended = user_data;
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *ended = TRUE;
}

static gboolean
is_set (HjlE2e  *self,
        gpointer user_data)
{
  return *(gboolean *) user_data;
}

void
hjl_e2e_wait_end (HjlE2e *self)
{
  gboolean ended = FALSE;

  g_subprocess_wait_check_async (self->process, NULL, did_end, &ended);
  hjl_e2e_wait_until (self, is_set, &ended, "The program does not end");
}

void
hjl_e2e_wait_until (HjlE2e         *self,
                    HjlE2eCondition condition,
                    gpointer        user_data,
                    const char     *what)
{
  gint64 end = g_get_monotonic_time () + HJL_E2E_LIMIT * G_USEC_PER_SEC;

  while (!condition (self, user_data))
    {
      if (g_get_monotonic_time () > end)
        {
          hjl_e2e_print (self);
          g_error ("%s (after %d seconds)", what, HJL_E2E_LIMIT);
        }
      g_main_context_iteration (NULL, FALSE);
      /* Whoever asks without pause takes the processor from the program that is asked, and its answers come before its
       * frames: nothing that moves would move. */
      g_usleep (PAUSE);
    }
}
