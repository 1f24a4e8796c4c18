/* hjl-target-group.h: the head of targets of one kind, which folds them away
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#define HJL_TYPE_TARGET_GROUP (hjl_target_group_get_type ())
G_DECLARE_FINAL_TYPE (HjlTargetGroup, hjl_target_group, HJL, TARGET_GROUP, GtkButton)

/* Others only read it. */
struct _HjlTargetGroup
{
  GtkButton parent_instance;

  char     *key;
  gboolean  folded;
  GtkImage *arrow;
  GtkLabel *title;
  GtkLabel *numbers;
};

/* A click folds its rows away, or brings them back: `clicked` tells of it afterwards.
 * @key: what it is known by; @title: translated */
GtkWidget *hjl_target_group_new (const char *key,
                                 const char *title);
/* How many of its targets are in use, and how many there are. */
void       hjl_target_group_set_numbers (HjlTargetGroup *self,
                                         guint           n_used,
                                         guint           n);
