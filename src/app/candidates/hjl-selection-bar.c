/* hjl-selection-bar.c: what can be done with several candidates at once
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/candidates/hjl-selection-bar.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-candidate-item.h"
#include "app/widgets/hjl-names.h"
#include "model/hjl-error.h"
#include "model/hjl-hold.h"

/* Names that a question lists. */
#define MAX_NAMES 5

typedef enum
{
  SYNC,
  RETRY,
  RESOLVE,
  ERASE,
} Errand;

/* For a kind of question: what a person has chosen for all of it. */
typedef enum
{
  LEAVE,
  TAKE_RECORD,
  TAKE_WORD,
} Answer;

struct _HjlSelectionBar
{
  AdwBin parent_instance;

  HjlWorkspace *workspace; /* nullable */
  GPtrArray    *people;    /* (element-type HjlChosen) */
  guint         n_unread;

  /* What is being done. */
  Errand        errand;
  GPtrArray    *todo;        /* (element-type HjlChosen) (nullable) */
  GPtrArray    *decisions;   /* (element-type utf8): for each of them, with RESOLVE */
  guint         n_done;      /* of them */
  GPtrArray    *said;        /* (element-type utf8): what came of it, in the order in which it came first */
  GHashTable   *counts;      /* (element-type utf8 guint): for how many */
  GCancellable *cancellable; /* nullable */
  GtkWidget    *dialog;      /* nullable: the question */
  GPtrArray    *kinds;       /* (element-type GtkDropDown): of the question; whose kind is their data */

  /* Template widgets. */
  GtkLabel  *words;
  GtkWidget *stop_button;
  GtkWidget *clear_button;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (HjlSelectionBar, hjl_selection_bar, ADW_TYPE_BIN)

enum
{
  CLEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void go_on (HjlSelectionBar *self);

HjlChosen *
hjl_chosen_new (const HjlCandidateRow *row)
{
  HjlChosen *self = g_new0 (HjlChosen, 1);

  self->id = g_strdup (row->candidate_id);
  self->name = g_strdup (hjl_candidate_row_get_title (row));
  self->erased = row->state == HJL_STATE_ERASED;
  self->hold = row->hold != NULL ? hjl_hold_copy (row->hold) : NULL;

  return self;
}

void
hjl_chosen_free (HjlChosen *self)
{
  g_free (self->id);
  g_free (self->name);
  g_clear_pointer (&self->hold, hjl_hold_free);
  g_free (self);
}

static gpointer
copy_chosen (gconstpointer data,
             gpointer      user_data)
{
  const HjlChosen *chosen = data;
  HjlChosen       *copy = g_new0 (HjlChosen, 1);

  copy->id = g_strdup (chosen->id);
  copy->name = g_strdup (chosen->name);
  copy->erased = chosen->erased;
  copy->hold = chosen->hold != NULL ? hjl_hold_copy (chosen->hold) : NULL;

  return copy;
}

static gboolean
asks (const HjlChosen *chosen)
{
  const HjlHold *hold = chosen->hold;

  return hold != NULL && hold->decision == NULL && hold->choices != NULL && *hold->choices != NULL;
}

static gboolean
is_for (const HjlChosen *chosen,
        Errand           errand)
{
  switch (errand)
    {
    case RETRY:
      return chosen->hold != NULL && hjl_hold_may_retry (chosen->hold);

    case RESOLVE:
      return asks (chosen);

    case SYNC:
    case ERASE:
    default:
      return !chosen->erased;
    }
}

static guint
count_for (HjlSelectionBar *self,
           Errand           errand)
{
  guint n = 0;

  for (guint i = 0; i < self->people->len; i++)
    n += is_for (self->people->pdata[i], errand);

  return n;
}

static void
update (HjlSelectionBar *self)
{
  GtkWidget       *widget = GTK_WIDGET (self);
  guint            n = self->people->len + self->n_unread;
  gboolean         busy = self->todo != NULL;
  gboolean         ready = !busy && self->workspace != NULL && self->n_unread == 0 && n > 1;
  g_autofree char *text = NULL;

  if (busy)
    /* Translators: of so many candidates so many are done. */
    text = g_strdup_printf (_ ("%u of %u done…"), self->n_done, self->todo->len);
  else
    text = g_strdup_printf (ngettext ("%u candidate selected", "%u candidates selected", n), n);
  gtk_label_set_text (self->words, text);
  gtk_widget_set_visible (self->stop_button, busy);
  gtk_widget_set_visible (self->clear_button, !busy);
  gtk_widget_set_visible (self->buttons, !busy);
  gtk_widget_action_set_enabled (widget, "selection.sync", ready && count_for (self, SYNC) > 0);
  gtk_widget_action_set_enabled (widget, "selection.retry", ready && count_for (self, RETRY) > 0);
  gtk_widget_action_set_enabled (widget, "selection.resolve", ready && count_for (self, RESOLVE) > 0);
  gtk_widget_action_set_enabled (widget, "selection.erase", ready && count_for (self, ERASE) > 0);
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

static GtkWidget *
make_dialog (HjlSelectionBar *self,
             const char      *heading,
             const char      *body)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);

