/* hjl-retention-group.c: how long data stays on this computer
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/preferences/hjl-retention-group.h"

#include <glib/gi18n-lib.h>

#include "app/window/hjl-dialogs.h"
#include "model/hjl-error.h"

struct _HjlRetentionGroup
{
  AdwPreferencesGroup parent_instance;

  HjlWorkspace *workspace; /* nullable */
  GArray       *people_days;
  GArray       *activity_days;
  guint         wanted_days; /* while a person is asked */
  GCancellable *counting;    /* nullable: whom it would be about */
  gboolean      filling;

  /* Template widgets. */
  AdwComboRow *people_row;
  AdwComboRow *activity_row;
  GtkLabel    *error_label;
};

G_DEFINE_FINAL_TYPE (HjlRetentionGroup, hjl_retention_group, ADW_TYPE_PREFERENCES_GROUP)

/* 0 is forever. */
static const guint usual_days[] = { 0, 730, 365, 180, 90, 30 };

static char *
name_days (guint days)
{
  if (days == 0)
    return g_strdup (_ ("Forever"));
  if (days % 365 == 0)
    return g_strdup_printf (ngettext ("%'u year", "%'u years", days / 365), days / 365);

  return g_strdup_printf (ngettext ("%'u day", "%'u days", days), days);
}

/* A number that was chosen elsewhere has a place of its own. */
static void
fill_row (AdwComboRow *row,
          GArray      *choices,
          guint        chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean usual = FALSE;

  g_array_set_size (choices, 0);
  g_array_append_vals (choices, usual_days, G_N_ELEMENTS (usual_days));
  for (guint i = 0; i < G_N_ELEMENTS (usual_days); i++)
    usual |= usual_days[i] == chosen;
  if (!usual)
    g_array_append_val (choices, chosen);

  for (guint i = 0; i < choices->len; i++)
    {
      g_autofree char *name = name_days (g_array_index (choices, guint, i));

      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
}

static void
select_days (AdwComboRow *row,
             GArray      *choices,
             guint        days)
{
  for (guint i = 0; i < choices->len; i++)
    if (g_array_index (choices, guint, i) == days)
      adw_combo_row_set_selected (row, i);
}

static guint
get_days (AdwComboRow *row,
          GArray      *choices)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected < choices->len ? g_array_index (choices, guint, selected) : 0;
}

/* The choices themselves stay: a list must not be replaced while its selection changes. */
static void
show_kept (HjlRetentionGroup *self)
{
  g_autoptr (HjlSettings) settings = self->workspace != NULL ? hjl_workspace_dup_settings (self->workspace) : hjl_settings_new ();

  self->filling = TRUE;
  select_days (self->people_row, self->people_days, settings->keep_days);
  select_days (self->activity_row, self->activity_days, settings->activity_days);
  self->filling = FALSE;
}

static void
fill (HjlRetentionGroup *self)
{
  g_autoptr (HjlSettings) settings = self->workspace != NULL ? hjl_workspace_dup_settings (self->workspace) : hjl_settings_new ();

  self->filling = TRUE;
  fill_row (self->people_row, self->people_days, settings->keep_days);
  fill_row (self->activity_row, self->activity_days, settings->activity_days);
  show_kept (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), self->workspace != NULL);
}

/* @error: (nullable) */
static void
show_error (HjlRetentionGroup *self,
            const GError      *error)
{
  g_autofree char *text = error != NULL ? hjl_error_describe (error) : NULL;

  gtk_label_set_text (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
}

static void
did_save (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HjlRetentionGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  hjl_finish (HJL_WORKSPACE (source), result, &error);
  /* The preferences are closed already. */
  if (self->error_label == NULL)
    return;

  show_error (self, error);
  if (self->workspace == HJL_WORKSPACE (source))
    show_kept (self);
}

static void
save (HjlRetentionGroup *self,
      guint              people_days)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (self->workspace);

  settings->keep_days = people_days;
  settings->activity_days = get_days (self->activity_row, self->activity_days);
  hjl_workspace_save_settings_async (self->workspace, settings, NULL, did_save, g_object_ref (self));
}

