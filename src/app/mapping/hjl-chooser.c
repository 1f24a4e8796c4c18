/* hjl-chooser.c: a popover with a search and a list to choose one thing from
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/mapping/hjl-chooser.h"

#include "app/widgets/hjl-named-bin.h"

struct _HjlChooser
{
  GtkPopover parent_instance;

  char *present_id; /* nullable */

  /* Template objects. */
  GtkWidget          *search_entry;
  GtkCustomFilter    *filter;
  GtkStack           *stack;
  GtkListView        *list;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (HjlChooser, hjl_chooser, GTK_TYPE_POPOVER)

static void
take_position (HjlChooser *self,
               guint       position)
{
  g_autoptr (HjlChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (choice == NULL)
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit_by_name (self, "chosen", choice);
}

static void
on_list_activated_cb (HjlChooser *self,
                      guint       position)
{
  take_position (self, position);
}

static void
on_filtered_items_changed_cb (HjlChooser *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
}

static void
on_search_entry_changed_cb (HjlChooser *self)
{
  hjl_choice_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

/* Down leaves the search for the list. */
static gboolean
on_search_key_pressed_cb (HjlChooser     *self,
                          guint           keyval,
                          guint           keycode,
                          GdkModifierType state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (GTK_WIDGET (self->list));

  return GDK_EVENT_STOP;
}

static void
mark_present (HjlChooser *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HjlChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);
      gboolean present = g_strcmp0 (choice->id, self->present_id) == 0;

      hjl_choice_set_present (choice, present);
      if (!present)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
    }
}

static void
hjl_chooser_map (GtkWidget *widget)
{
  HjlChooser *self = HJL_CHOOSER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  GTK_WIDGET_CLASS (hjl_chooser_parent_class)->map (widget);
  gtk_widget_grab_focus (self->search_entry);
  mark_present (self);
}

static void
hjl_chooser_finalize (GObject *object)
{
  g_free (HJL_CHOOSER (object)->present_id);

  G_OBJECT_CLASS (hjl_chooser_parent_class)->finalize (object);
}

static void
hjl_chooser_class_init (HjlChooserClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = hjl_chooser_finalize;
  widget_class->map = hjl_chooser_map;

  g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, HJL_TYPE_CHOICE);

  g_type_ensure (HJL_TYPE_CHOICE);
  g_type_ensure (HJL_TYPE_NAMED_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, HjlChooser, filter);
  gtk_widget_class_bind_template_child (widget_class, HjlChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, HjlChooser, list);
  gtk_widget_class_bind_template_child (widget_class, HjlChooser, filtered);
  gtk_widget_class_bind_template_child (widget_class, HjlChooser, selection);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hjl_chooser_take_first);
  gtk_widget_class_bind_template_callback_full (widget_class, "gtk_popover_popdown", G_CALLBACK (gtk_popover_popdown));
}

static void
hjl_chooser_init (HjlChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (on_filtered_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_search_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->search_entry, keys);
}

HjlChooser *
hjl_chooser_new (const char *name)
{
  HjlChooser *self = g_object_new (HJL_TYPE_CHOOSER, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return self;
}

void
hjl_chooser_set_choices (HjlChooser *self,
                         GListModel *choices)
{
  g_return_if_fail (HJL_IS_CHOOSER (self));

  gtk_filter_list_model_set_model (self->filtered, choices);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    mark_present (self);
}

void
hjl_chooser_set_present (HjlChooser *self,
                         const char *id)
{
  g_return_if_fail (HJL_IS_CHOOSER (self));

  g_free (self->present_id);
  self->present_id = g_strdup (id);
}

void
hjl_chooser_take_first (HjlChooser *self)
{
  g_return_if_fail (HJL_IS_CHOOSER (self));

  /* Nothing was looked for: the first would be a surprise. */
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    take_position (self, 0);
}

void
hjl_chooser_search (HjlChooser *self,
                    const char *text)
{
  g_return_if_fail (HJL_IS_CHOOSER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
}

HjlChooser *
hjl_chooser_open (HjlChooser *self,
                  GtkWidget  *row,
                  GListModel *choices,
                  const char *present,
                  GCallback   chosen,
                  gpointer    object)
{
  if (self == NULL)
    {
      self = hjl_chooser_new (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
      gtk_widget_set_parent (GTK_WIDGET (self), row);
      g_signal_connect_object (self, "chosen", chosen, object, G_CONNECT_SWAPPED);
    }
  hjl_chooser_set_choices (self, choices);
  hjl_chooser_set_present (self, present);
  gtk_popover_popup (GTK_POPOVER (self));

  return self;
}
