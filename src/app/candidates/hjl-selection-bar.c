/* hjl-selection-bar.c: what can be done with several candidates at once
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-selection-bar.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-decision-list.h"
#include "app/candidates/hjl-errands.h"
#include "app/candidates/hjl-stage-choice.h"
#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-wrap.h"
#include "app/window/hjl-dialogs.h"
#include "model/hjl-error.h"

struct _HjlSelectionBar
{
  AdwBin parent_instance;

  HjlWorkspace *workspace; /* nullable */
  GPtrArray    *people;    /* (element-type HjlChosen) */
  guint         n_unread;
  GPtrArray    *stages; /* (element-type HjlStage) (nullable): hackajob's */

  /* What is being done. */
  const HjlErrand *errand;
  GPtrArray       *todo;        /* (element-type HjlChosen) (nullable) */
  GPtrArray       *decisions;   /* (element-type utf8) (nullable): for each of them, where it asks */
  guint            n_done;      /* of them */
  GPtrArray       *said;        /* (element-type utf8): what came of it, in the order in which it came first */
  GHashTable      *counts;      /* (element-type utf8 guint): for how many */
  GCancellable    *cancellable; /* nullable */

  /* The question. */
  GtkWidget       *dialog;    /* nullable */
  HjlDecisionList *answers;   /* nullable: where it asks; the dialog's */
  GPtrArray       *asked_for; /* (element-type HjlChosen) (nullable): whom it is about, as they were when it was asked */

  /* Template widgets. */
  GtkLabel      *words;
  GtkWidget     *stop_button;
  GtkWidget     *clear_button;
  GtkWidget     *buttons;
  GtkMenuButton *stage_button;
};

G_DEFINE_FINAL_TYPE (HjlSelectionBar, hjl_selection_bar, ADW_TYPE_BIN)

/* What is being done for one. */
typedef struct
{
  HjlSelectionBar *self; /* owned */
  const HjlErrand *errand;
} Call;

static void
call_free (Call *call)
{
  g_object_unref (call->self);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void go_on (HjlSelectionBar *self);

static gboolean
is_for_anybody (HjlSelectionBar *self,
                const HjlErrand *errand)
{
  for (guint i = 0; i < self->people->len; i++)
    if (errand->is_for (self->people->pdata[i]))
      return TRUE;

  return FALSE;
}

static void
update (HjlSelectionBar *self)
{
  guint            n = self->people->len + self->n_unread;
  gboolean         busy = self->todo != NULL;
  gboolean         may = hjl_stage_choice_may (self->workspace, self->stages);
  gboolean         ready = !busy && self->workspace != NULL && self->n_unread == 0 && n > 1;
  guint            n_errands;
  const HjlErrand *errands = hjl_errands_get (&n_errands);
  g_autofree char *text = NULL;

  if (busy)
    /* Translators: of so many candidates so many are done. */
    text = g_strdup_printf (_ ("%'u of %'u done…"), self->n_done, self->todo->len);
  else
    text = g_strdup_printf (ngettext ("%'u candidate selected", "%'u candidates selected", n), n);
  gtk_label_set_text (self->words, text);
  gtk_widget_set_visible (self->stop_button, busy);
  gtk_widget_set_visible (self->clear_button, !busy);
  gtk_widget_set_visible (self->buttons, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->stage_button), may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "selection.set-stage", ready && may);
  for (guint i = 0; i < n_errands; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), errands[i].action, ready && is_for_anybody (self, &errands[i]));
}

static void
note (HjlSelectionBar *self,
      const char      *sentence)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, sentence));

  if (n == 0)
    g_ptr_array_add (self->said, g_strdup (sentence));
  g_hash_table_insert (self->counts, g_strdup (sentence), GUINT_TO_POINTER (n + 1));
}

/* Takes what was done. */
static void
report (HjlSelectionBar *self)
{
  g_autoptr (GPtrArray) todo = g_steal_pointer (&self->todo);
  g_autofree char *title = self->errand->dup_title (self->n_done);
  g_autoptr (GString) body = g_string_new (NULL);
  guint n_left = todo->len - self->n_done;

  for (guint i = 0; i < self->said->len; i++)
    {
      const char *sentence = self->said->pdata[i];

      /* Translators: a number of candidates, and what came of them: a sentence. */
      g_string_append_printf (body, _ ("%'u: %s"), GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, sentence)), sentence);
      g_string_append_c (body, '\n');
    }
  if (n_left > 0)
    g_string_append_printf (body, ngettext ("%'u was left as it is.", "%'u were left as they are.", n_left), n_left);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  update (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  hjl_dialogs_present (hjl_dialogs_new_question (GTK_WIDGET (self), title, g_strchomp (body->str), FALSE));
  g_signal_emit_by_name (self, "cleared");
}

