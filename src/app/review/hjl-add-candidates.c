/* hjl-add-candidates.c: from files that are dropped, pasted or chosen to the review
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/review/hjl-add-candidates.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/review/hjl-review-window.h"
#include "app/widgets/hjl-toast.h"
#include "app/window/hjl-dialogs.h"
#include "store/hjl-store-book.h"

/* One call, until it is known for whom and what. */
typedef struct
{
  GWeakRef      anywhere;
  HjlWorkspace *workspace;
  char         *role_id; /* nullable */
  GStrv         paths;   /* nullable */
  GPtrArray    *roles;   /* nullable: (element-type HjlRole): to choose from */
  AdwComboRow  *row;     /* borrowed from the question */
} Errand;

static void
errand_free (Errand *errand)
{
  g_weak_ref_clear (&errand->anywhere);
  g_object_unref (errand->workspace);
  g_free (errand->role_id);
  g_strfreev (errand->paths);
  g_clear_pointer (&errand->roles, g_ptr_array_unref);
  g_free (errand);
}

gboolean
hjl_add_candidates_may (HjlWorkspace *workspace)
{
  return workspace != NULL && hjl_workspace_get_candidates_from (workspace, NULL) == HJL_CANDIDATES_FROM_FILES;
}

/* Takes @errand. */
static void
read_files (Errand *errand)
{
  g_autoptr (GtkWidget) anywhere = g_weak_ref_get (&errand->anywhere);

  if (anywhere != NULL)
    hjl_review_window_add_files (hjl_review_window_open (anywhere, errand->workspace), errand->role_id, (const char *const *) errand->paths);
  errand_free (errand);
}

/* What is on no disk, as in the trash or on a server that is not mounted, cannot be read; it is said. */
static void
tell_left_out (GtkWidget *anywhere,
               guint      n)
{
  g_autofree char *text = NULL;

  if (n == 0)
    return;

  text = g_strdup_printf (ngettext ("%'u file isn’t in a folder of this computer. Copy it to one first.",
                                    "%'u files aren’t in a folder of this computer. Copy them to one first.", n),
                          n);
  hjl_toast_show (anywhere, text);
}

/* Returns: (transfer full) (nullable): those on a disk, %NULL where none is; @n_left_out counts the others */
static GStrv
dup_paths (GListModel *files,
           guint      *n_left_out)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  *n_left_out = 0;
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file) != NULL)
        g_strv_builder_add (builder, g_file_peek_path (file));
      else
        (*n_left_out)++;
    }
  paths = g_strv_builder_end (builder);

  return paths[0] != NULL ? g_steal_pointer (&paths) : NULL;
}

static void
take_files (gpointer    data,
            GListModel *files)
{
  Errand *errand = data;
  g_autoptr (GtkWidget) anywhere = g_weak_ref_get (&errand->anywhere);
  guint n_left_out = 0;

  if (files != NULL)
    {
      errand->paths = dup_paths (files, &n_left_out);
      if (anywhere != NULL)
        tell_left_out (anywhere, n_left_out);
    }
  if (errand->paths != NULL)
    read_files (errand);
  else
    errand_free (errand);
}

/* Takes @errand. */
static void
choose_files (Errand *errand)
{
  static const char *const endings[] = { "pdf", "docx", "odt", "rtf", "doc", "txt", "zip", "csv", NULL };
  g_autoptr (GtkWidget) anywhere = g_weak_ref_get (&errand->anywhere);

  if (anywhere == NULL || gtk_widget_get_root (anywhere) == NULL)
    {
      errand_free (errand);
      return;
    }

  hjl_dialogs_choose_files (anywhere,
                            &(HjlDialogFiles){
                              .kind = HJL_DIALOG_FILES_OPEN,
                              .title = _ ("Add Candidates"),
                              .action = _ ("_Add"),
                              .filter = _ ("CVs, archives and tables"),
                              .endings = endings,
                            },
                            take_files, errand);
}

/* Takes @errand, whose role is known. */
static void
go_on (Errand *errand)
{
  if (errand->paths != NULL)
    read_files (errand);
  else
    choose_files (errand);
}

static void
on_role_response_cb (GtkWidget  *dialog,
                     const char *response,
                     gpointer    user_data)
{
  Errand *errand = user_data;
  guint   place;

  if (!g_str_equal (response, "confirm"))
    {
      errand_free (errand);
      return;
    }

  place = adw_combo_row_get_selected (errand->row);
  errand->role_id = g_strdup (((HjlRole *) g_ptr_array_index (errand->roles, place))->id);
  go_on (errand);
}

/* Takes @errand. */
static void
ask_for_role (Errand *errand)
{
  g_autoptr (GtkWidget) anywhere = g_weak_ref_get (&errand->anywhere);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget       *dialog;
  guint            n = errand->paths != NULL ? g_strv_length (errand->paths) : 0;
  g_autofree char *body = n > 0 ? g_strdup_printf (ngettext ("Which role are the candidates in this file or folder for?", "Which role are the candidates in these %'u files or folders for?", n), n)
                                : g_strdup (_ ("You choose their files next."));

  for (guint i = 0; i < errand->roles->len; i++)
    gtk_string_list_append (names, ((HjlRole *) g_ptr_array_index (errand->roles, i))->title);
  dialog = hjl_dialogs_new_question (anywhere, _ ("For Which Role?"), body, TRUE);
  hjl_dialogs_add_choice (dialog, "confirm", n > 0 ? _ ("_Add") : _ ("Choose _Files…"),
                          HJL_DIALOG_CHOICE_SUGGESTED | HJL_DIALOG_CHOICE_BY_RETURN);
  errand->row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (errand->row), _ ("Role"));
  adw_combo_row_set_model (errand->row, G_LIST_MODEL (names));
  hjl_dialogs_set_content (dialog, GTK_WIDGET (errand->row));
  g_signal_connect (dialog, "response", G_CALLBACK (on_role_response_cb), errand);
  hjl_dialogs_present (dialog);
}

