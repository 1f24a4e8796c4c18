/* hjl-dialogs.h: the windows that any part may open, and the classes that later versions replace
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

void hjl_dialogs_show_about (GtkWindow *parent);
void hjl_dialogs_show_shortcuts (GtkWindow *parent);

/**
 * hjl_dialogs_new_question:
 * @anywhere: a widget of the window that asks
 * @id: (nullable): of the answer that does something, beside `cancel`; with %NULL there is nothing but to `close` it
 * @label: (nullable): what its button says
 * @destroys: Return does not press it then
 *
 * Returns: (transfer none): to be shown with gtk_window_present(); more can be added before
 */
AdwMessageDialog *hjl_dialogs_new_question (GtkWidget  *anywhere,
                                            const char *heading,
                                            const char *body,
                                            const char *id,
                                            const char *label,
                                            gboolean    destroys);

/**
 * hjl_dialogs_confirm:
 * @anywhere: a widget of the window that asks
 * @action: what the button of the destructive step says
 * @confirmed: called with @object alone where the person agrees, never after @object is gone
 *
 * For destructive steps only.
 */
void hjl_dialogs_confirm (GtkWidget  *anywhere,
                          const char *heading,
                          const char *body,
                          const char *action,
                          void (*confirmed) (gpointer object),
                          GObject *object);

/**
 * hjl_dialogs_ask:
 * @label: what is asked for
 * @text: what is filled in already
 * @action: what the button says
 * @entered: called with @object and what was typed, without space around it, where the person agrees and it is
 *   something
 * @object: held until then
 */
void hjl_dialogs_ask (GtkWidget  *anywhere,
                      const char *heading,
                      const char *body,
                      const char *label,
                      const char *text,
                      const char *action,
                      void (*entered) (gpointer    object,
                                       const char *text),
                      GObject *object);

typedef enum
{
  HJL_DIALOG_CHOICE_PLAIN,
  HJL_DIALOG_CHOICE_SUGGESTED,
  HJL_DIALOG_CHOICE_DESTRUCTIVE,
} HjlDialogChoiceKind;

typedef struct
{
  const char         *id;
  const char         *label;
  HjlDialogChoiceKind kind;
} HjlDialogChoice;

/**
 * hjl_dialogs_choose:
 * @anywhere: a widget of the window that asks
 * @choices: what there is to choose from, beside closing the question
 * @chosen: called once with the id of the choice, or with `close`
 * @object: (transfer full): held until then
 *
 * For what cannot go on without a decision.
 */
void hjl_dialogs_choose (GtkWidget             *anywhere,
                         const char            *heading,
                         const char            *body,
                         const HjlDialogChoice *choices,
                         guint                  n_choices,
                         void (*chosen) (gpointer    object,
                                         const char *choice),
                         GObject *object);

typedef enum
{
  HJL_DIALOG_FILES_OPEN, /* any number */
  HJL_DIALOG_FILES_SAVE,
  HJL_DIALOG_FILES_FOLDER,
} HjlDialogFilesKind;

/* @action: what the button says; @name: (nullable): for a file to save; @folder: (nullable): where it begins; @filter: (nullable):
 * what @endings, which end with %NULL, are called; all other files can be shown, too */
typedef struct
{
  HjlDialogFilesKind kind;
  const char        *title;
  const char        *action;
  const char        *name;
  const char        *folder;
  const char        *filter;
  const char *const *endings;
} HjlDialogFiles;

/**
 * hjl_dialogs_choose_files:
 * @anywhere: a widget of the window that asks
 * @files: copied
 * @chosen: called once; @chosen's files: (element-type GFile) (nullable): %NULL where none was chosen
 * @data: (transfer full): @chosen's to free
 */
void hjl_dialogs_choose_files (GtkWidget            *anywhere,
                               const HjlDialogFiles *files,
                               void (*chosen) (gpointer    data,
                                               GListModel *files),
                               gpointer data);
