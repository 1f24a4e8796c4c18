/* hjl-statement.h: a prepared SQL statement that is kept: typed values in, typed columns out
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "model/hjl-types.h"

/*
 * Values go into the question marks in their order, and columns come out in theirs, so a statement
 * reads like the SQL it stands beside. The first error is kept and told by hjl_statement_run() or
 * hjl_statement_end(); what comes between does nothing then. One of these two, or the autoptr, ends
 * each use and makes the statement ready for the next.
 */
typedef struct _HjlStatement HjlStatement;

/* Turns the connection's last error into a GError. */
typedef void (*HjlStatementFailed) (gpointer owner,
                                    int      code,
                                    GError **error);

/* Returns: (transfer full): what a row says */
typedef gpointer (*HjlStatementReadFunc) (HjlStatement *self);

/* Prepares @sql, or keeps the error for later. Never NULL. */
HjlStatement *hjl_statement_new (sqlite3           *db,
                                 const char        *sql,
                                 HjlStatementFailed failed,
                                 gpointer           owner);
void          hjl_statement_free (HjlStatement *self);
gboolean      hjl_statement_is_prepared (HjlStatement *self);
/* Begins a use: no two at a time. */
void          hjl_statement_begin (HjlStatement *self);
/* Of what writes the use fails with @code, and nothing is run. */
void          hjl_statement_refuse_write (HjlStatement *self,
                                          int           code);
/* Ends a use without asking how it went. */
void          hjl_statement_reset (HjlStatement *self);

/* The text is lent until the use ends. NULL goes in as NULL. */
void hjl_statement_bind_text (HjlStatement *self,
                              const char   *text);
void hjl_statement_bind_int (HjlStatement *self,
                             gint64        value);
void hjl_statement_bind_double (HjlStatement *self,
                                double        value);

/* For statements without rows, or whose rows do not matter. Ends the use. */
gboolean hjl_statement_run (HjlStatement *self,
                            GError      **error);
/* Whether there is another row; FALSE at the end and after an error. */
gboolean hjl_statement_next (HjlStatement *self);
/* Whether all went well so far. Ends the use. */
gboolean hjl_statement_end (HjlStatement *self,
                            GError      **error);

/* Reads columns into what the pointers behind @types are to, each said by a letter: s a text of one's own (char *; nullable), t one
 * that is lent until the next row, b (gboolean), i (int), u, x (also HjlTime), d. */
void hjl_statement_load (HjlStatement *self,
                         const char   *types,
                         ...);

/* All at once. Each ends the use. */
/* The first row, as hjl_statement_load() does, but for what is lent; without a row nothing is set. */
gboolean   hjl_statement_take (HjlStatement *self,
                               GError      **error,
                               const char   *types,
                               ...);
/* What @read makes of the first row. (transfer full) (nullable): NULL without an error where there is none */
gpointer   hjl_statement_take_first (HjlStatement        *self,
                                     HjlStatementReadFunc read,
                                     GDestroyNotify       free_item,
                                     GError             **error);
/* What it makes of each; a text that a damaged file lacks is left out. (transfer full) */
GPtrArray *hjl_statement_take_all (HjlStatement        *self,
                                   HjlStatementReadFunc read,
                                   GDestroyNotify       free_item,
                                   GError             **error);
/* Whether there is a row */
gboolean   hjl_statement_take_found (HjlStatement *self,
                                     gboolean     *found,
                                     GError      **error);
/* What the first column says. Returns: 0 without a row, -1 with an error */
gint64     hjl_statement_take_int (HjlStatement *self,
                                   GError      **error);
/* (transfer full) (nullable) */
char      *hjl_statement_take_text (HjlStatement *self,
                                    GError      **error);
/* (transfer full) (element-type utf8) */
GPtrArray *hjl_statement_take_texts (HjlStatement *self,
                                     GError      **error);

/* Lent until the next row. NULL where the column is NULL. */
const char *hjl_statement_get_text (HjlStatement *self);
char       *hjl_statement_dup_text (HjlStatement *self);
gint64      hjl_statement_get_int (HjlStatement *self);
gboolean    hjl_statement_get_boolean (HjlStatement *self);
/* Passes over @n columns. */
void        hjl_statement_skip (HjlStatement *self,
                                guint         n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlStatement, hjl_statement_reset)
