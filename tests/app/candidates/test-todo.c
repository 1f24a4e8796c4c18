/* test-todo.c: what is to be done on hackajob by hand, and where somebody stands there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-candidate-details.h"
#include "app/candidates/hjl-candidates-view.h"
#include "app/candidates/hjl-pipeline-chart.h"
#include "app/candidates/hjl-selection-bar.h"
#include "app/candidates/hjl-todo-row.h"
#include "app/candidates/hjl-todo-window.h"
#include "app/widgets/hjl-window-over.h"
#include "app/window/hjl-window.h"
#include "hjl-app-test.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-todo.h"

/* So often Tab goes round the whole window. */
#define MOST_TABS 40

typedef struct
{
  char         *folder;
  HjlWorkspace *workspace;
  char         *ids[2];   /* Ada, who is to be moved to Offer; Bo, to Hired */
  char         *offer_id; /* a stage */
  char         *hired_id;
  GtkWidget    *root;
  const char   *expected;
} Rig;

static char *
find_stage (HjlStore   *store,
            const char *name)
{
  g_autoptr (GPtrArray) stages = hjl_store_list_book_stages (store, NULL);

  for (guint i = 0; i < stages->len; i++)
    if (g_strcmp0 (((HjlStage *) g_ptr_array_index (stages, i))->name, name) == 0)
      return g_strdup (((HjlStage *) g_ptr_array_index (stages, i))->id);
  g_error ("No stage is called “%s”", name);
}

static gboolean
fill (HjlStore *store,
      HjlTime   now,
      gpointer  data,
      GError  **error)
{
  Rig             *rig = data;
  g_autofree char *role_id = hjl_store_add_book_role (store, NULL, "Data Engineer", now, error);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_person_free);

  for (guint i = 0; i < 2; i++)
    {
      HjlPerson *person = hjl_person_new (role_id);

      person->profile->name = g_strdup (i == 0 ? "Ada Byron" : "Bo Klein");
      person->profile->url = i == 0 ? g_strdup ("https://hackajob.example/ada") : NULL;
      g_ptr_array_add (people, person);
    }
  g_assert_true (hjl_store_add_people (store, people, now, error));
  rig->offer_id = find_stage (store, "Offer");
  rig->hired_id = find_stage (store, "Hired");
  for (guint i = 0; i < 2; i++)
    {
      rig->ids[i] = g_strdup (((HjlPerson *) people->pdata[i])->id);
      g_assert_true (hjl_store_set_todo (store, rig->ids[i], i == 0 ? rig->offer_id : rig->hired_id, now + i, error));
    }

  return TRUE;
}

static void
rig_set_up (Rig          *rig,
            gconstpointer data)
{
  g_autoptr (GAsyncResult) chosen = NULL;
  g_autoptr (GAsyncResult) filled = NULL;
  g_autoptr (GError) error = NULL;

  rig->folder = hjl_test_make_folder ();
  rig->workspace = hjl_app_test_open_workspace (rig->folder);
  hjl_workspace_set_candidates_from_async (rig->workspace, HJL_CANDIDATES_FROM_FILES, NULL, hjl_test_got_result, &chosen);
  hjl_finish (rig->workspace, hjl_test_wait (&chosen), &error);
  g_assert_no_error (error);
  hjl_workspace_edit_book_async (rig->workspace, fill, rig, NULL, NULL, hjl_test_got_result, &filled);
  hjl_finish (rig->workspace, hjl_test_wait (&filled), &error);
  g_assert_no_error (error);
}

static void
rig_tear_down (Rig          *rig,
               gconstpointer data)
{
  hjl_app_test_close_workspace (rig->workspace);
  hjl_test_remove_folder (rig->folder);
  g_free (rig->folder);
  g_free (rig->ids[0]);
  g_free (rig->ids[1]);
  g_free (rig->offer_id);
  g_free (rig->hired_id);
}

static gboolean
shows_expected (gpointer user_data)
{
  Rig *rig = user_data;

  return hjl_app_test_shows (rig->root, rig->expected);
}

