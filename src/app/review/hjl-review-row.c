/* hjl-review-row.c: a line of the review's table
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/review/hjl-review-row.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-inscriptions.h"
#include "app/widgets/hjl-text-row.h"
#include "app/widgets/hjl-typed.h"

struct _HjlReviewRow
{
  AdwBin parent_instance;

  HjlReviewItem *item;   /* nullable */
  GtkWidget     *entry;  /* nullable: while something is typed */
  HjlCvField     typing; /* what is */
  GtkWidget     *menu;   /* nullable: while it is open */

  /* Template widgets. */
  GtkBox         *parts; /* who, and what for */
  GtkBox         *reach; /* their e-mail and phone */
  GtkBox         *work;  /* role and files */
  GtkImage       *icon;
  GtkInscription *name;
  GtkInscription *email;
  GtkInscription *phone;
  GtkInscription *role;
  GtkInscription *files;
  GtkInscription *outcome;
};

G_DEFINE_FINAL_TYPE (HjlReviewRow, hjl_review_row, ADW_TYPE_BIN)

/* Lever would get nothing of what was added, and that is easily overlooked. */
static gboolean
has_lost_files (HjlReviewItem *item)
{
  const HjlDraft *draft = item->draft;

  return draft->person->files->len == 0 && draft->problems != NULL && *draft->problems != NULL;
}

static char *
describe_files (HjlReviewItem *item)
{
  GPtrArray  *files = item->draft->person->files;
  const char *first = files->len > 0 ? ((HjlPersonFile *) g_ptr_array_index (files, 0))->name : NULL;

  if (first == NULL)
    return g_strdup (has_lost_files (item) ? _ ("File left out") : _ ("No files"));
  if (files->len == 1)
    return g_strdup (first);

  return g_strdup_printf (ngettext ("%'u file: %s, …", "%'u files: %s, …", files->len), files->len, first);
}

static char *
describe_role (HjlReviewItem *item)
{
  const char *role = item->role;
  const char *stage = item->stage;

  if (role == NULL)
    return g_strdup (_ ("No role"));

  return stage != NULL ? g_strdup_printf ("%s · %s", role, stage) : g_strdup (role);
}

/* What is kept may become another one while the entry is open. */
static void
show_typing (HjlReviewRow *self)
{
  g_autofree char *text = hjl_review_item_dup_field (self->item, self->typing);

  hjl_typed_show (GTK_EDITABLE (self->entry), text);
}

static void
update (HjlReviewRow *self)
{
  GtkWidget       *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  const HjlDraft  *draft = self->item->draft;
  gboolean         asks = hjl_review_item_asks (self->item);
  gboolean         skipped = draft->choice == HJL_DRAFT_SKIP;
  g_autofree char *name = hjl_review_item_dup_field (self->item, HJL_CV_FIELD_NAME);
  g_autofree char *email = hjl_review_item_dup_field (self->item, HJL_CV_FIELD_EMAIL);
  g_autofree char *phone = hjl_review_item_dup_field (self->item, HJL_CV_FIELD_PHONE);
  g_autofree char *number = hjl_text_dup_left_to_right (phone);
  const char      *address = *email != '\0' ? email : _ ("No email");
  g_autofree char *role = describe_role (self->item);
  g_autofree char *files = describe_files (self->item);
  g_autofree char *outcome = hjl_review_item_describe (self->item);
  g_autofree char *label = g_strjoin (", ", *name != '\0' ? name : _ ("No name"), outcome, address, *phone != '\0' ? phone : _ ("No phone"), role, files, NULL);

  gtk_image_set_from_icon_name (self->icon, asks ? "dialog-question-symbolic" : skipped ? "list-remove-symbolic"
                                                                                        : "list-add-symbolic");
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char *[]){ asks ? "warning" : "dim-label", NULL });
  gtk_widget_set_css_classes (GTK_WIDGET (self->outcome), (const char *[]){ asks ? "warning" : "dim-label", NULL });
  gtk_widget_set_css_classes (GTK_WIDGET (self->files), (const char *[]){ has_lost_files (self->item) ? "warning" : "dim-label", NULL });
  gtk_inscription_set_text (self->name, *name != '\0' ? name : _ ("No name"));
  gtk_inscription_set_text (self->email, address);
  gtk_inscription_set_text (self->phone, number);
  gtk_inscription_set_text (self->role, role);
  gtk_inscription_set_text (self->files, files);
  gtk_inscription_set_text (self->outcome, outcome);
  if (self->entry != NULL)
    show_typing (self);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
