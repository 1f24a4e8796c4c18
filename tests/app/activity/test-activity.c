/* test-activity.c: what syncs have written and what else happened, as a list
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/activity/hjl-activity-details.h"
#include "app/activity/hjl-activity-row.h"
#include "app/activity/hjl-activity-window.h"
#include "app/widgets/hjl-row-list.h"
#include "hjl-app-test.h"
#include "model/hjl-time.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-timeline.h"
#include "store/hjl-store-runs.h"

/* More than are read at once. */
#define N_OLD 450
/* With the run, what it did, and the choice of files. */
#define N_ALL (N_OLD + 3)

typedef struct
{
  char         *folder;
  HjlWorkspace *workspace;
  char         *candidate_id;
  guint         n_old;
  guint         n_lines;
  GtkWidget    *window;
  const char   *expected;
  char         *opened;
} Rig;

static void
note (HjlStore       *store,
      HjlActivityKind kind,
      HjlTime         at,
      const char     *candidate_id,
      const char     *text)
{
  g_autoptr (HjlActivity) activity = hjl_activity_new (kind, at, text);

  activity->candidate_id = g_strdup (candidate_id);
  if (kind == HJL_ACTIVITY_DONE)
    activity->action = g_strdup ("move-in-lever");
  g_assert_true (hjl_store_add_activity (store, activity, NULL));
}

static gboolean
add_person (HjlStore *store,
            HjlTime   now,
            gpointer  data,
            GError  **error)
{
  Rig             *rig = data;
  g_autofree char *role_id = hjl_store_add_book_role (store, NULL, "Data Engineer", now, error);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_person_free);
  HjlPerson *person = hjl_person_new (role_id);

  person->profile->name = g_strdup ("Ada <b>Byron");
  g_ptr_array_add (people, person);
  g_assert_true (hjl_store_add_people (store, people, now, error));
  rig->candidate_id = g_strdup (person->id);

  for (guint i = 0; i < rig->n_old; i++)
    {
      g_autofree char *text = g_strdup_printf ("Setting %u was changed.%s", i, i == 0 ? "\nOffer: New → Old" : "");

      note (store, HJL_ACTIVITY_CHANGED, now, NULL, text);
    }

  return TRUE;
}

static gboolean
touch (HjlStore *store,
       HjlTime   now,
       gpointer  data,
       GError  **error)
{
  return TRUE;
}

static void
edit (Rig        *rig,
      HjlBookFunc func)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_edit_book_async (rig->workspace, func, rig, NULL, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

/* Old entries, and a run that moved Ada. */
static void
fill (Rig *rig)
{
  g_autofree char *path = g_build_filename (rig->folder, "hjlever.db", NULL);
  g_autoptr (HjlStore) store = NULL;
  g_autoptr (HjlRun) run = NULL;
  g_autoptr (HjlWrite) write = NULL;
  g_autoptr (GError) error = NULL;
  HjlTime now = hjl_time_now ();

  edit (rig, add_person);

  /* As a sync does: not within the transaction of an edit. */
  store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  run = hjl_run_new (HJL_RUN_AUTOMATIC, now);
  hjl_store_begin_run (store, run);
  write = hjl_write_new (rig->candidate_id, HJL_ACTION_MOVE_IN_LEVER, now);
  write->opportunity_id = g_strdup ("o1");
  write->actor_id = g_strdup ("u1");
  g_assert_true (hjl_store_begin_write (store, write, &error));
  g_assert_true (hjl_store_end_write (store, write->id, HJL_WRITE_DONE, now, &error));
  note (store, HJL_ACTIVITY_DONE, now, rig->candidate_id, "Moved to Offer in Lever.");
  g_assert_true (hjl_store_end_run (store, TRUE, now, &error));

  /* The workspace tells of it. */
  edit (rig, touch);
}

static void
choose_files (Rig *rig)
{
  g_autoptr (GAsyncResult) chosen = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_set_candidates_from_async (rig->workspace, HJL_CANDIDATES_FROM_FILES, NULL, hjl_test_got_result, &chosen);
  hjl_finish (rig->workspace, hjl_test_wait (&chosen), &error);
  g_assert_no_error (error);
}

static void
rig_set_up (Rig          *rig,
            gconstpointer data)
{
  rig->n_old = GPOINTER_TO_UINT (data);
  rig->folder = hjl_test_make_folder ();
  rig->workspace = hjl_app_test_open_workspace (rig->folder);
  if (rig->n_old > 0)
    choose_files (rig);
}

static void
rig_tear_down (Rig          *rig,
               gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (rig->window));
  hjl_app_test_close_workspace (rig->workspace);
  hjl_test_remove_folder (rig->folder);
  g_free (rig->folder);
  g_free (rig->candidate_id);
  g_free (rig->opened);
}

