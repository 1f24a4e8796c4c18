/* test-mapping-board.c: the board without dragging, while things change in Lever, and in little room
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/mapping/hjl-chooser.h"
#include "app/mapping/hjl-drag-scroll.h"
#include "app/mapping/hjl-mapping-notice.h"
#include "app/mapping/hjl-slot.h"
#include "app/mapping/hjl-target-row.h"
#include "hjl-app-test.h"
#include "mapping-rig.h"
#include "mapping-world.h"

static gboolean
is_laid_out (gpointer board)
{
  return gtk_widget_get_width (board) > 0;
}

/* What a finger or a pointer does that touches @widget and lets go inside of it, or outside. */
static void
tap (GtkWidget *widget,
     gboolean   inside)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint n_taken = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_CLICK (controller))
        continue;
      g_assert_false (gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (controller)));
      g_signal_emit_by_name (controller, "released", 1, inside ? 5.0 : -50.0, 5.0);
      n_taken++;
    }
  g_assert_cmpuint (n_taken, ==, 1);
}

static gboolean
is_holding (MappingRig *rig)
{
  return gtk_widget_has_css_class (GTK_WIDGET (rig->board), "holding");
}

static HjlChooser *
find_chooser (GtkWidget *slot)
{
  return HJL_CHOOSER (hjl_app_test_find (slot, HJL_TYPE_CHOOSER, NULL));
}

static void
test_tap (MappingRig   *rig,
          gconstpointer data)
{
  GtkWidget *screen = mapping_rig_get_row (rig, HJL_TARGET_STAGE, "l-screen");
  GtkWidget *onsite = mapping_rig_get_row (rig, HJL_TARGET_STAGE, "l-onsite");
  GtkWidget *interview = mapping_rig_get_slot (rig, "h-interview");

  /* A stage, then a slot. The first blank slot has the focus, so that keys go on from there. */
  tap (screen, TRUE);
  g_assert_true (is_holding (rig));
  g_assert_true (hjl_app_test_shows (GTK_WIDGET (rig->board), "Now choose the slot for “Screen”"));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (rig->window)) == mapping_rig_get_slot (rig, "h-accepted"));
  tap (interview, TRUE);
  g_assert_cmpstr (mapping_rig_get_target_id (rig, "h-interview"), ==, "l-screen");
  g_assert_false (is_holding (rig));
  g_assert_null (find_chooser (interview));
  g_assert_false (hjl_app_test_shows (GTK_WIDGET (rig->board), "Now choose the slot"));

  /* Another instead; the same again puts it back; so does Escape. */
  tap (screen, TRUE);
  tap (onsite, TRUE);
  g_assert_true (gtk_widget_has_css_class (onsite, "held"));
  g_assert_false (gtk_widget_has_css_class (screen, "held"));
  tap (onsite, TRUE);
  g_assert_false (is_holding (rig));
  tap (onsite, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (rig->board), "board.put-back", NULL));
  g_assert_false (is_holding (rig));

  /* A finger that slid away meant something else. */
  tap (onsite, FALSE);
  g_assert_false (is_holding (rig));
  tap (interview, FALSE);
  g_assert_null (find_chooser (interview));

  /* A slot alone opens its chooser. */
  tap (interview, TRUE);
  g_assert_nonnull (find_chooser (interview));
}

/* Enter fills a slot too with what is held. */
static void
test_enter (MappingRig   *rig,
            gconstpointer data)
{
  tap (mapping_rig_get_row (rig, HJL_TARGET_REASON, "r-hired"), TRUE);
  gtk_widget_activate_action (mapping_rig_get_slot (rig, "h-hired"), "slot.choose", NULL);
  g_assert_cmpstr (mapping_rig_get_target_id (rig, "h-hired"), ==, "r-hired");
  g_assert_null (find_chooser (mapping_rig_get_slot (rig, "h-hired")));
}

