/* test-mapping-board.c: the board without dragging, while things change in Lever, and in little room
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-chooser.h"
#include "app/mapping/hjl-drag-scroll.h"
#include "app/mapping/hjl-mapping-lines.h"
#include "app/mapping/hjl-mapping-notice.h"
#include "app/mapping/hjl-slot.h"
#include "app/mapping/hjl-target-group.h"
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
  hjl_chooser_search (chooser, "site on-");
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
      hjl_test_wait_idle ();
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

/* What is in a page that scrolls, in a window of this size. */
typedef struct
{
  GtkWindow         *window;
  GtkScrolledWindow *scroller;
  HjlMappingBoard   *board;
  HjlMappingEditor  *editor;
} Page;

static void
page_clear (Page *page)
{
  gtk_window_destroy (page->window);
  g_object_unref (page->editor);
}

/* As many stages on both sides, each of hackajob's but the last two at the one of Lever's that stands @shift further. */
static void
page_fill (Page *page,
           int   n_slots,
           int   n_stages,
           int   shift,
           int   width,
           int   height)
{
  static const char *const parts[] = { "lead", "applicant", "screen", "onsite", "offer" };
  g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
  g_autoptr (HjlMapping) mapping = hjl_mapping_new ("role-1");

  for (int i = 0; i < n_slots; i++)
    {
      g_autofree char *id = g_strdup_printf ("h-%d", i);
      HjlStageKind     kind = i == n_slots - 2 ? HJL_STAGE_KIND_REJECTED : i == n_slots - 1 ? HJL_STAGE_KIND_WITHDRAWN
                                                                                            : HJL_STAGE_KIND_IN_PROCESS;

      mapping_world_add_stage (catalogue, HJL_SIDE_HACKAJOB, id, id, kind, NULL, i);
    }
  for (int i = 0; i < n_stages; i++)
    {
      g_autofree char *id = g_strdup_printf ("l-%d", i);

      mapping_world_add_stage (catalogue, HJL_SIDE_LEVER, id, id, HJL_STAGE_KIND_IN_PROCESS,
                               parts[i * (int) G_N_ELEMENTS (parts) / n_stages], i);
    }
  for (int i = 0; i < 8; i++)
    {
      g_autofree char *id = g_strdup_printf ("r-%d", i);

      mapping_world_add_reason (catalogue, id, id, i == 0, TRUE);
    }
  hjl_catalogue_set_known (catalogue, HJL_LIST_ALL);
  for (int i = 0; i < n_slots; i++)
    {
      g_autofree char *id = g_strdup_printf ("h-%d", i);
      g_autofree char *stage = g_strdup_printf ("l-%d", (i + shift) % n_stages);
      g_autoptr (HjlTarget) target = i < n_slots - 2 ? hjl_target_new (HJL_TARGET_STAGE, stage, stage)
                                                     : hjl_target_new (HJL_TARGET_REASON, i == n_slots - 1 ? "r-3" : "r-7", NULL);

      hjl_mapping_set_target (mapping, id, id, target);
    }

  page->editor = hjl_mapping_editor_new ("role-1", catalogue, mapping);
  page->board = g_object_new (HJL_TYPE_MAPPING_BOARD, NULL);
  page->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  page->window = GTK_WINDOW (gtk_window_new ());
  hjl_mapping_board_set_editor (page->board, page->editor);
  gtk_scrolled_window_set_child (page->scroller, GTK_WIDGET (page->board));
  gtk_scrolled_window_set_policy (page->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_window_set_child (page->window, GTK_WIDGET (page->scroller));
  gtk_window_set_default_size (page->window, width, height);
  gtk_window_present (page->window);
  hjl_test_run_until_true (is_laid_out, page->board);
}

static void
page_scroll (Page  *page,
             double value)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (page->scroller), value);
  hjl_test_wait_idle ();
}

static GtkWidget *
page_get_row (Page         *page,
              HjlTargetKind kind,
              const char   *id)
{
  g_autoptr (HjlTarget) target = hjl_target_new (kind, id, NULL);

  return hjl_mapping_board_get_row (page->board, target);
}

/* Whether all of it is in view of the page. */
static gboolean
page_sees (Page      *page,
           GtkWidget *widget)
{
  graphene_rect_t bounds;

  return widget != NULL && gtk_widget_get_mapped (widget) &&
         gtk_widget_compute_bounds (widget, GTK_WIDGET (page->scroller), &bounds) &&
         bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (GTK_WIDGET (page->scroller)) &&
         bounds.origin.x >= 0 && bounds.origin.x + bounds.size.width <= gtk_widget_get_width (GTK_WIDGET (page->scroller));
}

/* No scroller but the page's. */
static void
assert_no_scroller (GtkWidget *widget)
{
  GtkWidget *child;

  g_assert_false (GTK_IS_SCROLLED_WINDOW (widget));
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_no_scroller (child);
}

