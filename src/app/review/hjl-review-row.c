/* hjl-review-row.c: a line of the review's table
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/review/hjl-review-row.h"

#include <glib/gi18n-lib.h>

struct _HjlReviewRow
{
  AdwBin parent_instance;

  HjlReviewItem *item; /* nullable */

  /* Template widgets. */
  GtkImage       *icon;
  GtkInscription *name;
  GtkInscription *contact;
  GtkInscription *role;
  GtkInscription *files;
  GtkInscription *outcome;
};

G_DEFINE_FINAL_TYPE (HjlReviewRow, hjl_review_row, ADW_TYPE_BIN)

static char *
describe_contact (HjlReviewItem *item)
{
  g_autofree char *email = hjl_review_item_dup_field (item, HJL_CV_FIELD_EMAIL);
  g_autofree char *phone = hjl_review_item_dup_field (item, HJL_CV_FIELD_PHONE);

  if (*email == '\0' && *phone == '\0')
    return g_strdup (_ ("No email"));
  if (*phone == '\0')
    return g_steal_pointer (&email);

  return g_strdup_printf ("%s · %s", *email != '\0' ? email : _ ("No email"), phone);
}

static char *
describe_files (HjlReviewItem *item)
{
  GPtrArray  *files = hjl_review_item_get_draft (item)->person->files;
  const char *first = files->len > 0 ? ((HjlPersonFile *) g_ptr_array_index (files, 0))->name : NULL;

  if (first == NULL)
    return g_strdup (_ ("No files"));
  if (files->len == 1)
    return g_strdup (first);

  return g_strdup_printf (ngettext ("%u file: %s, …", "%u files: %s, …", files->len), files->len, first);
}

static char *
describe_role (HjlReviewItem *item)
{
  const char *role = hjl_review_item_get_role (item);
  const char *stage = hjl_review_item_get_stage (item);

  if (role == NULL)
    return g_strdup (_ ("No role"));

  return stage != NULL ? g_strdup_printf ("%s · %s", role, stage) : g_strdup (role);
}

static void
update (HjlReviewRow *self)
{
  GtkWidget       *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  const HjlDraft  *draft = hjl_review_item_get_draft (self->item);
  gboolean         asks = hjl_review_item_asks (self->item);
  gboolean         skipped = draft->choice == HJL_DRAFT_SKIP;
  g_autofree char *name = hjl_review_item_dup_field (self->item, HJL_CV_FIELD_NAME);
  g_autofree char *contact = describe_contact (self->item);
  g_autofree char *role = describe_role (self->item);
  g_autofree char *files = describe_files (self->item);
  g_autofree char *outcome = hjl_review_item_describe (self->item);
  g_autofree char *label = g_strjoin (", ", *name != '\0' ? name : _ ("No name"), outcome, contact, role, files, NULL);

  gtk_image_set_from_icon_name (self->icon, asks ? "dialog-question-symbolic" : skipped ? "list-remove-symbolic"
                                                                                        : "list-add-symbolic");
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char *[]){ asks ? "warning" : "dim-label", NULL });
  gtk_widget_set_css_classes (GTK_WIDGET (self->outcome), (const char *[]){ asks ? "warning" : "dim-label", NULL });
  gtk_inscription_set_text (self->name, *name != '\0' ? name : _ ("No name"));
  gtk_inscription_set_text (self->contact, contact);
  gtk_inscription_set_text (self->role, role);
  gtk_inscription_set_text (self->files, files);
  gtk_inscription_set_text (self->outcome, outcome);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Inscriptions do not turn round with the direction by themselves. */
static void
align (HjlReviewRow *self)
{
  float start = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? 1 : 0;

  gtk_inscription_set_xalign (self->name, start);
  gtk_inscription_set_xalign (self->contact, start);
  gtk_inscription_set_xalign (self->role, start);
  gtk_inscription_set_xalign (self->files, start);
  gtk_inscription_set_xalign (self->outcome, start);
}

static void
hjl_review_row_direction_changed (GtkWidget       *widget,
                                  GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (hjl_review_row_parent_class)->direction_changed (widget, previous);

  align (HJL_REVIEW_ROW (widget));
}

static void
hjl_review_row_dispose (GObject *object)
{
  HjlReviewRow *self = HJL_REVIEW_ROW (object);

  hjl_review_row_set_item (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_REVIEW_ROW);

  G_OBJECT_CLASS (hjl_review_row_parent_class)->dispose (object);
}

static void
hjl_review_row_class_init (HjlReviewRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_review_row_dispose;
  widget_class->direction_changed = hjl_review_row_direction_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-review-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlReviewRow, icon);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewRow, name);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewRow, contact);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewRow, role);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewRow, files);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewRow, outcome);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hjl_review_row_init (HjlReviewRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  align (self);
}

void
hjl_review_row_set_item (HjlReviewRow  *self,
                         HjlReviewItem *item)
{
  g_return_if_fail (HJL_IS_REVIEW_ROW (self));

  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
