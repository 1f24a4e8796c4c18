/* hjl-add-roles-window.c: makes roles from Lever's postings, or by a title
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/jobs/hjl-add-roles-window.h"

#include <glib/gi18n-lib.h>

#include "app/jobs/hjl-posting-row.h"
#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-row-list.h"
#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-typed.h"
#include "app/widgets/hjl-window-over.h"
#include "auth/hjl-token-store-secret.h"
#include "model/hjl-fold.h"
#include "model/hjl-suggest.h"
#include "workspace/hjl-overview.h"
#include "workspace/hjl-workspace-default.h"

struct _HjlAddRolesWindow
{
  AdwWindow parent_instance;

  HjlWorkspace       *workspace;
  GCancellable       *cancellable; /* of what is being read */
  gboolean            refreshing;  /* Lever is asked */
  HjlOverview        *overview;    /* nullable: not read yet */
  GListStore         *choices;
  GtkFilterListModel *shown;
  GPtrArray          *chosen; /* ids of postings, in the order in which they were ticked */
  GPtrArray          *rows;   /* borrowed: what is looked at before it is saved; the first entries are the roles' titles */
  guint               n_titles;
  gboolean            by_title;

  /* Template widgets. */
  GtkWidget           *cancel_button;
  GtkWidget           *back_button;
  GtkWidget           *next_button;
  GtkButton           *add_button;
  GtkStack            *pages;
  GtkWidget           *search_entry;
  GtkButton           *title_button;
  GtkStack            *stack;
  AdwStatusPage       *empty_page;
  HjlRowList          *list;
  GtkCustomFilter     *filter;
  AdwPreferencesGroup *roles_group;
  AdwPreferencesGroup *stages_group;
};

G_DEFINE_FINAL_TYPE (HjlAddRolesWindow, hjl_add_roles_window, ADW_TYPE_WINDOW)

static gboolean
is_chosen (HjlAddRolesWindow *self,
           const char        *id,
           guint             *place)
{
  return g_ptr_array_find_with_equal_func (self->chosen, id, g_str_equal, place);
}

static void
update (HjlAddRolesWindow *self)
{
  gboolean         looks = g_str_equal (gtk_stack_get_visible_child_name (self->pages), "look");
  guint            n = self->chosen->len;
  g_autofree char *next = n > 0 ? g_strdup_printf (ngettext ("_Next: %'u Role", "_Next: %'u Roles", n), n) : g_strdup (_ ("_Next"));

  gtk_widget_set_visible (self->cancel_button, !looks);
  gtk_widget_set_visible (self->back_button, looks);
  gtk_widget_set_visible (self->next_button, !looks);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), looks);
  gtk_button_set_label (GTK_BUTTON (self->next_button), next);
  hjl_names_mend (self->next_button);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "roles.next", n > 0);
}

static void
show_list (HjlAddRolesWindow *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
  if (any)
    return;

  if (self->refreshing || self->overview == NULL)
    {
      adw_status_page_set_icon_name (self->empty_page, "content-loading-symbolic");
      adw_status_page_set_title (self->empty_page, _ ("Reading Postings from Lever"));
      adw_status_page_set_description (self->empty_page, NULL);
      return;
    }
  adw_status_page_set_icon_name (self->empty_page, "system-search-symbolic");
  adw_status_page_set_title (self->empty_page, _ ("No Postings Found"));
  adw_status_page_set_description (self->empty_page, _ ("A role can be added by its title, and mapped once its posting is there."));
}

static void
on_search_changed_cb (HjlAddRolesWindow *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
  /* Translators: a title that somebody has typed. */
  g_autofree char *label = g_strdup_printf (_ ("Add “%s” without a Posting"), typed);

  hjl_choice_search (self->filter, typed);
  gtk_button_set_label (self->title_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->title_button), *typed != '\0');
  show_list (self);
}

/* Down leaves the search for the list. */
static gboolean
on_search_key_pressed_cb (HjlAddRolesWindow *self,
                          guint              keyval,
                          guint              keycode,
                          GdkModifierType    state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (GTK_WIDGET (self->list));

  return GDK_EVENT_STOP;
}

static void
tick (HjlAddRolesWindow *self,
      const char        *id,
      gboolean           ticked)
{
  guint    place = 0;
  gboolean was = is_chosen (self, id, &place);

  if (ticked && !was)
    g_ptr_array_add (self->chosen, g_strdup (id));
  else if (!ticked && was)
    g_ptr_array_remove_index (self->chosen, place);
  update (self);
}

