/* test-candidates-view.c: the Candidates view: list, filters, details, what can be done, and the preview
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/candidates/hjl-candidates-view.h"

#include "app/candidates/hjl-candidate-details.h"
#include "app/candidates/hjl-candidate-filters.h"
#include "app/candidates/hjl-candidate-item.h"
#include "app/candidates/hjl-person-row.h"
#include "app/widgets/hjl-row-list.h"
#include "app/candidates/hjl-pipeline-chart.h"
#include "app/sync/hjl-preview-window.h"
#include "hjl-app-test.h"
#include "hjl-test-tasks.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"
#include "store/hjl-store-timeline.h"
#include "tests/core/store/hjl-store-help.h"

typedef struct
{
  char         *folder;
  HjlWorkspace *workspace;
  HjlStore     *store;
  GtkWidget    *view;
  GtkWindow    *window;
} Scene;

static void
add_object (GPtrArray *list,
            gpointer   object)
{
  g_ptr_array_add (list, object);
}

static void
put_catalogue (HjlStore *store)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) ours = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) theirs = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  add_object (roles, hjl_role_new (&(HjlRole){ .id = "r1", .title = "Engineer", .accepted_count = -1 }));
  add_object (roles, hjl_role_new (&(HjlRole){ .id = "r2", .title = "Designer", .accepted_count = -1 }));
  add_object (ours, hjl_stage_new (&(HjlStage){ .side = HJL_SIDE_HACKAJOB, .id = "h1", .name = "Accepted" }));
  add_object (ours, hjl_stage_new (&(HjlStage){ .side = HJL_SIDE_HACKAJOB, .id = "h2", .name = "Final" }));
  add_object (theirs, hjl_stage_new (&(HjlStage){ .side = HJL_SIDE_LEVER, .id = "l1", .name = "On-site" }));
  g_assert_true (hjl_store_put_roles (store, roles, 1, &error));
  g_assert_true (hjl_store_put_stages (store, HJL_SIDE_HACKAJOB, ours, &error));
  g_assert_true (hjl_store_put_stages (store, HJL_SIDE_LEVER, theirs, &error));
  g_assert_no_error (error);
}

static void
put_person (HjlStore   *store,
            const char *id,
            const char *name,
            const char *role_id)
{
  HjlCandidate *candidate = make_candidate (id, 5000);

  candidate->name = g_strdup (name);
  g_free (candidate->role_id);
  candidate->role_id = g_strdup (role_id);
  g_assert_cmpint (take_candidate (store, candidate), ==, 1);
}

/* Ada is exported and had a conflict; Ben failed; Cleo may be one of two records; Dan is a designer. */
static void
put_people (HjlStore *store)
{
  g_autoptr (HjlHold) hold = hjl_hold_new ("cleo", HJL_HOLD_DUPLICATE);
  g_autoptr (HjlActivity) activity = hjl_activity_new (HJL_ACTIVITY_CONFLICT, 4000, "Both sides changed.");
  g_autoptr (GError) error = NULL;

  put_person (store, "ada", "Ada Lov", "r1");
  put_person (store, "ben", "Ben Gun", "r1");
  put_person (store, "cleo", "Cleo Pat", "r1");
  put_person (store, "dan", "Dan <b>Dee", "r2");
  add_link (store, "ada", "o1");
  take_opportunity (store, make_opportunity ("o1", "l1"), 9);
  add_hold (store, "ben", HJL_HOLD_REFUSED);
  hold->choices = g_strsplit ("o8 o9", " ", -1);
  g_assert_true (hjl_store_set_hold (store, hold, &error));
  activity->candidate_id = g_strdup ("ada");
  activity->passed_over = g_strdup ("h2");
  g_assert_true (hjl_store_add_activity (store, activity, &error));
  g_assert_no_error (error);
}

static void
set_up (Scene        *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = hjl_test_make_folder ();
  self->workspace = hjl_app_test_open_workspace (self->folder);
  path = g_build_filename (self->folder, "hjlever.db", NULL);
  self->store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  if (data == NULL)
    {
      put_catalogue (self->store);
      put_people (self->store);
    }

  self->view = g_object_new (HJL_TYPE_CANDIDATES_VIEW, NULL);
  g_object_set (self->view, "workspace", self->workspace, NULL);
  self->window = hjl_app_test_present (self->view);
}