static void
test_refresh (MappingRig   *rig,
              gconstpointer data)
{
  g_autoptr (HjlCatalogue) same = mapping_world_new (NULL);
  g_autoptr (HjlCatalogue) poorer = mapping_world_new ("l-screen");
  GtkWidget  *interview = mapping_rig_get_slot (rig, "h-interview");
  GtkWidget  *onsite = mapping_rig_get_row (rig, HJL_TARGET_STAGE, "l-onsite");
  HjlChooser *chooser;

  gtk_widget_grab_focus (interview);
  tap (onsite, TRUE);
  gtk_widget_grab_focus (interview);

  /* A sync that changed nothing here disturbs nobody. */
  hjl_mapping_editor_set_catalogue (rig->editor, same);
  g_assert_true (mapping_rig_get_slot (rig, "h-interview") == interview);
  g_assert_true (mapping_rig_get_row (rig, HJL_TARGET_STAGE, "l-onsite") == onsite);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (rig->window)) == interview);
  g_assert_true (is_holding (rig));
  tap (onsite, TRUE);

  /* An open chooser stays open, and offers what there is now. */
  gtk_widget_activate_action (interview, "slot.choose", NULL);
  chooser = find_chooser (interview);
  hjl_mapping_editor_set_catalogue (rig->editor, poorer);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (chooser)));
  hjl_chooser_search (chooser, "screen");
  hjl_chooser_take_first (chooser);
  g_assert_null (mapping_rig_get_target_id (rig, "h-interview"));
  hjl_chooser_search (chooser, "on-site");
  hjl_chooser_take_first (chooser);
  g_assert_cmpstr (mapping_rig_get_target_id (rig, "h-interview"), ==, "l-onsite");

  /* The order is Lever's: what comes back stands where it stood. */
  g_assert_null (mapping_rig_get_row (rig, HJL_TARGET_STAGE, "l-screen"));
  g_assert_true (gtk_widget_get_prev_sibling (onsite) == mapping_rig_get_row (rig, HJL_TARGET_STAGE, "l-lead"));
  hjl_mapping_editor_set_catalogue (rig->editor, same);
  g_assert_true (gtk_widget_get_prev_sibling (onsite) == mapping_rig_get_row (rig, HJL_TARGET_STAGE, "l-screen"));
}

/* The chooser shows what is chosen now, also a blank. */
static void
test_present (MappingRig   *rig,
              gconstpointer data)
{
  static const char *const slots[][2] = { { "h-offer", "Offer" }, { "h-accepted", "Leave blank" } };

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      GtkWidget *slot = mapping_rig_get_slot (rig, slots[i][0]);
      GtkWidget *mark;

      gtk_widget_activate_action (slot, "slot.choose", NULL);
      hjl_test_settle ();
      mark = hjl_app_test_find (GTK_WIDGET (find_chooser (slot)), GTK_TYPE_LIST_VIEW, NULL);
      mark = hjl_app_test_find (mark, GTK_TYPE_IMAGE, NULL);
      g_assert_nonnull (mark);
      g_assert_true (hjl_app_test_shows (gtk_widget_get_parent (mark), slots[i][1]));
      gtk_popover_popdown (GTK_POPOVER (find_chooser (slot)));
    }
}

static void
test_held_is_deleted (MappingRig   *rig,
                      gconstpointer data)
{
  g_autoptr (HjlCatalogue) poorer = mapping_world_new ("l-onsite");

  tap (mapping_rig_get_row (rig, HJL_TARGET_STAGE, "l-onsite"), TRUE);
  hjl_mapping_editor_set_catalogue (rig->editor, poorer);
  g_assert_false (is_holding (rig));
  tap (mapping_rig_get_slot (rig, "h-interview"), TRUE);
  g_assert_null (mapping_rig_get_target_id (rig, "h-interview"));
}

