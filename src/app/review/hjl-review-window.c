/* hjl-review-window.c: who is to be added: looked at by a person before anything is sent
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/review/hjl-review-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/review/hjl-review-row.h"
#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-text-size.h"
#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-window-over.h"
#include "auth/hjl-token-store-secret.h"
#include "model/hjl-planner.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-drafts.h"

/* List and editor stand side by side from there on, in pixels of text of the usual size. */
#define SPLIT_WIDTH 720
/* Picture and fields do too. */
#define WIDE_WIDTH 1300
/* Of the editor beside the list. */
#define EDITOR_WIDTH 340

G_DEFINE_FINAL_TYPE (HjlReviewWindow, hjl_review_window, ADW_TYPE_WINDOW)

/* What is read in the loader's thread. */
typedef struct
{
  GPtrArray  *drafts;
  GPtrArray  *roles;
  GPtrArray  *stages;
  GHashTable *role_names;  /* by id */
  GHashTable *stage_names; /* by id */
  GHashTable *mappings;    /* by role id */
  GHashTable *ownerless;   /* ids of postings */
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_pointer (&self->role_names, g_hash_table_unref);
  g_clear_pointer (&self->stage_names, g_hash_table_unref);
  g_clear_pointer (&self->mappings, g_hash_table_unref);
  g_clear_pointer (&self->ownerless, g_hash_table_unref);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->roles, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

HjlReviewItem *
hjl_review_window_get_item (HjlReviewWindow *self,
                            guint            position)
{
  g_autoptr (HjlReviewItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  /* The list holds it. */
  return item;
}

guint
hjl_review_window_count (HjlReviewWindow *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

HjlReviewItem *
hjl_review_window_get_selected (HjlReviewWindow *self)
{
  return self->current;
}

GPtrArray *
hjl_review_window_list_selected (HjlReviewWindow *self)
{
  g_autoptr (GtkBitset) places = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < gtk_bitset_get_size (places); i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (self->items), gtk_bitset_get_nth (places, i)));

  return items;
}

guint
hjl_review_window_find (HjlReviewWindow *self,
                        HjlReviewItem   *item)
{
  guint place;

  return item != NULL && g_list_store_find (self->items, item, &place) ? place : GTK_INVALID_LIST_POSITION;
}

static void
show_panes (HjlReviewWindow *self)
{
  gboolean chosen = (self->split || self->opened) && hjl_review_window_get_selected (self) != NULL;
  gboolean turned = gtk_toggle_button_get_active (self->picture_button);

  /* Side by side there is room for both; else one of them has the whole window. */
  gtk_widget_set_visible (GTK_WIDGET (self->picture), self->split || turned);
  gtk_widget_set_visible (GTK_WIDGET (self->editor), self->split || !turned);
  gtk_widget_set_visible (GTK_WIDGET (self->side), chosen);
  gtk_widget_set_visible (self->list_pane, self->split || !chosen);
  gtk_widget_set_visible (self->separator, self->split && chosen);
  gtk_widget_set_visible (self->back_button, !self->split && chosen);
  gtk_widget_set_visible (self->title, self->split || !chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->picture_button), !self->split && chosen);
  gtk_widget_set_hexpand (GTK_WIDGET (self->side), !self->split);
}

static void
show_row (HjlReviewWindow *self,
          HjlReviewItem   *item)
{
  hjl_review_editor_show (self->editor, item);
  hjl_review_picture_show (self->picture, item);
}

/* Also what a window that was closed has begun. */
static gboolean
is_reading (HjlReviewWindow *self)
{
  guint n_found, n_read, n_rows;

  return self->n_reading > 0 || hjl_workspace_get_intake (self->workspace, &n_found, &n_read, &n_rows);
}

/* Returns: (nullable): while files are read */
static char *
describe_reading (HjlReviewWindow *self)
{
  guint n_found, n_read, n_rows;

  if (!is_reading (self))
    return NULL;
  if (!hjl_workspace_get_intake (self->workspace, &n_found, &n_read, &n_rows) || n_found == 0)
    return g_strdup (_ ("Reading the files…"));

  return g_strdup_printf (ngettext ("Reading %'u of %'u file…", "Reading %'u of %'u files…", n_found), n_read, n_found);
}

HjlMapping *
hjl_review_window_find_mapping (HjlReviewWindow *self,
                                HjlReviewItem   *item)
{
  const char *role_id = item->draft->person->role_id;

  return self->mappings != NULL && role_id != NULL ? g_hash_table_lookup (self->mappings, role_id) : NULL;
}

