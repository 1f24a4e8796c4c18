/* main.c: starts the window
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "app/application/hjl-application.h"
#include "workspace/hjl-memory.h"

/* The program speaks UTF-8 whatever the locale, as the command line does: names of both services are UTF-8. What a
 * person of another charset types is read in it; `C` and `POSIX` say nothing of a charset, so there it is UTF-8 as
 * well. What is no text at all stays, and is refused where it is used. (transfer full) */
static GStrv
take_arguments (char **argv)
{
  guint n = g_strv_length (argv);
  GStrv arguments = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      if (!g_utf8_validate (argv[i], -1, NULL))
        arguments[i] = g_locale_to_utf8 (argv[i], -1, NULL, NULL, NULL);
      if (arguments[i] == NULL)
        arguments[i] = g_strdup (argv[i]);
    }

  /* From here on nothing converts any more, and GTK must not set it back. */
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");
  gtk_disable_setlocale ();

  return arguments;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (HjlApplication) application = NULL;
  g_auto (GStrv) arguments = NULL;

  hjl_memory_keep_private ();
  /* Standard output is for what was asked for, JSON above all; GLib writes debug lines there by itself. */
  g_log_writer_default_set_use_stderr (TRUE);

  setlocale (LC_ALL, "");
  arguments = take_arguments (argv);
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = hjl_application_new ();

  return g_application_run (G_APPLICATION (application), argc, arguments);
}
