/* hjl-open-copy.c: shows a file that is in memory in another program
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/hjl-open-copy.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-launch.h"
#include "app/widgets/hjl-toast.h"
#include "files/hjl-private-copy.h"

/* Milliseconds: an office program takes its time to start, and viewers keep open what they show. */
#define KEPT (15 * 60 * 1000)

/* (element-type utf8 guint): by path, the timer that removes it */
static GHashTable *copies;

static void
on_kept_cb (gpointer path)
{
  hjl_private_copy_remove (path);
  g_hash_table_remove (copies, path);
}

void
hjl_open_copy_remove_all (void)
{
  GHashTableIter iter;
  gpointer       path, timer;

  if (copies == NULL)
    return;

  g_hash_table_iter_init (&iter, copies);
  while (g_hash_table_iter_next (&iter, &path, &timer))
    {
      g_source_remove (GPOINTER_TO_UINT (timer));
      hjl_private_copy_remove (path);
      g_hash_table_iter_remove (&iter);
    }
}

/* @path: (transfer full) */
static void
keep (char *path)
{
  GApplication *application = g_application_get_default ();

  if (copies == NULL)
    {
      copies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      if (application != NULL)
        g_signal_connect (application, "shutdown", G_CALLBACK (hjl_open_copy_remove_all), NULL);
    }
  g_hash_table_insert (copies, path, GUINT_TO_POINTER (g_timeout_add_once (KEPT, on_kept_cb, path)));
}

void
hjl_open_copy (GtkWidget  *widget,
               GBytes     *content,
               const char *name,
               const char *stem)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  char            *path;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (content != NULL);

  path = hjl_private_copy_new (content, name, stem, &error);
  if (path == NULL)
    {
      hjl_toast_show_error (widget, error);
      return;
    }

  uri = g_filename_to_uri (path, NULL, NULL);
  keep (path);
  hjl_launch (widget, uri, _ ("There is no program to open this kind of file. Install one, or choose it in your computer’s settings."));
}
