/* hjl-dialogs.c: the windows that any part may open, and the classes that later versions replace
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/hjl-dialogs.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-names.h"

void
hjl_dialogs_show_about (GtkWindow *parent)
{
  const char *developers[] = { "The HjLever authors", NULL };

  adw_show_about_window (parent,
                         "application-name", "HjLever",
                         "application-icon", APPLICATION_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", "The HjLever authors",
                         "developers", developers,
                         "copyright", "© 2026 The HjLever authors",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _ ("Exports hackajob candidates to Lever and keeps stages up to date. Not "
                                        "made by hackajob or Lever."),
                         "translator-credits", _ ("translator-credits"),
                         NULL);
}

void
hjl_dialogs_show_shortcuts (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/example/HjLever/ui/hjl-shortcuts-window.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

GtkWidget *
hjl_dialogs_new_question (GtkWidget  *anywhere,
                          const char *heading,
                          const char *body,
                          gboolean    decides)
{
  GtkRoot          *root;
  AdwMessageDialog *dialog;
  const char       *without = decides ? "cancel" : "close";

  g_return_val_if_fail (anywhere == NULL || GTK_IS_WIDGET (anywhere), NULL);

  root = anywhere != NULL ? gtk_widget_get_root (anywhere) : NULL;
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body));
  adw_message_dialog_add_response (dialog, without, decides ? _ ("_Cancel") : _ ("_Close"));
  adw_message_dialog_set_default_response (dialog, without);
  adw_message_dialog_set_close_response (dialog, without);
  hjl_names_mend_always (GTK_WIDGET (dialog));

  return GTK_WIDGET (dialog);
}

void
hjl_dialogs_add_choice (GtkWidget          *question,
                        const char         *id,
                        const char         *label,
                        HjlDialogChoiceKind kind)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (question);

  adw_message_dialog_add_response (dialog, id, label);
  if (kind & HJL_DIALOG_CHOICE_SUGGESTED)
    adw_message_dialog_set_response_appearance (dialog, id, ADW_RESPONSE_SUGGESTED);
  if (kind & HJL_DIALOG_CHOICE_DESTRUCTIVE)
    adw_message_dialog_set_response_appearance (dialog, id, ADW_RESPONSE_DESTRUCTIVE);
  if (kind & HJL_DIALOG_CHOICE_BY_RETURN)
    adw_message_dialog_set_default_response (dialog, id);
}

void
hjl_dialogs_enable (GtkWidget  *question,
                    const char *id,
                    gboolean    enabled)
{
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (question), id, enabled);
}

void
hjl_dialogs_set_content (GtkWidget *question,
                         GtkWidget *content)
{
  GtkWidget *list;

  if (GTK_IS_LIST_BOX_ROW (content))
    {
      list = gtk_list_box_new ();
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (list, "boxed-list");
      gtk_list_box_append (GTK_LIST_BOX (list), content);
      content = list;
    }
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (question), content);
}

static void
focus_default (GtkWindow *dialog)
{
  gtk_window_set_focus (dialog, gtk_window_get_default_widget (dialog));
}

void
hjl_dialogs_focus_choice (GtkWidget *question)
{
  focus_default (GTK_WINDOW (question));
  /* A narrow dialog has other buttons. */
  g_signal_connect (question, "map", G_CALLBACK (focus_default), NULL);
}

void
hjl_dialogs_present (GtkWidget *question)
{
  gtk_window_present (GTK_WINDOW (question));
}

void
hjl_dialogs_close (GtkWidget *question)
{
  gtk_window_close (GTK_WINDOW (question));
}

void
hjl_dialogs_confirm (GtkWidget  *anywhere,
                     const char *heading,
                     const char *body,
                     const char *action,
                     void (*confirmed) (gpointer object),
                     GObject *object)
{
  GtkWidget *dialog;

  g_return_if_fail (GTK_IS_WIDGET (anywhere));
  g_return_if_fail (G_IS_OBJECT (object));

  dialog = hjl_dialogs_new_question (anywhere, heading, body, TRUE);
  hjl_dialogs_add_choice (dialog, "confirm", action, HJL_DIALOG_CHOICE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response::confirm", G_CALLBACK (confirmed), object, G_CONNECT_SWAPPED);
  hjl_dialogs_present (dialog);
}

/* What a person enters, and who is told. */
typedef struct
{
  void (*entered) (gpointer    object,
                   const char *text);
  GObject   *object;
  GtkWidget *row; /* where it is entered */
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->object);
  g_free (question);
}

