/* hjl-job-facts.h: what the list says of each live role, worked out from the database in a thread
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

/**
 * HjlJobFacts:
 * @about: place and team
 * @posting: what it is mapped to, or "Not mapped"
 * @posting_url: (nullable)
 * @folded: all that a search looks at
 * @key: titles sort by it
 * @counts: a line of numbers
 * @numbers: of the candidates
 */
typedef struct
{
  HjlRole    *role;
  HjlJobState state;
  char       *about;
  char       *posting;
  char       *posting_url;
  char       *folded;
  char       *key;
  char       *counts;
  guint       numbers[HJL_N_STATES];
} HjlJobFacts;

/* @mapping: (nullable); @counts: (nullable): nobody */
HjlJobFacts *hjl_job_facts_new (HjlRole             *role,
                                HjlMapping          *mapping,
                                HjlCatalogue        *catalogue,
                                const HjlRoleCounts *counts);
void         hjl_job_facts_free (HjlJobFacts *self);
/* Returns: whether the numbers differ */
gboolean     hjl_job_facts_set_counts (HjlJobFacts         *self,
                                       const HjlRoleCounts *counts);
guint        hjl_job_facts_get_n_waiting (const HjlJobFacts *self);
guint        hjl_job_facts_get_n_attention (const HjlJobFacts *self);

/**
 * HjlJobs:
 * @catalogue: (nullable): NULL where only numbers were asked for
 * @mappings: (nullable) (element-type utf8 HjlMapping): as @catalogue
 * @facts: (nullable) (element-type HjlJobFacts): of the live roles, newest first; as @catalogue
 * @counts: (nullable) (element-type utf8 HjlRoleCounts): where nothing else was asked for
 */
typedef struct
{
  HjlCatalogue *catalogue;
  GHashTable   *mappings;
  GPtrArray    *facts;
  GHashTable   *counts;
} HjlJobs;

/* @counts: (nullable) */
HjlJobs *hjl_jobs_new (HjlCatalogue *catalogue,
                       GHashTable   *mappings,
                       GHashTable   *counts);
/* A #HjlLoadFunc; @data: whether more than numbers is asked for */
gpointer hjl_jobs_load (HjlStore *store,
                        gpointer  data,
                        GError  **error);
void     hjl_jobs_free (HjlJobs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlJobs, hjl_jobs_free)

G_END_DECLS
