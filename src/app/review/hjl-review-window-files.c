/* hjl-review-window-files.c: reads files into the review, and says what was left out
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/review/hjl-review-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/review/hjl-review-row.h"
#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-window-over.h"
#include "app/window/hjl-dialogs.h"

/* Returns: (transfer none) (nullable) */
static HjlReviewItem *
find_item (HjlReviewWindow *self,
           const char      *id)
{
  for (guint i = 0; i < hjl_review_window_count (self); i++)
    {
      HjlReviewItem *item = hjl_review_window_get_item (self, i);

      if (g_str_equal (item->draft->id, id))
        return item;
    }

  return NULL;
}

/* Whether the row is nothing but this file: it goes with it. */
static gboolean
is_all (HjlReviewWindow *self,
        const char      *id)
{
  HjlReviewItem *item = find_item (self, id);

  return item != NULL && item->draft->person->files->len == 1 && item->draft->row == 0;
}

/* @to: the row that gets it, or empty: one of its own */
static void
move_file (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);
  const char      *from, *spool_name, *to;
  HjlReviewEdit   *edit;
  gboolean         all;

  g_variant_get (parameter, "(&s&s&s)", &from, &spool_name, &to);
  all = is_all (self, from);
  if (g_str_equal (from, to) || (all && *to == '\0'))
    return;

  edit = hjl_review_edit_new (all ? HJL_REVIEW_EDIT_JOIN : HJL_REVIEW_EDIT_MOVE_FILE, from);
  edit->value = g_strdup (all ? to : spool_name);
  if (!all && *to != '\0')
    hjl_review_edit_add (edit, to);
  hjl_review_window_edit (self, edit);
}

/* Beside all rows: it is of somebody who has none yet. */
static gboolean
on_file_dropped_cb (HjlReviewWindow *self,
                    const GValue    *value)
{
  const HjlReviewFile *file = g_value_get_boxed (value);

  return file != NULL && gtk_widget_activate_action (GTK_WIDGET (self), "review.move-file", "(sss)", file->row_id, file->spool_name, "");
}

typedef struct
{
  HjlReviewItem *item;
  GtkWidget     *row;
} Search;

static void
find_row (gpointer row,
          gpointer user_data)
{
  Search *search = user_data;

  if (hjl_review_row_get_item (row) == search->item)
    search->row = row;
}

/* Of the row with the id, and of all that are selected with it; an empty id is the row that is looked at. */
static void
choose_stage (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);
  const char      *id = g_variant_get_string (parameter, NULL);
  Search           search = { *id != '\0' ? find_item (self, id) : self->current, NULL };
  guint            place = search.item != NULL ? hjl_review_window_find (self, search.item) : GTK_INVALID_LIST_POSITION;

  if (place == GTK_INVALID_LIST_POSITION)
    return;

  hjl_review_window_keep_typed (self);
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), place))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), place, TRUE);
  hjl_row_list_show (self->list, place);
  hjl_row_list_foreach_row (self->list, find_row, &search);
  if (search.row == NULL)
    return;

  hjl_review_row_open_menu (HJL_REVIEW_ROW (search.row), G_MENU_MODEL (self->stage_menu), TRUE);
}

void
hjl_review_window_install_moves (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.move-file", "(sss)", move_file);
  gtk_widget_class_install_action (widget_class, "review.choose-stage", "s", choose_stage);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0, "review.choose-stage", "s", "");
}

void
hjl_review_window_init_moves (HjlReviewWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (HJL_TYPE_REVIEW_FILE, GDK_ACTION_MOVE);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_file_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list_pane, GTK_EVENT_CONTROLLER (target));
}

/* More than that are told by their number. */
#define TOLD 12

/* (nullable): where things are told: here, or in the window below where this one is closed */
static GtkWidget *
get_place (HjlReviewWindow *self)
{
  return !self->closed ? GTK_WIDGET (self->stack) : hjl_window_get_below (GTK_WINDOW (self));
}

void
hjl_review_window_tell (HjlReviewWindow *self,
                        const char      *text)
{
  GtkWidget *place = get_place (self);

  if (place != NULL)
    hjl_toast_show (place, text);
}

