/* test-candidates-several.c: who needs somebody, one after the other; and several at once
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/candidates/hjl-candidates-view.h"

#include "app/candidates/hjl-candidate-details.h"
#include "app/candidates/hjl-candidate-item.h"
#include "app/candidates/hjl-errands.h"
#include "app/candidates/hjl-selection-bar.h"
#include "app/widgets/hjl-row-list.h"
#include "hjl-app-test.h"
#include "model/hjl-time.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-holds.h"
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
  const char   *expected;
  guint         n;
} Scene;

static void
put_person (HjlStore   *store,
            const char *id,
            const char *name,
            HjlTime     at)
{
  HjlCandidate *candidate = make_candidate (id, at);

  candidate->name = g_strdup (name);
  g_free (candidate->role_id);
  candidate->role_id = g_strdup ("r1");
  g_assert_cmpint (take_candidate (store, candidate), ==, 1);
}

static void
put_question (HjlStore   *store,
              const char *id,
              const char *choices)
{
  g_autoptr (HjlHold) hold = hjl_hold_new (id, HJL_HOLD_DUPLICATE);
  g_autoptr (GError) error = NULL;

  hold->choices = g_strsplit (choices, " ", -1);
  g_assert_true (hjl_store_set_hold (store, hold, &error));
  g_assert_no_error (error);
}

/* Ada waits; Ben's change was refused; Cleo may be one of two records, and Eve another one. */
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
  put_person (self->store, "ada", "Ada Lov", 4000);
  put_person (self->store, "ben", "Ben Gun", 3000);
  put_person (self->store, "cleo", "Cleo Pat", 2000);
  put_person (self->store, "eve", "Eve Own", 1000);
  add_hold (self->store, "ben", HJL_HOLD_REFUSED);
  put_question (self->store, "cleo", "o8 o9");
  put_question (self->store, "eve", "o7");

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
  hjl_test_run_until_true (is_gone, &view);
  g_assert_finalize_object (self->store);
  hjl_app_test_close_workspace (self->workspace);
  hjl_test_remove_folder (self->folder);
  g_free (self->folder);
}

static GtkSelectionModel *
get_selection (Scene *self)
{
  return hjl_row_list_get_model (HJL_ROW_LIST (hjl_app_test_find (self->view, HJL_TYPE_ROW_LIST, NULL)));
}

static gboolean
shows_expected (gpointer user_data)
{
  Scene *self = user_data;

  return hjl_app_test_shows (self->view, self->expected);
}

static void
see (Scene      *self,
     const char *text)
{
  g_test_message ("Waiting for “%s”", text);
  self->expected = text;
  hjl_test_run_until_true (shows_expected, self);
}

/* Their details, which are theirs only. */
static gboolean
is_expected_open (gpointer user_data)
{
  Scene     *self = user_data;
  GtkWidget *details = hjl_app_test_find (self->view, HJL_TYPE_CANDIDATE_DETAILS, NULL);

  return details != NULL && hjl_app_test_find (details, GTK_TYPE_LABEL, self->expected) != NULL;
}

static void
see_details (Scene      *self,
             const char *name)
{
  g_test_message ("Waiting for the details of %s", name);
  self->expected = name;
  hjl_test_run_until_true (is_expected_open, self);
}

