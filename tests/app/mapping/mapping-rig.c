/* mapping-rig.c: the board of a mapping in a window
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mapping-rig.h"

#include "hjl-app-test.h"
#include "mapping-world.h"

static gboolean
is_laid_out (gpointer board)
{
  return gtk_widget_get_width (board) > 0;
}

void
mapping_rig_set_up (MappingRig   *rig,
                    gconstpointer left_out)
{
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (left_out);
  g_autoptr (HjlMapping) saved = mapping_world_map (catalogue);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  rig->editor = hjl_mapping_editor_new ("role-1", catalogue, saved);
  rig->board = g_object_new (HJL_TYPE_MAPPING_BOARD, NULL);
  hjl_mapping_board_set_editor (rig->board, rig->editor);
  /* As in the program. GTK 4.18 warns where what fills a window is the higher the narrower it is. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (rig->board));
  rig->window = hjl_app_test_present (scroller);
  hjl_test_run_until_true (is_laid_out, rig->board);
}

void
mapping_rig_tear_down (MappingRig   *rig,
                       gconstpointer left_out)
{
  g_object_add_weak_pointer (G_OBJECT (rig->board), (gpointer *) &rig->board);
  gtk_window_destroy (rig->window);
  hjl_test_wait_idle ();
  g_assert_null (rig->board);
  g_assert_finalize_object (rig->editor);
}

const char *
mapping_rig_get_target_id (MappingRig *rig,
                           const char *stage_id)
{
  const HjlTarget *target = hjl_mapping_get_target (rig->editor->mapping, stage_id);

  return target != NULL ? target->id : NULL;
}

GtkWidget *
mapping_rig_get_slot (MappingRig *rig,
                      const char *stage_id)
{
  return hjl_mapping_board_get_slot (rig->board, stage_id);
}

GtkWidget *
mapping_rig_get_row (MappingRig   *rig,
                     HjlTargetKind kind,
                     const char   *id)
{
  g_autoptr (HjlTarget) target = hjl_target_new (kind, id, NULL);

  return hjl_mapping_board_get_row (rig->board, target);
}
