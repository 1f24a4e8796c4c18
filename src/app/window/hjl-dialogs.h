/* hjl-dialogs.h: the windows that any part may open, and the classes that later versions replace
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

void hjl_dialogs_show_about (GtkWindow *parent);
void hjl_dialogs_show_shortcuts (GtkWindow *parent);

/* How a choice looks, and whether Return chooses it. */
typedef enum
{
  HJL_DIALOG_CHOICE_PLAIN = 0,
  HJL_DIALOG_CHOICE_SUGGESTED = 1 << 0,
  HJL_DIALOG_CHOICE_DESTRUCTIVE = 1 << 1,
  HJL_DIALOG_CHOICE_BY_RETURN = 1 << 2,
} HjlDialogChoiceKind;

/**
 * hjl_dialogs_new_question:
 * @anywhere: (nullable): a widget of the window that asks
 * @decides: whether there will be something to agree to: what leaves all as it is says Cancel then (`cancel`), else Close (`close`)
 *
 * Its signal `response` comes once with the id of what was chosen (and has it as its detail); it closes by itself.
 *
 * Returns: (transfer none): for the functions below, and hjl_dialogs_present() at last
 */
GtkWidget *hjl_dialogs_new_question (GtkWidget  *anywhere,
                                     const char *heading,
                                     const char *body,
                                     gboolean    decides);
void       hjl_dialogs_add_choice (GtkWidget          *question,
                                   const char         *id,
                                   const char         *label,
                                   HjlDialogChoiceKind kind);
void       hjl_dialogs_enable (GtkWidget  *question,
                               const char *id,
                               gboolean    enabled);
/* @content: (transfer floating): what stands below the words; a row gets its list */
void       hjl_dialogs_set_content (GtkWidget *question,
                                    GtkWidget *content);
/* What Return chooses has the focus, not the content, where Return would do nothing. */
void       hjl_dialogs_focus_choice (GtkWidget *question);
void       hjl_dialogs_present (GtkWidget *question);
void       hjl_dialogs_close (GtkWidget *question);

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
