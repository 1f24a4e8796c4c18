/* hjl-candidate-details.c: one candidate: where they are, what happened, and what can be done
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-candidate-details-private.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-candidate-item.h"
#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-text-row.h"
#include "app/widgets/hjl-toast.h"
#include "model/hjl-time.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"
#include "store/hjl-store-timeline.h"

G_DEFINE_FINAL_TYPE (HjlCandidateDetails, hjl_candidate_details, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_conflict (HjlCandidateDetails *self)
{
  g_autofree char *title = NULL;

  gtk_widget_set_visible (self->conflict_group, self->person->passed_over != NULL);
  if (self->person->passed_over == NULL)
    return;

  title = g_strdup_printf (_ ("Move to “%s” instead"), self->person->passed_over_name);
  adw_preferences_row_set_title (self->conflict_row, title);
}

/* Whether that is why nothing is exported: no mapping and no trying again would help. */
static gboolean
is_role_closed (HjlCandidateDetails *self)
{
  return self->person->row != NULL && self->person->row->state == HJL_STATE_WAITING && self->person->facts->hold == NULL &&
         self->person->facts->closed &&
         hjl_workspace_get_candidates_from (self->workspace, NULL) == HJL_CANDIDATES_FROM_FILES;
}

/* The one right button is the first one, and blue; whatever else may be tried stands below it. */
static void
show_way (HjlCandidateDetails *self)
{
  static const struct
  {
    const char *label;
    const char *action;
  } ways[] = {
    [HJL_ASKS_NOTHING] = { NULL, NULL },
    [HJL_ASKS_DECISION] = { NULL, NULL },
    [HJL_ASKS_RETRY] = { N_ ("_Retry"), "candidate.retry" },
    [HJL_ASKS_MAPPING] = { N_ ("Open _Mapping"), "win.open-mapping" },
    [HJL_ASKS_CONNECTION] = { N_ ("Open C_onnection"), "win.show-page" },
    [HJL_ASKS_RECORD] = { N_ ("Open in _Lever"), "candidate.open-lever" },
  };

  HjlAsks        asks = is_role_closed (self) ? HJL_ASKS_NOTHING : hjl_candidate_facts_ask (self->person);
  const char    *role_id = self->person->facts->candidate->role_id;
  GtkActionable *button = GTK_ACTIONABLE (self->way_button);

  gtk_widget_set_visible (self->way_button, ways[asks].label != NULL);
  gtk_widget_set_visible (self->retry_button, hjl_hold_may_retry (self->person->facts->hold) && asks != HJL_ASKS_RETRY);
  if (ways[asks].label == NULL)
    return;

  gtk_button_set_label (GTK_BUTTON (self->way_button), _ (ways[asks].label));
  gtk_actionable_set_action_name (button, NULL);
  if (asks == HJL_ASKS_MAPPING)
    gtk_actionable_set_action_target (button, "s", role_id != NULL ? role_id : "");
  else if (asks == HJL_ASKS_CONNECTION)
    gtk_actionable_set_action_target (button, "s", "connection");
  else
    gtk_actionable_set_action_target_value (button, NULL);
  gtk_actionable_set_action_name (button, ways[asks].action);
  hjl_names_mend (self->way_button);
}

static void
show_state (HjlCandidateDetails *self)
{
  HjlState         state = self->person->row != NULL ? self->person->row->state : HJL_STATE_NONE;
  const HjlHold   *hold = self->person->facts->hold;
  const char      *classes[] = { "state-icon", hjl_state_get_style (state), NULL };
  const char      *label_classes[] = { hjl_state_get_style (state), "heading", NULL };
  g_autofree char *text = NULL;

  gtk_image_set_from_icon_name (self->state_icon, hjl_state_get_icon (state));
  gtk_widget_set_css_classes (GTK_WIDGET (self->state_icon), classes);
  gtk_label_set_text (self->state, hjl_state_get_label (state));
  gtk_widget_set_css_classes (GTK_WIDGET (self->state), label_classes);

  if (hjl_hold_is_to_be_applied (hold))
    text = g_strdup (_ ("You have decided. The next sync applies your decision."));
  else if (hold != NULL && hold->kind != HJL_HOLD_NONE)
    text = hjl_hold_describe (hold, self->person->facts->link);
  else if (is_role_closed (self))
    text = g_strdup (_ ("This candidate waits because the role is closed. Reopen it in Jobs to export them."));
  else if (state == HJL_STATE_WAITING)
    text = g_strdup (hjl_workspace_asks_hackajob (self->workspace, self->person->facts)
                       ? _ ("Accepted in hackajob. The next sync exports this candidate once the role’s mapping allows it.")
                       : _ ("The next sync exports this candidate once the role’s mapping allows it."));
  gtk_widget_set_visible (GTK_WIDGET (self->hold), text != NULL);
  gtk_label_set_text (self->hold, text != NULL ? text : "");
  show_way (self);
}

