/* hjl-candidate-details-choices.c: which record in Lever is this person?
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-candidate-details-private.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-candidate-item.h"
#include "app/widgets/hjl-text-row.h"
#include "model/hjl-hold.h"

static void
add_button (GtkWidget  *row,
            GtkWidget  *button,
            const char *name,
            const char *action,
            const char *target)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
add_choice (HjlCandidateDetails *self,
            const char          *title,
            const char          *subtitle,
            const char          *label,
            const char          *decision)
{
  GtkWidget       *row = hjl_text_row_new (title, subtitle, NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, title);

  add_button (row, gtk_button_new_with_label (label), name,
              hjl_hold_asks (self->person->facts->hold) == HJL_ASKS_DECISION ? "candidate.resolve" : "candidate.take-back", decision);
  adw_preferences_group_add (self->resolve_group, row);
  g_ptr_array_add (self->choices, row);

  return row;
}

static void
clear (HjlCandidateDetails *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    adw_preferences_group_remove (self->resolve_group, g_ptr_array_index (self->choices, i));
  g_ptr_array_set_size (self->choices, 0);
}

/* Where it is and since when, in a line each. */
static char *
describe (const HjlRecord *record)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (record->gone)
    return g_strdup (_ ("Deleted in Lever, or hidden from you"));

  if (record->archived && record->stage_name != NULL)
    g_ptr_array_add (lines, g_strdup_printf (_ ("Archived: %s"), record->stage_name));
  else if (record->stage_name != NULL)
    g_ptr_array_add (lines, g_strdup (record->stage_name));
  if (record->posting_title != NULL)
    g_ptr_array_add (lines, g_strdup (record->posting_title));
  if (record->created_at > 0)
    {
      g_autofree char *at = hjl_time_dup_full (record->created_at);

      g_ptr_array_add (lines, g_strdup_printf (_ ("In Lever since %s"), at));
    }
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static const char *
get_choose (HjlCandidateDetails *self)
{
  return _ (hjl_hold_kind_get_ways (self->person->facts->hold->kind)->choose);
}

static void
add_record (HjlCandidateDetails *self,
            guint                number,
            const HjlRecord     *record)
{
  g_autofree char *numbered = g_strdup_printf (_ ("Record %'u in Lever"), number);
  g_autofree char *about = describe (record);
  const char      *title = record->name != NULL ? record->name : numbered;
  GtkWidget       *row = add_choice (self, title, about, get_choose (self), record->id);
  g_autofree char *name = g_strdup_printf (_ ("Open in Lever: %s"), title);
  GtkWidget       *button;

  if (record->url == NULL)
    return;

  button = gtk_button_new_from_icon_name ("adw-external-link-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Open in Lever"));
  gtk_widget_add_css_class (button, "flat");
  add_button (row, button, name, "candidate.open", record->url);
}

/* What there is beside the records. */
static void
add_word (HjlCandidateDetails *self)
{
  const HjlHoldWays *ways = hjl_hold_kind_get_ways (self->person->facts->hold->kind);

  if (ways->word != NULL)
    add_choice (self, _ (ways->title), _ (ways->effect), _ (ways->label), ways->word);
}

/* The question, what comes of a record that is chosen, and the name to compare with those on the rows. */
static void
show_question (HjlCandidateDetails *self)
{
  const HjlHoldWays *ways = hjl_hold_kind_get_ways (self->person->facts->hold->kind);
  const char        *name = self->person->facts->candidate->name;
  g_autofree char   *escaped = name != NULL ? g_markup_escape_text (name, -1) : NULL;
  g_autofree char   *text = escaped != NULL ? g_strdup_printf (_ ("In hackajob: %s"), escaped) : NULL;
  /* Translators: the name of a button, and what it does: a sentence. */
  g_autofree char   *about = g_strdup_printf (_ ("%s: %s"), _ (ways->choose), _ (ways->chosen));
  g_autofree char   *whole = g_strjoin ("\n", about, text, NULL);

  adw_preferences_group_set_title (self->resolve_group, _ (ways->question));
  adw_preferences_group_set_description (self->resolve_group, whole);
}

/* What was decided, and the other choice that there was. */
static void
show_way_back (HjlCandidateDetails *self,
               HjlHoldKind          kind)
{
  const HjlHoldWays *ways = hjl_hold_kind_get_ways (kind);

  adw_preferences_group_set_title (self->resolve_group, _ ("Left Archived"));
  adw_preferences_group_set_description (self->resolve_group, _ (ways->chosen));
  add_choice (self, _ (ways->title), _ (ways->effect), _ (ways->label), ways->word);
}

static void
got_records (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HjlCandidateDetails) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = hjl_finish_pointer (HJL_WORKSPACE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->asking);
  /* Without an answer the ids still tell the records apart. */
  if (records == NULL || records->len == 0)
    {
      g_debug ("What Lever knows of the records: %s", error != NULL ? error->message : "nothing");
      return;
    }

  clear (self);
  for (guint i = 0; i < records->len; i++)
    add_record (self, i + 1, g_ptr_array_index (records, i));
  add_word (self);
}

void
hjl_candidate_details_stop_asking (HjlCandidateDetails *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

void
hjl_candidate_details_show_choices (HjlCandidateDetails *self)
{
  gboolean    asks = hjl_hold_asks (self->person->facts->hold) == HJL_ASKS_DECISION;
  HjlHoldKind back = self->person->way_back;
  char      **choices;

  hjl_candidate_details_stop_asking (self);
  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self->resolve_group), asks || back != HJL_HOLD_NONE);
  if (!asks && back != HJL_HOLD_NONE)
    show_way_back (self, back);
  if (!asks)
    return;

  show_question (self);
  choices = self->person->facts->hold->choices;
  for (guint i = 0; choices[i] != NULL; i++)
    {
      g_autofree char *title = g_strdup_printf (_ ("Record %'u in Lever"), i + 1);

      add_choice (self, title, choices[i], get_choose (self), choices[i]);
    }
  add_word (self);

  self->asking = g_cancellable_new ();
  hjl_workspace_load_records_async (self->workspace, self->candidate_id, self->asking, got_records, g_object_ref (self));
}
