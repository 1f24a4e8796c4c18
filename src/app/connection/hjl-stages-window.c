/* hjl-stages-window.c: hackajob's stages, where they are kept by hand
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/connection/hjl-stages-window.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-typed.h"
#include "app/widgets/hjl-window-over.h"
#include "app/window/hjl-dialogs.h"
#include "store/hjl-store-book.h"

struct _HjlStagesWindow
{
  AdwWindow parent_instance;

  HjlWorkspace *workspace;   /* nullable once it is disposed of */
  GCancellable *cancellable; /* of what is being read */
  gboolean      reading;
  gboolean      stale;      /* and they changed meanwhile */
  char         *removed_id; /* nullable: a person is asked about it */

  /* Template widgets. */
  GtkListBox *list;
  GtkWidget  *add_row;
};

/* What is kept with a row: its stage's id, its place, and its widgets. */
#define KEY_ID "hjl-id"
#define KEY_PLACE "hjl-place"
#define KEY_KIND "hjl-kind"
#define KEY_UP "hjl-up"
#define KEY_DOWN "hjl-down"
#define KEY_REMOVE "hjl-remove"

G_DEFINE_FINAL_TYPE (HjlStagesWindow, hjl_stages_window, ADW_TYPE_WINDOW)

static const HjlStageKind kinds[] = { HJL_STAGE_KIND_ACCEPTED, HJL_STAGE_KIND_IN_PROCESS, HJL_STAGE_KIND_OFFER,
                                      HJL_STAGE_KIND_HIRED, HJL_STAGE_KIND_REJECTED, HJL_STAGE_KIND_WITHDRAWN };

/* What becomes of the stage @id; a new one where that is NULL. Whatever else has changed meanwhile stays. */
typedef struct
{
  char        *id;
  char        *name; /* nullable: as it is */
  gboolean     has_kind;
  HjlStageKind kind;
  int          step; /* up or down */
  gboolean     remove;
} Edit;

static void
free_edit (gpointer data)
{
  Edit *edit = data;

  g_free (edit->id);
  g_free (edit->name);
  g_free (edit);
}

static const char *
get_id (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), KEY_ID);
}

static HjlStage *
make_stage (const Edit *edit,
            HjlStage   *from)
{
  HjlStageKind kind = from != NULL ? from->kind : HJL_STAGE_KIND_IN_PROCESS;

  return hjl_stage_new (&(HjlStage){
    .side = HJL_SIDE_HACKAJOB,
    .id = from != NULL ? from->id : "",
    .name = edit->name != NULL ? edit->name : from->name,
    .kind = edit->has_kind ? edit->kind : kind,
  });
}

static gboolean
change (HjlStore *store,
        HjlTime   now,
        gpointer  data,
        GError  **error)
{
  Edit *edit = data;
  g_autoptr (GPtrArray) stages = hjl_store_list_book_stages (store, error);
  g_autoptr (HjlStage) made = NULL;
  guint at = 0;

  if (stages == NULL)
    return FALSE;

  while (at < stages->len && g_strcmp0 (((HjlStage *) g_ptr_array_index (stages, at))->id, edit->id) != 0)
    at++;
  /* Somebody else has removed it. */
  if (at == stages->len && edit->id != NULL)
    return TRUE;

  made = make_stage (edit, at < stages->len ? g_ptr_array_index (stages, at) : NULL);
  if (at < stages->len)
    g_ptr_array_remove_index (stages, at);
  if (!edit->remove)
    g_ptr_array_insert (stages, CLAMP ((int) at + edit->step, 0, (int) stages->len), g_steal_pointer (&made));

  return hjl_store_set_book_stages (store, stages, error);
}

static void read_stages (HjlStagesWindow *self);

static gboolean
end_change (HjlStagesWindow *self,
            GObject         *source,
            GAsyncResult    *result)
{
  g_autoptr (GError) error = NULL;
  gboolean done = hjl_finish (HJL_WORKSPACE (source), result, &error);

  if (!done)
    hjl_toast_show_error (GTK_WIDGET (self), error);
  if (self->workspace != NULL)
    read_stages (self);

  return done;
}

static void
did_change (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HjlStagesWindow) self = user_data;

  end_change (self, source, result);
  hjl_window_release (GTK_WINDOW (self));
}

/* What was refused stays there, to be typed another way. */
static void
did_add (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (HjlStagesWindow) self = user_data;

  /* Perhaps the next one is being typed already. */
  if (end_change (self, source, result) && self->workspace != NULL)
    hjl_typed_show (GTK_EDITABLE (self->add_row), "");
  hjl_window_release (GTK_WINDOW (self));
}

/* Takes @edit. */
static void
send (HjlStagesWindow    *self,
      Edit               *edit,
      GAsyncReadyCallback callback)
{
  hjl_workspace_edit_book_async (self->workspace, change, edit, free_edit, NULL, callback, hjl_window_hold (GTK_WINDOW (self)));
}