static gboolean
shows_expected (gpointer user_data)
{
  Rig *rig = user_data;

  return hjl_app_test_shows (rig->window, rig->expected) || hjl_app_test_find (rig->window, GTK_TYPE_WIDGET, rig->expected) != NULL;
}

static void
see (Rig        *rig,
     const char *text)
{
  g_test_message ("Waiting to see “%s”", text);
  rig->expected = text;
  hjl_test_run_until_true (shows_expected, rig);
}

static void
open_window (Rig *rig)
{
  rig->window = hjl_activity_window_new (rig->workspace);
  gtk_window_present (GTK_WINDOW (rig->window));
}

static GListModel *
get_model (Rig *rig)
{
  HjlRowList *list = HJL_ROW_LIST (hjl_app_test_find (rig->window, HJL_TYPE_ROW_LIST, NULL));

  return G_LIST_MODEL (hjl_row_list_get_model (list));
}

static char *
dup_line (Rig  *rig,
          guint i)
{
  g_autoptr (HjlActivityItem) item = g_list_model_get_item (get_model (rig), i);

  g_assert_nonnull (item);

  return hjl_activity_item_describe (item);
}

static void
on_open_candidate_cb (Rig        *rig,
                      const char *candidate_id)
{
  rig->opened = g_strdup (candidate_id);
}

/* The run above what happened in it, with its undo; then what is older. */
static void
test_run (Rig          *rig,
          gconstpointer data)
{
  g_autofree char *run = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *old = NULL;

  fill (rig);
  open_window (rig);
  see (rig, "Ada <b>Byron: Moved to Offer in Lever.");

  run = dup_line (rig, 0);
  moved = dup_line (rig, 1);
  old = dup_line (rig, 2);
  g_assert_cmpstr (run, ==, "1 moved in Lever");
  g_assert_cmpstr (moved, ==, "Ada <b>Byron: Moved to Offer in Lever.");
  g_assert_cmpstr (old, ==, "Setting 2 was changed.");
  g_assert_cmpuint (g_list_model_get_n_items (get_model (rig)), ==, 2 + 3 + 1); /* the choice of files, too */
  g_assert_nonnull (hjl_app_test_find (rig->window, GTK_TYPE_BUTTON, "Undo…"));

  g_signal_connect_swapped (rig->window, "open-candidate", G_CALLBACK (on_open_candidate_cb), rig);
  g_signal_emit_by_name (hjl_app_test_find (rig->window, HJL_TYPE_ROW_LIST, NULL), "activate", 0u);
  g_assert_null (rig->opened);
  g_signal_emit_by_name (hjl_app_test_find (rig->window, HJL_TYPE_ROW_LIST, NULL), "activate", 1u);
  g_assert_cmpstr (rig->opened, ==, rig->candidate_id);
}

static gboolean
has_expected_number (gpointer user_data)
{
  Rig *rig = user_data;

  /* Another page may be shown by now. */
  return hjl_app_test_find (rig->window, HJL_TYPE_ROW_LIST, NULL) != NULL &&
         g_list_model_get_n_items (get_model (rig)) == rig->n_lines;
}

static void
wait_for_lines (Rig  *rig,
                guint n)
{
  g_test_message ("Waiting for %u lines", n);
  rig->n_lines = n;
  hjl_test_run_until_true (has_expected_number, rig);
}

static gboolean
has_at_least (gpointer user_data)
{
  Rig *rig = user_data;

  return g_list_model_get_n_items (get_model (rig)) >= rig->n_lines;
}

