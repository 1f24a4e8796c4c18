/* hjl-store-private.h: what the files of the store share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-error.h"
#include "model/hjl-run.h"
#include "store/hjl-statement.h"
#include "store/hjl-store.h"

/* "HjLv": tells our files from other programs' databases. */
#define HJL_STORE_APPLICATION_ID 0x486a4c76

/* A reader beside the writer waits this long, in milliseconds, before it gives up. */
#define HJL_STORE_BUSY_TIMEOUT 5000

/* Whose Lever the data are of: opaque; not there while it is not known. */
#define HJL_STORE_IDENTITY_LEVER "identity/lever"
/* A small value: which lists were read whole, bits of HjlLists. */
#define HJL_STORE_KNOWN_KEY "known-lists"

struct _HjlStore
{
  GObject parent_instance;

  char        *path;
  HjlStoreMode mode;
  guint        max_pages;

  sqlite3    *db;
  GHashTable *statements; /* (element-type utf8 HjlStatement): by their SQL */

  gboolean in_memory; /* a copy without any file */
  gboolean damaged;   /* was found to be */
  gboolean opened;    /* without any trouble */

  guint    depth;
  gboolean doomed; /* an inner transaction failed: the outer one cannot commit */
  guint    read_depth;
  gboolean scrub_wanted; /* by the open transaction */

  HjlRun  *run;     /* nullable: whose writes come now */
  gboolean run_new; /* its row is of the open transaction */
};

/* One that is not open. @max_pages: how large the file may get, in pages of 4096 bytes; 0 is SQLite's own limit. Stands for a
 * full disk in tests. */
HjlStore *hjl_store_new (const char *path,
                         guint       max_pages);
/* What hjl_store_open() does with it */
gboolean  hjl_store_open_up (HjlStore *self,
                             GError  **error);

/* The one place where SQLite's trouble becomes an error, with the words of hjl_store_describe_trouble(). Returns: %FALSE */
gboolean hjl_store_fail (HjlStore *self,
                         int       code,
                         GError  **error);
/* @code: SQLite's, extended or not; @number: the `errno` behind it, or 0; @words: what SQLite calls it.
 * Returns: (transfer full): what happened to the file, and what helps, in whole translated sentences */
char    *hjl_store_describe_trouble (int         code,
                                     int         number,
                                     const char *path,
                                     const char *words);
/* Returns: whether only a copy helps */
gboolean hjl_store_is_damage (int code);

/* Begins a use of a statement; @sql has no values in it. (transfer none) (not nullable) */
HjlStatement *hjl_store_prepare (HjlStore   *self,
                                 const char *sql);
gboolean      hjl_store_run (HjlStore   *self,
                             const char *sql,
                             GError    **error);
/* The same with the values, each said by a letter of @types as a GVariant's: s (nullable; lent until the use ends), d,
 * x (also HjlTime), u, and i, which are also booleans and enums. */
HjlStatement *hjl_store_prepare_with (HjlStore   *self,
                                      const char *sql,
                                      const char *types,
                                      ...);
gboolean      hjl_store_run_with (HjlStore   *self,
                                  GError    **error,
                                  const char *sql,
                                  const char *types,
                                  ...);
/* Several statements in one text, none of them kept. */
gboolean      hjl_store_run_script (HjlStore   *self,
                                    const char *script,
                                    GError    **error);
/* Several reads that see the same moment. Nests, also in a transaction. */
gboolean      hjl_store_begin_read (HjlStore *self,
                                    GError  **error);
void          hjl_store_end_read (HjlStore *self);

/* hjl-store-schema.c. A step brings the schema to the version that is its place in the table, from 1;
 * each is one transaction. */
gboolean hjl_store_schema_check (HjlStore *self,
                                 GError  **error);
gboolean hjl_store_schema_migrate (HjlStore          *self,
                                   const char *const *steps,
                                   guint              n_steps,
                                   GError           **error);
/* @version: the last one that is wanted; a new one has them all */
gboolean hjl_store_schema_update (HjlStore *self,
                                  guint     version,
                                  GError  **error);

/* hjl-store-files.c. What stands beside a data file, by what follows its name: daily copies and their day,
 * files put aside and the time, and the mark of one in which damage was found while it was in use. */
#define HJL_STORE_COPY ".copy-"
#define HJL_STORE_ASIDE ".aside-"
#define HJL_STORE_DAMAGED ".damaged"

/* (transfer full) (element-type filename): whole paths, oldest first */
GPtrArray *hjl_store_list_beside (const char *path,
                                  const char *what);
/* Puts errno into words. Returns: %FALSE */
gboolean   hjl_store_fail_file (const char *path,
                                GError    **error);
gboolean   hjl_store_make_folder (const char *path,
                                  GError    **error);
/* Also of a rename: that it is on the disk. */
gboolean   hjl_store_sync_folder (const char *path,
                                  GError    **error);
/* Copies a file that nobody has open beside @path. Returns: (transfer full) (nullable): where it is */
char      *hjl_store_copy_file (const char *from,
                                const char *path,
                                GError    **error);
/* Makes an empty database whole beside @self's path, then moves it there. */
gboolean   hjl_store_make_file (HjlStore *self,
                                GError  **error);
gboolean   hjl_store_protect_files (HjlStore *self,
                                    GError  **error);