  adw_message_dialog_set_heading_use_markup (ADW_MESSAGE_DIALOG (dialog), FALSE);
  adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (dialog), FALSE);

  return dialog;
}

static char *
title_of_report (HjlSelectionBar *self)
{
  guint n = self->n_done;

  switch (self->errand)
    {
    case RETRY:
      return g_strdup_printf (ngettext ("%u Candidate Will Be Tried Again", "%u Candidates Will Be Tried Again", n), n);

    case RESOLVE:
      return g_strdup_printf (ngettext ("%u Decision Saved", "%u Decisions Saved", n), n);

    case ERASE:
      return g_strdup_printf (ngettext ("%u Candidate Erased", "%u Candidates Erased", n), n);

    case SYNC:
    default:
      return g_strdup_printf (ngettext ("%u Candidate Synced", "%u Candidates Synced", n), n);
    }
}

/* Takes what was done. */
static void
report (HjlSelectionBar *self)
{
  g_autoptr (GPtrArray) todo = g_steal_pointer (&self->todo);
  g_autofree char *title = title_of_report (self);
  g_autoptr (GString) body = g_string_new (NULL);
  guint      n_left = todo->len - self->n_done;
  GtkWidget *dialog;

  for (guint i = 0; i < self->said->len; i++)
    {
      const char *sentence = self->said->pdata[i];

      /* Translators: a number of candidates, and what came of them: a sentence. */
      g_string_append_printf (body, _ ("%u: %s"), GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, sentence)), sentence);
      g_string_append_c (body, '\n');
    }
  if (n_left > 0)
    g_string_append_printf (body, ngettext ("%u was left as it is.", "%u were left as they are.", n_left), n_left);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  update (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  dialog = make_dialog (self, title, g_strchomp (body->str));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
  g_signal_emit (self, signals[CLEARED], 0);
}

/* One is over. @error: (nullable) (transfer full): what was the matter; @sentence: (nullable): else what came of it */
static void
take_outcome (HjlSelectionBar *self,
              GObject         *workspace,
              GError          *error,
              const char      *sentence)
{
  g_autoptr (GError) trouble = error;
  g_autofree char *text = trouble != NULL ? hjl_error_describe (trouble) : g_strdup (sentence);

  /* Gone meanwhile, or of an environment that is shown no more. */
  if (self->todo == NULL || G_OBJECT (self->workspace) != workspace)
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
did_sync (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HjlSelectionBar) self = user_data;
  GError *error = NULL;
  g_autoptr (HjlSyncReport) done = hjl_workspace_sync_finish (HJL_WORKSPACE (object), result, &error);

  if (done != NULL && done->interrupted != NULL)
    error = g_error_copy (done->interrupted);
  take_outcome (self, object, error, done != NULL ? done->said : NULL);
}

static void
did_retry (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HjlSelectionBar) self = user_data;
  GError *error = NULL;
  int     n = hjl_workspace_retry_finish (HJL_WORKSPACE (object), result, &error);

  take_outcome (self, object, error, n > 0 ? _ ("The next sync will try again.") : _ ("There was nothing to retry any more."));
}