static gboolean
is_gone (gpointer view)
{
  return *(gpointer *) view == NULL;
}

static void
tear_down (Scene        *self,
           gconstpointer data)
{
  GtkWidget *view = self->view;

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_window_destroy (self->window);
  /* What is being read still holds it. */
  hjl_test_run_until_true (is_gone, &view);
  g_assert_finalize_object (self->store);
  hjl_app_test_close_workspace (self->workspace);
  hjl_test_remove_folder (self->folder);
  g_free (self->folder);
}

typedef struct
{
  GtkWidget  *root;
  const char *text;
} Wanted;

static gboolean
is_said (GtkWidget  *root,
         const char *text)
{
  if (!gtk_widget_get_child_visible (root) || !gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_INSCRIPTION (root) && gtk_inscription_get_text (GTK_INSCRIPTION (root)) != NULL &&
      strstr (gtk_inscription_get_text (GTK_INSCRIPTION (root)), text) != NULL)
    return TRUE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (is_said (child, text))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_wanted_said (gpointer user_data)
{
  Wanted *wanted = user_data;

  return is_said (wanted->root, wanted->text);
}

static gboolean
is_wanted_gone (gpointer user_data)
{
  return !is_wanted_said (user_data);
}

static void
wait_for (GtkWidget  *root,
          const char *text)
{
  Wanted wanted = { root, text };

  hjl_test_run_until_true (is_wanted_said, &wanted);
}

static void
wait_without (GtkWidget  *root,
              const char *text)
{
  Wanted wanted = { root, text };

  hjl_test_run_until_true (is_wanted_gone, &wanted);
}

/* The list of candidates, not that of a drop-down. */
static HjlRowList *
find_list (GtkWidget *root)
{
  if (GTK_IS_POPOVER (root))
    return NULL;
  if (HJL_IS_ROW_LIST (root))
    return HJL_ROW_LIST (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      HjlRowList *found = find_list (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

typedef struct
{
  GtkWidget *root;
  GType      type;
} Sought;

static gboolean
is_found (gpointer user_data)
{
  Sought *sought = user_data;

  return hjl_app_test_find (sought->root, sought->type, NULL) != NULL;
}

static GtkWidget *
find (Scene *self,
      GType  type)
{
  Sought sought = { self->view, type };

  hjl_test_run_until_true (is_found, &sought);

  return hjl_app_test_find (self->view, type, NULL);
}

/* Returns: where the candidate of this name is, or %GTK_INVALID_LIST_POSITION */
static guint
find_place (GtkWidget  *view,
            const char *name)
{
  GListModel *model = G_LIST_MODEL (hjl_row_list_get_model (find_list (view)));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (HjlCandidateItem) item = g_list_model_get_item (model, i);
      const HjlCandidateRow *row = item->row;

      if (row != NULL && g_strcmp0 (row->name, name) == 0)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static gboolean
is_listed (gpointer user_data)
{
  Wanted *wanted = user_data;

  return find_place (wanted->root, wanted->text) != GTK_INVALID_LIST_POSITION;
}

static HjlCandidateDetails *
open_details (Scene      *self,
              const char *name)
{
  Wanted               wanted = { self->view, name };
  HjlCandidateDetails *details;

  hjl_test_run_until_true (is_listed, &wanted);
  g_signal_emit_by_name (find_list (self->view), "activate", find_place (self->view, name));
  details = HJL_CANDIDATE_DETAILS (find (self, HJL_TYPE_CANDIDATE_DETAILS));
  wait_for (GTK_WIDGET (details), name);

  return details;
}

static void
test_list (Scene        *self,
           gconstpointer data)
{
  wait_for (self->view, "4 candidates");
  wait_for (self->view, "Ada Lov");
  wait_for (self->view, "On-site");
  wait_for (self->view, "Needs attention");
  wait_for (self->view, "Dan <b>Dee");
}

static void
test_time_goes_by (Scene        *self,
                   gconstpointer data)
{
  GtkWidget *row;

  wait_for (self->view, "4 candidates");
  row = find (self, HJL_TYPE_PERSON_ROW);
  hjl_person_row_tell_time (HJL_PERSON_ROW (row), 5000 + 5 * 60 * 1000);
  g_assert_true (is_said (row, "5 minutes ago"));
}

static void
test_empty (Scene        *self,
            gconstpointer data)
{
  /* Nothing to search, and the one thing to do. */
  wait_for (self->view, "Connect Your Accounts First");
  g_assert_false (is_said (self->view, "0 candidates"));
  g_assert_null (hjl_app_test_find (self->view, GTK_TYPE_SEARCH_ENTRY, NULL));
  g_assert_nonnull (hjl_app_test_find (self->view, GTK_TYPE_BUTTON, "Connect"));
}

static void
test_filters (Scene        *self,
              gconstpointer data)
{
  GtkWidget *search = find (self, GTK_TYPE_SEARCH_ENTRY);

  wait_for (self->view, "4 candidates");
  gtk_editable_set_text (GTK_EDITABLE (search), "ben");
  wait_for (self->view, "1 candidate");
  wait_without (self->view, "Ada Lov");
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody at all");
  wait_for (self->view, "No Candidates Found");
  /* The words in any order, as the desktop's search has them. */
  gtk_editable_set_text (GTK_EDITABLE (search), "gun BEN");
  wait_for (self->view, "1 candidate");
  gtk_widget_activate_action (self->view, "candidates.clear", NULL);
  wait_for (self->view, "4 candidates");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (hjl_app_test_find (self->view, GTK_TYPE_DROP_DOWN, "State")), 2);
  wait_for (self->view, "1 candidate");
  wait_for (self->view, "Ben Gun");
}

/* Somebody needs attention whom the search leaves out. */
static void
test_searched (Scene        *self,
               gconstpointer data)
{
  wait_for (self->view, "4 candidates");
  gtk_widget_activate_action (self->view, "candidates.show-attention", NULL);
  gtk_editable_set_text (GTK_EDITABLE (find (self, GTK_TYPE_SEARCH_ENTRY)), "nobody at all");
  wait_for (self->view, "No Candidates Found");
  gtk_editable_set_text (GTK_EDITABLE (find (self, GTK_TYPE_SEARCH_ENTRY)), "");
  wait_without (self->view, "No Candidates Found");
}

static void
test_role (Scene        *self,
           gconstpointer data)
{
  GtkWidget       *chart;
  g_autofree char *description = NULL;

  wait_for (self->view, "4 candidates");
  hjl_candidates_view_show_role (HJL_CANDIDATES_VIEW (self->view), "r1");
  wait_for (self->view, "3 candidates");
  wait_for (self->view, "Pipeline");
  chart = find (self, HJL_TYPE_PIPELINE_CHART);
  description = g_strdup (gtk_widget_get_tooltip_text (chart));
  g_assert_cmpstr (description, ==, "hackajob: Accepted 3. Lever: On-site 1");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL, "Pipeline of Engineer");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);

  hjl_candidates_view_show_role (HJL_CANDIDATES_VIEW (self->view), "");
  wait_for (self->view, "4 candidates");
}

/* What happens in the database comes up by itself. */
static void
test_follows (Scene        *self,
              gconstpointer data)
{
  wait_for (self->view, "4 candidates");
  put_person (self->store, "eve", "Eve New", "r2");
  g_signal_emit_by_name (self->workspace, "changed", HJL_CHANGES_CANDIDATES);
  wait_for (self->view, "5 candidates");
  wait_for (self->view, "Eve New");
}

static double
get_scroll (Scene *self)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_list (self->view))));
}