/* A usual account: ten stages, ten of the pipeline in four parts, eight reasons. Of 1000x700, 490 pixels are left to the board
 * below the title, the posting and above the footer. */
static void
test_all_in_view (void)
{
  static const int sizes[][2] = { { 966, 450 }, { 1066, 550 }, { 1176, 650 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Page page;
      g_autoptr (GArray) lines = NULL;

      page_fill (&page, 10, 10, 0, sizes[i][0], sizes[i][1]);
      assert_no_scroller (GTK_WIDGET (page.board));
      for (guint k = 0; k < 10; k++)
        {
          g_autofree char *slot = g_strdup_printf ("h-%u", k);
          g_autofree char *stage = g_strdup_printf ("l-%u", k);

          g_assert_true (page_sees (&page, hjl_mapping_board_get_slot (page.board, slot)));
          g_assert_true (page_sees (&page, page_get_row (&page, HJL_TARGET_STAGE, stage)));
        }
      for (guint k = 0; k < 8; k++)
        {
          g_autofree char *reason = g_strdup_printf ("r-%u", k);

          g_assert_true (page_sees (&page, page_get_row (&page, HJL_TARGET_REASON, reason)));
        }
      lines = hjl_mapping_board_list_lines (page.board);
      g_assert_cmpuint (lines->len, ==, 10);
      for (guint k = 0; k < lines->len; k++)
        g_assert_true (g_array_index (lines, HjlMappingLine, k).whole);
      page_clear (&page);
    }
}

typedef struct
{
  Page      *page;
  GtkWidget *widget;
  gboolean   end; /* else at its beginning */
} Sight;

/* The page may grow while it is scrolled for the first time. */
static gboolean
sees_there (gpointer user_data)
{
  Sight         *sight = user_data;
  GtkAdjustment *scrolling = gtk_scrolled_window_get_vadjustment (sight->page->scroller);

  gtk_adjustment_set_value (scrolling, sight->end ? gtk_adjustment_get_upper (scrolling) : 0);

  return page_sees (sight->page, sight->widget);
}

typedef struct
{
  Page      *page;
  GtkWidget *widget;
  double     y; /* in the scroller */
} Place;

static gboolean
is_at (gpointer user_data)
{
  Place           *place = user_data;
  graphene_point_t now;

  return gtk_widget_compute_point (place->widget, GTK_WIDGET (place->page->scroller), &GRAPHENE_POINT_INIT (0, 0), &now) &&
         G_APPROX_VALUE ((double) now.y, place->y, 1.5);
}

/* The columns go along with what is in view: a slot never is without the stages beside it. */
static void
test_sticky (void)
{
  Page             page;
  GtkWidget       *reason;
  GtkWidget       *last;
  graphene_point_t before;
  double           upper;

  page_fill (&page, 40, 60, 0, 966, 500);
  reason = page_get_row (&page, HJL_TARGET_REASON, "r-7");
  last = page_get_row (&page, HJL_TARGET_STAGE, "l-59");
  g_assert_true (page_sees (&page, reason));
  g_assert_false (page_sees (&page, last));
  g_assert_true (gtk_widget_compute_point (reason, GTK_WIDGET (page.scroller), &GRAPHENE_POINT_INIT (0, 0), &before));

  upper = gtk_adjustment_get_upper (gtk_scrolled_window_get_vadjustment (page.scroller));
  page_scroll (&page, upper / 2);
  /* With the frame that comes next. */
  hjl_test_run_until_true (is_at, &(Place){ &page, reason, before.y });

  hjl_test_run_until_true (sees_there, &(Sight){ &page, last, TRUE });
  g_assert_true (page_sees (&page, hjl_mapping_board_get_slot (page.board, "h-39")));
  g_assert_true (page_sees (&page, reason));
  hjl_test_run_until_true (sees_there, &(Sight){ &page, hjl_mapping_board_get_slot (page.board, "h-0"), FALSE });
  page_clear (&page);

  /* Few slots beside many stages: the slots go along. */
  page_fill (&page, 10, 60, 0, 966, 500);
  hjl_test_run_until_true (sees_there, &(Sight){ &page, page_get_row (&page, HJL_TARGET_STAGE, "l-59"), TRUE });
  hjl_test_run_until_true (sees_there, &(Sight){ &page, hjl_mapping_board_get_slot (page.board, "h-0"), TRUE });
  page_clear (&page);
}

/* Lines only between what is in view, and to the edge of it where one end is not. */
static void
test_lines_in_view (void)
{
  Page page;
  g_autoptr (GArray) lines = NULL;
  guint n_whole = 0;

  page_fill (&page, 40, 60, 20, 966, 500);
  lines = hjl_mapping_board_list_lines (page.board);
  g_assert_cmpuint (lines->len, >, 0);
  g_assert_cmpuint (lines->len, <, 38);
  for (guint i = 0; i < lines->len; i++)
    {
      const HjlMappingLine *line = &g_array_index (lines, HjlMappingLine, i);
      float                 heights[] = { line->start.y, line->end.y };

      n_whole += line->whole;
      for (guint k = 0; k < G_N_ELEMENTS (heights); k++)
        {
          g_assert_cmpfloat (heights[k], >=, 0);
          g_assert_cmpfloat (heights[k], <=, 500);
        }
    }
  g_assert_cmpuint (n_whole, <, lines->len);
  page_clear (&page);
}

/* Folded away, or left out by the filter, a stage is not there, and comes back as it was. */
static void
test_groups (MappingRig   *rig,
             gconstpointer data)
{
  GtkWidget *offer = mapping_rig_get_row (rig, HJL_TARGET_STAGE, "l-offer");
  GtkWidget *screen = mapping_rig_get_row (rig, HJL_TARGET_STAGE, "l-screen");
  GtkWidget *no = mapping_rig_get_row (rig, HJL_TARGET_REASON, "r-no");
  GtkWidget *hired = mapping_rig_get_row (rig, HJL_TARGET_REASON, "r-hired");
  GtkWidget *group = gtk_widget_get_prev_sibling (no);

  g_assert_true (HJL_IS_TARGET_GROUP (group));
  g_assert_true (hjl_app_test_shows (group, "Other Archive Reasons"));
  g_assert_true (hjl_app_test_shows (group, "1 of 1 in use"));
  g_assert_true (hjl_app_test_shows (gtk_widget_get_first_child (gtk_widget_get_parent (offer)), "1 of 4 in use"));

  /* In use, or not, is said and not only coloured. */
  g_assert_true (hjl_app_test_shows (offer, "in use"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (offer), ==, "In use: Offer");
  g_assert_true (hjl_app_test_shows (screen, "unused"));
  gtk_test_accessible_assert_property (screen, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Unused");
  hjl_mapping_editor_move (rig->editor, "h-offer", "h-interview");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (offer), ==, "In use: Interview");
  hjl_mapping_editor_assign (rig->editor, "h-interview", NULL);
  g_assert_true (hjl_app_test_shows (offer, "unused"));
  hjl_mapping_editor_undo (rig->editor);

  g_signal_emit_by_name (group, "clicked");
  g_assert_false (gtk_widget_get_visible (no));
  g_assert_true (gtk_widget_get_visible (hired));
  gtk_test_accessible_assert_state (group, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  /* What is looked for shows all the same. */
  hjl_mapping_board_filter (rig->board, " underQUAL");
  g_assert_true (gtk_widget_get_visible (no));
  g_assert_false (gtk_widget_get_visible (hired));
  g_assert_false (gtk_widget_get_visible (offer));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_first_child (gtk_widget_get_parent (offer))));
  hjl_mapping_board_filter (rig->board, "");
  g_assert_false (gtk_widget_get_visible (no));
  g_assert_true (gtk_widget_get_visible (offer));
  g_signal_emit_by_name (group, "clicked");
  g_assert_true (gtk_widget_get_visible (no));
}

/* In little room there is no board: a list, a row a stage, and a tap opens the chooser. */
static void
test_list (void)
{
  Page page;
  g_autoptr (GArray) lines = NULL;

  page_fill (&page, 10, 10, 0, 360, 700);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *slot = g_strdup_printf ("h-%u", i);
      g_autofree char *stage = g_strdup_printf ("l-%u", i);

      g_assert_true (page_sees (&page, hjl_mapping_board_get_slot (page.board, slot)));
      g_assert_false (gtk_widget_get_mapped (page_get_row (&page, HJL_TARGET_STAGE, stage)));
    }
  lines = hjl_mapping_board_list_lines (page.board);
  g_assert_cmpuint (lines->len, ==, 0);
  tap (hjl_mapping_board_get_slot (page.board, "h-4"), TRUE);
  g_assert_nonnull (find_chooser (hjl_mapping_board_get_slot (page.board, "h-4")));
  page_clear (&page);
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
  hjl_drag_scroll_add (GTK_SCROLLED_WINDOW (scroller), NULL);
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
      hjl_test_wait_idle ();
      value = gtk_adjustment_get_value (adjustment);
      hjl_test_wait_idle ();
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
  add_test ("groups", test_groups);
  g_test_add_func ("/mapping-board/all-in-view", test_all_in_view);
  g_test_add_func ("/mapping-board/sticky", test_sticky);
  g_test_add_func ("/mapping-board/lines-in-view", test_lines_in_view);
  g_test_add_func ("/mapping-board/list", test_list);
  g_test_add_func ("/mapping-board/drag-scroll", test_drag_scroll);
  g_test_add_func ("/mapping-board/notice-room", test_notice_room);
  g_test_add_func ("/mapping-board/notice-focus", test_notice_focus);
  g_test_add_func ("/mapping-board/notice-choose", test_notice_choose);

  return g_test_run ();
}
