/* hjl-review-window.c: who is to be added: looked at by a person before anything is sent
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/review/hjl-review-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/review/hjl-review-row.h"
#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-toast.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-drafts.h"

/* List and editor stand side by side from there on, in pixels. */
#define SPLIT_WIDTH 720

G_DEFINE_FINAL_TYPE (HjlReviewWindow, hjl_review_window, ADW_TYPE_WINDOW)

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is read in the loader's thread. */
typedef struct
{
  GPtrArray *drafts;
  GPtrArray *roles;
  GPtrArray *stages;
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->roles, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static HjlReviewItem *
get_item (HjlReviewWindow *self,
          guint            position)
{
  g_autoptr (HjlReviewItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  /* The list holds it. */
  return item;
}

static guint
count_items (HjlReviewWindow *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

static void
show_panes (HjlReviewWindow *self)
{
  gboolean chosen = (self->split || self->opened) && gtk_single_selection_get_selected_item (self->selection) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->editor), chosen);
  gtk_widget_set_visible (self->list_pane, self->split || !chosen);
  gtk_widget_set_visible (self->separator, self->split && chosen);
  gtk_widget_set_visible (self->back_button, !self->split && chosen);
  gtk_widget_set_hexpand (GTK_WIDGET (self->editor), !self->split);
}

/* Returns: (nullable): while files are read */
static char *
describe_reading (HjlReviewWindow *self)
{
  guint n_found, n_read, n_rows;

  if (self->n_reading == 0)
    return NULL;
  if (!hjl_workspace_get_intake (self->workspace, &n_found, &n_read, &n_rows) || n_found == 0)
    return g_strdup (_ ("Reading the files…"));

  return g_strdup_printf (ngettext ("Reading %u of %u file…", "Reading %u of %u files…", n_found), n_read, n_found);
}

void
hjl_review_window_show_numbers (HjlReviewWindow *self)
{
  guint            n = count_items (self);
  guint            ready = 0;
  guint            asks = 0;
  g_autofree char *all = NULL;
  g_autofree char *open = NULL;
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  g_autofree char *reading = NULL;

  for (guint i = 0; i < n; i++)
    {
      ready += hjl_review_item_is_ready (get_item (self, i)) ? 1 : 0;
      asks += hjl_review_item_asks (get_item (self, i)) ? 1 : 0;
    }
  all = g_strdup_printf (ngettext ("%u candidate to add", "%u candidates to add", n), n);
  open = g_strdup_printf (ngettext ("%u needs a look first", "%u need a look first", asks), asks);
  text = asks > 0 ? g_strdup_printf ("%s · %s", all, open) : g_strdup (all);
  label = g_strdup_printf (ngettext ("_Add %u Candidate", "_Add %u Candidates", ready), ready);
  reading = describe_reading (self);
  if (reading != NULL)
    gtk_label_set_text (self->summary, reading);
  else
    gtk_label_set_text (self->summary, text);
  gtk_button_set_label (self->add_button, label);
  hjl_names_mend (GTK_WIDGET (self->add_button));
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.add", ready > 0 && !self->adding);
  gtk_stack_set_visible_child_name (self->stack, n > 0 || self->n_reading > 0 ? "list" : "nothing");
  show_panes (self);
}

static void look_up (HjlReviewWindow *self);

static void
got_findings (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (HjlReviewWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = hjl_workspace_look_up_finish (HJL_WORKSPACE (source), result, &error);
  g_autoptr (GPtrArray) asked = NULL;

  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->looking);
  asked = g_steal_pointer (&self->asked);
  if (findings != NULL)
    g_ptr_array_set_free_func (findings, NULL);
  for (guint i = 0; i < asked->len; i++)
    {
      HjlFinding *finding = findings != NULL ? g_ptr_array_index (findings, i) : hjl_finding_new (HJL_FINDING_UNKNOWN);

      if (findings == NULL)
        finding->error = g_error_copy (error);
      /* Of somebody else by now: they are asked about again. */
      if (hjl_review_item_get_draft (g_ptr_array_index (asked, i))->updated_at != self->asked_at[i])
        hjl_finding_free (finding);
      else
        hjl_review_item_take_finding (g_ptr_array_index (asked, i), finding);
    }
  hjl_review_window_show_numbers (self);
  look_up (self);
}

/* Those in sight come first enough: the table is asked about from its top. */
static void
look_up (HjlReviewWindow *self)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  if (self->looking != NULL)
    return;

  self->asked = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < count_items (self) && people->len < LOOK_UPS; i++)
    {
      HjlReviewItem  *item = get_item (self, i);
      const HjlDraft *draft = hjl_review_item_get_draft (item);

      if (hjl_review_item_get_finding (item) != NULL || draft->person->role_id == NULL || hjl_draft_needs_name (draft))
        continue;
      self->asked_at[people->len] = draft->updated_at;
      g_ptr_array_add (people, draft->person);
      g_ptr_array_add (self->asked, g_object_ref (item));
    }
  if (people->len == 0)
    {
      g_clear_pointer (&self->asked, g_ptr_array_unref);
      return;
    }

  self->looking = g_cancellable_new ();
  hjl_workspace_look_up_async (self->workspace, people, self->looking, got_findings, g_object_ref (self));
}