static Edit *
new_edit (GtkWidget *row)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->id = g_strdup (get_id (row));

  return edit;
}

static HjlStagesWindow *
get_window (GtkWidget *row)
{
  return HJL_STAGES_WINDOW (gtk_widget_get_ancestor (row, HJL_TYPE_STAGES_WINDOW));
}

static void
on_name_applied_cb (GtkWidget *row)
{
  Edit *edit = new_edit (row);

  edit->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  hjl_typed_send (GTK_EDITABLE (row));
  send (get_window (row), edit, did_change);
}

static void
on_kind_selected_cb (GtkWidget   *row,
                     GParamSpec  *pspec,
                     GtkDropDown *dropdown)
{
  Edit *edit = new_edit (row);

  edit->has_kind = TRUE;
  edit->kind = kinds[MIN (gtk_drop_down_get_selected (dropdown), G_N_ELEMENTS (kinds) - 1)];
  send (get_window (row), edit, did_change);
}

static void
on_up_clicked_cb (GtkWidget *row)
{
  Edit *edit = new_edit (row);

  edit->step = -1;
  send (get_window (row), edit, did_change);
}

static void
on_down_clicked_cb (GtkWidget *row)
{
  Edit *edit = new_edit (row);

  edit->step = 1;
  send (get_window (row), edit, did_change);
}

static void
remove_now (gpointer object)
{
  HjlStagesWindow *self = object;
  Edit            *edit;

  if (self->workspace == NULL || self->removed_id == NULL)
    return;

  edit = g_new0 (Edit, 1);
  edit->id = g_steal_pointer (&self->removed_id);
  edit->remove = TRUE;
  send (self, edit, did_change);
}

typedef struct
{
  char *id; /* of a stage */
  guint n_mappings;
  guint n_people;
} Uses;

static void
uses_free (gpointer data)
{
  Uses *uses = data;

  g_free (uses->id);
  g_free (uses);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Uses, uses_free)

static gpointer
count_uses (HjlStore *store,
            gpointer  data,
            GError  **error)
{
  g_autoptr (Uses) uses = g_new0 (Uses, 1);

  uses->id = g_strdup (data);

  return hjl_store_count_stage_uses (store, uses->id, &uses->n_mappings, &uses->n_people, error) ? g_steal_pointer (&uses) : NULL;
}

/* What is mapped is never lost without a word. */
static void
got_uses (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Uses) uses = hjl_finish_pointer (HJL_LOADER (source), result, &error);
  HjlStagesWindow *self = user_data;
  g_autofree char *body = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (uses == NULL)
    {
      hjl_toast_show_error (GTK_WIDGET (self), error);
      return;
    }

  g_free (self->removed_id);
  self->removed_id = g_steal_pointer (&uses->id);
  if (uses->n_mappings == 0 || uses->n_people > 0)
    {
      remove_now (self);
      return;
    }

  body = g_strdup_printf (ngettext ("This stage is mapped in %'u role, where its entry would go.",
                                    "This stage is mapped in %'u roles, where its entries would go.", uses->n_mappings),
                          uses->n_mappings);
  hjl_dialogs_confirm (GTK_WIDGET (self), _ ("Remove This Stage?"), body, _ ("_Remove"), remove_now, G_OBJECT (self));
}

static void
on_remove_clicked_cb (GtkWidget *row)
{
  HjlStagesWindow *self = get_window (row);
  HjlLoader       *loader = hjl_workspace_get_loader (self->workspace);

  if (loader != NULL)
    hjl_loader_load_async (loader, count_uses, g_strdup (get_id (row)), g_free, uses_free, self->cancellable, got_uses, self);
}

static void
on_add_applied_cb (HjlStagesWindow *self)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add_row)));
  hjl_typed_send (GTK_EDITABLE (self->add_row));
  send (self, edit, did_add);
}

static void
add_button (GtkWidget  *row,
            const char *key,
            const char *icon,
            const char *label,
            GCallback   clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", clicked, row, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_object_set_data (G_OBJECT (row), key, button);
}

static void
add_kinds (GtkWidget *row)
{
  const char *const names[] = { _ ("Accepted"), _ ("In process"), _ ("Offer"), _ ("Hired"), _ ("Rejected"), _ ("Withdrawn"), NULL };
  GtkWidget        *dropdown = gtk_drop_down_new_from_strings (names);

  gtk_widget_set_valign (dropdown, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dropdown), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Kind of stage"), -1);
  g_signal_connect_object (dropdown, "notify::selected", G_CALLBACK (on_kind_selected_cb), row, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), dropdown);
  g_object_set_data (G_OBJECT (row), KEY_KIND, dropdown);
}

