/* hjl-preview-window.c: lists every write that a sync would make, with reasons, and writes nothing
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/sync/hjl-preview-window.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-candidate-facts.h"
#include "app/sync/hjl-preview-item.h"
#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-window-over.h"
#include "model/hjl-error.h"

struct _HjlPreviewWindow
{
  AdwWindow parent_instance;

  HjlWorkspace *workspace;
  GCancellable *cancellable; /* nullable: not planning */
  HjlPlan      *seen;        /* nullable: what is listed */
  gboolean      review;      /* of what was held back */

  /* Template widgets. */
  AdwWindowTitle *heading;
  GtkStack       *stack;
  GtkSpinner     *spinner;
  GtkLabel       *summary;
  GtkListView    *list;
  AdwStatusPage  *nothing;
  AdwStatusPage  *failed;
  GtkWidget      *sync_button;
};

G_DEFINE_FINAL_TYPE (HjlPreviewWindow, hjl_preview_window, ADW_TYPE_WINDOW)

static void
show_page (HjlPreviewWindow *self,
           const char       *page)
{
  /* One that turns on a page that is not seen has frames drawn for ever. */
  gtk_spinner_set_spinning (self->spinner, g_str_equal (page, "planning"));
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->sync_button, g_str_equal (page, "list"));
  g_signal_emit_by_name (self, "turned");
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/* An icon, then what, for whom, and why. */
static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             HjlPreviewWindow         *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (row, 8);
  gtk_widget_set_margin_bottom (row, 8);
  gtk_widget_set_margin_start (row, 6);
  gtk_widget_set_margin_end (row, 6);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (texts), make_label ("heading"));
  gtk_box_append (GTK_BOX (texts), make_label (NULL));
  gtk_box_append (GTK_BOX (texts), make_label ("dim-label"));
  gtk_list_item_set_child (list_item, row);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *list_item,
            HjlPreviewWindow         *self)
{
  HjlPreviewItem  *item = gtk_list_item_get_item (list_item);
  GtkWidget       *row = gtk_list_item_get_child (list_item);
  GtkWidget       *icon = gtk_widget_get_first_child (row);
  GtkWidget       *what = gtk_widget_get_first_child (gtk_widget_get_next_sibling (icon));
  GtkWidget       *who = gtk_widget_get_next_sibling (what);
  GtkWidget       *why = gtk_widget_get_next_sibling (who);
  const char      *title = item->title;
  const char      *role = item->role_title;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  /* Translators: a person's name, and the role. */
  name = role != NULL ? g_strdup_printf (_ ("%s, %s"), item->name, role)
                      : g_strdup (item->name);
  label = g_strdup_printf ("%s: %s. %s", title, name, item->reason);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), hjl_action_kind_get_icon (item->kind));
  gtk_label_set_text (GTK_LABEL (what), title);
  gtk_label_set_text (GTK_LABEL (who), name);
  gtk_label_set_text (GTK_LABEL (why), item->reason);
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_failure (HjlPreviewWindow *self,
              const GError     *error)
{
  g_autofree char *words = hjl_error_describe (error);

  adw_status_page_set_description (self->failed, words);
  show_page (self, "failed");
}

static void
did_agree (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HjlPreviewWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (hjl_finish (HJL_WORKSPACE (object), result, &error))
    {
      g_signal_emit_by_name (self, "sync");
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (gtk_widget_get_visible (GTK_WIDGET (self)) && self->workspace != NULL)
    {
      show_failure (self, error);
    }
  else
    {
      hjl_toast_show_error (GTK_WIDGET (self), error);
    }
  hjl_window_release (GTK_WINDOW (self));
}

/* Whoever presses it has the list before them. */
static void
sync_now (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  HjlPreviewWindow *self = HJL_PREVIEW_WINDOW (widget);

  if (self->seen == NULL || self->workspace == NULL)
    return;

  gtk_widget_set_sensitive (self->sync_button, FALSE);
  hjl_workspace_agree_async (self->workspace, self->seen, NULL, did_agree, hjl_window_hold (GTK_WINDOW (self)));
}

static void
got_plan (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlPlan) plan = hjl_finish_pointer (HJL_WORKSPACE (object), result, &error);
  HjlPreviewWindow *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = HJL_PREVIEW_WINDOW (user_data);
  if (plan != NULL)
    {
      hjl_preview_window_show_plan (self, g_steal_pointer (&plan));
      return;
    }

  g_clear_object (&self->cancellable);
  show_failure (self, error);
}

static void
plan (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  HjlPreviewWindow *self = HJL_PREVIEW_WINDOW (widget);

  if (self->workspace == NULL || self->cancellable != NULL)
    return;

  show_page (self, "planning");
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->sync_button, TRUE);
  if (self->review)
    hjl_workspace_load_held_async (self->workspace, FALSE, self->cancellable, got_plan, self);
  else
    hjl_workspace_plan_async (self->workspace, TRUE, NULL, self->cancellable, got_plan, self);
}

