/* hjl-job-list.h: every live role: filtered, searched, sorted, kept up to date
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/jobs/hjl-job-item.h"
#include "hjl-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  HJL_JOB_FILTER_ALL,
  HJL_JOB_FILTER_NOT_MAPPED,
  HJL_JOB_FILTER_ATTENTION,
  HJL_JOB_FILTER_MAPPED,
} HjlJobFilter;

typedef enum
{
  HJL_JOB_SORT_URGENT, /* not mapped, needs mending, waiting; then by title */
  HJL_JOB_SORT_TITLE,
  HJL_JOB_SORT_NEWEST,
  HJL_JOB_SORT_WAITING,
} HjlJobSort;

#define HJL_TYPE_JOB_LIST (hjl_job_list_get_type ())
G_DECLARE_FINAL_TYPE (HjlJobList, hjl_job_list, HJL, JOB_LIST, GObject)

/* Signals: `loaded`: numbers may have changed; `selection-changed`. */
HjlJobList   *hjl_job_list_new (void);
/* (transfer none) (element-type HjlJobItem): what is to be shown */
GListModel   *hjl_job_list_get_shown (HjlJobList *self);
/* (transfer none): as they were loaded last; (nullable) before */
HjlCatalogue *hjl_job_list_get_catalogue (HjlJobList *self);
GHashTable   *hjl_job_list_get_mappings (HjlJobList *self);
/* Shows what was loaded: items of roles that stay are kept, and nothing moves where nothing differs.
 * Takes the facts out of @jobs. */
void          hjl_job_list_take (HjlJobList *self,
                                 HjlJobs    *jobs);
void          hjl_job_list_set_search (HjlJobList *self,
                                       const char *text);
void          hjl_job_list_set_filter (HjlJobList  *self,
                                       HjlJobFilter filter);
void          hjl_job_list_set_sort (HjlJobList *self,
                                     HjlJobSort  sort);
guint         hjl_job_list_get_n_items (HjlJobList *self);
guint         hjl_job_list_get_n_not_mapped (HjlJobList *self);
/* (transfer none) (nullable) */
HjlJobItem   *hjl_job_list_find (HjlJobList *self,
                                 const char *role_id);
/* (transfer full) (element-type HjlJobItem) */
GPtrArray    *hjl_job_list_list_selected (HjlJobList *self);
/* What is shown, or nothing. */
void          hjl_job_list_select_all (HjlJobList *self,
                                       gboolean    selected);

G_END_DECLS
