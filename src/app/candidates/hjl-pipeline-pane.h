/* hjl-pipeline-pane.h: the chart of the chosen role, which a person can fold away
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-loader.h"
#include "model/hjl-catalogue.h"

#define HJL_TYPE_PIPELINE_PANE (hjl_pipeline_pane_get_type ())
G_DECLARE_FINAL_TYPE (HjlPipelinePane, hjl_pipeline_pane, HJL, PIPELINE_PANE, AdwBin)

/* @loader: (nullable) */
void     hjl_pipeline_pane_set_loader (HjlPipelinePane *self,
                                       HjlLoader       *loader);
/* @takes: as of hjl_pipeline_chart_set_pipeline() */
void     hjl_pipeline_pane_set_catalogue (HjlPipelinePane *self,
                                          HjlCatalogue    *catalogue,
                                          gboolean         takes);
/* @role_id: (nullable): no role is chosen, and nothing is shown. @title: (nullable) */
void     hjl_pipeline_pane_set_role (HjlPipelinePane *self,
                                     const char      *role_id,
                                     const char      *title);
/* The database changed. */
void     hjl_pipeline_pane_refresh (HjlPipelinePane *self);
/* Folded where there is little room; the person may unfold it. */
void     hjl_pipeline_pane_set_expanded (HjlPipelinePane *self,
                                         gboolean         expanded);
/* Whether there is a stage in sight to drop somebody on. */
gboolean hjl_pipeline_pane_takes_people (HjlPipelinePane *self);
