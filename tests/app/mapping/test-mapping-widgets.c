/* test-mapping-widgets.c: slots by drag and by keyboard, lines, proposals, the chooser
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-chooser.h"
#include "app/mapping/hjl-drag-item.h"
#include "app/mapping/hjl-mapping-counts.h"
#include "app/mapping/hjl-mapping-lines.h"
#include "app/mapping/hjl-mapping-notice.h"
#include "app/mapping/hjl-reason-group.h"
#include "app/mapping/hjl-slot.h"
#include "app/mapping/hjl-target-row.h"
#include "hjl-app-test.h"
#include "mapping-rig.h"
#include "mapping-world.h"

static GtkEventController *
get_controller (GtkWidget *widget,
                GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }
  g_assert_not_reached ();
}

/* What a drag from @from onto @to does, without a pointer. */
static gboolean
drag (GtkWidget *from,
      GtkWidget *to)
{
  GtkEventController *source = get_controller (from, GTK_TYPE_DRAG_SOURCE);
  GtkEventController *target = get_controller (to, GTK_TYPE_DROP_TARGET);
  g_autoptr (GdkContentProvider) content = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_signal_emit_by_name (source, "prepare", 1.0, 1.0, &content);
  g_assert_nonnull (content);
  g_value_init (&value, HJL_TYPE_DRAG_ITEM);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_signal_emit_by_name (target, "drop", &value, 1.0, 1.0, &taken);

  return taken;
}

static void
test_drag (MappingRig   *rig,
           gconstpointer data)
{
  GtkWidget *interview = mapping_rig_get_slot (rig, "h-interview");
  GtkWidget *accepted = mapping_rig_get_slot (rig, "h-accepted");
  GtkWidget *offer = mapping_rig_get_slot (rig, "h-offer");
  GtkWidget *onsite = mapping_rig_get_row (rig, HJL_TARGET_STAGE, "l-onsite");
  GtkWidget *column = gtk_widget_get_parent (onsite);

  /* Onto two slots: stages may share. */
  g_assert_true (drag (onsite, interview));
  g_assert_true (drag (onsite, accepted));
  g_assert_cmpstr (mapping_rig_get_target_id (rig, "h-interview"), ==, "l-onsite");
  g_assert_cmpstr (mapping_rig_get_target_id (rig, "h-accepted"), ==, "l-onsite");

  /* From slot to slot: what was there is replaced. */
  g_assert_true (drag (offer, accepted));
  g_assert_cmpstr (mapping_rig_get_target_id (rig, "h-accepted"), ==, "l-offer");
  g_assert_null (mapping_rig_get_target_id (rig, "h-offer"));

  /* Out of a slot, back to Lever's column; a stage of the column itself is none of its drops. */
  g_assert_true (drag (accepted, column));
  g_assert_null (mapping_rig_get_target_id (rig, "h-accepted"));
  g_assert_false (drag (onsite, column));
  hjl_mapping_editor_undo (rig->editor);
  g_assert_true (drag (accepted, hjl_mapping_board_get_clear_place (rig->board)));
  g_assert_null (mapping_rig_get_target_id (rig, "h-accepted"));

  /* A reason for those who were not hired is not taken by Hired, and none by those in the running. */
  g_assert_false (drag (mapping_rig_get_row (rig, HJL_TARGET_REASON, "r-no"), mapping_rig_get_slot (rig, "h-hired")));
  g_assert_false (drag (mapping_rig_get_row (rig, HJL_TARGET_REASON, "r-no"), accepted));
  g_assert_null (mapping_rig_get_target_id (rig, "h-hired"));
  g_assert_null (mapping_rig_get_target_id (rig, "h-accepted"));
  g_assert_null (mapping_rig_get_row (rig, HJL_TARGET_REASON, "r-old"));
}

