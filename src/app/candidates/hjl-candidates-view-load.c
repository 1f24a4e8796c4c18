/* hjl-candidates-view-load.c: what the view shows, and how it follows what changes
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-candidates-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-stage-choice.h"
#include "app/review/hjl-add-candidates.h"
#include "app/widgets/hjl-empty.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"
#include "model/hjl-fold.h"

/* Milliseconds. */
#define FOLLOW_AFTER 500

static const HjlEmpty not_connected = {
  "network-offline-symbolic", N_ ("Connect Your Accounts First"),
  N_ ("Candidates who accept your interview requests appear here once hackajob and Lever are connected."),
  N_ ("Connect"), "win.show-page::connection"
};
static const HjlEmpty nobody = {
  "system-users-symbolic", N_ ("No Candidates Yet"),
  N_ ("Candidates who accept an interview request in hackajob appear here after the next sync."), N_ ("Sync Now"), "win.sync-now"
};

static const HjlEmpty nobody_added = {
  "system-users-symbolic", N_ ("No Candidates Yet"),
  N_ ("Download CVs and profiles from hackajob, and add them here: drop them, paste them, or choose them."),
  N_ ("Add Candidates…"), "candidates.add"
};
static const HjlEmpty lever_not_connected = {
  "network-offline-symbolic", N_ ("Connect Lever First"),
  N_ ("Then add the files of your candidates, and look at them before they are exported."),
  N_ ("Connect"), "win.show-page::connection"
};

static void
show_empty (AdwStatusPage *page,
            HjlWorkspace  *workspace)
{
  gboolean connected = workspace != NULL && hjl_workspace_is_connected (workspace);

  if (hjl_add_candidates_may (workspace))
    hjl_empty_show (page, connected ? &nobody_added : &lever_not_connected);
  else
    hjl_empty_show (page, connected ? &nobody : &not_connected);
}

static void
say_nobody_found (HjlCandidatesView *self)
{
  HjlCandidateQuery query;
  gboolean          attention;

  /* Somebody else may need attention whom the search or the role leaves out. */
  hjl_candidate_filters_get_query (self->filters, &query);
  attention = query.states == HJL_STATES_ATTENTION && *query.search == '\0' && query.role_id == NULL;

  adw_status_page_set_icon_name (self->not_found_page, attention ? "object-select-symbolic" : "edit-find-symbolic");
  adw_status_page_set_title (self->not_found_page, attention ? _ ("Nothing Needs You") : _ ("No Candidates Found"));
  adw_status_page_set_description (self->not_found_page, attention ? _ ("Whoever waits for your decision is listed here.")
                                                                   : _ ("No candidates match your search and filters."));
}

static void
show_list_state (HjlCandidatesView *self)
{
  guint            n = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  gboolean         filtered;
  g_autofree char *text = g_strdup_printf (ngettext ("%'u candidate", "%'u candidates", n), n);

  /* Nobody has looked yet, or there is no answer. */
  if (n == 0 && (self->list == NULL || hjl_candidate_list_is_loading (self->list)))
    return;

  /* There is nothing to search before there is somebody. */
  filtered = hjl_candidate_filters_is_active (self->filters);
  gtk_widget_set_visible (self->toolbar, n > 0 || filtered);
  gtk_widget_set_visible (self->add_button, hjl_add_candidates_may (self->workspace));
  show_empty (self->empty_page, self->workspace);
  say_nobody_found (self);
  gtk_label_set_text (self->count, n > 0 ? text : "");
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : filtered ? "not-found"
                                                                           : "empty");
}

static void
on_refreshed_cb (HjlCandidatesView *self)
{
  hjl_candidates_view_follow_selection (self);
  show_list_state (self);
}