/* Whether the next sync exports them, as far as their role says: consent and brake are the sync's. */
static gboolean
is_exported (HjlReviewWindow *self,
             HjlReviewItem   *item)
{
  HjlMapping *mapping = hjl_review_window_find_mapping (self, item);

  return mapping != NULL && !hjl_mapping_get_paused (mapping) && hjl_review_item_is_ready (item);
}

/* What the button does. (transfer full) */
static char *
describe_step (guint ready,
               guint exports)
{
  g_autofree char *first = NULL;

  if (exports == 0)
    return g_strdup_printf (ngettext ("_Add %'u Candidate", "_Add %'u Candidates", ready), ready);
  if (exports == ready)
    return g_strdup_printf (ngettext ("_Export %'u Candidate", "_Export %'u Candidates", ready), ready);

  first = g_strdup_printf (ngettext ("_Export %'u", "_Export %'u", exports), exports);

  /* Translators: “Export 8, Add 4”: the first part, and how many are of roles that are not mapped. */
  return g_strdup_printf (ngettext ("%s, Add %'u", "%s, Add %'u", ready - exports), first, ready - exports);
}

void
hjl_review_window_show_numbers (HjlReviewWindow *self)
{
  guint            n = hjl_review_window_count (self);
  guint            ready = 0;
  guint            asks = 0;
  guint            exports = 0;
  g_autofree char *all = NULL;
  g_autofree char *open = NULL;
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  g_autofree char *reading = NULL;

  for (guint i = 0; i < n; i++)
    {
      ready += hjl_review_item_is_ready (hjl_review_window_get_item (self, i)) ? 1 : 0;
      exports += is_exported (self, hjl_review_window_get_item (self, i)) ? 1 : 0;
      asks += hjl_review_item_asks (hjl_review_window_get_item (self, i)) ? 1 : 0;
    }
  all = g_strdup_printf (ngettext ("%'u candidate to add", "%'u candidates to add", n), n);
  open = g_strdup_printf (ngettext ("%'u needs a look first", "%'u need a look first", asks), asks);
  text = asks > 0 ? g_strdup_printf ("%s · %s", all, open) : g_strdup (all);
  label = describe_step (ready, exports);
  reading = describe_reading (self);
  self->told_reading = reading != NULL;
  if (reading != NULL)
    gtk_label_set_text (self->summary, reading);
  else
    gtk_label_set_text (self->summary, text);
  gtk_button_set_label (self->add_button, label);
  hjl_names_mend (GTK_WIDGET (self->add_button));
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), n > 0);
  self->n_exports = exports;
  hjl_review_window_update_actions (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.add", ready > 0 && !self->adding);
  gtk_stack_set_visible_child_name (self->stack, n > 0 || reading != NULL ? "list" : "nothing");
  show_panes (self);
}

static const char *
find (GHashTable *names,
      const char *id)
{
  return id != NULL ? g_hash_table_lookup (names, id) : NULL;
}

/* The first row that asks is before the person, or else the first. */
static void
begin (HjlReviewWindow *self)
{
  guint n = hjl_review_window_count (self);
  guint place = 0;

  while (place < n && !hjl_review_item_asks (hjl_review_window_get_item (self, place)))
    place++;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), place < n ? place : 0, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void on_selected_cb (HjlReviewWindow *self);

/* Rows that stay keep their item, and with it the selection, the focus, and what was found in Lever. */
static void
show (HjlReviewWindow *self,
      Reading         *reading)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean same;
  gboolean first;

  hjl_review_window_leave_removed (self, reading->drafts);
  same = hjl_review_window_count (self) == reading->drafts->len;
  for (guint i = 0; i < hjl_review_window_count (self); i++)
    g_hash_table_insert (by_id, hjl_review_window_get_item (self, i)->draft->id, hjl_review_window_get_item (self, i));
  g_ptr_array_set_free_func (reading->drafts, NULL);
  for (guint i = 0; i < reading->drafts->len; i++)
    {
      HjlDraft      *draft = g_ptr_array_index (reading->drafts, i);
      HjlReviewItem *item = g_hash_table_lookup (by_id, draft->id);

      same &= item != NULL && item == hjl_review_window_get_item (self, i);
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
      hjl_review_item_name (item, find (reading->role_names, draft->person->role_id), find (reading->stage_names, draft->person->stage_id));
    }
  first = hjl_review_window_count (self) == 0 && items->len > 0;
  if (!same)
    {
      g_list_store_splice (self->items, 0, hjl_review_window_count (self), items->pdata, items->len);
      on_selected_cb (self);
    }
  hjl_review_editor_set_lists (self->editor, reading->roles, reading->stages);
  hjl_review_window_set_lists (self, reading->roles, reading->stages);
  g_clear_pointer (&self->mappings, g_hash_table_unref);
  self->mappings = g_steal_pointer (&reading->mappings);
  g_clear_pointer (&self->ownerless, g_hash_table_unref);
  self->ownerless = g_steal_pointer (&reading->ownerless);
  hjl_review_window_heed_mappings (self);
  hjl_review_window_show_numbers (self);
  if (first)
    begin (self);
  hjl_review_window_look_up (self);
}

