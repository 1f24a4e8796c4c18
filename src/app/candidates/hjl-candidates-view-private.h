/* hjl-candidates-view-private.h: the view's struct, as its two files share it
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
#include "app/widgets/hjl-row-list.h"

G_BEGIN_DECLS

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
  guint             minute_id;
  guint             n_attention;

  /* Template widgets. */
  GtkWidget           *list_pane;
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
  GtkSingleSelection  *selection;
  AdwStatusPage       *failed_page;
  AdwStatusPage       *empty_page;
  GtkWidget           *toolbar;
  GtkWidget           *add_button;
  GtkWidget           *separator;
  HjlCandidateDetails *details;
};

/* hjl-candidates-view.c */
void hjl_candidates_view_update_panes (HjlCandidatesView *self);

/* hjl-candidates-view-load.c */
void hjl_candidates_view_set_workspace (HjlCandidatesView *self,
                                        HjlWorkspace      *workspace);
/* The filters ask for something. */
void hjl_candidates_view_ask (HjlCandidatesView *self);
/* Somebody looks: what is not read yet is read. */
void hjl_candidates_view_look (HjlCandidatesView *self);

G_END_DECLS
