/* test-mapping-view.c: a whole mapping: load, edit, save, leave, and what others change meanwhile
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-consent-dialog.h"
#include "app/mapping/hjl-mapping-counts.h"
#include "app/mapping/hjl-mapping-view.h"
#include "hjl-app-test.h"
#include "mapping-world.h"

typedef struct
{
  char         *folder;
  HjlWorkspace *workspace;
  GtkWidget    *view;
  GtkWindow    *window;
  gboolean      done;
} Rig;

static void
on_view_done_cb (Rig *rig)
{
  rig->done = TRUE;
}

static gboolean
is_loaded (gpointer view)
{
  return hjl_mapping_view_get_editor (view) != NULL;
}

static void
rig_set_up (Rig          *rig,
            gconstpointer role_id)
{
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (NULL);
  g_autoptr (HjlMapping) saved = mapping_world_map (catalogue);
  GtkWidget *toasts = adw_toast_overlay_new ();

  rig->folder = hjl_test_make_folder ();
  rig->workspace = hjl_app_test_open_workspace (rig->folder);
  mapping_world_store (catalogue, saved, rig->folder);
  rig->view = GTK_WIDGET (hjl_mapping_view_new (rig->workspace, role_id));
  g_signal_connect_swapped (rig->view, "done", G_CALLBACK (on_view_done_cb), rig);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), rig->view);
  rig->window = hjl_app_test_present (toasts);
  hjl_test_run_until_true (is_loaded, rig->view);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

static void
rig_tear_down (Rig          *rig,
               gconstpointer role_id)
{
  g_object_add_weak_pointer (G_OBJECT (rig->view), (gpointer *) &rig->view);
  gtk_window_destroy (rig->window);
  /* What is being saved still holds it. */
  hjl_test_run_until_true (is_gone, &rig->view);
  hjl_app_test_close_workspace (rig->workspace);
  hjl_test_remove_folder (rig->folder);
  g_free (rig->folder);
}

static HjlMappingEditor *
get_editor (Rig *rig)
{
  return hjl_mapping_view_get_editor (HJL_MAPPING_VIEW (rig->view));
}

static gboolean
is_modified (Rig *rig)
{
  return hjl_mapping_view_is_modified (HJL_MAPPING_VIEW (rig->view));
}

static gboolean
is_saved (gpointer user_data)
{
  return !is_modified (user_data);
}

static gboolean
is_insensitive (gpointer user_data)
{
  return !gtk_widget_is_sensitive (user_data);
}

static void
test_save (Rig          *rig,
           gconstpointer role_id)
{
  g_autoptr (GHashTable) mappings = NULL;
  HjlMapping *saved;

  g_assert_false (is_modified (rig));
  g_assert_true (hjl_app_test_shows (rig->view, "Backend Engineer"));
  gtk_widget_activate_action (rig->view, "mapping.suggest", NULL);
  g_assert_true (is_modified (rig));
  hjl_mapping_editor_set_direction (get_editor (rig), HJL_DIRECTION_TO_HACKAJOB);

  gtk_widget_activate_action (rig->view, "mapping.save", NULL);
  hjl_test_run_until_true (is_saved, rig);
  mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  saved = g_hash_table_lookup (mappings, "role-1");
  g_assert_true (hjl_mapping_equal (saved, get_editor (rig)->mapping));
  g_assert_cmpint (hjl_mapping_get_direction (saved), ==, HJL_DIRECTION_TO_HACKAJOB);

  /* Undo goes on after a save. */
  gtk_widget_activate_action (rig->view, "mapping.undo", NULL);
  g_assert_true (is_modified (rig));
  gtk_widget_activate_action (rig->view, "mapping.redo", NULL);
  g_assert_false (is_modified (rig));
}

/* Returns: (transfer full) (nullable): as it is stored */
static HjlMapping *
load_saved (Rig *rig)
{
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  HjlMapping *mapping = g_hash_table_lookup (mappings, "role-1");

  return mapping != NULL ? g_object_ref (mapping) : NULL;
}

