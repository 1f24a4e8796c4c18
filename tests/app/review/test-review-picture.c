/* test-review-picture.c: the first page of the CV beside its row
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>
#include <string.h>

#include "app/review/hjl-review-picture.h"
#include "app/review/hjl-review-window-private.h"
#include "hjl-review-rig.h"
#include "store/hjl-store-drafts.h"

static char *
write_pdf (const char *folder)
{
  char            *path = g_build_filename (folder, "Dina Roe CV.pdf", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t         *cr = cairo_create (surface);

  cairo_select_font_face (cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 24);
  cairo_move_to (cr, 72, 100);
  cairo_show_text (cr, "Dina Roe");
  cairo_set_font_size (cr, 11);
  cairo_move_to (cr, 72, 130);
  cairo_show_text (cr, "dina@a.example");
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return path;
}

static gboolean
has_picture (gpointer user_data)
{
  GtkWidget *picture = hjl_app_test_find (((HjlReviewRig *) user_data)->window, GTK_TYPE_PICTURE, NULL);

  return picture != NULL && gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL;
}

static gboolean
has_text (gpointer user_data)
{
  GtkWidget       *view = hjl_app_test_find (((HjlReviewRig *) user_data)->window, GTK_TYPE_TEXT_VIEW, NULL);
  g_autofree char *text = NULL;

  if (view == NULL)
    return FALSE;
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);

  return strstr (text, "Eli Fox") != NULL;
}

/* The row of this file. */
static void
choose (HjlReviewRig *rig,
        const char   *file)
{
  HjlReviewWindow *window = HJL_REVIEW_WINDOW (rig->window);

  for (guint i = 0; i < hjl_review_window_count (window); i++)
    {
      GPtrArray *files = hjl_review_window_get_item (window, i)->draft->person->files;

      if (files->len > 0 && g_str_has_prefix (((HjlPersonFile *) files->pdata[0])->name, file))
        {
          gtk_selection_model_select_item (GTK_SELECTION_MODEL (window->selection), i, TRUE);
          return;
        }
    }
  g_assert_not_reached ();
}

/* A page is drawn, a text is shown, what is no document says so, and nothing where there is none. */
static void
test_kinds (HjlReviewRig *rig,
            gconstpointer data)
{
  g_autofree char *role_id = hjl_review_rig_dup_role (rig, "Data Engineer");
  g_autofree char *pdf = write_pdf (rig->folder);
  g_autofree char *txt = g_build_filename (rig->folder, "Eli Fox CV.txt", NULL);
  g_autofree char *broken = g_build_filename (rig->folder, "Fay Ode CV.pdf", NULL);
  const char      *paths[] = { pdf, txt, broken, NULL };
  GtkWidget       *picture;
  GdkPaintable    *page;

  g_assert_true (g_file_set_contents (txt, "Eli Fox\neli@a.example\n\nWelder in Leeds\n", -1, NULL));
  g_assert_true (g_file_set_contents (broken, "%PDF-1.7\nnothing more", -1, NULL));
  hjl_app_test_resize (GTK_WINDOW (rig->window), 1000, 700);
  hjl_review_rig_see (rig, "Ada Byron");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (HJL_REVIEW_WINDOW (rig->window)->selection), 0, TRUE);
  hjl_review_rig_see (rig, "No CV was added for this candidate.");

  hjl_review_window_add_files (HJL_REVIEW_WINDOW (rig->window), role_id, paths);
  hjl_review_rig_see (rig, "6 candidates to add");
  choose (rig, "Dina");
  hjl_test_run_until_true (has_picture, rig);
  picture = hjl_app_test_find (rig->window, GTK_TYPE_PICTURE, NULL);
  page = gtk_picture_get_paintable (GTK_PICTURE (picture));
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (page), ==, 1000);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (page), >, 1400);
  g_assert_cmpstr (gtk_picture_get_alternative_text (GTK_PICTURE (picture)), ==, "First page of “Dina Roe CV.pdf”");

  choose (rig, "Eli");
  hjl_test_run_until_true (has_text, rig);
  choose (rig, "Fay");
  hjl_review_rig_see (rig, "This file is damaged. Ask for it again.");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *program = NULL;

  hjl_app_test_init (&argc, &argv);
  program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "reader", "hjlever-read-cv", NULL);
  g_setenv ("HJLEVER_READ_CV", program, TRUE);

  g_test_add ("/app/review-picture/kinds", HjlReviewRig, NULL, hjl_review_rig_set_up, test_kinds, hjl_review_rig_tear_down);

  return g_test_run ();
}