void
hjl_review_window_tell_error (HjlReviewWindow *self,
                              const GError    *error)
{
  GtkWidget *place = get_place (self);

  if (place != NULL)
    hjl_toast_show_error (place, error);
}

static void
did_save (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HjlReviewWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    text = g_strdup_printf (_ ("The refused rows are in “%s”"), shown);
  else
    text = g_strdup_printf (_ ("“%s” could not be saved: %s"), shown, error->message);
  hjl_review_window_tell (self, text);
}

void
hjl_review_window_save_rows (HjlReviewWindow *self,
                             GFile           *file,
                             GBytes          *rows)
{
  /* People's names and addresses: for their owner alone, where the disk knows that. */
  g_file_replace_contents_bytes_async (file, rows, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                       did_save, g_object_ref (self));
}

typedef struct
{
  HjlReviewWindow *self;
  GBytes          *rows;
} Refused;

static void
save_refused (gpointer    data,
              GListModel *files)
{
  g_autofree Refused *refused = data;
  g_autoptr (HjlReviewWindow) self = refused->self;
  g_autoptr (GBytes) rows = refused->rows;
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    hjl_review_window_save_rows (self, file, rows);
}

static void
on_refusals_answered_cb (GtkWidget       *dialog,
                         const char      *response,
                         HjlReviewWindow *self)
{
  GtkWidget *place = get_place (self);
  Refused   *refused;

  if (!g_str_equal (response, "save") || place == NULL)
    return;

  refused = g_new0 (Refused, 1);
  refused->self = g_object_ref (self);
  refused->rows = g_bytes_ref (g_object_get_data (G_OBJECT (dialog), "hjl-rows"));
  hjl_dialogs_choose_files (place,
                            &(HjlDialogFiles){
                              .kind = HJL_DIALOG_FILES_SAVE,
                              .title = _ ("Save Refused Rows"),
                              .action = _ ("_Save"),
                              .name = _ ("Refused rows.csv"),
                            },
                            save_refused, refused);
}

static void
tell_refusals (HjlReviewWindow       *self,
               const HjlIntakeReport *report)
{
  GPtrArray *refusals = report->refusals;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *unused = hjl_intake_report_dup_unused (report);
  GtkWidget       *place = get_place (self);
  guint            n_files = refusals->len - MIN (report->n_refused_rows, refusals->len);
  g_autofree char *heading = NULL;
  GtkWidget       *dialog;

  if (place == NULL || gtk_widget_get_root (place) == NULL)
    return;

  if (report->n_refused_rows > 0 && n_files == 0)
    heading = g_strdup_printf (ngettext ("%'u Row Was Left Out", "%'u Rows Were Left Out", report->n_refused_rows), report->n_refused_rows);
  else if (report->n_refused_rows > 0)
    heading = g_strdup (_ ("Rows and Files Were Left Out"));
  else
    heading = g_strdup_printf (ngettext ("%'u File Was Left Out", "%'u Files Were Left Out", refusals->len), refusals->len);

  for (guint i = 0; i < MIN (refusals->len, TOLD); i++)
    {
      const HjlRefusal *refusal = g_ptr_array_index (refusals, i);

      /* Translators: a file, and why. */
      g_string_append_printf (text, _ ("%s: %s"), refusal->title, refusal->reason);
      g_string_append (text, "\n\n");
    }
  if (refusals->len > TOLD)
    g_string_append_printf (text, ngettext ("And %'u more.", "And %'u more.", refusals->len - TOLD), refusals->len - TOLD);
  if (unused != NULL)
    g_string_append_printf (text, "%s%s", refusals->len > TOLD ? "\n\n" : "", unused);
  g_strchomp (text->str);

  dialog = hjl_dialogs_new_question (place, heading, text->str, FALSE);
  if (report->refused_rows != NULL)
    {
      hjl_dialogs_add_choice (dialog, "save", _ ("_Save Refused Rows…"), HJL_DIALOG_CHOICE_PLAIN);
      g_object_set_data_full (G_OBJECT (dialog), "hjl-rows", g_bytes_ref (report->refused_rows), (GDestroyNotify) g_bytes_unref);
      g_signal_connect_data (dialog, "response", G_CALLBACK (on_refusals_answered_cb), g_object_ref (self),
                             (GClosureNotify) (void (*) (void)) g_object_unref, 0);
    }
  hjl_dialogs_present (dialog);
}