static void
on_entry_response_cb (GtkWidget  *dialog,
                      const char *response,
                      gpointer    user_data)
{
  Question        *question = user_data;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->row))));

  if (*text != '\0')
    question->entered (question->object, text);
}

static void
on_entry_changed_cb (GtkWidget   *dialog,
                     GtkEditable *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));

  hjl_dialogs_enable (dialog, "confirm", *text != '\0');
}

void
hjl_dialogs_ask (GtkWidget  *anywhere,
                 const char *heading,
                 const char *body,
                 const char *label,
                 const char *text,
                 const char *action,
                 void (*entered) (gpointer    object,
                                  const char *text),
                 GObject *object)
{
  GtkWidget *dialog;
  Question  *question;

  g_return_if_fail (GTK_IS_WIDGET (anywhere));
  g_return_if_fail (G_IS_OBJECT (object));

  dialog = hjl_dialogs_new_question (anywhere, heading, body, TRUE);
  hjl_dialogs_add_choice (dialog, "confirm", action, HJL_DIALOG_CHOICE_SUGGESTED | HJL_DIALOG_CHOICE_BY_RETURN);
  question = g_new0 (Question, 1);
  question->entered = entered;
  question->object = g_object_ref (object);
  question->row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->row), label);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (question->row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (question->row), text);
  hjl_dialogs_set_content (dialog, question->row);
  g_signal_connect_object (question->row, "changed", G_CALLBACK (on_entry_changed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "response::confirm", G_CALLBACK (on_entry_response_cb), question, question_free, 0);
  hjl_dialogs_present (dialog);
  gtk_widget_grab_focus (question->row);
}

typedef struct
{
  void (*chosen) (gpointer    data,
                  GListModel *files);
  gpointer data;
} Files;

static void
on_files_response_cb (GtkNativeDialog *dialog,
                      int              response,
                      gpointer         user_data)
{
  g_autofree Files *files = user_data;
  g_autoptr (GListModel) list = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    list = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  files->chosen (files->data, list != NULL && g_list_model_get_n_items (list) > 0 ? list : NULL);
  g_object_unref (dialog);
}

static void
add_filter (GtkFileChooser    *chooser,
            const char        *name,
            const char *const *endings)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; endings != NULL && endings[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, endings[i]);
  if (endings == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (chooser, filter);
}

void
hjl_dialogs_choose_files (GtkWidget            *anywhere,
                          const HjlDialogFiles *files,
                          void (*chosen) (gpointer    data,
                                          GListModel *files),
                          gpointer data)
{
  static const GtkFileChooserAction actions[] = {
    [HJL_DIALOG_FILES_OPEN] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [HJL_DIALOG_FILES_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
    [HJL_DIALOG_FILES_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  };
  GtkFileChooserNative *dialog;
  GtkFileChooser       *chooser;
  GtkRoot              *root;
  Files                *question;

  g_return_if_fail (GTK_IS_WIDGET (anywhere));
  g_return_if_fail (files != NULL && files->kind < G_N_ELEMENTS (actions));
  g_return_if_fail (chosen != NULL);

  root = gtk_widget_get_root (anywhere);
  dialog = gtk_file_chooser_native_new (files->title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, actions[files->kind], files->action,
                                        _ ("_Cancel"));
  chooser = GTK_FILE_CHOOSER (dialog);
  gtk_file_chooser_set_select_multiple (chooser, files->kind == HJL_DIALOG_FILES_OPEN);
  if (files->name != NULL)
    gtk_file_chooser_set_current_name (chooser, files->name);
  if (files->folder != NULL)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (files->folder);

      gtk_file_chooser_set_current_folder (chooser, folder, NULL);
    }
  if (files->filter != NULL)
    {
      add_filter (chooser, files->filter, files->endings);
      add_filter (chooser, _ ("All files"), NULL);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);

  question = g_new0 (Files, 1);
  question->chosen = chosen;
  question->data = data;
  g_signal_connect (dialog, "response", G_CALLBACK (on_files_response_cb), question);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
