/* hjl-slot.c: one hackajob stage and what it is mapped to: drop target, drag source and button
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-slot.h"

#include <glib/gi18n-lib.h>

#include "app/mapping/hjl-reason-group.h"
#include "app/widgets/hjl-toast.h"

G_DEFINE_FINAL_TYPE (HjlSlot, hjl_slot, GTK_TYPE_WIDGET)

static const HjlTarget *
get_target (HjlSlot *self)
{
  return hjl_mapping_get_target (self->editor->mapping, self->stage->id);
}

static char *
make_label (HjlSlot         *self,
            const HjlTarget *target,
            const char      *name)
{
  const char       *stage = self->stage->name;
  HjlArchiveReason *reason;

  if (target == NULL)
    return g_strdup_printf (_ ("%s, left blank"), stage);
  if (target->kind == HJL_TARGET_STAGE)
    return g_strdup_printf (_ ("%s, mapped to Lever stage %s"), stage, name);

  reason = hjl_catalogue_get_reason (self->editor->catalogue, target->id);
  if (reason != NULL && reason->hired)
    return g_strdup_printf (_ ("%s, mapped to archiving as hired with reason %s"), stage, name);

  return g_strdup_printf (_ ("%s, mapped to archiving as not hired with reason %s"), stage, name);
}

/* What counts beside @target: said, and to be changed by a button. */
static void
show_group (HjlSlot         *self,
            const HjlTarget *target)
{
  GPtrArray       *also = hjl_mapping_get_also (self->editor->mapping, self->stage->id);
  guint            n = also != NULL ? also->len : 0;
  gboolean         reason = target != NULL && target->kind == HJL_TARGET_REASON;
  g_autofree char *more = n > 0 ? g_strdup_printf ("+%u", n) : g_strdup ("+");
  g_autofree char *label = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->group_button), reason);
  if (!reason)
    return;

  for (guint i = 0; i < n; i++)
    {
      const char *name = hjl_mapping_editor_get_target_name (self->editor, also->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name != NULL ? name : "");
    }
  gtk_button_set_label (self->group_button, more);
  /* Translators: %s are names of archive reasons */
  label = n > 0 ? g_strdup_printf (_ ("Also counts: %s"), names->str)
                : g_strdup_printf (_ ("Reasons that count as “%s”"), self->stage->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->group_button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
set_class (HjlSlot    *self,
           const char *name,
           gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
show_message (HjlSlot    *self,
              HjlFit      fit,
              const char *message)
{
  set_class (self, "doubtful", fit == HJL_FIT_DOUBTFUL);
  set_class (self, "wrong", fit > HJL_FIT_DOUBTFUL);
  gtk_label_set_label (self->message_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL);
}

/* What the account's default has here, where it is something else. (transfer full) (nullable) */
static char *
describe_standard (HjlSlot *self)
{
  HjlMapping      *standard = self->editor->standard;
  const char      *stage_id = self->stage->id;
  const HjlTarget *target;

  if (standard == NULL || hjl_mapping_has_same_targets (standard, self->editor->mapping, stage_id))
    return NULL;

  target = hjl_mapping_get_target (standard, stage_id);
  /* Translators: what the account's default has for this stage: nothing. */
  if (target == NULL)
    return g_strdup (_ ("Account default: blank"));

  return g_strdup_printf (_ ("Account default: %s"), hjl_mapping_editor_get_target_name (self->editor, target));
}

void
hjl_slot_update (HjlSlot *self)
{
  const HjlTarget *target = get_target (self);
  const char      *name = target != NULL ? hjl_mapping_editor_get_target_name (self->editor, target) : NULL;
  g_autofree char *why = NULL;
  HjlFit           fit = hjl_mapping_editor_judge (self->editor, self->stage->id, target, &why);
  g_autofree char *standard = describe_standard (self);

  if (target != NULL && name == NULL)
    name = target->id;

  g_free (self->label);
  self->label = make_label (self, target, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, self->label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why != NULL ? why : standard != NULL ? standard
                                                                                                            : "",
                                  -1);
  gtk_label_set_label (self->name_label, self->stage->name);
  gtk_label_set_label (self->pill_label, target != NULL ? name : _ ("Blank"));
  gtk_widget_set_visible (self->pill_icon, target != NULL);
  gtk_widget_set_visible (self->warning_icon, fit != HJL_FIT_GOOD);
  show_group (self, target);
  set_class (self, "blank", target == NULL);
  set_class (self, "reason", target != NULL && target->kind == HJL_TARGET_REASON);
  show_message (self, fit, why != NULL ? why : standard);
}

static void
on_chooser_chosen_cb (HjlSlot   *self,
                      HjlChoice *choice)
{
  g_autoptr (HjlTarget) target = hjl_choice_dup_target (choice);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  hjl_slot_choose (self, target);
}

static void
on_slot_released_cb (HjlSlot *self,
                     int      n_press,
                     double   x,
                     double   y)
{
  /* Let go of elsewhere, it was no click. */
  if (!gtk_widget_contains (GTK_WIDGET (self), x, y))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "slot.choose", NULL);
}

static gboolean
on_query_tooltip_cb (HjlSlot    *self,
                     int         x,
                     int         y,
                     gboolean    keyboard,
                     GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, _ ("Drop a Lever stage here, or press Enter to choose one. Leave blank if none applies."));

  return get_target (self) == NULL;
}