static void
did_add_files (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HjlReviewWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlIntakeReport) report = hjl_finish_pointer (HJL_WORKSPACE (source), result, &error);
  g_autofree char *unused = report != NULL ? hjl_intake_report_dup_unused (report) : NULL;

  self->n_reading--;
  if (report == NULL)
    hjl_review_window_tell_error (self, error);
  else if (report->refusals->len > 0)
    tell_refusals (self, report);
  else if (report->n_doubles > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%'u file is in the review already", "%'u files are in the review already", report->n_doubles),
                                               report->n_doubles);

      hjl_review_window_tell (self, text);
    }
  else if (unused != NULL)
    hjl_review_window_tell (self, unused);
  if (!self->closed)
    hjl_review_window_show_numbers (self);
}

static void
send (HjlReviewWindow   *self,
      HjlWorkspace      *workspace,
      const char        *role_id,
      const char *const *paths,
      GBytes            *table)
{
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (role_id, paths, table, FALSE);

  self->n_reading++;
  /* Who was removed may be among them again. */
  if (!self->closed)
    hjl_review_window_remove_removed (self);
  hjl_workspace_add_files_async (workspace, request, NULL, did_add_files, g_object_ref (self));
  if (!self->closed)
    hjl_review_window_show_numbers (self);
}

static gboolean
is_table (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, ".csv");
}

typedef struct
{
  HjlReviewWindow *self;
  HjlWorkspace    *workspace;
  char            *role_id;
  GStrv            paths;
} Errand;

static void
got_table (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Errand *errand = user_data;
  g_autoptr (HjlReviewWindow) self = errand->self;
  g_autoptr (HjlWorkspace) workspace = errand->workspace;
  g_autofree char *role_id = errand->role_id;
  g_auto (GStrv) paths = errand->paths;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) table = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  g_free (errand);
  self->n_reading--;
  if (table != NULL)
    {
      /* Also where the window was closed meanwhile: the people are there when it is opened again. */
      send (self, workspace, role_id, (const char *const *) paths, table);
      return;
    }

  hjl_review_window_tell (self, error->message);
  /* A table that cannot be read keeps nobody else out. */
  if (paths[0] != NULL)
    send (self, workspace, role_id, (const char *const *) paths, NULL);
  else if (!self->closed)
    hjl_review_window_show_numbers (self);
}

void
hjl_review_window_add_files (HjlReviewWindow   *self,
                             const char        *role_id,
                             const char *const *paths)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *table = NULL;
  g_auto (GStrv) others = NULL;
  g_autoptr (GFile) file = NULL;
  Errand *errand;

  g_return_if_fail (HJL_IS_REVIEW_WINDOW (self));
  g_return_if_fail (paths != NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      if (table == NULL && is_table (paths[i]))
        table = paths[i];
      else
        g_strv_builder_add (builder, paths[i]);
    }
  others = g_strv_builder_end (builder);
  if (table == NULL)
    {
      send (self, self->workspace, role_id, (const char *const *) others, NULL);
      return;
    }

  errand = g_new0 (Errand, 1);
  errand->self = g_object_ref (self);
  errand->workspace = g_object_ref (self->workspace);
  errand->role_id = g_strdup (role_id);
  errand->paths = g_steal_pointer (&others);
  self->n_reading++;
  file = g_file_new_for_path (table);
  g_file_load_bytes_async (file, NULL, got_table, errand);
}

static gboolean
is_review (GtkWidget *window,
           gpointer   workspace)
{
  return HJL_IS_REVIEW_WINDOW (window) && HJL_REVIEW_WINDOW (window)->workspace == workspace;
}

HjlReviewWindow *
hjl_review_window_open (GtkWidget    *anywhere,
                        HjlWorkspace *workspace)
{
  GtkWidget *window = hjl_window_find (is_review, workspace);

  if (window == NULL)
    {
      window = hjl_review_window_new (workspace);
      hjl_window_stand_over (GTK_WINDOW (window), anywhere);
    }
  gtk_window_present (GTK_WINDOW (window));

  return HJL_REVIEW_WINDOW (window);
}
