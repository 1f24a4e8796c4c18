/* hjl-job-item.h: one live role as the list shows it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "model/hjl-mapping.h"
#include "store/hjl-store-query.h"

G_BEGIN_DECLS

typedef enum
{
  HJL_JOB_NOT_MAPPED,
  HJL_JOB_BROKEN, /* mapped, and exports nobody until it is mended */
  HJL_JOB_MAPPED,
} HjlJobState;

#define HJL_TYPE_JOB_ITEM (hjl_job_item_get_type ())
G_DECLARE_FINAL_TYPE (HjlJobItem, hjl_job_item, HJL, JOB_ITEM, GObject)

/* Properties: `title`, `about` (place and team), `posting` (what it is mapped to, or "Not mapped"),
 * `counts` (a line of numbers), `mapped` (whether it exports), `selected` (the only one to be set). */
HjlJobItem *hjl_job_item_new (HjlRole *role);
void        hjl_job_item_set_role (HjlJobItem *self,
                                   HjlRole    *role);
/* @mapping: (nullable) */
void        hjl_job_item_set_mapping (HjlJobItem   *self,
                                      HjlMapping   *mapping,
                                      HjlCatalogue *catalogue);
/* @counts: (nullable): nobody */
void        hjl_job_item_set_counts (HjlJobItem          *self,
                                     const HjlRoleCounts *counts);

HjlRole    *hjl_job_item_get_role (HjlJobItem *self);
const char *hjl_job_item_get_id (HjlJobItem *self);
const char *hjl_job_item_get_title (HjlJobItem *self);
HjlJobState hjl_job_item_get_state (HjlJobItem *self);
const char *hjl_job_item_get_posting_url (HjlJobItem *self);
guint       hjl_job_item_get_n_waiting (HjlJobItem *self);
guint       hjl_job_item_get_n_attention (HjlJobItem *self);
gboolean    hjl_job_item_get_selected (HjlJobItem *self);
void        hjl_job_item_set_selected (HjlJobItem *self,
                                       gboolean    selected);
/* All of it as a screen reader says it. */
char       *hjl_job_item_describe (HjlJobItem *self);
/* Whether title, place, team or posting has @folded, a case-folded text. */
gboolean    hjl_job_item_matches (HjlJobItem *self,
                                  const char *folded);

G_END_DECLS