static void
see (Rig        *rig,
     const char *text)
{
  g_test_message ("Waiting to see “%s”", text);
  rig->expected = text;
  hjl_test_run_until_true (shows_expected, rig);
}

static gboolean
hides_expected (gpointer user_data)
{
  return !shows_expected (user_data);
}

static void
miss (Rig        *rig,
      const char *text)
{
  g_test_message ("Waiting for “%s” to go", text);
  rig->expected = text;
  hjl_test_run_until_true (hides_expected, rig);
}

static GtkWidget *
find_in_row (Rig        *rig,
             const char *text,
             const char *button)
{
  for (GtkWidget *row = hjl_app_test_find (rig->root, HJL_TYPE_TODO_ROW, NULL); row != NULL;
       row = gtk_widget_get_parent (row))
    {
      for (GtkWidget *line = row; line != NULL; line = gtk_widget_get_next_sibling (line))
        if (gtk_widget_get_visible (line) && hjl_app_test_shows (line, text) && !hjl_app_test_shows (line, "These candidates"))
          return hjl_app_test_find (line, GTK_TYPE_BUTTON, button);
    }

  return NULL;
}

static char *
dup_stage (Rig  *rig,
           guint who)
{
  g_autoptr (HjlPerson) person = hjl_store_load_person (hjl_workspace_get_store (rig->workspace), rig->ids[who], NULL);

  return g_strdup (person->stage_id);
}

static gpointer
got_text (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));

  return g_value_dup_string (&value);
}

static void
test_list (Rig          *rig,
           gconstpointer data)
{
  GtkWidget       *window = hjl_todo_window_new (rig->workspace);
  g_autofree char *text = NULL;
  g_autofree char *stage = NULL;

  rig->root = window;
  gtk_window_present (GTK_WINDOW (window));
  see (rig, "Move Ada Byron to Offer");
  see (rig, "Move Bo Klein to Hired");
  g_assert_nonnull (find_in_row (rig, "Ada", "Open in hackajob"));
  g_assert_null (find_in_row (rig, "Bo", "Open in hackajob"));

  g_signal_emit_by_name (find_in_row (rig, "Bo", "Copy the Name"), "clicked");
  text = got_text (window);
  g_assert_cmpstr (text, ==, "Bo Klein");

  g_signal_emit_by_name (find_in_row (rig, "Ada", "Done"), "clicked");
  miss (rig, "Ada Byron");
  g_assert_true (hjl_app_test_shows (window, "Move Bo Klein to Hired"));
  stage = dup_stage (rig, 0);
  g_assert_cmpstr (stage, ==, rig->offer_id);
  g_signal_emit_by_name (find_in_row (rig, "Bo", "Not Needed"), "clicked");
  see (rig, "Nothing to Do");
  g_assert_cmpint (hjl_store_count_todos (hjl_workspace_get_store (rig->workspace), NULL), ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  hjl_test_wait_idle ();
}

/* Who closes the list at once is told below it what was not written. */
static void
test_closed_early (Rig          *rig,
                   gconstpointer data)
{
  g_autoptr (GAsyncResult) chosen = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *toasts = adw_toast_overlay_new ();
  GtkWindow *below = hjl_app_test_present (toasts);
  GtkWidget *window = hjl_todo_window_new (rig->workspace);

  hjl_window_stand_over (GTK_WINDOW (window), toasts);
  rig->root = window;
  gtk_window_present (GTK_WINDOW (window));
  see (rig, "Move Ada Byron to Offer");
  hjl_workspace_set_candidates_from_async (rig->workspace, HJL_CANDIDATES_FROM_FEED, NULL, hjl_test_got_result, &chosen);
  hjl_finish (rig->workspace, hjl_test_wait (&chosen), &error);
  g_assert_no_error (error);
  gtk_widget_activate_action (window, "todo.done", "s", rig->ids[0]);
  gtk_window_close (GTK_WINDOW (window));
  rig->root = toasts;
  see (rig, "Choose files first");

  gtk_window_destroy (below);
  hjl_test_wait_idle ();
}

static void
on_page_changed_cb (GtkStack   *stack,
                    GParamSpec *pspec,
                    GtkWidget **focus)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (stack));

  *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* Where the last row goes a key that comes at once is the window's: it goes to nothing that is hidden. */
