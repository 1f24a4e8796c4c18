/* hjl-jobs-view-private.h: the view's struct, for its two files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/jobs/hjl-role-list.h"
#include "app/jobs/hjl-jobs-view.h"
#include "app/widgets/hjl-row-list.h"

G_BEGIN_DECLS

struct _HjlJobsView
{
  AdwBin parent_instance;

  HjlWorkspace *workspace; /* nullable */
  HjlRoleList  *list;
  GPtrArray    *removed;     /* mappings that an undo may bring back */
  guint         changes;     /* not loaded yet */
  GCancellable *cancellable; /* nullable: of what is being loaded */
  guint         reload_id;
  gboolean      loaded; /* at least once */
  gboolean      narrow;

  /* Template widgets. */
  GtkRevealer     *notice;
  GtkLabel        *notice_label;
  GtkWidget       *toolbar;
  GtkSearchEntry  *search_entry;
  GtkToggleButton *select_button;
  GtkDropDown     *filter_dropdown;
  GtkDropDown     *sort_dropdown;
  GtkStack        *stack;
  AdwStatusPage   *status_page;
  HjlRowList      *list_view;
  GtkRevealer     *selection_bar;
  GtkLabel        *selection_label;
};

void hjl_jobs_view_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