static void
show_stages (HjlCandidateDetails *self)
{
  const HjlCandidateRow *row = self->person->row;
  g_autofree char       *lever = row != NULL ? hjl_candidate_row_dup_lever_stage (row) : NULL;

  adw_action_row_set_subtitle (self->hackajob_row, row != NULL && row->stage_name != NULL ? row->stage_name : _ ("Unknown"));
  adw_action_row_set_subtitle (self->lever_row, lever != NULL ? lever : _ ("Unknown"));
  adw_action_row_set_subtitle (self->role_row, row != NULL ? hjl_candidate_row_get_role (row) : _ ("Unknown"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->role_row), row != NULL && row->role_title != NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->role_row), "s",
                                    row != NULL && row->role_id != NULL ? row->role_id : "");
}

/* A name that is not kept here is known as soon as hackajob says it. */
static void
show_name (HjlCandidateDetails *self)
{
  const HjlCandidateRow *row = self->person->row;
  const char            *read = hjl_person_card_get_name (self->card);

  if (row != NULL && row->name == NULL && read != NULL)
    gtk_label_set_text (self->name, read);
  else
    gtk_label_set_text (self->name, row != NULL ? hjl_candidate_row_get_title (row) : _ ("Candidate"));
}

static void
on_card_read_cb (HjlCandidateDetails *self)
{
  if (self->person != NULL)
    show_name (self);
}

/* Nothing is asked about somebody who was erased. */
static void
show_who (HjlCandidateDetails *self)
{
  const HjlCandidate *candidate = self->person->facts->candidate;
  gboolean            erased = candidate->erased;
  const char         *id = erased ? NULL : candidate->id;
  gboolean            from_hackajob = hjl_workspace_asks_hackajob (self->workspace, self->person->facts);

  gtk_widget_set_visible (GTK_WIDGET (self->card), !erased);
  gtk_widget_set_visible (self->documents, !erased);
  hjl_person_card_show (self->card, id, candidate->version, from_hackajob);
  hjl_candidate_document_show (self->cv, id, candidate->version, from_hackajob);
  hjl_candidate_document_show (self->profile, id, candidate->version, from_hackajob);
}

static void
forget_who (HjlCandidateDetails *self)
{
  hjl_person_card_show (self->card, NULL, NULL, FALSE);
  hjl_candidate_document_show (self->cv, NULL, NULL, FALSE);
  hjl_candidate_document_show (self->profile, NULL, NULL, FALSE);
}

/* As the list does: the exact time is the row's tooltip. */
void
hjl_candidate_details_tell_times (HjlCandidateDetails *self)
{
  HjlTime now = hjl_time_now ();

  g_return_if_fail (HJL_IS_CANDIDATE_DETAILS (self));

  for (guint i = 0; self->person != NULL && i < self->person->timeline->len; i++)
    {
      const HjlActivity *activity = g_ptr_array_index (self->person->timeline, i);
      GtkListBoxRow     *row = gtk_list_box_get_row_at_index (self->timeline, (int) i);
      g_autofree char   *at = hjl_time_dup_relative (activity->at, now);
      g_autofree char   *subtitle = g_strdup_printf ("%s\n%s", activity->text, at);

      if (row != NULL)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    }
}

static void
show_timeline (HjlCandidateDetails *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->timeline))) != NULL)
    gtk_list_box_remove (self->timeline, child);

  for (guint i = 0; i < self->person->timeline->len; i++)
    {
      const HjlActivity *activity = g_ptr_array_index (self->person->timeline, i);
      g_autofree char   *at = hjl_time_dup_full (activity->at);
      GtkWidget         *row = hjl_text_row_new (hjl_activity_get_title (activity), NULL, hjl_activity_get_icon (activity));

      gtk_widget_set_tooltip_text (row, at);
      gtk_list_box_append (self->timeline, row);
    }
  hjl_candidate_details_tell_times (self);
  if (self->person->timeline->len == 0)
    gtk_list_box_append (self->timeline, hjl_text_row_new (_ ("No History Yet"), _ ("What each sync does for this "
                                                                                    "candidate appears here."),
                                                           NULL));
}

