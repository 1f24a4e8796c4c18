/* hjl-candidate-details-stage.c: where a candidate stands in hackajob, as the recruiter says
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/candidates/hjl-candidate-details-private.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-toast.h"
#include "store/hjl-store-book.h"

typedef struct
{
  HjlCandidateDetails *self; /* owned; of the main thread alone */
  char                *candidate_id;
  char                *stage_id;
} Move;

static void
move_free (Move *move)
{
  g_object_unref (move->self);
  g_free (move->candidate_id);
  g_free (move->stage_id);
  g_free (move);
}

static gboolean
set_stage (HjlStore *store,
           HjlTime   now,
           gpointer  data,
           GError  **error)
{
  Move *move = data;

  return hjl_store_set_person_stage (store, move->candidate_id, move->stage_id, now, error);
}

static void
did_set_stage (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Move                *move = user_data;
  HjlCandidateDetails *self = move->self;
  g_autoptr (GError) error = NULL;

  if (!hjl_workspace_edit_book_finish (HJL_WORKSPACE (source), result, &error))
    hjl_toast_show_error (GTK_WIDGET (self), error);
  else if (self->workspace != NULL)
    {
      hjl_candidate_details_offer_sync (self, move->candidate_id, _ ("Saved. The next sync lets Lever follow."));
      hjl_candidate_details_refresh (self);
    }
  move_free (move);
}

static void
change_stage (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  HjlCandidateDetails *self = HJL_CANDIDATE_DETAILS (widget);
  Move                *move = g_new0 (Move, 1);

  move->self = g_object_ref (self);
  move->candidate_id = g_strdup (self->candidate_id);
  move->stage_id = g_variant_dup_string (parameter, NULL);
  hjl_workspace_edit_book_async (self->workspace, set_stage, move, NULL, NULL, did_set_stage, move);
}

static void
make_popup (GtkMenuButton *button,
            gpointer       user_data)
{
  HjlCandidateDetails *self = user_data;
  GPtrArray           *stages = self->person != NULL ? self->person->stages : NULL;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; stages != NULL && i < stages->len; i++)
    {
      HjlStage *stage = g_ptr_array_index (stages, i);
      g_autoptr (GMenuItem) entry = g_menu_item_new (hjl_stage_get_name (stage), NULL);

      g_menu_item_set_action_and_target (entry, "candidate.change-stage", "s", hjl_stage_get_id (stage));
      g_menu_append_item (menu, entry);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
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
  gboolean           may = person != NULL && person->stages != NULL && (person->row == NULL || person->row->state != HJL_STATE_ERASED) &&
                 hjl_workspace_get_candidates_from (self->workspace, NULL) == HJL_CANDIDATES_FROM_FILES;

  gtk_menu_button_set_create_popup_func (self->stage_button, make_popup, self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->stage_button), may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "candidate.change-stage", may);
}