/* Whoever is new at the top is seen by who looks there, and moves nothing for who looks elsewhere. */
static void
test_top (Scene        *self,
          gconstpointer data)
{
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *id = g_strdup_printf ("filler-%02d", i);

      put_person (self->store, id, id, "r1");
    }
  g_signal_emit_by_name (self->workspace, "changed", HJL_CHANGES_CANDIDATES);
  wait_for (self->view, "44 candidates");
  hjl_test_wait_idle ();
  g_assert_cmpfloat (get_scroll (self), <=, 0);

  put_person (self->store, "eve", "Eve New", "r2");
  g_signal_emit_by_name (self->workspace, "changed", HJL_CHANGES_CANDIDATES);
  wait_for (self->view, "45 candidates");
  wait_for (self->view, "Eve New");
  hjl_test_wait_idle ();
  g_assert_cmpfloat (get_scroll (self), <=, 0);

  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_list (self->view))), 400);
  put_person (self->store, "fay", "Fay New", "r2");
  g_signal_emit_by_name (self->workspace, "changed", HJL_CHANGES_CANDIDATES);
  wait_for (self->view, "46 candidates");
  g_assert_cmpfloat (get_scroll (self), >, 0);
}

static void
test_conflict (Scene        *self,
               gconstpointer data)
{
  HjlCandidateDetails *details = open_details (self, "Ada Lov");
  g_autoptr (HjlLink) link = NULL;
  g_autoptr (GError) error = NULL;

  wait_for (GTK_WIDGET (details), "Both sides changed.");
  wait_for (GTK_WIDGET (details), "Move to “Final” instead");
  gtk_widget_activate_action (GTK_WIDGET (details), "candidate.prefer", NULL);
  wait_without (GTK_WIDGET (details), "Move to “Final” instead");
  link = hjl_store_load_link (self->store, "ada", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (link->wanted_stage_id, ==, "h2");
}

static void
test_retry (Scene        *self,
            gconstpointer data)
{
  HjlCandidateDetails *details = open_details (self, "Ben Gun");

  wait_for (GTK_WIDGET (details), "Failed");
  g_assert_nonnull (hjl_app_test_find (GTK_WIDGET (details), GTK_TYPE_BUTTON, "_Retry"));
  gtk_widget_activate_action (GTK_WIDGET (details), "candidate.retry", NULL);
  wait_for (GTK_WIDGET (details), "Waiting");
  g_assert_null (hjl_app_test_find (GTK_WIDGET (details), GTK_TYPE_BUTTON, "_Retry"));
  g_assert_cmpint (get_state (self->store, "ben"), ==, HJL_STATE_WAITING);
}

static void
test_resolve (Scene        *self,
              gconstpointer data)
{
  HjlCandidateDetails *details = open_details (self, "Cleo Pat");
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlCase) facts = NULL;

  wait_for (GTK_WIDGET (details), "Is This the Same Person?");
  wait_for (GTK_WIDGET (details), "o9");
  wait_for (GTK_WIDGET (details), "No, Create New");
  gtk_widget_activate_action (GTK_WIDGET (details), "candidate.resolve", "s", "o9");
  wait_without (GTK_WIDGET (details), "Is This the Same Person?");
  facts = hjl_store_load_case (self->store, "cleo", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (facts->hold->decision, ==, "o9");
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }

  return NULL;
}