static gpointer
load_live_roles (HjlStore *store,
                 gpointer  data,
                 GError  **error)
{
  g_autoptr (GPtrArray) all = hjl_store_list_book_roles (store, error);
  GPtrArray *live;

  if (all == NULL)
    return NULL;

  live = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (((HjlRole *) g_ptr_array_index (all, i))->status == HJL_ROLE_STATUS_LIVE)
      g_ptr_array_add (live, g_object_ref (g_ptr_array_index (all, i)));

  return live;
}

static void
got_roles (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Errand *errand = user_data;
  g_autoptr (GtkWidget) anywhere = g_weak_ref_get (&errand->anywhere);
  g_autoptr (GError) error = NULL;

  errand->roles = hjl_finish_pointer (HJL_LOADER (source), result, &error);
  if (anywhere == NULL || gtk_widget_get_root (anywhere) == NULL)
    {
      errand_free (errand);
      return;
    }
  if (errand->roles != NULL && errand->roles->len > 1)
    {
      ask_for_role (errand);
      return;
    }
  if (errand->roles != NULL && errand->roles->len == 1)
    {
      errand->role_id = g_strdup (((HjlRole *) g_ptr_array_index (errand->roles, 0))->id);
      go_on (errand);
      return;
    }

  if (error != NULL)
    hjl_toast_show_error (anywhere, error);
  else
    hjl_toast_show_action (anywhere, _ ("Add a role first: candidates belong to one"), _ ("Jobs"), "win.show-page::jobs");
  errand_free (errand);
}

/* Takes @errand. */
static void
find_role (Errand *errand)
{
  HjlLoader *loader = hjl_workspace_get_loader (errand->workspace);

  if (loader != NULL)
    hjl_loader_load_async (loader, load_live_roles, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, got_roles, errand);
  else
    errand_free (errand);
}

void
hjl_add_candidates (GtkWidget         *anywhere,
                    HjlWorkspace      *workspace,
                    const char        *role_id,
                    const char *const *paths)
{
  Errand *errand;

  g_return_if_fail (GTK_IS_WIDGET (anywhere));

  if (!hjl_add_candidates_may (workspace))
    return;

  errand = g_new0 (Errand, 1);
  g_weak_ref_init (&errand->anywhere, anywhere);
  errand->workspace = g_object_ref (workspace);
  errand->role_id = g_strdup (role_id);
  errand->paths = g_strdupv ((char **) paths);
  if (role_id != NULL)
    go_on (errand);
  else
    find_role (errand);
}

void
hjl_add_candidates_from (GtkWidget    *anywhere,
                         HjlWorkspace *workspace,
                         GListModel   *files)
{
  guint n_left_out = 0;
  g_auto (GStrv) paths = files != NULL ? dup_paths (files, &n_left_out) : NULL;

  tell_left_out (anywhere, n_left_out);
  if (files == NULL || paths != NULL)
    hjl_add_candidates (anywhere, workspace, NULL, (const char *const *) paths);
}

static void
got_clipboard (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);
  g_autoptr (GtkWidget) anywhere = g_weak_ref_get (&errand->anywhere);

  if (anywhere != NULL && value != NULL)
    {
      g_auto (GStrv) paths = hjl_add_candidates_take_paths (anywhere, value);

      if (paths != NULL)
        hjl_add_candidates (anywhere, errand->workspace, errand->role_id, (const char *const *) paths);
    }
  else if (anywhere != NULL)
    {
      g_debug ("The clipboard: %s", error->message);
      hjl_toast_show (anywhere, _ ("The files could not be pasted. Copy them again, or drop them here."));
    }
  errand_free (errand);
}

void
hjl_add_candidates_paste (GtkWidget    *anywhere,
                          HjlWorkspace *workspace,
                          const char   *role_id)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (anywhere);
  Errand       *errand;

  if (!hjl_add_candidates_may (workspace) ||
      !gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    return;

  errand = g_new0 (Errand, 1);
  g_weak_ref_init (&errand->anywhere, anywhere);
  errand->workspace = g_object_ref (workspace);
  errand->role_id = g_strdup (role_id);
  gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, got_clipboard, errand);
}

static GStrv
read_paths (const GValue *value,
            guint        *n_left_out)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    for (GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
      g_list_store_append (files, file->data);

  return dup_paths (G_LIST_MODEL (files), n_left_out);
}

guint
hjl_add_candidates_count (const GValue *value)
{
  guint n_left_out;
  g_auto (GStrv) paths = NULL;

  g_return_val_if_fail (value != NULL, 0);

  paths = read_paths (value, &n_left_out);

  return paths != NULL ? g_strv_length (paths) : 0;
}

GStrv
hjl_add_candidates_take_paths (GtkWidget    *anywhere,
                               const GValue *value)
{
  guint n_left_out;
  GStrv paths;

  g_return_val_if_fail (GTK_IS_WIDGET (anywhere), NULL);
  g_return_val_if_fail (value != NULL, NULL);

  paths = read_paths (value, &n_left_out);
  tell_left_out (anywhere, n_left_out);

  return paths;
}

char *
hjl_add_candidates_describe (guint       n,
                             const char *role_title)
{
  if (n == 0)
    return g_strdup_printf (_ ("Add files to %s"), role_title);

  return g_strdup_printf (ngettext ("Add %'u file to %s", "Add %'u files to %s", n), n, role_title);
}
