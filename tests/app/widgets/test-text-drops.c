/* test-text-drops.c: what a text field takes of what is dropped on it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "app/widgets/hjl-text-drops.h"
#include "hjl-app-test.h"

static void
test_formats (void)
{
  static const struct
  {
    const char *mime_types;
    gboolean    taken;
  } cases[] = {
    { "text/plain;charset=utf-8", TRUE },
    { "text/plain", TRUE },
    { "text/uri-list", FALSE },
    { "text/uri-list text/plain;charset=utf-8", FALSE },
    { "x-special/gnome-icon-list text/uri-list text/plain", FALSE },
    { "application/vnd.portal.filetransfer text/uri-list text/plain", FALSE },
    { "text/x-moz-url text/uri-list text/plain", TRUE },
    { "image/png", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) names = g_strsplit (cases[i].mime_types, " ", -1);
      GdkContentFormats *formats = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_new ((const char **) names, g_strv_length (names)));

      g_test_message ("Case %u", i);
      g_assert_cmpint (hjl_text_drops_is_text (formats), ==, cases[i].taken);
      gdk_content_formats_unref (formats);
    }
}

static GtkWidget *
find_text (GtkWidget *root)
{
  if (GTK_IS_TEXT (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Whoever is asked first decides, and that is ours: in fields of every kind, and made at any time. */
static void
test_fields (void)
{
  const GType types[] = { GTK_TYPE_SEARCH_ENTRY, GTK_TYPE_ENTRY, GTK_TYPE_PASSWORD_ENTRY, ADW_TYPE_ENTRY_ROW, ADW_TYPE_PASSWORD_ENTRY_ROW, GTK_TYPE_TEXT };

  hjl_text_drops_refuse_files ();
  hjl_text_drops_refuse_files ();
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *field = g_object_new (types[i], NULL);
      GtkWindow *window = hjl_app_test_present (field);
      GtkWidget *text = find_text (field);
      guint      n = 0;
      guint      n_before = 0; /* targets of files that come before the field's own */

      g_test_message ("%s", g_type_name (types[i]));
      g_assert_nonnull (text);
      {
        g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (text);

        for (guint k = 0; k < g_list_model_get_n_items (controllers); k++)
          {
            g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, k);

            if (!GTK_IS_DROP_TARGET (controller))
              continue;
            n++;
            if (gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE &&
                gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), GDK_TYPE_FILE_LIST))
              n_before++;
          }
      }
      g_assert_cmpuint (n, >, 1);
      g_assert_cmpuint (n_before, ==, 1);
      gtk_window_destroy (window);
    }
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

  g_test_add_func ("/text-drops/formats", test_formats);
  g_test_add_func ("/text-drops/fields", test_fields);

  return g_test_run ();
}
