/* hjl-person-card.c: who a candidate is, as hackajob or the review has it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-person-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/widgets/hjl-launch.h"
#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-text-row.h"
#include "app/widgets/hjl-toast.h"
#include "model/hjl-error.h"

/* Milliseconds: who walks through the list passes by most of them, and hackajob is not asked for those. */
#define WAIT_MS 150

struct _HjlPersonCard
{
  AdwBin parent_instance;

  HjlWorkspace        *workspace;    /* nullable */
  char                *candidate_id; /* nullable */
  char                *version;      /* nullable: of what is shown or being read */
  gboolean             from_hackajob;
  HjlCandidateProfile *profile;     /* nullable */
  GCancellable        *cancellable; /* nullable: of what is being read */
  guint                wait_id;

  /* Template widgets. */
  GtkLabel   *headline;
  GtkLabel   *place;
  GtkListBox *rows;
  GtkWidget  *status;
  GtkSpinner *spinner;
  GtkLabel   *words;
  GtkWidget  *again;
};

G_DEFINE_FINAL_TYPE (HjlPersonCard, hjl_person_card, ADW_TYPE_BIN)

/* @words: (nullable) */
static void
say (HjlPersonCard *self,
     const char    *words,
     gboolean       reading,
     gboolean       may_try)
{
  gtk_widget_set_visible (self->status, words != NULL);
  gtk_label_set_text (self->words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), reading);
  gtk_spinner_set_spinning (self->spinner, reading);
  gtk_widget_set_visible (self->again, may_try);
}

static void
clear_facts (HjlPersonCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, child);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->headline), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->place), FALSE);
  g_clear_pointer (&self->profile, hjl_candidate_profile_unref);
}

/* @text: (nullable) */
static void
show_label (GtkLabel   *label,
            const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
add_button (GtkWidget  *row,
            const char *icon,
            const char *label,
            const char *about,
            const char *action,
            const char *target)
{
  GtkWidget       *button = gtk_button_new_from_icon_name (icon);
  /* Translators: what a button does ("Copy"), and with what ("Email: a@b.example"). */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), label, about);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* @text: (nullable). Returns: (nullable) */
static GtkWidget *
add_fact (HjlPersonCard *self,
          const char    *title,
          const char    *text)
{
  GtkWidget *row;

  if (text == NULL || *text == '\0')
    return NULL;

  row = hjl_text_row_new (title, text, NULL);
  gtk_list_box_append (self->rows, row);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), TRUE);

  return row;
}

/* @text can be taken along; @address: (nullable): where it leads. */
static void
add_way (HjlPersonCard *self,
         const char    *title,
         const char    *text,
         const char    *address,
         const char    *label)
{
  g_autofree char *shown = hjl_text_dup_left_to_right (text);
  GtkWidget       *row = *text != '\0' ? add_fact (self, title, shown) : NULL;

  if (row == NULL)
    return;
  add_button (row, "edit-copy-symbolic", _ ("Copy"), text, "person.copy", text);
  if (address != NULL)
    add_button (row, "adw-external-link-symbolic", label, text, "person.open", address);
}

static void
add_email (HjlPersonCard *self,
           const char    *email)
{
  g_autofree char *escaped = g_uri_escape_string (email, "@", FALSE);
  g_autofree char *address = g_strconcat ("mailto:", escaped, NULL);

  add_way (self, _ ("Email"), email, strchr (email, '@') != NULL ? address : NULL, _ ("Write an Email"));
}

static void
add_skills (HjlPersonCard *self,
            GPtrArray     *skills)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < skills->len; i++)
    {
      const HjlSkill  *skill = g_ptr_array_index (skills, i);
      g_autofree char *years = hjl_skill_dup_years (skill);

      if (skill->name == NULL)
        continue;
      if (text->len > 0)
        g_string_append (text, _ (", "));
      if (years != NULL)
        /* Translators: a skill, and for how many years. */
        g_string_append_printf (text, _ ("%s (%s)"), skill->name, years);
      else
        g_string_append (text, skill->name);
    }
  add_fact (self, _ ("Skills"), text->str);
}

static void
show_profile (HjlPersonCard *self)
{
  const HjlCandidateProfile *profile = self->profile;

  show_label (self->headline, profile->headline);
  show_label (self->place, profile->location);
  for (guint i = 0; profile->emails[i] != NULL; i++)
    add_email (self, profile->emails[i]);
  for (guint i = 0; i < profile->phones->len; i++)
    {
      const HjlLabelled *phone = g_ptr_array_index (profile->phones, i);
      g_autofree char   *title = phone->label != NULL ? g_strdup_printf (_ ("Phone (%s)"), phone->label) : g_strdup (_ ("Phone"));

      add_way (self, title, phone->text, NULL, NULL);
    }
  for (guint i = 0; profile->links[i] != NULL; i++)
    add_way (self, _ ("Link"), profile->links[i], hjl_launch_is_page (profile->links[i]) ? profile->links[i] : NULL, _ ("Open in Browser"));
  add_skills (self, profile->skills);
  add_fact (self, _ ("Salary Expectation"), profile->salary_expectation);
  add_fact (self, _ ("Notice Period"), profile->notice_period);
}

