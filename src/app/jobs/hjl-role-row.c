/* hjl-role-row.c: a row of the list of roles, with hackajob's menu
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/jobs/hjl-role-row.h"

#include <glib/gi18n-lib.h>

#include "app/review/hjl-add-candidates.h"
#include "app/widgets/hjl-inscriptions.h"
#include "app/widgets/hjl-wrap.h"

struct _HjlRoleRow
{
  AdwBin parent_instance;

  HjlRoleItem   *item;        /* nullable */
  GBinding      *binding;     /* nullable: of the check box */
  GtkDropTarget *drop_target; /* borrowed */
  HjlRoleState   state;       /* as it is shown */
  gboolean       is_urgent;

  /* Template widgets. */
  GtkWidget      *check_button;
  GtkBox         *middle;
  GtkInscription *title;
  GtkInscription *about;
  GtkImage       *state_icon;
  GtkInscription *posting;
  GtkInscription *counts;
  GtkMenuButton  *menu_button;
};

G_DEFINE_FINAL_TYPE (HjlRoleRow, hjl_role_row, ADW_TYPE_BIN)

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *role_id)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (entry, action, "s", role_id);
  g_menu_append_item (menu, entry);
}

GMenu *
hjl_role_row_make_menu (HjlRoleItem *item)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) configuration = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  g_autoptr (GMenu) role = g_menu_new ();
  const HjlRoleFacts *facts = item->facts;
  const char         *id = item->facts->role->id;
  gboolean            closed = facts->state == HJL_JOB_CLOSED;
  gboolean            mapped = facts->state != HJL_JOB_NOT_MAPPED;

  if (closed)
    append (more, _ ("_Reopen"), "jobs.reopen", id);
  else if (mapped)
    {
      append (configuration, _ ("_Edit ATS Configuration"), "win.open-mapping", id);
      append (configuration, _ ("_Import Existing Configuration…"), "jobs.import", id);
      if (facts->state == HJL_JOB_MAPPED)
        append (configuration, _ ("_Pause"), "jobs.pause", id);
      if (facts->state == HJL_JOB_PAUSED)
        append (configuration, _ ("_Switch On"), "jobs.switch-on", id);
      append (configuration, _ ("Remo_ve ATS Configuration"), "jobs.remove", id);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (configuration));
    }
  else
    {
      append (configuration, _ ("New Confi_guration"), "win.open-mapping", id);
      append (configuration, _ ("_Import Existing Configuration…"), "jobs.import", id);
      g_menu_append_section (menu, _ ("Add ATS Configuration"), G_MENU_MODEL (configuration));
    }

  if (facts->by_hand && !closed)
    {
      append (more, _ ("_Add Candidates…"), "jobs.add-candidates", id);
      append (more, facts->watched != NULL ? _ ("_Watch Another Folder…") : _ ("_Watch a Folder…"), "jobs.watch-folder", id);
    }
  if (facts->watched != NULL)
    append (more, _ ("S_top Watching the Folder"), "jobs.unwatch-folder", id);
  append (more, _ ("Show _Candidates"), "win.show-candidates", id);
  if (facts->role->url != NULL)
    append (more, _ ("Open in _hackajob"), "jobs.open-hackajob", id);
  if (facts->posting_url != NULL)
    append (more, _ ("Open in _Lever"), "jobs.open-lever", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  if (facts->by_hand)
    {
      append (role, _ ("Re_name…"), "jobs.rename", id);
      if (!closed)
        append (role, _ ("Cl_ose Role"), "jobs.close", id);
      append (role, _ ("Re_move Role"), "jobs.remove-role", id);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (role));
    }

  return menu;
}