static void
on_failed_cb (HjlCandidatesView *self,
              const GError      *error)
{
  adw_status_page_set_description (self->failed_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* What the filters and the chart choose from. */
typedef struct
{
  HjlCatalogue *stages; /* and archive reasons */
  GPtrArray    *roles;  /* (element-type HjlRole): by title */
} HjlChoices;

static void
choices_free (HjlChoices *self)
{
  g_clear_object (&self->stages);
  g_clear_pointer (&self->roles, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlChoices, choices_free)

static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  HjlRole *left = *(HjlRole *const *) a;
  HjlRole *right = *(HjlRole *const *) b;

  return hjl_fold_compare (left->title, right->title);
}

static gpointer
load_choices (HjlStore *store,
              gpointer  data,
              GError  **error)
{
  g_autoptr (HjlChoices) choices = g_new0 (HjlChoices, 1);
  g_autoptr (HjlCatalogue) roles = hjl_store_load_lists (store, HJL_LIST_ROLES, error);
  GPtrArray *all;

  if (roles == NULL)
    return NULL;

  choices->roles = g_ptr_array_new_with_free_func (g_object_unref);
  all = hjl_catalogue_get_list (roles, HJL_LIST_ROLES);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (choices->roles, g_object_ref (g_ptr_array_index (all, i)));
  g_ptr_array_sort (choices->roles, compare_titles);
  choices->stages = hjl_store_load_lists (store, HJL_LIST_ROLE_STAGES | HJL_LIST_STAGES | HJL_LIST_REASONS, error);

  return choices->stages != NULL ? g_steal_pointer (&choices) : NULL;
}

static void
got_choices (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HjlCandidatesView) self = user_data;
  g_autoptr (HjlChoices) choices = hjl_finish_pointer (HJL_LOADER (object), result, NULL);
  GPtrArray *stages;

  /* Without roles to choose from the list still works; what is wrong with the database it says itself. */
  if (choices == NULL || self->loader != HJL_LOADER (object))
    return;

  hjl_candidate_filters_set_roles (self->filters, choices->roles);
  stages = hjl_catalogue_get_stages (choices->stages, HJL_SIDE_HACKAJOB);
  hjl_pipeline_pane_set_catalogue (self->pipeline, choices->stages, hjl_stage_choice_may (self->workspace, stages));
  hjl_selection_bar_set_stages (self->bar, stages);
  hjl_pipeline_pane_set_role (self->pipeline, hjl_candidate_filters_get_role_id (self->filters),
                              hjl_candidate_filters_get_role_title (self->filters));
}

static void
follow (HjlCandidatesView *self,
        HjlChanges         changes)
{
  if (self->loader == NULL || changes == 0)
    return;

  if (changes & HJL_CHANGES_CATALOGUE)
    hjl_loader_load_async (self->loader, load_choices, NULL, NULL, (GDestroyNotify) choices_free, NULL, got_choices, g_object_ref (self));
  hjl_candidate_list_refresh (self->list);
  hjl_candidate_details_refresh (self->details);
  hjl_pipeline_pane_refresh (self->pipeline);
}

static void
on_follow_cb (gpointer user_data)
{
  HjlCandidatesView *self = user_data;

  self->follow_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    hjl_candidates_view_look (self);
}

/* A view that nobody sees does not read; and a long sync changes things ten times a second, where twice is
 * enough to look at. */
static void
on_changed_cb (HjlCandidatesView *self,
               guint              changes)
{
  self->missed |= changes;
  if (self->follow_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->follow_id = g_timeout_add_once (FOLLOW_AFTER, on_follow_cb, self);
}

/* Once somebody looks: 100,000 people are not read for a page that is not seen. */
static void
open_list (HjlCandidatesView *self)
{
  HjlLoader *loader = self->workspace != NULL ? hjl_workspace_get_loader (self->workspace) : NULL;

  if (self->list != NULL || loader == NULL)
    return;

  self->loader = g_object_ref (loader);
  self->list = hjl_candidate_list_new (self->loader);
  g_signal_connect_object (self->list, "refreshed", G_CALLBACK (on_refreshed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (on_failed_cb), self, G_CONNECT_SWAPPED);
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  hjl_candidate_details_set_workspace (self->details, self->workspace, self->loader);
  hjl_pipeline_pane_set_loader (self->pipeline, self->loader);
  hjl_candidates_view_ask (self);
  follow (self, HJL_CHANGES_CATALOGUE);
}

void
hjl_candidates_view_ask (HjlCandidatesView *self)
{
  HjlCandidateQuery query;

  if (self->list == NULL)
    return;

  hjl_candidate_filters_get_query (self->filters, &query);
  hjl_candidate_list_set_query (self->list, &query);
  hjl_pipeline_pane_set_role (self->pipeline, query.role_id, hjl_candidate_filters_get_role_title (self->filters));
}

void
hjl_candidates_view_set_workspace (HjlCandidatesView *self,
                                   HjlWorkspace      *workspace)
{
  if (self->workspace == workspace)
    return;

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_ptr_array_set_size (self->chosen, 0);
  gtk_multi_selection_set_model (self->selection, NULL);
  g_clear_object (&self->list);
  g_clear_object (&self->loader);
  g_set_object (&self->workspace, workspace);
  hjl_selection_bar_set_workspace (self->bar, workspace);
  if (workspace != NULL)
    {
      g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "account-changed", G_CALLBACK (show_list_state), self, G_CONNECT_SWAPPED);
    }

  hjl_candidate_details_set_workspace (self->details, NULL, NULL);
  hjl_pipeline_pane_set_loader (self->pipeline, NULL);
  hjl_candidates_view_update_panes (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    open_list (self);
}

void
hjl_candidates_view_look (HjlCandidatesView *self)
{
  if (self->list == NULL)
    open_list (self);
  else
    follow (self, self->missed);
  self->missed = 0;
}