static void
did_one (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) trouble = NULL;
  HjlSelectionBar *self = call->self;
  HjlWorkspace    *workspace = HJL_WORKSPACE (object);
  g_autofree char *sentence = call->errand->finish (workspace, result, &trouble);
  g_autofree char *text = trouble != NULL ? hjl_error_describe (trouble) : g_strdup (sentence);

  /* Gone meanwhile, or of an environment that is shown no more. */
  if (self->todo == NULL || self->workspace != workspace)
    return;
  if (g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      report (self);
      return;
    }

  if (text != NULL)
    note (self, text);
  /* What is the matter with one stops no other; what is the matter with the account or the network would be with all. */
  if (trouble != NULL && !g_error_matches (trouble, HJL_ERROR, HJL_ERROR_NOT_FOUND) &&
      !g_error_matches (trouble, HJL_ERROR, HJL_ERROR_INPUT))
    {
      report (self);
      return;
    }
  self->n_done++;
  go_on (self);
}

static void
go_on (HjlSelectionBar *self)
{
  const HjlChosen *chosen;
  Call            *call;

  if (self->n_done == self->todo->len || g_cancellable_is_cancelled (self->cancellable))
    {
      report (self);
      return;
    }

  update (self);
  chosen = self->todo->pdata[self->n_done];
  call = g_new (Call, 1);
  call->self = g_object_ref (self);
  call->errand = self->errand;
  if (self->errand->decide != NULL)
    self->errand->decide (self->workspace, chosen->id, self->decisions->pdata[self->n_done], self->cancellable, did_one, call);
  else
    self->errand->carry_out (self->workspace, chosen->id, self->cancellable, did_one, call);
}

/* @people: (transfer full); @decisions: (transfer full) (nullable) */
static void
start (HjlSelectionBar *self,
       GPtrArray       *people,
       GPtrArray       *decisions)
{
  self->todo = people;
  self->decisions = decisions;
  self->n_done = 0;
  g_ptr_array_set_size (self->said, 0);
  g_hash_table_remove_all (self->counts);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  go_on (self);
}

/* Some of @people are decided for. */
static void
start_deciding (HjlSelectionBar *self,
                GPtrArray       *people)
{
  g_autoptr (GPtrArray) todo = hjl_chosen_list_new ();
  g_autoptr (GPtrArray) decisions = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < people->len; i++)
    {
      const char *decision = hjl_decision_list_get_decision (self->answers, people->pdata[i]);

      if (decision == NULL)
        continue;
      g_ptr_array_add (todo, hjl_chosen_copy (people->pdata[i]));
      g_ptr_array_add (decisions, g_strdup (decision));
    }

  if (todo->len > 0)
    start (self, g_steal_pointer (&todo), g_steal_pointer (&decisions));
}

static void
on_response_cb (GtkWidget       *dialog,
                const char      *response,
                HjlSelectionBar *self)
{
  g_autoptr (GPtrArray) people = g_steal_pointer (&self->asked_for);
  gboolean goes = g_strcmp0 (response, "go") == 0 && self->todo == NULL && self->workspace != NULL;

  self->dialog = NULL;
  if (goes && self->answers != NULL)
    start_deciding (self, people);
  else if (goes)
    start (self, g_steal_pointer (&people), NULL);
  self->answers = NULL;
}

/* The question, with how many there are of those that were selected. */
static void
ask (HjlSelectionBar *self)
{
  const HjlErrand *errand = self->errand;
  guint            n_other = self->people->len - self->asked_for->len;
  g_autofree char *heading = errand->dup_heading (self->asked_for->len);
  g_autofree char *names = hjl_chosen_list_dup_names (self->asked_for);
  g_autofree char *other = n_other > 0 ? g_strdup_printf (ngettext ("It does not concern the other %'u.", "It does not concern the other %'u.", n_other), n_other) : NULL;
  g_autofree char *rest = g_strjoin ("\n\n", names, _ (errand->about), other, NULL);

  self->dialog = hjl_dialogs_new_question (GTK_WIDGET (self), heading, rest, TRUE);
  hjl_dialogs_add_choice (self->dialog, "go", _ (errand->label),
                          errand->destroys ? HJL_DIALOG_CHOICE_DESTRUCTIVE : HJL_DIALOG_CHOICE_SUGGESTED | HJL_DIALOG_CHOICE_BY_RETURN);
  if (errand->decide != NULL)
    {
      self->answers = hjl_decision_list_new (self->asked_for);
      hjl_dialogs_set_content (self->dialog, GTK_WIDGET (self->answers));
    }
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (on_response_cb), self, 0);
  hjl_dialogs_present (self->dialog);
}

