/* hjl-job-item.h: one live role as the list shows it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/jobs/hjl-job-facts.h"

G_BEGIN_DECLS

#define HJL_TYPE_JOB_ITEM (hjl_job_item_get_type ())
G_DECLARE_FINAL_TYPE (HjlJobItem, hjl_job_item, HJL, JOB_ITEM, GObject)

/* Property: `selected`. Signal: `changed ()`: it looks different from before, but for that. */
/* @facts: (transfer full) */
HjlJobItem *hjl_job_item_new (HjlJobFacts *facts);
/* @facts: (transfer full), of the same role. Returns: whether they differ in anything that is shown */
gboolean    hjl_job_item_take_facts (HjlJobItem  *self,
                                     HjlJobFacts *facts);
/* @counts: (nullable): nobody. Returns: whether they differ */
gboolean    hjl_job_item_set_counts (HjlJobItem          *self,
                                     const HjlRoleCounts *counts);

HjlRole    *hjl_job_item_get_role (HjlJobItem *self);
const char *hjl_job_item_get_id (HjlJobItem *self);
const char *hjl_job_item_get_title (HjlJobItem *self);
/* Place and team. */
const char *hjl_job_item_get_about (HjlJobItem *self);
/* What it is mapped to, or "Not mapped". */
const char *hjl_job_item_get_posting (HjlJobItem *self);
/* A line of numbers. */
const char *hjl_job_item_get_counts (HjlJobItem *self);
/* What titles sort by. */
const char *hjl_job_item_get_key (HjlJobItem *self);
HjlJobState hjl_job_item_get_state (HjlJobItem *self);
const char *hjl_job_item_get_posting_url (HjlJobItem *self);
guint       hjl_job_item_get_n_waiting (HjlJobItem *self);
guint       hjl_job_item_get_n_attention (HjlJobItem *self);
gboolean    hjl_job_item_get_selected (HjlJobItem *self);
void        hjl_job_item_set_selected (HjlJobItem *self,
                                       gboolean    selected);
/* All of it as a screen reader says it. */
char       *hjl_job_item_describe (HjlJobItem *self);
/* Whether title, place, team or posting has @folded, a text from hjl_fold_for_search(). */
gboolean    hjl_job_item_matches (HjlJobItem *self,
                                  const char *folded);

G_END_DECLS
