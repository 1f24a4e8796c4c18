/* hjl-pipeline-chart.h: how many candidates of a role are where, on both sides
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/hjl-catalogue.h"

#define HJL_TYPE_PIPELINE_CHART (hjl_pipeline_chart_get_type ())
G_DECLARE_FINAL_TYPE (HjlPipelineChart, hjl_pipeline_chart, HJL, PIPELINE_CHART, GtkWidget)

/* Takes what hjl_store_load_pipeline() gave; stages in the catalogue's order, those without anybody left
 * out. @role_title: (nullable): for the accessible name; @takes: people, ids as a %G_TYPE_STRV, can be dropped on hackajob's
 * stages, of which none is left out then: the action `candidates.move` gets the stage and the ids */
void     hjl_pipeline_chart_set_pipeline (HjlPipelineChart *self,
                                          HjlCatalogue     *catalogue,
                                          const char       *role_title,
                                          gboolean          takes,
                                          GHashTable       *hackajob,
                                          GHashTable       *lever);
/* Whether there is anything to show. */
gboolean hjl_pipeline_chart_is_empty (HjlPipelineChart *self);