static void
set_choices (HjlSlot *self)
{
  g_autoptr (GListModel) choices = hjl_choice_list_targets (self->editor->catalogue, TRUE);

  hjl_chooser_set_choices (self->chooser, choices);
}

static void
choose (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  HjlSlot         *self = HJL_SLOT (widget);
  const HjlTarget *target = get_target (self);
  g_autofree char *name = NULL;
  gboolean         filled = FALSE;

  g_signal_emit_by_name (self, "asked", &filled);
  if (filled)
    return;

  if (self->chooser == NULL)
    {
      name = g_strdup_printf (_ ("Lever stage for “%s”"), self->stage->name);
      self->chooser = hjl_chooser_new (name);
      gtk_widget_set_parent (GTK_WIDGET (self->chooser), widget);
      g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (on_chooser_chosen_cb), self, G_CONNECT_SWAPPED);
    }
  set_choices (self);
  hjl_chooser_set_present (self->chooser, target != NULL ? target->id : NULL);
  gtk_popover_popup (GTK_POPOVER (self->chooser));
}

/* No action of the slot's: a screen reader may take any of those for what a slot does. */
static void
on_group_clicked_cb (HjlSlot *self)
{
  if (self->group == NULL)
    {
      self->group = hjl_reason_group_new (self->editor, self->stage);
      gtk_widget_set_parent (self->group, GTK_WIDGET (self));
    }
  gtk_popover_popup (GTK_POPOVER (self->group));
}

static void
clear (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  HjlSlot *self = HJL_SLOT (widget);

  hjl_mapping_editor_assign (self->editor, self->stage->id, NULL);
}

static void
move (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  HjlSlot         *self = HJL_SLOT (widget);
  g_autofree char *why = NULL;
  g_autofree char *other = g_strdup (hjl_mapping_editor_move_by (self->editor, self->stage->id,
                                                                 g_variant_get_int32 (parameter), &why));

  if (other != NULL)
    g_signal_emit_by_name (self, "moved", other);
  else
    gtk_widget_error_bell (widget);
  if (why != NULL)
    hjl_toast_show (widget, why);
}