/* Nothing is erased before somebody said so in a dialog, whose default is not to. */
static void
test_erase (Scene        *self,
            gconstpointer data)
{
  HjlCandidateDetails *details = open_details (self, "Ada Lov");
  GtkWidget           *dialog;

  gtk_widget_activate_action (GTK_WIDGET (details), "candidate.erase", NULL);
  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, "Erase Ada Lov?");
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (dialog)), ==, "cancel");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  hjl_test_tasks_wait_idle ();
  g_assert_cmpint (get_state (self->store, "ada"), ==, HJL_STATE_EXPORTED);

  gtk_widget_activate_action (GTK_WIDGET (details), "candidate.erase", NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_window (ADW_TYPE_MESSAGE_DIALOG)), "erase");
  wait_without (GTK_WIDGET (details), "Ada Lov");
  g_assert_cmpint (get_state (self->store, "ada"), ==, HJL_STATE_ERASED);
}

/* Escape and the button lead back to the list. */
static void
test_close (Scene        *self,
            gconstpointer data)
{
  HjlCandidateDetails *details = open_details (self, "Ada Lov");

  gtk_widget_activate_action (GTK_WIDGET (details), "candidate.close", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (details)));
  g_assert_null (hjl_candidate_details_get_id (details));
  wait_for (self->view, "Ben Gun");
}