/* Several reasons in one slot: seen, heard and edited. */
static void
test_group (MappingRig   *rig,
            gconstpointer data)
{
  GtkWidget *rejected = mapping_rig_get_slot (rig, "h-rejected");
  GtkWidget *offer = mapping_rig_get_slot (rig, "h-offer");
  GtkWidget *button = hjl_app_test_find (rejected, GTK_TYPE_BUTTON, "+");
  GtkWidget *popover;
  GtkWidget *check;
  g_autoptr (HjlCatalogue) richer = mapping_world_new (NULL);

  g_assert_true (gtk_widget_get_visible (button));
  g_assert_null (hjl_app_test_find (offer, GTK_TYPE_BUTTON, "+"));
  mapping_world_add_reason (richer, "r-slow", "Unresponsive", FALSE, TRUE);
  hjl_mapping_editor_set_catalogue (rig->editor, richer);
  g_assert_true (drag (mapping_rig_get_row (rig, HJL_TARGET_REASON, "r-slow"), rejected));
  g_assert_cmpstr (mapping_rig_get_target_id (rig, "h-rejected"), ==, "r-no");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "+1");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Also counts: Unresponsive");
  g_assert_true (hjl_app_test_shows (mapping_rig_get_row (rig, HJL_TARGET_REASON, "r-slow"), "in use"));

  g_signal_emit_by_name (button, "clicked");
  popover = hjl_app_test_find (rejected, HJL_TYPE_REASON_GROUP, NULL);
  g_assert_nonnull (popover);
  g_assert_true (hjl_app_test_shows (popover, "Reasons that count as “Rejected”"));
  /* Neither a hired reason nor one that is not in use. */
  g_assert_false (hjl_app_test_shows (popover, "Hired"));
  g_assert_false (hjl_app_test_shows (popover, "Old"));
  check = gtk_widget_get_ancestor (hjl_app_test_find (popover, GTK_TYPE_LABEL, "Unresponsive"), GTK_TYPE_CHECK_BUTTON);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_signal_emit_by_name (gtk_widget_get_next_sibling (check), "clicked");
  g_assert_cmpstr (mapping_rig_get_target_id (rig, "h-rejected"), ==, "r-slow");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_cmpstr (mapping_rig_get_target_id (rig, "h-rejected"), ==, "r-no");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "+");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "+1");
  gtk_popover_popdown (GTK_POPOVER (popover));
  hjl_test_wait_idle ();
}

/* While it is dragged: a ghost where it was, and a place to clear it for what comes out of a slot. */
static void
test_dragged (MappingRig   *rig,
              gconstpointer data)
{
  GtkWidget *onsite = mapping_rig_get_row (rig, HJL_TARGET_STAGE, "l-onsite");
  GtkWidget *offer = mapping_rig_get_slot (rig, "h-offer");
  GtkWidget *place = hjl_mapping_board_get_clear_place (rig->board);
  GtkStack  *stack = GTK_STACK (gtk_widget_get_ancestor (place, GTK_TYPE_STACK));

  hjl_drag_item_light_up (onsite, TRUE, FALSE);
  g_assert_true (gtk_widget_has_css_class (onsite, "ghost"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (rig->board), "dragging"));
  g_assert_false (gtk_stack_get_visible_child (stack) == place);
  hjl_drag_item_light_up (onsite, FALSE, FALSE);
  g_assert_false (gtk_widget_has_css_class (onsite, "ghost"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (rig->board), "dragging"));

  hjl_drag_item_light_up (offer, TRUE, TRUE);
  g_assert_true (gtk_widget_has_css_class (offer, "ghost"));
  g_assert_true (gtk_stack_get_visible_child (stack) == place);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (place)), ==, "Drop here to clear");
  hjl_drag_item_light_up (offer, FALSE, TRUE);
  g_assert_false (gtk_stack_get_visible_child (stack) == place);
}

static void
test_drag_out (MappingRig   *rig,
               gconstpointer data)
{
  GtkWidget          *offer = mapping_rig_get_slot (rig, "h-offer");
  GtkEventController *source = get_controller (offer, GTK_TYPE_DRAG_SOURCE);
  g_autoptr (GdkContentProvider) content = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean handled = FALSE;

  g_signal_emit_by_name (source, "prepare", 1.0, 1.0, &content);
  g_signal_emit_by_name (source, "drag-cancel", NULL, GDK_DRAG_CANCEL_USER_CANCELLED, &handled);
  g_assert_cmpstr (mapping_rig_get_target_id (rig, "h-offer"), ==, "l-offer");

  /* Let go of over a slot that refuses: back to where it was. */
  g_value_init (&value, HJL_TYPE_DRAG_ITEM);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  HJL_DRAG_ITEM (g_value_get_object (&value))->refused = TRUE;
  g_signal_emit_by_name (source, "drag-cancel", NULL, GDK_DRAG_CANCEL_NO_TARGET, &handled);
  g_assert_cmpstr (mapping_rig_get_target_id (rig, "h-offer"), ==, "l-offer");

  HJL_DRAG_ITEM (g_value_get_object (&value))->refused = FALSE;
  g_signal_emit_by_name (source, "drag-cancel", NULL, GDK_DRAG_CANCEL_NO_TARGET, &handled);
  g_assert_true (handled);
  g_assert_null (mapping_rig_get_target_id (rig, "h-offer"));

  /* A blank slot has nothing to drag. */
  g_clear_object (&content);
  g_signal_emit_by_name (source, "prepare", 1.0, 1.0, &content);
  g_assert_null (content);
}

