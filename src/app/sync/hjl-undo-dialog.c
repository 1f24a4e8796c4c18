/* hjl-undo-dialog.c: shows what taking a run back does, and does it where the person agrees
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/sync/hjl-undo-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-candidate-facts.h"
#include "app/widgets/hjl-toast.h"
#include "app/window/hjl-dialogs.h"
#include "model/hjl-words.h"
#include "store/hjl-store-lists.h"

/* More are a matter for the command line; they are counted. */
#define MOST_ROWS 200

#define LIST_HEIGHT 220

static const char looking[] = N_ ("Looking at what can be undone…");

/* What the dialog knows of itself. */
typedef struct
{
  GPtrArray   *reason_ids; /* (element-type utf8): as the choice has them, after its first, which is none */
  GtkDropDown *choice;     /* nullable */
} Known;

static void
known_free (gpointer data)
{
  Known *known = data;

  g_ptr_array_unref (known->reason_ids);
  g_free (known);
}

static Known *
get_known (GtkWidget *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), "known");
}

const char *
hjl_undo_dialog_get_reason (GtkWidget *dialog)
{
  Known *known = get_known (dialog);
  guint  n;

  if (known->choice == NULL)
    return NULL;
  n = gtk_drop_down_get_selected (known->choice);

  return n > 0 && n <= known->reason_ids->len ? g_ptr_array_index (known->reason_ids, n - 1) : NULL;
}

static void
on_selected_cb (GtkWidget *dialog)
{
  hjl_dialogs_enable (dialog, "undo", hjl_undo_dialog_get_reason (dialog) != NULL);
}

static void
add_row (GtkListBox *list,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  /* Names of people and stages are no markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (list, row);
}

static void
add_rows (GtkListBox *list,
          HjlUndo    *undo)
{
  guint n = 0;

  for (guint i = 0; i < undo->plan->actions->len && n < MOST_ROWS; i++)
    {
      HjlAction       *action = g_ptr_array_index (undo->plan->actions, i);
      g_autofree char *reason = NULL;
      g_autofree char *text = NULL;

      if (!hjl_action_kind_is_remote (action->kind))
        continue;
      reason = hjl_words_show (action->reason);
      /* Translators: what is done, as in a preview, and why. */
      text = g_strdup_printf (_ ("%s: %s"), hjl_action_get_title (action), reason);
      add_row (list, action->name != NULL ? action->name : action->candidate_id, text);
      n++;
    }
  for (guint i = 0; i < undo->left->len && n < MOST_ROWS; i++)
    {
      HjlUndoLeft     *left = g_ptr_array_index (undo->left, i);
      g_autofree char *reason = hjl_words_show (left->reason);
      g_autofree char *text = g_strdup_printf (_ ("Left as is: %s"), reason);

      add_row (list, left->name != NULL ? left->name : left->candidate_id, text);
      n++;
    }
}

/* What may be chosen: reasons in use that are not for hires. */
static GtkWidget *
make_choice (GtkWidget    *dialog,
             HjlCatalogue *catalogue)
{
  Known     *known = get_known (dialog);
  GPtrArray *reasons = hjl_catalogue_get_list (catalogue, HJL_LIST_REASONS);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Archive _reason"));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Choose"));
  for (guint i = 0; i < reasons->len; i++)
    {
      HjlArchiveReason *reason = g_ptr_array_index (reasons, i);

      if (!reason->active || reason->hired)
        continue;
      gtk_string_list_append (names, reason->name);
      g_ptr_array_add (known->reason_ids, g_strdup (reason->id));
    }

  known->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (known->choice), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (known->choice));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (known->choice), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (known->choice));
  g_signal_connect_object (known->choice, "notify::selected", G_CALLBACK (on_selected_cb), dialog, G_CONNECT_SWAPPED);

  return box;
}

static char *
describe (HjlUndo *undo)
{
  guint    n = hjl_plan_count_people (undo->plan, FALSE);
  GString *text = g_string_new (NULL);

  if (n == 0)
    g_string_append (text, _ ("There is nothing that can be undone."));
  else
    g_string_append_printf (text, ngettext ("%'u person goes back to where they were before.", "%'u people go back to where they were before.", n), n);
  if (undo->left->len > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("%'u stays as is, because somebody changed something since.",
                                        "%'u stay as they are, because somebody changed something since.", undo->left->len),
                              undo->left->len);
    }
  if (undo->n_created > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append (text, _ ("Lever has no way to delete a record, so the new ones are archived. They are exported again only if "
                                "you say so."));
    }

  return g_string_free (text, FALSE);
}