static void
test_last (Rig          *rig,
           gconstpointer data)
{
  GtkWidget *window = hjl_todo_window_new (rig->workspace);
  GtkWidget *focus = window;
  GtkWidget *button;

  rig->root = window;
  gtk_window_present (GTK_WINDOW (window));
  see (rig, "Move Ada Byron to Offer");
  g_signal_connect (hjl_app_test_find (window, GTK_TYPE_STACK, NULL), "notify::visible-child", G_CALLBACK (on_page_changed_cb), &focus);
  gtk_widget_activate_action (window, "todo.done", "s", rig->ids[0]);
  miss (rig, "Move Ada Byron to Offer");
  button = find_in_row (rig, "Move Bo Klein to Hired", "Done");
  g_assert_true (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  see (rig, "Nothing to Do");
  g_assert_null (focus);

  gtk_window_destroy (GTK_WINDOW (window));
  hjl_test_wait_idle ();
}

/* The number is at the view's name, and in what a screen reader says of the tab. */
static void
test_badge (Rig          *rig,
            gconstpointer data)
{
  HjlWindow        *window = hjl_window_new (NULL);
  GtkWidget        *tab;
  AdwViewStack     *stack;
  AdwViewStackPage *page;

  rig->root = GTK_WIDGET (window);
  hjl_window_set_workspace (window, rig->workspace);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "candidates");
  see (rig, "2 candidates to move in hackajob");
  stack = ADW_VIEW_STACK (hjl_app_test_find (GTK_WIDGET (window), ADW_TYPE_VIEW_STACK, NULL));
  page = adw_view_stack_get_page (stack, adw_view_stack_get_child_by_name (stack, "candidates"));
  g_assert_cmpuint (adw_view_stack_page_get_badge_number (page), ==, 2);
  tab = hjl_app_test_find_tab (GTK_WIDGET (window), 2);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (tab), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "2 to do in hackajob");

  gtk_window_destroy (GTK_WINDOW (window));
  hjl_test_wait_idle ();
}

/* By Tab alone one comes to all that is to be done. */
static void
test_keys (Rig          *rig,
           gconstpointer data)
{
  HjlWindow *window = hjl_window_new (NULL);
  GtkWidget *button;

  rig->root = GTK_WIDGET (window);
  hjl_window_set_workspace (window, rig->workspace);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "candidates");
  see (rig, "2 candidates to move in hackajob");
  button = hjl_app_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "To _Do…");
  g_assert_nonnull (button);
  /* What has no place yet is passed over. */
  hjl_app_test_draw (GTK_WIDGET (window));
  for (guint i = 0; i < MOST_TABS && !gtk_widget_is_focus (button); i++)
    gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_focus (button));

  gtk_window_destroy (GTK_WINDOW (window));
  hjl_test_wait_idle ();
}

static gboolean
is_in_offer (gpointer user_data)
{
  g_autofree char *stage = dup_stage (user_data, 1);
  Rig             *rig = user_data;

  return g_strcmp0 (stage, rig->offer_id) == 0;
}

/* What the recruiter says of somebody's stage takes the place of what was to be done about it. */
static gboolean
close_role (HjlStore *store,
            HjlTime   now,
            gpointer  data,
            GError  **error)
{
  g_autoptr (GPtrArray) roles = hjl_store_list_book_roles (store, error);

  return roles != NULL && hjl_store_set_book_role_live (store, ((HjlRole *) roles->pdata[0])->id, FALSE, now, error);
}