static gboolean
may_save (gpointer user_data)
{
  GtkWidget *button = hjl_app_test_find (user_data, GTK_TYPE_BUTTON, "_Save");

  return button != NULL && gtk_widget_is_sensitive (button);
}

static gboolean
may_save_again (gpointer user_data)
{
  return may_save (((Rig *) user_data)->view);
}

static gboolean
is_done (gpointer user_data)
{
  return ((Rig *) user_data)->done;
}

static gboolean
says_paused (gpointer view)
{
  return hjl_app_test_shows (view, "Paused: candidates aren’t exported or moved. Switch it on in Jobs.");
}

/* Whoever saves a mapping sees by name whom it writes about, and may save it without that, or not at all. */
static void
test_consent (Rig          *rig,
              gconstpointer role_id)
{
  g_autoptr (HjlMapping) cancelled = NULL;
  g_autoptr (HjlMapping) paused = NULL;
  g_autoptr (HjlMapping) on = NULL;

  mapping_world_store_people ("h-offer", rig->folder);
  hjl_mapping_editor_set_direction (get_editor (rig), HJL_DIRECTION_EXPORT_ONLY);
  gtk_widget_activate_action (rig->view, "mapping.save", NULL);
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (hjl_app_test_find_question ()), ==, "Export 2 Candidates to Lever?");
  g_assert_cmpstr (adw_message_dialog_get_response_label (hjl_app_test_find_question (), "write"), ==, "_Save and Export 2");
  g_assert_true (hjl_app_test_shows (GTK_WIDGET (hjl_app_test_find_question ()), "Ada Okafor"));
  g_assert_true (hjl_app_test_shows (GTK_WIDGET (hjl_app_test_find_question ()), "Ben Karlsson"));
  g_assert_true (hjl_app_test_shows (GTK_WIDGET (hjl_app_test_find_question ()), "Export to “Backend Engineer” at “Offer”"));
  hjl_app_test_answer ("cancel");
  hjl_test_run_until_true (may_save, rig->view);
  cancelled = load_saved (rig);
  g_assert_cmpint (hjl_mapping_get_direction (cancelled), ==, HJL_DIRECTION_BOTH);
  g_assert_true (is_modified (rig));

  gtk_widget_activate_action (rig->view, "mapping.save", NULL);
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  hjl_app_test_answer ("pause");
  hjl_test_run_until_true (is_saved, rig);
  paused = load_saved (rig);
  g_assert_cmpint (hjl_mapping_get_direction (paused), ==, HJL_DIRECTION_EXPORT_ONLY);
  g_assert_true (hjl_mapping_get_paused (paused));
  hjl_test_run_until_true (says_paused, rig->view);

  /* One that writes nothing yet asks nobody. */
  hjl_mapping_editor_set_direction (get_editor (rig), HJL_DIRECTION_BOTH);
  gtk_widget_activate_action (rig->view, "mapping.save", NULL);
  hjl_test_run_until_true (is_saved, rig);
  g_assert_null (hjl_app_test_find_question ());

  hjl_mapping_editor_set_paused (get_editor (rig), FALSE);
  hjl_mapping_editor_set_direction (get_editor (rig), HJL_DIRECTION_EXPORT_ONLY);
  gtk_widget_activate_action (rig->view, "mapping.save", NULL);
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  hjl_app_test_answer ("write");
  hjl_test_run_until_true (is_saved, rig);
  on = load_saved (rig);
  g_assert_false (hjl_mapping_get_paused (on));
}