static gboolean
has_rows (gpointer user_data)
{
  Scene      *self = user_data;
  GListModel *model;

  if (hjl_app_test_find (self->view, HJL_TYPE_ROW_LIST, NULL) == NULL)
    return FALSE;
  model = G_LIST_MODEL (get_selection (self));
  if (g_list_model_get_n_items (model) != self->n)
    return FALSE;
  for (guint i = 0; i < self->n; i++)
    {
      g_autoptr (HjlCandidateItem) item = g_list_model_get_item (model, i);

      if (hjl_candidate_item_get_id (item) == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
see_rows (Scene *self,
          guint  n)
{
  self->n = n;
  hjl_test_run_until_true (has_rows, self);
}

static GtkWidget *
find_button (Scene      *self,
             const char *text)
{
  return hjl_app_test_find (hjl_app_test_find (self->view, HJL_TYPE_CANDIDATE_DETAILS, NULL), GTK_TYPE_BUTTON, text);
}

static void
press (Scene      *self,
       const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (hjl_app_test_find (self->view, HJL_TYPE_ROW_LIST, NULL)), action, NULL));
}

/* One list of those who wait for a person, from one to the next; what helps is blue, and nothing else. */
static void
test_needs_you (Scene        *self,
                gconstpointer data)
{
  see_rows (self, 4);
  hjl_candidates_view_show_attention (HJL_CANDIDATES_VIEW (self->view));
  see_rows (self, 3);
  see_details (self, "Ben Gun");
  g_assert_true (gtk_widget_has_css_class (find_button (self, "_Retry"), "suggested-action"));

  press (self, "candidates.next");
  see_details (self, "Cleo Pat");
  g_assert_null (find_button (self, "_Retry"));
  g_assert_nonnull (find_button (self, "Export as New"));
  press (self, "candidates.next");
  see_details (self, "Eve Own");
  press (self, "candidates.next");
  see_details (self, "Eve Own");
  press (self, "candidates.previous");
  see_details (self, "Cleo Pat");
}

/* Wanted before it is known how wide the window is, as by a notice that starts the program; narrow, nobody is shown. */
static void
test_needs_you_early (Scene        *self,
                      gconstpointer data)
{
  GtkWidget *early = g_object_new (HJL_TYPE_CANDIDATES_VIEW, "workspace", self->workspace, NULL);

  gtk_window_destroy (self->window);
  self->view = early;
  hjl_candidates_view_show_attention (HJL_CANDIDATES_VIEW (self->view));
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (self->window, 400, 700);
  gtk_window_set_child (self->window, self->view);
  gtk_window_present (self->window);
  see_rows (self, 3);
  hjl_test_wait_idle ();
  g_assert_null (hjl_app_test_find (self->view, HJL_TYPE_CANDIDATE_DETAILS, NULL));
  hjl_app_test_resize (self->window, 900, 700);
  see_details (self, "Ben Gun");
}

/* Whatever is the matter, the first button is the one that helps. */
static void
test_ways (Scene        *self,
           gconstpointer data)
{
  static const struct
  {
    HjlHoldKind kind;
    const char *button; /* nullable */
    gboolean    retry;  /* may be tried beside it */
  } ways[] = {
    { HJL_HOLD_REFUSED, "_Retry", FALSE },
    { HJL_HOLD_STAGE_GONE, "Open _Mapping", TRUE },
    { HJL_HOLD_NO_ACTING_USER, "Open C_onnection", TRUE },
    { HJL_HOLD_CONFIDENTIAL, "Open C_onnection", TRUE },
    { HJL_HOLD_UNCERTAIN, NULL, FALSE },
    { HJL_HOLD_CV_AWAITED, NULL, FALSE },
  };
  HjlCandidateDetails *details;

  see_rows (self, 4);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GtkWidget *first, *retry;
      g_autoptr (HjlCase) ben = NULL;
      g_autofree char *said = NULL;

      g_test_message ("%s", hjl_hold_kind_to_string (ways[i].kind));
      add_hold (self->store, "ben", ways[i].kind);
      ben = hjl_store_load_case (self->store, "ben", NULL);
      said = hjl_hold_describe (ben->hold, ben->link);
      hjl_candidates_view_show_candidate (HJL_CANDIDATES_VIEW (self->view), "ben");
      see_details (self, said);
      details = HJL_CANDIDATE_DETAILS (hjl_app_test_find (self->view, HJL_TYPE_CANDIDATE_DETAILS, NULL));
      first = ways[i].button != NULL ? find_button (self, ways[i].button) : NULL;
      retry = find_button (self, "_Retry");
      g_assert_true ((first != NULL) == (ways[i].button != NULL));
      g_assert_true (first == NULL || gtk_widget_has_css_class (first, "suggested-action"));
      g_assert_true (ways[i].retry == (retry != NULL && retry != first));
      g_assert_false (ways[i].retry && gtk_widget_has_css_class (retry, "suggested-action"));
      hjl_candidate_details_show (details, NULL);
    }
}

