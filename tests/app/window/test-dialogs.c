/* test-dialogs.c: questions have the answers that they should, under the names that people read
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/hjl-names.h"
#include "app/window/hjl-dialogs.h"
#include "hjl-app-test.h"
#include "hjl-test-utils.h"

/* What closes a question, what Return chooses, and how a choice looks. */
static void
test_choices (void)
{
  static const struct
  {
    gboolean              decides;
    HjlDialogChoiceKind   kind;
    const char           *by_return;
    AdwResponseAppearance looks;
  } rows[] = {
    { TRUE, HJL_DIALOG_CHOICE_DESTRUCTIVE, "cancel", ADW_RESPONSE_DESTRUCTIVE },
    { TRUE, HJL_DIALOG_CHOICE_SUGGESTED, "cancel", ADW_RESPONSE_SUGGESTED },
    { TRUE, HJL_DIALOG_CHOICE_SUGGESTED | HJL_DIALOG_CHOICE_BY_RETURN, "go", ADW_RESPONSE_SUGGESTED },
    { FALSE, HJL_DIALOG_CHOICE_BY_RETURN, "go", ADW_RESPONSE_DEFAULT },
    { FALSE, HJL_DIALOG_CHOICE_PLAIN, "close", ADW_RESPONSE_DEFAULT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget        *question = hjl_dialogs_new_question (NULL, "Go?", NULL, rows[i].decides);
      AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (question);

      hjl_dialogs_add_choice (question, "go", "_Go", rows[i].kind);
      g_assert_cmpstr (adw_message_dialog_get_close_response (dialog), ==, rows[i].decides ? "cancel" : "close");
      g_assert_cmpstr (adw_message_dialog_get_default_response (dialog), ==, rows[i].by_return);
      g_assert_cmpint (adw_message_dialog_get_response_appearance (dialog, "go"), ==, rows[i].looks);
      gtk_window_destroy (GTK_WINDOW (question));
    }
}

/* With the underline of its mnemonic GTK calls a button by a word that nobody reads. */
static void
test_names (void)
{
  static const char *const words[] = { "_Cancel", "_Go" };
  GtkWidget               *question;

  hjl_names_mend_toolkit ();
  question = hjl_dialogs_new_question (NULL, "Go?", NULL, TRUE);
  hjl_dialogs_add_choice (question, "go", "_Go", HJL_DIALOG_CHOICE_SUGGESTED);
  hjl_dialogs_present (question);
  hjl_test_wait_idle ();
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      GtkWidget *button = hjl_app_test_find (question, GTK_TYPE_BUTTON, words[i]);

      g_assert_nonnull (button);
      g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL));
    }
  gtk_window_destroy (GTK_WINDOW (question));
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

  g_test_add_func ("/app/dialogs/choices", test_choices);
  g_test_add_func ("/app/dialogs/names", test_names);

  return g_test_run ();
}