static void
hjl_preview_window_dispose (GObject *object)
{
  HjlPreviewWindow *self = HJL_PREVIEW_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->seen, hjl_plan_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_PREVIEW_WINDOW);

  G_OBJECT_CLASS (hjl_preview_window_parent_class)->dispose (object);
}

static void
hjl_preview_window_class_init (HjlPreviewWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_preview_window_dispose;

  g_signal_new ("sync", HJL_TYPE_PREVIEW_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("turned", HJL_TYPE_PREVIEW_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "preview.sync", NULL, sync_now);
  gtk_widget_class_install_action (widget_class, "preview.plan", NULL, plan);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-preview-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlPreviewWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, HjlPreviewWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HjlPreviewWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, HjlPreviewWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, HjlPreviewWindow, list);
  gtk_widget_class_bind_template_child (widget_class, HjlPreviewWindow, nothing);
  gtk_widget_class_bind_template_child (widget_class, HjlPreviewWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, HjlPreviewWindow, sync_button);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_cb);
}

static void
hjl_preview_window_init (HjlPreviewWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
}

HjlPreviewWindow *
hjl_preview_window_new (GtkWindow    *parent,
                        HjlWorkspace *workspace,
                        gboolean      review)
{
  HjlPreviewWindow *self = g_object_new (HJL_TYPE_PREVIEW_WINDOW, NULL);

  if (parent != NULL)
    hjl_window_stand_over (GTK_WINDOW (self), GTK_WIDGET (parent));
  self->workspace = g_object_ref (workspace);
  self->review = review;
  if (review)
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Review"));
      adw_window_title_set_title (self->heading, _ ("Review"));
      gtk_button_set_label (GTK_BUTTON (self->sync_button), _ ("_Go Ahead"));
    }
  plan (GTK_WIDGET (self), NULL, NULL);

  return self;
}

/* How many people, not how many writes. */
static char *
describe_held (HjlPlan *plan)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;

  for (guint i = 0; i < plan->actions->len; i++)
    g_hash_table_add (people, ((HjlAction *) g_ptr_array_index (plan->actions, i))->candidate_id);
  n = g_hash_table_size (people);
  if (n == 0)
    return g_strdup (_ ("Nothing waits for you any more."));

  return g_strdup_printf (ngettext ("Nothing was changed for this %'u person: that many at once are more than usual. If it "
                                    "is right, go ahead; else close this, and undo in hackajob or Lever what caused it.",
                                    "Nothing was changed for these %'u people: that many at once are more than usual. If it "
                                    "is right, go ahead; else close this, and undo in hackajob or Lever what caused it.",
                                    n),
                          n);
}

/* A plan, and what is listed of it; shared with the thread that lists it. */
typedef struct
{
  HjlPlan    *plan;  /* nullable once it is taken */
  GListModel *items; /* nullable: not listed yet */
} Listing;

static void
listing_clear (gpointer data)
{
  Listing *listing = data;

  g_clear_pointer (&listing->plan, hjl_plan_free);
  g_clear_object (&listing->items);
}

static void
listing_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, listing_clear);
}

static gpointer
load_items (HjlStore *store,
            gpointer  data,
            GError  **error)
{
  Listing *listing = data;

  listing->items = hjl_preview_items_new (listing->plan, store);

  return g_atomic_rc_box_acquire (listing);
}

static void
got_items (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  Listing          *listing = hjl_finish_pointer (HJL_LOADER (source), result, &error);
  HjlPreviewWindow *self = user_data;
  g_autoptr (GtkNoSelection) selection = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (listing == NULL)
    {
      show_failure (self, error);
      return;
    }

  selection = gtk_no_selection_new (g_object_ref (listing->items));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  show_page (self, g_list_model_get_n_items (listing->items) > 0 ? "list" : "nothing");
  g_clear_pointer (&self->seen, hjl_plan_free);
  self->seen = g_steal_pointer (&listing->plan);
  listing_unref (listing);
}

void
hjl_preview_window_show_plan (HjlPreviewWindow *self,
                              HjlPlan          *the_plan)
{
  g_autoptr (HjlPlan) given = the_plan;
  HjlLoader       *loader;
  Listing         *listing;
  g_autofree char *words = NULL;

  g_return_if_fail (HJL_IS_PREVIEW_WINDOW (self));

  loader = hjl_workspace_get_loader (self->workspace);
  if (loader == NULL)
    return;

  words = self->review ? describe_held (given) : hjl_plan_describe (given);
  gtk_label_set_text (self->summary, words);
  adw_status_page_set_description (self->nothing, words);
  if (self->cancellable == NULL)
    self->cancellable = g_cancellable_new ();
  listing = g_atomic_rc_box_new0 (Listing);
  listing->plan = g_steal_pointer (&given);
  hjl_loader_load_async (loader, load_items, listing, listing_unref, listing_unref, self->cancellable, got_items, self);
}
