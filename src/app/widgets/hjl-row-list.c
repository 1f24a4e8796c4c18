/* hjl-row-list.c: a list of equally tall rows, of which only those in sight exist
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/hjl-row-list-private.h"

#include "app/widgets/hjl-text-size.h"

/* Below it not all that a row says fits into a line, where text has its usual size. */
#define NARROW_WIDTH 560

G_DEFINE_FINAL_TYPE_WITH_CODE (HjlRowList, hjl_row_list, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_ROW_TYPE,
  PROP_SINGLE_CLICK_ACTIVATE,
  N_PROPS,

  /* Of the scrollable. */
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];

static void
on_selection_changed_cb (HjlRowList *self,
                         guint       position,
                         guint       n)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      HjlRowLine *line = g_ptr_array_index (self->lines, i);
      guint       place = line->position;

      if (place != GTK_INVALID_LIST_POSITION && place >= position && place - position < n)
        hjl_row_line_set_selected (line, gtk_selection_model_is_selected (self->model, place));
    }
}

static GtkSizeRequestMode
hjl_row_list_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As wide as the rows need; as tall as one of them. */
static void
hjl_row_list_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  HjlRowList *self = HJL_ROW_LIST (widget);

  for (guint i = 0; i < self->lines->len; i++)
    {
      GtkWidget *line = g_ptr_array_index (self->lines, i);
      int        least, most;

      if (!gtk_widget_get_child_visible (line))
        continue;
      gtk_widget_measure (line, orientation, for_size, &least, &most, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, most);
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *natural *= MAX (hjl_row_list_get_n_items (self), 1);
}

static void
turn_rows (gpointer user_data)
{
  HjlRowList *self = user_data;

  self->width_id = 0;
  self->narrow = !self->narrow;
  for (guint i = 0; i < self->lines->len; i++)
    g_signal_emit_by_name (self, "turn-row", HJL_ROW_LINE (self->lines->pdata[i])->row, self->narrow);
}

/* Nothing may be relaid while sizes are being given out, so the change waits for an idle moment. */
static void
hjl_row_list_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  HjlRowList *self = HJL_ROW_LIST (widget);

  if (self->hadjustment != NULL)
    gtk_adjustment_configure (self->hadjustment, 0, 0, width, width * 0.1, width * 0.9, width);
  hjl_row_list_allocate_lines (self, width);
  if (self->narrow != hjl_text_size_fits (widget, width, NARROW_WIDTH))
    g_clear_handle_id (&self->width_id, g_source_remove);
  else if (self->width_id == 0)
    self->width_id = g_idle_add_once (turn_rows, self);
}