static void
ask (Scene      *self,
     const char *action,
     const char *heading)
{
  GtkWidget *bar = hjl_app_test_find (self->view, HJL_TYPE_SELECTION_BAR, NULL);

  g_assert_true (gtk_widget_activate_action (bar, action, NULL));
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (hjl_app_test_find_question ()), ==, heading);
}

static gboolean
is_told (gpointer user_data)
{
  AdwMessageDialog *dialog = hjl_app_test_find_question ();

  return dialog != NULL && g_str_equal (adw_message_dialog_get_heading (dialog), user_data);
}

static void
see_report (const char *heading,
            const char *body)
{
  hjl_test_run_until_true (is_told, (gpointer) heading);
  g_assert_cmpstr (adw_message_dialog_get_body (hjl_app_test_find_question ()), ==, body);
  hjl_app_test_answer ("close");
}

/* One question with their number and names, and what came of it. */
static void
test_erase (Scene        *self,
            gconstpointer data)
{
  g_autoptr (HjlCase) ada = NULL;
  g_autoptr (HjlCase) cleo = NULL;
  g_autoptr (HjlCase) eve = NULL;

  see_rows (self, 4);
  gtk_selection_model_select_range (get_selection (self), 2, 2, TRUE);
  see (self, "2 candidates selected");
  g_assert_null (hjl_app_test_find (self->view, HJL_TYPE_CANDIDATE_DETAILS, NULL));
  ask (self, "selection.erase", "Erase 2 Candidates?");
  g_assert_true (g_str_has_prefix (adw_message_dialog_get_body (hjl_app_test_find_question ()), "Cleo Pat, Eve Own\n"));
  hjl_app_test_answer ("cancel");
  cleo = hjl_store_load_case (self->store, "cleo", NULL);
  g_assert_false (cleo->candidate->erased);
  g_clear_pointer (&cleo, hjl_case_free);

  ask (self, "selection.erase", "Erase 2 Candidates?");
  hjl_app_test_answer ("go");
  see_report ("2 Candidates Erased", "2: Personal data was erased from this computer.");
  ada = hjl_store_load_case (self->store, "ada", NULL);
  cleo = hjl_store_load_case (self->store, "cleo", NULL);
  eve = hjl_store_load_case (self->store, "eve", NULL);
  g_assert_true (cleo->candidate->erased && eve->candidate->erased);
  g_assert_false (ada->candidate->erased);
}

/* It says how many of them it is about. */
static void
test_retry (Scene        *self,
            gconstpointer data)
{
  g_autoptr (HjlCase) ben = NULL;

  see_rows (self, 4);
  gtk_selection_model_select_all (get_selection (self));
  see (self, "4 candidates selected");
  ask (self, "selection.retry", "Retry 1 Candidate?");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (hjl_app_test_find_question ()), "It does not concern the other 3."));
  hjl_app_test_answer ("go");
  see_report ("1 Candidate Will Be Tried Again", "1: The next sync will try again.");
  ben = hjl_store_load_case (self->store, "ben", NULL);
  g_assert_null (ben->hold);
}

/* The same answer for the same question. */
static void
test_decide (Scene        *self,
             gconstpointer data)
{
  g_autoptr (HjlCase) cleo = NULL;
  g_autoptr (HjlCase) eve = NULL;
  GtkWidget *choice;

  see_rows (self, 4);
  gtk_selection_model_select_all (get_selection (self));
  see (self, "4 candidates selected");
  ask (self, "selection.resolve", "Decide for 2 Candidates?");
  choice = hjl_app_test_find (GTK_WIDGET (hjl_app_test_find_question ()), GTK_TYPE_DROP_DOWN, NULL);
  g_assert_nonnull (choice);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  hjl_app_test_answer ("go");
  see_report ("2 Decisions Saved", "2: It will be applied at the next sync.");
  cleo = hjl_store_load_case (self->store, "cleo", NULL);
  eve = hjl_store_load_case (self->store, "eve", NULL);
  g_assert_cmpstr (cleo->hold->decision, ==, "new");
  g_assert_cmpstr (eve->hold->decision, ==, "new");
}