static void
save_wanted (gpointer object)
{
  HjlRetentionGroup *self = object;

  if (self->workspace != NULL)
    save (self, self->wanted_days);
}

/* What the next sync would erase cannot be had back, so it is asked about, with its number. */
static void
got_closed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HjlRetentionGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  int              n = hjl_finish_count (HJL_WORKSPACE (source), result, &error);
  g_autofree char *heading = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->counting);
  /* Nothing is erased that nobody could be asked about. */
  if (n < 0)
    {
      show_kept (self);
      show_error (self, error);
      return;
    }
  if (n == 0)
    {
      save (self, self->wanted_days);
      return;
    }

  show_kept (self);
  heading = g_strdup_printf (ngettext ("Erase the data of %'d person here?", "Erase the data of %'d people here?", (gulong) n), n);
  hjl_dialogs_confirm (GTK_WIDGET (self), heading,
                       _ ("They are closed and haven’t changed for that long. The next sync erases their names and "
                          "history from this computer, and later changes of their stage are no longer synced. "
                          "hackajob and Lever keep theirs."),
                       _ ("_Erase"), save_wanted, G_OBJECT (self));
}

static void
stop_counting (HjlRetentionGroup *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
on_people_changed_cb (HjlRetentionGroup *self)
{
  guint days;
  g_autoptr (HjlSettings) kept = NULL;

  if (self->filling || self->workspace == NULL)
    return;

  /* Also told late of what this put back itself. */
  stop_counting (self);
  kept = hjl_workspace_dup_settings (self->workspace);
  days = get_days (self->people_row, self->people_days);
  if (days == kept->keep_days)
    return;

  self->wanted_days = days;
  self->counting = g_cancellable_new ();
  hjl_workspace_count_closed_async (self->workspace, days, self->counting, got_closed, g_object_ref (self));
}

static void
on_activity_changed_cb (HjlRetentionGroup *self)
{
  g_autoptr (HjlSettings) kept = NULL;

  if (self->filling || self->workspace == NULL)
    return;

  kept = hjl_workspace_dup_settings (self->workspace);
  if (get_days (self->activity_row, self->activity_days) != kept->activity_days)
    save (self, self->counting != NULL ? kept->keep_days : get_days (self->people_row, self->people_days));
}

static void
hjl_retention_group_dispose (GObject *object)
{
  HjlRetentionGroup *self = HJL_RETENTION_GROUP (object);

  self->filling = TRUE;
  stop_counting (self);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_RETENTION_GROUP);
  g_clear_pointer (&self->people_days, g_array_unref);
  g_clear_pointer (&self->activity_days, g_array_unref);

  G_OBJECT_CLASS (hjl_retention_group_parent_class)->dispose (object);
}

static void
hjl_retention_group_class_init (HjlRetentionGroupClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_retention_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-retention-group.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlRetentionGroup, people_row);
  gtk_widget_class_bind_template_child (widget_class, HjlRetentionGroup, activity_row);
  gtk_widget_class_bind_template_child (widget_class, HjlRetentionGroup, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_people_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activity_changed_cb);
}

static void
hjl_retention_group_init (HjlRetentionGroup *self)
{
  self->people_days = g_array_new (FALSE, FALSE, sizeof (guint));
  self->activity_days = g_array_new (FALSE, FALSE, sizeof (guint));
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self);
}

void
hjl_retention_group_set_workspace (HjlRetentionGroup *self,
                                   HjlWorkspace      *workspace)
{
  g_return_if_fail (HJL_IS_RETENTION_GROUP (self));

  stop_counting (self);
  g_set_object (&self->workspace, workspace);
  fill (self);
}