/* A stage whose name has room for itself in no narrow window. */
static HjlCatalogue *
make_wordy_world (HjlTarget **wordy)
{
  HjlCatalogue *catalogue = mapping_world_new (NULL);
  g_autoptr (HjlStage) stage = g_object_new (HJL_TYPE_STAGE,
                                             "side", (int) HJL_SIDE_LEVER,
                                             "id", "l-wordy",
                                             "name", "Second conversation with the hiring manager and two engineers of the team",
                                             "kind", (int) HJL_STAGE_KIND_IN_PROCESS,
                                             "order", 9.0,
                                             NULL);

  hjl_catalogue_add_stage (catalogue, stage);
  *wordy = hjl_target_new (HJL_TARGET_STAGE, "l-wordy", hjl_stage_get_name (stage));

  return catalogue;
}

static void
assert_whole (GtkWidget *in_column)
{
  GtkWidget     *scroller = gtk_widget_get_ancestor (in_column, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, 0);
  g_assert_cmpfloat (gtk_adjustment_get_page_size (adjustment), ==, gtk_adjustment_get_upper (adjustment));
}

/* One above the other, nothing is cut off and nothing scrolls by itself, though texts wrap. */
static void
test_stacked (MappingRig   *rig,
              gconstpointer data)
{
  g_autoptr (HjlTarget) wordy = NULL;
  g_autoptr (HjlCatalogue) catalogue = make_wordy_world (&wordy);
  GtkWindow       *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget       *scroller = gtk_scrolled_window_new ();
  HjlMappingBoard *board = HJL_MAPPING_BOARD (hjl_mapping_board_new ());

  hjl_mapping_editor_set_catalogue (rig->editor, catalogue);
  hjl_mapping_editor_assign (rig->editor, "h-interview", wordy);
  hjl_mapping_editor_assign (rig->editor, "h-hired", wordy);
  hjl_mapping_board_set_editor (board, rig->editor);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (board));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_window_set_child (window, scroller);
  gtk_window_set_default_size (window, 300, 700);
  gtk_window_present (window);
  hjl_test_run_until_true (is_laid_out, board);

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (board)), <=, 380);
  assert_whole (hjl_mapping_board_get_slot (board, "h-hired"));
  assert_whole (hjl_mapping_board_get_row (board, wordy));
  gtk_window_destroy (window);
}

static gboolean
has_scrolled_down (gpointer adjustment)
{
  return gtk_adjustment_get_value (adjustment) > 100;
}

static gboolean
has_scrolled_up (gpointer adjustment)
{
  return gtk_adjustment_get_value (adjustment) == 0;
}

static void
test_drag_scroll (void)
{
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget     *scroller = gtk_scrolled_window_new ();
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  GtkWindow     *window;
  g_autoptr (GListModel) controllers = NULL;
  double value;

  gtk_widget_set_size_request (box, 100, 3000);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  hjl_drag_scroll_add (GTK_SCROLLED_WINDOW (scroller));
  window = hjl_app_test_present (scroller);
  hjl_test_run_until_true (is_laid_out, scroller);

  controllers = gtk_widget_observe_controllers (scroller);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_DROP_CONTROLLER_MOTION (controller))
        continue;
      /* At the lower edge it goes down, in the middle it rests, at the upper edge it goes up. */
      g_signal_emit_by_name (controller, "motion", 50.0, gtk_widget_get_height (scroller) - 2.0);
      hjl_test_run_until_true (has_scrolled_down, adjustment);
      g_signal_emit_by_name (controller, "motion", 50.0, gtk_widget_get_height (scroller) / 2.0);
      hjl_test_settle ();
      value = gtk_adjustment_get_value (adjustment);
      hjl_test_settle ();
      g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, value);
      g_signal_emit_by_name (controller, "motion", 50.0, 2.0);
      hjl_test_run_until_true (has_scrolled_up, adjustment);
      g_signal_emit_by_name (controller, "leave");
    }
  gtk_window_destroy (window);
}

static HjlMappingEditor *
make_broken (void)
{
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new ("l-offer");
  g_autoptr (HjlMapping) saved = mapping_world_map (catalogue);

  hjl_mapping_set_posting (saved, "p-closed", "Account Manager");

  return hjl_mapping_editor_new ("role-1", catalogue, saved);
}