/* Where nobody is connected, it ends with the first and says why. */
static void
test_sync (Scene        *self,
           gconstpointer data)
{
  see_rows (self, 4);
  gtk_selection_model_select_all (get_selection (self));
  see (self, "4 candidates selected");
  ask (self, "selection.sync", "Sync 4 Candidates?");
  hjl_app_test_answer ("go");
  see_report ("0 Candidates Synced", "1: hackajob is not connected. Connect it first.\n4 were left as they are.");
}

static gboolean
has_wide_notice (gpointer user_data)
{
  Scene     *self = user_data;
  GtkWidget *label = hjl_app_test_find (self->view, GTK_TYPE_LABEL, "3 candidates need attention");
  int        width = gtk_widget_get_width (self->view);

  return label != NULL && width > 1000 && gtk_widget_get_width (gtk_widget_get_ancestor (label, GTK_TYPE_REVEALER)) == width &&
         gtk_widget_get_width (hjl_app_test_find (self->view, HJL_TYPE_ROW_LIST, NULL)) == 960;
}

/* In a wide window the notices go from edge to edge, as the window's own above them; the rows do not. */
static void
test_wide (Scene        *self,
           gconstpointer data)
{
  see_rows (self, 4);
  hjl_candidates_view_set_n_attention (HJL_CANDIDATES_VIEW (self->view), 3);
  hjl_app_test_resize (self->window, 1100, 700);
  hjl_test_run_until_true (has_wide_notice, self);
}

static gboolean
has_expected_width (gpointer user_data)
{
  Scene     *self = user_data;
  GtkWidget *details = hjl_app_test_find (self->view, HJL_TYPE_CANDIDATE_DETAILS, NULL);

  return details != NULL && ABS (gtk_widget_get_width (details) - (int) self->n) <= 1;
}

/* Beside the list the details have a good third of the window, and never less than their text takes, as large as it is; also
 * where it grows while they are looked at. */
static void
test_details_width (Scene        *self,
                    gconstpointer data)
{
  const int texts[] = { 96, 120, 96 };

  see_rows (self, 4);
  hjl_app_test_resize (self->window, 1120, 700);
  press (self, "candidates.next");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("Text of %d", texts[i]);
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", texts[i] * 1024, NULL);
      self->n = (guint) MAX (gtk_widget_get_width (self->view) * 36 / 100, 340 * texts[i] / 96);
      hjl_test_run_until_true (has_expected_width, self);
    }
}

static gboolean
shows_details (Scene *self)
{
  return hjl_app_test_find (self->view, HJL_TYPE_CANDIDATE_DETAILS, NULL) != NULL;
}

