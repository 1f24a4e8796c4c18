/* hjl-activity-window.c: what syncs have written and what else happened; takes a sync back; keeps it as a file
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/activity/hjl-activity-window.h"

#include <glib/gi18n-lib.h>

#include "app/activity/hjl-activity-details.h"
#include "app/activity/hjl-activity-item.h"
#include "app/activity/hjl-activity-row.h"
#include "app/sync/hjl-undo-dialog.h"
#include "app/widgets/hjl-row-list.h"
#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-typed.h"
#include "app/widgets/hjl-window-over.h"
#include "app/window/hjl-dialogs.h"
#include "model/hjl-error.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-timeline.h"
#include "store/hjl-store-runs.h"
#include "workspace/hjl-activity-export.h"

/* So many lines are read at once: more than a tall window shows, and read before it is scrolled. */
#define PORTION 200

struct _HjlActivityWindow
{
  AdwWindow parent_instance;

  HjlWorkspace *workspace;   /* nullable once it is disposed of */
  GCancellable *cancellable; /* nullable: of what is being read */
  gboolean      stale;       /* and it changed meanwhile */
  gboolean      more;        /* and the end of the list was reached meanwhile */
  GListStore   *items;
  guint         asked;       /* so many entries were asked for last */
  gboolean      older;       /* than what is shown, or else the newest */
  guint         n_entries;   /* so many are shown; runs stand beside them */
  gint64        last_id;     /* of the oldest entry that is shown, or 0 */
  gint64        last_run_id; /* the run that it belongs to, or 0 */
  gboolean      whole;       /* there is nothing older */
  char         *filter;      /* dup_filter(), as it was asked for last */

  /* Template widgets. */
  GtkStack    *stack;
  HjlRowList  *list;
  GtkWidget   *search;
  GtkDropDown *kind;
  GtkDropDown *cause;
};

G_DEFINE_FINAL_TYPE (HjlActivityWindow, hjl_activity_window, ADW_TYPE_WINDOW)

/* As the choice has them, after its first, which is all. */
static const HjlActivityKind kinds[] = {
  HJL_ACTIVITY_DONE,
  HJL_ACTIVITY_CONFLICT,
  HJL_ACTIVITY_ATTENTION,
  HJL_ACTIVITY_FAILED,
  HJL_ACTIVITY_ERASED,
  HJL_ACTIVITY_CHANGED,
};

/* Likewise. */
static const HjlRunCause causes[] = { HJL_RUN_AUTOMATIC, HJL_RUN_BY_HAND, HJL_RUN_IMPORT, HJL_RUN_UNDO };

/* What is asked for, for the loader's thread. */
typedef struct
{
  char             *search; /* nullable */
  HjlActivityQuery  query;
  gint64            run_id; /* its line is there already */
  char             *path;   /* nullable: of the file to be written */
  HjlActivityFormat format;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->search);
  g_free (question->path);
  g_free (question);
}

static Question *
ask (HjlActivityWindow *self)
{
  Question   *question = g_new0 (Question, 1);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  guint       n = gtk_drop_down_get_selected (self->kind);
  guint       cause = gtk_drop_down_get_selected (self->cause);

  if (*text != '\0')
    question->search = g_strdup (text);
  question->query.search = question->search;
  if (n > 0 && n <= G_N_ELEMENTS (kinds))
    question->query.kind = hjl_activity_kind_to_string (kinds[n - 1]);
  if (cause > 0 && cause <= G_N_ELEMENTS (causes))
    question->query.cause = hjl_run_cause_to_string (causes[cause - 1]);

  return question;
}