static void
did_resolve (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HjlSelectionBar) self = user_data;
  GError *error = NULL;

  hjl_workspace_resolve_finish (HJL_WORKSPACE (object), result, &error);
  take_outcome (self, object, error, _ ("It will be applied at the next sync."));
}

static void
did_erase (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HjlSelectionBar) self = user_data;
  GError *error = NULL;

  hjl_workspace_erase_finish (HJL_WORKSPACE (object), result, &error);
  take_outcome (self, object, error, _ ("Personal data was erased from this computer."));
}

static void
go_on (HjlSelectionBar *self)
{
  const HjlChosen *chosen;

  if (self->n_done == self->todo->len || g_cancellable_is_cancelled (self->cancellable))
    {
      report (self);
      return;
    }

  update (self);
  chosen = self->todo->pdata[self->n_done];
  switch (self->errand)
    {
    case RETRY:
      hjl_workspace_retry_async (self->workspace, chosen->id, self->cancellable, did_retry, g_object_ref (self));
      break;

    case RESOLVE:
      hjl_workspace_resolve_async (self->workspace, chosen->id, self->decisions->pdata[self->n_done], self->cancellable, did_resolve, g_object_ref (self));
      break;

    case ERASE:
      hjl_workspace_erase_async (self->workspace, chosen->id, self->cancellable, did_erase, g_object_ref (self));
      break;

    case SYNC:
    default:
      hjl_workspace_sync_candidate_async (self->workspace, chosen->id, self->cancellable, did_sync, g_object_ref (self));
      break;
    }
}

/* @people: (transfer full) */
static void
start (HjlSelectionBar *self,
       Errand           errand,
       GPtrArray       *people)
{
  self->errand = errand;
  self->todo = people;
  self->n_done = 0;
  g_ptr_array_set_size (self->said, 0);
  g_hash_table_remove_all (self->counts);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  go_on (self);
}

/* @people: (transfer full): some of them are decided for */
static void
start_resolving (HjlSelectionBar *self,
                 GPtrArray       *people)
{
  g_autoptr (GPtrArray) all = people;
  GPtrArray *todo = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_chosen_free);

  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  self->decisions = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < all->len; i++)
    {
      const HjlChosen *chosen = all->pdata[i];
      const char      *decision = NULL;

      for (guint k = 0; k < self->kinds->len; k++)
        {
          GtkDropDown *choice = self->kinds->pdata[k];
          const guint *answers = g_object_get_data (G_OBJECT (choice), "answers");

          if (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "kind")) != chosen->hold->kind)
            continue;
          switch ((Answer) answers[gtk_drop_down_get_selected (choice)])
            {
            case TAKE_RECORD:
              decision = chosen->hold->choices[1] == NULL ? chosen->hold->choices[0] : NULL;
              break;

            case TAKE_WORD:
              decision = hjl_hold_kind_get_ways (chosen->hold->kind)->word;
              break;

            case LEAVE:
            default:
              break;
            }
        }
      if (decision == NULL)
        continue;
      g_ptr_array_add (todo, copy_chosen (chosen, NULL));
      g_ptr_array_add (self->decisions, g_strdup (decision));
    }

  if (todo->len == 0)
    g_ptr_array_unref (todo);
  else
    start (self, RESOLVE, todo);
}

/* (transfer full): whom it is about, as they were when it was asked */
static GPtrArray *
list_for (HjlSelectionBar *self,
          Errand           errand)
{
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_chosen_free);

  for (guint i = 0; i < self->people->len; i++)
    if (is_for (self->people->pdata[i], errand))
      g_ptr_array_add (people, copy_chosen (self->people->pdata[i], NULL));

  return people;
}

static void
on_response_cb (AdwMessageDialog *dialog,
                const char       *response,
                HjlSelectionBar  *self)
{
  GPtrArray *people = g_object_steal_data (G_OBJECT (dialog), "people");
  Errand     errand = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "errand"));

  self->dialog = NULL;
  if (g_strcmp0 (response, "go") != 0 || self->todo != NULL || self->workspace == NULL)
    g_ptr_array_unref (people);
  else if (errand == RESOLVE)
    start_resolving (self, people);
  else
    start (self, errand, people);
  g_ptr_array_set_size (self->kinds, 0);
}