/* Escape leaves who is shown from the search, too, once that holds nothing; and several who are selected. */
static void
test_escape (Scene        *self,
             gconstpointer data)
{
  GtkWidget *search = hjl_app_test_find (self->view, GTK_TYPE_SEARCH_ENTRY, NULL);

  see_rows (self, 4);
  hjl_app_test_resize (self->window, 1100, 700);
  press (self, "candidates.next");
  see_details (self, "Ada Lov");
  gtk_editable_set_text (GTK_EDITABLE (search), "a");
  g_signal_emit_by_name (search, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  g_assert_true (shows_details (self));
  g_signal_emit_by_name (search, "stop-search");
  g_assert_false (shows_details (self));

  see_rows (self, 4);
  gtk_selection_model_select_all (get_selection (self));
  see (self, "4 candidates selected");
  press (self, "candidates.close");
  g_assert_true (gtk_bitset_is_empty (gtk_selection_model_get_selection (get_selection (self))));
}

/* Of the buttons; 0 where they are not there yet. */
static int
count_lines (Scene *self)
{
  GtkWidget       *first = hjl_app_test_find (self->view, GTK_TYPE_BUTTON, "S_ync");
  GtkWidget       *last = hjl_app_test_find (self->view, GTK_TYPE_BUTTON, "Er_ase…");
  graphene_point_t at;

  if (!gtk_widget_compute_point (last, first, &GRAPHENE_POINT_INIT (0, 0), &at) || gtk_widget_get_width (first) == 0)
    return 0;

  return at.y < (float) gtk_widget_get_height (first) ? 1 : 2;
}

static gboolean
are_in_one_line (gpointer scene)
{
  return count_lines (scene) == 1;
}

static gboolean
are_two_by_two (gpointer scene)
{
  return count_lines (scene) == 2;
}

/* What to do with several takes the list no more room than it has to. */
static void
test_buttons (Scene        *self,
              gconstpointer data)
{
  see_rows (self, 4);
  hjl_app_test_resize (self->window, 1100, 700);
  gtk_selection_model_select_all (get_selection (self));
  hjl_test_run_until_true (are_in_one_line, self);
  hjl_app_test_resize (self->window, HJL_APP_TEST_NARROWEST, 700);
  hjl_test_run_until_true (are_two_by_two, self);
}

/* As in the list, with the exact time as a tooltip. */
static void
test_timeline (Scene        *self,
               gconstpointer data)
{
  HjlTime          at = hjl_time_now () - 5 * 60000;
  HjlActivity      activity = { .at = at, .kind = HJL_ACTIVITY_ATTENTION, .candidate_id = (char *) "ada", .kept = (char *) "Look at this." };
  g_autofree char *full = hjl_time_dup_full (at);
  g_autoptr (GError) error = NULL;
  GtkWidget *row;

  g_assert_true (hjl_store_add_activity (self->store, &activity, &error));
  g_assert_no_error (error);
  see_rows (self, 4);
  hjl_candidates_view_show_candidate (HJL_CANDIDATES_VIEW (self->view), "ada");
  see (self, "5 minutes ago");
  row = hjl_app_test_find (hjl_app_test_find (self->view, HJL_TYPE_CANDIDATE_DETAILS, NULL), ADW_TYPE_ACTION_ROW, "Needs attention");
  g_assert_nonnull (row);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (row), ==, full);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Look at this.\n5 minutes ago");
}

/* For whom each makes sense. */
static void
test_errands (void)
{
  enum
  {
    SYNC = 1 << 0,
    RETRY = 1 << 1,
    RESOLVE = 1 << 2,
    ERASE = 1 << 3,
  };
  static const struct
  {
    HjlState    state;
    HjlHoldKind kind;
    const char *choices;  /* nullable */
    const char *decision; /* nullable */
    guint       errands;
  } rows[] = {
    { HJL_STATE_EXPORTED, HJL_HOLD_NONE, NULL, NULL, SYNC | ERASE },
    { HJL_STATE_ERASED, HJL_HOLD_NONE, NULL, NULL, 0 },
    { HJL_STATE_ATTENTION, HJL_HOLD_REFUSED, NULL, NULL, SYNC | RETRY | ERASE },
    { HJL_STATE_ATTENTION, HJL_HOLD_STAGE_GONE, NULL, NULL, SYNC | RETRY | ERASE },
    { HJL_STATE_IN_PROGRESS, HJL_HOLD_UNCERTAIN, NULL, NULL, SYNC | ERASE },
    { HJL_STATE_ATTENTION, HJL_HOLD_DUPLICATE, "o1 o2", NULL, SYNC | RESOLVE | ERASE },
    { HJL_STATE_ATTENTION, HJL_HOLD_DUPLICATE, "o1 o2", "o1", SYNC | ERASE },
    { HJL_STATE_ATTENTION, HJL_HOLD_UNDONE, "o1", NULL, SYNC | RESOLVE | ERASE },
  };
  static const char *const actions[] = { "selection.sync", "selection.retry", "selection.resolve", "selection.erase" };
  g_autoptr (GPtrArray) people = hjl_chosen_list_new ();
  guint            n;
  const HjlErrand *errands = hjl_errands_get (&n);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HjlChosen *chosen = g_new0 (HjlChosen, 1);

      chosen->id = g_strdup_printf ("c%u", i);
      chosen->erased = rows[i].state == HJL_STATE_ERASED;
      if (rows[i].kind != HJL_HOLD_NONE)
        chosen->hold = hjl_hold_new (chosen->id, rows[i].kind);
      if (rows[i].choices != NULL)
        chosen->hold->choices = g_strsplit (rows[i].choices, " ", -1);
      if (rows[i].decision != NULL)
        chosen->hold->decision = g_strdup (rows[i].decision);
      g_ptr_array_add (people, chosen);
    }

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (actions));
  for (guint k = 0; k < n; k++)
    {
      g_autoptr (GPtrArray) some = hjl_errand_list_people (&errands[k], people);
      guint place = 0;

      g_test_message ("%s", actions[k]);
      g_assert_cmpstr (errands[k].action, ==, actions[k]);
      g_assert_true (hjl_errands_find (actions[k]) == &errands[k]);
      /* Only where each has a decision of its own the bar hands one over, and only what is gone for good is red. */
      g_assert_true ((errands[k].decide != NULL) == g_str_equal (actions[k], "selection.resolve"));
      g_assert_true (errands[k].destroys == g_str_equal (actions[k], "selection.erase"));
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        {
          if ((rows[i].errands & (1 << k)) == 0)
            continue;
          g_assert_cmpuint (place, <, some->len);
          g_assert_cmpstr (((HjlChosen *) some->pdata[place++])->id, ==, ((HjlChosen *) people->pdata[i])->id);
        }
      g_assert_cmpuint (place, ==, some->len);
    }
}

