/* hjl-review-files.c: reads files into the review, and says what was left out
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/review/hjl-review-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-window-over.h"

/* More than that are told by their number. */
#define TOLD 12

static void
tell_refusals (HjlReviewWindow *self,
               GPtrArray       *refusals)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *heading = g_strdup_printf (ngettext ("%u File Was Left Out", "%u Files Were Left Out", refusals->len), refusals->len);
  GtkWidget       *dialog;

  for (guint i = 0; i < MIN (refusals->len, TOLD); i++)
    {
      const HjlRefusal *refusal = g_ptr_array_index (refusals, i);

      /* Translators: a file, and why. */
      g_string_append_printf (text, _ ("%s: %s"), refusal->title, refusal->reason);
      g_string_append (text, "\n\n");
    }
  if (refusals->len > TOLD)
    g_string_append_printf (text, ngettext ("And %u more.", "And %u more.", refusals->len - TOLD), refusals->len - TOLD);
  g_strchomp (text->str);

  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, text->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
did_add_files (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HjlReviewWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlIntakeReport) report = hjl_workspace_add_files_finish (HJL_WORKSPACE (source), result, &error);

  self->n_reading--;
  if (self->workspace == NULL)
    return;

  if (report == NULL)
    hjl_toast_show_error (GTK_WIDGET (self->stack), error);
  else if (report->refusals->len > 0)
    tell_refusals (self, report->refusals);
  else if (report->n_doubles > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u file is in the review already", "%u files are in the review already", report->n_doubles),
                                               report->n_doubles);

      hjl_toast_show (GTK_WIDGET (self->stack), text);
    }
  hjl_review_window_show_numbers (self);
}

static void
send (HjlReviewWindow   *self,
      const char        *role_id,
      const char *const *paths,
      GBytes            *table)
{
  g_autoptr (HjlIntakeRequest) request = hjl_intake_request_new (role_id, paths, table, FALSE);

  self->n_reading++;
  hjl_workspace_add_files_async (self->workspace, request, NULL, did_add_files, g_object_ref (self));
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
  g_autofree char *role_id = errand->role_id;
  g_auto (GStrv) paths = errand->paths;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) table = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  g_free (errand);
  self->n_reading--;
  if (self->workspace == NULL)
    return;
  if (table != NULL)
    {
      send (self, role_id, (const char *const *) paths, table);
      return;
    }

  hjl_toast_show (GTK_WIDGET (self->stack), error->message);
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
      send (self, role_id, (const char *const *) others, NULL);
      return;
    }

  errand = g_new0 (Errand, 1);
  errand->self = g_object_ref (self);
  errand->role_id = g_strdup (role_id);
  errand->paths = g_steal_pointer (&others);
  self->n_reading++;
  file = g_file_new_for_path (table);
  g_file_load_bytes_async (file, NULL, got_table, errand);
}

HjlReviewWindow *
hjl_review_window_open (GtkWidget    *anywhere,
                        HjlWorkspace *workspace)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget  *window = NULL;

  for (guint i = 0; window == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) each = g_list_model_get_item (windows, i);

      if (HJL_IS_REVIEW_WINDOW (each) && HJL_REVIEW_WINDOW (each)->workspace == workspace)
        window = each;
    }
  if (window == NULL)
    {
      window = hjl_review_window_new (workspace);
      hjl_window_stand_over (GTK_WINDOW (window), anywhere);
    }
  gtk_window_present (GTK_WINDOW (window));

  return HJL_REVIEW_WINDOW (window);
}
