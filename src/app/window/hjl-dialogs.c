/* hjl-dialogs.c: the windows that any part may open, and the classes that later versions replace
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/window/hjl-dialogs.h"

#include <glib/gi18n-lib.h>

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

typedef struct
{
  void (*confirmed) (gpointer object);
  GWeakRef object;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_weak_ref_clear (&question->object);
  g_free (question);
}

static void
on_dialog_response_cb (AdwMessageDialog *dialog,
                       const char       *response,
                       gpointer          user_data)
{
  Question *question = user_data;
  g_autoptr (GObject) object = g_weak_ref_get (&question->object);

  if (object != NULL && g_str_equal (response, "confirm"))
    question->confirmed (object);
}

void
hjl_dialogs_confirm (GtkWidget  *anywhere,
                     const char *heading,
                     const char *body,
                     const char *action,
                     void (*confirmed) (gpointer object),
                     GObject *object)
{
  GtkRoot   *root;
  GtkWidget *dialog;
  Question  *question;

  g_return_if_fail (GTK_IS_WIDGET (anywhere));
  g_return_if_fail (G_IS_OBJECT (object));

  root = gtk_widget_get_root (anywhere);
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _ ("_Cancel"),
                                    "confirm", action,
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "confirm", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  question = g_new0 (Question, 1);
  question->confirmed = confirmed;
  g_weak_ref_init (&question->object, object);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_dialog_response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  void (*entered) (gpointer    object,
                   const char *text);
  GObject   *object;
  GtkWidget *row;
} Entry;

static void
entry_free (gpointer  data,
            GClosure *closure)
{
  Entry *entry = data;

  g_object_unref (entry->object);
  g_free (entry);
}

static void
on_entry_response_cb (AdwMessageDialog *dialog,
                      const char       *response,
                      gpointer          user_data)
{
  Entry           *entry = user_data;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry->row))));

  if (g_str_equal (response, "confirm") && *text != '\0')
    entry->entered (entry->object, text);
}

static void
on_entry_changed_cb (AdwMessageDialog *dialog,
                     GtkEditable      *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));

  adw_message_dialog_set_response_enabled (dialog, "confirm", *text != '\0');
}

static void
on_entry_activated_cb (AdwMessageDialog *dialog)
{
  if (adw_message_dialog_get_response_enabled (dialog, "confirm"))
    {
      adw_message_dialog_response (dialog, "confirm");
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
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
  AdwMessageDialog *dialog;
  GtkWidget        *list;
  GtkRoot          *root;
  Entry            *entry;

  g_return_if_fail (GTK_IS_WIDGET (anywhere));
  g_return_if_fail (G_IS_OBJECT (object));

  root = gtk_widget_get_root (anywhere);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "confirm", action, NULL);
  adw_message_dialog_set_response_appearance (dialog, "confirm", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "confirm");
  adw_message_dialog_set_close_response (dialog, "cancel");

  entry = g_new0 (Entry, 1);
  entry->entered = entered;
  entry->object = g_object_ref (object);
  entry->row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry->row), label);
  gtk_editable_set_text (GTK_EDITABLE (entry->row), text);
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), entry->row);
  adw_message_dialog_set_extra_child (dialog, list);
  g_signal_connect_object (entry->row, "changed", G_CALLBACK (on_entry_changed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry->row, "entry-activated", G_CALLBACK (on_entry_activated_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_entry_response_cb), entry, entry_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry->row);
}

typedef struct
{
  void (*chosen) (gpointer    object,
                  const char *choice);
  GObject *object;
} Choice;

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->object);
  g_free (choice);
}

static void
on_choice_response_cb (AdwMessageDialog *dialog,
                       const char       *response,
                       gpointer          user_data)
{
  Choice *choice = user_data;

  choice->chosen (choice->object, response);
}

void
hjl_dialogs_choose (GtkWidget             *anywhere,
                    const char            *heading,
                    const char            *body,
                    const HjlDialogChoice *choices,
                    guint                  n_choices,
                    void (*chosen) (gpointer    object,
                                    const char *choice),
                    GObject *object)
{
  static const AdwResponseAppearance appearances[] = {
    [HJL_DIALOG_CHOICE_PLAIN] = ADW_RESPONSE_DEFAULT,
    [HJL_DIALOG_CHOICE_SUGGESTED] = ADW_RESPONSE_SUGGESTED,
    [HJL_DIALOG_CHOICE_DESTRUCTIVE] = ADW_RESPONSE_DESTRUCTIVE,
  };
  AdwMessageDialog *dialog;
  GtkRoot          *root;
  Choice           *choice;

  g_return_if_fail (GTK_IS_WIDGET (anywhere));
  g_return_if_fail (G_IS_OBJECT (object));

  root = gtk_widget_get_root (anywhere);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body));
  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  for (guint i = 0; i < n_choices; i++)
    {
      adw_message_dialog_add_response (dialog, choices[i].id, choices[i].label);
      adw_message_dialog_set_response_appearance (dialog, choices[i].id, appearances[choices[i].kind]);
    }
  adw_message_dialog_set_default_response (dialog, "close");
  adw_message_dialog_set_close_response (dialog, "close");

  choice = g_new0 (Choice, 1);
  choice->chosen = chosen;
  choice->object = object;
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_choice_response_cb), choice, choice_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