get_cell (HjlReviewRow *self,
          HjlCvField    field)
{
  return field == HJL_CV_FIELD_NAME    ? GTK_WIDGET (self->name)
         : field == HJL_CV_FIELD_EMAIL ? GTK_WIDGET (self->email)
                                       : GTK_WIDGET (self->phone);
}

static void
end_typing (HjlReviewRow *self,
            gboolean      keep)
{
  GtkWidget       *entry = g_steal_pointer (&self->entry);
  g_autofree char *text = NULL;

  if (entry == NULL)
    return;

  if (keep && hjl_typed_send (GTK_EDITABLE (entry)))
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  gtk_widget_set_visible (get_cell (self, self->typing), TRUE);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (entry)), entry);
  if (text != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "review.set-field", "(sus)", self->item->draft->id,
                                (guint32) self->typing, text);
}

static void
on_entry_activated_cb (HjlReviewRow *self)
{
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (self));

  end_typing (self, TRUE);
  gtk_widget_grab_focus (line);
}

static void
keep_what_was_left (gpointer user_data)
{
  g_autoptr (HjlReviewRow) self = user_data;

  /* Perhaps it is typed in again. */
  if (self->entry != NULL && !gtk_widget_has_focus (self->entry))
    end_typing (self, TRUE);
}

/* The entry cannot go while GTK is on its way from it to the next widget with the focus. */
static void
on_entry_left_cb (HjlReviewRow *self)
{
  g_idle_add_once (keep_what_was_left, g_object_ref (self));
}

static gboolean
on_entry_key_cb (HjlReviewRow   *self,
                 guint           key,
                 guint           code,
                 GdkModifierType state)
{
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (self));
  int        field = (int) self->typing;

  if (key == GDK_KEY_Escape)
    {
      end_typing (self, FALSE);
      gtk_widget_grab_focus (line);
      return GDK_EVENT_STOP;
    }
  if (key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab)
    return GDK_EVENT_PROPAGATE;

  field += key == GDK_KEY_Tab ? 1 : -1;
  end_typing (self, TRUE);
  if (field >= HJL_CV_FIELD_NAME && field <= HJL_CV_FIELD_PHONE)
    hjl_review_row_edit (self, field);
  else
    gtk_widget_grab_focus (line);

  return GDK_EVENT_STOP;
}

void
hjl_review_row_keep_typed (HjlReviewRow *self)
{
  g_return_if_fail (HJL_IS_REVIEW_ROW (self));

  end_typing (self, TRUE);
}

void
hjl_review_row_edit (HjlReviewRow *self,
                     HjlCvField    field)
{
  static const char *const labels[] = { [HJL_CV_FIELD_NAME] = N_ ("Name"), [HJL_CV_FIELD_EMAIL] = N_ ("Email"), [HJL_CV_FIELD_PHONE] = N_ ("Phone") };
  GtkEventController      *controller;
  GtkWidget               *cell;

  g_return_if_fail (HJL_IS_REVIEW_ROW (self));
  g_return_if_fail (field <= HJL_CV_FIELD_PHONE);

  if (self->item == NULL)
    return;
  end_typing (self, TRUE);
  self->typing = field;
  self->entry = gtk_text_new ();
  gtk_widget_add_css_class (self->entry, "cell");
  /* No wider than what it stands for. */
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 8);
  if (field == HJL_CV_FIELD_PHONE)
    hjl_text_type_left_to_right (GTK_EDITABLE (self->entry));
  cell = get_cell (self, field);
  show_typing (self);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (labels[field]), -1);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_entry_activated_cb), self, G_CONNECT_SWAPPED);
  controller = gtk_event_controller_focus_new ();
  g_signal_connect_object (controller, "leave", G_CALLBACK (on_entry_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, controller);
  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (on_entry_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, controller);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (cell)), self->entry, cell);
  gtk_widget_set_visible (cell, FALSE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
on_cell_pressed_cb (GtkGestureClick *click,
                    int              n_press,
                    double           x,
                    double           y,
                    HjlReviewRow    *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));

  if (n_press != 2)
    return;

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  hjl_review_row_edit (self, cell == GTK_WIDGET (self->name) ? HJL_CV_FIELD_NAME : cell == GTK_WIDGET (self->email) ? HJL_CV_FIELD_EMAIL
                                                                                                                    : HJL_CV_FIELD_PHONE);
}

static void
on_role_pressed_cb (GtkGestureClick *click,
                    int              n_press,
                    double           x,
                    double           y,
                    HjlReviewRow    *self)
{
  if (n_press != 2 || self->item == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "review.choose-stage", "s", self->item->draft->id);
}