/* (transfer full): what is chosen and typed, to be compared */
static char *
dup_filter (HjlActivityWindow *self)
{
  return g_strdup_printf ("%u %u %s", gtk_drop_down_get_selected (self->kind), gtk_drop_down_get_selected (self->cause),
                          gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static gboolean
is_filtered (HjlActivityWindow *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' || gtk_drop_down_get_selected (self->kind) != 0 ||
         gtk_drop_down_get_selected (self->cause) != 0;
}

/* Returns: (transfer full) (element-type HjlActivityItem): with each run above its entries */
static gpointer
load (HjlStore *store,
      gpointer  data,
      GError  **error)
{
  Question *question = data;
  g_autoptr (GPtrArray) entries = hjl_store_find_activity (store, &question->query, error);
  g_autoptr (GPtrArray) items = NULL;
  gint64 run_id = question->run_id;

  if (entries == NULL)
    return NULL;

  items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_set_free_func (entries, NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      HjlActivity *activity = g_ptr_array_index (entries, i);
      HjlChange   *change;

      if (activity->run_id != 0 && activity->run_id != run_id)
        {
          HjlRun *run = hjl_store_load_run (store, activity->run_id, NULL);

          /* What is said of it stands below, run or not. */
          if (run != NULL)
            g_ptr_array_add (items, hjl_activity_item_new_run (run));
        }
      run_id = activity->run_id;
      /* What cannot be read of it is not said. */
      change = activity->write_id != 0 ? hjl_store_load_change (store, activity->write_id, NULL) : NULL;
      g_ptr_array_add (items, hjl_activity_item_new (activity, change));
    }

  return g_steal_pointer (&items);
}

static void read_again (HjlActivityWindow *self);
static void read_older (HjlActivityWindow *self);

/* With what was asked for while something was read. */
static void
go_on (HjlActivityWindow *self)
{
  if (self->stale)
    read_again (self);
  else if (self->more)
    read_older (self);
}

/* (transfer full): what it says, by which it is known again: one that says the same stays, so that where it has the focus
 * it keeps it */
static char *
dup_key (HjlActivityItem *item)
{
  const HjlRun    *run = item->run;
  g_autofree char *says = NULL;

  if (run == NULL)
    return g_strdup_printf ("entry %" G_GINT64_FORMAT " %s", item->activity->id, item->activity->name != NULL ? item->activity->name : "");

  says = hjl_activity_item_describe (item);

  return g_strdup_printf ("run %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", run->id, run->undone_by, says);
}

/* Returns: (transfer full) (element-type utf8): the keys of what is shown */
static GPtrArray *
list_shown (HjlActivityWindow *self)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  guint      n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HjlActivityItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_ptr_array_add (keys, dup_key (item));
    }

  return keys;
}

/* Returns: (transfer full) (element-type utf8): likewise, of what is to be shown */
static GPtrArray *
list_wanted (GPtrArray *items)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (keys, dup_key (items->pdata[i]));

  return keys;
}

/* Takes away what is shown and not wanted any more, with its keys. */
static void
drop_gone (HjlActivityWindow *self,
           GPtrArray         *shown,
           GPtrArray         *wanted)
{
  g_autoptr (GHashTable) stays = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (stays, wanted->pdata[i]);
  for (guint end = shown->len; end > 0;)
    {
      guint start = end;

      while (start > 0 && !g_hash_table_contains (stays, shown->pdata[start - 1]))
        start--;
      if (start == end)
        {
          end--;
          continue;
        }
      g_list_store_splice (self->items, start, end - start, NULL, 0);
      g_ptr_array_remove_range (shown, start, end - start);
      end = start;
    }
}

/* @items: the newest. As many of them as were shown before: with a new one the oldest go, and all between stay. */
static void
show_newest (HjlActivityWindow *self,
             GPtrArray         *items)
{
  g_autoptr (GPtrArray) shown = list_shown (self);
  g_autoptr (GPtrArray) wanted = list_wanted (items);
  guint next = 0; /* of what was shown */
  guint i = 0;

  drop_gone (self, shown, wanted);
  while (i < wanted->len)
    {
      guint start = i;

      while (i < wanted->len && (next == shown->len || !g_str_equal (wanted->pdata[i], shown->pdata[next])))
        i++;
      if (i > start)
        g_list_store_splice (self->items, start, 0, items->pdata + start, i - start);
      /* In both: it stays where it is. */
      for (; i < wanted->len && next < shown->len && g_str_equal (wanted->pdata[i], shown->pdata[next]); i++)
        next++;
    }
  /* Those whose order is another now were added anew. */
  if (next < shown->len)
    g_list_store_splice (self->items, i, shown->len - next, NULL, 0);
}

/* @items: up to the oldest that is shown. */
static void
take_end (HjlActivityWindow *self,
          GPtrArray         *items)
{
  guint n_entries = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const HjlActivity *activity = HJL_ACTIVITY_ITEM (items->pdata[i])->activity;

      if (activity == NULL)
        continue;
      n_entries++;
      self->last_id = activity->id;
      self->last_run_id = activity->run_id;
    }
  self->n_entries += n_entries;
  self->whole = n_entries < self->asked;
}