/* Nobody is connected, so the preview says what to do; given a plan it lists what a sync would write. */
static void
test_preview (Scene        *self,
              gconstpointer data)
{
  g_autoptr (HjlPlan) plan = hjl_plan_new ();
  HjlAction *export = hjl_action_new (HJL_ACTION_EXPORT, "ben");
  HjlAction        *settle = hjl_action_new (HJL_ACTION_SETTLE, "ada");
  HjlPreviewWindow *preview;

  hjl_candidates_view_preview (HJL_CANDIDATES_VIEW (self->view));
  preview = HJL_PREVIEW_WINDOW (find_window (HJL_TYPE_PREVIEW_WINDOW));
  g_assert_nonnull (preview);
  wait_for (GTK_WIDGET (preview), "No Preview");
  wait_for (GTK_WIDGET (preview), "not connected");

  export->role_id = g_strdup ("r1");
  export->reason = g_strdup ("The candidate accepted.");
  settle->reason = g_strdup ("Nothing that matters.");
  g_ptr_array_add (plan->actions, export);
  g_ptr_array_add (plan->actions, settle);
  plan->n_unmapped = 2;
  hjl_preview_window_show_plan (preview, g_steal_pointer (&plan));
  wait_for (GTK_WIDGET (preview), "Export to Lever");
  wait_for (GTK_WIDGET (preview), "Ben Gun, Engineer");
  wait_for (GTK_WIDGET (preview), "The candidate accepted.");
  wait_for (GTK_WIDGET (preview), "2 candidates wait because their roles are not mapped.");
  g_assert_false (is_said (GTK_WIDGET (preview), "Nothing that matters."));
  gtk_window_destroy (GTK_WINDOW (preview));
}

/* The window may close while everything is still being read. */
static void
test_closed_early (Scene        *self,
                   gconstpointer data)
{
  hjl_candidates_view_show_role (HJL_CANDIDATES_VIEW (self->view), "r1");
  hjl_candidates_view_preview (HJL_CANDIDATES_VIEW (self->view));
  gtk_window_destroy (GTK_WINDOW (find_window (HJL_TYPE_PREVIEW_WINDOW)));
  g_assert_null (find_window (HJL_TYPE_PREVIEW_WINDOW));
}

static void
test_finalizes (void)
{
  hjl_app_test_finalizes (HJL_TYPE_CANDIDATES_VIEW);
  hjl_app_test_finalizes (HJL_TYPE_CANDIDATE_DETAILS);
  hjl_app_test_finalizes (HJL_TYPE_CANDIDATE_FILTERS);
  hjl_app_test_finalizes (HJL_TYPE_PERSON_ROW);
  g_assert_null (find_window (HJL_TYPE_PREVIEW_WINDOW));
}

#define scene_add(path, data, function) g_test_add (path, Scene, data, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  hjl_app_test_init (&argc, &argv);

  scene_add ("/candidates-view/list", NULL, test_list);
  scene_add ("/candidates-view/time-goes-by", NULL, test_time_goes_by);
  scene_add ("/candidates-view/empty", "empty", test_empty);
  scene_add ("/candidates-view/filters", NULL, test_filters);
  scene_add ("/candidates-view/searched", NULL, test_searched);
  scene_add ("/candidates-view/role", NULL, test_role);
  scene_add ("/candidates-view/follows", NULL, test_follows);
  scene_add ("/candidates-view/top", NULL, test_top);
  scene_add ("/candidates-view/conflict", NULL, test_conflict);
  scene_add ("/candidates-view/retry", NULL, test_retry);
  scene_add ("/candidates-view/resolve", NULL, test_resolve);
  scene_add ("/candidates-view/erase", NULL, test_erase);
  scene_add ("/candidates-view/close", NULL, test_close);
  scene_add ("/candidates-view/preview", NULL, test_preview);
  scene_add ("/candidates-view/closed-early", NULL, test_closed_early);
  g_test_add_func ("/candidates-view/finalizes", test_finalizes);

  return g_test_run ();
}