/* Names some of them, and says how many there are beside. (transfer full) */
static char *
dup_names (GPtrArray *people)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n_more = people->len > MAX_NAMES ? people->len - MAX_NAMES : 0;

  for (guint i = 0; i < MIN (people->len, MAX_NAMES); i++)
    g_ptr_array_add (names, g_strdup (((const HjlChosen *) people->pdata[i])->name));
  if (n_more > 0)
    g_ptr_array_add (names, g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more));
  g_ptr_array_add (names, NULL);

  return g_strjoinv (_ (", "), (char **) names->pdata);
}

/* (transfer full) */
static char *
dup_heading (Errand errand,
             guint  n)
{
  switch (errand)
    {
    case RETRY:
      return g_strdup_printf (ngettext ("Retry %u Candidate?", "Retry %u Candidates?", n), n);

    case RESOLVE:
      return g_strdup_printf (ngettext ("Decide for %u Candidate?", "Decide for %u Candidates?", n), n);

    case ERASE:
      return g_strdup_printf (ngettext ("Erase %u Candidate?", "Erase %u Candidates?", n), n);

    case SYNC:
    default:
      return g_strdup_printf (ngettext ("Sync %u Candidate?", "Sync %u Candidates?", n), n);
    }
}

/* The question, with how many there are of those that were selected. */
static void
ask (HjlSelectionBar *self,
     Errand           errand)
{
  static const struct
  {
    const char *about;
    const char *label;
  } questions[] = {
    [SYNC] = { N_ ("Each is looked up on both sides, and what has changed is carried over now."), N_ ("_Sync") },
    [RETRY] = { N_ ("The next sync tries again what was refused or missing."), N_ ("_Retry") },
    [RESOLVE] = { N_ ("What you choose counts for everybody with the same question. The next sync applies it."), N_ ("_Save") },
    [ERASE] = { N_ ("Their names and history are permanently removed from this computer, and they are never exported from here again. Nothing is removed from hackajob or Lever."), N_ ("_Erase") },
  };

  g_autoptr (GPtrArray) people = list_for (self, errand);
  g_autofree char *heading = dup_heading (errand, people->len);
  g_autofree char *names = dup_names (people);
  guint            n_other = self->people->len - people->len;
  g_autofree char *other = n_other > 0 ? g_strdup_printf (ngettext ("It does not concern the other %u.", "It does not concern the other %u.", n_other), n_other) : NULL;
  g_autofree char *rest = g_strjoin ("\n\n", names, _ (questions[errand].about), other, NULL);

  self->dialog = make_dialog (self, heading, rest);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (self->dialog), "cancel", _ ("_Cancel"), "go", _ (questions[errand].label), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self->dialog), "go", errand == ERASE ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (self->dialog), errand == ERASE ? "cancel" : "go");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel");
  g_object_set_data (G_OBJECT (self->dialog), "errand", GUINT_TO_POINTER (errand));
  g_object_set_data_full (G_OBJECT (self->dialog), "people", g_steal_pointer (&people), (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (on_response_cb), self, 0);
}

/* How many of @kind there are; @n_single: (out): and of those with one record only */
static guint
count_kind (GPtrArray  *people,
            HjlHoldKind kind,
            guint      *n_single)
{
  guint n = 0;

  *n_single = 0;
  for (guint i = 0; i < people->len; i++)
    {
      const HjlHold *hold = ((const HjlChosen *) people->pdata[i])->hold;

      if (hold->kind != kind)
        continue;
      n++;
      *n_single += hold->choices[1] == NULL;
    }

  return n;
}