static void
on_row_toggled_cb (HjlAddRolesWindow *self,
                   const char        *id,
                   gboolean           ticked)
{
  tick (self, id, ticked);
}

static void
on_setup_row_cb (HjlAddRolesWindow *self,
                 GtkWidget         *row)
{
  g_signal_connect_object (row, "toggled", G_CALLBACK (on_row_toggled_cb), self, G_CONNECT_SWAPPED);
}

static void
on_bind_row_cb (HjlAddRolesWindow *self,
                GtkWidget         *row,
                HjlChoice         *choice)
{
  hjl_posting_row_show (HJL_POSTING_ROW (row), choice, choice != NULL && is_chosen (self, choice->id, NULL));
}

static void
show_tick (gpointer row,
           gpointer user_data)
{
  HjlAddRolesWindow *self = user_data;
  const char        *id = hjl_posting_row_get_id (row);

  if (id != NULL)
    hjl_posting_row_set_ticked (row, is_chosen (self, id, NULL));
}

static void
on_activated_cb (HjlAddRolesWindow *self,
                 guint              position)
{
  g_autoptr (HjlChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  const char *id;

  if (choice == NULL)
    return;

  id = choice->id;
  tick (self, id, !is_chosen (self, id, NULL));
  hjl_row_list_foreach_row (self->list, show_tick, self);
}

/* Which of the company's roles has it already. (nullable) */
static const char *
find_mapped (HjlAddRolesWindow *self,
             const char        *posting_id)
{
  GHashTableIter iter;
  gpointer       mapping;

  g_hash_table_iter_init (&iter, self->overview->mappings);
  while (g_hash_table_iter_next (&iter, NULL, &mapping))
    {
      if (g_strcmp0 (hjl_mapping_get_posting_id (mapping), posting_id) == 0)
        return hjl_mapping_get_role_title (mapping);
    }

  return NULL;
}

static int
compare_choices (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  return hjl_fold_compare (((HjlChoice *) a)->title, ((HjlChoice *) b)->title);
}

/* What is closed is nothing to hire for. */
static void
fill (HjlAddRolesWindow *self)
{
  GPtrArray *postings = hjl_catalogue_get_list (self->overview->catalogue, HJL_LIST_POSTINGS);

  g_list_store_remove_all (self->choices);
  for (guint i = 0; i < postings->len; i++)
    {
      HjlPosting      *posting = g_ptr_array_index (postings, i);
      const char      *role = find_mapped (self, posting->id);
      g_autofree char *about = hjl_choice_describe_posting (posting);
      g_autofree char *mapped = role != NULL ? g_strdup_printf (_ ("“%s” is mapped to it already"), role) : NULL;
      const char      *parts[] = { hjl_posting_state_to_label (posting->state), about, mapped, NULL };
      g_autofree char *subtitle = NULL;
      g_autoptr (HjlChoice) choice = NULL;

      if (!hjl_posting_is_open (posting))
        continue;

      if (about == NULL)
        {
          parts[1] = mapped;
          parts[2] = NULL;
        }
      subtitle = g_strjoinv (" · ", (char **) parts);
      choice = hjl_choice_new (posting->id, posting->title, subtitle, NULL);
      g_list_store_append (self->choices, choice);
    }
  g_list_store_sort (self->choices, compare_choices, NULL);
  show_list (self);
}

static void
got_lists (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  HjlOverview       *overview = hjl_finish_pointer (HJL_LOADER (source), result, &error);
  HjlAddRolesWindow *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (overview == NULL)
    {
      hjl_toast_show_error (GTK_WIDGET (self), error);
      return;
    }

  g_clear_pointer (&self->overview, hjl_overview_free);
  self->overview = overview;
  fill (self);
}

static void
read_lists (HjlAddRolesWindow *self)
{
  HjlLoader *loader = hjl_workspace_get_loader (self->workspace);

  if (loader != NULL)
    hjl_loader_load_async (loader, hjl_overview_load, NULL, NULL, (GDestroyNotify) hjl_overview_free, self->cancellable, got_lists, self);
}

static void
did_refresh (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HjlAddRolesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlCatalogue) catalogue = hjl_finish_pointer (HJL_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;

  self->refreshing = FALSE;
  if (catalogue == NULL)
    {
      hjl_toast_show_error (GTK_WIDGET (self), error);
      show_list (self);
      return;
    }

  read_lists (self);
}

/* What is known is shown first; a posting that was published just now comes a moment later. */
static void
read_postings (HjlAddRolesWindow *self)
{
  hjl_token_store_secret_heed_person ();
  self->refreshing = TRUE;
  show_list (self);
  read_lists (self);
  hjl_workspace_refresh_async (self->workspace, HJL_LIST_HACKAJOB | HJL_LIST_POSTINGS | HJL_LIST_STAGES | HJL_LIST_REASONS, self->cancellable, did_refresh, g_object_ref (self));
}

static void
forget_rows (HjlAddRolesWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (i < self->n_titles ? self->roles_group : self->stages_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  self->n_titles = 0;
}

static void
on_title_changed_cb (HjlAddRolesWindow *self)
{
  gboolean ready = self->n_titles > 0;

  for (guint i = 0; i < self->n_titles; i++)
    {
      g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (g_ptr_array_index (self->rows, i))));

      ready &= *title != '\0';
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "roles.add", ready);
}