static gpointer
load (HjlStore *store,
      gpointer  acting_user_id,
      GError  **error)
{
  g_autoptr (Reading) reading = g_new0 (Reading, 1);
  g_autoptr (GPtrArray) roles = NULL;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  GHashTableIter iter;
  gpointer       mapping;

  reading->drafts = hjl_store_list_drafts (store, NULL, error);
  if (reading->drafts == NULL || (roles = hjl_store_list_book_roles (store, error)) == NULL ||
      (reading->stages = hjl_store_list_book_stages (store, error)) == NULL ||
      (reading->mappings = hjl_store_load_mappings (store, error)) == NULL ||
      (catalogue = hjl_store_load_lists (store, HJL_LIST_POSTINGS | HJL_LIST_USERS, error)) == NULL)
    return NULL;

  reading->ownerless = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, reading->mappings);
  while (g_hash_table_iter_next (&iter, NULL, &mapping))
    {
      const char *posting_id = hjl_mapping_get_posting_id (mapping);

      if (posting_id != NULL && hjl_planner_pick_actor (catalogue, posting_id, acting_user_id) == NULL)
        g_hash_table_add (reading->ownerless, g_strdup (posting_id));
    }

  reading->roles = g_ptr_array_new_with_free_func (g_object_unref);
  reading->role_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reading->stage_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < reading->stages->len; i++)
    g_hash_table_insert (reading->stage_names,
                         g_strdup (((HjlStage *) reading->stages->pdata[i])->id),
                         g_strdup (((HjlStage *) reading->stages->pdata[i])->name));
  for (guint i = 0; i < roles->len; i++)
    g_hash_table_insert (reading->role_names,
                         g_strdup (((HjlRole *) roles->pdata[i])->id),
                         g_strdup (((HjlRole *) roles->pdata[i])->title));
  for (guint i = 0; i < roles->len; i++)
    if (((HjlRole *) g_ptr_array_index (roles, i))->status == HJL_ROLE_STATUS_LIVE)
      g_ptr_array_add (reading->roles, g_object_ref (g_ptr_array_index (roles, i)));

  return g_steal_pointer (&reading);
}

static void
got_reading (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Reading) reading = hjl_finish_pointer (HJL_LOADER (source), result, &error);
  HjlReviewWindow *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (reading != NULL)
    show (self, reading);
  else
    hjl_toast_show_error (GTK_WIDGET (self->stack), error);
  if (self->stale)
    hjl_review_window_read_again (self);
}

void
hjl_review_window_read_again (HjlReviewWindow *self)
{
  HjlLoader *loader = hjl_workspace_get_loader (self->workspace);
  g_autoptr (HjlSettings) settings = NULL;

  self->stale = self->cancellable != NULL;
  if (loader == NULL || self->stale)
    return;

  self->cancellable = g_cancellable_new ();
  settings = hjl_workspace_dup_settings (self->workspace);
  hjl_loader_load_async (loader, load, g_strdup (settings->acting_user_id), g_free, (GDestroyNotify) reading_free, self->cancellable,
                         got_reading, self);
}

static void
on_workspace_changed_cb (HjlReviewWindow *self,
                         guint            changes)
{
  if ((changes & (HJL_CHANGES_REVIEW | HJL_CHANGES_CANDIDATES | HJL_CHANGES_CATALOGUE | HJL_CHANGES_MAPPINGS)) != 0)
    hjl_review_window_read_again (self);
}

/* Also where the last file was just read. */
static void
on_workspace_progress_cb (HjlReviewWindow *self)
{
  if (is_reading (self) || self->told_reading)
    hjl_review_window_show_numbers (self);
}

static void
on_bind_row_cb (HjlReviewWindow *self,
                GtkWidget       *row,
                HjlReviewItem   *item)
{
  hjl_review_row_set_item (HJL_REVIEW_ROW (row), item);
}

