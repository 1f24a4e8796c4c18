/* hjl-candidates-view-private.h: the view's struct, as its files share it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/candidates/hjl-candidate-details.h"
#include "app/candidates/hjl-candidate-filters.h"
#include "app/candidates/hjl-candidate-list.h"
#include "app/candidates/hjl-candidates-view.h"
#include "app/candidates/hjl-pipeline-pane.h"
#include "app/candidates/hjl-selection-bar.h"
#include "app/widgets/hjl-row-list.h"

struct _HjlCandidatesView
{
  AdwBin parent_instance;

  HjlWorkspace     *workspace;
  HjlLoader        *loader;
  HjlCandidateList *list;
  HjlChanges        missed; /* not followed yet */
  guint             follow_id;
  gboolean          narrow; /* a row's parts stand one under the other */
  gboolean          split;  /* list and details stand side by side */
  guint             width_id;
  int               width;
  int               details_width; /* beside the list */
  guint             minute_id;
  guint             n_attention;
  GPtrArray        *chosen;  /* (element-type HjlCandidateItem): who is selected, wherever they go */
  gboolean          marking; /* the selection follows the list, and nobody has chosen */
  gboolean          begin;   /* the first of the list is to be shown */
  guint             several_id;
  guint             place;   /* where who is shown was last */
  HjlCandidateItem *awaited; /* nullable: shown as soon as it is known who it is */

  /* Template widgets. */
  AdwClamp            *list_pane;
  GtkWidget           *notices;
  GtkRevealer         *notice;
  GtkLabel            *notice_label;
  GtkRevealer         *review_notice;
  GtkLabel            *review_label;
  GtkRevealer         *todo_notice;
  GtkLabel            *todo_label;
  HjlCandidateFilters *filters;
  HjlPipelinePane     *pipeline;
  GtkLabel            *count;
  GtkStack            *stack;
  HjlRowList          *list_view;
  GtkMultiSelection   *selection;
  AdwStatusPage       *failed_page;
  AdwStatusPage       *empty_page;
  AdwStatusPage       *not_found_page;
  GtkRevealer         *several;
  HjlSelectionBar     *bar;
  GtkWidget           *toolbar;
  GtkWidget           *add_button;
  GtkWidget           *separator;
  HjlCandidateDetails *details;
};

/* hjl-candidates-view.c */
void hjl_candidates_view_update_panes (HjlCandidatesView *self);

/* hjl-candidates-view-select.c */
void hjl_candidates_view_install_steps (GtkWidgetClass *widget_class);
/* A person has selected: one is shown beside the list, of several is said what can be done with them. */
void hjl_candidates_view_take_selection (HjlCandidatesView *self);
void hjl_candidates_view_select_nobody (HjlCandidatesView *self);
/* The list is another one: who is shown, or selected, stays so, wherever they went. */
void hjl_candidates_view_follow_selection (HjlCandidatesView *self);
/* Nobody is selected, and the first one is shown as soon as the list is there and has room for somebody beside it;
 * unless a person is faster. */
void hjl_candidates_view_begin (HjlCandidatesView *self);
/* Now, where that is so. */
void hjl_candidates_view_show_first (HjlCandidatesView *self);
/* @row is dragged onto a stage of the pipeline, where that takes people. */
void hjl_candidates_view_let_drag (HjlCandidatesView *self,
                                   GtkWidget         *row);

/* hjl-candidates-view-load.c */
void hjl_candidates_view_set_workspace (HjlCandidatesView *self,
                                        HjlWorkspace      *workspace);
/* The filters ask for something. */
void hjl_candidates_view_ask (HjlCandidatesView *self);
/* Somebody looks: what is not read yet is read. */
void hjl_candidates_view_look (HjlCandidatesView *self);