static void
test_refuse (MappingRig   *rig,
             gconstpointer data)
{
  HjlMappingEditor *editor = rig->editor;
  g_autoptr (HjlCatalogue) poorer = mapping_world_new ("l-offer");
  GtkWidget *offer;

  /* Offer is deleted in Lever while the mapping is open. */
  hjl_mapping_editor_set_catalogue (editor, poorer);
  offer = mapping_rig_get_slot (rig, "h-offer");
  g_assert_true (gtk_widget_has_css_class (offer, "wrong"));
  g_assert_true (hjl_app_test_shows (offer, "no longer in use"));
  g_assert_false (drag (offer, mapping_rig_get_slot (rig, "h-interview")));
  g_assert_cmpstr (mapping_rig_get_target_id (rig, "h-offer"), ==, "l-offer");
}

static void
test_words (MappingRig   *rig,
            gconstpointer data)
{
  static const char *const words[][2] = {
    { "h-offer", "Offer, mapped to Lever stage Offer" },
    { "h-rejected", "Rejected, mapped to archiving as not hired with reason Underqualified" },
    { "h-accepted", "Accepted, left blank" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      GtkWidget *slot = mapping_rig_get_slot (rig, words[i][0]);

      g_assert_cmpstr (HJL_SLOT (slot)->label, ==, words[i][1]);
      gtk_test_accessible_assert_role (slot, GTK_ACCESSIBLE_ROLE_BUTTON);
      gtk_test_accessible_assert_property (slot, GTK_ACCESSIBLE_PROPERTY_LABEL, words[i][1]);
      g_assert_true (gtk_widget_get_focusable (slot));
    }
}

static void
test_keys (MappingRig   *rig,
           gconstpointer data)
{
  GtkWidget *offer = mapping_rig_get_slot (rig, "h-offer");
  GtkWidget *chooser;

  gtk_widget_grab_focus (offer);
  g_assert_true (gtk_widget_activate_action (offer, "slot.move", "i", -1));
  g_assert_cmpstr (mapping_rig_get_target_id (rig, "h-interview"), ==, "l-offer");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (rig->window)) == mapping_rig_get_slot (rig, "h-interview"));

  g_assert_true (gtk_widget_activate_action (mapping_rig_get_slot (rig, "h-interview"), "slot.clear", NULL));
  g_assert_null (mapping_rig_get_target_id (rig, "h-interview"));

  gtk_widget_activate_action (offer, "slot.choose", NULL);
  chooser = hjl_app_test_find (offer, HJL_TYPE_CHOOSER, NULL);
  g_assert_nonnull (chooser);
  hjl_chooser_take_first (HJL_CHOOSER (chooser));
  g_assert_true (gtk_widget_get_visible (chooser));
  hjl_chooser_search (HJL_CHOOSER (chooser), "\u00a0 s\u200bCRE\u2028");
  hjl_chooser_take_first (HJL_CHOOSER (chooser));
  g_assert_cmpstr (mapping_rig_get_target_id (rig, "h-offer"), ==, "l-screen");
}

static gboolean
has_lines (gpointer user_data)
{
  g_autoptr (GArray) lines = hjl_mapping_board_list_lines (user_data);

  return lines->len == 2;
}

static gboolean
is_mirrored (gpointer user_data)
{
  g_autoptr (GArray) lines = hjl_mapping_board_list_lines (user_data);

  return lines->len > 0 && g_array_index (lines, HjlMappingLine, 0).start.x > g_array_index (lines, HjlMappingLine, 0).end.x;
}

static void
test_lines (MappingRig   *rig,
            gconstpointer data)
{
  g_autoptr (GArray) lines = NULL;
  float start;

  hjl_app_test_resize (rig->window, 900, 600);
  hjl_test_run_until_true (has_lines, rig->board);
  lines = hjl_mapping_board_list_lines (rig->board);
  start = g_array_index (lines, HjlMappingLine, 0).start.x;
  g_assert_cmpfloat (start, <, g_array_index (lines, HjlMappingLine, 0).end.x);
  g_clear_pointer (&lines, g_array_unref);

  /* Mirrored, a line goes the other way. */
  gtk_widget_set_direction (GTK_WIDGET (rig->board), GTK_TEXT_DIR_RTL);
  hjl_test_run_until_true (is_mirrored, rig->board);
  g_assert_true (has_lines (rig->board));
}