static void
hjl_slot_dispose (GObject *object)
{
  HjlSlot   *self = HJL_SLOT (object);
  GtkWidget *child;

  if (self->chooser != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->chooser)));
  if (self->group != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->group));
  g_clear_pointer (&self->group, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_SLOT);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->editor);
  g_clear_object (&self->stage);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (hjl_slot_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const guint enter[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };
  static const guint erase[] = { GDK_KEY_Delete, GDK_KEY_KP_Delete, GDK_KEY_BackSpace };

  for (guint i = 0; i < G_N_ELEMENTS (enter); i++)
    gtk_widget_class_add_binding_action (widget_class, enter[i], 0, "slot.choose", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (erase); i++)
    gtk_widget_class_add_binding_action (widget_class, erase[i], 0, "slot.clear", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "slot.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "slot.move", "i", 1);
}

static void
hjl_slot_class_init (HjlSlotClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_slot_dispose;

  g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                G_TYPE_BOOLEAN, 0);
  g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "slot.choose", NULL, choose);
  gtk_widget_class_install_action (widget_class, "slot.clear", NULL, clear);
  gtk_widget_class_install_action (widget_class, "slot.move", "i", move);
  add_keys (widget_class);

  gtk_widget_class_set_css_name (widget_class, "slot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-slot.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlSlot, name_label);
  gtk_widget_class_bind_template_child (widget_class, HjlSlot, pill_label);
  gtk_widget_class_bind_template_child (widget_class, HjlSlot, message_label);
  gtk_widget_class_bind_template_child (widget_class, HjlSlot, pill);
  gtk_widget_class_bind_template_child (widget_class, HjlSlot, pill_icon);
  gtk_widget_class_bind_template_child (widget_class, HjlSlot, warning_icon);
  gtk_widget_class_bind_template_child (widget_class, HjlSlot, group_button);
  gtk_widget_class_bind_template_callback (widget_class, on_group_clicked_cb);
}

static void
hjl_slot_init (HjlSlot *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (click, "released", G_CALLBACK (on_slot_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), NULL);
}

GtkWidget *
hjl_slot_new (HjlMappingEditor *editor,
              HjlStage         *stage)
{
  HjlSlot *self;

  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (editor), NULL);
  g_return_val_if_fail (HJL_IS_STAGE (stage), NULL);

  self = g_object_new (HJL_TYPE_SLOT, NULL);
  self->editor = g_object_ref (editor);
  self->stage = g_object_ref (stage);
  g_signal_connect_object (editor, "changed", G_CALLBACK (hjl_slot_update), self, G_CONNECT_SWAPPED);
  hjl_slot_add_dnd (self, editor);
  hjl_slot_update (self);

  return GTK_WIDGET (self);
}

void
hjl_slot_set_stage (HjlSlot  *self,
                    HjlStage *stage)
{
  g_return_if_fail (HJL_IS_SLOT (self));
  g_return_if_fail (HJL_IS_STAGE (stage));

  g_set_object (&self->stage, stage);
  if (self->chooser != NULL && gtk_widget_get_visible (GTK_WIDGET (self->chooser)))
    set_choices (self);
  hjl_slot_update (self);
}

void
hjl_slot_choose (HjlSlot         *self,
                 const HjlTarget *target)
{
  const char      *stage_id;
  g_autofree char *why = NULL;

  g_return_if_fail (HJL_IS_SLOT (self));

  stage_id = self->stage->id;
  switch (hjl_mapping_editor_judge (self->editor, stage_id, target, &why))
    {
    case HJL_FIT_SENSELESS:
      gtk_widget_activate_action (GTK_WIDGET (self), "mapping.use-anyway", "(sis)", stage_id, (int) target->kind, target->id);
      break;

    case HJL_FIT_WRONG:
      hjl_toast_show (GTK_WIDGET (self), why);
      break;

    case HJL_FIT_GOOD:
    case HJL_FIT_DOUBTFUL:
    default:
      hjl_mapping_editor_assign (self->editor, stage_id, target);
      break;
    }
}

void
hjl_slot_show_verdict (HjlSlot    *self,
                       HjlFit      fit,
                       const char *why)
{
  g_return_if_fail (HJL_IS_SLOT (self));

  show_message (self, fit, why);
}