/* A row for a kind of question: what counts for all who have it. */
static void
add_kind (HjlSelectionBar *self,
          GtkWidget       *list,
          HjlHoldKind      kind,
          guint            n,
          guint            n_single)
{
  const HjlHoldWays *ways = hjl_hold_kind_get_ways (kind);
  GtkStringList     *labels = gtk_string_list_new (NULL);
  GtkWidget         *row, *choice;
  guint             *answers = g_new0 (guint, 3);
  guint              n_answers = 0;
  g_autofree char   *about = NULL;

  gtk_string_list_append (labels, _ ("Leave for now"));
  answers[n_answers++] = LEAVE;
  if (n_single > 0)
    {
      gtk_string_list_append (labels, _ (ways->choose));
      answers[n_answers++] = TAKE_RECORD;
    }
  if (ways->word != NULL)
    {
      gtk_string_list_append (labels, _ (ways->label));
      answers[n_answers++] = TAKE_WORD;
    }

  about = n_single < n && n_single > 0 ? g_strdup_printf (_ ("%u candidates, %u of them with one record to choose"), n, n_single)
                                       : g_strdup_printf (ngettext ("%u candidate", "%u candidates", n), n);
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", _ (ways->question), "subtitle", about, "title-lines", 0, NULL);
  choice = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (ways->question), -1);
  g_object_set_data (G_OBJECT (choice), "kind", GUINT_TO_POINTER (kind));
  g_object_set_data_full (G_OBJECT (choice), "answers", answers, g_free);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_ptr_array_add (self->kinds, g_object_ref (choice));
}

static void
ask_decisions (HjlSelectionBar *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GPtrArray *people;

  ask (self, RESOLVE);
  people = g_object_get_data (G_OBJECT (self->dialog), "people");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (HjlHoldKind kind = HJL_HOLD_NONE; kind <= HJL_HOLD_UNDONE; kind++)
    {
      guint n_single;
      guint n = count_kind (people, kind, &n_single);

      if (n > 0)
        add_kind (self, list, kind, n, n_single);
    }
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog), list);
}

static void
begin (HjlSelectionBar *self,
       Errand           errand)
{
  if (self->dialog != NULL || self->todo != NULL)
    return;

  g_ptr_array_set_size (self->kinds, 0);
  if (errand == RESOLVE)
    ask_decisions (self);
  else
    ask (self, errand);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
sync_all (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  begin (HJL_SELECTION_BAR (widget), SYNC);
}

static void
retry_all (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  begin (HJL_SELECTION_BAR (widget), RETRY);
}

static void
resolve_all (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  begin (HJL_SELECTION_BAR (widget), RESOLVE);
}

static void
erase_all (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  begin (HJL_SELECTION_BAR (widget), ERASE);
}

static void
stop_all (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_cancellable_cancel (HJL_SELECTION_BAR (widget)->cancellable);
}

static void
clear (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLEARED], 0);
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
  g_clear_pointer (&self->todo, g_ptr_array_unref);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_ptr_array_unref (self->said);
  g_hash_table_unref (self->counts);
  g_ptr_array_unref (self->kinds);

  G_OBJECT_CLASS (hjl_selection_bar_parent_class)->finalize (object);
}

static void
hjl_selection_bar_class_init (HjlSelectionBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_selection_bar_dispose;
  object_class->finalize = hjl_selection_bar_finalize;

  signals[CLEARED] = g_signal_new ("cleared", HJL_TYPE_SELECTION_BAR, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "selection.sync", NULL, sync_all);
  gtk_widget_class_install_action (widget_class, "selection.retry", NULL, retry_all);
  gtk_widget_class_install_action (widget_class, "selection.resolve", NULL, resolve_all);
  gtk_widget_class_install_action (widget_class, "selection.erase", NULL, erase_all);
  gtk_widget_class_install_action (widget_class, "selection.stop", NULL, stop_all);
  gtk_widget_class_install_action (widget_class, "selection.clear", NULL, clear);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlSelectionBar, words);
  gtk_widget_class_bind_template_child (widget_class, HjlSelectionBar, stop_button);
  gtk_widget_class_bind_template_child (widget_class, HjlSelectionBar, clear_button);
  gtk_widget_class_bind_template_child (widget_class, HjlSelectionBar, buttons);
}

static void
hjl_selection_bar_init (HjlSelectionBar *self)
{
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_chosen_free);
  self->said = g_ptr_array_new_with_free_func (g_free);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kinds = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
  update (self);
}

void
hjl_selection_bar_set_workspace (HjlSelectionBar *self,
                                 HjlWorkspace    *workspace)
{
  g_return_if_fail (HJL_IS_SELECTION_BAR (self));

  if (self->workspace == workspace)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->todo, g_ptr_array_unref);
  g_set_object (&self->workspace, workspace);
  hjl_selection_bar_take (self, g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_chosen_free), 0);
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