/* Leaving asks whether to save, and saving asks for whom: no to either stays. */
static void
test_consent_leave (Rig          *rig,
                    gconstpointer role_id)
{
  g_autoptr (HjlMapping) saved = NULL;

  mapping_world_store_people ("h-offer", rig->folder);
  hjl_mapping_editor_set_direction (get_editor (rig), HJL_DIRECTION_EXPORT_ONLY);
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_activate_action (rig->view, "mapping.leave", NULL);
      hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
      g_assert_cmpstr (adw_message_dialog_get_heading (hjl_app_test_find_question ()), ==, "Save the Mapping?");
      hjl_app_test_answer ("save");
      hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
      g_assert_cmpstr (adw_message_dialog_get_heading (hjl_app_test_find_question ()), ==, "Export 2 Candidates to Lever?");
      hjl_app_test_answer (i == 0 ? "cancel" : "write");
      hjl_test_run_until_true (i == 0 ? may_save_again : is_done, rig);
      g_assert_true (rig->done == (i == 1));
    }
  saved = load_saved (rig);
  g_assert_cmpint (hjl_mapping_get_direction (saved), ==, HJL_DIRECTION_EXPORT_ONLY);
}

/* Nobody reads an id: what Lever's lists do not have any more is said to be gone. */
static void
test_consent_gone (Rig          *rig,
                   gconstpointer role_id)
{
  static const struct
  {
    HjlActionKind kind;
    HjlTargetKind target;
    const char   *name; /* nullable */
    const char   *says;
  } rows[] = {
    { HJL_ACTION_MOVE_IN_LEVER, HJL_TARGET_STAGE, "Offer", "Move to “Offer” in Lever" },
    { HJL_ACTION_MOVE_IN_LEVER, HJL_TARGET_STAGE, NULL, "Move to “a stage that is no longer in Lever” in Lever" },
    { HJL_ACTION_ARCHIVE_IN_LEVER, HJL_TARGET_REASON, NULL, "Archive in Lever as “a reason that is no longer in Lever”" },
    { HJL_ACTION_MOVE_IN_HACKAJOB, HJL_TARGET_STAGE, NULL, "Move in hackajob to the stage for “a stage that is no longer in Lever”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlPlan) plan = hjl_plan_new ();
      g_autoptr (HjlMapping) mapping = hjl_mapping_new (role_id);
      HjlAction *action = hjl_action_new (rows[i].kind, "c-1");
      GtkWidget *dialog;

      action->role_id = g_strdup (role_id);
      action->target = hjl_target_new (rows[i].target, "0f3a-id", rows[i].name);
      g_ptr_array_add (plan->actions, action);
      dialog = g_object_ref_sink (hjl_consent_dialog_new_for_one (rig->window, mapping, plan, TRUE));
      gtk_window_present (GTK_WINDOW (dialog));
      g_assert_true (hjl_app_test_shows (dialog, rows[i].says));
      gtk_window_destroy (GTK_WINDOW (dialog));
      g_object_unref (dialog);
    }
}

/* An archive reason for those in the running is used by a person's word only, who has seen what comes of it. */
static void
test_anyway (Rig          *rig,
             gconstpointer role_id)
{
  HjlMapping *mapping;

  mapping_world_store_people ("h-accepted", rig->folder);
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_activate_action (rig->view, "mapping.use-anyway", "(sis)", "h-accepted", (int) HJL_TARGET_REASON, "r-no");
      hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
      g_assert_cmpstr (adw_message_dialog_get_heading (hjl_app_test_find_question ()), ==, "Use “Underqualified” Anyway?");
      g_assert_cmpstr (adw_message_dialog_get_body (hjl_app_test_find_question ()), ==,
                       "Archive reasons end a candidacy. “Accepted” candidates are still in the running.\n\n"
                       "2 candidates will be archived in Lever at the next sync after you save.");
      hjl_app_test_answer (i == 0 ? "cancel" : "use");
      mapping = get_editor (rig)->mapping;
      g_assert_true ((hjl_mapping_get_target (mapping, "h-accepted") != NULL) == (i == 1));
    }
  g_assert_true (hjl_mapping_is_forced (mapping, "h-accepted"));
  gtk_widget_activate_action (rig->view, "mapping.use-anyway", "(sis)", "h-interview", (int) HJL_TARGET_REASON, "r-no");
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (hjl_app_test_find_question ()), "Nobody is at this stage right now."));
  hjl_app_test_answer ("cancel");

  gtk_widget_activate_action (rig->view, "mapping.save", NULL);
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  g_assert_true (hjl_app_test_shows (GTK_WIDGET (hjl_app_test_find_question ()), "Archive in Lever as “Underqualified”"));
  g_assert_cmpint (adw_message_dialog_get_response_appearance (hjl_app_test_find_question (), "write"), ==, ADW_RESPONSE_DESTRUCTIVE);
  hjl_app_test_answer ("cancel");
}

