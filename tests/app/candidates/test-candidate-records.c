/* test-candidate-records.c: a recruiter sees which record in Lever may be a person, and decides
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../../core/sync/hjl-sync-rig.h"
#include "app/candidates/hjl-candidate-details.h"
#include "hjl-app-test.h"
#include "model/hjl-snapshot.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-holds.h"

typedef struct
{
  HjlSyncRig *sync;
  char       *candidate_id;
  char       *record_id;
  GtkWidget  *view;
  GtkWindow  *window;
  const char *expected;
} Rig;

static HjlCase *
load_case (Rig *rig)
{
  g_autoptr (GError) error = NULL;
  HjlCase *c = hjl_store_load_case (hjl_workspace_get_store (rig->sync->workspace), rig->candidate_id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (c);

  return c;
}

/* Somebody in Lever has added one of two candidates by hand. */
static void
rig_set_up (Rig          *rig,
            gconstpointer data)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GHashTable) mappings = NULL;
  g_autoptr (HjlSyncReport) read = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (HjlCase) c = NULL;
  HjlCase    *first;
  HjlMapping *mapping;

  options.plain = TRUE;
  options.candidates = 2;
  options.live_roles = 1;
  options.rate = 0;
  rig->sync = hjl_sync_rig_new (&options);
  read = hjl_sync_rig_sync (rig->sync);
  cases = hjl_store_load_cases (hjl_workspace_get_store (rig->sync->workspace), TRUE, NULL, 10, NULL);
  first = g_ptr_array_index (cases, 0);
  rig->candidate_id = g_strdup (first->candidate->id);

  hjl_sync_rig_map_all (rig->sync);
  mappings = hjl_workspace_load_mappings (rig->sync->workspace, NULL);
  mapping = g_hash_table_lookup (mappings, first->candidate->role_id);
  added = hjl_sync_rig_control (rig->sync, "lever-add", "{'candidate':'%s','posting':'%s'}", rig->candidate_id,
                                hjl_mapping_get_posting_id (mapping));
  report = hjl_sync_rig_sync (rig->sync);
  g_assert_cmpuint (report->attention, ==, 1);
  c = load_case (rig);
  rig->record_id = g_strdup (c->hold->choices[0]);

  rig->view = g_object_new (HJL_TYPE_CANDIDATE_DETAILS, NULL);
  hjl_candidate_details_set_workspace (HJL_CANDIDATE_DETAILS (rig->view), rig->sync->workspace,
                                       hjl_workspace_get_loader (rig->sync->workspace));
  rig->window = hjl_app_test_present (rig->view);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

static void
rig_tear_down (Rig          *rig,
               gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (rig->view), (gpointer *) &rig->view);
  gtk_window_destroy (rig->window);
  hjl_test_run_until_true (is_gone, &rig->view);
  hjl_sync_rig_free (rig->sync);
  g_free (rig->candidate_id);
  g_free (rig->record_id);
}

static gboolean
says_expected (gpointer user_data)
{
  Rig *rig = user_data;

  return hjl_app_test_shows (rig->view, rig->expected);
}

static void
wait_for (Rig        *rig,
          const char *expected)
{
  rig->expected = expected;
  hjl_test_run_until_true (says_expected, rig);
}

/* The details have a way to open the candidate's own record, too. */
static GtkWidget *
find_choices (Rig *rig)
{
  return gtk_widget_get_ancestor (hjl_app_test_find (rig->view, GTK_TYPE_LABEL, "Is This the Same Person?"),
                                  ADW_TYPE_PREFERENCES_GROUP);
}

static gboolean
is_decided (gpointer user_data)
{
  g_autoptr (HjlCase) c = load_case (user_data);

  return c->hold == NULL || c->hold->decision != NULL;
}