/* A sync tells of changes many times a second: rows that are the same stay, with the focus on them. */
static gboolean
has_same_timeline (const HjlCandidateFacts *a,
                   const HjlCandidateFacts *b)
{
  const HjlActivity *newest;
  const HjlActivity *other;

  if (a->timeline->len != b->timeline->len)
    return FALSE;
  if (a->timeline->len == 0)
    return TRUE;

  newest = g_ptr_array_index (a->timeline, 0);
  other = g_ptr_array_index (b->timeline, 0);

  return newest->id == other->id && g_str_equal (newest->text, other->text);
}

static gboolean
has_same_choices (const HjlCandidateFacts *a,
                  const HjlCandidateFacts *b)
{
  gboolean asks = hjl_hold_asks (a->facts->hold) == HJL_ASKS_DECISION;

  if (asks != (hjl_hold_asks (b->facts->hold) == HJL_ASKS_DECISION) ||
      a->way_back != b->way_back)
    return FALSE;

  /* The question may be another one about the same record. */
  return !asks ||
         (a->facts->hold->kind == b->facts->hold->kind &&
          g_strv_equal ((const char *const *) a->facts->hold->choices, (const char *const *) b->facts->hold->choices));
}

gint64
hjl_candidate_details_find_newest (HjlCandidateDetails *self)
{
  return self->person != NULL && self->person->timeline->len > 0 ? ((HjlActivity *) g_ptr_array_index (self->person->timeline, 0))->id : 0;
}

/* @before: (nullable): what is shown of the same candidate */
static void
show_person (HjlCandidateDetails     *self,
             const HjlCandidateFacts *before)
{
  show_who (self);
  show_name (self);
  show_state (self);
  show_conflict (self);
  show_stages (self);
  if (before == NULL || !has_same_choices (before, self->person))
    hjl_candidate_details_show_choices (self);
  if (before == NULL || !has_same_timeline (before, self->person))
    show_timeline (self);
  hjl_candidate_details_update_sync (self);
  hjl_candidate_details_update_actions (self);
  /* Somebody else is read from the top. */
  if (before == NULL)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
  gtk_stack_set_visible_child_name (self->stack, "person");
}

static void
got_person (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  HjlCandidateFacts *person = hjl_finish_pointer (HJL_LOADER (object), result, &error);
  g_autoptr (HjlCandidateFacts) before = NULL;
  HjlCandidateDetails *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = HJL_CANDIDATE_DETAILS (user_data);
  g_clear_object (&self->cancellable);
  if (person == NULL)
    {
      hjl_toast_show_error (GTK_WIDGET (self), error);
      g_signal_emit_by_name (self, "closed");
      return;
    }

  before = g_steal_pointer (&self->person);
  self->person = person;
  /* What was read before it was said does not count. */
  if (self->said_newest < 0 && !self->stale)
    self->said_newest = hjl_candidate_details_find_newest (self);
  show_person (self, before);

  if (self->stale)
    {
      self->stale = FALSE;
      hjl_candidate_details_refresh (self);
    }
}

static void
on_workspace_progress_cb (HjlCandidateDetails *self)
{
  if (g_hash_table_size (self->syncing) > 0)
    hjl_candidate_details_update_sync (self);
}

