/* test-contrast.c: quiet text can be read, in the light and in the dark style
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "hjl-app-test.h"

/* What WCAG 2 asks of text of the usual size (1.4.3). */
#define LEAST_CONTRAST 4.5

/* Whole blocks, so that what is drawn of them has the text's own colour. */
#define BLOCKS "███"

static double
get_part (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/* Of a pixel in GDK_MEMORY_DEFAULT: blue, green, red. */
static double
get_luminance (const guchar *pixel)
{
  return 0.2126 * get_part (pixel[2] / 255.0) + 0.7152 * get_part (pixel[1] / 255.0) + 0.0722 * get_part (pixel[0] / 255.0);
}

static double
get_contrast (double a,
              double b)
{
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static GtkWidget *
make_label (const char *const *classes)
{
  GtkWidget *label = gtk_label_new (BLOCKS);

  for (guint i = 0; classes[i] != NULL; i++)
    gtk_widget_add_css_class (label, classes[i]);

  return label;
}

/* A label in a pill, as the board has it. */
static GtkWidget *
make_in_pill (const char *css_name,
              const char *css_class,
              const char *label_class)
{
  GtkWidget *outer = g_object_new (GTK_TYPE_BOX, "css-name", css_name, NULL);
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (BLOCKS);

  gtk_widget_add_css_class (outer, css_class);
  gtk_widget_add_css_class (pill, "pill");
  if (label_class != NULL)
    gtk_widget_add_css_class (label, label_class);
  gtk_box_append (GTK_BOX (pill), label);
  gtk_box_append (GTK_BOX (outer), pill);

  return outer;
}

static GtkWidget *
make_list (GtkWidget *row)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return list;
}

static GtkWidget *
make_quiet_texts (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *activatable = adw_action_row_new ();
  GtkWidget *entry_row = adw_entry_row_new ();
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *group = adw_preferences_group_new ();

  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("takes the focus"));
  gtk_box_append (GTK_BOX (box), make_label ((const char *const[]){ "dim-label", NULL }));
  gtk_box_append (GTK_BOX (box), make_label ((const char *const[]){ "dim-label", "caption", NULL }));
  gtk_box_append (GTK_BOX (box), make_label ((const char *const[]){ "keys", NULL }));
  gtk_box_append (GTK_BOX (box), make_label ((const char *const[]){ "times", NULL }));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), BLOCKS);
  gtk_box_append (GTK_BOX (box), make_list (row));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (activatable), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (activatable), BLOCKS);
  gtk_box_append (GTK_BOX (box), make_list (activatable));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry_row), BLOCKS);
  gtk_box_append (GTK_BOX (box), make_list (entry_row));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), BLOCKS);
  gtk_box_append (GTK_BOX (box), entry);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), BLOCKS);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), make_in_pill ("slot", "blank", NULL));
  gtk_box_append (GTK_BOX (box), make_in_pill ("targetrow", "unused", "use"));

  return box;
}

typedef struct
{
  GtkWidget     *window;
  GskRenderNode *node; /* nullable: not taken yet */
  guchar        *pixels;
  int            width;
  int            height;
  guint          n_texts;
} Picture;

static void
look_at (Picture   *picture,
         GtkWidget *label)
{
  graphene_rect_t bounds;
  const guchar   *pixel;
  double          around;
  double          best = 1;
  int             left, top, right, bottom;

  g_assert_true (gtk_widget_compute_bounds (label, picture->window, &bounds));
  left = MAX ((int) bounds.origin.x, 1);
  top = (int) bounds.origin.y;
  right = MIN ((int) (bounds.origin.x + bounds.size.width), picture->width - 1);
  bottom = MIN ((int) (bounds.origin.y + bounds.size.height), picture->height);
  around = get_luminance (picture->pixels + ((top + bottom) / 2 * picture->width + left - 1) * 4);
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        pixel = picture->pixels + (y * picture->width + x) * 4;
        best = MAX (best, get_contrast (get_luminance (pixel), around));
      }

  picture->n_texts++;
  g_test_message ("%s in %s: %.2f", gtk_widget_get_css_name (label), gtk_widget_get_css_name (gtk_widget_get_parent (label)), best);
  if (best < LEAST_CONTRAST)
    g_test_fail_printf ("%s in %s has a contrast of %.2f", gtk_widget_get_css_name (label),
                        gtk_widget_get_css_name (gtk_widget_get_parent (label)), best);
}

static void
look_at_all (Picture   *picture,
             GtkWidget *root)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), BLOCKS))
    look_at (picture, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    look_at_all (picture, child);
}

static gboolean
is_laid_out (gpointer window)
{
  return gtk_widget_get_width (window) > 0;
}

/* Once it was drawn: what is not drawn yet has no picture. */
static gboolean
take_picture (gpointer user_data)
{
  Picture *picture = user_data;
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (picture->window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, picture->width, picture->height);
  picture->node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));

  return picture->node != NULL;
}

static void
test_contrast (gconstpointer scheme)
{
  GtkWidget *box = make_quiet_texts ();
  GtkWindow *window;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guchar *pixels = NULL;
  Picture            picture = { 0 };

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), GPOINTER_TO_INT (scheme));
  window = hjl_app_test_present (box);
  gtk_window_set_focus_visible (window, FALSE);
  hjl_test_run_until_true (is_laid_out, window);
  hjl_test_wait_idle ();

  picture.window = GTK_WIDGET (window);
  picture.width = gtk_widget_get_width (picture.window);
  picture.height = gtk_widget_get_height (picture.window);
  hjl_test_run_until_true (take_picture, &picture);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), picture.node,
                                         &GRAPHENE_RECT_INIT (0, 0, picture.width, picture.height));
  pixels = g_malloc ((gsize) picture.width * picture.height * 4);
  gdk_texture_download (texture, pixels, (gsize) picture.width * 4);
  picture.pixels = pixels;
  look_at_all (&picture, picture.window);
  g_assert_cmpuint (picture.n_texts, >=, 10);

  gsk_render_node_unref (picture.node);
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);
  g_test_add_data_func ("/app/contrast/light", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT), test_contrast);
  g_test_add_data_func ("/app/contrast/dark", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK), test_contrast);

  return g_test_run ();
}