/* What was asked about the people of one environment is not done in another one. */
static void
test_other_workspace (Scene        *self,
                      gconstpointer data)
{
  GtkWidget *bar;

  see_rows (self, 4);
  gtk_selection_model_select_all (get_selection (self));
  see (self, "4 candidates selected");
  ask (self, "selection.erase", "Erase 4 Candidates?");
  bar = hjl_app_test_find (self->view, HJL_TYPE_SELECTION_BAR, NULL);
  hjl_selection_bar_set_workspace (HJL_SELECTION_BAR (bar), NULL);
  hjl_test_wait_idle ();
  g_assert_false (hjl_app_test_is_asked (NULL));
}

/* Somebody new comes before them: the same people are selected. */
static void
test_moves (Scene        *self,
            gconstpointer data)
{
  GtkSelectionModel *selection;

  see_rows (self, 4);
  selection = get_selection (self);
  gtk_selection_model_select_range (selection, 1, 2, TRUE);
  see (self, "2 candidates selected");
  put_person (self->store, "zoe", "Zoe New", 9000);
  gtk_widget_activate_action (GTK_WIDGET (hjl_app_test_find (self->view, HJL_TYPE_ROW_LIST, NULL)), "candidates.read-again", NULL);
  see_rows (self, 5);
  hjl_test_wait_idle ();
  g_assert_false (gtk_selection_model_is_selected (selection, 0));
  g_assert_false (gtk_selection_model_is_selected (selection, 1));
  g_assert_true (gtk_selection_model_is_selected (selection, 2));
  g_assert_true (gtk_selection_model_is_selected (selection, 3));
  ask (self, "selection.erase", "Erase 2 Candidates?");
  g_assert_true (g_str_has_prefix (adw_message_dialog_get_body (hjl_app_test_find_question ()), "Ben Gun, Cleo Pat\n"));
  hjl_app_test_answer ("cancel");
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, function) g_test_add ("/app/candidates-several/" name, Scene, NULL, set_up, function, tear_down)
  add_test ("needs-you", test_needs_you);
  add_test ("needs-you-early", test_needs_you_early);
  add_test ("ways", test_ways);
  add_test ("erase", test_erase);
  add_test ("retry", test_retry);
  add_test ("decide", test_decide);
  add_test ("sync", test_sync);
  add_test ("wide", test_wide);
  add_test ("details-width", test_details_width);
  add_test ("escape", test_escape);
  add_test ("buttons", test_buttons);
  add_test ("timeline", test_timeline);
  add_test ("moves", test_moves);
  add_test ("other-workspace", test_other_workspace);
  g_test_add_func ("/app/candidates-several/errands", test_errands);

  return g_test_run ();
}
