/* hjl-mapping-view-actions.c: undo, redo, suggest, clear, save, discard, leave
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-mapping-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/mapping/hjl-consent-dialog.h"
#include "app/widgets/hjl-toast.h"
#include "app/window/hjl-dialogs.h"

static void
edit (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  HjlMappingEditor *editor = HJL_MAPPING_VIEW (widget)->editor;

  if (g_str_equal (action_name, "mapping.undo"))
    hjl_mapping_editor_undo (editor);
  else if (g_str_equal (action_name, "mapping.redo"))
    hjl_mapping_editor_redo (editor);
  else if (g_str_equal (action_name, "mapping.clear"))
    hjl_mapping_editor_clear (editor);
  else
    hjl_mapping_editor_discard (editor);
}

static void
suggest (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  HjlMappingView  *self = HJL_MAPPING_VIEW (widget);
  guint            n = hjl_mapping_editor_suggest (self->editor, self->earlier);
  g_autofree char *title = NULL;

  if (n > 0)
    title = g_strdup_printf (ngettext ("%'u stage suggested. Review before saving.",
                                       "%'u stages suggested. Review before saving.", n),
                             n);
  else
    title = g_strdup (_ ("Nothing more to suggest"));
  hjl_toast_show (widget, title);
}

/* Nothing was saved, and what leaving was for does not come. */
static void
give_up_saving (HjlMappingView *self)
{
  g_clear_object (&self->sent);
  g_clear_pointer (&self->seen, hjl_plan_free);
  self->leaving = FALSE;
  hjl_mapping_view_set_then (self, NULL, NULL);
  if (self->editor != NULL)
    hjl_mapping_view_update_actions (self);
}

static void
did_save (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HjlMappingView) self = user_data;
  g_autoptr (HjlMapping) sent = g_steal_pointer (&self->sent);
  g_autoptr (GError) error = NULL;

  if (!hjl_finish (HJL_WORKSPACE (source), result, &error))
    {
      give_up_saving (self);
      hjl_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->editor == NULL)
    return;

  hjl_mapping_editor_set_saved (self->editor, sent);
  if (hjl_mapping_notice_get_n_breaks (self->notice) > 0)
    hjl_toast_show (GTK_WIDGET (self), _ ("Saved. Candidates won’t be exported until the problems above are fixed."));
  else if (hjl_mapping_get_paused (sent))
    hjl_toast_show (GTK_WIDGET (self), _ ("Saved. The mapping is paused: switch it on in Jobs."));
  else
    hjl_toast_show_action (GTK_WIDGET (self), _ ("Saved. It takes effect at the next sync."), _ ("Sync Now"), "win.sync-now");
  if (!self->leaving)
    return;
  /* What was changed while it was being saved is saved too. */
  if (hjl_mapping_editor_get_modified (self->editor))
    gtk_widget_activate_action (GTK_WIDGET (self), "mapping.save", NULL);
  else
    hjl_mapping_view_finish (self);
}

/* A save goes through even when the view is left, so it holds the view. */
static void
send (HjlMappingView *self)
{
  g_autoptr (HjlPlan) seen = g_steal_pointer (&self->seen);

  hjl_workspace_save_seen_mapping_async (self->workspace, self->sent, seen, NULL, did_save, g_object_ref (self));
}

static void
on_consent_answered_cb (HjlMappingView *self,
                        const char     *response)
{
  self->question = NULL;
  if (g_str_equal (response, HJL_CONSENT_WRITE))
    {
      send (self);
    }
  else if (g_str_equal (response, HJL_CONSENT_PAUSE))
    {
      hjl_mapping_set_paused (self->sent, TRUE);
      hjl_mapping_editor_set_paused (self->editor, TRUE);
      send (self);
    }
  else
    {
      give_up_saving (self);
    }
}

static void
did_plan (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HjlMappingView) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->seen = hjl_finish_pointer (HJL_WORKSPACE (source), result, &error);
  if (self->seen == NULL)
    {
      give_up_saving (self);
      hjl_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (hjl_plan_count_people (self->seen, TRUE) == 0)
    {
      send (self);
      return;
    }
  /* The window is gone, and nobody can be asked: it is kept, and exports nobody. */
  if (root == NULL)
    {
      hjl_mapping_set_paused (self->sent, TRUE);
      send (self);
      return;
    }

  self->question = hjl_consent_dialog_new_for_one (GTK_WINDOW (root), self->sent, self->seen, TRUE);
  g_signal_connect_object (self->question, "response", G_CALLBACK (on_consent_answered_cb), self, G_CONNECT_SWAPPED);
  hjl_dialogs_present (self->question);
}

