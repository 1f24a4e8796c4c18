/* hjl-stages-window.c: hackajob's stages, where they are kept by hand
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/connection/hjl-stages-window.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-toast.h"
#include "app/window/hjl-dialogs.h"
#include "store/hjl-store-book.h"

struct _HjlStagesWindow
{
  AdwWindow parent_instance;

  HjlWorkspace *workspace;  /* nullable once it is disposed of */
  GPtrArray    *stages;     /* nullable: (element-type HjlStage): as they are shown */
  GPtrArray    *rows;       /* borrowed */
  char         *removed_id; /* nullable: a person is asked about it */

  /* Template widgets. */
  GtkWidget           *page;
  AdwPreferencesGroup *stages_group;
  GtkWidget           *add_row;
};

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

static HjlStage *
make_stage (const Edit *edit,
            HjlStage   *from)
{
  HjlStageKind kind = from != NULL ? hjl_stage_get_kind (from) : HJL_STAGE_KIND_IN_PROCESS;

  return g_object_new (HJL_TYPE_STAGE,
                       "side", HJL_SIDE_HACKAJOB,
                       "id", from != NULL ? hjl_stage_get_id (from) : "",
                       "name", edit->name != NULL ? edit->name : hjl_stage_get_name (from),
                       "kind", edit->has_kind ? edit->kind : kind,
                       NULL);
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

  while (at < stages->len && g_strcmp0 (hjl_stage_get_id (g_ptr_array_index (stages, at)), edit->id) != 0)
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

static void show_stages (HjlStagesWindow *self);

static void
did_change (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HjlStagesWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!hjl_workspace_edit_book_finish (HJL_WORKSPACE (source), result, &error))
    hjl_toast_show_error (self->page, error);
  if (self->workspace != NULL)
    show_stages (self);
}

/* Takes @edit. */
static void
send (HjlStagesWindow *self,
      Edit            *edit)
{
  hjl_workspace_edit_book_async (self->workspace, change, edit, free_edit, NULL, did_change, g_object_ref (self));
}

static Edit *
new_edit (GtkWidget *row)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->id = g_strdup (g_object_get_data (G_OBJECT (row), "hjl-id"));

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
  send (get_window (row), edit);
}

static void
on_kind_selected_cb (GtkWidget   *row,
                     GParamSpec  *pspec,
                     GtkDropDown *dropdown)
{
  Edit *edit = new_edit (row);

  edit->has_kind = TRUE;
  edit->kind = kinds[MIN (gtk_drop_down_get_selected (dropdown), G_N_ELEMENTS (kinds) - 1)];
  send (get_window (row), edit);
}

static void
on_up_clicked_cb (GtkWidget *row)
{
  Edit *edit = new_edit (row);

  edit->step = -1;
  send (get_window (row), edit);
}

static void
on_down_clicked_cb (GtkWidget *row)
{
  Edit *edit = new_edit (row);

  edit->step = 1;
  send (get_window (row), edit);
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
  send (self, edit);
}

/* What is mapped is never lost without a word. */
static void
on_remove_clicked_cb (GtkWidget *row)
{
  HjlStagesWindow *self = get_window (row);
  guint            n_mappings = 0;
  guint            n_people = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;

  g_free (self->removed_id);
  self->removed_id = g_strdup (g_object_get_data (G_OBJECT (row), "hjl-id"));
  if (!hjl_store_count_stage_uses (hjl_workspace_get_store (self->workspace), self->removed_id, &n_mappings, &n_people, &error))
    {
      hjl_toast_show_error (self->page, error);
      return;
    }
  if (n_mappings == 0 || n_people > 0)
    {
      remove_now (self);
      return;
    }

  body = g_strdup_printf (ngettext ("This stage is mapped in %u role, where its entry would go.",
                                    "This stage is mapped in %u roles, where its entries would go.", n_mappings),
                          n_mappings);
  hjl_dialogs_confirm (self->page, _ ("Remove This Stage?"), body, _ ("_Remove"), remove_now, G_OBJECT (self));
}

static void
on_add_applied_cb (HjlStagesWindow *self)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add_row)));
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
  send (self, edit);
}

