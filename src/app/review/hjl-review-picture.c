/* hjl-review-picture.c: the first page of a CV beside its row
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/review/hjl-review-picture.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-page-picture.h"

/* Who steps through the rows passes by most of them. */
#define WAIT_MS 80

struct _HjlReviewPicture
{
  AdwBin parent_instance;

  HjlWorkspace  *workspace;
  HjlReviewItem *item;  /* nullable */
  char          *shown; /* nullable: the name in the spool of what is shown, or being drawn */
  char          *name;  /* nullable: as a person knows it */
  guint          wait_id;

  /* Template widgets. */
  GtkLabel       *title;
  HjlPagePicture *page;
};

G_DEFINE_FINAL_TYPE (HjlReviewPicture, hjl_review_picture, ADW_TYPE_BIN)

static void
draw (gpointer user_data)
{
  HjlReviewPicture *self = user_data;
  g_autofree char  *path = hjl_workspace_dup_file_path (self->workspace, self->shown);

  self->wait_id = 0;
  hjl_page_picture_show_file (self->page, path, self->name);
}

/* (transfer none) (nullable) */
static const HjlPersonFile *
find_file (HjlReviewItem *item)
{
  static const HjlPurpose order[] = { HJL_PURPOSE_CV, HJL_PURPOSE_PROFILE, HJL_PURPOSE_OTHER };
  GPtrArray              *files = item->draft->person->files;

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
  const HjlDraft  *draft = self->item != NULL ? self->item->draft : NULL;
  g_autofree char *problems = draft != NULL && draft->problems != NULL ? g_strjoinv ("\n", draft->problems) : NULL;

  if (draft == NULL)
    hjl_page_picture_say (self->page, "");
  else
    hjl_page_picture_say (self->page, problems != NULL && *problems != '\0' ? problems : _ ("No CV was added for this candidate."));
}

static void
update (HjlReviewPicture *self)
{
  const HjlPersonFile *file = self->item != NULL ? find_file (self->item) : NULL;

  if (file != NULL && g_strcmp0 (file->spool_name, self->shown) == 0)
    return;

  g_clear_handle_id (&self->wait_id, g_source_remove);
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
  hjl_page_picture_wait (self->page);
  self->wait_id = g_timeout_add_once (WAIT_MS, draw, self);
}

static void
hjl_review_picture_dispose (GObject *object)
{
  HjlReviewPicture *self = HJL_REVIEW_PICTURE (object);

  g_clear_handle_id (&self->wait_id, g_source_remove);
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

  g_type_ensure (HJL_TYPE_PAGE_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-review-picture.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlReviewPicture, title);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewPicture, page);
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