static void
got_items (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = hjl_finish_pointer (HJL_LOADER (source), result, &error);
  HjlActivityWindow *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (items == NULL)
    {
      hjl_toast_show_error (GTK_WIDGET (self->stack), error);
    }
  else if (self->older)
    {
      g_list_store_splice (self->items, g_list_model_get_n_items (G_LIST_MODEL (self->items)), 0, items->pdata, items->len);
      take_end (self, items);
    }
  else
    {
      show_newest (self, items);
      self->n_entries = 0;
      take_end (self, items);
      gtk_stack_set_visible_child_name (self->stack, items->len > 0       ? "list"
                                                     : is_filtered (self) ? "no-match"
                                                                          : "nothing");
    }
  go_on (self);
}

static void
read_on (HjlActivityWindow *self,
         Question          *question)
{
  HjlLoader *loader = hjl_workspace_get_loader (self->workspace);

  if (loader == NULL)
    {
      question_free (question);
      return;
    }

  self->asked = question->query.limit;
  self->older = question->query.before != 0;
  self->cancellable = g_cancellable_new ();
  hjl_loader_load_async (loader, load, question, question_free, (GDestroyNotify) g_ptr_array_unref, self->cancellable, got_items, self);
}

/* As far as it was scrolled to, so that nothing that is looked at goes away. */
static void
read_again (HjlActivityWindow *self)
{
  Question *question;

  self->stale = self->cancellable != NULL;
  if (self->stale || self->workspace == NULL)
    return;

  question = ask (self);
  question->query.limit = MAX (PORTION, self->n_entries);
  read_on (self, question);
}

static void
on_filter_changed_cb (HjlActivityWindow *self)
{
  g_autofree char *filter = dup_filter (self);

  /* The toolkit tells of a search at the beginning, too, and of one that was typed and taken back. */
  if (g_str_equal (filter, self->filter))
    return;

  g_free (self->filter);
  self->filter = g_steal_pointer (&filter);
  /* What was asked before is of no use any more. */
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_list_store_remove_all (self->items);
  self->last_id = 0;
  self->n_entries = 0;
  self->more = FALSE;
  read_again (self);
}

static void
read_older (HjlActivityWindow *self)
{
  Question *question;

  self->more = self->cancellable != NULL;
  if (self->more || self->whole || self->last_id == 0)
    return;

  question = ask (self);
  question->query.before = self->last_id;
  question->query.limit = PORTION;
  question->run_id = self->last_run_id;
  read_on (self, question);
}

static void
on_edge_reached_cb (HjlActivityWindow *self,
                    GtkPositionType    edge)
{
  if (edge == GTK_POS_BOTTOM)
    read_older (self);
}

static void
on_workspace_changed_cb (HjlActivityWindow *self,
                         guint              changes)
{
  if ((changes & (HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY)) != 0)
    read_again (self);
}