/* Of whoever waits for a closed role no mapping is said to help. */
static void
test_closed (Rig          *rig,
             gconstpointer data)
{
  HjlCandidateDetails *details = g_object_new (HJL_TYPE_CANDIDATE_DETAILS, NULL);
  GtkWindow           *window = hjl_app_test_present (GTK_WIDGET (details));
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;

  rig->root = GTK_WIDGET (details);
  hjl_candidate_details_set_workspace (details, rig->workspace, hjl_workspace_get_loader (rig->workspace));
  hjl_candidate_details_show (details, rig->ids[0]);
  see (rig, "once the role’s mapping allows it");
  g_assert_nonnull (hjl_app_test_find (GTK_WIDGET (details), GTK_TYPE_BUTTON, "Open _Mapping"));

  hjl_workspace_edit_book_async (rig->workspace, close_role, NULL, NULL, NULL, hjl_test_got_result, &closed);
  hjl_finish (rig->workspace, hjl_test_wait (&closed), &error);
  g_assert_no_error (error);
  hjl_candidate_details_show (details, NULL);
  hjl_candidate_details_show (details, rig->ids[0]);
  see (rig, "Reopen it in Jobs");
  g_assert_null (hjl_app_test_find (GTK_WIDGET (details), GTK_TYPE_BUTTON, "Open _Mapping"));

  gtk_window_destroy (window);
  hjl_test_wait_idle ();
}

static void
test_stage (Rig          *rig,
            gconstpointer data)
{
  HjlCandidateDetails *details = g_object_new (HJL_TYPE_CANDIDATE_DETAILS, NULL);
  GtkWindow           *window = hjl_app_test_present (GTK_WIDGET (details));

  rig->root = GTK_WIDGET (details);
  hjl_candidate_details_set_workspace (details, rig->workspace, hjl_workspace_get_loader (rig->workspace));
  hjl_candidate_details_show (details, rig->ids[1]);
  see (rig, "Hired");
  g_assert_nonnull (hjl_app_test_find (GTK_WIDGET (details), GTK_TYPE_MENU_BUTTON, "Change the Stage in hackajob"));
  gtk_widget_activate_action (GTK_WIDGET (details), "candidate.change-stage", "s", rig->offer_id);
  hjl_test_run_until_true (is_in_offer, rig);
  see (rig, "Offer");
  g_assert_cmpint (hjl_store_count_todos (hjl_workspace_get_store (rig->workspace), NULL), ==, 1);

  gtk_window_destroy (window);
  hjl_test_wait_idle ();
}

static gboolean
are_in_offer (gpointer user_data)
{
  g_autofree char *first = dup_stage (user_data, 0);
  g_autofree char *second = dup_stage (user_data, 1);
  Rig             *rig = user_data;

  return g_strcmp0 (first, rig->offer_id) == 0 && g_strcmp0 (second, rig->offer_id) == 0;
}

static gboolean
put_fed (HjlStore *store,
         HjlTime   now,
         gpointer  data,
         GError  **error)
{
  g_autoptr (HjlCandidate) fed = hjl_candidate_new ("fed");
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();

  fed->role_id = g_strdup ("r1");
  fed->status = HJL_CANDIDATE_STATUS_ACCEPTED;
  g_ptr_array_add (candidates, fed);

  return hjl_store_take_candidates (store, candidates, error) == 1;
}

/* The same of several at once; whom a feed told of keeps nobody from it. */
static void
test_several (Rig          *rig,
              gconstpointer data)
{
  HjlSelectionBar *bar = g_object_new (HJL_TYPE_SELECTION_BAR, NULL);
  GtkWidget       *toasts = adw_toast_overlay_new ();
  GtkWindow       *window;
  g_autoptr (GPtrArray) stages = hjl_store_list_book_stages (hjl_workspace_get_store (rig->workspace), NULL);
  g_autoptr (GAsyncResult) put = NULL;
  GPtrArray *people = hjl_chosen_list_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rig->ids); i++)
    {
      HjlChosen one = { rig->ids[i], (char *) "Somebody", FALSE, NULL };

      g_ptr_array_add (people, hjl_chosen_copy (&one));
    }
  hjl_workspace_edit_book_async (rig->workspace, put_fed, NULL, NULL, NULL, hjl_test_got_result, &put);
  g_assert_true (hjl_finish (rig->workspace, hjl_test_wait (&put), NULL));
  {
    HjlChosen fed = { (char *) "fed", (char *) "Somebody", FALSE, NULL };

    g_ptr_array_add (people, hjl_chosen_copy (&fed));
  }
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (bar));
  window = hjl_app_test_present (toasts);
  rig->root = toasts;
  hjl_selection_bar_set_workspace (bar, rig->workspace);
  g_assert_null (hjl_app_test_find (toasts, GTK_TYPE_MENU_BUTTON, NULL));
  hjl_selection_bar_set_stages (bar, stages);
  hjl_selection_bar_take (bar, people, 0);
  g_assert_nonnull (hjl_app_test_find (toasts, GTK_TYPE_MENU_BUTTON, NULL));

  gtk_widget_activate_action (GTK_WIDGET (bar), "selection.set-stage", "s", rig->offer_id);
  hjl_test_run_until_true (are_in_offer, rig);
  see (rig, "The next sync lets Lever follow. 1 was left as it is.");
  g_assert_cmpint (hjl_store_count_todos (hjl_workspace_get_store (rig->workspace), NULL), ==, 0);

  gtk_window_destroy (window);
  hjl_test_wait_idle ();
}

