/* hjl-window-erase.c: whom a sync did not erase because they are many: asks a person about exactly these
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/hjl-window-private.h"

#include "app/candidates/hjl-errands.h"
#include "app/widgets/hjl-toast.h"
#include "app/window/hjl-dialogs.h"

#include <glib/gi18n-lib.h>

static void
did_agree (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HjlWindow) self = user_data;

  if (!hjl_toast_finish (GTK_WIDGET (self->toast_overlay), source, result))
    return;

  hjl_window_count_again (self);
  if (self->syncer != NULL)
    hjl_syncer_sync (self->syncer, TRUE);
}

static void
on_answered_cb (HjlWindow  *self,
                const char *choice)
{
  g_autoptr (HjlPlan) erasures = g_steal_pointer (&self->erasures);

  /* Another environment may have come since. */
  if (erasures != NULL && g_str_equal (choice, "erase"))
    hjl_workspace_agree_async (self->workspace, erasures, NULL, did_agree, g_object_ref (self));
}

/* (transfer full): who they are, as far as a question has room */
static char *
dup_names (const HjlPlan *erasures)
{
  g_autoptr (GPtrArray) people = hjl_chosen_list_new ();

  for (guint i = 0; i < erasures->actions->len; i++)
    {
      const HjlAction *action = g_ptr_array_index (erasures->actions, i);
      const char      *name = action->name != NULL ? action->name : _ ("Name not yet known");

      g_ptr_array_add (people, hjl_chosen_copy (&(HjlChosen){ .id = action->candidate_id, .name = (char *) name }));
    }

  return hjl_chosen_list_dup_names (people);
}

/* So many gone at once may be a fault on the other side: nobody was erased, and a person decides. */
static void
ask (HjlWindow *self)
{
  GtkWidget       *dialog;
  guint            n = self->erasures->actions->len;
  g_autofree char *names = dup_names (self->erasures);
  g_autofree char *heading = g_strdup_printf (ngettext ("Erase %'u Candidate?", "Erase %'u Candidates?", n), n);
  g_autofree char *why = NULL;
  g_autofree char *body = NULL;

  why = g_strdup_printf (ngettext ("hackajob or Lever reports %'u person as gone. That many at once may be a fault "
                                   "there, so nobody was erased. Check there first: what is erased from this "
                                   "computer can’t be brought back.",
                                   "hackajob or Lever reports %'u people as gone. That many at once may be a fault "
                                   "there, so nobody was erased. Check there first: what is erased from this "
                                   "computer can’t be brought back.",
                                   n),
                         n);
  body = g_strjoin ("\n\n", names, why, NULL);
  dialog = hjl_dialogs_new_question (GTK_WIDGET (self), heading, body, FALSE);
  hjl_dialogs_add_choice (dialog, "erase", _ ("Erase"), HJL_DIALOG_CHOICE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered_cb), self, G_CONNECT_SWAPPED);
  hjl_dialogs_present (dialog);
}

static void
got_erasures (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (HjlWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlPlan) plan = hjl_finish_pointer (HJL_WORKSPACE (source), result, &error);

  /* Another environment, or no window any more; or a second time. */
  if (self->workspace != HJL_WORKSPACE (source) || self->erasures != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (plan == NULL)
    {
      hjl_toast_show_error (GTK_WIDGET (self->toast_overlay), error);
      return;
    }

  if (plan->actions->len == 0)
    {
      /* The notice may say otherwise. */
      hjl_window_count_again (self);
      hjl_window_add_toast (self, _ ("Nobody is waiting to be erased any more."), NULL, NULL);
      return;
    }
  self->erasures = g_steal_pointer (&plan);
  ask (self);
}

/* Whoever leads here, a notification of last week as well, knows of others than are held now. */
static void
ask_to_erase (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  HjlWindow *self = HJL_WINDOW (widget);

  if (self->workspace != NULL && self->erasures == NULL)
    hjl_workspace_load_held_async (self->workspace, TRUE, NULL, got_erasures, g_object_ref (self));
}

void
hjl_window_install_erase_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.ask-to-erase", NULL, ask_to_erase);
}
