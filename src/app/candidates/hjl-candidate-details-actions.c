/* hjl-candidate-details-actions.c: what a person can do for one candidate
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-candidate-details-private.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-stage-choice.h"
#include "app/widgets/hjl-launch.h"
#include "app/widgets/hjl-toast.h"
#include "app/window/hjl-dialogs.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

static void
make_popup (GtkMenuButton *button,
            gpointer       user_data)
{
  HjlCandidateDetails *self = user_data;
  g_autoptr (GMenuModel) menu = hjl_stage_choice_make_menu (self->person != NULL ? self->person->stages : NULL, "candidate.change-stage");

  gtk_menu_button_set_menu_model (button, menu);
}

/* The stage can be set where hackajob itself cannot be read. */
static void
update_stage (HjlCandidateDetails *self)
{
  HjlCandidateFacts *person = self->workspace != NULL ? self->person : NULL;
  gboolean           may = person != NULL && (person->row == NULL || person->row->state != HJL_STATE_ERASED) &&
                 hjl_stage_choice_may (self->workspace, person->stages);

  gtk_menu_button_set_create_popup_func (self->stage_button, make_popup, self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->stage_button), may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "candidate.change-stage", may);
}

/* What is being done, and for whom: another candidate may be shown when it is. */
typedef struct
{
  HjlCandidateDetails *self; /* owned */
  char                *candidate_id;
  const char          *said; /* when it is done */
} Errand;

static Errand *
new_errand (HjlCandidateDetails *self,
            const char          *said)
{
  Errand *errand = g_new (Errand, 1);

  errand->self = g_object_ref (self);
  errand->candidate_id = g_strdup (self->candidate_id);
  errand->said = said;

  return errand;
}

/* Tells how it went, unless it only was cancelled by the window's end. Takes @errand. */
static void
end_errand (Errand       *errand,
            gboolean      done,
            const GError *error)
{
  HjlCandidateDetails *self = errand->self;

  if (!done)
    {
      hjl_toast_show_error (GTK_WIDGET (self), error);
    }
  else if (self->workspace != NULL)
    {
      hjl_candidate_details_offer_sync (self, errand->candidate_id, errand->said);
      hjl_candidate_details_refresh (self);
    }
  g_object_unref (self);
  g_free (errand->candidate_id);
  g_free (errand);
}

static void
did_set_stage (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = hjl_finish_pointer (HJL_WORKSPACE (source), result, &error);

  errand->said = said;
  end_errand (errand, said != NULL, error);
}

static void
change_stage (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  HjlCandidateDetails *self = HJL_CANDIDATE_DETAILS (widget);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  Errand *errand = new_errand (self, NULL);

  g_ptr_array_add (ids, errand->candidate_id);
  hjl_stage_choice_set_async (self->workspace, ids, g_variant_get_string (parameter, NULL), did_set_stage, errand);
}

static void
did_retry (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  int n = hjl_finish_count (HJL_WORKSPACE (object), result, &error);

  end_errand (user_data, n >= 0, error);
}

static void
retry (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  HjlCandidateDetails *self = HJL_CANDIDATE_DETAILS (widget);

  hjl_workspace_retry_async (self->workspace, self->candidate_id, NULL, did_retry,
                             new_errand (self, _ ("The next sync will try again.")));
}

static void
did_decide (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean done = hjl_finish (HJL_WORKSPACE (object), result, &error);

  end_errand (user_data, done, error);
}

static void
resolve (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  HjlCandidateDetails *self = HJL_CANDIDATE_DETAILS (widget);

  hjl_workspace_resolve_async (self->workspace,
                               self->candidate_id,
                               g_variant_get_string (parameter, NULL),
                               NULL,
                               did_decide,
                               new_errand (self, _ ("Decision saved. It will be applied at the next sync.")));
}

/* The question is over where the record was only left archived: what is wanted is said anew. */
static void
take_back (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  HjlCandidateDetails *self = HJL_CANDIDATE_DETAILS (widget);

  if (self->person->facts->hold != NULL && self->person->facts->hold->kind != HJL_HOLD_NONE)
    resolve (widget, action_name, parameter);
  else
    hjl_workspace_prefer_async (self->workspace, self->candidate_id, self->person->facts->candidate->stage_id, NULL, did_decide,
                                new_errand (self, hjl_foreseen_describe (self->person->way_back_comes_to)));
}

static void
prefer (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  HjlCandidateDetails *self = HJL_CANDIDATE_DETAILS (widget);

  if (self->person == NULL || self->person->passed_over == NULL)
    return;

  hjl_workspace_prefer_async (self->workspace,
                              self->candidate_id,
                              self->person->passed_over,
                              NULL,
                              did_decide,
                              new_errand (self, hjl_foreseen_describe (self->person->passed_over_comes_to)));
}

static void
did_erase (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HjlCandidateDetails) self = user_data;

  if (!hjl_toast_finish (GTK_WIDGET (self), object, result))
    return;

  hjl_toast_show (GTK_WIDGET (self), _ ("Personal data was erased from this computer."));
  hjl_candidate_details_refresh (self);
}