static void
hjl_row_list_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  HjlRowList *self = HJL_ROW_LIST (object);

  switch (property_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;

    case PROP_ROW_TYPE:
      g_value_set_gtype (value, self->row_type);
      break;

    case PROP_SINGLE_CLICK_ACTIVATE:
      g_value_set_boolean (value, self->single_click_activate);
      break;

    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;

    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;

    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;

    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_row_list_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  HjlRowList *self = HJL_ROW_LIST (object);

  switch (property_id)
    {
    case PROP_MODEL:
      hjl_row_list_set_model (self, g_value_get_object (value));
      break;

    case PROP_ROW_TYPE:
      self->row_type = g_value_get_gtype (value);
      break;

    case PROP_SINGLE_CLICK_ACTIVATE:
      if (self->single_click_activate == g_value_get_boolean (value))
        return;
      self->single_click_activate = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_HADJUSTMENT:
      if (g_set_object (&self->hadjustment, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_VADJUSTMENT:
      if (self->vadjustment == g_value_get_object (value))
        return;
      hjl_row_list_set_vadjustment (self, g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;

    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_row_list_dispose (GObject *object)
{
  HjlRowList *self = HJL_ROW_LIST (object);

  g_clear_handle_id (&self->width_id, g_source_remove);
  hjl_row_list_set_model (self, NULL);
  hjl_row_list_set_vadjustment (self, NULL);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->anchor);
  self->pressed = NULL;
  for (guint i = 0; i < self->lines->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->lines, i));
  g_ptr_array_set_size (self->lines, 0);

  G_OBJECT_CLASS (hjl_row_list_parent_class)->dispose (object);
}

static void
hjl_row_list_finalize (GObject *object)
{
  g_ptr_array_unref (HJL_ROW_LIST (object)->lines);

  G_OBJECT_CLASS (hjl_row_list_parent_class)->finalize (object);
}

static void
hjl_row_list_class_init (HjlRowListClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hjl_row_list_get_property;
  object_class->set_property = hjl_row_list_set_property;
  object_class->dispose = hjl_row_list_dispose;
  object_class->finalize = hjl_row_list_finalize;
  widget_class->get_request_mode = hjl_row_list_get_request_mode;
  widget_class->measure = hjl_row_list_measure;
  widget_class->size_allocate = hjl_row_list_size_allocate;

  properties[PROP_MODEL] =
    g_param_spec_object ("model", NULL, NULL, GTK_TYPE_SELECTION_MODEL,
                         (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  properties[PROP_ROW_TYPE] =
    g_param_spec_gtype ("row-type", NULL, NULL, GTK_TYPE_WIDGET,
                        (G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  properties[PROP_SINGLE_CLICK_ACTIVATE] =
    g_param_spec_boolean ("single-click-activate", NULL, NULL, FALSE,
                          (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  g_signal_new ("setup-row", HJL_TYPE_ROW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  g_signal_new ("turn-row", HJL_TYPE_ROW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, GTK_TYPE_WIDGET, G_TYPE_BOOLEAN);
  g_signal_new ("bind-row", HJL_TYPE_ROW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, GTK_TYPE_WIDGET, G_TYPE_OBJECT);
  g_signal_new ("activate", HJL_TYPE_ROW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_UINT);
  g_signal_new ("menu", HJL_TYPE_ROW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, GTK_TYPE_WIDGET);

  hjl_row_list_class_init_focus (widget_class);
  gtk_widget_class_set_css_name (widget_class, "listview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
hjl_row_list_init (HjlRowList *self)
{
  self->lines = g_ptr_array_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  gtk_widget_add_css_class (GTK_WIDGET (self), "separators");
  hjl_row_list_init_pointer (self);
}

GtkSelectionModel *
hjl_row_list_get_model (HjlRowList *self)
{
  g_return_val_if_fail (HJL_IS_ROW_LIST (self), NULL);

  return self->model;
}

void
hjl_row_list_set_model (HjlRowList        *self,
                        GtkSelectionModel *model)
{
  g_return_if_fail (HJL_IS_ROW_LIST (self));
  g_return_if_fail (model == NULL || GTK_IS_SELECTION_MODEL (model));

  if (self->model == model)
    return;

  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->model, hjl_row_list_take_change, self);
      g_signal_handlers_disconnect_by_func (self->model, on_selection_changed_cb, self);
    }
  hjl_row_list_forget_lines (self);
  self->focus_position = 0;
  self->n_known = 0;
  g_set_object (&self->model, model);
  if (model != NULL)
    {
      g_signal_connect_object (model, "items-changed", G_CALLBACK (hjl_row_list_take_change), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (model, "selection-changed", G_CALLBACK (on_selection_changed_cb), self, G_CONNECT_SWAPPED);
      hjl_row_list_take_change (self, 0, 0, hjl_row_list_get_n_items (self));
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

guint
hjl_row_list_get_n_items (HjlRowList *self)
{
  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

void
hjl_row_list_setup_row (HjlRowList *self,
                        GtkWidget  *row)
{
  g_signal_emit_by_name (self, "setup-row", row);
  g_signal_emit_by_name (self, "turn-row", row, self->narrow);
}

void
hjl_row_list_bind_row (HjlRowList *self,
                       GtkWidget  *row,
                       gpointer    item)
{
  g_signal_emit_by_name (self, "bind-row", row, item);
}

void
hjl_row_list_activate (HjlRowList *self,
                       guint       position)
{
  if (position < hjl_row_list_get_n_items (self))
    g_signal_emit_by_name (self, "activate", position);
}

void
hjl_row_list_ask_for_menu (HjlRowList *self,
                           HjlRowLine *line)
{
  g_signal_emit_by_name (self, "menu", line->row);
}

void
hjl_row_list_foreach_row (HjlRowList *self,
                          GFunc       func,
                          gpointer    user_data)
{
  g_return_if_fail (HJL_IS_ROW_LIST (self));

  for (guint i = 0; i < self->lines->len; i++)
    {
      HjlRowLine *line = g_ptr_array_index (self->lines, i);

      if (line->position != GTK_INVALID_LIST_POSITION)
        func (line->row, user_data);
    }
}