static const char *
find_role (GPtrArray  *roles,
           const char *id)
{
  for (guint i = 0; i < roles->len; i++)
    if (g_strcmp0 (hjl_role_get_id (g_ptr_array_index (roles, i)), id) == 0)
      return hjl_role_get_title (g_ptr_array_index (roles, i));

  return NULL;
}

static const char *
find_stage (GPtrArray  *stages,
            const char *id)
{
  for (guint i = 0; i < stages->len; i++)
    if (g_strcmp0 (hjl_stage_get_id (g_ptr_array_index (stages, i)), id) == 0)
      return hjl_stage_get_name (g_ptr_array_index (stages, i));

  return NULL;
}

/* The first row that asks is before the person, or else the first. */
static void
begin (HjlReviewWindow *self)
{
  guint n = count_items (self);
  guint place = 0;

  while (place < n && !hjl_review_item_asks (get_item (self, place)))
    place++;
  gtk_single_selection_set_selected (self->selection, place < n ? place : 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Rows that stay keep their item, and with it the selection, the focus, and what was found in Lever. */
static void
show (HjlReviewWindow *self,
      Reading         *reading)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean same = count_items (self) == reading->drafts->len;
  gboolean first;

  for (guint i = 0; i < count_items (self); i++)
    g_hash_table_insert (by_id, hjl_review_item_get_draft (get_item (self, i))->id, get_item (self, i));
  g_ptr_array_set_free_func (reading->drafts, NULL);
  for (guint i = 0; i < reading->drafts->len; i++)
    {
      HjlDraft      *draft = g_ptr_array_index (reading->drafts, i);
      HjlReviewItem *item = g_hash_table_lookup (by_id, draft->id);

      same &= item != NULL && item == get_item (self, i);
      g_ptr_array_add (items, item != NULL ? g_object_ref (item) : NULL);
    }
  /* The ids of the table belong to the drafts that are replaced now. */
  for (guint i = 0; i < reading->drafts->len; i++)
    {
      HjlDraft      *draft = g_ptr_array_index (reading->drafts, i);
      HjlReviewItem *item = g_ptr_array_index (items, i);

      if (item != NULL)
        hjl_review_item_take_draft (item, draft);
      else
        items->pdata[i] = item = hjl_review_item_new (draft);
      hjl_review_item_name (item, find_role (reading->roles, draft->person->role_id), find_stage (reading->stages, draft->person->stage_id));
    }
  first = count_items (self) == 0 && items->len > 0;
  if (!same)
    g_list_store_splice (self->items, 0, count_items (self), items->pdata, items->len);
  hjl_review_editor_set_lists (self->editor, reading->roles, reading->stages);
  hjl_review_window_show_numbers (self);
  if (first)
    begin (self);
  look_up (self);
}

static gpointer
load (HjlStore *store,
      gpointer  data,
      GError  **error)
{
  g_autoptr (Reading) reading = g_new0 (Reading, 1);
  g_autoptr (GPtrArray) roles = NULL;

  reading->drafts = hjl_store_list_drafts (store, NULL, error);
  if (reading->drafts == NULL || (roles = hjl_store_list_book_roles (store, error)) == NULL ||
      (reading->stages = hjl_store_list_book_stages (store, error)) == NULL)
    return NULL;

  reading->roles = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < roles->len; i++)
    if (hjl_role_get_status (g_ptr_array_index (roles, i)) == HJL_ROLE_STATUS_LIVE)
      g_ptr_array_add (reading->roles, g_object_ref (g_ptr_array_index (roles, i)));

  return g_steal_pointer (&reading);
}