/* Shows what is broken in a window of this width. */
static HjlMappingNotice *
present_notice (HjlMappingEditor *editor,
                int               width,
                GtkWindow       **window)
{
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();
  HjlMappingNotice *notice = g_object_new (HJL_TYPE_MAPPING_NOTICE, NULL);

  hjl_mapping_notice_follow (notice, editor, earlier);
  *window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (*window, width, 500);
  gtk_window_set_child (*window, GTK_WIDGET (notice));
  gtk_window_present (*window);
  hjl_test_run_until_true (is_laid_out, notice);

  return notice;
}

/* In little room a proposal stands below what it mends, whole. */
static void
test_notice_room (void)
{
  static const int widths[] = { 900, 360 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (HjlMappingEditor) editor = make_broken ();
      GtkWindow        *window;
      HjlMappingNotice *notice = present_notice (editor, widths[i], &window);
      GtkWidget        *button = hjl_app_test_find (GTK_WIDGET (notice), GTK_TYPE_BUTTON, "Use “Backend Engineer”");
      graphene_rect_t   bounds;
      graphene_rect_t   text;
      int               natural;

      g_assert_true (gtk_widget_compute_bounds (button, GTK_WIDGET (notice), &bounds));
      g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_prev_sibling (button), GTK_WIDGET (notice), &text));
      if (widths[i] < 560)
        g_assert_cmpfloat (bounds.origin.y, >=, text.origin.y + text.size.height);
      else
        g_assert_cmpfloat (bounds.origin.x, >=, text.origin.x + text.size.width);
      gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      g_assert_cmpint (bounds.size.width, >=, natural);
      gtk_window_destroy (window);
    }
}

static void
count_signal (guint *n)
{
  (*n)++;
}

/* The focus goes on to the next proposal, and tells when there is none. */
static void
test_notice_focus (void)
{
  g_autoptr (HjlMappingEditor) editor = make_broken ();
  GtkWindow        *window;
  HjlMappingNotice *notice = present_notice (editor, 900, &window);
  GtkWidget        *button = hjl_app_test_find (GTK_WIDGET (notice), GTK_TYPE_BUTTON, "Use “Backend Engineer”");
  GtkWidget        *focus;
  guint             n_mended = 0;

  g_signal_connect_swapped (notice, "mended", G_CALLBACK (count_signal), &n_mended);
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (focus == hjl_app_test_find (GTK_WIDGET (notice), GTK_TYPE_BUTTON, "Leave Blank"));
  g_assert_cmpuint (n_mended, ==, 0);
  g_signal_emit_by_name (focus, "clicked");
  g_assert_cmpuint (n_mended, ==, 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (notice)));
  gtk_window_destroy (window);
}

/* Where no posting is like the role, a person is led to choose one. */
static void
test_notice_choose (void)
{
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (NULL);
  g_autoptr (HjlMappingEditor) editor = hjl_mapping_editor_new ("role-3", catalogue, NULL);
  GtkWindow        *window;
  HjlMappingNotice *notice = present_notice (editor, 900, &window);
  GtkWidget        *button = hjl_app_test_find (GTK_WIDGET (notice), GTK_TYPE_BUTTON, "Choose a Posting");
  guint             n_wanted = 0;

  g_signal_connect_swapped (notice, "posting-wanted", G_CALLBACK (count_signal), &n_wanted);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n_wanted, ==, 1);
  g_assert_false (hjl_mapping_editor_get_modified (editor));
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, function) g_test_add ("/mapping-board/" name, MappingRig, NULL, mapping_rig_set_up, function, mapping_rig_tear_down)
  add_test ("tap", test_tap);
  add_test ("enter", test_enter);
  add_test ("refresh", test_refresh);
  add_test ("present", test_present);
  add_test ("held-is-deleted", test_held_is_deleted);
  add_test ("stacked", test_stacked);
  g_test_add_func ("/mapping-board/drag-scroll", test_drag_scroll);
  g_test_add_func ("/mapping-board/notice-room", test_notice_room);
  g_test_add_func ("/mapping-board/notice-focus", test_notice_focus);
  g_test_add_func ("/mapping-board/notice-choose", test_notice_choose);

  return g_test_run ();
}