static void
add_title (HjlAddRolesWindow *self,
           const char        *title,
           HjlPosting        *posting)
{
  GtkWidget       *row = adw_entry_row_new ();
  g_autofree char *name = posting != NULL ? g_strdup_printf (_ ("Mapped to “%s”"), posting->title)
                                          : g_strdup (_ ("Without a posting"));
  g_autofree char *markup = g_markup_escape_text (name, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  gtk_editable_set_text (GTK_EDITABLE (row), title);
  g_object_set_data_full (G_OBJECT (row), "hjl-posting", posting != NULL ? g_object_ref (posting) : NULL, g_object_unref);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_title_changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->roles_group, row);
  g_ptr_array_add (self->rows, row);
  self->n_titles++;
}

static void
add_stage (HjlAddRolesWindow *self,
           HjlStage          *stage,
           const HjlTarget   *target)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *label = g_object_new (GTK_TYPE_LABEL,
                                         "label", target != NULL ? target->name : _ ("Won’t change Lever"),
                                         "ellipsize", PANGO_ELLIPSIZE_END,
                                         "max-width-chars", 24,
                                         NULL);
  g_autofree char *markup = g_markup_escape_text (stage->name, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  if (target == NULL)
    gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (self->stages_group, row);
  g_ptr_array_add (self->rows, row);
}

/* The stages are the account's, so that each posting has the same. */
static void
add_stages (HjlAddRolesWindow *self,
            HjlPosting        *posting)
{
  g_autoptr (HjlMapping) standard = hjl_workspace_dup_default (self->workspace);
  g_autoptr (HjlMapping) mapping = hjl_suggest_mapping (self->overview->catalogue, self->overview->mappings, standard, "any", posting);
  GPtrArray *stages = hjl_catalogue_get_stages (self->overview->catalogue, HJL_SIDE_HACKAJOB);

  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage *stage = g_ptr_array_index (stages, i);

      add_stage (self, stage, hjl_mapping_get_target (mapping, stage->id));
    }
}

static void
look (HjlAddRolesWindow *self)
{
  g_autofree char *label = g_strdup_printf (ngettext ("_Add %'u Role", "_Add %'u Roles", self->n_titles), self->n_titles);

  gtk_button_set_label (self->add_button, label);
  hjl_names_mend (GTK_WIDGET (self->add_button));
  gtk_widget_set_visible (GTK_WIDGET (self->stages_group), !self->by_title);
  gtk_stack_set_visible_child_name (self->pages, "look");
  on_title_changed_cb (self);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
}

static void
next (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  HjlAddRolesWindow *self = HJL_ADD_ROLES_WINDOW (widget);
  HjlPosting        *last = NULL;

  forget_rows (self);
  self->by_title = FALSE;
  for (guint i = 0; i < self->chosen->len; i++)
    {
      HjlPosting *posting = hjl_catalogue_get_posting (self->overview->catalogue, g_ptr_array_index (self->chosen, i));

      /* It was closed meanwhile. */
      if (posting == NULL)
        continue;
      add_title (self, posting->title, posting);
      last = posting;
    }
  if (last == NULL)
    return;

  add_stages (self, last);
  look (self);
}

