/* hjl-jobs-view-private.h: the view's struct, for its files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/jobs/hjl-role-list.h"
#include "app/jobs/hjl-jobs-view.h"
#include "app/widgets/hjl-row-list.h"

struct _HjlJobsView
{
  AdwBin parent_instance;

  HjlWorkspace *workspace; /* nullable */
  HjlRoleList  *list;
  GPtrArray    *removed;     /* mappings, and changes of roles, that an undo may take back */
  guint         changes;     /* not loaded yet */
  GCancellable *cancellable; /* nullable: of what is being loaded */
  guint         reload_id;
  gboolean      loaded; /* at least once */
  gboolean      narrow;
  gboolean      by_hand; /* as it is shown */

  /* Template widgets. */
  GtkRevealer     *notice;
  GtkOrientable   *notice_box;
  GtkLabel        *notice_label;
  GtkWidget       *toolbar;
  GtkSearchEntry  *search_entry;
  GtkToggleButton *select_button;
  GtkWidget       *add_button;
  GtkDropDown     *filter_dropdown;
  GtkDropDown     *sort_dropdown;
  GtkStack        *stack;
  AdwStatusPage   *status_page;
  HjlRowList      *list_view;
  GtkRevealer     *selection_bar;
  GtkOrientable   *selection_box;
  GtkLabel        *selection_label;
};

/* hjl-jobs-view.c: whether roles are kept by hand here */
gboolean hjl_jobs_view_is_by_hand (HjlJobsView *self);

/* hjl-jobs-view-actions.c */
void hjl_jobs_view_install_actions (GtkWidgetClass *widget_class);

/* hjl-jobs-view-roles.c */
void hjl_jobs_view_install_role_actions (GtkWidgetClass *widget_class);
