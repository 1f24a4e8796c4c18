/* hjl-candidate-details-stage.c: where a candidate stands in hackajob, as the recruiter says
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/candidates/hjl-candidate-details-private.h"

#include "app/candidates/hjl-stage-choice.h"
#include "app/widgets/hjl-toast.h"

/* Who is shown meanwhile may be somebody else. */
typedef struct
{
  HjlCandidateDetails *self; /* owned */
  char                *candidate_id;
} Call;

static void
call_free (Call *call)
{
  g_object_unref (call->self);
  g_free (call->candidate_id);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
did_set_stage (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = hjl_finish_pointer (NULL, result, &error);

  if (said == NULL)
    hjl_toast_show_error (GTK_WIDGET (call->self), error);
  else if (call->self->workspace != NULL)
    {
      hjl_candidate_details_offer_sync (call->self, call->candidate_id, said);
      hjl_candidate_details_refresh (call->self);
    }
}

static void
change_stage (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  HjlCandidateDetails *self = HJL_CANDIDATE_DETAILS (widget);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  Call *call = g_new0 (Call, 1);

  call->self = g_object_ref (self);
  call->candidate_id = g_strdup (self->candidate_id);
  g_ptr_array_add (ids, call->candidate_id);
  hjl_stage_choice_set_async (self->workspace, ids, g_variant_get_string (parameter, NULL), did_set_stage, call);
}

static void
make_popup (GtkMenuButton *button,
            gpointer       user_data)
{
  HjlCandidateDetails *self = user_data;
  g_autoptr (GMenuModel) menu = hjl_stage_choice_make_menu (self->person != NULL ? self->person->stages : NULL, "candidate.change-stage");

  gtk_menu_button_set_menu_model (button, menu);
}

void
hjl_candidate_details_install_stage_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "candidate.change-stage", "s", change_stage);
}

void
hjl_candidate_details_update_stage (HjlCandidateDetails *self)
{
  HjlCandidateFacts *person = self->workspace != NULL ? self->person : NULL;
  gboolean           may = person != NULL && (person->row == NULL || person->row->state != HJL_STATE_ERASED) &&
                 hjl_stage_choice_may (self->workspace, person->stages);

  gtk_menu_button_set_create_popup_func (self->stage_button, make_popup, self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->stage_button), may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "candidate.change-stage", may);
}