/* As many at once as are looked at, and more at the end of the list; nobody is there twice or missing. */
static void
test_portions (Rig          *rig,
               gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *scroller;

  fill (rig);
  open_window (rig);
  see (rig, "Ada <b>Byron: Moved to Offer in Lever.");
  g_assert_cmpuint (g_list_model_get_n_items (get_model (rig)), ==, 201);

  scroller = gtk_widget_get_ancestor (hjl_app_test_find (rig->window, HJL_TYPE_ROW_LIST, NULL), GTK_TYPE_SCROLLED_WINDOW);
  for (guint n = 401; n < N_ALL + 200; n += 200)
    {
      /* The toolkit may tell of the end by itself, too. */
      rig->n_lines = MIN (n, N_ALL);
      g_signal_emit_by_name (scroller, "edge-reached", GTK_POS_BOTTOM);
      hjl_test_run_until_true (has_at_least, rig);
    }
  wait_for_lines (rig, N_ALL);
  for (guint i = 0; i < N_ALL; i++)
    g_assert_true (g_hash_table_add (seen, dup_line (rig, i)));
}

static gboolean
add_entry (HjlStore *store,
           HjlTime   now,
           gpointer  data,
           GError  **error)
{
  note (store, HJL_ACTIVITY_CHANGED, now, NULL, "Something new was changed.");

  return TRUE;
}

static gboolean
begins_with_new (gpointer user_data)
{
  g_autofree char *line = dup_line (user_data, 0);

  return g_str_equal (line, "Something new was changed.");
}

static gboolean
has_second (gpointer user_data)
{
  g_autofree char *line = dup_line (user_data, 1);

  return g_str_equal (line, "Something new was changed.");
}

/* The toolkit may do so late, when everything was read. */
static void
tell_of_same_search (Rig *rig)
{
  g_signal_emit_by_name (hjl_app_test_find (rig->window, GTK_TYPE_SEARCH_ENTRY, NULL), "search-changed");
}

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       removed,
                     guint       added,
                     guint      *n_removed)
{
  *n_removed += removed;
}

/* More than is read at once, and one more comes: the oldest goes, and every other line is the same as before, with what
 * the focus and the scrolling hang on. */
static void
test_stays (Rig          *rig,
            gconstpointer data)
{
  g_autoptr (GListModel) model = NULL;
  guint n_removed = 0;

  fill (rig);
  open_window (rig);
  see (rig, "Ada <b>Byron: Moved to Offer in Lever.");
  model = g_object_ref (get_model (rig));
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed_cb), &n_removed);
  for (guint n = 1; n <= 2; n++)
    {
      g_autoptr (HjlActivityItem) looked_at = g_list_model_get_item (model, 100);
      g_autoptr (HjlActivityItem) then = NULL;

      tell_of_same_search (rig);
      edit (rig, add_entry);
      hjl_test_run_until_true (n == 1 ? begins_with_new : has_second, rig);
      then = g_list_model_get_item (model, 101);
      g_assert_true (then == looked_at);
      g_assert_cmpuint (n_removed, ==, n);
    }
  g_signal_handlers_disconnect_by_data (model, &n_removed);
}

static void
search (Rig        *rig,
        const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (hjl_app_test_find (rig->window, GTK_TYPE_SEARCH_ENTRY, NULL)), text);
}

/* By what is said, by a name, by a kind; and where there is none of it. */
static void
test_filters (Rig          *rig,
              gconstpointer data)
{
  GtkDropDown *kind;

  fill (rig);
  open_window (rig);
  see (rig, "Setting 0 was changed. · Offer: New → Old");
  /* It is for typing at once. */
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (rig->window)), GTK_TYPE_SEARCH_ENTRY));

  search (rig, "Setting 1");
  wait_for_lines (rig, 1);
  /* A line that is there is drawn a frame later. */
  see (rig, "Setting 1 was changed.");
  search (rig, "byron");
  wait_for_lines (rig, 2);
  see (rig, "Ada <b>Byron: Moved to Offer in Lever.");
  search (rig, "nobody of this name");
  see (rig, "No Activity Found");

  search (rig, "");
  kind = GTK_DROP_DOWN (hjl_app_test_find (rig->window, GTK_TYPE_DROP_DOWN, NULL));
  gtk_drop_down_set_selected (kind, 6);
  wait_for_lines (rig, 3 + 1);
  gtk_drop_down_set_selected (kind, 4);
  see (rig, "No Activity Found");
}

