/* hjl-review-picture.c: the first page of a CV beside its row
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/review/hjl-review-picture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/hjl-cv-reader.h"

/* Who steps through the rows passes by most of them. */
#define WAIT_MS 80
/* Pixels of a page's width: sharp on a wide window, and on a fine screen. */
#define WIDTH 1000
#define MAX_WIDTH 2000
/* The reader draws no page that is more than four times as tall as it is wide. */
#define MAX_HEIGHT (4 * MAX_WIDTH + 1)

struct _HjlReviewPicture
{
  AdwBin parent_instance;

  HjlWorkspace  *workspace;
  HjlReviewItem *item;        /* nullable */
  char          *shown;       /* nullable: the name in the spool of what is shown, or being drawn */
  char          *name;        /* nullable: as a person knows it */
  GCancellable  *cancellable; /* nullable */
  guint          wait_id;

  /* Template widgets. */
  GtkStack      *stack;
  GtkLabel      *title;
  GtkPicture    *picture;
  GtkTextBuffer *text;
  GtkLabel      *words;
};

G_DEFINE_FINAL_TYPE (HjlReviewPicture, hjl_review_picture, ADW_TYPE_BIN)

static void
say (HjlReviewPicture *self,
     const char       *words)
{
  gtk_label_set_text (self->words, words);
  gtk_stack_set_visible_child_name (self->stack, "words");
}

/* A stranger's file: how large it gets in memory is looked at before it gets there. */
static gboolean
is_bearable (GBytes *png)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (png, &size);
  guint32       width, height;

  if (size < 24 || memcmp (data + 12, "IHDR", 4) != 0)
    return FALSE;
  memcpy (&width, data + 16, 4);
  memcpy (&height, data + 20, 4);
  width = GUINT32_FROM_BE (width);
  height = GUINT32_FROM_BE (height);

  return width > 0 && height > 0 && width <= MAX_WIDTH && height <= MAX_HEIGHT;
}

static void
load_pixels (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GBytes     *png = data;
  GError     *error = NULL;
  GdkTexture *texture = NULL;

  if (is_bearable (png))
    texture = gdk_texture_new_from_bytes (png, &error);
  else
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "No picture");
  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
got_pixels (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  HjlReviewPicture *self = HJL_REVIEW_PICTURE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *label = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture == NULL)
    {
      say (self, hjl_cv_reading_describe (HJL_CV_FAILED));
      return;
    }

  /* Translators: a file. */
  label = g_strdup_printf (_ ("First page of “%s”"), self->name);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_picture_set_alternative_text (self->picture, label);
  gtk_stack_set_visible_child_name (self->stack, "picture");
}

static void
got_page (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HjlReviewPicture) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autofree char *text = NULL;
  g_autoptr (HjlCvFacts) facts = hjl_cv_reader_read_finish (result, &png, &text, &error);
  g_autoptr (GTask) task = NULL;

  if (facts == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  if (png != NULL)
    {
      task = g_task_new (self, self->cancellable, got_pixels, NULL);
      g_task_set_task_data (task, g_steal_pointer (&png), (GDestroyNotify) g_bytes_unref);
      g_task_run_in_thread (task, load_pixels);
      return;
    }
  if (text == NULL)
    {
      say (self, facts->reading != HJL_CV_READ ? hjl_cv_reading_describe (facts->reading) : _ ("There is nothing to show of this file."));
      return;
    }

  gtk_text_buffer_set_text (self->text, text, -1);
  gtk_stack_set_visible_child_name (self->stack, "text");
}

static void
draw (gpointer user_data)
{
  HjlReviewPicture *self = user_data;
  g_autofree char  *path = hjl_workspace_dup_file_path (self->workspace, self->shown);
  guint             width = MIN (WIDTH * gtk_widget_get_scale_factor (GTK_WIDGET (self)), MAX_WIDTH);

  self->wait_id = 0;
  self->cancellable = g_cancellable_new ();
  hjl_cv_reader_read_async (NULL, path, width, self->cancellable, got_page, g_object_ref (self));
}

static void
stop (HjlReviewPicture *self)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* (transfer none) (nullable) */
static const HjlPersonFile *
find_file (HjlReviewItem *item)
{
  static const HjlPurpose order[] = { HJL_PURPOSE_CV, HJL_PURPOSE_PROFILE, HJL_PURPOSE_OTHER };
  GPtrArray              *files = hjl_review_item_get_draft (item)->person->files;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < files->len; j++)
      if (((const HjlPersonFile *) g_ptr_array_index (files, j))->purpose == order[i])
        return g_ptr_array_index (files, j);

  return NULL;
}

/* A file that was left out was there, and why it was is in the row's problems. */
static void
say_why_none (HjlReviewPicture *self)
{
  const HjlDraft  *draft = self->item != NULL ? hjl_review_item_get_draft (self->item) : NULL;
  g_autofree char *problems = draft != NULL && draft->problems != NULL ? g_strjoinv ("\n", draft->problems) : NULL;

  if (draft == NULL)
    say (self, "");
  else
    say (self, problems != NULL && *problems != '\0' ? problems : _ ("No CV was added for this candidate."));
}

static void
update (HjlReviewPicture *self)
{
  const HjlPersonFile *file = self->item != NULL ? find_file (self->item) : NULL;

  if (file != NULL && g_strcmp0 (file->spool_name, self->shown) == 0)
    return;

  stop (self);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->name, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->title), file != NULL);
  if (file == NULL)
    {
      gtk_label_set_text (self->title, "");
      say_why_none (self);
      return;
    }

  self->shown = g_strdup (file->spool_name);
  self->name = g_strdup (file->name);
  gtk_label_set_text (self->title, file->name);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  self->wait_id = g_timeout_add_once (WAIT_MS, draw, self);
}

static void
hjl_review_picture_dispose (GObject *object)
{
  HjlReviewPicture *self = HJL_REVIEW_PICTURE (object);

  stop (self);
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_REVIEW_PICTURE);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hjl_review_picture_parent_class)->dispose (object);
}

static void
hjl_review_picture_finalize (GObject *object)
{
  HjlReviewPicture *self = HJL_REVIEW_PICTURE (object);

  g_free (self->shown);
  g_free (self->name);

  G_OBJECT_CLASS (hjl_review_picture_parent_class)->finalize (object);
}

static void
hjl_review_picture_class_init (HjlReviewPictureClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_review_picture_dispose;
  object_class->finalize = hjl_review_picture_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-review-picture.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlReviewPicture, stack);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewPicture, title);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewPicture, picture);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewPicture, text);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewPicture, words);
}

static void
hjl_review_picture_init (HjlReviewPicture *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
hjl_review_picture_set_workspace (HjlReviewPicture *self,
                                  HjlWorkspace     *workspace)
{
  g_return_if_fail (HJL_IS_REVIEW_PICTURE (self));

  g_set_object (&self->workspace, workspace);
}

void
hjl_review_picture_show (HjlReviewPicture *self,
                         HjlReviewItem    *item)
{
  g_return_if_fail (HJL_IS_REVIEW_PICTURE (self));

  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