static void
by_title (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  HjlAddRolesWindow *self = HJL_ADD_ROLES_WINDOW (widget);
  g_autofree char   *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));

  forget_rows (self);
  self->by_title = TRUE;
  add_title (self, title, NULL);
  look (self);
}

static void
go_back (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  HjlAddRolesWindow *self = HJL_ADD_ROLES_WINDOW (widget);

  gtk_stack_set_visible_child_name (self->pages, "choose");
  update (self);
  gtk_widget_grab_focus (self->search_entry);
}

typedef struct
{
  HjlAddRolesWindow *self;
  HjlRoleChange     *change;
} Errand;

static void
did_add (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Errand *errand = user_data;
  g_autoptr (HjlAddRolesWindow) self = errand->self;
  g_autoptr (HjlRoleChange) change = errand->change;
  g_autoptr (GError) error = NULL;

  g_free (errand);
  if (hjl_finish (HJL_WORKSPACE (source), result, &error))
    {
      g_signal_emit_by_name (self, "added", change);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else
    {
      hjl_toast_show_error (GTK_WIDGET (self), error);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "roles.add", TRUE);
    }
  hjl_window_release (GTK_WINDOW (self));
}

static void
add (GtkWidget  *widget,
     const char *action_name,
     GVariant   *parameter)
{
  HjlAddRolesWindow *self = HJL_ADD_ROLES_WINDOW (widget);
  Errand            *errand = g_new0 (Errand, 1);

  gtk_widget_action_set_enabled (widget, "roles.add", FALSE);
  errand->self = hjl_window_hold (GTK_WINDOW (self));
  errand->change = hjl_role_change_new_add ();
  for (guint i = 0; i < self->n_titles; i++)
    {
      GtkEditable *row = g_ptr_array_index (self->rows, i);

      hjl_role_change_add (errand->change, gtk_editable_get_text (row), g_object_get_data (G_OBJECT (row), "hjl-posting"));
    }
  hjl_role_change_apply_async (errand->change, self->workspace, FALSE, did_add, errand);
}

static void
hjl_add_roles_window_dispose (GObject *object)
{
  HjlAddRolesWindow *self = HJL_ADD_ROLES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_ADD_ROLES_WINDOW);
  g_clear_object (&self->shown);
  g_clear_object (&self->choices);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->overview, hjl_overview_free);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (hjl_add_roles_window_parent_class)->dispose (object);
}

static void
hjl_add_roles_window_class_init (HjlAddRolesWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_add_roles_window_dispose;

  g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, HJL_TYPE_ROLE_CHANGE);

  gtk_widget_class_install_action (widget_class, "roles.next", NULL, next);
  gtk_widget_class_install_action (widget_class, "roles.by-title", NULL, by_title);
  gtk_widget_class_install_action (widget_class, "roles.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "roles.add", NULL, add);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (HJL_TYPE_CHOICE);
  g_type_ensure (HJL_TYPE_POSTING_ROW);
  g_type_ensure (HJL_TYPE_ROW_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-add-roles-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlAddRolesWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, HjlAddRolesWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, HjlAddRolesWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, HjlAddRolesWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, HjlAddRolesWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, HjlAddRolesWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, HjlAddRolesWindow, title_button);
  gtk_widget_class_bind_template_child (widget_class, HjlAddRolesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HjlAddRolesWindow, empty_page);
  gtk_widget_class_bind_template_child (widget_class, HjlAddRolesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, HjlAddRolesWindow, filter);
  gtk_widget_class_bind_template_child (widget_class, HjlAddRolesWindow, roles_group);
  gtk_widget_class_bind_template_child (widget_class, HjlAddRolesWindow, stages_group);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hjl_typed_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
}

static void
hjl_add_roles_window_init (HjlAddRolesWindow *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->cancellable = g_cancellable_new ();
  self->chosen = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
  self->choices = g_list_store_new (HJL_TYPE_CHOICE);
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->choices)), GTK_FILTER (g_object_ref (self->filter)));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  hjl_row_list_set_model (self->list, GTK_SELECTION_MODEL (selection));
  update (self);
}

GtkWidget *
hjl_add_roles_window_new (HjlWorkspace *workspace)
{
  HjlAddRolesWindow *self;

  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (HJL_TYPE_ADD_ROLES_WINDOW, NULL);
  self->workspace = g_object_ref (workspace);
  read_postings (self);
  gtk_widget_grab_focus (self->search_entry);

  return GTK_WIDGET (self);
}