/* Personal data went: what the file, its log and its copies still have of it goes too. Noted in the
 * transaction that removes it, so that a crash does not lose it. */
gboolean   hjl_store_want_scrub (HjlStore *self,
                                 GError  **error);
gboolean   hjl_store_scrub_if_wanted (HjlStore *self,
                                      GError  **error);

/* hjl-store-state.c */
/* Derives state and time of change of one candidate anew, inside of the change's own transaction. */
gboolean hjl_store_refresh (HjlStore   *self,
                            const char *candidate_id,
                            GError    **error);

const char   *hjl_store_target_kind_to_string (HjlTargetKind kind);
HjlTargetKind hjl_store_target_kind_from_string (const char *text);

/* hjl-store-book-people.c: the store's candidate becomes what the book says of them */
gboolean hjl_store_show_person (HjlStore   *self,
                                const char *id,
                                GError    **error);
/* hjl-store-book.c: whether there is a role of this id in the book. FALSE with an error where that cannot be known. */
gboolean hjl_store_book_has_role (HjlStore   *self,
                                  const char *role_id,
                                  gboolean   *has,
                                  GError    **error);
/* Whether there is a stage of this id in the book; with an error where there is not. */
gboolean hjl_store_book_has_stage (HjlStore   *self,
                                   const char *stage_id,
                                   GError    **error);

/* hjl-store-book-keys.c: (transfer full) (element-type utf8): what stands in person_key and draft_key. @emails, @url:
 * (nullable) */
GPtrArray *hjl_store_make_keys (const char *const *emails,
                                const char        *url);
/* What @sql gives for the first of these keys, which is its first value, for which it gives anything. @first, @second: (nullable):
 * its other values. (transfer full) (nullable): NULL without an error where there is none */
char      *hjl_store_find_by_keys (HjlStore          *self,
                                   const char *const *emails,
                                   const char        *url,
                                   const char        *sql,
                                   const char        *first,
                                   const char        *second,
                                   GError           **error);

/* hjl-store-drafts.c: rows of a review that are about the same person; with the files of these. Called before the
 * person's keys go. */
gboolean hjl_store_forget_drafts (HjlStore   *self,
                                  const char *candidate_id,
                                  int        *n_changed,
                                  GError    **error);

/* The columns of `link AS l`, `hold AS h` and `opportunity AS o` as the readers take them, from where
 * the statement stands. A link and a hold are NULL where the first column is. */
#define HJL_STORE_LINK_COLUMNS                                                 \
  "l.opportunity_id, l.contact_id, l.posting_id, l.opportunity_url, l.source," \
  " l.base_stage_id, l.base_kind, l.base_id, l.base_name, l.wanted_stage_id,"  \
  " l.kept_posting_id, l.kept_reason_id,"                                      \
  " l.exported_at, l.marked, l.n_files, l.files_checked, l.erased,"            \
  " l.missed_at, l.awaits_cv, l.looked_at,"                                    \
  " EXISTS (SELECT 1 FROM missing AS m WHERE m.opportunity_id = l.opportunity_id)"
#define HJL_STORE_N_LINK_COLUMNS 21
#define HJL_STORE_HOLD_COLUMNS "h.kind, h.detail, h.choices, h.decision, h.posting_id, h.marked, h.since"
#define HJL_STORE_N_HOLD_COLUMNS 7
#define HJL_STORE_OPPORTUNITY_COLUMNS                                        \
  "o.contact_id, o.stage_id, o.posting_id, o.archived, o.archive_reason_id," \
  " o.archived_at, o.deleted, o.anonymized, o.confidential, o.created_at,"   \
  " o.updated_at, o.url"

/* hjl-store-journal.c. @unknown: what it is where somebody else wrote the database in other words */
HjlActionKind hjl_store_action_kind_from_string (const char   *text,
                                                 HjlActionKind unknown);

/* hjl-store-runs.c. The run that writes now has a row from here on. @id: (out): 0 where no run is under way */
gboolean hjl_store_need_run (HjlStore *self,
                             gint64   *id,
                             GError  **error);
/* Its row went with the transaction. */
void     hjl_store_forget_run (HjlStore *self);
/* Where @candidate_id is by now, kept with a write. */
gboolean hjl_store_keep_place (HjlStore   *self,
                               gint64      write_id,
                               gboolean    after,
                               const char *candidate_id,
                               GError    **error);

/* hjl-store-missing.c: it is there again, is deleted, or is nobody's any more */
gboolean hjl_store_clear_missing (HjlStore   *self,
                                  const char *opportunity_id,
                                  GError    **error);

/* talent_id to erased, in the order of HjlCandidate's members. */
HjlCandidate   *hjl_store_read_candidate (HjlStatement *statement,
                                          const char   *id);
/* id to accepted_count, in the order of HjlRole's members. Returns: (transfer full): a HjlRole */
gpointer        hjl_store_read_role (HjlStatement *statement);
HjlLink        *hjl_store_read_link (HjlStatement *statement,
                                     const char   *candidate_id);
HjlHold        *hjl_store_read_hold (HjlStatement *statement,
                                     const char   *candidate_id);
HjlOpportunity *hjl_store_read_opportunity (HjlStatement *statement,
                                            const char   *id);