static void
test_notice (void)
{
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new ("l-offer");
  g_autoptr (HjlMapping) saved = mapping_world_map (catalogue);
  g_autoptr (HjlMappingEditor) editor = NULL;
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();
  HjlMappingNotice *notice = g_object_new (HJL_TYPE_MAPPING_NOTICE, NULL);
  GtkWindow        *window;

  hjl_mapping_set_posting (saved, "p-closed", "Account Manager");
  editor = hjl_mapping_editor_new ("role-1", catalogue, saved);
  hjl_mapping_notice_follow (notice, editor, earlier);
  window = hjl_app_test_present (GTK_WIDGET (notice));
  g_assert_cmpuint (hjl_mapping_notice_get_n_breaks (notice), ==, 2);
  g_assert_nonnull (hjl_app_test_find (GTK_WIDGET (notice), GTK_TYPE_BUTTON, "Use “Backend Engineer”"));

  /* Each proposal mends one; an undo breaks it again. */
  g_assert_true (hjl_mapping_notice_accept (notice, 0));
  g_assert_cmpstr (hjl_mapping_get_posting_id (editor->mapping), ==, "p-1");
  g_assert_true (hjl_mapping_notice_accept (notice, 0));
  g_assert_cmpuint (hjl_mapping_notice_get_n_breaks (notice), ==, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (notice)));
  hjl_mapping_editor_undo (editor);
  g_assert_cmpuint (hjl_mapping_notice_get_n_breaks (notice), ==, 1);
  gtk_window_destroy (window);
}

static void
add_action (HjlPlan      *plan,
            HjlActionKind kind,
            const char   *candidate_id,
            const char   *role_id)
{
  HjlAction *action = hjl_action_new (kind, candidate_id);

  action->role_id = g_strdup (role_id);
  g_ptr_array_add (plan->actions, action);
}

static void
test_counts (void)
{
  g_autoptr (HjlPlan) plan = hjl_plan_new ();
  g_autofree char *nobody = hjl_mapping_counts_describe (plan, "role-1");
  g_autofree char *some = NULL;

  g_assert_cmpstr (nobody, ==, "No candidates to export or move right now");
  /* An export and what follows it are one person's. */
  add_action (plan, HJL_ACTION_EXPORT, "c1", "role-1");
  add_action (plan, HJL_ACTION_ARCHIVE_IN_LEVER, "c1", "role-1");
  add_action (plan, HJL_ACTION_MARK_EXPORTED, "c1", "role-1");
  add_action (plan, HJL_ACTION_EXPORT, "c2", "role-1");
  add_action (plan, HJL_ACTION_EXPORT, "c3", "role-2");
  add_action (plan, HJL_ACTION_UNARCHIVE_IN_LEVER, "c4", "role-1");
  add_action (plan, HJL_ACTION_MOVE_IN_LEVER, "c4", "role-1");
  add_action (plan, HJL_ACTION_NEEDS_ATTENTION, "c5", "role-1");
  some = hjl_mapping_counts_describe (plan, "role-1");
  g_assert_cmpstr (some, ==, "2 candidates will be exported, 1 will move, 1 needs attention");
}

/* Choosing takes nothing from the catalogue, however often. */
static void
test_postings_stay (void)
{
  HjlCatalogue *catalogue = mapping_world_new (NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GListModel) choices = hjl_choice_list_postings (catalogue, hjl_catalogue_get_role (catalogue, "role-1"));

      g_assert_cmpuint (g_list_model_get_n_items (choices), ==, hjl_catalogue_get_list (catalogue, HJL_LIST_POSTINGS)->len);
    }
  g_assert_finalize_object (catalogue);
}

static void
test_finalizes (void)
{
  hjl_app_test_finalizes (HJL_TYPE_MAPPING_BOARD);
  hjl_app_test_finalizes (HJL_TYPE_MAPPING_NOTICE);
  hjl_app_test_finalizes (HJL_TYPE_MAPPING_COUNTS);
  g_assert_true (g_type_is_a (HJL_TYPE_SLOT, GTK_TYPE_WIDGET));
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, function) g_test_add ("/mapping-widgets/" name, MappingRig, NULL, mapping_rig_set_up, function, mapping_rig_tear_down)
  add_test ("drag", test_drag);
  add_test ("dragged", test_dragged);
  add_test ("group", test_group);
  add_test ("drag-out", test_drag_out);
  add_test ("refuse", test_refuse);
  add_test ("words", test_words);
  add_test ("keys", test_keys);
  add_test ("lines", test_lines);
  g_test_add_func ("/mapping-widgets/notice", test_notice);
  g_test_add_func ("/mapping-widgets/counts", test_counts);
  g_test_add_func ("/mapping-widgets/postings-stay", test_postings_stay);
  g_test_add_func ("/mapping-widgets/finalizes", test_finalizes);

  return g_test_run ();
}