static void
got_profile (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HjlPersonCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlCandidateProfile) profile = NULL;
  g_autofree char *words = NULL;
  gboolean         done = hjl_workspace_load_profile_finish (HJL_WORKSPACE (object), result, &profile, &error);

  /* Of somebody who is not shown any more. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  clear_facts (self);
  if (!done)
    {
      words = self->from_hackajob && g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_FOUND) ? g_strdup (_ ("hackajob no longer has this candidate.")) : hjl_error_describe (error);
      say (self, words, FALSE, hjl_error_is_passing (error));
      return;
    }
  if (profile == NULL)
    {
      say (self, self->from_hackajob ? _ ("hackajob shows who somebody is once they have accepted.") : _ ("Nothing but the name is known."), FALSE, FALSE);
      return;
    }

  self->profile = g_steal_pointer (&profile);
  show_profile (self);
  say (self, gtk_widget_get_visible (GTK_WIDGET (self->rows)) || gtk_widget_get_visible (GTK_WIDGET (self->headline)) ? NULL : _ ("Nothing but the name is known."), FALSE, FALSE);
  g_signal_emit_by_name (self, "read");
}

static void
read_profile (gpointer user_data)
{
  HjlPersonCard *self = user_data;

  self->wait_id = 0;
  self->cancellable = g_cancellable_new ();
  hjl_workspace_load_profile_async (self->workspace, self->candidate_id, self->cancellable, got_profile, g_object_ref (self));
}

/* What is kept here is there at once, and nothing is said for that moment. */
static void
say_reading (HjlPersonCard *self)
{
  say (self, self->from_hackajob ? _ ("Reading from hackajob…") : NULL, self->from_hackajob, FALSE);
}

static void
stop (HjlPersonCard *self)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
read_again (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  HjlPersonCard *self = HJL_PERSON_CARD (widget);

  if (self->workspace == NULL || self->candidate_id == NULL)
    return;

  stop (self);
  say_reading (self);
  read_profile (self);
}

static void
copy (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (parameter, NULL));
  hjl_toast_show (widget, _ ("Copied"));
}

static void
open_address (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  hjl_launch (widget, g_variant_get_string (parameter, NULL), _ ("It could not be opened. Choose a program for it in your computer’s settings, or copy it."));
}

static void
hjl_person_card_dispose (GObject *object)
{
  HjlPersonCard *self = HJL_PERSON_CARD (object);

  stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_PERSON_CARD);
  g_clear_pointer (&self->profile, hjl_candidate_profile_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hjl_person_card_parent_class)->dispose (object);
}

static void
hjl_person_card_finalize (GObject *object)
{
  HjlPersonCard *self = HJL_PERSON_CARD (object);

  g_free (self->candidate_id);
  g_free (self->version);

  G_OBJECT_CLASS (hjl_person_card_parent_class)->finalize (object);
}

static void
hjl_person_card_class_init (HjlPersonCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_person_card_dispose;
  object_class->finalize = hjl_person_card_finalize;

  g_signal_new ("read", HJL_TYPE_PERSON_CARD, G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "person.copy", "s", copy);
  gtk_widget_class_install_action (widget_class, "person.open", "s", open_address);
  gtk_widget_class_install_action (widget_class, "person.read-again", NULL, read_again);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-person-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlPersonCard, headline);
  gtk_widget_class_bind_template_child (widget_class, HjlPersonCard, place);
  gtk_widget_class_bind_template_child (widget_class, HjlPersonCard, rows);
  gtk_widget_class_bind_template_child (widget_class, HjlPersonCard, status);
  gtk_widget_class_bind_template_child (widget_class, HjlPersonCard, spinner);
  gtk_widget_class_bind_template_child (widget_class, HjlPersonCard, words);
  gtk_widget_class_bind_template_child (widget_class, HjlPersonCard, again);
}

static void
hjl_person_card_init (HjlPersonCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
}

void
hjl_person_card_set_workspace (HjlPersonCard *self,
                               HjlWorkspace  *workspace)
{
  g_return_if_fail (HJL_IS_PERSON_CARD (self));

  hjl_person_card_show (self, NULL, NULL, FALSE);
  g_set_object (&self->workspace, workspace);
}

void
hjl_person_card_show (HjlPersonCard *self,
                      const char    *candidate_id,
                      const char    *version,
                      gboolean       from_hackajob)
{
  gboolean same;

  g_return_if_fail (HJL_IS_PERSON_CARD (self));

  same = g_strcmp0 (self->candidate_id, candidate_id) == 0;
  if (same && g_strcmp0 (self->version, version) == 0 && self->from_hackajob == from_hackajob)
    return;

  stop (self);
  g_free (self->candidate_id);
  self->candidate_id = g_strdup (candidate_id);
  g_free (self->version);
  self->version = g_strdup (version);
  self->from_hackajob = from_hackajob;
  if (!same)
    clear_facts (self);
  if (candidate_id == NULL || self->workspace == NULL)
    {
      say (self, NULL, FALSE, FALSE);
      return;
    }

  if (self->profile == NULL)
    say_reading (self);
  self->wait_id = g_timeout_add_once (WAIT_MS, read_profile, self);
}

const char *
hjl_person_card_get_name (HjlPersonCard *self)
{
  g_return_val_if_fail (HJL_IS_PERSON_CARD (self), NULL);

  return self->profile != NULL ? self->profile->name : NULL;
}