/* Who saves a mapping that would write about people sees for whom first. */
static void
save (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (widget);

  if (self->sent != NULL)
    return;

  self->sent = hjl_mapping_copy (self->editor->mapping);
  hjl_mapping_view_update_actions (self);
  if (hjl_mapping_get_paused (self->sent))
    send (self);
  else
    hjl_workspace_plan_mapping_async (self->workspace, self->sent, NULL, did_plan, g_object_ref (self));
}

static void
on_anyway_answered_cb (HjlMappingView *self,
                       const char     *response)
{
  g_autoptr (HjlTarget) target = g_steal_pointer (&self->wanted);
  g_autofree char *stage_id = g_steal_pointer (&self->wanted_for);

  self->question = NULL;
  if (g_str_equal (response, "use") && self->editor != NULL)
    hjl_mapping_editor_assign_anyway (self->editor, stage_id, target);
}

/* What the next sync would do with those who are at the stage, in a sentence. (transfer full) */
static char *
describe_anyway (HjlMappingView *self,
                 HjlPlan        *plan)
{
  gboolean ends = self->wanted->kind == HJL_TARGET_REASON;
  guint    n = 0;

  for (guint i = 0; i < plan->actions->len; i++)
    {
      const HjlAction *action = g_ptr_array_index (plan->actions, i);

      n += g_strcmp0 (action->stage_id, self->wanted_for) == 0 && hjl_target_equal (action->target, self->wanted);
    }

  if (n == 0 && ends)
    return g_strdup (_ ("Nobody is at this stage right now. Every candidate who reaches it will be archived in Lever."));
  if (n == 0)
    return g_strdup (_ ("Nobody is at this stage right now. Every candidate who reaches it will be moved in Lever."));
  if (ends)
    return g_strdup_printf (ngettext ("%'u candidate will be archived in Lever at the next sync after you save.",
                                      "%'u candidates will be archived in Lever at the next sync after you save.", n),
                            n);

  return g_strdup_printf (ngettext ("%'u candidate will be moved in Lever at the next sync after you save.",
                                    "%'u candidates will be moved in Lever at the next sync after you save.", n),
                          n);
}

static void
did_plan_anyway (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (HjlMappingView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlPlan) plan = hjl_finish_pointer (HJL_WORKSPACE (source), result, &error);
  g_autofree char *why = NULL;
  g_autofree char *numbers = NULL;
  g_autofree char *body = NULL;
  g_autofree char *heading = NULL;
  const char      *name;

  if (plan == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL || self->editor == NULL || self->question != NULL)
    {
      g_clear_pointer (&self->wanted, hjl_target_free);
      g_clear_pointer (&self->wanted_for, g_free);
      if (error != NULL)
        hjl_toast_show_error (GTK_WIDGET (self), error);
      return;
    }

  hjl_mapping_editor_judge (self->editor, self->wanted_for, self->wanted, &why);
  name = hjl_mapping_editor_get_target_name (self->editor, self->wanted);
  numbers = describe_anyway (self, plan);
  heading = g_strdup_printf (_ ("Use “%s” Anyway?"), name);
  body = why != NULL ? g_strdup_printf ("%s\n\n%s", why, numbers) : g_strdup (numbers);

  self->question = hjl_dialogs_new_question (GTK_WIDGET (self), heading, body, TRUE);
  hjl_dialogs_add_choice (self->question, "use", _ ("_Use Anyway"), HJL_DIALOG_CHOICE_DESTRUCTIVE);
  g_signal_connect_object (self->question, "response", G_CALLBACK (on_anyway_answered_cb), self, G_CONNECT_SWAPPED);
  hjl_dialogs_present (self->question);
}

/* The consequence is told in numbers before: what the mapping would write, were it in it. */
static void
use_anyway (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (widget);
  g_autoptr (HjlMapping) mapping = NULL;
  const char *stage_id;
  const char *id;
  int         kind;

  if (self->editor == NULL || self->wanted != NULL)
    return;

  g_variant_get (parameter, "(&si&s)", &stage_id, &kind, &id);
  self->wanted = hjl_target_new (kind, id, NULL);
  self->wanted_for = g_strdup (stage_id);
  mapping = hjl_mapping_copy (self->editor->mapping);
  hjl_mapping_set_target (mapping, stage_id, NULL, self->wanted);
  hjl_mapping_set_forced (mapping, stage_id, TRUE);
  hjl_workspace_plan_mapping_async (self->workspace, mapping, NULL, did_plan_anyway, g_object_ref (self));
}

static gboolean
finish (gpointer view)
{
  hjl_mapping_view_finish (view);

  return G_SOURCE_REMOVE;
}

static void
on_question_answered_cb (HjlMappingView *self,
                         const char     *response)
{
  self->question = NULL;
  if (g_str_equal (response, "discard"))
    {
      /* The question closes first: what comes may be the end of its window. */
      g_idle_add_full (G_PRIORITY_DEFAULT, finish, g_object_ref (self), g_object_unref);
    }
  else if (g_str_equal (response, "save"))
    {
      self->leaving = TRUE;
      gtk_widget_activate_action (GTK_WIDGET (self), "mapping.save", NULL);
    }
  else
    {
      hjl_mapping_view_set_then (self, NULL, NULL);
    }
}

