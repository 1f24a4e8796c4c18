/* hjl-break-row.c: one thing that is broken in a mapping, and the button that mends it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/mapping/hjl-break-row.h"

#define GAP 12
/* The text is not pressed into less than this beside the button. */
#define TEXT_CHARS 24

struct _HjlBreakRow
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *text;
  GtkWidget *button; /* nullable */
};

G_DEFINE_FINAL_TYPE (HjlBreakRow, hjl_break_row, GTK_TYPE_WIDGET)

static int
get_size (GtkWidget     *widget,
          GtkOrientation orientation,
          int            for_size,
          gboolean       natural)
{
  int minimum = 0;
  int wanted = 0;

  if (widget != NULL)
    gtk_widget_measure (widget, orientation, for_size, &minimum, &wanted, NULL, NULL);

  return natural ? wanted : minimum;
}

static int
get_icon_width (HjlBreakRow *self)
{
  return get_size (self->icon, GTK_ORIENTATION_HORIZONTAL, -1, TRUE) + GAP;
}

/* Returns: the width of the button beside the text, or 0 where it goes below it */
static int
get_button_width (HjlBreakRow *self,
                  int          width)
{
  int button = get_size (self->button, GTK_ORIENTATION_HORIZONTAL, -1, TRUE);
  int text = get_size (self->text, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);

  return get_icon_width (self) + text + GAP + button <= width ? button : 0;
}

static void
hjl_break_row_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  HjlBreakRow *self = HJL_BREAK_ROW (widget);
  int          icon = get_icon_width (self);
  int          button;
  int          text;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = icon + MAX (get_size (self->text, orientation, -1, FALSE), get_size (self->button, orientation, -1, FALSE));
      *natural = icon + get_size (self->text, orientation, -1, TRUE);
      if (self->button != NULL)
        *natural += GAP + get_size (self->button, orientation, -1, TRUE);
      *natural = MAX (*natural, *minimum);
      return;
    }

  button = self->button != NULL && for_size >= 0 ? get_button_width (self, for_size) : 0;
  text = get_size (self->text, orientation, for_size >= 0 ? for_size - icon - (button > 0 ? button + GAP : 0) : -1, TRUE);
  if (self->button == NULL)
    *natural = text;
  else if (button > 0 || for_size < 0)
    *natural = MAX (text, get_size (self->button, orientation, -1, TRUE));
  else
    *natural = text + GAP + get_size (self->button, orientation, for_size - icon, TRUE);
  *natural = MAX (*natural, get_size (self->icon, orientation, -1, TRUE));
  *minimum = *natural;
}

/* Places a child whose left edge, were the text written from left to right, is @x. */
static void
place (HjlBreakRow *self,
       GtkWidget   *child,
       int          x,
       int          y,
       int          width,
       int          height)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
hjl_break_row_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  HjlBreakRow *self = HJL_BREAK_ROW (widget);
  int          icon = get_icon_width (self);
  int          button = self->button != NULL ? get_button_width (self, width) : 0;
  int          text_width = width - icon - (button > 0 ? button + GAP : 0);
  int          text_height = height;
  int          button_height;

  if (self->button != NULL && button == 0)
    {
      button = MIN (get_size (self->button, GTK_ORIENTATION_HORIZONTAL, -1, TRUE), width - icon);
      text_height = get_size (self->text, GTK_ORIENTATION_VERTICAL, text_width, TRUE);
      place (self, self->button, icon, text_height + GAP, button, height - text_height - GAP);
    }
  else if (self->button != NULL)
    {
      button_height = get_size (self->button, GTK_ORIENTATION_VERTICAL, button, TRUE);
      place (self, self->button, width - button, (height - button_height) / 2, button, button_height);
    }
  place (self, self->icon, 0, 0, icon - GAP, text_height);
  place (self, self->text, icon, 0, text_width, text_height);
}

static GtkSizeRequestMode
hjl_break_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
on_button_clicked_cb (HjlBreakRow *self)
{
  g_signal_emit_by_name (self, "accepted");
}

static void
hjl_break_row_dispose (GObject *object)
{
  HjlBreakRow *self = HJL_BREAK_ROW (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (hjl_break_row_parent_class)->dispose (object);
}

static void
hjl_break_row_class_init (HjlBreakRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_break_row_dispose;
  widget_class->measure = hjl_break_row_measure;
  widget_class->size_allocate = hjl_break_row_size_allocate;
  widget_class->get_request_mode = hjl_break_row_get_request_mode;

  g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "breakrow");
}

static void
hjl_break_row_init (HjlBreakRow *self)
{
  self->icon = g_object_new (GTK_TYPE_IMAGE,
                             "icon-name", "dialog-warning-symbolic",
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             NULL);
  gtk_widget_add_css_class (self->icon, "warning");
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->text = g_object_new (GTK_TYPE_LABEL,
                             "xalign", 0.0,
                             "wrap", TRUE,
                             "wrap-mode", PANGO_WRAP_WORD_CHAR,
                             "width-chars", TEXT_CHARS,
                             NULL);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
}

GtkWidget *
hjl_break_row_new (const char *text,
                   const char *proposal)
{
  HjlBreakRow *self = g_object_new (HJL_TYPE_BREAK_ROW, NULL);
  GtkLabel    *label;

  gtk_label_set_label (GTK_LABEL (self->text), text);
  if (proposal == NULL)
    return GTK_WIDGET (self);

  self->button = gtk_button_new_with_label (proposal);
  label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->button)));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_button_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