static gboolean
has_place (gpointer chart)
{
  return gtk_widget_get_height (chart) > 0;
}

/* Who is dropped on a stage of the pipeline stands there then; beside the stages nobody takes them. */
static void
test_chart (Rig          *rig,
            gconstpointer data)
{
  GtkWidget         *view = g_object_new (HJL_TYPE_CANDIDATES_VIEW, NULL);
  GtkWidget         *toasts = adw_toast_overlay_new ();
  const char *const *ids = (const char *const[]){ rig->ids[0], rig->ids[1], NULL };
  g_autoptr (GPtrArray) stages = hjl_store_list_book_stages (hjl_workspace_get_store (rig->workspace), NULL);
  g_autoptr (HjlCandidateRow) row = hjl_store_load_candidate_row (hjl_workspace_get_store (rig->workspace), rig->ids[0], NULL);
  g_autoptr (GListModel) controllers = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  GtkWindow     *window;
  GtkWidget     *chart;
  GtkDropTarget *target = NULL;
  gboolean       taken;
  double         line;
  guint          place;

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), view);
  window = hjl_app_test_present (toasts);
  rig->root = toasts;
  hjl_app_test_resize (window, 1000, 700);
  g_object_set (view, "workspace", rig->workspace, NULL);
  hjl_candidates_view_show_role (HJL_CANDIDATES_VIEW (view), row->role_id);
  see (rig, "Pipeline");
  chart = hjl_app_test_find (view, HJL_TYPE_PIPELINE_CHART, NULL);
  /* Nobody is there yet, and there is a place to drop somebody all the same. */
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (chart), "Withdrawn 0"));

  hjl_test_run_until_true (has_place, chart);
  controllers = gtk_widget_observe_controllers (chart);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        target = GTK_DROP_TARGET (controller);
    }
  g_assert_nonnull (target);
  for (place = 0; g_strcmp0 (((HjlStage *) stages->pdata[place])->id, rig->offer_id) != 0; place++)
    ;
  /* A heading, and a line for each stage. */
  line = (double) gtk_widget_get_height (chart) / (stages->len + 1);
  g_value_init (&value, G_TYPE_STRV);
  g_value_set_boxed (&value, ids);
  g_signal_emit_by_name (target, "drop", &value, 20.0, line / 2, &taken);
  g_assert_false (taken);
  g_signal_emit_by_name (target, "drop", &value, gtk_widget_get_width (chart) - 20.0, line * (place + 1.5), &taken);
  g_assert_false (taken);
  g_signal_emit_by_name (target, "drop", &value, 20.0, line * (place + 1.5), &taken);
  g_assert_true (taken);
  hjl_test_run_until_true (are_in_offer, rig);
  see (rig, "The next sync lets Lever follow.");

  gtk_window_destroy (window);
  hjl_test_wait_idle ();
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, function) g_test_add ("/app/todo/" name, Rig, NULL, rig_set_up, function, rig_tear_down)
  add_test ("list", test_list);
  add_test ("closed-early", test_closed_early);
  add_test ("last", test_last);
  add_test ("badge", test_badge);
  add_test ("keys", test_keys);
  add_test ("stage", test_stage);
  add_test ("closed", test_closed);
  add_test ("several", test_several);
  add_test ("chart", test_chart);

  return g_test_run ();
}