static void
test_leave (Rig          *rig,
            gconstpointer role_id)
{
  gtk_widget_activate_action (rig->view, "mapping.clear", NULL);
  gtk_widget_activate_action (rig->view, "mapping.leave", NULL);
  g_assert_false (rig->done);

  hjl_app_test_answer ("cancel");
  g_assert_false (rig->done);

  gtk_widget_activate_action (rig->view, "mapping.discard", NULL);
  gtk_widget_activate_action (rig->view, "mapping.leave", NULL);
  g_assert_true (rig->done);
}

/* A button that was the last to be pressed is no longer sensitive: the focus goes on to what is. */
static void
test_focus (Rig          *rig,
            gconstpointer role_id)
{
  static const char *const buttons[] = { "Undo", "Redo", "_Discard", "_Save" };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, buttons[i]);
      GtkWidget *focus;

      if (!gtk_widget_is_sensitive (button))
        gtk_widget_activate_action (rig->view, "mapping.clear", NULL);
      g_assert_true (gtk_widget_grab_focus (button));
      g_signal_emit_by_name (button, "clicked");
      hjl_test_run_until_true (is_insensitive, button);
      focus = gtk_root_get_focus (GTK_ROOT (rig->window));
      g_assert_nonnull (focus);
      g_assert_true (gtk_widget_is_ancestor (focus, rig->view));
      g_assert_true (gtk_widget_is_sensitive (focus));
    }
}

static gboolean
has_counted (gpointer user_data)
{
  GtkWidget *counts = hjl_app_test_find (user_data, HJL_TYPE_MAPPING_COUNTS, NULL);

  return hjl_app_test_find (counts, GTK_TYPE_LABEL, "No candidates to export or move right now") != NULL;
}

static gboolean
has_given_up (gpointer user_data)
{
  GtkWidget *counts = hjl_app_test_find (user_data, HJL_TYPE_MAPPING_COUNTS, NULL);

  return hjl_app_test_find (counts, GTK_TYPE_LABEL, "No candidates will be exported until this mapping is complete") != NULL;
}

static void
test_counts (Rig          *rig,
             gconstpointer role_id)
{
  hjl_test_run_until_true (has_counted, rig->view);
  hjl_mapping_editor_set_posting (get_editor (rig), NULL, NULL);
  hjl_test_run_until_true (has_given_up, rig->view);
  g_assert_true (hjl_app_test_shows (rig->view, "No posting selected. Candidates won’t be exported"));
}

/* What does nothing cannot be pressed. */
static void
test_clear (Rig          *rig,
            gconstpointer role_id)
{
  GtkWidget *button = hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "C_lear");

  g_assert_true (gtk_widget_is_sensitive (button));
  gtk_widget_activate_action (rig->view, "mapping.clear", NULL);
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_widget_activate_action (rig->view, "mapping.undo", NULL);
  g_assert_true (gtk_widget_is_sensitive (button));
}

static gboolean
has_default (gpointer user_data)
{
  return get_editor (user_data)->standard != NULL;
}

static gboolean
has_no_default (gpointer user_data)
{
  return !has_default (user_data);
}

