/* hjl-intake.h: from files and tables to rows of a review
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "files/hjl-expand.h"
#include "model/hjl-draft.h"
#include "model/hjl-time.h"
#include "net/hjl-finish.h"
#include "store/hjl-store.h"

/**
 * HjlIntakeRequest:
 * @role_id: (nullable): whom the people are for; %NULL where the table says it in each row
 * @paths: (nullable) (array zero-terminated=1): files, folders and archives
 * @table: (nullable): a CSV by its header (hjl-people-csv.h): each row is a person, and @paths are their files
 * @plan: nothing is written: no copy, no row
 * @root: (nullable): a folder that is watched: paths below it are of the folders that they are in there
 *   (hjl_expander_set_root()), and what was in a row of the role once comes no more (hjl-store-watch.h)
 */
typedef struct
{
  char    *role_id;
  GStrv    paths;
  GBytes  *table;
  gboolean plan;
  char    *root;
} HjlIntakeRequest;

HjlIntakeRequest *hjl_intake_request_new (const char        *role_id,
                                          const char *const *paths,
                                          GBytes            *table,
                                          gboolean           plan);
void              hjl_intake_request_free (HjlIntakeRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlIntakeRequest, hjl_intake_request_free)

/**
 * HjlIntakeReport:
 * @drafts: (element-type HjlDraft): the rows that came of it, also those of before that got a file; without an id where it was a plan
 * @refusals: (element-type HjlRefusal): what was left out, and why; of a table "Row 3, E-mail" is the title
 * @n_files: that were taken
 * @n_doubles: files that were there twice, or are in the review already
 * @ended: (element-type filename): of the request's paths those that need not be tried again (hjl_expander_get_ended())
 * @refused_rows: (nullable): the table's rows that were refused, with the reason in a last column
 * @n_refused_rows: how many these are
 * @unused: (nullable): the table's columns that mean nothing here
 */
typedef struct
{
  GPtrArray *drafts;
  GPtrArray *refusals;
  guint      n_files;
  guint      n_doubles;
  GPtrArray *ended;
  GBytes    *refused_rows;
  guint      n_refused_rows;
  GStrv      unused;
} HjlIntakeReport;

void hjl_intake_report_free (HjlIntakeReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlIntakeReport, hjl_intake_report_free)
/* hjl-intake-table.c: (transfer full) (nullable): a sentence that names the columns that are not used */
char *hjl_intake_report_dup_unused (const HjlIntakeReport *self);

/* How far it is: files that were found so far, and read; rows so far. Called in the thread that runs it, whenever rows were kept. */
typedef void (*HjlIntakeProgress) (guint    n_found,
                                   guint    n_read,
                                   guint    n_rows,
                                   gpointer user_data);

/**
 * hjl_intake_async:
 * @store: writable; of the thread that calls
 * @spool_folder: where copies go
 * @request: copied
 * @progress: (nullable)
 *
 * Copies each file into the spool, has it read (a few at a time, each in a process of its own), finds out whose it is, and keeps
 * rows as they come: what was read so far is in the review, whatever happens then. Cancelled, killed or out of disk:
 * what is there is whole, each file once; adding the same again goes on where it ended, as a file that is in the review of the role
 * already is known by its content, and what belongs to it comes to its row. A row that somebody has changed meanwhile
 * keeps what it says, and gets files only, and the first time that a table knows the person what it does not say at all; one that
 * was accepted or removed is left alone.
 *
 * Gives a HjlIntakeReport: %HJL_ERROR_INPUT for a table that is none, or a role that is not kept; %HJL_ERROR_STORE
 * where the disk takes no more.
 */
void hjl_intake_async (HjlStore               *store,
                       const char             *spool_folder,
                       const HjlIntakeRequest *request,
                       HjlClockFunc            clock,
                       HjlIntakeProgress       progress,
                       gpointer                progress_data,
                       GCancellable           *cancellable,
                       GAsyncReadyCallback     callback,
                       gpointer                user_data);

/* hjl-intake-table.c: the rows of a table as HjlGroupRow. @report: gets what was refused.
 * (transfer full) (nullable) (element-type HjlGroupRow): %HJL_ERROR_INPUT where it is no table */
GPtrArray *hjl_intake_read_table (HjlStore        *store,
                                  GBytes          *table,
                                  const char      *role_id,
                                  HjlIntakeReport *report,
                                  GError         **error);