static void
add_click (HjlReviewRow *self,
           HjlCvField    field)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (on_cell_pressed_cb), self, 0);
  gtk_widget_add_controller (get_cell (self, field), GTK_EVENT_CONTROLLER (click));
}

static void
add_role_click (HjlReviewRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (on_role_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->role), GTK_EVENT_CONTROLLER (click));
}

static GdkContentProvider *
on_drag_prepare_cb (HjlReviewRow *self)
{
  return self->item != NULL && self->entry == NULL ? gdk_content_provider_new_typed (HJL_TYPE_REVIEW_ITEM, self->item) : NULL;
}

/* A row on a row: both are the same person. */
static gboolean
on_drop_cb (HjlReviewRow *self,
            const GValue *value)
{
  HjlReviewItem *other;

  /* Or one of a row's files. */
  if (G_VALUE_HOLDS (value, HJL_TYPE_REVIEW_FILE))
    {
      const HjlReviewFile *file = g_value_get_boxed (value);

      return self->item != NULL && file != NULL &&
             gtk_widget_activate_action (GTK_WIDGET (self), "review.move-file", "(sss)", file->row_id, file->spool_name,
                                         self->item->draft->id);
    }

  other = g_value_get_object (value);
  if (self->item == NULL || other == NULL || other == self->item)
    return FALSE;

  return gtk_widget_activate_action (GTK_WIDGET (self), "review.join-rows", "(ss)", other->draft->id,
                                     self->item->draft->id);
}

static void
add_drag (HjlReviewRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_MOVE);
  GType          types[] = { HJL_TYPE_REVIEW_ITEM, HJL_TYPE_REVIEW_FILE };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_drag_prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

HjlReviewItem *
hjl_review_row_get_item (HjlReviewRow *self)
{
  g_return_val_if_fail (HJL_IS_REVIEW_ROW (self), NULL);

  return self->item;
}

static void
drop_menu (gpointer user_data)
{
  g_autoptr (HjlReviewRow) self = user_data;

  /* Perhaps another one is open already. */
  if (self->menu != NULL && !gtk_widget_get_visible (self->menu))
    g_clear_pointer (&self->menu, gtk_widget_unparent);
}

/* What was chosen is done after the menu has closed. */
static void
on_menu_closed_cb (HjlReviewRow *self)
{
  g_idle_add_once (drop_menu, g_object_ref (self));
}

void
hjl_review_row_open_menu (HjlReviewRow *self,
                          GMenuModel   *menu,
                          gboolean      at_role)
{
  graphene_rect_t bounds;

  g_return_if_fail (HJL_IS_REVIEW_ROW (self));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  if (at_role && gtk_widget_compute_bounds (GTK_WIDGET (self->role), GTK_WIDGET (self), &bounds))
    {
      GdkRectangle place = { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };

      gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
    }
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (on_menu_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
hjl_review_row_dispose (GObject *object)
{
  HjlReviewRow *self = HJL_REVIEW_ROW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  hjl_review_row_set_item (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_REVIEW_ROW);

  G_OBJECT_CLASS (hjl_review_row_parent_class)->dispose (object);
}

static void
hjl_review_row_class_init (HjlReviewRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_review_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-review-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlReviewRow, parts);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewRow, reach);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewRow, work);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewRow, icon);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewRow, name);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewRow, email);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewRow, phone);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewRow, role);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewRow, files);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewRow, outcome);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hjl_review_row_init (HjlReviewRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_inscriptions_align (GTK_WIDGET (self));
  for (guint i = HJL_CV_FIELD_NAME; i <= HJL_CV_FIELD_PHONE; i++)
    add_click (self, i);
  add_drag (self);
  add_role_click (self);
}

static void
turn (GtkBox  *box,
      gboolean upright)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), upright ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (box, upright ? 3 : 12);
}

/* An address of which the end is missing cannot be checked. */
void
hjl_review_row_turn (HjlRowList   *list,
                     HjlReviewRow *self,
                     gboolean      narrow)
{
  turn (self->parts, narrow);
  turn (self->reach, narrow);
  turn (self->work, !narrow);
}

void
hjl_review_row_set_item (HjlReviewRow  *self,
                         HjlReviewItem *item)
{
  g_return_if_fail (HJL_IS_REVIEW_ROW (self));

  if (self->item == item)
    return;

  /* What was typed belongs to the row that it was typed in. */
  end_typing (self, TRUE);
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