static void
stop_reading (HjlCandidateDetails *self)
{
  hjl_candidate_details_stop_asking (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->stale = FALSE;
}

static void
hjl_candidate_details_set_property (GObject      *object,
                                    guint         property_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  HjlCandidateDetails *self = HJL_CANDIDATE_DETAILS (object);
  gboolean             narrow;
  const char          *label;

  switch (property_id)
    {
    case PROP_NARROW:
      narrow = g_value_get_boolean (value);
      label = narrow ? _ ("Back to the List") : _ ("Close");
      gtk_button_set_icon_name (GTK_BUTTON (self->close_button), narrow ? "go-previous-symbolic" : "window-close-symbolic");
      gtk_widget_set_tooltip_text (self->close_button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->close_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_candidate_details_dispose (GObject *object)
{
  HjlCandidateDetails *self = HJL_CANDIDATE_DETAILS (object);

  stop_reading (self);
  if (self->syncing != NULL)
    hjl_candidate_details_stop_syncs (self);
  if (self->workspace != NULL)
    g_clear_signal_handler (&self->progress_handler, self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_CANDIDATE_DETAILS);
  g_clear_pointer (&self->syncing, g_hash_table_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->said, g_free);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->person, hjl_candidate_facts_free);
  g_clear_pointer (&self->candidate_id, g_free);
  g_clear_object (&self->workspace);
  g_clear_object (&self->loader);

  G_OBJECT_CLASS (hjl_candidate_details_parent_class)->dispose (object);
}

static void
hjl_candidate_details_class_init (HjlCandidateDetailsClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = hjl_candidate_details_set_property;
  object_class->dispose = hjl_candidate_details_dispose;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, (G_PARAM_WRITABLE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_signal_new ("closed", HJL_TYPE_CANDIDATE_DETAILS, G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  hjl_candidate_details_install_actions (widget_class);
  hjl_candidate_details_install_sync_actions (widget_class);
  g_type_ensure (HJL_TYPE_CANDIDATE_DOCUMENT);
  g_type_ensure (HJL_TYPE_PERSON_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-candidate-details.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, HjlCandidateDetails, name)
  BIND (close_button);
  BIND (name);
  BIND (stack);
  BIND (scroll);
  BIND (state_icon);
  BIND (state);
  BIND (hold);
  BIND (way_button);
  BIND (retry_button);
  BIND (sync_box);
  BIND (sync_text);
  BIND (stop_button);
  BIND (resolve_group);
  BIND (conflict_group);
  BIND (conflict_row);
  BIND (card);
  BIND (hackajob_row);
  BIND (stage_button);
  BIND (lever_row);
  BIND (role_row);
  BIND (documents);
  BIND (cv);
  BIND (profile);
  BIND (timeline);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_card_read_cb);
}

static void
hjl_candidate_details_init (HjlCandidateDetails *self)
{
  self->choices = g_ptr_array_new ();
  self->syncing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->offers = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
  hjl_candidate_details_update_actions (self);
}

void
hjl_candidate_details_set_workspace (HjlCandidateDetails *self,
                                     HjlWorkspace        *workspace,
                                     HjlLoader           *loader)
{
  g_return_if_fail (HJL_IS_CANDIDATE_DETAILS (self));

  hjl_candidate_details_show (self, NULL);
  hjl_person_card_set_workspace (self->card, workspace);
  hjl_candidate_document_set_workspace (self->cv, workspace);
  hjl_candidate_document_set_workspace (self->profile, workspace);
  if (self->workspace != workspace)
    {
      hjl_candidate_details_stop_syncs (self);
      if (self->workspace != NULL)
        g_clear_signal_handler (&self->progress_handler, self->workspace);
      g_set_object (&self->workspace, workspace);
      if (workspace != NULL)
        self->progress_handler = g_signal_connect_swapped (workspace, "progress", G_CALLBACK (on_workspace_progress_cb), self);
    }
  g_set_object (&self->loader, loader);
}

void
hjl_candidate_details_show (HjlCandidateDetails *self,
                            const char          *candidate_id)
{
  g_return_if_fail (HJL_IS_CANDIDATE_DETAILS (self));

  if (g_strcmp0 (self->candidate_id, candidate_id) == 0)
    return;

  stop_reading (self);
  forget_who (self);
  g_clear_pointer (&self->person, hjl_candidate_facts_free);
  g_free (self->candidate_id);
  self->candidate_id = g_strdup (candidate_id);
  hjl_candidate_details_forget_sync (self);
  hjl_candidate_details_update_actions (self);
  hjl_candidate_details_refresh (self);
}

void
hjl_candidate_details_refresh (HjlCandidateDetails *self)
{
  g_return_if_fail (HJL_IS_CANDIDATE_DETAILS (self));

  if (self->candidate_id == NULL || self->loader == NULL)
    return;

  /* Changes may come faster than they are read: what is under way comes to its end first. */
  if (self->cancellable != NULL)
    {
      self->stale = TRUE;
      return;
    }

  self->cancellable = g_cancellable_new ();
  hjl_loader_load_async (self->loader,
                         hjl_candidate_facts_load,
                         g_strdup (self->candidate_id),
                         g_free,
                         (GDestroyNotify) hjl_candidate_facts_free,
                         self->cancellable,
                         got_person,
                         self);
}

const char *
hjl_candidate_details_get_id (HjlCandidateDetails *self)
{
  g_return_val_if_fail (HJL_IS_CANDIDATE_DETAILS (self), NULL);

  return self->candidate_id;
}