/* Of several rows the one that was there before them is looked at, else the first. */
static HjlReviewItem *
find_current (HjlReviewWindow *self,
              GPtrArray       *selected)
{
  for (guint i = 0; i < selected->len; i++)
    if (selected->len > 1 && g_ptr_array_index (selected, i) == self->current)
      return self->current;

  return selected->len > 0 ? g_ptr_array_index (selected, 0) : NULL;
}

static void
on_selected_cb (HjlReviewWindow *self)
{
  g_autoptr (GPtrArray) selected = hjl_review_window_list_selected (self);

  g_set_object (&self->current, find_current (self, selected));
  if (self->current == NULL)
    self->opened = FALSE;
  if (self->current == NULL || self->split || self->opened)
    show_row (self, self->current);
  show_panes (self);
  hjl_review_window_update_actions (self);
}

/* Enter leads into the row. */
static void
on_activated_cb (HjlReviewWindow *self,
                 guint            position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  self->opened = TRUE;
  show_row (self, hjl_review_window_get_selected (self));
  show_panes (self);
  gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD);
}

static void
go_back (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);

  if (self->split || self->current == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  hjl_review_editor_commit (self->editor);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
tell_added (HjlReviewWindow *self,
            guint            n,
            guint            n_known)
{
  GtkWidget       *owner = hjl_window_get_below (GTK_WINDOW (self));
  g_autofree char *text = n > 0 || n_known == 0 ? g_strdup_printf (ngettext ("Added %'u candidate", "Added %'u candidates", n), n)
                                                : g_strdup_printf (ngettext ("%'u was there already", "%'u were there already", n_known), n_known);

  /* The sync asks what there is to be asked, and says what came of it. */
  if (self->exports && owner != NULL && gtk_widget_activate_action (owner, "win.sync-now", NULL))
    return;
  /* Nobody is left to look at, or the window is gone: it is told where the candidates are. */
  if ((self->closed || self->n_added == hjl_review_window_count (self)) && owner != NULL)
    hjl_toast_show_action (owner, text, _ ("Sync Now"), "win.sync-now");
  else if (!self->closed)
    hjl_toast_show (GTK_WIDGET (self->stack), text);
}

static void
did_accept (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HjlReviewWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_known = 0;
  guint n_left = 0;
  int   n = hjl_workspace_accept_finish (HJL_WORKSPACE (source), result, &n_known, &n_left, &error);

  self->adding = FALSE;
  if (n < 0)
    hjl_review_window_tell_error (self, error);
  else
    {
      hjl_review_window_forget_edits (self);
      tell_added (self, n - n_known, n_known);
    }
  if (self->closed)
    return;

  if (n < 0 || n_left > 0 || self->n_added < hjl_review_window_count (self) || is_reading (self))
    hjl_review_window_show_numbers (self);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

void
hjl_review_window_keep_typed (HjlReviewWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, HJL_TYPE_REVIEW_ROW) : NULL;

  if (row != NULL)
    hjl_review_row_keep_typed (HJL_REVIEW_ROW (row));
  hjl_review_editor_commit (self->editor);
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

  hjl_review_window_keep_typed (self);
  for (guint i = 0; i < hjl_review_window_count (self); i++)
    {
      const HjlDraft *draft = hjl_review_window_get_item (self, i)->draft;

      if (hjl_review_item_is_ready (hjl_review_window_get_item (self, i)) || draft->choice == HJL_DRAFT_SKIP)
        g_strv_builder_add (builder, draft->id);
    }
  ids = g_strv_builder_end (builder);
  self->adding = TRUE;
  self->exports = self->n_exports > 0;
  self->n_added = g_strv_length (ids);
  gtk_widget_action_set_enabled (widget, "review.add", FALSE);
  hjl_workspace_accept_async (self->workspace, (const char *const *) ids, FALSE, NULL, did_accept, g_object_ref (self));
}

static void
look_again (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  hjl_token_store_secret_heed_person ();
  hjl_review_window_look_again (HJL_REVIEW_WINDOW (widget));
}

static gboolean
hjl_review_window_close_request (GtkWindow *window)
{
  hjl_review_window_keep_typed (HJL_REVIEW_WINDOW (window));

  return GTK_WINDOW_CLASS (hjl_review_window_parent_class)->close_request (window);
}

/* Side by side there is room for the button in the header. */
static void
place_add_button (HjlReviewWindow *self)
{
  g_autoptr (GtkWidget) button = g_object_ref (GTK_WIDGET (self->add_button));

  if (gtk_widget_get_visible (GTK_WIDGET (self->foot)) != self->split)
    return;

  if (self->split)
    {
      gtk_box_remove (self->foot, button);
      adw_header_bar_pack_end (self->header, button);
    }
  else
    {
      adw_header_bar_remove (self->header, button);
      gtk_box_append (self->foot, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->foot), !self->split);
}

static int
find_editor_width (HjlReviewWindow *self)
{
  return self->split ? hjl_text_size_scale (GTK_WIDGET (self), EDITOR_WIDTH) : -1;
}

static void
apply_width (gpointer user_data)
{
  HjlReviewWindow *self = user_data;
  int              width = gtk_widget_get_width (GTK_WIDGET (self));

  self->width_id = 0;
  self->split = hjl_text_size_fits (GTK_WIDGET (self), width, SPLIT_WIDTH);
  self->wide = hjl_text_size_fits (GTK_WIDGET (self), width, WIDE_WIDTH);
  gtk_widget_set_size_request (GTK_WIDGET (self->editor), find_editor_width (self), -1);
  place_add_button (self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->side), self->wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_paned_set_position (self->side, self->wide ? width * 3 / 10 : gtk_widget_get_height (GTK_WIDGET (self)) * 2 / 5);
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
  int              editor;

  GTK_WIDGET_CLASS (hjl_review_window_parent_class)->size_allocate (widget, width, height, baseline);

  gtk_widget_get_size_request (GTK_WIDGET (self->editor), &editor, NULL);
  if (self->width_id == 0 && (self->split != hjl_text_size_fits (widget, width, SPLIT_WIDTH) ||
                              self->wide != hjl_text_size_fits (widget, width, WIDE_WIDTH) || editor != find_editor_width (self)))
    self->width_id = g_idle_add_once (apply_width, self);
}

static void
let_go (HjlReviewWindow *self)
{
  if (!self->closed)
    hjl_review_window_remove_removed (self);
  self->closed = TRUE;
  g_clear_handle_id (&self->width_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  hjl_review_window_stop_looking (self);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
}

/* A window that is closed lives on while somebody holds it: who waits for an answer does. */
static void
hjl_review_window_unrealize (GtkWidget *widget)
{
  let_go (HJL_REVIEW_WINDOW (widget));

  GTK_WIDGET_CLASS (hjl_review_window_parent_class)->unrealize (widget);
}

static void
hjl_review_window_dispose (GObject *object)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (object);

  let_go (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_REVIEW_WINDOW);
  g_clear_object (&self->items);
  g_clear_object (&self->current);
  g_clear_object (&self->menu);
  g_clear_object (&self->join_menu);
  g_clear_object (&self->role_menu);
  g_clear_object (&self->stage_menu);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  g_clear_pointer (&self->removed, g_hash_table_unref);
  g_clear_pointer (&self->mappings, g_hash_table_unref);
  g_clear_pointer (&self->ownerless, g_hash_table_unref);
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
  widget_class->unrealize = hjl_review_window_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = hjl_review_window_close_request;

  gtk_widget_class_install_action (widget_class, "review.add", NULL, add);
  hjl_review_window_install_edits (widget_class);
  hjl_review_window_install_moves (widget_class);
  gtk_widget_class_install_action (widget_class, "review.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "review.look-again", NULL, look_again);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "review.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "review.add", NULL);

  g_type_ensure (HJL_TYPE_ROW_LIST);
  g_type_ensure (HJL_TYPE_REVIEW_ROW);
  g_type_ensure (HJL_TYPE_REVIEW_EDITOR);
  g_type_ensure (HJL_TYPE_REVIEW_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-review-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, header);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, title);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, foot);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, list_pane);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, separator);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, list);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, picture_button);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, side);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, picture);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewWindow, editor);
  gtk_widget_class_bind_template_callback (widget_class, hjl_review_row_turn);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_panes);
  gtk_widget_class_bind_template_callback (widget_class, hjl_review_window_edit);
  gtk_widget_class_bind_template_callback (widget_class, hjl_review_window_open_menu);
}

static void
hjl_review_window_init (HjlReviewWindow *self)
{
  self->items = g_list_store_new (HJL_TYPE_REVIEW_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (self->items));
  hjl_review_window_init_edits (self);
  hjl_review_window_init_moves (self);
}

GtkWidget *
hjl_review_window_new (HjlWorkspace *workspace)
{
  HjlReviewWindow *self;

  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (HJL_TYPE_REVIEW_WINDOW, NULL);
  self->workspace = g_object_ref (workspace);
  hjl_review_picture_set_workspace (self->picture, workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "progress", G_CALLBACK (on_workspace_progress_cb), self, G_CONNECT_SWAPPED);
  hjl_review_window_watch_services (self);
  hjl_review_window_read_again (self);

  return GTK_WIDGET (self);
}