/* By why it was written: then what no sync wrote is not there. */
static void
test_causes (Rig          *rig,
             gconstpointer data)
{
  static const struct
  {
    guint       place;
    const char *shown;
  } causes[] = {
    { 1, "Ada <b>Byron: Moved to Offer in Lever." },
    { 2, "No Activity Found" },
    { 3, "No Activity Found" },
    { 4, "No Activity Found" },
    { 0, "Setting 1 was changed." },
  };
  GtkDropDown *cause;
  GtkWidget   *kind;

  fill (rig);
  open_window (rig);
  see (rig, "Setting 1 was changed.");
  kind = hjl_app_test_find (rig->window, GTK_TYPE_DROP_DOWN, NULL);
  cause = GTK_DROP_DOWN (hjl_app_test_find (gtk_widget_get_next_sibling (gtk_widget_get_parent (kind)), GTK_TYPE_DROP_DOWN, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      gtk_drop_down_set_selected (cause, causes[i].place);
      see (rig, causes[i].shown);
      if (causes[i].place == 1)
        wait_for_lines (rig, 2);
    }
}

static const char *
find_detail (char      **details,
             const char *name)
{
  for (guint i = 0; details[i] != NULL; i += 2)
    if (g_str_equal (details[i], name))
      return details[i + 1];

  return NULL;
}

static HjlPlace *
make_place (const char *stage,
            const char *lever_stage,
            const char *reason)
{
  HjlPlace *place = g_new0 (HjlPlace, 1);

  place->stage_name = g_strdup (stage);
  place->lever_stage_id = lever_stage != NULL ? g_strdup_printf ("id-%s", lever_stage) : NULL;
  place->lever_stage_name = g_strdup (lever_stage);
  place->archived = reason != NULL;
  place->reason_name = g_strdup (reason);
  place->posting_id = g_strdup ("p1");

  return place;
}

/* Each kind of write says from where to where on the side that it went to, who wrote it, and Lever's ids. */
static void
test_details (void)
{
  static const struct
  {
    HjlActionKind kind;
    const char   *before[3]; /* in hackajob; in Lever; why it was archived */
    const char   *after[3];
    const char   *line;
  } cases[] = {
    { HJL_ACTION_EXPORT, { "Accepted", NULL, NULL }, { "Accepted", "New applicant", NULL }, "Not in Lever → New applicant · as Sam Archer" },
    { HJL_ACTION_MOVE_IN_LEVER, { "Offer", "New applicant", NULL }, { "Offer", "Offer", NULL }, "New applicant → Offer · as Sam Archer" },
    { HJL_ACTION_ARCHIVE_IN_LEVER, { "Rejected", "Offer", NULL }, { "Rejected", "Offer", "Withdrew" }, "Offer → Archived: Withdrew · as Sam Archer" },
    { HJL_ACTION_UNARCHIVE_IN_LEVER, { "Offer", "Offer", "Withdrew" }, { "Offer", "Offer", NULL }, "Archived: Withdrew → Offer · as Sam Archer" },
    { HJL_ACTION_MOVE_IN_HACKAJOB, { "Accepted", "Offer", NULL }, { "Offer", "Offer", NULL }, "Accepted → Offer · as Sam Archer" },
    { HJL_ACTION_MARK_EXPORTED, { "Accepted", "Offer", NULL }, { "Accepted", "Offer", NULL }, "as Sam Archer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HjlTime      now = hjl_time_now ();
      HjlActivity *activity = hjl_activity_new (HJL_ACTIVITY_DONE, now, "Something was done.");
      HjlChange   *change = g_new0 (HjlChange, 1);
      g_autoptr (HjlActivityItem) item = NULL;
      g_autofree char *about = NULL;
      g_auto (GStrv) details = NULL;
      GtkWidget *window;

      change->kind = cases[i].kind;
      change->actor_id = g_strdup ("u1");
      change->actor_name = g_strdup ("Sam Archer");
      change->opportunity_id = g_strdup ("o1");
      change->contact_id = g_strdup ("k1");
      change->before = make_place (cases[i].before[0], cases[i].before[1], cases[i].before[2]);
      change->after = make_place (cases[i].after[0], cases[i].after[1], cases[i].after[2]);
      item = hjl_activity_item_new (activity, change);
      about = hjl_activity_item_describe_about (item, now);
      g_assert_true (g_str_has_prefix (about, cases[i].line));
      details = hjl_activity_item_list_details (item);
      g_assert_cmpstr (find_detail (details, "Acting user"), ==, "Sam Archer");
      g_assert_cmpstr (find_detail (details, "Lever opportunity"), ==, "o1");
      g_assert_cmpstr (find_detail (details, "Lever contact"), ==, "k1");
      g_assert_cmpstr (find_detail (details, "Lever posting"), ==, "p1");
      g_assert_nonnull (strstr (find_detail (details, "Before"), cases[i].before[0]));
      g_assert_nonnull (strstr (find_detail (details, "After"), "in Lever"));

      window = hjl_activity_details_new (item);
      gtk_window_present (GTK_WINDOW (window));
      g_assert_true (hjl_app_test_shows (window, "o1"));
      gtk_widget_activate_action (window, "details.copy", NULL);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* What is shown, as a table and as lines, for its owner alone; another ending is said. */
static void
test_export (Rig          *rig,
             gconstpointer data)
{
  static const char *const names[] = { "activity.csv", "activity.jsonl" };

  fill (rig);
  open_window (rig);
  see (rig, "Setting 0 was changed. · Offer: New → Old");
  search (rig, "Setting");
  wait_for_lines (rig, 3);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (rig->folder, names[i], NULL);
      g_autofree char *text = NULL;
      GStatBuf         status;

      hjl_activity_window_export (HJL_ACTIVITY_WINDOW (rig->window), path);
      hjl_test_run_until_true (is_there, path);
      see (rig, "Exported. The file has names of people: keep it safe.");
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_nonnull (strstr (text, "Setting 2 was changed."));
      g_assert_null (strstr (text, "Byron"));
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }

  hjl_activity_window_export (HJL_ACTIVITY_WINDOW (rig->window), "/nowhere/activity.pdf");
  see (rig, "Name the file “….csv” for a table or “….jsonl” for lines of JSON");
}

/* It fills while it is open, and may be closed while it reads. */
static void
test_follows (Rig          *rig,
              gconstpointer data)
{
  open_window (rig);
  see (rig, "No Activity Yet");

  choose_files (rig);
  wait_for_lines (rig, 1);
  fill (rig);
  see (rig, "Ada <b>Byron: Moved to Offer in Lever.");

  search (rig, "Moved");
  gtk_window_destroy (GTK_WINDOW (rig->window));
  open_window (rig);
  wait_for_lines (rig, 3);
}

/* Whom it is about, and what happened, is read in a narrow window, too. */
static void
test_narrow (Rig          *rig,
             gconstpointer data)
{
  fill (rig);
  open_window (rig);
  see (rig, "Ada <b>Byron: Moved to Offer in Lever.");
  for (int width = HJL_APP_TEST_NARROWEST; width < 1000; width += 200)
    {
      hjl_app_test_resize (GTK_WINDOW (rig->window), width, 600);
      hjl_test_wait_idle ();
      hjl_app_test_draw (rig->window);
      g_assert_true (hjl_app_test_has_room (rig->window, "Moved to Offer", "Ingrid Halvorsen: Moved to Final interview in Lever."));
    }
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

  g_test_add ("/activity/run", Rig, GUINT_TO_POINTER (3), rig_set_up, test_run, rig_tear_down);
  g_test_add ("/activity/portions", Rig, GUINT_TO_POINTER (N_OLD), rig_set_up, test_portions, rig_tear_down);
  g_test_add ("/activity/stays", Rig, GUINT_TO_POINTER (N_OLD), rig_set_up, test_stays, rig_tear_down);
  g_test_add ("/activity/filters", Rig, GUINT_TO_POINTER (3), rig_set_up, test_filters, rig_tear_down);
  g_test_add ("/activity/causes", Rig, GUINT_TO_POINTER (3), rig_set_up, test_causes, rig_tear_down);
  g_test_add ("/activity/narrow", Rig, GUINT_TO_POINTER (3), rig_set_up, test_narrow, rig_tear_down);
  g_test_add_func ("/activity/details", test_details);
  g_test_add ("/activity/export", Rig, GUINT_TO_POINTER (3), rig_set_up, test_export, rig_tear_down);
  g_test_add ("/activity/follows", Rig, NULL, rig_set_up, test_follows, rig_tear_down);

  return g_test_run ();
}