static void
test_choose (Rig          *rig,
             gconstpointer data)
{
  g_autoptr (HjlCase) before = load_case (rig);

  hjl_candidate_details_show (HJL_CANDIDATE_DETAILS (rig->view), rig->candidate_id);
  wait_for (rig, "In Lever since");
  g_assert_true (hjl_app_test_shows (rig->view, before->candidate->name));
  g_assert_nonnull (hjl_app_test_find (find_choices (rig), GTK_TYPE_BUTTON, "Open in Lever"));
  g_assert_nonnull (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "Export as New"));

  g_signal_emit_by_name (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "Choose"), "clicked");
  hjl_test_run_until_true (is_decided, rig);
}

/* Deleted while the recruiter thinks about it. */
static void
test_deleted (Rig          *rig,
              gconstpointer data)
{
  g_autoptr (JsonObject) deleted = hjl_sync_rig_control (rig->sync, "lever-delete", "{'opportunity':'%s'}", rig->record_id);

  hjl_candidate_details_show (HJL_CANDIDATE_DETAILS (rig->view), rig->candidate_id);
  wait_for (rig, "Deleted in Lever");
  g_assert_null (hjl_app_test_find (find_choices (rig), GTK_TYPE_BUTTON, "Open in Lever"));
}

/* Lever is away: the ids still tell records apart, and one can be chosen. */
static void
test_away (Rig          *rig,
           gconstpointer data)
{
  g_autoptr (JsonObject) fault =
    hjl_sync_rig_control (rig->sync, "fault", "{'side':'lever','kind':'cut-before','count':0}");

  hjl_candidate_details_show (HJL_CANDIDATE_DETAILS (rig->view), rig->candidate_id);
  wait_for (rig, rig->record_id);
  g_signal_emit_by_name (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "Choose"), "clicked");
  hjl_test_run_until_true (is_decided, rig);
}

/* Each kind of question has its own words, and no button that does nothing. */
static void
test_kinds (Rig          *rig,
            gconstpointer data)
{
  static const struct
  {
    HjlHoldKind kind;
    const char *question;
    const char *choose;
    const char *word;
    const char *effect;
  } kinds[] = {
    { HJL_HOLD_SEVERAL, "Is This the Same Person?", "Choose", "Export as New", "Creates a new record in Lever." },
    { HJL_HOLD_EXPORTED_BEFORE, "Which Record Counts?", "Choose", NULL, NULL },
    { HJL_HOLD_OTHER_NAME, "Is This the Same Person?", "Same Person", "Export as New", "without the shared email address" },
    { HJL_HOLD_TWIN, "Does One Record Count for Both Roles?", "Use for Both", "Export as New", "in the same posting" },
    { HJL_HOLD_OTHER_POSTING, "Which Posting Counts?", "Keep Here", "Export as New", "that the role is mapped to" },
    { HJL_HOLD_ARCHIVED, "Is This Candidate Still in the Running?", "Leave Archived", "Unarchive", "Unarchives the record" },
  };

  g_autofree char *path = g_build_filename (rig->sync->folder, "hjlever.db", NULL);
  g_autoptr (GError) opened = NULL;
  g_autoptr (HjlStore) store = hjl_store_open (path, HJL_STORE_READ_WRITE, &opened);

  g_assert_no_error (opened);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (HjlCase) c = load_case (rig);
      g_autoptr (GError) error = NULL;

      c->hold->kind = kinds[i].kind;
      g_assert_true (hjl_store_set_hold (store, c->hold, &error));
      g_assert_no_error (error);
      hjl_candidate_details_show (HJL_CANDIDATE_DETAILS (rig->view), NULL);
      hjl_candidate_details_show (HJL_CANDIDATE_DETAILS (rig->view), rig->candidate_id);
      wait_for (rig, kinds[i].question);
      g_assert_nonnull (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, kinds[i].choose));
      if (kinds[i].word != NULL)
        {
          g_assert_nonnull (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, kinds[i].word));
          g_assert_true (hjl_app_test_shows (rig->view, kinds[i].effect));
        }
      else
        {
          g_assert_null (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "Export as New"));
        }
    }
}