/* The dialog keeps who it was about: another candidate may be shown by now. */
static void
on_erase_response_cb (GtkWidget           *dialog,
                      const char          *response,
                      HjlCandidateDetails *self)
{
  const char *candidate_id = g_object_get_data (G_OBJECT (dialog), "candidate");

  if (g_strcmp0 (response, "erase") != 0 || self->workspace == NULL)
    return;

  hjl_workspace_erase_async (self->workspace, candidate_id, NULL, did_erase, g_object_ref (self));
}

/* (transfer full): by the name that stands above, as somebody else may be shown beside the question by the time it is read */
static char *
ask_to_erase (HjlCandidateDetails *self)
{
  const HjlCandidateRow *row = self->person != NULL ? self->person->row : NULL;
  const char            *name = row != NULL && row->name != NULL ? row->name : hjl_person_card_get_name (self->card);

  if (name == NULL || *name == '\0')
    return g_strdup (_ ("Erase This Candidate?"));

  /* Translators: a person’s name. */
  return g_strdup_printf (_ ("Erase %s?"), name);
}

static void
erase (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  HjlCandidateDetails *self = HJL_CANDIDATE_DETAILS (widget);
  g_autofree char     *heading = ask_to_erase (self);
  GtkWidget           *dialog;

  dialog = hjl_dialogs_new_question (widget,
                                     heading,
                                     _ ("Their name and history are permanently removed from this computer, and they "
                                        "are never exported from here again. Nothing is removed from hackajob or "
                                        "Lever."),
                                     TRUE);
  hjl_dialogs_add_choice (dialog, "erase", _ ("_Erase"), HJL_DIALOG_CHOICE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "candidate", g_strdup (self->candidate_id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_erase_response_cb), self, 0);
  hjl_dialogs_present (dialog);
}

static void
open_page (HjlCandidateDetails *self,
           const char          *url)
{
  if (hjl_launch_is_page (url))
    hjl_launch (GTK_WIDGET (self), url, _ ("The page could not be opened. Choose a web browser in your computer’s settings."));
}

static const char *
get_hackajob_url (HjlCandidateDetails *self)
{
  return self->person != NULL ? self->person->facts->candidate->url : NULL;
}

static const char *
get_lever_url (HjlCandidateDetails *self)
{
  HjlLink *link = self->person != NULL ? self->person->facts->link : NULL;

  if (self->person != NULL && self->person->row != NULL && self->person->row->opportunity_url != NULL)
    return self->person->row->opportunity_url;

  return link != NULL ? link->opportunity_url : NULL;
}

static void
open_side (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  HjlCandidateDetails *self = HJL_CANDIDATE_DETAILS (widget);

  open_page (self, g_str_equal (action_name, "candidate.open-lever") ? get_lever_url (self) : get_hackajob_url (self));
}

static void
open_any (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  open_page (HJL_CANDIDATE_DETAILS (widget), g_variant_get_string (parameter, NULL));
}

static void
leave (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "closed");
}

void
hjl_candidate_details_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "candidate.change-stage", "s", change_stage);
  gtk_widget_class_install_action (widget_class, "candidate.close", NULL, leave);
  gtk_widget_class_install_action (widget_class, "candidate.retry", NULL, retry);
  gtk_widget_class_install_action (widget_class, "candidate.resolve", "s", resolve);
  gtk_widget_class_install_action (widget_class, "candidate.take-back", "s", take_back);
  gtk_widget_class_install_action (widget_class, "candidate.prefer", NULL, prefer);
  gtk_widget_class_install_action (widget_class, "candidate.erase", NULL, erase);
  gtk_widget_class_install_action (widget_class, "candidate.open", "s", open_any);
  gtk_widget_class_install_action (widget_class, "candidate.open-hackajob", NULL, open_side);
  gtk_widget_class_install_action (widget_class, "candidate.open-lever", NULL, open_side);
}

void
hjl_candidate_details_update_actions (HjlCandidateDetails *self)
{
  GtkWidget         *widget = GTK_WIDGET (self);
  HjlCandidateFacts *person = self->workspace != NULL ? self->person : NULL;
  const HjlHold     *hold = person != NULL ? person->facts->hold : NULL;
  gboolean           erased = person != NULL && person->row != NULL && person->row->state == HJL_STATE_ERASED;

  gtk_widget_action_set_enabled (widget, "candidate.sync", person != NULL && !erased);
  gtk_widget_action_set_enabled (widget, "candidate.retry", hjl_hold_may_retry (hold));
  gtk_widget_action_set_enabled (widget, "candidate.resolve", hjl_hold_asks (hold) == HJL_ASKS_DECISION);
  gtk_widget_action_set_enabled (widget, "candidate.take-back",
                                 person != NULL && person->way_back != HJL_HOLD_NONE);
  gtk_widget_action_set_enabled (widget, "candidate.prefer", person != NULL && person->passed_over != NULL);
  gtk_widget_action_set_enabled (widget, "candidate.erase", person != NULL && !erased);
  update_stage (self);
  gtk_widget_action_set_enabled (widget, "candidate.open-hackajob", hjl_launch_is_page (get_hackajob_url (self)));
  gtk_widget_action_set_enabled (widget, "candidate.open-lever", hjl_launch_is_page (get_lever_url (self)));
}