/* The menu is made when it is opened: thousands of rows, one menu. */
static void
make_popup (GtkMenuButton *button,
            gpointer       user_data)
{
  HjlRoleRow *self = user_data;
  g_autoptr (GMenu) menu = self->item != NULL ? hjl_role_row_make_menu (self->item) : NULL;

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
set_description (GtkWidget  *widget,
                 const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* What a screen reader says of the whole line, and of the buttons in it. */
static void
describe (HjlRoleRow *self)
{
  GtkWidget       *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *text = hjl_role_item_describe (self->item);

  set_description (GTK_WIDGET (self->menu_button), text);
  set_description (gtk_widget_get_first_child (GTK_WIDGET (self->menu_button)), text);
  set_description (GTK_WIDGET (self->check_button), text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show_state (HjlRoleRow  *self,
            HjlRoleState state)
{
  gboolean is_mapped = state == HJL_JOB_MAPPED;
  gboolean is_closed = state == HJL_JOB_CLOSED;

  self->state = state;
  gtk_image_set_from_icon_name (self->state_icon, is_mapped   ? "emblem-ok-symbolic"
                                                  : is_closed ? "changes-prevent-symbolic"
                                                              : "dialog-warning-symbolic");
  gtk_widget_set_css_classes (GTK_WIDGET (self->state_icon), (const char *[]){ is_mapped ? "success" : is_closed ? "dim-label"
                                                                                                                 : "warning",
                                                                               NULL });
  gtk_widget_set_css_classes (GTK_WIDGET (self->posting), (const char *[]){ is_mapped ? NULL : is_closed ? "dim-label"
                                                                                                         : "warning",
                                                                            NULL });
}

static void
show_urgency (HjlRoleRow *self,
              gboolean    is_urgent)
{
  self->is_urgent = is_urgent;
  gtk_widget_set_css_classes (GTK_WIDGET (self->counts),
                              (const char *[]){ "numeric", is_urgent ? "warning" : "dim-label", NULL });
}

static void
update (HjlRoleRow *self)
{
  g_autofree char    *label = NULL;
  const HjlRoleFacts *facts;
  const char         *title;
  HjlRoleState        state;
  gboolean            is_urgent;

  if (self->item == NULL)
    return;

  facts = self->item->facts;
  title = facts->role->title;
  /* Another style has the row drawn and measured anew, so only where it is another. */
  state = facts->state;
  is_urgent = hjl_role_facts_get_n_attention (facts) > 0;
  if (self->state != state)
    show_state (self, state);
  if (self->is_urgent != is_urgent)
    show_urgency (self, is_urgent);
  gtk_inscription_set_text (self->title, title);
  gtk_inscription_set_text (self->about, facts->about);
  gtk_inscription_set_text (self->posting, facts->posting);
  gtk_inscription_set_text (self->counts, facts->counts);

  label = g_strdup_printf (_ ("ATS configuration of %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  describe (self);
}

static gboolean
takes_files (HjlRoleRow *self)
{
  const HjlRoleFacts *facts = self->item != NULL ? self->item->facts : NULL;

  return facts != NULL && facts->by_hand && facts->state != HJL_JOB_CLOSED;
}

/* The row under the pointer says what will happen; how many files there are is known a moment later. */
static void
show_drop (HjlRoleRow *self)
{
  const GValue    *value = gtk_drop_target_get_value (self->drop_target);
  guint            n = value != NULL ? hjl_add_candidates_count (value) : 0;
  g_autofree char *text = hjl_add_candidates_describe (n, self->item->facts->role->title);

  gtk_image_set_from_icon_name (self->state_icon, "list-add-symbolic");
  gtk_widget_set_css_classes (GTK_WIDGET (self->state_icon), (const char *[]){ "accent", NULL });
  gtk_widget_set_css_classes (GTK_WIDGET (self->posting), (const char *[]){ "accent", NULL });
  gtk_inscription_set_text (self->posting, text);
}

static void
hide_drop (HjlRoleRow *self)
{
  if (self->item == NULL)
    return;

  show_state (self, self->item->facts->state);
  update (self);
}

static void
on_drop_value_changed_cb (HjlRoleRow *self)
{
  if (gtk_drop_target_get_value (self->drop_target) != NULL && gtk_drop_target_get_current_drop (self->drop_target) != NULL &&
      takes_files (self))
    show_drop (self);
}

static gboolean
on_drop_offered_cb (HjlRoleRow *self,
                    GdkDrop    *drop)
{
  return takes_files (self) && gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), GDK_TYPE_FILE_LIST);
}

static GdkDragAction
on_drop_entered_cb (HjlRoleRow *self)
{
  show_drop (self);

  return GDK_ACTION_COPY;
}

static gboolean
on_dropped_cb (HjlRoleRow   *self,
               const GValue *value)
{
  g_auto (GStrv) paths = NULL;

  hide_drop (self);
  if (!takes_files (self))
    return FALSE;

  paths = hjl_add_candidates_take_paths (GTK_WIDGET (self), value);
  if (paths == NULL)
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (self), "jobs.add-files", "(s^as)", self->item->facts->role->id, paths);

  return TRUE;
}

static void
take_drops (HjlRoleRow *self)
{
  self->drop_target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  gtk_drop_target_set_preload (self->drop_target, TRUE);
  g_signal_connect_object (self->drop_target, "accept", G_CALLBACK (on_drop_offered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drop_target, "enter", G_CALLBACK (on_drop_entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drop_target, "leave", G_CALLBACK (hide_drop), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drop_target, "drop", G_CALLBACK (on_dropped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drop_target, "notify::value", G_CALLBACK (on_drop_value_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drop_target));
}

static void
hjl_role_row_dispose (GObject *object)
{
  HjlRoleRow *self = HJL_ROLE_ROW (object);

  hjl_role_row_set_item (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_ROLE_ROW);

  G_OBJECT_CLASS (hjl_role_row_parent_class)->dispose (object);
}

static void
hjl_role_row_class_init (HjlRoleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_role_row_dispose;

  g_type_ensure (HJL_TYPE_ROLE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-role-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlRoleRow, check_button);
  gtk_widget_class_bind_template_child (widget_class, HjlRoleRow, middle);
  gtk_widget_class_bind_template_child (widget_class, HjlRoleRow, title);
  gtk_widget_class_bind_template_child (widget_class, HjlRoleRow, about);
  gtk_widget_class_bind_template_child (widget_class, HjlRoleRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, HjlRoleRow, posting);
  gtk_widget_class_bind_template_child (widget_class, HjlRoleRow, counts);
  gtk_widget_class_bind_template_child (widget_class, HjlRoleRow, menu_button);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hjl_role_row_init (HjlRoleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, make_popup, self, NULL);
  take_drops (self);
  hjl_inscriptions_align (GTK_WIDGET (self));
  show_state (self, HJL_JOB_NOT_MAPPED);
  show_urgency (self, FALSE);
}

void
hjl_role_row_follow (HjlRoleRow *self,
                     GObject    *view,
                     GObject    *select_button)
{
  g_return_if_fail (HJL_IS_ROLE_ROW (self));

  hjl_wrap_when_narrow (self->middle, view);
  g_object_bind_property (select_button, "active", self->check_button, "visible", G_BINDING_SYNC_CREATE);
}

void
hjl_role_row_set_item (HjlRoleRow  *self,
                       HjlRoleItem *item)
{
  g_return_if_fail (HJL_IS_ROLE_ROW (self));

  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  if (self->binding != NULL)
    g_binding_unbind (self->binding);
  self->binding = NULL;
  g_set_object (&self->item, item);
  if (item != NULL)
    {
      g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      self->binding = g_object_bind_property (item, "selected", self->check_button, "active",
                                              G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
    }
  update (self);
}

void
hjl_role_row_open_menu (HjlRoleRow *self)
{
  g_return_if_fail (HJL_IS_ROLE_ROW (self));

  gtk_menu_button_popup (self->menu_button);
}

HjlRoleItem *
hjl_role_row_get_item (HjlRoleRow *self)
{
  g_return_val_if_fail (HJL_IS_ROLE_ROW (self), NULL);

  return self->item;
}