static void
begin (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  HjlSelectionBar *self = HJL_SELECTION_BAR (widget);

  if (self->dialog != NULL || self->todo != NULL)
    return;

  self->errand = hjl_errands_find (action_name);
  self->asked_for = hjl_errand_list_people (self->errand, self->people);
  ask (self);
}

static void
set_stage (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  HjlSelectionBar *self = HJL_SELECTION_BAR (widget);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->people->len; i++)
    g_ptr_array_add (ids, ((const HjlChosen *) self->people->pdata[i])->id);
  hjl_stage_choice_set (widget, self->workspace, ids, g_variant_get_string (parameter, NULL));
}

static void
make_stage_menu (GtkMenuButton *button,
                 gpointer       user_data)
{
  HjlSelectionBar *self = user_data;
  g_autoptr (GMenuModel) menu = hjl_stage_choice_make_menu (self->stages, "selection.set-stage");

  gtk_menu_button_set_menu_model (button, menu);
}

static void
stop_all (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_cancellable_cancel (HJL_SELECTION_BAR (widget)->cancellable);
}

static void
clear (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "cleared");
}

static void
hjl_selection_bar_dispose (GObject *object)
{
  HjlSelectionBar *self = HJL_SELECTION_BAR (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_SELECTION_BAR);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hjl_selection_bar_parent_class)->dispose (object);
}

static void
hjl_selection_bar_finalize (GObject *object)
{
  HjlSelectionBar *self = HJL_SELECTION_BAR (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->people);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->todo, g_ptr_array_unref);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_ptr_array_unref (self->said);
  g_hash_table_unref (self->counts);
  g_clear_pointer (&self->asked_for, g_ptr_array_unref);

  G_OBJECT_CLASS (hjl_selection_bar_parent_class)->finalize (object);
}

static void
hjl_selection_bar_class_init (HjlSelectionBarClass *klass)
{
  GObjectClass    *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass  *widget_class = GTK_WIDGET_CLASS (klass);
  guint            n_errands;
  const HjlErrand *errands = hjl_errands_get (&n_errands);

  object_class->dispose = hjl_selection_bar_dispose;
  object_class->finalize = hjl_selection_bar_finalize;

  g_signal_new ("cleared", HJL_TYPE_SELECTION_BAR, G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  for (guint i = 0; i < n_errands; i++)
    gtk_widget_class_install_action (widget_class, errands[i].action, NULL, begin);
  gtk_widget_class_install_action (widget_class, "selection.set-stage", "s", set_stage);
  gtk_widget_class_install_action (widget_class, "selection.stop", NULL, stop_all);
  gtk_widget_class_install_action (widget_class, "selection.clear", NULL, clear);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlSelectionBar, words);
  gtk_widget_class_bind_template_child (widget_class, HjlSelectionBar, stop_button);
  gtk_widget_class_bind_template_child (widget_class, HjlSelectionBar, clear_button);
  gtk_widget_class_bind_template_child (widget_class, HjlSelectionBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, HjlSelectionBar, stage_button);
}

static void
hjl_selection_bar_init (HjlSelectionBar *self)
{
  self->people = hjl_chosen_list_new ();
  self->said = g_ptr_array_new_with_free_func (g_free);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
  hjl_wrap_buttons (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->stage_button, make_stage_menu, self, NULL);
  update (self);
}

void
hjl_selection_bar_set_workspace (HjlSelectionBar *self,
                                 HjlWorkspace    *workspace)
{
  g_return_if_fail (HJL_IS_SELECTION_BAR (self));

  if (self->workspace == workspace)
    return;

  /* The question was about the people of the other one. */
  if (self->dialog != NULL)
    hjl_dialogs_close (self->dialog);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->todo, g_ptr_array_unref);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_set_object (&self->workspace, workspace);
  hjl_selection_bar_take (self, hjl_chosen_list_new (), 0);
}

void
hjl_selection_bar_set_stages (HjlSelectionBar *self,
                              GPtrArray       *stages)
{
  g_return_if_fail (HJL_IS_SELECTION_BAR (self));
  g_return_if_fail (stages != NULL);

  g_ptr_array_ref (stages);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  self->stages = stages;
  update (self);
}

void
hjl_selection_bar_take (HjlSelectionBar *self,
                        GPtrArray       *people,
                        guint            n_unread)
{
  g_return_if_fail (HJL_IS_SELECTION_BAR (self));
  g_return_if_fail (people != NULL);

  g_ptr_array_unref (self->people);
  self->people = people;
  self->n_unread = n_unread;
  update (self);
}

gboolean
hjl_selection_bar_is_needed (HjlSelectionBar *self)
{
  g_return_val_if_fail (HJL_IS_SELECTION_BAR (self), FALSE);

  return self->todo != NULL || self->people->len + self->n_unread > 1;
}