static void read_again (HjlReviewWindow *self);

static void
got_reading (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Reading) reading = hjl_loader_load_finish (HJL_LOADER (source), result, &error);
  HjlReviewWindow *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (reading != NULL)
    show (self, reading);
  else
    hjl_toast_show_error (GTK_WIDGET (self->stack), error);
  if (self->stale)
    read_again (self);
}

static void
read_again (HjlReviewWindow *self)
{
  HjlLoader *loader = hjl_workspace_get_loader (self->workspace);

  self->stale = self->cancellable != NULL;
  if (loader == NULL || self->stale)
    return;

  self->cancellable = g_cancellable_new ();
  hjl_loader_load_async (loader, load, NULL, NULL, (GDestroyNotify) reading_free, self->cancellable, got_reading, self);
}

static void
on_workspace_changed_cb (HjlReviewWindow *self,
                         guint            changes)
{
  if ((changes & (HJL_CHANGES_REVIEW | HJL_CHANGES_CANDIDATES | HJL_CHANGES_CATALOGUE)) != 0)
    read_again (self);
}

static void
on_workspace_progress_cb (HjlReviewWindow *self)
{
  if (self->n_reading > 0)
    hjl_review_window_show_numbers (self);
}

static void
on_bind_row_cb (HjlReviewWindow *self,
                GtkWidget       *row,
                HjlReviewItem   *item)
{
  hjl_review_row_set_item (HJL_REVIEW_ROW (row), item);
}

static void
on_selected_cb (HjlReviewWindow *self)
{
  HjlReviewItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == NULL)
    self->opened = FALSE;
  if (item == NULL || self->split || self->opened)
    hjl_review_editor_show (self->editor, item);
  show_panes (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.join",
                                 item != NULL && gtk_single_selection_get_selected (self->selection) > 0);
}

/* Enter leads into the row. */
static void
on_activated_cb (HjlReviewWindow *self,
                 guint            position)
{
  gtk_single_selection_set_selected (self->selection, position);
  self->opened = TRUE;
  hjl_review_editor_show (self->editor, gtk_single_selection_get_selected_item (self->selection));
  show_panes (self);
  gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD);
}

static void
did_edit (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HjlReviewWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (hjl_workspace_edit_book_finish (HJL_WORKSPACE (source), result, &error) || self->workspace == NULL)
    return;

  hjl_toast_show_error (GTK_WIDGET (self->stack), error);
  read_again (self);
}

static void
on_edit_cb (HjlReviewWindow *self,
            HjlReviewEdit   *edit)
{
  hjl_review_edit_apply_async (edit, self->workspace, did_edit, g_object_ref (self));
}

static void
join (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);
  guint            place = gtk_single_selection_get_selected (self->selection);
  HjlReviewEdit   *edit;

  if (place == GTK_INVALID_LIST_POSITION || place == 0)
    return;

  edit = hjl_review_edit_new (HJL_REVIEW_EDIT_JOIN, hjl_review_item_get_draft (get_item (self, place))->id);
  edit->value = g_strdup (hjl_review_item_get_draft (get_item (self, place - 1))->id);
  gtk_single_selection_set_selected (self->selection, place - 1);
  on_edit_cb (self, edit);
}

