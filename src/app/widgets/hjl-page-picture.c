/* hjl-page-picture.c: the first page of somebody's document
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/hjl-page-picture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/hjl-cv-reader.h"

/* Pixels of a page's width: sharp on a wide window, and on a fine screen. */
#define WIDTH 1000
#define MAX_WIDTH 2000
/* The reader draws no page that is more than four times as tall as it is wide. */
#define MAX_HEIGHT (4 * MAX_WIDTH + 1)
/* Lines of a text that stand for its first page, where nothing scrolls. */
#define LINES_OF_A_PAGE 45

struct _HjlPagePicture
{
  AdwBin parent_instance;

  gboolean      whole;
  char         *name;        /* nullable: as a person knows it */
  GCancellable *cancellable; /* nullable */

  /* Template widgets. */
  GtkStack          *stack;
  GtkPicture        *picture;
  GtkPicture        *whole_picture; /* as high as its width asks for, which no scrolled window passes on */
  GtkTextBuffer     *text;
  GtkScrolledWindow *text_scroll;
  GtkLabel          *words;
};

G_DEFINE_FINAL_TYPE (HjlPagePicture, hjl_page_picture, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_WHOLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Of somebody who was added long ago, too: what is to be filled in while they are looked through is said there. */
static const char *const unseen[HJL_N_CV_READINGS] = {
  [HJL_CV_READ] = N_ ("There is nothing to show of this file."),
  [HJL_CV_ENCRYPTED] = N_ ("This file is protected by a password, so it cannot be shown here."),
  [HJL_CV_NO_TEXT] = N_ ("There is nothing to show of this file."),
  [HJL_CV_BROKEN] = N_ ("This file is damaged. Ask for it again."),
  [HJL_CV_EMPTY] = N_ ("This file is empty. Ask for it again."),
  [HJL_CV_TOO_LARGE] = N_ ("This file is too large to be shown here."),
  [HJL_CV_UNSUPPORTED] = N_ ("Files of this kind cannot be shown here."),
  [HJL_CV_FAILED] = N_ ("This file could not be shown here."),
};

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
stop (HjlPagePicture *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
say (HjlPagePicture *self,
     const char     *words)
{
  gtk_label_set_text (self->words, words);
  gtk_stack_set_visible_child_name (self->stack, "words");
}

static void
got_pixels (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HjlPagePicture) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *label = NULL;
  GtkPicture      *picture;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture == NULL)
    {
      say (self, _ (unseen[HJL_CV_FAILED]));
      return;
    }

  picture = self->whole ? self->whole_picture : self->picture;
  /* Translators: a file. */
  label = g_strdup_printf (_ ("First page of “%s”"), self->name);
  gtk_picture_set_paintable (picture, GDK_PAINTABLE (texture));
  gtk_picture_set_alternative_text (picture, label);
  gtk_stack_set_visible_child_name (self->stack, self->whole ? "whole" : "picture");
}

/* As much as a page has. (transfer full) */
static char *
dup_page (HjlPagePicture *self,
          const char     *text)
{
  const char *end = text;

  if (!self->whole)
    return g_strdup (text);

  for (guint i = 0; i < LINES_OF_A_PAGE && end != NULL; i++)
    {
      end = strchr (end, '\n');
      if (end != NULL)
        end++;
    }

  return end == NULL || *end == '\0' ? g_strdup (text) : g_strdup_printf ("%.*s…", (int) (end - text), text);
}

static void
got_page (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HjlPagePicture) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autofree char *text = NULL;
  g_autofree char *page = NULL;
  g_autoptr (HjlCvFacts) facts = hjl_cv_reader_read_finish (result, &png, &text, &error);
  g_autoptr (GTask) task = NULL;

  if (facts == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  if (png != NULL)
    {
      /* The pool's thread may be the last to let go of the task, and must not be of a widget. */
      task = g_task_new (NULL, self->cancellable, got_pixels, g_object_ref (self));
      g_task_set_task_data (task, g_steal_pointer (&png), (GDestroyNotify) g_bytes_unref);
      g_task_run_in_thread (task, load_pixels);
      return;
    }
  if (text == NULL)
    {
      say (self, _ (unseen[facts->reading]));
      return;
    }

  page = dup_page (self, text);
  gtk_text_buffer_set_text (self->text, page, -1);
  gtk_stack_set_visible_child_name (self->stack, "text");
}

