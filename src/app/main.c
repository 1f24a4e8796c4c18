/* main.c: starts the window
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "app/hjl-application.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (HjlApplication) application = NULL;

  /* Standard output is for what was asked for, JSON above all; GLib writes debug lines there by itself. */
  g_log_writer_default_set_use_stderr (TRUE);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = hjl_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