static void
go_back (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);

  if (self->split || gtk_single_selection_get_selected_item (self->selection) == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  hjl_review_editor_commit (self->editor);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
tell_added (HjlReviewWindow *self,
            guint            n)
{
  GtkWindow       *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *text = g_strdup_printf (ngettext ("Added %u candidate", "Added %u candidates", n), n);

  /* Nobody is left to look at: it is told where the candidates are. */
  if (self->n_added == count_items (self) && parent != NULL)
    hjl_toast_show_action (GTK_WIDGET (parent), text, _ ("Sync Now"), "win.sync-now");
  else
    hjl_toast_show (GTK_WIDGET (self->stack), text);
}

static void
did_accept (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HjlReviewWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_left = 0;
  int   n = hjl_workspace_accept_finish (HJL_WORKSPACE (source), result, &n_left, &error);

  self->adding = FALSE;
  if (self->workspace == NULL)
    return;
  if (n < 0)
    {
      hjl_toast_show_error (GTK_WIDGET (self->stack), error);
      hjl_review_window_show_numbers (self);
      return;
    }

  tell_added (self, n);
  if (n_left > 0 || self->n_added < count_items (self) || self->n_reading > 0)
    return;

  g_signal_emit (self, signals[ADDED], 0, (guint) n);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* What is left out goes with them; what still asks stays. */
static void
add (GtkWidget  *widget,
     const char *action_name,
     GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  hjl_review_editor_commit (self->editor);
  for (guint i = 0; i < count_items (self); i++)
    {
      const HjlDraft *draft = hjl_review_item_get_draft (get_item (self, i));

      if (hjl_review_item_is_ready (get_item (self, i)) || draft->choice == HJL_DRAFT_SKIP)
        g_strv_builder_add (builder, draft->id);
    }
  ids = g_strv_builder_end (builder);
  self->adding = TRUE;
  self->n_added = g_strv_length (ids);
  gtk_widget_action_set_enabled (widget, "review.add", FALSE);
  hjl_workspace_accept_async (self->workspace, (const char *const *) ids, FALSE, NULL, did_accept, g_object_ref (self));
}

static gboolean
hjl_review_window_close_request (GtkWindow *window)
{
  hjl_review_editor_commit (HJL_REVIEW_WINDOW (window)->editor);

  return GTK_WINDOW_CLASS (hjl_review_window_parent_class)->close_request (window);
}

static void
apply_width (gpointer user_data)
{
  HjlReviewWindow *self = user_data;

  self->width_id = 0;
  self->split = gtk_widget_get_width (GTK_WIDGET (self)) >= SPLIT_WIDTH;
  on_selected_cb (self);
}

/* Nothing may be relaid while sizes are being given out, so the change waits for an idle moment. */
static void
hjl_review_window_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);

  GTK_WIDGET_CLASS (hjl_review_window_parent_class)->size_allocate (widget, width, height, baseline);

  if (self->width_id == 0 && self->split != (width >= SPLIT_WIDTH))
    self->width_id = g_idle_add_once (apply_width, self);
}

static void
hjl_review_window_dispose (GObject *object)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (object);

  g_clear_handle_id (&self->width_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_REVIEW_WINDOW);
  g_clear_object (&self->items);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hjl_review_window_parent_class)->dispose (object);
}

static void
hjl_review_window_class_init (HjlReviewWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_review_window_dispose;
  widget_class->size_allocate = hjl_review_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = hjl_review_window_close_request;

  signals[ADDED] =
    g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_install_action (widget_class, "review.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "review.join", NULL, join);
  gtk_widget_class_install_action (widget_class, "review.back", NULL, go_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "review.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "review.add", NULL);

  g_type_ensure (HJL_TYPE_ROW_LIST);
  g_type_ensure (HJL_TYPE_REVIEW_ROW);
  g_type_ensure (HJL_TYPE_REVIEW_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-review-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, list_pane);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, separator);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, list);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, editor);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_cb);
}

static void
hjl_review_window_init (HjlReviewWindow *self)
{
  self->items = g_list_store_new (HJL_TYPE_REVIEW_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->items));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.join", FALSE);
}

GtkWidget *
hjl_review_window_new (HjlWorkspace *workspace)
{
  HjlReviewWindow *self;

  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (HJL_TYPE_REVIEW_WINDOW, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "progress", G_CALLBACK (on_workspace_progress_cb), self, G_CONNECT_SWAPPED);
  read_again (self);

  return GTK_WIDGET (self);
}