static void
hjl_page_picture_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  HjlPagePicture *self = HJL_PAGE_PICTURE (object);
  GtkPolicyType   policy;

  switch (property_id)
    {
    case PROP_WHOLE:
      self->whole = g_value_get_boolean (value);
      policy = self->whole ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC;
      gtk_scrolled_window_set_policy (self->text_scroll, GTK_POLICY_NEVER, policy);
      /* Both: a page that is not shown would ask for the width of what it says in a single line. */
      gtk_stack_set_vhomogeneous (self->stack, !self->whole);
      gtk_stack_set_hhomogeneous (self->stack, !self->whole);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_page_picture_dispose (GObject *object)
{
  HjlPagePicture *self = HJL_PAGE_PICTURE (object);

  stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_PAGE_PICTURE);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (hjl_page_picture_parent_class)->dispose (object);
}

static void
hjl_page_picture_class_init (HjlPagePictureClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = hjl_page_picture_set_property;
  object_class->dispose = hjl_page_picture_dispose;

  properties[PROP_WHOLE] =
    g_param_spec_boolean ("whole", NULL, NULL, FALSE, (G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-page-picture.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlPagePicture, stack);
  gtk_widget_class_bind_template_child (widget_class, HjlPagePicture, picture);
  gtk_widget_class_bind_template_child (widget_class, HjlPagePicture, whole_picture);
  gtk_widget_class_bind_template_child (widget_class, HjlPagePicture, text);
  gtk_widget_class_bind_template_child (widget_class, HjlPagePicture, text_scroll);
  gtk_widget_class_bind_template_child (widget_class, HjlPagePicture, words);
}

static void
hjl_page_picture_init (HjlPagePicture *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: how wide to draw it */
static guint
begin (HjlPagePicture *self,
       const char     *name)
{
  hjl_page_picture_wait (self);
  g_free (self->name);
  self->name = g_strdup (name);
  self->cancellable = g_cancellable_new ();

  return MIN (WIDTH * gtk_widget_get_scale_factor (GTK_WIDGET (self)), MAX_WIDTH);
}

void
hjl_page_picture_show_file (HjlPagePicture *self,
                            const char     *path,
                            const char     *name)
{
  guint width;

  g_return_if_fail (HJL_IS_PAGE_PICTURE (self));
  g_return_if_fail (path != NULL && name != NULL);

  width = begin (self, name);
  hjl_cv_reader_read_async (NULL, path, width, self->cancellable, got_page, g_object_ref (self));
}

void
hjl_page_picture_show_bytes (HjlPagePicture *self,
                             GBytes         *content,
                             const char     *name)
{
  guint width;

  g_return_if_fail (HJL_IS_PAGE_PICTURE (self));
  g_return_if_fail (content != NULL && name != NULL);

  width = begin (self, name);
  hjl_cv_reader_read_bytes_async (content, width, self->cancellable, got_page, g_object_ref (self));
}

void
hjl_page_picture_wait (HjlPagePicture *self)
{
  g_return_if_fail (HJL_IS_PAGE_PICTURE (self));

  stop (self);
  /* Nothing of somebody else stays. */
  gtk_picture_set_paintable (self->picture, NULL);
  gtk_picture_set_paintable (self->whole_picture, NULL);
  gtk_text_buffer_set_text (self->text, "", -1);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
}

void
hjl_page_picture_say (HjlPagePicture *self,
                      const char     *words)
{
  g_return_if_fail (HJL_IS_PAGE_PICTURE (self));
  g_return_if_fail (words != NULL);

  hjl_page_picture_wait (self);
  say (self, words);
}