GtkWidget *
hjl_undo_dialog_new (GtkWidget    *anywhere,
                     HjlUndo      *undo,
                     HjlCatalogue *catalogue)
{
  g_autofree char *body = NULL;
  GtkWidget       *dialog;
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget       *list = gtk_list_box_new ();
  GtkWidget       *scroller = gtk_scrolled_window_new ();
  Known           *known = g_new0 (Known, 1);
  gboolean         any;

  g_return_val_if_fail (undo != NULL, NULL);

  any = undo->plan->actions->len > 0;
  body = describe (undo);
  dialog = hjl_dialogs_new_question (anywhere, _ ("Undo This Sync?"), body, any);
  known->reason_ids = g_ptr_array_new_with_free_func (g_free);
  g_object_set_data_full (G_OBJECT (dialog), "known", known, known_free);

  add_rows (GTK_LIST_BOX (list), undo);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  if (any || undo->left->len > 0)
    gtk_box_append (GTK_BOX (box), scroller);
  if (undo->n_created > 0)
    gtk_box_append (GTK_BOX (box), make_choice (dialog, catalogue));
  hjl_dialogs_set_content (dialog, box);

  if (any)
    {
      hjl_dialogs_add_choice (dialog, "undo", _ ("_Undo"), HJL_DIALOG_CHOICE_DESTRUCTIVE);
      hjl_dialogs_enable (dialog, "undo", undo->n_created == 0);
    }

  return dialog;
}

/* One undo, from the question to its end. */
typedef struct
{
  GWeakRef      anywhere;
  HjlWorkspace *workspace;
  gint64        run_id;
  HjlUndo      *undo; /* nullable: what would be done */
} Errand;

static void
errand_free (Errand *errand)
{
  g_weak_ref_clear (&errand->anywhere);
  g_object_unref (errand->workspace);
  g_clear_pointer (&errand->undo, hjl_undo_free);
  g_free (errand);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
did_undo (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GtkWidget) anywhere = g_weak_ref_get (&errand->anywhere);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlUndo) undo = hjl_finish_pointer (HJL_WORKSPACE (object), result, &error);
  g_autofree char *text = NULL;
  guint            n;
  guint            n_not;

  if (anywhere == NULL)
    return;
  if (undo == NULL)
    {
      hjl_toast_show_error (anywhere, error);
      return;
    }

  n = hjl_plan_count_people (undo->plan, FALSE);
  n_not = undo->left->len + undo->failed->len;
  if (undo->interrupted != NULL)
    text = g_strdup (_ ("The undo was interrupted. The next sync goes on with it."));
  else if (n_not > 0)
    text = g_strdup_printf (_ ("Undone for %'u, not for %'u"), n, n_not);
  else
    text = g_strdup_printf (ngettext ("Undone for %'u person", "Undone for %'u people", n), n);
  hjl_toast_show (anywhere, text);
}

static void
on_response_cb (GtkWidget  *dialog,
                const char *response,
                gpointer    user_data)
{
  g_autoptr (Errand) errand = user_data;

  if (!g_str_equal (response, "undo"))
    return;

  hjl_workspace_undo_async (errand->workspace, errand->run_id, hjl_undo_dialog_get_reason (dialog), NULL, did_undo, errand);
  (void) g_steal_pointer (&errand);
}

static gpointer
load_catalogue (HjlStore *store,
                gpointer  data,
                GError  **error)
{
  return hjl_store_load_lists (store, HJL_LIST_ALL, error);
}

static void
got_catalogue (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GtkWidget) anywhere = g_weak_ref_get (&errand->anywhere);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlCatalogue) catalogue = hjl_finish_pointer (HJL_LOADER (source), result, &error);
  GtkWidget *dialog;

  if (anywhere == NULL)
    return;
  if (catalogue == NULL)
    {
      hjl_toast_show_error (anywhere, error);
      return;
    }

  hjl_toast_take_back (anywhere, _ (looking));
  dialog = hjl_undo_dialog_new (anywhere, errand->undo, catalogue);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), g_steal_pointer (&errand));
  hjl_dialogs_present (dialog);
}

static void
did_plan (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GtkWidget) anywhere = g_weak_ref_get (&errand->anywhere);
  g_autoptr (GError) error = NULL;
  HjlLoader *loader = hjl_workspace_get_loader (errand->workspace);

  errand->undo = hjl_finish_pointer (HJL_WORKSPACE (object), result, &error);
  if (errand->undo != NULL && anywhere != NULL && loader != NULL)
    {
      hjl_loader_load_async (loader, load_catalogue, NULL, NULL, g_object_unref, NULL, got_catalogue, errand);
      (void) g_steal_pointer (&errand);
    }
  else if (errand->undo == NULL && anywhere != NULL)
    {
      hjl_toast_show_error (anywhere, error);
    }
}

void
hjl_undo_dialog_open (GtkWidget    *anywhere,
                      HjlWorkspace *workspace,
                      gint64        run_id)
{
  Errand *errand;

  g_return_if_fail (GTK_IS_WIDGET (anywhere));
  g_return_if_fail (HJL_IS_WORKSPACE (workspace));

  errand = g_new0 (Errand, 1);
  g_weak_ref_init (&errand->anywhere, anywhere);
  errand->workspace = g_object_ref (workspace);
  errand->run_id = run_id;
  hjl_toast_show (anywhere, _ (looking));
  hjl_workspace_plan_undo_async (workspace, run_id, NULL, NULL, did_plan, errand);
}