static void
ask (HjlMappingView *self)
{
  const char      *title = hjl_mapping_get_role_title (self->editor->mapping);
  g_autofree char *body = g_strdup_printf (_ ("Unsaved changes to the mapping of “%s” will be lost."),
                                           title != NULL ? title : self->role_id);

  self->question = hjl_dialogs_new_question (GTK_WIDGET (self), _ ("Save the Mapping?"), body, TRUE);
  hjl_dialogs_add_choice (self->question, "discard", _ ("_Discard"), HJL_DIALOG_CHOICE_DESTRUCTIVE);
  hjl_dialogs_add_choice (self->question, "save", _ ("_Save"), HJL_DIALOG_CHOICE_SUGGESTED | HJL_DIALOG_CHOICE_BY_RETURN);
  g_signal_connect_object (self->question, "response", G_CALLBACK (on_question_answered_cb), self, G_CONNECT_SWAPPED);
  hjl_dialogs_present (self->question);
}

void
hjl_mapping_view_set_then (HjlMappingView *self,
                           void (*then) (gpointer object),
                           GObject *object)
{
  self->then = then;
  g_set_weak_pointer (&self->then_object, object);
}

void
hjl_mapping_view_leave (HjlMappingView *self,
                        void (*then) (gpointer object),
                        GObject *object)
{
  g_return_if_fail (HJL_IS_MAPPING_VIEW (self));
  g_return_if_fail (then == NULL || G_IS_OBJECT (object));

  hjl_mapping_view_set_then (self, then, object);
  if (self->question != NULL)
    hjl_dialogs_present (self->question);
  else if (self->editor != NULL && hjl_mapping_editor_get_modified (self->editor))
    ask (self);
  else
    hjl_mapping_view_finish (self);
}

gboolean
hjl_mapping_view_is_leaving (HjlMappingView *self,
                             void (*then) (gpointer object))
{
  g_return_val_if_fail (HJL_IS_MAPPING_VIEW (self), FALSE);

  return self->then_object != NULL && self->then == then;
}

static void
leave (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  hjl_mapping_view_leave (HJL_MAPPING_VIEW (widget), NULL, NULL);
}

void
hjl_mapping_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "mapping.undo", NULL, edit);
  gtk_widget_class_install_action (widget_class, "mapping.redo", NULL, edit);
  gtk_widget_class_install_action (widget_class, "mapping.suggest", NULL, suggest);
  gtk_widget_class_install_action (widget_class, "mapping.clear", NULL, edit);
  gtk_widget_class_install_action (widget_class, "mapping.discard", NULL, edit);
  gtk_widget_class_install_action (widget_class, "mapping.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "mapping.leave", NULL, leave);
  gtk_widget_class_install_action (widget_class, "mapping.use-anyway", "(sis)", use_anyway);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "mapping.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "mapping.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "mapping.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "mapping.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "mapping.leave", NULL);
}

/* Returns: (nullable): what has the focus, if it is in the view */
static GtkWidget *
find_focus (HjlMappingView *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL;
}

/* GTK lets go of the focus when a button can no longer be pressed: what stands beside it takes it. */
static void
move_focus_on (HjlMappingView *self,
               GtkWidget      *button)
{
  GtkWidget *other;

  for (other = gtk_widget_get_prev_sibling (button); other != NULL; other = gtk_widget_get_prev_sibling (other))
    {
      if (gtk_widget_grab_focus (other))
        return;
    }
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->counts)))
    gtk_widget_grab_focus (GTK_WIDGET (self->posting_row));
}

void
hjl_mapping_view_update_actions (HjlMappingView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean   ready = self->editor != NULL;
  gboolean   modified = ready && hjl_mapping_editor_get_modified (self->editor);
  GtkWidget *focus = find_focus (self);
  g_autoptr (GPtrArray) mapped = ready ? hjl_mapping_list_stage_ids (self->editor->mapping) : NULL;

  gtk_widget_action_set_enabled (widget, "mapping.undo", ready && hjl_mapping_editor_get_can_undo (self->editor));
  gtk_widget_action_set_enabled (widget, "mapping.redo", ready && hjl_mapping_editor_get_can_redo (self->editor));
  gtk_widget_action_set_enabled (widget, "mapping.suggest", ready);
  gtk_widget_action_set_enabled (widget, "mapping.clear", mapped != NULL && mapped->len > 0);
  gtk_widget_action_set_enabled (widget, "mapping.discard", modified);
  gtk_widget_action_set_enabled (widget, "mapping.save", modified && self->sent == NULL);

  if (focus != NULL && !gtk_widget_is_sensitive (focus))
    move_focus_on (self, focus);
}