static GtkWidget *
add_stage (HjlStagesWindow *self,
           HjlStage        *stage)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Stage"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), KEY_ID, g_strdup (stage->id), g_free);
  g_signal_connect (row, "apply", G_CALLBACK (on_name_applied_cb), NULL);
  add_kinds (row);
  add_button (row, KEY_UP, "go-up-symbolic", _ ("Move up"), G_CALLBACK (on_up_clicked_cb));
  add_button (row, KEY_DOWN, "go-down-symbolic", _ ("Move down"), G_CALLBACK (on_down_clicked_cb));
  add_button (row, KEY_REMOVE, "user-trash-symbolic", _ ("Remove"), G_CALLBACK (on_remove_clicked_cb));
  gtk_list_box_append (self->list, row);

  return row;
}

static void
show_name (GtkWidget  *row,
           const char *name)
{
  static const char *const buttons[] = { KEY_KIND, KEY_UP, KEY_DOWN, KEY_REMOVE };

  hjl_typed_show (GTK_EDITABLE (row), name);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_accessible_update_property (g_object_get_data (G_OBJECT (row), buttons[i]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
}

static void
show_stage (GtkWidget *row,
            HjlStage  *stage,
            guint      place,
            guint      n_stages)
{
  GtkDropDown *dropdown = g_object_get_data (G_OBJECT (row), KEY_KIND);
  gboolean     focused = (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  g_object_set_data (G_OBJECT (row), KEY_PLACE, GUINT_TO_POINTER (place));
  show_name (row, stage->name);
  g_signal_handlers_block_by_func (dropdown, on_kind_selected_cb, row);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == stage->kind)
      gtk_drop_down_set_selected (dropdown, i);
  g_signal_handlers_unblock_by_func (dropdown, on_kind_selected_cb, row);
  gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), KEY_UP), place > 0);
  gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), KEY_DOWN), place + 1 < n_stages);
  gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), KEY_REMOVE), n_stages > 1);
  /* Who moves a stage by the keyboard goes on with it, at the top and at the bottom too. */
  if (focused && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    gtk_widget_grab_focus (row);
}

/* (nullable) */
static GtkWidget *
find_row (HjlStagesWindow *self,
          const char      *id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (get_id (row), id) == 0)
      return row;

  return NULL;
}

static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       user_data)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (a), KEY_PLACE)) - GPOINTER_TO_INT (g_object_get_data (G_OBJECT (b), KEY_PLACE));
}

/* Each row stays the same stage's, with what is typed in it, and the focus. */
static void
show_stages (HjlStagesWindow *self,
             GPtrArray       *stages)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  GtkWidget *next = NULL;

  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage  *stage = g_ptr_array_index (stages, i);
      GtkWidget *row = find_row (self, stage->id);

      if (row == NULL)
        row = add_stage (self, stage);
      show_stage (row, stage, i, stages->len);
      g_hash_table_add (shown, row);
    }
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = next)
    {
      next = gtk_widget_get_next_sibling (row);
      if (!g_hash_table_contains (shown, row))
        gtk_list_box_remove (self->list, row);
    }
  gtk_list_box_invalidate_sort (self->list);
}

static gpointer
load_stages (HjlStore *store,
             gpointer  data,
             GError  **error)
{
  return hjl_store_list_book_stages (store, error);
}

static void
got_stages (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = hjl_finish_pointer (HJL_LOADER (source), result, &error);
  HjlStagesWindow *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->reading = FALSE;
  if (stages != NULL)
    show_stages (self, stages);
  else
    hjl_toast_show_error (GTK_WIDGET (self), error);
  if (self->stale)
    read_stages (self);
}

static void
read_stages (HjlStagesWindow *self)
{
  HjlLoader *loader = hjl_workspace_get_loader (self->workspace);

  self->stale = self->reading;
  if (loader == NULL || self->reading)
    return;

  self->reading = TRUE;
  hjl_loader_load_async (loader, load_stages, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable, got_stages, self);
}

static void
hjl_stages_window_dispose (GObject *object)
{
  HjlStagesWindow *self = HJL_STAGES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_STAGES_WINDOW);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->removed_id, g_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (hjl_stages_window_parent_class)->dispose (object);
}

static void
hjl_stages_window_class_init (HjlStagesWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_stages_window_dispose;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-stages-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlStagesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, HjlStagesWindow, add_row);
  gtk_widget_class_bind_template_callback (widget_class, on_add_applied_cb);
}

static void
hjl_stages_window_init (HjlStagesWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
}

GtkWidget *
hjl_stages_window_new (HjlWorkspace *workspace)
{
  HjlStagesWindow *self;

  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (HJL_TYPE_STAGES_WINDOW, NULL);
  self->workspace = g_object_ref (workspace);
  read_stages (self);

  return GTK_WIDGET (self);
}