static void
on_details_cb (HjlActivityWindow *self,
               HjlActivityItem   *item)
{
  GtkWidget *window = hjl_activity_details_new (item);

  hjl_window_stand_over (GTK_WINDOW (window), GTK_WIDGET (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_bind_row_cb (HjlActivityWindow *self,
                GtkWidget         *row,
                HjlActivityItem   *item)
{
  hjl_activity_row_set_item (HJL_ACTIVITY_ROW (row), item);
  /* A row is used for many lines. */
  g_signal_handlers_disconnect_by_func (row, on_details_cb, self);
  g_signal_connect_object (row, "details", G_CALLBACK (on_details_cb), self, G_CONNECT_SWAPPED);
}

/* A person is looked at in Candidates. */
static void
on_activated_cb (HjlActivityWindow *self,
                 guint              position)
{
  g_autoptr (HjlActivityItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  const HjlActivity *activity = item != NULL ? item->activity : NULL;

  if (activity != NULL && activity->candidate_id != NULL)
    g_signal_emit_by_name (self, "open-candidate", activity->candidate_id);
}

static void
undo (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  HjlActivityWindow *self = HJL_ACTIVITY_WINDOW (widget);

  hjl_undo_dialog_open (GTK_WIDGET (self->stack), self->workspace, g_variant_get_int64 (parameter));
}

/* In the loader's thread. Only its owner may read the file: it has names of people. */
static gpointer
write_file (HjlStore *store,
            gpointer  data,
            GError  **error)
{
  Question *question = data;
  g_autoptr (HjlCatalogue) catalogue = hjl_store_load_lists (store, HJL_LIST_ALL, error);
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;

  if (catalogue == NULL)
    return NULL;
  text = hjl_activity_export (store, catalogue, &question->query, question->format, error);
  if (text == NULL)
    return NULL;
  if (!g_file_set_contents_full (question->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local))
    {
      g_set_error (error, HJL_ERROR, HJL_ERROR_INPUT, _ ("The file could not be written: %s"), local->message);
      return NULL;
    }

  return g_strdup (question->path);
}

static void
did_write (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HjlActivityWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = hjl_finish_pointer (HJL_LOADER (source), result, &error);

  if (path == NULL)
    hjl_toast_show_error (GTK_WIDGET (self), error);
  else
    hjl_toast_show (GTK_WIDGET (self), _ ("Exported. The file has names of people: keep it safe."));
}

void
hjl_activity_window_export (HjlActivityWindow *self,
                            const char        *path)
{
  HjlLoader        *loader;
  Question         *question;
  HjlActivityFormat format;

  g_return_if_fail (HJL_IS_ACTIVITY_WINDOW (self));
  g_return_if_fail (path != NULL);

  if (!hjl_activity_format_from_name (path, &format))
    {
      hjl_toast_show (GTK_WIDGET (self->stack), _ ("Name the file “….csv” for a table or “….jsonl” for lines of JSON"));
      return;
    }
  loader = hjl_workspace_get_loader (self->workspace);
  if (loader == NULL)
    return;

  question = ask (self);
  question->path = g_strdup (path);
  question->format = format;
  hjl_loader_load_async (loader, write_file, question, question_free, g_free, NULL, did_write, g_object_ref (self));
}

static void
export_to (gpointer    data,
           GListModel *files)
{
  g_autoptr (HjlActivityWindow) self = data;
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  /* Closed meanwhile, it has nothing to say it in. */
  if (file != NULL && g_file_peek_path (file) != NULL && self->workspace != NULL)
    hjl_activity_window_export (self, g_file_peek_path (file));
}

static void export(GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  const HjlDialogFiles files = {
    .kind = HJL_DIALOG_FILES_SAVE,
    .title = _ ("Export Activity"),
    .action = _ ("_Export"),
    .name = _ ("hjlever-activity.csv"),
  };

  hjl_dialogs_choose_files (widget, &files, export_to, g_object_ref (widget));
}

static void
hjl_activity_window_dispose (GObject *object)
{
  HjlActivityWindow *self = HJL_ACTIVITY_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_ACTIVITY_WINDOW);
  g_clear_object (&self->items);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hjl_activity_window_parent_class)->dispose (object);
}

static void
hjl_activity_window_finalize (GObject *object)
{
  g_free (HJL_ACTIVITY_WINDOW (object)->filter);

  G_OBJECT_CLASS (hjl_activity_window_parent_class)->finalize (object);
}

static void
hjl_activity_window_class_init (HjlActivityWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_activity_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = hjl_activity_window_finalize;

  g_signal_new ("open-candidate", HJL_TYPE_ACTIVITY_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "activity.undo", "x", undo);
  gtk_widget_class_install_action (widget_class, "activity.export", NULL, export);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (HJL_TYPE_ROW_LIST);
  g_type_ensure (HJL_TYPE_ACTIVITY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-activity-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlActivityWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HjlActivityWindow, list);
  gtk_widget_class_bind_template_child (widget_class, HjlActivityWindow, search);
  gtk_widget_class_bind_template_child (widget_class, HjlActivityWindow, kind);
  gtk_widget_class_bind_template_child (widget_class, HjlActivityWindow, cause);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hjl_typed_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_edge_reached_cb);
  gtk_widget_class_bind_template_callback (widget_class, hjl_activity_row_turn);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
}

static void
hjl_activity_window_init (HjlActivityWindow *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->filter = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_free (self->filter);
  self->filter = dup_filter (self);
  self->items = g_list_store_new (HJL_TYPE_ACTIVITY_ITEM);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  hjl_row_list_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

GtkWidget *
hjl_activity_window_new (HjlWorkspace *workspace)
{
  HjlActivityWindow *self;

  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (HJL_TYPE_ACTIVITY_WINDOW, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, G_CONNECT_SWAPPED);
  read_again (self);

  return GTK_WIDGET (self);
}

static gboolean
is_activity (GtkWidget *window,
             gpointer   workspace)
{
  return HJL_IS_ACTIVITY_WINDOW (window) && HJL_ACTIVITY_WINDOW (window)->workspace == workspace;
}

GtkWidget *
hjl_activity_window_find (HjlWorkspace *workspace)
{
  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);

  return hjl_window_find (is_activity, workspace);
}