/* Made from the mapping, shown where it differs, used again, removed. */
static void
test_default (Rig          *rig,
              gconstpointer role_id)
{
  g_autoptr (HjlTarget) screen = hjl_target_new (HJL_TARGET_STAGE, "l-screen", "Screen");
  g_autoptr (HjlMappingEditor) other = NULL;
  GtkWidget *view;

  g_assert_true (hjl_app_test_shows (rig->view, "Not set. New mappings start blank; Map All and Add Roles fill in good suggestions."));
  gtk_widget_activate_action (rig->view, "mapping.make-default", NULL);
  hjl_test_run_until_true (has_default, rig);
  g_assert_true (hjl_app_test_shows (rig->view, "New mappings start like this one. Stages that hackajob adds later start blank."));

  hjl_mapping_editor_assign (get_editor (rig), "h-offer", screen);
  hjl_mapping_editor_set_direction (get_editor (rig), HJL_DIRECTION_EXPORT_ONLY);
  g_assert_true (hjl_app_test_shows (rig->view, "2 settings are different here."));
  g_assert_true (hjl_app_test_shows (rig->view, "Account default: Offer"));

  /* A new mapping starts from it, and that is nothing to be saved. */
  view = GTK_WIDGET (hjl_mapping_view_new (rig->workspace, "role-2"));
  g_object_ref_sink (view);
  hjl_test_run_until_true (is_loaded, view);
  other = g_object_ref (hjl_mapping_view_get_editor (HJL_MAPPING_VIEW (view)));
  g_assert_cmpstr (hjl_mapping_get_target (other->mapping, "h-offer")->id, ==, "l-offer");
  g_assert_null (hjl_mapping_get_posting_id (other->mapping));
  g_assert_false (hjl_mapping_editor_get_modified (other));
  g_object_unref (view);

  gtk_widget_activate_action (rig->view, "mapping.use-default", NULL);
  g_assert_true (hjl_app_test_shows (rig->view, "New mappings start like this one. Stages that hackajob adds later start blank."));
  g_assert_false (is_modified (rig));
  gtk_widget_activate_action (rig->view, "mapping.undo", NULL);
  g_assert_true (is_modified (rig));

  gtk_widget_activate_action (rig->view, "mapping.remove-default", NULL);
  hjl_test_run_until_true (has_no_default, rig);
  g_assert_false (hjl_app_test_shows (rig->view, "Account default: Offer"));
}

static gboolean
tells_what_is_left_out (gpointer window)
{
  return hjl_app_test_shows (window, "except for 1 stage set with Use Anyway, which starts blank.");
}

/* What a person said is meant was meant for one role. */
static void
test_default_forced (Rig          *rig,
                     gconstpointer role_id)
{
  g_autoptr (HjlTarget) reason = hjl_target_new (HJL_TARGET_REASON, "r-no", "Underqualified");

  hjl_mapping_editor_assign_anyway (get_editor (rig), "h-accepted", reason);
  gtk_widget_activate_action (rig->view, "mapping.make-default", NULL);
  hjl_test_run_until_true (tells_what_is_left_out, rig->window);
  g_assert_true (hjl_app_test_shows (rig->view, "1 setting is different here."));
}

static void
test_new (Rig          *rig,
          gconstpointer role_id)
{
  g_assert_false (is_modified (rig));
  g_assert_true (hjl_app_test_shows (rig->view, "Data Analyst"));
  g_assert_nonnull (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "Use “Data Analyst”"));
  gtk_widget_activate_action (rig->view, "mapping.leave", NULL);
  g_assert_true (rig->done);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, role_id, function) g_test_add ("/mapping-view/" name, Rig, role_id, rig_set_up, function, rig_tear_down)
  add_test ("save", "role-1", test_save);
  add_test ("consent", "role-1", test_consent);
  add_test ("consent-leave", "role-1", test_consent_leave);
  add_test ("consent-gone", "role-1", test_consent_gone);
  add_test ("anyway", "role-1", test_anyway);
  add_test ("leave", "role-1", test_leave);
  add_test ("focus", "role-1", test_focus);
  add_test ("clear", "role-1", test_clear);
  add_test ("counts", "role-1", test_counts);
  add_test ("default", "role-1", test_default);
  add_test ("default-forced", "role-1", test_default_forced);
  add_test ("new", "role-2", test_new);

  return g_test_run ();
}