/* @what: of which stage */
static void
add_button (GtkWidget  *row,
            const char *icon,
            const char *label,
            const char *what,
            gboolean    sensitive,
            GCallback   clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, sensitive);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, what,
                                  -1);
  g_signal_connect_object (button, "clicked", clicked, row, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

static void
add_kinds (GtkWidget *row,
           HjlStage  *stage)
{
  const char *const names[] = { _ ("Accepted"), _ ("In process"), _ ("Offer"), _ ("Hired"), _ ("Rejected"), _ ("Withdrawn"), NULL };
  GtkWidget        *dropdown = gtk_drop_down_new_from_strings (names);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == hjl_stage_get_kind (stage))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (dropdown), i);
  gtk_widget_set_valign (dropdown, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dropdown),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Kind of stage"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hjl_stage_get_name (stage),
                                  -1);
  g_signal_connect_object (dropdown, "notify::selected", G_CALLBACK (on_kind_selected_cb), row, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), dropdown);
}

static void
add_stage (HjlStagesWindow *self,
           guint            place)
{
  HjlStage   *stage = g_ptr_array_index (self->stages, place);
  const char *name = hjl_stage_get_name (stage);
  GtkWidget  *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Stage"));
  gtk_editable_set_text (GTK_EDITABLE (row), name);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "hjl-id", g_strdup (hjl_stage_get_id (stage)), g_free);
  g_signal_connect (row, "apply", G_CALLBACK (on_name_applied_cb), NULL);
  add_kinds (row, stage);
  add_button (row, "go-up-symbolic", _ ("Move up"), name, place > 0, G_CALLBACK (on_up_clicked_cb));
  add_button (row, "go-down-symbolic", _ ("Move down"), name, place + 1 < self->stages->len, G_CALLBACK (on_down_clicked_cb));
  add_button (row, "user-trash-symbolic", _ ("Remove"), name, self->stages->len > 1, G_CALLBACK (on_remove_clicked_cb));
  adw_preferences_group_add (self->stages_group, row);
  g_ptr_array_add (self->rows, row);
}

/* Who moves a stage by the keyboard goes on with it. (nullable) */
static char *
dup_focused (HjlStagesWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
        return g_strdup (g_object_get_data (G_OBJECT (row), "hjl-id"));
    }

  return NULL;
}

static void
show_stages (HjlStagesWindow *self)
{
  g_autofree char *focused = dup_focused (self);
  g_autoptr (GError) error = NULL;
  GPtrArray *stages = hjl_store_list_book_stages (hjl_workspace_get_store (self->workspace), &error);

  if (stages == NULL)
    {
      hjl_toast_show_error (self->page, error);
      return;
    }

  g_clear_pointer (&self->stages, g_ptr_array_unref);
  self->stages = stages;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->stages_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < stages->len; i++)
    {
      add_stage (self, i);
      if (focused != NULL && g_strcmp0 (hjl_stage_get_id (g_ptr_array_index (stages, i)), focused) == 0)
        gtk_widget_grab_focus (g_ptr_array_index (self->rows, i));
    }
}

static void
hjl_stages_window_dispose (GObject *object)
{
  HjlStagesWindow *self = HJL_STAGES_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_STAGES_WINDOW);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->removed_id, g_free);

  G_OBJECT_CLASS (hjl_stages_window_parent_class)->dispose (object);
}

static void
hjl_stages_window_finalize (GObject *object)
{
  g_ptr_array_unref (HJL_STAGES_WINDOW (object)->rows);

  G_OBJECT_CLASS (hjl_stages_window_parent_class)->finalize (object);
}

static void
hjl_stages_window_class_init (HjlStagesWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_stages_window_dispose;
  object_class->finalize = hjl_stages_window_finalize;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-stages-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlStagesWindow, page);
  gtk_widget_class_bind_template_child (widget_class, HjlStagesWindow, stages_group);
  gtk_widget_class_bind_template_child (widget_class, HjlStagesWindow, add_row);
  gtk_widget_class_bind_template_callback (widget_class, on_add_applied_cb);
}

static void
hjl_stages_window_init (HjlStagesWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hjl_stages_window_new (HjlWorkspace *workspace)
{
  HjlStagesWindow *self;

  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (HJL_TYPE_STAGES_WINDOW, NULL);
  self->workspace = g_object_ref (workspace);
  show_stages (self);

  return GTK_WIDGET (self);
}