static gboolean
is_wanted_back (gpointer user_data)
{
  g_autoptr (HjlCase) c = load_case (user_data);

  return c->link->wanted_stage_id != NULL && c->link->kept_reason_id == NULL;
}

static gboolean
is_left_for_good (gpointer user_data)
{
  Rig *rig = user_data;

  return hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "Unarchive") == NULL;
}

/* Somebody whose record was archived in Lever, and whom a person then left so. */
static void
leave_archived (Rig *rig)
{
  g_autoptr (GPtrArray) cases = hjl_store_load_cases (hjl_workspace_get_store (rig->sync->workspace), TRUE, NULL, 10, NULL);
  g_autoptr (JsonObject) archived = NULL;
  g_autoptr (HjlSyncReport) held = NULL;

  for (guint i = 0; i < cases->len; i++)
    {
      const HjlCase *other = g_ptr_array_index (cases, i);

      if (other->link == NULL)
        continue;
      g_free (rig->candidate_id);
      rig->candidate_id = g_strdup (other->candidate->id);
    }
  archived = hjl_sync_rig_control (rig->sync, "lever-archive", "{'candidate':'%s','reason':'Position closed'}", rig->candidate_id);
  held = hjl_sync_rig_sync (rig->sync);
  hjl_candidate_details_show (HJL_CANDIDATE_DETAILS (rig->view), rig->candidate_id);
  wait_for (rig, "Is This Candidate Still in the Running?");
  g_signal_emit_by_name (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "Leave Archived"), "clicked");
  wait_for (rig, "Left Archived");
}

/* Whoever was left archived can be taken back, here as well. */
static void
test_way_back (Rig          *rig,
               gconstpointer data)
{
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlCase) c = NULL;

  leave_archived (rig);
  g_signal_emit_by_name (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "Unarchive"), "clicked");
  hjl_test_run_until_true (is_wanted_back, rig);
  report = hjl_sync_rig_sync (rig->sync);
  c = load_case (rig);
  g_assert_false (c->opportunity->archived);
}

/* Whom hackajob rejected meanwhile would be archived again: there is no way back. Who comes back there is unarchived. */
static void
test_no_way_back (Rig          *rig,
                  gconstpointer data)
{
  g_autoptr (JsonObject) rejected = NULL;
  g_autoptr (HjlSyncReport) out = NULL;
  g_autoptr (JsonObject) back = NULL;
  g_autoptr (HjlSyncReport) in = NULL;
  g_autoptr (HjlCase) c = NULL;

  leave_archived (rig);
  rejected = hjl_sync_rig_control (rig->sync, "hackajob-move", "{'candidate':'%s','stage':'Rejected'}", rig->candidate_id);
  out = hjl_sync_rig_sync (rig->sync);
  hjl_candidate_details_refresh (HJL_CANDIDATE_DETAILS (rig->view));
  hjl_test_run_until_true (is_left_for_good, rig);

  back = hjl_sync_rig_control (rig->sync, "hackajob-move", "{'candidate':'%s','stage':'Accepted'}", rig->candidate_id);
  in = hjl_sync_rig_sync (rig->sync);
  c = load_case (rig);
  g_assert_false (c->opportunity->archived);
}

/* Left before Lever answers. */
static void
test_left (Rig          *rig,
           gconstpointer data)
{
  g_autoptr (JsonObject) fault =
    hjl_sync_rig_control (rig->sync, "fault", "{'side':'lever','kind':'delay','delay':2000,'count':0}");

  hjl_candidate_details_show (HJL_CANDIDATE_DETAILS (rig->view), rig->candidate_id);
  wait_for (rig, rig->record_id);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, function) g_test_add ("/app/candidate-records/" name, Rig, NULL, rig_set_up, function, rig_tear_down)
  add_test ("choose", test_choose);
  add_test ("deleted", test_deleted);
  add_test ("away", test_away);
  add_test ("kinds", test_kinds);
  add_test ("way-back", test_way_back);
  add_test ("no-way-back", test_no_way_back);
  add_test ("left", test_left);

  return g_test_run ();
}
